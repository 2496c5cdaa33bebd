/* test_registrations.c - who asked for the floor, or for a seat at a table: the examples that ship,
 * in JSON and in CSV, what is refused and where, and what a programme does not bear out. Were a row
 * misread, a minister would be missing from the list of speakers; were a slip taken, nobody would
 * look for it. */
#include "unit.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/text.h"
#include "checked.h"
#include "load/document.h"
#include "model/programme.h"
#include "model/registration.h"
#include "model/value.h"

#define DATA    HLD_SOURCE_DIR "/data/"
#define EXAMPLE DATA "registrations/example-2006"
#define TABLES  DATA "registrations/tables-2006"

enum { ASKED = 140, LINE_ROOM = 1200 };

/* The lists of requests for seats, and what each goes with. */
static const struct {
	const char *registrations, *programme, *participants;
} tables[] = {
	{TABLES ".json", DATA "programmes/hld-2006.json", DATA "participants/example-2006.json"},
	{TABLES ".csv", DATA "programmes/hld-2006.json", DATA "participants/example-2006.json"},
	{TABLES "-annex.json", DATA "programmes/hld-2006-annex.json",
         DATA "participants/example-2006.json"},
	{DATA "registrations/tables-millennium.json", DATA "programmes/millennium-summit.json",
         DATA "participants/2006.json"},
	{DATA "registrations/tables-hiv-aids.json", DATA "programmes/hiv-aids-2001.json",
         DATA "participants/2006.json"},
};

/* What the command would print of a failure, without its name. */
static void say(const hld_error *err, char line[LINE_ROOM])
{
	text_print(line, LINE_ROOM, "%s:%u:%u: %s%s%s", err->file, (unsigned)err->line,
	           (unsigned)err->column, err->pointer, err->pointer[0] != '\0' ? ": " : "",
	           err->text);
}

static hld_registrations *load(const char *path)
{
	hld_registrations *registrations;
	hld_error err = {0};
	if (hld_registrations_load(path, &registrations, &err) != HLD_OK)
		fail_msg("%s:%u:%u: %s", err.file, (unsigned)err.line, (unsigned)err.column,
		         err.text);
	return registrations;
}

static void assert_same_rows(const char *json_path, const char *csv_path, uint32_t count)
{
	hld_registrations *json = load(json_path), *csv = load(csv_path);
	assert_int_equal(json->registrations.count, csv->registrations.count);
	assert_true(count == 0 || count == csv->registrations.count);
	for (uint32_t i = 0; i < csv->registrations.count; i++)
		if (!record_same(&registration_shape, &json->registrations.at[i],
		                 &csv->registrations.at[i]))
			fail_msg("'%s' is another than '%s'", csv->registrations.at[i].id,
			         json->registrations.at[i].id);
	hld_registrations_free(json);
	hld_registrations_free(csv);
}

/* A delegation that asks in the spreadsheet asks for the same as one in the JSON. */
static void the_table_says_what_the_json_says(void **state)
{
	(void)state;
	assert_same_rows(EXAMPLE ".json", EXAMPLE ".csv", ASKED);
	assert_same_rows(TABLES ".json", TABLES ".csv", 0);
}

/* Nobody may take an invented request for a fact. */
static void every_request_of_an_example_is_illustrative(void **state)
{
	glob_t paths;
	(void)state;
	assert_int_equal(glob(DATA "registrations/*.json", 0, NULL, &paths), 0);
	assert_true(paths.gl_pathc > 1);
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		hld_registrations *list = load(paths.gl_pathv[i]);
		assert_true(list->illustrative);
		for (uint32_t n = 0; n < list->registrations.count; n++)
			assert_true(list->registrations.at[n].illustrative);
		hld_registrations_free(list);
	}
	globfree(&paths);
}

/* The requests follow the lists of 2006: whoever changes one writes the other anew. */
static void the_example_is_what_its_script_writes(void **state)
{
	static const char command[] =
		"cd '" DATA "' && folder=$(mktemp -d) && PYTHONDONTWRITEBYTECODE=1 python3 "
		"../tests/support/example_registrations.py participants/2006.json "
		"participants/example-2006.json programmes/hld-2006.json \"$folder/a.json\" "
		"\"$folder/a.csv\" && cmp \"$folder/a.json\" registrations/example-2006.json && "
		"cmp \"$folder/a.csv\" registrations/example-2006.csv && rm -r \"$folder\"";
	(void)state;
	if (system("python3 -c 1 >/dev/null 2>&1") != 0)
		skip();
	assert_int_equal(system(command), 0);
}

/* The requests for seats follow the lists of participants and the numbers of the tables. */
static void the_requests_for_seats_are_what_their_script_writes(void **state)
{
	static const char command[] =
		"cd '" DATA "' && folder=$(mktemp -d) && PYTHONDONTWRITEBYTECODE=1 python3 "
		"../tests/support/example_tables.py . \"$folder\" && "
		"(cd \"$folder\" && ls) >\"$folder.list\" && "
		"(cd registrations && ls tables-*) | cmp - \"$folder.list\" && "
		"for file in registrations/tables-*; do "
		"cmp \"$folder/${file##*/}\" \"$file\" || exit 1; done && "
		"rm -r \"$folder\" \"$folder.list\"";
	(void)state;
	if (system("python3 -c 1 >/dev/null 2>&1") != 0)
		skip();
	assert_int_equal(system(command), 0);
}

static hld_programme *programme_with(const char *path, const char *list)
{
	hld_programme *programme;
	hld_participants *participants;
	assert_int_equal(hld_programme_load(path, &programme, NULL), HLD_OK);
	assert_int_equal(hld_participants_load(list, &participants, NULL), HLD_OK);
	assert_int_equal(hld_programme_join_participants(programme, participants, NULL), HLD_OK);
	return programme;
}

static void assert_goes_with(const char *path, const char *programme_path, const char *list)
{
	hld_registrations *registrations = load(path);
	hld_programme *programme = programme_with(programme_path, list);
	hld_error err = {0};
	if (registrations_known(programme, registrations, &err) != HLD_OK)
		fail_msg("%s with %s: %s: %s", path, list, err.pointer, err.text);
	hld_programme_free(programme);
	hld_registrations_free(registrations);
}

/* The example goes with the programme that ships, whether or not the delegations are known. */
static void the_example_goes_with_its_programme(void **state)
{
	static const char *const lists[] = {DATA "participants/2006.json",
	                                    DATA "participants/example-2006.json"};
	(void)state;
	for (size_t i = 0; i < LENGTH(lists); i++)
		assert_goes_with(EXAMPLE ".csv", DATA "programmes/hld-2006.json", lists[i]);
}

/* Whoever asks for a seat is known, at that level, and the tables are those of the programme. */
static void the_requests_for_seats_go_with_their_programmes(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(tables); i++) {
		hld_registrations *list = load(tables[i].registrations);
		for (uint32_t n = 0; n < list->registrations.count; n++)
			assert_int_equal(list->registrations.at[n].asks, ASKS_TABLE);
		hld_registrations_free(list);
		assert_goes_with(tables[i].registrations, tables[i].programme,
		                 tables[i].participants);
	}
}

static hld_registrations *read_brief(const char *brief, const char *name)
{
	hld_registrations *registrations;
	hld_error err = {0};
	char *text = brief[0] == '{' ? json_of(brief) : strdup(brief);
	if (hld_registrations_read(text, strlen(text), name, &registrations, &err) != HLD_OK)
		fail_msg("%s:%u:%u: %s\n%s", name, (unsigned)err.line, (unsigned)err.column,
		         err.text, text);
	free(text);
	return registrations;
}

/* What a row leaves out is known to be left out: it is no lot of 0 and no minister. */
static void what_is_left_out_is_absent(void **state)
{
	hld_registrations *list = read_brief("participant\nghana\n", "csv");
	const struct registration *at = &list->registrations.at[0];
	(void)state;
	assert_string_equal(at->participant, "ghana");
	assert_null(at->id);
	assert_null(at->representative);
	assert_null(at->on_behalf_of.en);
	assert_int_equal(at->asks, 0);
	assert_int_equal(at->level, 0);
	assert_int_equal(at->meetings.count, 0);
	assert_int_equal(at->earliest.day, CIVIL_NONE);
	assert_int_equal(at->latest.day, CIVIL_NONE);
	assert_int_equal(at->requested.day, CIVIL_NONE);
	assert_int_equal(at->lot, CIVIL_NONE);
	assert_int_equal(at->place, CIVIL_NONE);
	assert_false(at->illustrative);
	hld_registrations_free(list);
}

/* All columns, as a spreadsheet of another country separates them. */
static void every_column_has_its_key(void **state)
{
	static const char csv[] =
		"\xEF\xBB\xBFid;participant;asks;representative;level;meetings;earliest;latest;"
		"on_behalf_of;on_behalf_of.fr;requested;lot;place;note;illustrative\r\n"
		"a;ghana;table;ama;minister;\"p-1; p-2\";2006-09-14T10:00;2006-09-14T18:00;"
		"the African Group;le Groupe africain;2006-08-01T09:00;12;3;by fax;TRUE\r\n";
	static const char json[] =
		"{'format': 'hld-registrations/1', 'registrations': [{'id': 'a',"
		" 'participant': 'ghana', 'asks': 'table', 'representative': 'ama',"
		" 'level': 'minister', 'meetings': ['p-1', 'p-2'],"
		" 'earliest': '2006-09-14T10:00', 'latest': '2006-09-14T18:00',"
		" 'on_behalf_of': {'en': 'the African Group', 'fr': 'le Groupe africain'},"
		" 'requested': '2006-08-01T09:00', 'lot': 12, 'place': 3, 'note': 'by fax',"
		" 'illustrative': true}]}";
	hld_registrations *a = read_brief(csv, "csv"), *b = read_brief(json, "json");
	(void)state;
	assert_int_equal(a->registrations.at[0].asks, ASKS_TABLE);
	assert_int_equal(a->registrations.at[0].meetings.count, 2);
	assert_int_equal(a->registrations.at[0].lot, 12);
	assert_true(record_same(&registration_shape, a->registrations.at, b->registrations.at));
	hld_registrations_free(a);
	hld_registrations_free(b);
}

/* A group has one voice, and a delegation one besides. */
static void a_delegation_may_speak_for_itself_and_for_groups(void **state)
{
	static const char csv[] = "participant,asks,on_behalf_of\n"
				  "ghana,speak,\nghana,speak,the African Group\n"
				  "ghana,,the Group of 77 and China\nghana,table,\n"
				  "togo,,the African Group\n";
	hld_registrations *list = read_brief(csv, "csv");
	(void)state;
	assert_int_equal(list->registrations.count, 5);
	hld_registrations_free(list);
}

/* The folders of tests/bad that hold registrations: the one line, with its place. */
static void bad_inputs_are_refused_in_their_place(void **state)
{
	glob_t paths;
	size_t read = 0, failures = 0;
	(void)state;
	assert_int_equal(glob(HLD_SOURCE_DIR "/tests/bad/registrations-*/input.*", 0, NULL, &paths),
	                 0);
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		char path[LINE_ROOM], right[LINE_ROOM] = "", line[LINE_ROOM];
		const char *input = strrchr(paths.gl_pathv[i], '/') + 1;
		int folder = (int)(input - paths.gl_pathv[i]);
		hld_registrations *list;
		hld_error err = {0};
		hld_registrations_load(paths.gl_pathv[i], &list, &err);
		text_print(err.file, sizeof err.file, "%s", input);
		say(&err, line);
		text_print(path, sizeof path, "%.*serror", folder, paths.gl_pathv[i]);
		FILE *file = fopen(path, "r");
		if (file != NULL) {
			read += fgets(right, sizeof right, file) != NULL;
			fclose(file);
		}
		right[strcspn(right, "\n")] = '\0';
		if (list != NULL || strncmp(right, "hld: ", 5) != 0 ||
		    strcmp(line, right + 5) != 0) {
			print_error("%s\nhld: %s\n%s\n\n", path, line, right);
			failures++;
		}
		hld_registrations_free(list);
	}
	assert_true(read >= 30);
	assert_int_equal(failures, 0);
	globfree(&paths);
}

#define PROGRAMME                                                                              \
	"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'zone': 'UTC',"                \
	" 'people': [{'id': 'chief', 'name': 'Chief', 'participant': 'ghana',"                 \
	" 'office': 'president', 'level': 'head-of-state'}], 'meetings': [{'id': 'plenary-3'," \
	" 'kind': 'plenary', 'start': '2006-09-14T10:00', 'end': '2006-09-14T13:00'}]}"
#define LIST                                                                      \
	"id,name,representatives.id,representatives.name,representatives.level\n" \
	"ghana,Ghana,ama,Ama,minister\n,,kofi,Kofi,vice-minister\n"               \
	"togo,Togo,afi,Afi,minister\n,,,Yao,\nchad,Chad,,,\n"

/* What two documents say of one another, and where in the registrations that is said. */
static const struct {
	const char *registrations, *right;
} unknown[] = {
	{"participant\nghana\ntogo\nchad\n", NULL},
	{"participant\nghana\ngana\n",
         "list:3:1: no participant has the id 'gana'; did you mean 'ghana'?"},
	{"participant\nghana\nzanzibar\n", "list:3:1: no participant has the id 'zanzibar'"},
	{"{'format': 'hld-registrations/1', 'registrations': [\n{'participant': 'gana'}]}",
         "list:2:17: /registrations/0/participant: no participant has the id 'gana'; did you mean "
         "'ghana'?"},
	{"participant,representative\nghana,kofi\ntogo,togo-2\n", NULL},
	{"participant,representative\ntogo,amma\n",
         "list:2:6: no representative has the id 'amma'"},
	{"participant,representative\nghana,amma\n",
         "list:2:7: no representative has the id 'amma'; did you mean 'ama'?"},
	{"participant,representative\ntogo,ama\n",
         "list:2:6: 'ama' represents 'ghana', not 'togo'"},
	{"participant,representative\nghana,chief\n",
         "list:2:7: 'chief' does not represent 'ghana'"},
	{"participant,meetings\nghana,plenary-3; plenary-4\n",
         "list:2:7: no meeting has the id 'plenary-4'; did you mean 'plenary-3'?"},
	{"{'format': 'hld-registrations/1', 'registrations': [{'participant': 'ghana',\n"
         " 'meetings': ['plenary-3', 'round-table-1']}]}",
         "list:2:28: /registrations/0/meetings/1: no meeting has the id 'round-table-1'"},
	{"participant,level\nghana,minister\n", NULL},
	{"participant,level\nghana,representative\n", NULL},
	{"participant,level\nghana,head-of-state\n",
         "list:2:7: nobody of 'ghana' has the level head-of-state; the highest in the list is "
         "minister"},
	{"participant,representative,level\nghana,kofi,vice-minister\n", NULL},
	{"participant,representative,level\nghana,kofi,minister\n",
         "list:2:12: 'kofi' has the level vice-minister in the list, not minister"},
	/* One of its people may be a head of State, for all that is known; of Chad all may. */
	{"participant,level\ntogo,head-of-state\nchad,head-of-state\n", NULL},
};

static void what_a_programme_does_not_have_is_said(void **state)
{
	static const struct documents documents = {PROGRAMME, LIST, NULL};
	hld_programme *programme = read_documents(&documents);
	(void)state;
	for (size_t i = 0; i < LENGTH(unknown); i++) {
		hld_registrations *list = read_brief(unknown[i].registrations, "list");
		hld_error err = {0};
		char line[LINE_ROOM];
		hld_status status = registrations_known(programme, list, &err);
		document_place_error(&list->source, &err);
		say(&err, line);
		assert_int_equal(status, unknown[i].right == NULL ? HLD_OK : HLD_SCHEMA);
		assert_int_equal(err.status, status);
		if (status != HLD_OK)
			assert_string_equal(line, unknown[i].right);
		hld_registrations_free(list);
	}
	hld_programme_free(programme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_says_what_the_json_says),
		cmocka_unit_test(every_request_of_an_example_is_illustrative),
		cmocka_unit_test(the_example_is_what_its_script_writes),
		cmocka_unit_test(the_requests_for_seats_are_what_their_script_writes),
		cmocka_unit_test(the_example_goes_with_its_programme),
		cmocka_unit_test(the_requests_for_seats_go_with_their_programmes),
		cmocka_unit_test(what_is_left_out_is_absent),
		cmocka_unit_test(every_column_has_its_key),
		cmocka_unit_test(a_delegation_may_speak_for_itself_and_for_groups),
		cmocka_unit_test(bad_inputs_are_refused_in_their_place),
		cmocka_unit_test(what_a_programme_does_not_have_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
