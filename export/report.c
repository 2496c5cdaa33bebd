/* report.c - findings and verdicts as text. */
#include "export/report.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct totals totals_of(const hld_findings *findings)
{
	struct totals totals = {.clauses = hld_findings_verdicts(findings)};
	for (size_t i = 0; i < totals.clauses; i++) {
		const hld_verdict *verdict = hld_findings_verdict(findings, i);
		totals.met += verdict->met;
		totals.apply += verdict->applies;
	}
	for (size_t i = 0; i < hld_findings_count(findings); i++)
		totals.found[hld_findings_at(findings, i)->severity]++;
	return totals;
}

/* Red, yellow, magenta, blue, grey: by severity. */
static const char *colour_of(hld_severity severity)
{
	static const char *const codes[] = {[HLD_NOTE] = "\033[90m",
	                                    [HLD_OPEN] = "\033[34m",
	                                    [HLD_WAIVED] = "\033[35m",
	                                    [HLD_WARNING] = "\033[33m",
	                                    [HLD_BREACH] = "\033[31m"};
	return codes[severity];
}

const char *report_para(const char *para, char *to, size_t room)
{
	bool numbered = para[0] >= '0' && para[0] <= '9';
	text_print(to, room, "%s%s", numbered ? "para " : "", para);
	return to;
}

static void add_citation(const hld_finding *finding, struct buffer *out)
{
	char para[64];
	if (finding->symbol[0] != '\0')
		buffer_printf(out, " [%s %s]", finding->symbol,
		              report_para(finding->para, para, sizeof para));
	buffer_printf(out, " [%s]", finding->clause);
}

/* A finding without the end of its line: others that say the same may be cited there. */
static void report_finding(const hld_finding *finding, bool colour, struct buffer *out)
{
	buffer_printf(out, "%s:", finding->file);
	if (finding->line != 0)
		buffer_printf(out, "%u:%u:", (unsigned)finding->line, (unsigned)finding->column);
	buffer_printf(out, " %s%s%s: %s", colour ? colour_of(finding->severity) : "",
	              hld_strseverity(finding->severity), colour ? "\033[0m" : "", finding->text);
	add_citation(finding, out);
}

static void add_total(struct buffer *out, size_t count, const char *one, const char *many)
{
	buffer_printf(out, "%zu %s", count, count == 1 ? one : many);
}

static void add_totals(struct buffer *out, const char *name, const struct totals *totals)
{
	buffer_printf(out, "%s: ", name);
	add_total(out, totals->found[HLD_BREACH], "breach, ", "breaches, ");
	add_total(out, totals->found[HLD_WARNING], "warning, ", "warnings, ");
	if (totals->found[HLD_WAIVED] > 0)
		add_total(out, totals->found[HLD_WAIVED], "waived, ", "waived, ");
	add_total(out, totals->found[HLD_OPEN], "open, ", "open, ");
	add_total(out, totals->found[HLD_NOTE], "note; ", "notes; ");
	buffer_printf(out, "%zu of %zu clauses met\n", totals->met, totals->clauses);
}

#define LAST_ALIKE SIZE_MAX
#define SAID       (SIZE_MAX - 1)

static int finding_compare(const hld_finding *a, const hld_finding *b)
{
	int order = strcmp(a->text, b->text);
	if (order == 0)
		order = strcmp(a->pointer, b->pointer);
	if (order == 0)
		order = strcmp(a->file, b->file);
	return order != 0 ? order : (int)a->severity - (int)b->severity;
}

struct alike {
	const hld_finding *finding;
	size_t n;
};

static int alike_compare(const void *a, const void *b)
{
	const struct alike *x = a, *y = b;
	int order = finding_compare(x->finding, y->finding);
	return order != 0 ? order : (x->n > y->n) - (x->n < y->n);
}

/* Chain the findings that say the same of the same place by different clauses: next of each
 * is the one after it, or LAST_ALIKE. False when memory is out. */
static bool find_alike(const hld_findings *findings, size_t *next)
{
	size_t count = hld_findings_count(findings);
	struct alike *all = malloc((count + 1) * sizeof *all);
	if (all == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		all[i] = (struct alike){hld_findings_at(findings, i), i};
	qsort(all, count, sizeof *all, alike_compare);
	for (size_t i = 0; i < count; i++)
		next[all[i].n] =
			i + 1 < count && finding_compare(all[i].finding, all[i + 1].finding) == 0
				? all[i + 1].n
				: LAST_ALIKE;
	free(all);
	return true;
}

void report_findings(const hld_findings *findings, const char *file, bool colour,
                     struct buffer *out)
{
	struct totals totals = totals_of(findings);
	size_t count = hld_findings_count(findings);
	size_t *next = calloc(count + 1, sizeof *next);
	if (next == NULL || !find_alike(findings, next)) {
		free(next);
		out->failed = true;
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (next[i] == SAID)
			continue;
		report_finding(hld_findings_at(findings, i), colour, out);
		for (size_t n = next[i]; n != LAST_ALIKE; n = next[n])
			add_citation(hld_findings_at(findings, n), out);
		buffer_byte(out, '\n');
		for (size_t n = next[i], after; n != LAST_ALIKE; n = after) {
			after = next[n];
			next[n] = SAID;
		}
	}
	free(next);
	add_totals(out, file, &totals);
}

const char *report_outcome(const hld_verdict *verdict)
{
	if (!verdict->applies)
		return "-";
	return verdict->met ? "met" : hld_strseverity(verdict->severity);
}

static size_t widest(size_t width, const char *text)
{
	size_t this_width = text_width(text);
	return this_width > width ? this_width : width;
}

static void add_column(struct buffer *out, const char *text, size_t width, const char *colour)
{
	buffer_printf(out, "%s%s%s", colour, text, colour[0] != '\0' ? "\033[0m" : "");
	buffer_fill(out, ' ', width - text_width(text) + 2);
}

/* End the line, without the blanks that stand at its end. */
static void end_line(struct buffer *out)
{
	size_t size = out->size;
	while (!out->failed && size > 0 && out->at[size - 1] == ' ')
		size--;
	if (!out->failed)
		buffer_cut(out, size);
	buffer_byte(out, '\n');
}

struct columns {
	size_t symbol, para, clause, outcome;
};

static struct columns columns_of(const hld_findings *findings, const char *const *names,
                                 size_t count)
{
	struct columns columns = {.outcome = strlen("warning")};
	for (size_t i = 0; i < hld_findings_verdicts(findings); i++) {
		const hld_verdict *verdict = hld_findings_verdict(findings, i);
		columns.symbol = widest(columns.symbol, verdict->symbol);
		columns.para = widest(columns.para, verdict->para);
		columns.clause = widest(columns.clause, verdict->clause);
	}
	for (size_t n = 0; n < count; n++)
		columns.outcome = widest(columns.outcome, names[n]);
	return columns;
}

static void add_outcome(struct buffer *out, const hld_verdict *verdict, size_t width, bool colour)
{
	const char *code = "";
	if (colour && verdict->applies && !verdict->met)
		code = colour_of(verdict->severity);
	add_column(out, report_outcome(verdict), width, code);
}

void report_compared(const hld_findings *const *findings, const char *const *names, size_t count,
                     bool colour, struct buffer *out)
{
	struct columns columns = columns_of(findings[0], names, count);
	add_column(out, "", columns.symbol, "");
	add_column(out, "", columns.para, "");
	add_column(out, "", columns.clause, "");
	for (size_t n = 0; n < count; n++)
		add_column(out, names[n], columns.outcome, "");
	end_line(out);
	for (size_t i = 0; i < hld_findings_verdicts(findings[0]); i++) {
		const hld_verdict *verdict = hld_findings_verdict(findings[0], i);
		add_column(out, verdict->symbol, columns.symbol, "");
		add_column(out, verdict->para, columns.para, "");
		add_column(out, verdict->clause, columns.clause, "");
		for (size_t n = 0; n < count; n++)
			add_outcome(out, hld_findings_verdict(findings[n], i), columns.outcome,
			            colour);
		end_line(out);
	}
	buffer_byte(out, '\n');
	for (size_t n = 0; n < count; n++) {
		struct totals totals = totals_of(findings[n]);
		add_totals(out, names[n], &totals);
	}
}

void report_explained(const struct explanation *explanation, struct buffer *out)
{
	const struct clause *clause = explanation->clause;
	char para[64];
	buffer_printf(out, "%s\n", explanation->id);
	if (clause == NULL) {
		buffer_printf(out, "  always     %s", explanation->says);
	} else {
		buffer_printf(out, "  document   %s %s, %s\n", explanation->mandate->symbol,
		              report_para(clause->para, para, sizeof para),
		              words_name(&force_words, explanation->mandate->force));
		buffer_printf(out, "  words      (%s) \"%s\"\n",
		              words_name(&verb_words, clause->verb), clause->quote);
		buffer_printf(out, "  rule       %s: %s",
		              words_name(&rule_kind_words, clause->rule), explanation->says);
	}
	if (explanation->otherwise != HLD_NOTE)
		buffer_printf(out, "\n  otherwise  %s", hld_strseverity(explanation->otherwise));
	if (clause != NULL && clause->reading != NULL)
		buffer_printf(out, "\n  reading    %s", clause->reading);
	buffer_byte(out, '\n');
}
