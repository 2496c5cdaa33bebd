/* duty.h - who is needed where, and how much of the time. */
#ifndef RULES_DUTY_H
#define RULES_DUTY_H

#include "rules/select.h"

/* How much of somebody's time a duty takes. */
enum grip {
	FIRM,     /* a part in the meeting that nobody else can take */
	SITS,     /* among the participants */
	SPEAKS,   /* in an item with a time of its own */
	SOMETIME, /* at some moment of the time given */
};

/* Somebody who is needed somewhere. */
struct duty {
	int64_t start_utc_s, end_utc_s;
	struct who_ref who;
	uint32_t person; /* NO_ELEMENT: anyone of the delegation */
	uint32_t meeting, item;
	enum grip grip;
	const char *member;
	uint32_t index, count; /* place in the list of that member */
};

/* All duties, by whose they are: of a delegation and its people, or of a person without one. */
struct bins {
	struct duty *duties;
	size_t count;  /* of bins: those of the delegations, then those of the persons */
	size_t *start; /* of each bin among the duties; one more than there are bins */
	bool counting; /* the first run only counts */
};

/* Put all duties of the programme into their bins, each by start; of those that begin together
 * in a meeting what takes more of the time comes first. Fails (false) when memory is out; to
 * be freed in any case. */
bool bins_fill(const struct check *check, struct bins *bins);
void bins_free(struct bins *bins);

#endif
