/* draw.h - programmes drawn at random from one, and a plain view of their meetings.
 *
 * All lie in 2006 between June and September, so that no clock is changed, and have at
 * most DRAW_MEETINGS meetings. The same seed gives the same programme. */
#ifndef SUPPORT_DRAW_H
#define SUPPORT_DRAW_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DRAW_MEETINGS = 64 };

/* A number from 0 to end - 1; *random goes on. */
uint32_t draw_below(uint64_t *random, uint32_t end);

/* Draw a programme: base, which is that of 2006, after a few changes. In those of odd
 * seeds nobody speaks. *random goes on from there. Owns: the caller. */
json_t *draw_programme(const json_t *base, unsigned seed, uint64_t *random);

/* Put a copy of one of its meetings at the end, under a new id. Gives: the copy, lent. */
json_t *draw_copy(json_t *programme, uint64_t *random);

/* What a string member of an object says; NULL where it is none. */
const char *string_of(const json_t *object, const char *key);

/* A meeting; its strings and json are the programme's. */
struct plain {
	json_t *json;
	size_t index;
	const char *kind;
	bool held;
	long day;                /* of the year, on its own clock */
	long start_min, end_min; /* time of day, on its own clock */
	long start, end;         /* minutes of the year in UTC */
	long ahead;              /* minutes of its clock before UTC */
};
struct plains {
	struct plain at[DRAW_MEETINGS];
	size_t count;
};

/* All meetings of a programme, in its order. */
void plains_read(const json_t *programme, struct plains *all);

/* A moment of 2006 in minutes from the beginning of the year, on the same clock. */
long minutes_of(const char *moment);

#endif
