/* plans_report.c - tables: a row for each cost and meeting, a column for each programme. */
#include "export/plans_report.h"

#include <string.h>

#include "base/civil.h"
#include "base/text.h"

enum { NAME_WIDTH = 30, CELL_WIDTH = 26, CELL_ROOM = 256 };

/* A cell, filled up with blanks to a width, with at least one behind it. */
static void add_cell(struct buffer *out, const char *text, size_t width)
{
	size_t wide = text_width(text);
	buffer_text(out, text);
	buffer_fill(out, ' ', wide < width ? width - wide : 1);
}

static void end_row(struct buffer *out)
{
	while (out->size > 0 && out->at[out->size - 1] == ' ')
		buffer_cut(out, out->size - 1);
	buffer_byte(out, '\n');
}

static int64_t total(const struct hld_programme *programme)
{
	int64_t sum = 0;
	for (uint32_t i = 0; i < programme->costs.count; i++)
		sum += programme->costs.at[i].cost;
	return sum;
}

void report_costs(const struct hld_programme *programme, struct buffer *out)
{
	char cell[CELL_ROOM];
	if (programme->costs.count == 0)
		return;
	for (uint32_t i = 0; i < programme->costs.count; i++) {
		const struct cost_line *line = &programme->costs.at[i];
		text_print(cell, sizeof cell, "cost: %s", line->name);
		add_cell(out, cell, NAME_WIDTH);
		buffer_printf(out, "%d", (int)line->cost);
		if (line->count != CIVIL_NONE)
			buffer_printf(out, " (%d departure%s)", (int)line->count,
			              line->count == 1 ? "" : "s");
		buffer_byte(out, '\n');
	}
	add_cell(out, "cost: in all", NAME_WIDTH);
	buffer_printf(out, "%lld\n", (long long)total(programme));
}

static const struct cost_line *cost_of(const struct hld_programme *programme, const char *name)
{
	for (uint32_t i = 0; i < programme->costs.count; i++)
		if (strcmp(programme->costs.at[i].name, name) == 0)
			return &programme->costs.at[i];
	return NULL;
}

/* A row for a cost that is told of the n-th programme and of none before it. */
static void add_cost(const struct told_plans *plans, size_t n, const char *name, struct buffer *out)
{
	char cell[CELL_ROOM];
	for (size_t i = 0; i < n; i++)
		if (cost_of(plans->at[i], name) != NULL)
			return;
	text_print(cell, sizeof cell, "  %s", name);
	add_cell(out, cell, NAME_WIDTH);
	for (size_t i = 0; i < plans->count; i++) {
		const struct cost_line *line = cost_of(plans->at[i], name);
		text_print(cell, sizeof cell, "%d", line != NULL ? (int)line->cost : 0);
		add_cell(out, cell, CELL_WIDTH);
	}
	end_row(out);
}

static void add_costs(const struct told_plans *plans, struct buffer *out)
{
	char cell[CELL_ROOM];
	add_cell(out, "cost", NAME_WIDTH);
	for (size_t i = 0; i < plans->count; i++) {
		text_print(cell, sizeof cell, "%lld", (long long)total(plans->at[i]));
		add_cell(out, cell, CELL_WIDTH);
	}
	end_row(out);
	for (size_t n = 0; n < plans->count; n++)
		for (uint32_t i = 0; i < plans->at[n]->costs.count; i++)
			add_cost(plans, n, plans->at[n]->costs.at[i].name, out);
}

static const struct meeting *meeting_in(const struct hld_programme *programme, const char *id)
{
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		if (strcmp(programme->meetings.at[i].id, id) == 0)
			return &programme->meetings.at[i];
	return NULL;
}

static void say_time(const struct meeting *meeting, char to[CELL_ROOM])
{
	char date[CIVIL_ROOM], from[CIVIL_ROOM], end[CIVIL_ROOM];
	text_print(to, CELL_ROOM, "%s %s-%s", civil_write_date(meeting->start.day, date),
	           civil_write_time(meeting->start.min, from),
	           civil_write_time(meeting->end.min, end));
}

static const char *room_in(const struct hld_programme *programme, const struct meeting *meeting)
{
	return programme_room_name(programme, &meeting->room, NULL);
}

/* Whether a meeting is not everywhere as in the first; what tells is its time, or its room. */
static bool differs(const struct told_plans *plans, const struct meeting *first, bool room)
{
	for (size_t i = 1; i < plans->count; i++) {
		const struct meeting *other = meeting_in(plans->at[i], first->id);
		if (other == NULL)
			return true;
		if (room && strcmp(room_in(plans->at[0], first), room_in(plans->at[i], other)) != 0)
			return true;
		if (!room &&
		    (first->start.day != other->start.day || first->start.min != other->start.min ||
		     first->end.min != other->end.min))
			return true;
	}
	return false;
}

static void add_row(const struct told_plans *plans, const struct meeting *first, const char *label,
                    bool room, struct buffer *out)
{
	char cell[CELL_ROOM];
	add_cell(out, label, NAME_WIDTH);
	for (size_t i = 0; i < plans->count; i++) {
		const struct meeting *meeting = meeting_in(plans->at[i], first->id);
		cell[0] = '\0';
		if (meeting != NULL && room)
			text_print(cell, sizeof cell, "%s", room_in(plans->at[i], meeting));
		else if (meeting != NULL)
			say_time(meeting, cell);
		add_cell(out, cell, CELL_WIDTH);
	}
	end_row(out);
}

static void add_meeting(const struct told_plans *plans, const struct meeting *first,
                        struct buffer *out)
{
	char label[CELL_ROOM], name[CELL_ROOM];
	bool time = differs(plans, first, false), room = differs(plans, first, true);
	bool is_named = first->number == CIVIL_NONE;
	text_print(label, sizeof label, "%s", meeting_label(first, name, sizeof name));
	if (is_named)
		text_print(label, sizeof label, "%s", first->id);
	if (time)
		add_row(plans, first, label, false, out);
	if (room)
		add_row(plans, first, time ? "" : label, true, out);
}

void report_plans(const struct told_plans *plans, struct buffer *out)
{
	char cell[CELL_ROOM];
	if (plans->count == 1) {
		buffer_text(out, "one programme");
	} else {
		buffer_printf(out,
		              "%zu programmes, each with %u of %u meetings or more at other "
		              "times than in any before it",
		              plans->count, (unsigned)plans->apart, (unsigned)plans->meetings);
	}
	buffer_text(out, "\n\n");
	add_cell(out, "", NAME_WIDTH);
	for (size_t i = 0; i < plans->count; i++) {
		text_print(cell, sizeof cell, "%zu", i + 1);
		add_cell(out, cell, CELL_WIDTH);
	}
	end_row(out);
	add_costs(plans, out);
	buffer_byte(out, '\n');
	for (uint32_t i = 0; i < plans->at[0]->by_start.count; i++)
		add_meeting(plans, programme_meeting(plans->at[0], plans->at[0]->by_start.at[i]),
		            out);
}
