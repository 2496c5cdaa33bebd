/* officers.c - chairs, lead discussants and panellists: how many, of which level, from
 * where. */
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/seated.h"

/* Whether somebody is of the categories of a rule, or may be. */
static bool is_from(const struct check *check, const struct rule_office *rule, who_id id)
{
	return rule->categories.count == 0 ||
	       list_has(&rule->categories, programme_category(check->programme, id));
}

static bool may_be_from(const struct check *check, const struct rule_office *rule, who_id id)
{
	return is_from(check, rule, id) ||
	       programme_category(check->programme, id) == CATEGORY_NONE;
}

/* How many are counted, and of how many more it is not known. */
static uint32_t count_officers(const struct check *check, const struct rule_office *rule,
                               struct walk walk, uint32_t *unknown)
{
	struct seated seated;
	uint32_t count = 0;
	*unknown = 0;
	while (walk_next(&walk, &seated)) {
		int32_t level = programme_level(check->programme, seated.who->id);
		bool from = is_from(check, rule, seated.who->id);
		bool reaches = rule->level == 0 || (level != 0 && level <= rule->level);
		bool may_reach = reaches || level == 0;
		if (!rule->include || (from && reaches))
			count++;
		else
			*unknown += may_be_from(check, rule, seated.who->id) && may_reach;
	}
	return count;
}

/* " from Member States of the level of minister or above" */
static void add_qualities(const struct rule_office *rule, char to[SAY_ROOM])
{
	char words[SAY_ROOM];
	if (rule->categories.count > 0)
		text_append(to, SAY_ROOM, " from %s",
		            say_words(&category_words, &rule->categories, " or ", words));
	if (rule->level != 0)
		text_append(to, SAY_ROOM, " of the level of %s or above",
		            words_label(&level_words, rule->level));
}

/* "chair", "lead discussants from ..." */
static void say_officers(const struct rule_office *rule, int32_t role, bool plural,
                         char to[SAY_ROOM])
{
	text_print(to, SAY_ROOM, "%s%s", words_label(&role_words, role), plural ? "s" : "");
	add_qualities(rule, to);
}

static void check_number(struct check *check, const struct rule_office *rule, int32_t role,
                         const struct hit *hit)
{
	struct walk walk = walk_role(check, hit, role);
	const struct rule_office plain = {0};
	char what[SAY_ROOM], number[SAY_ROOM], right[SAY_ROOM], people[SAY_ROOM];
	bool bounded =
		rule->exactly != CIVIL_NONE || rule->min != CIVIL_NONE || rule->max != CIVIL_NONE;
	say_hit(check, hit, what);
	say_officers(rule->include ? rule : &plain, role, true, people);
	say_bounds_are(rule->exactly, rule->min, rule->max, right);
	if (!walk.given) {
		report_open(check, hit_spot(check, hit, ""), "%s has no %s yet%s%s%s%s", what,
		            people, bounded ? "; " : "", bounded ? right : "", bounded ? " " : "",
		            bounded ? say_asked(check) : "");
		return;
	}
	uint32_t unknown, count = count_officers(check, rule, walk, &unknown);
	enum in_bounds in = in_bounds_with(count, unknown, rule->exactly, rule->min, rule->max);
	if (!bounded || in == IN_BOUNDS)
		return;
	say_officers(rule->include ? rule : &plain, role, count != 1, people);
	if (in == MAY_BE_IN_BOUNDS)
		report_open(check,
		            hit->item != NO_ELEMENT ? hit_spot(check, hit, "") : walk_all(&walk),
		            "%s has %s %s, and %u more of whom that is not known; %s %s", what,
		            say_number(count, number), people, (unsigned)unknown, right,
		            say_asked(check));
	else
		report(check, hit->item != NO_ELEMENT ? hit_spot(check, hit, "") : walk_all(&walk),
		       "%s has %s %s; %s %s", what, say_number(count, number), people, right,
		       say_asked(check));
}

/* What must hold of each officer, where all are meant. */
static void check_each(struct check *check, const struct rule_office *rule, int32_t role,
                       const struct hit *hit)
{
	struct walk walk = walk_role(check, hit, role), next = walk;
	struct seated seated;
	char what[SAY_ROOM], words[SAY_ROOM], name[SAY_ROOM];
	say_hit(check, hit, what);
	while (!rule->include && walk_next(&next, &seated)) {
		const char *label = words_label(&role_words, role);
		int32_t level = programme_level(check->programme, seated.who->id);
		say_who(check, seated.who, name);
		struct spot spot = walk_spot(check, &walk, &seated);
		if (!may_be_from(check, rule, seated.who->id))
			report(check, spot, "%s, %s of %s, is not from %s; that is %s", name, label,
			       what, say_words(&category_words, &rule->categories, " or ", words),
			       say_asked(check));
		else if (!is_from(check, rule, seated.who->id))
			report_open(check, spot,
			            "the category of %s, %s of %s, is not known; %s are %s", name,
			            label, what,
			            say_words(&category_words, &rule->categories, " or ", words),
			            say_asked(check));
		if (rule->level != 0 && level == 0)
			report_open(check, spot,
			            "the level of %s, %s of %s, is not known; at least a %s is %s",
			            name, label, what, words_label(&level_words, rule->level),
			            say_asked(check));
		else if (rule->level != 0 && level > rule->level)
			report(check, spot, "%s, %s of %s, is a %s; at least a %s is %s", name,
			       label, what, words_label(&level_words, level),
			       words_label(&level_words, rule->level), say_asked(check));
	}
}

/* The regional groups of officers, as they are gone through. */
struct groups {
	const struct rule_office *rule;
	const char *label; /* of the role */
	const struct hit *hit;
	struct walk walk;
	bool barred[REGIONAL_GROUPS_END]; /* that of a holder of the offices, on the day */
	struct {
		const struct hit *hit; /* NULL: nobody yet */
		who_id who;
	} first[REGIONAL_GROUPS_END]; /* officer of each group */
};

/* Bar the groups of those who hold the offices on the day of the meeting; false: nobody
 * with a group does. */
static bool bar_groups(const struct check *check, struct groups *groups)
{
	const struct hld_programme *programme = check->programme;
	const string_list *offices = &groups->rule->not_group_of;
	int32_t day = groups->hit->start.day;
	bool any = false;
	memset(groups->barred, 0, sizeof groups->barred);
	for (uint32_t i = 0; i < programme->persons.count; i++)
		if (programme_holds(programme, (who_id){i}, offices, day))
			groups->barred[group_of(check, (who_id){i})] = true;
	for (uint32_t i = 0; i < programme->delegations.count; i++)
		if (programme_holds(programme, (who_id){i | WHO_DELEGATION}, offices, day))
			groups->barred[programme->delegations.at[i].group] = true;
	for (int32_t group = GROUP_NONE + 1; group < REGIONAL_GROUPS_END; group++)
		any = any || groups->barred[group];
	return any;
}

/* One officer against the holders of offices, and against those before. */
static void check_group(struct check *check, struct groups *groups, const struct seated *seated)
{
	const struct rule_office *rule = groups->rule;
	int32_t group = group_of(check, seated->who->id);
	const char *of_group = words_label(&regional_group_words, group);
	struct spot spot = walk_spot(check, &groups->walk, seated);
	char what[SAY_ROOM], before[SAY_ROOM], office[SAY_ROOM], name[SAY_ROOM];
	say_hit(check, groups->hit, what);
	say_who(check, seated->who, name);
	if (group == GROUP_NONE) {
		if (programme_delegation(check->programme, seated->who->id) == NULL)
			report_open(check, spot, "the regional group of %s, %s of %s, is not known",
			            name, groups->label, what);
		return;
	}
	if (groups->barred[group])
		report(check, spot, "%s, %s of %s, is from the %s, as is %s; another group is %s",
		       name, groups->label, what, of_group,
		       say_offices(check->programme, &rule->not_group_of, office),
		       say_asked(check));
	if (groups->first[group].hit == NULL) {
		groups->first[group].hit = groups->hit;
		groups->first[group].who = seated->who->id;
	} else if (rule->different_groups &&
	           !programme_same_party(check->programme, groups->first[group].who,
	                                 seated->who->id)) {
		report(check, spot,
		       "%s, %s of %s, is from the %s, as is a %s of %s; different groups are %s",
		       name, groups->label, what, of_group, groups->label,
		       say_hit(check, groups->first[group].hit, before), say_asked(check));
	}
}

static void check_groups(struct check *check, const struct rule_office *rule, int32_t role,
                         const struct hits *hits)
{
	struct groups groups = {.rule = rule, .label = words_label(&role_words, role)};
	char office[SAY_ROOM];
	if (!rule->different_groups && rule->not_group_of.count == 0)
		return;
	for (uint32_t i = 0; i < hits->count; i++) {
		struct seated seated;
		groups.hit = &hits->at[i];
		groups.walk = walk_role(check, groups.hit, role);
		struct walk next = groups.walk;
		bool known = rule->not_group_of.count == 0 || bar_groups(check, &groups);
		if (groups.walk.given && !known)
			report_open(check, hit_spot(check, groups.hit, ""),
			            "the regional group of %s is not known",
			            say_offices(check->programme, &rule->not_group_of, office));
		while (walk_next(&next, &seated))
			check_group(check, &groups, &seated);
	}
}

static void check_officers(struct check *check, const struct rule_office *rule, int32_t role)
{
	struct hits hits = select_judged(check, rule->which);
	for (uint32_t i = 0; i < hits.count; i++) {
		check_number(check, rule, role, &hits.at[i]);
		check_each(check, rule, role, &hits.at[i]);
	}
	check_groups(check, rule, role, &hits);
}

static void say_rule(const struct rule_office *rule, int32_t role, struct buffer *out)
{
	char which[SAY_ROOM], right[SAY_ROOM], people[SAY_ROOM];
	bool bounded =
		rule->exactly != CIVIL_NONE || rule->min != CIVIL_NONE || rule->max != CIVIL_NONE;
	bool one = say_bounds_one(rule->exactly, rule->min, rule->max);
	say_which(rule->which, true, which);
	say_bounds(rule->exactly, rule->min, rule->max, right);
	if (bounded) {
		say_officers(rule, role, !one, people);
		buffer_printf(out, "%s each have %s %s", which, right, people);
	} else {
		people[0] = '\0';
		add_qualities(rule, people);
		buffer_printf(out, "of the %ss of %s%s%s", words_label(&role_words, role), which,
		              people[0] != '\0' ? " each is" : "", people);
	}
	const char *before = bounded || people[0] != '\0' ? "; " : " ";
	if (rule->different_groups) {
		buffer_printf(out, "%sno two are of one regional group", before);
		before = "; ";
	}
	if (rule->not_group_of.count > 0)
		buffer_printf(out, "%snone is of the regional group of %s", before,
		              say_offices(NULL, &rule->not_group_of, right));
}

void check_chairs(struct check *check, const void *params)
{
	const struct rule_chairs *rule = params;
	check_officers(check, &rule->office, ROLE_CHAIRS);
}

void say_chairs(const struct clause *clause, struct buffer *out)
{
	const struct rule_chairs *rule = clause->params;
	say_rule(&rule->office, ROLE_CHAIRS, out);
}

void check_discussants(struct check *check, const void *params)
{
	const struct rule_discussants *rule = params;
	check_officers(check, &rule->office, ROLE_DISCUSSANTS);
}

void say_discussants(const struct clause *clause, struct buffer *out)
{
	const struct rule_discussants *rule = clause->params;
	say_rule(&rule->office, ROLE_DISCUSSANTS, out);
}

void check_panellists(struct check *check, const void *params)
{
	const struct rule_panellists *rule = params;
	check_officers(check, &rule->office, ROLE_PANELLISTS);
}

void say_panellists(const struct clause *clause, struct buffer *out)
{
	const struct rule_panellists *rule = clause->params;
	say_rule(&rule->office, ROLE_PANELLISTS, out);
}
