/* Time zones: a calendar an hour off sends a minister to an empty hall. The C library
 * reads the same zone data with code of its own and is the judge. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/civil.h"
#include "load/zone.h"

static const char *const names[] = {
	"America/New_York", "Europe/Zurich",    "Europe/London",  "America/Sao_Paulo",
	"Asia/Kolkata",     "Asia/Kathmandu",   "Asia/Tehran",    "Australia/Lord_Howe",
	"Pacific/Auckland", "Africa/Cairo",     "Africa/Nairobi", "Africa/Casablanca",
	"America/St_Johns", "America/Santiago", "Asia/Tokyo",     "Europe/Moscow",
	"Pacific/Apia",     "America/Caracas",  "Asia/Gaza",      "Antarctica/Troll",
	"America/Godthab",  "Africa/Monrovia",  "Europe/Dublin",  "UTC",
};

static struct zone read_zone(struct arena *arena, const char *name)
{
	struct zone zone;
	hld_error err = {0};
	if (zone_read(arena, name, &zone, &err) != HLD_OK)
		fail_msg("%s", err.text);
	return zone;
}

/* What the C library says of an instant: the local time, as if it were UTC. */
static int64_t judge_local(time_t utc_s)
{
	struct tm local;
	localtime_r(&utc_s, &local);
	return (int64_t)civil_day(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday) * 86400 +
	       local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec;
}

static void judge_span(const struct zone *zone, int32_t from_year, int32_t to_year, int64_t step_s)
{
	int64_t end = (int64_t)civil_day(to_year, 1, 1) * 86400;
	for (int64_t t = (int64_t)civil_day(from_year, 1, 1) * 86400; t < end; t += step_s)
		if (t + zone_at(zone, t)->offset_s != judge_local((time_t)t))
			fail_msg("%s differs at %lld", zone->name, (long long)t);
}

static void every_hour_is_what_the_c_library_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(names); i++) {
		struct arena arena = {0};
		struct zone zone = read_zone(&arena, names[i]);
		setenv("TZ", names[i], 1);
		tzset();
		judge_span(&zone, 2006, 2007, 1800);
		judge_span(&zone, 1950, 2100, 86400 + 3600);
		arena_free(&arena);
	}
}

static struct moment moment_at(const struct zone *zone, const char *written)
{
	struct moment moment = {0};
	char why[CIVIL_WHY];
	assert_true(civil_read_moment(written, &moment.day, &moment.min, why));
	zone_fix(zone, &moment);
	return moment;
}

static void a_skipped_time_never_comes_and_a_repeated_one_twice(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct zone ny = read_zone(&arena, "America/New_York");
	struct zone lord_howe = read_zone(&arena, "Australia/Lord_Howe");
	assert_int_equal(moment_at(&ny, "2006-04-02T01:59").state, MOMENT_ONCE);
	assert_int_equal(moment_at(&ny, "2006-04-02T02:00").state, MOMENT_NEVER);
	assert_int_equal(moment_at(&ny, "2006-04-02T02:59").state, MOMENT_NEVER);
	assert_int_equal(moment_at(&ny, "2006-04-02T03:00").state, MOMENT_ONCE);
	assert_int_equal(moment_at(&ny, "2006-10-29T00:59").state, MOMENT_ONCE);
	assert_int_equal(moment_at(&ny, "2006-10-29T01:00").state, MOMENT_TWICE);
	assert_int_equal(moment_at(&ny, "2006-10-29T02:00").state, MOMENT_ONCE);
	/* half an hour only */
	assert_int_equal(moment_at(&lord_howe, "2006-10-29T02:15").state, MOMENT_NEVER);
	assert_int_equal(moment_at(&lord_howe, "2006-10-29T02:30").state, MOMENT_ONCE);
	/* a whole day was left out */
	struct zone apia = read_zone(&arena, "Pacific/Apia");
	assert_int_equal(moment_at(&apia, "2011-12-30T12:00").state, MOMENT_NEVER);
	arena_free(&arena);
}

static void the_dialogue_opened_at_fourteen_hours_utc(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct zone ny = read_zone(&arena, "America/New_York");
	struct moment opening = moment_at(&ny, "2006-09-14T10:00");
	assert_int_equal(opening.utc_s, (int64_t)civil_day(2006, 9, 14) * 86400 + 14 * 3600);
	arena_free(&arena);
}

static void an_unknown_zone_is_refused_and_the_near_one_named(void **state)
{
	(void)state;
	static const struct {
		const char *name, *text;
	} cases[] = {
		{"America/New_Yrok",
	         "'America/New_Yrok' is no known time zone; did you mean 'America/New_York'?"},
		{"Nowhere", "'Nowhere' is no known time zone; use an IANA name such as "
	                    "'America/New_York'"},
		{"../../../etc/passwd", "'../../../etc/passwd' is no known time zone; use an IANA "
	                                "name such as 'America/New_York'"},
		{"zone.tab", "'zone.tab' is no known time zone; use an IANA name such as "
	                     "'America/New_York'"},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct arena arena = {0};
		struct zone zone;
		hld_error err = {0};
		assert_int_equal(zone_read(&arena, cases[i].name, &zone, &err), HLD_SCHEMA);

		assert_string_equal(err.text, cases[i].text);
		arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_hour_is_what_the_c_library_says),
		cmocka_unit_test(a_skipped_time_never_comes_and_a_repeated_one_twice),
		cmocka_unit_test(the_dialogue_opened_at_fourteen_hours_utc),
		cmocka_unit_test(an_unknown_zone_is_refused_and_the_near_one_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
