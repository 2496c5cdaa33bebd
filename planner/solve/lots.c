/* lots.c - the numbers are shuffled. */
#include "solve/lots.h"

#include "base/random.h"

bool lots_draw(struct arena *arena, uint64_t seed, uint32_t *lots, uint32_t count)
{
	struct random random = random_seeded(seed);
	uint32_t *without = arena_array(arena, count, sizeof *without), given = 0, drawn = 0;
	for (uint32_t i = 0; i < count; i++)
		given = lots[i] > given ? lots[i] : given;
	for (uint32_t i = 0; without != NULL && i < count; i++) {
		if (lots[i] != 0)
			continue;
		without[drawn] = i;
		uint32_t other = without[random_below(&random, ++drawn)];
		lots[i] = lots[other];
		lots[other] = given + drawn;
	}
	return without != NULL;
}
