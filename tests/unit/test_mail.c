/* test_mail.c - calendars that are mailed: one event a file, because Outlook takes only the first,
 * to one address, from which nothing else can get into the file. */
#include "unit.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "export/ical_mail.h"
#include "hld.h"
#include "written.h"

#define HEAD                                                                             \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"T\", \"zone\": "  \
	"\"Europe/Zurich\", \"participants\": [{\"id\": \"x\", \"name\": \"X \\\"y\\\" " \
	"z\\\\\"}], "
#define TABLE(id, more)                                                        \
	"{\"id\": \"" id "\", \"kind\": \"round-table\", \"start\": "          \
	"\"2006-09-14T15:00\", \"end\": \"2006-09-14T18:00\", \"chairs\": [\"" \
	"x\"]" more "}"
#define OFF ", \"status\": \"cancelled\""
#define STATEMENT                                                                           \
	", \"items\": [{\"id\": \"s\", \"kind\": \"statement\", \"by\": \"x\", \"start\": " \
	"\"2006-09-14T15:00\", \"end\": \"2006-09-14T15:05\"}]"
#define FIRST(meetings) HEAD "\"issued\": \"2006-09-01\", \"meetings\": [" meetings "]}"
#define SECOND(meetings) \
	HEAD "\"issued\": \"2006-09-02\", \"revision\": 1, \"meetings\": [" meetings "]}"

static hld_status mail(const char *json, const char *since, hld_export_options options, char **out,
                       hld_error *err)
{
	hld_programme *programme = written_json(json);
	hld_programme *earlier = since != NULL ? written_json(since) : NULL;
	size_t size;
	*err = (hld_error){0};
	options.since = earlier;
	hld_status status = hld_export(programme, "ical", &options, out, &size, err);
	hld_programme_free(programme);
	hld_programme_free(earlier);
	return status;
}

static const char *const addresses[] = {
	"desk@example.org",
	"a@b",
	"first.last@un.int",
	"o'neil@x-y.example.org",
	"a+b_c-d=e@example.org",
	"1@2.3",
	"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl@e.org"};

static const char *const no_addresses[] = {
	"",
	"@",
	"a",
	"a@",
	"@b",
	"a@@b",
	"a@b@c",
	"a b@c",
	"a@b c",
	" a@b",
	"a@b ",
	"a@b\n",
	"a@b\r\nX:y",
	"a\nATTENDEE:mailto:z@y",
	"a@b\nATTENDEE:mailto:z@y",
	"a@b;X=y",
	"a;X=y@b",
	"a:b@c",
	"a@b:c",
	"\"a\"@b",
	"a\"@b",
	"a@\"b",
	"a@b\"",
	"<a@b>",
	"a,b@c",
	"a@b,c@d",
	".a@b",
	"a.@b",
	"a..b@c",
	"a@.b",
	"a@b.",
	"a@b..c",
	"a@-b",
	"a@b-",
	"a@b.-c",
	"a@b-.c",
	"a@[1.2.3.4]",
	"\xc3\xa9@b",
	"a@\xc3\xa9",
	"a@b\x7f",
	"a\x01@b",
	"a\\@b",
	"mailto:a@b",
	"a(c)@b",
	"a@b%0a",
	"a@b_c",
	"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm@e.org"};

static void only_plain_addresses_are_written_to(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(addresses) + LENGTH(no_addresses); i++) {
		bool good = i < LENGTH(addresses);
		const char *address = good ? addresses[i] : no_addresses[i - LENGTH(addresses)];
		char *out;
		hld_error err;
		hld_export_options options = {.method = HLD_REQUEST, .to = address};
		hld_status status = mail(FIRST(TABLE("a", "")), NULL, options, &out, &err);
		if (status != (good ? HLD_OK : HLD_USAGE))
			fail_msg("'%s': status %d, %s", address, (int)status, err.text);
		if (!good)
			assert_non_null(strstr(err.text, "is no mail address"));
		free(out);
	}
}

/* An address may hold signs that a URI may not; they come back as they were. */
static void signs_of_an_address_are_none_of_the_uri(void **state)
{
	struct buffer uri = {0};
	(void)state;
	assert_int_equal(mail_add_uri("a!#$%&'*+-/=?^_`{|}~b@c.org", &uri, NULL), HLD_OK);
	assert_string_equal(buffer_str(&uri),
	                    "mailto:a!%23$%25%26'*+-%2F%3D%3F%5E_%60%7B%7C%7D~b@c.org");
	buffer_release(&uri);
}

static icalcomponent *read_event(const char *octets, icalcomponent **calendar)
{
	*calendar = icalparser_parse_string(octets);
	assert_non_null(*calendar);
	assert_int_equal(icalcomponent_count_errors(*calendar), 0);
	assert_int_equal(icalcomponent_count_components(*calendar, ICAL_VEVENT_COMPONENT), 1);
	return icalcomponent_get_first_component(*calendar, ICAL_VEVENT_COMPONENT);
}

static void a_mail_is_one_event_to_one_address(void **state)
{
	static const struct {
		hld_method method;
		icalproperty_method said;
		icalproperty_status status;
		const char *id;
	} cases[] = {{HLD_REQUEST, ICAL_METHOD_REQUEST, ICAL_STATUS_CONFIRMED, "a"},
	             {HLD_CANCEL, ICAL_METHOD_CANCEL, ICAL_STATUS_CANCELLED, "b"}};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *out;
		hld_error err;
		hld_export_options options = {
			.method = cases[i].method, .to = "desk@example.org", .participant = "x"};
		hld_status status = mail(SECOND(TABLE("a", "") ", " TABLE("b", OFF)), NULL, options,
		                         &out, &err);
		assert_string_equal(err.text, "");
		assert_int_equal(status, HLD_OK);
		icalcomponent *calendar, *event = read_event(out, &calendar);
		assert_int_equal(icalcomponent_get_method(calendar), cases[i].said);
		assert_int_equal(icalcomponent_get_status(event), cases[i].status);
		assert_int_equal(icalcomponent_get_sequence(event), 1);
		icalproperty *attendee =
			icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
		assert_string_equal(icalproperty_get_attendee(attendee), "mailto:desk@example.org");
		assert_null(icalcomponent_get_next_property(event, ICAL_ATTENDEE_PROPERTY));
		assert_non_null(icalcomponent_get_first_property(event, ICAL_ORGANIZER_PROPERTY));
		assert_non_null(strstr(out, "\r\nATTENDEE;CN=X 'y' z/;PARTSTAT=NEEDS-ACTION;"
		                            "RSVP=FALSE:mailto:desk@example.o\r\n rg\r\n"));
		assert_null(strstr(out, "NAME;")); /* of a calendar: none is to be made for it */
		icalrestriction_check(calendar);
		assert_int_equal(icalcomponent_count_errors(calendar), 0);
		icalcomponent_free(calendar);
		free(out);
	}
}

/* What is to be mailed between two editions: the names of the files. */
static const struct {
	const char *since, *now;
	const char *request, *cancel;
} revisions[] = {
	{NULL, SECOND(TABLE("a", "") ", " TABLE("b", OFF)), "a.ics ", "b.ics "},
	{FIRST(TABLE("a", "")), SECOND(TABLE("a", "")), "", ""},
	{FIRST(TABLE("a", "")), SECOND(TABLE("a", ", \"note\": \"N\"")), "a.ics ", ""},
	{FIRST(TABLE("a", "")), SECOND(TABLE("a", "") ", " TABLE("b", "")), "b.ics ", ""},
	{FIRST(TABLE("a", "")), SECOND(TABLE("b", "")), "b.ics ", "a.ics "},
	{FIRST(TABLE("a", "")), SECOND(TABLE("a", OFF)), "", "a.ics "},
	/* Nobody has to be told twice, nor of what they never had. */
	{FIRST(TABLE("a", OFF)), SECOND(TABLE("a", OFF ", \"theme\": \"N\"")), "", ""},
	{FIRST(TABLE("a", OFF) ", " TABLE("b", "")), SECOND(TABLE("b", "")), "", ""},
	{FIRST(TABLE("b", "")), SECOND(TABLE("a", OFF) ", " TABLE("b", "")), "", ""},
	{FIRST(TABLE("a", OFF)), SECOND(TABLE("a", "")), "a.ics ", ""},
	{FIRST(TABLE("a", "")), SECOND(TABLE("a", STATEMENT)),
         "a.ics d9929b2c-defe-5bb8-8ea0-31fd24338fa8.ics ", ""},
};

static void mails_are_of_what_is_new(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * LENGTH(revisions); i++) {
		bool cancel = i % 2 != 0;
		hld_programme *now = written_json(revisions[i / 2].now), *since = NULL;
		if (revisions[i / 2].since != NULL)
			since = written_json(revisions[i / 2].since);
		hld_export_options options = {.method = cancel ? HLD_CANCEL : HLD_REQUEST,
		                              .to = "a@b",
		                              .participant = "x",
		                              .since = since};
		struct export_files files = {0};
		struct buffer names = {0};
		hld_error err = {0};
		assert_int_equal(export_split(now, &options, "", &files, &err), HLD_OK);
		for (uint32_t j = 0; j < files.count; j++) {
			struct buffer one = {0};
			icalcomponent *calendar;
			buffer_printf(&names, "%s ", files.at[j].name);
			buffer_add(&one, export_file_octets(&files, &files.at[j]),
			           files.at[j].size);
			read_event(buffer_str(&one), &calendar);
			icalcomponent_free(calendar);
			buffer_release(&one);
		}
		assert_string_equal(buffer_str(&names),
		                    cancel ? revisions[i / 2].cancel : revisions[i / 2].request);
		buffer_release(&names);
		export_files_release(&files);
		hld_programme_free(now);
		hld_programme_free(since);
	}
}

static void what_is_no_mail_is_refused(void **state)
{
	static const struct {
		const char *json;
		hld_export_options options;
		hld_status status;
		const char *text;
	} cases[] = {
		{FIRST(TABLE("a", "")), {.method = HLD_REQUEST}, HLD_USAGE, "to whom"},
		{FIRST(TABLE("a", "")),
	         {.method = HLD_CANCEL, .to = "a@b"},
	         HLD_SCHEMA,
	         "there is nothing to cancel"},
		{FIRST(TABLE("a", OFF)),
	         {.method = HLD_REQUEST, .to = "a@b"},
	         HLD_SCHEMA,
	         "there is nothing to request"},
		{FIRST(TABLE("a", "") ", " TABLE("b", "")),
	         {.method = HLD_REQUEST, .to = "a@b"},
	         HLD_USAGE,
	         "a mail holds one event, and these are 2"},
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *out;
		hld_error err;
		assert_int_equal(mail(cases[i].json, NULL, cases[i].options, &out, &err),
		                 cases[i].status);
		assert_non_null(strstr(err.text, cases[i].text));
		assert_null(out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_plain_addresses_are_written_to),
		cmocka_unit_test(signs_of_an_address_are_none_of_the_uri),
		cmocka_unit_test(a_mail_is_one_event_to_one_address),
		cmocka_unit_test(mails_are_of_what_is_new),
		cmocka_unit_test(what_is_no_mail_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
