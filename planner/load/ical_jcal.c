/* ical_jcal.c - jCal (RFC 7265) as the lines of iCalendar that say the same: so each property
 * is read in one place.
 *
 * ical_read_jcal() at the end is where to begin. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/grow.h"
#include "base/place.h"
#include "load/ical_lines.h"
#include "load/parse.h"

/* Where a line or a component stands: its place is looked for when all are known. */
struct spot {
	const char *pointer;
	uint32_t n;
	bool is_part;
};

struct jcal {
	struct ical_lines *lines;
	struct spot *spots;
	uint32_t count, room;
	struct buffer pointer, line;
	const char *text;
	size_t size;
	hld_error *err;
};

static hld_status fail_here(struct jcal *jcal)
{
	struct place place = {.pointer = buffer_str(&jcal->pointer)};
	place_find(jcal->text, jcal->size, &place, 1);
	error_place(jcal->err, place.pointer, place.line, place.column);
	return HLD_SCHEMA;
}

static hld_status wrong(struct jcal *jcal, const char *what, const char *right)
{
	error_set(jcal->err, HLD_SCHEMA, "%s is to be %s (RFC 7265)", what, right);
	return fail_here(jcal);
}

/* Remember where the line or component is that was added last. */
static hld_status add_spot(struct jcal *jcal, bool is_part)
{
	struct spot *spots = grown(jcal->spots, jcal->count, &jcal->room, sizeof *spots);
	if (spots == NULL)
		return error_nomem(jcal->err);
	jcal->spots = spots;
	struct spot *spot = &spots[jcal->count];
	spot->is_part = is_part;
	spot->n = (is_part ? jcal->lines->part_count : jcal->lines->count) - 1;
	spot->pointer =
		arena_copy(&jcal->lines->arena, buffer_str(&jcal->pointer), jcal->pointer.size);
	if (spot->pointer == NULL || jcal->pointer.failed)
		return error_nomem(jcal->err);
	jcal->count++;
	return HLD_OK;
}

static void add_without(struct buffer *to, const char *text, const char *marks)
{
	for (; *text != '\0'; text++)
		if (strchr(marks, *text) == NULL)
			buffer_byte(to, *text);
}

static void add_escaped(struct buffer *to, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("\\;,", *text) != NULL)
			buffer_byte(to, '\\');
		if (*text == '\n')
			buffer_text(to, "\\n");
		else
			buffer_byte(to, *text);
	}
}

/* How the strings of a type are written in iCalendar. */
static void add_string(struct buffer *to, const char *text, const char *type)
{
	static const struct {
		const char *type, *marks;
	} without[] = {{"date", "-"}, {"date-time", "-:"}, {"time", ":"}, {"period", "-:"}};
	if (strcmp(type, "text") == 0) {
		add_escaped(to, text);
		return;
	}
	const char *marks = "";
	for (size_t i = 0; i < sizeof without / sizeof *without; i++)
		if (strcmp(type, without[i].type) == 0)
			marks = without[i].marks;
	add_without(to, text, marks);
}

static bool add_scalar(struct buffer *to, const json_t *json, const char *type)
{
	if (json_is_string(json))
		add_string(to, json_string_value(json), type);
	else if (json_is_integer(json))
		buffer_printf(to, "%lld", (long long)json_integer_value(json));
	else if (json_is_real(json))
		buffer_printf(to, "%.9g", json_real_value(json));
	else if (json_is_boolean(json))
		buffer_text(to, json_is_true(json) ? "TRUE" : "FALSE");
	else
		return false;
	return true;
}

/* Several values of one part, from the index on. */
static bool add_each(struct buffer *to, const json_t *array, size_t from, const char *type,
                     char mark)
{
	for (size_t i = from; i < json_array_size(array); i++) {
		if (i > from)
			buffer_byte(to, mark);
		if (!add_scalar(to, json_array_get(array, i), type))
			return false;
	}
	return true;
}

static void add_capitals(struct buffer *to, const char *name)
{
	for (; *name != '\0'; name++)
		buffer_byte(to, *name >= 'a' && *name <= 'z' ? (char)(*name - 'a' + 'A') : *name);
}

/* A rule is an object; what says how often comes first, as libical wants it. */
static bool add_recur(struct buffer *to, json_t *rule)
{
	const char *freq = json_string_value(json_object_get(rule, "freq")), *key;
	json_t *value;
	if (freq == NULL)
		return false;
	buffer_printf(to, "FREQ=%s", freq);
	json_object_foreach(rule, key, value)
	{
		const char *type = strcmp(key, "until") == 0 ? "date-time" : "";
		if (strcmp(key, "freq") == 0)
			continue;
		buffer_byte(to, ';');
		add_capitals(to, key);
		buffer_byte(to, '=');
		if (!(json_is_array(value) ? add_each(to, value, 0, type, ',')
		                           : add_scalar(to, value, type)))
			return false;
	}
	return true;
}

static bool add_value(struct buffer *to, json_t *json, const char *type)
{
	if (json_is_object(json))
		return add_recur(to, json);
	return json_is_array(json) ? add_each(to, json, 0, type, ';') : add_scalar(to, json, type);
}

/* A parameter: what a quoted string cannot hold is written with carets (RFC 6868). */
static bool add_param(struct buffer *to, const char *name, const json_t *json)
{
	buffer_byte(to, ';');
	add_capitals(to, name);
	buffer_byte(to, '=');
	size_t count = json_is_array(json) ? json_array_size(json) : 1;
	for (size_t i = 0; i < count; i++) {
		const char *value =
			json_string_value(json_is_array(json) ? json_array_get(json, i) : json);
		if (value == NULL)
			return false;
		buffer_text(to, i > 0 ? ",\"" : "\"");
		for (; *value != '\0'; value++) {
			const char *code = *value == '"' ? "^'" : *value == '^' ? "^^" : "^n";
			if (strchr("\"^\n", *value) != NULL)
				buffer_text(to, code);
			else
				buffer_byte(to, *value);
		}
		buffer_byte(to, '"');
	}
	return true;
}

static hld_status make_line(struct jcal *jcal, json_t *property)
{
	struct buffer *line = &jcal->line;
	const char *name = json_string_value(json_array_get(property, 0));
	const char *type = json_string_value(json_array_get(property, 2)), *key;
	json_t *params = json_array_get(property, 1), *value;
	if (name == NULL || type == NULL || !json_is_object(params) ||
	    json_array_size(property) < 4)
		return wrong(jcal, "a property", "[\"name\", {parameters}, \"type\", value, ...]");
	buffer_cut(line, 0);
	add_capitals(line, name);
	json_object_foreach(params, key, value) if (!add_param(line, key, value)) return wrong(
		jcal, "a parameter", "a string or an array of them");
	if (strcmp(type, "date") == 0 || strcmp(type, "period") == 0) {
		buffer_text(line, ";VALUE=");
		add_capitals(line, type);
	}
	buffer_byte(line, ':');
	for (size_t i = 3; i < json_array_size(property); i++) {
		if (i > 3)
			buffer_byte(line, ',');
		if (!add_value(line, json_array_get(property, i), type))
			return wrong(jcal, "a value", "of its type");
	}
	if (line->size > ICAL_MOST_LINE) {
		error_set(jcal->err, HLD_SCHEMA,
		          "a property of more than %d octets, the most that is read; shorten it",
		          ICAL_MOST_LINE);
		return fail_here(jcal);
	}
	return HLD_OK;
}

static hld_status read_property(struct jcal *jcal, json_t *property)
{
	hld_status status = make_line(jcal, property);
	if (status != HLD_OK)
		return status;
	uint32_t before = jcal->lines->count;
	struct ical_line line = {.length = (uint32_t)jcal->line.size};
	line.text = arena_copy(&jcal->lines->arena, buffer_str(&jcal->line), line.length);
	if (line.text == NULL || jcal->line.failed)
		return error_nomem(jcal->err);
	status = ical_add_line(jcal->lines, &line, jcal->err);
	if (status == HLD_OK)
		return jcal->lines->count > before ? add_spot(jcal, false) : HLD_OK;
	if (status != HLD_NOMEM)
		fail_here(jcal);
	return status;
}

static hld_status read_component(struct jcal *jcal, json_t *component);

/* Read the properties (1) or the components (2) of a component. */
static hld_status read_all(struct jcal *jcal, json_t *component, int which)
{
	json_t *array = json_array_get(component, (size_t)which);
	size_t up = jcal->pointer.size;
	hld_status status = HLD_OK;
	for (size_t i = 0; i < json_array_size(array) && status == HLD_OK; i++) {
		buffer_printf(&jcal->pointer, "/%d/%zu", which, i);
		if (jcal->pointer.failed)
			return error_nomem(jcal->err);
		status = which == 1 ? read_property(jcal, json_array_get(array, i))
		                    : read_component(jcal, json_array_get(array, i));
		if (status == HLD_OK)
			buffer_cut(&jcal->pointer, up);
	}
	return status;
}

static hld_status read_component(struct jcal *jcal, json_t *component)
{
	const char *name = json_string_value(json_array_get(component, 0));
	if (name == NULL || !json_is_array(json_array_get(component, 1)) ||
	    !json_is_array(json_array_get(component, 2)) || json_array_size(component) != 3)
		return wrong(jcal, "a component", "[\"name\", [properties], [components]]");
	size_t length = strlen(name);
	hld_status status = ical_begin(jcal->lines, name, length, NULL, jcal->err);
	if (status != HLD_OK && status != HLD_NOMEM)
		fail_here(jcal);
	if (status == HLD_OK)
		status = add_spot(jcal, true);
	if (status == HLD_OK)
		status = read_all(jcal, component, 1);
	if (status == HLD_OK)
		status = read_all(jcal, component, 2);
	return status == HLD_OK ? ical_end(jcal->lines, name, length, NULL, jcal->err) : status;
}

/* Look up all places in one scan. */
static hld_status find_places(struct jcal *jcal)
{
	struct place *places = malloc(((size_t)jcal->count + 1) * sizeof *places);
	if (places == NULL)
		return error_nomem(jcal->err);
	for (uint32_t i = 0; i < jcal->count; i++)
		places[i] = (struct place){.pointer = jcal->spots[i].pointer};
	if (jcal->count > 0)
		qsort(places, jcal->count, sizeof *places, place_compare);
	place_find(jcal->text, jcal->size, places, jcal->count);
	for (uint32_t i = 0; i < jcal->count; i++) {
		const struct spot *spot = &jcal->spots[i];
		struct place key = {.pointer = spot->pointer};
		const struct place *found =
			bsearch(&key, places, jcal->count, sizeof *places, place_compare);
		struct ical_part *part = &jcal->lines->parts[spot->is_part ? spot->n : 0];
		struct ical_line *line = spot->is_part ? NULL : &jcal->lines->at[spot->n];
		*(spot->is_part ? &part->line : &line->line) = found->line;
		*(spot->is_part ? &part->column : &line->column) = found->column;
	}
	free(places);
	return HLD_OK;
}

hld_status ical_read_jcal(const char *text, size_t size, struct ical_lines *out, hld_error *err)
{
	struct jcal jcal = {.lines = out, .text = text, .size = size, .err = err};
	json_t *root = NULL;
	*out = (struct ical_lines){.source = text, .end = text + size};
	if (size > (size_t)ICAL_MOST_MIB << 20) {
		error_set(err, HLD_SCHEMA,
		          "is larger than %d MiB, the most that is read of a calendar",
		          ICAL_MOST_MIB);
		error_place(err, "", 1, 1);
		return HLD_SCHEMA;
	}
	hld_status status = parse_json(text, size, &root, err);
	if (status == HLD_OK)
		status = read_component(&jcal, root);
	if (status == HLD_OK)
		status = find_places(&jcal);
	json_decref(root);
	free(jcal.spots);
	buffer_release(&jcal.pointer);
	buffer_release(&jcal.line);
	return status;
}
