/* error.h - fill an hld_error; the first failure stays. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "hld.h"

/* Say what failed and what would be right. Gives status, for `return error_set(...)`. */
hld_status error_set(hld_error *err, hld_status status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Add the file, or the place in it, to a failure that has none yet. */
void error_file(hld_error *err, const char *file);
void error_place(hld_error *err, const char *pointer, uint32_t line, uint32_t column);

/* The failure every caller knows. */
hld_status error_nomem(hld_error *err);

#endif
