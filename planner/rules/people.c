/* people.c - rules about who presides, who participates, and who may come to a meeting. */
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/seated.h"

void check_presides(struct check *check, const void *params)
{
	const struct rule_presides *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM], right[SAY_ROOM], name[SAY_ROOM], date[CIVIL_ROOM];
	say_offices(check->programme, &rule->offices, right);
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		const struct who_ref *who = &hit_meeting(check, hit)->presides;
		say_hit(check, hit, what);
		if (who->name == NULL)
			report_open(check, hit_spot(check, hit, ""),
			            "%s has no presiding officer yet; %s is %s", what, right,
			            say_asked(check));
		else if (!programme_holds(check->programme, who->id, &rule->offices,
		                          hit->start.day))
			report(check, hit_spot(check, hit, "presides"),
			       "%s presides over %s, but is not %s on %s; that is %s",
			       say_who(check, who, name), what, right,
			       civil_say_date(hit->start.day, date), say_asked(check));
	}
}

void say_presides(const struct clause *clause, struct buffer *out)
{
	const struct rule_presides *rule = clause->params;
	char which[SAY_ROOM], offices[SAY_ROOM];
	buffer_printf(out, "%s presides over %s, then in office",
	              say_offices(NULL, &rule->offices, offices),
	              say_which(rule->which, true, which));
}

static bool is_participant(const struct hld_programme *programme, const char *id)
{
	for (uint32_t n = 0; n < programme->delegations.count; n++)
		if (strcmp(programme->delegations.at[n].participant->id, id) == 0)
			return true;
	return false;
}

static bool has_category(const struct hld_programme *programme, int32_t category)
{
	for (uint32_t n = 0; n < programme->delegations.count; n++)
		if (programme->delegations.at[n].participant->category == category)
			return true;
	return false;
}

void check_participates(struct check *check, const void *params)
{
	const struct rule_participates *rule = params;
	bool given = check->programme->participants.at != NULL || check->programme->lists.count > 0;
	check->applies = true;
	for (uint32_t i = 0; i < rule->participants.count; i++) {
		const char *id = rule->participants.at[i];
		if (!given)
			report_open(check, spot_programme(""),
			            "no participants are given; '%s' is %s", id, say_asked(check));
		else if (!is_participant(check->programme, id))
			report(check, spot_programme("participants"),
			       "'%s' is not among the participants; that is %s", id,
			       say_asked(check));
	}
	for (uint32_t i = 0; i < rule->categories.count; i++) {
		const char *label = words_label(&category_words, rule->categories.at[i]);
		if (!given)
			report_open(check, spot_programme(""),
			            "no participants are given; some from %s are %s", label,
			            say_asked(check));
		else if (!has_category(check->programme, rule->categories.at[i]))
			report(check, spot_programme("participants"),
			       "none of the participants is from %s; that is %s", label,
			       say_asked(check));
	}
}

void say_participates(const struct clause *clause, struct buffer *out)
{
	const struct rule_participates *rule = clause->params;
	char list[SAY_ROOM];
	buffer_text(out, "among the participants are");
	for (uint32_t i = 0; i < rule->participants.count; i++)
		buffer_printf(out, "%s '%s'", i > 0 ? "," : "", rule->participants.at[i]);
	if (rule->categories.count > 0)
		buffer_printf(out, "%s some from %s", rule->participants.count > 0 ? ", and" : "",
		              say_words(&category_words, &rule->categories, " and from ", list));
}

/* Those in a that are in neither b nor c, in words. Gives: how many. */
static uint32_t say_missing(const word_list *a, const word_list *b, const word_list *c,
                            char to[SAY_ROOM])
{
	uint32_t count = 0;
	to[0] = '\0';
	for (uint32_t i = 0; i < a->count; i++) {
		if (list_has(b, a->at[i]) || (c != NULL && list_has(c, a->at[i])))
			continue;
		text_append(to, SAY_ROOM, "%s%s", count++ > 0 ? ", " : "",
		            words_label(&category_words, a->at[i]));
	}
	return count;
}

/* Those who take part though their category is not among those that may. */
static void check_those_there(struct check *check, const struct rule_open_to *rule,
                              const struct hit *hit)
{
	struct walk walk = walk_role(check, hit, ROLE_PARTICIPANTS), next = walk;
	struct seated seated;
	char what[SAY_ROOM], name[SAY_ROOM];
	while (walk_next(&next, &seated)) {
		int32_t category = programme_category(check->programme, seated.who->id);
		if (category == OFFICER || list_has(&rule->categories, category) ||
		    list_has(&rule->may, category))
			continue;
		say_who(check, seated.who, name);
		say_hit(check, hit, what);
		struct spot spot = walk_spot(check, &walk, &seated);
		if (category == CATEGORY_NONE)
			report_open(check, spot,
			            "%s takes part in %s; whether it may is not known, as its "
			            "category is not",
			            name, what);
		else
			report(check, spot, "%s, from %s, takes part in %s; that is not %s", name,
			       words_label(&category_words, category), what, say_asked(check));
	}
}

void check_open_to(struct check *check, const void *params)
{
	const struct rule_open_to *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM], list[SAY_ROOM];
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		const word_list *open_to = &hit_meeting(check, hit)->open_to;
		say_hit(check, hit, what);
		if (!rule->others)
			check_those_there(check, rule, hit);
		if (open_to->at == NULL) {
			report_open(check, hit_spot(check, hit, ""),
			            "%s does not say yet to whom it is open", what);
			continue;
		}
		if (say_missing(&rule->categories, open_to, NULL, list) > 0)
			report(check, hit_spot(check, hit, "open_to"),
			       "%s is not open to %s; that is %s", what, list, say_asked(check));
		if (!rule->others && say_missing(open_to, &rule->categories, &rule->may, list) > 0)
			report(check, hit_spot(check, hit, "open_to"),
			       "%s is open to %s, which is not %s", what, list, say_asked(check));
	}
}

void say_open_to(const struct clause *clause, struct buffer *out)
{
	const struct rule_open_to *rule = clause->params;
	char which[SAY_ROOM], list[SAY_ROOM];
	buffer_printf(out, "%s are open to %s", say_which(rule->which, true, which),
	              say_words(&category_words, &rule->categories, " and ", list));
	if (rule->may.count > 0)
		buffer_printf(out, "; they may be to %s",
		              say_words(&category_words, &rule->may, " and ", list));
	if (!rule->others)
		buffer_text(out, "; to no others");
}
