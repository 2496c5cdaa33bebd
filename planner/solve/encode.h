/* encode.h - what clauses require of meetings, for a SAT solver: each requirement behind a
 * literal of its own, so that it can be proved which of them cannot all be met.
 *
 * A meeting of the outline may be held or not; the outline has as many as any clause asks for.
 * Written apart from the counts of post.c and the checks of rules/. */
#ifndef SOLVE_ENCODE_H
#define SOLVE_ENCODE_H

#include "solve/problem.h"
#include "solve/sat.h"

/* What holds for a programme besides clauses. */
enum fact { FACT_NONE, FACT_TEAMS, FACT_ROOMS, FACT_PLENARIES };

/* A clause, or else a fact, that is required while its literal is true; clauses that say the
 * same have one literal. */
struct requirement {
	const struct hld_mandate *mandate;
	const struct clause *clause;
	enum fact fact;
	int literal;
};

struct requirements {
	struct requirement *at;
	uint32_t count;
	int *const *slots; /* of each sitting, by slot: the literal that it has that one */
};

/* Whether clauses of the kind are among the requirements; else nothing is said of them. */
bool encode_is_able(const struct clause *clause);

/* Write the requirements of the mandates and the venue to a solver; binding_only leaves out
 * what is not a breach to depart from.
 * Owns:  out lies in the arena and borrows all the rest.
 * Fails: (false) when memory is out. */
bool encode(struct arena *arena, const struct problem *problem, const struct outline *outline,
            bool binding_only, struct sat *sat, struct requirements *out);

#endif
