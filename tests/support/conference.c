/* conference.c - draw a large conference. */
#include "conference.h"

#include <stdbool.h>

#include "base/civil.h"
#include "base/random.h"

enum { PEOPLE_EACH = 4, ORDER_EVERY = 8, ABSENT_IN_1000 = 40 };

/* The sizes: as many rooms, and meetings, in 100; what a room seats and a meeting needs. */
static const struct {
	const char *kind;
	unsigned rooms, meetings, seats;
} sizes[] = {{"panel", 25, 15, 400}, {"round-table", 25, 25, 200}, {"informal", 50, 60, 100}};

static const char *date_of(unsigned half_day, char to[CIVIL_ROOM])
{
	return civil_write_date(civil_day(2006, 9, 4) + (int32_t)(half_day / 2), to);
}

/* Which of the sizes something has, drawn or by its number, so many in 100. */
static unsigned size_of_room(unsigned n, unsigned rooms)
{
	unsigned share = n * 100 / rooms;
	return share < sizes[0].rooms ? 0 : share < sizes[0].rooms + sizes[1].rooms ? 1 : 2;
}

static unsigned draw_size(struct random *random)
{
	unsigned drawn = random_below(random, 100);
	return drawn < sizes[0].meetings                       ? 0
	       : drawn < sizes[0].meetings + sizes[1].meetings ? 1
	                                                       : 2;
}

static void write_mandate(struct buffer *out, const struct conference_size *size,
                          struct random *random)
{
	char date[CIVIL_ROOM];
	buffer_text(out,
	            "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/BENCH\", \"title\": \"B\", "
	            "\"force\": \"binding\", \"conference\": {\"id\": \"b\", \"title\": \"B\", "
	            "\"days\": [");
	for (unsigned s = 0; s < size->half_days; s += 2)
		buffer_printf(out, "%s\"%s\"", s > 0 ? ", " : "", date_of(s, date));
	buffer_text(out, "]}, \"clauses\": [");
	for (unsigned i = 0; i < 3; i++)
		buffer_printf(out,
		              "%s{\"id\": \"seats-%u\", \"para\": \"1\", \"verb\": \"decides\", "
		              "\"quote\": \"q\", \"rule\": \"seats\", \"params\": {\"which\": "
		              "{\"kind\": \"%s\"}, \"min\": %u}}",
		              i > 0 ? ", " : "", i, sizes[i].kind, sizes[i].seats);
	for (unsigned i = 0; i < size->meetings / ORDER_EVERY; i++) {
		unsigned a = 1 + random_below(random, size->meetings - 1);
		unsigned b = a + 1 + random_below(random, size->meetings - a);
		buffer_printf(out,
		              ", {\"id\": \"order-%u\", \"para\": \"%u\", \"verb\": \"decides\", "
		              "\"quote\": \"q\", \"rule\": \"order\", \"params\": {\"first\": "
		              "{\"number\": %u}, \"then\": {\"number\": %u}}}",
		              i, i + 2, a, b);
	}
	buffer_text(out, "]}");
}

static void write_venue(struct buffer *out, const struct conference_size *size)
{
	buffer_text(out, "{\"format\": \"hld-venue/1\", \"id\": \"v\", \"name\": \"V\", \"zone\": "
	                 "\"America/New_York\", \"hours\": [{\"from\": \"10:00\", \"to\": "
	                 "\"13:00\"}, {\"from\": \"15:00\", \"to\": \"18:00\"}], \"rooms\": [");
	for (unsigned r = 0; r < size->rooms; r++)
		buffer_printf(out, "%s{\"id\": \"r-%u\", \"name\": \"R %u\", \"seats\": %u}",
		              r > 0 ? ", " : "", r, r, sizes[size_of_room(r, size->rooms)].seats);
	buffer_text(out, "]}");
}

static void write_absences(struct buffer *out, const struct conference_size *size,
                           struct random *random)
{
	char date[CIVIL_ROOM];
	bool first = true;
	for (unsigned s = 0; s < size->half_days; s++) {
		if (random_below(random, 1000) >= ABSENT_IN_1000)
			continue;
		date_of(s, date);
		buffer_printf(out, "%s{\"from\": \"%sT%s\", \"until\": \"%sT%s\"}",
		              first ? ", \"absences\": [" : ", ", date,
		              s % 2 == 0 ? "09:00" : "14:00", date, s % 2 == 0 ? "14:00" : "19:00");
		first = false;
	}
	buffer_text(out, first ? "" : "]");
}

static void write_meeting(struct buffer *out, const struct conference_size *size, unsigned n,
                          struct random *random)
{
	char date[CIVIL_ROOM];
	unsigned half_day = random_below(random, size->half_days);
	unsigned hour = half_day % 2 == 0 ? 10 : 15;
	date_of(half_day, date);
	buffer_printf(out,
	              "{\"id\": \"m-%u\", \"kind\": \"%s\", \"number\": %u, \"start\": "
	              "\"%sT%02u:00\", \"end\": \"%sT%02u:00\", \"room\": \"r-%u\", \"chairs\": [",
	              n, sizes[draw_size(random)].kind, n, date, hour, date, hour + 3,
	              random_below(random, size->rooms));
	for (unsigned i = 0; i < PEOPLE_EACH; i++)
		buffer_printf(out, "%s\"p-%u\"", i > 0 ? ", " : "",
		              random_below(random, size->meetings));
	buffer_text(out, "]}");
}

static void write_programme(struct buffer *out, const struct conference_size *size,
                            struct random *random)
{
	buffer_text(out, "{\"format\": \"hld-programme/1\", \"id\": \"b\", \"title\": \"B\", "
	                 "\"zone\": \"America/New_York\", \"people\": [");
	for (unsigned p = 0; p < size->meetings; p++) {
		buffer_printf(out, "%s{\"id\": \"p-%u\", \"name\": \"P %u\"", p > 0 ? ",\n" : "", p,
		              p);
		write_absences(out, size, random);
		buffer_text(out, "}");
	}
	buffer_text(out, "],\n\"meetings\": [");
	for (unsigned n = 1; n <= size->meetings; n++) {
		buffer_text(out, n > 1 ? ",\n" : "");
		write_meeting(out, size, n, random);
	}
	buffer_text(out, "]}\n");
}

static void write_preferences(struct buffer *out, const struct conference_size *size,
                              struct random *random)
{
	char date[CIVIL_ROOM];
	buffer_text(out, "{\"format\": \"hld-preferences/1\", \"prefer\": [\n"
	                 "{\"wish\": \"keep\", \"weight\": 0}");
	for (unsigned n = 1; n <= size->meetings; n++) {
		unsigned half_day = random_below(random, size->half_days);
		buffer_printf(out,
		              ",\n{\"wish\": \"at\", \"meeting\": \"m-%u\", \"day\": \"%s\", "
		              "\"weight\": 2},\n{\"wish\": \"at\", \"meeting\": \"m-%u\", "
		              "\"%s\", \"weight\": 1}",
		              n, date_of(half_day, date), n,
		              half_day % 2 == 0 ? "to\": \"13:00" : "from\": \"15:00");
	}
	buffer_text(out, "]}\n");
}

void conference_write(const struct conference_size *size, unsigned seed,
                      struct conference_documents *out)
{
	struct random random = random_seeded(seed);
	*out = (struct conference_documents){0};
	write_mandate(&out->mandate, size, &random);
	write_venue(&out->venue, size);
	write_programme(&out->programme, size, &random);
	write_preferences(&out->preferences, size, &random);
}

void conference_release(struct conference_documents *documents)
{
	buffer_release(&documents->mandate);
	buffer_release(&documents->venue);
	buffer_release(&documents->programme);
	buffer_release(&documents->preferences);
}
