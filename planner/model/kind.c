/* kind.c - the rows of every kind's parameters. */
#include "model/kind.h"

#include "base/civil.h"

#define KIND_NAME(NAME, name, word, doc)  word,
#define KIND_LABEL(NAME, name, word, doc) doc,
static const char *const rule_kind_names[] = {"", RULE_KINDS(KIND_NAME) NULL};
static const char *const rule_kind_labels[] = {"", RULE_KINDS(KIND_LABEL) NULL};
const struct words rule_kind_words = {"kind of rule", rule_kind_names, rule_kind_labels};

/* One or several words or numbers. */
#define SEVERAL FIELD_LIST | FIELD_ONE_OK | FIELD_FILLED
#define FILLED  FIELD_LIST | FIELD_FILLED

static const struct field selector_fields[] = {
	FIELD(struct selector, kinds, "kind", FIELD_WORD, SEVERAL, &meeting_kind_words,
              "meetings of this kind"),
	FIELD(struct selector, numbers, "number", FIELD_INT, SEVERAL, NULL,
              "meetings with this number"),
	FIELD(struct selector, conference, "conference", FIELD_BOOL, 0, NULL,
              "only meetings on the days of the conference"),
	FIELD_INT_ROW(struct selector, day, "day", 0, 1, 366, "on this day of the conference"),
	FIELD(struct selector, part, "part", FIELD_WORD, 0, &day_part_words,
              "in this part of the day"),
	FIELD(struct selector, items, "item", FIELD_WORD, SEVERAL, &item_kind_words,
              "items of this kind in those meetings, in place of the meetings"),
	FIELD(struct selector, position, "position", FIELD_WORD, 0, &position_words,
              "the first or last of them by time"),
	FIELD(struct selector, also, "also", FIELD_RECORD, 0, &selector_shape, "and these too"),
	{0}};
const struct shape selector_shape = {"selector", "which meetings or items", sizeof(struct selector),
                                     selector_fields};

#define WHICH(struct_, flags) WHICH_AT(struct_, which, flags)
#define WHICH_AT(struct_, member, flags)                                      \
	FIELD(struct_, member, "which", FIELD_RECORD, flags, &selector_shape, \
	      "the meetings or items that it is about")
#define HOW_MANY(struct_) HOW_MANY_AT(struct_, )
#define HOW_MANY_AT(struct_, in)                                                         \
	FIELD_INT_ROW(struct_, in exactly, "exactly", FIELD_SOME, 0, 99999,              \
	              "neither more nor fewer"),                                         \
		FIELD_INT_ROW(struct_, in min, "min", FIELD_SOME, 0, 99999, "at least"), \
		FIELD_INT_ROW(struct_, in max, "max", FIELD_SOME, 0, 99999, "at most")

static const struct field dates_fields[] = {
	WHICH(struct rule_dates, FIELD_REQUIRED),
	FIELD(struct rule_dates, from, "from", FIELD_DATE, 0, NULL,
              "first day; without from and to: the days of the conference"),
	FIELD(struct rule_dates, to, "to", FIELD_DATE, 0, NULL, "last day"),
	FIELD(struct rule_dates, every_day, "every_day", FIELD_BOOL, 0, NULL,
              "each day of the conference has one of them"),
	{0}};

static const struct field place_fields[] = {
	WHICH(struct rule_place, FIELD_REQUIRED),
	FIELD(struct rule_place, city, "city", FIELD_STRING, FIELD_REQUIRED, NULL, "the city"),
	{0}};

static const struct field count_fields[] = {
	WHICH(struct rule_count, FIELD_REQUIRED),
	HOW_MANY(struct rule_count),
	FIELD(struct rule_count, each_number, "each_number", FIELD_BOOL, 0, NULL,
              "so many of each of the numbers that the selector names"),
	{0}};

static const struct field when_fields[] = {
	WHICH(struct rule_when, FIELD_REQUIRED),
	FIELD_INT_ROW(struct rule_when, day, "day", FIELD_SOME, 1, 366, "day of the conference"),
	FIELD(struct rule_when, part, "part", FIELD_WORD, FIELD_SOME, &day_part_words,
              "part of the day"),
	FIELD(struct rule_when, start, "start", FIELD_TIME, FIELD_SOME, NULL,
              "starts at this time"),
	FIELD(struct rule_when, end, "end", FIELD_TIME, FIELD_SOME, NULL, "ends at this time"),
	FIELD_INT_ROW(struct rule_when, count, "count", 0, 1, 99999,
                      "exactly so many of them, no matter which; without it: every one"),
	{0}};

static const struct field concurrent_fields[] = {
	WHICH(struct rule_concurrent, FIELD_REQUIRED),
	FIELD(struct rule_concurrent, with, "with", FIELD_RECORD, 0, &selector_shape,
              "each of them together with one of these; without it: all with each other"),
	{0}};

static const struct field order_fields[] = {FIELD(struct rule_order, first, "first", FIELD_RECORD,
                                                  FIELD_REQUIRED, &selector_shape, "these end"),
                                            FIELD(struct rule_order, then, "then", FIELD_RECORD,
                                                  FIELD_REQUIRED, &selector_shape,
                                                  "before these begin"),
                                            {0}};

static const struct field duration_fields[] = {
	WHICH(struct rule_duration, FIELD_REQUIRED),
	FIELD_INT_ROW(struct rule_duration, days, "days", FIELD_SOME, 1, 366,
                      "days from the first of them to the last"),
	FIELD_INT_ROW(struct rule_duration, min_len, "min_len", FIELD_SOME, 1, DAY_MIN,
                      "minutes that each takes at least"),
	FIELD_INT_ROW(struct rule_duration, max_len, "max_len", FIELD_SOME, 1, DAY_MIN,
                      "minutes that each takes at most"),
	{0}};

static const struct field hours_fields[] = {
	WHICH(struct rule_hours, FIELD_REQUIRED),
	FIELD(struct rule_hours, from, "from", FIELD_TIME, FIELD_REQUIRED, NULL, "earliest start"),
	FIELD(struct rule_hours, to, "to", FIELD_TIME, FIELD_REQUIRED, NULL, "latest end"),
	{0}};

static const struct field opening_fields[] = {
	WHICH(struct rule_opening, FIELD_REQUIRED),
	FIELD(struct rule_opening, offices, "offices", FIELD_ID, FILLED | FIELD_REQUIRED, NULL,
              "holders of these offices speak before all others"),
	{0}};

static const struct field item_fields[] = {
	WHICH(struct rule_item, FIELD_REQUIRED),
	FIELD(struct rule_item, kinds, "kind", FIELD_WORD, SEVERAL | FIELD_REQUIRED,
              &item_kind_words, "kind of item that each of the meetings holds"),
	FIELD(struct rule_item, offices, "offices", FIELD_ID, FILLED, NULL,
              "by a holder of one of these offices"),
	FIELD(struct rule_item, each, "each", FIELD_RECORD, 0, &selector_shape,
              "one item about each of these meetings"),
	FIELD(struct rule_item, by_chair, "by_chair", FIELD_BOOL, 0, NULL,
              "by a chair of the meeting that it is about"),
	FIELD(struct rule_item, position, "position", FIELD_WORD, 0, &position_words,
              "the first or last item of its meeting"),
	{0}};

static const struct field theme_fields[] = {
	WHICH(struct rule_theme, 0),
	FIELD(struct rule_theme, theme, "theme", FIELD_TEXT, FIELD_REQUIRED, NULL,
              "the theme; case, punctuation and spaces do not count"),
	FIELD(struct rule_theme, any, "any", FIELD_BOOL, 0, NULL,
              "one of the meetings has it, no matter which"),
	{0}};

static const struct field presides_fields[] = {
	WHICH(struct rule_presides, FIELD_REQUIRED),
	FIELD(struct rule_presides, offices, "offices", FIELD_ID, FILLED | FIELD_REQUIRED, NULL,
              "a holder of one of these offices, in office on that day"),
	{0}};

static const struct field participates_fields[] = {
	FIELD(struct rule_participates, participants, "participants", FIELD_ID, FILLED | FIELD_SOME,
              NULL, "ids of the participants"),
	FIELD(struct rule_participates, categories, "categories", FIELD_WORD, SEVERAL | FIELD_SOME,
              &category_words, "one of each of these at least"),
	{0}};

static const struct field open_to_fields[] = {
	WHICH(struct rule_open_to, FIELD_REQUIRED),
	FIELD(struct rule_open_to, categories, "categories", FIELD_WORD, FILLED | FIELD_REQUIRED,
              &category_words, "open to all of these"),
	FIELD(struct rule_open_to, may, "may", FIELD_WORD, FILLED, &category_words,
              "may be open to these besides, but to no others"),
	FIELD(struct rule_open_to, others, "others", FIELD_BOOL, 0, NULL,
              "may be open to all others too"),
	{0}};

static const struct field cap_fields[] = {
	WHICH(struct rule_cap, FIELD_REQUIRED),
	FIELD_INT_ROW(struct rule_cap, max, "max", FIELD_REQUIRED, 1, 99999, "at most"),
	{0}};

#define COUNTED(struct_, flags)                                                                  \
	FIELD(struct_, categories, "categories", FIELD_WORD, SEVERAL | (flags), &category_words, \
	      "only those of these categories are counted")
#define OF(struct_)                                          \
	FIELD(struct_, of, "of", FIELD_WORD, 0, &role_words, \
	      "who is counted; participants where nothing is said")

static const struct field quota_fields[] = {
	WHICH(struct rule_quota, FIELD_REQUIRED),
	OF(struct rule_quota),
	COUNTED(struct rule_quota, 0),
	FIELD(struct rule_quota, groups, "groups", FIELD_WORD, SEVERAL, &regional_group_words,
              "only those of these regional groups are counted"),
	HOW_MANY(struct rule_quota),
	FIELD(struct rule_quota, each, "each", FIELD_BOOL, 0, NULL,
              "of each of the categories, or else of the groups, so many"),
	FIELD(struct rule_quota, together, "together", FIELD_BOOL, 0, NULL,
              "so many in all the meetings or items that are meant, not in each of them; whoever "
              "is "
              "in several counts once"),
	{0}};

static const struct field one_table_fields[] = {WHICH(struct rule_one_table, FIELD_REQUIRED),
                                                COUNTED(struct rule_one_table, 0),
                                                FIELD(struct rule_one_table, at_one_time,
                                                      "at_one_time", FIELD_BOOL, 0, NULL,
                                                      "only of meetings that overlap"),
                                                {0}};

static const struct field level_fields[] = {
	FIELD(struct rule_level, categories, "categories", FIELD_WORD, SEVERAL | FIELD_REQUIRED,
              &category_words, "participants of these categories that are represented"),
	FIELD(struct rule_level, at_least, "at_least", FIELD_WORD, FIELD_REQUIRED, &level_words,
              "the level that one of their representatives has, or a higher one"),
	{0}};

#define OFFICE_ROWS(struct_)                                                                       \
	WHICH_AT(struct_, office.which, FIELD_REQUIRED), HOW_MANY_AT(struct_, office.),            \
		FIELD(struct_, office.level, "level", FIELD_WORD, FIELD_SOME, &level_words,        \
	              "at least of this level"),                                                   \
		FIELD(struct_, office.categories, "categories", FIELD_WORD, SEVERAL | FIELD_SOME,  \
	              &category_words, "from these categories"),                                   \
		FIELD(struct_, office.include, "include", FIELD_BOOL, 0, NULL,                     \
	              "only those of that level and category are counted, and others may be "      \
	              "there"),                                                                    \
		FIELD(struct_, office.different_groups, "different_groups", FIELD_BOOL,            \
	              FIELD_SOME, NULL, "no two in all the meetings are of one regional group"),   \
		FIELD(struct_, office.not_group_of, "not_group_of", FIELD_ID, FILLED | FIELD_SOME, \
	              NULL, "none is of the regional group of a holder of these offices")
static const struct field chairs_fields[] = {OFFICE_ROWS(struct rule_chairs), {0}};
static const struct field discussants_fields[] = {OFFICE_ROWS(struct rule_discussants), {0}};
static const struct field panellists_fields[] = {OFFICE_ROWS(struct rule_panellists), {0}};

static const struct field balance_fields[] = {
	WHICH(struct rule_balance, FIELD_REQUIRED),
	OF(struct rule_balance),
	COUNTED(struct rule_balance, 0),
	FIELD_INT_ROW(struct rule_balance, tolerance, "tolerance", FIELD_REQUIRED, 0, 100,
                      "percentage points that a group's share of the places may differ from its "
                      "share of the Member States"),
	{0}};

static const struct field selected_at_fields[] = {
	WHICH(struct rule_selected_at, FIELD_REQUIRED),
	COUNTED(struct rule_selected_at, 0),
	FIELD(struct rule_selected_at, at, "at", FIELD_RECORD, FIELD_REQUIRED, &selector_shape,
              "at one of these meetings"),
	{0}};

static const struct field list_closes_fields[] = {
	FIELD(struct rule_list_closes, categories, "categories", FIELD_WORD,
              SEVERAL | FIELD_REQUIRED, &category_words, "participants of these categories"),
	FIELD(struct rule_list_closes, except, "except", FIELD_WORD, SEVERAL, &category_words,
              "for these it stays open"),
	FIELD(struct rule_list_closes, date, "date", FIELD_DATE, FIELD_SOME, NULL, "the last day"),
	FIELD_INT_ROW(struct rule_list_closes, days_before, "days_before", FIELD_SOME, 0, 3660,
                      "so many days before the first of the meetings"),
	WHICH(struct rule_list_closes, 0),
	{0}};

static const struct field admission_fields[] = {
	WHICH(struct rule_admission, FIELD_REQUIRED),
	FIELD(struct rule_admission, order, "order", FIELD_WORD, FIELD_REQUIRED,
              &order_within_words, "in which those who ask for seats are admitted"),
	{0}};

static const struct field seats_fields[] = {
	WHICH(struct rule_seats, FIELD_REQUIRED),
	FIELD_INT_ROW(struct rule_seats, min, "min", FIELD_SOME, 1, 99999, "at least"),
	FIELD_INT_ROW(struct rule_seats, advisers, "advisers", FIELD_SOME, 0, 99,
                      "who come with each participant and need seats of the room"),
	{0}};

static const struct field services_fields[] = {WHICH(struct rule_services, FIELD_REQUIRED), {0}};

static const struct field speaking_time_fields[] = {
	WHICH(struct rule_speaking_time, FIELD_REQUIRED),
	FIELD_INT_ROW(struct rule_speaking_time, minutes, "minutes", FIELD_REQUIRED, 1, DAY_MIN,
                      "minutes that a statement may take"),
	FIELD_INT_ROW(struct rule_speaking_time, change_over, "change_over", 0, 0, DAY_MIN,
                      "minutes between two statements; 0 where nothing is said"),
	{0}};

static const struct field tier_fields[] = {
	FIELD(struct tier, levels, "levels", FIELD_WORD, SEVERAL, &level_words,
              "speakers of these levels; without it: of all"),
	FIELD(struct tier, categories, "categories", FIELD_WORD, SEVERAL, &category_words,
              "speakers of participants of these categories; without it: of all"),
	FIELD(struct tier, time_permitting, "time_permitting", FIELD_BOOL, 0, NULL,
              "they have the floor if time is left"),
	{0}};
const struct shape tier_shape = {"tier", "speakers of one standing", sizeof(struct tier),
                                 tier_fields};

static const struct field precedence_fields[] = {
	WHICH(struct rule_precedence, FIELD_REQUIRED),
	FIELD(struct rule_precedence, tiers, "tiers", FIELD_RECORD, FILLED | FIELD_REQUIRED,
              &tier_shape,
              "who speaks before whom: each speaker belongs to the first tier that fits, and "
              "whoever fits none comes after them"),
	FIELD(struct rule_precedence, within, "within", FIELD_WORD, 0, &order_within_words,
              "how those of one tier are ordered in a list that is made"),
	FIELD(struct rule_precedence, groups_first, "groups_first", FIELD_BOOL, 0, NULL,
              "statements on behalf of groups come before all others"),
	{0}};

static const struct field slots_fields[] = {
	WHICH(struct rule_slots, FIELD_REQUIRED), HOW_MANY(struct rule_slots), {0}};

static const struct field no_list_fields[] = {WHICH(struct rule_no_list, FIELD_REQUIRED), {0}};

static const struct field deliverable_fields[] = {
	FIELD(struct rule_deliverable, kind, "kind", FIELD_ID, FIELD_REQUIRED, NULL,
              "what it is, as the programme's deliverables say it"),
	FIELD(struct rule_deliverable, offices, "offices", FIELD_ID, FILLED, NULL,
              "by a holder of one of these offices"),
	FIELD(struct rule_deliverable, before, "before", FIELD_RECORD, 0, &selector_shape,
              "there before the first of these meetings"),
	FIELD(struct rule_deliverable, after, "after", FIELD_RECORD, 0, &selector_shape,
              "dated on or after the day of the last of these meetings"),
	{0}};

static const struct field note_fields[] = {FIELD(struct rule_note, reason, "reason", FIELD_STRING,
                                                 FIELD_REQUIRED, NULL, "why no check is made"),
                                           {0}};

const struct shape *rule_kind_params(int32_t kind)
{
#define KIND_SHAPE(NAME, name, word, doc) \
	[RULE_##NAME] = {word, doc, sizeof(struct rule_##name), name##_fields},
	static const struct shape shapes[] = {RULE_KINDS(KIND_SHAPE)};
#undef KIND_SHAPE
	return &shapes[kind];
}
