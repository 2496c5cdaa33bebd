/* html_who.c - which delegations a part of the page concerns, for the reader who looks for one. */
#include "export/html.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* A delegation in the list to choose from. */
struct choice {
	const char *name, *id;
};

static int choice_compare(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;
	int order = text_order(x->name, y->name);
	return order != 0 ? order : strcmp(x->id, y->id);
}

static const struct participant *participant_of(const struct html *html, const struct who_ref *who,
                                                uint32_t *n)
{
	const struct delegation *delegation = programme_delegation(html->programme, who->id);
	if (delegation == NULL)
		return NULL;
	*n = (uint32_t)(delegation - html->programme->delegations.at);
	return delegation->participant;
}

/* Each once, behind what is there of the attribute; ids need no escape. */
static void add_ids(struct html *html, const struct who_ref *who, uint32_t count, size_t *begun)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t n;
		const struct participant *participant = participant_of(html, &who[i], &n);
		if (participant == NULL || html->seen[n] == html->lists)
			continue;
		html->seen[n] = html->lists;
		buffer_printf(html->out, "%s%s", (*begun)++ == 0 ? " data-who=\"" : " ",
		              participant->id);
	}
}

/* A page for somebody has nothing to choose. */
static bool has_choice(struct html *html)
{
	html->lists++;
	return is_for_all(html->agenda->who);
}

static void end_ids(struct html *html, size_t begun)
{
	if (begun > 0)
		buffer_byte(html->out, '"');
}

void html_add_who(struct html *html, const struct who_ref *who, uint32_t count)
{
	size_t begun = 0;
	if (!has_choice(html))
		return;
	add_ids(html, who, count, &begun);
	end_ids(html, begun);
}

static void add_speakers(struct html *html, const struct meeting *meeting, size_t *begun)
{
	for (uint32_t i = 0; i < meeting->items.count; i++)
		add_ids(html, meeting->items.at[i].by.at, meeting->items.at[i].by.count, begun);
}

void html_add_who_speak(struct html *html, const struct meeting *meeting)
{
	size_t begun = 0;
	if (!has_choice(html))
		return;
	add_speakers(html, meeting, &begun);
	end_ids(html, begun);
}

/* The lists of those who take part in a meeting by name. */
enum { PARTS = 4 };

static void find_parts(const struct meeting *meeting, const who_list *parts[PARTS])
{
	parts[0] = &meeting->chairs;
	parts[1] = &meeting->discussants;
	parts[2] = &meeting->panellists;
	parts[3] = &meeting->participants;
}

void html_add_who_of(struct html *html, const struct meeting *meeting)
{
	const who_list *parts[PARTS];
	size_t begun = 0;
	if (!has_choice(html))
		return;
	find_parts(meeting, parts);
	add_ids(html, &meeting->presides, 1, &begun);
	for (size_t i = 0; i < PARTS; i++)
		add_ids(html, parts[i]->at, parts[i]->count, &begun);
	add_speakers(html, meeting, &begun);
	end_ids(html, begun);
}

static void offer(struct html *html, const struct who_ref *who, uint32_t count)
{
	uint32_t n;
	for (uint32_t i = 0; i < count; i++)
		if (participant_of(html, &who[i], &n) != NULL)
			html->offered[n] = true;
}

static void offer_of(struct html *html, const struct meeting *meeting)
{
	const who_list *parts[PARTS];
	find_parts(meeting, parts);
	offer(html, &meeting->presides, 1);
	for (size_t i = 0; i < PARTS; i++)
		offer(html, parts[i]->at, parts[i]->count);
	for (uint32_t i = 0; i < meeting->items.count; i++)
		offer(html, meeting->items.at[i].by.at, meeting->items.at[i].by.count);
}

static void add_option(struct html *html, const char *value, const char *text)
{
	buffer_printf(html->out, "<option value=\"%s\">", value);
	html_text(html->out, text);
	buffer_text(html->out, "</option>\n");
}

static void begin_control(struct html *html, const char *label, const char *id)
{
	buffer_text(html->out, "<label>");
	html_text(html->out, html_words(html, label));
	buffer_printf(html->out, " <select id=\"%s\" autocomplete=\"off\">\n", id);
}

static bool add_delegations(struct html *html)
{
	const struct hld_programme *programme = html->programme;
	struct choice *choices =
		arena_array(html->arena, programme->delegations.count, sizeof *choices);
	uint32_t count = 0;
	if (choices == NULL)
		return false;
	for (uint32_t i = 0; i < programme->by_start.count; i++)
		offer_of(html, html_meeting(html, programme->by_start.at[i]));
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		const struct participant *participant = programme->delegations.at[i].participant;
		if (html->offered[i])
			choices[count++] = (struct choice){
				text_in(&participant->name, html->options->lang), participant->id};
	}
	if (count == 0)
		return true;
	qsort(choices, count, sizeof *choices, choice_compare);
	begin_control(html, N_("Delegation"), "delegation");
	add_option(html, "", html_words(html, "All delegations"));
	for (uint32_t i = 0; i < count; i++)
		add_option(html, choices[i].id, choices[i].name);
	buffer_text(html->out, "</select></label>\n");
	return true;
}

/* Only the script makes them work, so it has to show them. */
bool html_add_choices(struct html *html)
{
	buffer_text(html->out, "<div class=\"controls\" id=\"controls\" role=\"group\" hidden "
	                       "aria-label=\"");
	html_text(html->out, html_words(html, "Display"));
	buffer_text(html->out, "\">\n");
	bool good = !is_for_all(html->agenda->who) || add_delegations(html);
	buffer_text(html->out, "<label><input type=\"checkbox\" id=\"here\"> ");
	html_text(html->out, html_words(html, "Show times in my time zone"));
	buffer_text(html->out, "</label>\n");
	begin_control(html, N_("Colours"), "colours");
	add_option(html, "auto", html_words(html, "As on my device"));
	add_option(html, "light", html_words(html, "Light"));
	add_option(html, "dark", html_words(html, "Dark"));
	buffer_text(html->out, "</select></label>\n</div>\n");
	return good;
}
