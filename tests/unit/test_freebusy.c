/* test_freebusy.c - when somebody or a room is busy: a secretary who finds an hour free that is
 * not makes two ministers wait for one, or two meetings stand before one door. */
#include "unit.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "hld.h"
#include "model/room.h"
#include "nasty.h"
#include "written.h"

static const char head[] =
	"{'format': 'hld-programme/1', 'id': 'busy', 'issued': '2006-09-01', 'title': 'Dialogue',"
	"'zone': 'America/New_York', 'organ': 'General Assembly', "
	"'rooms': [{'id': 'hall', 'name': 'Hall'}, {'id': 'a', 'name': 'Twin'}, "
	"{'id': 'b', 'name': 'twin'}], "
	"'participants': [{'id': 'ghana', 'name': 'Ghana', 'category': 'member-state', "
	"'representatives': [{'id': 'ama', 'name': 'Ama', 'absences': ["
	"{'from': '2006-09-14T12:00', 'until': '2006-09-14T13:30'}, "
	"{'from': '2006-09-14T22:00', 'until': '2006-09-20T00:00'}]}, "
	"{'id': 'kofi', 'name': 'Kofi'}]}, "
	"{'id': 'iom', 'name': 'IOM', 'category': 'agency'}], "
	"'meetings': [{'id': 'first', 'kind': 'panel', @08:00-09:00}, ";

static hld_status export_short(const char *meetings, hld_export_options options, char **out,
                               hld_error *err)
{
	hld_programme *programme = written_programme(head, meetings);
	size_t size;
	*err = (hld_error){0};
	hld_status status = hld_export(programme, "freebusy", &options, out, &size, err);
	hld_programme_free(programme);
	return status;
}

/* The periods of a calendar, each by the letter of its type and the hours in UTC: "B 14:00-17:00". */
static void add_periods(struct buffer *to, const char *calendar)
{
	static const char line[] = "\r\nFREEBUSY;FBTYPE=";
	for (const char *at = calendar; (at = strstr(at, line)) != NULL; at++) {
		const char *type = at + strlen(line), *value = strchr(type, ':');
		char letter = strncmp(type, "BUSY-T", 6) == 0   ? 'T'
		              : strncmp(type, "BUSY-U", 6) == 0 ? 'U'
		                                                : 'B';
		assert_non_null(value);
		assert_int_equal(strcspn(value, "\r"),
		                 strlen(":20060914T140000Z/20060914T170000Z"));
		buffer_printf(to, "%s%c %.4s-%.4s", to->size > 0 ? ", " : "", letter, value + 10,
		              value + 27);
	}
}

#define TABLE(status)                                                                              \
	"{'id': 't', 'kind': 'round-table', @10:00-13:00, 'room': 'hall', 'status': '" status "'," \
	" "

static const struct {
	const char *meetings, *participant, *room, *periods;
} cases[] = {
	/* a part that takes all of a meeting, of a delegation and of those who are in it */
	{TABLE("confirmed") "'chairs': 'kofi'}", "ghana", NULL, "B 1400-1700"},
	{TABLE("confirmed") "'chairs': 'kofi'}", "kofi", NULL, "B 1400-1700"},
	{TABLE("confirmed") "'participants': 'ghana'}", "Kofi", NULL, "B 1400-1700"},
	{TABLE("confirmed") "'chairs': 'iom'}", "ghana", NULL, ""},
	{TABLE("tentative") "'presides': 'iom'}", "iom", NULL, "T 1400-1700"},
	{TABLE("cancelled") "'presides': 'iom'}", "iom", NULL, ""},
	/* to be open to somebody does not make them busy; to speak does, for that time */
	{"{'id': 'p', 'kind': 'plenary', @10:00-13:00}", "ghana", NULL, ""},
	{"{'id': 'p', 'kind': 'plenary', @10:00-13:00, 'items': ["
         "{'id': 'x', 'kind': 'statement', 'by': 'ghana', @10:20-10:25}, "
         "{'id': 'y', 'kind': 'statement', 'by': 'iom', @10:30-10:35}]}",
         "ghana", NULL, "B 1420-1425"},
	{"{'id': 'p', 'kind': 'plenary', @10:00-13:00, 'items': ["
         "{'id': 'x', 'kind': 'statement', 'by': 'ghana'}]}",
         "ghana", NULL, "B 1400-1700"},
	{"{'id': 'p', 'kind': 'plenary', @10:00-13:00, 'items': ["
         "{'id': 'x', 'kind': 'statements', 'by': ['ghana', 'iom'], @11:00-12:00}]}",
         "ghana", NULL, "T 1500-1600"},
	/* what overlaps or touches is one period; the stronger hides the weaker */
	{TABLE("confirmed") "'chairs': 'iom'}, "
                            "{'id': 'u', 'kind': 'other', @12:30-14:00, 'chairs': 'iom'}, "
                            "{'id': 'v', 'kind': 'other', @14:00-15:00, 'chairs': 'iom'}, "
                            "{'id': 'w', 'kind': 'other', @11:00-12:00, 'chairs': 'iom'}, "
                            "{'id': 'x', 'kind': 'other', @16:00-17:00, 'chairs': 'iom'}",
         "iom", NULL, "B 1400-1900, B 2000-2100"},
	{TABLE("tentative") "'chairs': 'iom'}, "
                            "{'id': 'u', 'kind': 'other', @11:00-12:00, 'chairs': 'iom'}",
         "iom", NULL, "T 1400-1500, B 1500-1600, T 1600-1700"},
	/* absences are of a person, within the days of the programme */
	{TABLE("confirmed") "'chairs': 'ama'}", "ama", NULL,
         "B 1400-1600, U 1600-1730, U 0200-0400"},
	{TABLE("confirmed") "'chairs': 'ama'}", "ghana", NULL, "B 1400-1700"},
	/* rooms, by id, by name, and by the id that only a meeting has */
	{TABLE("confirmed") "'chairs': 'iom'}", NULL, "hall", "B 1400-1700"},
	{TABLE("tentative") "'chairs': 'iom'}", NULL, "HALL", "T 1400-1700"},
	{TABLE("cancelled") "'chairs': 'iom'}", NULL, "hall", ""},
	{"{'id': 'p', 'kind': 'plenary', @10:00-13:00, 'room': 'annex', 'items': ["
         "{'id': 'x', 'kind': 'statement', 'by': 'ghana', @10:20-10:25}]}",
         NULL, "annex", "B 1400-1700"},
};

static void the_hours_are_those_of_whoever_is_asked_for(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buffer found = {0};
		char *out;
		hld_error err;
		hld_export_options options = {.participant = cases[i].participant,
		                              .room = cases[i].room};
		if (export_short(cases[i].meetings, options, &out, &err) != HLD_OK)
			fail_msg("%s: %s", cases[i].meetings, err.text);
		add_periods(&found, out);
		if (strcmp(buffer_str(&found), cases[i].periods) != 0)
			fail_msg("%s: %s", cases[i].meetings, buffer_str(&found));
		buffer_release(&found);
		free(out);
	}
}

/* The judge of the UID is Python's uuid5(uuid5(NAMESPACE_URL, "urn:hld:meeting"),
 * "busy//participant/ghana"). */
static const char whole[] = "BEGIN:VCALENDAR\r\n"
			    "PRODID:-//hld//programme of meetings//EN\r\n"
			    "VERSION:2.0\r\n"
			    "CALSCALE:GREGORIAN\r\n"
			    "METHOD:PUBLISH\r\n"
			    "NAME;LANGUAGE=en:Busy times: Ghana: Dialogue\r\n"
			    "BEGIN:VFREEBUSY\r\n"
			    "UID:379d57b5-f350-5349-b19f-758b078175c9\r\n"
			    "DTSTAMP:20060901T000000Z\r\n"
			    "DTSTART:20060914T040000Z\r\n"
			    "DTEND:20060915T040000Z\r\n"
			    "ORGANIZER;CN=General Assembly:mailto:noreply@hld.invalid\r\n"
			    "COMMENT:Busy times: Ghana: Dialogue\r\n"
			    "FREEBUSY;FBTYPE=BUSY:20060914T140000Z/20060914T170000Z\r\n"
			    "END:VFREEBUSY\r\n"
			    "END:VCALENDAR\r\n";

static void the_file_holds_that_and_no_more(void **state)
{
	(void)state;
	char *out;
	hld_error err;
	assert_int_equal(export_short(TABLE("confirmed") "'chairs': 'ghana'}",
	                              (hld_export_options){.participant = "ghana"}, &out, &err),
	                 HLD_OK);
	assert_string_equal(out, whole);
	icalcomponent *calendar = icalparser_parse_string(out);
	icalrestriction_check(calendar);
	assert_int_equal(icalcomponent_count_errors(calendar), 0);
	icalcomponent_free(calendar);
	free(out);
}

static void what_cannot_be_told_is_refused(void **state)
{
	(void)state;
	static const struct {
		hld_export_options options;
		hld_status status;
		const char *meetings, *text;
	} wrong[] = {
		{{0},
	         HLD_USAGE,
	         TABLE("confirmed") "'chairs': 'iom'}",
	         "whose busy times? give a participant with --for or a room with --room"},
		{{.participant = "ghana", .room = "hall"},
	         HLD_USAGE,
	         TABLE("confirmed") "'chairs': 'iom'}",
	         "whose busy times? give a participant with --for or a room with --room, not both"},
		{{.room = "hal"},
	         HLD_USAGE,
	         TABLE("confirmed") "'chairs': 'iom'}",
	         "no room 'hal'; did you mean 'hall'?"},
		{{.room = "Twin"},
	         HLD_USAGE,
	         TABLE("confirmed") "'chairs': 'iom'}",
	         "several rooms are called 'Twin': give the id, 'a' or 'b'"},
		{{.room = "somewhere else"},
	         HLD_USAGE,
	         TABLE("confirmed") "'chairs': 'iom'}",
	         "no room 'somewhere else'"},
		{{.participant = "Gahna"},
	         HLD_USAGE,
	         TABLE("confirmed") "'chairs': 'iom'}",
	         "no participant 'Gahna'; did you mean 'Ghana'?"},
		{{.participant = "ghana"},
	         HLD_SCHEMA,
	         "{'id': 'n', 'kind': 'other', @13:00-13:00}",
	         "meeting 'n' ends when it starts, or before: calendars need an end after the "
	         "start"}};
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		char *out;
		hld_error err;
		assert_int_equal(export_short(wrong[i].meetings, wrong[i].options, &out, &err),
		                 wrong[i].status);
		assert_null(out);
		assert_string_equal(err.text, wrong[i].text);
	}
}

static void names_of_every_sort_come_through(void **state)
{
	(void)state;
	for (size_t i = 0; i < NASTY_TEXTS; i++) {
		hld_export_options whose[] = {{.participant = "p"}, {.room = "r"}};
		for (size_t n = 0; n < LENGTH(whose); n++) {
			struct buffer name = {0};
			char *out = nasty_export(nasty_texts[i], "freebusy", &whose[n]);
			icalcomponent *calendar = icalparser_parse_string(out);
			icalcomponent *busy = icalcomponent_get_first_component(
				calendar, ICAL_VFREEBUSY_COMPONENT);
			buffer_printf(&name, "Busy times: %s: %s", nasty_texts[i], nasty_texts[i]);
			char *clean = nasty_clean(buffer_str(&name));
			assert_string_equal(icalcomponent_get_comment(busy), clean);
			assert_int_equal(
				icalcomponent_count_properties(busy, ICAL_FREEBUSY_PROPERTY), 1);
			assert_int_equal(icalcomponent_count_errors(calendar), 0);
			free(clean);
			buffer_release(&name);
			icalcomponent_free(calendar);
			free(out);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_hours_are_those_of_whoever_is_asked_for),
		cmocka_unit_test(the_file_holds_that_and_no_more),
		cmocka_unit_test(what_cannot_be_told_is_refused),
		cmocka_unit_test(names_of_every_sort_come_through),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
