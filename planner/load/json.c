/* json.c - what jansson parsed, by the rows of a shape, which say what each key may hold.
 *
 * json_read_document() and json_read_field() at the end are where to begin; read_record()
 * and read_value() call each other down the document and keep the way they came, for the
 * pointer of the first error. */
#include "load/json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/place.h"
#include "base/text.h"
#include "load/parse.h"
#include "model/build.h"

enum { DEEPEST = 32 }; /* more than any shape but that of nested selectors */

struct step {
	const char *key; /* NULL: an element */
	size_t index;
};

struct reader {
	struct arena *arena;
	hld_error *err;
	struct step way[DEEPEST];
	size_t depth;
};

enum { POINTER_ROOM = 512 };

static void add_key(char *pointer, const char *key)
{
	for (; *key != '\0'; key++) {
		if (*key == '~' || *key == '/')
			text_append(pointer, POINTER_ROOM, *key == '~' ? "~0" : "~1");
		else
			text_append(pointer, POINTER_ROOM, "%c", *key);
	}
}

/* Give the failure that was just said the pointer to where the reader is. */
static hld_status fail_here(struct reader *reader)
{
	char pointer[POINTER_ROOM] = "";
	for (size_t i = 0; i < reader->depth; i++) {
		text_append(pointer, sizeof pointer, "/");
		if (reader->way[i].key != NULL)
			add_key(pointer, reader->way[i].key);
		else
			text_append(pointer, sizeof pointer, "%zu", reader->way[i].index);
	}
	error_place(reader->err, pointer, 0, 0);
	return HLD_SCHEMA;
}

static const char *type_name(const json_t *json)
{
	switch (json_typeof(json)) {
	case JSON_OBJECT:
		return "an object";
	case JSON_ARRAY:
		return "an array";
	case JSON_STRING:
		return "a string";
	case JSON_INTEGER:
		return "a number";
	case JSON_REAL:
		return "a real number";
	case JSON_TRUE:
	case JSON_FALSE:
		return "a boolean";
	default:
		return "null";
	}
}

static hld_status wrong_type(struct reader *reader, const json_t *json, const char *right)
{
	error_set(reader->err, HLD_SCHEMA, "must be %s, not %s", right, type_name(json));
	return fail_here(reader);
}

/* The control character at text: C0 but tab and newline, DEL, C1; 0 if it is none. */
static unsigned control_at(const char *text)
{
	unsigned char c = (unsigned char)text[0], next = (unsigned char)text[1];
	if (c == 0xC2 && next >= 0x80 && next <= 0x9F)
		return next;
	return (c < ' ' && c != '\n' && c != '\t') || c == 0x7F ? c : 0;
}

/* A copy of a string without control characters: they could command a terminal. */
static hld_status copy_string(struct reader *reader, const json_t *json, const char **out)
{
	const char *string = json_string_value(json);
	size_t length = json_string_length(json);
	for (size_t i = 0; i < length; i++) {
		unsigned control = control_at(string + i);
		if (control == 0)
			continue;
		error_set(reader->err, HLD_SCHEMA, "has the control character U+%04X; take it out",
		          control);
		return fail_here(reader);
	}
	*out = arena_copy(reader->arena, string, length);
	return *out != NULL ? HLD_OK : error_nomem(reader->err);
}

static hld_status read_string(struct reader *reader, const json_t *json, const char *right,
                              const char **out)
{
	if (!json_is_string(json))
		return wrong_type(reader, json, right);
	return copy_string(reader, json, out);
}

static hld_status read_id(struct reader *reader, const json_t *json, const char **out)
{
	hld_status status = read_string(reader, json, "an id such as \"round-table-1\"", out);
	if (status != HLD_OK)
		return status;
	const char *id = json_string_value(json);
	size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");
	if (length > 0 && id[length] == '\0' && id[0] != '-')
		return HLD_OK;
	error_set(reader->err, HLD_SCHEMA, "'%s' is not an id: use a-z, 0-9 and hyphens", id);
	return fail_here(reader);
}

static hld_status read_translations(struct reader *reader, json_t *json, struct text *text)
{
	size_t count = json_object_size(json), n = 0;
	struct translation *others = arena_array(reader->arena, count, sizeof *others);
	if (others == NULL)
		return error_nomem(reader->err);
	const char *lang;
	json_t *value;
	json_object_foreach(json, lang, value)
	{
		const char *string = NULL;
		reader->way[reader->depth++].key = lang;
		hld_status status = read_string(reader, value, "a string", &string);
		if (status != HLD_OK)
			return status;
		reader->depth--;
		if (strcmp(lang, "en") == 0) {
			text->en = string;
			continue;
		}
		others[n].string = string;
		others[n].lang = arena_copy(reader->arena, lang, strlen(lang));
		if (others[n++].lang == NULL)
			return error_nomem(reader->err);
	}
	text->others = others;
	text->count = (uint32_t)n;
	if (text->en != NULL)
		return HLD_OK;
	error_set(reader->err, HLD_SCHEMA,
	          "has no \"en\": English is what other languages fall back to");
	return fail_here(reader);
}

static hld_status read_text(struct reader *reader, json_t *json, void *at)
{
	struct text text = {0};
	hld_status status =
		json_is_object(json)
			? read_translations(reader, json, &text)
			: read_string(reader, json, "a string, or an object by language", &text.en);
	if (status == HLD_OK)
		build_put_text(at, &text);
	return status;
}

static hld_status read_int(struct reader *reader, const json_t *json, const struct field *field,
                           void *at)
{
	if (!json_is_integer(json))
		return wrong_type(reader, json, "a whole number");
	json_int_t value = json_integer_value(json);
	bool bounded = field->least != 0 || field->most != 0;
	json_int_t least = bounded ? field->least : 0, most = bounded ? field->most : INT32_MAX;
	if (value < least || value > most) {
		error_set(reader->err, HLD_SCHEMA, "%lld is out of range: from %lld to %lld",
		          (long long)value, (long long)least, (long long)most);
		return fail_here(reader);
	}
	build_put_int(at, (int32_t)value);
	return HLD_OK;
}

static hld_status read_word(struct reader *reader, const json_t *json, const struct words *words,
                            void *at)
{
	if (!json_is_string(json))
		return wrong_type(reader, json, "a string");
	const char *word = json_string_value(json);
	int32_t value = words_value(words, word);
	build_put_int(at, value);
	if (value != 0)
		return HLD_OK;
	const char *nearest = words_nearest(words, word);
	char right[POINTER_ROOM] = "use one of: ";
	for (value = 1; words->names[value] != NULL; value++)
		text_append(right, sizeof right, "%s%s", value > 1 ? ", " : "",
		            words->names[value]);
	if (nearest != NULL)
		text_print(right, sizeof right, "did you mean '%s'?", nearest);
	error_set(reader->err, HLD_SCHEMA, "'%.60s' is no %s; %s", word, words->what, right);
	return fail_here(reader);
}

/* Dates, times of day and moments, which are strings of a form. */
static hld_status read_civil(struct reader *reader, const json_t *json, enum field_type type,
                             void *at)
{
	static const char *const right[] = {[FIELD_DATE] = "a date such as \"2006-09-14\"",
	                                    [FIELD_TIME] = "a time such as \"10:00\"",
	                                    [FIELD_MOMENT] =
	                                            "a local time such as \"2006-09-14T10:00\""};
	if (!json_is_string(json))
		return wrong_type(reader, json, right[type]);
	const char *string = json_string_value(json);
	char why[CIVIL_WHY];
	int32_t day = CIVIL_NONE, min = CIVIL_NONE;
	bool read = type == FIELD_DATE   ? civil_read_date(string, &day, why)
	            : type == FIELD_TIME ? civil_read_time(string, &min, why)
	                                 : civil_read_moment(string, &day, &min, why);
	if (!read) {
		error_set(reader->err, HLD_SCHEMA, "'%.60s' %s", string, why);
		return fail_here(reader);
	}
	if (type == FIELD_MOMENT)
		build_put_moment(at, day, min);
	else
		build_put_int(at, type == FIELD_DATE ? day : min);
	return HLD_OK;
}

static hld_status read_record(struct reader *reader, json_t *json, const struct shape *shape,
                              void *record);

static hld_status read_child(struct reader *reader, json_t *json, const struct shape *shape,
                             void *at)
{
	void *record = build_record(reader->arena, shape);
	if (record == NULL)
		return error_nomem(reader->err);
	build_put_record(at, record);
	return read_record(reader, json, shape, record);
}

/* The shape of the parameters depends on the kind of rule beside them. */
static hld_status read_params(struct reader *reader, json_t *json, json_t *parent, void *at)
{
	const char *rule = json_string_value(json_object_get(parent, "rule"));
	int32_t kind = rule != NULL ? words_value(&rule_kind_words, rule) : 0;
	if (kind == 0) /* the key "rule" itself is at fault, and will be or was reported */
		return HLD_OK;
	return read_child(reader, json, rule_kind_params(kind), at);
}

/* Read one value of a field; parent is the object that holds the field. */
static hld_status read_value(struct reader *reader, json_t *json, json_t *parent,
                             const struct field *field, void *at)
{
	const char *string = NULL;
	hld_status status;
	switch (field->type) {
	case FIELD_STRING:
		status = read_string(reader, json, "a string", &string);
		if (status == HLD_OK)
			build_put_string(at, string);
		return status;
	case FIELD_ID:
	case FIELD_REF:
		status = read_id(reader, json, &string);
		if (status == HLD_OK && field->type == FIELD_ID)
			build_put_string(at, string);
		else if (status == HLD_OK)
			build_put_ref(at, string);
		return status;
	case FIELD_TEXT:
		return read_text(reader, json, at);
	case FIELD_INT:
		return read_int(reader, json, field, at);
	case FIELD_BOOL:
		if (!json_is_boolean(json))
			return wrong_type(reader, json, "true or false");
		build_put_bool(at, json_is_true(json));
		return HLD_OK;
	case FIELD_WORD:
		return read_word(reader, json, field->of, at);
	case FIELD_DATE:
	case FIELD_TIME:
	case FIELD_MOMENT:
		return read_civil(reader, json, field->type, at);
	case FIELD_RECORD:
		return read_child(reader, json, field->of, at);
	case FIELD_PARAMS:
		return read_params(reader, json, parent, at);
	}
	return HLD_OK;
}

/* An element is read in its place in the list, a record not by way of a pointer. */
static hld_status read_element(struct reader *reader, json_t *json, json_t *parent,
                               const struct field *field, void *at)
{
	if (field->type == FIELD_RECORD)
		return read_record(reader, json, field->of, at);
	return read_value(reader, json, parent, field, at);
}

static hld_status read_list(struct reader *reader, json_t *json, json_t *parent,
                            const struct field *field, void *at)
{
	bool alone = !json_is_array(json) && (field->flags & FIELD_ONE_OK);
	if (!alone && !json_is_array(json))
		return wrong_type(reader, json, "an array");
	size_t count = alone ? 1 : json_array_size(json);
	if (count == 0 && (field->flags & FIELD_FILLED)) {
		if (field->flags & FIELD_REQUIRED)
			error_set(reader->err, HLD_SCHEMA, "is empty: it needs one at least");
		else
			error_set(reader->err, HLD_SCHEMA, "is empty: leave '%s' out, or fill it",
			          field->name);
		return fail_here(reader);
	}
	void *list = build_list(reader->arena, field, (uint32_t)count);
	if (list == NULL)
		return error_nomem(reader->err);
	build_put_list(at, list, (uint32_t)count);
	if (alone)
		return read_element(reader, json, parent, field, list);
	struct step *step = &reader->way[reader->depth++];
	step->key = NULL;
	for (size_t i = 0; i < count; i++) {
		step->index = i;
		hld_status status = read_element(reader, json_array_get(json, i), parent, field,
		                                 build_element(list, field, (uint32_t)i));
		if (status != HLD_OK)
			return status;
	}
	reader->depth--;
	return HLD_OK;
}

/* "a " meeting, "an " item */
static const char *article(const struct shape *shape)
{
	size_t length = strlen(shape->name);
	if (shape->name[length - 1] == 's')
		return ""; /* "chairs needs" */
	return strchr("aeiou", shape->name[0]) != NULL ? "an " : "a ";
}

static hld_status unknown_key(struct reader *reader, const struct shape *shape, const char *key)
{
	const char *nearest = shape_nearest(shape, key);
	if (nearest != NULL)
		error_set(reader->err, HLD_SCHEMA,
		          "unknown key '%.60s' in %s%s; did you mean '%s'?", key, article(shape),
		          shape->name, nearest);
	else
		error_set(reader->err, HLD_SCHEMA, "unknown key '%.60s' in %s%s", key,
		          article(shape), shape->name);
	return fail_here(reader);
}

/* See that what is required is there; bit n of seen stands for row n. */
static hld_status check_required(struct reader *reader, const struct shape *shape, uint64_t seen)
{
	bool wants_some = false, has_some = false;
	char some[POINTER_ROOM] = "";
	for (size_t n = 0; shape->fields[n].name != NULL; n++) {
		const struct field *field = &shape->fields[n];
		bool is_there = (seen >> n & 1) != 0;
		if ((field->flags & FIELD_REQUIRED) && !is_there) {
			error_set(reader->err, HLD_SCHEMA, "%s%s needs '%s': %s", article(shape),
			          shape->name, field->name, field->doc);
			return fail_here(reader);
		}
		if (field->flags & FIELD_SOME) {
			text_append(some, sizeof some, "%s'%s'", wants_some ? " or " : "",
			            field->name);
			wants_some = true;
			has_some |= is_there;
		}
	}
	if (!wants_some || has_some)
		return HLD_OK;
	error_set(reader->err, HLD_SCHEMA, "%s%s needs %s", article(shape), shape->name, some);
	return fail_here(reader);
}

static hld_status read_field(struct reader *reader, json_t *json, json_t *parent,
                             const struct field *field, void *record)
{
	void *at = build_at(record, field);
	return field->flags & FIELD_LIST ? read_list(reader, json, parent, field, at)
	                                 : read_value(reader, json, parent, field, at);
}

static hld_status read_member(struct reader *reader, json_t *json, json_t *parent,
                              const struct shape *shape, const char *key, void *record,
                              uint64_t *seen)
{
	const struct field *field = shape_field(shape, key, strlen(key));
	if (field == NULL)
		return unknown_key(reader, shape, key);
	*seen |= (uint64_t)1 << (field - shape->fields);
	return read_field(reader, json, parent, field, record);
}

static hld_status read_record(struct reader *reader, json_t *json, const struct shape *shape,
                              void *record)
{
	if (!json_is_object(json))
		return wrong_type(reader, json, "an object");
	if (reader->depth + 2 >= DEEPEST) {
		error_set(reader->err, HLD_SCHEMA, "is nested deeper than %d levels", DEEPEST);
		return fail_here(reader);
	}
	uint64_t seen = 0;
	struct step *step = &reader->way[reader->depth++];
	const char *key;
	json_t *value;
	json_object_foreach(json, key, value)
	{
		step->key = key;
		hld_status status = read_member(reader, value, json, shape, key, record, &seen);
		if (status != HLD_OK)
			return status;
	}
	reader->depth--;
	return check_required(reader, shape, seen);
}

/* Take the key "format" out of the document. */
static hld_status take_format(struct reader *reader, json_t *root, const char *format)
{
	if (!json_is_object(root))
		return wrong_type(reader, root, "an object");
	const char *found = json_string_value(json_object_get(root, "format"));
	if (found != NULL && strcmp(found, format) == 0) {
		json_object_del(root, "format");
		return HLD_OK;
	}
	if (found == NULL)
		error_set(reader->err, HLD_SCHEMA, "needs \"format\": \"%s\"", format);
	else
		error_set(reader->err, HLD_SCHEMA, "has format '%.60s', not '%s'", found, format);
	return fail_here(reader);
}

void json_place_error(const char *text, size_t size, const char *name, hld_error *err)
{
	if (err == NULL || (err->status != HLD_SCHEMA && err->pointer[0] == '\0'))
		return;
	struct place place = {.pointer = err->pointer};
	place_find(text, size, &place, 1);
	error_place(err, err->pointer, place.line, place.column);
	error_file(err, name);
}

hld_status json_read_field(struct arena *arena, json_t *json, const struct field *field,
                           void *record, hld_error *err)
{
	struct reader reader = {.arena = arena, .err = err};
	reader.way[reader.depth++].key = field->name;
	return read_field(&reader, json, NULL, field, record);
}

hld_status json_read_tree(struct arena *arena, json_t *json, const struct shape *shape,
                          void *record, hld_error *err)
{
	struct reader reader = {.arena = arena, .err = err};
	return read_record(&reader, json, shape, record);
}

hld_status json_read_document(struct arena *arena, const char *text, size_t size, const char *name,
                              const char *format, const struct shape *shape, void *record,
                              hld_error *err)
{
	json_t *root;
	hld_status status = parse_json(text, size, &root, err);
	if (status != HLD_OK) {
		error_file(err, name);
		return status;
	}
	struct reader reader = {.arena = arena, .err = err};
	status = take_format(&reader, root, format);
	if (status == HLD_OK)
		status = read_record(&reader, root, shape, record);
	json_decref(root);
	json_place_error(text, size, name, err);
	return status;
}
