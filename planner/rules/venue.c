/* venue.c - meetings against the venue they are in: seats, booths, hours, time to set up.
 *
 * A venue's numbers are the house's own, not a document's: so these checks need no
 * clause. check_venues() at the end is where to begin. */
#include "rules/venue.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/always.h"
#include "rules/use.h"

const struct hld_venue *venue_of(const struct hld_programme *programme,
                                 const struct meeting *meeting)
{
	const struct hld_venue *found = programme_venue(programme, meeting->room.id);
	if (found != NULL || meeting->room.name != NULL)
		return found;
	for (uint32_t i = 0; i < programme->venues.count; i++) {
		const struct hld_venue *venue = programme->venues.at[i];
		if (venue->zone != NULL && strcmp(venue->zone, meeting->zone.name) != 0)
			continue;
		if (found != NULL)
			return NULL; /* it may be in either */
		found = venue;
	}
	return found;
}

const string_list *languages_of(const struct hld_venue *venue, const struct meeting *meeting)
{
	if (meeting->languages.at != NULL)
		return &meeting->languages;
	return venue != NULL && venue->interpretation != NULL ? &venue->interpretation->languages
	                                                      : NULL;
}

/* Mark whoever is named, and count those who were not marked for this meeting. A delegation
 * has the seat of somebody who represents it there. */
static uint32_t count_new(const struct hld_programme *programme, uint32_t *marks, uint32_t mark,
                          const who_list *list, bool by_name)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < list->count; i++) {
		uint32_t n = list->at[i].id.n;
		if ((n < programme->persons.count) != by_name)
			continue;
		if (n == NO_ELEMENT) {
			count++;
			continue;
		}
		if (n & WHO_DELEGATION)
			n = programme->persons.count + (n & ~WHO_DELEGATION);
		count += marks[n] != mark;
		marks[n] = mark;
		if (by_name && represents(&programme->persons.at[n]))
			marks[programme->persons.count + programme->persons.at[n].delegation] =
				mark;
	}
	return count;
}

/* All who have a seat in a meeting, each once. */
static uint32_t count_seats(const struct hld_programme *programme, uint32_t *marks, uint32_t mark,
                            const struct meeting *meeting)
{
	enum { LISTS = 4 };
	const who_list *const lists[LISTS] = {&meeting->participants, &meeting->chairs,
	                                      &meeting->discussants, &meeting->panellists};
	uint32_t count = 0;
	for (int by_name = 1; by_name >= 0; by_name--)
		for (int i = 0; i < LISTS; i++)
			count += count_new(programme, marks, mark, lists[i], by_name);
	return count;
}

static void check_people_in_room(struct check *check, meeting_id id, uint32_t *marks)
{
	const struct hld_programme *programme = check->programme;
	const struct meeting *meeting = programme_meeting(programme, id);
	const struct room *room = programme_room(programme, meeting->room.id);
	char label[SAY_ROOM];
	if (room == NULL || room->seats == CIVIL_NONE)
		return;
	uint32_t count = count_seats(programme, marks, id.n + 1, meeting);
	if (count <= (uint32_t)room->seats)
		return;
	always_begin(check, ALWAYS_ROOM_FULL);
	check->severity = room->illustrative ? HLD_WARNING : HLD_BREACH;
	report(check, spot_meeting(id, "participants"), "%s has %u people; %s has %d seat%s%s",
	       meeting_label(meeting, label, sizeof label), (unsigned)count,
	       text_in(&room->name, NULL), (int)room->seats, room->seats == 1 ? "" : "s",
	       room->illustrative ? " (illustrative)" : "");
}

/* A language of the meeting that the room is not equipped for, or NULL. */
static const char *missing_language(const struct room *room, const string_list *languages)
{
	for (uint32_t i = 0; room->languages.at != NULL && i < languages->count; i++)
		if (!has_string(&room->languages, languages->at[i]))
			return languages->at[i];
	return NULL;
}

static bool has_booths(const struct room *room, const string_list *languages)
{
	return room->booths == CIVIL_NONE || languages->count <= (uint32_t)room->booths;
}

bool room_serves(const struct room *room, const string_list *languages)
{
	return has_booths(room, languages) && missing_language(room, languages) == NULL;
}

static void check_booths(struct check *check, meeting_id id)
{
	const struct meeting *meeting = programme_meeting(check->programme, id);
	const struct room *room = programme_room(check->programme, meeting->room.id);
	const struct hld_venue *venue = programme_venue(check->programme, meeting->room.id);
	char label[SAY_ROOM];
	const string_list *languages = languages_of(venue, meeting);
	if (room == NULL || languages == NULL)
		return;
	const char *missing = missing_language(room, languages);
	meeting_label(meeting, label, sizeof label);
	always_begin(check, ALWAYS_BOOTHS);
	if (!has_booths(room, languages))
		report(check, spot_meeting(id, "room"),
		       "%s is interpreted into %u languages; %s has %d %s", label,
		       (unsigned)languages->count, text_in(&room->name, NULL), (int)room->booths,
		       room->booths == 1 ? "booth" : "booths");
	else if (missing != NULL)
		report(check, spot_meeting(id, "room"),
		       "%s is interpreted into '%s', for which %s is not equipped", label, missing,
		       text_in(&room->name, NULL));
}

static void say_hours(const struct hld_venue *venue, char to[SAY_ROOM])
{
	to[0] = '\0';
	for (uint32_t i = 0; i < venue->hours.count; i++) {
		char from[CIVIL_ROOM], until[CIVIL_ROOM];
		text_append(to, SAY_ROOM, "%s%s-%s", say_between(i, venue->hours.count, " and "),
		            civil_write_time(venue->hours.at[i].from, from),
		            civil_write_time(venue->hours.at[i].to, until));
	}
}

/* A meeting in a venue of another zone would stand in calendars at another hour. */
static bool check_zone(struct check *check, meeting_id id)
{
	const struct meeting *meeting = programme_meeting(check->programme, id);
	const struct hld_venue *venue = programme_venue(check->programme, meeting->room.id);
	char label[SAY_ROOM];
	if (venue == NULL || venue->zone == NULL || strcmp(venue->zone, meeting->zone.name) == 0)
		return true;
	always_begin(check, ALWAYS_OTHER_ZONE);
	report(check, spot_meeting(id, meeting->own_zone != NULL ? "zone" : "room"),
	       "the times of %s are in the zone %s; %s is in %s",
	       meeting_label(meeting, label, sizeof label), meeting->zone.name,
	       text_in(&venue->title, NULL), venue->zone);
	return false;
}

/* Whether a meeting lies in the hours of a venue, of which one span may begin where another
 * ends. */
static bool is_inside(const struct hld_venue *venue, const struct meeting *meeting)
{
	int32_t from = meeting->start.min;
	if (meeting->start.utc_s >= meeting->end.utc_s)
		return true; /* reported as such */
	for (uint32_t i = 0; i < venue->hours.count; i++)
		if (venue->hours.at[i].from <= from && venue->hours.at[i].to > from)
			from = venue->hours.at[i].to;
	int32_t until = meeting->end.min + (meeting->end.day - meeting->start.day) * DAY_MIN;
	return from > meeting->start.min && until <= from;
}

static void check_hours_of_venue(struct check *check, meeting_id id)
{
	const struct meeting *meeting = programme_meeting(check->programme, id);
	const struct hld_venue *venue = venue_of(check->programme, meeting);
	char label[SAY_ROOM], span[SAY_ROOM], hours[SAY_ROOM];
	if (venue == NULL || venue->hours.count == 0 || is_inside(venue, meeting))
		return;
	say_hours(venue, hours);
	always_begin(check, ALWAYS_HOURS);
	report(check, spot_meeting(id, "start"), "%s is on %s; the hours of %s are %s",
	       meeting_label(meeting, label, sizeof label),
	       say_span(meeting->start, meeting->end, span), text_in(&venue->title, NULL), hours);
}

static void gap_clash(struct check *check, const struct use *earlier, const struct use *later,
                      void *unused)
{
	(void)unused;
	const struct hld_programme *programme = check->programme;
	const struct meeting *a = &programme->meetings.at[earlier->meeting];
	const struct meeting *b = &programme->meetings.at[later->meeting];
	const struct hld_venue *venue = programme_venue(programme, b->room.id);
	char before[SAY_ROOM], label[SAY_ROOM];
	if (a->kind == b->kind || b->start.utc_s < a->end.utc_s)
		return; /* one follows the other as it is; or both at once, which is a breach */
	int64_t min = (b->start.utc_s - a->end.utc_s) / 60;
	report(check, spot_meeting((meeting_id){later->meeting}, "start"),
	       "between %s and %s in one room there %s %lld minute%s; %s asks for %d to set it up",
	       say_use(check, earlier->meeting, NO_ELEMENT, before),
	       meeting_label(b, label, sizeof label), min == 1 ? "is" : "are", (long long)min,
	       min == 1 ? "" : "s", text_in(&venue->title, NULL), (int)venue->gap_min);
}

/* Each meeting takes its room for as long as setting it up takes thereafter. */
static void check_set_up(struct check *check)
{
	const struct hld_programme *programme = check->programme;
	struct uses uses = {0};
	for (uint32_t i = 0; i < programme->by_start.count; i++) {
		const uint32_t m = check->briefs[i].id.n;
		const struct meeting *meeting = &programme->meetings.at[m];
		const struct hld_venue *venue = programme_venue(programme, meeting->room.id);
		if (meeting->status == CANCELLED || venue == NULL || venue->gap_min == CIVIL_NONE)
			continue;
		uses_add(check, &uses,
		         (struct use){meeting->room.id.n, meeting->start.utc_s,
		                      meeting->end.utc_s + venue->gap_min * INT64_C(60), m,
		                      NO_ELEMENT, 0});
	}
	always_begin(check, ALWAYS_SET_UP);
	uses_sweep(check, &uses, gap_clash, NULL);
}

/* told: of each meeting whether it was reported. */
static void room_clash(struct check *check, const struct use *earlier, const struct use *later,
                       void *told)
{
	char a[SAY_ROOM], b[SAY_ROOM];
	bool *is_told = &((bool *)told)[later->meeting];
	if (*is_told)
		return;
	*is_told = true;
	report(check, spot_meeting((meeting_id){later->meeting}, "room"),
	       "%s is in use by %s when %s is to be there",
	       text_in(&programme_room(check->programme, (room_id){later->of})->name, NULL),
	       say_use(check, earlier->meeting, NO_ELEMENT, a),
	       say_use(check, later->meeting, NO_ELEMENT, b));
}

/* Agreed meetings by themselves first: a tentative one must not hide them. */
static void check_rooms(struct check *check)
{
	struct uses agreed = {0}, all = {0};
	bool *told = arena_array(check->scratch, check->programme->meetings.count, sizeof *told);
	for (uint32_t i = 0; told != NULL && i < check->programme->by_start.count; i++) {
		const uint32_t m = check->briefs[i].id.n;
		const struct meeting *meeting = &check->programme->meetings.at[m];
		const struct use use = {meeting->room.id.n, meeting->start.utc_s,
		                        meeting->end.utc_s, m,
		                        NO_ELEMENT,         0};
		if (meeting->status == CANCELLED || meeting->room.id.n == NO_ELEMENT)
			continue;
		uses_add(check, &all, use);
		if (meeting->status != TENTATIVE)
			uses_add(check, &agreed, use);
	}
	check->failed = check->failed || told == NULL;
	always_begin(check, ALWAYS_ROOM_IN_USE);
	uses_sweep(check, &agreed, room_clash, told);
	check->severity = HLD_WARNING;
	uses_sweep(check, &all, room_clash, told);
}

void check_venues(struct check *check)
{
	const struct hld_programme *programme = check->programme;
	uint32_t *marks = calloc(
		(size_t)programme->persons.count + programme->delegations.count + 1, sizeof *marks);
	if (marks == NULL) {
		check->failed = true;
		return;
	}
	for (uint32_t i = 0; i < programme->by_start.count; i++) {
		meeting_id id = check->briefs[i].id;
		if (check->briefs[i].cancelled)
			continue;
		check_people_in_room(check, id, marks);
		check_booths(check, id);
		if (check_zone(check, id))
			check_hours_of_venue(check, id);
	}
	free(marks);
	check_set_up(check);
	check_rooms(check);
}
