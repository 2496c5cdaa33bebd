/* zone.h - local time and UTC. The shifts of a zone are read once by load/zone.c. */
#ifndef MODEL_ZONE_H
#define MODEL_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/shape.h"

typedef struct {
	uint32_t n;
} zone_id;

/* From instant on (seconds since 1970 in UTC) clocks show UTC + offset_s. */
struct shift {
	int64_t utc_s;
	int32_t offset_s;
	bool daylight;    /* daylight-saving time */
	const char *abbr; /* "EDT" */
};

/* An IANA zone: shifts ascending, the first one from the beginning of time, all that
 * come up to the end of CIVIL_LAST_YEAR. */
struct zone {
	const char *name;
	LIST_OF(struct shift) shifts;
};

/* The shift in force at an instant. */
const struct shift *zone_at(const struct zone *zone, int64_t utc_s);

/* Set the instant and the state of a moment whose day and min are given. */
void zone_fix(const struct zone *zone, struct moment *moment);

#endif
