/* seats_there.c - who is at the tables already: those who ask for the seat that they have, and others,
 * who stay. */
#include "solve/seater.h"

uint32_t seater_kind(struct seater *seater, int32_t category, int32_t group)
{
	uint32_t *number = &seater->kind_of[category * REGIONAL_GROUPS_END + group];
	if (*number == NO_ELEMENT) {
		*number = seater->out->kinds.count++;
		seater->kinds[*number] = (struct seat_kind){category, group};
	}
	return *number;
}

uint8_t seater_bar(struct seater *seater, enum seat_bar_kind kind, const struct clause_walk *by)
{
	struct seats *out = seater->out;
	uint32_t n = 1;
	const struct clause *clause = by != NULL ? by->clause : NULL;
	while (n < out->bars.count &&
	       (out->bars.at[n].kind != kind || out->bars.at[n].clause != clause))
		n++;
	if (n == SEATER_BARS)
		return SEATER_BARS - 1;
	if (n == out->bars.count) {
		*(struct seat_bar *)ELEMENT(out->bars, n) =
			(struct seat_bar){kind, by != NULL ? by->mandate : NULL, clause};
		out->bars.count++;
	}
	return (uint8_t)n;
}

/* Whether somebody asks for a seat in the round of a table. */
static bool asks_for(const struct seats *seats, const struct ask *ask, uint32_t table)
{
	return seats->bars.at[ask->bar[table]].kind != BAR_ROUND;
}

/* Whether a seat that is taken already is that of somebody who asks. */
static bool is_seat_of(const struct hld_programme *programme, const struct ask *ask, who_id who,
                       bool exactly)
{
	if (exactly)
		return ask->who.n == who.n;
	return ask->registration->representative == NULL &&
	       programme_same_party(programme, ask->who, who);
}

/* Whoever has the seat already: the person who asks for one in that round, or else the delegation;
 * even where it may not be there any more. */
static struct ask *owner_of(struct seater *seater, uint32_t table, who_id who)
{
	for (int exactly = 1; exactly >= 0; exactly--)
		for (uint32_t i = 0; i < seater->out->asks.count; i++) {
			struct ask *ask = &seater->asks[i];
			if (ask->was == NO_ELEMENT && asks_for(seater->out, ask, table) &&
			    is_seat_of(seater->programme, ask, who, exactly))
				return ask;
		}
	return NULL;
}

/* Whether an earlier part of a table has somebody as well. */
static bool is_known(const struct seater *seater, const struct seat_table *table, uint32_t part,
                     who_id who)
{
	for (uint32_t p = 0; p < part; p++) {
		const who_list *there =
			&programme_meeting(seater->programme, table->parts.at[p])->participants;
		for (uint32_t i = 0; i < there->count; i++)
			if (there->at[i].id.n == who.n)
				return true;
	}
	return false;
}

/* Others of a delegation that may be at one table only are not to sit at another. */
static bool bar_others(struct seater *seater, uint32_t table, const struct delegation *of)
{
	uint8_t second = seater_bar(seater, BAR_SECOND, NULL);
	for (uint32_t i = 0; i < seater->out->asks.count; i++) {
		struct ask *ask = &seater->asks[i];
		if (programme_delegation(seater->programme, ask->who) != of ||
		    !asks_for(seater->out, ask, table))
			continue;
		uint8_t *bars = arena_array(seater->arena, seater->out->tables.count, 1);
		if (bars == NULL)
			return false;
		for (uint32_t t = 0; t < seater->out->tables.count; t++)
			bars[t] = ask->bar[t] == 0 && t != table ? second : ask->bar[t];
		ask->bar = bars;
	}
	return true;
}

/* Somebody who has not asked stays. */
static bool stay(struct seater *seater, uint32_t table, who_id who)
{
	const struct delegation *of = programme_delegation(seater->programme, who);
	int32_t category = programme_category(seater->programme, who);
	uint32_t kind = seater_kind(seater, category, of != NULL ? of->group : GROUP_NONE);
	seater->tables[table].fixed[kind]++;
	return of == NULL || !seater->is_one_table[category] || bar_others(seater, table, of);
}

bool seater_find_there(struct seater *seater)
{
	for (uint32_t t = 0; t < seater->out->tables.count; t++) {
		struct seat_table *table = &seater->tables[t];
		table->fixed = arena_array(seater->arena, SEATER_KINDS, sizeof *table->fixed);
		for (uint32_t p = 0; table->fixed != NULL && p < table->parts.count; p++) {
			const who_list *there =
				&programme_meeting(seater->programme, table->parts.at[p])
					 ->participants;
			for (uint32_t i = 0; i < there->count; i++) {
				const struct who_ref *who = &there->at[i];
				if (is_known(seater, table, p, who->id))
					continue;
				struct ask *ask = owner_of(seater, t, who->id);
				if (ask != NULL) {
					ask->was = t;
					ask->had = who;
				} else if (!who->same_seat && !stay(seater, t, who->id)) {
					return false;
				}
			}
		}
		if (table->fixed == NULL)
			return false;
	}
	return true;
}
