/* draw.c - a programme is that of 2006 after some of the changes in edits[]; a small
 * conference is drawn from nothing. */
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

/* Small conferences. */

static int draw_int(uint64_t *random, int from, int to)
{
	return from + (int)draw_below(random, (uint32_t)(to - from + 1));
}

/* Whether one of so many draws comes out. */
static bool draw_one_in(uint64_t *random, uint32_t many)
{
	return draw_below(random, many) == 0;
}

static int draw_or_none(uint64_t *random, int from, int to)
{
	return draw_one_in(random, 4) ? NONE : draw_int(random, from, to);
}

/* Half of all are Member States; the most of the others are of a few categories. */
static int draw_category(uint64_t *random)
{
	static const int others[] = {9, 10, 11, 4};
	if (draw_one_in(random, 2))
		return DRAWN_MEMBER_STATE;
	if (draw_one_in(random, 20))
		return NONE;
	return draw_one_in(random, 3) ? draw_int(random, 0, DRAWN_CATEGORIES - 1)
	                              : ANY(random, others);
}

static unsigned draw_categories(int most, uint64_t *random)
{
	unsigned set = 0;
	for (int count = draw_int(random, 1, most); count > 0;) {
		int category = draw_category(random);
		if (category != NONE) {
			set |= 1U << category;
			count--;
		}
	}
	return set;
}

static struct drawn_span draw_absence(uint64_t *random)
{
	long from = (FIRST_DAY + draw_int(random, 0, 1)) * 1440L + 30L * draw_int(random, 16, 36);
	return (struct drawn_span){from, from + 30L * draw_int(random, 1, 16)};
}

static void draw_person(struct drawn_conference *to, int of, bool sent, uint64_t *random)
{
	assert(to->person_count < MOST_PERSONS);
	struct drawn_person *person = &to->persons[to->person_count];
	*person = (struct drawn_person){.of = of, .sent = sent, .office = NONE};
	if (draw_one_in(random, 4) != sent)
		person->office = draw_int(random, 0, 2);
	person->level = draw_or_none(random, 0, 8);
	if (draw_one_in(random, 4))
		person->absences = draw_int(random, 1, 2);
	for (int i = 0; i < person->absences; i++)
		person->absent[i] = draw_absence(random);
	person->says_where = draw_one_in(random, 2);
	if (person->says_where)
		person->selected_at = draw_below(random, 1U << MOST_MEETINGS);
	snprintf(person->id, sizeof person->id, "person-%d", to->person_count++);
}

static void draw_people(struct drawn_conference *to, uint64_t *random)
{
	to->participant_count = draw_int(random, 6, MOST_PARTICIPANTS);
	to->listed = !draw_one_in(random, 4);
	if (draw_one_in(random, 40))
		to->participant_count = 0;
	for (int i = 0; i < to->participant_count; i++) {
		struct drawn_participant *one = &to->participants[i];
		*one = (struct drawn_participant){.category = draw_category(random),
		                                  .elects_in = NONE,
		                                  .registered = NONE,
		                                  .office = NONE};
		snprintf(one->id, sizeof one->id, "body-%d", i);
		for (int count = draw_int(random, 0, 5); count > 2; count -= 2)
			one->groups |= 1U << draw_below(random, DRAWN_GROUPS);
		if (draw_one_in(random, 6))
			one->elects_in = draw_int(random, 0, DRAWN_GROUPS - 1);
		if (!draw_one_in(random, 5))
			one->registered = FIRST_DAY - draw_int(random, 0, 12);
		if (draw_one_in(random, 12))
			one->office = draw_int(random, 0, 2);
		for (int count = draw_int(random, 0, 3); count > 0; count--)
			draw_person(to, i, true, random);
	}
	for (int count = draw_int(random, 0, 4); count > 0; count--)
		draw_person(to,
		            to->participant_count > 0 && draw_one_in(random, 2)
		                    ? draw_int(random, 0, to->participant_count - 1)
		                    : NONE,
		            false, random);
}

/* Somebody; rarely NONE, whom nobody knows. */
static int draw_who(const struct drawn_conference *to, uint64_t *random)
{
	int among = to->participant_count + to->person_count;
	if (among == 0 || draw_one_in(random, 60))
		return NONE;
	int who = draw_int(random, 0, among - 1);
	return who < to->participant_count ? who : who - to->participant_count + FIRST_PERSON;
}

static void draw_list(const struct drawn_conference *to, struct drawn_list *list, int most,
                      uint64_t *random)
{
	*list = (struct drawn_list){.given = !draw_one_in(random, 6)};
	for (int n = draw_int(random, 0, most); list->given && n > 0; n--) {
		int who = draw_who(to, random);
		bool again = false;
		for (int i = 0; i < list->count; i++)
			again = again || list->at[i] == who;
		if (!again)
			list->at[list->count++] = who;
	}
	if (most > 1 && list->count > 0 && list->count < MOST_NAMED && draw_one_in(random, 15)) {
		list->at[list->count] = list->at[draw_int(random, 0, list->count - 1)];
		list->count++;
	}
}

static void draw_items(const struct drawn_conference *to, struct drawn_meeting *meeting,
                       uint64_t *random)
{
	meeting->item_count = draw_one_in(random, 2) ? draw_int(random, 1, 2) : 0;
	long middle = (meeting->start + meeting->end) / 2;
	bool timed = draw_one_in(random, 2);
	for (int i = 0; i < meeting->item_count; i++) {
		struct drawn_item *item = &meeting->items[i];
		item->by = draw_who(to, random);
		item->time = (struct drawn_span){NONE, NONE};
		if (timed)
			item->time = i == 0 ? (struct drawn_span){meeting->start, middle}
			                    : (struct drawn_span){middle, meeting->end};
	}
}

static void draw_meeting(const struct drawn_conference *to, struct drawn_meeting *meeting,
                         int number, uint64_t *random)
{
	static const int lengths[] = {60, 90, 120, 180, 180, 240};
	*meeting = (struct drawn_meeting){
		.kind = draw_int(random, 0, DRAWN_KINDS - 1),
		.number = draw_one_in(random, 4) ? NONE : number % 3 + 1,
		.held = !draw_one_in(random, 6),
		.tentative = draw_one_in(random, 5),
		.zone = draw_one_in(random, 6),
		.languages = draw_one_in(random, 3) ? draw_int(random, 0, 3) : NONE,
		.says_open_to = !draw_one_in(random, 4),
	};
	meeting->start = (FIRST_DAY + draw_int(random, 0, DRAWN_DAYS - 1)) * 1440L +
	                 30L * draw_int(random, 17, 32);
	meeting->end = meeting->start + ANY(random, lengths);
	meeting->room = draw_int(random, -1, to->has_venue ? to->venue.room_count : 0);
	if (meeting->room == to->venue.room_count && !draw_one_in(random, 6))
		meeting->room = 0;
	if (!to->has_venue)
		meeting->room = NONE;
	if (meeting->says_open_to)
		meeting->open_to = draw_categories(6, random);
	draw_list(to, &meeting->parts[PRESIDES], 1, random);
	draw_list(to, &meeting->parts[CHAIRS], 2, random);
	draw_list(to, &meeting->parts[DISCUSSANTS], 2, random);
	draw_list(to, &meeting->parts[PANELLISTS], 1, random);
	draw_list(to, &meeting->parts[PARTICIPANTS], MOST_NAMED, random);
	draw_items(to, meeting, random);
}

static void draw_venue(struct drawn_venue *venue, uint64_t *random)
{
	venue->room_count = draw_int(random, 1, MOST_ROOMS);
	for (int i = 0; i < venue->room_count; i++)
		venue->rooms[i] = (struct drawn_room){.seats = draw_or_none(random, 3, 15),
		                                      .booths = draw_or_none(random, 0, 3),
		                                      .languages = NONE,
		                                      .own = draw_one_in(random, 10),
		                                      .illustrative = draw_one_in(random, 4)};
	if (draw_one_in(random, 3))
		venue->rooms[0].languages = draw_int(random, 0, 3);
	venue->hour_count = draw_int(random, 0, 2);
	venue->hours[0] = (struct drawn_span){540, 780};
	venue->hours[1] = (struct drawn_span){draw_one_in(random, 3) ? 780 : 900, 1200};
	venue->gap_min = draw_or_none(random, 0, 90);
	venue->zone = draw_or_none(random, 0, 1);
	venue->interprets = !draw_one_in(random, 6);
	venue->languages = draw_int(random, 1, 3);
	venue->teams = draw_int(random, 0, 3);
	venue->a_day = draw_or_none(random, 1, 3);
	venue->longest_min = draw_or_none(random, 1, 4);
	if (venue->longest_min != NONE)
		venue->longest_min *= 60;
	venue->rest_min = draw_or_none(random, 0, 4);
	if (venue->rest_min != NONE)
		venue->rest_min *= 30;
}

static struct drawn_which draw_which(uint64_t *random)
{
	return (struct drawn_which){
		.kinds = draw_one_in(random, 4) ? 0 : 1 + draw_below(random, 7),
		.number = draw_one_in(random, 6) ? draw_int(random, 1, 3) : NONE,
		.day = draw_one_in(random, 6) ? draw_int(random, 1, DRAWN_DAYS) : NONE,
	};
}

/* How many; of an office perhaps not at all. */
static void draw_how_many(struct drawn_clause *clause, int most, uint64_t *random)
{
	clause->exactly = clause->min = clause->max = NONE;
	switch (draw_below(random, 4)) {
	case 0:
		clause->exactly = draw_int(random, 0, most);
		break;
	case 1:
		clause->min = draw_int(random, 0, most);
		break;
	case 2:
		clause->max = draw_int(random, 0, most);
		break;
	default:
		clause->min = draw_int(random, 0, most);
		clause->max = clause->min + draw_int(random, 0, 2);
	}
}

static void draw_office(struct drawn_clause *clause, uint64_t *random)
{
	if (draw_one_in(random, 3))
		draw_how_many(clause, 2, random);
	if (draw_one_in(random, 3))
		clause->level = draw_int(random, 2, 8);
	if (draw_one_in(random, 3))
		clause->categories = draw_categories(6, random);
	clause->different_groups = draw_one_in(random, 4);
	if (draw_one_in(random, 5))
		clause->not_group_of = draw_int(random, 0, 2);
	bool bounded = clause->exactly != NONE || clause->min != NONE || clause->max != NONE;
	clause->include = draw_one_in(random, 3);
	if (!bounded && clause->level == NONE && clause->categories == 0 &&
	    !clause->different_groups && clause->not_group_of == NONE)
		clause->level = 5;
}

static void draw_rest_of_clause(const struct drawn_conference *to, struct drawn_clause *clause,
                                uint64_t *random)
{
	switch (clause->rule) {
	case DRAWN_QUOTA:
		draw_how_many(clause, 3, random);
		break;
	case DRAWN_CAP:
		clause->max = draw_int(random, 1, MOST_NAMED);
		break;
	case DRAWN_CHAIRS:
	case DRAWN_DISCUSSANTS:
		clause->categories = 0;
		draw_office(clause, random);
		break;
	case DRAWN_LEVEL:
		clause->level = draw_int(random, 4, 8);
		break;
	case DRAWN_BALANCE:
		clause->tolerance = draw_int(random, 0, 6) * 10;
		break;
	case DRAWN_LIST_CLOSES:
		clause->may = draw_one_in(random, 3) ? draw_categories(3, random) : 0;
		if (draw_one_in(random, 2))
			clause->date = FIRST_DAY - draw_int(random, 0, 12);
		else
			clause->days_before = draw_int(random, 0, 12);
		break;
	case DRAWN_PARTICIPATES:
		for (int n = draw_int(random, clause->categories == 0, 2); n > 0; n--)
			clause->participants.at[clause->participants.count++] =
				to->participant_count == 0 || draw_one_in(random, 8)
					? NONE
					: draw_int(random, 0, to->participant_count - 1);
		break;
	case DRAWN_SEATS:
		clause->min = draw_int(random, 3, 12);
		break;
	case DRAWN_PRESIDES:
		clause->offices = 1 + draw_below(random, 7);
		break;
	default:
		clause->may = draw_one_in(random, 2) ? draw_categories(3, random) | 0xE01U : 0;
	}
}

static bool always_has_categories(enum drawn_rule rule)
{
	return rule == DRAWN_LEVEL || rule == DRAWN_LIST_CLOSES || rule == DRAWN_OPEN_TO;
}

static void draw_clause(const struct drawn_conference *to, struct drawn_clause *clause,
                        uint64_t *random)
{
	*clause = (struct drawn_clause){
		.rule = (enum drawn_rule)draw_int(random, 0, DRAWN_RULES - 1),
		.decides = draw_one_in(random, 2),
		.which = draw_which(random),
		.at = draw_which(random),
		.of = draw_one_in(random, 2) ? draw_int(random, CHAIRS, PARTS) : NONE,
		.exactly = NONE,
		.min = NONE,
		.max = NONE,
		.each = draw_one_in(random, 2),
		.others = draw_one_in(random, 3),
		.at_one_time = draw_one_in(random, 2),
		.level = NONE,
		.not_group_of = NONE,
		.tolerance = NONE,
		.date = NONE,
		.days_before = NONE,
	};
	if (always_has_categories(clause->rule) || draw_one_in(random, 2))
		clause->categories = draw_categories(3, random);
	if (draw_one_in(random, 2))
		clause->groups = 1 + draw_below(random, 31);
	draw_rest_of_clause(to, clause, random);
}

void conference_draw(struct drawn_conference *to, unsigned seed, uint64_t *random)
{
	memset(to, 0, sizeof *to);
	*random = seed;
	to->has_venue = !draw_one_in(random, 12);
	if (to->has_venue)
		draw_venue(&to->venue, random);
	draw_people(to, random);
	to->meeting_count = draw_int(random, 2, MOST_MEETINGS);
	for (int i = 0; i < to->meeting_count; i++)
		draw_meeting(to, &to->meetings[i], i, random);
	to->clause_count = draw_int(random, 2, MOST_CLAUSES);
	for (int i = 0; i < to->clause_count; i++)
		draw_clause(to, &to->clauses[i], random);
}
