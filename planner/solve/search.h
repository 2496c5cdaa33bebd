/* search.h - move meetings until nothing clashes, and then to where it costs least. */
#ifndef SOLVE_SEARCH_H
#define SOLVE_SEARCH_H

#include "solve/post.h"

/* How a search gets on. */
struct search_progress {
	uint64_t steps, most_steps;
	int64_t cost; /* of the best so far */
	bool is_valid;
};

/* Is told now and then; true: stop, with the best so far. */
typedef bool search_watch(void *context, const struct search_progress *progress);

struct search_limits {
	uint64_t seed;
	uint64_t steps; /* places of meetings that are tried at most; 0: as many as are of use */
	const struct placement *start; /* NULL: where the draft has them */
	const struct others *others;   /* NULL: none */
	search_watch *watch;           /* NULL: nobody does */
	void *context;
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
