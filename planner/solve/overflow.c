/* overflow.c - count slots as they would be. */
#include "solve/overflow.h"

#include "base/civil.h"

enum { EXTENSION_STEP_MIN = 5 };

bool is_last_list(const struct speakers *speakers, uint32_t n)
{
	return n + 1 == speakers->lists.count ||
	       speakers->lists.at[n + 1].meeting.n != speakers->lists.at[n].meeting.n;
}

/* The slots of all lists if statements were shorter by some minutes, and meetings longer. */
static uint32_t count_slots(const struct speakers *speakers, int32_t shorter_min,
                            int32_t longer_min)
{
	uint32_t slots = 0;
	for (uint32_t i = 0; i < speakers->lists.count; i++) {
		const struct sitting_list *list = &speakers->lists.at[i];
		int32_t limit_min = list->limit_min - shorter_min;
		int32_t slot_min = list->slot_min - shorter_min;
		int32_t second_min = list->item_count > 1 ? list->end_min - list->resume_min : 0;
		int32_t more_min = is_last_list(speakers, i) ? longer_min : 0;
		if (limit_min <= 0)
			continue;
		slots += slots_in(list->len_min + (second_min > 0 ? 0 : more_min), limit_min,
		                  slot_min);
		if (second_min > 0)
			slots += slots_in(second_min + more_min, limit_min, slot_min);
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

uint32_t slots_of_all(const struct speakers *speakers)
{
	return count_slots(speakers, 0, 0);
}

struct remedies remedies_count(const struct speakers *speakers, int32_t night_min)
{
	struct remedies out = {0};
	uint32_t asked = speakers->speakers.count - speakers->barred,
		 slots = count_slots(speakers, 0, 0);
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
