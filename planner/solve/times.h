/* times.h - the times that a meeting may have. */
#ifndef SOLVE_TIMES_H
#define SOLVE_TIMES_H

#include "solve/problem.h"

/* Times of one meeting as they are found, and what they are found by. */
struct times {
	const struct hld_programme *programme;
	const struct mandate_list *mandates;
	int32_t grid_min;
	struct slot *at; /* to be freed */
	uint32_t count, room;
	bool is_before; /* of a meeting before the conference, which may be on any of many days */
};

/* Add a time, unless it is there; one that the clocks skip or repeat is left out, but for the
 * first. Fails (false) when memory is out, as the others do. */
bool times_add(struct times *times, const struct meeting *meeting, struct anchor time,
               int32_t cost);

/* Find the times of a meeting of a draft, its own first, in the hours of its venue (index;
 * NO_ELEMENT: none) or as clauses name them. */
bool times_of_draft(struct times *times, const struct meeting *meeting, uint32_t venue);

/* Find the times of the n-th meeting of an outline, the cheapest first: the sessions of the
 * venue, shorter ones, and what clauses name. */
bool times_of_planned(struct times *times, const struct outline *outline, uint32_t n,
                      const struct meeting *meeting);

#endif
