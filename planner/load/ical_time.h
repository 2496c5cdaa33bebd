/* ical_time.h - the times of an event, as libical reads them: in local time, of whatever zone
 * its properties name. */
#ifndef LOAD_ICAL_TIME_H
#define LOAD_ICAL_TIME_H

#include "load/ical_lines.h"
#include "model/shape.h"

/* Dates that one event may come back on, and what may come back in one calendar. */
enum { ICAL_MOST_DATES = 1000, ICAL_MOST_RULES = 300, ICAL_MOST_SERIES = 20000 };

/* A date or a time. */
struct ical_stamp {
	const struct ical_line *line; /* NULL: none */
	bool is_date, is_utc;
	int64_t local_s; /* since 1970, by the clocks that show it */
};
typedef LIST_OF(struct ical_stamp) ical_stamps;

struct ical_times {
	struct ical_stamp start, end;
	struct ical_stamp replaces; /* RECURRENCE-ID: the date of a series that this event is */
	const struct ical_line *duration; /* NULL: none */
	int64_t duration_s;
	const struct ical_line *rule; /* NULL: none */
	struct ical_stamp until;     /* of the rule, where it has one: then these dates go on for */
	ical_stamps dates;           /* a little longer. By the rule, the first of them start */
	ical_stamps added, left_out; /* RDATE, EXDATE */
};

/* Read the times among count lines of an event.
 * Owns:  lists lie in arena.
 * Fails: SCHEMA with the place, NOMEM. */
hld_status ical_read_times(const struct ical_lines *lines, const struct ical_line *const *event,
                           uint32_t count, struct arena *arena, struct ical_times *out,
                           hld_error *err);

#endif
