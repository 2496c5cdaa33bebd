/* test_selection.c - which meetings are asked for. A delegate who asks for Friday gets all of Friday, as the clocks
 * of each meeting have it, and a wrong date is not an empty programme. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "export/selection.h"
#include "hld.h"
#include "written.h"

#define MEETING(id, kind, start, end, more)                                     \
	"{\"id\": \"" id "\", \"kind\": \"" kind "\", \"start\": \"2006-" start \
	"\", \"end\": \"2006-" end "\"" more "}"
#define PROGRAMME(meetings)                                                                  \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": "      \
	"\"America/New_York\", \"rooms\": [{\"id\": \"hall\", \"name\": {\"en\": \"Hall\", " \
	"\"fr\": \"Salle\"}}], \"deliverables\": [{\"id\": \"d\", \"kind\": \"overview\", "  \
	"\"title\": \"D\"}], \"meetings\": [" meetings "]}"

/* The night goes on into Friday, and in Geneva it is Friday when it is Thursday in New York. */
static const char usual[] =
	PROGRAMME(MEETING("day", "plenary", "09-14T10:00", "09-14T13:00", ", \"room\": \"hall\"") ", " MEETING(
		"night", "plenary", "09-14T22:00", "09-15T02:00",
		"") ", " MEETING("geneva", "panel", "09-15T00:30", "09-15T02:00",
                                 ", \"zone\": \"Europe/Zurich\"") ", " MEETING("friday",
                                                                               "round-table",
                                                                               "09-15T10:00",
                                                                               "09-15T13:00",
                                                                               ", \"room\": "
                                                                               "\"hall\"") ","
                                                                                           " " MEETING(
												   "last",
												   "hearing",
												   "10-02T10:00",
												   "10-02T13:00",
												   ""));
static const char later[] = PROGRAMME(MEETING("day", "plenary", "09-13T10:00", "09-13T13:00", ""));
static const char empty[] = PROGRAMME("");

/* Add the ids of the meetings in a view: "day night". */
static void add_ids(const struct hld_programme *view, struct buffer *to)
{
	for (uint32_t i = 0; i < view->by_start.count; i++)
		buffer_printf(to, "%s%s", i > 0 ? " " : "",
		              programme_meeting(view, view->by_start.at[i])->id);
}

static void the_meetings_of_local_days_are_selected(void **state)
{
	static const struct {
		const char *days[4], *kinds[2], *room, *lang, *ids, *name;
	} cases[] = {
		{.ids = "day geneva night friday last", .name = ""},
		{.days = {"2006-09-14"}, .ids = "day night", .name = "14 September 2006"},
		{.days = {"2006-09-15"}, .ids = "geneva friday", .name = "15 September 2006"},
		{.days = {"2006-10-02", "2006-09-15", "2006-09-14", "2006-09-15"},
	         .ids = "day geneva night friday last",
	         .name = "14 and 15 September 2006, 2 October 2006"},
		{.days = {"2006-09-14", "2006-09-15"},
	         .kinds = {"plenary"},
	         .room = "Hall",
	         .ids = "day",
	         .name = "plenary meetings, Hall, 14 and 15 September 2006"},
		{.days = {"2006-09-14"},
	         .room = "hall",
	         .lang = "fr",
	         .ids = "day",
	         .name = "Salle, 14 septembre 2006"},
		{.days = {"2006-10-02"},
	         .kinds = {"plenary", "panel"},
	         .ids = "",
	         .name = "plenary meetings and panel discussions, 2 October 2006"},
	};
	hld_programme *programme = written_json(usual);
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct selection selection;
		struct buffer ids = {0}, name = {0};
		hld_error err = {0};
		hld_export_options options = {.days = cases[i].days,
		                              .kinds = cases[i].kinds,
		                              .room = cases[i].room,
		                              .lang = cases[i].lang};
		while (options.days_count < 4 && cases[i].days[options.days_count] != NULL)
			options.days_count++;
		while (options.kinds_count < 2 && cases[i].kinds[options.kinds_count] != NULL)
			options.kinds_count++;
		hld_status status = selection_make(&selection, programme, &options, &err);
		assert_string_equal(err.text, "");
		assert_int_equal(status, HLD_OK);
		add_ids(&selection.now, &ids);
		selection_add_name(programme, &selection.options, &name);
		assert_string_equal(buffer_str(&ids), cases[i].ids);
		assert_string_equal(buffer_str(&name), cases[i].name);
		assert_int_equal(selection_is_all(&options), i == 0);
		assert_int_equal(selection.now.deliverables.count, i == 0);
		buffer_release(&ids);
		buffer_release(&name);
		selection_release(&selection);
	}
	hld_programme_free(programme);
}

/* What selection_make() says of one day. */
static hld_status ask(const char *json, const char *since, const char *day, hld_error *err)
{
	struct selection selection;
	hld_programme *programme = written_json(json),
		      *before = since != NULL ? written_json(since) : NULL;
	hld_export_options options = {.days = &day, .days_count = 1, .since = before};
	*err = (hld_error){0};
	hld_status status = selection_make(&selection, programme, &options, err);
	selection_release(&selection);
	hld_programme_free(programme);
	hld_programme_free(before);
	return status;
}

static void a_day_without_meetings_is_refused(void **state)
{
	static const struct {
		const char *json, *day, *text;
	} cases[] = {
		{usual, "2006-09-16",
	         "no meeting on 2006-09-16: the nearest days with meetings are 2006-09-15 and "
	         "2006-10-02"},
		{usual, "2006-01-01",
	         "no meeting on 2006-01-01: the nearest day with meetings is 2006-09-14"},
		{usual, "2016-09-14",
	         "no meeting on 2016-09-14: the nearest day with meetings is 2006-10-02"},
		{empty, "2006-09-14", "no meeting on 2006-09-14: there is none at all"},
		{usual, "2006-09-31", "'2006-09-31' is not a date: September 2006 has 30 days"},
		{usual, "friday", "'friday' is not a date: write it as 2006-09-14"},
	};
	hld_error err;
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		assert_int_equal(ask(cases[i].json, NULL, cases[i].day, &err), HLD_USAGE);
		assert_string_equal(err.text, cases[i].text);
	}
}

/* Else nobody could be told that all of a day is called off. */
static void a_day_of_the_earlier_edition_may_be_asked_for(void **state)
{
	hld_error err;
	(void)state;
	assert_int_equal(ask(later, NULL, "2006-10-02", &err), HLD_USAGE);
	assert_int_equal(ask(later, usual, "2006-10-02", &err), HLD_OK);
	assert_int_equal(ask(later, usual, "2006-09-13", &err), HLD_OK);
	assert_int_equal(ask(later, usual, "2006-10-01", &err), HLD_USAGE);
}

/* A room that is no more still has a calendar: of what was called off in it. */
static void a_room_of_the_earlier_edition_may_be_asked_for(void **state)
{
	(void)state;
	static const char gone[] =
		"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": "
		"\"America/New_York\", \"meetings\": [" MEETING(
			"a", "panel", "09-14T10:00", "09-14T13:00",
			", \"room\": \"annex\"") ", " MEETING("b", "panel", "09-15T10:00",
	                                                      "09-15T13:00", "") "]}";
	hld_programme *programme = written_json(gone), *since = written_json(usual);
	hld_export_options options = {.room = "Hall", .since = since};
	struct selection selection;
	struct buffer ids = {0}, name = {0};
	assert_int_equal(selection_make(&selection, programme, &options, NULL), HLD_OK);
	assert_string_equal(selection.options.room, "hall");
	assert_int_equal(selection.now.by_start.count, 0);
	add_ids(&selection.since, &ids);
	assert_string_equal(buffer_str(&ids), "day friday");
	selection_add_name(&selection.now, &selection.options, &name);
	assert_string_equal(buffer_str(&name), "Hall");
	selection_release(&selection);
	buffer_release(&ids);
	buffer_release(&name);
	hld_programme_free(programme);
	hld_programme_free(since);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_meetings_of_local_days_are_selected),
		cmocka_unit_test(a_day_without_meetings_is_refused),
		cmocka_unit_test(a_day_of_the_earlier_edition_may_be_asked_for),
		cmocka_unit_test(a_room_of_the_earlier_edition_may_be_asked_for)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
