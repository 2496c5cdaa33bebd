/* wish.c - the rows of preferences. */
#include "model/wish.h"

#include "base/civil.h"

#define SEVERAL FIELD_LIST | FIELD_ONE_OK

static const struct field wish_fields[] = {
	FIELD(struct wish, id, "id", FIELD_ID, 0, NULL,
              "by which its cost is told; its kind where nothing is said"),
	FIELD(struct wish, kind, "wish", FIELD_WORD, FIELD_REQUIRED, &wish_kind_words,
              "how meetings are to be, as far as can be"),
	FIELD_INT_ROW(struct wish, weight, "weight", FIELD_REQUIRED, 0, 100,
                      "the cost of each departure from it; 0: none"),
	FIELD(struct wish, meeting_kinds, "kind", FIELD_WORD, SEVERAL, &meeting_kind_words,
              "meetings of one of these kinds; all where nothing is said"),
	{.name = "number",
         .type = FIELD_INT,
         .flags = SEVERAL,
         .offset = offsetof(struct wish, numbers),
         .least = 1,
         .most = 99999,
         .doc = "those of them that have one of these numbers"},
	FIELD(struct wish, meetings, "meeting", FIELD_ID, SEVERAL, NULL,
              "those that have one of these ids"),
	FIELD(struct wish, who, "who", FIELD_ID, SEVERAL, NULL,
              "those that need one of these people or delegations"),
	FIELD(struct wish, days, "day", FIELD_DATE, SEVERAL, NULL,
              "of 'at' and 'not-at': the days; any where nothing is said"),
	FIELD(struct wish, from, "from", FIELD_TIME, 0, NULL, "likewise: from this time of day on"),
	FIELD(struct wish, to, "to", FIELD_TIME, 0, NULL, "likewise: until this time of day"),
	FIELD(struct wish, note, "note", FIELD_TEXT, 0, NULL, "whose wish it is, and why"),
	{0}};
const struct shape wish_shape = {"preference",
                                 "what somebody would rather have of a plan, and how much",
                                 sizeof(struct wish), wish_fields};

static const struct field cost_line_fields[] = {
	FIELD(struct cost_line, name, "name", FIELD_ID, FIELD_REQUIRED, NULL,
              "of the preference, or of what custom has it cost"),
	FIELD_INT_ROW(struct cost_line, count, "count", 0, 0, INT32_MAX, "departures from it"),
	FIELD_INT_ROW(struct cost_line, cost, "cost", FIELD_REQUIRED, 0, INT32_MAX,
                      "of all of them"),
	{0}};
const struct shape cost_line_shape = {"cost", "what one thing costs in a plan, as it was planned",
                                      sizeof(struct cost_line), cost_line_fields};

static const struct field preferences_fields[] = {
	FIELD(struct hld_preferences, title, "title", FIELD_TEXT, 0, NULL, "whose they are"),
	FIELD(struct hld_preferences, prefer, "prefer", FIELD_RECORD, FIELD_LIST | FIELD_REQUIRED,
              &wish_shape, "the preferences"),
	FIELD(struct hld_preferences, note, "note", FIELD_TEXT, 0, NULL, "a remark"),
	FIELD(struct hld_preferences, illustrative, "illustrative", FIELD_BOOL, 0, NULL,
              "nobody has uttered them"),
	{0}};
const struct shape preferences_shape = {"preferences", "what is preferred of a plan",
                                        sizeof(struct hld_preferences), preferences_fields};
