/* plan.h - a programme from mandates and a venue, or a draft mended. */
#ifndef SOLVE_PLAN_H
#define SOLVE_PLAN_H

#include "solve/complete.h"
#include "solve/planned.h"
#include "solve/prove.h"

struct plan_limits {
	struct search_limits search;
	int32_t grid_min; /* starts are multiples of it from the beginning of the venue's hours */
	bool prove;       /* how far the plan is from the best, and take that if it is found */
};

/* Where the meetings of programmes were put that were planned of the same, one after another:
 * each is to be apart from those before it. Zero is a good start. */
struct plans {
	struct arena arena;
	struct placement *at;
	uint32_t count, most; /* there is room for most */
	uint32_t apart;       /* meetings that have other times at least; 0: a tenth of them */
	uint32_t meetings;    /* that are placed */
	struct proof proof;   /* of the last, where one was asked for */
	const struct completion *completion; /* of the draft; NULL: nothing was added to it */
};
void plans_release(struct plans *plans);

/* Move meetings of a draft until no clause about times is departed from and nothing clashes,
 * and as few as that takes. Items move with their meetings. What that costs is in the draft.
 * Gives: OK, and the draft as it is to be; where it was put, in plans.
 * Fails: LIMIT (what is wrong cannot be mended by moving meetings, or was not within the
 *        steps; the draft is as it was), NOMEM. */
hld_status plan_mend(const struct mandate_list *mandates, struct hld_programme *draft,
                     struct plan_limits limits, struct plans *plans, hld_error *err);

/* Plan the programme that mandates call for, in a venue.
 * Owns:  the documents, from now on the programme's, after a failure too; *out, to be freed
 *        by the caller. It borrows the mandates and the names, and is to be written and read
 *        again: what depends on its times has no places in it.
 * Fails: what planned_begin() does. */
hld_status plan_make(const struct mandate_list *mandates, const struct plan_documents *documents,
                     zone_reader *read_zone, struct plan_limits limits, struct plans *plans,
                     struct hld_programme **out, hld_error *err);

/* Check a programme that leaves the program: by the rules, which are written apart.
 * Fails: LIMIT (it has breaches; what says so begins with the words given), NOMEM. */
hld_status plan_see_clean(const struct mandate_list *mandates,
                          const struct hld_programme *programme, const char *what, hld_error *err);

#endif
