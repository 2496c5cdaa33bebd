/* ical_update.h - what is new in a programme since an earlier edition of it, as a calendar. */
#ifndef EXPORT_ICAL_UPDATE_H
#define EXPORT_ICAL_UPDATE_H

#include "base/buffer.h"
#include "base/map.h"
#include "export/ical_calendar.h"
#include "hld.h"

/* An event as it is to leave. */
struct update_event {
	struct calendar *calendar; /* of the edition whose words it has */
	struct event event;
	char uid[UID_ROOM];
	size_t at, size; /* its octets, in those of the update */
	bool known;      /* both editions have it */
	bool news;       /* the earlier edition did not say it, or said something else */
	bool called_off; /* it is cancelled, and was not in the earlier edition */
};

struct update_events {
	struct update_event *at;
	uint32_t count, room;
};

struct update {
	struct calendar before, now; /* of the earlier edition, and of this one */
	bool has_before, has_now;    /* the one whom it is for is there known */
	struct buffer octets;
	struct update_events earlier, events; /* of the earlier edition; to leave */
	struct map by_uid;                    /* of the earlier ones */
};

/* Find the events of programme for whom the options say, and, where they name an earlier
 * edition, those of it that are gone, with what is new in each.
 * Owns:  *update, to be released after a failure too; it borrows the rest.
 * Fails: USAGE (another programme; no such participant in either), SCHEMA, WRITE, NOMEM. */
hld_status update_make(struct update *update, const struct hld_programme *programme,
                       const hld_export_options *options, struct buffer *out, hld_error *err);
void update_release(struct update *update);

/* Add a calendar with count of its events to out.
 * Fails: SCHEMA (a zone that no pair of rules holds), WRITE, NOMEM. */
hld_status update_write(struct update *update, const struct update_event *events, uint32_t count,
                        struct buffer *out, hld_error *err);

/* Add the calendar of programme as an update of the edition options->since. Events that say the
 * same keep the octets that they had; whatever else an event says, its SEQUENCE is higher; and
 * those that are gone are cancelled.
 * Fails: as update_make() and update_write(), and SCHEMA where there are no events. */
hld_status ical_update(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err);

#endif
