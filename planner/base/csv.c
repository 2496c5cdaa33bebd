/* csv.c - one pass over the text, a row at a time. */
#include "base/csv.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

/* Bytes of the blank at text, 0 if it is none. */
static size_t blank_at(const char *text, size_t size)
{
	if (size > 0 && (*text == ' ' || *text == '\t' || *text == '\n' || *text == '\r'))
		return 1;
	return size > 1 && memcmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

void csv_trim(const char **text, size_t *size)
{
	size_t blank;
	while ((blank = blank_at(*text, *size)) > 0) {
		*text += blank;
		*size -= blank;
	}
	while (*size > 0) {
		const char *last = *text + *size - 1;
		if (*size > 1 && blank_at(last - 1, 2) == 2)
			*size -= 2;
		else if (blank_at(last, 1) == 1)
			*size -= 1;
		else
			break;
	}
}

void csv_add(const struct csv_cell *cell, struct buffer *to)
{
	const char *end = cell->text + cell->size, *from = cell->text;
	for (const char *at = from; cell->quoted && at < end; at++) {
		if (*at != '"' && *at != '\r')
			continue;
		buffer_add(to, from, (size_t)(at - from));
		buffer_byte(to, *at == '"' ? '"' : '\n');
		if (*at == '"' || (at + 1 < end && at[1] == '\n'))
			at++;
		from = at + 1;
	}
	buffer_add(to, from, (size_t)(end - from));
}

static bool at_end(const struct csv *csv)
{
	return csv->at == csv->end;
}

static bool at_line_end(const struct csv *csv)
{
	return at_end(csv) || *csv->at == '\n' || *csv->at == '\r';
}

static bool at_cell_end(const struct csv *csv)
{
	return at_line_end(csv) || *csv->at == csv->separator;
}

static bool at_pair(const struct csv *csv, const char *pair)
{
	return csv->end - csv->at >= 2 && memcmp(csv->at, pair, 2) == 0;
}

static void step(struct csv *csv)
{
	bool newline = *csv->at == '\n' || (*csv->at == '\r' && !at_pair(csv, "\r\n"));
	bool begins = ((unsigned char)*csv->at & 0xC0) != 0x80;
	csv->line += newline;
	csv->column = newline ? 1 : csv->column + begins;
	csv->at++;
}

static void skip_blanks(struct csv *csv)
{
	while (!at_cell_end(csv) && (*csv->at == ' ' || *csv->at == '\t'))
		step(csv);
}

static hld_status fail(hld_error *err, const char *why, uint32_t line, uint32_t column)
{
	error_set(err, HLD_SYNTAX, "not well-formed CSV: %s", why);
	error_place(err, "", line, column);
	return HLD_SYNTAX;
}

static hld_status read_quoted(struct csv *csv, struct csv_cell *cell, hld_error *err)
{
	step(csv);
	cell->quoted = true;
	cell->text = csv->at;
	while (!at_end(csv) && (*csv->at != '"' || at_pair(csv, "\"\""))) {
		if (*csv->at == '"')
			step(csv);
		step(csv);
	}
	if (at_end(csv))
		return fail(err, "the quotation mark is never closed", cell->line, cell->column);
	cell->size = (size_t)(csv->at - cell->text);
	step(csv);
	skip_blanks(csv);
	if (at_cell_end(csv))
		return HLD_OK;
	return fail(err, "text stands behind the closing quotation mark", csv->line, csv->column);
}

static hld_status read_cell(struct csv *csv, struct csv_cell *cell, hld_error *err)
{
	skip_blanks(csv);
	*cell = (struct csv_cell){.text = csv->at, .line = csv->line, .column = csv->column};
	if (!at_end(csv) && *csv->at == '"') {
		hld_status status = read_quoted(csv, cell, err);
		if (status != HLD_OK)
			return status;
	} else {
		for (; !at_cell_end(csv); step(csv))
			if (*csv->at == '"')
				return fail(err,
				            "a quotation mark in a cell that begins with none; put "
				            "marks around the cell, and double those in it",
				            csv->line, csv->column);
		cell->size = (size_t)(csv->at - cell->text);
	}
	csv_trim(&cell->text, &cell->size);
	return HLD_OK;
}

static void end_line(struct csv *csv)
{
	if (at_pair(csv, "\r\n"))
		step(csv);
	if (!at_end(csv))
		step(csv);
}

/* Read a row into room cells, of the header or of what stands under it. */
static hld_status read_row(struct csv *csv, struct csv_cell *cells, uint32_t room, bool *filled,
                           hld_error *err)
{
	bool is_header = cells == csv->header, more = true;
	uint32_t n = 0;
	csv->row = csv->line;
	*filled = false;
	for (; more; n++) {
		struct csv_cell cell;
		hld_status status = read_cell(csv, &cell, err);
		if (status != HLD_OK)
			return status;
		*filled = *filled || cell.size > 0;
		if (cell.size > 0 && n >= room && is_header)
			return fail(err, "more than 256 columns", cell.line, cell.column);
		if (cell.size > 0 && !is_header && (n >= room || csv->header[n].size == 0))
			return fail(err,
			            "a cell is filled under no name of a column; one with the "
			            "separator in it needs quotation marks",
			            cell.line, cell.column);
		if (n < room)
			cells[n] = cell;
		more = !at_line_end(csv);
		if (more)
			step(csv);
	}
	for (; n < room; n++)
		cells[n] = (struct csv_cell){csv->at, 0, false, csv->line, csv->column};
	end_line(csv);
	return HLD_OK;
}

/* A comma if the header has one, else what it has first: quoted ones and empty rows
 * do not count. */
static char find_separator(const char *text, const char *end)
{
	char found = '\0';
	bool quoted = false, named = false;
	for (; text < end && (quoted || !named || (*text != '\n' && *text != '\r')); text++) {
		if (*text == '"') {
			quoted = !quoted;
			named = true;
		} else if (quoted) {
			continue;
		} else if (*text == '\n' || *text == '\r') {
			found = '\0';
		} else if (*text == ',') {
			found = ',';
		} else if (*text == ';' || *text == '\t') {
			found = found == '\0' ? *text : found;
		} else {
			named = named || *text != ' ';
		}
	}
	return found != '\0' ? found : ',';
}

/* See that all is UTF-8 without a NUL. */
static hld_status see_bytes(const struct csv *csv, hld_error *err)
{
	size_t size = (size_t)(csv->end - csv->at), valid = utf8_valid(csv->at, size);
	const char *nul = valid > 0 ? memchr(csv->at, '\0', valid) : NULL;
	if (nul == NULL && valid == size)
		return HLD_OK;
	struct csv count = {.at = csv->at, .end = csv->end, .line = 1, .column = 1};
	const char *bad = nul != NULL ? nul : csv->at + valid;
	while (count.at < bad)
		step(&count);
	return fail(err,
	            nul != NULL ? "a NUL byte; save the table as CSV in UTF-8"
	                        : "a byte that is no UTF-8; save the table as CSV in UTF-8",
	            count.line, count.column);
}

static void name_columns(struct csv *csv)
{
	csv->columns = CSV_MOST_COLUMNS;
	while (csv->columns > 0 && csv->header[csv->columns - 1].size == 0)
		csv->columns--;
	for (uint32_t c = 0; c < csv->columns; c++)
		for (size_t i = 0; i < csv->header[c].size && csv->dots[c] < UINT8_MAX; i++)
			csv->dots[c] = (uint8_t)(csv->dots[c] + (csv->header[c].text[i] == '.'));
}

hld_status csv_open(struct csv *csv, const char *text, size_t size, hld_error *err)
{
	*csv = (struct csv){.at = text, .end = text + size, .row = 1, .line = 1, .column = 1};
	if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		csv->at += 3;
	csv->separator = find_separator(csv->at, csv->end);
	bool filled = false;
	hld_status status = see_bytes(csv, err);
	while (status == HLD_OK && !filled && !at_end(csv))
		status = read_row(csv, csv->header, CSV_MOST_COLUMNS, &filled, err);
	if (status == HLD_OK && filled)
		name_columns(csv);
	return status;
}

hld_status csv_next(struct csv *csv, bool *more, hld_error *err)
{
	hld_status status = HLD_OK;
	*more = false;
	while (status == HLD_OK && !*more && !at_end(csv))
		status = read_row(csv, csv->cells, csv->columns, more, err);
	csv->goes_on = true;
	for (uint32_t c = 0; csv->goes_on && c < csv->columns; c++)
		csv->goes_on = csv->cells[c].size == 0 || csv->dots[c] > 0;
	*more = *more && status == HLD_OK;
	return status;
}
