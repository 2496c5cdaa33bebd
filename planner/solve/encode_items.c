/* encode_items.c - the items of an outline, and their places in the day.
 *
 * items_are_able() says which clauses are taken, items_make() makes what they are about. */
#include "solve/encode_items.h"

#include <assert.h>
#include <string.h>

#include "base/civil.h"
#include "solve/encoder.h"
#include "solve/post.h"

enum {
	ITEM_KINDS_END = ITEM_OTHER + 1,
	MOST_ASKED = 8 /* items that one clause asks for: more are not told apart */
};

static void *take(struct encoder *encoder, size_t count, size_t size)
{
	void *at = arena_array(encoder->arena, count, size);
	encoder->failed = encoder->failed || at == NULL;
	return at;
}

bool has_items(const struct selector *selector)
{
	for (; selector != NULL; selector = selector->also)
		if (selector->items.count > 0)
			return true;
	return false;
}

/* How many items a clause asks for. */
static int32_t asked_by(const struct clause *clause)
{
	const struct rule_count *count = clause->params;
	if (clause->rule != RULE_COUNT)
		return 0;
	int32_t asked = count->exactly != CIVIL_NONE ? count->exactly : count->min;
	return asked > 0 ? asked : 0; /* CIVIL_NONE is less */
}

/* Which of several items comes first is not known; nor, where items are asked for in whatever
 * meeting, which that would be: an outline has those that clauses ask for, of one kind each. */
static bool is_able_selector(const struct selector *selector, bool is_asked)
{
	if (is_asked &&
	    (selector->kinds.count != 1 || selector->numbers.count > 0 || selector->also != NULL))
		return false;
	for (; selector != NULL; selector = selector->also)
		if (selector->items.count > 0 && selector->position != 0)
			return false;
	return true;
}

bool items_are_able(const struct clause *clause)
{
	const struct rule_item *item = clause->params;
	const struct rule_opening *opening = clause->params;
	const struct rule_count *count = clause->params;
	const struct rule_dates *dates = clause->params;
	const struct rule_when *when = clause->params;
	const struct rule_hours *hours = clause->params;
	const struct selector *of[2];
	switch (clause->rule) {
	case RULE_OPENING:
		return !has_items(opening->which);
	case RULE_ITEM:
		return !has_items(item->which) && !has_items(item->each) &&
		       (item->each == NULL || item->position == 0);
	case RULE_COUNT:
		return !count->each_number && asked_by(clause) <= MOST_ASKED &&
		       is_able_selector(count->which, asked_by(clause) > 0);
	case RULE_WHEN: /* "two of them then", if there are any, clashes in too many ways */
		return when->count == CIVIL_NONE && is_able_selector(when->which, false);
	case RULE_HOURS:
		return is_able_selector(hours->which, false);
	case RULE_DATES:
		return !dates->every_day && is_able_selector(dates->which, false);
	case RULE_ORDER:
		post_selectors(clause, of);
		return has_items(of[0]) != has_items(of[1]) && is_able_selector(of[0], false) &&
		       is_able_selector(of[1], false);
	default:
		return false;
	}
}

/* Whether a minute from which on something begins may be passed when what ends at a later one
 * is made to end before; the same of one at which something ends just then, or by then. */
static bool is_start_passed(int32_t min, int32_t end_min, int32_t later_min)
{
	return min != CIVIL_NONE && min >= end_min && min < later_min;
}

static bool is_end_passed(int32_t min, int32_t end_min, int32_t later_min)
{
	return min != CIVIL_NONE && min > end_min && min <= later_min;
}

static bool does_part_tell(const struct hld_mandate *mandate, int32_t part, int32_t end_min,
                           int32_t later_min)
{
	for (uint32_t i = 0; i < mandate->conference->parts.count; i++) {
		const struct part_of_day *of = &mandate->conference->parts.at[i];
		if (of->part == part && (is_start_passed(of->from, end_min, later_min) ||
		                         is_start_passed(of->to, end_min, later_min)))
			return true;
	}
	return false;
}

/* Whether a clause about when items are may be kept on a day. */
static bool is_on(const struct hld_mandate *mandate, const struct rule_when *when, int32_t day)
{
	const int_list *days = &mandate->conference->days;
	return when->day == CIVIL_NONE ||
	       (when->day <= (int32_t)days->count && days->at[when->day - 1] == day);
}

bool items_tell(const struct hld_mandate *mandate, const struct clause *clause,
                const struct slot *shorter, const struct slot *longer)
{
	const struct rule_when *when = clause->params;
	const struct rule_hours *hours = clause->params;
	const struct selector *of[2];
	int32_t end_min = shorter->end_min, later_min = longer->end_min;
	post_selectors(clause, of);
	if (!has_items(of[0]) && !has_items(of[1]))
		return false;
	for (const struct selector *s = of[0]; s != NULL; s = s->also)
		if (s->items.count > 0 && does_part_tell(mandate, s->part, end_min, later_min))
			return true;
	if (clause->rule == RULE_WHEN)
		return is_on(mandate, when, longer->day) &&
		       (is_start_passed(when->start, end_min, later_min) ||
		        is_end_passed(when->end, end_min, later_min) ||
		        does_part_tell(mandate, when->part, end_min, later_min));
	if (clause->rule == RULE_HOURS)
		return is_start_passed(hours->from, end_min, later_min) ||
		       is_start_passed(hours->to, end_min, later_min);
	return has_items(of[1]);
}

/* Clauses that speak of items and can be said. */
struct speaking {
	const struct speaker {
		const struct hld_mandate *mandate;
		const struct clause *clause;
	} * at;
	uint32_t count;
};

static struct speaking find_speaking(struct encoder *encoder, const struct mandate_list *mandates)
{
	const struct selector *of[2];
	struct speaker *at;
	size_t most = 0;
	uint32_t count = 0;
	for (size_t m = 0; m < mandates->count; m++)
		most += mandates->at[m]->clauses.count;
	at = take(encoder, most, sizeof *at);
	for (size_t m = 0; at != NULL && m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++) {
			const struct clause *clause = &mandates->at[m]->clauses.at[c];
			post_selectors(clause, of);
			if (items_are_able(clause) &&
			    (of[0] == NULL || has_items(of[0]) || has_items(of[1])))
				at[count++] = (struct speaker){mandates->at[m], clause};
		}
	return (struct speaking){at, count};
}

/* How many items of a kind a clause asks for in a sitting, those about others aside. */
static uint32_t asked_in(const struct clause *clause, const struct sitting *sitting, int32_t kind)
{
	const struct rule_item *item = clause->params;
	const struct rule_opening *opening = clause->params;
	const struct selector *of[2];
	if (clause->rule == RULE_OPENING)
		return (kind == INTRODUCTION || kind == STATEMENT) &&
		       selector_may_mean(opening->which, sitting->kind, sitting->number);
	if (clause->rule == RULE_ITEM)
		return item->each == NULL && list_has(&item->kinds, kind) &&
		       selector_may_mean(item->which, sitting->kind, sitting->number);
	post_selectors(clause, of);
	for (const struct selector *s = of[0]; s != NULL; s = s->also)
		if (list_has(&s->items, kind) &&
		    selector_may_mean(s, sitting->kind, sitting->number))
			return (uint32_t)asked_by(clause);
	return 0;
}

/* Whether a clause asks for an item of a kind in a sitting about another. */
static bool is_asked_about(const struct clause *clause, const struct sitting *sitting, int32_t kind,
                           const struct sitting *about)
{
	const struct rule_item *item = clause->params;
	return clause->rule == RULE_ITEM && item->each != NULL && list_has(&item->kinds, kind) &&
	       selector_may_mean(item->which, sitting->kind, sitting->number) &&
	       selector_may_mean(item->each, about->kind, about->number);
}

/* Whether any item of a kind in a sitting may be one that a clause asks for. */
static bool takes_any(const struct clause *clause)
{
	const struct rule_item *item = clause->params;
	const struct rule_count *count = clause->params;
	if (clause->rule == RULE_ITEM)
		return item->position == 0;
	if (clause->rule != RULE_COUNT)
		return clause->rule == RULE_OPENING;
	for (const struct selector *s = count->which; s != NULL; s = s->also)
		if (s->conference || s->day != CIVIL_NONE || s->part != 0)
			return false;
	return true;
}

/* All that clauses ask for together in a sitting. What is asked for without more may be what
 * another clause asks for. */
static uint32_t asked_of_all(const struct speaking *speaking, const struct sitting *sitting,
                             int32_t kind)
{
	uint32_t own = 0, any = 0;
	for (uint32_t i = 0; i < speaking->count; i++) {
		uint32_t asked = asked_in(speaking->at[i].clause, sitting, kind);
		if (!takes_any(speaking->at[i].clause))
			own += asked;
		else if (asked > any)
			any = asked;
	}
	return own > any ? own : any;
}

/* Whether clauses ask for an item of a kind in a sitting about another. */
static bool is_about(const struct speaking *speaking, const struct sitting *sitting, int32_t kind,
                     const struct sitting *about)
{
	for (uint32_t i = 0; i < speaking->count; i++)
		if (is_asked_about(speaking->at[i].clause, sitting, kind, about))
			return true;
	return false;
}

/* A ruler as it is made. */
struct marks_of {
	int32_t *minutes;
	uint32_t count;
};

static void add_minute(struct marks_of *to, int32_t min)
{
	uint32_t i = 0;
	while (i < to->count && to->minutes[i] < min)
		i++;
	if (min == CIVIL_NONE || (i < to->count && to->minutes[i] == min))
		return;
	memmove(to->minutes + i + 1, to->minutes + i, (to->count - i) * sizeof *to->minutes);
	to->minutes[i] = min;
	to->count++;
}

static void add_part(struct marks_of *to, const struct hld_mandate *mandate, int32_t part)
{
	for (uint32_t i = 0; i < mandate->conference->parts.count; i++)
		if (mandate->conference->parts.at[i].part == part) {
			add_minute(to, mandate->conference->parts.at[i].from);
			add_minute(to, mandate->conference->parts.at[i].to);
		}
}

/* The minutes that a clause names for items that one of its selectors means; all that meetings
 * begin or end at, where they are to end before such an item begins. */
static void add_named(const struct encoder *encoder, const struct speaker *by,
                      const struct selector *selector, bool is_then, struct marks_of *to)
{
	const struct problem *problem = encoder->problem;
	const struct rule_when *when = by->clause->params;
	const struct rule_hours *hours = by->clause->params;
	add_part(to, by->mandate, selector->part);
	if (by->clause->rule == RULE_WHEN) {
		add_minute(to, when->start);
		add_minute(to, when->end);
		add_part(to, by->mandate, when->part);
	}
	if (by->clause->rule == RULE_HOURS) {
		add_minute(to, hours->from);
		add_minute(to, hours->to);
	}
	for (uint32_t i = 0; is_then && i < problem->slots.count; i++) {
		add_minute(to, problem->slots.at[i].start_min);
		add_minute(to, problem->slots.at[i].end_min);
	}
}

/* The ruler of items of a kind in a sitting; NULL when memory is out. */
static struct ruler *ruler_of(struct encoder *encoder, const struct speaking *speaking,
                              const struct sitting *sitting, int32_t kind)
{
	enum { NAMED_MOST = 8 }; /* minutes that one selector may add, those of meetings aside */
	size_t most = (size_t)encoder->problem->slots.count * 2;
	for (uint32_t i = 0; i < speaking->count; i++)
		most += NAMED_MOST;
	struct marks_of to = {take(encoder, most, sizeof *to.minutes), 0};
	for (uint32_t i = 0; to.minutes != NULL && i < speaking->count; i++) {
		const struct selector *of[2];
		post_selectors(speaking->at[i].clause, of);
		for (int n = 0; n < 2; n++)
			for (const struct selector *s = of[n]; s != NULL; s = s->also)
				if (list_has(&s->items, kind) &&
				    selector_may_mean(s, sitting->kind, sitting->number))
					add_named(encoder, &speaking->at[i], s, n == 1, &to);
	}
	struct ruler *ruler = take(encoder, 1, sizeof *ruler);
	if (ruler != NULL)
		*ruler = (struct ruler){.minutes = to.minutes, .count = to.count};
	return ruler;
}

static void add_token(struct encoder *encoder, uint32_t sitting, int32_t kind, uint32_t about,
                      struct ruler *ruler)
{
	struct token *token = &encoder->items.at[encoder->items.count++];
	*token = (struct token){.sitting = sitting,
	                        .kind = kind,
	                        .about = about,
	                        .held = -sat_var(encoder->sat),
	                        .ruler = ruler};
	sat_two(encoder->sat, -token->held, encoder->held[sitting]);
}

/* So many items of one kind in one sitting: of those that are alike the first are held. */
static void add_tokens(struct encoder *encoder, const struct speaking *speaking, uint32_t n,
                       int32_t kind, uint32_t count)
{
	const struct problem *problem = encoder->problem;
	const struct sitting *sitting = &problem->sittings.at[n];
	struct ruler *ruler = ruler_of(encoder, speaking, sitting, kind);
	for (uint32_t i = 0; i < count; i++) {
		add_token(encoder, n, kind, NO_ELEMENT, ruler);
		const struct token *token = &encoder->items.at[encoder->items.count - 1];
		if (i > 0)
			sat_two(encoder->sat, -token->held, token[-1].held);
	}
	for (uint32_t i = 0; i < problem->sittings.count; i++)
		if (is_about(speaking, sitting, kind, &problem->sittings.at[i]))
			add_token(encoder, n, kind, i, ruler);
}

/* The number of items about others. */
static uint32_t count_about(const struct encoder *encoder, const struct speaking *speaking,
                            const struct sitting *sitting, int32_t kind)
{
	const struct problem *problem = encoder->problem;
	uint32_t count = 0;
	for (uint32_t i = 0; i < problem->sittings.count; i++)
		count += is_about(speaking, sitting, kind, &problem->sittings.at[i]);
	return count;
}

bool items_make(struct encoder *encoder, const struct mandate_list *mandates)
{
	struct items *items = &encoder->items;
	const struct sitting *sittings = encoder->problem->sittings.at;
	uint32_t count = encoder->problem->sittings.count, most = 0;
	const struct speaking speaking = find_speaking(encoder, mandates);
	uint32_t *asked = take(encoder, (size_t)count * ITEM_KINDS_END, sizeof *asked);
	items->of = take(encoder, (size_t)count + 1, sizeof *items->of);
	for (int e = 0; e < ITEM_EDGES_END; e++)
		items->edge[e] = literals(encoder, (size_t)count * ITEM_KINDS_END);
	for (uint32_t i = 0; !encoder->failed && i < count * ITEM_KINDS_END; i++) {
		const struct sitting *sitting = &sittings[i / ITEM_KINDS_END];
		int32_t kind = (int32_t)(i % ITEM_KINDS_END);
		asked[i] = asked_of_all(&speaking, sitting, kind);
		most += asked[i] + count_about(encoder, &speaking, sitting, kind);
	}
	items->at = take(encoder, most, sizeof *items->at);
	for (uint32_t i = 0; !encoder->failed && i < count * ITEM_KINDS_END; i++) {
		if (i % ITEM_KINDS_END == 0)
			items->of[i / ITEM_KINDS_END] = items->count;
		add_tokens(encoder, &speaking, i / ITEM_KINDS_END, (int32_t)(i % ITEM_KINDS_END),
		           asked[i]);
	}
	if (!encoder->failed)
		items->of[count] = items->count;
	return !encoder->failed;
}

uint32_t place_of(const struct ruler *ruler, int32_t min)
{
	uint32_t i = 0;
	while (i < ruler->count && ruler->minutes[i] < min)
		i++;
	return i < ruler->count && ruler->minutes[i] == min ? 2 * i + 1 : 2 * i;
}

/* By place, the literals that a sitting begins, or ends, there; 0: it never does. */
static int *edges_of(struct encoder *encoder, const struct token *token, bool is_end)
{
	const struct ruler *ruler = token->ruler;
	uint32_t n = token->sitting, places = 2 * ruler->count + 1;
	bool *marked = marks(encoder, n);
	int *of = literals(encoder, places);
	for (uint32_t place = 0; marked != NULL && of != NULL && place < places; place++) {
		bool any = false;
		for (uint32_t s = 0; s < encoder_slots(encoder, n); s++) {
			const struct slot *slot = encoder_slot(encoder, n, s);
			marked[s] =
				place == place_of(ruler, is_end ? slot->end_min : slot->start_min);
			any = any || marked[s];
		}
		of[place] = any ? in_slots(encoder, n, marked) : 0;
	}
	return of;
}

/* An item begins no earlier than its meeting, and ends no later. */
static void bind_edges(struct encoder *encoder, const struct token *token)
{
	struct ruler *ruler = token->ruler;
	if (ruler->begins == NULL) {
		ruler->begins = edges_of(encoder, token, false);
		ruler->ends = edges_of(encoder, token, true);
	}
	for (uint32_t place = 0; !encoder->failed && place <= 2 * ruler->count; place++) {
		if (ruler->begins[place] != 0)
			sat_two(encoder->sat, -ruler->begins[place], token->from[place]);
		if (ruler->ends[place] != 0)
			sat_two(encoder->sat, -ruler->ends[place], token->until[place]);
	}
}

/* An item has a length and lies within its meeting. */
static void make_times(struct encoder *encoder, struct token *token)
{
	uint32_t last = 2 * token->ruler->count;
	struct sat *sat = encoder->sat;
	token->from = literals(encoder, (size_t)last + 1);
	token->until = literals(encoder, (size_t)last + 1);
	if (encoder->failed)
		return;
	for (uint32_t i = 0; i <= last; i++) {
		token->from[i] = i == 0 ? encoder->yes : -sat_var(sat);
		token->until[i] = i == last ? encoder->yes : sat_var(sat);
	}
	for (uint32_t i = 1; i <= last; i++) {
		sat_two(sat, -token->from[i], token->from[i - 1]);
		sat_two(sat, -token->until[i - 1], token->until[i]);
	}
	for (uint32_t i = 1; i < last; i += 2)
		sat_two(sat, -token->from[i], -token->until[i]);
	bind_edges(encoder, token);
}

static bool has_times(struct encoder *encoder, struct token *token)
{
	if (token->from == NULL)
		make_times(encoder, token);
	return !encoder->failed;
}

int item_from(struct encoder *encoder, struct token *token, uint32_t place)
{
	return has_times(encoder, token) ? token->from[place] : encoder->yes;
}

int item_until(struct encoder *encoder, struct token *token, uint32_t place)
{
	return has_times(encoder, token) ? token->until[place] : encoder->yes;
}

int item_within(struct encoder *encoder, struct token *token, int32_t from, int32_t to)
{
	int starts = encoder->yes, ends = encoder->yes;
	if (from != CIVIL_NONE)
		starts = item_from(encoder, token, place_of(token->ruler, from));
	if (to != CIVIL_NONE)
		ends = item_until(encoder, token, place_of(token->ruler, to));
	return both(encoder, starts, ends);
}

int item_begins_at(struct encoder *encoder, struct token *token, int32_t min)
{
	uint32_t place = place_of(token->ruler, min);
	assert(place % 2 == 1);
	return has_times(encoder, token)
	               ? both(encoder, token->from[place], -token->from[place + 1])
	               : encoder->yes;
}

int item_ends_at(struct encoder *encoder, struct token *token, int32_t min)
{
	uint32_t place = place_of(token->ruler, min);
	assert(place % 2 == 1);
	return has_times(encoder, token)
	               ? both(encoder, token->until[place], -token->until[place - 1])
	               : encoder->yes;
}

int holds_item(struct encoder *encoder, uint32_t sitting, const word_list *kinds)
{
	const struct items *items = &encoder->items;
	uint32_t from = items->of[sitting], to = items->of[sitting + 1], count = 0;
	int *of = literals(encoder, to - from);
	for (uint32_t i = from; of != NULL && i < to; i++)
		if (list_has(kinds, items->at[i].kind))
			of[count++] = items->at[i].held;
	return of != NULL ? any_of(encoder, of, count) : encoder->yes;
}

/* The literal that the first or last item is of a kind, of which there is one then. */
static int edge_lit(struct encoder *encoder, uint32_t sitting, int32_t kind, enum item_edge edge)
{
	int *of = encoder->items.edge[edge] + (size_t)sitting * ITEM_KINDS_END;
	if (of[kind] != 0)
		return of[kind];
	of[kind] = sat_var(encoder->sat);
	sat_two(encoder->sat, -of[kind], holds_item(encoder, sitting, &(word_list){&kind, 1}));
	for (int32_t other = 1; other < ITEM_KINDS_END; other++)
		if (other != kind && of[other] != 0)
			sat_two(encoder->sat, -of[kind], -of[other]);
	return of[kind];
}

int has_at_edge(struct encoder *encoder, uint32_t sitting, const word_list *kinds,
                enum item_edge edge)
{
	int *of = literals(encoder, kinds->count);
	for (uint32_t i = 0; of != NULL && i < kinds->count; i++)
		of[i] = edge_lit(encoder, sitting, kinds->at[i], edge);
	return of != NULL ? any_of(encoder, of, kinds->count) : encoder->yes;
}
