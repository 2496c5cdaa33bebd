/* encode_crowd.c - the meetings of a draft against its rooms and teams.
 *
 * That no more than so many of all are under way at an instant takes a counter over all of
 * them. While most meetings stay where they are it is enough to count those that may move
 * against what the others leave: then all instants can be said at once. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "solve/encoder.h"

enum { FEW = 4 }; /* one of so many may move, for the others to be taken as they are */

const struct slot *slot_placed(const struct requirements *all, uint32_t sitting)
{
	return encoder_slot(all->encoder, sitting, all->placed[sitting]);
}

static int64_t rest_s(const struct requirement *of)
{
	const struct hld_venue *venue = of->venue;
	return venue != NULL && venue->interpretation->rest_min != CIVIL_NONE
	               ? venue->interpretation->rest_min * INT64_C(60)
	               : 0;
}

static bool is_under_way(const struct slot *slot, int64_t now, int64_t rest)
{
	return slot->start_utc_s <= now && slot->end_utc_s + rest > now;
}

/* The literal that a sitting is under way at an instant, or that its team still rests. */
static int under_way(struct encoder *encoder, uint32_t sitting, int64_t now, int64_t rest)
{
	bool *marked = marks(encoder, sitting);
	for (uint32_t s = 0; marked != NULL && s < encoder_slots(encoder, sitting); s++)
		marked[s] = is_under_way(encoder_slot(encoder, sitting, s), now, rest);
	return marked != NULL ? in_slots(encoder, sitting, marked) : encoder->yes;
}

/* At an instant no more of the members are under way than there are rooms or teams; where only
 * some may move, while calm is true and the others stay. */
static void write_crowd(struct requirements *all, const struct requirement *of, int64_t now,
                        bool of_some)
{
	struct encoder *encoder = all->encoder;
	int *members = literals(encoder, of->member_count);
	uint32_t count = 0, left = of->most;
	for (uint32_t i = 0; members != NULL && i < of->member_count; i++) {
		uint32_t n = of->members[i];
		if (of_some && !all->may_move[n]) {
			bool there = is_under_way(slot_placed(all, n), now, rest_s(of));
			left -= there && left > 0;
			continue;
		}
		int is = under_way(encoder, n, now, rest_s(of));
		if (is != -encoder->yes)
			members[count++] = is;
	}
	if (members == NULL || count <= left)
		return;
	int over = more_than(encoder, members, count, left);
	if (of_some)
		sat_add(encoder->sat, -all->calm);
	sat_two(encoder->sat, -of->literal, -over);
}

static int time_compare(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Starts and ends of all members, each sorted; to be freed. */
static bool sort_times(const struct requirements *all, const struct requirement *of,
                       int64_t **starts, int64_t **ends)
{
	*starts = calloc(of->member_count, sizeof **starts);
	*ends = calloc(of->member_count, sizeof **ends);
	if (*starts == NULL || *ends == NULL)
		return false;
	for (uint32_t i = 0; i < of->member_count; i++) {
		(*starts)[i] = slot_placed(all, of->members[i])->start_utc_s;
		(*ends)[i] = slot_placed(all, of->members[i])->end_utc_s + rest_s(of);
	}
	qsort(*starts, of->member_count, sizeof **starts, time_compare);
	qsort(*ends, of->member_count, sizeof **ends, time_compare);
	return true;
}

/* The instants at which too many are under way, into to. Gives: how many. */
static uint32_t find_crowds(const struct requirements *all, const struct requirement *of,
                            int64_t **to)
{
	int64_t *ends;
	uint32_t ended = 0, count = 0;
	bool sorted = sort_times(all, of, to, &ends);
	all->encoder->failed = all->encoder->failed || !sorted;
	for (uint32_t i = 0; sorted && i < of->member_count; i++) {
		int64_t now = (*to)[i];
		if (i + 1 < of->member_count && (*to)[i + 1] == now)
			continue;
		while (ends[ended] <= now)
			ended++;
		if (i + 1 - ended > of->most)
			(*to)[count++] = now;
	}
	free(ends);
	return count;
}

bool is_crowded(const struct requirements *all, const struct requirement *of)
{
	int64_t *at;
	uint32_t count = find_crowds(all, of, &at);
	free(at);
	return count > 0;
}

/* All instants at which one of those that may move may begin. */
static uint32_t find_instants(const struct requirements *all, const struct requirement *of,
                              int64_t **to)
{
	const struct encoder *encoder = all->encoder;
	size_t most = 0;
	uint32_t count = 0, different = 0;
	for (uint32_t i = 0; i < of->member_count; i++)
		most += all->may_move[of->members[i]] ? encoder_slots(encoder, of->members[i]) : 0;
	int64_t *at = *to = calloc(most > 0 ? most : 1, sizeof *at);
	all->encoder->failed = all->encoder->failed || at == NULL;
	for (uint32_t i = 0; at != NULL && i < of->member_count; i++)
		for (uint32_t s = 0;
		     all->may_move[of->members[i]] && s < encoder_slots(encoder, of->members[i]);
		     s++)
			at[count++] = encoder_slot(encoder, of->members[i], s)->start_utc_s;
	if (count > 1)
		qsort(at, count, sizeof *at, time_compare);
	for (uint32_t i = 0; i < count; i++)
		if (different == 0 || at[different - 1] != at[i])
			at[different++] = at[i];
	return different;
}

/* Whether few enough of the members may move, and those that stay are not too many. */
static bool can_be_calm(const struct requirements *all, const struct requirement *of,
                        const int64_t *crowds, uint32_t count)
{
	uint32_t moving = 0;
	for (uint32_t i = 0; i < of->member_count; i++)
		moving += all->may_move[of->members[i]];
	for (uint32_t k = 0; k < count; k++) {
		uint32_t staying = 0;
		for (uint32_t i = 0; i < of->member_count; i++)
			staying += !all->may_move[of->members[i]] &&
			           is_under_way(slot_placed(all, of->members[i]), crowds[k],
			                        rest_s(of));
		if (staying > of->most)
			return false;
	}
	return moving * FEW <= of->member_count;
}

/* Mark those who stay at an instant, of whom some may have to move. */
static void mark_crowd(struct requirements *all, const struct requirement *of, int64_t now)
{
	for (uint32_t i = 0; i < of->member_count; i++)
		if (is_under_way(slot_placed(all, of->members[i]), now, rest_s(of)))
			all->crowded[of->members[i]] = true;
}

bool write_crowds(struct requirements *all, const struct requirement *of)
{
	int64_t *crowds, *instants;
	uint32_t count = find_crowds(all, of, &crowds);
	bool calm = can_be_calm(all, of, crowds, count);
	if (count > 0 && calm && all->calm == 0)
		all->calm = sat_var(all->encoder->sat);
	for (uint32_t i = 0; i < count; i++) {
		write_crowd(all, of, crowds[i], calm);
		if (calm)
			mark_crowd(all, of, crowds[i]);
	}
	free(crowds);
	if (count == 0 || !calm)
		return count > 0;
	count = find_instants(all, of, &instants);
	for (uint32_t i = 0; i < count; i++)
		write_crowd(all, of, instants[i], true);
	free(instants);
	return true;
}
