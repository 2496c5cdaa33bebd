/* prove.h - how far a plan is from the best that there can be. */
#ifndef SOLVE_PROVE_H
#define SOLVE_PROVE_H

#include "solve/search.h"

struct proof {
	int64_t bound; /* no programme in which nothing clashes costs less */
	bool is_whole; /* false: the solver gave up; a higher bound may be had */
};

/* Prove a bound for what a search found; where the solver knows better, take that.
 * Gives: best, what costs least.
 * Owns:  placements lie in the arena.
 * Fails: LIMIT (nothing is proved; best stays), NOMEM. */
hld_status prove(struct arena *arena, const struct problem *problem, struct search_limits limits,
                 struct search_result *best, struct proof *out, hld_error *err);

#endif
