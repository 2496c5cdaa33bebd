/* uid.h - the names by which calendars and apps know a thing for ever. */
#ifndef EXPORT_UID_H
#define EXPORT_UID_H

#include "base/buffer.h"

enum { UID_ROOM = 37 };

/* Write the UUID (version 5 of RFC 4122) of what has a key, in the namespace that is itself version
 * 5 over "urn:hld:meeting" in that of URLs. A key begins with the id of the programme and a "/";
 * "programme/meeting" is of a meeting. Ids hold no "/", and none is empty: so what is no meeting
 * has "programme//kind/id". */
void uid_make(const struct buffer *key, char uid[UID_ROOM]);

#endif
