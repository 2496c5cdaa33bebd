/* source.h - the text that a document was read from: findings give places in it. */
#ifndef MODEL_SOURCE_H
#define MODEL_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source {
	const char *name; /* its file, as the caller gave it */
	const char *text; /* NULL: not kept */
	size_t size;
	bool is_csv; /* rows stand for the elements of its one list */
};

/* Where a record stands: /LIST/n, or /LIST/n/representatives/sub. */
struct origin {
	const struct source *source;
	const char *list;
	uint32_t n, sub; /* sub NO_ELEMENT: the record itself */
};

#endif
