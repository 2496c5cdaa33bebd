/* What no programme may hold: each check that always runs has a programme that keeps
 * it and one that breaks it, and every check has its case. What else the checks of people
 * and rooms have to see is in test_busy.c and test_venue_checks.c. */
#include "unit.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "checked.h"
#include "rules/always.h"

/* A programme around its meetings, in short. */
#define AROUND(meetings)                                                                  \
	"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P',"                          \
	" 'zone': 'America/New_York',"                                                    \
	" 'rooms': [{'id': 'hall', 'name': 'Hall'}, {'id': 'one', 'name': 'Room 1'}],"    \
	" 'people': [{'id': 'ann', 'name': 'Ann'}, {'id': 'bob', 'name': 'Bob'}],"        \
	" 'participants': [{'id': 'ghana', 'name': 'Ghana'},"                             \
	"  {'id': 'togo', 'name': 'Togo', 'representatives': [{'name': 'Afi',"            \
	"   'absences': [{'from': '2006-09-15T10:00', 'until': '2006-09-15T13:00'}]}]}]," \
	" 'meetings': [" meetings "]}"

#define MEETING(id, start, end, more)                                                      \
	"{'id': '" id "', 'kind': 'plenary', 'start': '2006-" start "', 'end': '2006-" end \
	"'," more "},"
#define PANEL(id, start, end, more)                                                                \
	"{'id': '" id "', 'kind': 'panel', 'start': '2006-" start "', 'end': '2006-" end "'," more \
	"},"

#define WAIVING(clause)                                                          \
	"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'meetings': []," \
	" 'zone': 'America/New_York', 'waives': [{'clause': '" clause "',"       \
	" 'reason': 'the Bureau agreed', 'by': 'the President'}]}"

#define VENUE                                                                             \
	"{'format': 'hld-venue/1', 'id': 'v', 'name': 'The Palais', 'gap_min': 15,"       \
	" 'hours': [{'from': '10:00', 'to': '13:00'}, {'from': '15:00', 'to': '18:00'}]," \
	" 'interpretation': {'languages': ['en', 'fr', 'ru'], 'teams': 1},"               \
	" 'rooms': [{'id': 'salle', 'name': 'Salle 1', 'seats': 2, 'booths': 2}]}"

#define GENEVA                                                                                \
	"{'format': 'hld-venue/1', 'id': 'v', 'name': 'The Palais', 'zone': 'Europe/Zurich'," \
	" 'rooms': [{'id': 'salle', 'name': 'Salle 1'}]}"

struct always_case {
	enum always check;
	struct documents holds, breaks;
	const char *pointer; /* where the breach is */
	const char *text;
};

/* clang-format off */
static const struct always_case cases[] = {
	{ALWAYS_DUPLICATE_ID,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "")
	         MEETING("b", "09-14T15:00", "09-14T18:00", "")), NULL, NULL},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "")
	         MEETING("a", "09-14T15:00", "09-14T18:00", "")), NULL, NULL},
	 "/meetings/1/id", "the id 'a' is taken by another before it"},
	{ALWAYS_UNKNOWN_REFERENCE,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'chairs': ['ann', 'ghana']")), NULL, NULL},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'chairs': ['ann', 'carl']")), NULL, NULL},
	 "/meetings/0/chairs/1", "no person or participant has the id 'carl'"},
	{ALWAYS_NO_SUCH_TIME,
	 {AROUND(MEETING("a", "04-02T03:00", "04-02T05:00", "")), NULL, NULL},
	 {AROUND(MEETING("a", "04-02T02:30", "04-02T05:00", "")), NULL, NULL},
	 "/meetings/0/start",
	 "2006-04-02T02:30 does not exist in America/New_York: clocks go forward over it; choose "
	 "another time"},
	{ALWAYS_TIME_TWICE,
	 {AROUND(MEETING("a", "10-29T02:00", "10-29T03:00", "")), NULL, NULL},
	 {AROUND(MEETING("a", "10-29T01:30", "10-29T03:00", "")), NULL, NULL},
	 "/meetings/0/start",
	 "2006-10-29T01:30 comes twice in America/New_York, when clocks go back; choose another time"},
	{ALWAYS_END_BEFORE_START,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T10:01", "")), NULL, NULL},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T10:00", "")), NULL, NULL},
	 "/meetings/0/end",
	 "ends at 2006-09-14T10:00, which is not after its start at 2006-09-14T10:00"},
	{ALWAYS_ITEM_OUTSIDE,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'items': [{'kind': 'opening',"
	                 " 'start': '2006-09-14T10:00', 'end': '2006-09-14T13:00'}]")), NULL, NULL},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'items': [{'kind': 'opening',"
	                 " 'start': '2006-09-14T10:00', 'end': '2006-09-14T13:01'}]")), NULL, NULL},
	 "/meetings/0/items/0/end",
	 "the item is on 14 September 2006, 10:00-13:01, its meeting on 14 September 2006, "
	 "10:00-13:00: an item lies inside its meeting"},
	{ALWAYS_ITEMS_OVERLAP,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'items': ["
	                 "{'kind': 'opening', 'start': '2006-09-14T10:00', 'end': '2006-09-14T11:00'},"
	                 "{'kind': 'closing', 'start': '2006-09-14T11:00', 'end': '2006-09-14T12:00'}]")),
	  NULL, NULL},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'items': ["
	                 "{'kind': 'opening', 'start': '2006-09-14T10:00', 'end': '2006-09-14T11:00'},"
	                 "{'kind': 'closing', 'start': '2006-09-14T10:59', 'end': '2006-09-14T12:00'}]")),
	  NULL, NULL},
	 "/meetings/0/items/1/start",
	 "the item (10:59-12:00) begins before item 1 (10:00-11:00) ends"},
	/* the second meeting is six hours later by the clocks of Geneva, at the same instant */
	{ALWAYS_ROOM_IN_USE,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'room': 'hall'")
	         MEETING("b", "09-14T13:00", "09-14T15:00", "'room': 'hall'")
	         MEETING("c", "09-14T10:00", "09-14T13:00", "'room': 'hall', 'status': 'cancelled'")),
	  NULL, NULL},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'room': 'hall'")
	         MEETING("b", "09-14T18:59", "09-14T20:00", "'room': 'hall', 'zone': 'Europe/Zurich'")),
	  NULL, NULL},
	 "/meetings/1/room",
	 "Hall is in use by plenary meeting 'a' (14 September 2006, 10:00-13:00) when plenary meeting "
	 "'b', Europe/Zurich time (14 September 2006, 18:59-20:00) is to be there"},
	{ALWAYS_TWO_PLACES,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00",
	                 "'presides': 'ann', 'items': [{'kind': 'statement', 'by': 'ann'}]")
	         MEETING("b", "09-14T10:00", "09-14T13:00", "'chairs': ['bob', 'ghana']")
	         MEETING("c", "09-14T10:00", "09-14T13:00", "'chairs': ['ghana']")), NULL, NULL},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'presides': 'ann'")
	         MEETING("b", "09-14T12:00", "09-14T15:00", "'items': [{'kind': 'statement', 'by': 'ann',"
	                 " 'start': '2006-09-14T12:30', 'end': '2006-09-14T12:40'}]")), NULL, NULL},
	 "/meetings/1/items/0/by",
	 "Ann is needed in plenary meeting 'a' (14 September 2006, 10:00-13:00) and in statement in "
	 "plenary meeting 'b' (14 September 2006, 12:30-12:40)"},
	{ALWAYS_TWICE,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'participants': ['ghana', 'togo']"
	                 ", 'chairs': ['togo', 'ann']")), NULL, NULL},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'participants': ['ghana', 'togo', 'ghana']")),
	  NULL, NULL},
	 "/meetings/0/participants/2", "Ghana is in the list a second time"},
	{ALWAYS_TOO_FEW,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'participants': ['ghana', 'togo']")
	         MEETING("b", "09-14T13:00", "09-14T15:00", "'participants': ['togo', 'ghana']")),
	  NULL, NULL},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'participants': ['ghana', 'togo']")
	         MEETING("b", "09-14T12:59", "09-14T15:00", "'participants': ['ghana', 'togo']")),
	  NULL, NULL},
	 "/meetings/1/participants/1",
	 "Togo has one representative there, one is missing: at one time it is needed in plenary "
	 "meeting 'b' (14 September 2006, 12:59-15:00) and in plenary meeting 'a' (14 September 2006, "
	 "10:00-13:00)"},
	{ALWAYS_ABSENT,
	 {AROUND(MEETING("a", "09-15T13:00", "09-15T15:00", "'chairs': 'togo-1'")), NULL, NULL},
	 {AROUND(MEETING("a", "09-15T12:59", "09-15T15:00", "'chairs': 'togo-1'")), NULL, NULL},
	 "/meetings/0/chairs",
	 "Afi (Togo) is needed in plenary meeting 'a' (15 September 2006, 12:59-15:00), but is absent "
	 "from 15 September 2006, 10:00-13:00"},
	{ALWAYS_OTHER_ZONE,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00",
	                 "'room': 'salle', 'zone': 'Europe/Zurich'")), NULL, GENEVA},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'room': 'salle'")), NULL, GENEVA},
	 "/meetings/0/room",
	 "the times of plenary meeting 'a' are in the zone America/New_York; The Palais is in "
	 "Europe/Zurich"},
	{ALWAYS_ROOM_FULL,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00",
	                 "'room': 'salle', 'languages': [], 'participants': ['ghana', 'togo']")),
	  NULL, VENUE},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00",
	                 "'room': 'salle', 'languages': [], 'participants': ['ghana', 'togo', 'ann']")),
	  NULL, VENUE},
	 "/meetings/0/participants", "plenary meeting 'a' has 3 people; Salle 1 has 2 seats"},
	{ALWAYS_BOOTHS,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00",
	                 "'room': 'salle', 'languages': ['en', 'fr']")), NULL, VENUE},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "'room': 'salle'")), NULL, VENUE},
	 "/meetings/0/room",
	 "plenary meeting 'a' is interpreted into 3 languages; Salle 1 has 2 booths"},
	{ALWAYS_SET_UP,
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T11:00", "'room': 'salle', 'languages': []")
	         PANEL("b", "09-14T11:15", "09-14T13:00", "'room': 'salle', 'languages': []")),
	  NULL, VENUE},
	 {AROUND(MEETING("a", "09-14T10:00", "09-14T11:00", "'room': 'salle', 'languages': []")
	         PANEL("b", "09-14T11:14", "09-14T13:00", "'room': 'salle', 'languages': []")),
	  NULL, VENUE},
	 "/meetings/1/start",
	 "between plenary meeting 'a' (14 September 2006, 10:00-11:00) and panel discussion 'b' "
	 "in one room there are 14 minutes; The Palais asks for 15 to set it up"},
	{ALWAYS_HOURS,
	 {AROUND(MEETING("a", "09-14T15:00", "09-14T18:00", "")), NULL, VENUE},
	 {AROUND(MEETING("a", "09-14T15:00", "09-14T18:01", "")), NULL, VENUE},
	 "/meetings/0/start",
	 "plenary meeting 'a' is on 14 September 2006, 15:00-18:01; the hours of The Palais are "
	 "10:00-13:00 and 15:00-18:00"},
	{ALWAYS_WAIVER,
	 {WAIVING("outside-hours"), NULL, NULL}, {WAIVING("outside-hour"), NULL, NULL},
	 "/waives/0/clause", "no clause of the mandates and no check has the id 'outside-hour'"},
};
/* clang-format on */

static void what_keeps_all_checks_has_no_findings(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++)
		expect_findings(&cases[i].holds, "");
}

static void what_breaks_a_check_is_found_there_and_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const struct always_check *right = &always_checks[cases[i].check];
		char line[1024];
		snprintf(line, sizeof line, "%s %s programme%s: %s\n",
		         hld_strseverity(right->severity), right->id, cases[i].pointer,
		         cases[i].text);
		expect_findings(&cases[i].breaks, line);
	}
}

/* No document asks for it, and its place is in the line and column of the text. */
static void a_finding_cites_no_document(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		hld_findings *findings = check_documents(&cases[i].breaks);
		const hld_finding *finding = hld_findings_at(findings, 0);
		assert_non_null(finding);
		assert_string_equal(finding->symbol, "");
		assert_string_equal(finding->para, "");
		assert_true(finding->line == 1 && finding->column > 1);
		hld_findings_free(findings);
	}
}

/* A warning that somebody answers for is shown as waived, with who and why, and counts no
 * longer as one. */
static void a_waiver_is_of_a_warning(void **state)
{
	static const struct documents waived = {
		AROUND(MEETING("a", "09-14T15:00", "09-14T18:01",
	                       "}], 'waives': [{'clause': 'outside-hours', 'by': 'the President',"
	                       " 'reason': 'the Bureau\\nagreed'")),
		NULL, VENUE};
	(void)state;
	expect_findings(&waived,
	                "waived outside-hours programme/meetings/0/start: plenary meeting 'a' is "
	                "on 14 September 2006, 15:00-18:01; the hours of The Palais are "
	                "10:00-13:00 and 15:00-18:00 (waived by the President: the Bureau "
	                "agreed)\n");
}

/* Nobody may wave through whatever waivers say. */
static void a_waiver_of_waivers_is_none(void **state)
{
	static const struct documents documents = {
		"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'zone': 'UTC',"
		" 'meetings': [], 'waives': ["
		"{'clause': 'waiver', 'reason': 'r', 'by': 'me'},"
		"{'clause': 'nothing', 'reason': 'r', 'by': 'me'}]}",
		NULL, NULL};
	(void)state;
	expect_findings(
		&documents,
		"warning waiver programme/waives/0/clause: 'waiver' cannot be waived: it is "
		"about waivers\n"
		"warning waiver programme/waives/1/clause: no clause of the mandates and no "
		"check has the id 'nothing'\n");
}

/* Whether a clause exists is not known while a mandate is missing: no false alarm. */
static void a_waiver_of_a_clause_of_an_absent_mandate_is_not_judged(void **state)
{
	static const struct documents documents = {
		"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'zone': 'UTC',"
		" 'mandates': ['A/X'], 'meetings': [], 'waives': [{'clause': 'of-x', 'reason': "
		"'r', 'by': 'b'}]}",
		NULL, NULL};
	(void)state;
	expect_findings(&documents, "");
}

static void every_check_has_its_case(void **state)
{
	(void)state;
	assert_int_equal(LENGTH(cases), ALWAYS_END);
	for (int check = 0; check < ALWAYS_END; check++)
		assert_int_equal(cases[check].check, check);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_keeps_all_checks_has_no_findings),
		cmocka_unit_test(what_breaks_a_check_is_found_there_and_once),
		cmocka_unit_test(a_finding_cites_no_document),
		cmocka_unit_test(a_waiver_is_of_a_warning),
		cmocka_unit_test(a_waiver_of_waivers_is_none),
		cmocka_unit_test(a_waiver_of_a_clause_of_an_absent_mandate_is_not_judged),
		cmocka_unit_test(every_check_has_its_case),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
