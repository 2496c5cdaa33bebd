/* json_diff.c - what changed between two programmes as JSON, for programs. */
#include <jansson.h>

#include "base/error.h"
#include "export/diff_report.h"
#include "export/json_shape.h"
#include "export/json_write.h"
#include "model/value.h"

/* What a side holds: a key of the record, or all of it; null where it holds nothing. */
static json_t *held_json(const struct change *change, enum side side)
{
	const void *record = change->record[side];
	if (record == NULL)
		return json_null();
	if (change->field != NULL)
		return json_value(change->field, record);
	json_t *object = json_object();
	if (object != NULL && json_add_record(object, change->shape, record))
		return object;
	json_decref(object);
	return NULL;
}

/* Where a side holds it, null where it holds nothing. */
static json_t *pointer_json(const struct change *change, enum side side)
{
	struct buffer pointer = {0};
	const void *record = change->record[side];
	if (record == NULL || (change->field != NULL && !field_is_there(change->field, record)))
		return json_null();
	if (change->list != NULL)
		buffer_printf(&pointer, "/%s/%u", change->list->name, (unsigned)change->n[side]);
	if (change->nested != NULL)
		buffer_printf(&pointer, "/%s/%u", change->nested->name,
		              (unsigned)change->nested_n[side]);
	if (change->field != NULL)
		buffer_printf(&pointer, "/%s", change->field->name);
	json_t *json = pointer.failed ? NULL : json_string(buffer_str(&pointer));
	buffer_release(&pointer);
	return json;
}

static json_t *sentence_json(struct diff_around *around, const struct diff *diff,
                             const struct change *change)
{
	struct buffer sentence = {0};
	diff_add_sentence(&sentence, around, diff, change);
	json_t *json = sentence.failed ? NULL : json_string(buffer_str(&sentence));
	buffer_release(&sentence);
	return json;
}

/* The id of a record, on the side of the old programme if it is there; NULL: none. */
static const char *id_of(const struct shape *shape, const void *const record[2])
{
	const struct field *id = shape_field(shape, "id", 2);
	return value_pointer(field_at(id, record[record[OLD] != NULL ? OLD : NEW]));
}

/* The id of the meeting that changed or has the item which did. */
static const char *meeting_of(const struct change *change)
{
	if (change->list == NULL || change->list->of != &meeting_shape)
		return NULL;
	return id_of(&meeting_shape, change->nested != NULL ? change->in : change->record);
}

static json_t *change_json(struct diff_around *around, const struct diff *diff,
                           const struct change *change)
{
	const char *field = change->field != NULL ? change->field->name : NULL;
	return json_pack("{s:s, s:s, s:s?, s:s?, s:s?, s:o, s:o, s:o, s:o, s:o}", "change",
	                 aspects[change->aspect].word, "record", change->shape->name, "id",
	                 id_of(change->shape, change->record), "meeting", meeting_of(change),
	                 "field", field, "old", held_json(change, OLD), "new",
	                 held_json(change, NEW), "old_pointer", pointer_json(change, OLD),
	                 "new_pointer", pointer_json(change, NEW), "text",
	                 sentence_json(around, diff, change));
}

static json_t *changes_array(const struct diff *diff)
{
	struct diff_around around = {0};
	json_t *array = json_array();
	for (uint32_t i = 0; array != NULL && i < diff->changes.count; i++)
		if (json_array_append_new(array,
		                          change_json(&around, diff, &diff->changes.at[i])) != 0) {
			json_decref(array);
			return NULL;
		}
	return array;
}

static json_t *totals_json(const struct diff *diff)
{
	json_t *totals = json_object();
	for (enum aspect aspect = 0; totals != NULL && aspect < ASPECTS_END; aspect++)
		if (json_object_set_new(totals, aspects[aspect].word,
		                        json_integer(diff->totals[aspect])) != 0) {
			json_decref(totals);
			return NULL;
		}
	return totals;
}

static json_t *ignored_array(const struct diff *diff)
{
	json_t *array = json_array();
	for (enum aspect aspect = 0; array != NULL && aspect < ASPECTS_END; aspect++)
		if ((diff->ignored & ASPECT_BIT(aspect)) &&
		    json_array_append_new(array, json_string(aspects[aspect].word)) != 0) {
			json_decref(array);
			return NULL;
		}
	return array;
}

hld_status report_diff_json(const struct diff *diff, struct buffer *out, hld_error *err)
{
	json_t *json = json_pack("{s:s, s:s, s:s, s:o, s:o, s:o}", "format", "hld-diff/1", "old",
	                         diff->programme[OLD]->id, "new", diff->programme[NEW]->id,
	                         "ignored", ignored_array(diff), "totals", totals_json(diff),
	                         "changes", changes_array(diff));
	return json_write(json, out, err);
}
