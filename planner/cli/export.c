/* export.c - hld export: agenda, calendar, JSON. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/grow.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/output_dir.h"
#include "cli/sources.h"
#include "cli/stamp.h"
#include "export/format.h"
#include "model/programme.h"

static const struct option options[] = {
	{'f', "format", "FORMAT", OPTION_VALUE, offsetof(struct args, format),
         "one of those below"},
	{'o', "output", "FILE", OPTION_VALUE, offsetof(struct args, output),
         "write FILE, whole or not at all (default: stdout)"},
	JOINED_OPTIONS,
	{0, "lang", "LANG", OPTION_VALUE, offsetof(struct args, lang),
         "in this language: ar, en, es, fr, ru, zh; texts of the programme in any"},
	{0, "for", "PARTICIPANT", OPTION_VALUE, offsetof(struct args, participant),
         "only what concerns one participant or person, by id or name"},
	{0, "kind", "KIND", OPTION_VALUES, offsetof(struct args, kinds),
         "only meetings of this kind, as round-table"},
	{0, "day", "DATE", OPTION_VALUES, offsetof(struct args, days),
         "only meetings of this day, as 2006-09-14"},
	{0, "room", "ROOM", OPTION_VALUE, offsetof(struct args, room),
         "only meetings in this room, by id or name, or freebusy of it"},
	{0, "size", "SIZE", OPTION_VALUE, offsetof(struct args, paper),
         "of the paper, a4 (default) or letter (pdf)"},
	{0, "findings", NULL, OPTION_FLAG, offsetof(struct args, findings),
         "with what hld check finds (html)"},
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate to check it against (default: those it names)"},
	{0, "deliverables", NULL, OPTION_FLAG, offsetof(struct args, deliverables),
         "a calendar of the days on which documents are due, in place of meetings"},
	{0, "split", "DIR", OPTION_VALUE, offsetof(struct args, split),
         "a calendar for each participant, DIR/ghana.ics, or each mail (ical)"},
	{0, "since", "OLD", OPTION_VALUE, offsetof(struct args, since),
         "an update of what calendars have from the programme OLD (ical)"},
	{0, "method", "METHOD", OPTION_VALUE, offsetof(struct args, method),
         "request or cancel: calendars to be mailed, one event a file (ical)"},
	{0, "to", "ADDRESS", OPTION_VALUE, offsetof(struct args, to),
         "the mail address of whoever gets them"},
	{0, "utc", NULL, OPTION_FLAG, offsetof(struct args, utc), "calendars with times in UTC"},
	{0, "public", NULL, OPTION_FLAG, offsetof(struct args, in_public),
         "without what is for those who plan, as absences (ical, jcal, json)"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

#define FORMAT_TERM(name, write, takes, doc) {name, doc},
static const struct term terms[] = {EXPORT_FORMATS(FORMAT_TERM){0}};
#undef FORMAT_TERM

static hld_status no_format(hld_error *err)
{
	char all[256] = "";
	const char *name;
	for (size_t i = 0; (name = hld_export_format(i)) != NULL; i++)
		text_append(all, sizeof all, "%s%s", i > 0 ? ", " : "", name);
	return error_set(err, HLD_USAGE, "which format? give one with -f: %s", all);
}

static hld_status read_method(const struct args *args, hld_export_options *to, hld_error *err)
{
	static const char *const words[] = {[HLD_REQUEST] = "request", [HLD_CANCEL] = "cancel"};
	const char *nearest = NULL;
	if (args->method == NULL && args->to != NULL)
		return error_set(err, HLD_USAGE,
		                 "--to is of calendars to be mailed: give --method request or "
		                 "cancel");
	if (args->method == NULL)
		return HLD_OK;
	to->to = args->to;
	for (hld_method method = HLD_REQUEST; method <= HLD_CANCEL; method++) {
		to->method = method;
		if (strcmp(args->method, words[method]) == 0)
			return HLD_OK;
		nearest = text_nearer(args->method, nearest, words[method]);
	}
	return error_set(err, HLD_USAGE, "no method '%.60s': use request or cancel%s%s%s",
	                 args->method, nearest != NULL ? "; did you mean '" : "",
	                 nearest != NULL ? nearest : "", nearest != NULL ? "'?" : "");
}

/* What does not go together. */
static hld_status check_args(const struct args *args, hld_error *err)
{
	if (args->format == NULL)
		return no_format(err);
	if (args->since != NULL && strcmp(args->since, "-") == 0 &&
	    strcmp(args->operands.at[0], "-") == 0)
		return error_set(err, HLD_USAGE,
		                 "standard input is one programme: OLD or PROGRAMME, not both");
	if (args->mandates.count > 0 && !args->findings)
		return error_set(err, HLD_USAGE,
		                 "--mandate is of what a check finds: give --findings too");
	if (args->split == NULL)
		return HLD_OK;
	if (strcmp(args->format, "ical") != 0)
		return error_set(err, HLD_USAGE, "--split is for calendars: use -f ical");
	if (args->deliverables)
		return error_set(err, HLD_USAGE,
		                 "--split is of meetings, and --deliverables of documents: choose");
	if (args->output != NULL)
		return error_set(err, HLD_USAGE, "--split writes many files, and -o one: choose");
	if (args->participant != NULL && args->method == NULL)
		return error_set(err, HLD_USAGE,
		                 "--split writes a calendar for everybody, and --for one: choose");
	return HLD_OK;
}

static hld_status write_split(const hld_programme *programme, const hld_export_options *to,
                              const char *path, hld_error *err)
{
	struct export_files files = {0};
	hld_status status = export_split(programme, to, "", &files, err);
	bool published = to->method == HLD_PUBLISH; /* there may be nothing to mail */
	if (status == HLD_OK && files.count == 0 && published)
		status = error_set(err, HLD_SCHEMA, "%s",
		                   programme->delegations.count == 0
		                           ? "the programme has no participants: give their list "
		                             "with -p"
		                           : "none of these meetings is for a participant");
	if (status == HLD_OK && files.count > 0)
		status = output_split(path, &files, err);
	export_files_release(&files);
	return status;
}

/* What stands in English for want of a translation. */
struct missing {
	const char **at;
	uint32_t count, room;
	bool failed;
};

static void take_missing(void *with, const char *english)
{
	struct missing *missing = with;
	const char **more = grown(missing->at, missing->count, &missing->room, sizeof *more);
	missing->failed |= more == NULL;
	if (more == NULL)
		return;
	missing->at = more;
	more[missing->count++] = english;
}

static hld_status write_one(const hld_programme *programme, const struct args *args,
                            hld_export_options *to, hld_error *err)
{
	char *text = NULL;
	size_t size;
	struct missing missing = {0};
	to->missing = take_missing;
	to->with = &missing;
	hld_status status = hld_export(programme, args->format, to, &text, &size, err);
	if (status == HLD_OK && missing.failed)
		status = error_nomem(err);
	if (status == HLD_OK)
		status = output_write(args->output, text, size, err);
	free(text);
	if (status == HLD_OK)
		output_missing(args->lang, missing.at, missing.count);
	free(missing.at);
	return status;
}

/* Check the programme, for a page that says what was found. */
static hld_status find(const hld_programme *programme, const struct args *args,
                       hld_findings **findings, hld_error *err)
{
	struct mandates mandates = {0};
	hld_status status = args->mandates.count > 0
	                            ? mandates_load(&mandates, &args->mandates, err)
	                            : mandates_of(&mandates, programme, err);
	if (status == HLD_OK)
		status = hld_check((const hld_mandate *const *)mandates.at, mandates.count,
		                   programme, findings, err);
	mandates_release(&mandates);
	return status;
}

static hld_status export(const struct args *args, hld_error *err)
{
	hld_export_options to = {.lang = args->lang,
	                         .participant = args->participant,
	                         .kinds = args->kinds.at,
	                         .kinds_count = args->kinds.count,
	                         .days = args->days.at,
	                         .days_count = args->days.count,
	                         .room = args->room,
	                         .paper = args->paper,
	                         .deliverables = args->deliverables,
	                         .utc = args->utc,
	                         .in_public = args->in_public};
	hld_programme *programme = NULL, *since = NULL;
	hld_findings *findings = NULL;
	hld_status status = check_args(args, err);
	if (status == HLD_OK)
		status = read_method(args, &to, err);
	if (status == HLD_OK)
		status = stamp_read(&to, err);
	if (status == HLD_OK && args->since != NULL)
		status = programme_open(args->since, args, &since, err);
	if (status == HLD_OK)
		status = programme_open(args->operands.at[0], args, &programme, err);
	if (status == HLD_OK && args->findings)
		status = find(programme, args, &findings, err);
	to.since = since;
	to.findings = findings;
	if (status == HLD_OK)
		status = args->split != NULL ? write_split(programme, &to, args->split, err)
		                             : write_one(programme, args, &to, err);
	hld_findings_free(findings);
	hld_programme_free(programme);
	hld_programme_free(since);
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
	.doc = "Write PROGRAMME as an agenda in the manner of the Journal of the United\n"
	       "Nations, as text, on paper or as a page for browsers, as iCalendar for calendar\n"
	       "programs, or as JSON that loads again to the same bytes. Calendars are dated by\n"
	       "the programme's \"issued\", or by SOURCE_DATE_EPOCH. With --for it is the "
	       "programme\n"
	       "of one participant: the meetings that concern it, and in a calendar each\n"
	       "statement of its own. With --kind it has only meetings of that kind: plenary,\n"
	       "round-table, panel, hearing, informal, consultation or other; with --day only\n"
	       "those that begin on that day where they are held. With --split there is a\n"
	       "calendar for each participant who has a meeting, named by its id. With\n"
	       "--since events that say the same as in OLD stay as they were, others are newer,\n"
	       "and those that are gone are cancelled. With --method there is a file for each\n"
	       "event that is to be mailed.",
	.options = options,
	.terms_of = "FORMAT",
	.terms = terms,
	.run = run,
};
