/* room.h - a room by what people call it. */
#ifndef MODEL_ROOM_H
#define MODEL_ROOM_H

#include "model/programme.h"

/* Find the room of the programme or its venues that an id or English name means (case and
 * punctuation of the name aside): ids before names. A room that only meetings name counts too.
 * Fails: USAGE: unknown, with the nearest id or name; or a name that several have, with their
 *        ids. */
hld_status room_find(const struct hld_programme *programme, const char *wanted,
                     struct room_ref *out, hld_error *err);

/* Whether a meeting is in the room. */
bool room_has(const struct room_ref *room, const struct meeting *meeting);

#endif
