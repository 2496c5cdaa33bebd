/* outline_times.c - the times that a meeting of an outline may have: the sessions of the venue
 * on the days that clauses leave, shorter spans of them, and the times that clauses name.
 *
 * times_of_planned() at the end is where to begin. */
#include <stdlib.h>

#include "base/civil.h"
#include "rules/contradiction.h"
#include "solve/times.h"

enum {
	SHORTEST_MIN = 120, /* part of a session that is of use */
	QUARTER_MIN = 15,   /* that is lost costs one */
	COST_NOT_NAMED = 8, /* another time than the one that a clause gives */
	COST_OUTSIDE = 90,  /* of the hours of the venue: a clause may ask for it, no custom does */
	/* A meeting before the conference is best held two months before it, for there to be time
	 * to make something of it, and each a fortnight before the next. */
	BEFORE_DAYS = 60,
	APART_DAYS = 14,
	MOST_BEFORE_DAYS = 180,
	MOST_NAMED_DAYS = 6,
	WEEK_DAYS = 7
};

/* The meeting whose times are found, and the days it may be on. */
struct finder {
	struct times *times;
	const struct outline *outline;
	const struct planned_meeting *planned;
	const struct meeting *meeting;
	const int_list *conference_days;
	int32_t from, to; /* days; CIVIL_NONE: those of the conference */
	int32_t best_day; /* of those before the conference */
};

static bool is_meant(const struct finder *finder, const struct selector *selector)
{
	for (; selector != NULL; selector = selector->also)
		if (selector->items.count == 0 && selector->position == 0 &&
		    selector_may_mean(selector, finder->planned->kind, finder->planned->number))
			return true;
	return false;
}

/* Whether a clause has meetings of its kind end before those of the conference begin. */
static bool comes_before(const struct finder *finder, const struct rule_order *rule)
{
	return is_meant(finder, rule->first) && rule->then->kinds.count > 0 &&
	       !list_has(&rule->then->kinds, finder->planned->kind) &&
	       list_has(&rule->then->kinds, PLENARY) && rule->then->position != LAST;
}

/* What clauses say of its days: those of the conference, or a span of others. */
static void find_days(struct finder *finder)
{
	const struct mandate_list *mandates = finder->outline->mandates;
	int32_t first = finder->conference_days->at[0], from = INT32_MIN, to = INT32_MAX;
	bool of_conference = false, before = false;
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++) {
			const struct clause *clause = &mandates->at[m]->clauses.at[c];
			const struct rule_dates *dates = clause->params;
			if (clause->rule == RULE_ORDER)
				before = before || comes_before(finder, clause->params);
			if (clause->rule != RULE_DATES || !is_meant(finder, dates->which) ||
			    contradicted_clause(mandates->at[m], clause) != NULL)
				continue;
			if (dates->from == CIVIL_NONE && dates->to == CIVIL_NONE)
				of_conference = true;
			if (dates->from != CIVIL_NONE && dates->from > from)
				from = dates->from;
			if (dates->to != CIVIL_NONE && dates->to < to)
				to = dates->to;
		}
	if (of_conference || !before)
		return;
	finder->from = from > first - MOST_BEFORE_DAYS ? from : first - MOST_BEFORE_DAYS;
	finder->to = to < first - 1 ? to : first - 1;
}

/* Meetings before the conference come in the order of the outline, the last first. */
static int32_t best_day(const struct finder *finder)
{
	int32_t days = BEFORE_DAYS;
	for (const struct planned_meeting *m = finder->planned + 1;
	     m < finder->outline->meetings + finder->outline->count; m++)
		days += m->kind == finder->planned->kind ? APART_DAYS : 0;
	if (finder->planned->kind == PANEL)
		days += APART_DAYS;
	return finder->conference_days->at[0] - days;
}

/* What a day costs: nothing on the conference, before it the weeks from the best one. */
static int32_t day_cost(const struct finder *finder, int32_t day)
{
	if (finder->from == CIVIL_NONE)
		return 0;
	int32_t away = day > finder->best_day ? day - finder->best_day : finder->best_day - day;
	return (away + WEEK_DAYS - 1) / WEEK_DAYS;
}

static bool is_inside(const struct hld_venue *venue, const struct anchor *time)
{
	for (uint32_t i = 0; i < venue->hours.count; i++)
		if (time->start_min >= venue->hours.at[i].from &&
		    time->end_min <= venue->hours.at[i].to)
			return true;
	return false;
}

static bool add(struct finder *finder, struct anchor time, int32_t cost)
{
	const struct anchor *named = &finder->planned->anchor;
	bool is_named = named->day == time.day && named->start_min == time.start_min &&
	                named->end_min == time.end_min;
	if (named->day != CIVIL_NONE && !is_named)
		cost += COST_NOT_NAMED;
	if (!is_inside(finder->outline->venue, &time))
		cost += COST_OUTSIDE;
	return times_add(finder->times, finder->meeting, time, cost + day_cost(finder, time.day));
}

/* A session, and on days of the conference what is left of it when it begins later or ends
 * earlier; each quarter of an hour that is lost costs. */
static bool add_session(struct finder *finder, int32_t day, const struct span_of_day *session)
{
	bool added = add(finder, (struct anchor){day, session->from, session->to}, 0);
	int32_t len_min = session->to - session->from, step_min = finder->times->grid_min;
	for (int32_t lost = step_min;
	     added && finder->from == CIVIL_NONE && len_min - lost >= SHORTEST_MIN;
	     lost += step_min) {
		struct anchor early = {day, session->from, session->to - lost};
		struct anchor late = {day, session->from + lost, session->to};
		added = add(finder, early, (lost + QUARTER_MIN - 1) / QUARTER_MIN) &&
		        add(finder, late, (lost + QUARTER_MIN - 1) / QUARTER_MIN);
	}
	return added;
}

/* "Starts at 9 a.m." without an end lasts as long as the session; likewise the other way. */
static bool add_named(struct finder *finder, int32_t day, const struct rule_when *when)
{
	const struct hld_venue *venue = finder->outline->venue;
	struct anchor time = {day, when->start, when->end};
	bool is_whole = when->start != CIVIL_NONE && when->end != CIVIL_NONE;
	for (uint32_t i = 0; i < venue->hours.count && !is_whole; i++) {
		const struct span_of_day *session = &venue->hours.at[i];
		bool begins = when->start != CIVIL_NONE && when->start < session->to;
		bool ends = when->end != CIVIL_NONE && when->end > session->from;
		if (!begins && !ends)
			continue;
		time.start_min = begins ? when->start : session->from;
		time.end_min = ends ? when->end : session->to;
		is_whole = true;
	}
	return !is_whole || add(finder, time, 0);
}

static bool is_weekday(int32_t day)
{
	int32_t weekday = civil_weekday(day);
	return weekday > 0 && weekday < 6;
}

/* The times that clauses name on a day, by the number that it has in the conference. */
static bool add_all_named(struct finder *finder, int32_t day)
{
	const struct mandate_list *mandates = finder->outline->mandates;
	bool added = true;
	for (size_t m = 0; added && m < mandates->count; m++)
		for (uint32_t c = 0; added && c < mandates->at[m]->clauses.count; c++) {
			const struct clause *clause = &mandates->at[m]->clauses.at[c];
			const struct rule_when *when = clause->params;
			const int_list *days = &mandates->at[m]->conference->days;
			if (clause->rule != RULE_WHEN || !is_meant(finder, when->which) ||
			    (when->start == CIVIL_NONE && when->end == CIVIL_NONE))
				continue;
			if (when->day == CIVIL_NONE ||
			    (when->day <= (int32_t)days->count && days->at[when->day - 1] == day))
				added = add_named(finder, day, when);
		}
	return added;
}

static bool add_day(struct finder *finder, int32_t day)
{
	const struct hld_venue *venue = finder->outline->venue;
	bool added = true;
	for (uint32_t i = 0; added && i < venue->hours.count; i++)
		added = add_session(finder, day, &venue->hours.at[i]);
	return added && add_all_named(finder, day);
}

/* Days that a clause about dates names besides those of the conference: some, from the end that
 * is nearer to it on. */
static bool add_named_days(struct finder *finder, const struct rule_dates *rule)
{
	int32_t first = finder->conference_days->at[0];
	bool before = rule->to != CIVIL_NONE && rule->to < first;
	int32_t day = before ? rule->to : rule->from != CIVIL_NONE ? rule->from : first;
	bool added = true;
	for (int n = 0; added && n < MOST_NAMED_DAYS; day += before ? -1 : 1) {
		if ((rule->from != CIVIL_NONE && day < rule->from) ||
		    (rule->to != CIVIL_NONE && day > rule->to))
			break;
		if (!is_weekday(day))
			continue;
		added = add_day(finder, day);
		n++;
	}
	return added;
}

/* Where it is asked what can be at all, a clause may have other days than those that are
 * planned for. */
static bool add_all_days(struct finder *finder)
{
	const struct mandate_list *mandates = finder->outline->mandates;
	bool added = true;
	for (uint32_t i = 0; added && i < finder->conference_days->count; i++)
		added = add_day(finder, finder->conference_days->at[i]);
	for (size_t m = 0; added && m < mandates->count; m++)
		for (uint32_t c = 0; added && c < mandates->at[m]->clauses.count; c++) {
			const struct clause *clause = &mandates->at[m]->clauses.at[c];
			const struct rule_dates *rule = clause->params;
			if (clause->rule == RULE_DATES && is_meant(finder, rule->which) &&
			    (rule->from != CIVIL_NONE || rule->to != CIVIL_NONE))
				added = add_named_days(finder, rule);
		}
	return added;
}

/* A time as it is ordered. */
struct ordered {
	struct time_choice choice;
	const struct slot *slot;
};

static int ordered_compare(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	if (x->choice.cost != y->choice.cost)
		return x->choice.cost < y->choice.cost ? -1 : 1;
	if (x->slot->start_utc_s != y->slot->start_utc_s)
		return x->slot->start_utc_s < y->slot->start_utc_s ? -1 : 1;
	return (x->slot->end_utc_s > y->slot->end_utc_s) -
	       (x->slot->end_utc_s < y->slot->end_utc_s);
}

/* The cheapest first. Fails (false) when memory is out. */
static bool order(struct times *times)
{
	struct ordered *ordered = calloc((size_t)times->count + 1, sizeof *ordered);
	if (ordered == NULL)
		return false;
	for (uint32_t i = 0; i < times->count; i++)
		ordered[i] = (struct ordered){times->at[i], times_slot(times, i)};
	qsort(ordered, times->count, sizeof *ordered, ordered_compare);
	for (uint32_t i = 0; i < times->count; i++)
		times->at[i] = ordered[i].choice;
	free(ordered);
	return true;
}

bool times_of_planned(struct times *times, const struct outline *outline, uint32_t n,
                      const struct meeting *meeting)
{
	struct finder finder = {.times = times,
	                        .outline = outline,
	                        .planned = &outline->meetings[n],
	                        .meeting = meeting,
	                        .conference_days = &outline->conference->days,
	                        .from = CIVIL_NONE,
	                        .to = CIVIL_NONE};
	const struct anchor *anchor = &finder.planned->anchor;
	bool added = true;
	times->count = 0;
	find_days(&finder);
	finder.best_day = best_day(&finder);
	times->is_before = finder.from != CIVIL_NONE;
	if (anchor->day != CIVIL_NONE)
		added = add(&finder, *anchor, 0);
	for (uint32_t i = 0;
	     added && finder.from == CIVIL_NONE && i < finder.conference_days->count; i++)
		added = add_day(&finder, finder.conference_days->at[i]);
	for (int32_t day = finder.from; added && finder.from != CIVIL_NONE && day <= finder.to;
	     day++)
		if (is_weekday(day))
			added = add_day(&finder, day);
	if (added && outline->size == OUTLINE_ALL)
		added = add_all_days(&finder);
	return added && order(times);
}
