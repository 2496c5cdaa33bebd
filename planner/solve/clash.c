/* clash.c - all minimal sets, the smallest first, by a map of what was not looked at yet.
 *
 * The map is a second solver with a variable for each requirement. It gives a set that is not
 * decided, of at most so many; if all of that can be met, it is made as large as can be, and
 * the map gets to know that what lies within it can be met; if not, what of it is needed is a
 * clash, and the map gets to know that what holds it cannot be met. When nothing of a size is
 * left, the next is looked at. clashes_find() at the end is where to begin. */
#include "solve/clash.h"

#include <stdlib.h>
#include <string.h>

enum {
	LARGEST = 12, /* size up to which smaller sets come first */
	ALIKE = 500   /* sets more than were asked for, at most */
};

struct finder {
	struct arena *arena;
	struct sat *sat, *map;
	const struct requirements *requirements;
	const uint32_t *of; /* the requirements that differ, by their places */
	uint32_t count;
	bool *in;  /* of each: it is in the set that is looked at */
	int *vars; /* of each: that it is, in the map */
	int *more; /* in the map: more than so many are */
	uint64_t questions;
};

static int literal_of(const struct finder *finder, uint32_t i)
{
	return finder->requirements->at[finder->of[i]].literal;
}

/* Whether all of the set can be met together. */
static bool can_be_met(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->count; i++)
		if (finder->in[i])
			sat_assume(finder->sat, literal_of(finder, i));
	if (finder->questions > 0)
		finder->questions--;
	return sat_solve(finder->sat);
}

/* Leave in the set only what the solver needed to see that it cannot be met. */
static void keep_needed(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->count; i++)
		if (finder->in[i])
			finder->in[i] = sat_is_needed(finder->sat, literal_of(finder, i));
}

static void shrink(struct finder *finder)
{
	keep_needed(finder);
	for (uint32_t i = 0; i < finder->count; i++) {
		if (!finder->in[i])
			continue;
		finder->in[i] = false;
		if (can_be_met(finder))
			finder->in[i] = true;
		else
			keep_needed(finder);
	}
}

/* Add to a set that can be met what is met with it as it happens. */
static void take_what_is_met(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->count; i++)
		finder->in[i] = finder->in[i] || sat_is_true(finder->sat, literal_of(finder, i));
}

static void grow(struct finder *finder)
{
	take_what_is_met(finder);
	for (uint32_t i = 0; i < finder->count; i++) {
		if (finder->in[i])
			continue;
		finder->in[i] = true;
		if (can_be_met(finder))
			take_what_is_met(finder);
		else
			finder->in[i] = false;
	}
}

/* Tell the map of what is in the set, or of what is not. */
static void tell_map(struct finder *finder, bool in)
{
	for (uint32_t i = 0; i < finder->count; i++)
		if (finder->in[i] == in)
			sat_add(finder->map, in ? -finder->vars[i] : finder->vars[i]);
	sat_add(finder->map, 0);
}

/* Keep the set as a clash. Fails (false) when memory is out. */
static bool keep(struct finder *finder, struct clash *out)
{
	uint32_t *at = arena_array(finder->arena, finder->count, sizeof *at);
	*out = (struct clash){at, 0};
	for (uint32_t i = 0; at != NULL && i < finder->count; i++)
		if (finder->in[i])
			at[out->count++] = finder->of[i];
	return at != NULL;
}

static int clash_compare(const void *a, const void *b)
{
	const struct clash *x = a, *y = b;
	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	for (uint32_t i = 0; i < x->count; i++)
		if (x->at[i] != y->at[i])
			return x->at[i] < y->at[i] ? -1 : 1;
	return 0;
}

/* A set of at most so many that is not decided; false: there is none. */
static bool next_set(struct finder *finder, uint32_t size)
{
	if (size < LARGEST && size < finder->count)
		sat_assume(finder->map, -finder->more[size]);
	if (!sat_solve(finder->map))
		return false;
	for (uint32_t i = 0; i < finder->count; i++)
		finder->in[i] = sat_is_true(finder->map, finder->vars[i]);
	return true;
}

/* Find so many, and then all others that are as large as the last of them, for the solver not
 * to choose among these. */
static bool find(struct finder *finder, uint32_t most, struct clashes *out)
{
	bool kept = true;
	uint32_t size = 1;
	while (kept && out->count < most + ALIKE && finder->questions > 0) {
		if (!next_set(finder, size)) {
			out->complete =
				size >= LARGEST || size >= finder->count || !sat_solve(finder->map);
			if (out->complete || out->count >= most)
				break;
			size++;
			continue;
		}
		if (can_be_met(finder)) {
			grow(finder);
			tell_map(finder, false);
			continue;
		}
		shrink(finder);
		kept = keep(finder, &out->at[out->count]);
		out->count += kept;
		tell_map(finder, true);
	}
	return kept;
}

/* Those that differ: what two clauses say alike is one requirement. */
static const uint32_t *different(struct arena *arena, const struct requirements *all,
                                 uint32_t *count)
{
	uint32_t *of = arena_array(arena, all->count, sizeof *of);
	*count = 0;
	for (uint32_t i = 0; of != NULL && i < all->count; i++) {
		uint32_t n = 0;
		while (n < i && all->at[n].literal != all->at[i].literal)
			n++;
		if (n == i)
			of[(*count)++] = i;
	}
	return of;
}

/* Write the map: literals "more than k of the first i are in the set", row by row. */
static void write_map(struct finder *finder)
{
	struct sat *map = finder->map;
	for (uint32_t i = 0; i < finder->count; i++) {
		int var = finder->vars[i] = sat_var(map);
		for (uint32_t k = LARGEST; k-- > 0;) {
			int before = finder->more[k], less = k > 0 ? finder->more[k - 1] : 0;
			if (k > i)
				continue;
			int now = sat_var(map);
			if (before != 0)
				sat_two(map, -before, now);
			if (k == 0)
				sat_two(map, -var, now);
			else
				sat_three(map, -var, -less, now);
			finder->more[k] = now;
		}
	}
}

bool clashes_find(struct arena *arena, struct sat *sat, const struct requirements *requirements,
                  uint32_t most, uint64_t questions, struct clashes *out)
{
	struct finder finder = {.arena = arena,
	                        .sat = sat,
	                        .map = sat_new(),
	                        .requirements = requirements,
	                        .in = arena_array(arena, requirements->count, sizeof(bool)),
	                        .vars = arena_array(arena, requirements->count, sizeof(int)),
	                        .more = arena_array(arena, LARGEST, sizeof(int)),
	                        .questions = questions};
	finder.of = different(arena, requirements, &finder.count);
	*out = (struct clashes){.at = arena_array(arena, (size_t)most + ALIKE, sizeof *out->at)};
	bool found = finder.map != NULL && finder.of != NULL && finder.in != NULL &&
	             finder.vars != NULL && finder.more != NULL && out->at != NULL;
	if (found)
		write_map(&finder);
	found = found && find(&finder, most, out);
	sat_free(finder.map);
	if (found && out->count > 1)
		qsort(out->at, out->count, sizeof *out->at, clash_compare);
	if (out->count > most) {
		out->count = most;
		out->complete = false;
	}
	return found;
}
