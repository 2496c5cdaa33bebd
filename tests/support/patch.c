/* patch.c - the six operations of RFC 6902 as rows; all work on a copy, which is thrown
 * away when one of them fails. */
#include "patch.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEP_ROOM = 128, WHY_ROOM = 256 };
#define NOWHERE ((size_t)-1)

/* One operation under way. */
struct patching {
	json_t *document; /* what is changed; replaced where a path is "" */
	const char *path, *from;
	json_t *value;
	char why[WHY_ROOM];
};

static bool fail(struct patching *patching, const char *what, const char *pointer)
{
	snprintf(patching->why, sizeof patching->why, "%s '%s'", what, pointer);
	return false;
}

/* Take one step of *pointer, unescaped. Gives: false at its end or where it is wrong. */
static bool next_step(const char **pointer, char step[STEP_ROOM])
{
	const char *at = *pointer;
	size_t length = 0;
	if (*at != '/')
		return false;
	for (at++; *at != '\0' && *at != '/'; at++) {
		if (length + 1 == STEP_ROOM || (*at == '~' && at[1] != '0' && at[1] != '1'))
			return false;
		step[length++] = *at != '~' ? *at : *++at == '0' ? '~' : '/';
	}
	step[length] = '\0';
	*pointer = at;
	return true;
}

static size_t index_of_id(const json_t *array, const char *id)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *element = json_object_get(json_array_get(array, i), "id");
		if (json_is_string(element) && strcmp(json_string_value(element), id) == 0)
			return i;
	}
	return NOWHERE;
}

/* The index that a step names in an array: its size for "-", NOWHERE for none. */
static size_t index_of(const json_t *array, const char *step)
{
	size_t digits = strspn(step, "0123456789");
	if (strcmp(step, "-") == 0)
		return json_array_size(array);
	if (digits == 0 || step[digits] != '\0')
		return index_of_id(array, step);
	if (digits > 9 || (step[0] == '0' && digits > 1))
		return NOWHERE;
	return (size_t)strtoul(step, NULL, 10);
}

static json_t *child(json_t *parent, const char *step)
{
	if (json_is_array(parent))
		return json_array_get(parent, index_of(parent, step));
	return json_object_get(parent, step);
}

/* What holds the last step of a pointer, which goes to step; NULL where nothing does. */
static json_t *find_parent(json_t *document, const char *pointer, char step[STEP_ROOM])
{
	json_t *parent = document;
	while (next_step(&pointer, step)) {
		if (*pointer == '\0')
			return parent;
		parent = child(parent, step);
	}
	return NULL;
}

json_t *patch_find(json_t *document, const char *pointer)
{
	char step[STEP_ROOM];
	if (*pointer == '\0')
		return document;
	json_t *parent = find_parent(document, pointer, step);
	return parent != NULL ? child(parent, step) : NULL;
}

/* Put value where the path points; an array moves up. */
static bool put(struct patching *patching, json_t *value)
{
	char step[STEP_ROOM];
	if (*patching->path == '\0') {
		json_decref(patching->document);
		patching->document = json_incref(value);
		return true;
	}
	json_t *parent = find_parent(patching->document, patching->path, step);
	bool done = json_is_array(parent)
	                    ? json_array_insert(parent, index_of(parent, step), value) == 0
	                    : parent != NULL && json_object_set(parent, step, value) == 0;
	return done || fail(patching, "there is no place for", patching->path);
}

static bool take(struct patching *patching, const char *pointer)
{
	char step[STEP_ROOM];
	json_t *parent = find_parent(patching->document, pointer, step);
	bool done = json_is_array(parent) ? json_array_remove(parent, index_of(parent, step)) == 0
	                                  : parent != NULL && json_object_del(parent, step) == 0;
	return done || fail(patching, "nothing can be taken from", pointer);
}

/* Put a copy: a later operation may change it, and a patch can be applied again. */
static bool put_copy(struct patching *patching, const json_t *value)
{
	json_t *copy = json_deep_copy(value);
	bool done = put(patching, copy);
	json_decref(copy);
	return done;
}

static bool op_add(struct patching *patching)
{
	return put_copy(patching, patching->value);
}

static bool op_remove(struct patching *patching)
{
	return take(patching, patching->path);
}

static bool op_replace(struct patching *patching)
{
	char step[STEP_ROOM];
	if (patch_find(patching->document, patching->path) == NULL)
		return fail(patching, "nothing is at", patching->path);
	json_t *parent = find_parent(patching->document, patching->path, step);
	if (!json_is_array(parent))
		return put_copy(patching, patching->value);
	json_t *copy = json_deep_copy(patching->value);
	return json_array_set_new(parent, index_of(parent, step), copy) == 0;
}

static bool is_inside(const char *pointer, const char *of)
{
	size_t length = strlen(of);
	return strncmp(pointer, of, length) == 0 && pointer[length] == '/';
}

static bool op_move(struct patching *patching)
{
	json_t *value = patch_find(patching->document, patching->from);
	if (value == NULL)
		return fail(patching, "nothing is at", patching->from);
	if (is_inside(patching->path, patching->from))
		return fail(patching, "it would lie inside itself at", patching->path);
	if (strcmp(patching->path, patching->from) == 0)
		return true;
	json_incref(value);
	bool done = take(patching, patching->from) && put(patching, value);
	json_decref(value);
	return done;
}

static bool op_copy(struct patching *patching)
{
	const json_t *value = patch_find(patching->document, patching->from);
	if (value == NULL)
		return fail(patching, "nothing is at", patching->from);
	return put_copy(patching, value);
}

static bool op_test(struct patching *patching)
{
	const json_t *value = patch_find(patching->document, patching->path);
	if (value == NULL)
		return fail(patching, "nothing is at", patching->path);
	return json_equal(value, patching->value) ||
	       fail(patching, "another value is at", patching->path);
}

static const struct operation {
	const char *name;
	bool has_value, has_from;
	bool (*run)(struct patching *patching);
} operations[] = {
	{"add", true, false, op_add},         {"remove", false, false, op_remove},
	{"replace", true, false, op_replace}, {"move", false, true, op_move},
	{"copy", false, true, op_copy},       {"test", true, false, op_test},
};

static const char *string_of(const json_t *step, const char *key)
{
	return json_string_value(json_object_get(step, key));
}

static bool run(struct patching *patching, const json_t *step)
{
	const char *name = string_of(step, "op");
	size_t n = 0, count = sizeof operations / sizeof *operations;
	while (name != NULL && n < count && strcmp(operations[n].name, name) != 0)
		n++;
	if (name == NULL || n == count)
		return fail(patching, "no operation is called", name != NULL ? name : "");
	patching->path = string_of(step, "path");
	patching->from = string_of(step, "from");
	patching->value = json_object_get(step, "value");
	if (patching->path == NULL || (operations[n].has_from && patching->from == NULL) ||
	    (operations[n].has_value && patching->value == NULL))
		return fail(patching, "\"path\", \"from\" or \"value\" is missing in", name);
	return operations[n].run(patching);
}

json_t *patch_apply(const json_t *document, const json_t *patch, char *why, size_t room)
{
	struct patching patching = {.document = json_deep_copy(document)};
	bool done = json_is_array(patch);
	if (!done)
		snprintf(why, room, "the patch is not an array");
	for (size_t i = 0; done && i < json_array_size(patch); i++) {
		done = run(&patching, json_array_get(patch, i));
		if (!done)
			snprintf(why, room, "operation %zu: %s", i, patching.why);
	}
	if (done)
		return patching.document;
	json_decref(patching.document);
	return NULL;
}
