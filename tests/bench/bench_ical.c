/* bench_ical.c - how long the export of a calendar takes, and how much memory, beside a bare
 * program that builds the same tree with libical and prints it with libical, unchecked.
 *
 * Usage: bench_ical. For 10,000 meetings and for 100,000: the median seconds and memory of either,
 * in turns, each in a process of its own, and their ratios. The bare program has its properties
 * split and unescaped before its clock starts, ours the programme read and found; memory is what
 * the process grew from there, to its highest. */
#include <libical/ical.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "generate.h"
#include "hld.h"

enum { RUNS = 3 };

/* KiB of memory in one line of /proc/self/status: what is now, or was at most since begin(). */
static long memory(const char *name)
{
	char line[128];
	long kib = 0;
	FILE *file = fopen("/proc/self/status", "r");
	while (file != NULL && fgets(line, sizeof line, file) != NULL)
		if (strncmp(line, name, strlen(name)) == 0)
			kib = strtol(line + strlen(name), NULL, 10);
	if (file != NULL)
		fclose(file);
	return kib;
}

/* Give back what is free, and forget how much there was. Gives: KiB that are left. */
static long begin(void)
{
	malloc_trim(0);
	FILE *file = fopen("/proc/self/clear_refs", "w");
	if (file != NULL) {
		fputs("5", file);
		fclose(file);
	}
	return memory("VmRSS:");
}

struct cost {
	double seconds;
	long kib;
};

static void give_up(const char *what)
{
	fprintf(stderr, "bench_ical: %s\n", what);
	exit(EXIT_FAILURE);
}

static void must(hld_status status, const hld_error *err)
{
	if (status != HLD_OK)
		give_up(err->text);
}

static hld_programme *read_programme(const struct buffer *json)
{
	hld_error err = {0};
	hld_programme *programme = NULL;
	must(hld_programme_read(json->at, json->size, "bench", &programme, &err), &err);
	return programme;
}

static struct cost export_it(const struct buffer *json, char **out, size_t *size)
{
	hld_programme *programme = read_programme(json);
	hld_export_options options = {.utc = true}; /* they outlast the rules of one year */
	hld_error err = {0};
	long before = begin();
	double start = clock_seconds();
	must(hld_export(programme, "ical", &options, out, size, &err), &err);
	struct cost cost = {clock_seconds() - start, memory("VmHWM:") - before};
	hld_programme_free(programme);
	return cost;
}

/* A line of a calendar in its parts; none has more than one parameter. */
struct part {
	char *name, *param, *param_value, *value;
};

static void unescape(char *value)
{
	char *to = value;
	for (const char *at = value; *at != '\0'; at++) {
		if (*at == '\\')
			at++;
		*to++ = *at == 'n' && at > value && at[-1] == '\\' ? '\n' : *at;
	}
	*to = '\0';
}

static void split(char *line, struct part *part)
{
	char *colon = line + strcspn(line, ":;");
	*part = (struct part){.name = line};
	if (*colon == ';') {
		*colon = '\0';
		part->param = colon + 1;
		part->param_value = strchr(part->param, '=') + 1;
		part->param_value[-1] = '\0';
		bool quoted = part->param_value[0] == '"';
		part->param_value += quoted;
		colon = part->param_value + strcspn(part->param_value, quoted ? "\"" : ":");
		if (quoted)
			*colon++ = '\0';
	}
	*colon = '\0';
	part->value = colon + 1;
	unescape(part->value);
}

/* Unfold and split all lines, in place. */
static size_t split_all(char *octets, struct part **out)
{
	size_t count = 0, room = 1024;
	char *to = octets;
	for (const char *at = octets; *at != '\0'; at++) {
		if (strncmp(at, "\r\n ", 3) == 0)
			at += 2;
		else if (*at != '\r')
			*to++ = *at;
	}
	*to = '\0';
	struct part *parts = malloc(room * sizeof *parts);
	for (char *line = octets; parts != NULL && *line != '\0';) {
		char *end = line + strcspn(line, "\n");
		if (count == room)
			parts = realloc(parts, (room *= 2) * sizeof *parts);
		if (parts == NULL)
			break;
		*end = '\0';
		split(line, &parts[count++]);
		line = end + 1;
	}
	if (parts == NULL)
		give_up("out of memory");
	*out = parts;
	return count;
}

static icalproperty *build(const struct part *part)
{
	bool is_x = strncmp(part->name, "X-", 2) == 0;
	icalproperty_kind kind = is_x ? ICAL_X_PROPERTY : icalproperty_string_to_kind(part->name);
	icalvalue_kind value = icalproperty_kind_to_value_kind(kind);
	icalproperty *property = icalproperty_new(kind);
	if (is_x)
		icalproperty_set_x_name(property, part->name);
	if (is_x)
		icalproperty_set_value(property, icalvalue_new_x(part->value));
	else if (value == ICAL_TEXT_VALUE)
		icalproperty_set_value(property, icalvalue_new_text(part->value));
	else
		icalproperty_set_value(property, icalvalue_new_from_string(value, part->value));
	if (part->param == NULL)
		return property;
	icalparameter *param = icalparameter_new(icalparameter_string_to_kind(part->param));
	icalparameter_set_xvalue(param, part->param_value);
	icalproperty_add_parameter(property, param);
	return property;
}

/* Gives: octets printed, which should be about as many as ours. */
static size_t print_bare(const struct part *parts, size_t count)
{
	icalcomponent *inside[8] = {NULL};
	size_t depth = 0, size = 0;
	for (size_t i = 0; i < count; i++) {
		const struct part *part = &parts[i];
		if (strcmp(part->name, "BEGIN") == 0) {
			inside[depth] =
				icalcomponent_new(icalcomponent_string_to_kind(part->value));
			if (depth > 0)
				icalcomponent_add_component(inside[depth - 1], inside[depth]);
			depth++;
		} else if (depth > 0 && strcmp(part->name, "END") == 0) {
			depth--;
		} else if (depth > 0) {
			icalcomponent_add_property(inside[depth - 1], build(part));
		}
	}
	char *printed = icalcomponent_as_ical_string_r(inside[0]);
	size = printed != NULL ? strlen(printed) : 0;
	icalmemory_free_buffer(printed);
	icalcomponent_free(inside[0]);
	return size;
}

static struct cost build_bare(char *octets, size_t size)
{
	struct part *parts;
	size_t count = split_all(octets, &parts);
	long before = begin();
	double start = clock_seconds();
	size_t printed = print_bare(parts, count);
	struct cost cost = {clock_seconds() - start, memory("VmHWM:") - before};
	free(parts);
	if (printed < size / 2)
		give_up("the bare program did not print the same tree");
	return cost;
}

/* Run one of the two in a process of its own. With octets the bare one. */
static struct cost measure(const struct buffer *json, const char *octets, size_t size)
{
	int ends[2];
	struct cost cost;
	if (pipe(ends) != 0)
		give_up("no pipe");
	pid_t child = fork();
	if (child == 0) {
		char *own = octets != NULL ? strdup(octets) : NULL;
		cost = own != NULL ? build_bare(own, size) : export_it(json, &own, &size);
		_exit(write(ends[1], &cost, sizeof cost) == sizeof cost ? 0 : 1);
	}
	close(ends[1]);
	bool whole = read(ends[0], &cost, sizeof cost) == sizeof cost;
	close(ends[0]);
	waitpid(child, NULL, 0);
	if (child < 0 || !whole)
		give_up("the run ended early");
	return cost;
}

static int cost_compare(const void *a, const void *b)
{
	const struct cost *x = a, *y = b;
	return x->seconds < y->seconds ? -1 : x->seconds > y->seconds;
}

static struct cost median(struct cost *costs)
{
	qsort(costs, RUNS, sizeof *costs, cost_compare);
	return costs[RUNS / 2];
}

/* Writes the calendar in a process of its own too, so that no run finds memory warm. */
static char *calendar_of(const struct buffer *json, size_t *size)
{
	FILE *file = tmpfile();
	pid_t child = file != NULL ? fork() : -1;
	if (child == 0) {
		char *own = NULL;
		export_it(json, &own, size);
		_exit(fwrite(own, 1, *size, file) == *size && fflush(file) == 0 ? 0 : 1);
	}
	int end = 1;
	if (child < 0 || waitpid(child, &end, 0) != child || end != 0)
		give_up("no calendar");
	*size = (size_t)ftell(file);
	fseek(file, 0, SEEK_END);
	*size = (size_t)ftell(file);
	rewind(file);
	char *octets = calloc(1, *size + 1);
	if (octets == NULL || fread(octets, 1, *size, file) != *size)
		give_up("no calendar");
	fclose(file);
	return octets;
}

static double run(unsigned meetings)
{
	struct buffer json = {0};
	struct cost ours[RUNS], bare[RUNS];
	size_t size;
	generate_programme(&json, meetings, 0, 1);
	char *octets = calendar_of(&json, &size);
	for (int i = 0; i < RUNS; i++) {
		ours[i] = measure(&json, NULL, 0);
		bare[i] = measure(&json, octets, size);
	}
	struct cost a = median(ours), b = median(bare);
	printf("%7u meetings, %.1f MB: ours %.2f s, %ld MB; bare %.2f s, %ld MB; ratio %.2f in "
	       "time, "
	       "%.2f in memory\n",
	       meetings, (double)size / 1e6, a.seconds, a.kib / 1024, b.seconds, b.kib / 1024,
	       a.seconds / b.seconds, (double)a.kib / (double)b.kib);
	free(octets);
	buffer_release(&json);
	return a.seconds;
}

int main(void)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	double small = run(10000), large = run(100000);
	printf("ten times the meetings: %.1f times as long\n", large / small);
	return 0;
}
