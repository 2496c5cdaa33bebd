/* agenda_words.c - the house style of times, days, ordinals and meetings.
 *
 * Source: United Nations Editorial Manual; the Journal of the United Nations. */
#include "export/agenda_words.h"

#include <string.h>

#include "base/civil.h"

enum { NOON = 12 * 60 };

void agenda_add_ordinal(struct buffer *to, int32_t number)
{
	static const char *const endings[] = {"th", "st", "nd", "rd"};
	int32_t teens = number % 100, last = number % 10;
	bool regular = last > 3 || (teens >= 11 && teens <= 13);
	buffer_printf(to, "%d%s", (int)number, endings[regular ? 0 : last]);
}

void agenda_add_date(struct buffer *to, int32_t day)
{
	struct civil_date date = civil_date(day);
	buffer_printf(to, "%d %s %d", (int)date.day, civil_month_name(date.month), (int)date.year);
}

static void add_weekday_month(struct buffer *to, int32_t day)
{
	struct civil_date date = civil_date(day);
	buffer_printf(to, "%s, %d %s", civil_weekday_name(civil_weekday(day)), (int)date.day,
	              civil_month_name(date.month));
}

void agenda_add_weekday(struct buffer *to, int32_t day)
{
	add_weekday_month(to, day);
	buffer_printf(to, " %d", (int)civil_date(day).year);
}

void agenda_add_days(struct buffer *to, int32_t first, int32_t last)
{
	struct civil_date from = civil_date(first), until = civil_date(last);
	bool same_year = from.year == until.year;
	if (first != last) {
		buffer_printf(to, "%d", (int)from.day);
		if (!same_year || from.month != until.month)
			buffer_printf(to, " %s", civil_month_name(from.month));
		if (!same_year)
			buffer_printf(to, " %d", (int)from.year);
		buffer_text(to, last - first == 1 ? " and " : "-");
	}
	agenda_add_date(to, last);
}

/* Noon and midnight are words: what "12 p.m." is, readers do not agree on. */
static bool is_word(int32_t min)
{
	return min == 0 || min == NOON;
}

static void add_clock(struct buffer *to, int32_t min, bool half)
{
	if (is_word(min)) {
		buffer_text(to, min == NOON ? "noon" : "midnight");
		return;
	}
	int32_t hour = min / 60 % 12;
	buffer_printf(to, "%d", (int)(hour != 0 ? hour : 12));
	if (min % 60 != 0)
		buffer_printf(to, ".%02d", (int)(min % 60));
	if (half)
		buffer_text(to, min < NOON ? " a.m." : " p.m.");
}

static void add_other_day(struct buffer *to, int32_t day)
{
	buffer_text(to, " on ");
	add_weekday_month(to, day);
}

static bool is_given(const struct moment *moment)
{
	return moment->day != CIVIL_NONE && moment->min != CIVIL_NONE;
}

static void add_one(struct buffer *to, int32_t day, const struct moment *moment)
{
	add_clock(to, moment->min, true);
	if (moment->day != day)
		add_other_day(to, moment->day);
}

/* Start and end lie on one day; midnight ends the day before it. */
static void add_within_day(struct buffer *to, int32_t day, const struct moment *start,
                           const struct moment *end)
{
	bool same_half = start->day == end->day && (start->min < NOON) == (end->min < NOON);
	add_clock(to, start->min, !same_half || is_word(end->min));
	buffer_byte(to, '-');
	add_clock(to, end->min, true);
	if (start->day != day)
		add_other_day(to, start->day);
}

void agenda_add_span(struct buffer *to, int32_t day, const struct moment *start,
                     const struct moment *end)
{
	if (!is_given(end) && is_given(start)) {
		add_one(to, day, start);
	} else if (!is_given(start) && is_given(end)) {
		buffer_text(to, "until ");
		add_one(to, day, end);
	} else if (!is_given(start)) {
		return;
	} else if (start->day == end->day && start->min == end->min) {
		add_one(to, day, start);
	} else if (start->day == end->day || (end->day == start->day + 1 && end->min == 0)) {
		add_within_day(to, day, start, end);
	} else {
		add_one(to, day, start);
		buffer_text(to, start->day != day ? " to " : "-");
		add_clock(to, end->min, true);
		add_other_day(to, end->day);
	}
}

void agenda_add_capital(struct buffer *to, const char *word)
{
	char first = word[0];
	if (first == '\0')
		return;
	buffer_byte(to, first >= 'a' && first <= 'z' ? (char)(first - 'a' + 'A') : first);
	buffer_text(to, word + 1);
}

/* Meetings are numbered from the beginning of the session; tables have names. */
static bool is_counted(const struct meeting *meeting)
{
	static const bool counted[] = {[PLENARY] = true,
	                               [HEARING] = true,
	                               [INFORMAL] = true,
	                               [CONSULTATION] = true,
	                               [OTHER] = true};
	return meeting->number != CIVIL_NONE && meeting->kind < (int32_t)sizeof counted &&
	       counted[meeting->kind];
}

void agenda_add_label(struct buffer *to, const struct meeting *meeting)
{
	const char *kind = words_label(&meeting_kind_words, meeting->kind);
	if (is_counted(meeting)) {
		agenda_add_ordinal(to, meeting->number);
		buffer_printf(to, " %s", kind);
		return;
	}
	agenda_add_capital(to, kind);
	if (meeting->number != CIVIL_NONE)
		buffer_printf(to, " %d", (int)meeting->number);
}

void agenda_add_label_within(struct buffer *to, const struct meeting *meeting)
{
	if (is_counted(meeting)) {
		agenda_add_label(to, meeting);
		return;
	}
	buffer_text(to, words_label(&meeting_kind_words, meeting->kind));
	if (meeting->number != CIVIL_NONE)
		buffer_printf(to, " %d", (int)meeting->number);
}

void agenda_add_mention(struct buffer *to, const struct meeting *meeting)
{
	if (is_counted(meeting) || meeting->number == CIVIL_NONE)
		buffer_text(to, "the ");
	agenda_add_label_within(to, meeting);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_in_word(char c)
{
	return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') ||
	       (unsigned char)c >= 0x80;
}

bool agenda_says(const char *text, const char *phrase)
{
	size_t length = strlen(phrase);
	for (const char *at = text; (at = strstr(at, phrase)) != NULL && length > 0; at++)
		if (!is_in_word(at[length]) && (at == text || !is_in_word(at[-1])))
			return true;
	return false;
}

bool agenda_begins(const char *title, const char *label)
{
	while (*label != '\0' && lower(*title) == lower(*label))
		title++, label++;
	return *label == '\0' && !is_in_word(*title);
}
