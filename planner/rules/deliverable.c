/* deliverable.c - documents that are due, and what no program can check. */
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/say.h"

static struct spot deliverable_spot(struct check *check, uint32_t n, const char *key)
{
	const char *pointer = arena_printf(check->scratch, "deliverables/%u%s", (unsigned)n, key);
	check->failed = check->failed || pointer == NULL;
	return spot_programme(pointer != NULL ? pointer : "");
}

static void check_giver(struct check *check, const struct rule_deliverable *rule, uint32_t n)
{
	const struct deliverable *deliverable = &check->programme->deliverables.at[n];
	char right[SAY_ROOM];
	if (rule->offices.count == 0)
		return;
	say_offices(check->programme, &rule->offices, right);
	if (deliverable->by.name == NULL)
		report_open(check, deliverable_spot(check, n, ""),
		            "'%s' does not say by whom it is; %s is %s", deliverable->title.en,
		            right, say_asked(check));
	else if (!programme_holds(check->programme, deliverable->by.id, &rule->offices,
	                          deliverable->date))
		report(check, deliverable_spot(check, n, "/by"), "'%s' is by %s%s; %s is %s",
		       deliverable->title.en,
		       programme_who(check->programme, &deliverable->by, NULL),
		       programme_holds(check->programme, deliverable->by.id, &rule->offices,
		                       CIVIL_NONE)
		               ? ", who is not in office on that day"
		               : "",
		       right, say_asked(check));
}

static void check_due(struct check *check, const struct rule_deliverable *rule, uint32_t n)
{
	const struct deliverable *deliverable = &check->programme->deliverables.at[n];
	struct hits before = select_hits(check, rule->before);
	struct hits after = select_hits(check, rule->after);
	char date[CIVIL_ROOM], what[SAY_ROOM], other[CIVIL_ROOM];
	if (before.count == 0 && after.count == 0)
		return;
	if (deliverable->date == CIVIL_NONE) {
		report_open(check, deliverable_spot(check, n, ""), "'%s' has no date yet",
		            deliverable->title.en);
		return;
	}
	civil_say_date(deliverable->date, date);
	const struct hit *first = before.count > 0 ? &before.at[0] : NULL;
	const struct hit *last = after.count > 0 ? &after.at[after.count - 1] : NULL;
	if (first != NULL && deliverable->date >= first->start.day)
		report(check, deliverable_spot(check, n, "/date"),
		       "'%s' is there on %s, not before %s on %s; that is %s",
		       deliverable->title.en, date, say_hit(check, first, what),
		       civil_say_date(first->start.day, other), say_asked(check));
	if (last != NULL && deliverable->date < last->end.day)
		report(check, deliverable_spot(check, n, "/date"),
		       "'%s' is there on %s, before %s on %s is over, after which it is %s",
		       deliverable->title.en, date, say_hit(check, last, what),
		       civil_say_date(last->end.day, other), say_asked(check));
}

/* Whether another clause of the mandate asks for this kind. */
static bool is_asked_for(const struct check *check, const char *kind)
{
	for (uint32_t i = 0; i < check->mandate->clauses.count; i++) {
		const struct clause *clause = &check->mandate->clauses.at[i];
		if (clause->rule != RULE_DELIVERABLE)
			continue;
		const struct rule_deliverable *rule = clause->params;
		if (strcmp(rule->kind, kind) == 0)
			return true;
	}
	return false;
}

/* Report that there is none, and one that may be meant: misspelt, or called otherwise. */
static void report_missing(struct check *check, const char *kind)
{
	const struct hld_programme *programme = check->programme;
	const char *nearest = NULL;
	for (uint32_t n = 0; n < programme->deliverables.count; n++)
		if (!is_asked_for(check, programme->deliverables.at[n].kind))
			nearest = text_nearer(kind, nearest, programme->deliverables.at[n].kind);
	report(check, spot_programme("deliverables"),
	       "no deliverable of kind '%s', which is %s%s%s%s", kind, say_asked(check),
	       nearest != NULL ? "; is it '" : "", nearest != NULL ? nearest : "",
	       nearest != NULL ? "'?" : "");
}

void check_deliverable(struct check *check, const void *params)
{
	const struct rule_deliverable *rule = params;
	const struct hld_programme *programme = check->programme;
	uint32_t found = 0;
	check->applies = true;
	if (programme->deliverables.at == NULL) {
		report_open(check, spot_programme(""),
		            "no deliverables are given; one of kind '%s' is %s", rule->kind,
		            say_asked(check));
		return;
	}
	for (uint32_t n = 0; n < programme->deliverables.count; n++) {
		if (strcmp(programme->deliverables.at[n].kind, rule->kind) != 0)
			continue;
		found++;
		check_giver(check, rule, n);
		check_due(check, rule, n);
	}
	if (found == 0)
		report_missing(check, rule->kind);
}

void say_deliverable(const struct clause *clause, struct buffer *out)
{
	const struct rule_deliverable *rule = clause->params;
	char words[SAY_ROOM];
	buffer_printf(out, "there is a deliverable of kind '%s'", rule->kind);
	if (rule->offices.count > 0)
		buffer_printf(out, " by %s", say_offices(NULL, &rule->offices, words));
	if (rule->before != NULL)
		buffer_printf(out, ", before %s", say_which(rule->before, true, words));
	if (rule->after != NULL)
		buffer_printf(out, ", after %s", say_which(rule->after, true, words));
}

void check_note(struct check *check, const void *params)
{
	const struct rule_note *rule = params;
	check->applies = true;
	report(check, spot_programme(""), "'%s' is not checked: %s", check->clause->quote,
	       rule->reason);
}

void say_note(const struct clause *clause, struct buffer *out)
{
	const struct rule_note *rule = clause->params;
	buffer_printf(out, "nothing is checked: %s", rule->reason);
}
