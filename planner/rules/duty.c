/* duty.c - put duties into bins, by counting: a programme may have a million of them. */
#include "rules/duty.h"

#include <stdlib.h>
#include <string.h>

/* The bin of whoever is named; NO_ELEMENT: nobody. */
static uint32_t bin_of(const struct hld_programme *programme, who_id who)
{
	const struct delegation *delegation = programme_delegation(programme, who);
	bool is_person = who.n < programme->persons.count;
	if (is_person && !represents(&programme->persons.at[who.n]))
		return programme->delegations.count + who.n;
	return delegation != NULL ? (uint32_t)(delegation - programme->delegations.at) : NO_ELEMENT;
}

static void see_duty(const struct hld_programme *programme, struct bins *bins,
                     const struct who_ref *ref, struct duty duty)
{
	const who_id who = ref->id;
	uint32_t bin = bin_of(programme, who);
	if (bin == NO_ELEMENT || duty.start_utc_s >= duty.end_utc_s)
		return; /* a time that ends before it begins is reported elsewhere */
	duty.person = who.n < programme->persons.count ? who.n : NO_ELEMENT;
	duty.who = *ref;
	if (bins->counting)
		bins->start[bin]++;
	else
		bins->duties[bins->start[bin]++] = duty;
}

static void see_duties(const struct hld_programme *programme, struct bins *bins,
                       const who_list *list, struct duty duty, const char *member)
{
	duty.member = member;
	duty.count = list->count;
	for (duty.index = 0; duty.index < list->count; duty.index++)
		see_duty(programme, bins, &list->at[duty.index], duty);
}

static enum grip grip_of(const struct item *item)
{
	bool timed = item->start.state != MOMENT_UNKNOWN && item->end.state != MOMENT_UNKNOWN;
	return timed && item->kind != STATEMENTS ? SPEAKS : SOMETIME;
}

/* All that is to be done in one meeting. */
static void see_meeting(const struct hld_programme *programme, struct bins *bins, uint32_t m)
{
	const struct meeting *meeting = &programme->meetings.at[m];
	struct duty duty = {.meeting = m,
	                    .item = NO_ELEMENT,
	                    .grip = FIRM,
	                    .member = "presides",
	                    .start_utc_s = meeting->start.utc_s,
	                    .end_utc_s = meeting->end.utc_s};
	if (meeting->status == CANCELLED)
		return;
	see_duty(programme, bins, &meeting->presides, duty);
	see_duties(programme, bins, &meeting->chairs, duty, "chairs");
	see_duties(programme, bins, &meeting->discussants, duty, "discussants");
	see_duties(programme, bins, &meeting->panellists, duty, "panellists");
	duty.grip = SITS;
	see_duties(programme, bins, &meeting->participants, duty, "participants");
	for (duty.item = 0; duty.item < meeting->items.count; duty.item++) {
		const struct item *item = &meeting->items.at[duty.item];
		duty.grip = grip_of(item);
		duty.start_utc_s = item_start(meeting, duty.item).utc_s;
		duty.end_utc_s = item_end(meeting, duty.item).utc_s;
		see_duties(programme, bins, &item->by, duty, "by");
	}
}

static void see_meetings(const struct check *check, struct bins *bins)
{
	for (uint32_t i = 0; i < check->programme->by_start.count; i++)
		see_meeting(check->programme, bins, check->briefs[i].id.n);
}

/* Put all duties into their bins, in the order of the meetings' starts. */
static bool fill(const struct check *check, struct bins *bins)
{
	bins->start = calloc(bins->count + 1, sizeof *bins->start);
	if (bins->start == NULL)
		return false;
	bins->counting = true;
	see_meetings(check, bins);
	size_t all = 0;
	for (size_t i = 0; i <= bins->count; i++) {
		size_t here = bins->start[i];
		bins->start[i] = all;
		all += here;
	}
	bins->duties = malloc((all + 1) * sizeof *bins->duties);
	if (bins->duties == NULL)
		return false;
	bins->counting = false;
	see_meetings(check, bins);
	for (size_t i = bins->count; i > 0; i--) /* each start has moved to the next */
		bins->start[i] = bins->start[i - 1];
	bins->start[0] = 0;
	return true;
}

/* By start; of those that begin together, what takes more of the time comes first. */
static int duty_compare(const void *a, const void *b)
{
	const struct duty *x = a, *y = b;
	if (x->start_utc_s != y->start_utc_s)
		return x->start_utc_s < y->start_utc_s ? -1 : 1;
	if (x->meeting != y->meeting)
		return 0; /* the sort is stable: in the order of the meetings */
	return x->grip < y->grip ? -1 : x->grip > y->grip;
}

/* Duties come by the start of their meetings; only items may stand out of order. */
static void sort_bin(struct duty *duties, size_t count, struct duty *spare)
{
	bool sorted = true;
	for (size_t i = 1; sorted && i < count; i++)
		sorted = duty_compare(&duties[i - 1], &duties[i]) <= 0;
	for (size_t run = 1; !sorted && run < count; run *= 2) {
		for (size_t from = 0; from < count; from += 2 * run) {
			size_t middle = from + run < count ? from + run : count;
			size_t to = from + 2 * run < count ? from + 2 * run : count;
			size_t a = from, b = middle;
			for (size_t n = from; n < to; n++)
				spare[n] = b == to || (a < middle &&
				                       duty_compare(&duties[a], &duties[b]) <= 0)
				                   ? duties[a++]
				                   : duties[b++];
		}
		memcpy(duties, spare, count * sizeof *duties);
	}
}

bool bins_fill(const struct check *check, struct bins *bins)
{
	const struct hld_programme *programme = check->programme;
	size_t longest = 1;
	*bins = (struct bins){.count = (size_t)programme->delegations.count +
	                               programme->persons.count};
	if (!fill(check, bins))
		return false;
	for (size_t i = 0; i < bins->count; i++)
		if (bins->start[i + 1] - bins->start[i] > longest)
			longest = bins->start[i + 1] - bins->start[i];
	struct duty *spare = malloc(longest * sizeof *spare);
	for (size_t i = 0; spare != NULL && i < bins->count; i++)
		sort_bin(&bins->duties[bins->start[i]], bins->start[i + 1] - bins->start[i], spare);
	bool sorted = spare != NULL;
	free(spare);
	return sorted;
}

void bins_free(struct bins *bins)
{
	free(bins->duties);
	free(bins->start);
	*bins = (struct bins){0};
}
