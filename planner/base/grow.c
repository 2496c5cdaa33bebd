/* grow.c - twice as much at a time. */
#include "base/grow.h"

#include <stdlib.h>

enum { FIRST_ROOM = 64 };

void *grown(void *at, uint32_t count, uint32_t *room, size_t size)
{
	if (count < *room)
		return at;
	uint32_t more = *room != 0 ? *room * 2 : FIRST_ROOM;
	void *grown = realloc(at, more * size);
	*room = grown != NULL ? more : *room;
	return grown;
}
