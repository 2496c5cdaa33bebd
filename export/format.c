/* format.c - find the format that is asked for, and give its bytes whole or not at all. */
#include "export/format.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

#define FORMAT_ROW(name, write, takes, doc) {name, write, takes},
const struct format formats[] = {EXPORT_FORMATS(FORMAT_ROW){0}};
#undef FORMAT_ROW

static const struct format *find_format(const char *name)
{
	for (const struct format *format = formats; format->name != NULL; format++)
		if (strcmp(format->name, name) == 0)
			return format;
	return NULL;
}

/* Add the names of the formats that take all of that: "a, b or c". */
static void list_formats(struct buffer *out, unsigned takes)
{
	const char *last = NULL;
	for (const struct format *format = formats; format->name != NULL; format++) {
		if ((format->takes & takes) != takes)
			continue;
		if (last != NULL)
			buffer_printf(out, "%s%s", out->size > 0 ? ", " : "", last);
		last = format->name;
	}
	buffer_printf(out, "%s%s", out->size > 0 ? " or " : "", last != NULL ? last : "none");
}

static hld_status not_for_one(const struct format *format, hld_error *err)
{
	struct buffer others = {0};
	list_formats(&others, TAKES_FOR);
	hld_status status =
		others.failed ? error_nomem(err)
			      : error_set(err, HLD_USAGE,
	                                  "%s is the whole programme, which loads again: for one "
	                                  "participant use %s",
	                                  format->name, buffer_str(&others));
	buffer_release(&others);
	return status;
}

/* An option that goes with other formats. */
static hld_status not_with(const struct format *format, const char *option, unsigned takes,
                           hld_error *err)
{
	struct buffer others = {0};
	list_formats(&others, takes);
	hld_status status = others.failed
	                            ? error_nomem(err)
	                            : error_set(err, HLD_USAGE, "--%s goes with %s, not with %s",
	                                        option, buffer_str(&others), format->name);
	buffer_release(&others);
	return status;
}

static hld_status unknown_format(const char *name, hld_error *err)
{
	struct buffer all = {0};
	const char *nearest = NULL;
	list_formats(&all, 0);
	for (const struct format *format = formats; format->name != NULL; format++)
		nearest = text_nearer(name, nearest, format->name);
	hld_status status = HLD_USAGE;
	if (all.failed)
		status = error_nomem(err);
	else if (nearest != NULL)
		error_set(err, status, "unknown format '%.60s': use %s; did you mean '%s'?", name,
		          buffer_str(&all), nearest);
	else
		error_set(err, status, "unknown format '%.60s': use %s", name, buffer_str(&all));
	buffer_release(&all);
	return status;
}

hld_status hld_export(const struct hld_programme *programme, const char *format,
                      const hld_export_options *options, char **out, size_t *size, hld_error *err)
{
	*out = NULL;
	*size = 0;
	const struct format *found = find_format(format);
	if (found == NULL)
		return unknown_format(format, err);
	if (options->participant != NULL && (found->takes & TAKES_FOR) == 0)
		return not_for_one(found, err);
	if (options->room != NULL && (found->takes & TAKES_ROOM) == 0)
		return not_with(found, "room", TAKES_ROOM, err);
	if (options->deliverables && (found->takes & TAKES_DELIVERABLES) == 0)
		return not_with(found, "deliverables", TAKES_DELIVERABLES, err);
	struct buffer buffer = {0};
	hld_status status = found->write(programme, options, &buffer, err);
	if (status == HLD_OK && (*out = buffer_take(&buffer, size)) == NULL)
		status = error_nomem(err);
	buffer_release(&buffer);
	return status;
}

const char *hld_export_format(size_t index)
{
	return index < sizeof formats / sizeof *formats ? formats[index].name : NULL;
}
