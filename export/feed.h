/* feed.h - a folder that any web server can serve: the calendars of a programme to subscribe to,
 * its agenda and data, and a page that leads to them. */
#ifndef EXPORT_FEED_H
#define EXPORT_FEED_H

#include "export/agenda.h"
#include "export/split.h"

/* Names of files and folders in it. */
#define FEED_ALL       "all.ics"
#define FEED_AGENDA    "agenda.txt"
#define FEED_HTML      "agenda.html"
#define FEED_PROGRAMME "programme.json"
#define FEED_PAGE      "index.html"
#define FEED_FOR       "for"
#define FEED_KIND      "kind"
#define FEED_ROOM      "room"

/* Make its files: a calendar of all meetings, of each participant (for/ghana.ics), each kind of
 * meeting (kind/plenary.ics) and each room (room/hall.ics); where options->since names an earlier
 * edition, updates of it. url is where the folder will be found, for links to subscribe; NULL:
 * there are none.
 * Fails: USAGE (no such URL), and as hld_export(). */
hld_status feed_make(const struct hld_programme *programme, const hld_export_options *options,
                     const char *url, struct export_files *files, hld_error *err);

/* Add the page. The rest is made from what files hold so far.
 * Fails: NOMEM. */
hld_status feed_add_page(const struct hld_programme *programme, const hld_export_options *options,
                         const char *url, struct export_files *files, hld_error *err);

#endif
