/* csv.c - rows made to the tree that jansson would give for the same records in JSON, which
 * the reader of JSON then reads: so each check and each message exists once.
 *
 * csv_read_list() at the end is where to begin. Whatever jansson gives NULL or -1 for is
 * out of memory, since all text was seen to be UTF-8. */
#include "load/csv.h"

#include <jansson.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"
#include "load/csv_header.h"
#include "load/json.h"

enum { MOST_FIELDS = 64, NAME_ROOM = 128 };

struct table {
	struct csv csv;
	struct csv_column columns[CSV_MOST_COLUMNS];
	struct arena arena; /* of their names */
	const struct shape *shape;
	struct buffer text; /* of the cell at hand */
	json_t *records;
	json_t *record;                /* lent: the last of them */
	json_t *elements[MOST_FIELDS]; /* lent: those of this row, by the list's field */
	hld_error *err;
};

/* Place the failure that was just said at a cell. */
static hld_status fail_cell(struct table *table, uint32_t c)
{
	const struct csv_cell *cell = &table->csv.cells[c];
	error_place(table->err, "", cell->line, cell->column);
	return HLD_SCHEMA;
}

static hld_status wrong_value(struct table *table, uint32_t c, const char *right, const char *text,
                              size_t size)
{
	enum { MOST = 60 };
	error_set(table->err, HLD_SCHEMA, "column '%s': must be %s, not '%.*s'",
	          table->columns[c].name, right, (int)(size < MOST ? size : MOST), text);
	return fail_cell(table, c);
}

static bool read_int(const char *text, size_t size, json_int_t *value)
{
	enum { MOST_DIGITS = 18 }; /* fit into 64 bits; the reader says what is in range */
	bool negative = size > 0 && text[0] == '-';
	size_t at = negative ? 1 : 0;
	*value = 0;
	if (at == size || size - at > MOST_DIGITS)
		return false;
	for (; at < size; at++) {
		if (text[at] < '0' || text[at] > '9')
			return false;
		*value = *value * 10 + (text[at] - '0');
	}
	*value = negative ? -*value : *value;
	return true;
}

static bool is_word(const char *text, size_t size, const char *word)
{
	return size == strlen(word) && strncasecmp(text, word, size) == 0;
}

/* The JSON of one value; *out is NULL where memory is out. */
static hld_status read_one(struct table *table, uint32_t c, const struct field *field,
                           const char *text, size_t size, json_t **out)
{
	json_int_t value;
	bool is_true = is_word(text, size, "true");
	*out = NULL;
	if (field->type == FIELD_INT && !read_int(text, size, &value))
		return wrong_value(table, c, "a whole number", text, size);
	if (field->type == FIELD_BOOL && !is_true && !is_word(text, size, "false"))
		return wrong_value(table, c, "true or false", text, size);
	if (field->type == FIELD_INT)
		*out = json_integer(value);
	else if (field->type == FIELD_BOOL)
		*out = json_boolean(is_true);
	else
		*out = json_stringn(text, size);
	return *out != NULL ? HLD_OK : error_nomem(table->err);
}

static hld_status read_words(struct table *table, uint32_t c, const struct field *field,
                             const char *text, size_t size, json_t *array)
{
	const char *end = text + size;
	for (bool more = true; more;) {
		const char *semicolon = memchr(text, ';', (size_t)(end - text));
		const char *word = text;
		size_t length = (size_t)((semicolon != NULL ? semicolon : end) - text);
		json_t *value;
		more = semicolon != NULL;
		text += length + more;
		csv_trim(&word, &length);
		if (length == 0)
			continue;
		hld_status status = read_one(table, c, field, word, length, &value);
		if (status != HLD_OK)
			return status;
		if (json_array_append_new(array, value) != 0)
			return error_nomem(table->err);
	}
	return HLD_OK;
}

static hld_status read_value(struct table *table, uint32_t c, const struct field *field,
                             json_t **out)
{
	const struct csv_cell *cell = &table->csv.cells[c];
	const char *text = cell->text;
	size_t size = cell->size;
	*out = NULL;
	if (cell->quoted) {
		buffer_cut(&table->text, 0);
		csv_add(cell, &table->text);
		if (table->text.failed)
			return error_nomem(table->err);
		text = buffer_str(&table->text);
		size = table->text.size;
	}
	if (!(field->flags & FIELD_LIST))
		return read_one(table, c, field, text, size, out);
	*out = json_array();
	hld_status status = *out != NULL ? read_words(table, c, field, text, size, *out)
	                                 : error_nomem(table->err);
	if (status == HLD_OK)
		return HLD_OK;
	json_decref(*out);
	*out = NULL;
	return status;
}

/* Put a text, which is taken, among those of a key: a string while it is English alone. */
static bool put_text(json_t *record, const char *key, const char *lang, json_t *text)
{
	json_t *texts = json_object_get(record, key);
	if (lang == NULL && texts == NULL)
		return json_object_set_new(record, key, text) == 0;
	if (!json_is_object(texts)) {
		json_t *english = texts;
		texts = json_object();
		if ((english != NULL && json_object_set(texts, "en", english) != 0) ||
		    json_object_set(record, key, texts) != 0) {
			json_decref(texts);
			json_decref(text);
			return false;
		}
		json_decref(texts);
	}
	return json_object_set_new(texts, lang != NULL ? lang : "en", text) == 0;
}

/* The element that this row adds to a list of the record, NULL when memory is out. */
static json_t *element_of(struct table *table, const struct field *list)
{
	json_t **element = &table->elements[list - table->shape->fields];
	if (*element != NULL)
		return *element;
	json_t *array = json_object_get(table->record, list->name);
	if (array == NULL) {
		array = json_array();
		if (json_object_set_new(table->record, list->name, array) != 0)
			return NULL;
	}
	json_t *added = json_object();
	if (json_array_append_new(array, added) != 0)
		return NULL;
	return *element = added;
}

static hld_status read_cell(struct table *table, uint32_t c)
{
	const struct csv_column *column = &table->columns[c];
	const struct field *field = column->inner != NULL ? column->inner : column->field;
	json_t *record = table->record, *value;
	if (column->inner == NULL && table->csv.goes_on) {
		error_set(table->err, HLD_SCHEMA, "column '%s': needs English in column '%s'",
		          column->name, field->name);
		return fail_cell(table, c);
	}
	if (record == NULL) {
		error_set(table->err, HLD_SCHEMA,
		          "column '%s': goes on with the record above, and there is none",
		          column->name);
		return fail_cell(table, c);
	}
	if (column->inner != NULL)
		record = element_of(table, column->field);
	if (record == NULL)
		return error_nomem(table->err);
	hld_status status = read_value(table, c, field, &value);
	if (status != HLD_OK)
		return status;
	bool put = field->type == FIELD_TEXT && !(field->flags & FIELD_LIST)
	                   ? put_text(record, field->name, column->lang, value)
	                   : json_object_set_new(record, field->name, value) == 0;
	return put ? HLD_OK : error_nomem(table->err);
}

static hld_status read_rows(struct table *table)
{
	for (;;) {
		bool more;
		hld_status status = csv_next(&table->csv, &more, table->err);
		if (status != HLD_OK || !more)
			return status;
		if (!table->csv.goes_on) {
			table->record = json_object();
			if (json_array_append_new(table->records, table->record) != 0)
				return error_nomem(table->err);
		}
		memset(table->elements, 0, sizeof table->elements);
		for (uint32_t c = 0; status == HLD_OK && c < table->csv.columns; c++)
			if (table->csv.cells[c].size > 0)
				status = read_cell(table, c);
		if (status != HLD_OK)
			return status;
	}
}

/* The column that a pointer is about: its keys without the list's and without indices. */
static void name_column(const struct table *table, const char *pointer, char name[NAME_ROOM])
{
	bool is_index = true, is_column = false;
	name[0] = '\0';
	for (unsigned depth = 0; *pointer == '/'; depth++) {
		const char *token = pointer + 1;
		pointer = token + strcspn(token, "/");
		is_index = token + strspn(token, "0123456789") == pointer;
		if (depth > 1 && !is_index)
			text_append(name, NAME_ROOM, "%s%.*s", name[0] != '\0' ? "." : "",
			            (int)(pointer - token), token);
	}
	for (uint32_t c = 0; c < table->csv.columns; c++)
		is_column |=
			table->columns[c].name != NULL && strcmp(table->columns[c].name, name) == 0;
	if (is_index && !is_column)
		name[0] = '\0'; /* a record or an element, which has columns but is none */
}

/* Say in the words of the table what the reader of JSON has found. */
static void translate(const struct table *table, const char *text, size_t size, hld_error *err)
{
	struct place place = {.pointer = err->pointer};
	char name[NAME_ROOM], said[sizeof err->text];
	csv_find(text, size, &place, 1);
	name_column(table, err->pointer, name);
	if (name[0] != '\0') {
		memcpy(said, err->text, sizeof said);
		text_print(err->text, sizeof err->text, "column '%s': %s", name, said);
	}
	err->pointer[0] = '\0';
	err->line = place.line;
	err->column = place.column;
}

/* Read the tree as far as it came before a failure: what is wrong further up is said first. */
static hld_status read_tree(struct table *table, struct arena *arena, const char *text, size_t size,
                            const struct field *list, void *record)
{
	hld_error err = {0};
	hld_status before = table->err->status;
	if (before != HLD_OK && json_array_size(table->records) == 0)
		return before;
	hld_status status = json_read_field(arena, table->records, list, record, &err);
	if (status == HLD_SCHEMA)
		translate(table, text, size, &err);
	if (status == HLD_OK ||
	    (before != HLD_OK && status == HLD_SCHEMA && err.line >= table->csv.row))
		return before;
	*table->err = err;
	return status;
}

static hld_status read_table(struct table *table, struct arena *arena, const char *text,
                             size_t size, const struct field *list, void *record)
{
	hld_status status = csv_open(&table->csv, text, size, table->err);
	if (status == HLD_OK)
		status = csv_read_header(&table->arena, &table->csv, table->shape, table->columns,
		                         table->err);
	if (status != HLD_OK)
		return status;
	table->records = json_array();
	status = table->records != NULL ? read_rows(table) : error_nomem(table->err);
	if (status != HLD_NOMEM)
		status = read_tree(table, arena, text, size, list, record);
	json_decref(table->records);
	return status;
}

hld_status csv_read_list(struct arena *arena, const char *text, size_t size, const char *name,
                         const struct field *list, void *record, hld_error *err)
{
	hld_error found = {0};
	struct table table = {.shape = list->of, .err = &found};
	hld_status status = read_table(&table, arena, text, size, list, record);
	if (found.status != HLD_NOMEM)
		error_file(&found, name);
	if (err != NULL && err->status == HLD_OK)
		*err = found;
	buffer_release(&table.text);
	arena_free(&table.arena);
	return status;
}
