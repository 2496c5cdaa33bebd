/* test_due.c - documents that are due, as days of a calendar and as tasks: a report that is not
 * written in time is not translated in time, and the meeting has nothing before it. */
#include "unit.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "hld.h"
#include "nasty.h"

static const hld_export_options days = {.deliverables = true}, tasks = {0};

static const char head[] =
	"{\"format\": \"hld-programme/1\", \"id\": \"due\", \"issued\": \"2006-05-01\", "
	"\"revision\": 3, \"title\": {\"en\": \"Dialogue\", \"fr\": \"Le dialogue\"}, "
	"\"zone\": \"America/New_York\", \"organ\": \"General Assembly\", "
	"\"people\": [{\"id\": \"annan\", \"name\": \"Kofi Annan\"}], "
	"\"participants\": [{\"id\": \"iom\", \"name\": \"IOM\"}], \"meetings\": [], "
	"\"deliverables\": [";

static hld_programme *read_deliverables(const char *deliverables)
{
	struct buffer json = {0};
	hld_programme *programme;
	hld_error err = {0};
	buffer_printf(&json, "%s%s]}", head, deliverables);
	if (hld_programme_read(json.at, json.size, "test.json", &programme, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	buffer_release(&json);
	return programme;
}

static hld_status export_due(const char *deliverables, hld_export_options options, char **out,
                             hld_error *err)
{
	hld_programme *programme = read_deliverables(deliverables);
	const char *format = options.deliverables ? "ical" : "todo";
	size_t size;
	*err = (hld_error){0};
	hld_status status = hld_export(programme, format, &options, out, &size, err);
	hld_programme_free(programme);
	return status;
}

static char *export_well(const char *deliverables, hld_export_options options)
{
	char *out;
	hld_error err;
	if (export_due(deliverables, options, &out, &err) != HLD_OK)
		fail_msg("%s", err.text);
	icalcomponent *calendar = icalparser_parse_string(out);
	icalrestriction_check(calendar);
	assert_int_equal(icalcomponent_count_errors(calendar), 0);
	icalcomponent_free(calendar);
	return out;
}

#define OVERVIEW                                                                            \
	"{\"id\": \"overview\", \"kind\": \"overview\", \"title\": {\"en\": \"Overview\", " \
	"\"fr\": \"Aperçu\"}, \"by\": \"annan\", \"date\": \"2006-06-06\", "               \
	"\"symbol\": \"A/60/871\", \"note\": \"Presented.\", \"illustrative\": true}"
#define SUMMARY                                                                                 \
	"{\"id\": \"summary\", \"kind\": \"summary\", \"title\": \"Summary\", \"by\": \"iom\"," \
	" \"date\": \"2006-04-30\"}"
#define UNDATED "{\"id\": \"undated\", \"kind\": \"note\", \"title\": \"Undated\"}"

/* The judge of the UIDs is Python's uuid5(uuid5(NAMESPACE_URL, "urn:hld:meeting"),
 * "due//deliverable/overview"), and with "/todo" behind it. */
static const char whole_day[] =
	"BEGIN:VEVENT\r\n"
	"UID:20dff667-c10f-55a6-977a-079b5f3c86b4\r\n"
	"DTSTAMP:20060501T000000Z\r\n"
	"LAST-MODIFIED:20060501T000000Z\r\n"
	"SEQUENCE:3\r\n"
	"DTSTART;VALUE=DATE:20060606\r\n"
	"DTEND;VALUE=DATE:20060607\r\n"
	"STATUS:CONFIRMED\r\n"
	"TRANSP:TRANSPARENT\r\n"
	"SUMMARY;LANGUAGE=en:Due: Overview\\, A/60/871 (Kofi Annan)\r\n"
	"DESCRIPTION:Dialogue\\nDocument: A/60/871\\nTo be delivered by: Kofi Annan\\n\r\n"
	" \\nPresented.\\n\\nIllustrative: no source gives this date.\r\n"
	"CATEGORIES:document\r\n"
	"ORGANIZER;CN=General Assembly:mailto:noreply@hld.invalid\r\n"
	"END:VEVENT\r\n"
	"END:VCALENDAR\r\n";
static const char whole_task[] = "BEGIN:VTODO\r\n"
				 "UID:fc778f1d-62b0-5e30-b507-2d279bab2d29\r\n"
				 "DTSTAMP:20060501T000000Z\r\n"
				 "LAST-MODIFIED:20060501T000000Z\r\n"
				 "SEQUENCE:3\r\n"
				 "DTSTART;VALUE=DATE:20060501\r\n"
				 "DUE;VALUE=DATE:20060606\r\n"
				 "PRIORITY:5\r\n"
				 "SUMMARY;LANGUAGE=fr:Aperçu\\, A/60/871 (Kofi Annan)\r\n";

static void a_document_is_one_day_and_one_task(void **state)
{
	(void)state;
	char *out = export_well(OVERVIEW, days);
	assert_non_null(strstr(out, "NAME;LANGUAGE=en:Documents due: Dialogue\r\n"));
	assert_null(strstr(out, "VALARM"));
	assert_string_equal(strstr(out, "BEGIN:VEVENT"), whole_day);
	free(out);
	out = export_well(OVERVIEW, (hld_export_options){.lang = "fr"});
	assert_int_equal(strncmp(strstr(out, "BEGIN:VTODO"), whole_task, strlen(whole_task)), 0);
	assert_null(strstr(out, "VALARM"));
	free(out);
}

/* Where the document was due before the programme was out, the task began the day before. */
static void documents_come_by_date_and_are_due_after_they_begin(void **state)
{
	(void)state;
	static const char all[] = UNDATED ", " OVERVIEW ", " SUMMARY;
	char *out = export_well(all, tasks);
	const char *first = strstr(out, "DTSTART;VALUE=DATE:20060429\r\nDUE;VALUE=DATE:20060430");
	assert_non_null(first);
	assert_non_null(strstr(first, "DTSTART;VALUE=DATE:20060501\r\nDUE;VALUE=DATE:20060606"));
	assert_null(strstr(out, "Undated"));
	free(out);
	out = export_well(all, days);
	first = strstr(out, "DTSTART;VALUE=DATE:20060430\r\nDTEND;VALUE=DATE:20060501");
	assert_non_null(first);
	assert_non_null(strstr(first, "DTSTART;VALUE=DATE:20060606"));
	free(out);
}

static void whoever_delivers_finds_what_to_deliver(void **state)
{
	(void)state;
	hld_export_options options[] = {{.participant = "IOM"},
	                                {.participant = "IOM", .deliverables = true}};
	for (size_t i = 0; i < LENGTH(options); i++) {
		char *out = export_well(OVERVIEW ", " SUMMARY, options[i]);
		assert_null(strstr(out, "Overview"));
		assert_non_null(strstr(out, "Summary (IOM)"));
		assert_non_null(strstr(out, "Documents due: IOM: Dialogue"));
		free(out);
	}
}

static void what_cannot_be_told_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *deliverables, *participant, *pointer, *text;
	} wrong[] = {
		{UNDATED, NULL, "/deliverables",
	         "the programme has no deliverables with a date, and a calendar must have one"},
		{OVERVIEW, "iom", "/deliverables",
	         "the programme has no deliverables with a date by 'IOM', and a calendar must have "
	         "one"},
		{OVERVIEW ", " OVERVIEW, NULL, "/deliverables/1/id",
	         "two deliverables have the id 'overview', by which calendars know them: give each "
	         "its own"}};
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		for (int n = 0; n <= 1; n++) {
			char *out;
			hld_error err;
			hld_export_options options = {.participant = wrong[i].participant,
			                              .deliverables = n != 0};
			assert_int_equal(export_due(wrong[i].deliverables, options, &out, &err),
			                 HLD_SCHEMA);
			assert_null(out);
			assert_string_equal(err.text, wrong[i].text);
			assert_string_equal(err.pointer, wrong[i].pointer);
		}
	}
	hld_programme *programme = read_deliverables(OVERVIEW);
	hld_error err = {0};
	char *out;
	size_t size;
	assert_int_equal(hld_export(programme, "text", &days, &out, &size, &err), HLD_USAGE);
	assert_string_equal(err.text, "--deliverables goes with ical or jcal, not with text");
	hld_programme_free(programme);
}

static void titles_of_every_sort_come_through(void **state)
{
	(void)state;
	for (size_t i = 0; i < NASTY_TEXTS; i++) {
		for (int n = 0; n <= 1; n++) {
			struct buffer summary = {0};
			char *out = nasty_export(nasty_texts[i], n == 0 ? "ical" : "todo",
			                         n == 0 ? &days : &tasks);
			icalcomponent *calendar = icalparser_parse_string(out);
			icalcomponent *due = icalcomponent_get_first_component(
				calendar, n == 0 ? ICAL_VEVENT_COMPONENT : ICAL_VTODO_COMPONENT);
			buffer_printf(&summary, "%s%s", n == 0 ? "Due: " : "", nasty_texts[i]);
			char *clean = nasty_clean(buffer_str(&summary));
			assert_string_equal(icalcomponent_get_summary(due), clean);
			assert_int_equal(
				icalcomponent_count_components(calendar, ICAL_ANY_COMPONENT), 1);
			assert_int_equal(icalcomponent_count_errors(calendar), 0);
			free(clean);
			buffer_release(&summary);
			icalcomponent_free(calendar);
			free(out);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_one_day_and_one_task),
		cmocka_unit_test(documents_come_by_date_and_are_due_after_they_begin),
		cmocka_unit_test(whoever_delivers_finds_what_to_deliver),
		cmocka_unit_test(what_cannot_be_told_is_refused),
		cmocka_unit_test(titles_of_every_sort_come_through),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
