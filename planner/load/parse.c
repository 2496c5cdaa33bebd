/* parse.c - jansson, and what it does when memory ends.
 *
 * jansson (2.14) gathers each token in one buffer, which grows with the longest of them,
 * and goes on when it cannot grow: the token then lacks a character, and without its
 * closing quotation mark jansson runs beyond the buffer. So the text is parsed as the
 * second element of an array. The first is a string of padding, longer than every token
 * of the text: the buffer grows there and nowhere else, and what was lost there is missed.
 * Other failures of memory come out as errors of syntax; those do not come twice. */
#include "load/parse.h"

#include <assert.h>
#include <jansson.h>
#include <stdint.h>
#include <string.h>

#include "base/error.h"

/* What one look at the text tells. */
struct extent {
	size_t longest; /* token, in bytes */
	size_t end;     /* of the first value: size where there is none, or it has no end */
	bool empty, whole;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_mark(char c)
{
	return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':';
}

/* The end of the token at text[at], by and large: it is never too near. */
static size_t token_end(const char *text, size_t size, size_t at)
{
	if (text[at] == '"') {
		for (at++; at < size && text[at] != '"'; at++)
			if (text[at] == '\\')
				at++;
		return at < size ? at + 1 : size;
	}
	if (is_mark(text[at]))
		return at + 1;
	while (at < size && !is_space(text[at]) && !is_mark(text[at]) && text[at] != '"')
		at++;
	return at;
}

static struct extent measure(const char *text, size_t size)
{
	struct extent extent = {.end = size, .empty = true};
	size_t depth = 0;
	for (size_t at = 0, next; at < size && !extent.whole; at = next) {
		next = at + 1;
		if (is_space(text[at]))
			continue;
		next = token_end(text, size, at);
		extent.empty = false;
		if (next - at > extent.longest)
			extent.longest = next - at;
		if (text[at] == '{' || text[at] == '[')
			depth++;
		else if (depth > 0 && (text[at] == '}' || text[at] == ']'))
			depth--;
		extent.whole = depth == 0;
		extent.end = extent.whole ? next : size;
	}
	return extent;
}

/* The array as a stream: pieces of text, one of which is padding. */
enum { PIECES = 5 };
struct stream {
	struct {
		const char *text; /* NULL: padding */
		size_t size;
	} pieces[PIECES];
	size_t piece, at;
};

static size_t read_stream(void *buffer, size_t room, void *data)
{
	struct stream *stream = data;
	while (stream->piece < PIECES && stream->at == stream->pieces[stream->piece].size) {
		stream->piece++;
		stream->at = 0;
	}
	if (stream->piece == PIECES)
		return 0;
	const char *text = stream->pieces[stream->piece].text;
	size_t size = stream->pieces[stream->piece].size - stream->at;
	if (size > room)
		size = room;
	if (text != NULL)
		memcpy(buffer, text + stream->at, size);
	else
		memset(buffer, 'x', size);
	stream->at += size;
	return size;
}

/* More than the longest token and the character that jansson reads behind it. With its
 * quotation marks it is no power of two, which is where the buffer grows: never at the
 * closing one. */
static size_t padding_of(const struct extent *extent)
{
	size_t padding = extent->longest + 1;
	return ((padding + 2) & (padding + 1)) == 0 ? padding + 1 : padding;
}

/* The text has a line of its own, so that columns are right and lines one too high. */
static json_t *parse_once(const char *text, const struct extent *extent, json_error_t *error)
{
	struct stream stream = {
		.pieces = {{"[\"", 2},
	                   {NULL, padding_of(extent)},
	                   {"\",\n", 3},
	                   {text, extent->end},
	                   {"]", extent->whole}},
	};
	*error = (json_error_t){0};
	return json_load_callback(read_stream, &stream, JSON_REJECT_DUPLICATES, error);
}

static hld_status malformed(const char *what, uint32_t line, uint32_t column, hld_error *err)
{
	error_set(err, HLD_SYNTAX, "not well-formed JSON: %s", what);
	error_place(err, "", line, column);
	return HLD_SYNTAX;
}

/* Say where the error is that was met twice. */
static hld_status parse_error(const char *text, const struct extent *extent,
                              const json_error_t *first, hld_error *err)
{
	json_error_t again;
	json_t *array = parse_once(text, extent, &again);
	json_decref(array);
	if (array != NULL || first->text[0] == '\0' || strcmp(first->text, again.text) != 0 ||
	    first->line != again.line || first->column != again.column)
		return error_nomem(err);
	return malformed(first->text, first->line > 1 ? (uint32_t)first->line - 1 : 1,
	                 first->column > 0 ? (uint32_t)first->column : 1, err);
}

/* See that only white space follows the value. */
static hld_status see_end(const char *text, size_t size, size_t end, hld_error *err)
{
	uint32_t line = 1, column = 1;
	while (end < size && is_space(text[end]))
		end++;
	if (end == size)
		return HLD_OK;
	for (size_t at = 0; at < end; at++) {
		line += text[at] == '\n';
		column = text[at] == '\n' ? 1 : column + (((unsigned char)text[at] & 0xC0) != 0x80);
	}
	return malformed("something follows its end", line, column, err);
}

hld_status parse_json(const char *text, size_t size, json_t **out, hld_error *err)
{
	struct extent extent = measure(text, size);
	json_error_t error;
	*out = NULL;
	if (extent.empty)
		return malformed("there is nothing in it", 1, 1, err);
	if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		return malformed("it begins with a byte order mark; save it without", 1, 1, err);
	json_t *array = parse_once(text, &extent, &error);
	if (array == NULL)
		return parse_error(text, &extent, &error, err);
	hld_status status;
	assert(json_array_size(array) == 2);
	if (json_string_length(json_array_get(array, 0)) != padding_of(&extent))
		status = error_nomem(err);
	else
		status = see_end(text, size, extent.end, err);
	if (status == HLD_OK)
		*out = json_incref(json_array_get(array, 1));
	json_decref(array);
	return status;
}
