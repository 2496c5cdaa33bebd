/* test_second_lists.c - a second, plainer judgement of clauses about who is on the lists: who
 * participates, registered, was selected, may come and presides, on small conferences that are
 * drawn.
 *
 * It is written from the manual, and compares all with all. */
#include "second.h"

enum { CONFERENCES = 3000, LEAST_SEEN = 20 };

static bool was_selected(const struct drawn_conference *all, const struct drawn_clause *clause,
                         const struct drawn_person *person)
{
	for (int i = 0; i < all->meeting_count; i++)
		if (has(person->selected_at, i) && is_meant(&clause->at, &all->meetings[i]))
			return true;
	return false;
}

static enum outcome judge_selected(const struct drawn_conference *all,
                                   const struct drawn_clause *clause, int who)
{
	const struct drawn_person *person = person_of(all, who);
	if (!is_among(clause->categories, category_of(all, who)))
		return MET;
	if (count_meant(all, &clause->at) == 0)
		return OPEN;
	if (person == NULL || !person->says_where)
		return OPEN;
	return met_if(was_selected(all, clause, person));
}

static enum outcome judge_selected_at(const struct drawn_conference *all,
                                      const struct drawn_clause *clause)
{
	enum outcome outcome = SILENT;
	for (int i = 0; i < all->meeting_count; i++) {
		struct drawn_list list = those_of(all, &all->meetings[i], PARTICIPANTS);
		if (!is_meant(&clause->which, &all->meetings[i]))
			continue;
		outcome = worse(outcome, list.given ? MET : OPEN);
		for (int n = 0; n < list.count; n++)
			outcome = worse(outcome, judge_selected(all, clause, list.at[n]));
	}
	return outcome;
}

static enum outcome judge_list_closes(const struct drawn_conference *all,
                                      const struct drawn_clause *clause)
{
	long last = clause->date, first = NONE;
	enum outcome outcome = all->participant_count == 0 ? OPEN : MET;
	for (int i = 0; i < all->meeting_count; i++)
		if (is_meant(&clause->which, &all->meetings[i]) &&
		    (first == NONE || all->meetings[i].start / 1440 < first))
			first = all->meetings[i].start / 1440;
	if (last == NONE && first == NONE)
		return SILENT;
	if (last == NONE)
		last = first - clause->days_before;
	for (int i = 0; i < all->participant_count; i++) {
		const struct drawn_participant *one = &all->participants[i];
		if (has(clause->categories, one->category) && !has(clause->may, one->category))
			outcome = worse(outcome, one->registered == NONE
			                                 ? OPEN
			                                 : met_if(one->registered <= last));
	}
	return outcome;
}

static enum outcome judge_participates(const struct drawn_conference *all,
                                       const struct drawn_clause *clause)
{
	unsigned there = 0;
	if (all->participant_count == 0 && !all->listed)
		return OPEN;
	for (int i = 0; i < all->participant_count; i++)
		if (all->participants[i].category != NONE)
			there |= 1U << all->participants[i].category;
	for (int i = 0; i < clause->participants.count; i++)
		if (clause->participants.at[i] == NONE)
			return BROKEN;
	return met_if((clause->categories & ~there) == 0);
}

static enum outcome judge_open_to(const struct drawn_conference *all,
                                  const struct drawn_clause *clause)
{
	enum outcome outcome = SILENT;
	unsigned may = clause->categories | clause->may;
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *meeting = &all->meetings[i];
		struct drawn_list list = those_of(all, meeting, PARTICIPANTS);
		if (!is_meant(&clause->which, meeting))
			continue;
		if (!meeting->says_open_to)
			outcome = worse(outcome, OPEN);
		else
			outcome = worse(outcome,
			                met_if((clause->categories & ~meeting->open_to) == 0 &&
			                       (clause->others || (meeting->open_to & ~may) == 0)));
		for (int n = 0; n < list.count && !clause->others; n++) {
			int category = category_of(all, list.at[n]);
			if (category == NONE)
				outcome = worse(outcome, OPEN);
			else if (category != DRAWN_OFFICER && !has(may, category))
				outcome = BROKEN;
		}
	}
	return outcome;
}

/* "The State holds the office": so does whoever represents it, but nobody with another. */
static bool holds(const struct drawn_conference *all, unsigned offices, int who)
{
	const struct drawn_person *person = person_of(all, who);
	int body = body_of(all, who);
	if (person != NULL && person->office != NONE)
		return has(offices, person->office);
	return body != NONE && has(offices, all->participants[body].office);
}

static enum outcome judge_presides(const struct drawn_conference *all,
                                   const struct drawn_clause *clause)
{
	enum outcome outcome = SILENT;
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_list *one = &all->meetings[i].parts[PRESIDES];
		if (!is_meant(&clause->which, &all->meetings[i]))
			continue;
		outcome = worse(outcome, one->count == 0
		                                 ? OPEN
		                                 : met_if(holds(all, clause->offices, one->at[0])));
	}
	return outcome;
}

static enum outcome (*const judges[DRAWN_RULES])(const struct drawn_conference *all,
                                                 const struct drawn_clause *clause) = {
	[DRAWN_SELECTED_AT] = judge_selected_at,   [DRAWN_LIST_CLOSES] = judge_list_closes,
	[DRAWN_PARTICIPATES] = judge_participates, [DRAWN_OPEN_TO] = judge_open_to,
	[DRAWN_PRESIDES] = judge_presides,
};

/* What the verb says of a departure. */
static void see_severity(const struct drawn_clause *clause, const hld_verdict *verdict)
{
	if (outcome_of(verdict) == BROKEN)
		assert_int_equal(verdict->severity, clause->decides ? HLD_BREACH : HLD_WARNING);
}

/* Without it whoever is not on the list, or not invited, could pass as soon as a rule is
 * changed. */
static void both_judgements_of_lists_agree(void **state)
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
				fail_msg("conference %u: '%s', a clause on %s, is %s, and %s in "
				         "the second judgement",
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
			fail_msg("too few conferences keep or break a clause on %s", rule_names[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_judgements_of_lists_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
