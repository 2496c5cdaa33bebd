/* json_event.h - a programme as search engines read it: schema.org Events in JSON-LD. */
#ifndef EXPORT_JSON_EVENT_H
#define EXPORT_JSON_EVENT_H

#include "export/agenda.h"

/* Add the conference and, as its parts, the meetings that the agenda has, on one line that may
 * stand in an element of HTML: no "<" is in it. Ids are the anchors of export/html.h.
 * Gives: false when memory is out. */
bool json_event_add(const struct hld_programme *programme, const struct agenda *agenda,
                    const char *lang, struct buffer *out);

#endif
