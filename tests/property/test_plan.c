/* test_plan.c - the planner and the check mean the same by a clause.
 *
 * What each kind of rule asks is written twice: in rules/, to judge a programme, and in solve/,
 * to make one. If they differ, a plan is made that the check refuses, or a good one is never
 * found. The meetings of the mandates that ship are put at drawn times, and each clause about
 * times is judged by both. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "load/zone.h"
#include "solve/planned.h"
#include "solve/post.h"

enum { PLACEMENTS = 400, MOST_MANDATES = 3 };

static const char *const conferences[][MOST_MANDATES] = {
	{"a-res-60-227", "a-res-59-241", "a-res-58-208"},
	{"a-60-205"},
	{"a-res-67-219"},
	{"a-res-54-261", "a-res-54-281"},
	{"a-res-60-227", "a-60-205"},
};

static hld_mandate *load_mandate(const char *name)
{
	char path[512];
	hld_mandate *mandate;
	snprintf(path, sizeof path, HLD_SOURCE_DIR "/data/mandates/%s.json", name);
	assert_int_equal(hld_mandate_load(path, &mandate, NULL), HLD_OK);
	return mandate;
}

/* Put each meeting into one of its times and rooms, drawn; half of them stay together. */
static void place(struct hld_programme *programme, const struct outline *outline,
                  const struct problem *problem, struct placement *at, struct random *random)
{
	uint32_t drawn = (uint32_t)-1;
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		if (n == 0 || random_below(random, 2) == 0)
			drawn = random_below(random, UINT32_MAX);
		at->slot[n] = drawn % sitting->time_count;
		at->room[n] = drawn / 7 % sitting->room_count;
		const struct slot *slot = time_slot(problem, sitting, at->slot[n]);
		programme_retime(programme, sitting->meeting,
		                 (struct span_on_day){slot->day, slot->start_min, slot->end_min},
		                 outline_elastic(&outline->meetings[sitting->meeting.n]));
		programme_give_room(programme, sitting->meeting, sitting->rooms[at->room[n]].id);
	}
	assert_true(programme_order(programme));
}

static bool is_departed_from(const hld_findings *findings, const char *clause)
{
	for (size_t i = 0; i < hld_findings_verdicts(findings); i++) {
		const hld_verdict *verdict = hld_findings_verdict(findings, i);
		if (strcmp(verdict->clause, clause) == 0)
			return verdict->applies && !verdict->met &&
			       verdict->severity >= HLD_WARNING;
	}
	return false;
}

/* How often clauses were kept and departed from. */
struct tally {
	unsigned kept, broken;
};

static void compare(const struct problem *problem, const struct placement *at,
                    const hld_findings *findings, struct meant *scratch, struct tally *tally)
{
	for (uint32_t t = 0; t < problem->ties.count; t++) {
		const struct tie *tie = &problem->ties.at[t];
		if (tie->clause == NULL)
			continue;
		bool departs = post_count(problem, tie, at, scratch) > 0;
		if (departs != is_departed_from(findings, tie->clause->id))
			fail_msg("%s: by the planner it is %s, by the check %s", tie->clause->id,
			         departs ? "broken" : "kept", departs ? "kept" : "broken");
		tally->kept += !departs;
		tally->broken += departs;
	}
}

static void judge(struct arena *arena, const struct mandate_list *mandates, struct random *random)
{
	hld_venue *venue;
	struct outline outline;
	struct problem problem;
	struct tally tally = {0};
	assert_int_equal(
		hld_venue_load(HLD_SOURCE_DIR "/data/venues/un-headquarters.json", &venue, NULL),
		HLD_OK);
	assert_int_equal(outline_make(arena, mandates, venue, OUTLINE_LEAST, &outline, NULL),
	                 HLD_OK);
	struct hld_programme *programme = planned_make(&outline);
	assert_non_null(programme);
	assert_int_equal(programme_finish(programme, zone_read, NULL), HLD_OK);
	assert_int_equal(hld_programme_join_venue(programme, venue, NULL), HLD_OK);
	assert_true(problem_make(arena, programme, &outline, mandates, 15, &problem));
	uint32_t count = problem.sittings.count;
	struct placement at = {arena_array(arena, count, sizeof(uint32_t)),
	                       arena_array(arena, count, sizeof(uint32_t))};
	struct meant *scratch = arena_array(arena, problem.most_chosen, sizeof *scratch);
	for (int i = 0; i < PLACEMENTS; i++) {
		hld_findings *findings;
		place(programme, &outline, &problem, &at, random);
		assert_int_equal(
			hld_check(mandates->at, mandates->count, programme, &findings, NULL),
			HLD_OK);
		compare(&problem, &at, findings, scratch, &tally);
		hld_findings_free(findings);
	}
	assert_true(tally.kept > PLACEMENTS);
	assert_true(tally.broken > PLACEMENTS);
	hld_programme_free(programme);
}

static void check_agrees_with_post(void **state)
{
	struct random random = random_seeded(4);
	(void)state;
	for (size_t i = 0; i < LENGTH(conferences); i++) {
		struct arena arena = {0};
		hld_mandate *loaded[MOST_MANDATES];
		struct mandate_list mandates = {(const hld_mandate *const *)loaded, 0};
		for (int m = 0; m < MOST_MANDATES && conferences[i][m] != NULL; m++)
			loaded[mandates.count++] = load_mandate(conferences[i][m]);
		judge(&arena, &mandates, &random);
		for (size_t m = 0; m < mandates.count; m++)
			hld_mandate_free(loaded[m]);
		arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_agrees_with_post),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
