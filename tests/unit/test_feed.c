/* test_feed.c - parts of a programme, by kind and room, and the folder that is published: a link
 * that leads nowhere, or a name that is taken for markup, is seen by everybody who comes. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/feed.h"
#include "hld.h"
#include "written.h"

#define HEAD                                                                                         \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": {\"en\": \"T & <T>\", "         \
	"\"fr\": "                                                                                   \
	"\"Le T\"}, \"issued\": \"2006-09-01\", \"zone\": \"UTC\", \"rooms\": [{\"id\": "            \
	"\"hall\", "                                                                                 \
	"\"name\": \"Hall \\\"A\\\"\"}], \"participants\": [{\"id\": \"zambia\", \"name\": "         \
	"\"Zambia\"}, {\"id\": \"cote\", \"name\": {\"en\": \"Côte d'Ivoire\", \"fr\": \"La Côte " \
	"d'Ivoire\"}}, {\"id\": \"chad\", \"name\": \"Chad\", \"category\": \"ngo\"}], "             \
	"\"deliverables\": [{\"id\": \"d\", \"kind\": \"summary\", \"title\": \"Summary\"}], "       \
	"\"meetings\": ["
#define AT(id, kind, day, more)                                                  \
	"{\"id\": \"" id "\", \"kind\": \"" kind "\", \"start\": \"2006-09-" day \
	"T10:00\", \"end\": \"2006-09-" day "T11:00\"" more "}"
#define HALL      ", \"room\": \"hall\""
#define OF_STATES ", \"open_to\": [\"member-state\"]"
#define PROGRAMME                                                                             \
	HEAD AT("a", "plenary", "14", HALL OF_STATES) ", " AT(                                \
		"b", "round-table", "14", "") ", " AT("c", "hearing", "15",                   \
	                                              HALL) ", " AT("d", "round-table", "15", \
	                                                            HALL) "]}"

static hld_status export(const char *format, const hld_export_options *options, char **out,
                         hld_error *err)
{
	hld_programme *programme = written_json(PROGRAMME);
	size_t size;
	*err = (hld_error){0};
	hld_status status = hld_export(programme, format, options, out, &size, err);
	hld_programme_free(programme);
	return status;
}

/* Each row: what is asked for, the events that there are, and what calendar and agenda are called. */
static const struct {
	const char *kinds[3];
	const char *room;
	size_t events;
	const char *name, *heading;
} parts[] = {
	{{NULL}, NULL, 4, "NAME;LANGUAGE=en:T & <T>\r\n", NULL},
	{{"plenary"}, NULL, 1, ": plenary meetings\r\n", "Programme of plenary meetings\n"},
	{{"round-table", "plenary"},
         NULL,
         3,
         ": plenary meetings and round tables\r\n",
         "Programme of plenary meetings and round tables\n"},
	{{"hearing", "round-table", "plenary"},
         NULL,
         4,
         ": plenary meetings\\, round tables and hearings\r\n",
         "Programme of plenary meetings, round tables and hearings\n"},
	{{"plenary", "plenary"}, NULL, 1, ": plenary meetings\r\n", "of plenary meetings\n"},
	{{NULL}, "hall", 3, ": Hall \"A\"\r\n", "Programme of Hall \"A\"\n"},
	{{"round-table"},
         "hall",
         1,
         ": round tables\\, Hall \"A\"\r\n",
         "Programme of round tables, Hall \"A\"\n"},
};

static void a_part_has_its_meetings_and_says_which(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(parts); i++) {
		char *ical, *text;
		hld_error err;
		hld_export_options options = {.kinds = parts[i].kinds, .room = parts[i].room};
		while (options.kinds_count < LENGTH(parts[i].kinds) &&
		       parts[i].kinds[options.kinds_count] != NULL)
			options.kinds_count++;
		assert_int_equal(export("ical", &options, &ical, &err), HLD_OK);
		assert_int_equal(export("text", &options, &text, &err), HLD_OK);
		assert_int_equal(written_count(ical, "BEGIN:VEVENT"), parts[i].events);
		if (strstr(ical, parts[i].name) == NULL)
			fail_msg("no '%s' in %s", parts[i].name, ical);
		bool all = parts[i].heading == NULL;
		assert_int_equal(written_count(text, "Programme of "), !all);
		assert_true(all || strstr(text, parts[i].heading) != NULL);
		assert_int_equal(written_count(text, "Documents"), all);
		free(ical);
		free(text);
	}
}

static void what_is_no_part_is_refused(void **state)
{
	static const char *const unknown[] = {"plenaries"}, *const panel[] = {"panel"};
	hld_export_options options = {.kinds = unknown, .kinds_count = 1};
	char *out;
	hld_error err;
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(export(i == 0 ? "ical" : "text", &options, &out, &err), HLD_USAGE);
		assert_non_null(strstr(err.text, "did you mean 'plenary'?"));
	}
	options.kinds = panel;
	assert_int_equal(export("ical", &options, &out, &err), HLD_SCHEMA);
	assert_non_null(strstr(err.text, "has none of these meetings"));
	assert_int_equal(export("text", &options, &out, &err), HLD_OK);
	assert_non_null(strstr(out, "None of the meetings is one of these."));
	free(out);
	assert_int_equal(export("json", &options, &out, &err), HLD_USAGE);
	options = (hld_export_options){.participant = "chad", .kinds = panel, .kinds_count = 1};
	assert_int_equal(export("text", &options, &out, &err), HLD_OK);
	assert_non_null(strstr(out, "Programme of Chad: panel discussions\n"));
	free(out);
}

static struct export_files make_feed(const char *url, const char *lang)
{
	hld_programme *programme = written_json(PROGRAMME);
	hld_export_options options = {.lang = lang};
	struct export_files files = {0};
	hld_error err = {0};
	if (feed_make(programme, &options, url, &files, &err) != HLD_OK)
		fail_msg("%s", err.text);
	hld_programme_free(programme);
	return files;
}

static char *page_of(const struct export_files *files)
{
	const struct export_file *page = &files->at[files->count - 1];
	assert_string_equal(page->name, "index.html");
	return strndup(export_file_octets(files, page), page->size);
}

/* Chad may go to no meeting, so it has no calendar. */
static void a_feed_has_a_calendar_for_everybody_who_comes(void **state)
{
	static const char *const names[] = {"all.ics",
	                                    "for/zambia.ics",
	                                    "for/cote.ics",
	                                    "kind/plenary.ics",
	                                    "kind/round-table.ics",
	                                    "kind/hearing.ics",
	                                    "room/hall.ics",
	                                    "agenda.txt",
	                                    "agenda.html",
	                                    "programme.json",
	                                    "index.html"};
	struct export_files files = make_feed(NULL, NULL);
	size_t end = 0;
	(void)state;
	assert_int_equal(files.count, LENGTH(names));
	for (uint32_t i = 0; i < files.count; i++) {
		assert_string_equal(files.at[i].name, names[i]);
		assert_int_equal(files.at[i].at, end);
		end += files.at[i].size;
	}
	assert_int_equal(files.octets.size, end);
	export_files_release(&files);
}

static void the_page_leads_to_all_and_takes_no_text_for_markup(void **state)
{
	(void)state;
	struct export_files files = make_feed(NULL, "fr");
	char *page = page_of(&files);
	for (uint32_t i = 0; i + 1 < files.count; i++) {
		char link[64];
		snprintf(link, sizeof link, "href=\"%s\">", files.at[i].name);
		assert_non_null(strstr(page, link));
	}
	assert_int_equal(written_count(page, "webcal:"), 0);
	assert_non_null(strstr(page, "lang=\"fr\">Le T</h1>"));
	assert_non_null(strstr(page, "lang=\"fr\">La Côte d&#39;Ivoire</th>"));
	free(page);
	export_files_release(&files);
	files = make_feed("https://h.example/x", NULL);
	page = page_of(&files);
	assert_non_null(strstr(page, "<title>T &amp; &lt;T&gt;</title>"));
	assert_non_null(strstr(page, "Hall &quot;A&quot;"));
	assert_null(strstr(page, "<T>"));
	assert_null(strstr(page, "\"A\""));
	assert_non_null(strstr(page, "href=\"webcal://h.example/x/for/cote.ics\""));
	assert_int_equal(written_count(page, "\"webcal:"), 7);
	/* as an index has them: without regard to the accent */
	assert_true(strstr(page, ">Côte d&#39;Ivoire<") < strstr(page, ">Zambia<"));
	free(page);
	export_files_release(&files);
}

static void only_addresses_of_folders_can_be_linked(void **state)
{
	static const char *const bad[] = {"",
	                                  "h.example",
	                                  "ftp://h/",
	                                  "https:",
	                                  "https://",
	                                  "https:///",
	                                  "https://h/?q=1",
	                                  "https://h/#x",
	                                  "https://h/ ",
	                                  "https://h/\"",
	                                  "https://h/<",
	                                  "https://é/",
	                                  "javascript:https://h/",
	                                  "https://h/\n"};
	hld_programme *programme = written_json(PROGRAMME);
	(void)state;
	for (size_t i = 0; i < LENGTH(bad); i++) {
		struct export_files files = {0};
		hld_error err = {0};
		hld_export_options options = {0};
		assert_int_equal(feed_make(programme, &options, bad[i], &files, &err), HLD_USAGE);
		assert_non_null(strstr(err.text, "is no address of a folder"));
		export_files_release(&files);
	}
	hld_programme_free(programme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_part_has_its_meetings_and_says_which),
		cmocka_unit_test(what_is_no_part_is_refused),
		cmocka_unit_test(a_feed_has_a_calendar_for_everybody_who_comes),
		cmocka_unit_test(the_page_leads_to_all_and_takes_no_text_for_markup),
		cmocka_unit_test(only_addresses_of_folders_can_be_linked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
