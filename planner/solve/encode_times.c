/* encode_times.c - what clauses about times require, a function a kind of rule. */
#include "base/civil.h"
#include "solve/encoder.h"

const struct slot *slot_at(const struct writer *writer, uint32_t sitting, uint32_t slot)
{
	const struct problem *problem = writer->encoder->problem;
	return time_slot(problem, &problem->sittings.at[sitting], slot);
}

uint32_t slots_of(const struct writer *writer, uint32_t sitting)
{
	return writer->encoder->problem->sittings.at[sitting].time_count;
}

void begin_if(struct writer *writer, const struct picked *picked)
{
	sat_add(writer->encoder->sat, -writer->literal);
	sat_add(writer->encoder->sat, -picked->literal);
}

/* What is meant has none of the slots that are not good. */
typedef bool is_good(const struct writer *writer, const struct slot *slot);
static void only_slots(struct writer *writer, const struct picked *picked, is_good *good)
{
	for (uint32_t s = 0; s < slots_of(writer, picked->sitting); s++) {
		if (good(writer, slot_at(writer, picked->sitting, s)))
			continue;
		begin_if(writer, picked);
		sat_one(writer->encoder->sat, -writer->encoder->at[picked->sitting][s]);
	}
}

/* The literal that something meant is on a day. */
static int used_on(struct writer *writer, struct picked_list list, int32_t day)
{
	int *on = literals(writer->encoder, list.count);
	for (uint32_t i = 0; on != NULL && i < list.count; i++) {
		bool *marked = marks(writer->encoder, list.at[i].sitting);
		for (uint32_t s = 0; marked != NULL && s < slots_of(writer, list.at[i].sitting);
		     s++)
			marked[s] = slot_at(writer, list.at[i].sitting, s)->day == day;
		on[i] = marked == NULL
		                ? writer->encoder->yes
		                : both(writer->encoder, list.at[i].literal,
		                       in_slots(writer->encoder, list.at[i].sitting, marked));
	}
	return on != NULL ? any_of(writer->encoder, on, list.count) : writer->encoder->yes;
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

void write_when(struct writer *writer)
{
	const struct rule_when *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	int *of = literals(writer->encoder, list.count);
	for (uint32_t i = 0; of != NULL && i < list.count; i++) {
		uint32_t sitting = list.at[i].sitting;
		bool *marked = marks(writer->encoder, sitting);
		for (uint32_t s = 0; marked != NULL && s < slots_of(writer, sitting); s++)
			marked[s] = is_when(writer, slot_at(writer, sitting, s));
		of[i] = marked != NULL ? both(writer->encoder, list.at[i].literal,
		                              in_slots(writer->encoder, sitting, marked))
		                       : writer->encoder->yes;
		if (rule->count != CIVIL_NONE)
			continue;
		begin_if(writer, &list.at[i]);
		sat_one(writer->encoder->sat, of[i]);
	}
	if (of != NULL && rule->count != CIVIL_NONE)
		require_count(writer->encoder, writer->literal, of, list.count, rule->count,
		              CIVIL_NONE, CIVIL_NONE);
}

/* The literal of the slot of a sitting with the time of another; 0: it has none. */
static int same_time(const struct writer *writer, uint32_t sitting, const struct slot *time)
{
	for (uint32_t s = 0; s < slots_of(writer, sitting); s++) {
		const struct slot *slot = slot_at(writer, sitting, s);
		if (slot->start_utc_s == time->start_utc_s && slot->end_utc_s == time->end_utc_s)
			return writer->encoder->at[sitting][s];
	}
	return 0;
}

/* One meeting is together with another that is meant, whenever it is. */
static void write_pair(struct writer *writer, const struct picked *a, const struct picked *b)
{
	for (uint32_t s = 0; s < slots_of(writer, a->sitting); s++) {
		int same = same_time(writer, b->sitting, slot_at(writer, a->sitting, s));
		begin_if(writer, a);
		sat_add(writer->encoder->sat, -b->literal);
		sat_add(writer->encoder->sat, -writer->encoder->at[a->sitting][s]);
		sat_one(writer->encoder->sat, same != 0 ? same : -writer->literal);
	}
}

/* One meeting is together with one of some others. */
static void write_with(struct writer *writer, const struct picked *a, struct picked_list with)
{
	for (uint32_t s = 0; s < slots_of(writer, a->sitting); s++) {
		int *of = literals(writer->encoder, with.count);
		uint32_t count = 0;
		for (uint32_t i = 0; of != NULL && i < with.count; i++) {
			int same = same_time(writer, with.at[i].sitting,
			                     slot_at(writer, a->sitting, s));
			if (same != 0)
				of[count++] = both(writer->encoder, same, with.at[i].literal);
		}
		int any = of != NULL ? any_of(writer->encoder, of, count) : writer->encoder->yes;
		begin_if(writer, a);
		sat_add(writer->encoder->sat, -writer->encoder->at[a->sitting][s]);
		sat_one(writer->encoder->sat, any);
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

void only_pairs(struct writer *writer, const struct picked *a, const struct picked *b,
                is_pair_good *good)
{
	for (uint32_t s = 0; s < slots_of(writer, a->sitting); s++)
		for (uint32_t t = 0; t < slots_of(writer, b->sitting); t++) {
			if (good(writer, slot_at(writer, a->sitting, s),
			         slot_at(writer, b->sitting, t)))
				continue;
			begin_if(writer, a);
			sat_add(writer->encoder->sat, -b->literal);
			sat_two(writer->encoder->sat, -writer->encoder->at[a->sitting][s],
			        -writer->encoder->at[b->sitting][t]);
		}
}

static bool is_in_order(const struct writer *writer, const struct slot *a, const struct slot *b)
{
	(void)writer;
	return a->end_utc_s <= b->start_utc_s;
}

void write_order(struct writer *writer)
{
	const struct rule_order *rule = writer->params;
	struct picked_list first = pick(writer->encoder, writer->mandate, rule->first);
	struct picked_list then = pick(writer->encoder, writer->mandate, rule->then);
	for (uint32_t i = 0; i < first.count; i++)
		for (uint32_t n = 0; n < then.count; n++)
			if (first.at[i].sitting != then.at[n].sitting)
				only_pairs(writer, &first.at[i], &then.at[n], is_in_order);
}

static bool is_near_enough(const struct writer *writer, const struct slot *a, const struct slot *b)
{
	const struct rule_duration *rule = writer->params;
	int32_t apart = a->day < b->day ? b->day - a->day : a->day - b->day;
	return apart < rule->days;
}

static bool is_long_enough(const struct writer *writer, const struct slot *slot)
{
	const struct rule_duration *rule = writer->params;
	int32_t len_min = slot->end_min - slot->start_min;
	return (rule->min_len == CIVIL_NONE || len_min >= rule->min_len) &&
	       (rule->max_len == CIVIL_NONE || len_min <= rule->max_len);
}

/* Something that is meant is so many days after something else. */
static void reach(struct writer *writer, struct picked_list list, int32_t days)
{
	const struct problem *problem = writer->encoder->problem;
	int *of = literals(writer->encoder, problem->day_count);
	int32_t *seen = arena_array(writer->encoder->arena, problem->day_count, sizeof *seen);
	uint32_t count = 0;
	writer->encoder->failed = writer->encoder->failed || seen == NULL;
	for (uint32_t i = 0; of != NULL && seen != NULL && i < list.count; i++)
		for (uint32_t s = 0; s < slots_of(writer, list.at[i].sitting); s++) {
			int32_t day = slot_at(writer, list.at[i].sitting, s)->day;
			uint32_t n = 0;
			while (n < count && seen[n] != day)
				n++;
			if (n < count)
				continue;
			seen[count] = day;
			of[count++] = both(writer->encoder, used_on(writer, list, day),
			                   used_on(writer, list, day + days - 1));
		}
	int any = of != NULL ? any_of(writer->encoder, of, count) : writer->encoder->yes;
	for (uint32_t i = 0; i < list.count; i++) {
		begin_if(writer, &list.at[i]);
		sat_one(writer->encoder->sat, any);
	}
}

void write_duration(struct writer *writer)
{
	const struct rule_duration *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	for (uint32_t i = 0; i < list.count; i++) {
		only_slots(writer, &list.at[i], is_long_enough);
		for (uint32_t n = 0; n < i && rule->days != CIVIL_NONE; n++)
			only_pairs(writer, &list.at[i], &list.at[n], is_near_enough);
	}
	if (rule->days > 1) /* CIVIL_NONE is less */
		reach(writer, list, rule->days);
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
		only_slots(writer, &list.at[i], is_in_hours);
}
