/* bench_speakers.c - how long a list of speakers takes.
 *
 * Drawn: so many who ask to speak in so many plenary meetings of three hours, each with three
 * wishes; a tenth of them can only come at some times. Prints the time to read the documents, to
 * make the list, and how many are on it. Where HLD names the program, the list of 2006 is timed
 * as a process of its own, beside one that only prints its help: what is below that is the time
 * to start and to load libraries. */
#include <stdio.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/civil.h"
#include "base/random.h"
#include "clock.h"
#include "hld.h"
#include "solve/speakers.h"

static void must(hld_status status, const hld_error *err)
{
	if (status == HLD_OK)
		return;
	fprintf(stderr, "bench_speakers: %s: %s %s\n", err->file, err->pointer, err->text);
	exit(EXIT_FAILURE);
}

static void write_programme(struct buffer *out, unsigned speakers, unsigned meetings,
                            unsigned limit)
{
	char date[CIVIL_ROOM];
	buffer_text(out,
	            "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": "
	            "\"America/New_York\", \"participants\": [");
	for (unsigned i = 0; i < speakers; i++)
		buffer_printf(out, "%s{\"id\": \"s-%u\", \"name\": \"S %u\"}", i > 0 ? ",\n" : "",
		              i, i);
	buffer_text(out, "], \"meetings\": [");
	for (unsigned m = 0; m < meetings; m++) {
		civil_write_date(civil_day(2006, 9, 4) + (int32_t)(m / 2), date);
		buffer_printf(
			out,
			"%s{\"id\": \"m-%u\", \"kind\": \"plenary\", \"start\": \"%sT%s\", "
			"\"end\": "
			"\"%sT%s\", \"items\": [{\"kind\": \"statements\", \"limit_min\": %u}]}",
			m > 0 ? ",\n" : "", m, date, m % 2 == 0 ? "10:00" : "15:00", date,
			m % 2 == 0 ? "13:00" : "18:00", limit);
	}
	buffer_text(out, "]}");
}

static void write_registrations(struct buffer *out, unsigned speakers, unsigned meetings,
                                struct random *random)
{
	static const char *const levels[] = {"head-of-state", "minister",
	                                     "permanent-representative"};
	char from[CIVIL_ROOM];
	buffer_text(out, "{\"format\": \"hld-registrations/1\", \"registrations\": [");
	for (unsigned i = 0; i < speakers; i++) {
		buffer_printf(out,
		              "%s{\"participant\": \"s-%u\", \"level\": \"%s\", \"meetings\": [",
		              i > 0 ? ",\n" : "", i, levels[random_below(random, 3)]);
		for (unsigned w = 0; w < 3; w++)
			buffer_printf(out, "%s\"m-%u\"", w > 0 ? ", " : "",
			              random_below(random, meetings));
		buffer_text(out, "]");
		int32_t day =
			civil_day(2006, 9, 4) + (int32_t)random_below(random, (meetings + 1) / 2);
		if (random_below(random, 10) == 0)
			buffer_printf(out, ", \"earliest\": \"%s\"",
			              civil_write_moment(day, 640, from));
		buffer_text(out, "}");
	}
	buffer_text(out, "]}");
}

static void measure(unsigned speakers, unsigned meetings, unsigned limit, unsigned seed)
{
	struct random random = random_seeded(seed);
	struct buffer programme_text = {0}, registrations_text = {0};
	struct arena arena = {0};
	const struct mandate_list none = {NULL, 0};
	struct speakers_limits limits = {.seed = seed, .limit_min = CIVIL_NONE};
	struct speakers made;
	hld_programme *programme;
	hld_registrations *registrations;
	hld_error err = {0};
	write_programme(&programme_text, speakers, meetings, limit);
	write_registrations(&registrations_text, speakers, meetings, &random);
	double begun = clock_milliseconds();
	must(hld_programme_read(programme_text.at, programme_text.size, "p", &programme, &err),
	     &err);
	must(hld_registrations_read(registrations_text.at, registrations_text.size, "r",
	                            &registrations, &err),
	     &err);
	must(registrations_known(programme, registrations, &err), &err);
	double read = clock_milliseconds();
	must(speakers_make(&arena, &none, programme, registrations, limits, &made, &err), &err);
	printf("%6u speakers, %3u meetings, %u minutes: read %7.2f ms, list %8.2f ms, %u placed, "
	       "%lld wishes short%s\n",
	       speakers, meetings, limit, read - begun, clock_milliseconds() - read, made.placed,
	       (long long)made.wishes, made.is_proved ? "" : ", not proved");
	fflush(stdout);
	arena_free(&arena);
	hld_programme_free(programme);
	hld_registrations_free(registrations);
	buffer_release(&programme_text);
	buffer_release(&registrations_text);
}

enum { RUNS = 40, MOST_WORDS = 10 };

static int time_compare(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* The median of the milliseconds that a command takes, from fork to exit. */
static double time_process(const char *const argv[MOST_WORDS])
{
	double times[RUNS];
	char *words[MOST_WORDS];
	memcpy(words, argv, sizeof words); /* execv() changes none of them */
	for (int run = 0; run < RUNS; run++) {
		double begun = clock_milliseconds();
		int status = 0;
		pid_t child = fork();
		if (child == 0) {
			int null = open("/dev/null", O_WRONLY);
			dup2(null, STDOUT_FILENO);
			execv(words[0], words);
			_exit(EXIT_FAILURE);
		}
		if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
			fprintf(stderr, "bench_speakers: %s %s fails\n", argv[0], argv[1]);
			exit(EXIT_FAILURE);
		}
		times[run] = clock_milliseconds() - begun;
	}
	qsort(times, RUNS, sizeof *times, time_compare);
	return times[RUNS / 2];
}

static void measure_process(const char *hld)
{
	static const char programme[] = HLD_SOURCE_DIR "/data/programmes/hld-2006.json";
	const char *const help[MOST_WORDS] = {hld, "--help"};
	const char *const list[MOST_WORDS] = {hld,      "speakers",     "-r", "example-2006",
	                                      "-m",     "A/RES/60/227", "-m", "A/60/205",
	                                      programme};
	setenv("HLD_DATA", HLD_SOURCE_DIR "/data", 1);
	double of_help = time_process(help);
	printf("the list of 2006, whole process: %6.2f ms; --help: %6.2f ms (medians of %d)\n",
	       time_process(list), of_help, RUNS);
}

int main(void)
{
	const char *hld = getenv("HLD");
	if (hld != NULL)
		measure_process(hld);
	for (unsigned seed = 1; seed <= 3; seed++) {
		measure(140, 4, 5, seed);
		measure(2000, 60, 5, seed);
		measure(10000, 60, 5, seed);
		measure(10000, 60, 1, seed);
	}
	return EXIT_SUCCESS;
}
