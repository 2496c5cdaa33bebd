/* seats_report.c - the round tables in words, and as CSV. */
#include "export/seats_report.h"

#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "export/agenda_words.h"
#include "export/csv_write.h"

enum { WIDTH = 96, INDENT = 4 };

/* Add words behind others on lines of one width. */
static void add_wrapped(struct buffer *out, size_t *column, const char *text, bool is_first)
{
	size_t width = text_width(text);
	if (!is_first) {
		buffer_byte(out, ';');
		if (*column + 2 + width <= WIDTH) {
			buffer_byte(out, ' ');
			*column += 2;
		} else {
			*column = 0;
		}
	}
	if (*column == 0) {
		buffer_text(out, is_first ? "" : "\n");
		buffer_fill(out, ' ', INDENT);
		*column = INDENT;
	}
	buffer_text(out, text);
	*column += width;
}

static void say_seat(const struct told_seat *seat, char *to, size_t room)
{
	text_print(to, room, "%s", seat->participant);
	if (seat->name[0] != '\0')
		text_append(to, room, " (%s)", seat->name);
}

static void add_people(const struct hld_programme *programme, const who_list *people,
                       const char *role, struct buffer *out)
{
	for (uint32_t i = 0; i < people->count; i++) {
		const struct delegation *of = programme_delegation(programme, people->at[i].id);
		buffer_printf(out, "%s%s", i > 0 ? "; " : role,
		              programme_who(programme, &people->at[i], NULL));
		if (of != NULL && programme_person(programme, people->at[i].id) != NULL)
			buffer_printf(out, " (%s)", text_in(&of->participant->name, NULL));
	}
	if (people->count > 0)
		buffer_byte(out, '\n');
}

static void add_bounds(const struct told_limit *limit, struct buffer *out)
{
	if (limit->least != CIVIL_NONE && limit->least == limit->most)
		buffer_printf(out, "%d", (int)limit->most);
	else if (limit->least != CIVIL_NONE && limit->most != CIVIL_NONE)
		buffer_printf(out, "%d to %d", (int)limit->least, (int)limit->most);
	else if (limit->least != CIVIL_NONE)
		buffer_printf(out, "at least %d", (int)limit->least);
	else
		buffer_printf(out, "at most %d", (int)limit->most);
}

/* One category, or of the Member States one group: those who sit there, in their order. */
static void add_group(const struct told_table *table, int32_t category, int32_t group,
                      struct buffer *out)
{
	size_t column = 0;
	uint32_t count = 0;
	char seat[256];
	for (uint32_t i = 0; i < table->count; i++)
		count += table->seats[i].category == category && table->seats[i].group == group;
	if (count == 0)
		return;
	buffer_text(out, "  ");
	if (group != GROUP_NONE)
		buffer_text(out, words_label(&regional_group_words, group));
	else if (category != CATEGORY_NONE)
		agenda_add_capital(out, words_label(&category_words, category));
	else
		buffer_text(out, "Others");
	if (group == GROUP_NONE && category == MEMBER_STATE)
		buffer_text(out, " of no regional group");
	if (group != GROUP_NONE && category != MEMBER_STATE)
		buffer_printf(out, ", %s", words_label(&category_words, category));
	buffer_printf(out, ": %u\n", (unsigned)count);
	bool is_first = true;
	for (uint32_t i = 0; i < table->count; i++) {
		if (table->seats[i].category != category || table->seats[i].group != group)
			continue;
		say_seat(&table->seats[i], seat, sizeof seat);
		add_wrapped(out, &column, seat, is_first);
		is_first = false;
	}
	buffer_byte(out, '\n');
}

static void add_limits(const struct told_table *table, struct buffer *out)
{
	for (uint32_t i = 0; i < table->limit_count; i++) {
		const struct told_limit *limit = &table->limits[i];
		buffer_printf(out, "  %s: %u, ", limit->who, (unsigned)limit->count);
		add_bounds(limit, out);
		if (limit->source[0] != '\0')
			buffer_printf(out, " [%s]", limit->source);
		buffer_byte(out, '\n');
	}
}

static void add_waiting(const struct told_seat *seat, struct buffer *out)
{
	char who[256];
	say_seat(seat, who, sizeof who);
	if (seat->waits > 0)
		buffer_printf(out, "  %3u  %s", (unsigned)seat->waits, who);
	else
		buffer_printf(out, "    -  %s", who);
	if (seat->place[0] != '\0')
		buffer_printf(out, ", now at %s", seat->place);
	buffer_printf(out, ": %s\n", seat->why);
}

static void add_heading(const struct told_seats *told, const struct told_table *table,
                        struct buffer *out)
{
	const struct meeting *meeting = table->meeting;
	const char *room = programme_room_name(told->programme, &meeting->room, NULL);
	agenda_add_label(out, LOCALE_ENGLISH, meeting);
	buffer_text(out, ", ");
	agenda_add_weekday(out, LOCALE_ENGLISH, meeting->start.day);
	buffer_text(out, ", ");
	agenda_add_span(out, LOCALE_ENGLISH, meeting->start.day, &meeting->start, &meeting->end);
	if (room[0] != '\0')
		buffer_printf(out, ", %s", room);
	buffer_printf(out, ": %u participant%s\n", (unsigned)table->count,
	              table->count == 1 ? "" : "s");
}

static void add_table(const struct told_seats *told, const struct told_table *table,
                      struct buffer *out)
{
	add_heading(told, table, out);
	add_people(told->programme, &table->meeting->chairs,
	           table->meeting->chairs.count > 1 ? "  Co-Chairs: " : "  Chair: ", out);
	add_people(told->programme, &table->meeting->discussants,
	           table->meeting->discussants.count > 1 ? "  Lead discussants: "
	                                                 : "  Lead discussant: ",
	           out);
	for (int32_t category = 0; category <= OFFICER; category++) {
		for (int32_t group = 1; group < REGIONAL_GROUPS_END; group++)
			add_group(table, category, group, out);
		add_group(table, category, GROUP_NONE, out);
	}
	if (table->limit_count > 0)
		buffer_text(out, " Limits\n");
	add_limits(table, out);
	if (table->waiting_count > 0)
		buffer_text(out, " Waiting\n");
	for (uint32_t i = 0; i < table->waiting_count; i++)
		add_waiting(&table->waiting[i], out);
	buffer_byte(out, '\n');
}

static void add_moves(const struct told_seats *told, struct buffer *out)
{
	if (!told->is_change)
		return;
	buffer_printf(out, "%u seat%s changed%s\n", (unsigned)told->move_count,
	              told->move_count == 1 ? "" : "s", told->move_count > 0 ? ":" : ".");
	for (uint32_t i = 0; i < told->move_count; i++) {
		const struct told_move *move = &told->moves[i];
		buffer_printf(out, "  %s%s%s%s: ", move->participant,
		              move->name[0] != '\0' ? " (" : "", move->name,
		              move->name[0] != '\0' ? ")" : "");
		if (move->from[0] == '\0')
			buffer_printf(out, "gets a seat at %s\n", move->to);
		else if (move->to[0] == '\0')
			buffer_printf(out, "leaves its seat at %s\n", move->from);
		else
			buffer_printf(out, "moves from %s to %s\n", move->from, move->to);
	}
	buffer_byte(out, '\n');
}

static void add_totals(const struct told_seats *told, struct buffer *out)
{
	static const char *const choices[TOLD_CHOICES + 1] = {
		"first choice", "second", "third", "fourth", "a table that was not named"};
	bool any = false;
	buffer_printf(out, "%u seat%s asked for by %u, %u given to %u", (unsigned)told->asked,
	              told->asked == 1 ? "" : "s", (unsigned)told->askers, (unsigned)told->seated,
	              (unsigned)told->served);
	for (int i = 0; i <= TOLD_CHOICES; i++) {
		if (told->choices[i] == 0)
			continue;
		buffer_printf(out, "%s%s: %u", any ? "; " : " (", choices[i],
		              (unsigned)told->choices[i]);
		any = true;
	}
	if (told->unnamed > 0) {
		buffer_printf(out, "%sno choice was made: %u", any ? "; " : " (",
		              (unsigned)told->unnamed);
		any = true;
	}
	buffer_printf(out, "%s; %s", any ? ")" : "", told->order);
	if (told->source[0] != '\0')
		buffer_printf(out, " [%s]", told->source);
	buffer_byte(out, '\n');
}

void report_seats(const struct told_seats *told, struct buffer *out)
{
	for (uint32_t i = 0; i < told->table_count; i++)
		add_table(told, &told->tables[i], out);
	add_moves(told, out);
	add_totals(told, out);
}

static void add_csv_row(const struct told_table *table, const struct told_seat *seat,
                        uint32_t number, struct buffer *out)
{
	csv_write(out, table->meeting->id, false);
	csv_write_number(out, number, false);
	csv_write(out, seat->participant, false);
	csv_write(out, seat->name, false);
	csv_write(out, words_name(&category_words, seat->category), false);
	csv_write(out, words_name(&regional_group_words, seat->group), false);
	csv_write_number(out, seat->choice, false);
	csv_write_number(out, seat->waits, false);
	csv_write(out, seat->why, true);
}

void report_seats_csv(const struct told_seats *told, struct buffer *out)
{
	buffer_text(out, "table,seat,participant,name,category,group,choice,waits,why\r\n");
	for (uint32_t t = 0; t < told->table_count; t++) {
		const struct told_table *table = &told->tables[t];
		for (uint32_t i = 0; i < table->count; i++)
			add_csv_row(table, &table->seats[i], i + 1, out);
		for (uint32_t i = 0; i < table->waiting_count; i++)
			add_csv_row(table, &table->waiting[i], 0, out);
	}
}

static void say_ordinal_choice(uint32_t choice, struct buffer *out)
{
	if (choice == 0)
		return;
	buffer_text(out, ", its ");
	agenda_add_ordinal(out, LOCALE_ENGLISH, (int32_t)choice);
	buffer_text(out, " choice");
}

void report_seat_of(const struct told_seats *told, const char *participant, struct buffer *out)
{
	bool any = false;
	for (uint32_t t = 0; t < told->table_count; t++) {
		const struct told_table *table = &told->tables[t];
		for (uint32_t i = 0; i < table->count; i++) {
			const struct told_seat *seat = &table->seats[i];
			char who[256];
			if (strcmp(seat->participant, participant) != 0)
				continue;
			say_seat(seat, who, sizeof who);
			buffer_printf(out, "%s has a seat at ", who);
			agenda_add_mention(out, LOCALE_ENGLISH, table->meeting);
			say_ordinal_choice(seat->choice, out);
			buffer_text(out, ".\n");
			any = true;
		}
		for (uint32_t i = 0; i < table->waiting_count; i++) {
			const struct told_seat *seat = &table->waiting[i];
			char who[256];
			if (strcmp(seat->participant, participant) != 0)
				continue;
			say_seat(seat, who, sizeof who);
			buffer_printf(out, "%s %s ", who,
			              seat->waits > 0 ? "waits for a seat at"
			                              : "cannot have a seat at");
			agenda_add_mention(out, LOCALE_ENGLISH, table->meeting);
			say_ordinal_choice(seat->choice, out);
			buffer_printf(out, ": %s", seat->why);
			if (seat->waits > 0)
				buffer_printf(out, "; place %u on the waiting list",
				              (unsigned)seat->waits);
			buffer_text(out, ".\n");
			any = true;
		}
	}
	if (!any)
		buffer_printf(out, "%s did not ask for a seat.\n", participant);
}
