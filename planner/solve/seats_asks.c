/* seats_asks.c - who asks for a seat, at which tables they may sit, and in which order they are
 * admitted.
 *
 * seater_find_asks() at the end is where to begin. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "solve/free.h"
#include "solve/held.h"
#include "solve/lots.h"
#include "solve/seater.h"

enum { CATEGORY_COUNT = OFFICER + 1 };

#define BAR_TEXT(name, text) text,
static const char *const bar_texts[] = {"", SEAT_BARS(BAR_TEXT)};

const char *seat_bar_text(enum seat_bar_kind kind)
{
	return bar_texts[kind];
}

/* One who asks, before it is known in which rounds. */
struct asker {
	const struct registration *registration;
	uint32_t n; /* of the registration */
	who_id who;
	const struct person *person; /* who would sit there; NULL: not named */
	const struct delegation *delegation;
	int32_t category, group;
	uint32_t lot, rank;
	int64_t key; /* in the order of admission */
};

struct finder {
	struct seater *seater;
	struct asker *askers;
	uint32_t count;
	struct free_people people; /* what others than participants have to do */
};

/* The programme as it would be without the participants of its tables. */
static bool find_busy(struct finder *finder)
{
	struct seater *seater = finder->seater;
	const uint32_t count = seater->programme->meetings.count;
	struct hld_programme *bare = arena_alloc(seater->arena, sizeof *bare);
	struct meeting *meetings = arena_array(seater->arena, count, sizeof *meetings);
	if (bare == NULL || meetings == NULL)
		return false;
	*bare = *seater->programme;
	memcpy(meetings, bare->meetings.at, count * sizeof *meetings);
	for (uint32_t i = 0; i < count; i++)
		if (seater->table_of[i] != NO_ELEMENT)
			meetings[i].participants.count = 0;
	bare->meetings.at = meetings;
	return free_find(seater->arena, bare, &finder->people);
}

static bool find_askers(struct finder *finder)
{
	struct seater *seater = finder->seater;
	const struct hld_programme *programme = seater->programme;
	const uint32_t count = seater->registrations->registrations.count;
	struct map who;
	finder->askers = arena_array(seater->arena, count, sizeof *finder->askers);
	if (finder->askers == NULL ||
	    !map_init(&who, seater->arena, programme->persons.count + programme->delegations.count))
		return false;
	for (uint32_t i = 0; i < programme->delegations.count; i++)
		map_put(&who, programme->delegations.at[i].participant->id, i | WHO_DELEGATION);
	for (uint32_t i = 0; i < programme->persons.count; i++)
		map_put(&who, programme->persons.at[i].person->id, i);
	for (uint32_t i = 0; i < count; i++) {
		const struct registration *of = &seater->registrations->registrations.at[i];
		const char *name =
			of->representative != NULL ? of->representative : of->participant;
		if (of->asks != ASKS_TABLE)
			continue;
		struct asker *asker = &finder->askers[finder->count++];
		*asker = (struct asker){.registration = of, .n = i, .who = {map_get(&who, name)}};
		asker->person = programme_person(programme, asker->who);
		asker->delegation = programme_delegation(programme, asker->who);
		asker->category = programme_category(programme, asker->who);
		asker->group = asker->delegation != NULL ? asker->delegation->group : GROUP_NONE;
	}
	return true;
}

/* Only round tables have seats to ask for. */
static hld_status see_wishes(const struct finder *finder, hld_error *err)
{
	const struct seater *seater = finder->seater;
	for (uint32_t i = 0; i < finder->count; i++) {
		const string_list *wishes = &finder->askers[i].registration->meetings;
		for (uint32_t n = 0; n < wishes->count; n++) {
			uint32_t m = 0;
			while (strcmp(seater->programme->meetings.at[m].id, wishes->at[n]) != 0)
				m++;
			if (seater->table_of[m] != NO_ELEMENT)
				continue;
			char pointer[64];
			error_set(err, HLD_SCHEMA,
			          "'%.60s' is no round table that is held: no seat there can be "
			          "asked for",
			          wishes->at[n]);
			text_print(pointer, sizeof pointer, "/registrations/%u/meetings/%u",
			           (unsigned)finder->askers[i].n, (unsigned)n);
			error_place(err, pointer, 0, 0);
			return HLD_SCHEMA;
		}
	}
	return HLD_OK;
}

/* By who they are, whatever the order in which they are given. */
static int name_compare(const void *a, const void *b)
{
	const struct registration *x = ((const struct asker *)a)->registration;
	const struct registration *y = ((const struct asker *)b)->registration;
	int order = strcmp(x->participant, y->participant);
	if (order != 0)
		return order;
	if ((x->representative == NULL) != (y->representative == NULL))
		return x->representative == NULL ? -1 : 1;
	order = x->representative != NULL ? strcmp(x->representative, y->representative) : 0;
	if (order != 0)
		return order;
	return strcmp(text_in(&x->on_behalf_of, NULL), text_in(&y->on_behalf_of, NULL));
}

static int rank_compare(const void *a, const void *b)
{
	const struct asker *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return name_compare(a, b);
}

static void find_admission(struct seater *seater)
{
	struct clause_walk walk = {0};
	while (seater->out->admission == NULL && seater_next(seater, &walk)) {
		const struct rule_admission *rule = walk.clause->params;
		if (walk.clause->rule != RULE_ADMISSION ||
		    seater_means(seater, walk.mandate, rule->which) == NULL)
			continue;
		seater->out->admission = walk.clause;
		seater->out->admission_of = walk.mandate;
	}
}

/* What is not given comes last. */
static int64_t key_of(const struct asker *asker, int32_t order)
{
	const struct registration *of = asker->registration;
	if (order == WITHIN_LOTS)
		return asker->lot;
	if (order == WITHIN_GIVEN)
		return of->place != CIVIL_NONE ? of->place : INT64_MAX;
	return of->requested.day != CIVIL_NONE
	               ? (int64_t)of->requested.day * DAY_MIN + of->requested.min
	               : INT64_MAX;
}

/* The number of somebody among all who could ask. */
static uint32_t number_of(const struct hld_programme *programme, const struct asker *asker)
{
	return asker->who.n & WHO_DELEGATION
	               ? programme->persons.count + (asker->who.n & ~(uint32_t)WHO_DELEGATION)
	               : asker->who.n;
}

/* Give those who have no lot the numbers behind those who have. They are drawn for all who could
 * ask, so that nobody's comes before another's, or behind it, because a third withdraws. */
static bool draw_lots(struct finder *finder)
{
	const struct seater *seater = finder->seater;
	const struct hld_programme *programme = seater->programme;
	const uint32_t all = programme->persons.count + programme->delegations.count;
	uint32_t *drawn = arena_array(seater->arena, all, sizeof *drawn), given = 0;
	if (drawn == NULL || !lots_draw(seater->arena, seater->limits.seed, drawn, all))
		return false;
	for (uint32_t i = 0; i < finder->count; i++) {
		int32_t lot = finder->askers[i].registration->lot;
		finder->askers[i].lot = lot != CIVIL_NONE ? (uint32_t)lot : 0;
		given = finder->askers[i].lot > given ? finder->askers[i].lot : given;
	}
	for (uint32_t i = 0; i < finder->count; i++) {
		uint32_t of = drawn[number_of(programme, &finder->askers[i])], before = 0;
		for (uint32_t n = 0; n < finder->count; n++) {
			uint32_t other = drawn[number_of(programme, &finder->askers[n])];
			before += finder->askers[n].registration->lot == CIVIL_NONE &&
			          (other < of || (other == of && n < i));
		}
		if (finder->askers[i].registration->lot == CIVIL_NONE)
			finder->askers[i].lot = given + before + 1;
	}
	return true;
}

static bool order_askers(struct finder *finder)
{
	struct seater *seater = finder->seater;
	const struct rule_admission *rule =
		seater->out->admission != NULL ? seater->out->admission->params : NULL;
	int32_t order = rule != NULL ? rule->order : WITHIN_REQUEST;
	if (finder->count > 1)
		qsort(finder->askers, finder->count, sizeof *finder->askers, name_compare);
	if (!draw_lots(finder))
		return false;
	for (uint32_t i = 0; i < finder->count; i++)
		finder->askers[i].key = key_of(&finder->askers[i], order);
	if (finder->count > 1)
		qsort(finder->askers, finder->count, sizeof *finder->askers, rank_compare);
	for (uint32_t i = 0; i < finder->count; i++)
		finder->askers[i].rank = i;
	return true;
}

static bool begin_kinds(struct seater *seater)
{
	enum { MOST = CATEGORY_COUNT * REGIONAL_GROUPS_END };
	seater->kinds = arena_array(seater->arena, MOST, sizeof *seater->kinds);
	seater->kind_of = arena_array(seater->arena, MOST, sizeof *seater->kind_of);
	seater->out->kinds.at = seater->kinds;
	if (seater->kinds == NULL || seater->kind_of == NULL)
		return false;
	memset(seater->kind_of, 0xFF, MOST * sizeof *seater->kind_of);
	return true;
}

static bool has_who(const who_list *list, uint32_t person)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->at[i].id.n == person)
			return true;
	return false;
}

static bool has_part(const struct meeting *meeting, uint32_t person)
{
	return meeting->presides.id.n == person || has_who(&meeting->chairs, person) ||
	       has_who(&meeting->discussants, person) || has_who(&meeting->panellists, person);
}

static struct busy_span span_of(const struct hld_programme *programme, meeting_id id)
{
	const struct meeting *meeting = programme_meeting(programme, id);
	return (struct busy_span){meeting->start.utc_s, meeting->end.utc_s, id.n};
}

/* Whether whoever asks, or anybody who represents it, is free for a part of a table. */
static bool can_come(const struct finder *finder, const struct asker *asker, meeting_id part)
{
	const struct hld_programme *programme = finder->seater->programme;
	struct busy_span span = span_of(programme, part);
	const struct delegation *delegation = asker->delegation;
	if (asker->person != NULL)
		return is_free(&finder->people, asker->who.n, &span);
	if (delegation == NULL || delegation->representatives == 0)
		return true;
	for (uint32_t i = 0; i < delegation->count; i++) {
		uint32_t person = programme->delegates.at[delegation->people + i];
		if (represents(&programme->persons.at[person]) &&
		    is_free(&finder->people, person, &span))
			return true;
	}
	return false;
}

static uint8_t bar_by_people(struct finder *finder, const struct asker *asker, uint32_t table)
{
	const struct seat_table *of = &finder->seater->tables[table];
	for (uint32_t i = 0; i < of->parts.count; i++) {
		if (asker->person != NULL &&
		    has_part(programme_meeting(finder->seater->programme, of->parts.at[i]),
		             asker->who.n))
			return seater_bar(finder->seater, BAR_HAS_PART, NULL);
		if (!can_come(finder, asker, of->parts.at[i]))
			return seater_bar(finder->seater, BAR_BUSY, NULL);
	}
	return 0;
}

/* Whether somebody was selected where a clause asks for it; true where that is not known. */
static bool may_be_selected(struct finder *finder, const struct asker *asker,
                            const struct clause_walk *walk)
{
	const struct rule_selected_at *rule = walk->clause->params;
	held_list at;
	if ((rule->categories.count > 0 && !list_has(&rule->categories, asker->category)) ||
	    asker->person == NULL || asker->person->selected_at.at == NULL)
		return true;
	if (!held_find(finder->seater->arena, finder->seater->programme, walk->mandate, rule->at,
	               &at)) {
		finder->seater->failed = true;
		return true;
	}
	bool selected = at.count == 0;
	for (uint32_t i = 0; i < at.count; i++)
		selected =
			selected ||
			has_string(
				&asker->person->selected_at,
				programme_meeting(finder->seater->programme, at.at[i].meeting)->id);
	return selected;
}

static bool is_open_to(const struct rule_open_to *rule, int32_t category)
{
	return rule->others || list_has(&rule->categories, category) ||
	       list_has(&rule->may, category);
}

/* Bar by a clause the tables that it means. */
static void bar_by_clause(struct finder *finder, const struct asker *asker,
                          const struct clause_walk *walk, uint8_t *bars)
{
	const struct rule_open_to *open_to = walk->clause->params;
	const struct rule_selected_at *selected = walk->clause->params;
	bool by_category = walk->clause->rule == RULE_OPEN_TO;
	if ((!by_category && walk->clause->rule != RULE_SELECTED_AT) ||
	    (by_category ? is_open_to(open_to, asker->category)
	                 : may_be_selected(finder, asker, walk)))
		return;
	const bool *means = seater_means(finder->seater, walk->mandate,
	                                 by_category ? open_to->which : selected->which);
	for (uint32_t t = 0; means != NULL && t < finder->seater->out->tables.count; t++)
		if (means[t] && bars[t] == 0)
			bars[t] = seater_bar(finder->seater,
			                     by_category ? BAR_NOT_OPEN : BAR_SELECTED, walk);
}

/* Why somebody cannot be at each table, whichever it chooses. NULL: memory is out. */
static uint8_t *bars_of(struct finder *finder, const struct asker *asker)
{
	struct seater *seater = finder->seater;
	uint8_t *bars = arena_array(seater->arena, seater->out->tables.count, 1);
	struct clause_walk walk = {0};
	if (bars == NULL)
		return NULL;
	while (seater_next(seater, &walk))
		bar_by_clause(finder, asker, &walk, bars);
	for (uint32_t t = 0; t < seater->out->tables.count; t++) {
		const struct seat_table *table = &seater->tables[t];
		for (uint32_t i = 0; bars[t] == 0 && i < table->parts.count; i++) {
			const word_list *open_to =
				&programme_meeting(seater->programme, table->parts.at[i])->open_to;
			if (open_to->at != NULL && !list_has(open_to, asker->category))
				bars[t] = seater_bar(seater, BAR_NOT_OPEN, NULL);
		}
		if (bars[t] == 0)
			bars[t] = bar_by_people(finder, asker, t);
	}
	return bars;
}

/* The tables of a round that somebody named, in its order. */
static uint32_t find_wishes(const struct finder *finder, const struct asker *asker, uint32_t round,
                            uint32_t *wishes)
{
	const struct seater *seater = finder->seater;
	const uint32_t *rounds =
		seater->rounds + (size_t)asker->category * seater->out->tables.count;
	const string_list *named = &asker->registration->meetings;
	uint32_t count = 0;
	for (uint32_t i = 0; i < named->count; i++)
		for (uint32_t t = 0; t < seater->out->tables.count; t++) {
			const struct seat_table *table = &seater->tables[t];
			bool is_it = false, is_known = false;
			for (uint32_t n = 0; n < table->parts.count; n++)
				is_it = is_it || strcmp(programme_meeting(seater->programme,
				                                          table->parts.at[n])
				                                ->id,
				                        named->at[i]) == 0;
			for (uint32_t n = 0; n < count; n++)
				is_known = is_known || wishes[n] == t;
			if (is_it && !is_known && rounds[t] == round)
				wishes[count++] = t;
		}
	return count;
}

/* Who may attend no table at all has asked in vain: that is said at once. */
static hld_status see_may_attend(const struct finder *finder, const struct asker *asker,
                                 const uint8_t *bars, hld_error *err)
{
	const struct seats *out = finder->seater->out;
	const struct seat_bar *bar = &out->bars.at[bars[0]];
	char pointer[64];
	for (uint32_t t = 0; t < out->tables.count; t++) {
		bar = &out->bars.at[bars[t]];
		if (bar->kind != BAR_NOT_OPEN)
			return HLD_OK;
	}
	error_set(err, HLD_SCHEMA, "no round table is open to %s, as '%.60s' is of%s%s%s%s",
	          asker->category != CATEGORY_NONE ? words_label(&category_words, asker->category)
	                                           : "participants of no category",
	          asker->registration->participant, bar->mandate != NULL ? ": " : "",
	          bar->mandate != NULL ? bar->mandate->symbol : "",
	          bar->mandate != NULL ? ", paragraph " : "",
	          bar->clause != NULL ? bar->clause->para : "");
	text_print(pointer, sizeof pointer, "/registrations/%u/participant", (unsigned)asker->n);
	error_place(err, pointer, 0, 0);
	return HLD_SCHEMA;
}

/* Whether the delegation of somebody may be at one table of a round only, and asked before. */
static bool is_second(const struct finder *finder, const struct asker *asker, uint32_t round,
                      uint32_t count)
{
	const struct seats *out = finder->seater->out;
	bool asked = false;
	for (uint32_t i = 0; finder->seater->is_one_table[asker->category] && i < count; i++) {
		const struct ask *ask = &finder->seater->asks[i];
		asked = asked ||
		        (out->bars.at[ask->bar[round]].kind != BAR_ROUND &&
		         programme_delegation(out->programme, ask->who) == asker->delegation);
	}
	return asked;
}

/* One seat for each round in which somebody names a table, or for each round. */
static hld_status add_asks(struct finder *finder, const struct asker *asker, uint32_t *count,
                           hld_error *err)
{
	struct seater *seater = finder->seater;
	const uint32_t tables = seater->out->tables.count;
	const uint32_t *rounds = seater->rounds + (size_t)asker->category * tables;
	const uint8_t *bars = bars_of(finder, asker);
	uint8_t other = seater_bar(finder->seater, BAR_ROUND, NULL);
	const uint32_t before = *count;
	if (bars == NULL)
		return error_nomem(err);
	hld_status status = see_may_attend(finder, asker, bars, err);
	for (uint32_t round = 0; status == HLD_OK && round < tables; round++) {
		uint32_t *wishes = arena_array(seater->arena, tables, sizeof *wishes);
		uint8_t *bar = arena_array(seater->arena, tables, 1);
		if (wishes == NULL || bar == NULL)
			return error_nomem(err);
		if (rounds[round] != round) /* a round has the number of its first table */
			continue;
		uint32_t named = find_wishes(finder, asker, round, wishes);
		if (named == 0 && asker->registration->meetings.count > 0)
			continue;
		uint8_t second = is_second(finder, asker, round, before)
		                         ? seater_bar(finder->seater, BAR_SECOND, NULL)
		                         : 0;
		for (uint32_t t = 0; t < tables; t++)
			bar[t] = rounds[t] != round ? other : bars[t] != 0 ? bars[t] : second;
		seater->asks[*count] =
			(struct ask){.registration = asker->registration,
		                     .who = asker->who,
		                     .kind = seater_kind(seater, asker->category, asker->group),
		                     .rank = asker->rank,
		                     .lot = asker->lot,
		                     .was = NO_ELEMENT,
		                     .table = NO_ELEMENT,
		                     .bar = bar,
		                     .wishes = wishes,
		                     .wish_count = named};
		(*count)++;
	}
	return status;
}

hld_status seater_find_asks(struct seater *seater, hld_error *err)
{
	struct finder finder = {.seater = seater};
	struct seat_bar *bars = arena_array(seater->arena, SEATER_BARS, sizeof *bars);
	if (bars == NULL || !begin_kinds(seater) || !find_busy(&finder) || !find_askers(&finder))
		return error_nomem(err);
	seater->out->bars.at = bars;
	seater->out->bars.count = 1;
	hld_status status = see_wishes(&finder, err);
	if (status != HLD_OK)
		return status;
	find_admission(seater);
	if (!order_askers(&finder))
		return error_nomem(err);
	seater->asks = arena_array(seater->arena, (size_t)finder.count * seater->out->tables.count,
	                           sizeof *seater->asks);
	seater->out->asks.at = seater->asks;
	uint32_t count = 0;
	status = seater->asks != NULL ? HLD_OK : error_nomem(err);
	for (uint32_t i = 0; status == HLD_OK && i < finder.count; i++)
		status = add_asks(&finder, &finder.askers[i], &count, err);
	seater->out->asks.count = count;
	if (status == HLD_OK && (!seater_find_there(seater) || seater->failed))
		return error_nomem(err);
	return status;
}
