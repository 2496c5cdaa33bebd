/* programme.c - the rows of a programme document, and small questions to a programme.
 *
 * Its quotas, counts and times are not here: they are clauses of the mandates in
 * data/mandates. */
#include "model/programme.h"

#include <string.h>

#include "base/civil.h"
#include "base/text.h"

#define TEXT     FIELD_TEXT, 0, NULL
#define FLAG     FIELD_BOOL, 0, NULL
#define WHO_LIST FIELD_REF, FIELD_LIST | FIELD_ONE_OK, NULL

static const struct field item_fields[] = {
	FIELD(struct item, id, "id", FIELD_ID, 0, NULL, "permanent name, unique in the meeting"),
	FIELD(struct item, kind, "kind", FIELD_WORD, FIELD_REQUIRED, &item_kind_words,
              "what happens"),
	FIELD(struct item, title, "title", TEXT, "as printed"),
	FIELD(struct item, theme, "theme", TEXT, "what it is about"),
	FIELD(struct item, start, "start", FIELD_MOMENT, 0, NULL,
              "local time; without it the item shares the time of the one before it"),
	FIELD(struct item, end, "end", FIELD_MOMENT, 0, NULL, "local time"),
	FIELD(struct item, by, "by", WHO_LIST, "who speaks"),
	FIELD(struct item, level, "level", FIELD_WORD, 0, &level_words,
              "level of the one who speaks; that of the person, or the highest of the "
              "delegation's, "
              "where nothing is said"),
	FIELD(struct item, on_behalf_of, "on_behalf_of", TEXT,
              "the group that a statement is made for"),
	FIELD(struct item, of, "of", FIELD_REF, 0, NULL, "id of the meeting a summary is about"),
	FIELD_INT_ROW(struct item, limit_min, "limit_min", 0, 1, DAY_MIN,
                      "minutes that one statement may take"),
	FIELD(struct item, note, "note", TEXT, "a remark to print"),
	FIELD(struct item, illustrative, "illustrative", FLAG, "no source gives its times"),
	{0}};
const struct shape item_shape = {"item", "a part of a meeting", sizeof(struct item), item_fields};

static const struct field meeting_fields[] = {
	FIELD(struct meeting, id, "id", FIELD_ID, FIELD_REQUIRED, NULL,
              "permanent name, unique among the meetings; calendars know the meeting by it"),
	FIELD(struct meeting, kind, "kind", FIELD_WORD, FIELD_REQUIRED, &meeting_kind_words,
              "what kind of meeting it is"),
	FIELD_INT_ROW(struct meeting, number, "number", 0, 1, 99999,
                      "its number: round table 2, 3rd plenary meeting of the session"),
	FIELD(struct meeting, status, "status", FIELD_WORD, 0, &meeting_status_words,
              "confirmed where nothing is said"),
	FIELD(struct meeting, organ, "organ", TEXT, "the organ that meets; the programme's"),
	FIELD(struct meeting, title, "title", TEXT, "as printed"),
	FIELD(struct meeting, theme, "theme", TEXT, "what it is about"),
	FIELD(struct meeting, start, "start", FIELD_MOMENT, FIELD_REQUIRED, NULL, "local time"),
	FIELD(struct meeting, end, "end", FIELD_MOMENT, FIELD_REQUIRED, NULL, "local time"),
	FIELD(struct meeting, room, "room", FIELD_REF, 0, NULL, "id of its room"),
	FIELD(struct meeting, own_zone, "zone", FIELD_STRING, 0, NULL,
              "IANA zone of its times; the programme's where nothing is said"),
	FIELD(struct meeting, city, "city", TEXT, "where it is held; the programme's"),
	FIELD(struct meeting, presides, "presides", FIELD_REF, 0, NULL,
              "id of the presiding officer"),
	FIELD(struct meeting, chairs, "chairs", WHO_LIST, "ids of the chairs"),
	FIELD(struct meeting, discussants, "discussants", WHO_LIST, "ids of the lead discussants"),
	FIELD(struct meeting, panellists, "panellists", WHO_LIST, "ids of the panellists"),
	FIELD(struct meeting, participants, "participants", WHO_LIST, "ids of those who take part"),
	FIELD(struct meeting, open_to, "open_to", FIELD_WORD, FIELD_LIST, &category_words,
              "categories that may take part"),
	FIELD(struct meeting, languages, "languages", FIELD_ID, FIELD_LIST | FIELD_ONE_OK, NULL,
              "languages of interpretation; the venue's where nothing is said, [] for none"),
	FIELD(struct meeting, items, "items", FIELD_RECORD, FIELD_LIST, &item_shape,
              "its parts, in order"),
	FIELD(struct meeting, note, "note", TEXT, "a remark to print"),
	FIELD(struct meeting, illustrative, "illustrative", FLAG,
              "no source gives its times, room or officers"),
	{0}};
const struct shape meeting_shape = {"meeting", "one room, one span of time", sizeof(struct meeting),
                                    meeting_fields};

static const struct field deliverable_fields[] = {
	FIELD(struct deliverable, id, "id", FIELD_ID, FIELD_REQUIRED, NULL,
              "permanent name, unique among the deliverables"),
	FIELD(struct deliverable, kind, "kind", FIELD_ID, FIELD_REQUIRED, NULL,
              "what it is, as clauses name it: overview, chairs-summary"),
	FIELD(struct deliverable, title, "title", FIELD_TEXT, FIELD_REQUIRED, NULL, "as printed"),
	FIELD(struct deliverable, by, "by", FIELD_REF, 0, NULL, "id of whoever gives it"),
	FIELD(struct deliverable, date, "date", FIELD_DATE, 0, NULL, "day by which it is there"),
	FIELD(struct deliverable, symbol, "symbol", FIELD_STRING, 0, NULL, "document symbol"),
	FIELD(struct deliverable, note, "note", TEXT, "a remark to print"),
	FIELD(struct deliverable, illustrative, "illustrative", FLAG, "no source gives its date"),
	{0}};
const struct shape deliverable_shape = {"deliverable", "a document that is due",
                                        sizeof(struct deliverable), deliverable_fields};

static const struct field waiver_fields[] = {
	FIELD(struct waiver, clause, "clause", FIELD_ID, FIELD_REQUIRED, NULL,
              "id of the clause, or of a check that always runs; a breach is never waived"),
	FIELD(struct waiver, meeting, "meeting", FIELD_ID, 0, NULL,
              "id of the meeting of which it is accepted; without it: of all"),
	FIELD(struct waiver, reason, "reason", FIELD_STRING, FIELD_REQUIRED, NULL, "why"),
	FIELD(struct waiver, by, "by", FIELD_TEXT, FIELD_REQUIRED, NULL, "who decided it"),
	{0}};
const struct shape waiver_shape = {"waiver", "a warning that is accepted", sizeof(struct waiver),
                                   waiver_fields};

static const struct field programme_fields[] = {
	FIELD(struct hld_programme, id, "id", FIELD_ID, FIELD_REQUIRED, NULL,
              "permanent name of the programme; calendars know it by it"),
	FIELD(struct hld_programme, title, "title", FIELD_TEXT, FIELD_REQUIRED, NULL, "as printed"),
	FIELD(struct hld_programme, theme, "theme", TEXT, "overall theme of the conference"),
	FIELD(struct hld_programme, status, "status", FIELD_WORD, 0, &programme_status_words,
              "how far it is agreed"),
	FIELD_INT_ROW(struct hld_programme, revision, "revision", 0, 0, 99999,
                      "raised with each change that is published"),
	FIELD(struct hld_programme, issued, "issued", FIELD_DATE, 0, NULL,
              "day of this revision; dates calendars and is printed"),
	FIELD(struct hld_programme, mandates, "mandates", FIELD_STRING, FIELD_LIST, NULL,
              "symbols of the documents that it is checked against"),
	FIELD(struct hld_programme, organ, "organ", TEXT, "the organ that meets"),
	FIELD(struct hld_programme, city, "city", TEXT, "where the meetings are held"),
	FIELD(struct hld_programme, zone, "zone", FIELD_STRING, FIELD_REQUIRED, NULL,
              "IANA zone of its times: America/New_York"),
	FIELD(struct hld_programme, venue_ids, "venue", FIELD_ID,
              FIELD_LIST | FIELD_ONE_OK | FIELD_FILLED, NULL,
              "id of the venue, or of several, whose rooms meetings name"),
	FIELD(struct hld_programme, participants_listed, "list_of_participants", FIELD_ID, 0, NULL,
              "name of the list of participants that goes with it"),
	FIELD(struct hld_programme, rooms, "rooms", FIELD_RECORD, FIELD_LIST, &room_shape,
              "the rooms that meetings name"),
	FIELD(struct hld_programme, people, "people", FIELD_RECORD, FIELD_LIST, &person_shape,
              "the people that meetings and items name"),
	FIELD(struct hld_programme, participants, "participants", FIELD_RECORD, FIELD_LIST,
              &participant_shape, "who participates in the conference"),
	FIELD(struct hld_programme, meetings, "meetings", FIELD_RECORD, FIELD_LIST | FIELD_REQUIRED,
              &meeting_shape, "the meetings"),
	FIELD(struct hld_programme, deliverables, "deliverables", FIELD_RECORD, FIELD_LIST,
              &deliverable_shape, "documents before and after"),
	FIELD(struct hld_programme, waives, "waives", FIELD_RECORD, FIELD_LIST | FIELD_INTERNAL,
              &waiver_shape, "warnings that are accepted, and why"),
	FIELD(struct hld_programme, prefer, "prefer", FIELD_RECORD,
              FIELD_LIST | FIELD_ASIDE | FIELD_INTERNAL, &wish_shape,
              "what is preferred when it is planned"),
	FIELD(struct hld_programme, costs, "costs", FIELD_RECORD,
              FIELD_LIST | FIELD_ASIDE | FIELD_INTERNAL, &cost_line_shape,
              "what is not as it was preferred, as it was planned"),
	FIELD(struct hld_programme, note, "note", TEXT, "a remark to print"),
	FIELD(struct hld_programme, illustrative, "illustrative", FLAG, "it was never issued"),
	{0}};
const struct shape programme_shape = {"programme", "the meetings of one conference",
                                      sizeof(struct hld_programme), programme_fields};

bool list_has(const int_list *list, int32_t value)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->at[i] == value)
			return true;
	return false;
}

const struct meeting *programme_meeting(const struct hld_programme *programme, meeting_id id)
{
	return id.n < programme->meetings.count ? &programme->meetings.at[id.n] : NULL;
}

bool represents(const struct known_person *known)
{
	return known->delegation != NO_ELEMENT &&
	       (known->person->office == NULL || known->origin.sub != NO_ELEMENT);
}

const struct person *programme_person(const struct hld_programme *programme, who_id id)
{
	return id.n < programme->persons.count ? programme->persons.at[id.n].person : NULL;
}

const struct delegation *programme_delegation(const struct hld_programme *programme, who_id id)
{
	uint32_t n = NO_ELEMENT;
	if (id.n < programme->persons.count)
		n = programme->persons.at[id.n].delegation;
	else if (id.n != NO_ELEMENT)
		n = id.n & ~WHO_DELEGATION;
	return n < programme->delegations.count ? &programme->delegations.at[n] : NULL;
}

const struct known_person *delegation_person(const struct hld_programme *programme,
                                             const struct delegation *delegation, uint32_t n)
{
	return &programme->persons.at[programme->delegates.at[delegation->people + n]];
}

int32_t delegation_level(const struct hld_programme *programme, const struct delegation *delegation)
{
	int32_t highest = 0;
	for (uint32_t i = 0; i < delegation->count; i++) {
		const struct known_person *known = delegation_person(programme, delegation, i);
		int32_t level = known->person->level;
		if (represents(known) && level != 0 && (highest == 0 || level < highest))
			highest = level;
	}
	return highest;
}

int32_t programme_level(const struct hld_programme *programme, who_id id)
{
	const struct person *person = programme_person(programme, id);
	const struct delegation *delegation = programme_delegation(programme, id);
	if (person != NULL)
		return person->level;
	return delegation != NULL ? delegation_level(programme, delegation) : 0;
}

bool programme_same_party(const struct hld_programme *programme, who_id a, who_id b)
{
	if (a.n == b.n)
		return a.n != NO_ELEMENT;
	bool persons[] = {a.n < programme->persons.count, b.n < programme->persons.count};
	if (a.n == NO_ELEMENT || b.n == NO_ELEMENT || persons[0] == persons[1])
		return false;
	uint32_t person = persons[0] ? a.n : b.n, delegation = persons[0] ? b.n : a.n;
	return represents(&programme->persons.at[person]) &&
	       programme->persons.at[person].delegation == (delegation & ~WHO_DELEGATION);
}

int32_t programme_category(const struct hld_programme *programme, who_id id)
{
	const struct delegation *delegation = programme_delegation(programme, id);
	const struct person *person = programme_person(programme, id);
	if (person != NULL && person->office != NULL && !represents(&programme->persons.at[id.n]))
		return OFFICER;
	return delegation != NULL ? delegation->participant->category : CATEGORY_NONE;
}

const char *programme_who(const struct hld_programme *programme, const struct who_ref *who,
                          const char *lang)
{
	const struct person *person = programme_person(programme, who->id);
	const struct delegation *delegation = programme_delegation(programme, who->id);
	if (person != NULL)
		return text_in(&person->name, lang);
	if (delegation != NULL)
		return text_in(&delegation->participant->name, lang);
	return who->name != NULL ? who->name : "";
}

const struct room *programme_room(const struct hld_programme *programme, room_id id)
{
	return id.n < programme->all_rooms.count ? programme->all_rooms.at[id.n].room : NULL;
}

const struct hld_venue *programme_venue(const struct hld_programme *programme, room_id id)
{
	uint32_t n = id.n < programme->all_rooms.count ? programme->all_rooms.at[id.n].venue
	                                               : NO_ELEMENT;
	return n < programme->venues.count ? programme->venues.at[n] : NULL;
}

const char *programme_room_name(const struct hld_programme *programme, const struct room_ref *room,
                                const char *lang)
{
	const struct room *there = programme_room(programme, room->id);
	if (there != NULL)
		return text_in(&there->name, lang);
	return room->name != NULL ? room->name : "";
}

static bool serves_on(const struct person *person, int32_t day)
{
	bool early = day != CIVIL_NONE && person->from != CIVIL_NONE && day < person->from;
	bool late = day != CIVIL_NONE && person->until != CIVIL_NONE && day > person->until;
	return !early && !late;
}

bool programme_holds(const struct hld_programme *programme, who_id id, const string_list *offices,
                     int32_t day)
{
	const struct person *person = programme_person(programme, id);
	const struct delegation *delegation = programme_delegation(programme, id);
	if (person == NULL || person->office == NULL)
		return delegation != NULL && delegation->participant->office != NULL &&
		       has_string(offices, delegation->participant->office);
	return serves_on(person, day) && has_string(offices, person->office);
}

const struct person *programme_in_office(const struct hld_programme *programme, const char *office,
                                         int32_t day)
{
	for (uint32_t i = 0; i < programme->persons.count; i++) {
		const struct person *person = programme->persons.at[i].person;
		if (person->office != NULL && strcmp(person->office, office) == 0 &&
		    serves_on(person, day))
			return person;
	}
	return NULL;
}

struct moment item_start(const struct meeting *meeting, uint32_t item)
{
	for (uint32_t i = item + 1; i-- > 0;)
		if (meeting->items.at[i].start.state != MOMENT_UNKNOWN)
			return meeting->items.at[i].start;
	return meeting->start;
}

struct moment item_end(const struct meeting *meeting, uint32_t item)
{
	for (uint32_t i = item + 1; i-- > 0;)
		if (meeting->items.at[i].end.state != MOMENT_UNKNOWN)
			return meeting->items.at[i].end;
	return meeting->end;
}

const struct text *meeting_city(const struct hld_programme *programme,
                                const struct meeting *meeting)
{
	return meeting->city.en != NULL ? &meeting->city : &programme->city;
}

const char *meeting_label(const struct meeting *meeting, char *to, size_t room)
{
	const char *label = words_label(&meeting_kind_words, meeting->kind);
	if (meeting->number == CIVIL_NONE)
		text_print(to, room, "%s '%s'", label, meeting->id);
	else
		text_print(to, room, "%s %d", label, (int)meeting->number);
	return to;
}
