/* search.c - tabu search on the problem's own terms.
 *
 * A step takes a meeting that is in trouble, tries all its times and rooms, and moves it to
 * the best of them, even if that is worse than where it was; what it left is barred for a
 * while. Meetings whose place costs something, such as to have been moved, are tried too, so
 * that it is as little as can be in the end; now and then several are moved at once. search()
 * at the end is where to begin. */
#include "solve/search.h"

#include <string.h>

#include "base/civil.h"
#include "solve/seeker.h"

enum {
	TENURE = 7, /* steps for which a place is barred, at least */
	RANDOM_ONE_IN = 8,
	COSTLY_ONE_IN = 4,
	KICK_AFTER = 5,  /* steps for each meeting without anything better */
	MOST_KICKED = 3, /* meetings */
	SEVERAL_ONE_IN = 4,
	PATIENCE = 120, /* the same, once nothing departs, until it is good enough */
};

struct choice {
	uint32_t slot, room;
	int64_t cost;
};

/* The best place of a lifted sitting that is not barred, other than where it was. */
static struct choice best_choice(struct seeker *seeker, uint32_t n, uint64_t step)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	const struct bar *bar = &seeker->bars[n];
	const uint32_t slot = seeker->at.slot[n], room = seeker->at.room[n];
	struct choice best = {slot, room, INT64_MAX};
	uint32_t alike = 0, before = 0, day_n = NO_ELEMENT;
	for (uint32_t s = 0; s < sitting->slot_count; s++) {
		if (sitting->slots[s].day_n != day_n)
			before = day_over(seeker, sitting->slots[s].day_n);
		day_n = sitting->slots[s].day_n;
		seeker->at.slot[n] = s;
		int64_t by_time = time_cost(seeker, n, before);
		if (by_time > best.cost)
			continue; /* no room makes it better */
		count_rooms(seeker, n, 1);
		for (uint32_t r = 0; r < sitting->room_count; r++) {
			if ((s == slot && r == room) ||
			    (bar->until > step && bar->slot == s && bar->room == r))
				continue;
			seeker->at.room[n] = r;
			int64_t cost = by_time + room_cost(seeker, n);
			alike = cost < best.cost ? 1 : alike + (cost == best.cost);
			if (cost < best.cost ||
			    (cost == best.cost && random_below(&seeker->random, alike) == 0))
				best = (struct choice){s, r, cost};
		}
		count_rooms(seeker, n, -1);
	}
	seeker->at.slot[n] = slot;
	seeker->at.room[n] = room;
	return best;
}

/* A sitting in trouble or, more rarely, one whose place costs; now and then any; NO_ELEMENT:
 * there is none. */
static uint32_t choose_sitting(struct seeker *seeker)
{
	const struct set *from = seeker->trouble.count > 0 ? &seeker->trouble : &seeker->costly;
	if (seeker->costly.count > 0 && random_below(&seeker->random, COSTLY_ONE_IN) == 0)
		from = &seeker->costly;
	if (from->count == 0)
		return NO_ELEMENT;
	if (random_below(&seeker->random, RANDOM_ONE_IN) == 0)
		return random_below(&seeker->random, seeker->problem->sittings.count);
	return from->at[random_below(&seeker->random, from->count)];
}

/* A place of a lifted sitting that is drawn. */
static struct choice any_choice(struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	const uint32_t slot = seeker->at.slot[n], room = seeker->at.room[n];
	seeker->at.slot[n] = random_below(&seeker->random, sitting->slot_count);
	seeker->at.room[n] = random_below(&seeker->random, sitting->room_count);
	uint32_t before = day_over(seeker, slot_of(seeker, n)->day_n);
	struct choice choice = {seeker->at.slot[n], seeker->at.room[n], cost_of(seeker, n, before)};
	seeker->at.slot[n] = slot;
	seeker->at.room[n] = room;
	return choice;
}

/* Move a sitting to the best other place, or to any. */
static void move(struct seeker *seeker, uint32_t n, uint64_t step, bool to_any)
{
	lift(seeker, n);
	uint32_t before = day_over(seeker, slot_of(seeker, n)->day_n);
	int64_t was = cost_of(seeker, n, before);
	struct choice choice = to_any ? any_choice(seeker, n) : best_choice(seeker, n, step);
	if (choice.cost < INT64_MAX) {
		seeker->bars[n] =
			(struct bar){seeker->at.slot[n], seeker->at.room[n],
		                     step + TENURE + random_below(&seeker->random, TENURE)};
		seeker->at.slot[n] = choice.slot;
		seeker->at.room[n] = choice.room;
		seeker->cost += choice.cost - was;
	}
	put(seeker, n);
}

/* Leave a place from which single moves lead nowhere: move some sittings anywhere. */
static void kick(struct seeker *seeker, uint64_t step)
{
	uint32_t count = seeker->problem->sittings.count;
	for (uint32_t i = 1 + random_below(&seeker->random, MOST_KICKED); i > 0; i--)
		move(seeker, random_below(&seeker->random, count), step, true);
}

static void keep(const struct seeker *seeker, struct search_result *out)
{
	uint32_t count = seeker->problem->sittings.count;
	out->cost = seeker->cost;
	memcpy(out->best.slot, seeker->at.slot, count * sizeof *out->best.slot);
	memcpy(out->best.room, seeker->at.room, count * sizeof *out->best.room);
}

bool search(struct arena *arena, const struct problem *problem, struct search_limits limits,
            struct search_result *out)
{
	struct seeker seeker;
	uint32_t count = problem->sittings.count, n = 0;
	*out = (struct search_result){.best = {arena_array(arena, count, sizeof(uint32_t)),
	                                       arena_array(arena, count, sizeof(uint32_t))}};
	if (out->best.slot == NULL || out->best.room == NULL ||
	    !seeker_begin(&seeker, arena, problem, limits.seed))
		return false;
	keep(&seeker, out);
	uint64_t idle = 0, patience = PATIENCE * ((uint64_t)count + 1);
	while (out->steps < limits.steps && out->cost > 0 && n != NO_ELEMENT &&
	       (out->cost >= COST_WARNING || idle < patience)) {
		n = choose_sitting(&seeker);
		if (n != NO_ELEMENT && random_below(&seeker.random, SEVERAL_ONE_IN) == 0)
			move_several(&seeker);
		else if (n != NO_ELEMENT)
			move(&seeker, n, out->steps, false);
		out->steps++;
		if (++idle % (KICK_AFTER * ((uint64_t)count + 1)) == 0)
			kick(&seeker, out->steps);
		if (seeker.cost < out->cost) {
			keep(&seeker, out);
			idle = 0;
		}
	}
	return true;
}
