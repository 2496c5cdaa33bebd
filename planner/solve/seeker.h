/* seeker.h - the state of a search: where every sitting is, and what that costs.
 *
 * What cannot be shared is counted span by span, so that what a sitting would cost anywhere is
 * known from as many numbers as it takes up spans, rooms and people, however many others there
 * are. */
#ifndef SOLVE_SEEKER_H
#define SOLVE_SEEKER_H

#include "base/random.h"
#include "solve/post.h"

/* Some of the sittings, in no order: to add, take out and draw one takes the same time
 * however many there are. */
struct set {
	uint32_t *at, *place; /* place of each in at; NO_ELEMENT: it is not among them */
	uint32_t count;
};

/* For each of some things, such as rooms, and each span: how many sittings take it up, and the
 * exclusive or of their numbers, which is the number where there is one. */
struct grid {
	uint16_t *count;
	uint32_t *who;
	uint32_t spans;
};

/* A move that is barred until a step. */
struct bar {
	uint32_t slot, room;
	uint64_t until;
};

struct seeker {
	const struct problem *problem;
	struct placement at;
	struct grid rooms, busy, teams; /* by room, by person, by venue */
	struct bar *bars;               /* of each sitting, the last that it left */
	uint32_t *tie_counts;           /* of each tie, what departs from it */
	const struct others *others;    /* NULL: none */
	uint32_t *same;                 /* of each other, sittings that have its time */
	struct meant *chosen;           /* scratch for ties */
	struct set trouble;             /* the sittings that clash or depart, and some others */
	struct set costly;              /* likewise those that cost something */
	struct random random;
	int64_t cost;
};

/* Put every sitting where start has it, or where it is NULL the draft, and sum up; others NULL:
 * there are none.
 * Owns:  what it needs lies in the arena.
 * Fails: (false) when memory is out. */
bool seeker_begin(struct seeker *seeker, struct arena *arena, const struct problem *problem,
                  const struct placement *start, const struct others *others, uint64_t seed);

const struct sitting *sitting_of(const struct seeker *seeker, uint32_t n);

/* The time and the room (its number; NO_ELEMENT: none) of a sitting at the moment. */
const struct slot *slot_of(const struct seeker *seeker, uint32_t n);
uint32_t room_of(const struct seeker *seeker, uint32_t n);

/* What a sitting that is lifted adds to the cost by the time that it has now, by a room then,
 * and by both. */
int64_t time_cost(struct seeker *seeker, uint32_t n);
int64_t room_cost(struct seeker *seeker, uint32_t n, uint32_t room);
int64_t cost_of(struct seeker *seeker, uint32_t n);

/* What a time and a room of a sitting cost by themselves. */
int64_t place_cost(const struct seeker *seeker, uint32_t n, uint32_t slot, uint32_t room);

/* Whether a room (its number; NO_ELEMENT: none) is free then, and all people and interpreters
 * whom a lifted sitting needs. */
bool room_is_free(const struct seeker *seeker, uint32_t room, const struct slot *slot);
bool people_are_free(const struct seeker *seeker, uint32_t n, const struct slot *slot);

/* Find the sittings that have what a lifted one needs then, each once; false: they are more
 * than most, or none of them alone has it. */
bool in_the_way(const struct seeker *seeker, uint32_t n, const struct slot *slot, uint32_t room,
                uint32_t *others, uint32_t most, uint32_t *count);

/* Take a sitting out of what is counted; count it where it is to be; or both, and the cost. */
void lift(struct seeker *seeker, uint32_t n);
void put(struct seeker *seeker, uint32_t n);
void put_back(struct seeker *seeker, uint32_t n); /* where it was before */
void relocate(struct seeker *seeker, uint32_t n, uint32_t slot, uint32_t room);

/* One of those in trouble, or of those that cost something; NO_ELEMENT: there is none. */
uint32_t draw_trouble(struct seeker *seeker);
uint32_t draw_costly(struct seeker *seeker);

/* Move several sittings at once: a series, which keeps its order, or what is tied together;
 * only to where it is no worse. */
void move_several(struct seeker *seeker);

#endif
