/* ical_reader.h - what the parts of the reader of calendars share. */
#ifndef LOAD_ICAL_READER_H
#define LOAD_ICAL_READER_H

#include <stdarg.h>

#include "base/arena.h"
#include "base/place.h"
#include "base/text.h"
#include "load/ical_lines.h"
#include "load/ical_time.h"
#include "model/source.h"
#include "model/zone.h"

struct json_t; /* jansson's */

struct ical_reader {
	struct ical_lines lines;
	struct arena *scratch; /* of lines: until the programme is there */
	struct arena *keep;    /* of the programme */

	/* The document that is made: an object, its meetings, rooms and who has which id. */
	struct json_t *root, *meetings, *rooms;
	struct json_t *ids, *by_id;           /* of meetings: taken; the meeting itself */
	struct json_t *room_ids, *room_names; /* taken; the id by a name */
	struct json_t *replaced; /* "UID/instant" of dates of a series that have an event */
	bool is_ours;            /* it has the head of a programme of hld */

	const struct zone *zone; /* the programme's */
	struct zone *zones[64];  /* all that were read */
	uint32_t zone_count, rules, dates;
	struct json_t *zone_of; /* index in zones by TZID */

	struct place *places; /* of pointers into the document */
	struct remark *remarks;
	uint32_t place_count, place_room, remark_count, remark_room;
	hld_error *err;
};

/* An event and its lines. */
struct ical_event {
	uint32_t part;
	const struct ical_line **lines;
	uint32_t count;
	struct ical_times times;
	bool quiet; /* what is said of it was said of an earlier date */
};

/* The first property of that name among lines, or NULL. */
const struct ical_line *ical_find(const struct ical_event *event, const char *name);

/* The lines of a component, which lie in scratch. Fails (false) when memory is out. */
bool ical_gather(struct ical_reader *reader, uint32_t part, struct ical_event *out);

/* Say what was guessed or left out, about an octet of a line, or about a component (line NULL).
 * Fails (false) when memory is out. */
bool ical_say(struct ical_reader *reader, const struct ical_line *line, size_t octet,
              const struct ical_part *part, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

bool ical_vsay(struct ical_reader *reader, const struct ical_line *line, size_t octet,
               const struct ical_part *part, const char *format, va_list args)
	__attribute__((format(printf, 5, 0)));

/* Remember that a value of the document is from a line, or from a component. */
bool ical_put_place(struct ical_reader *reader, const struct ical_line *line,
                    const struct ical_part *part, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* The JSON in an X-HLD line: an object, to be released, or NULL where there is none that can
 * be read, which is said. Fails: NOMEM. */
hld_status ical_read_record(struct ical_reader *reader, const struct ical_line *line,
                            struct json_t **out);

/* ical_zones.c: a zone by its IANA name, which is copied. Fails: SCHEMA without a place, NOMEM. */
hld_status ical_zone_named(struct ical_reader *reader, const char *name, const struct zone **out,
                           hld_error *err);

/* The zone of the programme, unless it is there; that of a property, NULL where its time is in
 * UTC. Fails: SCHEMA with the place, NOMEM. */
hld_status ical_find_zone(struct ical_reader *reader);
hld_status ical_zone_of(struct ical_reader *reader, const struct ical_stamp *stamp,
                        const struct zone **out);

/* The instant of a stamp; and a stamp by the clocks of a zone. Seconds since 1970. */
hld_status ical_instant(struct ical_reader *reader, const struct ical_stamp *stamp, int64_t *utc_s);
hld_status ical_local(struct ical_reader *reader, const struct ical_stamp *stamp,
                      const struct zone *zone, int64_t *local_s);

/* The day of a local time. */
int32_t ical_day(int64_t local_s);

/* ical_guess.c: an id made of a text, "" where it has nothing of one; in scratch, NULL: NOMEM. */
const char *ical_slug(struct arena *scratch, const char *text);

/* The kind of meeting, and its number, that a summary or categories speak of. */
struct ical_guess {
	int32_t kind, number; /* 0, CIVIL_NONE: none */
	const char *title;    /* what is left of the text */
	bool is_label;        /* the text begins with what hld calls such a meeting */
};

/* Gives: false when memory is out. Owns: the title lies in scratch. */
bool ical_guess_summary(struct arena *scratch, const char *text, struct ical_guess *out);
bool ical_guess_category(struct arena *scratch, const char *text, int32_t *kind);

/* ical_event.c: add the meeting that an event is, which begins then; its id has the date where
 * it recurs. Fails: SCHEMA with the place, NOMEM. */
hld_status ical_make_meeting(struct ical_reader *reader, const struct ical_event *event,
                             const struct ical_stamp *start, bool recurs);

/* ical_series.c: remember which date of a series an event replaces, if any. Then add the
 * meetings that an event is. At last move the statements that are events of their own.
 * Fails: likewise. */
hld_status ical_see_replaced(struct ical_reader *reader, struct ical_event *event);
hld_status ical_add_event(struct ical_reader *reader, struct ical_event *event);
hld_status ical_move_statement(struct ical_reader *reader, struct ical_event *event);

/* ical_room.c: take in the rooms that are there. Fails: NOMEM. */
hld_status ical_know_rooms(struct ical_reader *reader);

/* The id of the room of a location, for a meeting; it is added where it is new. */
hld_status ical_room(struct ical_reader *reader, struct json_t *meeting,
                     const struct ical_line *line, const char *location, const char **id);

#endif
