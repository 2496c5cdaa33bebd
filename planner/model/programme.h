/* programme.h - the meetings of one conference: who meets where, when and why.
 *
 * Read-only once built. Elements name one another by id, through struct ref or by
 * typed index. */
#ifndef MODEL_PROGRAMME_H
#define MODEL_PROGRAMME_H

#include "base/arena.h"
#include "base/map.h"
#include "model/people.h"
#include "model/venue.h"
#include "model/wish.h"
#include "model/zone.h"

/* Typed indices: the compiler refuses a room where a meeting belongs. */
typedef struct {
	uint32_t n;
} meeting_id;
typedef struct {
	uint32_t n;
} room_id;
/* Of one of the persons, or, where WHO_DELEGATION is set, of the delegations. */
typedef struct {
	uint32_t n;
} who_id;
#define WHO_DELEGATION 0x80000000U

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
	bool same_seat;    /* in a list: named there before, or by somebody who represents it */
	bool spoke_before; /* in an item: named in an earlier one, panels aside */
};
struct zone_ref {
	const char *name;
	zone_id id;
};

typedef LIST_OF(struct who_ref) who_list;

struct item {
	const char *id;
	int32_t kind; /* enum item_kind */
	struct text title, theme;
	struct moment start, end; /* absent: within the time of the item before it */
	who_list by;
	int32_t level;            /* enum level, of the one who speaks; 0: as the list has it */
	struct text on_behalf_of; /* the group that a statement is for; absent: none */
	struct meeting_ref of;    /* the meeting that a summary is about */
	int32_t limit_min;        /* minutes that one statement may take */
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
	word_list open_to;     /* enum category */
	string_list languages; /* of interpretation; at NULL: the venue's, empty: none */
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

/* A warning that whoever answers for the programme accepts. */
struct waiver {
	const char *clause;  /* its id */
	const char *meeting; /* id of the one meeting that it is about; NULL: any place */
	const char *reason;
	struct text by;
};

/* What all documents together say: own records first, then those of joined documents. Where
 * several have one id, the first holds, and those after it fill in what it leaves out. */
struct known_person {
	const struct person *person;
	uint32_t delegation; /* index; NO_ELEMENT: none */
	struct origin origin;
};
struct delegation {
	const struct participant *participant; /* its own list of representatives may be short */
	int32_t group;            /* enum regional_group, as participant_group() counts it */
	uint32_t people, count;   /* its people: so many of delegates, from there on */
	uint32_t representatives; /* of them, those who represent it */
	bool has_absences;        /* one of these has */
	struct origin origin;
};
/* Whether a person sits for a delegation: whoever holds an office acts in that. */
bool represents(const struct known_person *known);

struct known_room {
	const struct room *room;
	uint32_t venue; /* index; NO_ELEMENT: the programme's own */
};

/* A record that was left out: a person has the id of a participant, or the other way round. */
struct left_out {
	const char *id;
	struct origin origin;
};

struct hld_programme {
	struct arena arena;
	struct source source;

	const char *id;
	struct text title, theme;
	int32_t status; /* enum programme_status */
	int32_t revision;
	int32_t issued; /* day */
	string_list mandates;
	struct text organ, city;
	const char *zone;
	string_list venue_ids;           /* of the venues whose rooms it uses */
	const char *participants_listed; /* name of a list of participants; NULL: none */
	LIST_OF(struct room) rooms;
	LIST_OF(struct person) people;
	LIST_OF(struct participant) participants;
	LIST_OF(struct meeting) meetings;
	LIST_OF(struct deliverable) deliverables;
	LIST_OF(struct waiver) waives;
	LIST_OF(struct wish) prefer;     /* of whoever plans it */
	LIST_OF(struct cost_line) costs; /* of how it was planned */
	struct text note;
	bool illustrative;

	LIST_OF(struct known_person) persons;
	LIST_OF(struct delegation) delegations;
	LIST_OF(uint32_t) delegates; /* persons with a delegation, by delegation */
	LIST_OF(struct left_out) left_out;
	LIST_OF(struct known_room) all_rooms;
	/* Joined, and owned from then on. */
	struct {
		struct hld_venue *const *at;
		uint32_t count;
	} venues;
	struct {
		struct hld_participants *const *at;
		uint32_t count;
	} lists;

	LIST_OF(struct zone) zones;
	LIST_OF(meeting_id) by_start; /* all meetings by instant of start, then as given */
};

extern const struct shape programme_shape, meeting_shape, item_shape, deliverable_shape,
	waiver_shape;

bool list_has(const int_list *list, int32_t value);

const struct meeting *programme_meeting(const struct hld_programme *programme, meeting_id id);

/* The person behind a reference, or NULL where it is a participant or nothing. */
const struct person *programme_person(const struct hld_programme *programme, who_id id);

/* The delegation that a reference names, or that of the person whom it names, or NULL. */
const struct delegation *programme_delegation(const struct hld_programme *programme, who_id id);

/* The n-th of the people of a delegation. */
const struct known_person *delegation_person(const struct hld_programme *programme,
                                             const struct delegation *delegation, uint32_t n);

/* The level of whoever is referred to: of a delegation, the highest of its people, of whom
 * those who hold an office count where the delegation lists them; 0: not known. */
int32_t programme_level(const struct hld_programme *programme, who_id id);
int32_t delegation_level(const struct hld_programme *programme,
                         const struct delegation *delegation);

/* Whether two references may mean one and the same: they do, or one is of a delegation and
 * the other of somebody who represents it. */
bool programme_same_party(const struct hld_programme *programme, who_id a, who_id b);

/* The category of whoever is referred to: of whoever represents a delegation, that of the
 * delegation; of a person in office: officer; 0: not known. */
int32_t programme_category(const struct hld_programme *programme, who_id id);

/* The room behind a reference, or NULL; and its venue, or NULL. */
const struct room *programme_room(const struct hld_programme *programme, room_id id);
const struct hld_venue *programme_venue(const struct hld_programme *programme, room_id id);

/* The name to print of whoever is referred to: the id where nothing has it. */
const char *programme_who(const struct hld_programme *programme, const struct who_ref *who,
                          const char *lang);

/* The room's name to print: the id where no room has it, "" where none is given. */
const char *programme_room_name(const struct hld_programme *programme, const struct room_ref *room,
                                const char *lang);

/* Whether the person, or the State, that is referred to holds one of the offices on that
 * day (CIVIL_NONE: on any day), or represents a State that does. */
bool programme_holds(const struct hld_programme *programme, who_id id, const string_list *offices,
                     int32_t day);

/* The first who holds an office on that day, likewise; NULL: nobody who is known. */
const struct person *programme_in_office(const struct hld_programme *programme, const char *office,
                                         int32_t day);

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
