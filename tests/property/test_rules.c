/* test_rules.c - what must hold of the check of any programme.
 *
 * A rule goes wrong on the programme that nobody thought of: so these are drawn, the
 * same in every run. */
#include "unit.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw.h"
#include "fault.h"
#include "hld.h"

enum { PROGRAMMES = FAULT_SANITIZED ? 400 : 1500, TEXT_ROOM = 2048 };
#define NEW_ID "-renamed"

static json_t *base;
static hld_mandate *mandates[4];
static hld_findings *found[PROGRAMMES]; /* in the programme of each seed */

static hld_findings *check(const json_t *document)
{
	hld_programme *programme = NULL;
	hld_findings *findings = NULL;
	hld_error err = {0};
	char *text = json_dumps(document, JSON_INDENT(1));
	if (hld_programme_read(text, strlen(text), "generated", &programme, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	free(text);
	const hld_mandate *const *all = (const hld_mandate *const *)mandates;
	assert_int_equal(hld_check(all, LENGTH(mandates), programme, &findings, NULL), HLD_OK);
	hld_programme_free(programme);
	return findings;
}

static int load(void **state)
{
	static const char *const names[] = {"a-res-60-227", "a-60-205", "a-res-58-208",
	                                    "a-res-59-241"};
	(void)state;
	for (size_t i = 0; i < LENGTH(mandates); i++) {
		char path[512];
		snprintf(path, sizeof path, HLD_SOURCE_DIR "/data/mandates/%s.json", names[i]);
		assert_int_equal(hld_mandate_load(path, &mandates[i], NULL), HLD_OK);
	}
	base = json_load_file(HLD_SOURCE_DIR "/data/programmes/hld-2006.json", 0, NULL);
	assert_non_null(base);
	for (unsigned seed = 0; seed < PROGRAMMES; seed++) {
		uint64_t random;
		json_t *programme = draw_programme(base, seed, &random);
		found[seed] = check(programme);
		json_decref(programme);
	}
	return 0;
}

static int release(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < PROGRAMMES; seed++)
		hld_findings_free(found[seed]);
	for (size_t i = 0; i < LENGTH(mandates); i++)
		hld_mandate_free(mandates[i]);
	json_decref(base);
	return 0;
}

static void same_verdicts(const hld_findings *a, const hld_findings *b, const char *what,
                          unsigned seed)
{
	assert_int_equal(hld_findings_verdicts(a), hld_findings_verdicts(b));
	for (size_t i = 0; i < hld_findings_verdicts(a); i++) {
		const hld_verdict *x = hld_findings_verdict(a, i), *y = hld_findings_verdict(b, i);
		if (x->applies != y->applies || x->met != y->met || x->severity != y->severity)
			fail_msg("programme %u: %s changes the verdict on '%s'", seed, what,
			         x->clause);
	}
}

/* What is found, without its place: "breach four-plenaries three plenary ...". */
struct lines {
	char *at[1024];
	size_t count;
};

/* A copy of a text without every NEW_ID in it. */
static char *with_old_ids(const char *text)
{
	char *copy = malloc(strlen(text) + 1), *to = copy;
	while (*text != '\0') {
		if (strncmp(text, NEW_ID, strlen(NEW_ID)) == 0)
			text += strlen(NEW_ID);
		else
			*to++ = *text++;
	}
	*to = '\0';
	return copy;
}

static int compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Findings against clauses, and all others too if asked for, in the order of their words. */
static void read_lines(const hld_findings *findings, bool others, struct lines *lines)
{
	lines->count = 0;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		char line[TEXT_ROOM];
		if (!others && finding->symbol[0] == '\0')
			continue;
		assert_true(lines->count < LENGTH(lines->at));
		snprintf(line, sizeof line, "%s %s %s", hld_strseverity(finding->severity),
		         finding->clause, finding->text);
		lines->at[lines->count++] = with_old_ids(line);
	}
	qsort(lines->at, lines->count, sizeof *lines->at, compare_lines);
}

static void same_lines(const hld_findings *a, const hld_findings *b, bool others, const char *what,
                       unsigned seed)
{
	static struct lines x, y;
	read_lines(a, others, &x);
	read_lines(b, others, &y);
	for (size_t i = 0; i < x.count && i < y.count; i++)
		if (strcmp(x.at[i], y.at[i]) != 0)
			fail_msg("programme %u: %s makes '%s' of '%s'", seed, what, y.at[i],
			         x.at[i]);
	assert_int_equal(x.count, y.count);
	for (size_t i = 0; i < x.count; i++)
		free(x.at[i]);
	for (size_t i = 0; i < y.count; i++)
		free(y.at[i]);
}

static void swap(struct plain *a, struct plain *b)
{
	struct plain kept = *a;
	*a = *b;
	*b = kept;
}

static void shuffle(json_t *programme, uint64_t *random)
{
	static struct plains all;
	plains_read(programme, &all);
	for (size_t i = all.count; i > 1; i--)
		swap(&all.at[i - 1], &all.at[draw_below(random, (uint32_t)i)]);
	json_t *meetings = json_array();
	for (size_t i = 0; i < all.count; i++)
		json_array_append(meetings, all.at[i].json);
	json_object_set_new(programme, "meetings", meetings);
}

/* An editor who sorts the file by room must not be told anything new. */
static void another_order_of_meetings_changes_nothing(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < PROGRAMMES; seed++) {
		uint64_t random;
		json_t *programme = draw_programme(base, seed, &random);
		shuffle(programme, &random);
		hld_findings *findings = check(programme);
		same_verdicts(found[seed], findings, "another order", seed);
		same_lines(found[seed], findings, true, "another order", seed);
		hld_findings_free(findings);
		json_decref(programme);
	}
}

/* Participants keep their ids: clauses name them. */
static bool is_of_participant(const char *id)
{
	size_t i;
	const json_t *participant;
	json_array_foreach(json_object_get(base, "participants"), i, participant)
	{
		if (strcmp(string_of(participant, "id"), id) == 0)
			return true;
	}
	return false;
}

static json_t *renamed(const json_t *id)
{
	char text[128];
	const char *old = json_string_value(id);
	snprintf(text, sizeof text, "%s%s", old, is_of_participant(old) ? "" : NEW_ID);
	return json_string(text);
}

static bool holds_id(const char *key)
{
	static const char *const keys[] = {"id",           "room",        "presides",
	                                   "chairs",       "discussants", "panellists",
	                                   "participants", "by",          "of"};
	for (size_t i = 0; key != NULL && i < LENGTH(keys); i++)
		if (strcmp(keys[i], key) == 0)
			return true;
	return false;
}

/* Give a new id to all that has one, and to all that refers to it. */
static void rename_all(json_t *json, bool is_id)
{
	const char *key;
	json_t *value;
	void *next;
	size_t i;
	json_object_foreach_safe(json, next, key, value)
	{
		if (holds_id(key) && json_is_string(value))
			json_object_set_new(json, key, renamed(value));
		else
			rename_all(value, holds_id(key));
	}
	json_array_foreach(json, i, value)
	{
		if (is_id && json_is_string(value))
			json_array_set_new(json, i, renamed(value));
		else
			rename_all(value, false);
	}
}

/* An id is a name: no rule may depend on how it reads. */
static void new_ids_change_nothing_but_ids(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < PROGRAMMES; seed++) {
		uint64_t random;
		json_t *programme = draw_programme(base, seed, &random);
		rename_all(programme, false);
		hld_findings *findings = check(programme);
		same_verdicts(found[seed], findings, "renaming", seed);
		same_lines(found[seed], findings, true, "renaming", seed);
		for (size_t i = 0; i < hld_findings_count(findings); i++) {
			const hld_finding *x = hld_findings_at(found[seed], i);
			const hld_finding *y = hld_findings_at(findings, i);
			assert_string_equal(x->pointer, y->pointer);
			assert_true(x->line == y->line && x->column == y->column);
		}
		hld_findings_free(findings);
		json_decref(programme);
	}
}

/* A cancelled meeting stays in the file, so that calendars learn of it; no clause may. */
static void a_cancelled_meeting_changes_no_clause(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < PROGRAMMES; seed++) {
		uint64_t random;
		json_t *programme = draw_programme(base, seed, &random);
		json_object_set_new(draw_copy(programme, &random), "status",
		                    json_string("cancelled"));
		hld_findings *findings = check(programme);
		same_verdicts(found[seed], findings, "a cancelled meeting", seed);
		same_lines(found[seed], findings, false, "a cancelled meeting", seed);
		hld_findings_free(findings);
		json_decref(programme);
	}
}

/* The instant of what a pointer points at; long before all others for the programme. */
static long instant_of(const struct plains *all, const char *pointer)
{
	unsigned meeting, item;
	int parts = sscanf(pointer, "/meetings/%u/items/%u", &meeting, &item);
	if (parts < 1)
		return -1;
	const struct plain *plain = &all->at[meeting];
	const json_t *items = json_object_get(plain->json, "items");
	const char *start = NULL;
	for (unsigned i = item + 1; parts == 2 && start == NULL && i-- > 0;)
		start = string_of(json_array_get(items, i), "start"); /* or that before it */
	return start != NULL ? minutes_of(start) - plain->ahead : plain->start;
}

/* The place of a clause among all; that of a check that always runs is before them. */
static long rank_of(const hld_findings *findings, const hld_finding *finding)
{
	for (size_t i = 0; finding->symbol[0] != '\0' && i < hld_findings_verdicts(findings); i++)
		if (strcmp(hld_findings_verdict(findings, i)->clause, finding->clause) == 0)
			return (long)i;
	return -1;
}

/* Who reads from the end finds the gravest, who reads from the top the first to come. */
static void findings_come_by_severity_then_date_then_clause(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < PROGRAMMES; seed++) {
		static struct plains all;
		uint64_t random;
		json_t *programme = draw_programme(base, seed, &random);
		plains_read(programme, &all);
		for (size_t i = 1; i < hld_findings_count(found[seed]); i++) {
			const hld_finding *x = hld_findings_at(found[seed], i - 1);
			const hld_finding *y = hld_findings_at(found[seed], i);
			long earlier = instant_of(&all, x->pointer);
			long later = instant_of(&all, y->pointer);
			bool by_clause = rank_of(found[seed], x) <= rank_of(found[seed], y);
			bool by_date = earlier < later || (earlier == later && by_clause);
			if (x->severity > y->severity || (x->severity == y->severity && !by_date))
				fail_msg("programme %u: '%s' comes before '%s'", seed, x->text,
				         y->text);
		}
		json_decref(programme);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_order_of_meetings_changes_nothing),
		cmocka_unit_test(new_ids_change_nothing_but_ids),
		cmocka_unit_test(a_cancelled_meeting_changes_no_clause),
		cmocka_unit_test(findings_come_by_severity_then_date_then_clause),
	};
	return cmocka_run_group_tests(tests, load, release);
}
