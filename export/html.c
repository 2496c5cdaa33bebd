/* html.c - the page of an agenda, from its head to its foot.
 *
 * export_html() at the end is where to begin. The blocks are those that text.c prints. */
#include "export/html.h"

#include <stdlib.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "export/format.h"
#include "export/instant.h"
#include "export/json_event.h"

const char *html_words(const struct html *html, const char *english)
{
	return locale_text(html->agenda->locale, english);
}

const struct meeting *html_meeting(const struct html *html, meeting_id id)
{
	return programme_meeting(html->programme, id);
}

static int address_compare(const void *key, const void *at)
{
	uintptr_t x = (uintptr_t)key, y = (uintptr_t) * (const char *const *)at;
	return x < y ? -1 : x > y;
}

/* Texts that are there in English only come in the order of their addresses. */
static bool is_english(const struct html *html, const char *text)
{
	const string_list *missing = &html->agenda->missing;
	return missing->count > 0 && bsearch(text, missing->at, missing->count, sizeof *missing->at,
	                                     address_compare) != NULL;
}

static bool reads_from_right(const char *text)
{
	while (*text != '\0')
		if (utf8_from_right(utf8_next(&text)))
			return true;
	return false;
}

/* A Latin name before Arabic words does not turn the line around. */
static void add_in_reading(struct html *html, const char *text)
{
	if (!html->agenda->locale->right_to_left || !reads_from_right(text)) {
		html_apart(html->out, text);
		return;
	}
	buffer_text(html->out, "<bdi dir=\"rtl\">");
	html_text(html->out, text);
	buffer_text(html->out, "</bdi>");
}

void html_add(struct html *html, const char *tag, const char *class, const char *text)
{
	struct buffer *out = html->out;
	if (text == NULL)
		return;
	buffer_printf(out, "<%s", tag);
	if (class != NULL)
		buffer_printf(out, " class=\"%s\"", class);
	if (is_english(html, text))
		buffer_text(out, " lang=\"en\"");
	buffer_byte(out, '>');
	add_in_reading(html, text);
	buffer_printf(out, "</%s>\n", tag);
}

void html_add_time(struct html *html, const struct moment *start, const struct moment *end,
                   const char *text)
{
	struct buffer *out = html->out;
	bool begins = start->day != CIVIL_NONE;
	if (text == NULL)
		return;
	if (begins) {
		buffer_text(out, "<time datetime=\"");
		instant_add(out, start);
		buffer_text(out, "\" data-end=\"");
		instant_add(out, end->day != CIVIL_NONE ? end : start);
		buffer_text(out, "\">");
	}
	html_apart(out, text);
	if (begins)
		buffer_text(out, "</time>");
}

void html_add_when(struct html *html, const struct moment *start, const struct moment *end,
                   const char *text)
{
	if (text == NULL)
		return;
	buffer_text(html->out, "<p class=\"when\">");
	html_add_time(html, start, end, text);
	buffer_text(html->out, "</p>\n");
}

void html_add_link(struct html *html, char kind, const struct meeting *meeting, const char *text)
{
	buffer_printf(html->out, "<a href=\"#%c-%s\">", kind, meeting->id);
	html_apart(html->out, text);
	buffer_text(html->out, "</a>");
}

void html_begin_section(struct html *html, const char *id, const char *heading)
{
	buffer_printf(html->out, "<section class=\"%s\">\n<h2 id=\"%s\">", id, id);
	html_apart(html->out, heading);
	buffer_text(html->out, "</h2>\n");
}

void html_end_section(struct html *html)
{
	buffer_text(html->out, "</section>\n");
}

void html_begin_rows(struct html *html, const char *const *columns)
{
	buffer_text(html->out, "<thead>\n<tr>");
	for (; *columns != NULL; columns++) {
		buffer_text(html->out, "<th scope=\"col\">");
		html_text(html->out, html_words(html, *columns));
		buffer_text(html->out, "</th>");
	}
	buffer_text(html->out, "</tr>\n</thead>\n<tbody>\n");
}

void html_end_rows(struct html *html)
{
	buffer_text(html->out, "</tbody>\n</table>\n");
}

static bool add_head(struct html *html)
{
	const struct locale *locale = html->agenda->locale;
	struct html_frame frame = {locale->code, locale->right_to_left, html->agenda->title, true};
	html_begin(html->out, &frame);
	buffer_text(html->out, "<script type=\"application/ld+json\">");
	bool good = json_event_add(html->programme, html->agenda, html->options->lang, html->out);
	buffer_text(html->out, "</script>\n");
	html_body(html->out);
	return good;
}

/* The title may be in a language that has no catalogue of words. */
static void add_title(struct html *html)
{
	buffer_text(html->out, "<h1 lang=\"");
	html_text(html->out, text_language(&html->programme->title, html->options->lang));
	buffer_text(html->out, "\">");
	html_apart(html->out, html->agenda->title);
	buffer_text(html->out, "</h1>\n");
}

static void add_front(struct html *html)
{
	const struct agenda *agenda = html->agenda;
	buffer_text(html->out, "<a class=\"skip\" href=\"#main\">");
	html_text(html->out, html_words(html, "Skip to the programme"));
	buffer_text(html->out, "</a>\n<header>\n");
	add_title(html);
	html_add(html, "p", "whose", agenda->whose);
	html_add(html, "p", "place", agenda->place);
	html_add(html, "p", "edition", agenda->edition);
	html_add(html, "p", "theme", agenda->theme);
	html_add(html, "p", "caution", agenda->caution);
	html_add(html, "p", "note", agenda->note);
	html_add(html, "p", "mandates", agenda->mandates);
	html_add(html, "p", "times", agenda->times);
}

static void add_entry(struct html *html, const char *anchor, const char *text)
{
	buffer_printf(html->out, "<li><a href=\"#%s\">", anchor);
	html_apart(html->out, text);
	buffer_text(html->out, "</a></li>\n");
}

static void add_contents(struct html *html)
{
	const struct agenda *agenda = html->agenda;
	char anchor[CIVIL_ROOM + 2] = "d-";
	buffer_text(html->out, "<nav aria-label=\"");
	html_text(html->out, html_words(html, "Contents"));
	buffer_text(html->out, "\">\n<ul>\n");
	if (agenda->days.count > 0)
		add_entry(html, "timetable", html_words(html, "Timetable"));
	for (uint32_t i = 0; i < agenda->days.count; i++) {
		civil_write_date(agenda->days.at[i].day, anchor + 2);
		add_entry(html, anchor, agenda->days.at[i].date);
	}
	if (agenda->speakers.count > 0)
		add_entry(html, "speakers", agenda->speakers_heading);
	if (agenda->tables.count > 0)
		add_entry(html, "tables", agenda->tables_heading);
	if (agenda->documents.count > 0)
		add_entry(html, "documents", agenda->documents_heading);
	if (html->options->findings != NULL)
		add_entry(html, "findings", html_words(html, "Findings"));
	buffer_text(html->out, "</ul>\n</nav>\n");
}

static void add_day(struct html *html, const struct agenda_day *day)
{
	char anchor[CIVIL_ROOM + 2] = "d-";
	civil_write_date(day->day, anchor + 2);
	buffer_printf(html->out, "<section class=\"day\">\n<h2 id=\"%s\">", anchor);
	html_apart(html->out, day->date);
	buffer_text(html->out, "</h2>\n");
	for (uint32_t i = 0; i < day->meetings.count; i++)
		html_add_meeting(html, &day->meetings.at[i]);
	html_end_section(html);
}

static void add_foot(struct html *html)
{
	const struct agenda *agenda = html->agenda;
	if (agenda->footnote == NULL && agenda->translation == NULL)
		return;
	buffer_text(html->out, "<footer>\n");
	html_add(html, "p", NULL, agenda->footnote);
	html_add(html, "p", NULL, agenda->translation);
	buffer_text(html->out, "</footer>\n");
}

static bool add_page(struct html *html)
{
	const struct agenda *agenda = html->agenda;
	bool good = add_head(html);
	add_front(html);
	add_contents(html);
	good = html_add_choices(html) && good;
	buffer_text(html->out, "</header>\n<main id=\"main\">\n");
	good = html_add_timetable(html) && good;
	html_add(html, "p", "nothing", agenda->nothing);
	for (uint32_t i = 0; i < agenda->days.count; i++)
		add_day(html, &agenda->days.at[i]);
	html_add_speakers(html);
	html_add_tables(html);
	html_add_documents(html);
	html_add_findings(html);
	buffer_text(html->out, "</main>\n");
	add_foot(html);
	html_end(html->out);
	return good;
}

static bool prepare(struct html *html)
{
	const struct hld_programme *programme = html->programme;
	uint32_t delegations = programme->delegations.count;
	html->shown = arena_array(html->arena, programme->meetings.count, sizeof *html->shown);
	html->offered = arena_array(html->arena, delegations, sizeof *html->offered);
	html->seen = arena_array(html->arena, delegations, sizeof *html->seen);
	if (html->shown == NULL || html->offered == NULL || html->seen == NULL)
		return false;
	for (uint32_t i = 0; i < html->agenda->days.count; i++) {
		const struct agenda_day *day = &html->agenda->days.at[i];
		for (uint32_t j = 0; j < day->meetings.count; j++)
			html->shown[day->meetings.at[j].id.n] = true;
	}
	return true;
}

hld_status export_html(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err)
{
	struct arena arena = {0};
	struct agenda agenda;
	struct html html = {.out = out,
	                    .programme = programme,
	                    .options = options,
	                    .agenda = &agenda,
	                    .arena = &arena};
	hld_status status = agenda_of(programme, options, &arena, &agenda, err);
	if (status == HLD_OK && (!prepare(&html) || !add_page(&html)))
		status = error_nomem(err);
	arena_free(&arena);
	return status;
}
