/* civil.h - dates and times of day of the proleptic Gregorian calendar.
 *
 * Units: a date is a day since 1970-01-01, a time of day minutes after midnight. */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CIVIL_NONE = INT32_MIN }; /* no date, no time */

/* The years that documents may name; zones are known for as long. */
enum { CIVIL_FIRST_YEAR = 1900, CIVIL_LAST_YEAR = 2199 };

enum { DAY_MIN = 24 * 60 };

struct civil_date {
	int32_t year, month, day; /* 2006, 9, 14 */
};

int32_t civil_day(int32_t year, int32_t month, int32_t day);
struct civil_date civil_date(int32_t day);
int32_t civil_month_length(int32_t year, int32_t month);

/* 0 is Sunday, 6 is Saturday. */
int32_t civil_weekday(int32_t day);

/* English names: "September", "Thursday". */
const char *civil_month_name(int32_t month);
const char *civil_weekday_name(int32_t weekday);

/* Read "2006-09-14", "10:00" or "2006-09-14T10:00", the whole text.
 * Gives: whether it is one; if not, why says what is wrong, to be put behind the
 *        text: "is not a date: September 2006 has 30 days". */
enum { CIVIL_WHY = 96 };
bool civil_read_date(const char *text, int32_t *day, char why[CIVIL_WHY]);
bool civil_read_time(const char *text, int32_t *min, char why[CIVIL_WHY]);
bool civil_read_moment(const char *text, int32_t *day, int32_t *min, char why[CIVIL_WHY]);

/* Write the same forms, with a NUL; what is none becomes "". */
enum { CIVIL_ROOM = 40 };
const char *civil_write_date(int32_t day, char to[CIVIL_ROOM]);
const char *civil_say_date(int32_t day, char to[CIVIL_ROOM]); /* "14 September 2006" */
const char *civil_write_time(int32_t min, char to[CIVIL_ROOM]);
const char *civil_write_moment(int32_t day, int32_t min, char to[CIVIL_ROOM]);

#endif
