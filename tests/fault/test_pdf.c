/* Memory that ends while an agenda is drawn: it is said, and nothing leaks. Whoever prints a
 * hundred agendas has the ninety-nine others.
 *
 * The n-th allocation of ours fails. Those of pango, glib and cairo are theirs: they end the process
 * where one fails, which is why hld asks for the memory beforehand (export/pdf_text.c). */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "fault.h"
#include "fault_free.h"
#include "hld.h"

/* A list of speakers, a table, a document, and what is drawn only here and there. */
static const char json[] =
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"note\": \"A/1/2 "
	"\", "
	"\"organ\": \"O\", \"mandates\": [\"A/RES/1/2\"], \"illustrative\": true, \"zone\": "
	"\"UTC\", "
	"\"rooms\": [{\"id\": \"h\", \"name\": \"H\"}], \"participants\": [{\"id\": \"fiji\", "
	"\"name\": "
	"\"Fiji\"}, {\"id\": \"togo\", \"name\": \"Togo\"}], \"meetings\": [{\"id\": \"m\", "
	"\"kind\": "
	"\"plenary\", \"start\": \"2006-09-14T10:00\", \"end\": \"2006-09-14T11:00\", \"room\": "
	"\"h\", "
	"\"items\": [{\"kind\": \"statement\", \"by\": \"fiji\"}, {\"kind\": \"statement\", "
	"\"by\": "
	"\"togo\", \"on_behalf_of\": \"a group\"}, {\"kind\": \"statement\", \"by\": \"fiji\"}]}, "
	"{\"id\": \"t\", \"kind\": \"round-table\", \"room\": \"h\", \"start\": "
	"\"2006-09-14T15:00\", "
	"\"end\": \"2006-09-14T16:00\", \"chairs\": [\"togo\", \"fiji\"], \"participants\": "
	"[\"fiji\", "
	"\"togo\"]}], \"deliverables\": [{\"id\": \"d\", \"kind\": \"overview\", \"title\": \"D\", "
	"\"symbol\": \"A/61/1\"}]}";

static hld_status export_with(const hld_programme *programme, const struct fault *fault, char **out,
                              size_t *size, hld_error *err)
{
	static const hld_export_options options = {0};
	fault_begin(fault);
	hld_status status = hld_export(programme, "pdf", &options, out, size, err);
	fault_end();
	return status;
}

static void it_is_said_that_memory_ended(void **state)
{
	hld_programme *programme;
	char *clean, *got;
	size_t clean_size, size, failed = 0;
	(void)state;
	assert_int_equal(hld_programme_read(json, strlen(json), "p", &programme, NULL), HLD_OK);
	assert_int_equal(export_with(programme, &fault_none, &clean, &clean_size, NULL), HLD_OK);
	for (enum fault_kind kind = FAULT_ONE; kind <= FAULT_FROM; kind++) {
		struct fault fault = fault_none;
		fault.kind = kind;
		for (;; fault.nth += FAULT_SANITIZED ? 7 : kind) {
			hld_error err = {0};
			hld_status status = export_with(programme, &fault, &got, &size, &err);
			if (status != HLD_OK) {
				assert_int_equal(status, HLD_NOMEM);
				assert_string_equal(err.text, "out of memory");
				assert_null(got);
				assert_int_equal(fault_live(), 0);
				failed++;
				continue;
			}
			assert_int_equal(size, clean_size);
			assert_memory_equal(got, clean, size);
			free(got);
			if (!fault_happened())
				break;
		}
	}
	assert_true(failed > 20);
	free(clean);
	hld_programme_free(programme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(it_is_said_that_memory_ended)};
	return HLD_PDF ? cmocka_run_group_tests(tests, NULL, NULL) : 77;
}
