/* spans.c - number the spans of time, the days and the people of a problem.
 *
 * spans_cut() at the end is where to begin. */
#include "solve/spans.h"

#include <stdlib.h>

static int instant_compare(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static uint32_t place_of(int64_t instant, const int64_t *among, uint32_t count)
{
	const int64_t *at = bsearch(&instant, among, count, sizeof *among, instant_compare);
	return (uint32_t)(at - among);
}

/* Leave one of each. */
static uint32_t sort_different(int64_t *at, uint32_t count)
{
	uint32_t different = 0;
	if (count > 1)
		qsort(at, count, sizeof *at, instant_compare);
	for (uint32_t i = 0; i < count; i++)
		if (different == 0 || at[different - 1] != at[i])
			at[different++] = at[i];
	return different;
}

static int64_t rested_s(const struct slot *slot)
{
	return slot->end_utc_s + slot->rest_min * INT64_C(60);
}

static bool number_spans(struct arena *arena, struct slot *slots, struct problem *problem)
{
	uint32_t count = 0;
	int64_t *edges = arena_array(arena, (size_t)problem->slots.count * 3, sizeof *edges);
	if (edges == NULL)
		return false;
	for (uint32_t i = 0; i < problem->slots.count; i++) {
		edges[count++] = slots[i].start_utc_s;
		edges[count++] = slots[i].end_utc_s;
		edges[count++] = rested_s(&slots[i]);
	}
	count = sort_different(edges, count);
	for (uint32_t i = 0; i < problem->slots.count; i++) {
		slots[i].from = place_of(slots[i].start_utc_s, edges, count);
		slots[i].to = place_of(slots[i].end_utc_s, edges, count);
		slots[i].rest_to = place_of(rested_s(&slots[i]), edges, count);
	}
	problem->span_count = count;
	return true;
}

static bool number_days(struct arena *arena, struct slot *slots, struct problem *problem)
{
	int64_t *days = arena_array(arena, problem->slots.count, sizeof *days);
	if (days == NULL)
		return false;
	for (uint32_t i = 0; i < problem->slots.count; i++)
		days[i] = slots[i].day;
	problem->day_count = sort_different(days, problem->slots.count);
	for (uint32_t i = 0; i < problem->slots.count; i++)
		slots[i].day_n = place_of(slots[i].day, days, problem->day_count);
	return true;
}

/* Who is needed in one sitting only is never in two places. */
static bool number_people(struct arena *arena, struct sitting *sittings, struct problem *problem)
{
	uint32_t most = 0;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		for (uint32_t i = 0; i < sittings[n].people_count; i++)
			most = sittings[n].people[i] >= most ? sittings[n].people[i] + 1 : most;
	uint32_t *needed = arena_array(arena, most, sizeof *needed);
	uint32_t *numbers = arena_array(arena, most, sizeof *numbers);
	if (needed == NULL || numbers == NULL)
		return false;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		for (uint32_t i = 0; i < sittings[n].people_count; i++)
			needed[sittings[n].people[i]]++;
	for (uint32_t i = 0; i < most; i++)
		numbers[i] = needed[i] > 1 ? problem->busy_count++ : NO_ELEMENT;
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		struct sitting *sitting = &sittings[n];
		uint32_t *busy =
			arena_array(arena, (size_t)sitting->people_count + 1, sizeof *busy);
		if (busy == NULL)
			return false;
		for (uint32_t i = 0; i < sitting->people_count; i++)
			if (numbers[sitting->people[i]] != NO_ELEMENT)
				busy[sitting->busy_count++] = numbers[sitting->people[i]];
		if (sitting->is_for_all)
			busy[sitting->busy_count++] = problem->busy_count;
		sitting->busy = busy;
	}
	problem->busy_count++;
	return true;
}

bool spans_cut(struct arena *arena, struct slot *slots, struct sitting *sittings,
               struct problem *problem)
{
	return number_spans(arena, slots, problem) && number_days(arena, slots, problem) &&
	       number_people(arena, sittings, problem);
}
