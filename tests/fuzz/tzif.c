/* tzif.c - fuzz the reader of zone files; what it accepts has to tell times that agree. */
#include "fuzz.h"

#include "base/civil.h"
#include "load/zone.h"

enum { DAY_S = 24 * 60 * 60 };

/* Once or twice a day clocks show this time; then it is what the zone says of the instant. */
static void fix(const struct zone *zone, int32_t day, int32_t min)
{
	struct moment moment = {.day = day, .min = min};
	int64_t local_s = (int64_t)day * DAY_S + (int64_t)min * 60;
	zone_fix(zone, &moment);
	MUST(moment.state != MOMENT_UNKNOWN);
	MUST(moment.state == MOMENT_NEVER ||
	     moment.utc_s + zone_at(zone, moment.utc_s)->offset_s == local_s);
	MUST(moment.utc_s > local_s - DAY_S && moment.utc_s < local_s + DAY_S);
}

static void walk(const struct zone *zone)
{
	const struct shift *shifts = zone->shifts.at;
	MUST(zone->shifts.count > 0 && shifts[0].utc_s == INT64_MIN);
	for (uint32_t i = 0; i < zone->shifts.count; i++) {
		MUST(i == 0 || shifts[i].utc_s > shifts[i - 1].utc_s);
		MUST(shifts[i].offset_s > -DAY_S && shifts[i].offset_s < DAY_S);
		MUST(strlen(shifts[i].abbr) <= 4096);
		MUST(zone_at(zone, shifts[i].utc_s) == &shifts[i]);
		int64_t day = shifts[i].utc_s / DAY_S;
		if (day < civil_day(CIVIL_FIRST_YEAR, 1, 1) ||
		    day > civil_day(CIVIL_LAST_YEAR, 12, 30))
			continue;
		for (int32_t min = 0; min < 2 * DAY_MIN; min += 97)
			fix(zone, (int32_t)day - 1 + min / DAY_MIN, min % DAY_MIN);
	}
	fix(zone, civil_day(CIVIL_FIRST_YEAR, 1, 1), 0);
	fix(zone, civil_day(CIVIL_LAST_YEAR, 12, 31), DAY_MIN - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct zone zone = {.name = "Fuzz/Zone"};
	hld_error err = {0};
	hld_status status = tzif_read(&arena, (const char *)data, size, &zone, &err);
	if (status == HLD_OK)
		walk(&zone);
	else
		MUST(err.status == status && err.text[0] != '\0');
	arena_free(&arena);
	return 0;
}
