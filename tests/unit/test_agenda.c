/* test_agenda.c - what the agenda says, before any format lays it out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "export/agenda.h"
#include "export/agenda_words.h"
#include "written.h"

#define HEAD                                                                  \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", " \
	"\"zone\": \"America/New_York\", \"city\": \"New York\", "            \
	"\"organ\": \"General Assembly\", "
#define PLENARY_AT(id, day)                                             \
	"{\"id\": \"" id "\", \"kind\": \"plenary\", \"start\": \"" day \
	"T10:00\", \"end\": \"" day "T13:00\"}"

/* A programme and its agenda, in one arena. */
struct made {
	hld_programme *programme;
	struct arena arena;
	struct agenda agenda;
};

static struct made make_in(const char *text, const char *lang)
{
	struct made made = {0};
	hld_error err = {0};
	hld_status status = hld_programme_read(text, strlen(text), "test", &made.programme, &err);
	assert_string_equal(err.text, "");
	assert_int_equal(status, HLD_OK);
	status = agenda_make(made.programme, FOR_ALL, lang, &made.arena, &made.agenda, &err);
	assert_int_equal(status, HLD_OK);
	return made;
}

static struct made make(const char *text)
{
	return make_in(text, NULL);
}

static void unmake(struct made *made)
{
	arena_free(&made->arena);
	hld_programme_free(made->programme);
}

static const struct agenda_meeting *first_meeting(const struct made *made)
{
	assert_true(made->agenda.days.count > 0);
	return &made->agenda.days.at[0].meetings.at[0];
}

/* A delegate who reads a span wrongly comes to an empty hall. */
static void spans_are_those_of_the_journal(void **state)
{
	(void)state;
	static const struct {
		const char *start, *end, *span;
	} cases[] = {
		{"2006-09-14T10:00", "2006-09-14T13:00", "10 a.m.-1 p.m."},
		{"2006-09-14T15:00", "2006-09-14T18:00", "3-6 p.m."},
		{"2006-09-14T09:30", "2006-09-14T10:30", "9.30-10.30 a.m."},
		{"2006-09-14T10:30", "2006-09-14T13:30", "10.30 a.m.-1.30 p.m."},
		{"2006-09-14T17:45", "2006-09-14T18:00", "5.45-6 p.m."},
		{"2006-09-14T09:05", "2006-09-14T09:10", "9.05-9.10 a.m."},
		{"2006-09-14T10:00", "2006-09-14T12:00", "10 a.m.-noon"},
		{"2006-09-14T12:00", "2006-09-14T13:30", "noon-1.30 p.m."},
		{"2006-09-14T11:30", "2006-09-14T12:30", "11.30 a.m.-12.30 p.m."},
		{"2006-09-14T12:30", "2006-09-14T14:00", "12.30-2 p.m."},
		{"2006-09-14T00:00", "2006-09-14T00:30", "midnight-12.30 a.m."},
		{"2006-09-14T00:15", "2006-09-14T01:00", "12.15-1 a.m."},
		{"2006-09-14T21:00", "2006-09-15T00:00", "9 p.m.-midnight"},
		{"2006-09-14T22:00", "2006-09-15T02:00", "10 p.m.-2 a.m. on Friday, 15 September"},
		{"2006-09-15T01:00", "2006-09-15T02:00", "1-2 a.m. on Friday, 15 September"},
		{"2006-09-15T10:00", "2006-09-16T11:00",
	         "10 a.m. on Friday, 15 September to 11 a.m. on Saturday, 16 September"},
		{"2006-09-14T10:00", "2006-09-14T10:00", "10 a.m."},
		{"2006-09-14T10:00", NULL, "10 a.m."},
		{"2006-09-15T10:00", NULL, "10 a.m. on Friday, 15 September"},
		{NULL, "2006-09-14T13:00", "until 1 p.m."},
		{NULL, NULL, ""}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct moment start = written_moment(cases[i].start),
			      end = written_moment(cases[i].end);
		struct buffer span = {0};
		agenda_add_span(&span, LOCALE_ENGLISH, civil_day(2006, 9, 14), &start, &end);
		assert_string_equal(buffer_str(&span), cases[i].span);
		buffer_release(&span);
	}
}

/* The Assembly's 112th plenary meeting is not its 112nd. */
static void ordinals_are_english(void **state)
{
	(void)state;
	static const struct {
		int32_t number;
		const char *ordinal;
	} cases[] = {{1, "1st"},     {2, "2nd"},     {3, "3rd"},     {4, "4th"},    {10, "10th"},
	             {11, "11th"},   {12, "12th"},   {13, "13th"},   {21, "21st"},  {22, "22nd"},
	             {103, "103rd"}, {111, "111th"}, {112, "112th"}, {120, "120th"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer ordinal = {0};
		agenda_add_ordinal(&ordinal, LOCALE_ENGLISH, cases[i].number);
		assert_string_equal(buffer_str(&ordinal), cases[i].ordinal);
		buffer_release(&ordinal);
	}
}

static void days_of_a_title_are_as_short_as_can_be(void **state)
{
	(void)state;
	static const struct {
		int32_t from[3], to[3];
		const char *days;
	} cases[] = {{{2006, 9, 14}, {2006, 9, 14}, "14 September 2006"},
	             {{2006, 9, 14}, {2006, 9, 15}, "14 and 15 September 2006"},
	             {{2001, 6, 25}, {2001, 6, 27}, "25-27 June 2001"},
	             {{2006, 9, 30}, {2006, 10, 1}, "30 September and 1 October 2006"},
	             {{2006, 6, 29}, {2006, 7, 2}, "29 June-2 July 2006"},
	             {{2006, 12, 31}, {2007, 1, 1}, "31 December 2006 and 1 January 2007"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const int32_t *from = cases[i].from, *to = cases[i].to;
		struct buffer days = {0};
		agenda_add_days(&days, LOCALE_ENGLISH, civil_day(from[0], from[1], from[2]),
		                civil_day(to[0], to[1], to[2]));
		assert_string_equal(buffer_str(&days), cases[i].days);
		buffer_release(&days);
	}
}

static void meetings_have_the_names_that_delegates_know(void **state)
{
	(void)state;
	static const struct {
		int32_t kind, number;
		const char *label, *mention;
	} cases[] = {{PLENARY, 3, "3rd plenary meeting", "the 3rd plenary meeting"},
	             {PLENARY, CIVIL_NONE, "Plenary meeting", "the plenary meeting"},
	             {ROUND_TABLE, 2, "Round table 2", "round table 2"},
	             {PANEL, CIVIL_NONE, "Panel discussion", "the panel discussion"},
	             {PANEL, 1, "Panel discussion 1", "panel discussion 1"},
	             {INFORMAL, CIVIL_NONE, "Informal interactive meeting",
	              "the informal interactive meeting"},
	             {OTHER, 21, "21st meeting", "the 21st meeting"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct meeting meeting = {.kind = cases[i].kind, .number = cases[i].number};
		struct buffer label = {0}, mention = {0};
		agenda_add_label(&label, LOCALE_ENGLISH, &meeting);
		agenda_add_mention(&mention, LOCALE_ENGLISH, &meeting);
		assert_string_equal(buffer_str(&label), cases[i].label);
		assert_string_equal(buffer_str(&mention), cases[i].mention);
		buffer_release(&label);
		buffer_release(&mention);
	}
}

/* Every kind of meeting and item has something to be printed as. */
static void no_kind_is_without_a_name(void **state)
{
	(void)state;
	for (int32_t kind = 1; meeting_kind_words.names[kind] != NULL; kind++) {
		struct meeting meeting = {.kind = kind, .number = 2};
		struct buffer label = {0};
		agenda_add_label(&label, LOCALE_ENGLISH, &meeting);
		assert_non_null(strchr(buffer_str(&label), '2'));
		buffer_release(&label);
	}
}

/* In the order of the file, delegates would look for Friday above Thursday. */
static void meetings_stand_by_day_and_start(void **state)
{
	(void)state;
	struct made made =
		make(HEAD "\"meetings\": ["
	                  "{\"id\": \"c\", \"kind\": \"plenary\", \"number\": 3, "
	                  " \"start\": \"2006-09-15T10:00\", \"end\": \"2006-09-15T13:00\"},"
	                  "{\"id\": \"b\", \"kind\": \"plenary\", \"number\": 2, "
	                  " \"start\": \"2006-09-14T15:00\", \"end\": \"2006-09-14T18:00\"},"
	                  "{\"id\": \"a\", \"kind\": \"plenary\", \"number\": 1, "
	                  " \"start\": \"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\"}]}");
	const struct agenda *agenda = &made.agenda;
	assert_int_equal(agenda->days.count, 2);
	assert_string_equal(agenda->days.at[0].date, "Thursday, 14 September 2006");
	assert_string_equal(agenda->days.at[1].date, "Friday, 15 September 2006");
	assert_int_equal(agenda->days.at[0].meetings.count, 2);
	assert_string_equal(agenda->days.at[0].meetings.at[0].label, "1st plenary meeting");
	assert_string_equal(agenda->days.at[0].meetings.at[1].label, "2nd plenary meeting");
	assert_string_equal(agenda->days.at[1].meetings.at[0].label, "3rd plenary meeting");
	assert_string_equal(agenda->place, "New York, 14 and 15 September 2006");
	unmake(&made);
}

/* Auckland's Friday morning is New York's Thursday evening: one heading a day, not two. */
static void a_day_elsewhere_has_one_heading(void **state)
{
	(void)state;
	struct made made = make(
		HEAD "\"meetings\": ["
		     "{\"id\": \"auckland\", \"kind\": \"panel\", \"zone\": \"Pacific/Auckland\", "
		     " \"city\": \"Auckland\", "
		     " \"start\": \"2006-09-15T09:00\", \"end\": \"2006-09-15T11:00\"},"
		     "{\"id\": \"thursday\", \"kind\": \"plenary\", "
		     " \"start\": \"2006-09-14T19:00\", \"end\": \"2006-09-14T21:00\"},"
		     "{\"id\": \"friday\", \"kind\": \"plenary\", "
		     " \"start\": \"2006-09-15T10:00\", \"end\": \"2006-09-15T13:00\"}]}");
	const struct agenda *agenda = &made.agenda;
	assert_int_equal(agenda->days.count, 2);
	assert_int_equal(agenda->days.at[1].meetings.count, 2);
	assert_string_equal(agenda->days.at[1].meetings.at[0].place,
	                    "Auckland, local time (Pacific/Auckland)");
	assert_null(agenda->days.at[1].meetings.at[1].place);
	unmake(&made);
}

static void an_organ_is_named_when_it_changes(void **state)
{
	(void)state;
	struct made made =
		make(HEAD "\"meetings\": [" PLENARY_AT("a", "2006-09-14") ", " PLENARY_AT(
			"b", "2006-09-14") ", "
	                                   "{\"id\": \"c\", \"kind\": \"other\", \"organ\": "
	                                   "\"Second Committee\", "
	                                   " \"start\": \"2006-09-14T15:00\", \"end\": "
	                                   "\"2006-09-14T18:00\"}, " PLENARY_AT("d",
	                                                                        "2006-09-15") "]}");
	const struct agenda_day *days = made.agenda.days.at;
	assert_string_equal(days[0].meetings.at[0].organ, "General Assembly");
	assert_null(days[0].meetings.at[1].organ);
	assert_string_equal(days[0].meetings.at[2].organ, "Second Committee");
	assert_string_equal(days[1].meetings.at[0].organ, "General Assembly");
	unmake(&made);
}

/* Hearings in July do not make a dialogue of September last from July on. */
static void the_title_gives_the_days_of_the_plenary_meetings(void **state)
{
	(void)state;
	struct made made = make(
		HEAD
		"\"meetings\": ["
		"{\"id\": \"h\", \"kind\": \"hearing\", "
		" \"start\": \"2006-07-12T10:00\", \"end\": \"2006-07-12T13:00\"}, " PLENARY_AT(
			"a", "2006-09-14") ", " PLENARY_AT("b", "2006-09-15") "]}");
	assert_string_equal(made.agenda.place, "New York, 14 and 15 September 2006");
	unmake(&made);
	made = make(HEAD "\"meetings\": [" PLENARY_AT("a", "2006-09-14") ", " PLENARY_AT(
		"b", "2006-09-21") "]}");
	assert_string_equal(made.agenda.place, "New York");
	unmake(&made);
	made = make(HEAD "\"meetings\": [" PLENARY_AT("a", "2006-09-15") ", " PLENARY_AT(
		"b", "2006-09-18") "]}");
	assert_string_equal(made.agenda.place, "New York, 15-18 September 2006");
	unmake(&made);
}

/* An item without times happens within those of the one before it, and says what it is. */
static void items_without_times_or_titles_are_there(void **state)
{
	(void)state;
	struct made made = make(
		HEAD "\"meetings\": [{\"id\": \"a\", \"kind\": \"plenary\", \"number\": 6, "
		     "\"start\": \"2006-09-15T15:00\", \"end\": \"2006-09-15T18:00\", \"items\": ["
		     "{\"kind\": \"statements\", \"start\": \"2006-09-15T15:00\", "
		     " \"end\": \"2006-09-15T17:30\", \"limit_min\": 5}, "
		     "{\"kind\": \"summary\", \"of\": \"t\", \"by\": \"chair\"}, "
		     "{\"kind\": \"summary\", \"of\": \"a\"}, "
		     "{\"kind\": \"concluding-statement\", \"by\": [\"x\", \"y\"]}, "
		     "{\"kind\": \"closing\", \"title\": \"Closing of the Dialogue\"}]}, "
		     "{\"id\": \"t\", \"kind\": \"round-table\", \"number\": 2, "
		     "\"start\": \"2006-09-15T15:00\", \"end\": \"2006-09-15T18:00\"}]}");
	const struct agenda_meeting *meeting = first_meeting(&made);
	const struct agenda_item *items = meeting->items.at;
	assert_int_equal(meeting->items.count, 5);
	assert_string_equal(items[0].span, "3-5.30 p.m.");
	assert_string_equal(items[0].title, "Statements");
	assert_string_equal(items[0].limit, "Time limit: 5 minutes for each statement");
	assert_null(items[1].span);
	assert_string_equal(items[1].title, "Oral summary of round table 2");
	assert_int_equal(items[1].by.count, 1);
	assert_string_equal(items[1].by.at[0], "chair");
	assert_string_equal(items[2].title, "Oral summary of the 6th plenary meeting");
	assert_string_equal(items[3].title, "Concluding statements");
	assert_string_equal(items[4].title, "Closing of the Dialogue");
	unmake(&made);
}

/* A title that names the speaker is not followed by the same words again, but by what it
 * leaves out. */
static void a_speaker_is_named_once(void **state)
{
	(void)state;
	struct made made = make(
		HEAD "\"people\": [{\"id\": \"pga\", \"name\": \"Haya Rashed Al-Khalifa\", "
		     "\"title\": \"President of the General Assembly\"}, "
		     "{\"id\": \"sg\", \"name\": \"Secretary-General\"}], "
		     "\"participants\": [{\"id\": \"niger\", \"name\": \"Niger\"}, "
		     "{\"id\": \"nigeria\", \"name\": \"Nigeria\"}], "
		     "\"meetings\": [{\"id\": \"a\", \"kind\": \"plenary\", "
		     "\"start\": \"2006-09-15T15:00\", \"end\": \"2006-09-15T18:00\", \"items\": ["
		     "{\"kind\": \"statement\", \"by\": \"pga\", "
		     " \"title\": \"Statement by the President of the General Assembly\"}, "
		     "{\"kind\": \"statement\", \"by\": \"sg\", "
		     " \"title\": \"Statement by the Secretary-General\"}, "
		     "{\"kind\": \"statements\", \"by\": [\"nigeria\", \"niger\"], "
		     " \"title\": \"Statements by Nigeria and another State\"}]}]}");
	const struct agenda_item *items = first_meeting(&made)->items.at;
	assert_int_equal(items[0].by.count, 1);
	assert_string_equal(items[0].by.at[0], "Haya Rashed Al-Khalifa");
	assert_int_equal(items[1].by.count, 0);
	assert_int_equal(items[2].by.count, 1);
	assert_string_equal(items[2].by.at[0], "Niger");
	unmake(&made);
}

/* The only item of a meeting has its times already; its asterisk must not get lost. */
static void an_item_as_long_as_the_meeting_has_no_times_of_its_own(void **state)
{
	(void)state;
	struct made made = make(
		HEAD "\"meetings\": [{\"id\": \"a\", \"kind\": \"plenary\", "
		     "\"start\": \"2006-09-15T15:00\", \"end\": \"2006-09-15T18:00\", \"items\": ["
		     "{\"kind\": \"statements\", \"illustrative\": true, "
		     " \"start\": \"2006-09-15T15:00\", \"end\": \"2006-09-15T18:00\"}]}]}");
	const struct agenda_item *item = first_meeting(&made)->items.at;
	assert_null(item->span);
	assert_string_equal(item->title, "Statements*");
	unmake(&made);
}

/* Who reads only the heading must not go there. */
static void a_cancelled_meeting_is_nothing_but_cancelled(void **state)
{
	(void)state;
	struct made made = make(
		HEAD "\"meetings\": [{\"id\": \"a\", \"kind\": \"round-table\", \"number\": 2, "
		     "\"status\": \"cancelled\", \"note\": \"Merged with round table 1.\", "
		     "\"chairs\": [\"x\"], \"items\": [{\"kind\": \"discussion\"}], "
		     "\"start\": \"2006-09-15T10:00\", \"end\": \"2006-09-15T13:00\"}, "
		     "{\"id\": \"b\", \"kind\": \"panel\", \"status\": \"tentative\", "
		     "\"start\": \"2006-09-15T15:00\", \"end\": \"2006-09-15T18:00\"}]}");
	const struct agenda_meeting *meeting = first_meeting(&made);
	assert_string_equal(meeting[0].label, "Round table 2 [CANCELLED]");
	assert_string_equal(meeting[0].note, "Merged with round table 1.");
	assert_int_equal(meeting[0].items.count, 0);
	assert_int_equal(meeting[0].roles.count, 0);
	assert_string_equal(meeting[1].label, "Panel discussion [tentative]");
	unmake(&made);
}

static void a_title_that_says_the_label_stands_for_it(void **state)
{
	(void)state;
	struct made made = make(
		HEAD "\"meetings\": [{\"id\": \"a\", \"kind\": \"round-table\", \"number\": 1, "
		     "\"title\": \"Round Table 1: human rights\", "
		     "\"start\": \"2006-09-15T10:00\", \"end\": \"2006-09-15T13:00\"}, "
		     "{\"id\": \"b\", \"kind\": \"round-table\", \"number\": 1, "
		     "\"title\": \"Round table 12 continued\", "
		     "\"start\": \"2006-09-15T15:00\", \"end\": \"2006-09-15T18:00\"}]}");
	const struct agenda_meeting *meeting = first_meeting(&made);
	assert_string_equal(meeting[0].label, "Round table 1: human rights");
	assert_null(meeting[0].title);
	assert_string_equal(meeting[1].label, "Round table 1");
	assert_string_equal(meeting[1].title, "Round table 12 continued");
	unmake(&made);
}

static const char officers[] = HEAD
	"\"people\": ["
	"{\"id\": \"pga\", \"name\": \"Haya Rashed Al-Khalifa\", \"participant\": \"bahrain\", "
	" \"title\": \"President of the General Assembly\"}, "
	"{\"id\": \"minister\", \"name\": \"A. Minister\", \"participant\": \"bahrain\", "
	" \"title\": \"Minister for Foreign Affairs of Bahrain\"}, "
	"{\"id\": \"chair\", \"name\": \"Chair of the round table\", \"illustrative\": true, "
	" \"title\": \"Chair of the Round Table\"}], "
	"\"participants\": [{\"id\": \"bahrain\", \"name\": {\"en\": \"Bahrain\", \"fr\": "
	"\"Bahreïn\"}}], "
	"\"meetings\": [{\"id\": \"a\", \"kind\": \"round-table\", \"number\": 1, "
	"\"presides\": \"pga\", \"chairs\": [\"minister\", \"bahrain\"], "
	"\"discussants\": \"chair\", \"panellists\": [\"nobody-knows\"], "
	"\"start\": \"2006-09-15T10:00\", \"end\": \"2006-09-15T13:00\"}]}";

/* The chair of a meeting is looked up here by name: one wrong delegation is a call from
 * its mission. */
static void officers_stand_with_title_and_delegation(void **state)
{
	(void)state;
	struct made made = make(officers);
	const struct agenda_meeting *meeting = first_meeting(&made);
	static const struct {
		const char *role;
		uint32_t count;
		const char *first;
	} expected[] = {{"Presiding officer", 1,
	                 "Haya Rashed Al-Khalifa (Bahrain), President of the General Assembly"},
	                {"Co-Chairs", 2, "A. Minister, Minister for Foreign Affairs of Bahrain"},
	                {"Lead discussant", 1, "Chair of the round table*"},
	                {"Panellist", 1, "nobody-knows"}};
	assert_int_equal(meeting->roles.count, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_string_equal(meeting->roles.at[i].role, expected[i].role);
		assert_int_equal(meeting->roles.at[i].people.count, expected[i].count);
		assert_string_equal(meeting->roles.at[i].people.at[0], expected[i].first);
	}
	assert_string_equal(meeting->roles.at[1].people.at[1], "Bahrain");
	assert_non_null(made.agenda.footnote);
	unmake(&made);
	made = make_in(officers, "fr");
	assert_string_equal(first_meeting(&made)->roles.at[0].people.at[0],
	                    "Haya Rashed Al-Khalifa (Bahreïn), President of the General Assembly");
	unmake(&made);
}

/* A value without a source that is printed as if it had one misleads; an asterisk that
 * nothing explains puzzles. */
static void what_no_source_gives_is_marked(void **state)
{
	(void)state;
	struct made made = make(
		HEAD
		"\"illustrative\": true, "
		"\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\", \"illustrative\": true}, "
		"{\"id\": \"other\", \"name\": \"Other\"}], "
		"\"meetings\": [{\"id\": \"a\", \"kind\": \"plenary\", \"illustrative\": true, "
		"\"room\": \"hall\", \"start\": \"2006-09-15T10:00\", \"end\": "
		"\"2006-09-15T13:00\", "
		"\"items\": [{\"kind\": \"opening\", \"illustrative\": true, "
		" \"start\": \"2006-09-15T10:00\"}, {\"kind\": \"agenda\", \"illustrative\": "
		"true}, "
		" {\"kind\": \"statements\"}]}], "
		"\"deliverables\": [{\"id\": \"d\", \"kind\": \"note\", \"title\": \"Note\", "
		" \"illustrative\": true, \"date\": \"2006-08-01\"}]}");
	const struct agenda_meeting *meeting = first_meeting(&made);
	assert_string_equal(meeting->span, "10 a.m.-1 p.m.*");
	assert_string_equal(meeting->room, "Hall*");
	assert_string_equal(meeting->items.at[0].span, "10 a.m.*");
	assert_string_equal(meeting->items.at[0].title, "Opening");
	assert_string_equal(meeting->items.at[1].title, "Adoption of the agenda*");
	assert_string_equal(meeting->items.at[2].title, "Statements");
	assert_string_equal(made.agenda.documents.at[0].date, "1 August 2006*");
	assert_non_null(made.agenda.caution);
	assert_string_equal(made.agenda.footnote, "* Illustrative: no source gives this value.");
	unmake(&made);
	made = make(HEAD
	            "\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\", \"illustrative\": true}], "
	            "\"meetings\": [" PLENARY_AT("a", "2006-09-14") "]}");
	assert_null(made.agenda.footnote);
	unmake(&made);
}

static void documents_stand_by_date_and_those_without_one_last(void **state)
{
	(void)state;
	struct made made = make(
		HEAD
		"\"meetings\": [], \"people\": [{\"id\": \"sg\", \"name\": \"Kofi Annan\", "
		"\"title\": \"Secretary-General\"}], \"deliverables\": ["
		"{\"id\": \"a\", \"kind\": \"k\", \"title\": \"Undated\"}, "
		"{\"id\": \"b\", \"kind\": \"k\", \"title\": \"Later\", \"date\": \"2006-08-31\"}, "
		"{\"id\": \"c\", \"kind\": \"k\", \"title\": \"Overview\", \"date\": "
		"\"2006-06-06\", "
		" \"symbol\": \"A/60/871\", \"by\": \"sg\"}]}");
	const struct agenda_document *documents = made.agenda.documents.at;
	assert_int_equal(made.agenda.documents.count, 3);
	assert_string_equal(documents[0].title, "Overview");
	assert_string_equal(documents[0].date, "6 June 2006");
	assert_string_equal(documents[0].symbol, "A/60/871");
	assert_string_equal(documents[0].by, "Kofi Annan, Secretary-General");
	assert_string_equal(documents[1].title, "Later");
	assert_string_equal(documents[2].title, "Undated");
	assert_null(documents[2].date);
	unmake(&made);
}

/* Two printed copies on a desk: which of them counts? */
static void the_edition_tells_copies_apart(void **state)
{
	(void)state;
	struct made made = make(HEAD "\"meetings\": [], \"status\": \"provisional\", "
	                             "\"revision\": 2, \"issued\": \"2006-09-01\"}");
	assert_string_equal(made.agenda.edition,
	                    "Provisional programme, revision 2, issued on 1 September 2006");
	unmake(&made);
	made = make(HEAD "\"meetings\": [], \"revision\": 0}");
	assert_string_equal(made.agenda.edition, "Programme");
	assert_non_null(made.agenda.nothing);
	unmake(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_are_those_of_the_journal),
		cmocka_unit_test(ordinals_are_english),
		cmocka_unit_test(days_of_a_title_are_as_short_as_can_be),
		cmocka_unit_test(meetings_have_the_names_that_delegates_know),
		cmocka_unit_test(no_kind_is_without_a_name),
		cmocka_unit_test(meetings_stand_by_day_and_start),
		cmocka_unit_test(a_day_elsewhere_has_one_heading),
		cmocka_unit_test(an_organ_is_named_when_it_changes),
		cmocka_unit_test(the_title_gives_the_days_of_the_plenary_meetings),
		cmocka_unit_test(items_without_times_or_titles_are_there),
		cmocka_unit_test(a_speaker_is_named_once),
		cmocka_unit_test(an_item_as_long_as_the_meeting_has_no_times_of_its_own),
		cmocka_unit_test(a_cancelled_meeting_is_nothing_but_cancelled),
		cmocka_unit_test(a_title_that_says_the_label_stands_for_it),
		cmocka_unit_test(officers_stand_with_title_and_delegation),
		cmocka_unit_test(what_no_source_gives_is_marked),
		cmocka_unit_test(documents_stand_by_date_and_those_without_one_last),
		cmocka_unit_test(the_edition_tells_copies_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
