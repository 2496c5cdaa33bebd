/* planned.h - the programme of an outline: first with any times, for the search to place, and
 * then with all that depends on them. */
#ifndef SOLVE_PLANNED_H
#define SOLVE_PLANNED_H

#include "model/build.h"
#include "solve/outline.h"

/* Make the programme of an outline, not finished yet: every meeting is on the first day of the
 * conference, or when a clause has it. It borrows the outline and its mandates.
 * Fails: (NULL) when memory is out. */
struct hld_programme *planned_make(const struct outline *outline);

/* Say who presides and speaks, where a clause names an office: whoever holds it on that day,
 * or where nobody is known the office itself; and which documents are due when. For the
 * programme to be written: it is not finished again.
 * Fails: (false) when memory is out. */
bool planned_settle(struct hld_programme *programme, const struct outline *outline);

#endif
