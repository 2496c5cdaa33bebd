/* select.h - which meetings and items a selector means. */
#ifndef RULES_SELECT_H
#define RULES_SELECT_H

#include "rules/finding.h"

/* A meeting, or an item of one, with its time. */
struct hit {
	meeting_id meeting;
	uint32_t item; /* NO_ELEMENT: the meeting itself */
	struct moment start, end;
	uint32_t place; /* of the meeting among the briefs */
};
struct hits {
	struct hit *at;
	uint32_t count;
};

/* What most selectors look at, of all meetings by start, then by kind, number and id,
 * whatever the order in which they are given: a check runs through it once a clause, and
 * the meetings themselves lie far apart. */
struct brief {
	meeting_id id;
	int32_t kind, number;
	bool cancelled;
	int64_t start_utc_s;
	const char *name; /* its id in the document */
};

/* Make the briefs of the programme under check. Fails (false) when memory is out. */
bool select_prepare(struct check *check, struct arena *arena);

/* Means each meeting that is held. */
extern const struct selector every_meeting;

/* What the selector means in the programme under check, by start; nothing where it
 * is NULL or memory is out (then check->failed). */
struct hits select_hits(struct check *check, const struct selector *selector);

/* The same, and the check applies if there is any. */
struct hits select_judged(struct check *check, const struct selector *selector);

/* The meetings of what is hit, each once: for rules about who is in a meeting. */
struct hits hits_meetings(const struct check *check, struct hits hits);

const struct meeting *hit_meeting(const struct check *check, const struct hit *hit);
const struct item *hit_item(const struct check *check, const struct hit *hit);
struct spot hit_spot(const struct check *check, const struct hit *hit, const char *member);

/* Day n (from 1) of the conference, CIVIL_NONE past the last. */
int32_t conference_day(const struct hld_mandate *mandate, int32_t n);

/* Whether the span lies inside a part of the day. */
bool in_part(const struct hld_mandate *mandate, int32_t part, struct moment start,
             struct moment end);

#endif
