/* select.h - which meetings and items a selector means. */
#ifndef RULES_SELECT_H
#define RULES_SELECT_H

#include "rules/finding.h"

/* A meeting, or an item of one, with its time. */
struct hit {
	meeting_id meeting;
	uint32_t item; /* NO_ELEMENT: the meeting itself */
	struct moment start, end;
};
struct hits {
	struct hit *at;
	uint32_t count;
};

/* What the selector means in the programme under check, by start; nothing where it
 * is NULL or memory is out (then check->failed). */
struct hits select_hits(struct check *check, const struct selector *selector);

/* The same, and the check applies if there is any. */
struct hits select_judged(struct check *check, const struct selector *selector);

const struct meeting *hit_meeting(const struct check *check, const struct hit *hit);
const struct item *hit_item(const struct check *check, const struct hit *hit);
struct spot hit_spot(const struct hit *hit, const char *member);

/* The time of an item: its own, else that of the nearest before it that has one,
 * else that of the meeting. */
struct moment item_start(const struct meeting *meeting, uint32_t item);
struct moment item_end(const struct meeting *meeting, uint32_t item);

/* Day n (from 1) of the conference, CIVIL_NONE past the last. */
int32_t conference_day(const struct hld_mandate *mandate, int32_t n);

/* Whether the span lies inside a part of the day. */
bool in_part(const struct hld_mandate *mandate, int32_t part, struct moment start,
             struct moment end);

#endif
