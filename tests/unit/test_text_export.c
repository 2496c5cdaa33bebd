/* test_text_export.c - the agenda on paper: 80 columns, nothing cut off, nothing hidden. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "hld.h"
#include "written.h"

#define HEAD "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"zone\": \"America/New_York\", "
#define MEETING                                                      \
	"{\"id\": \"a\", \"kind\": \"round-table\", \"number\": 1, " \
	"\"start\": \"2006-09-15T10:00\", \"end\": \"2006-09-15T13:00\", "

/* Export the programme of a JSON text. Gives: text that the caller frees. */
static char *export_in(const char *json, const char *lang)
{
	hld_programme *programme;
	hld_error err = {0};
	hld_status status = hld_programme_read(json, strlen(json), "test", &programme, &err);
	assert_string_equal(err.text, "");
	assert_int_equal(status, HLD_OK);
	char *text;
	size_t size;
	hld_export_options options = {.lang = lang};
	status = hld_export(programme, "text", &options, &text, &size, &err);
	assert_int_equal(status, HLD_OK);
	assert_int_equal(strlen(text), size);
	hld_programme_free(programme);
	return text;
}

/* What holds of any agenda. */
static void assert_laid_out(const char *text)
{
	size_t size = strlen(text);
	assert_true(size > 1);
	assert_true(text[0] != '\n');
	assert_int_equal(text[size - 1], '\n');
	assert_true(text[size - 2] != '\n');
	while (*text != '\0') {
		char line[1024];
		size_t length = strcspn(text, "\n");
		assert_true(length < sizeof line);
		memcpy(line, text, length);
		line[length] = '\0';
		assert_true(text_width(line) <= 80);
		if (length > 0)
			assert_int_not_equal(line[length - 1], ' ');
		text += length + 1;
	}
}

/* clang-format off */
static const char page[] =
		"         High-level Dialogue on International Migration and Development\n"
		"\n"
		"                          New York, 14 September 2006\n"
		"\n"
		"            Final programme, revision 1, issued on 1 September 2006\n"
		"\n"
		"         Theme: Multidimensional aspects of international migration and\n"
		"                 development, and ways to maximize its benefits\n"
		"\n"
		"All times are local.\n"
		"\n"
		"Thursday, 14 September 2006\n"
		"---------------------------\n"
		"\n"
		"General Assembly\n"
		"\n"
		"10 a.m.-1 p.m.*         3rd plenary meeting                General Assembly Hall\n"
		"                        Presiding officer: Haya Rashed Al-Khalifa (Bahrain),\n"
		"                            President of the General Assembly\n"
		"  10-10.30 a.m.           Opening of the High-level Dialogue by the President of\n"
		"                              the General Assembly\n"
		"                          Introductory statements\n"
		"                            Haya Rashed Al-Khalifa (Bahrain), President of the\n"
		"                                General Assembly\n"
		"                            Kofi Annan, Secretary-General\n"
		"  10.30 a.m.-1 p.m.       Statements\n"
		"\n"
		"3-6 p.m.                Round table 1\n"
		"\n"
		"Documents\n"
		"---------\n"
		"\n"
		"6 June 2006             International migration and development: report of the\n"
		"                            Secretary-General                           A/60/871\n"
		"\n"
		"* Illustrative: no source gives this value.\n";
/* clang-format on */

/* The whole page, so that a change of layout is seen by whoever reviews it. */
static void a_small_programme_looks_like_the_journal(void **state)
{
	(void)state;
	char *text = export_in(
		HEAD
		"\"title\": \"High-level Dialogue on International Migration and Development\", "
		"\"theme\": \"Multidimensional aspects of international migration and development, "
		"and ways to maximize its benefits\", "
		"\"organ\": \"General Assembly\", \"city\": \"New York\", \"status\": \"final\", "
		"\"revision\": 1, \"issued\": \"2006-09-01\", "
		"\"rooms\": [{\"id\": \"hall\", \"name\": \"General Assembly Hall\"}], "
		"\"people\": [{\"id\": \"pga\", \"name\": \"Haya Rashed Al-Khalifa\", "
		"\"title\": \"President of the General Assembly\", \"participant\": \"bahrain\"}, "
		"{\"id\": \"sg\", \"name\": \"Kofi Annan\", \"title\": \"Secretary-General\"}], "
		"\"participants\": [{\"id\": \"bahrain\", \"name\": \"Bahrain\"}], "
		"\"meetings\": [{\"id\": \"p3\", \"kind\": \"plenary\", \"number\": 3, "
		"\"room\": \"hall\", \"presides\": \"pga\", \"illustrative\": true, "
		"\"start\": \"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\", \"items\": ["
		"{\"kind\": \"opening\", \"title\": \"Opening of the High-level Dialogue by the "
		"President of the General Assembly\", \"start\": \"2006-09-14T10:00\", "
		"\"end\": \"2006-09-14T10:30\"}, "
		"{\"kind\": \"introductory-statement\", \"by\": [\"pga\", \"sg\"]}, "
		"{\"kind\": \"statements\", \"start\": \"2006-09-14T10:30\", "
		"\"end\": \"2006-09-14T13:00\"}]}, "
		"{\"id\": \"t1\", \"kind\": \"round-table\", \"number\": 1, "
		"\"start\": \"2006-09-14T15:00\", \"end\": \"2006-09-14T18:00\"}], "
		"\"deliverables\": [{\"id\": \"o\", \"kind\": \"overview\", \"symbol\": "
		"\"A/60/871\", "
		"\"title\": \"International migration and development: report of the "
		"Secretary-General\", \"date\": \"2006-06-06\"}]}",
		NULL);
	assert_laid_out(text);
	assert_string_equal(text, page);
	free(text);
}

static void long_texts_stay_within_80_columns(void **state)
{
	(void)state;
	char *text = export_in(
		HEAD
		"\"title\": \"A title that goes on and on, over the width of any page, because "
		"resolutions like to say everything in it\", "
		"\"rooms\": [{\"id\": \"r\", \"name\": \"A room whose name is longer than all of "
		"the space that is left for it\"}], \"meetings\": [" MEETING
		"\"room\": \"r\", \"title\": \"https://www.un.org/esa/population/migration/hld/"
		"a-word-that-no-line-of-the-agenda-can-hold-and-that-has-to-be-broken.html\", "
		"\"theme\": "
		"\"国際移住と開発国際移住と開発国際移住と開発国際移住と開発国際移住と開発\", "
		"\"chairs\": [\"x\", \"y\"], \"items\": [{\"kind\": \"statement\", \"title\": "
		"\"Statements by ministers and high-level officials of Member States, continued "
		"from the morning\"}]}]}",
		NULL);
	assert_laid_out(text);
	assert_has(text, "A room whose name is longer than all of the space that");
	assert_has(text, "https://www.un.org/esa/population/migration/hld/a-word-t\n");
	assert_has(text, "国際移住と開発国際移住と開発国際移住と");
	free(text);
}

/* Tabs and line breaks of a text are blanks in the agenda. */
static void line_breaks_of_a_text_are_blanks(void **state)
{
	(void)state;
	char *text =
		export_in(HEAD "\"title\": \"one\\ttwo\\n\\nthree four\", "
	                       "\"rooms\": [{\"id\": \"r\", \"name\": \"Room\\n1\"}], "
	                       "\"meetings\": [" MEETING "\"room\": \"r\", \"note\": \"\\n\"}]}",
	                  NULL);
	assert_laid_out(text);
	assert_has(text, "one two three four\n");
	assert_has(text, " Room 1\n");
	free(text);
}

static void an_empty_programme_says_that_it_is_empty(void **state)
{
	(void)state;
	char *text = export_in(HEAD "\"title\": \"Nothing yet\", \"meetings\": []}", NULL);
	assert_laid_out(text);
	assert_has(text, "Nothing yet\n");
	assert_has(text, "No meetings are scheduled.\n");
	assert_null(strstr(text, "All times"));
	free(text);
	text = export_in(HEAD "\"title\": \"\", \"meetings\": [" MEETING "\"title\": \"\"}]}",
	                 NULL);
	assert_laid_out(text);
	free(text);
}

static void a_cancelled_meeting_cannot_be_overlooked(void **state)
{
	(void)state;
	char *text = export_in(HEAD "\"title\": \"T\", \"meetings\": [" MEETING
	                            "\"status\": \"cancelled\"}]}",
	                       NULL);
	assert_has(text, "10 a.m.-1 p.m.          Round table 1 [CANCELLED]\n");
	free(text);
}

static void the_zone_of_times_is_said(void **state)
{
	(void)state;
	char *text =
		export_in(HEAD "\"title\": \"T\", \"city\": \"New York\", \"meetings\": [" MEETING
	                       "\"zone\": \"Europe/Zurich\", \"city\": \"Geneva\"}]}",
	                  NULL);
	assert_has(text, "All times are local.\n");
	assert_has(text, "Geneva, local time (Europe/Zurich)\n");
	free(text);
}

static void texts_are_in_the_language_that_is_asked_for(void **state)
{
	(void)state;
	static const char json[] =
		HEAD "\"title\": {\"en\": \"Dialogue\", \"fr\": \"Dialogue de haut niveau\"}, "
		     "\"city\": \"New York\", "
		     "\"rooms\": [{\"id\": \"r\", \"name\": {\"en\": \"Hall\", \"fr\": \"Salle de "
		     "l'Assemblée générale\"}}], \"meetings\": [" MEETING "\"room\": \"r\", "
		     "\"theme\": {\"en\": \"Rights\", \"fr\": \"Droits de l'homme\"}, "
		     "\"note\": \"English only\"}]}";
	char *text = export_in(json, "fr");
	assert_has(text, "Dialogue de haut niveau\n");
	assert_has(text, " Salle de l'Assemblée générale\n");
	assert_has(text, "Droits de l'homme");
	assert_has(text, "English only");
	free(text);
	text = export_in(json, "es");
	assert_has(text, " Dialogue\n");
	assert_has(text, " Hall\n");
	free(text);
}

/* The room stands at the right edge, measured in columns and not in bytes. */
static void rooms_stand_at_the_right_edge(void **state)
{
	(void)state;
	char *text = export_in(
		HEAD "\"title\": \"T\", \"rooms\": [{\"id\": \"r\", \"name\": \"Salle "
		     "des pas perdus à Genève\"}], \"meetings\": [" MEETING "\"room\": \"r\"}]}",
		NULL);
	const char *line = strstr(text, "10 a.m.-1 p.m.");
	assert_non_null(line);
	char copy[256] = "";
	memcpy(copy, line, strcspn(line, "\n"));
	assert_int_equal(text_width(copy), 80);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_small_programme_looks_like_the_journal),
		cmocka_unit_test(long_texts_stay_within_80_columns),
		cmocka_unit_test(line_breaks_of_a_text_are_blanks),
		cmocka_unit_test(an_empty_programme_says_that_it_is_empty),
		cmocka_unit_test(a_cancelled_meeting_cannot_be_overlooked),
		cmocka_unit_test(the_zone_of_times_is_said),
		cmocka_unit_test(texts_are_in_the_language_that_is_asked_for),
		cmocka_unit_test(rooms_stand_at_the_right_edge),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
