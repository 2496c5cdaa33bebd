/* words.c - the vocabularies of words.h as tables. */
#include "model/words.h"

#include <string.h>

#include "base/text.h"

#define WORD_NAME(name, word, label)  word,
#define WORD_LABEL(name, word, label) label,
#define WORDS(id, LIST, what)                                                 \
	static const char *const id##_names[] = {"", LIST(WORD_NAME) NULL};   \
	static const char *const id##_labels[] = {"", LIST(WORD_LABEL) NULL}; \
	const struct words id##_words = {what, id##_names, id##_labels};

WORDS(meeting_kind, MEETING_KINDS, "kind of meeting")
WORDS(item_kind, ITEM_KINDS, "kind of item")
WORDS(meeting_status, MEETING_STATUSES, "status of a meeting")
WORDS(programme_status, PROGRAMME_STATUSES, "status of a programme")
WORDS(category, CATEGORIES, "category of participants")
WORDS(regional_group, REGIONAL_GROUPS, "regional group")
WORDS(level, LEVELS, "level of a representative")
WORDS(gender, GENDERS, "gender")
WORDS(role, ROLES, "role in a meeting")
WORDS(wish_kind, WISH_KINDS, "kind of preference")
WORDS(candidacy, CANDIDACIES, "role that people are put forward for")
WORDS(request_kind, REQUEST_KINDS, "kind of request")
WORDS(order_within, ORDERS_WITHIN, "order within a tier")
WORDS(day_part, DAY_PARTS, "part of the day")
WORDS(position, POSITIONS, "position")
WORDS(force, FORCES, "force of a mandate")

static const char *const verb_names[] = {"", VERBS(WORD_NAME) NULL};
const struct words verb_words = {"verb", verb_names, NULL};

int32_t words_value(const struct words *words, const char *word)
{
	for (int32_t value = 1; words->names[value] != NULL; value++)
		if (strcmp(words->names[value], word) == 0)
			return value;
	return 0;
}

const char *words_name(const struct words *words, int32_t value)
{
	return words->names[value];
}

const char *words_label(const struct words *words, int32_t value)
{
	return (words->labels != NULL ? words->labels : words->names)[value];
}

const char *words_nearest(const struct words *words, const char *word)
{
	const char *nearest = NULL;
	for (int32_t value = 1; words->names[value] != NULL; value++)
		nearest = text_nearer(word, nearest, words->names[value]);
	return nearest;
}

hld_severity verb_severity(enum verb verb, enum force force)
{
#define VERB_SEVERITY(name, word, severity) severity,
	static const hld_severity of_verb[] = {HLD_WARNING, VERBS(VERB_SEVERITY)};
#undef VERB_SEVERITY
	hld_severity severity = of_verb[verb];
	return force == PROPOSED && severity > HLD_WARNING ? HLD_WARNING : severity;
}
