/* sat.c - CaDiCaL behind its C interface. */
#include "solve/sat.h"

#include <ccadical.h>
#include <stdlib.h>

enum { UNKNOWN = 0, SATISFIABLE = 10, MOST_CONFLICTS = 20000 };

struct sat {
	CCaDiCaL *solver;
	int vars;
	bool gave_up;
};

struct sat *sat_new(bool is_large)
{
	struct sat *sat = malloc(sizeof *sat);
	if (sat == NULL)
		return NULL;
	*sat = (struct sat){.solver = ccadical_init()};
	if (sat->solver == NULL) {
		free(sat);
		return NULL;
	}
	ccadical_set_option(sat->solver, "quiet", 1); /* it would write to stdout */
	/* What a variable is tried as is its meaning, see preferred() in encoder.c: where few
	 * have to be anything else, all others are that. */
	ccadical_set_option(sat->solver, "forcephase", is_large);
	/* Many small questions: what pays for one hard one is left out. */
	static const char *const left_out[] = {"elim",    "probe",        "subsume", "vivify",
	                                       "ternary", "decompose",    "compact", "walk",
	                                       "lucky",   "eagersubsume", "chrono"};
	for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
		ccadical_set_option(sat->solver, left_out[i], 0);
	return sat;
}

void sat_free(struct sat *sat)
{
	if (sat == NULL)
		return;
	ccadical_release(sat->solver);
	free(sat);
}

int sat_var(struct sat *sat)
{
	return ++sat->vars;
}

void sat_add(struct sat *sat, int literal)
{
	ccadical_add(sat->solver, literal);
}

void sat_one(struct sat *sat, int a)
{
	sat_add(sat, a);
	sat_add(sat, 0);
}

void sat_two(struct sat *sat, int a, int b)
{
	sat_add(sat, a);
	sat_one(sat, b);
}

void sat_three(struct sat *sat, int a, int b, int c)
{
	sat_add(sat, a);
	sat_two(sat, b, c);
}

void sat_assume(struct sat *sat, int literal)
{
	ccadical_assume(sat->solver, literal);
}

bool sat_solve(struct sat *sat)
{
	ccadical_limit(sat->solver, "conflicts", MOST_CONFLICTS);
	int answer = ccadical_solve(sat->solver);
	sat->gave_up = answer == UNKNOWN;
	return answer == SATISFIABLE;
}

bool sat_gave_up(const struct sat *sat)
{
	return sat->gave_up;
}

bool sat_is_true(const struct sat *sat, int literal)
{
	return (ccadical_val(sat->solver, literal < 0 ? -literal : literal) > 0) == (literal > 0);
}

bool sat_is_needed(const struct sat *sat, int literal)
{
	return ccadical_failed(sat->solver, literal) != 0;
}
