/* text.c - the agenda in 80 columns, in the manner of the Journal: times on the left,
 * rooms on the right, everything else wrapped between them. */
#include "base/text.h"
#include "export/agenda.h"
#include "export/format.h"

/* Columns from 0. The longest usual time is "10.30 a.m.-12.30 p.m.*". What belongs to
 * something stands a step further in, the rest of a paragraph two. */
enum { SPAN_WIDTH = 22, BODY = 24, STEP = 2, HANG = 4, WIDTH = 80, TITLE_WIDTH = 64 };

/* Text that is taken line by line; NULL is none. Lines break at blanks, and beside wide characters. */
struct wrap {
	const char *at;
};

/* Of control characters the readers let only tab and newline in. */
static bool is_blank(uint32_t code)
{
	return code <= ' ';
}

static bool has_more(struct wrap *wrap)
{
	while (wrap->at != NULL && *wrap->at != '\0') {
		const char *next = wrap->at;
		if (!is_blank(utf8_next(&next)))
			return true;
		wrap->at = next;
	}
	return false;
}

/* The end of the word at text, or of as much of it as fits, which is never nothing. */
static const char *word_end(const char *text, size_t limit, size_t *width)
{
	const char *end = text, *last = NULL;
	*width = 0;
	while (*end != '\0') {
		const char *next = end, *peek = end;
		if (is_blank(utf8_next(&peek)) || (last != NULL && text_may_break(last, end)))
			break;
		size_t more = utf8_width(utf8_next(&next));
		if (end != text && *width + more > limit)
			break;
		*width += more;
		last = end;
		end = next;
	}
	return end;
}

/* Take the words that fit into limit columns and add them to out (NULL: measure only).
 * Gives: the columns they take. */
static size_t take_words(struct wrap *wrap, size_t limit, struct buffer *out)
{
	size_t used = 0;
	for (const char *from = wrap->at; has_more(wrap); from = wrap->at) {
		size_t width, gap = used > 0 && wrap->at != from ? 1 : 0;
		const char *end = word_end(wrap->at, used > 0 ? SIZE_MAX : limit, &width);
		if (used > 0 && used + gap + width > limit)
			break;
		if (out != NULL) {
			buffer_fill(out, ' ', gap);
			buffer_add(out, wrap->at, (size_t)(end - wrap->at));
		}
		used += gap + width;
		wrap->at = end;
	}
	return used;
}

static void add_centred(struct buffer *out, const char *text)
{
	struct wrap wrap = {text};
	while (has_more(&wrap)) {
		struct wrap measured = wrap;
		size_t width = take_words(&measured, TITLE_WIDTH, NULL);
		buffer_fill(out, ' ', width < WIDTH ? (WIDTH - width) / 2 : 0);
		take_words(&wrap, TITLE_WIDTH, out);
		buffer_byte(out, '\n');
	}
}

/* Write text into the body, indented, with left beside it and right at the end of its
 * last line, or of the line below where it does not fit. */
static void add_row(struct buffer *out, const char *left, const char *text, size_t indent,
                    const char *right)
{
	struct wrap on_left = {left}, body = {text}, on_right = {right}, measured = {right};
	size_t right_width = take_words(&measured, SIZE_MAX, NULL), from = BODY + indent;
	bool fits_alone = right_width <= WIDTH - BODY;
	do {
		size_t at = 0;
		if (has_more(&on_left)) {
			buffer_fill(out, ' ', indent);
			at = indent + take_words(&on_left, SPAN_WIDTH, out);
		}
		if (has_more(&body)) {
			buffer_fill(out, ' ', from - at);
			at = from + take_words(&body, WIDTH - from, out);
		}
		if (has_more(&on_right) && !has_more(&body) && at + STEP + right_width <= WIDTH) {
			buffer_fill(out, ' ', WIDTH - right_width - at);
			take_words(&on_right, SIZE_MAX, out);
		}
		buffer_byte(out, '\n');
		from = BODY + indent + HANG;
	} while (has_more(&on_left) || has_more(&body) || (fits_alone && has_more(&on_right)));
	if (has_more(&on_right))
		add_row(out, NULL, right, indent, NULL);
}

/* A paragraph of the body, or nothing. */
static void add_body(struct buffer *out, const char *text, size_t indent)
{
	struct wrap wrap = {text};
	if (has_more(&wrap))
		add_row(out, NULL, text, indent, NULL);
}

/* A paragraph as wide as the page. */
static void add_wide(struct buffer *out, const char *text)
{
	struct wrap wrap = {text};
	while (has_more(&wrap)) {
		take_words(&wrap, WIDTH, out);
		buffer_byte(out, '\n');
	}
}

static void add_underlined(struct buffer *out, const char *heading)
{
	buffer_byte(out, '\n');
	add_wide(out, heading);
	buffer_fill(out, '-', text_width(heading));
	buffer_byte(out, '\n');
}

static void add_role(struct buffer *out, const struct locale *locale,
                     const struct agenda_role *role)
{
	if (role->people.count == 1) {
		struct buffer line = {0};
		locale_print(&line, locale, "{1}: {2}", role->role, role->people.at[0], NULL);
		add_body(out, buffer_str(&line), 0);
		out->failed |= line.failed;
		buffer_release(&line);
		return;
	}
	buffer_fill(out, ' ', BODY);
	locale_print(out, locale, "{1}:", role->role, NULL);
	buffer_byte(out, '\n');
	for (uint32_t i = 0; i < role->people.count; i++)
		add_body(out, role->people.at[i], STEP);
}

static void add_item(struct buffer *out, const struct agenda_item *item)
{
	enum { INNER = 2 * STEP };
	if (item->run != NULL) {
		add_row(out, item->run_span, item->run, STEP, NULL);
		add_body(out, item->run_limit, INNER);
	}
	if (item->listed)
		return;
	add_row(out, item->span, item->title, STEP, NULL);
	add_body(out, item->theme, INNER);
	for (uint32_t i = 0; i < item->by.count; i++)
		add_body(out, item->by.at[i], INNER);
	add_body(out, item->limit, INNER);
	add_body(out, item->note, INNER);
}

static void add_meeting(struct buffer *out, const struct locale *locale,
                        const struct agenda_meeting *meeting)
{
	if (meeting->organ != NULL) {
		buffer_byte(out, '\n');
		add_wide(out, meeting->organ);
	}
	buffer_byte(out, '\n');
	add_row(out, meeting->span, meeting->label, 0, meeting->room);
	add_body(out, meeting->place, 0);
	add_body(out, meeting->title, 0);
	add_body(out, meeting->theme, 0);
	for (uint32_t i = 0; i < meeting->roles.count; i++)
		add_role(out, locale, &meeting->roles.at[i]);
	add_body(out, meeting->note, 0);
	for (uint32_t i = 0; i < meeting->items.count; i++)
		add_item(out, &meeting->items.at[i]);
}

/* "12. Minister of Ghana (minister), on behalf of the African Group" */
static void add_speaker(struct buffer *out, const struct agenda *agenda,
                        const struct agenda_speaker *speaker)
{
	struct buffer line = {0};
	buffer_printf(&line, "%s. %s", speaker->number, speaker->name);
	if (speaker->level != NULL)
		locale_print(&line, agenda->locale, " ({1})", speaker->level, NULL);
	if (speaker->group != NULL)
		locale_print(&line, agenda->locale, ", {1}", speaker->group, NULL);
	add_row(out, speaker->span, buffer_str(&line), 0, NULL);
	add_body(out, speaker->limit, STEP);
	out->failed |= line.failed;
	buffer_release(&line);
}

static void add_speakers(struct buffer *out, const struct agenda *agenda)
{
	if (agenda->speakers.count > 0)
		add_underlined(out, agenda->speakers_heading);
	for (uint32_t i = 0; i < agenda->speakers.count; i++) {
		const struct agenda_speakers *list = &agenda->speakers.at[i];
		buffer_byte(out, '\n');
		add_wide(out, list->heading);
		add_wide(out, list->when);
		if (list->limit != NULL)
			add_wide(out, list->limit);
		buffer_byte(out, '\n');
		for (uint32_t j = 0; j < list->rows.count; j++)
			add_speaker(out, agenda, &list->rows.at[j]);
	}
}

/* Names two to a line; of a long one it has the line to itself. */
static void add_names(struct buffer *out, const string_list *names)
{
	enum { COLUMN = WIDTH / 2 };
	for (uint32_t i = 0; i < names->count; i++) {
		size_t width = text_width(names->at[i]);
		bool pair = width < COLUMN - 1 && i + 1 < names->count &&
		            text_width(names->at[i + 1]) <= COLUMN;
		buffer_text(out, names->at[i]);
		if (pair) {
			buffer_fill(out, ' ', COLUMN - width);
			buffer_text(out, names->at[++i]);
		}
		buffer_byte(out, '\n');
	}
}

static void add_tables(struct buffer *out, const struct agenda *agenda)
{
	if (agenda->tables.count > 0)
		add_underlined(out, agenda->tables_heading);
	for (uint32_t i = 0; i < agenda->tables.count; i++) {
		const struct agenda_table *table = &agenda->tables.at[i];
		struct buffer line = {0};
		buffer_byte(out, '\n');
		locale_print(&line, agenda->locale, "{1}: {2}", table->heading, table->count, NULL);
		add_wide(out, buffer_str(&line));
		add_wide(out, table->when);
		buffer_byte(out, '\n');
		add_names(out, &table->participants);
		out->failed |= line.failed;
		buffer_release(&line);
	}
}

static void add_documents(struct buffer *out, const struct agenda *agenda)
{
	if (agenda->documents.count == 0)
		return;
	add_underlined(out, agenda->documents_heading);
	for (uint32_t i = 0; i < agenda->documents.count; i++) {
		const struct agenda_document *document = &agenda->documents.at[i];
		buffer_byte(out, '\n');
		add_row(out, document->date, document->title, 0, document->symbol);
		add_body(out, document->by, STEP);
		add_body(out, document->note, STEP);
	}
}

/* A block of the title with a blank line before it, or nothing. */
static void add_block(struct buffer *out, const char *text, bool centred)
{
	struct wrap wrap = {text};
	if (!has_more(&wrap))
		return;
	if (out->size > 0)
		buffer_byte(out, '\n');
	if (centred)
		add_centred(out, text);
	else
		add_wide(out, text);
}

static void add_title(struct buffer *out, const struct agenda *agenda)
{
	add_block(out, agenda->title, true);
	add_block(out, agenda->whose, true);
	add_block(out, agenda->place, true);
	add_block(out, agenda->edition, true);
	add_block(out, agenda->theme, true);
	add_block(out, agenda->caution, true);
	add_block(out, agenda->note, false);
	add_block(out, agenda->mandates, false);
	add_block(out, agenda->times, false);
}

static void add_agenda(struct buffer *out, const struct agenda *agenda)
{
	add_title(out, agenda);
	for (uint32_t i = 0; i < agenda->days.count; i++) {
		const struct agenda_day *day = &agenda->days.at[i];
		add_underlined(out, day->date);
		for (uint32_t j = 0; j < day->meetings.count; j++)
			add_meeting(out, agenda->locale, &day->meetings.at[j]);
	}
	if (agenda->nothing != NULL) {
		buffer_byte(out, '\n');
		add_wide(out, agenda->nothing);
	}
	add_speakers(out, agenda);
	add_tables(out, agenda);
	add_documents(out, agenda);
	if (agenda->footnote != NULL) {
		buffer_byte(out, '\n');
		add_wide(out, agenda->footnote);
	}
	if (agenda->translation != NULL) {
		buffer_byte(out, '\n');
		add_wide(out, agenda->translation);
	}
}

hld_status export_text(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err)
{
	return agenda_write(programme, options, add_agenda, out, err);
}
