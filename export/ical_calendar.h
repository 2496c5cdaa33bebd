/* ical_calendar.h - a calendar while it is written, and its parts, for those who put one together:
 * all the meetings of a programme (ical.c), what is new in them (ical_update.c), busy times, or
 * documents that are due. */
#ifndef EXPORT_ICAL_CALENDAR_H
#define EXPORT_ICAL_CALENDAR_H

#include <libical/ical.h>

#include "base/civil.h"
#include "export/agenda.h"
#include "export/ical_check.h"
#include "export/ical_words.h"
#include "export/uid.h"

enum { DAY_S = 24 * 60 * 60 };

/* Nobody is to be written to: a published calendar invites no one. Yet what is no mailto:
 * address with an "@" in it makes servers refuse the event or clients drop the organizer,
 * and some send their user's answer to it; so it is one that mail can never reach (RFC
 * 6761, 6.4). What people read is the CN. */
#define NOBODY "mailto:noreply@hld.invalid"

/* Who else wants the components of a calendar: each is shown once it is proved, the frame
 * (without what is in it) first. */
struct ical_taker {
	hld_status (*take)(struct ical_taker *self, icalcomponent *component, hld_error *err);
};

struct calendar {
	const struct hld_programme *programme;
	const hld_export_options *options;
	struct ical_taker *taker;    /* NULL: nobody */
	const char *what;            /* put before its name: "Documents due"; NULL: nothing */
	bool is_whole;               /* the programme can be made of it again */
	struct arena arena, scratch; /* scratch: of one event */
	struct agenda agenda;
	who_id who;                   /* whom it is for, see personal.h */
	const struct ical_said *said; /* by meeting */
	struct ical_content content;
	struct icaltimetype stamp;
	int32_t stamp_day;
	struct buffer attendee, attendee_uri; /* of mail: the name and address of whom it is to */
	struct ical_words words; /* of one component, its buffers used again for the next */
};

/* What becomes an event: a meeting, or a statement in it. */
struct event {
	const struct meeting *meeting;
	const struct item *statement; /* NULL: the meeting itself */
	int32_t sequence;
	enum ical_gone gone; /* in a newer edition of the programme */
};

/* Get ready to write what of a programme concerns somebody. It may be nothing. What out holds
 * stays; it only has to have room.
 * Owns:  *calendar, to be closed after a failure too; it borrows the rest.
 * Fails: USAGE (whom it is mailed to), SCHEMA, NOMEM. */
hld_status calendar_open(struct calendar *calendar, const struct hld_programme *programme,
                         const hld_export_options *options, who_id who, struct buffer *out,
                         hld_error *err);
void calendar_close(struct calendar *calendar);

/* Hand all events to take, by the start of their meetings, until one fails. */
typedef hld_status event_taker(struct calendar *calendar, const struct event *event, void *to,
                               hld_error *err);
hld_status calendar_each(struct calendar *calendar, event_taker *take, void *to, hld_error *err);

/* The name of an event for ever. Gives: false when memory is out. */
bool calendar_uid(struct calendar *calendar, const struct event *event, char uid[UID_ROOM]);

/* Add the calendar without its components and its last line, named by the programme and whom it
 * is for; the n-th zone of its programme, which is right for the span of content.uses; an event;
 * or the last line.
 * Fails: SCHEMA (a zone that no pair of rules holds), WRITE, NOMEM. */
hld_status calendar_add_frame(struct calendar *calendar, struct buffer *out, hld_error *err);
hld_status calendar_add_zone(const struct calendar *calendar, uint32_t n, struct buffer *out,
                             hld_error *err);
hld_status calendar_add_event(struct calendar *calendar, const struct event *event,
                              struct buffer *out, hld_error *err);
void calendar_add_end(struct buffer *out);

/* Add a component, unless it is not whole because memory is out, and free it. See that there is
 * memory for it first, by ical_memory().
 * Fails: NOMEM, WRITE. */
hld_status calendar_add(const struct calendar *calendar, icalcomponent *component, bool whole,
                        struct buffer *out, hld_error *err);

/* Write a calendar from its frame to its last line; the writer adds the frame and what is in it. */
typedef hld_status calendar_writer(struct calendar *calendar, struct buffer *out, hld_error *err);
hld_status calendar_write(struct calendar *calendar, calendar_writer *write, struct buffer *out,
                          hld_error *err);

/* A calendar of the days on which documents are due. */
calendar_writer calendar_of_days;

/* What `-f ical` publishes of one edition, shown to a taker too. */
hld_status ical_export(const struct hld_programme *programme, const hld_export_options *options,
                       struct ical_taker *taker, struct buffer *out, hld_error *err);

static inline struct icaltimetype time_of(int64_t local_s, bool utc)
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

/* Properties with values that libical could not make are found when they are written;
 * one that is not there at all would be missed. */
static inline bool put(icalcomponent *component, icalproperty *property)
{
	if (property != NULL)
		icalcomponent_add_property(component, property);
	return property != NULL;
}

static inline bool put_with(icalcomponent *component, icalproperty *property, icalparameter *param)
{
	if (property != NULL && param != NULL)
		icalproperty_add_parameter(property, param);
	return put(component, property) && param != NULL;
}

static inline bool put_text(icalcomponent *component, icalproperty_kind kind,
                            const struct buffer *text)
{
	if (text->size == 0)
		return true;
	icalproperty *property = icalproperty_new(kind);
	if (property != NULL)
		icalproperty_set_value(property, icalvalue_new_text(buffer_str(text)));
	return put(component, property);
}

/* The organizer, with the name that people read; "": none. */
static inline bool put_organizer(icalcomponent *component, const struct buffer *name)
{
	if (name->size == 0)
		return put(component, icalproperty_new_organizer(NOBODY));
	return put_with(component, icalproperty_new_organizer(NOBODY),
	                icalparameter_new_cn(buffer_str(name)));
}

#endif
