/* seats.c - seat those who ask, and put them into the programme. */
#include "solve/seats.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "solve/seater.h"

hld_status seats_make(struct arena *arena, const struct mandate_list *mandates,
                      const struct hld_programme *programme,
                      const struct hld_registrations *registrations, struct seats_limits limits,
                      struct seats *out, hld_error *err)
{
	struct seater seater = {.arena = arena,
	                        .mandates = mandates,
	                        .programme = programme,
	                        .registrations = registrations,
	                        .limits = limits,
	                        .out = out};
	*out = (struct seats){.programme = programme};
	hld_status status = seater_find_tables(&seater, err);
	if (status == HLD_OK)
		status = seater_find_asks(&seater, err);
	if (status == HLD_OK)
		status = seater_find_limits(&seater, err);
	if (status != HLD_OK)
		return status;
	bool made = seat_best(&seater);
	if (made && !out->is_impossible && out->admission != NULL)
		made = seat_in_order(&seater);
	if (made && !out->is_impossible)
		made = seat_in_balance(&seater);
	return made ? HLD_OK : error_nomem(err);
}

/* Somebody at a table, as they are seated. */
struct place {
	struct who_ref ref;
	int32_t category;
	uint32_t lot;     /* NO_ELEMENT: none, or it does not count */
	const char *name; /* of the participant */
};

static int place_compare(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	if (x->category != y->category)
		return x->category < y->category ? -1 : 1;
	if (x->lot != y->lot)
		return x->lot < y->lot ? -1 : 1;
	int names = text_order(x->name, y->name);
	return names != 0 ? names : strcmp(x->ref.name, y->ref.name);
}

static struct place place_at(const struct hld_programme *programme, struct who_ref ref,
                             struct seating seating, uint32_t lot)
{
	const struct delegation *delegation = programme_delegation(programme, ref.id);
	return (struct place){
		ref, programme_category(programme, ref.id), seating.by_lots ? lot : NO_ELEMENT,
		delegation != NULL ? text_in(&delegation->participant->name, seating.lang)
				   : ref.name};
}

who_id seat_sitter(const struct ask *ask)
{
	return ask->table == ask->was && ask->had != NULL ? ask->had->id : ask->who;
}

/* Whether somebody who sits at a table already asked for the seat. */
static bool has_asked(const struct seats *seats, uint32_t table, who_id who)
{
	for (uint32_t i = 0; i < seats->asks.count; i++) {
		const struct ask *ask = &seats->asks.at[i];
		if (ask->was == table && ask->had->id.n == who.n)
			return true;
	}
	return false;
}

/* Whoever sits somewhere for somebody who asked. */
static struct who_ref sitter_of(const struct ask *ask)
{
	const struct registration *of = ask->registration;
	if (ask->table == ask->was)
		return *ask->had;
	return (struct who_ref){.name = of->representative != NULL ? of->representative
	                                                           : of->participant,
	                        .id = ask->who};
}

/* Those who have not asked stay in the parts in which they are. */
static bool settle_part(struct hld_programme *programme, const struct seats *seats, uint32_t table,
                        struct meeting *part, struct seating seating)
{
	const who_list *there = &part->participants;
	size_t most = (size_t)there->count + seats->asks.count;
	uint32_t count = 0;
	struct place *places = malloc(most * sizeof *places + 1);
	if (places == NULL)
		return false;
	for (uint32_t i = 0; i < there->count; i++)
		if (!has_asked(seats, table, there->at[i].id))
			places[count++] = place_at(programme, there->at[i], seating, NO_ELEMENT);
	for (uint32_t i = 0; i < seats->asks.count; i++)
		if (seats->asks.at[i].table == table)
			places[count++] = place_at(programme, sitter_of(&seats->asks.at[i]),
			                           seating, seats->asks.at[i].lot);
	if (count > 1)
		qsort(places, count, sizeof *places, place_compare);
	struct who_ref *refs = arena_array(&programme->arena, count, sizeof *refs);
	for (uint32_t i = 0; refs != NULL && i < count; i++) {
		refs[i] = places[i].ref;
		refs[i].name = arena_copy(&programme->arena, refs[i].name, strlen(refs[i].name));
	}
	free(places);
	part->participants.at = refs;
	part->participants.count = refs != NULL ? count : 0;
	return refs != NULL;
}

bool seats_settle(struct hld_programme *programme, const struct seats *seats,
                  struct seating seating)
{
	for (uint32_t t = 0; t < seats->tables.count; t++)
		for (uint32_t i = 0; i < seats->tables.at[t].parts.count; i++) {
			meeting_id part = seats->tables.at[t].parts.at[i];
			if (!settle_part(programme, seats, t, ELEMENT(programme->meetings, part.n),
			                 seating))
				return false;
		}
	return true;
}
