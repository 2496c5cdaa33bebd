/* coverage.c - the table of hld explain --coverage as text. */
#include "export/coverage.h"

#include <string.h>

#include "base/text.h"

static const struct field tried_fields[] = {
	FIELD(struct tried, clause, "clause", FIELD_ID, FIELD_REQUIRED, NULL, "id of the clause"),
	FIELD_INT_ROW(struct tried, keeps, "keeps", FIELD_REQUIRED, 0, 99999,
                      "programmes of the tests that keep it"),
	FIELD_INT_ROW(struct tried, breaks, "breaks", FIELD_REQUIRED, 0, 99999,
                      "programmes of the tests that break it"),
	{0}};
static const struct shape tried_shape = {"clause", "how a clause was tried", sizeof(struct tried),
                                         tried_fields};
static const struct field tries_fields[] = {FIELD(struct tries, clauses, "clauses", FIELD_RECORD,
                                                  FIELD_LIST | FIELD_REQUIRED, &tried_shape,
                                                  "the clauses"),
                                            {0}};
const struct shape tries_shape = {"coverage", "how clauses were tried", sizeof(struct tries),
                                  tries_fields};

struct tried coverage_of(const struct tries *tries, const struct clause *clause)
{
	for (uint32_t i = 0; i < tries->clauses.count; i++)
		if (strcmp(tries->clauses.at[i].clause, clause->id) == 0)
			return tries->clauses.at[i];
	return (struct tried){clause->id, 0, 0};
}

static const char *reason_of(const struct clause *clause)
{
	const struct rule_note *note = clause->params;
	if (clause->rule == RULE_ADMISSION)
		return "seats are given in the order by hld seats; a programme does not say when "
		       "each was asked for";
	return clause->rule == RULE_NOTE ? note->reason : NULL;
}

struct widths {
	size_t para, clause, rule;
};

static size_t wider(size_t width, const char *text)
{
	size_t its = text_width(text);
	return its > width ? its : width;
}

static struct widths widths_of(const hld_mandate *mandate)
{
	struct widths widths = {strlen("para"), strlen("clause"), strlen("rule")};
	for (uint32_t i = 0; i < mandate->clauses.count; i++) {
		const struct clause *clause = &mandate->clauses.at[i];
		widths.para = wider(widths.para, clause->para);
		widths.clause = wider(widths.clause, clause->id);
		widths.rule = wider(widths.rule, words_name(&rule_kind_words, clause->rule));
	}
	return widths;
}

static void add_column(struct buffer *out, const char *text, size_t width)
{
	buffer_text(out, text);
	buffer_fill(out, ' ', width - text_width(text) + 2);
}

static void add_row(struct buffer *out, const struct widths *widths, const struct clause *clause,
                    const struct tried *tried)
{
	add_column(out, clause->para, widths->para);
	add_column(out, clause->id, widths->clause);
	add_column(out, words_name(&rule_kind_words, clause->rule), widths->rule);
	if (reason_of(clause) != NULL)
		buffer_printf(out, "not checked: %s\n", reason_of(clause));
	else if (tried->keeps == 0 && tried->breaks == 0)
		buffer_text(out, "not tried\n");
	else
		buffer_printf(out, "%7d %9d\n", (int)tried->keeps, (int)tried->breaks);
}

static void add_mandate(struct buffer *out, const hld_mandate *mandate, const struct tries *tries)
{
	struct widths widths = widths_of(mandate);
	uint32_t notes = 0, both = 0;
	buffer_printf(out, "%s: %s\n", mandate->symbol, text_in(&mandate->title, NULL));
	add_column(out, "para", widths.para);
	add_column(out, "clause", widths.clause);
	add_column(out, "rule", widths.rule);
	buffer_text(out, "kept by broken by\n");
	for (uint32_t i = 0; i < mandate->clauses.count; i++) {
		const struct clause *clause = &mandate->clauses.at[i];
		struct tried tried = coverage_of(tries, clause);
		notes += reason_of(clause) != NULL;
		both += tried.keeps > 0 && tried.breaks > 0;
		add_row(out, &widths, clause, &tried);
	}
	buffer_printf(out,
	              "%u clauses: %u checked, of which %u have programmes that keep and that "
	              "break them; %u notes\n",
	              (unsigned)mandate->clauses.count, (unsigned)(mandate->clauses.count - notes),
	              (unsigned)both, (unsigned)notes);
}

void report_coverage(const hld_mandate *const *mandates, size_t count, const struct tries *tries,
                     struct buffer *out)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_byte(out, '\n');
		add_mandate(out, mandates[i], tries);
	}
}
