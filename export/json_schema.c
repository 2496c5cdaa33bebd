/* json_schema.c - the rows of a document as a JSON Schema, draft 2020-12, so that any
 * editor and any validator refuses what load/json.c refuses.
 *
 * schema_write() at the end is where to begin. What a schema cannot say: that two places
 * fit each other (ids, days and parts of the day), which zones there are, that no key comes
 * twice, 4.0 in place of 4, and how deep selectors may be nested. */
#include "export/schema.h"

#include <assert.h>
#include <jansson.h>

#include "base/civil.h"
#include "base/text.h"
#include "model/kind.h"
#include "model/mandate.h"
#include "model/registration.h"

/* The days of the years 1900 to 2199: 1900 and 2100 have no 29 February. */
static_assert(CIVIL_FIRST_YEAR == 1900 && CIVIL_LAST_YEAR == 2199, "CENTURY is of these years");
#define CENTURY   "(?:19|20|21)"
#define LEAP_YEAR "(?:" CENTURY "(?:0[48]|[2468][048]|[13579][26])|2000)"
#define MONTH_DAY                                           \
	"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|" \
	"(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|"            \
	"02-(?:0[1-9]|1[0-9]|2[0-8]))"
#define DATE "(?:" CENTURY "[0-9]{2}-" MONTH_DAY "|" LEAP_YEAR "-02-29)"
#define TIME "(?:[01][0-9]|2[0-3]):[0-5][0-9]"

/* Strings of a form, by type of field. */
struct form {
	const char *name, *pattern, *doc;
};
static const struct form forms[] = {
	[FIELD_STRING] = {"string", "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F]*$",
                          "without control characters, except tabs and line feeds"},
	[FIELD_ID] = {"id", "^[a-z0-9][a-z0-9-]*$", "lower case, digits and hyphens"},
	[FIELD_DATE] = {"date", "^" DATE "$", "2006-09-14"},
	[FIELD_TIME] = {"time", "^" TIME "$", "10:00"},
	[FIELD_MOMENT] = {"moment", "^" DATE "T" TIME "$", "local time: 2006-09-14T10:00"},
	[FIELD_REF] = {"id", "^[a-z0-9][a-z0-9-]*$", "lower case, digits and hyphens"},
};

const struct shape *const documents[] = {&programme_shape,
                                         &mandate_shape,
                                         &participants_shape,
                                         &venue_shape,
                                         &preferences_shape,
                                         &registrations_shape,
                                         NULL};

const char *document_format(const struct shape *document, char to[FORMAT_ROOM])
{
	text_print(to, FORMAT_ROOM, "hld-%s/1", document->name);
	return to;
}

/* What gives a json_t gives a new one; lack of memory is remembered in failed. */
struct maker {
	json_t *defs;
	bool failed;
};

static void put(struct maker *maker, json_t *object, const char *key, json_t *value)
{
	maker->failed |= json_object_set_new(object, key, value) != 0;
}

static void add(struct maker *maker, json_t *array, json_t *value)
{
	maker->failed |= json_array_append_new(array, value) != 0;
}

static json_t *refer(const char *name)
{
	return json_pack("{s:s+}", "$ref", "#/$defs/", name);
}

static bool is_defined(const struct maker *maker, const char *name)
{
	return json_object_get(maker->defs, name) != NULL;
}

static json_t *form_schema(struct maker *maker, enum field_type type)
{
	const struct form *form = &forms[type];
	if (!is_defined(maker, form->name))
		put(maker, maker->defs, form->name,
		    json_pack("{s:s, s:s, s:s}", "description", form->doc, "type", "string",
		              "pattern", form->pattern));
	return refer(form->name);
}

static json_t *text_schema(struct maker *maker)
{
	static const char name[] = "text";
	json_t *string = form_schema(maker, FIELD_STRING);
	json_t *by_lang = json_pack("{s:s, s:{s:o}, s:[s], s:o}", "type", "object", "properties",
	                            "en", form_schema(maker, FIELD_STRING), "required", "en",
	                            "additionalProperties", form_schema(maker, FIELD_STRING));
	json_t *text = json_pack("{s:s, s:[o, o]}", "description",
	                         "in English, or by language with English among them", "oneOf",
	                         string, by_lang);
	put(maker, maker->defs, name, text);
	return refer(name);
}

static json_t *int_schema(const struct field *field)
{
	bool bounded = field->least != 0 || field->most != 0;
	return json_pack("{s:s, s:i, s:i}", "type", "integer", "minimum",
	                 bounded ? (int)field->least : 0, "maximum",
	                 bounded ? (int)field->most : INT32_MAX);
}

static json_t *word_schema(struct maker *maker, const struct words *words)
{
	json_t *array = json_array();
	for (int32_t value = 1; words->names[value] != NULL; value++)
		add(maker, array, json_string(words->names[value]));
	return json_pack("{s:s, s:o}", "type", "string", "enum", array);
}

static json_t *shape_schema(struct maker *maker, const struct shape *shape, const char *format);

/* A shape by name; it is named before it is made, for selectors that hold selectors, which
 * would never end without memory for the name. */
static json_t *record_schema(struct maker *maker, const struct shape *shape, const char *name)
{
	if (!maker->failed && !is_defined(maker, name)) {
		put(maker, maker->defs, name, json_object());
		put(maker, maker->defs, name, shape_schema(maker, shape, NULL));
	}
	return refer(name);
}

/* One value of a field, whatever list it stands in. */
static json_t *value_schema(struct maker *maker, const struct field *field)
{
	switch (field->type) {
	case FIELD_TEXT:
		return text_schema(maker);
	case FIELD_INT:
		return int_schema(field);
	case FIELD_BOOL:
		return json_pack("{s:s}", "type", "boolean");
	case FIELD_WORD:
		return word_schema(maker, field->of);
	case FIELD_RECORD:
		return record_schema(maker, field->of, ((const struct shape *)field->of)->name);
	case FIELD_PARAMS:
		return json_pack("{s:s}", "type", "object");
	default:
		return form_schema(maker, field->type);
	}
}

static json_t *field_schema(struct maker *maker, const struct field *field)
{
	json_t *schema = value_schema(maker, field);
	if (field->flags & FIELD_LIST)
		schema = json_pack("{s:s, s:o}", "type", "array", "items", schema);
	if (field->flags & FIELD_FILLED)
		put(maker, schema, "minItems", json_integer(1));
	if (field->flags & FIELD_ONE_OK)
		schema = json_pack("{s:[o, o]}", "oneOf", value_schema(maker, field), schema);
	put(maker, schema, "description", json_string(field->doc));
	return schema;
}

/* For each kind of rule: if "rule" names it, "params" has its shape. */
static json_t *choices_schema(struct maker *maker, const struct field *field)
{
	json_t *choices = json_array();
	for (int32_t kind = 1; kind < RULE_KINDS_END; kind++) {
		const struct shape *shape = rule_kind_params(kind);
		char name[FORMAT_ROOM];
		text_print(name, sizeof name, "params-%s", shape->name);
		add(maker, choices,
		    json_pack("{s:{s:{s:{s:s}}, s:[s]}, s:{s:{s:o}}}", "if", "properties", "rule",
		              "const", shape->name, "required", "rule", "then", "properties",
		              field->name, record_schema(maker, shape, name)));
	}
	return choices;
}

/* That the field is there; strict validators want to be told the key here once more. */
static json_t *some_schema(const struct field *field)
{
	return json_pack("{s:{s:b}, s:[s]}", "properties", field->name, 1, "required", field->name);
}

/* An object of a shape; one with a format is a whole document. */
static json_t *shape_schema(struct maker *maker, const struct shape *shape, const char *format)
{
	json_t *schema = json_pack("{s:s, s:s}", "description", shape->doc, "type", "object");
	json_t *properties = json_object(), *required = json_array(), *some = json_array();
	json_t *choices = NULL;
	if (format != NULL) {
		put(maker, properties, "format", json_pack("{s:s}", "const", format));
		add(maker, required, json_string("format"));
	}
	for (const struct field *field = shape->fields; field->name != NULL; field++) {
		put(maker, properties, field->name, field_schema(maker, field));
		if (field->flags & FIELD_REQUIRED)
			add(maker, required, json_string(field->name));
		if (field->flags & FIELD_SOME)
			add(maker, some, some_schema(field));
		if (field->type == FIELD_PARAMS)
			choices = choices_schema(maker, field);
	}
	put(maker, schema, "properties", properties);
	if (json_array_size(required) > 0)
		json_object_set(schema, "required", required);
	if (json_array_size(some) > 0)
		json_object_set(schema, "anyOf", some);
	if (choices != NULL)
		put(maker, schema, "allOf", choices);
	put(maker, schema, "additionalProperties", json_false());
	json_decref(required);
	json_decref(some);
	return schema;
}

static int dump(const char *bytes, size_t size, void *out)
{
	buffer_add(out, bytes, size);
	return 0;
}

bool schema_write(const struct shape *document, struct buffer *out)
{
	char format[FORMAT_ROOM], id[FORMAT_ROOM];
	struct maker maker = {.defs = json_object()};
	maker.failed = maker.defs == NULL;
	document_format(document, format);
	text_print(id, sizeof id, "urn:hld:schema:%s:1", document->name);
	json_t *head = json_pack("{s:s, s:s, s:s}", "$schema",
	                         "https://json-schema.org/draft/2020-12/schema", "$id", id, "title",
	                         format);
	json_t *schema = shape_schema(&maker, document, format);
	maker.failed |= json_object_update(head, schema) != 0;
	json_decref(schema);
	put(&maker, head, "$defs", maker.defs);
	bool made = !maker.failed && json_dump_callback(head, dump, out, JSON_INDENT(2)) == 0;
	json_decref(head);
	buffer_byte(out, '\n');
	return made && !out->failed;
}
