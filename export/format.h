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

/* What an option asks for that not every format has. */
enum format_takes {
	TAKES_FOR = 1,  /* what concerns one participant */
	TAKES_ROOM = 2, /* what is in one room */
	TAKES_KIND = 4, /* meetings of some kinds; what is in a room are its meetings then */
	TAKES_DELIVERABLES = 8, /* the documents that are due in place of the meetings */
	TAKES_SINCE = 16,       /* what is new since an earlier edition */
	TAKES_METHOD = 32,      /* events to be mailed */
	TAKES_FINDINGS = 64,    /* what a check found */
	TAKES_DAY = 128,        /* meetings of some days */
	TAKES_SIZE = 256        /* a size of paper */
};

/* What a format takes that holds any of the meetings. */
#define TAKES_SELECTION (TAKES_FOR | TAKES_ROOM | TAKES_KIND | TAKES_DAY)

/* X(name as the user writes it, its writer, what it takes, one phrase for the manual)
 *
 * Writers fail with USAGE (no such participant), SCHEMA (what the format cannot say), WRITE (a
 * calendar that does not read back), NOMEM. */
#define EXPORT_FORMATS(X)                                                                         \
	X("text", export_text, TAKES_SELECTION, "agenda in 80 columns, to read and to print")     \
	X("html", export_html, TAKES_SELECTION | TAKES_FINDINGS, "agenda as a page for browsers") \
	X("pdf", export_pdf, TAKES_SELECTION | TAKES_SIZE, "agenda on paper, A4 or Letter")       \
	X("md", export_markdown, TAKES_SELECTION,                                                 \
	  "the same agenda as Markdown, for mail and wikis")                                      \
	X("csv", export_csv, TAKES_SELECTION,                                                     \
	  "a table for spreadsheets: a row for each meeting and each item")                       \
	X("svg", export_svg, TAKES_SELECTION, "the timetable at a glance, for slides and pages")  \
	X("png", export_png, TAKES_SELECTION, "the same as a picture of 1600 pixels by 900")      \
	X("ical", export_ical, TAKES_SELECTION | TAKES_DELIVERABLES | TAKES_SINCE | TAKES_METHOD, \
	  "calendar (RFC 5545), to import or to subscribe to")                                    \
	X("jcal", export_jcal, TAKES_SELECTION | TAKES_DELIVERABLES,                              \
	  "the same calendar as JSON (jCal, RFC 7265)")                                           \
	X("freebusy", export_freebusy, TAKES_FOR | TAKES_ROOM,                                    \
	  "when a participant or a room is busy (VFREEBUSY), with --for or --room")               \
	X("todo", export_todo, TAKES_FOR, "tasks (VTODO): the documents that are due")            \
	X("schedule-xml", export_schedule_xml, TAKES_FOR,                                         \
	  "schedule.xml, for the apps of conferences")                                            \
	X("schedule-json", export_schedule_json, TAKES_FOR, "schedule.json (c3voc), likewise")    \
	X("json", export_json, 0, "the programme itself, to keep or to hand to a program")

struct format {
	const char *name;
	format_writer *write;
	unsigned takes; /* enum format_takes */
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

#define FORMAT_WRITER(name, write, takes, doc) format_writer write;
EXPORT_FORMATS(FORMAT_WRITER)
#undef FORMAT_WRITER

struct export_files;

/* Add a file for each event that is to be mailed, see ical_mail.h. */
hld_status export_ical_mail(const struct hld_programme *programme,
                            const hld_export_options *options, struct export_files *files,
                            hld_error *err);

#endif
