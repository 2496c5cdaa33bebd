/* test_clash.c - what is said to clash does, and nothing that a programme keeps.
 *
 * The requirements are written for a solver a third time, apart from the checks of rules/ and
 * the counts of solve/post. The meetings of the mandates that ship are put at drawn times: for
 * the solver that is told these times a clause holds exactly if the check finds it kept. Of
 * each clash all together cannot be met, and all without any one can. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/random.h"
#include "load/zone.h"
#include "rules/contradiction.h"
#include "solve/encoder.h"
#include "solve/post.h"
#include "solve/why.h"

enum { PLACEMENTS = 60, MOST_MANDATES = 2, CLASHES = 25, MOST_ITEMS = 12, PROGRAMMES = 40 };

static const char *const conferences[][MOST_MANDATES] = {
	{"a-res-60-227"},
	{"a-60-205"},
	{"a-res-67-219"},
	{"a-res-54-261", "a-res-54-281"},
	{"a-res-60-227", "a-60-205"},
};

/* A question to the planner: the mandates of a conference, a venue, and what they require. */
struct question {
	hld_mandate *loaded[MOST_MANDATES];
	struct mandate_list mandates, ordered;
	struct arena arena;
	struct outline outline;
	struct hld_programme *programme;
	struct problem problem;
	struct sat *sat;
	struct requirements requirements;
};

static hld_venue *load_venue(void)
{
	hld_venue *venue;
	assert_int_equal(
		hld_venue_load(HLD_SOURCE_DIR "/data/venues/un-headquarters.json", &venue, NULL),
		HLD_OK);
	return venue;
}

static void load_mandates(struct question *question, size_t conference)
{
	question->mandates = (struct mandate_list){(const hld_mandate *const *)question->loaded, 0};
	for (int m = 0; m < MOST_MANDATES && conferences[conference][m] != NULL; m++) {
		char path[512];
		snprintf(path, sizeof path, HLD_SOURCE_DIR "/data/mandates/%s.json",
		         conferences[conference][m]);
		assert_int_equal(hld_mandate_load(path, &question->loaded[m], NULL), HLD_OK);
		question->mandates.count++;
	}
}

static void ask(struct question *question, size_t conference)
{
	*question = (struct question){.sat = sat_new(false)};
	struct plan_documents documents = {.venue = load_venue()};
	load_mandates(question, conference);
	assert_non_null(question->sat);
	assert_int_equal(planned_begin(&question->arena, &question->mandates, &documents,
	                               OUTLINE_ALL, zone_read, &question->ordered,
	                               &question->outline, &question->programme, NULL),
	                 HLD_OK);
	assert_true(problem_make(&question->arena, question->programme, &question->outline,
	                         &question->ordered, 60, &question->problem));
	assert_true(encode(&question->arena, &question->problem, &question->outline,
	                   &question->ordered, false, question->sat, &question->requirements));
}

static void release(struct question *question)
{
	sat_free(question->sat);
	hld_programme_free(question->programme);
	arena_free(&question->arena);
	for (size_t m = 0; m < question->mandates.count; m++)
		hld_mandate_free(question->loaded[m]);
}

/* Items of a meeting as they are drawn, and the token of each. */
struct drawn {
	struct item items[MOST_ITEMS];
	struct token *tokens[MOST_ITEMS];
};

/* A minute in a slot: one that is told apart, or any. */
static int32_t draw_minute(const struct ruler *ruler, const struct slot *slot,
                           struct random *random)
{
	int32_t any =
		slot->start_min +
		(int32_t)random_below(random, (uint32_t)(slot->end_min - slot->start_min) + 1);
	int32_t named = any;
	if (random_below(random, 4) == 0)
		return random_below(random, 2) == 0 ? slot->start_min : slot->end_min;
	if (ruler->count > 0 && random_below(random, 4) > 0)
		named = ruler->minutes[random_below(random, ruler->count)];
	return named >= slot->start_min && named <= slot->end_min ? named : any;
}

/* The earliest minute at a place, from one on. */
static int32_t minute_at(const struct ruler *ruler, uint32_t place, int32_t from)
{
	if (place % 2 == 1)
		return ruler->minutes[place / 2];
	return place > 0 && ruler->minutes[place / 2 - 1] >= from
	               ? ruler->minutes[place / 2 - 1] + 1
	               : from;
}

/* An item at a drawn time, which is the earliest of those that are not told apart. */
static void draw_item(struct question *question, struct token *token, const struct slot *slot,
                      struct random *random, struct item *item)
{
	const struct meeting *meeting =
		&question->programme->meetings
			 .at[question->problem.sittings.at[token->sitting].meeting.n];
	int32_t from = draw_minute(token->ruler, slot, random), to = from;
	while (to == from)
		to = draw_minute(token->ruler, slot, random);
	if (from > to) {
		int32_t later = from;
		from = to;
		to = later;
	}
	from = minute_at(token->ruler, place_of(token->ruler, from), slot->start_min);
	to = minute_at(token->ruler, place_of(token->ruler, to), from + 1);
	*item = (struct item){.kind = token->kind, .limit_min = CIVIL_NONE};
	item->of.id.n = token->about == NO_ELEMENT
	                        ? NO_ELEMENT
	                        : question->problem.sittings.at[token->about].meeting.n;
	item->start = item->end = meeting->start;
	item->start.min = from;
	item->end.min = to;
	item->start.utc_s += (item->start.min - meeting->start.min) * INT64_C(60);
	item->end.utc_s += (item->end.min - meeting->start.min) * INT64_C(60);
}

/* Hold some of the items that a meeting may have, of those that are alike the first, in any order;
 * one more of another kind, as a meeting without items is not judged. A statement would have to
 * say by whom it is. */
static void draw_items(struct question *question, uint32_t n, const struct slot *slot, bool sparse,
                       struct random *random, struct drawn *drawn)
{
	const struct items *items = &question->requirements.encoder->items;
	struct meeting *meeting = (struct meeting *)&question->programme->meetings
	                                  .at[question->problem.sittings.at[n].meeting.n];
	uint32_t count = 1,
		 few = 1 + (sparse ? random_below(random, 8) / 7 : random_below(random, 5));
	drawn->items[0] = (struct item){.kind = ITEM_OTHER, .limit_min = CIVIL_NONE};
	drawn->items[0].of.id.n = NO_ELEMENT;
	drawn->items[0].start.day = drawn->items[0].end.day = CIVIL_NONE;
	drawn->tokens[0] = NULL;
	for (uint32_t i = items->of[n]; i < items->of[n + 1] && count < MOST_ITEMS; i++) {
		struct token *token = &items->at[i];
		bool alike = i > items->of[n] && token[-1].kind == token->kind &&
		             token->about == NO_ELEMENT && token[-1].about == NO_ELEMENT;
		bool was = alike && drawn->tokens[count - 1] == token - 1;
		if (token->kind == STATEMENT || (alike && !was) || random_below(random, few) == 0)
			continue;
		draw_item(question, token, slot, random, &drawn->items[count]);
		drawn->tokens[count++] = token;
	}
	for (uint32_t i = count; i > 1; i--) {
		uint32_t other = random_below(random, i);
		struct item item = drawn->items[i - 1];
		struct token *token = drawn->tokens[i - 1];
		drawn->items[i - 1] = drawn->items[other];
		drawn->tokens[i - 1] = drawn->tokens[other];
		drawn->items[other] = item;
		drawn->tokens[other] = token;
	}
	meeting->items.at = drawn->items;
	meeting->items.count = count;
}

/* Put all meetings at drawn times, several often at the same. */
static void place(struct question *question, uint32_t *slots, struct drawn *drawn,
                  struct random *random)
{
	uint32_t number = 0;
	bool sparse = random_below(random, 2) == 0;
	for (uint32_t n = 0; n < question->problem.sittings.count; n++) {
		const struct sitting *sitting = &question->problem.sittings.at[n];
		if (n == 0 || random_below(random, 2) == 0)
			number = random_below(random, UINT32_MAX);
		slots[n] = number % sitting->time_count;
		const struct slot *slot = time_slot(&question->problem, sitting, slots[n]);
		programme_retime(question->programme, sitting->meeting,
		                 (struct span_on_day){slot->day, slot->start_min, slot->end_min},
		                 outline_elastic(&question->outline.meetings[sitting->meeting.n]));
		draw_items(question, n, slot, sparse, random, &drawn[n]);
	}
	assert_true(programme_order(question->programme));
}

static bool is_kept(const hld_findings *findings, const char *clause)
{
	for (size_t i = 0; i < hld_findings_verdicts(findings); i++) {
		const hld_verdict *verdict = hld_findings_verdict(findings, i);
		if (strcmp(verdict->clause, clause) == 0)
			return !verdict->applies || verdict->met || verdict->severity < HLD_WARNING;
	}
	return true;
}

static bool is_drawn(int32_t rule)
{
	return post_reason(rule) == NULL || rule == RULE_ITEM || rule == RULE_OPENING;
}

/* Assume of an item that it is held and begins and ends where it does; where it may begin is
 * known before anything is asked of it. */
static void assume_item(struct sat *sat, const struct token *token, const struct item *item)
{
	sat_assume(sat, token->held);
	if (token->from == NULL)
		return;
	uint32_t from = place_of(token->ruler, item->start.min);
	uint32_t to = place_of(token->ruler, item->end.min);
	sat_assume(sat, token->from[from]);
	sat_assume(sat, token->until[to]);
	if (from < 2 * token->ruler->count)
		sat_assume(sat, -token->from[from + 1]);
	if (to > 0)
		sat_assume(sat, -token->until[to - 1]);
}

/* Assume of a meeting that its first, or last, item is of the kind that it is of. */
static void assume_edge(struct question *question, uint32_t n, enum item_edge edge,
                        const struct item *item)
{
	const int *of = question->requirements.encoder->items.edge[edge] + n * (ITEM_OTHER + 1);
	for (int32_t kind = 1; kind <= ITEM_OTHER; kind++)
		if (of[kind] != 0)
			sat_assume(question->sat, kind == item->kind ? of[kind] : -of[kind]);
}

/* Whether the solver has a clause hold at those times with those items. */
static bool holds(struct question *question, const uint32_t *slots, const struct drawn *drawn,
                  int literal)
{
	const struct items *items = &question->requirements.encoder->items;
	for (uint32_t n = 0; n < question->problem.sittings.count; n++) {
		const struct meeting *meeting =
			&question->programme->meetings
				 .at[question->problem.sittings.at[n].meeting.n];
		sat_assume(question->sat, question->requirements.slots[n][slots[n]]);
		for (uint32_t i = items->of[n]; i < items->of[n + 1]; i++) {
			uint32_t k = 0;
			while (k < meeting->items.count && drawn[n].tokens[k] != &items->at[i])
				k++;
			if (k < meeting->items.count)
				assume_item(question->sat, &items->at[i], &drawn[n].items[k]);
			else
				sat_assume(question->sat, -items->at[i].held);
		}
		assume_edge(question, n, FIRST_ITEM, &meeting->items.at[0]);
		assume_edge(question, n, LAST_ITEM, &meeting->items.at[meeting->items.count - 1]);
	}
	sat_assume(question->sat, literal);
	return sat_solve(question->sat);
}

static void compare(struct question *question, const uint32_t *slots, const struct drawn *drawn,
                    unsigned *broken)
{
	hld_findings *findings;
	assert_int_equal(hld_check(question->mandates.at, question->mandates.count,
	                           question->programme, &findings, NULL),
	                 HLD_OK);
	for (uint32_t i = 0; i < question->requirements.count; i++) {
		const struct requirement *of = &question->requirements.at[i];
		/* of two clauses that contradict each other the check judges the earlier */
		if (of->clause == NULL || !is_drawn(of->clause->rule) ||
		    contradicted_clause(of->mandate, of->clause) != NULL)
			continue;
		bool kept = is_kept(findings, of->clause->id);
		*broken += !kept;
		if (kept != holds(question, slots, drawn, of->literal))
			fail_msg("%s: the check finds it %s, the solver does not", of->clause->id,
			         kept ? "kept" : "broken");
	}
	hld_findings_free(findings);
}

static void requirements_are_what_the_check_judges(void **state)
{
	struct random random = random_seeded(9);
	(void)state;
	for (size_t i = 0; i < LENGTH(conferences); i++) {
		struct question question;
		unsigned broken = 0;
		ask(&question, i);
		uint32_t *slots = arena_array(&question.arena, question.problem.sittings.count,
		                              sizeof *slots);
		struct drawn *drawn = arena_array(&question.arena, question.problem.sittings.count,
		                                  sizeof *drawn);
		for (int n = 0; n < PLACEMENTS; n++) {
			place(&question, slots, drawn, &random);
			compare(&question, slots, drawn, &broken);
		}
		assert_true(broken > PLACEMENTS);
		release(&question);
	}
}

static struct meeting *meeting_of(const struct question *question, uint32_t n)
{
	return (struct meeting *)&question->programme->meetings
	        .at[question->problem.sittings.at[n].meeting.n];
}

/* The first place at which an item begins, or ends, as the solver has it. */
static uint32_t place_in(const struct question *question, const struct token *token, bool is_end)
{
	uint32_t place = is_end ? 0 : 2 * token->ruler->count;
	if (is_end)
		while (!sat_is_true(question->sat, token->until[place]))
			place++;
	else
		while (!sat_is_true(question->sat, token->from[place]))
			place--;
	return place;
}

/* An item at the time that the solver has for it: any in its meeting, where nothing is asked of
 * that. */
static struct item realize_item(const struct question *question, const struct token *token,
                                const struct slot *slot)
{
	const struct meeting *meeting = meeting_of(question, token->sitting);
	struct item item = {.kind = token->kind, .limit_min = CIVIL_NONE};
	bool timed = token->from != NULL;
	item.of.id.n = token->about == NO_ELEMENT
	                       ? NO_ELEMENT
	                       : question->problem.sittings.at[token->about].meeting.n;
	item.start = item.end = meeting->start;
	item.start.min =
		timed ? minute_at(token->ruler, place_in(question, token, false), slot->start_min)
		      : slot->start_min;
	item.end.min =
		timed ? minute_at(token->ruler, place_in(question, token, true), item.start.min + 1)
		      : item.start.min + 1;
	item.start.utc_s += (item.start.min - meeting->start.min) * INT64_C(60);
	item.end.utc_s += (item.end.min - meeting->start.min) * INT64_C(60);
	assert_true(item.start.min >= slot->start_min && item.end.min <= slot->end_min &&
	            item.start.min < item.end.min);
	return item;
}

/* Where an item of its kind comes in the meeting: first, last or between. */
static int rank_in(const struct question *question, uint32_t n, int32_t kind)
{
	int *const *edge = question->requirements.encoder->items.edge;
	int first = edge[FIRST_ITEM][n * (ITEM_OTHER + 1) + (uint32_t)kind];
	int last = edge[LAST_ITEM][n * (ITEM_OTHER + 1) + (uint32_t)kind];
	if (first != 0 && sat_is_true(question->sat, first))
		return -1;
	return last != 0 && sat_is_true(question->sat, last) ? 1 : 0;
}

static void realize_items(const struct question *question, uint32_t n, const struct slot *slot,
                          struct drawn *drawn)
{
	const struct items *items = &question->requirements.encoder->items;
	struct meeting *meeting = meeting_of(question, n);
	uint32_t count = 0;
	for (int rank = -1; rank <= 1; rank++)
		for (uint32_t i = items->of[n]; i < items->of[n + 1]; i++) {
			struct token *token = &items->at[i];
			if (!sat_is_true(question->sat, token->held) ||
			    rank_in(question, n, token->kind) != rank)
				continue;
			assert_true(count < MOST_ITEMS);
			drawn->items[count++] = realize_item(question, token, slot);
		}
	meeting->items.at = drawn->items;
	meeting->items.count = count;
}

/* Make the programme that the solver found. */
static void realize(struct question *question, struct drawn *drawn)
{
	for (uint32_t n = 0; n < question->problem.sittings.count; n++) {
		const struct sitting *sitting = &question->problem.sittings.at[n];
		struct meeting *meeting = meeting_of(question, n);
		uint32_t s = 0;
		while (s < sitting->time_count &&
		       !sat_is_true(question->sat, question->requirements.slots[n][s]))
			s++;
		meeting->items.count = 0;
		meeting->status = s < sitting->time_count ? CONFIRMED : CANCELLED;
		if (meeting->status == CANCELLED)
			continue;
		const struct slot *slot = time_slot(&question->problem, sitting, s);
		programme_retime(question->programme, sitting->meeting,
		                 (struct span_on_day){slot->day, slot->start_min, slot->end_min},
		                 NO_ELEMENT);
		realize_items(question, n, slot, &drawn[n]);
	}
	assert_true(programme_order(question->programme));
}

/* Draw requirements until no more can be met with them. */
static void draw_met(struct question *question, bool *taken, struct random *random)
{
	const struct requirements *all = &question->requirements;
	for (uint32_t i = 0; i < all->count; i++)
		taken[i] = false;
	for (uint32_t i = 0; i < 3 * all->count; i++) {
		uint32_t n = random_below(random, all->count);
		bool was = taken[n];
		taken[n] = true;
		for (uint32_t k = 0; k < all->count; k++)
			if (taken[k])
				sat_assume(question->sat, all->at[k].literal);
		taken[n] = sat_solve(question->sat) || was;
	}
	for (uint32_t k = 0; k < all->count; k++)
		if (taken[k])
			sat_assume(question->sat, all->at[k].literal);
	assert_true(sat_solve(question->sat));
}

/* What can be met together is kept by a programme: sets that are told are minimal. */
static void what_can_be_met_is_kept(void **state)
{
	struct random random = random_seeded(4);
	(void)state;
	for (size_t i = 0; i < LENGTH(conferences); i++) {
		struct question question;
		ask(&question, i);
		const struct requirements *all = &question.requirements;
		const struct items *items = &all->encoder->items;
		for (uint32_t n = 0; n < items->count; n++)
			if (items->at[n].kind == STATEMENT) /* it would have to say by whom */
				sat_one(question.sat, -items->at[n].held);
		bool *taken = arena_array(&question.arena, all->count, sizeof *taken);
		struct drawn *drawn = arena_array(&question.arena, question.problem.sittings.count,
		                                  sizeof *drawn);
		for (int n = 0; n < PROGRAMMES; n++) {
			hld_findings *findings;
			draw_met(&question, taken, &random);
			realize(&question, drawn);
			assert_int_equal(hld_check(question.mandates.at, question.mandates.count,
			                           question.programme, &findings, NULL),
			                 HLD_OK);
			for (uint32_t k = 0; k < all->count; k++) {
				const struct requirement *of = &all->at[k];
				if (taken[k] && of->clause != NULL && is_drawn(of->clause->rule) &&
				    contradicted_clause(of->mandate, of->clause) == NULL &&
				    !is_kept(findings, of->clause->id))
					fail_msg("%s: it was met", of->clause->id);
			}
			hld_findings_free(findings);
		}
		release(&question);
	}
}

/* Whether the requirements of a clash can be met, but for one (UINT32_MAX: for none). */
static bool can_be_met(struct question *question, const struct clash *clash, uint32_t but)
{
	for (uint32_t i = 0; i < clash->count; i++)
		if (i != but)
			sat_assume(question->sat, question->requirements.at[clash->at[i]].literal);
	return sat_solve(question->sat);
}

static void each_clash_is_one_and_minimal(void **state)
{
	static const unsigned wanted[] = {0, 0, 11, 0, CLASHES};
	(void)state;
	for (size_t i = 0; i < LENGTH(conferences); i++) {
		struct question question;
		struct clashes clashes;
		ask(&question, i);
		assert_true(clashes_find(&question.arena, &question.requirements, CLASHES, 100000,
		                         &clashes));
		assert_int_equal(clashes.count, wanted[i]);
		assert_int_equal(clashes.complete, wanted[i] < CLASHES);
		for (uint32_t c = 0; c < clashes.count; c++) {
			const struct clash *clash = &clashes.at[c];
			assert_false(can_be_met(&question, clash, UINT32_MAX));
			for (uint32_t n = 0; n < clash->count; n++)
				assert_true(can_be_met(&question, clash, n));
			if (c > 0)
				assert_true(clash->count >= clashes.at[c - 1].count);
		}
		release(&question);
	}
}

/* Times that no clause tells apart are left out: the same clashes without them. */
static void times_left_out_change_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(conferences); i++) {
		struct question all, fewer;
		struct clashes of_all, of_fewer;
		ask(&all, i);
		ask(&fewer, i);
		requirements_drop_alike(&fewer.requirements, &fewer.ordered);
		assert_true(clashes_find(&all.arena, &all.requirements, CLASHES, 100000, &of_all));
		assert_true(clashes_find(&fewer.arena, &fewer.requirements, CLASHES, 100000,
		                         &of_fewer));
		assert_int_equal(of_fewer.count, of_all.count);
		for (uint32_t c = 0; c < of_all.count; c++) {
			assert_int_equal(of_fewer.at[c].count, of_all.at[c].count);
			assert_memory_equal(of_fewer.at[c].at, of_all.at[c].at,
			                    of_all.at[c].count * sizeof(uint32_t));
		}
		release(&all);
		release(&fewer);
	}
}

/* Say that not all of some requirements can be met. */
static void forbid(struct sat *sat, const struct requirement *at, uint32_t from, uint32_t count)
{
	for (uint32_t i = from; i < from + count; i++)
		sat_add(sat, -at[i].literal);
	sat_add(sat, 0);
}

/* Clashes too large to be looked for size by size are found and shrunk all the same. */
static void large_clashes_are_found(void **state)
{
	enum { COUNT = 24, LARGE = 20, LARGER = 22, SMALL = 2 };
	struct arena arena = {0};
	struct requirement at[COUNT];
	struct encoder encoder = {.arena = &arena, .sat = sat_new(false)};
	struct requirements all = {.at = at, .count = COUNT, .encoder = &encoder};
	struct clashes found;
	(void)state;
	for (uint32_t i = 0; i < COUNT; i++)
		at[i] = (struct requirement){.literal = sat_var(encoder.sat)};
	forbid(encoder.sat, at, 0, LARGE);
	forbid(encoder.sat, at, COUNT - LARGER, LARGER);
	forbid(encoder.sat, at, COUNT - SMALL, SMALL);
	assert_true(clashes_find(&arena, &all, UINT32_MAX, 100000, &found));
	assert_true(found.complete && found.smallest);
	assert_int_equal(found.count, 2);
	assert_int_equal(found.at[0].count, SMALL);
	assert_int_equal(found.at[1].count, LARGE);
	sat_free(encoder.sat);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(requirements_are_what_the_check_judges),
		cmocka_unit_test(what_can_be_met_is_kept),
		cmocka_unit_test(each_clash_is_one_and_minimal),
		cmocka_unit_test(times_left_out_change_nothing),
		cmocka_unit_test(large_clashes_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
