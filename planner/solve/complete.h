/* complete.h - what mandates still ask for that a draft has not: meetings, items and documents.
 *
 * What the draft has stays as it is. What is added is a record like any other, at a time that
 * suits it; then the draft is mended, and the meetings that were added are moved first. */
#ifndef SOLVE_COMPLETE_H
#define SOLVE_COMPLETE_H

#include "model/build.h"
#include "solve/search.h"

/* A time that a meeting that was added may have, and what it costs there. */
struct suited {
	struct slot slot;
	uint32_t odd; /* 1: out of the order of its kind; 2: beside another plenary meeting */
};

struct suited_times {
	uint32_t of; /* the meeting of the outline that was added */
	struct suited *at;
	uint32_t count;
};

/* What was added to a draft: meetings behind those that it had. */
struct completion {
	uint32_t kept; /* meetings of the draft */
	struct suited_times *added;
	uint32_t added_count;
	bool changed; /* something was added, be it an item */
};

/* Add what lacks. Whether the last of the draft that are fewer is the last that are called for,
 * is told by what it holds; or otherwise. A draft without a venue, or whose mandates do not say what is to be held, stays
 * as it is.
 * Owns:  out lies in the arena. The draft borrows the mandates, and where it changed it is to be
 *        written and read again: what was added has no places in it.
 * Fails: NOMEM. */
hld_status draft_complete(struct arena *arena, const struct mandate_list *mandates,
                          struct hld_programme *draft, int32_t grid_min, bool otherwise,
                          struct completion *out, hld_error *err);

/* Let the meetings that were added be moved for nothing to where they suit, in the problem of the
 * draft as it was read again. */
void completion_weigh(const struct completion *completion, const struct problem *problem);

/* What draft_complete() is made of. */

/* Where all meetings of an outline would be, the n-th sitting the n-th meeting. */
struct ideal {
	struct problem problem;
	struct placement at;
};

/* Place them as near to a draft as can be; known is the meeting of the draft that each is, where
 * that is known, else NO_ELEMENT.
 * Owns:  out lies in the arena. Fails: (false) when memory is out. */
bool complete_ideal(struct arena *arena, const struct hld_programme *draft,
                    const struct outline *outline, const uint32_t *known, int32_t grid_min,
                    struct ideal *out);
const struct slot *ideal_slot(const struct ideal *ideal, uint32_t n);

/* Add the items that clauses ask for to the meetings of the draft that lack them. Those that were
 * added themselves, from kept on, have theirs. Gives whether any was added.
 * Fails: (settler->failed) when memory is out. */
struct settler;
bool complete_items(struct settler *settler, uint32_t kept);

#endif
