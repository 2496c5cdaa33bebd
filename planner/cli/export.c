/* export.c - hld export: agenda, calendar, JSON. */
#include <errno.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/sources.h"
#include "export/format.h"

static const struct option options[] = {
	{'f', "format", "FORMAT", OPTION_VALUE, offsetof(struct args, format),
         "one of those below"},
	{'o', "output", "FILE", OPTION_VALUE, offsetof(struct args, output),
         "write FILE, whole or not at all (default: stdout)"},
	JOINED_OPTIONS,
	{0, "lang", "LANG", OPTION_VALUE, offsetof(struct args, lang),
         "titles and themes in this language where they have it"},
	{0, "for", "PARTICIPANT", OPTION_VALUE, offsetof(struct args, participant),
         "only what concerns one participant or person, by id or name"},
	{0, "room", "ROOM", OPTION_VALUE, offsetof(struct args, room),
         "freebusy of a room, by id or name"},
	{0, "deliverables", NULL, OPTION_FLAG, offsetof(struct args, deliverables),
         "a calendar of the days on which documents are due, in place of meetings"},
	{0, "utc", NULL, OPTION_FLAG, offsetof(struct args, utc), "calendars with times in UTC"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

#define FORMAT_TERM(name, write, takes, doc) {name, doc},
static const struct term terms[] = {EXPORT_FORMATS(FORMAT_TERM){0}};
#undef FORMAT_TERM

/* SOURCE_DATE_EPOCH, as reproducible builds define it. */
static hld_status read_stamp(hld_export_options *to, hld_error *err)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	if (epoch == NULL || epoch[0] == '\0')
		return HLD_OK;
	errno = 0;
	long long seconds = strtoll(epoch, &end, 10);
	if (errno != 0 || *end != '\0' || seconds < 0 || seconds > 7258118399) /* to 2199 */
		return error_set(err, HLD_USAGE,
		                 "SOURCE_DATE_EPOCH '%.40s' is not a number of seconds since 1970",
		                 epoch);
	to->has_stamp = true;
	to->stamp = seconds;
	return HLD_OK;
}

static hld_status no_format(hld_error *err)
{
	char all[128] = "";
	const char *name;
	for (size_t i = 0; (name = hld_export_format(i)) != NULL; i++)
		text_append(all, sizeof all, "%s%s", i > 0 ? ", " : "", name);
	return error_set(err, HLD_USAGE, "which format? give one with -f: %s", all);
}

static hld_status export(const struct args *args, hld_error *err)
{
	hld_export_options to = {.lang = args->lang,
	                         .participant = args->participant,
	                         .room = args->room,
	                         .deliverables = args->deliverables,
	                         .utc = args->utc};
	hld_programme *programme;
	char *text;
	size_t size;
	if (args->format == NULL)
		return no_format(err);
	hld_status status = read_stamp(&to, err);
	if (status == HLD_OK)
		status = programme_open(args->operands.at[0], args, &programme, err);
	if (status != HLD_OK)
		return status;
	status = hld_export(programme, args->format, &to, &text, &size, err);
	hld_programme_free(programme);
	if (status != HLD_OK)
		return status;
	status = output_write(args->output, text, size, err);
	free(text);
	return status;
}

static int run(const struct args *args)
{
	hld_error err = {0};
	return export(args, &err) == HLD_OK ? 0 : output_fail(&err);
}

const struct command export_command = {
	.name = "export",
	.operands = "-f FORMAT PROGRAMME",
	.least = 1,
	.most = 1,
	.summary = "write a programme as agenda, calendar or JSON",
	.doc = "Write PROGRAMME as a text agenda in the manner of the Journal of the\n"
	       "United Nations, as iCalendar for calendar programs, or as JSON that\n"
	       "loads again to the same bytes. Calendars are dated by the programme's\n"
	       "\"issued\", or by SOURCE_DATE_EPOCH. With --for it is the programme of one\n"
	       "participant: the meetings that concern it, and in a calendar each statement of\n"
	       "its own.",
	.options = options,
	.terms_of = "FORMAT",
	.terms = terms,
	.run = run,
};
