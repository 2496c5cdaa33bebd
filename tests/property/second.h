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

/* Whoever holds an office acts in that, and represents nobody. */
static inline bool represents_body(const struct drawn_person *person, int body)
{
	return person->of == body && person->office == NONE;
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
