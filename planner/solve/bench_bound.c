/* bench_bound.c - bounds: what the candidates who are left allow. */
#include "solve/bench_bound.h"

#include "base/civil.h"

bool score_better(const struct score *a, const struct score *b)
{
	if (a->filled != b->filled)
		return a->filled > b->filled;
	if (a->lacking != b->lacking)
		return a->lacking < b->lacking;
	if (a->pairs != b->pairs)
		return a->pairs < b->pairs;
	return a->levels != b->levels ? a->levels < b->levels : a->order < b->order;
}

uint32_t pairs_added(const struct filler *filler, const struct bench *bench, int32_t group)
{
	if (group == GROUP_NONE)
		return 0;
	return filler->by_role[bench->role][group] +
	       filler->by_meeting[bench->of.meeting.n * REGIONAL_GROUPS_END + (uint32_t)group];
}

/* How many places more than there is anybody for. */
static uint32_t excess(uint32_t places, uint32_t people)
{
	return places > people ? places - people : 0;
}

static uint32_t excess_of_role(const struct filler *filler, int32_t role)
{
	uint32_t people = 0;
	for (int32_t group = GROUP_NONE; group < REGIONAL_GROUPS_END; group++)
		people += filler->unused[role][group];
	return excess(filler->left[role], people);
}

static int32_t apart_role(const struct filler *filler, uint32_t n)
{
	const struct apart *apart = &filler->of->aparts.at[n];
	return apart->count > 0 ? filler->of->list.at[apart->benches[0]].role : ROLE_NONE;
}

/* Each group once, and any number of those who have none. */
static uint32_t excess_apart(const struct filler *filler, uint32_t n, int32_t role)
{
	uint32_t people = filler->unused[role][GROUP_NONE];
	for (uint32_t group = GROUP_NONE + 1; group < REGIONAL_GROUPS_END; group++)
		people += filler->taken[n * REGIONAL_GROUPS_END + group] == 0 &&
		          filler->unused[role][group] > 0;
	return excess(filler->apart_left[n], people);
}

static int32_t balance_role(const struct filler *filler, uint32_t n)
{
	const struct balance *balance = &filler->of->balances.at[n];
	return balance->count > 0 ? filler->of->list.at[balance->benches[0]].role : ROLE_NONE;
}

/* Whether a balance cannot hold any more if all of its places are filled. */
static bool is_lost(const struct filler *filler, uint32_t n, int32_t role)
{
	const struct balancing *balancing = &filler->balancing[n];
	uint32_t missing = 0;
	if (balancing->open > 0 || balancing->cut > 0 || balancing->final_places == 0)
		return false;
	for (int32_t group = GROUP_NONE + 1; group < REGIONAL_GROUPS_END; group++) {
		uint32_t has = balancing->places[group];
		uint32_t lacks = excess(balancing->least[group], has);
		if (has > balancing->most[group] || lacks > filler->unused[role][group])
			return true;
		missing += lacks;
	}
	return missing > balancing->left;
}

uint32_t filled_at_most(const struct filler *filler, uint32_t depth)
{
	const struct benches *of = filler->of;
	uint32_t less[BENCH_ROLES] = {0}, most = filler->now.filled + filler->place_count - depth;
	for (int32_t role = 1; role < BENCH_ROLES; role++)
		less[role] = excess_of_role(filler, role);
	for (uint32_t i = 0; i < of->aparts.count; i++) {
		int32_t role = apart_role(filler, i);
		uint32_t of_apart = excess_apart(filler, i, role);
		less[role] = of_apart > less[role] ? of_apart : less[role];
	}
	for (uint32_t i = 0; i < of->balances.count; i++) {
		int32_t role = balance_role(filler, i);
		uint32_t step = filler->balancing[i].step;
		if (of->balances.at[i].binds && less[role] < step && is_lost(filler, i, role))
			less[role] = step;
	}
	for (int32_t role = 1; role < BENCH_ROLES; role++)
		most -= less[role] < most ? less[role] : most;
	return most;
}

/* The fewest pairs that so many more of a role make, each going to the group that has least. */
static uint64_t pairs_left(const struct filler *filler, int32_t role)
{
	uint32_t left = filler->left[role], counts[REGIONAL_GROUPS_END], groups = 0;
	uint64_t pairs = 0;
	if (filler->has_any[role][GROUP_NONE])
		return 0;
	for (int32_t group = GROUP_NONE + 1; group < REGIONAL_GROUPS_END; group++)
		if (filler->has_any[role][group])
			counts[groups++] = filler->by_role[role][group];
	while (groups > 0 && left > 0) {
		uint32_t least = UINT32_MAX, next = UINT32_MAX, lowest = 0;
		for (uint32_t i = 0; i < groups; i++)
			least = counts[i] < least ? counts[i] : least;
		for (uint32_t i = 0; i < groups; i++) {
			lowest += counts[i] == least;
			next = counts[i] > least && counts[i] < next ? counts[i] : next;
		}
		uint32_t rise = left / lowest;
		if (next != UINT32_MAX && next - least < rise)
			rise = next - least;
		if (rise == 0)
			return pairs + (uint64_t)left * least;
		for (uint32_t i = 0; i < groups; i++)
			counts[i] += counts[i] == least ? rise : 0;
		pairs += (uint64_t)lowest *
		         ((uint64_t)rise * least + (uint64_t)rise * (rise - 1) / 2);
		left -= rise * lowest;
	}
	return pairs;
}

bool cannot_be_better(const struct filler *filler, uint32_t depth)
{
	uint32_t most = filled_at_most(filler, depth);
	struct score least = filler->now;
	if (most != filler->best.filled)
		return most < filler->best.filled;
	least.filled = most;
	if (most == filler->now.filled + filler->place_count - depth) { /* nothing is skipped */
		for (uint32_t i = 0; i < filler->of->balances.count; i++)
			least.lacking += !filler->of->balances.at[i].binds &&
			                 is_lost(filler, i, balance_role(filler, i));
		for (int32_t role = 1; role < BENCH_ROLES; role++)
			least.pairs += pairs_left(filler, role);
		least.levels += filler->levels_left[depth];
		least.order += filler->order_left[depth];
	}
	return !score_better(&least, &filler->best);
}

bool balances_hold(const struct filler *filler, uint32_t *lacking)
{
	const struct benches *of = filler->of;
	for (uint32_t i = 0; i < of->balances.count; i++) {
		const struct balancing *balancing = &filler->balancing[i];
		bool out = false;
		for (int32_t group = GROUP_NONE + 1; group < REGIONAL_GROUPS_END; group++)
			out = out ||
			      is_out_of_balance(&of->balances.at[i], group,
			                        balancing->places[group], balancing->all_places);
		bool is_as_before = balancing->all_given &&
		                    balancing->all_places == of->balances.at[i].all_places;
		if (!out || balancing->open > 0 || balancing->put == 0 || is_as_before)
			continue;
		if (of->balances.at[i].binds)
			return false;
		(*lacking)++;
	}
	return true;
}

/* Between which numbers of places a group is in balance, when all is filled. */
static void find_range(const struct balance *balance, struct balancing *balancing, int32_t group)
{
	uint32_t all = balancing->final_places, least = 0;
	while (least <= all && is_out_of_balance(balance, group, least, all))
		least++;
	uint32_t most = least;
	while (most < all && !is_out_of_balance(balance, group, most + 1, all))
		most++;
	balancing->least[group] = least;
	balancing->most[group] = most;
}

static bool begin_balance(struct arena *arena, struct filler *filler, uint32_t n)
{
	const struct benches *of = filler->of;
	const struct balance *balance = &of->balances.at[n];
	struct balancing *balancing = &filler->balancing[n];
	bool *has = arena_array(arena, of->list.count, sizeof *has), all_count = true;
	if (has == NULL)
		return false;
	balancing->has = has;
	balancing->all_given = true;
	balancing->all_places = balance->all_places;
	for (uint32_t i = 0; i < balance->count; i++)
		has[balance->benches[i]] = true;
	for (uint32_t b = 0; b < of->list.count; b++)
		for (uint32_t i = 0; has[b] && i < of->candidates.count; i++)
			all_count &= !bench_fits(of, i, b) || balance->counts[i];
	for (uint32_t p = 0; p < filler->place_count; p++)
		balancing->left += has[filler->places[p].bench];
	for (uint32_t p = 0; p < filler->place_count; p++) {
		const struct bench *bench = &of->list.at[filler->places[p].bench];
		uint32_t step = bench->needs < bench->wants ? 1 : bench->wants;
		if (has[filler->places[p].bench] &&
		    (balancing->step == 0 || step < balancing->step))
			balancing->step = step;
	}
	for (uint32_t b = 0; b < of->list.count; b++) {
		bool placed = false;
		for (uint32_t p = 0; p < filler->place_count && !placed; p++)
			placed = filler->places[p].bench == b;
		bool given = of->list.at[b].kept->at != NULL;
		balancing->open += has[b] && !placed && !given;
		balancing->all_given &= !has[b] || given;
	}
	if (all_count)
		balancing->final_places = balance->all_places + balancing->left;
	for (int32_t group = GROUP_NONE + 1; group < REGIONAL_GROUPS_END; group++) {
		balancing->places[group] = balance->places[group];
		find_range(balance, balancing, group);
	}
	return true;
}

static void begin_counts(struct filler *filler)
{
	const struct benches *of = filler->of;
	for (uint32_t i = 0; i < of->candidates.count; i++)
		for (int32_t role = 1; role < BENCH_ROLES; role++)
			if (list_has(of->candidates.at[i].roles, role)) {
				filler->unused[role][of->candidates.at[i].group]++;
				filler->has_any[role][of->candidates.at[i].group] = true;
			}
	for (uint32_t p = 0; p < filler->place_count; p++)
		filler->left[of->list.at[filler->places[p].bench].role]++;
	for (uint32_t b = 0; b < of->list.count; b++) {
		const struct bench *bench = &of->list.at[b];
		for (uint32_t i = 0; i < bench->kept->count; i++) {
			const struct delegation *delegation =
				programme_delegation(of->programme, bench->kept->at[i].id);
			uint32_t group = delegation != NULL ? (uint32_t)delegation->group : 0;
			filler->by_role[bench->role][group]++;
			filler->by_meeting[bench->of.meeting.n * REGIONAL_GROUPS_END + group]++;
		}
		filler->first_demand[b] = NO_ELEMENT;
	}
	for (uint32_t i = of->demands.count; i-- > 0;) {
		filler->have[i] = (int32_t)of->demands.at[i].kept;
		filler->next_demand[i] = filler->first_demand[of->demands.at[i].bench];
		filler->first_demand[of->demands.at[i].bench] = i;
	}
}

static void begin_aparts(struct filler *filler, bool *in_apart)
{
	const struct benches *of = filler->of;
	for (uint32_t i = 0; i < of->aparts.count; i++) {
		const struct apart *apart = &of->aparts.at[i];
		bool *in = &in_apart[(size_t)i * of->list.count];
		for (uint32_t n = 0; n < apart->count; n++)
			in[apart->benches[n]] = true;
		for (uint32_t group = 0; group < REGIONAL_GROUPS_END; group++)
			filler->taken[i * REGIONAL_GROUPS_END + group] = apart->taken[group];
		for (uint32_t p = 0; p < filler->place_count; p++)
			filler->apart_left[i] += in[filler->places[p].bench];
	}
	filler->in_apart = in_apart;
}

/* The highest level, and the first in the list, of those who fit: nothing less is added. */
static void begin_least(struct filler *filler)
{
	const struct benches *of = filler->of;
	for (uint32_t p = filler->place_count; p-- > 0;) {
		int32_t level = INT32_MAX;
		uint32_t first = UINT32_MAX;
		for (uint32_t i = 0; i < of->candidates.count; i++) {
			if (!bench_fits(of, i, filler->places[p].bench))
				continue;
			level = of->candidates.at[i].level < level ? of->candidates.at[i].level
			                                           : level;
			first = i < first ? i : first;
		}
		filler->levels_left[p] = filler->levels_left[p + 1] + (uint64_t)level;
		filler->order_left[p] = filler->order_left[p + 1] + first;
	}
}

bool filler_begin(struct arena *arena, struct filler *filler)
{
	const struct benches *of = filler->of;
	size_t benches = of->list.count, demands = of->demands.count, aparts = of->aparts.count;
	bool *in_apart = arena_array(arena, aparts * benches, sizeof *in_apart);
	filler->by_meeting =
		arena_array(arena, (size_t)of->programme->meetings.count * REGIONAL_GROUPS_END,
	                    sizeof *filler->by_meeting);
	filler->have = arena_array(arena, demands, sizeof *filler->have);
	filler->first_demand = arena_array(arena, benches, sizeof *filler->first_demand);
	filler->next_demand = arena_array(arena, demands, sizeof *filler->next_demand);
	filler->taken = arena_array(arena, aparts * REGIONAL_GROUPS_END, sizeof *filler->taken);
	filler->apart_left = arena_array(arena, aparts, sizeof *filler->apart_left);
	filler->balancing = arena_array(arena, of->balances.count, sizeof *filler->balancing);
	size_t places = (size_t)filler->place_count + 1;
	filler->levels_left = arena_array(arena, places, sizeof *filler->levels_left);
	filler->order_left = arena_array(arena, places, sizeof *filler->order_left);
	if (in_apart == NULL || filler->by_meeting == NULL || filler->have == NULL ||
	    filler->first_demand == NULL || filler->next_demand == NULL || filler->taken == NULL ||
	    filler->apart_left == NULL || filler->balancing == NULL ||
	    filler->levels_left == NULL || filler->order_left == NULL)
		return false;
	for (uint32_t i = 0; i < of->balances.count; i++)
		if (!begin_balance(arena, filler, i))
			return false;
	begin_counts(filler);
	begin_aparts(filler, in_apart);
	begin_least(filler);
	return true;
}
