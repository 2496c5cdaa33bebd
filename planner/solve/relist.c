/* relist.c - find somebody on a list, and give the slots to others.
 *
 * list_change() at the end is where to begin. */
#include "solve/relist.h"

#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "solve/relister.h"

#define CHANGE_NAME(name, word, usage, doc) word,
static const char *const change_names[] = {"", CHANGES(CHANGE_NAME) NULL};
#undef CHANGE_NAME
const struct words change_words = {"change of a list", change_names, NULL};

#define CHANGE_USAGE(name, word, usage, doc) usage,
const char *const change_usage[] = {"", CHANGES(CHANGE_USAGE) NULL};
#undef CHANGE_USAGE

/* Whether a statement is by whoever has the id: by name, or by their delegation. */
static bool is_by(const struct hld_programme *programme, const struct item *item, const char *who)
{
	if (item->kind != STATEMENT)
		return false;
	if (item->id != NULL && strcmp(item->id, who) == 0)
		return true;
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

hld_status list_find(const struct hld_programme *programme, const char *who, struct list_place *out,
                     hld_error *err)
{
	uint32_t found = 0;
	for (uint32_t m = 0; m < programme->meetings.count; m++)
		for (uint32_t i = 0; i < programme->meetings.at[m].items.count; i++) {
			if (!is_by(programme, &programme->meetings.at[m].items.at[i], who))
				continue;
			*out = (struct list_place){m, i};
			found++;
		}
	if (found == 1)
		return HLD_OK;
	if (found == 0)
		return error_set(err, HLD_USAGE, "'%.60s' is on no list of speakers", who);
	const char *id = programme->meetings.at[out->meeting].items.at[out->item].id;
	return error_set(err, HLD_USAGE,
	                 "'%.60s' is on the lists more than once: name the statement by its id, "
	                 "as '%.60s'",
	                 who, id != NULL ? id : "");
}

hld_status list_delegation(const struct hld_programme *programme, const char *who, who_id *out,
                           hld_error *err)
{
	const char *nearest = NULL;
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		const struct participant *of = programme->delegations.at[i].participant;
		const char *name = text_in(&of->name, NULL);
		nearest = text_nearer(who, text_nearer(who, nearest, of->id), name);
		*out = (who_id){i | WHO_DELEGATION};
		if (strcmp(of->id, who) == 0 || text_same_words(name, who))
			return HLD_OK;
	}
	return error_set(err, HLD_USAGE, "no participant '%.60s'%s%.60s%s", who,
	                 nearest != NULL ? "; did you mean '" : "", nearest != NULL ? nearest : "",
	                 nearest != NULL ? "'?" : "");
}

uint32_t list_statements(const struct meeting *meeting, uint32_t *out)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < meeting->items.count; i++)
		if (meeting->items.at[i].kind == STATEMENT)
			out[count++] = i;
	return count;
}

int32_t list_start_min(const struct meeting *meeting, uint32_t n)
{
	struct moment start = item_start(meeting, n);
	return (start.day - meeting->start.day) * DAY_MIN + start.min;
}

int32_t list_end_min(const struct meeting *meeting, uint32_t n)
{
	struct moment end = item_end(meeting, n);
	return (end.day - meeting->start.day) * DAY_MIN + end.min;
}

uint32_t list_tier(const struct hld_programme *programme, const struct rule_precedence *rule,
                   const struct item *item)
{
	who_id who = item->by.count > 0 ? item->by.at[0].id : (who_id){NO_ELEMENT};
	int32_t level = item->level != 0 ? item->level : programme_level(programme, who);
	return precedence_tier(rule, level, programme_category(programme, who),
	                       item->on_behalf_of.en != NULL);
}

bool relister_begin(struct relister *relister, struct arena *arena, struct hld_programme *programme,
                    const struct mandate_list *mandates, uint32_t meeting)
{
	struct precedence_asked asked;
	*relister = (struct relister){.programme = programme,
	                              .meeting = ELEMENT(programme->meetings, meeting)};
	relister->at = arena_array(arena, (size_t)relister->meeting->items.count + 1,
	                           sizeof *relister->at);
	if (relister->at == NULL ||
	    !precedence_ask(arena, mandates, programme, (meeting_id){meeting}, &asked))
		return false;
	relister->rule = asked.rule;
	relister->count = list_statements(relister->meeting, relister->at);
	return true;
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

static uint32_t tier_at(const struct relister *relister, uint32_t i)
{
	return list_tier(relister->programme, relister->rule,
	                 &relister->meeting->items.at[relister->at[i]]);
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

void relister_settle(struct relister *relister)
{
	uint32_t to = behind_tier(relister, tier_at(relister, relister->place));
	move(relister->meeting, relister->at, relister->place, to);
}

const char *relister_id(struct relister *relister, const char *word)
{
	const struct meeting *meeting = relister->meeting;
	const char *id = word;
	for (unsigned n = 2; id != NULL; n++) {
		uint32_t i = 0;
		while (i < meeting->items.count && (meeting->items.at[i].id == NULL ||
		                                    strcmp(meeting->items.at[i].id, id) != 0))
			i++;
		if (i == meeting->items.count)
			break;
		id = arena_printf(&relister->programme->arena, "%s-%u", word, n);
	}
	return id;
}

/* Leave the last slot to whoever may still come: it joins what is left of the time behind it,
 * unless there is a break between. Fails (false) when memory is out. */
static bool free_last(struct relister *relister)
{
	struct meeting *meeting = relister->meeting;
	uint32_t last = relister->at[relister->count - 1];
	struct item *item = ELEMENT(meeting->items, last);
	struct item *next =
		last + 1 < meeting->items.count ? ELEMENT(meeting->items, last + 1) : NULL;
	struct item freed = *item;
	int32_t end_min = list_end_min(meeting, last);
	int32_t len_min = end_min - list_start_min(meeting, last);
	bool joins = next != NULL && next->kind == STATEMENTS &&
	             list_start_min(meeting, last + 1) - end_min < len_min;
	if (!joins) {
		*item = (struct item){.kind = STATEMENTS,
		                      .start = freed.start,
		                      .end = freed.end,
		                      .limit_min = freed.limit_min};
		item->id = relister_id(relister, "statements-left");
		return item->id != NULL;
	}
	next->start = freed.start;
	for (uint32_t i = last; i + 1 < meeting->items.count; i++)
		*(struct item *)ELEMENT(meeting->items, i) = meeting->items.at[i + 1];
	meeting->items.count--;
	return true;
}

/* Two who change slots may be in different meetings. */
static void exchange(struct hld_programme *programme, struct list_place a, struct list_place b)
{
	struct meeting *of_a = ELEMENT(programme->meetings, a.meeting);
	struct meeting *of_b = ELEMENT(programme->meetings, b.meeting);
	struct item was = of_a->items.at[a.item];
	give_slot(ELEMENT(of_a->items, a.item), &of_b->items.at[b.item]);
	give_slot(ELEMENT(of_b->items, b.item), &was);
}

/* A change inside one meeting. Fails (false) when memory is out. */
static bool apply(struct relister *relister, const struct list_change *change, uint32_t of)
{
	while (relister->at[relister->place] != of)
		relister->place++;
	struct item *item = ELEMENT(relister->meeting->items, of);
	if (change->kind == CHANGE_WITHDRAW) {
		move(relister->meeting, relister->at, relister->place, relister->count - 1);
		return free_last(relister);
	}
	if (change->kind == CHANGE_LEVEL)
		item->level = change->level;
	relister_settle(relister);
	return true;
}

static hld_status change_one(struct hld_programme *programme, const struct mandate_list *mandates,
                             const struct list_change *change, hld_error *err)
{
	struct arena arena = {0};
	struct list_place at = {0}, with = {0};
	struct relister relister;
	hld_status status = list_find(programme, change->who, &at, err);
	if (status == HLD_OK && change->kind == CHANGE_EXCHANGE)
		status = list_find(programme, change->with, &with, err);
	if (status != HLD_OK)
		return status;
	bool changed = true;
	if (change->kind == CHANGE_EXCHANGE)
		exchange(programme, at, with);
	else
		changed = relister_begin(&relister, &arena, programme, mandates, at.meeting) &&
		          apply(&relister, change, at.item);
	arena_free(&arena);
	return changed ? HLD_OK : error_nomem(err);
}

hld_status list_change(struct hld_programme *programme, const struct mandate_list *mandates,
                       const struct list_change *changes, size_t count,
                       struct inscription_terms terms, hld_error *err)
{
	hld_status status = HLD_OK;
	for (size_t i = 0; status == HLD_OK && i < count; i++)
		status = changes[i].kind == CHANGE_ADD
		                 ? inscribe(programme, mandates, &changes[i], terms, err)
		                 : change_one(programme, mandates, &changes[i], err);
	programme->revision = programme->revision != CIVIL_NONE ? programme->revision + 1 : 1;
	return status;
}
