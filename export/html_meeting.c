/* html_meeting.c - a meeting and its items. */
#include "export/agenda_lists.h"
#include "export/html.h"

static void add_role(struct html *html, const struct agenda_role *role)
{
	buffer_text(html->out, "<div>\n");
	html_add(html, "dt", NULL, role->role);
	for (uint32_t i = 0; i < role->people.count; i++)
		html_add(html, "dd", NULL, role->people.at[i]);
	buffer_text(html->out, "</div>\n");
}

static void add_roles(struct html *html, const struct agenda_meeting *meeting)
{
	if (meeting->roles.count == 0)
		return;
	buffer_text(html->out, "<dl class=\"roles\">\n");
	for (uint32_t i = 0; i < meeting->roles.count; i++)
		add_role(html, &meeting->roles.at[i]);
	buffer_text(html->out, "</dl>\n");
}

/* The items from n on that are in the list of speakers stand here as one. */
static void add_run(struct html *html, const struct agenda_meeting *said, uint32_t n)
{
	const struct meeting *meeting = html_meeting(html, said->id);
	const struct agenda_item *item = &said->items.at[n];
	struct moment start, end;
	bool timed = lists_run_times(meeting, item->at, &start, &end);
	buffer_text(html->out, "<li>");
	html_add_when(html, &start, &end, timed ? item->run_span : NULL);
	buffer_text(html->out, "<div>\n<p>");
	html_add_link(html, 's', meeting, item->run);
	buffer_text(html->out, "</p>\n");
	html_add(html, "p", "limit", item->run_limit);
	buffer_text(html->out, "</div></li>\n");
}

static void add_item(struct html *html, const struct agenda_meeting *said, uint32_t n)
{
	const struct meeting *meeting = html_meeting(html, said->id);
	const struct agenda_item *item = &said->items.at[n];
	const who_list *by = &meeting->items.at[item->at].by;
	if (item->run != NULL)
		add_run(html, said, n);
	if (item->listed)
		return;
	struct moment start = item_start(meeting, item->at), end = item_end(meeting, item->at);
	buffer_text(html->out, "<li");
	html_add_who(html, by->at, by->count);
	buffer_byte(html->out, '>');
	html_add_when(html, &start, &end, item->span);
	buffer_text(html->out, "<div>\n");
	html_add(html, "p", NULL, item->title);
	html_add(html, "p", "theme", item->theme);
	for (uint32_t i = 0; i < item->by.count; i++)
		html_add(html, "p", "by", item->by.at[i]);
	html_add(html, "p", "limit", item->limit);
	html_add(html, "p", "note", item->note);
	buffer_text(html->out, "</div></li>\n");
}

static void add_items(struct html *html, const struct agenda_meeting *said)
{
	if (said->items.count == 0)
		return;
	buffer_text(html->out, "<ol class=\"items\">\n");
	for (uint32_t i = 0; i < said->items.count; i++)
		add_item(html, said, i);
	buffer_text(html->out, "</ol>\n");
}

static void add_table_link(struct html *html, const struct agenda_meeting *said)
{
	const struct agenda *agenda = html->agenda;
	for (uint32_t i = 0; i < agenda->tables.count; i++) {
		if (agenda->tables.at[i].id.n != said->id.n)
			continue;
		buffer_text(html->out, "<p>");
		html_add_link(html, 't', html_meeting(html, said->id), agenda->tables.at[i].count);
		buffer_text(html->out, "</p>\n");
	}
}

void html_add_meeting(struct html *html, const struct agenda_meeting *said)
{
	const struct meeting *meeting = html_meeting(html, said->id);
	struct buffer *out = html->out;
	html_add(html, "p", "organ", said->organ);
	buffer_printf(out, "<article class=\"%s%s\" id=\"m-%s\"",
	              words_name(&meeting_kind_words, meeting->kind),
	              meeting->status == CANCELLED ? " cancelled" : "", meeting->id);
	html_add_who_of(html, meeting);
	buffer_text(out, ">\n<h3>");
	html_add_link(html, 'm', meeting, said->label);
	buffer_text(out, "</h3>\n<div class=\"at\">\n");
	html_add_when(html, &meeting->start, &meeting->end, said->span);
	html_add(html, "p", "room", said->room);
	html_add(html, "p", "city", said->place);
	buffer_text(out, "</div>\n<div class=\"body\">\n");
	html_add(html, "p", "title", said->title);
	html_add(html, "p", "theme", said->theme);
	add_roles(html, said);
	add_table_link(html, said);
	html_add(html, "p", "note", said->note);
	add_items(html, said);
	html_add(html, "p", "open-to", said->open_to);
	buffer_text(out, "</div>\n</article>\n");
}
