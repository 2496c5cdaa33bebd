/* json_seats.c - who sits at which table as JSON, for programs. */
#include <jansson.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "export/json_write.h"
#include "export/seats_report.h"

static bool put(json_t *object, const char *key, json_t *value)
{
	return json_object_set_new(object, key, value) == 0;
}

static bool put_some(json_t *object, const char *key, const char *text)
{
	return text[0] == '\0' || put(object, key, json_string(text));
}

static bool put_number(json_t *object, const char *key, int64_t number, int64_t nothing)
{
	return number == nothing || put(object, key, json_integer((json_int_t)number));
}

/* The object if it is whole; else it is released. */
static json_t *whole_or_none(json_t *object, bool is_whole)
{
	if (is_whole)
		return object;
	json_decref(object);
	return NULL;
}

static json_t *seat_json(const struct told_seat *seat)
{
	json_t *object = json_object();
	return whole_or_none(
		object,
		object != NULL && put(object, "participant", json_string(seat->participant)) &&
			put_some(object, "name", seat->name) &&
			put_some(object, "category", words_name(&category_words, seat->category)) &&
			put_some(object, "group", words_name(&regional_group_words, seat->group)) &&
			put_number(object, "choice", seat->choice, 0) &&
			put_number(object, "waits", seat->waits, 0) &&
			put_some(object, "why", seat->why));
}

static json_t *limit_json(const struct told_limit *limit)
{
	json_t *object = json_object();
	return whole_or_none(object, object != NULL &&
	                                     put(object, "who", json_string(limit->who)) &&
	                                     put_number(object, "count", limit->count, -1) &&
	                                     put_number(object, "min", limit->least, CIVIL_NONE) &&
	                                     put_number(object, "max", limit->most, CIVIL_NONE) &&
	                                     put_some(object, "source", limit->source));
}

static json_t *seats_json(const struct told_seat *seats, uint32_t count)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; whole && i < count; i++)
		whole = json_array_append_new(list, seat_json(&seats[i])) == 0;
	return whole_or_none(list, whole);
}

static json_t *table_json(const struct told_table *table)
{
	json_t *object = json_object(), *limits = json_array();
	bool whole = object != NULL && limits != NULL;
	for (uint32_t i = 0; whole && i < table->limit_count; i++)
		whole = json_array_append_new(limits, limit_json(&table->limits[i])) == 0;
	whole = whole && put(object, "meeting", json_string(table->meeting->id)) &&
	        put(object, "seats", seats_json(table->seats, table->count)) &&
	        put(object, "waiting", seats_json(table->waiting, table->waiting_count));
	if (whole)
		return whole_or_none(object, put(object, "limits", limits));
	json_decref(limits);
	return whole_or_none(object, false);
}

static json_t *tables_json(const struct told_seats *told)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; whole && i < told->table_count; i++)
		whole = json_array_append_new(list, table_json(&told->tables[i])) == 0;
	return whole_or_none(list, whole);
}

static json_t *moves_json(const struct told_seats *told)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; whole && i < told->move_count; i++) {
		const struct told_move *move = &told->moves[i];
		json_t *object = json_object();
		whole = object != NULL &&
		        put(object, "participant", json_string(move->participant)) &&
		        put_some(object, "name", move->name) &&
		        put_some(object, "from", move->from) && put_some(object, "to", move->to);
		whole = json_array_append_new(list, whole_or_none(object, whole)) == 0;
	}
	return whole_or_none(list, whole);
}

static json_t *choices_json(const struct told_seats *told)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (int i = 0; whole && i <= TOLD_CHOICES; i++)
		whole = json_array_append_new(list, json_integer((json_int_t)told->choices[i])) ==
		        0;
	return whole_or_none(list, whole);
}

hld_status report_seats_json(const struct told_seats *told, struct buffer *out, hld_error *err)
{
	json_t *root = json_object();
	bool whole = root != NULL && put(root, "format", json_string("hld-seats/1")) &&
	             put(root, "programme", json_string(told->programme->id)) &&
	             put(root, "order", json_string(told->order)) &&
	             put_some(root, "order_of", told->source) &&
	             put_number(root, "asked", told->asked, -1) &&
	             put_number(root, "askers", told->askers, -1) &&
	             put_number(root, "seated", told->seated, -1) &&
	             put_number(root, "served", told->served, -1) &&
	             put(root, "by_choice", choices_json(told)) &&
	             put(root, "tables", tables_json(told)) &&
	             (!told->is_change || put(root, "moves", moves_json(told)));
	if (whole)
		return json_write(root, out, err);
	json_decref(root);
	return error_nomem(err);
}
