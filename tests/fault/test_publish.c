/* Memory, disks and folders that fail while a folder is published or filled: those who subscribe
 * see the old one or the new one as a whole, and nothing lies beside it. A feed of which half is
 * old sends delegations to two rooms at once.
 *
 * Each case is run again and again: the n-th allocation fails, the n-th byte that is written, or
 * the n-th call that syncs, links, makes or moves something, until nothing fails any more. */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "cli/command.h"
#include "fault.h"
#include "fault_free.h"

enum { OUT_OF_MEMORY = 70, CANNOT_WRITE = 6, PATH_ROOM = 512, MOST_NAMES = 64 };

enum { MEMORY_STRIDE = 41, BYTES_STRIDE = 61 };

/* An edition, in which the second table is of another time, or none. */
#define EDITION(revision, issued, tables)                                                         \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", "                     \
	"\"revision\": " revision ", \"issued\": \"" issued                                       \
	"\", \"zone\": \"UTC\", \"rooms\": [{\"id\": \"hall\", "                                  \
	"\"name\": \"Hall\"}], \"participants\": [{\"id\": \"fiji\", \"name\": \"Fiji\"}, "       \
	"{\"id\": \"togo\", \"name\": \"Togo\"}], \"meetings\": [{\"id\": \"m\", \"kind\": "      \
	"\"plenary\", \"start\": \"2006-09-14T10:00\", \"end\": \"2006-09-14T11:00\", \"room\": " \
	"\"hall\", \"open_to\": [\"ngo\"], \"presides\": \"fiji\"}" tables "]}"

static const struct {
	const char *name, *text;
} inputs[] = {
	{"old.json",
         EDITION("1", "2006-09-01",
                 ", {\"id\": \"t\", \"kind\": \"hearing\", \"chairs\": \"togo\", \"start\": "
                 "\"2006-09-14T12:00\", \"end\": \"2006-09-14T13:00\"}")},
	{"new.json",
         EDITION("1", "2006-09-01",
                 ", {\"id\": \"t\", \"kind\": \"hearing\", \"chairs\": \"togo\", \"start\": "
                 "\"2006-09-14T15:00\", \"end\": \"2006-09-14T16:00\"}, {\"id\": \"u\", "
                 "\"kind\": \"panel\", \"chairs\": \"togo\", \"start\": "
                 "\"2006-09-15T15:00\", \"end\": \"2006-09-15T16:00\"}")},
	{"other.json", EDITION("2", "2006-09-02", "")},
};

static char folder[] = "/tmp/hld-fault-XXXXXX";

/* What is in a directory, by name, folders in it too, with the octets of each file. */
static void add_tree(const char *path, struct buffer *to)
{
	struct dirent **entries;
	int count = scandir(path, &entries, NULL, alphasort);
	assert_in_range(count, 0, MOST_NAMES);
	for (int i = 0; i < count; i++) {
		char name[PATH_ROOM], block[4096];
		struct stat info;
		size_t read;
		snprintf(name, sizeof name, "%s/%s", path, entries[i]->d_name);
		bool itself = strcmp(entries[i]->d_name, ".") == 0 ||
		              strcmp(entries[i]->d_name, "..") == 0;
		free(entries[i]);
		if (itself)
			continue;
		assert_int_equal(stat(name, &info), 0);
		buffer_printf(to, "== %s\n", name);
		if (S_ISDIR(info.st_mode)) {
			add_tree(name, to);
			continue;
		}
		FILE *file = fopen(name, "r");
		assert_non_null(file);
		while ((read = fread(block, 1, sizeof block, file)) > 0)
			buffer_add(to, block, read);
		fclose(file);
	}
	free(entries);
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *walk)
{
	(void)info;
	(void)type;
	(void)walk;
	return remove(path);
}

static bool remove_tree(const char *path)
{
	enum { MOST_OPEN = 8 };
	return nftw(path, remove_one, MOST_OPEN, FTW_DEPTH | FTW_PHYS) == 0;
}

/* Run a command line; its stderr goes to ./err. */
static int run(const char *const *args, const struct fault *fault)
{
	char *argv[16] = {(char *)(uintptr_t) "hld"};
	int argc = 1;
	for (; args[argc - 1] != NULL; argc++)
		argv[argc] = (char *)(uintptr_t)args[argc - 1];
	fflush(NULL);
	int saved = dup(STDERR_FILENO);
	FILE *err = fopen("../err", "w");
	assert_non_null(err);
	dup2(fileno(err), STDERR_FILENO);
	fault_begin(fault);
	int status = cli_main(argc, argv);
	fault_end();
	dup2(saved, STDERR_FILENO);
	close(saved);
	fclose(err);
	return status;
}

static size_t count_lines(void)
{
	FILE *err = fopen("../err", "r");
	size_t lines = 0;
	assert_non_null(err);
	for (int c; (c = fgetc(err)) != EOF;)
		lines += c == '\n';
	fclose(err);
	return lines;
}

/* What is published before a case, and by it. */
struct publish_case {
	const char *before[8]; /* none: nothing is there */
	const char *args[8];
	bool split; /* files one by one: each is old or new */
};

#define PUBLISH "publish", "feed"
#define SPLIT   "export", "-f", "ical", "--split", "feed"

static const struct publish_case cases[] = {
	{{NULL}, {PUBLISH, "old.json", NULL}, false},
	{{PUBLISH, "old.json", NULL}, {PUBLISH, "new.json", NULL}, false},
	{{PUBLISH, "new.json", NULL}, {PUBLISH, "other.json", "--since", "new.json", NULL}, false},
	{{PUBLISH, "old.json", NULL}, {PUBLISH, "old.json", NULL}, false},
	{{NULL}, {SPLIT, "old.json", NULL}, true},
	{{SPLIT, "old.json", NULL}, {SPLIT, "new.json", NULL}, true},
};

static struct buffer before, after, got;

static void reset(const struct publish_case *test)
{
	assert_true(access("feed", F_OK) != 0 || remove_tree("feed"));
	if (test->before[0] != NULL)
		assert_int_equal(run(test->before, &fault_none), 0);
}

static void look(struct buffer *to)
{
	buffer_cut(to, 0);
	add_tree(".", to);
}

/* Of files that are written one by one, each is one of the two and has its own name. */
static void expect_old_or_new_files(void)
{
	for (const char *at = buffer_str(&got); at != NULL && *at != '\0';) {
		const char *next = strstr(at + 1, "== ");
		size_t length = next != NULL ? (size_t)(next - at) : strlen(at);
		struct buffer one = {0};
		buffer_add(&one, at, length);
		if (strstr(buffer_str(&before), one.at) == NULL &&
		    strstr(buffer_str(&after), one.at) == NULL)
			fail_msg("neither old nor new: %s", one.at);
		buffer_release(&one);
		at = next;
	}
}

/* Run the case once with a fault. Gives: whether it happened. */
static bool try_fault(const struct publish_case *test, const struct fault *fault, int wanted)
{
	reset(test);
	int status = run(test->args, fault);
	size_t left = fault_live(); /* before anything else is freed */
	bool happened = fault_happened();
	look(&got);
	assert_int_equal(left, 0);
	if (status == 0) {
		assert_string_equal(buffer_str(&got), buffer_str(&after));
		assert_int_equal(count_lines(), 0);
		return happened;
	}
	assert_true(happened);
	assert_int_equal(status, wanted);
	assert_int_equal(count_lines(), 1);
	if (test->split)
		expect_old_or_new_files();
	else
		assert_string_equal(buffer_str(&got), buffer_str(&before));
	return happened;
}

static void prepare(const struct publish_case *test)
{
	reset(test);
	look(&before);
	assert_int_equal(run(test->args, &fault_none), 0);
	look(&after);
}

static void memory_ends(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		prepare(&cases[i]);
		for (enum fault_kind kind = FAULT_ONE; kind <= FAULT_FROM; kind++) {
			struct fault fault = fault_none;
			fault.kind = kind;
			size_t stride = kind == FAULT_ONE ? 1 : 7;
			if (FAULT_SANITIZED)
				stride = MEMORY_STRIDE; /* large blocks take their time there */
			while (try_fault(&cases[i], &fault, OUT_OF_MEMORY))
				fault.nth += stride;
			assert_true(fault.nth > 0);
		}
	}
}

static void space_ends(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct fault fault = fault_none;
		prepare(&cases[i]);
		for (fault.bytes = 0; try_fault(&cases[i], &fault, CANNOT_WRITE);)
			fault.bytes += FAULT_SANITIZED ? 10 * BYTES_STRIDE : BYTES_STRIDE;
	}
}

/* With folders that can be exchanged and not, and files that can have two names and not. */
static void a_call_fails(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		for (int lacks = 0; lacks < 4; lacks++) {
			struct fault fault = fault_none;
			fault.no_exchange = (lacks & 1) != 0;
			fault.no_link = (lacks & 2) != 0;
			prepare(&cases[i]);
			size_t failures = 0;
			for (fault.call = 0; try_fault(&cases[i], &fault, CANNOT_WRITE);
			     fault.call++)
				failures++;
			assert_true(failures > 0);
		}
	}
}

static ino_t file_number(const char *name)
{
	struct stat info;
	assert_int_equal(stat(name, &info), 0);
	return info.st_ino;
}

static struct timespec file_time(const char *name)
{
	struct stat info;
	assert_int_equal(stat(name, &info), 0);
	return info.st_mtim;
}

/* What a server makes its tags of stays with what is the same, and changes with what is not. */
static void what_is_the_same_keeps_its_times(void **state)
{
	(void)state;
	for (int lacks = 0; lacks < 4; lacks++) {
		struct fault fault = fault_none;
		fault.no_exchange = (lacks & 1) != 0;
		fault.no_link = (lacks & 2) != 0;
		reset(&cases[1]);
		const struct timespec past[] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
		assert_int_equal(utimensat(AT_FDCWD, "feed/for/fiji.ics", past, 0), 0);
		assert_int_equal(utimensat(AT_FDCWD, "feed/for/togo.ics", past, 0), 0);
		ino_t same = file_number("feed/for/fiji.ics"), changed;
		changed = file_number("feed/for/togo.ics");
		assert_int_equal(run(cases[1].args, &fault), 0);
		assert_int_equal(file_time("feed/for/fiji.ics").tv_sec, 1000000000);
		assert_true(file_time("feed/for/togo.ics").tv_sec > 1000000000);
		assert_true(file_number("feed/for/togo.ics") != changed || lacks & 2);
		assert_int_equal(file_number("feed/for/fiji.ics") == same, !fault.no_link);
	}
}

static int setup(void **state)
{
	(void)state;
	char work[PATH_ROOM];
	fault_init();
	if (mkdtemp(folder) == NULL || unsetenv("SOURCE_DATE_EPOCH") != 0)
		return -1;
	snprintf(work, sizeof work, "%s/work", folder);
	if (mkdir(work, 0700) != 0 || chdir(work) != 0)
		return -1;
	for (size_t i = 0; i < LENGTH(inputs); i++) {
		FILE *file = fopen(inputs[i].name, "w");
		if (file == NULL)
			return -1;
		fputs(inputs[i].text, file);
		fclose(file);
	}
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	buffer_release(&before);
	buffer_release(&after);
	buffer_release(&got);
	return chdir("/") == 0 && remove_tree(folder) ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_ends),
		cmocka_unit_test(space_ends),
		cmocka_unit_test(a_call_fails),
		cmocka_unit_test(what_is_the_same_keeps_its_times),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
