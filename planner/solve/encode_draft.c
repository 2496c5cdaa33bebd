/* encode_draft.c - how the solver is asked about a draft.
 *
 * The meetings of a large draft have thousands of times, and hardly any of them has to move for
 * one requirement more or less: they stay where the last answer put them, and only those move
 * of which the solver says that they have to. So a new answer is near to the last one, and
 * breaks few facts that were not written yet. */
#include <string.h>

#include "solve/encoder.h"

enum { PATIENCE = 200 }; /* times that some more may move, before all may */

/* The slot that the solver gives a sitting. */
static uint32_t slot_given(const struct encoder *encoder, uint32_t n)
{
	const struct course *course = &encoder->courses[n];
	uint32_t low = 0, high = encoder_slots(encoder, n);
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (sat_is_true(encoder->sat, course->from[middle]))
			low = middle;
		else
			high = middle;
	}
	return course->by_start[low];
}

static void read_placement(struct requirements *all)
{
	for (uint32_t n = 0; n < all->encoder->problem->sittings.count; n++) {
		uint32_t slot = slot_given(all->encoder, n);
		all->may_move[n] = all->may_move[n] || slot != all->placed[n];
		all->placed[n] = slot;
	}
	all->is_asked = true;
}

static int stays(const struct requirements *all, uint32_t n)
{
	return all->encoder->at[n][all->placed[n]];
}

/* Let those move that the solver says stand in the way; all that are in a crowd, if it is that.
 * Gives: how many there are. */
static uint32_t let_move(struct requirements *all)
{
	const struct sat *sat = all->encoder->sat;
	bool crowded = all->calm != 0 && sat_is_needed(sat, all->calm);
	uint32_t count = 0;
	for (uint32_t n = 0; n < all->encoder->problem->sittings.count; n++) {
		if (all->may_move[n] ||
		    !((crowded && all->crowded[n]) || sat_is_needed(sat, stays(all, n))))
			continue;
		all->may_move[n] = true;
		count++;
	}
	return count > 0 ? count : crowded;
}

/* Ask whether what is marked can be met while those stay that may not move. */
static bool ask(struct requirements *all, const bool *marked)
{
	struct sat *sat = all->encoder->sat;
	requirements_assume(all, marked, NULL, 0);
	for (uint32_t n = 0; n < all->encoder->problem->sittings.count; n++)
		if (!all->may_move[n])
			sat_assume(sat, stays(all, n));
	if (all->calm != 0)
		sat_assume(sat, all->calm);
	return sat_solve(sat);
}

/* What was said while others stay is not said any more. */
static void end_calm(struct requirements *all)
{
	uint32_t count = all->encoder->problem->sittings.count;
	if (all->calm != 0)
		sat_one(all->encoder->sat, -all->calm);
	all->calm = 0;
	memset(all->crowded, false, count * sizeof(bool));
}

bool draft_can_be_met(struct requirements *all, const bool *marked)
{
	uint32_t count = all->encoder->problem->sittings.count;
	memset(all->may_move, !all->is_asked, count * sizeof(bool));
	end_calm(all);
	for (int times = 0;; times++) {
		if (ask(all, marked)) {
			if (!all->is_asked)
				memset(all->may_move, false, count * sizeof(bool));
			read_placement(all);
			if (!write_what_is_broken(all, marked))
				return true;
			continue;
		}
		if (sat_gave_up(all->encoder->sat) || let_move(all) == 0)
			return false;
		if (times > PATIENCE)
			memset(all->may_move, true, count * sizeof(bool));
		end_calm(all);
	}
}
