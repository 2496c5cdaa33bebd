/* why.h - why no programme meets all that is asked, or why no draft can be mended. */
#ifndef SOLVE_WHY_H
#define SOLVE_WHY_H

#include "base/buffer.h"
#include "solve/clash.h"
#include "solve/plan.h"

/* What was asked, and what of it clashes. */
struct why {
	struct arena arena;
	struct mandate_list mandates;
	struct outline outline; /* not of a draft */
	struct hld_programme *programme;
	struct requirements requirements;
	struct clashes clashes;
	uint32_t clauses; /* of all the mandates, notes aside; some are no requirement here */
};

/* How far to look. */
struct why_limits {
	uint32_t clashes;   /* at most */
	uint64_t questions; /* to the solver */
	int32_t grid_min;   /* between the times that meetings of a draft may have */
	bool binding_only;  /* only what it is a breach to depart from */
};

/* Find the clashes of the clauses of mandates, with the venue.
 * Owns:  the documents, from now on; what out holds is released with why_release(), after a
 *        failure too.
 * Fails: as plan_make() does. */
hld_status why_not(const struct mandate_list *mandates, const struct plan_documents *documents,
                   zone_reader *read_zone, struct why_limits limits, struct why *out,
                   hld_error *err);

/* Find the clashes of the clauses of mandates, and of people, absences, rooms and teams, when
 * the meetings of a draft may be moved to other times and rooms of their venue.
 * Owns:  the draft, from now on, as the documents above. It borrows the mandates.
 * Fails: NOMEM. */
hld_status why_not_mended(const struct mandate_list *mandates, struct hld_programme *draft,
                          struct why_limits limits, struct why *out, hld_error *err);
void why_release(struct why *why);

/* Say a requirement in a sentence, without full stop. */
void why_say(const struct why *why, const struct requirement *requirement, struct buffer *out);

#endif
