/* place.c - fuzz the search for places in JSON: pointers are the lines of the input up to
 * an empty one, the rest is the text. The pointer of each value of it has to be found,
 * and where it is found such a value has to begin. */
#include "fuzz.h"

#include <jansson.h>

#include "base/buffer.h"
#include "base/place.h"

enum { MOST_PLACES = 200 };

struct targets {
	struct place at[MOST_PLACES];
	json_t *values[MOST_PLACES]; /* in the order in which they were added */
	size_t count;
};

static void add_token(struct buffer *pointer, const char *token)
{
	buffer_byte(pointer, '/');
	for (; *token != '\0'; token++) {
		if (*token == '~' || *token == '/')
			buffer_text(pointer, *token == '~' ? "~0" : "~1");
		else
			buffer_byte(pointer, *token);
	}
}

static void gather(struct targets *targets, json_t *value, struct buffer *pointer)
{
	size_t size = pointer->size, index;
	const char *key;
	json_t *child;
	if (targets->count == MOST_PLACES)
		return;
	char *copy = malloc(size + 1);
	MUST(copy != NULL && !pointer->failed);
	memcpy(copy, buffer_str(pointer), size + 1);
	targets->values[targets->count] = value;
	targets->at[targets->count++].pointer = copy;
	json_object_foreach(value, key, child)
	{
		add_token(pointer, key);
		gather(targets, child, pointer);
		buffer_cut(pointer, size);
	}
	json_array_foreach(value, index, child)
	{
		char digits[24];
		snprintf(digits, sizeof digits, "%zu", index);
		add_token(pointer, digits);
		gather(targets, child, pointer);
		buffer_cut(pointer, size);
	}
}

/* The byte of a line and column, as an editor goes there. */
static const char *go_to(const char *text, const struct place *place)
{
	for (uint32_t line = 1; line < place->line; line++)
		text = strchr(text, '\n') + 1;
	for (uint32_t column = 1; column < place->column; column++)
		do
			text++;
		while (((unsigned char)*text & 0xC0) == 0x80);
	return text;
}

static bool begins(const json_t *value, const char *at)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		return *at == '{';
	case JSON_ARRAY:
		return *at == '[';
	case JSON_STRING:
		return *at == '"';
	case JSON_TRUE:
	case JSON_FALSE:
	case JSON_NULL:
		return *at == 't' || *at == 'f' || *at == 'n';
	default:
		return (*at >= '0' && *at <= '9') || *at == '-';
	}
}

static const json_t *value_of(const struct targets *targets, const char *const *pointers,
                              const char *pointer)
{
	for (size_t i = 0; i < targets->count; i++)
		if (pointers[i] == pointer)
			return targets->values[i];
	return NULL;
}

/* All values of the text by their own pointers. Keys with escapes are not looked into. */
static void find_values(const char *text, size_t size, json_t *root)
{
	static struct targets targets;
	const char *pointers[MOST_PLACES];
	struct buffer pointer = {0};
	targets.count = 0;
	gather(&targets, root, &pointer);
	buffer_release(&pointer);
	for (size_t i = 0; i < targets.count; i++)
		pointers[i] = targets.at[i].pointer;
	qsort(targets.at, targets.count, sizeof *targets.at, place_compare);
	place_find(text, size, targets.at, targets.count);
	for (size_t i = 0; i < targets.count; i++) {
		const struct place *place = &targets.at[i];
		MUST(place->line > 0 && place->column > 0);
		MUST(strchr(text, '\\') != NULL ||
		     begins(value_of(&targets, pointers, place->pointer), go_to(text, place)));
	}
	for (size_t i = 0; i < targets.count; i++)
		free((char *)(uintptr_t)pointers[i]);
}

/* Cut the pointers off; give the text behind them. */
static char *take_pointers(char *text, struct place *places, size_t *count)
{
	while (*text != '\0' && *text != '\n' && *count < MOST_PLACES) {
		char *end = strchr(text, '\n');
		places[*count] = (struct place){.pointer = text};
		if (end == NULL)
			return NULL;
		*end = '\0';
		*count += *text == '/';
		text = end + 1;
	}
	return *text == '\n' ? text + 1 : text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct place places[MOST_PLACES];
	size_t count = 0;
	char *all = malloc(size + 1);
	MUST(all != NULL);
	memcpy(all, data, size);
	all[size] = '\0';
	char *text = memchr(data, '\0', size) == NULL ? take_pointers(all, places, &count) : NULL;
	json_t *root = text != NULL
	                       ? json_loads(text, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL)
	                       : NULL;
	if (root != NULL) {
		qsort(places, count, sizeof *places, place_compare);
		place_find(text, strlen(text), places, count);
		for (size_t i = 0; i < count; i++)
			MUST(places[i].line > 0 && places[i].column > 0);
		find_values(text, strlen(text), root);
	}
	json_decref(root);
	free(all);
	return 0;
}
