/* why.c - make the outline with all meetings that any clause asks for, write down what is
 * required of them, and find what clashes. */
#include "solve/why.h"

#include "base/error.h"
#include "rules/rule.h"
#include "solve/planned.h"

enum { WHY_GRID_MIN = 60 }; /* between the times that are tried beside whole sessions */

static uint32_t count_clauses(const struct mandate_list *mandates)
{
	uint32_t count = 0;
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++)
			count += mandates->at[m]->clauses.at[c].rule != RULE_NOTE;
	return count;
}

static bool find(struct why *why, struct why_limits limits)
{
	struct problem problem;
	struct sat *sat = sat_new();
	bool found = sat != NULL &&
	             problem_make(&why->arena, why->programme, &why->outline, &why->mandates,
	                          WHY_GRID_MIN, &problem) &&
	             encode(&why->arena, &problem, &why->outline, limits.binding_only, sat,
	                    &why->requirements) &&
	             clashes_find(&why->arena, sat, &why->requirements, limits.clashes,
	                          limits.questions, &why->clashes);
	sat_free(sat);
	return found;
}

hld_status why_not(const struct mandate_list *mandates, const struct plan_documents *documents,
                   zone_reader *read_zone, struct why_limits limits, struct why *out,
                   hld_error *err)
{
	*out = (struct why){.clauses = count_clauses(mandates)};
	hld_status status = planned_begin(&out->arena, mandates, documents, OUTLINE_ALL, read_zone,
	                                  &out->mandates, &out->outline, &out->programme, err);
	if (status == HLD_OK && !find(out, limits))
		status = error_nomem(err);
	return status;
}

void why_release(struct why *why)
{
	hld_programme_free(why->programme);
	arena_free(&why->arena);
}

void why_say(const struct why *why, const struct requirement *requirement, struct buffer *out)
{
	const struct hld_venue *venue = why->outline.venue;
	switch (requirement->fact) {
	case FACT_NONE:
		rules[requirement->clause->rule].say(requirement->clause, out);
		return;
	case FACT_TEAMS:
		buffer_printf(out, "the venue has %d interpretation team%s",
		              (int)venue->interpretation->teams,
		              venue->interpretation->teams == 1 ? "" : "s");
		return;
	case FACT_ROOMS:
		buffer_printf(out, "the venue has %u room%s", (unsigned)venue->rooms.count,
		              venue->rooms.count == 1 ? "" : "s");
		return;
	case FACT_PLENARIES:
		buffer_text(out, "no two plenary meetings are held at one time");
		return;
	}
}
