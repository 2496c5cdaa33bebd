/* compare.c - hld compare: clauses by programmes. */
#include <stdlib.h>

#include "base/error.h"
#include "cli/command.h"
#include "cli/output.h"
#include "export/report.h"
#include "cli/sources.h"

static const struct option options[] = {
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate by symbol or file (default: all that the programmes name)"},
	JOINED_OPTIONS,
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json), "print JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

/* Everything the comparison works on. */
struct comparison {
	struct mandates mandates;
	hld_programme *programmes[MOST_OPERANDS];
	hld_findings *findings[MOST_OPERANDS];
	const char *names[MOST_OPERANDS];
};

static hld_status load(struct comparison *c, const struct args *args, hld_error *err)
{
	hld_status status = mandates_load(&c->mandates, &args->mandates, err);
	for (size_t i = 0; status == HLD_OK && i < args->operands.count; i++) {
		status = programme_open(args->operands.at[i], args, &c->programmes[i], err);
		if (status == HLD_OK && args->mandates.count == 0)
			status = mandates_of(&c->mandates, c->programmes[i], err);
		if (status == HLD_OK)
			c->names[i] = c->programmes[i]->id;
	}
	return status;
}

static hld_status compare(struct comparison *c, const struct args *args, struct buffer *out,
                          bool *clean, hld_error *err)
{
	size_t count = args->operands.count;
	hld_status status = load(c, args, err);
	*clean = true;
	for (size_t i = 0; status == HLD_OK && i < count; i++) {
		status = hld_check((const hld_mandate *const *)c->mandates.at, c->mandates.count,
		                   c->programmes[i], &c->findings[i], err);
		if (status == HLD_OK)
			*clean = *clean && totals_of(c->findings[i]).found[HLD_BREACH] == 0;
	}
	if (status != HLD_OK)
		return status;
	const hld_findings *const *findings = (const hld_findings *const *)c->findings;
	if (args->json)
		return report_compared_json(findings, c->names, count, out, err);
	report_compared(findings, c->names, count, output_in_colour(), out);
	return HLD_OK;
}

static int run(const struct args *args)
{
	struct comparison *c = calloc(1, sizeof *c);
	struct buffer out = {0};
	hld_error err = {0};
	bool clean = false;
	if (c != NULL)
		compare(c, args, &out, &clean, &err);
	else
		error_nomem(&err);
	for (size_t i = 0; c != NULL && i < args->operands.count; i++) {
		hld_findings_free(c->findings[i]);
		hld_programme_free(c->programmes[i]);
	}
	if (c != NULL)
		mandates_release(&c->mandates);
	free(c);
	return output_finish(&out, &err, exit_of(clean ? HLD_OK : HLD_BREACHES));
}

const struct command compare_command = {
	.name = "compare",
	.operands = "PROGRAMME...",
	.least = 1,
	.most = MOST_OPERANDS,
	.summary = "hold programmes side by side: clauses by programmes",
	.doc = "Check each PROGRAMME against the same mandates and print one row a\n"
	       "clause, one column a programme: met, breach, warning, open, note, or -\n"
	       "where the clause does not apply.",
	.options = options,
	.run = run,
};
