/* feed_page.c - the page of a feed, in HTML that needs no script and no other file. */
#include "export/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "export/agenda_words.h"
#include "export/html_page.h"
#include "export/selection.h"

struct page {
	const struct hld_programme *programme;
	const hld_export_options *options;
	const char *url; /* NULL: no links to subscribe */
	const struct export_files *files;
	struct arena arena;
	struct buffer out;
};

static void add_element(struct buffer *out, const char *tag, const char *text)
{
	if (text == NULL)
		return;
	buffer_printf(out, "<%s dir=\"auto\">", tag);
	html_text(out, text);
	buffer_printf(out, "</%s>\n", tag);
}

static void add_head(struct page *page, const struct agenda *agenda)
{
	struct buffer *out = &page->out;
	const struct html_frame frame = {"en", false, agenda->title, false};
	html_begin(out, &frame);
	buffer_text(out, "<link rel=\"alternate\" type=\"text/calendar\" title=\"All meetings\" "
	                 "href=\"" FEED_ALL "\">\n");
	html_body(out);
	buffer_text(out, "<header>\n<h1 dir=\"auto\" lang=\"");
	html_text(out, text_language(&page->programme->title, page->options->lang));
	buffer_text(out, "\">");
	html_text(out, agenda->title);
	buffer_text(out, "</h1>\n");
	add_element(out, "p", agenda->place);
	add_element(out, "p", agenda->edition);
	add_element(out, "p", agenda->theme);
	add_element(out, "p", agenda->caution);
	buffer_text(out, "</header>\n<main>\n");
}

static void begin_table(struct buffer *out, const char *caption, const char *const *headers)
{
	buffer_printf(out, "<table class=\"index\">\n<caption>%s</caption>\n<thead>\n<tr>",
	              caption);
	for (; *headers != NULL; headers++)
		buffer_printf(out, "<th scope=\"col\">%s</th>", *headers);
	buffer_text(out, "</tr>\n</thead>\n<tbody>\n");
}

static void end_table(struct buffer *out)
{
	buffer_text(out, "</tbody>\n</table>\n");
}

static void add_cell(struct buffer *out, const char *text)
{
	buffer_text(out, "<td class=\"time\" dir=\"auto\">");
	html_text(out, text);
	buffer_text(out, "</td>");
}

static void add_meeting(struct buffer *out, const struct agenda_day *day,
                        const struct agenda_meeting *meeting)
{
	const char *about = meeting->title != NULL ? meeting->title : meeting->theme;
	buffer_text(out, "<tr>");
	add_cell(out, day->date);
	add_cell(out, meeting->span);
	buffer_text(out, "<th scope=\"row\" dir=\"auto\">");
	html_text(out, meeting->label);
	if (about != NULL) {
		buffer_text(out, "<br>");
		html_text(out, about);
	}
	buffer_text(out, "</th><td class=\"where\" dir=\"auto\">");
	html_text(out, meeting->room);
	if (meeting->place != NULL && meeting->room != NULL)
		buffer_text(out, "<br>");
	html_text(out, meeting->place);
	buffer_text(out, "</td></tr>\n");
}

static void add_meetings(struct page *page, const struct agenda *agenda)
{
	static const char *const headers[] = {"Date", "Time", "Meeting", "Place", NULL};
	struct buffer *out = &page->out;
	buffer_text(out, "<h2>Meetings</h2>\n");
	begin_table(out, "All meetings, by day", headers);
	for (uint32_t i = 0; i < agenda->days.count; i++)
		for (uint32_t j = 0; j < agenda->days.at[i].meetings.count; j++)
			add_meeting(out, &agenda->days.at[i], &agenda->days.at[i].meetings.at[j]);
	end_table(out);
	add_element(out, "p", agenda->nothing);
	add_element(out, "p", agenda->times);
	add_element(out, "p", agenda->footnote);
	buffer_text(out, "<p>In full, with chairs, speakers and documents: <a href=\"" FEED_HTML
	                 "\">the agenda</a>, and <a href=\"" FEED_AGENDA
	                 "\">the same as text</a>; for programs: <a href=\"" FEED_PROGRAMME
	                 "\">the programme as JSON</a>.</p>\n");
}

static void begin_calendars(struct page *page, const char *caption, const char *what)
{
	const char *headers[] = {what, "File", "Subscribe", NULL};
	if (page->url == NULL)
		headers[2] = NULL;
	begin_table(&page->out, caption, headers);
}

/* A calendar by its name. Names of files need no escape. */
static void add_calendar(struct page *page, const char *file, const char *name, const char *lang)
{
	struct buffer *out = &page->out;
	buffer_printf(out, "<tr><th scope=\"row\" dir=\"auto\"%s", lang != NULL ? " lang=\"" : "");
	html_text(out, lang);
	buffer_text(out, lang != NULL ? "\">" : ">");
	html_text(out, name);
	buffer_printf(out, "</th><td><a href=\"%s\">%s</a></td>", file, file);
	if (page->url != NULL) {
		const char *rest = strstr(page->url, "://");
		buffer_text(out, "<td><a href=\"webcal");
		html_text(out, rest);
		buffer_printf(out, "%s%s\" aria-label=\"Subscribe to ",
		              rest[strlen(rest) - 1] == '/' ? "" : "/", file);
		html_text(out, name);
		buffer_text(out, "\">Subscribe</a></td>");
	}
	buffer_text(out, "</tr>\n");
}

/* The id in FOLDER/ID.ics, or NULL. */
static const char *id_in(struct page *page, const struct export_file *file, const char *folder)
{
	static const char suffix[] = ".ics";
	size_t length = strlen(folder), whole = strlen(file->name);
	if (strncmp(file->name, folder, length) != 0 || file->name[length] != '/')
		return NULL;
	return arena_copy(&page->arena, file->name + length + 1,
	                  whole - length - strlen("/") - strlen(suffix));
}

static const struct text *find_participant(const struct hld_programme *programme, const char *id)
{
	for (uint32_t i = 0; programme != NULL && i < programme->delegations.count; i++) {
		const struct participant *participant = programme->delegations.at[i].participant;
		if (strcmp(participant->id, id) == 0)
			return &participant->name;
	}
	return NULL;
}

/* A calendar of one participant. */
struct row {
	const char *file, *name, *lang;
};

static int row_compare(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = text_order(x->name, y->name);
	return order != 0 ? order : strcmp(x->file, y->file);
}

static uint32_t find_rows(struct page *page, struct row *rows)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < page->files->count; i++) {
		const struct export_file *file = &page->files->at[i];
		const char *id = id_in(page, file, FEED_FOR);
		const struct text *name = NULL;
		if (id == NULL)
			continue;
		name = find_participant(page->programme, id);
		if (name == NULL)
			name = find_participant(page->options->since, id);
		rows[count++] = (struct row){
			file->name, name != NULL ? text_in(name, page->options->lang) : id,
			name != NULL ? text_language(name, page->options->lang) : NULL};
	}
	if (count > 1)
		qsort(rows, count, sizeof *rows, row_compare);
	return count;
}

/* By the names of participants, as an index has them. */
static bool add_participants(struct page *page)
{
	struct row *rows = arena_array(&page->arena, page->files->count, sizeof *rows);
	if (rows == NULL)
		return false;
	uint32_t count = find_rows(page, rows);
	if (count == 0)
		return true;
	begin_calendars(page, "Calendars of the participants", "Participant");
	for (uint32_t i = 0; i < count; i++)
		add_calendar(page, rows[i].file, rows[i].name, rows[i].lang);
	end_table(&page->out);
	return true;
}

/* Calendars of kinds of meeting, or of rooms, named as a selection of them is. */
static void add_selections(struct page *page, const char *folder, const char *caption,
                           const char *what)
{
	bool begun = false, rooms = strcmp(folder, FEED_ROOM) == 0;
	for (uint32_t i = 0; i < page->files->count; i++) {
		const struct export_file *file = &page->files->at[i];
		const char *id = id_in(page, file, folder);
		struct buffer name = {0}, heading = {0};
		if (id == NULL)
			continue;
		hld_export_options only = {.lang = page->options->lang};
		only.room = rooms ? id : NULL;
		only.kinds = &id;
		only.kinds_count = !rooms;
		selection_add_name(page->programme, &only, &name);
		agenda_add_capital(&heading, buffer_str(&name));
		if (!begun)
			begin_calendars(page, caption, what);
		begun = true;
		add_calendar(page, file->name, buffer_str(&heading), NULL);
		page->out.failed |= name.failed || heading.failed;
		buffer_release(&name);
		buffer_release(&heading);
	}
	if (begun)
		end_table(&page->out);
}

static bool add_calendars(struct page *page)
{
	struct buffer *out = &page->out;
	buffer_text(out, "<h2>Calendars</h2>\n<p>Whoever subscribes to a calendar sees changes by "
	                 "themselves; a file that is opened is a copy of today. To subscribe, ");
	buffer_text(out, page->url != NULL ? "follow a link in the last column, or " : "");
	buffer_text(out, "give the address of a file to your calendar program.</p>\n");
	begin_calendars(page, "Everything", "Calendar");
	add_calendar(page, FEED_ALL, "All meetings", NULL);
	end_table(out);
	add_selections(page, FEED_KIND, "Calendars by kind of meeting", "Kind");
	add_selections(page, FEED_ROOM, "Calendars by room", "Room");
	return add_participants(page);
}

hld_status feed_add_page(const struct hld_programme *programme, const hld_export_options *options,
                         const char *url, struct export_files *files, hld_error *err)
{
	struct page page = {.programme = programme, .options = options, .url = url, .files = files};
	struct agenda agenda;
	hld_status status =
		agenda_make(programme, FOR_ALL, options->lang, &page.arena, &agenda, err);
	if (status == HLD_OK) {
		add_head(&page, &agenda);
		add_meetings(&page, &agenda);
		if (!add_calendars(&page))
			status = error_nomem(err);
		buffer_text(&page.out, "</main>\n");
		html_end(&page.out);
	}
	size_t from = files->octets.size;
	buffer_add(&files->octets, buffer_str(&page.out), page.out.size);
	if (status == HLD_OK && page.out.failed)
		status = error_nomem(err);
	if (status == HLD_OK)
		status = export_files_add(files, from, err, "%s", FEED_PAGE);
	buffer_release(&page.out);
	arena_free(&page.arena);
	return status;
}
