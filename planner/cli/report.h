/* report.h - findings and verdicts for people and for programs. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/buffer.h"
#include "model/mandate.h"
#include "rules/always.h"

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

/* One clause, or one check that always runs, as JSON. Fails: NOMEM. */
hld_status report_clause_json(const hld_mandate *mandate, const struct clause *clause,
                              struct buffer *out, hld_error *err);
hld_status report_always_json(const struct always_check *check, struct buffer *out, hld_error *err);

/* Whether stdout is a terminal that wants colours. */
bool report_in_colour(void);

#endif
