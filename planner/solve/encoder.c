/* encoder.c - a meeting is held at one of its times, or not at all. */
#include "solve/encoder.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"

const struct slot *encoder_slot(const struct encoder *encoder, uint32_t sitting, uint32_t slot)
{
	const struct problem *problem = encoder->problem;
	return time_slot(problem, &problem->sittings.at[sitting], slot);
}

uint32_t encoder_slots(const struct encoder *encoder, uint32_t sitting)
{
	return encoder->problem->sittings.at[sitting].time_count;
}

static void *take(struct encoder *encoder, size_t count, size_t size)
{
	void *at = arena_array(encoder->arena, count, size);
	encoder->failed = encoder->failed || at == NULL;
	return at;
}

bool *marks(struct encoder *encoder, uint32_t sitting)
{
	return take(encoder, encoder_slots(encoder, sitting), sizeof(bool));
}

int *literals(struct encoder *encoder, size_t count)
{
	return take(encoder, count, sizeof(int));
}

int any_of(struct encoder *encoder, const int *at, uint32_t count)
{
	if (count == 0)
		return -encoder->yes;
	if (count == 1)
		return at[0];
	for (uint32_t i = 0; i < count; i++)
		if (at[i] == encoder->yes)
			return encoder->yes;
	int any = -sat_var(encoder->sat); /* tried as false */
	for (uint32_t i = 0; i < count; i++)
		sat_two(encoder->sat, -at[i], any);
	for (uint32_t i = 0; i < count; i++)
		sat_add(encoder->sat, at[i]);
	sat_one(encoder->sat, -any);
	return any;
}

int both(struct encoder *encoder, int a, int b)
{
	if (a == -encoder->yes || b == -encoder->yes || a == -b)
		return -encoder->yes;
	if (a == encoder->yes || b == encoder->yes || a == b)
		return a == encoder->yes ? b : a;
	int is = sat_var(encoder->sat);
	sat_two(encoder->sat, -is, a);
	sat_two(encoder->sat, -is, b);
	sat_three(encoder->sat, is, -a, -b);
	return is;
}

int in_slots(struct encoder *encoder, uint32_t sitting, const bool *marked)
{
	uint32_t of = encoder_slots(encoder, sitting), count = 0;
	int *at = literals(encoder, of);
	if (at == NULL)
		return encoder->yes;
	for (uint32_t s = 0; s < of; s++)
		if (marked[s])
			at[count++] = encoder->at[sitting][s];
	return count == of ? encoder->held[sitting] : any_of(encoder, at, count);
}

/* A slot as it is sorted. */
struct ordered {
	int64_t first, second;
	uint32_t n;
};

static int ordered_compare(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->second != y->second)
		return x->second < y->second ? -1 : 1;
	return (x->n > y->n) - (x->n < y->n);
}

/* The slots of a sitting by start and end, or by end and start. */
static uint32_t *order_slots(struct encoder *encoder, uint32_t n, bool by_end)
{
	uint32_t count = encoder_slots(encoder, n);
	uint32_t *order = take(encoder, count, sizeof *order);
	struct ordered *slots = calloc(count > 0 ? count : 1, sizeof *slots);
	encoder->failed = encoder->failed || slots == NULL;
	for (uint32_t s = 0; !encoder->failed && s < count; s++) {
		const struct slot *slot = encoder_slot(encoder, n, s);
		slots[s] = by_end ? (struct ordered){slot->end_utc_s, slot->start_utc_s, s}
		                  : (struct ordered){slot->start_utc_s, slot->end_utc_s, s};
	}
	if (!encoder->failed && count > 1)
		qsort(slots, count, sizeof *slots, ordered_compare);
	for (uint32_t i = 0; !encoder->failed && i < count; i++)
		order[i] = slots[i].n;
	free(slots);
	return order;
}

/* A new variable, as the literal that the solver makes true where nothing speaks against it:
 * it tries variables as true first. */
static int preferred(struct encoder *encoder, bool is_true)
{
	int var = sat_var(encoder->sat);
	return is_true ? var : -var;
}

/* The literal that a sitting has the slot at a place of its course. */
static int at_place(struct encoder *encoder, const int *from, uint32_t i, uint32_t count,
                    bool is_own)
{
	if (i + 1 == count)
		return from[i];
	if (from[i] == encoder->yes)
		return -from[i + 1];
	int is = preferred(encoder, is_own);
	sat_two(encoder->sat, -is, from[i]);
	sat_two(encoder->sat, -is, -from[i + 1]);
	sat_three(encoder->sat, is, -from[i], from[i + 1]);
	return is;
}

/* The variables of one sitting, of which a slot is preferred. */
static void begin_sitting(struct encoder *encoder, uint32_t n, uint32_t slot)
{
	struct course *course = &encoder->courses[n];
	uint32_t count = encoder_slots(encoder, n), own = 0;
	course->by_start = order_slots(encoder, n, false);
	course->from = literals(encoder, (size_t)count + 1);
	encoder->at[n] = literals(encoder, count);
	if (encoder->failed)
		return;
	while (own < count && course->by_start[own] != slot)
		own++;
	for (uint32_t i = 0; i < count; i++)
		course->from[i] =
			i == 0 && encoder->all_held ? encoder->yes : preferred(encoder, i <= own);
	course->from[count] = -encoder->yes;
	for (uint32_t i = 1; i < count; i++)
		sat_two(encoder->sat, -course->from[i], course->from[i - 1]);
	for (uint32_t i = 0; i < count; i++)
		encoder->at[n][course->by_start[i]] =
			at_place(encoder, course->from, i, count, i == own);
	encoder->held[n] = course->from[0];
}

bool encoder_begin(struct encoder *encoder, struct arena *arena, struct sat *sat,
                   const struct problem *problem, const uint32_t *preferred_slots)
{
	uint32_t count = problem->sittings.count;
	*encoder = (struct encoder){.arena = arena,
	                            .sat = sat,
	                            .problem = problem,
	                            .all_held = preferred_slots != NULL};
	encoder->yes = sat_var(sat);
	sat_one(sat, encoder->yes);
	encoder->held = literals(encoder, count);
	encoder->at = take(encoder, count, sizeof *encoder->at);
	encoder->earlier = take(encoder, count, sizeof *encoder->earlier);
	encoder->courses = take(encoder, count, sizeof *encoder->courses);
	for (uint32_t n = 0; n < count && !encoder->failed; n++)
		begin_sitting(encoder, n, preferred_slots != NULL ? preferred_slots[n] : 0);
	return !encoder->failed;
}

int begins_from(const struct encoder *encoder, uint32_t sitting, int64_t utc_s)
{
	const struct course *course = &encoder->courses[sitting];
	uint32_t low = 0, high = encoder_slots(encoder, sitting);
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (encoder_slot(encoder, sitting, course->by_start[middle])->start_utc_s < utc_s)
			low = middle + 1;
		else
			high = middle;
	}
	return course->from[low];
}

/* The course by end. Where meetings that begin later end later it is the other one. */
static void make_until(struct encoder *encoder, uint32_t n)
{
	struct course *course = &encoder->courses[n];
	uint32_t count = encoder_slots(encoder, n);
	uint32_t *by_end = order_slots(encoder, n, true);
	course->until = literals(encoder, (size_t)count + 1);
	if (encoder->failed)
		return;
	bool same = memcmp(by_end, course->by_start, count * sizeof *by_end) == 0;
	course->until[0] = -encoder->yes;
	for (uint32_t i = 0; i < count; i++) {
		int with[2] = {course->until[i], encoder->at[n][by_end[i]]};
		course->until[i + 1] =
			i + 1 == count ? encoder->held[n]
			: same         ? both(encoder, encoder->held[n], -course->from[i + 1])
			: i == 0       ? with[1]
				       : any_of(encoder, with, 2);
	}
	course->by_end = by_end;
}

int ends_by(struct encoder *encoder, uint32_t sitting, int64_t utc_s)
{
	const struct course *course = &encoder->courses[sitting];
	uint32_t low = 0, high = encoder_slots(encoder, sitting);
	if (course->by_end == NULL)
		make_until(encoder, sitting);
	if (course->by_end == NULL)
		return encoder->yes;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (encoder_slot(encoder, sitting, course->by_end[middle])->end_utc_s <= utc_s)
			low = middle + 1;
		else
			high = middle;
	}
	return course->until[low];
}

void keep_apart(struct encoder *encoder, int literal, uint32_t a, uint32_t b)
{
	for (uint32_t s = 0; s < encoder_slots(encoder, a); s++) {
		const struct slot *slot = encoder_slot(encoder, a, s);
		int before = ends_by(encoder, b, slot->start_utc_s);
		int after = begins_from(encoder, b, slot->end_utc_s);
		if (before == encoder->yes || after == encoder->yes || before == -after)
			continue;
		sat_add(encoder->sat, -literal);
		sat_add(encoder->sat, -encoder->at[a][s]);
		if (encoder->held[b] != encoder->yes)
			sat_add(encoder->sat, -encoder->held[b]);
		sat_two(encoder->sat, before, after);
	}
}

/* Literals "at least k of the first i", row by row, as far as it matters. */
void require_count(struct encoder *encoder, int literal, const int *of, uint32_t count,
                   int32_t exactly, int32_t min, int32_t max)
{
	int32_t least = exactly != CIVIL_NONE ? exactly : min;
	int32_t most = exactly != CIVIL_NONE ? exactly : max;
	uint32_t top = least > 0 ? (uint32_t)least : 0;
	if (most != CIVIL_NONE && (uint32_t)most + 1 > top)
		top = (uint32_t)most + 1;
	top = top < count ? top : count;
	int *row = literals(encoder, (size_t)top + 1);
	if (row == NULL)
		return;
	for (uint32_t k = 0; k <= top; k++)
		row[k] = k == 0 ? encoder->yes : -encoder->yes;
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = i + 1 < top ? i + 1 : top; k >= 1; k--) {
			int with[2] = {row[k], both(encoder, row[k - 1], of[i])};
			row[k] = row[k] == -encoder->yes ? with[1] : any_of(encoder, with, 2);
		}
	if (least > 0) /* CIVIL_NONE is less */
		sat_two(encoder->sat, -literal,
		        least <= (int32_t)count ? row[least] : -encoder->yes);
	if (most != CIVIL_NONE && most < (int32_t)count)
		sat_two(encoder->sat, -literal, -row[most + 1]);
}

int more_than(struct encoder *encoder, const int *of, uint32_t count, uint32_t most)
{
	int *row = count > most ? literals(encoder, (size_t)most + 1) : NULL;
	if (row == NULL)
		return -encoder->yes;
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = (i < most ? i : most) + 1; k-- > 0;) {
			int now = sat_var(encoder->sat);
			if (row[k] != 0)
				sat_two(encoder->sat, -row[k], now);
			if (k == 0)
				sat_two(encoder->sat, -of[i], now);
			else
				sat_three(encoder->sat, -of[i], -row[k - 1], now);
			row[k] = now;
		}
	return row[most];
}
