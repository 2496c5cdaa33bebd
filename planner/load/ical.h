/* ical.h - a programme from a calendar (RFC 5545) or from jCal (RFC 7265).
 *
 * Of hld's own calendars the whole programme comes back, with what people have changed in
 * them since; of others what they say of meetings. */
#ifndef LOAD_ICAL_H
#define LOAD_ICAL_H

#include "base/arena.h"
#include "hld.h"
#include "model/source.h"

/* Whether the text of source, by what it begins with or by its name, is a calendar. */
bool ical_is_calendar(const struct source *source);

/* Read the calendar that is the text of source into programme, a record of programme_shape
 * whose strings go into arena; source learns its places and what was guessed.
 * Fails: SYNTAX, SCHEMA with file, line and column; NOMEM. */
hld_status ical_read_programme(struct arena *arena, struct source *source, void *programme,
                               hld_error *err);

#endif
