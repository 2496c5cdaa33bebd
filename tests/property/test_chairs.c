/* test_chairs.c - as many chairs are proposed as can be, and none that the check refuses.
 *
 * Small conferences are drawn: round tables, a concluding plenary meeting with their summaries,
 * delegations with candidates, and clauses about them. What is proposed may depart from no
 * clause that was kept before, by the check, which is written apart; and no other choice that
 * the check accepts fills more places: all are tried. If it were not so, a round table would be
 * without a chair though there was one, or a delegation be told that its minister chairs and
 * then that he must not. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "checked.h"
#include "solve/benches.h"
#include "solve/chairs.h"

enum { CASES = 400, TEXT_ROOM = 16384, MOST_TABLES = 3, MOST_PEOPLE = 12, MOST_BENCHES = 8 };

struct drawn {
	char mandate[TEXT_ROOM], programme[TEXT_ROOM], list[TEXT_ROOM];
	uint32_t tables;
	/* What clauses ask for, of chairs and of lead discussants. */
	struct {
		bool asked;
		int32_t exactly, min, max;
		int32_t includes; /* entities, at least; 0: nothing is said */
	} offices[2];
};

static bool chance(struct random *random, uint32_t of)
{
	return random_below(random, of) == 0;
}

static const char *verb(struct random *random)
{
	return chance(random, 2) ? "decides" : "invites";
}

static const char *const slots[][2] = {
	{"2006-09-14T10:00", "2006-09-14T13:00"},
	{"2006-09-14T15:00", "2006-09-14T18:00"},
	{"2006-09-15T10:00", "2006-09-15T13:00"},
	{"2006-09-15T15:00", "2006-09-15T18:00"},
};

/* A person who represents the n-th delegation. */
static void draw_person(struct random *random, char *to, uint32_t delegation, uint32_t n)
{
	static const char *const candidacies[] = {
		"'candidate_for': 'chairs',",
		"'candidate_for': ['discussants'],",
		"'candidate_for': ['chairs', 'discussants'],",
		"",
	};
	text_append(to, TEXT_ROOM, "{'id': 'p%u-%u', 'name': 'P %u-%u', %s 'level': '%s', ",
	            (unsigned)delegation, (unsigned)n, (unsigned)delegation, (unsigned)n,
	            candidacies[random_below(random, 4)],
	            chance(random, 3) ? "permanent-representative" : "minister");
	if (chance(random, 4)) {
		const char *const *slot = slots[random_below(random, LENGTH(slots))];
		text_append(to, TEXT_ROOM, "'absences': [{'from': '%s', 'until': '%s'}]", slot[0],
		            slot[1]);
	}
	text_append(to, TEXT_ROOM, "},");
}

static uint32_t draw_list(struct random *random, char *to)
{
	static const char *const groups[] = {"african", "asian", "eastern-european", "grulac",
	                                     "weog"};
	uint32_t count = 3 + random_below(random, 4);
	text_print(to, TEXT_ROOM,
	           "{'format': 'hld-participants/1', 'people': [{'id': 'president', 'name': 'P', "
	           "'office': 'president', 'participant': 'd0'}], 'participants': [");
	for (uint32_t i = 0; i < count; i++) {
		bool state = !chance(random, 3);
		text_append(to, TEXT_ROOM, "{'id': 'd%u', 'name': 'D', 'category': '%s', ",
		            (unsigned)i, state ? "member-state" : "un-entity");
		if (state || chance(random, 2))
			text_append(to, TEXT_ROOM, "'group': '%s', ",
			            groups[random_below(random, LENGTH(groups))]);
		text_append(to, TEXT_ROOM, "'representatives': [");
		for (uint32_t n = random_below(random, 2) + 1; n-- > 0;)
			draw_person(random, to, i, n);
		text_append(to, TEXT_ROOM, "]},");
	}
	text_append(to, TEXT_ROOM, "]}");
	return count;
}

static void draw_table(struct random *random, char *to, uint32_t n, uint32_t delegations)
{
	const char *const *slot = slots[random_below(random, 3)];
	text_append(to, TEXT_ROOM,
	            "{'id': 'table-%u', 'kind': 'round-table', 'number': %u, 'start': '%s', "
	            "'end': '%s', ",
	            (unsigned)n, (unsigned)n, slot[0], slot[1]);
	if (chance(random, 12))
		text_append(to, TEXT_ROOM, "'chairs': [], ");
	else if (chance(random, 5))
		text_append(to, TEXT_ROOM, "'chairs': ['p%u-0'], ",
		            (unsigned)random_below(random, delegations));
	if (chance(random, 3))
		text_append(to, TEXT_ROOM, "'presides': 'p%u-0', ",
		            (unsigned)random_below(random, delegations));
	text_append(to, TEXT_ROOM, "'participants': [");
	for (uint32_t i = 0; i < delegations; i++)
		if (chance(random, 5))
			text_append(to, TEXT_ROOM, "'d%u', ", (unsigned)i);
	text_append(to, TEXT_ROOM, "]},");
}

static void draw_programme(struct random *random, struct drawn *drawn, uint32_t delegations)
{
	char *to = drawn->programme;
	const char *day = chance(random, 4) ? "2006-09-15T10" : "2006-09-15T15";
	text_print(to, TEXT_ROOM,
	           "{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'zone': "
	           "'America/New_York', 'meetings': [");
	for (uint32_t n = 1; n <= drawn->tables; n++)
		draw_table(random, to, n, delegations);
	text_append(
		to, TEXT_ROOM,
		"{'id': 'last', 'kind': 'plenary', 'start': '%s:00', 'end': '%s:45', 'items': [",
		day, day);
	for (uint32_t n = 1; n <= drawn->tables; n++) {
		text_append(to, TEXT_ROOM,
		            "{'id': 's%u', 'kind': 'summary', 'of': 'table-%u', 'start': '%s:%u0', "
		            "'end': '%s:%u0', ",
		            (unsigned)n, (unsigned)n, day, (unsigned)n, day, (unsigned)n + 1);
		if (chance(random, 8))
			text_append(to, TEXT_ROOM, "'by': 'p%u-0', ",
			            (unsigned)random_below(random, delegations));
		text_append(to, TEXT_ROOM, "},");
	}
	text_append(to, TEXT_ROOM, "]}]}");
}

static void add_clause(struct random *random, struct drawn *drawn, const char *rule,
                       const char *params)
{
	static const char tables[] = "{'kind': 'round-table'}";
	text_append(drawn->mandate, TEXT_ROOM,
	            "{'id': 'c%u', 'para': '1', 'verb': '%s', 'quote': 'q', 'rule': '%s', "
	            "'params': {'which': %s, %s}},",
	            (unsigned)strlen(drawn->mandate), verb(random), rule,
	            strcmp(rule, "item") == 0 ? "{'kind': 'plenary'}" : tables, params);
}

static void draw_office(struct random *random, struct drawn *drawn, int n, const char *rule)
{
	static const char *const numbers[] = {"'exactly': 1", "'exactly': 2", "'min': 1",
	                                      "'min': 2", "'max': 2"};
	uint32_t number = random_below(random, LENGTH(numbers) + 1);
	drawn->offices[n].exactly = number < 2 ? (int32_t)number + 1 : 0;
	drawn->offices[n].min = number == 2 || number == 3 ? (int32_t)number - 1 : 0;
	drawn->offices[n].max = number == 4 ? 2 : 0;
	drawn->offices[n].asked = true;
	if (number < LENGTH(numbers))
		add_clause(random, drawn, rule, numbers[number]);
	else
		add_clause(random, drawn, rule, "'level': 'representative'");
	if (chance(random, 4))
		add_clause(random, drawn, rule, "'level': 'minister'");
	if (chance(random, 4))
		add_clause(random, drawn, rule, "'categories': 'member-state'");
	if (chance(random, 2))
		add_clause(random, drawn, rule, "'different_groups': true");
	if (chance(random, 4))
		add_clause(random, drawn, rule, "'not_group_of': ['president']");
	if (chance(random, 5)) {
		add_clause(random, drawn, rule,
		           "'categories': 'un-entity', 'include': true, 'min': 1");
		drawn->offices[n].includes = 1;
	}
}

static void draw_mandate(struct random *random, struct drawn *drawn)
{
	text_print(drawn->mandate, TEXT_ROOM,
	           "{'format': 'hld-mandate/1', 'symbol': 'A/1', 'title': 'T', 'force': 'binding', "
	           "'conference': {'id': 'p', 'title': 'P', 'days': ['2006-09-14', '2006-09-15']}, "
	           "'clauses': [");
	if (!chance(random, 5))
		draw_office(random, drawn, 0, "chairs");
	if (chance(random, 2))
		draw_office(random, drawn, 1, "discussants");
	if (chance(random, 3)) {
		add_clause(random, drawn, "balance", "'of': 'chairs', 'tolerance': 10");
		drawn->offices[0].asked = true;
	}
	if (chance(random, 4)) {
		add_clause(random, drawn, "quota",
		           "'of': 'chairs', 'groups': ['african', 'asian'], 'max': 1");
		drawn->offices[0].asked = true;
	}
	if (chance(random, 2)) {
		add_clause(random, drawn, "item",
		           "'kind': 'summary', 'each': {'kind': 'round-table'}, 'by_chair': true");
		drawn->offices[0].asked = true;
	}
	text_append(drawn->mandate, TEXT_ROOM, "]}");
}

static hld_mandate *read_mandate(const char *brief)
{
	char *text = json_of(brief);
	hld_mandate *mandate;
	hld_error err = {0};
	if (hld_mandate_read(text, strlen(text), "mandate", &mandate, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	free(text);
	return mandate;
}

/* The chairs (0) or lead discussants (1) of a meeting. */
static who_list *list_of(struct hld_programme *programme, uint32_t meeting, int office)
{
	struct meeting *of = ELEMENT(programme->meetings, meeting);
	return office == 0 ? &of->chairs : &of->discussants;
}

static uint32_t count_places(struct hld_programme *programme, uint32_t tables)
{
	uint32_t count = 0;
	for (uint32_t m = 0; m < tables; m++)
		for (int office = 0; office < 2; office++)
			count += list_of(programme, m, office)->count;
	return count;
}

/* What is departed from; an invitation to balance the chairs comes behind filling them. */
static hld_findings *departures(const hld_mandate *mandate, const struct hld_programme *programme)
{
	hld_findings *findings;
	assert_int_equal(hld_check(&mandate, 1, programme, &findings, NULL), HLD_OK);
	return findings;
}

static bool is_departure(const hld_finding *finding)
{
	bool balance = strstr(finding->text, "balance within") != NULL;
	return finding->severity == HLD_BREACH || (finding->severity == HLD_WARNING && !balance);
}

/* Whether it is about the number of people on a bench, of a meeting in which somebody was put. */
static bool is_of_number(const hld_finding *finding, const bool *put)
{
	for (uint32_t m = 0; m < MOST_TABLES; m++) {
		char has[32];
		text_print(has, sizeof has, "round table %u has ", (unsigned)m + 1);
		if (put[m] && strncmp(finding->text, has, strlen(has)) == 0)
			return true;
	}
	return false;
}

/* What is departed from now and was not before, or is about the number of people where some
 * were put; NULL: nothing. */
static const char *is_new(const hld_findings *before, const hld_findings *after, const bool *put)
{
	for (size_t i = 0; i < hld_findings_count(after); i++) {
		const hld_finding *finding = hld_findings_at(after, i);
		bool was = !is_departure(finding);
		for (size_t n = 0;
		     !was && !is_of_number(finding, put) && n < hld_findings_count(before); n++)
			was = strcmp(hld_findings_at(before, n)->text, finding->text) == 0 &&
			      strcmp(hld_findings_at(before, n)->clause, finding->clause) == 0;
		if (!was)
			return finding->text;
	}
	return NULL;
}

/* All choices, one after the other, until one fills more places than was found. */
struct trial {
	const struct drawn *drawn;
	const hld_mandate *mandate;
	struct hld_programme *programme;
	const hld_findings *before;
	struct {
		uint32_t meeting, wants, needs;
		int office;
		struct who_ref refs[8];
	} benches[MOST_BENCHES];
	uint32_t bench_count;
	uint32_t filled, target; /* places; more than target is looked for */
	struct {
		bool used;
		uint32_t bench;
	} people[64];
	bool put[MOST_TABLES];
	bool found;
};

static int32_t least_of(const struct drawn *drawn, int office)
{
	int32_t exactly = drawn->offices[office].exactly;
	return exactly > 0 ? exactly : drawn->offices[office].min;
}

/* How many people a bench is to get, as the manual says it. */
static uint32_t wanted(const struct drawn *drawn, const struct hld_programme *programme, int office,
                       const who_list *kept)
{
	int32_t has = (int32_t)kept->count, entities = 0, most = drawn->offices[office].max;
	for (uint32_t i = 0; i < kept->count; i++)
		entities += programme_category(programme, kept->at[i].id) == UN_ENTITY;
	int32_t least = least_of(drawn, office);
	int32_t target = least > 0 ? least : kept->at != NULL ? has : most > 0 ? most : 1;
	int32_t lacks = drawn->offices[office].includes - entities;
	if (drawn->offices[office].exactly > 0)
		most = drawn->offices[office].exactly;
	if (!drawn->offices[office].asked || (kept->at != NULL && has == 0))
		return 0;
	if (lacks > 0 && has + lacks > target)
		target = most > 0 && most < has + lacks ? most : has + lacks;
	return target > has ? (uint32_t)(target - has) : 0;
}

/* The fewest of them that are worth naming: a clause may ask for so many, or for no number. */
static uint32_t needed(const struct drawn *drawn, int office, const who_list *kept)
{
	int32_t least = least_of(drawn, office) - (int32_t)kept->count;
	return least > 1 ? (uint32_t)least : 1;
}

static bool overlap(const struct hld_programme *programme, uint32_t a, uint32_t b, bool a_sums,
                    bool b_sums)
{
	const struct meeting *last = &programme->meetings.at[programme->meetings.count - 1];
	struct moment times[2][2][2] = {
		{{programme->meetings.at[a].start, programme->meetings.at[a].end}},
		{{programme->meetings.at[b].start, programme->meetings.at[b].end}}};
	if (a_sums) {
		times[0][1][0] = last->items.at[a].start;
		times[0][1][1] = last->items.at[a].end;
	}
	if (b_sums) {
		times[1][1][0] = last->items.at[b].start;
		times[1][1][1] = last->items.at[b].end;
	}
	for (int x = 0; x < 2; x++)
		for (int y = 0; y < 2; y++)
			if (times[0][x][0].utc_s < times[1][y][1].utc_s &&
			    times[1][y][0].utc_s < times[0][x][1].utc_s)
				return true;
	return false;
}

/* Whether a chair of the meeting is to present its summary, and nobody is named for that. */
static bool sums_up(const struct trial *trial, uint32_t bench)
{
	const struct hld_programme *programme = trial->programme;
	const struct meeting *last = &programme->meetings.at[programme->meetings.count - 1];
	return trial->benches[bench].office == 0 &&
	       strstr(trial->drawn->mandate, "by_chair") != NULL &&
	       last->items.at[trial->benches[bench].meeting].by.at == NULL;
}

static bool may_sit(const struct trial *trial, uint32_t person, uint32_t bench)
{
	const struct hld_programme *programme = trial->programme;
	const struct known_person *known = &programme->persons.at[person];
	int32_t role = trial->benches[bench].office == 0 ? ROLE_CHAIRS : ROLE_DISCUSSANTS;
	if (trial->people[person].used || !list_has(&known->person->candidate_for, role))
		return false;
	for (uint32_t i = 0; i < programme->persons.count; i++)
		if (trial->people[i].used && trial->people[i].bench != NO_ELEMENT &&
		    programme->persons.at[i].delegation == known->delegation &&
		    overlap(programme, trial->benches[bench].meeting,
		            trial->benches[trial->people[i].bench].meeting, sums_up(trial, bench),
		            sums_up(trial, trial->people[i].bench)))
			return false;
	return true;
}

static void try_bench(struct trial *trial, uint32_t bench);

/* Fill the places of a bench from the n-th on with people from one on. */
static void try_places(struct trial *trial, uint32_t bench, uint32_t n, uint32_t person)
{
	struct hld_programme *programme = trial->programme;
	who_list *list =
		list_of(programme, trial->benches[bench].meeting, trial->benches[bench].office);
	if (n >= trial->benches[bench].needs)
		try_bench(trial, bench + 1);
	if (n == trial->benches[bench].wants)
		return;
	for (; person < programme->persons.count && !trial->found; person++) {
		if (!may_sit(trial, person, bench))
			continue;
		who_list before = *list;
		struct who_ref *refs = trial->benches[bench].refs;
		if (n == 0 && list->count > 0)
			memcpy(refs, list->at, list->count * sizeof *refs);
		refs[list->count] = (struct who_ref){
			.name = programme->persons.at[person].person->id, .id = {person}};
		list->at = refs;
		list->count++;
		trial->people[person].used = true;
		trial->people[person].bench = bench;
		bool was_put = trial->put[trial->benches[bench].meeting];
		trial->put[trial->benches[bench].meeting] = true;
		trial->filled++;
		try_places(trial, bench, n + 1, person + 1);
		trial->filled--;
		trial->put[trial->benches[bench].meeting] = was_put;
		trial->people[person].used = false;
		*list = before;
	}
}

static void try_bench(struct trial *trial, uint32_t bench)
{
	uint32_t left = 0;
	for (uint32_t b = bench; b < trial->bench_count; b++)
		left += trial->benches[b].wants;
	if (trial->found || trial->filled + left <= trial->target)
		return;
	if (bench == trial->bench_count) {
		hld_findings *after = departures(trial->mandate, trial->programme);
		trial->found = is_new(trial->before, after, trial->put) == NULL;
		hld_findings_free(after);
		return;
	}
	try_places(trial, bench, 0, 0);
	try_bench(trial, bench + 1);
}

static void mark_used(struct trial *trial, const who_list *list)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->at[i].id.n < LENGTH(trial->people)) {
			trial->people[list->at[i].id.n].used = true;
			trial->people[list->at[i].id.n].bench = NO_ELEMENT;
		}
}

/* Whether some other choice fills more places. */
static bool can_be_better(struct trial *trial)
{
	for (uint32_t m = 0; m < trial->drawn->tables; m++)
		for (int office = 0; office < 2; office++) {
			const who_list *kept = list_of(trial->programme, m, office);
			uint32_t wants = wanted(trial->drawn, trial->programme, office, kept);
			mark_used(trial, kept);
			if (wants == 0)
				continue;
			trial->benches[trial->bench_count].meeting = m;
			trial->benches[trial->bench_count].office = office;
			trial->benches[trial->bench_count].needs =
				needed(trial->drawn, office, kept);
			trial->benches[trial->bench_count++].wants = wants;
		}
	try_bench(trial, 0);
	return trial->found;
}

/* Whether somebody is in two places, or absent, whatever is proposed. */
static bool is_spread_thin(const hld_findings *findings)
{
	for (size_t i = 0; i < hld_findings_count(findings); i++)
		if (hld_findings_at(findings, i)->symbol[0] == '\0')
			return true;
	return false;
}

static void explain(const struct drawn *drawn)
{
	printf("%s\n%s\n%s\n", drawn->mandate, drawn->programme, drawn->list);
}

static void expect_most(const struct drawn *drawn, unsigned n, uint32_t *filled, uint32_t *left)
{
	struct documents documents = {.programme = drawn->programme, .participants = drawn->list};
	hld_mandate *mandate = read_mandate(drawn->mandate);
	hld_programme *proposed = read_documents(&documents), *plain = read_documents(&documents);
	const hld_mandate *at[] = {mandate};
	struct mandate_list mandates = {at, 1};
	hld_findings *before = departures(mandate, plain);
	assert_true(chairs_propose(&mandates, proposed));
	hld_findings *after = departures(mandate, proposed);
	const char *departs = is_new(before, after, (const bool[MOST_TABLES]){false});
	if (departs != NULL)
		explain(drawn);
	if (departs != NULL)
		fail_msg("case %u: %s", n, departs);
	uint32_t kept = count_places(plain, drawn->tables);
	struct trial trial = {.drawn = drawn,
	                      .mandate = mandate,
	                      .programme = plain,
	                      .before = before,
	                      .target = count_places(proposed, drawn->tables) - kept};
	bool better = !is_spread_thin(before) && can_be_better(&trial);
	if (better)
		explain(drawn);
	if (better)
		fail_msg("case %u: more than %u places can be filled", n, (unsigned)trial.target);
	*filled += trial.target;
	for (uint32_t b = 0; b < trial.bench_count; b++)
		*left += trial.benches[b].wants;
	*left -= trial.target;
	hld_findings_free(before);
	hld_findings_free(after);
	hld_programme_free(proposed);
	hld_programme_free(plain);
	hld_mandate_free(mandate);
}

static void as_many_are_proposed_as_can_be(void **state)
{
	struct random random = random_seeded(5);
	uint32_t filled = 0, left = 0;
	(void)state;
	for (unsigned n = 0; n < CASES; n++) {
		struct drawn drawn = {.tables = 1 + random_below(&random, MOST_TABLES)};
		uint32_t delegations = draw_list(&random, drawn.list);
		draw_programme(&random, &drawn, delegations);
		draw_mandate(&random, &drawn);
		expect_most(&drawn, n, &filled, &left);
	}
	assert_true(filled > CASES);
	assert_true(left > CASES); /* there were some that nobody could have */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_many_are_proposed_as_can_be),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
