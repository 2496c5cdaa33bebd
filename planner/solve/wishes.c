/* wishes.c - from preferences to costs of times and rooms, and to ties.
 *
 * wishes_post() at the end is where to begin. */
#include "solve/wishes.h"

#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "solve/wish_kinds.h"

enum { POINTER_ROOM = 96 };

/* Who and what there is, by id. */
struct names {
	struct map meetings, who;
};

static bool names_find(struct arena *arena, const struct hld_programme *programme,
                       struct names *out)
{
	if (!map_init(&out->meetings, arena, programme->meetings.count) ||
	    !map_init(&out->who, arena, programme->persons.count + programme->delegations.count))
		return false;
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		map_put(&out->meetings, programme->meetings.at[i].id, i);
	for (uint32_t i = 0; i < programme->persons.count; i++)
		map_put(&out->who, programme->persons.at[i].person->id, i);
	for (uint32_t i = 0; i < programme->delegations.count; i++)
		map_put(&out->who, programme->delegations.at[i].participant->id,
		        i | WHO_DELEGATION);
	return true;
}

/* See that all of some ids are there. */
static hld_status see_ids(const struct map *map, const string_list *ids, const char *what,
                          const char *key, uint32_t wish, hld_error *err)
{
	for (uint32_t i = 0; i < ids->count; i++) {
		char pointer[POINTER_ROOM];
		if (map_get(map, ids->at[i]) != MAP_NONE)
			continue;
		text_print(pointer, sizeof pointer, "/prefer/%u/%s/%u", (unsigned)wish, key,
		           (unsigned)i);
		error_set(err, HLD_SCHEMA, "%s has the id '%.60s'", what, ids->at[i]);
		error_place(err, pointer, 0, 0);
		return HLD_SCHEMA;
	}
	return HLD_OK;
}

hld_status wishes_known(const struct hld_programme *programme, const struct wish *wishes,
                        uint32_t count, hld_error *err)
{
	struct arena arena = {0};
	struct names names;
	hld_status status = names_find(&arena, programme, &names) ? HLD_OK : error_nomem(err);
	for (uint32_t i = 0; status == HLD_OK && i < count; i++) {
		status = see_ids(&names.meetings, &wishes[i].meetings, "no meeting", "meeting", i,
		                 err);
		if (status == HLD_OK)
			status = see_ids(&names.who, &wishes[i].who, "nobody", "who", i, err);
	}
	arena_free(&arena);
	return status;
}

struct poster {
	struct arena *arena;
	const struct hld_programme *programme;
	struct problem *problem;
	struct sitting *sittings;
	struct names names;
	uint32_t *sitting_of; /* of each meeting; NO_ELEMENT: none */
	uint32_t *members;    /* of the wish at hand */
	uint32_t member_count;
};

static bool has_delegation(const who_list *list, uint32_t id)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->at[i].id.n == id)
			return true;
	return false;
}

/* Whether a meeting needs somebody: by name, or by an office that the outline names. */
static bool needs(const struct poster *poster, const struct sitting *sitting, uint32_t who)
{
	const struct hld_programme *programme = poster->programme;
	const struct meeting *meeting = programme_meeting(programme, sitting->meeting);
	for (uint32_t i = 0; i < sitting->people_count; i++) {
		uint32_t person = sitting->people[i];
		if (person >= programme->persons.count)
			continue;
		if (person == who ||
		    ((who & WHO_DELEGATION) != 0 &&
		     programme->persons.at[person].delegation == (who & ~WHO_DELEGATION)))
			return true;
	}
	return (who & WHO_DELEGATION) != 0 &&
	       (meeting->presides.id.n == who || has_delegation(&meeting->chairs, who) ||
	        has_delegation(&meeting->discussants, who) ||
	        has_delegation(&meeting->panellists, who) ||
	        has_delegation(&meeting->participants, who));
}

static bool holds_office(const struct poster *poster, const struct sitting *sitting, uint32_t who)
{
	const char *office = (who & WHO_DELEGATION) == 0
	                             ? poster->programme->persons.at[who].person->office
	                             : NULL;
	for (uint32_t i = 0; office != NULL && i < sitting->people_count; i++) {
		uint32_t n = sitting->people[i];
		if (n >= poster->programme->persons.count &&
		    strcmp(poster->problem->offices[n - poster->programme->persons.count],
		           office) == 0)
			return true;
	}
	return false;
}

static bool is_meant(const struct poster *poster, const struct wish *wish, uint32_t n)
{
	const struct sitting *sitting = &poster->sittings[n];
	if ((wish->meeting_kinds.count > 0 && !list_has(&wish->meeting_kinds, sitting->kind)) ||
	    (wish->numbers.count > 0 && !list_has(&wish->numbers, sitting->number)))
		return false;
	for (uint32_t i = 0; i < wish->who.count; i++) {
		uint32_t who = map_get(&poster->names.who, wish->who.at[i]);
		if (who != MAP_NONE &&
		    (needs(poster, sitting, who) || holds_office(poster, sitting, who)))
			return true;
	}
	return wish->who.count == 0;
}

/* The sittings that a wish is about, ascending. */
static void find_members(struct poster *poster, const struct wish *wish)
{
	poster->member_count = 0;
	if (wish->meetings.count == 1) { /* most wishes are about one: do not go through all */
		uint32_t meeting = map_get(&poster->names.meetings, wish->meetings.at[0]);
		uint32_t n = meeting != MAP_NONE ? poster->sitting_of[meeting] : NO_ELEMENT;
		if (n != NO_ELEMENT && is_meant(poster, wish, n))
			poster->members[poster->member_count++] = n;
		return;
	}
	for (uint32_t n = 0; n < poster->problem->sittings.count; n++) {
		uint32_t meeting = poster->sittings[n].meeting.n;
		bool is_named =
			wish->meetings.count == 0 ||
			has_string(&wish->meetings, poster->programme->meetings.at[meeting].id);
		if (is_named && is_meant(poster, wish, n))
			poster->members[poster->member_count++] = n;
	}
}

/* What a wish about single meetings adds to the cost of each time and room of one. */
static void add_costs(const struct poster *poster, const struct wish *wish, struct sitting *sitting)
{
	const struct problem *problem = poster->problem;
	for (uint32_t i = 0; i < sitting->time_count; i++)
		sitting->times[i].cost +=
			wish->weight * (int32_t)wish_of_time(problem, wish, sitting, i);
	for (uint32_t i = 0; i < sitting->room_count; i++)
		sitting->rooms[i].cost +=
			wish->weight * (int32_t)wish_of_room(problem, wish, sitting, i);
}

/* To stay where the draft has it is worth the least to a meeting of which nobody says more. */
static void give_keep_weights(struct poster *poster)
{
	const struct hld_programme *programme = poster->programme;
	for (uint32_t w = 0; w < programme->prefer.count; w++) {
		if (programme->prefer.at[w].kind != WISH_KEEP)
			continue;
		find_members(poster, &programme->prefer.at[w]);
		for (uint32_t i = 0; i < poster->member_count; i++)
			poster->sittings[poster->members[i]].is_kept_by_wish = true;
	}
	for (uint32_t n = 0; n < poster->problem->sittings.count; n++) {
		struct sitting *sitting = &poster->sittings[n];
		if (poster->problem->is_outline || sitting->is_kept_by_wish)
			continue;
		for (uint32_t i = 0; i < sitting->time_count; i++)
			sitting->times[i].cost +=
				(int32_t)keep_of_time(poster->problem, sitting, i);
		for (uint32_t i = 0; i < sitting->room_count; i++)
			sitting->rooms[i].cost += (int32_t)keep_of_room(i);
	}
}

static void add_tie(struct poster *poster, const struct wish *wish,
                    const struct meeting_list *members, struct tie *tie)
{
	if (members->count < 2 || wish->weight == 0)
		return;
	*tie = (struct tie){.wish = wish,
	                    .is_of_rooms = wish->kind == WISH_ONE_ROOM,
	                    .cost = wish->weight,
	                    .members = members->at,
	                    .member_count = members->count};
	poster->problem->ties.count++;
}

/* A copy of the members. Fails (false) when memory is out. */
static bool keep_members(const struct poster *poster, struct meeting_list *out)
{
	uint32_t *at = arena_array(poster->arena, poster->member_count, sizeof *at);
	if (at != NULL && poster->member_count > 0)
		memcpy(at, poster->members, poster->member_count * sizeof *at);
	*out = (struct meeting_list){at, poster->member_count};
	return at != NULL;
}

static bool begin(struct poster *poster)
{
	const struct problem *problem = poster->problem;
	uint32_t meetings = poster->programme->meetings.count;
	poster->sitting_of = arena_array(poster->arena, meetings, sizeof *poster->sitting_of);
	poster->members =
		arena_array(poster->arena, problem->sittings.count, sizeof *poster->members);
	if (poster->sitting_of == NULL || poster->members == NULL)
		return false;
	memset(poster->sitting_of, 0xFF, meetings * sizeof *poster->sitting_of);
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		poster->sitting_of[poster->sittings[n].meeting.n] = n;
	return names_find(poster->arena, poster->programme, &poster->names);
}

bool wishes_post(struct arena *arena, struct sitting *sittings, struct tie *ties,
                 struct problem *problem)
{
	const struct hld_programme *programme = problem->programme;
	struct poster poster = {
		.arena = arena, .programme = programme, .problem = problem, .sittings = sittings};
	if (!begin(&poster))
		return false;
	give_keep_weights(&poster);
	struct meeting_list *wished = arena_array(arena, programme->prefer.count, sizeof *wished);
	problem->wished = wished;
	for (uint32_t w = 0; wished != NULL && w < programme->prefer.count; w++) {
		const struct wish *wish = &programme->prefer.at[w];
		find_members(&poster, wish);
		if (!keep_members(&poster, &wished[w]))
			return false;
		if (wish_is_of_several(wish))
			add_tie(&poster, wish, &wished[w], &ties[problem->ties.count]);
		for (uint32_t i = 0; !wish_is_of_several(wish) && i < poster.member_count; i++)
			add_costs(&poster, wish, &sittings[poster.members[i]]);
	}
	return wished != NULL;
}
