/* closes.h - when a list closes, by a clause of the kind list-closes, and for whom. */
#ifndef RULES_CLOSES_H
#define RULES_CLOSES_H

#include "rules/finding.h"

/* The last day on which one may register; CIVIL_NONE: not known. */
int32_t closing_day(struct check *check, const struct rule_list_closes *rule);

/* Whether the list closes for a delegation. */
bool closes_for(const struct rule_list_closes *rule, const struct delegation *delegation);

#endif
