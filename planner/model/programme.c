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

static const struct field room_fields[] = {
	FIELD(struct room, id, "id", FIELD_ID, FIELD_REQUIRED, NULL, "unique among the rooms"),
	FIELD(struct room, name, "name", FIELD_TEXT, FIELD_REQUIRED, NULL, "as printed"),
	FIELD(struct room, illustrative, "illustrative", FLAG, "no source gives it"),
	{0}};
const struct shape room_shape = {"room", "a room in which meetings take place", sizeof(struct room),
                                 room_fields};

static const struct field person_fields[] = {
	FIELD(struct person, id, "id", FIELD_ID, FIELD_REQUIRED, NULL,
              "unique among people and participants"),
	FIELD(struct person, name, "name", FIELD_TEXT, FIELD_REQUIRED, NULL, "as printed"),
	FIELD(struct person, office, "office", FIELD_ID, 0, NULL,
              "office held, as clauses name it: president-of-the-general-assembly"),
	FIELD(struct person, title, "title", TEXT, "title as printed"),
	FIELD(struct person, participant, "participant", FIELD_ID, 0, NULL,
              "id of the delegation or body"),
	FIELD(struct person, from, "from", FIELD_DATE, 0, NULL, "first day in office"),
	FIELD(struct person, until, "until", FIELD_DATE, 0, NULL, "last day in office"),
	FIELD(struct person, illustrative, "illustrative", FLAG, "no source gives it"),
	{0}};
const struct shape person_shape = {"person", "a person: president, chair, discussant, official",
                                   sizeof(struct person), person_fields};

static const struct field participant_fields[] = {
	FIELD(struct participant, id, "id", FIELD_ID, FIELD_REQUIRED, NULL,
              "unique among people and participants"),
	FIELD(struct participant, name, "name", FIELD_TEXT, FIELD_REQUIRED, NULL, "as printed"),
	FIELD(struct participant, category, "category", FIELD_WORD, 0, &category_words,
              "what kind of participant it is"),
	{0}};
const struct shape participant_shape = {"participant", "a State, entity or organization",
                                        sizeof(struct participant), participant_fields};

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

const struct person *programme_person(const struct hld_programme *programme, who_id id)
{
	return id.n < programme->people.count ? &programme->people.at[id.n] : NULL;
}

const char *programme_who(const struct hld_programme *programme, const struct who_ref *who,
                          const char *lang)
{
	const struct person *person = programme_person(programme, who->id);
	if (person != NULL)
		return text_in(&person->name, lang);
	if (who->id.n == NO_ELEMENT)
		return who->name != NULL ? who->name : "";
	uint32_t n = who->id.n - programme->people.count;
	return text_in(&programme->participants.at[n].name, lang);
}

const char *programme_room(const struct hld_programme *programme, const struct room_ref *room,
                           const char *lang)
{
	if (room->name == NULL)
		return "";
	return room->id.n == NO_ELEMENT ? room->name
	                                : text_in(&programme->rooms.at[room->id.n].name, lang);
}

bool holds_office(const struct person *person, const string_list *offices, int32_t day)
{
	bool early = day != CIVIL_NONE && person->from != CIVIL_NONE && day < person->from;
	bool late = day != CIVIL_NONE && person->until != CIVIL_NONE && day > person->until;
	for (uint32_t i = 0; person->office != NULL && !early && !late && i < offices->count; i++)
		if (strcmp(person->office, offices->at[i]) == 0)
			return true;
	return false;
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
