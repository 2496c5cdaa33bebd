/* pdf_draw.c - pages are drawn, with their running heads and feet, and the document says what it
 * is. */
#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "export/pdf_page.h"

/* Distances from the page's top and bottom: baseline of the running head, its rule, the rule over
 * the foot and the baselines of its two lines. */
enum { HEAD = 40, HEAD_RULE = 46, FOOT_RULE = 52, FOOT_FIRST = 40, FOOT_SECOND = 29 };

/* Of lines, and of what is said beside the programme. */
#define GREY  0.35
#define FAINT 0.8
#define THIN  0.4

struct drawing {
	struct pdf *pdf;
	cairo_t *cairo;
	uint32_t page;
	const char *section; /* that the head was last set for */
	PangoLayout *head, *of_section, *edition, *remarks;
};

static void draw_rule(const struct drawing *drawing, double y, double width, double grey)
{
	const struct pdf *pdf = drawing->pdf;
	cairo_t *cairo = drawing->cairo;
	pdf->lib.cairo_set_source_rgb(cairo, grey, grey, grey);
	pdf->lib.cairo_set_line_width(cairo, width);
	pdf->lib.cairo_move_to(cairo, PDF_MARGIN, y);
	pdf->lib.cairo_line_to(cairo, pdf->page_width - PDF_MARGIN, y);
	pdf->lib.cairo_stroke(cairo);
}

/* The left edge of what is width wide and begins at x from the side where reading begins. */
static double left_edge(const struct pdf *pdf, double x, double width)
{
	return PDF_MARGIN + (pdf_mirrored(pdf) ? pdf->width - x - width : x);
}

static bool is_grey(enum pdf_style style)
{
	return style == PDF_SMALL || style == PDF_FOOT || style == PDF_EDITION;
}

/* A link goes around all that is drawn of its row. */
static void begin_link(const struct drawing *drawing, const struct pdf_row *row)
{
	const struct pdf *pdf = drawing->pdf;
	char target[64];
	if (row->link == 0)
		return;
	const struct pdf_row *to = &pdf->rows[pdf->marks[row->link - 1].row];
	snprintf(target, sizeof target, "page=%u pos=[0 %d]", (unsigned)to->page,
	         to->y > PDF_MARGIN ? (int)to->y - PDF_MARGIN / 2 : 0);
	pdf->lib.cairo_tag_begin(drawing->cairo, CAIRO_TAG_LINK, target);
}

/* What a text is to those who have pages read to them. */
static const char *tag_of(enum pdf_style style)
{
	return style == PDF_TITLE                          ? "H1"
	       : style == PDF_DAY                          ? "H2"
	       : style == PDF_LIST || style == PDF_MEETING ? "H3"
	                                                   : "P";
}

/* What of a cell is on the page. */
static void draw_cell(const struct drawing *drawing, const struct pdf_cell *cell)
{
	const struct pdf *pdf = drawing->pdf;
	double left = left_edge(pdf, cell->x, cell->width), grey = is_grey(cell->style) ? GREY : 0;
	pdf->lib.cairo_set_source_rgb(drawing->cairo, grey, grey, grey);
	for (uint32_t i = cell->first; i < cell->first + cell->count; i++) {
		const struct pdf_line *line = &pdf->lines[i];
		if (line->page != drawing->page)
			continue;
		pdf->lib.cairo_move_to(drawing->cairo, left + line->left, line->y);
		pdf->lib.pango_cairo_show_layout_line(drawing->cairo, line->line);
	}
}

/* A row is one paragraph, "10 a.m.-1 p.m. 3rd plenary meeting", or each of its cells is one. */
static void draw_cells(const struct drawing *drawing, const struct pdf_row *row)
{
	const struct pdf *pdf = drawing->pdf;
	const struct pdf_cell *cells = pdf->cells + row->first;
	for (uint32_t i = 0; i < row->count; i++) {
		if (i == 0 || row->apart)
			pdf->lib.cairo_tag_begin(drawing->cairo, tag_of(cells[i].style), NULL);
		if (i == 0)
			begin_link(drawing, row);
		draw_cell(drawing, &cells[i]);
		if (i + 1 == row->count && row->link != 0)
			pdf->lib.cairo_tag_end(drawing->cairo, CAIRO_TAG_LINK);
		if (i + 1 == row->count || row->apart)
			pdf->lib.cairo_tag_end(drawing->cairo,
			                       tag_of(cells[row->apart ? i : 0].style));
	}
}

static void draw_row(const struct drawing *drawing, const struct pdf_row *row)
{
	enum { OVER = 2, FAINT_OVER = 1 };
	bool begins = row->page == drawing->page, ends = row->last_page == drawing->page;
	if (begins && !row->at_top && row->rule == PDF_ABOVE)
		draw_rule(drawing, row->y + row->space, THIN, GREY);
	if (begins && !row->at_top && row->rule == PDF_ABOVE_FAINT)
		draw_rule(drawing, row->y + row->space + FAINT_OVER, THIN, FAINT);
	draw_cells(drawing, row);
	if (ends && row->rule == PDF_BELOW)
		draw_rule(drawing, row->end + OVER, 2 * THIN, 0);
}

/* The first line of a layout, from x on; NULL is none. */
static void draw_first_line(const struct drawing *drawing, PangoLayout *layout, double x,
                            double width, double baseline)
{
	const struct pdf *pdf = drawing->pdf;
	PangoRectangle extents;
	if (layout == NULL)
		return;
	PangoLayoutIter *iter = pdf->lib.pango_layout_get_iter(layout);
	pdf->lib.pango_layout_iter_get_line_extents(iter, NULL, &extents);
	pdf->lib.cairo_set_source_rgb(drawing->cairo, GREY, GREY, GREY);
	pdf->lib.cairo_move_to(drawing->cairo,
	                       left_edge(pdf, x, width) + (double)extents.x / PANGO_SCALE,
	                       baseline);
	pdf->lib.pango_cairo_show_layout_line(drawing->cairo,
	                                      pdf->lib.pango_layout_iter_get_line_readonly(iter));
	pdf->lib.pango_layout_iter_free(iter);
}

static void drop(const struct pdf *pdf, PangoLayout *layout)
{
	if (layout != NULL)
		pdf->lib.g_object_unref(layout);
}

static PangoLayout *set_foot(struct pdf *pdf, enum pdf_side side, double width, const char *text)
{
	PangoLayout *layout = pdf_set(pdf, PDF_FOOT, side, width, text);
	if (layout != NULL)
		pdf->lib.pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
	return layout;
}

/* Of a running head the title has so many parts of a hundred, the section what is left. */
enum { TITLE_PART = 62, SECTION_PART = 34 };

/* Running heads begin on the second page: whose programme, and what the page begins with. */
static void draw_head(struct drawing *drawing, const char *section)
{
	struct pdf *pdf = drawing->pdf;
	double width = pdf->width * SECTION_PART / 100;
	if (drawing->page == 1)
		return;
	if (section != NULL && section != drawing->section) {
		drop(drawing->pdf, drawing->of_section);
		drawing->of_section = set_foot(pdf, PDF_END, width, section);
		drawing->section = section;
	}
	draw_first_line(drawing, drawing->head, 0, pdf->width * TITLE_PART / 100, HEAD);
	if (section != NULL)
		draw_first_line(drawing, drawing->of_section, pdf->width - width, width, HEAD);
	draw_rule(drawing, HEAD_RULE, THIN, GREY);
}

/* A sheet by itself still tells which edition it is of, and what its asterisks mean. */
static void draw_foot(const struct drawing *drawing)
{
	struct pdf *pdf = drawing->pdf;
	enum { ROOM = 60 };
	char number[32];
	double height = pdf->page_height;
	snprintf(number, sizeof number, "%u/%u", (unsigned)drawing->page, (unsigned)pdf->pages);
	PangoLayout *layout = set_foot(pdf, PDF_END, ROOM, number);
	draw_rule(drawing, height - FOOT_RULE, THIN, GREY);
	draw_first_line(drawing, drawing->edition, 0, pdf->width - ROOM, height - FOOT_FIRST);
	draw_first_line(drawing, layout, pdf->width - ROOM, ROOM, height - FOOT_FIRST);
	draw_first_line(drawing, drawing->remarks, 0, pdf->width, height - FOOT_SECOND);
	drop(pdf, layout);
}

/* Row next is the first that has not ended before the page. */
static void draw_page(struct drawing *drawing, uint32_t *next)
{
	const struct pdf *pdf = drawing->pdf;
	while (*next < pdf->row_count && pdf->rows[*next].last_page < drawing->page)
		++*next;
	draw_head(drawing, *next < pdf->row_count ? pdf->rows[*next].section : NULL);
	for (uint32_t i = *next; i < pdf->row_count && pdf->rows[i].page <= drawing->page; i++)
		draw_row(drawing, &pdf->rows[i]);
	draw_foot(drawing);
	pdf->lib.cairo_show_page(drawing->cairo);
}

static void draw_pages(struct pdf *pdf, cairo_t *cairo)
{
	enum { ROOM = 60 };
	const struct agenda *agenda = pdf->agenda;
	struct drawing drawing = {.pdf = pdf, .cairo = cairo};
	struct buffer remarks = {0};
	buffer_text(&remarks, agenda->footnote != NULL ? agenda->footnote : "");
	if (agenda->footnote != NULL && agenda->translation != NULL)
		buffer_byte(&remarks, ' ');
	buffer_text(&remarks, agenda->translation != NULL ? agenda->translation : "");
	pdf->failed |= remarks.failed;
	drawing.head = set_foot(pdf, PDF_START, pdf->width * TITLE_PART / 100,
	                        agenda->whose != NULL ? agenda->whose : agenda->title);
	drawing.edition = set_foot(pdf, PDF_START, pdf->width - ROOM, agenda->edition);
	if (remarks.size > 0)
		drawing.remarks = set_foot(pdf, PDF_START, pdf->width, buffer_str(&remarks));
	uint32_t next = 0;
	pdf->lib.cairo_tag_begin(cairo, "Document", NULL);
	for (drawing.page = 1; drawing.page <= pdf->pages && !pdf->failed; drawing.page++)
		draw_page(&drawing, &next);
	pdf->lib.cairo_tag_end(cairo, "Document");
	drop(drawing.pdf, drawing.head);
	drop(drawing.pdf, drawing.edition);
	drop(drawing.pdf, drawing.remarks);
	drop(drawing.pdf, drawing.of_section);
	buffer_release(&remarks);
}

/* Parents come before their children. Gives: false when memory is out. */
static bool add_bookmarks(const struct pdf *pdf, cairo_surface_t *surface)
{
	int *ids = calloc(pdf->mark_count + 1, sizeof *ids);
	if (ids == NULL)
		return false;
	for (uint32_t i = 0; i < pdf->mark_count; i++) {
		const struct pdf_mark *mark = &pdf->marks[i];
		const struct pdf_row *row = &pdf->rows[mark->row];
		char target[64];
		snprintf(target, sizeof target, "page=%u pos=[0 %d]", (unsigned)row->page,
		         row->y > PDF_MARGIN ? (int)row->y - PDF_MARGIN / 2 : 0);
		ids[i + 1] = pdf->lib.cairo_pdf_surface_add_outline(
			surface, ids[mark->parent], mark->text, target,
			mark->parent == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
	}
	free(ids);
	return true;
}

static void say_about(const struct pdf *pdf, cairo_surface_t *surface,
                      const struct pdf_about *about)
{
	pdf->lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, about->title);
	if (about->author[0] != '\0')
		pdf->lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR,
		                                        about->author);
	pdf->lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
	                                        about->subject);
	pdf->lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "hld");
	pdf->lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
	                                        about->date);
}

/* The last place of a word among bytes, or SIZE_MAX. */
static size_t find_last(const struct buffer *bytes, const char *word)
{
	size_t length = strlen(word);
	for (size_t at = bytes->size >= length ? bytes->size - length + 1 : 0; at-- > 0;)
		if (memcmp(bytes->at + at, word, length) == 0)
			return at;
	return SIZE_MAX;
}

/* Say in the catalogue of a document, which begins at base, in which language it is, that its
 * paragraphs are tagged, that its title be shown, and how its pages are turned: no version of cairo
 * has a call for that. It writes the catalogue last, so that of the places in the file only that of
 * the table behind it moves.
 * Gives: false where the document is not laid out so. */
static bool say_language(struct buffer *out, size_t base, const struct locale *locale)
{
	static const char catalogue[] = "<< /Type /Catalog\n", table[] = "\nxref\n",
			  pointer[] = "\nstartxref\n";
	size_t in = find_last(out, catalogue), at_table = find_last(out, table),
	       at_pointer = find_last(out, pointer);
	char place[32];
	if (in == SIZE_MAX || at_table == SIZE_MAX || at_pointer == SIZE_MAX || in < base ||
	    in > at_table || at_table > at_pointer)
		return false;
	snprintf(place, sizeof place, "%zu\n", at_table + 1 - base);
	if (strncmp(out->at + at_pointer + strlen(pointer), place, strlen(place)) != 0)
		return false;
	struct buffer rest = {0}, added = {0};
	in += strlen(catalogue);
	size_t at_mark = find_last(out, "/MarkInfo"); /* a later cairo may say it itself */
	if (at_mark == SIZE_MAX || at_mark < in)
		buffer_text(&added, "   /MarkInfo << /Marked true >>\n");
	buffer_printf(&added, "   /Lang (%s)\n", locale->code);
	buffer_printf(&added, "   /ViewerPreferences << /DisplayDocTitle true /Direction /%s >>\n",
	              locale->right_to_left ? "R2L" : "L2R");
	buffer_add(&rest, out->at + in, at_pointer + strlen(pointer) - in);
	buffer_cut(out, in);
	buffer_text(out, buffer_str(&added));
	buffer_add(out, buffer_str(&rest), rest.size);
	buffer_printf(out, "%zu\n%%%%EOF\n", at_table + 1 - base + added.size);
	out->failed |= rest.failed || added.failed;
	buffer_release(&rest);
	buffer_release(&added);
	return true;
}

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
	struct buffer *out = closure;
	buffer_add(out, (const char *)bytes, length);
	return out->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

hld_status pdf_draw(struct pdf *pdf, const struct pdf_about *about, struct buffer *out,
                    hld_error *err)
{
	size_t base = out->size;
	if (!pdf_has_memory(pdf, 0))
		return error_nomem(err);
	cairo_surface_t *surface = pdf->lib.cairo_pdf_surface_create_for_stream(
		take_bytes, out, pdf->page_width, pdf->page_height);
	/* cairo 1.16 writes all that is used here in it, and no table that is compressed */
	pdf->lib.cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
	cairo_t *cairo = pdf->lib.cairo_create(surface);
	say_about(pdf, surface, about);
	draw_pages(pdf, cairo);
	pdf->failed |= !add_bookmarks(pdf, surface);
	cairo_status_t status = pdf->lib.cairo_status(cairo);
	pdf->lib.cairo_destroy(cairo);
	pdf->lib.cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = pdf->lib.cairo_surface_status(surface);
	pdf->lib.cairo_surface_destroy(surface);
	if (pdf->failed || out->failed || status == CAIRO_STATUS_NO_MEMORY)
		return error_nomem(err);
	if (status != CAIRO_STATUS_SUCCESS)
		return error_set(err, HLD_WRITE, "the pages cannot be drawn: %s",
		                 pdf->lib.cairo_status_to_string(status));
	if (!say_language(out, base, pdf->agenda->locale))
		return error_set(err, HLD_WRITE,
		                 "the document of cairo %s is laid out in a way that is not known",
		                 pdf->lib.cairo_version_string());
	return out->failed ? error_nomem(err) : HLD_OK;
}
