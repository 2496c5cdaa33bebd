/* agenda_maker.c - keep strings, remember failures, name people. */
#include "export/agenda_maker.h"

#include <stdlib.h>

#include "base/civil.h"
#include "base/grow.h"
#include "base/text.h"
#include "export/agenda_words.h"
#include "model/value.h"

static void add_person(struct maker *maker, const struct person *person, const char *participant)
{
	const char *name = text_in(&person->name, maker->lang);
	const char *title = text_in(&person->title, maker->lang);
	buffer_text(&maker->line, name);
	/* "(Bahrain), Minister for Foreign Affairs of Bahrain" would say it twice. */
	if (participant[0] != '\0' && !agenda_says(name, participant) &&
	    !agenda_says(title, participant))
		maker_print(maker, " ({1})", participant, NULL);
	if (title[0] != '\0' && !text_same_words(name, title))
		maker_print(maker, ", {1}", title, NULL);
}

/* Make every name once: one person may sit in a hundred meetings. */
static bool make_people(struct maker *maker)
{
	const struct hld_programme *programme = maker->programme;
	uint32_t persons = programme->persons.count, delegations = programme->delegations.count;
	maker->people = maker_array(maker, (size_t)persons + delegations, sizeof *maker->people);
	if (maker->people == NULL)
		return false;
	for (uint32_t i = 0; i < delegations; i++)
		maker->people[persons + i] =
			text_in(&programme->delegations.at[i].participant->name, maker->lang);
	for (uint32_t i = 0; i < persons; i++) {
		uint32_t n = programme->persons.at[i].delegation;
		add_person(maker, programme->persons.at[i].person,
		           n != NO_ELEMENT ? maker->people[persons + n] : "");
		maker->people[i] = maker_take(maker);
	}
	return !maker->failed;
}

bool maker_init(struct maker *maker, const struct hld_programme *programme, who_id who,
                const char *lang, struct arena *arena)
{
	*maker = (struct maker){.programme = programme,
	                        .who = who,
	                        .lang = lang,
	                        .locale = locale_find(lang),
	                        .arena = arena};
	if (!make_people(maker))
		maker->failed = true;
	return !maker->failed;
}

/* The strings of a document lie in the order in which it was read. */
static int address_compare(const void *a, const void *b)
{
	uintptr_t x = (uintptr_t)value_pointer(a), y = (uintptr_t)value_pointer(b);
	return x < y ? -1 : x > y;
}

static void list_missing(struct maker *maker, string_list *missing)
{
	uint32_t count = 0;
	struct map seen;
	const char **at = maker_array(maker, maker->missing_count, sizeof *at);
	if (at == NULL || maker->missing_count == 0)
		return;
	if (!map_init(&seen, maker->arena, maker->missing_count)) {
		maker->failed = true;
		return;
	}
	qsort(maker->missing, maker->missing_count, sizeof *maker->missing, address_compare);
	for (uint32_t i = 0; i < maker->missing_count; i++)
		if (map_put(&seen, maker->missing[i], count) == count)
			at[count++] = maker->missing[i];
	missing->at = at;
	missing->count = count;
}

bool maker_finish(struct maker *maker, string_list *missing)
{
	list_missing(maker, missing);
	maker->failed |= maker->line.failed;
	buffer_release(&maker->line);
	free(maker->missing);
	return !maker->failed;
}

void *maker_array(struct maker *maker, size_t count, size_t size)
{
	void *array = arena_array(maker->arena, count, size);
	maker->failed |= array == NULL;
	return array;
}

const char *maker_take(struct maker *maker)
{
	const char *taken = arena_copy(maker->arena, buffer_str(&maker->line), maker->line.size);
	maker->failed |= taken == NULL || maker->line.failed;
	buffer_cut(&maker->line, 0);
	return taken != NULL ? taken : "";
}

const char *maker_take_any(struct maker *maker)
{
	return maker->line.size > 0 ? maker_take(maker) : NULL;
}

void maker_star(struct maker *maker, bool illustrative)
{
	if (!illustrative)
		return;
	buffer_byte(&maker->line, '*');
	maker->starred = true;
}

const char *maker_words(const struct maker *maker, const char *english)
{
	return locale_text(maker->locale, english);
}

const char *maker_number(struct maker *maker, int32_t number)
{
	const char *digits = arena_printf(maker->arena, "%d", (int)number);
	maker->failed |= digits == NULL;
	return digits != NULL ? digits : "";
}

void maker_note(struct maker *maker, const struct text *text)
{
	const char *lang = text_language(text, maker->lang);
	if (text->en == NULL || locale_find(lang) == maker->locale)
		return;
	const char **more =
		grown(maker->missing, maker->missing_count, &maker->missing_room, sizeof *more);
	maker->failed |= more == NULL;
	if (more == NULL)
		return;
	maker->missing = more;
	more[maker->missing_count++] = text->en;
}

const char *maker_text(struct maker *maker, const struct text *text)
{
	const char *string = text_in(text, maker->lang);
	maker_note(maker, text);
	return string[0] != '\0' ? string : NULL;
}

const char *maker_theme(struct maker *maker, const struct text *theme)
{
	const char *string = maker_text(maker, theme);
	if (string == NULL)
		return NULL;
	maker_print(maker, "Theme: {1}", string, NULL);
	return maker_take(maker);
}

const char *maker_limit(struct maker *maker, int32_t limit_min)
{
	if (limit_min == CIVIL_NONE)
		return NULL;
	if (limit_min == 1)
		return maker_words(maker, "Time limit: 1 minute for each statement");
	maker_print(maker, "Time limit: {1} minutes for each statement",
	            maker_number(maker, limit_min), NULL);
	return maker_take(maker);
}

const char *maker_who(struct maker *maker, const struct who_ref *who, const char *above)
{
	if (who->name == NULL || who->id.n == NO_ELEMENT)
		return who->name;
	const struct person *person = programme_person(maker->programme, who->id);
	uint32_t n = who->id.n & ~WHO_DELEGATION;
	const char *whole = maker->people[person != NULL ? n : maker->programme->persons.count + n];
	const char *name = person != NULL ? text_in(&person->name, maker->lang) : whole;
	if (agenda_says(above, name))
		return NULL;
	if (person == NULL) {
		const struct delegation *of = programme_delegation(maker->programme, who->id);
		maker_note(maker, &of->participant->name);
		return whole;
	}
	maker_note(maker, &person->title);
	bool titled = agenda_says(above, text_in(&person->title, maker->lang));
	if (!titled && !person->illustrative)
		return whole;
	buffer_text(&maker->line, titled ? name : whole);
	maker_star(maker, person->illustrative);
	return maker_take(maker);
}

string_list maker_everyone(struct maker *maker, const struct who_ref *who, uint32_t count,
                           const char *above)
{
	string_list list = {0};
	const char **at = count > 0 ? maker_array(maker, count, sizeof *at) : NULL;
	for (uint32_t i = 0; at != NULL && i < count; i++) {
		const char *said = maker_who(maker, &who[i], above);
		if (said != NULL)
			at[list.count++] = said;
	}
	list.at = at;
	return list;
}
