/* overflow.h - what would make room for all who asked to speak. */
#ifndef SOLVE_OVERFLOW_H
#define SOLVE_OVERFLOW_H

#include "solve/speakers.h"

/* Each remedy by itself; 0: it does not help, or none is needed. */
struct remedies {
	uint32_t over;         /* speakers for whom there is no slot, however they are placed */
	int32_t limit_min;     /* of a statement, the longest at which all fit */
	uint32_t nights;       /* meetings of the length that is asked about */
	int32_t extension_min; /* of each list, in steps of five minutes */
	uint32_t segments;     /* that run in parallel, of equal standing */
};

/* Count the slots there would be. night_min is the length of a night meeting. */
struct remedies remedies_count(const struct speakers *speakers, int32_t night_min);

/* Resume the last plenary meetings of the days in the night, the first days first, until there is room for all: each gets another item for statements. For the
 * programme to be written and read again.
 * Gives: how many are resumed.
 * Fails: (false) when memory is out. */
bool remedy_nights(struct hld_programme *programme, const struct speakers *speakers,
                   int32_t from_min, int32_t to_min, uint32_t *resumed);

/* Let all statements take so long at most. */
void remedy_limit(struct hld_programme *programme, const struct speakers *speakers,
                  int32_t limit_min);

#endif
