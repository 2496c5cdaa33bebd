/* matrix.c - write a problem down row by row.
 *
 * matrix_make() at the end is where to begin. */
#include "solve/matrix.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/grow.h"

struct writer {
	const struct problem *problem;
	struct matrix *out;
	struct arena arena;
	struct meant *scratch;
	struct placement at; /* to ask what departs from ties */
	uint32_t column_room, row_room, entry_room;
	bool failed;
};

static void *take(struct writer *writer, size_t count, size_t size)
{
	void *at = arena_array(&writer->arena, count, size);
	writer->failed = writer->failed || at == NULL;
	return at;
}

static uint32_t add_column(struct writer *writer, double cost, bool is_any)
{
	struct matrix *out = writer->out;
	struct column *at =
		grown(out->columns, out->column_count, &writer->column_room, sizeof *at);
	writer->failed = writer->failed || at == NULL;
	if (at == NULL)
		return 0;
	out->columns = at;
	at[out->column_count] = (struct column){cost, is_any};
	return out->column_count++;
}

static void add_entry(struct writer *writer, uint32_t column, double value)
{
	struct matrix *out = writer->out;
	struct entry *at = grown(out->entries, out->entry_count, &writer->entry_room, sizeof *at);
	writer->failed = writer->failed || at == NULL;
	if (at == NULL)
		return;
	out->entries = at;
	at[out->entry_count++] = (struct entry){column, value};
}

/* Begin a row, whose entries come then. */
static void begin_row(struct writer *writer, double least, double most)
{
	struct matrix *out = writer->out;
	struct row *at = grown(out->rows, out->row_count, &writer->row_room, sizeof *at);
	writer->failed = writer->failed || at == NULL;
	if (at == NULL)
		return;
	out->rows = at;
	at[out->row_count++] = (struct row){out->entry_count, least, most};
}

static uint32_t column_of(const struct writer *writer, uint32_t sitting, uint32_t time)
{
	return writer->out->first[sitting] + time;
}

static const struct sitting *sitting_at(const struct writer *writer, uint32_t n)
{
	return &writer->problem->sittings.at[n];
}

static const struct slot *slot_at(const struct writer *writer, uint32_t n, uint32_t time)
{
	return time_slot(writer->problem, sitting_at(writer, n), time);
}

/* Each sitting has one of its times; with the room that costs the least, whichever it has. */
static void write_sittings(struct writer *writer)
{
	for (uint32_t n = 0; n < writer->problem->sittings.count; n++) {
		const struct sitting *sitting = sitting_at(writer, n);
		int32_t room = INT32_MAX;
		for (uint32_t i = 0; i < sitting->room_count; i++)
			room = sitting->rooms[i].cost < room ? sitting->rooms[i].cost : room;
		writer->out->first[n] = writer->out->column_count;
		begin_row(writer, 1, 1);
		for (uint32_t i = 0; i < sitting->time_count; i++) {
			uint32_t column =
				add_column(writer, (double)sitting->times[i].cost + room, false);
			add_entry(writer, column, 1);
		}
	}
}

/* A column of a sitting that takes up spans. */
struct taking {
	uint32_t column, from, to;
};

/* Some sittings that cannot have more than most of something in a span together. */
struct takers {
	struct taking *at;
	uint32_t count, room;
};

static void add_taking(struct writer *writer, struct takers *takers, uint32_t column, uint32_t from,
                       uint32_t to)
{
	struct taking *at = grown(takers->at, takers->count, &takers->room, sizeof *at);
	writer->failed = writer->failed || at == NULL;
	if (at == NULL)
		return;
	takers->at = at;
	at[takers->count++] = (struct taking){column, from, to};
}

/* All times of a sitting. */
static void add_sitting(struct writer *writer, struct takers *takers, uint32_t n, bool with_rest)
{
	for (uint32_t i = 0; i < sitting_at(writer, n)->time_count; i++) {
		const struct slot *slot = slot_at(writer, n, i);
		add_taking(writer, takers, column_of(writer, n, i), slot->from,
		           with_rest ? slot->rest_to : slot->to);
	}
}

static int taking_compare(const void *a, const void *b)
{
	const struct taking *x = a, *y = b;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

/* A row at every span in which something begins: whoever is there at any instant is there when
 * the last of them begins. With a cost, one that lacks is paid for in that span. */
static void write_takers(struct writer *writer, struct takers *takers, uint32_t most, double cost)
{
	if (takers->count > 1)
		qsort(takers->at, takers->count, sizeof *takers->at, taking_compare);
	for (uint32_t i = 0; !writer->failed && i < takers->count; i++) {
		uint32_t span = takers->at[i].from, count = 0;
		if (i > 0 && takers->at[i - 1].from == span)
			continue;
		for (uint32_t n = 0; n < takers->count && takers->at[n].from <= span; n++)
			count += takers->at[n].to > span;
		if (count <= most)
			continue;
		begin_row(writer, -ROW_OPEN, most);
		for (uint32_t n = 0; n < takers->count && takers->at[n].from <= span; n++)
			if (takers->at[n].to > span)
				add_entry(writer, takers->at[n].column, 1);
		if (cost > 0)
			add_entry(writer, add_column(writer, cost, true), -1);
	}
	takers->count = 0;
}

/* Nobody is in two places. */
static void write_people(struct writer *writer, struct takers *takers)
{
	const struct problem *problem = writer->problem;
	uint32_t *start = take(writer, (size_t)problem->busy_count + 1, sizeof *start);
	size_t all = 0;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		all += problem->sittings.at[n].busy_count;
	uint32_t *sittings = take(writer, all, sizeof *sittings);
	if (writer->failed)
		return;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		for (uint32_t i = 0; i < problem->sittings.at[n].busy_count; i++)
			start[problem->sittings.at[n].busy[i] + 1]++;
	for (uint32_t p = 0; p < problem->busy_count; p++)
		start[p + 1] += start[p];
	for (uint32_t n = problem->sittings.count; n-- > 0;)
		for (uint32_t i = 0; i < problem->sittings.at[n].busy_count; i++)
			sittings[--start[problem->sittings.at[n].busy[i] + 1]] = n;
	for (uint32_t p = 0; p < problem->busy_count; p++) {
		uint32_t end = p + 2 <= problem->busy_count ? start[p + 2] : (uint32_t)all;
		for (uint32_t i = start[p + 1]; i < end; i++)
			add_sitting(writer, takers, sittings[i], false);
		write_takers(writer, takers, 1, 0);
	}
}

/* A room that is not a breach to have. */
static bool is_fit(const struct room_choice *room)
{
	return room->cost < COST_BREACH;
}

/* Whether all the rooms that are fit for one sitting are so for another. */
static bool has_rooms(const struct sitting *all, const struct sitting *of)
{
	for (uint32_t i = 0; i < of->room_count; i++) {
		uint32_t n = 0;
		if (!is_fit(&of->rooms[i]))
			continue;
		while (n < all->room_count &&
		       (!is_fit(&all->rooms[n]) || all->rooms[n].id.n != of->rooms[i].id.n))
			n++;
		if (n == all->room_count || of->rooms[i].id.n == NO_ELEMENT)
			return false;
	}
	return true;
}

static uint32_t count_fit(const struct sitting *sitting)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < sitting->room_count; i++)
		count += is_fit(&sitting->rooms[i]);
	return count;
}

/* Those who can only be in some rooms are no more than these. Rooms of one sitting are asked
 * about once, in place of every other that has the same. */
static void write_rooms(struct writer *writer, struct takers *takers)
{
	const struct problem *problem = writer->problem;
	uint32_t *alike = take(writer, problem->sittings.count, sizeof *alike), count = 0;
	for (uint32_t n = 0; alike != NULL && n < problem->sittings.count; n++) {
		const struct sitting *sitting = sitting_at(writer, n);
		uint32_t i = 0;
		while (i < count && (!has_rooms(sitting_at(writer, alike[i]), sitting) ||
		                     !has_rooms(sitting, sitting_at(writer, alike[i]))))
			i++;
		if (i == count && count_fit(sitting) > 0)
			alike[count++] = n;
	}
	for (uint32_t i = 0; i < count; i++) {
		const struct sitting *rooms = sitting_at(writer, alike[i]);
		for (uint32_t n = 0; n < problem->sittings.count; n++)
			if (count_fit(sitting_at(writer, n)) > 0 &&
			    has_rooms(rooms, sitting_at(writer, n)))
				add_sitting(writer, takers, n, false);
		write_takers(writer, takers, count_fit(rooms), 0);
	}
}

static void write_teams(struct writer *writer, struct takers *takers)
{
	const struct problem *problem = writer->problem;
	double cost = problem->team_cost < COST_BREACH ? problem->team_cost : 0;
	for (uint32_t v = 0; v < problem->programme->venues.count; v++) {
		const struct interpretation *of = problem->programme->venues.at[v]->interpretation;
		for (uint32_t n = 0; of != NULL && n < problem->sittings.count; n++)
			if (sitting_at(writer, n)->venue == v)
				add_sitting(writer, takers, n, true);
		if (of != NULL)
			write_takers(writer, takers, (uint32_t)of->teams, cost);
	}
}

/* The part of a tie that is about one sitting by its first selector, and about another by its
 * second. */
static struct tie part_of(struct writer *writer, const struct tie *tie, uint32_t a, uint32_t b)
{
	struct tie part = *tie;
	for (int s = 0; s < 2; s++) {
		struct pick *at = take(writer, tie->picks[s].count, sizeof *at);
		for (uint32_t p = 0; at != NULL && p < tie->picks[s].count; p++) {
			const struct pick *pick = &tie->picks[s].at[p];
			struct meant *may = take(writer, pick->count, sizeof *may);
			at[p] = (struct pick){pick->selector, may, 0};
			for (uint32_t i = 0; may != NULL && i < pick->count; i++)
				if (pick->may[i].sitting == (s == 0 ? a : b))
					may[at[p].count++] = pick->may[i];
		}
		part.picks[s] = (struct picks){at, at != NULL ? tie->picks[s].count : 0};
	}
	return part;
}

/* What departs from each sitting alone is charged to its times; from a clause that binds, such
 * times are out of the question. */
static void charge_alone(struct writer *writer, const struct tie *tie, uint32_t n)
{
	struct tie part = part_of(writer, tie, n, NO_ELEMENT);
	for (uint32_t i = 0; !writer->failed && i < sitting_at(writer, n)->time_count; i++) {
		writer->at.slot[n] = i;
		uint32_t count = post_count(writer->problem, &part, &writer->at, writer->scratch);
		if (count == 0)
			continue;
		writer->out->columns[column_of(writer, n, i)].cost += (double)tie->cost * count;
	}
}

/* A slack that is paid for, where departing is not a breach. */
static bool is_soft(const struct tie *tie)
{
	return tie->cost < COST_BREACH;
}

/* The times of two whole sittings, of which one ends before the other begins: until any
 * instant, either the first has not ended by then, or the other not begun. */
static void write_before(struct writer *writer, const struct tie *tie, uint32_t a, uint32_t b)
{
	uint32_t slack = is_soft(tie) ? add_column(writer, tie->cost, true) : 0;
	for (uint32_t i = 0; !writer->failed && i < sitting_at(writer, b)->time_count; i++) {
		uint32_t instant = slot_at(writer, b, i)->from;
		bool again = false;
		for (uint32_t n = 0; n < i && !again; n++)
			again = slot_at(writer, b, n)->from == instant;
		if (again)
			continue;
		begin_row(writer, -ROW_OPEN, 1);
		for (uint32_t n = 0; n < sitting_at(writer, a)->time_count; n++)
			if (slot_at(writer, a, n)->to > instant)
				add_entry(writer, column_of(writer, a, n), 1);
		for (uint32_t n = 0; n < sitting_at(writer, b)->time_count; n++)
			if (slot_at(writer, b, n)->from <= instant)
				add_entry(writer, column_of(writer, b, n), 1);
		if (is_soft(tie))
			add_entry(writer, slack, -1);
	}
}

/* Two sittings are together: each has a time if the other has the same. */
static void write_together(struct writer *writer, const struct tie *tie, uint32_t a, uint32_t b)
{
	uint32_t slack = is_soft(tie) ? add_column(writer, tie->cost, true) : 0;
	for (uint32_t i = 0; !writer->failed && i < sitting_at(writer, a)->time_count; i++) {
		const struct slot *slot = slot_at(writer, a, i);
		begin_row(writer, is_soft(tie) ? -ROW_OPEN : 0, 0);
		add_entry(writer, column_of(writer, a, i), 1);
		for (uint32_t n = 0; n < sitting_at(writer, b)->time_count; n++) {
			const struct slot *other = slot_at(writer, b, n);
			if (other->from == slot->from && other->to == slot->to)
				add_entry(writer, column_of(writer, b, n), -1);
		}
		if (is_soft(tie))
			add_entry(writer, slack, -1);
	}
}

/* Whether a tie chooses its sittings whole, and whenever they are. */
static bool is_plain(const struct tie *tie, bool items_too)
{
	for (int s = 0; s < 2; s++)
		for (uint32_t p = 0; p < tie->picks[s].count; p++) {
			const struct selector *selector = tie->picks[s].at[p].selector;
			if (selector->position != 0 || selector->day != CIVIL_NONE ||
			    selector->part != 0 || selector->conference ||
			    (!items_too && (selector->items.count > 0 || tie->picks[s].count > 1)))
				return false;
		}
	return true;
}

/* Whether what departs from a clause is the sum of what departs by each sitting alone. */
static bool is_of_each(const struct clause *clause)
{
	switch (clause->rule) {
	case RULE_DATES:
		return !((const struct rule_dates *)clause->params)->every_day;
	case RULE_WHEN:
		return ((const struct rule_when *)clause->params)->count == CIVIL_NONE;
	case RULE_DURATION:
		return ((const struct rule_duration *)clause->params)->days == CIVIL_NONE;
	case RULE_HOURS:
		return true;
	default:
		return false;
	}
}

static void write_order(struct writer *writer, const struct tie *tie)
{
	const struct pick *first = tie->picks[0].at, *then = tie->picks[1].at;
	for (uint32_t i = 0; i < first->count; i++)
		for (uint32_t n = 0; n < then->count; n++)
			if (first->may[i].sitting != then->may[n].sitting)
				write_before(writer, tie, first->may[i].sitting,
				             then->may[n].sitting);
}

/* So many of some sittings have a time of some sort. */
static void write_when(struct writer *writer, const struct tie *tie)
{
	struct rule_when each = *(const struct rule_when *)tie->clause->params;
	struct clause clause = *tie->clause;
	double wanted = each.count;
	each.count = CIVIL_NONE; /* then a sitting departs by any other time */
	clause.params = &each;
	begin_row(writer, wanted, wanted);
	for (uint32_t m = 0; m < tie->member_count; m++) {
		uint32_t n = tie->members[m];
		struct tie part = part_of(writer, tie, n, NO_ELEMENT);
		part.clause = &clause;
		for (uint32_t i = 0; !writer->failed && i < sitting_at(writer, n)->time_count;
		     i++) {
			writer->at.slot[n] = i;
			if (post_count(writer->problem, &part, &writer->at, writer->scratch) == 0)
				add_entry(writer, column_of(writer, n, i), 1);
		}
	}
	if (!is_soft(tie))
		return;
	add_entry(writer, add_column(writer, tie->cost, true), 1);
	add_entry(writer, add_column(writer, tie->cost, true), -1);
}

/* Those that a day has beyond its share. */
static void write_spread(struct writer *writer, const struct tie *tie)
{
	uint32_t days = writer->problem->conference_days;
	uint32_t share = days > 0 ? (tie->member_count + days - 1) / days : 0;
	for (uint32_t d = 0; days > 0 && d < writer->problem->day_count; d++) {
		begin_row(writer, -ROW_OPEN, share);
		for (uint32_t m = 0; m < tie->member_count; m++)
			for (uint32_t i = 0; i < sitting_at(writer, tie->members[m])->time_count;
			     i++)
				if (slot_at(writer, tie->members[m], i)->day_n == d)
					add_entry(writer, column_of(writer, tie->members[m], i), 1);
		add_entry(writer, add_column(writer, tie->cost, true), -1);
	}
}

static void write_tie(struct writer *writer, const struct tie *tie)
{
	if (tie->wish != NULL && tie->wish->kind == WISH_SPREAD) {
		write_spread(writer, tie);
	} else if (tie->clause != NULL && is_of_each(tie->clause) && is_plain(tie, true)) {
		for (uint32_t m = 0; m < tie->member_count; m++)
			charge_alone(writer, tie, tie->members[m]);
	} else if (tie->clause != NULL && tie->clause->rule == RULE_ORDER && is_plain(tie, false)) {
		write_order(writer, tie);
	} else if (tie->clause != NULL && tie->clause->rule == RULE_WHEN && is_plain(tie, false)) {
		write_when(writer, tie);
	} else if (tie->clause != NULL && tie->clause->rule == RULE_CONCURRENT &&
	           is_plain(tie, false) && tie->picks[1].count == 0) {
		for (uint32_t m = 1; m < tie->member_count; m++)
			write_together(writer, tie, tie->members[m], tie->members[0]);
	} else {
		writer->out->left_out++;
	}
}

/* So many sittings at least have other times than each of the others. */
static void write_others(struct writer *writer, const struct others *others)
{
	uint32_t sittings = writer->problem->sittings.count;
	for (uint32_t k = 0; others != NULL && k < others->count; k++) {
		begin_row(writer, -ROW_OPEN, (double)sittings - others->apart);
		for (uint32_t n = 0; n < sittings; n++)
			add_entry(writer, column_of(writer, n, others->at[k].slot[n]), 1);
	}
}

bool matrix_make(const struct problem *problem, const struct others *others, struct matrix *out)
{
	struct writer writer = {.problem = problem, .out = out};
	struct takers takers = {0};
	uint32_t count = problem->sittings.count;
	*out = (struct matrix){.first = calloc((size_t)count + 1, sizeof *out->first)};
	writer.scratch = take(&writer, problem->most_chosen, sizeof *writer.scratch);
	writer.at.slot = take(&writer, count, sizeof *writer.at.slot);
	writer.at.room = take(&writer, count, sizeof *writer.at.room);
	writer.failed = writer.failed || out->first == NULL;
	if (!writer.failed)
		write_sittings(&writer);
	if (!writer.failed)
		write_people(&writer, &takers);
	if (!writer.failed)
		write_rooms(&writer, &takers);
	if (!writer.failed)
		write_teams(&writer, &takers);
	for (uint32_t t = 0; !writer.failed && t < problem->ties.count; t++)
		write_tie(&writer, &problem->ties.at[t]);
	if (!writer.failed)
		write_others(&writer, others);
	begin_row(&writer, 0, 0); /* where the last ends */
	out->row_count -= out->row_count > 0;
	free(takers.at);
	arena_free(&writer.arena);
	return !writer.failed;
}

void matrix_release(struct matrix *matrix)
{
	free(matrix->columns);
	free(matrix->rows);
	free(matrix->entries);
	free(matrix->first);
}
