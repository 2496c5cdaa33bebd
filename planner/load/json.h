/* json.h - read JSON into records by their shapes. */
#ifndef LOAD_JSON_H
#define LOAD_JSON_H

#include <stddef.h>

#include "base/arena.h"
#include "hld.h"
#include "model/shape.h"

struct json_t; /* jansson's */

/* Read the document of shape in size bytes at text into record, whose strings go into
 * the arena. Its key "format" has to be format, such as "hld-mandate/1".
 * Fails: SYNTAX, SCHEMA with file (name), pointer, line and column; NOMEM. */
hld_status json_read_document(struct arena *arena, const char *text, size_t size, const char *name,
                              const char *format, const struct shape *shape, void *record,
                              hld_error *err);

/* Read a ready tree as the value of a field of record, whose pointer is "/" and its name.
 * Fails: SCHEMA with the pointer; NOMEM. */
hld_status json_read_field(struct arena *arena, struct json_t *json, const struct field *field,
                           void *record, hld_error *err);

/* Read a ready tree as a record.
 * Fails: SCHEMA with the pointer; NOMEM. */
hld_status json_read_tree(struct arena *arena, struct json_t *json, const struct shape *shape,
                          void *record, hld_error *err);

/* Add line and column to a failure that has a pointer into text, and the file. */
void json_place_error(const char *text, size_t size, const char *name, hld_error *err);

#endif
