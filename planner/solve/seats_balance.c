/* seats_balance.c - seat as many as can be while the places of regional groups are in balance.
 *
 * How many places a group may have depends on how many there are in all: each number is tried, from
 * the highest on, until fewer cannot be better. seat_in_balance() at the end is where to begin. */
#include <string.h>

#include "solve/benches.h"
#include "solve/seater.h"

/* Seats of each group, and of all of them, that a balance counts. */
static uint32_t count_places(const struct seats *seats, const struct seat_balance *balance,
                             uint32_t places[REGIONAL_GROUPS_END])
{
	uint32_t all = 0;
	memcpy(places, balance->fixed, sizeof balance->fixed);
	for (uint32_t i = 0; i < seats->asks.count; i++) {
		const struct ask *ask = &seats->asks.at[i];
		if (ask->table != NO_ELEMENT && balance->counts[ask->kind] &&
		    balance->tables[ask->table])
			places[seats->kinds.at[ask->kind].group]++;
	}
	for (int32_t g = GROUP_NONE + 1; g < REGIONAL_GROUPS_END; g++)
		all += places[g];
	return all;
}

/* The measure of rules/balance.c, as chairs are proposed by it. */
static void measure(const struct hld_programme *programme, const struct seat_balance *balance,
                    uint32_t states[REGIONAL_GROUPS_END + 1], struct balance *out)
{
	memset(states, 0, (REGIONAL_GROUPS_END + 1) * sizeof *states);
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		const struct delegation *delegation = &programme->delegations.at[i];
		if (delegation->group == GROUP_NONE ||
		    delegation->participant->category != MEMBER_STATE)
			continue;
		states[delegation->group]++;
		states[REGIONAL_GROUPS_END]++;
	}
	*out = (struct balance){.states = states, .tolerance = balance->tolerance};
}

/* Bind a balance to so many seats in all. */
static void bind(struct seat_balance *balance, const struct balance *measure, uint32_t all)
{
	balance->is_bound = true;
	balance->total = (int32_t)all;
	for (int32_t g = GROUP_NONE + 1; g < REGIONAL_GROUPS_END; g++) {
		uint32_t least = 0;
		while (least < all && is_out_of_balance(measure, g, least, all))
			least++;
		uint32_t most = least;
		while (most < all && !is_out_of_balance(measure, g, most + 1, all))
			most++;
		balance->least[g] = (int32_t)least;
		balance->most[g] = (int32_t)most;
	}
}

static bool is_even(const struct balance *measure, const uint32_t places[REGIONAL_GROUPS_END],
                    uint32_t all)
{
	for (int32_t g = GROUP_NONE + 1; g < REGIONAL_GROUPS_END; g++)
		if (is_out_of_balance(measure, g, places[g], all))
			return false;
	return true;
}

/* Those who have not asked and are counted, and how many who ask may be; others may be seated
 * besides. */
static void count_range(const struct seats *seats, const struct seat_balance *balance,
                        uint32_t *least, uint32_t *most, uint32_t *others)
{
	*least = *others = 0;
	for (int32_t g = GROUP_NONE + 1; g < REGIONAL_GROUPS_END; g++)
		*least += balance->fixed[g];
	*most = *least;
	for (uint32_t i = 0; i < seats->asks.count; i++) {
		const struct ask *ask = &seats->asks.at[i];
		bool is_in = seat_is_balanced(seats, balance, ask), is_open = false;
		for (uint32_t t = 0; t < seats->tables.count; t++)
			is_open = is_open || ask->bar[t] == 0;
		*most += is_in;
		*others += is_open && !is_in;
	}
}

/* Whether a group has more places than it may have, of those who have not asked. */
static bool is_over(const struct seat_balance *balance)
{
	for (int32_t g = GROUP_NONE + 1; g < REGIONAL_GROUPS_END; g++)
		if (balance->fixed[g] > (uint32_t)balance->most[g])
			return true;
	return false;
}

static bool is_better(const struct price *a, const struct price *b)
{
	/* the first rank has the floors, of which all are met */
	for (int i = 1; i < PRICE_RANKS; i++)
		if (a->at[i] != b->at[i])
			return a->at[i] < b->at[i];
	return false;
}

/* Fewer seats than this are no better, whoever has them: all who had one before keep one, and with
 * none before, so many have one at least. */
static uint32_t count_firsts(const struct seats *seats)
{
	uint32_t held = 0, served = 0, last = NO_ELEMENT;
	for (uint32_t i = 0; i < seats->asks.count; i++) {
		const struct ask *ask = &seats->asks.at[i];
		if (ask->table == NO_ELEMENT)
			continue;
		held += ask->was != NO_ELEMENT;
		served += ask->rank != last;
		last = ask->rank;
	}
	return held > 0 ? held : served;
}

/* Bind a balance to the number of seats at which most can be seated: with an order of admission,
 * most whom it counts. Is_met: any will do. */
static bool bind_best(struct seater *seater, const struct seat_source *sources,
                      struct seat_balance *balance, const struct balance *measured, bool *is_met)
{
	struct seats *out = seater->out;
	const bool in_order = out->admission != NULL;
	struct price best = {0};
	uint32_t least, most, others, best_count = 0;
	*is_met = false;
	count_range(out, balance, &least, &most, &others);
	for (uint32_t n = most + 1; n-- > least;) {
		struct arena arena = {0};
		struct seat_net net;
		if (*is_met && (in_order || n - least + others < count_firsts(out)))
			break;
		bind(balance, measured, n);
		if (is_over(balance))
			continue;
		bool sent =
			seat_net_send(&arena, out, sources, out->asks.count, NULL, in_order, &net);
		struct price price = sent ? flow_price(&net.flow) : best;
		out->is_proved =
			out->is_proved && sent && flow_holds(&net.flow, SEAT_SOURCE, SEAT_SINK);
		if (sent && seat_net_short(&net) == NULL &&
		    (!*is_met || is_better(&price, &best))) {
			*is_met = true;
			best = price;
			best_count = n;
			seat_take(seater, &net);
		}
		arena_free(&arena);
		if (!sent)
			return false;
	}
	bind(balance, measured, best_count);
	return true;
}

bool seat_in_balance(struct seater *seater)
{
	struct seats *out = seater->out;
	const struct seat_source *sources = seat_sources(seater);
	uint32_t bound = 0;
	for (uint32_t b = 0; sources != NULL && b < out->balances.count; b++) {
		struct seat_balance *balance = ELEMENT(out->balances, b);
		uint32_t places[REGIONAL_GROUPS_END], states[REGIONAL_GROUPS_END + 1];
		struct balance measured;
		bool is_met;
		measure(seater->programme, balance, states, &measured);
		if (is_even(&measured, places, count_places(out, balance, places)))
			continue;
		if (!bind_best(seater, sources, balance, &measured, &is_met))
			return false;
		if (!is_met) {
			seat_none(seater);
			out->clash = (struct seat_clash){.balance = balance};
			return true;
		}
		if (out->admission != NULL && !seat_in_order(seater))
			return false;
		out->is_proved = out->is_proved && ++bound == 1;
	}
	return sources != NULL;
}
