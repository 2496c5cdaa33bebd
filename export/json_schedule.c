/* json_schedule.c - the schedule.json of c3voc, as its tools read it. */
#include <jansson.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "export/format.h"
#include "export/json_write.h"
#include "export/schedule.h"

static bool add(json_t *list, json_t *value)
{
	return json_array_append_new(list, value) == 0;
}

/* What was made if it is whole; else nothing, and what there is of it is freed. */
static json_t *whole_or_none(json_t *json, bool whole)
{
	if (whole && json != NULL)
		return json;
	json_decref(json);
	return NULL;
}

static json_t *persons_json(const struct schedule_event *event)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; i < event->persons.count && whole; i++) {
		const struct schedule_person *person = &event->persons.at[i];
		whole = add(list, json_pack("{s:I, s:s, s:s}", "id", (json_int_t)person->id, "guid",
		                            person->guid, "name", person->name));
	}
	return whole_or_none(list, whole);
}

/* The page that an event must have is its name: programmes have no pages. */
static json_t *event_json(const struct schedule *schedule, const struct schedule_event *event)
{
	char url[16 + UID_ROOM];
	const struct {
		const char *key, *text;
	} texts[] = {{"guid", event->guid},
	             {"date", event->date},
	             {"start", event->start},
	             {"end", event->end},
	             {"duration", event->duration},
	             {"room", schedule->rooms.at[event->room].name},
	             {"slug", event->slug},
	             {"url", url},
	             {"title", event->title},
	             {"subtitle", event->subtitle},
	             {"track", event->track},
	             {"type", event->type},
	             {"language", event->language},
	             {"abstract", event->abstract},
	             {"description", event->description}};
	json_t *object = json_object();
	bool whole = object != NULL && json_put(object, "id", json_integer(event->id));
	text_print(url, sizeof url, "urn:uuid:%s", event->guid);
	for (size_t i = 0; i < sizeof texts / sizeof *texts && whole; i++)
		whole = json_put(object, texts[i].key, json_string(texts[i].text));
	whole = whole && json_put(object, "persons", persons_json(event)) &&
	        json_put(object, "links", json_array()) &&
	        json_put(object, "attachments", json_array());
	return whole_or_none(object, whole);
}

static json_t *events_json(const struct schedule *schedule, uint32_t day, uint32_t room)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; i < schedule->events.count && whole; i++)
		if (schedule_is_at(&schedule->events.at[i], day, room))
			whole = add(list, event_json(schedule, &schedule->events.at[i]));
	return whole_or_none(list, whole);
}

static json_t *day_json(const struct schedule *schedule, uint32_t n)
{
	const struct schedule_day *day = &schedule->days.at[n];
	json_t *rooms = json_object();
	bool whole = rooms != NULL;
	for (uint32_t room = 0; room < schedule->rooms.count && whole; room++)
		if (schedule_uses(schedule, n, room))
			whole = json_put(rooms, schedule->rooms.at[room].name,
			                 events_json(schedule, n, room));
	if (!whole) {
		json_decref(rooms);
		return NULL;
	}
	return json_pack("{s:I, s:s, s:s, s:s, s:o}", "index", (json_int_t)n + 1, "date", day->date,
	                 "day_start", day->start, "day_end", day->end, "rooms", rooms);
}

static json_t *days_json(const struct schedule *schedule)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; i < schedule->days.count && whole; i++)
		whole = add(list, day_json(schedule, i));
	return whole_or_none(list, whole);
}

static json_t *rooms_json(const struct schedule *schedule)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; i < schedule->rooms.count && whole; i++) {
		const struct schedule_room *room = &schedule->rooms.at[i];
		json_t *object = json_pack("{s:s, s:s}", "name", room->name, "guid", room->guid);
		whole = add(list, object) &&
		        (room->seats == CIVIL_NONE ||
		         json_put(object, "capacity", json_integer(room->seats)));
	}
	return whole_or_none(list, whole);
}

static json_t *tracks_json(const struct schedule *schedule)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (int32_t kind = 1; meeting_kind_words.names[kind] != NULL; kind++) {
		const char *track = NULL;
		for (uint32_t i = 0; i < schedule->events.count && track == NULL; i++)
			if (schedule->events.at[i].meeting->kind == kind)
				track = schedule->events.at[i].track;
		if (track != NULL)
			whole = whole &&
			        add(list, json_pack("{s:s, s:s}", "name", track, "slug",
			                            words_name(&meeting_kind_words, kind)));
	}
	return whole_or_none(list, whole);
}

static json_t *conference_json(const struct schedule *schedule)
{
	const struct schedule_day *days = schedule->days.at;
	uint32_t count = schedule->days.count;
	json_t *object = json_object();
	bool whole = object != NULL &&
	             json_put(object, "acronym", json_string(schedule->acronym)) &&
	             json_put(object, "title", json_string(schedule->title)) &&
	             json_put(object, "description", json_string(schedule->description)) &&
	             json_put(object, "start", json_string(days[0].date)) &&
	             json_put(object, "end", json_string(days[count - 1].date)) &&
	             json_put(object, "daysCount", json_integer(count)) &&
	             json_put(object, "timeslot_duration", json_string(SCHEDULE_TIMESLOT)) &&
	             json_put(object, "time_zone_name", json_string(schedule->zone)) &&
	             json_put(object, "tracks", tracks_json(schedule)) &&
	             json_put(object, "rooms", rooms_json(schedule)) &&
	             json_put(object, "days", days_json(schedule));
	return whole_or_none(object, whole);
}

hld_status export_schedule_json(const struct hld_programme *programme,
                                const hld_export_options *options, struct buffer *out,
                                hld_error *err)
{
	struct arena arena = {0};
	struct schedule schedule;
	hld_status status = schedule_make(programme, options, &arena, &schedule, err);
	if (status == HLD_OK) {
		json_t *conference = conference_json(&schedule);
		json_t *root =
			conference == NULL
				? NULL
				: json_pack("{s:s, s:{s:s}, s:{s:s, s:o}}", "$schema",
		                            "https://c3voc.de/schedule/schema.json", "generator",
		                            "name", "hld", "schedule", "version", schedule.version,
		                            "conference", conference);
		status = json_write(root, out, err);
	}
	arena_free(&arena);
	return status;
}
