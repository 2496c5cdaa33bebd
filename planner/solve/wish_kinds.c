/* wish_kinds.c - a function a kind of wish. */
#include "solve/wish_kinds.h"

#include "base/civil.h"

enum { MOST_TOO_LARGE = 10, HOUR_S = 3600 };

/* A time of the wish: on one of its days, from one time of the day to another. */
static int32_t wish_from(const struct wish *wish)
{
	return wish->from != CIVIL_NONE ? wish->from : 0;
}

static int32_t wish_to(const struct wish *wish)
{
	return wish->to != CIVIL_NONE ? wish->to : DAY_MIN;
}

static bool on_its_days(const struct wish *wish, const struct slot *slot)
{
	return wish->days.count == 0 || list_has(&wish->days, slot->day);
}

static uint32_t not_at(const struct wish *wish, const struct slot *slot)
{
	return on_its_days(wish, slot) && slot->start_min < wish_to(wish) &&
	       wish_from(wish) < slot->end_min;
}

static uint32_t at(const struct wish *wish, const struct slot *slot)
{
	return !on_its_days(wish, slot) || slot->start_min < wish_from(wish) ||
	       slot->end_min > wish_to(wish);
}

uint32_t keep_of_time(const struct problem *problem, const struct sitting *sitting, uint32_t i)
{
	bool other_day = time_slot(problem, sitting, i)->day != time_slot(problem, sitting, 0)->day;
	return i == 0 ? 0 : COST_TIME + (other_day ? COST_DAY : 0);
}

uint32_t keep_of_room(uint32_t i)
{
	return i == 0 ? 0 : COST_ROOM;
}

uint32_t wish_of_time(const struct problem *problem, const struct wish *wish,
                      const struct sitting *sitting, uint32_t i)
{
	const struct slot *slot = time_slot(problem, sitting, i);
	switch (wish->kind) {
	case WISH_AT:
		return at(wish, slot);
	case WISH_NOT_AT:
		return not_at(wish, slot);
	case WISH_KEEP:
		return problem->is_outline ? 0 : keep_of_time(problem, sitting, i);
	default:
		return 0;
	}
}

/* How many times more seats there are than are needed. */
static uint32_t too_large(const struct problem *problem, const struct sitting *sitting, uint32_t i)
{
	const struct room *room = programme_room(problem->programme, sitting->rooms[i].id);
	if (room == NULL || room->seats == CIVIL_NONE || sitting->seats_needed <= 0)
		return 0;
	int32_t times = room->seats / sitting->seats_needed;
	return times <= 1 ? 0 : times > MOST_TOO_LARGE ? MOST_TOO_LARGE : (uint32_t)times - 1;
}

uint32_t wish_of_room(const struct problem *problem, const struct wish *wish,
                      const struct sitting *sitting, uint32_t i)
{
	if (wish->kind == WISH_ROOM_SIZE)
		return too_large(problem, sitting, i);
	return wish->kind == WISH_KEEP && !problem->is_outline ? keep_of_room(i) : 0;
}

/* Meetings and where they are at the moment. */
struct group {
	const struct problem *problem;
	const uint32_t *members;
	uint32_t count;
	const struct placement *at;
};

static const struct slot *slot_in(const struct group *group, uint32_t i)
{
	uint32_t n = group->members[i];
	return time_slot(group->problem, &group->problem->sittings.at[n], group->at->slot[n]);
}

static uint32_t room_in(const struct group *group, uint32_t i)
{
	uint32_t n = group->members[i];
	return group->problem->sittings.at[n].rooms[group->at->room[n]].id.n;
}

/* Those that are not in the room in which most of them are. */
static uint32_t out_of_one_room(const struct group *group)
{
	uint32_t most = 0;
	for (uint32_t i = 0; i < group->count; i++) {
		uint32_t same = 0;
		for (uint32_t n = 0; n < group->count; n++)
			same += room_in(group, n) == room_in(group, i);
		most = same > most ? same : most;
	}
	return group->count - most;
}

/* Those that a day has beyond its share, were they spread over as many as the conference has. */
static uint32_t crowded(const struct group *group)
{
	uint32_t days = group->problem->conference_days, over = 0;
	uint32_t share = days > 0 ? (group->count + days - 1) / days : group->count;
	for (uint32_t i = 0; i < group->count; i++) {
		uint32_t before = 0;
		for (uint32_t n = 0; n < i; n++)
			before += slot_in(group, n)->day_n == slot_in(group, i)->day_n;
		over += before >= share;
	}
	return over;
}

/* Pairs of them that overlap. */
static uint32_t together(const struct group *group)
{
	uint32_t pairs = 0;
	for (uint32_t i = 0; i < group->count; i++)
		for (uint32_t n = 0; n < i; n++)
			pairs += slot_in(group, i)->from < slot_in(group, n)->to &&
			         slot_in(group, n)->from < slot_in(group, i)->to;
	return pairs;
}

/* The time until the next of them begins on the day of one, if none is under way when it ends;
 * in seconds. */
static int64_t idle_after(const struct group *group, uint32_t i)
{
	const struct slot *slot = slot_in(group, i);
	int64_t next_s = INT64_MAX;
	for (uint32_t n = 0; n < group->count; n++) {
		const struct slot *other = slot_in(group, n);
		if (other->day != slot->day)
			continue;
		bool goes_on = other->end_utc_s > slot->end_utc_s ||
		               (other->end_utc_s == slot->end_utc_s && n < i);
		if (goes_on && other->start_utc_s <= slot->end_utc_s)
			return 0;
		if (other->start_utc_s > slot->end_utc_s && other->start_utc_s < next_s)
			next_s = other->start_utc_s;
	}
	return next_s != INT64_MAX ? next_s - slot->end_utc_s : 0;
}

/* Hours between them, begun ones counted in full. */
static uint32_t idle_hours(const struct group *group)
{
	int64_t hours = 0;
	for (uint32_t i = 0; i < group->count; i++)
		hours += (idle_after(group, i) + HOUR_S - 1) / HOUR_S;
	return (uint32_t)hours;
}

/* By enum wish_kind; NULL: about each meeting by itself. */
typedef uint32_t several(const struct group *group);
static several *const kinds[] = {
	[WISH_AT] = NULL,
	[WISH_NOT_AT] = NULL,
	[WISH_KEEP] = NULL,
	[WISH_ROOM_SIZE] = NULL,
	[WISH_ONE_ROOM] = out_of_one_room,
	[WISH_SPREAD] = crowded,
	[WISH_COMPACT] = idle_hours,
	[WISH_APART] = together,
};

bool wish_is_of_several(const struct wish *wish)
{
	return kinds[wish->kind] != NULL;
}

uint32_t wish_of_several(const struct problem *problem, const struct wish *wish,
                         const uint32_t *members, uint32_t count, const struct placement *at)
{
	struct group group = {problem, members, count, at};
	return kinds[wish->kind](&group);
}
