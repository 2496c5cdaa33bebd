/* use.h - what takes up something for a time, and where two such uses overlap. */
#ifndef RULES_USE_H
#define RULES_USE_H

#include "rules/say.h"

/* A meeting or an item that takes up a room, or the time of a meeting. */
struct use {
	uint32_t of; /* the room; 0 where there is just one thing to take up */
	int64_t start_utc_s, end_utc_s;
	uint32_t meeting, item; /* item NO_ELEMENT: the whole meeting */
	size_t n;               /* in the order in which uses are added */
};

struct uses {
	struct use *at;
	size_t count, room;
};

/* Add a use; one that has no length is reported elsewhere and left out. */
void uses_add(struct check *check, struct uses *uses, struct use use);

typedef void uses_clash(struct check *check, const struct use *earlier, const struct use *later,
                        void *context);

/* Go through the uses of each thing by start, hold each against the one before it that ends
 * last, and free them. */
void uses_sweep(struct check *check, struct uses *uses, uses_clash *on_clash, void *context);

/* A use in words: the meeting or item, and when it is. */
const char *say_use(const struct check *check, uint32_t meeting, uint32_t item, char to[SAY_ROOM]);

#endif
