/* delegations.c - rules about delegations and their people, wherever they sit: level, place
 * of selection, day of registration. */
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/closes.h"
#include "rules/rule.h"
#include "rules/seated.h"

static bool is_one_of(const word_list *categories, const struct delegation *delegation)
{
	return list_has(categories, delegation->participant->category);
}

bool closes_for(const struct rule_list_closes *rule, const struct delegation *delegation)
{
	return is_one_of(&rule->categories, delegation) && !is_one_of(&rule->except, delegation);
}

/* Whether somebody of a delegation has no level yet. */
static bool has_unknown_level(const struct hld_programme *programme,
                              const struct delegation *delegation)
{
	for (uint32_t i = 0; i < delegation->count; i++) {
		const struct known_person *known = delegation_person(programme, delegation, i);
		if (represents(known) && known->person->level == 0)
			return true;
	}
	return false;
}

/* A delegation that does not come is nothing, and nor is one whose people are not known. */
void check_level(struct check *check, const void *params)
{
	const struct rule_level *rule = params;
	const struct hld_programme *programme = check->programme;
	uint32_t known = 0, unknown = 0;
	char list[SAY_ROOM], number[SAY_ROOM];
	check->applies = true;
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		const struct delegation *delegation = &programme->delegations.at[i];
		if (!is_one_of(&rule->categories, delegation))
			continue;
		int32_t level = delegation_level(programme, delegation);
		bool reaches = level != 0 && level <= rule->at_least;
		bool may = !reaches && has_unknown_level(programme, delegation);
		known += level != 0;
		unknown += may;
		if (level != 0 && !reaches && !may)
			report(check, spot_origin(check, &delegation->origin, "representatives"),
			       "%s is represented by a %s at most; at least a %s is %s",
			       text_in(&delegation->participant->name, NULL),
			       words_label(&level_words, level),
			       words_label(&level_words, rule->at_least), say_asked(check));
	}
	if (known > 0 && unknown > 0)
		report_open(
			check, spot_programme(""),
			"of %s delegation%s it is not known whether a representative is a %s or "
			"above, which is %s",
			say_number(unknown, number), unknown == 1 ? "" : "s",
			words_label(&level_words, rule->at_least), say_asked(check));
	else if (known == 0)
		report_open(check, spot_programme(""),
		            "no levels of representatives are given for %s; at least a %s is %s",
		            say_words(&category_words, &rule->categories, " and ", list),
		            words_label(&level_words, rule->at_least), say_asked(check));
}

void say_level(const struct clause *clause, struct buffer *out)
{
	const struct rule_level *rule = clause->params;
	char list[SAY_ROOM];
	buffer_printf(out, "of each of the %s that come, one representative is a %s or above",
	              say_words(&category_words, &rule->categories, " and ", list),
	              words_label(&level_words, rule->at_least));
}

static bool was_selected(const struct check *check, const struct person *person,
                         const struct hits *at)
{
	for (uint32_t i = 0; i < at->count; i++)
		if (has_string(&person->selected_at, hit_meeting(check, &at->at[i])->id))
			return true;
	return false;
}

static void check_selected(struct check *check, const struct rule_selected_at *rule,
                           const struct hit *hit, const struct hits *at)
{
	struct walk walk = walk_role(check, hit, ROLE_PARTICIPANTS), next = walk;
	struct seated seated;
	char what[SAY_ROOM], where[SAY_ROOM], name[SAY_ROOM];
	say_hit(check, hit, what);
	say_which(rule->at, true, where);
	if (!walk.given)
		report_open(check, hit_spot(check, hit, ""), "%s has no participants yet", what);
	while (walk_next(&next, &seated)) {
		const struct person *person = programme_person(check->programme, seated.who->id);
		if (rule->categories.count > 0 &&
		    !list_has(&rule->categories,
		              programme_category(check->programme, seated.who->id)))
			continue;
		struct spot spot = walk_spot(check, &walk, &seated);
		say_who(check, seated.who, name);
		if (at->count == 0)
			report_open(check, spot,
			            "%s takes part in %s; no %s are in the programme, during which "
			            "selection is %s",
			            name, what, where, say_asked(check));
		else if (person == NULL)
			report_open(check, spot,
			            "%s takes part in %s; who represents it is not said yet", name,
			            what);
		else if (person->selected_at.at == NULL)
			report_open(check, spot,
			            "%s takes part in %s; that selection was during %s is %s", name,
			            what, where, say_asked(check));
		else if (!was_selected(check, person, at))
			report(check, spot,
			       "%s takes part in %s, but was not selected during %s; that is %s",
			       name, what, where, say_asked(check));
	}
}

void check_selected_at(struct check *check, const void *params)
{
	const struct rule_selected_at *rule = params;
	struct hits hits = select_judged(check, rule->which);
	struct hits at = select_hits(check, rule->at);
	for (uint32_t i = 0; i < hits.count; i++)
		check_selected(check, rule, &hits.at[i], &at);
}

void say_selected_at(const struct clause *clause, struct buffer *out)
{
	const struct rule_selected_at *rule = clause->params;
	char list[SAY_ROOM], which[SAY_ROOM], at[SAY_ROOM];
	buffer_printf(out, "whoever is %s%s%sin %s was selected during %s",
	              rule->categories.count > 0 ? "from " : "",
	              say_words(&category_words, &rule->categories, " or ", list),
	              rule->categories.count > 0 ? " " : "", say_which(rule->which, true, which),
	              say_which(rule->at, true, at));
}

int32_t closing_day(struct check *check, const struct rule_list_closes *rule)
{
	if (rule->date != CIVIL_NONE)
		return rule->date;
	struct hits hits = select_hits(check, rule->which != NULL ? rule->which : &every_meeting);
	if (hits.count == 0)
		return CIVIL_NONE;
	return hits.at[0].start.day - rule->days_before;
}

void check_list_closes(struct check *check, const void *params)
{
	const struct rule_list_closes *rule = params;
	const struct hld_programme *programme = check->programme;
	int32_t last = closing_day(check, rule);
	uint32_t unknown = 0;
	char day[CIVIL_ROOM], closes[CIVIL_ROOM];
	if (last == CIVIL_NONE)
		return;
	check->applies = true;
	civil_say_date(last, closes);
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		const struct delegation *delegation = &programme->delegations.at[i];
		int32_t registered = delegation->participant->registered;
		if (!closes_for(rule, delegation))
			continue;
		unknown += registered == CIVIL_NONE;
		if (registered != CIVIL_NONE && registered > last)
			report(check, spot_origin(check, &delegation->origin, "registered"),
			       "%s registered on %s; that the list closes on %s is %s",
			       text_in(&delegation->participant->name, NULL),
			       civil_say_date(registered, day), closes, say_asked(check));
	}
	if (unknown > 0)
		report_open(check, spot_programme(""),
		            "of %u participants the day of registration is not given; the list "
		            "closes on %s",
		            (unsigned)unknown, closes);
	else if (programme->delegations.count == 0)
		report_open(check, spot_programme(""),
		            "no participants are given; their list closes on %s", closes);
}

void say_list_closes(const struct clause *clause, struct buffer *out)
{
	const struct rule_list_closes *rule = clause->params;
	char list[SAY_ROOM], which[SAY_ROOM], day[CIVIL_ROOM];
	buffer_printf(out, "%s register ",
	              say_words(&category_words, &rule->categories, " and ", list));
	if (rule->date != CIVIL_NONE)
		buffer_printf(out, "by %s", civil_say_date(rule->date, day));
	else
		buffer_printf(
			out, "at least %d days before the first of the %s", (int)rule->days_before,
			rule->which != NULL ? say_which(rule->which, true, which) : "meetings");
	if (rule->except.count > 0)
		buffer_printf(out, "; for %s the list stays open",
		              say_words(&category_words, &rule->except, " and ", list));
}
