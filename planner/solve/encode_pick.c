/* encode_pick.c - what a selector means, whenever the meetings are. */
#include "base/civil.h"
#include "solve/encoder.h"

static const struct sitting *sitting_at(const struct encoder *encoder, uint32_t n)
{
	return &encoder->problem->sittings.at[n];
}

static int32_t edge_min(const struct slot *slot, struct edge edge)
{
	return edge.before_end ? slot->end_min - edge.min : slot->start_min + edge.min;
}

struct slot time_of_picked(const struct encoder *encoder, const struct picked *picked,
                           uint32_t slot)
{
	struct slot time = *encoder_slot(encoder, picked->sitting, slot);
	if (picked->part == NO_ELEMENT)
		return time;
	const struct part *part = &sitting_at(encoder, picked->sitting)->parts[picked->part];
	int32_t from = edge_min(&time, part->from), to = edge_min(&time, part->to);
	time.start_utc_s += (from - time.start_min) * INT64_C(60);
	time.end_utc_s += (to - time.end_min) * INT64_C(60);
	time.start_min = from;
	time.end_min = to;
	return time;
}

/* What a sitting begins before what is picked of it; always the same, as the meetings of which
 * items are picked keep their lengths. */
static int64_t delay_s(const struct encoder *encoder, const struct picked *picked)
{
	if (picked->part == NO_ELEMENT)
		return 0;
	return time_of_picked(encoder, picked, 0).start_utc_s -
	       encoder_slot(encoder, picked->sitting, 0)->start_utc_s;
}

/* Of those that begin together, whether one comes before another. */
static bool ranks_before(const struct encoder *encoder, const struct picked *a,
                         const struct picked *b)
{
	uint32_t x = sitting_at(encoder, a->sitting)->rank;
	uint32_t y = sitting_at(encoder, b->sitting)->rank;
	return x != y ? x < y : a->part < b->part;
}

/* Define a literal: one begins before the other, if both are held. */
static int define_earlier(struct encoder *encoder, const struct picked *a, const struct picked *b)
{
	bool first = ranks_before(encoder, a, b);
	if (a->sitting == b->sitting) {
		int64_t x = delay_s(encoder, a), y = delay_s(encoder, b);
		return x < y || (x == y && first) ? encoder->yes : -encoder->yes;
	}
	int is = sat_var(encoder->sat), held = encoder->held[b->sitting];
	for (uint32_t s = 0; s < encoder_slots(encoder, a->sitting); s++) {
		int64_t start = time_of_picked(encoder, a, s).start_utc_s + !first;
		int after = begins_from(encoder, b->sitting, start - delay_s(encoder, b));
		int at = encoder->at[a->sitting][s];
		sat_add(encoder->sat, -held);
		sat_three(encoder->sat, -at, -is, after);
		sat_add(encoder->sat, -held);
		sat_three(encoder->sat, -at, is, -after);
	}
	return is;
}

/* The same, said once of whole sittings. */
static int earlier(struct encoder *encoder, const struct picked *a, const struct picked *b)
{
	if (a->part != NO_ELEMENT || b->part != NO_ELEMENT)
		return define_earlier(encoder, a, b);
	int **at = encoder->earlier;
	const uint32_t pair[2] = {a->sitting, b->sitting};
	for (int i = 0; i < 2; i++)
		if (at[pair[i]] == NULL)
			at[pair[i]] = literals(encoder, encoder->problem->sittings.count);
	if (encoder->failed)
		return encoder->yes;
	if (at[a->sitting][b->sitting] == 0) {
		int is = define_earlier(encoder, a, b);
		at[a->sitting][b->sitting] = is;
		at[b->sitting][a->sitting] = -is;
	}
	return at[a->sitting][b->sitting];
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
	if (!selector->conference && selector->day == CIVIL_NONE && selector->part == 0)
		return encoder->held[n];
	bool *marked = marks(encoder, n);
	for (uint32_t s = 0; marked != NULL && s < encoder_slots(encoder, n); s++) {
		const struct slot *slot = encoder_slot(encoder, n, s);
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
			const struct picked *a = &list.at[n], *b = &list.at[i];
			if (n == i)
				continue;
			int before = is_first ? earlier(encoder, a, b) : earlier(encoder, b, a);
			nearer[count++] = both(encoder, a->literal, before);
		}
		of[i] = nearer != NULL
		                ? both(encoder, list.at[i].literal, -any_of(encoder, nearer, count))
		                : encoder->yes;
	}
	for (uint32_t i = 0; of != NULL && i < list.count; i++)
		list.at[i].literal = of[i];
}

/* Things of a sitting that a selector may mean: the whole of it, or items; NULL: count them. */
static uint32_t find_parts(const struct encoder *encoder, const struct selector *selector,
                           uint32_t n, int literal, struct picked *to)
{
	const struct sitting *sitting = sitting_at(encoder, n);
	uint32_t count = 0;
	if (!selector_may_mean(selector, sitting->kind, sitting->number))
		return 0;
	if (selector->items.count == 0) {
		if (to != NULL)
			*to = (struct picked){n, NO_ELEMENT, literal};
		return 1;
	}
	for (uint32_t i = 0; i < sitting->part_count; i++) {
		if (!list_has(&selector->items, sitting->parts[i].kind))
			continue;
		if (to != NULL)
			to[count] = (struct picked){n, i, literal};
		count++;
	}
	return count;
}

/* An item of a sitting that is itself meant is not another thing. */
static void drop_inner(struct encoder *encoder, struct picked_list all)
{
	for (uint32_t i = 0; i < all.count; i++)
		for (uint32_t n = 0; all.at[i].part != NO_ELEMENT && n < all.count; n++)
			if (all.at[n].part == NO_ELEMENT && all.at[n].sitting == all.at[i].sitting)
				all.at[i].literal =
					both(encoder, all.at[i].literal, -all.at[n].literal);
}

struct picked_list pick(struct encoder *encoder, const struct hld_mandate *mandate,
                        const struct selector *selector)
{
	size_t most = 0;
	for (const struct selector *s = selector; s != NULL; s = s->also)
		for (uint32_t n = 0; n < encoder->problem->sittings.count; n++)
			most += find_parts(encoder, s, n, 0, NULL);
	struct picked_list all = {arena_array(encoder->arena, most, sizeof *all.at), 0};
	encoder->failed = encoder->failed || all.at == NULL;
	for (const struct selector *s = selector; all.at != NULL && s != NULL; s = s->also) {
		struct picked_list one = {all.at + all.count, 0};
		for (uint32_t n = 0; n < encoder->problem->sittings.count; n++) {
			if (find_parts(encoder, s, n, 0, NULL) == 0)
				continue;
			int literal = meant_lit(encoder, mandate->conference, s, n);
			if (literal != -encoder->yes)
				one.count += find_parts(encoder, s, n, literal, one.at + one.count);
		}
		if (s->position != 0)
			take_position(encoder, one, s->position == FIRST);
		all.count += one.count;
	}
	if (selector != NULL && selector->also != NULL)
		drop_inner(encoder, all);
	return all;
}
