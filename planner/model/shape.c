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

size_t field_size(const struct field *field)
{
	static const size_t sizes[] = {[FIELD_STRING] = sizeof(const char *),
	                               [FIELD_ID] = sizeof(const char *),
	                               [FIELD_TEXT] = sizeof(struct text),
	                               [FIELD_INT] = sizeof(int32_t),
	                               [FIELD_BOOL] = sizeof(bool),
	                               [FIELD_WORD] = sizeof(int32_t),
	                               [FIELD_DATE] = sizeof(int32_t),
	                               [FIELD_TIME] = sizeof(int32_t),
	                               [FIELD_MOMENT] = sizeof(struct moment),
	                               [FIELD_REF] = sizeof(struct ref),
	                               [FIELD_PARAMS] = sizeof(const void *)};
	return field->type == FIELD_RECORD ? ((const struct shape *)field->of)->size
	                                   : sizes[field->type];
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
