/* conference.h - documents of a large conference to be planned, the same for the same seed.
 *
 * Meetings of three sizes into half days and rooms of three sizes; four people each, who are
 * absent at times so that about 15 % of the half days are closed to a meeting; an order clause
 * for every eighth; for each meeting a day and a half of the day that it would rather have. All
 * of them begin anywhere, and to stay there is worth nothing. */
#ifndef SUPPORT_CONFERENCE_H
#define SUPPORT_CONFERENCE_H

#include "base/buffer.h"

struct conference_size {
	unsigned meetings, half_days, rooms;
};

struct conference_documents {
	struct buffer mandate, venue, programme, preferences;
};

/* Write the four documents. */
void conference_write(const struct conference_size *size, unsigned seed,
                      struct conference_documents *out);
void conference_release(struct conference_documents *documents);

#endif
