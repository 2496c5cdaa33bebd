/* csv.h - read a list of records from a table in CSV by their shape. */
#ifndef LOAD_CSV_H
#define LOAD_CSV_H

#include <stddef.h>

#include "base/arena.h"
#include "hld.h"
#include "model/shape.h"

/* Read size bytes at text into the list of records that a field of record is, to the same
 * objects as from JSON; their strings go into the arena. base/csv.h says what a row is. The
 * columns are the keys of the records, and
 *   key.LANG    the text of the key in another language than English
 *   key.subkey  of a list of records in the record, one element of it a row
 * Words of a list in one cell are separated by semicolons; an empty cell is no key.
 * csv_find() finds the places of the objects' pointers.
 * Fails: SYNTAX, SCHEMA with file (name), line and column, no pointer; NOMEM. */
hld_status csv_read_list(struct arena *arena, const char *text, size_t size, const char *name,
                         const struct field *list, void *record, hld_error *err);

#endif
