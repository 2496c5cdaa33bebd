/* statements.c - rules about statements: how long each may take, and how many a meeting has room
 * for.
 *
 * The published slots of 54/261 (annex, part A) are the measure: four hours hold forty statements
 * of five minutes, so one more minute goes by from one speaker to the next. */
#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/say.h"

static void check_limit(struct check *check, const struct rule_speaking_time *rule,
                        struct spot spot, const struct item *item)
{
	const char *what = words_label(&item_kind_words, item->kind);
	if (item->limit_min == CIVIL_NONE)
		report_open(check, spot, "no limit is set for the %s yet; %d minutes are %s", what,
		            (int)rule->minutes, say_asked(check));
	else if (item->limit_min > rule->minutes)
		report(check, spot, "the %s may take %d minutes; at most %d are %s", what,
		       (int)item->limit_min, (int)rule->minutes, say_asked(check));
}

/* One statement that has its own times, as the list of speakers gives it; whether they say
 * all about how long it may take. */
static bool check_statement(struct check *check, const struct rule_speaking_time *rule,
                            struct spot spot, const struct item *item)
{
	if (item->kind != STATEMENT || item->start.state == MOMENT_UNKNOWN ||
	    item->end.state == MOMENT_UNKNOWN)
		return false;
	int64_t length = (item->end.utc_s - item->start.utc_s) / 60;
	if (length > rule->minutes)
		report(check, spot, "the statement takes %lld minutes; at most %d are %s",
		       (long long)length, (int)rule->minutes, say_asked(check));
	return item->limit_min == CIVIL_NONE;
}

void check_speaking_time(struct check *check, const void *params)
{
	const struct rule_speaking_time *rule = params;
	struct hits hits = select_hits(check, rule->which);
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		const struct meeting *meeting = hit_meeting(check, hit);
		for (uint32_t n = 0; n < meeting->items.count; n++) {
			const struct item *item = &meeting->items.at[n];
			struct spot spot = spot_item(hit->meeting, n, "");
			bool meant = hit->item == NO_ELEMENT
			                     ? item->kind == STATEMENT || item->kind == STATEMENTS
			                     : hit->item == n;
			check->applies = check->applies || meant;
			if (meant && !check_statement(check, rule, spot, item))
				check_limit(check, rule, spot, item);
		}
	}
}

void say_speaking_time(const struct clause *clause, struct buffer *out)
{
	const struct rule_speaking_time *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "a statement in %s takes at most %d minutes",
	              say_which(rule->which, true, which), (int)rule->minutes);
	if (rule->change_over > 0)
		buffer_printf(out, ", and the next begins %d later", (int)rule->change_over);
}

/* What the same mandate says of how long statements in a meeting take. */
struct timing {
	const struct rule_speaking_time *rule; /* NULL: nothing */
};

/* Of each meeting, by the first clause that means it or an item of it; NULL when memory is out
 * (then check->failed). */
static struct timing *find_timings(struct check *check)
{
	const struct hld_mandate *mandate = check->mandate;
	struct timing *of =
		arena_array(check->scratch, check->programme->meetings.count, sizeof *of);
	check->failed |= of == NULL;
	for (uint32_t c = 0; of != NULL && c < mandate->clauses.count; c++) {
		const struct clause *clause = &mandate->clauses.at[c];
		const struct rule_speaking_time *rule = clause->params;
		if (clause->rule != RULE_SPEAKING_TIME)
			continue;
		struct hits hits = select_hits(check, rule->which);
		for (uint32_t i = 0; i < hits.count; i++)
			if (of[hits.at[i].meeting.n].rule == NULL)
				of[hits.at[i].meeting.n].rule = rule;
	}
	return of;
}

/* Statements that follow one another in a meeting: items [first, end) with their time. */
struct stretch {
	uint32_t first, end;
	int64_t len_min;
};

static bool is_statement(const struct item *item)
{
	return item->kind == STATEMENT || item->kind == STATEMENTS;
}

/* The first such stretch from an item on. False behind the last. */
static bool next_stretch(const struct meeting *meeting, uint32_t from, struct stretch *out)
{
	while (from < meeting->items.count && !is_statement(&meeting->items.at[from]))
		from++;
	if (from == meeting->items.count)
		return false;
	int64_t start_s = item_start(meeting, from).utc_s, end_s = item_end(meeting, from).utc_s;
	out->first = from;
	for (; from < meeting->items.count && is_statement(&meeting->items.at[from]); from++) {
		int64_t start = item_start(meeting, from).utc_s;
		int64_t end = item_end(meeting, from).utc_s;
		start_s = start < start_s ? start : start_s;
		end_s = end > end_s ? end : end_s;
	}
	out->end = from;
	out->len_min = end_s > start_s ? (end_s - start_s) / 60 : 0; /* ends may be left out */
	return true;
}

/* Whether the times of a meeting's items say how long a stretch of them takes: those before it
 * do not share its time. */
static bool has_time(const struct meeting *meeting, const struct stretch *stretch)
{
	for (uint32_t i = stretch->first; i < stretch->end; i++)
		if (meeting->items.at[i].start.state != MOMENT_UNKNOWN)
			return true;
	return stretch->first == 0;
}

static int32_t limit_of(const struct meeting *meeting, const struct stretch *stretch,
                        const struct rule_speaking_time *rule)
{
	for (uint32_t i = stretch->first; i < stretch->end; i++)
		if (meeting->items.at[i].limit_min != CIVIL_NONE)
			return meeting->items.at[i].limit_min;
	return rule != NULL ? rule->minutes : CIVIL_NONE;
}

/* What was counted in one meeting. */
struct capacity {
	bool any;                /* there are statements at all */
	uint32_t count;          /* that there is room for */
	int32_t limit_min;       /* of each, CIVIL_NONE: not known; of the first stretch */
	bool has_time;           /* it is known when they begin and end */
	uint32_t first_item;     /* of them */
	int32_t change_over_min; /* from one to the next */
};

/* Behind the last statement of a stretch nobody has to change over. */
static struct capacity capacity_of(const struct meeting *meeting,
                                   const struct rule_speaking_time *rule)
{
	struct capacity room = {.limit_min = CIVIL_NONE, .has_time = true};
	struct stretch stretch = {0};
	if (rule != NULL && rule->change_over > 0)
		room.change_over_min = rule->change_over;
	while (next_stretch(meeting, stretch.end, &stretch)) {
		int32_t limit_min = limit_of(meeting, &stretch, rule);
		if (!room.any) {
			room.limit_min = limit_min;
			room.first_item = stretch.first;
		}
		room.any = true;
		room.has_time = room.has_time && has_time(meeting, &stretch);
		if (limit_min == CIVIL_NONE)
			room.limit_min = CIVIL_NONE;
		else
			room.count += (uint32_t)((stretch.len_min + room.change_over_min) /
			                         (limit_min + room.change_over_min));
	}
	return room;
}

static void check_room(struct check *check, const struct rule_slots *rule, const struct hit *hit,
                       const struct rule_speaking_time *time)
{
	const struct meeting *meeting = hit_meeting(check, hit);
	struct capacity room = capacity_of(meeting, time);
	struct spot spot = spot_item(hit->meeting, room.first_item, "");
	char what[SAY_ROOM], count[SAY_ROOM], right[SAY_ROOM], over[SAY_ROOM] = "";
	say_hit(check, &(struct hit){.meeting = hit->meeting, .item = NO_ELEMENT}, what);
	say_bounds_are(rule->exactly, rule->min, rule->max, right);
	if (!room.any && meeting->items.count == 0)
		report_open(check, spot_meeting(hit->meeting, ""), "%s has no items yet", what);
	else if (room.any && !room.has_time)
		report_open(
			check, spot,
			"it is not said when the statements in %s begin and end; room for %s %s",
			what, right, say_asked(check));
	else if (room.any && room.limit_min == CIVIL_NONE)
		report_open(check, spot, "no limit is set for statements in %s yet; room for %s %s",
		            what, right, say_asked(check));
	else if (!in_bounds(room.count, rule->exactly, rule->min, rule->max)) {
		if (room.change_over_min > 0)
			text_print(over, sizeof over, " and %d to change over",
			           (int)room.change_over_min);
		report(check, room.any ? spot : spot_meeting(hit->meeting, "items"),
		       "%s has room for %s statement%s of %d minute%s%s; %s %s", what,
		       say_number(room.count, count), room.count == 1 ? "" : "s",
		       (int)room.limit_min, room.limit_min == 1 ? "" : "s", over, right,
		       say_asked(check));
	}
}

void check_slots(struct check *check, const void *params)
{
	const struct rule_slots *rule = params;
	struct hits hits = hits_meetings(check, select_judged(check, rule->which));
	const struct timing *timings = find_timings(check);
	for (uint32_t i = 0; timings != NULL && i < hits.count; i++)
		check_room(check, rule, &hits.at[i], timings[hits.at[i].meeting.n].rule);
}

void say_slots(const struct clause *clause, struct buffer *out)
{
	const struct rule_slots *rule = clause->params;
	char which[SAY_ROOM], right[SAY_ROOM];
	bool one = say_is_one(rule->which);
	say_bounds(rule->exactly, rule->min, rule->max, right);
	buffer_printf(out, "%s %s room for %s statement%s", say_which(rule->which, true, which),
	              one ? "has" : "each have", right,
	              say_bounds_one(rule->exactly, rule->min, rule->max) ? "" : "s");
}
