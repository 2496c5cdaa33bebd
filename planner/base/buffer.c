/* buffer.c - doubling growth with a sticky failure. */
#include "base/buffer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool buffer_reserve(struct buffer *buffer, size_t count)
{
	if (buffer->failed || count >= SIZE_MAX / 2 - buffer->size)
		return !(buffer->failed = true);
	size_t need = buffer->size + count + 1;
	if (need <= buffer->room)
		return true;
	size_t room = buffer->room != 0 ? buffer->room : 128;
	while (room < need)
		room *= 2;
	char *at = realloc(buffer->at, room);
	if (at == NULL)
		return !(buffer->failed = true);
	buffer->at = at;
	buffer->room = room;
	return true;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	if (!buffer_reserve(buffer, length))
		return;
	if (length > 0)
		memcpy(buffer->at + buffer->size, bytes, length);
	buffer->size += length;
	buffer->at[buffer->size] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_byte(struct buffer *buffer, char byte)
{
	buffer_add(buffer, &byte, 1);
}

void buffer_fill(struct buffer *buffer, char byte, size_t count)
{
	if (!buffer_reserve(buffer, count))
		return;
	memset(buffer->at + buffer->size, byte, count);
	buffer->size += count;
	buffer->at[buffer->size] = '\0';
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	va_list again;
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	if (length < 0) {
		buffer->failed = true;
	} else if (buffer_reserve(buffer, (size_t)length)) {
		vsnprintf(buffer->at + buffer->size, (size_t)length + 1, format, again);
		buffer->size += (size_t)length;
	}
	va_end(again);
	va_end(args);
}

void buffer_cut(struct buffer *buffer, size_t size)
{
	assert(size <= buffer->size);
	buffer->size = size;
	if (buffer->at != NULL)
		buffer->at[size] = '\0';
}

const char *buffer_str(const struct buffer *buffer)
{
	return buffer->at != NULL ? buffer->at : "";
}

char *buffer_take(struct buffer *buffer, size_t *size)
{
	buffer_add(buffer, "", 0);
	if (buffer->failed) {
		buffer_release(buffer);
		return NULL;
	}
	char *taken = buffer->at;
	*size = buffer->size;
	*buffer = (struct buffer){0};
	return taken;
}

void buffer_release(struct buffer *buffer)
{
	free(buffer->at);
	*buffer = (struct buffer){0};
}
