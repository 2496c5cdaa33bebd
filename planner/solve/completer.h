/* completer.h - what complete.c and complete_times.c add to a draft by. */
#ifndef SOLVE_COMPLETER_H
#define SOLVE_COMPLETER_H

#include "solve/complete.h"

struct completer {
	struct arena *arena;
	struct hld_programme *draft;
	struct outline *outline;
	struct ideal ideal; /* where there is any to be added */
	int32_t grid_min;
	bool otherwise; /* what cannot be told is taken the other way */
	uint32_t venue; /* of the draft, that the outline is for */
	uint32_t *at;   /* the meeting of the draft that each of the outline is; NO_ELEMENT: none */
	bool *is_matched; /* of each meeting of the draft */
	const char **ids;
	struct meeting *meetings; /* of the draft, with room for those that are added */
	bool failed;
};

/* Whether a meeting of the draft is held, and of a kind. */
bool completer_holds(const struct completer *completer, uint32_t m, int32_t kind);

bool meeting_overlaps(const struct meeting *meeting, const struct slot *slot);

/* Move the meetings that were added to where the check finds least against the draft, and say
 * which of their times are odd. Fails (false) when memory is out. */
bool complete_times(struct completer *completer, const struct completion *completion);

#endif
