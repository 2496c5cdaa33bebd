/* manual_entries.h - what the manual says of how rules count, plans are made, speakers listed,
 * participants seated, programmes made for one of them or of a calendar, what formats hold, and
 * calendars updated. */
#ifndef CLI_MANUAL_ENTRIES_H
#define CLI_MANUAL_ENTRIES_H

/* What no table holds; a NULL term ends the list. */
struct manual_entry {
	const char *term, *doc;
};

extern const struct manual_entry manual_counting[], manual_planning[], manual_listing[],
	manual_seating[], manual_personal[], manual_formats[], manual_updates[], manual_importing[];

/* Lines by which nginx serves a published folder, up to NULL. */
extern const char *const manual_nginx[];

#endif
