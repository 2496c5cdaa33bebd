/* caret.h - JSON in a text value of a calendar, so that it comes through other programs.
 *
 * Programs escape the values of properties that they do not know, or do not, or do it twice;
 * so there is no backslash in the value that it could be mistaken for. What JSON escapes
 * with one stands behind a caret, as in the parameters of calendars (RFC 6868). */
#ifndef BASE_CARET_H
#define BASE_CARET_H

#include "base/buffer.h"

/* Add JSON, all of it on one line, as a value. */
void caret_add(struct buffer *to, const char *json);

/* Add the JSON of a value, however often it was escaped. */
void caret_add_json(struct buffer *to, const char *value);

/* A short mark of a text, by which it is known again, white space aside: eight digits. */
enum { MARK_ROOM = 9 };
void text_mark(const char *text, char mark[MARK_ROOM]);

#endif
