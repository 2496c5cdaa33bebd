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
	if (picked->part == NO_ELEMENT || picked->token != NULL)
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

/* The literal that a selector means a sitting, position aside; in any part of the day: or its
 * items, if they lie in the right one. */
static int meant_lit(struct encoder *encoder, const struct conference *conference,
                     const struct selector *selector, uint32_t n, bool any_part)
{
	int32_t part = any_part ? 0 : selector->part;
	if (!selector->conference && selector->day == CIVIL_NONE && part == 0)
		return encoder->held[n];
	bool *marked = marks(encoder, n);
	for (uint32_t s = 0; marked != NULL && s < encoder_slots(encoder, n); s++) {
		const struct slot *slot = encoder_slot(encoder, n, s);
		marked[s] = (!selector->conference || list_has(&conference->days, slot->day)) &&
		            (selector->day == CIVIL_NONE ||
		             is_on_day(conference, selector->day, slot->day)) &&
		            (part == 0 || is_in_part(conference, part, slot));
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
			*to = (struct picked){n, NO_ELEMENT, literal, NULL};
		return 1;
	}
	for (uint32_t i = 0; i < sitting->part_count; i++) {
		if (!list_has(&selector->items, sitting->parts[i].kind))
			continue;
		if (to != NULL)
			to[count] = (struct picked){n, i, literal, NULL};
		count++;
	}
	return count;
}

/* The literal that an item of an outline lies in a part of the day. */
static int item_in_part(struct encoder *encoder, const struct conference *conference, int32_t part,
                        struct token *token)
{
	for (uint32_t i = 0; part != 0 && i < conference->parts.count; i++)
		if (conference->parts.at[i].part == part)
			return item_within(encoder, token, conference->parts.at[i].from,
			                   conference->parts.at[i].to);
	return part == 0 ? encoder->yes : -encoder->yes;
}

/* The items of a sitting of an outline that a selector may mean. */
static uint32_t pick_items(struct encoder *encoder, const struct conference *conference,
                           const struct selector *selector, uint32_t n, struct picked *to)
{
	const struct sitting *sitting = sitting_at(encoder, n);
	uint32_t count = 0;
	if (!selector_may_mean(selector, sitting->kind, sitting->number))
		return 0;
	for (uint32_t i = encoder->items.of[n]; i < encoder->items.of[n + 1]; i++) {
		struct token *token = &encoder->items.at[i];
		if (!list_has(&selector->items, token->kind))
			continue;
		int then = meant_lit(encoder, conference, selector, n, true);
		int there = both(encoder, token->held,
		                 item_in_part(encoder, conference, selector->part, token));
		int literal = then == encoder->held[n] ? there : both(encoder, then, there);
		if (literal != -encoder->yes)
			to[count++] = (struct picked){n, i, literal, token};
	}
	return count;
}

/* What a selector means of a sitting, those that it means also aside. */
static uint32_t pick_of(struct encoder *encoder, const struct conference *conference,
                        const struct selector *selector, uint32_t n, struct picked *to)
{
	if (selector->items.count > 0 && encoder->items.of != NULL)
		return pick_items(encoder, conference, selector, n, to);
	if (find_parts(encoder, selector, n, 0, NULL) == 0)
		return 0;
	int literal = meant_lit(encoder, conference, selector, n, false);
	return literal != -encoder->yes ? find_parts(encoder, selector, n, literal, to) : 0;
}

/* So many things of a sitting at most a selector means. */
static uint32_t most_of(const struct encoder *encoder, const struct selector *selector, uint32_t n)
{
	if (selector->items.count > 0 && encoder->items.of != NULL)
		return encoder->items.of[n + 1] - encoder->items.of[n];
	return find_parts(encoder, selector, n, 0, NULL);
}

/* An item of a sitting that is itself meant is not another thing. */
static void drop_inner(struct encoder *encoder, struct picked_list *all)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < all->count; i++)
		for (uint32_t n = 0; all->at[i].part != NO_ELEMENT && n < all->count; n++) {
			const struct picked *whole = &all->at[n];
			if (whole->part != NO_ELEMENT || whole->sitting != all->at[i].sitting)
				continue;
			bool always = whole->literal == encoder->held[whole->sitting];
			all->at[i].literal =
				always ? -encoder->yes
				       : both(encoder, all->at[i].literal, -whole->literal);
		}
	for (uint32_t i = 0; i < all->count; i++)
		if (all->at[i].literal != -encoder->yes)
			all->at[count++] = all->at[i];
	all->count = count;
}

struct picked_list pick(struct encoder *encoder, const struct hld_mandate *mandate,
                        const struct selector *selector)
{
	size_t most = 0;
	for (const struct selector *s = selector; s != NULL; s = s->also)
		for (uint32_t n = 0; n < encoder->problem->sittings.count; n++)
			most += most_of(encoder, s, n);
	struct picked_list all = {arena_array(encoder->arena, most, sizeof *all.at), 0};
	encoder->failed = encoder->failed || all.at == NULL;
	for (const struct selector *s = selector; all.at != NULL && s != NULL; s = s->also) {
		struct picked_list one = {all.at + all.count, 0};
		for (uint32_t n = 0; n < encoder->problem->sittings.count; n++)
			one.count +=
				pick_of(encoder, mandate->conference, s, n, one.at + one.count);
		if (s->position != 0)
			take_position(encoder, one, s->position == FIRST);
		all.count += one.count;
	}
	if (selector != NULL && selector->also != NULL)
		drop_inner(encoder, &all);
	return all;
}
