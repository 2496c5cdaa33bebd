/* agenda_words.c - the house style of times, days, ordinals and meetings.
 *
 * Source: United Nations Editorial Manual; the Journal of the United Nations. */
#include "export/agenda_words.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/text.h"

enum { NOON = 12 * 60, DIGITS = 12 };

static const char *print_digits(char to[static DIGITS], int32_t number)
{
	snprintf(to, DIGITS, "%d", (int)number);
	return to;
}

void agenda_add_ordinal(struct buffer *to, const struct locale *locale, int32_t number)
{
	static const char *const formats[] = {N_("{1}th"), N_("{1}st"), N_("{1}nd"), N_("{1}rd")};
	int32_t teens = number % 100, last = number % 10;
	bool regular = last > 3 || (teens >= 11 && teens <= 13);
	char digits[DIGITS];
	if (number == 1)
		buffer_text(to, locale_text(locale, "1st"));
	else
		locale_print(to, locale, formats[regular ? 0 : last], print_digits(digits, number),
		             NULL);
}

/* French has another word for the first. */
static const char *day_number(const struct locale *locale, int32_t day, char room[static DIGITS])
{
	return day == 1 ? locale_text(locale, "1") : print_digits(room, day);
}

static const char *month_name(const struct locale *locale, int32_t month)
{
	return locale_text(locale, civil_month_name(month));
}

void agenda_add_date(struct buffer *to, const struct locale *locale, int32_t day)
{
	struct civil_date date = civil_date(day);
	char number[DIGITS], year[DIGITS];
	/* TRANSLATORS: day, month, year */
	locale_print(to, locale, "{1} {2} {3}", day_number(locale, date.day, number),
	             month_name(locale, date.month), print_digits(year, date.year), NULL);
}

static const char *weekday_name(const struct locale *locale, int32_t day)
{
	return locale_text(locale, civil_weekday_name(civil_weekday(day)));
}

static void add_weekday_month(struct buffer *to, const struct locale *locale, int32_t day)
{
	struct civil_date date = civil_date(day);
	char number[DIGITS];
	/* TRANSLATORS: weekday, day, month */
	locale_print(to, locale, "{1}, {2} {3}", weekday_name(locale, day),
	             day_number(locale, date.day, number), month_name(locale, date.month), NULL);
}

void agenda_add_weekday(struct buffer *to, const struct locale *locale, int32_t day)
{
	struct civil_date date = civil_date(day);
	struct buffer line = {0};
	char number[DIGITS], year[DIGITS];
	/* TRANSLATORS: weekday, day, month, year; the first letter is made a capital */
	locale_print(&line, locale, "{1}, {2} {3} {4}", weekday_name(locale, day),
	             day_number(locale, date.day, number), month_name(locale, date.month),
	             print_digits(year, date.year), NULL);
	agenda_add_capital(to, buffer_str(&line));
	to->failed |= line.failed;
	buffer_release(&line);
}

/* In three shapes, each for two days and for more. */
void agenda_add_days(struct buffer *to, const struct locale *locale, int32_t first, int32_t last)
{
	struct civil_date from = civil_date(first), until = civil_date(last);
	char from_room[DIGITS], until_room[DIGITS], from_year[DIGITS], until_year[DIGITS];
	const char *from_day = day_number(locale, from.day, from_room);
	const char *until_day = day_number(locale, until.day, until_room);
	const char *from_month = month_name(locale, from.month);
	const char *until_month = month_name(locale, until.month);
	bool two = last - first == 1;
	print_digits(from_year, from.year);
	print_digits(until_year, until.year);
	if (first == last)
		agenda_add_date(to, locale, last);
	else if (from.year != until.year)
		/* TRANSLATORS: day, month, year, and again */
		locale_print(
			to, locale,
			two ? N_("{1} {2} {3} and {4} {5} {6}") : N_("{1} {2} {3}-{4} {5} {6}"),
			from_day, from_month, from_year, until_day, until_month, until_year, NULL);
	else if (from.month != until.month)
		/* TRANSLATORS: day, month, day, month, year */
		locale_print(to, locale,
		             two ? N_("{1} {2} and {3} {4} {5}") : N_("{1} {2}-{3} {4} {5}"),
		             from_day, from_month, until_day, until_month, until_year, NULL);
	else
		/* TRANSLATORS: first day, last day, month, year */
		locale_print(to, locale, two ? N_("{1} and {2} {3} {4}") : N_("{1}-{2} {3} {4}"),
		             from_day, until_day, until_month, until_year, NULL);
}

/* Noon and midnight are words: what "12 p.m." is, readers do not agree on. */
static bool is_word(const struct locale *locale, int32_t min)
{
	return locale->clock != CLOCK_HOURS && (min == 0 || min == NOON);
}

static void add_clock(struct buffer *to, const struct locale *locale, int32_t min, bool half)
{
	/* TRANSLATORS: hours, or hours and minutes; those with "h" count hours to 24 */
	static const char *const forms[][2] = {{N_("{1}"), N_("{1}.{2}")},
	                                       {N_("{1} a.m."), N_("{1}.{2} a.m.")},
	                                       {N_("{1} p.m."), N_("{1}.{2} p.m.")},
	                                       {N_("{1} h"), N_("{1} h {2}")}};
	int form = locale->clock == CLOCK_HOURS ? 3 : !half ? 0 : min < NOON ? 1 : 2;
	int32_t hour = min / 60;
	char hours[DIGITS], minutes[DIGITS];
	if (is_word(locale, min)) {
		buffer_text(to, locale_text(locale, min == NOON ? N_("noon") : N_("midnight")));
		return;
	}
	if (locale->clock != CLOCK_HOURS)
		hour = hour % 12 != 0 ? hour % 12 : 12;
	snprintf(minutes, sizeof minutes, "%02d", (int)(min % 60));
	locale_print(to, locale, forms[form][min % 60 != 0], print_digits(hours, hour), minutes,
	             NULL);
}

static bool is_given(const struct moment *moment)
{
	return moment->day != CIVIL_NONE && moment->min != CIVIL_NONE;
}

/* Add a time, and its day where that is another than the heading's; the time is released. */
static void add_on(struct buffer *to, const struct locale *locale, int32_t day, int32_t other_day,
                   struct buffer *time)
{
	struct buffer when = {0};
	if (day == other_day) {
		buffer_text(to, buffer_str(time));
	} else {
		add_weekday_month(&when, locale, other_day);
		/* TRANSLATORS: a time or times, and the day on which that is */
		locale_print(to, locale, "{1} on {2}", buffer_str(time), buffer_str(&when), NULL);
	}
	to->failed |= time->failed || when.failed;
	buffer_release(&when);
	buffer_release(time);
}

static void add_one(struct buffer *to, const struct locale *locale, int32_t day,
                    const struct moment *moment)
{
	struct buffer time = {0};
	add_clock(&time, locale, moment->min, true);
	add_on(to, locale, day, moment->day, &time);
}

/* Add two times as English words say it; they are released. */
static void add_pair(struct buffer *to, const struct locale *locale, const char *english,
                     struct buffer *from, struct buffer *until)
{
	locale_print(to, locale, english, buffer_str(from), buffer_str(until), NULL);
	to->failed |= from->failed || until->failed;
	buffer_release(from);
	buffer_release(until);
}

static const char range[] = N_("{1}-{2}");

/* Start and end lie on one day; midnight ends the day before it. */
static void add_within_day(struct buffer *to, const struct locale *locale, int32_t day,
                           const struct moment *start, const struct moment *end)
{
	enum { MIDNIGHT = 24 * 60 };
	struct buffer from = {0}, until = {0}, both = {0};
	bool same_half = start->day == end->day && (start->min < NOON) == (end->min < NOON);
	bool late = locale->clock == CLOCK_HALF_LAST && same_half && !is_word(locale, end->min);
	bool early = locale->clock == CLOCK_HALF_FIRST && same_half && !is_word(locale, start->min);
	bool night = locale->clock == CLOCK_HOURS && end->min == 0;
	add_clock(&from, locale, start->min, !late);
	add_clock(&until, locale, night ? MIDNIGHT : end->min, !early);
	add_pair(&both, locale, range, &from, &until);
	add_on(to, locale, day, start->day, &both);
}

static void add_two(struct buffer *to, const struct locale *locale, int32_t day,
                    const struct moment *start, const struct moment *end)
{
	struct buffer from = {0}, until = {0};
	add_one(&from, locale, day, start);
	add_one(&until, locale, day, end);
	add_pair(to, locale, start->day != day ? N_("{1} to {2}") : range, &from, &until);
}

static void add_until(struct buffer *to, const struct locale *locale, int32_t day,
                      const struct moment *end)
{
	struct buffer until = {0};
	add_one(&until, locale, day, end);
	locale_print(to, locale, "until {1}", buffer_str(&until), NULL);
	to->failed |= until.failed;
	buffer_release(&until);
}

void agenda_add_span(struct buffer *to, const struct locale *locale, int32_t day,
                     const struct moment *start, const struct moment *end)
{
	if (!is_given(end) && is_given(start)) {
		add_one(to, locale, day, start);
	} else if (!is_given(start) && is_given(end)) {
		add_until(to, locale, day, end);
	} else if (!is_given(start)) {
		return;
	} else if (start->day == end->day && start->min == end->min) {
		add_one(to, locale, day, start);
	} else if (start->day == end->day || (end->day == start->day + 1 && end->min == 0)) {
		add_within_day(to, locale, day, start, end);
	} else {
		add_two(to, locale, day, start, end);
	}
}

/* The capital of a small letter: Latin, its supplement, or Cyrillic. */
static uint32_t capital(uint32_t code)
{
	if ((code >= 'a' && code <= 'z') || (code >= 0xE0 && code <= 0xFE && code != 0xF7) ||
	    (code >= 0x430 && code <= 0x44F))
		return code - 0x20;
	return code >= 0x450 && code <= 0x45F ? code - 0x50 : code;
}

void agenda_add_capital(struct buffer *to, const char *word)
{
	char first[5];
	const char *rest = word;
	if (word[0] == '\0')
		return;
	uint32_t code = utf8_next(&rest);
	buffer_add(to, first, utf8_put(capital(code), first));
	buffer_text(to, rest);
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

static void add_counted(struct buffer *to, const struct locale *locale,
                        const struct meeting *meeting, const char *kind)
{
	struct buffer ordinal = {0};
	agenda_add_ordinal(&ordinal, locale, meeting->number);
	/* TRANSLATORS: "3rd", "plenary meeting" */
	locale_print(to, locale, "{1} {2}", buffer_str(&ordinal), kind, NULL);
	to->failed |= ordinal.failed;
	buffer_release(&ordinal);
}

static void add_named(struct buffer *to, const struct locale *locale, const char *kind,
                      int32_t number)
{
	char digits[DIGITS];
	/* TRANSLATORS: "2", "round table" */
	locale_print(to, locale, "{2} {1}", print_digits(digits, number), kind, NULL);
}

void agenda_add_label_within(struct buffer *to, const struct locale *locale,
                             const struct meeting *meeting)
{
	const char *kind = locale_text(locale, words_label(&meeting_kind_words, meeting->kind));
	if (is_counted(meeting))
		add_counted(to, locale, meeting, kind);
	else if (meeting->number != CIVIL_NONE)
		add_named(to, locale, kind, meeting->number);
	else
		buffer_text(to, kind);
}

void agenda_add_label(struct buffer *to, const struct locale *locale, const struct meeting *meeting)
{
	struct buffer label = {0};
	agenda_add_label_within(&label, locale, meeting);
	agenda_add_capital(to, buffer_str(&label));
	to->failed |= label.failed;
	buffer_release(&label);
}

void agenda_add_mention(struct buffer *to, const struct locale *locale,
                        const struct meeting *meeting)
{
	struct buffer label = {0};
	bool article = is_counted(meeting) || meeting->number == CIVIL_NONE;
	agenda_add_label_within(&label, locale, meeting);
	if (article)
		locale_print(to, locale, "the {1}", buffer_str(&label), NULL);
	else
		buffer_text(to, buffer_str(&label));
	to->failed |= label.failed;
	buffer_release(&label);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool agenda_says(const char *text, const char *phrase)
{
	size_t length = strlen(phrase);
	for (const char *at = text; (at = strstr(at, phrase)) != NULL && length > 0; at++)
		if (!text_in_word(at[length]) && (at == text || !text_in_word(at[-1])))
			return true;
	return false;
}

bool agenda_begins(const char *title, const char *label)
{
	while (*label != '\0' && lower(*title) == lower(*label))
		title++, label++;
	if (*label != '\0' || !text_in_word(*title))
		return *label == '\0';
	return utf8_width(utf8_next(&title)) == 2; /* Chinese has no blanks between words */
}
