/* ties.c - from clauses to the sittings that they are about, whenever these are.
 *
 * ties_make() at the end is where to begin. */
#include "solve/ties.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "rules/contradiction.h"
#include "solve/post.h"
#include "solve/wishes.h"

struct binder {
	struct arena *arena;
	const struct mandate_list *mandates;
	struct problem *problem;
	struct sitting *sittings;
	struct meant *meant; /* scratch, for all that there is */
	uint32_t *seen;      /* by sitting: the last tie that it was found for, from 1 */
	uint32_t *members;   /* scratch */
	bool failed;
};

static void *take(struct binder *binder, size_t count, size_t size)
{
	void *at = arena_array(binder->arena, count, size);
	binder->failed = binder->failed || at == NULL;
	return at;
}

static void *copy(struct binder *binder, const void *from, size_t count, size_t size)
{
	void *at = take(binder, count, size);
	if (at != NULL && count > 0)
		memcpy(at, from, count * size);
	return at;
}

/* What a selector may mean of a sitting, added to the scratch. */
static void find_meant(struct binder *binder, const struct selector *selector, uint32_t n,
                       uint32_t *count)
{
	const struct sitting *sitting = &binder->sittings[n];
	if (!selector_may_mean(selector, sitting->kind, sitting->number))
		return;
	if (selector->items.count == 0)
		binder->meant[(*count)++] = (struct meant){n, NO_ELEMENT};
	for (uint32_t i = 0; selector->items.count > 0 && i < sitting->part_count; i++)
		if (list_has(&selector->items, sitting->parts[i].kind))
			binder->meant[(*count)++] = (struct meant){n, i};
}

static struct pick make_pick(struct binder *binder, const struct selector *selector)
{
	uint32_t count = 0;
	for (uint32_t n = 0; n < binder->problem->sittings.count; n++)
		find_meant(binder, selector, n, &count);
	return (struct pick){selector, copy(binder, binder->meant, count, sizeof *binder->meant),
	                     count};
}

/* A selector and those that are "also" meant. */
static struct picks make_picks(struct binder *binder, const struct selector *selector)
{
	uint32_t count = 0;
	for (const struct selector *s = selector; s != NULL; s = s->also)
		count++;
	struct pick *at = take(binder, count, sizeof *at);
	struct picks picks = {at, at != NULL ? count : 0};
	for (uint32_t i = 0; i < picks.count; i++) {
		at[i] = make_pick(binder, selector);
		selector = selector->also;
	}
	return picks;
}

static int number_compare(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* The sittings that a tie may be about, each once. */
static void find_members(struct binder *binder, struct tie *tie)
{
	uint32_t count = 0, mark = binder->problem->ties.count + 1;
	for (int p = 0; p < 2; p++)
		for (uint32_t i = 0; i < tie->picks[p].count; i++)
			for (uint32_t n = 0; n < tie->picks[p].at[i].count; n++) {
				uint32_t sitting = tie->picks[p].at[i].may[n].sitting;
				if (binder->seen[sitting] == mark)
					continue;
				binder->seen[sitting] = mark;
				binder->members[count++] = sitting;
			}
	if (count > 1)
		qsort(binder->members, count, sizeof *binder->members, number_compare);
	tie->members = copy(binder, binder->members, count, sizeof *binder->members);
	tie->member_count = count;
}

/* What departing from a clause costs. */
static int32_t clause_cost(const struct hld_mandate *mandate, const struct clause *clause)
{
	return clause_severity(mandate, clause) == HLD_BREACH ? COST_BREACH : COST_WARNING;
}

/* A tie of a clause that is about times and about any of the sittings; of two clauses that
 * contradict each other the earlier is judged. */
static void add_clause(struct binder *binder, const struct hld_mandate *mandate,
                       const struct clause *clause, struct tie *tie)
{
	const struct selector *selectors[2];
	struct problem *problem = binder->problem;
	int32_t cost = clause_cost(mandate, clause);
	uint32_t chosen = 0;
	if (clause->rule == RULE_SERVICES && problem->team_cost < cost)
		problem->team_cost = cost;
	if (post_reason(clause->rule) != NULL || contradicted_clause(mandate, clause) != NULL)
		return;
	*tie = (struct tie){.mandate = mandate, .clause = clause, .cost = cost};
	post_selectors(clause, selectors);
	for (int i = 0; i < 2; i++) {
		tie->picks[i] = make_picks(binder, selectors[i]);
		for (uint32_t n = 0; n < tie->picks[i].count; n++)
			chosen += tie->picks[i].at[n].count;
	}
	find_members(binder, tie);
	problem->ties.count += tie->member_count > 0;
	if (chosen > problem->most_chosen)
		problem->most_chosen = chosen;
}

/* The meetings of an outline that are of one kind keep their order. */
static void add_series(struct binder *binder, struct tie *ties)
{
	struct problem *problem = binder->problem;
	for (uint32_t i = 0, end; i < problem->sittings.count; i = end) {
		uint32_t *members = take(binder, problem->sittings.count - i, sizeof *members);
		for (end = i; end < problem->sittings.count &&
		              binder->sittings[end].kind == binder->sittings[i].kind;
		     end++)
			if (members != NULL)
				members[end - i] = end;
		if (end - i > 1)
			ties[problem->ties.count++] = (struct tie){.is_series = true,
			                                           .cost = COST_SERIES,
			                                           .members = members,
			                                           .member_count = end - i};
	}
}

/* Tell each sitting which ties it is in. */
static void index_ties(struct binder *binder)
{
	const struct problem *problem = binder->problem;
	uint32_t **ties = take(binder, problem->sittings.count, sizeof *ties);
	for (uint32_t t = 0; t < problem->ties.count; t++)
		for (uint32_t i = 0; i < problem->ties.at[t].member_count; i++)
			binder->sittings[problem->ties.at[t].members[i]].tie_count++;
	for (uint32_t n = 0; ties != NULL && n < problem->sittings.count; n++) {
		struct sitting *sitting = &binder->sittings[n];
		ties[n] = take(binder, sitting->tie_count, sizeof **ties);
		sitting->ties = ties[n];
		sitting->tie_count = 0;
	}
	for (uint32_t t = 0; !binder->failed && t < problem->ties.count; t++)
		for (uint32_t i = 0; i < problem->ties.at[t].member_count; i++) {
			uint32_t n = problem->ties.at[t].members[i];
			ties[n][binder->sittings[n].tie_count++] = t;
		}
}

static bool begin(struct binder *binder)
{
	uint32_t count = binder->problem->sittings.count;
	size_t parts = count;
	for (uint32_t n = 0; n < count; n++)
		parts += binder->sittings[n].part_count;
	binder->meant = take(binder, parts, sizeof *binder->meant);
	binder->seen = take(binder, count, sizeof *binder->seen);
	binder->members = take(binder, count, sizeof *binder->members);
	return !binder->failed;
}

bool ties_make(struct arena *arena, const struct mandate_list *mandates, struct sitting *sittings,
               struct problem *problem)
{
	struct binder binder = {
		.arena = arena, .mandates = mandates, .problem = problem, .sittings = sittings};
	size_t most = (size_t)problem->sittings.count + problem->programme->prefer.count;
	for (size_t m = 0; m < mandates->count; m++)
		most += mandates->at[m]->clauses.count;
	struct tie *ties = take(&binder, most + 1, sizeof *ties);
	problem->ties.at = ties;
	problem->team_cost = COST_TEAM;
	if (!begin(&binder))
		return false;
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; !binder.failed && c < mandates->at[m]->clauses.count; c++)
			add_clause(&binder, mandates->at[m], &mandates->at[m]->clauses.at[c],
			           &ties[problem->ties.count]);
	if (problem->is_outline && !binder.failed)
		add_series(&binder, ties);
	if (!binder.failed && !wishes_post(arena, sittings, ties, problem))
		return false;
	if (!binder.failed)
		index_ties(&binder);
	return !binder.failed;
}
