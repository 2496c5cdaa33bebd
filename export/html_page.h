/* html_page.h - what every page of HTML has: its frame, its looks, and the one way in which texts
 * become part of it. */
#ifndef EXPORT_HTML_PAGE_H
#define EXPORT_HTML_PAGE_H

#include <stdbool.h>

#include "base/buffer.h"

struct html_frame {
	const char *lang; /* of its words, BCP 47 */
	bool right_to_left;
	const char *title;
	bool script; /* it has the controls that export/html/agenda.js binds */
};

/* Add a page up to its style sheets and its script; the head is left open. The page gets nothing
 * from anywhere else, and browsers are told to run no other script. */
void html_begin(struct buffer *out, const struct html_frame *frame);

/* End the head and begin the body; end the page. */
void html_body(struct buffer *out);
void html_end(struct buffer *out);

/* Add a text, fit for elements and for attributes in quotes; NULL is none. */
void html_text(struct buffer *out, const char *text);

/* Add the same as a text of its own direction, whatever stands around it. */
void html_apart(struct buffer *out, const char *text);

#endif
