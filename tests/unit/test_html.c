/* test_html.c - the agenda as a page: a meeting that is left out is missed, a text that is taken for
 * markup runs in the browser of every delegation. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "hld.h"
#include "written.h"

#define HEAD                                                                                  \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"city\": \"New York\", \"zone\": " \
	"\"America/New_York\", \"participants\": [{\"id\": \"ghana\", \"name\": \"Ghana\"}, " \
	"{\"id\": \"fiji\", \"name\": {\"en\": \"Fiji\", \"fr\": \"Fidji\"}}], \"rooms\": "   \
	"[{\"id\": \"hall\", \"name\": \"Hall\"}], \"title\": "
#define TITLED HEAD "{\"en\": \"T\", \"fr\": \"Le T\"}, \"meetings\": ["
#define AT(id, day, from, to, more)                                                      \
	"{\"id\": \"" id "\", \"kind\": \"plenary\", \"start\": \"2006-09-" day "T" from \
	"\", \"end\": \"2006-09-" day "T" to "\"" more "}"

/* Gives: a text that the caller frees. */
static char *export_with(const char *json, const hld_export_options *options)
{
	hld_programme *programme = written_json(json);
	hld_error err = {0};
	char *text;
	size_t size;
	if (hld_export(programme, "html", options, &text, &size, &err) != HLD_OK)
		fail_msg("%s", err.text);
	assert_int_equal(strlen(text), size);
	hld_programme_free(programme);
	return text;
}

static char *export(const char *json)
{
	return export_with(json, &(hld_export_options){0});
}

static void every_meeting_has_its_article_and_its_entry(void **state)
{
	(void)state;
	char *page = export(TITLED AT("a", "14", "10:00", "13:00", ", \"room\": \"hall\"") ", " AT(
		"b", "15", "10:00", "13:00", ", \"status\": \"cancelled\"") "]}");
	static const char *const ids[] = {"a", "b"};
	for (size_t i = 0; i < LENGTH(ids); i++) {
		char part[64];
		snprintf(part, sizeof part, " id=\"m-%s\"", ids[i]);
		assert_int_equal(written_count(page, part), 1);
		snprintf(part, sizeof part, "<a href=\"#m-%s\"><time", ids[i]);
		assert_int_equal(written_count(page, part), 1);
	}
	assert_int_equal(written_count(page, "<article "), 2);
	assert_has(page, "<article class=\"plenary cancelled\" id=\"m-b\">");
	assert_has(page, "<h2 id=\"d-2006-09-14\"><bdi>Thursday, 14 September 2006</bdi></h2>");
	assert_has(page, "<a href=\"#d-2006-09-15\"><bdi>Friday, 15 September 2006</bdi></a>");
	assert_has(page, "<p class=\"when\"><time datetime=\"2006-09-14T10:00:00-04:00\" "
	                 "data-end=\"2006-09-14T13:00:00-04:00\"><bdi>10 a.m.-1 p.m.</bdi></time>");
	assert_has(page, "<p class=\"room\"><bdi>Hall</bdi></p>");
	free(page);
}

/* In elements, in attributes, in data of a script. */
static void no_text_becomes_markup(void **state)
{
	(void)state;
#define NASTY "</title><script>x</script><!--<script>' \\\"&\\u2028\\u202e"
	static const char json[] = HEAD
		"\"" NASTY "\", \"theme\": \"" NASTY "\", \"organ\": \"" NASTY
		"\", \"note\": \"" NASTY "\", \"meetings\": [" AT(
			"a", "14", "10:00", "13:00",
			", \"title\": \"" NASTY "\", \"theme\": \"" NASTY "\", \"note\": \"" NASTY
			"\", \"chairs\": [\"m\"], \"participants\": [\"n\"], \"items\": "
			"[{\"kind\": \"statement\", \"by\": [\"n\"], \"on_behalf_of\": \"" NASTY
			"\"}, {\"kind\": \"statement\", \"by\": [\"m\"]}]") "], \"people\": "
									    "[{\"id\": "
									    "\"m\", \"name\": "
									    "\"" NASTY
									    "\", \"title\": "
									    "\"" NASTY "\"}]}";
	char *changed = strdup(json), *page;
	/* A delegation whose name is an attribute in the list to choose from. */
	char *at = strstr(changed, "\"Ghana\"");
	assert_non_null(at);
	memcpy(at, "\"G<h>a\"", strlen("\"Ghana\""));
	page = export(changed);
	free(changed);
	assert_int_equal(written_count(page, "<script"), 2);
	assert_int_equal(written_count(page, "</script"), 2);
	assert_int_equal(written_count(page, "<!--"), 0);
	assert_int_equal(written_count(page, "</title>"), 1);
	assert_has(page, "<bdi>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;&lt;!--&lt;script&gt;"
	                 "&#39; &quot;&amp;\u2028\u202e</bdi></h1>");
	assert_has(page, "\\u003c/script>");
	free(page);
#undef NASTY
}

/* Columns of the grid: all that is held at once side by side, over all columns what is alone. */
static void parallel_meetings_stand_side_by_side(void **state)
{
	enum { MEETINGS = 20 };
	struct buffer json = {0};
	(void)state;
	buffer_text(&json, TITLED);
	for (int i = 0; i < MEETINGS; i++)
		buffer_printf(&json,
		              "%s{\"id\": \"m%d\", \"kind\": \"round-table\", \"start\": "
		              "\"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\"}",
		              i > 0 ? ", " : "", i);
	buffer_text(&json, ", " AT("alone", "14", "15:00", "18:00", "") ", " AT(
				   "two", "14", "18:00", "19:15",
				   "") ", " AT("too", "14", "19:00", "20:00",
	                                       "") ", " AT("next", "15", "10:00", "10:20",
	                                                   "") ", " AT("then", "15", "10:20",
	                                                               "10:30", "") "]}");
	char *page = export(buffer_str(&json));
	for (int i = 0; i < MEETINGS; i++) {
		char part[96];
		snprintf(part, sizeof part, "style=\"grid-area:2/%d/38/%d\"><a href=\"#m-m%d\">",
		         i + 2, i + 3, i);
		assert_has(page, part);
	}
	assert_has(page, "style=\"--columns:21;--rows:120;--step:5\"");
	assert_has(page, "style=\"grid-area:62/2/98/22\"><a href=\"#m-alone\">");
	assert_has(page, "style=\"grid-area:98/2/113/12\"><a href=\"#m-two\">");
	assert_has(page, "style=\"grid-area:110/12/122/22\"><a href=\"#m-too\">");
	assert_has(page, "style=\"grid-area:2/22/6/23\"><a href=\"#m-next\">");
	assert_has(page, "style=\"grid-area:6/22/8/23\"><a href=\"#m-then\">");
	free(page);
	buffer_release(&json);
}

/* What goes on after midnight ends with the day; what ends as it begins is there. */
static void no_time_breaks_the_grid(void **state)
{
	(void)state;
	char *page = export(TITLED "{\"id\": \"night\", \"kind\": \"plenary\", \"start\": "
	                           "\"2006-09-14T22:00\", \"end\": \"2006-09-16T02:00\"}]}");
	assert_has(page, "--rows:8;--step:15");
	assert_has(page, "style=\"grid-area:2/2/10/3\"><a href=\"#m-night\">");
	free(page);
	page = export(TITLED "{\"id\": \"edge\", \"kind\": \"plenary\", \"start\": "
	                     "\"2006-09-14T23:59\", \"end\": \"2006-09-15T00:00\"}]}");
	assert_has(page, "--rows:60;--step:1");
	assert_has(page, "style=\"grid-area:61/2/62/3\"><a href=\"#m-edge\">");
	free(page);
	page = export(TITLED "]}");
	assert_has(page, "<p class=\"nothing\"><bdi>No meetings are scheduled.</bdi></p>");
	assert_lacks(page, "class=\"grid\"");
	free(page);
}

static void what_concerns_a_delegation_is_marked(void **state)
{
	static const char json[] =
		TITLED AT("a", "14", "10:00", "13:00",
	                  ", \"participants\": [\"ghana\"], \"items\": [{\"kind\": "
	                  "\"statement\", \"by\": "
	                  "[\"fiji\"]}, {\"kind\": \"statement\", \"by\": "
	                  "[\"ghana\"]}]") ", " AT("b", "14", "15:00", "18:00",
	                                           ", \"chairs\": [\"nobody\"]") "]}";
	(void)state;
	char *page = export_with(json, &(hld_export_options){.lang = "fr"});
	assert_has(page, "<article class=\"plenary\" id=\"m-a\" data-who=\"ghana fiji\">");
	assert_has(page, "<article class=\"plenary\" id=\"m-b\">");
	assert_has(page, "<section id=\"s-a\" data-who=\"fiji ghana\">");
	assert_has(page, "<section id=\"t-a\" data-who=\"ghana\">");
	assert_has(page, "<tr data-who=\"fiji\"><td class=\"number\">1</td>");
	assert_has(page, "<li data-who=\"ghana\"><bdi>Ghana</bdi></li>");
	assert_has(page, "<option value=\"fiji\">Fidji</option>\n<option value=\"ghana\">");
	free(page);
	/* There is nothing to choose where it is of one already. */
	page = export_with(json, &(hld_export_options){.participant = "ghana"});
	assert_lacks(page, " data-who=\"");
	assert_lacks(page, "<select id=\"delegation\"");
	assert_has(page, "<p class=\"whose\"><bdi>Programme of Ghana</bdi></p>");
	free(page);
}

static void the_page_says_its_language_and_direction(void **state)
{
	(void)state;
	char *page = export_with(TITLED "], \"note\": \"English only\"}",
	                         &(hld_export_options){.lang = "fr"});
	assert_has(page, "<html lang=\"fr\" dir=\"ltr\">");
	assert_has(page, "<h1 lang=\"fr\"><bdi>Le T</bdi></h1>");
	assert_has(page, "<p class=\"note\" lang=\"en\"><bdi>English only</bdi></p>");
	free(page);
	page = export_with(TITLED "]}", &(hld_export_options){.lang = "ar"});
	assert_has(page, "<html lang=\"ar\" dir=\"rtl\">");
	assert_has(page, "<h1 lang=\"en\"><bdi>T</bdi></h1>");
	free(page);
	page = export_with(TITLED "]}", &(hld_export_options){.lang = "x\"<"});
	assert_has(page, "<html lang=\"en\" dir=\"ltr\">");
	free(page);
}

/* One file: whoever reads it in a meeting room may have no network. */
static void the_page_needs_nothing_else(void **state)
{
	(void)state;
	char *page = export(TITLED AT("a", "14", "10:00", "13:00", "") "]}");
	assert_lacks(page, "src=");
	assert_lacks(page, "<link");
	assert_lacks(page, "url(");
	assert_lacks(page, "@import");
	assert_lacks(page, "href=\"http");
	assert_has(page, "default-src &#39;none&#39;");
	free(page);
}

static void the_same_programme_gives_the_same_bytes(void **state)
{
	static const char json[] = TITLED AT("a", "14", "10:00", "13:00", "") "]}";
	(void)state;
	char *once = export(json), *again = export(json);
	assert_string_equal(once, again);
	free(once);
	free(again);
}

/* The gravest first, with a way to the meeting. */
static void findings_are_told(void **state)
{
	(void)state;
	hld_programme *programme =
		written_json(TITLED AT("a", "14", "10:00", "13:00", ", \"room\": \"hall\"") ", " AT(
			"b", "14", "12:00", "15:00", ", \"room\": \"hall\"") "]}");
	hld_findings *findings;
	hld_error err = {0};
	char *page;
	size_t size;
	assert_int_equal(hld_check(NULL, 0, programme, &findings, &err), HLD_OK);
	hld_export_options options = {.findings = findings};
	assert_int_equal(hld_export(programme, "html", &options, &page, &size, &err), HLD_OK);
	assert_has(page, "<a href=\"#findings\"><bdi>Findings</bdi></a>");
	assert_has(page, "<h3 class=\"breach\" id=\"f-breach\" lang=\"en\">Breach: 1</h3>");
	assert_has(page, "<td class=\"time\"><a href=\"#m-b\"><bdi>Plenary meeting</bdi></a></td>");
	assert_has(page, "<code><bdi>room-in-use</bdi></code>");
	free(page);
	options.lang = "ar";
	options.kinds = (const char *const[]){"hearing"};
	options.kinds_count = 1;
	assert_int_equal(hld_export(programme, "html", &options, &page, &size, &err), HLD_OK);
	assert_lacks(page, "href=\"#m-b\""); /* which is not on this page */
	free(page);
	assert_int_equal(hld_export(programme, "text", &options, &page, &size, &err), HLD_USAGE);
	assert_string_equal(err.text, "--findings goes with html, not with text");
	hld_findings_free(findings);
	hld_programme_free(programme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_meeting_has_its_article_and_its_entry),
		cmocka_unit_test(no_text_becomes_markup),
		cmocka_unit_test(parallel_meetings_stand_side_by_side),
		cmocka_unit_test(no_time_breaks_the_grid),
		cmocka_unit_test(what_concerns_a_delegation_is_marked),
		cmocka_unit_test(the_page_says_its_language_and_direction),
		cmocka_unit_test(the_page_needs_nothing_else),
		cmocka_unit_test(the_same_programme_gives_the_same_bytes),
		cmocka_unit_test(findings_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
