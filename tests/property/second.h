/* second.h - what a second, plainer judgement of a drawn conference is made of. */
#ifndef PROPERTY_SECOND_H
#define PROPERTY_SECOND_H

#include "documents.h"

/* How a clause comes out; of several meetings as it does of the worst. */
enum outcome { SILENT, MET, OPEN, BROKEN, OUTCOMES };
static const char *const outcome_words[] = {"silent", "met", "open", "broken"};

static inline enum outcome worse(enum outcome a, enum outcome b)
{
	return a > b ? a : b;
}

static inline enum outcome met_if(bool met)
{
	return met ? MET : BROKEN;
}

static inline bool has(unsigned set, int member)
{
	return member != NONE && (set >> member & 1);
}

static inline int count_bits(unsigned set)
{
	int count = 0;
	for (; set != 0; set &= set - 1)
		count++;
	return count;
}

/* A set that is not given is of all. */
static inline bool is_among(unsigned set, int member)
{
	return set == 0 || has(set, member);
}

static inline const struct drawn_person *person_of(const struct drawn_conference *all, int who)
{
	return who >= FIRST_PERSON ? &all->persons[who - FIRST_PERSON] : NULL;
}

/* The participant that somebody is, or belongs to; NONE. */
static inline int body_of(const struct drawn_conference *all, int who)
{
	const struct drawn_person *person = person_of(all, who);
	return person != NULL ? person->of : who;
}

static inline bool is_meant(const struct drawn_which *which, const struct drawn_meeting *meeting)
{
	long day = meeting->start / 1440 - FIRST_DAY + 1;
	return meeting->held && is_among(which->kinds, meeting->kind) &&
	       (which->number == NONE || which->number == meeting->number) &&
	       (which->day == NONE || which->day == day);
}

static inline long utc(const struct drawn_meeting *meeting, long local)
{
	return local + (meeting->zone == 1 ? 300 : 240);
}

static inline bool overlap(const struct drawn_meeting *a, const struct drawn_meeting *b)
{
	return utc(a, a->start) < utc(b, b->end) && utc(b, b->start) < utc(a, a->end);
}

/* Whoever holds an office acts in that, unless the delegation lists the person. */
static inline bool represents_body(const struct drawn_person *person, int body)
{
	return person->of == body && (person->office == NONE || person->sent);
}

static inline int category_of(const struct drawn_conference *all, int who)
{
	const struct drawn_person *person = person_of(all, who);
	int body = body_of(all, who);
	if (person != NULL && person->office != NONE && !person->sent)
		return DRAWN_OFFICER; /* whatever the nationality */
	return body != NONE ? all->participants[body].category : NONE;
}

/* The participant for which somebody is there, or the person of none. */
static inline int party_of(const struct drawn_conference *all, int who)
{
	const struct drawn_person *person = person_of(all, who);
	return person != NULL && person->of != NONE && represents_body(person, person->of)
	               ? person->of
	               : who;
}

static inline bool is_same_party(const struct drawn_conference *all, int a, int b)
{
	bool persons = a >= FIRST_PERSON && b >= FIRST_PERSON;
	return a == b || (!persons && party_of(all, a) == party_of(all, b));
}

/* "In the group of its election_group, else in its group if it has just one, else in none." */
static inline int group_of(const struct drawn_conference *all, int who)
{
	int body = body_of(all, who), group = NONE;
	if (body == NONE)
		return NONE;
	if (all->participants[body].elects_in != NONE)
		return all->participants[body].elects_in;
	for (int i = 0; i < DRAWN_GROUPS; i++) {
		if (!has(all->participants[body].groups, i))
			continue;
		if (group != NONE)
			return NONE;
		group = i;
	}
	return group;
}

static inline int count_meant(const struct drawn_conference *all, const struct drawn_which *which)
{
	int count = 0;
	for (int i = 0; i < all->meeting_count; i++)
		count += is_meant(which, &all->meetings[i]);
	return count;
}

/* Whether the n-th of a list has a seat there already: it was named before, or somebody who
 * represents it is named. */
static inline bool is_seated(const struct drawn_conference *all, const struct drawn_list *list,
                             int n)
{
	for (int i = 0; i < list->count; i++)
		if (list->at[n] != NONE &&
		    ((i < n && list->at[i] == list->at[n]) ||
		     (list->at[n] < FIRST_PERSON && list->at[i] >= FIRST_PERSON &&
		      party_of(all, list->at[i]) == list->at[n])))
			return true;
	return false;
}

/* Those who speak in a meeting, each once. */
static inline struct drawn_list speakers_of(const struct drawn_meeting *meeting)
{
	struct drawn_list list = {.given = meeting->item_count > 0};
	for (int i = 0; i < meeting->item_count; i++) {
		bool again = false;
		for (int n = 0; n < list.count; n++)
			again = again || (list.at[n] != NONE && list.at[n] == meeting->items[i].by);
		if (!again)
			list.at[list.count++] = meeting->items[i].by;
	}
	return list;
}

/* Those who have a part in a meeting, each once. */
static inline struct drawn_list those_of(const struct drawn_conference *all,
                                         const struct drawn_meeting *meeting, int part)
{
	struct drawn_list list = {.given = false};
	if (part == PARTS)
		return speakers_of(meeting);
	list.given = meeting->parts[part].given;
	for (int i = 0; i < meeting->parts[part].count; i++)
		if (!is_seated(all, &meeting->parts[part], i))
			list.at[list.count++] = meeting->parts[part].at[i];
	return list;
}

/* The number that follows some words. */
static inline int number_after(const char *text, const char *words)
{
	assert_true(strncmp(text, words, strlen(words)) == 0);
	return (int)strtol(text + strlen(words), NULL, 10);
}

/* Whether a check that always runs found this. */
static inline bool is_always(const hld_finding *finding, const char *id)
{
	return strcmp(finding->clause, id) == 0 && finding->symbol[0] == '\0';
}

static inline enum outcome outcome_of(const hld_verdict *verdict)
{
	if (!verdict->applies)
		return SILENT;
	if (verdict->met)
		return MET;
	return verdict->severity == HLD_OPEN ? OPEN : BROKEN;
}

#endif
