/* room.c - find a room by its id or its name. */
#include "model/room.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

/* The id that is wanted, among those that only meetings name too. */
static bool find_id(const struct hld_programme *programme, const char *wanted, struct room_ref *out,
                    const char **nearest)
{
	for (uint32_t i = 0; i < programme->all_rooms.count; i++) {
		const char *id = programme->all_rooms.at[i].room->id;
		*nearest = text_nearer(wanted, *nearest, id);
		if (strcmp(id, wanted) == 0) {
			*out = (struct room_ref){id, {i}};
			return true;
		}
	}
	for (uint32_t i = 0; i < programme->meetings.count; i++) {
		const struct room_ref *room = &programme->meetings.at[i].room;
		if (room->name == NULL)
			continue;
		*nearest = text_nearer(wanted, *nearest, room->name);
		if (strcmp(room->name, wanted) == 0) {
			*out = *room;
			return true;
		}
	}
	return false;
}

hld_status room_find(const struct hld_programme *programme, const char *wanted,
                     struct room_ref *out, hld_error *err)
{
	const char *nearest = NULL, *found = NULL;
	if (find_id(programme, wanted, out, &nearest))
		return HLD_OK;
	for (uint32_t i = 0; i < programme->all_rooms.count; i++) {
		const struct room *room = programme->all_rooms.at[i].room;
		const char *name = text_in(&room->name, NULL);
		nearest = text_nearer(wanted, nearest, name);
		if (!text_same_words(name, wanted))
			continue;
		if (found != NULL)
			return error_set(err, HLD_USAGE,
			                 "several rooms are called '%.60s': give the id, '%.60s' "
			                 "or '%.60s'",
			                 wanted, found, room->id);
		found = room->id;
		*out = (struct room_ref){room->id, {i}};
	}
	if (found != NULL)
		return HLD_OK;
	return error_set(err, HLD_USAGE, "no room '%.60s'%s%s%s", wanted,
	                 nearest != NULL ? "; did you mean '" : "", nearest != NULL ? nearest : "",
	                 nearest != NULL ? "'?" : "");
}

bool room_has(const struct room_ref *room, const struct meeting *meeting)
{
	return meeting->room.name != NULL && strcmp(meeting->room.name, room->name) == 0;
}
