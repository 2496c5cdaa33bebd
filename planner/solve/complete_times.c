/* complete_times.c - better times for the meetings that were added to a draft, before it is
 * mended: what it has leaves them less time than they would have, or other days. */
#include <string.h>

#include "base/civil.h"
#include "solve/completer.h"

/* A check takes as long as there are meetings. */
enum { TRIES = 500, CHECKED_MEETINGS = 50000, BREACH_ILLS = 10000, SHORTEST_MIN = 60 };

bool meeting_overlaps(const struct meeting *meeting, const struct slot *slot)
{
	return meeting->start.utc_s < slot->end_utc_s && slot->start_utc_s < meeting->end.utc_s;
}

static bool have_one_officer(const struct planned_meeting *a, const struct planned_meeting *b)
{
	return a->presides != NULL && b->presides != NULL && strcmp(a->presides, b->presides) == 0;
}

/* Whether a time is out of the order of the kind. */
static bool is_out_of_order(const struct completer *completer, uint32_t n, const struct slot *slot)
{
	const struct outline *outline = completer->outline;
	for (uint32_t i = 0; i < outline->count; i++) {
		if (i == n || outline->meetings[i].kind != outline->meetings[n].kind ||
		    completer->at[i] == NO_ELEMENT)
			continue;
		int64_t start = completer->meetings[completer->at[i]].start.utc_s;
		if ((i < n && start > slot->start_utc_s) || (i > n && start < slot->start_utc_s))
			return true;
	}
	return false;
}

/* Whether another plenary meeting is held then, or another of the kind under the same officer. */
static bool is_beside(const struct completer *completer, uint32_t n, const struct slot *slot)
{
	const struct outline *outline = completer->outline;
	const struct planned_meeting *planned = &outline->meetings[n];
	for (uint32_t i = 0; i < outline->count; i++)
		if (i != n && outline->meetings[i].kind == planned->kind &&
		    completer->at[i] != NO_ELEMENT &&
		    have_one_officer(planned, &outline->meetings[i]) &&
		    meeting_overlaps(&completer->meetings[completer->at[i]], slot))
			return true;
	for (uint32_t m = 0; planned->kind == PLENARY && m < completer->draft->meetings.count; m++)
		if (completer_holds(completer, m, PLENARY) && m != completer->at[n] &&
		    meeting_overlaps(&completer->meetings[m], slot))
			return true;
	return false;
}

static void see_odd(const struct completer *completer, const struct suited_times *times)
{
	for (uint32_t i = 0; i < times->count; i++) {
		struct suited *suited = &times->at[i];
		suited->odd = (uint32_t)is_out_of_order(completer, times->of, &suited->slot) +
		              2 * (uint32_t)is_beside(completer, times->of, &suited->slot);
	}
}

/* The best time of a meeting, of those that were tried. */
struct trial {
	uint32_t tries, most_tries; /* of all meetings */
	uint64_t least;             /* ills that the draft has with it */
	struct slot best;
};

/* What the check finds against the draft: breaches weigh most. */
static bool count_ills(const struct completer *completer, uint64_t *ills)
{
	const struct mandate_list *mandates = completer->outline->mandates;
	hld_findings *findings;
	*ills = 0;
	if (!programme_order(completer->draft) ||
	    hld_check(mandates->at, mandates->count, completer->draft, &findings, NULL) != HLD_OK)
		return false;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		hld_severity severity = hld_findings_at(findings, i)->severity;
		*ills += severity == HLD_BREACH ? BREACH_ILLS : severity == HLD_WARNING;
	}
	hld_findings_free(findings);
	return true;
}

static void retime(struct completer *completer, uint32_t n, const struct slot *slot)
{
	programme_retime(completer->draft, (meeting_id){completer->at[n]},
	                 (struct span_on_day){slot->day, slot->start_min, slot->end_min},
	                 outline_elastic(&completer->outline->meetings[n]));
}

/* Try a time of a meeting that was added. */
static bool try_time(struct completer *completer, uint32_t n, const struct slot *slot,
                     struct trial *trial)
{
	uint64_t ills;
	retime(completer, n, slot);
	trial->tries++;
	if (!count_ills(completer, &ills))
		return false;
	if (ills < trial->least) {
		trial->least = ills;
		trial->best = *slot;
	}
	return true;
}

static bool goes_on(const struct trial *trial)
{
	return trial->least >= BREACH_ILLS && trial->tries < trial->most_tries;
}

/* Try all its times, for the draft's own items may leave it less than it would have; and if none
 * will do, the best with an earlier end. */
static bool try_times(struct completer *completer, const struct suited_times *times,
                      struct trial *trial)
{
	bool tried = true;
	trial->best = *ideal_slot(&completer->ideal, times->of);
	for (uint32_t i = 0; tried && goes_on(trial) && i < times->count; i++)
		tried = try_time(completer, times->of, &times->at[i].slot, trial);
	struct slot shorter = trial->best;
	while (tried && goes_on(trial) &&
	       shorter.end_min - shorter.start_min >= SHORTEST_MIN + completer->grid_min) {
		shorter.end_min -= completer->grid_min;
		tried = try_time(completer, times->of, &shorter, trial);
	}
	retime(completer, times->of, &trial->best);
	return tried;
}

bool complete_times(struct completer *completer, const struct completion *completion)
{
	uint32_t meetings = completer->draft->meetings.count;
	struct trial trial = {.most_tries = CHECKED_MEETINGS / (meetings + 1)};
	trial.most_tries = trial.most_tries < TRIES ? trial.most_tries : TRIES;
	bool tried = completion->added_count == 0 || count_ills(completer, &trial.least);
	for (uint32_t i = 0; tried && i < completion->added_count; i++)
		tried = try_times(completer, &completion->added[i], &trial);
	for (uint32_t i = 0; tried && i < completion->added_count; i++)
		see_odd(completer, &completion->added[i]);
	return tried && programme_order(completer->draft);
}
