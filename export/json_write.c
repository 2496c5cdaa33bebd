/* json_write.c - json_dumps() would not do: where its memory ends in a key, it leaves the
 * key out and goes on. */
#include "export/json_write.h"

#include <jansson.h>

#include "base/error.h"

static int add_chunk(const char *bytes, size_t size, void *out)
{
	struct buffer *buffer = out;
	buffer_add(buffer, bytes, size);
	return buffer->failed ? -1 : 0;
}

hld_status json_write(json_t *json, struct buffer *out, hld_error *err)
{
	bool whole = json != NULL && json_dump_callback(json, add_chunk, out, JSON_INDENT(2)) == 0;
	json_decref(json);
	buffer_byte(out, '\n');
	return whole && !out->failed ? HLD_OK : error_nomem(err);
}

bool json_write_line(json_t *json, struct buffer *out)
{
	bool whole = json != NULL && json_dump_callback(json, add_chunk, out, JSON_COMPACT) == 0;
	json_decref(json);
	return whole && !out->failed;
}

bool json_put(json_t *object, const char *key, json_t *value)
{
	return json_object_set_new(object, key, value) == 0;
}

bool json_put_text(json_t *object, const char *key, const char *text)
{
	return text[0] == '\0' || json_put(object, key, json_string(text));
}

bool json_put_number(json_t *object, const char *key, int64_t number, int64_t nothing)
{
	return number == nothing || json_put(object, key, json_integer((json_int_t)number));
}
