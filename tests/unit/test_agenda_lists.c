/* test_agenda_lists.c - who speaks when and who sits where, in lists of their own. A delegation that is
 * not in the list does not know that it has the floor. */
#include "unit.h"

#include <string.h>

#include "export/agenda.h"

/* A programme in JSON with ' for " and three delegations; and its agenda, in one arena. */
struct made {
	hld_programme *programme;
	struct arena arena;
	struct agenda agenda;
};

static struct made make(const char *meetings, const char *participant, const char *lang)
{
	struct made made = {0};
	hld_error err = {0};
	struct buffer json = {0};
	buffer_text(&json,
	            "{'format': 'hld-programme/1', 'id': 'p', 'title': {'en': 'P', 'fr': 'Q'}, "
	            "'zone': 'America/New_York', 'participants': ["
	            "{'id': 'ghana', 'name': {'en': 'Ghana', 'fr': 'le Ghana'}}, "
	            "{'id': 'peru', 'name': 'Peru'}, {'id': 'togo', 'name': 'Togo'}], "
	            "'mandates': ['A/RES/60/227', 'A/60/205'], 'meetings': [");
	buffer_text(&json, meetings);
	buffer_text(&json, "]}");
	for (size_t i = 0; i < json.size; i++)
		if (json.at[i] == '\'')
			json.at[i] = '"';
	hld_status status = hld_programme_read(json.at, json.size, "test", &made.programme, &err);
	assert_string_equal(err.text, "");
	buffer_release(&json);
	hld_export_options options = {.participant = participant, .lang = lang};
	if (status == HLD_OK)
		status = agenda_of(made.programme, &options, &made.arena, &made.agenda, &err);
	assert_int_equal(status, HLD_OK);
	return made;
}

static void unmake(struct made *made)
{
	arena_free(&made->arena);
	hld_programme_free(made->programme);
}

#define MEETING(id, kind, more)                                                           \
	"{'id': '" id "', 'kind': '" kind "', 'number': 3, 'start': '2006-09-14T10:00', " \
	"'end': '2006-09-14T13:00'" more "}"
#define SPEAKS(who, more) "{'kind': 'statement', 'by': '" who "'" more "}"

static const char listed[] = MEETING(
	"a", "plenary",
	", 'items': [{'kind': 'opening'}, "
	"{'kind': 'statement', 'by': 'ghana', 'start': '2006-09-14T10:30', 'end': "
	"'2006-09-14T10:35', 'level': 'minister', 'limit_min': 5, 'on_behalf_of': 'Group of 77'}, "
	"{'kind': 'statement', 'by': 'peru', 'start': '2006-09-14T10:35', 'end': "
	"'2006-09-14T10:40', 'limit_min': 5}, {'kind': 'closing'}, " SPEAKS("togo", "") "]");

static void statements_in_turn_are_a_list(void **state)
{
	(void)state;
	struct made made = make(listed, NULL, NULL);
	const struct agenda_meeting *meeting = &made.agenda.days.at[0].meetings.at[0];
	assert_int_equal(made.agenda.speakers.count, 1);
	const struct agenda_speakers *list = &made.agenda.speakers.at[0];
	assert_string_equal(list->heading, "3rd plenary meeting");
	assert_string_equal(list->when, "Thursday, 14 September 2006, 10 a.m.-1 p.m.");
	assert_string_equal(list->limit, "Time limit: 5 minutes for each statement");
	assert_int_equal(list->rows.count, 2);
	assert_string_equal(list->rows.at[0].number, "1");
	assert_string_equal(list->rows.at[0].span, "10.30-10.35 a.m.");
	assert_string_equal(list->rows.at[0].name, "Ghana");
	assert_string_equal(list->rows.at[0].level, "minister");
	assert_string_equal(list->rows.at[0].group, "on behalf of Group of 77");
	assert_null(list->rows.at[0].limit);
	assert_string_equal(list->rows.at[1].name, "Peru");
	assert_null(list->rows.at[1].level);

	/* The first stands for both; one by itself is told where it is. */
	assert_int_equal(meeting->items.count, 5);
	assert_string_equal(meeting->items.at[1].run, "Statements: 2 speakers");
	assert_string_equal(meeting->items.at[1].run_span, "10.30-10.40 a.m.");
	assert_true(meeting->items.at[1].listed && meeting->items.at[2].listed);
	assert_null(meeting->items.at[2].run);
	assert_false(meeting->items.at[0].listed || meeting->items.at[4].listed);
	unmake(&made);
}

static void a_statement_with_words_of_its_own_is_no_row(void **state)
{
	(void)state;
	struct made made =
		make(MEETING("a", "plenary",
	                     ", 'items': [" SPEAKS("ghana", "") ", " SPEAKS(
				     "peru", ", 'title': 'Address'") ", " SPEAKS("togo", "") "]"),
	             NULL, NULL);
	assert_int_equal(made.agenda.speakers.count, 0);
	unmake(&made);
}

static void another_limit_is_said_in_its_row(void **state)
{
	(void)state;
	struct made made =
		make(MEETING("a", "plenary",
	                     ", 'items': [" SPEAKS("ghana", ", 'limit_min': 5") ", " SPEAKS(
				     "peru", ", 'limit_min': 3") "]"),
	             NULL, NULL);
	const struct agenda_speakers *list = &made.agenda.speakers.at[0];
	assert_null(list->limit);
	assert_string_equal(list->rows.at[0].limit, "Time limit: 5 minutes for each statement");
	assert_string_equal(list->rows.at[1].limit, "Time limit: 3 minutes for each statement");
	assert_null(list->rows.at[0].span);
	unmake(&made);
}

#define OPENING "{'kind': 'opening', 'start': '2006-09-14T10:00', 'end': '2006-09-14T10:30'}, "

static const char open_ends[] =
	MEETING("a", "plenary",
                ", 'items': [" OPENING "{'kind': 'statement', 'by': 'ghana', 'start': "
                "'2006-09-14T11:00', 'limit_min': 5}, "
                "{'kind': 'statement', 'by': 'peru', 'start': '2006-09-14T11:10', "
                "'limit_min': 3}]") ", " MEETING("b", "plenary",
                                                 ", 'items': [" OPENING SPEAKS(
							 "ghana", "") ", " SPEAKS("peru", "") "]");

/* An opening that ends before the statements begin is none of them. */
static void a_run_has_no_times_but_its_own(void **state)
{
	(void)state;
	struct made made = make(open_ends, NULL, NULL);
	const struct agenda_meeting *meetings = made.agenda.days.at[0].meetings.at;
	assert_string_equal(meetings[0].items.at[1].run_span, "11 a.m.");
	assert_null(meetings[0].items.at[1].run_limit);
	assert_non_null(meetings[1].items.at[1].run);
	assert_null(meetings[1].items.at[1].run_span);
	unmake(&made);
}

static void one_participant_gets_no_list(void **state)
{
	(void)state;
	struct made made = make(listed, "peru", NULL);
	const struct agenda_meeting *meeting = &made.agenda.days.at[0].meetings.at[0];
	assert_int_equal(made.agenda.speakers.count, 0);
	for (uint32_t i = 0; i < meeting->items.count; i++)
		assert_false(meeting->items.at[i].listed);
	unmake(&made);
}

static const char tables
	[] = MEETING("a", "round-table", ", 'participants': ['ghana', 'peru'], 'chairs': ['togo']") ", " MEETING(
		"b", "round-table",
		", 'participants': ['togo'], 'theme': 'T'") ", " MEETING("c", "round-table",
                                                                         "") ", " MEETING("d",
                                                                                          "round-"
                                                                                          "table",
                                                                                          ", "
                                                                                          "'partici"
                                                                                          "pants': "
                                                                                          "['ghana'"
                                                                                          "], "
                                                                                          "'status'"
                                                                                          ": "
                                                                                          "'cancell"
                                                                                          "ed'");

static void tables_have_their_participants(void **state)
{
	(void)state;
	struct made made = make(tables, NULL, "fr");
	assert_int_equal(made.agenda.tables.count, 2);
	assert_string_equal(made.agenda.tables.at[0].heading, "Table ronde 3");
	assert_string_equal(made.agenda.tables.at[0].count, "2 participants");
	assert_string_equal(made.agenda.tables.at[0].participants.at[0], "le Ghana");
	assert_string_equal(made.agenda.tables.at[0].roles.at[0].people.at[0], "Togo");
	assert_string_equal(made.agenda.tables.at[1].count, "1 participant");
	assert_string_equal(made.agenda.tables.at[1].theme, "Th\u00e8me\u00a0: T");
	unmake(&made);

	/* Who sits at a table learns who else does. */
	made = make(tables, "togo", NULL);
	assert_int_equal(made.agenda.tables.count, 2);
	unmake(&made);
	made = make(tables, "peru", NULL);
	assert_int_equal(made.agenda.tables.count, 1);
	unmake(&made);
}

static void take(void *with, const char *english)
{
	struct buffer *to = with;
	buffer_printf(to, "%s;", english);
}

static void what_is_missing_is_told_once(void **state)
{
	(void)state;
	struct buffer told = {0};
	struct made made = make(listed, NULL, NULL);
	assert_int_equal(made.agenda.missing.count, 0);
	assert_null(made.agenda.translation);
	assert_string_equal(made.agenda.mandates, "Mandates: A/RES/60/227; A/60/205");
	hld_export_options options = {.lang = "fr", .missing = take, .with = &told};
	hld_error err = {0};
	struct agenda agenda;
	assert_int_equal(agenda_of(made.programme, &options, &made.arena, &agenda, &err), HLD_OK);
	assert_string_equal(buffer_str(&told), "Peru;Togo;Group of 77;");
	assert_string_equal(agenda.translation, "Traduction non officielle.");
	buffer_release(&told);
	unmake(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements_in_turn_are_a_list),
		cmocka_unit_test(a_statement_with_words_of_its_own_is_no_row),
		cmocka_unit_test(another_limit_is_said_in_its_row),
		cmocka_unit_test(a_run_has_no_times_but_its_own),
		cmocka_unit_test(one_participant_gets_no_list),
		cmocka_unit_test(tables_have_their_participants),
		cmocka_unit_test(what_is_missing_is_told_once)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
