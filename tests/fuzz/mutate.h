/* mutate.h - change JSON as JSON: most changes of its bytes are refused by the parser, and
 * what lies behind it is never reached. To be included by one file a target. */
#ifndef FUZZ_MUTATE_H
#define FUZZ_MUTATE_H

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

/* libFuzzer's; without libFuzzer nobody calls it. */
__attribute__((weak)) size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

/* A value in the object or array that holds it. */
struct json_slot {
	json_t *parent;
	const char *key; /* NULL: an element */
	size_t index;
};

enum { MOST_SLOTS = 1000 };

struct mutation {
	struct json_slot slots[MOST_SLOTS];
	size_t count;
	uint32_t random;
};

static uint32_t pick(struct mutation *mutation, size_t count)
{
	uint32_t x = mutation->random;
	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	mutation->random = x;
	return count > 0 ? x % (uint32_t)count : 0;
}

static void gather_slots(struct mutation *mutation, json_t *parent)
{
	const char *key;
	json_t *child;
	size_t index;
	json_object_foreach(parent, key, child)
	{
		if (mutation->count < MOST_SLOTS)
			mutation->slots[mutation->count++] = (struct json_slot){parent, key, 0};
		gather_slots(mutation, child);
	}
	json_array_foreach(parent, index, child)
	{
		if (mutation->count < MOST_SLOTS)
			mutation->slots[mutation->count++] =
				(struct json_slot){parent, NULL, index};
		gather_slots(mutation, child);
	}
}

static json_t *value_at(const struct json_slot *slot)
{
	return slot->key != NULL ? json_object_get(slot->parent, slot->key)
	                         : json_array_get(slot->parent, slot->index);
}

static void set_at(const struct json_slot *slot, json_t *value)
{
	if (slot->key != NULL)
		json_object_set_new(slot->parent, slot->key, value);
	else
		json_array_set_new(slot->parent, slot->index, value);
}

/* A copy of another value, rather of the same key. */
static json_t *other_value(struct mutation *mutation, const struct json_slot *slot)
{
	const struct json_slot *other = slot;
	for (int i = 0; i < 20; i++) {
		other = &mutation->slots[pick(mutation, mutation->count)];
		if (slot->key != NULL && other->key != NULL && strcmp(slot->key, other->key) == 0)
			break;
	}
	return json_deep_copy(value_at(other));
}

/* Dates and times stay such for the most part when one digit changes. */
static json_t *changed_string(struct mutation *mutation, const json_t *json)
{
	char text[200];
	snprintf(text, sizeof text, "%s", json_string_value(json));
	size_t length = strlen(text);
	if (length == 0)
		return json_string("a");
	char *at = &text[pick(mutation, length)];
	if (*at >= '0' && *at <= '9')
		*at = (char)('0' + pick(mutation, 10));
	else if (pick(mutation, 4) == 0)
		*at = (char)(' ' + pick(mutation, 95));
	else
		text[pick(mutation, length + 1)] = '\0';
	return json_string(text);
}

static json_t *changed_value(struct mutation *mutation, const json_t *json)
{
	static const json_int_t numbers[] = {0, 1, 2, 3, 5, 99999, 1440, -1, INT32_MAX};
	if (json_is_string(json))
		return changed_string(mutation, json);
	if (json_is_boolean(json))
		return json_boolean(!json_is_true(json));
	return json_integer(numbers[pick(mutation, sizeof numbers / sizeof *numbers)]);
}

static void mutate(struct mutation *mutation, json_t *root)
{
	mutation->count = 0;
	gather_slots(mutation, root);
	if (mutation->count == 0)
		return;
	const struct json_slot *slot = &mutation->slots[pick(mutation, mutation->count)];
	json_t *value = value_at(slot);
	switch (pick(mutation, 6)) {
	case 0:
		if (slot->key != NULL)
			json_object_del(slot->parent, slot->key);
		else
			json_array_remove(slot->parent, slot->index);
		break;
	case 1:
		if (slot->key == NULL)
			json_array_append_new(slot->parent, json_deep_copy(value));
		break;
	case 2: /* a key that is elsewhere in the text */
		if (slot->key != NULL && json_is_object(value)) {
			const struct json_slot *other =
				&mutation->slots[pick(mutation, mutation->count)];
			json_object_set_new(value, other->key != NULL ? other->key : "a",
			                    json_deep_copy(value_at(other)));
		}
		break;
	case 3:
		if (!json_is_object(value) && !json_is_array(value))
			set_at(slot, changed_value(mutation, value));
		break;
	default:
		set_at(slot, other_value(mutation, slot));
	}
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	static struct mutation mutation;
	mutation.random = seed | 1;
	json_t *root = json_loadb((const char *)data, size, 0, NULL);
	if (root == NULL || pick(&mutation, 8) == 0) {
		json_decref(root);
		return LLVMFuzzerMutate(data, size, most);
	}
	for (uint32_t n = pick(&mutation, 4) + 1; n > 0; n--)
		mutate(&mutation, root);
	size_t dumped = json_dumpb(root, (char *)data, most, JSON_COMPACT);
	json_decref(root);
	return dumped > 0 && dumped <= most ? dumped : LLVMFuzzerMutate(data, size, most);
}

#endif
