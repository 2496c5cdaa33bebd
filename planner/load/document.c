/* document.c - documents from files: the public way in. */
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/error.h"
#include "base/place.h"
#include "load/csv.h"
#include "load/document.h"
#include "load/ical.h"
#include "load/json.h"
#include "load/source.h"
#include "load/zone.h"
#include "model/build.h"

/* What stands at the beginning of JSON is nothing that a table in CSV begins with. */
static bool is_json(const char *text, size_t size, const char *name)
{
	size_t length = strlen(name);
	if (size == 0)
		return length < 4 || strcmp(name + length - 4, ".csv") != 0;
	while (size > 0 && strchr(" \t\r\n", *text) != NULL) {
		text++;
		size--;
	}
	return size == 0 || *text == '{' || *text == '[' || *text == '\0';
}

static void place_in_table(const struct source *source, hld_error *err)
{
	struct place place = {.pointer = err->pointer};
	csv_find(source->text, source->size, &place, 1);
	err->pointer[0] = '\0';
	err->line = place.line;
	err->column = place.column;
	error_file(err, source->name);
}

/* A pointer into what a calendar was made to says nothing to whoever has the calendar. */
static void place_in_calendar(const struct source *source, hld_error *err)
{
	struct place place = {.pointer = err->pointer};
	source_find(source, &place, 1);
	err->pointer[0] = '\0';
	err->line = place.line;
	err->column = place.column;
	error_file(err, source->name);
}

void document_place_error(const struct source *source, hld_error *err)
{
	if (source->places != NULL) {
		if (err != NULL && err->status == HLD_SCHEMA && err->line == 0)
			place_in_calendar(source, err);
		return;
	}
	if (!source->is_csv)
		json_place_error(source->text, source->size, source->name, err);
	else if (err != NULL && err->status == HLD_SCHEMA && err->line == 0)
		place_in_table(source, err);
}

/* How a document is written: its format as JSON, its list that a table may give, NULL: none. */
struct form {
	const char *format;
	const struct shape *shape;
	const char *list;
};

/* Read a document of a form into a new record, whose source says where it is from. */
static hld_status read_form(struct arena *arena, struct source *source, const char *name,
                            const struct form *form, void *record, hld_error *err)
{
	const char *text = source->text;
	size_t size = source->size;
	bool is_csv = form->list != NULL && !is_json(text, size, name);
	if (form->shape == &programme_shape && ical_is_calendar(source))
		return ical_read_programme(arena, source, record, err);
	build_put_bool(&source->is_csv, is_csv);
	if (!is_csv)
		return json_read_document(arena, text, size, name, form->format, form->shape,
		                          record, err);
	const struct field *field = shape_field(form->shape, form->list, strlen(form->list));
	return csv_read_list(arena, text, size, name, field, record, err);
}

/* Read a document, and let finish have a look at it, whose failure goes to found. */
#define READER(type, format, list, finish)                                              \
	hld_status hld_##type##_read(const char *text, size_t size, const char *name,   \
	                             hld_##type **out, hld_error *err)                  \
	{                                                                               \
		static const struct form form = {format, &type##_shape, list};          \
		hld_##type *new = type##_new(name, text, size);                         \
		hld_error found = {0};                                                  \
		*out = NULL;                                                            \
		if (new == NULL)                                                        \
			return error_nomem(err);                                        \
		hld_status status =                                                     \
			read_form(&new->arena, &new->source, name, &form, new, &found); \
		if (status == HLD_OK)                                                   \
			status = finish;                                                \
		document_place_error(&new->source, &found);                             \
		if (status != HLD_OK && err != NULL && err->status == HLD_OK)           \
			*err = found;                                                   \
		if (status == HLD_OK)                                                   \
			*out = new;                                                     \
		else                                                                    \
			hld_##type##_free(new);                                         \
		return status;                                                          \
	}

READER(mandate, "hld-mandate/1", NULL, mandate_finish(new, &found))
READER(programme, "hld-programme/1", NULL, programme_finish(new, zone_read, &found))
READER(participants, "hld-participants/1", "participants", participants_finish(new, &found))
READER(registrations, "hld-registrations/1", "registrations", registrations_finish(new, &found))
READER(preferences, "hld-preferences/1", NULL,
       wishes_see(new->prefer.at, new->prefer.count, &found))
READER(venue, "hld-venue/1", NULL, venue_finish(new, zone_read, &found))

/* hld_NAME_load(): the same from a file. */
#define LOADER(type)                                                                         \
	hld_status hld_##type##_load(const char *path, hld_##type **out, hld_error *err)     \
	{                                                                                    \
		char *text;                                                                  \
		size_t size;                                                                 \
		*out = NULL;                                                                 \
		hld_status status =                                                          \
			source_read(path, (size_t)SOURCE_MOST_MIB << 20, &text, &size, err); \
		if (status == HLD_OK)                                                        \
			status = hld_##type##_read(text, size, path, out, err);              \
		free(text);                                                                  \
		return status;                                                               \
	}

LOADER(mandate)
LOADER(programme)
LOADER(participants)
LOADER(venue)
LOADER(preferences)
LOADER(registrations)
