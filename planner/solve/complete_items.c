/* complete_items.c - the items that clauses ask for, in meetings of a draft that lack them.
 *
 * What is there keeps its time. An item gets a time of its own where the meeting has some that
 * no item takes; else it shares that of the item before it. */
#include <string.h>

#include "base/civil.h"
#include "solve/complete.h"
#include "solve/planned.h"
#include "solve/settle.h"

static bool is_by(const struct hld_programme *draft, const struct meeting *meeting,
                  const struct item *item, const char *office)
{
	string_list offices = {&office, 1};
	for (uint32_t i = 0; i < item->by.count; i++)
		if (programme_holds(draft, item->by.at[i].id, &offices, meeting->start.day))
			return true;
	return item->by.count == 0; /* it may be yet */
}

/* Whether a meeting has an item already that is what is asked for. */
static bool is_there(const struct settler *settler, const struct meeting *meeting,
                     const struct planned_item *planned)
{
	uint32_t of = planned->of != NO_ELEMENT ? settler->at[planned->of] : NO_ELEMENT;
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		const struct item *item = &meeting->items.at[i];
		if (item->kind != planned->kind || (of != NO_ELEMENT && item->of.id.n != of))
			continue;
		if (planned->office == NULL ||
		    is_by(settler->programme, meeting, item, planned->office))
			return true;
	}
	return false;
}

/* Of the items of a meeting in order, those of which the rank is that of an item, by its kind. */
static int32_t rank_in(const struct planned_meeting *planned, const struct item *item)
{
	for (const struct planned_item *at = planned->items; at != NULL; at = at->next)
		if (at->kind == item->kind)
			return at->rank;
	return item_rank(item->kind);
}

/* Whether an item is about a meeting that comes behind the one that another is about. */
static bool is_of_later(const struct settler *settler, const struct item *item,
                        const struct planned_item *planned)
{
	if (planned->of == NO_ELEMENT || item->kind != planned->kind)
		return false;
	for (uint32_t n = planned->of + 1; n < settler->outline->count; n++)
		if (settler->at[n] != NO_ELEMENT && settler->at[n] == item->of.id.n)
			return true;
	return false;
}

/* Where it is to stand: behind those that come before it by custom. */
static uint32_t find_place(const struct settler *settler, const struct planned_meeting *of,
                           const struct meeting *meeting, const struct planned_item *planned)
{
	uint32_t place = 0;
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		const struct item *item = &meeting->items.at[i];
		if (rank_in(of, item) <= planned->rank && !is_of_later(settler, item, planned))
			place = i + 1;
	}
	return place;
}

static struct moment later(struct moment moment, int32_t by_min)
{
	int32_t min = moment.min + by_min;
	return (struct moment){.day = moment.day + min / DAY_MIN, .min = min % DAY_MIN};
}

static int32_t minutes_between(struct moment from, struct moment to)
{
	return (to.day - from.day) * DAY_MIN + to.min - from.min;
}

/* Give an item that is to stand somewhere the time that the others leave there, if it is enough;
 * none where that would change the time which the next shares. */
static void give_time(const struct hld_programme *draft, const struct meeting *meeting,
                      uint32_t place, int32_t len_min, struct item *item)
{
	const struct zone *zone = &draft->zones.at[meeting->zone.id.n];
	bool is_last = place == meeting->items.count;
	const struct item *next = is_last ? NULL : &meeting->items.at[place];
	if (len_min == 0 || (next != NULL && next->start.day == CIVIL_NONE))
		return;
	struct moment from = place > 0 ? item_end(meeting, place - 1) : meeting->start;
	struct moment until = next != NULL ? next->start : meeting->end;
	if (minutes_between(from, until) < len_min)
		return;
	item->start = later(from, 0);
	item->end = later(from, len_min);
	zone_fix(zone, &item->start);
	zone_fix(zone, &item->end);
}

static bool has_id(const struct meeting *meeting, const char *id)
{
	for (uint32_t i = 0; i < meeting->items.count; i++)
		if (meeting->items.at[i].id != NULL && strcmp(meeting->items.at[i].id, id) == 0)
			return true;
	return false;
}

/* Put an item into a meeting that has some. */
static void insert(struct settler *settler, uint32_t n, struct meeting *meeting,
                   const struct planned_item *planned)
{
	struct hld_programme *draft = settler->programme;
	const struct planned_meeting *of = &settler->outline->meetings[n];
	uint32_t place = find_place(settler, of, meeting, planned), count = meeting->items.count;
	struct item *items = build_list(
		&draft->arena, shape_field(&meeting_shape, "items", strlen("items")), count + 1);
	settler->failed = settler->failed || items == NULL;
	if (items == NULL)
		return;
	if (place > 0)
		memcpy(items, meeting->items.at, place * sizeof *items);
	if (place < count)
		memcpy(&items[place + 1], &meeting->items.at[place],
		       (count - place) * sizeof *items);
	planned_put_item(draft, settler->outline, of, planned, &items[place]);
	const char *base = items[place].id;
	for (unsigned i = 2; items[place].id != NULL && has_id(meeting, items[place].id); i++)
		items[place].id = arena_printf(&draft->arena, "%s-%u", base, i);
	settler->failed = settler->failed || items[place].id == NULL;
	if (planned->of != NO_ELEMENT)
		items[place].of.id.n = settler->at[planned->of];
	give_time(draft, meeting, place, planned->len_min, &items[place]);
	settler_name_speaker(settler, planned->office, meeting->start.day, &items[place]);
	meeting->items.at = items;
	meeting->items.count = count + 1;
}

static bool asks_for_any(const struct planned_meeting *planned)
{
	for (const struct planned_item *item = planned->items; item != NULL; item = item->next)
		if (item->is_asked)
			return true;
	return false;
}

/* All items that would be planned, in a meeting that has none; one that runs past midnight is
 * left alone. */
static bool fill(struct settler *settler, uint32_t n, struct meeting *meeting)
{
	struct anchor time = {meeting->start.day, meeting->start.min, meeting->end.min};
	const struct planned_meeting *planned = &settler->outline->meetings[n];
	struct who_ref presides = meeting->presides;
	if (meeting->end.day != meeting->start.day)
		return false;
	if (!planned_put_items(settler->programme, settler->outline, planned, time, meeting))
		settler->failed = true;
	else
		settler_name_officers(settler, n, meeting);
	meeting->presides = presides;
	return true;
}

bool complete_items(struct settler *settler, uint32_t kept)
{
	bool changed = false;
	for (uint32_t n = 0; n < settler->outline->count && !settler->failed; n++) {
		const struct planned_meeting *planned = &settler->outline->meetings[n];
		if (settler->at[n] >= kept || !asks_for_any(planned))
			continue; /* it is new, or not there, or nothing is asked */
		struct meeting *meeting = ELEMENT(settler->programme->meetings, settler->at[n]);
		if (meeting->items.count == 0) {
			changed |= fill(settler, n, meeting);
			continue;
		}
		for (const struct planned_item *item = planned->items;
		     item != NULL && !settler->failed; item = item->next)
			if (item->is_asked && !is_there(settler, meeting, item)) {
				insert(settler, n, meeting, item);
				changed = true;
			}
	}
	return changed;
}
