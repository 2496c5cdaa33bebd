/* seater.h - what the parts of seats.h are made of: tables with their limits, those who ask, and
 * the network in which they are seated. */
#ifndef SOLVE_SEATER_H
#define SOLVE_SEATER_H

#include "solve/flow.h"
#include "solve/seats.h"

struct seater {
	struct arena *arena;
	const struct mandate_list *mandates;
	const struct hld_programme *programme;
	const struct hld_registrations *registrations;
	struct seats_limits limits;
	struct seats *out;
	struct seat_kind *kinds;
	struct seat_table *tables;
	struct ask *asks;
	uint32_t *table_of; /* by meeting; NO_ELEMENT: it is none */
	uint32_t *kind_of;  /* by category, and in that by group; NO_ELEMENT: nobody is that */
	uint32_t *rounds;   /* by category, and in that by table: number of its round */
	const bool *is_one_table; /* by category: a clause has a delegation at one table only */
	bool failed;              /* memory is out */
};

/* A walk through the clauses of all mandates, those that bind first, but for the warnings that the
 * programme waives. Start with zero; false behind the last. */
struct clause_walk {
	size_t mandate_at;
	uint32_t clause_at;
	const struct hld_mandate *mandate;
	const struct clause *clause;
};
bool seater_next(const struct seater *seater, struct clause_walk *walk);

/* Mark the tables that a selector means. NULL: memory is out, or it means none. */
bool *seater_means(struct seater *seater, const struct hld_mandate *mandate,
                   const struct selector *selector);

/* Find the round tables and their rounds. Fails: SCHEMA, NOMEM. */
hld_status seater_find_tables(struct seater *seater, hld_error *err);

enum { SEATER_KINDS = (OFFICER + 1) * REGIONAL_GROUPS_END, SEATER_BARS = UINT8_MAX };

/* The number of a kind, or of a reason why somebody cannot be at a table; one more where it is new.
 * By: the clause that says so; NULL: none does. */
uint32_t seater_kind(struct seater *seater, int32_t category, int32_t group);
uint8_t seater_bar(struct seater *seater, enum seat_bar_kind kind, const struct clause_walk *by);

/* Find who asks, at which tables they may sit, and in which order they are admitted.
 * Fails: SCHEMA with the pointer, NOMEM. */
hld_status seater_find_asks(struct seater *seater, hld_error *err);

/* Find who is at the tables already. Fails: (false) when memory is out. */
bool seater_find_there(struct seater *seater);

/* Find the limits of each table, once the kinds of those who ask are known. Fails: SCHEMA, NOMEM. */
hld_status seater_find_limits(struct seater *seater, hld_error *err);

/* Those who are still to be seated, as one source of the network: an ask, or several who are
 * alike in all that decides where they may sit. */
struct seat_source {
	uint32_t ask;   /* one of them */
	uint32_t count; /* of them */
};

/* Arcs that have to be full: of a limit, or of a balance. */
struct seat_floor {
	uint32_t arc, tail, head; /* its nodes */
	uint32_t table, limit;    /* NO_ELEMENT: of a balance */
	int32_t room;
};

/* A network of the tables: what is sent from the source to the sink is who sits where. */
struct seat_net {
	struct flow flow;
	const struct seat_source *sources;
	uint32_t source_count;
	uint32_t *arcs; /* by source, and in that by table; NO_ELEMENT: barred */
	LIST_OF(struct seat_floor) floors;
	struct seat_floor *floor_at; /* the same */
	uint32_t *limit_nodes;       /* of the limits of all tables, one after the other */
};

enum { SEAT_SOURCE, SEAT_SINK };

/* Make the network of the sources and send what pays. taken: how many sit at each table already, by
 * table and in that by kind, besides those who did not ask; NULL: nobody. With floors_only nothing
 * else is wished for.
 * Fails: (false) when memory is out. */
bool seat_net_send(struct arena *arena, const struct seats *seats,
                   const struct seat_source *sources, uint32_t source_count, const uint32_t *taken,
                   bool floors_only, struct seat_net *out);

/* The first floor that is not met; NULL: all are. */
const struct seat_floor *seat_net_short(const struct seat_net *net);

/* Say what a floor that is not met clashes with. Fails (false) when memory is out. */
bool seat_net_clash(struct arena *arena, const struct seats *seats, const struct seat_net *net,
                    const struct seat_floor *floor, struct seat_clash *out);

/* Whether a balance counts somebody wherever he or she may sit. */
bool seat_is_balanced(const struct seats *seats, const struct seat_balance *balance,
                      const struct ask *ask);

/* All who ask, in an order that the seed draws: of choices that are equally good, another seed takes
 * others. NULL: memory is out. */
struct seat_source *seat_sources(struct seater *seater);

/* Seat those who ask as a network has them; or nobody, because it is impossible. */
void seat_take(struct seater *seater, const struct seat_net *net);
void seat_none(struct seater *seater);

/* Seat all at once, or one by one in the order of admission; and, where regional groups are then out
 * of balance, so that they are not. Fail (false) when memory is out. */
bool seat_best(struct seater *seater);
bool seat_in_order(struct seater *seater);
bool seat_in_balance(struct seater *seater);

#endif
