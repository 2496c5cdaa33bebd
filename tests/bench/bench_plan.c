/* bench_plan.c - how long the search takes to a placement in which nothing clashes.
 *
 * Drafts in the manner of a large conference: M meetings, all of them put into any of T
 * half days and R rooms, four people each out of M, an order clause for every eighth. Prints
 * for three seeds each the time to make the problem and to search it, and what is left. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buffer.h"
#include "base/civil.h"
#include "base/random.h"
#include "hld.h"
#include "solve/search.h"

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct size {
	unsigned meetings, slots, rooms;
};

static const char *date_of(unsigned slot, char to[CIVIL_ROOM])
{
	return civil_write_date(civil_day(2006, 9, 4) + (int32_t)(slot / 2), to);
}

static void write_mandate(struct buffer *out, const struct size *size, struct random *random)
{
	char date[CIVIL_ROOM];
	buffer_text(out,
	            "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/B\", \"title\": \"B\", "
	            "\"force\": \"binding\", \"conference\": {\"id\": \"b\", \"title\": \"B\", "
	            "\"days\": [");
	for (unsigned s = 0; s < size->slots; s += 2)
		buffer_printf(out, "%s\"%s\"", s > 0 ? ", " : "", date_of(s, date));
	buffer_text(out, "]}, \"clauses\": [");
	for (unsigned i = 0; i < size->meetings / 8; i++) {
		unsigned a = 1 + random_below(random, size->meetings - 1);
		unsigned b = a + 1 + random_below(random, size->meetings - a);
		buffer_printf(out,
		              "%s{\"id\": \"o-%u\", \"para\": \"%u\", \"verb\": \"decides\", "
		              "\"quote\": \"q\", \"rule\": \"order\", \"params\": {\"first\": "
		              "{\"number\": %u}, \"then\": {\"number\": %u}}}",
		              i > 0 ? ", " : "", i, i, a, b);
	}
	buffer_text(out, "]}");
}

static void write_venue(struct buffer *out, const struct size *size)
{
	buffer_text(out, "{\"format\": \"hld-venue/1\", \"id\": \"v\", \"name\": \"V\", \"zone\": "
	                 "\"America/New_York\", \"hours\": [{\"from\": \"10:00\", \"to\": "
	                 "\"13:00\"}, {\"from\": \"15:00\", \"to\": \"18:00\"}], \"rooms\": [");
	for (unsigned r = 0; r < size->rooms; r++)
		buffer_printf(out, "%s{\"id\": \"r-%u\", \"name\": \"R %u\"}", r > 0 ? ", " : "", r,
		              r);
	buffer_text(out, "]}");
}

static void write_programme(struct buffer *out, const struct size *size, struct random *random)
{
	char date[CIVIL_ROOM];
	buffer_text(out, "{\"format\": \"hld-programme/1\", \"id\": \"b\", \"title\": \"B\", "
	                 "\"zone\": \"America/New_York\", \"people\": [");
	for (unsigned p = 0; p < size->meetings; p++)
		buffer_printf(out, "%s{\"id\": \"p-%u\", \"name\": \"P %u\"}", p > 0 ? ", " : "", p,
		              p);
	buffer_text(out, "], \"meetings\": [");
	for (unsigned m = 1; m <= size->meetings; m++) {
		unsigned slot = random_below(random, size->slots);
		unsigned hour = slot % 2 == 0 ? 10 : 15;
		date_of(slot, date);
		buffer_printf(
			out,
			"%s{\"id\": \"m-%u\", \"kind\": \"other\", \"number\": %u, \"start\": "
			"\"%sT%02u:00\", \"end\": \"%sT%02u:00\", \"room\": \"r-%u\", "
			"\"chairs\": [\"p-%u\", \"p-%u\", \"p-%u\", \"p-%u\"]}",
			m > 1 ? ", " : "", m, m, date, hour, date, hour + 3,
			random_below(random, size->rooms), random_below(random, size->meetings),
			random_below(random, size->meetings), random_below(random, size->meetings),
			random_below(random, size->meetings));
	}
	buffer_text(out, "]}");
}

static void must(hld_status status, const hld_error *err)
{
	if (status == HLD_OK)
		return;
	fprintf(stderr, "bench_plan: %s %s\n", err->pointer, err->text);
	exit(EXIT_FAILURE);
}

static void measure(const struct size *size, unsigned seed)
{
	struct random random = random_seeded(seed);
	struct buffer texts[3] = {0};
	hld_mandate *mandate;
	hld_venue *venue;
	hld_programme *programme;
	hld_error err = {0};
	write_mandate(&texts[0], size, &random);
	write_venue(&texts[1], size);
	write_programme(&texts[2], size, &random);
	must(hld_mandate_read(texts[0].at, texts[0].size, "m", &mandate, &err), &err);
	must(hld_venue_read(texts[1].at, texts[1].size, "v", &venue, &err), &err);
	must(hld_programme_read(texts[2].at, texts[2].size, "p", &programme, &err), &err);
	must(hld_programme_join_venue(programme, venue, &err), &err);
	struct arena arena = {0};
	struct problem problem;
	struct search_result found;
	struct search_limits limits = {.seed = 1, .steps = 2000 * (uint64_t)size->meetings};
	const hld_mandate *const at[] = {mandate};
	const struct mandate_list mandates = {at, 1};
	double start = seconds();
	if (!problem_make(&arena, programme, NULL, &mandates, 180, &problem))
		exit(EXIT_FAILURE);
	double made = seconds();
	if (!search(&arena, &problem, limits, &found))
		exit(EXIT_FAILURE);
	double done = seconds();
	printf("%5u meetings %4u half days %3u rooms  problem %8.2f ms  search %9.2f ms  "
	       "%7llu steps  %lld departures, %lld for moves\n",
	       size->meetings, size->slots, size->rooms, (made - start) * 1e3, (done - made) * 1e3,
	       (unsigned long long)found.steps, (long long)(found.cost / COST_BREACH),
	       (long long)(found.cost % COST_BREACH));
	arena_free(&arena);
	hld_programme_free(programme);
	hld_mandate_free(mandate);
	for (int i = 0; i < 3; i++)
		buffer_release(&texts[i]);
}

int main(void)
{
	static const struct size sizes[] = {
		{40, 20, 4}, {200, 40, 8}, {800, 80, 14}, {2000, 120, 24}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (unsigned seed = 1; seed <= 3; seed++)
			measure(&sizes[i], seed);
	return EXIT_SUCCESS;
}
