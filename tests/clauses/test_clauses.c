/* test_clauses.c - every clause against programmes that keep it and programmes that
 * break it: a clause without both is only hoped to work, and fails here.
 *
 * Each clause of data/mandates that is no note has a folder here, with its id as name.
 * A file in it is one case, and the beginning of its name says how the check must end
 * (ends[], below). It is
 *
 *     {"says": "what a person would lose, or what is shown",
 *      "on": "hld-2006.json",  of data/programmes
 *      "patch": [...],         as in support/patch.h
 *      "at": "/meetings/..."}  place to which a finding must lead; may be left out
 *
 * or a whole programme, whose "note" says it. It is judged by its mandate alone. */
#include "unit.h"

#include <glob.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hld.h"
#include "patch.h"

#define MANDATES   HLD_SOURCE_DIR "/data/mandates/"
#define PROGRAMMES HLD_SOURCE_DIR "/data/programmes/"
#define CASES      HLD_SOURCE_DIR "/tests/clauses/"

enum { MOST_MANDATES = 16, MOST_CLAUSES = 512, PATH_ROOM = 512, WHY_ROOM = 1024 };

/* How a case ends, by the beginning of its file's name. */
static const struct end {
	const char *prefix;
	bool applies, met, departs; /* departs: a breach or a warning, as the clause has it */
	bool required;              /* of every clause */
} ends[] = {
	{"holds-", true, true, false, true},
	{"breaks-", true, false, true, true},
	{"open-", true, false, false, false},    /* not decided yet */
	{"silent-", false, false, false, false}, /* there is nothing to judge */
};

/* What departing from a clause is in a binding document; in a proposed one all are
 * warnings. Told here a second time: one wrong row there would turn a breach of what the
 * Assembly decided into a warning, and no case would notice. */
static const struct {
	const char *verb;
	hld_severity severity;
} verbs[] = {
	{"decides", HLD_BREACH},   {"reiterates", HLD_BREACH},  {"reconfirms", HLD_BREACH},
	{"requests", HLD_BREACH},  {"shall", HLD_BREACH},       {"will", HLD_BREACH},
	{"recalls", HLD_WARNING},  {"invites", HLD_WARNING},    {"encourages", HLD_WARNING},
	{"urges", HLD_WARNING},    {"calls upon", HLD_WARNING}, {"recognizes", HLD_WARNING},
	{"notes", HLD_WARNING},    {"takes note", HLD_WARNING}, {"would", HLD_WARNING},
	{"should", HLD_WARNING},   {"could", HLD_WARNING},      {"may", HLD_WARNING},
	{"may wish", HLD_WARNING}, {"suggests", HLD_WARNING},   {"proposes", HLD_WARNING},
	{"states", HLD_WARNING},
};

/* A clause that is no note. */
struct clause {
	const char *id, *symbol, *para;
	hld_severity severity;
	const hld_mandate *mandate;
};

static struct {
	json_t *json[MOST_MANDATES];
	hld_mandate *mandate[MOST_MANDATES];
	size_t mandates;
	struct clause clause[MOST_CLAUSES];
	size_t clauses;
} all;

static const char *string_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static json_t *json_of(const char *path)
{
	json_error_t error;
	json_t *json = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
	if (json == NULL)
		print_error("%s:%d:%d: %s\n", path, error.line, error.column, error.text);
	return json;
}

/* Files by a pattern, in the order of their names. */
static glob_t paths_of(const char *pattern)
{
	glob_t paths;
	int failed = glob(pattern, 0, NULL, &paths);
	assert_true(failed == 0 || failed == GLOB_NOMATCH);
	return paths;
}

static hld_severity severity_of(const char *verb, const char *force)
{
	for (size_t i = 0; i < LENGTH(verbs); i++)
		if (strcmp(verbs[i].verb, verb) == 0)
			return strcmp(force, "binding") == 0 ? verbs[i].severity : HLD_WARNING;
	fail_msg("'%s' has no row in verbs[]", verb);
	return HLD_NOTE;
}

static void add_clauses(const json_t *json, const hld_mandate *mandate)
{
	const json_t *clauses = json_object_get(json, "clauses");
	for (size_t i = 0; i < json_array_size(clauses); i++) {
		const json_t *clause = json_array_get(clauses, i);
		if (strcmp(string_of(clause, "rule"), "note") == 0)
			continue;
		assert_true(all.clauses < MOST_CLAUSES);
		all.clause[all.clauses++] = (struct clause){
			.id = string_of(clause, "id"),
			.symbol = string_of(json, "symbol"),
			.para = string_of(clause, "para"),
			.severity =
				severity_of(string_of(clause, "verb"), string_of(json, "force")),
			.mandate = mandate,
		};
	}
}

static int load_mandates(void **state)
{
	(void)state;
	glob_t paths = paths_of(MANDATES "*.json");
	assert_in_range(paths.gl_pathc, 1, MOST_MANDATES);
	for (size_t i = 0; i < paths.gl_pathc; i++, all.mandates++) {
		hld_error err = {0};
		all.json[i] = json_of(paths.gl_pathv[i]);
		if (hld_mandate_load(paths.gl_pathv[i], &all.mandate[i], &err) != HLD_OK)
			fail_msg("%s: %s: %s", paths.gl_pathv[i], err.pointer, err.text);
		add_clauses(all.json[i], all.mandate[i]);
	}
	globfree(&paths);
	return 0;
}

static int free_mandates(void **state)
{
	(void)state;
	for (size_t i = 0; i < all.mandates; i++) {
		hld_mandate_free(all.mandate[i]);
		json_decref(all.json[i]);
	}
	return 0;
}

/* The clause whose cases lie at the path; *name is what follows its id and a slash. */
static const struct clause *clause_at(const char *path, const char **name)
{
	const char *id = path + strlen(CASES);
	*name = strchr(id, '/') + 1;
	for (size_t i = 0; i < all.clauses; i++)
		if (strlen(all.clause[i].id) + 1 == (size_t)(*name - id) &&
		    strncmp(all.clause[i].id, id, (size_t)(*name - id) - 1) == 0)
			return &all.clause[i];
	return NULL;
}

static const struct end *end_of(const char *name)
{
	for (size_t i = 0; i < LENGTH(ends); i++)
		if (strncmp(name, ends[i].prefix, strlen(ends[i].prefix)) == 0)
			return &ends[i];
	return NULL;
}

static unsigned count_lacking(const struct clause *clause)
{
	unsigned lacking = 0;
	for (size_t i = 0; i < LENGTH(ends); i++) {
		char pattern[PATH_ROOM];
		snprintf(pattern, sizeof pattern, CASES "%s/%s*.json", clause->id, ends[i].prefix);
		glob_t paths = paths_of(pattern);
		if (ends[i].required && paths.gl_pathc == 0) {
			print_error("tests/clauses/%s/ has no %s*.json (%s para %s)\n", clause->id,
			            ends[i].prefix, clause->symbol, clause->para);
			lacking++;
		}
		globfree(&paths);
	}
	return lacking;
}

static void every_clause_has_a_case_that_keeps_it_and_one_that_breaks_it(void **state)
{
	(void)state;
	unsigned lacking = 0;
	for (size_t i = 0; i < all.clauses; i++)
		lacking += count_lacking(&all.clause[i]);
	assert_int_equal(lacking, 0);
}

/* A folder left behind by a clause with a new name would go on looking like a test. */
static void every_folder_is_a_clause(void **state)
{
	(void)state;
	unsigned strange = 0;
	const char *name;
	glob_t folders = paths_of(CASES "*/"), files = paths_of(CASES "*/*");
	for (size_t i = 0; i < folders.gl_pathc; i++)
		if (clause_at(folders.gl_pathv[i], &name) == NULL) {
			print_error("%s: no clause that can be checked has this id\n",
			            folders.gl_pathv[i]);
			strange++;
		}
	for (size_t i = 0; i < files.gl_pathc; i++) {
		clause_at(files.gl_pathv[i], &name);
		size_t length = strlen(name);
		if (end_of(name) == NULL || length < 5 || strcmp(name + length - 5, ".json") != 0) {
			print_error("%s: its name does not say how the case ends\n",
			            files.gl_pathv[i]);
			strange++;
		}
	}
	globfree(&folders);
	globfree(&files);
	assert_int_equal(strange, 0);
}

/* The programme of a case; NULL where the file is no case, and why. */
static json_t *programme_of(json_t *file, char why[WHY_ROOM])
{
	static const char *const keys[] = {"says", "on", "patch", "at"};
	char path[PATH_ROOM];
	size_t known = 0;
	if (json_object_get(file, "format") != NULL) {
		if (string_of(file, "note") != NULL)
			return json_incref(file);
		snprintf(why, WHY_ROOM, "the programme has no \"note\" that says what is shown");
		return NULL;
	}
	for (size_t i = 0; i < LENGTH(keys); i++)
		known += json_object_get(file, keys[i]) != NULL;
	if (string_of(file, "says") == NULL || string_of(file, "on") == NULL ||
	    json_object_size(file) != known) {
		snprintf(why, WHY_ROOM,
		         "a case has \"says\", \"on\", \"patch\" and no more than \"at\"");
		return NULL;
	}
	snprintf(path, sizeof path, PROGRAMMES "%s", string_of(file, "on"));
	json_t *base = json_of(path);
	json_t *document = patch_apply(base, json_object_get(file, "patch"), why, WHY_ROOM);
	json_decref(base);
	return document;
}

static const hld_verdict *verdict_on(const hld_findings *findings, const struct clause *clause)
{
	for (size_t i = 0; i < hld_findings_verdicts(findings); i++) {
		const hld_verdict *verdict = hld_findings_verdict(findings, i);
		if (strcmp(verdict->clause, clause->id) == 0)
			return verdict;
	}
	return NULL;
}

/* Whether the verdict is what the case ends in; the severity where it is not met. */
static bool is_verdict(const hld_verdict *verdict, const struct clause *clause,
                       const struct end *end)
{
	if (verdict->applies != end->applies || verdict->met != end->met)
		return false;
	if (!end->applies || end->met)
		return true;
	return verdict->severity == (end->departs ? clause->severity : HLD_OPEN);
}

/* Whether a finding cites its clause and leads to a place that is there. */
static bool is_finding(const hld_finding *finding, const struct clause *clause, json_t *document)
{
	return strcmp(finding->symbol, clause->symbol) == 0 &&
	       strcmp(finding->para, clause->para) == 0 && finding->line > 0 &&
	       finding->column > 0 && finding->text[0] != '\0' &&
	       patch_find(document, finding->pointer) != NULL;
}

/* See that the findings are as the verdict is: none against what is met, else one that
 * is as grave as it says, and one at the place, unless that is NULL. */
static bool are_findings(const hld_findings *findings, const struct clause *clause,
                         const hld_verdict *verdict, json_t *document, const char *at,
                         char why[WHY_ROOM])
{
	const json_t *place = at != NULL ? patch_find(document, at) : NULL;
	bool gravest = verdict->met || !verdict->applies, there = at == NULL;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		if (strcmp(finding->clause, clause->id) != 0)
			continue;
		snprintf(why, WHY_ROOM, "finds '%s' at '%s', line %u", finding->text,
		         finding->pointer, (unsigned)finding->line);
		if (!is_finding(finding, clause, document) || finding->severity > verdict->severity)
			return false;
		gravest = gravest || finding->severity == verdict->severity;
		there = there || patch_find(document, finding->pointer) == place;
	}
	return gravest && there;
}

static bool judge(const hld_programme *programme, const struct clause *clause,
                  const struct end *end, json_t *document, const char *at, char why[WHY_ROOM])
{
	hld_findings *findings = NULL;
	assert_int_equal(hld_check(&clause->mandate, 1, programme, &findings, NULL), HLD_OK);
	const hld_verdict *verdict = verdict_on(findings, clause);
	assert_non_null(verdict);
	bool right = are_findings(findings, clause, verdict, document, at, why);
	if (!is_verdict(verdict, clause, end)) {
		char found[WHY_ROOM / 2];
		snprintf(found, sizeof found, "%.500s", why);
		snprintf(why, WHY_ROOM, "ends %s; %s",
		         !verdict->applies ? "silent"
		         : verdict->met    ? "met"
		                           : hld_strseverity(verdict->severity),
		         found);
		right = false;
	}
	hld_findings_free(findings);
	return right;
}

/* Whether a case ends as its name says. */
static bool is_as_named(const char *path, char why[WHY_ROOM])
{
	const char *name;
	const struct clause *clause = clause_at(path, &name);
	const struct end *end = end_of(name);
	if (clause == NULL || end == NULL)
		return true; /* reported as strange */
	json_t *file = json_of(path);
	json_t *document = programme_of(file, why);
	bool right = false;
	if (document != NULL) {
		hld_programme *programme = NULL;
		hld_error err = {0};
		char *text = json_dumps(document, JSON_INDENT(2));
		if (hld_programme_read(text, strlen(text), path, &programme, &err) == HLD_OK)
			right = judge(programme, clause, end, document, string_of(file, "at"), why);
		else
			snprintf(why, WHY_ROOM, "%s: %s", err.pointer, err.text);
		hld_programme_free(programme);
		free(text);
	}
	json_decref(document);
	json_decref(file);
	return right;
}

static void every_case_ends_as_its_name_says(void **state)
{
	(void)state;
	unsigned wrong = 0;
	glob_t paths = paths_of(CASES "*/*.json");
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		char why[WHY_ROOM] = "";
		if (is_as_named(paths.gl_pathv[i], why))
			continue;
		print_error("%s: %s\n", paths.gl_pathv[i] + strlen(CASES), why);
		wrong++;
	}
	print_message("%zu cases of %zu clauses\n", paths.gl_pathc, all.clauses);
	globfree(&paths);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_clause_has_a_case_that_keeps_it_and_one_that_breaks_it),
		cmocka_unit_test(every_folder_is_a_clause),
		cmocka_unit_test(every_case_ends_as_its_name_says),
	};
	return cmocka_run_group_tests(tests, load_mandates, free_mandates);
}
