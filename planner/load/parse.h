/* parse.h - a JSON text as jansson's tree, whole or not at all. */
#ifndef LOAD_PARSE_H
#define LOAD_PARSE_H

#include <stddef.h>

#include "hld.h"

struct json_t; /* jansson's */

/* Parse size bytes at text, in which no object may have one key twice.
 * Owns:  *out, to be released with json_decref(); NULL on failure.
 * Fails: SYNTAX with line and column; NOMEM. */
hld_status parse_json(const char *text, size_t size, struct json_t **out, hld_error *err);

#endif
