/* split.c - one calendar for each delegation. */
#include "export/split.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/grow.h"
#include "export/format.h"
#include "export/selection.h"
#include "model/personal.h"

hld_status export_files_add(struct export_files *files, size_t from, hld_error *err,
                            const char *format, ...)
{
	enum { NAME_ROOM = 512 };
	char name[NAME_ROOM];
	va_list args;
	va_start(args, format);
	vsnprintf(name, sizeof name, format, args);
	va_end(args);
	struct export_file *more = grown(files->at, files->count, &files->room, sizeof *more);
	if (more == NULL)
		return error_nomem(err);
	files->at = more;
	more[files->count] = (struct export_file){.name = arena_printf(&files->arena, "%s", name),
	                                          .at = from,
	                                          .size = files->octets.size - from};
	if (files->octets.failed || more[files->count].name == NULL)
		return error_nomem(err);
	files->count++;
	return HLD_OK;
}

const char *export_file_octets(const struct export_files *files, const struct export_file *file)
{
	return buffer_str(&files->octets) + file->at;
}

void export_files_release(struct export_files *files)
{
	arena_free(&files->arena);
	buffer_release(&files->octets);
	free(files->at);
	*files = (struct export_files){0};
}

static bool has_meetings(const struct hld_programme *programme, who_id who)
{
	for (uint32_t i = 0; i < programme->by_start.count; i++)
		if (personal_meeting(programme, who,
		                     programme_meeting(programme, programme->by_start.at[i])))
			return true;
	return false;
}

static bool find_delegation(const struct hld_programme *programme, const char *id, who_id *who)
{
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		*who = (who_id){i | WHO_DELEGATION};
		if (strcmp(programme->delegations.at[i].participant->id, id) == 0)
			return true;
	}
	return false;
}

static hld_status add_one(const struct hld_programme *programme, const hld_export_options *options,
                          const char *id, const char *prefix, struct export_files *files,
                          hld_error *err)
{
	size_t from = files->octets.size;
	hld_export_options own = *options;
	own.participant = id;
	hld_status status = export_add(format_find("ical"), programme, &own, &files->octets, err);
	return status == HLD_OK ? export_files_add(files, from, err, "%s%s.ics", prefix, id)
	                        : status;
}

/* For whom there are meetings now or were in the earlier edition: those first whom this one
 * knows. */
static hld_status add_all(const struct hld_programme *programme, const struct hld_programme *since,
                          const hld_export_options *options, const char *prefix,
                          struct export_files *files, hld_error *err)
{
	hld_status status = HLD_OK;
	for (uint32_t i = 0; i < programme->delegations.count && status == HLD_OK; i++) {
		const char *id = programme->delegations.at[i].participant->id;
		who_id who = {i | WHO_DELEGATION}, before;
		bool had = since != NULL && find_delegation(since, id, &before) &&
		           has_meetings(since, before);
		if (had || has_meetings(programme, who))
			status = add_one(programme, options, id, prefix, files, err);
	}
	for (uint32_t i = 0; since != NULL && i < since->delegations.count && status == HLD_OK;
	     i++) {
		const char *id = since->delegations.at[i].participant->id;
		who_id who = {i | WHO_DELEGATION}, now;
		if (!find_delegation(programme, id, &now) && has_meetings(since, who))
			status = add_one(programme, options, id, prefix, files, err);
	}
	return status;
}

hld_status export_split(const struct hld_programme *programme, const hld_export_options *options,
                        const char *prefix, struct export_files *files, hld_error *err)
{
	struct selection selection;
	hld_status status = selection_make(&selection, programme, options, err);
	const hld_export_options *of = &selection.options;
	if (status == HLD_OK && options->method != HLD_PUBLISH)
		status = export_ical_mail(&selection.now, of, files, err);
	else if (status == HLD_OK)
		status = add_all(&selection.now, of->since, of, prefix, files, err);
	selection_release(&selection);
	return status;
}
