/* json_record.c - each list of records becomes lines of their own: no line is as long as a
 * list of speakers. */
#include "export/json_record.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/caret.h"
#include "export/json_shape.h"
#include "export/json_write.h"
#include "model/value.h"

/* A field that has lines of its own. */
static bool is_records(const struct field *field)
{
	return field->type == FIELD_RECORD && (field->flags & FIELD_LIST) != 0;
}

/* "X-HLD-" and the key in capitals. */
static const char *name_of(const char *key, struct arena *arena)
{
	char *name = arena_printf(arena, "X-HLD-%s", key);
	for (char *c = name; c != NULL && *c != '\0'; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return name;
}

/* Add an object, which is taken. */
static bool add_line(struct record_lines *to, const char *name, json_t *object, struct arena *arena)
{
	struct buffer json = {0}, value = {0};
	bool good = json_write_line(object, &json) && name != NULL;
	if (good)
		caret_add(&value, buffer_str(&json));
	struct record_line line = {name, NULL};
	if (good && !value.failed)
		line.value = arena_copy(arena, value.at, value.size);
	if (line.value != NULL) {
		to->at[to->count++] = line;
		to->octets += value.size;
	}
	buffer_release(&json);
	buffer_release(&value);
	return line.value != NULL;
}

/* Add what is in a record but its lists of records; an empty one has no lines, so it is here. */
static bool fill_head(json_t *head, const struct shape *shape, const void *record)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++) {
		bool own_lines = is_records(field) && (field_list(field, record).count > 0 ||
		                                       field->flags & FIELD_REQUIRED);
		if (field_is_there(field, record) && !own_lines &&
		    json_object_set_new(head, field->name, json_value(field, record)) != 0)
			return false;
	}
	return true;
}

static json_t *write_element(const struct field *field, const struct list *list, uint32_t n)
{
	json_t *object = json_object();
	const char *at = list->at;
	if (object != NULL && json_add_record(object, field->of, at + n * field_size(field)))
		return object;
	json_decref(object);
	return NULL;
}

/* Add a line for each of a list of records, or for those that keep has. */
static bool add_records(struct record_lines *to, const struct field *field, const void *record,
                        const bool *keep, bool in_public, struct arena *arena)
{
	struct list list = field_list(field, record);
	const char *name = name_of(field->name, arena);
	for (uint32_t i = 0; i < list.count; i++) {
		if (keep != NULL && !keep[i])
			continue;
		json_t *object = write_element(field, &list, i);
		if (in_public && object != NULL)
			json_keep_public(object, field->of);
		if (!add_line(to, name, object, arena))
			return false;
	}
	return true;
}

static uint32_t count_records(const struct shape *shape, const void *record)
{
	uint32_t count = 0;
	for (const struct field *field = shape->fields; field->name != NULL; field++)
		count += is_records(field) ? field_list(field, record).count : 0;
	return count;
}

/* Room for a head and count records. */
static bool make_room(struct record_lines *out, uint32_t count, struct arena *arena)
{
	*out = (struct record_lines){.at = arena_array(arena, (size_t)count + 1, sizeof *out->at)};
	return out->at != NULL;
}

/* Meetings are events. What is due is nothing to somebody in particular. */
static bool concerns(const struct field *field, who_id who, bool in_public)
{
	return field->of != &meeting_shape && !(in_public && field->flags & FIELD_INTERNAL) &&
	       (is_for_all(who) || field->of != &deliverable_shape);
}

bool record_programme(const struct hld_programme *programme, who_id who, bool in_public,
                      struct arena *arena, struct record_lines *out)
{
	in_public |= !is_for_all(who);
	json_t *head = json_object();
	if (head == NULL || !fill_head(head, &programme_shape, programme) ||
	    !make_room(out, count_records(&programme_shape, programme), arena)) {
		json_decref(head);
		return false;
	}
	bool good = add_line(out, "X-HLD-PROGRAMME", head, arena);
	for (const struct field *field = programme_shape.fields; good && field->name != NULL;
	     field++)
		if (is_records(field) && concerns(field, who, in_public))
			good = add_records(out, field, programme, NULL, in_public, arena);
	return good;
}

/* Which items somebody's calendar has: their own, and those whose time is that of one of them. */
static bool *find_kept(const struct hld_programme *programme, who_id who,
                       const struct meeting *meeting, struct arena *arena)
{
	bool *keep = arena_array(arena, meeting->items.count, sizeof *keep);
	bool needed = false;
	for (uint32_t i = meeting->items.count; keep != NULL && i-- > 0;) {
		const struct item *item = &meeting->items.at[i];
		keep[i] = needed || personal_item(programme, who, item);
		needed = keep[i] &&
		         (item->start.state == MOMENT_UNKNOWN || item->end.state == MOMENT_UNKNOWN);
	}
	return keep;
}

bool record_meeting(const struct hld_programme *programme, who_id who,
                    const struct meeting *meeting, const char *summary, const char *location,
                    struct arena *arena, struct record_lines *out)
{
	char mark[MARK_ROOM];
	const bool *keep = find_kept(programme, who, meeting, arena);
	json_t *head = json_object();
	bool good = keep != NULL && head != NULL && fill_head(head, &meeting_shape, meeting) &&
	            make_room(out, count_records(&meeting_shape, meeting), arena);
	text_mark(summary, mark);
	good = good && json_object_set_new(head, "summary", json_string(mark)) == 0;
	text_mark(location, mark);
	good = good && json_object_set_new(head, "location", json_string(mark)) == 0;
	if (!good) {
		json_decref(head);
		return false;
	}
	good = add_line(out, "X-HLD-MEETING", head, arena);
	for (const struct field *field = meeting_shape.fields; good && field->name != NULL; field++)
		if (is_records(field))
			good = add_records(out, field, meeting, keep, false, arena);
	return good;
}

/* As written, so that it is known whether somebody has moved the statement. */
static bool add_times(json_t *head, const struct item *item)
{
	static const char *const keys[] = {"start", "end"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct field *field = shape_field(&item_shape, keys[i], strlen(keys[i]));
		if (json_object_set_new(head, keys[i], json_value(field, item)) != 0)
			return false;
	}
	return true;
}

bool record_statement(const struct hld_programme *programme, who_id who,
                      const struct meeting *meeting, uint32_t item, struct arena *arena,
                      struct record_lines *out)
{
	const bool *keep = find_kept(programme, who, meeting, arena);
	json_int_t before = 0;
	for (uint32_t i = 0; keep != NULL && i < item; i++)
		before += keep[i];
	json_t *head = json_object();
	if (keep == NULL || head == NULL || !make_room(out, 0, arena) ||
	    json_object_set_new(head, "meeting", json_string(meeting->id)) != 0 ||
	    json_object_set_new(head, "item", json_integer(before)) != 0 ||
	    !add_times(head, &meeting->items.at[item])) {
		json_decref(head);
		return false;
	}
	return add_line(out, "X-HLD-STATEMENT", head, arena);
}
