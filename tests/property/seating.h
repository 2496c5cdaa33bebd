/* seating.h - small conferences with round tables at which a few ask for seats: drawn as plain
 * records, written as documents, and seated. For the tests of this folder that are about seats. */
#ifndef PROPERTY_SEATING_H
#define PROPERTY_SEATING_H

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/civil.h"
#include "base/random.h"
#include "hld.h"
#include "solve/seats.h"

enum {
	NONE = -1,
	MOST_TABLES = 5,
	MOST_PARTIES = 8,
	MOST_ASKERS = 7,
	MOST_ASKS = 7,
	MOST_WISHES = 4,
	MOST_RULES = 6,
	MOST_THERE = 4,
	CATEGORIES = 3,
	GROUPS = 3,
	HOURS = 6,
	PEOPLE = 2 /* of a party at most */
};

static const char *const drawn_categories[CATEGORIES] = {"member-state", "un-entity", "ngo"};
static const char *const drawn_groups[GROUPS + 1] = {"", "african", "asian", "grulac"};

/* A table, in one part or two. Each begins at an hour and ends 100 minutes later: two that begin
 * within the same or the next hour overlap. */
struct drawn_table {
	int parts, hours[2];
	int seats;           /* of the room; NONE: not known */
	int chair;           /* party whose first representative chairs it; NONE */
	unsigned open_to[2]; /* categories that each part is open to; 0: not said */
};

struct drawn_party {
	int category, group; /* group 0: none */
	int people;          /* who represent it */
	int busy[PEOPLE];    /* hour at which each chairs another meeting; NONE */
	int away[PEOPLE];    /* hour at which each is away; NONE */
};

/* A row of the registrations. */
struct drawn_asker {
	int party, person; /* NONE: not named */
	int wishes[MOST_WISHES], wish_count;
	int requested, lot, place; /* NONE: not given */
};

/* Somebody who sits at a table already. */
struct drawn_there {
	int table, party, person;
};

enum drawn_rule_kind { DRAWN_CAP, DRAWN_QUOTA, DRAWN_ONE, DRAWN_OPEN, DRAWN_ADVISERS, DRAWN_EVEN };

struct drawn_rule {
	enum drawn_rule_kind kind;
	int table;                   /* NONE: all */
	unsigned categories, groups; /* 0: all; bit g of the groups is group g */
	int min, max;                /* NONE; advisers: how many; balance: tolerance */
	bool each, exactly, at_one_time, others;
	unsigned may;
};

enum drawn_order { UNORDERED, BY_REQUEST, BY_LOTS, BY_GIVEN, DRAWN_ORDERS };
static const char *const drawn_orders[DRAWN_ORDERS] = {"", "request", "lots", "given"};

struct drawn {
	struct drawn_table tables[MOST_TABLES];
	int table_count;
	struct drawn_party parties[MOST_PARTIES];
	int party_count;
	struct drawn_asker askers[MOST_ASKERS];
	int asker_count;
	struct drawn_there there[MOST_ASKERS + MOST_THERE];
	int there_count;
	struct drawn_rule rules[MOST_RULES];
	int rule_count;
	enum drawn_order order;
	unsigned seed;
};

static inline bool in_set(unsigned set, int member)
{
	return set == 0 || (set >> member & 1U);
}

static inline bool parts_overlap(const struct drawn_table *a, const struct drawn_table *b)
{
	for (int i = 0; i < a->parts; i++)
		for (int k = 0; k < b->parts; k++)
			if (abs(a->hours[i] - b->hours[k]) < 2)
				return true;
	return false;
}

/* Tables that overlap, or among which a clause allows but one, are one round: the number of its
 * first table, for those of a category. */
static inline int round_of(const struct drawn *drawn, int category, int table)
{
	int rounds[MOST_TABLES];
	for (int t = 0; t < drawn->table_count; t++)
		rounds[t] = t;
	for (int n = 0; n < drawn->table_count; n++)
		for (int a = 0; a < drawn->table_count; a++)
			for (int b = 0; b < drawn->table_count; b++) {
				bool joined = parts_overlap(&drawn->tables[a], &drawn->tables[b]);
				for (int r = 0; r < drawn->rule_count; r++)
					joined = joined ||
					         (drawn->rules[r].kind == DRAWN_ONE &&
					          !drawn->rules[r].at_one_time &&
					          in_set(drawn->rules[r].categories, category));
				if (joined && rounds[a] < rounds[b])
					rounds[b] = rounds[a];
			}
	return rounds[table];
}

/* How many seats somebody asks for. */
static inline int count_rounds(const struct drawn *drawn, const struct drawn_asker *asker)
{
	bool seen[MOST_TABLES] = {false};
	int count = 0;
	for (int t = 0; t < drawn->table_count; t++) {
		bool named = asker->wish_count == 0;
		for (int w = 0; w < asker->wish_count; w++)
			named = named || asker->wishes[w] == t;
		int round = round_of(drawn, drawn->parties[asker->party].category, t);
		if (!named || seen[round])
			continue;
		seen[round] = true;
		count++;
	}
	return count;
}

static inline int draw_or_none(struct random *random, uint32_t one_in, uint32_t end)
{
	uint32_t n = random_below(random, end);
	return random_below(random, one_in) == 0 ? (int)n : NONE;
}

/* By start, as seats.h numbers them. */
static inline void draw_tables(struct drawn *drawn, struct random *random)
{
	int first[MOST_TABLES];
	drawn->table_count = random_below(random, 8) == 0
	                             ? MOST_TABLES
	                             : 2 + (int)random_below(random, MOST_TABLES - 2);
	bool together = drawn->table_count == MOST_TABLES || random_below(random, 2) == 0;
	for (int t = 0; t < drawn->table_count; t++) {
		int hour = together ? 0 : (int)random_below(random, HOURS), n = t;
		for (; n > 0 && first[n - 1] > hour; n--)
			first[n] = first[n - 1];
		first[n] = hour;
	}
	for (int t = 0; t < drawn->table_count; t++) {
		bool apart = random_below(random, 5) == 0;
		drawn->tables[t] = (struct drawn_table){
			.parts = apart ? 2 : 1,
			.hours = {first[t], first[t] + 2 + (int)random_below(random, 3)},
			.seats = random_below(random, 4) == 0 ? 1 + (int)random_below(random, 4)
		                                              : NONE,
			.chair = NONE,
			.open_to = {random_below(random, 10) == 0 ? 1 + random_below(random, 7) : 0,
		                    random_below(random, 5) == 0 ? 1 + random_below(random, 7)
		                                                 : 0}};
	}
}

static inline void draw_parties(struct drawn *drawn, struct random *random)
{
	bool alike = random_below(random, 6) == 0;
	drawn->party_count = MOST_PARTIES;
	for (int p = 0; p < drawn->party_count; p++) {
		struct drawn_party *party = &drawn->parties[p];
		*party = (struct drawn_party){
			.category = random_below(random, 2) == 0
		                            ? 0
		                            : (int)random_below(random, CATEGORIES),
			.people = (int)random_below(random, PEOPLE + 1)};
		if (party->category != 1 && random_below(random, 5) > 0)
			party->group = 1 + (int)random_below(random, GROUPS);
		if (alike) {
			party->category = 0;
			party->group = 1;
		}
		for (int i = 0; i < PEOPLE; i++) {
			party->busy[i] = draw_or_none(random, 8, HOURS);
			party->away[i] = draw_or_none(random, 8, HOURS);
		}
	}
	for (int t = 0; t < drawn->table_count; t++) {
		int chair = draw_or_none(random, 4, MOST_PARTIES);
		if (chair != NONE && drawn->parties[chair].people > 0)
			drawn->tables[t].chair = chair;
	}
}

/* What counts some at each table: of the kinds that a caller asks for, so that clauses are nested,
 * or may not be. */
static inline void draw_rule(struct drawn *drawn, struct random *random, bool nested)
{
	struct drawn_rule rule = {.kind = random_below(random, 8) < 2 ? DRAWN_CAP
	                                  : random_below(random, 6) < 4
	                                          ? DRAWN_QUOTA
	                                          : DRAWN_ONE + random_below(random, 3),
	                          .table = draw_or_none(random, 3, (uint32_t)drawn->table_count),
	                          .min = NONE,
	                          .max = NONE};
	if (rule.kind == DRAWN_QUOTA) {
		uint32_t bounds = random_below(random, 5);
		rule.exactly = bounds == 0;
		rule.min = bounds < 3 ? (int)random_below(random, 3) : NONE;
		rule.max = bounds == 2  ? rule.min + (int)random_below(random, 2)
		           : bounds > 2 ? (int)random_below(random, 3)
		                        : NONE;
		rule.categories =
			nested ? 1U << random_below(random, CATEGORIES) : random_below(random, 8);
		if (random_below(random, 2) == 0 && rule.categories == 1)
			rule.groups = 2U << random_below(random, GROUPS);
		if (!nested && random_below(random, 3) == 0)
			rule.groups = 2 * (1 + random_below(random, 7));
		rule.each = random_below(random, 3) == 0;
		if (nested && rule.each && rule.groups == 0)
			rule.categories = random_below(random, 8);
	}
	if (rule.kind == DRAWN_CAP)
		rule.max = 1 + (int)random_below(random, 3);
	if (rule.kind == DRAWN_ONE) {
		rule.categories = random_below(random, 3) == 0 ? 1 : 0;
		rule.at_one_time = random_below(random, 2) == 0;
		rule.table = NONE;
	}
	if (rule.kind == DRAWN_OPEN) {
		rule.categories = 1 + random_below(random, 7);
		rule.may = random_below(random, 8) & ~rule.categories;
		rule.others = random_below(random, 4) == 0;
	}
	if (rule.kind == DRAWN_ADVISERS)
		rule.max = (int)random_below(random, 2);
	if (rule.kind == DRAWN_QUOTA && rule.categories == 0 && rule.groups == 0)
		rule.each = false;
	drawn->rules[drawn->rule_count++] = rule;
}

static inline void draw_rules(struct drawn *drawn, struct random *random)
{
	uint32_t count = random_below(random, MOST_RULES);
	bool nested = random_below(random, 5) > 0, in_parts = false;
	for (uint32_t i = 0; i < count; i++)
		draw_rule(drawn, random, nested);
	for (int t = 0; t < drawn->table_count; t++)
		in_parts = in_parts || drawn->tables[t].parts > 1;
	if (!in_parts && random_below(random, 3) == 0)
		drawn->rules[drawn->rule_count++] =
			(struct drawn_rule){.kind = DRAWN_EVEN,
		                            .min = NONE,
		                            .table = NONE,
		                            .categories = random_below(random, 2) == 0 ? 1 : 0,
		                            .max = (int)random_below(random, 30)};
}

/* Most parties ask once, few by two of their people. */
static inline void draw_askers(struct drawn *drawn, struct random *random)
{
	bool alike = random_below(random, 6) == 0;
	int asks = 0;
	for (int p = 0; p < drawn->party_count && drawn->asker_count < MOST_ASKERS; p++) {
		const struct drawn_party *party = &drawn->parties[p];
		bool twice = party->people == 2 && random_below(random, 4) == 0;
		if (random_below(random, 4) == 0)
			continue;
		for (int n = 0; n <= (int)twice && drawn->asker_count < MOST_ASKERS; n++) {
			struct drawn_asker asker = {.party = p, .person = NONE, .lot = NONE};
			if (twice)
				asker.person = n;
			else if (party->people > 0)
				asker.person = draw_or_none(random, 2, (uint32_t)party->people);
			uint32_t wishes = random_below(random, MOST_WISHES);
			if (drawn->table_count == MOST_TABLES)
				wishes = MOST_WISHES;
			if (alike)
				wishes = 0;
			uint32_t first = random_below(random, MOST_TABLES);
			for (uint32_t w = 0; w < wishes; w++)
				asker.wishes[asker.wish_count++] =
					drawn->table_count == MOST_TABLES
						? (int)((first + w) % MOST_TABLES)
						: (int)random_below(random,
				                                    (uint32_t)drawn->table_count);
			asker.requested =
				random_below(random, 6) == 0 ? NONE : (int)random_below(random, 5);
			asker.place = random_below(random, 6) == 0
			                      ? NONE
			                      : (int)random_below(random, 5) + 1;
			int more = count_rounds(drawn, &asker);
			if (asks + more > MOST_ASKS - (drawn->table_count == MOST_TABLES ? 2 : 0))
				return;
			asks += more;
			drawn->askers[drawn->asker_count++] = asker;
		}
	}
	for (int i = 0; i < drawn->asker_count; i++) {
		int lot = i + 1, other = (int)random_below(random, (uint32_t)i + 1);
		drawn->askers[i].lot = drawn->askers[other].lot;
		drawn->askers[other].lot = lot;
	}
	for (int i = 0; i < drawn->asker_count; i++)
		if (random_below(random, 3) == 0)
			drawn->askers[i].lot = NONE;
}

static inline bool has_registered(const struct drawn *drawn, int party)
{
	for (int i = 0; i < drawn->asker_count; i++)
		if (drawn->askers[i].party == party)
			return true;
	return false;
}

/* Whether the first of two people asks, and the other does not. */
static inline bool has_second(const struct drawn *drawn, int party)
{
	int first = 0, others = 0;
	for (int i = 0; i < drawn->asker_count; i++) {
		first += drawn->askers[i].party == party && drawn->askers[i].person == 0;
		others += drawn->askers[i].party == party && drawn->askers[i].person != 0;
	}
	return drawn->parties[party].people == 2 && first == 1 && others == 0;
}

/* A few seats are taken: by some who ask, and by others. Nobody has two in one round. */
static inline void draw_there(struct drawn *drawn, struct random *random)
{
	bool taken[MOST_PARTIES][MOST_TABLES] = {{false}};
	if (random_below(random, 2) == 0)
		return;
	for (int i = 0; i < drawn->asker_count; i++) {
		const struct drawn_asker *asker = &drawn->askers[i];
		int table = draw_or_none(random, 2, (uint32_t)drawn->table_count);
		int person = asker->person;
		if (person == NONE && drawn->parties[asker->party].people > 0)
			person = draw_or_none(random, 2, 1);
		if (table != NONE)
			drawn->there[drawn->there_count++] =
				(struct drawn_there){table, asker->party, person};
	}
	for (int i = 0; i < MOST_THERE; i++) {
		int p = (int)random_below(random, MOST_PARTIES);
		int table = (int)random_below(random, (uint32_t)drawn->table_count);
		int round = round_of(drawn, drawn->parties[p].category, table);
		int person = drawn->parties[p].people > 0 ? draw_or_none(random, 2, 1) : NONE;
		if (has_second(drawn, p))
			person = 1;
		else if (has_registered(drawn, p))
			continue;
		if (taken[p][round])
			continue;
		taken[p][round] = true;
		drawn->there[drawn->there_count++] = (struct drawn_there){table, p, person};
	}
}

static inline void draw(struct drawn *drawn, unsigned seed, bool in_order)
{
	struct random random = random_seeded(seed);
	*drawn = (struct drawn){.seed = seed};
	draw_tables(drawn, &random);
	draw_parties(drawn, &random);
	draw_rules(drawn, &random);
	draw_askers(drawn, &random);
	draw_there(drawn, &random);
	if (in_order)
		drawn->order = 1 + random_below(&random, DRAWN_ORDERS - 1);
}

#endif
