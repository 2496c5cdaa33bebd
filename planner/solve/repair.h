/* repair.h - a draft with as little moved as it takes. */
#ifndef SOLVE_REPAIR_H
#define SOLVE_REPAIR_H

#include "solve/search.h"

struct repair_limits {
	struct search_limits search;
	int32_t grid_min; /* starts are multiples of it from the beginning of the venue's hours */
};

/* Move meetings of a draft until no clause about times is departed from and nothing clashes,
 * and as few as that takes. Items move with their meetings.
 * Gives: steps, the moves that the search made; OK, and the draft as it is to be.
 * Fails: LIMIT (what is wrong cannot be mended by moving meetings, or was not within the
 *        steps; the draft is as it was), NOMEM. */
hld_status repair(const struct hld_mandate *const *mandates, size_t count,
                  struct hld_programme *draft, struct repair_limits limits, uint64_t *steps,
                  hld_error *err);

#endif
