/* encode_times.c - what clauses about times require, a function a kind of rule. */
#include "base/civil.h"
#include "solve/encoder.h"

void begin_if(struct writer *writer, const struct picked *picked)
{
	sat_add(writer->encoder->sat, -writer->literal);
	sat_add(writer->encoder->sat, -picked->literal);
}

/* An item that is meant is at a time, as a literal says. */
static void only_if(struct writer *writer, const struct picked *picked, int then)
{
	begin_if(writer, picked);
	sat_one(writer->encoder->sat, then);
}

/* What is meant has none of the slots that are not good. */
typedef bool is_good(const struct writer *writer, const struct slot *slot);
static void only_slots(struct writer *writer, const struct picked *picked, is_good *good)
{
	for (uint32_t s = 0; s < encoder_slots(writer->encoder, picked->sitting); s++) {
		struct slot time = time_of_picked(writer->encoder, picked, s);
		if (good(writer, &time))
			continue;
		begin_if(writer, picked);
		sat_one(writer->encoder->sat, -writer->encoder->at[picked->sitting][s]);
	}
}

/* The literal that one of what is meant is at a time that is good. */
static int is_then(struct writer *writer, const struct picked *picked, is_good *good)
{
	struct encoder *encoder = writer->encoder;
	bool *marked = marks(encoder, picked->sitting);
	for (uint32_t s = 0; marked != NULL && s < encoder_slots(encoder, picked->sitting); s++) {
		struct slot time = time_of_picked(encoder, picked, s);
		marked[s] = good(writer, &time);
	}
	return marked != NULL
	               ? both(encoder, picked->literal, in_slots(encoder, picked->sitting, marked))
	               : encoder->yes;
}

/* The literal that something meant is on a day. */
static int used_on(struct writer *writer, struct picked_list list, int32_t day)
{
	struct encoder *encoder = writer->encoder;
	int *on = literals(encoder, list.count);
	for (uint32_t i = 0; on != NULL && i < list.count; i++) {
		bool *marked = marks(encoder, list.at[i].sitting);
		for (uint32_t s = 0;
		     marked != NULL && s < encoder_slots(encoder, list.at[i].sitting); s++)
			marked[s] = encoder_slot(encoder, list.at[i].sitting, s)->day == day;
		on[i] = marked == NULL ? encoder->yes
		                       : both(encoder, list.at[i].literal,
		                              in_slots(encoder, list.at[i].sitting, marked));
	}
	return on != NULL ? any_of(encoder, on, list.count) : encoder->yes;
}

static bool is_in_dates(const struct writer *writer, const struct slot *slot)
{
	const struct rule_dates *rule = writer->params;
	if (rule->from == CIVIL_NONE && rule->to == CIVIL_NONE)
		return list_has(&writer->mandate->conference->days, slot->day);
	return (rule->from == CIVIL_NONE || rule->from <= slot->day) &&
	       (rule->to == CIVIL_NONE || slot->day <= rule->to);
}

void write_dates(struct writer *writer)
{
	const struct rule_dates *rule = writer->params;
	const int_list *days = &writer->mandate->conference->days;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	for (uint32_t i = 0; i < list.count; i++)
		only_slots(writer, &list.at[i], is_in_dates);
	for (uint32_t d = 0; rule->every_day && d < days->count; d++) {
		int used = used_on(writer, list, days->at[d]);
		for (uint32_t i = 0; i < list.count; i++) {
			begin_if(writer, &list.at[i]);
			sat_one(writer->encoder->sat, used);
		}
	}
}

/* The literals of what is meant; of one number, or of all where it is CIVIL_NONE. */
static int *literals_of(struct writer *writer, struct picked_list list, int32_t number,
                        uint32_t *count)
{
	int *of = literals(writer->encoder, list.count);
	*count = 0;
	for (uint32_t i = 0; of != NULL && i < list.count; i++)
		if (number == CIVIL_NONE ||
		    writer->encoder->problem->sittings.at[list.at[i].sitting].number == number)
			of[(*count)++] = list.at[i].literal;
	return of;
}

void write_count(struct writer *writer)
{
	const struct rule_count *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	uint32_t rounds = rule->each_number ? rule->which->numbers.count : 1;
	for (uint32_t i = 0; i < rounds; i++) {
		uint32_t count;
		int32_t number = rule->each_number ? rule->which->numbers.at[i] : CIVIL_NONE;
		const int *of = literals_of(writer, list, number, &count);
		if (of != NULL)
			require_count(writer->encoder, writer->literal, of, count, rule->exactly,
			              rule->min, rule->max);
	}
}

static bool is_when(const struct writer *writer, const struct slot *slot)
{
	const struct rule_when *rule = writer->params;
	const struct conference *conference = writer->mandate->conference;
	bool day = rule->day == CIVIL_NONE || (rule->day <= (int32_t)conference->days.count &&
	                                       conference->days.at[rule->day - 1] == slot->day);
	bool part = rule->part == 0;
	for (uint32_t i = 0; i < conference->parts.count && !part; i++)
		part = conference->parts.at[i].part == rule->part &&
		       slot->start_min >= conference->parts.at[i].from &&
		       slot->end_min <= conference->parts.at[i].to;
	return day && part && (rule->start == CIVIL_NONE || slot->start_min == rule->start) &&
	       (rule->end == CIVIL_NONE || slot->end_min == rule->end);
}

/* The literal that a sitting is on the day that a clause names. */
static int is_on_day(struct writer *writer, uint32_t sitting)
{
	const struct rule_when *rule = writer->params;
	const int_list *days = &writer->mandate->conference->days;
	struct encoder *encoder = writer->encoder;
	bool *marked = marks(encoder, sitting);
	for (uint32_t s = 0; marked != NULL && s < encoder_slots(encoder, sitting); s++)
		marked[s] = rule->day == CIVIL_NONE ||
		            (rule->day <= (int32_t)days->count &&
		             days->at[rule->day - 1] == encoder_slot(encoder, sitting, s)->day);
	return marked != NULL ? in_slots(encoder, sitting, marked) : encoder->yes;
}

/* The literal that an item of an outline is when a clause has it, where its sitting is on the
 * day. */
static int item_is_when(struct writer *writer, struct token *token, int on_day)
{
	const struct rule_when *rule = writer->params;
	const struct conference *conference = writer->mandate->conference;
	struct encoder *encoder = writer->encoder;
	int then = on_day;
	if (rule->start != CIVIL_NONE)
		then = both(encoder, then, item_begins_at(encoder, token, rule->start));
	if (rule->end != CIVIL_NONE)
		then = both(encoder, then, item_ends_at(encoder, token, rule->end));
	for (uint32_t i = 0; i < conference->parts.count && rule->part != 0; i++) {
		const struct part_of_day *part = &conference->parts.at[i];
		if (part->part == rule->part)
			return both(encoder, then,
			            item_within(encoder, token, part->from, part->to));
	}
	return rule->part == 0 ? then : -encoder->yes;
}

/* The literal that a clause is required and something is meant. The check judges a clause only
 * then; of the meetings of an outline "two of the round tables" says too that there are two. */
static int if_any(struct writer *writer, struct picked_list list)
{
	struct encoder *encoder = writer->encoder;
	int *of = literals(encoder, list.count);
	for (uint32_t i = 0; of != NULL && i < list.count; i++)
		of[i] = list.at[i].literal;
	return of != NULL && encoder->all_held
	               ? both(encoder, writer->literal, any_of(encoder, of, list.count))
	               : writer->literal;
}

void write_when(struct writer *writer)
{
	const struct rule_when *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	int *of = literals(writer->encoder, list.count), on_day = 0;
	for (uint32_t i = 0; of != NULL && i < list.count; i++) {
		struct token *token = list.at[i].token;
		if (token != NULL && (i == 0 || list.at[i].sitting != list.at[i - 1].sitting))
			on_day = is_on_day(writer, list.at[i].sitting);
		if (token != NULL) /* then it is not counted */
			only_if(writer, &list.at[i], item_is_when(writer, token, on_day));
		else if (rule->count == CIVIL_NONE)
			only_slots(writer, &list.at[i], is_when);
		else
			of[i] = is_then(writer, &list.at[i], is_when);
	}
	if (of != NULL && rule->count != CIVIL_NONE)
		require_count(writer->encoder, if_any(writer, list), of, list.count, rule->count,
		              CIVIL_NONE, CIVIL_NONE);
}

/* The literal that something is at a time; 0: it is never. */
static int same_time(const struct writer *writer, const struct picked *picked,
                     const struct slot *time)
{
	const struct encoder *encoder = writer->encoder;
	for (uint32_t s = 0; s < encoder_slots(encoder, picked->sitting); s++) {
		struct slot other = time_of_picked(encoder, picked, s);
		if (other.start_utc_s == time->start_utc_s && other.end_utc_s == time->end_utc_s)
			return encoder->at[picked->sitting][s];
	}
	return 0;
}

/* One meeting is together with another that is meant, whenever it is. */
static void write_pair(struct writer *writer, const struct picked *a, const struct picked *b)
{
	for (uint32_t s = 0; s < encoder_slots(writer->encoder, a->sitting); s++) {
		struct slot time = time_of_picked(writer->encoder, a, s);
		int same = same_time(writer, b, &time);
		begin_if(writer, a);
		sat_add(writer->encoder->sat, -b->literal);
		sat_add(writer->encoder->sat, -writer->encoder->at[a->sitting][s]);
		sat_one(writer->encoder->sat, same != 0 ? same : -writer->literal);
	}
}

/* One meeting is together with one of some others. */
static void write_with(struct writer *writer, const struct picked *a, struct picked_list with)
{
	struct encoder *encoder = writer->encoder;
	for (uint32_t s = 0; s < encoder_slots(encoder, a->sitting); s++) {
		struct slot time = time_of_picked(encoder, a, s);
		int *of = literals(encoder, with.count);
		uint32_t count = 0;
		for (uint32_t i = 0; of != NULL && i < with.count; i++) {
			int same = same_time(writer, &with.at[i], &time);
			if (same != 0)
				of[count++] = both(encoder, same, with.at[i].literal);
		}
		int any = of != NULL ? any_of(encoder, of, count) : encoder->yes;
		begin_if(writer, a);
		sat_add(encoder->sat, -encoder->at[a->sitting][s]);
		sat_one(encoder->sat, any);
	}
}

void write_concurrent(struct writer *writer)
{
	const struct rule_concurrent *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	struct picked_list with = pick(writer->encoder, writer->mandate, rule->with);
	for (uint32_t i = 0; i < list.count; i++) {
		if (rule->with != NULL)
			write_with(writer, &list.at[i], with);
		for (uint32_t n = 0; rule->with == NULL && n < i; n++)
			write_pair(writer, &list.at[i], &list.at[n]);
	}
}

/* What one meeting begins before it is that: nothing, or what its item comes later. */
static int64_t delay_s(const struct writer *writer, const struct picked *picked)
{
	return time_of_picked(writer->encoder, picked, 0).start_utc_s -
	       encoder_slot(writer->encoder, picked->sitting, 0)->start_utc_s;
}

/* Whatever slot the first has, the second begins when that is over. */
static void write_before(struct writer *writer, const struct picked *a, const struct picked *b)
{
	struct encoder *encoder = writer->encoder;
	int64_t delay = delay_s(writer, b);
	for (uint32_t s = 0; s < encoder_slots(encoder, a->sitting); s++) {
		int64_t end = time_of_picked(encoder, a, s).end_utc_s;
		int after = begins_from(encoder, b->sitting, end - delay);
		if (after == encoder->held[b->sitting])
			continue;
		begin_if(writer, a);
		sat_add(encoder->sat, -b->literal);
		sat_two(encoder->sat, -encoder->at[a->sitting][s], after);
	}
}

/* Of a meeting that is to end before an item of an outline begins, or to begin when that has
 * ended: the literals that it reaches past the meeting of the item, or ends, or begins, within
 * that at a place, by the places of a ruler. */
struct passing {
	uint32_t item_of, other; /* the sittings */
	const struct ruler *ruler;
	int never, *at;
};

/* While the other has a slot the literal is true, but for what one says of the item's meeting. */
static void note_passing(struct encoder *encoder, const struct passing *passing, uint32_t slot,
                         int but, int *literal)
{
	if (but == encoder->yes)
		return;
	if (*literal == 0)
		*literal = sat_var(encoder->sat);
	sat_add(encoder->sat, -encoder->at[passing->other][slot]);
	sat_two(encoder->sat, but, *literal);
}

static void find_passing(struct encoder *encoder, bool item_first, struct passing *passing)
{
	uint32_t of = passing->item_of;
	for (uint32_t s = 0; s < encoder_slots(encoder, passing->other); s++) {
		const struct slot *slot = encoder_slot(encoder, passing->other, s);
		int64_t then = item_first ? slot->start_utc_s : slot->end_utc_s;
		int begun = begins_from(encoder, of, then), over = ends_by(encoder, of, then);
		int32_t min = item_first ? slot->start_min : slot->end_min;
		note_passing(encoder, passing, s, item_first ? -begun : -over, &passing->never);
		note_passing(encoder, passing, s, item_first ? over : begun,
		             &passing->at[place_of(passing->ruler, min)]);
	}
}

/* What is meant is an item and another meeting, of which one ends before the other begins. */
static void write_passing(struct writer *writer, const struct picked *item,
                          const struct picked *other, bool item_first, struct passing *passing)
{
	struct encoder *encoder = writer->encoder;
	uint32_t places = 2 * item->token->ruler->count + 1;
	if (passing->ruler != item->token->ruler || passing->other != other->sitting) {
		*passing = (struct passing){item->sitting, other->sitting, item->token->ruler, 0,
		                            literals(encoder, places)};
		if (passing->at == NULL)
			return;
		find_passing(encoder, item_first, passing);
	}
	for (uint32_t place = 0; place <= places; place++) {
		int when = place < places ? passing->at[place] : passing->never;
		int then = place == places ? -encoder->yes
		           : item_first    ? item_until(encoder, item->token, place)
		                           : item_from(encoder, item->token, place);
		if (when == 0 || then == encoder->yes)
			continue;
		begin_if(writer, item);
		sat_add(encoder->sat, -other->literal);
		sat_two(encoder->sat, -when, then);
	}
}

/* No item of an outline ends before its own meeting begins, or begins when that is over. */
static void write_never(struct writer *writer, const struct picked *a, const struct picked *b)
{
	begin_if(writer, a);
	sat_one(writer->encoder->sat, -b->literal);
}

/* Two items of one meeting are in order, or never are; the check does not let a meeting that a
 * draft has come before itself. */
static void write_inner(struct writer *writer, const struct picked *a, const struct picked *b)
{
	struct slot first = time_of_picked(writer->encoder, a, 0);
	struct slot then = time_of_picked(writer->encoder, b, 0);
	bool is_itself = a->part == b->part && !writer->encoder->all_held;
	if (is_itself || first.end_utc_s <= then.start_utc_s)
		return;
	begin_if(writer, a);
	sat_one(writer->encoder->sat, -b->literal);
}

/* One of two things that are meant ends before the other begins. */
static void write_two(struct writer *writer, const struct picked *a, const struct picked *b,
                      struct passing *passing)
{
	if (a->token == NULL && b->token == NULL)
		(a->sitting != b->sitting ? write_before : write_inner)(writer, a, b);
	else if (a->sitting == b->sitting)
		write_never(writer, a, b);
	else if (a->token != NULL)
		write_passing(writer, a, b, true, passing);
	else
		write_passing(writer, b, a, false, passing);
}

void write_order(struct writer *writer)
{
	const struct rule_order *rule = writer->params;
	struct picked_list first = pick(writer->encoder, writer->mandate, rule->first);
	struct picked_list then = pick(writer->encoder, writer->mandate, rule->then);
	bool turned = has_items(rule->first); /* of one meeting all items are said together */
	struct picked_list outer = turned ? then : first, inner = turned ? first : then;
	struct passing passing = {0};
	for (uint32_t i = 0; i < outer.count; i++)
		for (uint32_t n = 0; n < inner.count; n++)
			write_two(writer, turned ? &inner.at[n] : &outer.at[i],
			          turned ? &outer.at[i] : &inner.at[n], &passing);
}

/* The literal that a sitting is held on a day or later. */
static int is_from_day(const struct encoder *encoder, uint32_t sitting, int32_t day)
{
	const struct course *course = &encoder->courses[sitting];
	uint32_t i = 0, count = encoder_slots(encoder, sitting);
	while (i < count && encoder_slot(encoder, sitting, course->by_start[i])->day < day)
		i++;
	return course->from[i];
}

static bool is_long_enough(const struct writer *writer, const struct slot *slot)
{
	const struct rule_duration *rule = writer->params;
	int32_t len_min = slot->end_min - slot->start_min;
	return (rule->min_len == CIVIL_NONE || len_min >= rule->min_len) &&
	       (rule->max_len == CIVIL_NONE || len_min <= rule->max_len);
}

/* While a literal is true, what is meant lies within so many days from one on, and something on
 * the first and the last of them. */
static void write_window(struct writer *writer, struct picked_list list, int32_t day, int32_t days,
                         int window)
{
	struct encoder *encoder = writer->encoder;
	for (uint32_t i = 0; i < list.count; i++) {
		const int then[2] = {is_from_day(encoder, list.at[i].sitting, day),
		                     -is_from_day(encoder, list.at[i].sitting, day + days)};
		for (int n = 0; n < 2; n++) {
			begin_if(writer, &list.at[i]);
			sat_two(encoder->sat, -window, then[n]);
		}
	}
	for (int n = 0; days > 1 && n < 2; n++)
		sat_two(encoder->sat, -window,
		        used_on(writer, list, n == 0 ? day : day + days - 1));
}

/* What is meant takes so many days, whichever is the first. */
static void write_days(struct writer *writer, struct picked_list list, int32_t days)
{
	struct encoder *encoder = writer->encoder;
	int *windows = literals(encoder, encoder->problem->day_count);
	int32_t *seen = arena_array(encoder->arena, encoder->problem->day_count, sizeof *seen);
	uint32_t count = 0;
	encoder->failed = encoder->failed || seen == NULL;
	for (uint32_t i = 0; !encoder->failed && i < list.count; i++)
		for (uint32_t s = 0; s < encoder_slots(encoder, list.at[i].sitting); s++) {
			int32_t day = encoder_slot(encoder, list.at[i].sitting, s)->day;
			uint32_t n = 0;
			while (n < count && seen[n] != day)
				n++;
			if (n < count)
				continue;
			seen[count] = day;
			windows[count] = sat_var(encoder->sat);
			write_window(writer, list, day, days, windows[count++]);
		}
	for (uint32_t i = 0; !encoder->failed && i < list.count; i++) {
		begin_if(writer, &list.at[i]);
		for (uint32_t n = 0; n < count; n++)
			sat_add(encoder->sat, windows[n]);
		sat_add(encoder->sat, 0);
	}
}

void write_duration(struct writer *writer)
{
	const struct rule_duration *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	for (uint32_t i = 0; i < list.count; i++)
		only_slots(writer, &list.at[i], is_long_enough);
	if (rule->days != CIVIL_NONE)
		write_days(writer, list, rule->days);
}

static bool is_in_hours(const struct writer *writer, const struct slot *slot)
{
	const struct rule_hours *rule = writer->params;
	return slot->start_min >= rule->from && slot->end_min <= rule->to;
}

void write_hours(struct writer *writer)
{
	const struct rule_hours *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	for (uint32_t i = 0; i < list.count; i++)
		if (list.at[i].token != NULL)
			only_if(writer, &list.at[i],
			        item_within(writer->encoder, list.at[i].token, rule->from,
			                    rule->to));
		else
			only_slots(writer, &list.at[i], is_in_hours);
}
