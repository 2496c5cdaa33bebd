/* spans.h - time cut into spans, so that what cannot be shared is counted span by span. */
#ifndef SOLVE_SPANS_H
#define SOLVE_SPANS_H

#include "solve/problem.h"

/* Cut the time of a problem whose sittings have their times: number the spans and the days of
 * its slots, and the people who are needed in several sittings.
 * Fails: (false) when memory is out. */
bool spans_cut(struct arena *arena, struct slot *slots, struct sitting *sittings,
               struct problem *problem);

#endif
