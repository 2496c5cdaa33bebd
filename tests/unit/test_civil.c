/* Dates and times: a programme a day off, or one that takes 31 September, misleads
 * every delegation. */
#include "unit.h"

#include <string.h>

#include "base/civil.h"

static void days_and_dates_are_inverse_over_all_years(void **state)
{
	(void)state;
	int32_t day = civil_day(CIVIL_FIRST_YEAR, 1, 1);
	for (int32_t y = CIVIL_FIRST_YEAR; y <= CIVIL_LAST_YEAR; y++)
		for (int32_t m = 1; m <= 12; m++)
			for (int32_t d = 1; d <= civil_month_length(y, m); d++, day++) {
				struct civil_date date = civil_date(day);
				assert_int_equal(civil_day(y, m, d), day);
				assert_true(date.year == y && date.month == m && date.day == d);
			}
}

static void known_days_have_their_weekday(void **state)
{
	(void)state;
	assert_int_equal(civil_day(1970, 1, 1), 0);
	assert_string_equal(civil_weekday_name(civil_weekday(civil_day(2006, 9, 14))), "Thursday");
	assert_string_equal(civil_weekday_name(civil_weekday(civil_day(1945, 10, 24))),
	                    "Wednesday");
	assert_int_equal(civil_month_length(1900, 2), 28);
	assert_int_equal(civil_month_length(2000, 2), 29);
}

static void what_is_no_date_is_refused_with_a_reason(void **state)
{
	(void)state;
	static const struct {
		const char *text, *why;
	} cases[] = {
		{"2006-09-31", "is not a date: September 2006 has 30 days"},
		{"2006-02-29", "is not a date: February 2006 has 28 days"},
		{"2006-13-01", "is not a date: months go from 01 to 12"},
		{"1899-12-31", "is not a date: years go from 1900 to 2199"},
		{"2006-9-14", "is not a date: write it as 2006-09-14"},
		{"2006-09-14 ", "is not a date: write it as 2006-09-14"},
		{"", "is not a date: write it as 2006-09-14"},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		int32_t day;
		char why[CIVIL_WHY];
		assert_false(civil_read_date(cases[i].text, &day, why));
		assert_string_equal(why, cases[i].why);
	}
}

static void what_is_no_time_is_refused_with_a_reason(void **state)
{
	(void)state;
	int32_t day, min;
	char why[CIVIL_WHY];
	assert_false(civil_read_time("25:00", &min, why));
	assert_string_equal(why, "is not a time: the day goes from 00:00 to 23:59");
	assert_false(civil_read_time("24:00", &min, why));
	assert_false(civil_read_time("10:60", &min, why));
	assert_false(civil_read_time("10.00", &min, why));
	assert_string_equal(why, "is not a time: write it as 10:00");
	assert_false(civil_read_moment("2006-09-14T25:00", &day, &min, why));
	assert_false(civil_read_moment("2006-09-14T10:00Z", &day, &min, why));
	assert_false(civil_read_moment("2006-09-14", &day, &min, why));
}

static void what_is_written_reads_the_same(void **state)
{
	(void)state;
	int32_t day, min;
	char why[CIVIL_WHY], written[CIVIL_ROOM];
	assert_true(civil_read_moment("2006-09-14T09:05", &day, &min, why));
	assert_string_equal(civil_write_moment(day, min, written), "2006-09-14T09:05");
	assert_string_equal(civil_write_date(day, written), "2006-09-14");
	assert_string_equal(civil_write_time(min, written), "09:05");
	assert_string_equal(civil_say_date(day, written), "14 September 2006");
	assert_string_equal(civil_write_date(CIVIL_NONE, written), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_and_dates_are_inverse_over_all_years),
		cmocka_unit_test(known_days_have_their_weekday),
		cmocka_unit_test(what_is_no_date_is_refused_with_a_reason),
		cmocka_unit_test(what_is_no_time_is_refused_with_a_reason),
		cmocka_unit_test(what_is_written_reads_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
