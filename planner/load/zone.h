/* zone.h - time zones from the system's zone data (TZif files, RFC 9636). */
#ifndef LOAD_ZONE_H
#define LOAD_ZONE_H

#include <stddef.h>

#include "base/arena.h"
#include "hld.h"
#include "model/zone.h"

/* Read the zone of an IANA name from /usr/share/zoneinfo; a zone_reader of build.h.
 * Fails: SCHEMA (no such zone, and which may be meant), UNREADABLE, NOMEM. */
hld_status zone_read(struct arena *arena, const char *name, struct zone *out, hld_error *err);

/* Read the shifts of a zone from the size bytes of a TZif file.
 * Fails: SYNTAX, NOMEM. */
hld_status tzif_read(struct arena *arena, const char *bytes, size_t size, struct zone *out,
                     hld_error *err);

#endif
