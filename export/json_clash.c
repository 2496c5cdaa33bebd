/* json_clash.c - sets of requirements that clash as JSON, for programs. */
#include <jansson.h>

#include "base/error.h"
#include "export/clash_report.h"
#include "export/json_write.h"

static json_t *clause_json(const struct told_requirement *told)
{
	return json_pack("{s:s, s:s, s:s}", "document", told->symbol, "para", told->para, "clause",
	                 told->clause);
}

/* A requirement with the clauses that say it; a fact has none. */
static json_t *requirement_json(const struct told_clashes *told, uint32_t n)
{
	json_t *clauses = json_array();
	bool whole = clauses != NULL;
	for (uint32_t i = n; whole && i != UINT32_MAX && told->requirements[n].symbol[0] != '\0';
	     i = told->requirements[i].again)
		whole = json_array_append_new(clauses, clause_json(&told->requirements[i])) == 0;
	if (whole)
		return json_pack("{s:s, s:o}", "says", told->requirements[n].says, "clauses",
		                 clauses);
	json_decref(clauses);
	return NULL;
}

static json_t *set_json(const struct told_clashes *told, const struct told_set *set)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; whole && i < set->count; i++)
		whole = json_array_append_new(list, requirement_json(told, set->at[i])) == 0;
	if (whole)
		return list;
	json_decref(list);
	return NULL;
}

hld_status report_clashes_json(const struct told_clashes *told, struct buffer *out, hld_error *err)
{
	json_t *sets = json_array();
	bool whole = sets != NULL;
	for (uint32_t i = 0; whole && i < told->count; i++)
		whole = json_array_append_new(sets, set_json(told, &told->sets[i])) == 0;
	if (!whole) {
		json_decref(sets);
		return error_nomem(err);
	}
	return json_write(json_pack("{s:s, s:o, s:b, s:b, s:I, s:I}", "format", "hld-clashes/1",
	                            "sets", sets, "smallest", (int)told->smallest, "complete",
	                            (int)told->complete, "considered", (json_int_t)told->considered,
	                            "clauses", (json_int_t)told->clauses),
	                  out, err);
}
