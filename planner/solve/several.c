/* several.c - moves of several meetings at once.
 *
 * Two round tables that are to be concurrent cannot be moved one by one without a departure
 * in between, nor can the third of four plenary meetings become the first. move_several() at
 * the end is where to begin. */
#include <stdlib.h>

#include "solve/seeker.h"

enum { MOST_TOGETHER = 8 };

/* Sittings that are moved together, and where they were. */
struct pack {
	uint32_t at[MOST_TOGETHER], slot[MOST_TOGETHER];
	uint32_t count;
	bool same_time; /* they begin and end together; else they are on one day */
};

/* A sitting and those of one of its ties that are held together with it. */
static void gather(struct seeker *seeker, uint32_t n, struct pack *pack)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	const struct slot *slot = slot_of(seeker, n);
	*pack = (struct pack){.at = {n}, .slot = {seeker->at.slot[n]}, .count = 1};
	if (sitting->tie_count == 0)
		return;
	uint32_t t = sitting->ties[random_below(&seeker->random, sitting->tie_count)];
	const struct tie *tie = &seeker->problem->ties.at[t];
	pack->same_time = random_below(&seeker->random, 2) == 0;
	for (uint32_t i = 0; i < tie->member_count && pack->count < MOST_TOGETHER; i++) {
		uint32_t other = tie->members[i];
		const struct slot *of = slot_of(seeker, other);
		bool same_time =
			of->start_utc_s == slot->start_utc_s && of->end_utc_s == slot->end_utc_s;
		if (other == n || (pack->same_time ? !same_time : of->day != slot->day))
			continue;
		pack->at[pack->count] = other;
		pack->slot[pack->count++] = seeker->at.slot[other];
	}
}

/* The slot of a sitting with the time of another's, or else on its day with its own time of
 * day; NO_ELEMENT: it has none. */
static uint32_t slot_like(const struct seeker *seeker, uint32_t n, uint32_t own,
                          const struct slot *like, bool same_time)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	const struct slot *was = same_time ? like : time_slot(seeker->problem, sitting, own);
	for (uint32_t s = 0; s < sitting->time_count; s++) {
		const struct slot *slot = time_slot(seeker->problem, sitting, s);
		if (slot->day == like->day && slot->start_min == was->start_min &&
		    slot->end_min == was->end_min)
			return s;
	}
	return NO_ELEMENT;
}

/* Move a pack to where its first would be in a slot; false: not all of it can be there. */
static bool move_pack(struct seeker *seeker, const struct pack *pack, const struct slot *to)
{
	uint32_t slots[MOST_TOGETHER];
	for (uint32_t i = 0; i < pack->count; i++) {
		slots[i] = slot_like(seeker, pack->at[i], pack->slot[i], to, pack->same_time);
		if (slots[i] == NO_ELEMENT)
			return false;
	}
	for (uint32_t i = 0; i < pack->count; i++)
		relocate(seeker, pack->at[i], slots[i], seeker->at.room[pack->at[i]]);
	return true;
}

/* What is tied together can often be moved only together: try it, and keep it where it is
 * better. */
static void move_together(struct seeker *seeker, uint32_t n)
{
	struct pack pack;
	const struct sitting *sitting = sitting_of(seeker, n);
	gather(seeker, n, &pack);
	if (pack.count == 1)
		return;
	int64_t least = seeker->cost;
	uint32_t best = seeker->at.slot[n];
	for (uint32_t s = 0; s < sitting->time_count; s++) {
		if (s == pack.slot[0] ||
		    !move_pack(seeker, &pack, time_slot(seeker->problem, sitting, s)))
			continue;
		best = seeker->cost < least ? s : best;
		least = seeker->cost < least ? seeker->cost : least;
	}
	if (best != pack.slot[0])
		move_pack(seeker, &pack, time_slot(seeker->problem, sitting, best));
	else
		for (uint32_t i = 0; i < pack.count; i++)
			relocate(seeker, pack.at[i], pack.slot[i], seeker->at.room[pack.at[i]]);
}

/* One of the slots and rooms of a sitting. */
struct choice {
	uint32_t slot, room;
};

/* A place of a meeting in a series. */
struct stand {
	const struct slot *slot;
	room_id room;
};

static int stand_compare(const void *a, const void *b)
{
	const struct stand *x = a, *y = b;
	if (x->slot->start_utc_s != y->slot->start_utc_s)
		return x->slot->start_utc_s < y->slot->start_utc_s ? -1 : 1;
	return (x->room.n > y->room.n) - (x->room.n < y->room.n);
}

/* The choice of a sitting that is a place; false: it has none such. */
static bool choice_like(const struct seeker *seeker, uint32_t n, const struct stand *stand,
                        struct choice *out)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	*out = (struct choice){.slot = slot_like(seeker, n, 0, stand->slot, true)};
	while (out->room < sitting->room_count && sitting->rooms[out->room].id.n != stand->room.n)
		out->room++;
	return out->slot != NO_ELEMENT && out->room < sitting->room_count;
}

static struct stand any_stand(struct seeker *seeker, uint32_t n)
{
	const struct sitting *sitting = sitting_of(seeker, n);
	uint32_t time = random_below(&seeker->random, sitting->time_count);
	uint32_t room = random_below(&seeker->random, sitting->room_count);
	return (struct stand){time_slot(seeker->problem, sitting, time), sitting->rooms[room].id};
}

/* Let two sittings of a tie change places, if that is no worse. */
static void exchange(struct seeker *seeker, const struct tie *tie)
{
	uint32_t a = tie->members[random_below(&seeker->random, tie->member_count)];
	uint32_t b = tie->members[random_below(&seeker->random, tie->member_count)];
	struct stand of_a = {slot_of(seeker, a), {room_of(seeker, a)}};
	struct stand of_b = {slot_of(seeker, b), {room_of(seeker, b)}};
	struct choice was_a = {seeker->at.slot[a], seeker->at.room[a]}, is_a;
	struct choice was_b = {seeker->at.slot[b], seeker->at.room[b]}, is_b;
	int64_t before = seeker->cost;
	if (a == b || !choice_like(seeker, a, &of_b, &is_a) ||
	    !choice_like(seeker, b, &of_a, &is_b))
		return;
	relocate(seeker, a, is_a.slot, is_a.room);
	relocate(seeker, b, is_b.slot, is_b.room);
	if (seeker->cost <= before)
		return;
	relocate(seeker, a, was_a.slot, was_a.room);
	relocate(seeker, b, was_b.slot, was_b.room);
}

/* Give one meeting of a series another place, drawn, or none, and then all of them theirs in
 * their order; keep it if it is no worse. */
static void reorder(struct seeker *seeker, const struct tie *series)
{
	struct stand stands[MOST_TOGETHER];
	struct choice were[MOST_TOGETHER], are[MOST_TOGETHER];
	uint32_t count = series->member_count;
	if (count > MOST_TOGETHER)
		return;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t n = series->members[i];
		were[i] = (struct choice){seeker->at.slot[n], seeker->at.room[n]};
		stands[i] = (struct stand){slot_of(seeker, n), {room_of(seeker, n)}};
	}
	uint32_t drawn = random_below(&seeker->random, count);
	if (random_below(&seeker->random, 2) == 0)
		stands[drawn] = any_stand(seeker, series->members[drawn]);
	qsort(stands, count, sizeof *stands, stand_compare);
	for (uint32_t i = 0; i < count; i++)
		if (!choice_like(seeker, series->members[i], &stands[i], &are[i]))
			return;
	int64_t before = seeker->cost;
	for (uint32_t i = 0; i < count; i++)
		relocate(seeker, series->members[i], are[i].slot, are[i].room);
	for (uint32_t i = 0; seeker->cost > before && i < count; i++)
		relocate(seeker, series->members[i], were[i].slot, were[i].room);
}

static const struct tie *series_of(const struct seeker *seeker, const struct sitting *sitting)
{
	for (uint32_t i = 0; i < sitting->tie_count; i++)
		if (seeker->problem->ties.at[sitting->ties[i]].is_series)
			return &seeker->problem->ties.at[sitting->ties[i]];
	return NULL;
}

void move_several(struct seeker *seeker)
{
	uint32_t n = random_below(&seeker->random, seeker->problem->sittings.count);
	const struct sitting *sitting = sitting_of(seeker, n);
	if (sitting->tie_count == 0)
		return;
	const struct tie *ties = seeker->problem->ties.at;
	const struct tie *series = series_of(seeker, sitting);
	switch (random_below(&seeker->random, 4)) {
	case 0:
		exchange(seeker,
		         &ties[sitting->ties[random_below(&seeker->random, sitting->tie_count)]]);
		return;
	case 1:
	case 2:
		if (series != NULL) {
			reorder(seeker, series);
			return;
		}
		break;
	default:
		break;
	}
	move_together(seeker, n);
}
