/* html_grid.c - the timetable: days side by side, hours from top to bottom, meetings that are held at
 * once beside one another.
 *
 * In the page it is a list of links for each day; where they stand is a matter of style. */
#include "export/html.h"

#include <stdlib.h>

#include "base/civil.h"
#include "export/agenda_words.h"

enum { HOUR_MIN = 60 };

/* A meeting in the columns of its day. */
struct slot {
	const struct agenda_meeting *said;
	int32_t from, until;  /* minutes of the day */
	uint32_t place;       /* in the agenda */
	uint32_t lane, lanes; /* of those that it is held at once with */
};

struct column {
	struct slot *slots;
	uint32_t count, lanes, first; /* first column of the day, from 0 */
};

struct grid {
	struct column *days;
	uint32_t lanes;            /* of all days */
	int32_t first, last, step; /* minutes: whole hours, and what a row is */
};

/* Rows for what is before the hours and the days: their lines count from 1. */
enum { HEAD_ROWS = 1, HOUR_COLUMNS = 1 };

static int32_t row_of(const struct grid *grid, int32_t min)
{
	return 1 + HEAD_ROWS + (min - grid->first) / grid->step;
}

static int slot_compare(const void *a, const void *b)
{
	const struct slot *x = a, *y = b;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* Clocks say where it stands. What goes on after midnight ends with the day: its words say until
 * when it lasts. */
static struct slot slot_of(const struct html *html, const struct agenda_meeting *said,
                           uint32_t place)
{
	const struct meeting *meeting = html_meeting(html, said->id);
	bool same = meeting->end.day == meeting->start.day;
	struct slot slot = {said, meeting->start.min, same ? meeting->end.min : DAY_MIN, place, 0,
	                    1};
	if (slot.until <= slot.from)
		slot.until = slot.from + 1;
	return slot;
}

/* Give each of the slots from i on that hang together the first lane that is free. Gives: the end
 * of them. */
static uint32_t lay_together(struct column *day, uint32_t i, int32_t *free_from)
{
	uint32_t lanes = 0, end = i;
	int32_t until = day->slots[i].until;
	for (; end < day->count && day->slots[end].from < until; end++) {
		struct slot *slot = &day->slots[end];
		uint32_t lane = 0;
		while (lane < lanes && free_from[lane] > slot->from)
			lane++;
		lanes += lane == lanes;
		free_from[lane] = slot->until;
		slot->lane = lane;
		until = slot->until > until ? slot->until : until;
	}
	for (uint32_t n = i; n < end; n++)
		day->slots[n].lanes = lanes;
	day->lanes = lanes > day->lanes ? lanes : day->lanes;
	return end;
}

static bool lay_day(struct html *html, const struct agenda_day *said, struct column *day)
{
	uint32_t count = said->meetings.count;
	int32_t *free_from = arena_array(html->arena, count, sizeof *free_from);
	day->slots = arena_array(html->arena, count, sizeof *day->slots);
	if (free_from == NULL || day->slots == NULL)
		return false;
	day->count = count;
	for (uint32_t i = 0; i < count; i++)
		day->slots[i] = slot_of(html, &said->meetings.at[i], i);
	qsort(day->slots, count, sizeof *day->slots, slot_compare);
	for (uint32_t i = 0; i < count;)
		i = lay_together(day, i, free_from);
	return true;
}

/* Quarters of an hour; less where a meeting begins or ends between them, so that none seems to be
 * held at once with the next. */
static void find_step(struct grid *grid, uint32_t days)
{
	static const int32_t steps[] = {15, 5, 1};
	enum { STEPS = sizeof steps / sizeof *steps };
	size_t n = 0;
	for (uint32_t i = 0; i < days; i++)
		for (uint32_t j = 0; j < grid->days[i].count; j++) {
			const struct slot *slot = &grid->days[i].slots[j];
			while (n + 1 < STEPS &&
			       (slot->from % steps[n] != 0 || slot->until % steps[n] != 0))
				n++;
		}
	grid->step = steps[n];
}

static void find_hours(struct grid *grid, uint32_t days)
{
	grid->first = DAY_MIN;
	for (uint32_t i = 0; i < days; i++)
		for (uint32_t j = 0; j < grid->days[i].count; j++) {
			const struct slot *slot = &grid->days[i].slots[j];
			if (slot->from < grid->first)
				grid->first = slot->from;
			if (slot->until > grid->last)
				grid->last = slot->until;
		}
	grid->first -= grid->first % HOUR_MIN;
	grid->last += (HOUR_MIN - grid->last % HOUR_MIN) % HOUR_MIN;
}

static bool lay_out(struct html *html, struct grid *grid)
{
	uint32_t days = html->agenda->days.count;
	grid->days = arena_array(html->arena, days, sizeof *grid->days);
	if (grid->days == NULL)
		return false;
	for (uint32_t i = 0; i < days; i++) {
		if (!lay_day(html, &html->agenda->days.at[i], &grid->days[i]))
			return false;
		grid->days[i].first = grid->lanes;
		grid->lanes += grid->days[i].lanes;
	}
	find_step(grid, days);
	find_hours(grid, days);
	return true;
}

/* For the eye alone: each link has its times. */
static void add_hours(struct html *html, const struct grid *grid)
{
	const struct moment none = {.day = CIVIL_NONE, .min = CIVIL_NONE};
	buffer_text(html->out, "<div class=\"hours\" aria-hidden=\"true\">\n");
	for (int32_t min = grid->first; min < grid->last; min += HOUR_MIN) {
		struct moment moment = {.day = 0, .min = min};
		struct buffer hour = {0};
		agenda_add_span(&hour, html->agenda->locale, 0, &moment, &none);
		buffer_printf(html->out, "<p style=\"grid-row:%d\"><span>", (int)row_of(grid, min));
		html_apart(html->out, buffer_str(&hour));
		buffer_text(html->out, "</span></p>\n");
		html->out->failed |= hour.failed;
		buffer_release(&hour);
	}
	buffer_text(html->out, "</div>\n");
}

/* Lanes of those that are held at once share all columns of the day. */
static void add_slot(struct html *html, const struct grid *grid, const struct column *day,
                     const struct slot *slot)
{
	const struct agenda_meeting *said = slot->said;
	const struct meeting *meeting = html_meeting(html, said->id);
	struct buffer *out = html->out;
	uint32_t left = 1 + HOUR_COLUMNS + day->first;
	uint32_t from = left + slot->lane * day->lanes / slot->lanes;
	uint32_t until = left + (slot->lane + 1) * day->lanes / slot->lanes;
	int32_t last = row_of(grid, slot->until + grid->step - 1);
	buffer_printf(out, "<li class=\"%s%s\" style=\"grid-area:%d/%u/%d/%u\"",
	              words_name(&meeting_kind_words, meeting->kind),
	              meeting->status == CANCELLED ? " cancelled" : "",
	              (int)row_of(grid, slot->from), (unsigned)from, (int)last, (unsigned)until);
	html_add_who_of(html, meeting);
	buffer_printf(out, "><a href=\"#m-%s\">", meeting->id);
	html_add_time(html, &meeting->start, &meeting->end, said->span);
	html_add(html, "b", NULL, said->label);
	html_add(html, "span", "about", said->title != NULL ? said->title : said->theme);
	html_add(html, "span", "room", said->room);
	html_add(html, "span", "city", said->place);
	buffer_text(out, "</a></li>\n");
}

static void add_day(struct html *html, const struct grid *grid, uint32_t n)
{
	const struct agenda_day *said = &html->agenda->days.at[n];
	const struct column *day = &grid->days[n];
	uint32_t left = 1 + HOUR_COLUMNS + day->first;
	char date[CIVIL_ROOM];
	civil_write_date(said->day, date);
	buffer_printf(html->out,
	              "<section style=\"--from:%u;--until:%u\">\n"
	              "<h3><a href=\"#d-%s\">",
	              (unsigned)left, (unsigned)(left + day->lanes), date);
	html_apart(html->out, said->date);
	buffer_text(html->out, "</a></h3>\n<ul>\n");
	for (uint32_t i = 0; i < day->count; i++)
		add_slot(html, grid, day, &day->slots[i]);
	buffer_text(html->out, "</ul>\n</section>\n");
}

/* Wider than that it is not printed: nobody could read it, and the days say the same. */
enum { PRINTED_LANES = 10 };

bool html_add_timetable(struct html *html)
{
	struct grid grid = {0};
	if (html->agenda->days.count == 0)
		return true;
	if (!lay_out(html, &grid))
		return false;
	buffer_printf(html->out, "<section class=\"timetable%s\">\n<h2 id=\"timetable\">",
	              grid.lanes > PRINTED_LANES ? " wide" : "");
	html_text(html->out, html_words(html, "Timetable"));
	buffer_printf(html->out,
	              "</h2>\n<section class=\"scroll\" aria-labelledby=\"timetable\" "
	              "tabindex=\"0\">\n<div class=\"grid\" "
	              "style=\"--columns:%u;--rows:%d;--step:%d\">\n",
	              (unsigned)grid.lanes, (int)((grid.last - grid.first) / grid.step),
	              (int)grid.step);
	add_hours(html, &grid);
	for (uint32_t i = 0; i < html->agenda->days.count; i++)
		add_day(html, &grid, i);
	buffer_text(html->out, "</div>\n</section>\n</section>\n");
	return true;
}
