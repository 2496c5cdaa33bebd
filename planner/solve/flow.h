/* flow.h - what pays most to send through a network.
 *
 * Prices have ranks: less of a higher one is worth any amount of the lower ones, so "most seated,
 * then most first choices" is one question. Successive shortest paths, many at a time: with the
 * potentials that are found on the way, no arc with room left is cheaper than the two nodes at its
 * ends are apart, which proves that nothing pays more (flow_holds). */
#ifndef SOLVE_FLOW_H
#define SOLVE_FLOW_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { PRICE_RANKS = 10 };

/* The first that differs decides. */
struct price {
	int32_t at[PRICE_RANKS];
};

/* Half of an arc: each has another that leads back, next to it. */
struct flow_half {
	uint32_t to, next; /* the next of the same node; UINT32_MAX: none */
	int32_t room;      /* that is left */
};

/* What a unit costs on an arc. */
struct flow_cost {
	struct price price;
	bool is_rising; /* the n-th unit costs 2n - 1 times as much, so that n cost n squared */
};

struct flow {
	struct flow_half *halves;
	struct flow_cost
		*costs; /* of each arc, apart: what has no room left is passed over quickly */
	uint32_t half_count, half_room;
	uint32_t node_count;
	uint32_t *first;         /* half of each node; UINT32_MAX: none */
	struct price *potential; /* of each node */
	uint32_t *scratch;
	bool *is_near;
	struct price *distance;
};

/* Begin a network of so many nodes and at most so many arcs.
 * Owns:  all lies in the arena. Fails: (false) when memory is out. */
bool flow_begin(struct arena *arena, struct flow *flow, uint32_t nodes, uint32_t arcs);

/* Add an arc with room for so many units, each at a price.
 * Gives: its number, for flow_through(). */
uint32_t flow_arc(struct flow *flow, uint32_t from, uint32_t to, int32_t room, struct price price,
                  bool is_rising);

/* Send from one node to another what pays: as long as one more unit costs less than nothing. There
 * may be no circle of arcs that costs less than nothing, and no arc that leads to the source. */
void flow_send(struct flow *flow, uint32_t source, uint32_t sink);

/* How much goes through an arc. */
int32_t flow_through(const struct flow *flow, uint32_t arc);

/* What all costs that goes through. */
struct price flow_price(const struct flow *flow);

/* Whether the potentials prove that nothing pays more. */
bool flow_holds(const struct flow *flow, uint32_t source, uint32_t sink);

/* Mark the nodes from which one more unit could come to a node, or those to which it could go from
 * there, over arcs whose price has nothing in its first rank. */
void flow_mark_before(const struct flow *flow, uint32_t node, bool *marks);
void flow_mark_behind(const struct flow *flow, uint32_t node, bool *marks);

#endif
