/* report.h - findings and verdicts for people and for programs. */
#ifndef EXPORT_REPORT_H
#define EXPORT_REPORT_H

#include "base/buffer.h"
#include "model/mandate.h"

/* Verdicts of one check by how they ended, and findings by severity. */
struct totals {
	size_t clauses, met, apply;
	size_t found[HLD_BREACH + 1];
};
struct totals totals_of(const hld_findings *findings);

/* Findings as compilers print them, then the totals. */
void report_findings(const hld_findings *findings, const char *file, bool colour,
                     struct buffer *out);

/* The paragraph of a clause as it is cited: "para 9 (a)", "note 1", "annex". */
const char *report_para(const char *para, char *to, size_t room);

/* The same as JSON. Fails: NOMEM. */
hld_status report_findings_json(const hld_findings *findings, const hld_programme *programme,
                                struct buffer *out, hld_error *err);

/* Clauses by programmes: names and findings are count long, and the findings were made
 * with the same mandates. */
void report_compared(const hld_findings *const *findings, const char *const *names, size_t count,
                     bool colour, struct buffer *out);
hld_status report_compared_json(const hld_findings *const *findings, const char *const *names,
                                size_t count, struct buffer *out, hld_error *err);

/* "met", "breach", "warning", "open", "note" or "-" where the clause does not apply. */
const char *report_outcome(const hld_verdict *verdict);

/* One clause in words, or, without mandate and clause, a check that always runs. */
struct explanation {
	const char *id, *says;
	hld_severity otherwise; /* what departing from it is */
	const hld_mandate *mandate;
	const struct clause *clause;
};
void report_explained(const struct explanation *explanation, struct buffer *out);
hld_status report_explained_json(const struct explanation *explanation, struct buffer *out,
                                 hld_error *err);

#endif
