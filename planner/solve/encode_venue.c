/* encode_venue.c - what a venue has for the meetings of an outline: so many rooms, so many
 * interpretation teams. */
#include "base/civil.h"
#include "solve/encoder.h"

static const struct interpretation *interpretation_of(const struct writer *writer)
{
	return writer->outline->venue->interpretation;
}

static int64_t rest_s(const struct writer *writer)
{
	const struct interpretation *of = interpretation_of(writer);
	return of != NULL && of->rest_min != CIVIL_NONE ? of->rest_min * INT64_C(60) : 0;
}

static bool is_under_way(const struct slot *slot, int64_t now, int64_t rest)
{
	return slot->start_utc_s <= now && slot->end_utc_s + rest > now;
}

/* The literal that a sitting is under way at an instant, or that its team still rests. */
static int under_way(struct writer *writer, uint32_t sitting, int64_t now, int64_t rest)
{
	struct encoder *encoder = writer->encoder;
	bool *marked = marks(encoder, sitting);
	for (uint32_t s = 0; marked != NULL && s < encoder_slots(encoder, sitting); s++)
		marked[s] = is_under_way(encoder_slot(encoder, sitting, s), now, rest);
	return marked != NULL ? in_slots(encoder, sitting, marked) : encoder->yes;
}

/* Whether whatever is under way at one instant is at another too. */
static bool is_within(const struct writer *writer, int64_t one, int64_t other, int64_t rest)
{
	const struct encoder *encoder = writer->encoder;
	for (uint32_t n = 0; n < encoder->problem->sittings.count; n++)
		for (uint32_t s = 0; s < encoder_slots(encoder, n); s++) {
			const struct slot *slot = encoder_slot(encoder, n, s);
			if (is_under_way(slot, one, rest) && !is_under_way(slot, other, rest))
				return false;
		}
	return true;
}

/* All instants at which a meeting may begin, each once. */
static void find_instants(struct writer *writer)
{
	struct encoder *encoder = writer->encoder;
	struct crowds *crowds = &encoder->crowds;
	size_t most = 0;
	for (uint32_t n = 0; n < encoder->problem->sittings.count; n++)
		most += encoder_slots(encoder, n);
	crowds->at = arena_array(encoder->arena, most, sizeof *crowds->at);
	encoder->failed = encoder->failed || crowds->at == NULL;
	for (uint32_t n = 0; !encoder->failed && n < encoder->problem->sittings.count; n++)
		for (uint32_t s = 0; s < encoder_slots(encoder, n); s++) {
			int64_t now = encoder_slot(encoder, n, s)->start_utc_s;
			uint32_t i = 0;
			while (i < crowds->count && crowds->at[i] != now)
				i++;
			crowds->at[i] = now;
			crowds->count += i == crowds->count;
		}
}

/* Leave out an instant where what is said of another says all. */
static void make_crowds(struct writer *writer)
{
	struct crowds *crowds = &writer->encoder->crowds;
	uint32_t i = 0;
	find_instants(writer);
	while (i < crowds->count) {
		uint32_t n = 0;
		while (n < crowds->count &&
		       (n == i || !is_within(writer, crowds->at[i], crowds->at[n], 0) ||
		        !is_within(writer, crowds->at[i], crowds->at[n], rest_s(writer))))
			n++;
		if (n < crowds->count)
			crowds->at[i] = crowds->at[--crowds->count];
		else
			i++;
	}
	for (int c = 0; c < CROWDS_END; c++)
		crowds->over[c] = literals(writer->encoder, crowds->count);
}

/* The literal that at an instant more meetings are under way than so many. */
static int crowd(struct writer *writer, int which, uint32_t i, uint32_t most)
{
	struct encoder *encoder = writer->encoder;
	struct crowds *crowds = &encoder->crowds;
	uint32_t sittings = encoder->problem->sittings.count, count = 0;
	int *of = literals(encoder, sittings);
	if (of == NULL || crowds->over[which][i] != 0)
		return of == NULL ? encoder->yes : crowds->over[which][i];
	for (uint32_t n = 0; n < sittings; n++) {
		int is = under_way(writer, n, crowds->at[i], which == TEAMS ? rest_s(writer) : 0);
		if (is != -encoder->yes)
			of[count++] = is;
	}
	return crowds->over[which][i] = more_than(encoder, of, count, most);
}

/* While the writer's literal is true, at most so many meetings are under way whenever one of
 * some is; NULL: ever. */
static void limit(struct writer *writer, int which, uint32_t most, const struct picked_list *about)
{
	struct encoder *encoder = writer->encoder;
	for (uint32_t i = 0; i < encoder->crowds.count && !encoder->failed; i++) {
		int over = crowd(writer, which, i, most);
		if (over == -encoder->yes)
			continue;
		if (about == NULL)
			sat_two(encoder->sat, -writer->literal, -over);
		for (uint32_t n = 0; about != NULL && n < about->count; n++)
			for (uint32_t s = 0; s < encoder_slots(encoder, about->at[n].sitting); s++)
				if (is_under_way(encoder_slot(encoder, about->at[n].sitting, s),
				                 encoder->crowds.at[i], 0))
					sat_three(encoder->sat, -writer->literal, -over,
					          -encoder->at[about->at[n].sitting][s]);
	}
}

/* Services that a clause asks for are those that the venue has: both are required. */
void write_services(struct writer *writer)
{
	const struct rule_services *rule = writer->params;
	const struct interpretation *of = interpretation_of(writer);
	if (of == NULL)
		return;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	writer->literal = both(writer->encoder, writer->literal, writer->teams);
	limit(writer, TEAMS, (uint32_t)of->teams, &list);
}

void add_facts_of_outline(struct writer *writer, struct requirements *out)
{
	const struct problem *problem = writer->encoder->problem;
	struct sat *sat = writer->encoder->sat;
	make_crowds(writer);
	if (interpretation_of(writer) != NULL)
		writer->teams = requirements_add(out, sat, FACT_TEAMS)->literal;
	writer->literal = requirements_add(out, sat, FACT_PLENARIES)->literal;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		for (uint32_t i = 0; i < n && problem->sittings.at[n].is_for_all; i++)
			if (problem->sittings.at[i].is_for_all)
				keep_apart(writer->encoder, writer->literal, n, i);
	writer->literal = requirements_add(out, sat, FACT_ROOMS)->literal;
	if (problem->sittings.count > 0)
		limit(writer, ROOMS, problem->sittings.at[0].room_count, NULL);
}
