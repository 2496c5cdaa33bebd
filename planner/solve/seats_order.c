/* seats_order.c - seat one by one in the order of admission.
 *
 * Each gets the first of its choices that is not full and that leaves to those behind whatever
 * clauses want of them: where five entities of the system have to be at each table, forty-five
 * others fill the rest of fifty seats, and the forty-sixth goes elsewhere. */
#include <string.h>

#include "base/civil.h"
#include "solve/seater.h"

struct usher {
	struct seater *seater;
	uint32_t *taken;            /* by table, and in that by kind */
	struct seat_source *behind; /* who are still to be seated, alike ones together */
	uint32_t behind_count;
	uint32_t *source_of; /* of each ask, among those */
	bool has_floors;
};

static bool are_alike(const struct seater *seater, const struct ask *a, const struct ask *b)
{
	return a->kind == b->kind && memcmp(a->bar, b->bar, seater->out->tables.count) == 0;
}

static bool begin(struct usher *usher)
{
	struct seater *seater = usher->seater;
	const struct seats *out = seater->out;
	usher->taken = arena_array(seater->arena, (size_t)out->tables.count * out->kinds.count,
	                           sizeof *usher->taken);
	usher->behind = arena_array(seater->arena, out->asks.count, sizeof *usher->behind);
	usher->source_of = arena_array(seater->arena, out->asks.count, sizeof *usher->source_of);
	if (usher->taken == NULL || usher->behind == NULL || usher->source_of == NULL)
		return false;
	for (uint32_t i = 0; i < out->asks.count; i++) {
		uint32_t n = 0;
		while (n < usher->behind_count &&
		       !are_alike(seater, &out->asks.at[usher->behind[n].ask], &out->asks.at[i]))
			n++;
		if (n == usher->behind_count)
			usher->behind[usher->behind_count++] = (struct seat_source){i, 0};
		usher->behind[n].count++;
		usher->source_of[i] = n;
		seater->asks[i].table = NO_ELEMENT;
	}
	for (uint32_t t = 0; t < out->tables.count; t++)
		for (uint32_t i = 0; i < out->tables.at[t].limits.count; i++)
			usher->has_floors =
				usher->has_floors || out->tables.at[t].limits.at[i].least > 0;
	for (uint32_t b = 0; b < out->balances.count; b++)
		usher->has_floors = usher->has_floors || out->balances.at[b].is_bound;
	seater->out->seated = 0;
	return true;
}

/* Whether there is room at a table for one more of a kind. */
static bool has_room(const struct usher *usher, uint32_t table, uint32_t kind)
{
	const struct seats *out = usher->seater->out;
	const struct seat_table *of = &out->tables.at[table];
	const uint32_t *taken = usher->taken + (size_t)table * out->kinds.count;
	for (uint32_t i = of->innermost[kind]; i != NO_ELEMENT; i = of->limits.at[i].inside) {
		int32_t there = 0;
		for (uint32_t k = 0; k < out->kinds.count; k++)
			if (of->limits.at[i].counts[k])
				there += (int32_t)(taken[k] + of->fixed[k]);
		if (of->limits.at[i].most != CIVIL_NONE && there >= of->limits.at[i].most)
			return false;
	}
	return true;
}

/* Whether the groups that a balance bounds have a share left for one more of a kind at a table. */
static bool has_share(const struct usher *usher, uint32_t table, uint32_t kind)
{
	const struct seats *out = usher->seater->out;
	for (uint32_t b = 0; b < out->balances.count; b++) {
		const struct seat_balance *balance = &out->balances.at[b];
		int32_t group = out->kinds.at[kind].group, of_group = 0, all = 0;
		if (!balance->is_bound || !balance->tables[table] || !balance->counts[kind])
			continue;
		for (uint32_t t = 0; t < out->tables.count; t++)
			for (uint32_t k = 0; balance->tables[t] && k < out->kinds.count; k++) {
				uint32_t there = usher->taken[(size_t)t * out->kinds.count + k] +
				                 out->tables.at[t].fixed[k];
				if (!balance->counts[k])
					continue;
				all += (int32_t)there;
				of_group += out->kinds.at[k].group == group ? (int32_t)there : 0;
			}
		if (all >= balance->total || of_group >= balance->most[group])
			return false;
	}
	return true;
}

/* Whether those behind can still meet all floors. Fails (usher->seater->failed). */
static bool can_be_met(const struct usher *usher)
{
	struct arena arena = {0};
	struct seat_net net;
	bool sent =
		!usher->has_floors || seat_net_send(&arena, usher->seater->out, usher->behind,
	                                            usher->behind_count, usher->taken, true, &net);
	bool met = sent && (!usher->has_floors || seat_net_short(&net) == NULL);
	usher->seater->failed = usher->seater->failed || !sent;
	arena_free(&arena);
	return met;
}

static bool try_table(struct usher *usher, uint32_t n, uint32_t table)
{
	struct ask *ask = &usher->seater->asks[n];
	uint32_t *taken =
		&usher->taken[(size_t)table * usher->seater->out->kinds.count + ask->kind];
	if (ask->bar[table] != 0 || !has_room(usher, table, ask->kind) ||
	    !has_share(usher, table, ask->kind))
		return false;
	++*taken;
	if (can_be_met(usher)) {
		ask->table = table;
		usher->seater->out->seated++;
		return true;
	}
	--*taken;
	return false;
}

static void seat(struct usher *usher, uint32_t n, bool where_it_was)
{
	struct ask *ask = &usher->seater->asks[n];
	bool seated = false;
	usher->behind[usher->source_of[n]].count--;
	if (where_it_was) {
		if (!try_table(usher, n, ask->was))
			usher->behind[usher->source_of[n]].count++;
		return;
	}
	for (uint32_t i = 0; !seated && i < ask->wish_count; i++)
		seated = try_table(usher, n, ask->wishes[i]);
	for (uint32_t t = 0; !seated && t < usher->seater->out->tables.count; t++)
		if (seat_choice(ask, t) > ask->wish_count)
			seated = try_table(usher, n, t);
}

bool seat_in_order(struct seater *seater)
{
	struct usher usher = {.seater = seater};
	if (!begin(&usher))
		return false;
	for (uint32_t n = 0; n < seater->out->asks.count; n++)
		if (seater->asks[n].was != NO_ELEMENT)
			seat(&usher, n, true);
	for (uint32_t n = 0; !seater->failed && n < seater->out->asks.count; n++)
		if (seater->asks[n].table == NO_ELEMENT)
			seat(&usher, n, false);
	seater->out->is_proved = !seater->failed;
	return !seater->failed;
}
