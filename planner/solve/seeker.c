/* seeker.c - what each placement costs, kept as it changes. */
#include "solve/seeker.h"

#include <string.h>

#include "base/civil.h"

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

const struct sitting *sitting_of(const struct seeker *seeker, uint32_t n)
{
	return &seeker->problem->sittings.at[n];
}

const struct slot *slot_of(const struct seeker *seeker, uint32_t n)
{
	return &sitting_of(seeker, n)->slots[seeker->at.slot[n]];
}

uint32_t room_of(const struct seeker *seeker, uint32_t n)
{
	return sitting_of(seeker, n)->rooms[seeker->at.room[n]].id.n;
}

enum { EVERYBODY = 100 }; /* is more than the people and teams that are short otherwise */

/* How many people two sittings both need. */
static uint32_t shared_people(const struct sitting *a, const struct sitting *b)
{
	uint32_t i = 0, n = 0, count = a->is_for_all && b->is_for_all ? EVERYBODY : 0;
	while (i < a->people_count && n < b->people_count) {
		uint32_t x = a->people[i], y = b->people[n];
		count += x == y;
		i += x <= y;
		n += y <= x;
	}
	return count;
}

static bool overlap(const struct slot *a, const struct slot *b)
{
	return a->start_utc_s < b->end_utc_s && b->start_utc_s < a->end_utc_s;
}

/* Whether two sittings that overlap are in one room. */
static bool share_room(const struct seeker *seeker, uint32_t a, uint32_t b)
{
	return room_of(seeker, a) != NO_ELEMENT && room_of(seeker, a) == room_of(seeker, b);
}

/* What two sittings have in common that is not there twice, if they overlap. */
static uint32_t clash(const struct seeker *seeker, uint32_t a, uint32_t b)
{
	if (!overlap(slot_of(seeker, a), slot_of(seeker, b)))
		return 0;
	return share_room(seeker, a, b) +
	       shared_people(sitting_of(seeker, a), sitting_of(seeker, b));
}

/* A sitting whose room is not there any more is in trouble by itself. */
static bool lacks_room(const struct seeker *seeker, uint32_t n)
{
	return room_of(seeker, n) == NO_ELEMENT && sitting_of(seeker, n)->room_count > 1;
}

/* With how much of its day a sitting clashes. */
static uint32_t count_clashes(const struct seeker *seeker, uint32_t n)
{
	const struct set *day = &seeker->days[slot_of(seeker, n)->day_n];
	uint32_t count = lacks_room(seeker, n);
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

uint32_t day_over(const struct seeker *seeker, uint32_t day_n)
{
	const struct set *day = &seeker->days[day_n];
	uint32_t count = 0;
	for (uint32_t i = 0; i < day->count; i++)
		count += over_teams(seeker, day, day->at[i]);
	return count;
}

static int64_t place_cost(const struct seeker *seeker, uint32_t n)
{
	return (int64_t)slot_of(seeker, n)->cost +
	       sitting_of(seeker, n)->rooms[seeker->at.room[n]].cost;
}

static int64_t ties_cost(struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	int64_t cost = 0;
	for (uint32_t i = 0; i < sitting->tie_count; i++) {
		const struct tie *tie = &seeker->problem->ties.at[sitting->ties[i]];
		cost += (int64_t)tie->cost *
		        post_count(seeker->problem, tie, &seeker->at, seeker->chosen);
	}
	return cost;
}

int64_t time_cost(struct seeker *seeker, uint32_t n, uint32_t before)
{
	uint32_t day_n = slot_of(seeker, n)->day_n, people = 0;
	struct set *day = &seeker->days[day_n];
	const struct sitting *sitting = sitting_of(seeker, n);
	for (uint32_t i = 0; i < day->count; i++)
		if (overlap(slot_of(seeker, n), slot_of(seeker, day->at[i])))
			people += shared_people(sitting, sitting_of(seeker, day->at[i]));
	int64_t cost = (int64_t)people * COST_BREACH + slot_of(seeker, n)->cost;
	if (sitting->venue != NO_ELEMENT) {
		set_put(day, n, true);
		cost += ((int64_t)day_over(seeker, day_n) - before) * seeker->problem->team_cost;
		set_put(day, n, false);
	}
	return cost + ties_cost(seeker, n);
}

void count_rooms(struct seeker *seeker, uint32_t n, int by)
{
	const struct set *day = &seeker->days[slot_of(seeker, n)->day_n];
	const struct slot *slot = slot_of(seeker, n);
	for (uint32_t i = 0; i < day->count; i++) {
		uint32_t room = room_of(seeker, day->at[i]);
		if (room != NO_ELEMENT && overlap(slot, slot_of(seeker, day->at[i])))
			seeker->taken[room] += (uint32_t)by;
	}
}

int64_t room_cost(const struct seeker *seeker, uint32_t n)
{
	uint32_t room = room_of(seeker, n);
	uint32_t taken = room != NO_ELEMENT ? seeker->taken[room] : lacks_room(seeker, n);
	return (int64_t)taken * COST_BREACH + sitting_of(seeker, n)->rooms[seeker->at.room[n]].cost;
}

int64_t cost_of(struct seeker *seeker, uint32_t n, uint32_t before)
{
	count_rooms(seeker, n, 1);
	int64_t cost = time_cost(seeker, n, before) + room_cost(seeker, n);
	count_rooms(seeker, n, -1);
	return cost;
}

static void mark(struct seeker *seeker, uint32_t n)
{
	set_put(&seeker->trouble, n,
	        seeker->clashes[n] > 0 || seeker->departs[n] > 0 || seeker->is_over[n]);
	set_put(&seeker->costly, n, place_cost(seeker, n) > 0);
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

void lift(struct seeker *seeker, uint32_t n)
{
	uint32_t day_n = slot_of(seeker, n)->day_n;
	set_put(&seeker->days[day_n], n, false);
	tell_clashes(seeker, n, -1);
	mark_over(seeker, day_n);
}

void put(struct seeker *seeker, uint32_t n)
{
	uint32_t day_n = slot_of(seeker, n)->day_n;
	tell_clashes(seeker, n, 1);
	set_put(&seeker->days[day_n], n, true);
	seeker->clashes[n] = count_clashes(seeker, n);
	mark_over(seeker, day_n);
	mark_ties(seeker, n);
	mark(seeker, n);
}

void relocate(struct seeker *seeker, uint32_t n, uint32_t slot, uint32_t room)
{
	lift(seeker, n);
	uint32_t before = day_over(seeker, slot_of(seeker, n)->day_n);
	seeker->cost -= cost_of(seeker, n, before);
	seeker->at.slot[n] = slot;
	seeker->at.room[n] = room;
	before = day_over(seeker, slot_of(seeker, n)->day_n);
	seeker->cost += cost_of(seeker, n, before);
	put(seeker, n);
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
		.taken = arena_array(arena, problem->programme->all_rooms.count, sizeof(uint32_t)),
		.tie_counts = arena_array(arena, problem->ties.count, sizeof(uint32_t)),
		.chosen = arena_array(arena, problem->most_chosen, sizeof(struct meant))};
	bool whole = seeker->at.slot != NULL && seeker->at.room != NULL && seeker->days != NULL &&
	             seeker->bars != NULL && seeker->clashes != NULL && seeker->departs != NULL &&
	             seeker->is_over != NULL && seeker->tie_counts != NULL &&
	             seeker->chosen != NULL && seeker->taken != NULL &&
	             set_init(&seeker->trouble, arena, count) &&
	             set_init(&seeker->costly, arena, count);
	for (uint32_t d = 0; whole && d < problem->day_count; d++)
		whole = set_init(&seeker->days[d], arena, count);
	return whole;
}

bool seeker_begin(struct seeker *seeker, struct arena *arena, const struct problem *problem,
                  uint64_t seed)
{
	if (!seeker_init(seeker, arena, problem))
		return false;
	seeker->random = random_seeded(seed);
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		uint32_t before = day_over(seeker, slot_of(seeker, n)->day_n);
		seeker->cost += cost_of(seeker, n, before) - ties_cost(seeker, n);
		put(seeker, n);
	}
	for (uint32_t t = 0; t < problem->ties.count; t++) /* a tie is counted once */
		seeker->cost += (int64_t)problem->ties.at[t].cost * seeker->tie_counts[t];
	return true;
}
