/* test_schedule.c - the programme in the apps of conferences: what a telephone does not show, or shows
 * in the wrong room, a delegate does not find. tests/interop/schedule.sh reads whole programmes. */
#include "unit.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "hld.h"
#include "nasty.h"
#include "written.h"

static hld_status export_programme(const char *meetings, const char *format,
                                   const hld_export_options *options, char **out, hld_error *err)
{
	struct buffer json = {0};
	hld_programme *programme;
	size_t size;
	*err = (hld_error){0};
	buffer_printf(&json,
	              "{\"format\": \"hld-programme/1\", \"id\": \"s\", \"title\": {\"en\": "
	              "\"Dialogue\", \"fr\": \"Le dialogue\"}, \"revision\": 2, "
	              "\"zone\": \"America/New_York\", \"rooms\": [{\"id\": \"hall\", "
	              "\"name\": \"Hall & \\\"lobby\\\"\", \"seats\": 70}], "
	              "\"people\": [{\"id\": \"p\", \"name\": \"Ali <Hachani>\"}], "
	              "\"meetings\": [%s]}",
	              meetings);
	if (hld_programme_read(json.at, json.size, "test.json", &programme, err) != HLD_OK)
		fail_msg("%s: %s", err->pointer, err->text);
	hld_status status = hld_export(programme, format, options, out, &size, err);
	hld_programme_free(programme);
	buffer_release(&json);
	return status;
}

static char *export_well(const char *meetings, const char *format, hld_export_options options)
{
	char *out;
	hld_error err;
	if (export_programme(meetings, format, &options, &out, &err) != HLD_OK)
		fail_msg("%s", err.text);
	return out;
}

#define MEETING(id, start, end)                                                       \
	"{\"id\": \"" id "\", \"kind\": \"round-table\", \"start\": \"2006-09-" start \
	"\", \"end\": \"2006-09-" end "\""

static const char table[] = MEETING(
	"m-1", "14T15:00",
	"14T18:05") ", \"number\": 2, \"room\": \"hall\", "
		    "\"title\": \"On ]]> and &\", \"theme\": {\"en\": \"Theme\", \"fr\": "
		    "\"Thème\"}, "
		    "\"status\": \"tentative\", \"chairs\": [\"p\", \"p\"], \"presides\": \"p\"}";

/* The judge of guids is Python's uuid5(uuid5(NAMESPACE_URL, "urn:hld:meeting"), "s/m-1"), with
 * "s//room/hall" and "s//person/p"; of ids the first eight digits less the highest bit. */
static const char whole[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<schedule>\n"
	"  <generator name=\"hld\"/>\n"
	"  <version>Programme, revision 2</version>\n"
	"  <conference>\n"
	"    <title>Dialogue</title>\n"
	"    <acronym>s___</acronym>\n"
	"    <start>2006-09-14</start>\n"
	"    <end>2006-09-14</end>\n"
	"    <days>1</days>\n"
	"    <timeslot_duration>00:15</timeslot_duration>\n"
	"    <time_zone_name>America/New_York</time_zone_name>\n"
	"    <track name=\"Round table\" slug=\"round-table\"/>\n"
	"  </conference>\n"
	"  <day index=\"1\" date=\"2006-09-14\" start=\"2006-09-14T00:00:00-04:00\" "
	"end=\"2006-09-15T00:00:00-04:00\">\n"
	"    <room name=\"Hall &#38; &#34;lobby&#34;\" "
	"guid=\"afa7ec4a-e557-5f39-a0c8-f2f0fe5510d2\">\n"
	"      <event id=\"2126195287\" guid=\"7ebb2a57-2dd6-5b82-a2d7-b7b9e804dbc2\">\n"
	"        <date>2006-09-14T15:00:00-04:00</date>\n"
	"        <start>15:00</start>\n"
	"        <duration>03:05</duration>\n"
	"        <room>Hall &#38; &#34;lobby&#34;</room>\n"
	"        <slug>s___-_m-1</slug>\n"
	"        <title>Round table 2 [tentative]</title>\n"
	"        <subtitle>On ]]&#62; and &#38;</subtitle>\n"
	"        <track>Round table</track>\n"
	"        <type>round-table</type>\n"
	"        <language>en</language>\n"
	"        <abstract>Theme</abstract>\n"
	"        <description>Dialogue\nTheme: Theme\n"
	"Presiding officer: Ali &#60;Hachani&#62;\n"
	"Co-Chairs: Ali &#60;Hachani&#62;; Ali &#60;Hachani&#62;</description>\n"
	"        <persons>\n"
	"          <person id=\"170812460\" guid=\"0a2e642c-7eaa-5ebc-bb59-eb622be18c95\">Ali "
	"&#60;Hachani&#62;</person>\n"
	"        </persons>\n"
	"        <links/>\n"
	"        <attachments/>\n"
	"      </event>\n"
	"    </room>\n"
	"  </day>\n"
	"</schedule>\n";

static void a_meeting_is_one_event_in_its_room(void **state)
{
	(void)state;
	char *out = export_well(table, "schedule-xml", (hld_export_options){0});
	assert_string_equal(out, whole);
	free(out);
	out = export_well(table, "schedule-xml", (hld_export_options){.lang = "fr"});
	assert_non_null(strstr(out, "<title>Le dialogue</title>"));
	assert_non_null(strstr(out, "<abstract>Thème</abstract>"));
	free(out);
}

/* The rooms of each day, with the slugs of their events: "1: Hall m-1; 2: ...". */
static char *layout(const char *meetings, hld_export_options options)
{
	struct buffer found = {0};
	char *out = export_well(meetings, "schedule-json", options);
	json_t *root = json_loads(out, JSON_REJECT_DUPLICATES, NULL), *day, *events, *event;
	json_t *conference = json_object_get(json_object_get(root, "schedule"), "conference");
	const char *room;
	size_t i, n, size;
	assert_non_null(root);
	free(out);
	json_array_foreach(json_object_get(conference, "days"), i, day)
	{
		buffer_printf(&found, "%s%d:", i > 0 ? "; " : "", (int)i + 1);
		json_object_foreach(json_object_get(day, "rooms"), room, events)
		{
			buffer_printf(&found, " %s", room);
			json_array_foreach(events, n, event) buffer_printf(
				&found, " %s",
				strrchr(json_string_value(json_object_get(event, "slug")), '_') +
					1);
		}
	}
	json_decref(root);
	return buffer_take(&found, &size);
}

static void assert_layout(const char *meetings, hld_export_options options, const char *wanted)
{
	char *found = layout(meetings, options);
	assert_string_equal(found, wanted);
	free(found);
}

/* Apps draw a room as a column, in which one event hides the other. */
static void meetings_without_rooms_do_not_hide_one_another(void **state)
{
	(void)state;
	assert_layout(MEETING("a", "14T10:00", "14T13:00") "}, " MEETING("b", "14T10:00", "14T13:00") "}, " MEETING(
			      "c", "14T12:00",
			      "14T14:00") "}, " MEETING("d", "14T13:00",
	                                                "14T14:00") "}, " MEETING("e", "15T10:00",
	                                                                          "15T13:00") ", "
	                                                                                      "\"ro"
	                                                                                      "om\""
	                                                                                      ": "
	                                                                                      "\"an"
	                                                                                      "nex"
	                                                                                      "\"},"
	                                                                                      " " MEETING(
												      "f",
												      "15T10:00",
												      "15T13:00") ", \"room\": \"hall\"}",
	              (hld_export_options){0},
	              "1: Room to be announced a d Room to be announced 2 b "
	              "Room to be announced 3 c; 2: Hall & \"lobby\" f annex e");
}

/* Of a meeting elsewhere the day is that of the clocks there. */
static void days_are_those_of_the_clocks_on_the_wall(void **state)
{
	(void)state;
	static const char meetings[] =
		MEETING("a", "14T10:00", "14T13:00") ", \"room\": \"hall\"}, " MEETING(
			"b", "15T08:00",
			"15T09:00") ", \"room\": \"hall\", \"zone\": "
				    "\"Asia/Tokyo\"}, " MEETING("c", "14T22:00",
	                                                        "15T02:00") ", \"room\": \"hall\"}";
	assert_layout(meetings, (hld_export_options){0},
	              "1: Hall & \"lobby\" a c; 2: Hall & \"lobby\" b");
	char *out = export_well(meetings, "schedule-json", (hld_export_options){0});
	assert_non_null(strstr(out, "\"date\": \"2006-09-15T08:00:00+09:00\""));
	assert_non_null(strstr(out, "\"end\": \"2006-09-15T02:00:00-04:00\""));
	assert_non_null(strstr(out, "\"duration\": \"04:00\""));
	free(out);
}

static void one_participant_has_what_concerns_it(void **state)
{
	(void)state;
	assert_layout(MEETING("a", "14T10:00", "14T13:00") "}, " MEETING(
			      "b", "14T10:00", "14T13:00") ", \"chairs\": [\"p\"]}",
	              (hld_export_options){.participant = "p"}, "1: Room to be announced b");
}

static void what_no_app_can_show_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *meetings, *pointer, *text;
	} wrong[] = {
		{MEETING("a", "14T10:00", "15T10:00") "}", "/meetings/0/end",
	         "meeting 'a' takes a day or more, which apps of conferences cannot show: make it "
	         "one meeting a day"},
		{MEETING("a", "14T10:00", "14T10:00") "}", "/meetings/0/end",
	         "meeting 'a' ends when it starts, or before: calendars need an end after the "
	         "start"},
		{"", "/meetings", "the programme has no meetings, and a calendar must have one"}};
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		for (int n = 0; n <= 1; n++) {
			char *out;
			hld_error err;
			assert_int_equal(export_programme(wrong[i].meetings,
			                                  n ? "schedule-json" : "schedule-xml",
			                                  &(hld_export_options){0}, &out, &err),
			                 HLD_SCHEMA);
			assert_null(out);
			assert_string_equal(err.text, wrong[i].text);
			assert_string_equal(err.pointer, wrong[i].pointer);
		}
	}
	free(export_well(MEETING("a", "14T10:00", "15T09:59") "}", "schedule-xml",
	                 (hld_export_options){0}));
}

static void titles_of_every_sort_come_through(void **state)
{
	(void)state;
	for (size_t i = 0; i < NASTY_TEXTS; i++) {
		char *clean = nasty_clean(nasty_texts[i]);
		char *out = nasty_export(nasty_texts[i], "schedule-json", &(hld_export_options){0});
		json_t *root = json_loads(out, JSON_REJECT_DUPLICATES, NULL);
		const char *title;
		assert_int_equal(json_unpack(root, "{s:{s:{s:s}}}", "schedule", "conference",
		                             "title", &title),
		                 0);
		assert_string_equal(title, clean);
		json_decref(root);
		free(out);
		free(clean);
		out = nasty_export(nasty_texts[i], "schedule-xml", &(hld_export_options){0});
		assert_int_equal(written_count(out, "<event "), 1);
		assert_int_equal(written_count(out, "</event>"), 1);
		assert_int_equal(written_count(out, "</title>"), 2);
		assert_int_equal(written_count(out, "]]>") + written_count(out, "&amp;") +
		                         written_count(out, "\xef\xbf\xbe"),
		                 0);
		free(out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_meeting_is_one_event_in_its_room),
		cmocka_unit_test(meetings_without_rooms_do_not_hide_one_another),
		cmocka_unit_test(days_are_those_of_the_clocks_on_the_wall),
		cmocka_unit_test(one_participant_has_what_concerns_it),
		cmocka_unit_test(what_no_app_can_show_is_refused),
		cmocka_unit_test(titles_of_every_sort_come_through),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
