/* place.c - one pass over a JSON text that was parsed before, so it is well-formed.
 *
 * Sorted pointers that share a beginning stand together: each value is scanned with
 * the range of places inside it, and skipped as a whole where that is empty. */
#include "base/place.h"

#include <stdbool.h>
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
static void set_places(struct scan *scan, size_t from, size_t to)
{
	for (; scan->counted < scan->at; scan->counted++) {
		bool newline = *scan->counted == '\n';
		bool begins = ((unsigned char)*scan->counted & 0xC0) != 0x80;
		scan->line += newline;
		scan->column = newline ? 1 : scan->column + begins;
	}
	for (size_t i = from; i < to; i++) {
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
static size_t bound(const struct scan *scan, size_t from, size_t to, size_t skip, const char *name,
                    size_t length, int least)
{
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const char *pointer = scan->places[middle].pointer;
		if (token_compare(pointer, skip, name, length) < least)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static void scan_value(struct scan *scan, size_t from, size_t to, size_t skip);

/* Scan the value of the member or element called name. */
static void scan_child(struct scan *scan, size_t from, size_t to, size_t skip, const char *name,
                       size_t length)
{
	size_t first = bound(scan, from, to, skip, name, length, 0);
	size_t last = bound(scan, first, to, skip, name, length, 1);
	skip_space(scan);
	if (first == last) {
		skip_value(scan);
		return;
	}
	size_t token = skip + 1; /* its length in the pointer, escapes included */
	const char *pointer = scan->places[first].pointer;
	while (pointer[token] != '\0' && pointer[token] != '/')
		token++;
	scan_value(scan, first, last, token);
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

static void scan_object(struct scan *scan, size_t from, size_t to, size_t skip)
{
	scan->at++;
	while (more_children(scan)) {
		const char *name = scan->at + 1;
		skip_string(scan);
		size_t length = (size_t)(scan->at - 1 - name);
		skip_space(scan);
		scan->at++; /* the colon */
		scan_child(scan, from, to, skip, name, length);
	}
}

static void scan_array(struct scan *scan, size_t from, size_t to, size_t skip)
{
	scan->at++;
	for (size_t index = 0; more_children(scan); index++) {
		char digits[24];
		size_t at = sizeof digits;
		size_t rest = index;
		do
			digits[--at] = (char)('0' + rest % 10);
		while ((rest /= 10) > 0);
		scan_child(scan, from, to, skip, digits + at, sizeof digits - at);
	}
}

static void scan_value(struct scan *scan, size_t from, size_t to, size_t skip)
{
	set_places(scan, from, to);
	while (from < to && scan->places[from].pointer[skip] == '\0')
		from++; /* this value itself; the others lie inside */
	if (from == to)
		skip_value(scan);
	else if (*scan->at == '{')
		scan_object(scan, from, to, skip);
	else if (*scan->at == '[')
		scan_array(scan, from, to, skip);
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
		scan_value(&scan, 0, count, 0);
}
