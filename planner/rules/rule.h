/* rule.h - the rules: for each kind of model/kind.h a function that judges a
 * programme by a clause, and one that says the clause in words.
 *
 * A new kind is a row in kind.h, its parameters in kind.c and these two functions. */
#ifndef RULES_RULE_H
#define RULES_RULE_H

#include "base/buffer.h"
#include "rules/finding.h"

struct rule {
	void (*check)(struct check *check, const void *params);
	void (*say)(const struct clause *clause, struct buffer *out);
};

/* By enum rule_kind. */
extern const struct rule rules[];

#define X(NAME, name, word, doc)                                    \
	void check_##name(struct check *check, const void *params); \
	void say_##name(const struct clause *clause, struct buffer *out);
RULE_KINDS(X)
#undef X

/* What no programme may hold, whatever its mandates are. */
void check_always(struct check *check);

#endif
