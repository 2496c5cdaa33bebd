/* publish.c - hld publish: a folder of calendars for a web server. */
#include <string.h>

#include "base/error.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/output_dir.h"
#include "cli/sources.h"
#include "cli/stamp.h"
#include "export/feed.h"

static const struct option options[] = {
	{0, "url", "URL", OPTION_VALUE, offsetof(struct args, url),
         "where DIR will be found, for links to subscribe, as https://example.org/"},
	{0, "since", "OLD", OPTION_VALUE, offsetof(struct args, since),
         "updates of what calendars have from the programme OLD"},
	JOINED_OPTIONS,
	{0, "lang", "LANG", OPTION_VALUE, offsetof(struct args, lang),
         "in this language: ar, en, es, fr, ru, zh; texts of the programme in any"},
	{0, "utc", NULL, OPTION_FLAG, offsetof(struct args, utc), "calendars with times in UTC"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

enum { DIRECTORY, PROGRAMME };

static hld_status publish(const struct args *args, hld_error *err)
{
	const char *const *names = args->operands.at;
	hld_export_options to = {.lang = args->lang, .utc = args->utc, .in_public = true};
	hld_programme *programme = NULL, *since = NULL;
	struct export_files files = {0};
	if (args->since != NULL && strcmp(args->since, "-") == 0 &&
	    strcmp(names[PROGRAMME], "-") == 0)
		return error_set(err, HLD_USAGE,
		                 "standard input is one programme: OLD or PROGRAMME, not both");
	hld_status status = stamp_read(&to, err);
	if (status == HLD_OK && args->since != NULL)
		status = programme_open(args->since, args, &since, err);
	if (status == HLD_OK)
		status = programme_open(names[PROGRAMME], args, &programme, err);
	to.since = since;
	if (status == HLD_OK)
		status = feed_make(programme, &to, args->url, &files, err);
	if (status == HLD_OK)
		status = output_publish(names[DIRECTORY], &files, err);
	export_files_release(&files);
	hld_programme_free(programme);
	hld_programme_free(since);
	return status;
}

static int run(const struct args *args)
{
	hld_error err = {0};
	return publish(args, &err) == HLD_OK ? 0 : output_fail(&err);
}

const struct command publish_command = {
	.name = "publish",
	.operands = "DIR PROGRAMME",
	.least = 2,
	.most = 2,
	.summary = "write calendars to subscribe to, with a page, for a web server",
	.doc = "Make DIR a folder that any web server can serve: all.ics has all meetings of\n"
	       "PROGRAMME, for/ a calendar for each participant, kind/ one for each kind of\n"
	       "meeting, room/ one for each room; agenda.html, agenda.txt, programme.json, and\n"
	       "index.html, which leads to them. What is for those who plan is left out, as by\n"
	       "export --public. It takes the place of what DIR held in one step, so that\n"
	       "nobody sees half of it; files that are the same keep their times, and whoever\n"
	       "subscribed need not fetch them again. DIR is to hold nothing else.",
	.options = options,
	.run = run,
};
