/* csv.h - rows and cells of a table in CSV, as RFC 4180 and spreadsheets write it.
 *
 * The first row that is not empty names the columns; empty rows do not count. A column
 * "key.part" belongs to what lies in the record; a row in which such columns alone are
 * filled goes on with the record above. Separated by commas, or where that row has none by
 * semicolons or tabs. Nothing is copied: cells point into the text. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/place.h"
#include "hld.h"

enum { CSV_MOST_COLUMNS = 256 };

/* A cell without its quotation marks and the blanks at both ends; size 0: empty. */
struct csv_cell {
	const char *text;
	size_t size;
	bool quoted; /* only csv_add() gives what text means */
	uint32_t line, column;
};

struct csv {
	struct csv_cell header[CSV_MOST_COLUMNS]; /* of the columns; one may be empty */
	uint8_t dots[CSV_MOST_COLUMNS];           /* in the column's name             */
	struct csv_cell cells[CSV_MOST_COLUMNS];  /* of the row at hand               */
	uint32_t columns;                         /* 0: there is nothing in the text  */
	uint32_t row;                             /* line on which that row begins    */
	bool goes_on;                             /* with the record above            */

	const char *at, *end;
	uint32_t line, column; /* of at */
	char separator;
};

/* Begin to read size bytes at text, which is lent, with the names of the columns.
 * Fails: SYNTAX with line and column. */
hld_status csv_open(struct csv *csv, const char *text, size_t size, hld_error *err);

/* Read the next row: *more is false where there is none. A short one is filled up with empty
 * cells.
 * Fails: SYNTAX with line and column. */
hld_status csv_next(struct csv *csv, bool *more, hld_error *err);

/* Add what a cell means. */
void csv_add(const struct csv_cell *cell, struct buffer *to);

/* Take off the blanks at both ends: spaces, no-break spaces, tabs, ends of lines. */
void csv_trim(const char **text, size_t *size);

/* Find count places, sorted by place_compare(), in size bytes of CSV that stands for the
 * list which the pointers begin with: "/people/2" is at the third record's row,
 * "/people/2/name" and "/people/2/name/fr" at cells of it, under "name" and "name.fr",
 * "/people/2/posts/1/title" at the cell under "posts.title" in the second of the record's
 * rows with any cell under "posts." filled. What has no place is at its nearest parent. */
void csv_find(const char *text, size_t size, struct place *places, size_t count);

#endif
