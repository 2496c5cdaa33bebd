/* programme.h - the meetings of one conference: who meets where, when and why.
 *
 * Read-only once built. Elements name one another by id, through struct ref or by
 * typed index. */
#ifndef MODEL_PROGRAMME_H
#define MODEL_PROGRAMME_H

#include "base/arena.h"
#include "base/map.h"
#include "model/shape.h"
#include "model/words.h"
#include "model/zone.h"

/* Typed indices: the compiler refuses a room where a meeting belongs. */
typedef struct {
	uint32_t n;
} meeting_id;
typedef struct {
	uint32_t n;
} room_id;
/* Of a person, or, from people.count on, of a participant. */
typedef struct {
	uint32_t n;
} who_id;

struct room_ref {
	const char *name;
	room_id id;
};
struct meeting_ref {
	const char *name;
	meeting_id id;
};
struct who_ref {
	const char *name;
	who_id id;
};
struct zone_ref {
	const char *name;
	zone_id id;
};

typedef LIST_OF(struct who_ref) who_list;
typedef LIST_OF(int32_t) int_list;
typedef int_list word_list; /* values of one vocabulary */
typedef struct {
	const char *const *at;
	uint32_t count;
} string_list;

struct room {
	const char *id;
	struct text name;
	bool illustrative;
};

/* A person and the office held: presidents, chairs, discussants, officials. */
struct person {
	const char *id;
	struct text name;
	const char *office;      /* id of an office, as the clauses name it; NULL: none */
	struct text title;       /* "President of the General Assembly"                 */
	const char *participant; /* id of the delegation or body; NULL: none            */
	int32_t from, until;     /* first and last day in office; CIVIL_NONE: open      */
	bool illustrative;
};

struct participant {
	const char *id;
	struct text name;
	int32_t category; /* enum category */
};

struct item {
	const char *id;
	int32_t kind; /* enum item_kind */
	struct text title, theme;
	struct moment start, end; /* absent: within the time of the item before it */
	who_list by;
	struct meeting_ref of; /* the meeting that a summary is about */
	int32_t limit_min;     /* minutes that one statement may take */
	struct text note;
	bool illustrative;
};

struct meeting {
	const char *id;
	int32_t kind;   /* enum meeting_kind */
	int32_t number; /* "3rd plenary meeting", "round table 2"; CIVIL_NONE: none */
	int32_t status; /* enum meeting_status; 0 counts as confirmed */
	struct text organ, title, theme;
	struct moment start, end; /* [start, end) in the meeting's zone */
	struct room_ref room;
	struct zone_ref zone; /* the programme's, unless the meeting names one */
	const char *own_zone; /* as written in the meeting; NULL: the programme's */
	struct text city;     /* absent: the programme's */
	struct who_ref presides;
	who_list chairs, discussants, panellists, participants;
	word_list open_to; /* enum category */
	LIST_OF(struct item) items;
	struct text note;
	bool illustrative;
};

struct deliverable {
	const char *id;
	const char *kind; /* as clauses name it: "overview" */
	struct text title;
	struct who_ref by;
	int32_t date; /* CIVIL_NONE: not set */
	const char *symbol;
	struct text note;
	bool illustrative;
};

struct hld_programme {
	struct arena arena;
	const char *name;   /* file it came from, for messages */
	const char *source; /* its text, for places in it; NULL: none */
	size_t source_size;

	const char *id;
	struct text title, theme;
	int32_t status; /* enum programme_status */
	int32_t revision;
	int32_t issued; /* day */
	string_list mandates;
	struct text organ, city;
	const char *zone;
	LIST_OF(struct room) rooms;
	LIST_OF(struct person) people;
	LIST_OF(struct participant) participants;
	LIST_OF(struct meeting) meetings;
	LIST_OF(struct deliverable) deliverables;
	struct text note;
	bool illustrative;

	LIST_OF(struct zone) zones;
	LIST_OF(meeting_id) by_start; /* all meetings by instant of start, then as given */
};

extern const struct shape programme_shape, meeting_shape, item_shape, room_shape, person_shape,
	participant_shape, deliverable_shape;

bool list_has(const int_list *list, int32_t value);

const struct meeting *programme_meeting(const struct hld_programme *programme, meeting_id id);

/* The person behind a reference, or NULL where it is a participant or nothing. */
const struct person *programme_person(const struct hld_programme *programme, who_id id);

/* The name to print of whoever is referred to: the id where nothing has it. */
const char *programme_who(const struct hld_programme *programme, const struct who_ref *who,
                          const char *lang);

/* The room's name to print: the id where no room has it, "" where none is given. */
const char *programme_room(const struct hld_programme *programme, const struct room_ref *room,
                           const char *lang);

/* Whether the person holds one of the offices on that day; CIVIL_NONE: on any day. */
bool holds_office(const struct person *person, const string_list *offices, int32_t day);

/* The time of an item: its own, else that of the nearest before it that has one,
 * else that of the meeting. */
struct moment item_start(const struct meeting *meeting, uint32_t item);
struct moment item_end(const struct meeting *meeting, uint32_t item);

/* The city of a meeting: its own or the programme's. */
const struct text *meeting_city(const struct hld_programme *programme,
                                const struct meeting *meeting);

/* "plenary meeting", "round table 2": the meeting in a word for sentences. */
const char *meeting_label(const struct meeting *meeting, char *to, size_t room);

#endif
