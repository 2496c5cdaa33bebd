/* Memory that ends while a programme is written in the formats that people look at: the library says so and
 * leaks nothing. test_fault.c has a programme without lists for all formats; this has one with statements,
 * participants, documents and two days. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "fault.h"
#include "fault_free.h"
#include "hld.h"

#if HLD_PDF
#define PNG "png"
#else
#define PNG "svg"
#endif

static const char document[] =
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"theme\": \"T\", "
	"\"city\": "
	"\"X\", \"organ\": \"General Assembly\", \"issued\": \"2006-09-01\", \"note\": \"n\", "
	"\"illustrative\": true, \"zone\": \"America/New_York\", \"rooms\": [{\"id\": \"hall\", "
	"\"name\": \"Hall\"}], \"participants\": [{\"id\": \"togo\", \"name\": \"Togo\"}, {\"id\": "
	"\"fiji\", \"name\": \"Fiji\"}], \"deliverables\": [{\"id\": \"d\", \"kind\": "
	"\"overview\", "
	"\"title\": \"D\", \"by\": \"togo\", \"note\": \"n\"}],\n"
	" \"meetings\": [{\"id\": \"m\", \"kind\": \"plenary\", \"number\": 3, \"start\": "
	"\"2006-09-14T10:00\", \"end\": \"2006-09-14T10:20\", \"room\": \"hall\", \"presides\": "
	"\"togo\", \"items\": [\n"
	"  {\"kind\": \"opening\", \"start\": \"2006-09-14T10:00\", \"end\": \"2006-09-14T10:05\", "
	"\"by\": [\"togo\"], \"illustrative\": true},\n"
	"  {\"kind\": \"statement\", \"start\": \"2006-09-14T10:05\", \"end\": "
	"\"2006-09-14T10:10\", "
	"\"by\": [\"togo\"], \"level\": \"minister\", \"limit_min\": 5, \"on_behalf_of\": \"G\"},\n"
	"  {\"kind\": \"statement\", \"start\": \"2006-09-14T10:10\", \"end\": "
	"\"2006-09-14T10:15\", "
	"\"by\": [\"fiji\"], \"limit_min\": 3}]},\n"
	" {\"id\": \"r\", \"kind\": \"round-table\", \"number\": 1, \"title\": \"A long title\", "
	"\"theme\": \"T\", \"start\": \"2006-09-15T15:00\", \"end\": \"2006-09-15T18:00\", "
	"\"chairs\": "
	"[\"togo\", \"fiji\"], \"participants\": [\"togo\", \"fiji\"], \"status\": "
	"\"tentative\"}]}\n";

/* Export with that fault. Gives: whether it came to an end without it. */
static bool try_format(const hld_programme *programme, const char *format,
                       const hld_export_options *options, const struct fault *fault)
{
	hld_error err = {0};
	char *text;
	size_t size;
	fault_begin(fault);
	hld_status status = hld_export(programme, format, options, &text, &size, &err);
	free(text);
	fault_end();
	assert_int_equal(fault_live(), 0);
	assert_int_equal(err.status, status);
	if (!fault_happened() && status != HLD_OK)
		fail_msg("%s: %s", format, err.text);
	if (fault_happened() && status != HLD_OK)
		assert_string_equal(err.text, "out of memory");
	return !fault_happened();
}

static void every_format_says_that_memory_ended(void **state)
{
	static const char *const formats[] = {"text", "html", "md", "csv", "svg", PNG};
	static const char *const days[] = {"2006-09-15", "2006-09-14"}, *const kinds[] = {
										"plenary"};
	static const hld_export_options options[] = {
		{0},
		{.lang = "fr", .participant = "togo"},
		{.days = days, .days_count = 2, .kinds = kinds, .kinds_count = 1}};
	hld_programme *programme;
	hld_error err = {0};
	(void)state;
	if (hld_programme_read(document, strlen(document), "test", &programme, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	for (size_t i = 0; i < LENGTH(formats); i++)
		for (size_t j = 0; j < 2 * LENGTH(options); j++) {
			struct fault fault = fault_none;
			fault.kind = j % 2 ? FAULT_ONE : FAULT_FROM;
			while (!try_format(programme, formats[i], &options[j / 2], &fault))
				fault.nth++;
			assert_true(fault.nth > 0);
		}
	hld_programme_free(programme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_format_says_that_memory_ended)};
	fault_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
