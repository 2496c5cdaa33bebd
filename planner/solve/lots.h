/* lots.h - lots: drawn so that the same seed draws the same. */
#ifndef SOLVE_LOTS_H
#define SOLVE_LOTS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Draw the numbers behind the highest of those that are given, for the others.
 * Gives: in lots, at first those that are given, 0 where none is; a number for each.
 * Fails: (false) when memory is out. */
bool lots_draw(struct arena *arena, uint64_t seed, uint32_t *lots, uint32_t count);

#endif
