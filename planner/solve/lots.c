/* lots.c - the numbers are shuffled. */
#include "solve/lots.h"

#include "base/random.h"

void lots_draw(uint64_t seed, uint32_t *lots, uint32_t count)
{
	struct random random = random_seeded(seed);
	uint32_t given = 0;
	for (uint32_t i = 0; i < count; i++)
		given = lots[i] > given ? lots[i] : given;
	/* the k-th that is not given takes the place of one of those before it, which takes its own */
	for (uint32_t i = 0, drawn = 0; i < count; i++) {
		if (lots[i] != 0)
			continue;
		uint32_t other = random_below(&random, ++drawn), n = 0;
		lots[i] = given + drawn;
		for (uint32_t seen = 0; seen <= other; n++)
			seen += lots[n] > given;
		n--;
		uint32_t swapped = lots[n];
		lots[n] = lots[i];
		lots[i] = swapped;
	}
}
