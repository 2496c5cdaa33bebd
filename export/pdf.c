/* pdf.c - the agenda on paper: days and meetings, then who speaks and who sits where, each list
 * on pages of its own, to be handed out.
 *
 * export_pdf() at the end is where to begin; add_...() makes the rows of a block. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "export/format.h"
#include "export/pdf_page.h"

/* Places across the page: times, what happens, and how much may stand at the end of its line. */
enum { SPAN_WIDTH = 112, RIGHT_MOST = 150, GAP = 10, STEP = 8, INNER = 18 };

/* Times in which each hour has a word, as in Chinese, take more room. */
static double span_width(const struct pdf *pdf)
{
	enum { WORDS = 24 };
	return SPAN_WIDTH + (pdf->agenda->locale->clock == CLOCK_HALF_FIRST ? WORDS : 0);
}

/* Where all but times begins. */
static double body_at(const struct pdf *pdf)
{
	return span_width(pdf) + GAP;
}

/* Keep the rows from one on together where they fit on a page. The first never stands alone, nor
 * do those before body, which are a heading of several rows, without the first two of that;
 * nor does the last row. */
static void keep_together(struct pdf *pdf, uint32_t from, uint32_t body)
{
	if (pdf->failed || from >= pdf->row_count)
		return;
	pdf->rows[from].group_end = pdf->row_count;
	for (uint32_t i = from; i <= body && i + 1 < pdf->row_count; i++)
		pdf->rows[i].keep = true;
	if (body > from && pdf->row_count > body + 2)
		pdf->rows[pdf->row_count - 2].keep = true;
}

/* A row with one text, from x to the end of the line. */
static void add_text(struct pdf *pdf, enum pdf_style style, double x, double space,
                     const char *text)
{
	if (text == NULL)
		return;
	pdf_row(pdf, space, PDF_NO_RULE);
	pdf_cell(pdf, style, PDF_START, x, pdf->width - x, text);
}

static void add_centred(struct pdf *pdf, enum pdf_style style, double space, const char *text)
{
	enum { INDENT = 30 };
	if (text == NULL)
		return;
	pdf_row(pdf, space, PDF_NO_RULE);
	pdf_cell(pdf, style, PDF_CENTRE, INDENT, pdf->width - 2 * INDENT, text);
}

/* A row with a time on one side, and something short on the other, or below where it is long. */
static void add_row(struct pdf *pdf, const char *span, enum pdf_style style, double indent,
                    const char *text, const char *right)
{
	enum pdf_style plain = style == PDF_MEETING ? PDF_PLAIN : style;
	PangoLayout *beside = NULL;
	int wide = 0;
	double body = body_at(pdf) + indent, room = pdf->width - body;
	pdf_cell(pdf, style, PDF_START, indent, span_width(pdf) - indent, span);
	if (right != NULL && !pdf->failed) {
		beside = pdf_set(pdf, plain, PDF_END, 0, right);
		if (beside != NULL)
			pdf->lib.pango_layout_get_size(beside, &wide, NULL);
	}
	double width = (double)wide / PANGO_SCALE + 1;
	if (beside != NULL && width <= RIGHT_MOST) {
		pdf_cell(pdf, style, PDF_START, body, room - width - GAP, text);
		pdf->lib.pango_layout_set_width(beside, (int)(width * PANGO_SCALE));
		pdf_cell_of(pdf, plain, pdf->width - width, width, beside);
		return;
	}
	pdf_cell(pdf, style, PDF_START, body, room, text);
	if (beside == NULL)
		return;
	pdf->lib.g_object_unref(beside);
	add_text(pdf, plain, body, 1, right);
}

static void add_role(struct pdf *pdf, double x, const struct agenda_role *role)
{
	struct buffer line = {0};
	bool one = role->people.count == 1;
	locale_print(&line, pdf->agenda->locale, one ? N_("{1}: {2}") : N_("{1}:"), role->role,
	             one ? role->people.at[0] : "", NULL);
	add_text(pdf, PDF_PLAIN, x, 1, buffer_str(&line));
	pdf->failed |= line.failed;
	buffer_release(&line);
	for (uint32_t i = 0; !one && i < role->people.count; i++)
		add_text(pdf, PDF_PLAIN, x + STEP, 0, role->people.at[i]);
}

/* A run of statements leads to the list of the meeting; on paper by the number of its page. */
static void add_run(struct pdf *pdf, const struct agenda_item *item, uint32_t list)
{
	enum { PAGE_WIDTH = 70 };
	double body = body_at(pdf) + STEP;
	struct pdf_row *row = pdf_row(pdf, 3, PDF_NO_RULE);
	row->link = list;
	pdf_cell(pdf, PDF_PLAIN, PDF_START, STEP, span_width(pdf) - STEP, item->run_span);
	pdf_cell(pdf, PDF_PLAIN, PDF_START, body, pdf->width - body - PAGE_WIDTH - GAP, item->run);
	if (list != 0) {
		pdf_cell(pdf, PDF_SMALL, PDF_END, pdf->width - PAGE_WIDTH, PAGE_WIDTH, "0");
		if (!pdf->failed)
			pdf->cells[pdf->cell_count - 1].says_page = true;
	}
	add_text(pdf, PDF_SMALL, body_at(pdf) + INNER, 0, item->run_limit);
}

static void add_item(struct pdf *pdf, const struct agenda_item *item, uint32_t list)
{
	if (item->run != NULL)
		add_run(pdf, item, list);
	if (item->listed)
		return;
	uint32_t from = pdf->row_count;
	pdf_row(pdf, 3, PDF_NO_RULE);
	add_row(pdf, item->span, PDF_PLAIN, STEP, item->title, NULL);
	add_text(pdf, PDF_PLAIN, body_at(pdf) + INNER, 0, item->theme);
	for (uint32_t i = 0; i < item->by.count; i++)
		add_text(pdf, PDF_PLAIN, body_at(pdf) + INNER, 0, item->by.at[i]);
	add_text(pdf, PDF_SMALL, body_at(pdf) + INNER, 0, item->limit);
	add_text(pdf, PDF_SMALL, body_at(pdf) + INNER, 0, item->note);
	keep_together(pdf, from, from);
}

/* The list of speakers of a meeting, or the table of who takes part in it, from 1; 0: none. Links
 * to tables are counted behind those to lists. */
static uint32_t find_list(const struct agenda *agenda, meeting_id id)
{
	for (uint32_t i = 0; i < agenda->speakers.count; i++)
		if (agenda->speakers.at[i].id.n == id.n)
			return i + 1;
	return 0;
}

static uint32_t find_table(const struct agenda *agenda, meeting_id id)
{
	for (uint32_t i = 0; i < agenda->tables.count; i++)
		if (agenda->tables.at[i].id.n == id.n)
			return agenda->speakers.count + i + 1;
	return 0;
}

static void mark_meeting(struct pdf *pdf, const struct agenda_meeting *meeting, uint32_t day)
{
	char *text = arena_printf(pdf->arena, "%s%s%s", meeting->span != NULL ? meeting->span : "",
	                          meeting->span != NULL ? " " : "", meeting->label);
	pdf->failed |= text == NULL;
	pdf_mark(pdf, text, day);
}

static void add_meeting(struct pdf *pdf, const struct agenda_meeting *meeting, bool first,
                        uint32_t day)
{
	if (meeting->organ != NULL) {
		add_text(pdf, PDF_ORGAN, 0, first ? 0 : 10, meeting->organ);
		if (!pdf->failed)
			pdf->rows[pdf->row_count - 1].keep = true;
	}
	uint32_t from = pdf->row_count;
	struct pdf_row *row = pdf_row(pdf, first ? 3 : 8, first ? PDF_NO_RULE : PDF_ABOVE);
	row->link = find_table(pdf->agenda, meeting->id);
	mark_meeting(pdf, meeting, day);
	add_row(pdf, meeting->span, PDF_MEETING, 0, meeting->label, meeting->room);
	add_text(pdf, PDF_PLAIN, body_at(pdf), 1, meeting->place);
	add_text(pdf, PDF_PLAIN, body_at(pdf), 1, meeting->title);
	add_text(pdf, PDF_PLAIN, body_at(pdf), 1, meeting->theme);
	for (uint32_t i = 0; i < meeting->roles.count; i++)
		add_role(pdf, body_at(pdf), &meeting->roles.at[i]);
	add_text(pdf, PDF_SMALL, body_at(pdf), 2, meeting->note);
	for (uint32_t i = 0; i < meeting->items.count; i++)
		add_item(pdf, &meeting->items.at[i], find_list(pdf->agenda, meeting->id));
	keep_together(pdf, from, from);
}

/* The heading of a day or of a part of the document, with its bookmark. */
static uint32_t add_heading(struct pdf *pdf, const char *text, bool fresh)
{
	pdf->section = text;
	struct pdf_row *row = pdf_row(pdf, 18, PDF_BELOW);
	row->keep = true;
	row->fresh = fresh;
	pdf_cell(pdf, PDF_DAY, PDF_START, 0, pdf->width, text);
	return pdf_mark(pdf, text, 0);
}

static void add_days(struct pdf *pdf)
{
	const struct agenda *agenda = pdf->agenda;
	for (uint32_t i = 0; i < agenda->days.count; i++) {
		const struct agenda_day *day = &agenda->days.at[i];
		uint32_t mark = add_heading(pdf, day->date, false);
		for (uint32_t j = 0; j < day->meetings.count; j++)
			add_meeting(pdf, &day->meetings.at[j], j == 0, mark);
	}
	add_text(pdf, PDF_PLAIN, 0, 18, agenda->nothing);
}

static void add_title(struct pdf *pdf)
{
	const struct agenda *agenda = pdf->agenda;
	add_centred(pdf, PDF_TITLE, 0, agenda->title);
	add_centred(pdf, PDF_WHOSE, 8, agenda->whose);
	add_centred(pdf, PDF_PLACE, 8, agenda->place);
	add_centred(pdf, PDF_EDITION, 3, agenda->edition);
	add_centred(pdf, PDF_THEME, 10, agenda->theme);
	add_centred(pdf, PDF_CAUTION, 8, agenda->caution);
	add_text(pdf, PDF_SMALL, 0, 14, agenda->note);
	add_text(pdf, PDF_SMALL, 0, 4, agenda->mandates);
	add_text(pdf, PDF_SMALL, 0, 4, agenda->times);
}

/* The heading of one list or table: what the running head says behind that of all of them. */
static uint32_t add_list_heading(struct pdf *pdf, const char *all, const char *text, uint32_t part,
                                 bool first)
{
	struct buffer section = {0};
	locale_print(&section, pdf->agenda->locale, "{1}: {2}", all, text, NULL);
	const char *kept = arena_copy(pdf->arena, buffer_str(&section), section.size);
	pdf->failed |= section.failed || kept == NULL;
	buffer_release(&section);
	if (first && !pdf->failed)
		pdf->rows[pdf->row_count - 1].section = kept;
	pdf->section = kept;
	pdf_row(pdf, first ? 2 : 20, PDF_NO_RULE)->keep = true;
	pdf_cell(pdf, PDF_LIST, PDF_START, 0, pdf->width, text);
	return pdf_mark(pdf, text, part);
}

static void add_speaker(struct pdf *pdf, const struct agenda_speaker *speaker, bool levels)
{
	enum { NUMBER = 24, SPAN = 32, LEVEL = 175 };
	const double name_at = span_width(pdf) + SPAN - 4;
	const struct locale *locale = pdf->agenda->locale;
	double level = pdf->width - LEVEL, end = levels ? level - GAP : pdf->width;
	struct buffer name = {0};
	buffer_text(&name, speaker->name);
	if (speaker->group != NULL)
		locale_print(&name, locale, ", {1}", speaker->group, NULL);
	pdf_row(pdf, 1, PDF_ABOVE_FAINT);
	pdf_cell(pdf, PDF_NAME, PDF_END, 0, NUMBER, speaker->number);
	pdf_cell(pdf, PDF_NAME, PDF_START, SPAN, name_at - SPAN - GAP, speaker->span);
	pdf_cell(pdf, PDF_NAME, PDF_START, name_at, end - name_at, buffer_str(&name));
	pdf_cell(pdf, PDF_NAME, PDF_START, level, LEVEL, speaker->level);
	if (speaker->limit != NULL && !pdf->failed) {
		pdf->rows[pdf->row_count - 1].keep = true;
		add_text(pdf, PDF_SMALL, name_at, 0, speaker->limit);
	}
	pdf->failed |= name.failed;
	buffer_release(&name);
}

static void add_list(struct pdf *pdf, const struct agenda_speakers *list, uint32_t part, bool first)
{
	bool levels = false;
	const struct agenda *agenda = pdf->agenda;
	uint32_t from = pdf->row_count;
	pdf->links[list - agenda->speakers.at] =
		add_list_heading(pdf, agenda->speakers_heading, list->heading, part, first);
	add_text(pdf, PDF_PLAIN, 0, 1, list->when);
	add_text(pdf, PDF_PLAIN, 0, 1, list->limit);
	uint32_t body = pdf->row_count;
	for (uint32_t i = 0; i < list->rows.count; i++)
		levels = levels || list->rows.at[i].level != NULL;
	for (uint32_t i = 0; i < list->rows.count; i++)
		add_speaker(pdf, &list->rows.at[i], levels);
	keep_together(pdf, from, body);
}

static void add_lists(struct pdf *pdf)
{
	const struct agenda *agenda = pdf->agenda;
	uint32_t part = 0;
	for (uint32_t i = 0; i < agenda->speakers.count; i++) {
		if (i == 0)
			part = add_heading(pdf, agenda->speakers_heading, true);
		add_list(pdf, &agenda->speakers.at[i], part, i == 0);
	}
}

/* Names in columns, to be read down; so many rows at most that a block fits on a page. */
static void add_names(struct pdf *pdf, const string_list *names)
{
	enum { COLUMNS = 3, MOST_ROWS = 30 };
	double width = (pdf->width - (COLUMNS - 1) * GAP) / COLUMNS;
	for (uint32_t done = 0, rows; done < names->count; done += COLUMNS * rows) {
		uint32_t left = names->count - done;
		rows = (left + COLUMNS - 1) / COLUMNS;
		if (rows > MOST_ROWS)
			rows = MOST_ROWS;
		for (uint32_t row = 0; row < rows; row++) {
			pdf_row(pdf, row == 0 ? 6 : 1, row == 0 ? PDF_NO_RULE : PDF_ABOVE_FAINT)
				->apart = true;
			for (uint32_t column = 0; column < COLUMNS; column++)
				if (column * rows + row < left)
					pdf_cell(pdf, PDF_NAME, PDF_START, column * (width + GAP),
					         width, names->at[done + column * rows + row]);
		}
	}
}

static void add_table(struct pdf *pdf, const struct agenda_table *table, uint32_t part, bool first)
{
	struct buffer line = {0};
	const struct agenda *agenda = pdf->agenda;
	uint32_t from = pdf->row_count, n = (uint32_t)(table - agenda->tables.at);
	pdf->links[agenda->speakers.count + n] =
		add_list_heading(pdf, agenda->tables_heading, table->heading, part, first);
	buffer_text(&line, table->when);
	if (table->room != NULL)
		locale_print(&line, agenda->locale, ", {1}", table->room, NULL);
	add_text(pdf, PDF_PLAIN, 0, 1, buffer_str(&line));
	add_text(pdf, PDF_PLAIN, 0, 1, table->title);
	add_text(pdf, PDF_PLAIN, 0, 1, table->theme);
	for (uint32_t i = 0; i < table->roles.count; i++)
		add_role(pdf, 0, &table->roles.at[i]);
	add_text(pdf, PDF_MEETING, 0, 4, table->count);
	uint32_t body = pdf->row_count;
	add_names(pdf, &table->participants);
	keep_together(pdf, from, body);
	pdf->failed |= line.failed;
	buffer_release(&line);
}

static void add_tables(struct pdf *pdf)
{
	const struct agenda *agenda = pdf->agenda;
	uint32_t part = 0;
	for (uint32_t i = 0; i < agenda->tables.count; i++) {
		if (i == 0)
			part = add_heading(pdf, agenda->tables_heading, true);
		add_table(pdf, &agenda->tables.at[i], part, i == 0);
	}
}

static void add_documents(struct pdf *pdf)
{
	const struct agenda *agenda = pdf->agenda;
	if (agenda->documents.count == 0)
		return;
	add_heading(pdf, agenda->documents_heading,
	            agenda->speakers.count > 0 || agenda->tables.count > 0);
	for (uint32_t i = 0; i < agenda->documents.count; i++) {
		const struct agenda_document *document = &agenda->documents.at[i];
		uint32_t from = pdf->row_count;
		pdf_row(pdf, i == 0 ? 0 : 5, i == 0 ? PDF_NO_RULE : PDF_ABOVE_FAINT);
		add_row(pdf, document->date, PDF_PLAIN, 0, document->title, document->symbol);
		add_text(pdf, PDF_SMALL, body_at(pdf), 1, document->by);
		add_text(pdf, PDF_SMALL, body_at(pdf), 1, document->note);
		keep_together(pdf, from, from);
	}
}

/* Links count lists and tables until these have marks. */
static void join_links(struct pdf *pdf)
{
	for (uint32_t i = 0; i < pdf->row_count && !pdf->failed; i++)
		if (pdf->rows[i].link != 0)
			pdf->rows[i].link = pdf->links[pdf->rows[i].link - 1];
}

/* Once it is known on which pages the lists are, say it. */
static void say_pages(struct pdf *pdf)
{
	for (uint32_t i = 0; i < pdf->row_count && !pdf->failed; i++) {
		const struct pdf_row *row = &pdf->rows[i];
		for (uint32_t j = row->first; row->link != 0 && j < row->first + row->count; j++) {
			struct buffer text = {0};
			char number[16];
			if (!pdf->cells[j].says_page)
				continue;
			uint32_t to = pdf->marks[row->link - 1].row;
			text_print(number, sizeof number, "%u", (unsigned)pdf->rows[to].page);
			locale_print(&text, pdf->agenda->locale, "page {1}", number, NULL);
			pdf_cell_change(pdf, &pdf->cells[j], PDF_END, buffer_str(&text));
			pdf->failed |= text.failed;
			buffer_release(&text);
		}
	}
}

static void make_rows(struct pdf *pdf)
{
	add_title(pdf);
	add_days(pdf);
	add_lists(pdf);
	add_tables(pdf);
	add_documents(pdf);
	join_links(pdf);
}

static hld_status no_glyph(uint32_t code, hld_error *err)
{
	char character[5] = "";
	bool chinese = pdf_is_han(code);
	utf8_put(code, character);
	return error_set(err, HLD_WRITE,
	                 "there is no font for '%s' (U+%04X): install %s, or leave it out",
	                 character, (unsigned)code, chinese ? "fonts-noto-cjk" : "fonts-noto-core");
}

/* ISO 8601, in UTC: when the programme was issued, unless it is told. No clock is read. */
static void write_date(const struct hld_programme *programme, const hld_export_options *options,
                       char *to, size_t room)
{
	enum { DAY_S = 24 * 60 * 60 };
	int64_t second = programme->issued != CIVIL_NONE ? (int64_t)programme->issued * DAY_S : 0;
	if (options->has_stamp)
		second = options->stamp;
	int64_t day = second / DAY_S - (second % DAY_S < 0);
	struct civil_date date = civil_date((int32_t)day);
	int of_day = (int)(second - day * DAY_S);
	text_print(to, room, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)date.year, (int)date.month,
	           (int)date.day, of_day / 3600, of_day / 60 % 60, of_day % 60);
}

static hld_status write_agenda(const struct hld_programme *programme,
                               const hld_export_options *options, struct pdf *pdf,
                               struct buffer *out, hld_error *err)
{
	const struct agenda *agenda = pdf->agenda;
	struct buffer title = {0};
	struct pdf_about about = {.subject = agenda->edition};
	if (pdf_fonts_init(pdf))
		make_rows(pdf);
	if (!pdf->failed && pdf->missing == 0) {
		pdf_place(pdf);
		say_pages(pdf);
	}
	if (agenda->whose != NULL)
		locale_print(&title, agenda->locale, "{1}: {2}", agenda->title, agenda->whose,
		             NULL);
	else
		buffer_text(&title, agenda->title);
	about.title = pdf_plain(pdf, buffer_str(&title));
	about.author = pdf_plain(pdf, text_in(&programme->organ, options->lang));
	write_date(programme, options, about.date, sizeof about.date);
	hld_status status = HLD_OK;
	if (pdf->failed || title.failed)
		status = error_nomem(err);
	else if (pdf->missing != 0)
		status = no_glyph(pdf->missing, err);
	else
		status = pdf_draw(pdf, &about, out, err);
	buffer_release(&title);
	return status;
}

hld_status export_pdf(const struct hld_programme *programme, const hld_export_options *options,
                      struct buffer *out, hld_error *err)
{
	struct arena arena = {0};
	struct agenda agenda;
	struct pdf pdf = {.agenda = &agenda, .arena = &arena};
	hld_status status = agenda_of(programme, options, &arena, &agenda, err);
	if (status == HLD_OK)
		status = pdf_calls_load(&pdf.lib, err);
	if (status != HLD_OK) {
		arena_free(&arena);
		return status;
	}
	bool letter = options->paper != NULL && strcmp(options->paper, "letter") == 0;
	pdf.page_width = letter ? 612 : 595.276;
	pdf.page_height = letter ? 792 : 841.89;
	pdf.width = pdf.page_width - 2 * PDF_MARGIN;
	pdf.links =
		arena_array(&arena, agenda.speakers.count + agenda.tables.count, sizeof *pdf.links);
	if (pdf.links == NULL)
		status = error_nomem(err);
	if (status == HLD_OK)
		status = write_agenda(programme, options, &pdf, out, err);
	pdf_release(&pdf);
	arena_free(&arena);
	return status;
}
