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

static bool grid_init(struct grid *grid, struct arena *arena, uint32_t rows, uint32_t spans)
{
	grid->count = arena_array(arena, (size_t)rows * spans, sizeof *grid->count);
	grid->who = arena_array(arena, (size_t)rows * spans, sizeof *grid->who);
	grid->spans = spans;
	return grid->count != NULL && grid->who != NULL;
}

const struct sitting *sitting_of(const struct seeker *seeker, uint32_t n)
{
	return &seeker->problem->sittings.at[n];
}

const struct slot *slot_of(const struct seeker *seeker, uint32_t n)
{
	return time_slot(seeker->problem, sitting_of(seeker, n), seeker->at.slot[n]);
}

uint32_t room_of(const struct seeker *seeker, uint32_t n)
{
	return sitting_of(seeker, n)->rooms[seeker->at.room[n]].id.n;
}

/* In how many of the spans [from, to) more than most sittings take up a thing. */
static int64_t count_over(const struct grid *grid, uint32_t row, uint32_t from, uint32_t to,
                          uint32_t most)
{
	const uint16_t *count = grid->count + (size_t)row * grid->spans;
	int64_t over = 0;
	for (uint32_t i = from; i < to; i++)
		over += count[i] > most;
	return over;
}

static uint32_t teams_of(const struct seeker *seeker, const struct sitting *sitting)
{
	const struct hld_venue *venue = seeker->problem->programme->venues.at[sitting->venue];
	return (uint32_t)venue->interpretation->teams;
}

static int64_t weight_of(const struct seeker *seeker, uint32_t person)
{
	return person + 1 == seeker->problem->busy_count ? (int64_t)EVERYBODY * COST_BREACH
	                                                 : COST_BREACH;
}

/* What the people and the interpreters of a sitting cost, if they serve so many others. */
static int64_t people_cost(const struct seeker *seeker, const struct sitting *sitting,
                           const struct slot *slot, uint32_t others)
{
	int64_t cost = 0;
	for (uint32_t i = 0; i < sitting->busy_count; i++)
		cost += count_over(&seeker->busy, sitting->busy[i], slot->from, slot->to, others) *
		        weight_of(seeker, sitting->busy[i]);
	if (sitting->venue == NO_ELEMENT)
		return cost;
	uint32_t most = teams_of(seeker, sitting) + others;
	return cost + (most == 0 ? slot->rest_to - slot->from
	                         : count_over(&seeker->teams, sitting->venue, slot->from,
	                                      slot->rest_to, most - 1)) *
	                      (int64_t)seeker->problem->team_cost;
}

/* What departs from ties of times, or from those of rooms. */
static int64_t ties_cost(struct seeker *seeker, uint32_t n, bool of_rooms)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	int64_t cost = 0;
	for (uint32_t i = 0; i < sitting->tie_count; i++) {
		const struct tie *tie = &seeker->problem->ties.at[sitting->ties[i]];
		if (tie->is_of_rooms == of_rooms)
			cost += (int64_t)tie->cost *
			        post_count(seeker->problem, tie, &seeker->at, seeker->chosen);
	}
	return cost;
}

/* Of how many others a sitting has the time that has as many already as it may, and extra. */
static int64_t count_alike(const struct seeker *seeker, uint32_t n, uint32_t extra)
{
	uint32_t sittings = seeker->problem->sittings.count, alike = 0;
	for (uint32_t i = 0; seeker->others != NULL && i < seeker->others->count; i++) {
		uint32_t may =
			sittings > seeker->others->apart ? sittings - seeker->others->apart : 0;
		alike += seeker->others->at[i].slot[n] == seeker->at.slot[n] &&
		         seeker->same[i] >= may + extra;
	}
	return alike;
}

static void count_same(struct seeker *seeker, uint32_t n, int by)
{
	for (uint32_t i = 0; seeker->others != NULL && i < seeker->others->count; i++)
		if (seeker->others->at[i].slot[n] == seeker->at.slot[n])
			seeker->same[i] += (uint32_t)by;
}

int64_t place_cost(const struct seeker *seeker, uint32_t n, uint32_t slot, uint32_t room)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	return (int64_t)sitting->times[slot].cost + sitting->rooms[room].cost;
}

int64_t time_cost(struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	return sitting->times[seeker->at.slot[n]].cost +
	       people_cost(seeker, sitting, slot_of(seeker, n), 0) + ties_cost(seeker, n, false) +
	       count_alike(seeker, n, 0) * COST_BREACH;
}

int64_t room_cost(struct seeker *seeker, uint32_t n, uint32_t room)
{
	const struct room_choice *choice = &sitting_of(seeker, n)->rooms[room];
	const struct slot *slot = slot_of(seeker, n);
	const uint32_t now = seeker->at.room[n];
	int64_t taken = choice->id.n != NO_ELEMENT
	                        ? count_over(&seeker->rooms, choice->id.n, slot->from, slot->to, 0)
	                        : 0;
	seeker->at.room[n] = room;
	int64_t by_ties = ties_cost(seeker, n, true);
	seeker->at.room[n] = now;
	return taken * COST_BREACH + choice->cost + by_ties;
}

int64_t cost_of(struct seeker *seeker, uint32_t n)
{
	return time_cost(seeker, n) + room_cost(seeker, n, seeker->at.room[n]);
}

bool room_is_free(const struct seeker *seeker, uint32_t room, const struct slot *slot)
{
	return room == NO_ELEMENT || count_over(&seeker->rooms, room, slot->from, slot->to, 0) == 0;
}

bool people_are_free(const struct seeker *seeker, uint32_t n, const struct slot *slot)
{
	return people_cost(seeker, sitting_of(seeker, n), slot, 0) == 0;
}

/* Those who take up a thing in some spans, added to the others. */
static bool add_others(const struct grid *grid, uint32_t row, const struct slot *slot,
                       uint32_t *others, uint32_t most, uint32_t *count)
{
	const size_t at = (size_t)row * grid->spans;
	for (uint32_t i = slot->from; i < slot->to; i++) {
		uint32_t n = 0;
		if (grid->count[at + i] == 0)
			continue;
		while (n < *count && others[n] != grid->who[at + i])
			n++;
		if (grid->count[at + i] > 1 || (n == *count && n == most))
			return false;
		others[n] = grid->who[at + i];
		*count += n == *count;
	}
	return true;
}

bool in_the_way(const struct seeker *seeker, uint32_t n, const struct slot *slot, uint32_t room,
                uint32_t *others, uint32_t most, uint32_t *count)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	bool found =
		room == NO_ELEMENT || add_others(&seeker->rooms, room, slot, others, most, count);
	for (uint32_t i = 0; found && i < sitting->busy_count; i++)
		found = add_others(&seeker->busy, sitting->busy[i], slot, others, most, count);
	return found;
}

static void mark(struct seeker *seeker, uint32_t n, bool trouble)
{
	set_put(trouble ? &seeker->trouble : &seeker->costly, n, true);
}

/* What departs from a clause is trouble, what is not as somebody would have it costs. */
static bool is_firm(const struct tie *tie)
{
	return tie->wish == NULL;
}

/* Count a sitting in or out; who is met alone there is in trouble from then on. */
static void count(struct seeker *seeker, struct grid *grid, uint32_t row, uint32_t from,
                  uint32_t to, uint32_t n, int by)
{
	uint16_t *count = grid->count + (size_t)row * grid->spans;
	uint32_t *who = grid->who + (size_t)row * grid->spans;
	for (uint32_t i = from; i < to; i++) {
		if (by > 0 && count[i] > 0 && grid != &seeker->teams) {
			set_put(&seeker->trouble, n, true);
			if (count[i] == 1)
				set_put(&seeker->trouble, who[i], true);
		}
		count[i] = (uint16_t)(count[i] + by);
		who[i] ^= n;
	}
}

static void count_all(struct seeker *seeker, uint32_t n, int by)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	const struct slot *slot = slot_of(seeker, n);
	uint32_t room = room_of(seeker, n);
	if (room != NO_ELEMENT)
		count(seeker, &seeker->rooms, room, slot->from, slot->to, n, by);
	for (uint32_t i = 0; i < sitting->busy_count; i++)
		count(seeker, &seeker->busy, sitting->busy[i], slot->from, slot->to, n, by);
	if (sitting->venue != NO_ELEMENT)
		count(seeker, &seeker->teams, sitting->venue, slot->from, slot->rest_to, n, by);
	count_same(seeker, n, by);
}

/* All that use the teams of a venue when there are too few of them. */
static void mark_teams(struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	const struct slot *slot = slot_of(seeker, n);
	if (sitting->venue == NO_ELEMENT ||
	    count_over(&seeker->teams, sitting->venue, slot->from, slot->rest_to,
	               teams_of(seeker, sitting)) == 0)
		return;
	for (uint32_t i = 0; i < seeker->problem->sittings.count; i++) {
		const struct slot *other = slot_of(seeker, i);
		if (sitting_of(seeker, i)->venue == sitting->venue && other->from < slot->rest_to &&
		    slot->from < other->rest_to)
			mark(seeker, i, true);
	}
}

static void mark_ties(struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	for (uint32_t i = 0; i < sitting->tie_count; i++) {
		uint32_t t = sitting->ties[i];
		const struct tie *tie = &seeker->problem->ties.at[t];
		uint32_t was = seeker->tie_counts[t];
		seeker->tie_counts[t] =
			post_count(seeker->problem, tie, &seeker->at, seeker->chosen);
		for (uint32_t m = 0; was == 0 && seeker->tie_counts[t] > 0 && m < tie->member_count;
		     m++)
			mark(seeker, tie->members[m], is_firm(tie));
	}
}

void lift(struct seeker *seeker, uint32_t n)
{
	count_all(seeker, n, -1);
}

void put_back(struct seeker *seeker, uint32_t n)
{
	count_all(seeker, n, 1);
}

void put(struct seeker *seeker, uint32_t n)
{
	count_all(seeker, n, 1);
	mark_teams(seeker, n);
	mark_ties(seeker, n);
	int64_t cost = place_cost(seeker, n, seeker->at.slot[n], seeker->at.room[n]);
	if (cost > 0)
		mark(seeker, n, cost >= COST_BREACH);
	if (count_alike(seeker, n, 1) > 0)
		mark(seeker, n, true);
}

void relocate(struct seeker *seeker, uint32_t n, uint32_t slot, uint32_t room)
{
	lift(seeker, n);
	seeker->cost -= cost_of(seeker, n);
	seeker->at.slot[n] = slot;
	seeker->at.room[n] = room;
	seeker->cost += cost_of(seeker, n);
	put(seeker, n);
}

/* Whether something departs from a tie of the sitting; from a firm one. */
static bool departs(const struct seeker *seeker, const struct sitting *sitting, bool firm)
{
	for (uint32_t i = 0; i < sitting->tie_count; i++)
		if (seeker->tie_counts[sitting->ties[i]] > 0 &&
		    (!firm || is_firm(&seeker->problem->ties.at[sitting->ties[i]])))
			return true;
	return false;
}

static bool is_in_trouble(const struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	const struct slot *slot = slot_of(seeker, n);
	uint32_t room = room_of(seeker, n);
	return place_cost(seeker, n, seeker->at.slot[n], seeker->at.room[n]) >= COST_BREACH ||
	       departs(seeker, sitting, true) || count_alike(seeker, n, 1) > 0 ||
	       people_cost(seeker, sitting, slot, 1) > 0 ||
	       (room != NO_ELEMENT &&
	        count_over(&seeker->rooms, room, slot->from, slot->to, 1) > 0);
}

static bool is_costly(const struct seeker *seeker, uint32_t n)
{
	return place_cost(seeker, n, seeker->at.slot[n], seeker->at.room[n]) > 0 ||
	       departs(seeker, sitting_of(seeker, n), false);
}

typedef bool is_member(const struct seeker *seeker, uint32_t n);

/* Sittings get into the sets at once, and leave them when it is seen that they can. */
static uint32_t draw(struct seeker *seeker, struct set *set, is_member *belongs)
{
	while (set->count > 0) {
		uint32_t n = set->at[random_below(&seeker->random, set->count)];
		if (belongs(seeker, n))
			return n;
		set_put(set, n, false);
	}
	return NO_ELEMENT;
}

uint32_t draw_trouble(struct seeker *seeker)
{
	return draw(seeker, &seeker->trouble, is_in_trouble);
}

uint32_t draw_costly(struct seeker *seeker)
{
	return draw(seeker, &seeker->costly, is_costly);
}

static bool seeker_init(struct seeker *seeker, struct arena *arena, const struct problem *problem,
                        const struct others *others)
{
	const struct hld_programme *programme = problem->programme;
	uint32_t count = problem->sittings.count, spans = problem->span_count;
	*seeker = (struct seeker){
		.problem = problem,
		.others = others,
		.same = arena_array(arena, others != NULL ? others->count : 0, sizeof(uint32_t)),
		.at = {arena_array(arena, count, sizeof(uint32_t)),
	               arena_array(arena, count, sizeof(uint32_t))},
		.bars = arena_array(arena, count, sizeof *seeker->bars),
		.tie_counts = arena_array(arena, problem->ties.count, sizeof(uint32_t)),
		.chosen = arena_array(arena, problem->most_chosen, sizeof(struct meant))};
	return seeker->at.slot != NULL && seeker->at.room != NULL && seeker->bars != NULL &&
	       seeker->same != NULL && seeker->tie_counts != NULL && seeker->chosen != NULL &&
	       set_init(&seeker->trouble, arena, count) &&
	       set_init(&seeker->costly, arena, count) &&
	       grid_init(&seeker->rooms, arena, programme->all_rooms.count, spans) &&
	       grid_init(&seeker->busy, arena, problem->busy_count, spans) &&
	       grid_init(&seeker->teams, arena, programme->venues.count, spans);
}

bool seeker_begin(struct seeker *seeker, struct arena *arena, const struct problem *problem,
                  const struct placement *start, const struct others *others, uint64_t seed)
{
	if (!seeker_init(seeker, arena, problem, others))
		return false;
	seeker->random = random_seeded(seed);
	size_t count = problem->sittings.count;
	if (start != NULL) {
		memcpy(seeker->at.slot, start->slot, count * sizeof *start->slot);
		memcpy(seeker->at.room, start->room, count * sizeof *start->room);
	}
	for (uint32_t n = 0; n < count; n++) {
		seeker->cost += cost_of(seeker, n) - ties_cost(seeker, n, false) -
		                ties_cost(seeker, n, true);
		put(seeker, n);
	}
	for (uint32_t t = 0; t < problem->ties.count; t++) /* a tie is counted once */
		seeker->cost += (int64_t)problem->ties.at[t].cost * seeker->tie_counts[t];
	return true;
}
