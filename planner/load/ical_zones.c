/* ical_zones.c - the zones that a calendar names, by whatever name, and times in them. */
#include <jansson.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "load/ical_reader.h"
#include "load/zone.h"
#include "load/zone_windows.h"

enum { DAY_S = 24 * 60 * 60 };
enum { MOST_ZONES = sizeof(((struct ical_reader *)0)->zones) / sizeof(struct zone *) };

hld_status ical_zone_named(struct ical_reader *reader, const char *name, const struct zone **out,
                           hld_error *err)
{
	for (uint32_t i = 0; i < reader->zone_count; i++)
		if (strcmp(reader->zones[i]->name, name) == 0) {
			*out = reader->zones[i];
			return HLD_OK;
		}
	if (reader->zone_count == MOST_ZONES)
		return error_set(err, HLD_SCHEMA, "more than %d time zones in one calendar",
		                 (int)MOST_ZONES);
	struct zone *zone = arena_alloc(reader->scratch, sizeof *zone);
	const char *copy = arena_copy(reader->scratch, name, strlen(name));
	if (zone == NULL || copy == NULL)
		return error_nomem(err);
	hld_status status = zone_read(reader->scratch, copy, zone, err);
	if (status == HLD_OK)
		*out = reader->zones[reader->zone_count++] = zone;
	return status;
}

/* The IANA name that the VTIMEZONE of a TZID gives; NULL: none. */
static hld_status location_of(struct ical_reader *reader, const char *tzid, const char **out)
{
	const struct ical_lines *lines = &reader->lines;
	*out = NULL;
	for (uint32_t i = 1; i < lines->part_count && *out == NULL; i++) {
		struct ical_event zone;
		if (lines->parts[i].kind != ICAL_ZONE)
			continue;
		if (!ical_gather(reader, i, &zone))
			return error_nomem(reader->err);
		const struct ical_line *id = ical_find(&zone, "TZID");
		const struct ical_line *location = ical_find(&zone, "X-LIC-LOCATION");
		if (id == NULL || location == NULL || strcmp(id->text + id->value, tzid) != 0)
			continue;
		*out = ical_text(location, reader->scratch);
		if (*out == NULL)
			return error_nomem(reader->err);
	}
	return HLD_OK;
}

/* A name that begins with a slash has one of the IANA behind what somebody has put before it:
 * "/freeassociation.sourceforge.net/Europe/Paris". */
static hld_status resolve(struct ical_reader *reader, const char *tzid, const struct zone **out,
                          hld_error *err)
{
	const char *windows = zone_of_windows(tzid), *location;
	hld_error first = {0};
	hld_status status = ical_zone_named(reader, windows != NULL ? windows : tzid, out, &first);
	for (const char *at = tzid; status == HLD_SCHEMA && tzid[0] == '/' && *at == '/';) {
		hld_error other = {0};
		status = ical_zone_named(reader, at + 1, out, &other);
		at += 1 + strcspn(at + 1, "/");
	}
	if (status == HLD_SCHEMA) {
		if (location_of(reader, tzid, &location) != HLD_OK)
			return HLD_NOMEM;
		hld_error other = {0};
		if (location != NULL)
			status = ical_zone_named(reader, location, out, &other);
	}
	if (status == HLD_NOMEM)
		return error_nomem(err);
	return status == HLD_OK ? status : error_set(err, status, "%s", first.text);
}

/* The zone of a TZID, which stands at an octet of a line. */
static hld_status zone_by_id(struct ical_reader *reader, const char *tzid,
                             const struct ical_line *line, size_t octet, const struct zone **out)
{
	json_t *known = json_object_get(reader->zone_of, tzid);
	if (known != NULL) {
		*out = reader->zones[json_integer_value(known)];
		return HLD_OK;
	}
	hld_status status = resolve(reader, tzid, out, reader->err);
	if (status != HLD_OK && status != HLD_NOMEM)
		ical_fail(&reader->lines, line, octet, reader->err);
	if (status != HLD_OK)
		return status;
	json_int_t n = 0;
	while (reader->zones[n] != *out)
		n++;
	return json_object_set_new(reader->zone_of, tzid, json_integer(n)) == 0
	               ? HLD_OK
	               : error_nomem(reader->err);
}

hld_status ical_zone_of(struct ical_reader *reader, const struct ical_stamp *stamp,
                        const struct zone **out)
{
	const char *tzid;
	size_t octet;
	*out = stamp->is_utc ? NULL : reader->zone;
	if (stamp->is_utc)
		return HLD_OK;
	if (!ical_param(stamp->line, "TZID", reader->scratch, &tzid, &octet))
		return error_nomem(reader->err);
	return tzid == NULL ? HLD_OK : zone_by_id(reader, tzid, stamp->line, octet, out);
}

/* The first zone that an event names. */
static hld_status zone_of_events(struct ical_reader *reader)
{
	for (uint32_t i = 0; i < reader->lines.count; i++) {
		const struct ical_line *line = &reader->lines.at[i];
		const char *tzid;
		size_t octet;
		if (reader->lines.parts[line->part].kind != ICAL_EVENT || !ical_is(line, "DTSTART"))
			continue;
		if (!ical_param(line, "TZID", reader->scratch, &tzid, &octet))
			return error_nomem(reader->err);
		if (tzid != NULL)
			return zone_by_id(reader, tzid, line, octet, &reader->zone);
	}
	return HLD_OK;
}

hld_status ical_find_zone(struct ical_reader *reader)
{
	struct ical_event calendar;
	if (!ical_gather(reader, 0, &calendar))
		return error_nomem(reader->err);
	const struct ical_line *line = ical_find(&calendar, "X-WR-TIMEZONE");
	const char *name = line != NULL ? ical_text(line, reader->scratch) : NULL;
	if (line != NULL && name == NULL)
		return error_nomem(reader->err);
	hld_status status = name != NULL
	                            ? zone_by_id(reader, name, line, line->value, &reader->zone)
	                            : zone_of_events(reader);
	if (status != HLD_OK || reader->zone != NULL)
		return status;
	if (!ical_say(reader, NULL, 0, &reader->lines.parts[0],
	              "the calendar names no time zone: its times are taken as UTC"))
		return error_nomem(reader->err);
	return ical_zone_named(reader, "UTC", &reader->zone, reader->err);
}

int32_t ical_day(int64_t seconds)
{
	return (int32_t)((seconds >= 0 ? seconds : seconds - (DAY_S - 1)) / DAY_S);
}

hld_status ical_instant(struct ical_reader *reader, const struct ical_stamp *stamp, int64_t *utc_s)
{
	const struct zone *zone = NULL;
	hld_status status = ical_zone_of(reader, stamp, &zone);
	struct moment moment = {.day = ical_day(stamp->local_s)};
	int64_t second = stamp->local_s - (int64_t)moment.day * DAY_S;
	moment.min = (int32_t)(second / 60);
	*utc_s = stamp->local_s;
	if (status != HLD_OK || zone == NULL)
		return status;
	zone_fix(zone, &moment);
	*utc_s = moment.utc_s + second % 60;
	return HLD_OK;
}

hld_status ical_local(struct ical_reader *reader, const struct ical_stamp *stamp,
                      const struct zone *zone, int64_t *local_s)
{
	const struct zone *own = NULL;
	int64_t utc_s;
	hld_status status = ical_zone_of(reader, stamp, &own);
	*local_s = stamp->local_s;
	if (status != HLD_OK || own == zone)
		return status;
	status = ical_instant(reader, stamp, &utc_s);
	if (status == HLD_OK)
		*local_s = utc_s + zone_at(zone, utc_s)->offset_s;
	return status;
}
