/* venue.c - the rows of a venue. */
#include "model/venue.h"

#include "base/civil.h"

#define TEXT FIELD_TEXT, 0, NULL
#define FLAG FIELD_BOOL, 0, NULL

static const struct field room_fields[] = {
	FIELD(struct room, id, "id", FIELD_ID, FIELD_REQUIRED, NULL, "unique among the rooms"),
	FIELD(struct room, name, "name", FIELD_TEXT, FIELD_REQUIRED, NULL, "as printed"),
	FIELD_INT_ROW(struct room, seats, "seats", 0, 1, 99999, "for participants"),
	FIELD_INT_ROW(struct room, booths, "booths", 0, 0, 99, "for interpreters"),
	FIELD(struct room, languages, "languages", FIELD_ID, FIELD_LIST, NULL,
              "languages of interpretation that it is equipped for"),
	FIELD(struct room, note, "note", TEXT, "a remark"),
	FIELD(struct room, illustrative, "illustrative", FLAG, "no source gives it"),
	{0}};
const struct shape room_shape = {"room", "a room in which meetings take place", sizeof(struct room),
                                 room_fields};

static const struct field span_of_day_fields[] = {
	FIELD(struct span_of_day, from, "from", FIELD_TIME, FIELD_REQUIRED, NULL, "first minute"),
	FIELD(struct span_of_day, to, "to", FIELD_TIME, FIELD_REQUIRED, NULL, "end"),
	{0}};
const struct shape span_of_day_shape = {"span", "a span of the day", sizeof(struct span_of_day),
                                        span_of_day_fields};

static const struct field interpretation_fields[] = {
	FIELD(struct interpretation, languages, "languages", FIELD_ID,
              FIELD_LIST | FIELD_FILLED | FIELD_REQUIRED, NULL,
              "of a meeting that names none of its own: en, fr"),
	FIELD_INT_ROW(struct interpretation, teams, "teams", FIELD_REQUIRED, 0, 999,
                      "teams that are there; one serves one meeting at a time"),
	FIELD_INT_ROW(struct interpretation, meetings_a_day, "meetings_a_day", 0, 1, 99,
                      "meetings that one team serves in a day at most"),
	FIELD_INT_ROW(struct interpretation, longest_min, "longest_min", 0, 1, DAY_MIN,
                      "minutes that one team serves at a stretch"),
	FIELD_INT_ROW(struct interpretation, rest_min, "rest_min", 0, 0, DAY_MIN,
                      "minutes between two meetings of one team"),
	FIELD(struct interpretation, illustrative, "illustrative", FLAG, "no source gives it"),
	{0}};
const struct shape interpretation_shape = {"interpretation", "the interpreters of a venue",
                                           sizeof(struct interpretation), interpretation_fields};

static const struct field venue_fields[] = {
	FIELD(struct hld_venue, id, "id", FIELD_ID, FIELD_REQUIRED, NULL,
              "permanent name; programmes name the venue by it"),
	FIELD(struct hld_venue, title, "name", FIELD_TEXT, FIELD_REQUIRED, NULL, "as printed"),
	FIELD(struct hld_venue, city, "city", TEXT, "where it is"),
	FIELD(struct hld_venue, zone, "zone", FIELD_STRING, 0, NULL,
              "IANA zone of its hours: America/New_York"),
	FIELD(struct hld_venue, hours, "hours", FIELD_RECORD, FIELD_LIST, &span_of_day_shape,
              "when meetings are held; without it: at any time"),
	FIELD_INT_ROW(struct hld_venue, gap_min, "gap_min", 0, 0, DAY_MIN,
                      "minutes to set up a room between two meetings of different kinds"),
	FIELD(struct hld_venue, interpretation, "interpretation", FIELD_RECORD, 0,
              &interpretation_shape, "its interpreters"),
	FIELD(struct hld_venue, rooms, "rooms", FIELD_RECORD, FIELD_LIST | FIELD_REQUIRED,
              &room_shape, "its rooms"),
	FIELD(struct hld_venue, note, "note", TEXT, "its sources, or another remark"),
	FIELD(struct hld_venue, illustrative, "illustrative", FLAG, "no source gives its numbers"),
	{0}};
const struct shape venue_shape = {"venue", "rooms, hours and interpreters of a place",
                                  sizeof(struct hld_venue), venue_fields};
