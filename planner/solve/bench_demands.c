/* bench_demands.c - what clauses ask of those on a bench, and how many it wants.
 *
 * bench_hear_asks() at the end is where to begin. */
#include <string.h>

#include "base/civil.h"
#include "solve/bench_maker.h"

int32_t who_group(const struct hld_programme *programme, who_id id)
{
	const struct delegation *delegation = programme_delegation(programme, id);
	return delegation != NULL ? delegation->group : GROUP_NONE;
}

/* Count who is named on a bench, each once. */
static uint32_t count_kept(const struct bench *bench)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < bench->kept->count; i++)
		count += !bench->kept->at[i].same_seat;
	return count;
}

bool has_quality(const struct quality *quality, int32_t category, int32_t group, int32_t level)
{
	return (quality->categories == NULL || quality->categories->count == 0 ||
	        list_has(quality->categories, category)) &&
	       (quality->groups == NULL || quality->groups->count == 0 ||
	        list_has(quality->groups, group)) &&
	       (quality->level == 0 || level <= quality->level);
}

/* Whether somebody else of the same delegation is on a list before its n-th: by regional group,
 * delegations are counted. */
static bool is_there_before(const struct hld_programme *programme, const who_list *list, uint32_t n,
                            who_id id)
{
	const struct delegation *delegation = programme_delegation(programme, id);
	for (uint32_t i = 0; delegation != NULL && i < n; i++)
		if (programme_delegation(programme, list->at[i].id) == delegation)
			return true;
	return false;
}

static void add_demand(struct maker *maker, uint32_t bench, const struct quality *quality,
                       int32_t least, int32_t most)
{
	const struct hld_programme *programme = maker->programme;
	const who_list *kept = maker->benches[bench].kept;
	bool by_group = quality->groups != NULL && quality->groups->count > 0;
	bool *counts = bench_take(maker, maker->out->candidates.count, sizeof *counts);
	struct demand *demand = &maker->demands[maker->out->demands.count++];
	*demand = (struct demand){.bench = bench, .least = least, .most = most, .counts = counts};
	for (uint32_t i = 0; counts != NULL && i < maker->out->candidates.count; i++) {
		const struct candidate *of = &maker->candidates[i];
		counts[i] = has_quality(quality, of->category, of->group, of->level) &&
		            !(by_group &&
		              is_there_before(programme, kept, kept->count, (who_id){of->person}));
	}
	for (uint32_t i = 0; i < kept->count; i++) {
		who_id id = kept->at[i].id;
		int32_t level = programme_level(programme, id);
		demand->kept +=
			!kept->at[i].same_seat &&
			!(by_group && is_there_before(programme, kept, i, id)) &&
			has_quality(quality, programme_category(programme, id),
		                    who_group(programme, id), level != 0 ? level : LEVELS_END);
	}
}

/* How many of some quality an office is to have. */
static void demand_office(struct maker *maker, const struct ask *ask,
                          const struct rule_office *office)
{
	struct quality quality = {.categories = &office->categories, .level = office->level};
	for (uint32_t i = 0; office->include && i < ask->count && !maker->failed; i++)
		if (office->exactly != CIVIL_NONE)
			add_demand(maker, ask->benches[i], &quality, office->exactly,
			           office->exactly);
		else
			add_demand(maker, ask->benches[i], &quality, office->min, office->max);
}

/* One demand, or one for each category, or else for each group. */
static void demand_quota(struct maker *maker, const struct ask *ask, const struct rule_quota *quota)
{
	int32_t least = quota->exactly != CIVIL_NONE ? quota->exactly : quota->min;
	int32_t most = quota->exactly != CIVIL_NONE ? quota->exactly : quota->max;
	bool by_category = quota->each && quota->categories.count > 0;
	bool by_group = quota->each && !by_category && quota->groups.count > 0;
	uint32_t times = by_category ? quota->categories.count : by_group ? quota->groups.count : 1;
	for (uint32_t n = 0; n < times; n++) {
		word_list one = {by_category ? &quota->categories.at[n]
		                 : by_group  ? &quota->groups.at[n]
		                             : NULL,
		                 1};
		struct quality quality = {.categories = by_category ? &one : &quota->categories,
		                          .groups = by_group ? &one : &quota->groups};
		for (uint32_t i = 0; i < ask->count && !maker->failed; i++)
			add_demand(maker, ask->benches[i], &quality, least, most);
	}
}

static uint32_t *copy_benches(struct maker *maker, const struct ask *ask)
{
	uint32_t *benches = bench_take(maker, ask->count, sizeof *benches);
	if (benches != NULL && ask->count > 0)
		memcpy(benches, ask->benches, ask->count * sizeof *benches);
	return benches;
}

static void add_apart(struct maker *maker, const struct ask *ask)
{
	struct apart *apart = &maker->aparts[maker->out->aparts.count++];
	*apart = (struct apart){.benches = copy_benches(maker, ask), .count = ask->count};
	for (uint32_t i = 0; i < ask->count; i++) {
		const who_list *kept = maker->benches[ask->benches[i]].kept;
		for (uint32_t n = 0; n < kept->count; n++)
			apart->taken[who_group(maker->programme, kept->at[n].id)] = true;
	}
	apart->taken[GROUP_NONE] = false;
}

static bool counts_in(const struct rule_balance *rule, int32_t category, int32_t group)
{
	return group != GROUP_NONE &&
	       (rule->categories.count == 0 || list_has(&rule->categories, category));
}

static void add_balance(struct maker *maker, const struct ask *ask)
{
	const struct rule_balance *rule = ask->clause->params;
	struct balance *balance = &maker->balances[maker->out->balances.count++];
	bool *counts = bench_take(maker, maker->out->candidates.count, sizeof *counts);
	*balance = (struct balance){.benches = copy_benches(maker, ask),
	                            .count = ask->count,
	                            .counts = counts,
	                            .states = maker->out->states,
	                            .tolerance = rule->tolerance,
	                            .binds = ask_binds(ask)};
	for (uint32_t i = 0; counts != NULL && i < maker->out->candidates.count; i++)
		counts[i] =
			counts_in(rule, maker->candidates[i].category, maker->candidates[i].group);
	for (uint32_t i = 0; i < ask->count; i++) {
		const who_list *kept = maker->benches[ask->benches[i]].kept;
		for (uint32_t n = 0; n < kept->count; n++) {
			who_id id = kept->at[n].id;
			int32_t group = who_group(maker->programme, id);
			if (kept->at[n].same_seat ||
			    !counts_in(rule, programme_category(maker->programme, id), group))
				continue;
			balance->places[group]++;
			balance->all_places++;
		}
	}
}

/* The item about a meeting that a clause means. */
static bool find_summary(struct maker *maker, const struct ask *ask, const struct bench *bench,
                         struct held *out)
{
	const struct rule_item *rule = ask->clause->params;
	held_list holders;
	if (!held_find(maker->arena, maker->programme, ask->mandate, rule->which, &holders)) {
		maker->failed = true;
		return false;
	}
	for (uint32_t i = 0; i < holders.count; i++) {
		const struct meeting *meeting =
			programme_meeting(maker->programme, holders.at[i].meeting);
		for (uint32_t n = 0; n < meeting->items.count; n++) {
			bool placed = rule->position == 0 || (rule->position == FIRST && n == 0) ||
			              (rule->position == LAST && n + 1 == meeting->items.count);
			*out = (struct held){holders.at[i].meeting, n};
			if (placed && list_has(&rule->kinds, meeting->items.at[n].kind) &&
			    meeting->items.at[n].of.id.n == bench->of.meeting.n)
				return true;
		}
	}
	return false;
}

/* Whoever is named for the summary already is to be a chair. */
static void demand_presenter(struct maker *maker, uint32_t bench, const who_list *by)
{
	const struct hld_programme *programme = maker->programme;
	bool *counts = bench_take(maker, maker->out->candidates.count, sizeof *counts);
	const who_list *kept = maker->benches[bench].kept;
	struct demand demand = {.bench = bench, .least = 1, .most = CIVIL_NONE, .counts = counts};
	for (uint32_t n = 0; counts != NULL && n < by->count; n++) {
		for (uint32_t i = 0; i < maker->out->candidates.count; i++)
			counts[i] |= programme_same_party(
				programme, (who_id){maker->candidates[i].person}, by->at[n].id);
		for (uint32_t i = 0; i < kept->count; i++)
			demand.kept +=
				programme_same_party(programme, kept->at[i].id, by->at[n].id);
	}
	maker->demands[maker->out->demands.count++] = demand;
}

static void add_summaries(struct maker *maker, const struct ask *ask)
{
	for (uint32_t i = 0; i < ask->count && !maker->failed; i++) {
		struct bench *bench = &maker->benches[ask->benches[i]];
		struct held held;
		if (bench->summary != NO_ELEMENT || !find_summary(maker, ask, bench, &held))
			continue;
		const struct meeting *meeting = programme_meeting(maker->programme, held.meeting);
		const who_list *by = &meeting->items.at[held.item].by;
		if (by->count > 0)
			demand_presenter(maker, ask->benches[i], by);
		if (by->at != NULL)
			continue;
		bench->summary = maker->out->summaries.count++;
		maker->summaries[bench->summary] =
			(struct summary){held,
		                         {held_start(maker->programme, &held).utc_s,
		                          held_end(maker->programme, &held).utc_s, held.meeting.n}};
	}
}

/* How many demands and the like there may be. */
static void make_room(struct maker *maker)
{
	size_t demands = 0;
	for (uint32_t i = 0; i < maker->ask_count; i++) {
		const struct ask *ask = &maker->asks[i];
		const struct rule_quota *quota = ask->clause->params;
		size_t times = 1;
		if (ask->clause->rule == RULE_QUOTA)
			times += (size_t)quota->categories.count + quota->groups.count;
		demands += times * ask->count;
	}
	maker->demands = bench_take(maker, demands, sizeof *maker->demands);
	maker->aparts = bench_take(maker, maker->ask_count, sizeof *maker->aparts);
	maker->balances = bench_take(maker, maker->ask_count, sizeof *maker->balances);
	maker->summaries = bench_take(maker, maker->out->list.count, sizeof *maker->summaries);
}

static void hear_all(struct maker *maker)
{
	for (uint32_t i = 0; i < maker->ask_count && !maker->failed; i++) {
		const struct ask *ask = &maker->asks[i];
		const struct rule_office *office = ask_office(ask);
		if (office != NULL)
			demand_office(maker, ask, office);
		if (office != NULL && office->different_groups)
			add_apart(maker, ask);
		if (ask->clause->rule == RULE_QUOTA)
			demand_quota(maker, ask, ask->clause->params);
		if (ask->clause->rule == RULE_BALANCE)
			add_balance(maker, ask);
		if (ask->clause->rule == RULE_ITEM)
			add_summaries(maker, ask);
	}
}

/* How many people a bench is to get. Where somebody is named, only so many as clauses ask for
 * at least; where it is said that nobody is, none. */
static void want(struct maker *maker, uint32_t n)
{
	struct bench *bench = &maker->benches[n];
	int32_t kept = (int32_t)count_kept(bench), lack = 0;
	bool bounded = bench->least > 0; /* CIVIL_NONE is less */
	int32_t target = bounded                     ? bench->least
	                 : bench->kept->at != NULL   ? kept
	                 : bench->most != CIVIL_NONE ? bench->most
	                                             : 1;
	if (bench->is_shut || !bench->asked || (bench->kept->at != NULL && kept == 0))
		return;
	for (uint32_t i = 0; i < maker->out->demands.count; i++) {
		const struct demand *demand = &maker->demands[i];
		if (demand->bench == n && demand->least > (int32_t)demand->kept)
			lack += demand->least - (int32_t)demand->kept;
	}
	if (kept + lack > target)
		target = bench->most != CIVIL_NONE && bench->most < kept + lack ? bench->most
		                                                                : kept + lack;
	bench->wants = target > kept ? (uint32_t)(target - kept) : 0;
	bench->needs = bounded && bench->least > kept ? (uint32_t)(bench->least - kept) : 1;
}

void bench_hear_asks(struct maker *maker)
{
	make_room(maker);
	if (!maker->failed)
		hear_all(maker);
	maker->out->summaries.at = maker->summaries;
	maker->out->demands.at = maker->demands;
	maker->out->aparts.at = maker->aparts;
	maker->out->balances.at = maker->balances;
	for (uint32_t n = 0; !maker->failed && n < maker->out->list.count; n++)
		want(maker, n);
}
