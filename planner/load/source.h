/* source.h - the bytes of a file, read whole or not at all. */
#ifndef LOAD_SOURCE_H
#define LOAD_SOURCE_H

#include <stddef.h>

#include "hld.h"

/* More than any programme needs, less than makes a machine swap. */
enum { SOURCE_MOST_MIB = 128 };

/* Read the file at path, or stdin where path is "-".
 * Owns:  *text, size bytes and a NUL, to be freed with free(); NULL on failure.
 * Fails: UNREADABLE (missing, a directory, more than most bytes), NOMEM. */
hld_status source_read(const char *path, size_t most, char **text, size_t *size, hld_error *err);

#endif
