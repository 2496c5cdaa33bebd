/* bench_explain.c - how long it takes to say which requirements of a large draft clash.
 *
 * Drafts in the manner of bench_plan.c: M meetings, all of them put into any of T half days
 * and R rooms, four people each out of M who are absent so often that a meeting cannot have 15
 * of 100 half days, an order clause for every eighth. A clash of six requirements is planted in
 * each, of three kinds by the seed: a series of meetings longer than the days that two clauses
 * leave, or than an absence leaves, or more meetings of one person than its days have half
 * days.
 *
 * Usage: bench_explain [FOLDER]. Prints for three seeds each the time to read the documents and
 * to explain them, and what was found; in FOLDER leaves the documents, to try the command. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/civil.h"
#include "base/random.h"
#include "clock.h"
#include "hld.h"
#include "solve/why.h"

enum { PEOPLE = 4, ABSENT_OF_1000 = 40, SERIES = 6, GRID_MIN = 180, QUESTIONS = 20000 };
enum plant { DATES, ABSENCE, PERSON, PLANTS_END };

struct size {
	unsigned meetings, slots, rooms;
};

static const char *date_of(unsigned slot, char to[CIVIL_ROOM])
{
	return civil_write_date(civil_day(2006, 9, 4) + (int32_t)(slot / 2), to);
}

/* The number of the i-th meeting of the series: they are spread over all. */
static unsigned planted(const struct size *size, unsigned i)
{
	return 1 + (size->meetings - 1) * i / (SERIES - 1);
}

static void write_clause(struct buffer *out, const char *id, unsigned n, const char *rule)
{
	buffer_printf(out,
	              "%s{\"id\": \"%s-%u\", \"para\": \"%u\", \"verb\": \"decides\", \"quote\": "
	              "\"q\", \"rule\": \"%s\", \"params\": {",
	              out->at[out->size - 1] == '[' ? "" : ", ", id, n, n, rule);
}

static void write_order(struct buffer *out, const char *id, unsigned n, unsigned a, unsigned b)
{
	write_clause(out, id, n, "order");
	buffer_printf(out, "\"first\": {\"number\": %u}, \"then\": {\"number\": %u}}}", a, b);
}

/* The n-th meeting of the series from a half day on, or until its day ends. */
static void write_dates(struct buffer *out, const struct size *size, unsigned n, const char *edge,
                        unsigned slot)
{
	char date[CIVIL_ROOM];
	write_clause(out, edge, n, "dates");
	buffer_printf(out, "\"which\": {\"number\": %u}, \"%s\": \"%s\"}}", planted(size, n), edge,
	              date_of(slot, date));
}

/* The clauses of what is planted: four in order and two days, or five in order, or five on two
 * days. */
static void write_planted(struct buffer *out, const struct size *size, enum plant plant)
{
	unsigned from = size->slots / 4 * 2;
	unsigned orders = plant == DATES ? SERIES - 2 : plant == ABSENCE ? SERIES - 1 : 0;
	for (unsigned i = 0; i < orders; i++)
		write_order(out, "planted", i, planted(size, i), planted(size, i + 1));
	if (plant == DATES) {
		write_dates(out, size, 0, "from", from);
		write_dates(out, size, SERIES - 2, "to", from + 3);
	}
	for (unsigned i = 0; plant == PERSON && i < SERIES - 1; i++) {
		char first[CIVIL_ROOM], last[CIVIL_ROOM];
		write_clause(out, "planted", i, "dates");
		buffer_printf(out,
		              "\"which\": {\"number\": %u}, \"from\": \"%s\", \"to\": \"%s\"}}",
		              planted(size, i), date_of(from, first), date_of(from + 3, last));
	}
}

static void write_mandate(struct buffer *out, const struct size *size, enum plant plant,
                          struct random *random)
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
		write_order(out, "o", i, a, b);
	}
	write_planted(out, size, plant);
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

static void write_absence(struct buffer *out, unsigned slot, unsigned until)
{
	char first[CIVIL_ROOM], last[CIVIL_ROOM];
	buffer_printf(out, "%s{\"from\": \"%sT%u:00\", \"until\": \"%sT%u:00\"}",
	              out->at[out->size - 1] == '[' ? "" : ", ", date_of(slot, first),
	              slot % 2 == 0 ? 10 : 15, date_of(until, last), until % 2 == 0 ? 13 : 18);
}

/* A person of many, or the one who is planted: 0, absent from the third day on. */
static void write_person(struct buffer *out, unsigned person, const struct size *size,
                         enum plant plant, struct random *random)
{
	buffer_printf(out, "%s{\"id\": \"p-%u\", \"name\": \"P %u\", \"absences\": [",
	              person > 0 ? ", " : "", person, person);
	for (unsigned s = 0; person > 0 && s < size->slots; s++)
		if (random_below(random, 1000) < ABSENT_OF_1000)
			write_absence(out, s, s);
	if (person == 0 && plant == ABSENCE)
		write_absence(out, SERIES - 1, size->slots - 1);
	buffer_text(out, "]}");
}

/* Whether the person who is planted is needed: in the last of the series, or in all but it. */
static bool needs_planted(const struct size *size, unsigned number, enum plant plant)
{
	if (plant == ABSENCE)
		return number == planted(size, SERIES - 1);
	for (unsigned i = 0; plant == PERSON && i < SERIES - 1; i++)
		if (number == planted(size, i))
			return true;
	return false;
}

static void write_meeting(struct buffer *out, unsigned number, const struct size *size,
                          enum plant plant, struct random *random)
{
	char date[CIVIL_ROOM];
	unsigned slot = random_below(random, size->slots), hour = slot % 2 == 0 ? 10 : 15;
	date_of(slot, date);
	buffer_printf(out,
	              "%s{\"id\": \"m-%u\", \"kind\": \"other\", \"number\": %u, \"start\": "
	              "\"%sT%u:00\", \"end\": \"%sT%u:00\", \"room\": \"r-%u\", \"chairs\": [",
	              number > 1 ? ", " : "", number, number, date, hour, date, hour + 3,
	              random_below(random, size->rooms));
	for (unsigned i = 0; i < PEOPLE; i++)
		buffer_printf(out, "%s\"p-%u\"", i > 0 ? ", " : "",
		              1 + random_below(random, size->meetings - 1));
	if (needs_planted(size, number, plant))
		buffer_text(out, ", \"p-0\"");
	buffer_text(out, "]}");
}

static void write_programme(struct buffer *out, const struct size *size, enum plant plant,
                            struct random *random)
{
	buffer_text(out, "{\"format\": \"hld-programme/1\", \"id\": \"b\", \"title\": \"B\", "
	                 "\"zone\": \"America/New_York\", \"people\": [");
	for (unsigned p = 0; p < size->meetings; p++)
		write_person(out, p, size, plant, random);
	buffer_text(out, "], \"meetings\": [");
	for (unsigned m = 1; m <= size->meetings; m++)
		write_meeting(out, m, size, plant, random);
	buffer_text(out, "]}");
}

static void must(hld_status status, const hld_error *err)
{
	if (status == HLD_OK)
		return;
	fprintf(stderr, "bench_explain: %s %s\n", err->pointer, err->text);
	exit(EXIT_FAILURE);
}

/* The three documents as texts. */
enum { MANDATE, VENUE, PROGRAMME, TEXTS_END };

static void leave(const char *folder, const struct size *size, unsigned seed,
                  const struct buffer texts[TEXTS_END])
{
	static const char *const names[] = {"mandate", "venue", "draft"};
	for (int i = 0; folder != NULL && i < TEXTS_END; i++) {
		char path[4096];
		snprintf(path, sizeof path, "%s/%u-%u-%s.json", folder, size->meetings, seed,
		         names[i]);
		FILE *file = fopen(path, "w");
		if (file == NULL)
			exit(EXIT_FAILURE);
		fwrite(texts[i].at, 1, texts[i].size, file);
		fclose(file);
	}
}

static void tell(const struct size *size, double read_s, double found_s, const struct why *why)
{
	const struct clashes *found = &why->clashes;
	printf("%5u meetings %4u half days %3u rooms  read %7.2f ms  explain %8.2f ms  %u "
	       "requirements, %u %s of %u%s\n",
	       size->meetings, size->slots, size->rooms, read_s * 1e3, found_s * 1e3,
	       why->requirements.count, found->count, found->smallest ? "smallest" : "minimal",
	       found->count > 0 ? found->at[0].count : 0, found->complete ? ", and no others" : "");
}

static void measure(const struct size *size, unsigned seed, const char *folder)
{
	struct random random = random_seeded(seed);
	enum plant plant = (enum plant)((seed - 1) % PLANTS_END);
	struct buffer texts[TEXTS_END] = {0};
	hld_mandate *mandate;
	hld_venue *venue;
	hld_programme *draft;
	hld_error err = {0};
	write_mandate(&texts[MANDATE], size, plant, &random);
	write_venue(&texts[VENUE], size);
	write_programme(&texts[PROGRAMME], size, plant, &random);
	leave(folder, size, seed, texts);
	double start = clock_seconds();
	must(hld_mandate_read(texts[0].at, texts[0].size, "m", &mandate, &err), &err);
	must(hld_venue_read(texts[1].at, texts[1].size, "v", &venue, &err), &err);
	must(hld_programme_read(texts[2].at, texts[2].size, "p", &draft, &err), &err);
	must(hld_programme_join_venue(draft, venue, &err), &err);
	double read = clock_seconds();
	const hld_mandate *const at[] = {mandate};
	const struct mandate_list mandates = {at, 1};
	const struct why_limits limits = {
		.clashes = 1, .questions = QUESTIONS, .grid_min = GRID_MIN};
	struct why why;
	must(why_not_mended(&mandates, draft, limits, &why, &err), &err);
	tell(size, read - start, clock_seconds() - read, &why);
	why_release(&why);
	hld_mandate_free(mandate);
	for (int i = 0; i < TEXTS_END; i++)
		buffer_release(&texts[i]);
}

int main(int argc, char *argv[])
{
	static const struct size sizes[] = {
		{40, 20, 4}, {200, 40, 8}, {800, 80, 14}, {2000, 120, 24}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (unsigned seed = 1; seed <= 3; seed++)
			measure(&sizes[i], seed, argc > 1 ? argv[1] : NULL);
	return EXIT_SUCCESS;
}
