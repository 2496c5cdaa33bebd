/* ical_check.h - whether a calendar can say what a programme holds. */
#ifndef EXPORT_ICAL_CHECK_H
#define EXPORT_ICAL_CHECK_H

#include "model/personal.h"

/* The span of a zone's events, in seconds since 1970. */
struct ical_use {
	bool used;
	int64_t first_s, last_s;
	const struct meeting *first; /* the one to name where the zone cannot be said */
};

/* What will be in a calendar. */
struct ical_content {
	struct ical_use *uses; /* by zone */
	size_t events;         /* meetings, and statements of the one whom it is for */
};

/* Whether an item is an event of its own: a statement, with times, of the one whom the
 * calendar is for. */
bool ical_has_event(const struct hld_programme *programme, who_id who, const struct item *item);

/* Check all that concerns somebody, and find from when to when each zone must be right. For
 * ical_check_any() it may be nothing.
 * Owns:  what out points at lies in arena.
 * Fails: SCHEMA, with its place, NOMEM. */
hld_status ical_check(const struct hld_programme *programme, who_id who, struct arena *arena,
                      struct ical_content *out, hld_error *err);
hld_status ical_check_any(const struct hld_programme *programme, who_id who, struct arena *arena,
                          struct ical_content *out, hld_error *err);

/* Let the span of a zone reach over that of an event of the meeting. */
void ical_use_add(struct ical_use *use, const struct meeting *meeting, const struct moment *start,
                  const struct moment *end);

/* Fail because a calendar would be empty. Gives: SCHEMA. */
hld_status ical_refuse_empty(const struct hld_programme *programme, who_id who, hld_error *err);

/* Say where the value stands because of which a call failed: at a JSON pointer, or at the key
 * of a meeting. Gives: SCHEMA. */
hld_status ical_refuse(const struct hld_programme *programme, const char *pointer, hld_error *err);
hld_status ical_refuse_meeting(const struct hld_programme *programme, const struct meeting *meeting,
                               const char *key, hld_error *err);

#endif
