/* Calendars read back. What is refused is refused in one sentence with its place, before libical
 * sees it: a calendar that comes by mail is anybody's. What is read is what the calendar says:
 * were a meeting an hour off or in another room, delegates would go there. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/caret.h"
#include "base/civil.h"
#include "hld.h"
#include "load/ical_reader.h"
#include "load/zone.h"
#include "load/zone_windows.h"
#include "model/programme.h"
#include "model/words.h"

#define BEGIN          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
#define NEW_YORK       "X-WR-CALNAME:Ocean\r\nX-WR-TIMEZONE:America/New_York\r\n"
#define END            "END:VCALENDAR\r\n"
#define EVENT(lines)   "BEGIN:VEVENT\r\nUID:a@x\r\n" lines "END:VEVENT\r\n"
#define TIMES          "DTSTART:20060914T140000Z\r\nDTEND:20060914T170000Z\r\n"
#define GOOD           EVENT(TIMES "SUMMARY:Talk\r\n")
#define CALENDAR(body) BEGIN NEW_YORK body END

static hld_programme *read_all(const char *text, size_t size)
{
	hld_programme *programme;
	hld_error err = {0};
	if (hld_programme_read(text, size, "c.ics", &programme, &err) != HLD_OK)
		fail_msg("%u:%u: %s", err.line, err.column, err.text);
	return programme;
}

static hld_programme *read_text(const char *text)
{
	return read_all(text, strlen(text));
}

static void expect_refused_size(const char *text, size_t size, uint32_t line, uint32_t column,
                                const char *says)
{
	hld_programme *programme;
	hld_error err = {0};
	hld_status status = hld_programme_read(text, size, "c.ics", &programme, &err);
	assert_null(programme);
	assert_true(status == HLD_SYNTAX || status == HLD_SCHEMA);
	if (strstr(err.text, says) == NULL)
		fail_msg("'%s' is not in '%s'", says, err.text);
	if (err.line != line || err.column != column)
		fail_msg("%s: at %u:%u, not %u:%u", err.text, err.line, err.column, line, column);
	assert_string_equal(err.file, "c.ics");
	assert_string_equal(err.pointer, "");
}

static void expect_refused(const char *text, uint32_t line, uint32_t column, const char *says)
{
	expect_refused_size(text, strlen(text), line, column, says);
}

static void expect_remark(const hld_programme *programme, const char *says, uint32_t on_line)
{
	const char *text;
	uint32_t line, column;
	for (size_t i = 0; (text = hld_programme_remark(programme, i, &line, &column)) != NULL; i++)
		if (strstr(text, says) != NULL) {
			assert_int_equal(line, on_line);
			return;
		}
	fail_msg("nothing says '%s'", says);
}

static void expect_no_remark(const hld_programme *programme)
{
	uint32_t line, column;
	const char *text = hld_programme_remark(programme, 0, &line, &column);
	if (text != NULL)
		fail_msg("%u:%u: %s", line, column, text);
}

static const struct meeting *meeting(const hld_programme *programme, const char *id)
{
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		if (strcmp(programme->meetings.at[i].id, id) == 0)
			return &programme->meetings.at[i];
	fail_msg("no meeting '%s'", id);
	return NULL;
}

static void expect_times(const hld_programme *programme, const char *id, const char *start,
                         const char *end)
{
	const struct meeting *found = meeting(programme, id);
	char to[CIVIL_ROOM];
	assert_string_equal(civil_write_moment(found->start.day, found->start.min, to), start);
	assert_string_equal(civil_write_moment(found->end.day, found->end.min, to), end);
}

static void what_is_no_calendar_is_refused_with_its_place(void **state)
{
	(void)state;
	expect_refused("", 1, 1, "there is no calendar in it");
	expect_refused("Hello\r\n", 1, 1, "stands outside of the calendar");
	expect_refused("BEGIN:VEVENT\r\nEND:VEVENT\r\n", 1, 1, "begins with VEVENT");
	expect_refused(BEGIN GOOD, 10, 1, "END:VCALENDAR is missing, which would end line 1");
	expect_refused(BEGIN "END:VEVENT\r\n", 4, 1, "END:VCALENDAR is due");
	expect_refused(CALENDAR(GOOD) CALENDAR(GOOD), 13, 1, "a second VCALENDAR");
	expect_refused(CALENDAR(GOOD) "X:1\r\n", 13, 1, "stands outside of the calendar");
	expect_refused(CALENDAR(GOOD) END, 13, 1, "ends what has not begun");
	expect_refused(BEGIN BEGIN, 4, 1, "a second VCALENDAR");
	expect_refused(CALENDAR(EVENT("NO VALUE\r\n")), 8, 1, "'NO VALUE' is no property");
	expect_refused(CALENDAR(EVENT("X;A=\"b:c\r\n")), 8, 1, "is no property");
	expect_refused(CALENDAR(EVENT("caf\xE9:1\r\n")), 8, 4, "no UTF-8");
	expect_refused(CALENDAR(EVENT("SUMMARY:a\x1B[2Jb\r\n")), 8, 10, "U+001B");
	expect_refused(CALENDAR(EVENT("SUMMARY:a\rb\r\n")), 8, 10, "U+000D");
	expect_refused(CALENDAR(EVENT("SUMMARY:é\r\n  \xC2\x9B\r\n")), 9, 3, "U+009B");
	expect_refused(CALENDAR(""), 1, 1, "no event that can be a meeting");
	static const char nul[] = BEGIN "X:a\0b\r\n" END;
	expect_refused_size(nul, sizeof nul - 1, 4, 4, "U+0000");
}

/* A folded line is one property: the place is where the octet stands. */
static void the_place_is_found_across_folds(void **state)
{
	(void)state;
	expect_refused(CALENDAR(EVENT("DTST\r\n ART\r\n\t:2006\r\n 0931T100000\r\n")), 10, 3,
	               "DTSTART '20060931T100000' is no date or time");
}

static void add_deep(struct buffer *text, unsigned depth)
{
	buffer_text(text, BEGIN);
	for (unsigned i = 1; i < depth; i++)
		buffer_text(text, "BEGIN:X-IN\r\n");
	for (unsigned i = 1; i < depth; i++)
		buffer_text(text, "END:X-IN\r\n");
	buffer_text(text, GOOD END);
}

static void bounds_are_kept_to_the_last_one(void **state)
{
	(void)state;
	struct buffer text = {0};
	add_deep(&text, ICAL_MOST_DEPTH);
	hld_programme_free(read_text(text.at));
	buffer_cut(&text, 0);
	add_deep(&text, ICAL_MOST_DEPTH + 1);
	expect_refused(text.at, 3 + ICAL_MOST_DEPTH, 1, "nested deeper than 5 levels");
	for (int more = 0; more < 2; more++) {
		buffer_cut(&text, 0);
		buffer_text(&text, BEGIN NEW_YORK "X-LONG:");
		buffer_fill(&text, 'x', more == 0 ? ICAL_MOST_LINE - 7 : ICAL_MOST_LINE - 6);
		buffer_text(&text, "\r\n" GOOD END);
		if (more == 0)
			hld_programme_free(read_text(text.at));
		else
			expect_refused(text.at, 6, 1, "more than 65536 octets");
	}
	buffer_cut(&text, 0);
	buffer_text(&text, BEGIN);
	for (unsigned i = 0; i < ICAL_MOST_PARTS; i++)
		buffer_text(&text, "BEGIN:X-IN\r\nEND:X-IN\r\n");
	buffer_text(&text, END);
	expect_refused(text.at, 2 + 2 * ICAL_MOST_PARTS, 1, "more than 200000 components");
	buffer_cut(&text, 0);
	buffer_text(&text, BEGIN);
	buffer_fill(&text, 'x', (size_t)ICAL_MOST_MIB << 20);
	expect_refused(text.at, 1, 1, "larger than 64 MiB");
	buffer_release(&text);
}

/* libical uses freed memory where there are thousands of them. */
static void what_breaks_libical_does_not_reach_it(void **state)
{
	(void)state;
	struct buffer text = {0};
	buffer_text(&text, BEGIN NEW_YORK "BEGIN:VEVENT\r\nUID:a\r\n" TIMES);
	for (unsigned i = 0; i < 3000; i++)
		buffer_text(
			&text,
			"REQUEST-STATUS:2.0;Success\r\nX-LIC-ERROR;X-LIC-ERRORTYPE=\"x\":y\r\n");
	buffer_text(&text, "SUMMARY:Talk\r\nEND:VEVENT\r\n" END);
	hld_programme *programme = read_text(text.at);
	assert_string_equal(meeting(programme, "a")->title.en, "Talk");
	hld_programme_free(programme);
	buffer_release(&text);
}

static void impossible_times_are_refused(void **state)
{
	(void)state;
	static const char *const values[] = {"20069914T999999Z",
	                                     "20060914T250000",
	                                     "20060914T106000",
	                                     "20060229T100000",
	                                     "20060914T10",
	                                     "2006-09-14T100000",
	                                     "2006-09-14T10:00:00",
	                                     "20060914T100000ZZ",
	                                     "00000000T000000",
	                                     "99990101T000000Z",
	                                     "",
	                                     "-0060914T100000",
	                                     "20060914T100060",
	                                     "20060914T100000,20060915T100000"};
	for (size_t i = 0; i < LENGTH(values); i++) {
		char text[512];
		snprintf(text, sizeof text, CALENDAR(EVENT("DTSTART:%s\r\n")), values[i]);
		expect_refused(text, 8, 9, "is no date or time: write 20060914T100000");
	}
	expect_refused(CALENDAR(EVENT(TIMES "DTSTART:20060914T100000Z\r\n")), 10, 1,
	               "a second DTSTART in one event");
	expect_refused(CALENDAR(EVENT("DTSTART:20060914T100000Z\r\nDURATION:3H\r\n")), 9, 10,
	               "DURATION '3H'");
	expect_refused(CALENDAR(EVENT("DTSTART:20060914T100000Z\r\nDURATION:-PT3H\r\n")), 9, 10,
	               "is no length of a meeting");
	expect_refused(CALENDAR(EVENT("DTSTART:20060914T100000Z\r\nDTEND;VALUE=DATE:20060915\r\n")),
	               9, 18, "DTEND is a date where DTSTART is a time");
	expect_refused(CALENDAR(EVENT("DTSTART;VALUE=PERIOD:20060914T100000Z\r\n")), 8, 22,
	               "DTSTART");
}

static void zones_go_by_many_names(void **state)
{
	(void)state;
	static const char *const names[] = {"Europe/Paris",
	                                    "\"Europe/Paris\"",
	                                    "/freeassociation.sourceforge.net/Europe/Paris",
	                                    "/mozilla.org/20050126_1/Europe/Paris",
	                                    "Romance Standard Time",
	                                    "\"My own: Paris\""};
	for (size_t i = 0; i < LENGTH(names); i++) {
		char text[1024];
		snprintf(text, sizeof text,
		         CALENDAR("BEGIN:VTIMEZONE\r\nTZID:My own: Paris\r\n"
		                  "X-LIC-LOCATION:Europe/Paris\r\nEND:VTIMEZONE\r\n" EVENT(
					  "DTSTART;TZID=%s:20060914T100000\r\n"
					  "DTEND:20060914T100000Z\r\n")),
		         names[i]);
		hld_programme *programme = read_text(text);
		assert_string_equal(meeting(programme, "a")->own_zone, "Europe/Paris");
		expect_times(programme, "a", "2006-09-14T10:00", "2006-09-14T12:00");
		hld_programme_free(programme);
	}
	expect_refused(CALENDAR(EVENT("DTSTART;TZID=Europe/Pariss:20060914T100000\r\n")), 8, 14,
	               "did you mean 'Europe/Paris'?");
	expect_refused(BEGIN "X-WR-TIMEZONE:New York\r\n" GOOD END, 4, 15, "no known time zone");
}

/* Outlook writes them; a wrong one would be hours off. */
static void every_windows_zone_is_one(void **state)
{
	(void)state;
	static const char *const names[][2] = {
		{"Eastern Standard Time", "America/New_York"},
		{"W. Europe Standard Time", "Europe/Berlin"},
		{"AUS Central Standard Time", "Australia/Darwin"},
		{"Yukon Standard Time", "America/Whitehorse"},
		{"Central Standard Time (Mexico)", "America/Mexico_City"},
		{"UTC", "Etc/UTC"}};
	for (size_t i = 0; i < LENGTH(names); i++) {
		struct arena arena = {0};
		struct zone zone;
		hld_error err = {0};
		const char *found = zone_of_windows(names[i][0]);
		assert_non_null(found);
		assert_string_equal(found, names[i][1]);
		assert_int_equal(zone_read(&arena, found, &zone, &err), HLD_OK);
		arena_free(&arena);
	}
	assert_null(zone_of_windows("Eastern Time"));
	assert_null(zone_of_windows(""));
}

static void a_calendar_of_others_gives_what_it_says(void **state)
{
	(void)state;
	hld_programme *programme = read_text(CALENDAR(
		EVENT(TIMES "DTSTAMP:20060801T120000Z\r\nSUMMARY:Round table 2: Remittances\\, and "
	                    "more\r\nLOCATION:Conference Room 4\r\nSTATUS:TENTATIVE\r\n"
	                    "CATEGORIES:Blue,Round Table\r\nDESCRIPTION:Bring\\nyour pass\r\n")));
	const struct meeting *found = meeting(programme, "a");
	expect_no_remark(programme);
	assert_string_equal(programme->id, "ocean");
	assert_string_equal(programme->title.en, "Ocean");
	assert_string_equal(programme->zone, "America/New_York");
	assert_int_equal(programme->issued, civil_day(2006, 8, 1));
	assert_int_equal(found->kind, ROUND_TABLE);
	assert_int_equal(found->number, 2);
	assert_int_equal(found->status, TENTATIVE);
	assert_string_equal(found->title.en, "Remittances, and more");
	assert_string_equal(found->room.name, "conference-room-4");
	assert_string_equal(programme_room_name(programme, &found->room, NULL),
	                    "Conference Room 4");
	assert_string_equal(found->note.en, "Bring\nyour pass");
	expect_times(programme, "a", "2006-09-14T10:00", "2006-09-14T13:00");
	hld_programme_free(programme);
}

static void kinds_are_guessed_by_their_words(void **state)
{
	(void)state;
	static const struct {
		const char *summary;
		int32_t kind, number;
		const char *title;
	} rows[] = {
		{"3rd plenary meeting: Opening", PLENARY, 3, "Opening"},
		{"CANCELLED: Round table 12: Remittances", ROUND_TABLE, 12, "Remittances"},
		{"Dialogue - round-table 2 on plastics", ROUND_TABLE, 2,
	         "Dialogue - round-table 2 on plastics"},
		{"Panel discussion: The sea", PANEL, CIVIL_NONE, "The sea"},
		{"HEARING", HEARING, CIVIL_NONE, "HEARING"},
		{"Two round tables", ROUND_TABLE, CIVIL_NONE, "Two round tables"},
		{"Meeting: Anything", OTHER, CIVIL_NONE, "Anything"},
		{"Panellists' lunch", OTHER, CIVIL_NONE, "Panellists' lunch"},
		{"Round table 123456", ROUND_TABLE, CIVIL_NONE, "Round table 123456"},
		{"Plenary: a: b", PLENARY, CIVIL_NONE, "a: b"},
		{"Lunch: the plenary of 2006", PLENARY, CIVIL_NONE, "Lunch: the plenary of 2006"},
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		char text[512];
		snprintf(text, sizeof text, CALENDAR(EVENT(TIMES "SUMMARY:%s\r\n")),
		         rows[i].summary);
		hld_programme *programme = read_text(text);
		const struct meeting *found = meeting(programme, "a");
		if (found->kind != rows[i].kind || found->number != rows[i].number)
			fail_msg("%s: kind %d, number %d", rows[i].summary, (int)found->kind,
			         (int)found->number);
		assert_string_equal(found->title.en, rows[i].title);
		expect_remark(programme, "is taken as a ", 10);
		hld_programme_free(programme);
	}
}

static void ids_are_their_own(void **state)
{
	(void)state;
#define WITH(uid) "BEGIN:VEVENT\r\nUID:" uid "\r\n" TIMES "CATEGORIES:Panel\r\nEND:VEVENT\r\n"
	hld_programme *programme = read_text(
		CALENDAR(WITH("A b!@x") WITH("a-b") WITH("a-b-2") WITH("会议") WITH("--")));
	static const char *const ids[] = {"a-b", "a-b-2", "a-b-2-2", "meeting", "meeting-2"};
	assert_int_equal(programme->meetings.count, LENGTH(ids));
	for (size_t i = 0; i < LENGTH(ids); i++)
		assert_string_equal(programme->meetings.at[i].id, ids[i]);
	hld_programme_free(programme);
}

static void what_is_no_meeting_is_left_out_with_a_word(void **state)
{
	(void)state;
	hld_programme *programme = read_text(CALENDAR(
		GOOD "BEGIN:VEVENT\r\nUID:d\r\nDTSTART;VALUE=DATE:20060914\r\nEND:VEVENT\r\n"
		     "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n"));
	assert_int_equal(programme->meetings.count, 1);
	expect_remark(programme, "all day long", 14);
	expect_remark(programme, "VTODO is left out", 16);
	expect_remark(programme, "no DTSTART", 19);
	hld_programme_free(programme);
	expect_refused(CALENDAR("BEGIN:VTODO\r\nEND:VTODO\r\n"), 1, 1, "no event");
}

#define SERIES(rule) \
	EVENT("DTSTART;TZID=Europe/Paris:20061027T100000\r\nDURATION:PT1H\r\nRRULE:" rule "\r\n")

/* Clocks go back on the 29th: ten o'clock stays ten o'clock. */
static void a_series_is_a_meeting_on_each_date(void **state)
{
	(void)state;
	hld_programme *programme = read_text(CALENDAR(
		EVENT("DTSTART;TZID=Europe/Paris:20061027T100000\r\nDURATION:PT1H\r\n"
	              "RRULE:FREQ=DAILY;UNTIL=20061031T090000Z\r\n"
	              "EXDATE;TZID=Europe/Paris:20061028T100000\r\nRDATE:20061105T120000Z\r\n"
	              "CATEGORIES:Panel\r\n") "BEGIN:VEVENT\r\nUID:a@x\r\n"
					      "RECURRENCE-ID:20061030T090000Z\r\nDTSTART:"
					      "20061030T150000Z\r\n"
					      "DTEND:20061030T160000Z\r\nCATEGORIES:Panel\r\nEND:"
					      "VEVENT\r\n"));
	assert_int_equal(programme->meetings.count, 5);
	expect_times(programme, "a-2006-10-27", "2006-10-27T10:00", "2006-10-27T11:00");
	expect_times(programme, "a-2006-10-29", "2006-10-29T10:00", "2006-10-29T11:00");
	expect_times(programme, "a-2006-10-30", "2006-10-30T10:00", "2006-10-30T11:00");
	expect_times(programme, "a-2006-10-31", "2006-10-31T10:00", "2006-10-31T11:00");
	expect_times(programme, "a-2006-11-05", "2006-11-05T13:00", "2006-11-05T14:00");
	assert_string_equal(meeting(programme, "a-2006-10-29")->own_zone, "Europe/Paris");
	assert_null(meeting(programme, "a-2006-10-30")->own_zone);
	hld_programme_free(programme);
}

static void series_without_end_and_of_too_many_dates_are_refused(void **state)
{
	(void)state;
	expect_refused(CALENDAR(SERIES("FREQ=DAILY")), 10, 7, "has no end: give it COUNT or UNTIL");
	expect_refused(CALENDAR(SERIES("FREQ=DAILY;COUNT=1001")), 10, 7, "more than 1000 dates");
	expect_refused(CALENDAR(SERIES("FREQ=DAILY;UNTIL=20991231")), 10, 7,
	               "more than 1000 dates");
	expect_refused(CALENDAR(SERIES("FREQ=HOURLY;COUNT=3")), 10, 7, "no rule of days");
	expect_refused(CALENDAR(SERIES("FREQ=DAILY;BYHOUR=3;COUNT=3")), 10, 7, "no rule of days");
	expect_refused(CALENDAR(SERIES("FREQ=DAYLY;COUNT=3")), 10, 7, "RRULE 'FREQ=DAYLY");
	expect_refused(CALENDAR(EVENT(TIMES "EXRULE:FREQ=DAILY;COUNT=3\r\n")), 10, 8, "EXDATE");
	/* It takes libical a tenth of a second to find that out, for each such rule. */
	expect_refused(CALENDAR(SERIES("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5")), 10, 7,
	               "asks for days that do not come");
	expect_refused(CALENDAR(SERIES("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20300101")), 10, 7,
	               "asks for days that do not come");
	expect_refused(CALENDAR(SERIES("FREQ=YEARLY;COUNT=40")), 10, 7, "more than 30 years");
	hld_programme *programme =
		read_text(CALENDAR(SERIES("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=5")));
	expect_times(programme, "a-2024-02-29", "2024-02-29T10:00", "2024-02-29T11:00");
	hld_programme_free(programme);
	struct buffer text = {0};
	buffer_text(&text, BEGIN NEW_YORK "BEGIN:VEVENT\r\nUID:a\r\n" TIMES "EXDATE:");
	for (unsigned i = 0; i <= ICAL_MOST_VALUES; i++)
		buffer_printf(&text, "%s20061030T090000Z", i > 0 ? "," : "");
	buffer_text(&text, "\r\nEND:VEVENT\r\n" END);
	expect_refused(text.at, 10, 8, "more than 500 values in one list");
	buffer_release(&text);
}

static void a_change_of_all_later_dates_is_refused(void **state)
{
	(void)state;
	expect_refused(
		CALENDAR(EVENT("RECURRENCE-ID;RANGE=THISANDFUTURE:20061030T090000Z\r\n" TIMES)), 8,
		21, "end the series there");
}

#define RECORD                                                                         \
	"X-HLD-MEETING:{\"id\":\"table\"\\,\"kind\":\"round-table\"\\,\"number\":2\\," \
	"\"start\":\"2006-09-14T10:00\"\\,\"end\":\"2006-09-14T13:00\"\\,\"title\":\"T\"}\r\n"

/* Many programs keep what is in an event and write a head of their own. */
static void a_record_of_ours_holds_in_a_calendar_of_others(void **state)
{
	(void)state;
	hld_programme *programme = read_text(CALENDAR(EVENT(TIMES "SUMMARY:Else\r\n" RECORD)));
	const struct meeting *found = meeting(programme, "table");
	expect_no_remark(programme);
	assert_string_equal(programme->id, "ocean");
	assert_int_equal(found->kind, ROUND_TABLE);
	assert_int_equal(found->number, 2);
	assert_string_equal(found->title.en, "T");
	assert_null(found->own_zone);
	hld_programme_free(programme);
}

/* An event of the first is a meeting in Paris, of the second one that was moved there by somebody
 * who was in Paris: the programme is in New York, and so is its meeting. */
static void a_meeting_keeps_its_zone_wherever_it_was_moved_from(void **state)
{
	(void)state;
#define PARIS \
	"DTSTART;TZID=Europe/Paris:20060914T180000\r\nDTEND;TZID=Europe/Paris:20060914T200000\r\n"
#define OF_NEW_YORK \
	"X-HLD-PROGRAMME:{\"id\":\"p\"\\,\"title\":\"P\"\\,\"zone\":\"America/New_York\"}\r\n"
	hld_programme *programme = read_text(CALENDAR(EVENT(PARIS "CATEGORIES:panel\r\n")));
	assert_string_equal(meeting(programme, "a")->own_zone, "Europe/Paris");
	expect_times(programme, "a", "2006-09-14T18:00", "2006-09-14T20:00");
	hld_programme_free(programme);
	programme = read_text(BEGIN OF_NEW_YORK EVENT(
		PARIS RECORD
		"X-HLD-ITEMS:{\"kind\":\"opening\"\\,\"start\":\"2006-09-14T10:30\"}\r\n") END);
	const struct meeting *found = meeting(programme, "table");
	assert_null(found->own_zone);
	expect_times(programme, "table", "2006-09-14T12:00", "2006-09-14T14:00");
	assert_int_equal(found->items.at[0].start.min, 12 * 60 + 30);
	expect_remark(programme, "it was 2006-09-14T10:00 before", 7);
	expect_remark(programme, "it was 2006-09-14T13:00 before", 8);
	hld_programme_free(programme);
}

static void a_damaged_record_is_left_out_with_a_word(void **state)
{
	(void)state;
	hld_programme *programme = read_text(CALENDAR(
		EVENT(TIMES "SUMMARY:Panel discussion: Fish\r\nX-HLD-MEETING:{\"id\":\r\n")));
	expect_remark(programme, "some program has damaged this record", 11);
	assert_string_equal(meeting(programme, "a")->title.en, "Fish");
	hld_programme_free(programme);
	programme = read_text(BEGIN "X-HLD-PROGRAMME:[]\r\n" NEW_YORK GOOD END);
	expect_remark(programme, "damaged", 4);
	assert_string_equal(programme->id, "ocean");
	hld_programme_free(programme);
}

static void a_statement_is_no_meeting_and_moves_its_item(void **state)
{
	(void)state;
#define STATEMENT(start)                                                                          \
	"BEGIN:VEVENT\r\nUID:s\r\nDTSTART:" start "\r\nDTEND:20060914T143500Z\r\n"                \
	"X-HLD-STATEMENT:{\"meeting\":\"table\"\\,\"item\":0\\,\"start\":\"2006-09-14T10:30\"\\," \
	"\"end\":\"2006-09-14T10:35\"}\r\nEND:VEVENT\r\n"
#define ITEM                                                                      \
	"X-HLD-ITEMS:{\"kind\":\"statement\"\\,\"start\":\"2006-09-14T10:30\"\\," \
	"\"end\":\"2006-09-14T10:35\"}\r\n"
	hld_programme *programme = read_text(BEGIN OF_NEW_YORK STATEMENT("20060914T143000Z")
	                                             EVENT(TIMES RECORD ITEM) END);
	expect_no_remark(programme);
	assert_int_equal(programme->meetings.count, 1);
	assert_int_equal(meeting(programme, "table")->items.at[0].start.min, 10 * 60 + 30);
	hld_programme_free(programme);
	programme = read_text(BEGIN OF_NEW_YORK STATEMENT("20060914T142500Z")
	                              EVENT(TIMES RECORD ITEM) END);
	assert_int_equal(meeting(programme, "table")->items.at[0].start.min, 10 * 60 + 25);
	assert_int_equal(meeting(programme, "table")->items.at[0].end.min, 10 * 60 + 35);
	expect_remark(programme, "it was 2006-09-14T10:30 before", 7);
	hld_programme_free(programme);
	programme = read_text(BEGIN OF_NEW_YORK STATEMENT("20060914T143000Z") GOOD END);
	assert_int_equal(programme->meetings.count, 1);
	expect_remark(programme, "a statement in a meeting that is not there", 5);
	hld_programme_free(programme);
}

static void the_zone_is_that_of_the_calendar_or_of_its_events_or_utc(void **state)
{
	(void)state;
	hld_programme *programme = read_text(BEGIN GOOD END);
	assert_string_equal(programme->zone, "UTC");
	expect_remark(programme, "names no time zone", 1);
	expect_remark(programme, "no name", 1);
	expect_times(programme, "a", "2006-09-14T14:00", "2006-09-14T17:00");
	hld_programme_free(programme);
	programme = read_text(BEGIN "NAME:N\r\n" EVENT(
		"DTSTART;TZID=Europe/Paris:20060914T100030\r\nDURATION:PT1H\r\n"
		"CATEGORIES:Panel\r\n") END);
	assert_string_equal(programme->zone, "Europe/Paris");
	assert_null(meeting(programme, "a")->own_zone);
	expect_remark(programme, "the time has seconds", 7);
	hld_programme_free(programme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_calendar_is_refused_with_its_place),
		cmocka_unit_test(the_place_is_found_across_folds),
		cmocka_unit_test(bounds_are_kept_to_the_last_one),
		cmocka_unit_test(what_breaks_libical_does_not_reach_it),
		cmocka_unit_test(impossible_times_are_refused),
		cmocka_unit_test(zones_go_by_many_names),
		cmocka_unit_test(every_windows_zone_is_one),
		cmocka_unit_test(a_calendar_of_others_gives_what_it_says),
		cmocka_unit_test(kinds_are_guessed_by_their_words),
		cmocka_unit_test(ids_are_their_own),
		cmocka_unit_test(what_is_no_meeting_is_left_out_with_a_word),
		cmocka_unit_test(a_series_is_a_meeting_on_each_date),
		cmocka_unit_test(series_without_end_and_of_too_many_dates_are_refused),
		cmocka_unit_test(a_change_of_all_later_dates_is_refused),
		cmocka_unit_test(a_record_of_ours_holds_in_a_calendar_of_others),
		cmocka_unit_test(a_meeting_keeps_its_zone_wherever_it_was_moved_from),
		cmocka_unit_test(a_damaged_record_is_left_out_with_a_word),
		cmocka_unit_test(a_statement_is_no_meeting_and_moves_its_item),
		cmocka_unit_test(the_zone_is_that_of_the_calendar_or_of_its_events_or_utc),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
