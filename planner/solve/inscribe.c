/* inscribe.c - late inscription: whoever comes when the list is made gets the next free slot
 * behind the last of the own tier.
 *
 * Free slots are the time of the items of the kind statements behind the last statement of a
 * meeting. inscribe() at the end is where to begin. */
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "rules/closes.h"
#include "rules/select.h"
#include "solve/relister.h"

/* Who is to be inscribed, by what. */
struct inscriber {
	struct arena arena;
	struct hld_programme *programme;
	const struct mandate_list *mandates;
	const struct list_change *change;
	struct inscription_terms terms;
	who_id who;
	const struct delegation *delegation;
	/* The free slot: the start of an item of a meeting. */
	uint32_t meeting, block;
	int32_t limit_min, slot_min;
};

/* See that the delegation does not speak for itself yet. For a group it may speak besides. */
static hld_status see_is_new(const struct inscriber *inscriber, hld_error *err)
{
	const struct hld_programme *programme = inscriber->programme;
	bool any = false;
	char time[CIVIL_ROOM];
	for (uint32_t m = 0; m < programme->meetings.count; m++)
		for (uint32_t i = 0; i < programme->meetings.at[m].items.count; i++) {
			const struct item *item = &programme->meetings.at[m].items.at[i];
			any = any || item->kind == STATEMENT;
			if (item->kind != STATEMENT || item->on_behalf_of.en != NULL)
				continue;
			for (uint32_t n = 0; n < item->by.count; n++) {
				if (programme_delegation(programme, item->by.at[n].id) !=
				    inscriber->delegation)
					continue;
				struct moment start = item_start(&programme->meetings.at[m], i);
				return error_set(err, HLD_USAGE,
				                 "'%.60s' is on the list of '%.60s' already, at %s",
				                 inscriber->change->who,
				                 programme->meetings.at[m].id,
				                 civil_write_time(start.min, time));
			}
		}
	return any ? HLD_OK
	           : error_set(err, HLD_USAGE,
	                       "the programme has no statements yet: make the list with -r");
}

/* Whether the programme accepts that a clause is departed from: only of a warning it may, and
 * who registers is of no one meeting. */
static bool is_waived(const struct hld_programme *programme, const struct hld_mandate *mandate,
                      const struct clause *clause)
{
	for (uint32_t i = 0; i < programme->waives.count; i++)
		if (strcmp(programme->waives.at[i].clause, clause->id) == 0 &&
		    programme->waives.at[i].meeting == NULL)
			return clause_severity(mandate, clause) != HLD_BREACH;
	return false;
}

static hld_status see_clause(struct inscriber *inscriber, struct check *check,
                             const struct hld_mandate *mandate, const struct clause *clause,
                             hld_error *err)
{
	const struct rule_list_closes *rule = clause->params;
	int32_t on = inscriber->terms.on_day;
	char closed[CIVIL_ROOM];
	if (clause->rule != RULE_LIST_CLOSES || !closes_for(rule, inscriber->delegation))
		return HLD_OK;
	check->mandate = mandate;
	int32_t last = closing_day(check, rule);
	if (check->failed)
		return error_nomem(err);
	if (last == CIVIL_NONE || is_waived(inscriber->programme, mandate, clause))
		return HLD_OK;
	civil_say_date(last, closed);
	if (on == CIVIL_NONE)
		return error_set(err, HLD_USAGE,
		                 "say with --on on which day '%.60s' comes: the list closes on %s "
		                 "[%.60s para %.20s] [%.60s]",
		                 inscriber->change->who, closed, mandate->symbol, clause->para,
		                 clause->id);
	if (on <= last)
		return HLD_OK;
	return error_set(err, HLD_BREACHES,
	                 "'%.60s' comes too late: the list closed on %s for %s [%.60s para %.20s] "
	                 "[%.60s]",
	                 inscriber->change->who, closed,
	                 words_label(&category_words, inscriber->delegation->participant->category),
	                 mandate->symbol, clause->para, clause->id);
}

/* See that the list is open on the day, by every clause about it. */
static hld_status see_is_open(struct inscriber *inscriber, hld_error *err)
{
	const struct mandate_list *mandates = inscriber->mandates;
	struct check check = {.programme = inscriber->programme, .scratch = &inscriber->arena};
	hld_status status = HLD_OK;
	if (!select_prepare(&check, &inscriber->arena))
		return error_nomem(err);
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; status == HLD_OK && c < mandates->at[m]->clauses.count; c++)
			status = see_clause(inscriber, &check, mandates->at[m],
			                    &mandates->at[m]->clauses.at[c], err);
	return status;
}

/* How long a statement of a meeting takes, as the list has it or else as a clause says, and how
 * long it is from one to the next.
 * Fails: USAGE (nothing says it), NOMEM. */
static hld_status find_times(struct inscriber *inscriber, uint32_t m, uint32_t block,
                             hld_error *err)
{
	const struct meeting *meeting = &inscriber->programme->meetings.at[m];
	const struct rule_speaking_time *rule;
	int32_t limit = meeting->items.at[block].limit_min, change = DAY_MIN;
	if (!speaking_time_ask(&inscriber->arena, inscriber->mandates, inscriber->programme,
	                       (meeting_id){m}, &rule))
		return error_nomem(err);
	if (rule != NULL)
		change = rule->change_over != CIVIL_NONE ? rule->change_over : 0;
	for (uint32_t i = 0; i < block; i++) {
		if (meeting->items.at[i].kind != STATEMENT)
			continue;
		limit = limit != CIVIL_NONE ? limit : meeting->items.at[i].limit_min;
		int32_t gap = list_start_min(meeting, i + 1) - list_end_min(meeting, i);
		if (meeting->items.at[i + 1].kind == STATEMENT && gap >= 0 && gap < change)
			change = gap;
	}
	if (limit == CIVIL_NONE)
		limit = rule != NULL ? rule->minutes : inscriber->terms.limit_min;
	if (limit == CIVIL_NONE)
		return error_set(err, HLD_USAGE,
		                 "nothing says how long a statement in '%.60s' may be; give "
		                 "--limit",
		                 meeting->id);
	inscriber->limit_min = limit;
	inscriber->slot_min = limit + (change < DAY_MIN ? change : 0);
	return HLD_OK;
}

static uint32_t slots_of(const struct inscriber *inscriber, uint32_t m, uint32_t block,
                         int32_t from_min)
{
	const struct meeting *meeting = &inscriber->programme->meetings.at[m];
	return slots_in(list_end_min(meeting, block) - from_min, inscriber->limit_min,
	                inscriber->slot_min);
}

/* The first free slot of a meeting, if there is one. */
static hld_status find_in_meeting(struct inscriber *inscriber, uint32_t m, bool *found,
                                  hld_error *err)
{
	const struct meeting *meeting = &inscriber->programme->meetings.at[m];
	uint32_t from = 0;
	hld_status status = HLD_OK;
	*found = false;
	if (meeting->kind != PLENARY || meeting->status == CANCELLED)
		return HLD_OK;
	for (uint32_t i = 0; i < meeting->items.count; i++)
		if (meeting->items.at[i].kind == STATEMENT)
			from = i + 1;
	for (uint32_t i = from; status == HLD_OK && !*found && i < meeting->items.count; i++) {
		if (meeting->items.at[i].kind != STATEMENTS)
			continue;
		status = find_times(inscriber, m, i, err);
		*found = status == HLD_OK &&
		         slots_of(inscriber, m, i, list_start_min(meeting, i)) > 0;
		inscriber->meeting = m;
		inscriber->block = i;
	}
	return status;
}

/* The meeting that is named, or the first in which a slot is free. */
static hld_status find_slot(struct inscriber *inscriber, hld_error *err)
{
	const struct hld_programme *programme = inscriber->programme;
	const char *wanted = inscriber->change->meeting, *nearest = NULL;
	hld_status status = HLD_OK;
	bool found = false, known = wanted == NULL;
	for (uint32_t i = 0; status == HLD_OK && !found && i < programme->by_start.count; i++) {
		uint32_t m = programme->by_start.at[i].n;
		const char *id = programme->meetings.at[m].id;
		if (wanted != NULL) {
			nearest = text_nearer(wanted, nearest, id);
			if (strcmp(wanted, id) != 0)
				continue;
			known = true;
		}
		status = find_in_meeting(inscriber, m, &found, err);
	}
	if (status != HLD_OK || found)
		return status;
	if (!known)
		return error_set(err, HLD_USAGE, "no level and no meeting '%.60s'%s%.60s%s", wanted,
		                 nearest != NULL ? "; did you mean '" : "",
		                 nearest != NULL ? nearest : "", nearest != NULL ? "'?" : "");
	if (wanted != NULL)
		return error_set(err, HLD_USAGE, "no slot is free in '%.60s' for '%.60s'", wanted,
		                 inscriber->change->who);
	return error_set(err, HLD_USAGE, "no slot is free in any meeting for '%.60s'",
	                 inscriber->change->who);
}

static struct moment moment_at(const struct meeting *meeting, int32_t min)
{
	return (struct moment){.day = meeting->start.day + min / DAY_MIN,
	                       .min = min % DAY_MIN,
	                       .state = MOMENT_ONCE};
}

/* Cut the slot from the time that is free, as a statement; what is less than a slot is left out,
 * as where a list is made. Fails (false) when memory is out. */
static bool cut_slot(const struct inscriber *inscriber, struct relister *relister)
{
	struct arena *arena = &inscriber->programme->arena;
	struct meeting *meeting = relister->meeting;
	const struct participant *of = inscriber->delegation->participant;
	const struct field *field = shape_field(&meeting_shape, "items", strlen("items"));
	uint32_t block = inscriber->block, count = meeting->items.count;
	int32_t start = list_start_min(meeting, block), next = start + inscriber->slot_min;
	uint32_t left = slots_of(inscriber, inscriber->meeting, block, next) > 0 ? 1 : 0;
	struct moment end = item_end(meeting, block);
	struct item *items = build_list(arena, field, count + left);
	struct who_ref *by = arena_array(arena, 1, sizeof *by);
	const char *word = arena_printf(arena, "statement-%s", of->id);
	if (items == NULL || by == NULL || word == NULL)
		return false;
	*by = (struct who_ref){.name = of->id, .id = inscriber->who};
	memcpy(items, meeting->items.at, block * sizeof *items);
	memcpy(items + block + left, meeting->items.at + block, (count - block) * sizeof *items);
	if (left > 0) {
		items[block + 1].start = moment_at(meeting, next);
		items[block + 1].end = end;
	}
	items[block] = (struct item){.kind = STATEMENT,
	                             .id = relister_id(relister, word),
	                             .start = moment_at(meeting, start),
	                             .end = moment_at(meeting, start + inscriber->limit_min),
	                             .limit_min = inscriber->limit_min,
	                             .level = inscriber->change->level};
	items[block].by.at = by;
	items[block].by.count = 1;
	meeting->items.at = items;
	meeting->items.count = count + left;
	return items[block].id != NULL;
}

static bool take_slot(struct inscriber *inscriber)
{
	struct relister relister;
	if (!relister_begin(&relister, &inscriber->arena, inscriber->programme, inscriber->mandates,
	                    inscriber->meeting) ||
	    !cut_slot(inscriber, &relister))
		return false;
	relister.place = relister.count++;
	relister.at[relister.place] = inscriber->block;
	relister_settle(&relister);
	return true;
}

hld_status inscribe(struct hld_programme *programme, const struct mandate_list *mandates,
                    const struct list_change *change, struct inscription_terms terms,
                    hld_error *err)
{
	struct inscriber inscriber = {
		.programme = programme, .mandates = mandates, .change = change, .terms = terms};
	hld_status status = list_delegation(programme, change->who, &inscriber.who, err);
	if (status != HLD_OK)
		return status;
	inscriber.delegation = programme_delegation(programme, inscriber.who);
	status = see_is_new(&inscriber, err);
	if (status == HLD_OK)
		status = see_is_open(&inscriber, err);
	if (status == HLD_OK)
		status = find_slot(&inscriber, err);
	if (status == HLD_OK && !take_slot(&inscriber))
		status = error_nomem(err);
	arena_free(&inscriber.arena);
	return status;
}
