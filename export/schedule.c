/* schedule.c - from the programme to days, rooms and events.
 *
 * schedule_make() at the end is where to begin. What an event says of its meeting is taken from
 * the agenda, as in a calendar. */
#include "export/schedule.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "export/agenda_words.h"
#include "export/ical_check.h"
#include "export/ical_octets.h"
#include "export/ical_words.h"
#include "export/instant.h"

enum { DAY_S = 24 * 60 * 60, MINUTE_S = 60, LEAST_NAME = 4 };

/* A schedule in the making. Failures of memory are remembered. */
struct making {
	const struct hld_programme *programme;
	const char *lang;
	struct arena *arena;
	who_id who;
	struct agenda agenda;
	const struct ical_said *said; /* by meeting */
	struct ical_words words;
	struct buffer line; /* the string that is being made */
	struct map ids;     /* numbers of events that are taken */
	bool failed;

	struct schedule_day *days;
	struct schedule_room *rooms;
	struct schedule_event *events;
	uint32_t day_count, room_count, event_count;
};

/* Keep the string that was made, without what no app shows, and begin the next one. */
static const char *keep(struct making *making)
{
	ical_clean(&making->line);
	char *kept = arena_copy(making->arena, buffer_str(&making->line), making->line.size);
	making->failed |= kept == NULL || making->line.failed;
	buffer_cut(&making->line, 0);
	return kept != NULL ? kept : "";
}

static const char *keep_text(struct making *making, const char *text)
{
	buffer_text(&making->line, text != NULL ? text : "");
	return keep(making);
}

/* The name for ever of what the line has the key of. */
static const char *keep_guid(struct making *making)
{
	char uid[UID_ROOM];
	uid_make(&making->line, uid);
	buffer_cut(&making->line, 0);
	return keep_text(making, uid);
}

/* A number that an app can hold in 31 bits, from a name of many more. */
static uint32_t number_of(const char *guid)
{
	char digits[9] = "";
	text_print(digits, sizeof digits, "%.8s", guid);
	uint32_t number = (uint32_t)strtoul(digits, NULL, 16) & INT32_MAX;
	return number != 0 ? number : 1;
}

/* The next that is free where another event has it: of two thousand, one schedule in a thousand
 * needs that. */
static uint32_t free_number(struct making *making, const char *guid, uint32_t event)
{
	char *text;
	uint32_t number = number_of(guid);
	while ((text = arena_printf(making->arena, "%u", (unsigned)number)) != NULL &&
	       map_put(&making->ids, text, event) != event)
		number = number < INT32_MAX ? number + 1 : 1;
	making->failed |= text == NULL;
	return number;
}

static const char *say_instant(struct making *making, const struct moment *moment)
{
	instant_add(&making->line, moment);
	return keep(making);
}

/* Lower case, digits and "_", at least four of them. */
static const char *say_acronym(struct making *making)
{
	const char *id = making->programme->id;
	for (const char *c = id; *c != '\0'; c++)
		buffer_byte(&making->line, *c == '-' ? '_' : *c);
	for (size_t length = strlen(id); length < LEAST_NAME; length++)
		buffer_byte(&making->line, '_');
	return keep(making);
}

/* Behind the acronym four or more, the last of them no hyphen. Ids have no "_", so no two slugs
 * are the same. */
static const char *say_slug(struct making *making, const char *acronym, const char *id)
{
	size_t length = strlen(id);
	buffer_printf(&making->line, "%s-", acronym);
	buffer_fill(&making->line, '_', length < LEAST_NAME ? LEAST_NAME - length : 0);
	buffer_printf(&making->line, "%s%s", id, length > 0 && id[length - 1] == '-' ? "_0" : "");
	return keep(making);
}

static int day_compare(const void *a, const void *b)
{
	int32_t x = ((const struct schedule_day *)a)->day,
		y = ((const struct schedule_day *)b)->day;
	return x < y ? -1 : x > y;
}

static const struct meeting *meeting_at(const struct making *making, uint32_t n)
{
	const struct hld_programme *programme = making->programme;
	meeting_id id = programme->by_start.at[n];
	return making->said[id.n].meeting != NULL ? programme_meeting(programme, id) : NULL;
}

static const char *say_midnight(struct making *making, int32_t day)
{
	struct moment moment = {.day = day};
	zone_fix(&making->programme->zones.at[0], &moment);
	return say_instant(making, &moment);
}

/* Of a meeting elsewhere the day is that of its own clocks. */
static void make_days(struct making *making)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < making->programme->by_start.count; i++) {
		const struct meeting *meeting = meeting_at(making, i);
		if (meeting != NULL)
			making->days[count++].day = meeting->start.day;
	}
	qsort(making->days, count, sizeof *making->days, day_compare);
	for (uint32_t i = 0; i < count; i++) {
		struct schedule_day *last = &making->days[making->day_count];
		if (making->day_count > 0 && last[-1].day == making->days[i].day)
			continue;
		last->day = making->days[i].day;
		making->day_count++;
	}
	for (uint32_t i = 0; i < making->day_count; i++) {
		struct schedule_day *day = &making->days[i];
		char date[CIVIL_ROOM];
		day->date = keep_text(making, civil_write_date(day->day, date));
		day->start = say_midnight(making, day->day);
		day->end = say_midnight(making, day->day + 1);
	}
}

/* The room of that name, which is new where nothing had it. Apps know rooms by their names. */
static uint32_t find_room(struct making *making, const char *name, const char *kind, const char *id)
{
	for (uint32_t i = 0; i < making->room_count; i++)
		if (strcmp(making->rooms[i].name, name) == 0)
			return i;
	struct schedule_room *room = &making->rooms[making->room_count];
	*room = (struct schedule_room){.name = name, .seats = CIVIL_NONE, .until_utc_s = INT64_MIN};
	buffer_printf(&making->line, "%s//%s/%s", making->programme->id, kind, id);
	room->guid = keep_guid(making);
	return making->room_count++;
}

static uint32_t room_of(struct making *making, const struct room_ref *ref)
{
	const struct room *room = programme_room(making->programme, ref->id);
	const char *name =
		keep_text(making, programme_room_name(making->programme, ref, making->lang));
	uint32_t n = find_room(making, name, "room", ref->name);
	if (room != NULL)
		making->rooms[n].seats = room->seats;
	return n;
}

/* Apps draw the events of a room below one another: meetings at one time that have no rooms yet
 * need as many columns. */
static uint32_t room_to_come(struct making *making, const struct meeting *meeting)
{
	for (unsigned lane = 1;; lane++) {
		char number[16];
		text_print(number, sizeof number, "%u", lane);
		buffer_printf(&making->line, "Room to be announced%s%s", lane > 1 ? " " : "",
		              lane > 1 ? number : "");
		uint32_t n = find_room(making, keep(making), "room-to-come", number);
		if (making->rooms[n].until_utc_s <= meeting->start.utc_s || making->failed)
			return n;
	}
}

/* Rooms come in the order of the programme and its venues, then as meetings name them. */
static void make_rooms(struct making *making)
{
	const struct hld_programme *programme = making->programme;
	bool *used = arena_array(making->arena, programme->all_rooms.count, sizeof *used);
	making->failed |= used == NULL;
	for (uint32_t i = 0; i < programme->by_start.count && !making->failed; i++) {
		const struct meeting *meeting = meeting_at(making, i);
		if (meeting != NULL && programme_room(programme, meeting->room.id) != NULL)
			used[meeting->room.id.n] = true;
	}
	for (uint32_t i = 0; i < programme->all_rooms.count && !making->failed; i++)
		if (used[i])
			room_of(making,
			        &(struct room_ref){programme->all_rooms.at[i].room->id, {i}});
}

static void add_person(struct making *making, const struct who_ref *who,
                       struct schedule_person *persons, uint32_t *count)
{
	const char *id =
		who->id.n != NO_ELEMENT ? personal_id(making->programme, who->id) : who->name;
	if (id == NULL)
		return;
	buffer_printf(&making->line, "%s//person/%s", making->programme->id, id);
	const char *guid = keep_guid(making);
	for (uint32_t i = 0; i < *count; i++)
		if (strcmp(persons[i].guid, guid) == 0)
			return;
	persons[(*count)++] = (struct schedule_person){
		.name = keep_text(making, programme_who(making->programme, who, making->lang)),
		.guid = guid,
		.id = number_of(guid)};
}

static void add_persons(struct making *making, const who_list *list,
                        struct schedule_person *persons, uint32_t *count)
{
	for (uint32_t i = 0; i < list->count; i++)
		add_person(making, &list->at[i], persons, count);
}

/* Who presides, chairs, discusses or speaks; those who only sit there are too many to show. */
static void make_persons(struct making *making, const struct meeting *meeting,
                         struct schedule_event *event)
{
	uint32_t most =
		1 + meeting->chairs.count + meeting->discussants.count + meeting->panellists.count;
	for (uint32_t i = 0; i < meeting->items.count; i++)
		most += meeting->items.at[i].by.count;
	struct schedule_person *persons = arena_array(making->arena, most, sizeof *persons);
	making->failed |= persons == NULL;
	if (making->failed)
		return;
	uint32_t count = 0;
	add_person(making, &meeting->presides, persons, &count);
	add_persons(making, &meeting->chairs, persons, &count);
	add_persons(making, &meeting->discussants, persons, &count);
	add_persons(making, &meeting->panellists, persons, &count);
	for (uint32_t i = 0; i < meeting->items.count; i++)
		add_persons(making, &meeting->items.at[i].by, persons, &count);
	event->persons.at = persons;
	event->persons.count = count;
}

static void make_times(struct making *making, const struct meeting *meeting,
                       struct schedule_event *event)
{
	char start[CIVIL_ROOM];
	int minutes = (int)((meeting->end.utc_s - meeting->start.utc_s) / MINUTE_S);
	event->date = say_instant(making, &meeting->start);
	event->end = say_instant(making, &meeting->end);
	event->start = keep_text(making, civil_write_time(meeting->start.min, start));
	buffer_printf(&making->line, "%02d:%02d", minutes / 60, minutes % 60);
	event->duration = keep(making);
	while (making->days[event->day].day != meeting->start.day)
		event->day++;
}

static void make_texts(struct making *making, const struct meeting *meeting,
                       const struct agenda_meeting *said, struct schedule_event *event)
{
	const char *theme = text_in(&meeting->theme, making->lang);
	making->failed |= !ical_words_make(&making->words, making->programme, making->lang,
	                                   &making->agenda, said, NULL);
	event->title = keep_text(making, said->label);
	event->subtitle = keep_text(making, said->title != NULL ? said->title : theme);
	event->abstract = keep_text(making, said->title != NULL ? theme : NULL);
	event->description = keep_text(making, buffer_str(&making->words.description));
	agenda_add_capital(&making->line,
	                   locale_text(locale_find(making->lang),
	                               words_label(&meeting_kind_words, meeting->kind)));
	event->track = keep(making);
	event->type = words_name(&meeting_kind_words, meeting->kind);
	event->language = text_language(making->words.subject, making->lang);
}

static void make_event(struct making *making, const struct meeting *meeting, const char *acronym)
{
	uint32_t n = making->event_count++;
	struct schedule_event *event = &making->events[n];
	event->meeting = meeting;
	buffer_printf(&making->line, "%s/%s", making->programme->id, meeting->id);
	event->guid = keep_guid(making);
	event->id = free_number(making, event->guid, n);
	event->slug = say_slug(making, acronym, meeting->id);
	event->room = meeting->room.name != NULL ? room_of(making, &meeting->room)
	                                         : room_to_come(making, meeting);
	making->rooms[event->room].until_utc_s = meeting->end.utc_s;
	make_times(making, meeting, event);
	make_texts(making, meeting, making->said[meeting - making->programme->meetings.at].meeting,
	           event);
	make_persons(making, meeting, event);
}

/* Apps read lengths as times of day. */
static hld_status check_lengths(const struct making *making, hld_error *err)
{
	for (uint32_t i = 0; i < making->programme->by_start.count; i++) {
		const struct meeting *meeting = meeting_at(making, i);
		if (meeting == NULL || meeting->end.utc_s - meeting->start.utc_s < DAY_S)
			continue;
		error_set(
			err, HLD_SCHEMA,
			"meeting '%s' takes a day or more, which apps of conferences cannot show: "
			"make it one meeting a day",
			meeting->id);
		return ical_refuse_meeting(making->programme, meeting, "end", err);
	}
	return HLD_OK;
}

static hld_status prepare(struct making *making, const char *participant, hld_error *err)
{
	const struct hld_programme *programme = making->programme;
	struct ical_content content;
	hld_status status = personal_find(programme, participant, &making->who, err);
	if (status == HLD_OK)
		status = ical_check(programme, making->who, making->arena, &content, err);
	if (status == HLD_OK)
		status = agenda_make(programme, making->who, making->lang, making->arena,
		                     &making->agenda, err);
	if (status != HLD_OK)
		return status;
	uint32_t most = programme->by_start.count;
	making->said = ical_words_find(programme, &making->agenda, making->arena);
	making->days = arena_array(making->arena, most, sizeof *making->days);
	making->rooms = arena_array(making->arena, most, sizeof *making->rooms);
	making->events = arena_array(making->arena, most, sizeof *making->events);
	bool whole = making->said != NULL && making->days != NULL && making->rooms != NULL &&
	             making->events != NULL && map_init(&making->ids, making->arena, most);
	return whole ? check_lengths(making, err) : error_nomem(err);
}

static void make(struct making *making, struct schedule *out)
{
	const struct hld_programme *programme = making->programme;
	*out = (struct schedule){
		.version = keep_text(making, making->agenda.edition),
		.acronym = say_acronym(making),
		.description = keep_text(making, text_in(&programme->theme, making->lang)),
		.zone = programme->zone};
	if (!is_for_all(making->who))
		buffer_printf(&making->line,
		              "%s: ", text_in(personal_name(programme, making->who), making->lang));
	out->title = keep_text(making, text_in(&programme->title, making->lang));
	make_days(making);
	make_rooms(making);
	for (uint32_t i = 0; i < programme->by_start.count && !making->failed; i++) {
		const struct meeting *meeting = meeting_at(making, i);
		if (meeting != NULL)
			make_event(making, meeting, out->acronym);
	}
	out->days.at = making->days;
	out->days.count = making->day_count;
	out->rooms.at = making->rooms;
	out->rooms.count = making->room_count;
	out->events.at = making->events;
	out->events.count = making->event_count;
}

hld_status schedule_make(const struct hld_programme *programme, const hld_export_options *options,
                         struct arena *arena, struct schedule *out, hld_error *err)
{
	struct making making = {.programme = programme, .lang = options->lang, .arena = arena};
	hld_status status = prepare(&making, options->participant, err);
	if (status == HLD_OK)
		make(&making, out);
	if (status == HLD_OK && making.failed)
		status = error_nomem(err);
	buffer_release(&making.line);
	ical_words_release(&making.words);
	return status;
}

bool schedule_is_at(const struct schedule_event *event, uint32_t day, uint32_t room)
{
	return event->day == day && event->room == room;
}

bool schedule_uses(const struct schedule *schedule, uint32_t day, uint32_t room)
{
	for (uint32_t i = 0; i < schedule->events.count; i++)
		if (schedule_is_at(&schedule->events.at[i], day, room))
			return true;
	return false;
}
