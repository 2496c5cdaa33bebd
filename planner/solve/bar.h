/* bar.h - whom clauses keep off the list of speakers, however many slots there are. */
#ifndef SOLVE_BAR_H
#define SOLVE_BAR_H

#include "rules/select.h"
#include "solve/speakers.h"

/* Bar those who would be too many by the quotas of speakers that all meetings with a list keep
 * together, where departing from them is a breach: the first by rank may speak, those of tiers
 * that speak time permitting behind all others. The speakers come by rank, with the lists that
 * there are in out, where it is said how many are barred.
 * Fails: (false) when memory is out. */
bool speakers_bar(struct check *check, const struct mandate_list *mandates,
                  struct speaker *speakers, struct speakers *out);

#endif
