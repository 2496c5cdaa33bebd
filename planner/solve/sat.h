/* sat.h - a SAT solver: literals are numbers, negative where they are negated. */
#ifndef SOLVE_SAT_H
#define SOLVE_SAT_H

#include <stdbool.h>

struct sat;

/* Make a solver, to be freed by the caller; NULL when memory is out. The library that it
 * stands on ends the program when memory is out later. Of a question that is large, most
 * variables can be true. */
struct sat *sat_new(bool is_large);
void sat_free(struct sat *sat);

/* A new variable, as the literal that it is true. */
int sat_var(struct sat *sat);

/* Add a literal to the clause that is being written; 0 ends it. */
void sat_add(struct sat *sat, int literal);

/* The same for whole clauses of one, two or three literals. */
void sat_one(struct sat *sat, int a);
void sat_two(struct sat *sat, int a, int b);
void sat_three(struct sat *sat, int a, int b, int c);

/* Assume a literal in the next call of sat_solve(), and only in that. */
void sat_assume(struct sat *sat, int literal);

/* Whether all clauses can be true together with what is assumed; false too when that was too
 * hard to tell, as sat_gave_up() then says. */
bool sat_solve(struct sat *sat);
bool sat_gave_up(const struct sat *sat);

/* After a solution: whether a literal is true in it. After none: whether an assumed literal
 * was needed to see that. */
bool sat_is_true(const struct sat *sat, int literal);
bool sat_is_needed(const struct sat *sat, int literal);

#endif
