/* test_ical_zone.c - zones in calendars: where a rule is not that of the year, half of
 * the clients in use show every meeting an hour off. */
#include "unit.h"

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "export/ical_zone.h"
#include "hld.h"
#include "load/zone.h"

enum { DAY_S = 24 * 60 * 60, HOUR_S = 60 * 60 };

/* A programme with two meetings in a zone, from ten to noon on two days. */
static hld_status export_days(const char *zone, const char *first, const char *last, bool utc,
                              char **out, hld_error *err)
{
	char json[1024];
	snprintf(json, sizeof json,
	         "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"T\", "
	         "\"issued\": \"2006-09-01\", \"zone\": \"%s\", \"meetings\": [\n"
	         "{\"id\": \"a\", \"kind\": \"plenary\", \"start\": \"%sT10:00\", "
	         "\"end\": \"%sT12:00\"},\n"
	         "{\"id\": \"b\", \"kind\": \"plenary\", \"start\": \"%sT10:00\", "
	         "\"end\": \"%sT12:00\"}]}",
	         zone, first, first, last, last);
	hld_programme *programme;
	if (hld_programme_read(json, strlen(json), "test", &programme, err) != HLD_OK)
		fail_msg("%s", err->text);
	size_t size;
	hld_export_options options = {.utc = utc};
	hld_status status = hld_export(programme, "ical", &options, out, &size, err);
	hld_programme_free(programme);
	return status;
}

#define STANDARD(start, from, to, name, rule)                                            \
	"BEGIN:STANDARD\r\nDTSTART:" start "\r\nTZOFFSETFROM:" from "\r\nTZOFFSETTO:" to \
	"\r\nTZNAME:" name "\r\n" rule "END:STANDARD\r\n"
#define DAYLIGHT(start, from, to, name, rule)                                            \
	"BEGIN:DAYLIGHT\r\nDTSTART:" start "\r\nTZOFFSETFROM:" from "\r\nTZOFFSETTO:" to \
	"\r\nTZNAME:" name "\r\n" rule "END:DAYLIGHT\r\n"
#define YEARLY(month, day) "RRULE:FREQ=YEARLY;BYMONTH=" month ";BYDAY=" day "\r\n"

#define NEW_YORK_STANDARD STANDARD("19671029T020000", "-0400", "-0500", "EST", YEARLY("10", "-1SU"))
#define NEW_YORK_2006 \
	NEW_YORK_STANDARD DAYLIGHT("19870405T020000", "-0500", "-0400", "EDT", YEARLY("4", "1SU"))
#define ZURICH                                                                     \
	STANDARD("19961027T030000", "+0200", "+0100", "CET", YEARLY("10", "-1SU")) \
	DAYLIGHT("19810329T020000", "+0100", "+0200", "CEST", YEARLY("3", "-1SU"))

static const struct {
	const char *zone, *first, *last, *parts;
} pairs[] = {
	{"America/New_York", "2006-09-14", "2006-09-15", NEW_YORK_2006},
	{"America/New_York", "2006-01-02", "2006-12-29", NEW_YORK_2006},
	{"Europe/Zurich", "2006-07-04", "2006-07-04", ZURICH},
	/* One rule for many years. */
	{"Europe/Zurich", "1999-01-05", "2015-12-30", ZURICH},
	{"Asia/Kolkata", "2006-09-14", "2006-09-15",
         STANDARD("19700101T000000", "+0530", "+0530", "IST", "")},
	{"Etc/UTC", "2006-09-14", "2006-09-15",
         STANDARD("19700101T000000", "+0000", "+0000", "UTC", "")},
	/* Half an hour, on the southern side; the rule of April was that year's alone. */
	{"Australia/Lord_Howe", "2006-09-14", "2006-09-15",
         STANDARD("20060402T020000", "+1100", "+1030", "+1030", YEARLY("4", "1SU"))
                 DAYLIGHT("20011028T020000", "+1030", "+1100", "+11", YEARLY("10", "-1SU"))},
	/* Clocks change at midnight, so in winter's local time on the day before. */
	{"America/Sao_Paulo", "2006-09-14", "2006-09-15",
         STANDARD("20010218T000000", "-0200", "-0300", "-03", YEARLY("2", "3SU"))
                 DAYLIGHT("20061105T000000", "-0300", "-0200", "-02", YEARLY("11", "1SU"))},
	/* Before the first change by this year's rule: it begins a year early. */
	{"America/Sao_Paulo", "2006-01-10", "2006-01-11",
         STANDARD("20010218T000000", "-0200", "-0300", "-03", YEARLY("2", "3SU"))
                 DAYLIGHT("20051106T000000", "-0300", "-0200", "-02", YEARLY("11", "1SU"))},
	/* The end was moved for Ramadan; the year's own days are Fridays of their months. */
	{"Africa/Cairo", "2006-05-02", "2006-11-01",
         STANDARD("20060922T000000", "+0300", "+0200", "EET", YEARLY("9", "4FR"))
                 DAYLIGHT("19950428T000000", "+0200", "+0300", "EEST", YEARLY("4", "-1FR"))},
	/* Ireland calls its winter time daylight time; clients expect it in summer. */
	{"Europe/Dublin", "2006-09-14", "2006-09-15",
         STANDARD("19961027T020000", "+0100", "+0000", "GMT", YEARLY("10", "-1SU"))
                 DAYLIGHT("19810329T010000", "+0000", "+0100", "IST", YEARLY("3", "-1SU"))},
	/* The rules changed in 2007, but between these days only one change took place. */
	{"America/New_York", "2006-09-14", "2007-03-01", NEW_YORK_2006},
	/* The fourth Sunday of March was the last one too, but only since the year before. */
	{"America/Asuncion", "2017-09-14", "2017-09-15",
         STANDARD("20130324T000000", "-0300", "-0400", "-04", YEARLY("3", "4SU"))
                 DAYLIGHT("20101003T000000", "-0400", "-0300", "-03", YEARLY("10", "1SU"))},
	/* Summer time was given up. */
	{"America/Sao_Paulo", "2019-06-03", "2019-06-04",
         STANDARD("20190217T000000", "-0200", "-0300", "-03", "")},
};

static void a_zone_is_one_pair_with_the_rules_of_its_years(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(pairs); i++) {
		char want[1024], *out;
		hld_error err = {0};
		snprintf(want, sizeof want, "BEGIN:VTIMEZONE\r\nTZID:%s\r\n%sEND:VTIMEZONE\r\n",
		         pairs[i].zone, pairs[i].parts);
		hld_status status = export_days(pairs[i].zone, pairs[i].first, pairs[i].last, false,
		                                &out, &err);
		assert_string_equal(err.text, "");
		assert_int_equal(status, HLD_OK);
		char *zone = strstr(out, "BEGIN:VTIMEZONE"), *end = strstr(out, "BEGIN:VEVENT");
		assert_non_null(zone);
		*end = '\0';
		assert_string_equal(zone, want);
		free(out);
	}
}

static const struct {
	const char *zone, *first, *last;
} refused[] = {
	{"America/New_York", "2006-09-14", "2007-11-20"},  /* both rules changed */
	{"Africa/Cairo", "2010-03-01", "2010-11-01"},      /* four changes in one year */
	{"Africa/Casablanca", "2013-05-02", "2014-11-03"}, /* Ramadan moves */
	{"America/Sao_Paulo", "2005-01-10", "2006-12-10"}, /* no two years alike */
};

static void rules_that_no_pair_holds_are_refused_and_utc_is_the_remedy(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(refused); i++) {
		char *out;
		hld_error err = {0};
		hld_status status = export_days(refused[i].zone, refused[i].first, refused[i].last,
		                                false, &out, &err);
		assert_int_equal(status, HLD_SCHEMA);
		assert_null(out);
		assert_non_null(strstr(err.text, "--utc"));
		assert_non_null(strstr(err.text, refused[i].zone));
		assert_non_null(strstr(err.text, refused[i].first));
		assert_string_equal(err.pointer, "/zone");
		assert_int_equal(err.line, 1);
		err = (hld_error){0};
		status = export_days(refused[i].zone, refused[i].first, refused[i].last, true, &out,
		                     &err);
		assert_int_equal(status, HLD_OK);
		assert_null(strstr(out, "VTIMEZONE"));
		free(out);
	}
}

static int64_t instant_of(const struct zone *zone, const char *date, int32_t min)
{
	struct moment moment = {.min = min};
	char why[CIVIL_WHY];
	assert_true(civil_read_date(date, &moment.day, why));
	zone_fix(zone, &moment);
	return moment.utc_s;
}

static int libical_offset(icaltimezone *zone, int64_t local_s)
{
	int32_t day = (int32_t)(local_s / DAY_S), second = (int32_t)(local_s % DAY_S);
	struct civil_date date = civil_date(day);
	struct icaltimetype time = icaltime_null_time();
	time.year = date.year;
	time.month = date.month;
	time.day = date.day;
	time.hour = second / HOUR_S;
	time.minute = second % HOUR_S / 60;
	return icaltimezone_get_utc_offset(zone, &time, NULL);
}

/* Compare what libical makes of the calendar with the zone itself, hour by hour; the
 * hours around a change, of which libical is not sure, are left out. */
static void compare_hours(const struct zone *zone, icaltimezone *read, int64_t from, int64_t to)
{
	for (int64_t utc_s = from; utc_s <= to; utc_s += HOUR_S) {
		int32_t offset_s = zone_at(zone, utc_s)->offset_s;
		if (zone_at(zone, utc_s - 2 * HOUR_S)->offset_s != offset_s ||
		    zone_at(zone, utc_s + 2 * HOUR_S)->offset_s != offset_s)
			continue;
		if (libical_offset(read, utc_s + offset_s) != offset_s)
			fail_msg("%s is wrong at %lld", zone->name, (long long)utc_s);
	}
}

static void libical_finds_every_hour_of_the_span_right(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(pairs); i++) {
		char *out;
		hld_error err = {0};
		struct arena arena = {0};
		struct zone zone;
		assert_int_equal(zone_read(&arena, pairs[i].zone, &zone, &err), HLD_OK);
		export_days(pairs[i].zone, pairs[i].first, pairs[i].last, false, &out, &err);
		icalcomponent *calendar = icalparser_parse_string(out);
		icalcomponent *component =
			icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT);
		icaltimezone *read = icaltimezone_new();
		icalcomponent_remove_component(calendar, component);
		assert_true(icaltimezone_set_component(read, component));
		compare_hours(&zone, read, instant_of(&zone, pairs[i].first, 10 * 60),
		              instant_of(&zone, pairs[i].last, 12 * 60));
		icaltimezone_free(read, 1);
		icalcomponent_free(calendar);
		arena_free(&arena);
		free(out);
	}
}

/* Zones of the world in 2006, where the United Nations met: northern and southern ones, of half an
 * hour and three quarters, and without daylight time; what Egypt and Brazil had that year was theirs
 * alone. */
static const char *const year_zones[] = {
	"America/New_York", "America/Santiago",      "America/Sao_Paulo",
	"America/Caracas",  "America/St_Johns",      "Europe/Zurich",
	"Europe/London",    "Europe/Dublin",         "Europe/Moscow",
	"Africa/Cairo",     "Africa/Nairobi",        "Africa/Johannesburg",
	"Africa/Windhoek",  "Asia/Kolkata",          "Asia/Kathmandu",
	"Asia/Tehran",      "Asia/Bangkok",          "Asia/Tokyo",
	"Australia/Sydney", "Australia/Adelaide",    "Australia/Lord_Howe",
	"Pacific/Auckland", "Pacific/Chatham",       "Pacific/Apia",
	"Asia/Yangon",      "America/Port-au-Prince"};

/* What clients make of a conference's zone, against two judges for every hour of its year: the
 * system's zone, and libical's own, which has the full history. A rule that is wrong for a week in
 * which nobody meets would show when a meeting is moved into it. */
static void every_hour_of_the_year_is_right_in_all_the_world(void **state)
{
	(void)state;
	uint32_t moved = 0;
	for (size_t i = 0; i < LENGTH(year_zones); i++) {
		char *out;
		hld_error err = {0};
		struct arena arena = {0};
		struct zone zone;
		assert_int_equal(zone_read(&arena, year_zones[i], &zone, &err), HLD_OK);
		if (export_days(year_zones[i], "2006-01-01", "2006-12-31", false, &out, &err) !=
		    HLD_OK)
			fail_msg("%s: %s", year_zones[i], err.text);
		icalcomponent *calendar = icalparser_parse_string(out);
		icalcomponent *component =
			icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT);
		icaltimezone *read = icaltimezone_new();
		icaltimezone *own = icaltimezone_get_builtin_timezone(year_zones[i]);
		icalcomponent_remove_component(calendar, component);
		assert_true(icaltimezone_set_component(read, component));
		assert_non_null(own);
		int64_t from = instant_of(&zone, "2006-01-01", 0);
		int64_t to = instant_of(&zone, "2006-12-31", 23 * 60);
		compare_hours(&zone, read, from, to);
		compare_hours(&zone, own, from, to);
		moved += zone_at(&zone, from)->offset_s !=
		         zone_at(&zone, instant_of(&zone, "2006-07-01", 0))->offset_s;
		icaltimezone_free(read, 1);
		icalcomponent_free(calendar);
		arena_free(&arena);
		free(out);
	}
	assert_in_range(moved, 10, LENGTH(year_zones) - 5); /* some have daylight time, some none */
}

/* Meetings have hours, not whole years: what no rule covers may still be right between
 * the first and the last of them. Every span in which clocks stand still is covered. */
static void a_span_without_a_change_is_never_refused(void **state)
{
	(void)state;
	static const char *const names[] = {"Africa/Casablanca", "Africa/Cairo", "Asia/Gaza",
	                                    "America/Santiago",  "Asia/Tehran",  "Pacific/Apia",
	                                    "Antarctica/Troll",  "Europe/London"};
	for (size_t i = 0; i < LENGTH(names); i++) {
		struct arena arena = {0};
		struct zone zone;
		assert_int_equal(zone_read(&arena, names[i], &zone, NULL), HLD_OK);
		for (uint32_t n = 1; n + 1 < zone.shifts.count; n++) {
			int64_t from = zone.shifts.at[n].utc_s,
				to = zone.shifts.at[n + 1].utc_s - 1;
			struct ical_zone pair;
			if (!ical_zone_find(&zone, from, to, &pair))
				fail_msg("%s, shift %u is refused", names[i], (unsigned)n);
		}
		arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_zone_is_one_pair_with_the_rules_of_its_years),
		cmocka_unit_test(rules_that_no_pair_holds_are_refused_and_utc_is_the_remedy),
		cmocka_unit_test(libical_finds_every_hour_of_the_span_right),
		cmocka_unit_test(every_hour_of_the_year_is_right_in_all_the_world),
		cmocka_unit_test(a_span_without_a_change_is_never_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
