/* spread.c - sitting by sitting, the slot in which least is in the way.
 *
 * The solver begins with it: what it has to change are the meetings that clauses are about, and
 * not a heap of meetings in the first slot that suits them all. */
#include "solve/spread.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"

enum { IN_THE_WAY = 1000, NOT_ITS_OWN = 2 };

/* What is in each place so far. */
struct spreader {
	const struct problem *problem;
	uint32_t *chosen; /* of each sitting, its slot; NO_ELEMENT: none yet */
	int64_t *starts;  /* all instants at which a slot begins, ascending */
	uint32_t *crowd;  /* meetings that are under way then */
	size_t start_count;
	uint32_t *newest;  /* of each person, the sitting that was placed last; NO_ELEMENT: none */
	uint32_t **before; /* of each sitting, by its people: the one placed before it */
};

static const struct slot *slot_at(const struct problem *problem, uint32_t n, uint32_t s)
{
	return time_slot(problem, &problem->sittings.at[n], s);
}

static uint32_t slots_of(const struct problem *problem, uint32_t n)
{
	return problem->sittings.at[n].time_count;
}

static int instant_compare(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static bool find_starts(struct spreader *spreader, struct arena *arena)
{
	const struct problem *problem = spreader->problem;
	size_t count = 0;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		count += slots_of(problem, n);
	int64_t *starts = arena_array(arena, count, sizeof *starts);
	if (starts == NULL)
		return false;
	count = 0;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		for (uint32_t s = 0; s < slots_of(problem, n); s++)
			starts[count++] = slot_at(problem, n, s)->start_utc_s;
	if (count > 1)
		qsort(starts, count, sizeof *starts, instant_compare);
	for (size_t i = 0; i < count; i++)
		if (spreader->start_count == 0 || starts[spreader->start_count - 1] != starts[i])
			starts[spreader->start_count++] = starts[i];
	spreader->starts = starts;
	spreader->crowd = arena_array(arena, spreader->start_count, sizeof *spreader->crowd);
	return spreader->crowd != NULL;
}

/* The place of a slot's start among all. */
static size_t place_of(const struct spreader *spreader, const struct slot *slot)
{
	const int64_t *at = bsearch(&slot->start_utc_s, spreader->starts, spreader->start_count,
	                            sizeof *at, instant_compare);
	return (size_t)(at - spreader->starts);
}

/* The most meetings that are under way at once within a slot. */
static uint32_t crowd_in(const struct spreader *spreader, const struct slot *slot)
{
	uint32_t most = 0;
	for (size_t i = place_of(spreader, slot);
	     i < spreader->start_count && spreader->starts[i] < slot->end_utc_s; i++)
		most = spreader->crowd[i] > most ? spreader->crowd[i] : most;
	return most;
}

static bool is_absent(const struct person *person, const struct slot *slot)
{
	for (uint32_t i = 0; i < person->absences.count; i++) {
		const struct absence *absence = &person->absences.at[i];
		bool begins = absence->from.day < slot->day ||
		              (absence->from.day == slot->day && absence->from.min < slot->end_min);
		bool ends =
			absence->until.day > slot->day ||
			(absence->until.day == slot->day && absence->until.min > slot->start_min);
		if (begins && ends)
			return true;
	}
	return false;
}

/* Whether the i-th who is needed in a sitting is in another then. */
static bool is_elsewhere(const struct spreader *spreader, uint32_t n, uint32_t i,
                         const struct slot *slot)
{
	const struct problem *problem = spreader->problem;
	uint32_t person = problem->sittings.at[n].people[i];
	for (uint32_t other = spreader->newest[person]; other != NO_ELEMENT;) {
		const struct slot *of = slot_at(problem, other, spreader->chosen[other]);
		if (of->start_utc_s < slot->end_utc_s && slot->start_utc_s < of->end_utc_s)
			return true;
		const uint32_t *people = problem->sittings.at[other].people;
		uint32_t k = 0;
		while (people[k] != person)
			k++;
		other = spreader->before[other][k];
	}
	return false;
}

/* What is in the way of a sitting in a slot. */
static uint32_t count_what_is_in_the_way(const struct spreader *spreader, uint32_t n, uint32_t s)
{
	const struct problem *problem = spreader->problem;
	const struct sitting *sitting = &problem->sittings.at[n];
	const struct slot *slot = slot_at(problem, n, s);
	uint32_t crowd = crowd_in(spreader, slot), bad = crowd >= sitting->room_count;
	for (uint32_t i = 0; i < sitting->people_count; i++)
		bad += is_absent(problem->programme->persons.at[sitting->people[i]].person, slot) ||
		       is_elsewhere(spreader, n, i, slot);
	return bad * IN_THE_WAY + crowd + (s == 0 ? 0 : NOT_ITS_OWN);
}

static bool choose(struct spreader *spreader, struct arena *arena, uint32_t n)
{
	const struct problem *problem = spreader->problem;
	const struct sitting *sitting = &problem->sittings.at[n];
	uint32_t best = 0, least = UINT32_MAX;
	for (uint32_t s = 0; s < slots_of(problem, n); s++) {
		uint32_t count = count_what_is_in_the_way(spreader, n, s);
		best = count < least ? s : best;
		least = count < least ? count : least;
	}
	const struct slot *slot = slot_at(problem, n, best);
	spreader->chosen[n] = best;
	for (size_t i = place_of(spreader, slot);
	     i < spreader->start_count && spreader->starts[i] < slot->end_utc_s; i++)
		spreader->crowd[i]++;
	spreader->before[n] = arena_array(arena, sitting->people_count, sizeof(uint32_t));
	for (uint32_t i = 0; spreader->before[n] != NULL && i < sitting->people_count; i++) {
		uint32_t *newest = &spreader->newest[sitting->people[i]];
		spreader->before[n][i] = *newest;
		if (*newest != n) /* somebody may be needed in two parts */
			*newest = n;
	}
	return spreader->before[n] != NULL;
}

uint32_t *spread(struct arena *arena, const struct problem *problem)
{
	uint32_t persons = problem->programme->persons.count, count = problem->sittings.count;
	struct spreader spreader = {.problem = problem,
	                            .chosen = arena_array(arena, count, sizeof(uint32_t)),
	                            .newest = arena_array(arena, persons, sizeof(uint32_t)),
	                            .before = arena_array(arena, count, sizeof(uint32_t *))};
	if (spreader.chosen == NULL || spreader.newest == NULL || spreader.before == NULL ||
	    !find_starts(&spreader, arena))
		return NULL;
	memset(spreader.newest, 0xFF, persons * sizeof *spreader.newest);
	for (uint32_t n = 0; n < count; n++)
		if (!choose(&spreader, arena, n))
			return NULL;
	return spreader.chosen;
}
