/* json_report.c - findings and verdicts as JSON, for programs. */
#include <jansson.h>

#include "base/error.h"
#include "export/coverage.h"
#include "export/json_write.h"
#include "export/report.h"

static json_t *finding_json(const hld_finding *finding)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:i, s:i, s:s}", "severity",
	                 hld_strseverity(finding->severity), "clause", finding->clause, "symbol",
	                 finding->symbol, "para", finding->para, "file", finding->file, "pointer",
	                 finding->pointer, "line", (int)finding->line, "column",
	                 (int)finding->column, "text", finding->text);
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
	return json_pack("{s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i}", "breach",
	                 (int)totals.found[HLD_BREACH], "warning", (int)totals.found[HLD_WARNING],
	                 "waived", (int)totals.found[HLD_WAIVED], "open",
	                 (int)totals.found[HLD_OPEN], "note", (int)totals.found[HLD_NOTE],
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

hld_status report_findings_json(const hld_findings *findings, const hld_programme *programme,
                                struct buffer *out, hld_error *err)
{
	json_t *json =
		json_pack("{s:s, s:s, s:o, s:o, s:o}", "format", "hld-findings/1", "programme",
	                  programme->id, "totals", totals_json(findings), "findings",
	                  findings_array(findings), "verdicts", verdicts_array(findings));
	return json_write(json, out, err);
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
	return json_write(
		json_pack("{s:s, s:o}", "format", "hld-comparison/1", "programmes", array), out,
		err);
}

/* What only a clause has. */
static bool add_clause(json_t *json, const hld_mandate *mandate, const struct clause *clause)
{
	const struct {
		const char *key, *value;
	} rows[] = {{"symbol", mandate->symbol},
	            {"para", clause->para},
	            {"force", words_name(&force_words, mandate->force)},
	            {"verb", words_name(&verb_words, clause->verb)},
	            {"quote", clause->quote},
	            {"rule", words_name(&rule_kind_words, clause->rule)},
	            {"reading", clause->reading}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].value != NULL &&
		    json_object_set_new(json, rows[i].key, json_string(rows[i].value)) != 0)
			return false;
	return true;
}

hld_status report_explained_json(const struct explanation *explanation, struct buffer *out,
                                 hld_error *err)
{
	json_t *json = json_pack("{s:s, s:s, s:s, s:s}", "format", "hld-clause/1", "id",
	                         explanation->id, "says", explanation->says, "otherwise",
	                         hld_strseverity(explanation->otherwise));
	if (explanation->clause != NULL &&
	    !add_clause(json, explanation->mandate, explanation->clause)) {
		json_decref(json);
		json = NULL;
	}
	return json_write(json, out, err);
}

static json_t *covered_json(const struct clause *clause, const struct tries *tries)
{
	struct tried tried = coverage_of(tries, clause);
	const struct rule_note *note = clause->params;
	const char *rule = words_name(&rule_kind_words, clause->rule);
	if (clause->rule == RULE_NOTE)
		return json_pack("{s:s, s:s, s:s, s:s}", "clause", clause->id, "para", clause->para,
		                 "rule", rule, "reason", note->reason);
	return json_pack("{s:s, s:s, s:s, s:i, s:i}", "clause", clause->id, "para", clause->para,
	                 "rule", rule, "keeps", (int)tried.keeps, "breaks", (int)tried.breaks);
}

static json_t *covered_array(const hld_mandate *mandate, const struct tries *tries)
{
	json_t *array = json_array();
	for (uint32_t i = 0; array != NULL && i < mandate->clauses.count; i++)
		if (json_array_append_new(array, covered_json(&mandate->clauses.at[i], tries)) !=
		    0) {
			json_decref(array);
			return NULL;
		}
	return array;
}

hld_status report_coverage_json(const hld_mandate *const *mandates, size_t count,
                                const struct tries *tries, struct buffer *out, hld_error *err)
{
	json_t *array = json_array();
	for (size_t i = 0; i < count; i++)
		if (json_array_append_new(
			    array, json_pack("{s:s, s:o}", "symbol", mandates[i]->symbol, "clauses",
		                             covered_array(mandates[i], tries))) != 0) {
			json_decref(array);
			return error_nomem(err);
		}
	return json_write(json_pack("{s:s, s:o}", "format", "hld-coverage/1", "mandates", array),
	                  out, err);
}
