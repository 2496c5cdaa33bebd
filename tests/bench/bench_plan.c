/* bench_plan.c - how long a plan takes, and how far it is from the best.
 *
 * For conferences of four sizes (conference.h), three seeds each: the time to make the problem,
 * to the first valid programme, and of the whole search, with what it costs; then, in the same
 * run, of CBC from there to the least cost, and of ten alternatives that are a tenth apart.
 * STEPS=N sets the steps of the search. bench_plan FOLDER writes the documents there too, for
 * `hld plan --from`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "clock.h"
#include "conference.h"
#include "hld.h"
#include "solve/planned.h"
#include "solve/prove.h"

/* When a search was begun, and when it had something valid first. */
struct stopwatch {
	double begun, valid;
};

static bool see(void *context, const struct search_progress *progress)
{
	struct stopwatch *watch = context;
	if (progress->is_valid && watch->valid == 0)
		watch->valid = clock_milliseconds();
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

/* A problem as it is measured. */
struct measured {
	struct arena arena;
	struct problem problem;
	struct search_limits limits;
	struct search_result found;
};

static void measure_search(struct measured *measured, double begun, struct stopwatch *watch)
{
	double made = clock_milliseconds();
	if (!search(&measured->arena, &measured->problem, measured->limits, &measured->found))
		exit(EXIT_FAILURE);
	printf("problem %6.2f ms, valid after %6.2f ms, search %8.2f ms: cost %lld%s", made - begun,
	       watch->valid - begun, clock_milliseconds() - made,
	       (long long)(measured->found.cost % COST_BREACH),
	       measured->found.cost >= COST_BREACH ? " NOT VALID" : "");
	fflush(stdout);
}

static void measure_proof(struct measured *measured)
{
	struct search_result best = measured->found;
	struct proof proof;
	hld_error err = {0};
	double begun = clock_milliseconds();
	must(prove(&measured->arena, &measured->problem, measured->limits, &best, &proof, &err),
	     &err);
	printf("; proof %8.2f ms: cost %lld, bound %lld, the search is %.1f %% above",
	       clock_milliseconds() - begun, (long long)best.cost, (long long)proof.bound,
	       (double)(measured->found.cost - best.cost) * 100 / (double)best.cost);
	fflush(stdout);
}

static void measure_alternatives(struct measured *measured)
{
	enum { ALTERNATIVES = 10 };
	struct placement kept[ALTERNATIVES];
	struct others others = {kept, 0, measured->problem.sittings.count / 10};
	double begun = clock_milliseconds();
	measured->limits.others = &others;
	while (others.count < ALTERNATIVES) {
		struct search_result found;
		if (!search(&measured->arena, &measured->problem, measured->limits, &found) ||
		    found.cost >= COST_BREACH)
			exit(EXIT_FAILURE);
		kept[others.count++] = found.best;
	}
	printf("; ten alternatives %8.2f ms\n", clock_milliseconds() - begun);
	fflush(stdout);
}

static void measure(const struct conference_size *size, unsigned seed, const char *folder)
{
	struct conference_documents documents;
	struct stopwatch watch = {0};
	const char *steps = getenv("STEPS");
	struct measured measured = {
		.limits = {.seed = 1,
	                   .steps = steps != NULL ? strtoull(steps, NULL, 10) : 0,
	                   .watch = see,
	                   .context = &watch}};
	conference_write(size, seed, &documents);
	if (folder != NULL)
		write_files(folder, size, seed, &documents);
	struct loaded loaded = load(&documents);
	const hld_mandate *const at[] = {loaded.mandate};
	const struct mandate_list mandates = {at, 1};
	printf("%5u meetings, seed %u: ", size->meetings, seed);
	watch.begun = clock_milliseconds();
	if (!problem_make(&measured.arena, loaded.programme, NULL, &mandates, 180,
	                  &measured.problem))
		exit(EXIT_FAILURE);
	measure_search(&measured, watch.begun, &watch);
	measure_proof(&measured);
	measure_alternatives(&measured);
	arena_free(&measured.arena);
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
