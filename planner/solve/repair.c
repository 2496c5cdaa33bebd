/* repair.c - search, move what the search moved, and check the result. */
#include "solve/repair.h"

#include "base/civil.h"
#include "base/error.h"
#include "model/build.h"

static size_t count_breaches(const hld_findings *findings)
{
	size_t count = 0;
	for (size_t i = 0; i < hld_findings_count(findings); i++)
		count += hld_findings_at(findings, i)->severity == HLD_BREACH;
	return count;
}

static const hld_finding *first_breach(const hld_findings *findings)
{
	for (size_t i = 0; i < hld_findings_count(findings); i++)
		if (hld_findings_at(findings, i)->severity == HLD_BREACH)
			return hld_findings_at(findings, i);
	return NULL;
}

/* Put the meetings where the placement has them. Fails (false) when memory is out. */
static bool apply(const struct problem *problem, const struct placement *at,
                  struct hld_programme *draft)
{
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		const struct slot *slot = &sitting->slots[at->slot[n]];
		if (at->slot[n] != 0)
			programme_move(draft, sitting->meeting, slot->day, slot->start_min);
		if (at->room[n] != 0)
			programme_give_room(draft, sitting->meeting, sitting->rooms[at->room[n]]);
	}
	return programme_order(draft);
}

/* Every answer is checked before it leaves: by the rules, which are written apart. */
static hld_status see_clean(const struct hld_mandate *const *mandates, size_t count,
                            const struct hld_programme *draft, hld_error *err)
{
	hld_findings *findings;
	hld_status status = hld_check(mandates, count, draft, &findings, err);
	if (status != HLD_OK)
		return status;
	size_t breaches = count_breaches(findings);
	if (breaches > 0)
		status = error_set(err, HLD_LIMIT,
		                   "moving meetings leaves %zu breach%s, such as: %.300s [%s]",
		                   breaches, breaches == 1 ? "" : "es",
		                   first_breach(findings)->text, first_breach(findings)->clause);
	hld_findings_free(findings);
	return status;
}

hld_status repair(const struct hld_mandate *const *mandates, size_t count,
                  struct hld_programme *draft, struct repair_limits limits, uint64_t *steps,
                  hld_error *err)
{
	struct arena arena = {0};
	struct problem problem;
	struct search_result result = {0};
	hld_status status = HLD_OK;
	if (!problem_make(&arena, draft, mandates, count, limits.grid_min, &problem) ||
	    !search(&arena, &problem, limits.search, &result) ||
	    !apply(&problem, &result.best, draft))
		status = error_nomem(err);
	*steps = result.steps;
	arena_free(&arena);
	return status == HLD_OK ? see_clean(mandates, count, draft, err) : status;
}
