/* zone.c - find the file of a zone, or the name that was meant. */
#include "load/zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "load/source.h"

#define ZONE_FOLDER "/usr/share/zoneinfo/"
enum { NAME_MOST = 64, FILE_MOST = 1 << 20 };

/* Names are relative, without dots: no path leaves the folder. They begin with a capital:
 * "localtime" is another zone on another machine, "right/..." counts leap seconds. */
static bool is_zone_name(const char *name)
{
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                             "0123456789_+-/");
	return name[0] >= 'A' && name[0] <= 'Z' && name[length] == '\0' && length <= NAME_MOST &&
	       strstr(name, "//") == NULL;
}

/* The name of zone.tab, its third column, that is nearest to name; "" where none is near,
 * or the table cannot be read. Fails: NOMEM. */
static hld_status suggest(const char *name, char nearest[NAME_MOST + 1])
{
	char *table;
	size_t size;
	nearest[0] = '\0';
	hld_status status = source_read(ZONE_FOLDER "zone.tab", FILE_MOST, &table, &size, NULL);
	if (status != HLD_OK)
		return status == HLD_NOMEM ? status : HLD_OK;
	char *rest = table, *line;
	while ((line = strtok_r(rest, "\n", &rest)) != NULL) {
		char candidate[NAME_MOST + 1];
		const char *best = nearest[0] != '\0' ? nearest : NULL;
		if (line[0] == '#' || sscanf(line, "%*s %*s %64s", candidate) != 1)
			continue;
		if (text_nearer(name, best, candidate) == candidate)
			memcpy(nearest, candidate, sizeof candidate);
	}
	free(table);
	return HLD_OK;
}

static hld_status unknown_zone(const char *name, hld_error *err)
{
	char nearest[NAME_MOST + 1];
	if (suggest(name, nearest) != HLD_OK)
		return error_nomem(err);
	if (nearest[0] != '\0')
		return error_set(err, HLD_SCHEMA,
		                 "'%.60s' is no known time zone; did you mean '%s'?", name,
		                 nearest);
	return error_set(
		err, HLD_SCHEMA,
		"'%.60s' is no known time zone; use an IANA name such as 'America/New_York'", name);
}

hld_status zone_read(struct arena *arena, const char *name, struct zone *out, hld_error *err)
{
	char path[sizeof ZONE_FOLDER + NAME_MOST];
	char *bytes;
	size_t size;
	out->name = name;
	if (!is_zone_name(name))
		return unknown_zone(name, err);
	snprintf(path, sizeof path, ZONE_FOLDER "%s", name);
	hld_error reading = {0};
	hld_status status = source_read(path, FILE_MOST, &bytes, &size, &reading);
	if (status == HLD_NOMEM)
		return error_nomem(err);
	if (status != HLD_OK)
		return unknown_zone(name, err);
	status = tzif_read(arena, bytes, size, out, &reading);
	free(bytes);
	if (status == HLD_SYNTAX) /* "zone.tab" and the like lie in the same folder */
		return unknown_zone(name, err);
	return status == HLD_OK ? HLD_OK : error_nomem(err);
}
