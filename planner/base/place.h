/* place.h - where in a JSON text a JSON pointer points.
 *
 * jansson keeps no positions; one scan of the text finds them for all the
 * pointers that are asked for. */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct place {
	const char *pointer;   /* RFC 6901; "" is the whole text */
	uint32_t line, column; /* from 1, the column in characters; 0: not found */
};

/* Find count places, sorted by place_compare(), in size bytes of well-formed JSON.
 * Where a pointer names a member that is not there, the place is that of its
 * nearest parent. */
void place_find(const char *text, size_t size, struct place *places, size_t count);

/* Some of many sorted places: their pointers share the first skip bytes. */
struct place_range {
	size_t from, to, skip;
};

/* Narrow a range to the places at or below the member called name, or the element of that
 * index, of the value that the range is about; false where there are none. */
bool place_narrow(const struct place *places, struct place_range *range, const char *name,
                  size_t length);
bool place_narrow_index(const struct place *places, struct place_range *range, size_t index);

/* Order of pointers for place_find(), for qsort() of struct place. */
int place_compare(const void *a, const void *b);

#endif
