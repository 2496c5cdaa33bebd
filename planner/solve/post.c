/* post.c - one row a kind of rule: how it counts what departs from it, or why it does not. */
#include "solve/post.h"

#include <stddef.h>
#include <string.h>

#include "base/civil.h"

static const struct slot *slot_of(const struct problem *problem, const struct placement *at,
                                  uint32_t sitting)
{
	return &problem->sittings.at[sitting].slots[at->slot[sitting]];
}

static bool in_part_of_day(const struct conference *conference, int32_t part,
                           const struct slot *slot)
{
	for (uint32_t i = 0; i < conference->parts.count; i++)
		if (conference->parts.at[i].part == part)
			return slot->start_min >= conference->parts.at[i].from &&
			       slot->end_min <= conference->parts.at[i].to;
	return false;
}

/* Day n of the conference, CIVIL_NONE where it has none such. */
static int32_t day_of(const struct conference *conference, int32_t n)
{
	return n >= 1 && n <= (int32_t)conference->days.count ? conference->days.at[n - 1]
	                                                      : CIVIL_NONE;
}

static bool is_kind(const struct selector *selector, const struct sitting *sitting)
{
	return selector->items.count == 0 &&
	       (selector->kinds.count == 0 || list_has(&selector->kinds, sitting->kind)) &&
	       (selector->numbers.count == 0 || list_has(&selector->numbers, sitting->number));
}

static bool is_then(const struct conference *conference, const struct selector *selector,
                    const struct slot *slot)
{
	return (!selector->conference || list_has(&conference->days, slot->day)) &&
	       (selector->day == CIVIL_NONE || day_of(conference, selector->day) == slot->day) &&
	       (selector->part == 0 || in_part_of_day(conference, selector->part, slot));
}

/* The sittings among the members of a tie that a selector means at the moment, into to. */
static uint32_t choose(const struct problem *problem, const struct tie *tie,
                       const struct placement *at, const struct selector *selector, uint32_t *to)
{
	const struct conference *conference = tie->mandate->conference;
	uint32_t count = 0, kept = 0;
	for (uint32_t i = 0; i < tie->member_count; i++) {
		uint32_t n = tie->members[i];
		if (is_kind(selector, &problem->sittings.at[n]) &&
		    is_then(conference, selector, slot_of(problem, at, n)))
			to[count++] = n;
	}
	if (selector->position != 0 && count > 1) {
		for (uint32_t i = 1; i < count; i++) {
			int64_t a = slot_of(problem, at, to[kept])->start_utc_s;
			int64_t b = slot_of(problem, at, to[i])->start_utc_s;
			if (selector->position == FIRST ? b < a : b > a)
				kept = i;
		}
		to[0] = to[kept];
		count = 1;
	}
	if (selector->also != NULL)
		count += choose(problem, tie, at, selector->also, to + count);
	return count;
}

typedef uint32_t counter(const struct problem *problem, const struct tie *tie,
                         const struct placement *at, uint32_t *scratch);

static bool in_days(const struct conference *conference, const struct rule_dates *rule, int32_t day)
{
	if (rule->from == CIVIL_NONE && rule->to == CIVIL_NONE)
		return list_has(&conference->days, day);
	return (rule->from == CIVIL_NONE || rule->from <= day) &&
	       (rule->to == CIVIL_NONE || day <= rule->to);
}

static uint32_t count_dates(const struct problem *problem, const struct tie *tie,
                            const struct placement *at, uint32_t *scratch)
{
	const struct rule_dates *rule = tie->clause->params;
	const struct conference *conference = tie->mandate->conference;
	uint32_t count = choose(problem, tie, at, rule->which, scratch), wrong = 0;
	for (uint32_t i = 0; i < count; i++)
		wrong += !in_days(conference, rule, slot_of(problem, at, scratch[i])->day);
	for (uint32_t d = 0; rule->every_day && count > 0 && d < conference->days.count; d++) {
		bool used = false;
		for (uint32_t i = 0; i < count; i++)
			used = used ||
			       slot_of(problem, at, scratch[i])->day == conference->days.at[d];
		wrong += !used;
	}
	return wrong;
}

static uint32_t apart(uint32_t number, int32_t exactly, int32_t min, int32_t max)
{
	int32_t least = exactly != CIVIL_NONE ? exactly : min;
	int32_t most = exactly != CIVIL_NONE ? exactly : max;
	if (least != CIVIL_NONE && number < (uint32_t)least)
		return (uint32_t)least - number;
	return most != CIVIL_NONE && number > (uint32_t)most ? number - (uint32_t)most : 0;
}

static uint32_t count_count(const struct problem *problem, const struct tie *tie,
                            const struct placement *at, uint32_t *scratch)
{
	const struct rule_count *rule = tie->clause->params;
	if (rule->each_number)
		return 0; /* numbers do not change */
	return apart(choose(problem, tie, at, rule->which, scratch), rule->exactly, rule->min,
	             rule->max);
}

static bool is_when(const struct conference *conference, const struct rule_when *rule,
                    const struct slot *slot)
{
	return (rule->day == CIVIL_NONE || day_of(conference, rule->day) == slot->day) &&
	       (rule->part == 0 || in_part_of_day(conference, rule->part, slot)) &&
	       (rule->start == CIVIL_NONE || slot->start_min == rule->start) &&
	       (rule->end == CIVIL_NONE || slot->end_min == rule->end);
}

static uint32_t count_when(const struct problem *problem, const struct tie *tie,
                           const struct placement *at, uint32_t *scratch)
{
	const struct rule_when *rule = tie->clause->params;
	uint32_t count = choose(problem, tie, at, rule->which, scratch), right = 0;
	for (uint32_t i = 0; i < count; i++)
		right += is_when(tie->mandate->conference, rule, slot_of(problem, at, scratch[i]));
	return rule->count == CIVIL_NONE ? count - right
	                                 : apart(right, rule->count, CIVIL_NONE, CIVIL_NONE);
}

static bool at_one_time(const struct slot *a, const struct slot *b)
{
	return a->start_utc_s == b->start_utc_s && a->end_utc_s == b->end_utc_s;
}

static uint32_t count_concurrent(const struct problem *problem, const struct tie *tie,
                                 const struct placement *at, uint32_t *scratch)
{
	const struct rule_concurrent *rule = tie->clause->params;
	uint32_t count = choose(problem, tie, at, rule->which, scratch), wrong = 0;
	uint32_t *with = rule->with != NULL ? scratch + count : scratch;
	uint32_t with_count =
		rule->with != NULL ? choose(problem, tie, at, rule->with, with) : count > 0;
	for (uint32_t i = rule->with != NULL ? 0 : 1; i < count; i++) {
		const struct slot *slot = slot_of(problem, at, scratch[i]);
		uint32_t n = 0;
		while (n < with_count && !at_one_time(slot, slot_of(problem, at, with[n])))
			n++;
		wrong += n == with_count;
	}
	return wrong;
}

static uint32_t count_order(const struct problem *problem, const struct tie *tie,
                            const struct placement *at, uint32_t *scratch)
{
	const struct rule_order *rule = tie->clause->params;
	uint32_t first = choose(problem, tie, at, rule->first, scratch), wrong = 0;
	uint32_t then = choose(problem, tie, at, rule->then, scratch + first);
	for (uint32_t i = 0; i < first; i++)
		for (uint32_t n = 0; n < then; n++)
			wrong += scratch[i] != scratch[first + n] &&
			         slot_of(problem, at, scratch[i])->end_utc_s >
			                 slot_of(problem, at, scratch[first + n])->start_utc_s;
	return wrong;
}

static uint32_t count_duration(const struct problem *problem, const struct tie *tie,
                               const struct placement *at, uint32_t *scratch)
{
	const struct rule_duration *rule = tie->clause->params;
	uint32_t count = choose(problem, tie, at, rule->which, scratch);
	if (rule->days == CIVIL_NONE || count == 0)
		return 0; /* lengths do not change */
	int32_t first = slot_of(problem, at, scratch[0])->day, last = first;
	for (uint32_t i = 1; i < count; i++) {
		int32_t day = slot_of(problem, at, scratch[i])->day;
		first = day < first ? day : first;
		last = day > last ? day : last;
	}
	return apart((uint32_t)(last - first) + 1, rule->days, CIVIL_NONE, CIVIL_NONE);
}

static uint32_t count_hours(const struct problem *problem, const struct tie *tie,
                            const struct placement *at, uint32_t *scratch)
{
	const struct rule_hours *rule = tie->clause->params;
	uint32_t count = choose(problem, tie, at, rule->which, scratch), wrong = 0;
	for (uint32_t i = 0; i < count; i++)
		wrong += slot_of(problem, at, scratch[i])->start_min < rule->from ||
		         slot_of(problem, at, scratch[i])->end_min > rule->to;
	return wrong;
}

#define NOT_TIME "is not about the times of meetings"
#define BY_SITE  "is judged by the seats and teams of the venue, which the search minds itself"

/* By enum rule_kind: how it counts, or why it does not. */
static const struct post {
	counter *count;
	const char *reason;
	int selectors;
	size_t at[2]; /* of the selectors in the parameters */
} posts[RULE_KINDS_END] = {
	[RULE_DATES] = {count_dates, NULL, 1, {offsetof(struct rule_dates, which)}},
	[RULE_PLACE] = {.reason = NOT_TIME},
	[RULE_COUNT] = {count_count, NULL, 1, {offsetof(struct rule_count, which)}},
	[RULE_WHEN] = {count_when, NULL, 1, {offsetof(struct rule_when, which)}},
	[RULE_CONCURRENT] = {count_concurrent,
                             NULL,
                             2,
                             {offsetof(struct rule_concurrent, which),
                              offsetof(struct rule_concurrent, with)}},
	[RULE_ORDER] = {count_order,
                        NULL,
                        2,
                        {offsetof(struct rule_order, first), offsetof(struct rule_order, then)}},
	[RULE_DURATION] = {count_duration, NULL, 1, {offsetof(struct rule_duration, which)}},
	[RULE_HOURS] = {count_hours, NULL, 1, {offsetof(struct rule_hours, which)}},
	[RULE_SEATS] = {.reason = BY_SITE},
	[RULE_SERVICES] = {.reason = BY_SITE},
};

const char *post_reason(int32_t rule)
{
	if (posts[rule].count != NULL)
		return NULL;
	return posts[rule].reason != NULL ? posts[rule].reason : NOT_TIME;
}

void post_selectors(const struct clause *clause, const struct selector *out[2])
{
	const struct post *post = &posts[clause->rule];
	for (int i = 0; i < 2; i++) {
		out[i] = NULL;
		if (i < post->selectors)
			memcpy(&out[i], (const char *)clause->params + post->at[i], sizeof(void *));
	}
}

uint32_t post_count(const struct problem *problem, const struct tie *tie,
                    const struct placement *at, uint32_t *scratch)
{
	return posts[tie->clause->rule].count(problem, tie, at, scratch);
}
