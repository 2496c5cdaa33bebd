/* anneal.c - simulated annealing.
 *
 * A step moves a sitting to a time that is drawn among those that are not much worse by
 * themselves, into the room that suits it best of those that are free. Where others are in the
 * way, at most a few, they are moved to their best free places in turn. What that costs in all
 * is accepted if it is no more than a number drawn anew each time, smaller on average as the
 * search gets colder. All of it in integers: the same on every machine. anneal() at the end is
 * where to begin. */
#include "solve/anneal.h"

#include <stdlib.h>

#include "base/civil.h"

enum {
	ONE = 1 << 16, /* a temperature of 1 */
	HOTTEST = 1 << 26,
	COLDEST = ONE / 8,
	ROUNDS = 1024,  /* heats */
	SAME_HEAT = 64, /* steps */
	MOST_IN_THE_WAY = 5,
	SEVERAL_ONE_IN = 32,
};

/* A sitting that was moved, and where it was. */
struct moved {
	uint32_t n, slot, room;
};

/* A time as it is ordered. */
struct ordered {
	uint32_t n;
	int32_t cost;
};

struct annealer {
	struct seeker *seeker;
	uint32_t **order;     /* of each sitting, its times from the cheapest */
	uint32_t *popularity; /* of each room, how many sittings may have it */
	uint32_t heat;        /* cost that is allowed on average */
	struct moved moved[MOST_IN_THE_WAY + 1];
	uint32_t moved_count;
};

/* The logarithm of a drawn number, so that costs are accepted as often as annealing has it:
 * of base 2, by its first bits. */
static int64_t draw_allowance(struct annealer *annealer)
{
	uint32_t drawn = random_below(&annealer->seeker->random, UINT32_MAX) | 1, bits = 0;
	while (drawn < 0x80000000U) {
		drawn <<= 1;
		bits++;
	}
	uint32_t fraction = (drawn << 1) >> 16;
	int64_t log = (int64_t)(bits + 1) * ONE - fraction;
	return log * annealer->heat / ONE / ONE;
}

/* The cheapest room that is free then, of those the one that the fewest others may have. */
static uint32_t free_room(const struct annealer *annealer, uint32_t n, const struct slot *slot)
{
	const struct sitting *sitting = sitting_of(annealer->seeker, n);
	uint32_t best = NO_ELEMENT, sought = 0;
	for (uint32_t r = 0; r < sitting->room_count; r++) {
		const struct room_choice *room = &sitting->rooms[r];
		uint32_t by = room->id.n != NO_ELEMENT ? annealer->popularity[room->id.n] : 0;
		bool better = best == NO_ELEMENT || room->cost < sitting->rooms[best].cost ||
		              (room->cost == sitting->rooms[best].cost && by < sought);
		if (!better || !room_is_free(annealer->seeker, room->id.n, slot))
			continue;
		best = r;
		sought = by;
	}
	return best;
}

/* Put a lifted sitting elsewhere, and remember where it was. */
static void put_at(struct annealer *annealer, uint32_t n, uint32_t slot, uint32_t room)
{
	struct seeker *seeker = annealer->seeker;
	annealer->moved[annealer->moved_count++] =
		(struct moved){n, seeker->at.slot[n], seeker->at.room[n]};
	seeker->cost -= cost_of(seeker, n);
	seeker->at.slot[n] = slot;
	seeker->at.room[n] = room;
	seeker->cost += cost_of(seeker, n);
	put(seeker, n);
}

/* Move what was in the way of another to its best free place, of those that cost at most so
 * much by themselves; false: there is none. */
static bool make_way(struct annealer *annealer, uint32_t n, int64_t most)
{
	struct seeker *seeker = annealer->seeker;
	const struct sitting *sitting = sitting_of(seeker, n);
	lift(seeker, n);
	for (uint32_t i = 0; i < sitting->time_count; i++) {
		uint32_t time = annealer->order[n][i];
		const struct slot *slot = time_slot(seeker->problem, sitting, time);
		if (sitting->times[time].cost > most)
			break;
		if (!people_are_free(seeker, n, slot))
			continue;
		uint32_t room = free_room(annealer, n, slot);
		if (room == NO_ELEMENT)
			continue;
		put_at(annealer, n, time, room);
		return true;
	}
	put(seeker, n);
	return false;
}

static void take_back(struct annealer *annealer)
{
	while (annealer->moved_count > 0) {
		const struct moved *moved = &annealer->moved[--annealer->moved_count];
		relocate(annealer->seeker, moved->n, moved->slot, moved->room);
	}
}

/* Move a lifted sitting to where others are in its way, and these elsewhere, if the cost of all
 * rises by no more than is allowed; else nothing is moved. */
static void push(struct annealer *annealer, uint32_t n, uint32_t slot, uint32_t room,
                 int64_t allowed)
{
	struct seeker *seeker = annealer->seeker;
	const struct sitting *sitting = sitting_of(seeker, n);
	uint32_t others[MOST_IN_THE_WAY], count = 0;
	int64_t before = seeker->cost;
	bool good = in_the_way(seeker, n, time_slot(seeker->problem, sitting, slot),
	                       sitting->rooms[room].id.n, others, MOST_IN_THE_WAY, &count);
	if (!good) {
		put(seeker, n);
		return;
	}
	int64_t left = allowed + place_cost(seeker, n, seeker->at.slot[n], seeker->at.room[n]) -
	               place_cost(seeker, n, slot, room);
	annealer->moved_count = 0;
	put_at(annealer, n, slot, room);
	for (uint32_t i = 0; good && i < count; i++) {
		int32_t now = sitting_of(seeker, others[i])->times[seeker->at.slot[others[i]]].cost;
		good = make_way(annealer, others[i], now + left);
	}
	if (!good || seeker->cost - before > allowed)
		take_back(annealer);
}

/* One of the times of a sitting that cost at most so much by themselves. */
static uint32_t draw_time(struct annealer *annealer, uint32_t n, int64_t most)
{
	const struct sitting *sitting = sitting_of(annealer->seeker, n);
	uint32_t low = 0, high = sitting->time_count;
	while (low < high) {
		uint32_t middle = (low + high) / 2;
		if (sitting->times[annealer->order[n][middle]].cost <= most)
			low = middle + 1;
		else
			high = middle;
	}
	return annealer->order[n][random_below(&annealer->seeker->random, low > 0 ? low : 1)];
}

/* Move a lifted sitting to a free place, if the cost rises by no more than is allowed. */
static void shift(struct seeker *seeker, uint32_t n, uint32_t slot, uint32_t room, int64_t allowed)
{
	uint32_t old_slot = seeker->at.slot[n], old_room = seeker->at.room[n];
	int64_t was = cost_of(seeker, n);
	seeker->at.slot[n] = slot;
	seeker->at.room[n] = room;
	int64_t is = cost_of(seeker, n);
	if (is - was <= allowed) {
		seeker->cost += is - was;
		put(seeker, n);
		return;
	}
	seeker->at.slot[n] = old_slot;
	seeker->at.room[n] = old_room;
	put_back(seeker, n);
}

/* Try to move one sitting. */
static void step(struct annealer *annealer)
{
	struct seeker *seeker = annealer->seeker;
	uint32_t n = random_below(&seeker->random, 2) == 0 ? draw_costly(seeker) : NO_ELEMENT;
	if (n == NO_ELEMENT)
		n = random_below(&seeker->random, seeker->problem->sittings.count);
	const struct sitting *sitting = sitting_of(seeker, n);
	int64_t allowed = draw_allowance(annealer);
	uint32_t time = draw_time(annealer, n, sitting->times[seeker->at.slot[n]].cost + allowed);
	const struct slot *slot = time_slot(seeker->problem, sitting, time);
	lift(seeker, n);
	uint32_t room = free_room(annealer, n, slot);
	if (room != NO_ELEMENT && people_are_free(seeker, n, slot))
		shift(seeker, n, time, room, allowed);
	else
		push(annealer, n, time,
		     room != NO_ELEMENT ? room : random_below(&seeker->random, sitting->room_count),
		     allowed);
}

static int choice_compare(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	if (x->cost != y->cost)
		return x->cost < y->cost ? -1 : 1;
	return (x->n > y->n) - (x->n < y->n);
}

/* The times of a sitting from the cheapest; NULL when memory is out. */
static uint32_t *order_times(struct arena *arena, const struct sitting *sitting,
                             struct ordered *scratch)
{
	uint32_t *order = arena_array(arena, sitting->time_count, sizeof *order);
	if (order == NULL)
		return NULL;
	for (uint32_t i = 0; i < sitting->time_count; i++)
		scratch[i] = (struct ordered){i, sitting->times[i].cost};
	if (sitting->time_count > 1)
		qsort(scratch, sitting->time_count, sizeof *scratch, choice_compare);
	for (uint32_t i = 0; i < sitting->time_count; i++)
		order[i] = scratch[i].n;
	return order;
}

static bool order_all(struct arena *arena, struct annealer *annealer)
{
	const struct problem *problem = annealer->seeker->problem;
	uint32_t count = problem->sittings.count, most = 0;
	for (uint32_t n = 0; n < count; n++)
		most = problem->sittings.at[n].time_count > most
		               ? problem->sittings.at[n].time_count
		               : most;
	struct ordered *scratch = arena_array(arena, most, sizeof *scratch);
	annealer->order = arena_array(arena, count, sizeof *annealer->order);
	annealer->popularity =
		arena_array(arena, problem->programme->all_rooms.count, sizeof(uint32_t));
	bool ordered = scratch != NULL && annealer->order != NULL && annealer->popularity != NULL;
	for (uint32_t n = 0; ordered && n < count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		annealer->order[n] = order_times(arena, sitting, scratch);
		ordered = annealer->order[n] != NULL;
		for (uint32_t r = 0; r < sitting->room_count; r++)
			if (sitting->rooms[r].id.n != NO_ELEMENT)
				annealer->popularity[sitting->rooms[r].id.n]++;
	}
	return ordered;
}

/* From the usual cost of a place to less than the smallest difference. */
static uint32_t hottest(const struct problem *problem)
{
	int64_t sum = 0, count = 0;
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		for (uint32_t i = 0; i < sitting->time_count; i++) {
			int32_t cost = sitting->times[i].cost;
			sum += cost < COST_BREACH ? cost : 0;
			count += cost > 0;
		}
	}
	int64_t usual = count > 0 ? sum * ONE / count : ONE;
	return (uint32_t)(usual < HOTTEST ? usual : HOTTEST);
}

/* How often a heat can be halved before it is the coldest, times ONE; halves in between are
 * taken for straight. */
static int64_t halvings(int64_t heat)
{
	const int64_t coldest = COLDEST;
	int64_t count = 0;
	while (heat >= 2 * coldest) {
		heat /= 2;
		count += ONE;
	}
	return heat > coldest ? count + (heat - coldest) * ONE / coldest : count;
}

/* The heat after so many of all steps: it falls by equal shares from the first to the coldest. */
static uint32_t heat_at(uint32_t hot, uint64_t done, uint64_t steps)
{
	uint64_t fallen = (uint64_t)halvings(hot) * (done * ROUNDS / steps) / ROUNDS;
	uint64_t whole = fallen / ONE, rest = fallen % ONE;
	return (uint32_t)((hot >> whole) - (hot >> whole) * rest / ONE / 2);
}

bool anneal(struct arena *arena, struct search_run *run, uint64_t steps)
{
	struct seeker *seeker = run->seeker;
	struct annealer annealer = {.seeker = seeker};
	uint64_t end = run->out->steps + steps, begin = run->out->steps;
	if (seeker->problem->sittings.count == 0 || steps == 0)
		return true;
	if (!order_all(arena, &annealer))
		return false;
	uint32_t hot = hottest(seeker->problem);
	while (run->out->steps < end && search_goes_on(run)) {
		if (run->out->steps % SAME_HEAT == 0 || annealer.heat == 0)
			annealer.heat = heat_at(hot, run->out->steps - begin, steps);
		if (random_below(&seeker->random, SEVERAL_ONE_IN) == 0)
			move_several(seeker);
		else
			step(&annealer);
		run->out->steps++;
		if (seeker->cost < run->out->cost)
			search_keep(seeker, run->out);
	}
	return true;
}
