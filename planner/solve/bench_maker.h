/* bench_maker.h - what benches.c, bench_demands.c and bench_people.c make the benches by. */
#ifndef SOLVE_BENCH_MAKER_H
#define SOLVE_BENCH_MAKER_H

#include "solve/benches.h"

enum { LEVELS_END = REPRESENTATIVE + 1 }; /* the level of those whose own is not known */

/* What one clause asks of some benches. */
struct ask {
	const struct hld_mandate *mandate;
	const struct clause *clause;
	int32_t role;
	const uint32_t *benches;
	uint32_t count;
};

struct maker {
	struct arena *arena;
	const struct hld_programme *programme;
	const struct mandate_list *mandates;
	const struct free_people *people;
	struct benches *out;
	struct bench *benches;
	struct summary *summaries;
	struct candidate *candidates;
	struct demand *demands;
	struct apart *aparts;
	struct balance *balances;
	struct ask *asks;
	uint32_t ask_count;
	uint32_t *of_meetings[BENCH_ROLES]; /* the bench of a whole meeting, from 1; 0: none */
	bool failed;
};

/* Give a zeroed array; NULL when memory is out, which the maker keeps in mind. */
void *bench_take(struct maker *maker, size_t count, size_t size);

/* What a clause says of an office; NULL: it is not such a clause. */
const struct rule_office *ask_office(const struct ask *ask);

/* Whether departing from a clause is a breach. */
bool ask_binds(const struct ask *ask);

/* Of whom a clause asks for some number; NULL or level 0: of any. */
struct quality {
	const word_list *categories, *groups;
	int32_t level;
};
bool has_quality(const struct quality *quality, int32_t category, int32_t group, int32_t level);

/* The regional group of whoever is referred to; GROUP_NONE: none, or not known. */
int32_t who_group(const struct hld_programme *programme, who_id id);

/* What benches_make() is made of: find who is put forward; say what clauses ask for, and how
 * many people each bench wants; find who may be where, and who differ in nothing. */
void bench_find_candidates(struct maker *maker);
void bench_hear_asks(struct maker *maker);
void bench_find_fits(struct maker *maker);

#endif
