/* document.c - documents from files: the public way in. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/csv.h"
#include "load/csv.h"
#include "load/json.h"
#include "load/source.h"
#include "load/zone.h"
#include "model/build.h"

/* Read a document of a shape into a new record, and let finish have a look at it. */
#define READER(type, format, finish)                                                          \
	hld_status hld_##type##_read(const char *text, size_t size, const char *name,         \
	                             hld_##type **out, hld_error *err)                        \
	{                                                                                     \
		hld_##type *new = type##_new(name, text, size);                               \
		*out = NULL;                                                                  \
		if (new == NULL)                                                              \
			return error_nomem(err);                                              \
		hld_status status = json_read_document(&new->arena, text, size, name, format, \
		                                       &type##_shape, new, err);              \
		if (status == HLD_OK)                                                         \
			status = finish;                                                      \
		json_place_error(text, size, name, err);                                      \
		if (status == HLD_OK)                                                         \
			*out = new;                                                           \
		else                                                                          \
			hld_##type##_free(new);                                               \
		return status;                                                                \
	}

READER(mandate, "hld-mandate/1", mandate_finish(new, err))
READER(programme, "hld-programme/1", programme_finish(new, zone_read, err))
READER(preferences, "hld-preferences/1", wishes_see(new->prefer.at, new->prefer.count, err))
READER(venue, "hld-venue/1", venue_finish(new, zone_read, err))

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

static hld_status read_participants_csv(struct hld_participants *new, const char *text, size_t size,
                                        const char *name, hld_error *err)
{
	static const char list[] = "participants";
	const struct field *field = shape_field(&participants_shape, list, strlen(list));
	hld_status status = csv_read_list(&new->arena, text, size, name, field, new, err);
	if (status != HLD_OK)
		return status;
	hld_error found = {0};
	status = participants_finish(new, &found);
	if (status == HLD_SCHEMA) {
		struct place place = {.pointer = found.pointer};
		csv_find(text, size, &place, 1);
		found.pointer[0] = '\0';
		found.line = place.line;
		found.column = place.column;
		error_file(&found, name);
	}
	if (err != NULL && err->status == HLD_OK)
		*err = found;
	return status;
}

static hld_status read_participants_json(struct hld_participants *new, const char *text,
                                         size_t size, const char *name, hld_error *err)
{
	hld_status status = json_read_document(&new->arena, text, size, name, "hld-participants/1",
	                                       &participants_shape, new, err);
	if (status == HLD_OK)
		status = participants_finish(new, err);
	json_place_error(text, size, name, err);
	return status;
}

hld_status hld_participants_read(const char *text, size_t size, const char *name,
                                 hld_participants **out, hld_error *err)
{
	hld_participants *new = participants_new(name, text, size);
	bool is_csv = !is_json(text, size, name);
	*out = NULL;
	if (new == NULL)
		return error_nomem(err);
	build_put_bool(&new->source.is_csv, is_csv);
	hld_status status = is_csv ? read_participants_csv(new, text, size, name, err)
	                           : read_participants_json(new, text, size, name, err);
	if (status == HLD_OK)
		*out = new;
	else
		hld_participants_free(new);
	return status;
}

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
