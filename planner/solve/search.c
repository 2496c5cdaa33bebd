/* search.c - tabu search on the problem's own terms.
 *
 * A step takes a meeting that is in trouble, tries all its times and rooms, and moves it to
 * the best of them, even if that is worse than where it was; what it left is barred for a
 * while. While nothing is in trouble, meetings that were moved are tried, so that as few as
 * can be are in the end. All that a meeting costs depends on the others of its day and on its
 * ties, and is kept as it changes. search() at the end is where to begin. */
#include "solve/search.h"

#include <string.h>

#include "base/civil.h"
#include "base/random.h"

enum {
	TENURE = 7, /* steps for which a place is barred, at least */
	RANDOM_ONE_IN = 50,
	KICK_AFTER = 5,  /* steps for each meeting without anything better */
	MOST_KICKED = 3, /* meetings */
	PATIENCE = 40,   /* the same, once nothing departs, until it is good enough */
};

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
	uint32_t *chosen;     /* scratch for ties */
	struct set trouble, moved;
	struct random random;
	int64_t cost;
};

static bool set_init(struct set *set, struct arena *arena, uint32_t most)
{
	set->at = arena_array(arena, most, sizeof *set->at);
	set->place = arena_array(arena, most, sizeof *set->place);
	set->count = 0;
	if (set->at == NULL || set->place == NULL)
		return false;
	memset(set->place, 0xFF, most * sizeof *set->place);
	return true;
}

static void set_put(struct set *set, uint32_t n, bool in)
{
	uint32_t place = set->place[n];
	if (in == (place != NO_ELEMENT))
		return;
	if (in) {
		set->place[n] = set->count;
		set->at[set->count++] = n;
		return;
	}
	uint32_t last = set->at[--set->count];
	set->at[place] = last;
	set->place[last] = place;
	set->place[n] = NO_ELEMENT;
}

static const struct sitting *sitting_of(const struct seeker *seeker, uint32_t n)
{
	return &seeker->problem->sittings.at[n];
}

static const struct slot *slot_of(const struct seeker *seeker, uint32_t n)
{
	return &sitting_of(seeker, n)->slots[seeker->at.slot[n]];
}

static uint32_t room_of(const struct seeker *seeker, uint32_t n)
{
	return sitting_of(seeker, n)->rooms[seeker->at.room[n]].n;
}

/* How many people two sittings both need. */
static uint32_t shared_people(const struct sitting *a, const struct sitting *b)
{
	uint32_t i = 0, n = 0, count = 0;
	while (i < a->people_count && n < b->people_count) {
		uint32_t x = a->people[i], y = b->people[n];
		count += x == y;
		i += x <= y;
		n += y <= x;
	}
	return count;
}

/* What two sittings have in common that is not there twice, if they overlap. */
static uint32_t clash(const struct seeker *seeker, uint32_t a, uint32_t b)
{
	const struct slot *x = slot_of(seeker, a), *y = slot_of(seeker, b);
	uint32_t room = room_of(seeker, a);
	if (x->start_utc_s >= y->end_utc_s || y->start_utc_s >= x->end_utc_s)
		return 0;
	return (room != NO_ELEMENT && room == room_of(seeker, b)) +
	       shared_people(sitting_of(seeker, a), sitting_of(seeker, b));
}

/* With how much of its day a sitting clashes; one whose room is not there any more does. */
static uint32_t count_clashes(const struct seeker *seeker, uint32_t n)
{
	const struct set *day = &seeker->days[slot_of(seeker, n)->day_n];
	uint32_t count = room_of(seeker, n) == NO_ELEMENT && sitting_of(seeker, n)->room_count > 1;
	for (uint32_t i = 0; i < day->count; i++)
		if (day->at[i] != n)
			count += clash(seeker, n, day->at[i]);
	return count;
}

/* Interpreted meetings of a day beyond the teams of their venue when one of them begins, each
 * counted with the rest that its team then takes. */
static uint32_t over_teams(const struct seeker *seeker, const struct set *day, uint32_t n)
{
	const uint32_t venue = sitting_of(seeker, n)->venue;
	uint32_t count = 0;
	if (venue == NO_ELEMENT)
		return 0;
	const struct interpretation *of =
		seeker->problem->programme->venues.at[venue]->interpretation;
	int64_t rest_s = of->rest_min != CIVIL_NONE ? of->rest_min * INT64_C(60) : 0;
	int64_t now = slot_of(seeker, n)->start_utc_s;
	for (uint32_t i = 0; i < day->count; i++) {
		const struct slot *slot = slot_of(seeker, day->at[i]);
		count += sitting_of(seeker, day->at[i])->venue == venue &&
		         slot->start_utc_s <= now && slot->end_utc_s + rest_s > now;
	}
	return count > (uint32_t)of->teams ? count - (uint32_t)of->teams : 0;
}

static uint32_t day_over(const struct seeker *seeker, uint32_t day_n)
{
	const struct set *day = &seeker->days[day_n];
	uint32_t count = 0;
	for (uint32_t i = 0; i < day->count; i++)
		count += over_teams(seeker, day, day->at[i]);
	return count;
}

static int64_t move_cost(const struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	return (seeker->at.room[n] != 0 ? COST_ROOM : 0) +
	       (seeker->at.slot[n] != 0 ? COST_TIME : 0) +
	       (slot_of(seeker, n)->day != sitting->slots[0].day ? COST_DAY : 0);
}

static int64_t tie_cost(const struct tie *tie, uint32_t count)
{
	return (int64_t)count * (tie->binding ? COST_BREACH : COST_WARNING);
}

static int64_t ties_cost(struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	int64_t cost = 0;
	for (uint32_t i = 0; i < sitting->tie_count; i++) {
		const struct tie *tie = &seeker->problem->ties.at[sitting->ties[i]];
		cost += tie_cost(tie,
		                 post_count(seeker->problem, tie, &seeker->at, seeker->chosen));
	}
	return cost;
}

/* What a sitting adds to the cost where it is now; it is on no day, and before is what the
 * day lacks in teams without it. */
static int64_t cost_of(struct seeker *seeker, uint32_t n, uint32_t before)
{
	uint32_t day_n = slot_of(seeker, n)->day_n;
	struct set *day = &seeker->days[day_n];
	int64_t cost = (int64_t)count_clashes(seeker, n) * COST_BREACH + move_cost(seeker, n);
	if (sitting_of(seeker, n)->venue != NO_ELEMENT) {
		set_put(day, n, true);
		cost += ((int64_t)day_over(seeker, day_n) - before) * COST_BREACH;
		set_put(day, n, false);
	}
	return cost + ties_cost(seeker, n);
}

static void mark(struct seeker *seeker, uint32_t n)
{
	set_put(&seeker->trouble, n,
	        seeker->clashes[n] > 0 || seeker->departs[n] > 0 || seeker->is_over[n]);
	set_put(&seeker->moved, n, move_cost(seeker, n) > 0);
}

/* Tell those with which a sitting clashes, as it comes to a day (by 1) or leaves it. */
static void tell_clashes(struct seeker *seeker, uint32_t n, int by)
{
	const struct set *day = &seeker->days[slot_of(seeker, n)->day_n];
	for (uint32_t i = 0; i < day->count; i++) {
		uint32_t other = day->at[i];
		uint32_t count = other != n ? clash(seeker, n, other) : 0;
		if (count == 0)
			continue;
		seeker->clashes[other] += (uint32_t)by * count;
		mark(seeker, other);
	}
}

static void mark_over(struct seeker *seeker, uint32_t day_n)
{
	const struct set *day = &seeker->days[day_n];
	for (uint32_t i = 0; i < day->count; i++) {
		seeker->is_over[day->at[i]] = over_teams(seeker, day, day->at[i]) > 0;
		mark(seeker, day->at[i]);
	}
}

static void mark_ties(struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	for (uint32_t i = 0; i < sitting->tie_count; i++) {
		uint32_t t = sitting->ties[i];
		const struct tie *tie = &seeker->problem->ties.at[t];
		uint32_t count = post_count(seeker->problem, tie, &seeker->at, seeker->chosen);
		bool was = seeker->tie_counts[t] > 0, is = count > 0;
		seeker->tie_counts[t] = count;
		for (uint32_t m = 0; was != is && m < tie->member_count; m++) {
			seeker->departs[tie->members[m]] += is ? 1 : UINT32_MAX;
			mark(seeker, tie->members[m]);
		}
	}
}

/* Take a sitting off its day. */
static void lift(struct seeker *seeker, uint32_t n)
{
	uint32_t day_n = slot_of(seeker, n)->day_n;
	set_put(&seeker->days[day_n], n, false);
	tell_clashes(seeker, n, -1);
	mark_over(seeker, day_n);
}

/* Put it where it is to be. */
static void put(struct seeker *seeker, uint32_t n)
{
	uint32_t day_n = slot_of(seeker, n)->day_n;
	tell_clashes(seeker, n, 1);
	set_put(&seeker->days[day_n], n, true);
	seeker->clashes[n] = count_clashes(seeker, n);
	mark_over(seeker, day_n);
	mark_ties(seeker, n);
	mark(seeker, n);
}

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
		for (uint32_t r = 0; r < sitting->room_count; r++) {
			if ((s == slot && r == room) ||
			    (bar->until > step && bar->slot == s && bar->room == r))
				continue;
			seeker->at.slot[n] = s;
			seeker->at.room[n] = r;
			int64_t cost = cost_of(seeker, n, before);
			alike = cost < best.cost ? 1 : alike + (cost == best.cost);
			if (cost < best.cost ||
			    (cost == best.cost && random_below(&seeker->random, alike) == 0))
				best = (struct choice){s, r, cost};
		}
	}
	seeker->at.slot[n] = slot;
	seeker->at.room[n] = room;
	return best;
}

/* A sitting in trouble, else one that was moved, now and then any; NO_ELEMENT: none is. */
static uint32_t choose_sitting(struct seeker *seeker)
{
	const struct set *from = seeker->trouble.count > 0 ? &seeker->trouble : &seeker->moved;
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

static bool seeker_init(struct seeker *seeker, struct arena *arena, const struct problem *problem)
{
	uint32_t count = problem->sittings.count;
	*seeker = (struct seeker){
		.problem = problem,
		.at = {arena_array(arena, count, sizeof(uint32_t)),
	               arena_array(arena, count, sizeof(uint32_t))},
		.days = arena_array(arena, problem->day_count, sizeof *seeker->days),
		.bars = arena_array(arena, count, sizeof *seeker->bars),
		.clashes = arena_array(arena, count, sizeof(uint32_t)),
		.departs = arena_array(arena, count, sizeof(uint32_t)),
		.is_over = arena_array(arena, count, sizeof(bool)),
		.tie_counts = arena_array(arena, problem->ties.count, sizeof(uint32_t)),
		.chosen = arena_array(arena, problem->most_chosen, sizeof(uint32_t))};
	bool whole = seeker->at.slot != NULL && seeker->at.room != NULL && seeker->days != NULL &&
	             seeker->bars != NULL && seeker->clashes != NULL && seeker->departs != NULL &&
	             seeker->is_over != NULL && seeker->tie_counts != NULL &&
	             seeker->chosen != NULL && set_init(&seeker->trouble, arena, count) &&
	             set_init(&seeker->moved, arena, count);
	for (uint32_t d = 0; whole && d < problem->day_count; d++)
		whole = set_init(&seeker->days[d], arena, count);
	return whole;
}

/* Put every sitting where the draft has it, and sum up. A tie is counted once. */
static void begin(struct seeker *seeker)
{
	for (uint32_t n = 0; n < seeker->problem->sittings.count; n++) {
		uint32_t before = day_over(seeker, slot_of(seeker, n)->day_n);
		seeker->cost += cost_of(seeker, n, before) - ties_cost(seeker, n);
		put(seeker, n);
	}
	for (uint32_t t = 0; t < seeker->problem->ties.count; t++)
		seeker->cost += tie_cost(&seeker->problem->ties.at[t], seeker->tie_counts[t]);
}

bool search(struct arena *arena, const struct problem *problem, struct search_limits limits,
            struct search_result *out)
{
	struct seeker seeker;
	uint32_t count = problem->sittings.count, n = 0;
	*out = (struct search_result){.best = {arena_array(arena, count, sizeof(uint32_t)),
	                                       arena_array(arena, count, sizeof(uint32_t))}};
	if (out->best.slot == NULL || out->best.room == NULL ||
	    !seeker_init(&seeker, arena, problem))
		return false;
	seeker.random = random_seeded(limits.seed);
	begin(&seeker);
	keep(&seeker, out);
	uint64_t idle = 0, patience = PATIENCE * ((uint64_t)count + 1);
	while (out->steps < limits.steps && out->cost > 0 && n != NO_ELEMENT &&
	       (out->cost >= COST_WARNING || idle < patience)) {
		n = choose_sitting(&seeker);
		if (n != NO_ELEMENT)
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
