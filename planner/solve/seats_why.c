/* seats_why.c - why somebody is not where he or she would rather be. */
#include "base/civil.h"
#include "solve/seats.h"

uint32_t seat_choice(const struct ask *ask, uint32_t table)
{
	uint32_t i = 0;
	while (i < ask->wish_count && ask->wishes[i] != table)
		i++;
	return i + 1;
}

uint32_t seat_count(const struct seats *seats, uint32_t table, const struct seat_limit *limit)
{
	uint32_t count = 0;
	for (uint32_t k = 0; k < seats->kinds.count; k++)
		count += limit->counts[k] ? seats->tables.at[table].fixed[k] : 0;
	for (uint32_t i = 0; i < seats->asks.count; i++)
		count += seats->asks.at[i].table == table && limit->counts[seats->asks.at[i].kind];
	return count;
}

bool seat_is_wanted(const struct ask *ask, uint32_t table)
{
	if (ask->table == table)
		return false;
	return ask->table == NO_ELEMENT || seat_choice(ask, table) < seat_choice(ask, ask->table);
}

/* The innermost limit of a table that counts a kind and is full. */
static const struct seat_limit *full_limit(const struct seats *seats, uint32_t table, uint32_t kind)
{
	const struct seat_table *of = &seats->tables.at[table];
	for (uint32_t i = of->innermost[kind]; i != NO_ELEMENT; i = of->limits.at[i].inside) {
		const struct seat_limit *limit = &of->limits.at[i];
		if (limit->most != CIVIL_NONE &&
		    seat_count(seats, table, limit) >= (uint32_t)limit->most)
			return limit;
	}
	return NULL;
}

/* The limit of a table that is just met, with somebody of the kind. */
static const struct seat_limit *needing_limit(const struct seats *seats, uint32_t table,
                                              uint32_t kind)
{
	const struct seat_table *of = &seats->tables.at[table];
	for (uint32_t i = of->innermost[kind]; i != NO_ELEMENT; i = of->limits.at[i].inside) {
		const struct seat_limit *limit = &of->limits.at[i];
		if (limit->least != CIVIL_NONE && limit->least > 0 &&
		    seat_count(seats, table, limit) <= (uint32_t)limit->least)
			return limit;
	}
	return NULL;
}

/* A floor of the table that does not count the kind, where seats are left. */
static const struct seat_limit *keeping_limit(const struct seats *seats, uint32_t table,
                                              uint32_t kind)
{
	const struct seat_table *of = &seats->tables.at[table];
	for (uint32_t i = 0; i < of->limits.count; i++)
		if (of->limits.at[i].least != CIVIL_NONE && of->limits.at[i].least > 0 &&
		    !of->limits.at[i].counts[kind])
			return &of->limits.at[i];
	return NULL;
}

/* Those before somebody in the order of admission who want a seat for which they wait as well. */
static uint32_t place_of(const struct seats *seats, const struct ask *ask, uint32_t table,
                         const struct seat_limit *limit)
{
	uint32_t place = 1;
	for (uint32_t i = 0; i < seats->asks.count && seats->asks.at[i].rank < ask->rank; i++) {
		const struct ask *other = &seats->asks.at[i];
		bool waits = limit == NULL || limit->counts[other->kind];
		place += waits && other->bar[table] == 0 && seat_is_wanted(other, table);
	}
	return place;
}

static const struct seat_balance *share_of(const struct seats *seats, uint32_t kind)
{
	for (uint32_t b = 0; b < seats->balances.count; b++)
		if (seats->balances.at[b].is_bound && seats->balances.at[b].counts[kind])
			return &seats->balances.at[b];
	return NULL;
}

struct seat_why seat_why(const struct seats *seats, const struct ask *ask, uint32_t table)
{
	struct seat_why why = {0};
	if (ask->bar[table] != 0) {
		why.bar = &seats->bars.at[ask->bar[table]];
		return why;
	}
	why.limit = full_limit(seats, table, ask->kind);
	if (ask->table != NO_ELEMENT)
		why.floor = needing_limit(seats, ask->table, ask->kind);
	why.balance = share_of(seats, ask->kind);
	why.kept = keeping_limit(seats, table, ask->kind);
	why.is_kept = ask->table != NO_ELEMENT && ask->table == ask->was;
	why.place = place_of(seats, ask, table, why.limit);
	return why;
}
