/* rooms.h - the rooms that a meeting may have. */
#ifndef SOLVE_ROOMS_H
#define SOLVE_ROOMS_H

#include "solve/problem.h"

/* Give a sitting the room of its draft first, then those of its venue that have seats for its
 * participants, and as many as clauses ask for; a meeting without a room keeps to that. Fails
 * (false) when memory is out, as the other does. */
bool rooms_of_draft(struct arena *arena, const struct hld_programme *programme,
                    const struct mandate_list *mandates, const struct meeting *meeting,
                    uint32_t venue, struct sitting *sitting);

/* Give the sitting of the n-th meeting of an outline the rooms of the venue that are equipped
 * for it, what suits it best first: the largest for plenary meetings, for others what is just
 * large enough, so far as it is known how many may come. */
bool rooms_of_planned(struct arena *arena, const struct hld_programme *programme,
                      const struct outline *outline, uint32_t n, struct sitting *sitting);

#endif
