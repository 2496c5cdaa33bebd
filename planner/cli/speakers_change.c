/* speakers_change.c - hld speakers --change and --at: a list that is there, as it changes and as
 * it runs. */
#include "cli/speakers.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/output.h"
#include "export/diff_report.h"
#include "solve/plan.h"
#include "solve/relist.h"

hld_status list_open(struct work *work, hld_error *err)
{
	const struct args *args = work->args;
	hld_status status = programme_open(args->operands.at[0], args, &work->programme, err);
	if (status != HLD_OK)
		return status;
	return args->mandates.count > 0 ? mandates_load(&work->mandates, &args->mandates, err)
	                                : mandates_of(&work->mandates, work->programme, err);
}

struct mandate_list list_mandates(const struct work *work)
{
	return (struct mandate_list){(const hld_mandate *const *)work->mandates.at,
	                             work->mandates.count};
}

struct moment list_moment(const struct meeting *meeting, int32_t min)
{
	return (struct moment){.day = meeting->start.day + min / DAY_MIN, .min = min % DAY_MIN};
}

/* Count the breaches that a programme has. */
hld_status list_count_breaches(const struct work *work, const hld_programme *programme,
                               size_t *count, hld_error *err)
{
	struct mandate_list mandates = list_mandates(work);
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
hld_status list_read_back(struct work *work, size_t before, char **text, size_t *size,
                          hld_programme **again, hld_error *err)
{
	const hld_export_options as_it_is = {0};
	struct mandate_list mandates = list_mandates(work);
	const char *name = work->args->output != NULL ? work->args->output : "list";
	size_t after = 0;
	hld_status status = hld_export(work->programme, "json", &as_it_is, text, size, err);
	if (status == HLD_OK)
		status = programme_open_text(*text, *size, name, work->args, again, err);
	if (status == HLD_OK)
		status = list_count_breaches(work, *again, &after, err);
	return status == HLD_OK && after > before
	               ? plan_see_clean(&mandates, *again, "the list of speakers", err)
	               : status;
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

static hld_status apply_all(struct work *work, hld_error *err)
{
	hld_status status = HLD_OK;
	struct mandate_list mandates = list_mandates(work);
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
hld_status list_change_all(struct work *work, struct buffer *out, hld_error *err)
{
	hld_programme *before = NULL, *again = NULL;
	struct diff found;
	char *text = NULL;
	size_t size, breaches = 0;
	hld_status status = list_open(work, err);
	if (status == HLD_OK)
		status = programme_open(work->args->operands.at[0], work->args, &before, err);
	if (status == HLD_OK)
		status = list_count_breaches(work, before, &breaches, err);
	if (status == HLD_OK)
		status = apply_all(work, err);
	if (status == HLD_OK)
		status = list_read_back(work, breaches, &text, &size, &again, err);
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
hld_status list_run(struct work *work, struct buffer *out, hld_error *err)
{
	char why[CIVIL_WHY];
	int32_t now;
	struct forecasts found;
	if (work->args->at == NULL || work->args->speaking == NULL)
		return error_set(err, HLD_USAGE, "--at and --speaking go together");
	if (!civil_read_time(work->args->at, &now, why))
		return error_set(err, HLD_USAGE, "'--at %.40s' %s", work->args->at, why);
	hld_status status = list_open(work, err);
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
			.expected = list_moment(found.meeting, at->expected_min),
			.fits = at->fits};
	}
	report_run(&(struct told_run){found.meeting, told, found.at.count, found.late_min,
	                              found.limit_min},
	           out);
	return HLD_OK;
}
