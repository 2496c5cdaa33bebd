/* test_second_people.c - a second, plainer judgement of clauses about people, on small
 * conferences that are drawn.
 *
 * It is written from the manual, counts one by one and compares all with all. */
#include "second.h"

enum { CONFERENCES = 6000, LEAST_SEEN = 20 };

static bool is_within(const struct drawn_clause *clause, int count)
{
	return (clause->exactly == NONE || count == clause->exactly) &&
	       (clause->min == NONE || count >= clause->min) &&
	       (clause->max == NONE || count <= clause->max);
}

/* Whether bounds are kept whatever the unknown are, or may be. */
static enum outcome judge_number(const struct drawn_clause *clause, int count, int unknown)
{
	bool always = true, ever = false;
	for (int i = 0; i <= unknown; i++) {
		always = always && is_within(clause, count + i);
		ever = ever || is_within(clause, count + i);
	}
	return always ? MET : ever ? OPEN : BROKEN;
}

/* Whether somebody is of one of the categories and groups; OPEN: that is not known. */
static enum outcome judge_kind(const struct drawn_conference *all, int who, unsigned categories,
                               unsigned groups)
{
	int category = category_of(all, who), group = group_of(all, who);
	if (category != NONE && !is_among(categories, category))
		return BROKEN;
	if (groups != 0 && group == NONE && category != NONE)
		return BROKEN; /* it is in none */
	if (groups != 0 && group != NONE && !has(groups, group))
		return BROKEN;
	bool known = (categories == 0 || category != NONE) && (groups == 0 || group != NONE);
	return known ? MET : OPEN;
}

/* By category people are counted, by group delegations. */
static enum outcome judge_count(const struct drawn_conference *all,
                                const struct drawn_clause *clause, const struct drawn_list *list,
                                unsigned categories, unsigned groups)
{
	int count[OUTCOMES] = {0};
	unsigned seen = 0;
	for (int i = 0; i < list->count; i++) {
		int body = body_of(all, list->at[i]);
		enum outcome kind = judge_kind(all, list->at[i], categories, groups);
		if (kind == BROKEN || (groups != 0 && body != NONE && has(seen, body)))
			continue;
		count[kind]++;
		seen |= body != NONE ? 1U << body : 0;
	}
	return judge_number(clause, count[MET], count[OPEN]);
}

static enum outcome judge_list(const struct drawn_conference *all,
                               const struct drawn_clause *clause, const struct drawn_list *list)
{
	unsigned of = clause->categories != 0 ? clause->categories : clause->groups;
	enum outcome outcome = MET;
	if (!clause->each || of == 0)
		return judge_count(all, clause, list, clause->categories, clause->groups);
	for (int i = 0; i < DRAWN_CATEGORIES; i++) {
		bool by_category = clause->categories != 0;
		if (!has(of, i))
			continue;
		outcome = worse(outcome, judge_count(all, clause, list, by_category ? 1U << i : 0,
		                                     by_category ? clause->groups : 1U << i));
	}
	return outcome;
}

/* Of all meetings together: whoever is in several counts once. */
static enum outcome judge_together(const struct drawn_conference *all,
                                   const struct drawn_clause *clause, int part)
{
	struct drawn_list together = {.given = false};
	bool any = false;
	for (int i = 0; i < all->meeting_count; i++) {
		struct drawn_list list = those_of(all, &all->meetings[i], part);
		if (!is_meant(&clause->which, &all->meetings[i]))
			continue;
		any = true;
		together.given = together.given || list.given;
		for (int n = 0; n < list.count; n++) {
			bool again = false;
			for (int k = 0; k < together.count; k++)
				again = again ||
				        (list.at[n] != NONE && together.at[k] == list.at[n]);
			if (!again)
				together.at[together.count++] = list.at[n];
		}
	}
	return !any ? SILENT : together.given ? judge_list(all, clause, &together) : OPEN;
}

/* Where nobody is named it is not decided yet. */
static enum outcome judge_quota(const struct drawn_conference *all,
                                const struct drawn_clause *clause)
{
	enum outcome outcome = SILENT;
	int part = clause->rule == DRAWN_CAP || clause->of == NONE ? PARTICIPANTS : clause->of;
	if (clause->rule == DRAWN_QUOTA && clause->at_one_time)
		return judge_together(all, clause, part);
	for (int i = 0; i < all->meeting_count; i++) {
		struct drawn_list list = those_of(all, &all->meetings[i], part);
		if (!is_meant(&clause->which, &all->meetings[i]))
			continue;
		if (!list.given)
			outcome = worse(outcome, OPEN);
		else if (clause->rule == DRAWN_CAP)
			outcome = worse(outcome, met_if(list.count <= clause->max));
		else
			outcome = worse(outcome, judge_list(all, clause, &list));
	}
	return outcome;
}

/* Whether the party of somebody is among them. */
static bool sits_in(const struct drawn_conference *all, const struct drawn_list *list, int who)
{
	for (int i = 0; i < list->count; i++)
		if (list->at[i] != NONE && party_of(all, list->at[i]) == party_of(all, who))
			return true;
	return false;
}

/* Two parts of one table are one. */
static bool is_same_table(const struct drawn_meeting *a, const struct drawn_meeting *b)
{
	return a->kind == b->kind && a->number != NONE && a->number == b->number;
}

/* Whether somebody takes part in both by what the clause counts: each time it is the one who
 * sits there that counts. */
static bool share_somebody(const struct drawn_conference *all, const struct drawn_clause *clause,
                           const struct drawn_meeting *a, const struct drawn_meeting *b)
{
	struct drawn_list one = those_of(all, a, PARTICIPANTS),
			  other = those_of(all, b, PARTICIPANTS);
	struct drawn_list counted = {.count = 0};
	for (int i = 0; i < other.count; i++)
		if (other.at[i] != NONE &&
		    is_among(clause->categories, category_of(all, other.at[i])))
			counted.at[counted.count++] = other.at[i];
	for (int i = 0; i < one.count; i++)
		if (one.at[i] != NONE &&
		    is_among(clause->categories, category_of(all, one.at[i])) &&
		    sits_in(all, &counted, one.at[i]))
			return true;
	return false;
}

static enum outcome judge_one_table(const struct drawn_conference *all,
                                    const struct drawn_clause *clause)
{
	enum outcome outcome = SILENT;
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *a = &all->meetings[i];
		if (!is_meant(&clause->which, a))
			continue;
		outcome = worse(outcome, a->parts[PARTICIPANTS].given ? MET : OPEN);
		for (int n = 0; n < i; n++) {
			const struct drawn_meeting *b = &all->meetings[n];
			if (is_meant(&clause->which, b) && !is_same_table(a, b) &&
			    (!clause->at_one_time || overlap(a, b)) &&
			    share_somebody(all, clause, a, b))
				outcome = BROKEN;
		}
	}
	return outcome;
}

/* The highest level among the people of a participant; NONE: not known. */
static int highest_level(const struct drawn_conference *all, int body)
{
	int highest = NONE;
	for (int i = 0; i < all->person_count; i++)
		if (represents_body(&all->persons[i], body) && all->persons[i].level != NONE &&
		    (highest == NONE || all->persons[i].level < highest))
			highest = all->persons[i].level;
	return highest;
}

static bool has_unknown_level(const struct drawn_conference *all, int body)
{
	for (int i = 0; i < all->person_count; i++)
		if (represents_body(&all->persons[i], body) && all->persons[i].level == NONE)
			return true;
	return false;
}

static int level_of(const struct drawn_conference *all, int who)
{
	const struct drawn_person *person = person_of(all, who);
	if (person != NULL || who == NONE)
		return person != NULL ? person->level : NONE;
	return highest_level(all, who);
}

static enum outcome judge_level(const struct drawn_conference *all,
                                const struct drawn_clause *clause)
{
	enum outcome outcome = SILENT;
	for (int i = 0; i < all->participant_count; i++) {
		int highest = highest_level(all, i);
		if (!has(clause->categories, all->participants[i].category))
			continue;
		if (highest != NONE && highest <= clause->level)
			outcome = worse(outcome, MET);
		else if (has_unknown_level(all, i))
			outcome = worse(outcome, OPEN);
		else if (highest != NONE)
			outcome = BROKEN;
	}
	return outcome == SILENT ? OPEN : outcome;
}

static bool is_of_holders_group(const struct drawn_conference *all, int office, int who)
{
	int group = group_of(all, who);
	for (int i = 0; i < all->person_count; i++)
		if (all->persons[i].office == office && group != NONE &&
		    group_of(all, FIRST_PERSON + i) == group)
			return true;
	for (int i = 0; i < all->participant_count; i++)
		if (all->participants[i].office == office && group != NONE &&
		    group_of(all, i) == group)
			return true;
	return false;
}

/* Whether the group of somebody who holds an office is known. */
static bool has_holder(const struct drawn_conference *all, int office)
{
	for (int i = 0; i < all->person_count; i++)
		if (all->persons[i].office == office && group_of(all, FIRST_PERSON + i) != NONE)
			return true;
	for (int i = 0; i < all->participant_count; i++)
		if (all->participants[i].office == office && group_of(all, i) != NONE)
			return true;
	return false;
}

/* Two of one group in all the meetings, who are not one party. */
static bool repeats_group(const struct drawn_conference *all, const struct drawn_clause *clause,
                          int part)
{
	int holder[DRAWN_GROUPS] = {NONE, NONE, NONE, NONE, NONE};
	for (int i = 0; i < all->meeting_count; i++) {
		struct drawn_list list = those_of(all, &all->meetings[i], part);
		for (int n = 0; n < list.count && is_meant(&clause->which, &all->meetings[i]);
		     n++) {
			int group = group_of(all, list.at[n]);
			if (group == NONE)
				continue;
			if (holder[group] == NONE)
				holder[group] = list.at[n];
			if (!is_same_party(all, holder[group], list.at[n]))
				return true;
		}
	}
	return false;
}

static enum outcome judge_officer(const struct drawn_conference *all,
                                  const struct drawn_clause *clause, int who)
{
	int level = level_of(all, who), category = category_of(all, who);
	bool about_groups = clause->not_group_of != NONE || clause->different_groups;
	enum outcome outcome = about_groups && body_of(all, who) == NONE ? OPEN : MET;
	if (clause->not_group_of != NONE && is_of_holders_group(all, clause->not_group_of, who))
		return BROKEN;
	if (clause->include)
		return outcome;
	if (!is_among(clause->categories, category))
		outcome = worse(outcome, category == NONE ? OPEN : BROKEN);
	if (clause->level != NONE)
		outcome = worse(outcome, level == NONE ? OPEN : met_if(level <= clause->level));
	return outcome;
}

static enum outcome judge_office_in(const struct drawn_conference *all,
                                    const struct drawn_clause *clause,
                                    const struct drawn_list *list)
{
	enum outcome outcome = MET;
	int counted = 0;
	if (!list->given ||
	    (clause->not_group_of != NONE && !has_holder(all, clause->not_group_of)))
		outcome = OPEN;
	if (!list->given)
		return outcome;
	int unknown = 0;
	for (int i = 0; i < list->count; i++) {
		int level = level_of(all, list->at[i]), category = category_of(all, list->at[i]);
		bool reaches = clause->level == NONE || (level != NONE && level <= clause->level);
		bool suits = reaches && is_among(clause->categories, category);
		bool may = (reaches || level == NONE) &&
		           (category == NONE || is_among(clause->categories, category));
		outcome = worse(outcome, judge_officer(all, clause, list->at[i]));
		counted += !clause->include || suits;
		unknown += clause->include && !suits && may;
	}
	return worse(outcome, judge_number(clause, counted, unknown));
}

static enum outcome judge_office(const struct drawn_conference *all,
                                 const struct drawn_clause *clause)
{
	int part = clause->rule == DRAWN_CHAIRS ? CHAIRS : DISCUSSANTS;
	enum outcome outcome = SILENT;
	for (int i = 0; i < all->meeting_count; i++) {
		struct drawn_list list = those_of(all, &all->meetings[i], part);
		if (is_meant(&clause->which, &all->meetings[i]))
			outcome = worse(outcome, judge_office_in(all, clause, &list));
	}
	if (outcome == SILENT)
		return SILENT;
	if (clause->different_groups && repeats_group(all, clause, part))
		outcome = BROKEN;
	return outcome;
}

/* What is counted for a balance. */
struct counted {
	int places[DRAWN_GROUPS], total;
	bool undecided, unknown, ungrouped;
};

static void count_places(const struct drawn_conference *all, const struct drawn_clause *clause,
                         struct counted *to)
{
	int part = clause->of == NONE ? PARTICIPANTS : clause->of;
	for (int i = 0; i < all->meeting_count; i++) {
		struct drawn_list list = those_of(all, &all->meetings[i], part);
		if (!is_meant(&clause->which, &all->meetings[i]))
			continue;
		to->undecided = to->undecided || !list.given;
		for (int n = 0; n < list.count; n++) {
			int group = group_of(all, list.at[n]);
			int category = category_of(all, list.at[n]);
			bool counts = is_among(clause->categories, category);
			if (category == NONE && (!counts || group == NONE))
				to->unknown = true;
			else if (counts && group == NONE)
				to->ungrouped = to->ungrouped || clause->categories != 0 ||
				                category == DRAWN_MEMBER_STATE;
			else if (counts) {
				to->places[group]++;
				to->total++;
			}
		}
	}
}

static enum outcome judge_balance(const struct drawn_conference *all,
                                  const struct drawn_clause *clause)
{
	struct counted counted = {.total = 0};
	int members[DRAWN_GROUPS] = {0}, States = 0, groups = 0;
	count_places(all, clause, &counted);
	int total = counted.total;
	if (count_meant(all, &clause->which) == 0)
		return SILENT;
	if (counted.undecided || counted.unknown || (total == 0 && counted.ungrouped))
		return OPEN;
	if (total == 0)
		return MET; /* nobody is there to be balanced */
	for (int i = 0; i < all->participant_count; i++) {
		int group = group_of(all, i);
		if (all->participants[i].category != DRAWN_MEMBER_STATE || group == NONE)
			continue;
		groups += members[group]++ == 0;
		States++;
	}
	if (States == 0)
		return OPEN;
	for (int i = 0; i < DRAWN_GROUPS; i++) {
		int off = abs(counted.places[i] * States - members[i] * total);
		bool too_far = off * 100 > clause->tolerance * States * total && off >= States;
		bool left_out = members[i] > 0 && counted.places[i] == 0 && total >= groups;
		if (too_far || left_out)
			return BROKEN;
	}
	return MET;
}

static enum outcome (*const judges[DRAWN_RULES])(const struct drawn_conference *all,
                                                 const struct drawn_clause *clause) = {
	[DRAWN_QUOTA] = judge_quota,         [DRAWN_CAP] = judge_quota,
	[DRAWN_ONE_TABLE] = judge_one_table, [DRAWN_LEVEL] = judge_level,
	[DRAWN_CHAIRS] = judge_office,       [DRAWN_DISCUSSANTS] = judge_office,
	[DRAWN_BALANCE] = judge_balance,
};

/* What the verb says of a departure. */
static void see_severity(const struct drawn_clause *clause, const hld_verdict *verdict)
{
	if (outcome_of(verdict) == BROKEN)
		assert_int_equal(verdict->severity, clause->decides ? HLD_BREACH : HLD_WARNING);
}

/* Without it a chair of the wrong level, or one civil society organization too many, could
 * pass as soon as a rule is changed. */
static void both_judgements_of_people_agree(void **state)
{
	static unsigned seen[DRAWN_RULES][OUTCOMES];
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		static struct drawn_conference all;
		uint64_t random;
		conference_draw(&all, seed, &random);
		hld_findings *findings = conference_check(&all);
		assert_int_equal(hld_findings_verdicts(findings), all.clause_count);
		for (int i = 0; i < all.clause_count; i++) {
			const struct drawn_clause *clause = &all.clauses[i];
			const hld_verdict *verdict = hld_findings_verdict(findings, (size_t)i);
			if (judges[clause->rule] == NULL)
				continue;
			enum outcome second = judges[clause->rule](&all, clause);
			if (outcome_of(verdict) != second)
				fail_msg("conferenc"
				         "e %u: "
				         "'%s', a "
				         "clause "
				         "on %s, "
				         "is %s, "
				         "and %s "
				         "in "
				         "the "
				         "second "
				         "judgemen"
				         "t",
				         seed, verdict->clause, rule_names[clause->rule],
				         outcome_words[outcome_of(verdict)], outcome_words[second]);
			see_severity(clause, verdict);
			seen[clause->rule][second]++;
		}
		hld_findings_free(findings);
	}
	for (int i = 0; i < DRAWN_RULES; i++)
		if (judges[i] != NULL &&
		    (seen[i][MET] < LEAST_SEEN || seen[i][BROKEN] < LEAST_SEEN))
			fail_msg("too few "
			         "conferences "
			         "keep or break a "
			         "clause on %s",
			         rule_names[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_judgements_of_people_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
