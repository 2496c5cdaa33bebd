/* outline.c - count the meetings of each kind, and give them their numbers, themes and times.
 *
 * outline_make() at the end is where to begin. */
#include "solve/outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"

/* What clauses say of the number of meetings of a kind. */
struct tally {
	int32_t least, most;     /* most CIVIL_NONE: no bound */
	int32_t widest;          /* the largest number that one clause asks for */
	int32_t listed;          /* that clauses about times name, so many of them each */
	int32_t apart;           /* that items may need besides those that have a time */
	bool is_open;            /* no more is said than a least number */
	const int_list *numbers; /* NULL: no clause gives any */
	struct anchor *anchors;  /* ascending */
	uint32_t anchor_count, anchor_room;
};

struct counter {
	struct arena *arena;
	struct outline *outline;
	struct tally tallies[MEETING_KINDS_END];
	bool failed;
};

/* A function that looks at one clause. */
typedef void looker(struct counter *counter, const struct hld_mandate *mandate,
                    const struct clause *clause);

static void each_clause(struct counter *counter, int32_t rule, looker *look)
{
	const struct mandate_list *mandates = counter->outline->mandates;
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++)
			if (mandates->at[m]->clauses.at[c].rule == rule)
				look(counter, mandates->at[m], &mandates->at[m]->clauses.at[c]);
}

bool selector_may_mean(const struct selector *selector, int32_t kind, int32_t number)
{
	return (selector->kinds.count == 0 || list_has(&selector->kinds, kind)) &&
	       (selector->numbers.count == 0 || list_has(&selector->numbers, number));
}

/* The one kind that a selector names, 0 where it names none or several. */
static int32_t one_kind(const struct selector *selector)
{
	return selector->kinds.count == 1 ? selector->kinds.at[0] : 0;
}

static bool is_some_of(const struct selector *selector)
{
	return selector->day != CIVIL_NONE || selector->part != 0 || selector->position != 0;
}

/* Whether items of one of these kinds are asked for in meetings of some kind. */
static bool is_held_elsewhere(const struct counter *counter, const word_list *items)
{
	const struct mandate_list *mandates = counter->outline->mandates;
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++) {
			const struct clause *clause = &mandates->at[m]->clauses.at[c];
			const struct rule_count *rule = clause->params;
			if (clause->rule != RULE_COUNT || one_kind(rule->which) == 0)
				continue;
			for (uint32_t i = 0; i < items->count; i++)
				if (list_has(&rule->which->items, items->at[i]))
					return true;
		}
	return false;
}

/* Take a bound into account, unless it contradicts one that was said before. */
static void bound(struct tally *tally, int32_t least, int32_t most)
{
	tally->widest = least > tally->widest ? least : tally->widest;
	tally->widest = most > tally->widest ? most : tally->widest;
	bool clashes = (least != CIVIL_NONE && tally->most != CIVIL_NONE && least > tally->most) ||
	               (most != CIVIL_NONE && most < tally->least);
	if (clashes)
		return;
	if (least != CIVIL_NONE && least > tally->least)
		tally->least = least;
	if (most != CIVIL_NONE && (tally->most == CIVIL_NONE || most < tally->most))
		tally->most = most;
}

static void look_at_count(struct counter *counter, const struct hld_mandate *mandate,
                          const struct clause *clause)
{
	const struct rule_count *rule = clause->params;
	const struct selector *which = rule->which;
	struct tally *tally = &counter->tallies[one_kind(which)];
	int32_t least = rule->exactly != CIVIL_NONE ? rule->exactly : rule->min;
	int32_t most = rule->exactly != CIVIL_NONE ? rule->exactly : rule->max;
	(void)mandate;
	if (which->items.count > 0 && is_some_of(which) && least > 0)
		tally->apart++;
	if (one_kind(which) == 0 || is_some_of(which))
		return;
	if (which->items.count > 0) {
		if (least > 0)                       /* CIVIL_NONE is less */
			bound(tally, 1, CIVIL_NONE); /* for there to be something that holds them */
	} else if (which->numbers.count > 0) {
		tally->numbers = least > 0 ? &which->numbers : tally->numbers;
		if (rule->each_number && tally->numbers != NULL)
			bound(tally, (int32_t)which->numbers.count, CIVIL_NONE);
	} else if (which->also == NULL || !is_held_elsewhere(counter, &which->also->items)) {
		bound(tally, least, most);
	}
}

static int32_t day_of(const struct hld_mandate *mandate, const struct rule_when *rule)
{
	int32_t n = rule->day != CIVIL_NONE ? rule->day : rule->which->day;
	const int_list *days = &mandate->conference->days;
	return n >= 1 && n <= (int32_t)days->count ? days->at[n - 1] : CIVIL_NONE;
}

static int anchor_compare(const void *a, const void *b)
{
	const struct anchor *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->start_min > y->start_min) - (x->start_min < y->start_min);
}

static void add_anchor(struct counter *counter, struct tally *tally, struct anchor anchor)
{
	if (tally->anchor_count == tally->anchor_room) {
		uint32_t room = tally->anchor_room * 2 + 8;
		struct anchor *anchors = arena_array(counter->arena, room, sizeof *anchors);
		counter->failed = counter->failed || anchors == NULL;
		if (anchors == NULL)
			return;
		if (tally->anchor_count > 0)
			memcpy(anchors, tally->anchors, tally->anchor_count * sizeof *anchors);
		tally->anchors = anchors;
		tally->anchor_room = room;
	}
	tally->anchors[tally->anchor_count++] = anchor;
}

/* "Two of the round tables in the afternoon of the first day": so many there are. */
static void look_at_when(struct counter *counter, const struct hld_mandate *mandate,
                         const struct clause *clause)
{
	const struct rule_when *rule = clause->params;
	struct tally *tally = &counter->tallies[one_kind(rule->which)];
	struct anchor anchor = {day_of(mandate, rule), rule->start, rule->end};
	if (one_kind(rule->which) == 0 || rule->which->items.count > 0 || rule->count == CIVIL_NONE)
		return;
	tally->listed += rule->count;
	bool whole = anchor.day != CIVIL_NONE && anchor.start_min != CIVIL_NONE &&
	             anchor.end_min != CIVIL_NONE;
	for (int32_t i = 0; whole && i < rule->count; i++)
		add_anchor(counter, tally, anchor);
}

/* Items that a clause gives a time to are in a meeting that is held then: those that follow
 * one another at once, in one. The clauses come in the order of the day. */
static void look_at_item_when(struct counter *counter, const struct hld_mandate *mandate,
                              const struct clause *clause)
{
	const struct rule_when *rule = clause->params;
	struct tally *tally = &counter->tallies[one_kind(rule->which)];
	struct anchor anchor = {day_of(mandate, rule), rule->start, rule->end};
	bool whole =
		anchor.day != CIVIL_NONE && rule->start != CIVIL_NONE && rule->end != CIVIL_NONE;
	if (one_kind(rule->which) == 0 || rule->which->items.count == 0)
		return;
	if (!whole) {
		tally->apart += rule->count != CIVIL_NONE;
		return;
	}
	for (uint32_t i = 0; i < tally->anchor_count; i++) {
		struct anchor *of = &tally->anchors[i];
		if (of->day != anchor.day || anchor.start_min > of->end_min ||
		    anchor.end_min < of->start_min)
			continue;
		if (anchor.start_min < of->start_min)
			of->start_min = anchor.start_min;
		if (anchor.end_min > of->end_min)
			of->end_min = anchor.end_min;
		return;
	}
	add_anchor(counter, tally, anchor);
}

/* "One-day hearings": as many sittings as a day has. */
static void look_at_duration(struct counter *counter, const struct hld_mandate *mandate,
                             const struct clause *clause)
{
	const struct rule_duration *rule = clause->params;
	struct tally *tally = &counter->tallies[one_kind(rule->which)];
	int32_t sessions = (int32_t)counter->outline->venue->hours.count;
	(void)mandate;
	if (one_kind(rule->which) != 0 && rule->days != CIVIL_NONE && tally->is_open &&
	    tally->least < rule->days * sessions && !is_some_of(rule->which))
		tally->least = rule->days * sessions;
}

/* How many there have to be, whatever else is made of it: where only a most is given, none. */
static void note_called(struct counter *counter)
{
	for (int32_t kind = 1; kind < MEETING_KINDS_END; kind++) {
		const struct tally *tally = &counter->tallies[kind];
		bool listed = tally->least == 0 &&
		              (tally->most == CIVIL_NONE || tally->listed <= tally->most);
		counter->outline->called[kind] = (uint32_t)(listed ? tally->listed : tally->least);
	}
}

/* How many there are to be: the least; where only a most is given, "up to two", that. */
static uint32_t number_of(const struct counter *counter, const struct tally *tally)
{
	int32_t number = tally->least, apart = (int32_t)tally->anchor_count + tally->apart;
	if (counter->outline->size == OUTLINE_ALL) {
		number = tally->widest > number ? tally->widest : number;
		number = tally->listed > number ? tally->listed : number;
		return (uint32_t)(apart > number ? apart : number);
	}
	if (number == 0)
		number = tally->most != CIVIL_NONE ? tally->most : tally->listed;
	if (tally->anchor_count > (uint32_t)number &&
	    (tally->most == CIVIL_NONE || (int32_t)tally->anchor_count <= tally->most))
		number = (int32_t)tally->anchor_count;
	return (uint32_t)number;
}

/* The last of the times is for the last of the meetings, the others are for the first. */
static struct anchor anchor_for(const struct tally *tally, uint32_t n, uint32_t count)
{
	if (tally->anchor_count >= 2 && n + 1 == count)
		return tally->anchors[tally->anchor_count - 1];
	uint32_t first = tally->anchor_count >= 2 ? tally->anchor_count - 1 : tally->anchor_count;
	return n < first ? tally->anchors[n] : (struct anchor){.day = CIVIL_NONE};
}

/* Plenary meetings have the numbers of their session, which the Secretariat gives. */
static int32_t number_for(const struct tally *tally, int32_t kind, uint32_t n, uint32_t count)
{
	if (tally->numbers != NULL && n < tally->numbers->count)
		return tally->numbers->at[n];
	return count > 1 && kind != PLENARY && kind != HEARING ? (int32_t)n + 1 : CIVIL_NONE;
}

static bool make_meetings(struct counter *counter)
{
	struct outline *outline = counter->outline;
	uint32_t count = 0;
	for (int32_t kind = 1; kind < MEETING_KINDS_END; kind++)
		count += number_of(counter, &counter->tallies[kind]);
	outline->meetings = arena_array(counter->arena, count, sizeof *outline->meetings);
	for (int32_t kind = 1; outline->meetings != NULL && kind < MEETING_KINDS_END; kind++) {
		struct tally *tally = &counter->tallies[kind];
		uint32_t of_kind = number_of(counter, tally);
		if (tally->anchor_count > 1)
			qsort(tally->anchors, tally->anchor_count, sizeof *tally->anchors,
			      anchor_compare);
		for (uint32_t n = 0; n < of_kind; n++)
			outline->meetings[outline->count++] = (struct planned_meeting){
				.kind = kind,
				.number = number_for(tally, kind, n, of_kind),
				.anchor = anchor_for(tally, n, of_kind)};
	}
	return outline->meetings != NULL;
}

/* Whether a meeting is known to lie in a part of the day. */
static bool is_in_part(const struct conference *conference, int32_t part,
                       const struct anchor *anchor)
{
	for (uint32_t i = 0; i < conference->parts.count; i++)
		if (conference->parts.at[i].part == part)
			return anchor->day != CIVIL_NONE &&
			       anchor->start_min >= conference->parts.at[i].from &&
			       anchor->end_min <= conference->parts.at[i].to;
	return part == 0;
}

static uint32_t choose(const struct outline *outline, const struct conference *conference,
                       const struct selector *selector, uint32_t *to)
{
	uint32_t count = 0;
	int32_t day = CIVIL_NONE;
	if (selector->day >= 1 && selector->day <= (int32_t)conference->days.count)
		day = conference->days.at[selector->day - 1];
	for (uint32_t n = 0; n < outline->count; n++) {
		const struct planned_meeting *meeting = &outline->meetings[n];
		if (selector_may_mean(selector, meeting->kind, meeting->number) &&
		    (selector->day == CIVIL_NONE || meeting->anchor.day == day) &&
		    is_in_part(conference, selector->part, &meeting->anchor))
			to[count++] = n;
	}
	if (selector->position == LAST && count > 0)
		to[0] = to[count - 1];
	if (selector->position != 0 && count > 0)
		count = 1;
	if (selector->also != NULL)
		count += choose(outline, conference, selector->also, to + count);
	return count;
}

bool outline_choose(struct arena *arena, const struct outline *outline,
                    const struct conference *conference, const struct selector *selector,
                    struct chosen *out)
{
	size_t most = 0;
	for (const struct selector *s = selector; s != NULL; s = s->also)
		most += outline->count;
	uint32_t *to = arena_array(arena, most, sizeof *to);
	*out = (struct chosen){0};
	if (to == NULL)
		return false;
	if (selector != NULL)
		*out = (struct chosen){to, choose(outline, conference, selector, to)};
	return true;
}

/* The theme of all that a clause means, or of one that has none yet. */
static void give_theme(struct outline *outline, const struct rule_theme *rule, struct chosen chosen)
{
	for (uint32_t i = 0; rule->any && i < chosen.count; i++) {
		const struct text *theme = &outline->meetings[chosen.at[i]].theme;
		if (theme->en != NULL && strcmp(theme->en, rule->theme.en) == 0)
			return;
	}
	for (uint32_t i = 0; i < chosen.count; i++) {
		struct planned_meeting *meeting = &outline->meetings[chosen.at[i]];
		if (meeting->theme.en != NULL)
			continue;
		meeting->theme = rule->theme;
		if (rule->any)
			return;
	}
}

static void look_at_theme(struct counter *counter, const struct hld_mandate *mandate,
                          const struct clause *clause)
{
	const struct rule_theme *rule = clause->params;
	struct chosen chosen;
	if (rule->which == NULL || rule->which->items.count > 0)
		return;
	if (outline_choose(counter->arena, counter->outline, mandate->conference, rule->which,
	                   &chosen))
		give_theme(counter->outline, rule, chosen);
	else
		counter->failed = true;
}

/* The conference that all the mandates are about, with its days. */
static hld_status find_conference(struct outline *outline, hld_error *err)
{
	const struct mandate_list *mandates = outline->mandates;
	for (size_t m = 0; m < mandates->count; m++) {
		const struct conference *conference = mandates->at[m]->conference;
		if (strcmp(conference->id, mandates->at[0]->conference->id) != 0)
			return error_set(err, HLD_SCHEMA,
			                 "%.60s is about '%.60s', %.60s about '%.60s'; one "
			                 "programme is planned for one conference",
			                 mandates->at[0]->symbol, mandates->at[0]->conference->id,
			                 mandates->at[m]->symbol, conference->id);
		if (outline->conference == NULL && conference->days.count > 0)
			outline->conference = conference;
	}
	if (outline->conference == NULL)
		return error_set(err, HLD_SCHEMA,
		                 "no mandate says on which days the conference is held");
	return HLD_OK;
}

hld_status outline_make(struct arena *arena, const struct mandate_list *mandates,
                        const struct hld_venue *venue, enum outline_size size, struct outline *out,
                        hld_error *err)
{
	struct counter counter = {.arena = arena, .outline = out};
	*out = (struct outline){.size = size, .mandates = mandates, .venue = venue};
	hld_status status = find_conference(out, err);
	if (status == HLD_OK && venue->hours.count == 0)
		status = error_set(err, HLD_SCHEMA, "the venue '%.60s' gives no hours", venue->id);
	if (status != HLD_OK)
		return status;
	for (int32_t kind = 0; kind < MEETING_KINDS_END; kind++)
		counter.tallies[kind].most = CIVIL_NONE;
	each_clause(&counter, RULE_COUNT, look_at_count);
	for (int32_t kind = 0; kind < MEETING_KINDS_END; kind++)
		counter.tallies[kind].is_open =
			counter.tallies[kind].least > 0 && counter.tallies[kind].most == CIVIL_NONE;
	each_clause(&counter, RULE_WHEN, look_at_when);
	note_called(&counter);
	each_clause(&counter, RULE_WHEN, look_at_item_when);
	each_clause(&counter, RULE_DURATION, look_at_duration);
	if (counter.failed || !make_meetings(&counter))
		return error_nomem(err);
	if (out->count == 0)
		return error_set(err, HLD_SCHEMA,
		                 "the mandates say of no meeting that it is to be held");
	each_clause(&counter, RULE_THEME, look_at_theme);
	if (counter.failed || !outline_add_items(arena, out) || !outline_add_people(arena, out))
		return error_nomem(err);
	return HLD_OK;
}
