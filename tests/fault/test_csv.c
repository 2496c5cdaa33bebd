/* Memory that ends while a sheet is read: the reader says so, leaks nothing, and never gives
 * a list from which a row or a word is missing. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "fault.h"
#include "fault_free.h"
#include "load/csv.h"
#include "model/programme.h"

static const char good[] =
	"id,kind,number,start,end,illustrative,open_to,title,title.fr,items.kind,items.title.fr,"
	"items.title\n"
	"a,plenary,1,2006-09-14T10:00,2006-09-14T13:00,TRUE,\"observer;ngo\",\"a \"\"b\"\"\",c,"
	"opening,\"d\ne\",f\n"
	",,,,,,,,,closing\n"
	"b,panel,2,2006-09-14T15:00,2006-09-14T18:00,false\n";
static const char bad_value[] = "id,kind,number,start,end\na,plenry,x\n";
static const char bad_word[] = "id,kind,number,start,end\na,plenry,1,,\n";
static const char bad_column[] = "id,knd\n";

static void see_whole(const struct hld_programme *programme)
{
	assert_int_equal(programme->meetings.count, 2);
	const struct meeting *meeting = &programme->meetings.at[0];
	assert_int_equal(meeting->open_to.count, 2);
	assert_int_equal(meeting->title.count, 1);
	assert_string_equal(meeting->title.en, "a \"b\"");
	assert_int_equal(meeting->items.count, 2);
	assert_int_equal(meeting->items.at[0].title.count, 1);
	assert_string_equal(meeting->items.at[0].title.en, "f");
	assert_int_equal(programme->meetings.at[1].number, 2);
}

static void the_reader_says_that_memory_ended(void **state)
{
	static const struct {
		const char *csv;
		hld_status status;
	} sheets[] = {{good, HLD_OK},
	              {bad_value, HLD_SCHEMA},
	              {bad_word, HLD_SCHEMA},
	              {bad_column, HLD_SCHEMA},
	              {"", HLD_SYNTAX}};
	const struct field *list = shape_field(&programme_shape, "meetings", 8);
	(void)state;
	for (size_t i = 0; i < 2 * LENGTH(sheets); i++) {
		const char *csv = sheets[i / 2].csv;
		struct fault fault = fault_none;
		fault.kind = i % 2 ? FAULT_ONE : FAULT_FROM;
		for (;; fault.nth++) {
			struct hld_programme programme = {0};
			hld_error err = {0};
			fault_begin(&fault);
			hld_status status = csv_read_list(&programme.arena, csv, strlen(csv), "csv",
			                                  list, &programme, &err);
			if (status == HLD_OK)
				see_whole(&programme);
			arena_free(&programme.arena);
			fault_end();
			assert_int_equal(fault_live(), 0);
			assert_int_equal(err.status, status);
			if (status != HLD_NOMEM)
				assert_int_equal(status, sheets[i / 2].status);
			else
				assert_string_equal(err.text, "out of memory");
			if (!fault_happened())
				break;
			assert_int_equal(status, HLD_NOMEM);
		}
		assert_true(fault.nth > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_reader_says_that_memory_ended),
	};
	fault_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
