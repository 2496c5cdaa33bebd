/* seats.h - the round tables: who sits at which, by the clauses about them.
 *
 * Each delegation, or person, that asks for a seat gets one at one table, or one in each round of
 * tables that are held at different times. Where a mandate has seats given in an order (first
 * come, first served), nobody is passed over by a later request for the same kind of seat.
 * Where none does, as many as can be get a seat, then as many as can be further ones, then as many
 * seats as can be are at tables of first choice, then of second ..., and then categories and regional
 * groups are spread over the tables as evenly as can be; which is proved. */
#ifndef SOLVE_SEATS_H
#define SOLVE_SEATS_H

#include "model/build.h"
#include "model/registration.h"
#include "solve/outline.h"

/* What the limits tell participants apart by. */
struct seat_kind {
	int32_t category, group; /* enum category, enum regional_group */
};

/* How many of some kinds may be, or have to be, at a table. */
struct seat_limit {
	const struct hld_mandate *mandate;
	const struct clause *clause; /* NULL: the seats of the room */
	word_list categories, groups;
	const bool *counts;  /* by kind */
	int32_t least, most; /* CIVIL_NONE: no bound */
	uint32_t kinds;      /* that it counts */
	uint32_t inside; /* the limit of the table that counts these kinds and more; NO_ELEMENT */
};

/* A table: one meeting, or several of one number. */
struct seat_table {
	LIST_OF(meeting_id) parts;
	LIST_OF(struct seat_limit) limits; /* those that count most kinds first */
	const uint32_t *innermost;         /* limit of each kind; NO_ELEMENT: none counts it */
	uint32_t *fixed;                   /* who sits there without having asked, by kind */
};

/* X(name, why somebody cannot have a seat at a table) */
#define SEAT_BARS(X)                                                                         \
	X(BAR_NOT_OPEN, "the table is not open to its category")                             \
	X(BAR_ROUND, "has its choice among other tables")                                    \
	X(BAR_SECOND, "its delegation has or asks for another seat, and may be at one only") \
	X(BAR_SELECTED, "was not selected where that is asked for")                          \
	X(BAR_BUSY, "is away, or has a part in another meeting at that time")                \
	X(BAR_HAS_PART, "has another part in it")
#define SEAT_BAR_ENUM(name, text) name,
enum seat_bar_kind { BAR_NONE, SEAT_BARS(SEAT_BAR_ENUM) };
#undef SEAT_BAR_ENUM
const char *seat_bar_text(enum seat_bar_kind kind);

struct seat_bar {
	enum seat_bar_kind kind;
	const struct hld_mandate *mandate; /* NULL: no clause says so */
	const struct clause *clause;
};

/* Somebody who asks for a seat, at one table of a round. */
struct ask {
	const struct registration *registration;
	who_id who; /* the participant, or whoever of it was named */
	uint32_t kind;
	uint32_t rank; /* in the order of admission, from 0; with no such order, of the requests */
	uint32_t lot;  /* drawn, where lots are; else 0 */
	uint32_t was;  /* the table at which it sits already; NO_ELEMENT: none */
	const struct who_ref *had; /* who of it sits there; NULL: nobody */
	uint32_t table;            /* NO_ELEMENT: no seat */
	const uint8_t *bar;        /* of each table: of the bars; 0: none */
	const uint32_t
		*wishes; /* tables, in the order of preference, of those it may choose from */
	uint32_t wish_count;
};

/* Groups whose shares of the seats are to be as those of the Member States. */
struct seat_balance {
	const struct hld_mandate *mandate;
	const struct clause *clause;
	const bool *counts; /* by kind */
	const bool *tables; /* that it is about */
	int32_t tolerance;  /* percentage points */
	bool is_bound;      /* least and most hold */
	int32_t least[REGIONAL_GROUPS_END], most[REGIONAL_GROUPS_END];
	uint32_t fixed[REGIONAL_GROUPS_END];
	int32_t total; /* of all groups at most, while is_bound */
};

/* A clause that asks for more than can be had, and what it clashes with. */
struct seat_clash {
	uint32_t table, limit; /* that falls short */
	uint32_t asked, there; /* seats that are to be filled, and who could fill them */
	bool is_full;          /* not for want of people: other limits leave no room */
	const struct seat_balance *balance; /* that no seats can keep; NULL: the limit above */
	struct {
		const struct seat_limit *const *at;
		uint32_t count;
	} limits; /* of different clauses */
};

struct seats {
	const struct hld_programme *programme;
	LIST_OF(struct seat_kind) kinds;
	LIST_OF(struct seat_table) tables; /* by start, then number */
	LIST_OF(struct seat_bar) bars;     /* the first: none */
	LIST_OF(struct ask) asks;          /* by rank, then round */
	LIST_OF(struct seat_balance) balances;
	const struct hld_mandate *admission_of; /* the mandate that gives an order of admission */
	const struct clause *admission;         /* NULL: none does */
	uint32_t seated;
	bool is_proved; /* that no more can be seated, and no wishes be met better; or by order */
	bool is_impossible;
	struct seat_clash clash; /* where it is impossible */
};

struct seats_limits {
	uint64_t seed; /* of the lots, and of choices that are equally good */
};

/* Seat those who ask. Whoever has a seat in the programme keeps it where that can be.
 * Owns:  out lies in the arena and borrows the rest.
 * Gives: out->is_impossible, where clauses ask for more at the tables than can be had; then nobody
 *        is seated.
 * Fails: SCHEMA (no round table; a request for what is none; two clauses that count kinds which
 *        overlap, neither of them all of the other's; two that balance the same participants, or
 *        one that does at some of the tables among which they choose), NOMEM. */
hld_status seats_make(struct arena *arena, const struct mandate_list *mandates,
                      const struct hld_programme *programme,
                      const struct hld_registrations *registrations, struct seats_limits limits,
                      struct seats *out, hld_error *err);

/* Who takes the seat that somebody got: whoever had it, where that is the same. */
who_id seat_sitter(const struct ask *ask);

/* The choice that a table is to somebody, from 1; one behind the last for those not named. */
uint32_t seat_choice(const struct ask *ask, uint32_t table);

/* How many of those whom a limit counts sit at a table. */
uint32_t seat_count(const struct seats *seats, uint32_t table, const struct seat_limit *limit);

/* Whether somebody would rather have a seat at a table than what he or she has. */
bool seat_is_wanted(const struct ask *ask, uint32_t table);

/* Why somebody who would rather be at a table is not there: the first of these that is given. */
struct seat_why {
	const struct seat_bar *bar;         /* it cannot be there at all */
	const struct seat_limit *limit;     /* this one is full */
	const struct seat_limit *floor;     /* this one has its seat, so that it may be met */
	const struct seat_balance *balance; /* with it, groups would be out of balance */
	bool is_kept;                       /* it keeps the seat that it had */
	uint32_t place; /* among those who wait for the same, from 1; 0: barred */
};
struct seat_why seat_why(const struct seats *seats, const struct ask *ask, uint32_t table);

/* In which order participants of one category sit. */
struct seating {
	const char *lang; /* alphabetically by their names in it; NULL: in English */
	bool by_lots;     /* or by lots, those without one last */
};

/* Put those who are seated into the programme, States first, each category in the order of seating.
 * For the programme to be written: it is not finished again.
 * Fails: (false) when memory is out. */
bool seats_settle(struct hld_programme *programme, const struct seats *seats,
                  struct seating seating);

#endif
