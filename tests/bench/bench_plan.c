/* bench_plan.c - how long a plan takes, and how far it is from the best.
 *
 * For conferences of four sizes (conference.h), three seeds each: the time to make the problem,
 * to the first valid programme, and of the whole search, with what it costs. bench_plan FOLDER
 * writes the documents there too, for `hld plan --from`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "conference.h"
#include "hld.h"
#include "solve/planned.h"
#include "solve/search.h"

static double milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* When a search was begun, and when it had something valid first. */
struct stopwatch {
	double begun, valid;
};

static bool see(void *context, const struct search_progress *progress)
{
	struct stopwatch *watch = context;
	if (progress->is_valid && watch->valid == 0)
		watch->valid = milliseconds();
	return false;
}

static void must(hld_status status, const hld_error *err)
{
	if (status == HLD_OK)
		return;
	fprintf(stderr, "bench_plan: %s: %s %s\n", err->file, err->pointer, err->text);
	exit(EXIT_FAILURE);
}

static void write_file(const char *folder, const struct conference_size *size, unsigned seed,
                       const char *name, const struct buffer *text)
{
	char path[512];
	text_print(path, sizeof path, "%s/%u-%u-%s.json", folder, size->meetings, seed, name);
	FILE *file = fopen(path, "w");
	if (file == NULL || fwrite(text->at, 1, text->size, file) != text->size ||
	    fclose(file) != 0) {
		perror(path);
		exit(EXIT_FAILURE);
	}
}

static void write_files(const char *folder, const struct conference_size *size, unsigned seed,
                        const struct conference_documents *documents)
{
	write_file(folder, size, seed, "mandate", &documents->mandate);
	write_file(folder, size, seed, "venue", &documents->venue);
	write_file(folder, size, seed, "draft", &documents->programme);
	write_file(folder, size, seed, "preferences", &documents->preferences);
}

/* What was read, as the command has it. */
struct loaded {
	hld_mandate *mandate;
	hld_programme *programme;
	hld_preferences *preferences;
};

static struct loaded load(const struct conference_documents *documents)
{
	struct loaded out;
	hld_venue *venue;
	hld_error err = {0};
	must(hld_mandate_read(documents->mandate.at, documents->mandate.size, "mandate",
	                      &out.mandate, &err),
	     &err);
	must(hld_venue_read(documents->venue.at, documents->venue.size, "venue", &venue, &err),
	     &err);
	must(hld_programme_read(documents->programme.at, documents->programme.size, "draft",
	                        &out.programme, &err),
	     &err);
	must(hld_preferences_read(documents->preferences.at, documents->preferences.size,
	                          "preferences", &out.preferences, &err),
	     &err);
	must(hld_programme_join_venue(out.programme, venue, &err), &err);
	must(planned_prefer(out.programme, out.preferences, &err), &err);
	return out;
}

static void measure(const struct conference_size *size, unsigned seed, const char *folder)
{
	struct conference_documents documents;
	struct arena arena = {0};
	struct problem problem;
	struct search_result found;
	struct stopwatch watch = {0};
	const char *steps = getenv("STEPS");
	struct search_limits limits = {.seed = 1,
	                               .steps = steps != NULL ? strtoull(steps, NULL, 10) : 0,
	                               .watch = see,
	                               .context = &watch};
	conference_write(size, seed, &documents);
	if (folder != NULL)
		write_files(folder, size, seed, &documents);
	struct loaded loaded = load(&documents);
	const hld_mandate *const at[] = {loaded.mandate};
	const struct mandate_list mandates = {at, 1};
	watch.begun = milliseconds();
	if (!problem_make(&arena, loaded.programme, NULL, &mandates, 180, &problem))
		exit(EXIT_FAILURE);
	double made = milliseconds();
	if (!search(&arena, &problem, limits, &found))
		exit(EXIT_FAILURE);
	double done = milliseconds();
	printf("%5u meetings, seed %u: problem %7.2f ms, valid after %7.2f ms, search %9.2f ms, "
	       "%10llu steps, cost %lld%s\n",
	       size->meetings, seed, made - watch.begun, watch.valid - watch.begun, done - made,
	       (unsigned long long)found.steps, (long long)(found.cost % COST_BREACH),
	       found.cost >= COST_BREACH ? ", NOT VALID" : "");
	fflush(stdout);
	arena_free(&arena);
	hld_programme_free(loaded.programme);
	hld_preferences_free(loaded.preferences);
	hld_mandate_free(loaded.mandate);
	conference_release(&documents);
}

int main(int argc, char **argv)
{
	static const struct conference_size sizes[] = {
		{40, 20, 4}, {200, 40, 8}, {800, 80, 14}, {2000, 120, 24}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (unsigned seed = 1; seed <= 3; seed++)
			measure(&sizes[i], seed, argc > 1 ? argv[1] : NULL);
	return EXIT_SUCCESS;
}
