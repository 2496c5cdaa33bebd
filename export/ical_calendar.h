/* ical_calendar.h - the parts of a calendar, for those who put one together: all that a
 * programme holds (ical.c), or what is new in it (ical_update.c). */
#ifndef EXPORT_ICAL_CALENDAR_H
#define EXPORT_ICAL_CALENDAR_H

#include <libical/ical.h>

#include "base/buffer.h"
#include "export/agenda.h"
#include "export/ical_check.h"
#include "export/ical_words.h"
#include "hld.h"

struct calendar {
	const struct hld_programme *programme;
	const hld_export_options *options;
	struct arena arena;
	struct agenda agenda;
	who_id who;                   /* whom it is for, see personal.h */
	const struct ical_said *said; /* by meeting */
	struct ical_content content;
	struct icaltimetype stamp;
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

enum { EVENT_UID_ROOM = 37 }; /* a UUID and a NUL */

/* Get ready to write what of a programme concerns somebody. It may be nothing. What out holds
 * stays; it only has to have room.
 * Owns:  *calendar, to be closed after a failure too; it borrows the rest.
 * Fails: SCHEMA, NOMEM. */
hld_status calendar_open(struct calendar *calendar, const struct hld_programme *programme,
                         const hld_export_options *options, who_id who, struct buffer *out,
                         hld_error *err);
void calendar_close(struct calendar *calendar);

/* Hand all events to take, by the start of their meetings, until one fails. */
typedef hld_status event_taker(struct calendar *calendar, const struct event *event, void *to,
                               hld_error *err);
hld_status calendar_each(struct calendar *calendar, event_taker *take, void *to, hld_error *err);

/* The name of an event for ever. Gives: false when memory is out. */
bool calendar_uid(struct calendar *calendar, const struct event *event, char uid[EVENT_UID_ROOM]);

/* Add the calendar without its components and its last line, the n-th zone of its programme,
 * which is right for the span of content.uses, an event, or the last line.
 * Fails: SCHEMA (a zone that no pair of rules holds), WRITE, NOMEM. */
hld_status calendar_add_frame(struct calendar *calendar, struct buffer *out, hld_error *err);
hld_status calendar_add_zone(const struct calendar *calendar, uint32_t n, struct buffer *out,
                             hld_error *err);
hld_status calendar_add_event(struct calendar *calendar, const struct event *event,
                              struct buffer *out, hld_error *err);
void calendar_add_end(struct buffer *out);

#endif
