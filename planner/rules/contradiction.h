/* contradiction.h - two clauses of one mandate that no programme can both keep. */
#ifndef RULES_CONTRADICTION_H
#define RULES_CONTRADICTION_H

#include "rules/finding.h"

/* The clause before this one in its mandate that no programme can keep with it, or NULL. */
const struct clause *contradicted_clause(const struct hld_mandate *mandate,
                                         const struct clause *clause);

/* Report that the clause under check contradicts one that comes before it in its mandate, if
 * it does: the earlier one is judged, and this one is not.
 * Gives: whether it does. */
bool check_contradiction(struct check *check);

#endif
