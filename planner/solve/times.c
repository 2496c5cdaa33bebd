/* times.c - the times that a meeting of a draft may have: as long as it is, on the grid. */
#include "solve/times.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/grow.h"

enum { DAYS_AROUND = 7 }; /* of a meeting that is not on the days of the conference */

void times_release(struct times *times)
{
	free(times->slots);
	free(times->at);
}

static bool choose(struct times *times, uint32_t slot, int32_t cost)
{
	struct time_choice *at = grown(times->at, times->count, &times->room, sizeof *at);
	if (at == NULL)
		return false;
	times->at = at;
	at[times->count++] = (struct time_choice){slot, cost};
	return true;
}

static bool same_time(const struct slot *slot, struct anchor time)
{
	return slot->day == time.day && slot->start_min == time.start_min &&
	       slot->end_min == time.end_min;
}

bool times_add(struct times *times, const struct meeting *meeting, struct anchor time, int32_t cost)
{
	const struct zone *zone = &times->programme->zones.at[meeting->zone.id.n];
	struct moment start = {.day = time.day, .min = time.start_min};
	struct moment end = {.day = time.day, .min = time.end_min};
	for (uint32_t i = 0; i < times->count; i++)
		if (same_time(times_slot(times, i), time))
			return true;
	if (end.min == DAY_MIN)
		end = (struct moment){.day = time.day + 1, .min = 0};
	zone_fix(zone, &start);
	zone_fix(zone, &end);
	bool real = start.state == MOMENT_ONCE && end.state == MOMENT_ONCE;
	if (!real && times->count > 0)
		return true;
	struct slot *slots =
		grown(times->slots, times->slot_count, &times->slot_room, sizeof *slots);
	if (slots == NULL)
		return false;
	times->slots = slots;
	slots[times->slot_count] = (struct slot){.day = time.day,
	                                         .start_min = time.start_min,
	                                         .end_min = time.end_min,
	                                         .start_utc_s = start.utc_s,
	                                         .end_utc_s = end.utc_s,
	                                         .rest_min = times->rest_min};
	return choose(times, times->slot_count++, cost);
}

/* The starts on one day that leave the meeting inside a span, on the grid. */
static bool add_span(struct times *times, const struct meeting *meeting, int32_t day, int32_t from,
                     int32_t to, int32_t len_min)
{
	bool added = true;
	for (int32_t start = from; added && start + len_min <= to; start += times->grid_min)
		added = times_add(times, meeting, (struct anchor){day, start, start + len_min}, 0);
	return added;
}

/* The hours of the venue; without one, from the first part of the day to the last. */
static bool add_day(struct times *times, const struct meeting *meeting, uint32_t venue, int32_t day,
                    int32_t len_min)
{
	const struct hld_venue *of =
		venue != NO_ELEMENT ? times->programme->venues.at[venue] : NULL;
	bool added = true;
	if (of != NULL && of->hours.count > 0) {
		for (uint32_t i = 0; added && i < of->hours.count; i++)
			added = add_span(times, meeting, day, of->hours.at[i].from,
			                 of->hours.at[i].to, len_min);
		return added;
	}
	int32_t from = DAY_MIN, to = 0;
	for (size_t m = 0; m < times->mandates->count; m++)
		for (uint32_t i = 0; i < times->mandates->at[m]->conference->parts.count; i++) {
			const struct part_of_day *part =
				&times->mandates->at[m]->conference->parts.at[i];
			from = part->from < from ? part->from : from;
			to = part->to > to ? part->to : to;
		}
	return from < to ? add_span(times, meeting, day, from, to, len_min) : true;
}

/* Starts and ends that clauses name, though the hours of the venue may not have them. */
static bool add_named(struct times *times, const struct meeting *meeting, int32_t len_min)
{
	for (size_t m = 0; m < times->mandates->count; m++) {
		const struct hld_mandate *mandate = times->mandates->at[m];
		for (uint32_t c = 0; c < mandate->clauses.count; c++) {
			const struct rule_when *when = mandate->clauses.at[c].params;
			if (mandate->clauses.at[c].rule != RULE_WHEN ||
			    (when->start == CIVIL_NONE && when->end == CIVIL_NONE) ||
			    when->which->items.count > 0)
				continue;
			int32_t start =
				when->start != CIVIL_NONE ? when->start : when->end - len_min;
			if (start < 0 || start + len_min > DAY_MIN)
				continue;
			for (uint32_t d = 0; d < mandate->conference->days.count; d++)
				if (!times_add(times, meeting,
				               (struct anchor){mandate->conference->days.at[d],
				                               start, start + len_min},
				               0))
					return false;
		}
	}
	return true;
}

static bool is_of_conference(const struct times *times, int32_t day)
{
	for (size_t m = 0; m < times->mandates->count; m++)
		if (list_has(&times->mandates->at[m]->conference->days, day))
			return true;
	return false;
}

/* The days of the conference and the times that clauses name. */
static bool add_conference(struct times *times, const struct meeting *meeting, uint32_t venue,
                           int32_t len_min)
{
	bool added = true;
	for (size_t m = 0; added && m < times->mandates->count; m++) {
		const int_list *days = &times->mandates->at[m]->conference->days;
		for (uint32_t d = 0; added && d < days->count; d++)
			added = add_day(times, meeting, venue, days->at[d], len_min);
	}
	return added && add_named(times, meeting, len_min);
}

/* Find those times once for all meetings that have them, with nothing else chosen. */
static const struct pattern *make_pattern(struct times *times, const struct meeting *meeting,
                                          uint32_t venue, int32_t len_min)
{
	struct pattern *pattern = arena_alloc(times->arena, sizeof *pattern);
	times->count = 0;
	if (pattern == NULL || !add_conference(times, meeting, venue, len_min))
		return NULL;
	uint32_t *slots = arena_array(times->arena, times->count, sizeof *slots);
	for (uint32_t i = 0; slots != NULL && i < times->count; i++)
		slots[i] = times->at[i].slot;
	*pattern = (struct pattern){len_min, venue, slots, times->count, times->patterns};
	times->patterns = slots != NULL ? pattern : times->patterns;
	return slots != NULL ? pattern : NULL;
}

static const struct pattern *pattern_of(struct times *times, const struct meeting *meeting,
                                        uint32_t venue, int32_t len_min)
{
	const struct pattern *pattern = times->patterns;
	while (pattern != NULL && (pattern->len_min != len_min || pattern->venue != venue))
		pattern = pattern->next;
	return pattern != NULL ? pattern : make_pattern(times, meeting, venue, len_min);
}

/* Its own time, and those of the pattern that are others. */
static bool choose_pattern(struct times *times, const struct meeting *meeting, struct anchor own,
                           const struct pattern *pattern)
{
	times->count = 0;
	bool chosen = times_add(times, meeting, own, 0);
	for (uint32_t i = 0; chosen && i < pattern->count; i++) {
		const struct slot *slot = &times->slots[pattern->slots[i]];
		if (!same_time(slot, own))
			chosen = choose(times, pattern->slots[i], 0);
	}
	return chosen;
}

/* Of a meeting that crosses midnight, or is in another zone than the programme, its own time
 * is the only one. */
bool times_of_draft(struct times *times, const struct meeting *meeting, uint32_t venue)
{
	int32_t len_min = meeting->end.min - meeting->start.min;
	struct anchor own = {meeting->start.day, meeting->start.min, meeting->end.min};
	bool is_long = meeting->end.day != meeting->start.day || len_min <= 0;
	times->count = 0;
	own.end_min = is_long ? DAY_MIN : own.end_min;
	if (is_long || strcmp(meeting->zone.name, times->programme->zone) != 0)
		return times_add(times, meeting, own, 0);
	if (is_of_conference(times, meeting->start.day)) {
		const struct pattern *pattern = pattern_of(times, meeting, venue, len_min);
		return pattern != NULL && choose_pattern(times, meeting, own, pattern);
	}
	bool added = times_add(times, meeting, own, 0);
	for (int32_t d = -DAYS_AROUND; added && d <= DAYS_AROUND; d++)
		added = add_day(times, meeting, venue, meeting->start.day + d, len_min);
	return added && add_conference(times, meeting, venue, len_min);
}
