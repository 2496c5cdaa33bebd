/* plan.c - hld plan: mend a draft by moving as few meetings as it takes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/sources.h"
#include "export/diff_report.h"
#include "solve/repair.h"

enum { SEED = 1, STEPS = 2000, MOST_STEPS = 10000000, GRID_MIN = 15 };

static const struct option options[] = {
	{0, "from", "DRAFT", OPTION_VALUE, offsetof(struct args, from),
         "the programme to begin with (JSON, or - for stdin)"},
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate by symbol or file (default: those the draft names)"},
	JOINED_OPTIONS,
	{'o', "output", "FILE", OPTION_VALUE, offsetof(struct args, output),
         "write the programme to FILE (default: say what moves)"},
	{0, "seed", "N", OPTION_VALUE, offsetof(struct args, seed),
         "seed of the search (default: 1); the same gives the same"},
	{0, "steps", "N", OPTION_VALUE, offsetof(struct args, steps),
         "moves that are tried at most (default: 2000)"},
	{0, "grid", "MINUTES", OPTION_VALUE, offsetof(struct args, grid),
         "minutes between possible starts (default: 15)"},
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json), "say what moves as JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

/* The number that an option gives, or what holds without it. */
static hld_status read_number(const char *name, const char *value, uint64_t most, uint64_t *number,
                              hld_error *err)
{
	char *end;
	if (value == NULL)
		return HLD_OK;
	errno = 0;
	unsigned long long read = strtoull(value, &end, 10);
	if (errno != 0 || *end != '\0' || value[0] < '0' || value[0] > '9' || read == 0 ||
	    read > most)
		return error_set(err, HLD_USAGE, "'--%s %.40s' is not a number from 1 to %llu",
		                 name, value, (unsigned long long)most);
	*number = read;
	return HLD_OK;
}

static hld_status read_limits(const struct args *args, struct repair_limits *limits, hld_error *err)
{
	uint64_t grid = GRID_MIN;
	*limits = (struct repair_limits){.search = {.seed = SEED, .steps = STEPS}};
	hld_status status = read_number("seed", args->seed, UINT32_MAX, &limits->search.seed, err);
	if (status == HLD_OK)
		status = read_number("steps", args->steps, MOST_STEPS, &limits->search.steps, err);
	if (status == HLD_OK)
		status = read_number("grid", args->grid, DAY_MIN, &grid, err);
	limits->grid_min = (int32_t)grid;
	if (status != HLD_OK)
		return status;
	if (args->from == NULL)
		return error_set(err, HLD_USAGE, "which draft? give one with --from");
	if (strcmp(args->from, "-") == 0)
		return error_set(err, HLD_USAGE,
		                 "the draft is read twice: give a file, not standard input");
	return HLD_OK;
}

/* What the plan works on: the draft as it was, and as it becomes. */
struct plan {
	struct mandates mandates;
	hld_programme *draft, *planned;
};

static hld_status make(struct plan *plan, const struct args *args, struct repair_limits limits,
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
	return repair((const hld_mandate *const *)plan->mandates.at, plan->mandates.count,
	              plan->planned, limits, &steps, err);
}

/* Say what moves. */
static hld_status tell(const struct plan *plan, const struct args *args, struct buffer *out,
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

static hld_status write(const struct plan *plan, const struct args *args, hld_error *err)
{
	const hld_export_options as_it_is = {0};
	char *text = NULL;
	size_t size;
	hld_status status = hld_export(plan->planned, "json", &as_it_is, &text, &size, err);
	if (status == HLD_OK)
		status = output_write(args->output, text, size, err);
	free(text);
	return status;
}

static int run(const struct args *args)
{
	struct plan plan = {0};
	struct repair_limits limits;
	struct buffer out = {0};
	hld_error err = {0};
	hld_status status = read_limits(args, &limits, &err);
	if (status == HLD_OK)
		status = make(&plan, args, limits, &err);
	if (status == HLD_OK && args->output != NULL)
		write(&plan, args, &err);
	else if (status == HLD_OK)
		tell(&plan, args, &out, &err);
	mandates_release(&plan.mandates);
	hld_programme_free(plan.draft);
	hld_programme_free(plan.planned);
	return output_finish(&out, &err, 0);
}

const struct command plan_command = {
	.name = "plan",
	.operands = "",
	.least = 0,
	.most = 0,
	.summary = "mend a draft by moving as few meetings as it takes",
	.doc = "Move meetings of the draft that --from names to other times and rooms of\n"
	       "their venue, until no clause about times is departed from, nothing clashes\n"
	       "and the interpretation teams suffice; as few as that takes. The result is\n"
	       "checked before it leaves. Without -o what moves is printed.",
	.options = options,
	.run = run,
};
