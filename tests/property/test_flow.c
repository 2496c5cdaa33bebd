/* test_flow.c - nothing pays more than what is sent through small networks.
 *
 * Who sits at a round table is what pays most in a network: a fault in it would leave somebody
 * without a seat that was free, and call that proved. Networks are drawn, with prices below nothing
 * and arcs that rise; a plain solver cancels circles that cost less than nothing until none is
 * left. */
#include "unit.h"

#include <string.h>

#include "base/random.h"
#include "model/shape.h"
#include "solve/flow.h"

enum { NETWORKS = 6000, MOST_NODES = 8, MOST_ARCS = 20, MOST_ROOM = 4, RANKS = 4 };

/* The ranks of the prices that are drawn; more than 15 bits of each are never summed. */
static const int ranks[RANKS] = {0, 2, 5, PRICE_RANKS - 1};

static int64_t worth(struct price price)
{
	int64_t sum = 0;
	for (int i = 0; i < RANKS; i++)
		sum = sum * (1 << 15) + price.at[ranks[i]];
	return sum;
}

struct drawn_arc {
	uint32_t from, to;
	int32_t room, through; /* as the plain solver sends */
	struct price price;
	bool is_rising;
};

struct drawn {
	uint32_t nodes, count, source, sink;
	struct drawn_arc arcs[MOST_ARCS + 1]; /* the last leads back from the sink to the source */
};

/* Prices are no less than what the heights of the ends are apart, so that no circle costs less than
 * nothing. */
static void draw(struct drawn *drawn, struct random *random)
{
	int32_t heights[MOST_NODES][RANKS];
	*drawn = (struct drawn){.nodes = 3 + random_below(random, MOST_NODES - 2)};
	drawn->source = random_below(random, drawn->nodes);
	drawn->sink = (drawn->source + 1 + random_below(random, drawn->nodes - 1)) % drawn->nodes;
	bool is_flat = random_below(random, 2) == 0; /* nothing in the first rank */
	for (uint32_t i = 0; i < drawn->nodes; i++)
		for (int r = 0; r < RANKS; r++)
			heights[i][r] = (int32_t)random_below(random, 5) *
			                (i == drawn->sink ? -1 : 1) * (is_flat && r == 0 ? 0 : 1);
	uint32_t tries = 2 + random_below(random, MOST_ARCS - 1);
	for (uint32_t n = 0; n < tries; n++) {
		struct drawn_arc arc = {.from = random_below(random, drawn->nodes),
		                        .to = random_below(random, drawn->nodes),
		                        .room = (int32_t)random_below(random, MOST_ROOM + 1)};
		if (arc.from == arc.to || arc.to == drawn->source)
			continue;
		uint32_t first = is_flat + random_below(random, RANKS + (is_flat ? 0 : 1));
		for (uint32_t r = 0; r < RANKS; r++) {
			int32_t more = r < first ? 0 : (int32_t)random_below(random, 4);
			if (r > first)
				more -= 2;
			if (r == first)
				more++;
			arc.price.at[ranks[r]] = heights[arc.to][r] - heights[arc.from][r] + more;
		}
		arc.is_rising = worth(arc.price) >= 0 && random_below(random, 2) == 0;
		drawn->arcs[drawn->count++] = arc;
	}
	drawn->arcs[drawn->count] =
		(struct drawn_arc){.from = drawn->sink, .to = drawn->source, .room = 1000};
}

static void make(struct arena *arena, const struct drawn *drawn, struct flow *flow)
{
	assert_true(flow_begin(arena, flow, drawn->nodes, drawn->count));
	for (uint32_t n = 0; n < drawn->count; n++) {
		const struct drawn_arc *arc = &drawn->arcs[n];
		assert_int_equal(
			flow_arc(flow, arc->from, arc->to, arc->room, arc->price, arc->is_rising),
			2 * n);
	}
	flow_send(flow, drawn->source, drawn->sink);
}

/* What the next unit costs on an arc, or brings when it is taken back. */
static int64_t next_unit(const struct drawn_arc *arc, bool back)
{
	int64_t price = worth(arc->price);
	if (arc->is_rising)
		price *= back ? 2 * arc->through - 1 : 2 * arc->through + 1;
	return back ? -price : price;
}

/* Cancel one circle that costs less than nothing. False: there is none. */
static bool cancel_one(struct drawn *drawn)
{
	int64_t far[MOST_NODES] = {0};
	uint32_t by[MOST_NODES], changed = UINT32_MAX;
	memset(by, 0xFF, sizeof by);
	for (uint32_t round = 0; round < drawn->nodes; round++) {
		changed = UINT32_MAX;
		for (uint32_t n = 0; n < 2 * (drawn->count + 1); n++) {
			const struct drawn_arc *arc = &drawn->arcs[n / 2];
			bool back = n & 1;
			uint32_t from = back ? arc->to : arc->from, to = back ? arc->from : arc->to;
			if (back ? arc->through == 0 : arc->through == arc->room)
				continue;
			if (far[from] + next_unit(arc, back) >= far[to])
				continue;
			far[to] = far[from] + next_unit(arc, back);
			by[to] = n;
			changed = to;
		}
	}
	if (changed == UINT32_MAX)
		return false;
	for (uint32_t i = 0; i < drawn->nodes; i++)
		changed = drawn->arcs[by[changed] / 2].from + drawn->arcs[by[changed] / 2].to -
		          changed;
	uint32_t at = changed;
	do {
		struct drawn_arc *arc = &drawn->arcs[by[at] / 2];
		arc->through += by[at] & 1 ? -1 : 1;
		at = arc->from + arc->to - at;
	} while (at != changed);
	return true;
}

static int64_t total_at(const struct drawn_arc *arc, int rank, int32_t through)
{
	return (int64_t)arc->price.at[rank] * through * (arc->is_rising ? through : 1);
}

static int64_t worth_of(const struct drawn *drawn, const struct flow *flow)
{
	int64_t sum = 0;
	for (uint32_t n = 0; n < drawn->count; n++) {
		const struct drawn_arc *arc = &drawn->arcs[n];
		int32_t through = flow_through(flow, 2 * n);
		sum += worth(arc->price) * through * (arc->is_rising ? through : 1);
	}
	return sum;
}

static void is_a_flow(const struct drawn *drawn, const struct flow *flow)
{
	int32_t left[MOST_NODES] = {0};
	for (uint32_t n = 0; n < drawn->count; n++) {
		const struct drawn_arc *arc = &drawn->arcs[n];
		int32_t through = flow_through(flow, 2 * n);
		assert_in_range(through, 0, arc->room);
		assert_int_equal(flow->halves[2 * n].room, arc->room - through);
		left[arc->from] -= through;
		left[arc->to] += through;
	}
	for (uint32_t i = 0; i < drawn->nodes; i++)
		if (i != drawn->source && i != drawn->sink)
			assert_int_equal(left[i], 0);
	assert_int_equal(left[drawn->source], -left[drawn->sink]);
	assert_true(left[drawn->sink] >= 0);
}

static void nothing_pays_more(void **state)
{
	unsigned sent = 0, below = 0;
	(void)state;
	for (unsigned seed = 0; seed < NETWORKS; seed++) {
		struct random random = random_seeded(seed);
		struct arena arena = {0};
		struct drawn drawn;
		struct flow flow;
		draw(&drawn, &random);
		make(&arena, &drawn, &flow);
		is_a_flow(&drawn, &flow);
		while (cancel_one(&drawn))
			continue;
		for (int rank = 0; rank < PRICE_RANKS; rank++) {
			int64_t found = 0, right = 0;
			for (uint32_t n = 0; n < drawn.count; n++) {
				found += total_at(&drawn.arcs[n], rank, flow_through(&flow, 2 * n));
				right += total_at(&drawn.arcs[n], rank, drawn.arcs[n].through);
			}
			if (found != right)
				fail_msg("network %u costs %lld in rank %d; %lld is the least",
				         seed, (long long)found, rank, (long long)right);
		}
		if (!flow_holds(&flow, drawn.source, drawn.sink))
			fail_msg("network %u is not proved", seed);
		sent += drawn.arcs[drawn.count].through > 0;
		below += drawn.arcs[drawn.count].through > 2;
		arena_free(&arena);
	}
	print_message("%u of %d networks send something, %u more than two\n", sent, NETWORKS,
	              below);
	assert_true(sent > NETWORKS / 3 && below > NETWORKS / 20);
}

/* A half with room into a node, or from it. */
static bool has_half(const struct drawn *drawn, const struct flow *flow, uint32_t node, bool into)
{
	for (uint32_t n = 0; n < 2 * drawn->count; n++) {
		uint32_t to = flow->halves[n].to, from = flow->halves[n ^ 1].to;
		if (flow->halves[n].room > 0 && (into ? to : from) == node)
			return true;
	}
	return false;
}

static void other_potentials_prove_nothing(void **state)
{
	unsigned refused = 0;
	(void)state;
	for (unsigned seed = 0; seed < NETWORKS / 4; seed++) {
		struct random random = random_seeded(seed);
		struct arena arena = {0};
		struct drawn drawn;
		struct flow flow;
		draw(&drawn, &random);
		make(&arena, &drawn, &flow);
		for (uint32_t i = 0; i < drawn.nodes; i++)
			for (int into = 0; into <= 1; into++) {
				bool is_end = i == drawn.source || i == drawn.sink;
				int rank = ranks[random_below(&random, RANKS)];
				struct price was = flow.potential[i];
				flow.potential[i].at[0] += into ? 1000 : -1000;
				if (is_end)
					flow.potential[i].at[rank]++;
				if (is_end || has_half(&drawn, &flow, i, into)) {
					assert_false(flow_holds(&flow, drawn.source, drawn.sink));
					refused++;
				}
				flow.potential[i] = was;
			}
		assert_true(flow_holds(&flow, drawn.source, drawn.sink));
		arena_free(&arena);
	}
	assert_true(refused > NETWORKS);
}

/* Halves of a way with room from one node to another, but for the one before it; none: no way.
 * From the sink it goes on at the source. */
static uint32_t find_way(const struct drawn *drawn, const struct flow *flow, uint32_t half,
                         uint32_t way[MOST_NODES])
{
	uint32_t by[MOST_NODES], length = 0;
	uint32_t begin = flow->halves[half].to, end = flow->halves[half ^ 1].to;
	bool seen[MOST_NODES] = {false};
	seen[begin] = true;
	by[begin] = UINT32_MAX;
	for (uint32_t round = 0; round < drawn->nodes; round++) {
		if (seen[drawn->sink] && !seen[drawn->source]) {
			seen[drawn->source] = true;
			by[drawn->source] = UINT32_MAX - 1;
		}
		for (uint32_t n = 0; n < 2 * drawn->count; n++) {
			uint32_t to = flow->halves[n].to, from = flow->halves[n ^ 1].to;
			if (n == (half ^ 1) || flow->halves[n].room == 0 || !seen[from] || seen[to])
				continue;
			seen[to] = true;
			by[to] = n;
		}
	}
	for (uint32_t at = end; seen[end] && by[at] != UINT32_MAX;) {
		if (by[at] == UINT32_MAX - 1) {
			at = drawn->sink;
			continue;
		}
		way[length++] = by[at];
		at = flow->halves[by[at] ^ 1].to;
	}
	return length;
}

static void send_on(struct flow *flow, uint32_t half, int32_t units)
{
	flow->halves[half].room -= units;
	flow->halves[half ^ 1].room += units;
}

static void what_costs_more_is_not_proved(void **state)
{
	unsigned refused = 0;
	(void)state;
	for (unsigned seed = 0; seed < NETWORKS / 4; seed++) {
		struct random random = random_seeded(seed);
		struct arena arena = {0};
		struct drawn drawn;
		struct flow flow;
		draw(&drawn, &random);
		make(&arena, &drawn, &flow);
		int64_t least = worth_of(&drawn, &flow);
		for (uint32_t half = 0; half < 2 * drawn.count; half++) {
			uint32_t way[MOST_NODES], length;
			if (flow.halves[half].room == 0)
				continue;
			length = find_way(&drawn, &flow, half, way);
			if (length == 0)
				continue;
			send_on(&flow, half, 1);
			for (uint32_t i = 0; i < length; i++)
				send_on(&flow, way[i], 1);
			is_a_flow(&drawn, &flow);
			int64_t now = worth_of(&drawn, &flow);
			assert_true(now >= least);
			if (now > least)
				assert_false(flow_holds(&flow, drawn.source, drawn.sink));
			refused += now > least;
			send_on(&flow, half, -1);
			for (uint32_t i = 0; i < length; i++)
				send_on(&flow, way[i], -1);
		}
		arena_free(&arena);
	}
	assert_true(refused > NETWORKS / 4);
}

static void marks_are_those_of_a_plain_search(void **state)
{
	unsigned marked = 0;
	(void)state;
	for (unsigned seed = 0; seed < NETWORKS / 4; seed++) {
		struct random random = random_seeded(seed);
		struct arena arena = {0};
		struct drawn drawn;
		struct flow flow;
		draw(&drawn, &random);
		make(&arena, &drawn, &flow);
		uint32_t node = random_below(&random, drawn.nodes);
		for (int behind = 0; behind <= 1; behind++) {
			bool marks[MOST_NODES], right[MOST_NODES] = {false};
			right[node] = true;
			for (uint32_t k = 0; k < drawn.nodes * 2 * drawn.count; k++) {
				uint32_t n = k % (2 * drawn.count);
				const struct drawn_arc *arc = &drawn.arcs[n / 2];
				int32_t through = flow_through(&flow, n & ~1U);
				uint32_t from = n & 1 ? arc->to : arc->from;
				uint32_t to = n & 1 ? arc->from : arc->to;
				if (arc->price.at[0] == 0 &&
				    (n & 1 ? through > 0 : through < arc->room) &&
				    right[behind ? from : to])
					right[behind ? to : from] = true;
			}
			(behind ? flow_mark_behind : flow_mark_before)(&flow, node, marks);
			assert_memory_equal(marks, right, drawn.nodes);
			for (uint32_t i = 0; i < drawn.nodes; i++)
				marked += marks[i] && i != node;
		}
		arena_free(&arena);
	}
	assert_true(marked > NETWORKS / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_pays_more),
	                                   cmocka_unit_test(other_potentials_prove_nothing),
	                                   cmocka_unit_test(what_costs_more_is_not_proved),
	                                   cmocka_unit_test(marks_are_those_of_a_plain_search)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
