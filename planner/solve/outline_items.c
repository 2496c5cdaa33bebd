/* outline_items.c - what happens in each meeting of an outline: what clauses ask for, and what
 * custom adds where they are silent.
 *
 * A meeting has items at its beginning (opening, agenda), at its end (summaries, closing), and
 * between them those that take the time there is. outline_add_items() at the end is where to
 * begin. */
#include <string.h>

#include "base/civil.h"
#include "solve/outline.h"

/* How long items take where no clause says it, in minutes; and the most that summaries take
 * together. As the Dialogue of 2006 had it. */
enum { HEAD_MIN = 30, SUMMARY_MIN = 10, CLOSING_MIN = 20, PANEL_MIN = 60, SUMMARIES_MIN = 60 };

/* Items stand in the order of their ranks. */
enum { RANK_FIRST = 0, RANK_HEAD = 10, RANK_BODY = 50, RANK_TAIL = 80, RANK_LAST = 99 };

struct adder {
	struct arena *arena;
	struct outline *outline;
	bool is_custom; /* what is added now, no clause asks for */
	bool failed;
};

static bool is_head(int32_t kind)
{
	return kind == OPENING || kind == AGENDA || kind == ORGANIZATION || kind == INTRODUCTION;
}

static bool is_tail(int32_t kind)
{
	return kind == SUMMARY || kind == ADOPTION || kind == CONCLUDING || kind == CLOSING;
}

int32_t item_rank(int32_t kind)
{
	return is_head(kind)   ? RANK_HEAD + kind
	       : is_tail(kind) ? RANK_TAIL + kind - SUMMARY
	                       : RANK_BODY;
}

static void put_item(struct planned_meeting *meeting, struct planned_item *item)
{
	struct planned_item **at = &meeting->items;
	while (*at != NULL && (*at)->rank <= item->rank)
		at = &(*at)->next;
	item->next = *at;
	*at = item;
}

static struct planned_item *add_item(struct adder *adder, uint32_t meeting, int32_t kind)
{
	struct planned_item *item = arena_alloc(adder->arena, sizeof *item);
	struct planned_meeting *of = &adder->outline->meetings[meeting];
	adder->failed = adder->failed || item == NULL;
	if (item == NULL)
		return NULL;
	*item = (struct planned_item){.kind = kind,
	                              .rank = item_rank(kind),
	                              .of = NO_ELEMENT,
	                              .limit_min = CIVIL_NONE,
	                              .is_asked = !adder->is_custom};
	put_item(of, item);
	of->item_count++;
	return item;
}

static void give_rank(struct planned_meeting *meeting, struct planned_item *item, int32_t rank)
{
	struct planned_item **at = &meeting->items;
	while (*at != item)
		at = &(*at)->next;
	*at = item->next;
	item->rank = rank;
	put_item(meeting, item);
}

static struct planned_item *find_item(const struct planned_meeting *meeting, const word_list *kinds)
{
	struct planned_item *item = meeting->items;
	while (item != NULL && !list_has(kinds, item->kind))
		item = item->next;
	return item;
}

static struct planned_item *find_kind(const struct planned_meeting *meeting, int32_t kind)
{
	return find_item(meeting, &(word_list){&kind, 1});
}

static bool is_body(int32_t kind)
{
	return !is_head(kind) && !is_tail(kind);
}

static struct planned_item *find_body(const struct planned_meeting *meeting)
{
	struct planned_item *item = meeting->items;
	while (item != NULL && !is_body(item->kind))
		item = item->next;
	return item;
}

uint32_t outline_elastic(const struct planned_meeting *meeting)
{
	uint32_t n = 0;
	for (const struct planned_item *item = meeting->items; item != NULL; item = item->next) {
		if (is_body(item->kind))
			return n;
		n++;
	}
	return NO_ELEMENT;
}

/* Statements by holders of offices before all others. */
static void add_opening(struct adder *adder, uint32_t meeting, const struct rule_opening *rule)
{
	const struct planned_meeting *of = &adder->outline->meetings[meeting];
	for (uint32_t i = 0; i < rule->offices.count; i++) {
		const struct planned_item *item = of->items;
		while (item != NULL && (item->kind != INTRODUCTION || item->office == NULL ||
		                        strcmp(item->office, rule->offices.at[i]) != 0))
			item = item->next;
		struct planned_item *new =
			item == NULL ? add_item(adder, meeting, INTRODUCTION) : NULL;
		if (new != NULL)
			new->office = rule->offices.at[i];
	}
}

/* What a meeting is to contain; an item that is there for another clause may do. */
static void add_content(struct adder *adder, uint32_t meeting, const struct rule_item *rule)
{
	struct planned_meeting *of = &adder->outline->meetings[meeting];
	struct planned_item *item = find_item(of, &rule->kinds);
	if (item != NULL && item->office != NULL && rule->offices.count > 0 &&
	    !has_string(&rule->offices, item->office))
		item = NULL;
	if (item == NULL)
		item = add_item(adder, meeting, rule->kinds.at[0]);
	if (item == NULL)
		return;
	if (rule->offices.count > 0 && item->office == NULL)
		item->office = rule->offices.at[0];
	if (rule->position != 0)
		give_rank(of, item, rule->position == FIRST ? RANK_FIRST : RANK_LAST);
}

/* One item about each of some meetings. */
static void add_about(struct adder *adder, uint32_t meeting, int32_t kind, struct chosen about)
{
	for (uint32_t i = 0; i < about.count; i++) {
		const struct planned_item *item = adder->outline->meetings[meeting].items;
		while (item != NULL && (item->kind != kind || item->of != about.at[i]))
			item = item->next;
		struct planned_item *new = item == NULL ? add_item(adder, meeting, kind) : NULL;
		if (new != NULL)
			new->of = about.at[i];
	}
}

/* So many items of a kind in some meetings together: what lacks goes to the last of them. */
static void add_counted(struct adder *adder, const struct rule_count *rule, struct chosen chosen)
{
	int32_t wanted = rule->exactly != CIVIL_NONE ? rule->exactly : rule->min, there = 0;
	for (uint32_t i = 0; i < chosen.count; i++)
		for (const struct planned_item *item = adder->outline->meetings[chosen.at[i]].items;
		     item != NULL; item = item->next)
			there += list_has(&rule->which->items, item->kind);
	for (uint32_t i = 0; chosen.count > 0 && there < wanted; there++, i++)
		add_item(adder, chosen.at[chosen.count - 1 - i % chosen.count],
		         rule->which->items.at[0]);
}

static bool is_within(const struct anchor *anchor, const struct anchor *of)
{
	return anchor->day == of->day && anchor->start_min >= of->start_min &&
	       anchor->end_min <= of->end_min;
}

/* An item that a clause gives a time to takes as long; what stands before it in the meeting
 * shares with it the time from the beginning. */
static void add_timed(struct adder *adder, const struct hld_mandate *mandate,
                      const struct rule_when *rule, struct chosen chosen)
{
	int32_t day = rule->day != CIVIL_NONE ? rule->day : rule->which->day;
	const int_list *days = &mandate->conference->days;
	if (rule->start == CIVIL_NONE || rule->end == CIVIL_NONE || day < 1 ||
	    day > (int32_t)days->count)
		return;
	struct anchor anchor = {days->at[day - 1], rule->start, rule->end};
	for (uint32_t i = 0; i < chosen.count; i++) {
		struct planned_meeting *of = &adder->outline->meetings[chosen.at[i]];
		if (!is_within(&anchor, &of->anchor))
			continue;
		struct planned_item *item = find_item(of, &rule->which->items);
		if (item == NULL && rule->count != CIVIL_NONE)
			item = add_item(adder, chosen.at[i], rule->which->items.at[0]);
		if (item == NULL)
			return;
		item->len_min = is_head(item->kind) ? anchor.end_min - of->anchor.start_min
		                                    : anchor.end_min - anchor.start_min;
		item->to_the_end = anchor.end_min == of->anchor.end_min;
		return;
	}
}

static void limit_statements(struct adder *adder, const struct rule_speaking_time *rule,
                             struct chosen chosen)
{
	for (uint32_t i = 0; i < chosen.count; i++)
		for (struct planned_item *item = adder->outline->meetings[chosen.at[i]].items;
		     item != NULL; item = item->next)
			if ((item->kind == STATEMENT || item->kind == STATEMENTS) &&
			    (item->limit_min == CIVIL_NONE || item->limit_min > rule->minutes)) {
				item->limit_min = rule->minutes;
				item->change_over_min =
					rule->change_over != CIVIL_NONE ? rule->change_over : 0;
			}
}

/* So many statements take so long; where there may be fewer or more, custom has it. */
static void make_room(struct adder *adder, const struct rule_slots *rule, struct chosen chosen)
{
	int32_t slots = rule->exactly;
	if (slots == CIVIL_NONE && rule->min == rule->max)
		slots = rule->min;
	for (uint32_t i = 0; slots != CIVIL_NONE && i < chosen.count; i++) {
		struct planned_meeting *of = &adder->outline->meetings[chosen.at[i]];
		const struct planned_item *item = find_kind(of, STATEMENTS);
		if (item != NULL && item->limit_min != CIVIL_NONE)
			of->body_min = slots * (item->limit_min + item->change_over_min);
	}
}

static void theme_items(struct adder *adder, const struct rule_theme *rule, struct chosen chosen)
{
	for (uint32_t i = 0; i < chosen.count; i++)
		for (struct planned_item *item = adder->outline->meetings[chosen.at[i]].items;
		     item != NULL; item = item->next) {
			if (!list_has(&rule->which->items, item->kind) || item->theme.en != NULL)
				continue;
			item->theme = rule->theme;
			if (rule->any)
				return;
		}
}

/* The meetings that a clause of a kind is about. */
static const struct selector *selector_of(const struct clause *clause)
{
	const void *params = clause->params;
	switch (clause->rule) {
	case RULE_OPENING:
		return ((const struct rule_opening *)params)->which;
	case RULE_ITEM:
		return ((const struct rule_item *)params)->which;
	case RULE_WHEN:
		return ((const struct rule_when *)params)->which;
	case RULE_COUNT:
		return ((const struct rule_count *)params)->which;
	case RULE_SLOTS:
		return ((const struct rule_slots *)params)->which;
	case RULE_SPEAKING_TIME:
		return ((const struct rule_speaking_time *)params)->which;
	default:
		return ((const struct rule_theme *)params)->which;
	}
}

/* What clauses of a kind do to the meetings that they are about. */
static void apply_clause(struct adder *adder, const struct hld_mandate *mandate,
                         const struct clause *clause, struct chosen chosen)
{
	bool of_items = selector_of(clause)->items.count > 0;
	for (uint32_t i = 0; i < chosen.count; i++) {
		if (clause->rule == RULE_OPENING)
			add_opening(adder, chosen.at[i], clause->params);
		else if (clause->rule == RULE_ITEM)
			add_content(adder, chosen.at[i], clause->params);
	}
	if (clause->rule == RULE_WHEN && of_items)
		add_timed(adder, mandate, clause->params, chosen);
	else if (clause->rule == RULE_COUNT && of_items)
		add_counted(adder, clause->params, chosen);
	else if (clause->rule == RULE_SPEAKING_TIME)
		limit_statements(adder, clause->params, chosen);
	else if (clause->rule == RULE_SLOTS)
		make_room(adder, clause->params, chosen);
	else if (clause->rule == RULE_THEME && of_items)
		theme_items(adder, clause->params, chosen);
}

static void add_for(struct adder *adder, const struct hld_mandate *mandate,
                    const struct clause *clause)
{
	const struct selector *which = selector_of(clause);
	const struct rule_item *rule = clause->params;
	struct chosen chosen, about = {0};
	bool is_about = clause->rule == RULE_ITEM && rule->each != NULL;
	if (which == NULL)
		return;
	if (!outline_choose(adder->arena, adder->outline, mandate->conference, which, &chosen) ||
	    (is_about && !outline_choose(adder->arena, adder->outline, mandate->conference,
	                                 rule->each, &about))) {
		adder->failed = true;
		return;
	}
	if (!is_about)
		apply_clause(adder, mandate, clause, chosen);
	else if (chosen.count > 0)
		add_about(adder, chosen.at[0], rule->kinds.at[0], about);
}

static void each_of(struct adder *adder, int32_t rule)
{
	const struct mandate_list *mandates = adder->outline->mandates;
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++)
			if (mandates->at[m]->clauses.at[c].rule == rule && !adder->failed)
				add_for(adder, mandates->at[m], &mandates->at[m]->clauses.at[c]);
}

/* What goes without saying: a plenary meeting hears statements, the first one opens the
 * conference and the last one closes it; where anything is said at all, there is a
 * discussion. */
static void add_custom(struct adder *adder)
{
	struct outline *outline = adder->outline;
	uint32_t first = NO_ELEMENT, last = NO_ELEMENT;
	adder->is_custom = true;
	for (uint32_t n = 0; n < outline->count; n++) {
		struct planned_meeting *meeting = &outline->meetings[n];
		bool plenary = meeting->kind == PLENARY;
		first = plenary && first == NO_ELEMENT ? n : first;
		last = plenary ? n : last;
		if ((plenary || meeting->items != NULL) && find_body(meeting) == NULL)
			add_item(adder, n, plenary ? STATEMENTS : DISCUSSION);
	}
	if (first != NO_ELEMENT && find_kind(&outline->meetings[first], OPENING) == NULL)
		add_item(adder, first, OPENING);
	if (last != NO_ELEMENT && find_kind(&outline->meetings[last], CONCLUDING) == NULL &&
	    find_kind(&outline->meetings[last], CLOSING) == NULL)
		add_item(adder, last, CLOSING);
}

static int32_t usual_len(int32_t kind)
{
	switch (kind) {
	case CONCLUDING:
	case CLOSING:
		return CLOSING_MIN;
	case SUMMARY:
	case ADOPTION:
		return SUMMARY_MIN;
	default:
		return PANEL_MIN;
	}
}

/* How long the items at the beginning take together: as a clause says of one of them, else what
 * the others leave of a meeting whose time a clause gives, else what is usual. */
static int32_t head_len(const struct planned_meeting *meeting, const struct planned_item *elastic)
{
	const struct anchor *anchor = &meeting->anchor;
	int32_t head_min = 0, rest_min = meeting->body_min;
	for (const struct planned_item *item = meeting->items; item != elastic; item = item->next)
		head_min = item->len_min > head_min ? item->len_min : head_min;
	for (const struct planned_item *item = elastic; item != NULL; item = item->next)
		rest_min += item != elastic ? item->len_min : 0;
	if (head_min == 0 && meeting->body_min > 0 && anchor->day != CIVIL_NONE)
		head_min = anchor->end_min - anchor->start_min - rest_min;
	return head_min > 0 ? head_min : HEAD_MIN;
}

static void give_usual_lengths(struct planned_meeting *meeting, struct planned_item *elastic)
{
	int32_t summaries = 0;
	for (const struct planned_item *item = meeting->items; item != NULL; item = item->next)
		summaries += item->kind == SUMMARY;
	bool together = summaries * SUMMARY_MIN > SUMMARIES_MIN, at_end = false;
	for (struct planned_item *item = elastic != NULL ? elastic->next : NULL;
	     item != NULL && !at_end; item = item->next) {
		at_end = item->to_the_end;
		if (item->len_min == 0)
			item->len_min = usual_len(item->kind);
		if (together && item->kind == SUMMARY)
			item->len_min = item == find_kind(meeting, SUMMARY) ? SUMMARIES_MIN : 0;
	}
}

/* The last item that a clause gives a length, where the statements and what is usual behind them
 * would take more than the meeting has; else NULL. */
static struct planned_item *find_crowded(const struct planned_meeting *meeting,
                                         struct planned_item *elastic)
{
	const struct anchor *anchor = &meeting->anchor;
	int32_t all_min = meeting->body_min;
	struct planned_item *timed = NULL;
	if (elastic == NULL || meeting->body_min == 0 || anchor->day == CIVIL_NONE)
		return NULL;
	for (struct planned_item *item = elastic->next;
	     item != NULL && (timed == NULL || !timed->to_the_end); item = item->next) {
		timed = item->len_min > 0 ? item : timed;
		all_min += item->len_min > 0 ? item->len_min : usual_len(item->kind);
	}
	bool is_crowded = all_min > anchor->end_min - anchor->start_min;
	return is_crowded && timed != NULL && timed->rank < RANK_LAST ? timed : NULL;
}

/* Let what is usual share the time of an item that a clause gives a length: it goes behind it. */
static void share_time(struct planned_meeting *meeting, const struct planned_item *elastic,
                       const struct planned_item *timed)
{
	struct planned_item *item = elastic->next;
	while (item != timed) {
		struct planned_item *next = item->next;
		if (item->len_min == 0)
			give_rank(meeting, item, timed->rank);
		item = next;
	}
}

/* How long each item takes: those at the beginning share one time, and summaries do where
 * there are many; the elastic one takes what is left. */
static void give_lengths(struct planned_meeting *meeting)
{
	struct planned_item *elastic = find_body(meeting);
	const struct planned_item *timed = find_crowded(meeting, elastic);
	if (timed != NULL)
		share_time(meeting, elastic, timed);
	else
		give_usual_lengths(meeting, elastic);
	int32_t head_min = head_len(meeting, elastic);
	for (struct planned_item *item = meeting->items; item != elastic; item = item->next)
		item->len_min = item == meeting->items ? head_min : 0;
}

bool outline_add_items(struct arena *arena, struct outline *outline)
{
	struct adder adder = {.arena = arena, .outline = outline};
	each_of(&adder, RULE_OPENING);
	each_of(&adder, RULE_ITEM);
	each_of(&adder, RULE_WHEN);
	each_of(&adder, RULE_COUNT);
	if (!adder.failed)
		add_custom(&adder);
	each_of(&adder, RULE_SPEAKING_TIME);
	each_of(&adder, RULE_SLOTS);
	each_of(&adder, RULE_THEME);
	for (uint32_t n = 0; n < outline->count && !adder.failed; n++)
		give_lengths(&outline->meetings[n]);
	return !adder.failed;
}
