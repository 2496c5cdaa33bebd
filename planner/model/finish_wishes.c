/* finish_wishes.c - see that preferences make sense by themselves. */
#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "model/build.h"

enum { POINTER_ROOM = 64 };

/* What is wrong with a preference, and at which of its keys; NULL: nothing. */
static const char *fault_of(const struct wish *wish, const char **key)
{
	bool is_of_time = wish->kind == WISH_AT || wish->kind == WISH_NOT_AT;
	bool has_time = wish->from != CIVIL_NONE || wish->to != CIVIL_NONE;
	*key = "/wish";
	if (is_of_time && wish->days.count == 0 && !has_time)
		return "needs a 'day', or a time 'from' or 'to'";
	*key = wish->days.count > 0 ? "/day" : wish->from != CIVIL_NONE ? "/from" : "/to";
	if (!is_of_time && (wish->days.count > 0 || has_time))
		return "goes with 'at' and 'not-at' only";
	*key = "/to";
	if (wish->from != CIVIL_NONE && wish->to != CIVIL_NONE && wish->from >= wish->to)
		return "is not after 'from'";
	*key = "/who";
	if (wish->kind == WISH_COMPACT && wish->who.count == 0)
		return "is missing: idle hours are somebody's";
	return NULL;
}

hld_status wishes_see(const struct wish *wishes, uint32_t count, hld_error *err)
{
	for (uint32_t i = 0; i < count; i++) {
		char pointer[POINTER_ROOM];
		const char *key, *fault = fault_of(&wishes[i], &key);
		if (fault == NULL)
			continue;
		text_print(pointer, sizeof pointer, "/prefer/%u%s", (unsigned)i, key);
		error_set(err, HLD_SCHEMA, "%s", fault);
		error_place(err, pointer, 0, 0);
		return HLD_SCHEMA;
	}
	return HLD_OK;
}
