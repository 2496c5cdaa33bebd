/* assign.h - many to few: speakers to meetings, delegations to round tables, each at a cost.
 *
 * Those who come first are placed first: nobody is left out for the sake of somebody behind.
 * Of all ways to place just these, the cheapest is found; and there are as many of them as can
 * be placed at all. Successive shortest paths in a graph of the few, whose edges are the
 * cheapest moves of one of the many from one of the few to another. */
#ifndef SOLVE_ASSIGN_H
#define SOLVE_ASSIGN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* The cost of what cannot be. */
enum { ASSIGN_NEVER = INT32_MAX };

struct assign_question {
	uint32_t many, few;
	const uint32_t *room; /* of each of the few: for how many of the many */
	const int32_t *cost;  /* of each of the many, by the few; ASSIGN_NEVER: not possible */
};

struct assignment {
	uint32_t *to; /* by the many; NO_ELEMENT: not placed */
	uint32_t placed;
	int64_t cost;
};

/* Owns:  out lies in the arena.
 * Fails: (false) when memory is out. */
bool assign(struct arena *arena, const struct assign_question *question, struct assignment *out);

/* Whether an assignment is the cheapest of those that place the same: no round of moves costs
 * less, by prices of the few that are found anew.
 * Fails: (false in *holds, too) when memory is out. */
bool assign_certify(struct arena *arena, const struct assign_question *question,
                    const struct assignment *assignment, bool *holds);

#endif
