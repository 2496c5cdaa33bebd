/* draw.c - a programme is that of 2006 after some of the changes in edits[]. */
#include "draw.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { MOST_EDITS = 12 };

uint32_t draw_below(uint64_t *random, uint32_t end)
{
	*random += 0x9E3779B97F4A7C15;
	uint64_t z = *random;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
	return (uint32_t)((z ^ (z >> 31)) % end);
}

#define ANY(random, words) (words)[draw_below(random, sizeof(words) / sizeof *(words))]

/* Ids of the base and one that nothing has. */
static const char *const rooms[] = {"general-assembly-hall", "conference-room-1",
                                    "conference-room-2", "no-room"};
static const char *const people[] = {"eliasson", "al-khalifa", "hachani",
                                     "annan",    "ngos",       "nobody"};

const char *string_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static json_t *any_meeting(const json_t *programme, uint64_t *random)
{
	json_t *meetings = json_object_get(programme, "meetings");
	return json_array_get(meetings, draw_below(random, (uint32_t)json_array_size(meetings)));
}

static void put_moment(json_t *meeting, const char *key, const char *day, unsigned min)
{
	char moment[32];
	snprintf(moment, sizeof moment, "2006-%sT%02u:%02u", day, min / 60, min % 60);
	json_object_set_new(meeting, key, json_string(moment));
}

/* Times in quarters of an hour from 8 a.m. on: many meetings touch, few miss by a minute. */
static void edit_time(json_t *programme, uint64_t *random)
{
	static const char *const days[] = {"07-04", "07-12", "09-11", "09-13", "09-14",
	                                   "09-14", "09-14", "09-15", "09-15", "09-16"};
	static const unsigned lengths[] = {0, 60, 90, 180, 180, 180, 195};
	json_t *meeting = any_meeting(programme, random);
	const char *day = ANY(random, days);
	unsigned start = 480 + 15 * draw_below(random, 49);
	put_moment(meeting, "start", day, start);
	put_moment(meeting, "end", day, start + ANY(random, lengths));
}

static void edit_status(json_t *programme, uint64_t *random)
{
	static const char *const statuses[] = {"confirmed", "tentative", "cancelled", "cancelled"};
	json_object_set_new(any_meeting(programme, random), "status",
	                    json_string(ANY(random, statuses)));
}

static void edit_kind(json_t *programme, uint64_t *random)
{
	static const char *const kinds[] = {"plenary",  "round-table",  "panel", "hearing",
	                                    "informal", "consultation", "other"};
	json_object_set_new(any_meeting(programme, random), "kind",
	                    json_string(ANY(random, kinds)));
}

static void edit_number(json_t *programme, uint64_t *random)
{
	json_t *meeting = any_meeting(programme, random);
	uint32_t number = draw_below(random, 6);
	if (number == 0)
		json_object_del(meeting, "number");
	else
		json_object_set_new(meeting, "number", json_integer(number));
}

static void edit_zone(json_t *programme, uint64_t *random)
{
	static const char *const zones[] = {"America/New_York", "America/Chicago", "Europe/Zurich"};
	json_object_set_new(any_meeting(programme, random), "zone",
	                    json_string(ANY(random, zones)));
}

static void edit_room(json_t *programme, uint64_t *random)
{
	json_object_set_new(any_meeting(programme, random), "room",
	                    json_string(ANY(random, rooms)));
}

static void edit_presides(json_t *programme, uint64_t *random)
{
	json_t *meeting = any_meeting(programme, random);
	if (draw_below(random, 4) == 0)
		json_object_del(meeting, "presides");
	else
		json_object_set_new(meeting, "presides", json_string(ANY(random, people)));
}

static void edit_chairs(json_t *programme, uint64_t *random)
{
	static const char *const lists[] = {"chairs", "discussants", "panellists", "participants"};
	json_t *list = json_array();
	for (uint32_t count = draw_below(random, 3); count > 0; count--)
		json_array_append_new(list, json_string(ANY(random, people)));
	json_object_set_new(any_meeting(programme, random), ANY(random, lists), list);
}

static void edit_speaker(json_t *programme, uint64_t *random)
{
	json_t *items = json_object_get(any_meeting(programme, random), "items");
	uint32_t count = (uint32_t)json_array_size(items);
	if (count > 0)
		json_object_set_new(json_array_get(items, draw_below(random, count)), "by",
		                    json_string(ANY(random, people)));
}

static void edit_remove(json_t *programme, uint64_t *random)
{
	json_t *meetings = json_object_get(programme, "meetings");
	uint32_t count = (uint32_t)json_array_size(meetings);
	if (count > 1)
		json_array_remove(meetings, draw_below(random, count));
}

json_t *draw_copy(json_t *programme, uint64_t *random)
{
	char id[64];
	json_t *copy = json_deep_copy(any_meeting(programme, random));
	snprintf(id, sizeof id, "copy-%u", (unsigned)draw_below(random, 1U << 30));
	json_object_set_new(copy, "id", json_string(id));
	json_array_append_new(json_object_get(programme, "meetings"), copy);
	return copy;
}

static void edit_copy(json_t *programme, uint64_t *random)
{
	draw_copy(programme, random);
}

static void (*const edits[])(json_t *programme, uint64_t *random) = {
	edit_time,     edit_time,   edit_time,    edit_time,   edit_status,
	edit_kind,     edit_number, edit_zone,    edit_room,   edit_room,
	edit_presides, edit_chairs, edit_speaker, edit_remove, edit_copy,
};

static void take_speakers(json_t *programme)
{
	size_t m, i;
	json_t *meeting, *item;
	json_array_foreach(json_object_get(programme, "meetings"), m, meeting)
	{
		json_array_foreach(json_object_get(meeting, "items"), i, item)
		{
			json_object_del(item, "by");
		}
	}
}

json_t *draw_programme(const json_t *base, unsigned seed, uint64_t *random)
{
	json_t *programme = json_deep_copy(base);
	*random = seed;
	for (uint32_t n = draw_below(random, MOST_EDITS + 1); n > 0; n--)
		ANY(random, edits)(programme, random);
	if (seed % 2 == 1)
		take_speakers(programme);
	return programme;
}

long minutes_of(const char *moment)
{
	static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
	int month = 1, day = 1, hour = 0, min = 0;
	int parts = sscanf(moment, "2006-%d-%dT%d:%d", &month, &day, &hour, &min);
	assert(parts == 4);
	return ((before[month - 1] + day) * 24L + hour) * 60 + min;
}

/* From June to September no clock is changed. */
static long ahead_of(const char *zone)
{
	if (zone == NULL || strcmp(zone, "America/New_York") == 0)
		return -240;
	return strcmp(zone, "America/Chicago") == 0 ? -300 : 120;
}

static struct plain plain_of(json_t *json, size_t index)
{
	long start = minutes_of(string_of(json, "start")), end = minutes_of(string_of(json, "end"));
	long ahead = ahead_of(string_of(json, "zone"));
	const char *status = string_of(json, "status");
	return (struct plain){
		.json = json,
		.index = index,
		.kind = string_of(json, "kind"),
		.held = status == NULL || strcmp(status, "cancelled") != 0,
		.day = start / 1440,
		.start_min = start % 1440,
		.end_min = end % 1440,
		.start = start - ahead,
		.end = end - ahead,
		.ahead = ahead,
	};
}

void plains_read(const json_t *programme, struct plains *all)
{
	json_t *meetings = json_object_get(programme, "meetings");
	all->count = json_array_size(meetings);
	assert(all->count <= DRAW_MEETINGS);
	for (size_t i = 0; i < all->count; i++)
		all->at[i] = plain_of(json_array_get(meetings, i), i);
}
