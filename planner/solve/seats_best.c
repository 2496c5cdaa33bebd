/* seats_best.c - seat all who ask at once, as well as can be. */
#include <string.h>

#include "base/random.h"
#include "solve/seater.h"

struct seat_source *seat_sources(struct seater *seater)
{
	const uint32_t count = seater->out->asks.count;
	struct random random = random_seeded(seater->limits.seed);
	struct seat_source *sources = arena_array(seater->arena, count, sizeof *sources);
	for (uint32_t i = 0; sources != NULL && i < count; i++) {
		uint32_t other = random_below(&random, i + 1);
		sources[i] = sources[other];
		sources[other] = (struct seat_source){i, 1};
	}
	return sources;
}

void seat_take(struct seater *seater, const struct seat_net *net)
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

void seat_none(struct seater *seater)
{
	for (uint32_t i = 0; i < seater->out->asks.count; i++)
		seater->asks[i].table = NO_ELEMENT;
	seater->out->seated = 0;
	seater->out->is_proved = false;
	seater->out->is_impossible = true;
}

bool seat_best(struct seater *seater)
{
	struct arena arena = {0};
	struct seats *out = seater->out;
	const struct seat_source *sources = seat_sources(seater);
	struct seat_net net;
	bool sent = sources != NULL &&
	            seat_net_send(&arena, out, sources, out->asks.count, NULL, false, &net);
	const struct seat_floor *floor = sent ? seat_net_short(&net) : NULL;
	out->is_impossible = floor != NULL;
	if (floor != NULL)
		sent = seat_net_clash(seater->arena, out, &net, floor, &out->clash);
	else if (sent)
		seat_take(seater, &net);
	out->is_proved = sent && floor == NULL && flow_holds(&net.flow, SEAT_SOURCE, SEAT_SINK);
	arena_free(&arena);
	return sent;
}
