/* seats_net.c - who may sit where, as a network.
 *
 * From the source arcs lead to each who asks (through a node of their regional group where a
 * balance bounds that), from there one to each round, from there one to each table, into a node of
 * those of one kind, and then through the limits that count the kind, the innermost first, to the
 * sink. Arcs that a floor wants full pay most; then that
 * nobody who has a seat goes without; then everybody's first seat; then further seats; then to have
 * the very seat one had; then the choices; and those of one kind at one table cost the more the more
 * they are, so that kinds are spread. */
#include <string.h>

#include "base/civil.h"
#include "solve/seater.h"

enum {
	RANK_FLOOR,
	RANK_HELD,
	RANK_FIRST,
	RANK_SEAT,
	RANK_STAY,
	RANK_CHOICE,
	RANK_SPREAD = PRICE_RANKS - 1
};

struct maker {
	struct arena *arena;
	const struct seats *seats;
	struct seat_net *net;
	const uint32_t *taken;
	uint32_t balances, people, asks, kinds, limits; /* their first nodes */
	uint32_t *first_limit;                          /* of each table, among all */
	bool floors_only;
};

static struct price price_of(int rank, int32_t amount)
{
	struct price price = {0};
	price.at[rank] = amount;
	return price;
}

static uint32_t count_limits(const struct seats *seats, uint32_t *first)
{
	uint32_t count = 0;
	for (uint32_t t = 0; t < seats->tables.count; t++) {
		first[t] = count;
		count += seats->tables.at[t].limits.count;
	}
	return count;
}

/* An arc of which a part has to be full. most CIVIL_NONE: as much as comes. */
static void add_bounded(struct maker *maker, uint32_t tail, uint32_t head, int32_t least,
                        int32_t most, struct seat_floor floor)
{
	struct seat_net *net = maker->net;
	const struct price nothing = {0};
	least = least > 0 ? least : 0;
	most = most == CIVIL_NONE ? INT32_MAX / 2 : most < 0 ? 0 : most;
	if (least > 0) {
		floor.tail = tail;
		floor.head = head;
		floor.room = least;
		floor.arc =
			flow_arc(&net->flow, tail, head, least, price_of(RANK_FLOOR, -1), false);
		net->floor_at[net->floors.count++] = floor;
	}
	if (most > least)
		flow_arc(&net->flow, tail, head, most - least, nothing, false);
}

static int32_t taken_of(const struct maker *maker, uint32_t table, uint32_t kind)
{
	uint32_t taken = maker->seats->tables.at[table].fixed[kind];
	if (maker->taken != NULL)
		taken += maker->taken[(size_t)table * maker->seats->kinds.count + kind];
	return (int32_t)taken;
}

static void add_limits(struct maker *maker, uint32_t table)
{
	const struct seats *seats = maker->seats;
	const struct seat_table *of = &seats->tables.at[table];
	uint32_t first = maker->limits + maker->first_limit[table];
	for (uint32_t i = 0; i < of->limits.count; i++) {
		const struct seat_limit *limit = &of->limits.at[i];
		int32_t least = limit->least, most = limit->most, there = 0;
		for (uint32_t k = 0; k < seats->kinds.count; k++)
			there += limit->counts[k] ? taken_of(maker, table, k) : 0;
		least = least != CIVIL_NONE ? least - there : least;
		most = most == CIVIL_NONE ? most : most > there ? most - there : 0;
		add_bounded(maker, first + i,
		            limit->inside != NO_ELEMENT ? first + limit->inside : SEAT_SINK, least,
		            most, (struct seat_floor){.table = table, .limit = i});
	}
	for (uint32_t k = 0; k < seats->kinds.count; k++)
		flow_arc(&maker->net->flow, maker->kinds + table * seats->kinds.count + k,
		         of->innermost[k] != NO_ELEMENT ? first + of->innermost[k] : SEAT_SINK,
		         INT32_MAX / 2, price_of(RANK_SPREAD, maker->floors_only ? 0 : 1),
		         !maker->floors_only);
}

/* Each balance has a node for all its seats, and one for each group behind that. */
static uint32_t balance_node(const struct maker *maker, uint32_t balance, int32_t group)
{
	return maker->balances + balance * REGIONAL_GROUPS_END + (uint32_t)group;
}

static void add_balances(struct maker *maker)
{
	const struct seats *seats = maker->seats;
	const struct seat_floor none = {.table = NO_ELEMENT, .limit = NO_ELEMENT};
	for (uint32_t b = 0; b < seats->balances.count; b++) {
		const struct seat_balance *balance = &seats->balances.at[b];
		uint32_t all = balance_node(maker, b, GROUP_NONE);
		int32_t taken[REGIONAL_GROUPS_END] = {0}, total = 0;
		if (!balance->is_bound)
			continue;
		for (uint32_t t = 0; t < seats->tables.count; t++)
			for (uint32_t k = 0; balance->tables[t] && k < seats->kinds.count; k++)
				if (balance->counts[k])
					taken[seats->kinds.at[k].group] += taken_of(maker, t, k);
		for (int32_t g = GROUP_NONE + 1; g < REGIONAL_GROUPS_END; g++) {
			total += taken[g];
			add_bounded(maker, all, balance_node(maker, b, g),
			            balance->least[g] - taken[g],
			            balance->most[g] > taken[g] ? balance->most[g] - taken[g] : 0,
			            none);
		}
		add_bounded(maker, SEAT_SOURCE, all, balance->total - total,
		            balance->total > total ? balance->total - total : 0, none);
	}
}

bool seat_is_balanced(const struct seats *seats, const struct seat_balance *balance,
                      const struct ask *ask)
{
	for (uint32_t t = 0; balance->counts[ask->kind] && t < seats->tables.count; t++)
		if (balance->tables[t] && ask->bar[t] == 0)
			return true;
	return false;
}

/* From where an ask is fed. */
static uint32_t feeder_of(const struct maker *maker, const struct ask *ask)
{
	const struct seats *seats = maker->seats;
	for (uint32_t b = 0; b < seats->balances.count; b++)
		if (seats->balances.at[b].is_bound &&
		    seat_is_balanced(seats, &seats->balances.at[b], ask))
			return balance_node(maker, b, seats->kinds.at[ask->kind].group);
	return SEAT_SOURCE;
}

/* One who asks in several rounds: a first seat pays more than a further one. */
static void add_person(struct maker *maker, const struct ask *ask, int32_t rounds)
{
	struct price seat = price_of(RANK_SEAT, -1);
	uint32_t node = maker->people + ask->rank, feeder = SEAT_SOURCE;
	for (int32_t i = 0; i < rounds && feeder == SEAT_SOURCE; i++)
		feeder = feeder_of(maker, &ask[i]); /* a round may be closed to it */
	if (rounds > 1)
		flow_arc(&maker->net->flow, feeder, node, rounds - 1, seat, false);
	seat.at[RANK_FIRST] = -1;
	flow_arc(&maker->net->flow, feeder, node, 1, seat, false);
}

static void add_people(struct maker *maker)
{
	const struct seats *seats = maker->seats;
	for (uint32_t i = 0, end; i < seats->asks.count; i = end) {
		for (end = i;
		     end < seats->asks.count && seats->asks.at[end].rank == seats->asks.at[i].rank;)
			end++;
		add_person(maker, &seats->asks.at[i], (int32_t)(end - i));
	}
}

/* What a table costs an ask: the choice that it is, and not to be where it was. */
static struct price price_at(const struct maker *maker, const struct ask *ask, uint32_t table)
{
	struct price price = {0};
	uint32_t choice = seat_choice(ask, table);
	for (int rank = RANK_CHOICE; rank < RANK_SPREAD && !maker->floors_only; rank++)
		price.at[rank] = choice > (uint32_t)(rank - RANK_CHOICE) + 1;
	price.at[RANK_STAY] = !maker->floors_only && ask->was != NO_ELEMENT && ask->was != table;
	/* those who are there already come first as their kind costs more */
	price.at[RANK_SPREAD] = maker->floors_only ? 0 : 2 * taken_of(maker, table, ask->kind);
	return price;
}

static void add_source(struct maker *maker, uint32_t n)
{
	const struct seats *seats = maker->seats;
	const struct seat_source *source = &maker->net->sources[n];
	const struct ask *ask = &seats->asks.at[source->ask];
	uint32_t *arcs = maker->net->arcs + (size_t)n * seats->tables.count;
	bool has_seat = !maker->floors_only && ask->was != NO_ELEMENT;
	flow_arc(&maker->net->flow,
	         maker->floors_only ? feeder_of(maker, ask) : maker->people + ask->rank,
	         maker->asks + n, (int32_t)source->count, price_of(RANK_HELD, has_seat ? -1 : 0),
	         false);
	for (uint32_t t = 0; t < seats->tables.count; t++)
		arcs[t] =
			ask->bar[t] != 0
				? NO_ELEMENT
				: flow_arc(&maker->net->flow, maker->asks + n,
		                           maker->kinds + t * seats->kinds.count + ask->kind,
		                           (int32_t)source->count, price_at(maker, ask, t), false);
}

bool seat_net_send(struct arena *arena, const struct seats *seats,
                   const struct seat_source *sources, uint32_t source_count, const uint32_t *taken,
                   bool floors_only, struct seat_net *out)
{
	const uint32_t tables = seats->tables.count, kinds = seats->kinds.count;
	struct maker maker = {.arena = arena,
	                      .seats = seats,
	                      .net = out,
	                      .taken = taken,
	                      .floors_only = floors_only};
	*out = (struct seat_net){.sources = sources, .source_count = source_count};
	maker.first_limit = arena_array(arena, tables, sizeof *maker.first_limit);
	if (maker.first_limit == NULL)
		return false;
	uint32_t limits = count_limits(seats, maker.first_limit);
	uint32_t shares = seats->balances.count * REGIONAL_GROUPS_END;
	maker.balances = SEAT_SINK + 1;
	maker.people = maker.balances + shares;
	maker.asks = maker.people + (floors_only ? 0 : seats->asks.count);
	maker.kinds = maker.asks + source_count;
	maker.limits = maker.kinds + tables * kinds;
	out->arcs = arena_array(arena, (size_t)source_count * tables, sizeof *out->arcs);
	out->floor_at = arena_array(arena, (size_t)limits + shares, sizeof *out->floor_at);
	out->limit_nodes = arena_array(arena, limits, sizeof *out->limit_nodes);
	if (out->arcs == NULL || out->floor_at == NULL || out->limit_nodes == NULL ||
	    !flow_begin(arena, &out->flow, maker.limits + limits,
	                source_count * (3 + tables) + tables * kinds + 2 * limits + 2 * shares))
		return false;
	out->floors.at = out->floor_at;
	for (uint32_t i = 0; i < limits; i++)
		out->limit_nodes[i] = maker.limits + i;
	add_balances(&maker);
	if (!floors_only)
		add_people(&maker);
	for (uint32_t n = 0; n < source_count; n++)
		add_source(&maker, n);
	for (uint32_t t = 0; t < tables; t++)
		add_limits(&maker, t);
	flow_send(&out->flow, SEAT_SOURCE, SEAT_SINK);
	return true;
}

const struct seat_floor *seat_net_short(const struct seat_net *net)
{
	for (uint32_t i = 0; i < net->floors.count; i++)
		if (flow_through(&net->flow, net->floors.at[i].arc) < net->floors.at[i].room)
			return &net->floors.at[i];
	return NULL;
}

/* Add a limit, unless one of the same clause is there. */
static void add_limit(const struct seat_limit **limits, struct seat_clash *clash,
                      const struct seat_limit *limit)
{
	for (uint32_t i = 0; i < clash->limits.count; i++)
		if (limits[i]->clause == limit->clause)
			return;
	limits[clash->limits.count++] = limit;
}

static const struct clause *clause_of(const struct seats *seats, const struct seat_floor *floor)
{
	return floor->limit != NO_ELEMENT
	               ? seats->tables.at[floor->table].limits.at[floor->limit].clause
	               : NULL;
}

/* Mark what could help a floor, and others of its clause that are not met either. */
static void mark_helpers(const struct seats *seats, const struct seat_net *net,
                         const struct seat_floor *floor, bool *more, bool *marks)
{
	flow_mark_before(&net->flow, floor->tail, marks);
	for (const struct seat_floor *of = floor; of < net->floors.at + net->floors.count; of++) {
		if (flow_through(&net->flow, of->arc) == of->room ||
		    clause_of(seats, of) != clause_of(seats, floor))
			continue;
		flow_mark_before(&net->flow, of->tail, more);
		for (uint32_t i = 0; i < net->flow.node_count; i++)
			marks[i] = marks[i] || more[i];
	}
}

/* Of the nodes that could help the floor none leads further: what shuts them off are floors that
 * are full of the same people, or limits that are full. */
bool seat_net_clash(struct arena *arena, const struct seats *seats, const struct seat_net *net,
                    const struct seat_floor *floor, struct seat_clash *out)
{
	bool *marks = arena_array(arena, net->flow.node_count, sizeof *marks);
	bool *more = arena_array(arena, net->flow.node_count, sizeof *more);
	uint32_t limit_count = 0, n = 0;
	for (uint32_t t = 0; t < seats->tables.count; t++)
		limit_count += seats->tables.at[t].limits.count;
	const struct seat_limit **limits = arena_array(arena, limit_count, sizeof(void *));
	*out = (struct seat_clash){.table = floor->table, .limit = floor->limit};
	if (marks == NULL || more == NULL || limits == NULL)
		return false;
	out->limits.at = limits;
	mark_helpers(seats, net, floor, more, marks);
	out->is_full = marks[SEAT_SOURCE] || marks[SEAT_SINK];
	if (out->is_full)
		flow_mark_behind(&net->flow, floor->head, marks);
	for (uint32_t i = 0; i < net->floors.count; i++) {
		const struct seat_floor *of = &net->floors.at[i];
		bool is_in = out->is_full ? marks[of->head] : marks[of->tail] && !marks[of->head];
		if (of->limit == NO_ELEMENT || !is_in)
			continue;
		out->asked += (uint32_t)of->room;
		out->there += (uint32_t)flow_through(&net->flow, of->arc);
		add_limit(limits, out, &seats->tables.at[of->table].limits.at[of->limit]);
	}
	for (uint32_t t = 0; out->is_full && t < seats->tables.count; t++)
		for (uint32_t i = 0; i < seats->tables.at[t].limits.count; i++, n++)
			if (marks[net->limit_nodes[n]])
				add_limit(limits, out, &seats->tables.at[t].limits.at[i]);
	return true;
}
