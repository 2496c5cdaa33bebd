/* people.c - rules about who presides, chairs, takes part and may come. */
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/say.h"

void check_presides(struct check *check, const void *params)
{
	const struct rule_presides *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM], right[SAY_ROOM], date[CIVIL_ROOM];
	say_offices(check->programme, &rule->offices, right);
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		const struct who_ref *who = &hit_meeting(check, hit)->presides;
		const struct person *person = programme_person(check->programme, who->id);
		say_hit(check, hit, what);
		if (who->name == NULL)
			report_open(check, hit_spot(check, hit, ""),
			            "%s has no presiding officer yet; %s is %s", what, right,
			            say_asked(check));
		else if (person == NULL || !holds_office(person, &rule->offices, hit->start.day))
			report(check, hit_spot(check, hit, "presides"),
			       "%s presides over %s, but is not %s on %s, as is %s",
			       programme_who(check->programme, who, NULL), what, right,
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
	for (uint32_t n = 0; n < programme->participants.count; n++)
		if (strcmp(programme->participants.at[n].id, id) == 0)
			return true;
	return false;
}

void check_participates(struct check *check, const void *params)
{
	const struct rule_participates *rule = params;
	bool given = check->programme->participants.at != NULL;
	check->applies = true;
	for (uint32_t i = 0; i < rule->participants.count; i++) {
		const char *id = rule->participants.at[i];
		if (!given)
			report_open(check, spot_programme(""),
			            "no participants are given; '%s' is %s", id, say_asked(check));
		else if (!is_participant(check->programme, id))
			report(check, spot_programme("participants"),
			       "'%s' is not among the participants, as is %s", id,
			       say_asked(check));
	}
}

void say_participates(const struct clause *clause, struct buffer *out)
{
	const struct rule_participates *rule = clause->params;
	buffer_text(out, "among the participants are");
	for (uint32_t i = 0; i < rule->participants.count; i++)
		buffer_printf(out, "%s '%s'", i > 0 ? "," : "", rule->participants.at[i]);
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

void check_open_to(struct check *check, const void *params)
{
	const struct rule_open_to *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM], list[SAY_ROOM];
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		const word_list *open_to = &hit_meeting(check, hit)->open_to;
		say_hit(check, hit, what);
		if (open_to->at == NULL) {
			report_open(check, hit_spot(check, hit, ""),
			            "%s does not say yet to whom it is open", what);
			continue;
		}
		if (say_missing(&rule->categories, open_to, NULL, list) > 0)
			report(check, hit_spot(check, hit, "open_to"),
			       "%s is not open to %s, as is %s", what, list, say_asked(check));
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

void check_cap(struct check *check, const void *params)
{
	const struct rule_cap *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM];
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		const who_list *participants = &hit_meeting(check, hit)->participants;
		say_hit(check, hit, what);
		if (participants->at == NULL)
			report_open(check, hit_spot(check, hit, ""), "%s has no participants yet",
			            what);
		else if (participants->count > (uint32_t)rule->max)
			report(check, hit_spot(check, hit, "participants"),
			       "%s has %u participants; at most %d are %s", what,
			       (unsigned)participants->count, (int)rule->max, say_asked(check));
	}
}

void say_cap(const struct clause *clause, struct buffer *out)
{
	const struct rule_cap *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "%s have at most %d participants each",
	              say_which(rule->which, true, which), (int)rule->max);
}

/* Chairs or discussants of one meeting, as many as the bounds say. */
static void check_how_many(struct check *check, const struct hit *hit, const who_list *list,
                           const char *member, const char *label, const int32_t bounds[3])
{
	char what[SAY_ROOM], number[SAY_ROOM], right[SAY_ROOM];
	say_hit(check, hit, what);
	say_bounds_are(bounds[0], bounds[1], bounds[2], right);
	if (list->at == NULL)
		report_open(check, hit_spot(check, hit, ""), "%s has no %s yet; %s %s", what, label,
		            right, say_asked(check));
	else if (!in_bounds(list->count, bounds[0], bounds[1], bounds[2]))
		report(check, hit_spot(check, hit, member), "%s has %s %s; %s %s", what,
		       say_number(list->count, number), label, right, say_asked(check));
}

void check_chairs(struct check *check, const void *params)
{
	const struct rule_chairs *rule = params;
	const int32_t bounds[] = {rule->exactly, rule->min, rule->max};
	struct hits hits = select_judged(check, rule->which);
	for (uint32_t i = 0; i < hits.count; i++)
		check_how_many(check, &hits.at[i], &hit_meeting(check, &hits.at[i])->chairs,
		               "chairs", "chairs", bounds);
}

void say_chairs(const struct clause *clause, struct buffer *out)
{
	const struct rule_chairs *rule = clause->params;
	char which[SAY_ROOM], right[SAY_ROOM];
	buffer_printf(out, "%s have %s chairs each", say_which(rule->which, true, which),
	              say_bounds(rule->exactly, rule->min, rule->max, right));
}

void check_discussants(struct check *check, const void *params)
{
	const struct rule_discussants *rule = params;
	const int32_t bounds[] = {rule->exactly, rule->min, rule->max};
	struct hits hits = select_judged(check, rule->which);
	for (uint32_t i = 0; i < hits.count; i++)
		check_how_many(check, &hits.at[i], &hit_meeting(check, &hits.at[i])->discussants,
		               "discussants", "lead discussants", bounds);
}

void say_discussants(const struct clause *clause, struct buffer *out)
{
	const struct rule_discussants *rule = clause->params;
	char which[SAY_ROOM], right[SAY_ROOM];
	buffer_printf(out, "%s have %s lead discussants each", say_which(rule->which, true, which),
	              say_bounds(rule->exactly, rule->min, rule->max, right));
}
