/* ical_time.c - times, lengths and rules of recurrence by libical, and nothing else: it sees
 * no property that does not pass the guards here and in ical_lines.c.
 *
 * ical_read_times() at the end is where to begin. libical 3.0.16 does not survive a failed
 * malloc() (export/ical.c has the measurements): see_memory() finds it out before. */
#include "load/ical_time.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/civil.h"
#include "base/error.h"

enum { DAY_S = 24 * 60 * 60 };
enum { LONGEST_DAYS = 400 }; /* of one event */

/* A day that comes once in many years takes long to find, and 300 series of such days longer. */
enum { LONGEST_SERIES_DAYS = 30 * 366 };

struct reader {
	const struct ical_lines *lines;
	const struct ical_line *const *event;
	uint32_t count;
	struct arena *arena;
	struct ical_times *out;
	hld_error *err;
};

/* The properties that matter, once each but for the last two. */
static const char *const names[] = {"DTSTART", "DTEND",         "DURATION", "RRULE",
                                    "EXRULE",  "RECURRENCE-ID", "EXDATE",   "RDATE"};
enum { NAMES = sizeof names / sizeof *names, ONCE = 6 };

static bool matters(const struct ical_line *line)
{
	for (size_t i = 0; i < NAMES; i++)
		if (ical_is(line, names[i]))
			return true;
	return false;
}

static const struct ical_line *find(const struct reader *reader, const char *name)
{
	for (uint32_t i = 0; i < reader->count; i++)
		if (ical_is(reader->event[i], name))
			return reader->event[i];
	return NULL;
}

static hld_status fail_value(struct reader *reader, const struct ical_line *line)
{
	ical_fail(reader->lines, line, line->value, reader->err);
	return HLD_SCHEMA;
}

static hld_status refuse(struct reader *reader, const struct ical_line *line, const char *right)
{
	error_set(reader->err, HLD_SCHEMA, "%.*s '%.60s' %s", (int)strcspn(line->text, ";:"),
	          line->text, line->text + line->value, right);
	return fail_value(reader, line);
}

#define RIGHT_TIME "is no date or time: write 20060914T100000, with a Z behind it for UTC"

#define RIGHT_LENGTH "is no length of time: write PT3H"

/* The form of one time, to which libical does not hold: it takes -1 for a month. */
static const char *skip_time(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	if (digits != 8)
		return NULL;
	text += digits;
	if (*text != 'T')
		return text;
	if (strspn(text + 1, "0123456789") != 6)
		return NULL;
	text += 7;
	return *text == 'Z' ? text + 1 : text;
}

static hld_status see_form(struct reader *reader, const struct ical_line *line)
{
	const char *at = line->text + line->value;
	size_t values = 1;
	bool is_list = ical_is(line, "EXDATE") || ical_is(line, "RDATE");
	while (is_list && (at = skip_time(at)) != NULL && *at == ',' && values < ICAL_MOST_VALUES) {
		at++;
		values++;
	}
	if (!is_list)
		at = skip_time(at);
	if (at != NULL && *at == ',' && is_list) {
		error_set(reader->err, HLD_SCHEMA, "more than %d values in one list: split it",
		          ICAL_MOST_VALUES);
		return fail_value(reader, line);
	}
	return at != NULL && *at == '\0' ? HLD_OK : refuse(reader, line, RIGHT_TIME);
}

static bool is_time(const struct ical_line *line)
{
	return !ical_is(line, "DURATION") && !ical_is(line, "RRULE") && !ical_is(line, "EXRULE");
}

/* What would be right where libical cannot read a value. */
static const char *right_of(const struct ical_line *line)
{
	if (is_time(line))
		return RIGHT_TIME;
	return ical_is(line, "DURATION") ? RIGHT_LENGTH
	                                 : "is no rule of recurrence (RFC 5545, 3.3.10)";
}

/* What may be said of one event. */
static hld_status see_lines(struct reader *reader)
{
	for (size_t n = 0; n < NAMES; n++) {
		bool seen = false;
		for (uint32_t i = 0; i < reader->count; i++) {
			const struct ical_line *line = reader->event[i];
			if (!ical_is(line, names[n]))
				continue;
			if (seen && n < ONCE) {
				error_set(reader->err, HLD_SCHEMA,
				          "a second %s in one event: leave one", names[n]);
				return ical_fail(reader->lines, line, 0, reader->err);
			}
			seen = true;
			if (is_time(line) && see_form(reader, line) != HLD_OK)
				return HLD_SCHEMA;
		}
	}
	const struct ical_line *exrule = find(reader, "EXRULE");
	return exrule == NULL ? HLD_OK
	                      : refuse(reader, exrule,
	                               "is not read: give EXDATE for what does not take place");
}

/* Take and give back more than libical will need. */
static bool see_memory(size_t octets)
{
	enum { BASE = 5 << 18, OCTET = 64 };
	char *reserve = malloc(BASE + octets * OCTET);
	if (reserve == NULL)
		return false;
	*(volatile char *)reserve = 0; /* else compilers drop the pair of calls */
	free(reserve);
	return true;
}

static icalcomponent *parse(struct buffer *text)
{
	int fatal = icalerror_get_errors_are_fatal();
	icalerror_set_errors_are_fatal(0);
	icalcomponent *event = icalparser_parse_string(buffer_str(text));
	icalerror_set_errors_are_fatal(fatal);
	return event;
}

static void add_event(struct buffer *text, const struct ical_line *const *event, uint32_t count)
{
	buffer_cut(text, 0);
	buffer_text(text, "BEGIN:VEVENT\r\n");
	for (uint32_t i = 0; i < count; i++)
		if (matters(event[i]))
			buffer_printf(text, "%s\r\n", event[i]->text);
	buffer_text(text, "END:VEVENT\r\n");
}

/* The first line by itself that libical cannot read. */
static hld_status find_fault(struct reader *reader, struct buffer *text)
{
	for (uint32_t i = 0; i < reader->count; i++) {
		if (!matters(reader->event[i]))
			continue;
		add_event(text, &reader->event[i], 1);
		icalcomponent *event = parse(text);
		bool good = event != NULL && icalcomponent_count_errors(event) == 0;
		if (event != NULL)
			icalcomponent_free(event);
		if (!good)
			return refuse(reader, reader->event[i], right_of(reader->event[i]));
	}
	error_set(reader->err, HLD_SCHEMA, "the times of this event cannot be read");
	return ical_fail(reader->lines, reader->event[0], 0, reader->err);
}

/* A time of libical, seen to be one; it gives no hour to a date. */
static bool take_time(struct icaltimetype time, const struct ical_line *line,
                      struct ical_stamp *out)
{
	if (time.is_date)
		time.hour = time.minute = time.second = 0;
	if (time.year < CIVIL_FIRST_YEAR || time.year > CIVIL_LAST_YEAR || time.month < 1 ||
	    time.month > 12 || time.day < 1 ||
	    time.day > civil_month_length(time.year, time.month) || time.hour > 23 ||
	    time.minute > 59 || time.second > 59)
		return false;
	int64_t day = civil_day(time.year, time.month, time.day);
	*out = (struct ical_stamp){.line = line,
	                           .is_date = time.is_date != 0,
	                           .is_utc = icaltime_is_utc(time) != 0,
	                           .local_s = day * DAY_S + (int64_t)time.hour * 3600 +
	                                      (int64_t)time.minute * 60 + time.second};
	return true;
}

static bool read_stamp(const icalvalue *value, const struct ical_line *line, struct ical_stamp *out)
{
	icalvalue_kind kind = value != NULL ? icalvalue_isa(value) : ICAL_NO_VALUE;
	if (kind == ICAL_DATETIMEPERIOD_VALUE) /* of RDATE; see_form() lets no period in */
		return take_time(icalvalue_get_datetimeperiod(value).time, line, out);
	if (kind != ICAL_DATE_VALUE && kind != ICAL_DATETIME_VALUE)
		return false;
	return take_time(kind == ICAL_DATE_VALUE ? icalvalue_get_date(value)
	                                         : icalvalue_get_datetime(value),
	                 line, out);
}

static hld_status read_one(struct reader *reader, icalcomponent *event, icalproperty_kind kind,
                           const char *name, struct ical_stamp *out)
{
	const struct ical_line *line = find(reader, name);
	icalproperty *property = icalcomponent_get_first_property(event, kind);
	*out = (struct ical_stamp){0};
	if (line == NULL)
		return HLD_OK;
	if (property != NULL && read_stamp(icalproperty_get_value(property), line, out))
		return HLD_OK;
	return refuse(reader, line, RIGHT_TIME);
}

/* libical makes a property of each value of a list. */
static hld_status read_list(struct reader *reader, icalcomponent *event, icalproperty_kind kind,
                            const char *name, ical_stamps *out)
{
	uint32_t count = 0, n = 0;
	icalproperty *at = icalcomponent_get_first_property(event, kind);
	for (; at != NULL; at = icalcomponent_get_next_property(event, kind))
		count++;
	const struct ical_line *line = find(reader, name);
	*out = (ical_stamps){0};
	if (line == NULL)
		return HLD_OK;
	if (count > ICAL_MOST_DATES)
		return refuse(reader, line,
		              "and the like give more than 1000 dates, the most that "
		              "is read");
	struct ical_stamp *stamps = arena_array(reader->arena, count, sizeof *stamps);
	if (stamps == NULL)
		return error_nomem(reader->err);
	at = icalcomponent_get_first_property(event, kind);
	for (; at != NULL; at = icalcomponent_get_next_property(event, kind)) {
		if (!read_stamp(icalproperty_get_value(at), line, &stamps[n++]))
			return refuse(reader, line, RIGHT_TIME);
	}
	*out = (ical_stamps){stamps, count};
	return HLD_OK;
}

static hld_status read_duration(struct reader *reader, icalcomponent *event)
{
	const struct ical_line *line = find(reader, "DURATION");
	icalproperty *property = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
	if (line == NULL)
		return HLD_OK;
	const icalvalue *value = property != NULL ? icalproperty_get_value(property) : NULL;
	if (value == NULL || icalvalue_isa(value) != ICAL_DURATION_VALUE)
		return refuse(reader, line, RIGHT_LENGTH);
	struct icaldurationtype length = icalvalue_get_duration(value);
	int64_t days = (int64_t)length.weeks * 7 + length.days;
	int64_t seconds = days * DAY_S + (int64_t)length.hours * 3600 +
	                  (int64_t)length.minutes * 60 + length.seconds;
	if (length.is_neg || seconds > (int64_t)LONGEST_DAYS * DAY_S)
		return refuse(reader, line, "is no length of a meeting: write PT3H");
	reader->out->duration = line;
	reader->out->duration_s = seconds;
	return HLD_OK;
}

static bool is_used(const short *by)
{
	return by[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* Why a rule is not one that is read, or NULL. */
static const char *fault_of(const struct icalrecurrencetype *rule)
{
	bool has_end = rule->count > 0 || !icaltime_is_null_time(rule->until);
	if (rule->freq < ICAL_DAILY_RECURRENCE || rule->freq > ICAL_YEARLY_RECURRENCE ||
	    is_used(rule->by_hour) || is_used(rule->by_minute) || is_used(rule->by_second) ||
	    rule->rscale != NULL)
		return "is no rule of days: a meeting that comes back several times a day is "
		       "an event each";
	if (!has_end)
		return "has no end: give it COUNT or UNTIL, or take the event out";
	if (rule->count > ICAL_MOST_DATES)
		return "gives more than 1000 dates, the most that is read; take the event out";
	return NULL;
}

/* Fill in the dates. Gives: what is wrong with them, or NULL. A rule without COUNT goes on a
 * little behind its UNTIL, which is an instant that only whoever knows the zone can compare with.
 * Where no more days fit the rule, libical has looked through centuries for them: once is enough. */
static const char *expand(struct reader *reader, struct icalrecurrencetype rule,
                          struct ical_stamp *stamps, uint32_t *count)
{
	enum { MARGIN_S = 2 * DAY_S };
	const struct ical_stamp *start = &reader->out->start, *until = &reader->out->until;
	int64_t start_day = start->local_s / DAY_S - (start->local_s % DAY_S < 0);
	struct civil_date date = civil_date((int32_t)start_day);
	struct icaltimetype first = icaltime_null_time();
	uint32_t wanted = rule.count > 0 ? (uint32_t)rule.count : ICAL_MOST_DATES + 1;
	const char *fault = NULL;
	first.year = date.year;
	first.month = date.month;
	first.day = date.day;
	first.is_date = 1;
	rule.until = icaltime_null_time();
	icalrecur_iterator *iterator = icalrecur_iterator_new(rule, first);
	for (*count = 0; *count < wanted && fault == NULL;) {
		struct icaltimetype at =
			iterator != NULL ? icalrecur_iterator_next(iterator) : icaltime_null_time();
		int64_t local_s = start->local_s - start_day * DAY_S;
		if (!icaltime_is_null_time(at))
			local_s += (int64_t)civil_day(at.year, at.month, at.day) * DAY_S;
		if (icaltime_is_null_time(at) || at.year > CIVIL_LAST_YEAR)
			fault = "asks for days that do not come";
		else if (local_s > start->local_s + LONGEST_SERIES_DAYS * (int64_t)DAY_S)
			fault = "goes on for more than 30 years, the most that is read";
		else if (until->line != NULL && local_s > until->local_s + MARGIN_S)
			break;
		else if (*count == ICAL_MOST_DATES)
			fault = "gives more than 1000 dates, the most that is read; let it end "
				"earlier";
		else
			stamps[(*count)++] = (struct ical_stamp){start->line, start->is_date,
			                                         start->is_utc, local_s};
	}
	icalrecur_iterator_free(iterator);
	return fault;
}

static hld_status read_rule(struct reader *reader, icalcomponent *event)
{
	const struct ical_line *line = find(reader, "RRULE");
	icalproperty *property = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
	uint32_t count;
	if (line == NULL || reader->out->start.line == NULL)
		return HLD_OK;
	const icalvalue *value = property != NULL ? icalproperty_get_value(property) : NULL;
	if (value == NULL || icalvalue_isa(value) != ICAL_RECUR_VALUE)
		return refuse(reader, line, right_of(line));
	struct icalrecurrencetype rule = icalvalue_get_recur(value);
	const char *fault = fault_of(&rule);
	if (fault != NULL)
		return refuse(reader, line, fault);
	if (!icaltime_is_null_time(rule.until)) {
		if (!take_time(rule.until, line, &reader->out->until))
			return refuse(reader, line, "has an UNTIL that is no date or time");
	}
	struct ical_stamp *stamps = arena_array(reader->arena, ICAL_MOST_DATES, sizeof *stamps);
	if (stamps == NULL)
		return error_nomem(reader->err);
	fault = expand(reader, rule, stamps, &count);
	if (fault != NULL)
		return refuse(reader, line, fault);
	reader->out->rule = line;
	reader->out->dates = (ical_stamps){stamps, count};
	return HLD_OK;
}

static hld_status read_event(struct reader *reader, icalcomponent *event)
{
	struct ical_times *out = reader->out;
	hld_status status = read_one(reader, event, ICAL_DTSTART_PROPERTY, "DTSTART", &out->start);
	if (status == HLD_OK)
		status = read_one(reader, event, ICAL_DTEND_PROPERTY, "DTEND", &out->end);
	if (status == HLD_OK)
		status = read_one(reader, event, ICAL_RECURRENCEID_PROPERTY, "RECURRENCE-ID",
		                  &out->replaces);
	if (status == HLD_OK)
		status = read_duration(reader, event);
	if (status == HLD_OK)
		status = read_rule(reader, event);
	if (status == HLD_OK)
		status = read_list(reader, event, ICAL_RDATE_PROPERTY, "RDATE", &out->added);
	if (status == HLD_OK)
		status = read_list(reader, event, ICAL_EXDATE_PROPERTY, "EXDATE", &out->left_out);
	return status;
}

hld_status ical_read_times(const struct ical_lines *lines, const struct ical_line *const *event,
                           uint32_t count, struct arena *arena, struct ical_times *out,
                           hld_error *err)
{
	struct reader reader = {lines, event, count, arena, out, err};
	struct buffer text = {0};
	*out = (struct ical_times){0};
	hld_status status = see_lines(&reader);
	if (status != HLD_OK)
		return status;
	add_event(&text, event, count);
	if (text.failed || !see_memory(text.size)) {
		buffer_release(&text);
		return error_nomem(err);
	}
	icalcomponent *parsed = parse(&text);
	bool good = parsed != NULL && icalcomponent_count_errors(parsed) == 0;
	status = good ? read_event(&reader, parsed) : find_fault(&reader, &text);
	if (parsed != NULL)
		icalcomponent_free(parsed);
	buffer_release(&text);
	return status;
}
