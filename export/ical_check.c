/* ical_check.c - what a calendar cannot say is found before anything is written.
 *
 * ical_check() at the end is where to begin. */
#include "export/ical_check.h"

#include <stdio.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/map.h"
#include "base/place.h"

/* Fail because of a value of the programme, and say where it stands. */
hld_status ical_refuse(const struct hld_programme *programme, const char *pointer, hld_error *err)
{
	struct place place = {.pointer = pointer};
	place_find(programme->source.text, programme->source.size, &place, 1);
	error_file(err, programme->source.name);
	error_place(err, pointer, place.line, place.column);
	return HLD_SCHEMA;
}

hld_status ical_refuse_meeting(const struct hld_programme *programme, const struct meeting *meeting,
                               const char *key, hld_error *err)
{
	char pointer[64];
	snprintf(pointer, sizeof pointer, "/meetings/%zu/%s",
	         (size_t)(meeting - programme->meetings.at), key);
	return ical_refuse(programme, pointer, err);
}

static hld_status check_moment(const struct hld_programme *programme, const struct meeting *meeting,
                               const struct moment *moment, const char *key, hld_error *err)
{
	static const char *const faults[] = {
		[MOMENT_UNKNOWN] = "is in no known zone: name one",
		[MOMENT_NEVER] = "does not exist there, because clocks go forward over it: "
				 "choose a time before or after that hour",
		[MOMENT_TWICE] = "comes twice there, because clocks go back over it: "
				 "choose a time before or after that hour"};
	char local[CIVIL_ROOM];
	if (moment->state == MOMENT_ONCE)
		return HLD_OK;
	error_set(err, HLD_SCHEMA, "meeting '%s': %s '%s' in %s %s", meeting->id, key,
	          civil_write_moment(moment->day, moment->min, local),
	          meeting->zone.name != NULL ? meeting->zone.name : programme->zone,
	          faults[moment->state]);
	return ical_refuse_meeting(programme, meeting, key, err);
}

static hld_status check_meeting(const struct hld_programme *programme,
                                const struct meeting *meeting, hld_error *err)
{
	hld_status status = check_moment(programme, meeting, &meeting->start, "start", err);
	if (status == HLD_OK)
		status = check_moment(programme, meeting, &meeting->end, "end", err);
	if (status != HLD_OK || meeting->end.utc_s > meeting->start.utc_s)
		return status;
	error_set(err, HLD_SCHEMA,
	          "meeting '%s' ends when it starts, or before: calendars need an end after "
	          "the start",
	          meeting->id);
	return ical_refuse_meeting(programme, meeting, "end", err);
}

/* Clients take events with one UID for one event. */
static hld_status check_ids(const struct hld_programme *programme, struct arena *arena,
                            hld_error *err)
{
	struct map ids;
	if (!map_init(&ids, arena, programme->meetings.count))
		return error_nomem(err);
	for (uint32_t i = 0; i < programme->meetings.count; i++) {
		const struct meeting *meeting = &programme->meetings.at[i];
		if (map_put(&ids, meeting->id, i) == i)
			continue;
		error_set(err, HLD_SCHEMA,
		          "two meetings have the id '%s', by which calendars know them: give each "
		          "its own",
		          meeting->id);
		return ical_refuse_meeting(programme, meeting, "id", err);
	}
	return HLD_OK;
}

static void add_use(struct ical_use *use, const struct meeting *meeting)
{
	if (!use->used)
		*use = (struct ical_use){.used = true,
		                         .first_s = meeting->start.utc_s,
		                         .last_s = meeting->end.utc_s,
		                         .first = meeting};
	if (meeting->end.utc_s > use->last_s)
		use->last_s = meeting->end.utc_s;
}

hld_status ical_check(const struct hld_programme *programme, struct arena *arena,
                      struct ical_use *uses, hld_error *err)
{
	if (programme->by_start.count == 0) {
		error_set(err, HLD_SCHEMA,
		          "the programme has no meetings, and a calendar must have one");
		return ical_refuse(programme, "/meetings", err);
	}
	hld_status status = check_ids(programme, arena, err);
	for (uint32_t i = 0; i < programme->by_start.count && status == HLD_OK; i++) {
		const struct meeting *meeting =
			programme_meeting(programme, programme->by_start.at[i]);
		status = check_meeting(programme, meeting, err);
		if (status == HLD_OK)
			add_use(&uses[meeting->zone.id.n], meeting);
	}
	return status;
}
