/* seats_best.c - seat all who ask at once, as well as can be. */
#include <string.h>

#include "base/random.h"
#include "solve/benches.h"
#include "solve/seater.h"

/* In an order that the seed draws: of choices that are equally good, another seed takes others. */
static struct seat_source *shuffled(struct seater *seater, uint32_t count)
{
	struct random random = random_seeded(seater->limits.seed);
	struct seat_source *sources = arena_array(seater->arena, count, sizeof *sources);
	for (uint32_t i = 0; sources != NULL && i < count; i++) {
		uint32_t other = random_below(&random, i + 1);
		sources[i] = sources[other];
		sources[other] = (struct seat_source){i, 1};
	}
	return sources;
}

static void take(struct seater *seater, const struct seat_net *net)
{
	const uint32_t tables = seater->out->tables.count;
	seater->out->seated = 0;
	for (uint32_t n = 0; n < net->source_count; n++) {
		struct ask *ask = &seater->asks[net->sources[n].ask];
		ask->table = NO_ELEMENT;
		for (uint32_t t = 0; t < tables; t++) {
			uint32_t arc = net->arcs[(size_t)n * tables + t];
			if (arc != NO_ELEMENT && flow_through(&net->flow, arc) > 0)
				ask->table = t;
		}
		seater->out->seated += ask->table != NO_ELEMENT;
	}
}

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

/* Where groups are out of balance, seat as many as can be in balance: one fewer at a time. */
static bool balance_all(struct seater *seater, const struct seat_source *sources)
{
	struct seats *out = seater->out;
	for (uint32_t b = 0; b < out->balances.count; b++) {
		struct seat_balance *balance = ELEMENT(out->balances, b);
		uint32_t places[REGIONAL_GROUPS_END], states[REGIONAL_GROUPS_END + 1];
		struct balance measured;
		uint32_t all = count_places(out, balance, places);
		bool is_met = false;
		measure(seater->programme, balance, states, &measured);
		if (is_even(&measured, places, all))
			continue;
		for (uint32_t n = all; !is_met; n--) {
			struct arena arena = {0};
			struct seat_net net;
			bind(balance, &measured, n);
			bool sent = seat_net_send(&arena, out, sources, out->asks.count, NULL,
			                          false, &net);
			is_met = sent && (seat_net_short(&net) == NULL || n == 0);
			if (is_met) {
				take(seater, &net);
				out->is_proved = out->is_proved &&
				                 flow_holds(&net.flow, SEAT_SOURCE, SEAT_SINK);
			}
			arena_free(&arena);
			if (!sent)
				return false;
		}
	}
	return true;
}

bool seat_best(struct seater *seater)
{
	struct arena arena = {0};
	struct seats *out = seater->out;
	const struct seat_source *sources = shuffled(seater, out->asks.count);
	struct seat_net net;
	bool sent = sources != NULL &&
	            seat_net_send(&arena, out, sources, out->asks.count, NULL, false, &net);
	const struct seat_floor *floor = sent ? seat_net_short(&net) : NULL;
	out->is_impossible = floor != NULL;
	if (floor != NULL)
		sent = seat_net_clash(seater->arena, out, &net, floor, &out->clash);
	else if (sent)
		take(seater, &net);
	out->is_proved = sent && floor == NULL && flow_holds(&net.flow, SEAT_SOURCE, SEAT_SINK);
	arena_free(&arena);
	return sent && (out->is_impossible || balance_all(seater, sources));
}
