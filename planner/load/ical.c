/* ical.c - a calendar as the JSON of a programme, which the reader of JSON then reads: so each
 * check and each message exists once.
 *
 * ical_read_programme() at the end is where to begin. What jansson gives NULL or -1 for is out
 * of memory, since all text was seen to be UTF-8. */
#include "load/ical.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/caret.h"
#include "base/civil.h"
#include "base/error.h"
#include "base/grow.h"
#include "load/ical_reader.h"
#include "load/json.h"
#include "load/parse.h"
#include "model/build.h"

bool ical_is_calendar(const struct source *source)
{
	return ical_is_text(source->text, source->size, source->name) ||
	       ical_is_jcal(source->text, source->size);
}

const struct ical_line *ical_find(const struct ical_event *event, const char *name)
{
	for (uint32_t i = 0; i < event->count; i++)
		if (ical_is(event->lines[i], name))
			return event->lines[i];
	return NULL;
}

bool ical_gather(struct ical_reader *reader, uint32_t n, struct ical_event *out)
{
	const struct ical_part *part = &reader->lines.parts[n];
	*out = (struct ical_event){.part = n};
	uint32_t count = 0;
	for (uint32_t i = part->from; i < part->to; i++)
		count += reader->lines.at[i].part == n;
	out->lines = arena_array(reader->scratch, count, sizeof(void *));
	for (uint32_t i = part->from; out->lines != NULL && i < part->to; i++)
		if (reader->lines.at[i].part == n)
			out->lines[out->count++] = &reader->lines.at[i];
	return out->lines != NULL;
}

bool ical_vsay(struct ical_reader *reader, const struct ical_line *line, size_t octet,
               const struct ical_part *part, const char *format, va_list args)
{
	struct remark *longer =
		grown(reader->remarks, reader->remark_count, &reader->remark_room, sizeof *longer);
	char text[512];
	if (longer == NULL)
		return false;
	reader->remarks = longer;
	struct remark remark = {.line = part != NULL ? part->line : 1,
	                        .column = part != NULL ? part->column : 1};
	if (line != NULL)
		ical_place(&reader->lines, line, octet, &remark.line, &remark.column);
	int length = vsnprintf(text, sizeof text, format, args);
	size_t size = length < (int)sizeof text ? (size_t)length : sizeof text - 1;
	remark.text = arena_copy(reader->keep, text, utf8_valid(text, size));
	if (remark.text == NULL)
		return false;
	reader->remarks[reader->remark_count++] = remark;
	return true;
}

bool ical_say(struct ical_reader *reader, const struct ical_line *line, size_t octet,
              const struct ical_part *part, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	bool said = ical_vsay(reader, line, octet, part, format, args);
	va_end(args);
	return said;
}

bool ical_put_place(struct ical_reader *reader, const struct ical_line *line,
                    const struct ical_part *part, const char *format, ...)
{
	char pointer[64];
	va_list args;
	struct place *longer =
		grown(reader->places, reader->place_count, &reader->place_room, sizeof *longer);
	if (longer == NULL)
		return false;
	reader->places = longer;
	va_start(args, format);
	vsnprintf(pointer, sizeof pointer, format, args);
	va_end(args);
	struct place place = {.line = 1, .column = 1};
	place.pointer = arena_copy(reader->keep, pointer, strlen(pointer));
	if (place.pointer == NULL)
		return false;
	if (line != NULL || part != NULL) {
		place.line = line != NULL ? line->line : part->line;
		place.column = line != NULL ? line->column : part->column;
	}
	reader->places[reader->place_count++] = place;
	return true;
}

hld_status ical_read_record(struct ical_reader *reader, const struct ical_line *line, json_t **out)
{
	struct buffer json = {0};
	hld_error err = {0};
	*out = NULL;
	caret_add_json(&json, line->text + line->value);
	hld_status status =
		json.failed ? HLD_NOMEM : parse_json(buffer_str(&json), json.size, out, &err);
	buffer_release(&json);
	if (status == HLD_NOMEM)
		return error_nomem(reader->err);
	if (status == HLD_OK && json_is_object(*out))
		return HLD_OK;
	json_decref(*out);
	*out = NULL;
	return ical_say(reader, line, 0, NULL,
	                "some program has damaged this record: it cannot be read, and is left out")
	               ? HLD_OK
	               : error_nomem(reader->err);
}

/* The row of the programme whose records lines of that name hold: "X-HLD-PEOPLE". */
static const struct field *field_of(const struct ical_line *line)
{
	static const char prefix[] = "X-HLD-";
	size_t length = strcspn(line->text, ";:"), skip = sizeof prefix - 1;
	if (length <= skip || strncasecmp(line->text, prefix, skip) != 0)
		return NULL;
	for (const struct field *field = programme_shape.fields; field->name != NULL; field++)
		if (field->type == FIELD_RECORD && (field->flags & FIELD_LIST) != 0 &&
		    field->of != &meeting_shape && strlen(field->name) == length - skip &&
		    strncasecmp(line->text + skip, field->name, length - skip) == 0)
			return field;
	return NULL;
}

/* Add the record of a line to its list. */
static hld_status add_record(struct ical_reader *reader, const struct ical_line *line,
                             const struct field *field)
{
	json_t *record, *list = json_object_get(reader->root, field->name);
	hld_status status = ical_read_record(reader, line, &record);
	if (status != HLD_OK || record == NULL)
		return status;
	if (!json_is_array(list)) {
		list = json_array();
		if (json_object_set_new(reader->root, field->name, list) != 0) {
			json_decref(record);
			return error_nomem(reader->err);
		}
	}
	bool added = json_array_append_new(list, record) == 0 &&
	             ical_put_place(reader, line, NULL, "/%s/%zu", field->name,
	                            json_array_size(list) - 1);
	return added ? HLD_OK : error_nomem(reader->err);
}

/* The head of a programme of hld, with its records, where the calendar has them. */
static hld_status read_head(struct ical_reader *reader, const struct ical_event *calendar)
{
	const struct ical_line *line = ical_find(calendar, "X-HLD-PROGRAMME");
	hld_status status = HLD_OK;
	if (line != NULL)
		status = ical_read_record(reader, line, &reader->root);
	reader->is_ours = reader->root != NULL;
	if (reader->root == NULL)
		reader->root = json_object();
	if (status == HLD_OK && reader->root == NULL)
		status = error_nomem(reader->err);
	if (status == HLD_OK && !ical_put_place(reader, line, NULL, "%s", ""))
		status = error_nomem(reader->err);
	for (uint32_t i = 0; i < calendar->count && status == HLD_OK; i++) {
		const struct field *field = field_of(calendar->lines[i]);
		if (field != NULL)
			status = add_record(reader, calendar->lines[i], field);
	}
	const char *zone = json_string_value(json_object_get(reader->root, "zone"));
	if (status != HLD_OK || zone == NULL)
		return status;
	status = ical_zone_named(reader, zone, &reader->zone, reader->err);
	return status == HLD_OK || status == HLD_NOMEM
	               ? status
	               : ical_fail(&reader->lines, line, 0, reader->err);
}

static hld_status set(struct ical_reader *reader, const char *key, json_t *value)
{
	return json_object_set_new(reader->root, key, value) == 0 ? HLD_OK
	                                                          : error_nomem(reader->err);
}

/* The latest day on which an event was written: calendars made of the programme need one. */
static hld_status guess_issue(struct ical_reader *reader)
{
	char latest[CIVIL_ROOM] = "";
	for (uint32_t i = 0; i < reader->lines.count; i++) {
		const struct ical_line *line = &reader->lines.at[i];
		const char *at = line->text + line->value;
		char date[CIVIL_ROOM], why[CIVIL_WHY];
		int32_t day;
		if (reader->lines.parts[line->part].kind != ICAL_EVENT ||
		    !ical_is(line, "DTSTAMP") || strlen(at) < 8)
			continue;
		snprintf(date, sizeof date, "%.4s-%.2s-%.2s", at, at + 4, at + 6);
		if (civil_read_date(date, &day, why) && strcmp(date, latest) > 0)
			memcpy(latest, date, sizeof date);
	}
	return latest[0] != '\0' ? set(reader, "issued", json_string(latest)) : HLD_OK;
}

/* The name of the calendar; an id made of it. */
static hld_status guess_head(struct ical_reader *reader, const struct ical_event *calendar)
{
	static const char *const names[] = {"NAME", "X-WR-CALNAME"};
	const struct ical_line *line = NULL;
	for (size_t i = 0; line == NULL && i < sizeof names / sizeof *names; i++)
		line = ical_find(calendar, names[i]);
	const char *title = line != NULL ? ical_text(line, reader->scratch) : "";
	if (title != NULL && title[strspn(title, " \t\n")] == '\0') {
		title = "Calendar";
		if (!ical_say(reader, line, 0, &reader->lines.parts[0],
		              "the calendar has no name: its title is 'Calendar'; give NAME or "
		              "X-WR-CALNAME"))
			return error_nomem(reader->err);
	}
	const char *id = title != NULL ? ical_slug(reader->scratch, title) : NULL;
	if (id == NULL)
		return error_nomem(reader->err);
	hld_status status = set(reader, "title", json_string(title));
	if (status == HLD_OK)
		status = set(reader, "id", json_string(id[0] != '\0' ? id : "calendar"));
	if (status == HLD_OK && line != NULL && !ical_put_place(reader, line, NULL, "%s", "/title"))
		status = error_nomem(reader->err);
	return status == HLD_OK ? guess_issue(reader) : status;
}

static hld_status prepare(struct ical_reader *reader)
{
	struct ical_event calendar;
	json_t **objects[] = {&reader->ids,      &reader->by_id,      &reader->zone_of,
	                      &reader->room_ids, &reader->room_names, &reader->replaced};
	for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
		if ((*objects[i] = json_object()) == NULL)
			return error_nomem(reader->err);
	if (!ical_gather(reader, 0, &calendar))
		return error_nomem(reader->err);
	hld_status status = read_head(reader, &calendar);
	if (status == HLD_OK && reader->zone == NULL)
		status = ical_find_zone(reader);
	if (status == HLD_OK && !reader->is_ours)
		status = guess_head(reader, &calendar);
	if (status == HLD_OK && json_object_get(reader->root, "zone") == NULL)
		status = set(reader, "zone", json_string(reader->zone->name));
	if (status != HLD_OK)
		return status;
	json_t *rooms = json_object_get(reader->root, "rooms");
	reader->rooms = json_is_array(rooms) ? json_incref(rooms) : json_array();
	reader->meetings = json_array();
	if (reader->rooms == NULL || reader->meetings == NULL)
		return error_nomem(reader->err);
	return ical_know_rooms(reader);
}

/* What is done with each event, in turn. */
typedef hld_status event_reader(struct ical_reader *reader, struct ical_event *event);

static hld_status for_events(struct ical_reader *reader, bool statements, event_reader *read)
{
	hld_status status = HLD_OK;
	for (uint32_t i = 1; i < reader->lines.part_count && status == HLD_OK; i++) {
		const struct ical_part *part = &reader->lines.parts[i];
		struct ical_event event;
		if (part->kind != ICAL_EVENT || part->parent != 0)
			continue;
		if (!ical_gather(reader, i, &event))
			return error_nomem(reader->err);
		if ((ical_find(&event, "X-HLD-STATEMENT") != NULL) == statements)
			status = read(reader, &event);
	}
	return status;
}

/* Tasks, journals and the like are no meetings. */
static hld_status leave_others_out(struct ical_reader *reader)
{
	for (uint32_t i = 1; i < reader->lines.part_count; i++) {
		const struct ical_part *part = &reader->lines.parts[i];
		if (part->kind == ICAL_OTHER && part->parent == 0 &&
		    !ical_say(reader, NULL, 0, part, "%.60s is left out: it is no event",
		              part->name))
			return error_nomem(reader->err);
	}
	return HLD_OK;
}

static hld_status make_document(struct ical_reader *reader)
{
	hld_status status = prepare(reader);
	if (status == HLD_OK)
		status = leave_others_out(reader);
	if (status == HLD_OK)
		status = for_events(reader, false, ical_see_replaced);
	if (status == HLD_OK)
		status = for_events(reader, false, ical_add_event);
	if (status == HLD_OK)
		status = for_events(reader, true, ical_move_statement);
	if (status != HLD_OK)
		return status;
	if (json_array_size(reader->meetings) == 0) {
		error_set(reader->err, HLD_SCHEMA,
		          "the calendar has no event that can be a meeting: a VEVENT with times "
		          "of day");
		error_place(reader->err, "", reader->lines.parts[0].line,
		            reader->lines.parts[0].column);
		return HLD_SCHEMA;
	}
	status = set(reader, "meetings", json_incref(reader->meetings));
	if (status == HLD_OK && json_array_size(reader->rooms) > 0)
		status = set(reader, "rooms", json_incref(reader->rooms));
	return status;
}

static int remark_compare(const void *a, const void *b)
{
	const struct remark *x = a, *y = b;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return strcmp(x->text, y->text);
}

/* Hand places and remarks over to the source. */
static hld_status keep(struct ical_reader *reader, struct source *source)
{
	struct place *places = arena_array(reader->keep, reader->place_count, sizeof *places);
	struct remark *remarks = arena_array(reader->keep, reader->remark_count, sizeof *remarks);
	if (places == NULL || remarks == NULL)
		return error_nomem(reader->err);
	if (reader->place_count > 0) {
		memcpy(places, reader->places, reader->place_count * sizeof *places);
		qsort(places, reader->place_count, sizeof *places, place_compare);
	}
	if (reader->remark_count > 0) {
		memcpy(remarks, reader->remarks, reader->remark_count * sizeof *remarks);
		qsort(remarks, reader->remark_count, sizeof *remarks, remark_compare);
	}
	build_put_calendar(source, places, reader->place_count, remarks, reader->remark_count);
	return HLD_OK;
}

static void release(struct ical_reader *reader)
{
	enum { OBJECTS = 9 };
	json_t *objects[OBJECTS] = {reader->root,     reader->meetings, reader->rooms,
	                            reader->ids,      reader->by_id,    reader->zone_of,
	                            reader->room_ids, reader->replaced, reader->room_names};
	for (size_t i = 0; i < OBJECTS; i++)
		json_decref(objects[i]);
	free(reader->places);
	free(reader->remarks);
	ical_lines_release(&reader->lines);
}

hld_status ical_read_programme(struct arena *arena, struct source *source, void *programme,
                               hld_error *err)
{
	hld_error found = {0};
	struct ical_reader reader = {.keep = arena, .err = &found};
	bool is_jcal = ical_is_jcal(source->text, source->size);
	reader.scratch = &reader.lines.arena;
	hld_status status = (is_jcal ? ical_read_jcal : ical_read_lines)(source->text, source->size,
	                                                                 &reader.lines, &found);
	if (status == HLD_OK)
		status = make_document(&reader);
	if (status == HLD_OK)
		status = keep(&reader, source);
	if (status == HLD_OK)
		status = json_read_tree(arena, reader.root, &programme_shape, programme, &found);
	release(&reader);
	if (status == HLD_SCHEMA && found.line == 0) {
		struct place place = {.pointer = found.pointer};
		source_find(source, &place, 1);
		found.line = place.line;
		found.column = place.column;
		found.pointer[0] = '\0';
	}
	if (status != HLD_OK && status != HLD_NOMEM)
		error_file(&found, source->name);
	if (err != NULL && err->status == HLD_OK)
		*err = found;
	return status;
}
