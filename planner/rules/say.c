/* say.c - numbers, selectors, times and offices in words. */
#include "rules/say.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/text.h"

const char *say_number(uint32_t number, char to[SAY_ROOM])
{
	static const char *const words[] = {"no",   "one",    "two",   "three", "four",
	                                    "five", "six",    "seven", "eight", "nine",
	                                    "ten",  "eleven", "twelve"};
	if (number < sizeof words / sizeof *words)
		text_print(to, SAY_ROOM, "%s", words[number]);
	else
		text_print(to, SAY_ROOM, "%u", (unsigned)number);
	return to;
}

const char *say_bounds(int32_t exactly, int32_t min, int32_t max, char to[SAY_ROOM])
{
	char one[SAY_ROOM], two[SAY_ROOM];
	if (exactly == 0 || (exactly == CIVIL_NONE && max == 0))
		text_print(to, SAY_ROOM, "none");
	else if (exactly != CIVIL_NONE)
		text_print(to, SAY_ROOM, "exactly %s", say_number((uint32_t)exactly, one));
	else if (min != CIVIL_NONE && min == max)
		text_print(to, SAY_ROOM, "exactly %s", say_number((uint32_t)min, one));
	else if (min != CIVIL_NONE && max != CIVIL_NONE)
		text_print(to, SAY_ROOM, "%s to %s", say_number((uint32_t)min, one),
		           say_number((uint32_t)max, two));
	else if (min != CIVIL_NONE)
		text_print(to, SAY_ROOM, "at least %s", say_number((uint32_t)min, one));
	else
		text_print(to, SAY_ROOM, "at most %s", say_number((uint32_t)max, one));
	return to;
}

bool say_bounds_one(int32_t exactly, int32_t min, int32_t max)
{
	return exactly == 1 || max == 1 || (max == CIVIL_NONE && min == 1);
}

const char *say_bounds_are(int32_t exactly, int32_t min, int32_t max, char to[SAY_ROOM])
{
	bool none = exactly == 0 || max == 0;
	say_bounds(exactly, min, max, to);
	text_append(to, SAY_ROOM, none || say_bounds_one(exactly, min, max) ? " is" : " are");
	return to;
}

bool in_bounds(uint32_t number, int32_t exactly, int32_t min, int32_t max)
{
	return (exactly == CIVIL_NONE || number == (uint32_t)exactly) &&
	       (min == CIVIL_NONE || number >= (uint32_t)min) &&
	       (max == CIVIL_NONE || number <= (uint32_t)max);
}

enum in_bounds in_bounds_with(uint32_t number, uint32_t unknown, int32_t exactly, int32_t min,
                              int32_t max)
{
	int64_t least = exactly != CIVIL_NONE ? exactly : min != CIVIL_NONE ? min : 0;
	int64_t most = exactly != CIVIL_NONE ? exactly : max;
	int64_t all = (int64_t)number + unknown;
	if (most == CIVIL_NONE)
		most = INT64_MAX;
	if (number > most || all < least)
		return OUT_OF_BOUNDS;
	return number >= least && all <= most ? IN_BOUNDS : MAY_BE_IN_BOUNDS;
}

static void add_plural(char to[SAY_ROOM], const char *label, bool plural)
{
	size_t length = strlen(label);
	const char *of = strstr(label, " of "); /* "adoption of the agenda" keeps its number */
	if (!plural || of != NULL || (length > 0 && label[length - 1] == 's'))
		text_append(to, SAY_ROOM, "%s", label);
	else if (length > 0 && label[length - 1] == 'y')
		text_append(to, SAY_ROOM, "%.*sies", (int)(length - 1), label);
	else
		text_append(to, SAY_ROOM, "%ss", label);
}

const char *say_between(uint32_t index, uint32_t count, const char *last)
{
	return index == 0 ? "" : index + 1 < count ? ", " : last;
}

static void add_labels(char to[SAY_ROOM], const struct words *words, const word_list *list,
                       const char *and_or, bool plural)
{
	for (uint32_t i = 0; i < list->count; i++) {
		text_append(to, SAY_ROOM, "%s", say_between(i, list->count, and_or));
		add_plural(to, words_label(words, list->at[i]), plural);
	}
}

/* The meetings that a selector means, its items aside. */
static void add_meetings(char to[SAY_ROOM], const struct selector *selector, bool plural)
{
	if (selector->kinds.count > 0)
		add_labels(to, &meeting_kind_words, &selector->kinds, " and ", plural);
	else
		text_append(to, SAY_ROOM, plural ? "meetings" : "meeting");
	for (uint32_t i = 0; i < selector->numbers.count; i++)
		text_append(to, SAY_ROOM, "%s%d",
		            i == 0 ? " " : say_between(i, selector->numbers.count, " and "),
		            (int)selector->numbers.at[i]);
}

static void add_when(char to[SAY_ROOM], const struct selector *selector)
{
	if (selector->part != 0)
		text_append(to, SAY_ROOM, " in the %s",
		            words_label(&day_part_words, selector->part));
	if (selector->day != CIVIL_NONE)
		text_append(to, SAY_ROOM, selector->part != 0 ? " of day %d" : " on day %d",
		            (int)selector->day);
	if (selector->conference)
		text_append(to, SAY_ROOM, " on the days of the conference");
}

const char *say_which(const struct selector *selector, bool plural, char to[SAY_ROOM])
{
	to[0] = '\0';
	bool one = !plural || selector->position != 0;
	bool one_number = selector->numbers.count == 1 && selector->kinds.count == 1;
	if (selector->position != 0)
		text_append(to, SAY_ROOM, "the %s ",
		            words_name(&position_words, selector->position));
	if (selector->items.count > 0) {
		add_labels(to, &item_kind_words, &selector->items, " and ", !one);
		if (selector->kinds.count > 0 || selector->numbers.count > 0) {
			text_append(to, SAY_ROOM, " in ");
			add_meetings(to, selector, !one_number);
		}
	} else {
		add_meetings(to, selector, !one && !one_number);
	}
	add_when(to, selector);
	if (selector->also != NULL) {
		char also[SAY_ROOM];
		bool same = strcmp(say_which(selector->also, plural, also), to) == 0;
		if (same) /* panels that are meetings, and panels that are items */
			text_append(to, SAY_ROOM, " (as meetings or as items)");
		else
			text_append(to, SAY_ROOM, " and %s", also);
	}
	return to;
}

bool say_is_one(const struct selector *selector)
{
	return selector->also == NULL &&
	       (selector->position != 0 ||
	        (selector->numbers.count == 1 && selector->kinds.count == 1 &&
	         selector->items.count == 0));
}

const char *say_hit(const struct check *check, const struct hit *hit, char to[SAY_ROOM])
{
	const struct meeting *meeting = hit_meeting(check, hit);
	const struct item *item = hit_item(check, hit);
	char label[SAY_ROOM];
	meeting_label(meeting, label, sizeof label);
	if (item == NULL)
		text_print(to, SAY_ROOM, "%s", label);
	else
		text_print(to, SAY_ROOM, "%s in %s", words_label(&item_kind_words, item->kind),
		           label);
	if (strcmp(meeting->zone.name, check->programme->zone) != 0)
		text_append(to, SAY_ROOM, ", %s time", meeting->zone.name);
	return to;
}

const char *say_times(struct moment start, struct moment end, char to[SAY_ROOM])
{
	char from[CIVIL_ROOM], until[CIVIL_ROOM];
	text_print(to, SAY_ROOM, "%s-%s", civil_write_time(start.min, from),
	           civil_write_time(end.min, until));
	return to;
}

const char *say_span(struct moment start, struct moment end, char to[SAY_ROOM])
{
	char day[CIVIL_ROOM], last[CIVIL_ROOM], until[CIVIL_ROOM];
	char times[SAY_ROOM];
	if (start.day == end.day)
		text_print(to, SAY_ROOM, "%s, %s", civil_say_date(start.day, day),
		           say_times(start, end, times));
	else
		text_print(to, SAY_ROOM, "%s, %s to %s, %s", civil_say_date(start.day, day),
		           civil_write_time(start.min, times), civil_say_date(end.day, last),
		           civil_write_time(end.min, until));
	return to;
}

const char *say_asked(const struct check *check)
{
	if (check->severity == HLD_BREACH)
		return "decided";
	return check->mandate->force == PROPOSED ? "proposed" : "asked for";
}

const char *say_who(const struct check *check, const struct who_ref *who, char to[SAY_ROOM])
{
	const char *name = programme_who(check->programme, who, NULL);
	const struct delegation *delegation = programme_delegation(check->programme, who->id);
	const char *of = delegation != NULL ? text_in(&delegation->participant->name, NULL) : name;
	text_print(to, SAY_ROOM, strstr(name, of) != NULL ? "%s" : "%s (%s)", name, of);
	return to;
}

/* Whether one of the words is the first of a text, up to its end or a hyphen. */
static bool begins_with(const char *text, const char *const *words, size_t count)
{
	size_t length = strcspn(text, "-");
	for (size_t i = 0; i < count; i++)
		if (length == strlen(words[i]) && strncmp(text, words[i], length) == 0)
			return true;
	return false;
}

/* Add an office as a title has it, from its id: "Vice-President of the General Assembly",
 * "Under-Secretary-General". */
static void add_office(char to[SAY_ROOM], const char *id)
{
	static const char *const small[] = {"of", "the", "and", "for", "to", "in", "on"};
	static const char *const joined[] = {"vice", "under", "co", "secretary"};
	while (*id != '\0') {
		size_t length = strcspn(id, "-");
		bool is_small = begins_with(id, small, sizeof small / sizeof *small);
		char first = id[0];
		if (!is_small && first >= 'a' && first <= 'z')
			first = (char)(first - 'a' + 'A');
		text_append(to, SAY_ROOM, "%c%.*s", first, (int)length - 1, id + 1);
		if (id[length] == '\0')
			return;
		bool hyphen = begins_with(id, joined, sizeof joined / sizeof *joined);
		text_append(to, SAY_ROOM, hyphen ? "-" : " ");
		id += length + 1;
	}
}

const char *say_office(const struct hld_programme *programme, const char *office, char to[SAY_ROOM])
{
	for (uint32_t i = 0; programme != NULL && i < programme->persons.count; i++) {
		const struct person *person = programme->persons.at[i].person;
		if (person->office == NULL || strcmp(person->office, office) != 0 ||
		    person->title.en == NULL)
			continue;
		text_print(to, SAY_ROOM, "the %s", person->title.en);
		return to;
	}
	text_print(to, SAY_ROOM, "the ");
	add_office(to, office);
	return to;
}

const char *say_offices(const struct hld_programme *programme, const string_list *offices,
                        char to[SAY_ROOM])
{
	char office[SAY_ROOM];
	to[0] = '\0';
	for (uint32_t i = 0; i < offices->count; i++)
		text_append(to, SAY_ROOM, "%s%s", say_between(i, offices->count, " or "),
		            say_office(programme, offices->at[i], office));
	return to;
}

const char *say_words(const struct words *words, const word_list *list, const char *and_or,
                      char to[SAY_ROOM])
{
	to[0] = '\0';
	add_labels(to, words, list, and_or, false);
	return to;
}
