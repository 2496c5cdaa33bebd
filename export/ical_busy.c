/* ical_busy.c - when a participant or a room is busy, as VFREEBUSY (RFC 5545, 3.6.4): for a
 * secretary who looks for an hour, and is to see no more of the programme than that.
 *
 * As in rules/busy.c, whoever presides, chairs, discusses or sits in a meeting is busy for as
 * long, and whoever speaks in an item for the time of it. That a plenary meeting is open to a
 * delegation does not keep its minister from another appointment. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "export/format.h"
#include "export/ical_calendar.h"
#include "export/ical_octets.h"
#include "model/room.h"

enum { FIXED_PROPERTIES = 8 };

/* From the weakest: where several overlap, the strongest counts. */
enum busy_kind { TENTATIVELY, FIRMLY, AWAY, BUSY_KINDS };

/* The instant at which a busy time begins (by 1) or ends (by -1). */
struct edge {
	int64_t utc_s;
	enum busy_kind kind;
	int by;
};

struct busy {
	struct calendar *calendar;
	struct room_ref room;    /* name is NULL: of a participant */
	int64_t from_s, until_s; /* the days of the programme */
	struct edge *edges;      /* in the calendar's arena */
	uint32_t count;
};

static void add_time(struct busy *busy, enum busy_kind kind, int64_t from_s, int64_t until_s)
{
	if (from_s < busy->from_s)
		from_s = busy->from_s;
	if (until_s > busy->until_s)
		until_s = busy->until_s;
	if (from_s >= until_s)
		return;
	busy->edges[busy->count++] = (struct edge){from_s, kind, 1};
	busy->edges[busy->count++] = (struct edge){until_s, kind, -1};
}

/* The midnight before or behind a moment, where that is. */
static int64_t midnight(const struct zone *zone, const struct moment *moment, bool behind)
{
	struct moment at = {.day = moment->day + (behind && moment->min > 0), .min = 0};
	zone_fix(zone, &at);
	return at.utc_s;
}

static void find_span(struct busy *busy)
{
	const struct hld_programme *programme = busy->calendar->programme;
	for (uint32_t i = 0; i < programme->meetings.count; i++) {
		const struct meeting *meeting = &programme->meetings.at[i];
		const struct zone *zone = &programme->zones.at[meeting->zone.id.n];
		int64_t from_s = midnight(zone, &meeting->start, false);
		int64_t until_s = midnight(zone, &meeting->end, true);
		if (i == 0 || from_s < busy->from_s)
			busy->from_s = from_s;
		if (i == 0 || until_s > busy->until_s)
			busy->until_s = until_s;
	}
}

/* An item that has no time for certain may be at any of the meeting's. One of several who speak
 * in turn is needed at some moment that is not known. */
static void add_item(struct busy *busy, const struct meeting *meeting, uint32_t n)
{
	const struct item *item = &meeting->items.at[n];
	struct moment start = item_start(meeting, n), end = item_end(meeting, n);
	bool known =
		start.state == MOMENT_ONCE && end.state == MOMENT_ONCE && start.utc_s < end.utc_s;
	bool in_turn = item->kind == STATEMENTS && item->by.count > 1;
	add_time(busy, meeting->status == TENTATIVE || in_turn ? TENTATIVELY : FIRMLY,
	         known ? start.utc_s : meeting->start.utc_s,
	         known ? end.utc_s : meeting->end.utc_s);
}

static void add_meeting(struct busy *busy, const struct meeting *meeting)
{
	const struct hld_programme *programme = busy->calendar->programme;
	who_id who = busy->calendar->who;
	bool whole = busy->room.name != NULL ? room_has(&busy->room, meeting)
	                                     : personal_sits(programme, who, meeting);
	if (meeting->status == CANCELLED)
		return;
	if (whole)
		add_time(busy, meeting->status == TENTATIVE ? TENTATIVELY : FIRMLY,
		         meeting->start.utc_s, meeting->end.utc_s);
	for (uint32_t i = 0; i < meeting->items.count && !whole && busy->room.name == NULL; i++)
		if (personal_speaks(programme, who, &meeting->items.at[i]))
			add_item(busy, meeting, i);
}

/* The absences of a person, in the zone of the programme. That one of a delegation is away
 * does not say that it is. */
static void add_absences(struct busy *busy)
{
	const struct hld_programme *programme = busy->calendar->programme;
	const struct person *person = programme_person(programme, busy->calendar->who);
	for (uint32_t i = 0; person != NULL && i < person->absences.count; i++) {
		struct absence absence = person->absences.at[i];
		zone_fix(&programme->zones.at[0], &absence.from);
		zone_fix(&programme->zones.at[0], &absence.until);
		add_time(busy, AWAY, absence.from.utc_s, absence.until.utc_s);
	}
}

static int edge_compare(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;
	if (x->utc_s != y->utc_s)
		return x->utc_s < y->utc_s ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->by - y->by;
}

static hld_status find_times(struct busy *busy, hld_error *err)
{
	const struct hld_programme *programme = busy->calendar->programme;
	const struct person *person = programme_person(programme, busy->calendar->who);
	uint32_t times = person != NULL ? person->absences.count : 0;
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		times += 1 + programme->meetings.at[i].items.count;
	busy->edges = arena_array(&busy->calendar->arena, 2 * (size_t)times, sizeof *busy->edges);
	if (busy->edges == NULL)
		return error_nomem(err);
	find_span(busy);
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		add_meeting(busy, &programme->meetings.at[i]);
	if (busy->room.name == NULL)
		add_absences(busy);
	qsort(busy->edges, busy->count, sizeof *busy->edges, edge_compare);
	return HLD_OK;
}

static bool put_period(icalcomponent *component, int kind, int64_t from_s, int64_t until_s)
{
	static const icalparameter_fbtype types[] = {[TENTATIVELY] = ICAL_FBTYPE_BUSYTENTATIVE,
	                                             [FIRMLY] = ICAL_FBTYPE_BUSY,
	                                             [AWAY] = ICAL_FBTYPE_BUSYUNAVAILABLE};
	struct icalperiodtype period = icalperiodtype_null_period();
	period.start = time_of(from_s, true);
	period.end = time_of(until_s, true);
	return put_with(component, icalproperty_new_freebusy(period),
	                icalparameter_new_fbtype(types[kind]));
}

/* The strongest of the times that go on; -1: none. */
static int strongest(const int going[BUSY_KINDS])
{
	int kind = BUSY_KINDS - 1;
	while (kind >= 0 && going[kind] == 0)
		kind--;
	return kind;
}

/* One period a line: clients read no more than one. */
static bool put_periods(icalcomponent *component, const struct busy *busy)
{
	int going[BUSY_KINDS] = {0}, kind = -1;
	int64_t from_s = 0;
	bool good = true;
	for (uint32_t i = 0, next; i < busy->count && good; i = next) {
		int64_t now_s = busy->edges[i].utc_s;
		for (next = i; next < busy->count && busy->edges[next].utc_s == now_s; next++)
			going[busy->edges[next].kind] += busy->edges[next].by;
		int then = strongest(going);
		if (then == kind)
			continue;
		good = kind < 0 || put_period(component, kind, from_s, now_s);
		kind = then;
		from_s = now_s;
	}
	return good;
}

static bool make_uid(const struct busy *busy, char uid[UID_ROOM])
{
	const struct calendar *calendar = busy->calendar;
	struct buffer key = {0};
	const char *id = busy->room.name;
	if (id == NULL)
		id = personal_id(calendar->programme, calendar->who);
	buffer_printf(&key, "%s//%s/%s", calendar->programme->id,
	              busy->room.name != NULL ? "room" : "participant", id);
	uid_make(&key, uid);
	bool good = !key.failed;
	buffer_release(&key);
	return good;
}

static bool fill(icalcomponent *component, const struct busy *busy, const char *uid)
{
	const struct calendar *calendar = busy->calendar;
	return put(component, icalproperty_new_uid(uid)) &&
	       put(component, icalproperty_new_dtstamp(calendar->stamp)) &&
	       put(component, icalproperty_new_dtstart(time_of(busy->from_s, true))) &&
	       put(component, icalproperty_new_dtend(time_of(busy->until_s, true))) &&
	       put_organizer(component, &calendar->words.organizer) &&
	       put_text(component, ICAL_COMMENT_PROPERTY, &calendar->words.summary) &&
	       put_periods(component, busy);
}

static hld_status add_busy(struct busy *busy, struct buffer *out, hld_error *err)
{
	struct calendar *calendar = busy->calendar;
	const struct hld_programme *programme = calendar->programme;
	const struct ical_words *words = &calendar->words;
	const struct text *organ =
		programme->organ.en != NULL ? &programme->organ : &programme->title;
	char uid[UID_ROOM];
	ical_words_organizer(&calendar->words.organizer, text_in(organ, calendar->options->lang));
	bool good = make_uid(busy, uid) && !words->organizer.failed &&
	            ical_memory(out, FIXED_PROPERTIES + busy->count,
	                        words->summary.size + words->organizer.size);
	icalcomponent *component = good ? icalcomponent_new(ICAL_VFREEBUSY_COMPONENT) : NULL;
	if (component == NULL)
		return error_nomem(err);
	return calendar_add(calendar, component, fill(component, busy, uid), out, err);
}

static hld_status find_room(struct busy *busy, hld_error *err)
{
	struct calendar *calendar = busy->calendar;
	hld_status status =
		room_find(calendar->programme, calendar->options->room, &busy->room, err);
	if (status != HLD_OK)
		return status;
	calendar->what = arena_printf(
		&calendar->arena, "%s: %s", calendar->what,
		programme_room_name(calendar->programme, &busy->room, calendar->options->lang));
	return calendar->what != NULL ? HLD_OK : error_nomem(err);
}

static hld_status write_busy(struct calendar *calendar, struct buffer *out, hld_error *err)
{
	struct busy busy = {.calendar = calendar};
	hld_status status = HLD_OK;
	calendar->what = "Busy times";
	if (calendar->options->room != NULL)
		status = find_room(&busy, err);
	if (status == HLD_OK)
		status = ical_check(calendar->programme, FOR_ALL, &calendar->arena,
		                    &calendar->content, err);
	calendar->content.events = 1; /* it is no calendar to open */
	if (status == HLD_OK)
		status = find_times(&busy, err);
	if (status == HLD_OK)
		status = calendar_add_frame(calendar, out, err);
	return status == HLD_OK ? add_busy(&busy, out, err) : status;
}

hld_status export_freebusy(const struct hld_programme *programme, const hld_export_options *options,
                           struct buffer *out, hld_error *err)
{
	struct calendar calendar = {.programme = programme, .options = options};
	if ((options->participant == NULL) == (options->room == NULL))
		return error_set(err, HLD_USAGE,
		                 "whose busy times? give a participant with --for or a room with "
		                 "--room%s",
		                 options->room != NULL ? ", not both" : "");
	return calendar_write(&calendar, write_busy, out, err);
}
