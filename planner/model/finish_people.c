/* finish_people.c - see that a list of participants and a venue, once read, make sense. */
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "model/build.h"

enum { POINTER_ROOM = 96 };

bool name_representatives(struct arena *arena, const struct participant *participants,
                          uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct participant *participant = &participants[i];
		for (uint32_t n = 0; n < participant->representatives.count; n++) {
			const struct person *person = &participant->representatives.at[n];
			if (person->id != NULL)
				continue;
			const char *id =
				arena_printf(arena, "%s-%u", participant->id, (unsigned)n + 1);
			if (id == NULL)
				return false;
			void *at;
			memcpy(&at, &(const void *){&person->id}, sizeof at);
			build_put_string(at, id);
			memcpy(&at, &(const void *){&person->is_numbered}, sizeof at);
			build_put_bool(at, true);
		}
	}
	return true;
}

/* See that no one before has the id; the place is said by a pointer and what follows. */
static hld_status see_id(struct map *ids, const char *id, const char *pointer, hld_error *err)
{
	uint32_t n = ids->count;
	if (map_put(ids, id, n) == n)
		return HLD_OK;
	error_set(err, HLD_SCHEMA, "the id '%s' is taken by another", id);
	error_place(err, pointer, 0, 0);
	return HLD_SCHEMA;
}

/* See that the times of a person end after they begin. */
static hld_status see_times(const struct person *person, const char *pointer, hld_error *err)
{
	char inner[POINTER_ROOM];
	for (uint32_t i = 0; i < person->absences.count; i++) {
		const struct absence *absence = &person->absences.at[i];
		if (absence->from.day < absence->until.day ||
		    (absence->from.day == absence->until.day &&
		     absence->from.min < absence->until.min))
			continue;
		text_print(inner, sizeof inner, "%s/absences/%u/until", pointer, (unsigned)i);
		error_set(err, HLD_SCHEMA, "'until' is not after 'from'");
		error_place(err, inner, 0, 0);
		return HLD_SCHEMA;
	}
	if (person->from == CIVIL_NONE || person->until == CIVIL_NONE ||
	    person->from <= person->until)
		return HLD_OK;
	text_print(inner, sizeof inner, "%s/until", pointer);
	error_set(err, HLD_SCHEMA, "the last day in office is before the first");
	error_place(err, inner, 0, 0);
	return HLD_SCHEMA;
}

hld_status people_see_times(const struct person *people, uint32_t count,
                            const struct participant *participants, uint32_t participant_count,
                            hld_error *err)
{
	char pointer[POINTER_ROOM];
	hld_status status = HLD_OK;
	for (uint32_t i = 0; status == HLD_OK && i < count; i++) {
		text_print(pointer, sizeof pointer, "/people/%u", (unsigned)i);
		status = see_times(&people[i], pointer, err);
	}
	for (uint32_t i = 0; status == HLD_OK && i < participant_count; i++)
		for (uint32_t n = 0; status == HLD_OK && n < participants[i].representatives.count;
		     n++) {
			text_print(pointer, sizeof pointer, "/participants/%u/representatives/%u",
			           (unsigned)i, (unsigned)n);
			status = see_times(&participants[i].representatives.at[n], pointer, err);
		}
	return status;
}

static hld_status see_participant(struct map *ids, const struct participant *participant,
                                  uint32_t n, hld_error *err)
{
	char pointer[POINTER_ROOM];
	text_print(pointer, sizeof pointer, "/participants/%u/id", (unsigned)n);
	hld_status status = see_id(ids, participant->id, pointer, err);
	for (uint32_t i = 0; status == HLD_OK && i < participant->representatives.count; i++) {
		text_print(pointer, sizeof pointer, "/participants/%u/representatives/%u/id",
		           (unsigned)n, (unsigned)i);
		status = see_id(ids, participant->representatives.at[i].id, pointer, err);
	}
	return status;
}

hld_status participants_finish(struct hld_participants *participants, hld_error *err)
{
	struct map ids;
	uint32_t count = participants->people.count + participants->participants.count;
	for (uint32_t i = 0; i < participants->participants.count; i++)
		count += participants->participants.at[i].representatives.count;
	if (!name_representatives(&participants->arena, participants->participants.at,
	                          participants->participants.count) ||
	    !map_init(&ids, &participants->arena, count))
		return error_nomem(err);
	hld_status status = HLD_OK;
	for (uint32_t i = 0; status == HLD_OK && i < participants->people.count; i++) {
		char pointer[POINTER_ROOM];
		text_print(pointer, sizeof pointer, "/people/%u/id", (unsigned)i);
		status = see_id(&ids, participants->people.at[i].id, pointer, err);
	}
	for (uint32_t i = 0; status == HLD_OK && i < participants->participants.count; i++)
		status = see_participant(&ids, &participants->participants.at[i], i, err);
	if (status != HLD_OK)
		return status;
	return people_see_times(participants->people.at, participants->people.count,
	                        participants->participants.at, participants->participants.count,
	                        err);
}

hld_status venue_finish(struct hld_venue *venue, zone_reader *read_zone, hld_error *err)
{
	struct zone zone;
	struct map ids;
	char pointer[POINTER_ROOM];
	if (!map_init(&ids, &venue->arena, venue->rooms.count))
		return error_nomem(err);
	hld_status status =
		venue->zone != NULL ? read_zone(&venue->arena, venue->zone, &zone, err) : HLD_OK;
	if (status != HLD_OK)
		error_place(err, "/zone", 0, 0);
	for (uint32_t i = 0; status == HLD_OK && i < venue->rooms.count; i++) {
		text_print(pointer, sizeof pointer, "/rooms/%u/id", (unsigned)i);
		status = see_id(&ids, venue->rooms.at[i].id, pointer, err);
	}
	for (uint32_t i = 0; status == HLD_OK && i < venue->hours.count; i++) {
		const struct span_of_day *span = &venue->hours.at[i];
		int32_t before = i > 0 ? venue->hours.at[i - 1].to : 0;
		if (span->from >= before && span->from < span->to)
			continue;
		text_print(pointer, sizeof pointer, "/hours/%u", (unsigned)i);
		error_set(err, HLD_SCHEMA,
		          span->from < span->to ? "begins before the hours before it end"
		                                : "does not end after it begins");
		error_place(err, pointer, 0, 0);
		status = HLD_SCHEMA;
	}
	return status;
}
