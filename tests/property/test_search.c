/* test_search.c - on small drafts the search finds what trying everything finds.
 *
 * A search that moves a meeting too many, or gives up where there is a way, costs delegations
 * their plans. Each draft is drawn: a few meetings of two kinds, in wrong places, with people
 * and rooms in common, and clauses that say where they ought to be. All placements are tried,
 * their cost counted anew, pair by pair; the search has to come to the least. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/random.h"
#include "hld.h"
#include "solve/search.h"

enum { DRAFTS = 150, MOST_SITTINGS = 5, GRID_MIN = 90, MOST_EDGES = 512 };

static void draw_mandate(struct buffer *out, struct random *random)
{
	static const char *const clauses[] = {
		"\"rule\": \"when\", \"params\": {\"which\": {\"kind\": \"round-table\"}, \"day\": "
		"1, "
		"\"part\": \"afternoon\", \"count\": 2}",
		"\"rule\": \"concurrent\", \"params\": {\"which\": {\"kind\": \"round-table\"}}",
		"\"rule\": \"order\", \"params\": {\"first\": {\"kind\": \"round-table\"}, "
		"\"then\": "
		"{\"kind\": \"plenary\", \"position\": \"last\"}}",
		"\"rule\": \"dates\", \"params\": {\"which\": {\"kind\": \"plenary\"}, "
		"\"every_day\": true}",
		"\"rule\": \"hours\", \"params\": {\"which\": {\"kind\": \"plenary\"}, \"from\": "
		"\"10:00\", \"to\": \"13:00\"}",
		"\"rule\": \"duration\", \"params\": {\"which\": {\"kind\": \"plenary\"}, "
		"\"days\": 1}",
		"\"rule\": \"order\", \"params\": {\"first\": {\"kind\": \"round-table\"}, "
		"\"then\": {\"kind\": \"plenary\", \"item\": \"summary\"}}",
		"\"rule\": \"when\", \"params\": {\"which\": {\"item\": \"summary\"}, "
		"\"start\": \"16:30\", \"day\": 2}",
	};
	bool first = true;
	buffer_text(out,
	            "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/DRAWN\", \"title\": \"D\","
	            " \"force\": \"binding\", \"conference\": {\"id\": \"c\", \"title\": \"C\","
	            " \"days\": [\"2006-09-14\", \"2006-09-15\"], \"parts\": ["
	            "{\"part\": \"morning\", \"from\": \"10:00\", \"to\": \"13:00\"},"
	            "{\"part\": \"afternoon\", \"from\": \"13:00\", \"to\": \"18:00\"}]},"
	            " \"clauses\": [");
	for (size_t i = 0; i < LENGTH(clauses); i++) {
		if (random_below(random, 2) == 0)
			continue;
		buffer_printf(out,
		              "%s{\"id\": \"c-%zu\", \"para\": \"%zu\", \"verb\": \"%s\", "
		              "\"quote\": \"q\", %s}",
		              first ? "" : ", ", i, i,
		              random_below(random, 3) == 0 ? "invites" : "decides", clauses[i]);
		first = false;
	}
	buffer_text(out, "]}");
}

static void draw_programme(struct buffer *out, struct random *random)
{
	uint32_t count = 2 + random_below(random, MOST_SITTINGS - 1);
	buffer_text(out, "{\"format\": \"hld-programme/1\", \"id\": \"drawn\", \"title\": \"D\", "
	                 "\"zone\": \"America/New_York\", \"rooms\": [{\"id\": \"a\", \"name\": "
	                 "\"A\"}, {\"id\": \"b\", \"name\": \"B\"}], \"people\": [{\"id\": \"p\", "
	                 "\"name\": \"P\"}, {\"id\": \"q\", \"name\": \"Q\"}], \"meetings\": [");
	for (uint32_t i = 0; i < count; i++) {
		static const char *const spans[][3] = {{"10:00", "13:00", "11:30"},
		                                       {"15:00", "18:00", "16:30"},
		                                       {"11:30", "14:30", "13:00"}};
		const char *const *span = spans[random_below(random, 3)];
		unsigned day = 14 + random_below(random, 3);
		buffer_printf(
			out,
			"%s{\"id\": \"m-%u\", \"kind\": \"%s\", \"start\": \"2006-09-%uT%s\", "
			"\"end\": \"2006-09-%uT%s\"",
			i > 0 ? ", " : "", (unsigned)i,
			random_below(random, 2) == 0 ? "plenary" : "round-table", day, span[0], day,
			span[1]);
		if (random_below(random, 4) > 0)
			buffer_printf(out, ", \"room\": \"%s\"",
			              random_below(random, 5) == 0   ? "gone"
			              : random_below(random, 2) == 0 ? "a"
			                                             : "b");
		if (random_below(random, 2) == 0)
			buffer_printf(out,
			              ", \"items\": [{\"kind\": \"statements\"}, {\"kind\": "
			              "\"summary\", \"start\": \"2006-09-%uT%s\", \"end\": "
			              "\"2006-09-%uT%s\"}]",
			              day, span[2], day, span[1]);
		if (random_below(random, 2) == 0)
			buffer_printf(out, ", \"presides\": \"%s\"",
			              random_below(random, 2) == 0 ? "p" : "q");
		buffer_text(out, "}");
	}
	buffer_text(out, "]}");
}

static int instant_compare(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* The instants at which anything may begin or end, each once. */
static size_t find_edges(const struct problem *problem, int64_t edges[MOST_EDGES])
{
	size_t count = 0, different = 0;
	assert_true(2 * problem->slots.count <= MOST_EDGES);
	for (uint32_t i = 0; i < problem->slots.count; i++) {
		edges[count++] = problem->slots.at[i].start_utc_s;
		edges[count++] = problem->slots.at[i].end_utc_s;
	}
	qsort(edges, count, sizeof *edges, instant_compare);
	for (size_t i = 0; i < count; i++)
		if (different == 0 || edges[different - 1] != edges[i])
			edges[different++] = edges[i];
	return different;
}

/* What sittings share in rooms a and b and people p and q, beyond one at a time, from one edge
 * to the next. */
static int64_t shared_cost(const struct problem *problem, const struct placement *at)
{
	int64_t edges[MOST_EDGES], cost = 0;
	size_t count = find_edges(problem, edges);
	for (size_t e = 0; e < count; e++) {
		uint32_t in_room[2] = {0, 0}, with_person[2] = {0, 0};
		for (uint32_t n = 0; n < problem->sittings.count; n++) {
			const struct sitting *sitting = &problem->sittings.at[n];
			const struct slot *slot = time_slot(problem, sitting, at->slot[n]);
			uint32_t room = sitting->rooms[at->room[n]].id.n;
			if (slot->start_utc_s > edges[e] || slot->end_utc_s <= edges[e])
				continue;
			if (room < 2)
				in_room[room]++;
			if (sitting->people_count > 0)
				with_person[sitting->people[0]]++;
		}
		for (int i = 0; i < 2; i++) {
			cost += in_room[i] > 1 ? (in_room[i] - 1) * (int64_t)COST_BREACH : 0;
			cost += with_person[i] > 1 ? (with_person[i] - 1) * (int64_t)COST_BREACH
			                           : 0;
		}
	}
	return cost;
}

/* The cost of a placement, from nothing: of what is shared, beyond one, in every span. */
static int64_t cost_anew(const struct problem *problem, const struct placement *at,
                         struct meant *scratch)
{
	int64_t cost = 0;
	for (uint32_t a = 0; a < problem->sittings.count; a++) {
		const struct sitting *x = &problem->sittings.at[a];
		const struct slot *s = time_slot(problem, x, at->slot[a]);
		cost += at->room[a] != 0 ? COST_ROOM : 0; /* not by what the problem says */
		cost += at->slot[a] != 0 ? COST_TIME : 0;
		cost += s->day != time_slot(problem, x, 0)->day ? COST_DAY : 0;
		if (x->rooms[at->room[a]].id.n == NO_ELEMENT && x->room_count > 1)
			cost += COST_BREACH;
	}
	for (uint32_t i = 0; i < problem->ties.count; i++)
		cost += (int64_t)post_count(problem, &problem->ties.at[i], at, scratch) *
		        (clause_severity(problem->ties.at[i].mandate, problem->ties.at[i].clause) ==
		                         HLD_BREACH
		                 ? COST_BREACH
		                 : COST_WARNING);
	return cost + shared_cost(problem, at);
}

/* The least cost of all placements of the sittings from n on. */
static int64_t least_cost(const struct problem *problem, const struct placement *at, uint32_t n,
                          struct meant *scratch)
{
	int64_t least = INT64_MAX;
	if (n == problem->sittings.count)
		return cost_anew(problem, at, scratch);
	const struct sitting *sitting = &problem->sittings.at[n];
	for (uint32_t s = 0; s < sitting->time_count; s++)
		for (uint32_t r = 0; r < sitting->room_count; r++) {
			at->slot[n] = s;
			at->room[n] = r;
			int64_t cost = least_cost(problem, at, n + 1, scratch);
			least = cost < least ? cost : least;
		}
	return least;
}

static uint64_t placements(const struct problem *problem)
{
	uint64_t count = 1;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		count *= (uint64_t)problem->sittings.at[n].time_count *
		         problem->sittings.at[n].room_count;
	return count;
}

static void judge(const struct problem *problem, struct arena *arena, unsigned seed,
                  unsigned *judged)
{
	enum { MOST_PLACEMENTS = 60000 };
	uint32_t slots[MOST_SITTINGS + 1], rooms[MOST_SITTINGS + 1];
	struct meant scratch[64];
	struct placement all = {slots, rooms};
	struct search_limits limits = {.seed = 1, .steps = 0};
	struct search_result found;
	if (placements(problem) > MOST_PLACEMENTS)
		return;
	assert_true(problem->most_chosen <= LENGTH(scratch));
	assert_true(search(arena, problem, limits, &found));
	int64_t anew = cost_anew(problem, &found.best, scratch);
	int64_t least = least_cost(problem, &all, 0, scratch);
	if (found.cost != anew)
		fail_msg("draft %u: the search keeps %lld for a cost of %lld", seed,
		         (long long)found.cost, (long long)anew);
	if (found.cost != least)
		fail_msg("draft %u: the search comes to %lld, the least is %lld", seed,
		         (long long)found.cost, (long long)least);
	++*judged;
}

static void the_search_comes_to_the_least_cost(void **state)
{
	unsigned judged = 0;
	(void)state;
	for (unsigned seed = 0; seed < DRAFTS; seed++) {
		struct random random = random_seeded(seed);
		struct buffer programme_text = {0}, mandate_text = {0};
		struct arena arena = {0};
		struct problem problem;
		hld_programme *programme = NULL;
		hld_mandate *mandate = NULL;
		draw_programme(&programme_text, &random);
		draw_mandate(&mandate_text, &random);
		assert_int_equal(hld_programme_read(programme_text.at, programme_text.size, "p",
		                                    &programme, NULL),
		                 HLD_OK);
		assert_int_equal(
			hld_mandate_read(mandate_text.at, mandate_text.size, "m", &mandate, NULL),
			HLD_OK);
		const hld_mandate *const at[] = {mandate};
		const struct mandate_list mandates = {at, 1};
		assert_true(problem_make(&arena, programme, NULL, &mandates, GRID_MIN, &problem));
		judge(&problem, &arena, seed, &judged);
		arena_free(&arena);
		hld_programme_free(programme);
		hld_mandate_free(mandate);
		buffer_release(&programme_text);
		buffer_release(&mandate_text);
	}
	print_message("%u drafts\n", judged);
	assert_true(judged > DRAFTS / 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_search_comes_to_the_least_cost)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
