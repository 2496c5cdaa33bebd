/* costs.c - the cost of a placement, told by name: counted anew, not by the numbers that the
 * search keeps as it goes.
 *
 * costs_tell() at the end is where to begin. */
#include "solve/costs.h"

#include "base/civil.h"
#include "solve/wish_kinds.h"

struct teller {
	struct arena *arena;
	const struct problem *problem;
	const struct placement *at;
	struct cost_line *lines;
	uint32_t count;
	int64_t of_times, of_rooms; /* by themselves, those of wishes aside */
};

static void add_line(struct teller *teller, const char *name, int64_t count, int64_t cost)
{
	if (cost == 0)
		return;
	teller->lines[teller->count++] =
		(struct cost_line){name, count < INT32_MAX ? (int32_t)count : INT32_MAX,
	                           cost < INT32_MAX ? (int32_t)cost : INT32_MAX};
}

/* What a wish about single meetings is departed from, and take it off the sums. */
static int64_t count_single(struct teller *teller, const struct wish *wish,
                            const struct meeting_list *members)
{
	const struct problem *problem = teller->problem;
	int64_t times = 0, rooms = 0;
	for (uint32_t i = 0; i < members->count; i++) {
		uint32_t n = members->at[i];
		const struct sitting *sitting = &problem->sittings.at[n];
		times += wish_of_time(problem, wish, sitting, teller->at->slot[n]);
		rooms += wish_of_room(problem, wish, sitting, teller->at->room[n]);
	}
	teller->of_times -= times * wish->weight;
	teller->of_rooms -= rooms * wish->weight;
	return times + rooms;
}

static void tell_wishes(struct teller *teller)
{
	const struct problem *problem = teller->problem;
	for (uint32_t w = 0; w < problem->programme->prefer.count; w++) {
		const struct wish *wish = &problem->programme->prefer.at[w];
		const struct meeting_list *members = &problem->wished[w];
		int64_t count = wish_is_of_several(wish)
		                        ? wish_of_several(problem, wish, members->at,
		                                          members->count, teller->at)
		                        : count_single(teller, wish, members);
		const char *name =
			wish->id != NULL ? wish->id : words_name(&wish_kind_words, wish->kind);
		add_line(teller, name, count, count * wish->weight);
	}
}

static void sum_up(struct teller *teller)
{
	for (uint32_t n = 0; n < teller->problem->sittings.count; n++) {
		const struct sitting *sitting = &teller->problem->sittings.at[n];
		teller->of_times += sitting->times[teller->at->slot[n]].cost;
		teller->of_rooms += sitting->rooms[teller->at->room[n]].cost;
	}
}

/* How many meetings of a draft are elsewhere, though nobody said what that is worth. */
static int64_t count_moved(const struct teller *teller)
{
	int64_t moved = 0;
	for (uint32_t n = 0; n < teller->problem->sittings.count; n++)
		moved += !teller->problem->sittings.at[n].is_kept_by_wish &&
		         (teller->at->slot[n] != 0 || teller->at->room[n] != 0);
	return moved;
}

static bool tell_ties(struct teller *teller)
{
	const struct problem *problem = teller->problem;
	struct meant *scratch = arena_array(teller->arena, problem->most_chosen, sizeof *scratch);
	for (uint32_t t = 0; scratch != NULL && t < problem->ties.count; t++) {
		const struct tie *tie = &problem->ties.at[t];
		if (tie->wish != NULL)
			continue;
		int64_t count = post_count(problem, tie, teller->at, scratch);
		add_line(teller, tie->is_series ? "order" : tie->clause->id, count,
		         count * tie->cost);
	}
	return scratch != NULL;
}

/* Spans of time, of each meeting, for which a venue has no team. */
static bool tell_teams(struct teller *teller)
{
	const struct problem *problem = teller->problem;
	uint32_t venues = problem->programme->venues.count;
	uint32_t *needed =
		arena_array(teller->arena, (size_t)venues * problem->span_count, sizeof *needed);
	int64_t over = 0;
	for (uint32_t n = 0; needed != NULL && n < problem->sittings.count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		const struct slot *slot = time_slot(problem, sitting, teller->at->slot[n]);
		if (sitting->venue == NO_ELEMENT)
			continue;
		const struct hld_venue *venue = problem->programme->venues.at[sitting->venue];
		for (uint32_t i = slot->from; i < slot->rest_to; i++)
			over += ++needed[(size_t)sitting->venue * problem->span_count + i] >
			        (uint32_t)venue->interpretation->teams;
	}
	add_line(teller, "interpreters", CIVIL_NONE, over * problem->team_cost);
	return needed != NULL;
}

bool costs_tell(struct arena *arena, const struct problem *problem, const struct placement *at,
                struct costs *out)
{
	struct teller teller = {.arena = arena, .problem = problem, .at = at};
	size_t most = (size_t)problem->programme->prefer.count + problem->ties.count + 3;
	teller.lines = arena_array(arena, most, sizeof *teller.lines);
	*out = (struct costs){0};
	if (teller.lines == NULL)
		return false;
	sum_up(&teller);
	tell_wishes(&teller);
	if (problem->is_outline) {
		add_line(&teller, "custom-times", CIVIL_NONE, teller.of_times);
		add_line(&teller, "custom-rooms", CIVIL_NONE, teller.of_rooms);
	} else {
		add_line(&teller, words_name(&wish_kind_words, WISH_KEEP), count_moved(&teller),
		         teller.of_times + teller.of_rooms);
	}
	if (!tell_ties(&teller) || !tell_teams(&teller))
		return false;
	*out = (struct costs){teller.lines, teller.count};
	return true;
}
