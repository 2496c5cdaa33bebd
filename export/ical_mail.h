/* ical_mail.h - calendars to be mailed (RFC 5546): one event a file, because there are clients
 * that take only the first. */
#ifndef EXPORT_ICAL_MAIL_H
#define EXPORT_ICAL_MAIL_H

#include "base/buffer.h"
#include "export/ical_calendar.h"
#include "export/split.h"
#include "hld.h"

/* Add the URI of a mail address to to: "mailto:desk@example.org". What it may hold is a name of
 * letters, digits, dots and the signs of RFC 5322, and a domain; nothing else can get through.
 * Fails: USAGE, NOMEM. */
hld_status mail_add_uri(const char *address, struct buffer *to, hld_error *err);

/* Find the name and address of whom a calendar is to, where it is to be mailed.
 * Fails: USAGE, NOMEM. */
hld_status mail_find_attendee(struct calendar *calendar, hld_error *err);

/* Put that into an event. No answer is asked for: it would go to nobody.
 * Gives: false when memory is out. */
bool mail_put_attendee(icalcomponent *event, const struct calendar *calendar);

/* Add the one event that the options ask for, with options->method: HLD_REQUEST of what is held,
 * HLD_CANCEL of what is cancelled, and with options->since of both only what is new.
 * Fails: USAGE (there are several; no address), SCHEMA (there is none), and as update_make(). */
hld_status ical_mail(const struct hld_programme *programme, const hld_export_options *options,
                     struct buffer *out, hld_error *err);

/* Add a file for each of these events: MEETING.ics, or UID.ics of a statement. There may be none.
 * Fails: likewise. */
hld_status ical_mail_split(const struct hld_programme *programme, const hld_export_options *options,
                           struct export_files *files, hld_error *err);

#endif
