/* generate.c - meetings side by side in as many rooms as are needed, day after day. */
#include "generate.h"

#include <stdint.h>

#include "base/civil.h"

enum { ROOMS = 40, SLOTS = 2, YEARS_OF_DAYS = 3650 };

static uint32_t next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void add_people(struct buffer *out)
{
	buffer_text(out, "  \"rooms\": [");
	for (unsigned r = 0; r < ROOMS; r++)
		buffer_printf(out,
		              "%s\n    {\"id\": \"room-%u\", \"name\": \"Conference Room %u\"}",
		              r > 0 ? "," : "", r, r);
	buffer_text(out, "\n  ],\n  \"people\": [");
	for (unsigned p = 0; p < 2 * ROOMS; p++)
		buffer_printf(out, "%s\n    {\"id\": \"person-%u\", \"name\": \"Person %u\"}",
		              p > 0 ? "," : "", p, p);
	buffer_text(out, "\n  ],\n");
}

/* Participants in turn, so that nobody is at two meetings at one time. */
static void add_attendances(struct buffer *out, unsigned meeting, unsigned attendances)
{
	buffer_text(out, "     \"participants\": [");
	for (unsigned i = 0; i < attendances; i++)
		buffer_printf(out, "%s\"participant-%u\"", i > 0 ? ", " : "",
		              (meeting * attendances + i) % (ROOMS * attendances));
	buffer_text(out, "],\n");
}

static void add_meeting(struct buffer *out, unsigned n, unsigned attendances, uint32_t *state)
{
	static const char *const kinds[] = {"plenary", "round-table", "panel", "informal", "other"};
	unsigned room = n % ROOMS, slot = n / ROOMS % SLOTS;
	int32_t day = civil_day(2006, 1, 2) + (int32_t)(n / (ROOMS * SLOTS) % YEARS_OF_DAYS);
	char date[CIVIL_ROOM];
	civil_write_date(day, date);
	unsigned start = slot == 0 ? 10 : 15;
	buffer_printf(
		out,
		"    {\"id\": \"meeting-%u\", \"kind\": \"%s\", \"number\": %u,\n"
		"     \"title\": \"Meeting %u of the generated programme\",\n"
		"     \"theme\": \"Subject %u of the multidimensional aspects of migration\",\n"
		"     \"start\": \"%sT%02u:00\", \"end\": \"%sT%02u:00\", \"room\": \"room-%u\",\n"
		"     \"presides\": \"person-%u\", \"chairs\": [\"person-%u\"],\n",
		n, kinds[next(state) % 5], n % 9999 + 1, n, next(state) % 1000, date, start, date,
		start + 3, room, 2 * room, 2 * room + 1);
	if (attendances > 0)
		add_attendances(out, n, attendances);
	buffer_printf(out,
	              "     \"items\": [\n"
	              "       {\"kind\": \"opening\", \"start\": \"%sT%02u:00\", \"end\": "
	              "\"%sT%02u:30\", "
	              "\"by\": [\"person-%u\"]},\n"
	              "       {\"kind\": \"discussion\", \"title\": \"Discussion\", \"start\": "
	              "\"%sT%02u:30\", \"end\": \"%sT%02u:00\"}]}",
	              date, start, date, start, 2 * room, date, start, date, start + 3);
}

unsigned generate_participants(struct buffer *out, unsigned attendances)
{
	static const char *const groups[] = {"african", "asian", "eastern-european", "grulac",
	                                     "weog"};
	static const char *const categories[] = {"member-state", "member-state", "member-state",
	                                         "un-entity", "ngo"};
	unsigned count = ROOMS * attendances;
	buffer_text(out, "{\n  \"format\": \"hld-participants/1\",\n  \"participants\": [\n");
	for (unsigned i = 0; i < count; i++)
		buffer_printf(out,
		              "    {\"id\": \"participant-%u\", \"name\": \"Participant %u\", "
		              "\"category\": \"%s\", \"group\": \"%s\",\n"
		              "     \"representatives\": [{\"name\": \"Minister of %u\", "
		              "\"level\": \"minister\"}]}%s\n",
		              i, i, categories[i % 5], groups[i % 5], i, i + 1 < count ? "," : "");
	buffer_text(out, "  ]\n}\n");
	return count;
}

void generate_programme(struct buffer *out, unsigned count, unsigned attendances, unsigned seed)
{
	uint32_t state = seed * 2654435761U + 1;
	buffer_text(out, "{\n  \"format\": \"hld-programme/1\",\n  \"id\": \"generated\",\n"
	                 "  \"title\": \"Generated programme\",\n  \"issued\": \"2006-01-01\",\n"
	                 "  \"zone\": \"America/New_York\",\n");
	add_people(out);
	buffer_text(out, "  \"meetings\": [\n");
	for (unsigned n = 0; n < count; n++) {
		add_meeting(out, n, attendances, &state);
		buffer_text(out, n + 1 < count ? ",\n" : "\n");
	}
	buffer_text(out, "  ]\n}\n");
}
