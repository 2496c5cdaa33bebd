/* html_findings.c - what a check of the programme found, the gravest first. A check speaks English. */
#include "export/html.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/agenda_words.h"
#include "export/report.h"

/* The meeting in which a finding has its place, if the page has that. */
static const struct meeting *meeting_of(const struct html *html, const hld_finding *finding)
{
	static const char list[] = "/meetings/";
	meeting_id id = {NO_ELEMENT};
	if (strncmp(finding->pointer, list, strlen(list)) == 0 &&
	    strcmp(finding->file, html->programme->source.name) == 0)
		id.n = (uint32_t)strtoul(finding->pointer + strlen(list), NULL, 10);
	const struct meeting *meeting = html_meeting(html, id);
	return meeting != NULL && html->shown[id.n] ? meeting : NULL;
}

static void add_citation(struct html *html, const hld_finding *finding)
{
	char para[64];
	if (finding->symbol[0] != '\0') {
		html_add(html, "span", "symbol", finding->symbol);
		html_add(html, "span", NULL, report_para(finding->para, para, sizeof para));
	}
	html_add(html, "code", NULL, finding->clause);
}

static void add_finding(struct html *html, const hld_finding *finding)
{
	const struct meeting *meeting = meeting_of(html, finding);
	struct buffer *out = html->out, label = {0};
	buffer_text(out, "<tr><td lang=\"en\" dir=\"ltr\">");
	html_text(out, finding->text);
	buffer_text(out, "</td><td class=\"time\">");
	if (meeting != NULL) {
		agenda_add_label(&label, html->agenda->locale, meeting);
		html_add_link(html, 'm', meeting, buffer_str(&label));
	}
	buffer_text(out, "</td><td class=\"citation\">\n");
	add_citation(html, finding);
	buffer_text(out, "</td></tr>\n");
	out->failed |= label.failed;
	buffer_release(&label);
}

static void add_severity(struct html *html, hld_severity severity, size_t count)
{
	static const char *const columns[] = {N_("Finding"), N_("Meeting"), N_("Clause"), NULL};
	static const char *const meanings[] = {
#define X(name, word, text) [HLD_##name] = (text),
		HLD_SEVERITY_MAP(X)
#undef X
	};
	const hld_findings *findings = html->options->findings;
	const char *word = hld_strseverity(severity);
	struct buffer heading = {0};
	agenda_add_capital(&heading, word);
	buffer_printf(html->out, "<h3 class=\"%s\" id=\"f-%s\" lang=\"en\">",
	              severity == HLD_NOTE ? "noted" : word, word);
	html_text(html->out, buffer_str(&heading));
	buffer_printf(html->out, ": %zu</h3>\n", count);
	buffer_printf(html->out,
	              "<p class=\"meaning\" lang=\"en\"><bdi>%s</bdi></p>\n"
	              "<table aria-labelledby=\"f-%s\">\n",
	              meanings[severity], word);
	html_begin_rows(html, columns);
	for (size_t i = 0; i < hld_findings_count(findings); i++)
		if (hld_findings_at(findings, i)->severity == severity)
			add_finding(html, hld_findings_at(findings, i));
	html_end_rows(html);
	html->out->failed |= heading.failed;
	buffer_release(&heading);
}

void html_add_findings(struct html *html)
{
	const hld_findings *findings = html->options->findings;
	char met[24], all[24];
	struct buffer line = {0};
	if (findings == NULL)
		return;
	struct totals totals = totals_of(findings);
	html_begin_section(html, "findings", html_words(html, "Findings"));
	snprintf(met, sizeof met, "%zu", totals.met);
	snprintf(all, sizeof all, "%zu", totals.clauses);
	locale_print(&line, html->agenda->locale, "{1} of {2} clauses met", met, all, NULL);
	html_add(html, "p", NULL, buffer_str(&line));
	for (int severity = HLD_BREACH; severity >= HLD_NOTE; severity--)
		if (totals.found[severity] > 0)
			add_severity(html, (hld_severity)severity, totals.found[severity]);
	html_end_section(html);
	html->out->failed |= line.failed;
	buffer_release(&line);
}
