/* value.c - one row for each type of field: whether a value is there, and whether two are
 * the same. */
#include "model/value.h"

#include <assert.h>
#include <string.h>

#include "base/civil.h"

const void *field_at(const struct field *field, const void *record)
{
	return (const char *)record + field->offset;
}

const void *value_pointer(const void *at)
{
	const void *pointer;
	memcpy(&pointer, at, sizeof pointer);
	return pointer;
}

int32_t value_int(const void *at)
{
	int32_t value;
	memcpy(&value, at, sizeof value);
	return value;
}

bool value_bool(const void *at)
{
	bool value;
	memcpy(&value, at, sizeof value);
	return value;
}

struct list field_list(const struct field *field, const void *record)
{
	struct list list;
	assert(field->flags & FIELD_LIST);
	memcpy(&list, field_at(field, record), sizeof list);
	return list;
}

static bool has_pointer(const void *at)
{
	return value_pointer(at) != NULL;
}

static bool has_number(const void *at)
{
	return value_int(at) != CIVIL_NONE;
}

static bool has_word(const void *at)
{
	return value_int(at) != 0;
}

static bool string_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Strings and refs, which begin with one. */
static bool same_string(const struct field *field, const void *a, const void *b)
{
	(void)field;
	return string_same(value_pointer(a), value_pointer(b));
}

static bool same_text(const struct field *field, const void *a, const void *b)
{
	(void)field;
	const struct text *x = a, *y = b;
	uint32_t at = 0;
	bool same = x->count == y->count && string_same(x->en, y->en);
	for (uint32_t i = 0; same && i < x->count; i++) {
		const char *other = text_seek(y, x->others[i].lang, &at);
		same = other != NULL && strcmp(x->others[i].string, other) == 0;
	}
	return same;
}

static bool same_int(const struct field *field, const void *a, const void *b)
{
	(void)field;
	return value_int(a) == value_int(b);
}

static bool same_bool(const struct field *field, const void *a, const void *b)
{
	(void)field;
	return value_bool(a) == value_bool(b);
}

static bool same_moment(const struct field *field, const void *a, const void *b)
{
	(void)field;
	const struct moment *x = a, *y = b;
	return x->day == y->day && x->min == y->min;
}

static bool same_record(const struct field *field, const void *a, const void *b)
{
	return record_same(field->of, a, b);
}

/* FIELD_PARAMS has no row: its shape is known to mandates only. */
static const struct type {
	bool (*is_there)(const void *at);
	bool (*same)(const struct field *field, const void *a, const void *b);
} types[] = {[FIELD_STRING] = {has_pointer, same_string}, [FIELD_ID] = {has_pointer, same_string},
             [FIELD_TEXT] = {has_pointer, same_text},     [FIELD_INT] = {has_number, same_int},
             [FIELD_BOOL] = {value_bool, same_bool},      [FIELD_WORD] = {has_word, same_int},
             [FIELD_DATE] = {has_number, same_int},       [FIELD_TIME] = {has_number, same_int},
             [FIELD_MOMENT] = {has_number, same_moment},  [FIELD_REF] = {has_pointer, same_string},
             [FIELD_RECORD] = {has_pointer, same_record}};

static const struct type *type_of(const struct field *field)
{
	assert(field->type < sizeof types / sizeof *types);
	return &types[field->type];
}

bool field_is_there(const struct field *field, const void *record)
{
	const void *at = field_at(field, record);
	return field->flags & FIELD_LIST ? has_pointer(at) : type_of(field)->is_there(at);
}

static bool list_same(const struct field *field, const void *a, const void *b)
{
	struct list x = field_list(field, a), y = field_list(field, b);
	const char *x_at = x.at, *y_at = y.at;
	bool same = x.count == y.count && (x_at == NULL) == (y_at == NULL);
	for (uint32_t i = 0; same && i < x.count; i++) {
		same = type_of(field)->same(field, x_at, y_at);
		x_at += field_size(field);
		y_at += field_size(field);
	}
	return same;
}

bool field_same(const struct field *field, const void *a, const void *b)
{
	if (field->flags & FIELD_ASIDE)
		return true;
	if (field->flags & FIELD_LIST)
		return list_same(field, a, b);
	a = field_at(field, a);
	b = field_at(field, b);
	if (field->type == FIELD_RECORD) { /* behind a pointer, unless in a list */
		a = value_pointer(a);
		b = value_pointer(b);
		if (a == NULL || b == NULL)
			return a == b;
	}
	return type_of(field)->same(field, a, b);
}

bool record_same(const struct shape *shape, const void *a, const void *b)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++)
		if (!field_same(field, a, b))
			return false;
	return true;
}
