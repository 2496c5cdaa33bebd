/* pdf_page.h - rows of text that are set, put on pages and drawn.
 *
 * pdf.c makes rows of an agenda, pdf_text.c sets their text, pdf_place.c puts them on pages, and
 * pdf_draw.c draws these. Lengths are points; places across the page count from the side where
 * reading begins, so that pages from right to left are mirrored where lines are drawn, once.
 *
 * pango and fontconfig read the environment and files of fonts of their own, as libical does those
 * of zones: bytes are the same where fonts are. They end the process where memory ends for them,
 * see pdf_has_memory(). */
#ifndef EXPORT_PDF_PAGE_H
#define EXPORT_PDF_PAGE_H

#include "export/agenda.h"
#include "export/pdf_calls.h"

enum pdf_style {
	PDF_TITLE,
	PDF_WHOSE,
	PDF_PLACE,
	PDF_EDITION,
	PDF_THEME,
	PDF_CAUTION,
	PDF_DAY,
	PDF_LIST,    /* heading of a list of speakers, of a table */
	PDF_MEETING, /* its time and label */
	PDF_PLAIN,
	PDF_NAME,  /* in lists and tables */
	PDF_SMALL, /* notes */
	PDF_ORGAN,
	PDF_FOOT, /* running heads and feet */
	PDF_STYLES
};

/* Which side of its cell a text is set to. */
enum pdf_side { PDF_START, PDF_CENTRE, PDF_END };

/* A line of a cell: offsets from the cell's left and top edge, and where it came to stand. */
struct pdf_line {
	PangoLayoutLine *line; /* of the cell's layout */
	double left, top, baseline, bottom;
	uint32_t page; /* from 1 */
	double y;      /* of its baseline */
};

struct pdf_cell {
	PangoLayout *layout;
	enum pdf_style style;
	double x, width;
	uint32_t first, count; /* lines */
	uint32_t placed;       /* of them */
	bool says_page;        /* to which the link of its row leads */
	double shift;          /* down, for first lines of a row to stand on one baseline */
};

enum pdf_rule { PDF_NO_RULE, PDF_ABOVE, PDF_ABOVE_FAINT, PDF_BELOW };

/* Cells side by side. What does not fit on a page goes on on the next. */
struct pdf_row {
	uint32_t first, count; /* cells */
	double space;          /* above, but not at the top of a page */
	enum pdf_rule rule;
	bool keep;  /* not to be the last on its page */
	bool fresh; /* begins a page */
	/* The row behind those that stay together from this one on, where they fit on a page; 0:
	 * it is by itself. */
	uint32_t group_end;
	const char *section; /* for the running head */
	bool apart;          /* each of its cells is read for itself */
	uint32_t link;       /* a mark to which it leads; 0: none */
	double height;
	uint32_t page, last_page; /* from 1 */
	double y, end;            /* where it begins, and on its last page ends */
	bool at_top;              /* of its page */
};

/* A bookmark, and the place of a link. Marks count from 1. */
struct pdf_mark {
	const char *text;
	uint32_t parent, row;
};

struct pdf {
	struct pdf_calls lib; /* of pango, cairo and glib */
	const struct agenda *agenda;
	struct arena *arena;                   /* for strings */
	double page_width, page_height, width; /* width: of the text */
	PangoFontMap *map;
	PangoContext *context;
	PangoFontDescription *fonts[PDF_STYLES];
	PangoFont *trusted; /* the last one found to be one of those that are meant */
	struct buffer text; /* of the paragraph that is being set */
	PangoAttrList *attributes;
	bool has_han; /* the paragraph has Chinese characters */

	struct pdf_line *lines;
	struct pdf_cell *cells;
	struct pdf_row *rows;
	struct pdf_mark *marks;
	uint32_t line_count, line_room, cell_count, cell_room, row_count, row_room, mark_count,
		mark_room;
	struct pdf_row spare; /* where memory is out */
	const char *section;  /* of rows that are made */
	uint32_t *links;      /* marks of the lists of the agenda, then of its tables */
	uint32_t pages;
	bool failed;      /* memory is out */
	uint32_t missing; /* a character that no font has; 0: none */
};

/* Lengths that rows and pages share. */
enum { PDF_MARGIN = 54, PDF_FIRST_TOP = 54, PDF_TOP = 62, PDF_FOOT_HEIGHT = 62 };

/* Whether pages are read from right to left. */
static inline bool pdf_mirrored(const struct pdf *pdf)
{
	return pdf->agenda->locale->right_to_left;
}

/* Whether there is memory enough for pango, glib and cairo to set so many octets of text, or, with
 * none, to make fonts and to draw. They end the process where an allocation of theirs fails, and
 * nothing can be done about that in them: so what they are to take is asked for before they are
 * called, and given back. Without it the pdf has failed. */
bool pdf_has_memory(struct pdf *pdf, size_t octets);

/* Make the fonts, and free them with all rows. Gives: false when memory is out. */
bool pdf_fonts_init(struct pdf *pdf);
void pdf_release(struct pdf *pdf);

/* Set text in a layout of its own, width wide (0: as wide as it is).
 * Owns:  what it gives, to be freed with g_object_unref(); NULL when memory is out. */
PangoLayout *pdf_set(struct pdf *pdf, enum pdf_style style, enum pdf_side side, double width,
                     const char *text);

/* The same text with one space between two words, which lies in the arena; NULL when memory is out. */
const char *pdf_plain(struct pdf *pdf, const char *text);

/* Whether a character is for a Chinese font. */
bool pdf_is_han(uint32_t code);

/* Begin a row; add a cell to the newest one, for text or for a layout that is taken. NULL and blank
 * text is no cell. Failures are found in pdf. */
struct pdf_row *pdf_row(struct pdf *pdf, double space, enum pdf_rule rule);
void pdf_cell(struct pdf *pdf, enum pdf_style style, enum pdf_side side, double x, double width,
              const char *text);
void pdf_cell_of(struct pdf *pdf, enum pdf_style style, double x, double width,
                 PangoLayout *layout);

/* Set other text of one line in a cell: the number of a page. */
void pdf_cell_change(struct pdf *pdf, struct pdf_cell *cell, enum pdf_side side, const char *text);

/* Mark the newest row. Gives: the mark, 0 when memory is out. */
uint32_t pdf_mark(struct pdf *pdf, const char *text, uint32_t parent);

/* Put all rows on pages. */
void pdf_place(struct pdf *pdf);

/* What a document says of itself. */
struct pdf_about {
	const char *title, *author, *subject;
	char date[32]; /* ISO 8601 */
};

/* Draw the pages and add the document to out.
 * Fails: WRITE, NOMEM. */
hld_status pdf_draw(struct pdf *pdf, const struct pdf_about *about, struct buffer *out,
                    hld_error *err);

#endif
