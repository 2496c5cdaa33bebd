/* test_json_export.c - a programme that is written and read again is the same, and a
 * format that does not exist is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "hld.h"

static hld_programme *read_programme(const char *json, size_t size)
{
	hld_programme *programme;
	hld_error err = {0};
	hld_status status = hld_programme_read(json, size, "test", &programme, &err);
	assert_string_equal(err.text, "");
	assert_int_equal(status, HLD_OK);
	return programme;
}

/* Read and write. Gives: text that the caller frees. */
static char *rewrite(const char *json, size_t size)
{
	hld_programme *programme = read_programme(json, size);
	hld_export_options options = {0};
	hld_error err = {0};
	char *out;
	hld_status status = hld_export(programme, "json", &options, &out, &size, &err);
	assert_int_equal(status, HLD_OK);
	assert_int_equal(strlen(out), size);
	hld_programme_free(programme);
	return out;
}

/* Keys in any order, one-element lists without brackets, an empty list, every type of
 * field that a programme has. */
static const char untidy[] =
	"{\"deliverables\": [{\"date\": \"2006-10-01\", \"id\": \"d\", \"title\": \"S\", "
	"\"kind\": \"chairs-summary\"}], "
	"\"zone\": \"America/New_York\", \"meetings\": [{\"illustrative\": true, "
	"\"end\": \"2006-09-14T13:00\", \"start\": \"2006-09-14T10:00\", \"id\": \"p3\", "
	"\"kind\": \"plenary\", \"number\": 3, \"presides\": \"pga\", \"chairs\": \"pga\", "
	"\"discussants\": [], \"open_to\": [\"member-state\", \"ngo\"], \"room\": \"hall\", "
	"\"items\": [{\"kind\": \"opening\", \"by\": \"pga\", \"limit_min\": 5, "
	"\"start\": \"2006-09-14T10:00\"}, {\"kind\": \"summary\", \"of\": \"p3\"}]}, "
	"{\"id\": \"t\", \"kind\": \"round-table\", \"items\": [], \"illustrative\": false, "
	"\"start\": \"2006-09-14T15:00\", \"end\": \"2006-09-14T18:00\", "
	"\"zone\": \"Europe/Zurich\", \"city\": \"Genève\"}], "
	"\"title\": {\"fr\": \"Dialogue de haut niveau\", \"en\": \"High-level "
	"\\\"Dialogue\\\"\"}, "
	"\"issued\": \"2006-09-01\", \"revision\": 0, \"mandates\": [\"A/RES/60/227\"], "
	"\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\"}], "
	"\"people\": [{\"name\": \"Haya Rashed Al-Khalifa\", \"id\": \"pga\", "
	"\"from\": \"2006-06-08\"}], \"id\": \"hld\", \"format\": \"hld-programme/1\"}\n";

static const char tidy[] = "{\n"
			   "  \"format\": \"hld-programme/1\",\n"
			   "  \"id\": \"hld\",\n"
			   "  \"title\": {\n"
			   "    \"en\": \"High-level \\\"Dialogue\\\"\",\n"
			   "    \"fr\": \"Dialogue de haut niveau\"\n"
			   "  },\n"
			   "  \"revision\": 0,\n"
			   "  \"issued\": \"2006-09-01\",\n"
			   "  \"mandates\": [\n"
			   "    \"A/RES/60/227\"\n"
			   "  ],\n"
			   "  \"zone\": \"America/New_York\",\n"
			   "  \"rooms\": [\n"
			   "    {\n"
			   "      \"id\": \"hall\",\n"
			   "      \"name\": \"Hall\"\n"
			   "    }\n"
			   "  ],\n"
			   "  \"people\": [\n"
			   "    {\n"
			   "      \"id\": \"pga\",\n"
			   "      \"name\": \"Haya Rashed Al-Khalifa\",\n"
			   "      \"from\": \"2006-06-08\"\n"
			   "    }\n"
			   "  ],\n"
			   "  \"meetings\": [\n"
			   "    {\n"
			   "      \"id\": \"p3\",\n"
			   "      \"kind\": \"plenary\",\n"
			   "      \"number\": 3,\n"
			   "      \"start\": \"2006-09-14T10:00\",\n"
			   "      \"end\": \"2006-09-14T13:00\",\n"
			   "      \"room\": \"hall\",\n"
			   "      \"presides\": \"pga\",\n"
			   "      \"chairs\": [\n"
			   "        \"pga\"\n"
			   "      ],\n"
			   "      \"discussants\": [],\n"
			   "      \"open_to\": [\n"
			   "        \"member-state\",\n"
			   "        \"ngo\"\n"
			   "      ],\n"
			   "      \"items\": [\n"
			   "        {\n"
			   "          \"kind\": \"opening\",\n"
			   "          \"start\": \"2006-09-14T10:00\",\n"
			   "          \"by\": [\n"
			   "            \"pga\"\n"
			   "          ],\n"
			   "          \"limit_min\": 5\n"
			   "        },\n"
			   "        {\n"
			   "          \"kind\": \"summary\",\n"
			   "          \"of\": \"p3\"\n"
			   "        }\n"
			   "      ],\n"
			   "      \"illustrative\": true\n"
			   "    },\n"
			   "    {\n"
			   "      \"id\": \"t\",\n"
			   "      \"kind\": \"round-table\",\n"
			   "      \"start\": \"2006-09-14T15:00\",\n"
			   "      \"end\": \"2006-09-14T18:00\",\n"
			   "      \"zone\": \"Europe/Zurich\",\n"
			   "      \"city\": \"Genève\",\n"
			   "      \"items\": []\n"
			   "    }\n"
			   "  ],\n"
			   "  \"deliverables\": [\n"
			   "    {\n"
			   "      \"id\": \"d\",\n"
			   "      \"kind\": \"chairs-summary\",\n"
			   "      \"title\": \"S\",\n"
			   "      \"date\": \"2006-10-01\"\n"
			   "    }\n"
			   "  ]\n"
			   "}\n";

/* Whoever keeps programmes under version control sees changes and nothing else. */
static void any_order_of_keys_gives_the_same_document(void **state)
{
	(void)state;
	char *once = rewrite(untidy, strlen(untidy));
	assert_string_equal(once, tidy);
	char *twice = rewrite(once, strlen(once));
	assert_string_equal(twice, once);
	free(once);
	free(twice);
}

/* "No discussants" and "nothing said about discussants" are judged differently. */
static void an_empty_list_is_not_an_absent_one(void **state)
{
	(void)state;
	static const char json[] =
		"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"T\", "
		"\"zone\": \"UTC\", \"meetings\": [], \"people\": []}";
	char *out = rewrite(json, strlen(json));
	assert_string_equal(out, "{\n"
	                         "  \"format\": \"hld-programme/1\",\n"
	                         "  \"id\": \"p\",\n"
	                         "  \"title\": \"T\",\n"
	                         "  \"zone\": \"UTC\",\n"
	                         "  \"people\": [],\n"
	                         "  \"meetings\": []\n"
	                         "}\n");
	free(out);
}

/* Ten thousand meetings come out in the order they went in. */
static void many_meetings_survive(void **state)
{
	(void)state;
	enum { MANY = 10000 };
	struct buffer json = {0};
	buffer_text(&json, "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"T\", "
	                   "\"zone\": \"UTC\", \"meetings\": [");
	for (int i = 0; i < MANY; i++)
		buffer_printf(&json,
		              "%s{\"id\": \"m%d\", \"kind\": \"other\", "
		              "\"start\": \"2006-09-%02dT10:00\", \"end\": \"2006-09-%02dT13:00\"}",
		              i > 0 ? "," : "", i, i % 30 + 1, i % 30 + 1);
	buffer_text(&json, "]}");
	assert_false(json.failed);
	char *once = rewrite(json.at, json.size);
	char *twice = rewrite(once, strlen(once));
	assert_string_equal(twice, once);
	assert_true(strstr(once, "\"m41\"") < strstr(once, "\"m9999\""));
	free(once);
	free(twice);
	buffer_release(&json);
}

#define ALL                                                                              \
	"text, html, pdf, md, csv, svg, png, ical, jcal, freebusy, todo, schedule-xml, " \
	"schedule-json or json"

static void an_unknown_format_is_refused_with_those_there_are(void **state)
{
	(void)state;
	static const struct {
		const char *name, *text;
	} cases[] = {{"icla", "unknown format 'icla': use " ALL "; did you mean 'ical'?"},
	             {"spreadsheet", "unknown format 'spreadsheet': use " ALL},
	             {"", "unknown format '': use " ALL}};
	hld_programme *programme = read_programme(tidy, strlen(tidy));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		hld_export_options options = {0};
		hld_error err = {0};
		char *out = "";
		size_t size = 1;
		hld_status status =
			hld_export(programme, cases[i].name, &options, &out, &size, &err);
		assert_int_equal(status, HLD_USAGE);
		assert_string_equal(err.text, cases[i].text);
		assert_null(out);
		assert_int_equal(size, 0);
	}
	hld_programme_free(programme);
}

/* A command that lists the formats offers each that works, and none twice. */
static void every_format_that_is_listed_works(void **state)
{
	(void)state;
	static const char due[] =
		"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"issued\": "
		"\"2006-09-01\", \"zone\": \"UTC\", \"rooms\": [{\"id\": \"hall\", \"name\": "
		"\"Hall\"}], \"meetings\": [{\"id\": \"m\", \"kind\": \"plenary\", \"start\": "
		"\"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\"}], \"deliverables\": "
		"[{\"id\": \"d\", \"kind\": \"overview\", \"title\": \"D\", \"date\": "
		"\"2006-06-06\"}]}";
	hld_programme *programme = read_programme(due, strlen(due));
	size_t count = 0;
	for (const char *name; (name = hld_export_format(count)) != NULL; count++) {
		hld_export_options options = {0};
		if (strcmp(name, "pdf") == 0 && !HLD_PDF)
			continue;
		hld_error err = {0};
		char *out;
		size_t size;
		if (strcmp(name, "freebusy") == 0)
			options.room = "hall"; /* it is of somebody or something */
		assert_int_equal(hld_export(programme, name, &options, &out, &size, &err), HLD_OK);
		assert_true(size > 0);
		free(out);
	}
	assert_true(count >= 3);
	assert_null(hld_export_format(count + 1));
	assert_null(hld_export_format(SIZE_MAX));
	hld_programme_free(programme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_order_of_keys_gives_the_same_document),
		cmocka_unit_test(an_empty_list_is_not_an_absent_one),
		cmocka_unit_test(many_meetings_survive),
		cmocka_unit_test(an_unknown_format_is_refused_with_those_there_are),
		cmocka_unit_test(every_format_that_is_listed_works),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
