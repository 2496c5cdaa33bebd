/* clash.c - all minimal sets, the smallest first, by a map of what was not looked at yet.
 *
 * The map is a second solver with a variable for each requirement. It gives a set that is not
 * decided, of at most so many; as all smaller ones are decided, one that cannot be met is a
 * clash. One that can be met is made as large as can be: of all requirements, those are left
 * out that the solver needs to see that they cannot be met, one after the other. The map then
 * gets to know that what lies within it can be met. When nothing of a size is left, the next
 * is looked at. clashes_find() at the end is where to begin. */
#include "solve/clash.h"

#include <stdlib.h>
#include <string.h>

enum {
	LARGEST = 16, /* size up to which smaller sets come first */
	TRIMS = 64,   /* times that a set is made smaller before it is taken as it is */
	IN_VAIN = 2,  /* of them without effect, one after the other */
	SMALL = 16    /* set that is not worth it */
};

/* A set that cannot be met, minimal or not. */
struct core {
	uint32_t *at, count;
	struct core *next;
};

struct finder {
	struct arena *arena;
	struct requirements *requirements;
	struct sat *map;
	const uint32_t *of; /* the requirements that differ, by their places */
	uint32_t count;
	bool *in;       /* of each requirement: it is in the set that is looked at */
	bool *seed;     /* it was in the set that was made larger */
	bool *out;      /* it was left out of the last set that was made larger */
	bool *spare;    /* for a set that is put aside */
	uint32_t *seen; /* in how many cores it is */
	uint32_t first[TRIMS], first_count; /* what the solver is to begin with */
	int *vars;                          /* that it is in the set, in the map */
	int *more;     /* of each place in of: more than size of those up to it are, in the map */
	uint32_t size; /* 0: nothing is said of that yet */
	struct core *cores;
	uint64_t questions;
	bool failed, stopped;
};

/* Whether all of the set can be met together; true too where that was too hard to tell, and
 * then it is to be stopped. */
static bool can_be_met(struct finder *finder)
{
	if (finder->questions > 0)
		finder->questions--;
	bool can = requirements_can_be_met(finder->requirements, finder->in, finder->first,
	                                   finder->first_count);
	finder->stopped = finder->stopped || requirements_failed(finder->requirements) ||
	                  requirements_gave_up(finder->requirements);
	return can || finder->stopped;
}

/* Leave in the set only what the solver needed to see that it cannot be met. */
static uint32_t keep_needed(struct finder *finder)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < finder->count; i++) {
		uint32_t n = finder->of[i];
		finder->in[n] = finder->in[n] && requirement_is_needed(finder->requirements, n);
		count += finder->in[n];
	}
	return count;
}

/* The last of the set that is not among the first. */
static uint32_t last_of(const struct finder *finder)
{
	for (uint32_t i = finder->count; i-- > 0;) {
		uint32_t n = finder->of[i], k = 0;
		while (k < finder->first_count && finder->first[k] != n)
			k++;
		if (finder->in[n] && k == finder->first_count)
			return n;
	}
	return NO_ELEMENT;
}

/* Leave of a set that cannot be met what is needed for that, without asking what can be: the
 * solver is asked the same again with what it needed last as the first, and sees then that it
 * needs less of the others. */
static uint32_t trim(struct finder *finder)
{
	uint32_t count = keep_needed(finder), last, in_vain = 0;
	finder->first_count = 0;
	while (count > SMALL && finder->first_count < TRIMS && in_vain < IN_VAIN &&
	       (last = last_of(finder)) != NO_ELEMENT) {
		uint32_t before = count;
		memmove(finder->first + 1, finder->first,
		        finder->first_count * sizeof *finder->first);
		finder->first[0] = last;
		finder->first_count++;
		if (can_be_met(finder)) /* only when it is stopped */
			break;
		count = keep_needed(finder);
		in_vain = count < before ? 0 : in_vain + 1;
	}
	finder->first_count = 0;
	return count;
}

/* A minimal set within one that cannot be met. */
static void shrink(struct finder *finder)
{
	if (can_be_met(finder)) /* only when it is stopped */
		return;
	trim(finder);
	for (uint32_t i = 0; i < finder->count; i++) {
		uint32_t n = finder->of[i];
		if (!finder->in[n])
			continue;
		finder->in[n] = false;
		if (can_be_met(finder))
			finder->in[n] = true;
		else
			keep_needed(finder);
	}
}

/* Remember the set as one that cannot be met. */
static struct core *keep_core(struct finder *finder, uint32_t count)
{
	struct core *core = arena_alloc(finder->arena, sizeof *core);
	uint32_t *at = arena_array(finder->arena, count, sizeof *at);
	if (core == NULL || at == NULL) {
		finder->failed = finder->stopped = true;
		return NULL;
	}
	*core = (struct core){at, 0, finder->cores};
	for (uint32_t i = 0; i < finder->count; i++)
		if (finder->in[finder->of[i]])
			at[core->count++] = finder->of[i];
	for (uint32_t i = 0; i < core->count; i++)
		finder->seen[at[i]]++;
	return finder->cores = core;
}

/* Whether all of a core but one (NO_ELEMENT: all of it) is in the set. */
static bool is_in(const struct finder *finder, const struct core *core, uint32_t but)
{
	for (uint32_t i = 0; i < core->count; i++)
		if (core->at[i] != but && !finder->in[core->at[i]])
			return false;
	return true;
}

static bool has(const struct core *core, uint32_t n)
{
	for (uint32_t i = 0; i < core->count; i++)
		if (core->at[i] == n)
			return true;
	return false;
}

/* Whether a requirement is rather to be left out than another: because it was in the last set
 * that was made, so that the next is near to it, or else because it is in more cores. */
static bool is_worse(const struct finder *finder, uint32_t n, uint32_t than)
{
	if (finder->out[n] != finder->out[than])
		return finder->out[n];
	return finder->seen[n] >= finder->seen[than];
}

/* Leave out of the set what is in most cores of a core; not of what it was to be made of: false
 * if there is no other. */
static bool leave_out(struct finder *finder, const struct core *core)
{
	uint32_t worst = NO_ELEMENT;
	for (uint32_t i = 0; i < core->count; i++) {
		uint32_t n = core->at[i];
		if (!finder->seed[n] && (worst == NO_ELEMENT || is_worse(finder, n, worst)))
			worst = n;
	}
	if (worst != NO_ELEMENT)
		finder->in[worst] = false;
	return worst != NO_ELEMENT;
}

/* Take all requirements but some, for no known core to be among them. */
static void take_most(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->count; i++)
		finder->in[finder->of[i]] = true;
	for (const struct core *core = finder->cores; core != NULL; core = core->next)
		if (is_in(finder, core, NO_ELEMENT))
			leave_out(finder, core);
}

/* Add to a set that can be met what is met with it as it happens. */
static void take_what_is_met(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->count; i++) {
		uint32_t n = finder->of[i];
		finder->in[n] = finder->in[n] || requirement_is_met(finder->requirements, n);
	}
}

/* Whether a known core says that a requirement cannot be met with the set. */
static bool is_shut_out(const struct finder *finder, uint32_t n)
{
	for (const struct core *core = finder->cores; core != NULL; core = core->next)
		if (has(core, n) && is_in(finder, core, n))
			return true;
	return false;
}

/* Make the set as large as can be while all of it can be met; false, and the set as it was: it
 * cannot be met itself. */
static bool grow(struct finder *finder)
{
	size_t size = finder->requirements->count * sizeof(bool);
	for (const struct core *core = finder->cores; core != NULL; core = core->next)
		if (is_in(finder, core, NO_ELEMENT))
			return false;
	memcpy(finder->seed, finder->in, size);
	take_most(finder);
	while (!can_be_met(finder)) {
		memcpy(finder->spare, finder->in, size);
		const struct core *core = keep_core(finder, trim(finder));
		memcpy(finder->in, finder->spare, size);
		if (core == NULL || !leave_out(finder, core)) {
			memcpy(finder->in, finder->seed, size);
			return false;
		}
	}
	if (!finder->stopped)
		take_what_is_met(finder);
	for (uint32_t i = 0; i < finder->count && !finder->stopped; i++) {
		uint32_t n = finder->of[i];
		if (finder->in[n] || is_shut_out(finder, n))
			continue;
		finder->in[n] = true;
		if (can_be_met(finder)) {
			if (!finder->stopped)
				take_what_is_met(finder);
		} else
			finder->in[n] = false;
	}
	for (uint32_t i = 0; i < finder->count; i++)
		finder->out[finder->of[i]] = !finder->in[finder->of[i]];
	return true;
}

/* Tell the map of what is in the set, or of what is not. */
static void tell_map(struct finder *finder, bool in)
{
	for (uint32_t i = 0; i < finder->count; i++) {
		uint32_t n = finder->of[i];
		if (finder->in[n] == in)
			sat_add(finder->map, in ? -finder->vars[n] : finder->vars[n]);
	}
	sat_add(finder->map, 0);
}

/* Keep the set as a clash. */
static void keep(struct finder *finder, struct clashes *out, uint32_t *room)
{
	if (out->count == *room) {
		uint32_t wider = *room > 0 ? *room * 2 : 64;
		struct clash *at = arena_array(finder->arena, wider, sizeof *at);
		finder->failed = finder->failed || at == NULL;
		if (at == NULL)
			return;
		if (out->count > 0)
			memcpy(at, out->at, out->count * sizeof *at);
		out->at = at;
		*room = wider;
	}
	uint32_t count = 0;
	for (uint32_t i = 0; i < finder->count; i++)
		count += finder->in[finder->of[i]];
	const struct core *core = keep_core(finder, count);
	if (core != NULL)
		out->at[out->count++] = (struct clash){core->at, core->count};
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

/* Say in the map, of each requirement, that with those before it more are in the set than one
 * less than now, and then than so many. */
static void count_one_more(struct finder *finder)
{
	int before = 0, less = 0;
	for (uint32_t i = 0; i < finder->count; i++) {
		int was = finder->more[i], now = sat_var(finder->map);
		if (before != 0)
			sat_two(finder->map, -before, now);
		if (finder->size == 0)
			sat_two(finder->map, -finder->vars[finder->of[i]], now);
		else if (i > 0)
			sat_three(finder->map, -finder->vars[finder->of[i]], -less, now);
		less = was;
		before = finder->more[i] = now;
	}
	finder->size++;
}

/* A set of at most so many that is not decided; false: there is none. */
static bool next_set(struct finder *finder, uint32_t size)
{
	while (finder->size < size + 1 && size <= LARGEST)
		count_one_more(finder);
	if (size <= LARGEST && size < finder->count)
		sat_assume(finder->map, -finder->more[finder->count - 1]);
	if (!sat_solve(finder->map))
		return false;
	for (uint32_t i = 0; i < finder->count; i++)
		finder->in[finder->of[i]] = sat_is_true(finder->map, finder->vars[finder->of[i]]);
	return true;
}

/* Look at one set, whether it clashes. */
static void look(struct finder *finder, uint32_t size, struct clashes *out, uint32_t *room)
{
	bool grown = grow(finder);
	if (finder->stopped)
		return;
	if (grown) {
		tell_map(finder, false);
		return;
	}
	if (size > LARGEST)
		shrink(finder);
	if (!finder->stopped)
		keep(finder, out, room);
	tell_map(finder, true);
}

/* Find so many, and then all others that are as large as the last of them, for the solver not
 * to choose among these. */
static void find(struct finder *finder, uint32_t most, struct clashes *out)
{
	uint32_t size = 1, room = 0;
	while (!finder->stopped && finder->questions > 0) {
		if (next_set(finder, size)) {
			look(finder, size, out, &room);
			continue;
		}
		out->complete = size > LARGEST || size >= finder->count || !sat_solve(finder->map);
		if (out->complete || out->count >= most)
			break;
		size++;
	}
	out->smallest = size <= LARGEST || out->complete;
}

/* Where it could not be proved that any set is a smallest one, one that is minimal, if all
 * together cannot be met: within the smallest that is known. */
static void find_any(struct finder *finder, struct clashes *out)
{
	const struct core *least = finder->cores;
	uint32_t room = 0;
	for (const struct core *core = least; core != NULL; core = core->next)
		least = core->count < least->count ? core : least;
	for (uint32_t i = 0; i < finder->count; i++)
		finder->in[finder->of[i]] = least == NULL || has(least, finder->of[i]);
	finder->stopped = false;
	if (can_be_met(finder))
		return;
	shrink(finder);
	if (!finder->stopped)
		keep(finder, out, &room);
	out->smallest = false;
}

struct placed_literal {
	int literal;
	uint32_t n;
};

static int literal_compare(const void *a, const void *b)
{
	const struct placed_literal *x = a, *y = b;
	if (x->literal != y->literal)
		return x->literal < y->literal ? -1 : 1;
	return (x->n > y->n) - (x->n < y->n);
}

static int number_compare(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Those that differ: what two clauses say alike is one requirement. */
static const uint32_t *different(struct arena *arena, const struct requirements *all,
                                 uint32_t *count)
{
	uint32_t *of = arena_array(arena, all->count, sizeof *of);
	struct placed_literal *sorted = arena_array(arena, all->count, sizeof *sorted);
	*count = 0;
	if (of == NULL || sorted == NULL)
		return NULL;
	for (uint32_t i = 0; i < all->count; i++)
		sorted[i] = (struct placed_literal){all->at[i].literal, i};
	if (all->count > 1)
		qsort(sorted, all->count, sizeof *sorted, literal_compare);
	for (uint32_t i = 0; i < all->count; i++)
		if (i == 0 || sorted[i].literal != sorted[i - 1].literal)
			of[(*count)++] = sorted[i].n;
	if (*count > 1)
		qsort(of, *count, sizeof *of, number_compare);
	return of;
}

static bool finder_begin(struct finder *finder, struct arena *arena, uint32_t most)
{
	finder->arena = arena;
	finder->map = sat_new(false);
	finder->in = arena_array(arena, most, sizeof(bool));
	finder->seed = arena_array(arena, most, sizeof(bool));
	finder->spare = arena_array(arena, most, sizeof(bool));
	finder->out = arena_array(arena, most, sizeof(bool));
	finder->seen = arena_array(arena, most, sizeof(uint32_t));
	finder->vars = arena_array(arena, most, sizeof(int));
	finder->more = arena_array(arena, most, sizeof(int));
	finder->of = different(arena, finder->requirements, &finder->count);
	if (finder->map == NULL || finder->in == NULL || finder->seed == NULL ||
	    finder->spare == NULL || finder->out == NULL || finder->seen == NULL ||
	    finder->vars == NULL || finder->more == NULL || finder->of == NULL)
		return false;
	for (uint32_t i = 0; i < finder->count; i++)
		finder->vars[finder->of[i]] = sat_var(finder->map);
	return true;
}

bool clashes_find(struct arena *arena, struct requirements *requirements, uint32_t most,
                  uint64_t questions, struct clashes *out)
{
	struct finder finder = {.requirements = requirements, .questions = questions};
	*out = (struct clashes){0};
	bool begun = finder_begin(&finder, arena, requirements->count);
	if (begun)
		find(&finder, most, out);
	if (begun && !finder.failed && !out->complete && out->count == 0)
		find_any(&finder, out);
	sat_free(finder.map);
	if (out->count > 1)
		qsort(out->at, out->count, sizeof *out->at, clash_compare);
	if (out->count > most) {
		out->count = most;
		out->complete = false;
	}
	return begun && !finder.failed && !requirements_failed(requirements);
}
