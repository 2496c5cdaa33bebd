/* post.c - one row a kind of rule: how it counts what departs from it, or why it does not. */
#include "solve/post.h"

#include <stddef.h>
#include <string.h>

#include "base/civil.h"
#include "solve/wish_kinds.h"

/* The time of what is meant: of a whole sitting, or of one of its items, which is put together
 * in room. */
static const struct slot *time_of(const struct problem *problem, const struct placement *at,
                                  struct meant meant, struct slot *room)
{
	const struct sitting *sitting = &problem->sittings.at[meant.sitting];
	const struct slot *slot = time_slot(problem, sitting, at->slot[meant.sitting]);
	if (meant.part == NO_ELEMENT)
		return slot;
	const struct part *part = &sitting->parts[meant.part];
	*room = *slot;
	room->start_min = part->from.before_end ? slot->end_min - part->from.min
	                                        : slot->start_min + part->from.min;
	room->end_min =
		part->to.before_end ? slot->end_min - part->to.min : slot->start_min + part->to.min;
	room->start_utc_s += (room->start_min - slot->start_min) * INT64_C(60);
	room->end_utc_s += (room->end_min - slot->end_min) * INT64_C(60);
	return room;
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

static bool is_then(const struct conference *conference, const struct selector *selector,
                    const struct slot *slot)
{
	return (!selector->conference || list_has(&conference->days, slot->day)) &&
	       (selector->day == CIVIL_NONE || day_of(conference, selector->day) == slot->day) &&
	       (selector->part == 0 || in_part_of_day(conference, selector->part, slot));
}

/* By start; of those that begin together, by the rank of their sittings, then in the order of
 * the items. */
static bool comes_before(const struct problem *problem, const struct placement *at, struct meant a,
                         struct meant b)
{
	struct slot room;
	int64_t a_s = time_of(problem, at, a, &room)->start_utc_s;
	int64_t b_s = time_of(problem, at, b, &room)->start_utc_s;
	uint32_t a_rank = problem->sittings.at[a.sitting].rank;
	uint32_t b_rank = problem->sittings.at[b.sitting].rank;
	if (a_s != b_s)
		return a_s < b_s;
	return a_rank != b_rank ? a_rank < b_rank : a.part < b.part;
}

/* What a selector means at the moment, those "also" meant aside, added to the count there is. */
static uint32_t choose_of(const struct problem *problem, const struct tie *tie,
                          const struct placement *at, const struct pick *pick, struct meant *to)
{
	const struct selector *selector = pick->selector;
	bool always = !selector->conference && selector->day == CIVIL_NONE && selector->part == 0;
	uint32_t count = 0, kept = 0;
	for (uint32_t i = 0; i < pick->count; i++) {
		uint32_t n = pick->may[i].sitting;
		if (always || is_then(tie->mandate->conference, selector,
		                      time_slot(problem, &problem->sittings.at[n], at->slot[n])))
			to[count++] = pick->may[i];
	}
	if (selector->position == 0 || count == 0)
		return count;
	for (uint32_t i = 1; i < count; i++)
		if (comes_before(problem, at, to[i], to[kept]) == (selector->position == FIRST))
			kept = i;
	to[0] = to[kept];
	return 1;
}

/* An item of a sitting that is itself meant is not another thing. */
static uint32_t drop_inner(struct meant *to, uint32_t count)
{
	uint32_t left = 0;
	for (uint32_t i = 0; i < count; i++) {
		bool inner = false;
		for (uint32_t n = 0; to[i].part != NO_ELEMENT && n < count && !inner; n++)
			inner = to[n].part == NO_ELEMENT && to[n].sitting == to[i].sitting;
		if (!inner)
			to[left++] = to[i];
	}
	return left;
}

/* What the first or the second selector of a tie means at the moment, into to. */
static uint32_t choose(const struct problem *problem, const struct tie *tie,
                       const struct placement *at, int selector, struct meant *to)
{
	const struct picks *picks = &tie->picks[selector];
	uint32_t count = 0;
	for (uint32_t i = 0; i < picks->count; i++)
		count += choose_of(problem, tie, at, &picks->at[i], to + count);
	return picks->count > 1 ? drop_inner(to, count) : count;
}

typedef uint32_t counter(const struct problem *problem, const struct tie *tie,
                         const struct placement *at, struct meant *scratch);

/* The day of something is that of its sitting. */
static int32_t day_at(const struct problem *problem, const struct placement *at, struct meant meant)
{
	const struct sitting *sitting = &problem->sittings.at[meant.sitting];
	return time_slot(problem, sitting, at->slot[meant.sitting])->day;
}

static bool in_days(const struct conference *conference, const struct rule_dates *rule, int32_t day)
{
	if (rule->from == CIVIL_NONE && rule->to == CIVIL_NONE)
		return list_has(&conference->days, day);
	return (rule->from == CIVIL_NONE || rule->from <= day) &&
	       (rule->to == CIVIL_NONE || day <= rule->to);
}

static uint32_t count_dates(const struct problem *problem, const struct tie *tie,
                            const struct placement *at, struct meant *scratch)
{
	const struct rule_dates *rule = tie->clause->params;
	const struct conference *conference = tie->mandate->conference;
	uint32_t count = choose(problem, tie, at, 0, scratch), wrong = 0;
	for (uint32_t i = 0; i < count; i++)
		wrong += !in_days(conference, rule, day_at(problem, at, scratch[i]));
	for (uint32_t d = 0; rule->every_day && count > 0 && d < conference->days.count; d++) {
		bool used = false;
		for (uint32_t i = 0; i < count; i++)
			used = used || day_at(problem, at, scratch[i]) == conference->days.at[d];
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
                            const struct placement *at, struct meant *scratch)
{
	const struct rule_count *rule = tie->clause->params;
	if (rule->each_number)
		return 0; /* numbers do not change */
	return apart(choose(problem, tie, at, 0, scratch), rule->exactly, rule->min, rule->max);
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
                           const struct placement *at, struct meant *scratch)
{
	const struct rule_when *rule = tie->clause->params;
	struct slot room;
	uint32_t count = choose(problem, tie, at, 0, scratch), right = 0;
	for (uint32_t i = 0; i < count; i++) {
		right += is_when(tie->mandate->conference, rule,
		                 time_of(problem, at, scratch[i], &room));
	}
	return rule->count == CIVIL_NONE ? count - right
	                                 : apart(right, rule->count, CIVIL_NONE, CIVIL_NONE);
}

static bool at_one_time(const struct slot *a, const struct slot *b)
{
	return a->start_utc_s == b->start_utc_s && a->end_utc_s == b->end_utc_s;
}

static uint32_t count_concurrent(const struct problem *problem, const struct tie *tie,
                                 const struct placement *at, struct meant *scratch)
{
	const struct rule_concurrent *rule = tie->clause->params;
	struct slot room, room_of_other;
	uint32_t count = choose(problem, tie, at, 0, scratch), wrong = 0;
	struct meant *with = rule->with != NULL ? scratch + count : scratch;
	uint32_t with_count = rule->with != NULL ? choose(problem, tie, at, 1, with) : count > 0;
	for (uint32_t i = rule->with != NULL ? 0 : 1; i < count; i++) {
		const struct slot *slot = time_of(problem, at, scratch[i], &room);
		uint32_t n = 0;
		while (n < with_count &&
		       !at_one_time(slot, time_of(problem, at, with[n], &room_of_other)))
			n++;
		wrong += n == with_count;
	}
	return wrong;
}

static uint32_t count_order(const struct problem *problem, const struct tie *tie,
                            const struct placement *at, struct meant *scratch)
{
	uint32_t first = choose(problem, tie, at, 0, scratch), wrong = 0;
	uint32_t then = choose(problem, tie, at, 1, scratch + first);
	struct slot room;
	for (uint32_t i = 0; i < first; i++) {
		struct meant a = scratch[i];
		int64_t end_s = time_of(problem, at, a, &room)->end_utc_s;
		for (uint32_t n = 0; n < then; n++) {
			struct meant b = scratch[first + n];
			wrong += (a.sitting != b.sitting || a.part != b.part) &&
			         end_s > time_of(problem, at, b, &room)->start_utc_s;
		}
	}
	return wrong;
}

static uint32_t count_duration(const struct problem *problem, const struct tie *tie,
                               const struct placement *at, struct meant *scratch)
{
	const struct rule_duration *rule = tie->clause->params;
	uint32_t count = choose(problem, tie, at, 0, scratch), wrong = 0;
	int32_t first = INT32_MAX, last = INT32_MIN;
	struct slot room;
	for (uint32_t i = 0; i < count; i++) {
		const struct slot *slot = time_of(problem, at, scratch[i], &room);
		int32_t len_min = slot->end_min - slot->start_min;
		wrong += (rule->min_len != CIVIL_NONE && len_min < rule->min_len) ||
		         (rule->max_len != CIVIL_NONE && len_min > rule->max_len);
		first = slot->day < first ? slot->day : first;
		last = slot->day > last ? slot->day : last;
	}
	if (rule->days != CIVIL_NONE && count > 0)
		wrong += apart((uint32_t)(last - first) + 1, rule->days, CIVIL_NONE, CIVIL_NONE);
	return wrong;
}

static uint32_t count_hours(const struct problem *problem, const struct tie *tie,
                            const struct placement *at, struct meant *scratch)
{
	const struct rule_hours *rule = tie->clause->params;
	uint32_t count = choose(problem, tie, at, 0, scratch), wrong = 0;
	struct slot room;
	for (uint32_t i = 0; i < count; i++) {
		const struct slot *slot = time_of(problem, at, scratch[i], &room);
		wrong += slot->start_min < rule->from || slot->end_min > rule->to;
	}
	return wrong;
}

static int64_t start_of(const struct problem *problem, const struct placement *at, uint32_t n)
{
	return time_slot(problem, &problem->sittings.at[n], at->slot[n])->start_utc_s;
}

/* Meetings of one kind that begin before the one that comes before them. */
static uint32_t count_series(const struct problem *problem, const struct tie *tie,
                             const struct placement *at)
{
	uint32_t wrong = 0;
	for (uint32_t i = 1; i < tie->member_count; i++)
		wrong += start_of(problem, at, tie->members[i - 1]) >
		         start_of(problem, at, tie->members[i]);
	return wrong;
}

#define NOT_TIME "is not about the times of meetings"
#define BY_SITE  "is judged by the seats and teams of the venue, which the search minds itself"
#define BY_LIST  "is kept by the list of speakers, which is made when the programme is there"
#define BY_SEATS "is kept by whoever is seated, which is done when the programme is there"
#define BY_OUTLINE \
	"is kept by the items of a meeting, which are as long as it asks before the search begins"

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
	[RULE_ADMISSION] = {.reason = BY_SEATS},
	[RULE_SEATS] = {.reason = BY_SITE},
	[RULE_SERVICES] = {.reason = BY_SITE},
	[RULE_PRECEDENCE] = {.reason = BY_LIST},
	[RULE_SLOTS] = {.reason = BY_OUTLINE},
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
                    const struct placement *at, struct meant *scratch)
{
	if (tie->wish != NULL)
		return wish_of_several(problem, tie->wish, tie->members, tie->member_count, at);
	if (tie->is_series)
		return count_series(problem, tie, at);
	return posts[tie->clause->rule].count(problem, tie, at, scratch);
}
