/* post.h - how far a placement is from what a clause asks of times.
 *
 * Written apart from the checks of rules/: every planned programme tests both. */
#ifndef SOLVE_POST_H
#define SOLVE_POST_H

#include "solve/problem.h"

/* Where every sitting is at the moment: indices into its times and rooms. */
struct placement {
	uint32_t *slot, *room;
};

/* Placements that another is to differ from: in so many sittings at least it has other times. */
struct others {
	const struct placement *at;
	uint32_t count;
	uint32_t apart;
};

/* Whether clauses of the kind are about when meetings are held, so that the search can do
 * something about them; NULL, or why not. */
const char *post_reason(int32_t rule);

/* The selectors of such a clause; at most two, NULL where there is none. */
void post_selectors(const struct clause *clause, const struct selector *out[2]);

/* How many things depart from a tie; scratch has room for most_chosen of the problem. */
uint32_t post_count(const struct problem *problem, const struct tie *tie,
                    const struct placement *at, struct meant *scratch);

#endif
