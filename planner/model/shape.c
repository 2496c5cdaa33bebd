/* shape.c - look into the rows of a shape. */
#include "model/shape.h"

#include <string.h>

#include "base/text.h"

const char *text_in(const struct text *text, const char *lang)
{
	for (uint32_t i = 0; lang != NULL && i < text->count; i++)
		if (strcmp(text->others[i].lang, lang) == 0)
			return text->others[i].string;
	return text->en != NULL ? text->en : "";
}

const struct field *shape_field(const struct shape *shape, const char *name, size_t length)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++)
		if (strncmp(field->name, name, length) == 0 && field->name[length] == '\0')
			return field;
	return NULL;
}

const char *shape_nearest(const struct shape *shape, const char *name)
{
	const char *nearest = NULL;
	for (const struct field *field = shape->fields; field->name != NULL; field++)
		nearest = text_nearer(name, nearest, field->name);
	return nearest;
}
