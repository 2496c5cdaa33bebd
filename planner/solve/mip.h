/* mip.h - CBC, in a process of its own: it takes much memory, and cannot be interrupted. */
#ifndef SOLVE_MIP_H
#define SOLVE_MIP_H

#include "solve/matrix.h"

struct mip_result {
	double bound;     /* no solution costs less; ROW_OPEN: none costs less than was asked for */
	uint8_t *is_one;  /* by column, of the best solution; to be freed; NULL: none was found */
	bool is_complete; /* false: it gave up, and bound is what it had come to */
};

/* Find the solution of least cost, of those that cost less than most, in so many branches.
 * Fails: LIMIT (the library is not installed, no process can be had, or it was ended), NOMEM. */
hld_status mip_solve(const struct matrix *matrix, double most, int branches, struct mip_result *out,
                     hld_error *err);

#endif
