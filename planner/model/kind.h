/* kind.h - the kinds of rule: their names and parameters, in one table.
 *
 * The mandate reader reads by it; the schema and the manual are made from it; for
 * each kind rules/ holds a check that judges a programme. */
#ifndef MODEL_KIND_H
#define MODEL_KIND_H

#include "model/programme.h"

/* X(NAME, name, word in mandates, what it asks) */
#define RULE_KINDS(X)                                                                  \
	X(DATES, dates, "dates", "meetings lie within days; every day is used")        \
	X(PLACE, place, "place", "meetings are held in a city")                        \
	X(COUNT, count, "count", "how many meetings or items there are")               \
	X(WHEN, when, "when", "on which day, in which part of it or at what time")     \
	X(CONCURRENT, concurrent, "concurrent", "meetings begin and end together")     \
	X(ORDER, order, "order", "some meetings end before others begin")              \
	X(DURATION, duration, "duration", "how long meetings, or all of them, take")   \
	X(HOURS, hours, "hours", "meetings lie between two times of day")              \
	X(OPENING, opening, "opening", "who makes statements before all others")       \
	X(ITEM, item, "item", "what a meeting contains, by whom")                      \
	X(THEME, theme, "theme", "what a meeting, or the conference, is about")        \
	X(PRESIDES, presides, "presides", "holders of which office preside")           \
	X(PARTICIPATES, participates, "participates", "who is among the participants") \
	X(OPEN_TO, open_to, "open-to", "to which categories meetings are open")        \
	X(CAP, cap, "cap", "how many participants a meeting has at most")              \
	X(CHAIRS, chairs, "chairs", "how many chairs each meeting has")                \
	X(DISCUSSANTS, discussants, "discussants", "how many lead discussants")        \
	X(SPEAKING_TIME, speaking_time, "speaking-time", "minutes for a statement")    \
	X(NO_LIST, no_list, "no-list", "no list of speakers is established")           \
	X(DELIVERABLE, deliverable, "deliverable", "a document, by whom, by when")     \
	X(NOTE, note, "note", "what no program can check, and why")

#define X(NAME, name, word, doc) RULE_##NAME,
enum rule_kind { RULE_KIND_NONE, RULE_KINDS(X) RULE_KINDS_END };
#undef X
extern const struct words rule_kind_words;

/* The shape of a kind's parameters. */
const struct shape *rule_kind_params(int32_t kind);

/* Which meetings, or items of them, a rule is about. All that is given must hold;
 * a cancelled meeting is never meant. */
struct selector {
	word_list kinds; /* enum meeting_kind */
	int_list numbers;
	int32_t position;            /* enum position, by time among those that are left */
	int32_t day;                 /* of the conference, from 1 */
	int32_t part;                /* enum day_part, as the conference defines it */
	word_list items;             /* enum item_kind: items of the meetings are meant */
	bool conference;             /* only meetings on the days of the conference */
	const struct selector *also; /* and these others too */
};
extern const struct shape selector_shape;

struct rule_dates {
	const struct selector *which;
	int32_t from, to; /* both CIVIL_NONE: the days of the conference */
	bool every_day;
};
struct rule_place {
	const struct selector *which;
	const char *city;
};
struct rule_count {
	const struct selector *which;
	int32_t exactly, min, max;
	bool each_number; /* so many of each of the selector's numbers */
};
struct rule_when {
	const struct selector *which;
	int32_t day, part;
	int32_t start, end; /* times of day */
	int32_t count;      /* so many of them; CIVIL_NONE: every one */
};
struct rule_concurrent {
	const struct selector *which;
};
struct rule_order {
	const struct selector *first, *then;
};
struct rule_duration {
	const struct selector *which;
	int32_t days;             /* from the first meeting to the last */
	int32_t min_len, max_len; /* of each, in minutes */
};
struct rule_hours {
	const struct selector *which;
	int32_t from, to;
};
struct rule_opening {
	const struct selector *which;
	string_list offices;
};
struct rule_item {
	const struct selector *which; /* the meetings that hold the items */
	word_list kinds;
	string_list offices;         /* by a holder of one of them */
	const struct selector *each; /* one item about each of these meetings */
	bool by_chair;               /* by a chair of the meeting it is about */
	int32_t position;            /* first or last of its meeting */
};
struct rule_theme {
	const struct selector *which; /* NULL: the conference as a whole */
	struct text theme;
	bool any; /* one of the meetings, no matter which */
};
struct rule_presides {
	const struct selector *which;
	string_list offices;
};
struct rule_participates {
	string_list participants;
};
struct rule_open_to {
	const struct selector *which;
	word_list categories; /* must be open to all of these */
	word_list may;        /* may be to these besides, but to no others ... */
	bool others;          /* ... unless anyone may come */
};
struct rule_cap {
	const struct selector *which;
	int32_t max;
};
struct rule_chairs {
	const struct selector *which;
	int32_t exactly, min, max;
};
struct rule_discussants {
	const struct selector *which;
	int32_t exactly, min, max;
};
struct rule_speaking_time {
	const struct selector *which;
	int32_t minutes;
};
struct rule_no_list {
	const struct selector *which;
};
struct rule_deliverable {
	const char *kind;
	string_list offices;
	const struct selector *before, *after;
};
struct rule_note {
	const char *reason;
};

#endif
