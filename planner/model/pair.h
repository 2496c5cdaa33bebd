/* pair.h - which record of one programme is which of another. */
#ifndef MODEL_PAIR_H
#define MODEL_PAIR_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/shape.h"

enum side { OLD, NEW };

struct pairing {
	struct list list[2];
	uint32_t *other[2]; /* of each record its index on the other side, or NO_ELEMENT */
};

/* Pair the records of two lists of one shape: by id first; of what is left, meetings by
 * kind and number where no other has both, items by kind, in their order, those about one
 * meeting first, then those by one speaker. Where several have one key, the first goes with the first. Linear.
 * Fails: (false) when memory is out. */
bool pair_records(struct pairing *out, struct arena *arena, const struct shape *shape,
                  struct list old, struct list new);

/* Whether those that are paired follow one another as they did. */
bool pair_keeps_order(const struct pairing *pairing);

#endif
