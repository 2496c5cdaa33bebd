/* source.h - the text that a document was read from: findings give places in it. */
#ifndef MODEL_SOURCE_H
#define MODEL_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct place; /* base/place.h */

/* What a reader had to guess, or left out, of a document that says less than a programme. */
struct remark {
	uint32_t line, column;
	const char *text; /* one plain sentence, no capital, no full stop */
};

struct source {
	const char *name; /* its file, as the caller gave it */
	const char *text; /* NULL: not kept */
	size_t size;
	bool is_csv; /* rows stand for the elements of its one list */

	/* Of a calendar: where what it was made to stands, sorted as place_compare() does. */
	const struct place *places; /* NULL: it is no calendar */
	size_t place_count;
	const struct remark *remarks; /* in the order of their places */
	size_t remark_count;
};

/* Find count places, sorted by place_compare(), in the text of a document, whichever form it
 * came in: as place_find() does. */
void source_find(const struct source *source, struct place *places, size_t count);

/* Where a record stands: /LIST/n, or /LIST/n/representatives/sub. */
struct origin {
	const struct source *source;
	const char *list;
	uint32_t n, sub; /* sub NO_ELEMENT: the record itself */
};

#endif
