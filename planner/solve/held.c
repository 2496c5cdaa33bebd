/* held.c - selectors, once the times are known. Written apart from rules/select.c, by which
 * the check chooses. */
#include "solve/held.h"

#include <string.h>

#include "base/civil.h"

struct moment held_start(const struct hld_programme *programme, const struct held *held)
{
	const struct meeting *meeting = programme_meeting(programme, held->meeting);
	return held->item != NO_ELEMENT ? item_start(meeting, held->item) : meeting->start;
}

struct moment held_end(const struct hld_programme *programme, const struct held *held)
{
	const struct meeting *meeting = programme_meeting(programme, held->meeting);
	return held->item != NO_ELEMENT ? item_end(meeting, held->item) : meeting->end;
}

static bool is_in_part(const struct conference *conference, int32_t part, struct moment start,
                       struct moment end)
{
	for (uint32_t i = 0; i < conference->parts.count; i++) {
		const struct part_of_day *span = &conference->parts.at[i];
		if (span->part == part)
			return start.day == end.day && start.min >= span->from &&
			       end.min <= span->to;
	}
	return false;
}

/* Whether it is when the selector says, its position aside. */
static bool is_then(const struct hld_programme *programme, const struct hld_mandate *mandate,
                    const struct selector *selector, const struct held *held)
{
	const int_list *days = &mandate->conference->days;
	struct moment start = held_start(programme, held), end = held_end(programme, held);
	if (selector->conference && !list_has(days, start.day))
		return false;
	if (selector->day != CIVIL_NONE &&
	    (selector->day > (int32_t)days->count || days->at[selector->day - 1] != start.day))
		return false;
	return selector->part == 0 || is_in_part(mandate->conference, selector->part, start, end);
}

/* Whether one comes before another: by start, then by kind, number, id and item. */
static bool is_before(const struct hld_programme *programme, const struct held *a,
                      const struct held *b)
{
	const struct meeting *x = programme_meeting(programme, a->meeting);
	const struct meeting *y = programme_meeting(programme, b->meeting);
	int64_t a_s = held_start(programme, a).utc_s, b_s = held_start(programme, b).utc_s;
	if (a_s != b_s)
		return a_s < b_s;
	if (x->kind != y->kind)
		return x->kind < y->kind;
	if (x->number != y->number)
		return x->number < y->number;
	int ids = strcmp(x->id, y->id);
	return ids != 0 ? ids < 0 : a->item < b->item;
}

static bool may_mean(const struct selector *selector, const struct meeting *meeting)
{
	return meeting->status != CANCELLED &&
	       (selector->kinds.count == 0 || list_has(&selector->kinds, meeting->kind)) &&
	       (selector->numbers.count == 0 || list_has(&selector->numbers, meeting->number));
}

/* All that one selector means, into to, its position and what is "also" meant aside. */
static uint32_t find_all(const struct hld_programme *programme, const struct hld_mandate *mandate,
                         const struct selector *selector, struct held *to)
{
	uint32_t count = 0;
	for (uint32_t m = 0; m < programme->meetings.count; m++) {
		const struct meeting *meeting = &programme->meetings.at[m];
		struct held held = {{m}, NO_ELEMENT};
		if (!may_mean(selector, meeting))
			continue;
		if (selector->items.count == 0 && is_then(programme, mandate, selector, &held))
			to[count++] = held;
		for (held.item = 0; selector->items.count > 0 && held.item < meeting->items.count;
		     held.item++)
			if (list_has(&selector->items, meeting->items.at[held.item].kind) &&
			    is_then(programme, mandate, selector, &held))
				to[count++] = held;
	}
	return count;
}

/* Leave the first or the last of them. */
static uint32_t keep_one(const struct hld_programme *programme, int32_t position, struct held *held,
                         uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		if (is_before(programme, &held[i], &held[0]) == (position == FIRST))
			held[0] = held[i];
	return count > 0 ? 1 : 0;
}

bool held_find(struct arena *arena, const struct hld_programme *programme,
               const struct hld_mandate *mandate, const struct selector *selector, held_list *out)
{
	size_t most = programme->meetings.count, selectors = 0;
	for (uint32_t m = 0; m < programme->meetings.count; m++)
		most += programme->meetings.at[m].items.count;
	for (const struct selector *s = selector; s != NULL; s = s->also)
		selectors++;
	struct held *held = arena_array(arena, most * selectors, sizeof *held);
	*out = (held_list){held, 0};
	for (const struct selector *s = selector; held != NULL && s != NULL; s = s->also) {
		uint32_t found = find_all(programme, mandate, s, held + out->count);
		if (s->position != 0)
			found = keep_one(programme, s->position, held + out->count, found);
		out->count += found;
	}
	return held != NULL;
}
