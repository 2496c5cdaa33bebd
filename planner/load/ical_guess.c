/* ical_guess.c - what a text of somebody else's calendar means in the words of hld. */
#include <ctype.h>
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "load/ical_reader.h"
#include "model/words.h"

enum { MOST_DIGITS = 5 };

const char *ical_slug(struct arena *scratch, const char *text)
{
	char *slug = arena_copy(scratch, text, strlen(text)), *to = slug;
	for (const char *from = text; slug != NULL && *from != '\0'; from++) {
		char c = *from >= 'A' && *from <= 'Z' ? (char)(*from - 'A' + 'a') : *from;
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			*to++ = c;
		else if (to > slug && to[-1] != '-')
			*to++ = '-';
	}
	while (to > slug && to[-1] == '-')
		to--;
	if (slug != NULL)
		*to = '\0';
	return slug;
}

/* A number of a meeting at text, and where it ends; CIVIL_NONE: none. */
static int32_t number_at(const char *text, const char **end)
{
	size_t digits = strspn(text, "0123456789");
	int32_t number = 0;
	*end = text;
	if (digits == 0 || digits > MOST_DIGITS || text[0] == '0')
		return CIVIL_NONE;
	for (size_t i = 0; i < digits; i++)
		number = number * 10 + (text[i] - '0');
	*end = text + digits;
	return number;
}

/* The number that comes before a word in folded text, "3rd ", or behind it, " 2". */
static int32_t number_around(const char *text, const char *at, size_t length, const char **begin,
                             const char **end)
{
	*begin = at;
	*end = at + length;
	if (**end == ' ') {
		const char *behind;
		int32_t number = number_at(*end + 1, &behind);
		if (number != CIVIL_NONE && (*behind == ' ' || *behind == '\0')) {
			*end = behind;
			return number;
		}
	}
	const char *word = at;
	while (word > text && word[-1] == ' ')
		word--;
	while (word > text && word[-1] != ' ')
		word--;
	const char *behind;
	int32_t number = number_at(word, &behind);
	bool is_ordinal = strncmp(behind, "st ", 3) == 0 || strncmp(behind, "nd ", 3) == 0 ||
	                  strncmp(behind, "rd ", 3) == 0 || strncmp(behind, "th ", 3) == 0;
	if (number == CIVIL_NONE || !is_ordinal || behind + 3 != at)
		return CIVIL_NONE;
	*begin = word;
	return number;
}

/* Where words stand in folded text as whole words; a plural is one of them. */
static const char *find_words(const char *text, const char *words, size_t *length)
{
	*length = strlen(words);
	for (const char *at = text; (at = strstr(at, words)) != NULL; at++) {
		const char *end = at + *length;
		bool begins = at == text || at[-1] == ' ';
		if (begins && *end == 's' && (end[1] == ' ' || end[1] == '\0')) {
			(*length)++;
			return at;
		}
		if (begins && (*end == ' ' || *end == '\0'))
			return at;
	}
	return NULL;
}

/* The words by which a kind is known: its label, its name, and the first word of a label that
 * says it alone ("plenary"). Folded, they are at most so long. */
enum { WORDS_ROOM = 64 };

static void name_kind(int32_t kind, bool by_label, char to[WORDS_ROOM])
{
	const char *name = by_label ? words_label(&meeting_kind_words, kind)
	                            : words_name(&meeting_kind_words, kind);
	char copy[WORDS_ROOM];
	text_print(copy, sizeof copy, "%s", name);
	text_fold(copy, to);
}

/* Look for the kind whose words are the longest in folded text. */
static void find_kind(const char *text, struct ical_guess *out, const char **begin,
                      const char **end)
{
	size_t longest = 0;
	for (int32_t kind = 1; meeting_kind_words.names[kind] != NULL; kind++)
		for (int by_label = 0; by_label < 2; by_label++) {
			char words[WORDS_ROOM];
			size_t length;
			name_kind(kind, by_label, words);
			const char *at = find_words(text, words, &length);
			bool vague = kind == OTHER && (!by_label || longest > 0);
			if (at == NULL || length <= longest || vague)
				continue;
			longest = length;
			out->kind = kind;
			out->number = number_around(text, at, length, begin, end);
		}
}

static char *folded(struct arena *scratch, const char *text, size_t length)
{
	char *copy = arena_copy(scratch, text, length);
	char *to = arena_alloc(scratch, length + 1);
	if (copy == NULL || to == NULL)
		return NULL;
	text_fold(copy, to);
	return to;
}

/* What hld has put before the words itself. */
static const char *skip_cancelled(const char *text)
{
	static const char word[] = "CANCELLED: ";
	return strncmp(text, word, sizeof word - 1) == 0 ? text + sizeof word - 1 : text;
}

bool ical_guess_summary(struct arena *scratch, const char *text, struct ical_guess *out)
{
	text = skip_cancelled(text);
	*out = (struct ical_guess){.number = CIVIL_NONE, .title = text};
	size_t head = strcspn(text, ":");
	const char *begin = "", *end = "";
	char *label = folded(scratch, text, head), *all = folded(scratch, text, strlen(text));
	if (label == NULL || all == NULL)
		return false;
	find_kind(label, out, &begin, &end);
	if (out->kind != 0 && text[head] == ':' && begin == label && *end == '\0') {
		const char *title = text + head + 1;
		while (isspace((unsigned char)*title))
			title++;
		out->is_label = true;
		out->title = title;
		return true;
	}
	*out = (struct ical_guess){.number = CIVIL_NONE, .title = text};
	find_kind(all, out, &begin, &end);
	if (out->kind == OTHER)
		out->kind = 0;
	if (out->kind == 0)
		out->number = CIVIL_NONE;
	return true;
}

bool ical_guess_category(struct arena *scratch, const char *text, int32_t *kind)
{
	char *words = folded(scratch, text, strlen(text));
	*kind = 0;
	for (int32_t at = 1; words != NULL && meeting_kind_words.names[at] != NULL; at++)
		for (int by_label = 0; by_label < 2; by_label++) {
			char name[WORDS_ROOM];
			name_kind(at, by_label, name);
			if (strcmp(words, name) == 0)
				*kind = at;
		}
	return words != NULL;
}
