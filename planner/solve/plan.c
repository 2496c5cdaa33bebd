/* plan.c - make the problem, search, put the meetings where they are to be, and check. */
#include "solve/plan.h"

#include "base/civil.h"
#include "base/error.h"
#include "solve/planned.h"

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

static bool place(struct arena *arena, const struct mandate_list *mandates,
                  const struct outline *outline, struct plan_limits limits, uint64_t *steps,
                  struct hld_programme *programme)
{
	struct problem problem;
	struct search_result result = {0};
	bool placed =
		problem_make(arena, programme, outline, mandates, limits.grid_min, &problem) &&
		search(arena, &problem, limits.search, &result) &&
		apply(&problem, &result.best, outline, programme);
	*steps = result.steps;
	return placed;
}

hld_status plan_mend(const struct mandate_list *mandates, struct hld_programme *draft,
                     struct plan_limits limits, uint64_t *steps, hld_error *err)
{
	struct arena arena = {0};
	bool placed = place(&arena, mandates, NULL, limits, steps, draft);
	arena_free(&arena);
	return placed ? plan_see_clean(mandates, draft, "moving meetings", err) : error_nomem(err);
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
                       struct plan_limits limits, struct hld_programme *programme, hld_error *err)
{
	uint64_t steps;
	bool filled = place(arena, mandates, outline, limits, &steps, programme) &&
	              planned_settle(programme, outline) && name_documents(programme, documents);
	return filled ? HLD_OK : error_nomem(err);
}

hld_status plan_make(const struct mandate_list *mandates, const struct plan_documents *documents,
                     zone_reader *read_zone, struct plan_limits limits, struct hld_programme **out,
                     hld_error *err)
{
	struct arena arena = {0};
	struct mandate_list ordered;
	struct outline outline;
	hld_status status = planned_begin(&arena, mandates, documents, OUTLINE_LEAST, read_zone,
	                                  &ordered, &outline, out, err);
	if (status == HLD_OK && *out != NULL)
		status = fill(&arena, &ordered, &outline, documents, limits, *out, err);
	if (status != HLD_OK) {
		hld_programme_free(*out);
		*out = NULL;
	}
	arena_free(&arena);
	return status;
}
