/* select.c - run through the meetings in the order of their starts. */
#include "rules/select.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"

const struct selector every_meeting = {.day = CIVIL_NONE};

const struct meeting *hit_meeting(const struct check *check, const struct hit *hit)
{
	return programme_meeting(check->programme, hit->meeting);
}

const struct item *hit_item(const struct check *check, const struct hit *hit)
{
	return hit->item != NO_ELEMENT ? &hit_meeting(check, hit)->items.at[hit->item] : NULL;
}

/* An item that shares the time of another has no start and no end to point at. */
struct spot hit_spot(const struct check *check, const struct hit *hit, const char *member)
{
	const struct item *item = hit_item(check, hit);
	bool shares = item != NULL &&
	              ((strcmp(member, "start") == 0 && item->start.state == MOMENT_UNKNOWN) ||
	               (strcmp(member, "end") == 0 && item->end.state == MOMENT_UNKNOWN));
	return spot_item(hit->meeting, hit->item, shares ? "" : member);
}

int32_t conference_day(const struct hld_mandate *mandate, int32_t n)
{
	const int_list *days = &mandate->conference->days;
	return n >= 1 && n <= (int32_t)days->count ? days->at[n - 1] : CIVIL_NONE;
}

bool in_part(const struct hld_mandate *mandate, int32_t part, struct moment start,
             struct moment end)
{
	const struct conference *conference = mandate->conference;
	for (uint32_t i = 0; i < conference->parts.count; i++) {
		const struct part_of_day *span = &conference->parts.at[i];
		if (span->part == part)
			return start.min >= span->from && end.day == start.day &&
			       end.min <= span->to;
	}
	return false;
}

/* Whether a span of a meeting is what the selector means, its position aside. */
static bool means_time(const struct check *check, const struct selector *selector,
                       struct moment start, struct moment end)
{
	const struct hld_mandate *mandate = check->mandate;
	if (selector->conference && !list_has(&mandate->conference->days, start.day))
		return false;
	if (selector->day != CIVIL_NONE && conference_day(mandate, selector->day) != start.day)
		return false;
	return selector->part == 0 || in_part(mandate, selector->part, start, end);
}

static bool means_meeting(const struct selector *selector, const struct brief *brief)
{
	return !brief->cancelled &&
	       (selector->kinds.count == 0 || list_has(&selector->kinds, brief->kind)) &&
	       (selector->numbers.count == 0 || list_has(&selector->numbers, brief->number));
}

/* Put what the selector means of the items of one meeting at *to, which is NULL to count
 * only. */
static uint32_t items_of(const struct check *check, const struct selector *selector,
                         const struct brief *brief, struct hit *to)
{
	const struct meeting *meeting = programme_meeting(check->programme, brief->id);
	uint32_t place = (uint32_t)(brief - check->briefs);
	uint32_t count = 0;
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		if (!list_has(&selector->items, meeting->items.at[i].kind))
			continue;
		struct moment start = item_start(meeting, i), end = item_end(meeting, i);
		if (!means_time(check, selector, start, end))
			continue;
		if (to != NULL)
			to[count] = (struct hit){brief->id, i, start, end, place};
		count++;
	}
	return count;
}

/* The same of one meeting, which may itself be meant. */
static uint32_t hits_of(const struct check *check, const struct selector *selector,
                        const struct brief *brief, struct hit *to)
{
	if (!means_meeting(selector, brief))
		return 0;
	if (selector->items.count > 0)
		return items_of(check, selector, brief, to);
	bool any_time = !selector->conference && selector->day == CIVIL_NONE && selector->part == 0;
	if (any_time && to == NULL)
		return 1;
	const struct meeting *meeting = programme_meeting(check->programme, brief->id);
	if (!means_time(check, selector, meeting->start, meeting->end))
		return 0;
	if (to != NULL)
		*to = (struct hit){brief->id, NO_ELEMENT, meeting->start, meeting->end,
		                   (uint32_t)(brief - check->briefs)};
	return 1;
}

static int hit_compare(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	if (x->start.utc_s != y->start.utc_s)
		return x->start.utc_s < y->start.utc_s ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->item < y->item ? -1 : x->item > y->item;
}

/* Both, by start. An item of a meeting that is itself meant is not another one. */
static struct hits join(struct check *check, struct hits a, struct hits b)
{
	struct hits all = {arena_array(check->scratch, a.count + b.count, sizeof *all.at), 0};
	bool *whole = arena_array(check->scratch, check->programme->meetings.count, sizeof *whole);
	if (all.at == NULL || whole == NULL) {
		check->failed = true;
		return (struct hits){0};
	}
	for (uint32_t i = 0; i < a.count + b.count; i++) {
		const struct hit *hit = i < a.count ? &a.at[i] : &b.at[i - a.count];
		whole[hit->meeting.n] |= hit->item == NO_ELEMENT;
	}
	for (uint32_t i = 0; i < a.count + b.count; i++) {
		const struct hit *hit = i < a.count ? &a.at[i] : &b.at[i - a.count];
		if (hit->item == NO_ELEMENT || !whole[hit->meeting.n])
			all.at[all.count++] = *hit;
	}
	qsort(all.at, all.count, sizeof *all.at, hit_compare);
	return all;
}

static int brief_compare(const void *a, const void *b)
{
	const struct brief *x = a, *y = b;
	if (x->start_utc_s != y->start_utc_s)
		return x->start_utc_s < y->start_utc_s ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	int names = strcmp(x->name, y->name);
	return names != 0 ? names : x->id.n < y->id.n ? -1 : x->id.n > y->id.n;
}

bool select_prepare(struct check *check, struct arena *arena)
{
	const struct hld_programme *programme = check->programme;
	struct brief *briefs = arena_array(arena, programme->by_start.count, sizeof *briefs);
	for (uint32_t i = 0; briefs != NULL && i < programme->by_start.count; i++) {
		meeting_id id = programme->by_start.at[i];
		const struct meeting *meeting = programme_meeting(programme, id);
		briefs[i] = (struct brief){id,
		                           meeting->kind,
		                           meeting->number,
		                           meeting->status == CANCELLED,
		                           meeting->start.utc_s,
		                           meeting->id};
	}
	if (briefs != NULL && programme->by_start.count > 1)
		qsort(briefs, programme->by_start.count, sizeof *briefs, brief_compare);
	check->briefs = briefs;
	return briefs != NULL;
}

struct hits select_hits(struct check *check, const struct selector *selector)
{
	struct hits hits = {0};
	if (selector == NULL)
		return hits;
	uint32_t count = 0;
	for (uint32_t i = 0; i < check->programme->by_start.count; i++)
		count += hits_of(check, selector, &check->briefs[i], NULL);
	hits.at = arena_array(check->scratch, count, sizeof *hits.at);
	if (hits.at == NULL) {
		check->failed = true;
		return hits;
	}
	for (uint32_t i = 0; i < check->programme->by_start.count; i++)
		hits.count += hits_of(check, selector, &check->briefs[i], hits.at + hits.count);
	if (selector->items.count > 0) /* items of overlapping meetings are mixed */
		qsort(hits.at, hits.count, sizeof *hits.at, hit_compare);
	if (selector->position == LAST && hits.count > 0)
		hits.at += hits.count - 1;
	if (selector->position != 0 && hits.count > 0)
		hits.count = 1;
	if (selector->also != NULL)
		hits = join(check, hits, select_hits(check, selector->also));
	return hits;
}

struct hits select_judged(struct check *check, const struct selector *selector)
{
	struct hits hits = select_hits(check, selector);
	check->applies = check->applies || hits.count > 0;
	return hits;
}

struct hits hits_meetings(const struct check *check, struct hits hits)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < hits.count; i++) {
		struct hit hit = hits.at[i];
		bool again = false;
		for (uint32_t n = count; hit.item != NO_ELEMENT && n-- > 0 && !again;)
			again = hits.at[n].meeting.n == hit.meeting.n;
		if (again)
			continue;
		const struct meeting *meeting = hit_meeting(check, &hit);
		hits.at[count++] = (struct hit){hit.meeting, NO_ELEMENT, meeting->start,
		                                meeting->end, hit.place};
	}
	hits.count = count;
	return hits;
}
