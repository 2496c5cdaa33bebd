/* uid.c - the same key gives the same name, in every edition and every format. */
#include "export/uid.h"

#include <uuid/uuid.h>

void uid_make(const struct buffer *key, char uid[UID_ROOM])
{
	static const uuid_t meetings = {0xa8, 0xaa, 0xc2, 0x69, 0x98, 0xa9, 0x5e, 0x3e,
	                                0x9d, 0x61, 0x00, 0x5d, 0x21, 0x38, 0xa6, 0x2d};
	uuid_t uuid;
	uuid_generate_sha1(uuid, meetings, buffer_str(key), key->size);
	uuid_unparse_lower(uuid, uid);
}
