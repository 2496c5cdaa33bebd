/* seeker.h - the state of a search: where every sitting is, and what that costs.
 *
 * All that a sitting costs depends on the others of its day and on its ties, and is kept as it
 * changes. */
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

/* A move that is barred until a step. */
struct bar {
	uint32_t slot, room;
	uint64_t until;
};

struct seeker {
	const struct problem *problem;
	struct placement at;
	struct set *days;     /* by day: the sittings on it */
	struct bar *bars;     /* of each sitting, the last that it left */
	uint32_t *clashes;    /* of each: with how many it shares a room or a person */
	uint32_t *departs;    /* of each: ties of it from which something departs */
	bool *is_over;        /* of each: there is no team for it */
	uint32_t *tie_counts; /* of each tie, what departs from it */
	struct meant *chosen; /* scratch for ties */
	uint32_t *taken;      /* by room, how many are in it at the time that is looked at */
	struct set trouble;   /* the sittings that clash or depart */
	struct set costly;    /* those whose time or room costs something */
	struct random random;
	int64_t cost;
};

/* Put every sitting where the draft has it, and sum up.
 * Owns:  what it needs lies in the arena.
 * Fails: (false) when memory is out. */
bool seeker_begin(struct seeker *seeker, struct arena *arena, const struct problem *problem,
                  uint64_t seed);

const struct sitting *sitting_of(const struct seeker *seeker, uint32_t n);

/* The time and the room (its number; NO_ELEMENT: none) of a sitting at the moment. */
const struct slot *slot_of(const struct seeker *seeker, uint32_t n);
uint32_t room_of(const struct seeker *seeker, uint32_t n);

/* Interpreted meetings of a day beyond the teams that there are. */
uint32_t day_over(const struct seeker *seeker, uint32_t day_n);

/* What a sitting adds to the cost by the time that it has now, and by its room then. It is on
 * no day, and before is what the day lacks in teams without it. */
int64_t time_cost(struct seeker *seeker, uint32_t n, uint32_t before);
int64_t room_cost(const struct seeker *seeker, uint32_t n);
int64_t cost_of(struct seeker *seeker, uint32_t n, uint32_t before);

/* Count who is in which room at the time of a sitting, for room_cost(), by 1; take that back,
 * by -1, before anything moves. */
void count_rooms(struct seeker *seeker, uint32_t n, int by);

/* Take a sitting off its day; put it where it is to be; or both, whatever it costs. */
void lift(struct seeker *seeker, uint32_t n);
void put(struct seeker *seeker, uint32_t n);
void relocate(struct seeker *seeker, uint32_t n, uint32_t slot, uint32_t room);

/* Move several sittings at once: a series, which keeps its order, or what is tied together;
 * only to where it is no worse. */
void move_several(struct seeker *seeker);

#endif
