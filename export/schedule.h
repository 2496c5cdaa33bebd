/* schedule.h - a programme as the apps of conferences know one: days, rooms, events, persons; what
 * schedule.xml of frab and pentabarf and the schedule.json of c3voc both hold.
 *
 * Source: https://c3voc.de/wiki/schedule; what apps make of it is in tests/interop/schedule.sh. */
#ifndef EXPORT_SCHEDULE_H
#define EXPORT_SCHEDULE_H

#include "export/uid.h"
#include "hld.h"
#include "model/programme.h"

/* The grid on which apps draw. */
#define SCHEDULE_TIMESLOT "00:15"

struct schedule_person {
	const char *name, *guid;
	uint32_t id;
};

/* Texts are never NULL, but may be empty. */
struct schedule_event {
	const struct meeting *meeting;
	uint32_t day, room; /* index */
	const char *guid;   /* the UID that calendars have */
	uint32_t id;        /* a number made from it, unique in the schedule, that fits an int */
	const char *slug;
	const char *date, *end;       /* "2006-09-14T10:00:00-04:00" */
	const char *start, *duration; /* "10:00", "03:00" */
	const char *title, *subtitle, *abstract, *description;
	const char *track, *type; /* "Plenary meeting", "plenary" */
	const char *language;     /* of the texts */
	LIST_OF(struct schedule_person) persons;
};

struct schedule_room {
	const char *name, *guid;
	int32_t seats;       /* CIVIL_NONE: not known */
	int64_t until_utc_s; /* end of the last event that was put there */
};

/* From midnight to midnight: apps count what begins before the end of the day, as a time of day,
 * to the day before. */
struct schedule_day {
	int32_t day;
	const char *date, *start, *end;
};

struct schedule {
	const char *version; /* the edition, in words */
	const char *acronym, *title, *description;
	const char *zone;
	LIST_OF(struct schedule_day) days;
	LIST_OF(struct schedule_room) rooms;
	LIST_OF(struct schedule_event) events; /* by start */
};

/* Make the schedule of a programme, or of what concerns one participant.
 * Owns:  what out points at lies in arena and in programme.
 * Fails: USAGE (no such participant), SCHEMA (what a schedule cannot say), NOMEM. */
hld_status schedule_make(const struct hld_programme *programme, const hld_export_options *options,
                         struct arena *arena, struct schedule *out, hld_error *err);

/* Whether an event is on that day in that room. */
bool schedule_is_at(const struct schedule_event *event, uint32_t day, uint32_t room);

/* Whether there is any event in the room on that day. */
bool schedule_uses(const struct schedule *schedule, uint32_t day, uint32_t room);

#endif
