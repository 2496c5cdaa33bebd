/* bench_fill.c - fill the benches: depth first, the best candidate first, with bounds.
 *
 * Candidates who differ in nothing but their order on the list stand for one another: they are
 * taken in that order. A bench gets those whom it needs or nobody. benches_fill() at the end is where to
 * begin. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "solve/bench_bound.h"

/* Those who are alike: members[first .. first + count) in the order of the list. */
static void group_alike(struct filler *filler)
{
	const struct benches *of = filler->of;
	uint32_t next = 0;
	for (uint32_t i = 0; i < of->candidates.count; i++)
		filler->kinds[of->candidates.at[i].alike].count++;
	for (uint32_t n = 0; n < of->alike_count; n++) {
		filler->kinds[n].first = next;
		next += filler->kinds[n].count;
		filler->kinds[n].count = 0;
	}
	for (uint32_t i = 0; i < of->candidates.count; i++) {
		struct alike *kind = &filler->kinds[of->candidates.at[i].alike];
		filler->members[kind->first + kind->count++] = i;
	}
}

/* A bench as it is ranked. */
struct ranked {
	uint32_t bench, fitting;
	int64_t from_utc_s;
};

static int ranked_compare(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->fitting != y->fitting)
		return x->fitting < y->fitting ? -1 : 1;
	if (x->from_utc_s != y->from_utc_s)
		return x->from_utc_s < y->from_utc_s ? -1 : 1;
	return x->bench < y->bench ? -1 : x->bench > y->bench;
}

/* The places in the order in which they are filled: first of the benches that fewest fit. One
 * for which there are not enough is left at once. */
static bool order_places(struct arena *arena, struct filler *filler)
{
	const struct benches *of = filler->of;
	struct ranked *ranked = arena_array(arena, of->list.count, sizeof *ranked);
	uint32_t count = 0;
	for (uint32_t b = 0; ranked != NULL && b < of->list.count; b++) {
		const struct bench *bench = &of->list.at[b];
		struct ranked one = {b, 0, bench->span.from_utc_s};
		for (uint32_t i = 0; bench->wants > 0 && i < of->candidates.count; i++)
			one.fitting += bench_fits(of, i, b);
		if (bench->wants > 0 && one.fitting >= bench->needs)
			ranked[count++] = one;
	}
	if (ranked != NULL && count > 1)
		qsort(ranked, count, sizeof *ranked, ranked_compare);
	for (uint32_t n = 0; n < count; n++) {
		uint32_t first = filler->place_count, wants = of->list.at[ranked[n].bench].wants;
		for (uint32_t i = 0; i < wants; i++)
			filler->places[filler->place_count++] =
				(struct place){ranked[n].bench, i, first + wants};
	}
	return ranked != NULL;
}

/* What taking a candidate for a place adds to the score; what is less is tried first. */
struct choice {
	uint32_t pairs, kind;
	bool is_mute; /* cannot present the summary */
	int32_t level;
	uint32_t candidate;
};

static bool is_less(const struct choice *a, const struct choice *b)
{
	if (a->is_mute != b->is_mute)
		return b->is_mute;
	if (a->pairs != b->pairs)
		return a->pairs < b->pairs;
	if (a->level != b->level)
		return a->level < b->level;
	return a->candidate < b->candidate;
}

/* Whether the delegation of a candidate has somebody proposed for the same time. */
static bool is_doubled(const struct filler *filler, uint32_t depth, uint32_t candidate)
{
	const struct benches *of = filler->of;
	const struct bench *here = &of->list.at[filler->places[depth].bench];
	uint32_t delegation = of->candidates.at[candidate].delegation;
	for (uint32_t d = 0; delegation != NO_ELEMENT && d < depth; d++) {
		const struct bench *bench = &of->list.at[filler->places[d].bench];
		if (filler->at[d] == NO_ELEMENT ||
		    of->candidates.at[filler->at[d]].delegation != delegation)
			continue;
		const struct busy_span *spans[2][2] = {{&here->span, NULL}, {&bench->span, NULL}};
		if (here->summary != NO_ELEMENT)
			spans[0][1] = &of->summaries.at[here->summary].span;
		if (bench->summary != NO_ELEMENT)
			spans[1][1] = &of->summaries.at[bench->summary].span;
		for (int i = 0; i < 4; i++)
			if (spans[0][i / 2] != NULL && spans[1][i % 2] != NULL &&
			    spans_overlap(spans[0][i / 2], spans[1][i % 2]))
				return true;
	}
	return false;
}

static bool meets_demands(const struct filler *filler, const struct place *place,
                          uint32_t candidate)
{
	const struct benches *of = filler->of;
	int32_t left = (int32_t)(of->list.at[place->bench].wants - place->n) - 1;
	for (uint32_t i = filler->first_demand[place->bench]; i != NO_ELEMENT;
	     i = filler->next_demand[i]) {
		const struct demand *demand = &of->demands.at[i];
		int32_t have = filler->have[i] + demand->counts[candidate];
		if ((demand->most != CIVIL_NONE && have > demand->most) ||
		    (demand->least != CIVIL_NONE && have + left < demand->least))
			return false;
	}
	return true;
}

static bool is_apart(const struct filler *filler, uint32_t bench, int32_t group)
{
	const struct benches *of = filler->of;
	for (uint32_t i = 0; group != GROUP_NONE && i < of->aparts.count; i++)
		if (filler->in_apart[(size_t)i * of->list.count + bench] &&
		    filler->taken[i * REGIONAL_GROUPS_END + (uint32_t)group] > 0)
			return false;
	return true;
}

/* The next choice for a place behind the last one; false: there is none. */
static bool next_choice(struct filler *filler, uint32_t depth, struct choice *last)
{
	const struct benches *of = filler->of;
	const struct place *place = &filler->places[depth];
	const struct bench *bench = &of->list.at[place->bench];
	struct choice best = {.candidate = NO_ELEMENT};
	filler->looks += of->alike_count;
	for (uint32_t k = 0; k < of->alike_count; k++) {
		const struct alike *kind = &filler->kinds[k];
		if (kind->used == kind->count)
			continue;
		uint32_t candidate = filler->members[kind->first + kind->used];
		const struct candidate *who = &of->candidates.at[candidate];
		if (!bench_fits(of, candidate, place->bench))
			continue;
		struct choice choice = {.pairs = pairs_added(filler, bench, who->group),
		                        .kind = k,
		                        .is_mute = bench->summary != NO_ELEMENT &&
		                                   !bench_presents(of, candidate, place->bench),
		                        .level = who->level,
		                        .candidate = candidate};
		if ((last->candidate != NO_ELEMENT && !is_less(last, &choice)) ||
		    (best.candidate != NO_ELEMENT && !is_less(&choice, &best)) ||
		    !is_apart(filler, place->bench, who->group) ||
		    !meets_demands(filler, place, candidate) ||
		    is_doubled(filler, depth, candidate))
			continue;
		best = choice;
	}
	*last = best;
	return best.candidate != NO_ELEMENT;
}

/* Note that a candidate takes a place (by 1) or leaves it again (by -1). */
static void count_in(struct filler *filler, const struct place *place, uint32_t candidate, int by)
{
	const struct benches *of = filler->of;
	const struct bench *bench = &of->list.at[place->bench];
	const struct candidate *who = &of->candidates.at[candidate];
	uint32_t group = (uint32_t)who->group, step = (uint32_t)by;
	filler->by_role[bench->role][group] += step;
	filler->by_meeting[bench->of.meeting.n * REGIONAL_GROUPS_END + group] += step;
	filler->kinds[who->alike].used += step;
	for (int32_t role = 1; role < BENCH_ROLES; role++)
		if (list_has(who->roles, role))
			filler->unused[role][group] -= step;
	for (uint32_t i = filler->first_demand[place->bench]; i != NO_ELEMENT;
	     i = filler->next_demand[i])
		filler->have[i] += by * of->demands.at[i].counts[candidate];
	for (uint32_t i = 0; i < of->aparts.count; i++)
		if (filler->in_apart[(size_t)i * of->list.count + place->bench])
			filler->taken[i * REGIONAL_GROUPS_END + group] += step;
	for (uint32_t i = 0; i < of->balances.count; i++) {
		struct balancing *balancing = &filler->balancing[i];
		balancing->put += balancing->has[place->bench] ? step : 0;
		if (!balancing->has[place->bench] || !of->balances.at[i].counts[candidate])
			continue;
		balancing->places[group] += step;
		balancing->all_places += step;
	}
}

/* Note that so many places of a bench are behind (by 1) or ahead again (by -1), and whether
 * they are skipped. */
static void count_left(struct filler *filler, uint32_t bench, uint32_t places, int by, bool skipped)
{
	const struct benches *of = filler->of;
	uint32_t step = (uint32_t)by * places;
	filler->left[of->list.at[bench].role] -= step;
	for (uint32_t i = 0; i < of->aparts.count; i++)
		if (filler->in_apart[(size_t)i * of->list.count + bench])
			filler->apart_left[i] -= step;
	for (uint32_t i = 0; i < of->balances.count; i++)
		if (filler->balancing[i].has[bench]) {
			filler->balancing[i].left -= step;
			uint32_t *count = of->list.at[bench].kept->at == NULL
			                          ? &filler->balancing[i].open
			                          : &filler->balancing[i].cut;
			*count += skipped ? (uint32_t)by : 0;
		}
}

static void descend(struct filler *filler, uint32_t depth);

/* Whether a bench has a summary that none of those in its places up to one can present. */
static bool is_silent(const struct filler *filler, uint32_t depth)
{
	const struct place *place = &filler->places[depth];
	if (filler->of->list.at[place->bench].summary == NO_ELEMENT)
		return false;
	for (uint32_t d = depth - place->n; d <= depth; d++)
		if (bench_presents(filler->of, filler->at[d], place->bench))
			return false;
	return true;
}

static void take_choice(struct filler *filler, uint32_t depth, const struct choice *choice)
{
	const struct place *place = &filler->places[depth];
	const struct bench *bench = &filler->of->list.at[place->bench];
	struct score before = filler->now;
	filler->at[depth] = choice->candidate;
	filler->now.filled++;
	filler->now.pairs += choice->pairs;
	filler->now.levels += (uint64_t)choice->level;
	filler->now.order += choice->candidate;
	if (place->n + 1 == bench->wants)
		filler->now.lacking += is_silent(filler, depth);
	count_in(filler, place, choice->candidate, 1);
	count_left(filler, place->bench, 1, 1, false);
	descend(filler, depth + 1);
	count_left(filler, place->bench, 1, -1, false);
	count_in(filler, place, choice->candidate, -1);
	filler->now = before;
	filler->at[depth] = NO_ELEMENT;
}

/* Leave the bench whose first place it is as it is. */
static void skip(struct filler *filler, uint32_t depth)
{
	const struct place *place = &filler->places[depth];
	uint32_t wants = filler->of->list.at[place->bench].wants;
	count_left(filler, place->bench, wants, 1, true);
	descend(filler, place->next);
	count_left(filler, place->bench, wants, -1, true);
}

/* Leave it at those who are on the bench before a place. */
static void close_bench(struct filler *filler, uint32_t depth)
{
	const struct benches *of = filler->of;
	const struct place *place = &filler->places[depth];
	uint32_t places = of->list.at[place->bench].wants - place->n, lacking = filler->now.lacking;
	for (uint32_t i = filler->first_demand[place->bench]; i != NO_ELEMENT;
	     i = filler->next_demand[i])
		if (of->demands.at[i].least != CIVIL_NONE &&
		    filler->have[i] < of->demands.at[i].least)
			return;
	filler->now.lacking += is_silent(filler, depth - 1);
	count_left(filler, place->bench, places, 1, false);
	for (uint32_t i = 0; i < of->balances.count; i++)
		filler->balancing[i].cut += filler->balancing[i].has[place->bench];
	descend(filler, place->next);
	for (uint32_t i = 0; i < of->balances.count; i++)
		filler->balancing[i].cut -= filler->balancing[i].has[place->bench];
	count_left(filler, place->bench, places, -1, false);
	filler->now.lacking = lacking;
}

static void keep_best(struct filler *filler)
{
	struct score score = filler->now;
	if (!balances_hold(filler, &score.lacking) || !score_better(&score, &filler->best))
		return;
	filler->best = score;
	if (filler->place_count > 0)
		memcpy(filler->best_at, filler->at, filler->place_count * sizeof *filler->at);
}

static void descend(struct filler *filler, uint32_t depth)
{
	struct choice choice = {.candidate = NO_ELEMENT};
	if (depth == filler->place_count) {
		keep_best(filler);
		return;
	}
	if (filler->looks >= filler->most_looks) {
		filler->is_out_of_looks = true;
		return;
	}
	if (cannot_be_better(filler, depth))
		return;
	while (next_choice(filler, depth, &choice)) {
		take_choice(filler, depth, &choice);
		if (filler->is_out_of_looks || cannot_be_better(filler, depth))
			return;
	}
	if (filler->places[depth].n == 0)
		skip(filler, depth);
	else if (filler->places[depth].n >= filler->of->list.at[filler->places[depth].bench].needs)
		close_bench(filler, depth);
}

/* Put the people of the best into the order of the benches. */
static void tell(const struct filler *filler, struct filled *out)
{
	const struct benches *of = filler->of;
	uint32_t at = 0;
	for (uint32_t b = 0; b < of->list.count; b++) {
		uint32_t wants = of->list.at[b].wants;
		for (uint32_t i = 0; i < wants; i++)
			out->at[at + i] = NO_ELEMENT;
		for (uint32_t p = 0; p < filler->place_count; p++)
			if (filler->places[p].bench == b)
				out->at[at + filler->places[p].n] = filler->best_at[p];
		at += wants;
	}
	out->places = filler->best.filled;
	out->proved = !filler->is_out_of_looks || filler->best.filled == filler->most_filled;
}

bool benches_fill(struct arena *arena, const struct benches *benches, uint64_t most_looks,
                  struct filled *out)
{
	struct filler filler = {.of = benches, .most_looks = most_looks};
	size_t places = 0;
	for (uint32_t b = 0; b < benches->list.count; b++)
		places += benches->list.at[b].wants;
	*out = (struct filled){.at = arena_array(arena, places, sizeof *out->at)};
	filler.places = arena_array(arena, places, sizeof *filler.places);
	filler.at = arena_array(arena, places, sizeof *filler.at);
	filler.best_at = arena_array(arena, places, sizeof *filler.best_at);
	filler.kinds = arena_array(arena, benches->alike_count, sizeof *filler.kinds);
	filler.members = arena_array(arena, benches->candidates.count, sizeof *filler.members);
	if (out->at == NULL || filler.places == NULL || filler.at == NULL ||
	    filler.best_at == NULL || filler.kinds == NULL || filler.members == NULL ||
	    !order_places(arena, &filler) || !filler_begin(arena, &filler))
		return false;
	for (uint32_t p = 0; p < filler.place_count; p++)
		filler.at[p] = filler.best_at[p] = NO_ELEMENT;
	group_alike(&filler);
	filler.most_filled = filled_at_most(&filler, 0);
	descend(&filler, 0);
	tell(&filler, out);
	return true;
}
