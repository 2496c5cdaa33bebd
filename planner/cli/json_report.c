/* json_report.c - findings and verdicts as JSON, for programs. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "cli/report.h"
#include "rules/rule.h"

static json_t *finding_json(const hld_finding *finding)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:i, s:i, s:s}", "severity",
	                 hld_strseverity(finding->severity), "clause", finding->clause, "symbol",
	                 finding->symbol, "para", finding->para, "pointer", finding->pointer,
	                 "line", (int)finding->line, "column", (int)finding->column, "text",
	                 finding->text);
}

static json_t *verdict_json(const hld_verdict *verdict)
{
	const char *outcome = verdict->applies ? report_outcome(verdict) : "not-applicable";
	return json_pack("{s:s, s:s, s:s, s:s}", "clause", verdict->clause, "symbol",
	                 verdict->symbol, "para", verdict->para, "outcome", outcome);
}

static json_t *totals_json(const hld_findings *findings)
{
	struct totals totals = totals_of(findings);
	return json_pack("{s:i, s:i, s:i, s:i, s:i, s:i, s:i}", "breach",
	                 (int)totals.found[HLD_BREACH], "warning", (int)totals.found[HLD_WARNING],
	                 "open", (int)totals.found[HLD_OPEN], "note", (int)totals.found[HLD_NOTE],
	                 "clauses", (int)totals.clauses, "met", (int)totals.met, "not_applicable",
	                 (int)(totals.clauses - totals.apply));
}

/* All findings, and all verdicts; NULL when memory is out. */
static json_t *findings_array(const hld_findings *findings)
{
	json_t *array = json_array();
	for (size_t i = 0; array != NULL && i < hld_findings_count(findings); i++)
		if (json_array_append_new(array, finding_json(hld_findings_at(findings, i))) != 0) {
			json_decref(array);
			return NULL;
		}
	return array;
}

static json_t *verdicts_array(const hld_findings *findings)
{
	json_t *array = json_array();
	for (size_t i = 0; array != NULL && i < hld_findings_verdicts(findings); i++)
		if (json_array_append_new(array, verdict_json(hld_findings_verdict(findings, i))) !=
		    0) {
			json_decref(array);
			return NULL;
		}
	return array;
}

/* Write the JSON, which is released, and a newline. */
static hld_status write_json(json_t *json, struct buffer *out, hld_error *err)
{
	char *text = json != NULL ? json_dumps(json, JSON_INDENT(2)) : NULL;
	json_decref(json);
	if (text == NULL)
		return error_nomem(err);
	buffer_text(out, text);
	buffer_byte(out, '\n');
	json_free_t release;
	json_get_alloc_funcs(NULL, &release);
	release(text);
	return out->failed ? error_nomem(err) : HLD_OK;
}

hld_status report_findings_json(const hld_findings *findings, const hld_programme *programme,
                                struct buffer *out, hld_error *err)
{
	json_t *json =
		json_pack("{s:s, s:s, s:o, s:o, s:o}", "format", "hld-findings/1", "programme",
	                  programme->id, "totals", totals_json(findings), "findings",
	                  findings_array(findings), "verdicts", verdicts_array(findings));
	return write_json(json, out, err);
}

static json_t *compared_json(const hld_findings *findings, const char *name)
{
	return json_pack("{s:s, s:o, s:o}", "programme", name, "totals", totals_json(findings),
	                 "verdicts", verdicts_array(findings));
}

hld_status report_compared_json(const hld_findings *const *findings, const char *const *names,
                                size_t count, struct buffer *out, hld_error *err)
{
	json_t *array = json_array();
	for (size_t n = 0; n < count; n++)
		if (json_array_append_new(array, compared_json(findings[n], names[n])) != 0) {
			json_decref(array);
			return error_nomem(err);
		}
	return write_json(
		json_pack("{s:s, s:o}", "format", "hld-comparison/1", "programmes", array), out,
		err);
}

hld_status report_clause_json(const hld_mandate *mandate, const struct clause *clause,
                              struct buffer *out, hld_error *err)
{
	struct buffer says = {0};
	rules[clause->rule].say(clause, &says);
	json_t *json =
		says.failed
			? NULL
			: json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s*}",
	                            "format", "hld-clause/1", "id", clause->id, "symbol",
	                            mandate->symbol, "para", clause->para, "force",
	                            words_name(&force_words, mandate->force), "verb",
	                            words_name(&verb_words, clause->verb), "quote", clause->quote,
	                            "rule", words_name(&rule_kind_words, clause->rule), "says",
	                            buffer_str(&says), "otherwise",
	                            hld_strseverity(clause_severity(mandate, clause)), "reading",
	                            clause->reading);
	buffer_release(&says);
	return write_json(json, out, err);
}

hld_status report_always_json(const struct always_check *check, struct buffer *out, hld_error *err)
{
	return write_json(json_pack("{s:s, s:s, s:s, s:s}", "format", "hld-clause/1", "id",
	                            check->id, "says", check->text, "otherwise",
	                            hld_strseverity(check->severity)),
	                  out, err);
}
