/* bench_check.c - how long a check takes beside jansson's bare parse of the same file,
 * and how that grows with the programme.
 *
 * Usage: bench_check MANDATE. Prints, for 1,000, 10,000 and 100,000 meetings, the
 * median of several runs of each and their ratio. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "generate.h"
#include "hld.h"

enum { RUNS = 5 };

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int double_compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

static double median(double *times)
{
	qsort(times, RUNS, sizeof *times, double_compare);
	return times[RUNS / 2];
}

static double time_parse(const struct buffer *text)
{
	double start = seconds();
	json_error_t error;
	json_t *json = json_loadb(text->at, text->size, 0, &error);
	if (json == NULL)
		exit(EXIT_FAILURE);
	json_decref(json);
	return seconds() - start;
}

static double time_check(const struct buffer *text, const hld_mandate *mandate, size_t *found,
                         double *load)
{
	double start = seconds();
	hld_programme *programme;
	hld_findings *findings;
	hld_error err = {0};
	hld_status status = hld_programme_read(text->at, text->size, "generated", &programme, &err);
	*load = seconds() - start;
	if (status != HLD_OK || hld_check(&mandate, 1, programme, &findings, &err) != HLD_OK) {
		fprintf(stderr, "bench_check: %s %s\n", err.pointer, err.text);
		exit(EXIT_FAILURE);
	}
	*found = hld_findings_count(findings);
	hld_findings_free(findings);
	hld_programme_free(programme);
	return seconds() - start;
}

static double measure(unsigned meetings, const hld_mandate *mandate)
{
	struct buffer text = {0};
	double parse[RUNS], load[RUNS], check[RUNS];
	size_t found = 0;
	generate_programme(&text, meetings, 1);
	for (int i = 0; i < RUNS; i++) {
		parse[i] = time_parse(&text);
		check[i] = time_check(&text, mandate, &found, &load[i]);
	}
	double p = median(parse), c = median(check);
	printf("%8u meetings %6.1f MB  parse %8.2f ms  load %8.2f ms  load and check %8.2f ms  "
	       "ratio to parse %.2f  %zu findings\n",
	       meetings, (double)text.size / 1e6, p * 1e3, median(load) * 1e3, c * 1e3, c / p,
	       found);
	buffer_release(&text);
	return c;
}

int main(int argc, char *argv[])
{
	hld_mandate *mandate;
	hld_error err = {0};
	if (argc != 2 || hld_mandate_load(argv[1], &mandate, &err) != HLD_OK) {
		fprintf(stderr, "usage: bench_check MANDATE %s\n", err.text);
		return EXIT_FAILURE;
	}
	double last = 0;
	for (unsigned meetings = 1000; meetings <= 100000; meetings *= 10) {
		double now = measure(meetings, mandate);
		if (last > 0)
			printf("         ten times the meetings: %.1f times as long\n", now / last);
		last = now;
	}
	hld_mandate_free(mandate);
	return EXIT_SUCCESS;
}
