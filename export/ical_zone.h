/* ical_zone.h - a time zone in the one form that every calendar client reads right: one
 * STANDARD and one DAYLIGHT, each with a yearly rule that has no end. */
#ifndef EXPORT_ICAL_ZONE_H
#define EXPORT_ICAL_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/zone.h"

/* When clocks change, as STANDARD and DAYLIGHT say it. Local times are those of the
 * clocks before the change. */
struct ical_onset {
	int32_t from_s, to_s; /* offsets from UTC before and after */
	const char *abbr;     /* "EDT" */
	int32_t day, second;  /* local time of the first change: DTSTART */
	int32_t week;         /* 1 to 4, -1: the last of its month; 0: it never recurs */
	int32_t weekday;      /* 0 is Sunday */
	int32_t month;
};

struct ical_zone {
	struct ical_onset standard, daylight;
	bool has_daylight;
};

/* Find the pair of rules by which the clocks of zone go from first_s to last_s, instants
 * in seconds since 1970.
 * Gives: whether there is one; every instant between them then comes out right. */
bool ical_zone_find(const struct zone *zone, int64_t first_s, int64_t last_s,
                    struct ical_zone *out);

#endif
