/* draw.h - programmes drawn at random from one, with a plain view of their meetings; and
 * whole small conferences, with people, a venue and clauses, as plain records.
 *
 * All lie in 2006 between June and September, so that no clock is changed, and have at
 * most DRAW_MEETINGS meetings. The same seed gives the same programme. */
#ifndef SUPPORT_DRAW_H
#define SUPPORT_DRAW_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DRAW_MEETINGS = 64 };

/* A number from 0 to end - 1; *random goes on. */
uint32_t draw_below(uint64_t *random, uint32_t end);

/* Draw a programme: base, which is that of 2006, after a few changes. In those of odd
 * seeds nobody speaks. *random goes on from there. Owns: the caller. */
json_t *draw_programme(const json_t *base, unsigned seed, uint64_t *random);

/* Put a copy of one of its meetings at the end, under a new id. Gives: the copy, lent. */
json_t *draw_copy(json_t *programme, uint64_t *random);

/* What a string member of an object says; NULL where it is none. */
const char *string_of(const json_t *object, const char *key);

/* A meeting; its strings and json are the programme's. */
struct plain {
	json_t *json;
	size_t index;
	const char *kind;
	bool held;
	long day;                /* of the year, on its own clock */
	long start_min, end_min; /* time of day, on its own clock */
	long start, end;         /* minutes of the year in UTC */
	long ahead;              /* minutes of its clock before UTC */
};
struct plains {
	struct plain at[DRAW_MEETINGS];
	size_t count;
};

/* All meetings of a programme, in its order. */
void plains_read(const json_t *programme, struct plains *all);

/* A moment of 2006 in minutes from the beginning of the year, on the same clock. */
long minutes_of(const char *moment);

/* Small conferences. A set of words is an unsigned with the bits of their places below;
 * NONE stands for what is not given. */
enum {
	NONE = -1,
	MOST_MEETINGS = 6,
	MOST_PARTICIPANTS = 20,
	MOST_PERSONS = 72,
	MOST_ROOMS = 4,
	MOST_NAMED = 8,
	MOST_CLAUSES = 5,
	FIRST_PERSON = 100,  /* who: a participant, or FIRST_PERSON and a person */
	FIRST_DAY = 256 + 1, /* 14 September, as minutes_of() counts days */
	DRAWN_DAYS = 2
};

/* Categories, groups, kinds of meeting and the levels of people, from the highest. */
enum { DRAWN_MEMBER_STATE = 0, DRAWN_OFFICER = 12, DRAWN_GROUPS = 5, DRAWN_CATEGORIES = 13 };
enum { PLENARY_DRAWN, TABLE_DRAWN, HEARING_DRAWN, DRAWN_KINDS };

/* Who is in a meeting as what. */
enum drawn_part { PRESIDES, CHAIRS, DISCUSSANTS, PANELLISTS, PARTICIPANTS, PARTS };

struct drawn_span {
	long from, to; /* minutes of the year, or of the day */
};
struct drawn_person {
	char id[24];
	int of;          /* participant; NONE */
	int office;      /* NONE */
	bool says_where; /* where it was selected, perhaps nowhere */
	int level;       /* NONE */
	bool sent;       /* is one of its representatives */
	int absences;    /* how many */
	struct drawn_span absent[2];
	unsigned selected_at; /* meetings */
};
struct drawn_participant {
	char id[24];
	int category; /* NONE */
	unsigned groups;
	int elects_in;  /* NONE */
	int registered; /* day of the year; NONE */
	int office;     /* that a State holds; NONE */
};
struct drawn_list {
	int at[MOST_NAMED * MOST_MEETINGS]; /* of one meeting, or of all together */
	int count;
	bool given; /* else it is not in the document */
};
struct drawn_item {
	struct drawn_span time; /* on the meeting's clock; from NONE: not given */
	int by;
};
struct drawn_meeting {
	int kind, number; /* NONE */
	bool held, tentative;
	long start, end; /* on its own clock */
	int zone;        /* 0: New York, the programme's; 1: Chicago */
	int room;        /* NONE; that of the number of rooms is one that nothing has */
	int languages;   /* how many; NONE: the venue's */
	unsigned open_to;
	bool says_open_to;
	struct drawn_list parts[PARTS]; /* rarely somebody twice in one */
	struct drawn_item items[2];
	int item_count;
};
struct drawn_room {
	int seats, booths; /* NONE */
	int languages;     /* how many it is equipped for; NONE: any */
	bool own;          /* the programme's, of no venue */
	bool illustrative;
};
struct drawn_venue {
	struct drawn_room rooms[MOST_ROOMS];
	int room_count;
	struct drawn_span hours[2];
	int hour_count;
	int gap_min; /* NONE */
	int zone;    /* NONE */
	bool interprets;
	int languages, teams, a_day, longest_min, rest_min; /* NONE, but for the first two */
};
struct drawn_which {
	unsigned kinds; /* 0: all */
	int number;     /* NONE */
	int day;        /* of the conference, from 1; NONE */
};
enum drawn_rule {
	DRAWN_QUOTA,
	DRAWN_CAP,
	DRAWN_ONE_TABLE,
	DRAWN_LEVEL,
	DRAWN_CHAIRS,
	DRAWN_DISCUSSANTS,
	DRAWN_BALANCE,
	DRAWN_SELECTED_AT,
	DRAWN_LIST_CLOSES,
	DRAWN_PARTICIPATES,
	DRAWN_OPEN_TO,
	DRAWN_SEATS,
	DRAWN_SERVICES,
	DRAWN_PRESIDES,
	DRAWN_RULES
};
struct drawn_clause {
	enum drawn_rule rule;
	bool decides;
	struct drawn_which which, at;
	int of; /* a part; PARTS: speakers; NONE */
	unsigned categories, groups, may, offices;
	int exactly, min, max; /* NONE */
	bool each, others, include, different_groups;
	bool at_one_time;                                      /* of a quota: together */
	int level, not_group_of, tolerance, date, days_before; /* NONE */
	struct drawn_list participants; /* NONE among them: an id that nothing has */
};
struct drawn_conference {
	struct drawn_participant participants[MOST_PARTICIPANTS + 2];
	int participant_count;
	bool listed; /* they are in a list of their own, not in the programme */
	struct drawn_person persons[MOST_PERSONS + 1];
	int person_count;
	struct drawn_meeting meetings[MOST_MEETINGS];
	int meeting_count;
	struct drawn_venue venue;
	bool has_venue;
	struct drawn_clause clauses[MOST_CLAUSES];
	int clause_count;
};

void conference_draw(struct drawn_conference *to, unsigned seed, uint64_t *random);

#endif
