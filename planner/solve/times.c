/* times.c - the times that a meeting of a draft may have: as long as it is, on the grid. */
#include "solve/times.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"

enum { DAYS_AROUND = 7 }; /* of a meeting that is not on the days of the conference */

bool times_add(struct times *times, const struct meeting *meeting, struct anchor time, int32_t cost)
{
	const struct zone *zone = &times->programme->zones.at[meeting->zone.id.n];
	struct moment start = {.day = time.day, .min = time.start_min};
	struct moment end = {.day = time.day, .min = time.end_min};
	for (uint32_t i = 0; i < times->count; i++) {
		const struct slot *slot = &times->at[i];
		if (slot->day == time.day && slot->start_min == time.start_min &&
		    slot->end_min == time.end_min)
			return true;
	}
	if (times->count == times->room) {
		uint32_t room = times->room != 0 ? times->room * 2 : 64;
		struct slot *slots = realloc(times->at, room * sizeof *slots);
		if (slots == NULL)
			return false;
		times->at = slots;
		times->room = room;
	}
	if (end.min == DAY_MIN)
		end = (struct moment){.day = time.day + 1, .min = 0};
	zone_fix(zone, &start);
	zone_fix(zone, &end);
	bool real = start.state == MOMENT_ONCE && end.state == MOMENT_ONCE;
	if (real || times->count == 0)
		times->at[times->count++] = (struct slot){
			time.day, time.start_min, time.end_min, start.utc_s, end.utc_s, 0, cost};
	return true;
}

/* What moves a meeting of a draft costs. */
static bool add_own(struct times *times, const struct meeting *meeting, int32_t day,
                    int32_t start_min, int32_t len_min)
{
	int32_t cost = times->count == 0           ? 0
	               : day == meeting->start.day ? COST_TIME
	                                           : COST_TIME + COST_DAY;
	return times_add(times, meeting, (struct anchor){day, start_min, start_min + len_min},
	                 cost);
}

/* The starts on one day that leave the meeting inside a span, on the grid. */
static bool add_span(struct times *times, const struct meeting *meeting, int32_t day, int32_t from,
                     int32_t to, int32_t len_min)
{
	bool added = true;
	for (int32_t start = from; added && start + len_min <= to; start += times->grid_min)
		added = add_own(times, meeting, day, start, len_min);
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
				if (!add_own(times, meeting, mandate->conference->days.at[d], start,
				             len_min))
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

/* Of a meeting that crosses midnight, or is in another zone than the programme, its own time
 * is the only one. */
bool times_of_draft(struct times *times, const struct meeting *meeting, uint32_t venue)
{
	int32_t len_min = meeting->end.min - meeting->start.min;
	times->count = 0;
	if (meeting->end.day != meeting->start.day || len_min <= 0)
		return add_own(times, meeting, meeting->start.day, meeting->start.min,
		               DAY_MIN - meeting->start.min);
	if (!add_own(times, meeting, meeting->start.day, meeting->start.min, len_min))
		return false;
	if (strcmp(meeting->zone.name, times->programme->zone) != 0)
		return true;
	bool added = true;
	if (!is_of_conference(times, meeting->start.day))
		for (int32_t d = -DAYS_AROUND; added && d <= DAYS_AROUND; d++)
			added = add_day(times, meeting, venue, meeting->start.day + d, len_min);
	for (size_t m = 0; added && m < times->mandates->count; m++) {
		const int_list *days = &times->mandates->at[m]->conference->days;
		for (uint32_t d = 0; added && d < days->count; d++)
			added = add_day(times, meeting, venue, days->at[d], len_min);
	}
	return added && add_named(times, meeting, len_min);
}
