/* forecast.c - move what is left of a list by the delay, and see what still fits.
 *
 * list_forecast() at the end is where to begin. */
#include "solve/forecast.h"

#include "base/civil.h"
#include "base/error.h"
#include "solve/relister.h"

struct forecaster {
	struct arena *arena;
	const struct hld_programme *programme;
	const struct meeting *meeting;
	const struct rule_precedence *rule; /* NULL: there is none */
	struct forecasts *out;
	struct forecast *at;
	uint32_t count;
	uint32_t *statements;        /* items of the meeting, the speaker at hand first */
	int32_t end_min;             /* when the statements are to end */
	int32_t len_min, change_min; /* of a statement, and to the next */
};

/* When the statements of a meeting are to end: the last of them, or what is left behind it. */
static int32_t end_of(const struct meeting *meeting, uint32_t last)
{
	if (last + 1 < meeting->items.count && meeting->items.at[last + 1].kind == STATEMENTS)
		last++;
	return list_end_min(meeting, last);
}

/* Of the speaker at hand, and the change to the next. */
static void find_lengths(struct forecaster *forecaster)
{
	const struct meeting *meeting = forecaster->meeting;
	uint32_t now = forecaster->statements[0];
	int32_t limit = meeting->items.at[now].limit_min;
	forecaster->len_min = list_end_min(meeting, now) - list_start_min(meeting, now);
	if (forecaster->count > 1 && limit != CIVIL_NONE)
		forecaster->change_min = list_start_min(meeting, forecaster->statements[1]) -
		                         list_start_min(meeting, now) - limit;
}

/* By how much the next slot is late when one is: a break makes up for some of it. */
static int32_t late_after(const struct forecaster *forecaster, uint32_t slot, int32_t late_min)
{
	const struct meeting *meeting = forecaster->meeting;
	if (slot + 1 == forecaster->count)
		return late_min;
	int32_t gap = list_start_min(meeting, forecaster->statements[slot + 1]) -
	              list_end_min(meeting, forecaster->statements[slot]);
	if (gap < forecaster->len_min)
		return late_min;
	int32_t made_up = gap - forecaster->change_min;
	return late_min > made_up ? late_min - made_up : 0;
}

/* When each of the slots that are left begins. Gives: how many of them end in time. */
static uint32_t find_starts(const struct forecaster *forecaster, int32_t late_min, int32_t *starts)
{
	uint32_t fitting = 0;
	for (uint32_t i = 0; i < forecaster->count; i++) {
		uint32_t item = forecaster->statements[i];
		int32_t end = list_end_min(forecaster->meeting, item) + late_min;
		starts[i] = list_start_min(forecaster->meeting, item) + late_min;
		fitting += end <= forecaster->end_min;
		late_min = late_after(forecaster, i, late_min);
	}
	return fitting;
}

/* Leave out those who speak time permitting, the last first, until the others fit. Gives: how
 * many are left. */
static uint32_t leave_out(struct forecaster *forecaster, uint32_t fitting)
{
	uint32_t left = forecaster->count;
	for (uint32_t i = forecaster->count; i-- > 1 && left > fitting;) {
		uint32_t tier =
			list_tier(forecaster->programme, forecaster->rule, forecaster->at[i].item);
		forecaster->at[i].is_left_out = tier_is_permitted(forecaster->rule, tier);
		left -= forecaster->at[i].is_left_out;
	}
	return left;
}

/* The longest limit at which those who follow the first all end in time. */
static int32_t limit_that_fits(const struct forecaster *forecaster, uint32_t left, int32_t now_min)
{
	int32_t limit = forecaster->meeting->items.at[forecaster->statements[0]].limit_min;
	int32_t change = forecaster->change_min;
	if (limit == CIVIL_NONE)
		return 0;
	if (left < 2)
		return limit;
	int32_t room = forecaster->end_min - now_min - limit;
	int32_t each = room / (int32_t)(left - 1) - change;
	return each < 1 ? 0 : each < limit ? each : limit;
}

/* Fails (false) when memory is out. */
static bool run_list(struct forecaster *forecaster, int32_t now_min)
{
	const struct meeting *meeting = forecaster->meeting;
	int32_t *starts = arena_array(forecaster->arena, forecaster->count, sizeof *starts);
	int32_t late = now_min - list_start_min(meeting, forecaster->statements[0]);
	uint32_t slot = 0;
	if (starts == NULL)
		return false;
	uint32_t fitting = find_starts(forecaster, late, starts);
	for (uint32_t i = 0; i < forecaster->count; i++) {
		const struct item *item = &meeting->items.at[forecaster->statements[i]];
		int32_t level = item->level;
		if (level == 0 && item->by.count > 0)
			level = programme_level(forecaster->programme, item->by.at[0].id);
		forecaster->at[i] = (struct forecast){
			.item = item,
			.level = level,
			.planned_min = list_start_min(meeting, forecaster->statements[i])};
	}
	uint32_t left = leave_out(forecaster, fitting);
	for (uint32_t i = 0; i < forecaster->count; i++) {
		struct forecast *at = &forecaster->at[i];
		if (at->is_left_out)
			continue;
		at->expected_min = starts[slot];
		at->fits = slot++ < fitting;
	}
	forecaster->out->late_min = late;
	forecaster->out->limit_min = limit_that_fits(forecaster, left, now_min);
	return true;
}

/* When a meeting hears its last statement: that of its list, or else its end. */
static int32_t last_statement_min(const struct meeting *meeting)
{
	for (uint32_t i = meeting->items.count; i-- > 0;)
		if (meeting->items.at[i].kind == STATEMENT ||
		    meeting->items.at[i].kind == STATEMENTS)
			return list_end_min(meeting, i);
	return (meeting->end.day - meeting->start.day) * DAY_MIN + meeting->end.min;
}

/* When the last statement of the day ends: a delay reaches the later meetings as far as they
 * would begin before the one at hand is over; those in parallel with it it does not. */
static int32_t end_of_day(const struct forecaster *forecaster)
{
	const struct hld_programme *programme = forecaster->programme;
	const struct meeting *at_hand = forecaster->meeting;
	int32_t end = 0;
	for (uint32_t i = 0; i < forecaster->count; i++)
		if (!forecaster->at[i].is_left_out)
			end = forecaster->at[i].expected_min + forecaster->len_min;
	for (uint32_t i = 0; i < programme->by_start.count; i++) {
		const struct meeting *meeting =
			programme_meeting(programme, programme->by_start.at[i]);
		if (meeting == at_hand || meeting->kind != PLENARY ||
		    meeting->status == CANCELLED || meeting->start.day != at_hand->start.day ||
		    meeting->start.utc_s < at_hand->start.utc_s)
			continue;
		int32_t last = last_statement_min(meeting), start = meeting->start.min;
		bool waits = meeting->start.utc_s >= at_hand->end.utc_s && end > start;
		last += waits ? end - start : 0;
		end = last > end ? last : end;
	}
	return end;
}

static hld_status find_replies(struct forecaster *forecaster,
                               const struct forecast_question *question, hld_error *err)
{
	struct reply *replies =
		arena_array(forecaster->arena, question->reply_count, sizeof *replies);
	int32_t at = end_of_day(forecaster);
	hld_status status = HLD_OK;
	if (replies == NULL)
		return error_nomem(err);
	for (size_t i = 0; status == HLD_OK && i < question->reply_count; i++) {
		at += forecaster->change_min;
		replies[i].expected_min = at;
		at += question->reply_limit_min;
		status = list_delegation(forecaster->programme, question->replies[i],
		                         &replies[i].who, err);
	}
	forecaster->out->replies.at = replies;
	forecaster->out->replies.count = (uint32_t)question->reply_count;
	return status;
}

hld_status list_forecast(struct arena *arena, const struct hld_programme *programme,
                         const struct mandate_list *mandates,
                         const struct forecast_question *question, struct forecasts *out,
                         hld_error *err)
{
	struct list_place found = {0};
	struct precedence_asked asked;
	hld_status status = list_find(programme, question->speaking, &found, err);
	*out = (struct forecasts){0};
	if (status != HLD_OK)
		return status;
	const struct meeting *meeting = &programme->meetings.at[found.meeting];
	uint32_t *at = arena_array(arena, meeting->items.count, sizeof *at), place = 0;
	struct forecaster forecaster = {
		.arena = arena, .programme = programme, .meeting = meeting, .out = out};
	forecaster.at = arena_array(arena, meeting->items.count, sizeof *forecaster.at);
	if (at == NULL || forecaster.at == NULL ||
	    !precedence_ask(arena, mandates, programme, (meeting_id){found.meeting}, &asked))
		return error_nomem(err);
	uint32_t count = list_statements(meeting, at);
	while (at[place] != found.item)
		place++;
	forecaster.rule = asked.rule;
	forecaster.statements = at + place;
	forecaster.count = count - place;
	forecaster.end_min = end_of(meeting, at[count - 1]);
	find_lengths(&forecaster);
	if (!run_list(&forecaster, question->now_min))
		return error_nomem(err);
	out->meeting = meeting;
	out->at.at = forecaster.at;
	out->at.count = forecaster.count;
	return find_replies(&forecaster, question, err);
}
