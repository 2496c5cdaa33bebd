/* map.c - open addressing, at most half full; hashes by FNV-1a. */
#include "base/map.h"

#include <assert.h>
#include <string.h>

struct map_slot {
	const char *text; /* NULL: free */
	uint32_t number;
};

static uint32_t hash(const char *text)
{
	uint32_t h = 2166136261U;
	for (; *text != '\0'; text++)
		h = (h ^ (unsigned char)*text) * 16777619U;
	return h;
}

bool map_init(struct map *map, struct arena *arena, uint32_t count)
{
	uint32_t room = 4;
	while (room / 2 < count)
		room *= 2;
	*map = (struct map){.room = room};
	map->slots = arena_array(arena, room, sizeof *map->slots);
	return map->slots != NULL;
}

static struct map_slot *slot_of(const struct map *map, const char *text)
{
	uint32_t at = hash(text) & (map->room - 1);
	while (map->slots[at].text != NULL && strcmp(map->slots[at].text, text) != 0)
		at = (at + 1) & (map->room - 1);
	return &map->slots[at];
}

uint32_t map_put(struct map *map, const char *text, uint32_t number)
{
	struct map_slot *slot = slot_of(map, text);
	if (slot->text == NULL) {
		assert(map->count < map->room / 2);
		map->count++;
		*slot = (struct map_slot){text, number};
	}
	return slot->number;
}

uint32_t map_get(const struct map *map, const char *text)
{
	if (map->count == 0)
		return MAP_NONE;
	const struct map_slot *slot = slot_of(map, text);
	return slot->text != NULL ? slot->number : MAP_NONE;
}
