/* bench_seats.c - how long it takes to seat those who ask.
 *
 * Drawn: so many Member States and others who ask for seats at so many round tables that are held
 * at one time, each with three wishes, with a cap, a quota for each regional group and a floor for
 * entities of the system at each table; once at their best, once in the order of their requests.
 * Prints the time to read the documents, to seat, and how many got which choice. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/civil.h"
#include "base/random.h"
#include "clock.h"
#include "hld.h"
#include "solve/seats.h"

enum { CAP = 48, PLACES = 11, FLOOR = 3 };

static void must(hld_status status, const hld_error *err)
{
	if (status == HLD_OK)
		return;
	fprintf(stderr, "bench_seats: %s: %s %s\n", err->file, err->pointer, err->text);
	exit(EXIT_FAILURE);
}

static void write_programme(struct buffer *out, unsigned asks, unsigned tables,
                            struct random *random)
{
	buffer_text(out,
	            "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": "
	            "\"America/New_York\", \"participants\": [");
	for (unsigned i = 0; i < asks; i++) {
		buffer_printf(out, "%s{\"id\": \"s-%u\", \"name\": \"S %u\", ", i > 0 ? ",\n" : "",
		              i, i);
		if (i % 8 == 0)
			buffer_text(out, "\"category\": \"un-entity\"}");
		else
			buffer_printf(out, "\"category\": \"member-state\", \"group\": \"%s\"}",
			              words_name(&regional_group_words,
			                         (int32_t)random_below(random, 5) + 1));
	}
	buffer_text(out, "], \"meetings\": [");
	for (unsigned m = 0; m < tables; m++)
		buffer_printf(out,
		              "%s{\"id\": \"t-%u\", \"kind\": \"round-table\", \"number\": %u, "
		              "\"start\": "
		              "\"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\"}",
		              m > 0 ? ",\n" : "", m, m + 1);
	buffer_text(out, "]}");
}

static void write_mandate(struct buffer *out, bool in_order)
{
	static const char table[] = "{\"kind\": \"round-table\"}";
	buffer_text(out, "{\"format\": \"hld-mandate/1\", \"symbol\": \"M\", \"title\": \"M\", "
	                 "\"adopted\": \"2006-01-01\", \"force\": \"binding\", \"conference\": "
	                 "{\"id\": \"c\", \"title\": \"C\", \"city\": \"X\", \"zone\": "
	                 "\"America/New_York\", \"days\": [\"2006-09-14\"]}, \"clauses\": [");
	buffer_printf(out,
	              "{\"id\": \"cap\", \"para\": \"1\", \"verb\": \"decides\", \"quote\": \"q\", "
	              "\"rule\": \"cap\", \"params\": {\"which\": %s, \"max\": %d}},",
	              table, CAP);
	buffer_printf(
		out,
		"{\"id\": \"floor\", \"para\": \"2\", \"verb\": \"decides\", \"quote\": \"q\", "
		"\"rule\": \"quota\", \"params\": {\"which\": %s, \"categories\": "
		"\"un-entity\", \"min\": %d}}",
		table, FLOOR);
	for (int32_t group = 1; group < REGIONAL_GROUPS_END; group++)
		buffer_printf(out,
		              ",{\"id\": \"places-%d\", \"para\": \"3\", \"verb\": \"decides\", "
		              "\"quote\": \"q\", \"rule\": \"quota\", \"params\": {\"which\": %s, "
		              "\"categories\": \"member-state\", \"groups\": \"%s\", \"max\": %d}}",
		              (int)group, table, words_name(&regional_group_words, group), PLACES);
	if (in_order)
		buffer_printf(
			out,
			",{\"id\": \"order\", \"para\": \"4\", \"verb\": \"decides\", \"quote\": "
			"\"q\", \"rule\": \"admission\", \"params\": {\"which\": %s, \"order\": "
			"\"request\"}}",
			table);
	buffer_text(out, "]}");
}

static void write_registrations(struct buffer *out, unsigned asks, unsigned tables,
                                struct random *random)
{
	char moment[CIVIL_ROOM];
	buffer_text(out, "{\"format\": \"hld-registrations/1\", \"registrations\": [");
	for (unsigned i = 0; i < asks; i++) {
		buffer_printf(out,
		              "%s{\"participant\": \"s-%u\", \"asks\": \"table\", \"requested\": "
		              "\"%s\", \"meetings\": [",
		              i > 0 ? ",\n" : "", i,
		              civil_write_moment(civil_day(2006, 6, 1) +
		                                         (int32_t)random_below(random, 90),
		                                 (int32_t)random_below(random, DAY_MIN), moment));
		/* the first tables are wanted most */
		for (unsigned w = 0; w < 3; w++)
			buffer_printf(out, "%s\"t-%u\"", w > 0 ? ", " : "",
			              random_below(random, random_below(random, tables) + 1));
		buffer_text(out, "]}");
	}
	buffer_text(out, "]}");
}

static void measure(unsigned asks, unsigned tables, bool in_order, unsigned seed)
{
	struct random random = random_seeded(seed);
	struct buffer texts[3] = {{0}};
	struct arena arena = {0};
	struct seats made;
	hld_programme *programme;
	hld_registrations *registrations;
	hld_mandate *mandate;
	uint32_t choices[4] = {0};
	hld_error err = {0};
	write_programme(&texts[0], asks, tables, &random);
	write_registrations(&texts[1], asks, tables, &random);
	write_mandate(&texts[2], in_order);
	double begun = clock_milliseconds();
	must(hld_programme_read(texts[0].at, texts[0].size, "p", &programme, &err), &err);
	must(hld_registrations_read(texts[1].at, texts[1].size, "r", &registrations, &err), &err);
	must(hld_mandate_read(texts[2].at, texts[2].size, "m", &mandate, &err), &err);
	must(registrations_known(programme, registrations, &err), &err);
	double read = clock_milliseconds();
	const hld_mandate *const list[] = {mandate};
	const struct mandate_list mandates = {list, 1};
	must(seats_make(&arena, &mandates, programme, registrations,
	                (struct seats_limits){.seed = seed}, &made, &err),
	     &err);
	double end = clock_milliseconds();
	for (uint32_t i = 0; i < made.asks.count; i++) {
		const struct ask *ask = &made.asks.at[i];
		uint32_t choice = ask->table == NO_ELEMENT ? 0 : seat_choice(ask, ask->table) - 1;
		if (ask->table != NO_ELEMENT)
			choices[choice < 3 ? choice : 3]++;
	}
	printf("%5u requests, %3u tables, %s: read %6.1f ms, seats %7.1f ms, %u seated: %u %u %u "
	       "%u%s%s\n",
	       asks, tables, in_order ? "in order" : "at best ", read - begun, end - read,
	       made.seated, choices[0], choices[1], choices[2], choices[3],
	       made.is_impossible ? ", impossible" : "", made.is_proved ? "" : ", not proved");
	fflush(stdout);
	arena_free(&arena);
	hld_programme_free(programme);
	hld_registrations_free(registrations);
	hld_mandate_free(mandate);
	for (int i = 0; i < 3; i++)
		buffer_release(&texts[i]);
}

int main(void)
{
	for (unsigned seed = 1; seed <= 3; seed++)
		for (int in_order = 0; in_order <= 1; in_order++) {
			measure(200, 4, in_order, seed);
			measure(2000, 40, in_order, seed);
		}
	return EXIT_SUCCESS;
}
