/* test_assign.c - small assignments are those that trying everything finds.
 *
 * A speaker who is left out though there is a way, or somebody who loses a first choice for nothing,
 * would be wronged by arithmetic. Each question is drawn; all ways to place the many are tried. */
#include "unit.h"

#include <string.h>

#include "base/random.h"
#include "model/shape.h"
#include "solve/assign.h"

enum { QUESTIONS = 3000, MOST_MANY = 6, MOST_FEW = 4 };

struct drawn {
	uint32_t many, few, room[MOST_FEW];
	int32_t cost[MOST_MANY * MOST_FEW];
};

static struct drawn draw(unsigned seed)
{
	struct random random = random_seeded(seed);
	struct drawn drawn = {.many = 1 + random_below(&random, MOST_MANY),
	                      .few = 1 + random_below(&random, MOST_FEW)};
	for (uint32_t i = 0; i < drawn.few; i++)
		drawn.room[i] = random_below(&random, 3);
	for (uint32_t i = 0; i < drawn.many * drawn.few; i++)
		drawn.cost[i] = random_below(&random, 4) == 0 ? ASSIGN_NEVER
		                                              : (int32_t)random_below(&random, 6);
	return drawn;
}

/* The best of all ways: the set placed, earlier ones first, then its cost. */
struct best {
	uint32_t placed;      /* a bit for each of the many, the first the highest */
	uint32_t count, most; /* placed in it; in any */
	int64_t cost;
	bool any;
};

static void try_all(const struct drawn *drawn, uint32_t n, uint32_t *taken, uint32_t placed,
                    uint32_t count, int64_t cost, struct best *best)
{
	if (n == drawn->many) {
		bool better = !best->any || placed > best->placed ||
		              (placed == best->placed && cost < best->cost);
		best->most = count > best->most ? count : best->most;
		if (better)
			*best = (struct best){placed, count, best->most, cost, true};
		return;
	}
	try_all(drawn, n + 1, taken, placed, count, cost, best);
	for (uint32_t to = 0; to < drawn->few; to++) {
		int32_t here = drawn->cost[n * drawn->few + to];
		if (here == ASSIGN_NEVER || taken[to] == drawn->room[to])
			continue;
		taken[to]++;
		try_all(drawn, n + 1, taken, placed | 1U << (drawn->many - 1 - n), count + 1,
		        cost + here, best);
		taken[to]--;
	}
}

static void an_assignment_is_the_best_there_is(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < QUESTIONS; seed++) {
		struct drawn drawn = draw(seed);
		struct assign_question question = {drawn.many, drawn.few, drawn.room, drawn.cost};
		struct assignment found;
		struct arena arena = {0};
		struct best best = {0};
		uint32_t taken[MOST_FEW] = {0}, placed = 0, used[MOST_FEW] = {0};
		int64_t cost = 0;
		bool holds;
		assert_true(assign(&arena, &question, &found));
		try_all(&drawn, 0, taken, 0, 0, 0, &best);
		for (uint32_t n = 0; n < drawn.many; n++) {
			if (found.to[n] == NO_ELEMENT)
				continue;
			placed |= 1U << (drawn.many - 1 - n);
			used[found.to[n]]++;
			assert_int_not_equal(drawn.cost[n * drawn.few + found.to[n]], ASSIGN_NEVER);
			cost += drawn.cost[n * drawn.few + found.to[n]];
		}
		for (uint32_t to = 0; to < drawn.few; to++)
			assert_true(used[to] <= drawn.room[to]);
		if (placed != best.placed || cost != best.cost || cost != found.cost ||
		    found.placed != best.count || best.count != best.most)
			fail_msg("question %u: placed %x at %lld, the best is %x at %lld", seed,
			         placed, (long long)cost, best.placed, (long long)best.cost);
		assert_true(assign_certify(&arena, &question, &found, &holds));
		assert_true(holds);
		arena_free(&arena);
	}
}

/* The certificate is none where somebody has a worse place for nothing. */
static void what_can_be_bettered_is_not_certified(void **state)
{
	static const uint32_t room[] = {1, 2};
	static const int32_t cost[] = {0, 5, 5, 0};
	uint32_t crossed[] = {1, 0}, right[] = {0, 1};
	struct assign_question question = {2, 2, room, cost};
	struct arena arena = {0};
	bool holds;
	(void)state;
	assert_true(
		assign_certify(&arena, &question, &(struct assignment){crossed, 2, 10}, &holds));
	assert_false(holds);
	assert_true(assign_certify(&arena, &question, &(struct assignment){right, 2, 0}, &holds));
	assert_true(holds);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(an_assignment_is_the_best_there_is),
	                                   cmocka_unit_test(what_can_be_bettered_is_not_certified)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
