/* csv_header.h - the first row of a table: which keys of a shape its columns give. */
#ifndef LOAD_CSV_HEADER_H
#define LOAD_CSV_HEADER_H

#include "base/arena.h"
#include "base/csv.h"
#include "model/shape.h"

struct csv_column {
	const char *name;          /* NULL: none, and the column is empty                    */
	const struct field *field; /* of the record                                          */
	const struct field *inner; /* of the records in the list that field is; NULL: itself */
	const char *lang;          /* of a text; NULL: English, or no text                   */
};

/* Match the columns of csv with the keys of shape; their names go into the arena.
 * Fails: SYNTAX (there is nothing in the text), SCHEMA (a column unknown, twice or missing)
 *        with line and column; NOMEM. */
hld_status csv_read_header(struct arena *arena, const struct csv *csv, const struct shape *shape,
                           struct csv_column columns[CSV_MOST_COLUMNS], hld_error *err);

#endif
