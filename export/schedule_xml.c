/* schedule_xml.c - schedule.xml of frab and pentabarf, as Giggity, EventFahrplan and ConfClerk read
 * it.
 *
 * Elements, attributes and texts are all there is to it, so they are written here: libxml2 would be
 * a library of a megabyte and more for three escapes. That it is XML, and fits its schema, is for
 * tests to find. */
#include <stdio.h>

#include "base/civil.h"
#include "base/text.h"
#include "export/format.h"
#include "export/schedule.h"

/* What no XML may hold, even escaped (XML 1.0, 2.2). */
static bool is_forbidden(uint32_t code)
{
	enum { NO_CHARACTER = 0xFFFE };
	return (code < ' ' && code != '\t' && code != '\n' && code != '\r') ||
	       (code & ~1U) == NO_CHARACTER;
}

/* In attributes blanks but spaces would not last unescaped (XML 1.0, 3.3.3). */
static void add_escaped(struct buffer *out, const char *text, bool is_attribute)
{
	while (*text != '\0') {
		const char *character = text;
		uint32_t code = utf8_next(&text);
		bool is_mark = code == '&' || code == '<' || code == '>' || code == '"';
		if (is_forbidden(code))
			continue;
		if (is_mark || code == '\r' || (is_attribute && code < ' '))
			buffer_printf(out, "&#%u;", (unsigned)code);
		else
			buffer_add(out, character, (size_t)(text - character));
	}
}

static void add_attribute(struct buffer *out, const char *name, const char *value)
{
	buffer_printf(out, " %s=\"", name);
	add_escaped(out, value, true);
	buffer_byte(out, '"');
}

static void add_number(struct buffer *out, const char *name, uint32_t number)
{
	buffer_printf(out, " %s=\"%u\"", name, (unsigned)number);
}

/* An element with nothing but a text. */
static void add_text(struct buffer *out, size_t depth, const char *name, const char *text)
{
	buffer_fill(out, ' ', 2 * depth);
	buffer_printf(out, "<%s>", name);
	add_escaped(out, text, false);
	buffer_printf(out, "</%s>\n", name);
}

static void add_tracks(struct buffer *out, const struct schedule *schedule)
{
	for (int32_t kind = 1; meeting_kind_words.names[kind] != NULL; kind++) {
		const char *track = NULL;
		for (uint32_t i = 0; i < schedule->events.count && track == NULL; i++)
			if (schedule->events.at[i].meeting->kind == kind)
				track = schedule->events.at[i].track;
		if (track == NULL)
			continue;
		buffer_text(out, "    <track");
		add_attribute(out, "name", track);
		add_attribute(out, "slug", words_name(&meeting_kind_words, kind));
		buffer_text(out, "/>\n");
	}
}

static void add_conference(struct buffer *out, const struct schedule *schedule)
{
	char days[16];
	text_print(days, sizeof days, "%u", (unsigned)schedule->days.count);
	buffer_text(out, "  <conference>\n");
	add_text(out, 2, "title", schedule->title);
	add_text(out, 2, "acronym", schedule->acronym);
	add_text(out, 2, "start", schedule->days.at[0].date);
	add_text(out, 2, "end", schedule->days.at[schedule->days.count - 1].date);
	add_text(out, 2, "days", days);
	add_text(out, 2, "timeslot_duration", SCHEDULE_TIMESLOT);
	add_text(out, 2, "time_zone_name", schedule->zone);
	add_tracks(out, schedule);
	buffer_text(out, "  </conference>\n");
}

static void add_persons(struct buffer *out, const struct schedule_event *event)
{
	buffer_text(out, "        <persons>\n");
	for (uint32_t i = 0; i < event->persons.count; i++) {
		buffer_text(out, "          <person");
		add_number(out, "id", event->persons.at[i].id);
		add_attribute(out, "guid", event->persons.at[i].guid);
		buffer_byte(out, '>');
		add_escaped(out, event->persons.at[i].name, false);
		buffer_text(out, "</person>\n");
	}
	buffer_text(out, "        </persons>\n");
}

static void add_event(struct buffer *out, const struct schedule *schedule,
                      const struct schedule_event *event)
{
	const struct {
		const char *name, *text;
	} texts[] = {{"date", event->date},         {"start", event->start},
	             {"duration", event->duration}, {"room", schedule->rooms.at[event->room].name},
	             {"slug", event->slug},         {"title", event->title},
	             {"subtitle", event->subtitle}, {"track", event->track},
	             {"type", event->type},         {"language", event->language},
	             {"abstract", event->abstract}, {"description", event->description}};
	buffer_text(out, "      <event");
	add_number(out, "id", event->id);
	add_attribute(out, "guid", event->guid);
	buffer_text(out, ">\n");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		add_text(out, 4, texts[i].name, texts[i].text);
	add_persons(out, event);
	buffer_text(out, "        <links/>\n        <attachments/>\n      </event>\n");
}

static void add_room(struct buffer *out, const struct schedule *schedule, uint32_t day,
                     uint32_t room)
{
	buffer_text(out, "    <room");
	add_attribute(out, "name", schedule->rooms.at[room].name);
	add_attribute(out, "guid", schedule->rooms.at[room].guid);
	buffer_text(out, ">\n");
	for (uint32_t i = 0; i < schedule->events.count; i++)
		if (schedule_is_at(&schedule->events.at[i], day, room))
			add_event(out, schedule, &schedule->events.at[i]);
	buffer_text(out, "    </room>\n");
}

static void add_day(struct buffer *out, const struct schedule *schedule, uint32_t day)
{
	buffer_text(out, "  <day");
	add_number(out, "index", day + 1);
	add_attribute(out, "date", schedule->days.at[day].date);
	add_attribute(out, "start", schedule->days.at[day].start);
	add_attribute(out, "end", schedule->days.at[day].end);
	buffer_text(out, ">\n");
	for (uint32_t room = 0; room < schedule->rooms.count; room++)
		if (schedule_uses(schedule, day, room))
			add_room(out, schedule, day, room);
	buffer_text(out, "  </day>\n");
}

hld_status export_schedule_xml(const struct hld_programme *programme,
                               const hld_export_options *options, struct buffer *out,
                               hld_error *err)
{
	struct arena arena = {0};
	struct schedule schedule;
	hld_status status = schedule_make(programme, options, &arena, &schedule, err);
	if (status == HLD_OK) {
		buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<schedule>\n"
		                 "  <generator name=\"hld\"/>\n");
		add_text(out, 1, "version", schedule.version);
		add_conference(out, &schedule);
		for (uint32_t day = 0; day < schedule.days.count; day++)
			add_day(out, &schedule, day);
		buffer_text(out, "</schedule>\n");
	}
	arena_free(&arena);
	return status;
}
