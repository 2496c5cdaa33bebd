/* seats_tell.c - reasons and totals.
 *
 * seats_tell() is where to begin. */
#include "cli/seats_tell.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "export/agenda_words.h"

struct teller {
	struct arena *arena;
	const struct seats *seats;
	const struct hld_programme *programme;
	bool failed;
};

/* The text of a buffer, kept in the arena; "" when memory is out. */
static const char *kept(struct teller *teller, struct buffer *buffer)
{
	const char *text = arena_copy(teller->arena, buffer_str(buffer), buffer->size);
	teller->failed = teller->failed || text == NULL || buffer->failed;
	buffer_release(buffer);
	return text != NULL ? text : "";
}

static void add_source(struct buffer *out, const struct hld_mandate *mandate,
                       const struct clause *clause)
{
	buffer_printf(out, "%s", mandate->symbol);
	if (clause->para[0] == '\0')
		return;
	buffer_printf(out, "%s%s",
	              clause->para[0] >= '0' && clause->para[0] <= '9' ? " para " : ", ",
	              clause->para);
}

static const char *source_of(struct teller *teller, const struct hld_mandate *mandate,
                             const struct clause *clause)
{
	struct buffer out = {0};
	if (clause == NULL)
		return "";
	add_source(&out, mandate, clause);
	return kept(teller, &out);
}

/* "African States", "entities of the United Nations system or regional commissions" */
static void add_counted(struct buffer *out, const struct seat_limit *limit)
{
	const word_list *words = limit->groups.count > 0 ? &limit->groups : &limit->categories;
	const struct words *of = limit->groups.count > 0 ? &regional_group_words : &category_words;
	if (limit->clause == NULL)
		buffer_text(out, "seats of the room");
	else if (words->count == 0)
		buffer_text(out, "participants");
	else if (words->count > 3)
		buffer_printf(out, "%s and %u other categories", words_label(of, words->at[0]),
		              (unsigned)words->count - 1);
	for (uint32_t i = 0; limit->clause != NULL && words->count <= 3 && i < words->count; i++)
		buffer_printf(out, "%s%s",
		              i == 0                 ? ""
		              : i + 1 < words->count ? ", "
		                                     : " and ",
		              words_label(of, words->at[i]));
}

static void add_cited(struct buffer *out, const struct hld_mandate *mandate,
                      const struct clause *clause)
{
	if (clause == NULL)
		return;
	buffer_text(out, " [");
	add_source(out, mandate, clause);
	buffer_byte(out, ']');
}

static void add_full(struct buffer *out, const struct seat_limit *limit)
{
	if (limit->clause == NULL) {
		buffer_printf(out, "the room has no more than %d seats for participants",
		              (int)limit->most);
		return;
	}
	buffer_text(out, limit->most == 1 ? "the one place for " : "the places for ");
	add_counted(out, limit);
	if (limit->most == 1)
		buffer_text(out, " is taken");
	else
		buffer_printf(out, " are taken, all %d", (int)limit->most);
	add_cited(out, limit->mandate, limit->clause);
}

static void add_floor(struct buffer *out, const struct seat_limit *limit)
{
	buffer_printf(out, "its seat is needed where it is: at least %d ", (int)limit->least);
	add_counted(out, limit);
	add_cited(out, limit->mandate, limit->clause);
}

/* Why somebody is not at a table. */
static const char *say_why(struct teller *teller, const struct seat_why *why)
{
	struct buffer out = {0};
	if (why->bar != NULL) {
		buffer_text(&out, seat_bar_text(why->bar->kind));
		add_cited(&out, why->bar->mandate, why->bar->clause);
	} else if (why->limit != NULL) {
		add_full(&out, why->limit);
	} else if (why->floor != NULL) {
		add_floor(&out, why->floor);
	} else if (why->balance != NULL) {
		buffer_text(&out, "with it, the regional groups would be out of balance");
		add_cited(&out, why->balance->mandate, why->balance->clause);
	} else if (why->is_kept) {
		buffer_text(&out, "it keeps the seat that it had");
	} else {
		buffer_text(&out, "others could not be seated as well");
	}
	return kept(teller, &out);
}

static const struct meeting *meeting_of(const struct teller *teller, uint32_t table)
{
	return programme_meeting(teller->programme, teller->seats->tables.at[table].parts.at[0]);
}

static const char *mention(struct teller *teller, uint32_t table)
{
	struct buffer out = {0};
	if (table == NO_ELEMENT)
		return "";
	agenda_add_mention(&out, LOCALE_ENGLISH, meeting_of(teller, table));
	return kept(teller, &out);
}

static struct told_seat tell_who(const struct teller *teller, who_id who, const char *otherwise)
{
	const struct delegation *of = programme_delegation(teller->programme, who);
	const struct person *person = programme_person(teller->programme, who);
	return (struct told_seat){.participant = of != NULL ? text_in(&of->participant->name, NULL)
	                                                    : otherwise,
	                          .name = person != NULL ? text_in(&person->name, NULL) : "",
	                          .category = programme_category(teller->programme, who),
	                          .group = of != NULL ? of->group : GROUP_NONE,
	                          .place = "",
	                          .why = ""};
}

static struct told_seat tell_ask(const struct teller *teller, const struct ask *ask, uint32_t table)
{
	struct told_seat seat = tell_who(teller, table == ask->table ? seat_sitter(ask) : ask->who,
	                                 ask->registration->participant);
	uint32_t choice = seat_choice(ask, table);
	seat.choice = choice <= ask->wish_count ? choice : 0;
	return seat;
}

/* Those who sit at a table, in the order in which the programme has them. */
static void tell_seats(struct teller *teller, uint32_t table, struct told_table *out)
{
	const struct seats *seats = teller->seats;
	const who_list *there = &out->meeting->participants;
	struct told_seat *at = arena_array(teller->arena, there->count, sizeof *at);
	teller->failed = teller->failed || at == NULL;
	for (uint32_t i = 0; at != NULL && i < there->count; i++) {
		const struct ask *ask = NULL;
		for (uint32_t n = 0; ask == NULL && n < seats->asks.count; n++)
			if (seats->asks.at[n].table == table &&
			    seat_sitter(&seats->asks.at[n]).n == there->at[i].id.n)
				ask = &seats->asks.at[n];
		at[i] = ask != NULL ? tell_ask(teller, ask, table)
		                    : tell_who(teller, there->at[i].id, there->at[i].name);
	}
	out->seats = at;
	out->count = there->count;
}

/* Whether somebody is to be told of a table at which he or she does not sit. */
static bool is_told(const struct seats *seats, const struct ask *ask, uint32_t table)
{
	enum seat_bar_kind bar = seats->bars.at[ask->bar[table]].kind;
	return bar != BAR_ROUND && seat_is_wanted(ask, table) &&
	       (bar == BAR_NONE || seat_choice(ask, table) <= ask->wish_count);
}

static int waiting_compare(const void *a, const void *b)
{
	const struct told_seat *x = a, *y = b;
	if ((x->waits == 0) != (y->waits == 0))
		return x->waits == 0 ? 1 : -1;
	int reasons = x->waits > 0 ? strcmp(x->why, y->why) : 0; /* each limit has its own list */
	if (reasons != 0)
		return reasons;
	if (x->waits != y->waits)
		return x->waits < y->waits ? -1 : 1;
	int names = strcmp(x->participant, y->participant);
	return names != 0 ? names : strcmp(x->name, y->name);
}

static void tell_waiting(struct teller *teller, uint32_t table, struct told_table *out)
{
	const struct seats *seats = teller->seats;
	struct told_seat *at = arena_array(teller->arena, seats->asks.count, sizeof *at);
	teller->failed = teller->failed || at == NULL;
	for (uint32_t i = 0; at != NULL && i < seats->asks.count; i++) {
		const struct ask *ask = &seats->asks.at[i];
		if (!is_told(seats, ask, table))
			continue;
		struct seat_why why = seat_why(seats, ask, table);
		struct told_seat *seat = &at[out->waiting_count++];
		*seat = tell_ask(teller, ask, table);
		seat->waits = why.place;
		seat->place = mention(teller, ask->table);
		seat->why = say_why(teller, &why);
	}
	if (at != NULL && out->waiting_count > 1)
		qsort(at, out->waiting_count, sizeof *at, waiting_compare);
	out->waiting = at;
}

static void tell_limits(struct teller *teller, uint32_t table, struct told_table *out)
{
	const struct seat_table *of = &teller->seats->tables.at[table];
	struct told_limit *at = arena_array(teller->arena, of->limits.count, sizeof *at);
	teller->failed = teller->failed || at == NULL;
	for (uint32_t i = 0; at != NULL && i < of->limits.count; i++) {
		const struct seat_limit *limit = &of->limits.at[i];
		struct buffer who = {0}, capital = {0};
		add_counted(&who, limit);
		agenda_add_capital(&capital, buffer_str(&who));
		teller->failed = teller->failed || who.failed;
		buffer_release(&who);
		at[i] = (struct told_limit){
			.who = kept(teller, &capital),
			.category = limit->categories.count == 1 ? limit->categories.at[0] : 0,
			.group = limit->groups.count == 1 ? limit->groups.at[0] : 0,
			.count = seat_count(teller->seats, table, limit),
			.least = limit->least,
			.most = limit->most,
			.source = source_of(teller, limit->mandate, limit->clause)};
	}
	out->limits = at;
	out->limit_count = of->limits.count;
}

static void tell_moves(struct teller *teller, struct told_seats *out)
{
	const struct seats *seats = teller->seats;
	struct told_move *moves = arena_array(teller->arena, seats->asks.count, sizeof *moves);
	teller->failed = teller->failed || moves == NULL;
	for (uint32_t i = 0; i < seats->asks.count; i++)
		out->is_change = out->is_change || seats->asks.at[i].was != NO_ELEMENT;
	for (uint32_t i = 0; moves != NULL && i < seats->asks.count; i++) {
		const struct ask *ask = &seats->asks.at[i];
		struct told_seat who = tell_ask(teller, ask, 0);
		if (ask->was != ask->table)
			moves[out->move_count++] = (struct told_move){who.participant, who.name,
			                                              mention(teller, ask->was),
			                                              mention(teller, ask->table)};
	}
	out->moves = moves;
}

static void count_choices(const struct seats *seats, struct told_seats *out)
{
	bool has_seat = false;
	for (uint32_t i = 0; i < seats->asks.count; i++) {
		const struct ask *ask = &seats->asks.at[i];
		bool is_first = i == 0 || ask[-1].rank != ask->rank;
		out->askers += is_first;
		out->served += ask->table != NO_ELEMENT && (is_first || !has_seat);
		has_seat = ask->table != NO_ELEMENT || (!is_first && has_seat);
		if (ask->table == NO_ELEMENT)
			continue;
		uint32_t choice = seat_choice(ask, ask->table);
		if (ask->wish_count == 0)
			out->unnamed++;
		else
			out->choices[choice <= ask->wish_count && choice <= TOLD_CHOICES
			                     ? choice - 1
			                     : TOLD_CHOICES]++;
	}
}

static const char *say_order(struct teller *teller, uint64_t seed)
{
	const struct seats *seats = teller->seats;
	const struct rule_admission *rule =
		seats->admission != NULL ? seats->admission->params : NULL;
	if (rule == NULL)
		return arena_printf(teller->arena,
		                    "as many as can be, at the best of their choices%s (seed %llu)",
		                    seats->is_proved ? ", which is proved" : "",
		                    (unsigned long long)seed);
	if (rule->order == WITHIN_LOTS)
		return arena_printf(teller->arena, "given by lots, drawn with the seed %llu",
		                    (unsigned long long)seed);
	return arena_printf(teller->arena, "given %s",
	                    words_label(&order_within_words, rule->order));
}

bool seats_tell(struct arena *arena, const struct seats *seats,
                const struct hld_programme *programme, uint64_t seed, struct told_seats *out)
{
	struct teller teller = {.arena = arena, .seats = seats, .programme = programme};
	struct told_table *tables = arena_array(arena, seats->tables.count, sizeof *tables);
	*out = (struct told_seats){
		.programme = programme,
		.tables = tables,
		.table_count = seats->tables.count,
		.asked = seats->asks.count,
		.seated = seats->seated,
		.order = say_order(&teller, seed),
		.source = source_of(&teller, seats->admission_of, seats->admission)};
	if (tables == NULL || out->order == NULL)
		return false;
	for (uint32_t t = 0; t < seats->tables.count; t++) {
		tables[t].meeting = meeting_of(&teller, t);
		tell_seats(&teller, t, &tables[t]);
		tell_waiting(&teller, t, &tables[t]);
		tell_limits(&teller, t, &tables[t]);
	}
	tell_moves(&teller, out);
	count_choices(seats, out);
	return !teller.failed;
}

void seats_tell_clash(const struct seats *seats, struct buffer *out)
{
	const struct seat_clash *clash = &seats->clash;
	struct teller teller = {.seats = seats, .programme = seats->programme};
	if (clash->balance != NULL) {
		buffer_text(out, "whoever is seated, the regional groups are out of balance");
		add_cited(out, clash->balance->mandate, clash->balance->clause);
		return;
	}
	if (clash->is_full)
		buffer_text(out, "the limits leave no room for what is asked of ");
	else
		buffer_printf(out, "%u seats are to be filled, and %u can be: too few ask at ",
		              (unsigned)clash->asked, (unsigned)clash->there);
	agenda_add_mention(out, LOCALE_ENGLISH, meeting_of(&teller, clash->table));
	for (uint32_t i = 0; i < clash->limits.count; i++) {
		const struct seat_limit *limit = clash->limits.at[i];
		buffer_text(out, i == 0 ? ": " : "; ");
		if (limit->least > 0)
			buffer_printf(out, "at least %d ", (int)limit->least);
		else
			buffer_printf(out, "at most %d ", (int)limit->most);
		add_counted(out, limit);
		add_cited(out, limit->mandate, limit->clause);
	}
}
