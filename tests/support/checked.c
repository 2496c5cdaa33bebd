/* checked.c - short forms to JSON, findings to lines. */
#include "checked.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "unit.h"

char *json_of(const char *brief)
{
	size_t length = strlen(brief), size = 0;
	char *text = malloc(length + 1);
	assert_non_null(text);
	for (size_t i = 0; i < length; i++) {
		size_t next = i + 1 + strspn(brief + i + 1, " \n");
		bool ends = brief[next] == ']' || brief[next] == '}';
		if (brief[i] != ',' || !ends)
			text[size++] = brief[i] == '\'' ? '"' : brief[i];
	}
	text[size] = '\0';
	return text;
}

static void see_read(hld_status status, const hld_error *err)
{
	if (status != HLD_OK)
		fail_msg("%s:%u:%u: %s: %s", err->file, (unsigned)err->line, (unsigned)err->column,
		         err->pointer, err->text);
}

static void join_participants(hld_programme *programme, const char *brief)
{
	char *text = brief[0] == '{' ? json_of(brief) : strdup(brief);
	hld_participants *participants;
	hld_error err = {0};
	assert_non_null(text);
	see_read(hld_participants_read(text, strlen(text), "participants", &participants, &err),
	         &err);
	free(text);
	assert_int_equal(hld_programme_join_participants(programme, participants, &err), HLD_OK);
}

static void join_venue(hld_programme *programme, const char *brief)
{
	char *text = json_of(brief);
	hld_venue *venue;
	hld_error err = {0};
	see_read(hld_venue_read(text, strlen(text), "venue", &venue, &err), &err);
	free(text);
	assert_int_equal(hld_programme_join_venue(programme, venue, &err), HLD_OK);
}

hld_programme *read_documents(const struct documents *documents)
{
	char *text = json_of(documents->programme);
	hld_programme *programme;
	hld_error err = {0};
	see_read(hld_programme_read(text, strlen(text), "programme", &programme, &err), &err);
	free(text);
	if (documents->participants != NULL)
		join_participants(programme, documents->participants);
	if (documents->venue != NULL)
		join_venue(programme, documents->venue);
	return programme;
}

hld_findings *check_documents(const struct documents *documents)
{
	hld_programme *programme = read_documents(documents);
	hld_findings *findings;
	hld_error err = {0};
	assert_int_equal(hld_check(NULL, 0, programme, &findings, &err), HLD_OK);
	hld_programme_free(programme);
	return findings;
}

void expect_findings(const struct documents *documents, const char *right)
{
	hld_findings *findings = check_documents(documents);
	struct buffer lines = {0};
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *found = hld_findings_at(findings, i);
		buffer_printf(&lines, "%s %s %s%s: %s\n", hld_strseverity(found->severity),
		              found->clause, found->file, found->pointer, found->text);
		if (found->line == 0 || found->column == 0)
			fail_msg("no place: %s", found->text);
	}
	if (strcmp(buffer_str(&lines), right) != 0) {
		print_error("of %s\n", documents->programme);
		fail_msg("the findings are\n%s\nnot\n%s", buffer_str(&lines), right);
	}
	buffer_release(&lines);
	hld_findings_free(findings);
}
