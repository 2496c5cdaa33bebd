/* rule.c - the table of rules, and the check of a whole programme by it. */
#include "rules/rule.h"

#include "base/error.h"
#include "rules/contradiction.h"
#include "rules/select.h"

const struct rule rules[RULE_KINDS_END] = {
#define X(NAME, name, word, doc) [RULE_##NAME] = {check_##name, say_##name},
	RULE_KINDS(X)
#undef X
};

static void check_clause(struct check *check, const struct clause *clause)
{
	check->clause = clause;
	check->id = clause->id;
	check->severity = clause_severity(check->mandate, clause);
	check->applies = false;
	findings_open_clause(check);
	if (!check_contradiction(check))
		rules[clause->rule].check(check, clause->params);
	findings_close_clause(check);
	arena_clear(check->scratch);
}

/* Fails (false) when memory is out. */
static bool check_all(struct check *check, const hld_mandate *const *mandates, size_t count)
{
	struct arena arena = {0}, scratch = {0};
	bool prepared = select_prepare(check, &arena);
	check->scratch = &scratch;
	if (prepared)
		check_always(check);
	for (size_t i = 0; prepared && i < count; i++) {
		check->mandate = mandates[i];
		for (uint32_t n = 0; n < mandates[i]->clauses.count && !check->failed; n++)
			check_clause(check, &mandates[i]->clauses.at[n]);
	}
	check->scratch = NULL;
	arena_free(&scratch);
	arena_free(&arena);
	return prepared && !check->failed;
}

hld_status hld_check(const hld_mandate *const *mandates, size_t count,
                     const hld_programme *programme, hld_findings **out, hld_error *err)
{
	size_t clauses = 0;
	for (size_t i = 0; i < count; i++)
		clauses += mandates[i]->clauses.count;
	struct check check = {.programme = programme,
	                      .mandates = mandates,
	                      .mandate_count = count,
	                      .findings = findings_new(clauses)};
	*out = NULL;
	if (check.findings == NULL)
		return error_nomem(err);
	if (!check_all(&check, mandates, count) || !findings_finish(check.findings)) {
		hld_findings_free(check.findings);
		return error_nomem(err);
	}
	*out = check.findings;
	return HLD_OK;
}
