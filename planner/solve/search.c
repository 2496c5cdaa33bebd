/* search.c - the search in its three parts: mend, anneal, polish.
 *
 * First a tabu search: a step takes a meeting that is in trouble, tries all its times and
 * rooms, and moves it to the best of them, even if that is worse than where it was; what it
 * left is barred for a while. Once nothing is in trouble, annealing (anneal.c) moves whatever
 * costs something. Then the tabu search takes the rest of the steps, for the little that is
 * left; now and then it moves several meetings at once. search() at the end is where to begin. */
#include "solve/search.h"

#include <string.h>

#include "base/civil.h"
#include "solve/anneal.h"

enum {
	TENURE = 7, /* steps for which a place is barred, at least */
	RANDOM_ONE_IN = 8,
	COSTLY_ONE_IN = 4,
	COARSE_ONE_IN = 4,
	KICK_AFTER = 5,  /* steps for each meeting without anything better */
	MOST_KICKED = 3, /* meetings */
	SEVERAL_ONE_IN = 4,
	PATIENCE = 120,      /* the same, until it is good enough */
	USUAL_STEPS = 30000, /* where no number is given, and so many more ... */
	STEPS_EACH = 2000,   /* ... for each meeting */
	FEW = 40,            /* meetings, which are polished rather than annealed */
	WATCH_EVERY = 4096
};

struct choice {
	uint32_t slot, room;
	int64_t cost;
};

/* The best place of a lifted sitting that is not barred, other than where it was. Now and then
 * only breaches count: else, of two meetings that one in between keeps apart, the one that it
 * is cheaper to wrong would be wronged for ever. */
static struct choice best_choice(struct seeker *seeker, uint32_t n, uint64_t step)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	const struct bar *bar = &seeker->bars[n];
	const uint32_t slot = seeker->at.slot[n], room = seeker->at.room[n];
	struct choice best = {slot, room, INT64_MAX};
	bool is_coarse =
		seeker->cost >= COST_BREACH && random_below(&seeker->random, COARSE_ONE_IN) == 0;
	int64_t grain = is_coarse ? COST_BREACH : 1;
	int64_t least = INT64_MAX;
	uint32_t alike = 0;
	for (uint32_t s = 0; s < sitting->time_count; s++) {
		seeker->at.slot[n] = s;
		int64_t by_time = time_cost(seeker, n);
		if (by_time / grain > least)
			continue; /* no room makes it better */
		for (uint32_t r = 0; r < sitting->room_count; r++) {
			if ((s == slot && r == room) ||
			    (bar->until > step && bar->slot == s && bar->room == r))
				continue;
			int64_t cost = by_time + room_cost(seeker, n, r);
			int64_t counts = cost / grain;
			alike = counts < least ? 1 : alike + (counts == least);
			if (counts > least || random_below(&seeker->random, alike) > 0)
				continue;
			best = (struct choice){s, r, cost};
			least = counts;
		}
	}
	seeker->at.slot[n] = slot;
	return best;
}

/* A sitting in trouble or, more rarely, one whose place costs; now and then any; NO_ELEMENT:
 * there is none. */
static uint32_t choose_sitting(struct seeker *seeker)
{
	uint32_t n = NO_ELEMENT;
	if (random_below(&seeker->random, COSTLY_ONE_IN) > 0)
		n = draw_trouble(seeker);
	if (n == NO_ELEMENT)
		n = draw_costly(seeker);
	if (n == NO_ELEMENT)
		n = draw_trouble(seeker);
	if (n != NO_ELEMENT && random_below(&seeker->random, RANDOM_ONE_IN) == 0)
		return random_below(&seeker->random, seeker->problem->sittings.count);
	return n;
}

/* A place of a lifted sitting that is drawn. */
static struct choice any_choice(struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	const uint32_t slot = seeker->at.slot[n], room = seeker->at.room[n];
	seeker->at.slot[n] = random_below(&seeker->random, sitting->time_count);
	seeker->at.room[n] = random_below(&seeker->random, sitting->room_count);
	struct choice choice = {seeker->at.slot[n], seeker->at.room[n], cost_of(seeker, n)};
	seeker->at.slot[n] = slot;
	seeker->at.room[n] = room;
	return choice;
}

/* Move a sitting to the best other place, or to any. */
static void move(struct seeker *seeker, uint32_t n, uint64_t step, bool to_any)
{
	lift(seeker, n);
	int64_t was = cost_of(seeker, n);
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

void search_keep(const struct seeker *seeker, struct search_result *out)
{
	uint32_t count = seeker->problem->sittings.count;
	out->cost = seeker->cost;
	memcpy(out->best.slot, seeker->at.slot, count * sizeof *out->best.slot);
	memcpy(out->best.room, seeker->at.room, count * sizeof *out->best.room);
}

bool search_goes_on(struct search_run *run)
{
	struct search_result *out = run->out;
	if (run->stopped || out->steps >= run->limits.steps || out->cost <= run->least)
		return false;
	if (run->limits.watch == NULL || out->steps < run->next_watch)
		return true;
	struct search_progress progress = {out->steps, run->limits.steps, out->cost,
	                                   out->cost < COST_BREACH};
	run->next_watch = out->steps + WATCH_EVERY;
	run->stopped = run->limits.watch(run->limits.context, &progress);
	return !run->stopped;
}

/* Tabu search until nothing better is found for long; or already when nothing is in trouble. */
static void seek(struct search_run *run, bool until_calm)
{
	struct seeker *seeker = run->seeker;
	struct search_result *out = run->out;
	uint64_t count = seeker->problem->sittings.count, idle = 0;
	for (uint64_t step = 0; search_goes_on(run); step++) {
		bool is_long =
			idle >= PATIENCE * (count + 1) && (until_calm || out->cost < COST_BREACH);
		if (is_long || (until_calm && draw_trouble(seeker) == NO_ELEMENT))
			return;
		uint32_t n = choose_sitting(seeker);
		if (n == NO_ELEMENT)
			return;
		out->steps += sitting_of(seeker, n)->time_count;
		if (random_below(&seeker->random, SEVERAL_ONE_IN) == 0)
			move_several(seeker);
		else
			move(seeker, n, step, false);
		if (++idle % (KICK_AFTER * (count + 1)) == 0)
			kick(seeker, step);
		if (seeker->cost >= out->cost)
			continue;
		search_keep(seeker, out);
		idle = 0;
	}
}

/* What no placement can cost less than: the best place of each sitting by itself. */
static int64_t least_cost(const struct problem *problem)
{
	int64_t least = 0;
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		int32_t time = INT32_MAX, room = INT32_MAX;
		for (uint32_t i = 0; i < sitting->time_count; i++)
			time = sitting->times[i].cost < time ? sitting->times[i].cost : time;
		for (uint32_t i = 0; i < sitting->room_count; i++)
			room = sitting->rooms[i].cost < room ? sitting->rooms[i].cost : room;
		least += (int64_t)time + room;
	}
	return least;
}

static void go_back(struct seeker *seeker, const struct search_result *to)
{
	for (uint32_t n = 0; n < seeker->problem->sittings.count; n++)
		if (seeker->at.slot[n] != to->best.slot[n] ||
		    seeker->at.room[n] != to->best.room[n])
			relocate(seeker, n, to->best.slot[n], to->best.room[n]);
}

bool search(struct arena *arena, const struct problem *problem, struct search_limits limits,
            struct search_result *out)
{
	struct seeker seeker;
	struct search_run run = {&seeker, limits, out, least_cost(problem), 0, false};
	uint32_t count = problem->sittings.count;
	*out = (struct search_result){.best = {arena_array(arena, count, sizeof(uint32_t)),
	                                       arena_array(arena, count, sizeof(uint32_t))}};
	if (out->best.slot == NULL || out->best.room == NULL ||
	    !seeker_begin(&seeker, arena, problem, limits.start, limits.others, limits.seed))
		return false;
	if (limits.steps == 0)
		run.limits.steps = USUAL_STEPS + (uint64_t)count * STEPS_EACH;
	search_keep(&seeker, out);
	seek(&run, true);
	go_back(&seeker, out);
	uint64_t left = run.limits.steps > out->steps ? run.limits.steps - out->steps : 0;
	if (!anneal(arena, &run, count > FEW ? left / 10 * 9 : left / 4))
		return false;
	go_back(&seeker, out);
	seek(&run, false);
	return true;
}
