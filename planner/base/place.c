/* place.c - one pass over a JSON text that was parsed before, so it is well-formed.
 *
 * Sorted pointers that share a beginning stand together: each value is scanned with
 * the range of places inside it, and skipped as a whole where that is empty. */
#include "base/place.h"

#include <string.h>

struct scan {
	const char *at, *end;
	const char *counted;   /* lines and characters are counted up to here */
	uint32_t line, column; /* of that */
	struct place *places;
};

/* In the order of pointers a slash comes before every other character. */
static int rank(char c)
{
	return c == '\0' ? 0 : c == '/' ? 1 : (unsigned char)c + 1;
}

static int pointer_compare(const char *a, const char *b)
{
	while (*a != '\0' && *a == *b)
		a++, b++;
	return rank(*a) - rank(*b);
}

int place_compare(const void *a, const void *b)
{
	const struct place *pa = a, *pb = b;
	return pointer_compare(pa->pointer, pb->pointer);
}

static void skip_space(struct scan *scan)
{
	while (scan->at < scan->end && strchr(" \t\r\n", *scan->at) != NULL && *scan->at != '\0')
		scan->at++;
}

static void skip_string(struct scan *scan)
{
	for (scan->at++; scan->at < scan->end && *scan->at != '"'; scan->at++)
		if (*scan->at == '\\')
			scan->at++;
	scan->at++;
}

static void skip_value(struct scan *scan)
{
	size_t depth = 0;
	do {
		char c = scan->at < scan->end ? *scan->at : '\0';
		if (c == '"') {
			skip_string(scan);
		} else if (c == '{' || c == '[') {
			depth++;
			scan->at++;
		} else if (c == '}' || c == ']') {
			depth--;
			scan->at++;
		} else if (c != '\0' && strchr(" \t\r\n,:", c) != NULL) {
			scan->at++;
		} else {
			do
				scan->at++;
			while (scan->at < scan->end &&
			       strchr(" \t\r\n,:{}[]\"", *scan->at) == NULL);
		}
	} while (depth > 0 && scan->at < scan->end);
}

/* Set the places in the range to the value that begins here. */
static void set_places(struct scan *scan, struct place_range range)
{
	for (; scan->counted < scan->at; scan->counted++) {
		bool newline = *scan->counted == '\n';
		bool begins = ((unsigned char)*scan->counted & 0xC0) != 0x80;
		scan->line += newline;
		scan->column = newline ? 1 : scan->column + begins;
	}
	for (size_t i = range.from; i < range.to; i++) {
		scan->places[i].line = scan->line;
		scan->places[i].column = scan->column;
	}
}

/* Order of a pointer's next token, past skip bytes and a slash, and a member's name. */
static int token_compare(const char *pointer, size_t skip, const char *name, size_t length)
{
	const char *token = pointer + skip;
	if (*token == '\0')
		return -1;
	token++;
	for (size_t i = 0; i < length; i++) {
		char c = name[i] == '/' ? '~' : name[i];
		if (*token != c)
			return rank(*token) - rank(c);
		token++;
		if (c != '~')
			continue;
		c = name[i] == '~' ? '0' : '1'; /* RFC 6901: ~0 is a tilde, ~1 a slash */
		if (*token != c)
			return rank(*token) - rank(c);
		token++;
	}
	return *token == '\0' || *token == '/' ? 0 : 1;
}

/* The first place in the range whose next token is not before name (least 0) or is
 * after it (least 1). */
static size_t bound(const struct place *places, struct place_range range, const char *name,
                    size_t length, int least)
{
	while (range.from < range.to) {
		size_t middle = range.from + (range.to - range.from) / 2;
		if (token_compare(places[middle].pointer, range.skip, name, length) < least)
			range.from = middle + 1;
		else
			range.to = middle;
	}
	return range.from;
}

bool place_narrow(const struct place *places, struct place_range *range, const char *name,
                  size_t length)
{
	range->from = bound(places, *range, name, length, 0);
	range->to = bound(places, *range, name, length, 1);
	if (range->from == range->to)
		return false;
	const char *pointer = places[range->from].pointer;
	range->skip++; /* the token is longer than name where that has escapes */
	while (pointer[range->skip] != '\0' && pointer[range->skip] != '/')
		range->skip++;
	return true;
}

bool place_narrow_index(const struct place *places, struct place_range *range, size_t index)
{
	char digits[24];
	size_t at = sizeof digits;
	do
		digits[--at] = (char)('0' + index % 10);
	while ((index /= 10) > 0);
	return place_narrow(places, range, digits + at, sizeof digits - at);
}

/* Step over a comma; false at the closing bracket, which is passed. */
static bool more_children(struct scan *scan)
{
	skip_space(scan);
	if (scan->at < scan->end && *scan->at == ',') {
		scan->at++;
		skip_space(scan);
	}
	if (scan->at < scan->end && *scan->at != '}' && *scan->at != ']')
		return true;
	scan->at++;
	return false;
}

static void scan_value(struct scan *scan, struct place_range range);

static void scan_object(struct scan *scan, struct place_range range)
{
	scan->at++;
	while (more_children(scan)) {
		const char *name = scan->at + 1;
		struct place_range child = range;
		skip_string(scan);
		size_t length = (size_t)(scan->at - 1 - name);
		skip_space(scan);
		scan->at++; /* the colon */
		skip_space(scan);
		if (place_narrow(scan->places, &child, name, length))
			scan_value(scan, child);
		else
			skip_value(scan);
	}
}

static void scan_array(struct scan *scan, struct place_range range)
{
	scan->at++;
	for (size_t index = 0; more_children(scan); index++) {
		struct place_range child = range;
		if (place_narrow_index(scan->places, &child, index))
			scan_value(scan, child);
		else
			skip_value(scan);
	}
}

static void scan_value(struct scan *scan, struct place_range range)
{
	set_places(scan, range);
	while (range.from < range.to && scan->places[range.from].pointer[range.skip] == '\0')
		range.from++; /* this value itself; the others lie inside */
	if (range.from == range.to)
		skip_value(scan);
	else if (*scan->at == '{')
		scan_object(scan, range);
	else if (*scan->at == '[')
		scan_array(scan, range);
	else
		skip_value(scan);
}

void place_find(const char *text, size_t size, struct place *places, size_t count)
{
	struct scan scan = {.at = text,
	                    .end = text + size,
	                    .counted = text,
	                    .line = 1,
	                    .column = 1,
	                    .places = places};
	skip_space(&scan);
	if (scan.at < scan.end)
		scan_value(&scan, (struct place_range){0, count, 0});
}
