/* benches.h - the places that are to be filled, and who may fill them.
 *
 * A bench is the chairs, the lead discussants or the panellists of a meeting, or the panellists
 * of an item. It gets as many people as it needs, and up to as many as it wants, or nobody: with
 * fewer than a clause asks for, what is open would become a breach. */
#ifndef SOLVE_BENCHES_H
#define SOLVE_BENCHES_H

#include "solve/free.h"
#include "solve/held.h"
#include "solve/outline.h"

enum { BENCH_ROLES = ROLE_PANELLISTS + 1 };

/* Somebody who is put forward. */
struct candidate {
	uint32_t person; /* of the programme */
	const word_list *roles;
	int32_t group, category, level; /* level: LEVELS_END where it is not known */
	uint32_t delegation;            /* whom the person represents; NO_ELEMENT: none */
	uint32_t alike; /* number shared with those who differ in nothing but order */
};

struct bench {
	struct held of;
	int32_t role;
	const who_list *kept; /* who is named there */
	struct busy_span span;
	int32_t least, most; /* CIVIL_NONE: no bound */
	bool asked;          /* a clause asks for somebody, whatever the number */
	bool is_shut;        /* by clauses that contradict each other */
	uint32_t wants;      /* people besides those who are kept; 0: it stays as it is */
	uint32_t needs;      /* of them; with fewer it stays as it is too */
	uint32_t summary;    /* that a chair presents, among the summaries; NO_ELEMENT: none */
};

/* An oral summary that a clause has a chair present. */
struct summary {
	struct held of;
	struct busy_span span;
};

/* How many on a bench are such as a clause counts. */
struct demand {
	uint32_t bench;
	int32_t least, most;
	const bool *counts; /* of each candidate */
	uint32_t kept;      /* of those who are kept */
};

/* Benches on which no two are of one regional group. */
struct apart {
	const uint32_t *benches;
	uint32_t count;
	bool taken[REGIONAL_GROUPS_END]; /* by those who are kept */
};

/* Benches that are in balance together. */
struct balance {
	const uint32_t *benches;
	uint32_t count;
	const bool *counts;                               /* of each candidate */
	uint32_t places[REGIONAL_GROUPS_END], all_places; /* of those who are kept */
	const uint32_t *states;                           /* Member States of each group */
	int32_t tolerance;                                /* percentage points */
	bool binds;
};

struct benches {
	const struct hld_programme *programme;
	LIST_OF(struct bench) list;
	LIST_OF(struct candidate) candidates;
	LIST_OF(struct summary) summaries;
	LIST_OF(struct demand) demands;
	LIST_OF(struct apart) aparts;
	LIST_OF(struct balance) balances;
	uint32_t states[REGIONAL_GROUPS_END + 1]; /* Member States; behind the groups: all */
	const bool *fits, *presents;              /* by candidate, and in that by bench */
	uint32_t alike_count;
};

/* Find the places that clauses ask for, and who of those put forward may have them. Without
 * candidates there is nothing to be found.
 * Owns:  out lies in the arena and borrows what it is made of.
 * Fails: (false) when memory is out. */
bool benches_make(struct arena *arena, const struct mandate_list *mandates,
                  const struct hld_programme *programme, struct benches *out);

/* Whether a candidate may sit on a bench, and present its summary. */
bool bench_fits(const struct benches *benches, uint32_t candidate, uint32_t bench);
bool bench_presents(const struct benches *benches, uint32_t candidate, uint32_t bench);

/* Whether a group with so many of all places is out of balance. */
bool is_out_of_balance(const struct balance *balance, int32_t group, uint32_t places,
                       uint32_t all_places);

/* Who sits where: the candidates of each bench, one bench after the other, as many as it wants.
 * NO_ELEMENT: it stays as it is. */
struct filled {
	uint32_t *at;
	uint32_t places; /* that are filled */
	bool proved;     /* no more can be */
};

/* Fill the benches: as many places as can be, then as told in chairs.h. Looks at so many
 * candidates in turn at most.
 * Owns:  out lies in the arena. Fails: (false) when memory is out. */
bool benches_fill(struct arena *arena, const struct benches *benches, uint64_t most_looks,
                  struct filled *out);

#endif
