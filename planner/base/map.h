/* map.h - from a text to a number, by hash. It has no order, so nobody can depend
 * on one. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct map {
	struct map_slot *slots;
	uint32_t room, count;
};

/* Make room for count texts. Fails (false) when memory is out. */
bool map_init(struct map *map, struct arena *arena, uint32_t count);

/* Keep number under text, which the map borrows, unless something is there.
 * Gives: the number that stands under text now. There must be room. */
uint32_t map_put(struct map *map, const char *text, uint32_t number);

#define MAP_NONE UINT32_MAX

/* The number under text, or MAP_NONE. */
uint32_t map_get(const struct map *map, const char *text);

#endif
