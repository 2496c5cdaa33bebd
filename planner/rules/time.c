/* time.c - rules about when and where meetings are held. */

#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/say.h"

/* "14 and 15 September 2006" would need one month: say the first and the last day. */
static const char *say_days(const struct hld_mandate *mandate, const struct rule_dates *rule,
                            char to[SAY_ROOM])
{
	const int_list *days = &mandate->conference->days;
	char from[CIVIL_ROOM] = "", until[CIVIL_ROOM] = "";
	int32_t first = rule->from, last = rule->to;
	if (first == CIVIL_NONE && last == CIVIL_NONE && days->count > 0) {
		first = days->at[0];
		last = days->at[days->count - 1];
	}
	civil_say_date(first, from);
	civil_say_date(last, until);
	if (first == CIVIL_NONE)
		text_print(to, SAY_ROOM, "up to %s", until);
	else if (last == CIVIL_NONE)
		text_print(to, SAY_ROOM, "from %s on", from);
	else
		text_print(to, SAY_ROOM, first == last ? "on %s" : "from %s to %s", from, until);
	return to;
}

static bool in_dates(const struct hld_mandate *mandate, const struct rule_dates *rule, int32_t day)
{
	if (rule->from == CIVIL_NONE && rule->to == CIVIL_NONE)
		return list_has(&mandate->conference->days, day);
	return (rule->from == CIVIL_NONE || rule->from <= day) &&
	       (rule->to == CIVIL_NONE || day <= rule->to);
}

static void check_every_day(struct check *check, const struct rule_dates *rule, struct hits hits)
{
	const int_list *days = &check->mandate->conference->days;
	char which[SAY_ROOM], date[CIVIL_ROOM];
	for (uint32_t d = 0; d < days->count; d++) {
		uint32_t i = 0;
		while (i < hits.count && hits.at[i].start.day != days->at[d])
			i++;
		if (i == hits.count)
			report(check, spot_programme("meetings"),
			       "there are no %s on %s, a day of the conference; some are %s",
			       say_which(rule->which, true, which),
			       civil_say_date(days->at[d], date), say_asked(check));
	}
}

/* The last day of a span, which ends before its end. */
static int32_t last_day(const struct hit *hit)
{
	bool midnight = hit->end.min == 0 && hit->end.day > hit->start.day;
	return midnight ? hit->end.day - 1 : hit->end.day;
}

void check_dates(struct check *check, const void *params)
{
	const struct rule_dates *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM], right[SAY_ROOM], date[CIVIL_ROOM];
	say_days(check->mandate, rule, right);
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		say_hit(check, hit, what);
		if (!in_dates(check->mandate, rule, hit->start.day))
			report(check, hit_spot(check, hit, "start"), "%s is on %s; %s is %s", what,
			       civil_say_date(hit->start.day, date), right, say_asked(check));
		else if (!in_dates(check->mandate, rule, last_day(hit)))
			report(check, hit_spot(check, hit, "end"), "%s goes on until %s; %s is %s",
			       what, civil_say_date(last_day(hit), date), right, say_asked(check));
	}
	if (rule->every_day && hits.count > 0)
		check_every_day(check, rule, hits);
}

void say_dates(const struct clause *clause, struct buffer *out)
{
	const struct rule_dates *rule = clause->params;
	char which[SAY_ROOM], from[CIVIL_ROOM], until[CIVIL_ROOM];
	buffer_printf(out, "%s are held ", say_which(rule->which, true, which));
	if (rule->from == CIVIL_NONE && rule->to == CIVIL_NONE)
		buffer_text(out, "on the days of the conference");
	else if (rule->to == CIVIL_NONE)
		buffer_printf(out, "from %s on", civil_say_date(rule->from, from));
	else if (rule->from == CIVIL_NONE)
		buffer_printf(out, "until %s", civil_say_date(rule->to, until));
	else
		buffer_printf(out, "from %s to %s", civil_say_date(rule->from, from),
		              civil_say_date(rule->to, until));
	if (rule->every_day)
		buffer_text(out, ", with at least one on each of them");
}

void check_place(struct check *check, const void *params)
{
	const struct rule_place *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM];
	bool told = false; /* of the city of the programme, whatever is held there */
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct meeting *meeting = hit_meeting(check, &hits.at[i]);
		const struct text *city = meeting_city(check->programme, meeting);
		bool own = meeting->city.en != NULL || city->en == NULL;
		struct spot spot =
			own ? hit_spot(check, &hits.at[i], city->en != NULL ? "city" : "")
			    : spot_programme("city");
		if (!own && told)
			continue;
		if (city->en == NULL)
			report_open(check, spot, "no city is given for %s; %s is %s",
			            say_hit(check, &hits.at[i], what), rule->city,
			            say_asked(check));
		else if (!text_same_words(city->en, rule->city))
			report(check, spot, "%s is held in %s; %s is %s",
			       say_hit(check, &hits.at[i], what), city->en, rule->city,
			       say_asked(check));
		told = told || !own;
	}
}

void say_place(const struct clause *clause, struct buffer *out)
{
	const struct rule_place *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "%s are held in %s", say_which(rule->which, true, which), rule->city);
}

static bool is_when(const struct check *check, const struct rule_when *rule, const struct hit *hit)
{
	bool one_day = last_day(hit) == hit->start.day;
	return (rule->day == CIVIL_NONE ||
	        (one_day && conference_day(check->mandate, rule->day) == hit->start.day)) &&
	       (rule->part == 0 || in_part(check->mandate, rule->part, hit->start, hit->end)) &&
	       (rule->start == CIVIL_NONE || hit->start.min == rule->start) &&
	       (rule->end == CIVIL_NONE || (one_day && hit->end.min == rule->end));
}

/* " in the afternoon of 14 September 2006 from 15:00 to 18:00"; the day by number
 * where there is no mandate to name it. */
static const char *say_when_time(const struct rule_when *rule, const struct hld_mandate *mandate,
                                 char to[SAY_ROOM])
{
	char date[CIVIL_ROOM], time[CIVIL_ROOM];
	int32_t day = mandate != NULL && rule->day != CIVIL_NONE
	                      ? conference_day(mandate, rule->day)
	                      : CIVIL_NONE;
	to[0] = '\0';
	if (rule->part != 0)
		text_append(to, SAY_ROOM, "in the %s", words_label(&day_part_words, rule->part));
	if (rule->day != CIVIL_NONE) {
		text_append(to, SAY_ROOM, "%s", rule->part != 0 ? " of " : "on ");
		if (day != CIVIL_NONE)
			text_append(to, SAY_ROOM, "%s", civil_say_date(day, date));
		else
			text_append(to, SAY_ROOM, "day %d", (int)rule->day);
	}
	if (rule->start != CIVIL_NONE)
		text_append(to, SAY_ROOM, "%sfrom %s", to[0] != '\0' ? " " : "",
		            civil_write_time(rule->start, time));
	if (rule->end != CIVIL_NONE)
		text_append(to, SAY_ROOM, "%sto %s", to[0] != '\0' ? " " : "",
		            civil_write_time(rule->end, time));
	return to;
}

void check_when(struct check *check, const void *params)
{
	const struct rule_when *rule = params;
	struct hits hits = select_judged(check, rule->which);
	uint32_t fitting = 0;
	char what[SAY_ROOM], span[SAY_ROOM], right[SAY_ROOM], number[SAY_ROOM], asked[SAY_ROOM];
	say_when_time(rule, check->mandate, right);
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		bool fits = is_when(check, rule, hit);
		fitting += fits;
		if (rule->count == CIVIL_NONE && !fits)
			report(check, hit_spot(check, hit, "start"), "%s is on %s; %s is %s",
			       say_hit(check, hit, what), say_span(hit->start, hit->end, span),
			       right, say_asked(check));
	}
	if (rule->count == CIVIL_NONE || hits.count == 0 || fitting == (uint32_t)rule->count)
		return;
	report(check, spot_programme("meetings"), "%s %s %s %s; %s %s", say_number(fitting, number),
	       say_which(rule->which, fitting != 1, what), fitting != 1 ? "lie" : "lies", right,
	       say_bounds_are(rule->count, CIVIL_NONE, CIVIL_NONE, asked), say_asked(check));
}

void say_when(const struct clause *clause, struct buffer *out)
{
	const struct rule_when *rule = clause->params;
	char which[SAY_ROOM], time[SAY_ROOM], number[SAY_ROOM];
	say_when_time(rule, NULL, time);
	say_which(rule->which, true, which);
	if (rule->count == CIVIL_NONE)
		buffer_printf(out, "%s %s %s", which, say_is_one(rule->which) ? "lies" : "lie",
		              time);
	else
		buffer_printf(out, "exactly %s of the %s %s %s",
		              say_number((uint32_t)rule->count, number), which,
		              rule->count == 1 ? "lies" : "lie", time);
}

static bool at_one_time(const struct hit *a, const struct hit *b)
{
	return a->start.utc_s == b->start.utc_s && a->end.utc_s == b->end.utc_s;
}

static void check_all_at_once(struct check *check, const struct hits *hits)
{
	char first[SAY_ROOM], other[SAY_ROOM], first_span[SAY_ROOM], other_span[SAY_ROOM];
	check->applies = hits->count > 1;
	for (uint32_t i = 1; i < hits->count; i++) {
		const struct hit *a = &hits->at[0], *b = &hits->at[i];
		if (at_one_time(a, b))
			continue;
		report(check, hit_spot(check, b, "start"),
		       "%s takes place on %s and %s on %s; that they be concurrent is %s",
		       say_hit(check, a, first), say_span(a->start, a->end, first_span),
		       say_hit(check, b, other), say_span(b->start, b->end, other_span),
		       say_asked(check));
	}
}

/* See that each is held together with one of the others. */
static void check_each_with(struct check *check, const struct rule_concurrent *rule,
                            const struct hits *hits)
{
	struct hits with = select_hits(check, rule->with);
	char what[SAY_ROOM], span[SAY_ROOM], which[SAY_ROOM];
	check->applies = hits->count > 0;
	for (uint32_t i = 0; i < hits->count; i++) {
		const struct hit *hit = &hits->at[i];
		uint32_t n = 0;
		while (n < with.count && !at_one_time(hit, &with.at[n]))
			n++;
		if (n == with.count)
			report(check, hit_spot(check, hit, "start"),
			       "%s takes place on %s, and no %s begins and ends with it; one is %s",
			       say_hit(check, hit, what), say_span(hit->start, hit->end, span),
			       say_which(rule->with, false, which), say_asked(check));
	}
}

void check_concurrent(struct check *check, const void *params)
{
	const struct rule_concurrent *rule = params;
	struct hits hits = select_hits(check, rule->which);
	if (rule->with != NULL)
		check_each_with(check, rule, &hits);
	else
		check_all_at_once(check, &hits);
}

void say_concurrent(const struct clause *clause, struct buffer *out)
{
	const struct rule_concurrent *rule = clause->params;
	char which[SAY_ROOM], with[SAY_ROOM];
	say_which(rule->which, true, which);
	if (rule->with == NULL)
		buffer_printf(out, "%s begin and end together", which);
	else
		buffer_printf(out, "%s each begin and end together with one of the %s", which,
		              say_which(rule->with, true, with));
}

void check_order(struct check *check, const void *params)
{
	const struct rule_order *rule = params;
	struct hits first = select_hits(check, rule->first), then = select_hits(check, rule->then);
	char what[SAY_ROOM], next[SAY_ROOM], span[SAY_ROOM], next_span[SAY_ROOM];
	check->applies = first.count > 0 && then.count > 0;
	for (uint32_t i = 0; check->applies && i < first.count; i++) {
		const struct hit *hit = &first.at[i], *begins = &then.at[0];
		if (hit->end.utc_s <= begins->start.utc_s)
			continue;
		report(check, hit_spot(check, hit, "end"),
		       "%s (%s) does not end before %s (%s) begins; that is %s",
		       say_hit(check, hit, what), say_span(hit->start, hit->end, span),
		       say_hit(check, begins, next),
		       say_span(begins->start, begins->end, next_span), say_asked(check));
	}
}

void say_order(const struct clause *clause, struct buffer *out)
{
	const struct rule_order *rule = clause->params;
	char first[SAY_ROOM], then[SAY_ROOM];
	bool plural = rule->then->position == 0;
	buffer_printf(out, "%s end before %s %s", say_which(rule->first, true, first),
	              say_which(rule->then, true, then), plural ? "begin" : "begins");
}

static void check_length(struct check *check, const struct rule_duration *rule,
                         const struct hit *hit)
{
	int64_t length = (hit->end.utc_s - hit->start.utc_s) / 60;
	char what[SAY_ROOM];
	if (rule->min_len != CIVIL_NONE && length < rule->min_len)
		report(check, hit_spot(check, hit, "end"),
		       "%s takes %lld minutes; at least %d are %s", say_hit(check, hit, what),
		       (long long)length, (int)rule->min_len, say_asked(check));
	if (rule->max_len != CIVIL_NONE && length > rule->max_len)
		report(check, hit_spot(check, hit, "end"),
		       "%s takes %lld minutes; at most %d are %s", say_hit(check, hit, what),
		       (long long)length, (int)rule->max_len, say_asked(check));
}

void check_duration(struct check *check, const void *params)
{
	const struct rule_duration *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM], taken[SAY_ROOM], right[SAY_ROOM];
	for (uint32_t i = 0; i < hits.count; i++)
		check_length(check, rule, &hits.at[i]);
	if (rule->days == CIVIL_NONE || hits.count == 0)
		return;
	const struct hit *last = &hits.at[0];
	for (uint32_t i = 1; i < hits.count; i++)
		if (hits.at[i].end.utc_s > last->end.utc_s)
			last = &hits.at[i];
	int32_t days = last_day(last) - hits.at[0].start.day + 1;
	bool late = last->start.day - hits.at[0].start.day >= rule->days;
	if (days != rule->days)
		report(check, hit_spot(check, last, late ? "start" : "end"),
		       "%s take %s %s; %s %s %s", say_which(rule->which, true, what),
		       say_number((uint32_t)days, taken), days == 1 ? "day" : "days",
		       say_number((uint32_t)rule->days, right), rule->days == 1 ? "is" : "are",
		       say_asked(check));
}

void say_duration(const struct clause *clause, struct buffer *out)
{
	const struct rule_duration *rule = clause->params;
	char which[SAY_ROOM], number[SAY_ROOM];
	say_which(rule->which, true, which);
	if (rule->days != CIVIL_NONE)
		buffer_printf(out, "%s take %s %s from the first to the last", which,
		              say_number((uint32_t)rule->days, number),
		              rule->days == 1 ? "day" : "days");
	if (rule->min_len != CIVIL_NONE)
		buffer_printf(out, "%s%s take at least %d minutes each",
		              rule->days != CIVIL_NONE ? "; " : "", which, (int)rule->min_len);
	if (rule->max_len != CIVIL_NONE)
		buffer_printf(out, "%s%s take at most %d minutes each",
		              rule->days != CIVIL_NONE || rule->min_len != CIVIL_NONE ? "; " : "",
		              which, (int)rule->max_len);
}

void check_hours(struct check *check, const void *params)
{
	const struct rule_hours *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM], span[SAY_ROOM], from[CIVIL_ROOM], until[CIVIL_ROOM];
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		if (hit->start.min >= rule->from && hit->end.min <= rule->to &&
		    hit->end.day == hit->start.day)
			continue;
		report(check, hit_spot(check, hit, "start"), "%s: %s; between %s and %s is %s",
		       say_hit(check, hit, what), say_span(hit->start, hit->end, span),
		       civil_write_time(rule->from, from), civil_write_time(rule->to, until),
		       say_asked(check));
	}
}

void say_hours(const struct clause *clause, struct buffer *out)
{
	const struct rule_hours *rule = clause->params;
	char which[SAY_ROOM], from[CIVIL_ROOM], until[CIVIL_ROOM];
	buffer_printf(out, "%s %s between %s and %s", say_which(rule->which, true, which),
	              say_is_one(rule->which) ? "lies" : "lie", civil_write_time(rule->from, from),
	              civil_write_time(rule->to, until));
}
