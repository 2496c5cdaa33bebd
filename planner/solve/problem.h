/* problem.h - what is to be placed: the meetings of a draft with the times and rooms that
 * each may have, who cannot be in two places, how many teams interpret, and what the clauses
 * ask of times.
 *
 * A placement problem in the field's own terms, not a matrix: the search moves meetings on
 * it directly. */
#ifndef SOLVE_PROBLEM_H
#define SOLVE_PROBLEM_H

#include "base/arena.h"
#include "model/mandate.h"
#include "model/programme.h"

/* A possible time of a meeting, on its own clock and as instants. */
struct slot {
	int32_t day, start_min, end_min; /* end_min of the same day, up to DAY_MIN */
	int64_t start_utc_s, end_utc_s;
	uint32_t day_n; /* among the days of the problem */
};

/* A meeting that is placed. The first of its slots and rooms is that of the draft. */
struct sitting {
	meeting_id meeting;
	int32_t kind, number;
	struct slot *slots;
	uint32_t slot_count;
	const room_id *rooms; /* n NO_ELEMENT: none */
	uint32_t room_count;
	const uint32_t *people; /* who cannot be elsewhere then, ascending */
	uint32_t people_count;
	uint32_t venue; /* that interprets it; NO_ELEMENT: none does */
	const uint32_t *ties;
	uint32_t tie_count;
};

/* What a clause asks of the times of meetings. */
struct tie {
	const struct hld_mandate *mandate;
	const struct clause *clause;
	bool binding;            /* departing from it is a breach, else a warning */
	const uint32_t *members; /* sittings that it may be about */
	uint32_t member_count;
};

/* What is moved costs little, a warning more, a breach most. */
enum { COST_ROOM = 1, COST_TIME = 4, COST_DAY = 6, COST_WARNING = 100, COST_BREACH = 10000 };

struct problem {
	const struct hld_programme *programme;
	LIST_OF(struct sitting) sittings;
	LIST_OF(struct tie) ties;
	uint32_t day_count;   /* different days of all slots */
	uint32_t most_chosen; /* sittings that the selectors of one tie can mean together */
};

/* Make the problem of a draft: whose meetings may be moved within the hours of their venue,
 * on a grid of grid_min minutes, on the days of the conference or around their own.
 * Owns:  out lies in the arena and borrows programme and mandates.
 * Fails: (false) when memory is out. */
bool problem_make(struct arena *arena, const struct hld_programme *programme,
                  const struct hld_mandate *const *mandates, size_t count, int32_t grid_min,
                  struct problem *out);

#endif
