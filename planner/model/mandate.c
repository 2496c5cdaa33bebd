/* mandate.c - the rows of a mandate document. */
#include "model/mandate.h"

static const struct field part_of_day_fields[] = {
	FIELD(struct part_of_day, part, "part", FIELD_WORD, FIELD_REQUIRED, &day_part_words,
              "which part of the day"),
	FIELD(struct part_of_day, from, "from", FIELD_TIME, FIELD_REQUIRED, NULL, "earliest start"),
	FIELD(struct part_of_day, to, "to", FIELD_TIME, FIELD_REQUIRED, NULL, "latest end"),
	{0}};
const struct shape part_of_day_shape = {"part", "what a part of the day means",
                                        sizeof(struct part_of_day), part_of_day_fields};

static const struct field conference_fields[] = {
	FIELD(struct conference, id, "id", FIELD_ID, FIELD_REQUIRED, NULL, "permanent name"),
	FIELD(struct conference, title, "title", FIELD_TEXT, FIELD_REQUIRED, NULL, "as printed"),
	FIELD(struct conference, city, "city", FIELD_STRING, 0, NULL, "where it is held"),
	FIELD(struct conference, zone, "zone", FIELD_STRING, 0, NULL, "IANA zone of its times"),
	FIELD(struct conference, days, "days", FIELD_DATE, FIELD_LIST, NULL,
              "its days in order; selectors count them from 1"),
	FIELD(struct conference, parts, "parts", FIELD_RECORD, FIELD_LIST, &part_of_day_shape,
              "what morning, afternoon and night mean"),
	{0}};
const struct shape conference_shape = {"conference", "the conference that is ruled",
                                       sizeof(struct conference), conference_fields};

static const struct field clause_fields[] = {
	FIELD(struct clause, id, "id", FIELD_ID, FIELD_REQUIRED, NULL,
              "name of the clause, unique among all mandates"),
	FIELD(struct clause, para, "para", FIELD_STRING, FIELD_REQUIRED, NULL,
              "paragraph: 9 (a), note 1, annex"),
	FIELD(struct clause, verb, "verb", FIELD_WORD, FIELD_REQUIRED, &verb_words,
              "the document's own verb; severity follows from it"),
	FIELD(struct clause, quote, "quote", FIELD_STRING, FIELD_REQUIRED, NULL,
              "the few decisive words, exactly"),
	FIELD(struct clause, reading, "reading", FIELD_STRING, 0, NULL,
              "the reading taken where the text is open to dispute"),
	FIELD(struct clause, rule, "rule", FIELD_WORD, FIELD_REQUIRED, &rule_kind_words,
              "kind of rule"),
	FIELD(struct clause, params, "params", FIELD_PARAMS, FIELD_REQUIRED, NULL,
              "parameters of that kind"),
	{0}};
const struct shape clause_shape = {"clause", "one requirement", sizeof(struct clause),
                                   clause_fields};

static const struct field mandate_fields[] = {
	FIELD(struct hld_mandate, symbol, "symbol", FIELD_STRING, FIELD_REQUIRED, NULL,
              "document symbol: A/RES/60/227"),
	FIELD(struct hld_mandate, title, "title", FIELD_TEXT, FIELD_REQUIRED, NULL, "its title"),
	FIELD(struct hld_mandate, adopted, "adopted", FIELD_DATE, 0, NULL, "day of adoption"),
	FIELD(struct hld_mandate, force, "force", FIELD_WORD, FIELD_REQUIRED, &force_words,
              "whether the Assembly decided it or a report proposes it"),
	FIELD(struct hld_mandate, conference, "conference", FIELD_RECORD, FIELD_REQUIRED,
              &conference_shape, "the conference that it rules"),
	FIELD(struct hld_mandate, clauses, "clauses", FIELD_RECORD, FIELD_LIST | FIELD_REQUIRED,
              &clause_shape, "its requirements, in the order of the document"),
	{0}};
const struct shape mandate_shape = {"mandate", "a document that rules the meeting, as clauses",
                                    sizeof(struct hld_mandate), mandate_fields};

hld_severity clause_severity(const struct hld_mandate *mandate, const struct clause *clause)
{
	if (clause->rule == RULE_NOTE || clause->rule == RULE_ADMISSION)
		return HLD_NOTE;
	return verb_severity((enum verb)clause->verb, (enum force)mandate->force);
}
