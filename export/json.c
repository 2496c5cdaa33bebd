/* json.c - the programme as the document that it is read from, in one form: what is
 * read and written again is the same, byte for byte. */
#include <jansson.h>

#include "base/error.h"
#include "export/format.h"
#include "export/json_shape.h"
#include "export/json_write.h"
#include "model/programme.h"

/* All languages go out, and their moment is in the programme. The one failure there is: jansson
 * gives no reasons, and the model holds nothing that JSON cannot. */
hld_status export_json(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err)
{
	json_t *root = json_object();
	if (root == NULL ||
	    json_object_set_new(root, "format", json_string("hld-programme/1")) != 0 ||
	    !json_add_record(root, &programme_shape, programme)) {
		json_decref(root);
		return error_nomem(err);
	}
	if (options->in_public)
		json_keep_public(root, &programme_shape);
	return json_write(root, out, err);
}
