/* complete_ideal.c - where all that mandates call for would be, as near to a draft as can be: it
 * tells which meetings of the draft are which, and when those that lack are to be. */
#include <string.h>

#include "base/civil.h"
#include "solve/complete.h"
#include "solve/planned.h"

/* What it costs to be elsewhere than the meeting that is known to be the same, or than any of the
 * draft that is of the kind. */
enum { COST_NOT_THERE = 20, COST_NOT_LIKE_IT = 5 };

static bool is_then(const struct meeting *meeting, const struct slot *slot)
{
	return meeting->start.utc_s == slot->start_utc_s && meeting->end.utc_s == slot->end_utc_s;
}

/* Whether some meeting of a kind is at a time in the draft. */
static bool has_then(const struct hld_programme *draft, int32_t kind, const struct slot *slot)
{
	for (uint32_t m = 0; m < draft->meetings.count; m++) {
		const struct meeting *meeting = &draft->meetings.at[m];
		if (meeting->kind == kind && meeting->status != CANCELLED && is_then(meeting, slot))
			return true;
	}
	return false;
}

static void draw_near(const struct hld_programme *draft, const uint32_t *known,
                      const struct problem *problem)
{
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		for (uint32_t i = 0; i < sitting->time_count; i++) {
			const struct slot *slot = time_slot(problem, sitting, i);
			if (known[n] != NO_ELEMENT && !is_then(&draft->meetings.at[known[n]], slot))
				sitting->times[i].cost += COST_NOT_THERE;
			else if (known[n] == NO_ELEMENT && !has_then(draft, sitting->kind, slot))
				sitting->times[i].cost += COST_NOT_LIKE_IT;
		}
	}
}

bool complete_ideal(struct arena *arena, const struct hld_programme *draft,
                    const struct outline *outline, const uint32_t *known, int32_t grid_min,
                    struct ideal *out)
{
	struct search_limits limits = {.seed = 1};
	struct search_result result = {0};
	struct hld_programme *ideal = arena_alloc(arena, sizeof *ideal);
	if (ideal == NULL)
		return false;
	*ideal = *draft; /* its people, rooms and zones; not its memory */
	ideal->arena = (struct arena){0};
	ideal->prefer.count = 0;
	bool made = planned_put_meetings(ideal, outline);
	for (uint32_t n = 0; made && n < outline->count; n++)
		planned_resolve(ideal, outline, NULL, n, ELEMENT(ideal->meetings, n));
	made = made && programme_order(ideal) &&
	       problem_make(arena, ideal, outline, outline->mandates, grid_min, &out->problem);
	if (made)
		draw_near(draft, known, &out->problem);
	made = made && search(arena, &out->problem, limits, &result);
	out->at = result.best;
	out->problem.programme = NULL; /* it is gone */
	arena_free(&ideal->arena);
	return made;
}

const struct slot *ideal_slot(const struct ideal *ideal, uint32_t n)
{
	return time_slot(&ideal->problem, &ideal->problem.sittings.at[n], ideal->at.slot[n]);
}
