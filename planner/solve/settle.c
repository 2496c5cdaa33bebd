/* settle.c - what a programme says once its meetings have their times: who holds which office
 * on that day, and when documents are due.
 *
 * planned_settle() at the end is where to begin. */
#include "solve/settle.h"

#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/say.h"
#include "solve/planned.h"

enum { READING_DAYS = 14 }; /* that a document is there before, or is ready after */

/* The office itself, as a person to be named: "President of the General Assembly". */
static const char *add_office(struct settler *settler, const char *office)
{
	char title[SAY_ROOM];
	for (uint32_t i = 0; i < settler->people_count; i++)
		if (strcmp(settler->people[i].id, office) == 0)
			return office;
	say_office(NULL, office, title);
	const char *name = arena_printf(&settler->programme->arena, "%s", title + strlen("the "));
	settler->failed = settler->failed || name == NULL;
	struct person *person = &settler->people[settler->people_count++];
	person->id = office;
	person->name = (struct text){.en = name};
	person->office = office;
	return office;
}

const char *settler_holder(struct settler *settler, const char *office, int32_t day)
{
	const struct hld_programme *programme = settler->programme;
	const struct person *person = programme_in_office(programme, office, day);
	if (person != NULL)
		return person->id;
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		const struct participant *participant = programme->delegations.at[i].participant;
		if (participant->office != NULL && strcmp(participant->office, office) == 0)
			return participant->id;
	}
	return add_office(settler, office);
}

/* The meeting of the programme that is the n-th of the outline; NO_ELEMENT: none is. */
static uint32_t meeting_at(const struct settler *settler, uint32_t n)
{
	return settler->at != NULL ? settler->at[n] : n;
}

void settler_name_speaker(struct settler *settler, const char *office, int32_t day,
                          struct item *item)
{
	struct who_ref *by = arena_array(&settler->programme->arena, 1, sizeof *by);
	settler->failed = settler->failed || by == NULL;
	if (office == NULL || by == NULL)
		return;
	*by = (struct who_ref){.name = settler_holder(settler, office, day), .id = {NO_ELEMENT}};
	item->by.at = by;
	item->by.count = 1;
}

void settler_name_officers(struct settler *settler, uint32_t n, struct meeting *meeting)
{
	const struct planned_meeting *planned = &settler->outline->meetings[n];
	int32_t day = meeting->start.day;
	uint32_t i = 0;
	if (planned->presides != NULL)
		meeting->presides.name = settler_holder(settler, planned->presides, day);
	for (const struct planned_item *from = planned->items; from != NULL; from = from->next)
		settler_name_speaker(settler, from->office, day, ELEMENT(meeting->items, i++));
}

/* The first and last day of the meetings that a selector means; false: it means none. */
static bool days_of(struct settler *settler, const struct hld_mandate *mandate,
                    const struct selector *selector, int32_t *first, int32_t *last)
{
	struct chosen chosen;
	if (!outline_choose(&settler->programme->arena, settler->outline, mandate->conference,
	                    selector, &chosen))
		settler->failed = true;
	*first = INT32_MAX;
	*last = INT32_MIN;
	for (uint32_t i = 0; i < chosen.count; i++) {
		uint32_t at = meeting_at(settler, chosen.at[i]);
		if (at == NO_ELEMENT)
			continue;
		const struct meeting *meeting = &settler->programme->meetings.at[at];
		*first = meeting->start.day < *first ? meeting->start.day : *first;
		*last = meeting->end.day > *last ? meeting->end.day : *last;
	}
	return *first != INT32_MAX;
}

/* A fortnight before what it is for, or after what it is about. */
static int32_t due(int32_t after, int32_t before)
{
	int32_t day = before != INT32_MAX  ? before - READING_DAYS
	              : after != INT32_MIN ? after + READING_DAYS
	                                   : CIVIL_NONE;
	return day < after ? after : day;
}

/* All that clauses say of the days of one kind of document. */
static int32_t due_of(struct settler *settler, const char *kind)
{
	const struct mandate_list *mandates = settler->outline->mandates;
	int32_t after = INT32_MIN, before = INT32_MAX;
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++) {
			const struct clause *clause = &mandates->at[m]->clauses.at[c];
			const struct rule_deliverable *rule = clause->params;
			int32_t first, last;
			if (clause->rule != RULE_DELIVERABLE || strcmp(rule->kind, kind) != 0)
				continue;
			if (days_of(settler, mandates->at[m], rule->before, &first, &last) &&
			    first < before)
				before = first;
			if (days_of(settler, mandates->at[m], rule->after, &first, &last) &&
			    last > after)
				after = last;
		}
	return due(after, before);
}

/* "hearings-summary" as "Hearings summary". */
static const char *title_of(struct settler *settler, const char *kind)
{
	char *title = arena_printf(&settler->programme->arena, "%s", kind);
	settler->failed = settler->failed || title == NULL;
	for (char *c = title; c != NULL && *c != '\0'; c++)
		*c = *c == '-' ? ' ' : *c;
	if (title != NULL && title[0] >= 'a' && title[0] <= 'z')
		title[0] = (char)(title[0] - 'a' + 'A');
	return title;
}

static void add_deliverable(struct settler *settler, const struct rule_deliverable *rule)
{
	for (uint32_t i = 0; i < settler->deliverable_count; i++)
		if (strcmp(settler->deliverables[i].kind, rule->kind) == 0)
			return;
	struct deliverable *deliverable = &settler->deliverables[settler->deliverable_count++];
	deliverable->id = deliverable->kind = rule->kind;
	deliverable->title = (struct text){.en = title_of(settler, rule->kind)};
	deliverable->date = due_of(settler, rule->kind);
	if (rule->offices.count > 0)
		deliverable->by.name =
			settler_holder(settler, rule->offices.at[0], deliverable->date);
}

/* How many offices and documents there may be to name. */
static uint32_t most_to_name(const struct outline *outline)
{
	uint32_t most = 0;
	for (uint32_t n = 0; n < outline->count; n++)
		most += 1 + outline->meetings[n].item_count;
	for (size_t m = 0; m < outline->mandates->count; m++)
		most += outline->mandates->at[m]->clauses.count;
	return most;
}

bool settler_begin(struct settler *settler, struct hld_programme *programme,
                   const struct outline *outline, const uint32_t *at)
{
	uint32_t most = most_to_name(outline), people = programme->people.count;
	uint32_t deliverables = programme->deliverables.count;
	*settler = (struct settler){.programme = programme, .outline = outline, .at = at};
	settler->people = build_list(&programme->arena,
	                             shape_field(&programme_shape, "people", strlen("people")),
	                             most + people);
	settler->deliverables =
		build_list(&programme->arena,
	                   shape_field(&programme_shape, "deliverables", strlen("deliverables")),
	                   most + deliverables);
	if (settler->people == NULL || settler->deliverables == NULL)
		return false;
	for (uint32_t i = 0; i < people; i++)
		settler->people[settler->people_count++] = programme->people.at[i];
	for (uint32_t i = 0; i < deliverables; i++)
		settler->deliverables[settler->deliverable_count++] = programme->deliverables.at[i];
	return true;
}

bool settler_end(struct settler *settler)
{
	const struct mandate_list *mandates = settler->outline->mandates;
	struct hld_programme *programme = settler->programme;
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++)
			if (mandates->at[m]->clauses.at[c].rule == RULE_DELIVERABLE)
				add_deliverable(settler, mandates->at[m]->clauses.at[c].params);
	programme->people.at = settler->people;
	programme->people.count = settler->people_count;
	programme->deliverables.at = settler->deliverables;
	programme->deliverables.count = settler->deliverable_count;
	return !settler->failed;
}

bool planned_settle(struct hld_programme *programme, const struct outline *outline)
{
	struct settler settler;
	if (!settler_begin(&settler, programme, outline, NULL))
		return false;
	for (uint32_t n = 0; n < outline->count; n++)
		settler_name_officers(&settler, n, ELEMENT(programme->meetings, n));
	return settler_end(&settler);
}
