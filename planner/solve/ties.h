/* ties.h - what clauses ask of the times of several meetings. */
#ifndef SOLVE_TIES_H
#define SOLVE_TIES_H

#include "solve/problem.h"

/* Tie the sittings of a problem by the clauses about times, by preferences, and those of an
 * outline that are of one kind, which keep their order; tell each sitting which ties it is in.
 * Owns:  they lie in the arena.
 * Fails: (false) when memory is out. */
bool ties_make(struct arena *arena, const struct mandate_list *mandates, struct sitting *sittings,
               struct problem *problem);

#endif
