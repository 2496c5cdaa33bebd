/* speakers_run.c - hld speakers --at: a list as it runs. */
#include "cli/speakers.h"

#include "base/civil.h"
#include "base/error.h"
#include "solve/forecast.h"

/* What the command line asks.
 * Fails: USAGE. */
static hld_status read_question(const struct args *args, struct forecast_question *out,
                                hld_error *err)
{
	char why[CIVIL_WHY];
	uint64_t limit = 0;
	if (args->at == NULL || args->speaking == NULL)
		return error_set(err, HLD_USAGE,
		                 args->replies.count > 0 ? "--reply goes with --at and --speaking"
		                                         : "--at and --speaking go together");
	*out = (struct forecast_question){.speaking = args->speaking,
	                                  .replies = args->replies.at,
	                                  .reply_count = args->replies.count};
	if (!civil_read_time(args->at, &out->now_min, why))
		return error_set(err, HLD_USAGE, "'--at %.40s' %s", args->at, why);
	hld_status status = number_read("reply-limit", args->reply_limit, DAY_MIN, &limit, err);
	out->reply_limit_min = (int32_t)limit;
	if (status == HLD_OK && args->replies.count > 0 && limit == 0)
		return error_set(err, HLD_USAGE,
		                 "--reply needs --reply-limit: the minutes of a reply");
	return status;
}

static struct told_speaker tell_who(const struct work *work, who_id who, const char *name)
{
	const struct delegation *of = programme_delegation(work->in.programme, who);
	const struct person *person = programme_person(work->in.programme, who);
	return (struct told_speaker){
		.participant = of != NULL ? text_in(&of->participant->name, NULL) : name,
		.name = person != NULL ? text_in(&person->name, NULL) : "",
		.start = {.day = CIVIL_NONE},
		.end = {.day = CIVIL_NONE},
		.on_behalf_of = ""};
}

/* Say a forecast in the words of a report. Fails (false) when memory is out. */
static bool tell_run(struct work *work, const struct forecasts *found, struct told_run *run)
{
	struct told_forecast *at = arena_array(&work->in.arena, found->at.count, sizeof *at);
	struct told_forecast *replies =
		arena_array(&work->in.arena, found->replies.count, sizeof *replies);
	if (at == NULL || replies == NULL)
		return false;
	for (uint32_t i = 0; i < found->at.count; i++) {
		const struct forecast *of = &found->at.at[i];
		const struct who_ref none = {.name = "", .id = {NO_ELEMENT}};
		const struct who_ref *by = of->item->by.count > 0 ? &of->item->by.at[0] : &none;
		at[i] = (struct told_forecast){.speaker = tell_who(work, by->id, by->name),
		                               .fits = of->fits,
		                               .is_left_out = of->is_left_out};
		at[i].speaker.number = i + 1;
		at[i].speaker.level = of->level;
		at[i].speaker.start = list_moment(found->meeting, of->planned_min);
		at[i].speaker.on_behalf_of = text_in(&of->item->on_behalf_of, NULL);
		at[i].expected = list_moment(found->meeting, of->expected_min);
	}
	for (uint32_t i = 0; i < found->replies.count; i++) {
		const struct reply *of = &found->replies.at[i];
		replies[i] = (struct told_forecast){
			.speaker = tell_who(work, of->who, ""),
			.expected = list_moment(found->meeting, of->expected_min)};
		replies[i].speaker.number = i + 1;
	}
	*run = (struct told_run){.meeting = found->meeting,
	                         .at = at,
	                         .count = found->at.count,
	                         .late_min = found->late_min,
	                         .limit_min = found->limit_min,
	                         .replies = replies,
	                         .reply_count = found->replies.count};
	return true;
}

hld_status list_run(struct work *work, struct buffer *out, hld_error *err)
{
	struct forecast_question question = {0};
	struct forecasts found = {0};
	struct told_run run;
	hld_status status = read_question(work->in.args, &question, err);
	if (status == HLD_OK)
		status = filter_open(&work->in, err);
	if (status != HLD_OK)
		return status;
	const struct mandate_list mandates = filter_mandates(&work->in);
	status = list_forecast(&work->in.arena, work->in.programme, &mandates, &question, &found,
	                       err);
	if (status != HLD_OK)
		return status;
	if (!tell_run(work, &found, &run))
		return error_nomem(err);
	run.reply_limit_min = question.reply_limit_min;
	if (work->in.args->json)
		return report_run_json(&run, out, err);
	report_run(&run, out);
	return HLD_OK;
}
