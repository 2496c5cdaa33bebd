/* buffer.h - bytes that grow.
 *
 * A failed growth is remembered: add all, then look at `failed` once. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer {
	char *at; /* size bytes and a NUL; NULL while empty */
	size_t size, room;
	bool failed;
};

/* Add length bytes, a text, one byte, count times one byte, or a printf format. */
void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_byte(struct buffer *buffer, char byte);
void buffer_fill(struct buffer *buffer, char byte, size_t count);
void buffer_printf(struct buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Make room for count bytes more, so that adding them cannot fail. Gives: false when memory is out. */
bool buffer_reserve(struct buffer *buffer, size_t count);

/* Shorten to size, which is at most the present one. */
void buffer_cut(struct buffer *buffer, size_t size);

/* Lend the text so far; "" where there is none. */
const char *buffer_str(const struct buffer *buffer);

/* Hand over the bytes, to be freed by the caller; NULL after a failed growth. */
char *buffer_take(struct buffer *buffer, size_t *size);

/* Free the bytes; the buffer is empty again. */
void buffer_release(struct buffer *buffer);

#endif
