/* chairs.h - who is to chair, lead the discussion or sit on the panel, from those who are put
 * forward for it. */
#ifndef SOLVE_CHAIRS_H
#define SOLVE_CHAIRS_H

#include "model/build.h"
#include "solve/outline.h"

/* Propose people for the places that clauses ask for and that are empty, in a programme whose
 * meetings have their times: as many as can be without departing from any clause, from as many
 * regional groups as can be, of the highest level, and in the order of the list. Whoever is
 * named stays. What cannot be filled stays empty. A chair who is proposed presents the summary
 * of the meeting where a clause asks that a chair does.
 * Fails: (false) when memory is out. */
bool chairs_propose(const struct mandate_list *mandates, struct hld_programme *programme);

#endif
