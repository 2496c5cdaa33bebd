/* problem.c - from a draft, its mandates and venues to what the search works on.
 *
 * problem_make() at the end is where to begin. */
#include "solve/problem.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "solve/rooms.h"
#include "solve/spans.h"
#include "solve/ties.h"
#include "solve/times.h"

enum { TIMES_BEFORE = 80, TIMES_TO_ASK = 16 }; /* that a meeting before the conference has */

struct maker {
	struct arena *arena;
	const struct hld_programme *programme;
	const struct outline *outline; /* NULL: a draft is mended */
	const struct mandate_list *mandates;
	struct times times;   /* of the sitting at hand */
	const char **offices; /* whose holders an outline names: people too, behind the others */
	uint32_t office_count;
	bool keep_absences; /* times stay at which somebody is absent */
	bool failed;
};

static void *take(struct maker *maker, size_t count, size_t size)
{
	void *at = arena_array(maker->arena, count, size);
	maker->failed = maker->failed || at == NULL;
	return at;
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

/* Whether somebody is absent: a person by number, or whoever holds an office then. */
static bool is_absent(const struct maker *maker, uint32_t who, const struct slot *slot)
{
	const struct hld_programme *programme = maker->programme;
	if (who < programme->persons.count)
		return is_away(programme->persons.at[who].person, slot);
	const char *office = maker->offices[who - programme->persons.count];
	const struct person *person = programme_in_office(programme, office, slot->day);
	return person != NULL && is_away(person, slot);
}

static bool is_anybody_absent(const struct maker *maker, const struct sitting *sitting, uint32_t i)
{
	for (uint32_t n = 0; n < sitting->people_count; n++)
		if (is_absent(maker, sitting->people[n], times_slot(&maker->times, i)))
			return true;
	return false;
}

/* Leave out the times at which somebody who is needed is absent: that of a draft stays, at the
 * cost of a breach, and of an outline one at least. */
static void drop_absences(struct maker *maker, const struct sitting *sitting)
{
	bool is_draft = maker->outline == NULL;
	uint32_t left = is_draft ? 1 : 0;
	if (maker->keep_absences)
		return;
	if (is_draft && is_anybody_absent(maker, sitting, 0))
		maker->times.at[0].cost = COST_BREACH;
	for (uint32_t i = left; i < maker->times.count; i++)
		if (!is_anybody_absent(maker, sitting, i))
			maker->times.at[left++] = maker->times.at[i];
	maker->times.count = left > 0 ? left : 1;
}

/* Of a meeting before the conference the best times are enough, unless somebody prefers others;
 * fewer where it is only asked whether it can be at all. */
static void drop_far(struct maker *maker)
{
	if (maker->outline == NULL || !maker->times.is_before || maker->programme->prefer.count > 0)
		return;
	uint32_t most = maker->outline->size == OUTLINE_ALL ? TIMES_TO_ASK : TIMES_BEFORE;
	maker->times.count = maker->times.count < most ? maker->times.count : most;
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

/* Somebody may have two parts in a meeting. */
static void sort_people(struct sitting *sitting, uint32_t *people, uint32_t count)
{
	uint32_t different = 0;
	if (count > 1)
		qsort(people, count, sizeof *people, number_compare);
	for (uint32_t i = 0; i < count; i++)
		if (different == 0 || people[different - 1] != people[i])
			people[different++] = people[i];
	sitting->people = people;
	sitting->people_count = different;
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
	sort_people(sitting, people, count);
}

/* The number of an office among those that the outline names, added to the people. */
static void add_office(struct maker *maker, const char *office, uint32_t *people, uint32_t *count)
{
	uint32_t n = 0;
	if (office == NULL)
		return;
	while (n < maker->office_count && strcmp(maker->offices[n], office) != 0)
		n++;
	if (n == maker->office_count)
		maker->offices[maker->office_count++] = office;
	n += maker->programme->persons.count;
	for (uint32_t i = 0; i < *count; i++)
		if (people[i] == n)
			return;
	people[(*count)++] = n;
}

/* Those who preside or speak in a meeting of the outline, by their offices. */
static void find_officers(struct maker *maker, meeting_id id, struct sitting *sitting)
{
	const struct planned_meeting *planned = &maker->outline->meetings[id.n];
	uint32_t *people = take(maker, (size_t)planned->item_count + 1, sizeof *people), count = 0;
	if (people == NULL)
		return;
	add_office(maker, planned->presides, people, &count);
	for (const struct planned_item *item = planned->items; item != NULL; item = item->next)
		add_office(maker, item->office, people, &count);
	sort_people(sitting, people, count);
}

/* Room for all the offices that the outline may name. */
static void make_room_for_offices(struct maker *maker)
{
	size_t most = 0;
	for (uint32_t n = 0; maker->outline != NULL && n < maker->outline->count; n++)
		most += (size_t)maker->outline->meetings[n].item_count + 1;
	maker->offices = take(maker, most, sizeof *maker->offices);
}

/* The venue of a meeting: that of its room; where its room is not known, even if it is named,
 * the only one in its zone; NO_ELEMENT: none. */
static uint32_t venue_index(const struct hld_programme *programme, const struct meeting *meeting)
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

static uint32_t elastic_of(const struct maker *maker, const struct meeting *meeting, meeting_id id)
{
	return maker->outline != NULL ? outline_elastic(&maker->outline->meetings[id.n])
	                              : meeting->items.count;
}

static struct edge after_start(const struct meeting *meeting, struct moment moment)
{
	int32_t days = moment.day - meeting->start.day;
	return (struct edge){days * DAY_MIN + moment.min - meeting->start.min, false};
}

static struct edge before_end(const struct meeting *meeting, struct moment moment)
{
	int32_t days = meeting->end.day - moment.day;
	return (struct edge){days * DAY_MIN + meeting->end.min - moment.min, true};
}

/* The items of a meeting; one that shares the time of another is where that is. */
static void find_parts(struct maker *maker, const struct meeting *meeting, meeting_id id,
                       struct sitting *sitting)
{
	struct part *parts = take(maker, meeting->items.count, sizeof *parts);
	uint32_t elastic = elastic_of(maker, meeting, id), owner = 0;
	for (uint32_t i = 0; parts != NULL && i < meeting->items.count; i++) {
		struct moment from = item_start(meeting, i), to = item_end(meeting, i);
		if (meeting->items.at[i].start.day != CIVIL_NONE)
			owner = i;
		parts[i] = (struct part){
			meeting->items.at[i].kind,
			owner <= elastic ? after_start(meeting, from) : before_end(meeting, from),
			owner < elastic ? after_start(meeting, to) : before_end(meeting, to)};
	}
	sitting->parts = parts;
	sitting->part_count = meeting->items.count;
}

static void find_times(struct maker *maker, const struct meeting *meeting, meeting_id id,
                       uint32_t venue, struct sitting *sitting)
{
	const struct interpretation *of =
		venue != NO_ELEMENT ? maker->programme->venues.at[venue]->interpretation : NULL;
	maker->times.rest_min = of != NULL && of->rest_min != CIVIL_NONE ? of->rest_min : 0;
	bool found = maker->outline != NULL
	                     ? times_of_planned(&maker->times, maker->outline, id.n, meeting)
	                     : times_of_draft(&maker->times, meeting, venue);
	maker->failed = maker->failed || !found;
	if (maker->failed)
		return;
	drop_absences(maker, sitting);
	drop_far(maker);
	struct time_choice *times = take(maker, maker->times.count, sizeof *times);
	if (times == NULL)
		return;
	memcpy(times, maker->times.at, maker->times.count * sizeof *times);
	sitting->times = times;
	sitting->time_count = maker->times.count;
}

static void make_sitting(struct maker *maker, meeting_id id, struct sitting *sitting)
{
	const struct hld_programme *programme = maker->programme;
	const struct meeting *meeting = programme_meeting(programme, id);
	uint32_t venue = venue_index(programme, meeting);
	const struct interpretation *of =
		venue != NO_ELEMENT ? programme->venues.at[venue]->interpretation : NULL;
	bool silent = meeting->languages.at != NULL && meeting->languages.count == 0;
	*sitting =
		(struct sitting){.meeting = id,
	                         .kind = meeting->kind,
	                         .number = meeting->number,
	                         .is_for_all = maker->outline != NULL && meeting->kind == PLENARY,
	                         .venue = of != NULL && !silent ? venue : NO_ELEMENT};
	if (maker->outline != NULL)
		find_officers(maker, id, sitting);
	else
		find_people(maker, meeting, sitting);
	find_parts(maker, meeting, id, sitting);
	bool found =
		maker->outline != NULL
			? rooms_of_planned(maker->arena, programme, maker->outline, id.n, sitting)
			: rooms_of_draft(maker->arena, programme, maker->mandates, meeting, venue,
	                                 sitting);
	maker->failed = maker->failed || !found;
	if (!maker->failed)
		find_times(maker, meeting, id, venue, sitting);
}

/* A sitting as it is ranked. */
struct ranked {
	const struct meeting *meeting;
	uint32_t n;
};

static int rank_compare(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->meeting->kind != y->meeting->kind)
		return x->meeting->kind < y->meeting->kind ? -1 : 1;
	if (x->meeting->number != y->meeting->number)
		return x->meeting->number < y->meeting->number ? -1 : 1;
	int ids = strcmp(x->meeting->id, y->meeting->id);
	return ids != 0 ? ids : (x->n > y->n) - (x->n < y->n);
}

static void rank_sittings(struct maker *maker, struct sitting *sittings, uint32_t count)
{
	struct ranked *ranked = take(maker, count, sizeof *ranked);
	for (uint32_t n = 0; ranked != NULL && n < count; n++)
		ranked[n] = (struct ranked){
			programme_meeting(maker->programme, sittings[n].meeting), n};
	if (ranked != NULL && count > 1)
		qsort(ranked, count, sizeof *ranked, rank_compare);
	for (uint32_t n = 0; ranked != NULL && n < count; n++)
		sittings[ranked[n].n].rank = n;
}

static bool make(struct arena *arena, const struct hld_programme *programme,
                 const struct outline *outline, const struct mandate_list *mandates,
                 int32_t grid_min, bool keep_absences, struct problem *out)
{
	struct maker maker = {.arena = arena,
	                      .programme = programme,
	                      .outline = outline,
	                      .mandates = mandates,
	                      .keep_absences = keep_absences,
	                      .times = {.arena = arena,
	                                .programme = programme,
	                                .mandates = mandates,
	                                .grid_min = grid_min}};
	*out = (struct problem){.programme = programme, .is_outline = outline != NULL};
	for (size_t m = 0; m < mandates->count; m++)
		if (mandates->at[m]->conference->days.count > out->conference_days)
			out->conference_days = mandates->at[m]->conference->days.count;
	struct sitting *sittings = take(&maker, programme->meetings.count, sizeof *sittings);
	make_room_for_offices(&maker);
	for (uint32_t i = 0; !maker.failed && i < programme->meetings.count; i++) {
		meeting_id id = outline != NULL ? (meeting_id){i} : programme->by_start.at[i];
		if (programme_meeting(programme, id)->status != CANCELLED)
			make_sitting(&maker, id, &sittings[out->sittings.count++]);
	}
	out->sittings.at = sittings;
	out->offices = maker.offices;
	if (!maker.failed)
		rank_sittings(&maker, sittings, out->sittings.count);
	struct slot *slots = take(&maker, maker.times.slot_count, sizeof *slots);
	if (slots != NULL && maker.times.slot_count > 0)
		memcpy(slots, maker.times.slots, maker.times.slot_count * sizeof *slots);
	out->slots.at = slots;
	out->slots.count = maker.times.slot_count;
	times_release(&maker.times);
	return !maker.failed && spans_cut(arena, slots, sittings, out) &&
	       ties_make(arena, mandates, sittings, out);
}

bool problem_make(struct arena *arena, const struct hld_programme *programme,
                  const struct outline *outline, const struct mandate_list *mandates,
                  int32_t grid_min, struct problem *out)
{
	return make(arena, programme, outline, mandates, grid_min, false, out);
}

bool problem_make_whole(struct arena *arena, const struct hld_programme *programme,
                        const struct mandate_list *mandates, int32_t grid_min, struct problem *out)
{
	return make(arena, programme, NULL, mandates, grid_min, true, out);
}
