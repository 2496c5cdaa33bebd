/* seats_tables.c - the round tables of a programme, in rounds, and the limits that clauses set. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "solve/held.h"
#include "solve/seater.h"

static bool is_waived(const struct seater *seater, const struct hld_mandate *mandate,
                      const struct clause *clause)
{
	if (clause_severity(mandate, clause) >= HLD_BREACH)
		return false;
	for (uint32_t i = 0; i < seater->programme->waives.count; i++) {
		const struct waiver *waiver = &seater->programme->waives.at[i];
		if (waiver->meeting == NULL && strcmp(waiver->clause, clause->id) == 0)
			return true;
	}
	return false;
}

bool seater_next(const struct seater *seater, struct clause_walk *walk)
{
	for (; walk->mandate_at < seater->mandates->count; walk->mandate_at++) {
		walk->mandate = seater->mandates->at[walk->mandate_at];
		while (walk->clause_at < walk->mandate->clauses.count) {
			walk->clause = &walk->mandate->clauses.at[walk->clause_at++];
			if (!is_waived(seater, walk->mandate, walk->clause))
				return true;
		}
		walk->clause_at = 0;
	}
	return false;
}

bool *seater_means(struct seater *seater, const struct hld_mandate *mandate,
                   const struct selector *selector)
{
	held_list held;
	bool *means = arena_array(seater->arena, seater->out->tables.count, sizeof *means);
	bool any = false;
	if (means == NULL ||
	    !held_find(seater->arena, seater->programme, mandate, selector, &held)) {
		seater->failed = true;
		return NULL;
	}
	for (uint32_t i = 0; i < held.count; i++) {
		uint32_t table = seater->table_of[held.at[i].meeting.n];
		if (table != NO_ELEMENT)
			means[table] = any = true;
	}
	return any ? means : NULL;
}

static const struct meeting *first_part(const struct seater *seater, uint32_t table)
{
	return programme_meeting(seater->programme, seater->tables[table].parts.at[0]);
}

/* Another part of a table that is there already: the same number. */
static uint32_t same_table(const struct seater *seater, const struct meeting *meeting)
{
	uint32_t count = seater->out->tables.count, t = 0;
	while (t < count &&
	       (meeting->number == CIVIL_NONE || first_part(seater, t)->number != meeting->number))
		t++;
	return t < count ? t : NO_ELEMENT;
}

static bool add_part(struct seater *seater, meeting_id id)
{
	const struct meeting *meeting = programme_meeting(seater->programme, id);
	uint32_t table = same_table(seater, meeting);
	if (table == NO_ELEMENT)
		table = seater->out->tables.count++;
	struct seat_table *of = &seater->tables[table];
	meeting_id *parts = arena_array(seater->arena, (size_t)of->parts.count + 1, sizeof *parts);
	if (parts == NULL)
		return false;
	if (of->parts.count > 0)
		memcpy(parts, of->parts.at, of->parts.count * sizeof *parts);
	parts[of->parts.count++] = id;
	of->parts.at = parts;
	seater->table_of[id.n] = table;
	return true;
}

static bool tables_overlap(const struct seater *seater, uint32_t a, uint32_t b)
{
	const struct seat_table *x = &seater->tables[a], *y = &seater->tables[b];
	for (uint32_t i = 0; i < x->parts.count; i++)
		for (uint32_t j = 0; j < y->parts.count; j++) {
			const struct meeting *of_x =
				programme_meeting(seater->programme, x->parts.at[i]);
			const struct meeting *of_y =
				programme_meeting(seater->programme, y->parts.at[j]);
			if (of_x->start.utc_s < of_y->end.utc_s &&
			    of_y->start.utc_s < of_x->end.utc_s)
				return true;
		}
	return false;
}

/* Two rounds of a category become one, with the lower number. */
static void join(uint32_t *rounds, uint32_t count, uint32_t a, uint32_t b)
{
	uint32_t low = rounds[a] < rounds[b] ? rounds[a] : rounds[b];
	uint32_t high = rounds[a] < rounds[b] ? rounds[b] : rounds[a];
	for (uint32_t t = 0; t < count; t++)
		if (rounds[t] == high)
			rounds[t] = low;
}

/* Those whom a clause allows but one of some tables choose among them all. */
static void join_all(struct seater *seater, bool *one, const struct hld_mandate *mandate,
                     const struct rule_one_table *rule)
{
	const uint32_t count = seater->out->tables.count;
	const bool *means = seater_means(seater, mandate, rule->which);
	uint32_t first = 0;
	while (means != NULL && !means[first])
		first++;
	for (int32_t k = 0; means != NULL && k <= OFFICER; k++) {
		if (rule->categories.count > 0 && !list_has(&rule->categories, k))
			continue;
		one[k] = true;
		for (uint32_t t = first; !rule->at_one_time && t < count; t++)
			if (means[t])
				join(seater->rounds + (size_t)k * count, count, first, t);
	}
}

/* Of the tables that are held at one time, or among which a clause allows but one, one is to be
 * chosen. */
static void find_rounds(struct seater *seater)
{
	uint32_t count = seater->out->tables.count;
	bool *one = arena_array(seater->arena, OFFICER + 1, sizeof *one);
	seater->rounds =
		arena_array(seater->arena, (size_t)(OFFICER + 1) * count, sizeof *seater->rounds);
	seater->is_one_table = one;
	seater->failed = seater->failed || seater->rounds == NULL || one == NULL;
	for (int32_t category = 0; !seater->failed && category <= OFFICER; category++) {
		uint32_t *rounds = seater->rounds + (size_t)category * count;
		for (uint32_t t = 0; t < count; t++)
			rounds[t] = t;
		for (uint32_t a = 0; a < count; a++)
			for (uint32_t b = a + 1; b < count; b++)
				if (rounds[a] != rounds[b] && tables_overlap(seater, a, b))
					join(rounds, count, a, b);
	}
	struct clause_walk walk = {0};
	while (!seater->failed && seater_next(seater, &walk))
		if (walk.clause->rule == RULE_ONE_TABLE)
			join_all(seater, one, walk.mandate, walk.clause->params);
}

hld_status seater_find_tables(struct seater *seater, hld_error *err)
{
	const struct hld_programme *programme = seater->programme;
	seater->table_of = arena_array(seater->arena, programme->meetings.count, sizeof(uint32_t));
	seater->tables =
		arena_array(seater->arena, programme->meetings.count, sizeof *seater->tables);
	seater->out->tables.at = seater->tables;
	if (seater->table_of == NULL || seater->tables == NULL)
		return error_nomem(err);
	memset(seater->table_of, 0xFF, programme->meetings.count * sizeof(uint32_t));
	for (uint32_t i = 0; i < programme->by_start.count; i++) {
		const struct meeting *meeting =
			programme_meeting(programme, programme->by_start.at[i]);
		if (meeting->kind == ROUND_TABLE && meeting->status != CANCELLED &&
		    !add_part(seater, programme->by_start.at[i]))
			return error_nomem(err);
	}
	if (seater->out->tables.count == 0)
		return error_set(err, HLD_SCHEMA, "no meeting of the programme is a round table");
	find_rounds(seater);
	return seater->failed ? error_nomem(err) : HLD_OK;
}
