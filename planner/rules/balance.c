/* balance.c - equitable geographical representation, as a measure.
 *
 * No document of the Assembly defines it. The one taken here, and told in the manual: of the
 * places that people with a regional group have, each group's share is held against its share
 * of the Member States that participate. Out of balance is a group that
 *   - has one whole place more or fewer than its share, and
 *   - differs from it by more percentage points than the clause tolerates; or that
 *   - has no place, though there are at least as many places as groups.
 * Within one place nobody can be closer, so that is never found. */
#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/seated.h"

struct shares {
	uint32_t places[REGIONAL_GROUPS_END], all_places;
	uint32_t states[REGIONAL_GROUPS_END], all_states;
	struct spot last[REGIONAL_GROUPS_END]; /* last place of each group */
	struct spot first;                     /* list of the first meeting */
	uint32_t groups;                       /* that have States */
	uint32_t unknown;                      /* people of whom it is not known what they are */
	uint32_t ungrouped;                    /* people in no group who might be in one */
	uint32_t undecided;                    /* meetings of which nobody is named yet */
};

static void count_states(const struct check *check, struct shares *shares)
{
	const struct hld_programme *programme = check->programme;
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		const struct delegation *delegation = &programme->delegations.at[i];
		if (delegation->group == GROUP_NONE ||
		    delegation->participant->category != MEMBER_STATE)
			continue;
		shares->groups += shares->states[delegation->group]++ == 0;
		shares->all_states++;
	}
}

static void count_places(struct check *check, const struct rule_balance *rule,
                         const struct hit *hit, struct shares *shares)
{
	int32_t role = role_or_participants(rule->of);
	struct walk walk = walk_role(check, hit, role), next = walk;
	struct seated seated;
	shares->undecided += !walk.given;
	while (walk_next(&next, &seated)) {
		who_id id = seated.who->id;
		int32_t group = group_of(check, id);
		int32_t category = programme_category(check->programme, id);
		bool counts = rule->categories.count == 0 || list_has(&rule->categories, category);
		shares->unknown += category == CATEGORY_NONE && (!counts || group == GROUP_NONE);
		bool is_meant = category == MEMBER_STATE || rule->categories.count > 0;
		shares->ungrouped += counts && group == GROUP_NONE && is_meant;
		if (!counts || group == GROUP_NONE)
			continue;
		if (shares->all_places++ == 0)
			shares->first = walk_all(&walk);
		shares->places[group]++;
		shares->last[group] = walk_spot(check, &walk, &seated);
	}
}

/* Whether the group's part of the places is further from its part of the States than it
 * may be; products of whole numbers, so that nothing is rounded. */
static bool is_out(const struct shares *shares, int32_t group, int32_t tolerance)
{
	int64_t has = (int64_t)shares->places[group] * shares->all_states;
	int64_t ought = (int64_t)shares->all_places * shares->states[group];
	int64_t apart = has > ought ? has - ought : ought - has;
	if (shares->places[group] == 0 && shares->states[group] > 0 &&
	    shares->all_places >= shares->groups)
		return true;
	return apart >= shares->all_states &&
	       100 * apart > (int64_t)tolerance * shares->all_places * shares->all_states;
}

static uint32_t percent(uint32_t part, uint32_t of)
{
	return of > 0 ? (uint32_t)(((uint64_t)part * 200 + of) / (2 * (uint64_t)of)) : 0;
}

static void report_group(struct check *check, const struct rule_balance *rule,
                         const struct shares *shares, int32_t group)
{
	int32_t role = role_or_participants(rule->of);
	uint32_t places = shares->places[group];
	char number[SAY_ROOM], which[SAY_ROOM];
	report(check, places > 0 ? shares->last[group] : shares->first,
	       "%s of the %u %ss of %s who have a regional group %s from the %s (%u %%), which are "
	       "%u %% of the Member States; balance within %d points is %s",
	       places == 0 ? "none" : say_number(places, number), (unsigned)shares->all_places,
	       words_label(&role_words, role), say_which(rule->which, true, which),
	       places > 1 ? "are" : "is", words_label(&regional_group_words, group),
	       (unsigned)percent(places, shares->all_places),
	       (unsigned)percent(shares->states[group], shares->all_states), (int)rule->tolerance,
	       say_asked(check));
}

/* What is missing to judge the balance; whether anything is. */
static bool report_missing(struct check *check, const struct rule_balance *rule,
                           const struct hits *hits, const struct shares *shares)
{
	const char *label = words_label(&role_words, role_or_participants(rule->of));
	struct spot spot = hit_spot(check, &hits->at[0], "");
	char which[SAY_ROOM], number[SAY_ROOM];
	say_which(rule->which, true, which);
	if (shares->undecided > 0)
		report_open(check, spot, "not all %ss of %s are named yet; balance is %s", label,
		            which, say_asked(check));
	else if (shares->unknown > 0)
		report_open(check, spot,
		            "of %s of the %ss of %s it is not known from where they are; balance "
		            "is %s",
		            say_number(shares->unknown, number), label, which, say_asked(check));
	else if (shares->all_places == 0 && shares->ungrouped > 0)
		report_open(check, spot, "no %s of %s has a regional group yet; balance is %s",
		            label, which, say_asked(check));
	else if (shares->all_places > 0 && shares->all_states == 0)
		report_open(check, spot_programme(""),
		            "no Member States with regional groups are given, against which "
		            "balance is judged: give a list of participants");
	else
		return false;
	return true;
}

void check_balance(struct check *check, const void *params)
{
	const struct rule_balance *rule = params;
	struct hits hits = select_judged(check, rule->which);
	struct shares shares = {0};
	for (uint32_t i = 0; i < hits.count; i++)
		count_places(check, rule, &hits.at[i], &shares);
	if (hits.count == 0)
		return;
	count_states(check, &shares);
	if (report_missing(check, rule, &hits, &shares) || shares.all_places == 0)
		return;
	for (int32_t group = 1; group < REGIONAL_GROUPS_END; group++)
		if (is_out(&shares, group, rule->tolerance))
			report_group(check, rule, &shares, group);
}

void say_balance(const struct clause *clause, struct buffer *out)
{
	const struct rule_balance *rule = clause->params;
	char which[SAY_ROOM], list[SAY_ROOM];
	buffer_printf(out,
	              "the %ss%s%s of %s come from the regional groups as the Member States do, "
	              "within %d percentage points or one place, and no group is left out",
	              words_label(&role_words, role_or_participants(rule->of)),
	              rule->categories.count > 0 ? " from " : "",
	              say_words(&category_words, &rule->categories, " or ", list),
	              say_which(rule->which, true, which), (int)rule->tolerance);
}
