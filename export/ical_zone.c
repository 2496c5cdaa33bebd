/* ical_zone.c - find the pair of yearly rules for the years that matter, or none.
 *
 * Clients take a zone's rules for good: they read neither UNTIL nor a second pair alike.
 * So the rules are those of the years in which meetings take place, each begins in the
 * earliest year from which it has held, and what comes of it is compared with the zone
 * before it is given. */
#include "export/ical_zone.h"

#include "base/civil.h"

enum { DAY_S = 24 * 60 * 60, WEEK = 7 };

/* No rule begins earlier: none was tried on clients, and the example of RFC 5545 (3.6.5)
 * for New York begins here too, although its clocks had gone by that rule since 1955. */
enum { EARLIEST_YEAR = 1967 };

/* A zone that has not moved since 1970 begins there, as in most calendars in use. */
enum { STILL_YEAR = 1970 };

/* Shifts from `from` on that are before `to`. */
struct window {
	uint32_t from, to;
};

static int64_t floor_day(int64_t local_s)
{
	return (local_s >= 0 ? local_s : local_s - (DAY_S - 1)) / DAY_S;
}

static struct civil_date date_of(int64_t local_s)
{
	return civil_date((int32_t)floor_day(local_s));
}

static int64_t onset_utc(const struct ical_onset *onset)
{
	return (int64_t)onset->day * DAY_S + onset->second - onset->from_s;
}

/* Whether clocks move at all: some shifts only rename the time. */
static bool moves(const struct zone *zone, uint32_t n)
{
	return n > 0 && zone->shifts.at[n].offset_s != zone->shifts.at[n - 1].offset_s;
}

/* The shift by which clocks moved last, 0 if they had not yet. */
static uint32_t last_move(const struct zone *zone, int64_t utc_s)
{
	uint32_t n = (uint32_t)(zone_at(zone, utc_s) - zone->shifts.at);
	while (n > 0 && !moves(zone, n))
		n--;
	return n;
}

/* The change of clocks that a shift is, as the one in its month that `last` asks for. */
static struct ical_onset onset_of(const struct zone *zone, uint32_t n, bool last)
{
	const struct shift *shift = &zone->shifts.at[n];
	int32_t from_s = shift[-1].offset_s;
	int64_t local_s = shift->utc_s + from_s;
	struct civil_date date = date_of(local_s);
	struct ical_onset onset = {.from_s = from_s,
	                           .to_s = shift->offset_s,
	                           .abbr = shift->abbr,
	                           .day = (int32_t)floor_day(local_s),
	                           .week = last ? -1 : (date.day - 1) / WEEK + 1,
	                           .month = date.month};
	onset.second = (int32_t)(local_s - (int64_t)onset.day * DAY_S);
	onset.weekday = civil_weekday(onset.day);
	return onset;
}

/* The day on which a rule changes clocks in a year. Not every month has a fifth week;
 * rules never ask for one. */
static int32_t day_in(const struct ical_onset *rule, int32_t year)
{
	int32_t first = civil_day(year, rule->month, 1);
	if (rule->week > 0) {
		int32_t to_weekday = (rule->weekday - civil_weekday(first) + WEEK) % WEEK;
		return first + to_weekday + (rule->week - 1) * WEEK;
	}
	int32_t last = first + civil_month_length(year, rule->month) - 1;
	return last - (civil_weekday(last) - rule->weekday + WEEK) % WEEK;
}

static struct ical_onset onset_in(const struct ical_onset *rule, int32_t year)
{
	struct ical_onset onset = *rule;
	onset.day = day_in(rule, year);
	return onset;
}

/* Whether the clocks of zone changed in that year as the rule says. */
static bool held_in(const struct zone *zone, const struct ical_onset *rule, int32_t year)
{
	struct ical_onset onset = onset_in(rule, year);
	int64_t utc_s = onset_utc(&onset);
	const struct shift *shift = zone_at(zone, utc_s);
	return shift > zone->shifts.at && shift->utc_s == utc_s && shift->offset_s == rule->to_s &&
	       shift[-1].offset_s == rule->from_s;
}

/* The rule in one of its two forms that holds for all changes of the window in that
 * direction, with the earliest onset from which it has held without a gap. */
static bool find_form(const struct zone *zone, struct window window, bool forward, bool last,
                      struct ical_onset *out)
{
	bool found = false;
	for (uint32_t n = window.from; n < window.to; n++) {
		struct ical_onset onset = {0};
		if (moves(zone, n))
			onset = onset_of(zone, n, last);
		if (!moves(zone, n) || (onset.to_s > onset.from_s) != forward)
			continue;
		int32_t year = civil_date(onset.day).year;
		if (!found)
			*out = onset;
		if (out->week > 4 || day_in(out, year) != onset.day || !held_in(zone, out, year))
			return false;
		out->abbr = onset.abbr;
		found = true;
	}
	if (!found)
		return false;
	int32_t year = civil_date(out->day).year;
	while (year > EARLIEST_YEAR && held_in(zone, out, year - 1))
		*out = onset_in(out, --year);
	return true;
}

/* Of the two forms the one that has held for longer. */
static bool find_rule(const struct zone *zone, struct window window, bool forward,
                      struct ical_onset *out)
{
	struct ical_onset counted;
	bool by_last = find_form(zone, window, forward, true, out);
	bool by_count = find_form(zone, window, forward, false, &counted);
	if (by_count && (!by_last || counted.day < out->day))
		*out = counted;
	return by_last || by_count;
}

/* The change by a rule that comes last before an instant, whenever the rule began. */
static struct ical_onset latest_before(const struct ical_onset *rule, int64_t utc_s)
{
	if (rule->week == 0)
		return *rule;
	int32_t year = date_of(utc_s + rule->from_s).year;
	struct ical_onset onset = onset_in(rule, year);
	return onset_utc(&onset) <= utc_s ? onset : onset_in(rule, year - 1);
}

/* A rule of which the first meetings would not know, because it is younger than them,
 * begins a year early: what happens before the first of them is nobody's meeting. */
static void begin_before(struct ical_zone *pair, int64_t first_s)
{
	struct ical_onset standard = latest_before(&pair->standard, first_s);
	struct ical_onset daylight = latest_before(&pair->daylight, first_s);
	bool is_daylight = onset_utc(&daylight) > onset_utc(&standard);
	struct ical_onset *in_force = is_daylight ? &pair->daylight : &pair->standard;
	int32_t day = is_daylight ? daylight.day : standard.day;
	if (in_force->day > day)
		in_force->day = day;
}

/* What a client makes of a rule in a year, or nothing. */
static bool fires(const struct ical_onset *rule, int32_t year, struct ical_onset *out)
{
	*out = *rule;
	if (rule->week == 0)
		return civil_date(rule->day).year == year;
	*out = onset_in(rule, year);
	return out->day >= rule->day;
}

/* Changes by a rule between two instants; UINT32_MAX if zone knows nothing of one. */
static uint32_t count_true(const struct zone *zone, const struct ical_onset *rule, int64_t first_s,
                           int64_t last_s)
{
	uint32_t count = 0;
	int32_t end = date_of(last_s).year + 1; /* local years begin before those of UTC */
	for (int32_t year = date_of(first_s).year - 1; year <= end; year++) {
		struct ical_onset onset;
		if (!fires(rule, year, &onset))
			continue;
		int64_t utc_s = onset_utc(&onset);
		if (utc_s <= first_s || utc_s > last_s)
			continue;
		const struct shift *shift = zone_at(zone, utc_s);
		if (shift->utc_s != utc_s || shift->offset_s != rule->to_s)
			return UINT32_MAX;
		count++;
	}
	return count;
}

static uint32_t count_moves(const struct zone *zone, int64_t first_s, int64_t last_s)
{
	uint32_t count = 0;
	for (uint32_t n = last_move(zone, last_s); n > 0 && zone->shifts.at[n].utc_s > first_s; n--)
		count += moves(zone, n);
	return count;
}

/* Whether the pair says of every instant from first_s to last_s what zone says. */
static bool is_true(const struct zone *zone, const struct ical_zone *pair, int64_t first_s,
                    int64_t last_s)
{
	struct ical_onset at_first = latest_before(&pair->standard, first_s);
	uint32_t standard = count_true(zone, &pair->standard, first_s, last_s), daylight = 0;
	bool known = at_first.day >= pair->standard.day;
	if (pair->has_daylight) {
		struct ical_onset other = latest_before(&pair->daylight, first_s);
		daylight = count_true(zone, &pair->daylight, first_s, last_s);
		if (!known ||
		    (other.day >= pair->daylight.day && onset_utc(&other) > onset_utc(&at_first))) {
			at_first = other;
			known = other.day >= pair->daylight.day;
		}
	}
	return known && onset_utc(&at_first) <= first_s &&
	       at_first.to_s == zone_at(zone, first_s)->offset_s && standard != UINT32_MAX &&
	       daylight != UINT32_MAX && standard + daylight == count_moves(zone, first_s, last_s);
}

/* DAYLIGHT is the greater offset, whatever the zone calls it: Ireland's summer time is
 * its standard time by law, and clients expect winter there. */
static bool find_pair(const struct zone *zone, struct window window, int64_t first_s,
                      int64_t last_s, struct ical_zone *out)
{
	*out = (struct ical_zone){.has_daylight = true};
	if (!find_rule(zone, window, true, &out->daylight) ||
	    !find_rule(zone, window, false, &out->standard))
		return false;
	begin_before(out, first_s);
	return is_true(zone, out, first_s, last_s);
}

/* Clocks that do not move in all that time: STANDARD alone. */
static bool find_still(const struct zone *zone, int64_t first_s, int64_t last_s,
                       struct ical_zone *out)
{
	uint32_t n = last_move(zone, first_s);
	int32_t offset_s = zone->shifts.at[n].offset_s;
	*out = (struct ical_zone){0};
	if (n > 0)
		out->standard = onset_of(zone, n, false);
	if (n == 0 || civil_date(out->standard.day).year < EARLIEST_YEAR) {
		int32_t year = date_of(first_s + offset_s).year;
		out->standard = (struct ical_onset){.from_s = offset_s, .to_s = offset_s};
		out->standard.day = civil_day(year < STILL_YEAR ? year : STILL_YEAR, 1, 1);
	}
	out->standard.week = 0;
	out->standard.abbr = zone_at(zone, first_s)->abbr;
	return is_true(zone, out, first_s, last_s);
}

/* The shifts of the years in which first_s and last_s lie. Where a year begins, an hour
 * does not matter: what comes of them is compared with the zone. */
static struct window whole_years(const struct zone *zone, int64_t first_s, int64_t last_s)
{
	int32_t offset_s = zone_at(zone, first_s)->offset_s;
	int32_t from = civil_day(date_of(first_s + offset_s).year, 1, 1);
	int32_t to = civil_day(date_of(last_s + offset_s).year + 1, 1, 1);
	const struct shift *before = zone_at(zone, (int64_t)from * DAY_S - offset_s);
	const struct shift *last = zone_at(zone, (int64_t)to * DAY_S - offset_s);
	return (struct window){(uint32_t)(before - zone->shifts.at) + 1,
	                       (uint32_t)(last - zone->shifts.at) + 1};
}

/* Just behind the next shift from n on that moves clocks, n if there is none in a year. */
static uint32_t behind_next_move(const struct zone *zone, uint32_t n, int64_t utc_s)
{
	enum { YEAR_DAYS = 366 };
	for (uint32_t at = n; at < zone->shifts.count; at++)
		if (moves(zone, at))
			return zone->shifts.at[at].utc_s - utc_s > YEAR_DAYS * (int64_t)DAY_S
			               ? n
			               : at + 1;
	return n;
}

static bool has_moves(const struct zone *zone, struct window window)
{
	for (uint32_t n = window.from; n < window.to; n++)
		if (moves(zone, n))
			return true;
	return false;
}

/* Where the years have no common rules, those of the span alone may do: of the changes
 * in it, with or without that in force at its beginning and the next one. */
bool ical_zone_find(const struct zone *zone, int64_t first_s, int64_t last_s, struct ical_zone *out)
{
	uint32_t from = last_move(zone, first_s), to = last_move(zone, last_s) + 1;
	uint32_t next = behind_next_move(zone, to, last_s);
	const struct window windows[] = {whole_years(zone, first_s, last_s),
	                                 {from, to},
	                                 {from, next},
	                                 {from + 1, to},
	                                 {from + 1, next}};
	bool still = !has_moves(zone, windows[0]);
	for (size_t i = 0; !still && i < sizeof windows / sizeof *windows; i++)
		if (find_pair(zone, windows[i], first_s, last_s, out))
			return true;
	return find_still(zone, first_s, last_s, out);
}
