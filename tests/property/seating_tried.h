/* seating_tried.h - every way to seat those who ask, tried from the drawn records alone. */
#ifndef PROPERTY_SEATING_TRIED_H
#define PROPERTY_SEATING_TRIED_H

#include "seating_made.h"

enum { MOST_LIMITS = 40, MEASURES = 9 };

/* Somebody who asks, in one round of tables. */
struct tried_ask {
	int asker, category, group, round, was;
	bool may[MOST_TABLES];
	int choice[MOST_TABLES]; /* from 1 */
	int at;                  /* as tried; NONE */
	bool is_decided;
};

struct tried_limit {
	int table, least, most; /* NONE: no bound */
	unsigned categories, groups;
};

struct tried {
	const struct drawn *drawn;
	struct tried_ask asks[MOST_ASKS];
	int count;
	struct tried_limit limits[MOST_LIMITS];
	int limit_count;
	int there[MOST_TABLES][CATEGORIES][GROUPS + 1]; /* by kind, with those who did not ask */
	int fixed[MOST_TABLES][CATEGORIES][GROUPS + 1]; /* these alone */
	int places;                                     /* a balance counts so many; NONE: any */
	bool is_uneven;                                 /* balance is not looked at */
};

/* How good a seating is: the first that differs decides, more is better. */
struct tried_measure {
	int at[MEASURES + 1];
};

static inline bool is_out(const struct drawn_table *table, int part, int hour)
{
	return hour != NONE && abs(hour - table->hours[part]) < 2;
}

/* Whether a person can be in a part of a table, for all else that he or she has to do. */
static inline bool can_come(const struct drawn *drawn, int p, int person, int t, int part)
{
	const struct drawn_party *party = &drawn->parties[p];
	if (is_out(&drawn->tables[t], part, party->busy[person]) ||
	    is_out(&drawn->tables[t], part, party->away[person]))
		return false;
	for (int o = 0; o < drawn->table_count; o++)
		for (int k = 0; k < drawn->tables[o].parts && person == 0; k++)
			if (drawn->tables[o].chair == p && (o != t || k != part) &&
			    is_out(&drawn->tables[t], part, drawn->tables[o].hours[k]))
				return false;
	return true;
}

/* Whether a table is open to a category. */
static inline bool is_open(const struct drawn *drawn, int category, int t)
{
	for (int part = 0; part < drawn->tables[t].parts; part++)
		if (!in_set(drawn->tables[t].open_to[part], category))
			return false;
	for (int r = 0; r < drawn->rule_count; r++) {
		const struct drawn_rule *rule = &drawn->rules[r];
		if (rule->kind == DRAWN_OPEN && !rule->others &&
		    (rule->table == NONE || rule->table == t) &&
		    !((rule->categories | rule->may) >> category & 1U))
			return false;
	}
	return true;
}

/* Whether whoever asks, or anybody who represents it, can come to each part. */
static inline bool has_time(const struct drawn *drawn, const struct drawn_asker *asker, int t)
{
	const struct drawn_party *party = &drawn->parties[asker->party];
	for (int part = 0; part < drawn->tables[t].parts; part++) {
		bool comes = asker->person != NONE
		                     ? can_come(drawn, asker->party, asker->person, t, part)
		                     : party->people == 0;
		for (int i = 0; asker->person == NONE && i < party->people; i++)
			comes = comes || can_come(drawn, asker->party, i, t, part);
		if (!comes)
			return false;
	}
	return true;
}

static inline bool has_part(const struct drawn *drawn, const struct drawn_asker *asker, int t)
{
	return asker->person == 0 && drawn->tables[t].chair == asker->party;
}

static inline bool may_sit(const struct drawn *drawn, const struct drawn_asker *asker, int t)
{
	return is_open(drawn, drawn->parties[asker->party].category, t) &&
	       has_time(drawn, asker, t) && !has_part(drawn, asker, t);
}

static inline bool is_one_table(const struct drawn *drawn, int category)
{
	for (int r = 0; r < drawn->rule_count; r++)
		if (drawn->rules[r].kind == DRAWN_ONE &&
		    in_set(drawn->rules[r].categories, category))
			return true;
	return false;
}

static inline int compare_numbers(int a, int b)
{
	return a < b ? -1 : a > b;
}

/* What is not given comes last; then by who they are. Lots: of each asker. */
static inline int compare_askers(const struct drawn *drawn, const int *lots, int a, int b)
{
	const struct drawn_asker *x = &drawn->askers[a], *y = &drawn->askers[b];
	int of_x = x->requested, of_y = y->requested;
	if (drawn->order == BY_GIVEN) {
		of_x = x->place;
		of_y = y->place;
	} else if (drawn->order == BY_LOTS) {
		of_x = lots[a];
		of_y = lots[b];
	}
	if ((of_x == NONE) != (of_y == NONE))
		return of_x == NONE ? 1 : -1;
	if (of_x != of_y)
		return compare_numbers(of_x, of_y);
	if (x->party != y->party)
		return compare_numbers(x->party, y->party);
	return compare_numbers(x->person, y->person);
}

/* The askers in the order of admission. */
static inline void rank_askers(const struct drawn *drawn, const int *lots, int *ranked)
{
	for (int i = 0; i < drawn->asker_count; i++) {
		int n = i;
		for (; n > 0 && compare_askers(drawn, lots, i, ranked[n - 1]) < 0; n--)
			ranked[n] = ranked[n - 1];
		ranked[n] = i;
	}
}

static inline void try_limit(struct tried *tried, int table, const struct drawn_rule *rule,
                             unsigned categories, unsigned groups)
{
	int most = rule->kind == DRAWN_QUOTA && rule->exactly ? rule->min : rule->max;
	tried->limits[tried->limit_count++] =
		(struct tried_limit){table, rule->min, most, categories, groups};
}

static inline void find_tried_limits(struct tried *tried)
{
	const struct drawn *drawn = tried->drawn;
	for (int t = 0; t < drawn->table_count; t++) {
		const struct drawn_table *table = &drawn->tables[t];
		int advisers = 0;
		for (int r = 0; r < drawn->rule_count; r++) {
			const struct drawn_rule *rule = &drawn->rules[r];
			unsigned each = !rule->each             ? 0
			                : rule->categories != 0 ? rule->categories
			                                        : rule->groups;
			if (rule->table != NONE && rule->table != t)
				continue;
			if (rule->kind == DRAWN_ADVISERS && rule->max > advisers)
				advisers = rule->max;
			if (rule->kind == DRAWN_CAP || (rule->kind == DRAWN_QUOTA && each == 0))
				try_limit(tried, t, rule, rule->categories, rule->groups);
			for (int i = 0; rule->kind == DRAWN_QUOTA && each >> i != 0; i++)
				if (each >> i & 1U)
					try_limit(tried, t, rule,
					          rule->categories != 0 ? 1U << i : 0,
					          rule->categories != 0 ? rule->groups : 1U << i);
		}
		int seats = table->seats - (table->chair != NONE);
		if (table->seats != NONE)
			tried->limits[tried->limit_count++] = (struct tried_limit){
				t, NONE, (seats > 0 ? seats : 0) / (1 + advisers), 0, 0};
	}
}

static inline bool is_counted(const struct tried_limit *limit, int category, int group)
{
	return in_set(limit->categories, category) && in_set(limit->groups, group);
}

/* The seat that somebody who asks has in a round; NONE. */
static inline int seat_before(const struct drawn *drawn, const struct drawn_asker *asker, int round)
{
	for (int i = 0; i < drawn->there_count; i++) {
		const struct drawn_there *there = &drawn->there[i];
		bool is_it = there->party == asker->party &&
		             (asker->person == NONE || there->person == asker->person);
		if (is_it &&
		    round_of(drawn, drawn->parties[asker->party].category, there->table) == round)
			return there->table;
	}
	return NONE;
}

static inline void add_ask(struct tried *tried, int a, int round, bool is_second)
{
	const struct drawn *drawn = tried->drawn;
	const struct drawn_asker *asker = &drawn->askers[a];
	const struct drawn_party *party = &drawn->parties[asker->party];
	struct tried_ask ask = {.asker = a,
	                        .category = party->category,
	                        .group = party->group,
	                        .round = round,
	                        .was = seat_before(drawn, asker, round),
	                        .at = NONE};
	int wishes = 0;
	for (int w = 0; w < asker->wish_count; w++) {
		int t = asker->wishes[w];
		if (round_of(drawn, party->category, t) == round && ask.choice[t] == 0)
			ask.choice[t] = ++wishes;
	}
	if (wishes == 0 && asker->wish_count > 0)
		return;
	for (int t = 0; t < drawn->table_count; t++) {
		ask.may[t] = !is_second && round_of(drawn, party->category, t) == round &&
		             may_sit(drawn, asker, t);
		if (ask.choice[t] == 0)
			ask.choice[t] = wishes + 1;
	}
	tried->asks[tried->count++] = ask;
}

static inline bool asks_in(const struct tried *tried, int count, int party, int round)
{
	for (int i = 0; i < count; i++)
		if (tried->drawn->askers[tried->asks[i].asker].party == party &&
		    tried->asks[i].round == round)
			return true;
	return false;
}

/* Those who are at tables without having asked stay there; where a clause has their delegation at
 * one table, others of it may sit beside them only. */
static inline void find_fixed(struct tried *tried)
{
	const struct drawn *drawn = tried->drawn;
	for (int i = 0; i < drawn->there_count; i++) {
		const struct drawn_there *there = &drawn->there[i];
		const struct drawn_party *party = &drawn->parties[there->party];
		int round = round_of(drawn, party->category, there->table);
		bool has_asked = false;
		for (int n = 0; n < tried->count; n++) {
			const struct drawn_asker *asker = &drawn->askers[tried->asks[n].asker];
			has_asked = has_asked ||
			            (asker->party == there->party &&
			             tried->asks[n].was == there->table &&
			             (asker->person == NONE || asker->person == there->person));
		}
		if (has_asked)
			continue;
		tried->fixed[there->table][party->category][party->group]++;
		for (int n = 0; n < tried->count; n++) {
			struct tried_ask *ask = &tried->asks[n];
			if (drawn->askers[ask->asker].party != there->party ||
			    ask->round != round || !is_one_table(drawn, party->category))
				continue;
			for (int t = 0; t < drawn->table_count; t++)
				ask->may[t] = ask->may[t] && t == there->table;
		}
	}
	memcpy(tried->there, tried->fixed, sizeof tried->there);
}

static inline void try_begin(struct tried *tried, const struct drawn *drawn, const int *lots)
{
	int ranked[MOST_ASKERS];
	*tried = (struct tried){.drawn = drawn, .places = NONE};
	find_tried_limits(tried);
	rank_askers(drawn, lots, ranked);
	for (int n = 0; n < drawn->asker_count; n++) {
		int a = ranked[n], p = drawn->askers[a].party,
		    category = drawn->parties[p].category;
		int before = tried->count;
		for (int round = 0; round < drawn->table_count; round++)
			if (round_of(drawn, category, round) == round)
				add_ask(tried, a, round,
				        is_one_table(drawn, category) &&
				                asks_in(tried, before, p, round));
	}
	find_fixed(tried);
}

static inline int count_at(const struct tried *tried, const struct tried_limit *limit)
{
	int count = 0;
	for (int c = 0; c < CATEGORIES; c++)
		for (int g = 0; g <= GROUPS; g++)
			if (is_counted(limit, c, g))
				count += tried->there[limit->table][c][g];
	return count;
}

/* Seat an ask at a table, where there is room; NONE: nowhere. */
static inline bool sit(struct tried *tried, struct tried_ask *ask, int t)
{
	if (t != NONE && !ask->may[t])
		return false;
	if (t != NONE)
		tried->there[t][ask->category][ask->group]++;
	ask->at = t;
	ask->is_decided = true;
	for (int i = 0; t != NONE && i < tried->limit_count; i++) {
		const struct tried_limit *limit = &tried->limits[i];
		if (limit->table == t && limit->most != NONE &&
		    is_counted(limit, ask->category, ask->group) &&
		    count_at(tried, limit) > limit->most) {
			tried->there[t][ask->category][ask->group]--;
			ask->at = NONE;
			ask->is_decided = false;
			return false;
		}
	}
	return true;
}

static inline void rise(struct tried *tried, struct tried_ask *ask)
{
	if (ask->at != NONE)
		tried->there[ask->at][ask->category][ask->group]--;
	ask->at = NONE;
	ask->is_decided = false;
}

/* The places that a balance counts, of all groups. */
static inline int count_places(const struct tried *tried, const struct drawn_rule *rule,
                               int of[GROUPS + 1])
{
	int all = 0;
	for (int g = 1; g <= GROUPS; g++) {
		of[g] = 0;
		for (int t = 0; t < tried->drawn->table_count; t++)
			for (int c = 0; c < CATEGORIES; c++)
				if (in_set(rule->categories, c))
					of[g] += tried->there[t][c][g];
		all += of[g];
	}
	return all;
}

/* Whether each group has a share of the places like its share of the States: within the
 * tolerance, or less than one place off; and none is left out. */
static inline bool is_even(const struct tried *tried, const struct drawn_rule *rule)
{
	const struct drawn *drawn = tried->drawn;
	int states[GROUPS + 1] = {0}, of[GROUPS + 1], all_states = 0, groups = 0;
	int all = count_places(tried, rule, of);
	for (int p = 0; p < drawn->party_count; p++)
		if (drawn->parties[p].category == 0 && drawn->parties[p].group > 0) {
			groups += states[drawn->parties[p].group]++ == 0;
			all_states++;
		}
	for (int g = 1; all_states > 0 && g <= GROUPS; g++) {
		double ought = (double)all * states[g] / all_states;
		double off = of[g] > ought ? of[g] - ought : ought - of[g];
		bool none = of[g] == 0 && states[g] > 0 && all >= groups;
		if (none || (off > 1 - 1e-9 && 100 * off > rule->max * all + 1e-9))
			return false;
	}
	return true;
}

/* Whether all that is wanted at least is there. */
static inline bool is_kept(const struct tried *tried)
{
	for (int i = 0; i < tried->limit_count; i++)
		if (tried->limits[i].least != NONE &&
		    count_at(tried, &tried->limits[i]) < tried->limits[i].least)
			return false;
	for (int r = 0; r < tried->drawn->rule_count && !tried->is_uneven; r++) {
		const struct drawn_rule *rule = &tried->drawn->rules[r];
		int of[GROUPS + 1];
		if (rule->kind == DRAWN_EVEN &&
		    (!is_even(tried, rule) ||
		     (tried->places != NONE && count_places(tried, rule, of) != tried->places)))
			return false;
	}
	return true;
}

/* Fewer who had a seat and have none, more with a seat, more seats, more who stay, fewer below their
 * first choice, their second ..., and then kinds spread over the tables. */
static inline struct tried_measure measure(const struct tried *tried)
{
	struct tried_measure to = {{0}};
	bool has_seat[MOST_ASKERS] = {false};
	for (int i = 0; i < tried->count; i++) {
		const struct tried_ask *ask = &tried->asks[i];
		if (ask->at == NONE)
			continue;
		to.at[0] += ask->was != NONE;
		to.at[1] += !has_seat[ask->asker];
		has_seat[ask->asker] = true;
		to.at[2]++;
		to.at[3] += ask->at == ask->was;
		for (int c = 1; c <= 4; c++)
			to.at[3 + c] -= ask->choice[ask->at] > c;
	}
	for (int t = 0; t < tried->drawn->table_count; t++)
		for (int c = 0; c < CATEGORIES; c++)
			for (int g = 0; g <= GROUPS; g++)
				to.at[MEASURES - 1] -=
					tried->there[t][c][g] * tried->there[t][c][g];
	return to;
}

static inline bool is_better(const struct tried_measure *a, const struct tried_measure *b)
{
	for (int i = 0; i < MEASURES; i++)
		if (a->at[i] != b->at[i])
			return a->at[i] > b->at[i];
	return false;
}

/* The best of all ways to seat those from the n-th on; false: there is none. */
static inline bool try_all(struct tried *tried, int n, struct tried_measure *best, bool *any)
{
	if (n == tried->count) {
		struct tried_measure now = measure(tried);
		if (is_kept(tried) && (!*any || is_better(&now, best))) {
			*best = now;
			*any = true;
		}
		return *any;
	}
	for (int t = NONE; t < tried->drawn->table_count; t++)
		if (sit(tried, &tried->asks[n], t)) {
			try_all(tried, n + 1, best, any);
			rise(tried, &tried->asks[n]);
		}
	return *any;
}

/* Whether those who are not decided can be seated so that all is kept. */
static inline bool can_end(struct tried *tried, int n)
{
	while (n < tried->count && tried->asks[n].is_decided)
		n++;
	if (n == tried->count)
		return is_kept(tried);
	bool ends = false;
	for (int t = tried->drawn->table_count - 1; !ends && t >= NONE; t--)
		if (sit(tried, &tried->asks[n], t)) {
			ends = can_end(tried, n + 1);
			rise(tried, &tried->asks[n]);
		}
	return ends;
}

static inline bool sit_and_end(struct tried *tried, struct tried_ask *ask, int t)
{
	if (!sit(tried, ask, t))
		return false;
	if (can_end(tried, 0))
		return true;
	rise(tried, ask);
	return false;
}

/* Each in turn the best of its choices after which all can be kept; those who have a seat first
 * keep it. */
static inline void try_in_turn(struct tried *tried)
{
	for (int n = 0; n < tried->count; n++)
		rise(tried, &tried->asks[n]);
	for (int n = 0; n < tried->count; n++)
		if (tried->asks[n].was != NONE)
			sit_and_end(tried, &tried->asks[n], tried->asks[n].was);
	for (int n = 0; n < tried->count; n++) {
		struct tried_ask *ask = &tried->asks[n];
		for (int c = 1; ask->at == NONE && c <= MOST_TABLES + 1; c++)
			for (int t = 0; ask->at == NONE && t < tried->drawn->table_count; t++)
				if (ask->choice[t] == c)
					sit_and_end(tried, ask, t);
		ask->is_decided = true;
	}
}

/* The lots of all askers, as they came out of the draw. */
static inline void find_lots(const struct made *made, const struct drawn *drawn, int *lots)
{
	int highest = 0;
	for (int i = 0; i < drawn->asker_count; i++)
		highest = drawn->askers[i].lot > highest ? drawn->askers[i].lot : highest;
	for (uint32_t n = 0; n < made->seats.asks.count; n++) {
		const struct ask *ask = &made->seats.asks.at[n];
		ptrdiff_t row = ask->registration - made->registrations->registrations.at;
		int i = (2 * drawn->asker_count - 1 - (int)row) % drawn->asker_count;
		lots[i] = (int)ask->lot;
		if (drawn->askers[i].lot != NONE ? lots[i] != drawn->askers[i].lot
		                                 : lots[i] <= highest)
			WRONG(made, drawn, "the lot of asker %d is %d", i, lots[i]);
	}
}

/* Take over who sits where. The test fails where an ask is not there as it should be. */
static inline void take(const struct made *made, struct tried *tried)
{
	const struct seats *seats = &made->seats;
	uint32_t seated = 0;
	if (seats->asks.count != (uint32_t)tried->count)
		WRONG(made, tried->drawn, "%u ask, not %d", seats->asks.count, tried->count);
	for (int n = 0; n < tried->count; n++) {
		struct tried_ask *to = &tried->asks[n];
		const struct ask *ask = &seats->asks.at[n];
		const struct drawn_asker *asker = &tried->drawn->askers[to->asker];
		int was = ask->was == NO_ELEMENT ? NONE : (int)ask->was;
		if (ask->registration->participant[1] != '0' + asker->party || was != to->was)
			WRONG(made, tried->drawn, "ask %d is of %s, seated at %d", n,
			      ask->registration->participant, was);
		for (int t = 0; t < tried->drawn->table_count; t++)
			if ((ask->bar[t] == 0) != to->may[t])
				WRONG(made, tried->drawn, "%s is barred from table %d: '%s'",
				      ask->registration->participant, t + 1,
				      seat_bar_text(seats->bars.at[ask->bar[t]].kind));
		if (seats->is_impossible || ask->table == NO_ELEMENT)
			continue;
		seated++;
		if (!sit(tried, to, (int)ask->table))
			WRONG(made, tried->drawn, "%s cannot sit at table %u",
			      ask->registration->participant, ask->table + 1);
	}
	if (seats->seated != seated)
		WRONG(made, tried->drawn, "%u are said to be seated", seats->seated);
}

#endif
