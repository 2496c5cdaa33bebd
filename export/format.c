/* format.c - find the format that is asked for, and give its bytes whole or not at all. */
#include "export/format.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "export/selection.h"

const struct format formats[] = {
	{"text", export_text, true, "agenda in 80 columns, to read and to print"},
	{"ical", export_ical, true, "calendar (RFC 5545), to import or to subscribe to"},
	{"json", export_json, false, "the programme itself, to keep or to hand to a program"},
	{0}};

const struct format *format_find(const char *name)
{
	for (const struct format *format = formats; format->name != NULL; format++)
		if (strcmp(format->name, name) == 0)
			return format;
	return NULL;
}

/* Add the names of all formats, or of those that can hold a part of a programme: "a, b or c". */
static void list_formats(struct buffer *out, bool personal)
{
	const char *last = NULL;
	for (const struct format *format = formats; format->name != NULL; format++) {
		if (personal && !format->personal)
			continue;
		if (last != NULL)
			buffer_printf(out, "%s%s", out->size > 0 ? ", " : "", last);
		last = format->name;
	}
	buffer_printf(out, "%s%s", out->size > 0 ? " or " : "", last != NULL ? last : "none");
}

static hld_status not_in_part(const struct format *format, const char *part, hld_error *err)
{
	struct buffer others = {0};
	list_formats(&others, true);
	hld_status status =
		others.failed ? error_nomem(err)
			      : error_set(err, HLD_USAGE,
	                                  "%s is the whole programme, which loads again: for %s "
	                                  "use %s",
	                                  format->name, part, buffer_str(&others));
	buffer_release(&others);
	return status;
}

static hld_status unknown_format(const char *name, hld_error *err)
{
	struct buffer all = {0};
	const char *nearest = NULL;
	list_formats(&all, false);
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

hld_status export_add(const struct format *format, const struct hld_programme *programme,
                      const hld_export_options *options, struct buffer *out, hld_error *err)
{
	struct arena arena = {0};
	struct hld_programme view, earlier;
	hld_export_options of = *options;
	if (options->since != NULL && format->write != export_ical)
		return error_set(err, HLD_USAGE, "only a calendar can be an update: use ical");
	if (options->method != HLD_PUBLISH && format->write != export_ical)
		return error_set(err, HLD_USAGE, "only a calendar can be an invitation: use ical");
	if (options->participant != NULL && !format->personal)
		return not_in_part(format, "one participant", err);
	if (!selection_is_all(options) && !format->personal)
		return not_in_part(format, "some of the meetings", err);
	hld_status status = selection_view(programme, options, &arena, &view, err);
	if (status == HLD_OK && options->since != NULL)
		status = selection_view(options->since, options, &arena, &earlier, err);
	if (options->since != NULL)
		of.since = &earlier;
	if (status == HLD_OK)
		status = format->write(&view, &of, out, err);
	arena_free(&arena);
	return status == HLD_OK && out->failed ? error_nomem(err) : status;
}

hld_status hld_export(const struct hld_programme *programme, const char *format,
                      const hld_export_options *options, char **out, size_t *size, hld_error *err)
{
	*out = NULL;
	*size = 0;
	const struct format *found = format_find(format);
	if (found == NULL)
		return unknown_format(format, err);
	struct buffer buffer = {0};
	hld_status status = export_add(found, programme, options, &buffer, err);
	if (status == HLD_OK && (*out = buffer_take(&buffer, size)) == NULL)
		status = error_nomem(err);
	buffer_release(&buffer);
	return status;
}

const char *hld_export_format(size_t index)
{
	return index < sizeof formats / sizeof *formats ? formats[index].name : NULL;
}
