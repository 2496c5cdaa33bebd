/* feed.c - the files of a feed. */
#include "export/feed.h"

#include <string.h>

#include "base/error.h"
#include "export/format.h"
#include "export/selection.h"

static hld_status add_file(const struct hld_programme *programme, const hld_export_options *options,
                           const char *format, const char *name, struct export_files *files,
                           hld_error *err)
{
	size_t from = files->octets.size;
	struct buffer whole = {0}; /* an agenda knows its first line by nothing being before it */
	hld_status status = export_add(format_find(format), programme, options, &whole, err);
	buffer_add(&files->octets, buffer_str(&whole), whole.size);
	buffer_release(&whole);
	return status == HLD_OK ? export_files_add(files, from, err, "%s", name) : status;
}

/* Agenda and data are of this edition, and of all of it. */
static hld_status add_documents(const struct hld_programme *programme,
                                const hld_export_options *options, struct export_files *files,
                                hld_error *err)
{
	hld_export_options plain = *options;
	plain.since = NULL;
	hld_status status = add_file(programme, &plain, "text", FEED_AGENDA, files, err);
	if (status == HLD_OK)
		status = add_file(programme, &plain, "html", FEED_HTML, files, err);
	return status == HLD_OK ? add_file(programme, &plain, "json", FEED_PROGRAMME, files, err)
	                        : status;
}

static bool has_kind(const struct hld_programme *programme, int32_t kind)
{
	for (uint32_t i = 0; programme != NULL && i < programme->meetings.count; i++)
		if (programme->meetings.at[i].kind == kind)
			return true;
	return false;
}

static hld_status add_kinds(const struct hld_programme *programme,
                            const hld_export_options *options, struct export_files *files,
                            hld_error *err)
{
	hld_status status = HLD_OK;
	for (int32_t kind = 1; status == HLD_OK && meeting_kind_words.names[kind] != NULL; kind++) {
		size_t from = files->octets.size;
		hld_export_options own = *options;
		own.kinds = &meeting_kind_words.names[kind];
		own.kinds_count = 1;
		if (!has_kind(programme, kind) && !has_kind(options->since, kind))
			continue;
		status = export_add(format_find("ical"), programme, &own, &files->octets, err);
		if (status == HLD_OK)
			status = export_files_add(files, from, err, FEED_KIND "/%s.ics",
			                          meeting_kind_words.names[kind]);
	}
	return status;
}

static bool has_room(const struct hld_programme *programme, const char *room, uint32_t before)
{
	for (uint32_t i = 0; programme != NULL && i < before; i++) {
		const char *name = programme->meetings.at[i].room.name;
		if (name != NULL && strcmp(name, room) == 0)
			return true;
	}
	return false;
}

static hld_status add_room(const struct hld_programme *programme, const hld_export_options *options,
                           const char *room, struct export_files *files, hld_error *err)
{
	size_t from = files->octets.size;
	hld_export_options own = *options;
	own.room = room;
	hld_status status = export_add(format_find("ical"), programme, &own, &files->octets, err);
	return status == HLD_OK ? export_files_add(files, from, err, FEED_ROOM "/%s.ics", room)
	                        : status;
}

/* Each room once, in the order of the meetings; then those that only the earlier edition used. */
static hld_status add_rooms(const struct hld_programme *programme,
                            const hld_export_options *options, struct export_files *files,
                            hld_error *err)
{
	const struct hld_programme *since = options->since;
	hld_status status = HLD_OK;
	for (uint32_t i = 0; i < programme->meetings.count && status == HLD_OK; i++) {
		const char *room = programme->meetings.at[i].room.name;
		if (room != NULL && !has_room(programme, room, i))
			status = add_room(programme, options, room, files, err);
	}
	for (uint32_t i = 0; since != NULL && i < since->meetings.count && status == HLD_OK; i++) {
		const char *room = since->meetings.at[i].room.name;
		if (room != NULL && !has_room(since, room, i) &&
		    !has_room(programme, room, programme->meetings.count))
			status = add_room(programme, options, room, files, err);
	}
	return status;
}

/* What may stand in an address, and in its links, is a plain one: no query could be followed by a
 * file's name. */
static hld_status check_url(const char *url, hld_error *err)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				      "0123456789-._~:/%@!$&'()*+,;=[]";
	const char *host = url != NULL ? strstr(url, "://") : NULL;
	if (url == NULL)
		return HLD_OK;
	bool good = (strncmp(url, "https://", strlen("https://")) == 0 ||
	             strncmp(url, "http://", strlen("http://")) == 0) &&
	            host != NULL && host[3] != '\0' && host[3] != '/' &&
	            url[strspn(url, allowed)] == '\0';
	return good ? HLD_OK
	            : error_set(err, HLD_USAGE,
	                        "'%.100s' is no address of a folder: give one as "
	                        "https://example.org/meetings/",
	                        url);
}

hld_status feed_make(const struct hld_programme *programme, const hld_export_options *options,
                     const char *url, struct export_files *files, hld_error *err)
{
	hld_status status = check_url(url, err);
	if (status == HLD_OK)
		status = add_file(programme, options, "ical", FEED_ALL, files, err);
	if (status == HLD_OK)
		status = export_split(programme, options, FEED_FOR "/", files, err);
	if (status == HLD_OK)
		status = add_kinds(programme, options, files, err);
	if (status == HLD_OK)
		status = add_rooms(programme, options, files, err);
	if (status == HLD_OK)
		status = add_documents(programme, options, files, err);
	if (status == HLD_OK)
		status = feed_add_page(programme, options, url, files, err);
	return status;
}
