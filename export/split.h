/* split.h - a programme as several files, made as a whole before the first of them is written. */
#ifndef EXPORT_SPLIT_H
#define EXPORT_SPLIT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "hld.h"

/* A file by its name, in a folder or in one below it ("for/ghana.ics"): so many octets from
 * there on. */
struct export_file {
	const char *name;
	size_t at, size;
};

/* Zero is a good start. */
struct export_files {
	struct arena arena; /* of the names */
	struct buffer octets;
	struct export_file *at;
	uint32_t count, room;
};

/* Add a file of what was added to files->octets since they were `from` long, under the name of
 * a printf format.
 * Fails: NOMEM. */
hld_status export_files_add(struct export_files *files, size_t from, hld_error *err,
                            const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The octets of one. */
const char *export_file_octets(const struct export_files *files, const struct export_file *file);

void export_files_release(struct export_files *files);

/* Add a calendar for each delegation for which there are any of the meetings that the options
 * ask for, now or in an earlier edition, as PREFIXID.ics; or, of what is to be mailed, one for
 * each event, see ical_mail.h. There may be none.
 * Fails: as hld_export(). */
hld_status export_split(const struct hld_programme *programme, const hld_export_options *options,
                        const char *prefix, struct export_files *files, hld_error *err);

#endif
