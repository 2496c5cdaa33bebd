/* ical_room.c - rooms by what calendars call them: hld puts the city behind the name. */
#include <jansson.h>
#include <string.h>

#include "base/error.h"
#include "load/ical_reader.h"

/* Whether a text of the document, in any language, is so many octets of text. */
static bool says(json_t *json, const char *text, size_t length)
{
	const char *string = json_string_value(json), *lang;
	json_t *value;
	if (string != NULL)
		return strlen(string) == length && memcmp(string, text, length) == 0;
	json_object_foreach(json, lang, value) if (says(value, text, length)) return true;
	return false;
}

/* The length of a location without ", City" at its end. */
static size_t without_city(const struct ical_reader *reader, json_t *meeting, const char *location)
{
	json_t *city = json_object_get(meeting, "city");
	size_t length = strlen(location);
	if (city == NULL)
		city = json_object_get(reader->root, "city");
	for (size_t i = length; city != NULL && i > 2; i--)
		if (location[i - 2] == ',' && location[i - 1] == ' ' &&
		    says(city, location + i, length - i))
			return i - 2;
	return says(city, location, length) ? 0 : length;
}

hld_status ical_know_rooms(struct ical_reader *reader)
{
	size_t index;
	json_t *room, *value;
	const char *lang;
	json_array_foreach(reader->rooms, index, room)
	{
		json_t *id = json_object_get(room, "id"), *name = json_object_get(room, "name");
		bool good = !json_is_string(id) ||
		            json_object_set_new(reader->room_ids, json_string_value(id),
		                                json_true()) == 0;
		if (json_is_string(id) && json_is_string(name))
			good = json_object_set(reader->room_names, json_string_value(name), id) ==
			       0;
		json_object_foreach(name, lang, value) if (good && json_is_string(value) &&
		                                           json_is_string(id)) good =
			json_object_set(reader->room_names, json_string_value(value), id) == 0;
		if (!good)
			return error_nomem(reader->err);
	}
	return HLD_OK;
}

static const char *free_id(struct ical_reader *reader, const char *name)
{
	const char *wanted = ical_slug(reader->scratch, name), *id = wanted;
	if (wanted != NULL && wanted[0] == '\0')
		id = wanted = "room";
	for (unsigned n = 2; id != NULL && json_object_get(reader->room_ids, id) != NULL; n++)
		id = arena_printf(reader->scratch, "%s-%u", wanted, n);
	return id;
}

hld_status ical_room(struct ical_reader *reader, json_t *meeting, const struct ical_line *line,
                     const char *location, const char **id)
{
	size_t length = without_city(reader, meeting, location);
	*id = NULL;
	while (length > 0 && location[length - 1] == '*') /* hld's: no source gives the room */
		length--;
	if (length == 0)
		return HLD_OK;
	char *name = arena_copy(reader->scratch, location, length);
	if (name == NULL)
		return error_nomem(reader->err);
	json_t *known = json_object_get(reader->room_names, name);
	*id = json_string_value(known);
	if (*id != NULL)
		return HLD_OK;
	*id = free_id(reader, name);
	json_t *room = *id != NULL ? json_pack("{s:s, s:s}", "id", *id, "name", name) : NULL;
	bool added = json_array_append_new(reader->rooms, room) == 0 &&
	             json_object_set_new(reader->room_ids, *id, json_true()) == 0 &&
	             json_object_set_new(reader->room_names, name, json_string(*id)) == 0 &&
	             ical_put_place(reader, line, NULL, "/rooms/%zu",
	                            json_array_size(reader->rooms) - 1);
	return added ? HLD_OK : error_nomem(reader->err);
}
