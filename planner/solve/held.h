/* held.h - which meetings, or items of them, a selector means in a programme whose meetings
 * have their times. */
#ifndef SOLVE_HELD_H
#define SOLVE_HELD_H

#include "base/arena.h"
#include "model/mandate.h"
#include "model/programme.h"

/* A meeting, or an item of it; item NO_ELEMENT: the whole of it. */
struct held {
	meeting_id meeting;
	uint32_t item;
};
typedef LIST_OF(struct held) held_list;

/* When it is: an item without a time of its own is within that of the item before it. */
struct moment held_start(const struct hld_programme *programme, const struct held *held);
struct moment held_end(const struct hld_programme *programme, const struct held *held);

/* Find what a selector (NULL: nothing) means; cancelled meetings are never meant.
 * Fails: (false) when memory is out. */
bool held_find(struct arena *arena, const struct hld_programme *programme,
               const struct hld_mandate *mandate, const struct selector *selector, held_list *out);

#endif
