/* matrix.h - a problem in 0-1 variables, for a solver that proves bounds: a column for each time
 * of each sitting.
 *
 * Whatever is written down holds for every placement in which nothing clashes. Some things are
 * not: which of several rooms a sitting has, wishes about several meetings but that they are
 * spread, and clauses that choose meetings by their position or in other ways that depend on
 * all of them. So no placement costs less than the matrix does. */
#ifndef SOLVE_MATRIX_H
#define SOLVE_MATRIX_H

#include "solve/post.h"

struct column {
	double cost;
	bool is_any; /* of any size from 0 on; else 0 or 1 */
};
struct row {
	uint32_t start;     /* of its entries */
	double least, most; /* ROW_OPEN: no bound */
};
#define ROW_OPEN 1e30
struct entry {
	uint32_t column;
	double value;
};

struct matrix {
	struct column *columns;
	struct row *rows; /* and one behind the last, where entries end */
	struct entry *entries;
	uint32_t column_count, row_count, entry_count;
	uint32_t *first;   /* the column of the first time of each sitting */
	uint32_t left_out; /* ties */
};

/* Write a problem down, and that its placement is to be apart from others (NULL: none).
 * Owns:  out is to be released, after a failure too.
 * Fails: (false) when memory is out. */
bool matrix_make(const struct problem *problem, const struct others *others, struct matrix *out);
void matrix_release(struct matrix *matrix);

#endif
