/* What changed from one revision to the next: a change that is not said reaches no
 * interpreter, no usher and no delegation; one that is said wrongly sends them astray. */
#include "unit.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/diff_report.h"
#include "model/diff.h"
#include "model/value.h"
#include "patch.h"

/* A programme around its meetings, with members of its own before them. */
#define AROUND(members, meetings)                                                       \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\","            \
	" \"zone\": \"America/New_York\","                                              \
	" \"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\"},"                          \
	" {\"id\": \"one\", \"name\": \"Room 1\"}],"                                    \
	" \"people\": [{\"id\": \"ann\", \"name\": \"Ann\"},"                           \
	" {\"id\": \"bob\", \"name\": \"Bob\"}, {\"id\": \"ann-2\", \"name\": \"Ann\"}" \
	"]," members " \"meetings\": [" meetings "]}"
#define TABLE(more)                                                             \
	"{\"id\": \"t\", \"kind\": \"round-table\", \"number\": 2, \"start\": " \
	"\"2006-09-14T15:00\", \"end\": \"2006-09-14T18:00\"" more "}"
#define OTHER_TABLE(id, number, start, end, more)                             \
	"{\"id\": \"" id "\", \"kind\": \"round-table\", \"number\": " number \
	", \"start\": \"2006-09-" start "\", \"end\": \"2006-09-" end "\"" more "}"
#define ITEMS(items) TABLE(", \"items\": [" items "]")
#define ITEM(more)   "{\"kind\": \"statement\"" more "}"

struct diff_case {
	const char *name, *old, *new, *report;
};

static const struct diff_case cases[] = {
	{"nothing", AROUND("", TABLE("")), AROUND("", TABLE("")), "new: no differences\n"},

	/* Meetings that come and go */
	{"a new meeting", AROUND("", TABLE("")),
         AROUND("", TABLE("") "," OTHER_TABLE("u", "3", "14T10:00", "14T13:00",
                                              ", \"room\": \"hall\"")),
         "round table 3: added, 14 September 2006, 10:00-13:00, Hall\n"
         "new: 1 added\n"},
	{"a meeting that is gone",
         AROUND("", TABLE("") "," OTHER_TABLE("u", "3", "14T10:00", "14T13:00", "")),
         AROUND("", TABLE("")),
         "round table 3: cancelled, was on 14 September 2006, 10:00-13:00\n"
         "new: 1 cancelled\n"},
	{"a meeting that is cancelled, and stays in the programme", AROUND("", TABLE("")),
         AROUND("", TABLE(", \"status\": \"cancelled\"")),
         "round table 2: cancelled\n"
         "new: 1 cancelled\n"},
	{"a meeting that is on again", AROUND("", TABLE(", \"status\": \"cancelled\"")),
         AROUND("", TABLE("")),
         "round table 2: on again, was cancelled\n"
         "new: 1 added\n"},
	{"a meeting that may be on again", AROUND("", TABLE(", \"status\": \"cancelled\"")),
         AROUND("", TABLE(", \"status\": \"tentative\"")),
         "round table 2: on again (tentative), was cancelled\n"
         "new: 1 added\n"},
	{"a cancelled meeting that is left out", AROUND("", TABLE(", \"status\": \"cancelled\"")),
         AROUND("", ""),
         "round table 2: no longer listed, was cancelled\n"
         "new: 1 cancelled\n"},
	{"a cancelled meeting that is put in", AROUND("", ""),
         AROUND("", TABLE(", \"status\": \"cancelled\"")),
         "round table 2: added as cancelled, 14 September 2006, 15:00-18:00\n"
         "new: 1 added\n"},
	{"a meeting that is less sure", AROUND("", TABLE("")),
         AROUND("", TABLE(", \"status\": \"tentative\"")),
         "round table 2: status tentative, was none\n"
         "new: 1 of another status or issue\n"},

	/* Times */
	{"a meeting on another day", AROUND("", TABLE("")),
         AROUND("", OTHER_TABLE("t", "2", "15T10:00", "15T13:00", "")),
         "round table 2: moved from 14 September 2006, 15:00-18:00 to 15 September 2006, "
         "10:00-13:00\n"
         "new: 1 moved\n"},
	{"a longer meeting", AROUND("", TABLE("")),
         AROUND("", OTHER_TABLE("t", "2", "14T15:00", "15T01:00", "")),
         "round table 2: moved from 14 September 2006, 15:00-18:00 to 14 September 2006, 15:00 "
         "to 15 September 2006, 01:00\n"
         "new: 1 moved\n"},
	{"a meeting in another zone", AROUND("", TABLE("")),
         AROUND("", TABLE(", \"zone\": \"Europe/Zurich\"")),
         "round table 2: moved from 14 September 2006, 15:00-18:00, America/New_York time to "
         "14 September 2006, 15:00-18:00, Europe/Zurich time\n"
         "new: 1 moved\n"},
	{"a meeting that names the zone it had does not move", AROUND("", TABLE("")),
         AROUND("", TABLE(", \"zone\": \"America/New_York\"")),
         "round table 2: zone America/New_York, was none\n"
         "new: 1 changed otherwise\n"},
	{"an item that is given a time", AROUND("", ITEMS(ITEM(""))),
         AROUND("", ITEMS(ITEM(", \"start\": \"2006-09-14T15:10\""))),
         "round table 2, statement: moved from no time of its own to 14 September 2006, from "
         "15:10\n"
         "new: 1 moved\n"},
	{"an item that loses its start",
         AROUND("", ITEMS(ITEM(", \"start\": \"2006-09-14T15:10\","
                               " \"end\": \"2006-09-14T15:20\""))),
         AROUND("", ITEMS(ITEM(", \"end\": \"2006-09-14T15:20\""))),
         "round table 2, statement: moved from 14 September 2006, 15:10-15:20 to 14 September "
         "2006, until 15:20\n"
         "new: 1 moved\n"},

	/* Rooms and people */
	{"another room", AROUND("", TABLE(", \"room\": \"hall\"")),
         AROUND("", TABLE(", \"room\": \"one\"")),
         "round table 2: room Room 1, was Hall\n"
         "new: 1 in another room\n"},
	{"no room any more", AROUND("", TABLE(", \"room\": \"hall\"")), AROUND("", TABLE("")),
         "round table 2: no room, was Hall\n"
         "new: 1 in another room\n"},
	{"a room that nothing has", AROUND("", TABLE("")), AROUND("", TABLE(", \"room\": \"two\"")),
         "round table 2: room two, was none\n"
         "new: 1 in another room\n"},
	{"another chair, as a list and without brackets",
         AROUND("", TABLE(", \"chairs\": \"ann\"")), AROUND("", TABLE(", \"chairs\": [\"bob\"]")),
         "round table 2: chair Bob, was Ann\n"
         "new: 1 with other officers or speakers\n"},
	{"another person of the same name", AROUND("", TABLE(", \"chairs\": \"ann\"")),
         AROUND("", TABLE(", \"chairs\": \"ann-2\"")),
         "round table 2: chair Ann ('ann-2'), was Ann ('ann')\n"
         "new: 1 with other officers or speakers\n"},
	{"more chairs, and one fewer",
         AROUND("", TABLE(", \"chairs\": [\"ann\", \"x\", \"x\", \"z\"]")),
         AROUND("", TABLE(", \"chairs\": [\"z\", \"x\", \"bob\", \"v\", \"w\"]")),
         "round table 2: chairs: Bob, v and w added; Ann and x dropped\n"
         "new: 1 with other officers or speakers\n"},
	{"chairs in another order", AROUND("", TABLE(", \"chairs\": [\"ann\", \"bob\"]")),
         AROUND("", TABLE(", \"chairs\": [\"bob\", \"ann\"]")),
         "round table 2: chairs in another order\n"
         "new: 1 with other officers or speakers\n"},
	{"that there are none is now said", AROUND("", TABLE("")),
         AROUND("", TABLE(", \"chairs\": []")),
         "round table 2: chairs: none, was not given\n"
         "new: 1 with other officers or speakers\n"},
	{"the presiding officer and two lists are one meeting",
         AROUND("", TABLE(", \"presides\": \"ann\"")),
         AROUND("", TABLE(", \"discussants\": \"bob\", \"panellists\": [\"ann\", \"bob\"]")),
         "round table 2: no presiding officer, was Ann\n"
         "round table 2: discussant Bob, was none\n"
         "round table 2: panellists: Ann and Bob added\n"
         "new: 1 with other officers or speakers\n"},
	{"who may take part", AROUND("", TABLE(", \"open_to\": [\"member-state\", \"ngo\"]")),
         AROUND("", TABLE(", \"open_to\": [\"member-state\", \"observer\"]")),
         "round table 2: open to: observers added; non-governmental organizations in "
         "consultative status dropped\n"
         "new: 1 with other participants\n"},

	/* Names */
	{"another title, also in French",
         AROUND("", TABLE(", \"title\": {\"en\": \"A\", \"fr\": \"F\"}")),
         AROUND("", TABLE(", \"title\": {\"en\": \"B\", \"fr\": \"G\", \"es\": \"E\"}")),
         "round table 2: title 'B', was 'A'; title in fr 'G', was 'F'; title in es 'E', was "
         "none\n"
         "new: 1 renamed\n"},
	{"a translation that is gone",
         AROUND("", TABLE(", \"theme\": {\"en\": \"A\", \"fr\": \"F\"}")),
         AROUND("", TABLE(", \"theme\": \"A\"")),
         "round table 2: no theme in fr, was 'F'\n"
         "new: 1 renamed\n"},
	{"languages in another order",
         AROUND("", TABLE(", \"title\": {\"es\": \"E\", \"fr\": \"F\", \"en\": \"A\"}")),
         AROUND("", TABLE(", \"title\": {\"en\": \"A\", \"fr\": \"F\", \"es\": \"E\"}")),
         "new: no differences\n"},
	{"lines within a text", AROUND("", TABLE("")),
         AROUND("", TABLE(", \"note\": \"a\\nb\\tc\"")),
         "round table 2: note 'a b c', was none\n"
         "new: 1 changed otherwise\n"},
	{"another number", AROUND("", TABLE("")),
         AROUND("", OTHER_TABLE("t", "3", "14T15:00", "14T18:00", "")),
         "round table 2: number 3, was 2\n"
         "new: 1 renamed\n"},

	/* Which meeting is which */
	{"another id, the same kind and number", AROUND("", TABLE("")),
         AROUND("", OTHER_TABLE("new-id", "2", "14T15:00", "14T18:00", "")),
         "round table 2: id new-id, was t\n"
         "new: 1 changed otherwise\n"},
	{"ids come before numbers",
         AROUND("", OTHER_TABLE("t", "1", "14T10:00", "14T13:00",
                                "") "," OTHER_TABLE("u", "2", "15T10:00", "15T13:00", "")),
         AROUND("", OTHER_TABLE("u", "1", "15T10:00", "15T13:00",
                                "") "," OTHER_TABLE("t", "2", "14T10:00", "14T13:00", "")),
         "round table 1: number 2, was 1\n"
         "round table 2: number 1, was 2\n"
         "new: 2 renamed\n"},
	{"a number that two have says nothing",
         AROUND("", OTHER_TABLE("a", "2", "14T10:00", "14T13:00",
                                "") "," OTHER_TABLE("b", "2", "15T10:00", "15T13:00", "")),
         AROUND("", OTHER_TABLE("c", "2", "14T10:00", "14T13:00", "")),
         "round table 2: added, 14 September 2006, 10:00-13:00\n"
         "round table 2: cancelled, was on 14 September 2006, 10:00-13:00\n"
         "round table 2: cancelled, was on 15 September 2006, 10:00-13:00\n"
         "new: 1 added, 2 cancelled\n"},
	{"ids that are there twice go in their order", AROUND("", TABLE("") "," TABLE("")),
         AROUND("", TABLE("") "," TABLE(", \"city\": \"Geneva\"") "," TABLE("")),
         "round table 2: city 'Geneva', was none\n"
         "round table 2: added, 14 September 2006, 15:00-18:00\n"
         "new: 1 added, 1 in another room\n"},
	{"the order of meetings in the file",
         AROUND("", TABLE("") "," OTHER_TABLE("u", "3", "14T10:00", "14T13:00", "")),
         AROUND("", OTHER_TABLE("u", "3", "14T10:00", "14T13:00", "") "," TABLE("")),
         "new: no differences\n"},
	{"meetings are told of by their start, then those that are gone",
         AROUND("", OTHER_TABLE("a", "1", "15T10:00", "15T13:00", "") "," OTHER_TABLE(
			    "b", "2", "14T10:00", "14T13:00",
			    "") "," OTHER_TABLE("c", "3", "13T10:00", "13T13:00", "")),
         AROUND("", OTHER_TABLE("d", "4", "16T10:00", "16T13:00",
                                "") "," OTHER_TABLE("c", "5", "12T10:00", "12T13:00", "")),
         "round table 3: moved from 13 September 2006, 10:00-13:00 to 12 September 2006, "
         "10:00-13:00\n"
         "round table 3: number 5, was 3\n"
         "round table 4: added, 16 September 2006, 10:00-13:00\n"
         "round table 2: cancelled, was on 14 September 2006, 10:00-13:00\n"
         "round table 1: cancelled, was on 15 September 2006, 10:00-13:00\n"
         "new: 1 added, 2 cancelled, 1 moved, 1 renamed\n"},

	/* Items */
	{"an item by its id",
         AROUND("", ITEMS(ITEM(", \"id\": \"a\"") "," ITEM(", \"id\": \"b\", \"by\": \"ann\""))),
         AROUND("", ITEMS(ITEM(", \"id\": \"b\", \"by\": \"bob\""))),
         "round table 2, statement 'b': by Bob, was Ann\n"
         "round table 2, statement 'a': cancelled\n"
         "new: 1 cancelled, 1 with other officers or speakers\n"},
	{"items of one kind without ids",
         AROUND("", ITEMS(ITEM(", \"limit_min\": 5") "," ITEM(""))),
         AROUND("", ITEMS(ITEM(", \"limit_min\": 1") "," ITEM("") "," ITEM(
			    ", \"end\": \"2006-09-14T16:00\""))),
         "round table 2, statement (item 1): limit of a statement 1 minute, was 5 minutes\n"
         "round table 2, statement (item 3): added, 14 September 2006, until 16:00\n"
         "new: 1 added, 1 changed otherwise\n"},
	{"an item of another kind is another one", AROUND("", ITEMS(ITEM(""))),
         AROUND("", ITEMS("{\"kind\": \"closing\"}")),
         "round table 2, closing: added\n"
         "round table 2, statement: cancelled\n"
         "new: 1 added, 1 cancelled\n"},
	{"summaries go by the table that they are about",
         AROUND("", ITEMS("{\"kind\": \"summary\", \"of\": \"t\"}, {\"kind\": \"summary\", \"of\": "
                          "\"u\"},"
                          "{\"kind\": \"summary\"}")),
         AROUND("", ITEMS("{\"kind\": \"summary\", \"of\": \"u\", \"by\": \"ann\"},"
                          "{\"kind\": \"summary\", \"of\": \"v\"}, {\"kind\": \"summary\", \"of\": "
                          "\"t\"}")),
         "round table 2: items in another order\n"
         "round table 2, oral summary (item 2): by Ann, was none\n"
         "round table 2, oral summary (item 3): summary of v, was none\n"
         "new: 1 with other officers or speakers, 1 with items in another order, 1 changed "
         "otherwise\n"},
	{"the order of items, among other changes of the meeting",
         AROUND("", ITEMS(ITEM("") ", {\"kind\": \"closing\"}")),
         AROUND("", TABLE(", \"room\": \"one\", \"note\": \"n\", \"items\": [{\"kind\": "
                          "\"closing\"}," ITEM("") "]")),
         "round table 2: room Room 1, was none\n"
         "round table 2: items in another order\n"
         "round table 2: note 'n', was none\n"
         "new: 1 in another room, 1 with items in another order, 1 changed otherwise\n"},

	/* The programme, its documents and its lists */
	{"a new revision",
         AROUND("\"revision\": 1, \"issued\": \"2006-09-01\", \"status\": \"draft\",", ""),
         AROUND("\"revision\": 2, \"issued\": \"2006-09-02\", \"status\": \"final\",", ""),
         "programme: status final, was draft\n"
         "programme: revision 2, was 1\n"
         "programme: day of issue 2 September 2006, was 1 September 2006\n"
         "new: 1 of another status or issue\n"},
	{"mandates and a flag", AROUND("\"mandates\": [\"A\", \"B\"],", ""),
         AROUND("\"mandates\": [\"B\", \"C\"], \"illustrative\": true,", ""),
         "programme: mandates: C added; A dropped\n"
         "programme: now illustrative\n"
         "new: 1 changed otherwise\n"},
	{"documents",
         AROUND("\"deliverables\": [{\"id\": \"a\", \"kind\": \"overview\", \"title\": \"A\"},"
                "{\"id\": \"b\", \"kind\": \"overview\", \"title\": \"B\"}],",
                ""),
         AROUND("\"deliverables\": [{\"id\": \"c\", \"kind\": \"overview\", \"title\": \"C\"},"
                "{\"id\": \"b\", \"kind\": \"overview\", \"title\": \"B\", \"date\": "
                "\"2006-06-06\"}],",
                ""),
         "deliverable 'c': added\n"
         "deliverable 'b': date 6 June 2006, was none\n"
         "deliverable 'a': removed\n"
         "new: 3 among the documents\n"},
	{"who is listed",
         AROUND("\"participants\": [{\"id\": \"a\", \"name\": \"A\", \"category\": \"ngo\"}],", ""),
         AROUND("\"participants\": [{\"id\": \"a\", \"name\": \"A\", \"category\": \"observer\"}],",
                ""),
         "participant 'a': category observers, was non-governmental organizations in "
         "consultative status\n"
         "new: 1 in the lists\n"},
};

static hld_programme *read(const char *text)
{
	hld_programme *programme = NULL;
	hld_error err = {0};
	if (hld_programme_read(text, strlen(text), "test", &programme, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	return programme;
}

/* Two programmes and what changed between them. */
struct both {
	hld_programme *old, *new;
	struct arena arena;
	struct diff diff;
};

static void both_init(struct both *both, const char *old, const char *new, unsigned ignored)
{
	*both = (struct both){.old = read(old), .new = read(new)};
	assert_true(diff_programmes(both->old, both->new, ignored, &both->arena, &both->diff));
}

static void both_release(struct both *both)
{
	arena_free(&both->arena);
	hld_programme_free(both->old);
	hld_programme_free(both->new);
}

static void expect_report(const char *name, const struct both *both, const char *right)
{
	struct buffer out = {0};
	report_diff(&both->diff, "new", &out);
	if (strcmp(buffer_str(&out), right) != 0)
		fail_msg("%s: the report is\n%snot\n%s", name, buffer_str(&out), right);
	buffer_release(&out);
}

static void each_change_is_said_in_plain_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct both both;
		both_init(&both, cases[i].old, cases[i].new, 0);
		expect_report(cases[i].name, &both, cases[i].report);
		bool same = record_same(&programme_shape, both.old, both.new);
		if (same && both.diff.changes.count > 0)
			fail_msg("%s: the programmes are the same", cases[i].name);
		both_release(&both);
	}
}

/* Whoever hides one sort of change must not miss another. */
static void what_is_ignored_is_left_out_and_counted(void **state)
{
	static const char old[] = AROUND("\"revision\": 1,", TABLE(", \"room\": \"hall\""));
	static const char new[] =
		AROUND("\"revision\": 2,", OTHER_TABLE("t", "2", "15T10:00", "15T13:00",
	                                               ", \"room\": \"one\", \"note\": \"n\""));
	struct both both;
	(void)state;
	both_init(&both, old, new, ASPECT_BIT(ASPECT_MOVED) | ASPECT_BIT(ASPECT_STATUS));
	expect_report("two aspects", &both,
	              "round table 2: room Room 1, was Hall\n"
	              "round table 2: note 'n', was none\n"
	              "new: 1 in another room, 1 changed otherwise; 2 ignored\n");
	both_release(&both);
	for (enum aspect aspect = 0; aspect < ASPECTS_END; aspect++) {
		both_init(&both, old, new, ASPECT_BIT(aspect));
		for (uint32_t i = 0; i < both.diff.changes.count; i++)
			assert_int_not_equal(both.diff.changes.at[i].aspect, aspect);
		both_release(&both);
	}
	both_init(&both, old, new, ASPECT_BIT(ASPECTS_END) - 1);
	expect_report("all aspects", &both, "new: no differences; 4 ignored\n");
	both_release(&both);
}

/* A programme that uses every key that there is. */
static const char full[] =
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"theme\": \"T\","
	" \"status\": \"draft\", \"revision\": 1, \"issued\": \"2006-09-01\", \"mandates\": "
	"[\"A/1\"], \"organ\": \"O\", \"city\": \"C\", \"zone\": \"America/New_York\","
	" \"note\": \"N\", \"illustrative\": true, \"venue\": \"hq\","
	" \"list_of_participants\": \"l\", \"waives\": [{\"clause\": \"c\", \"reason\": \"R\", "
	"\"by\": \"B\"}],"
	" \"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\", \"seats\": 9, \"booths\": 6, "
	"\"languages\": [\"en\"], \"note\": \"N\", \"illustrative\": true}],"
	" \"people\": [{\"id\": \"ann\", \"name\": \"Ann\", \"office\": \"chair\", \"title\": "
	"\"T\", \"participant\": \"ngos\", \"from\": \"2006-01-01\", \"until\": \"2006-12-31\","
	" \"level\": \"minister\", \"gender\": \"female\", \"languages\": [\"en\"], \"absences\": "
	"[{\"from\": \"2006-09-14T10:00\", \"until\": \"2006-09-14T11:00\"}], \"selected_at\": "
	"[\"m\"], \"candidate_for\": [\"chairs\"], \"illustrative\": true}],"
	" \"participants\": [{\"id\": \"ngos\", \"name\": \"N\", \"code\": \"NGO\", \"category\": "
	"\"ngo\", \"group\": \"weog\", \"election_group\": \"weog\", \"office\": \"o\", "
	"\"registered\": \"2006-01-01\", \"representatives\": [{\"id\": \"bob\", \"name\": "
	"\"Bob\"}],"
	" \"note\": \"N\", \"illustrative\": true}],"
	" \"meetings\": [{\"id\": \"m\", \"kind\": \"plenary\", \"number\": 3, \"status\": "
	"\"tentative\", \"organ\": \"O\", \"title\": \"T\", \"theme\": \"T\", \"start\": "
	"\"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\", \"room\": \"hall\", \"zone\": "
	"\"Europe/Zurich\", \"city\": \"C\", \"presides\": \"ann\", \"chairs\": [\"ann\"],"
	" \"discussants\": [\"ann\"], \"panellists\": [\"ann\"], \"participants\": [\"ngos\"],"
	" \"languages\": [\"en\"], \"open_to\": [\"ngo\"], \"note\": \"N\", \"illustrative\": "
	"true, \"items\": ["
	"{\"id\": \"i\", \"kind\": \"opening\", \"title\": \"T\", \"theme\": \"T\", \"start\": "
	"\"2006-09-14T10:00\", \"end\": \"2006-09-14T11:00\", \"by\": [\"ann\"], \"level\": "
	"\"minister\","
	" \"on_behalf_of\": \"G\", \"of\": \"m\", \"limit_min\": 5, \"note\": \"N\", "
	"\"illustrative\": true}]}],"
	" \"deliverables\": [{\"id\": \"d\", \"kind\": \"overview\", \"title\": \"T\", \"by\": "
	"\"ann\", \"date\": \"2006-06-06\", \"symbol\": \"A/2\", \"note\": \"N\", "
	"\"illustrative\": true}]}";

static const struct {
	const char *pointer;
	const struct shape *shape;
} records[] = {
	{"", &programme_shape},
	{"/meetings/0", &meeting_shape},
	{"/meetings/0/items/0", &item_shape},
	{"/deliverables/0", &deliverable_shape},
	{"/rooms/0", &room_shape},
	{"/people/0", &person_shape},
	{"/participants/0", &participant_shape},
};

/* Put something else where a key is required. */
static void alter(json_t *record, const struct shape *shape, const struct field *field)
{
	static const char *const others[] = {[FIELD_STRING] = "Europe/Zurich",
	                                     [FIELD_ID] = "another",
	                                     [FIELD_TEXT] = "Another",
	                                     [FIELD_MOMENT] = "2006-09-14T10:30"};
	const char *other = field->type < LENGTH(others) ? others[field->type] : NULL;
	if (field->type == FIELD_WORD)
		other = shape == &item_shape ? "closing" : "panel";
	assert_non_null(other);
	json_object_set_new(record, field->name, json_string(other));
}

static void expect_change(const json_t *changed, const struct shape *shape,
                          const struct field *field)
{
	struct both both;
	bool found = false;
	char *text = json_dumps(changed, 0);
	both_init(&both, full, text, 0);
	for (uint32_t i = 0; i < both.diff.changes.count; i++) {
		const struct change *change = &both.diff.changes.at[i];
		found |=
			change->shape == shape && (change->field == NULL || change->field == field);
	}
	if (!found || record_same(&programme_shape, both.old, both.new))
		fail_msg("a change of '%s' of a %s is not found", field->name, shape->name);
	both_release(&both);
	free(text);
}

/* What a programme was planned by is not what delegations are told. */
static void preferences_and_costs_are_no_difference(void **state)
{
	static const char plain[] = "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": "
				    "\"P\", \"zone\": \"UTC\", \"meetings\": []}";
	static const char planned[] =
		"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": "
		"\"UTC\", \"meetings\": [], \"prefer\": [{\"id\": \"w\", \"wish\": \"keep\", "
		"\"weight\": 1}], \"costs\": [{\"name\": \"w\", \"cost\": 4}]}";
	struct both both;
	(void)state;
	both_init(&both, plain, planned, 0);
	assert_int_equal(both.diff.changes.count, 0);
	assert_true(record_same(&programme_shape, both.old, both.new));
	both_release(&both);
}

/* A key that is added to a shape is compared from the first day on. */
static void a_change_of_any_key_is_found(void **state)
{
	json_t *document = json_loads(full, 0, NULL);
	(void)state;
	assert_non_null(document);
	for (size_t i = 0; i < LENGTH(records); i++) {
		const struct shape *shape = records[i].shape;
		for (const struct field *field = shape->fields; field->name != NULL; field++) {
			if (field->flags & FIELD_ASIDE)
				continue;
			json_t *changed = json_deep_copy(document);
			json_t *record = patch_find(changed, records[i].pointer);
			if (json_object_get(record, field->name) == NULL)
				fail_msg("add '%s' to the full programme", field->name);
			if (!(field->flags & FIELD_REQUIRED))
				json_object_del(record, field->name);
			else if (!(field->flags & FIELD_LIST))
				alter(record, shape, field);
			if (field->type != FIELD_RECORD)
				expect_change(changed, shape, field);
			json_decref(changed);
		}
	}
	json_decref(document);
}

/* Programs that follow a pointer find there what the report says that there is. */
static void json_points_at_what_it_quotes(void **state)
{
	struct buffer out = {0};
	struct both both;
	(void)state;
	both_init(&both,
	          AROUND("", TABLE(", \"room\": \"hall\", \"items\": [{\"kind\": \"closing\"}]")),
	          AROUND("", OTHER_TABLE("t", "2", "14T16:00", "14T18:00", "")), 0);
	assert_int_equal(report_diff_json(&both.diff, &out, NULL), HLD_OK);
	json_t *json = json_loads(buffer_str(&out), 0, NULL);
	json_t *right = json_loads(
		"[{\"change\": \"moved\", \"record\": \"meeting\", \"id\": \"t\", \"meeting\": "
		"\"t\","
		"  \"field\": \"start\", \"old\": \"2006-09-14T15:00\", \"new\": "
		"\"2006-09-14T16:00\", \"old_pointer\": \"/meetings/0/start\", \"new_pointer\": "
		"\"/meetings/0/start\", \"text\": \"round table 2: moved from 14 September 2006, "
		"15:00-18:00 to 14 September 2006, 16:00-18:00\"},"
		" {\"change\": \"room\", \"record\": \"meeting\", \"id\": \"t\", \"meeting\": "
		"\"t\","
		"  \"field\": \"room\", \"old\": \"hall\", \"new\": null, \"old_pointer\": "
		"\"/meetings/0/room\", \"new_pointer\": null, \"text\": \"round table 2: no room, "
		"was Hall\"},"
		" {\"change\": \"cancelled\", \"record\": \"item\", \"id\": null, \"meeting\": "
		"\"t\", \"field\": null, \"old\": {\"kind\": \"closing\"}, \"new\": null, "
		"\"old_pointer\": \"/meetings/0/items/0\", \"new_pointer\": null, \"text\": "
		"\"round table 2, closing: cancelled\"}]",
		0, NULL);
	assert_non_null(right);
	if (!json_equal(json_object_get(json, "changes"), right))
		fail_msg("the JSON is %s", buffer_str(&out));
	assert_int_equal(json_integer_value(patch_find(json, "/totals/moved")), 1);
	json_decref(right);
	json_decref(json);
	buffer_release(&out);
	both_release(&both);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_change_is_said_in_plain_words),
		cmocka_unit_test(what_is_ignored_is_left_out_and_counted),
		cmocka_unit_test(preferences_and_costs_are_no_difference),
		cmocka_unit_test(a_change_of_any_key_is_found),
		cmocka_unit_test(json_points_at_what_it_quotes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
