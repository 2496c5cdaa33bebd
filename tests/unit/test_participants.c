/* test_participants.c - lists of participants: that of 2006, in JSON and in CSV, what a join takes
 * from which document, and where findings in a list lead. Were a State left out or in the wrong
 * group, a balance of chairs would be judged wrongly; were a row of a table lost, a delegation
 * would be said to have too few people. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/csv.h"
#include "checked.h"
#include "model/programme.h"
#include "model/value.h"

#define FOLDER HLD_SOURCE_DIR "/data/participants/"
#define SHARED HLD_SHARED_DIR "/participants/member-states-2006.csv"

enum { MEMBERS = 192 };

static hld_participants *load(const char *path)
{
	hld_participants *participants;
	hld_error err = {0};
	if (hld_participants_load(path, &participants, &err) != HLD_OK)
		fail_msg("%s:%u:%u: %s", err.file, (unsigned)err.line, (unsigned)err.column,
		         err.text);
	return participants;
}

static hld_participants *read_list(const char *text, const char *name)
{
	hld_participants *participants;
	hld_error err = {0};
	if (hld_participants_read(text, strlen(text), name, &participants, &err) != HLD_OK)
		fail_msg("%s:%u:%u: %s\n%s", name, (unsigned)err.line, (unsigned)err.column,
		         err.text, text);
	return participants;
}

static void expect_same(const hld_participants *a, const hld_participants *b, const char *what)
{
	assert_int_equal(a->participants.count, b->participants.count);
	for (uint32_t i = 0; i < a->participants.count; i++)
		if (!record_same(&participant_shape, &a->participants.at[i],
		                 &b->participants.at[i]))
			fail_msg("%s: '%s' is another than '%s'", what, b->participants.at[i].id,
			         a->participants.at[i].id);
}

static const struct participant *find(const hld_participants *list, const char *key, bool is_code)
{
	for (uint32_t i = 0; i < list->participants.count; i++) {
		const struct participant *at = &list->participants.at[i];
		const char *has = is_code ? at->code : at->id;
		if (has != NULL && strcmp(has, key) == 0)
			return at;
	}
	fail_msg("nothing is called '%s'", key);
	return NULL;
}

/* Who edits the table and checks with it judges the same people as who reads the JSON. */
static void the_table_says_what_the_json_says(void **state)
{
	hld_participants *json = load(FOLDER "2006.json"), *csv = load(FOLDER "2006.csv");
	(void)state;
	expect_same(json, csv, "2006.csv");
	hld_participants_free(json);
	hld_participants_free(csv);
}

/* The share of each group of the Member States, which a balance is measured by. */
static void each_group_has_its_members(void **state)
{
	static const uint32_t in_group[] = {
		[AFRICAN] = 53, [ASIAN] = 53, [EASTERN_EUROPEAN] = 23, [GRULAC] = 33, [WEOG] = 28};
	hld_participants *list = load(FOLDER "2006.json");
	uint32_t members = 0, first[REGIONAL_GROUPS_END] = {0}, counted[REGIONAL_GROUPS_END] = {0};
	(void)state;
	for (uint32_t i = 0; i < list->participants.count; i++) {
		const struct participant *at = &list->participants.at[i];
		if (at->category != MEMBER_STATE)
			continue;
		members++;
		first[at->groups.count > 0 ? at->groups.at[0] : 0]++;
		counted[participant_group(at)]++;
		assert_non_null(at->code);
	}
	assert_int_equal(members, MEMBERS);
	assert_int_equal(first[GROUP_NONE], 2);
	assert_int_equal(counted[GROUP_NONE], 1);
	for (int group = AFRICAN; group < REGIONAL_GROUPS_END; group++) {
		assert_int_equal(first[group], in_group[group]);
		assert_int_equal(counted[group], in_group[group] + (group == WEOG));
	}
	hld_participants_free(list);
}

/* The three that are unlike the others. */
static void three_states_count_as_documents_say(void **state)
{
	hld_participants *list = load(FOLDER "2006.json");
	const struct participant *turkey = find(list, "turkey", false);
	const struct participant *kiribati = find(list, "kiribati", false);
	const struct participant *states = find(list, "united-states", false);
	(void)state;
	assert_int_equal(turkey->groups.count, 2);
	assert_int_equal(turkey->groups.at[0], WEOG);
	assert_int_equal(turkey->groups.at[1], ASIAN);
	assert_int_equal(participant_group(turkey), WEOG);
	assert_int_equal(kiribati->groups.count, 0);
	assert_int_equal(participant_group(kiribati), GROUP_NONE);
	assert_int_equal(states->groups.count, 0);
	assert_int_equal(participant_group(states), WEOG);
	hld_participants_free(list);
}

static char *read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	struct buffer text = {0};
	char part[4096];
	size_t count;
	if (file == NULL)
		return NULL;
	while ((count = fread(part, 1, sizeof part, file)) > 0)
		buffer_add(&text, part, count);
	fclose(file);
	assert_false(text.failed);
	*size = text.size;
	char *copy = strdup(buffer_str(&text));
	buffer_release(&text);
	return copy;
}

/* The group of a cell of the source, in its words; 0: none. */
static int32_t group_named(const char *name)
{
	static const char *const names[REGIONAL_GROUPS_END] = {
		"", "African", "Asian", "Eastern European", "GRULAC", "WEOG"};
	for (int32_t group = 0; group < REGIONAL_GROUPS_END; group++)
		if (strcmp(names[group], name) == 0)
			return group;
	fail_msg("'%s' is no group", name);
	return 0;
}

/* One row of the source: iso3, iso2, name, regional_group, note. */
static void expect_row(const hld_participants *list, const struct csv *csv)
{
	struct buffer cells[5] = {{0}};
	for (size_t c = 0; c < LENGTH(cells); c++)
		csv_add(&csv->cells[c], &cells[c]);
	const struct participant *state = find(list, buffer_str(&cells[0]), true);
	int32_t group = group_named(buffer_str(&cells[3]));
	assert_string_equal(state->name.en, buffer_str(&cells[2]));
	assert_int_equal(state->category, MEMBER_STATE);
	assert_int_equal(state->groups.count > 0 ? state->groups.at[0] : 0, group);
	for (size_t c = 0; c < LENGTH(cells); c++)
		buffer_release(&cells[c]);
}

/* Every State of the source is there by its code, with its name and group, and no other. */
static void the_members_are_those_of_the_source(void **state)
{
	size_t size = 0;
	uint32_t rows = 0;
	char *text = read_file(SHARED, &size);
	static struct csv csv;
	bool more = true;
	(void)state;
	if (text == NULL)
		skip();
	hld_participants *list = load(FOLDER "2006.json");
	assert_int_equal(csv_open(&csv, text, size, NULL), HLD_OK);
	assert_int_equal(csv.columns, 5);
	while (csv_next(&csv, &more, NULL) == HLD_OK && more) {
		expect_row(list, &csv);
		rows++;
	}
	assert_int_equal(rows, MEMBERS);
	hld_participants_free(list);
	free(text);
}

#define TWO                                                                                       \
	"{'format': 'hld-participants/1', 'participants': ["                                      \
	" {'id': 'ghana', 'name': {'en': 'Ghana, a \\\"Republic\\\"', 'fr': 'Ghâna'},"           \
	"  'category': 'member-state', 'group': ['african', 'asian'],"                            \
	"  'registered': '2006-09-01', 'representatives': [{'name': 'Ama', 'level': 'minister'}," \
	"   {'name': 'Kofi', 'languages': ['en', 'fr']}]},"                                       \
	" {'id': 'togo', 'name': 'Togo', 'category': 'member-state'}]}"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* The same as tables, as people and their programs write them. */
static const struct {
	const char *how, *text;
} tables[] = {
	{"plain", "id,name,name.fr,category,group,registered,representatives.name,"
                  "representatives.level,representatives.languages\n"
                  "ghana,\"Ghana, a \"\"Republic\"\"\",Ghâna,member-state,african;asian,"
                  "2006-09-01,Ama,minister,\n"
                  ",,,,,,Kofi,,en;fr\n"
                  "togo,Togo,,member-state,,,,,\n"},
	{"of a spreadsheet: byte order mark, CRLF, empty rows, no end of the last line",
         BYTE_ORDER_MARK "id,name,name.fr,category,group,registered,representatives.name,"
                         "representatives.level,representatives.languages\r\n\r\n"
                         "ghana,\"Ghana, a \"\"Republic\"\"\",Ghâna,member-state,african;asian,"
                         "2006-09-01,Ama,minister,\r\n"
                         ",,,,,,Kofi,,en;fr\r\n,,,,,,,,\r\n\r\n"
                         "togo,Togo,,member-state"},
	{"separated by semicolons",
         "id;name;name.fr;category;group;registered;representatives.name;representatives.level;"
         "representatives.languages\n"
         "ghana;\"Ghana, a \"\"Republic\"\"\";Ghâna;member-state;\"african;asian\";2006-09-01;"
         "Ama;minister;\n"
         ";;;;;;Kofi;;\"en; fr\"\ntogo;Togo;;member-state;;;;;\n"},
	{"separated by tabs", "id\tname\tname.fr\tcategory\tgroup\tregistered\t"
                              "representatives.name\trepresentatives.level\t"
                              "representatives.languages\n"
                              "ghana\t\"Ghana, a \"\"Republic\"\"\"\tGhâna\tmember-state\t"
                              "african;asian\t2006-09-01\tAma\tminister\t\n"
                              "\t\t\t\t\t\tKofi\t\ten;fr\ntogo\tTogo\t\tmember-state\n"},
	{"all quoted, with blanks, in another order",
         "\"registered\",\"representatives.languages\",\"representatives.level\","
         "\"representatives.name\",\"group\",\"category\",\"name.fr\",\"name\",\"id\"\n"
         "\"2006-09-01\",\"\",\"minister\",\" Ama \",\"african; asian\",\"member-state\","
         "\"Ghâna\",\"Ghana, a \"\"Republic\"\"\",\"ghana\"\n"
         "\"\",\"en;fr\",\"\",\"Kofi\",\"\",\"\",\"\",\"\",\"\"\n"
         "\"\",\"\",\"\",\"\",\"\",\"member-state\",\"\",\"Togo\",\"togo\"\n"},
};

/* No program that saves the table changes who is in it. */
static void a_table_is_the_same_however_it_is_saved(void **state)
{
	char *text = json_of(TWO);
	hld_participants *json = read_list(text, "json");
	(void)state;
	for (size_t i = 0; i < LENGTH(tables); i++) {
		hld_participants *csv = read_list(tables[i].text, "csv");
		expect_same(json, csv, tables[i].how);
		hld_participants_free(csv);
	}
	hld_participants_free(json);
	free(text);
}

/* A programme that has a delegation, a person and a room of its own. */
#define OWN(more)                                                                            \
	"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'zone': 'America/New_York'," \
	" 'rooms': [{'id': 'hall', 'name': 'Own Hall'}],"                                    \
	" 'people': [{'id': 'pga', 'name': 'President', 'participant': 'togo'}],"            \
	" 'participants': [{'id': 'ghana', 'name': 'Ghana',"                                 \
	"  'representatives': [{'id': 'ama', 'name': 'Ama'}]}],"                             \
	" 'meetings': [" more "]}"

static hld_programme *own_programme(void)
{
	static const struct documents documents = {OWN(""), NULL, NULL};
	return read_documents(&documents);
}

static void join(hld_programme *programme, const char *text, const char *name)
{
	assert_int_equal(hld_programme_join_participants(programme, read_list(text, name), NULL),
	                 HLD_OK);
}

static const struct known_person *known(const hld_programme *programme, const char *id)
{
	for (uint32_t i = 0; i < programme->persons.count; i++)
		if (strcmp(programme->persons.at[i].person->id, id) == 0)
			return &programme->persons.at[i];
	fail_msg("nobody is called '%s'", id);
	return NULL;
}

/* The programme holds before the first list, that before the second; what one leaves out, the next
 * fills in, and nobody of a delegation is lost or counted twice. */
static void lists_fill_in_what_is_left_out(void **state)
{
	hld_programme *programme = own_programme();
	(void)state;
	join(programme,
	     "id,name,category,representatives.id,representatives.name,representatives.level\n"
	     "ghana,Another,member-state,ama,Another,minister\n,,,kofi,Kofi,\ntogo,Togo,,,,\n",
	     "first");
	join(programme,
	     "id,name,code,category,group,representatives.id,representatives.name,"
	     "representatives.level\n"
	     "ghana,Third,GHA,ngo,african,kofi,Third,representative\n"
	     ",,,,,ama,Third,head-of-state\n,,,,,yaa,Yaa,\n",
	     "second");
	assert_int_equal(programme->delegations.count, 2);
	const struct delegation *ghana = &programme->delegations.at[0];
	assert_string_equal(ghana->participant->name.en, "Ghana");
	assert_int_equal(ghana->participant->category, MEMBER_STATE);
	assert_string_equal(ghana->participant->code, "GHA");
	assert_int_equal(ghana->group, AFRICAN);
	assert_int_equal(ghana->count, 3);
	assert_int_equal(ghana->representatives, 3);
	assert_int_equal(programme->persons.count, 4);
	assert_string_equal(known(programme, "ama")->person->name.en, "Ama");
	assert_int_equal(known(programme, "ama")->person->level, MINISTER);
	assert_string_equal(known(programme, "kofi")->person->name.en, "Kofi");
	assert_int_equal(known(programme, "kofi")->person->level, REPRESENTATIVE);
	assert_int_equal(known(programme, "pga")->delegation, 1);
	hld_programme_free(programme);
}

/* An id that stands for a person in one document and for a State in another is one of them: the
 * earlier, of which the later adds nothing. */
static void an_id_is_a_person_or_a_state(void **state)
{
	hld_programme *programme = own_programme();
	(void)state;
	join(programme,
	     "id,name,representatives.id,representatives.name\npga,A State,zoe,Zoe\n"
	     "mali,Mali,ghana,Not Ghana\n",
	     "list");
	assert_int_equal(programme->delegations.count, 2);
	assert_string_equal(programme->delegations.at[0].participant->name.en, "Ghana");
	assert_string_equal(programme->delegations.at[1].participant->name.en, "Mali");
	assert_int_equal(programme->delegations.at[1].count, 0);
	assert_string_equal(known(programme, "pga")->person->name.en, "President");
	assert_int_equal(programme->persons.count, 2);
	hld_programme_free(programme);
}

/* Ghana sends Ama, whom the programme knows, and two more: none of them has an id. */
static void nobody_takes_the_number_of_another(void **state)
{
	static const struct documents documents = {
		"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'zone': 'America/New_York',"
		" 'participants': [{'id': 'ghana', 'name': 'Ghana',"
		"  'representatives': [{'name': 'Ama'}]}], 'meetings': []}",
		"{'format': 'hld-participants/1', 'participants': [{'id': 'ghana', 'name': 'Ghana',"
		"  'representatives': [{'name': 'Kofi'}, {'name': 'Ama', 'level': 'minister'},"
		"                      {'name': 'Esi'}]}]}",
		NULL};
	static const char *const right[][2] = {
		{"ghana-1", "Ama"}, {"ghana-2", "Kofi"}, {"ghana-3", "Esi"}};
	hld_programme *programme = read_documents(&documents);
	(void)state;
	assert_int_equal(programme->persons.count, LENGTH(right));
	for (size_t i = 0; i < LENGTH(right); i++) {
		assert_string_equal(programme->persons.at[i].person->id, right[i][0]);
		assert_string_equal(programme->persons.at[i].person->name.en, right[i][1]);
	}
	assert_int_equal(programme->persons.at[0].person->level, MINISTER);
	hld_programme_free(programme);
}

/* The programme names its room as it likes, and the house knows its seats. */
static void a_venue_fills_in_a_room_of_the_programme(void **state)
{
	static const struct documents documents = {
		OWN(""), NULL,
		"{'format': 'hld-venue/1', 'id': 'v', 'name': 'V', 'rooms': ["
		"{'id': 'hall', 'name': 'General Assembly Hall', 'seats': 1898, 'booths': 8},"
		"{'id': 'one', 'name': 'Room 1'}]}"};
	hld_programme *programme = read_documents(&documents);
	(void)state;
	assert_int_equal(programme->all_rooms.count, 2);
	assert_string_equal(programme->all_rooms.at[0].room->name.en, "Own Hall");
	assert_int_equal(programme->all_rooms.at[0].room->seats, 1898);
	assert_int_equal(programme->all_rooms.at[0].room->booths, 8);
	assert_int_equal(programme->all_rooms.at[0].venue, 0);
	assert_string_equal(programme->all_rooms.at[1].room->name.en, "Room 1");
	hld_programme_free(programme);
}

#define CLOSES                                                                           \
	"{'format': 'hld-mandate/1', 'symbol': 'A/X', 'title': 'X', 'force': 'binding'," \
	" 'conference': {'id': 'x', 'title': 'X', 'days': ['2006-09-14']}, 'clauses': [" \
	" {'id': 'list-closes', 'para': '1', 'verb': 'decides', 'quote': 'q',"           \
	"  'rule': 'list-closes', 'params': {'categories': 'member-state',"              \
	"   'date': '2006-09-01'}}]}"

static hld_findings *check_closes(const hld_programme *programme)
{
	char *text = json_of(CLOSES);
	hld_mandate *mandate = NULL;
	hld_findings *findings;
	hld_error err = {0};
	if (hld_mandate_read(text, strlen(text), "mandate", &mandate, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	assert_int_equal(
		hld_check((const hld_mandate *const *)&mandate, 1, programme, &findings, NULL),
		HLD_OK);
	hld_mandate_free(mandate);
	free(text);
	return findings;
}

static void expect_place(const char *list, uint32_t line, uint32_t column)
{
	hld_programme *programme = own_programme();
	join(programme, "id,name\ntogo,Togo\n", "before.csv");
	join(programme, list, "list");
	hld_findings *findings = check_closes(programme);
	hld_programme_free(programme);
	const hld_finding *found = NULL;
	for (size_t i = 0; i < hld_findings_count(findings); i++)
		if (hld_findings_at(findings, i)->severity == HLD_BREACH)
			found = hld_findings_at(findings, i);
	assert_non_null(found);
	assert_string_equal(found->clause, "list-closes");
	assert_string_equal(found->file, "list");
	assert_string_equal(found->pointer, "/participants/1/registered");
	assert_int_equal(found->line, line);
	assert_int_equal(found->column, column);
	hld_findings_free(findings);
}

/* A late registration is in a list, not in the programme: its line and column there are said. */
static void a_finding_leads_into_its_list(void **state)
{
	(void)state;
	expect_place("{\"format\": \"hld-participants/1\", \"participants\": [\n"
	             "  {\"id\": \"chad\", \"name\": \"Tchâd\", \"category\": \"ngo\"},\n"
	             "  {\"id\": \"mali\", \"name\": \"Malî\", \"category\": \"member-state\",\n"
	             "   \"registered\": \"2006-09-02\"}]}",
	             4, 18);
	expect_place("id,name,category,registered\nchad,\"Tchad\n(two lines)\",ngo,\n"
	             "mali,Malî,member-state,2006-09-02\n",
	             4, 24);
	expect_place(BYTE_ORDER_MARK "name;registered;category;id\r\n\r\nTchad;;ngo;chad\r\n"
	                             "\"Mali; ô\";2006-09-02;member-state;mali\r\n",
	             4, 11);
}

/* Who is named in no document is found in the list that names nobody there is. */
static void an_unknown_delegation_is_found_in_its_list(void **state)
{
	static const struct documents documents = {
		OWN(""),
		"{'format': 'hld-participants/1', 'participants': [{'id': 'togo', 'name': 'Togo'}],"
		" 'people': [{'id': 'x', 'name': 'X', 'participant': 'tgo'}]}",
		NULL};
	(void)state;
	expect_findings(&documents, "breach unknown-reference participants/people/0/participant: "
	                            "no participant has the id 'tgo'\n");
}

static void expect_invented(const struct participant *participant)
{
	for (uint32_t i = 0; i < participant->representatives.count; i++)
		if (!participant->representatives.at[i].illustrative)
			fail_msg("%s is not illustrative", participant->representatives.at[i].id);
	if (!participant->illustrative && strstr(participant->name.en, "illustrative") != NULL)
		fail_msg("%s is not illustrative", participant->id);
}

/* Nobody may take an invented minister, or an organization that there never was, for a fact. */
static void everybody_in_the_example_is_illustrative(void **state)
{
	hld_participants *list = load(FOLDER "example-2006.json"), *real = load(FOLDER "2006.json");
	uint32_t people = 0;
	(void)state;
	assert_true(list->illustrative);
	assert_false(real->illustrative);
	for (uint32_t i = 0; i < list->participants.count; i++) {
		const struct participant *at = &list->participants.at[i];
		bool is_real = false;
		expect_invented(at);
		people += at->representatives.count;
		for (uint32_t n = 0; n < real->participants.count; n++)
			is_real |= strcmp(real->participants.at[n].id, at->id) == 0;
		assert_true(is_real || at->illustrative);
	}
	assert_true(people > MEMBERS);
	for (uint32_t i = 0; i < real->participants.count; i++)
		assert_int_equal(real->participants.at[i].representatives.count, 0);
	hld_participants_free(list);
	hld_participants_free(real);
}

/* The invented delegations follow those of 2006: whoever changes one writes the other anew. */
static void the_example_is_what_its_script_writes(void **state)
{
	static const char script[] =
		"python3 '" HLD_SOURCE_DIR "/tests/support/example_participants.py' '" FOLDER
		"2006.json' ";
	char out[] = "/tmp/hld-example-XXXXXX", command[2048];
	size_t size = 0, right_size = 0;
	(void)state;
	if (system("python3 -c 1 >/dev/null 2>&1") != 0)
		skip();
	int fd = mkstemp(out);
	assert_true(fd >= 0);
	snprintf(command, sizeof command, "%s%s", script, out);
	assert_int_equal(system(command), 0);
	char *text = read_file(out, &size),
	     *right = read_file(FOLDER "example-2006.json", &right_size);
	close(fd);
	unlink(out);
	assert_non_null(right);
	assert_int_equal(size, right_size);
	assert_string_equal(text, right);
	free(text);
	free(right);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_says_what_the_json_says),
		cmocka_unit_test(each_group_has_its_members),
		cmocka_unit_test(three_states_count_as_documents_say),
		cmocka_unit_test(the_members_are_those_of_the_source),
		cmocka_unit_test(a_table_is_the_same_however_it_is_saved),
		cmocka_unit_test(lists_fill_in_what_is_left_out),
		cmocka_unit_test(an_id_is_a_person_or_a_state),
		cmocka_unit_test(nobody_takes_the_number_of_another),
		cmocka_unit_test(a_venue_fills_in_a_room_of_the_programme),
		cmocka_unit_test(a_finding_leads_into_its_list),
		cmocka_unit_test(an_unknown_delegation_is_found_in_its_list),
		cmocka_unit_test(everybody_in_the_example_is_illustrative),
		cmocka_unit_test(the_example_is_what_its_script_writes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
