/* registration.c - the rows of a list of registrations. */
#include "model/registration.h"

#include "base/civil.h"

enum { HIGHEST = 99999 };

static const struct field registration_fields[] = {
	FIELD(struct registration, id, "id", FIELD_ID, 0, NULL, "unique among the registrations"),
	FIELD(struct registration, participant, "participant", FIELD_ID, FIELD_REQUIRED, NULL,
              "id of who asks, of the list of participants"),
	FIELD(struct registration, asks, "asks", FIELD_WORD, 0, &request_kind_words,
              "to speak, or for a seat at a table; to speak where nothing is said"),
	FIELD(struct registration, representative, "representative", FIELD_ID, 0, NULL,
              "id of who speaks or sits; without it: not named yet"),
	FIELD(struct registration, level, "level", FIELD_WORD, 0, &level_words,
              "level at which it speaks; that of the representative, or else the highest of the "
              "participant's, where nothing is said"),
	FIELD(struct registration, meetings, "meetings", FIELD_ID, FIELD_LIST | FIELD_ONE_OK, NULL,
              "ids of the meetings that it would have, the preferred first; without it: any"),
	FIELD(struct registration, earliest, "earliest", FIELD_MOMENT, 0, NULL,
              "the statement begins then or later; local time in the zone of the programme"),
	FIELD(struct registration, latest, "latest", FIELD_MOMENT, 0, NULL,
              "the statement has ended then; local time"),
	FIELD(struct registration, on_behalf_of, "on_behalf_of", FIELD_TEXT, 0, NULL,
              "the group that it speaks for, as printed"),
	FIELD(struct registration, requested, "requested", FIELD_MOMENT, 0, NULL,
              "when the request came; local time"),
	FIELD_INT_ROW(struct registration, lot, "lot", 0, 1, HIGHEST, "the number drawn"),
	FIELD_INT_ROW(struct registration, place, "place", 0, 1, HIGHEST,
                      "its place in an order that is given"),
	FIELD(struct registration, note, "note", FIELD_TEXT, 0, NULL, "a remark"),
	FIELD(struct registration, illustrative, "illustrative", FIELD_BOOL, 0, NULL,
              "no source gives it"),
	{0}};
const struct shape registration_shape = {"registration", "what one participant asks for",
                                         sizeof(struct registration), registration_fields};

static const struct field registrations_fields[] = {
	FIELD(struct hld_registrations, title, "title", FIELD_TEXT, 0, NULL, "what the list is of"),
	FIELD(struct hld_registrations, registrations, "registrations", FIELD_RECORD,
              FIELD_LIST | FIELD_REQUIRED, &registration_shape, "who asks for what"),
	FIELD(struct hld_registrations, note, "note", FIELD_TEXT, 0, NULL,
              "its sources, or another remark"),
	FIELD(struct hld_registrations, illustrative, "illustrative", FIELD_BOOL, 0, NULL,
              "it is an example"),
	{0}};
const struct shape registrations_shape = {"registrations",
                                          "who asked to speak, or for a seat at a table",
                                          sizeof(struct hld_registrations), registrations_fields};
