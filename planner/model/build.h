/* build.h - the only writer of the model: readers hand their values over here, one
 * by one, and then ask for the whole to be finished. */
#ifndef MODEL_BUILD_H
#define MODEL_BUILD_H

#include "hld.h"
#include "model/mandate.h"
#include "model/programme.h"
#include "model/registration.h"

/* Make an empty object that keeps its name and a copy of the text that it is read from,
 * for places in it. NULL when memory is out. */
struct hld_mandate *mandate_new(const char *name, const char *text, size_t size);
struct hld_programme *programme_new(const char *name, const char *text, size_t size);
struct hld_participants *participants_new(const char *name, const char *text, size_t size);
struct hld_venue *venue_new(const char *name, const char *text, size_t size);
struct hld_preferences *preferences_new(const char *name, const char *text, size_t size);
struct hld_registrations *registrations_new(const char *name, const char *text, size_t size);

/* A new list of records or values, zeroed or with every value absent; NULL when
 * memory is out. */
void *build_list(struct arena *arena, const struct field *field, uint32_t count);

/* A new record with every value absent, NULL when memory is out. */
void *build_record(struct arena *arena, const struct shape *shape);

/* Where a field of a record, or an element of its list, is to be put. */
void *build_at(void *record, const struct field *field);
void *build_element(void *list, const struct field *field, uint32_t index);

/* A copy of a record in which what it leaves out is as another has it, but for what is true
 * or false; NULL when memory is out. */
void *build_filled(struct arena *arena, const struct shape *shape, const void *record,
                   const void *other);

/* An element of a list that is about to be finished: the model lends only const. */
void *build_list_element(const void *list, size_t size, uint32_t index);
#define ELEMENT(list, i) build_list_element((list).at, sizeof *(list).at, i)

/* Put a value where build_at() or build_element() said. */
void build_put_string(void *at, const char *string);
void build_put_text(void *at, const struct text *text);
void build_put_int(void *at, int32_t value);
void build_put_bool(void *at, bool value);
void build_put_moment(void *at, int32_t day, int32_t min);
void build_put_ref(void *at, const char *name);
void build_put_record(void *at, const void *record);
void build_put_list(void *at, const void *list, uint32_t count);

/* Say that a document is a calendar, what of it stands where, and what was guessed of it; all of
 * that lies in the document's arena. */
void build_put_calendar(struct source *source, const struct place *places, size_t place_count,
                        const struct remark *remarks, size_t remark_count);

/* Reads the zone of a name into the arena.
 * Fails: SCHEMA (no such zone), UNREADABLE, NOMEM. */
typedef hld_status zone_reader(struct arena *arena, const char *name, struct zone *out,
                               hld_error *err);

/* Resolve ids and zones, fix instants, order the meetings. An id that nothing has is
 * left unresolved: that is for the check to find.
 * Fails: what the zone reader does, with the pointer of the name; NOMEM. */
hld_status programme_finish(struct hld_programme *programme, zone_reader *read_zone,
                            hld_error *err);

/* A span of one day, in the zone of a meeting; end_min may lie behind midnight. */
struct span_on_day {
	int32_t day, start_min, end_min;
};

/* Move a meeting to another time, with its items: those before the elastic one keep to its
 * start, those after it to its end, and that takes what is between them; NO_ELEMENT: all keep
 * to the start. Give it a room. Order the meetings of a programme again after that, which fails
 * (false) when memory is out. */
void programme_retime(struct hld_programme *programme, meeting_id id, struct span_on_day span,
                      uint32_t elastic);
void programme_give_room(struct hld_programme *programme, meeting_id id, room_id room);
bool programme_order(struct hld_programme *programme);

/* Mark in the lists of all meetings who has a seat there, or the floor, already. Fails
 * (false) when memory is out. */
bool programme_see_seats(struct hld_programme *programme);

/* Name the representatives that have no id: "ghana-1". Fails (false) when memory is out. */
bool name_representatives(struct arena *arena, const struct participant *participants,
                          uint32_t count);

/* See that absences and terms of office end after they begin. Fails: SCHEMA with the pointer. */
hld_status people_see_times(const struct person *people, uint32_t count,
                            const struct participant *participants, uint32_t participant_count,
                            hld_error *err);

/* Name the representatives that have no id, and see that nobody is there twice.
 * Fails: SCHEMA with the pointer; NOMEM. */
hld_status participants_finish(struct hld_participants *participants, hld_error *err);

/* See that ids are unique, that times end after they begin, and that nobody asks twice for one
 * thing.
 * Fails: SCHEMA with the pointer; NOMEM. */
hld_status registrations_finish(struct hld_registrations *registrations, hld_error *err);

/* See that its zone is one, its hours make sense and its rooms have ids of their own.
 * Fails: what the zone reader does; SCHEMA with the pointer; NOMEM. */
hld_status venue_finish(struct hld_venue *venue, zone_reader *read_zone, hld_error *err);

/* See that preferences say what their kinds need, and nothing besides.
 * Fails: SCHEMA with the pointer. */
hld_status wishes_see(const struct wish *wishes, uint32_t count, hld_error *err);

/* See that the days of the conference ascend and its parts of the day make sense, that
 * clauses have ids of their own, mean days and parts that the conference has, and set
 * bounds that can be kept.
 * Fails: SCHEMA with the pointer; NOMEM. */
hld_status mandate_finish(struct hld_mandate *mandate, hld_error *err);

#endif
