/* people.c - the rows of a list of participants. */
#include "model/people.h"

#include <string.h>

#include "base/civil.h"

#define TEXT FIELD_TEXT, 0, NULL
#define FLAG FIELD_BOOL, 0, NULL
#define IDS  FIELD_ID, FIELD_LIST | FIELD_ONE_OK, NULL

static const struct field absence_fields[] = {
	FIELD(struct absence, from, "from", FIELD_MOMENT, FIELD_REQUIRED, NULL,
              "local time in the zone of the programme"),
	FIELD(struct absence, until, "until", FIELD_MOMENT, FIELD_REQUIRED, NULL, "local time"),
	{0}};
const struct shape absence_shape = {"absence", "a time at which a person cannot come",
                                    sizeof(struct absence), absence_fields};

/* What people in office and representatives have in common, behind the id. */
#define PERSON_ROWS                                                                                \
	FIELD(struct person, name, "name", FIELD_TEXT, FIELD_REQUIRED, NULL, "as printed"),        \
		FIELD(struct person, office, "office", FIELD_ID, 0, NULL,                          \
	              "office held, as clauses name it: president-of-the-general-assembly"),       \
		FIELD(struct person, title, "title", TEXT, "title as printed"),                    \
		FIELD(struct person, level, "level", FIELD_WORD, 0, &level_words,                  \
	              "rank, as precedence and invitations count it"),                             \
		FIELD(struct person, gender, "gender", FIELD_WORD, FIELD_INTERNAL, &gender_words,  \
	              "where the person wishes it to be given"),                                   \
		FIELD(struct person, languages, "languages", IDS,                                  \
	              "languages spoken, the preferred first: en, fr"),                            \
		FIELD(struct person, absences, "absences", FIELD_RECORD,                           \
	              FIELD_LIST | FIELD_INTERNAL, &absence_shape,                                 \
	              "times at which the person cannot come"),                                    \
		FIELD(struct person, selected_at, "selected_at", IDS,                              \
	              "ids of the meetings at which the person was selected"),                     \
		FIELD(struct person, candidate_for, "candidate_for", FIELD_WORD,                   \
	              FIELD_LIST | FIELD_ONE_OK | FIELD_FILLED | FIELD_INTERNAL, &candidacy_words, \
	              "what the person is put forward for, and plans may propose"),                \
		FIELD(struct person, from, "from", FIELD_DATE, 0, NULL, "first day in office"),    \
		FIELD(struct person, until, "until", FIELD_DATE, 0, NULL, "last day in office"),   \
		FIELD(struct person, illustrative, "illustrative", FLAG, "no source gives it")

static const struct field person_fields[] = {
	FIELD(struct person, id, "id", FIELD_ID, FIELD_REQUIRED, NULL,
              "unique among people and participants"),
	FIELD(struct person, participant, "participant", FIELD_ID, 0, NULL,
              "id of the delegation or body; of a president, the State of nationality"),
	PERSON_ROWS,
	{0}};
const struct shape person_shape = {"person", "a person: president, chair, discussant, official",
                                   sizeof(struct person), person_fields};

static const struct field representative_fields[] = {
	FIELD(struct person, id, "id", FIELD_ID, 0, NULL,
              "unique among people and participants; without it: ghana-1, ghana-2"),
	PERSON_ROWS,
	{0}};
const struct shape representative_shape = {"representative", "a person of a delegation or body",
                                           sizeof(struct person), representative_fields};

static const struct field participant_fields[] = {
	FIELD(struct participant, id, "id", FIELD_ID, FIELD_REQUIRED, NULL,
              "unique among people and participants"),
	FIELD(struct participant, name, "name", FIELD_TEXT, FIELD_REQUIRED, NULL, "as printed"),
	FIELD(struct participant, code, "code", FIELD_STRING, 0, NULL,
              "of a State, its three letters in ISO 3166-1: GHA"),
	FIELD(struct participant, category, "category", FIELD_WORD, 0, &category_words,
              "what kind of participant it is"),
	FIELD(struct participant, groups, "group", FIELD_WORD,
              FIELD_LIST | FIELD_ONE_OK | FIELD_FILLED, &regional_group_words,
              "its regional group, or several; without it: none"),
	FIELD(struct participant, elects_in, "election_group", FIELD_WORD, 0, &regional_group_words,
              "the group in which it counts, where it is in none or in several"),
	FIELD(struct participant, office, "office", FIELD_ID, 0, NULL,
              "office that the State holds: vice-president-of-the-general-assembly"),
	FIELD(struct participant, registered, "registered", FIELD_DATE, 0, NULL,
              "day on which it registered"),
	FIELD(struct participant, representatives, "representatives", FIELD_RECORD, FIELD_LIST,
              &representative_shape, "its people; without it: not known yet"),
	FIELD(struct participant, note, "note", TEXT, "a remark"),
	FIELD(struct participant, illustrative, "illustrative", FLAG, "no source gives it"),
	{0}};
const struct shape participant_shape = {"participant", "a State, entity or organization",
                                        sizeof(struct participant), participant_fields};

static const struct field participants_fields[] = {
	FIELD(struct hld_participants, title, "title", TEXT, "what the list is of"),
	FIELD(struct hld_participants, participants, "participants", FIELD_RECORD,
              FIELD_LIST | FIELD_REQUIRED, &participant_shape, "who participates"),
	FIELD(struct hld_participants, people, "people", FIELD_RECORD, FIELD_LIST, &person_shape,
              "people in office, and others whom programmes name"),
	FIELD(struct hld_participants, note, "note", TEXT, "its sources, or another remark"),
	FIELD(struct hld_participants, illustrative, "illustrative", FLAG, "it is an example"),
	{0}};
const struct shape participants_shape = {"participants", "a list of participants",
                                         sizeof(struct hld_participants), participants_fields};

int32_t participant_group(const struct participant *participant)
{
	if (participant->elects_in != 0)
		return participant->elects_in;
	return participant->groups.count == 1 ? participant->groups.at[0] : 0;
}

bool person_reaches(const struct person *person, int32_t level)
{
	return person->level != 0 && person->level <= level;
}

bool has_string(const string_list *list, const char *string)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (strcmp(list->at[i], string) == 0)
			return true;
	return false;
}
