/* precedence.c - in which order speakers have the floor.
 *
 * A list of speakers is the items of a meeting that are one statement by one speaker, in the order
 * of their times. Of a speaker whose level is not known it is known between which tiers he or she
 * may stand, and so whether the order may be right. */
#include <stdlib.h>

#include "base/text.h"
#include "rules/rule.h"
#include "rules/say.h"

/* One statement of a list, and the first and last tier that its speaker may belong to. */
struct turn {
	uint32_t item;
	int64_t start_utc_s;
	uint32_t first, last;
};
struct turns {
	struct turn *at;
	uint32_t count;
};

enum fit { FIT_NOT, FIT_PERHAPS, FIT_WELL };

static enum fit fit_word(const word_list *words, int32_t word)
{
	if (words->count == 0)
		return FIT_WELL;
	return word == 0 ? FIT_PERHAPS : list_has(words, word) ? FIT_WELL : FIT_NOT;
}

static int32_t level_of(const struct check *check, const struct item *item)
{
	return item->level != 0 ? item->level
	                        : programme_level(check->programme, item->by.at[0].id);
}

/* Between which tiers a speaker stands. Tier 0 is of groups, where they come first; the one
 * behind the last is of those who fit none. */
static void find_tiers(const struct check *check, const struct rule_precedence *rule,
                       const struct item *item, struct turn *turn)
{
	int32_t level = level_of(check, item);
	int32_t category = programme_category(check->programme, item->by.at[0].id);
	bool found = false;
	turn->last = rule->tiers.count + 1;
	for (uint32_t i = 0; i < rule->tiers.count && turn->last > rule->tiers.count; i++) {
		enum fit of_level = fit_word(&rule->tiers.at[i].levels, level);
		enum fit of_category = fit_word(&rule->tiers.at[i].categories, category);
		enum fit fit = of_level < of_category ? of_level : of_category;
		if (fit != FIT_NOT && !found)
			turn->first = i + 1;
		found = found || fit != FIT_NOT;
		if (fit == FIT_WELL)
			turn->last = i + 1;
	}
	if (!found)
		turn->first = rule->tiers.count + 1;
	if (rule->groups_first && item->on_behalf_of.en != NULL)
		turn->first = turn->last = 0;
}

static int turn_compare(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;
	if (x->start_utc_s != y->start_utc_s)
		return x->start_utc_s < y->start_utc_s ? -1 : 1;
	return x->item < y->item ? -1 : x->item > y->item;
}

/* The list of speakers of a meeting. Fails (check->failed) when memory is out. */
static struct turns turns_of(struct check *check, const struct rule_precedence *rule,
                             const struct meeting *meeting)
{
	struct turns turns = {arena_array(check->scratch, meeting->items.count, sizeof *turns.at),
	                      0};
	check->failed |= turns.at == NULL;
	for (uint32_t i = 0; turns.at != NULL && i < meeting->items.count; i++) {
		const struct item *item = &meeting->items.at[i];
		if (item->kind != STATEMENT || item->by.count != 1)
			continue;
		struct turn *turn = &turns.at[turns.count++];
		turn->item = i;
		turn->start_utc_s = item_start(meeting, i).utc_s;
		find_tiers(check, rule, item, turn);
	}
	if (turns.count > 1)
		qsort(turns.at, turns.count, sizeof *turns.at, turn_compare);
	return turns;
}

/* "Ghana, head of State,": the speaker of a turn. */
static const char *say_speaker(const struct check *check, const struct item *item,
                               char to[SAY_ROOM])
{
	int32_t level = level_of(check, item);
	bool for_group = item->on_behalf_of.en != NULL;
	char name[SAY_ROOM];
	text_print(to, SAY_ROOM, "%s", say_who(check, &item->by.at[0], name));
	if (for_group)
		text_append(to, SAY_ROOM, ", on behalf of %s,", item->on_behalf_of.en);
	else if (level != 0)
		text_append(to, SAY_ROOM, ", %s,", words_label(&level_words, level));
	return to;
}

/* See that nobody speaks after somebody who stands behind him or her for certain. */
static void check_turns(struct check *check, const struct hit *hit, struct turns turns)
{
	const struct meeting *meeting = hit_meeting(check, hit);
	const struct turn *hindmost = NULL;
	char who[SAY_ROOM], before[SAY_ROOM], what[SAY_ROOM];
	for (uint32_t i = 0; i < turns.count; i++) {
		const struct turn *turn = &turns.at[i];
		if (hindmost != NULL && hindmost->first > turn->last)
			report(check, spot_item(hit->meeting, turn->item, ""),
			       "%s speaks after %s in %s; precedence as %s has them the other way "
			       "round",
			       say_speaker(check, &meeting->items.at[turn->item], who),
			       say_speaker(check, &meeting->items.at[hindmost->item], before),
			       say_hit(check, hit, what), say_asked(check));
		if (hindmost == NULL || turn->first > hindmost->first)
			hindmost = turn;
	}
}

/* Say of how many it is not known where they stand. */
static void check_unknown(struct check *check, const struct hit *hit, struct turns turns)
{
	const struct meeting *meeting = hit_meeting(check, hit);
	const struct turn *first = NULL;
	uint32_t count = 0;
	char who[SAY_ROOM], what[SAY_ROOM], number[SAY_ROOM];
	for (uint32_t i = 0; turns.count > 1 && i < turns.count; i++) {
		if (turns.at[i].first == turns.at[i].last)
			continue;
		first = first == NULL ? &turns.at[i] : first;
		count++;
	}
	if (first == NULL)
		return;
	say_who(check, &meeting->items.at[first->item].by.at[0], who);
	say_hit(check, hit, what);
	if (count == 1)
		report_open(check, spot_item(hit->meeting, first->item, ""),
		            "it is not known at which level %s speaks in %s; precedence is %s", who,
		            what, say_asked(check));
	else
		report_open(check, spot_item(hit->meeting, first->item, ""),
		            "it is not known at which level %s speakers in %s speak, the first of "
		            "them %s; precedence is %s",
		            say_number(count, number), what, who, say_asked(check));
}

/* The statements of a meeting whose list is still to be made; NO_ELEMENT: it hears none. */
static uint32_t find_statements(const struct meeting *meeting)
{
	for (uint32_t i = 0; i < meeting->items.count; i++)
		if (meeting->items.at[i].kind == STATEMENTS)
			return i;
	return NO_ELEMENT;
}

void check_precedence(struct check *check, const void *params)
{
	const struct rule_precedence *rule = params;
	struct hits hits = hits_meetings(check, select_hits(check, rule->which));
	char what[SAY_ROOM];
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		const struct meeting *meeting = hit_meeting(check, hit);
		struct turns turns = turns_of(check, rule, meeting);
		uint32_t statements = find_statements(meeting);
		bool is_open = turns.count == 0 && statements != NO_ELEMENT;
		check->applies = check->applies || turns.count > 0 || is_open;
		if (is_open)
			report_open(check, spot_item(hit->meeting, statements, ""),
			            "%s has no list of speakers yet; its order by precedence is %s",
			            say_hit(check, hit, what), say_asked(check));
		check_turns(check, hit, turns);
		check_unknown(check, hit, turns);
	}
}

static void say_tier(const struct tier *tier, struct buffer *out)
{
	char words[SAY_ROOM];
	if (tier->levels.count > 0)
		buffer_text(out, say_words(&level_words, &tier->levels, " or ", words));
	else
		buffer_text(out, "speaker");
	if (tier->categories.count > 0)
		buffer_printf(out, " of %s",
		              say_words(&category_words, &tier->categories, " or ", words));
	if (tier->time_permitting)
		buffer_text(out, ", time permitting");
}

void say_precedence(const struct clause *clause, struct buffer *out)
{
	const struct rule_precedence *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "in %s the order of speakers is: ", say_which(rule->which, true, which));
	if (rule->groups_first)
		buffer_text(out, "those on behalf of groups; ");
	for (uint32_t i = 0; i < rule->tiers.count; i++) {
		say_tier(&rule->tiers.at[i], out);
		buffer_text(out, "; ");
	}
	buffer_text(out, "all others");
	if (rule->within != 0)
		buffer_printf(out, "; those of one kind %s",
		              words_label(&order_within_words, rule->within));
}
