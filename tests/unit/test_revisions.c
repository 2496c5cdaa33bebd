/* test_revisions.c - a calendar after the programme has changed: whoever subscribed must find each
 * meeting once, under the name by which it is known, and hear of what is off. */
#include "unit.h"

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "hld.h"
#include "written.h"

/* An edition of the programme: what it is called, its number and date, then its meetings. */
static hld_programme *read_edition(const char *head, const char *meetings)
{
	struct buffer json = {0};
	hld_programme *programme;
	hld_error err = {0};
	written_add(&json, "{'format': 'hld-programme/1', 'id': 'p', 'zone': 'America/New_York', ");
	written_add(&json, head);
	written_add(&json, ", 'rooms': [{'id': 'hall', 'name': 'Hall'}], 'participants': [{'id': "
	                   "'ghana', 'name': 'Ghana', 'category': 'member-state'}, {'id': 'togo', "
	                   "'name': 'Togo'}], 'meetings': [");
	written_add(&json, meetings);
	buffer_text(&json, "]}");
	if (hld_programme_read(json.at, json.size, "test.json", &programme, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	buffer_release(&json);
	return programme;
}

#define FIRST         "'title': {'en': 'T', 'fr': 'U'}, 'issued': '2006-09-01', 'revision': 1"
#define SECOND        "'title': {'en': 'T', 'fr': 'U'}, 'issued': '2006-09-02', 'revision': 2"
#define FIFTH         "'title': {'en': 'T', 'fr': 'U'}, 'issued': '2006-09-05', 'revision': 5"
#define PLENARY(more) "{'id': 'plenary-1', 'kind': 'plenary', 'number': 1" more "}"
#define TABLE(n, more) \
	"{'id': 'table-" n "', 'kind': 'round-table', 'number': " n ", @15:00-18:00" more "}"
#define STATEMENT(id, by) "{'id': '" id "', 'kind': 'statement', @10:00-11:00, 'by': '" by "'}"

/* The calendar of an edition, as an update of another where there is one. */
static hld_status export_edition(hld_programme *programme, hld_programme *since,
                                 hld_export_options options, char **out, hld_error *err)
{
	size_t size;
	options.since = since;
	*err = (hld_error){0};
	hld_status status = hld_export(programme, "ical", &options, out, &size, err);
	hld_programme_free(programme);
	hld_programme_free(since);
	return status;
}

static char *calendar(hld_programme *programme, hld_programme *since, hld_export_options options)
{
	char *out;
	hld_error err;
	if (export_edition(programme, since, options, &out, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	return out;
}

/* The events of a calendar as "UID SEQUENCE STATUS STAMP SUMMARY" of those values that are asked
 * for by their first letters, one a line. */
static void list_events(char *octets, const char *letters, struct buffer *to)
{
	icalcomponent *read = icalparser_parse_string(octets);
	assert_non_null(read);
	assert_int_equal(icalcomponent_count_errors(read), 0);
	for (icalcomponent *at = icalcomponent_get_first_component(read, ICAL_VEVENT_COMPONENT);
	     at != NULL; at = icalcomponent_get_next_component(read, ICAL_VEVENT_COMPONENT)) {
		struct icaltimetype stamp = icalcomponent_get_dtstamp(at);
		const char *join = "";
		for (const char *letter = letters; *letter != '\0'; letter++, join = " ") {
			buffer_text(to, join);
			if (*letter == 'u')
				buffer_text(to, icalcomponent_get_uid(at));
			if (*letter == 's')
				buffer_printf(to, "%d", icalcomponent_get_sequence(at));
			if (*letter == 'c')
				buffer_text(to,
				            icalcomponent_get_status(at) == ICAL_STATUS_CANCELLED
				                    ? "off"
				                    : "on");
			if (*letter == 'd')
				buffer_printf(to, "%d", stamp.day);
			if (*letter == 'n')
				buffer_text(to, icalcomponent_get_summary(at));
		}
		buffer_byte(to, '\n');
	}
	icalcomponent_free(read);
	free(octets);
}

static void expect_events(char *octets, const char *letters, const char *wanted)
{
	struct buffer got = {0};
	list_events(octets, letters, &got);
	assert_string_equal(buffer_str(&got), wanted);
	buffer_release(&got);
}

/* The judge of these is Python: uuid5(uuid5(NAMESPACE_URL, "urn:hld:meeting"), key) with the keys
 * "p/plenary-1", "p/plenary-1/s", "p/table-1" and "p/table-2". */
#define UID_PLENARY   "a0fbaf8b-5c46-5c20-b659-dee64a3f8a68"
#define UID_STATEMENT "e7677412-9eaf-5071-a8fb-c0eb80ba50b4"
#define UID_TABLE_1   "fba611e8-eb2d-598b-bdd7-dc84a502d3c3"
#define UID_TABLE_2   "69c3e851-a541-5fc0-ab23-508466852dd5"

/* Were one of these different tomorrow, every delegation would have its meetings twice. */
static void uids_and_sequences_are_pinned(void **state)
{
	static const char meetings[] = PLENARY(", @10:00-13:00, 'items': [" STATEMENT(
		"s", "ghana") "]") ", " TABLE("1", ", 'chairs': 'ghana'") ", " TABLE("2", "");
	static const char renamed[] =
		PLENARY(", 'title': 'Another', 'room': 'hall', @09:00-12:00, 'items': [" STATEMENT(
			"s", "ghana") "]") ", " TABLE("1", ", 'theme': 'New', 'chairs': 'ghana'");
	static const char all[] = UID_PLENARY " 1\n" UID_STATEMENT " 1\n" UID_TABLE_1 " 1\n";
	(void)state;
	for (int i = 0; i < 8; i++) {
		hld_export_options options = {.participant = i & 1 ? "ghana" : "Ghana",
		                              .lang = i & 2 ? "fr" : NULL,
		                              .utc = (i & 4) != 0};
		expect_events(calendar(read_edition(FIRST, meetings), NULL, options), "us", all);
		expect_events(calendar(read_edition(SECOND, meetings),
		                       read_edition(FIRST, meetings), options),
		              "us", all);
		expect_events(calendar(read_edition(FIFTH, renamed), read_edition(FIRST, meetings),
		                       options),
		              "us", UID_PLENARY " 5\n" UID_STATEMENT " 5\n" UID_TABLE_1 " 5\n");
	}
	expect_events(calendar(read_edition(FIFTH, renamed), read_edition(FIRST, meetings),
	                       (hld_export_options){0}),
	              "usc", UID_PLENARY " 5 on\n" UID_TABLE_1 " 5 on\n" UID_TABLE_2 " 5 off\n");
	expect_events(calendar(read_edition(FIRST, renamed), read_edition(FIRST, meetings),
	                       (hld_export_options){0}),
	              "usc", UID_PLENARY " 2 on\n" UID_TABLE_1 " 2 on\n" UID_TABLE_2 " 2 off\n");
}

/* Each row: what the edition before had, what the new one has, for whom, and what comes of it. */
static const struct {
	const char *before, *now, *who, *letters, *wanted;
} updates[] = {
	/* What says the same is dated by the edition from which it has been so. */
	{PLENARY(", @10:00-13:00") ", " TABLE("1", ""),
         PLENARY(", @10:00-13:00") ", " TABLE("1", ", 'note': 'N'"), NULL, "nsd",
         "1st plenary meeting: T 1 1\nRound table 1: T 2 2\n"},
	{TABLE("1", ""), TABLE("1", "") ", " TABLE("2", ""), NULL, "nsd",
         "Round table 1: T 1 1\nRound table 2: T 2 2\n"},
	/* Gone; cancelled by its status; held again. */
	{TABLE("1", "") ", " TABLE("2", ""), TABLE("2", ""), NULL, "nscd",
         "Round table 2: T 1 on 1\nCANCELLED: Round table 1: T 2 off 2\n"},
	{TABLE("1", ""), TABLE("1", ", 'status': 'cancelled'"), NULL, "nscd",
         "CANCELLED: Round table 1: T 2 off 2\n"},
	{TABLE("1", ", 'status': 'cancelled'"), TABLE("1", ""), NULL, "nscd",
         "Round table 1: T 2 on 2\n"},
	/* Cancelled before it went: that was told. */
	{TABLE("1", ", 'status': 'cancelled'") ", " TABLE("2", ""), TABLE("2", ""), NULL, "nscd",
         "Round table 2: T 1 on 1\nCANCELLED: Round table 1: T 1 off 1\n"},
	/* It is held, but no longer concerns whom it is for; or it is cancelled meanwhile. */
	{TABLE("1", ", 'chairs': 'togo'") ", " TABLE("2", ", 'chairs': 'togo'"),
         TABLE("1", ", 'chairs': 'togo'") ", " TABLE("2", ", 'chairs': 'ghana'"), "togo", "nsc",
         "Round table 1: T 1 on\nREMOVED: Round table 2: T 2 off\n"},
	{TABLE("1", ", 'chairs': 'togo'"), TABLE("1", ", 'status': 'cancelled'"), "togo", "nsc",
         "CANCELLED: Round table 1: T 2 off\n"},
	{TABLE("2", ""), TABLE("1", ", 'chairs': 'togo'"), "togo", "nsc",
         "Round table 1: T 2 on\n"},
	/* A statement that moves to another meeting is another event. */
	{PLENARY(", @10:00-13:00, 'items': [" STATEMENT("s", "togo") "]"),
         PLENARY(", @10:00-13:00"), "togo", "nsc",
         "1st plenary meeting: T 2 on\nCANCELLED: Statement by Togo, 1st plenary meeting 2 "
         "off\n"},
	/* What an event tells to programs alone is news too. */
	{TABLE("1", ", 'participants': ['togo']"),
         TABLE("1", ", 'participants': ['togo', 'ghana']"), NULL, "ns", "Round table 1: T 2\n"},
};

static void an_update_says_what_became_of_every_event(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(updates); i++)
		expect_events(calendar(read_edition(SECOND, updates[i].now),
		                       read_edition(FIRST, updates[i].before),
		                       (hld_export_options){.participant = updates[i].who}),
		              updates[i].letters, updates[i].wanted);
}

/* Of a title that is spoken in French only French calendars change. */
static void what_a_change_is_depends_on_the_language(void **state)
{
	static const char english[] = "'title': {'en': 'T', 'fr': 'V'}, 'issued': '2006-09-02', "
				      "'revision': 2";
	(void)state;
	for (int french = 0; french <= 1; french++)
		expect_events(calendar(read_edition(english, TABLE("1", "")),
		                       read_edition(FIRST, TABLE("1", "")),
		                       (hld_export_options){.lang = french ? "fr" : "en"}),
		              "s", french ? "2\n" : "1\n");
}

/* The zone of what is gone is needed for it to be found on its day. */
static void zones_are_those_of_all_events(void **state)
{
	static const char zurich[] = "{'id': 'z', 'kind': 'hearing', @10:00-13:00, 'zone': "
				     "'Europe/Zurich'}";
	static const char later[] = "{'id': 'y', 'kind': 'hearing', 'start': '2009-07-01T10:00', "
				    "'end': '2009-07-01T11:00'}";
	char both[512];
	(void)state;
	char *out = calendar(read_edition(SECOND, TABLE("1", "")), read_edition(FIRST, zurich),
	                     (hld_export_options){0});
	assert_non_null(strstr(out, "TZID:America/New_York\r\n"));
	assert_non_null(strstr(out, "TZID:Europe/Zurich\r\n"));
	free(out);
	/* What moved needs the rules of where it is now alone: here those of another year. */
	free(calendar(read_edition(SECOND, "{'id': 'y', 'kind': 'hearing', @10:00-13:00}"),
	              read_edition(FIRST, later), (hld_export_options){0}));
	/* What is gone needs its own. */
	hld_error err;
	snprintf(both, sizeof both,
	         "%s, {'id': 'x', 'kind': 'hearing', 'start': "
	         "'2006-12-01T10:00', 'end': '2006-12-01T11:00'}",
	         TABLE("1", ""));
	hld_status status = export_edition(read_edition(SECOND, both), read_edition(FIRST, later),
	                                   (hld_export_options){0}, &out, &err);
	assert_int_equal(status, HLD_SCHEMA);
	assert_non_null(strstr(err.text, "--utc"));
	status = export_edition(read_edition(SECOND, both), read_edition(FIRST, later),
	                        (hld_export_options){.utc = true}, &out, &err);
	assert_int_equal(status, HLD_OK);
	free(out);
}

static void two_programmes_are_no_update(void **state)
{
	char *out;
	hld_error err;
	(void)state;
	hld_programme *other;
	const char *json = "{\"format\": \"hld-programme/1\", \"id\": \"q\", \"title\": \"T\", "
			   "\"zone\": \"UTC\", \"meetings\": []}";
	assert_int_equal(hld_programme_read(json, strlen(json), "q", &other, NULL), HLD_OK);
	hld_status status = export_edition(read_edition(FIRST, TABLE("1", "")), other,
	                                   (hld_export_options){0}, &out, &err);
	assert_int_equal(status, HLD_USAGE);
	assert_string_equal(err.text, "an update is of one programme, and these have the ids 'q' "
	                              "and 'p'");
	status = export_edition(read_edition(FIRST, TABLE("1", "")),
	                        read_edition(SECOND, TABLE("1", "")), (hld_export_options){0}, &out,
	                        &err);
	assert_int_equal(status, HLD_USAGE);
	assert_string_equal(err.text,
	                    "calendars are said to have revision 2, and this is revision 1: "
	                    "exchange the two, or raise its revision");
	status = export_edition(read_edition(FIRST, TABLE("1", "")),
	                        read_edition(FIRST, TABLE("1", "")),
	                        (hld_export_options){.participant = "ghana"}, &out, &err);
	assert_int_equal(status, HLD_SCHEMA);
	assert_non_null(strstr(err.text, "no meetings for 'Ghana'"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(uids_and_sequences_are_pinned),
		cmocka_unit_test(an_update_says_what_became_of_every_event),
		cmocka_unit_test(what_a_change_is_depends_on_the_language),
		cmocka_unit_test(zones_are_those_of_all_events),
		cmocka_unit_test(two_programmes_are_no_update),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
