/* json_shape.c - one row for each type of field: how it is written.
 *
 * json_add_record() at the end is where to begin. What gives a json_t gives a new one,
 * NULL when memory is out. */
#include "export/json_shape.h"

#include <assert.h>
#include <jansson.h>

#include "base/civil.h"
#include "model/value.h"
#include "model/words.h"

/* Strings and refs, which begin with one. */
static json_t *write_string(const struct field *field, const void *at)
{
	(void)field;
	return json_string(value_pointer(at));
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
	return json_integer(value_int(at));
}

static json_t *write_bool(const struct field *field, const void *at)
{
	(void)field;
	return json_boolean(value_bool(at));
}

static json_t *write_word(const struct field *field, const void *at)
{
	return json_string(words_name(field->of, value_int(at)));
}

static json_t *write_date(const struct field *field, const void *at)
{
	(void)field;
	char to[CIVIL_ROOM];
	return json_string(civil_write_date(value_int(at), to));
}

static json_t *write_time(const struct field *field, const void *at)
{
	(void)field;
	char to[CIVIL_ROOM];
	return json_string(civil_write_time(value_int(at), to));
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
typedef json_t *writer(const struct field *field, const void *at);
static writer *const writers[] = {
	[FIELD_STRING] = write_string, [FIELD_ID] = write_string,    [FIELD_TEXT] = write_text,
	[FIELD_INT] = write_int,       [FIELD_BOOL] = write_bool,    [FIELD_WORD] = write_word,
	[FIELD_DATE] = write_date,     [FIELD_TIME] = write_time,    [FIELD_MOMENT] = write_moment,
	[FIELD_REF] = write_string,    [FIELD_RECORD] = write_record};

static json_t *write_list(const struct field *field, writer *write, struct list list)
{
	json_t *array = json_array();
	const char *at = list.at;
	for (uint32_t i = 0; i < list.count; i++, at += field_size(field)) {
		if (json_array_append_new(array, write(field, at)) == 0)
			continue;
		json_decref(array);
		return NULL;
	}
	return array;
}

json_t *json_value(const struct field *field, const void *record)
{
	assert(field->type < sizeof writers / sizeof *writers);
	writer *write = writers[field->type];
	const void *at = field_at(field, record);
	if (!field_is_there(field, record))
		return json_null();
	if (field->flags & FIELD_LIST)
		return write_list(field, write, field_list(field, record));
	if (field->type == FIELD_RECORD) /* behind a pointer, unless in a list */
		at = value_pointer(at);
	return write(field, at);
}

bool json_add_record(json_t *object, const struct shape *shape, const void *record)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++)
		if (field_is_there(field, record) &&
		    json_object_set_new(object, field->name, json_value(field, record)) != 0)
			return false;
	return true;
}

void json_keep_public(json_t *object, const struct shape *shape)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++) {
		json_t *value = json_object_get(object, field->name), *one;
		size_t index;
		if (field->flags & FIELD_INTERNAL)
			json_object_del(object, field->name);
		else if (field->type == FIELD_RECORD && field->flags & FIELD_LIST)
			json_array_foreach(value, index, one) json_keep_public(one, field->of);
		else if (field->type == FIELD_RECORD && value != NULL)
			json_keep_public(value, field->of);
	}
}
