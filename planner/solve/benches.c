/* benches.c - which places clauses ask for.
 *
 * benches_make() at the end is where to begin. */
#include "solve/bench_maker.h"

#include "base/civil.h"
#include "rules/contradiction.h"

void *bench_take(struct maker *maker, size_t count, size_t size)
{
	void *at = arena_array(maker->arena, count, size);
	maker->failed = maker->failed || at == NULL;
	return at;
}

bool bench_fits(const struct benches *benches, uint32_t candidate, uint32_t bench)
{
	return benches->fits[(size_t)candidate * benches->list.count + bench];
}

bool bench_presents(const struct benches *benches, uint32_t candidate, uint32_t bench)
{
	return benches->presents[(size_t)candidate * benches->list.count + bench];
}

bool is_out_of_balance(const struct balance *balance, int32_t group, uint32_t places,
                       uint32_t all_places)
{
	uint32_t groups = 0, all_states = balance->states[REGIONAL_GROUPS_END];
	int64_t has = (int64_t)places * all_states;
	int64_t ought = (int64_t)all_places * balance->states[group];
	int64_t apart = has > ought ? has - ought : ought - has;
	for (int32_t g = GROUP_NONE + 1; g < REGIONAL_GROUPS_END; g++)
		groups += balance->states[g] > 0;
	if (places == 0 && balance->states[group] > 0 && all_places >= groups)
		return true;
	return all_states > 0 && apart >= all_states &&
	       100 * apart > (int64_t)balance->tolerance * all_places * all_states;
}

/* The people of whom a clause of this kind counts some; 0: it is about nobody on a bench. A quota
 * of several meetings together is left to the check: benches are filled one by one. */
static int32_t role_of(const struct clause *clause)
{
	const struct rule_quota *quota = clause->params;
	const struct rule_balance *balance = clause->params;
	const struct rule_item *item = clause->params;
	int32_t role = clause->rule == RULE_CHAIRS        ? ROLE_CHAIRS
	               : clause->rule == RULE_DISCUSSANTS ? ROLE_DISCUSSANTS
	               : clause->rule == RULE_PANELLISTS  ? ROLE_PANELLISTS
	               : clause->rule == RULE_QUOTA       ? quota->together ? ROLE_NONE : quota->of
	               : clause->rule == RULE_BALANCE     ? balance->of
	               : clause->rule == RULE_ITEM && item->by_chair && item->each != NULL
	                       ? ROLE_CHAIRS
	                       : ROLE_NONE;
	return role < BENCH_ROLES ? role : ROLE_NONE;
}

static const struct selector *selector_of(const struct clause *clause)
{
	switch (clause->rule) {
	case RULE_QUOTA:
		return ((const struct rule_quota *)clause->params)->which;
	case RULE_BALANCE:
		return ((const struct rule_balance *)clause->params)->which;
	case RULE_ITEM:
		return ((const struct rule_item *)clause->params)->each;
	case RULE_CHAIRS:
		return ((const struct rule_chairs *)clause->params)->office.which;
	case RULE_DISCUSSANTS:
		return ((const struct rule_discussants *)clause->params)->office.which;
	default:
		return ((const struct rule_panellists *)clause->params)->office.which;
	}
}

const struct rule_office *ask_office(const struct ask *ask)
{
	const struct clause *clause = ask->clause;
	switch (clause->rule) {
	case RULE_CHAIRS:
		return &((const struct rule_chairs *)clause->params)->office;
	case RULE_DISCUSSANTS:
		return &((const struct rule_discussants *)clause->params)->office;
	case RULE_PANELLISTS:
		return &((const struct rule_panellists *)clause->params)->office;
	default:
		return NULL;
	}
}

bool ask_binds(const struct ask *ask)
{
	return clause_severity(ask->mandate, ask->clause) == HLD_BREACH;
}

static const who_list *list_of(const struct meeting *meeting, const struct held *held, int32_t role)
{
	if (held->item != NO_ELEMENT)
		return &meeting->items.at[held->item].by;
	return role == ROLE_CHAIRS        ? &meeting->chairs
	       : role == ROLE_DISCUSSANTS ? &meeting->discussants
	                                  : &meeting->panellists;
}

/* The bench that a clause means by a meeting or an item: only panellists are of items, and those
 * of a meeting are on each of its panels of which none are named. */
static uint32_t find_bench(struct maker *maker, struct held held, int32_t role)
{
	const struct meeting *meeting = programme_meeting(maker->programme, held.meeting);
	if (held.item != NO_ELEMENT &&
	    (role != ROLE_PANELLISTS ||
	     (meeting->items.at[held.item].by.at == NULL && meeting->panellists.at != NULL)))
		held.item = NO_ELEMENT;
	uint32_t *index = &maker->of_meetings[role][held.meeting.n];
	if (held.item == NO_ELEMENT && *index > 0)
		return *index - 1;
	for (uint32_t i = maker->out->list.count; held.item != NO_ELEMENT && i-- > 0;)
		if (maker->benches[i].of.meeting.n == held.meeting.n &&
		    maker->benches[i].of.item == held.item)
			return i;
	uint32_t n = maker->out->list.count++;
	if (held.item == NO_ELEMENT)
		*index = n + 1;
	maker->benches[n] =
		(struct bench){.of = held,
	                       .role = role,
	                       .kept = list_of(meeting, &held, role),
	                       .span = {held_start(maker->programme, &held).utc_s,
	                                held_end(maker->programme, &held).utc_s, held.meeting.n},
	                       .least = CIVIL_NONE,
	                       .most = CIVIL_NONE,
	                       .summary = NO_ELEMENT};
	return n;
}

/* The number of people that a clause asks for, unless it contradicts one that was heard before:
 * one that binds leaves nothing that could be done. */
static void bound(struct bench *bench, int32_t least, int32_t most, bool binding)
{
	bool clashes = (least != CIVIL_NONE && bench->most != CIVIL_NONE && least > bench->most) ||
	               (most != CIVIL_NONE && bench->least != CIVIL_NONE && most < bench->least);
	bench->is_shut |= clashes && binding;
	if (clashes)
		return;
	if (least != CIVIL_NONE && (bench->least == CIVIL_NONE || least > bench->least))
		bench->least = least;
	if (most != CIVIL_NONE && (bench->most == CIVIL_NONE || most < bench->most))
		bench->most = most;
}

static void add_ask(struct maker *maker, const struct hld_mandate *mandate,
                    const struct clause *clause)
{
	struct ask *ask = &maker->asks[maker->ask_count++];
	int32_t role = role_of(clause);
	held_list held;
	*ask = (struct ask){mandate, clause, role, NULL, 0};
	if (!held_find(maker->arena, maker->programme, mandate, selector_of(clause), &held)) {
		maker->failed = true;
		return;
	}
	uint32_t *benches = bench_take(maker, held.count, sizeof *benches), count = 0;
	for (uint32_t i = 0; benches != NULL && i < held.count; i++) {
		uint32_t n = find_bench(maker, held.at[i], role);
		bool again = false;
		for (uint32_t b = count; held.at[i].item != NO_ELEMENT && b-- > 0 && !again;)
			again = benches[b] == n;
		if (!again)
			benches[count++] = n;
	}
	ask->benches = benches;
	ask->count = count;
	const struct rule_office *office = ask_office(ask);
	for (uint32_t i = 0; i < count; i++) {
		struct bench *bench = &maker->benches[benches[i]];
		bench->asked = true;
		if (office != NULL && !office->include && office->exactly != CIVIL_NONE)
			bound(bench, office->exactly, office->exactly, ask_binds(ask));
		else if (office != NULL && !office->include)
			bound(bench, office->min, office->max, ask_binds(ask));
	}
}

/* Clauses that bind are heard first. */
static void find_asks(struct maker *maker)
{
	for (int binding = 1; binding >= 0; binding--)
		for (size_t m = 0; m < maker->mandates->count; m++) {
			const struct hld_mandate *mandate = maker->mandates->at[m];
			for (uint32_t c = 0; c < mandate->clauses.count && !maker->failed; c++) {
				const struct clause *clause = &mandate->clauses.at[c];
				struct ask ask = {mandate, clause, 0, NULL, 0};
				if (role_of(clause) != ROLE_NONE && ask_binds(&ask) == binding &&
				    contradicted_clause(mandate, clause) == NULL)
					add_ask(maker, mandate, clause);
			}
		}
}

/* Member States by regional group, and behind the groups all that have one. */
static void count_states(struct maker *maker)
{
	for (uint32_t i = 0; i < maker->programme->delegations.count; i++) {
		const struct delegation *delegation = &maker->programme->delegations.at[i];
		if (delegation->group == GROUP_NONE ||
		    delegation->participant->category != MEMBER_STATE)
			continue;
		maker->out->states[delegation->group]++;
		maker->out->states[REGIONAL_GROUPS_END]++;
	}
}

static void make_room(struct maker *maker)
{
	const struct hld_programme *programme = maker->programme;
	size_t benches = (size_t)programme->meetings.count * BENCH_ROLES, clauses = 0;
	for (uint32_t m = 0; m < programme->meetings.count; m++)
		benches += programme->meetings.at[m].items.count;
	for (size_t m = 0; m < maker->mandates->count; m++)
		clauses += maker->mandates->at[m]->clauses.count;
	maker->benches = bench_take(maker, benches, sizeof *maker->benches);
	maker->asks = bench_take(maker, clauses, sizeof *maker->asks);
	for (int32_t role = 0; role < BENCH_ROLES; role++)
		maker->of_meetings[role] =
			bench_take(maker, programme->meetings.count, sizeof(uint32_t));
}

bool benches_make(struct arena *arena, const struct mandate_list *mandates,
                  const struct hld_programme *programme, struct benches *out)
{
	struct free_people people;
	struct maker maker = {.arena = arena,
	                      .programme = programme,
	                      .mandates = mandates,
	                      .people = &people,
	                      .out = out};
	*out = (struct benches){.programme = programme};
	bench_find_candidates(&maker);
	if (maker.failed || out->candidates.count == 0)
		return !maker.failed;
	if (!free_find(arena, programme, &people))
		return false;
	count_states(&maker);
	make_room(&maker);
	if (!maker.failed)
		find_asks(&maker);
	out->list.at = maker.benches;
	if (!maker.failed)
		bench_hear_asks(&maker);
	if (!maker.failed)
		bench_find_fits(&maker);
	return !maker.failed;
}
