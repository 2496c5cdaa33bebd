/* format.h - the formats of hld_export(): one row a format, one function a row. */
#ifndef EXPORT_FORMAT_H
#define EXPORT_FORMAT_H

#include "base/buffer.h"
#include "hld.h"

/* Add the programme, or what of it the options ask for, to out. A failed growth of out is
 * found by the caller. */
typedef hld_status format_writer(const struct hld_programme *programme,
                                 const hld_export_options *options, struct buffer *out,
                                 hld_error *err);

struct format {
	const char *name; /* as the user writes it */
	format_writer *write;
	bool personal;   /* it can hold a part of a programme: what concerns one participant */
	const char *doc; /* one phrase for the manual */
};

/* All formats; ends with a NULL name. */
extern const struct format formats[];

/* The format of that name, or NULL. */
const struct format *format_find(const char *name);

/* Add what the options ask for of the programme to out, in that format. Only calendars may come
 * behind something else.
 * Fails: as hld_export(). */
hld_status export_add(const struct format *format, const struct hld_programme *programme,
                      const hld_export_options *options, struct buffer *out, hld_error *err);

/* Fails: USAGE (no such participant), NOMEM. */
hld_status export_text(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err);

/* Fails: USAGE (no such participant), SCHEMA (what a calendar cannot say), NOMEM. */
hld_status export_ical(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err);

struct export_files;

/* Add a file for each event that is to be mailed, see ical_mail.h. */
hld_status export_ical_mail(const struct hld_programme *programme,
                            const hld_export_options *options, struct export_files *files,
                            hld_error *err);

/* Fails: NOMEM. */
hld_status export_json(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err);

#endif
