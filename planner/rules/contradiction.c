/* contradiction.c - compare clauses of one kind about the same meetings.
 *
 * A resolution may say September in one paragraph and October in another (67/219 does): a
 * programme is not to be blamed for it. */
#include "rules/contradiction.h"

#include "base/civil.h"
#include "rules/rule.h"
#include "rules/say.h"

static bool same_list(const int_list *a, const int_list *b)
{
	for (uint32_t i = 0; i < a->count; i++)
		if (!list_has(b, a->at[i]))
			return false;
	return a->count == b->count;
}

static bool same_meetings(const struct selector *a, const struct selector *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return same_list(&a->kinds, &b->kinds) && same_list(&a->numbers, &b->numbers) &&
	       same_list(&a->items, &b->items) && a->position == b->position && a->day == b->day &&
	       a->part == b->part && a->conference == b->conference &&
	       same_meetings(a->also, b->also);
}

static bool may_be_on(const struct hld_mandate *mandate, const struct rule_dates *rule, int32_t day)
{
	if (rule->from == CIVIL_NONE && rule->to == CIVIL_NONE)
		return list_has(&mandate->conference->days, day);
	return (rule->from == CIVIL_NONE || day >= rule->from) &&
	       (rule->to == CIVIL_NONE || day <= rule->to);
}

/* Whether no day is one of both: where there is one, it is a first day of one of them. */
static bool dates_contradict(const struct hld_mandate *mandate, const void *a, const void *b)
{
	const struct rule_dates *x = a, *y = b;
	const int_list *days = &mandate->conference->days;
	if (!same_meetings(x->which, y->which))
		return false;
	for (uint32_t i = 0; i < days->count; i++)
		if (may_be_on(mandate, x, days->at[i]) && may_be_on(mandate, y, days->at[i]))
			return false;
	bool common = (x->from != CIVIL_NONE && may_be_on(mandate, x, x->from) &&
	               may_be_on(mandate, y, x->from)) ||
	              (y->from != CIVIL_NONE && may_be_on(mandate, x, y->from) &&
	               may_be_on(mandate, y, y->from)) ||
	              (x->from == CIVIL_NONE && y->from == CIVIL_NONE && x->to != CIVIL_NONE &&
	               y->to != CIVIL_NONE);
	return !common;
}

static int32_t least(const struct rule_count *rule)
{
	return rule->exactly != CIVIL_NONE ? rule->exactly : rule->min;
}

static int32_t most(const struct rule_count *rule)
{
	return rule->exactly != CIVIL_NONE ? rule->exactly : rule->max;
}

static bool is_above(int32_t low, int32_t high)
{
	return low != CIVIL_NONE && high != CIVIL_NONE && low > high;
}

static bool counts_contradict(const struct hld_mandate *mandate, const void *a, const void *b)
{
	const struct rule_count *x = a, *y = b;
	(void)mandate;
	return same_meetings(x->which, y->which) && x->each_number == y->each_number &&
	       (is_above(least(x), most(y)) || is_above(least(y), most(x)));
}

static bool differ(int32_t a, int32_t b)
{
	return a != CIVIL_NONE && b != CIVIL_NONE && a != b;
}

static bool times_contradict(const struct hld_mandate *mandate, const void *a, const void *b)
{
	const struct rule_when *x = a, *y = b;
	(void)mandate;
	return same_meetings(x->which, y->which) && x->count == CIVIL_NONE &&
	       y->count == CIVIL_NONE &&
	       (differ(x->day, y->day) || differ(x->start, y->start) || differ(x->end, y->end));
}

/* Kinds of which two clauses may be such that nothing keeps both. */
typedef bool contradicts(const struct hld_mandate *mandate, const void *a, const void *b);
static contradicts *const contradict[RULE_KINDS_END] = {
	[RULE_DATES] = dates_contradict,
	[RULE_COUNT] = counts_contradict,
	[RULE_WHEN] = times_contradict,
};

const struct clause *contradicted_clause(const struct hld_mandate *mandate,
                                         const struct clause *clause)
{
	for (const struct clause *c = mandate->clauses.at; c < clause; c++)
		if (c->rule == clause->rule && contradict[c->rule] != NULL &&
		    contradict[c->rule](mandate, c->params, clause->params))
			return c;
	return NULL;
}

bool check_contradiction(struct check *check)
{
	const struct hld_mandate *mandate = check->mandate;
	const struct clause *clause = check->clause;
	const struct clause *earlier = contradicted_clause(mandate, clause);
	struct buffer here = {0}, there = {0};
	if (earlier == NULL)
		return false;
	rules[clause->rule].say(clause, &here);
	rules[earlier->rule].say(earlier, &there);
	check->severity = HLD_WARNING;
	check->applies = true;
	report(check, spot_clause(check, (uint32_t)(clause - mandate->clauses.at), ""),
	       "paragraph %s says that %s, paragraph %s that %s: no programme keeps both, and the "
	       "earlier is judged",
	       clause->para, buffer_str(&here), earlier->para, buffer_str(&there));
	check->failed |= here.failed || there.failed;
	buffer_release(&here);
	buffer_release(&there);
	return true;
}
