/* json_event.c - see https://schema.org/Event. */
#include "export/json_event.h"

#include <jansson.h>
#include <string.h>

#include "base/civil.h"
#include "export/agenda_words.h"
#include "export/instant.h"
#include "export/json_write.h"

struct writer {
	const struct hld_programme *programme;
	const char *lang;
	const struct locale *locale;
};

static bool put_text(json_t *object, const char *key, const struct text *text, const char *lang)
{
	return json_put_text(object, key, text_in(text, lang));
}

static bool put_instant(json_t *object, const char *key, const struct moment *moment)
{
	struct buffer instant = {0};
	instant_add(&instant, moment);
	bool good = !instant.failed && json_put_text(object, key, buffer_str(&instant));
	buffer_release(&instant);
	return good;
}

static json_t *whole_or_none(json_t *json, bool whole)
{
	if (whole)
		return json;
	json_decref(json);
	return NULL;
}

static json_t *typed(const char *type)
{
	return json_pack("{s:s}", "@type", type);
}

/* A room in a city; either may be missing. */
static json_t *place(const char *room, const char *city)
{
	json_t *place = typed("Place");
	bool whole = place != NULL && json_put_text(place, "name", room[0] != '\0' ? room : city) &&
	             json_put_text(place, "address", city);
	return whole_or_none(place, whole);
}

static bool put_place(json_t *event, const char *room, const char *city)
{
	return (room[0] == '\0' && city[0] == '\0') ||
	       json_put(event, "location", place(room, city));
}

static bool put_organ(const struct writer *writer, json_t *event, const struct text *organ)
{
	if (organ->en == NULL)
		return true;
	json_t *body = typed("Organization");
	bool whole = body != NULL && put_text(body, "name", organ, writer->lang);
	return json_put(event, "organizer", whole_or_none(body, whole));
}

static bool put_status(json_t *event, bool cancelled)
{
	return json_put_text(event, "eventStatus",
	                     cancelled ? "https://schema.org/EventCancelled"
	                               : "https://schema.org/EventScheduled") &&
	       json_put_text(event, "eventAttendanceMode",
	                     "https://schema.org/OfflineEventAttendanceMode");
}

/* "Round table 2: Measures to ensure ..." */
static bool put_name(const struct writer *writer, json_t *event, const struct meeting *meeting)
{
	const char *title = text_in(&meeting->title, writer->lang);
	struct buffer label = {0}, name = {0};
	agenda_add_label(&label, writer->locale, meeting);
	if (agenda_begins(title, buffer_str(&label)))
		buffer_text(&name, title);
	else if (title[0] != '\0')
		locale_print(&name, writer->locale, "{1}: {2}", buffer_str(&label), title, NULL);
	else
		buffer_text(&name, buffer_str(&label));
	bool good =
		!label.failed && !name.failed && json_put_text(event, "name", buffer_str(&name));
	buffer_release(&label);
	buffer_release(&name);
	return good;
}

static bool put_anchor(json_t *event, const struct meeting *meeting)
{
	struct buffer anchor = {0};
	buffer_printf(&anchor, "#m-%s", meeting->id);
	bool good = !anchor.failed && json_put_text(event, "@id", buffer_str(&anchor));
	buffer_release(&anchor);
	return good;
}

static json_t *meeting_json(const struct writer *writer, const struct meeting *meeting)
{
	const struct hld_programme *programme = writer->programme;
	const struct text *organ = meeting->organ.en != NULL ? &meeting->organ : &programme->organ;
	json_t *event = typed("Event");
	bool whole = event != NULL && put_anchor(event, meeting) &&
	             put_name(writer, event, meeting) &&
	             put_text(event, "description", &meeting->theme, writer->lang) &&
	             put_instant(event, "startDate", &meeting->start) &&
	             put_instant(event, "endDate", &meeting->end) &&
	             put_status(event, meeting->status == CANCELLED) &&
	             put_place(event, programme_room_name(programme, &meeting->room, writer->lang),
	                       text_in(meeting_city(programme, meeting), writer->lang)) &&
	             put_organ(writer, event, organ);
	return whole_or_none(event, whole);
}

/* The conference lasts from its first meeting that is held to its last. */
struct parts {
	json_t *events;
	const struct moment *start, *end;
	bool whole;
};

static void add_part(const struct writer *writer, struct parts *parts,
                     const struct meeting *meeting)
{
	if (!parts->whole)
		return;
	parts->whole = json_array_append_new(parts->events, meeting_json(writer, meeting)) == 0;
	if (meeting->status == CANCELLED)
		return;
	if (parts->start == NULL || meeting->start.utc_s < parts->start->utc_s)
		parts->start = &meeting->start;
	if (parts->end == NULL || meeting->end.utc_s > parts->end->utc_s)
		parts->end = &meeting->end;
}

static struct parts parts_of(const struct writer *writer, const struct agenda *agenda)
{
	struct parts parts = {.events = json_array()};
	parts.whole = parts.events != NULL;
	for (uint32_t i = 0; i < agenda->days.count; i++)
		for (uint32_t j = 0; j < agenda->days.at[i].meetings.count; j++)
			add_part(writer, &parts,
			         programme_meeting(writer->programme,
			                           agenda->days.at[i].meetings.at[j].id));
	return parts;
}

static json_t *conference_json(const struct writer *writer, const struct agenda *agenda)
{
	const struct hld_programme *programme = writer->programme;
	struct parts parts = parts_of(writer, agenda);
	json_t *event = typed("Event");
	bool whole = parts.whole && event != NULL &&
	             json_put_text(event, "@context", "https://schema.org") &&
	             put_text(event, "name", &programme->title, writer->lang) &&
	             put_text(event, "description", &programme->theme, writer->lang) &&
	             json_put_text(event, "inLanguage", writer->locale->code) &&
	             (parts.start == NULL || put_instant(event, "startDate", parts.start)) &&
	             (parts.end == NULL || put_instant(event, "endDate", parts.end)) &&
	             put_status(event, false) &&
	             put_place(event, "", text_in(&programme->city, writer->lang)) &&
	             put_organ(writer, event, &programme->organ) &&
	             json_object_set(event, "subEvent", parts.events) == 0;
	json_decref(parts.events);
	return whole_or_none(event, whole);
}

/* An element of HTML ends at "</script>", and does not where "<!--" stands before that. */
static void add_without_tags(struct buffer *out, const char *json)
{
	for (const char *tag; (tag = strchr(json, '<')) != NULL; json = tag + 1) {
		buffer_add(out, json, (size_t)(tag - json));
		buffer_text(out, "\\u003c");
	}
	buffer_text(out, json);
}

bool json_event_add(const struct hld_programme *programme, const struct agenda *agenda,
                    const char *lang, struct buffer *out)
{
	struct writer writer = {programme, lang, agenda->locale};
	struct buffer line = {0};
	bool good = json_write_line(conference_json(&writer, agenda), &line);
	add_without_tags(out, buffer_str(&line));
	buffer_release(&line);
	return good;
}
