/* encode_alike.c - times of an outline's meetings that no clause tells apart.
 *
 * Of two spans that begin together the shorter takes the place of the longer in every placement:
 * nothing that ends before the one or begins after it is in the way of the other, and meetings
 * that are held together stay so, as all are moved. So the longer one is left out where all
 * that clauses say of one time holds of both or of neither. Items of the longer one that do not
 * lie within the shorter then end just before that does. */
#include "base/civil.h"
#include "solve/encoder.h"

static bool is_within(const struct slot *slot, int32_t from, int32_t to)
{
	return slot->start_min >= from && slot->end_min <= to;
}

static bool is_long_enough(const struct rule_duration *rule, const struct slot *slot)
{
	int32_t len_min = slot->end_min - slot->start_min;
	return (rule->min_len == CIVIL_NONE || len_min >= rule->min_len) &&
	       (rule->max_len == CIVIL_NONE || len_min <= rule->max_len);
}

/* Whether a clause about when meetings are may be kept on a day. */
static bool is_on(const struct hld_mandate *mandate, const struct rule_when *when, int32_t day)
{
	const int_list *days = &mandate->conference->days;
	return when->day == CIVIL_NONE ||
	       (when->day <= (int32_t)days->count && days->at[when->day - 1] == day);
}

/* Whether a clause tells two spans apart that begin together, the shorter first. */
static bool does_clause_tell(const struct hld_mandate *mandate, const struct clause *clause,
                             const struct slot *a, const struct slot *b)
{
	const struct rule_when *when = clause->params;
	const struct rule_hours *hours = clause->params;
	if (!encode_is_able(clause, true))
		return false;
	if (items_are_able(clause) && items_tell(mandate, clause, a, b))
		return true;
	if (clause->rule == RULE_WHEN)
		return when->end != CIVIL_NONE && is_on(mandate, when, a->day) &&
		       (a->end_min == when->end) != (b->end_min == when->end);
	if (clause->rule == RULE_HOURS)
		return is_within(a, hours->from, hours->to) != is_within(b, hours->from, hours->to);
	if (clause->rule == RULE_DURATION)
		return is_long_enough(clause->params, a) != is_long_enough(clause->params, b);
	return false;
}

static bool does_mandate_tell(const struct hld_mandate *mandate, const struct slot *a,
                              const struct slot *b)
{
	for (uint32_t i = 0; i < mandate->conference->parts.count; i++) {
		const struct part_of_day *part = &mandate->conference->parts.at[i];
		if (is_within(a, part->from, part->to) != is_within(b, part->from, part->to))
			return true;
	}
	for (uint32_t c = 0; c < mandate->clauses.count; c++)
		if (does_clause_tell(mandate, &mandate->clauses.at[c], a, b))
			return true;
	return false;
}

static bool is_same(const struct slot *a, const struct slot *b)
{
	return a->start_utc_s == b->start_utc_s && a->end_utc_s == b->end_utc_s && a->day == b->day;
}

/* Whether each sitting that has a slot has the other too. */
static bool have_both(const struct encoder *encoder, const struct slot *has,
                      const struct slot *other)
{
	for (uint32_t n = 0; n < encoder->problem->sittings.count; n++) {
		bool one = false, both_of_them = false;
		for (uint32_t s = 0; s < encoder_slots(encoder, n); s++) {
			one = one || is_same(encoder_slot(encoder, n, s), has);
			both_of_them = both_of_them || is_same(encoder_slot(encoder, n, s), other);
		}
		if (one && !both_of_them)
			return false;
	}
	return true;
}

/* Whether a shorter slot of a sitting does in place of one. */
static bool does_shorter(const struct encoder *encoder, const struct mandate_list *mandates,
                         uint32_t n, const struct slot *slot)
{
	for (uint32_t s = 0; s < encoder_slots(encoder, n); s++) {
		const struct slot *shorter = encoder_slot(encoder, n, s);
		bool told = shorter->start_utc_s != slot->start_utc_s ||
		            shorter->end_utc_s >= slot->end_utc_s || shorter->day != slot->day;
		for (size_t m = 0; m < mandates->count && !told; m++)
			told = does_mandate_tell(mandates->at[m], shorter, slot);
		if (!told && have_both(encoder, slot, shorter))
			return true;
	}
	return false;
}

void requirements_drop_alike(struct requirements *all, const struct mandate_list *mandates)
{
	struct encoder *encoder = all->encoder;
	for (uint32_t n = 0; n < encoder->problem->sittings.count; n++)
		for (uint32_t s = 0; s < encoder_slots(encoder, n); s++)
			if (does_shorter(encoder, mandates, n, encoder_slot(encoder, n, s)))
				sat_one(encoder->sat, -encoder->at[n][s]);
}
