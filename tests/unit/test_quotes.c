/* test_quotes.c - the mandates against the documents that they stand for.
 *
 * A lawyer who looks up a finding must find its quotation in the paragraph that it
 * cites, and a paragraph without a clause would be one that nobody checks. The
 * documents are in the seed, a Markdown file beside the repository; where that is
 * not there, only what the mandates say by themselves is looked at.
 *
 * read_document() cuts one document out of the seed into its paragraphs. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <glob.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

#define SEED     HLD_SHARED_DIR "/seed/migration-and-development-part-two.txt"
#define MANDATES HLD_SOURCE_DIR "/data/mandates/*.json"

enum { LABEL_ROOM = 24, MOST_PARAGRAPHS = 96 };

struct paragraph {
	char label[LABEL_ROOM]; /* "9 (a)", "note 1", "annex" */
	struct buffer text;     /* without markup, one space between words */
};

struct document {
	struct paragraph at[MOST_PARAGRAPHS];
	size_t count;
};

/* The paragraphs that must have a clause: first to last, and these besides. */
struct coverage {
	const char *symbol;
	int first, last;
	const char *others[10];
};
/* clang-format off */
static const struct coverage coverages[] = {
	{"A/RES/60/227", 1, 26, {"9 (a)", "9 (b)", "9 (c)", "10 (a)", "10 (b)", "10 (c)", "10 (d)"}},
	{"A/60/205", 1, 29, {"note 1", "annex"}},
	{"A/RES/58/208", 9, 10, {"10 (a)", "10 (b)", "10 (c)", "10 (d)"}},
	{"A/RES/59/241", 2, 5, {NULL}},
};
/* clang-format on */

static bool starts_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* A heading after its marks, "A/60/205. International ..."; NULL: the line is none. */
static const char *heading_of(const char *line)
{
	return line[0] == '#' ? line + strspn(line, "# *") : NULL;
}

/* The length of "<sup>12</sup>" at text, 0 where there is none. */
static size_t reference_length(const char *text)
{
	const char *end = starts_with(text, "<sup>") ? strstr(text, "</sup>") : NULL;
	return end != NULL ? (size_t)(end - text) + strlen("</sup>") : 0;
}

/* The length of the white space at text, 0 where there is none: U+00A0 is some too. */
static size_t space_length(const char *text)
{
	return starts_with(text, "\xC2\xA0") ? 2 : strspn(text, " \t\r\n");
}

/* Add a line without its markup, white space shrunk to one space. */
static void add_plain(struct buffer *text, const char *line)
{
	bool gap = true;
	while (*line != '\0') {
		size_t space = space_length(line), reference = reference_length(line);
		if (space > 0 || reference > 0) {
			gap = gap || space > 0;
			line += space + reference;
			continue;
		}
		if (strchr("*_#", *line) == NULL) {
			if (gap && text->size > 0)
				buffer_byte(text, ' ');
			buffer_byte(text, *line);
			gap = false;
		}
		line++;
	}
}

static struct paragraph *paragraph_begin(struct document *document, const char *label)
{
	assert_true(document->count < MOST_PARAGRAPHS);
	struct paragraph *paragraph = &document->at[document->count++];
	snprintf(paragraph->label, sizeof paragraph->label, "%s", label);
	return paragraph;
}

/* "12. Text" begins a paragraph, "(a) Text" a part of one. Gives: the text that
 * follows and the label, or NULL where the line begins neither. */
static const char *begin_of(const char *line, const char *number, char label[LABEL_ROOM])
{
	size_t digits = strspn(line, "0123456789");
	if (digits > 0 && digits < 4 && starts_with(line + digits, ". ")) {
		snprintf(label, LABEL_ROOM, "%.*s", (int)digits, line);
		return line + digits + 2;
	}
	if (number[0] != '\0' && line[0] == '(' && islower((unsigned char)line[1]) &&
	    line[2] == ')') {
		snprintf(label, LABEL_ROOM, "%.8s (%c)", number, line[1]);
		return line + 3;
	}
	return NULL;
}

/* Where a reader of one document is. */
struct reading {
	struct document *document;
	struct paragraph *paragraph; /* NULL: between paragraphs */
	char number[LABEL_ROOM];     /* of the paragraph, its parts aside */
	bool in_notes, in_annex;
};

static void read_heading(struct reading *reading, const char *heading)
{
	reading->paragraph = NULL;
	reading->number[0] = '\0';
	reading->in_notes = starts_with(heading, "NOTE");
	reading->in_annex = starts_with(heading, "Annex");
	if (reading->in_annex)
		reading->paragraph = paragraph_begin(reading->document, "annex");
}

static void read_footnote(struct reading *reading, const char *line)
{
	char label[LABEL_ROOM];
	if (!reading->in_notes)
		return; /* at the foot of a page, in the middle of the document */
	const char *number = line + strlen("<sup>");
	snprintf(label, sizeof label, "note %.*s", (int)strspn(number, "0123456789"), number);
	reading->paragraph = paragraph_begin(reading->document, label);
	add_plain(&reading->paragraph->text, line);
}

static void read_line(struct reading *reading, const char *line)
{
	char label[LABEL_ROOM];
	const char *heading = heading_of(line);
	if (heading != NULL && !reading->in_annex) {
		read_heading(reading, heading);
		return;
	}
	if (starts_with(line, "---"))
		return;
	if (reference_length(line) > 0) {
		read_footnote(reading, line);
		return;
	}
	const char *text = reading->in_annex ? NULL : begin_of(line, reading->number, label);
	if (text != NULL) {
		reading->paragraph = paragraph_begin(reading->document, label);
		if (strchr(label, '(') == NULL)
			memcpy(reading->number, label, sizeof reading->number);
	}
	if (reading->paragraph != NULL)
		add_plain(&reading->paragraph->text, text != NULL ? text : line);
}

/* Cut the document with that symbol out of the seed; none: it has no section there. */
static void read_document(FILE *seed, const char *symbol, struct document *document)
{
	struct reading reading = {.document = document};
	const char *title = starts_with(symbol, "A/RES/") ? symbol + strlen("A/RES/") : symbol;
	char *line = NULL;
	size_t room = 0, length = strlen(title);
	bool inside = false;
	rewind(seed);
	while (getline(&line, &room, seed) >= 0) {
		const char *heading = heading_of(line);
		if (inside && heading != NULL && strstr(heading, "RESOLUTION") != NULL)
			break; /* "B. GENERAL ASSEMBLY RESOLUTION", over the next document */
		if (inside)
			read_line(&reading, line);
		else
			inside = heading != NULL && starts_with(heading, title) &&
			         heading[length] == '.';
	}
	free(line);
}

static void document_release(struct document *document)
{
	for (size_t i = 0; i < document->count; i++)
		buffer_release(&document->at[i].text);
}

static const char *string_of(const json_t *object, const char *key)
{
	const char *string = json_string_value(json_object_get(object, key));
	if (string == NULL)
		fail_msg("a mandate or clause has no \"%s\"", key);
	return string;
}

static bool has_quote(const struct document *document, const char *para, const char *quote)
{
	for (size_t i = 0; i < document->count; i++)
		if (strcmp(document->at[i].label, para) == 0 &&
		    strstr(buffer_str(&document->at[i].text), quote) != NULL)
			return true;
	return false;
}

/* Gives: how many clauses quote what is not in their paragraph. */
static unsigned count_misquotes(const json_t *mandate, const struct document *document)
{
	unsigned misquotes = 0;
	const json_t *clauses = json_object_get(mandate, "clauses");
	for (size_t i = 0; i < json_array_size(clauses); i++) {
		const json_t *clause = json_array_get(clauses, i);
		const char *para = string_of(clause, "para"), *quote = string_of(clause, "quote");
		if (quote[0] != '\0' && has_quote(document, para, quote))
			continue;
		print_error("%s para %s: clause '%s' quotes '%s', which is not there\n",
		            string_of(mandate, "symbol"), para, string_of(clause, "id"), quote);
		misquotes++;
	}
	return misquotes;
}

static json_t *mandate_load(const char *path)
{
	json_error_t error;
	json_t *mandate = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
	if (mandate == NULL)
		fail_msg("%s:%d: %s", path, error.line, error.text);
	return mandate;
}

/* The files of all mandates, in the order of their names. */
static glob_t mandate_paths(void)
{
	glob_t paths;
	assert_int_equal(glob(MANDATES, 0, NULL, &paths), 0);
	return paths;
}

static void test_quotes_are_in_their_paragraphs(void **state)
{
	(void)state;
	FILE *seed = fopen(SEED, "r");
	if (seed == NULL) {
		print_message("cannot open '%s': no quotation is looked up\n", SEED);
		skip();
	}
	unsigned found = 0, misquotes = 0;
	glob_t paths = mandate_paths();
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		struct document document = {.count = 0};
		json_t *mandate = mandate_load(paths.gl_pathv[i]);
		read_document(seed, string_of(mandate, "symbol"), &document);
		found += document.count > 0;
		if (document.count > 0)
			misquotes += count_misquotes(mandate, &document);
		document_release(&document);
		json_decref(mandate);
	}
	globfree(&paths);
	fclose(seed);
	assert_int_equal(misquotes, 0);
	assert_int_equal(found, sizeof coverages / sizeof *coverages);
}

/* Gives: 1 where no clause is of the paragraph itself, a part of it aside. */
static unsigned misses(const json_t *mandate, const char *para)
{
	const json_t *clauses = json_object_get(mandate, "clauses");
	for (size_t i = 0; i < json_array_size(clauses); i++)
		if (strcmp(string_of(json_array_get(clauses, i), "para"), para) == 0)
			return 0;
	print_error("%s has no clause for paragraph %s\n", string_of(mandate, "symbol"), para);
	return 1;
}

static unsigned count_missed(const json_t *mandate, const struct coverage *coverage)
{
	unsigned missed = 0;
	for (int n = coverage->first; n <= coverage->last; n++) {
		char para[LABEL_ROOM];
		snprintf(para, sizeof para, "%d", n);
		missed += misses(mandate, para);
	}
	for (size_t i = 0; coverage->others[i] != NULL; i++)
		missed += misses(mandate, coverage->others[i]);
	return missed;
}

static void test_every_paragraph_has_a_clause(void **state)
{
	(void)state;
	unsigned missed = 0, covered = 0;
	glob_t paths = mandate_paths();
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		json_t *mandate = mandate_load(paths.gl_pathv[i]);
		for (size_t n = 0; n < sizeof coverages / sizeof *coverages; n++) {
			if (strcmp(string_of(mandate, "symbol"), coverages[n].symbol) != 0)
				continue;
			missed += count_missed(mandate, &coverages[n]);
			covered++;
		}
		json_decref(mandate);
	}
	globfree(&paths);
	assert_int_equal(missed, 0);
	assert_int_equal(covered, sizeof coverages / sizeof *coverages);
}

/* Note whose the ids of a mandate are. Gives: how many were taken before. */
static unsigned count_taken(const json_t *mandate, json_t *owners)
{
	unsigned taken = 0;
	const char *symbol = string_of(mandate, "symbol");
	const json_t *clauses = json_object_get(mandate, "clauses");
	for (size_t i = 0; i < json_array_size(clauses); i++) {
		const char *id = string_of(json_array_get(clauses, i), "id");
		const char *owner = json_string_value(json_object_get(owners, id));
		if (owner != NULL) {
			print_error("the id '%s' is taken in %s and in %s\n", id, owner, symbol);
			taken++;
		}
		assert_int_equal(json_object_set_new(owners, id, json_string(symbol)), 0);
	}
	return taken;
}

/* A waiver, a test or a person names a clause by its id alone. */
static void test_clause_ids_are_unique(void **state)
{
	(void)state;
	unsigned taken = 0;
	json_t *owners = json_object();
	glob_t paths = mandate_paths();
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		json_t *mandate = mandate_load(paths.gl_pathv[i]);
		taken += count_taken(mandate, owners);
		json_decref(mandate);
	}
	globfree(&paths);
	json_decref(owners);
	assert_int_equal(taken, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quotes_are_in_their_paragraphs),
		cmocka_unit_test(test_every_paragraph_has_a_clause),
		cmocka_unit_test(test_clause_ids_are_unique),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
