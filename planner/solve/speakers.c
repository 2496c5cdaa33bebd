/* speakers.c - who is on the list, in which order, and with which slots.
 *
 * speakers_make() at the end is where to begin. */
#include "solve/speakers.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/map.h"
#include "rules/select.h"
#include "solve/bar.h"
#include "solve/lots.h"
#include "solve/sequence.h"

struct lister {
	struct arena *arena;
	const struct hld_programme *programme;
	const struct mandate_list *mandates;
	struct check check; /* to ask what selectors mean */
	struct speakers *out;
	struct sitting_list *lists;
	struct speaker *speakers;
	bool failed;
};

static bool means(struct lister *lister, const struct hld_mandate *mandate,
                  const struct selector *selector, meeting_id meeting)
{
	lister->check.mandate = mandate;
	struct hits hits = select_hits(&lister->check, selector);
	for (uint32_t i = 0; i < hits.count; i++)
		if (hits.at[i].meeting.n == meeting.n)
			return true;
	return false;
}

/* The clause of a kind about a meeting, in the mandates that bind first; NULL: there is none. */
static const struct clause *clause_about(struct lister *lister, int32_t rule, meeting_id meeting,
                                         const struct hld_mandate **of)
{
	for (int32_t force = BINDING; force <= PROPOSED; force++)
		for (size_t m = 0; m < lister->mandates->count; m++) {
			const struct hld_mandate *mandate = lister->mandates->at[m];
			for (uint32_t c = 0; mandate->force == force && c < mandate->clauses.count;
			     c++) {
				const struct clause *clause = &mandate->clauses.at[c];
				const struct rule_precedence *precedence = clause->params;
				const struct rule_speaking_time *time = clause->params;
				const struct selector *which =
					rule == RULE_PRECEDENCE ? precedence->which : time->which;
				if (clause->rule != rule || !means(lister, mandate, which, meeting))
					continue;
				*of = mandate;
				return clause;
			}
		}
	return NULL;
}

int32_t slot_start_min(const struct sitting_list *list, uint32_t slot)
{
	if (slot < list->before_break)
		return list->start_min + (int32_t)slot * list->slot_min;
	return list->resume_min + (int32_t)(slot - list->before_break) * list->slot_min;
}

/* Behind the last statement nobody changes to another. */
uint32_t slots_in(int32_t len_min, int32_t limit_min, int32_t slot_min)
{
	return len_min >= limit_min ? (uint32_t)((len_min + slot_min - limit_min) / slot_min) : 0;
}

/* A meeting that is resumed after a break has one list. */
static void add_second(struct sitting_list *list, const struct meeting *meeting, uint32_t n)
{
	struct moment start = item_start(meeting, n), end = item_end(meeting, n);
	int32_t len_min = (end.day - start.day) * DAY_MIN + end.min - start.min;
	list->item_count = 2;
	list->resume_min = (start.day - meeting->start.day) * DAY_MIN + start.min;
	list->slots += slots_in(len_min, list->limit_min, list->slot_min);
	list->end_min = list->resume_min + len_min;
}

/* The list of a meeting's statements: how long each takes is said by the item, or by a clause. */
static hld_status add_list(struct lister *lister, meeting_id id, uint32_t n,
                           struct speakers_limits limits, hld_error *err)
{
	const struct meeting *meeting = programme_meeting(lister->programme, id);
	const struct item *item = &meeting->items.at[n];
	const struct hld_mandate *mandate;
	const struct clause *clause = clause_about(lister, RULE_SPEAKING_TIME, id, &mandate);
	const struct rule_speaking_time *rule = clause != NULL ? clause->params : NULL;
	int32_t limit = item->limit_min != CIVIL_NONE ? item->limit_min
	                : rule != NULL                ? rule->minutes
	                                              : limits.limit_min;
	struct moment start = item_start(meeting, n), end = item_end(meeting, n);
	if (limit == CIVIL_NONE)
		return error_set(err, HLD_SCHEMA,
		                 "nothing says how long a statement in '%.60s' may be: no "
		                 "'limit_min', and no clause of the kind speaking-time; give "
		                 "--limit",
		                 meeting->id);
	int32_t change = rule != NULL && rule->change_over != CIVIL_NONE ? rule->change_over : 0;
	struct sitting_list *list = &lister->lists[lister->out->lists.count++];
	*list = (struct sitting_list){
		.meeting = id,
		.item = n,
		.item_count = 1,
		.start_min = (start.day - meeting->start.day) * DAY_MIN + start.min,
		.len_min = (end.day - start.day) * DAY_MIN + end.min - start.min,
		.limit_min = limit,
		.slot_min = limit + change};
	list->slots = slots_in(list->len_min, list->limit_min, list->slot_min);
	list->before_break = list->slots;
	list->end_min = list->start_min + list->len_min;
	if (n + 1 < meeting->items.count && meeting->items.at[n + 1].kind == STATEMENTS)
		add_second(list, meeting, n + 1);
	return HLD_OK;
}

/* A parallel segment is of equal standing with its meeting, which is named in its id: a wish for
 * the one is one for the other. */
static uint32_t find_equal(const struct lister *lister, uint32_t n)
{
	const char *id = programme_meeting(lister->programme, lister->lists[n].meeting)->id;
	for (uint32_t i = 0; i < n; i++) {
		const char *of = programme_meeting(lister->programme, lister->lists[i].meeting)->id;
		size_t length = strlen(of);
		if (strncmp(id, of, length) == 0 &&
		    strncmp(id + length, SEGMENT_WORD, strlen(SEGMENT_WORD)) == 0)
			return i;
	}
	return n;
}

static hld_status find_lists(struct lister *lister, struct speakers_limits limits, hld_error *err)
{
	const struct hld_programme *programme = lister->programme;
	uint32_t most = 0;
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		most += programme->meetings.at[i].items.count;
	lister->lists = arena_array(lister->arena, most, sizeof *lister->lists);
	lister->out->lists.at = lister->lists;
	hld_status status = HLD_OK;
	if (lister->lists == NULL)
		return error_nomem(err);
	for (uint32_t i = 0; i < programme->by_start.count; i++) {
		meeting_id id = programme->by_start.at[i];
		const struct meeting *meeting = programme_meeting(programme, id);
		for (uint32_t n = 0; status == HLD_OK && n < meeting->items.count; n++) {
			int32_t kind = meeting->items.at[n].kind;
			if (meeting->status == CANCELLED || meeting->kind != PLENARY)
				continue;
			if (kind == STATEMENT)
				return error_set(err, HLD_SCHEMA,
				                 "'%.60s' has statements already: change the list "
				                 "with --change",
				                 meeting->id);
			if (kind != STATEMENTS)
				continue;
			status = add_list(lister, id, n, limits, err);
			n += lister->out->lists.count > 0
			             ? lister->lists[lister->out->lists.count - 1].item_count - 1
			             : 0;
		}
	}
	for (uint32_t i = 0; i < lister->out->lists.count; i++)
		lister->lists[i].equal = find_equal(lister, i);
	if (status == HLD_OK && lister->out->lists.count == 0)
		return error_set(err, HLD_SCHEMA,
		                 "no plenary meeting has an item of the kind statements");
	return status;
}

/* Who asked, at which level. */
static bool find_speakers(struct lister *lister, const struct hld_registrations *registrations)
{
	const struct hld_programme *programme = lister->programme;
	struct map who;
	uint32_t all = programme->persons.count + programme->delegations.count, count = 0;
	lister->speakers = arena_array(lister->arena, registrations->registrations.count,
	                               sizeof *lister->speakers);
	if (lister->speakers == NULL || !map_init(&who, lister->arena, all))
		return false;
	for (uint32_t i = 0; i < programme->delegations.count; i++)
		map_put(&who, programme->delegations.at[i].participant->id, i | WHO_DELEGATION);
	for (uint32_t i = 0; i < programme->persons.count; i++)
		map_put(&who, programme->persons.at[i].person->id, i);
	for (uint32_t i = 0; i < registrations->registrations.count; i++) {
		const struct registration *of = &registrations->registrations.at[i];
		const char *name =
			of->representative != NULL ? of->representative : of->participant;
		if (of->asks == ASKS_TABLE)
			continue;
		struct speaker *speaker = &lister->speakers[count++];
		*speaker = (struct speaker){
			.registration = of, .who = {map_get(&who, name)}, .list = NO_ELEMENT};
		speaker->level =
			of->level != 0 ? of->level : programme_level(programme, speaker->who);
	}
	lister->out->speakers.at = lister->speakers;
	lister->out->speakers.count = count;
	return true;
}

uint32_t precedence_tier(const struct rule_precedence *rule, int32_t level, int32_t category,
                         bool for_group)
{
	uint32_t n = 0;
	if (rule == NULL || (rule->groups_first && for_group))
		return 0;
	for (; n < rule->tiers.count; n++) {
		const struct tier *tier = &rule->tiers.at[n];
		if ((tier->levels.count == 0 || list_has(&tier->levels, level)) &&
		    (tier->categories.count == 0 || list_has(&tier->categories, category)))
			break;
	}
	return n + rule->groups_first;
}

bool tier_is_permitted(const struct rule_precedence *rule, uint32_t tier)
{
	uint32_t of_groups = rule != NULL && rule->groups_first ? 1 : 0;
	return rule != NULL && tier >= of_groups && tier - of_groups < rule->tiers.count &&
	       rule->tiers.at[tier - of_groups].time_permitting;
}

/* By who they are, whatever the order in which they are given. */
static int name_compare(const void *a, const void *b)
{
	const struct speaker *x = a, *y = b;
	int names = strcmp(x->registration->participant, y->registration->participant);
	if (names != 0)
		return names;
	const char *of_x = text_in(&x->registration->on_behalf_of, NULL);
	return strcmp(of_x, text_in(&y->registration->on_behalf_of, NULL));
}

/* Draw lots: those that are given hold, all others are drawn behind them. */
static bool draw_lots(struct lister *lister, uint64_t seed)
{
	uint32_t count = lister->out->speakers.count;
	uint32_t *lots = arena_array(lister->arena, count, sizeof *lots);
	for (uint32_t i = 0; lots != NULL && i < count; i++) {
		int32_t lot = lister->speakers[i].registration->lot;
		lots[i] = lot != CIVIL_NONE ? (uint32_t)lot : 0;
	}
	if (lots == NULL || !lots_draw(lister->arena, seed, lots, count))
		return false;
	for (uint32_t i = 0; i < count; i++)
		lister->speakers[i].lot = lots[i];
	return true;
}

/* A speaker as the list is ordered. */
struct ordered {
	struct speaker speaker;
	int64_t key;
};

static int order_compare(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	if (x->speaker.tier != y->speaker.tier)
		return x->speaker.tier < y->speaker.tier ? -1 : 1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return name_compare(&x->speaker, &y->speaker);
}

/* What orders those of one tier: less comes first; what is not given comes last. */
static int64_t key_of(const struct rule_precedence *rule, const struct speaker *speaker)
{
	const struct registration *of = speaker->registration;
	int32_t within = rule != NULL ? rule->within : WITHIN_REQUEST;
	if (within == WITHIN_LOTS)
		return speaker->lot;
	if (within == WITHIN_GIVEN)
		return of->place != CIVIL_NONE ? of->place : INT64_MAX;
	return of->requested.day != CIVIL_NONE
	               ? (int64_t)of->requested.day * DAY_MIN + of->requested.min
	               : INT64_MAX;
}

static bool order(struct lister *lister, uint64_t seed)
{
	const struct rule_precedence *rule = lister->out->asked.rule;
	uint32_t count = lister->out->speakers.count;
	struct ordered *ordered = arena_array(lister->arena, count, sizeof *ordered);
	if (ordered == NULL)
		return false;
	if (count > 1)
		qsort(lister->speakers, count, sizeof *lister->speakers, name_compare);
	if (!draw_lots(lister, seed))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		struct speaker *speaker = &lister->speakers[i];
		speaker->tier = precedence_tier(rule, speaker->level,
		                                programme_category(lister->programme, speaker->who),
		                                speaker->registration->on_behalf_of.en != NULL);
		speaker->is_permitted = tier_is_permitted(rule, speaker->tier);
		ordered[i] = (struct ordered){*speaker, key_of(rule, speaker)};
	}
	if (count > 1)
		qsort(ordered, count, sizeof *ordered, order_compare);
	for (uint32_t i = 0; i < count; i++) {
		lister->speakers[i] = ordered[i].speaker;
		lister->speakers[i].rank = i;
	}
	return true;
}

static void ask(struct lister *lister, meeting_id meeting, struct precedence_asked *out)
{
	const struct clause *clause = clause_about(lister, RULE_PRECEDENCE, meeting, &out->mandate);
	out->rule = clause != NULL ? clause->params : NULL;
}

bool speaking_time_ask(struct arena *arena, const struct mandate_list *mandates,
                       const struct hld_programme *programme, meeting_id meeting,
                       const struct rule_speaking_time **out)
{
	struct lister lister = {.arena = arena,
	                        .programme = programme,
	                        .mandates = mandates,
	                        .check = {.programme = programme, .scratch = arena}};
	const struct hld_mandate *mandate;
	*out = NULL;
	if (!select_prepare(&lister.check, arena))
		return false;
	const struct clause *clause = clause_about(&lister, RULE_SPEAKING_TIME, meeting, &mandate);
	*out = clause != NULL ? clause->params : NULL;
	return !lister.check.failed;
}

bool precedence_ask(struct arena *arena, const struct mandate_list *mandates,
                    const struct hld_programme *programme, meeting_id meeting,
                    struct precedence_asked *out)
{
	struct lister lister = {.arena = arena,
	                        .programme = programme,
	                        .mandates = mandates,
	                        .check = {.programme = programme, .scratch = arena}};
	*out = (struct precedence_asked){0};
	if (!select_prepare(&lister.check, arena))
		return false;
	ask(&lister, meeting, out);
	return !lister.check.failed;
}

hld_status speakers_make(struct arena *arena, const struct mandate_list *mandates,
                         const struct hld_programme *programme,
                         const struct hld_registrations *registrations,
                         struct speakers_limits limits, struct speakers *out, hld_error *err)
{
	struct lister lister = {.arena = arena,
	                        .programme = programme,
	                        .mandates = mandates,
	                        .check = {.programme = programme, .scratch = arena},
	                        .out = out};
	*out = (struct speakers){0};
	if (!select_prepare(&lister.check, arena))
		return error_nomem(err);
	hld_status status = find_lists(&lister, limits, err);
	if (status != HLD_OK)
		return status;
	ask(&lister, lister.lists[0].meeting, &out->asked);
	bool made = !lister.check.failed && find_speakers(&lister, registrations) &&
	            order(&lister, limits.seed) &&
	            speakers_bar(&lister.check, mandates, lister.speakers, out) &&
	            sequence(arena, programme, lister.lists, out->lists.count, lister.speakers,
	                     out->speakers.count, out);
	return made ? HLD_OK : error_nomem(err);
}
