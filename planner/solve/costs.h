/* costs.h - what a plan costs, by name. */
#ifndef SOLVE_COSTS_H
#define SOLVE_COSTS_H

#include "solve/post.h"

struct costs {
	const struct cost_line *at;
	uint32_t count;
};

/* Tell what a placement costs, counted anew: each preference, staying where the draft has it,
 * what custom has it cost, clauses that are departed from, and interpreters who lack.
 * Gives: a line for each that costs something, the preferences first, in their order.
 * Owns:  the lines lie in the arena and borrow the names.
 * Fails: (false) when memory is out. */
bool costs_tell(struct arena *arena, const struct problem *problem, const struct placement *at,
                struct costs *out);

#endif
