/* finish_programme.c - resolve ids and zones of a programme, fix instants, order meetings;
 * and join a list of participants or a venue to it.
 *
 * programme_finish() and the two joins at the end are where to begin. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "model/build.h"

enum { POINTER_ROOM = 192 };

/* The maps by which ids are resolved: of the programme, or of what is joined to it. */
struct ids {
	struct map rooms, who, meetings, zones;
};

/* An id of the map that is not resolved yet. */
static void resolve(const struct map *map, const char *name, uint32_t *id)
{
	if (name != NULL && *id == NO_ELEMENT)
		*id = map_get(map, name);
}

static void resolve_who(const struct map *map, struct who_ref *who)
{
	resolve(map, who->name, &who->id.n);
}

static void resolve_list(const struct map *map, const who_list *list)
{
	for (uint32_t i = 0; i < list->count; i++)
		resolve_who(map, ELEMENT(*list, i));
}

/* All references of a programme to people, participants and rooms. */
static void resolve_all(struct hld_programme *programme, const struct map *who,
                        const struct map *rooms)
{
	for (uint32_t i = 0; i < programme->meetings.count; i++) {
		struct meeting *meeting = ELEMENT(programme->meetings, i);
		resolve(rooms, meeting->room.name, &meeting->room.id.n);
		resolve_who(who, &meeting->presides);
		resolve_list(who, &meeting->chairs);
		resolve_list(who, &meeting->discussants);
		resolve_list(who, &meeting->panellists);
		resolve_list(who, &meeting->participants);
		for (uint32_t n = 0; n < meeting->items.count; n++)
			resolve_list(who, &meeting->items.at[n].by);
	}
	for (uint32_t i = 0; i < programme->deliverables.count; i++) {
		struct deliverable *deliverable = ELEMENT(programme->deliverables, i);
		resolve_who(who, &deliverable->by);
	}
}

static void fix(const struct zone *zone, struct moment *moment)
{
	if (moment->day != CIVIL_NONE)
		zone_fix(zone, moment);
}

static void finish_meeting(struct hld_programme *programme, const struct ids *ids,
                           struct meeting *meeting)
{
	meeting->zone.name = meeting->own_zone != NULL ? meeting->own_zone : programme->zone;
	meeting->zone.id.n = map_get(&ids->zones, meeting->zone.name);
	const struct zone *zone = &programme->zones.at[meeting->zone.id.n];
	fix(zone, &meeting->start);
	fix(zone, &meeting->end);
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		struct item *item = ELEMENT(meeting->items, i);
		item->of.id.n = NO_ELEMENT;
		resolve(&ids->meetings, item->of.name, &item->of.id.n);
		fix(zone, &item->start);
		fix(zone, &item->end);
	}
}

/* Read the zone of a name unless it was read before. */
static hld_status finish_zone(struct hld_programme *programme, struct map *zones, const char *name,
                              const char *pointer, zone_reader *read_zone, hld_error *err)
{
	uint32_t count = programme->zones.count;
	if (map_put(zones, name, count) != count)
		return HLD_OK;
	hld_status status =
		read_zone(&programme->arena, name, ELEMENT(programme->zones, count), err);
	if (status != HLD_OK)
		error_place(err, pointer, 0, 0);
	programme->zones.count++;
	return status;
}

/* The zones that are named: as many as distinct names, so count those first. */
static hld_status finish_zones(struct hld_programme *programme, struct map *zones,
                               zone_reader *read_zone, hld_error *err)
{
	struct map names;
	if (!map_init(&names, &programme->arena, programme->meetings.count + 1))
		return error_nomem(err);
	map_put(&names, programme->zone, 0);
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		if (programme->meetings.at[i].own_zone != NULL)
			map_put(&names, programme->meetings.at[i].own_zone, 0);
	programme->zones.at = arena_array(&programme->arena, names.count, sizeof(struct zone));
	if (programme->zones.at == NULL || !map_init(zones, &programme->arena, names.count))
		return error_nomem(err);
	hld_status status = finish_zone(programme, zones, programme->zone, "/zone", read_zone, err);
	for (uint32_t i = 0; status == HLD_OK && i < programme->meetings.count; i++) {
		const char *name = programme->meetings.at[i].own_zone;
		char pointer[POINTER_ROOM];
		if (name == NULL)
			continue;
		snprintf(pointer, sizeof pointer, "/meetings/%u/zone", (unsigned)i);
		status = finish_zone(programme, zones, name, pointer, read_zone, err);
	}
	return status;
}

struct start {
	int64_t utc_s;
	uint32_t n;
};

static int start_compare(const void *a, const void *b)
{
	const struct start *x = a, *y = b;
	if (x->utc_s != y->utc_s)
		return x->utc_s < y->utc_s ? -1 : 1;
	return x->n < y->n ? -1 : x->n > y->n;
}

bool programme_order(struct hld_programme *programme)
{
	uint32_t count = programme->meetings.count;
	struct start *starts = arena_array(&programme->arena, count, sizeof *starts);
	meeting_id *order = arena_array(&programme->arena, count, sizeof *order);
	if (starts == NULL || order == NULL)
		return false;
	for (uint32_t i = 0; i < count; i++)
		starts[i] = (struct start){programme->meetings.at[i].start.utc_s, i};
	qsort(starts, count, sizeof *starts, start_compare);
	for (uint32_t i = 0; i < count; i++)
		order[i].n = starts[i].n;
	programme->by_start.at = order;
	programme->by_start.count = count;
	return true;
}

/* People and participants of one document, as they are added to a programme. */
struct crowd {
	const struct source *source;
	const struct person *people;
	uint32_t person_count;
	const struct participant *participants;
	uint32_t participant_count;
};

static uint32_t count_representatives(const struct crowd *crowd)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < crowd->participant_count; i++)
		count += crowd->participants[i].representatives.count;
	return count;
}

/* A copy of a list with room for more; NULL when memory is out. */
static void *longer(struct arena *arena, const void *list, uint32_t count, uint32_t more,
                    size_t size)
{
	void *at = arena_array(arena, (size_t)count + more, size);
	if (at != NULL && count > 0)
		memcpy(at, list, count * size);
	return at;
}

/* What has the id in an earlier document; MAP_NONE: nothing has. */
static uint32_t taken(const struct map *earlier, const char *id)
{
	return earlier != NULL ? map_get(earlier, id) : MAP_NONE;
}

/* Keep in mind that a record was left out. Fails (false) when memory is out. */
static bool leave_out(struct hld_programme *programme, const char *id, struct origin origin)
{
	uint32_t count = programme->left_out.count;
	if ((count & (count - 1)) == 0) { /* a power of two: the list is full */
		void *all = longer(&programme->arena, programme->left_out.at, count,
		                   count > 0 ? count : 1, sizeof *programme->left_out.at);
		if (all == NULL)
			return false;
		programme->left_out.at = all;
	}
	struct left_out *last = ELEMENT(programme->left_out, count);
	*last = (struct left_out){id, origin};
	programme->left_out.count = count + 1;
	return true;
}

/* Let a later record of a person fill in what the earlier one leaves out. */
static bool fill_person(struct hld_programme *programme, uint32_t n, const struct person *person,
                        uint32_t delegation)
{
	struct known_person *known = ELEMENT(programme->persons, n);
	known->person = build_filled(&programme->arena, &person_shape, known->person, person);
	if (known->delegation == NO_ELEMENT)
		known->delegation = delegation;
	return known->person != NULL;
}

/* Somebody of that name whom the delegation has already, if the id says nothing; MAP_NONE. */
static uint32_t namesake(const struct hld_programme *programme, const struct person *person,
                         uint32_t delegation)
{
	for (uint32_t i = 0; i < programme->persons.count; i++)
		if (programme->persons.at[i].delegation == delegation &&
		    text_same_words(programme->persons.at[i].person->name.en, person->name.en))
			return i;
	return MAP_NONE;
}

/* Whether an id is that of another already. */
static bool is_taken(const struct map *who, const struct map *earlier, const char *id)
{
	return taken(earlier, id) != MAP_NONE || map_get(who, id) != MAP_NONE;
}

/* A copy of a representative with the next number that is free; NULL when memory is out. The
 * count of the delegation, which is not known yet, holds the numbers that were tried. */
static const struct person *number_anew(struct hld_programme *programme, const struct map *who,
                                        const struct map *earlier, const struct person *person,
                                        uint32_t delegation)
{
	struct delegation *of = ELEMENT(programme->delegations, delegation);
	struct person *copy = arena_alloc(&programme->arena, sizeof *copy);
	const char *id = person->id;
	while (id != NULL && is_taken(who, earlier, id))
		id = arena_printf(&programme->arena, "%s-%u", of->participant->id,
		                  (unsigned)(++of->count + 1));
	if (copy == NULL || id == NULL)
		return NULL;
	*copy = *person;
	copy->id = id;
	return copy;
}

static bool add_person(struct hld_programme *programme, struct map *who, const struct map *earlier,
                       const struct person *person, uint32_t delegation, struct origin origin)
{
	uint32_t before = taken(earlier, person->id);
	if (earlier != NULL && person->is_numbered && is_taken(who, earlier, person->id)) {
		before = namesake(programme, person, delegation);
		if (before == MAP_NONE)
			person = number_anew(programme, who, earlier, person, delegation);
		if (person == NULL)
			return false;
	}
	if (before != MAP_NONE && (before & WHO_DELEGATION))
		return leave_out(programme, person->id, origin);
	if (before != MAP_NONE)
		return fill_person(programme, before, person, delegation);
	uint32_t n = programme->persons.count++;
	struct known_person *known = ELEMENT(programme->persons, n);
	*known = (struct known_person){person, delegation, origin};
	map_put(who, person->id, n);
	return true;
}

/* The delegation of a participant: a new one, or an earlier one, of which what it leaves out
 * is filled in; NO_ELEMENT: a person has the id. */
static uint32_t add_delegation(struct hld_programme *programme, struct map *who,
                               const struct map *earlier, const struct participant *participant,
                               struct origin origin, bool *failed)
{
	uint32_t before = taken(earlier, participant->id), n = before & ~WHO_DELEGATION;
	if (before != MAP_NONE && !(before & WHO_DELEGATION)) {
		*failed = !leave_out(programme, participant->id, origin);
		return NO_ELEMENT;
	}
	if (before == MAP_NONE) {
		n = programme->delegations.count++;
		map_put(who, participant->id, n | WHO_DELEGATION);
	}
	struct delegation *delegation = ELEMENT(programme->delegations, n);
	if (before != MAP_NONE) {
		participant = build_filled(&programme->arena, &participant_shape,
		                           delegation->participant, participant);
		origin = delegation->origin;
	}
	*failed = *failed || participant == NULL;
	if (participant != NULL)
		*delegation = (struct delegation){.participant = participant,
		                                  .group = participant_group(participant),
		                                  .origin = origin};
	return n;
}

static bool add_participant(struct hld_programme *programme, struct map *who,
                            const struct map *earlier, const struct crowd *crowd, uint32_t i)
{
	const struct participant *participant = &crowd->participants[i];
	struct origin origin = {crowd->source, "participants", i, NO_ELEMENT};
	bool failed = false;
	uint32_t n = add_delegation(programme, who, earlier, participant, origin, &failed);
	for (uint32_t r = 0; !failed && n != NO_ELEMENT && r < participant->representatives.count;
	     r++) {
		origin.sub = r;
		failed = !add_person(programme, who, earlier, &participant->representatives.at[r],
		                     n, origin);
	}
	return !failed;
}

/* Find the delegations of the people who name one. */
static void find_delegations(struct hld_programme *programme, const struct map *who)
{
	for (uint32_t i = 0; i < programme->persons.count; i++) {
		struct known_person *known = ELEMENT(programme->persons, i);
		const char *name = known->person->participant;
		uint32_t id = name != NULL ? map_get(who, name) : NO_ELEMENT;
		if (known->delegation == NO_ELEMENT && id != NO_ELEMENT && (id & WHO_DELEGATION))
			known->delegation = id & ~WHO_DELEGATION;
	}
}

/* List the people of each delegation, and count those who represent it. */
static bool list_delegates(struct hld_programme *programme)
{
	uint32_t *delegates =
		arena_array(&programme->arena, programme->persons.count, sizeof *delegates);
	uint32_t next = 0;
	if (delegates == NULL)
		return false;
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		struct delegation *delegation = ELEMENT(programme->delegations, i);
		delegation->count = delegation->representatives = 0;
		delegation->has_absences = false;
	}
	for (uint32_t i = 0; i < programme->persons.count; i++)
		if (programme->persons.at[i].delegation != NO_ELEMENT) {
			struct delegation *of = ELEMENT(programme->delegations,
			                                programme->persons.at[i].delegation);
			of->count++;
		}
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		struct delegation *delegation = ELEMENT(programme->delegations, i);
		delegation->people = next;
		next += delegation->count;
		delegation->count = 0;
	}
	for (uint32_t i = 0; i < programme->persons.count; i++) {
		const struct known_person *known = &programme->persons.at[i];
		if (known->delegation == NO_ELEMENT)
			continue;
		struct delegation *of = ELEMENT(programme->delegations, known->delegation);
		delegates[of->people + of->count++] = i;
		of->representatives += represents(known);
		of->has_absences |= represents(known) && known->person->absences.count > 0;
	}
	programme->delegates.at = delegates;
	programme->delegates.count = next;
	return true;
}

/* Put the people and participants of a document behind those that are there. */
static bool add_crowd(struct hld_programme *programme, const struct crowd *crowd, struct map *who,
                      const struct map *earlier)
{
	struct arena *arena = &programme->arena;
	uint32_t representatives = count_representatives(crowd);
	uint32_t people = crowd->person_count + representatives;
	void *persons = longer(arena, programme->persons.at, programme->persons.count, people,
	                       sizeof *programme->persons.at);
	void *delegations = longer(arena, programme->delegations.at, programme->delegations.count,
	                           crowd->participant_count, sizeof *programme->delegations.at);
	if (persons == NULL || delegations == NULL ||
	    !map_init(who, arena, people + crowd->participant_count))
		return false;
	programme->persons.at = persons;
	programme->delegations.at = delegations;
	bool added = true;
	for (uint32_t i = 0; added && i < crowd->person_count; i++)
		added = add_person(programme, who, earlier, &crowd->people[i], NO_ELEMENT,
		                   (struct origin){crowd->source, "people", i, NO_ELEMENT});
	for (uint32_t i = 0; added && i < crowd->participant_count; i++)
		added = add_participant(programme, who, earlier, crowd, i);
	return added;
}

/* Put the rooms of a venue, or the programme's own, behind those that are there. */
static bool add_rooms(struct hld_programme *programme, const struct room *rooms, uint32_t count,
                      uint32_t venue, struct map *ids, const struct map *earlier)
{
	struct arena *arena = &programme->arena;
	struct known_room *all = longer(arena, programme->all_rooms.at, programme->all_rooms.count,
	                                count, sizeof *programme->all_rooms.at);
	if (all == NULL || !map_init(ids, arena, count))
		return false;
	programme->all_rooms.at = all;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t before = taken(earlier, rooms[i].id);
		if (before == MAP_NONE) {
			map_put(ids, rooms[i].id, programme->all_rooms.count);
			all[programme->all_rooms.count++] = (struct known_room){&rooms[i], venue};
			continue;
		}
		all[before].room = build_filled(arena, &room_shape, all[before].room, &rooms[i]);
		if (all[before].room == NULL)
			return false;
		if (all[before].venue == NO_ELEMENT)
			all[before].venue = venue;
	}
	return true;
}

hld_status programme_finish(struct hld_programme *programme, zone_reader *read_zone, hld_error *err)
{
	struct ids ids;
	struct crowd own = {&programme->source, programme->people.at, programme->people.count,
	                    programme->participants.at, programme->participants.count};
	hld_status status = people_see_times(own.people, own.person_count, own.participants,
	                                     own.participant_count, err);
	if (status == HLD_OK)
		status = wishes_see(programme->prefer.at, programme->prefer.count, err);
	if (status != HLD_OK)
		return status;
	if (!name_representatives(&programme->arena, programme->participants.at,
	                          programme->participants.count) ||
	    !add_crowd(programme, &own, &ids.who, NULL) ||
	    !add_rooms(programme, programme->rooms.at, programme->rooms.count, NO_ELEMENT,
	               &ids.rooms, NULL) ||
	    !map_init(&ids.meetings, &programme->arena, programme->meetings.count))
		return error_nomem(err);
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		map_put(&ids.meetings, programme->meetings.at[i].id, i);
	status = finish_zones(programme, &ids.zones, read_zone, err);
	if (status != HLD_OK)
		return status;
	find_delegations(programme, &ids.who);
	if (!list_delegates(programme))
		return error_nomem(err);
	resolve_all(programme, &ids.who, &ids.rooms);
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		finish_meeting(programme, &ids, ELEMENT(programme->meetings, i));
	return programme_order(programme) && programme_see_seats(programme) ? HLD_OK
	                                                                    : error_nomem(err);
}

/* The ids of all people and participants that are there; of all rooms. */
static bool map_known(struct hld_programme *programme, struct map *who, struct map *rooms)
{
	struct arena *arena = &programme->arena;
	if (!map_init(who, arena, programme->persons.count + programme->delegations.count) ||
	    !map_init(rooms, arena, programme->all_rooms.count))
		return false;
	for (uint32_t i = 0; i < programme->persons.count; i++)
		map_put(who, programme->persons.at[i].person->id, i);
	for (uint32_t i = 0; i < programme->delegations.count; i++)
		map_put(who, programme->delegations.at[i].participant->id, i | WHO_DELEGATION);
	for (uint32_t i = 0; i < programme->all_rooms.count; i++)
		map_put(rooms, programme->all_rooms.at[i].room->id, i);
	return true;
}

hld_status hld_programme_join_participants(hld_programme *programme, hld_participants *participants,
                                           hld_error *err)
{
	struct map who, rooms, added;
	struct hld_participants **lists = longer(&programme->arena, programme->lists.at,
	                                         programme->lists.count, 1, sizeof(void *));
	if (lists == NULL) {
		hld_participants_free(participants);
		return error_nomem(err);
	}
	lists[programme->lists.count++] = participants;
	programme->lists.at = lists;
	struct crowd crowd = {&participants->source, participants->people.at,
	                      participants->people.count, participants->participants.at,
	                      participants->participants.count};
	if (!map_known(programme, &who, &rooms) || !add_crowd(programme, &crowd, &added, &who) ||
	    !map_known(programme, &who, &rooms))
		return error_nomem(err);
	find_delegations(programme, &who);
	if (!list_delegates(programme))
		return error_nomem(err);
	resolve_all(programme, &added, &rooms);
	return programme_see_seats(programme) ? HLD_OK : error_nomem(err);
}

hld_status hld_programme_join_venue(hld_programme *programme, hld_venue *venue, hld_error *err)
{
	struct map who, rooms, added;
	struct hld_venue **venues = longer(&programme->arena, programme->venues.at,
	                                   programme->venues.count, 1, sizeof(void *));
	if (venues == NULL) {
		hld_venue_free(venue);
		return error_nomem(err);
	}
	venues[programme->venues.count++] = venue;
	programme->venues.at = venues;
	if (!map_known(programme, &who, &rooms) ||
	    !add_rooms(programme, venue->rooms.at, venue->rooms.count, programme->venues.count - 1,
	               &added, &rooms))
		return error_nomem(err);
	resolve_all(programme, &who, &added);
	return HLD_OK;
}

static void shift_moment(const struct zone *zone, struct moment *moment, int32_t by_min)
{
	if (moment->day == CIVIL_NONE)
		return;
	int32_t min = moment->min + by_min;
	int32_t days = min >= 0 ? min / DAY_MIN : -((DAY_MIN - 1 - min) / DAY_MIN);
	*moment = (struct moment){.day = moment->day + days, .min = min - days * DAY_MIN};
	zone_fix(zone, moment);
}

void programme_retime(struct hld_programme *programme, meeting_id id, struct span_on_day span,
                      uint32_t elastic)
{
	struct meeting *meeting = ELEMENT(programme->meetings, id.n);
	const struct zone *zone = &programme->zones.at[meeting->zone.id.n];
	int32_t start_by =
		(span.day - meeting->start.day) * DAY_MIN + span.start_min - meeting->start.min;
	int32_t end_by = (span.day - meeting->end.day) * DAY_MIN + span.end_min - meeting->end.min;
	uint32_t owner = 0;
	shift_moment(zone, &meeting->start, start_by);
	shift_moment(zone, &meeting->end, end_by);
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		struct item *item = ELEMENT(meeting->items, i);
		owner = item->start.day != CIVIL_NONE ? i : owner;
		shift_moment(zone, &item->start, owner <= elastic ? start_by : end_by);
		shift_moment(zone, &item->end, owner < elastic ? start_by : end_by);
	}
}

void programme_give_room(struct hld_programme *programme, meeting_id id, room_id room)
{
	struct meeting *meeting = ELEMENT(programme->meetings, id.n);
	meeting->room = (struct room_ref){programme_room(programme, room)->id, room};
}
