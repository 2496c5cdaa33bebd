/* csv.c - fuzz the reader of CSV with three lists of a programme: what it accepts has to be
 * the same when it is written as JSON and read from there, and each of its values has to be
 * found in its cell. */
#include "fuzz.h"

#include <jansson.h>

#include "base/buffer.h"
#include "base/csv.h"
#include "export/json_shape.h"
#include "load/csv.h"
#include "load/json.h"
#include "model/programme.h"

enum { MOST_PLACES = 300, POINTER_ROOM = 80 };

struct targets {
	struct place at[MOST_PLACES];
	char pointers[MOST_PLACES][POINTER_ROOM];
	size_t count;
};

/* A shape of the one list, so that its JSON is read without what else a programme needs. */
struct list_shape {
	struct field fields[2];
	struct shape shape;
};

static struct list_shape shape_of(const char *list)
{
	struct list_shape of = {{*shape_field(&programme_shape, list, strlen(list)), {0}}, {0}};
	of.shape = (struct shape){"list", "", programme_shape.size, NULL};
	return of;
}

static char *written(const struct shape *shape, const struct hld_programme *programme)
{
	json_t *json = json_pack("{s:s}", "format", "list/1");
	MUST(json_add_record(json, shape, programme));
	char *text = json_dumps(json, JSON_COMPACT);
	MUST(text != NULL);
	json_decref(json);
	return text;
}

static void must_be_the_same(const struct shape *shape, const struct hld_programme *programme)
{
	struct hld_programme again = {0};
	hld_error err = {0};
	char *text = written(shape, programme);
	MUST(json_read_document(&again.arena, text, strlen(text), "json", "list/1", shape, &again,
	                        &err) == HLD_OK);
	char *second = written(shape, &again);
	MUST(strcmp(text, second) == 0);
	free(text);
	free(second);
	arena_free(&again.arena);
}

static void add_target(struct targets *targets, const char *list, uint32_t index, const char *rest)
{
	if (targets->count == MOST_PLACES)
		return;
	char *pointer = targets->pointers[targets->count];
	snprintf(pointer, POINTER_ROOM, "/%s/%u%s", list, (unsigned)index, rest);
	targets->at[targets->count++] = (struct place){.pointer = pointer};
}

static const struct place *place_of(const struct targets *targets, const char *list, uint32_t index,
                                    const char *rest)
{
	char pointer[POINTER_ROOM];
	snprintf(pointer, sizeof pointer, "/%s/%u%s", list, (unsigned)index, rest);
	for (size_t i = 0; i < targets->count; i++)
		if (strcmp(targets->at[i].pointer, pointer) == 0)
			return &targets->at[i];
	return NULL;
}

/* The byte of a line and column; lines end with LF, CR or both. */
static const char *go_to(const char *text, const char *end, const struct place *place)
{
	if (end - text >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		text += 3;
	for (uint32_t line = 1; line < place->line; line++) {
		while (*text != '\n' && *text != '\r')
			text++;
		text += text[0] == '\r' && text + 1 < end && text[1] == '\n' ? 2 : 1;
	}
	for (uint32_t column = 1; column < place->column; column++)
		do
			text++;
		while (text < end && ((unsigned char)*text & 0xC0) == 0x80);
	MUST(text <= end);
	return text;
}

/* An id stands in its cell behind blanks and a quotation mark; no other cell need be looked at. */
static void must_hold(const char *text, size_t size, const struct place *place, const char *id)
{
	const char *end = text + size, *at = go_to(text, end, place);
	size_t length = strlen(id);
	while (at < end && (strchr(" \t\r\n\"", *at) != NULL || (unsigned char)*at == 0xC2 ||
	                    (unsigned char)*at == 0xA0))
		at++;
	MUST((size_t)(end - at) >= length && memcmp(at, id, length) == 0);
}

/* The records by their ids, which all three lists begin with. */
static void must_be_found(const char *text, size_t size, const char *list,
                          const struct field *field, const struct list *records)
{
	static struct targets targets;
	uint32_t last = 0;
	targets.count = 0;
	add_target(&targets, list, records->count, "/items/0/kind");
	for (uint32_t i = 0; i < records->count; i++) {
		add_target(&targets, list, i, "");
		add_target(&targets, list, i, "/id");
		add_target(&targets, list, i, "/items/1/title/fr");
	}
	qsort(targets.at, targets.count, sizeof *targets.at, place_compare);
	csv_find(text, size, targets.at, targets.count);
	for (size_t i = 0; i < targets.count; i++)
		MUST(targets.at[i].line > 0 && targets.at[i].column > 0);
	for (uint32_t i = 0; i < records->count && i < 100; i++) {
		const struct place *row = place_of(&targets, list, i, "");
		const struct place *cell = place_of(&targets, list, i, "/id");
		const char *id;
		if (cell == NULL)
			break;
		memcpy(&id, (const char *)records->at + i * field_size(field), sizeof id);
		MUST(row->line > last && row->column == 1 && cell->line >= row->line);
		must_hold(text, size, cell, id);
		last = row->line;
	}
}

static void read_as(const char *text, size_t size, const char *list)
{
	struct hld_programme programme = {0};
	struct list_shape of = shape_of(list);
	const struct field *field = &of.fields[0];
	hld_error err = {0};
	of.shape.fields = of.fields;
	hld_status status =
		csv_read_list(&programme.arena, text, size, "fuzz", field, &programme, &err);
	if (status == HLD_OK) {
		struct list records;
		memcpy(&records, (const char *)&programme + field->offset, sizeof records);
		must_be_the_same(&of.shape, &programme);
		must_be_found(text, size, list, field, &records);
	} else {
		must_explain(status, &err);
		MUST(err.pointer[0] == '\0');
	}
	arena_free(&programme.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	read_as(text, size, "meetings");
	read_as(text, size, "people");
	read_as(text, size, "participants");
	return 0;
}
