/* always.h - what no programme may hold, whatever its mandates are. */
#ifndef RULES_ALWAYS_H
#define RULES_ALWAYS_H

#include "hld.h"

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
	  "a person who is needed in two meetings at one time")

#define X(NAME, id, severity, text) ALWAYS_##NAME,
enum always { ALWAYS_CHECKS(X) ALWAYS_END };
#undef X

struct always_check {
	const char *id;
	hld_severity severity;
	const char *text;
};
extern const struct always_check always_checks[ALWAYS_END];

#endif
