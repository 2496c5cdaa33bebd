/* arena.h - memory that is given bit by bit and freed as a whole.
 *
 * Every object of the model owns one arena, so that an error path is one free. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena {
	struct arena_block *newest; /* NULL: nothing given yet */
};

/* Give size zeroed bytes aligned for any type, or NULL when memory is out. */
void *arena_alloc(struct arena *arena, size_t size);

/* Give a zeroed array of count elements; never NULL for an empty one. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Give a copy of length bytes of text with a NUL behind, or NULL. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* Give the text of a printf format, or NULL. */
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Free all that was given. arena_clear() keeps the newest block, to give it again. */
void arena_free(struct arena *arena);
void arena_clear(struct arena *arena);

#endif
