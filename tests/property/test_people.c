/* test_people.c - what must hold of the check of any conference with its people and venue.
 *
 * A list of participants is edited by many hands until the last hour: so these are drawn. */
#include "documents.h"

enum { CONFERENCES = 1200, CSV_ROOM = 1 << 15 };

static void same_verdicts(const hld_findings *a, const hld_findings *b, const char *what,
                          unsigned seed)
{
	assert_int_equal(hld_findings_verdicts(a), hld_findings_verdicts(b));
	for (size_t i = 0; i < hld_findings_verdicts(a); i++) {
		const hld_verdict *x = hld_findings_verdict(a, i), *y = hld_findings_verdict(b, i);
		if (x->applies != y->applies || x->met != y->met || x->severity != y->severity)
			fail_msg("conference %u: %s changes the verdict on '%s'", seed, what,
			         x->clause);
	}
}

/* Lists whose order says something. */
static bool is_ordered(const char *key)
{
	return key != NULL && (strcmp(key, "items") == 0 || strcmp(key, "hours") == 0 ||
	                       strcmp(key, "clauses") == 0 || strcmp(key, "days") == 0);
}

static void shuffle_all(json_t *json, const char *its_key, uint64_t *random)
{
	const char *key;
	json_t *value;
	size_t i;
	json_object_foreach(json, key, value)
	{
		shuffle_all(value, key, random);
	}
	json_array_foreach(json, i, value)
	{
		shuffle_all(value, NULL, random);
	}
	for (size_t n = is_ordered(its_key) ? 0 : json_array_size(json); n > 1; n--) {
		size_t other = draw_below(random, (uint32_t)n);
		json_t *last = json_incref(json_array_get(json, n - 1));
		json_array_set(json, n - 1, json_array_get(json, other));
		json_array_set_new(json, other, last);
	}
}

/* Who sorts the list by name, or the programme by room, must not be told anything new. */
static void another_order_changes_no_verdict(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		static struct drawn_conference all;
		uint64_t random;
		struct documents documents;
		conference_draw(&all, seed, &random);
		documents_write(&all, &documents);
		hld_findings *before = documents_check(&documents, NULL);
		shuffle_all(documents.mandate, NULL, &random);
		shuffle_all(documents.programme, NULL, &random);
		shuffle_all(documents.list, NULL, &random);
		shuffle_all(documents.venue, NULL, &random);
		hld_findings *after = documents_check(&documents, NULL);
		same_verdicts(before, after, "another order", seed);
		hld_findings_free(before);
		hld_findings_free(after);
		documents_free(&documents);
	}
}

struct csv {
	char text[CSV_ROOM];
	size_t size;
};

static void csv_text(struct csv *csv, const char *text)
{
	size_t size = strlen(text);
	assert_true(csv->size + size < CSV_ROOM);
	memcpy(csv->text + csv->size, text, size + 1);
	csv->size += size;
}

/* What a record says under a key, several words with semicolons between them; and a comma. */
static void csv_cell(struct csv *csv, const json_t *record, const char *key)
{
	size_t i;
	const json_t *value = json_object_get(record, key), *word;
	if (json_is_string(value))
		csv_text(csv, json_string_value(value));
	json_array_foreach(value, i, word)
	{
		csv_text(csv, i > 0 ? ";" : "");
		csv_text(csv, json_string_value(word));
	}
	csv_text(csv, ",");
}

static void csv_row(struct csv *csv, const json_t *participant, const json_t *representative)
{
	static const char *const keys[] = {"id",     "name",       "category",      "group",
	                                   "office", "registered", "election_group"};
	static const char *const its_keys[] = {"id", "name", "office", "level", "selected_at"};
	for (size_t i = 0; i < LENGTH(keys); i++)
		csv_cell(csv, participant, keys[i]);
	for (size_t i = 0; i < LENGTH(its_keys); i++)
		csv_cell(csv, representative, its_keys[i]);
	csv_text(csv, "\n");
}

static void csv_write(struct csv *csv, const json_t *list)
{
	size_t i;
	const json_t *participant;
	csv->size = 0;
	csv_text(csv, "id,name,category,group,office,registered,election_group,"
	              "representatives.id,representatives.name,representatives.office,"
	              "representatives.level,representatives.selected_at,note\n");
	json_array_foreach(json_object_get(list, "participants"), i, participant)
	{
		const json_t *people = json_object_get(participant, "representatives");
		csv_row(csv, participant, json_array_get(people, 0));
		for (size_t n = 1; n < json_array_size(people); n++)
			csv_row(csv, NULL, json_array_get(people, n));
	}
}

/* A cell cannot say that somebody is absent, nor that somebody was selected nowhere. */
static void keep_what_csv_can_say(struct drawn_conference *all)
{
	all->listed = true;
	for (int i = 0; i < all->person_count; i++) {
		struct drawn_person *person = &all->persons[i];
		person->absences = person->sent ? 0 : person->absences;
		person->says_where = person->selected_at != 0;
	}
}

static void same_findings(const hld_findings *a, const hld_findings *b, unsigned seed)
{
	for (size_t i = 0; i < hld_findings_count(a) && i < hld_findings_count(b); i++) {
		const hld_finding *x = hld_findings_at(a, i), *y = hld_findings_at(b, i);
		if (x->severity != y->severity || strcmp(x->clause, y->clause) != 0 ||
		    strcmp(x->text, y->text) != 0)
			fail_msg("conference %u: '%s' is, with CSV, '%s'", seed, x->text, y->text);
	}
	assert_int_equal(hld_findings_count(a), hld_findings_count(b));
}

/* Whoever saves the list from a spreadsheet must find what the JSON file finds. */
static void csv_finds_what_json_does(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		static struct drawn_conference all;
		static struct csv csv;
		uint64_t random;
		struct documents documents;
		conference_draw(&all, seed, &random);
		keep_what_csv_can_say(&all);
		documents_write(&all, &documents);
		csv_write(&csv, documents.list);
		hld_findings *from_json = documents_check(&documents, NULL);
		hld_findings *from_csv = documents_check(&documents, csv.text);
		same_verdicts(from_json, from_csv, "CSV", seed);
		same_findings(from_json, from_csv, seed);
		hld_findings_free(from_json);
		hld_findings_free(from_csv);
		documents_free(&documents);
	}
}

/* Put a participant with no group behind all, and into every list that has room. */
static void add_without_group(struct drawn_conference *all, int category)
{
	int who = all->participant_count++;
	struct drawn_participant *one = &all->participants[who];
	*one = (struct drawn_participant){
		.category = category, .elects_in = NONE, .registered = NONE, .office = NONE};
	snprintf(one->id, sizeof one->id, "without-group-%d", who);
	for (int i = 0; i < all->meeting_count; i++)
		for (int part = CHAIRS; part < PARTS; part++) {
			struct drawn_list *list = &all->meetings[i].parts[part];
			if (list->given && list->count < MOST_NAMED)
				list->at[list->count++] = who;
		}
}

/* The Secretariat adds an observer, and no group has gained or lost a place by it. The first
 * that a clause counts is one more to be judged at all: so one is there already. */
static void a_participant_without_group_changes_no_balance(void **state)
{
	unsigned seen = 0;
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		static struct drawn_conference all;
		uint64_t random;
		conference_draw(&all, seed, &random);
		int category = (int)draw_below(&random, DRAWN_CATEGORIES);
		add_without_group(&all, category);
		hld_findings *before = conference_check(&all);
		add_without_group(&all, category);
		hld_findings *after = conference_check(&all);
		for (int i = 0; i < all.clause_count; i++) {
			const hld_verdict *x = hld_findings_verdict(before, (size_t)i);
			const hld_verdict *y = hld_findings_verdict(after, (size_t)i);
			if (all.clauses[i].rule != DRAWN_BALANCE)
				continue;
			if (x->applies != y->applies || x->met != y->met ||
			    x->severity != y->severity)
				fail_msg("conference %u: the verdict on '%s' changes", seed,
				         x->clause);
			seen++;
		}
		hld_findings_free(before);
		hld_findings_free(after);
	}
	assert_true(seen > 100);
}

static unsigned count_found(const hld_findings *findings, const char *clause)
{
	unsigned count = 0;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		count += finding->severity != HLD_OPEN && strcmp(finding->clause, clause) == 0;
	}
	return count;
}

/* One more for somebody who is there: a delegation of nobody is not judged until it has one. */
static bool add_representative(struct drawn_conference *all, uint64_t *random)
{
	int like = (int)draw_below(random, (uint32_t)all->person_count + 1);
	if (like == all->person_count || all->persons[like].of == NONE ||
	    all->persons[like].office != NONE)
		return false;
	struct drawn_person *one = &all->persons[all->person_count++];
	*one = (struct drawn_person){
		.of = all->persons[like].of, .office = NONE, .level = NONE, .sent = true};
	snprintf(one->id, sizeof one->id, "one-more");
	return true;
}

/* A mission that sends one more person must not hear that it has too few for it. */
static void one_more_representative_is_never_too_few(void **state)
{
	unsigned seen = 0;
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		static struct drawn_conference all;
		uint64_t random;
		conference_draw(&all, seed, &random);
		hld_findings *before = conference_check(&all);
		if (add_representative(&all, &random)) {
			hld_findings *after = conference_check(&all);
			unsigned x = count_found(before, "too-few-representatives");
			unsigned y = count_found(after, "too-few-representatives");
			if (y > x)
				fail_msg("conference %u: %u findings become %u", seed, x, y);
			seen += x > y;
			hld_findings_free(after);
		}
		hld_findings_free(before);
	}
	assert_true(seen > 5);
}

/* Who cancels a round table to save interpreters must not be told that now they do not do. */
static void one_meeting_less_needs_no_more_services(void **state)
{
	unsigned seen = 0;
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		static struct drawn_conference all;
		uint64_t random;
		struct documents documents;
		conference_draw(&all, seed, &random);
		documents_write(&all, &documents);
		hld_findings *before = documents_check(&documents, NULL);
		json_array_remove(json_object_get(documents.programme, "meetings"),
		                  draw_below(&random, (uint32_t)all.meeting_count));
		hld_findings *after = documents_check(&documents, NULL);
		for (int i = 0; i < all.clause_count; i++) {
			const char *clause = hld_findings_verdict(before, (size_t)i)->clause;
			unsigned x = count_found(before, clause), y = count_found(after, clause);
			if (all.clauses[i].rule != DRAWN_SERVICES)
				continue;
			if (y > x)
				fail_msg("conference %u: %u findings on '%s' become %u", seed, x,
				         clause, y);
			seen += x > y;
		}
		hld_findings_free(before);
		hld_findings_free(after);
		documents_free(&documents);
	}
	assert_true(seen > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_order_changes_no_verdict),
		cmocka_unit_test(csv_finds_what_json_does),
		cmocka_unit_test(a_participant_without_group_changes_no_balance),
		cmocka_unit_test(one_more_representative_is_never_too_few),
		cmocka_unit_test(one_meeting_less_needs_no_more_services),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
