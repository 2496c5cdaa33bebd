/* search.h - move meetings until nothing clashes, and then as few as can be. */
#ifndef SOLVE_SEARCH_H
#define SOLVE_SEARCH_H

#include "solve/post.h"

struct search_limits {
	uint64_t seed;
	uint64_t steps; /* moves that are made at most */
};

struct search_result {
	struct placement best;
	int64_t cost;   /* of it, by the COST_s of problem.h */
	uint64_t steps; /* that were made */
};

/* Search from the draft for the placement of least cost. The same seed gives the same
 * result, whatever the time it takes.
 * Owns:  the placement lies in the arena.
 * Fails: (false) when memory is out. */
bool search(struct arena *arena, const struct problem *problem, struct search_limits limits,
            struct search_result *out);

#endif
