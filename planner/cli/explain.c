/* explain.c - hld explain: one clause in words, or which clauses cannot all be met. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/clash.h"
#include "cli/command.h"
#include "cli/output.h"
#include "export/coverage.h"
#include "export/report.h"
#include "cli/sources.h"
#include "model/mandate.h"
#include "rules/always.h"
#include "rules/rule.h"

enum { MOST_SETS = 20, MOST_NUMBER = 1000 };

static const struct option options[] = {
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate to look in (default: all that ship, or those the draft names)"},
	{0, "from", "DRAFT", OPTION_VALUE, offsetof(struct args, from),
         "a programme (JSON) whose meetings may be moved, for what clashes in it"},
	{'V', "venue", "VENUE", OPTION_VALUES, offsetof(struct args, venues),
         "the venue, for what clashes (default: those the draft names)"},
	{'p', "participants", "LIST", OPTION_VALUES, offsetof(struct args, participants),
         "a list of participants, JSON or CSV, likewise"},
	{'n', "number", "N", OPTION_VALUE, offsetof(struct args, number),
         "sets that clash at most, or all (default: 20)"},
	{0, "grid", "MINUTES", OPTION_VALUE, offsetof(struct args, grid),
         "minutes between possible starts in a draft (default: 15)"},
	{0, "coverage", NULL, OPTION_FLAG, offsetof(struct args, coverage),
         "all clauses: checked or not, and by how many programmes that was tried"},
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json), "print JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

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
static bool find_always(const char *id, struct explanation *out)
{
	for (size_t i = 0; i < ALWAYS_END; i++) {
		const struct always_check *check = &always_checks[i];
		*out = (struct explanation){
			.id = check->id, .says = check->text, .otherwise = check->severity};
		if (strcmp(check->id, id) == 0)
			return true;
	}
	return false;
}

static hld_status say(const struct args *args, const struct explanation *explanation,
                      struct buffer *out, hld_error *err)
{
	if (args->json)
		return report_explained_json(explanation, out, err);
	report_explained(explanation, out);
	return HLD_OK;
}

static hld_status explain(const struct args *args, const struct mandates *mandates,
                          struct buffer *out, hld_error *err)
{
	const char *id = args->operands.at[0], *nearest = NULL;
	const hld_mandate *mandate;
	struct explanation explanation;
	if (find_always(id, &explanation))
		return say(args, &explanation, out, err);
	const struct clause *clause = find_clause(mandates, id, &mandate, &nearest);
	if (clause == NULL)
		return error_set(err, HLD_USAGE, "no clause '%.60s'%s%s%s", id,
		                 nearest != NULL ? "; did you mean '" : " in those mandates",
		                 nearest != NULL ? nearest : "", nearest != NULL ? "'?" : "");
	struct buffer says = {0};
	rules[clause->rule].say(clause, &says);
	explanation = (struct explanation){.id = clause->id,
	                                   .says = buffer_str(&says),
	                                   .otherwise = clause_severity(mandate, clause),
	                                   .mandate = mandate,
	                                   .clause = clause};
	hld_status status = says.failed ? error_nomem(err) : say(args, &explanation, out, err);
	buffer_release(&says);
	return status;
}

/* The table of all clauses, with how those that ship were tried. */
static hld_status cover(const struct args *args, const struct mandates *mandates,
                        struct buffer *out, hld_error *err)
{
	const hld_mandate *const *all = (const hld_mandate *const *)mandates->at;
	struct arena arena = {0};
	struct tries tries = {0};
	hld_status status = tries_load(&arena, &tries, err);
	if (status == HLD_OK && args->json)
		status = report_coverage_json(all, mandates->count, &tries, out, err);
	else if (status == HLD_OK)
		report_coverage(all, mandates->count, &tries, out);
	arena_free(&arena);
	return status;
}

/* How many sets are wanted: so many, or all. */
static hld_status read_number(const struct args *args, uint32_t *most, hld_error *err)
{
	uint64_t number = MOST_SETS;
	bool all = args->number != NULL && strcmp(args->number, "all") == 0;
	hld_status status = HLD_OK;
	if (!all)
		status = number_read("number", args->number, MOST_NUMBER, &number, err);
	*most = all ? UINT32_MAX : (uint32_t)number;
	return status;
}

/* Which clauses of the mandates cannot all be met. Gives: the exit status. */
static int clash(const struct args *args, const struct mandates *mandates, struct buffer *out,
                 hld_error *err)
{
	struct why_limits limits = {0};
	uint32_t count = 0;
	if (read_number(args, &limits.clashes, err) == HLD_OK)
		clashes_tell(mandates, args, limits, out, &count, err);
	return count > 0 ? exit_of(HLD_IMPOSSIBLE) : 0;
}

/* What is asked: a clause, a table of them, or what clashes, of which documents. */
static hld_status see_question(const struct args *args, hld_error *err)
{
	bool clashes = !args->coverage && args->operands.count == 0;
	if (clashes && args->from == NULL && args->mandates.count == 0)
		return error_set(
			err, HLD_USAGE,
			"which clause? give its id, or mandates with -m, or --from, or --coverage");
	if (!clashes && args->from != NULL)
		return error_set(err, HLD_USAGE,
		                 "a draft is given for what clashes in it, not with a clause or "
		                 "--coverage");
	if (args->from != NULL && strcmp(args->from, "-") == 0)
		return error_set(err, HLD_USAGE,
		                 "the draft is read twice: give a file, not standard input");
	return HLD_OK;
}

/* Those given, or else those that the draft names, or all. */
static hld_status load_mandates(const struct args *args, struct mandates *mandates, hld_error *err)
{
	hld_programme *draft;
	if (args->mandates.count > 0)
		return mandates_load(mandates, &args->mandates, err);
	if (args->from == NULL)
		return mandates_all(mandates, err);
	hld_status status = hld_programme_load(args->from, &draft, err);
	if (status != HLD_OK)
		return status;
	status = mandates_of(mandates, draft, err);
	hld_programme_free(draft);
	return status;
}

static int run(const struct args *args)
{
	struct mandates mandates = {0};
	struct buffer out = {0};
	hld_error err = {0};
	int exit_status = 0;
	hld_status status = see_question(args, &err);
	if (status == HLD_OK)
		status = load_mandates(args, &mandates, &err);
	if (status == HLD_OK && !args->coverage && args->operands.count == 0)
		exit_status = clash(args, &mandates, &out, &err);
	else if (status == HLD_OK)
		(args->coverage ? cover : explain)(args, &mandates, &out, &err);
	mandates_release(&mandates);
	return output_finish(&out, &err, exit_status);
}

const struct command explain_command = {
	.name = "explain",
	.operands = "[CLAUSE]",
	.least = 0,
	.most = 1,
	.summary = "say one clause in words, or which cannot all be met",
	.doc = "Say what CLAUSE asks, in which words of which document, what departing\n"
	       "from it is, and which reading is taken where the text is open. CLAUSE is\n"
	       "the id at the end of a finding. Without it, say which clauses of the\n"
	       "mandates cannot all be met in the venue, each taken as required: the\n"
	       "smallest sets, proved; all of a set but any one can be. With --from, say\n"
	       "the same of a draft whose meetings may be moved to other times and rooms\n"
	       "of their venue: clauses about times, people who are needed in several\n"
	       "meetings, absences, rooms, interpretation teams. --coverage lists all\n"
	       "clauses instead: how many programmes of the tests keep and break each,\n"
	       "and why a note is none.",
	.options = options,
	.run = run,
};
