/* prove.c - ask for a solution that costs less than the plan does: there is none, or it is
 * made a plan. */
#include "solve/prove.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "solve/mip.h"

enum { BRANCHES = 20000 };

/* A sitting as it gets its room. */
struct in_turn {
	uint32_t n, room_count, from;
};

/* Those who may have few rooms choose first, and of these the earliest. */
static int turn_compare(const void *a, const void *b)
{
	const struct in_turn *x = a, *y = b;
	if (x->room_count != y->room_count)
		return x->room_count < y->room_count ? -1 : 1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->n > y->n) - (x->n < y->n);
}

/* The cheapest room that is free in all the spans of a slot, by what is taken so far; where
 * none is, the one it has. */
static uint32_t free_room(const struct problem *problem, const struct sitting *sitting,
                          const struct slot *slot, const bool *taken, uint32_t now)
{
	uint32_t best = NO_ELEMENT;
	for (uint32_t r = 0; r < sitting->room_count; r++) {
		uint32_t room = sitting->rooms[r].id.n;
		bool is_free = true;
		for (uint32_t i = slot->from; room != NO_ELEMENT && i < slot->to; i++)
			is_free = is_free && !taken[(size_t)room * problem->span_count + i];
		if (is_free &&
		    (best == NO_ELEMENT || sitting->rooms[r].cost < sitting->rooms[best].cost))
			best = r;
	}
	return best != NO_ELEMENT ? best : now;
}

/* Give rooms for the times that sittings have; what is left clashes, for the search to mend. */
static bool give_rooms(struct arena *arena, const struct problem *problem, struct placement *out)
{
	uint32_t count = problem->sittings.count, rooms = problem->programme->all_rooms.count;
	struct in_turn *turns = arena_array(arena, count, sizeof *turns);
	bool *taken = arena_array(arena, (size_t)rooms * problem->span_count, sizeof *taken);
	if (turns == NULL || taken == NULL)
		return false;
	for (uint32_t n = 0; n < count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		turns[n] = (struct in_turn){n, sitting->room_count,
		                            time_slot(problem, sitting, out->slot[n])->from};
	}
	if (count > 1)
		qsort(turns, count, sizeof *turns, turn_compare);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t n = turns[i].n;
		const struct sitting *sitting = &problem->sittings.at[n];
		const struct slot *slot = time_slot(problem, sitting, out->slot[n]);
		out->room[n] = free_room(problem, sitting, slot, taken, out->room[n]);
		uint32_t room = sitting->rooms[out->room[n]].id.n;
		for (uint32_t s = slot->from; room != NO_ELEMENT && s < slot->to; s++)
			taken[(size_t)room * problem->span_count + s] = true;
	}
	return true;
}

/* The times of a solution; rooms it has none. */
static void take_times(const struct problem *problem, const struct matrix *matrix,
                       const uint8_t *is_one, struct placement *out)
{
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		for (uint32_t i = 0; i < problem->sittings.at[n].time_count; i++)
			if (is_one[matrix->first[n] + i])
				out->slot[n] = i;
}

static bool copy(struct arena *arena, const struct problem *problem, const struct placement *from,
                 struct placement *out)
{
	size_t count = problem->sittings.count;
	*out = (struct placement){arena_array(arena, count, sizeof *out->slot),
	                          arena_array(arena, count, sizeof *out->room)};
	if (out->slot == NULL || out->room == NULL)
		return false;
	memcpy(out->slot, from->slot, count * sizeof *out->slot);
	memcpy(out->room, from->room, count * sizeof *out->room);
	return true;
}

/* Make a plan of a solution, and keep it if it costs less. */
static bool take_better(struct arena *arena, const struct problem *problem,
                        struct search_limits limits, const struct matrix *matrix,
                        const uint8_t *is_one, struct search_result *best)
{
	struct placement start;
	struct search_result found;
	if (!copy(arena, problem, &best->best, &start))
		return false;
	take_times(problem, matrix, is_one, &start);
	if (!give_rooms(arena, problem, &start))
		return false;
	limits.start = &start;
	if (!search(arena, problem, limits, &found))
		return false;
	found.steps += best->steps;
	if (found.cost < best->cost)
		*best = found;
	return true;
}

hld_status prove(struct arena *arena, const struct problem *problem, struct search_limits limits,
                 struct search_result *best, struct proof *out, hld_error *err)
{
	const double margin = 0.01; /* costs are whole numbers */
	struct matrix matrix;
	struct mip_result result;
	*out = (struct proof){0};
	if (!matrix_make(problem, limits.others, &matrix)) {
		matrix_release(&matrix);
		return error_nomem(err);
	}
	hld_status status =
		mip_solve(&matrix, (double)best->cost - 1 + margin, BRANCHES, &result, err);
	if (status == HLD_OK && result.is_one != NULL &&
	    !take_better(arena, problem, limits, &matrix, result.is_one, best))
		status = error_nomem(err);
	bool is_met = result.bound - margin >= (double)best->cost;
	out->bound = is_met ? best->cost : (int64_t)ceil(result.bound - margin);
	out->is_whole = result.is_complete;
	free(result.is_one);
	matrix_release(&matrix);
	return status;
}
