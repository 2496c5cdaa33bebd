/* coverage.h - which clauses of a mandate are checked, and by how many programmes that was
 * tried. */
#ifndef EXPORT_COVERAGE_H
#define EXPORT_COVERAGE_H

#include "base/buffer.h"
#include "model/mandate.h"

/* How many programmes of the tests keep a clause, and how many break it. */
struct tried {
	const char *clause;
	int32_t keeps, breaks;
};
struct tries {
	LIST_OF(struct tried) clauses;
};
extern const struct shape tries_shape;

/* One row a clause: those that are checked with the number of programmes that keep and that
 * break them, notes with their reason. Then the totals. */
void report_coverage(const hld_mandate *const *mandates, size_t count, const struct tries *tries,
                     struct buffer *out);

/* The same as JSON. Fails: NOMEM. */
hld_status report_coverage_json(const hld_mandate *const *mandates, size_t count,
                                const struct tries *tries, struct buffer *out, hld_error *err);

/* How a clause was tried; zeros where it was not. */
struct tried coverage_of(const struct tries *tries, const struct clause *clause);

#endif
