/* spread.h - a first placement of a draft's meetings, by simple counts. */
#ifndef SOLVE_SPREAD_H
#define SOLVE_SPREAD_H

#include "solve/problem.h"

/* Choose a slot for each sitting, one after the other: where nobody who is needed is absent or
 * elsewhere, and no more meetings are than there are rooms; its own if that does as well as any.
 * Clauses are not looked at.
 * Gives: the slots, which lie in the arena; NULL when memory is out. */
uint32_t *spread(struct arena *arena, const struct problem *problem);

#endif
