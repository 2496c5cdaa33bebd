/* The public header: what it promises to a program that links the library. */
#include "unit.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hld.h"

#define DATA HLD_SOURCE_DIR "/data/"

static hld_programme *programme(void)
{
	hld_programme *loaded;
	hld_error err = {0};
	assert_int_equal(hld_programme_load(DATA "programmes/hld-2006-annex.json", &loaded, &err),
	                 HLD_OK);
	return loaded;
}

static hld_mandate *mandate(const char *path)
{
	hld_mandate *loaded;
	assert_int_equal(hld_mandate_load(path, &loaded, NULL), HLD_OK);
	return loaded;
}

static void a_failure_is_said_once_and_gives_nothing(void **state)
{
	(void)state;
	hld_programme *loaded = (hld_programme *)(uintptr_t)1;
	hld_error err = {0};
	assert_int_equal(hld_programme_load("/no/such/file.json", &loaded, &err), HLD_UNREADABLE);
	assert_null(loaded);
	assert_string_equal(err.file, "/no/such/file.json");
	assert_string_equal(err.text, "cannot be opened: No such file or directory");
	assert_int_equal(err.status, HLD_UNREADABLE);
	const char text[] = "{\n \"format\": \"hld-mandate/1\",\n \"symbol\": 5}";
	hld_mandate *read;
	err = (hld_error){0};
	assert_int_equal(hld_mandate_read(text, strlen(text), "m.json", &read, &err), HLD_SCHEMA);
	assert_null(read);
	assert_string_equal(err.file, "m.json");
	assert_string_equal(err.pointer, "/symbol");
	assert_string_equal(err.text, "must be a string, not a number");
	assert_true(err.line == 3 && err.column == 12);
	assert_int_equal(hld_mandate_read(text, strlen(text), "m.json", &read, NULL), HLD_SCHEMA);
}

static void findings_outlive_what_was_checked(void **state)
{
	(void)state;
	hld_programme *checked = programme();
	hld_mandate *both[] = {mandate(DATA "mandates/a-60-205.json"),
	                       mandate(DATA "mandates/a-res-60-227.json")};
	hld_findings *findings;
	assert_int_equal(hld_check((const hld_mandate *const *)both, 2, checked, &findings, NULL),
	                 HLD_OK);
	hld_programme_free(checked);
	hld_mandate_free(both[0]);
	hld_mandate_free(both[1]);
	size_t length = 0;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		length += strlen(finding->text) + strlen(finding->clause) +
		          strlen(finding->symbol) + strlen(finding->para) +
		          strlen(finding->pointer);
		if (i > 0)
			assert_true(hld_findings_at(findings, i - 1)->severity <=
			            finding->severity);
	}
	assert_true(length > 0);
	assert_null(hld_findings_at(findings, hld_findings_count(findings)));
	assert_string_equal(hld_findings_verdict(findings, 0)->symbol, "A/60/205");
	assert_null(hld_findings_verdict(findings, hld_findings_verdicts(findings)));
	hld_findings_free(findings);
}

/* The report and the resolution that departed from it, judged together: that neither
 * hides what the other asks. */
static void several_mandates_are_all_checked(void **state)
{
	(void)state;
	hld_programme *checked = programme();
	hld_mandate *both[] = {mandate(DATA "mandates/a-60-205.json"),
	                       mandate(DATA "mandates/a-res-60-227.json")};
	hld_findings *findings[3];
	const hld_mandate *const *lent = (const hld_mandate *const *)both;
	hld_check(lent, 1, checked, &findings[0], NULL);
	hld_check(lent + 1, 1, checked, &findings[1], NULL);
	hld_check(lent, 2, checked, &findings[2], NULL);
	assert_int_equal(hld_findings_count(findings[0]) + hld_findings_count(findings[1]),
	                 hld_findings_count(findings[2]));
	assert_int_equal(hld_findings_verdicts(findings[0]) + hld_findings_verdicts(findings[1]),
	                 hld_findings_verdicts(findings[2]));
	for (int i = 0; i < 3; i++)
		hld_findings_free(findings[i]);
	hld_programme_free(checked);
	hld_mandate_free(both[0]);
	hld_mandate_free(both[1]);
}

static void nothing_can_be_freed(void **state)
{
	(void)state;
	hld_programme_free(NULL);
	hld_mandate_free(NULL);
	hld_findings_free(NULL);
}

static void every_status_and_severity_has_words(void **state)
{
	(void)state;
	assert_string_equal(hld_strseverity(HLD_BREACH), "breach");
	assert_string_equal(hld_strstatus(HLD_NOMEM), "out of memory");
	assert_non_null(hld_strstatus((hld_status)999));
}

static void every_format_writes_and_no_other_is_known(void **state)
{
	(void)state;
	hld_programme *written;
	assert_int_equal(hld_programme_load(DATA "programmes/hld-2006.json", &written, NULL),
	                 HLD_OK);
	hld_export_options options = {0};
	char *text;
	size_t size, count = 0;
	for (const char *format; (format = hld_export_format(count)) != NULL; count++) {
		bool busy = strcmp(format, "freebusy") == 0; /* it is of somebody or something */
		if (strcmp(format, "pdf") == 0 && !HLD_PDF)
			continue;
		options.room = busy ? "general-assembly-hall" : NULL;
		assert_int_equal(hld_export(written, format, &options, &text, &size, NULL), HLD_OK);
		assert_int_equal(text[size], '\0');
		assert_true(size > 0);
		free(text);
	}
	assert_true(count >= 3);
	hld_error err = {0};
	assert_int_equal(hld_export(written, "icla", &(hld_export_options){0}, &text, &size, &err),
	                 HLD_USAGE);
	assert_null(text);
	assert_non_null(strstr(err.text, "did you mean 'ical'?"));
	hld_programme_free(written);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_failure_is_said_once_and_gives_nothing),
		cmocka_unit_test(findings_outlive_what_was_checked),
		cmocka_unit_test(several_mandates_are_all_checked),
		cmocka_unit_test(nothing_can_be_freed),
		cmocka_unit_test(every_status_and_severity_has_words),
		cmocka_unit_test(every_format_writes_and_no_other_is_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
