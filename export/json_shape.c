/* json_shape.c - one row for each type of field: whether it is there and how it is
 * written.
 *
 * json_add_record() at the end is where to begin. What gives a json_t gives a new one,
 * NULL when memory is out. */
#include "export/json_shape.h"

#include <assert.h>
#include <jansson.h>
#include <string.h>

#include "base/civil.h"
#include "model/words.h"

static const void *pointer_at(const void *at)
{
	const void *pointer;
	memcpy(&pointer, at, sizeof pointer);
	return pointer;
}

static int32_t int_at(const void *at)
{
	int32_t value;
	memcpy(&value, at, sizeof value);
	return value;
}

static bool bool_at(const void *at)
{
	bool value;
	memcpy(&value, at, sizeof value);
	return value;
}

/* The pointer that a string, text, ref or record begins with. */
static bool has_pointer(const void *at)
{
	return pointer_at(at) != NULL;
}

/* The number that a number, time or moment begins with. */
static bool has_number(const void *at)
{
	return int_at(at) != CIVIL_NONE;
}

static bool has_word(const void *at)
{
	return int_at(at) != 0;
}

/* Strings and refs, which begin with one. */
static json_t *write_string(const struct field *field, const void *at)
{
	(void)field;
	return json_string(pointer_at(at));
}

static json_t *write_text(const struct field *field, const void *at)
{
	const struct text *text = at;
	if (text->count == 0)
		return write_string(field, at);
	json_t *object = json_object();
	bool whole = json_object_set_new(object, "en", json_string(text->en)) == 0;
	for (uint32_t i = 0; whole && i < text->count; i++)
		whole = json_object_set_new(object, text->others[i].lang,
		                            json_string(text->others[i].string)) == 0;
	if (whole)
		return object;
	json_decref(object);
	return NULL;
}

static json_t *write_int(const struct field *field, const void *at)
{
	(void)field;
	return json_integer(int_at(at));
}

static json_t *write_bool(const struct field *field, const void *at)
{
	(void)field;
	return json_boolean(bool_at(at));
}

static json_t *write_word(const struct field *field, const void *at)
{
	return json_string(words_name(field->of, int_at(at)));
}

static json_t *write_date(const struct field *field, const void *at)
{
	(void)field;
	char to[CIVIL_ROOM];
	return json_string(civil_write_date(int_at(at), to));
}

static json_t *write_time(const struct field *field, const void *at)
{
	(void)field;
	char to[CIVIL_ROOM];
	return json_string(civil_write_time(int_at(at), to));
}

static json_t *write_moment(const struct field *field, const void *at)
{
	(void)field;
	const struct moment *moment = at;
	char to[CIVIL_ROOM];
	return json_string(civil_write_moment(moment->day, moment->min, to));
}

static json_t *write_record(const struct field *field, const void *record)
{
	json_t *object = json_object();
	if (object != NULL && json_add_record(object, field->of, record))
		return object;
	json_decref(object);
	return NULL;
}

/* FIELD_PARAMS has no row: its shape is known to mandates only. */
static const struct type {
	bool (*is_there)(const void *at);
	json_t *(*write)(const struct field *field, const void *at);
} types[] = {
	[FIELD_STRING] = {has_pointer, write_string}, [FIELD_ID] = {has_pointer, write_string},
	[FIELD_TEXT] = {has_pointer, write_text},     [FIELD_INT] = {has_number, write_int},
	[FIELD_BOOL] = {bool_at, write_bool},         [FIELD_WORD] = {has_word, write_word},
	[FIELD_DATE] = {has_number, write_date},      [FIELD_TIME] = {has_number, write_time},
	[FIELD_MOMENT] = {has_number, write_moment},  [FIELD_REF] = {has_pointer, write_string},
	[FIELD_RECORD] = {has_pointer, write_record}};

static json_t *write_list(const struct field *field, const struct type *type,
                          const struct list *list)
{
	json_t *array = json_array();
	const char *at = list->at;
	for (uint32_t i = 0; i < list->count; i++, at += field_size(field)) {
		if (json_array_append_new(array, type->write(field, at)) == 0)
			continue;
		json_decref(array);
		return NULL;
	}
	return array;
}

bool json_add_record(json_t *object, const struct shape *shape, const void *record)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++) {
		assert(field->type < sizeof types / sizeof *types);
		const struct type *type = &types[field->type];
		const void *at = (const char *)record + field->offset;
		bool is_list = (field->flags & FIELD_LIST) != 0;
		json_t *value;
		if (is_list ? !has_pointer(at) : !type->is_there(at))
			continue;
		if (is_list)
			value = write_list(field, type, at);
		else if (field->type == FIELD_RECORD) /* behind a pointer, unless in a list */
			value = write_record(field, pointer_at(at));
		else
			value = type->write(field, at);
		if (json_object_set_new(object, field->name, value) != 0)
			return false;
	}
	return true;
}
