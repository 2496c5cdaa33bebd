/* bench_bound.h - the state of filling benches, and how good what is left can be at best. */
#ifndef SOLVE_BENCH_BOUND_H
#define SOLVE_BENCH_BOUND_H

#include "solve/benches.h"

/* What is better: more places; then fewer summaries that nobody presents and balances that are
 * out; then fewer pairs of one regional group in one role, or in one meeting; then higher
 * levels; then those who come first in the list. */
struct score {
	uint32_t filled, lacking;
	uint64_t pairs, levels, order;
};

/* The n-th place of a bench; behind its last one, the place that is next. */
struct place {
	uint32_t bench, n, next;
};

struct alike {
	uint32_t first, count, used;
};

/* A balance as it is now. */
struct balancing {
	const bool *has; /* of each bench, whether it is among those */
	bool all_given;  /* somebody is named on each of them */
	uint32_t places[REGIONAL_GROUPS_END], all_places;
	uint32_t put;          /* people who are proposed, whether they count or not */
	uint32_t left;         /* places that are not decided yet */
	uint32_t open;         /* benches on which nobody is */
	uint32_t cut;          /* benches with fewer than they want */
	uint32_t step;         /* places that stay empty at least, if not all are filled */
	uint32_t final_places; /* counted when all is filled; 0: that depends on who it is */
	uint32_t least[REGIONAL_GROUPS_END], most[REGIONAL_GROUPS_END]; /* then, of each group */
};

struct filler {
	const struct benches *of;
	uint64_t looks, most_looks;
	bool is_out_of_looks;
	struct place *places;
	uint32_t place_count;
	uint32_t *at, *best_at; /* the candidate in each place */
	struct score now, best;
	uint32_t most_filled; /* no more can be, it is known from the start */
	struct alike *kinds;
	uint32_t *members;

	uint32_t by_role[BENCH_ROLES][REGIONAL_GROUPS_END];
	uint32_t *by_meeting; /* by group in each meeting */
	uint32_t left[BENCH_ROLES];
	uint32_t unused[BENCH_ROLES][REGIONAL_GROUPS_END]; /* candidates */
	bool has_any[BENCH_ROLES][REGIONAL_GROUPS_END];    /* there are some */
	int32_t *have;                                     /* of each demand */
	uint32_t *first_demand, *next_demand;              /* of each bench */
	const bool *in_apart;                              /* by apart, and in that by bench */
	uint32_t *taken, *apart_left;
	struct balancing *balancing;
	/* From each place on, at the least. */
	uint64_t *levels_left, *order_left;
};

/* Make what is counted, before anybody has a place. Fails (false) when memory is out. */
bool filler_begin(struct arena *arena, struct filler *filler);

bool score_better(const struct score *a, const struct score *b);

/* The pairs that one more of a group makes, in its role and in its meeting. */
uint32_t pairs_added(const struct filler *filler, const struct bench *bench, int32_t group);

/* How many places can be filled at most, from a place on, with those that are. */
uint32_t filled_at_most(const struct filler *filler, uint32_t depth);

/* Whether whatever is done from a place on, nothing better comes of it. */
bool cannot_be_better(const struct filler *filler, uint32_t depth);

/* Whether no balance that binds is out; *lacking is raised by the others that are. */
bool balances_hold(const struct filler *filler, uint32_t *lacking);

#endif
