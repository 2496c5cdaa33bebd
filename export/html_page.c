/* html_page.c - the frame of a page, and the escape of its texts.
 *
 * Style sheets and script are files of export/html, built in by tools/embed.cmake. */
#include "export/html_page.h"

#include <string.h>

extern const unsigned char html_agenda_css[], html_dark_css[], html_agenda_js[];
extern const char html_agenda_js_hash[];

void html_text(struct buffer *out, const char *text)
{
	static const struct {
		char c;
		const char *entity;
	} entities[] = {
		{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
	while (text != NULL && *text != '\0') {
		size_t plain = strcspn(text, "&<>\"'");
		buffer_add(out, text, plain);
		text += plain;
		for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
			if (*text == entities[i].c)
				buffer_text(out, entities[i].entity);
		text += *text != '\0';
	}
}

void html_apart(struct buffer *out, const char *text)
{
	buffer_text(out, "<bdi>");
	html_text(out, text);
	buffer_text(out, "</bdi>");
}

static void add_built_in(struct buffer *out, const unsigned char *text)
{
	buffer_text(out, (const char *)text);
}

/* Every text is escaped; should one ever not be, the policy still lets no script of it run. */
static void add_policy(struct buffer *out, bool script)
{
	buffer_text(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
	                 "&#39;none&#39;; style-src &#39;unsafe-inline&#39;; ");
	if (script)
		buffer_printf(out, "script-src &#39;sha256-%s&#39;; ", html_agenda_js_hash);
	buffer_text(out, "base-uri &#39;none&#39;; form-action &#39;none&#39;\">\n");
}

void html_begin(struct buffer *out, const struct html_frame *frame)
{
	buffer_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n", frame->lang,
	              frame->right_to_left ? "rtl" : "ltr");
	buffer_text(out, "<meta charset=\"utf-8\">\n");
	add_policy(out, frame->script);
	buffer_text(out, "<meta name=\"viewport\" content=\"width=device-width, "
	                 "initial-scale=1\">\n<meta name=\"generator\" content=\"hld\">\n<title>");
	html_text(out, frame->title);
	buffer_text(out, "</title>\n<style>");
	add_built_in(out, html_agenda_css);
	buffer_text(out, "</style>\n"
	                 "<style id=\"dark\" media=\"screen and (prefers-color-scheme: dark)\">");
	add_built_in(out, html_dark_css);
	buffer_text(out, "</style>\n");
	if (!frame->script)
		return;
	buffer_text(out, "<script>");
	add_built_in(out, html_agenda_js);
	buffer_text(out, "</script>\n");
}

void html_body(struct buffer *out)
{
	buffer_text(out, "</head>\n<body>\n");
}

void html_end(struct buffer *out)
{
	buffer_text(out, "</body>\n</html>\n");
}
