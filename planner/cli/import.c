/* import.c - hld import: a programme from a calendar. */
#include <stdlib.h>

#include "base/error.h"
#include "cli/command.h"
#include "cli/output.h"
#include "model/programme.h"

static const struct option options[] = {
	{'o', "output", "FILE", OPTION_VALUE, offsetof(struct args, output),
         "write FILE, whole or not at all (default: stdout)"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

static hld_status import(const struct args *args, hld_error *err)
{
	const hld_export_options as_it_is = {0};
	hld_programme *programme;
	char *text;
	size_t size;
	hld_status status = hld_programme_load(args->operands.at[0], &programme, err);
	if (status != HLD_OK)
		return status;
	status = hld_export(programme, "json", &as_it_is, &text, &size, err);
	if (status == HLD_OK) {
		status = output_write(args->output, text, size, err);
		free(text);
	}
	if (status == HLD_OK)
		output_remarks(&programme->source);
	hld_programme_free(programme);
	return status;
}

static int run(const struct args *args)
{
	hld_error err = {0};
	return import(args, &err) == HLD_OK ? 0 : output_fail(&err);
}

const struct command import_command = {
	.name = "import",
	.operands = "CALENDAR",
	.least = 1,
	.most = 1,
	.summary = "make a programme of a calendar",
	.doc = "Read CALENDAR, iCalendar (RFC 5545) or jCal (RFC 7265), or - for stdin, and write\n"
	       "it as a programme in JSON. A calendar that hld wrote is the programme again, with\n"
	       "what was changed since in a calendar program: times, title, room, status. Of any\n"
	       "other, each event is a meeting, and what had to be guessed is a warning. All\n"
	       "commands that read a programme read a calendar too.",
	.options = options,
	.run = run,
};
