/* zone.c - which instant a local time is. */
#include "model/zone.h"

#include <assert.h>

#include "base/civil.h"

const struct shift *zone_at(const struct zone *zone, int64_t utc_s)
{
	uint32_t from = 0, to = zone->shifts.count;
	assert(to > 0);
	while (to - from > 1) {
		uint32_t middle = from + (to - from) / 2;
		if (zone->shifts.at[middle].utc_s <= utc_s)
			from = middle;
		else
			to = middle;
	}
	return &zone->shifts.at[from];
}

/* No shift moves clocks by more than a day: only shifts within a day of the local
 * time, read as if it were UTC, can matter. Zero, one or two of their offsets give
 * an instant at which they are in force. */
void zone_fix(const struct zone *zone, struct moment *moment)
{
	enum { DAY_S = 24 * 60 * 60 };
	int64_t local_s = (int64_t)moment->day * DAY_S + (int64_t)moment->min * 60;
	const struct shift *shift = zone_at(zone, local_s - DAY_S);
	const struct shift *end = zone_at(zone, local_s + DAY_S) + 1;
	int64_t earliest = local_s - shift->offset_s;
	int found = 0;
	for (const struct shift *at = shift; at < end; at++) {
		int64_t utc_s = local_s - at->offset_s;
		if (zone_at(zone, utc_s) != at)
			continue;
		if (found++ == 0)
			earliest = utc_s;
	}
	moment->utc_s = earliest;
	moment->state = found == 0 ? MOMENT_NEVER : found == 1 ? MOMENT_ONCE : MOMENT_TWICE;
}
