/* speakers.c - hld speakers: the list of speakers of the plenary meetings. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/speakers.h"
#include "model/personal.h"
#include "rules/say.h"
#include "solve/overflow.h"
#include "solve/relist.h"

static const struct option options[] = {
	{'r', "registrations", "LIST", OPTION_VALUES, offsetof(struct args, registrations),
         "who asked to speak, JSON or CSV, by name or file"},
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate by symbol or file (default: those the programme names)"},
	JOINED_OPTIONS,
	{'o', "output", "FILE", OPTION_VALUE, offsetof(struct args, output),
         "write the programme with its statements to FILE ('-': to stdout)"},
	{0, "seed", "N", OPTION_VALUE, offsetof(struct args, seed),
         "seed of the lots (default: 1); the same draws the same"},
	{0, "limit", "MINUTES", OPTION_VALUE, offsetof(struct args, limit),
         "of a statement, where neither the programme nor a mandate says"},
	{0, "remedy", "REMEDY", OPTION_VALUE, offsetof(struct args, remedy),
         "where not all fit: 'night', 'limit', 'extend' or 'parallel'"},
	{0, "night", "FROM-TO", OPTION_VALUE, offsetof(struct args, night),
         "hours of a night meeting (default: 19:00-22:00)"},
	{0, "change", "CHANGE", OPTION_VALUES, offsetof(struct args, changes),
         "change the lists that the programme has, as 'exchange ghana kenya'"},
	{0, "on", "DATE", OPTION_VALUE, offsetof(struct args, on),
         "day on which those come whom --change 'add ...' inscribes late"},
	{0, "at", "TIME", OPTION_VALUE, offsetof(struct args, at),
         "forecast the rest of a list from this time of day, with --speaking"},
	{0, "speaking", "PARTICIPANT", OPTION_VALUE, offsetof(struct args, speaking),
         "who begins to speak then"},
	{0, "reply", "PARTICIPANT", OPTION_VALUES, offsetof(struct args, replies),
         "who uses a right of reply at the end of the day, in this order"},
	{0, "reply-limit", "MINUTES", OPTION_VALUE, offsetof(struct args, reply_limit),
         "of a reply"},
	{0, "for", "PARTICIPANT", OPTION_VALUE, offsetof(struct args, participant),
         "print only what is of one participant, by id or name"},
	{0, "csv", NULL, OPTION_FLAG, offsetof(struct args, csv), "print a table for spreadsheets"},
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json), "print JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

/* The choice that a meeting was to somebody, from 1; 0: it had no wish. */
static int32_t choice_of(const struct work *work, const struct speaker *speaker)
{
	const string_list *wishes = &speaker->registration->meetings;
	if (speaker->list == NO_ELEMENT || wishes->count == 0)
		return 0;
	const struct sitting_list *list = &work->speakers.lists.at[speaker->list];
	meeting_id equal = work->speakers.lists.at[list->equal].meeting;
	const char *id = programme_meeting(work->in.programme, equal)->id;
	uint32_t i = 0;
	while (i < wishes->count && strcmp(wishes->at[i], id) != 0)
		i++;
	return (int32_t)i + 1;
}

/* "at most one may speak [A/RES/67/219 para 13]": why there is no slot for somebody, where it
 * is not that time is short. NULL when memory is out. */
static const char *say_barred(struct work *work, const struct speaker *speaker)
{
	const struct rule_quota *rule = speaker->barred->params;
	int32_t most = rule->exactly != CIVIL_NONE ? rule->exactly : rule->max;
	char bounds[SAY_ROOM];
	return arena_printf(&work->in.arena, "%s may speak [%s para %s]",
	                    say_bounds(CIVIL_NONE, CIVIL_NONE, most, bounds),
	                    speaker->barred_by->symbol, speaker->barred->para);
}

static struct told_speaker tell(const struct work *work, const struct speaker *speaker)
{
	const hld_programme *programme = work->in.programme;
	const struct delegation *delegation = programme_delegation(programme, speaker->who);
	const struct person *person = programme_person(programme, speaker->who);
	const struct rule_precedence *rule = work->speakers.asked.rule;
	struct told_speaker told = {
		.participant = delegation != NULL ? text_in(&delegation->participant->name, NULL)
	                                          : speaker->registration->participant,
		.name = person != NULL ? text_in(&person->name, NULL) : "",
		.level = speaker->level,
		.start = {.day = CIVIL_NONE},
		.end = {.day = CIVIL_NONE},
		.choice = choice_of(work, speaker),
		.on_behalf_of = text_in(&speaker->registration->on_behalf_of, NULL),
		.is_permitted = speaker->is_permitted,
		.lot = rule != NULL && rule->within == WITHIN_LOTS ? speaker->lot : 0};
	if (speaker->list == NO_ELEMENT)
		return told;
	const struct sitting_list *list = &work->speakers.lists.at[speaker->list];
	const struct meeting *meeting = programme_meeting(programme, list->meeting);
	int32_t start = slot_start_min(list, speaker->slot);
	told.start = list_moment(meeting, start);
	told.end = list_moment(meeting, start + list->limit_min);
	return told;
}

static int start_compare(const void *a, const void *b)
{
	const struct told_speaker *x = a, *y = b;
	if (x->start.day != y->start.day)
		return x->start.day < y->start.day ? -1 : 1;
	return (x->start.min > y->start.min) - (x->start.min < y->start.min);
}

/* Say it all in the words of a report. Fails (false) when memory is out. */
static bool tell_lists(struct work *work)
{
	const struct speakers *speakers = &work->speakers;
	uint32_t count = speakers->lists.count;
	work->lists = arena_array(&work->in.arena, count, sizeof *work->lists);
	work->left = arena_array(&work->in.arena, speakers->speakers.count, sizeof *work->left);
	if (work->lists == NULL || work->left == NULL)
		return false;
	for (uint32_t l = 0; l < count; l++) {
		const struct sitting_list *list = &speakers->lists.at[l];
		struct told_speaker *at = arena_array(&work->in.arena, list->slots, sizeof *at);
		uint32_t n = 0;
		for (uint32_t i = 0; at != NULL && i < speakers->speakers.count; i++)
			if (speakers->speakers.at[i].list == l)
				at[n++] = tell(work, &speakers->speakers.at[i]);
		if (at == NULL)
			return false;
		if (n > 1)
			qsort(at, n, sizeof *at, start_compare);
		for (uint32_t i = 0; i < n; i++)
			at[i].number = i + 1;
		work->lists[l] =
			(struct told_list){programme_meeting(work->in.programme, list->meeting), at,
		                           n, list->slots, list->limit_min};
	}
	for (uint32_t i = 0; i < speakers->speakers.count; i++) {
		const struct speaker *speaker = &speakers->speakers.at[i];
		if (speaker->list != NO_ELEMENT)
			continue;
		struct told_speaker *left = &work->left[work->left_count++];
		*left = tell(work, speaker);
		if (speaker->barred == NULL)
			continue;
		left->barred = say_barred(work, speaker);
		if (left->barred == NULL)
			return false;
	}
	return true;
}

static void say_order(struct work *work)
{
	const struct rule_precedence *rule = work->speakers.asked.rule;
	int32_t within = rule != NULL ? rule->within : WITHIN_REQUEST;
	if (within == WITHIN_LOTS)
		text_print(work->order, LIST_ORDER_ROOM, "by lots, drawn with the seed %llu",
		           (unsigned long long)work->seed);
	else
		text_print(work->order, LIST_ORDER_ROOM, "%s",
		           within == WITHIN_GIVEN ? "in the order that is given"
		                                  : "in the order of their requests");
}

/* The name of the participant that --for means, by id or name: of a person who represents one,
 * that one's. NULL: all. Fails: USAGE. */
static hld_status find_only(const struct work *work, const char **only, hld_error *err)
{
	who_id who;
	hld_status status =
		personal_find(work->in.programme, work->in.args->participant, &who, err);
	const struct delegation *of = programme_delegation(work->in.programme, who);
	*only = NULL;
	if (of != NULL)
		*only = text_in(&of->participant->name, NULL);
	else if (!is_for_all(who))
		*only = programme_person(work->in.programme, who)->id;
	return status;
}

static hld_status print(struct work *work, struct buffer *out, hld_error *err)
{
	const char *only;
	hld_status status = find_only(work, &only, err);
	if (status != HLD_OK)
		return status;
	if (!tell_lists(work))
		return error_nomem(err);
	say_order(work);
	struct remedies remedies =
		remedies_count(&work->speakers, work->night.to_min - work->night.from_min);
	struct told_speakers told = {
		.programme = work->in.programme,
		.lists = work->lists,
		.list_count = work->speakers.lists.count,
		.left = work->left,
		.left_count = work->left_count,
		.order = work->order,
		.document = work->speakers.asked.rule != NULL ? work->speakers.asked.mandate->symbol
	                                                      : "",
		.is_proved = work->speakers.is_proved,
		.remedies = {remedies.over, remedies.limit_min, remedies.nights,
	                     work->night.to_min - work->night.from_min, remedies.extension_min,
	                     remedies.segments}};
	if (work->in.args->json)
		return report_speakers_json(&told, only, out, err);
	(work->in.args->csv ? report_speakers_csv : report_speakers)(&told, only, out);
	return HLD_OK;
}

/* Write the programme with its statements. */
static hld_status write_programme(struct work *work, hld_error *err)
{
	hld_programme *again = NULL;
	char *text = NULL;
	size_t size;
	hld_status status =
		speakers_settle(work->in.programme, &work->speakers) ? HLD_OK : error_nomem(err);
	if (status == HLD_OK)
		status = filter_read_back(&work->in, &text, &size, &again, err);
	if (status == HLD_OK)
		status = output_write(work->in.args->output, text, size, err);
	hld_programme_free(again);
	free(text);
	return status;
}

static int run(const struct args *args)
{
	struct work work = {.in = {.args = args}};
	struct buffer out = {0};
	hld_error err = {0};
	if (args->changes.count > 0) {
		list_change_all(&work, &out, &err);
	} else if (args->at != NULL || args->speaking != NULL || args->replies.count > 0) {
		list_run(&work, &out, &err);
	} else if (list_make(&work, &err) == HLD_OK) {
		if (args->output != NULL)
			write_programme(&work, &err);
		else
			print(&work, &out, &err);
	}
	filter_release(&work.in);
	return output_finish(&out, &err, 0);
}

#define CHANGE_TERM(name, word, usage, doc) {word, usage ": " doc},
static const struct term changes[] = {CHANGES(CHANGE_TERM){0}};
#undef CHANGE_TERM

const struct command speakers_command = {
	.name = "speakers",
	.operands = "PROGRAMME",
	.least = 1,
	.most = 1,
	.summary = "make the list of speakers",
	.doc = "Cut the statements of the plenary meetings of PROGRAMME into slots, and give them\n"
	       "to those who asked to speak: as many as can be, those who come first in\n"
	       "precedence first, and of all ways to place these the one that meets their wishes\n"
	       "for a meeting best. Nobody speaks before somebody of a higher tier, or while\n"
	       "chairing elsewhere. With -o the programme gets the statements as items. Lists\n"
	       "that it has already are changed with --change, and forecast with --at while the\n"
	       "meeting runs.",
	.options = options,
	.terms_of = "CHANGE",
	.terms = changes,
	.run = run,
};
