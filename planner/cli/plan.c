/* plan.c - hld plan: a programme from mandates and a venue, or a draft mended by moving as few
 * meetings as it takes. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "cli/clash.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/sources.h"
#include "export/diff_report.h"
#include "load/zone.h"
#include "solve/plan.h"

enum { SEED = 1, MOST_STEPS = 2000000000, GRID_MIN = 15 };

static const struct option options[] = {
	{0, "from", "DRAFT", OPTION_VALUE, offsetof(struct args, from),
         "a programme to mend (JSON); without it one is planned anew"},
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate by symbol or file (default: those the draft names)"},
	JOINED_OPTIONS,
	{'o', "output", "FILE", OPTION_VALUE, offsetof(struct args, output),
         "write the programme to FILE (default: print the agenda, or what moves)"},
	{0, "seed", "N", OPTION_VALUE, offsetof(struct args, seed),
         "seed of the search (default: 1); the same gives the same"},
	{0, "steps", "N", OPTION_VALUE, offsetof(struct args, steps),
         "places of meetings that are tried at most (default: 2000 a meeting)"},
	{0, "grid", "MINUTES", OPTION_VALUE, offsetof(struct args, grid),
         "minutes between possible starts (default: 15)"},
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json),
         "print the programme, or what moves, as JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

static hld_status read_limits(const struct args *args, struct plan_limits *limits, hld_error *err)
{
	uint64_t grid = GRID_MIN;
	*limits = (struct plan_limits){.search = {.seed = SEED}};
	hld_status status = number_read("seed", args->seed, UINT32_MAX, &limits->search.seed, err);
	if (status == HLD_OK)
		status = number_read("steps", args->steps, MOST_STEPS, &limits->search.steps, err);
	if (status == HLD_OK)
		status = number_read("grid", args->grid, DAY_MIN, &grid, err);
	limits->grid_min = (int32_t)grid;
	if (status != HLD_OK)
		return status;
	if (args->from == NULL && args->mandates.count == 0)
		return error_set(err, HLD_USAGE,
		                 "by which mandate? give one with -m, or a draft with --from");
	if (args->from != NULL && strcmp(args->from, "-") == 0)
		return error_set(err, HLD_USAGE,
		                 "the draft is read twice: give a file, not standard input");
	return HLD_OK;
}

/* What the plan works on: the draft as it was, if there is one, and the programme as it is to
 * be, as text too where it is written. */
struct plan {
	struct mandates mandates;
	hld_programme *draft, *planned;
	char *text;
	size_t size;
};

static struct mandate_list mandates_in(const struct plan *plan)
{
	return (struct mandate_list){(const hld_mandate *const *)plan->mandates.at,
	                             plan->mandates.count};
}

static hld_status mend(struct plan *plan, const struct args *args, struct plan_limits limits,
                       hld_error *err)
{
	uint64_t steps;
	hld_status status = programme_open(args->from, args, &plan->draft, err);
	if (status == HLD_OK)
		status = programme_open(args->from, args, &plan->planned, err);
	if (status == HLD_OK)
		status = args->mandates.count > 0
		                 ? mandates_load(&plan->mandates, &args->mandates, err)
		                 : mandates_of(&plan->mandates, plan->draft, err);
	if (status != HLD_OK)
		return status;
	struct mandate_list mandates = mandates_in(plan);
	return plan_mend(&mandates, plan->planned, limits, &steps, err);
}

static hld_status write_text(struct plan *plan, const hld_programme *programme, hld_error *err)
{
	const hld_export_options as_it_is = {0};
	return hld_export(programme, "json", &as_it_is, &plan->text, &plan->size, err);
}

/* Read back what was planned, as it will be read from its file, and check that. */
static hld_status read_back(struct plan *plan, const struct args *args, hld_error *err)
{
	const char *name = args->output != NULL ? args->output : "plan";
	hld_status status =
		programme_open_text(plan->text, plan->size, name, args, &plan->planned, err);
	struct mandate_list mandates = mandates_in(plan);
	return status == HLD_OK
	               ? plan_see_clean(&mandates, plan->planned, "the best plan found", err)
	               : status;
}

static hld_status make(struct plan *plan, const struct args *args, struct plan_limits limits,
                       hld_error *err)
{
	struct plan_documents documents;
	hld_programme *made = NULL;
	hld_status status = mandates_load(&plan->mandates, &args->mandates, err);
	if (status == HLD_OK)
		status = plan_documents_open(args, &documents, err);
	if (status != HLD_OK)
		return status;
	struct mandate_list mandates = mandates_in(plan);
	status = plan_make(&mandates, &documents, zone_read, limits, &made, err);
	if (status == HLD_OK)
		status = write_text(plan, made, err);
	hld_programme_free(made);
	if (status == HLD_OK)
		status = read_back(plan, args, err);
	return status == HLD_LIMIT ? clashes_blame(&plan->mandates, args, err) : status;
}

/* Say what moves in the draft. */
static hld_status tell_moves(const struct plan *plan, const struct args *args, struct buffer *out,
                             hld_error *err)
{
	struct arena arena = {0};
	struct diff found;
	hld_status status = HLD_OK;
	if (!diff_programmes(plan->draft, plan->planned, 0, &arena, &found))
		status = error_nomem(err);
	else if (args->json)
		status = report_diff_json(&found, out, err);
	else
		report_diff(&found, args->from, out);
	arena_free(&arena);
	return status;
}

/* Print what was planned. */
static hld_status tell_plan(const struct plan *plan, const struct args *args, struct buffer *out,
                            hld_error *err)
{
	const hld_export_options as_it_is = {0};
	char *text = NULL;
	size_t size = 0;
	hld_status status = HLD_OK;
	if (!args->json)
		status = hld_export(plan->planned, "text", &as_it_is, &text, &size, err);
	if (status == HLD_OK)
		buffer_add(out, args->json ? plan->text : text, args->json ? plan->size : size);
	free(text);
	return status;
}

static int run(const struct args *args)
{
	struct plan plan = {0};
	struct plan_limits limits;
	struct buffer out = {0};
	hld_error err = {0};
	hld_status status = read_limits(args, &limits, &err);
	if (status == HLD_OK)
		status = args->from != NULL ? mend(&plan, args, limits, &err)
		                            : make(&plan, args, limits, &err);
	if (status == HLD_OK && args->output != NULL && plan.text == NULL)
		status = write_text(&plan, plan.planned, &err);
	if (status == HLD_OK && args->output != NULL)
		output_write(args->output, plan.text, plan.size, &err);
	else if (status == HLD_OK && args->from != NULL)
		tell_moves(&plan, args, &out, &err);
	else if (status == HLD_OK)
		tell_plan(&plan, args, &out, &err);
	mandates_release(&plan.mandates);
	hld_programme_free(plan.draft);
	hld_programme_free(plan.planned);
	free(plan.text);
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
	       "With --from, move meetings of a draft to other times and rooms of their venue,\n"
	       "until no clause about times is departed from, nothing clashes and the\n"
	       "interpretation teams suffice; as few as that takes. Either is checked before it\n"
	       "leaves. Without -o the agenda, or what moves, is printed.",
	.options = options,
	.run = run,
};
