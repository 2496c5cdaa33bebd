/* anneal.h - simulated annealing, for meetings that are in no trouble. */
#ifndef SOLVE_ANNEAL_H
#define SOLVE_ANNEAL_H

#include "solve/search.h"
#include "solve/seeker.h"

/* One run of a search, with what it has come to. */
struct search_run {
	struct seeker *seeker;
	struct search_limits limits;
	struct search_result *out;
	int64_t least; /* that any placement costs */
	uint64_t next_watch;
	bool stopped;
};

/* Whether the search has steps left and is not at its end; keep what it has come to. */
bool search_goes_on(struct search_run *run);
void search_keep(const struct seeker *seeker, struct search_result *out);

/* Move sittings about for so many steps, to worse places too at first and ever less, and keep
 * the best; none ever clashes. Fails (false) when memory is out. */
bool anneal(struct arena *arena, struct search_run *run, uint64_t steps);

#endif
