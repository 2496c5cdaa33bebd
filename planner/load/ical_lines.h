/* ical_lines.h - a calendar as its lines, each seen to be fit before anybody reads it.
 *
 * Lines of iCalendar (RFC 5545) are unfolded and bounded here: libical crashes on components
 * nested deep, takes time that grows with the square of a line, and cuts long lists without
 * a word. The lines of jCal (RFC 7265) are made into the same by ical_jcal.c. */
#ifndef LOAD_ICAL_LINES_H
#define LOAD_ICAL_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "hld.h"

/* What is read of one calendar, far more than any conference needs. */
enum {
	ICAL_MOST_MIB = 64,
	ICAL_MOST_LINE = 64 << 10, /* octets of a property, unfolded */
	ICAL_MOST_DEPTH = 5,       /* of components in one another */
	ICAL_MOST_PARTS = 200000,  /* components */
	ICAL_MOST_LINES = 4000000, /* properties */
	ICAL_MOST_VALUES = 500     /* in a list with commas: libical reads no more */
};

/* A property: "DTSTART;TZID=America/New_York:20060914T100000". */
struct ical_line {
	const char *text;      /* unfolded */
	uint32_t length;       /* of text */
	uint32_t value;        /* where its value begins in text */
	uint32_t part;         /* the component that it stands in */
	uint32_t line, column; /* where it begins */
	const char *at;        /* the same in the source; NULL in jCal */
};

enum ical_kind { ICAL_CALENDAR, ICAL_EVENT, ICAL_ZONE, ICAL_OTHER };

/* A component. Its properties are those of lines[from] to lines[to] that have its index;
 * between them stand those of the components in it. */
struct ical_part {
	enum ical_kind kind;
	const char *name;  /* "VEVENT" */
	uint32_t parent;   /* UINT32_MAX: none */
	uint32_t from, to; /* lines */
	uint32_t line, column;
};

struct ical_lines {
	struct arena arena;
	const char *source; /* of iCalendar: where its text begins and ends */
	const char *end;
	struct ical_line *at;
	uint32_t count, room;
	struct ical_part *parts; /* parts[0] is the calendar */
	uint32_t part_count, part_room;
	uint32_t open[ICAL_MOST_DEPTH]; /* components that have not ended */
	uint32_t depth;
};

/* Whether text, of a file called name, is meant as a calendar of the one or the other kind. */
bool ical_is_text(const char *text, size_t size, const char *name);
bool ical_is_jcal(const char *text, size_t size);

/* Read the lines of iCalendar, or of jCal, size bytes at text, which lives as long as *out.
 * Owns:  *out, to be released in any case.
 * Fails: SYNTAX, SCHEMA with line and column; NOMEM. */
hld_status ical_read_lines(const char *text, size_t size, struct ical_lines *out, hld_error *err);
hld_status ical_read_jcal(const char *text, size_t size, struct ical_lines *out, hld_error *err);

void ical_lines_release(struct ical_lines *lines);

/* For readers of lines: begin a component, add a property whose length bytes of text lie in the
 * arena, and end the component; see at the end that there is one calendar, and all of it.
 * Fails: SYNTAX, SCHEMA, without a place where none is given; NOMEM. */
hld_status ical_begin(struct ical_lines *lines, const char *name, size_t length,
                      const struct ical_line *place, hld_error *err);
hld_status ical_add_line(struct ical_lines *lines, const struct ical_line *line, hld_error *err);
hld_status ical_end(struct ical_lines *lines, const char *name, size_t length,
                    const struct ical_line *place, hld_error *err);
hld_status ical_finish(struct ical_lines *lines, hld_error *err);

/* Where an octet of a line's text stands in the source. */
void ical_place(const struct ical_lines *lines, const struct ical_line *line, size_t octet,
                uint32_t *row, uint32_t *column);

/* Place the failure that was just said at the octet of a line's text. Gives: its status. */
hld_status ical_fail(const struct ical_lines *lines, const struct ical_line *line, size_t octet,
                     hld_error *err);

/* Whether a line is the property of that name, in capitals. */
bool ical_is(const struct ical_line *line, const char *name);

/* The value of a parameter, of several the first; its octet in the line goes to *octet.
 * Owns:  lies in arena; *out is NULL where it has none. Fails (false) when memory is out. */
bool ical_param(const struct ical_line *line, const char *name, struct arena *arena,
                const char **out, size_t *octet);

/* A TEXT value as the text that it stands for, which lies in arena; NULL when memory is out. */
const char *ical_text(const struct ical_line *line, struct arena *arena);

#endif
