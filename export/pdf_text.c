/* pdf_text.c - a paragraph becomes lines: in which fonts, in which direction, and where it must
 * not break.
 *
 * Fonts are pinned: a document looks the same everywhere, or it is not made. */
#include <string.h>

#include "base/error.h"
#include "base/grow.h"
#include "base/text.h"
#include "export/pdf_page.h"

/* Families in the order in which a character is looked for in them. Of Chinese text the
 * punctuation is Chinese too, so there that font is first, unless all is in other letters. */
#define OTHERS                                                                          \
	",Noto Sans Hebrew,Noto Sans Armenian,Noto Sans Georgian,Noto Sans Devanagari," \
	"Noto Sans Bengali,Noto Sans Thai,Noto Sans Ethiopic,Noto Sans Symbols,Noto Sans Math"
#define SANS          "Noto Sans,Noto Naskh Arabic,Noto Sans CJK SC" OTHERS
#define SERIF         "Noto Serif,Noto Naskh Arabic,Noto Serif CJK SC" OTHERS
#define CHINESE_SANS  "Noto Sans CJK SC,Noto Sans,Noto Naskh Arabic" OTHERS
#define CHINESE_SERIF "Noto Serif CJK SC,Noto Serif,Noto Naskh Arabic" OTHERS

static const struct {
	double size;
	bool serif, bold, italic;
} styles[PDF_STYLES] = {
	[PDF_TITLE] = {18, true, true, false},     [PDF_WHOSE] = {12, true, true, false},
	[PDF_PLACE] = {11, false, false, false},   [PDF_EDITION] = {9.5, false, false, false},
	[PDF_THEME] = {10.5, true, false, true},   [PDF_CAUTION] = {10, false, true, false},
	[PDF_DAY] = {13, true, true, false},       [PDF_LIST] = {11, true, true, false},
	[PDF_MEETING] = {9.5, false, true, false}, [PDF_PLAIN] = {9.5, false, false, false},
	[PDF_NAME] = {9, false, false, false},     [PDF_SMALL] = {8.5, false, false, false},
	[PDF_ORGAN] = {8.5, false, true, false},   [PDF_FOOT] = {7.5, false, false, false}};

static bool is_chinese(const struct locale *locale)
{
	return strcmp(locale->code, "zh") == 0;
}

/* Arabic letters are low for their size; neither they nor Chinese ones slant. */
static PangoFontDescription *make_font(const struct pdf *pdf, enum pdf_style style)
{
	const struct locale *locale = pdf->agenda->locale;
	bool chinese = is_chinese(locale), slants = !chinese && !locale->right_to_left;
	PangoFontDescription *font = pdf->lib.pango_font_description_new();
	const char *sans = chinese ? CHINESE_SANS : SANS;
	const char *serif = chinese ? CHINESE_SERIF : SERIF;
	double size = styles[style].size * (locale->right_to_left ? 1.1 : 1);
	pdf->lib.pango_font_description_set_family_static(font, styles[style].serif ? serif : sans);
	pdf->lib.pango_font_description_set_weight(font, styles[style].bold ? PANGO_WEIGHT_BOLD
	                                                                    : PANGO_WEIGHT_NORMAL);
	if (styles[style].italic && slants)
		pdf->lib.pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
	pdf->lib.pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	return font;
}

/* Measured on pango 1.50.12 and cairo 1.16.0 with text of any script: fonts, which are mapped, the
 * threads that look for them and pages take less than the first, paragraphs less than half of the
 * others. */
enum { MEMORY_BASE = 96 << 20, MEMORY_TEXT = 1 << 15, MEMORY_OCTET = 224 };

bool pdf_has_memory(struct pdf *pdf, size_t octets)
{
	char *reserve = malloc(octets > 0 ? MEMORY_TEXT + octets * MEMORY_OCTET : MEMORY_BASE);
	if (reserve == NULL) {
		pdf->failed = true;
		return false;
	}
	*(volatile char *)reserve = 0; /* else compilers drop the pair of calls */
	free(reserve);
	return true;
}

/* The font map is our own: pango's default one lives as long as the process. Nothing is rounded to
 * pixels, for paper has none. */
bool pdf_fonts_init(struct pdf *pdf)
{
	const struct locale *locale = pdf->agenda->locale;
	if (!pdf_has_memory(pdf, 0))
		return false;
	cairo_font_options_t *options = pdf->lib.cairo_font_options_create();
	pdf->lib.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	pdf->lib.cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pdf->map = pdf->lib.pango_cairo_font_map_new();
	pdf->context = pdf->lib.pango_font_map_create_context(pdf->map);
	pdf->lib.pango_cairo_context_set_font_options(pdf->context, options);
	pdf->lib.cairo_font_options_destroy(options);
	pdf->lib.pango_context_set_round_glyph_positions(pdf->context, FALSE);
	pdf->lib.pango_context_set_base_dir(
		pdf->context, locale->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
	pdf->lib.pango_context_set_language(pdf->context,
	                                    pdf->lib.pango_language_from_string(locale->code));
	for (enum pdf_style style = 0; style < PDF_STYLES; style++)
		pdf->fonts[style] = make_font(pdf, style);
	return true;
}

static void drop_attributes(struct pdf *pdf)
{
	if (pdf->attributes != NULL)
		pdf->lib.pango_attr_list_unref(pdf->attributes);
	pdf->attributes = NULL;
}

void pdf_release(struct pdf *pdf)
{
	for (uint32_t i = 0; i < pdf->cell_count; i++)
		if (pdf->cells[i].layout != NULL)
			pdf->lib.g_object_unref(pdf->cells[i].layout);
	for (enum pdf_style style = 0; style < PDF_STYLES; style++)
		if (pdf->fonts[style] != NULL)
			pdf->lib.pango_font_description_free(pdf->fonts[style]);
	if (pdf->context != NULL)
		pdf->lib.g_object_unref(pdf->context);
	if (pdf->map != NULL)
		pdf->lib.g_object_unref(pdf->map);
	drop_attributes(pdf);
	free(pdf->lines);
	free(pdf->cells);
	free(pdf->rows);
	free(pdf->marks);
	buffer_release(&pdf->text);
}

/* White space of any kind, and what Unicode calls separators of lines and paragraphs. */
static bool is_blank(uint32_t code)
{
	return code <= ' ' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

/* Octets of a symbol at the start of text, "A/61/PV.1", or 0. What is longer than any symbol
 * may break. */
static size_t symbol_length(const char *text)
{
	enum { MOST = 40 };
	size_t length = 0, end = 0;
	bool slash = false;
	if (text[0] < 'A' || text[0] > 'Z')
		return 0;
	for (; is_digit(text[length]) || is_letter(text[length]) || is_one_of(text[length], "./-");
	     length++) {
		slash = slash || text[length] == '/';
		if (is_digit(text[length]) || is_letter(text[length]))
			end = length + 1;
	}
	bool goes_on = ((unsigned char)text[length] & 0x80) != 0;
	return slash && !goes_on && end <= MOST ? end : 0;
}

/* Octets of digits that belong together, "10:30", "60/227", or 0. */
static size_t number_length(const char *text)
{
	size_t end = 0;
	bool joined = false;
	while (is_digit(text[end])) {
		while (is_digit(text[end]))
			end++;
		if (!is_one_of(text[end], ":./") || !is_digit(text[end + 1]))
			break;
		joined = true;
		end++;
	}
	return joined ? end : 0;
}

bool pdf_is_han(uint32_t code)
{
	return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
	       (code >= 0xFF00 && code <= 0xFFEF) || (code >= 0x20000 && code <= 0x3FFFF);
}

/* Of what is added from start on. */
static void add_attribute(struct pdf *pdf, PangoAttribute *attribute, size_t start)
{
	if (pdf->attributes == NULL)
		pdf->attributes = pdf->lib.pango_attr_list_new();
	attribute->start_index = (guint)start;
	attribute->end_index = (guint)pdf->text.size;
	pdf->lib.pango_attr_list_insert(pdf->attributes, attribute);
}

/* Marks of direction: what begins a part from left to right, from right to left, and ends it; and
 * one behind which no line breaks. */
enum { FROM_LEFT = 0x2066, FROM_RIGHT = 0x2067, END_OF_PART = 0x2069, JOINER = 0x2060 };

static void add_mark(struct pdf *pdf, uint32_t code)
{
	char mark[4];
	buffer_add(&pdf->text, mark, utf8_put(code, mark));
}

/* Symbols and times: in one piece, and from left to right among what is not. Lines may break
 * behind a slash, unless a joiner follows it. */
static const char *add_piece(struct pdf *pdf, const char *at, size_t length, bool isolate)
{
	if (isolate)
		add_mark(pdf, FROM_LEFT);
	for (const char *end = at + length; at < end; at++) {
		buffer_byte(&pdf->text, *at);
		if (*at == '/' || *at == '-')
			add_mark(pdf, JOINER);
	}
	if (isolate)
		add_mark(pdf, END_OF_PART);
	return at;
}

/* Chinese names keep to their font's Chinese forms, whatever the environment prefers. */
static const char *add_han(struct pdf *pdf, const char *at)
{
	size_t start = pdf->text.size;
	pdf->has_han = true;
	for (const char *next = at; *at != '\0'; at = next) {
		if (!pdf_is_han(utf8_next(&next)))
			break;
		buffer_add(&pdf->text, at, (size_t)(next - at));
	}
	add_attribute(
		pdf, pdf->lib.pango_attr_language_new(pdf->lib.pango_language_from_string("zh-cn")),
		start);
	return at;
}

/* Add text with one space between words. */
static void add_words(struct pdf *pdf, const char *at, bool from_right)
{
	size_t begin = pdf->text.size;
	bool within = false, gap = false; /* within a word; behind one */
	while (*at != '\0') {
		const char *next = at;
		uint32_t code = utf8_next(&next);
		if (is_blank(code)) {
			gap = true;
			within = false;
			at = next;
			continue;
		}
		if (gap && pdf->text.size > begin)
			buffer_byte(&pdf->text, ' ');
		gap = false;
		size_t symbol = within ? 0 : symbol_length(at);
		size_t number = within || !from_right ? 0 : number_length(at);
		/* a symbol may stand in brackets, a time behind a hyphen */
		within = code >= 0x80 || is_digit(*at) || is_letter(*at);
		if (symbol > 0 || number > 0) {
			at = add_piece(pdf, at, symbol > 0 ? symbol : number, from_right);
		} else if (pdf_is_han(code)) {
			at = add_han(pdf, at);
		} else {
			buffer_add(&pdf->text, at, (size_t)(next - at));
			at = next;
		}
	}
}

/* In which direction a text is read: its first letter tells, else it is as the page. On a page from
 * right to left one such letter is enough: a Latin name begins many lines of Arabic. */
static bool reads_from_right(const struct pdf *pdf, const char *text)
{
	bool has_letter = false, page = pdf_mirrored(pdf);
	while (*text != '\0') {
		uint32_t code = utf8_next(&text);
		if (!pdf->lib.g_unichar_isalpha(code))
			continue;
		if (!page || utf8_from_right(code))
			return utf8_from_right(code);
		has_letter = true;
	}
	return page && !has_letter;
}

/* Prepare a paragraph in pdf->text and pdf->attributes. One that is in another direction than the
 * page, as an English title in an Arabic programme, keeps its own. */
static bool prepare(struct pdf *pdf, enum pdf_style style, const char *text)
{
	bool page_from_right = pdf_mirrored(pdf);
	bool from_right = reads_from_right(pdf, text);
	buffer_cut(&pdf->text, 0);
	if (from_right != page_from_right)
		add_mark(pdf, from_right ? FROM_RIGHT : FROM_LEFT);
	size_t begin = pdf->text.size;
	pdf->has_han = false;
	add_words(pdf, text, from_right);
	/* a hyphen is a letter more, where a word is torn */
	add_attribute(pdf, pdf->lib.pango_attr_insert_hyphens_new(FALSE), begin);
	/* cairo says of the sign for "fi" that it is U+FB01, which nobody looks for */
	add_attribute(pdf, pdf->lib.pango_attr_font_features_new("liga=0"), begin);
	if (is_chinese(pdf->agenda->locale) && !pdf->has_han)
		add_attribute(pdf,
		              pdf->lib.pango_attr_family_new(styles[style].serif ? SERIF : SANS),
		              begin);
	if (from_right != page_from_right)
		add_mark(pdf, END_OF_PART);
	pdf->failed |= pdf->text.failed;
	return !pdf->failed;
}

/* One space between words is all the white space that readers of a bookmark expect. */
const char *pdf_plain(struct pdf *pdf, const char *text)
{
	bool gap = false;
	buffer_cut(&pdf->text, 0);
	while (text != NULL && *text != '\0') {
		const char *next = text;
		bool blank = is_blank(utf8_next(&next));
		if (!blank && gap && pdf->text.size > 0)
			buffer_byte(&pdf->text, ' ');
		if (!blank)
			buffer_add(&pdf->text, text, (size_t)(next - text));
		gap = blank;
		text = next;
	}
	const char *plain = arena_copy(pdf->arena, buffer_str(&pdf->text), pdf->text.size);
	pdf->failed |= pdf->text.failed || plain == NULL;
	return plain;
}

static PangoAlignment alignment(bool mirrored, enum pdf_side side)
{
	if (side == PDF_CENTRE)
		return PANGO_ALIGN_CENTER;
	return (side == PDF_END) == mirrored ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

PangoLayout *pdf_set(struct pdf *pdf, enum pdf_style style, enum pdf_side side, double width,
                     const char *text)
{
	if (!pdf_has_memory(pdf, strlen(text) + 1) || !prepare(pdf, style, text))
		return NULL;
	PangoLayout *layout = pdf->lib.pango_layout_new(pdf->context);
	pdf->lib.pango_layout_set_auto_dir(layout, FALSE);
	pdf->lib.pango_layout_set_font_description(layout, pdf->fonts[style]);
	pdf->lib.pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pdf->lib.pango_layout_set_alignment(layout, alignment(pdf_mirrored(pdf), side));
	if (width > 0)
		pdf->lib.pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pdf->lib.pango_layout_set_attributes(layout, pdf->attributes);
	drop_attributes(pdf);
	pdf->lib.pango_layout_set_text(layout, buffer_str(&pdf->text), (int)pdf->text.size);
	return layout;
}

/* Whether a font is one of those that are meant, and not what the system has in their place. Of
 * the families of Noto those of other scripts are as good: names may be in any. */
static bool is_trusted(struct pdf *pdf, PangoFont *font)
{
	static const char *const families[] = {"Noto Sans", "Noto Serif", "Noto Naskh"};
	bool trusted = false;
	if (font == pdf->trusted)
		return true;
	PangoFontDescription *description = pdf->lib.pango_font_describe(font);
	const char *family = pdf->lib.pango_font_description_get_family(description);
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		trusted = trusted || strncmp(family, families[i], strlen(families[i])) == 0;
	pdf->lib.pango_font_description_free(description);
	if (trusted)
		pdf->trusted = font;
	return trusted;
}

/* Look for a character of a line that has no glyph in the fonts that are meant. */
static void check_line(struct pdf *pdf, PangoLayout *layout, const PangoLayoutLine *line)
{
	const char *text = pdf->lib.pango_layout_get_text(layout);
	for (const GSList *run = line->runs; run != NULL && pdf->missing == 0; run = run->next) {
		const PangoGlyphItem *item = run->data;
		const PangoGlyphString *glyphs = item->glyphs;
		const char *begin = text + item->item->offset;
		bool trusted = is_trusted(pdf, item->item->analysis.font);
		for (int i = 0; i < glyphs->num_glyphs && pdf->missing == 0; i++) {
			PangoGlyph glyph = glyphs->glyphs[i].glyph;
			const char *at = begin + glyphs->log_clusters[i];
			bool drawn = glyph != PANGO_GLYPH_EMPTY && !is_blank((unsigned char)*at);
			if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 || (drawn && !trusted))
				pdf->missing = utf8_next(&at);
		}
	}
}

/* Lines of Arabic and Chinese are high, the former for signs above and below letters that agendas do
 * without. Where a row begins and ends, so much of a line's height is left out. */
#define ARABIC_TRIM  0.11
#define CHINESE_TRIM 0.06

static double trim_of(const struct locale *locale)
{
	return locale->right_to_left ? ARABIC_TRIM : is_chinese(locale) ? CHINESE_TRIM : 0;
}

static bool add_line(struct pdf *pdf, PangoLayoutIter *iter)
{
	struct pdf_line *lines = grown(pdf->lines, pdf->line_count, &pdf->line_room, sizeof *lines);
	PangoRectangle extents;
	if (lines == NULL)
		return false;
	pdf->lib.pango_layout_iter_get_line_extents(iter, NULL, &extents);
	double top = (double)extents.y / PANGO_SCALE, height = (double)extents.height / PANGO_SCALE;
	double trim = height * trim_of(pdf->agenda->locale);
	pdf->lines = lines;
	lines[pdf->line_count++] = (struct pdf_line){
		.line = pdf->lib.pango_layout_iter_get_line_readonly(iter),
		.left = (double)extents.x / PANGO_SCALE,
		.top = top + trim,
		.baseline = (double)pdf->lib.pango_layout_iter_get_baseline(iter) / PANGO_SCALE,
		.bottom = top + height - trim};
	return true;
}

static void add_lines(struct pdf *pdf, struct pdf_cell *cell)
{
	cell->first = pdf->line_count;
	if (cell->layout == NULL)
		return;
	PangoLayoutIter *iter = pdf->lib.pango_layout_get_iter(cell->layout);
	do {
		check_line(pdf, cell->layout, pdf->lib.pango_layout_iter_get_line_readonly(iter));
		if (!add_line(pdf, iter))
			pdf->failed = true;
		else
			cell->count++;
	} while (!pdf->failed && pdf->lib.pango_layout_iter_next_line(iter));
	pdf->lib.pango_layout_iter_free(iter);
}

struct pdf_row *pdf_row(struct pdf *pdf, double space, enum pdf_rule rule)
{
	struct pdf_row *rows =
		pdf->failed ? NULL : grown(pdf->rows, pdf->row_count, &pdf->row_room, sizeof *rows);
	if (rows == NULL) {
		pdf->failed = true;
		return &pdf->spare;
	}
	pdf->rows = rows;
	rows[pdf->row_count] = (struct pdf_row){
		.first = pdf->cell_count, .space = space, .rule = rule, .section = pdf->section};
	return &rows[pdf->row_count++];
}

void pdf_cell_of(struct pdf *pdf, enum pdf_style style, double x, double width, PangoLayout *layout)
{
	struct pdf_cell *cells =
		pdf->failed ? NULL
			    : grown(pdf->cells, pdf->cell_count, &pdf->cell_room, sizeof *cells);
	if (cells == NULL) {
		pdf->failed = true;
		if (layout != NULL)
			pdf->lib.g_object_unref(layout);
		return;
	}
	pdf->cells = cells;
	cells[pdf->cell_count] =
		(struct pdf_cell){.layout = layout, .style = style, .x = x, .width = width};
	add_lines(pdf, &cells[pdf->cell_count++]);
	pdf->rows[pdf->row_count - 1].count++;
}

static bool is_empty(const char *text)
{
	while (text != NULL && *text != '\0')
		if (!is_blank(utf8_next(&text)))
			return false;
	return true;
}

void pdf_cell(struct pdf *pdf, enum pdf_style style, enum pdf_side side, double x, double width,
              const char *text)
{
	if (!pdf->failed && !is_empty(text))
		pdf_cell_of(pdf, style, x, width, pdf_set(pdf, style, side, width, text));
}

void pdf_cell_change(struct pdf *pdf, struct pdf_cell *cell, enum pdf_side side, const char *text)
{
	struct pdf_line old = pdf->lines[cell->first];
	pdf->lib.g_object_unref(cell->layout);
	cell->layout = pdf_set(pdf, cell->style, side, cell->width, text);
	cell->count = 0;
	add_lines(pdf, cell);
	if (pdf->failed)
		return;
	pdf->lines[cell->first].page = old.page;
	pdf->lines[cell->first].y = old.y;
	cell->count = 1;
}

uint32_t pdf_mark(struct pdf *pdf, const char *text, uint32_t parent)
{
	const char *plain = pdf_plain(pdf, text);
	struct pdf_mark *marks =
		pdf->failed ? NULL
			    : grown(pdf->marks, pdf->mark_count, &pdf->mark_room, sizeof *marks);
	if (marks == NULL) {
		pdf->failed = true;
		return 0;
	}
	pdf->marks = marks;
	marks[pdf->mark_count] =
		(struct pdf_mark){.text = plain, .parent = parent, .row = pdf->row_count - 1};
	return ++pdf->mark_count;
}
