/* seats_limits.c - the limits of each table: caps, quotas and the seats of the room. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "solve/seater.h"

/* The limits of one table as they are found. */
struct limits {
	struct seat_limit *at;
	uint32_t count, room;
};

static void add(struct seater *seater, struct limits *limits, struct seat_limit limit)
{
	const struct seats *seats = seater->out;
	bool *counts = arena_array(seater->arena, seats->kinds.count, sizeof *counts);
	if (limits->count == limits->room) {
		uint32_t room = limits->room * 2 + 8;
		struct seat_limit *more = arena_array(seater->arena, room, sizeof *more);
		if (more != NULL && limits->count > 0)
			memcpy(more, limits->at, limits->count * sizeof *more);
		limits->at = more;
		limits->room = room;
	}
	seater->failed = seater->failed || counts == NULL || limits->at == NULL;
	if (seater->failed)
		return;
	for (uint32_t k = 0; k < seats->kinds.count; k++) {
		const struct seat_kind *kind = &seats->kinds.at[k];
		counts[k] = (limit.categories.count == 0 ||
		             list_has(&limit.categories, kind->category)) &&
		            (limit.groups.count == 0 || list_has(&limit.groups, kind->group));
		limit.kinds += counts[k];
	}
	limit.counts = counts;
	limits->at[limits->count++] = limit;
}

/* One limit, or with "each" one for each category, or else for each group. */
static void add_quota(struct seater *seater, struct limits *limits, const struct rule_quota *rule,
                      struct seat_limit limit)
{
	bool by_category = rule->categories.count > 0;
	const word_list *words = by_category ? &rule->categories : &rule->groups;
	limit.categories = rule->categories;
	limit.groups = rule->groups;
	limit.least = rule->exactly != CIVIL_NONE ? rule->exactly : rule->min;
	limit.most = rule->exactly != CIVIL_NONE ? rule->exactly : rule->max;
	if (!rule->each || words->count == 0) {
		add(seater, limits, limit);
		return;
	}
	for (uint32_t i = 0; i < words->count; i++) {
		*(by_category ? &limit.categories : &limit.groups) = (word_list){&words->at[i], 1};
		add(seater, limits, limit);
	}
}

static void add_clause(struct seater *seater, struct limits *limits, uint32_t table,
                       const struct hld_mandate *mandate, const struct clause *clause)
{
	const struct rule_cap *cap = clause->params;
	const struct rule_quota *quota = clause->params;
	const struct selector *which = clause->rule == RULE_CAP ? cap->which : quota->which;
	const bool *means = seater_means(seater, mandate, which);
	struct seat_limit limit = {
		.mandate = mandate, .clause = clause, .least = CIVIL_NONE, .inside = NO_ELEMENT};
	if (means == NULL || !means[table])
		return;
	if (clause->rule == RULE_QUOTA) {
		add_quota(seater, limits, quota, limit);
		return;
	}
	limit.most = cap->max;
	add(seater, limits, limit);
}

static bool is_about_seats(const struct clause *clause)
{
	const struct rule_quota *quota = clause->params;
	return clause->rule == RULE_CAP || (clause->rule == RULE_QUOTA && !quota->together &&
	                                    (quota->of == 0 || quota->of == ROLE_PARTICIPANTS));
}

/* How many advisers come with each participant, and sit behind. */
static int32_t advisers_at(struct seater *seater, uint32_t table)
{
	int32_t most = 0;
	struct clause_walk walk = {0};
	while (seater_next(seater, &walk)) {
		const struct rule_seats *rule = walk.clause->params;
		if (walk.clause->rule != RULE_SEATS || rule->advisers <= most)
			continue;
		const bool *means = seater_means(seater, walk.mandate, rule->which);
		if (means != NULL && means[table])
			most = rule->advisers;
	}
	return most;
}

/* The seats of the smallest room, less those of chairs and others who do not ask. */
static void add_room(struct seater *seater, struct limits *limits, uint32_t table)
{
	const struct seat_table *of = &seater->tables[table];
	int32_t least = CIVIL_NONE;
	for (uint32_t i = 0; i < of->parts.count; i++) {
		const struct meeting *meeting =
			programme_meeting(seater->programme, of->parts.at[i]);
		const struct room *room = programme_room(seater->programme, meeting->room.id);
		int32_t others = (int32_t)(meeting->chairs.count + meeting->discussants.count +
		                           meeting->panellists.count);
		if (room == NULL || room->seats == CIVIL_NONE)
			continue;
		int32_t seats = room->seats > others ? room->seats - others : 0;
		least = least == CIVIL_NONE || seats < least ? seats : least;
	}
	if (least != CIVIL_NONE)
		add(seater, limits,
		    (struct seat_limit){.least = CIVIL_NONE,
		                        .most = least / (1 + advisers_at(seater, table)),
		                        .inside = NO_ELEMENT});
}

static bool holds_all(const struct seat_limit *a, const struct seat_limit *b, uint32_t kinds,
                      bool *apart)
{
	bool all = true;
	*apart = true;
	for (uint32_t k = 0; k < kinds; k++) {
		all = all && (a->counts[k] || !b->counts[k]);
		*apart = *apart && !(a->counts[k] && b->counts[k]);
	}
	return all;
}

static const char *limit_id(const struct seat_limit *limit)
{
	return limit->clause != NULL ? limit->clause->id : "the seats of the room";
}

/* Put the limits one inside the other: those that count most kinds first. */
static hld_status nest(struct seater *seater, struct limits *limits, uint32_t table, hld_error *err)
{
	const uint32_t kinds = seater->out->kinds.count;
	for (uint32_t i = 1; i < limits->count; i++)
		for (uint32_t n = i; n > 0 && limits->at[n - 1].kinds < limits->at[n].kinds; n--) {
			struct seat_limit fewer = limits->at[n - 1];
			limits->at[n - 1] = limits->at[n];
			limits->at[n] = fewer;
		}
	for (uint32_t i = 0; i < limits->count; i++)
		for (uint32_t n = 0; n < i; n++) {
			bool apart;
			if (holds_all(&limits->at[n], &limits->at[i], kinds, &apart))
				limits->at[i].inside = n;
			else if (!apart)
				return error_set(
					err, HLD_SCHEMA,
					"the clauses '%.60s' and '%.60s' count participants of "
					"'%.40s' in ways that overlap, neither of them all of the "
					"other's: no seats can be given by both",
					limit_id(&limits->at[n]), limit_id(&limits->at[i]),
					programme_meeting(seater->programme,
				                          seater->tables[table].parts.at[0])
						->id);
		}
	return HLD_OK;
}

static hld_status find_limits_of(struct seater *seater, uint32_t table, hld_error *err)
{
	struct limits limits = {0};
	struct seat_table *of = &seater->tables[table];
	const uint32_t kinds = seater->out->kinds.count;
	struct clause_walk walk = {0};
	while (seater_next(seater, &walk))
		if (is_about_seats(walk.clause))
			add_clause(seater, &limits, table, walk.mandate, walk.clause);
	add_room(seater, &limits, table);
	uint32_t *innermost = arena_array(seater->arena, kinds, sizeof *innermost);
	if (seater->failed || innermost == NULL)
		return error_nomem(err);
	hld_status status = nest(seater, &limits, table, err);
	for (uint32_t k = 0; k < kinds; k++) {
		innermost[k] = NO_ELEMENT;
		for (uint32_t i = 0; i < limits.count; i++)
			if (limits.at[i].counts[k])
				innermost[k] = i;
	}
	of->innermost = innermost;
	of->limits.at = limits.at;
	of->limits.count = limits.count;
	return status;
}

/* The shares of groups that a clause wants of those it counts. */
static bool add_balance(struct seater *seater, struct seat_balance *to,
                        const struct hld_mandate *mandate, const struct clause *clause)
{
	const struct seats *seats = seater->out;
	const struct rule_balance *rule = clause->params;
	bool *counts = arena_array(seater->arena, seats->kinds.count, sizeof *counts);
	bool *means = seater_means(seater, mandate, rule->which);
	if (means == NULL || counts == NULL)
		return false;
	for (uint32_t k = 0; k < seats->kinds.count; k++)
		counts[k] = seats->kinds.at[k].group != GROUP_NONE &&
		            (rule->categories.count == 0 ||
		             list_has(&rule->categories, seats->kinds.at[k].category));
	*to = (struct seat_balance){.mandate = mandate,
	                            .clause = clause,
	                            .counts = counts,
	                            .tables = means,
	                            .tolerance = rule->tolerance};
	for (uint32_t t = 0; t < seats->tables.count; t++)
		for (uint32_t k = 0; means[t] && k < seats->kinds.count; k++)
			if (counts[k])
				to->fixed[seats->kinds.at[k].group] += seater->tables[t].fixed[k];
	return true;
}

/* Whether somebody chooses among tables of a balance and others. */
static bool is_chosen_beside(const struct seats *seats, const struct seat_balance *balance)
{
	for (uint32_t i = 0, end; i < seats->asks.count; i = end) {
		bool counts = false, beside = false;
		for (end = i;
		     end < seats->asks.count && seats->asks.at[end].rank == seats->asks.at[i].rank;
		     end++) {
			const struct ask *ask = &seats->asks.at[end];
			counts = counts || seat_is_balanced(seats, balance, ask);
			for (uint32_t t = 0; t < seats->tables.count; t++)
				beside = beside || (!balance->tables[t] && ask->bar[t] == 0);
		}
		if (counts && beside)
			return true;
	}
	return false;
}

/* Whether two balances count somebody at one table. */
static bool share_seats(const struct seats *seats, const struct seat_balance *a,
                        const struct seat_balance *b)
{
	bool kinds = false, tables = false;
	for (uint32_t k = 0; k < seats->kinds.count; k++)
		kinds = kinds || (a->counts[k] && b->counts[k]);
	for (uint32_t t = 0; t < seats->tables.count; t++)
		tables = tables || (a->tables[t] && b->tables[t]);
	return kinds && tables;
}

/* See the last of the balances: one that is the same as another makes that stricter. */
static hld_status see_balance(struct seater *seater, struct seat_balance *balances, hld_error *err)
{
	struct seats *seats = seater->out;
	struct seat_balance *last = &balances[seats->balances.count - 1];
	if (is_chosen_beside(seats, last))
		return error_set(err, HLD_SCHEMA,
		                 "the clause '%.60s' balances some of the tables among which "
		                 "participants choose, and not the others: no seats can be given "
		                 "by it",
		                 last->clause->id);
	for (struct seat_balance *other = balances; other < last; other++) {
		if (!share_seats(seats, other, last))
			continue;
		if (memcmp(other->counts, last->counts, seats->kinds.count) != 0 ||
		    memcmp(other->tables, last->tables, seats->tables.count) != 0)
			return error_set(err, HLD_SCHEMA,
			                 "the clauses '%.60s' and '%.60s' balance participants in "
			                 "ways that overlap: no seats can be given by both",
			                 other->clause->id, last->clause->id);
		if (last->tolerance < other->tolerance)
			*other = *last;
		seats->balances.count--;
		break;
	}
	return HLD_OK;
}

static hld_status find_balances(struct seater *seater, hld_error *err)
{
	hld_status status = HLD_OK;
	uint32_t most = 0;
	for (size_t m = 0; m < seater->mandates->count; m++)
		most += seater->mandates->at[m]->clauses.count;
	struct seat_balance *balances = arena_array(seater->arena, most, sizeof *balances);
	seater->out->balances.at = balances;
	struct clause_walk walk = {0};
	while (balances != NULL && status == HLD_OK && seater_next(seater, &walk)) {
		const struct rule_balance *rule = walk.clause->params;
		if (walk.clause->rule == RULE_BALANCE &&
		    (rule->of == 0 || rule->of == ROLE_PARTICIPANTS) &&
		    add_balance(seater, &balances[seater->out->balances.count], walk.mandate,
		                walk.clause)) {
			seater->out->balances.count++;
			status = see_balance(seater, balances, err);
		}
	}
	return balances == NULL || seater->failed ? error_nomem(err) : status;
}

hld_status seater_find_limits(struct seater *seater, hld_error *err)
{
	hld_status status = HLD_OK;
	for (uint32_t t = 0; status == HLD_OK && t < seater->out->tables.count; t++)
		status = find_limits_of(seater, t, err);
	return status == HLD_OK ? find_balances(seater, err) : status;
}
