/* random.h - numbers that look random and are the same for the same seed. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdint.h>

struct random {
	uint64_t state;
};

struct random random_seeded(uint64_t seed);

/* A number from 0 to end - 1; end is at least 1. */
uint32_t random_below(struct random *random, uint32_t end);

#endif
