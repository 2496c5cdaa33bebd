/* pdf_place.c - rows go on pages: none of them half off the paper, no heading alone at the foot.
 *
 * A row of a few lines stays whole. A longer one goes on on the next page, each of its cells from
 * the line after the last that fitted. */
#include "export/pdf_page.h"

/* Points between a rule and the text under it, and over it; faint ones are close. */
enum { UNDER_RULE = 5, UNDER_FAINT = 3, OVER_RULE = 3 };

/* Rows up to this high stay whole; of longer ones so much is left at either end of a page. */
enum { WHOLE = 84, LEAST = 28 };

/* Where the next row is to go. */
struct place {
	struct pdf *pdf;
	uint32_t page;
	double y;
	uint32_t looked_up_to; /* the row up to which it is known that all fits on this page */
};

static double page_top(const struct place *place)
{
	return place->page == 1 ? PDF_FIRST_TOP : PDF_TOP;
}

static double page_bottom(const struct place *place)
{
	return place->pdf->page_height - PDF_FOOT_HEIGHT;
}

static bool at_top(const struct place *place)
{
	return place->y <= page_top(place);
}

static void next_page(struct place *place)
{
	place->page++;
	place->y = page_top(place);
}

/* How far below the top of a cell its first line stands. */
static double first_baseline(const struct pdf *pdf, const struct pdf_cell *cell)
{
	return pdf->lines[cell->first].baseline - pdf->lines[cell->first].top;
}

/* All first lines of a row stand on one baseline. */
static void measure(struct pdf *pdf, struct pdf_row *row)
{
	double baseline = 0;
	for (uint32_t i = row->first; i < row->first + row->count; i++)
		if (first_baseline(pdf, &pdf->cells[i]) > baseline)
			baseline = first_baseline(pdf, &pdf->cells[i]);
	row->height = 0;
	for (uint32_t i = row->first; i < row->first + row->count; i++) {
		struct pdf_cell *cell = &pdf->cells[i];
		const struct pdf_line *lines = pdf->lines + cell->first;
		cell->shift = baseline - first_baseline(pdf, cell);
		double height = cell->shift + lines[cell->count - 1].bottom - lines[0].top;
		if (height > row->height)
			row->height = height;
	}
}

static double space_above(const struct pdf_row *row)
{
	double under = row->rule == PDF_ABOVE         ? UNDER_RULE
	               : row->rule == PDF_ABOVE_FAINT ? UNDER_FAINT
	                                              : 0;
	return row->space + under;
}

static double space_below(const struct pdf_row *row)
{
	return row->rule == PDF_BELOW ? OVER_RULE + UNDER_RULE : 0;
}

/* What of a row must find room, for it to begin on a page. */
static double least(const struct pdf_row *row)
{
	return row->height <= WHOLE ? row->height + space_below(row) : LEAST;
}

/* How high a row is with those that are not to stand apart from it: what keeps together as a
 * whole, or only headings with what is under them. Gives: the last of these rows. */
static double measure_ahead(const struct pdf *pdf, uint32_t at, bool whole, uint32_t *last)
{
	double height = 0;
	uint32_t end = at + 1;
	for (*last = at;; ++*last) {
		const struct pdf_row *row = &pdf->rows[*last];
		uint32_t next = *last + 1;
		if (whole && row->group_end > end)
			end = row->group_end;
		if (row->keep && next < pdf->row_count && next + 1 > end)
			end = next + 1;
		if (next < end)
			height += space_above(row) + row->height + space_below(row);
		else
			return height + space_above(row) +
			       (whole ? row->height + space_below(row) : least(row));
	}
}

/* Go on to a new page where a row, with those that are not to stand apart from it, does not fit on
 * this one. */
static void look_ahead(struct place *place, uint32_t at)
{
	double page = page_bottom(place) - PDF_TOP;
	uint32_t last;
	if (at < place->looked_up_to)
		return;
	double need = measure_ahead(place->pdf, at, true, &last);
	if (need > page)
		need = measure_ahead(place->pdf, at, false, &last);
	if (place->y + need > page_bottom(place) && !at_top(place) && need <= page)
		next_page(place);
	place->looked_up_to = last + 1;
}

/* How many lines of a cell, from one of them on, fit above the foot, when that one is at y. A line
 * alone at the foot, or the last one alone at the top of the next page, is not good to read. */
static uint32_t count_fitting(const struct place *place, const struct pdf_cell *cell, uint32_t from,
                              double y)
{
	const struct pdf_line *lines = place->pdf->lines + cell->first;
	uint32_t count = 0, left = cell->count - from;
	while (count < left &&
	       y + lines[from + count].bottom - lines[from].top <= page_bottom(place) + 0.01)
		count++;
	if (count + 1 == left && count > 2)
		count--;
	else if (count == 1 && left > 2 && !at_top(place))
		count = 0;
	if (count == 0 && left > 0 && at_top(place))
		count = 1; /* higher than any page */
	return count;
}

/* Give the lines of a cell that fit below y their places. Gives: where the last one ends. */
static double place_cell(const struct place *place, struct pdf_cell *cell, double y)
{
	struct pdf_line *lines = place->pdf->lines + cell->first + cell->placed;
	uint32_t count =
		cell->placed < cell->count ? count_fitting(place, cell, cell->placed, y) : 0;
	for (uint32_t i = 0; i < count; i++) {
		lines[i].page = place->page;
		lines[i].y = y + lines[i].baseline - lines[0].top;
	}
	cell->placed += count;
	return count > 0 ? y + lines[count - 1].bottom - lines[0].top : y;
}

/* Give what fits of a row its place. Gives: whether some of it is left. */
static bool place_part(struct place *place, const struct pdf_row *row, bool first)
{
	double end = place->y;
	bool left = false;
	for (uint32_t i = row->first; i < row->first + row->count; i++) {
		struct pdf_cell *cell = &place->pdf->cells[i];
		double bottom = place_cell(place, cell, place->y + (first ? cell->shift : 0));
		if (bottom > end)
			end = bottom;
		left = left || cell->placed < cell->count;
	}
	place->y = end;
	return left;
}

static void place_row(struct place *place, struct pdf_row *row)
{
	bool first = true;
	double room = page_bottom(place) - place->y - space_above(row);
	if (!at_top(place) && room < least(row))
		next_page(place);
	row->at_top = at_top(place);
	row->page = place->page;
	row->y = place->y;
	if (!row->at_top)
		place->y += space_above(row);
	while (place_part(place, row, first)) {
		next_page(place);
		first = false;
	}
	row->last_page = place->page;
	row->end = place->y;
	place->y += space_below(row);
}

void pdf_place(struct pdf *pdf)
{
	struct place place = {.pdf = pdf, .page = 1, .y = PDF_FIRST_TOP};
	for (uint32_t i = 0; i < pdf->row_count; i++)
		measure(pdf, &pdf->rows[i]);
	for (uint32_t i = 0; i < pdf->row_count; i++) {
		if (pdf->rows[i].fresh && !at_top(&place))
			next_page(&place);
		look_ahead(&place, i);
		place_row(&place, &pdf->rows[i]);
	}
	pdf->pages = place.page;
}
