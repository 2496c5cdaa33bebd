/* flow.c - successive shortest paths; all that are equally short at once.
 *
 * flow_send() is where to begin. */
#include "solve/flow.h"

#include <string.h>

#define NO_HALF UINT32_MAX

bool flow_begin(struct arena *arena, struct flow *flow, uint32_t nodes, uint32_t arcs)
{
	*flow = (struct flow){.node_count = nodes, .half_room = arcs * 2};
	flow->halves = arena_array(arena, flow->half_room, sizeof *flow->halves);
	flow->costs = arena_array(arena, arcs, sizeof *flow->costs);
	flow->first = arena_array(arena, nodes, sizeof *flow->first);
	flow->potential = arena_array(arena, nodes, sizeof *flow->potential);
	flow->distance = arena_array(arena, nodes, sizeof *flow->distance);
	flow->is_near = arena_array(arena, nodes, sizeof *flow->is_near);
	/* a heap, the place of each node in it, and where each node goes on */
	flow->scratch = arena_array(arena, (size_t)nodes * 3, sizeof *flow->scratch);
	if (flow->halves == NULL || flow->costs == NULL || flow->first == NULL ||
	    flow->potential == NULL || flow->distance == NULL || flow->is_near == NULL ||
	    flow->scratch == NULL)
		return false;
	memset(flow->first, 0xFF, nodes * sizeof *flow->first);
	return true;
}

static void add_half(struct flow *flow, uint32_t from, uint32_t to, int32_t room)
{
	uint32_t n = flow->half_count++;
	flow->halves[n] = (struct flow_half){to, flow->first[from], room};
	flow->first[from] = n;
}

static struct price minus(struct price a, struct price b)
{
	for (int i = 0; i < PRICE_RANKS; i++)
		a.at[i] -= b.at[i];
	return a;
}

static struct price plus(struct price a, struct price b)
{
	for (int i = 0; i < PRICE_RANKS; i++)
		a.at[i] += b.at[i];
	return a;
}

static bool is_less(const struct price *a, const struct price *b)
{
	for (int i = 0; i < PRICE_RANKS; i++)
		if (a->at[i] != b->at[i])
			return a->at[i] < b->at[i];
	return false;
}

static bool is_nothing(const struct price *price)
{
	for (int i = 0; i < PRICE_RANKS; i++)
		if (price->at[i] != 0)
			return false;
	return true;
}

uint32_t flow_arc(struct flow *flow, uint32_t from, uint32_t to, int32_t room, struct price price,
                  bool is_rising)
{
	uint32_t n = flow->half_count;
	flow->costs[n / 2] = (struct flow_cost){price, is_rising};
	add_half(flow, from, to, room);
	add_half(flow, to, from, 0);
	return n;
}

int32_t flow_through(const struct flow *flow, uint32_t arc)
{
	return flow->halves[arc ^ 1].room;
}

/* How many times the price of its arc the next unit on a half costs; on the way back, where it takes
 * one away, how many times less than nothing. */
static int32_t times_of(const struct flow *flow, uint32_t n)
{
	bool is_back = n & 1;
	if (!flow->costs[n / 2].is_rising)
		return is_back ? -1 : 1;
	int32_t through = flow->halves[n | 1].room;
	return is_back ? 1 - 2 * through : 2 * through + 1;
}

/* What one more unit costs on a half. */
static struct price price_of(const struct flow *flow, uint32_t n)
{
	struct price price = flow->costs[n / 2].price;
	int32_t times = times_of(flow, n);
	for (int i = 0; times != 1 && i < PRICE_RANKS; i++)
		price.at[i] *= times;
	return price;
}

/* The same, less what the nodes at its ends are apart: never below nothing. */
static struct price reduced(const struct flow *flow, uint32_t from, uint32_t n)
{
	struct price price = plus(price_of(flow, n), flow->potential[from]);
	return minus(price, flow->potential[flow->halves[n].to]);
}

/* Nodes by distance: a binary heap, with the place of each in it. */
struct heap {
	uint32_t *at, *place;
	uint32_t count;
	const struct price *distance;
};

static void put(struct heap *heap, uint32_t i, uint32_t node)
{
	heap->at[i] = node;
	heap->place[node] = i;
}

static void rise(struct heap *heap, uint32_t i, uint32_t node)
{
	for (; i > 0; i = (i - 1) / 2) {
		uint32_t above = heap->at[(i - 1) / 2];
		if (!is_less(&heap->distance[node], &heap->distance[above]))
			break;
		put(heap, i, above);
	}
	put(heap, i, node);
}

static uint32_t take_least(struct heap *heap)
{
	uint32_t least = heap->at[0], node = heap->at[--heap->count], i = 0;
	while (2 * i + 1 < heap->count) {
		uint32_t below = 2 * i + 1;
		if (below + 1 < heap->count &&
		    is_less(&heap->distance[heap->at[below + 1]], &heap->distance[heap->at[below]]))
			below++;
		if (!is_less(&heap->distance[heap->at[below]], &heap->distance[node]))
			break;
		put(heap, i, heap->at[below]);
		i = below;
	}
	if (heap->count > 0)
		put(heap, i, node);
	return least;
}

/* The potentials to begin with, while nothing is sent yet and prices may be below nothing: as if
 * one could begin at every node. */
static void find_potentials(struct flow *flow)
{
	bool changed = true;
	for (uint32_t round = 0; changed && round < flow->node_count; round++) {
		changed = false;
		for (uint32_t from = 0; from < flow->node_count; from++)
			for (uint32_t n = flow->first[from]; n != NO_HALF;
			     n = flow->halves[n].next) {
				uint32_t to = flow->halves[n].to;
				struct price price = plus(flow->potential[from], price_of(flow, n));
				if (flow->halves[n].room == 0 ||
				    !is_less(&price, &flow->potential[to]))
					continue;
				flow->potential[to] = price;
				changed = true;
			}
	}
}

/* Find how far the nodes are from the source, up to the sink, and raise the potentials by those
 * distances. False: nothing that pays can come to the sink. */
static bool find_distances(struct flow *flow, uint32_t source, uint32_t sink)
{
	struct heap heap = {flow->scratch, flow->scratch + flow->node_count, 0, flow->distance};
	memset(flow->is_near, 0, flow->node_count * sizeof *flow->is_near);
	memset(heap.place, 0xFF, flow->node_count * sizeof *heap.place);
	flow->distance[source] = (struct price){0};
	rise(&heap, heap.count++, source);
	while (heap.count > 0 && !flow->is_near[sink]) {
		uint32_t from = take_least(&heap);
		flow->is_near[from] = true;
		for (uint32_t n = flow->first[from]; n != NO_HALF; n = flow->halves[n].next) {
			uint32_t to = flow->halves[n].to;
			if (flow->halves[n].room == 0 || flow->is_near[to])
				continue;
			struct price price = plus(flow->distance[from], reduced(flow, from, n));
			bool is_new = heap.place[to] == UINT32_MAX;
			if (!is_new && !is_less(&price, &flow->distance[to]))
				continue;
			flow->distance[to] = price;
			rise(&heap, is_new ? heap.count++ : heap.place[to], to);
		}
	}
	/* the potentials of the two ends come together as prices rise; there nothing pays any more */
	struct price apart = minus(flow->potential[source], flow->potential[sink]);
	bool pays = flow->is_near[sink] && is_less(&flow->distance[sink], &apart);
	struct price far = pays ? flow->distance[sink] : apart;
	for (uint32_t i = 0; i < flow->node_count; i++) {
		bool is_nearer = flow->is_near[i] && is_less(&flow->distance[i], &far);
		flow->potential[i] = plus(flow->potential[i], is_nearer ? flow->distance[i] : far);
	}
	return pays;
}

/* Most halves are not, by one of the first ranks. */
static bool is_on_shortest(const struct flow *flow, uint32_t from, uint32_t n)
{
	const struct flow_half *half = &flow->halves[n];
	const struct price *near = &flow->potential[from], *far = &flow->potential[half->to];
	if (half->room == 0)
		return false;
	const struct price *price = &flow->costs[n / 2].price;
	int32_t times = times_of(flow, n);
	for (int i = 0; i < PRICE_RANKS; i++)
		if (price->at[i] * times + near->at[i] != far->at[i])
			return false;
	return true;
}

/* Number the nodes by how many arcs they are from the source, on shortest ways only. */
static bool find_levels(const struct flow *flow, uint32_t source, uint32_t sink, uint32_t *level,
                        uint32_t *queue)
{
	uint32_t begin = 0, end = 0;
	memset(level, 0xFF, flow->node_count * sizeof *level);
	level[source] = 0;
	queue[end++] = source;
	while (begin < end && level[sink] == UINT32_MAX) {
		uint32_t from = queue[begin++];
		for (uint32_t n = flow->first[from]; n != NO_HALF; n = flow->halves[n].next) {
			uint32_t to = flow->halves[n].to;
			if (level[to] != UINT32_MAX || !is_on_shortest(flow, from, n))
				continue;
			level[to] = level[from] + 1;
			queue[end++] = to;
		}
	}
	return level[sink] != UINT32_MAX;
}

/* Send one unit along the levels; arcs that lead nowhere are not looked at again. */
static bool send_one(struct flow *flow, uint32_t from, uint32_t sink, const uint32_t *level,
                     uint32_t *next)
{
	if (from == sink)
		return true;
	for (; next[from] != NO_HALF; next[from] = flow->halves[next[from]].next) {
		uint32_t n = next[from], to = flow->halves[n].to;
		if (level[to] != level[from] + 1 || !is_on_shortest(flow, from, n) ||
		    !send_one(flow, to, sink, level, next))
			continue;
		flow->halves[n].room--;
		flow->halves[n ^ 1].room++;
		return true;
	}
	return false;
}

void flow_send(struct flow *flow, uint32_t source, uint32_t sink)
{
	uint32_t *level = flow->scratch, *next = flow->scratch + flow->node_count;
	uint32_t *queue = next + flow->node_count;
	find_potentials(flow);
	while (find_distances(flow, source, sink))
		while (find_levels(flow, source, sink, level, queue)) {
			memcpy(next, flow->first, flow->node_count * sizeof *next);
			while (send_one(flow, source, sink, level, next))
				continue;
		}
}

struct price flow_price(const struct flow *flow)
{
	struct price sum = {0};
	for (uint32_t n = 0; n < flow->half_count; n += 2) {
		int32_t through = flow_through(flow, n);
		int32_t times = flow->costs[n / 2].is_rising ? through * through : through;
		for (int i = 0; i < PRICE_RANKS; i++)
			sum.at[i] += flow->costs[n / 2].price.at[i] * times;
	}
	return sum;
}

bool flow_holds(const struct flow *flow, uint32_t source, uint32_t sink)
{
	const struct price nothing = {0};
	struct price apart = minus(flow->potential[source], flow->potential[sink]);
	if (!is_nothing(&apart))
		return false;
	for (uint32_t from = 0; from < flow->node_count; from++)
		for (uint32_t n = flow->first[from]; n != NO_HALF; n = flow->halves[n].next) {
			struct price price = reduced(flow, from, n);
			if (flow->halves[n].room > 0 && is_less(&price, &nothing))
				return false;
		}
	return true;
}

static void mark(const struct flow *flow, uint32_t node, bool backwards, bool *marks)
{
	uint32_t *queue = flow->scratch, begin = 0, end = 0;
	memset(marks, 0, flow->node_count * sizeof *marks);
	marks[node] = true;
	queue[end++] = node;
	while (begin < end) {
		uint32_t at = queue[begin++];
		for (uint32_t n = flow->first[at]; n != NO_HALF; n = flow->halves[n].next) {
			/* the half that leads the other way belongs to the node at its end */
			const struct flow_half *half = &flow->halves[backwards ? n ^ 1 : n];
			uint32_t to = flow->halves[n].to;
			if (marks[to] || half->room == 0 || flow->costs[n / 2].price.at[0] != 0)
				continue;
			marks[to] = true;
			queue[end++] = to;
		}
	}
}

void flow_mark_before(const struct flow *flow, uint32_t node, bool *marks)
{
	mark(flow, node, true, marks);
}

void flow_mark_behind(const struct flow *flow, uint32_t node, bool *marks)
{
	mark(flow, node, false, marks);
}
