/* json_write.h - JSON leaves whole or not at all. */
#ifndef EXPORT_JSON_WRITE_H
#define EXPORT_JSON_WRITE_H

#include "base/buffer.h"
#include "hld.h"

struct json_t; /* of jansson, which only .c files include */

/* Add the JSON and a newline to out, and release it; NULL stands for memory that ended
 * while it was made.
 * Fails: NOMEM. */
hld_status json_write(struct json_t *json, struct buffer *out, hld_error *err);

/* Add json, which is taken and may be NULL when memory is out, on one line without an end.
 * Gives: false when memory is out. */
bool json_write_line(struct json_t *json, struct buffer *out);

/* Put a value, which is taken, into an object; a text, unless it is empty; or a number, unless it is
 * the one that stands for nothing. Give: false when memory is out, which a value of NULL stands for. */
bool json_put(struct json_t *object, const char *key, struct json_t *value);
bool json_put_text(struct json_t *object, const char *key, const char *text);
bool json_put_number(struct json_t *object, const char *key, int64_t number, int64_t nothing);

#endif
