/* civil.c - days and dates; the era arithmetic is that of a 400-year cycle that
 * begins on 1 March, so that a leap day is the last day of its year. */
#include "base/civil.h"

#include <stdio.h>
#include <string.h>

enum { ERA_YEARS = 400, ERA_DAYS = 146097, DAYS_TO_1970 = 719468 };

int32_t civil_day(int32_t year, int32_t month, int32_t day)
{
	if (month <= 2)
		year--;
	int32_t era = (year >= 0 ? year : year - (ERA_YEARS - 1)) / ERA_YEARS;
	int32_t of_era = year - era * ERA_YEARS;
	int32_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	int32_t days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
	return era * ERA_DAYS + days - DAYS_TO_1970;
}

struct civil_date civil_date(int32_t day)
{
	int32_t shifted = day + DAYS_TO_1970;
	int32_t era = (shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
	int32_t days = shifted - era * ERA_DAYS;
	int32_t of_era = (days - days / 1460 + days / 36524 - days / 146096) / 365;
	int32_t of_year = days - (365 * of_era + of_era / 4 - of_era / 100);
	int32_t month = (5 * of_year + 2) / 153;
	struct civil_date date = {
		.year = of_era + era * ERA_YEARS,
		.month = month < 10 ? month + 3 : month - 9,
		.day = of_year - (153 * month + 2) / 5 + 1,
	};
	if (date.month <= 2)
		date.year++;
	return date;
}

int32_t civil_month_length(int32_t year, int32_t month)
{
	static const int32_t length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : length[month - 1];
}

int32_t civil_weekday(int32_t day)
{
	return ((day + 4) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
}

const char *civil_month_name(int32_t month)
{
	static const char *const names[] = {"January",   "February", "March",    "April",
	                                    "May",       "June",     "July",     "August",
	                                    "September", "October",  "November", "December"};
	return names[month - 1];
}

const char *civil_weekday_name(int32_t weekday)
{
	static const char *const names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
	                                    "Thursday", "Friday", "Saturday"};
	return names[weekday];
}

/* Whether text has the form of pattern, where '0' stands for a digit. */
static bool has_form(const char *text, const char *pattern)
{
	for (; *pattern != '\0'; text++, pattern++) {
		bool fits = *pattern == '0' ? *text >= '0' && *text <= '9' : *text == *pattern;
		if (!fits)
			return false;
	}
	return true;
}

static int32_t number_at(const char *text, int digits)
{
	int32_t number = 0;
	while (digits-- > 0)
		number = number * 10 + (*text++ - '0');
	return number;
}

static bool date_at(const char *text, int32_t *day, char why[CIVIL_WHY])
{
	int32_t y = number_at(text, 4), m = number_at(text + 5, 2), d = number_at(text + 8, 2);
	if (y < CIVIL_FIRST_YEAR || y > CIVIL_LAST_YEAR)
		snprintf(why, CIVIL_WHY, "is not a date: years go from %d to %d", CIVIL_FIRST_YEAR,
		         CIVIL_LAST_YEAR);
	else if (m < 1 || m > 12)
		snprintf(why, CIVIL_WHY, "is not a date: months go from 01 to 12");
	else if (d < 1 || d > civil_month_length(y, m))
		snprintf(why, CIVIL_WHY, "is not a date: %s %d has %d days", civil_month_name(m),
		         (int)y, (int)civil_month_length(y, m));
	else
		return *day = civil_day(y, m, d), true;
	return false;
}

static bool time_at(const char *text, int32_t *min, char why[CIVIL_WHY])
{
	int32_t hour = number_at(text, 2), minute = number_at(text + 3, 2);
	if (hour > 23 || minute > 59) {
		snprintf(why, CIVIL_WHY, "is not a time: the day goes from 00:00 to 23:59");
		return false;
	}
	*min = hour * 60 + minute;
	return true;
}

bool civil_read_date(const char *text, int32_t *day, char why[CIVIL_WHY])
{
	if (has_form(text, "0000-00-00") && text[10] == '\0')
		return date_at(text, day, why);
	snprintf(why, CIVIL_WHY, "is not a date: write it as 2006-09-14");
	return false;
}

bool civil_read_time(const char *text, int32_t *min, char why[CIVIL_WHY])
{
	if (has_form(text, "00:00") && text[5] == '\0')
		return time_at(text, min, why);
	snprintf(why, CIVIL_WHY, "is not a time: write it as 10:00");
	return false;
}

bool civil_read_moment(const char *text, int32_t *day, int32_t *min, char why[CIVIL_WHY])
{
	if (has_form(text, "0000-00-00T00:00") && text[16] == '\0')
		return date_at(text, day, why) && time_at(text + 11, min, why);
	snprintf(why, CIVIL_WHY, "is not a local date and time: write it as 2006-09-14T10:00");
	return false;
}

const char *civil_write_date(int32_t day, char to[CIVIL_ROOM])
{
	struct civil_date date = day != CIVIL_NONE ? civil_date(day) : (struct civil_date){0};
	to[0] = '\0';
	if (day != CIVIL_NONE)
		snprintf(to, CIVIL_ROOM, "%04d-%02d-%02d", (int)date.year, (int)date.month,
		         (int)date.day);
	return to;
}

const char *civil_say_date(int32_t day, char to[CIVIL_ROOM])
{
	struct civil_date date = day != CIVIL_NONE ? civil_date(day) : (struct civil_date){0};
	to[0] = '\0';
	if (day != CIVIL_NONE)
		snprintf(to, CIVIL_ROOM, "%d %s %d", (int)date.day, civil_month_name(date.month),
		         (int)date.year);
	return to;
}

const char *civil_write_time(int32_t min, char to[CIVIL_ROOM])
{
	to[0] = '\0';
	if (min != CIVIL_NONE)
		snprintf(to, CIVIL_ROOM, "%02d:%02d", (int)(min / 60), (int)(min % 60));
	return to;
}

const char *civil_write_moment(int32_t day, int32_t min, char to[CIVIL_ROOM])
{
	char time[CIVIL_ROOM];
	civil_write_date(day, to);
	if (to[0] != '\0' && min != CIVIL_NONE) {
		size_t used = strlen(to);
		snprintf(to + used, CIVIL_ROOM - used, "T%s", civil_write_time(min, time));
	}
	return to;
}
