/* Memory that ends, and disks that are full: the command says so in one line, gives the
 * right exit status, leaves the old file as it was and leaks nothing. Were it not so, a
 * delegation could be handed half an agenda.
 *
 * Each case is run once undisturbed and then again and again: the n-th allocation fails,
 * or the n-th byte that is written, for n = 0, 1, 2 ... until nothing fails any more. */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "fault.h"
#include "fault_free.h"
#include "inputs.h"

enum { PATH_ROOM = 64, OUTPUT_ROOM = 1 << 16, OUT_OF_MEMORY = 70, CANNOT_WRITE = 6 };

struct command_case {
	const char *name;
	const char *args[14];
	size_t stride; /* of n */
};

/* Result stands for the file that -o names; an argument that begins with @ for one of the inputs. */
#define RESULT "result"

static const struct command_case cases[] = {
	{"check", {"check", "programme.json"}, 1},
	{"check --json", {"check", "--json", "programme.json"}, 1},
	{"check -m", {"check", "-m", "mandates/a-small.json", "programme.json"}, 1},
	{"check, a bad programme", {"check", "bad.json"}, 1},
	{"check, not JSON", {"check", "broken.json"}, 1},
	{"check, an unknown mandate", {"check", "-m", "A/SMAL", "programme.json"}, 1},
	{"check, an unknown zone", {"check", "zone.json"}, 1},
	{"check -p, JSON", {"check", "-p", "@list.json", "programme.json"}, 1},
	{"check -p, CSV", {"check", "-p", "@list.csv", "programme.json"}, 1},
	{"check -p, a bad list", {"check", "-p", "@bad.csv", "programme.json"}, 1},
	{"check -V", {"check", "-V", "@venue.json", "programme.json"}, 1},
	{"check, a list and a venue that it names", {"check", "@names.json"}, 1},
	{"check, a list that it names and that is not there", {"check", "@names-none.json"}, 1},
	{"check, all of them",
         {"check", "-p", "@list.json", "-p", "@list.csv", "-V", "@venue.json", "programme.json"},
         3},
	{"export text -p -V",
         {"export", "-p", "@list.csv", "-V", "@venue.json", "-f", "text", "programme.json"},
         3},
	{"check, a list of speakers", {"check", "-m", "@a-speak.json", "@speak.json"}, 1},
	{"compare", {"compare", "programme.json", "programme.json"}, 1},
	{"compare --json", {"compare", "--json", "programme.json", "programme.json"}, 1},
	{"diff", {"diff", "programme.json", "changed.json"}, 1},
	{"diff --json", {"diff", "--json", "programme.json", "changed.json"}, 1},
	{"diff, a bad new programme", {"diff", "programme.json", "bad.json"}, 1},
	{"explain", {"explain", "two-tables"}, 1},
	{"explain --json", {"explain", "--json", "two-tables"}, 1},
	{"explain --json, always", {"explain", "--json", "room-in-use"}, 1},
	{"explain --coverage", {"explain", "--coverage", "-m", "mandates/a-small.json"}, 1},
	{"explain --coverage --json",
         {"explain", "--coverage", "--json", "-m", "mandates/a-small.json"},
         1},
	{"plan", {"plan", "--from", "programme.json"}, 1},
	{"plan --json", {"plan", "--json", "--from", "programme.json"}, 1},
	{"plan -o", {"plan", "--from", "programme.json", "-o", RESULT}, 1},
	{"plan, a draft that lacks some",
         {"plan", "--from", "@lacks.json", "-m", "A/CHAIRS", "-V", "@hall.json"},
         1},
	{"plan, a bad draft", {"plan", "--from", "bad.json"}, 1},
	{"plan --prefer",
         {"plan", "--from", "programme.json", "--prefer", "@prefer.json", "--steps", "500"},
         1},
	{"plan --prefer, an unknown meeting",
         {"plan", "--from", "programme.json", "--prefer", "@prefer-none.json"},
         1},
	{"plan --prefer, bad preferences",
         {"plan", "--from", "programme.json", "--prefer", "@bad.csv"},
         1},
	{"plan -n", {"plan", "--from", "programme.json", "-n", "2", "--steps", "500"}, 1},
	{"plan -n --json",
         {"plan", "--from", "programme.json", "-n", "2", "--json", "--steps", "500"},
         3},
	{"plan --prove", {"plan", "--from", "programme.json", "--prove", "--steps", "500"}, 13},
	{"plan anew", {"plan", "-m", "A/SMALL", "-V", "@venue.json"}, 1},
	{"plan anew, with a list",
         {"plan", "-m", "A/SMALL", "-V", "@hall.json", "-p", "@list.json"},
         1},
	{"plan anew, with candidates",
         {"plan", "-m", "A/CHAIRS", "-V", "@hall.json", "-p", "@candidates.json"},
         1},
	{"plan anew -o", {"plan", "-m", "A/SMALL", "-V", "@hall.json", "-o", RESULT}, 1},
	{"plan anew, no venue", {"plan", "-m", "A/SMALL", "-V", "@bad.csv"}, 1},
	{"explain, what clashes", {"explain", "-m", "A/SMALL", "-V", "@hall.json"}, 1},
	{"explain --json, what clashes",
         {"explain", "--json", "-m", "A/SMALL", "-V", "@one-room.json"},
         1},
	{"explain --from",
         {"explain", "--from", "programme.json", "-V", "@one-room.json", "-p", "@list.json"},
         1},
	{"explain --from, a bad draft", {"explain", "--from", "bad.json"}, 1},
	{"plan anew, impossible", {"plan", "-m", "A/SMALL", "-V", "@one-room.json"}, 1},
	{"explain, unknown", {"explain", "two-table"}, 1},
	{"speakers", {"speakers", "-r", "@asked.json", "@hall-list.json"}, 1},
	{"speakers --csv", {"speakers", "--csv", "-r", "@asked.csv", "@hall-list.json"}, 3},
	{"speakers --json", {"speakers", "--json", "-r", "@asked.json", "@hall-list.json"}, 1},
	{"speakers -o",
         {"speakers", "-r", "@asked.json", "-o", RESULT, "-m", "A/SMALL", "@hall-list.json"},
         1},
	{"speakers --remedy",
         {"speakers", "-r", "@asked.json", "--remedy", "night", "@hall-list.json"},
         3},
	{"speakers --remedy extend",
         {"speakers", "-r", "@asked.json", "--remedy", "extend", "@hall-list.json"},
         3},
	{"speakers --remedy parallel -o",
         {"speakers", "-r", "@asked.json", "--remedy", "parallel", "-o", RESULT, "-m", "A/SMALL",
          "@hall-list.json"},
         1},
	{"speakers, one is barred",
         {"speakers", "-r", "@asked.json", "-m", "@a-list.json", "@hall-list.json"},
         1},
	{"speakers, an unknown participant",
         {"speakers", "-r", "@asked-none.json", "@hall-list.json"},
         1},
	{"speakers --change",
         {"speakers", "--change", "withdraw togo", "-o", RESULT, "@hall-listed.json"},
         1},
	{"speakers --change add",
         {"speakers", "-m", "@a-list.json", "--on", "2006-09-01", "--change", "add fiji minister m",
          "-o", RESULT, "@hall-open.json"},
         1},
	{"speakers --change add, too late",
         {"speakers", "-m", "@a-list.json", "--on", "2006-09-14", "--change", "add fiji",
          "@hall-open.json"},
         1},
	{"speakers --at",
         {"speakers", "--at", "10:20", "--speaking", "togo", "@hall-listed.json"},
         1},
	{"seats", {"seats", "-r", "@asked-tables.json", "-m", "@a-tables.json", "@tables.json"}, 1},
	{"seats --json",
         {"seats", "--json", "-r", "@asked-tables.json", "-m", "@a-tables.json", "@tables.json"},
         1},
	{"seats --csv", {"seats", "--csv", "-r", "@asked-tables.json", "@tables.json"}, 3},
	{"seats --why --withdraw",
         {"seats", "-r", "@asked-tables.json", "--withdraw", "ilo", "--why", "togo",
          "@tables.json"},
         3},
	{"seats -o",
         {"seats", "-r", "@asked-tables.json", "-m", "@a-tables.json", "-o", RESULT,
          "@tables.json"},
         1},
	{"seats, impossible",
         {"seats", "-r", "@asked-tables.json", "-m", "@a-floor.json", "@tables.json"},
         1},
	{"seats, no table", {"seats", "-r", "@asked-hall.json", "@hall-list.json"}, 1},
	{"speakers --at --json",
         {"speakers", "--json", "--at", "10:20", "--speaking", "togo", "--reply", "fiji",
          "--reply-limit", "3", "-m", "@a-list.json", "@hall-listed.json"},
         1},
	{"export, unknown", {"export", "-f", "txt", "programme.json"}, 1},
	{"export text", {"export", "-f", "text", "-o", RESULT, "programme.json"}, 1},
	{"export json", {"export", "-f", "json", "-o", RESULT, "programme.json"}, 1},
	{"export ical", {"export", "-f", "ical", "-o", RESULT, "programme.json"}, 1},
	{"export jcal", {"export", "-f", "jcal", "-o", RESULT, "programme.json"}, 1},
	{"export text, stdout", {"export", "-f", "text", "programme.json"}, 7},
	{"export json, stdout", {"export", "-f", "json", "programme.json"}, 7},
	{"export ical, stdout", {"export", "-f", "ical", "programme.json"}, 7},
	{"export html", {"export", "-f", "html", "-o", RESULT, "programme.json"}, 1},
	{"export html --findings", {"export", "-f", "html", "--findings", "programme.json"}, 29},
	{"export html --for", {"export", "-f", "html", "--for", "Togo", "@hall-listed.json"}, 29},
	{"export text --for", {"export", "-f", "text", "--for", "Togo", "@hall-listed.json"}, 1},
	{"export ical --for",
         {"export", "-f", "ical", "--for", "fiji", "-o", RESULT, "@hall-listed.json"},
         1},
	{"export ical --deliverables",
         {"export", "-f", "ical", "--deliverables", "-o", RESULT, "programme.json"},
         1},
	{"export todo", {"export", "-f", "todo", "programme.json"}, 1},
	{"export schedule-xml", {"export", "-f", "schedule-xml", "programme.json"}, 1},
	{"export schedule-json", {"export", "-f", "schedule-json", "programme.json"}, 1},
	{"export freebusy --for",
         {"export", "-f", "freebusy", "--for", "fiji", "-o", RESULT, "@hall-listed.json"},
         1},
	{"freebusy --room", {"export", "-f", "freebusy", "--room", "hall", "programme.json"}, 1},
	{"--room, unknown", {"export", "-f", "freebusy", "--room", "hal", "programme.json"}, 1},
	{"export --for, unknown", {"export", "-f", "ical", "--for", "fij", "@hall-listed.json"}, 1},
	{"export json --for", {"export", "-f", "json", "--for", "fiji", "@hall-listed.json"}, 1},
	{"import", {"import", "-o", RESULT, "@own.ics"}, 1},
	{"import, of others", {"import", "-o", RESULT, "@others.ics"}, 1},
	{"import, jCal", {"import", "-o", RESULT, "@others.json"}, 1},
	{"import, a bad calendar", {"import", "@bad.ics"}, 1},
	{"check, a calendar", {"check", "-m", "@a-speak.json", "@kept.ics"}, 1},
	{"export --kind", {"export", "-f", "text", "--kind", "round-table", "programme.json"}, 1},
	{"export --kind, unknown", {"export", "-f", "ical", "--kind", "rnd", "programme.json"}, 1},
	{"export --since",
         {"export", "-f", "ical", "--since", "programme.json", "-o", RESULT, "changed.json"},
         1},
	{"export --since --for",
         {"export", "-f", "ical", "--since", "@hall-listed.json", "--for", "fiji",
          "@hall-listed.json"},
         1},
	{"export --since, another programme",
         {"export", "-f", "ical", "--since", "programme.json", "@hall-listed.json"},
         1},
	{"export --method",
         {"export", "-f", "ical", "--method", "request", "--to", "a@b", "@hall-listed.json"},
         1},
	{"export --method, no address",
         {"export", "-f", "ical", "--method", "cancel", "--to", "a", "@hall-listed.json"},
         1},
	{"schema", {"schema", "programme"}, 97},
	{"help", {"help"}, 1},
	{"check, 2006",
         {"check", "-m", "../../../data/mandates/a-res-60-227.json",
          "../../../data/programmes/hld-2006.json"},
         89},
	{"export json, 2006",
         {"export", "-f", "json", "-o", RESULT, "../../../data/programmes/hld-2006.json"},
         89},
};

/* What a run left behind. */
struct outcome {
	int status;
	char out[OUTPUT_ROOM], err[OUTPUT_ROOM], file[OUTPUT_ROOM];
};

static const char old_file[] = "the old file\n";
static char folder[] = "/tmp/hld-fault-XXXXXX", input_folder[] = "/tmp/hld-fault-in-XXXXXX";
static char result_path[PATH_ROOM];
static int out_fd, err_fd;
static struct outcome clean, got;

static void read_back(int fd, char to[OUTPUT_ROOM])
{
	ssize_t size = pread(fd, to, OUTPUT_ROOM, 0);
	assert_in_range(size, 0, OUTPUT_ROOM - 1);
	to[size] = '\0';
}

static void put_old_file(void)
{
	FILE *file = fopen(result_path, "w");
	assert_non_null(file);
	fputs(old_file, file);
	fclose(file);
}

static void read_result(char to[OUTPUT_ROOM])
{
	int fd = open(result_path, O_RDONLY);
	assert_true(fd >= 0);
	read_back(fd, to);
	close(fd);
}

/* Point the fd at the file, and give a copy of what it pointed at. */
static int redirect(int file_fd, int fd)
{
	int saved = dup(fd);
	assert_true(saved >= 0 && ftruncate(file_fd, 0) == 0 && lseek(file_fd, 0, SEEK_SET) == 0);
	assert_int_equal(dup2(file_fd, fd), fd);
	return saved;
}

/* The argument that stands for a file, or itself. */
static const char *argument(const char *arg, char path[PATH_ROOM])
{
	if (strcmp(arg, RESULT) == 0)
		return result_path;
	if (arg[0] != '@')
		return arg;
	snprintf(path, PATH_ROOM, "%s/%s", input_folder, arg + 1);
	return path;
}

/* Whether the inputs are the data of the command too, not only its arguments. */
static bool uses_inputs(const struct command_case *test)
{
	return strstr(test->name, "--coverage") != NULL ||
	       strstr(test->name, "that it names") != NULL;
}

static void run(const struct command_case *test, const struct fault *fault, struct outcome *to)
{
	static char paths[LENGTH(test->args)][PATH_ROOM];
	char *argv[LENGTH(test->args) + 2] = {(char *)(uintptr_t) "hld"};
	int argc = 1;
	for (size_t i = 0; i < LENGTH(test->args) && test->args[i] != NULL; i++)
		argv[argc++] = (char *)(uintptr_t)argument(test->args[i], paths[i]);
	const char *data = uses_inputs(test) ? input_folder : ".";
	assert_int_equal(setenv("HLD_DATA", data, 1), 0);
	put_old_file();
	fflush(NULL);
	int out = redirect(out_fd, STDOUT_FILENO), err = redirect(err_fd, STDERR_FILENO);
	fault_begin(fault);
	to->status = cli_main(argc, argv);
	fault_end();
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	close(out);
	close(err);
	read_back(out_fd, to->out);
	read_back(err_fd, to->err);
	read_result(to->file);
}

/* Files in the folder: the two outputs and the result, and none that was forgotten. */
static unsigned count_files(void)
{
	DIR *open_folder = opendir(folder);
	unsigned count = 0;
	const struct dirent *entry;
	assert_non_null(open_folder);
	while ((entry = readdir(open_folder)) != NULL)
		count += entry->d_name[0] != '.';
	closedir(open_folder);
	return count;
}

static void expect_text(const char *text, const char *right, const char *what, size_t n)
{
	if (strcmp(text, right) != 0)
		fail_msg("n = %zu: %s is\n%s\nnot\n%s", n, what, text, right);
}

static void expect_one_line(const char *text, const char *end, size_t n)
{
	size_t length = strlen(text), tail = strlen(end);
	const char *newline = strchr(text, '\n');
	bool good = strncmp(text, "hld: ", 5) == 0 && newline == text + length - 1 &&
	            length > tail + 1 && strncmp(newline - tail, end, tail) == 0;
	if (!good)
		fail_msg("n = %zu: stderr is '%s', not one line that ends with '%s'", n, text, end);
}

static void expect_same_as_clean(size_t n)
{
	if (got.status != clean.status)
		fail_msg("n = %zu: exit status %d, not %d; stderr: %s", n, got.status, clean.status,
		         got.err);
	expect_text(got.out, clean.out, "stdout", n);
	expect_text(got.err, clean.err, "stderr", n);
	expect_text(got.file, clean.file, "the file", n);
}

static void expect_nothing_left(size_t n)
{
	if (fault_live() > 0)
		fail_msg("n = %zu: %zu allocations are not freed", n, fault_live());
	if (count_files() != 3)
		fail_msg("n = %zu: a file is left behind", n);
}

static void fail_allocations(const struct command_case *test, enum fault_kind kind)
{
	struct fault fault = fault_none;
	fault.kind = kind;
	for (;; fault.nth += (FAULT_SANITIZED ? 10 : 2) * test->stride) {
		run(test, &fault, &got);
		expect_nothing_left(fault.nth);
		if (fault_happened() && got.status == OUT_OF_MEMORY) {
			expect_one_line(got.err, "out of memory", fault.nth);
			expect_text(got.out, "", "stdout", fault.nth);
			expect_text(got.file, old_file, "the file", fault.nth);
		} else {
			expect_same_as_clean(fault.nth);
		}
		if (!fault_happened())
			return;
	}
}

static void memory_ends(void **state)
{
	const struct command_case *test = *state;
	run(test, &fault_none, &clean);
	assert_true(fault_allocations() > 0);
	expect_nothing_left(0);
	run(test, &fault_none, &got);
	expect_same_as_clean(0);
	fail_allocations(test, FAULT_ONE);
	fail_allocations(test, FAULT_FROM);
}

/* The disk is full after n bytes: what is on stdout is a beginning, a file is whole or old. */
static void space_ends(void **state)
{
	const struct command_case *test = *state;
	struct fault fault = fault_none;
	run(test, &fault_none, &clean);
	const size_t step = (FAULT_SANITIZED ? 130 : 13) * test->stride;
	for (fault.bytes = 0;; fault.bytes += fault.bytes < 10 ? 1 : step) {
		run(test, &fault, &got);
		expect_nothing_left(fault.bytes);
		if (!fault_happened())
			break;
		assert_int_equal(got.status, CANNOT_WRITE);
		expect_one_line(got.err, "cannot be written: No space left on device", fault.bytes);
		expect_text(got.file, old_file, "the file", fault.bytes);
		assert_int_equal(strncmp(got.out, clean.out, strlen(got.out)), 0);
	}
	expect_same_as_clean(fault.bytes);
}

static void a_file_that_cannot_take_its_place_leaves_the_old_one(void **state)
{
	static const struct command_case export = {
		"export", {"export", "-f", "json", "-o", RESULT, "programme.json"}, 1};
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct fault fault = fault_none;
		fault.no_sync = i == 0;
		fault.no_rename = i == 1;
		run(&export, &fault, &got);
		assert_int_equal(got.status, CANNOT_WRITE);
		expect_one_line(got.err, i == 0 ? "Input/output error" : "Permission denied", 0);
		expect_text(got.file, old_file, "the file", 0);
		expect_nothing_left(0);
	}
}

static int open_in_folder(const char *name)
{
	char path[PATH_ROOM];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	return fd;
}

/* The folders of what ships. */
static const char *const input_folders[] = {"participants", "venues"};

static void put_inputs(void)
{
	for (size_t i = 0; i < LENGTH(input_folders); i++) {
		char path[PATH_ROOM];
		snprintf(path, sizeof path, "%s/%s", input_folder, input_folders[i]);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	for (size_t i = 0; i < LENGTH(inputs); i++) {
		char path[PATH_ROOM];
		snprintf(path, sizeof path, "%s/%s", input_folder, inputs[i].name);
		FILE *file = fopen(path, "w");
		assert_non_null(file);
		fputs(inputs[i].text, file);
		fclose(file);
	}
}

static bool remove_inputs(void)
{
	bool removed = true;
	for (size_t i = 0; i < LENGTH(inputs); i++) {
		char path[PATH_ROOM];
		snprintf(path, sizeof path, "%s/%s", input_folder, inputs[i].name);
		removed = unlink(path) == 0 && removed;
	}
	for (size_t i = 0; i < LENGTH(input_folders); i++) {
		char path[PATH_ROOM];
		snprintf(path, sizeof path, "%s/%s", input_folder, input_folders[i]);
		removed = rmdir(path) == 0 && removed;
	}
	return removed && rmdir(input_folder) == 0;
}

static int setup(void **state)
{
	(void)state;
	fault_init();
	if (mkdtemp(folder) == NULL || mkdtemp(input_folder) == NULL ||
	    chdir(HLD_SOURCE_DIR "/tests/fault/data") != 0 || setenv("NO_COLOR", "1", 1) != 0 ||
	    unsetenv("SOURCE_DATE_EPOCH") != 0)
		return -1;
	put_inputs();
	snprintf(result_path, sizeof result_path, "%s/%s", folder, RESULT);
	out_fd = open_in_folder("stdout");
	err_fd = open_in_folder("stderr");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	close(out_fd);
	close(err_fd);
	return remove_inputs() && unlinkat(AT_FDCWD, result_path, 0) == 0 && chdir(folder) == 0 &&
	                       unlink("stdout") == 0 && unlink("stderr") == 0 && rmdir(folder) == 0
	               ? 0
	               : -1;
}

/* A text in memory for the calls of the library. */
static const char *read_text(const char *path, size_t *size)
{
	static char text[2][OUTPUT_ROOM];
	static unsigned turn;
	int fd = open(path, O_RDONLY);
	assert_true(fd >= 0);
	read_back(fd, text[turn]);
	close(fd);
	*size = strlen(text[turn]);
	return text[turn++ % 2];
}

/* All that the library does, in turn. Gives the status of the first that fails. */
static hld_status use_library(const char *programme_text, size_t programme_size,
                              const char *mandate_text, size_t mandate_size, hld_error *err)
{
	hld_mandate *mandate = NULL;
	hld_programme *programme = NULL;
	hld_findings *findings = NULL;
	hld_status status = hld_mandate_read(mandate_text, mandate_size, "mandate", &mandate, err);
	if (status == HLD_OK)
		status = hld_programme_read(programme_text, programme_size, "p", &programme, err);
	if (status == HLD_OK)
		status = hld_check((const hld_mandate *const *)&mandate, 1, programme, &findings,
		                   err);
	for (size_t i = 0; status == HLD_OK && hld_export_format(i) != NULL; i++) {
		char *text;
		size_t size;
		hld_export_options options = {.lang = "fr"}; /* which has not all texts */
		if (hld_export_format(i)[0] == 'p')
			continue; /* fonts take their time: test_formats.c, test_pdf.c */
		if (strcmp(hld_export_format(i), "freebusy") == 0)
			options.room = "hall"; /* it is of somebody or something */
		status = hld_export(programme, hld_export_format(i), &options, &text, &size, err);
		assert_true((text == NULL) == (status != HLD_OK));
		free(text);
	}
	assert_true(status == HLD_OK || mandate == NULL || programme == NULL || findings == NULL ||
	            hld_findings_count(findings) > 0);
	hld_findings_free(findings);
	hld_programme_free(programme);
	hld_mandate_free(mandate);
	return status;
}

static void the_library_says_that_memory_ended(void **state)
{
	size_t programme_size, mandate_size;
	const char *programme = read_text("programme.json", &programme_size);
	const char *mandate = read_text("mandates/a-small.json", &mandate_size);
	(void)state;
	for (enum fault_kind kind = FAULT_ONE; kind <= FAULT_FROM; kind++) {
		struct fault fault = fault_none;
		fault.kind = kind;
		for (;; fault.nth++) {
			hld_error err = {0};
			fault_begin(&fault);
			hld_status status = use_library(programme, programme_size, mandate,
			                                mandate_size, fault.nth % 2 ? &err : NULL);
			fault_end();
			expect_nothing_left(fault.nth);
			if (!fault_happened())
				break;
			if (status != HLD_NOMEM && status != HLD_OK)
				fail_msg("n = %zu: %d: %s", fault.nth, (int)status, err.text);
			if (fault.nth % 2)
				assert_int_equal(err.status, status);
			if (fault.nth % 2 && status == HLD_NOMEM)
				assert_string_equal(err.text, "out of memory");
		}
	}
}

int main(void)
{
	enum { EACH = 2 };
	static struct CMUnitTest tests[EACH * LENGTH(cases) + 2];
	static char names[EACH * LENGTH(cases)][64];
	size_t count = 0;
	for (size_t i = 0; i < LENGTH(cases); i++)
		for (int space = 0; space < EACH; space++) {
			snprintf(names[count], sizeof names[count], "%s_ends: %s",
			         space ? "space" : "memory", cases[i].name);
			tests[count] =
				(struct CMUnitTest){names[count], space ? space_ends : memory_ends,
			                            NULL, NULL, (void *)(uintptr_t)&cases[i]};
			count++;
		}
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(
		a_file_that_cannot_take_its_place_leaves_the_old_one);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_library_says_that_memory_ended);
	return cmocka_run_group_tests(tests, setup, teardown);
}
