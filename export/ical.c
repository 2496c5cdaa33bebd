/* ical.c - the programme as a published calendar (RFC 5545, RFC 7986).
 *
 * export_ical() at the end is where to begin. Each component is built with libical,
 * written and read back by ical_octets.c, and freed, so that memory and time grow with
 * the programme and not faster.
 *
 * Memory. libical 3.0.16 does not survive a failed malloc(). Failing each of its
 * allocations in turn, one run each, gave for a component of five properties:
 *   building and printing   51 allocations: 16 end in a crash, 12 in a damaged tree that
 *                           nothing reports, 23 do no harm
 *   parsing                 62 allocations: 37 crashes (icalparser_get_line() and
 *                           icalmemory_append_*() write to NULL, pvl_push() and
 *                           pvl_head() follow it, one assert()), 18 damaged trees
 *   its table of zones      read from zone.tab at the first UTC time: 420 crashes
 * So ical_memory() takes and gives back more than a component needs before libical is
 * called: who has no memory learns it there, as NOMEM. Where the system promises memory
 * that it lacks (overcommit), nobody can learn it.
 *
 * Global state. libical keeps error settings and zones for the process; no two calls may
 * run at once. What it keeps is left as it was, but for the table of zones, which others
 * may be using. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uuid/uuid.h>

#include "base/civil.h"
#include "base/error.h"
#include "export/agenda.h"
#include "export/format.h"
#include "export/ical_calendar.h"
#include "export/ical_check.h"
#include "export/ical_mail.h"
#include "export/ical_octets.h"
#include "export/ical_update.h"
#include "export/ical_words.h"
#include "export/ical_zone.h"
#include "export/selection.h"

enum { DAY_S = 24 * 60 * 60 };

/* Properties of the parts, at most, for ical_memory(). */
enum { FRAME_PROPERTIES = 8, ZONE_PROPERTIES = 12, EVENT_PROPERTIES = 17 };

static struct icaltimetype time_of(int64_t local_s, bool utc)
{
	int64_t day = (local_s >= 0 ? local_s : local_s - (DAY_S - 1)) / DAY_S;
	int32_t second = (int32_t)(local_s - day * DAY_S);
	struct civil_date date = civil_date((int32_t)day);
	struct icaltimetype time = icaltime_null_time();
	time.year = date.year;
	time.month = date.month;
	time.day = date.day;
	time.hour = second / 3600;
	time.minute = second / 60 % 60;
	time.second = second % 60;
	if (utc)
		time.zone = icaltimezone_get_utc_timezone();
	return time;
}

static hld_status find_stamp(struct calendar *calendar, hld_error *err)
{
	const struct hld_programme *programme = calendar->programme;
	const hld_export_options *options = calendar->options;
	if (!options->has_stamp && programme->issued == CIVIL_NONE) {
		error_set(err, HLD_SCHEMA,
		          "the programme has no 'issued' date, which calendars need; give it or "
		          "set SOURCE_DATE_EPOCH");
		return ical_refuse(programme, "/issued", err);
	}
	int64_t utc_s = options->has_stamp ? options->stamp : (int64_t)programme->issued * DAY_S;
	const int64_t from = (int64_t)civil_day(CIVIL_FIRST_YEAR, 1, 1) * DAY_S;
	const int64_t to = (int64_t)civil_day(CIVIL_LAST_YEAR + 1, 1, 1) * DAY_S;
	if (utc_s < from || utc_s >= to)
		return error_set(err, HLD_SCHEMA,
		                 "the time stamp %lld is outside the years %d to %d: set "
		                 "SOURCE_DATE_EPOCH to the seconds since 1970 of the issue",
		                 (long long)utc_s, CIVIL_FIRST_YEAR, CIVIL_LAST_YEAR);
	calendar->stamp = time_of(utc_s, true);
	return HLD_OK;
}

/* Properties with values that libical could not make are found when they are written;
 * one that is not there at all would be missed. */
static bool put(icalcomponent *component, icalproperty *property)
{
	if (property != NULL)
		icalcomponent_add_property(component, property);
	return property != NULL;
}

static bool put_with(icalcomponent *component, icalproperty *property, icalparameter *param)
{
	if (property != NULL && param != NULL)
		icalproperty_add_parameter(property, param);
	return put(component, property) && param != NULL;
}

static bool put_text(icalcomponent *component, icalproperty_kind kind, const struct buffer *text)
{
	if (text->size == 0)
		return true;
	icalproperty *property = icalproperty_new(kind);
	if (property != NULL)
		icalproperty_set_value(property, icalvalue_new_text(buffer_str(text)));
	return put(component, property);
}

static bool put_onset(icalcomponent *zone, icalcomponent_kind kind, const struct ical_onset *onset)
{
	icalcomponent *component = icalcomponent_new(kind);
	if (component == NULL)
		return false;
	icalcomponent_add_component(zone, component);
	struct icaltimetype start = time_of((int64_t)onset->day * DAY_S + onset->second, false);
	bool good = put(component, icalproperty_new_dtstart(start)) &&
	            put(component, icalproperty_new_tzoffsetfrom(onset->from_s)) &&
	            put(component, icalproperty_new_tzoffsetto(onset->to_s)) &&
	            put(component, icalproperty_new_tzname(onset->abbr));
	if (!good || onset->week == 0)
		return good;
	char rule[64];
	snprintf(rule, sizeof rule, "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", (int)onset->month,
	         (int)onset->week,
	         icalrecur_weekday_to_string(
			 (icalrecurrencetype_weekday)(ICAL_SUNDAY_WEEKDAY + onset->weekday)));
	return put(component, icalproperty_new_rrule(icalrecurrencetype_from_string(rule)));
}

static bool fill_zone(icalcomponent *component, const char *name, const struct ical_zone *pair)
{
	return put(component, icalproperty_new_tzid(name)) &&
	       put_onset(component, ICAL_XSTANDARD_COMPONENT, &pair->standard) &&
	       (!pair->has_daylight ||
	        put_onset(component, ICAL_XDAYLIGHT_COMPONENT, &pair->daylight));
}

static hld_status refuse_zone(const struct hld_programme *programme, const struct zone *zone,
                              const struct ical_use *use, hld_error *err)
{
	char from[CIVIL_ROOM], to[CIVIL_ROOM];
	civil_write_date((int32_t)(use->first_s / DAY_S), from);
	civil_write_date((int32_t)(use->last_s / DAY_S), to);
	error_set(err, HLD_SCHEMA,
	          "from %s to %s the clocks of %s change by no single yearly rule, and calendars "
	          "hold one a zone: use --utc, or a programme for each year",
	          from, to, zone->name);
	return use->first->own_zone != NULL
	               ? ical_refuse_meeting(programme, use->first, "zone", err)
	               : ical_refuse(programme, "/zone", err);
}

hld_status calendar_add_zone(const struct calendar *calendar, uint32_t n, struct buffer *out,
                             hld_error *err)
{
	const struct zone *zone = &calendar->programme->zones.at[n];
	const struct ical_use *use = &calendar->content.uses[n];
	struct ical_zone pair;
	if (!ical_zone_find(zone, use->first_s, use->last_s, &pair))
		return refuse_zone(calendar->programme, zone, use, err);
	if (!ical_memory(out, ZONE_PROPERTIES, 0))
		return error_nomem(err);
	icalcomponent *component = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);
	if (component == NULL)
		return error_nomem(err);
	bool good = fill_zone(component, zone->name, &pair);
	hld_status status = good ? ical_add(component, out, err) : error_nomem(err);
	icalcomponent_free(component);
	return status;
}

/* X-WR-CALNAME makes some clients open a new calendar, where a single meeting is better
 * put into the one that is there. */
static bool put_name(icalcomponent *frame, const struct calendar *calendar)
{
	const struct text *title = &calendar->programme->title;
	const char *name = buffer_str(&calendar->words.summary);
	if (name[0] == '\0' || calendar->options->method != HLD_PUBLISH)
		return true;
	icalparameter *language =
		icalparameter_new_language(text_language(title, calendar->options->lang));
	if (!put_with(frame, icalproperty_new_name(name), language))
		return false;
	if (calendar->content.events == 1)
		return true;
	icalproperty *property = icalproperty_new_x(name);
	if (property != NULL)
		icalproperty_set_x_name(property, "X-WR-CALNAME");
	return put(frame, property);
}

/* Zones and events are written before the end of the frame, and not put into it: libical
 * would make zones of its own from the former, in the reverse order. */
static const char frame_end[] = "END:VCALENDAR\r\n";

static bool fill_frame(icalcomponent *frame, const struct calendar *calendar)
{
	static const icalproperty_method methods[] = {[HLD_PUBLISH] = ICAL_METHOD_PUBLISH,
	                                              [HLD_REQUEST] = ICAL_METHOD_REQUEST,
	                                              [HLD_CANCEL] = ICAL_METHOD_CANCEL};
	return put(frame, icalproperty_new_prodid("-//hld//programme of meetings//EN")) &&
	       put(frame, icalproperty_new_version("2.0")) &&
	       put(frame, icalproperty_new_calscale("GREGORIAN")) &&
	       put(frame, icalproperty_new_method(methods[calendar->options->method])) &&
	       put_name(frame, calendar);
}

hld_status calendar_add_frame(struct calendar *calendar, struct buffer *out, hld_error *err)
{
	struct buffer *name = &calendar->words.summary; /* for the moment */
	buffer_cut(name, 0);
	if (!is_for_all(calendar->who))
		buffer_printf(name, "%s: ",
		              text_in(personal_name(calendar->programme, calendar->who),
		                      calendar->options->lang));
	buffer_text(name, text_in(&calendar->programme->title, calendar->options->lang));
	if (!selection_is_all(calendar->options))
		buffer_text(name, ": ");
	selection_add_name(calendar->programme, calendar->options, name);
	ical_clean(name);
	if (name->failed || !ical_memory(out, FRAME_PROPERTIES, name->size))
		return error_nomem(err);
	icalcomponent *frame = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
	if (frame == NULL)
		return error_nomem(err);
	bool good = fill_frame(frame, calendar);
	hld_status status = good ? ical_add(frame, out, err) : error_nomem(err);
	icalcomponent_free(frame);
	if (status == HLD_OK)
		buffer_cut(out, out->size - strlen(frame_end));
	return status;
}

void calendar_add_end(struct buffer *out)
{
	buffer_text(out, frame_end);
}

/* Version 5 of RFC 4122 over "programme/meeting" or "programme/meeting/statement", in the
 * namespace that is itself version 5 over "urn:hld:meeting" in that of URLs: the same for ever,
 * whatever else changes. Ids hold no "/". */
bool calendar_uid(struct calendar *calendar, const struct event *of, char uid[EVENT_UID_ROOM])
{
	static const uuid_t meetings = {0xa8, 0xaa, 0xc2, 0x69, 0x98, 0xa9, 0x5e, 0x3e,
	                                0x9d, 0x61, 0x00, 0x5d, 0x21, 0x38, 0xa6, 0x2d};
	struct buffer *key = &calendar->words.summary; /* for the moment */
	uuid_t uuid;
	buffer_cut(key, 0);
	buffer_printf(key, "%s/%s", calendar->programme->id, of->meeting->id);
	if (of->statement != NULL) {
		const char *statement =
			personal_key(calendar->programme, of->statement, &calendar->arena);
		if (statement == NULL)
			return false;
		buffer_printf(key, "/%s", statement);
	}
	uuid_generate_sha1(uuid, meetings, buffer_str(key), key->size);
	uuid_unparse_lower(uuid, uid);
	return !key->failed;
}

/* Nobody is to be written to: a published calendar invites no one. Yet what is no mailto:
 * address with an "@" in it makes servers refuse the event or clients drop the organizer,
 * and some send their user's answer to it; so it is one that mail can never reach (RFC
 * 6761, 6.4). What people read is the CN. */
#define NOBODY "mailto:noreply@hld.invalid"

static bool put_times(icalcomponent *event, const struct calendar *calendar, const struct event *of)
{
	bool utc = calendar->options->utc;
	const struct item *item = of->statement;
	const struct moment *start = item != NULL ? &item->start : &of->meeting->start;
	const struct moment *end = item != NULL ? &item->end : &of->meeting->end;
	if (utc)
		return put(event, icalproperty_new_dtstart(time_of(start->utc_s, true))) &&
		       put(event, icalproperty_new_dtend(time_of(end->utc_s, true)));
	const char *zone = calendar->programme->zones.at[of->meeting->zone.id.n].name;
	int64_t start_s = (int64_t)start->day * DAY_S + (int64_t)start->min * 60;
	int64_t end_s = (int64_t)end->day * DAY_S + (int64_t)end->min * 60;
	return put_with(event, icalproperty_new_dtstart(time_of(start_s, false)),
	                icalparameter_new_tzid(zone)) &&
	       put_with(event, icalproperty_new_dtend(time_of(end_s, false)),
	                icalparameter_new_tzid(zone));
}

/* A delegation that meets is busy, if not in this room then in the one beside it. */
static bool put_status(icalcomponent *event, const struct event *of)
{
	static const icalproperty_status statuses[] = {[MEETING_STATUS_NONE] =
	                                                       ICAL_STATUS_CONFIRMED,
	                                               [CONFIRMED] = ICAL_STATUS_CONFIRMED,
	                                               [TENTATIVE] = ICAL_STATUS_TENTATIVE,
	                                               [CANCELLED] = ICAL_STATUS_CANCELLED};
	int32_t status = of->gone != ICAL_STAYS ? CANCELLED : of->meeting->status;
	bool busy = status != CANCELLED;
	return put(event, icalproperty_new_status(statuses[status])) &&
	       put(event,
	           icalproperty_new_transp(busy ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
}

static bool put_organizer(icalcomponent *event, const struct buffer *organizer)
{
	if (organizer->size == 0)
		return put(event, icalproperty_new_organizer(NOBODY));
	return put_with(event, icalproperty_new_organizer(NOBODY),
	                icalparameter_new_cn(buffer_str(organizer)));
}

static bool fill_event(icalcomponent *event, const struct calendar *calendar,
                       const struct event *of, const char *uid)
{
	const struct ical_words *words = &calendar->words;
	const char *lang = text_language(words->subject, calendar->options->lang);
	const char *kind = of->statement != NULL
	                           ? words_label(&item_kind_words, of->statement->kind)
	                           : words_label(&meeting_kind_words, of->meeting->kind);
	return put(event, icalproperty_new_uid(uid)) &&
	       put(event, icalproperty_new_dtstamp(calendar->stamp)) &&
	       put(event, icalproperty_new_lastmodified(calendar->stamp)) &&
	       put(event, icalproperty_new_sequence(of->sequence)) &&
	       put_times(event, calendar, of) &&
	       put_with(event, icalproperty_new_summary(buffer_str(&words->summary)),
	                icalparameter_new_language(lang)) &&
	       put_text(event, ICAL_LOCATION_PROPERTY, &words->location) &&
	       put_text(event, ICAL_DESCRIPTION_PROPERTY, &words->description) &&
	       put(event, icalproperty_new_categories(kind)) && put_status(event, of) &&
	       put_organizer(event, &words->organizer) && mail_put_attendee(event, calendar);
}

hld_status calendar_add_event(struct calendar *calendar, const struct event *of, struct buffer *out,
                              hld_error *err)
{
	const struct hld_programme *programme = calendar->programme;
	struct ical_words *words = &calendar->words;
	size_t n = (size_t)(of->meeting - programme->meetings.at);
	char uid[EVENT_UID_ROOM];
	bool good = calendar_uid(calendar, of, uid) &&
	            ical_words_make(words, programme, calendar->options->lang, &calendar->agenda,
	                            calendar->said[n].meeting, of->statement) &&
	            ical_words_call_off(words, &calendar->agenda, of->statement != NULL, of->gone);
	size_t octets = words->summary.size + words->location.size + words->organizer.size +
	                words->description.size + calendar->attendee.size +
	                calendar->attendee_uri.size;
	if (!good || !ical_memory(out, EVENT_PROPERTIES, octets))
		return error_nomem(err);
	icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
	if (event == NULL)
		return error_nomem(err);
	good = fill_event(event, calendar, of, uid);
	hld_status status = good ? ical_add(event, out, err) : error_nomem(err);
	icalcomponent_free(event);
	return status;
}

hld_status calendar_each(struct calendar *calendar, event_taker *take, void *to, hld_error *err)
{
	const struct hld_programme *programme = calendar->programme;
	hld_status status = HLD_OK;
	for (uint32_t i = 0; i < programme->by_start.count && status == HLD_OK; i++) {
		struct event event = {.sequence =
		                              programme->revision > 0 ? programme->revision : 0};
		if (calendar->said[programme->by_start.at[i].n].meeting == NULL)
			continue; /* it is of no concern */
		event.meeting = programme_meeting(programme, programme->by_start.at[i]);
		status = take(calendar, &event, to, err);
		for (uint32_t j = 0; j < event.meeting->items.count && status == HLD_OK; j++) {
			event.statement = &event.meeting->items.at[j];
			if (ical_has_event(programme, calendar->who, event.statement))
				status = take(calendar, &event, to, err);
		}
	}
	return status;
}

hld_status calendar_open(struct calendar *calendar, const struct hld_programme *programme,
                         const hld_export_options *options, who_id who, struct buffer *out,
                         hld_error *err)
{
	*calendar = (struct calendar){.programme = programme, .options = options, .who = who};
	/* libical reads its table of zones for the first UTC time, which is the stamp. */
	if (!ical_memory(out, 0, 0))
		return error_nomem(err);
	hld_status status = mail_find_attendee(calendar, err);
	if (status == HLD_OK)
		status = find_stamp(calendar, err);
	if (status == HLD_OK)
		status = ical_check_any(programme, who, &calendar->arena, &calendar->content, err);
	if (status == HLD_OK)
		status = agenda_make(programme, who, options->lang, &calendar->arena,
		                     &calendar->agenda, err);
	if (status == HLD_OK)
		calendar->said = ical_words_find(programme, &calendar->agenda, &calendar->arena);
	return status != HLD_OK || calendar->said != NULL ? status : error_nomem(err);
}

void calendar_close(struct calendar *calendar)
{
	ical_words_release(&calendar->words);
	buffer_release(&calendar->attendee);
	buffer_release(&calendar->attendee_uri);
	arena_free(&calendar->arena);
}

static hld_status add_to(struct calendar *calendar, const struct event *event, void *to,
                         hld_error *err)
{
	return calendar_add_event(calendar, event, to, err);
}

static hld_status add_calendar(struct calendar *calendar, struct buffer *out, hld_error *err)
{
	const struct hld_programme *programme = calendar->programme;
	hld_status status = calendar_add_frame(calendar, out, err);
	for (uint32_t i = 0; i < programme->zones.count && status == HLD_OK; i++)
		if (calendar->content.uses[i].used && !calendar->options->utc)
			status = calendar_add_zone(calendar, i, out, err);
	if (status == HLD_OK)
		status = calendar_each(calendar, add_to, out, err);
	calendar_add_end(out);
	return status == HLD_OK && out->failed ? error_nomem(err) : status;
}

/* The whole programme, or all that concerns somebody. */
static hld_status export_all(const struct hld_programme *programme,
                             const hld_export_options *options, struct buffer *out, hld_error *err)
{
	struct calendar calendar = {0};
	who_id who;
	hld_status status = personal_find(programme, options->participant, &who, err);
	if (status == HLD_OK)
		status = calendar_open(&calendar, programme, options, who, out, err);
	if (status == HLD_OK && calendar.content.events == 0)
		status = ical_refuse_empty(programme, who, err);
	if (status == HLD_OK)
		status = add_calendar(&calendar, out, err);
	calendar_close(&calendar);
	return status;
}

hld_status export_ical(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err)
{
	int fatal = icalerror_get_errors_are_fatal();
	hld_status status;
	icalerror_set_errors_are_fatal(0);
	if (options->method != HLD_PUBLISH)
		status = ical_mail(programme, options, out, err);
	else if (options->since != NULL)
		status = ical_update(programme, options, out, err);
	else
		status = export_all(programme, options, out, err);
	icalerror_set_errors_are_fatal(fatal);
	return status;
}

hld_status export_ical_mail(const struct hld_programme *programme,
                            const hld_export_options *options, struct export_files *files,
                            hld_error *err)
{
	int fatal = icalerror_get_errors_are_fatal();
	icalerror_set_errors_are_fatal(0);
	hld_status status = ical_mail_split(programme, options, files, err);
	icalerror_set_errors_are_fatal(fatal);
	return status;
}
