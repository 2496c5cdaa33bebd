/* ical_lines.c - guards first: nothing of a calendar is understood here.
 *
 * ical_read_lines() at the end is where to begin. */
#include "load/ical_lines.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/grow.h"
#include "base/text.h"

static bool is_mark(const char *text, size_t size)
{
	return size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
}

static size_t skip_blank(const char *text, size_t size)
{
	size_t at = is_mark(text, size) ? 3 : 0;
	while (at < size && text[at] != '\0' && strchr(" \t\r\n", text[at]) != NULL)
		at++;
	return at;
}

static bool begins(const char *text, size_t size, const char *with)
{
	size_t length = strlen(with);
	return size >= length && strncasecmp(text, with, length) == 0;
}

bool ical_is_text(const char *text, size_t size, const char *name)
{
	size_t length = strlen(name), at = skip_blank(text, size);
	bool named = length >= 4 && strcasecmp(name + length - 4, ".ics") == 0;
	bool is_json = at < size && (text[at] == '{' || text[at] == '[');
	return begins(text + at, size - at, "BEGIN:") || (named && !is_json);
}

bool ical_is_jcal(const char *text, size_t size)
{
	size_t at = skip_blank(text, size);
	if (at == size || text[at] != '[')
		return false;
	at++;
	at += skip_blank(text + at, size - at);
	return begins(text + at, size - at, "\"vcalendar\"");
}

bool ical_is(const struct ical_line *line, const char *name)
{
	size_t length = strlen(name);
	return strncasecmp(line->text, name, length) == 0 &&
	       (line->text[length] == ':' || line->text[length] == ';');
}

/* Step over the end of a line and the blank of a fold behind it. */
static const char *skip_folds(const char *at, const char *end)
{
	for (;;) {
		const char *next = at;
		if (next < end && *next == '\r')
			next++;
		if (next >= end || *next != '\n' || next + 1 >= end ||
		    (next[1] != ' ' && next[1] != '\t'))
			return at;
		at = next + 2;
	}
}

void ical_place(const struct ical_lines *lines, const struct ical_line *line, size_t octet,
                uint32_t *row, uint32_t *column)
{
	const char *at = line->at, *counted = at;
	*row = line->line;
	*column = line->column;
	for (size_t i = 0; at != NULL && i < octet; i++)
		at = skip_folds(at, lines->end) + 1;
	if (at != NULL && octet > 0)
		at = skip_folds(at, lines->end);
	for (; counted < at; counted++) {
		bool newline = *counted == '\n',
		     begins_one = ((unsigned char)*counted & 0xC0) != 0x80;
		*row += newline;
		*column = newline ? 1 : *column + begins_one;
	}
}

hld_status ical_fail(const struct ical_lines *lines, const struct ical_line *line, size_t octet,
                     hld_error *err)
{
	uint32_t row, column;
	ical_place(lines, line, octet, &row, &column);
	error_place(err, "", row, column);
	return err != NULL ? err->status : HLD_SCHEMA;
}

static hld_status fail_at(const struct ical_line *place, hld_status status, hld_error *err)
{
	if (place != NULL)
		error_place(err, "", place->line, place->column);
	return status;
}

static enum ical_kind kind_of(const char *name)
{
	if (strcmp(name, "VEVENT") == 0)
		return ICAL_EVENT;
	return strcmp(name, "VTIMEZONE") == 0 ? ICAL_ZONE : ICAL_OTHER;
}

static char *capitals(struct arena *arena, const char *name, size_t length)
{
	char *copy = arena_copy(arena, name, length);
	for (char *c = copy; c != NULL && *c != '\0'; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return copy;
}

/* What there may be of components: one calendar that holds the others, none of them too deep. */
static hld_status see_place(const struct ical_lines *lines, const char *name,
                            const struct ical_line *place, hld_error *err)
{
	bool is_calendar = strcmp(name, "VCALENDAR") == 0;
	if (lines->part_count == 0 && !is_calendar)
		error_set(err, HLD_SYNTAX,
		          "begins with %.60s: a calendar begins with "
		          "BEGIN:VCALENDAR",
		          name);
	else if (lines->part_count > 0 && (is_calendar || lines->depth == 0))
		error_set(err, HLD_SCHEMA,
		          "a second %.60s: one calendar is read at a time, split the file",
		          is_calendar ? "VCALENDAR" : name);
	else if (lines->depth == ICAL_MOST_DEPTH)
		error_set(err, HLD_SCHEMA,
		          "components are nested deeper than %d levels, the most that is read",
		          ICAL_MOST_DEPTH);
	else if (lines->part_count == ICAL_MOST_PARTS)
		error_set(err, HLD_SCHEMA, "more than %d components: split the calendar",
		          ICAL_MOST_PARTS);
	else
		return HLD_OK;
	return fail_at(place, lines->part_count == 0 ? HLD_SYNTAX : HLD_SCHEMA, err);
}

hld_status ical_begin(struct ical_lines *lines, const char *name, size_t length,
                      const struct ical_line *place, hld_error *err)
{
	const char *capital = capitals(&lines->arena, name, length);
	if (capital == NULL)
		return error_nomem(err);
	hld_status status = see_place(lines, capital, place, err);
	if (status != HLD_OK)
		return status;
	struct ical_part *parts =
		grown(lines->parts, lines->part_count, &lines->part_room, sizeof *parts);
	if (parts == NULL)
		return error_nomem(err);
	lines->parts = parts;
	uint32_t part = lines->part_count++;
	parts[part] =
		(struct ical_part){.kind = part == 0 ? ICAL_CALENDAR : kind_of(capital),
	                           .name = capital,
	                           .parent = part > 0 ? lines->open[lines->depth - 1] : UINT32_MAX,
	                           .from = lines->count,
	                           .to = lines->count,
	                           .line = place != NULL ? place->line : 0,
	                           .column = place != NULL ? place->column : 0};
	lines->open[lines->depth++] = part;
	return HLD_OK;
}

hld_status ical_end(struct ical_lines *lines, const char *name, size_t length,
                    const struct ical_line *place, hld_error *err)
{
	const struct ical_part *part =
		lines->depth > 0 ? &lines->parts[lines->open[lines->depth - 1]] : NULL;
	int most = length < 60 ? (int)length : 60;
	if (part != NULL && strlen(part->name) == length &&
	    strncasecmp(part->name, name, length) == 0) {
		lines->depth--;
		lines->parts[lines->open[lines->depth]].to = lines->count;
		return HLD_OK;
	}
	if (part == NULL)
		error_set(err, HLD_SYNTAX, "END:%.*s ends what has not begun", most, name);
	else
		error_set(err, HLD_SYNTAX, "END:%.*s where END:%.60s is due: it began on line %u",
		          most, name, part->name, (unsigned)part->line);
	return fail_at(place, HLD_SYNTAX, err);
}

hld_status ical_finish(struct ical_lines *lines, hld_error *err)
{
	if (lines->part_count == 0)
		error_set(err, HLD_SYNTAX,
		          "there is no calendar in it: it begins with "
		          "BEGIN:VCALENDAR");
	else if (lines->depth > 0)
		error_set(err, HLD_SYNTAX,
		          "ends within %.60s: END:%.60s is missing, which would "
		          "end line %u",
		          lines->parts[lines->open[lines->depth - 1]].name,
		          lines->parts[lines->open[lines->depth - 1]].name,
		          (unsigned)lines->parts[lines->open[lines->depth - 1]].line);
	else
		return HLD_OK;
	return HLD_SYNTAX;
}

static bool is_name_octet(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-';
}

/* Where the value of a property begins; 0 where the line is none. */
static uint32_t find_value(const char *text)
{
	uint32_t at = 0;
	bool quoted = false;
	while (is_name_octet(text[at]))
		at++;
	if (at == 0)
		return 0;
	if (text[at] != ';')
		return text[at] == ':' ? at + 1 : 0;
	for (; text[at] != '\0' && (quoted || text[at] != ':'); at++)
		quoted = quoted != (text[at] == '"');
	return text[at] == ':' ? at + 1 : 0;
}

/* Control characters have no place in a calendar, and could command a terminal. */
static hld_status see_octets(const struct ical_lines *lines, const struct ical_line *line,
                             hld_error *err)
{
	for (size_t i = 0; i < line->length; i++) {
		unsigned char c = (unsigned char)line->text[i];
		unsigned char next = (unsigned char)line->text[i + 1];
		bool is_c1 = c == 0xC2 && next >= 0x80 && next <= 0x9F;
		if ((c >= ' ' || c == '\t') && c != 0x7F && !is_c1)
			continue;
		error_set(err, HLD_SYNTAX, "has the control character U+%04X; take it out",
		          is_c1 ? next : c);
		return ical_fail(lines, line, i, err);
	}
	return HLD_OK;
}

hld_status ical_add_line(struct ical_lines *lines, const struct ical_line *given, hld_error *err)
{
	struct ical_line line = *given;
	if (lines->depth == 0) {
		error_set(err, HLD_SYNTAX,
		          "stands outside of the calendar: BEGIN:VCALENDAR comes "
		          "before all else, and nothing behind its END");
		return fail_at(given, HLD_SYNTAX, err);
	}
	hld_status status = see_octets(lines, &line, err);
	if (status != HLD_OK)
		return status;
	line.value = find_value(line.text);
	line.part = lines->open[lines->depth - 1];
	if (line.value == 0) {
		error_set(
			err, HLD_SYNTAX,
			"'%.60s' is no property: write NAME:VALUE, and a blank before the rest of "
			"a line that goes on",
			line.text);
		return fail_at(given, HLD_SYNTAX, err);
	}
	if (lines->count == ICAL_MOST_LINES) {
		error_set(err, HLD_SCHEMA, "more than %d properties: split the calendar",
		          ICAL_MOST_LINES);
		return fail_at(given, HLD_SCHEMA, err);
	}
	/* libical uses memory after it is freed where there are many of the former; the latter
	 * are what it left in a calendar where it failed before. */
	if (ical_is(&line, "REQUEST-STATUS") || ical_is(&line, "X-LIC-ERROR"))
		return HLD_OK;
	struct ical_line *longer = grown(lines->at, lines->count, &lines->room, sizeof *longer);
	if (longer == NULL)
		return error_nomem(err);
	lines->at = longer;
	lines->at[lines->count++] = line;
	return HLD_OK;
}

/* The next line, unfolded into text; gives where the one behind it begins. */
static const char *unfold(const char *at, const char *end, struct buffer *text, uint32_t *rows)
{
	buffer_cut(text, 0);
	*rows = 0;
	for (;;) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		const char *stop = newline != NULL ? newline : end;
		size_t length = (size_t)(stop - at);
		if (length > 0 && at[length - 1] == '\r' && newline != NULL)
			length--;
		if (text->size <= ICAL_MOST_LINE)
			buffer_add(text, at, length);
		*rows += newline != NULL;
		at = newline != NULL ? newline + 1 : end;
		if (at >= end || (*at != ' ' && *at != '\t'))
			return at;
		at++;
	}
}

static hld_status take_line(struct ical_lines *lines, const struct buffer *text,
                            struct ical_line *line, hld_error *err)
{
	if (text->size > ICAL_MOST_LINE) {
		error_set(err, HLD_SYNTAX,
		          "a property of more than %d octets, the most that is read; shorten it",
		          ICAL_MOST_LINE);
		return fail_at(line, HLD_SYNTAX, err);
	}
	line->text = text->at;
	line->length = (uint32_t)text->size;
	if (memchr(text->at, '\0', text->size) != NULL) {
		line->length = (uint32_t)strlen(text->at);
		error_set(err, HLD_SYNTAX, "has the control character U+0000; take it out");
		return ical_fail(lines, line, line->length, err);
	}
	if (begins(text->at, text->size, "BEGIN:"))
		return ical_begin(lines, text->at + 6, text->size - 6, line, err);
	if (begins(text->at, text->size, "END:"))
		return ical_end(lines, text->at + 4, text->size - 4, line, err);
	line->text = arena_copy(&lines->arena, text->at, text->size);
	return line->text != NULL ? ical_add_line(lines, line, err) : error_nomem(err);
}

/* Place a failure at an octet of the text. */
static hld_status fail_octet(const char *text, size_t octet, hld_error *err)
{
	uint32_t line = 1, column = 1;
	for (size_t i = 0; i < octet; i++) {
		line += text[i] == '\n';
		column = text[i] == '\n' ? 1 : column + (((unsigned char)text[i] & 0xC0) != 0x80);
	}
	error_place(err, "", line, column);
	return HLD_SYNTAX;
}

static hld_status see_text(const char *text, size_t size, hld_error *err)
{
	size_t valid = utf8_valid(text, size);
	if (size > (size_t)ICAL_MOST_MIB << 20)
		error_set(err, HLD_SYNTAX,
		          "is larger than %d MiB, the most that is read of a "
		          "calendar",
		          ICAL_MOST_MIB);
	else if (valid < size)
		error_set(err, HLD_SYNTAX, "has an octet that is no UTF-8; save it as UTF-8");
	else
		return HLD_OK;
	return fail_octet(text, valid < size ? valid : 0, err);
}

static bool is_blank(const struct buffer *line)
{
	const char *text = buffer_str(line);
	return strspn(text, " \t") == line->size;
}

hld_status ical_read_lines(const char *text, size_t size, struct ical_lines *out, hld_error *err)
{
	struct buffer unfolded = {0};
	struct ical_line line = {.line = 1, .column = 1};
	*out = (struct ical_lines){.source = text, .end = text + size};
	hld_status status = see_text(text, size, err);
	const char *at = text + (is_mark(text, size) ? 3 : 0);
	while (status == HLD_OK && at < out->end) {
		uint32_t rows;
		line.at = at;
		at = unfold(at, out->end, &unfolded, &rows);
		if (unfolded.failed)
			status = error_nomem(err);
		else if (!is_blank(&unfolded))
			status = take_line(out, &unfolded, &line, err);
		line.line += rows;
	}
	buffer_release(&unfolded);
	if (status == HLD_OK && (status = ical_finish(out, err)) != HLD_OK)
		fail_octet(text, size, err);
	return status;
}

void ical_lines_release(struct ical_lines *lines)
{
	free(lines->at);
	free(lines->parts);
	arena_free(&lines->arena);
}
