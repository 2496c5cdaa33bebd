/* json_record.h - a programme as lines of JSON, one a record, for the X-HLD properties of a
 * calendar: what a calendar has no property for comes back from them. */
#ifndef EXPORT_JSON_RECORD_H
#define EXPORT_JSON_RECORD_H

#include "model/personal.h"

/* A property: "X-HLD-ITEMS", and its value, fit for base/caret.h. */
struct record_line {
	const char *name, *value;
};

struct record_lines {
	struct record_line *at;
	uint32_t count;
	size_t octets; /* of all values */
};

/* The head of the programme, X-HLD-PROGRAMME, and one line for each of its records other than
 * meetings. In public, as always for somebody in particular, without what is for those who plan
 * (FIELD_INTERNAL), and for somebody in particular without deliverables.
 * Owns:  the lines lie in arena; false when memory is out. */
bool record_programme(const struct hld_programme *programme, who_id who, bool in_public,
                      struct arena *arena, struct record_lines *out);

/* The meeting, X-HLD-MEETING, with the marks of the summary and the location that people see
 * of it, so that a change of theirs is known; and a line for each of its items, X-HLD-ITEMS,
 * but for the statements of others than who.
 * Owns:  likewise. */
bool record_meeting(const struct hld_programme *programme, who_id who,
                    const struct meeting *meeting, const char *summary, const char *location,
                    struct arena *arena, struct record_lines *out);

/* Of which of these items a statement is, X-HLD-STATEMENT.
 * Owns:  likewise. */
bool record_statement(const struct hld_programme *programme, who_id who,
                      const struct meeting *meeting, uint32_t item, struct arena *arena,
                      struct record_lines *out);

#endif
