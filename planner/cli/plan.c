/* plan.c - hld plan: a programme from mandates and a venue, or a draft mended by moving as few
 * meetings as it takes. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/clash.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/sources.h"
#include "cli/watch.h"
#include "export/diff_report.h"
#include "export/plans_report.h"
#include "load/document.h"
#include "load/zone.h"
#include "solve/plan.h"
#include "solve/wishes.h"

enum { SEED = 1, MOST_STEPS = 2000000000, GRID_MIN = 15, MOST_PLANS = 100, MOST_APART = 100000 };

static const struct option options[] = {
	{0, "from", "DRAFT", OPTION_VALUE, offsetof(struct args, from),
         "a programme to mend (JSON); without it one is planned anew"},
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate by symbol or file (default: those the draft names)"},
	JOINED_OPTIONS,
	{0, "prefer", "FILE", OPTION_VALUE, offsetof(struct args, prefer),
         "preferences by name or file (JSON), besides those of the draft"},
	{'o', "output", "FILE", OPTION_VALUE, offsetof(struct args, output),
         "write the programme to FILE (default: print the agenda, or what moves)"},
	{'n', "number", "N", OPTION_VALUE, offsetof(struct args, number),
         "N alternatives, into FILE-1, FILE-2, ...; they are compared on stdout"},
	{0, "apart", "N", OPTION_VALUE, offsetof(struct args, apart),
         "meetings that have other times in each of them (default: a tenth)"},
	{0, "seed", "N", OPTION_VALUE, offsetof(struct args, seed),
         "seed of the search (default: 1); the same gives the same"},
	{0, "steps", "N", OPTION_VALUE, offsetof(struct args, steps),
         "places of meetings that are tried at most (default: 2000 a meeting)"},
	{0, "prove", NULL, OPTION_FLAG, offsetof(struct args, prove),
         "prove how little any programme can cost, and take one that costs less"},
	{0, "grid", "MINUTES", OPTION_VALUE, offsetof(struct args, grid),
         "minutes between possible starts (default: 15)"},
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json),
         "print the programme, what moves, or the alternatives, as JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

/* How what lacks is added to a draft. */
enum adding { ADD_AS_TOLD, ADD_OTHERWISE, ADD_NOTHING };

/* What is planned: the draft as it was, if there is one, and the programmes as they are to be,
 * with the first as text where it is written. */
struct plan {
	const struct args *args;
	struct plan_limits limits;
	struct plans plans;
	struct mandates mandates;
	hld_preferences *preferences;
	hld_programme *draft;
	enum adding adding;
	struct completion completion;
	hld_programme *made[MOST_PLANS];
	struct proof proofs[MOST_PLANS];
	size_t count;
};

static hld_status read_limits(struct plan *plan, hld_error *err)
{
	const struct args *args = plan->args;
	uint64_t grid = GRID_MIN, number = 1, apart = 0;
	struct search_limits *search = &plan->limits.search;
	search->seed = SEED;
	hld_status status = number_read("seed", args->seed, UINT32_MAX, &search->seed, err);
	if (status == HLD_OK)
		status = number_read("steps", args->steps, MOST_STEPS, &search->steps, err);
	if (status == HLD_OK)
		status = number_read("grid", args->grid, DAY_MIN, &grid, err);
	if (status == HLD_OK)
		status = number_read("number", args->number, MOST_PLANS, &number, err);
	if (status == HLD_OK)
		status = number_read("apart", args->apart, MOST_APART, &apart, err);
	plan->limits.grid_min = (int32_t)grid;
	plan->limits.prove = args->prove;
	plan->plans.most = (uint32_t)number;
	plan->plans.apart = (uint32_t)apart;
	if (status != HLD_OK)
		return status;
	if (args->from == NULL && args->mandates.count == 0)
		return error_set(err, HLD_USAGE,
		                 "by which mandate? give one with -m, or a draft with --from");
	if (args->from != NULL && strcmp(args->from, "-") == 0)
		return error_set(err, HLD_USAGE,
		                 "the draft is read twice: give a file, not standard input");
	if (number > 1 && args->output != NULL && strcmp(args->output, "-") == 0)
		return error_set(err, HLD_USAGE,
		                 "several programmes go to files, not to standard "
		                 "output; --json prints them all");
	return HLD_OK;
}

static hld_status open_documents(struct plan *plan, hld_error *err)
{
	const struct args *args = plan->args;
	hld_status status = preferences_open(args, &plan->preferences, err);
	if (status == HLD_OK && args->from != NULL)
		status = programme_open(args->from, args, &plan->draft, err);
	if (status != HLD_OK)
		return status;
	return args->mandates.count > 0 ? mandates_load(&plan->mandates, &args->mandates, err)
	                                : mandates_of(&plan->mandates, plan->draft, err);
}

static struct mandate_list mandates_in(const struct plan *plan)
{
	return (struct mandate_list){(const hld_mandate *const *)plan->mandates.at,
	                             plan->mandates.count};
}

/* Put the file and line to what preferences name in vain. */
static hld_status placed(hld_status status, const struct source *source, hld_error *err)
{
	if (status == HLD_SCHEMA && source != NULL && err->file[0] == '\0' &&
	    strncmp(err->pointer, "/prefer/", strlen("/prefer/")) == 0)
		document_place_error(source, err);
	return status;
}

static hld_status write_text(const hld_programme *programme, char **text, size_t *size,
                             hld_error *err)
{
	const hld_export_options as_it_is = {0};
	return hld_export(programme, "json", &as_it_is, text, size, err);
}

/* Add to a draft what mandates still ask for; it is read again then, as it would be from its
 * file. */
static hld_status complete(struct plan *plan, hld_programme **draft, hld_error *err)
{
	struct mandate_list mandates = mandates_in(plan);
	char *text = NULL;
	size_t size;
	hld_status status =
		draft_complete(&plan->plans.arena, &mandates, *draft, plan->limits.grid_min,
	                       plan->adding == ADD_OTHERWISE, &plan->completion, err);
	if (status != HLD_OK || !plan->completion.changed)
		return status;
	status = write_text(*draft, &text, &size, err);
	hld_programme_free(*draft);
	*draft = NULL;
	if (status == HLD_OK)
		status = programme_open_text(text, size, plan->args->from, plan->args, draft, err);
	free(text);
	plan->plans.completion = &plan->completion;
	return status;
}

/* Mend the draft, with what lacks, or as it is. */
static hld_status mend_with(struct plan *plan, hld_programme **out, hld_error *err)
{
	struct mandate_list mandates = mandates_in(plan);
	hld_status status = programme_open(plan->args->from, plan->args, out, err);
	if (status == HLD_OK && plan->adding != ADD_NOTHING)
		status = complete(plan, out, err);
	if (status == HLD_OK)
		status = placed(wishes_known(*out, (*out)->prefer.at, (*out)->prefer.count, err),
		                &(*out)->source, err);
	if (status == HLD_OK && plan->preferences != NULL)
		status = placed(planned_prefer(*out, plan->preferences, err),
		                &plan->preferences->source, err);
	return status == HLD_OK ? plan_mend(&mandates, *out, plan->limits, &plan->plans, err)
	                        : status;
}

/* What cannot be added without a breach, in one way or the other, is left out. */
static hld_status mend(struct plan *plan, hld_programme **out, hld_error *err)
{
	hld_status status;
	do {
		hld_programme_free(*out);
		*out = NULL;
		*err = (hld_error){0};
		plan->plans.completion = NULL;
		plan->plans.count = (uint32_t)plan->count; /* what was refused counts for nothing */
		status = mend_with(plan, out, err);
	} while (status == HLD_LIMIT && plan->count == 0 && plan->plans.completion != NULL &&
	         plan->adding++ != ADD_NOTHING);
	plan->plans.completion = NULL;
	return status;
}

/* Read back what was planned, as it will be read from its file, and check that. */
static hld_status read_back(const struct plan *plan, const hld_programme *made, hld_programme **out,
                            hld_error *err)
{
	const char *name = plan->args->output != NULL ? plan->args->output : "plan";
	struct mandate_list mandates = mandates_in(plan);
	char *text = NULL;
	size_t size;
	hld_status status = write_text(made, &text, &size, err);
	if (status == HLD_OK)
		status = programme_open_text(text, size, name, plan->args, out, err);
	free(text);
	return status == HLD_OK ? plan_see_clean(&mandates, *out, "the best plan found", err)
	                        : status;
}

static hld_status make(struct plan *plan, hld_programme **out, hld_error *err)
{
	struct plan_documents documents;
	struct mandate_list mandates = mandates_in(plan);
	hld_programme *made = NULL;
	hld_status status = plan_documents_open(plan->args, &documents, err);
	if (status != HLD_OK)
		return status;
	documents.preferences = plan->preferences;
	status =
		plan_make(&mandates, &documents, zone_read, plan->limits, &plan->plans, &made, err);
	placed(status, plan->preferences != NULL ? &plan->preferences->source : NULL, err);
	if (status == HLD_OK)
		status = read_back(plan, made, out, err);
	hld_programme_free(made);
	return status;
}

static int64_t cost_of(const hld_programme *programme)
{
	int64_t cost = 0;
	for (uint32_t i = 0; i < programme->costs.count; i++)
		cost += programme->costs.at[i].cost;
	return cost;
}

/* Put the last programme behind those that cost no more. */
static void order_last(struct plan *plan)
{
	hld_programme *last = plan->made[plan->count - 1];
	struct proof proof = plan->plans.proof;
	size_t n = plan->count - 1;
	for (; n > 0 && cost_of(plan->made[n - 1]) > cost_of(last); n--) {
		plan->made[n] = plan->made[n - 1];
		plan->proofs[n] = plan->proofs[n - 1];
	}
	plan->made[n] = last;
	plan->proofs[n] = proof;
}

/* Plan as many programmes as are wanted; where there are no more, those that there are. */
static hld_status plan_all(struct plan *plan, hld_error *err)
{
	hld_status status = HLD_OK;
	struct watch watch;
	watch_begin(&watch, &plan->limits.search);
	while (status == HLD_OK && plan->count < plan->plans.most && !watch.stopped) {
		hld_programme **out = &plan->made[plan->count];
		status = plan->draft != NULL ? mend(plan, out, err) : make(plan, out, err);
		if (status == HLD_OK) {
			plan->count++;
			order_last(plan);
		} else {
			hld_programme_free(*out);
			*out = NULL;
		}
	}
	watch_end(&watch);
	if (status == HLD_LIMIT && plan->count > 0) {
		*err = (hld_error){0};
		return HLD_OK;
	}
	return status == HLD_LIMIT ? clashes_blame(&plan->mandates, plan->args, err) : status;
}

/* Say what moves in the draft, and what that costs where somebody said what they prefer. */
static hld_status tell_moves(const struct plan *plan, struct buffer *out, hld_error *err)
{
	struct arena arena = {0};
	struct diff found;
	hld_status status = HLD_OK;
	if (!diff_programmes(plan->draft, plan->made[0], 0, &arena, &found))
		status = error_nomem(err);
	else if (plan->args->json)
		status = report_diff_json(&found, out, err);
	else
		report_diff(&found, plan->args->from, out);
	if (!plan->args->json && plan->made[0]->prefer.count > 0)
		report_costs(plan->made[0], out);
	arena_free(&arena);
	return status;
}

/* Print what was planned. */
static hld_status tell_plan(const struct plan *plan, struct buffer *out, hld_error *err)
{
	const hld_export_options as_it_is = {0};
	char *text = NULL;
	size_t size;
	hld_status status = hld_export(plan->made[0], plan->args->json ? "json" : "text", &as_it_is,
	                               &text, &size, err);
	if (status == HLD_OK)
		buffer_add(out, text, size);
	free(text);
	if (status == HLD_OK && !plan->args->json && plan->made[0]->prefer.count > 0) {
		buffer_byte(out, '\n');
		report_costs(plan->made[0], out);
	}
	return status;
}

static hld_status tell_all(const struct plan *plan, struct buffer *out, hld_error *err)
{
	struct told_plans told = {(const hld_programme *const *)plan->made, plan->count,
	                          plan->plans.apart, plan->plans.meetings};
	if (plan->args->json)
		return report_plans_json(&told, out, err);
	report_plans(&told, out);
	if (plan->count < plan->plans.most)
		buffer_printf(out, "\nno other was found\n");
	return HLD_OK;
}

/* The name of the n-th of several files: "plan-2.json" for "plan.json". */
static void name_file(const char *output, size_t n, char to[PATH_MAX])
{
	const char *slash = strrchr(output, '/'), *dot = strrchr(output, '.');
	if (dot == NULL || (slash != NULL && dot < slash))
		dot = output + strlen(output);
	text_print(to, PATH_MAX, "%.*s-%zu%s", (int)(dot - output), output, n + 1, dot);
}

/* How far each programme is from the best there can be, so far as it was proved. */
static void tell_proofs(const struct plan *plan, struct buffer *out)
{
	for (size_t n = 0; plan->args->prove && n < plan->count; n++) {
		int64_t cost = cost_of(plan->made[n]), bound = plan->proofs[n].bound;
		if (plan->plans.most > 1)
			buffer_printf(out, "programme %zu: ", n + 1);
		if (bound >= cost)
			buffer_printf(out, "proved: no programme costs less than %lld\n",
			              (long long)cost);
		else
			buffer_printf(out,
			              "proved: no programme costs less than %lld; this one costs "
			              "%lld, %lld %% more\n",
			              (long long)bound, (long long)cost,
			              (long long)(bound > 0 ? (cost - bound) * 100 / bound : 100));
	}
}

static hld_status write_all(const struct plan *plan, hld_error *err)
{
	char path[PATH_MAX];
	hld_status status = HLD_OK;
	for (size_t n = 0; status == HLD_OK && n < plan->count; n++) {
		char *text = NULL;
		size_t size;
		bool several = plan->plans.most > 1;
		if (several)
			name_file(plan->args->output, n, path);
		status = write_text(plan->made[n], &text, &size, err);
		if (status == HLD_OK)
			status = output_write(several ? path : plan->args->output, text, size, err);
		free(text);
	}
	return status;
}

static void release(struct plan *plan)
{
	for (size_t n = 0; n < plan->count; n++)
		hld_programme_free(plan->made[n]);
	hld_programme_free(plan->draft);
	hld_preferences_free(plan->preferences);
	mandates_release(&plan->mandates);
	plans_release(&plan->plans);
}

static int run(const struct args *args)
{
	struct plan plan = {.args = args};
	struct buffer out = {0};
	hld_error err = {0};
	hld_status status = read_limits(&plan, &err);
	if (status == HLD_OK)
		status = open_documents(&plan, &err);
	if (status == HLD_OK)
		status = plan_all(&plan, &err);
	if (status == HLD_OK && args->output != NULL)
		status = write_all(&plan, &err);
	if (status == HLD_OK && plan.plans.most > 1)
		tell_all(&plan, &out, &err);
	else if (status == HLD_OK && args->output == NULL)
		(args->from != NULL ? tell_moves : tell_plan)(&plan, &out, &err);
	if (err.status == HLD_OK && !args->json)
		tell_proofs(&plan, &out);
	release(&plan);
	return output_finish(&out, &err, 0);
}

const struct command plan_command = {
	.name = "plan",
	.operands = "",
	.least = 0,
	.most = 0,
	.summary = "plan a programme from mandates and a venue, or mend a draft",
	.doc = "Plan the programme that the mandates call for: which meetings there are, with\n"
	       "what items, when and in which room of the venue, who presides and what is due.\n"
	       "Chairs, discussants and panellists are proposed from the candidates of the list.\n"
	       "With --from, move meetings of a draft to other times and rooms of their venue,\n"
	       "until no clause about times is departed from, nothing clashes and the\n"
	       "interpretation teams suffice; as few as that takes. What the mandates still ask\n"
	       "for is added. Either is checked before it\n"
	       "leaves. Without -o the agenda, or what moves, is printed.",
	.options = options,
	.run = run,
};
