/* instant.c - as RFC 3339 has them. */
#include "export/instant.h"

#include <stdlib.h>

#include "base/civil.h"

enum { DAY_S = 24 * 60 * 60, MINUTE_S = 60 };

/* In UTC: clocks once were seconds away from it, which no offset can say. */
static void add_utc(struct buffer *to, int64_t utc_s)
{
	char local[CIVIL_ROOM];
	int64_t day = utc_s / DAY_S - (utc_s % DAY_S < 0);
	int64_t second = utc_s - day * DAY_S;
	civil_write_moment((int32_t)day, (int32_t)(second / MINUTE_S), local);
	buffer_printf(to, "%s:%02dZ", local, (int)(second % MINUTE_S));
}

void instant_add(struct buffer *to, const struct moment *moment)
{
	char local[CIVIL_ROOM];
	int64_t offset_s =
		(int64_t)moment->day * DAY_S + (int64_t)moment->min * MINUTE_S - moment->utc_s;
	int minutes = (int)(llabs(offset_s) / MINUTE_S);
	if (moment->day == CIVIL_NONE)
		return;
	if (moment->state != MOMENT_UNKNOWN && offset_s % MINUTE_S != 0) {
		add_utc(to, moment->utc_s);
		return;
	}
	buffer_printf(to, "%s:00", civil_write_moment(moment->day, moment->min, local));
	if (moment->state != MOMENT_UNKNOWN)
		buffer_printf(to, "%c%02d:%02d", offset_s < 0 ? '-' : '+', minutes / 60,
		              minutes % 60);
}
