/* check.c - hld check: hold a programme against its mandates. */
#include "cli/command.h"
#include "cli/output.h"
#include "export/report.h"
#include "cli/sources.h"

static const struct option options[] = {
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate by symbol or file (default: those the programme names)"},
	JOINED_OPTIONS,
	{0, "strict", NULL, OPTION_FLAG, offsetof(struct args, strict),
         "let a warning, waived or not, count as a breach does"},
	{0, "final", NULL, OPTION_FLAG, offsetof(struct args, final),
         "let what is open count as a breach does"},
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json), "print JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

static bool is_clean(const hld_findings *findings, const struct args *args)
{
	struct totals totals = totals_of(findings);
	return totals.found[HLD_BREACH] == 0 &&
	       !(args->strict && totals.found[HLD_WARNING] + totals.found[HLD_WAIVED] > 0) &&
	       !(args->final && totals.found[HLD_OPEN] > 0);
}

/* Check the programme and put the report into out. */
static hld_status check(const struct args *args, const hld_programme *programme,
                        const struct mandates *mandates, struct buffer *out, bool *clean,
                        hld_error *err)
{
	hld_findings *findings;
	hld_status status = hld_check((const hld_mandate *const *)mandates->at, mandates->count,
	                              programme, &findings, err);
	if (status != HLD_OK)
		return status;
	*clean = is_clean(findings, args);
	if (args->json)
		status = report_findings_json(findings, programme, out, err);
	else
		report_findings(findings, args->operands.at[0], output_in_colour(), out);
	hld_findings_free(findings);
	return status;
}

static int run(const struct args *args)
{
	struct mandates mandates = {0};
	struct buffer out = {0};
	hld_programme *programme;
	hld_error err = {0};
	bool clean = false;
	hld_status status = programme_open(args->operands.at[0], args, &programme, &err);
	if (status == HLD_OK)
		status = args->mandates.count > 0 ? mandates_load(&mandates, &args->mandates, &err)
		                                  : mandates_of(&mandates, programme, &err);
	if (status == HLD_OK)
		check(args, programme, &mandates, &out, &clean, &err);
	mandates_release(&mandates);
	hld_programme_free(programme);
	return output_finish(&out, &err, exit_of(clean ? HLD_OK : HLD_BREACHES));
}

const struct command check_command = {
	.name = "check",
	.operands = "PROGRAMME",
	.least = 1,
	.most = 1,
	.summary = "hold a programme against its mandates, clause by clause",
	.doc = "Check PROGRAMME (a JSON file, or - for stdin) against each clause of its\n"
	       "mandates, and for what no programme may hold. Findings are printed from\n"
	       "the least to the most grave, as FILE:LINE:COLUMN: SEVERITY: SENTENCE\n"
	       "[SYMBOL PARAGRAPH] [CLAUSE].",
	.options = options,
	.run = run,
};
