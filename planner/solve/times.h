/* times.h - the times that a meeting may have. */
#ifndef SOLVE_TIMES_H
#define SOLVE_TIMES_H

#include "solve/problem.h"

/* The times on the days of the conference that all meetings of one length in one venue have. */
struct pattern {
	int32_t len_min;
	uint32_t venue;
	const uint32_t *slots;
	uint32_t count;
	const struct pattern *next;
};

/* Times of one meeting as they are found, and what they are found by. */
struct times {
	struct arena *arena;
	const struct hld_programme *programme;
	const struct mandate_list *mandates;
	int32_t grid_min;
	int32_t rest_min;   /* of interpreters where the meeting at hand is */
	struct slot *slots; /* of all meetings */
	uint32_t slot_count, slot_room;
	struct time_choice *at; /* of the meeting at hand */
	uint32_t count, room;
	bool is_before; /* it is before the conference, and may be on any of many days */
	const struct pattern *patterns;
};

void times_release(struct times *times);

/* Add a time, unless it is there; one that the clocks skip or repeat is left out, but for the
 * first. Fails (false) when memory is out, as the others do. */
bool times_add(struct times *times, const struct meeting *meeting, struct anchor time,
               int32_t cost);

/* The slot of the i-th time of the meeting at hand. */
static inline const struct slot *times_slot(const struct times *times, uint32_t i)
{
	return &times->slots[times->at[i].slot];
}

/* Find the times of a meeting of a draft, its own first, in the hours of its venue (index;
 * NO_ELEMENT: none) or as clauses name them. */
bool times_of_draft(struct times *times, const struct meeting *meeting, uint32_t venue);

/* Find the times of the n-th meeting of an outline, the cheapest first: the sessions of the
 * venue, shorter ones, and what clauses name. */
bool times_of_planned(struct times *times, const struct outline *outline, uint32_t n,
                      const struct meeting *meeting);

#endif
