/* json_plans.c - alternative programmes in one JSON document, for programs. */
#include <jansson.h>

#include "base/error.h"
#include "export/json_shape.h"
#include "export/json_write.h"
#include "export/plans_report.h"

static json_t *programme_json(const struct hld_programme *programme)
{
	json_t *root = json_pack("{s:s}", "format", "hld-programme/1");
	if (root == NULL || json_add_record(root, &programme_shape, programme))
		return root;
	json_decref(root);
	return NULL;
}

hld_status report_plans_json(const struct told_plans *plans, struct buffer *out, hld_error *err)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (size_t i = 0; whole && i < plans->count; i++)
		whole = json_array_append_new(list, programme_json(plans->at[i])) == 0;
	if (!whole) {
		json_decref(list);
		return error_nomem(err);
	}
	return json_write(json_pack("{s:s, s:I, s:I, s:o}", "format", "hld-alternatives/1", "apart",
	                            (json_int_t)plans->apart, "meetings",
	                            (json_int_t)plans->meetings, "programmes", list),
	                  out, err);
}
