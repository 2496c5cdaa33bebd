/* document.c - mandates and programmes from files: the public way in. */
#include <stdlib.h>

#include "base/error.h"
#include "load/json.h"
#include "load/source.h"
#include "load/zone.h"
#include "model/build.h"

hld_status hld_mandate_read(const char *text, size_t size, const char *name, hld_mandate **out,
                            hld_error *err)
{
	hld_mandate *mandate = mandate_new(name);
	*out = NULL;
	if (mandate == NULL)
		return error_nomem(err);
	hld_status status = json_read_document(&mandate->arena, text, size, name, "hld-mandate/1",
	                                       &mandate_shape, mandate, err);
	if (status == HLD_OK)
		status = mandate_finish(mandate, err);
	json_place_error(text, size, name, err);
	if (status == HLD_OK)
		*out = mandate;
	else
		hld_mandate_free(mandate);
	return status;
}

hld_status hld_programme_read(const char *text, size_t size, const char *name, hld_programme **out,
                              hld_error *err)
{
	hld_programme *programme = programme_new(name);
	*out = NULL;
	if (programme == NULL)
		return error_nomem(err);
	hld_status status =
		programme_keep_source(programme, text, size) ? HLD_OK : error_nomem(err);
	if (status == HLD_OK)
		status = json_read_document(&programme->arena, text, size, name, "hld-programme/1",
		                            &programme_shape, programme, err);
	if (status == HLD_OK)
		status = programme_finish(programme, zone_read, err);
	json_place_error(text, size, name, err);
	if (status == HLD_OK)
		*out = programme;
	else
		hld_programme_free(programme);
	return status;
}

hld_status hld_mandate_load(const char *path, hld_mandate **out, hld_error *err)
{
	char *text;
	size_t size;
	*out = NULL;
	hld_status status = source_read(path, (size_t)SOURCE_MOST_MIB << 20, &text, &size, err);
	if (status == HLD_OK)
		status = hld_mandate_read(text, size, path, out, err);
	free(text);
	return status;
}

hld_status hld_programme_load(const char *path, hld_programme **out, hld_error *err)
{
	char *text;
	size_t size;
	*out = NULL;
	hld_status status = source_read(path, (size_t)SOURCE_MOST_MIB << 20, &text, &size, err);
	if (status == HLD_OK)
		status = hld_programme_read(text, size, path, out, err);
	free(text);
	return status;
}
