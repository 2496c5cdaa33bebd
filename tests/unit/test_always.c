/* What no programme may hold: each check that always runs has a programme that keeps
 * it and one that breaks it, and every check has its case. */
#include "unit.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "hld.h"
#include "rules/always.h"

/* A programme around its meetings. */
#define AROUND(meetings)                                                                           \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\","                       \
	" \"zone\": \"America/New_York\","                                                         \
	" \"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\"}, {\"id\": \"one\", \"name\": \"Room " \
	"1\"}],"                                                                                   \
	" \"people\": [{\"id\": \"ann\", \"name\": \"Ann\"}, {\"id\": \"bob\", \"name\": "         \
	"\"Bob\"}],"                                                                               \
	" \"participants\": [{\"id\": \"ghana\", \"name\": \"Ghana\"}],"                           \
	" \"meetings\": [" meetings "]}"

#define MEETING(id, start, end, more)                                                \
	"{\"id\": \"" id "\", \"kind\": \"plenary\", \"start\": \"2006-" start "\"," \
	" \"end\": \"2006-" end "\"" more "}"

struct always_case {
	enum always check;
	const char *holds, *breaks;
	const char *pointer; /* where the breach is */
	const char *text;
};

static const struct always_case cases[] = {
	{ALWAYS_DUPLICATE_ID,
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "") "," MEETING("b", "09-14T15:00",
                                                                           "09-14T18:00", "")),
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", "") "," MEETING("a", "09-14T15:00",
                                                                           "09-14T18:00", "")),
         "/meetings/1/id", "the id 'a' is taken by another before it"},
	{ALWAYS_UNKNOWN_REFERENCE,
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", ", \"chairs\": [\"ann\", \"ghana\"]")),
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", ", \"chairs\": [\"ann\", \"carl\"]")),
         "/meetings/0/chairs/1", "no person or participant has the id 'carl'"},
	{ALWAYS_NO_SUCH_TIME, AROUND(MEETING("a", "04-02T03:00", "04-02T05:00", "")),
         AROUND(MEETING("a", "04-02T02:30", "04-02T05:00", "")), "/meetings/0/start",
         "2006-04-02T02:30 does not exist in America/New_York: clocks go forward over it; "
         "choose another time"},
	{ALWAYS_TIME_TWICE, AROUND(MEETING("a", "10-29T02:00", "10-29T03:00", "")),
         AROUND(MEETING("a", "10-29T01:30", "10-29T03:00", "")), "/meetings/0/start",
         "2006-10-29T01:30 comes twice in America/New_York, when clocks go back; choose "
         "another time"},
	{ALWAYS_END_BEFORE_START, AROUND(MEETING("a", "09-14T10:00", "09-14T10:01", "")),
         AROUND(MEETING("a", "09-14T10:00", "09-14T10:00", "")), "/meetings/0/end",
         "ends at 2006-09-14T10:00, which is not after its start at 2006-09-14T10:00"},
	{ALWAYS_ITEM_OUTSIDE,
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00",
                        ", \"items\": [{\"kind\": \"opening\", \"start\": \"2006-09-14T10:00\","
                        " \"end\": \"2006-09-14T13:00\"}]")),
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00",
                        ", \"items\": [{\"kind\": \"opening\", \"start\": \"2006-09-14T10:00\","
                        " \"end\": \"2006-09-14T13:01\"}]")),
         "/meetings/0/items/0/end",
         "the item is on 14 September 2006, 10:00-13:01, its meeting on 14 September 2006, "
         "10:00-13:00: an item lies inside its meeting"},
	{ALWAYS_ITEMS_OVERLAP,
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00",
                        ", \"items\": [{\"kind\": \"opening\", \"start\": \"2006-09-14T10:00\","
                        " \"end\": \"2006-09-14T11:00\"}, {\"kind\": \"closing\", \"start\": "
                        "\"2006-09-14T11:00\", \"end\": \"2006-09-14T12:00\"}]")),
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00",
                        ", \"items\": [{\"kind\": \"opening\", \"start\": \"2006-09-14T10:00\","
                        " \"end\": \"2006-09-14T11:00\"}, {\"kind\": \"closing\", \"start\": "
                        "\"2006-09-14T10:59\", \"end\": \"2006-09-14T12:00\"}]")),
         "/meetings/0/items/1/start",
         "the item (10:59-12:00) begins before item 1 (10:00-11:00) ends"},
	/* the second meeting is six hours later by the clocks of Geneva, at the same instant */
	{ALWAYS_ROOM_IN_USE,
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", ", \"room\": \"hall\"") "," MEETING(
		 "b", "09-14T13:00", "09-14T15:00",
		 ", \"room\": \"hall\"") "," MEETING("c", "09-14T10:00", "09-14T13:00",
                                                     ", \"room\": \"hall\", \"status\": "
                                                     "\"cancelled\"")),
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", ", \"room\": \"hall\"") "," MEETING(
		 "b", "09-14T18:59", "09-14T20:00",
		 ", \"room\": \"hall\", \"zone\": \"Europe/Zurich\"")),
         "/meetings/1/room",
         "Hall is in use by plenary meeting 'a' (14 September 2006, 10:00-13:00) when plenary "
         "meeting 'b', Europe/Zurich time (14 September 2006, 18:59-20:00) is to be there"},
	{ALWAYS_TWO_PLACES,
         AROUND(MEETING(
		 "a", "09-14T10:00", "09-14T13:00",
		 ", \"presides\": \"ann\", \"items\": [{\"kind\": \"statement\", \"by\": "
		 "\"ann\"}]") "," MEETING("b", "09-14T10:00", "09-14T13:00",
                                          ", \"chairs\": [\"bob\", \"ghana\"]") "," MEETING("c",
                                                                                            "09-"
                                                                                            "14T10:"
                                                                                            "00",
                                                                                            "09-"
                                                                                            "14T13:"
                                                                                            "00",
                                                                                            ", "
                                                                                            "\"chai"
                                                                                            "rs\": "
                                                                                            "[\"gha"
                                                                                            "na\""
                                                                                            "]")),
         AROUND(MEETING("a", "09-14T10:00", "09-14T13:00", ", \"presides\": \"ann\"") "," MEETING(
		 "b", "09-14T12:00", "09-14T15:00",
		 ", \"items\": [{\"kind\": \"statement\", \"start\": \"2006-09-14T12:30\","
		 " \"end\": \"2006-09-14T12:40\", \"by\": \"ann\"}]")),
         "/meetings/1/items/0/by",
         "Ann is needed in plenary meeting 'a' (14 September 2006, 10:00-13:00) and in "
         "statement in plenary meeting 'b' (14 September 2006, 12:30-12:40)"},
};

static hld_findings *check(const char *text)
{
	hld_programme *programme;
	hld_findings *findings;
	hld_error err = {0};
	if (hld_programme_read(text, strlen(text), "case", &programme, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	assert_int_equal(hld_check(NULL, 0, programme, &findings, &err), HLD_OK);
	hld_programme_free(programme);
	return findings;
}

static void what_keeps_all_checks_has_no_findings(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		hld_findings *findings = check(cases[i].holds);
		if (hld_findings_count(findings) != 0)
			fail_msg("%s: %s", always_checks[cases[i].check].id,
			         hld_findings_at(findings, 0)->text);
		hld_findings_free(findings);
	}
}

static void what_breaks_a_check_is_found_there_and_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		hld_findings *findings = check(cases[i].breaks);
		const hld_finding *finding = hld_findings_at(findings, 0);
		assert_int_equal(hld_findings_count(findings), 1);
		assert_string_equal(finding->clause, always_checks[cases[i].check].id);
		assert_int_equal(finding->severity, always_checks[cases[i].check].severity);
		assert_string_equal(finding->text, cases[i].text);
		assert_string_equal(finding->pointer, cases[i].pointer);
		assert_string_equal(finding->symbol, "");
		assert_true(finding->line == 1 && finding->column > 1);
		hld_findings_free(findings);
	}
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
		cmocka_unit_test(every_check_has_its_case),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
