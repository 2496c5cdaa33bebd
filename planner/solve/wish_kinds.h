/* wish_kinds.h - what departs from each kind of wish; for wishes.c and costs.c. */
#ifndef SOLVE_WISH_KINDS_H
#define SOLVE_WISH_KINDS_H

#include "solve/post.h"

/* Whether it is about several meetings together, rather than about each by itself. */
bool wish_is_of_several(const struct wish *wish);

/* What departs from a wish about single meetings by the i-th time, or room, of one. */
uint32_t wish_of_time(const struct problem *problem, const struct wish *wish,
                      const struct sitting *sitting, uint32_t i);
uint32_t wish_of_room(const struct problem *problem, const struct wish *wish,
                      const struct sitting *sitting, uint32_t i);

/* The same of the wish to stay where the draft has it, which nobody needs to utter. */
uint32_t keep_of_time(const struct problem *problem, const struct sitting *sitting, uint32_t i);
uint32_t keep_of_room(uint32_t i);

/* What departs from a wish about several, at the moment. */
uint32_t wish_of_several(const struct problem *problem, const struct wish *wish,
                         const uint32_t *members, uint32_t count, const struct placement *at);

#endif
