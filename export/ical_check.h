/* ical_check.h - whether a calendar can say what a programme holds. */
#ifndef EXPORT_ICAL_CHECK_H
#define EXPORT_ICAL_CHECK_H

#include "model/programme.h"

/* The span of a zone's meetings, in seconds since 1970. */
struct ical_use {
	bool used;
	int64_t first_s, last_s;
	const struct meeting *first; /* the one to name where the zone cannot be said */
};

/* Check all meetings, and find from when to when each zone must be right: uses by zone, zeroed
 * by the caller.
 * Fails: SCHEMA, with its place, NOMEM. */
hld_status ical_check(const struct hld_programme *programme, struct arena *arena,
                      struct ical_use *uses, hld_error *err);

/* Say where the value stands because of which a call failed: at a JSON pointer, or at the key
 * of a meeting. Gives: SCHEMA. */
hld_status ical_refuse(const struct hld_programme *programme, const char *pointer, hld_error *err);
hld_status ical_refuse_meeting(const struct hld_programme *programme, const struct meeting *meeting,
                               const char *key, hld_error *err);

#endif
