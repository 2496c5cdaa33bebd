/* picture.c - lay the timetable out: title, hours, a row for each day, what the colours mean, edition.
 *
 * All is laid out from left to right; a reader of Arabic expects the first hour on the right and the days
 * named there, so the whole page is turned over at the end. picture_make() is where to begin. */
#include "export/picture_maker.h"

#include <stdlib.h>

#include "base/civil.h"
#include "base/error.h"
#include "export/agenda_words.h"

enum {
	MARGIN = 40,
	TITLE_SIZE = 34,
	PLACE_SIZE = 20,
	DAY_SIZE = 17,
	HOUR_SIZE = 14,
	KEY_SIZE = 15,
	FOOT_SIZE = 14,
	DAY_WIDTH = 190,
	DAY_LINES = 3,
	HOURS_HEIGHT = 26,
	ROW_EDGE = 8,    /* above and below the meetings of a day */
	ROW_GAP = 8,     /* between days */
	SIZE_LEAST = 15, /* of the name of a meeting */
	SIZE_MOST = 26,
	LANE_LEAST = 46,
	LANE_MOST = 220,
	BAR = 16,  /* at the side of a meeting where it begins */
	EDGE = 8,  /* beside its words */
	SPLIT = 3, /* between one meeting and the next */
	HOUR = 60,
	LEAST_WIDTH = 3,
	LEAST_MIN = 20,       /* as long a meeting is at least, to be seen */
	LEAST_HOURS = 4,      /* of a page */
	MOST_MIN = 30 * HOUR, /* what goes on after that breaks off there */
	ALL_WIDTH = PICTURE_WIDTH - 2 * MARGIN,
	GRID_LEFT = MARGIN + DAY_WIDTH,
	GRID_WIDTH = PICTURE_WIDTH - MARGIN - GRID_LEFT
};

enum { ACCENT = 0x009EDB };

/* No two fillings are equally light: in grey they are apart by 9 of 100 steps and more. */
static const struct {
	uint32_t fill, bar, ink;
	enum picture_tile tile;
} styles[] = {[PLENARY] = {0x0B4A7D, 0x062B49, WHITE, TILE_NONE},
              [ROUND_TABLE] = {0xA9DDB6, 0x1C7442, INK, TILE_ACROSS},
              [PANEL] = {0xE9A93C, 0x7A4B00, INK, TILE_RISING},
              [HEARING] = {0x7D4FB0, 0x43236B, WHITE, TILE_DOWN},
              [INFORMAL] = {0x3C9C9C, 0x0A4A4A, INK, TILE_FALLING},
              [CONSULTATION] = {0xFFFBEF, 0x6B6248, INK, TILE_GRID},
              [OTHER] = {0xE1E6EA, 0x56626D, INK, TILE_DOTS}};

/* A meeting in its row: [from, until) in minutes of the day. */
struct slot {
	const struct agenda_meeting *said;
	const struct meeting *meeting;
	uint32_t group, place;      /* in the picture, in the day */
	int32_t from, until, drawn; /* drawn: until when its box goes */
	uint32_t lane;
};

struct row {
	const struct agenda_day *day;
	struct slot *slots;
	uint32_t count, lanes;
	int32_t y, height;
};

struct layout {
	const struct hld_programme *programme;
	const struct agenda *agenda;
	const char *lang;
	struct picture_maker maker;
	struct row *rows;
	int32_t first, last; /* minutes, whole hours */
	int32_t lane_height;
	uint32_t kinds, statuses; /* in use: a bit each */
};

static void *make_array(struct layout *layout, size_t count, size_t size)
{
	void *array = arena_array(layout->maker.arena, count, size);
	layout->maker.failed |= array == NULL;
	return array;
}

/* Until when a meeting lasts, from the midnight before it begins. */
static int32_t end_min(const struct meeting *meeting)
{
	int64_t days = (int64_t)meeting->end.day - meeting->start.day;
	int64_t end = days * DAY_MIN + meeting->end.min;
	return end < MOST_MIN ? (int32_t)end : MOST_MIN;
}

static int slot_compare(const void *a, const void *b)
{
	const struct slot *x = a, *y = b;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* Give each the uppermost lane that is free. A brief one is drawn longer, where that is free too. */
static void give_lanes(struct layout *layout, struct row *row)
{
	uint32_t *last = make_array(layout, row->count, sizeof *last); /* slots, by lane */
	for (uint32_t i = 0; last != NULL && i < row->count; i++) {
		struct slot *slots = row->slots, *slot = &slots[i];
		bool brief = slot->until < slot->from + LEAST_MIN;
		while (slot->lane < row->lanes && (slots[last[slot->lane]].until > slot->from ||
		                                   slots[last[slot->lane]].from == slot->from))
			slot->lane++;
		if (slot->lane == row->lanes)
			row->lanes++;
		else if (slots[last[slot->lane]].drawn > slot->from)
			slots[last[slot->lane]].drawn = slot->from;
		slot->drawn = brief ? slot->from + LEAST_MIN : slot->until;
		last[slot->lane] = i;
	}
}

/* Add what is there behind a comma each. */
static void add_more(struct layout *layout, const char *const *more, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (more[i] == NULL)
			continue;
		buffer_text(&layout->maker.line, locale_text(layout->agenda->locale, ", "));
		buffer_text(&layout->maker.line, more[i]);
	}
}

/* "10 a.m.-1 p.m.: 3rd plenary meeting, Hall" */
static const char *say_about(struct layout *layout, const struct agenda_meeting *said)
{
	const char *const more[] = {said->title, said->room, said->place};
	locale_print(&layout->maker.line, layout->agenda->locale, "{1}: {2}", said->span,
	             said->label, NULL);
	add_more(layout, more, 3);
	return picture_take(&layout->maker);
}

/* "10 a.m.-1 p.m., Conference Room 1" */
static const char *say_when(struct layout *layout, const struct agenda_meeting *said)
{
	const char *const more[] = {said->room, said->place};
	buffer_text(&layout->maker.line, said->span);
	add_more(layout, more, 2);
	return picture_take(&layout->maker);
}

static void make_row(struct layout *layout, const struct agenda_day *day, struct row *row,
                     struct picture_meeting *meetings)
{
	row->day = day;
	row->slots = make_array(layout, day->meetings.count, sizeof *row->slots);
	if (row->slots == NULL)
		return;
	for (uint32_t i = 0; i < day->meetings.count; i++) {
		const struct agenda_meeting *said = &day->meetings.at[i];
		const struct meeting *meeting = programme_meeting(layout->programme, said->id);
		struct slot *slot = &row->slots[row->count++];
		*slot = (struct slot){.said = said, .meeting = meeting, .place = i};
		slot->group = layout->maker.picture->meetings.count++;
		slot->from = meeting->start.min;
		slot->until = end_min(meeting);
		meetings[slot->group] =
			(struct picture_meeting){said->id, day->day, say_about(layout, said)};
		layout->kinds |= UINT32_C(1) << meeting->kind;
		layout->statuses |= UINT32_C(1) << meeting->status;
	}
	qsort(row->slots, row->count, sizeof *row->slots, slot_compare);
	give_lanes(layout, row);
}

/* Whole hours around all meetings. */
static void find_hours(struct layout *layout, const struct row *row)
{
	for (uint32_t i = 0; i < row->count; i++) {
		int32_t from = row->slots[i].from / HOUR * HOUR;
		int32_t until = (row->slots[i].until + HOUR - 1) / HOUR * HOUR;
		if (layout->last == 0 || from < layout->first)
			layout->first = from;
		if (until > layout->last)
			layout->last = until;
	}
}

static void make_rows(struct layout *layout)
{
	const struct agenda *agenda = layout->agenda;
	uint32_t all = 0, count = agenda->days.count;
	for (uint32_t i = 0; i < count; i++)
		all += agenda->days.at[i].meetings.count;
	struct picture_meeting *meetings = make_array(layout, all, sizeof *meetings);
	layout->rows = make_array(layout, count, sizeof *layout->rows);
	if (layout->maker.failed)
		return;
	layout->maker.picture->meetings.at = meetings;
	for (uint32_t i = 0; i < count; i++) {
		make_row(layout, &agenda->days.at[i], &layout->rows[i], meetings);
		find_hours(layout, &layout->rows[i]);
	}
	if (layout->last < layout->first + LEAST_HOURS * HOUR)
		layout->last = layout->first + LEAST_HOURS * HOUR;
}

static int32_t x_of(const struct layout *layout, int32_t min)
{
	return GRID_LEFT + (min - layout->first) * GRID_WIDTH / (layout->last - layout->first);
}

static const struct picture_setting
	whose_as = {{PLACE_SIZE, true}, INK, NO_ELEMENT, ANCHOR_LEFT, false},
	place_as = {{PLACE_SIZE, false}, SOFT, NO_ELEMENT, ANCHOR_LEFT, false},
	day_as = {{DAY_SIZE, true}, INK, NO_ELEMENT, ANCHOR_LEFT, false},
	date_as = {{DAY_SIZE, false}, INK, NO_ELEMENT, ANCHOR_LEFT, false},
	hour_as = {{HOUR_SIZE, false}, SOFT, NO_ELEMENT, ANCHOR_MIDDLE, false},
	key_as = {{KEY_SIZE, false}, INK, NO_ELEMENT, ANCHOR_LEFT, false},
	warning_as = {{FOOT_SIZE, true}, INK, NO_ELEMENT, ANCHOR_LEFT, false},
	foot_as = {{FOOT_SIZE, false}, SOFT, NO_ELEMENT, ANCHOR_LEFT, false};

/* Title, whose programme it is, place and days. Gives: the lower edge. */
static int32_t add_front(struct layout *layout)
{
	const struct agenda *agenda = layout->agenda;
	struct picture_maker *maker = &layout->maker;
	struct picture_setting title = {{TITLE_SIZE, true}, INK, NO_ELEMENT, ANCHOR_LEFT, true};
	int32_t y = MARGIN * 3 / 4;
	if (picture_text_width(layout->maker.picture->title, title.type) > ALL_WIDTH)
		title.type.size = TITLE_SIZE * 4 / 5;
	picture_add_box(maker, NO_ELEMENT, 0, 0, PICTURE_WIDTH, MARGIN / 4, ACCENT);
	picture_add_lines(maker, MARGIN, &y, ALL_WIDTH, agenda->title, 2, &title);
	picture_add_lines(maker, MARGIN, &y, ALL_WIDTH, agenda->whose, 2, &whose_as);
	picture_add_lines(maker, MARGIN, &y, ALL_WIDTH, agenda->place, 1, &place_as);
	return y + MARGIN / 4;
}

/* Every line of an hour, every second or third is named, as there is room. */
static void add_hours(struct layout *layout, int32_t y, int32_t until)
{
	static const struct moment none = {.day = CIVIL_NONE, .min = CIVIL_NONE};
	enum { NAME_WIDTH = 84 };
	int32_t hours = (layout->last - layout->first) / HOUR;
	int32_t step = 1 + hours * NAME_WIDTH / GRID_WIDTH;
	for (int32_t hour = 0; hour <= hours; hour++) {
		int32_t min = layout->first + hour * HOUR, x = x_of(layout, min), top = y;
		const struct moment at = {.day = min / DAY_MIN, .min = min % DAY_MIN};
		picture_add_line(&layout->maker, x, y + HOURS_HEIGHT, 0, until - y - HOURS_HEIGHT);
		if (hour % step != 0)
			continue;
		agenda_add_span(&layout->maker.line, layout->agenda->locale, at.day, &at, &none);
		picture_add_words(&layout->maker, x, &top, NAME_WIDTH, picture_take(&layout->maker),
		                  &hour_as);
	}
}

/* So many lines of that size fit. */
static uint32_t lines_in(int32_t height, int32_t size)
{
	return height > 0 ? (uint32_t)(height / picture_line_height(size)) : 0;
}

static uint32_t at_most(uint32_t most, uint32_t number)
{
	return number < most ? number : most;
}

/* What it is, then when and where, then about what, as far as there is room. */
static void add_meeting_words(struct layout *layout, const struct slot *slot,
                              const struct picture_shape *in, uint32_t ink)
{
	const struct agenda_meeting *said = slot->said;
	const char *theme = text_in(&slot->meeting->theme, layout->lang);
	const char *about = said->title != NULL ? said->title : theme;
	int32_t x = in->x + BAR + EDGE, y = in->y + EDGE / 4, until = in->y + in->height;
	int32_t width = in->width - BAR - 2 * EDGE, size = in->height / 5;
	size = size < SIZE_LEAST ? SIZE_LEAST : size > SIZE_MOST ? SIZE_MOST : size;
	const struct picture_type small = {size * 7 / 8, false};
	const struct picture_setting label = {{size, true}, ink, slot->group, ANCHOR_LEFT, false};
	const struct picture_setting more = {small, ink, slot->group, ANCHOR_LEFT, false};
	const struct picture_setting own = {small, ink, slot->group, ANCHOR_LEFT, true};
	int32_t others = picture_line_height(small.size) * (about[0] == '\0' ? 1 : 2);
	bool roomy = until - y >= 2 * picture_line_height(size) + others;
	if (width < size)
		return;
	picture_add_lines(&layout->maker, x, &y, width, said->label, roomy ? 2 : 1, &label);
	picture_add_lines(&layout->maker, x, &y, width, say_when(layout, said),
	                  at_most(2, lines_in(until - y, small.size)), &more);
	picture_add_lines(&layout->maker, x, &y, width, about, lines_in(until - y, small.size),
	                  &own);
}

static void add_bar(struct layout *layout, int32_t kind, uint32_t group, int32_t x, int32_t y,
                    int32_t width, int32_t height)
{
	struct picture_shape *bar =
		picture_add_box(&layout->maker, group, x, y, width, height, styles[kind].bar);
	if (bar == NULL)
		return;
	bar->tile = styles[kind].tile;
	bar->tile_stroke = styles[kind].fill;
}

/* A meeting that is not certain has a broken edge, a cancelled one no colour either. */
static void add_meeting(struct layout *layout, const struct row *row, const struct slot *slot)
{
	int32_t kind = slot->meeting->kind, status = slot->meeting->status;
	int32_t x = x_of(layout, slot->from), width = x_of(layout, slot->drawn) - x - SPLIT;
	if (width < LEAST_WIDTH)
		width = LEAST_WIDTH;
	int32_t y = row->y + ROW_EDGE + (int32_t)slot->lane * layout->lane_height;
	int32_t height = layout->lane_height - SPLIT;
	struct picture_shape *box =
		picture_add_box(&layout->maker, slot->group, x, y, width, height,
	                        status == CANCELLED ? WHITE : styles[kind].fill);
	if (box == NULL)
		return;
	box->stroke = styles[kind].bar;
	box->dashed = status == CANCELLED || status == TENTATIVE;
	struct picture_shape in = *box; /* it moves when there are more */
	add_bar(layout, kind, slot->group, x, y, width < 2 * BAR ? width / 2 : BAR, height);
	add_meeting_words(layout, slot, &in, status == CANCELLED ? SOFT : styles[kind].ink);
}

static int32_t row_height(const struct row *row, int32_t lane_height)
{
	int32_t least = picture_line_height(DAY_SIZE) * DAY_LINES;
	int32_t height = (int32_t)row->lanes * lane_height - SPLIT;
	return (height < least ? least : height) + 2 * ROW_EDGE;
}

/* All rows, with what is between them. */
static int32_t rows_height(const struct layout *layout, int32_t lane_height)
{
	int32_t height = 0;
	for (uint32_t i = 0; i < layout->agenda->days.count; i++)
		height += row_height(&layout->rows[i], lane_height) + (i > 0 ? ROW_GAP : 0);
	return height;
}

/* Meetings are as high as there is room on a slide, but never so low that words do not fit into
 * them. Gives: the lower edge. */
static int32_t place_rows(struct layout *layout, int32_t y, int32_t room)
{
	int32_t lane_height = LANE_MOST;
	while (lane_height > LANE_LEAST && rows_height(layout, lane_height) > room)
		lane_height--;
	layout->lane_height = lane_height;
	int32_t until = y + rows_height(layout, lane_height);
	for (uint32_t i = 0; i < layout->agenda->days.count; i++) {
		struct row *row = &layout->rows[i];
		row->y = y;
		row->height = row_height(row, lane_height);
		y += row->height + ROW_GAP;
	}
	return until;
}

/* The day of the week, and the date below it. */
static void add_day(struct layout *layout, int32_t day, int32_t y)
{
	const struct locale *locale = layout->agenda->locale;
	const char *weekday = locale_text(locale, civil_weekday_name(civil_weekday(day)));
	agenda_add_capital(&layout->maker.line, weekday);
	weekday = picture_take(&layout->maker);
	picture_add_lines(&layout->maker, MARGIN + EDGE, &y, DAY_WIDTH - 2 * EDGE, weekday, 1,
	                  &day_as);
	agenda_add_date(&layout->maker.line, locale, day);
	const char *date = picture_take(&layout->maker);
	picture_add_lines(&layout->maker, MARGIN + EDGE, &y, DAY_WIDTH - 2 * EDGE, date,
	                  DAY_LINES - 1, &date_as);
}

static void add_rows(struct layout *layout, int32_t top, int32_t until)
{
	struct picture_maker *maker = &layout->maker;
	uint32_t count = layout->agenda->days.count;
	for (uint32_t i = 0; i < count; i++) {
		const struct row *row = &layout->rows[i];
		picture_add_box(maker, NO_ELEMENT, MARGIN, row->y, ALL_WIDTH, row->height, SHADE);
		add_day(layout, row->day->day, row->y + ROW_EDGE);
	}
	if (count > 0)
		add_hours(layout, top, until);
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t j = 0; j < layout->rows[i].count; j++)
			add_meeting(layout, &layout->rows[i], &layout->rows[i].slots[j]);
}

/* Where the next mark of the key stands. */
struct key {
	int32_t x, y;
};

enum { SWATCH = 34, SWATCH_HEIGHT = 18, KEY_GAP = 28, KEY_LINE = 26 };

/* Add a mark with what it means, which was made last. Gives: the mark, where there is memory. */
static struct picture_shape *add_mark(struct layout *layout, struct key *key, uint32_t fill)
{
	struct picture_maker *maker = &layout->maker;
	const char *name = picture_take(maker);
	int32_t width = SWATCH + EDGE + picture_text_width(name, key_as.type);
	if (key->x > MARGIN && key->x + width > PICTURE_WIDTH - MARGIN)
		*key = (struct key){MARGIN, key->y + KEY_LINE};
	int32_t x = key->x + SWATCH + EDGE, y = key->y;
	picture_add_words(maker, x, &y, width - SWATCH - EDGE + KEY_GAP / 2, name, &key_as);
	struct picture_shape *mark =
		picture_add_box(maker, NO_ELEMENT, key->x, key->y, SWATCH, SWATCH_HEIGHT, fill);
	key->x += width + KEY_GAP;
	return mark;
}

static void add_kind_mark(struct layout *layout, struct key *key, int32_t kind)
{
	const char *label = words_label(&meeting_kind_words, kind);
	agenda_add_capital(&layout->maker.line, locale_text(layout->agenda->locale, label));
	struct picture_shape *mark = add_mark(layout, key, styles[kind].fill);
	if (mark == NULL)
		return;
	mark->stroke = styles[kind].bar;
	add_bar(layout, kind, NO_ELEMENT, mark->x, mark->y, BAR, SWATCH_HEIGHT);
}

/* The words of agendas begin with a space, behind what they are said of. */
static void add_status_mark(struct layout *layout, struct key *key, int32_t status)
{
	const char *label = status == TENTATIVE ? N_(" [tentative]") : N_(" [CANCELLED]");
	picture_text_plain(&layout->maker.line, locale_text(layout->agenda->locale, label));
	struct picture_shape *mark = add_mark(layout, key, status == TENTATIVE ? SHADE : WHITE);
	if (mark == NULL)
		return;
	mark->stroke = INK;
	mark->dashed = true;
}

/* What colours and edges mean: those that are used, and no others. Gives: the lower edge. */
static int32_t add_key(struct layout *layout)
{
	struct key key = {MARGIN, 0};
	for (int32_t kind = 1; meeting_kind_words.names[kind] != NULL; kind++)
		if ((layout->kinds >> kind & 1) != 0)
			add_kind_mark(layout, &key, kind);
	for (int32_t status = TENTATIVE; status <= CANCELLED; status++)
		if ((layout->statuses >> status & 1) != 0)
			add_status_mark(layout, &key, status);
	return key.x > MARGIN ? key.y + KEY_LINE : key.y;
}

/* Edition, and what is to be known of it. Gives: the lower edge. */
static int32_t add_foot(struct layout *layout)
{
	const struct agenda *agenda = layout->agenda;
	const char *const more[] = {agenda->times, agenda->footnote, agenda->translation};
	struct picture_maker *maker = &layout->maker;
	int32_t y = 0;
	picture_add_lines(maker, MARGIN, &y, ALL_WIDTH, agenda->caution, 1, &warning_as);
	picture_add_lines(maker, MARGIN, &y, ALL_WIDTH, agenda->edition, 1, &foot_as);
	for (size_t i = 0; i < 3; i++)
		if (more[i] != NULL)
			buffer_printf(&maker->line, "%s%s", maker->line.size > 0 ? " " : "",
			              more[i]);
	picture_add_lines(maker, MARGIN, &y, ALL_WIDTH, picture_take(maker), 2, &foot_as);
	return y;
}

/* From above: front, days, key; the foot stands on the lower edge. */
static void lay_out(struct layout *layout)
{
	struct picture *picture = layout->maker.picture;
	int32_t top = add_front(layout);
	uint32_t key = picture->shape_count;
	int32_t key_height = add_key(layout);
	uint32_t foot = picture->shape_count;
	int32_t foot_height = add_foot(layout);
	int32_t below = key_height + foot_height + MARGIN;
	int32_t rows = top + HOURS_HEIGHT;
	int32_t until = place_rows(layout, rows, PICTURE_HEIGHT - rows - below);
	picture->height = PICTURE_HEIGHT > until + below ? PICTURE_HEIGHT : until + below;
	picture_shift(picture, key, until + MARGIN / 4);
	picture_shift(picture, foot,
	              picture->height - MARGIN / 2 - foot_height - until - MARGIN / 4);
	add_rows(layout, top, until);
	picture_add_lines(&layout->maker, MARGIN, &top, ALL_WIDTH, layout->agenda->nothing, 2,
	                  &whose_as);
	if (layout->agenda->locale->right_to_left)
		picture_turn_over(picture);
}

/* "Thursday, 14 September 2006: 10 a.m.-1 p.m.: 3rd plenary meeting; ...", a line a day. */
static void say_all(struct layout *layout)
{
	struct buffer *line = &layout->maker.line;
	const struct agenda *agenda = layout->agenda;
	const struct picture_meeting *next = layout->maker.picture->meetings.at;
	buffer_text(line, agenda->place != NULL ? agenda->place : "");
	for (uint32_t i = 0; i < agenda->days.count; i++) {
		const struct agenda_day *day = &agenda->days.at[i];
		buffer_printf(line, "%s%s", line->size > 0 ? "\n" : "", day->date);
		for (uint32_t j = 0; j < day->meetings.count; j++, next++)
			buffer_printf(line, "%s%s", locale_text(agenda->locale, "; "), next->about);
	}
	layout->maker.picture->about = picture_take(&layout->maker);
}

hld_status picture_make(const struct hld_programme *programme, const hld_export_options *options,
                        struct arena *arena, struct picture *out, hld_error *err)
{
	struct agenda agenda;
	struct layout layout = {.programme = programme, .agenda = &agenda, .lang = options->lang};
	*out = (struct picture){0};
	hld_status status = agenda_of(programme, options, arena, &agenda, err);
	if (status != HLD_OK)
		return status;
	out->locale = agenda.locale;
	out->width = PICTURE_WIDTH;
	out->title = agenda.title != NULL ? agenda.title : "";
	layout.maker = (struct picture_maker){.picture = out, .arena = arena};
	make_rows(&layout);
	if (!layout.maker.failed) {
		lay_out(&layout);
		say_all(&layout);
	}
	layout.maker.failed |= layout.maker.line.failed;
	buffer_release(&layout.maker.line);
	return layout.maker.failed ? error_nomem(err) : HLD_OK;
}
