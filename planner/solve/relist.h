/* relist.h - a list of speakers as it changes: levels, exchanges, absences, withdrawals; and as
 * it runs.
 *
 * The slots keep their times: what moves is who has them. */
#ifndef SOLVE_RELIST_H
#define SOLVE_RELIST_H

#include "model/build.h"
#include "solve/outline.h"

/* X(name, word, what it does) */
#define CHANGES(X)                                                                           \
	X(CHANGE_LEVEL, "level", "PARTICIPANT LEVEL: behind the last of the new tier")       \
	X(CHANGE_EXCHANGE, "exchange", "PARTICIPANT PARTICIPANT: each has the other's slot") \
	X(CHANGE_ABSENT, "absent",                                                           \
	  "PARTICIPANT: was not there when called; behind the last of "                      \
	  "the own tier")                                                                    \
	X(CHANGE_WITHDRAW, "withdraw", "PARTICIPANT: does not speak; those behind move up")

#define CHANGE_ENUM(name, word, doc) name,
enum change_kind { CHANGE_NONE, CHANGES(CHANGE_ENUM) };
#undef CHANGE_ENUM
extern const struct words change_words;

/* A change: who and with whom are ids of participants or of whoever speaks for them. */
struct list_change {
	int32_t kind; /* enum change_kind */
	const char *who, *with;
	int32_t level; /* of CHANGE_LEVEL */
};

/* Change the lists of a programme that has statements, and raise its revision. The precedence
 * is that of the first clause about the meeting; without one there is one tier. For the
 * programme to be written: it is not finished again.
 * Fails: USAGE (who is named is on no list, or on several), NOMEM. */
hld_status list_change(struct hld_programme *programme, const struct mandate_list *mandates,
                       const struct list_change *change, hld_error *err);

/* One statement as it is to be expected, in minutes of the meeting's day. */
struct forecast {
	const struct item *item;
	int32_t planned_min, expected_min;
	bool fits; /* it ends before the statements are to end */
};
struct forecasts {
	const struct meeting *meeting;
	LIST_OF(struct forecast) at; /* the speaker at hand first */
	int32_t late_min;            /* less than 0: early */
	int32_t limit_min;           /* of those that follow, at which all fit; 0: none does */
};

/* Forecast the rest of a list from whoever begins to speak at a time of day.
 * Owns:  out lies in the arena and borrows the programme.
 * Fails: USAGE (who is named is on no list, or on several), NOMEM. */
hld_status list_forecast(struct arena *arena, const struct hld_programme *programme,
                         const char *who, int32_t now_min, struct forecasts *out, hld_error *err);

#endif
