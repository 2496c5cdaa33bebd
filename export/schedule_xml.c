/* schedule_xml.c - schedule.xml of frab and pentabarf, as Giggity, EventFahrplan and ConfClerk read
 * it. That it fits its schema is for tests to find. */
#include <stdio.h>

#include "base/civil.h"
#include "base/text.h"
#include "export/format.h"
#include "export/schedule.h"
#include "export/xml_write.h"

static void add_number(struct buffer *out, const char *name, uint32_t number)
{
	buffer_printf(out, " %s=\"%u\"", name, (unsigned)number);
}

/* An element with nothing but a text. */
static void add_text(struct buffer *out, size_t depth, const char *name, const char *text)
{
	buffer_fill(out, ' ', 2 * depth);
	buffer_printf(out, "<%s>", name);
	xml_write_text(out, text);
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
		xml_write_attribute(out, "name", track);
		xml_write_attribute(out, "slug", words_name(&meeting_kind_words, kind));
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
		xml_write_attribute(out, "guid", event->persons.at[i].guid);
		buffer_byte(out, '>');
		xml_write_text(out, event->persons.at[i].name);
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
	xml_write_attribute(out, "guid", event->guid);
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
	xml_write_attribute(out, "name", schedule->rooms.at[room].name);
	xml_write_attribute(out, "guid", schedule->rooms.at[room].guid);
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
	xml_write_attribute(out, "date", schedule->days.at[day].date);
	xml_write_attribute(out, "start", schedule->days.at[day].start);
	xml_write_attribute(out, "end", schedule->days.at[day].end);
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
