/* bench_pdf.c - how long pages take to be drawn.
 *
 * Usage: bench_pdf [PROGRAMME...]. For the programme of 2006, or for those named, and for one of
 * 1,500 meetings: pages, milliseconds for all and for each. The first run finds the fonts; printed
 * is the median of three after it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "generate.h"
#include "hld.h"

enum { RUNS = 3, MANY = 1500 };

static void must(hld_status status, const hld_error *err)
{
	if (status == HLD_OK)
		return;
	fprintf(stderr, "bench_pdf: %s\n", err->text);
	exit(EXIT_FAILURE);
}

static unsigned count_pages(const char *bytes, size_t size)
{
	static const char page[] = "/Type /Page ";
	unsigned count = 0;
	for (size_t i = 0; i + sizeof page < size; i++)
		count += memcmp(bytes + i, page, sizeof page - 1) == 0;
	return count;
}

static int time_compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

static void run(const char *name, hld_programme *programme)
{
	static const hld_export_options options = {0};
	double times[RUNS], first = 0;
	unsigned pages = 0;
	for (int i = -1; i < RUNS; i++) {
		hld_error err = {0};
		char *out;
		size_t size;
		double start = clock_milliseconds();
		must(hld_export(programme, "pdf", &options, &out, &size, &err), &err);
		double taken = clock_milliseconds() - start;
		if (i < 0)
			first = taken;
		else
			times[i] = taken;
		pages = count_pages(out, size);
		free(out);
	}
	qsort(times, RUNS, sizeof *times, time_compare);
	printf("%s: %u pages, %.0f ms (at first %.0f), %.2f ms a page\n", name, pages,
	       times[RUNS / 2], first, times[RUNS / 2] / pages);
	hld_programme_free(programme);
}

static void run_file(const char *path)
{
	hld_error err = {0};
	hld_programme *programme;
	must(hld_programme_load(path, &programme, &err), &err);
	run(path, programme);
}

int main(int argc, char *argv[])
{
	hld_error err = {0};
	struct buffer json = {0};
	hld_programme *programme;
	for (int i = 1; i < argc; i++)
		run_file(argv[i]);
	if (argc == 1)
		run_file(HLD_SOURCE_DIR "/data/programmes/hld-2006.json");
	generate_programme(&json, MANY, 0, 1);
	must(hld_programme_read(json.at, json.size, "generated", &programme, &err), &err);
	run("generated", programme);
	buffer_release(&json);
	return 0;
}
