/* wishes.h - preferences: which meetings each is about, and what departing from it costs. */
#ifndef SOLVE_WISHES_H
#define SOLVE_WISHES_H

#include "solve/post.h"

/* See that preferences name meetings and people that there are, before anything is planned by
 * them.
 * Fails: SCHEMA with the pointer; NOMEM. */
hld_status wishes_known(const struct hld_programme *programme, const struct wish *wishes,
                        uint32_t count, hld_error *err);

/* Put the preferences of the programme into its problem: what they cost by the place of one
 * meeting alone, and ties for the others, behind those that are there already in ties.
 * Fails: (false) when memory is out. */
bool wishes_post(struct arena *arena, struct sitting *sittings, struct tie *ties,
                 struct problem *problem);

#endif
