/* personal.c - find one who takes part, and what of a programme is theirs. */
#include "model/personal.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

bool is_for_all(who_id who)
{
	return who.n == NO_ELEMENT;
}

/* Whom a place stands for: first come all delegations, then all persons. */
static who_id who_at(const struct hld_programme *programme, uint32_t place)
{
	uint32_t delegations = programme->delegations.count;
	return (who_id){place < delegations ? place | WHO_DELEGATION : place - delegations};
}

static uint32_t count_places(const struct hld_programme *programme)
{
	return programme->delegations.count + programme->persons.count;
}

const char *personal_id(const struct hld_programme *programme, who_id who)
{
	const struct person *person = programme_person(programme, who);
	return person != NULL ? person->id : programme_delegation(programme, who)->participant->id;
}

static hld_status find_name(const struct hld_programme *programme, const char *wanted, who_id *out,
                            hld_error *err)
{
	const char *nearest = NULL;
	for (uint32_t i = 0; i < count_places(programme); i++) {
		who_id who = who_at(programme, i);
		const char *name = text_in(personal_name(programme, who), NULL);
		nearest = text_nearer(wanted, nearest, name);
		if (!text_same_words(name, wanted))
			continue;
		if (!is_for_all(*out) &&
		    ((out->n ^ who.n) & WHO_DELEGATION) == 0) /* both are of one sort */
			return error_set(err, HLD_USAGE,
			                 "several participants are called '%.60s': give the id, "
			                 "'%.60s' or '%.60s'",
			                 wanted, personal_id(programme, *out),
			                 personal_id(programme, who));
		if (is_for_all(*out))
			*out = who;
	}
	if (!is_for_all(*out))
		return HLD_OK;
	return error_set(err, HLD_USAGE, "no participant '%.60s'%s%s%s", wanted,
	                 nearest != NULL ? "; did you mean '" : "", nearest != NULL ? nearest : "",
	                 nearest != NULL ? "'?" : "");
}

hld_status personal_find(const struct hld_programme *programme, const char *wanted, who_id *out,
                         hld_error *err)
{
	*out = FOR_ALL;
	if (wanted == NULL)
		return HLD_OK;
	for (uint32_t i = 0; i < count_places(programme); i++) {
		if (strcmp(personal_id(programme, who_at(programme, i)), wanted) != 0)
			continue;
		*out = who_at(programme, i);
		return HLD_OK;
	}
	return find_name(programme, wanted, out, err);
}

const struct text *personal_name(const struct hld_programme *programme, who_id who)
{
	const struct person *person = programme_person(programme, who);
	return person != NULL ? &person->name
	                      : &programme_delegation(programme, who)->participant->name;
}

static bool is_in(const struct hld_programme *programme, who_id who, const who_list *list)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (programme_same_party(programme, list->at[i].id, who))
			return true;
	return false;
}

static bool has_part(const struct hld_programme *programme, who_id who,
                     const struct meeting *meeting)
{
	if (programme_same_party(programme, meeting->presides.id, who) ||
	    is_in(programme, who, &meeting->chairs) ||
	    is_in(programme, who, &meeting->discussants) ||
	    is_in(programme, who, &meeting->panellists) ||
	    is_in(programme, who, &meeting->participants))
		return true;
	for (uint32_t i = 0; i < meeting->items.count; i++)
		if (is_in(programme, who, &meeting->items.at[i].by))
			return true;
	return false;
}

/* A plenary meeting is open to all where nothing else is said. */
static bool may_attend(const struct hld_programme *programme, who_id who,
                       const struct meeting *meeting)
{
	int32_t category = programme_category(programme, who);
	if (meeting->kind != PLENARY || meeting->participants.count > 0)
		return false;
	if (meeting->open_to.count == 0)
		return true;
	if (category == CATEGORY_NONE)
		return programme_delegation(programme, who) != NULL;
	return list_has(&meeting->open_to, category);
}

bool personal_meeting(const struct hld_programme *programme, who_id who,
                      const struct meeting *meeting)
{
	return is_for_all(who) || may_attend(programme, who, meeting) ||
	       has_part(programme, who, meeting);
}

bool personal_statement(const struct hld_programme *programme, who_id who, const struct item *item)
{
	return item->kind == STATEMENT && !is_for_all(who) && is_in(programme, who, &item->by);
}

bool personal_item(const struct hld_programme *programme, who_id who, const struct item *item)
{
	return is_for_all(who) || item->kind != STATEMENT ||
	       personal_statement(programme, who, item);
}

/* The delegation that somebody represents, else the person. */
static who_id speaks_for(const struct hld_programme *programme, who_id who)
{
	if (programme_person(programme, who) == NULL)
		return who;
	const struct known_person *known = &programme->persons.at[who.n];
	return represents(known) ? (who_id){known->delegation | WHO_DELEGATION} : who;
}

who_id personal_speaker(const struct hld_programme *programme, who_id who, const struct item *item)
{
	for (uint32_t i = 0; i < item->by.count; i++)
		if (programme_same_party(programme, item->by.at[i].id, who))
			return speaks_for(programme, item->by.at[i].id);
	return who;
}

const char *personal_key(const struct hld_programme *programme, const struct item *statement,
                         struct arena *arena)
{
	if (statement->id != NULL)
		return statement->id;
	const struct who_ref *by = statement->by.at;
	const char *id = by->id.n == NO_ELEMENT
	                         ? by->name
	                         : personal_id(programme, speaks_for(programme, by->id));
	return arena_printf(arena, "/%s%s", id, statement->on_behalf_of.en != NULL ? "/group" : "");
}
