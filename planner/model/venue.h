/* venue.h - the rooms of a place, its hours and its interpretation teams.
 *
 * "Within existing resources" is judged by it. Read-only once built. */
#ifndef MODEL_VENUE_H
#define MODEL_VENUE_H

#include "model/people.h"

struct room {
	const char *id;
	struct text name;
	int32_t seats;         /* CIVIL_NONE: not known */
	int32_t booths;        /* of interpreters; CIVIL_NONE: not known */
	string_list languages; /* that it is equipped for; at NULL: any */
	struct text note;
	bool illustrative;
};

/* A span of the day, [from, to), in minutes after midnight. */
struct span_of_day {
	int32_t from, to;
};

/* The interpreters of a venue, in teams: one team serves one meeting at a time. */
struct interpretation {
	string_list languages; /* of a meeting that does not name its own */
	int32_t teams;
	int32_t meetings_a_day; /* that one team serves at most; CIVIL_NONE: any number */
	int32_t longest_min;    /* meeting that one team serves alone; CIVIL_NONE: any */
	int32_t rest_min;       /* between two meetings of a team; CIVIL_NONE: none */
	bool illustrative;
};

struct hld_venue {
	struct arena arena;
	struct source source;

	const char *id;
	struct text title, city;
	const char *zone;
	LIST_OF(struct span_of_day) hours;           /* without any: all day */
	int32_t gap_min;                             /* between unrelated meetings in one room */
	const struct interpretation *interpretation; /* NULL: not known */
	LIST_OF(struct room) rooms;
	struct text note;
	bool illustrative;
};

extern const struct shape venue_shape, room_shape, interpretation_shape, span_of_day_shape;

#endif
