/* complete.c - match the meetings of a draft with those that mandates call for, and add those
 * that lack.
 *
 * draft_complete() at the end is where to begin. */
#include "solve/completer.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "solve/planned.h"
#include "solve/settle.h"

enum { COST_ODD = 50, COST_ELSEWHEN = 1 }; /* against COST_TIME of whatever was there */

bool completer_holds(const struct completer *completer, uint32_t m, int32_t kind)
{
	const struct meeting *meeting = &completer->draft->meetings.at[m];
	return meeting->status != CANCELLED && meeting->kind == kind;
}

static void match(struct completer *completer, uint32_t n, uint32_t m)
{
	completer->at[n] = m;
	completer->is_matched[m] = true;
	completer->ids[n] = completer->draft->meetings.at[m].id;
}

/* Whether they are one: by their numbers, or else by their themes. */
static bool is_same(const struct planned_meeting *planned, const struct meeting *meeting,
                    bool by_number)
{
	if (by_number)
		return planned->number != CIVIL_NONE && planned->number == meeting->number;
	return planned->theme.en != NULL && meeting->theme.en != NULL &&
	       text_same_words(planned->theme.en, meeting->theme.en);
}

static void match_known(struct completer *completer, int32_t kind, bool by_number)
{
	const struct outline *outline = completer->outline;
	for (uint32_t n = 0; n < outline->count; n++)
		for (uint32_t m = 0;
		     outline->meetings[n].kind == kind && completer->at[n] == NO_ELEMENT &&
		     m < completer->draft->meetings.count;
		     m++)
			if (completer_holds(completer, m, kind) && !completer->is_matched[m] &&
			    is_same(&outline->meetings[n], &completer->draft->meetings.at[m],
			            by_number))
				match(completer, n, m);
}

/* The first or last of a kind that is not matched yet; NO_ELEMENT: there is none. */
static uint32_t unmatched_planned(const struct completer *completer, int32_t kind, bool last)
{
	uint32_t found = NO_ELEMENT;
	for (uint32_t n = 0; n < completer->outline->count; n++)
		if (completer->outline->meetings[n].kind == kind &&
		    completer->at[n] == NO_ELEMENT && (last || found == NO_ELEMENT))
			found = n;
	return found;
}

/* Whether a meeting of the draft holds what the last of a conference does. */
static bool ends_it(const struct completer *completer, uint32_t m)
{
	const struct meeting *meeting = &completer->draft->meetings.at[m];
	for (uint32_t i = 0; i < meeting->items.count; i++)
		if (item_rank(meeting->items.at[i].kind) > item_rank(STATEMENTS))
			return true;
	return false;
}

enum which { THE_FIRST, THE_LAST, THE_LAST_THAT_ENDS_IT };

static uint32_t unmatched_held(const struct completer *completer, int32_t kind, enum which which)
{
	uint32_t found = NO_ELEMENT;
	for (uint32_t i = 0; i < completer->draft->by_start.count; i++) {
		uint32_t m = completer->draft->by_start.at[i].n;
		if (completer_holds(completer, m, kind) && !completer->is_matched[m] &&
		    (which != THE_FIRST || found == NO_ELEMENT) &&
		    (which != THE_LAST_THAT_ENDS_IT || ends_it(completer, m)))
			found = m;
	}
	return found;
}

/* The others in their order, but that what holds summaries or closes the conference is the last;
 * where nothing does, it may be the last of the draft that is, or one that lacks. */
static void match_rest(struct completer *completer, int32_t kind)
{
	uint32_t n = unmatched_planned(completer, kind, true);
	uint32_t m = unmatched_held(completer, kind, THE_LAST_THAT_ENDS_IT);
	if (m == NO_ELEMENT && completer->otherwise)
		m = unmatched_held(completer, kind, THE_LAST);
	else if (completer->otherwise)
		m = NO_ELEMENT;
	if (n != NO_ELEMENT && m != NO_ELEMENT && n != unmatched_planned(completer, kind, false))
		match(completer, n, m);
	for (;;) {
		n = unmatched_planned(completer, kind, false);
		m = unmatched_held(completer, kind, THE_FIRST);
		if (n == NO_ELEMENT || m == NO_ELEMENT)
			return;
		match(completer, n, m);
	}
}

/* Those of a kind that are where they would be. */
static void match_times(struct completer *completer, int32_t kind)
{
	for (uint32_t n = 0; n < completer->outline->count; n++)
		for (uint32_t m = 0;
		     completer->outline->meetings[n].kind == kind &&
		     completer->at[n] == NO_ELEMENT && m < completer->draft->meetings.count;
		     m++)
			if (completer_holds(completer, m, kind) && !completer->is_matched[m] &&
			    completer->draft->meetings.at[m].start.utc_s ==
			            ideal_slot(&completer->ideal, n)->start_utc_s)
				match(completer, n, m);
}

static uint32_t count_planned(const struct completer *completer, int32_t kind)
{
	uint32_t count = 0;
	for (uint32_t n = 0; n < completer->outline->count; n++)
		count += completer->outline->meetings[n].kind == kind;
	return count;
}

/* How many of a kind lack: as many as are called for and not there; of a kind of which there is
 * none, all that would be planned. */
static uint32_t count_lacking(const struct completer *completer, int32_t kind)
{
	uint32_t held = 0, called = completer->outline->called[kind];
	for (uint32_t m = 0; m < completer->draft->meetings.count; m++)
		held += completer_holds(completer, m, kind);
	if (called == 0 || held >= called)
		return 0;
	return held == 0 ? count_planned(completer, kind) : called - held;
}

static bool has_theme(const struct completer *completer, int32_t kind, const struct text *theme)
{
	for (uint32_t m = 0; m < completer->draft->meetings.count; m++) {
		const struct meeting *meeting = &completer->meetings[m];
		if (completer_holds(completer, m, kind) && meeting->theme.en != NULL &&
		    text_same_words(meeting->theme.en, theme->en))
			return true;
	}
	return false;
}

/* Give a meeting a theme that none of its kind has, where its own is taken. */
static void choose_theme(struct completer *completer, uint32_t n)
{
	struct outline *outline = completer->outline;
	struct planned_meeting *planned = &outline->meetings[n];
	if (planned->theme.en == NULL || !has_theme(completer, planned->kind, &planned->theme))
		return;
	for (uint32_t i = 0; i < outline->count; i++) {
		struct text theme = outline->meetings[i].theme;
		if (outline->meetings[i].kind == planned->kind && theme.en != NULL &&
		    !has_theme(completer, planned->kind, &theme)) {
			planned->theme = theme;
			return;
		}
	}
}

static bool is_taken(const struct completer *completer, const char *id)
{
	for (uint32_t m = 0; m < completer->draft->meetings.count; m++)
		if (strcmp(completer->meetings[m].id, id) == 0)
			return true;
	return false;
}

static bool is_given(const struct completer *completer, const char *id)
{
	for (uint32_t n = 0; n < completer->outline->count; n++)
		if (completer->ids[n] != NULL && strcmp(completer->ids[n], id) == 0)
			return true;
	return is_taken(completer, id);
}

/* An id that no meeting has: of its kind and number, or its place among those of its kind. */
static const char *new_id(struct completer *completer, uint32_t n)
{
	struct arena *arena = &completer->draft->arena;
	const struct planned_meeting *planned = &completer->outline->meetings[n];
	const char *kind = words_name(&meeting_kind_words, planned->kind), *id = kind;
	uint32_t place = 1;
	for (uint32_t i = 0; i < n; i++)
		place += completer->outline->meetings[i].kind == planned->kind;
	if (planned->number != CIVIL_NONE)
		place = (uint32_t)planned->number;
	else if (count_planned(completer, planned->kind) == 1 && !is_given(completer, kind))
		return id;
	do {
		id = arena_printf(arena, "%s-%u", kind, (unsigned)place++);
	} while (id != NULL && is_given(completer, id));
	completer->failed = completer->failed || id == NULL;
	return id;
}

static bool is_in_use(const struct completer *completer, room_id room, const struct slot *slot)
{
	for (uint32_t m = 0; m < completer->draft->meetings.count; m++) {
		const struct meeting *meeting = &completer->meetings[m];
		if (meeting->status != CANCELLED && meeting->room.id.n == room.n &&
		    meeting_overlaps(meeting, slot))
			return true;
	}
	return false;
}

/* The room that suits best of those of the venue that are not in use; n NO_ELEMENT: none. */
static room_id find_room(const struct completer *completer, const struct sitting *sitting,
                         const struct slot *slot)
{
	for (uint32_t i = 0; i < sitting->room_count; i++) {
		room_id room = sitting->rooms[i].id;
		if (room.n != NO_ELEMENT &&
		    completer->draft->all_rooms.at[room.n].venue == completer->venue &&
		    !is_in_use(completer, room, slot))
			return room;
	}
	return (room_id){NO_ELEMENT};
}

/* Whether the draft says in which rooms its meetings are. */
static bool has_rooms(const struct completer *completer)
{
	for (uint32_t m = 0; m < completer->draft->meetings.count; m++)
		if (completer->draft->meetings.at[m].room.name != NULL)
			return true;
	return false;
}

/* The times that it may have, and that it is best at. */
static struct suited_times find_times(struct completer *completer, uint32_t n)
{
	const struct problem *problem = &completer->ideal.problem;
	const struct sitting *sitting = &problem->sittings.at[n];
	struct suited *suited = arena_array(completer->arena, sitting->time_count, sizeof *suited);
	completer->failed = completer->failed || suited == NULL;
	for (uint32_t i = 0; suited != NULL && i < sitting->time_count; i++)
		suited[i].slot = *time_slot(problem, sitting, i);
	return (struct suited_times){n, suited, suited != NULL ? sitting->time_count : 0};
}

/* Put a record of the n-th meeting of the outline behind those of the draft. */
static void add_meeting(struct completer *completer, struct settler *settler, uint32_t n,
                        struct completion *out)
{
	struct hld_programme *draft = completer->draft;
	struct meeting *meeting = &completer->meetings[draft->meetings.count];
	const struct slot *slot = ideal_slot(&completer->ideal, n);
	struct anchor time = {slot->day, slot->start_min, slot->end_min};
	room_id room = find_room(completer, &completer->ideal.problem.sittings.at[n], slot);
	meeting->room.id.n = meeting->presides.id.n = NO_ELEMENT;
	choose_theme(completer, n);
	if (!planned_put_meeting(draft, completer->outline, n, time, meeting))
		completer->failed = true;
	planned_resolve(draft, completer->outline, completer->at, n, meeting);
	if (room.n != NO_ELEMENT && has_rooms(completer))
		meeting->room = (struct room_ref){programme_room(draft, room)->id, room};
	completer->at[n] = draft->meetings.count++;
	settler_name_officers(settler, n, meeting);
	out->added[out->added_count++] = find_times(completer, n);
}

/* Find out which meetings of the draft are which of the outline. */
static void match_all(struct completer *completer)
{
	uint32_t lacking = 0;
	for (int32_t kind = 1; kind < MEETING_KINDS_END; kind++) {
		match_known(completer, kind, true);
		match_known(completer, kind, false);
		lacking += count_lacking(completer, kind);
	}
	if (lacking > 0 && !complete_ideal(completer->arena, completer->draft, completer->outline,
	                                   completer->at, completer->grid_min, &completer->ideal))
		completer->failed = true;
	for (int32_t kind = 1; !completer->failed && kind < MEETING_KINDS_END; kind++) {
		if (lacking > 0 && !completer->otherwise)
			match_times(completer, kind);
		match_rest(completer, kind);
	}
}

/* The number of a meeting that has none by the clauses, where those of the draft go on by one
 * from the first of its kind to the last: the 3rd, the 5th and the 6th leave the 4th. */
static int32_t number_between(const struct completer *completer, uint32_t n)
{
	const struct outline *outline = completer->outline;
	int32_t first = CIVIL_NONE, place = 0, own_place = 0;
	for (uint32_t i = 0; i < outline->count; i++) {
		if (outline->meetings[i].kind != outline->meetings[n].kind)
			continue;
		own_place = i == n ? place : own_place;
		int32_t number = completer->at[i] != NO_ELEMENT
		                         ? completer->draft->meetings.at[completer->at[i]].number
		                         : CIVIL_NONE;
		int32_t from = number != CIVIL_NONE ? number - place : CIVIL_NONE;
		place++;
		if (number == CIVIL_NONE)
			continue;
		if (first != CIVIL_NONE && first != from)
			return CIVIL_NONE;
		first = from;
	}
	return first != CIVIL_NONE ? first + own_place : CIVIL_NONE;
}

/* Mark what is to be added, and give all meetings their ids: items name them. */
static void find_lacking(struct completer *completer, bool *lacks)
{
	const struct outline *outline = completer->outline;
	match_all(completer);
	for (int32_t kind = 1; kind < MEETING_KINDS_END; kind++) {
		uint32_t left = count_lacking(completer, kind);
		for (uint32_t n = 0; n < outline->count && left > 0; n++)
			if (outline->meetings[n].kind == kind && completer->at[n] == NO_ELEMENT) {
				struct planned_meeting *planned = &outline->meetings[n];
				if (planned->number == CIVIL_NONE)
					planned->number = number_between(completer, n);
				lacks[n] = true;
				left--;
			}
	}
	for (uint32_t n = 0; n < outline->count && !completer->failed; n++)
		if (completer->at[n] == NO_ELEMENT)
			completer->ids[n] = new_id(completer, n);
	completer->outline->ids = completer->ids;
}

/* Leave out items about meetings that there will not be. */
static void drop_items(struct completer *completer, const bool *lacks)
{
	for (uint32_t n = 0; n < completer->outline->count; n++) {
		struct planned_meeting *planned = &completer->outline->meetings[n];
		struct planned_item **at = &planned->items;
		while (*at != NULL) {
			uint32_t of = (*at)->of;
			if (of == NO_ELEMENT || lacks[of] || completer->at[of] != NO_ELEMENT) {
				at = &(*at)->next;
				continue;
			}
			*at = (*at)->next;
			planned->item_count--;
		}
	}
}

static bool make_room(struct completer *completer, struct completion *out)
{
	struct hld_programme *draft = completer->draft;
	uint32_t count = completer->outline->count, kept = draft->meetings.count;
	completer->at = arena_array(completer->arena, count, sizeof *completer->at);
	completer->ids = arena_array(completer->arena, count, sizeof *completer->ids);
	completer->is_matched = arena_array(completer->arena, kept, sizeof(bool));
	completer->meetings = build_list(
		&draft->arena, shape_field(&programme_shape, "meetings", strlen("meetings")),
		kept + count);
	out->added = arena_array(completer->arena, count, sizeof *out->added);
	if (completer->at == NULL || completer->ids == NULL || completer->is_matched == NULL ||
	    completer->meetings == NULL || out->added == NULL)
		return false;
	if (kept > 0)
		memcpy(completer->meetings, draft->meetings.at, kept * sizeof *completer->meetings);
	draft->meetings.at = completer->meetings;
	for (uint32_t n = 0; n < count; n++)
		completer->at[n] = NO_ELEMENT;
	out->kept = kept;
	return true;
}

static bool complete(struct completer *completer, struct completion *out)
{
	struct hld_programme *draft = completer->draft;
	struct settler settler;
	uint32_t count = completer->outline->count, documents = draft->deliverables.count;
	bool *lacks = arena_array(completer->arena, count, sizeof *lacks);
	if (lacks == NULL || !make_room(completer, out) ||
	    !settler_begin(&settler, draft, completer->outline, completer->at))
		return false;
	find_lacking(completer, lacks);
	drop_items(completer, lacks);
	for (uint32_t n = 0; n < count && !completer->failed; n++)
		if (lacks[n])
			add_meeting(completer, &settler, n, out);
	for (uint32_t n = 0; n < count && !completer->failed; n++)
		if (lacks[n]) /* now that those are there which its items are about */
			planned_resolve(draft, completer->outline, completer->at, n,
			                &completer->meetings[completer->at[n]]);
	if (!completer->failed && complete_items(&settler, out->kept))
		out->changed = true;
	if (completer->failed || settler.failed || !complete_times(completer, out))
		return false;
	if (!settler_end(&settler))
		return false;
	out->changed =
		out->changed || out->added_count > 0 || draft->deliverables.count > documents;
	return true;
}

/* The venue of a draft that an outline can be for: in its zone, with hours; NO_ELEMENT: none. */
static uint32_t find_venue(const struct hld_programme *draft)
{
	for (uint32_t i = 0; i < draft->venues.count; i++) {
		const struct hld_venue *venue = draft->venues.at[i];
		if (venue->hours.count > 0 &&
		    (venue->zone == NULL || strcmp(venue->zone, draft->zone) == 0))
			return i;
	}
	return NO_ELEMENT;
}

hld_status draft_complete(struct arena *arena, const struct mandate_list *mandates,
                          struct hld_programme *draft, int32_t grid_min, bool otherwise,
                          struct completion *out, hld_error *err)
{
	struct mandate_list *ordered = arena_alloc(arena, sizeof *ordered);
	struct outline *outline = arena_alloc(arena, sizeof *outline);
	hld_error why = {0};
	*out = (struct completion){.kept = draft->meetings.count};
	struct completer completer = {.arena = arena,
	                              .draft = draft,
	                              .outline = outline,
	                              .otherwise = otherwise,
	                              .grid_min = grid_min,
	                              .venue = find_venue(draft)};
	if (ordered == NULL || outline == NULL || !mandates_order(arena, mandates, ordered))
		return error_nomem(err);
	if (completer.venue == NO_ELEMENT || mandates->count == 0)
		return HLD_OK;
	hld_status status = outline_make(arena, ordered, draft->venues.at[completer.venue],
	                                 OUTLINE_LEAST, outline, &why);
	if (status == HLD_NOMEM)
		return error_nomem(err);
	if (status != HLD_OK)
		return HLD_OK; /* they do not say what is to be held */
	return complete(&completer, out) ? HLD_OK : error_nomem(err);
}

static int32_t weigh(const struct suited_times *times, const struct slot *slot)
{
	for (uint32_t i = 0; i < times->count; i++) {
		const struct suited *suited = &times->at[i];
		if (suited->slot.start_utc_s == slot->start_utc_s &&
		    suited->slot.end_utc_s == slot->end_utc_s)
			return (int32_t)suited->odd * COST_ODD;
	}
	return COST_ELSEWHEN;
}

void completion_weigh(const struct completion *completion, const struct problem *problem)
{
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		if (sitting->meeting.n < completion->kept)
			continue;
		uint32_t added = sitting->meeting.n - completion->kept;
		for (uint32_t i = 0; i < sitting->time_count; i++)
			sitting->times[i].cost =
				weigh(&completion->added[added], time_slot(problem, sitting, i));
	}
}
