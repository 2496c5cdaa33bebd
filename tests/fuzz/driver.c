/* driver.c - run a fuzz target over kept inputs, without libFuzzer.
 *
 * Each argument is a folder, whose files are taken in sorted order, or one
 * file. A crash or sanitizer report ends the run; so does having no input,
 * since a test of nothing would pass for ever.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fail(const char *what, const char *path)
{
	fprintf(stderr, "cannot %s '%s'\n", what, path);
	exit(2);
}

static void run_file(const char *path, size_t size)
{
	/* Exactly as long as the input, so that the sanitizer sees one byte too many. */
	uint8_t *data = malloc(size ? size : 1);
	FILE *file = fopen(path, "rb");

	if (!data || !file || fread(data, 1, size, file) != size)
		fail("read", path);
	fclose(file);
	fprintf(stderr, "%s\n", path);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
}

static unsigned run(const char *path)
{
	struct stat status;
	struct dirent **entries;
	unsigned count = 0;
	int n;

	if (stat(path, &status) != 0)
		fail("find", path);
	if (S_ISREG(status.st_mode)) {
		run_file(path, (size_t)status.st_size);
		return 1;
	}
	n = scandir(path, &entries, NULL, alphasort);
	if (n < 0)
		fail("list", path);
	for (int i = 0; i < n; i++) {
		char child[4096];
		int length = snprintf(child, sizeof child, "%s/%s", path, entries[i]->d_name);

		if (length < 0 || (size_t)length >= sizeof child)
			fail("name", path);
		if (entries[i]->d_name[0] != '.')
			count += run(child);
		free(entries[i]);
	}
	free(entries);
	return count;
}

int main(int argc, char **argv)
{
	unsigned count = 0;

	for (int i = 1; i < argc; i++)
		count += run(argv[i]);
	printf("%u inputs\n", count);
	return count == 0;
}
