/* wish.h - what somebody would rather have of a plan, and how much: no clause asks for it.
 *
 * Read-only once built. */
#ifndef MODEL_WISH_H
#define MODEL_WISH_H

#include "model/people.h"

/* One preference. Meetings are meant that are of one of the kinds, have one of the numbers and
 * one of the ids, and need one of those named, as far as any of these are given. */
struct wish {
	const char *id; /* the name of its cost; NULL: that of its kind */
	int32_t kind;   /* enum wish_kind */
	int32_t weight; /* the cost of one departure */
	word_list meeting_kinds;
	int_list numbers;
	string_list meetings, who; /* ids */
	int_list days;             /* dates; none: any */
	int32_t from, to;          /* times of day, [from, to); CIVIL_NONE: open */
	struct text note;
};

/* What departing from a wish, or from custom, costs in a plan. */
struct cost_line {
	const char *name;
	int32_t count; /* of departures */
	int32_t cost;
};

/* A file of preferences: the document. */
struct hld_preferences {
	struct arena arena;
	struct source source;

	struct text title;
	LIST_OF(struct wish) prefer;
	struct text note;
	bool illustrative;
};

extern const struct shape preferences_shape, wish_shape, cost_line_shape;

#endif
