/* random.c - splitmix64 for the seed, xorshift64* from there on. */
#include "base/random.h"

struct random random_seeded(uint64_t seed)
{
	uint64_t z = seed + UINT64_C(0x9E3779B97F4A7C15);
	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	z ^= z >> 31;
	return (struct random){z != 0 ? z : 1};
}

uint32_t random_below(struct random *random, uint32_t end)
{
	random->state ^= random->state >> 12;
	random->state ^= random->state << 25;
	random->state ^= random->state >> 27;
	uint64_t bits = random->state * UINT64_C(0x2545F4914F6CDD1D);
	return (uint32_t)(((bits >> 32) * end) >> 32);
}
