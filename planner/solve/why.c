/* why.c - make the outline with all meetings that any clause asks for, write down what is
 * required of them, and find what clashes. */
#include "solve/why.h"

#include "base/civil.h"
#include "base/error.h"
#include "rules/rule.h"
#include "rules/say.h"
#include "solve/planned.h"

enum { WHY_GRID_MIN = 60 }; /* between the times that are tried beside whole sessions */

static uint32_t count_clauses(const struct mandate_list *mandates)
{
	uint32_t count = 0;
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++)
			count += clause_severity(mandates->at[m],
			                         &mandates->at[m]->clauses.at[c]) != HLD_NOTE;
	return count;
}

/* Write down what is required of the problem, and find what of it clashes. */
static bool find(struct why *why, const struct problem *problem, const struct outline *outline,
                 struct why_limits limits)
{
	struct sat *sat = sat_new(true);
	bool found = sat != NULL && encode(&why->arena, problem, outline, &why->mandates,
	                                   limits.binding_only, sat, &why->requirements);
	if (found && outline != NULL)
		requirements_drop_alike(&why->requirements, &why->mandates);
	found = found && clashes_find(&why->arena, &why->requirements, limits.clashes,
	                              limits.questions, &why->clashes);
	sat_free(sat);
	return found;
}

hld_status why_not(const struct mandate_list *mandates, const struct plan_documents *documents,
                   zone_reader *read_zone, struct why_limits limits, struct why *out,
                   hld_error *err)
{
	struct problem problem;
	*out = (struct why){.clauses = count_clauses(mandates)};
	hld_status status = planned_begin(&out->arena, mandates, documents, OUTLINE_ALL, read_zone,
	                                  &out->mandates, &out->outline, &out->programme, err);
	if (status != HLD_OK)
		return status;
	bool found = problem_make(&out->arena, out->programme, &out->outline, &out->mandates,
	                          WHY_GRID_MIN, &problem) &&
	             find(out, &problem, &out->outline, limits);
	return found ? HLD_OK : error_nomem(err);
}

hld_status why_not_mended(const struct mandate_list *mandates, struct hld_programme *draft,
                          struct why_limits limits, struct why *out, hld_error *err)
{
	struct problem problem;
	*out = (struct why){
		.clauses = count_clauses(mandates), .mandates = *mandates, .programme = draft};
	bool found = problem_make_whole(&out->arena, draft, mandates, limits.grid_min, &problem) &&
	             find(out, &problem, NULL, limits);
	return found ? HLD_OK : error_nomem(err);
}

void why_release(struct why *why)
{
	hld_programme_free(why->programme);
	arena_free(&why->arena);
}

/* The venue that rooms or teams are of; NULL: the programme's own rooms. */
static const struct hld_venue *venue_of(const struct why *why, const struct requirement *of)
{
	const struct hld_programme *programme = why->programme;
	if (of->rooms == NULL)
		return of->venue != NULL ? of->venue : why->outline.venue;
	uint32_t venue = programme->all_rooms.at[of->rooms[0]].venue;
	return venue != NO_ELEMENT ? programme->venues.at[venue] : NULL;
}

/* "the venue has", or by name where the programme has several. */
static void say_has(const struct why *why, const struct hld_venue *venue, struct buffer *out)
{
	bool named = venue != NULL && why->programme->venues.count > 1;
	buffer_printf(out, "%s has",
	              venue == NULL ? "the programme"
	              : named       ? text_in(&venue->title, NULL)
	                            : "the venue");
}

static bool has_room(const struct requirement *of, uint32_t room)
{
	for (uint32_t i = 0; i < of->most; i++)
		if (of->rooms[i] == room)
			return true;
	return false;
}

/* The seats that tell the rooms of a requirement from the others of their venue; 0: there are
 * no others; CIVIL_NONE: seats do not. */
static int32_t seats_of(const struct why *why, const struct requirement *of)
{
	const struct hld_programme *programme = why->programme;
	uint32_t venue = programme->all_rooms.at[of->rooms[0]].venue;
	int32_t least = INT32_MAX, most = 0;
	for (uint32_t i = 0; i < programme->all_rooms.count; i++) {
		int32_t seats = programme->all_rooms.at[i].room->seats;
		if (has_room(of, i))
			least = seats < least ? seats : least; /* not known: CIVIL_NONE is less */
		else if (programme->all_rooms.at[i].venue == venue)
			most = seats > most ? seats : seats == CIVIL_NONE ? INT32_MAX : most;
	}
	return most == 0 ? 0 : most < least ? least : CIVIL_NONE;
}

/* "the venue has 3 rooms", "... with at least 120 seats", or which they are. */
static void say_rooms(const struct why *why, const struct requirement *of, struct buffer *out)
{
	const struct hld_venue *venue = venue_of(why, of);
	uint32_t count = of->rooms != NULL ? of->most : venue->rooms.count;
	int32_t seats = of->rooms != NULL ? seats_of(why, of) : 0;
	if (seats != CIVIL_NONE) {
		say_has(why, venue, out);
		buffer_printf(out, " %u room%s", (unsigned)count, count == 1 ? "" : "s");
		if (seats > 0)
			buffer_printf(out, " with at least %d seats", (int)seats);
		return;
	}
	buffer_printf(out, "%u meetings can only be in ", (unsigned)of->member_count);
	for (uint32_t i = 0; i < count; i++)
		buffer_printf(
			out, "%s%s", say_between(i, count, " or "),
			text_in(&why->programme->all_rooms.at[of->rooms[i]].room->name, NULL));
}

/* The person that a fact is about: "Jane Doe (Ghana)". */
static const char *person_of(const struct why *why, const struct requirement *of, char to[SAY_ROOM])
{
	const struct check check = {.programme = why->programme};
	const struct who_ref who = {.name = why->programme->persons.at[of->person].person->id,
	                            .id = {of->person}};
	return say_who(&check, &who, to);
}

void why_say(const struct why *why, const struct requirement *of, struct buffer *out)
{
	char name[SAY_ROOM], number[SAY_ROOM];
	int teams;
	switch (of->fact) {
	case FACT_NONE:
		rules[of->clause->rule].say(of->clause, out);
		return;
	case FACT_TEAMS:
		teams = venue_of(why, of)->interpretation->teams;
		say_has(why, venue_of(why, of), out);
		buffer_printf(out, " %d interpretation team%s", teams, teams == 1 ? "" : "s");
		return;
	case FACT_ROOMS:
		say_rooms(why, of, out);
		return;
	case FACT_PLENARIES:
		buffer_text(out, "no two plenary meetings are held at one time");
		return;
	case FACT_PERSON:
		buffer_printf(out, "%s is needed in %s meetings, in one at a time",
		              person_of(why, of, name), say_number(of->member_count, number));
		return;
	case FACT_ABSENCE:
		buffer_printf(out, "%s is absent from %s", person_of(why, of, name),
		              say_span(of->absence->from, of->absence->until, number));
		return;
	}
}
