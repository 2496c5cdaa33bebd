/* speakers.c - hld speakers: the list of speakers of the plenary meetings. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/sources.h"
#include "export/diff_report.h"
#include "export/speakers_report.h"
#include "load/document.h"
#include "model/personal.h"
#include "solve/overflow.h"
#include "solve/plan.h"
#include "solve/relist.h"
#include "solve/speakers.h"

enum {
	SEED = 1,
	MOST_LIMIT = DAY_MIN,
	NIGHT_FROM_MIN = 19 * 60,
	NIGHT_TO_MIN = 22 * 60,
	ORDER_ROOM = 96
};

static const struct option options[] = {
	{'r', "registrations", "LIST", OPTION_VALUES, offsetof(struct args, registrations),
         "who asked to speak, JSON or CSV, by name or file"},
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate by symbol or file (default: those the programme names)"},
	JOINED_OPTIONS,
	{'o', "output", "FILE", OPTION_VALUE, offsetof(struct args, output),
         "write the programme with its statements to FILE (default: print it)"},
	{0, "seed", "N", OPTION_VALUE, offsetof(struct args, seed),
         "seed of the lots (default: 1); the same draws the same"},
	{0, "limit", "MINUTES", OPTION_VALUE, offsetof(struct args, limit),
         "of a statement, where neither the programme nor a mandate says"},
	{0, "remedy", "REMEDY", OPTION_VALUE, offsetof(struct args, remedy),
         "where not all fit: 'night' resumes meetings, 'limit' shortens statements"},
	{0, "night", "FROM-TO", OPTION_VALUE, offsetof(struct args, night),
         "hours of a night meeting (default: 19:00-22:00)"},
	{0, "change", "CHANGE", OPTION_VALUES, offsetof(struct args, changes),
         "change the lists that the programme has, as 'exchange ghana kenya'"},
	{0, "at", "TIME", OPTION_VALUE, offsetof(struct args, at),
         "forecast the rest of a list from this time of day, with --speaking"},
	{0, "speaking", "PARTICIPANT", OPTION_VALUE, offsetof(struct args, speaking),
         "who begins to speak then"},
	{0, "for", "PARTICIPANT", OPTION_VALUE, offsetof(struct args, participant),
         "print only what is of one participant, by id or name"},
	{0, "csv", NULL, OPTION_FLAG, offsetof(struct args, csv), "print a table for spreadsheets"},
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json), "print JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

/* What the command works on. */
struct work {
	const struct args *args;
	struct arena arena;
	struct mandates mandates;
	hld_programme *programme;
	hld_registrations *registrations;
	struct speakers speakers;
	struct told_list *lists;
	struct told_speaker *left;
	uint32_t left_count;
	char order[ORDER_ROOM];
	uint64_t seed;
	int32_t night_from, night_to;
};

static hld_status open_programme(struct work *work, hld_error *err)
{
	const struct args *args = work->args;
	hld_status status = programme_open(args->operands.at[0], args, &work->programme, err);
	if (status != HLD_OK)
		return status;
	return args->mandates.count > 0 ? mandates_load(&work->mandates, &args->mandates, err)
	                                : mandates_of(&work->mandates, work->programme, err);
}

static hld_status open_documents(struct work *work, hld_error *err)
{
	const struct args *args = work->args;
	hld_status status = open_programme(work, err);
	if (status == HLD_OK)
		status = registrations_open(args, &work->registrations, err);
	if (status != HLD_OK)
		return status;
	status = registrations_known(work->programme, work->registrations, err);
	if (status == HLD_SCHEMA)
		document_place_error(&work->registrations->source, err);
	return status;
}

static struct mandate_list mandates_in(const struct work *work)
{
	return (struct mandate_list){(const hld_mandate *const *)work->mandates.at,
	                             work->mandates.count};
}

/* "19:00-22:00". Fails: USAGE. */
static hld_status read_night(struct work *work, hld_error *err)
{
	const char *night = work->args->night, *dash = night != NULL ? strchr(night, '-') : NULL;
	char from[CIVIL_ROOM], why[CIVIL_WHY];
	work->night_from = NIGHT_FROM_MIN;
	work->night_to = NIGHT_TO_MIN;
	if (night == NULL)
		return HLD_OK;
	text_print(from, sizeof from, "%.*s", dash != NULL ? (int)(dash - night) : 0, night);
	if (dash != NULL && civil_read_time(from, &work->night_from, why) &&
	    civil_read_time(dash + 1, &work->night_to, why) && work->night_from < work->night_to)
		return HLD_OK;
	return error_set(err, HLD_USAGE,
	                 "'--night %.40s' is no span of the day; give it as "
	                 "19:00-22:00",
	                 night);
}

static hld_status list_all(struct work *work, struct speakers_limits limits, hld_error *err)
{
	struct mandate_list mandates = mandates_in(work);
	return speakers_make(&work->arena, &mandates, work->programme, work->registrations, limits,
	                     &work->speakers, err);
}

/* Apply the remedy that is asked for, where not all fit, and make the list anew. */
static hld_status remedy(struct work *work, struct speakers_limits limits, hld_error *err)
{
	const hld_export_options as_it_is = {0};
	const char *asked = work->args->remedy;
	hld_programme *again = NULL;
	char *text = NULL;
	size_t size;
	uint32_t resumed;
	struct remedies remedies =
		remedies_count(&work->speakers, work->night_to - work->night_from);
	bool is_limit = asked != NULL && strcmp(asked, "limit") == 0;
	if (asked != NULL && !is_limit && strcmp(asked, "night") != 0)
		return error_set(err, HLD_USAGE, "no remedy '%.40s': use night or limit", asked);
	if (asked == NULL || remedies.over == 0)
		return HLD_OK;
	if (is_limit)
		remedy_limit(work->programme, &work->speakers, remedies.limit_min);
	else if (!remedy_nights(work->programme, &work->speakers, work->night_from, work->night_to,
	                        &resumed))
		return error_nomem(err);
	hld_status status = hld_export(work->programme, "json", &as_it_is, &text, &size, err);
	if (status == HLD_OK)
		status = programme_open_text(text, size, work->args->operands.at[0], work->args,
		                             &again, err);
	free(text);
	if (status != HLD_OK)
		return status;
	hld_programme_free(work->programme);
	work->programme = again;
	return list_all(work, limits, err);
}

static hld_status make(struct work *work, hld_error *err)
{
	uint64_t limit = 0;
	work->seed = SEED;
	hld_status status = number_read("seed", work->args->seed, UINT32_MAX, &work->seed, err);
	if (status == HLD_OK)
		status = number_read("limit", work->args->limit, MOST_LIMIT, &limit, err);
	if (status == HLD_OK)
		status = read_night(work, err);
	if (status == HLD_OK)
		status = open_documents(work, err);
	if (status != HLD_OK)
		return status;
	struct speakers_limits limits = {work->seed, limit > 0 ? (int32_t)limit : CIVIL_NONE};
	status = list_all(work, limits, err);
	return status == HLD_OK ? remedy(work, limits, err) : status;
}

/* The choice that a meeting was to somebody, from 1; 0: it had no wish. */
static int32_t choice_of(const struct work *work, const struct speaker *speaker)
{
	const string_list *wishes = &speaker->registration->meetings;
	if (speaker->list == NO_ELEMENT || wishes->count == 0)
		return 0;
	const struct sitting_list *list = &work->speakers.lists.at[speaker->list];
	const char *id = programme_meeting(work->programme, list->meeting)->id;
	uint32_t i = 0;
	while (i < wishes->count && strcmp(wishes->at[i], id) != 0)
		i++;
	return (int32_t)i + 1;
}

static struct moment at_min(const struct meeting *meeting, int32_t min)
{
	return (struct moment){.day = meeting->start.day + min / DAY_MIN, .min = min % DAY_MIN};
}

static struct told_speaker tell(const struct work *work, const struct speaker *speaker)
{
	const hld_programme *programme = work->programme;
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
		.lot = rule != NULL && rule->within == WITHIN_LOTS ? speaker->lot : 0};
	if (speaker->list == NO_ELEMENT)
		return told;
	const struct sitting_list *list = &work->speakers.lists.at[speaker->list];
	const struct meeting *meeting = programme_meeting(programme, list->meeting);
	int32_t start = slot_start_min(list, speaker->slot);
	told.start = at_min(meeting, start);
	told.end = at_min(meeting, start + list->limit_min);
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
	work->lists = arena_array(&work->arena, count, sizeof *work->lists);
	work->left = arena_array(&work->arena, speakers->speakers.count, sizeof *work->left);
	if (work->lists == NULL || work->left == NULL)
		return false;
	for (uint32_t l = 0; l < count; l++) {
		const struct sitting_list *list = &speakers->lists.at[l];
		struct told_speaker *at = arena_array(&work->arena, list->slots, sizeof *at);
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
			(struct told_list){programme_meeting(work->programme, list->meeting), at, n,
		                           list->slots, list->limit_min};
	}
	for (uint32_t i = 0; i < speakers->speakers.count; i++)
		if (speakers->speakers.at[i].list == NO_ELEMENT)
			work->left[work->left_count++] = tell(work, &speakers->speakers.at[i]);
	return true;
}

static void say_order(struct work *work)
{
	const struct rule_precedence *rule = work->speakers.asked.rule;
	int32_t within = rule != NULL ? rule->within : WITHIN_REQUEST;
	if (within == WITHIN_LOTS)
		text_print(work->order, ORDER_ROOM, "by lots, drawn with the seed %llu",
		           (unsigned long long)work->seed);
	else
		text_print(work->order, ORDER_ROOM, "%s",
		           within == WITHIN_GIVEN ? "in the order that is given"
		                                  : "in the order of their requests");
}

/* The name of the participant that --for means, by id or name: of a person who represents one,
 * that one's. NULL: all. Fails: USAGE. */
static hld_status find_only(const struct work *work, const char **only, hld_error *err)
{
	who_id who;
	hld_status status = personal_find(work->programme, work->args->participant, &who, err);
	const struct delegation *of = programme_delegation(work->programme, who);
	*only = NULL;
	if (of != NULL)
		*only = text_in(&of->participant->name, NULL);
	else if (!is_for_all(who))
		*only = programme_person(work->programme, who)->id;
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
		remedies_count(&work->speakers, work->night_to - work->night_from);
	struct told_speakers told = {
		.programme = work->programme,
		.lists = work->lists,
		.list_count = work->speakers.lists.count,
		.left = work->left,
		.left_count = work->left_count,
		.order = work->order,
		.document = work->speakers.asked.rule != NULL ? work->speakers.asked.mandate->symbol
	                                                      : "",
		.is_proved = work->speakers.is_proved,
		.remedies = {remedies.over, remedies.limit_min, remedies.nights,
	                     work->night_to - work->night_from, remedies.extension_min,
	                     remedies.segments}};
	if (work->args->json)
		return report_speakers_json(&told, only, out, err);
	(work->args->csv ? report_speakers_csv : report_speakers)(&told, only, out);
	return HLD_OK;
}

/* Count the breaches that a programme has. */
static hld_status count_breaches(const struct work *work, const hld_programme *programme,
                                 size_t *count, hld_error *err)
{
	struct mandate_list mandates = mandates_in(work);
	hld_findings *findings;
	*count = 0;
	hld_status status = hld_check(mandates.at, mandates.count, programme, &findings, err);
	for (size_t i = 0; status == HLD_OK && i < hld_findings_count(findings); i++)
		*count += hld_findings_at(findings, i)->severity == HLD_BREACH;
	if (status == HLD_OK)
		hld_findings_free(findings);
	return status;
}

/* Read back the programme as it is now, and see that it has no breach that it had not. */
static hld_status read_back(struct work *work, size_t before, char **text, size_t *size,
                            hld_programme **again, hld_error *err)
{
	const hld_export_options as_it_is = {0};
	struct mandate_list mandates = mandates_in(work);
	const char *name = work->args->output != NULL ? work->args->output : "list";
	size_t after = 0;
	hld_status status = hld_export(work->programme, "json", &as_it_is, text, size, err);
	if (status == HLD_OK)
		status = programme_open_text(*text, *size, name, work->args, again, err);
	if (status == HLD_OK)
		status = count_breaches(work, *again, &after, err);
	return status == HLD_OK && after > before
	               ? plan_see_clean(&mandates, *again, "the list of speakers", err)
	               : status;
}

/* Write the programme with its statements. */
static hld_status write_programme(struct work *work, hld_error *err)
{
	hld_programme *again = NULL;
	char *text = NULL;
	size_t size, before = 0;
	hld_status status = count_breaches(work, work->programme, &before, err);
	if (status == HLD_OK && !speakers_settle(work->programme, &work->speakers))
		status = error_nomem(err);
	if (status == HLD_OK)
		status = read_back(work, before, &text, &size, &again, err);
	if (status == HLD_OK)
		status = output_write(work->args->output, text, size, err);
	hld_programme_free(again);
	free(text);
	return status;
}

/* "exchange ghana kenya": the words of a change, in room.
 * Fails: USAGE, with what would be right. */
enum { CHANGE_ROOM = 256 };
static hld_status read_change(const char *text, char room[CHANGE_ROOM], struct list_change *out,
                              hld_error *err)
{
	char *words[4] = {NULL}, *rest = room;
	size_t count = 0;
	text_print(room, CHANGE_ROOM, "%s", text);
	for (char *word; count < 4 && (word = strtok_r(rest, " ", &rest)) != NULL;)
		words[count++] = word;
	*out = (struct list_change){.who = words[1], .with = words[2]};
	out->kind = count > 0 ? words_value(&change_words, words[0]) : 0;
	size_t wanted = out->kind == CHANGE_LEVEL || out->kind == CHANGE_EXCHANGE ? 3 : 2;
	if (out->kind == 0 || count != wanted)
		return error_set(err, HLD_USAGE,
		                 "cannot change '%.60s': use 'level PARTICIPANT LEVEL', 'exchange "
		                 "PARTICIPANT PARTICIPANT', 'absent PARTICIPANT' or 'withdraw "
		                 "PARTICIPANT'",
		                 text);
	out->level = out->kind == CHANGE_LEVEL ? words_value(&level_words, words[2]) : 0;
	if (out->kind == CHANGE_LEVEL && out->level == 0)
		return error_set(err, HLD_USAGE, "'%.60s' is no level of a representative",
		                 words[2]);
	return HLD_OK;
}

static hld_status change_all(struct work *work, hld_error *err)
{
	hld_status status = HLD_OK;
	struct mandate_list mandates = mandates_in(work);
	for (size_t i = 0; status == HLD_OK && i < work->args->changes.count; i++) {
		char room[CHANGE_ROOM];
		struct list_change change;
		status = read_change(work->args->changes.at[i], room, &change, err);
		if (status == HLD_OK)
			status = list_change(work->programme, &mandates, &change, err);
	}
	return status;
}

/* Change the lists that the programme has, and write it, or say what moves. */
static hld_status change(struct work *work, struct buffer *out, hld_error *err)
{
	hld_programme *before = NULL, *again = NULL;
	struct diff found;
	char *text = NULL;
	size_t size, breaches = 0;
	hld_status status = open_programme(work, err);
	if (status == HLD_OK)
		status = programme_open(work->args->operands.at[0], work->args, &before, err);
	if (status == HLD_OK)
		status = count_breaches(work, before, &breaches, err);
	if (status == HLD_OK)
		status = change_all(work, err);
	if (status == HLD_OK)
		status = read_back(work, breaches, &text, &size, &again, err);
	if (status == HLD_OK && work->args->output != NULL)
		status = output_write(work->args->output, text, size, err);
	else if (status == HLD_OK && !diff_programmes(before, again, 0, &work->arena, &found))
		status = error_nomem(err);
	else if (status == HLD_OK && work->args->json)
		status = report_diff_json(&found, out, err);
	else if (status == HLD_OK)
		report_diff(&found, work->args->operands.at[0], out);
	hld_programme_free(before);
	hld_programme_free(again);
	free(text);
	return status;
}

/* Forecast the rest of a list while the meeting runs. */
static hld_status forecast(struct work *work, struct buffer *out, hld_error *err)
{
	char why[CIVIL_WHY];
	int32_t now;
	struct forecasts found;
	if (work->args->at == NULL || work->args->speaking == NULL)
		return error_set(err, HLD_USAGE, "--at and --speaking go together");
	if (!civil_read_time(work->args->at, &now, why))
		return error_set(err, HLD_USAGE, "'--at %.40s' %s", work->args->at, why);
	hld_status status = open_programme(work, err);
	if (status == HLD_OK)
		status = list_forecast(&work->arena, work->programme, work->args->speaking, now,
		                       &found, err);
	if (status != HLD_OK)
		return status;
	struct told_forecast *told = arena_array(&work->arena, found.at.count, sizeof *told);
	if (told == NULL)
		return error_nomem(err);
	for (uint32_t i = 0; i < found.at.count; i++) {
		const struct forecast *at = &found.at.at[i];
		const struct who_ref *by = &at->item->by.at[0];
		const struct delegation *of = programme_delegation(work->programme, by->id);
		const struct person *person = programme_person(work->programme, by->id);
		told[i] = (struct told_forecast){
			.speaker = {.participant = of != NULL
		                                           ? text_in(&of->participant->name, NULL)
		                                           : by->name,
		                    .name = person != NULL ? text_in(&person->name, NULL) : "",
		                    .number = i + 1,
		                    .start = at->item->start,
		                    .on_behalf_of = ""},
			.expected = at_min(found.meeting, at->expected_min),
			.fits = at->fits};
	}
	report_run(&(struct told_run){found.meeting, told, found.at.count, found.late_min,
	                              found.limit_min},
	           out);
	return HLD_OK;
}

static int run(const struct args *args)
{
	struct work work = {.args = args};
	struct buffer out = {0};
	hld_error err = {0};
	if (args->changes.count > 0) {
		change(&work, &out, &err);
	} else if (args->at != NULL || args->speaking != NULL) {
		forecast(&work, &out, &err);
	} else if (make(&work, &err) == HLD_OK) {
		if (args->output != NULL)
			write_programme(&work, &err);
		else
			print(&work, &out, &err);
	}
	hld_programme_free(work.programme);
	hld_registrations_free(work.registrations);
	mandates_release(&work.mandates);
	arena_free(&work.arena);
	return output_finish(&out, &err, 0);
}

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
	.run = run,
};
