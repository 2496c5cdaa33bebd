/* bench_check.c - how long a check takes beside jansson's bare parse of the same file,
 * and how that grows with the programme.
 *
 * Usage: bench_check MANDATE. Prints, for 1,000, 10,000 and 100,000 meetings, and for
 * 10,000 with a million attendances and their list of participants, the median of several
 * runs of each and their ratio. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "clock.h"
#include "generate.h"
#include "hld.h"

enum { RUNS = 5 };

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

/* A programme, and the list of participants that goes with it. */
struct input {
	struct buffer programme, participants;
};

static void parse(const struct buffer *text)
{
	json_error_t error;
	json_t *json = json_loadb(text->at, text->size, 0, &error);
	if (json == NULL)
		exit(EXIT_FAILURE);
	json_decref(json);
}

static double time_parse(const struct input *input)
{
	double start = clock_seconds();
	parse(&input->programme);
	if (input->participants.size > 0)
		parse(&input->participants);
	return clock_seconds() - start;
}

static hld_status load(const struct input *input, hld_programme **programme, hld_error *err)
{
	const struct buffer *list = &input->participants;
	hld_participants *participants;
	hld_status status = hld_programme_read(input->programme.at, input->programme.size,
	                                       "generated", programme, err);
	if (status != HLD_OK || list->size == 0)
		return status;
	status = hld_participants_read(list->at, list->size, "list", &participants, err);
	return status == HLD_OK ? hld_programme_join_participants(*programme, participants, err)
	                        : status;
}

static double time_check(const struct input *input, const hld_mandate *mandate, size_t *found,
                         double *loaded)
{
	double start = clock_seconds();
	hld_programme *programme;
	hld_findings *findings;
	hld_error err = {0};
	hld_status status = load(input, &programme, &err);
	*loaded = clock_seconds() - start;
	if (status != HLD_OK || hld_check(&mandate, 1, programme, &findings, &err) != HLD_OK) {
		fprintf(stderr, "bench_check: %s %s\n", err.pointer, err.text);
		exit(EXIT_FAILURE);
	}
	*found = hld_findings_count(findings);
	hld_findings_free(findings);
	hld_programme_free(programme);
	return clock_seconds() - start;
}

static double measure(unsigned meetings, unsigned attendances, const hld_mandate *mandate)
{
	struct input input = {0};
	double parsed[RUNS], loaded[RUNS], checked[RUNS];
	size_t found = 0;
	generate_programme(&input.programme, meetings, attendances, 1);
	if (attendances > 0)
		generate_participants(&input.participants, attendances);
	for (int i = 0; i < RUNS; i++) {
		parsed[i] = time_parse(&input);
		checked[i] = time_check(&input, mandate, &found, &loaded[i]);
	}
	double p = median(parsed), c = median(checked);
	printf("%8u meetings %8u attendances %6.1f MB  parse %8.2f ms  load %8.2f ms  "
	       "load and check %8.2f ms  ratio to parse %.2f  %zu findings\n",
	       meetings, meetings * attendances,
	       (double)(input.programme.size + input.participants.size) / 1e6, p * 1e3,
	       median(loaded) * 1e3, c * 1e3, c / p, found);
	buffer_release(&input.programme);
	buffer_release(&input.participants);
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
		double now = measure(meetings, 0, mandate);
		if (last > 0)
			printf("         ten times the meetings: %.1f times as long\n", now / last);
		last = now;
	}
	measure(10000, 100, mandate);
	hld_mandate_free(mandate);
	return EXIT_SUCCESS;
}
