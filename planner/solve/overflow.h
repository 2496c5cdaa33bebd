/* overflow.h - what would make room for all who asked to speak. */
#ifndef SOLVE_OVERFLOW_H
#define SOLVE_OVERFLOW_H

#include "solve/speakers.h"

/* Each remedy by itself; 0: it does not help, or none is needed. */
struct remedies {
	uint32_t over;         /* speakers for whom there is no slot, however they are placed */
	int32_t limit_min;     /* of a statement, the longest at which all fit */
	uint32_t nights;       /* meetings of the length that is asked about */
	int32_t extension_min; /* of each meeting, in steps of five minutes */
	uint32_t segments;     /* that run in parallel, of equal standing */
};

/* Count the slots there would be. night_min is the length of a night meeting. */
struct remedies remedies_count(const struct speakers *speakers, int32_t night_min);

/* Slots of all lists as they are. */
uint32_t slots_of_all(const struct speakers *speakers);

/* Whether a list is the last of its meeting, which is the one that gets longer. */
bool is_last_list(const struct speakers *speakers, uint32_t n);

#endif
