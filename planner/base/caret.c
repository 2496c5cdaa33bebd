/* caret.c - each of JSON's escapes has one with a caret. */
#include "base/caret.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* What stands behind a backslash in JSON, and behind the caret: it is a letter, or itself. */
static const struct {
	char json, caret;
} pairs[] = {{'"', '\''}, {'\\', '|'}};

/* What JSON has raw, and calendars must not: U+2028 and U+2029 end a line for some readers, and
 * U+FFFE and U+FFFF can be in no XML, in which CalDAV sends calendars. */
static const struct {
	char text[4];
	const char *caret;
} escaped[] = {{"\xE2\x80\xA8", "^u2028"},
               {"\xE2\x80\xA9", "^u2029"},
               {"\xEF\xBF\xBE", "^ufffe"},
               {"\xEF\xBF\xBF", "^uffff"}};

/* NULL: it is not to be escaped. */
static const char *find_escape(const char *text)
{
	for (size_t i = 0; i < sizeof escaped / sizeof *escaped; i++)
		if (strncmp(text, escaped[i].text, 3) == 0)
			return escaped[i].caret;
	return NULL;
}

void caret_add(struct buffer *to, const char *json)
{
	while (*json != '\0') {
		size_t plain = strcspn(json, "^\\\xE2\xEF");
		buffer_add(to, json, plain);
		json += plain;
		const char *caret = find_escape(json);
		if (caret != NULL) {
			buffer_text(to, caret);
			json += 3;
		} else if (*json == '^') {
			buffer_text(to, "^^");
			json++;
		} else if (*json == '\\') {
			char next = json[1];
			for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
				if (json[1] == pairs[i].json)
					next = pairs[i].caret;
			buffer_byte(to, '^');
			buffer_byte(to, next);
			json += 2;
		} else if (*json != '\0') {
			buffer_byte(to, *json++);
		}
	}
}

void caret_add_json(struct buffer *to, const char *value)
{
	for (; *value != '\0'; value++) {
		if (*value == '\\')
			continue; /* there is none but those of escaping */
		if (*value != '^') {
			buffer_byte(to, *value);
			continue;
		}
		while (value[1] == '\\')
			value++;
		char next = value[1];
		if (next == '\0')
			return;
		value++;
		for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
			if (next == pairs[i].caret)
				next = pairs[i].json;
		if (next != '^')
			buffer_byte(to, '\\');
		buffer_byte(to, next);
	}
}

/* FNV-1a: nobody gains by finding two texts of one mark. */
void text_mark(const char *text, char mark[MARK_ROOM])
{
	uint32_t hash = 2166136261U;
	for (; *text != '\0'; text++) {
		if (strchr(" \t\r\n", *text) != NULL)
			continue;
		hash = (hash ^ (unsigned char)*text) * 16777619U;
	}
	snprintf(mark, MARK_ROOM, "%08x", (unsigned)hash);
}
