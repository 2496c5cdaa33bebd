/* html_lists.c - who speaks when, who sits at which table, which documents are due. */
#include "export/html.h"

/* Begin the part of one meeting: its name, and when it is. */
static void begin_part(struct html *html, char kind, const struct meeting *meeting,
                       const char *heading, const char *when, bool speak)
{
	buffer_printf(html->out, "<section id=\"%c-%s\"", kind, meeting->id);
	if (speak)
		html_add_who_speak(html, meeting);
	else
		html_add_who(html, meeting->participants.at, meeting->participants.count);
	buffer_printf(html->out, ">\n<h3 id=\"%ch-%s\">", kind, meeting->id);
	html_add_link(html, 'm', meeting, heading);
	buffer_text(html->out, "</h3>\n");
	html_add_when(html, &meeting->start, &meeting->end, when);
}

/* Which columns a list of speakers has. */
struct columns {
	bool time, level;
};

static struct columns columns_of(const struct agenda_speakers *list)
{
	struct columns columns = {false, false};
	for (uint32_t i = 0; i < list->rows.count; i++) {
		columns.time |= list->rows.at[i].span != NULL;
		columns.level |= list->rows.at[i].level != NULL;
	}
	return columns;
}

static void add_speaker(struct html *html, const struct meeting *meeting,
                        const struct agenda_speaker *speaker, struct columns columns)
{
	const struct item *item = &meeting->items.at[speaker->item];
	struct buffer *out = html->out;
	buffer_text(out, "<tr");
	html_add_who(html, item->by.at, item->by.count);
	buffer_printf(out, "><td class=\"number\">%s</td>", speaker->number);
	if (columns.time) {
		buffer_text(out, "<td class=\"time\">");
		html_add_time(html, &item->start, &item->end, speaker->span);
		buffer_text(out, "</td>");
	}
	buffer_text(out, "<th scope=\"row\">");
	html_apart(out, speaker->name);
	if (speaker->group != NULL)
		html_add(html, "span", "group", speaker->group);
	if (speaker->limit != NULL)
		html_add(html, "span", "limit", speaker->limit);
	buffer_text(out, "</th>");
	if (columns.level) {
		buffer_text(out, "<td class=\"level\">");
		html_apart(out, speaker->level);
		buffer_text(out, "</td>");
	}
	buffer_text(out, "</tr>\n");
}

static void add_list(struct html *html, const struct agenda_speakers *list)
{
	const struct meeting *meeting = html_meeting(html, list->id);
	struct columns has = columns_of(list);
	const char *columns[5] = {N_("No.")};
	uint32_t count = 1;
	if (has.time)
		columns[count++] = N_("Time");
	columns[count++] = N_("Speaker");
	if (has.level)
		columns[count++] = N_("Level");
	begin_part(html, 's', meeting, list->heading, list->when, true);
	html_add(html, "p", "limit", list->limit);
	buffer_printf(html->out, "<table aria-labelledby=\"sh-%s\">\n", meeting->id);
	html_begin_rows(html, columns);
	for (uint32_t i = 0; i < list->rows.count; i++)
		add_speaker(html, meeting, &list->rows.at[i], has);
	html_end_rows(html);
	buffer_text(html->out, "</section>\n");
}

void html_add_speakers(struct html *html)
{
	const struct agenda *agenda = html->agenda;
	if (agenda->speakers.count == 0)
		return;
	html_begin_section(html, "speakers", agenda->speakers_heading);
	for (uint32_t i = 0; i < agenda->speakers.count; i++)
		add_list(html, &agenda->speakers.at[i]);
	html_end_section(html);
}

static void add_table(struct html *html, const struct agenda_table *table)
{
	const struct meeting *meeting = html_meeting(html, table->id);
	const who_list *who = &meeting->participants;
	begin_part(html, 't', meeting, table->heading, table->when, false);
	html_add(html, "p", "count", table->count);
	buffer_text(html->out, "<ul class=\"names\">\n");
	for (uint32_t i = 0; i < table->participants.count; i++) {
		buffer_text(html->out, "<li");
		if (table->participants.count == who->count)
			html_add_who(html, &who->at[i], 1);
		buffer_byte(html->out, '>');
		html_apart(html->out, table->participants.at[i]);
		buffer_text(html->out, "</li>\n");
	}
	buffer_text(html->out, "</ul>\n</section>\n");
}

void html_add_tables(struct html *html)
{
	const struct agenda *agenda = html->agenda;
	if (agenda->tables.count == 0)
		return;
	html_begin_section(html, "tables", agenda->tables_heading);
	for (uint32_t i = 0; i < agenda->tables.count; i++)
		add_table(html, &agenda->tables.at[i]);
	html_end_section(html);
}

static void add_document(struct html *html, const struct agenda_document *document)
{
	struct buffer *out = html->out;
	buffer_text(out, "<tr><td class=\"time\">");
	html_apart(out, document->date);
	buffer_text(out, "</td><th scope=\"row\">");
	html_apart(out, document->title);
	if (document->by != NULL)
		html_add(html, "span", "by", document->by);
	if (document->note != NULL)
		html_add(html, "span", "note", document->note);
	buffer_text(out, "</th><td class=\"symbol\">");
	html_apart(out, document->symbol);
	buffer_text(out, "</td></tr>\n");
}

void html_add_documents(struct html *html)
{
	static const char *const columns[] = {N_("Date"), N_("Document"), N_("Symbol"), NULL};
	const struct agenda *agenda = html->agenda;
	if (agenda->documents.count == 0)
		return;
	html_begin_section(html, "documents", agenda->documents_heading);
	buffer_text(html->out, "<table aria-labelledby=\"documents\">\n");
	html_begin_rows(html, columns);
	for (uint32_t i = 0; i < agenda->documents.count; i++)
		add_document(html, &agenda->documents.at[i]);
	html_end_rows(html);
	html_end_section(html);
}
