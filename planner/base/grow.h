/* grow.h - arrays that grow. */
#ifndef BASE_GROW_H
#define BASE_GROW_H

#include <stddef.h>
#include <stdint.h>

/* Make room for one element more than count in an array that has *room of that size, NULL with
 * none at first.
 * Owns:  what it gives is to be freed, in place of what was given.
 * Fails: (NULL) when memory is out; the array is as it was then. */
void *grown(void *at, uint32_t count, uint32_t *room, size_t size);

#endif
