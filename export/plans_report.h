/* plans_report.h - what plans cost, and where they differ. */
#ifndef EXPORT_PLANS_REPORT_H
#define EXPORT_PLANS_REPORT_H

#include "base/buffer.h"
#include "model/programme.h"

/* Programmes that were planned of the same, with the same meetings, the best first. */
struct told_plans {
	const struct hld_programme *const *at;
	size_t count;
	uint32_t apart;    /* meetings that have other times in each than in any before it */
	uint32_t meetings; /* that may be moved */
};

/* A table of what one programme costs, by name; nothing where it costs nothing. */
void report_costs(const struct hld_programme *programme, struct buffer *out);

/* A table of programmes: what each costs, then the meetings that are not at one time and place
 * in all of them. */
void report_plans(const struct told_plans *plans, struct buffer *out);

/* The same as JSON ("hld-alternatives/1"), with the programmes whole.
 * Fails: NOMEM. */
hld_status report_plans_json(const struct told_plans *plans, struct buffer *out, hld_error *err);

#endif
