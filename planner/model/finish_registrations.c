/* finish_registrations.c - see that registrations make sense by themselves, and then beside the
 * programme that they are for. */
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "model/build.h"

enum { POINTER_ROOM = 64 };

/* Place the failure that was just said at a key of the n-th registration. */
static hld_status fail_at(uint32_t n, const char *key, hld_error *err)
{
	char pointer[POINTER_ROOM];
	text_print(pointer, sizeof pointer, "/registrations/%u/%s", (unsigned)n, key);
	error_place(err, pointer, 0, 0);
	return HLD_SCHEMA;
}

static bool is_after(const struct moment *a, const struct moment *b)
{
	return a->day != b->day ? a->day > b->day : a->min > b->min;
}

static bool asks_for_table(const struct registration *registration)
{
	return registration->asks == ASKS_TABLE;
}

/* Two requests with one key are one: the participant, what it asks for, the words of the group
 * that it speaks for and, of seats, who is to have it. NULL when memory is out. */
static char *request_key(struct arena *arena, const struct registration *registration)
{
	const char *group = text_in(&registration->on_behalf_of, NULL);
	char *words = arena_alloc(arena, strlen(group) + 1);
	if (words == NULL)
		return NULL;
	text_fold(group, words);
	bool is_person = asks_for_table(registration) && registration->representative != NULL;
	return arena_printf(arena, "%s %s %s %s", registration->participant,
	                    asks_for_table(registration) ? "table" : "speak",
	                    is_person ? registration->representative : "", words);
}

/* What is known of those that come before. */
struct before {
	struct map ids, requests;
};

static hld_status see_registration(struct arena *arena, struct before *before,
                                   const struct registration *registration, uint32_t n,
                                   hld_error *err)
{
	if (registration->id != NULL && map_put(&before->ids, registration->id, n) != n) {
		error_set(err, HLD_SCHEMA, "the id '%.60s' is taken by a registration before it",
		          registration->id);
		return fail_at(n, "id", err);
	}
	if (registration->earliest.day != CIVIL_NONE && registration->latest.day != CIVIL_NONE &&
	    !is_after(&registration->latest, &registration->earliest)) {
		error_set(err, HLD_SCHEMA, "'latest' is not after 'earliest'");
		return fail_at(n, "latest", err);
	}
	const char *key = request_key(arena, registration);
	if (key == NULL)
		return error_nomem(err);
	uint32_t first = map_put(&before->requests, key, n);
	if (first == n)
		return HLD_OK;
	error_set(err, HLD_SCHEMA,
	          "'%.60s' asks %s twice, in registrations %u and %u; a second request has to be "
	          "%s",
	          registration->participant,
	          asks_for_table(registration) ? "for a seat at a table" : "to speak",
	          (unsigned)first + 1, (unsigned)n + 1,
	          asks_for_table(registration) ? "for another representative"
	                                       : "on behalf of another group");
	return fail_at(n, "participant", err);
}

hld_status registrations_finish(struct hld_registrations *registrations, hld_error *err)
{
	struct arena arena = {0};
	struct before before;
	uint32_t count = registrations->registrations.count;
	hld_status status =
		map_init(&before.ids, &arena, count) && map_init(&before.requests, &arena, count)
			? HLD_OK
			: error_nomem(err);
	for (uint32_t i = 0; status == HLD_OK && i < count; i++)
		status = see_registration(&arena, &before, &registrations->registrations.at[i], i,
		                          err);
	arena_free(&arena);
	return status;
}

/* Who and what a programme has, by id. */
struct known {
	const struct hld_programme *programme;
	struct map delegations, persons, meetings;
};

static bool know(struct arena *arena, const struct hld_programme *programme, struct known *known)
{
	known->programme = programme;
	if (!map_init(&known->delegations, arena, programme->delegations.count) ||
	    !map_init(&known->persons, arena, programme->persons.count) ||
	    !map_init(&known->meetings, arena, programme->meetings.count))
		return false;
	for (uint32_t i = 0; i < programme->delegations.count; i++)
		map_put(&known->delegations, programme->delegations.at[i].participant->id, i);
	for (uint32_t i = 0; i < programme->persons.count; i++)
		map_put(&known->persons, programme->persons.at[i].person->id, i);
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		map_put(&known->meetings, programme->meetings.at[i].id, i);
	return true;
}

/* Say that nothing has an id, and which id was probably meant. */
static void say_unknown(hld_error *err, const char *what, const char *id, const char *nearest)
{
	if (nearest != NULL)
		error_set(err, HLD_SCHEMA, "no %s has the id '%.60s'; did you mean '%.60s'?", what,
		          id, nearest);
	else
		error_set(err, HLD_SCHEMA, "no %s has the id '%.60s'", what, id);
}

static hld_status see_delegation(const struct known *known, const char *id, uint32_t n,
                                 const struct delegation **out, hld_error *err)
{
	const struct hld_programme *programme = known->programme;
	uint32_t at = map_get(&known->delegations, id);
	const char *nearest = NULL;
	*out = NULL;
	if (at != MAP_NONE) {
		*out = &programme->delegations.at[at];
		return HLD_OK;
	}
	for (uint32_t i = 0; i < programme->delegations.count; i++)
		nearest = text_nearer(id, nearest, programme->delegations.at[i].participant->id);
	say_unknown(err, "participant", id, nearest);
	return fail_at(n, "participant", err);
}

/* The person whom a registration names, who has to be of the delegation that registers. */
static hld_status see_representative(const struct known *known, const struct delegation *delegation,
                                     const char *id, uint32_t n, const struct person **out,
                                     hld_error *err)
{
	const struct hld_programme *programme = known->programme;
	uint32_t at = map_get(&known->persons, id);
	const char *of = delegation->participant->id, *nearest = NULL;
	*out = NULL;
	if (at != MAP_NONE) {
		const struct known_person *person = &programme->persons.at[at];
		*out = person->person;
		if (person->delegation == delegation - programme->delegations.at &&
		    represents(person))
			return HLD_OK;
		if (person->delegation != NO_ELEMENT && represents(person))
			error_set(err, HLD_SCHEMA, "'%.60s' represents '%.60s', not '%.60s'", id,
			          programme->delegations.at[person->delegation].participant->id,
			          of);
		else
			error_set(err, HLD_SCHEMA, "'%.60s' does not represent '%.60s'", id, of);
		return fail_at(n, "representative", err);
	}
	for (uint32_t i = 0; i < delegation->count; i++)
		nearest = text_nearer(id, nearest,
		                      delegation_person(programme, delegation, i)->person->id);
	say_unknown(err, "representative", id, nearest);
	return fail_at(n, "representative", err);
}

static hld_status see_meetings(const struct known *known, const struct registration *registration,
                               uint32_t n, hld_error *err)
{
	const struct hld_programme *programme = known->programme;
	for (uint32_t i = 0; i < registration->meetings.count; i++) {
		const char *id = registration->meetings.at[i], *nearest = NULL;
		char key[POINTER_ROOM];
		if (map_get(&known->meetings, id) != MAP_NONE)
			continue;
		for (uint32_t m = 0; m < programme->meetings.count; m++)
			nearest = text_nearer(id, nearest, programme->meetings.at[m].id);
		say_unknown(err, "meeting", id, nearest);
		text_print(key, sizeof key, "meetings/%u", (unsigned)i);
		return fail_at(n, key, err);
	}
	return HLD_OK;
}

/* Whether the level of everybody who represents a delegation is given. */
static bool all_levels_given(const struct hld_programme *programme,
                             const struct delegation *delegation)
{
	for (uint32_t i = 0; i < delegation->count; i++) {
		const struct known_person *known = delegation_person(programme, delegation, i);
		if (represents(known) && known->person->level == LEVEL_NONE)
			return false;
	}
	return true;
}

/* A level that nobody of the delegation has is a slip, of one list or the other. */
static hld_status see_level(const struct known *known, const struct delegation *delegation,
                            const struct person *person, int32_t level, uint32_t n, hld_error *err)
{
	int32_t highest = delegation_level(known->programme, delegation);
	if (person != NULL)
		highest = person->level;
	else if (!all_levels_given(known->programme, delegation))
		highest = LEVEL_NONE;
	if (level == LEVEL_NONE || highest == LEVEL_NONE || level >= highest)
		return HLD_OK;
	if (person != NULL)
		error_set(err, HLD_SCHEMA, "'%.60s' has the level %s in the list, not %s",
		          person->id, words_name(&level_words, highest),
		          words_name(&level_words, level));
	else
		error_set(err, HLD_SCHEMA,
		          "nobody of '%.60s' has the level %s; the highest in the list is %s",
		          delegation->participant->id, words_name(&level_words, level),
		          words_name(&level_words, highest));
	return fail_at(n, "level", err);
}

hld_status registrations_known(const struct hld_programme *programme,
                               const struct hld_registrations *registrations, hld_error *err)
{
	struct arena arena = {0};
	struct known known;
	hld_status status = know(&arena, programme, &known) ? HLD_OK : error_nomem(err);
	for (uint32_t i = 0; status == HLD_OK && i < registrations->registrations.count; i++) {
		const struct registration *at = &registrations->registrations.at[i];
		const struct delegation *delegation;
		const struct person *person = NULL;
		status = see_delegation(&known, at->participant, i, &delegation, err);
		if (status == HLD_OK && at->representative != NULL)
			status = see_representative(&known, delegation, at->representative, i,
			                            &person, err);
		if (status == HLD_OK)
			status = see_meetings(&known, at, i, err);
		if (status == HLD_OK)
			status = see_level(&known, delegation, person, at->level, i, err);
	}
	arena_free(&arena);
	return status;
}
