/* overflow.c - count slots as they would be. */
#include "solve/overflow.h"

#include <string.h>

#include "base/civil.h"

enum { EXTENSION_STEP_MIN = 5 };

/* The slots of all lists if statements were shorter by some minutes, and lists longer. */
static uint32_t count_slots(const struct speakers *speakers, int32_t shorter_min,
                            int32_t longer_min)
{
	uint32_t slots = 0;
	for (uint32_t i = 0; i < speakers->lists.count; i++) {
		const struct sitting_list *list = &speakers->lists.at[i];
		int32_t limit_min = list->limit_min - shorter_min;
		int32_t slot_min = list->slot_min - shorter_min;
		int32_t second_min = list->item_count > 1 ? list->end_min - list->resume_min : 0;
		if (limit_min > 0)
			slots += slots_in(list->len_min + longer_min, limit_min, slot_min) +
			         slots_in(second_min, limit_min, slot_min);
	}
	return slots;
}

/* The shortest and the longest limit of a statement that there is. */
static int32_t least_limit(const struct speakers *speakers)
{
	int32_t least = DAY_MIN;
	for (uint32_t i = 0; i < speakers->lists.count; i++)
		least = speakers->lists.at[i].limit_min < least ? speakers->lists.at[i].limit_min
		                                                : least;
	return least;
}

struct remedies remedies_count(const struct speakers *speakers, int32_t night_min)
{
	struct remedies out = {0};
	uint32_t asked = speakers->speakers.count, slots = count_slots(speakers, 0, 0);
	int32_t limit = least_limit(speakers);
	if (asked <= slots || speakers->lists.count == 0)
		return out;
	out.over = asked - slots;
	for (int32_t shorter = 1; out.limit_min == 0 && shorter < limit; shorter++)
		if (count_slots(speakers, shorter, 0) >= asked)
			out.limit_min = limit - shorter;
	for (int32_t longer = EXTENSION_STEP_MIN; out.extension_min == 0 && longer <= DAY_MIN;
	     longer += EXTENSION_STEP_MIN)
		if (count_slots(speakers, 0, longer) >= asked)
			out.extension_min = longer;
	uint32_t a_night = slots_in(night_min, limit, speakers->lists.at[0].slot_min);
	out.nights = a_night > 0 ? (out.over + a_night - 1) / a_night : 0;
	out.segments = slots > 0 ? (asked + slots - 1) / slots : 0;
	return out;
}

/* Whether a list is the last of its day, and ends before the night begins. */
static bool may_resume(const struct hld_programme *programme, const struct speakers *speakers,
                       uint32_t n, int32_t from_min)
{
	const struct sitting_list *list = &speakers->lists.at[n];
	const struct meeting *meeting = programme_meeting(programme, list->meeting);
	bool is_last = n + 1 == speakers->lists.count ||
	               programme_meeting(programme, speakers->lists.at[n + 1].meeting)->start.day !=
	                       meeting->start.day;
	return is_last && list->item_count == 1 && meeting->end.day == meeting->start.day &&
	       meeting->end.min <= from_min && list->item + 1 == meeting->items.count;
}

static bool resume(struct hld_programme *programme, meeting_id id, int32_t from_min, int32_t to_min)
{
	struct meeting *meeting = ELEMENT(programme->meetings, id.n);
	const struct field *field = shape_field(&meeting_shape, "items", strlen("items"));
	struct item *items = build_list(&programme->arena, field, meeting->items.count + 1);
	if (items == NULL)
		return false;
	memcpy(items, meeting->items.at, meeting->items.count * sizeof *items);
	struct item *last = &items[meeting->items.count];
	last->kind = STATEMENTS;
	last->id = "statements-night";
	last->limit_min = items[meeting->items.count - 1].limit_min;
	last->start = (struct moment){.day = meeting->start.day, .min = from_min};
	last->end = (struct moment){.day = meeting->start.day, .min = to_min};
	meeting->end = last->end;
	meeting->items.at = items;
	meeting->items.count++;
	return true;
}

bool remedy_nights(struct hld_programme *programme, const struct speakers *speakers,
                   int32_t from_min, int32_t to_min, uint32_t *resumed)
{
	uint32_t slots = count_slots(speakers, 0, 0);
	*resumed = 0;
	for (uint32_t n = 0; n < speakers->lists.count && slots < speakers->speakers.count; n++) {
		const struct sitting_list *list = &speakers->lists.at[n];
		if (!may_resume(programme, speakers, n, from_min))
			continue;
		if (!resume(programme, list->meeting, from_min, to_min))
			return false;
		slots += slots_in(to_min - from_min, list->limit_min, list->slot_min);
		++*resumed;
	}
	return true;
}

void remedy_limit(struct hld_programme *programme, const struct speakers *speakers,
                  int32_t limit_min)
{
	for (uint32_t n = 0; n < speakers->lists.count; n++) {
		const struct sitting_list *list = &speakers->lists.at[n];
		struct meeting *meeting = ELEMENT(programme->meetings, list->meeting.n);
		for (uint32_t i = 0; i < list->item_count; i++) {
			struct item *item = ELEMENT(meeting->items, list->item + i);
			item->limit_min = limit_min;
		}
	}
}
