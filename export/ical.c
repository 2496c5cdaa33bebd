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

#include "base/error.h"
#include "export/format.h"
#include "export/ical_calendar.h"
#include "export/ical_mail.h"
#include "export/ical_octets.h"
#include "export/ical_update.h"
#include "export/ical_zone.h"
#include "export/json_record.h"
#include "export/selection.h"

/* Properties of the parts, at most, for ical_memory(). */
enum { FRAME_PROPERTIES = 8, ZONE_PROPERTIES = 12, EVENT_PROPERTIES = 17 };

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
	calendar->stamp_day = (int32_t)((utc_s - from) / DAY_S + from / DAY_S);
	return HLD_OK;
}

hld_status calendar_add(const struct calendar *calendar, icalcomponent *component, bool whole,
                        struct buffer *out, hld_error *err)
{
	hld_status status = whole ? ical_add(component, out, err) : error_nomem(err);
	if (status == HLD_OK && calendar->taker != NULL)
		status = calendar->taker->take(calendar->taker, component, err);
	icalcomponent_free(component);
	return status;
}

/* What the calendar has no property for, so that the programme can be made of it again. */
static bool put_records(icalcomponent *component, const struct record_lines *lines)
{
	bool good = true;
	for (uint32_t i = 0; i < lines->count && good; i++) {
		icalproperty *property = icalproperty_new_x(lines->at[i].value);
		if (property != NULL)
			icalproperty_set_x_name(property, lines->at[i].name);
		good = put(component, property);
	}
	return good;
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
	return calendar_add(calendar, component, fill_zone(component, zone->name, &pair), out, err);
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

static const char frame_end[] = "END:VCALENDAR\r\n";

/* "Documents due: Ghana: High-level Dialogue: round tables", for the moment in the summary. */
static bool make_name(struct calendar *calendar)
{
	const hld_export_options *options = calendar->options;
	struct buffer *name = &calendar->words.summary;
	buffer_cut(name, 0);
	if (calendar->what != NULL)
		buffer_printf(name, "%s: ", calendar->what);
	if (!is_for_all(calendar->who))
		buffer_printf(
			name, "%s: ",
			text_in(personal_name(calendar->programme, calendar->who), options->lang));
	buffer_text(name, text_in(&calendar->programme->title, options->lang));
	if (calendar->what == NULL && !selection_is_all(options)) {
		buffer_text(name, ": ");
		selection_add_name(calendar->programme, options, name);
	}
	ical_clean(name);
	return !name->failed;
}

/* The calendar without its components: those are written before its end, and not put into it.
 * libical would make zones of its own from those of the calendar, in the reverse order. */
hld_status calendar_add_frame(struct calendar *calendar, struct buffer *out, hld_error *err)
{
	struct record_lines lines = {0};
	bool made = make_name(calendar) &&
	            (!calendar->is_whole ||
	             record_programme(calendar->programme, calendar->who,
	                              calendar->options->in_public, &calendar->arena, &lines));
	if (!made || !ical_memory(out, FRAME_PROPERTIES + lines.count,
	                          calendar->words.summary.size + lines.octets))
		return error_nomem(err);
	icalcomponent *frame = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
	if (frame == NULL)
		return error_nomem(err);
	bool good = fill_frame(frame, calendar) && put_records(frame, &lines);
	hld_status status = calendar_add(calendar, frame, good, out, err);
	if (status == HLD_OK)
		buffer_cut(out, out->size - strlen(frame_end));
	return status;
}

void calendar_add_end(struct buffer *out)
{
	buffer_text(out, frame_end);
}

/* Over "programme/meeting" or "programme/meeting/statement": the same for ever, whatever else
 * changes. Ids hold no "/". */
bool calendar_uid(struct calendar *calendar, const struct event *of, char uid[UID_ROOM])
{
	struct buffer *key = &calendar->words.summary; /* for the moment */
	buffer_cut(key, 0);
	buffer_printf(key, "%s/%s", calendar->programme->id, of->meeting->id);
	if (of->statement != NULL) {
		const char *statement =
			personal_key(calendar->programme, of->statement, &calendar->arena);
		if (statement == NULL)
			return false;
		buffer_printf(key, "/%s", statement);
	}
	uid_make(key, uid);
	return !key->failed;
}

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

/* Of what is gone nothing is kept. Gives: false when memory is out. */
static bool make_records(struct calendar *calendar, const struct event *of,
                         struct record_lines *out)
{
	const struct ical_words *words = &calendar->words;
	if (!calendar->is_whole || of->gone != ICAL_STAYS)
		return true;
	if (of->statement != NULL)
		return record_statement(calendar->programme, calendar->who, of->meeting,
		                        (uint32_t)(of->statement - of->meeting->items.at),
		                        &calendar->scratch, out);
	return record_meeting(calendar->programme, calendar->who, of->meeting,
	                      buffer_str(&words->summary), buffer_str(&words->location),
	                      &calendar->scratch, out);
}

hld_status calendar_add_event(struct calendar *calendar, const struct event *of, struct buffer *out,
                              hld_error *err)
{
	const struct hld_programme *programme = calendar->programme;
	struct ical_words *words = &calendar->words;
	size_t n = (size_t)(of->meeting - programme->meetings.at);
	struct record_lines lines = {0};
	char uid[UID_ROOM];
	arena_clear(&calendar->scratch);
	bool good = calendar_uid(calendar, of, uid) &&
	            ical_words_make(words, programme, calendar->options->lang, &calendar->agenda,
	                            calendar->said[n].meeting, of->statement) &&
	            make_records(calendar, of, &lines) &&
	            ical_words_call_off(words, &calendar->agenda, of->statement != NULL, of->gone);
	size_t octets = words->summary.size + words->location.size + words->organizer.size +
	                words->description.size + calendar->attendee.size +
	                calendar->attendee_uri.size + lines.octets;
	if (!good || !ical_memory(out, EVENT_PROPERTIES + lines.count, octets))
		return error_nomem(err);
	icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
	if (event == NULL)
		return error_nomem(err);
	good = fill_event(event, calendar, of, uid) && put_records(event, &lines);
	return calendar_add(calendar, event, good, out, err);
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

/* libical reads its table of zones for the first UTC time, which is the stamp. */
static hld_status begin(struct calendar *calendar, struct buffer *out, hld_error *err)
{
	return ical_memory(out, 0, 0) ? find_stamp(calendar, err) : error_nomem(err);
}

static hld_status find_meetings(struct calendar *calendar, hld_error *err)
{
	const struct hld_programme *programme = calendar->programme;
	hld_status status =
		ical_check_any(programme, calendar->who, &calendar->arena, &calendar->content, err);
	if (status == HLD_OK)
		status = agenda_make(programme, calendar->who, calendar->options->lang,
		                     &calendar->arena, &calendar->agenda, err);
	if (status == HLD_OK)
		calendar->said = ical_words_find(programme, &calendar->agenda, &calendar->arena);
	return status != HLD_OK || calendar->said != NULL ? status : error_nomem(err);
}

/* Mail is of one event, and a selection is not the programme. */
static bool is_whole(const hld_export_options *options)
{
	return options->method == HLD_PUBLISH && !options->deliverables &&
	       selection_is_all(options);
}

hld_status calendar_open(struct calendar *calendar, const struct hld_programme *programme,
                         const hld_export_options *options, who_id who, struct buffer *out,
                         hld_error *err)
{
	*calendar = (struct calendar){.programme = programme,
	                              .options = options,
	                              .who = who,
	                              .is_whole = is_whole(options)};
	hld_status status = begin(calendar, out, err);
	if (status == HLD_OK)
		status = mail_find_attendee(calendar, err);
	return status == HLD_OK ? find_meetings(calendar, err) : status;
}

void calendar_close(struct calendar *calendar)
{
	ical_words_release(&calendar->words);
	buffer_release(&calendar->attendee);
	buffer_release(&calendar->attendee_uri);
	arena_free(&calendar->arena);
	arena_free(&calendar->scratch);
}

static hld_status add_to(struct calendar *calendar, const struct event *event, void *to,
                         hld_error *err)
{
	return calendar_add_event(calendar, event, to, err);
}

/* The whole programme, or all that concerns somebody. */
static hld_status write_meetings(struct calendar *calendar, struct buffer *out, hld_error *err)
{
	const struct hld_programme *programme = calendar->programme;
	hld_status status = find_meetings(calendar, err);
	if (status == HLD_OK && calendar->content.events == 0)
		status = ical_refuse_empty(programme, calendar->who, err);
	if (status == HLD_OK)
		status = calendar_add_frame(calendar, out, err);
	for (uint32_t i = 0; i < programme->zones.count && status == HLD_OK; i++)
		if (calendar->content.uses[i].used && !calendar->options->utc)
			status = calendar_add_zone(calendar, i, out, err);
	return status == HLD_OK ? calendar_each(calendar, add_to, out, err) : status;
}

hld_status calendar_write(struct calendar *calendar, calendar_writer *write, struct buffer *out,
                          hld_error *err)
{
	int fatal = icalerror_get_errors_are_fatal();
	icalerror_set_errors_are_fatal(0);
	hld_status status = personal_find(calendar->programme, calendar->options->participant,
	                                  &calendar->who, err);
	if (status == HLD_OK)
		status = begin(calendar, out, err);
	if (status == HLD_OK)
		status = write(calendar, out, err);
	calendar_add_end(out);
	icalerror_set_errors_are_fatal(fatal);
	calendar_close(calendar);
	return status == HLD_OK && out->failed ? error_nomem(err) : status;
}

hld_status ical_export(const struct hld_programme *programme, const hld_export_options *options,
                       struct ical_taker *taker, struct buffer *out, hld_error *err)
{
	struct calendar calendar = {.programme = programme,
	                            .options = options,
	                            .taker = taker,
	                            .is_whole = is_whole(options)};
	return calendar_write(&calendar, options->deliverables ? calendar_of_days : write_meetings,
	                      out, err);
}

hld_status export_ical(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err)
{
	if (options->method == HLD_PUBLISH && options->since == NULL)
		return ical_export(programme, options, NULL, out, err);
	int fatal = icalerror_get_errors_are_fatal();
	icalerror_set_errors_are_fatal(0);
	hld_status status = options->method != HLD_PUBLISH
	                            ? ical_mail(programme, options, out, err)
	                            : ical_update(programme, options, out, err);
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
