/* rooms.c - which rooms of a venue suit a meeting. */
#include "solve/rooms.h"

#include <stdlib.h>

#include "base/civil.h"
#include "rules/venue.h"

enum { COST_SMALLER_HALL = 20 }; /* a plenary meeting in any but the largest room */

/* What clauses say of the seats of meetings of a kind and number, or of their participants. */
static void ask_clauses(const struct mandate_list *mandates, int32_t kind, int32_t number,
                        int32_t *least, int32_t *most)
{
	for (size_t m = 0; m < mandates->count; m++) {
		const struct hld_mandate *mandate = mandates->at[m];
		for (uint32_t c = 0; c < mandate->clauses.count; c++) {
			const struct clause *clause = &mandate->clauses.at[c];
			const struct rule_seats *seats = clause->params;
			const struct rule_cap *cap = clause->params;
			if (clause->rule == RULE_SEATS && seats->min > *least &&
			    selector_may_mean(seats->which, kind, number))
				*least = seats->min;
			if (clause->rule == RULE_CAP && (*most == CIVIL_NONE || cap->max < *most) &&
			    selector_may_mean(cap->which, kind, number))
				*most = cap->max;
		}
	}
}

static bool is_small(const struct room *room, int32_t needed)
{
	return room->seats != CIVIL_NONE && room->seats < needed;
}

bool rooms_of_draft(struct arena *arena, const struct hld_programme *programme,
                    const struct mandate_list *mandates, const struct meeting *meeting,
                    uint32_t venue, struct sitting *sitting)
{
	struct room_choice *rooms =
		arena_array(arena, (size_t)programme->all_rooms.count + 1, sizeof *rooms);
	int32_t needed = (int32_t)meeting->participants.count, most = CIVIL_NONE;
	const struct room *own = programme_room(programme, meeting->room.id);
	uint32_t count = 1;
	if (rooms == NULL)
		return false;
	ask_clauses(mandates, meeting->kind, meeting->number, &needed, &most);
	rooms[0].id = meeting->room.id;
	for (uint32_t i = 0; meeting->room.name != NULL && i < programme->all_rooms.count; i++) {
		const struct known_room *known = &programme->all_rooms.at[i];
		if (i != rooms[0].id.n && known->venue == venue && !is_small(known->room, needed))
			rooms[count++] = (struct room_choice){{i}, 0};
	}
	if (meeting->room.name != NULL && (own == NULL || is_small(own, needed)))
		rooms[0].cost = COST_BREACH; /* it is not there, or not for so many */
	sitting->rooms = rooms;
	sitting->room_count = count;
	sitting->seats_needed = needed;
	return true;
}

/* How many seats a meeting needs: for all to whom it is open, and round tables share those
 * among them; 0: not known. */
static int32_t seats_needed(const struct hld_programme *programme, const struct outline *outline,
                            const struct planned_meeting *meeting)
{
	int32_t come = 0, tables = 0, least = 0, most = CIVIL_NONE;
	for (uint32_t i = 0; i < programme->delegations.count; i++)
		come += list_has(&meeting->open_to,
		                 programme->delegations.at[i].participant->category);
	for (uint32_t n = 0; n < outline->count; n++)
		tables += outline->meetings[n].kind == ROUND_TABLE;
	if (meeting->kind == ROUND_TABLE && tables > 0)
		come = (come + tables - 1) / tables;
	ask_clauses(outline->mandates, meeting->kind, meeting->number, &least, &most);
	if (most != CIVIL_NONE && (come == 0 || most < come))
		come = most;
	return least > come ? least : come;
}

/* A room as it is ranked. */
struct ranked {
	uint32_t n;
	int32_t seats; /* 0: not known */
	int32_t needed;
	bool is_hall; /* the largest is wanted */
};

static int ranked_compare(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	bool x_fits = x->seats >= x->needed, y_fits = y->seats >= y->needed;
	bool just_enough = !x->is_hall && x->needed > 0 && x_fits && y_fits;
	if (x_fits != y_fits)
		return x_fits ? -1 : 1;
	if (x->seats != y->seats)
		return (x->seats < y->seats) == just_enough ? -1 : 1;
	return x->n < y->n ? -1 : 1;
}

/* Where it is not known how many come, the largest is left to plenary meetings. */
static void leave_largest(struct ranked *ranked, uint32_t count)
{
	if (count < 2 || ranked[0].is_hall || ranked[0].needed > 0)
		return;
	struct ranked largest = ranked[0];
	for (uint32_t i = 1; i < count; i++)
		ranked[i - 1] = ranked[i];
	ranked[count - 1] = largest;
}

bool rooms_of_planned(struct arena *arena, const struct hld_programme *programme,
                      const struct outline *outline, uint32_t n, struct sitting *sitting)
{
	const struct planned_meeting *meeting = &outline->meetings[n];
	uint32_t room_count = programme->all_rooms.count, count = 0;
	struct ranked *ranked = arena_array(arena, room_count, sizeof *ranked);
	struct room_choice *rooms = arena_array(arena, (size_t)room_count + 1, sizeof *rooms);
	if (ranked == NULL || rooms == NULL)
		return false;
	int32_t needed = seats_needed(programme, outline, meeting);
	const struct interpretation *interpretation = outline->venue->interpretation;
	for (uint32_t i = 0; i < room_count; i++) {
		const struct room *room = programme->all_rooms.at[i].room;
		if (interpretation == NULL || room_serves(room, &interpretation->languages))
			ranked[count++] =
				(struct ranked){i, room->seats != CIVIL_NONE ? room->seats : 0,
			                        needed, meeting->kind == PLENARY};
	}
	if (count > 1)
		qsort(ranked, count, sizeof *ranked, ranked_compare);
	leave_largest(ranked, count);
	int32_t step = meeting->kind == PLENARY ? COST_SMALLER_HALL : COST_ROOM;
	for (uint32_t i = 0; i < count; i++)
		rooms[i] = (struct room_choice){{ranked[i].n}, (int32_t)i * step};
	if (count == 0)
		rooms[count++].id.n = NO_ELEMENT;
	sitting->rooms = rooms;
	sitting->room_count = count;
	sitting->seats_needed = needed;
	return true;
}
