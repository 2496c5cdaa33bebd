/* encoder.c - a meeting is held at one of its times, or not at all. */
#include "solve/encoder.h"

#include "base/civil.h"

static const struct sitting *sitting_at(const struct encoder *encoder, uint32_t n)
{
	return &encoder->problem->sittings.at[n];
}

bool *marks(struct encoder *encoder, uint32_t sitting)
{
	bool *at =
		arena_array(encoder->arena, sitting_at(encoder, sitting)->time_count, sizeof *at);
	encoder->failed = encoder->failed || at == NULL;
	return at;
}

int *literals(struct encoder *encoder, size_t count)
{
	int *at = arena_array(encoder->arena, count, sizeof *at);
	encoder->failed = encoder->failed || at == NULL;
	return at;
}

/* At most one of the slots of a sitting: a ladder, on which whatever is above one is not. */
static void at_most_one(struct encoder *encoder, const int *at, uint32_t count)
{
	int above = 0; /* one of those before is true */
	for (uint32_t i = 0; i < count; i++) {
		if (above != 0)
			sat_two(encoder->sat, -above, -at[i]);
		int next = sat_var(encoder->sat);
		sat_two(encoder->sat, -at[i], next);
		if (above != 0)
			sat_two(encoder->sat, -above, next);
		above = next;
	}
}

int any_of(struct encoder *encoder, const int *at, uint32_t count)
{
	if (count == 0)
		return -encoder->yes;
	if (count == 1)
		return at[0];
	int any = sat_var(encoder->sat);
	for (uint32_t i = 0; i < count; i++)
		sat_two(encoder->sat, -at[i], any);
	for (uint32_t i = 0; i < count; i++)
		sat_add(encoder->sat, at[i]);
	sat_one(encoder->sat, -any);
	return any;
}

int both(struct encoder *encoder, int a, int b)
{
	if (a == -encoder->yes || b == -encoder->yes)
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
	uint32_t of = sitting_at(encoder, sitting)->time_count, count = 0;
	int *at = literals(encoder, of);
	if (at == NULL)
		return encoder->yes;
	for (uint32_t s = 0; s < of; s++)
		if (marked[s])
			at[count++] = encoder->at[sitting][s];
	return count == of ? encoder->held[sitting] : any_of(encoder, at, count);
}

bool encoder_begin(struct encoder *encoder, struct arena *arena, struct sat *sat,
                   const struct problem *problem)
{
	uint32_t count = problem->sittings.count;
	*encoder = (struct encoder){.arena = arena, .sat = sat, .problem = problem};
	encoder->yes = sat_var(sat);
	sat_one(sat, encoder->yes);
	encoder->held = literals(encoder, count);
	encoder->at = arena_array(arena, count, sizeof *encoder->at);
	encoder->earlier = arena_array(arena, count, sizeof *encoder->earlier);
	if (encoder->failed || encoder->at == NULL || encoder->earlier == NULL)
		return false;
	for (uint32_t n = 0; n < count; n++) {
		uint32_t slots = problem->sittings.at[n].time_count;
		encoder->at[n] = literals(encoder, slots);
		encoder->earlier[n] = literals(encoder, count);
		if (encoder->failed)
			return false;
		for (uint32_t s = 0; s < slots; s++)
			encoder->at[n][s] = sat_var(sat);
		encoder->held[n] = any_of(encoder, encoder->at[n], slots);
		at_most_one(encoder, encoder->at[n], slots);
	}
	return true;
}

/* The literal that one sitting begins before another, if both are held; of those that begin
 * together, the one of the lower rank. */
static int earlier(struct encoder *encoder, uint32_t a, uint32_t b)
{
	const struct sitting *x = sitting_at(encoder, a), *y = sitting_at(encoder, b);
	if (encoder->earlier[a][b] != 0)
		return encoder->earlier[a][b];
	int is = sat_var(encoder->sat);
	for (uint32_t s = 0; s < x->time_count; s++)
		for (uint32_t t = 0; t < y->time_count; t++) {
			int64_t x_s = time_slot(encoder->problem, x, s)->start_utc_s;
			int64_t y_s = time_slot(encoder->problem, y, t)->start_utc_s;
			bool before = x_s < y_s || (x_s == y_s && x->rank < y->rank);
			sat_three(encoder->sat, -encoder->at[a][s], -encoder->at[b][t],
			          before ? is : -is);
		}
	encoder->earlier[a][b] = is;
	encoder->earlier[b][a] = -is;
	return is;
}

static bool is_in_part(const struct conference *conference, int32_t part, const struct slot *slot)
{
	for (uint32_t i = 0; i < conference->parts.count; i++)
		if (conference->parts.at[i].part == part)
			return slot->start_min >= conference->parts.at[i].from &&
			       slot->end_min <= conference->parts.at[i].to;
	return false;
}

static bool is_on_day(const struct conference *conference, int32_t n, int32_t day)
{
	return n >= 1 && n <= (int32_t)conference->days.count && conference->days.at[n - 1] == day;
}

/* The literal that a selector means a sitting, position aside. */
static int meant_lit(struct encoder *encoder, const struct conference *conference,
                     const struct selector *selector, uint32_t n)
{
	const struct sitting *sitting = sitting_at(encoder, n);
	bool *marked = marks(encoder, n);
	for (uint32_t s = 0; marked != NULL && s < sitting->time_count; s++) {
		const struct slot *slot = time_slot(encoder->problem, sitting, s);
		marked[s] = (!selector->conference || list_has(&conference->days, slot->day)) &&
		            (selector->day == CIVIL_NONE ||
		             is_on_day(conference, selector->day, slot->day)) &&
		            (selector->part == 0 || is_in_part(conference, selector->part, slot));
	}
	return marked != NULL ? in_slots(encoder, n, marked) : encoder->yes;
}

/* Leave of what is meant the first or the last. */
static void take_position(struct encoder *encoder, struct picked_list list, bool is_first)
{
	int *of = literals(encoder, list.count);
	for (uint32_t i = 0; of != NULL && i < list.count; i++) {
		int *nearer = literals(encoder, list.count);
		uint32_t count = 0;
		for (uint32_t n = 0; nearer != NULL && n < list.count; n++) {
			uint32_t a = list.at[n].sitting, b = list.at[i].sitting;
			if (n == i)
				continue;
			int before = is_first ? earlier(encoder, a, b) : earlier(encoder, b, a);
			nearer[count++] = both(encoder, list.at[n].literal, before);
		}
		of[i] = nearer != NULL
		                ? both(encoder, list.at[i].literal, -any_of(encoder, nearer, count))
		                : encoder->yes;
	}
	for (uint32_t i = 0; of != NULL && i < list.count; i++)
		list.at[i].literal = of[i];
}

struct picked_list pick(struct encoder *encoder, const struct hld_mandate *mandate,
                        const struct selector *selector)
{
	size_t most = 0;
	for (const struct selector *s = selector; s != NULL; s = s->also)
		most += encoder->problem->sittings.count;
	struct picked_list all = {arena_array(encoder->arena, most, sizeof *all.at), 0};
	encoder->failed = encoder->failed || all.at == NULL;
	for (const struct selector *s = selector; all.at != NULL && s != NULL; s = s->also) {
		struct picked_list one = {all.at + all.count, 0};
		for (uint32_t n = 0; n < encoder->problem->sittings.count; n++) {
			const struct sitting *sitting = sitting_at(encoder, n);
			if (s->items.count > 0 ||
			    !selector_may_mean(s, sitting->kind, sitting->number))
				continue;
			int literal = meant_lit(encoder, mandate->conference, s, n);
			if (literal != -encoder->yes)
				one.at[one.count++] = (struct picked){n, literal};
		}
		if (s->position != 0)
			take_position(encoder, one, s->position == FIRST);
		all.count += one.count;
	}
	return all;
}

/* Literals "at least k of the first i", row by row. */
void require_count(struct encoder *encoder, int literal, const int *of, uint32_t count,
                   int32_t exactly, int32_t min, int32_t max)
{
	int32_t least = exactly != CIVIL_NONE ? exactly : min;
	int32_t most = exactly != CIVIL_NONE ? exactly : max;
	int *row = literals(encoder, (size_t)count + 2);
	if (row == NULL)
		return;
	for (uint32_t k = 0; k <= count + 1; k++)
		row[k] = k == 0 ? encoder->yes : -encoder->yes;
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = i + 1; k >= 1; k--) {
			int with[2] = {row[k], both(encoder, row[k - 1], of[i])};
			row[k] = row[k] == -encoder->yes ? with[1] : any_of(encoder, with, 2);
		}
	if (least > 0) /* CIVIL_NONE is less */
		sat_two(encoder->sat, -literal,
		        least <= (int32_t)count ? row[least] : -encoder->yes);
	if (most != CIVIL_NONE && most < (int32_t)count)
		sat_two(encoder->sat, -literal, -row[most + 1]);
}
