/* arena.c - blocks in a chain, each at least twice as large as a usual need. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct arena_block {
	struct arena_block *older;
	size_t used, room;
	max_align_t bytes[];
};

static struct arena_block *block_new(struct arena *arena, size_t size)
{
	size_t room = arena->newest != NULL ? arena->newest->room * 2 : FIRST_BLOCK;
	if (room > LARGEST_BLOCK)
		room = LARGEST_BLOCK;
	if (room < size)
		room = size;
	if (room > SIZE_MAX - sizeof(struct arena_block))
		return NULL;
	struct arena_block *block = malloc(sizeof *block + room);
	if (block == NULL)
		return NULL;
	block->older = arena->newest;
	block->used = 0;
	block->room = room;
	arena->newest = block;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	if (size > SIZE_MAX - align)
		return NULL;
	size = (size + align - 1) / align * align;
	struct arena_block *block = arena->newest;
	if (block == NULL || block->room - block->used < size)
		block = block_new(arena, size);
	if (block == NULL)
		return NULL;
	void *given = (char *)block->bytes + block->used;
	block->used += size;
	return memset(given, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		return NULL;
	return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
	char *copy = length < SIZE_MAX ? arena_alloc(arena, length + 1) : NULL;
	if (copy != NULL && length > 0)
		memcpy(copy, text, length);
	return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	va_list again;
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	char *text = length >= 0 ? arena_alloc(arena, (size_t)length + 1) : NULL;
	if (text != NULL)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(args);
	return text;
}

void arena_free(struct arena *arena)
{
	while (arena->newest != NULL) {
		struct arena_block *older = arena->newest->older;
		free(arena->newest);
		arena->newest = older;
	}
}

void arena_clear(struct arena *arena)
{
	struct arena_block *newest = arena->newest;
	if (newest == NULL)
		return;
	arena->newest = newest->older;
	arena_free(arena);
	newest->older = NULL;
	newest->used = 0;
	arena->newest = newest;
}
