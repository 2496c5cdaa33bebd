/* markdown.c - the agenda as Markdown (CommonMark with tables), for mail and wikis.
 *
 * It is read as it stands too, in mail that nothing renders, so it has few marks: a heading for each
 * day and meeting, a list of its items, tables where rows have columns. No HTML, which many
 * wikis refuse, and no emphasis of what people write: whether asterisks around it count depends
 * on its first and last character. */
#include <string.h>

#include "base/text.h"
#include "export/agenda.h"
#include "export/format.h"

static bool is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "&amp;", "&#42;" */
static bool is_entity(const char *at)
{
	at += at[1] == '#' ? 2 : 1;
	size_t length =
		strspn(at, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
	return length > 0 && at[length] == ';';
}

/* What may mean something in the midst of a line. */
static bool is_mark(const char *at)
{
	if (*at == '&')
		return is_entity(at);
	return strchr("\\`*_[]<|~#$", *at) != NULL;
}

/* Step over what would make a line that begins with it a quotation, a list or a
 * rule. */
static const char *escape_start(struct buffer *out, const char *text)
{
	const char *at = text;
	while (is_digit(*at))
		at++;
	bool numbers = at > text && (*at == '.' || *at == ')') && (is_blank(at[1]));
	if (!numbers && (at > text || *at == '\0' || strchr(">+-", *at) == NULL))
		return text;
	buffer_add(out, text, (size_t)(at - text));
	buffer_byte(out, '\\');
	buffer_byte(out, *at);
	return at + 1;
}

static const char *skip_blanks(const char *text)
{
	while (*text != '\0' && is_blank(*text))
		text++;
	return text;
}

/* Add text so that it shows as it is, on one line. */
static void add_text(struct buffer *out, const char *text)
{
	text = escape_start(out, skip_blanks(text));
	while (*text != '\0') {
		if (is_blank(*text)) {
			text = skip_blanks(text);
			if (*text != '\0')
				buffer_byte(out, ' ');
			continue;
		}
		if (is_mark(text))
			buffer_byte(out, '\\');
		buffer_byte(out, *text++);
	}
}

static bool has_text(const char *text)
{
	return text != NULL && *skip_blanks(text) != '\0';
}

/* A block of its own behind a blank line, or nothing. */
static void add_block(struct buffer *out, const char *mark, const char *text)
{
	if (!has_text(text))
		return;
	buffer_text(out, out->size > 0 ? "\n" : "");
	buffer_text(out, mark);
	add_text(out, text);
	buffer_byte(out, '\n');
}

/* A point of a list, or nothing. */
static void add_point(struct buffer *out, const char *mark, const char *text)
{
	if (!has_text(text))
		return;
	buffer_text(out, mark);
	add_text(out, text);
	buffer_byte(out, '\n');
}

/* The same with a line that is made of several texts, and is released. */
static void take_block(struct buffer *out, const char *mark, struct buffer *line)
{
	add_block(out, mark, buffer_str(line));
	out->failed |= line->failed;
	buffer_release(line);
}

static void take_point(struct buffer *out, const char *mark, struct buffer *line)
{
	add_point(out, mark, buffer_str(line));
	out->failed |= line->failed;
	buffer_release(line);
}

/* "10 a.m.-1 p.m.: 3rd plenary meeting"; no span, no colon. */
static void join(struct buffer *line, const struct agenda *agenda, const char *span,
                 const char *text)
{
	if (has_text(span))
		locale_print(line, agenda->locale, "{1}: {2}", span, text, NULL);
	else
		buffer_text(line, text);
}

static void add_list(struct buffer *line, const struct agenda *agenda, const string_list *texts)
{
	for (uint32_t i = 0; i < texts->count; i++) {
		buffer_text(line, i > 0 ? locale_text(agenda->locale, "; ") : "");
		buffer_text(line, texts->at[i]);
	}
}

static void add_role(struct buffer *out, const struct agenda *agenda,
                     const struct agenda_role *role)
{
	struct buffer line = {0}, people = {0};
	add_list(&people, agenda, &role->people);
	join(&line, agenda, role->role, buffer_str(&people));
	take_block(out, "", &line);
	out->failed |= people.failed;
	buffer_release(&people);
}

static void add_timed(struct buffer *out, const struct agenda *agenda, const char *span,
                      const char *text)
{
	struct buffer line = {0};
	join(&line, agenda, span, text);
	take_point(out, "- ", &line);
}

static void add_item(struct buffer *out, const struct agenda *agenda,
                     const struct agenda_item *item)
{
	static const char inner[] = "  - ";
	if (item->run != NULL) {
		add_timed(out, agenda, item->run_span, item->run);
		add_point(out, inner, item->run_limit);
	}
	if (item->listed)
		return;
	add_timed(out, agenda, item->span, item->title);
	add_point(out, inner, item->theme);
	for (uint32_t i = 0; i < item->by.count; i++)
		add_point(out, inner, item->by.at[i]);
	add_point(out, inner, item->limit);
	add_point(out, inner, item->note);
}

static void add_meeting(struct buffer *out, const struct agenda *agenda,
                        const struct agenda_meeting *meeting)
{
	struct buffer heading = {0};
	add_block(out, "", meeting->organ);
	join(&heading, agenda, meeting->span, meeting->label);
	take_block(out, "### ", &heading);
	add_block(out, "", meeting->room);
	add_block(out, "", meeting->place);
	add_block(out, "", meeting->title);
	add_block(out, "", meeting->theme);
	for (uint32_t i = 0; i < meeting->roles.count; i++)
		add_role(out, agenda, &meeting->roles.at[i]);
	add_block(out, "", meeting->note);
	if (meeting->items.count > 0)
		buffer_byte(out, '\n');
	for (uint32_t i = 0; i < meeting->items.count; i++)
		add_item(out, agenda, &meeting->items.at[i]);
}

/* A table; count strings a row. */
static void add_row(struct buffer *out, const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buffer_text(out, i == 0 ? "| " : " ");
		add_text(out, cells[i] != NULL ? cells[i] : "");
		buffer_text(out, " |");
	}
	buffer_byte(out, '\n');
}

static void add_heads(struct buffer *out, const struct agenda *agenda, const char *const *heads,
                      size_t count)
{
	const char *words[3];
	for (size_t i = 0; i < count; i++)
		words[i] = locale_text(agenda->locale, heads[i]);
	buffer_byte(out, '\n');
	add_row(out, words, count);
	for (size_t i = 0; i < count; i++)
		buffer_text(out, i == 0 ? "|---|" : "---|");
	buffer_byte(out, '\n');
}

/* "12 | 10.30-10.35 a.m. | Minister of Ghana (minister), on behalf of the African Group" */
static void add_speaker(struct buffer *out, const struct agenda *agenda,
                        const struct agenda_speaker *speaker)
{
	struct buffer line = {0};
	buffer_text(&line, speaker->name);
	if (speaker->level != NULL)
		locale_print(&line, agenda->locale, " ({1})", speaker->level, NULL);
	if (speaker->group != NULL)
		locale_print(&line, agenda->locale, ", {1}", speaker->group, NULL);
	if (speaker->limit != NULL) {
		buffer_text(&line, locale_text(agenda->locale, "; "));
		buffer_text(&line, speaker->limit);
	}
	const char *const cells[] = {speaker->number, speaker->span, buffer_str(&line)};
	add_row(out, cells, 3);
	out->failed |= line.failed;
	buffer_release(&line);
}

static void add_speakers(struct buffer *out, const struct agenda *agenda)
{
	static const char *const heads[] = {N_("No."), N_("Time"), N_("Speaker")};
	if (agenda->speakers.count > 0)
		add_block(out, "## ", agenda->speakers_heading);
	for (uint32_t i = 0; i < agenda->speakers.count; i++) {
		const struct agenda_speakers *list = &agenda->speakers.at[i];
		add_block(out, "### ", list->heading);
		add_block(out, "", list->when);
		add_block(out, "", list->limit);
		add_heads(out, agenda, heads, 3);
		for (uint32_t j = 0; j < list->rows.count; j++)
			add_speaker(out, agenda, &list->rows.at[j]);
	}
}

static void add_tables(struct buffer *out, const struct agenda *agenda)
{
	if (agenda->tables.count > 0)
		add_block(out, "## ", agenda->tables_heading);
	for (uint32_t i = 0; i < agenda->tables.count; i++) {
		const struct agenda_table *table = &agenda->tables.at[i];
		struct buffer heading = {0};
		join(&heading, agenda, table->heading, table->count);
		take_block(out, "### ", &heading);
		add_block(out, "", table->when);
		buffer_byte(out, '\n');
		for (uint32_t j = 0; j < table->participants.count; j++)
			add_point(out, "- ", table->participants.at[j]);
	}
}

static void add_documents(struct buffer *out, const struct agenda *agenda)
{
	static const char *const heads[] = {N_("Date"), N_("Document"), N_("Symbol")};
	if (agenda->documents.count == 0)
		return;
	add_block(out, "## ", agenda->documents_heading);
	add_heads(out, agenda, heads, 3);
	for (uint32_t i = 0; i < agenda->documents.count; i++) {
		const struct agenda_document *document = &agenda->documents.at[i];
		struct buffer line = {0};
		const char *const more[] = {document->by, document->note};
		buffer_text(&line, document->title);
		for (size_t j = 0; j < 2; j++) {
			if (!has_text(more[j]))
				continue;
			buffer_text(&line, locale_text(agenda->locale, "; "));
			buffer_text(&line, more[j]);
		}
		const char *const cells[] = {document->date, buffer_str(&line), document->symbol};
		add_row(out, cells, 3);
		out->failed |= line.failed;
		buffer_release(&line);
	}
}

static void add_agenda(struct buffer *out, const struct agenda *agenda)
{
	const char *const front[] = {agenda->whose,    agenda->place,   agenda->edition,
	                             agenda->theme,    agenda->caution, agenda->note,
	                             agenda->mandates, agenda->times};
	add_block(out, "# ", agenda->title);
	for (size_t i = 0; i < sizeof front / sizeof *front; i++)
		add_block(out, "", front[i]);
	for (uint32_t i = 0; i < agenda->days.count; i++) {
		const struct agenda_day *day = &agenda->days.at[i];
		add_block(out, "## ", day->date);
		for (uint32_t j = 0; j < day->meetings.count; j++)
			add_meeting(out, agenda, &day->meetings.at[j]);
	}
	add_block(out, "", agenda->nothing);
	add_speakers(out, agenda);
	add_tables(out, agenda);
	add_documents(out, agenda);
	add_block(out, "", agenda->footnote);
	add_block(out, "", agenda->translation);
}

hld_status export_markdown(const struct hld_programme *programme, const hld_export_options *options,
                           struct buffer *out, hld_error *err)
{
	return agenda_write(programme, options, add_agenda, out, err);
}
