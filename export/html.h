/* html.h - an agenda as one page of HTML, which is read without a script: what its parts share.
 *
 * Everything has an anchor by the id of its meeting: m-ID, in the list of speakers s-ID, among the
 * tables t-ID. Where the page is for everybody, data-who has the ids of the delegations that
 * something concerns, for the script. */
#ifndef EXPORT_HTML_H
#define EXPORT_HTML_H

#include "export/agenda.h"
#include "export/html_page.h"

struct html {
	struct buffer *out;
	const struct hld_programme *programme;
	const hld_export_options *options;
	const struct agenda *agenda;
	struct arena *arena;
	bool *shown;    /* by meeting_id: it has an article */
	bool *offered;  /* by delegation: something names it */
	uint32_t *seen; /* by delegation: the last list that named it */
	uint32_t lists;
};

/* The parts, in the order in which they come. Those that make arrays fail (false) when memory is
 * out; of the rest, out says it. */
bool html_add_choices(struct html *html);
bool html_add_timetable(struct html *html);
void html_add_meeting(struct html *html, const struct agenda_meeting *meeting);
void html_add_speakers(struct html *html);
void html_add_tables(struct html *html);
void html_add_documents(struct html *html);
void html_add_findings(struct html *html);

/* Words of the page in the reader's language. */
const char *html_words(const struct html *html, const char *english);

/* Add an element, with a class unless that is NULL, of a text, or nothing for NULL. */
void html_add(struct html *html, const char *tag, const char *class, const char *text);

/* Add a paragraph of times, or nothing for NULL. */
void html_add_when(struct html *html, const struct moment *start, const struct moment *end,
                   const char *text);
void html_add_time(struct html *html, const struct moment *start, const struct moment *end,
                   const char *text);

/* Add a link to an anchor, "#m-ID" for 'm', of a text. */
void html_add_link(struct html *html, char kind, const struct meeting *meeting, const char *text);

/* Begin a section with its heading, which has the id. */
void html_begin_section(struct html *html, const char *id, const char *heading);
void html_end_section(struct html *html);

/* Add the head of a table that is open, with these columns, up to a NULL, and begin its rows; end
 * rows and table. */
void html_begin_rows(struct html *html, const char *const *columns);
void html_end_rows(struct html *html);

/* The meeting that a block of the agenda is of. */
const struct meeting *html_meeting(const struct html *html, meeting_id id);

/* Add to an open tag which delegations it concerns: those referred to, those that take part in the
 * meeting by name, those who speak in it. */
void html_add_who(struct html *html, const struct who_ref *who, uint32_t count);
void html_add_who_of(struct html *html, const struct meeting *meeting);
void html_add_who_speak(struct html *html, const struct meeting *meeting);

#endif
