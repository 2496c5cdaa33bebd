/* csv_header.c - columns by the rows of a shape. csv_read_header() at the end is where to
 * begin. */
#include "load/csv_header.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

enum { HINT_ROOM = 300 };

struct header {
	struct arena *arena;
	const struct csv *csv;
	const struct shape *shape;
	struct csv_column *columns;
	hld_error *err;
};

/* What a column could be called: the record's own keys, and of all names the nearest to
 * word. */
struct hint {
	const char *word, *nearest;
	char all[HINT_ROOM];
	bool failed; /* memory is out */
};

static bool is_list_of_records(const struct field *field)
{
	return field->type == FIELD_RECORD && (field->flags & FIELD_LIST);
}

/* Whether a cell can hold the value. */
static bool fits_cell(const struct field *field)
{
	return field->type != FIELD_RECORD && field->type != FIELD_PARAMS;
}

static bool has_languages(const struct field *field)
{
	return field->type == FIELD_TEXT && !(field->flags & FIELD_LIST);
}

/* A language tag of BCP 47, by its looks. English is the column without a tag. */
static bool is_language(const char *tag)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	enum { LONGEST = 35 };
	size_t first = strspn(tag, letters), length = strlen(tag);
	for (size_t at = first; at < length; at++)
		if (strchr("-0123456789", tag[at]) == NULL && strchr(letters, tag[at]) == NULL)
			return false;
	return first > 0 && length <= LONGEST && strcmp(tag, "en") != 0;
}

/* The field of "key" or "key.LANG", NULL if a cell can hold none such. */
static const struct field *cell_field(const struct shape *shape, const char *name,
                                      const char **lang)
{
	size_t length = strcspn(name, ".");
	const struct field *field = shape_field(shape, name, length);
	*lang = name[length] == '.' ? name + length + 1 : NULL;
	if (field == NULL || !fits_cell(field))
		return NULL;
	return *lang == NULL || (has_languages(field) && is_language(*lang)) ? field : NULL;
}

/* Fill in the column by its name; false if there is no such column. */
static bool match(const struct shape *shape, struct csv_column *column)
{
	const char *name = column->name;
	size_t length = strcspn(name, ".");
	column->field = cell_field(shape, name, &column->lang);
	if (column->field != NULL)
		return true;
	column->field = shape_field(shape, name, length);
	if (column->field == NULL || !is_list_of_records(column->field) || name[length] == '\0')
		return false;
	column->inner = cell_field(column->field->of, name + length + 1, &column->lang);
	return column->inner != NULL;
}

static void consider(struct header *header, struct hint *hint, const char *list,
                     const struct field *field, const char *tag)
{
	const char *dot = list[0] != '\0' ? "." : "";
	const char *name = arena_printf(header->arena, "%s%s%s", list, dot, field->name);
	const char *tagged = "";
	if (tag != NULL && has_languages(field) && name != NULL)
		tagged = arena_printf(header->arena, "%s.%s", name, tag);
	if (name == NULL || tagged == NULL) {
		hint->failed = true;
		return;
	}
	if (list[0] == '\0')
		text_append(hint->all, sizeof hint->all, "%s%s", hint->all[0] != '\0' ? ", " : "",
		            name);
	hint->nearest = text_nearer(hint->word, hint->nearest, name);
	if (tagged[0] != '\0')
		hint->nearest = text_nearer(hint->word, hint->nearest, tagged);
}

static void give_hint(struct header *header, struct hint *hint)
{
	const char *tag = strrchr(hint->word, '.');
	tag = tag != NULL && is_language(tag + 1) ? tag + 1 : NULL;
	for (const struct field *field = header->shape->fields; field->name != NULL; field++) {
		if (fits_cell(field))
			consider(header, hint, "", field, tag);
		if (!is_list_of_records(field))
			continue;
		const struct shape *inner = field->of;
		for (const struct field *part = inner->fields; part->name != NULL; part++)
			if (fits_cell(part))
				consider(header, hint, field->name, part, tag);
	}
}

static hld_status fail_column(const struct header *header, uint32_t c)
{
	const struct csv_cell *cell = &header->csv->header[c];
	error_place(header->err, "", cell->line, cell->column);
	return HLD_SCHEMA;
}

/* The key that the name means, if it is one that no cell can hold, else NULL. */
static const struct field *key_of_records(const struct header *header, const char *name)
{
	size_t length = strcspn(name, ".");
	const struct field *field = shape_field(header->shape, name, length);
	if (field != NULL && is_list_of_records(field) && name[length] == '.') {
		name += length + 1;
		field = shape_field(field->of, name, strcspn(name, "."));
	}
	return field != NULL && !fits_cell(field) ? field : NULL;
}

static hld_status unknown_column(struct header *header, uint32_t c)
{
	const char *name = header->columns[c].name;
	const struct field *field = key_of_records(header, name);
	struct hint hint = {.word = name};
	give_hint(header, &hint);
	if (hint.failed)
		return error_nomem(header->err);
	if (field != NULL && is_list_of_records(field) && strchr(name, '.') == NULL)
		error_set(header->err, HLD_SCHEMA,
		          "column '%s' cannot be given whole; give each of its keys a column, "
		          "such as '%s.%s'",
		          name, name, ((const struct shape *)field->of)->fields[0].name);
	else if (field != NULL)
		error_set(header->err, HLD_SCHEMA,
		          "column '%.60s' cannot be given in CSV, for it would hold records in a "
		          "cell; use JSON",
		          name);
	else if (hint.nearest != NULL)
		error_set(header->err, HLD_SCHEMA, "unknown column '%.60s'; did you mean '%s'?",
		          name, hint.nearest);
	else
		error_set(header->err, HLD_SCHEMA, "unknown column '%.60s'; use some of: %s", name,
		          hint.all);
	return fail_column(header, c);
}

static hld_status read_column(struct header *header, uint32_t c)
{
	struct buffer name = {0};
	struct csv_column *column = &header->columns[c];
	csv_add(&header->csv->header[c], &name);
	column->name = name.failed ? NULL : arena_copy(header->arena, buffer_str(&name), name.size);
	buffer_release(&name);
	if (column->name == NULL)
		return error_nomem(header->err);
	for (uint32_t other = 0; other < c; other++) {
		if (header->columns[other].name == NULL ||
		    strcmp(header->columns[other].name, column->name) != 0)
			continue;
		error_set(header->err, HLD_SCHEMA, "column '%.60s' is there a second time",
		          column->name);
		return fail_column(header, c);
	}
	return match(header->shape, column) ? HLD_OK : unknown_column(header, c);
}

/* Whether a column gives the key of the records, or of those in a list of theirs. */
static bool has_column(const struct header *header, const struct field *list,
                       const struct field *field)
{
	for (uint32_t c = 0; c < header->csv->columns; c++) {
		const struct csv_column *column = &header->columns[c];
		if (list != NULL && column->field == list && column->inner == field &&
		    column->lang == NULL)
			return true;
		if (list == NULL && column->field == field &&
		    (column->lang == NULL || column->inner != NULL))
			return true;
	}
	return false;
}

/* See that what every record needs has a column; list holds the records, NULL: the table. */
static hld_status see_required(struct header *header, const struct shape *shape,
                               const struct field *list)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++) {
		if (!(field->flags & FIELD_REQUIRED) || has_column(header, list, field))
			continue;
		error_set(header->err, HLD_SCHEMA, "needs the column '%s%s%s': %s",
		          list != NULL ? list->name : "", list != NULL ? "." : "", field->name,
		          field->doc);
		error_place(header->err, "", header->csv->row, 1);
		return HLD_SCHEMA;
	}
	return HLD_OK;
}

static hld_status nothing(struct header *header)
{
	struct hint hint = {.word = ""};
	give_hint(header, &hint);
	if (hint.failed)
		return error_nomem(header->err);
	error_set(header->err, HLD_SYNTAX,
	          "not well-formed CSV: there is nothing in it; its first row has to name the "
	          "columns, some of: %s",
	          hint.all);
	error_place(header->err, "", 1, 1);
	return HLD_SYNTAX;
}

hld_status csv_read_header(struct arena *arena, const struct csv *csv, const struct shape *shape,
                           struct csv_column columns[CSV_MOST_COLUMNS], hld_error *err)
{
	struct header header = {arena, csv, shape, columns, err};
	hld_status status = HLD_OK;
	memset(columns, 0, CSV_MOST_COLUMNS * sizeof *columns);
	if (csv->columns == 0)
		return nothing(&header);
	for (uint32_t c = 0; status == HLD_OK && c < csv->columns; c++)
		if (csv->header[c].size > 0)
			status = read_column(&header, c);
	if (status == HLD_OK)
		status = see_required(&header, shape, NULL);
	for (const struct field *field = shape->fields; field->name != NULL; field++)
		if (status == HLD_OK && is_list_of_records(field) &&
		    has_column(&header, NULL, field))
			status = see_required(&header, field->of, field);
	return status;
}
