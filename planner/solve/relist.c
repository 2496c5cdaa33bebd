/* relist.c - find somebody on a list, and give the slots to others. */
#include "solve/relist.h"

#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "solve/speakers.h"

#define CHANGE_NAME(name, word, doc) word,
static const char *const change_names[] = {"", CHANGES(CHANGE_NAME) NULL};
const struct words change_words = {"change of a list", change_names, NULL};

/* A statement on a list. */
struct at {
	uint32_t meeting, item;
};

/* Whether a statement is by whoever has the id: by name, or by their delegation. */
static bool is_by(const struct hld_programme *programme, const struct item *item, const char *who)
{
	if (item->kind != STATEMENT)
		return false;
	for (uint32_t i = 0; i < item->by.count; i++) {
		const struct delegation *delegation =
			programme_delegation(programme, item->by.at[i].id);
		if (strcmp(item->by.at[i].name, who) == 0)
			return true;
		if (delegation != NULL &&
		    (strcmp(delegation->participant->id, who) == 0 ||
		     text_same_words(text_in(&delegation->participant->name, NULL), who)))
			return true;
	}
	return false;
}

static hld_status find(const struct hld_programme *programme, const char *who, struct at *out,
                       hld_error *err)
{
	uint32_t found = 0;
	for (uint32_t m = 0; m < programme->meetings.count; m++)
		for (uint32_t i = 0; i < programme->meetings.at[m].items.count; i++) {
			if (!is_by(programme, &programme->meetings.at[m].items.at[i], who))
				continue;
			*out = (struct at){m, i};
			found++;
		}
	if (found == 1)
		return HLD_OK;
	return error_set(err, HLD_USAGE,
	                 found == 0 ? "'%.60s' is on no list of speakers"
	                            : "'%.60s' is on the lists more than once",
	                 who);
}

/* The statements of a meeting, by their places among its items. */
static uint32_t statements_of(const struct meeting *meeting, uint32_t *out)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < meeting->items.count; i++)
		if (meeting->items.at[i].kind == STATEMENT)
			out[count++] = i;
	return count;
}

/* Put the statement of one slot into another: all but the times, which stay with the slot. */
static void give_slot(struct item *to, const struct item *from)
{
	struct item was = *to;
	*to = *from;
	to->start = was.start;
	to->end = was.end;
	to->limit_min = was.limit_min;
}

/* Move the statement of one slot to another, and those between by one. */
static void move(struct meeting *meeting, const uint32_t *at, uint32_t from, uint32_t to)
{
	struct item moved = meeting->items.at[at[from]];
	int step = from < to ? 1 : -1;
	for (uint32_t i = from; i != to; i = (uint32_t)((int)i + step))
		give_slot(ELEMENT(meeting->items, at[i]),
		          &meeting->items.at[at[(uint32_t)((int)i + step)]]);
	give_slot(ELEMENT(meeting->items, at[to]), &moved);
}

struct relister {
	struct hld_programme *programme;
	const struct precedence_asked *asked;
	struct meeting *meeting;
	uint32_t *at;          /* its statements */
	uint32_t count, place; /* of whoever changes among them */
};

static uint32_t tier_at(const struct relister *relister, uint32_t i)
{
	const struct item *item = &relister->meeting->items.at[relister->at[i]];
	who_id who = item->by.count > 0 ? item->by.at[0].id : (who_id){NO_ELEMENT};
	int32_t level = item->level != 0 ? item->level : programme_level(relister->programme, who);
	return precedence_tier(relister->asked->rule, level,
	                       programme_category(relister->programme, who));
}

/* Behind the last of a tier, of those who are not the one that moves; before all that follow
 * it where there is none of it. */
static uint32_t behind_tier(const struct relister *relister, uint32_t tier)
{
	uint32_t place = 0;
	for (uint32_t i = 0; i < relister->count; i++)
		if (i != relister->place && tier_at(relister, i) <= tier)
			place = i + 1;
	return place > relister->place ? place - 1 : place;
}

/* Leave the last slot to whoever may still come: it joins what is left of the time. */
static bool free_last(struct relister *relister)
{
	struct meeting *meeting = relister->meeting;
	uint32_t last = relister->at[relister->count - 1];
	struct item *item = ELEMENT(meeting->items, last);
	struct item *next =
		last + 1 < meeting->items.count ? ELEMENT(meeting->items, last + 1) : NULL;
	struct item freed = *item;
	if (next == NULL || next->kind != STATEMENTS) {
		*item = (struct item){.kind = STATEMENTS,
		                      .start = freed.start,
		                      .end = freed.end,
		                      .limit_min = freed.limit_min};
		item->id = arena_printf(&relister->programme->arena, "statements-left");
		return item->id != NULL;
	}
	next->start = freed.start;
	for (uint32_t i = last; i + 1 < meeting->items.count; i++)
		*(struct item *)ELEMENT(meeting->items, i) = meeting->items.at[i + 1];
	meeting->items.count--;
	return true;
}

static bool apply(struct relister *relister, const struct list_change *change, uint32_t other)
{
	struct item *item = ELEMENT(relister->meeting->items, relister->at[relister->place]);
	uint32_t to;
	switch (change->kind) {
	case CHANGE_LEVEL:
		item->level = change->level;
		to = behind_tier(relister, tier_at(relister, relister->place));
		break;
	case CHANGE_ABSENT:
		to = behind_tier(relister, tier_at(relister, relister->place));
		break;
	case CHANGE_WITHDRAW:
		to = relister->count - 1;
		break;
	default:
		to = other;
	}
	move(relister->meeting, relister->at, relister->place, to);
	return change->kind != CHANGE_WITHDRAW || free_last(relister);
}

/* Two who change slots may be in different meetings. */
static void exchange(struct hld_programme *programme, struct at a, struct at b)
{
	struct meeting *of_a = ELEMENT(programme->meetings, a.meeting);
	struct meeting *of_b = ELEMENT(programme->meetings, b.meeting);
	struct item was = of_a->items.at[a.item];
	give_slot(ELEMENT(of_a->items, a.item), &of_b->items.at[b.item]);
	give_slot(ELEMENT(of_b->items, b.item), &was);
}

hld_status list_change(struct hld_programme *programme, const struct mandate_list *mandates,
                       const struct list_change *change, hld_error *err)
{
	struct arena arena = {0};
	struct at at = {0}, with = {0};
	struct precedence_asked asked;
	hld_status status = find(programme, change->who, &at, err);
	if (status == HLD_OK && change->kind == CHANGE_EXCHANGE)
		status = find(programme, change->with, &with, err);
	if (status != HLD_OK)
		return status;
	struct relister relister = {.programme = programme, .asked = &asked};
	relister.meeting = ELEMENT(programme->meetings, at.meeting);
	relister.at = arena_array(&arena, relister.meeting->items.count, sizeof *relister.at);
	bool changed = relister.at != NULL && precedence_ask(&arena, mandates, programme,
	                                                     (meeting_id){at.meeting}, &asked);
	if (changed && change->kind == CHANGE_EXCHANGE) {
		exchange(programme, at, with);
	} else if (changed) {
		relister.count = statements_of(relister.meeting, relister.at);
		while (relister.at[relister.place] != at.item)
			relister.place++;
		changed = apply(&relister, change, 0);
	}
	arena_free(&arena);
	programme->revision = programme->revision != CIVIL_NONE ? programme->revision + 1 : 1;
	return changed ? HLD_OK : error_nomem(err);
}

/* When the statements of a meeting are to end: the last of them, or what is left behind it. */
static int32_t end_of(const struct meeting *meeting, uint32_t last)
{
	const struct item *item = &meeting->items.at[last];
	if (last + 1 < meeting->items.count && meeting->items.at[last + 1].kind == STATEMENTS)
		item++;
	return (item->end.day - meeting->start.day) * DAY_MIN + item->end.min;
}

static int32_t start_of(const struct meeting *meeting, const struct item *item)
{
	return (item->start.day - meeting->start.day) * DAY_MIN + item->start.min;
}

/* The longest limit at which those who follow the first all end in time. */
static int32_t limit_that_fits(const struct forecast *at, uint32_t count, int32_t limit_min,
                               int32_t change_min, int32_t end_min)
{
	int32_t from = at[0].expected_min + limit_min + change_min;
	if (count < 2)
		return limit_min;
	int32_t each = (end_min - from + change_min) / (int32_t)(count - 1) - change_min;
	return each < 1 ? 0 : each < limit_min ? each : limit_min;
}

hld_status list_forecast(struct arena *arena, const struct hld_programme *programme,
                         const char *who, int32_t now_min, struct forecasts *out, hld_error *err)
{
	struct at found = {0};
	hld_status status = find(programme, who, &found, err);
	*out = (struct forecasts){0};
	if (status != HLD_OK)
		return status;
	const struct meeting *meeting = &programme->meetings.at[found.meeting];
	uint32_t *at = arena_array(arena, meeting->items.count, sizeof *at), place = 0;
	struct forecast *forecasts = arena_array(arena, meeting->items.count, sizeof *forecasts);
	if (at == NULL || forecasts == NULL)
		return error_nomem(err);
	uint32_t count = statements_of(meeting, at);
	while (at[place] != found.item)
		place++;
	int32_t planned = start_of(meeting, &meeting->items.at[found.item]);
	int32_t end = end_of(meeting, at[count - 1]), change = 0;
	int32_t limit = meeting->items.at[found.item].limit_min;
	if (place + 1 < count && limit != CIVIL_NONE)
		change = start_of(meeting, &meeting->items.at[at[place + 1]]) - planned - limit;
	for (uint32_t i = place; i < count; i++) {
		const struct item *item = &meeting->items.at[at[i]];
		int32_t start = start_of(meeting, item), expected = start + now_min - planned;
		int32_t len = (item->end.day - item->start.day) * DAY_MIN + item->end.min -
		              item->start.min;
		forecasts[i - place] =
			(struct forecast){item, start, expected, expected + len <= end};
	}
	out->meeting = meeting;
	out->at.at = forecasts;
	out->at.count = count - place;
	out->late_min = now_min - planned;
	if (limit != CIVIL_NONE)
		out->limit_min = limit_that_fits(forecasts, count - place, limit, change, end);
	return HLD_OK;
}
