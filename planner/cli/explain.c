/* explain.c - hld explain: one clause in words. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/sources.h"
#include "model/mandate.h"
#include "rules/always.h"
#include "rules/rule.h"

static const struct option options[] = {
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate to look in (default: all that ship)"},
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json), "print JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

static void explain_text(const struct hld_mandate *mandate, const struct clause *clause,
                         struct buffer *out)
{
	char para[64];
	buffer_printf(out, "%s\n", clause->id);
	buffer_printf(out, "  document   %s %s, %s\n", mandate->symbol,
	              report_para(clause->para, para, sizeof para),
	              words_name(&force_words, mandate->force));
	buffer_printf(out, "  words      (%s) \"%s\"\n", words_name(&verb_words, clause->verb),
	              clause->quote);
	buffer_printf(out, "  rule       %s: ", words_name(&rule_kind_words, clause->rule));
	rules[clause->rule].say(clause, out);
	if (clause->rule != RULE_NOTE)
		buffer_printf(out, "\n  otherwise  %s",
		              hld_strseverity(clause_severity(mandate, clause)));
	if (clause->reading != NULL)
		buffer_printf(out, "\n  reading    %s", clause->reading);
	buffer_byte(out, '\n');
}

static const struct clause *find_clause(const struct mandates *mandates, const char *id,
                                        const hld_mandate **mandate, const char **nearest)
{
	for (size_t i = 0; i < mandates->count; i++) {
		*mandate = mandates->at[i];
		for (uint32_t n = 0; n < (*mandate)->clauses.count; n++) {
			const struct clause *clause = &(*mandate)->clauses.at[n];
			if (strcmp(clause->id, id) == 0)
				return clause;
			*nearest = text_nearer(id, *nearest, clause->id);
		}
	}
	return NULL;
}

/* A check that always runs, by its id; false if there is none. */
static bool explain_always(const struct args *args, struct buffer *out, hld_error *err)
{
	for (size_t i = 0; i < ALWAYS_END; i++) {
		const struct always_check *check = &always_checks[i];
		if (strcmp(check->id, args->operands.at[0]) != 0)
			continue;
		if (args->json)
			report_always_json(check, out, err);
		else
			buffer_printf(out, "%s\n  always     %s\n  otherwise  %s\n", check->id,
			              check->text, hld_strseverity(check->severity));
		return true;
	}
	return false;
}

static hld_status explain(const struct args *args, const struct mandates *mandates,
                          struct buffer *out, hld_error *err)
{
	const char *id = args->operands.at[0], *nearest = NULL;
	const hld_mandate *mandate;
	if (explain_always(args, out, err))
		return err->status;
	const struct clause *clause = find_clause(mandates, id, &mandate, &nearest);
	if (clause == NULL)
		return error_set(err, HLD_USAGE, "no clause '%.60s'%s%s%s", id,
		                 nearest != NULL ? "; did you mean '" : " in those mandates",
		                 nearest != NULL ? nearest : "", nearest != NULL ? "'?" : "");
	if (args->json)
		return report_clause_json(mandate, clause, out, err);
	explain_text(mandate, clause, out);
	return HLD_OK;
}

static int run(const struct args *args)
{
	struct mandates mandates = {0};
	struct buffer out = {0};
	hld_error err = {0};
	hld_status status = args->mandates.count > 0
	                            ? mandates_load(&mandates, &args->mandates, &err)
	                            : mandates_all(&mandates, &err);
	if (status == HLD_OK)
		explain(args, &mandates, &out, &err);
	mandates_release(&mandates);
	return output_finish(&out, &err, 0);
}

const struct command explain_command = {
	.name = "explain",
	.operands = "CLAUSE",
	.least = 1,
	.most = 1,
	.summary = "say one clause in words",
	.doc = "Say what CLAUSE asks, in which words of which document, what departing\n"
	       "from it is, and which reading is taken where the text is open. CLAUSE is\n"
	       "the id at the end of a finding.",
	.options = options,
	.run = run,
};
