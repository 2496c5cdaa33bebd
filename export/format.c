/* format.c - find the format that is asked for, and give its bytes whole or not at all. */
#include "export/format.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "export/selection.h"

#define FORMAT_ROW(name, write, takes, doc) {name, write, takes},
const struct format formats[] = {EXPORT_FORMATS(FORMAT_ROW){0}};
#undef FORMAT_ROW

const struct format *format_find(const char *name)
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

/* Whether the format takes all that the options ask for. */
static hld_status check_options(const struct format *format, const hld_export_options *options,
                                hld_error *err)
{
	const struct {
		const char *option;
		unsigned takes;
		bool given;
	} rows[] = {{"kind", TAKES_KIND, options->kinds_count > 0},
	            {"day", TAKES_DAY, options->days_count > 0},
	            {"room", TAKES_ROOM, options->room != NULL},
	            {"deliverables", TAKES_DELIVERABLES, options->deliverables},
	            {"since", TAKES_SINCE, options->since != NULL},
	            {"method", TAKES_METHOD, options->method != HLD_PUBLISH},
	            {"size", TAKES_SIZE, options->paper != NULL},
	            {"findings", TAKES_FINDINGS, options->findings != NULL}};
	if (options->participant != NULL && (format->takes & TAKES_FOR) == 0)
		return not_for_one(format, err);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].given && (format->takes & rows[i].takes) == 0)
			return not_with(format, rows[i].option, rows[i].takes, err);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (options->deliverables && rows[i].given && rows[i].takes != TAKES_DELIVERABLES)
			return error_set(err, HLD_USAGE,
			                 "--deliverables is of documents, and --%s of meetings: "
			                 "choose",
			                 rows[i].option);
	if (options->paper != NULL && strcmp(options->paper, "a4") != 0 &&
	    strcmp(options->paper, "letter") != 0)
		return error_set(err, HLD_USAGE, "no paper '%.60s': use a4 or letter",
		                 options->paper);
	return HLD_OK;
}

hld_status export_add(const struct format *format, const struct hld_programme *programme,
                      const hld_export_options *options, struct buffer *out, hld_error *err)
{
	struct selection selection;
	hld_status status = check_options(format, options, err);
	if (status != HLD_OK)
		return status;
	if ((format->takes & TAKES_KIND) == 0)
		return format->write(programme, options, out, err);
	status = selection_make(&selection, programme, options, err);
	if (status == HLD_OK)
		status = format->write(&selection.now, &selection.options, out, err);
	selection_release(&selection);
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
