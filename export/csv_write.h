/* csv_write.h - tables for spreadsheets, in CSV (RFC 4180). */
#ifndef EXPORT_CSV_WRITE_H
#define EXPORT_CSV_WRITE_H

#include "base/buffer.h"

#include <stdint.h>

/* Add a cell, in quotation marks where it has to be, and what separates it from the next, or ends
 * the row. A text that a spreadsheet would take for a formula has an apostrophe before it: whoever
 * sends in a name is not to run something where it is opened. */
void csv_write(struct buffer *out, const char *text, bool is_last);

/* The same of a number; 0 is an empty cell. */
void csv_write_number(struct buffer *out, uint32_t number, bool is_last);

#endif
