/* documents.h - a conference that was drawn, written as the documents that hld reads, and
 * what it finds in them. For the tests of this folder, each of which includes it once. */
#ifndef PROPERTY_DOCUMENTS_H
#define PROPERTY_DOCUMENTS_H

#include "unit.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw.h"
#include "hld.h"

/* A list and a venue are NULL where there is none. */
struct documents {
	json_t *mandate, *programme, *list, *venue;
};

static const char *const category_names[] = {
	"member-state",
	"observer-state",
	"observer",
	"intergovernmental-observer",
	"un-entity",
	"agency",
	"regional-commission",
	"special-rapporteur",
	"institutional-stakeholder",
	"ngo",
	"civil-society",
	"private-sector",
	"officer",
};
static const char *const group_names[] = {"african", "asian", "eastern-european", "grulac", "weog"};
static const char *const kind_names[] = {"plenary", "round-table", "hearing"};
static const char *const level_names[] = {
	"head-of-state",         "head-of-government",       "vice-president",
	"deputy-prime-minister", "executive-head",           "minister",
	"vice-minister",         "permanent-representative", "representative",
};
static const char *const office_names[] = {"president", "secretary-general", "rapporteur"};
static const char *const part_names[] = {"presides",   "chairs",       "discussants",
                                         "panellists", "participants", "speakers"};
static const char *const language_names[] = {"en", "fr", "es"};
static const char *const rule_names[] = {
	"quota",       "cap",     "one-table",   "level",       "chairs",
	"discussants", "balance", "selected-at", "list-closes", "participates",
	"open-to",     "seats",   "services",    "presides",
};

static void put_string(json_t *object, const char *key, const char *value)
{
	if (value != NULL)
		json_object_set_new(object, key, json_string(value));
}

static void put_word(json_t *object, const char *key, const char *const *names, int value)
{
	if (value != NONE)
		put_string(object, key, names[value]);
}

static void put_int(json_t *object, const char *key, long value)
{
	if (value != NONE)
		json_object_set_new(object, key, json_integer(value));
}

static void put_flag(json_t *object, const char *key, bool value)
{
	if (value)
		json_object_set_new(object, key, json_true());
}

static void put_set(json_t *object, const char *key, const char *const *names, unsigned set)
{
	json_t *list = json_array();
	for (int i = 0; set >> i != 0; i++)
		if (set >> i & 1)
			json_array_append_new(list, json_string(names[i]));
	json_object_set_new(object, key, list);
}

/* The first so many of all. */
static void put_languages(json_t *object, int count)
{
	json_t *list = json_array();
	for (size_t i = 0; i < LENGTH(language_names) && i < (size_t)count; i++)
		json_array_append_new(list, json_string(language_names[i]));
	json_object_set_new(object, "languages", list);
}

static void put_some(json_t *object, const char *key, const char *const *names, unsigned set)
{
	if (set != 0)
		put_set(object, key, names, set);
}

/* Of a day of September: none is drawn outside. */
static void put_date(json_t *object, const char *key, int day)
{
	char date[32];
	if (day == NONE)
		return;
	snprintf(date, sizeof date, "2006-09-%02d", day - FIRST_DAY + 14);
	put_string(object, key, date);
}

static void put_time_of_day(json_t *object, const char *key, long min)
{
	char time[32];
	snprintf(time, sizeof time, "%02ld:%02ld", min / 60, min % 60);
	put_string(object, key, time);
}

static void put_moment_at(json_t *object, const char *key, long min)
{
	char moment[64];
	long of_day = min % 1440;
	if (min == NONE)
		return;
	snprintf(moment, sizeof moment, "2006-09-%02ldT%02ld:%02ld", min / 1440 - FIRST_DAY + 14,
	         of_day / 60, of_day % 60);
	put_string(object, key, moment);
}

static const char *id_of(const struct drawn_conference *all, int who)
{
	if (who == NONE)
		return "nobody";
	return who < FIRST_PERSON ? all->participants[who].id : all->persons[who - FIRST_PERSON].id;
}

static void put_list(const struct drawn_conference *all, json_t *object, const char *key,
                     const struct drawn_list *list)
{
	json_t *ids = json_array();
	for (int i = 0; i < list->count; i++)
		json_array_append_new(ids, json_string(id_of(all, list->at[i])));
	json_object_set_new(object, key, ids);
}

static json_t *write_person(const struct drawn_conference *all, const struct drawn_person *person)
{
	json_t *to = json_pack("{ss,ss}", "id", person->id, "name", person->id);
	if (!person->sent && person->of != NONE)
		put_string(to, "participant", id_of(all, person->of));
	put_word(to, "office", office_names, person->office);
	put_word(to, "level", level_names, person->level);
	json_t *absences = json_array();
	for (int i = 0; i < person->absences; i++) {
		json_t *absence = json_object();
		put_moment_at(absence, "from", person->absent[i].from);
		put_moment_at(absence, "until", person->absent[i].to);
		json_array_append_new(absences, absence);
	}
	if (person->absences > 0)
		json_object_set(to, "absences", absences);
	json_decref(absences);
	static const char *const meetings[] = {"m0", "m1", "m2", "m3", "m4", "m5"};
	if (person->says_where)
		put_set(to, "selected_at", meetings, person->selected_at);
	return to;
}

static json_t *write_participants(const struct drawn_conference *all)
{
	json_t *list = json_array();
	for (int i = 0; i < all->participant_count; i++) {
		const struct drawn_participant *one = &all->participants[i];
		json_t *to = json_pack("{ss,ss}", "id", one->id, "name", one->id);
		json_t *people = json_array();
		put_word(to, "category", category_names, one->category);
		put_some(to, "group", group_names, one->groups);
		put_word(to, "election_group", group_names, one->elects_in);
		put_date(to, "registered", one->registered);
		put_word(to, "office", office_names, one->office);
		for (int n = 0; n < all->person_count; n++)
			if (all->persons[n].sent && all->persons[n].of == i)
				json_array_append_new(people, write_person(all, &all->persons[n]));
		if (json_array_size(people) > 0)
			json_object_set(to, "representatives", people);
		json_decref(people);
		json_array_append_new(list, to);
	}
	return list;
}

static json_t *write_meeting(const struct drawn_conference *all, int index)
{
	const struct drawn_meeting *meeting = &all->meetings[index];
	char id[32];
	snprintf(id, sizeof id, "m%d", index);
	json_t *to = json_pack("{ss}", "id", id), *items = json_array();
	put_word(to, "kind", kind_names, meeting->kind);
	put_int(to, "number", meeting->number);
	if (!meeting->held || meeting->tentative)
		put_string(to, "status", meeting->held ? "tentative" : "cancelled");
	put_moment_at(to, "start", meeting->start);
	put_moment_at(to, "end", meeting->end);
	put_string(to, "zone", meeting->zone == 1 ? "America/Chicago" : NULL);
	if (meeting->room != NONE) {
		snprintf(id, sizeof id, "room-%d", meeting->room);
		put_string(to, "room", id);
	}
	if (meeting->languages != NONE)
		put_languages(to, meeting->languages);
	if (meeting->says_open_to)
		put_set(to, "open_to", category_names, meeting->open_to);
	if (meeting->parts[PRESIDES].count > 0)
		put_string(to, "presides", id_of(all, meeting->parts[PRESIDES].at[0]));
	for (int part = CHAIRS; part < PARTS; part++)
		if (meeting->parts[part].given)
			put_list(all, to, part_names[part], &meeting->parts[part]);
	for (int i = 0; i < meeting->item_count; i++) {
		const struct drawn_item *item = &meeting->items[i];
		json_t *one = json_pack("{ss,ss}", "kind", "statement", "by", id_of(all, item->by));
		put_moment_at(one, "start", item->time.from);
		put_moment_at(one, "end", item->time.to);
		json_array_append_new(items, one);
	}
	json_object_set_new(to, "items", items);
	return to;
}

static json_t *write_rooms(const struct drawn_conference *all, bool own)
{
	json_t *rooms = json_array();
	for (int i = 0; i < all->venue.room_count; i++) {
		const struct drawn_room *room = &all->venue.rooms[i];
		char id[32];
		if (room->own != own)
			continue;
		snprintf(id, sizeof id, "room-%d", i);
		json_t *to = json_pack("{ss,ss}", "id", id, "name", id);
		put_int(to, "seats", room->seats);
		put_int(to, "booths", room->booths);
		if (room->languages != NONE)
			put_languages(to, room->languages);
		put_flag(to, "illustrative", room->illustrative);
		json_array_append_new(rooms, to);
	}
	return rooms;
}

static json_t *write_venue(const struct drawn_conference *all)
{
	const struct drawn_venue *venue = &all->venue;
	json_t *to = json_pack("{ss,ss,ss,so}", "format", "hld-venue/1", "id", "place", "name",
	                       "Place", "rooms", write_rooms(all, false));
	json_t *hours = json_array();
	for (int i = 0; i < venue->hour_count; i++) {
		json_t *span = json_object();
		put_time_of_day(span, "from", venue->hours[i].from);
		put_time_of_day(span, "to", venue->hours[i].to);
		json_array_append_new(hours, span);
	}
	json_object_set_new(to, "hours", hours);
	put_int(to, "gap_min", venue->gap_min);
	if (venue->zone != NONE)
		put_string(to, "zone", venue->zone == 1 ? "America/Chicago" : "America/New_York");
	if (!venue->interprets)
		return to;
	json_t *teams = json_pack("{si}", "teams", venue->teams);
	put_languages(teams, venue->languages);
	put_int(teams, "meetings_a_day", venue->a_day);
	put_int(teams, "longest_min", venue->longest_min);
	put_int(teams, "rest_min", venue->rest_min);
	json_object_set_new(to, "interpretation", teams);
	return to;
}

static json_t *write_which(const struct drawn_which *which)
{
	json_t *to = json_object();
	put_some(to, "kind", kind_names, which->kinds);
	put_int(to, "number", which->number);
	put_int(to, "day", which->day);
	return to;
}

static void write_office(const struct drawn_clause *clause, json_t *to)
{
	put_some(to, "categories", category_names, clause->categories);
	put_int(to, "exactly", clause->exactly);
	put_int(to, "min", clause->min);
	put_int(to, "max", clause->max);
	put_word(to, "level", level_names, clause->level);
	put_flag(to, "include", clause->include);
	put_flag(to, "different_groups", clause->different_groups);
	if (clause->not_group_of != NONE)
		json_object_set_new(to, "not_group_of",
		                    json_pack("[s]", office_names[clause->not_group_of]));
}

static json_t *write_params(const struct drawn_conference *all, const struct drawn_clause *clause)
{
	json_t *to = json_object();
	const struct drawn_which *which = &clause->which;
	bool all_meant = which->kinds == 0 && which->number == NONE && which->day == NONE;
	bool needs_which = clause->rule != DRAWN_LEVEL && clause->rule != DRAWN_PARTICIPATES;
	if (needs_which && (!all_meant || clause->rule != DRAWN_LIST_CLOSES))
		json_object_set_new(to, "which", write_which(&clause->which));
	switch (clause->rule) {
	case DRAWN_CHAIRS:
	case DRAWN_DISCUSSANTS:
		write_office(clause, to);
		return to;
	case DRAWN_QUOTA:
		put_word(to, "of", part_names, clause->of);
		put_some(to, "groups", group_names, clause->groups);
		put_int(to, "exactly", clause->exactly);
		put_int(to, "min", clause->min);
		put_flag(to, "each", clause->each);
		put_flag(to, "together", clause->at_one_time);
		break;
	case DRAWN_BALANCE:
		put_word(to, "of", part_names, clause->of);
		break;
	case DRAWN_ONE_TABLE:
		put_flag(to, "at_one_time", clause->at_one_time);
		break;
	case DRAWN_SELECTED_AT:
		json_object_set_new(to, "at", write_which(&clause->at));
		break;
	case DRAWN_PARTICIPATES:
		if (clause->participants.count > 0)
			put_list(all, to, "participants", &clause->participants);
		break;
	case DRAWN_OPEN_TO:
		put_some(to, "may", category_names, clause->may);
		put_flag(to, "others", clause->others);
		break;
	case DRAWN_SEATS:
		put_int(to, "min", clause->min);
		return to;
	case DRAWN_PRESIDES:
		put_set(to, "offices", office_names, clause->offices);
		return to;
	case DRAWN_CAP:
	case DRAWN_SERVICES:
		put_int(to, "max", clause->max);
		return to;
	default:
		break;
	}
	put_some(to, "categories", category_names, clause->categories);
	put_int(to, "max", clause->max);
	put_word(to, "at_least", level_names, clause->level);
	put_int(to, "tolerance", clause->tolerance);
	put_date(to, "date", clause->date);
	put_int(to, "days_before", clause->days_before);
	if (clause->rule == DRAWN_LIST_CLOSES)
		put_some(to, "except", category_names, clause->may);
	return to;
}

static json_t *write_mandate(const struct drawn_conference *all)
{
	json_t *clauses = json_array();
	for (int i = 0; i < all->clause_count; i++) {
		const struct drawn_clause *clause = &all->clauses[i];
		char id[32];
		snprintf(id, sizeof id, "c%d", i);
		json_array_append_new(clauses,
		                      json_pack("{ss,ss,ss,ss,ss,so}", "id", id, "para", "1",
		                                "verb", clause->decides ? "decides" : "invites",
		                                "quote", id, "rule", rule_names[clause->rule],
		                                "params", write_params(all, clause)));
	}
	return json_pack("{ss,ss,ss,ss,s{ss,ss,s[ss]},so}", "format", "hld-mandate/1", "symbol",
	                 "A/RES/99/1", "title", "Drawn", "force", "binding", "conference", "id",
	                 "drawn", "title", "Drawn", "days", "2006-09-14", "2006-09-15", "clauses",
	                 clauses);
}

static void documents_write(const struct drawn_conference *all, struct documents *to)
{
	json_t *meetings = json_array(), *people = json_array();
	for (int i = 0; i < all->meeting_count; i++)
		json_array_append_new(meetings, write_meeting(all, i));
	for (int i = 0; i < all->person_count; i++)
		if (!all->persons[i].sent)
			json_array_append_new(people, write_person(all, &all->persons[i]));
	*to = (struct documents){.mandate = write_mandate(all)};
	to->programme = json_pack("{ss,ss,ss,ss,so,so,so}", "format", "hld-programme/1", "id",
	                          "drawn", "title", "Drawn", "zone", "America/New_York", "meetings",
	                          meetings, "people", people, "rooms", write_rooms(all, true));
	json_t *participants = write_participants(all);
	if (all->listed)
		to->list = json_pack("{ss,sO}", "format", "hld-participants/1", "participants",
		                     participants);
	else if (all->participant_count > 0)
		json_object_set(to->programme, "participants", participants);
	json_decref(participants);
	if (all->has_venue)
		to->venue = write_venue(all);
}

static void documents_free(struct documents *documents)
{
	json_decref(documents->mandate);
	json_decref(documents->programme);
	json_decref(documents->list);
	json_decref(documents->venue);
}

#define READ(type, from, out)                                                          \
	do {                                                                           \
		hld_error err = {0};                                                   \
		if (hld_##type##_read(from, strlen(from), #type, out, &err) != HLD_OK) \
			fail_msg("%s%s: %s\n%s", #type, err.pointer, err.text, from);  \
	} while (0)

/* What is found in the documents; a list as CSV, where that is given, is taken for theirs. */
static hld_findings *documents_check(const struct documents *documents, const char *csv)
{
	hld_mandate *mandate = NULL;
	hld_programme *programme = NULL;
	hld_participants *list = NULL;
	hld_venue *venue = NULL;
	hld_findings *findings = NULL;
	char *texts[4] = {json_dumps(documents->mandate, JSON_COMPACT),
	                  json_dumps(documents->programme, JSON_COMPACT),
	                  csv == NULL ? json_dumps(documents->list, JSON_COMPACT) : strdup(csv),
	                  json_dumps(documents->venue, JSON_COMPACT)};
	READ(mandate, texts[0], &mandate);
	READ(programme, texts[1], &programme);
	if (texts[2] != NULL) {
		READ(participants, texts[2], &list);
		assert_int_equal(hld_programme_join_participants(programme, list, NULL), HLD_OK);
	}
	if (texts[3] != NULL) {
		READ(venue, texts[3], &venue);
		assert_int_equal(hld_programme_join_venue(programme, venue, NULL), HLD_OK);
	}
	const hld_mandate *const one[] = {mandate};
	assert_int_equal(hld_check(one, 1, programme, &findings, NULL), HLD_OK);
	hld_programme_free(programme);
	hld_mandate_free(mandate);
	for (int i = 0; i < 4; i++)
		free(texts[i]);
	return findings;
}

/* The same of a conference. */
static hld_findings *conference_check(const struct drawn_conference *all)
{
	struct documents documents;
	documents_write(all, &documents);
	hld_findings *findings = documents_check(&documents, NULL);
	documents_free(&documents);
	return findings;
}

#endif
