/* assign.c - place the many one by one, along the cheapest path of moves.
 *
 * assign() at the end is where to begin. */
#include "solve/assign.h"

#include <string.h>

#include "model/shape.h"

/* The cheapest move from one of the few to another: who, and what it costs more. */
struct step {
	uint32_t who; /* NO_ELEMENT: nobody can */
	int64_t more;
};

struct placer {
	const struct assign_question *question;
	struct assignment *out;
	uint32_t *taken;    /* of each of the few, by how many */
	uint32_t **in;      /* of each of the few, who is there; in no order */
	uint32_t *in_room;  /* of each: room of that */
	uint32_t *place;    /* of each of the many, where in that */
	struct step *steps; /* from each of the few to each */
	bool *is_stale;     /* of each of the few: its steps are to be found anew */
	int64_t *distance;  /* of each of the few, from whoever is placed */
	uint32_t *before;   /* on the way there; NO_ELEMENT: at once */
	bool *is_queued;
	uint32_t *queue;
	struct arena *arena;
};

static int32_t cost_of(const struct placer *placer, uint32_t who, uint32_t to)
{
	return placer->question->cost[(size_t)who * placer->question->few + to];
}

static struct step *step_of(const struct placer *placer, uint32_t from, uint32_t to)
{
	return &placer->steps[(size_t)from * placer->question->few + to];
}

/* Of moves that cost the same, the last to come is moved. */
static void find_steps(struct placer *placer, uint32_t from)
{
	const uint32_t few = placer->question->few;
	if (!placer->is_stale[from])
		return;
	placer->is_stale[from] = false;
	for (uint32_t to = 0; to < few; to++)
		*step_of(placer, from, to) = (struct step){NO_ELEMENT, INT64_MAX};
	for (uint32_t i = 0; i < placer->taken[from]; i++) {
		uint32_t who = placer->in[from][i];
		int64_t now = cost_of(placer, who, from);
		for (uint32_t to = 0; to < few; to++) {
			int32_t there = cost_of(placer, who, to);
			struct step *step = step_of(placer, from, to);
			if (to == from || there == ASSIGN_NEVER || there - now > step->more)
				continue;
			if (there - now < step->more || who > step->who)
				*step = (struct step){who, there - now};
		}
	}
}

static void reach(struct placer *placer, uint32_t to, int64_t distance, uint32_t before,
                  uint32_t *end)
{
	const uint32_t few = placer->question->few;
	if (distance >= placer->distance[to])
		return;
	placer->distance[to] = distance;
	placer->before[to] = before;
	if (placer->is_queued[to])
		return;
	placer->is_queued[to] = true;
	placer->queue[(*end)++ % (few + 1)] = to;
}

/* The distances of all the few from somebody who is to be placed. */
static void find_distances(struct placer *placer, uint32_t who)
{
	const uint32_t few = placer->question->few;
	uint32_t begin = 0, end = 0;
	for (uint32_t to = 0; to < few; to++)
		placer->distance[to] = INT64_MAX;
	for (uint32_t to = 0; to < few; to++)
		if (cost_of(placer, who, to) != ASSIGN_NEVER)
			reach(placer, to, cost_of(placer, who, to), NO_ELEMENT, &end);
	while (begin != end) {
		uint32_t from = placer->queue[begin++ % (few + 1)];
		placer->is_queued[from] = false;
		if (placer->taken[from] < placer->question->room[from])
			continue; /* whoever comes there stays */
		find_steps(placer, from);
		for (uint32_t to = 0; to < few; to++) {
			const struct step *step = step_of(placer, from, to);
			if (step->who != NO_ELEMENT)
				reach(placer, to, placer->distance[from] + step->more, from, &end);
		}
	}
}

static bool enter(struct placer *placer, uint32_t who, uint32_t to)
{
	uint32_t count = placer->taken[to];
	if (count == placer->in_room[to]) {
		uint32_t room = count * 2 + 8;
		uint32_t *in = arena_array(placer->arena, room, sizeof *in);
		if (in == NULL)
			return false;
		if (count > 0)
			memcpy(in, placer->in[to], count * sizeof *in);
		placer->in[to] = in;
		placer->in_room[to] = room;
	}
	placer->in[to][count] = who;
	placer->place[who] = count;
	placer->taken[to]++;
	placer->out->to[who] = to;
	placer->is_stale[to] = true;
	return true;
}

static void leave(struct placer *placer, uint32_t who)
{
	uint32_t from = placer->out->to[who];
	uint32_t last = placer->in[from][--placer->taken[from]];
	placer->in[from][placer->place[who]] = last;
	placer->place[last] = placer->place[who];
	placer->is_stale[from] = true;
}

/* The nearest of the few with room; of those that are as near, the first. */
static uint32_t nearest(const struct placer *placer)
{
	uint32_t best = NO_ELEMENT;
	for (uint32_t to = 0; to < placer->question->few; to++)
		if (placer->taken[to] < placer->question->room[to] &&
		    placer->distance[to] != INT64_MAX &&
		    (best == NO_ELEMENT || placer->distance[to] < placer->distance[best]))
			best = to;
	return best;
}

/* Place one, and move others out of the way; false: memory is out. */
static bool place(struct placer *placer, uint32_t who)
{
	find_distances(placer, who);
	uint32_t to = nearest(placer);
	if (to == NO_ELEMENT)
		return true;
	placer->out->placed++;
	placer->out->cost += placer->distance[to];
	while (placer->before[to] != NO_ELEMENT) {
		uint32_t from = placer->before[to], moved = step_of(placer, from, to)->who;
		leave(placer, moved);
		if (!enter(placer, moved, to))
			return false;
		to = from;
	}
	return enter(placer, who, to);
}

static bool begin(struct placer *placer)
{
	const uint32_t many = placer->question->many, few = placer->question->few;
	struct arena *arena = placer->arena;
	placer->out->to = arena_array(arena, many, sizeof(uint32_t));
	placer->taken = arena_array(arena, few, sizeof(uint32_t));
	placer->in = arena_array(arena, few, sizeof(uint32_t *));
	placer->in_room = arena_array(arena, few, sizeof(uint32_t));
	placer->place = arena_array(arena, many, sizeof(uint32_t));
	placer->steps = arena_array(arena, (size_t)few * few, sizeof *placer->steps);
	placer->is_stale = arena_array(arena, few, sizeof(bool));
	placer->distance = arena_array(arena, few, sizeof(int64_t));
	placer->before = arena_array(arena, few, sizeof(uint32_t));
	placer->is_queued = arena_array(arena, few, sizeof(bool));
	placer->queue = arena_array(arena, (size_t)few + 1, sizeof(uint32_t));
	if (placer->out->to == NULL || placer->taken == NULL || placer->in == NULL ||
	    placer->in_room == NULL || placer->place == NULL || placer->steps == NULL ||
	    placer->is_stale == NULL || placer->distance == NULL || placer->before == NULL ||
	    placer->is_queued == NULL || placer->queue == NULL)
		return false;
	memset(placer->out->to, 0xFF, many * sizeof(uint32_t));
	memset(placer->is_stale, true, few * sizeof(bool));
	return true;
}

bool assign(struct arena *arena, const struct assign_question *question, struct assignment *out)
{
	struct placer placer = {.question = question, .out = out, .arena = arena};
	*out = (struct assignment){0};
	bool placed = begin(&placer);
	for (uint32_t who = 0; placed && who < question->many; who++)
		placed = place(&placer, who);
	return placed;
}

/* Prices by which no move to another of the few pays: they are there exactly if no round of
 * moves costs less than nothing. A move to where there is room is one to everywhere. */
bool assign_certify(struct arena *arena, const struct assign_question *question,
                    const struct assignment *assignment, bool *holds)
{
	const uint32_t few = question->few;
	uint32_t *taken = arena_array(arena, few, sizeof *taken);
	int64_t *price = arena_array(arena, (size_t)few + 1, sizeof *price); /* the last: of room */
	bool changed = taken != NULL && price != NULL;
	*holds = false;
	if (!changed)
		return false;
	for (uint32_t who = 0; who < question->many; who++)
		if (assignment->to[who] != NO_ELEMENT)
			taken[assignment->to[who]]++;
	for (uint32_t round = 0; changed && round <= few + 1; round++) {
		changed = false;
		for (uint32_t who = 0; who < question->many; who++) {
			const int32_t *cost = question->cost + (size_t)who * few;
			uint32_t from = assignment->to[who];
			for (uint32_t to = 0; from != NO_ELEMENT && to < few; to++) {
				if (cost[to] == ASSIGN_NEVER ||
				    price[from] + cost[to] - cost[from] >= price[to])
					continue;
				price[to] = price[from] + cost[to] - cost[from];
				changed = true;
			}
		}
		for (uint32_t to = 0; to < few; to++) {
			bool has_room = taken[to] < question->room[to];
			if (has_room && price[to] < price[few]) {
				price[few] = price[to];
				changed = true;
			}
			if (taken[to] > 0 && price[few] < price[to]) {
				price[to] = price[few];
				changed = true;
			}
		}
	}
	*holds = !changed;
	return true;
}
