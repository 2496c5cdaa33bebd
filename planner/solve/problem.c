/* problem.c - from a draft, its mandates and venues to what the search works on.
 *
 * problem_make() at the end is where to begin. */
#include "solve/problem.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "solve/post.h"

enum { DAYS_AROUND = 7 }; /* of a meeting that is not on the days of the conference */

struct maker {
	struct arena *arena;
	const struct hld_programme *programme;
	const struct hld_mandate *const *mandates;
	size_t mandate_count;
	int32_t grid_min;
	struct slot *slots; /* of the sitting at hand */
	uint32_t count, room;
	bool failed;
};

static void *take(struct maker *maker, size_t count, size_t size)
{
	void *at = arena_array(maker->arena, count, size);
	maker->failed = maker->failed || at == NULL;
	return at;
}

/* The venue of a meeting: that of its room; where its room is not known, the only one in its
 * zone; NO_ELEMENT: none. */
static uint32_t venue_of_meeting(const struct hld_programme *programme,
                                 const struct meeting *meeting)
{
	uint32_t found = NO_ELEMENT;
	if (meeting->room.id.n != NO_ELEMENT)
		return programme->all_rooms.at[meeting->room.id.n].venue;
	for (uint32_t i = 0; i < programme->venues.count; i++) {
		const struct hld_venue *venue = programme->venues.at[i];
		if (venue->zone != NULL && strcmp(venue->zone, meeting->zone.name) != 0)
			continue;
		if (found != NO_ELEMENT)
			return NO_ELEMENT;
		found = i;
	}
	return found;
}

static bool add_slot(struct maker *maker, const struct meeting *meeting, int32_t day,
                     int32_t start_min, int32_t len_min)
{
	const struct zone *zone = &maker->programme->zones.at[meeting->zone.id.n];
	struct moment start = {.day = day, .min = start_min};
	struct moment end = {.day = day, .min = start_min + len_min};
	for (uint32_t i = 0; i < maker->count; i++)
		if (maker->slots[i].day == day && maker->slots[i].start_min == start_min)
			return true;
	if (maker->count == maker->room) {
		uint32_t room = maker->room != 0 ? maker->room * 2 : 64;
		struct slot *slots = realloc(maker->slots, room * sizeof *slots);
		if (slots == NULL)
			return false;
		maker->slots = slots;
		maker->room = room;
	}
	if (end.min == DAY_MIN)
		end = (struct moment){.day = day + 1, .min = 0};
	zone_fix(zone, &start);
	zone_fix(zone, &end);
	bool real = start.state == MOMENT_ONCE && end.state == MOMENT_ONCE;
	if (real || maker->count == 0)
		maker->slots[maker->count++] = (struct slot){
			day, start_min, start_min + len_min, start.utc_s, end.utc_s, 0};
	return true;
}

/* The starts on one day that leave the meeting inside a span, on the grid. */
static bool add_span(struct maker *maker, const struct meeting *meeting, int32_t day, int32_t from,
                     int32_t to, int32_t len_min)
{
	bool added = true;
	for (int32_t start = from; added && start + len_min <= to; start += maker->grid_min)
		added = add_slot(maker, meeting, day, start, len_min);
	return added;
}

/* The hours of the venue; without one, from the first part of the day to the last. */
static bool add_day(struct maker *maker, const struct meeting *meeting, uint32_t venue, int32_t day,
                    int32_t len_min)
{
	const struct hld_venue *of =
		venue != NO_ELEMENT ? maker->programme->venues.at[venue] : NULL;
	bool added = true;
	if (of != NULL && of->hours.count > 0) {
		for (uint32_t i = 0; added && i < of->hours.count; i++)
			added = add_span(maker, meeting, day, of->hours.at[i].from,
			                 of->hours.at[i].to, len_min);
		return added;
	}
	int32_t from = DAY_MIN, to = 0;
	for (size_t m = 0; m < maker->mandate_count; m++)
		for (uint32_t i = 0; i < maker->mandates[m]->conference->parts.count; i++) {
			const struct part_of_day *part =
				&maker->mandates[m]->conference->parts.at[i];
			from = part->from < from ? part->from : from;
			to = part->to > to ? part->to : to;
		}
	return from < to ? add_span(maker, meeting, day, from, to, len_min) : true;
}

/* Starts and ends that clauses name, though the hours of the venue may not have them. */
static bool add_named(struct maker *maker, const struct meeting *meeting, int32_t len_min)
{
	for (size_t m = 0; m < maker->mandate_count; m++) {
		const struct hld_mandate *mandate = maker->mandates[m];
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
				if (!add_slot(maker, meeting, mandate->conference->days.at[d],
				              start, len_min))
					return false;
		}
	}
	return true;
}

static bool is_of_conference(const struct maker *maker, int32_t day)
{
	for (size_t m = 0; m < maker->mandate_count; m++)
		if (list_has(&maker->mandates[m]->conference->days, day))
			return true;
	return false;
}

/* The possible times of a meeting, its own first. Of one that crosses midnight, or is in
 * another zone than the programme, it is the only one. */
static bool add_slots(struct maker *maker, const struct meeting *meeting, uint32_t venue)
{
	int32_t len_min = meeting->end.min - meeting->start.min;
	maker->count = 0;
	if (meeting->end.day != meeting->start.day || len_min <= 0)
		return add_slot(maker, meeting, meeting->start.day, meeting->start.min,
		                DAY_MIN - meeting->start.min);
	if (!add_slot(maker, meeting, meeting->start.day, meeting->start.min, len_min))
		return false;
	if (strcmp(meeting->zone.name, maker->programme->zone) != 0)
		return true;
	bool added = true;
	if (!is_of_conference(maker, meeting->start.day))
		for (int32_t d = -DAYS_AROUND; added && d <= DAYS_AROUND; d++)
			added = add_day(maker, meeting, venue, meeting->start.day + d, len_min);
	for (size_t m = 0; added && m < maker->mandate_count; m++) {
		const int_list *days = &maker->mandates[m]->conference->days;
		for (uint32_t d = 0; added && d < days->count; d++)
			added = add_day(maker, meeting, venue, days->at[d], len_min);
	}
	return added && add_named(maker, meeting, len_min);
}

static bool is_away(const struct person *person, const struct slot *slot)
{
	for (uint32_t i = 0; i < person->absences.count; i++) {
		const struct absence *absence = &person->absences.at[i];
		bool begins = absence->from.day < slot->day ||
		              (absence->from.day == slot->day && absence->from.min < slot->end_min);
		bool ends =
			absence->until.day > slot->day ||
			(absence->until.day == slot->day && absence->until.min > slot->start_min);
		if (begins && ends)
			return true;
	}
	return false;
}

/* Leave out the times at which somebody who is needed is absent, but for that of the draft. */
static void drop_absences(struct maker *maker, const struct sitting *sitting)
{
	uint32_t left = 1;
	for (uint32_t i = 1; i < maker->count; i++) {
		bool away = false;
		for (uint32_t n = 0; n < sitting->people_count; n++)
			away = away ||
			       is_away(maker->programme->persons.at[sitting->people[n]].person,
			               &maker->slots[i]);
		if (!away)
			maker->slots[left++] = maker->slots[i];
	}
	maker->count = left;
}

static int number_compare(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static void add_people(const struct hld_programme *programme, const who_list *list, uint32_t *to,
                       uint32_t *count)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->at[i].id.n < programme->persons.count)
			to[(*count)++] = list->at[i].id.n;
}

/* Those who preside, chair, discuss or sit in a meeting, by name. */
static void find_people(struct maker *maker, const struct meeting *meeting, struct sitting *sitting)
{
	const struct hld_programme *programme = maker->programme;
	size_t most = (size_t)1 + meeting->chairs.count + meeting->discussants.count +
	              meeting->panellists.count + meeting->participants.count;
	uint32_t *people = take(maker, most, sizeof *people), count = 0;
	if (people == NULL)
		return;
	if (meeting->presides.id.n < programme->persons.count)
		people[count++] = meeting->presides.id.n;
	add_people(programme, &meeting->chairs, people, &count);
	add_people(programme, &meeting->discussants, people, &count);
	add_people(programme, &meeting->panellists, people, &count);
	add_people(programme, &meeting->participants, people, &count);
	if (count > 1)
		qsort(people, count, sizeof *people, number_compare);
	sitting->people = people;
	sitting->people_count = count;
}

/* The room of the draft first; then those of its venue that are large enough. A meeting
 * without a room keeps to that. */
static void find_rooms(struct maker *maker, const struct meeting *meeting, uint32_t venue,
                       struct sitting *sitting)
{
	const struct hld_programme *programme = maker->programme;
	room_id *rooms = take(maker, (size_t)programme->all_rooms.count + 1, sizeof *rooms);
	uint32_t count = 1;
	if (rooms == NULL)
		return;
	rooms[0] = meeting->room.id;
	for (uint32_t i = 0; meeting->room.name != NULL && i < programme->all_rooms.count; i++) {
		const struct known_room *known = &programme->all_rooms.at[i];
		bool small = known->room->seats != CIVIL_NONE &&
		             (uint32_t)known->room->seats < meeting->participants.count;
		if (i != rooms[0].n && known->venue == venue && !small)
			rooms[count++] = (room_id){i};
	}
	sitting->rooms = rooms;
	sitting->room_count = count;
}

static void make_sitting(struct maker *maker, meeting_id id, struct sitting *sitting)
{
	const struct hld_programme *programme = maker->programme;
	const struct meeting *meeting = programme_meeting(programme, id);
	uint32_t venue = venue_of_meeting(programme, meeting);
	const struct interpretation *of =
		venue != NO_ELEMENT ? programme->venues.at[venue]->interpretation : NULL;
	bool silent = meeting->languages.at != NULL && meeting->languages.count == 0;
	*sitting = (struct sitting){.meeting = id,
	                            .kind = meeting->kind,
	                            .number = meeting->number,
	                            .venue = of != NULL && !silent ? venue : NO_ELEMENT};
	find_people(maker, meeting, sitting);
	find_rooms(maker, meeting, venue, sitting);
	if (!add_slots(maker, meeting, venue))
		maker->failed = true;
	if (maker->failed)
		return;
	drop_absences(maker, sitting);
	struct slot *slots = take(maker, maker->count, sizeof *slots);
	if (slots == NULL)
		return;
	memcpy(slots, maker->slots, maker->count * sizeof *slots);
	sitting->slots = slots;
	sitting->slot_count = maker->count;
}

static bool may_mean(const struct selector *selector, const struct sitting *sitting)
{
	for (; selector != NULL; selector = selector->also)
		if (selector->items.count == 0 &&
		    (selector->kinds.count == 0 || list_has(&selector->kinds, sitting->kind)) &&
		    (selector->numbers.count == 0 || list_has(&selector->numbers, sitting->number)))
			return true;
	return false;
}

/* A tie of a clause that is about times of whole meetings; false: it is about none. */
static bool make_tie(struct maker *maker, const struct problem *problem, struct tie *tie,
                     uint32_t *chosen)
{
	const struct selector *selectors[2];
	*chosen = 0;
	if (post_reason(tie->clause->rule) != NULL)
		return false;
	post_selectors(tie->clause, selectors);
	for (int i = 0; i < 2; i++)
		if (selectors[i] != NULL && selectors[i]->items.count > 0)
			return false;
	uint32_t *members = take(maker, problem->sittings.count, sizeof *members);
	if (members == NULL)
		return false;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		if (may_mean(selectors[0], &problem->sittings.at[n]) ||
		    may_mean(selectors[1], &problem->sittings.at[n]))
			members[tie->member_count++] = n;
	for (int i = 0; i < 2; i++)
		for (const struct selector *s = selectors[i]; s != NULL; s = s->also)
			*chosen += tie->member_count;
	tie->members = members;
	return tie->member_count > 0;
}

static void make_ties(struct maker *maker, struct problem *problem)
{
	size_t most = 0;
	for (size_t m = 0; m < maker->mandate_count; m++)
		most += maker->mandates[m]->clauses.count;
	struct tie *ties = take(maker, most, sizeof *ties);
	uint32_t count = 0;
	for (size_t m = 0; ties != NULL && m < maker->mandate_count; m++)
		for (uint32_t c = 0; c < maker->mandates[m]->clauses.count; c++) {
			const struct hld_mandate *mandate = maker->mandates[m];
			const struct clause *clause = &mandate->clauses.at[c];
			uint32_t chosen;
			ties[count] = (struct tie){.mandate = mandate,
			                           .clause = clause,
			                           .binding = clause_severity(mandate, clause) ==
			                                      HLD_BREACH};
			if (!make_tie(maker, problem, &ties[count], &chosen))
				continue;
			count++;
			if (chosen > problem->most_chosen)
				problem->most_chosen = chosen;
		}
	problem->ties.at = ties;
	problem->ties.count = count;
}

/* Tell each sitting which ties it is in. */
static void index_ties(struct maker *maker, const struct problem *problem, struct sitting *sittings)
{
	for (uint32_t t = 0; t < problem->ties.count; t++)
		for (uint32_t i = 0; i < problem->ties.at[t].member_count; i++)
			sittings[problem->ties.at[t].members[i]].tie_count++;
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		uint32_t *ties = take(maker, sittings[n].tie_count, sizeof *ties), count = 0;
		for (uint32_t t = 0; ties != NULL && t < problem->ties.count; t++)
			for (uint32_t i = 0; i < problem->ties.at[t].member_count; i++)
				if (problem->ties.at[t].members[i] == n)
					ties[count++] = t;
		sittings[n].ties = ties;
	}
}

static int day_compare(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Number the different days of all slots. */
static void number_days(struct maker *maker, struct problem *problem)
{
	size_t count = 0, different = 0;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		count += problem->sittings.at[n].slot_count;
	int32_t *days = take(maker, count, sizeof *days);
	if (days == NULL)
		return;
	count = 0;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		for (uint32_t i = 0; i < problem->sittings.at[n].slot_count; i++)
			days[count++] = problem->sittings.at[n].slots[i].day;
	if (count > 1)
		qsort(days, count, sizeof *days, day_compare);
	for (size_t i = 0; i < count; i++)
		if (different == 0 || days[different - 1] != days[i])
			days[different++] = days[i];
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		for (uint32_t i = 0; i < problem->sittings.at[n].slot_count; i++) {
			struct slot *slot = &problem->sittings.at[n].slots[i];
			const int32_t *day =
				bsearch(&slot->day, days, different, sizeof *days, day_compare);
			slot->day_n = (uint32_t)(day - days);
		}
	problem->day_count = (uint32_t)different;
}

bool problem_make(struct arena *arena, const struct hld_programme *programme,
                  const struct hld_mandate *const *mandates, size_t count, int32_t grid_min,
                  struct problem *out)
{
	struct maker maker = {.arena = arena,
	                      .programme = programme,
	                      .mandates = mandates,
	                      .mandate_count = count,
	                      .grid_min = grid_min};
	*out = (struct problem){.programme = programme};
	struct sitting *sittings = take(&maker, programme->meetings.count, sizeof *sittings);
	for (uint32_t i = 0; !maker.failed && i < programme->by_start.count; i++) {
		meeting_id id = programme->by_start.at[i];
		if (programme_meeting(programme, id)->status != CANCELLED)
			make_sitting(&maker, id, &sittings[out->sittings.count++]);
	}
	out->sittings.at = sittings;
	if (!maker.failed)
		make_ties(&maker, out);
	if (!maker.failed)
		index_ties(&maker, out, sittings);
	if (!maker.failed)
		number_days(&maker, out);
	free(maker.slots);
	return !maker.failed;
}
