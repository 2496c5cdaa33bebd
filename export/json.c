/* json.c - the programme as the document that it is read from, in one form: what is
 * read and written again is the same, byte for byte. */
#include <jansson.h>

#include "base/error.h"
#include "export/format.h"
#include "export/json_shape.h"
#include "model/programme.h"

static int add_chunk(const char *bytes, size_t size, void *out)
{
	struct buffer *buffer = out;
	buffer_add(buffer, bytes, size);
	return buffer->failed ? -1 : 0;
}

/* The one failure there is: jansson gives no reasons, and the model holds nothing
 * that JSON cannot. */
hld_status export_json(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err)
{
	(void)options; /* all languages go out; their moment is in the programme */
	json_t *root = json_object();
	bool whole = root != NULL &&
	             json_object_set_new(root, "format", json_string("hld-programme/1")) == 0 &&
	             json_add_record(root, &programme_shape, programme) &&
	             json_dump_callback(root, add_chunk, out, JSON_INDENT(2)) == 0;
	json_decref(root);
	if (!whole)
		return error_nomem(err);
	buffer_byte(out, '\n');
	return HLD_OK;
}
