/* kind.h - the kinds of rule: their names and parameters, in one table.
 *
 * The mandate reader reads by it; the schema and the manual are made from it; for
 * each kind rules/ holds a check that judges a programme. */
#ifndef MODEL_KIND_H
#define MODEL_KIND_H

#include "model/programme.h"

/* X(NAME, name, word in mandates, what it asks) */
#define RULE_KINDS(X)                                                                      \
	X(DATES, dates, "dates", "meetings lie within days; every day is used")            \
	X(PLACE, place, "place", "meetings are held in a city")                            \
	X(COUNT, count, "count", "how many meetings or items there are")                   \
	X(WHEN, when, "when", "on which day, in which part of it or at what time")         \
	X(CONCURRENT, concurrent, "concurrent", "meetings begin and end together")         \
	X(ORDER, order, "order", "some meetings end before others begin")                  \
	X(DURATION, duration, "duration", "how long meetings, or all of them, take")       \
	X(HOURS, hours, "hours", "meetings lie between two times of day")                  \
	X(OPENING, opening, "opening", "who makes statements before all others")           \
	X(ITEM, item, "item", "what a meeting contains, by whom")                          \
	X(THEME, theme, "theme", "what a meeting, or the conference, is about")            \
	X(PRESIDES, presides, "presides", "holders of which office preside")               \
	X(PARTICIPATES, participates, "participates", "who is among the participants")     \
	X(OPEN_TO, open_to, "open-to", "to which categories meetings are open")            \
	X(CAP, cap, "cap", "how many participants a meeting has at most")                  \
	X(QUOTA, quota, "quota", "how many of a category or regional group a meeting has") \
	X(ONE_TABLE, one_table, "one-table", "nobody takes part in two of the meetings")   \
	X(LEVEL, level, "level", "at which level participants are represented")            \
	X(CHAIRS, chairs, "chairs", "chairs: how many, of which level and group")          \
	X(DISCUSSANTS, discussants, "discussants", "lead discussants, likewise")           \
	X(PANELLISTS, panellists, "panellists", "panellists, likewise")                    \
	X(BALANCE, balance, "balance", "equitable geographical representation")            \
	X(SELECTED_AT, selected_at, "selected-at", "where representatives were selected")  \
	X(LIST_CLOSES, list_closes, "list-closes", "by when participants register")        \
	X(ADMISSION, admission, "admission", "in which order seats at tables are given")   \
	X(SEATS, seats, "seats", "how many seats the rooms of meetings have")              \
	X(SERVICES, services, "services", "rooms and interpreters that there are suffice") \
	X(SPEAKING_TIME, speaking_time, "speaking-time", "minutes for a statement")        \
	X(PRECEDENCE, precedence, "precedence", "in which order speakers have the floor")  \
	X(SLOTS, slots, "slots", "how many statements meetings have room for")             \
	X(NO_LIST, no_list, "no-list", "no list of speakers is established")               \
	X(DELIVERABLE, deliverable, "deliverable", "a document, by whom, by when")         \
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
	const struct selector *which, *with; /* with NULL: they with each other */
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
	word_list categories; /* one of each at least */
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
struct rule_quota {
	const struct selector *which;
	int32_t of;                /* enum role; 0: participants */
	word_list categories;      /* those that are counted; none: all */
	word_list groups;          /* and of them those of these groups; none: all */
	int32_t exactly, min, max; /* in each meeting */
	bool each;                 /* for each category, or else each group, on its own */
	bool together;             /* in all the meetings, not in each of them */
};
struct rule_one_table {
	const struct selector *which;
	word_list categories; /* none: all */
	bool at_one_time;     /* only where the meetings overlap */
};
struct rule_level {
	word_list categories;
	int32_t at_least; /* enum level */
};
/* People with a part in meetings: how many, and what must hold of each. */
struct rule_office {
	const struct selector *which;
	int32_t exactly, min, max; /* in each meeting */
	int32_t level;             /* enum level: at least */
	word_list categories;      /* from these */
	bool include;              /* level and categories say whom to count; others may be there */
	bool different_groups;     /* no two in all the meetings are of one regional group */
	string_list not_group_of;  /* nor of the group of whoever holds one of these offices */
};
struct rule_chairs {
	struct rule_office office;
};
struct rule_discussants {
	struct rule_office office;
};
struct rule_panellists {
	struct rule_office office;
};
struct rule_balance {
	const struct selector *which;
	int32_t of;           /* enum role; 0: participants */
	word_list categories; /* of those that are counted; none: all */
	int32_t tolerance;    /* percentage points */
};
struct rule_selected_at {
	const struct selector *which;
	word_list categories;
	const struct selector *at;
};
struct rule_list_closes {
	word_list categories, except;
	int32_t date;                 /* the last day, or */
	int32_t days_before;          /* so many days before ... */
	const struct selector *which; /* ... the first of these meetings */
};
struct rule_admission {
	const struct selector *which;
	int32_t order; /* enum order_within */
};
struct rule_seats {
	const struct selector *which;
	int32_t min;      /* of each room; CIVIL_NONE: not said */
	int32_t advisers; /* who come with each participant and need seats; CIVIL_NONE: none */
};
struct rule_services {
	const struct selector *which;
};
struct rule_speaking_time {
	const struct selector *which;
	int32_t minutes;
	int32_t change_over; /* minutes between two statements; CIVIL_NONE: none */
};
/* Speakers of one standing. A speaker belongs to the first tier whose level and category fit;
 * whoever fits none comes after all tiers. */
struct tier {
	word_list levels;     /* enum level; none: all */
	word_list categories; /* none: all */
	bool time_permitting; /* they have the floor if time is left */
};
extern const struct shape tier_shape;
struct rule_precedence {
	const struct selector *which;
	LIST_OF(struct tier) tiers;
	int32_t within;    /* enum order_within: of those of one tier; 0: not said */
	bool groups_first; /* statements on behalf of groups come before all others */
};
struct rule_slots {
	const struct selector *which;
	int32_t exactly, min, max; /* in each meeting */
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
