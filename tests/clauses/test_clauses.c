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
 *      "programme": {...},     a whole one, in place of these two
 *      "venue": {...},         joined to it: a document, or the name of a file in data/venues
 *      "participants": {...},  likewise, or of data/participants
 *      "in": "participants",   document that "at" is in: the programme, unless it says so
 *      "at": "/meetings/..."}  place to which a finding must lead
 *
 * of which the last four may be left out; or a whole programme, whose "note" says it. It is
 * judged by its mandate alone.
 *
 * A clause that an earlier one of its mandate contradicts is not judged: the finding is in
 * the mandate, no programme keeps or breaks the clause, and its cases are contradicted-*. */
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
#define DATA       HLD_SOURCE_DIR "/data/"

enum { MOST_MANDATES = 16, MOST_CLAUSES = 512, PATH_ROOM = 512, WHY_ROOM = 1024 };

enum required { OF_NONE, OF_JUDGED, OF_CONTRADICTED };

/* How a case ends, by the beginning of its file's name. */
static const struct end {
	const char *prefix;
	bool applies, met, departs; /* departs: a breach or a warning, as the clause has it */
	enum required required;     /* of which clauses */
} ends[] = {
	{"holds-", true, true, false, OF_JUDGED},
	{"breaks-", true, false, true, OF_JUDGED},
	{"open-", true, false, false, OF_NONE},    /* not decided yet */
	{"silent-", false, false, false, OF_NONE}, /* there is nothing to judge */
	{"contradicted-", true, false, true, OF_CONTRADICTED},
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
	const char *file; /* that the mandate was read from */
	json_t *json;     /* the mandate */
	bool contradicted;
};

/* Documents of a case: of those that it joins to its programme "name" is the key and the
 * folder of data. */
enum part { PROGRAMME, VENUE, PARTICIPANTS, MANDATE, PARTS };
static const struct {
	const char *key, *folder;
} parts[PARTS] = {
	{"programme", NULL},
	{"venue", "venues"},
	{"participants", "participants"},
	{"mandate", NULL},
};

/* One case as it is judged. */
struct trial {
	const struct clause *clause;
	const struct end *end;
	json_t *json[PARTS];     /* NULL: there is none */
	const char *name[PARTS]; /* by which findings know it */
	const char *at;          /* NULL: wherever it leads */
	enum part in;            /* document of at */
	hld_programme *programme;
	char why[WHY_ROOM]; /* it does not end as it should, or what was found */
};

static struct {
	char *file[MOST_MANDATES];
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

static bool is_string_if_there(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	return value == NULL || json_is_string(value);
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

/* Whether the clause is found wanting in its own mandate, whatever the programme is. */
static bool is_contradicted(const struct clause *clause)
{
	static const char text[] =
		"{\"format\": \"hld-programme/1\", \"id\": \"none\", \"title\": \"\", "
		"\"zone\": \"America/New_York\", \"meetings\": []}";
	hld_programme *programme = NULL;
	hld_findings *findings = NULL;
	bool contradicted = false;
	assert_int_equal(hld_programme_read(text, sizeof text - 1, "none", &programme, NULL),
	                 HLD_OK);
	assert_int_equal(hld_check(&clause->mandate, 1, programme, &findings, NULL), HLD_OK);
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		contradicted |= strcmp(finding->clause, clause->id) == 0 &&
		                strcmp(finding->file, clause->file) == 0;
	}
	hld_findings_free(findings);
	hld_programme_free(programme);
	return contradicted;
}

static void add_clauses(size_t n)
{
	json_t *json = all.json[n];
	const json_t *clauses = json_object_get(json, "clauses");
	for (size_t i = 0; i < json_array_size(clauses); i++) {
		const json_t *clause = json_array_get(clauses, i);
		/* seats are given in an order, which no programme shows: property_seats has that */
		if (strcmp(string_of(clause, "rule"), "note") == 0 ||
		    strcmp(string_of(clause, "rule"), "admission") == 0)
			continue;
		assert_true(all.clauses < MOST_CLAUSES);
		struct clause *added = &all.clause[all.clauses++];
		*added = (struct clause){
			.id = string_of(clause, "id"),
			.symbol = string_of(json, "symbol"),
			.para = string_of(clause, "para"),
			.severity =
				severity_of(string_of(clause, "verb"), string_of(json, "force")),
			.mandate = all.mandate[n],
			.file = all.file[n],
			.json = json,
		};
		added->contradicted = is_contradicted(added);
		if (added->contradicted)
			added->severity = HLD_WARNING; /* the Assembly's own, not the programme's */
	}
}

static int load_mandates(void **state)
{
	(void)state;
	glob_t paths = paths_of(MANDATES "*.json");
	assert_in_range(paths.gl_pathc, 1, MOST_MANDATES);
	for (size_t i = 0; i < paths.gl_pathc; i++, all.mandates++) {
		hld_error err = {0};
		all.file[i] = strdup(paths.gl_pathv[i]);
		all.json[i] = json_of(paths.gl_pathv[i]);
		if (hld_mandate_load(paths.gl_pathv[i], &all.mandate[i], &err) != HLD_OK)
			fail_msg("%s: %s: %s", paths.gl_pathv[i], err.pointer, err.text);
		add_clauses(i);
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
		free(all.file[i]);
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
	enum required kind = clause->contradicted ? OF_CONTRADICTED : OF_JUDGED;
	unsigned lacking = 0;
	for (size_t i = 0; i < LENGTH(ends); i++) {
		char pattern[PATH_ROOM];
		snprintf(pattern, sizeof pattern, CASES "%s/%s*.json", clause->id, ends[i].prefix);
		glob_t paths = paths_of(pattern);
		if (ends[i].required == kind && paths.gl_pathc == 0) {
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

/* Whether the file is a whole programme, or a case with what one has and no other keys; why
 * where it is neither. */
static bool is_well_formed(json_t *file, char why[WHY_ROOM])
{
	static const char *const keys[] = {"says", "on", "patch",        "programme",
	                                   "at",   "in", "participants", "venue"};
	size_t known = 0;
	if (json_object_get(file, "format") != NULL) {
		if (string_of(file, "note") != NULL)
			return true;
		snprintf(why, WHY_ROOM, "the programme has no \"note\" that says what is shown");
		return false;
	}
	for (size_t i = 0; i < LENGTH(keys); i++)
		known += json_object_get(file, keys[i]) != NULL;
	bool on = string_of(file, "on") != NULL;
	bool patch = json_object_get(file, "patch") != NULL;
	bool one = json_object_get(file, "programme") != NULL ? !on && !patch : on && patch;
	if (one && string_of(file, "says") != NULL && json_object_size(file) == known &&
	    is_string_if_there(file, "at") && is_string_if_there(file, "in"))
		return true;
	snprintf(why, WHY_ROOM,
	         "a case has \"says\", \"programme\" or else \"on\" and \"patch\", and no more "
	         "than \"venue\", \"participants\", \"in\" and \"at\"");
	return false;
}

/* The programme of a case; NULL where the file is no case, and why. */
static json_t *programme_of(json_t *file, char why[WHY_ROOM])
{
	char path[PATH_ROOM];
	if (!is_well_formed(file, why))
		return NULL;
	if (json_object_get(file, "format") != NULL)
		return json_incref(file);
	if (json_object_get(file, "programme") != NULL)
		return json_incref(json_object_get(file, "programme"));
	snprintf(path, sizeof path, PROGRAMMES "%s", string_of(file, "on"));
	json_t *base = json_of(path);
	json_t *document = patch_apply(base, json_object_get(file, "patch"), why, WHY_ROOM);
	json_decref(base);
	return document;
}

/* The document that the case joins to its programme, inline or by its file's name. Gives:
 * false, and why, where it is neither: without it the case would show something else. */
static bool take_joined(struct trial *trial, json_t *file, enum part part)
{
	json_t *value = json_object_get(file, parts[part].key);
	char path[PATH_ROOM];
	trial->name[part] = parts[part].key;
	if (value == NULL || json_object_get(file, "format") != NULL)
		return true;
	snprintf(path, sizeof path, DATA "%s/%s", parts[part].folder,
	         json_is_string(value) ? json_string_value(value) : "");
	trial->json[part] = json_is_string(value) ? json_of(path) : json_incref(value);
	if (json_is_object(trial->json[part]))
		return true;
	snprintf(trial->why, WHY_ROOM, "\"%s\" is neither a document nor a file of data/%s",
	         parts[part].key, parts[part].folder);
	return false;
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

/* The document that a finding has its place in; NULL where it is none of the case's. */
static json_t *document_of(const struct trial *trial, const hld_finding *finding)
{
	for (enum part part = 0; part < PARTS; part++)
		if (trial->json[part] != NULL && strcmp(finding->file, trial->name[part]) == 0)
			return trial->json[part];
	return NULL;
}

/* Whether a finding cites its clause and leads to a place that is there: in the mandate
 * where that contradicts itself, and nowhere else then. */
static bool is_finding(const struct trial *trial, const hld_finding *finding)
{
	json_t *document = document_of(trial, finding);
	return strcmp(finding->symbol, trial->clause->symbol) == 0 &&
	       strcmp(finding->para, trial->clause->para) == 0 && finding->line > 0 &&
	       finding->column > 0 && finding->text[0] != '\0' && document != NULL &&
	       (document == trial->json[MANDATE]) == trial->clause->contradicted &&
	       patch_find(document, finding->pointer) != NULL;
}

/* See that the findings are as the verdict is: none against what is met, else one that
 * is as grave as it says, and one at the place, unless that is NULL. */
static bool are_findings(struct trial *trial, const hld_findings *findings,
                         const hld_verdict *verdict)
{
	const json_t *place =
		trial->at != NULL ? patch_find(trial->json[trial->in], trial->at) : NULL;
	bool gravest = verdict->met || !verdict->applies, there = trial->at == NULL;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		if (strcmp(finding->clause, trial->clause->id) != 0)
			continue;
		snprintf(trial->why, WHY_ROOM, "finds '%s' at '%s', line %u of %s", finding->text,
		         finding->pointer, (unsigned)finding->line, finding->file);
		if (!is_finding(trial, finding) || finding->severity > verdict->severity)
			return false;
		gravest = gravest || finding->severity == verdict->severity;
		there = there || (place != NULL && patch_find(document_of(trial, finding),
		                                              finding->pointer) == place);
	}
	if (!there)
		snprintf(trial->why, WHY_ROOM, "no finding leads to '%s'", trial->at);
	return gravest && there;
}

static bool judge(struct trial *trial)
{
	hld_findings *findings = NULL;
	assert_int_equal(hld_check(&trial->clause->mandate, 1, trial->programme, &findings, NULL),
	                 HLD_OK);
	const hld_verdict *verdict = verdict_on(findings, trial->clause);
	assert_non_null(verdict);
	bool right = are_findings(trial, findings, verdict);
	if (!is_verdict(verdict, trial->clause, trial->end)) {
		char found[WHY_ROOM / 2];
		snprintf(found, sizeof found, "%.500s", trial->why);
		snprintf(trial->why, WHY_ROOM, "ends %s; %s",
		         !verdict->applies ? "silent"
		         : verdict->met    ? "met"
		                           : hld_strseverity(verdict->severity),
		         found);
		right = false;
	}
	hld_findings_free(findings);
	return right;
}

/* Read a document of the case and, unless it is the programme, join it to that. */
static hld_status read_part(struct trial *trial, enum part part, hld_error *err)
{
	char *text = json_dumps(trial->json[part], JSON_INDENT(2));
	const char *name = trial->name[part];
	hld_venue *venue = NULL;
	hld_participants *participants = NULL;
	hld_status status;
	if (part == PROGRAMME) {
		status = hld_programme_read(text, strlen(text), name, &trial->programme, err);
	} else if (part == VENUE) {
		status = hld_venue_read(text, strlen(text), name, &venue, err);
		if (status == HLD_OK)
			status = hld_programme_join_venue(trial->programme, venue, err);
	} else {
		status = hld_participants_read(text, strlen(text), name, &participants, err);
		if (status == HLD_OK)
			status = hld_programme_join_participants(trial->programme, participants,
			                                         err);
	}
	free(text);
	return status;
}

static bool read_all(struct trial *trial)
{
	hld_error err = {0};
	for (enum part part = PROGRAMME; part < MANDATE; part++) {
		if (trial->json[part] == NULL || read_part(trial, part, &err) == HLD_OK)
			continue;
		snprintf(trial->why, WHY_ROOM, "%s%s: %s", err.file, err.pointer, err.text);
		return false;
	}
	return true;
}

/* The document that "at" is in; PARTS, and why, where there is none of that name. */
static enum part part_of(struct trial *trial, const char *key)
{
	enum part part = PROGRAMME;
	while (key != NULL && part < PARTS &&
	       (trial->json[part] == NULL || strcmp(parts[part].key, key) != 0))
		part++;
	if (part == PARTS)
		snprintf(trial->why, WHY_ROOM, "\"in\": the case has no %s", key);
	return part;
}

/* Whether a case ends as its name says. */
static bool is_as_named(const char *path, char why[WHY_ROOM])
{
	const char *name;
	struct trial trial = {.clause = clause_at(path, &name)};
	trial.end = end_of(name);
	if (trial.clause == NULL || trial.end == NULL)
		return true; /* reported as strange */
	if ((trial.end->required == OF_CONTRADICTED) != trial.clause->contradicted) {
		snprintf(why, WHY_ROOM, "cases of what its mandate contradicts are contradicted-*");
		return false;
	}
	json_t *file = json_of(path);
	trial.json[PROGRAMME] = programme_of(file, trial.why);
	trial.json[MANDATE] = trial.clause->json;
	bool right = trial.json[PROGRAMME] != NULL;
	for (enum part part = VENUE; part < MANDATE; part++)
		right = right && take_joined(&trial, file, part);
	trial.name[PROGRAMME] = path;
	trial.name[MANDATE] = trial.clause->file;
	trial.at = string_of(file, "at");
	if (right)
		trial.in = part_of(&trial, string_of(file, "in"));
	right = right && trial.in < PARTS && read_all(&trial) && judge(&trial);
	snprintf(why, WHY_ROOM, "%s", trial.why);
	hld_programme_free(trial.programme);
	for (enum part part = PROGRAMME; part < MANDATE; part++)
		json_decref(trial.json[part]);
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
