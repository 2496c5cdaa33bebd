/* remedy.h - make room for all who asked to speak, in one of the ways that are usual.
 *
 * Each changes a programme that is then written and read again, so that the list can be made
 * anew; whether clauses allow it is for the check to say. */
#ifndef SOLVE_REMEDY_H
#define SOLVE_REMEDY_H

#include "solve/overflow.h"

/* X(name, word) */
#define REMEDIES(X)                \
	X(REMEDY_NIGHT, "night")   \
	X(REMEDY_LIMIT, "limit")   \
	X(REMEDY_EXTEND, "extend") \
	X(REMEDY_PARALLEL, "parallel")

#define REMEDY_ENUM(name, word) name,
enum remedy { REMEDY_NONE, REMEDIES(REMEDY_ENUM) REMEDIES_END };
#undef REMEDY_ENUM
extern const struct words remedy_words;

/* Hours of a night meeting, in minutes of the day. */
struct night {
	int32_t from_min, to_min;
};

/* Apply a remedy to the programme that speakers were listed for. The limit, the extension and
 * the number of segments are those of the figures. Of a night, the last plenary meetings of the
 * days are resumed whose statements end before it, the first days first, until there is room
 * for all: each gets another item for statements. Of an extension, each meeting with a list ends
 * later, and what it does behind its statements begins later. Of segments, there are as many more
 * meetings beside each with a list, for the time of that: ID-segment-2 and so on.
 * Source: nights: A/60/205 note 1; segments: decision 60/558.
 * Fails: USAGE (it would not make room, or no meeting can be resumed), NOMEM. */
hld_status remedy_apply(struct hld_programme *programme, const struct speakers *speakers,
                        enum remedy remedy, const struct remedies *figures, struct night night,
                        hld_error *err);

#endif
