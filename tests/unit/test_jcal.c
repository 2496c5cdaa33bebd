/* test_jcal.c - the calendar as JSON (jCal, RFC 7265): a program that reads it must find the text
 * that people see, and the hour. tests/interop/jcal.sh holds whole calendars against their twins. */
#include "unit.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hld.h"
#include "nasty.h"

static json_t *read_jcal(const char *text, const hld_export_options *options)
{
	char *out = nasty_export(text, "jcal", options);
	json_t *root = json_loads(out, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(root);
	free(out);
	return root;
}

static json_t *component(const json_t *in, const char *name)
{
	size_t i;
	json_t *at;
	json_array_foreach(json_array_get(in, 2), i,
	                   at) if (strcmp(json_string_value(json_array_get(at, 0)), name) ==
	                           0) return at;
	fail_msg("no component %s", name);
	return NULL;
}

static json_t *property(const json_t *in, const char *name)
{
	size_t i;
	json_t *at;
	json_array_foreach(json_array_get(in, 1), i,
	                   at) if (strcmp(json_string_value(json_array_get(at, 0)), name) ==
	                           0) return at;
	return NULL;
}

static void assert_property(const json_t *in, const char *name, const char *wanted)
{
	json_t *found = property(in, name);
	char *text = json_dumps(found, JSON_COMPACT);
	if (text == NULL || strcmp(text, wanted) != 0)
		fail_msg("%s is %s, not %s", name, text != NULL ? text : "missing", wanted);
	free(text);
}

static void values_are_as_rfc_7265_says(void **state)
{
	(void)state;
	json_t *root = read_jcal("T", &(hld_export_options){0});
	assert_property(root, "version", "[\"version\",{},\"text\",\"2.0\"]");
	assert_property(root, "method", "[\"method\",{},\"text\",\"PUBLISH\"]");
	assert_property(root, "name", "[\"name\",{\"language\":\"en\"},\"text\",\"T\"]");
	json_t *event = component(root, "vevent");
	assert_property(event, "dtstamp",
	                "[\"dtstamp\",{},\"date-time\",\"2006-09-01T00:00:00Z\"]");
	assert_property(event, "dtstart",
	                "[\"dtstart\",{\"tzid\":\"America/New_York\"},\"date-time\","
	                "\"2006-09-14T10:00:00\"]");
	assert_property(event, "sequence", "[\"sequence\",{},\"integer\",2]");
	assert_property(event, "transp", "[\"transp\",{},\"text\",\"OPAQUE\"]");
	assert_property(event, "status", "[\"status\",{},\"text\",\"CONFIRMED\"]");
	assert_property(event, "categories", "[\"categories\",{},\"text\",\"round table\"]");
	assert_property(event, "organizer",
	                "[\"organizer\",{\"cn\":\"T\"},\"cal-address\","
	                "\"mailto:noreply@hld.invalid\"]");
	json_t *daylight = component(component(root, "vtimezone"), "daylight");
	assert_property(daylight, "tzoffsetto", "[\"tzoffsetto\",{},\"utc-offset\",\"-04:00\"]");
	assert_property(daylight, "rrule",
	                "[\"rrule\",{},\"recur\",{\"freq\":\"YEARLY\",\"bymonth\":4,\"byday\":"
	                "\"1SU\"}]");
	json_decref(root);
}

static void options_do_what_they_do_to_the_calendar(void **state)
{
	(void)state;
	json_t *root = read_jcal("T", &(hld_export_options){.utc = true, .participant = "p"});
	assert_property(root, "name", "[\"name\",{\"language\":\"en\"},\"text\",\"T: T\"]");
	assert_int_equal(json_array_size(json_array_get(root, 2)), 1);
	assert_property(component(root, "vevent"), "dtend",
	                "[\"dtend\",{},\"date-time\",\"2006-09-14T17:00:00Z\"]");
	json_decref(root);
}

/* Escapes are of iCalendar: here they would be shown to people. */
static void texts_are_not_escaped_twice(void **state)
{
	(void)state;
	for (size_t i = 0; i < NASTY_TEXTS; i++) {
		json_t *root = read_jcal(nasty_texts[i], &(hld_export_options){0});
		char *clean = nasty_clean(nasty_texts[i]);
		json_t *event = component(root, "vevent");
		const char *summary =
			json_string_value(json_array_get(property(event, "summary"), 3));
		assert_int_equal(strncmp(summary, "Round table 1: ", 15), 0);
		assert_string_equal(summary + 15, clean);
		assert_string_equal(json_string_value(json_array_get(property(root, "name"), 3)),
		                    clean);
		assert_int_equal(json_array_size(json_array_get(root, 2)), 2);
		free(clean);
		json_decref(root);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_as_rfc_7265_says),
		cmocka_unit_test(options_do_what_they_do_to_the_calendar),
		cmocka_unit_test(texts_are_not_escaped_twice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
