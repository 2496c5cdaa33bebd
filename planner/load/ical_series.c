/* ical_series.c - which meetings the events are: none, one, or one on each date of a series. */
#include <jansson.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "load/ical_reader.h"

enum { DAY_S = 24 * 60 * 60 };

/* The name of one date of a series. NULL when memory is out, with the error set. */
static const char *date_key(struct ical_reader *reader, const struct ical_event *event,
                            const struct ical_stamp *stamp)
{
	const struct ical_line *uid = ical_find(event, "UID");
	int64_t utc_s;
	if (ical_instant(reader, stamp, &utc_s) != HLD_OK)
		return NULL;
	const char *key = arena_printf(reader->scratch, "%s/%lld",
	                               uid != NULL ? uid->text + uid->value : "", (long long)utc_s);
	if (key == NULL)
		error_nomem(reader->err);
	return key;
}

static bool is_replaced(const struct ical_reader *reader, const char *key)
{
	return json_object_get(reader->replaced, key) != NULL;
}

/* A date alone is that of whatever time the series has. */
static struct ical_stamp with_time(const struct ical_stamp *stamp, const struct ical_stamp *start)
{
	struct ical_stamp with = *stamp;
	if (stamp->is_date)
		with.local_s += start->local_s - (int64_t)ical_day(start->local_s) * DAY_S;
	return with;
}

/* What is for this date and all after it would need the rule to end before. */
static hld_status see_range(struct ical_reader *reader, const struct ical_line *line)
{
	const char *range;
	size_t octet;
	if (!ical_param(line, "RANGE", reader->scratch, &range, &octet))
		return error_nomem(reader->err);
	if (range == NULL)
		return HLD_OK;
	error_set(reader->err, HLD_SCHEMA,
	          "a change of all dates from one on is not read: end the series there, and "
	          "begin another");
	return ical_fail(&reader->lines, line, octet, reader->err);
}

hld_status ical_see_replaced(struct ical_reader *reader, struct ical_event *event)
{
	const struct ical_line *line = ical_find(event, "RECURRENCE-ID");
	hld_status status = line != NULL ? see_range(reader, line) : HLD_OK;
	if (line == NULL || status != HLD_OK)
		return status;
	status = ical_read_times(&reader->lines, event->lines, event->count, reader->scratch,
	                         &event->times, reader->err);
	if (status != HLD_OK)
		return status;
	const struct ical_stamp *replaces = &event->times.replaces;
	if (replaces->is_date && event->times.start.line != NULL) {
		error_set(reader->err, HLD_SCHEMA,
		          "RECURRENCE-ID gives a date alone: give the time of the meeting that is "
		          "replaced");
		return ical_fail(&reader->lines, replaces->line, replaces->line->value,
		                 reader->err);
	}
	const char *key = date_key(reader, event, replaces);
	if (key == NULL)
		return reader->err->status;
	return json_object_set_new(reader->replaced, key, json_true()) == 0
	               ? HLD_OK
	               : error_nomem(reader->err);
}

/* Whether a date is among those that are left out. */
static hld_status is_left_out(struct ical_reader *reader, const struct ical_event *event,
                              int64_t utc_s, bool *out)
{
	const ical_stamps *left = &event->times.left_out;
	*out = false;
	for (uint32_t i = 0; i < left->count && !*out; i++) {
		struct ical_stamp stamp = with_time(&left->at[i], &event->times.start);
		int64_t other_s;
		hld_status status = ical_instant(reader, &stamp, &other_s);
		if (status != HLD_OK)
			return status;
		*out = other_s == utc_s;
	}
	return HLD_OK;
}

/* The instant at which a rule ends: a date counts to its end. */
static hld_status find_until(struct ical_reader *reader, const struct ical_event *event,
                             int64_t *until_s)
{
	struct ical_stamp until = event->times.until;
	*until_s = INT64_MAX;
	if (until.line == NULL)
		return HLD_OK;
	if (until.is_date)
		until.local_s += DAY_S - 1;
	if (!until.is_utc)
		until.line = event->times.start.line; /* its zone */
	return ical_instant(reader, &until, until_s);
}

/* One date of a series, unless it is left out, or an event of its own. */
static hld_status add_date(struct ical_reader *reader, struct ical_event *event,
                           const struct ical_stamp *stamp, int64_t until_s)
{
	int64_t utc_s;
	bool left_out;
	hld_status status = ical_instant(reader, stamp, &utc_s);
	if (status == HLD_OK)
		status = is_left_out(reader, event, utc_s, &left_out);
	if (status != HLD_OK || left_out || utc_s > until_s)
		return status;
	const char *key = date_key(reader, event, stamp);
	if (key == NULL)
		return reader->err->status;
	if (is_replaced(reader, key))
		return HLD_OK;
	if (reader->dates++ == ICAL_MOST_SERIES) {
		error_set(reader->err, HLD_SCHEMA,
		          "all series together come to more than %d dates, the most that is read",
		          ICAL_MOST_SERIES);
		return ical_fail(&reader->lines, stamp->line, 0, reader->err);
	}
	status = ical_make_meeting(reader, event, stamp, true);
	event->quiet = true;
	/* One date that the list gives twice is one meeting. */
	return status == HLD_OK && json_object_set_new(reader->replaced, key, json_true()) != 0
	               ? error_nomem(reader->err)
	               : status;
}

static hld_status add_series(struct ical_reader *reader, struct ical_event *event)
{
	const struct ical_times *times = &event->times;
	int64_t until_s;
	if (reader->rules++ == ICAL_MOST_RULES) {
		error_set(reader->err, HLD_SCHEMA, "more than %d series in one calendar",
		          ICAL_MOST_RULES);
		return ical_fail(&reader->lines,
		                 times->rule != NULL ? times->rule : times->added.at[0].line, 0,
		                 reader->err);
	}
	hld_status status = find_until(reader, event, &until_s);
	if (status == HLD_OK && times->rule == NULL)
		status = add_date(reader, event, &times->start, until_s);
	for (uint32_t i = 0; i < times->dates.count && status == HLD_OK; i++)
		status = add_date(reader, event, &times->dates.at[i], until_s);
	for (uint32_t i = 0; i < times->added.count && status == HLD_OK; i++) {
		struct ical_stamp stamp = with_time(&times->added.at[i], &times->start);
		status = add_date(reader, event, &stamp, INT64_MAX);
	}
	return status;
}

static hld_status leave_out(struct ical_reader *reader, const struct ical_event *event,
                            const struct ical_line *line, const char *why)
{
	return ical_say(reader, line, 0, &reader->lines.parts[event->part],
	                "the event is left out: %s", why)
	               ? HLD_OK
	               : error_nomem(reader->err);
}

hld_status ical_add_event(struct ical_reader *reader, struct ical_event *event)
{
	struct ical_times *times = &event->times;
	hld_status status = ical_read_times(&reader->lines, event->lines, event->count,
	                                    reader->scratch, times, reader->err);
	if (status != HLD_OK)
		return status;
	if (times->start.line == NULL)
		return leave_out(reader, event, NULL, "it has no DTSTART");
	if (times->start.is_date)
		return leave_out(reader, event, times->start.line,
		                 "it is all day long, and a meeting has times of day");
	if (times->end.line != NULL && times->end.is_date) {
		error_set(reader->err, HLD_SCHEMA,
		          "DTEND is a date where DTSTART is a time: give the time");
		return ical_fail(&reader->lines, times->end.line, times->end.line->value,
		                 reader->err);
	}
	if (times->rule != NULL || times->added.count > 0)
		return add_series(reader, event);
	return ical_make_meeting(reader, event, &times->start, times->replaces.line != NULL);
}

/* Put a time of a statement into its item, if it is not as it was written. */
static hld_status move_time(struct ical_reader *reader, const struct ical_stamp *stamp,
                            const struct zone *zone, const char *key, const json_t *record,
                            json_t *item)
{
	const char *was = json_string_value(json_object_get(record, key));
	char to[CIVIL_ROOM];
	int64_t local_s;
	if (stamp->line == NULL || stamp->is_date || was == NULL)
		return HLD_OK;
	hld_status status = ical_local(reader, stamp, zone, &local_s);
	if (status != HLD_OK)
		return status;
	int32_t day = ical_day(local_s);
	civil_write_moment(day, (int32_t)(local_s - (int64_t)day * DAY_S) / 60, to);
	if (strcmp(to, was) == 0)
		return HLD_OK;
	bool done = ical_say(reader, stamp->line, stamp->line->value, NULL,
	                     "the time was changed since it was written: it was %s before", was) &&
	            json_object_set_new(item, key, json_string(to)) == 0;
	return done ? HLD_OK : error_nomem(reader->err);
}

static hld_status move_item(struct ical_reader *reader, struct ical_event *event,
                            const json_t *record)
{
	const char *id = json_string_value(json_object_get(record, "meeting"));
	const json_t *n = json_object_get(record, "item");
	json_t *meeting = json_object_get(reader->by_id, id != NULL ? id : "");
	json_int_t index = json_is_integer(n) ? json_integer_value(n) : -1;
	json_t *item = index >= 0 ? json_array_get(json_object_get(meeting, "items"), (size_t)index)
	                          : NULL;
	if (item == NULL)
		return leave_out(reader, event, NULL,
		                 "it is a statement in a meeting that is not there");
	const char *own = json_string_value(json_object_get(meeting, "zone"));
	const struct zone *zone = reader->zone;
	hld_status status = ical_read_times(&reader->lines, event->lines, event->count,
	                                    reader->scratch, &event->times, reader->err);
	if (status == HLD_OK && own != NULL && ical_zone_named(reader, own, &zone, NULL) != HLD_OK)
		return HLD_OK; /* the reader of the record refuses it */
	if (status == HLD_OK)
		status = move_time(reader, &event->times.start, zone, "start", record, item);
	if (status == HLD_OK)
		status = move_time(reader, &event->times.end, zone, "end", record, item);
	return status;
}

hld_status ical_move_statement(struct ical_reader *reader, struct ical_event *event)
{
	json_t *record;
	const struct ical_line *line = ical_find(event, "X-HLD-STATEMENT");
	hld_status status = ical_read_record(reader, line, &record);
	if (status != HLD_OK || record == NULL)
		return status;
	status = move_item(reader, event, record);
	json_decref(record);
	return status;
}
