/* seats_why.c - why somebody is not where he or she would rather be. */
#include "base/civil.h"
#include "solve/seater.h"

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
		if (limit->least > 0 && seat_count(seats, table, limit) <= (uint32_t)limit->least)
			return limit;
	}
	return NULL;
}

/* Those before somebody in the order of admission who want a seat and wait for the same. */
static uint32_t place_of(const struct seats *seats, const struct ask *ask, uint32_t table,
                         const struct seat_limit *limit)
{
	/* by kind; a limit is looked for once */
	const struct seat_limit *limits[SEATER_KINDS];
	bool is_known[SEATER_KINDS] = {false};
	uint32_t place = 1;
	for (uint32_t i = 0; i < seats->asks.count && seats->asks.at[i].rank < ask->rank; i++) {
		const struct ask *other = &seats->asks.at[i];
		if (other->bar[table] != 0 || !seat_is_wanted(other, table))
			continue;
		if (!is_known[other->kind])
			limits[other->kind] = full_limit(seats, table, other->kind);
		is_known[other->kind] = true;
		place += limits[other->kind] == limit;
	}
	return place;
}

/* The balance that keeps somebody from a table who is at none of those that it is about. */
static const struct seat_balance *share_of(const struct seats *seats, const struct ask *ask,
                                           uint32_t table)
{
	for (uint32_t b = 0; b < seats->balances.count; b++) {
		const struct seat_balance *balance = &seats->balances.at[b];
		if (balance->is_bound && balance->counts[ask->kind] && balance->tables[table] &&
		    (ask->table == NO_ELEMENT || !balance->tables[ask->table]))
			return balance;
	}
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
	why.balance = share_of(seats, ask, table);
	why.is_kept = ask->table != NO_ELEMENT && ask->table == ask->was;
	why.place = place_of(seats, ask, table, why.limit);
	return why;
}
