/* finish_mandate.c - see that a mandate, once read, makes sense in itself.
 *
 * mandate_finish() at the end is where to begin. */
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "model/build.h"

enum { POINTER_ROOM = 192 };

static bool has_part(const struct conference *conference, int32_t part)
{
	for (uint32_t i = 0; i < conference->parts.count; i++)
		if (conference->parts.at[i].part == part)
			return true;
	return part == 0;
}

/* Whether the value of a field is a day or a part of the day that there is. */
static bool is_known_day(const struct conference *conference, const struct field *field,
                         const void *at, hld_error *err)
{
	bool is_day = field->type == FIELD_INT && strcmp(field->name, "day") == 0;
	int32_t value = 0;
	if (is_day || field->of == &day_part_words)
		memcpy(&value, at, sizeof value);
	if (is_day && value != CIVIL_NONE && value > (int32_t)conference->days.count)
		error_set(err, HLD_SCHEMA, "day %d is not one of the %u days of the conference",
		          (int)value, (unsigned)conference->days.count);
	else if (field->of == &day_part_words && !has_part(conference, value))
		error_set(err, HLD_SCHEMA, "'%s' is not among the parts of the conference's day",
		          words_name(&day_part_words, value));
	else
		return true;
	return false;
}

/* The number or time of a field, CIVIL_NONE where the shape has no such field. */
static int32_t number_of(const struct shape *shape, const char *name, const void *record)
{
	const struct field *field = shape_field(shape, name, strlen(name));
	int32_t value = CIVIL_NONE;
	bool is_number = field != NULL && (field->type == FIELD_INT || field->type == FIELD_DATE ||
	                                   field->type == FIELD_TIME);
	if (is_number)
		memcpy(&value, (const char *)record + field->offset, sizeof value);
	return value;
}

/* See that bounds leave something between them: a clause that nothing can meet is a slip
 * of whoever wrote it. */
static hld_status check_bounds(const struct shape *shape, const void *record, const char *pointer,
                               hld_error *err)
{
	static const struct {
		const char *low, *high;
	} pairs[] = {{"min", "max"}, {"min_len", "max_len"}, {"from", "to"}};
	char inner[POINTER_ROOM];
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		int32_t low = number_of(shape, pairs[i].low, record);
		int32_t high = number_of(shape, pairs[i].high, record);
		if (low == CIVIL_NONE || high == CIVIL_NONE || low <= high)
			continue;
		text_print(inner, sizeof inner, "%s/%s", pointer, pairs[i].high);
		error_set(err, HLD_SCHEMA, "'%s' is below '%s'", pairs[i].high, pairs[i].low);
		error_place(err, inner, 0, 0);
		return HLD_SCHEMA;
	}
	bool bounded = number_of(shape, "min", record) != CIVIL_NONE ||
	               number_of(shape, "max", record) != CIVIL_NONE;
	if (number_of(shape, "exactly", record) == CIVIL_NONE || !bounded)
		return HLD_OK;
	text_print(inner, sizeof inner, "%s/exactly", pointer);
	error_set(err, HLD_SCHEMA, "'exactly' goes with neither 'min' nor 'max'");
	error_place(err, inner, 0, 0);
	return HLD_SCHEMA;
}

/* See that every day and part of the day inside a record is one of the conference. */
static hld_status check_days(const struct hld_mandate *mandate, const struct shape *shape,
                             const void *record, const char *pointer, hld_error *err)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++) {
		const char *at = (const char *)record + field->offset;
		const void *child = NULL;
		char inner[POINTER_ROOM];
		text_print(inner, sizeof inner, "%s/%s", pointer, field->name);
		if (!is_known_day(mandate->conference, field, at, err)) {
			error_place(err, inner, 0, 0);
			return HLD_SCHEMA;
		}
		if (field->type == FIELD_RECORD && !(field->flags & FIELD_LIST))
			memcpy(&child, at, sizeof child);
		hld_status status =
			child != NULL ? check_days(mandate, field->of, child, inner, err) : HLD_OK;
		if (status != HLD_OK)
			return status;
	}
	return HLD_OK;
}

/* See that the days of the conference ascend, as selectors count them, and that each part
 * of the day is one span of time. */
static hld_status check_conference(const struct conference *conference, hld_error *err)
{
	char pointer[POINTER_ROOM];
	for (uint32_t i = 1; i < conference->days.count; i++) {
		if (conference->days.at[i - 1] < conference->days.at[i])
			continue;
		text_print(pointer, sizeof pointer, "/conference/days/%u", (unsigned)i);
		error_set(err, HLD_SCHEMA, "is not after the day before it in the list");
		error_place(err, pointer, 0, 0);
		return HLD_SCHEMA;
	}
	for (uint32_t i = 0; i < conference->parts.count; i++) {
		const struct part_of_day *part = &conference->parts.at[i];
		bool again = false;
		for (uint32_t n = 0; n < i; n++)
			again = again || conference->parts.at[n].part == part->part;
		if (!again && part->from < part->to)
			continue;
		text_print(pointer, sizeof pointer, "/conference/parts/%u", (unsigned)i);
		error_set(err, HLD_SCHEMA,
		          again ? "the %s is there twice" : "the %s ends before it begins",
		          words_label(&day_part_words, part->part));
		error_place(err, pointer, 0, 0);
		return HLD_SCHEMA;
	}
	return HLD_OK;
}

hld_status mandate_finish(struct hld_mandate *mandate, hld_error *err)
{
	struct map ids;
	if (!map_init(&ids, &mandate->arena, mandate->clauses.count))
		return error_nomem(err);
	hld_status status = check_conference(mandate->conference, err);
	for (uint32_t i = 0; status == HLD_OK && i < mandate->clauses.count; i++) {
		const struct clause *clause = &mandate->clauses.at[i];
		char pointer[POINTER_ROOM];
		if (map_put(&ids, clause->id, i) != i) {
			text_print(pointer, sizeof pointer, "/clauses/%u/id", (unsigned)i);
			error_set(err, HLD_SCHEMA, "the id '%s' is taken by a clause before it",
			          clause->id);
			error_place(err, pointer, 0, 0);
			return HLD_SCHEMA;
		}
		text_print(pointer, sizeof pointer, "/clauses/%u/params", (unsigned)i);
		const struct shape *shape = rule_kind_params(clause->rule);
		status = check_bounds(shape, clause->params, pointer, err);
		if (status == HLD_OK)
			status = check_days(mandate, shape, clause->params, pointer, err);
	}
	return status;
}
