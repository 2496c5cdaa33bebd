/* clash.h - the smallest sets of requirements that cannot all be met. */
#ifndef SOLVE_CLASH_H
#define SOLVE_CLASH_H

#include "solve/encode.h"

/* Requirements, by their places, ascending: not all can be met, but all without any one. */
struct clash {
	const uint32_t *at;
	uint32_t count;
};

struct clashes {
	struct clash *at; /* the smallest first */
	uint32_t count;
	bool complete; /* there are no others */
	bool smallest; /* it was proved that no other is smaller than any of these */
};

/* Find at most so many clashes, with about so many questions to the solver at most.
 * Owns:  out lies in the arena.
 * Fails: (false) when memory is out. */
bool clashes_find(struct arena *arena, struct requirements *requirements, uint32_t most,
                  uint64_t questions, struct clashes *out);

#endif
