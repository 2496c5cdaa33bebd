/* tzif.c - the shifts of one zone from its TZif file (RFC 9636).
 *
 * libical has a reader of the same files, but it crashes or hangs when memory ends,
 * takes tens of milliseconds to start, and does not tell the shifts themselves.
 * The file lists the shifts of the past; its footer, a POSIX TZ string, gives the
 * rule of those to come, which are written out up to CIVIL_LAST_YEAR. */
#include <assert.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "load/zone.h"

enum { HEADER_SIZE = 44, TYPE_SIZE = 6, HOUR_S = 60 * 60, DAY_S = 24 * HOUR_S };
/* A file lists at most a few hundred; an abbreviation has at most six bytes. */
enum { MOST_SHIFTS = 10000, ABBR_ROOM = 16 };

struct bytes {
	const char *at, *end;
};

/* The counts of a header, in its order. */
struct header {
	uint32_t utc_marks, wall_marks, leaps, shifts, types, abbr_bytes;
};

static int64_t big_endian(const char *at, size_t width)
{
	uint64_t value = ((unsigned char)at[0] & 0x80) != 0 ? UINT64_MAX : 0;
	for (size_t i = 0; i < width; i++)
		value = value << 8 | (unsigned char)at[i];
	return (int64_t)value;
}

static bool read_header(struct bytes *bytes, struct header *header, char *version)
{
	if (bytes->end - bytes->at < HEADER_SIZE || memcmp(bytes->at, "TZif", 4) != 0)
		return false;
	*version = bytes->at[4];
	uint32_t *counts[] = {&header->utc_marks, &header->wall_marks, &header->leaps,
	                      &header->shifts,    &header->types,      &header->abbr_bytes};
	for (size_t i = 0; i < 6; i++)
		*counts[i] = (uint32_t)big_endian(bytes->at + 20 + 4 * i, 4);
	bytes->at += HEADER_SIZE;
	return header->shifts <= MOST_SHIFTS && header->types >= 1 && header->types <= 256 &&
	       header->abbr_bytes <= 4096 && header->leaps <= MOST_SHIFTS &&
	       header->utc_marks <= 256 && header->wall_marks <= 256;
}

static size_t body_size(const struct header *header, size_t width)
{
	return header->shifts * (width + 1) + (size_t)header->types * TYPE_SIZE +
	       header->abbr_bytes + header->leaps * (width + 4) + header->wall_marks +
	       header->utc_marks;
}

/* The shifts of one zone as they are gathered. */
struct gathering {
	struct shift *shifts;
	uint32_t count, room;
	const char *abbrs; /* of the types, copied */
};

static void gather(struct gathering *all, int64_t utc_s, int32_t offset_s, bool daylight,
                   const char *abbr)
{
	const struct shift *last = all->count > 0 ? &all->shifts[all->count - 1] : NULL;
	bool nothing_changes = last != NULL && last->offset_s == offset_s &&
	                       last->daylight == daylight && strcmp(last->abbr, abbr) == 0;
	assert(all->count < all->room);
	if (!nothing_changes)
		all->shifts[all->count++] = (struct shift){utc_s, offset_s, daylight, abbr};
}

/* Gather a type of local time: its offset, its daylight mark, its abbreviation. */
static bool gather_type(struct gathering *all, int64_t utc_s, const char *types, uint32_t n,
                        const struct header *header)
{
	if (n >= header->types)
		return false;
	const char *type = types + (size_t)n * TYPE_SIZE;
	uint32_t from = (unsigned char)type[5];
	int64_t offset_s = big_endian(type, 4);
	if (from >= header->abbr_bytes || offset_s <= -DAY_S || offset_s >= DAY_S || type[4] < 0 ||
	    type[4] > 1)
		return false;
	gather(all, utc_s, (int32_t)offset_s, type[4] != 0, all->abbrs + from);
	return true;
}

static bool gather_body(struct gathering *all, const char *body, const struct header *header,
                        size_t width)
{
	const char *indices = body + header->shifts * width;
	const char *types = indices + header->shifts;
	if (!gather_type(all, INT64_MIN, types, 0, header))
		return false;
	int64_t last = INT64_MIN;
	for (uint32_t i = 0; i < header->shifts; i++) {
		int64_t utc_s = big_endian(body + i * width, width);
		if (utc_s <= last ||
		    !gather_type(all, utc_s, types, (unsigned char)indices[i], header))
			return false;
		last = utc_s;
	}
	return true;
}

/* When a POSIX rule begins or ends daylight time each year. */
struct onset {
	char form; /* 'M': nth weekday of a month, 'J': without leap days, 'N' */
	int32_t month, week, day;
	int32_t time_s; /* of that local day; may be negative or beyond a day */
};

struct posix_rule {
	char std[ABBR_ROOM], dst[ABBR_ROOM];
	int32_t std_s, dst_s; /* offsets east of UTC */
	bool has_dst;
	struct onset begin, end;
};

static bool take(struct bytes *bytes, char c)
{
	bool there = bytes->at < bytes->end && *bytes->at == c;
	bytes->at += there;
	return there;
}

static bool take_number(struct bytes *bytes, int32_t most, int32_t *number)
{
	const char *start = bytes->at;
	*number = 0;
	for (; bytes->at < bytes->end && *bytes->at >= '0' && *bytes->at <= '9'; bytes->at++) {
		*number = *number * 10 + (*bytes->at - '0');
		if (*number > most)
			return false;
	}
	return bytes->at > start;
}

/* "EST" or "<-03>" */
static bool take_abbr(struct bytes *bytes, char abbr[ABBR_ROOM])
{
	bool quoted = take(bytes, '<');
	size_t length = 0;
	while (bytes->at < bytes->end && length + 1 < ABBR_ROOM) {
		char c = *bytes->at;
		bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
		bool other = quoted && ((c >= '0' && c <= '9') || c == '+' || c == '-');
		if (!letter && !other)
			break;
		abbr[length++] = c;
		bytes->at++;
	}
	abbr[length] = '\0';
	return length >= 3 && (!quoted || take(bytes, '>'));
}

/* [+-]hh[:mm[:ss]], as seconds */
static bool take_time(struct bytes *bytes, int32_t *seconds)
{
	bool negative = take(bytes, '-');
	int32_t hours, minutes = 0, rest = 0;
	if (!negative)
		take(bytes, '+');
	if (!take_number(bytes, 167, &hours))
		return false;
	if (take(bytes, ':') && !take_number(bytes, 59, &minutes))
		return false;
	if (minutes >= 0 && take(bytes, ':') && !take_number(bytes, 59, &rest))
		return false;
	*seconds = hours * HOUR_S + minutes * 60 + rest;
	if (negative)
		*seconds = -*seconds;
	return true;
}

/* ",M3.2.0/2", ",J60" or ",59" */
static bool take_onset(struct bytes *bytes, struct onset *onset)
{
	onset->time_s = 2 * HOUR_S;
	if (!take(bytes, ','))
		return false;
	if (take(bytes, 'M')) {
		onset->form = 'M';
		if (!take_number(bytes, 12, &onset->month) || !take(bytes, '.') ||
		    !take_number(bytes, 5, &onset->week) || !take(bytes, '.') ||
		    !take_number(bytes, 6, &onset->day) || onset->month < 1 || onset->week < 1)
			return false;
	} else {
		onset->form = take(bytes, 'J') ? 'J' : 'N';
		if (!take_number(bytes, 365, &onset->day) || (onset->form == 'J' && onset->day < 1))
			return false;
	}
	return !take(bytes, '/') || take_time(bytes, &onset->time_s);
}

/* Read the line behind the body, "\nEST5EDT,M3.2.0,M11.1.0\n". POSIX counts offsets
 * west of Greenwich. */
static bool read_rule(struct bytes bytes, struct posix_rule *rule)
{
	int32_t west_s;
	if (!take(&bytes, '\n') || !take_abbr(&bytes, rule->std) || !take_time(&bytes, &west_s))
		return false;
	rule->std_s = -west_s;
	rule->has_dst = bytes.at < bytes.end && *bytes.at != '\n';
	if (!rule->has_dst)
		return take(&bytes, '\n') && rule->std_s > -DAY_S && rule->std_s < DAY_S;
	if (!take_abbr(&bytes, rule->dst))
		return false;
	rule->dst_s = rule->std_s + HOUR_S;
	if (bytes.at < bytes.end && *bytes.at != ',') {
		if (!take_time(&bytes, &west_s))
			return false;
		rule->dst_s = -west_s;
	}
	return take_onset(&bytes, &rule->begin) && take_onset(&bytes, &rule->end) &&
	       take(&bytes, '\n') && rule->std_s > -DAY_S && rule->std_s < DAY_S &&
	       rule->dst_s > -DAY_S && rule->dst_s < DAY_S;
}

static int32_t onset_day(const struct onset *onset, int32_t year)
{
	int32_t new_year = civil_day(year, 1, 1);
	bool leap = civil_month_length(year, 2) == 29;
	if (onset->form == 'J') /* 29 February is never counted */
		return new_year + onset->day - 1 + (leap && onset->day > 59);
	if (onset->form == 'N')
		return new_year + onset->day;
	int32_t first = civil_day(year, onset->month, 1);
	int32_t day = 1 + (onset->day - civil_weekday(first) + 7) % 7 + 7 * (onset->week - 1);
	while (day > civil_month_length(year, onset->month))
		day -= 7; /* week 5 is the last one */
	return first + day - 1;
}

static void gather_onset(struct gathering *all, const struct posix_rule *rule, bool begin,
                         int32_t year)
{
	const struct onset *onset = begin ? &rule->begin : &rule->end;
	int32_t before_s = begin ? rule->std_s : rule->dst_s;
	int64_t utc_s = (int64_t)onset_day(onset, year) * DAY_S + onset->time_s - before_s;
	if (utc_s <= all->shifts[all->count - 1].utc_s)
		return; /* the file itself lists it */
	gather(all, utc_s, begin ? rule->dst_s : rule->std_s, begin, begin ? rule->dst : rule->std);
}

/* Write out the footer's rule for the years that the file does not list. */
static void gather_rule(struct gathering *all, const struct posix_rule *rule)
{
	int64_t last = all->shifts[all->count - 1].utc_s;
	int32_t year = CIVIL_FIRST_YEAR;
	if (last > (int64_t)civil_day(CIVIL_FIRST_YEAR, 1, 1) * DAY_S)
		year = last < (int64_t)civil_day(CIVIL_LAST_YEAR, 1, 1) * DAY_S
		               ? civil_date((int32_t)(last / DAY_S)).year
		               : CIVIL_LAST_YEAR;
	for (; rule->has_dst && year <= CIVIL_LAST_YEAR; year++) {
		bool north = onset_day(&rule->begin, year) < onset_day(&rule->end, year);
		gather_onset(all, rule, north, year);
		gather_onset(all, rule, !north, year);
	}
}

hld_status tzif_read(struct arena *arena, const char *text, size_t size, struct zone *out,
                     hld_error *err)
{
	struct bytes bytes = {text, text + size};
	struct header header;
	char version;
	size_t width = 4;
	bool good = read_header(&bytes, &header, &version);
	if (good && version >= '2') { /* the same again, with 64 bits, behind the first body */
		good = (size_t)(bytes.end - bytes.at) >= body_size(&header, width);
		bytes.at += good ? body_size(&header, width) : 0;
		width = 8;
		good = good && read_header(&bytes, &header, &version);
	}
	good = good && (size_t)(bytes.end - bytes.at) >= body_size(&header, width);
	if (!good)
		return error_set(err, HLD_SYNTAX, "is not a TZif file");
	const char *body = bytes.at, *end_of_body = body + body_size(&header, width);
	const char *abbrs = body + header.shifts * (width + 1) + (size_t)header.types * TYPE_SIZE;
	struct gathering all = {.room = header.shifts + 1 +
	                                2 * (CIVIL_LAST_YEAR - CIVIL_FIRST_YEAR + 1)};
	all.shifts = arena_array(arena, all.room, sizeof *all.shifts);
	all.abbrs = arena_copy(arena, abbrs, header.abbr_bytes);
	struct posix_rule *rule = arena_alloc(arena, sizeof *rule);
	if (all.shifts == NULL || all.abbrs == NULL || rule == NULL)
		return error_nomem(err);
	struct bytes footer = {end_of_body, bytes.end};
	good = gather_body(&all, body, &header, width);
	if (good && width == 8 && footer.end - footer.at > 2) {
		good = read_rule(footer, rule);
		if (good)
			gather_rule(&all, rule);
	}
	if (!good)
		return error_set(err, HLD_SYNTAX, "is a TZif file with values out of range");
	out->shifts.at = all.shifts;
	out->shifts.count = all.count;
	return HLD_OK;
}
