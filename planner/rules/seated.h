/* seated.h - who chairs, discusses, speaks or sits in a meeting, one after the other. */
#ifndef RULES_SEATED_H
#define RULES_SEATED_H

#include "rules/say.h"

/* A run through those who have a role in a meeting, or in one item of it. */
struct walk {
	const struct meeting *meeting;
	meeting_id id;
	int32_t role;         /* enum role */
	uint32_t item, end;   /* speakers: items to go through */
	bool all_items;       /* speakers: of the whole meeting */
	const who_list *list; /* NULL: to be taken from the item */
	uint32_t next;        /* in the list */
	bool given;           /* somebody is named, or it is said that nobody is */
};

/* One of them. */
struct seated {
	const struct who_ref *who;
	uint32_t item, index; /* item NO_ELEMENT: of the meeting; index in its list */
};

/* Begin with those who have the role in a meeting or, of panellists and speakers, in the item
 * that is hit. Panellists are not speakers. */
struct walk walk_role(const struct check *check, const struct hit *hit, int32_t role);

/* The next of them; false behind the last. Whoever is named twice comes once, and so does a
 * delegation beside whom somebody who represents it is named. */
bool walk_next(struct walk *walk, struct seated *out);

/* The place of one of them, and of all. */
struct spot walk_spot(struct check *check, const struct walk *walk, const struct seated *seated);
struct spot walk_all(const struct walk *walk);

/* The role that is counted where a clause names none. */
int32_t role_or_participants(int32_t role);

/* The regional group of whoever is referred to; 0: none, or not known. */
int32_t group_of(const struct check *check, who_id id);

#endif
