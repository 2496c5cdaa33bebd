/* quota.c - how many participants a meeting has, of which categories and regional groups,
 * and that nobody sits at two tables.
 *
 * The numbers are in the mandates: 50 a table with five from entities (A/60/205, paragraph
 * 19), one of each of three groupings (60/227, paragraph 13), 15 African States (54/281). */
#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/seated.h"

void check_cap(struct check *check, const void *params)
{
	const struct rule_cap *rule = params;
	struct hits hits = hits_meetings(check, select_judged(check, rule->which));
	char what[SAY_ROOM];
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		struct walk walk = walk_role(check, hit, ROLE_PARTICIPANTS), next = walk;
		struct seated seated;
		uint32_t count = 0;
		while (walk_next(&next, &seated))
			count++;
		say_hit(check, hit, what);
		if (!walk.given)
			report_open(check, hit_spot(check, hit, ""), "%s has no participants yet",
			            what);
		else if (count > (uint32_t)rule->max)
			report(check, walk_all(&walk), "%s has %u participants; at most %d are %s",
			       what, (unsigned)count, (int)rule->max, say_asked(check));
	}
}

void say_cap(const struct clause *clause, struct buffer *out)
{
	const struct rule_cap *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "%s have at most %d participants each",
	              say_which(rule->which, true, which), (int)rule->max);
}

/* Whom a quota counts: words of one category or group, or of all that it names. */
struct counted {
	const word_list *categories, *groups;
};

/* Whether somebody is counted: 1 yes, 0 no, -1 not known. */
static int is_counted(const struct check *check, const struct counted *counted, who_id id)
{
	int32_t category = programme_category(check->programme, id), group = group_of(check, id);
	bool unknown = category == CATEGORY_NONE && counted->categories->count > 0;
	if (!unknown && counted->categories->count > 0 && !list_has(counted->categories, category))
		return 0;
	if (counted->groups->count > 0 && group != GROUP_NONE)
		return !list_has(counted->groups, group) ? 0 : unknown ? -1 : 1;
	if (counted->groups->count > 0 && category != CATEGORY_NONE)
		return 0; /* it is in no group */
	return unknown || counted->groups->count > 0 ? -1 : 1;
}

/* "from entities of the United Nations system", "from African States". */
static void say_counted(const struct counted *counted, char to[SAY_ROOM])
{
	char words[SAY_ROOM];
	to[0] = '\0';
	if (counted->categories->count > 0)
		text_append(to, SAY_ROOM, " from %s",
		            say_words(&category_words, counted->categories, " or ", words));
	if (counted->groups->count > 0)
		text_append(to, SAY_ROOM, "%s%s",
		            counted->categories->count > 0 ? ", from the " : " from the ",
		            say_words(&regional_group_words, counted->groups, " or ", words));
}

/* What is counted: by regional group delegations, however many of theirs are there. */
static const char *say_unit(const struct counted *counted, int32_t role)
{
	bool delegations = counted->groups->count > 0 && role == ROLE_PARTICIPANTS;
	return delegations ? "delegation" : words_label(&role_words, role);
}

/* "three participants", "one chair" */
static void say_people(const struct counted *counted, int32_t role, uint32_t count,
                       char to[SAY_ROOM])
{
	char number[SAY_ROOM];
	text_print(to, SAY_ROOM, "%s %s%s", say_number(count, number), say_unit(counted, role),
	           count == 1 ? "" : "s");
}

/* What was counted in one meeting, or in several together. */
struct tally {
	const struct counted *counted;
	bool *delegations; /* that were counted; NULL: people are counted */
	bool *people;      /* who were counted; NULL: of one meeting, whose walk counts each once */
	uint32_t count, unknown;
	struct seated last;
	struct walk of_last; /* the walk in which the last was counted */
};

/* Fails (check->failed) when memory is out. */
static struct tally tally_new(struct check *check, const struct counted *counted, bool together)
{
	const struct hld_programme *programme = check->programme;
	struct tally tally = {.counted = counted};
	size_t people = (size_t)programme->persons.count + programme->delegations.count;
	if (counted->groups->count > 0)
		tally.delegations = arena_array(check->scratch, programme->delegations.count, 1);
	if (together)
		tally.people = arena_array(check->scratch, people, 1);
	check->failed |= (counted->groups->count > 0 && tally.delegations == NULL) ||
	                 (together && tally.people == NULL);
	return tally;
}

/* Whether a mark is there; it is from then on. */
static bool was_marked(bool *marks, uint32_t n)
{
	bool was = marks != NULL && marks[n];
	if (marks != NULL)
		marks[n] = true;
	return was;
}

/* Count those in a walk. By regional group, States are counted, however many people they
 * have there. */
static void tally_add(const struct check *check, struct tally *tally, struct walk walk)
{
	const struct hld_programme *programme = check->programme;
	const struct walk all = walk;
	struct seated seated;
	while (!check->failed && walk_next(&walk, &seated)) {
		who_id id = seated.who->id;
		int is = is_counted(check, tally->counted, id);
		const struct delegation *delegation = programme_delegation(programme, id);
		uint32_t person = (id.n & WHO_DELEGATION) != 0
		                          ? programme->persons.count + (id.n & ~WHO_DELEGATION)
		                          : id.n;
		if (is == 0 || (id.n != NO_ELEMENT && was_marked(tally->people, person)) ||
		    (delegation != NULL &&
		     was_marked(tally->delegations,
		                (uint32_t)(delegation - programme->delegations.at))))
			continue;
		tally->count += is > 0;
		tally->unknown += is < 0;
		tally->last = seated;
		tally->of_last = all;
	}
}

/* Those of a role in a meeting, or in several together. */
static void check_counted(struct check *check, const struct rule_quota *rule, struct hits hits,
                          const struct counted *counted)
{
	int32_t role = role_or_participants(rule->of);
	struct tally found = tally_new(check, counted, rule->together);
	struct walk first = walk_role(check, &hits.at[0], role);
	char what[SAY_ROOM], people[SAY_ROOM], from[SAY_ROOM], right[SAY_ROOM];
	for (uint32_t i = 0; i < hits.count; i++)
		tally_add(check, &found, walk_role(check, &hits.at[i], role));
	enum in_bounds in =
		in_bounds_with(found.count, found.unknown, rule->exactly, rule->min, rule->max);
	if (check->failed || in == IN_BOUNDS)
		return;
	int32_t most = rule->exactly != CIVIL_NONE ? rule->exactly : rule->max;
	bool over = !in_bounds(found.count, CIVIL_NONE, CIVIL_NONE, most);
	const char *has = rule->together ? "together have" : "has";
	say_people(counted, role, found.count, people);
	say_counted(counted, from);
	if (rule->together)
		say_which(rule->which, true, what);
	else
		say_hit(check, &hits.at[0], what);
	say_bounds_are(rule->exactly, rule->min, rule->max, right);
	if (in == MAY_BE_IN_BOUNDS)
		report_open(check, walk_all(&first),
		            "%s %s %s%s, and %u more of whom that is not known; %s %s", what, has,
		            people, from, (unsigned)found.unknown, right, say_asked(check));
	else
		report(check,
		       over ? walk_spot(check, &found.of_last, &found.last) : walk_all(&first),
		       "%s %s %s%s; %s %s", what, has, people, from, right, say_asked(check));
}

/* The whole quota, or that of each category or else of each group. */
static void check_quota_of(struct check *check, const struct rule_quota *rule, struct hits hits)
{
	static const word_list all = {0};
	bool by_category = rule->categories.count > 0;
	const word_list *words = by_category ? &rule->categories : &rule->groups;
	struct counted counted = {&rule->categories, &rule->groups};
	if (!rule->each || words->count == 0) {
		check_counted(check, rule, hits, &counted);
		return;
	}
	for (uint32_t i = 0; i < words->count; i++) {
		word_list one = {&words->at[i], 1};
		counted.categories = by_category ? &one : &all;
		counted.groups = by_category ? &rule->groups : &one;
		check_counted(check, rule, hits, &counted);
	}
}

void check_quota(struct check *check, const void *params)
{
	const struct rule_quota *rule = params;
	const int32_t role = role_or_participants(rule->of);
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM];
	bool any = false;
	for (uint32_t i = 0; i < hits.count; i++) {
		bool given = walk_role(check, &hits.at[i], role).given;
		any = any || given;
		if (given && !rule->together)
			check_quota_of(check, rule, (struct hits){&hits.at[i], 1});
		else if (!given && (!rule->together || (!any && i + 1 == hits.count)))
			report_open(check, hit_spot(check, &hits.at[i], ""), "%s has no %ss yet",
			            say_hit(check, &hits.at[i], what),
			            words_label(&role_words, role));
	}
	if (rule->together && any)
		check_quota_of(check, rule, hits);
}

void say_quota(const struct clause *clause, struct buffer *out)
{
	const struct rule_quota *rule = clause->params;
	char which[SAY_ROOM], right[SAY_ROOM], from[SAY_ROOM];
	struct counted counted = {&rule->categories, &rule->groups};
	say_counted(&counted, from);
	bool one = say_bounds_one(rule->exactly, rule->min, rule->max);
	buffer_printf(out, "%s %s have %s %s%s%s%s", say_which(rule->which, true, which),
	              rule->together ? "together" : "each",
	              say_bounds(rule->exactly, rule->min, rule->max, right),
	              say_unit(&counted, role_or_participants(rule->of)), one ? "" : "s", from,
	              !rule->each                  ? ""
	              : rule->categories.count > 0 ? ", for each of these categories on its own"
	                                           : ", for each of these groups on its own");
}

/* One seat at one of the tables. */
struct seat {
	uint32_t who; /* delegation, or person who has none */
	const struct hit *hit;
	struct seated seated;
};

static bool overlap(const struct hit *a, const struct hit *b)
{
	return a->start.utc_s < b->end.utc_s && b->start.utc_s < a->end.utc_s;
}

/* Whoever takes the seat: of those who represent a delegation any one stands for all. */
static uint32_t taker(const struct hld_programme *programme, who_id id)
{
	const struct delegation *delegation = programme_delegation(programme, id);
	bool is_person = id.n < programme->persons.count;
	if (delegation != NULL && (!is_person || represents(&programme->persons.at[id.n])))
		return (uint32_t)(delegation - programme->delegations.at);
	return programme->delegations.count + id.n;
}

/* Two parts of one table are one. */
static bool same_table(const struct meeting *a, const struct meeting *b)
{
	return a == b || (a->kind == b->kind && a->number != CIVIL_NONE && a->number == b->number);
}

static void see_seat(struct check *check, const struct rule_one_table *rule, struct seat *first,
                     const struct seat *seat, struct walk *walk)
{
	struct seat *before = &first[seat->who];
	char a[SAY_ROOM], b[SAY_ROOM], name[SAY_ROOM];
	bool later = before->hit == NULL || seat->hit->end.utc_s > before->hit->end.utc_s;
	bool apart = before->hit == NULL ||
	             same_table(hit_meeting(check, before->hit), hit_meeting(check, seat->hit)) ||
	             (rule->at_one_time && !overlap(before->hit, seat->hit));
	const struct hit *earlier = before->hit;
	if (later)
		*before = *seat;
	if (apart)
		return;
	report(check, walk_spot(check, walk, &seat->seated),
	       "%s takes part in %s and in %s; in no more than one is %s",
	       say_who(check, seat->seated.who, name), say_hit(check, earlier, a),
	       say_hit(check, seat->hit, b), say_asked(check));
}

void check_one_table(struct check *check, const void *params)
{
	const struct rule_one_table *rule = params;
	const struct hld_programme *programme = check->programme;
	struct hits hits = hits_meetings(check, select_judged(check, rule->which));
	struct seat *first = arena_array(
		check->scratch, (size_t)programme->delegations.count + programme->persons.count,
		sizeof *first);
	char what[SAY_ROOM];
	check->failed = check->failed || first == NULL;
	for (uint32_t i = 0; first != NULL && i < hits.count; i++) {
		struct walk walk = walk_role(check, &hits.at[i], ROLE_PARTICIPANTS), next = walk;
		struct seat seat = {.hit = &hits.at[i]};
		if (!walk.given)
			report_open(check, hit_spot(check, seat.hit, ""),
			            "%s has no participants yet", say_hit(check, seat.hit, what));
		while (walk_next(&next, &seat.seated)) {
			who_id id = seat.seated.who->id;
			seat.who = taker(programme, id);
			if (id.n != NO_ELEMENT &&
			    (rule->categories.count == 0 ||
			     list_has(&rule->categories, programme_category(programme, id))))
				see_seat(check, rule, first, &seat, &walk);
		}
	}
}

void say_one_table(const struct clause *clause, struct buffer *out)
{
	const struct rule_one_table *rule = clause->params;
	char which[SAY_ROOM], list[SAY_ROOM];
	buffer_printf(out, "none of the %s%s takes part in more than one of the %s%s",
	              rule->categories.count > 0 ? "" : "participants",
	              say_words(&category_words, &rule->categories, " or ", list),
	              say_which(rule->which, true, which), rule->at_one_time ? " at one time" : "");
}
