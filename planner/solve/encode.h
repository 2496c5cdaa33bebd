/* encode.h - what clauses require of meetings, for a SAT solver: each requirement behind a
 * literal of its own, so that it can be proved which of them cannot all be met.
 *
 * A meeting of an outline may be held or not; the outline has as many as any clause asks for.
 * Those of a draft are all held, and facts are required of them: that nobody is in two places,
 * that somebody is absent, that there are only so many rooms and teams. Such facts are many
 * and few of them matter: what a placement does not break is not written to the solver.
 * Written apart from the counts of post.c and the checks of rules/. */
#ifndef SOLVE_ENCODE_H
#define SOLVE_ENCODE_H

#include "solve/problem.h"
#include "solve/sat.h"

/* What holds for a programme besides clauses. */
enum fact { FACT_NONE, FACT_TEAMS, FACT_ROOMS, FACT_PLENARIES, FACT_PERSON, FACT_ABSENCE };

/* A clause, or else a fact, that is required while its literal is true; clauses that say the
 * same have one literal. */
struct requirement {
	const struct hld_mandate *mandate;
	const struct clause *clause;
	enum fact fact;
	int literal;

	/* Of facts of a draft: */
	const uint32_t *members; /* sittings that it is about */
	uint32_t member_count;
	uint32_t person; /* by number */
	const struct absence *absence;
	const uint32_t *rooms;         /* by number, that suit the members; so many as most says */
	const struct hld_venue *venue; /* of the teams */
	uint32_t most;                 /* rooms or teams */
};

struct encoder;
struct requirements {
	struct requirement *at;
	uint32_t count;
	int *const *slots; /* of each sitting, by slot: the literal that it has that one */
	uint32_t clauses;  /* that were considered */
	struct encoder *encoder;
	/* Of a draft: the slot that each sitting has in the last answer, or before there is any
	 * where it was spread to; and whether it may have another in the next. */
	uint32_t *placed;
	bool *may_move;
	bool is_asked; /* there was an answer */
	int calm;      /* a literal that the others stay; 0: nothing is said of that */
	bool *crowded; /* of each sitting: it stays where there are too many */
};

/* Whether clauses of the kind are among the requirements of an outline, or else of a draft; if
 * not nothing is said of them. */
bool encode_is_able(const struct clause *clause, bool of_outline);

/* Write the requirements of mandates to a solver: with an outline those of its programme and
 * its venue, else those of a draft, with its facts; binding_only leaves out what is not a
 * breach to depart from.
 * Owns:  out lies in the arena and borrows all the rest.
 * Fails: (false) when memory is out. */
bool encode(struct arena *arena, const struct problem *problem, const struct outline *outline,
            const struct mandate_list *mandates, bool binding_only, struct sat *sat,
            struct requirements *out);

/* Leave out times of an outline's meetings that no clause tells from shorter ones: whatever can
 * be met can be without them. */
void requirements_drop_alike(struct requirements *all, const struct mandate_list *mandates);

/* Whether the requirements that are marked, by their places, can all be met. Then whether
 * another is met too as it happens, or else whether one was needed to see that they cannot.
 * With some to look at first it is known that they cannot, and asked which are needed. */
bool requirements_can_be_met(struct requirements *all, const bool *marked, const uint32_t *first,
                             uint32_t first_count);
bool requirement_is_met(const struct requirements *all, uint32_t n);
bool requirement_is_needed(const struct requirements *all, uint32_t n);

/* Whether memory was out in one of these calls, or a question was too hard: then what it gave
 * means nothing. */
bool requirements_failed(const struct requirements *all);
bool requirements_gave_up(const struct requirements *all);

#endif
