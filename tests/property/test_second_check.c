/* test_second_check.c - a second, plainer check of drawn programmes, with which the
 * first must agree.
 *
 * It compares all with all, where the first selects, sorts and sweeps; and the days,
 * hours and numbers of resolution 60/227 stand in it once more. */
#include "unit.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw.h"
#include "hld.h"

enum { PROGRAMMES = 3000, MOST_USES = 1024 };

static json_t *base;
static hld_mandate *mandate;

static int load(void **state)
{
	(void)state;
	json_t *venue = json_load_file(HLD_SOURCE_DIR "/data/venues/un-headquarters.json", 0, NULL);
	base = json_load_file(HLD_SOURCE_DIR "/data/programmes/hld-2006.json", 0, NULL);
	assert_non_null(base);
	json_object_set(base, "rooms", json_object_get(venue, "rooms"));
	json_decref(venue);
	return hld_mandate_load(HLD_SOURCE_DIR "/data/mandates/a-res-60-227.json", &mandate,
	                        NULL) != HLD_OK;
}

static int release(void **state)
{
	(void)state;
	hld_mandate_free(mandate);
	json_decref(base);
	return 0;
}

static hld_findings *check(const json_t *document)
{
	hld_programme *programme = NULL;
	hld_findings *findings = NULL;
	hld_error err = {0};
	char *text = json_dumps(document, JSON_COMPACT);
	if (hld_programme_read(text, strlen(text), "drawn", &programme, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	free(text);
	const hld_mandate *const one[] = {mandate};
	assert_int_equal(hld_check(one, 1, programme, &findings, NULL), HLD_OK);
	hld_programme_free(programme);
	return findings;
}

/* How a clause comes out. */
enum outcome { SILENT, MET, BROKEN };

/* Meetings that are held, of some kinds, at some time. */
typedef bool choice(const struct plain *meeting);

static bool is_plenary(const struct plain *meeting)
{
	return meeting->held && strcmp(meeting->kind, "plenary") == 0;
}

static bool is_table(const struct plain *meeting)
{
	return meeting->held && strcmp(meeting->kind, "round-table") == 0;
}

static bool is_of_dialogue(const struct plain *meeting)
{
	return is_plenary(meeting) || is_table(meeting);
}

static bool is_panel(const struct plain *meeting)
{
	return meeting->held && strcmp(meeting->kind, "panel") == 0;
}

static bool is_hearing(const struct plain *meeting)
{
	return meeting->held && strcmp(meeting->kind, "hearing") == 0;
}

static bool is_of_first_set(const struct plain *meeting)
{
	return is_table(meeting) && meeting->day == minutes_of("2006-09-14T00:00") / 1440 &&
	       meeting->start_min >= 12 * 60 && meeting->end_min <= 18 * 60 + 30;
}

static bool is_of_second_set(const struct plain *meeting)
{
	return is_table(meeting) && meeting->day == minutes_of("2006-09-15T00:00") / 1440 &&
	       meeting->start_min >= 8 * 60 && meeting->end_min <= 14 * 60;
}

static size_t count_of(const struct plains *all, choice *is_meant)
{
	size_t count = 0;
	for (size_t i = 0; i < all->count; i++)
		count += is_meant(&all->at[i]);
	return count;
}

static enum outcome met_if(bool met)
{
	return met ? MET : BROKEN;
}

/* Whether something holds of every pair of one choice and another. */
static bool of_all_pairs(const struct plains *all, choice *is_one, choice *is_other,
                         bool (*holds)(const struct plain *one, const struct plain *other))
{
	for (size_t i = 0; i < all->count; i++)
		for (size_t n = 0; n < all->count; n++)
			if (is_one(&all->at[i]) && is_other(&all->at[n]) &&
			    !holds(&all->at[i], &all->at[n]))
				return false;
	return true;
}

static bool ends_before(const struct plain *one, const struct plain *other)
{
	return one->end <= other->start;
}

static bool is_together(const struct plain *one, const struct plain *other)
{
	return one->start == other->start && one->end == other->end;
}

static bool is_same_day(const struct plain *one, const struct plain *other)
{
	return one->day == other->day;
}

static enum outcome four_plenaries(const struct plains *all)
{
	return met_if(count_of(all, is_plenary) == 4);
}

static enum outcome four_round_tables(const struct plains *all)
{
	return met_if(count_of(all, is_table) == 4);
}

static enum outcome hearings_held(const struct plains *all)
{
	return met_if(count_of(all, is_hearing) > 0);
}

static enum outcome panels_at_most_two(const struct plains *all)
{
	return met_if(count_of(all, is_panel) <= 2);
}

static enum outcome first_set_afternoon(const struct plains *all)
{
	return count_of(all, is_table) == 0 ? SILENT : met_if(count_of(all, is_of_first_set) == 2);
}

static enum outcome second_set_morning(const struct plains *all)
{
	return count_of(all, is_table) == 0 ? SILENT : met_if(count_of(all, is_of_second_set) == 2);
}

static enum outcome concurrent(const struct plains *all, choice *is_meant)
{
	if (count_of(all, is_meant) < 2)
		return SILENT;
	return met_if(of_all_pairs(all, is_meant, is_meant, is_together));
}

static enum outcome first_set_concurrent(const struct plains *all)
{
	return concurrent(all, is_of_first_set);
}

static enum outcome second_set_concurrent(const struct plains *all)
{
	return concurrent(all, is_of_second_set);
}

static enum outcome before(const struct plains *all, choice *is_first, choice *is_then)
{
	if (count_of(all, is_first) == 0 || count_of(all, is_then) == 0)
		return SILENT;
	return met_if(of_all_pairs(all, is_first, is_then, ends_before));
}

static enum outcome panels_before(const struct plains *all)
{
	return before(all, is_panel, is_plenary);
}

static enum outcome hearings_before(const struct plains *all)
{
	return before(all, is_hearing, is_of_dialogue);
}

static enum outcome hearings_one_day(const struct plains *all)
{
	if (count_of(all, is_hearing) == 0)
		return SILENT;
	return met_if(of_all_pairs(all, is_hearing, is_hearing, is_same_day));
}

/* Every table is over when some plenary begins, and no plenary begins after that one. */
static enum outcome tables_before_summaries(const struct plains *all)
{
	long last = -1;
	for (size_t i = 0; i < all->count; i++)
		if (is_plenary(&all->at[i]) && all->at[i].start > last)
			last = all->at[i].start;
	if (last < 0 || count_of(all, is_table) == 0)
		return SILENT;
	for (size_t i = 0; i < all->count; i++)
		if (is_table(&all->at[i]) && all->at[i].end > last)
			return BROKEN;
	return MET;
}

static enum outcome dialogue_dates(const struct plains *all)
{
	long first = minutes_of("2006-09-14T00:00") / 1440;
	size_t on_first = 0, on_second = 0, count = count_of(all, is_of_dialogue);
	for (size_t i = 0; i < all->count; i++) {
		on_first += is_of_dialogue(&all->at[i]) && all->at[i].day == first;
		on_second += is_of_dialogue(&all->at[i]) && all->at[i].day == first + 1;
	}
	if (count == 0)
		return SILENT;
	return met_if(on_first > 0 && on_second > 0 && on_first + on_second == count);
}

static const struct {
	const char *clause;
	enum outcome (*judge)(const struct plains *all);
} second_check[] = {
	{"dialogue-dates", dialogue_dates},
	{"four-plenaries", four_plenaries},
	{"four-round-tables", four_round_tables},
	{"first-set-afternoon", first_set_afternoon},
	{"first-set-concurrent", first_set_concurrent},
	{"second-set-morning", second_set_morning},
	{"second-set-concurrent", second_set_concurrent},
	{"tables-before-summaries", tables_before_summaries},
	{"hearings-held", hearings_held},
	{"hearings-one-day", hearings_one_day},
	{"hearings-before", hearings_before},
	{"panels-at-most-two", panels_at_most_two},
	{"panels-before", panels_before},
};

static enum outcome outcome_of(const hld_findings *findings, const char *clause)
{
	for (size_t i = 0; i < hld_findings_verdicts(findings); i++) {
		const hld_verdict *verdict = hld_findings_verdict(findings, i);
		if (strcmp(verdict->clause, clause) == 0)
			return !verdict->applies ? SILENT : met_if(verdict->met);
	}
	fail_msg("there is no clause '%s'", clause);
	return SILENT;
}

static void both_checks_agree_on_the_clauses(void **state)
{
	static const char *const words[] = {"silent", "met", "broken"};
	unsigned seen[LENGTH(second_check)][LENGTH(words)] = {{0}};
	(void)state;
	for (unsigned seed = 0; seed < PROGRAMMES; seed++) {
		static struct plains all;
		uint64_t random;
		json_t *programme = draw_programme(base, seed, &random);
		hld_findings *findings = check(programme);
		plains_read(programme, &all);
		for (size_t i = 0; i < LENGTH(second_check); i++) {
			enum outcome second = second_check[i].judge(&all);
			enum outcome first = outcome_of(findings, second_check[i].clause);
			if (first != second)
				fail_msg("programme %u: '%s' is %s, and %s in the second check",
				         seed, second_check[i].clause, words[first], words[second]);
			seen[i][second]++;
		}
		hld_findings_free(findings);
		json_decref(programme);
	}
	for (size_t i = 0; i < LENGTH(second_check); i++)
		if (seen[i][MET] < 10 || seen[i][BROKEN] < 10)
			fail_msg("too few programmes keep or break '%s'", second_check[i].clause);
}

/* A room, or a person, that is taken for a time. */
struct use {
	const char *of;
	long start, end;
	size_t meeting;
	bool sometime; /* needed at some moment of it: a speaker without a time of its own */
	bool sits;     /* among the participants: may leave for a statement elsewhere */
};
struct uses {
	struct use at[MOST_USES];
	size_t count;
};

/* What a programme may refer to: other ids are unknown, or those of delegations. */
static bool has_id(const json_t *programme, const char *list, const char *id)
{
	size_t i;
	const json_t *element;
	json_array_foreach(json_object_get(programme, list), i, element)
	{
		if (strcmp(string_of(element, "id"), id) == 0)
			return true;
	}
	return false;
}

static void add_use(struct uses *uses, const json_t *programme, const char *list, struct use use)
{
	if (use.of == NULL || use.start >= use.end || !has_id(programme, list, use.of))
		return;
	assert_true(uses->count < MOST_USES);
	uses->at[uses->count++] = use;
}

/* One id or a list of them. */
static void add_people(struct uses *uses, const json_t *programme, const json_t *who,
                       struct use use)
{
	size_t i;
	const json_t *one;
	use.of = json_string_value(who);
	add_use(uses, programme, "people", use);
	json_array_foreach(who, i, one)
	{
		use.of = json_string_value(one);
		add_use(uses, programme, "people", use);
	}
}

/* An item without a time of its own has that of the nearest before it, or its meeting's. */
static void add_speakers(struct uses *uses, const json_t *programme, const struct plain *meeting)
{
	size_t i;
	const json_t *item;
	struct use use = {NULL, meeting->start, meeting->end, meeting->index, false, false};
	json_array_foreach(json_object_get(meeting->json, "items"), i, item)
	{
		const char *start = string_of(item, "start"), *end = string_of(item, "end");
		if (start != NULL)
			use.start = minutes_of(start) - meeting->ahead;
		if (end != NULL)
			use.end = minutes_of(end) - meeting->ahead;
		use.sometime = start == NULL || end == NULL ||
		               strcmp(string_of(item, "kind"), "statements") == 0;
		add_people(uses, programme, json_object_get(item, "by"), use);
	}
}

static void read_uses(const json_t *programme, const struct plains *all, struct uses *of_rooms,
                      struct uses *of_people)
{
	static const char *const lists[] = {"presides", "chairs", "discussants", "panellists",
	                                    "participants"};
	of_rooms->count = of_people->count = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct plain *meeting = &all->at[i];
		struct use use = {string_of(meeting->json, "room"),
		                  meeting->start,
		                  meeting->end,
		                  i,
		                  false,
		                  false};
		if (!meeting->held)
			continue;
		add_use(of_rooms, programme, "rooms", use);
		for (size_t n = 0; n < LENGTH(lists); n++) {
			use.sits = strcmp(lists[n], "participants") == 0;
			add_people(of_people, programme, json_object_get(meeting->json, lists[n]),
			           use);
		}
		add_speakers(of_people, programme, meeting);
	}
}

/* One who speaks at some moment can be elsewhere at another. */
static bool leaves_no_moment(const struct use *all, const struct use *sometime)
{
	return !all->sometime && !all->sits && all->start <= sometime->start &&
	       all->end >= sometime->end;
}

static bool is_clash(const struct use *a, const struct use *b)
{
	if (strcmp(a->of, b->of) != 0 || a->meeting == b->meeting || a->start >= b->end ||
	    b->start >= a->end)
		return false;
	return (!a->sometime && !b->sometime) || (a->sometime && leaves_no_moment(b, a)) ||
	       (b->sometime && leaves_no_moment(a, b));
}

/* Which meetings a check that always runs names. */
static void mark_found(const hld_findings *findings, const char *id, bool marks[DRAW_MEETINGS])
{
	memset(marks, 0, DRAW_MEETINGS * sizeof *marks);
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		unsigned meeting = DRAW_MEETINGS;
		if (strcmp(finding->clause, id) != 0)
			continue;
		assert_int_equal(sscanf(finding->pointer, "/meetings/%u/", &meeting), 1);
		assert_true(meeting < DRAW_MEETINGS);
		marks[meeting] = true;
	}
}

/* Of two meetings that clash one is named, once for each person. */
static void same_clashes(const struct uses *uses, const hld_findings *findings, const char *id,
                         unsigned seed)
{
	bool marks[DRAW_MEETINGS], may_be[DRAW_MEETINGS] = {false};
	mark_found(findings, id, marks);
	for (size_t i = 0; i < uses->count; i++)
		for (size_t n = 0; n < uses->count; n++) {
			const struct use *a = &uses->at[i], *b = &uses->at[n];
			if (!is_clash(a, b))
				continue;
			if (!marks[a->meeting] && !marks[b->meeting])
				fail_msg("programme %u: no '%s' in meeting %zu", seed, id,
				         b->meeting);
			may_be[b->meeting] = true;
		}
	for (size_t i = 0; i < DRAW_MEETINGS; i++)
		if (marks[i] && !may_be[i])
			fail_msg("programme %u: a false '%s' in meeting %zu", seed, id, i);
}

static void both_checks_agree_on_rooms_and_people(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < PROGRAMMES; seed++) {
		static struct plains all;
		static struct uses of_rooms, of_people;
		uint64_t random;
		json_t *programme = draw_programme(base, seed, &random);
		hld_findings *findings = check(programme);
		plains_read(programme, &all);
		read_uses(programme, &all, &of_rooms, &of_people);
		same_clashes(&of_rooms, findings, "room-in-use", seed);
		same_clashes(&of_people, findings, "person-in-two-places", seed);
		hld_findings_free(findings);
		json_decref(programme);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_checks_agree_on_the_clauses),
		cmocka_unit_test(both_checks_agree_on_rooms_and_people),
	};
	return cmocka_run_group_tests(tests, load, release);
}
