/* source.c - places in a document by the form that it came in. */
#include "model/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/place.h"

/* The place of a pointer in a calendar, or of the nearest parent that has one. */
static void find_known(const struct source *source, struct place *place)
{
	char pointer[256];
	size_t length = strlen(place->pointer);
	if (length >= sizeof pointer)
		length = sizeof pointer - 1;
	memcpy(pointer, place->pointer, length);
	pointer[length] = '\0';
	for (;;) {
		struct place key = {.pointer = pointer};
		const struct place *known = bsearch(&key, source->places, source->place_count,
		                                    sizeof key, place_compare);
		char *slash = strrchr(pointer, '/');
		place->line = known != NULL ? known->line : 1;
		place->column = known != NULL ? known->column : 1;
		if (known != NULL || slash == NULL)
			return;
		*slash = '\0';
	}
}

void source_find(const struct source *source, struct place *places, size_t count)
{
	if (source->places == NULL) {
		(source->is_csv ? csv_find : place_find)(source->text, source->size, places, count);
		return;
	}
	for (size_t i = 0; i < count; i++)
		find_known(source, &places[i]);
}
