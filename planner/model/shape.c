/* shape.c - look into the rows of a shape. */
#include "model/shape.h"

#include <string.h>

#include "base/text.h"

const char *text_seek(const struct text *text, const char *lang, uint32_t *at)
{
	for (uint32_t tried = 0; tried < text->count; tried++) {
		const struct translation *other = &text->others[*at % text->count];
		*at = *at % text->count + 1;
		if (strcmp(other->lang, lang) == 0)
			return other->string;
	}
	return NULL;
}

/* The translation for a reader of lang: of all that are in it, the nearest, as that into "fr" for
 * "fr-CH"; or NULL. */
static const struct translation *find_for(const struct text *text, const char *lang)
{
	const struct translation *found = NULL;
	for (uint32_t i = 0; lang != NULL && i < text->count; i++) {
		const struct translation *other = &text->others[i];
		if (text_is_language(other->lang, lang) &&
		    (found == NULL || strlen(other->lang) > strlen(found->lang)))
			found = other;
	}
	return found;
}

const char *text_in(const struct text *text, const char *lang)
{
	const struct translation *found = find_for(text, lang);
	if (found != NULL)
		return found->string;
	return text->en != NULL ? text->en : "";
}

const char *text_language(const struct text *text, const char *lang)
{
	static const char tag[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
	const struct translation *found = find_for(text, lang);
	return found != NULL && found->lang[strspn(found->lang, tag)] == '\0' ? found->lang : "en";
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
