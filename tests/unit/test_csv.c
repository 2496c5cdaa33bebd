/* CSV: were a sheet read otherwise than the same list in JSON, or a fault in it placed at the
 * wrong cell, a delegation would be seated by what nobody wrote. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "load/csv.h"
#include "load/json.h"
#include "load/zone.h"
#include "model/build.h"

#define BEGIN                                                                           \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": " \
	"\"UTC\", \"meetings\": []"

/* The programme as the exporter writes it, to be freed. */
static char *written(hld_programme *programme)
{
	hld_export_options options = {0};
	char *text;
	size_t size;
	assert_int_equal(hld_export(programme, "json", &options, &text, &size, NULL), HLD_OK);
	hld_programme_free(programme);
	return text;
}

static char *through_json(const char *list, const char *json)
{
	char text[8192];
	hld_programme *programme;
	hld_error err = {0};
	const char *begin = strcmp(list, "meetings") == 0 ? "" : "\"meetings\": [], ";
	int length = snprintf(text, sizeof text,
	                      "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", "
	                      "\"zone\": \"UTC\", %s\"%s\": %s}",
	                      begin, list, json);
	assert_in_range(length, 1, sizeof text - 1);
	if (hld_programme_read(text, (size_t)length, "json", &programme, &err) != HLD_OK)
		fail_msg("%u:%u: %s", (unsigned)err.line, (unsigned)err.column, err.text);
	return written(programme);
}

static const struct field *list_of(const char *name)
{
	return shape_field(&programme_shape, name, strlen(name));
}

static char *through_csv(const char *list, const char *csv, size_t size)
{
	hld_programme *programme = programme_new("csv", "", 0);
	hld_error err = {0};
	assert_int_equal(json_read_document(&programme->arena, BEGIN "}", strlen(BEGIN "}"), "json",
	                                    "hld-programme/1", &programme_shape, programme, &err),
	                 HLD_OK);
	if (csv_read_list(&programme->arena, csv, size, "csv", list_of(list), programme, &err) !=
	    HLD_OK)
		fail_msg("%u:%u: %s\n%s", (unsigned)err.line, (unsigned)err.column, err.text, csv);
	assert_int_equal(programme_finish(programme, zone_read, &err), HLD_OK);
	return written(programme);
}

static void expect_same(const char *list, const char *csv, const char *json)
{
	char *got = through_csv(list, csv, strlen(csv)), *right = through_json(list, json);
	if (strcmp(got, right) != 0)
		fail_msg("from CSV\n%s\nit is\n%s\nnot\n%s", csv, got, right);
	free(got);
	free(right);
}

static void every_type_is_read_as_from_json(void **state)
{
	(void)state;
	expect_same("people",
	            "id,name,name.fr,name.zh-Hans,office,from,until,illustrative\n"
	            "a,\"Ahmed, Dr.\",,,chair,2006-09-14,,TRUE\n"
	            "b,B,Bée,\xE4\xB8\xAD,,,2006-09-15,False\n",
	            "[{\"id\": \"a\", \"name\": \"Ahmed, Dr.\", \"office\": \"chair\","
	            "  \"from\": \"2006-09-14\", \"illustrative\": true},"
	            " {\"id\": \"b\", \"name\": {\"en\": \"B\", \"fr\": \"Bée\","
	            "  \"zh-Hans\": \"\xE4\xB8\xAD\"}, \"until\": \"2006-09-15\"}]");
	expect_same("participants",
	            "category,name.fr,id,name\nmember-state,,afg,Afghanistan\n"
	            "observer,Saint-Siège,holy-see,Holy See\n",
	            "[{\"id\": \"afg\", \"name\": \"Afghanistan\", \"category\": \"member-state\"},"
	            " {\"id\": \"holy-see\", \"category\": \"observer\","
	            "  \"name\": {\"en\": \"Holy See\", \"fr\": \"Saint-Siège\"}}]");
	expect_same("meetings",
	            "id,kind,number,start,end,zone,open_to,chairs\n"
	            "m,plenary,007,2006-09-14T10:00,2006-09-14T13:00,Europe/Zurich,"
	            "member-state ;observer; ,a\n",
	            "[{\"id\": \"m\", \"kind\": \"plenary\", \"number\": 7,"
	            "  \"start\": \"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\","
	            "  \"zone\": \"Europe/Zurich\", \"open_to\": [\"member-state\", \"observer\"],"
	            "  \"chairs\": \"a\"}]");
}

#define MEETING \
	"\"kind\": \"plenary\", \"start\": \"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\""

static void rows_go_on_with_the_record_above(void **state)
{
	(void)state;
	const char *csv = "id,items.title,items.title.fr,kind,start,end,items.kind,items.by\n"
			  "m,Opening,Ouverture,plenary,2006-09-14T10:00,2006-09-14T13:00,opening,\n"
			  ",,,,,,statement,a;b\n"
			  ",,,,,,,\n"
			  ",End,,,,,closing,\n"
			  "n,,,plenary,2006-09-14T10:00,2006-09-14T13:00,,\n"
			  "o,,,plenary,2006-09-14T10:00,2006-09-14T13:00,,\n"
			  ",,,,,,other,\n";
	expect_same("meetings", csv,
	            "[{\"id\": \"m\", " MEETING ", \"items\": ["
	            "   {\"kind\": \"opening\", \"title\": {\"en\": \"Opening\", \"fr\": "
	            "\"Ouverture\"}}, {\"kind\": \"statement\", \"by\": [\"a\", \"b\"]},"
	            "   {\"kind\": \"closing\", \"title\": \"End\"}]},"
	            " {\"id\": \"n\", " MEETING "},"
	            " {\"id\": \"o\", " MEETING ", \"items\": [{\"kind\": \"other\"}]}]");
}

static void what_spreadsheets_write_is_read(void **state)
{
	static const char *const sheets[] = {
		"id,name,title,title.fr\na,A B,\"one\ntwo \"\"2\"\"\",un\nb,B,,\n",
		"\xEF\xBB\xBFid,name,title,title.fr\r\na,A B,\"one\ntwo "
		"\"\"2\"\"\",un\r\nb,B,,\r\n",
		"id,name,title,title.fr\ra,A B,\"one\rtwo \"\"2\"\"\",un\rb,B",
		"id;name;title;title.fr\na;A B;\"one\r\ntwo \"\"2\"\"\";un\nb;B\n",
		"id\tname\ttitle\ttitle.fr\na\tA B\t\"one\ntwo \"\"2\"\"\"\tun\nb\tB\n",
		"\n,,,,\n \n id , \"name\" ,title,title.fr,,\n\n , ,\na , A B,"
		" \"\n one\ntwo \"\"2\"\" \n\" ,un,,,\n\"\",\"\"\nb,\xC2\xA0"
		"B\xC2\xA0 ,,,,,,\n\n\n",
		",id,,name,title,title.fr\n,a,,A B,\"one\ntwo \"\"2\"\"\",un\n,b,,B\n",
		"\"id\";\"name\";\"title\";\"title.fr\"\n\"a\";\"A B\";\"one\ntwo "
		"\"\"2\"\"\";\"un\"\n"
		"\"b\";\"B\";\"\";\"\"\n"};
	(void)state;
	for (size_t i = 0; i < LENGTH(sheets); i++)
		expect_same("people", sheets[i],
		            "[{\"id\": \"a\", \"name\": \"A B\", \"title\":"
		            " {\"en\": \"one\\ntwo \\\"2\\\"\", \"fr\": \"un\"}},"
		            " {\"id\": \"b\", \"name\": \"B\"}]");
}

static void a_header_alone_is_an_empty_list(void **state)
{
	(void)state;
	expect_same("people", "id,name\n", "[]");
	expect_same("people", "name,id", "[]");
	expect_same("people", "\nid,name\r\n,\r\n", "[]");
}

struct fault {
	const char *list, *csv;
	hld_status status;
	uint32_t line, column;
	const char *text;
};

static void expect_faults(const struct fault *faults, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct fault *fault = &faults[i];
		hld_programme *programme = programme_new("csv", "", 0);
		hld_error err = {0};
		hld_status status = csv_read_list(&programme->arena, fault->csv, strlen(fault->csv),
		                                  "a.csv", list_of(fault->list), programme, &err);
		if (status != fault->status || err.status != status || err.line != fault->line ||
		    err.column != fault->column || strcmp(err.text, fault->text) != 0 ||
		    strcmp(err.file, "a.csv") != 0 || err.pointer[0] != '\0')
			fail_msg("%s\nfails with %d: %s:%u:%u: %s", fault->csv, (int)status,
			         err.file, (unsigned)err.line, (unsigned)err.column, err.text);
		assert_int_equal(csv_read_list(&programme->arena, fault->csv, strlen(fault->csv),
		                               "a.csv", list_of(fault->list), programme, NULL),
		                 status);
		hld_programme_free(programme);
	}
}

static void what_is_no_csv_is_refused(void **state)
{
#define BAD "not well-formed CSV: "
	static const struct fault faults[] = {
		{"participants", "", HLD_SYNTAX, 1, 1,
	         BAD "there is nothing in it; its first row has to name the columns, some of: id, "
	             "name, code, category, group, election_group, office, registered, note, "
	             "illustrative"},
		{"participants", "\xEF\xBB\xBF\r\n , ,\n", HLD_SYNTAX, 1, 1,
	         BAD "there is nothing in it; its first row has to name the columns, some of: id, "
	             "name, code, category, group, election_group, office, registered, note, "
	             "illustrative"},
		{"people", "id,name\nb,B\na,\"A\nc,C\n", HLD_SYNTAX, 3, 3,
	         BAD "the quotation mark is never closed"},
		{"people", "id,name\n\"a\",\"é\" x\n", HLD_SYNTAX, 2, 9,
	         BAD "text stands behind the closing quotation mark"},
		{"people", "id,name\na,5\" x\n", HLD_SYNTAX, 2, 4,
	         BAD "a quotation mark in a cell that begins with none; put marks around the cell, "
	             "and double those in it"},
		{"people", "id,name\na,A\nb,\xC3\xA9\xE9\n", HLD_SYNTAX, 3, 4,
	         BAD "a byte that is no UTF-8; save the table as CSV in UTF-8"},
		{"people", "id,name\r\na,A,,\r\nb,B,,more\r\n", HLD_SYNTAX, 3, 6,
	         BAD
	         "a cell is filled under no name of a column; one with the separator in it needs "
	         "quotation marks"},
		{"people", "id,,name\na,,A\nb,x,B\n", HLD_SYNTAX, 3, 3,
	         BAD
	         "a cell is filled under no name of a column; one with the separator in it needs "
	         "quotation marks"},
	};
	(void)state;
	expect_faults(faults, LENGTH(faults));
	struct csv csv;
	hld_error err = {0};
	assert_int_equal(csv_open(&csv, "id,name\na,\0A", 12, &err), HLD_SYNTAX);
	assert_string_equal(err.text, BAD "a NUL byte; save the table as CSV in UTF-8");
	assert_true(err.line == 2 && err.column == 3);
	char wide[2 * CSV_MOST_COLUMNS + 4];
	for (size_t i = 0; i < sizeof wide; i++)
		wide[i] = i % 2 == 0 ? 'a' : ',';
	err = (hld_error){0};
	assert_int_equal(csv_open(&csv, wide, 2 * CSV_MOST_COLUMNS, &err), HLD_OK);
	assert_int_equal(csv.columns, CSV_MOST_COLUMNS);
	assert_int_equal(csv_open(&csv, wide, sizeof wide, &err), HLD_SYNTAX);
	assert_string_equal(err.text, BAD "more than 256 columns");
	assert_true(err.line == 1 && err.column == 2 * CSV_MOST_COLUMNS + 1);
}

static void the_header_has_to_name_keys(void **state)
{
	static const struct fault faults[] = {
		{"people", "id,nmae\na,A\n", HLD_SCHEMA, 1, 4,
	         "unknown column 'nmae'; did you mean 'name'?"},
		{"people", "id,name,Name\n", HLD_SCHEMA, 1, 9,
	         "unknown column 'Name'; did you mean 'name'?"},
		{"people", "id,name,nam.fr\n", HLD_SCHEMA, 1, 9,
	         "unknown column 'nam.fr'; did you mean 'name.fr'?"},
		{"people", "id,name.en\n", HLD_SCHEMA, 1, 4,
	         "unknown column 'name.en'; did you mean 'name'?"},
		{"people", "id,name,name.f_r\n", HLD_SCHEMA, 1, 9,
	         "unknown column 'name.f_r'; use some of: id, participant, name, office, title, "
	         "level, gender, languages, selected_at, candidate_for, from, until, illustrative"},
		{"participants", "iso3,id,name\n", HLD_SCHEMA, 1, 1,
	         "unknown column 'iso3'; use some of: id, name, code, category, group, "
	         "election_group, office, registered, note, illustrative"},
		{"participants", "id,name,regional_group\n", HLD_SCHEMA, 1, 9,
	         "unknown column 'regional_group'; use some of: id, name, code, category, group, "
	         "election_group, office, registered, note, illustrative"},
		{"meetings", "\n\"id\",items.knd\n", HLD_SCHEMA, 2, 6,
	         "unknown column 'items.knd'; did you mean 'items.kind'?"},
		{"meetings", "id,item.kind\n", HLD_SCHEMA, 1, 4,
	         "unknown column 'item.kind'; did you mean 'items.kind'?"},
		{"meetings", "id,items\n", HLD_SCHEMA, 1, 4,
	         "column 'items' cannot be given whole; give each of its keys a column, such as "
	         "'items.id'"},
		{"meetings", "id,kind,id\n", HLD_SCHEMA, 1, 9,
	         "column 'id' is there a second time"},
		{"people", "\xEF\xBB\xBFname,title\n", HLD_SCHEMA, 1, 1,
	         "needs the column 'id': unique among people and participants"},
		{"people", "\nid,title\na,T\n", HLD_SCHEMA, 2, 1,
	         "needs the column 'name': as printed"},
		{"people", "id,name.fr\na,T\n", HLD_SCHEMA, 1, 1,
	         "needs the column 'name': as printed"},
		{"meetings", "id,kind,start,end,items.title\n", HLD_SCHEMA, 1, 1,
	         "needs the column 'items.kind': what happens"},
	};
	(void)state;
	expect_faults(faults, LENGTH(faults));
}

#define HEADER "id,kind,start,end,number,illustrative,items.kind,items.title,items.title.fr\n"
#define TIMES  "2006-09-14T10:00,2006-09-14T13:00"

static void wrong_values_are_named_with_their_cell(void **state)
{
	static const struct fault faults[] = {
		{"participants", "id,name,category\na,A,observer\nb,\"é\",membr-state\n",
	         HLD_SCHEMA, 3, 7,
	         "column 'category': 'membr-state' is no category of participants; did you mean "
	         "'member-state'?"},
		{"people", "id,name\na,A\nA B,B\n", HLD_SCHEMA, 3, 1,
	         "column 'id': 'A B' is not an id: use a-z, 0-9 and hyphens"},
		{"people", "id,name\na,A\n,B\n", HLD_SCHEMA, 3, 1,
	         "a person needs 'id': unique among people and participants"},
		{"people", "id,name,name.fr\na,,Bée\n", HLD_SCHEMA, 2, 3,
	         "column 'name': has no \"en\": English is what other languages fall back to"},
		{"people", "id,name,title.fr\na,A,Bée\n", HLD_SCHEMA, 2, 1,
	         "column 'title': has no \"en\": English is what other languages fall back to"},
		{"people", "id,name,name.fr\na,A,\n,,Bée\n", HLD_SCHEMA, 3, 3,
	         "column 'name.fr': needs English in column 'name'"},
		{"people", "id,name,from\na,A,14/09/2006\n", HLD_SCHEMA, 2, 5,
	         "column 'from': '14/09/2006' is not a date: write it as 2006-09-14"},
		{"people", "id,name,name.fr\na,A,\"one\ntwo\"\nb,B,x\x1By\n", HLD_SCHEMA, 4, 5,
	         "column 'name.fr': has the control character U+001B; take it out"},
		{"meetings", HEADER "a,plenary," TIMES ",x1\n", HLD_SCHEMA, 2, 45,
	         "column 'number': must be a whole number, not 'x1'"},
		{"meetings", HEADER "a,plenary," TIMES ",1.0\n", HLD_SCHEMA, 2, 45,
	         "column 'number': must be a whole number, not '1.0'"},
		{"meetings", HEADER "a,plenary," TIMES ",-\n", HLD_SCHEMA, 2, 45,
	         "column 'number': must be a whole number, not '-'"},
		{"meetings", HEADER "a,plenary," TIMES ",1000000000000000000\n", HLD_SCHEMA, 2, 45,
	         "column 'number': must be a whole number, not '1000000000000000000'"},
		{"meetings", HEADER "a,plenary," TIMES ",-5\n", HLD_SCHEMA, 2, 45,
	         "column 'number': -5 is out of range: from 1 to 99999"},
		{"meetings", HEADER "a,plenary," TIMES ",1,yes\n", HLD_SCHEMA, 2, 47,
	         "column 'illustrative': must be true or false, not 'yes'"},
		{"meetings", HEADER ",,,,,,opening\n", HLD_SCHEMA, 2, 7,
	         "column 'items.kind': goes on with the record above, and there is none"},
		{"meetings", HEADER "a,plenary," TIMES ",,,opening\n,,,,,,openning\n", HLD_SCHEMA,
	         3, 7,
	         "column 'items.kind': 'openning' is no kind of item; did you mean 'opening'?"},
		{"meetings", HEADER "a,plenary," TIMES ",,,opening\n,,,,,,,T\n", HLD_SCHEMA, 3, 8,
	         "an item needs 'kind': what happens"},
		{"meetings", HEADER "a,plenary," TIMES ",,,opening,,T\n", HLD_SCHEMA, 2, 55,
	         "column 'items.title': has no \"en\": English is what other languages fall back "
	         "to"},
		/* of two faults the one further up is said */
		{"meetings", HEADER "a,plnary," TIMES "\nb,plenary," TIMES ",,yes\n", HLD_SCHEMA, 2,
	         3, "column 'kind': 'plnary' is no kind of meeting; did you mean 'plenary'?"},
		{"meetings", HEADER "a,plnary," TIMES "\nb,\"", HLD_SCHEMA, 2, 3,
	         "column 'kind': 'plnary' is no kind of meeting; did you mean 'plenary'?"},
		{"meetings", HEADER "a,plenary," TIMES "\nb,plnary," TIMES ",,yes\n", HLD_SCHEMA, 3,
	         45, "column 'illustrative': must be true or false, not 'yes'"},
	};
	(void)state;
	expect_faults(faults, LENGTH(faults));
}

/* A shape whose lists hold lists, and lists of what is no word. */
struct inner {
	const char *id;
};
struct middle {
	int_list numbers;
	LIST_OF(struct inner) inners;
};
struct outer {
	const char *a, *b;
	string_list words;
	LIST_OF(struct middle) middles;
	const struct inner *one;
};
struct root {
	LIST_OF(struct outer) outers;
};
static const struct field inner_fields[] = {
	FIELD(struct inner, id, "id", FIELD_ID, 0, NULL, "an id"), {0}};
static const struct shape inner_shape = {"inner", "", sizeof(struct inner), inner_fields};
static const struct field middle_fields[] = {
	FIELD(struct middle, numbers, "numbers", FIELD_INT, FIELD_LIST | FIELD_FILLED, NULL, "n"),
	FIELD(struct middle, inners, "inners", FIELD_RECORD, FIELD_LIST, &inner_shape, "inners"),
	{0}};
static const struct shape middle_shape = {"middle", "", sizeof(struct middle), middle_fields};
static const struct field outer_fields[] = {
	FIELD(struct outer, a, "a", FIELD_STRING, FIELD_SOME, NULL, "a string"),
	FIELD(struct outer, b, "b", FIELD_STRING, FIELD_SOME, NULL, "a string"),
	FIELD(struct outer, words, "words", FIELD_STRING, FIELD_LIST, NULL, "words"),
	FIELD(struct outer, middles, "middles", FIELD_RECORD, FIELD_LIST, &middle_shape, "middles"),
	FIELD(struct outer, one, "one", FIELD_RECORD, 0, &inner_shape, "a record"),
	{0}};
static const struct shape outer_shape = {"outer", "", sizeof(struct outer), outer_fields};
static const struct field outers =
	FIELD(struct root, outers, "outers", FIELD_RECORD, FIELD_LIST, &outer_shape, "outers");

static void lists_in_lists_have_no_column(void **state)
{
	static const struct {
		const char *csv, *text;
		uint32_t line, column;
	} faults[] = {
		{"a,one\n",
	         "column 'one' cannot be given in CSV, for it would hold records in a cell; use "
	         "JSON",
	         1, 3},
		{"middles.inners,a\n",
	         "column 'middles.inners' cannot be given in CSV, for it would hold records in a "
	         "cell; use JSON",
	         1, 1},
		{"a,middles.inners.id\n",
	         "column 'middles.inners.id' cannot be given in CSV, for it would hold records in "
	         "a cell; use JSON",
	         1, 3},
		{"a,one.id\n",
	         "column 'one.id' cannot be given in CSV, for it would hold records in a cell; use "
	         "JSON",
	         1, 3},
		{"a,words\n,x\n", "an outer needs 'a' or 'b'", 2, 1},
		{"a,middles.numbers\nx,1; 2;x\n",
	         "column 'middles.numbers': must be a whole number, not 'x'", 2, 3},
		{"a,middles.numbers\nx,1\n,1; 2;-3\n",
	         "column 'middles.numbers': -3 is out of range: from 0 to 2147483647", 3, 2},
		{"a,middles.numbers\nx,;\n",
	         "column 'middles.numbers': is empty: leave 'numbers' out, or fill it", 2, 3},
	};
	struct root root = {0};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < LENGTH(faults); i++) {
		hld_error err = {0};
		assert_int_equal(csv_read_list(&arena, faults[i].csv, strlen(faults[i].csv), "a",
		                               &outers, &root, &err),
		                 HLD_SCHEMA);
		assert_string_equal(err.text, faults[i].text);
		assert_true(err.line == faults[i].line && err.column == faults[i].column);
	}
	const char *csv = "b,middles.numbers,words\nx,1; 2,\"one, two; three\"\n,3,\n";
	assert_int_equal(csv_read_list(&arena, csv, strlen(csv), "a", &outers, &root, NULL),
	                 HLD_OK);
	assert_int_equal(root.outers.count, 1);
	const struct outer *outer = root.outers.at;
	assert_null(outer->a);
	assert_int_equal(outer->words.count, 2);
	assert_string_equal(outer->words.at[0], "one, two");
	assert_string_equal(outer->words.at[1], "three");
	assert_int_equal(outer->middles.count, 2);
	assert_int_equal(outer->middles.at[0].numbers.count, 2);
	assert_int_equal(outer->middles.at[0].numbers.at[1], 2);
	assert_int_equal(outer->middles.at[1].numbers.at[0], 3);
	arena_free(&arena);
}

static void the_first_failure_stays(void **state)
{
	struct arena arena = {0};
	struct root root = {0};
	hld_error err = {.status = HLD_USAGE, .text = "before"};
	(void)state;
	assert_int_equal(csv_read_list(&arena, "x\n", 2, "a", &outers, &root, &err), HLD_SCHEMA);
	assert_int_equal(err.status, HLD_USAGE);
	assert_string_equal(err.text, "before");
	assert_true(err.line == 0 && err.file[0] == '\0');
	arena_free(&arena);
}

static const struct {
	const char *pointer;
	uint32_t line, column;
} right_places[] = {
	{"", 2, 1},
	{"/p", 2, 1},
	{"/p/0", 3, 1},
	{"/p/0/far", 3, 10},
	{"/p/0/id", 3, 3},
	{"/p/0/name", 3, 5},
	{"/p/0/name/en", 3, 5},
	{"/p/0/name/fr", 3, 1},
	{"/p/0/none", 3, 1},
	{"/p/0/posts", 3, 1},
	{"/p/0/posts/0", 4, 6},
	{"/p/0/posts/0/by", 4, 6},
	{"/p/0/posts/0/by/3", 4, 6},
	{"/p/0/posts/0/none", 4, 6},
	{"/p/0/posts/0/title", 4, 5},
	{"/p/0/posts/1", 6, 4},
	{"/p/0/posts/1/by", 7, 7},
	{"/p/0/posts/1/title", 6, 7},
	{"/p/0/posts/1/title/en", 6, 7},
	{"/p/0/posts/1/title/fr", 6, 4},
	{"/p/0/posts/2", 3, 1},
	{"/p/1", 8, 1},
	{"/p/1/id", 8, 2},
	{"/p/1/name", 8, 3},
	{"/p/1/posts/0", 8, 1},
	{"/p/2", 9, 1},
	{"/p/2/name", 9, 4},
	{"/p/2/posts/0", 10, 11},
	{"/p/2/posts/0/title/fr", 10, 9},
	{"/p/3", 2, 1},
	{"/p/3/id", 2, 1},
	{"/q/1/id", 8, 2},
};

static void each_pointer_is_found_at_its_cell(void **state)
{
	const char *text =
		"\xEF\xBB\xBF\r\nname.fr;id;name;posts.title.fr;posts.title;posts.by;far\r\n"
		"\xC3\xA9;a;A;;;;1\r\n"
		";;;;;\"x\"\r\n"
		";;;\r\n"
		";;;un;\"one\nmore\";\r\n"
		";b\r\n"
		";c;\"two\nlines\"; ; t;;\r\n";
	struct place places[LENGTH(right_places)];
	(void)state;
	for (size_t i = 0; i < LENGTH(right_places); i++)
		places[i] = (struct place){.pointer = right_places[i].pointer};
	qsort(places, LENGTH(right_places), sizeof *places, place_compare);
	csv_find(text, strlen(text), places, LENGTH(right_places));
	for (size_t i = 0; i < LENGTH(right_places); i++) {
		struct place alone = {.pointer = right_places[i].pointer};
		size_t n = 0;
		csv_find(text, strlen(text), &alone, 1);
		while (places[n].pointer != right_places[i].pointer)
			n++;
		if (alone.line != right_places[i].line || alone.column != right_places[i].column ||
		    places[n].line != alone.line || places[n].column != alone.column)
			fail_msg("%s is at %u:%u, or %u:%u, not at %u:%u", alone.pointer,
			         (unsigned)alone.line, (unsigned)alone.column,
			         (unsigned)places[n].line, (unsigned)places[n].column,
			         (unsigned)right_places[i].line, (unsigned)right_places[i].column);
	}
}

static void what_has_no_place_is_at_0(void **state)
{
	struct place place = {.pointer = "/p/0"};
	(void)state;
	csv_find("", 0, &place, 1);
	assert_int_equal(place.line, 0);
	csv_find(",\n\n", 3, &place, 1);
	assert_int_equal(place.line, 0);
	csv_find("id\n\xFF", 4, &place, 1);
	assert_int_equal(place.line, 0);
	csv_find("id\na\nb,\"", 8, &place, 1);
	assert_int_equal(place.line, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_type_is_read_as_from_json),
		cmocka_unit_test(rows_go_on_with_the_record_above),
		cmocka_unit_test(what_spreadsheets_write_is_read),
		cmocka_unit_test(a_header_alone_is_an_empty_list),
		cmocka_unit_test(what_is_no_csv_is_refused),
		cmocka_unit_test(the_header_has_to_name_keys),
		cmocka_unit_test(wrong_values_are_named_with_their_cell),
		cmocka_unit_test(lists_in_lists_have_no_column),
		cmocka_unit_test(the_first_failure_stays),
		cmocka_unit_test(each_pointer_is_found_at_its_cell),
		cmocka_unit_test(what_has_no_place_is_at_0),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
