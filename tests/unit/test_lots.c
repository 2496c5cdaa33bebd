/* test_lots.c - lots are drawn fairly, and the same again from the same seed.
 *
 * Who draws a late lot waits, or gets no seat: a draw that favours those at one end of the list, or
 * that comes out otherwise when it is looked into, would be contested, and rightly. */
#include "unit.h"

#include <stdbool.h>
#include <string.h>

#include "base/random.h"
#include "solve/lots.h"

enum { LISTS = 2000, MOST = 12, DRAWS = 24000, SHORT = 4, ORDERS = 24 };

/* Some numbers that are given, others not. */
static uint32_t draw_list(struct random *random, uint32_t lots[MOST])
{
	uint32_t count = random_below(random, MOST + 1), next = 0;
	for (uint32_t i = 0; i < count; i++) {
		next += 1 + random_below(random, 3);
		lots[i] = random_below(random, 3) == 0 ? next : 0;
	}
	for (uint32_t i = 1; i < count; i++) {
		uint32_t other = random_below(random, i + 1), swapped = lots[i];
		lots[i] = lots[other];
		lots[other] = swapped;
	}
	return count;
}

static void all_have_a_number_of_their_own_behind_those_given(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < LISTS; seed++) {
		struct random random = random_seeded(seed);
		uint32_t lots[MOST] = {0}, drawn[MOST], again[MOST], highest = 0, open = 0;
		uint32_t count = draw_list(&random, lots);
		bool seen[MOST + 1] = {false};
		memcpy(drawn, lots, sizeof lots);
		memcpy(again, lots, sizeof lots);
		struct arena arena = {0};
		assert_true(lots_draw(&arena, seed, drawn, count));
		assert_true(lots_draw(&arena, seed, again, count));
		arena_free(&arena);
		assert_memory_equal(drawn, again, count * sizeof *drawn);
		for (uint32_t i = 0; i < count; i++) {
			highest = lots[i] > highest ? lots[i] : highest;
			open += lots[i] == 0;
		}
		for (uint32_t i = 0; i < count; i++) {
			if (lots[i] != 0) {
				assert_int_equal(drawn[i], lots[i]);
				continue;
			}
			assert_in_range(drawn[i], highest + 1, highest + open);
			assert_false(seen[drawn[i] - highest]);
			seen[drawn[i] - highest] = true;
		}
	}
}

/* How often each order of the four who drew no lot before comes out. */
static void all_orders_come_out_about_equally_often(void **state)
{
	static const uint32_t lists[][SHORT + 2] = {
		{0, 0, 0, 0}, {7, 0, 0, 0, 0}, {0, 0, 3, 0, 1, 0}, {0, 0, 0, 0, 2}};
	(void)state;
	for (size_t n = 0; n < LENGTH(lists); n++) {
		unsigned times[ORDERS] = {0};
		uint32_t count = n == 2 ? SHORT + 2 : n == 0 ? SHORT : SHORT + 1;
		for (unsigned seed = 0; seed < DRAWS; seed++) {
			uint32_t lots[SHORT + 2], open[SHORT], number = 0, order = 0;
			memcpy(lots, lists[n], sizeof lots);
			struct arena arena = {0};
			assert_true(lots_draw(&arena, seed, lots, count));
			arena_free(&arena);
			for (uint32_t i = 0; i < count; i++)
				if (lists[n][i] == 0)
					open[number++] = lots[i];
			for (uint32_t i = 0; i < SHORT; i++) {
				uint32_t less = 0;
				for (uint32_t k = i + 1; k < SHORT; k++)
					less += open[k] < open[i];
				order = order * (SHORT - i) + less;
			}
			times[order]++;
		}
		/* each is to be expected 1000 times, and six deviations are 186 */
		for (unsigned i = 0; i < ORDERS; i++)
			if (times[i] < DRAWS / ORDERS - 186 || times[i] > DRAWS / ORDERS + 186)
				fail_msg("order %u of list %zu came out %u times of %d", i, n,
				         times[i], DRAWS);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_have_a_number_of_their_own_behind_those_given),
		cmocka_unit_test(all_orders_come_out_about_equally_often)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
