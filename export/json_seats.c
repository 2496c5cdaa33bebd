/* json_seats.c - who sits at which table as JSON, for programs. */
#include <jansson.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "export/json_write.h"
#include "export/seats_report.h"

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
		object, object != NULL &&
				json_put(object, "participant", json_string(seat->participant)) &&
				json_put_text(object, "name", seat->name) &&
				json_put_text(object, "category",
	                                      words_name(&category_words, seat->category)) &&
				json_put_text(object, "group",
	                                      words_name(&regional_group_words, seat->group)) &&
				json_put_number(object, "choice", seat->choice, 0) &&
				json_put_number(object, "waits", seat->waits, 0) &&
				json_put_text(object, "why", seat->why));
}

static json_t *limit_json(const struct told_limit *limit)
{
	json_t *object = json_object();
	return whole_or_none(object,
	                     object != NULL && json_put(object, "who", json_string(limit->who)) &&
	                             json_put_number(object, "count", limit->count, -1) &&
	                             json_put_number(object, "min", limit->least, CIVIL_NONE) &&
	                             json_put_number(object, "max", limit->most, CIVIL_NONE) &&
	                             json_put_text(object, "source", limit->source));
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
	whole = whole && json_put(object, "meeting", json_string(table->meeting->id)) &&
	        json_put(object, "seats", seats_json(table->seats, table->count)) &&
	        json_put(object, "waiting", seats_json(table->waiting, table->waiting_count));
	if (whole)
		return whole_or_none(object, json_put(object, "limits", limits));
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
		        json_put(object, "participant", json_string(move->participant)) &&
		        json_put_text(object, "name", move->name) &&
		        json_put_text(object, "from", move->from) &&
		        json_put_text(object, "to", move->to);
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
	bool whole = root != NULL && json_put(root, "format", json_string("hld-seats/1")) &&
	             json_put(root, "programme", json_string(told->programme->id)) &&
	             json_put(root, "order", json_string(told->order)) &&
	             json_put_text(root, "order_of", told->source) &&
	             json_put_number(root, "asked", told->asked, -1) &&
	             json_put_number(root, "askers", told->askers, -1) &&
	             json_put_number(root, "seated", told->seated, -1) &&
	             json_put_number(root, "served", told->served, -1) &&
	             json_put(root, "by_choice", choices_json(told)) &&
	             json_put(root, "tables", tables_json(told)) &&
	             (!told->is_change || json_put(root, "moves", moves_json(told)));
	if (whole)
		return json_write(root, out, err);
	json_decref(root);
	return error_nomem(err);
}
