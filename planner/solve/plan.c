/* plan.c - make the problem, search, put the meetings where they are to be, and check. */
#include "solve/plan.h"

#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "solve/chairs.h"
#include "solve/costs.h"
#include "solve/planned.h"

enum { TENTH = 10 };

static size_t count_breaches(const hld_findings *findings, const hld_finding **first)
{
	size_t count = 0;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		if (finding->severity == HLD_BREACH && count++ == 0)
			*first = finding;
	}
	return count;
}

hld_status plan_see_clean(const struct mandate_list *mandates,
                          const struct hld_programme *programme, const char *what, hld_error *err)
{
	hld_findings *findings;
	const hld_finding *first = NULL;
	hld_status status = hld_check(mandates->at, mandates->count, programme, &findings, err);
	if (status != HLD_OK)
		return status;
	size_t breaches = count_breaches(findings, &first);
	if (first != NULL)
		status = error_set(err, HLD_LIMIT, "%s leaves %zu breach%s, such as: %.300s [%s]",
		                   what, breaches, breaches == 1 ? "" : "es", first->text,
		                   first->clause);
	hld_findings_free(findings);
	return status;
}

/* Put the meetings where the placement has them. Fails (false) when memory is out. */
static bool apply(const struct problem *problem, const struct placement *at,
                  const struct outline *outline, struct hld_programme *programme)
{
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		const struct slot *slot = time_slot(problem, sitting, at->slot[n]);
		struct span_on_day span = {slot->day, slot->start_min, slot->end_min};
		uint32_t elastic = NO_ELEMENT;
		if (outline != NULL)
			elastic = outline_elastic(&outline->meetings[sitting->meeting.n]);
		if (outline != NULL || at->slot[n] != 0)
			programme_retime(programme, sitting->meeting, span, elastic);
		if ((outline != NULL || at->room[n] != 0) &&
		    sitting->rooms[at->room[n]].id.n != NO_ELEMENT)
			programme_give_room(programme, sitting->meeting,
			                    sitting->rooms[at->room[n]].id);
	}
	return programme_order(programme);
}

void plans_release(struct plans *plans)
{
	arena_free(&plans->arena);
}

/* Keep where the sittings are, for the next to be apart from it. */
static bool keep(struct plans *plans, const struct problem *problem, const struct placement *at)
{
	uint32_t count = problem->sittings.count;
	if (plans->at == NULL)
		plans->at = arena_array(&plans->arena, plans->most, sizeof *plans->at);
	struct placement kept = {arena_array(&plans->arena, count, sizeof *kept.slot),
	                         arena_array(&plans->arena, count, sizeof *kept.room)};
	if (plans->at == NULL || kept.slot == NULL || kept.room == NULL)
		return false;
	if (plans->count == plans->most)
		return true;
	memcpy(kept.slot, at->slot, count * sizeof *kept.slot);
	memcpy(kept.room, at->room, count * sizeof *kept.room);
	plans->at[plans->count++] = kept;
	return true;
}

/* Write into the programme what it costs, with names of its own. */
static bool tell_costs(struct arena *arena, const struct problem *problem,
                       const struct placement *at, struct hld_programme *programme)
{
	struct costs costs;
	if (!costs_tell(arena, problem, at, &costs))
		return false;
	struct cost_line *lines = arena_array(&programme->arena, costs.count, sizeof *lines);
	for (uint32_t i = 0; lines != NULL && i < costs.count; i++) {
		lines[i] = costs.at[i];
		lines[i].name = arena_printf(&programme->arena, "%s", costs.at[i].name);
		if (lines[i].name == NULL)
			return false;
	}
	programme->costs.at = costs.count > 0 ? lines : NULL;
	programme->costs.count = lines != NULL ? costs.count : 0;
	return lines != NULL;
}

/* How many sittings have other times than in another placement. */
static uint32_t count_apart(const struct placement *a, const struct placement *b, uint32_t count)
{
	uint32_t apart = 0;
	for (uint32_t n = 0; n < count; n++)
		apart += a->slot[n] != b->slot[n];
	return apart;
}

/* See that a placement is apart from those before it. Fails: LIMIT. */
static hld_status see_apart(const struct plans *plans, const struct problem *problem,
                            const struct placement *at, hld_error *err)
{
	for (uint32_t i = 0; i < plans->count; i++)
		if (count_apart(&plans->at[i], at, problem->sittings.count) < plans->apart)
			return error_set(err, HLD_LIMIT,
			                 "no other programme was found that has %u meetings or "
			                 "more at other times",
			                 (unsigned)plans->apart);
	return HLD_OK;
}

static hld_status place(struct arena *arena, const struct mandate_list *mandates,
                        const struct outline *outline, struct plan_limits limits,
                        struct plans *plans, struct hld_programme *programme, hld_error *err)
{
	struct problem problem;
	struct search_result result = {0};
	if (!problem_make(arena, programme, outline, mandates, limits.grid_min, &problem))
		return error_nomem(err);
	if (plans->completion != NULL)
		completion_weigh(plans->completion, &problem);
	plans->meetings = problem.sittings.count;
	if (plans->apart == 0)
		plans->apart = (plans->meetings + TENTH - 1) / TENTH;
	struct others others = {plans->at, plans->count, plans->apart};
	limits.search.others = plans->count > 0 ? &others : NULL;
	if (!search(arena, &problem, limits.search, &result))
		return error_nomem(err);
	hld_status status = HLD_OK;
	if (limits.prove)
		status = prove(arena, &problem, limits.search, &result, &plans->proof, err);
	if (status == HLD_OK)
		status = see_apart(plans, &problem, &result.best, err);
	if (status != HLD_OK)
		return status;
	bool placed = keep(plans, &problem, &result.best) &&
	              tell_costs(arena, &problem, &result.best, programme) &&
	              apply(&problem, &result.best, outline, programme);
	return placed ? HLD_OK : error_nomem(err);
}

hld_status plan_mend(const struct mandate_list *mandates, struct hld_programme *draft,
                     struct plan_limits limits, struct plans *plans, hld_error *err)
{
	struct arena arena = {0};
	hld_status status = place(&arena, mandates, NULL, limits, plans, draft, err);
	if (status == HLD_OK && !chairs_propose(mandates, draft))
		status = error_nomem(err);
	arena_free(&arena);
	return status == HLD_OK ? plan_see_clean(mandates, draft, "moving meetings", err) : status;
}

static bool name_documents(struct hld_programme *programme, const struct plan_documents *documents)
{
	const char **venues = arena_array(&programme->arena, 1, sizeof *venues);
	programme->participants_listed = documents->list_name;
	if (venues == NULL || documents->venue_name == NULL)
		return venues != NULL;
	venues[0] = documents->venue_name;
	programme->venue_ids.at = venues;
	programme->venue_ids.count = 1;
	return true;
}

static hld_status fill(struct arena *arena, const struct mandate_list *mandates,
                       const struct outline *outline, const struct plan_documents *documents,
                       struct plan_limits limits, struct plans *plans,
                       struct hld_programme *programme, hld_error *err)
{
	hld_status status = place(arena, mandates, outline, limits, plans, programme, err);
	if (status != HLD_OK)
		return status;
	bool filled = planned_settle(programme, outline) && chairs_propose(mandates, programme) &&
	              name_documents(programme, documents);
	return filled ? HLD_OK : error_nomem(err);
}

hld_status plan_make(const struct mandate_list *mandates, const struct plan_documents *documents,
                     zone_reader *read_zone, struct plan_limits limits, struct plans *plans,
                     struct hld_programme **out, hld_error *err)
{
	struct arena arena = {0};
	struct mandate_list ordered;
	struct outline outline;
	hld_status status = planned_begin(&arena, mandates, documents, OUTLINE_LEAST, read_zone,
	                                  &ordered, &outline, out, err);
	if (status == HLD_OK && *out != NULL)
		status = fill(&arena, &ordered, &outline, documents, limits, plans, *out, err);
	if (status != HLD_OK) {
		hld_programme_free(*out);
		*out = NULL;
	}
	arena_free(&arena);
	return status;
}
