/* always.h - what no programme may hold, whatever its mandates are. */
#ifndef RULES_ALWAYS_H
#define RULES_ALWAYS_H

#include "rules/finding.h"

/* X(NAME, id, severity, what it finds) */
#define ALWAYS_CHECKS(X)                                                                          \
	X(DUPLICATE_ID, "duplicate-id", HLD_BREACH, "two things have one id")                     \
	X(UNKNOWN_REFERENCE, "unknown-reference", HLD_BREACH, "an id that nothing has")           \
	X(NO_SUCH_TIME, "no-such-time", HLD_BREACH,                                               \
	  "a local time that is skipped when clocks go forward")                                  \
	X(TIME_TWICE, "time-twice", HLD_WARNING,                                                  \
	  "a local time that comes twice when clocks go back")                                    \
	X(END_BEFORE_START, "end-before-start", HLD_BREACH, "an end that is not after its start") \
	X(ITEM_OUTSIDE, "item-outside-meeting", HLD_BREACH,                                       \
	  "an item that is not inside the time of its meeting")                                   \
	X(ITEMS_OVERLAP, "items-overlap", HLD_BREACH, "two items of a meeting at one time")       \
	X(ROOM_IN_USE, "room-in-use", HLD_BREACH, "two meetings in one room at one time")         \
	X(TWO_PLACES, "person-in-two-places", HLD_BREACH,                                         \
	  "a person who is needed in two meetings at one time")                                   \
	X(TWICE, "listed-twice", HLD_WARNING, "somebody who is in one list twice")                \
	X(TOO_FEW, "too-few-representatives", HLD_WARNING,                                        \
	  "a delegation that is needed in more meetings at one time than it has people")          \
	X(ABSENT, "person-absent", HLD_BREACH, "a person who is needed while absent")             \
	X(OTHER_ZONE, "zone-of-venue", HLD_BREACH,                                                \
	  "a meeting whose times are in another zone than its venue")                             \
	X(ROOM_FULL, "room-full", HLD_BREACH, "a room with fewer seats than people in it")        \
	X(BOOTHS, "too-few-booths", HLD_WARNING,                                                  \
	  "a room with fewer booths than languages of interpretation")                            \
	X(SET_UP, "no-time-to-set-up", HLD_WARNING,                                               \
	  "meetings of two kinds in one room without the venue's gap between them")               \
	X(HOURS, "outside-hours", HLD_WARNING, "a meeting outside the hours of its venue")        \
	X(WAIVER, "waiver", HLD_WARNING, "a waiver of a decision, or of nothing that there is")

#define X(NAME, id, severity, text) ALWAYS_##NAME,
enum always { ALWAYS_CHECKS(X) ALWAYS_END };
#undef X

struct always_check {
	const char *id;
	hld_severity severity;
	const char *text;
};
extern const struct always_check always_checks[ALWAYS_END];

/* What is reported from here on is found by that check. */
void always_begin(struct check *check, enum always which);

/* Rooms and people in two places at one time, absences; rooms against their venue. */
void check_busy(struct check *check);
void check_venues(struct check *check);

#endif
