/* ical_update.c - compare the events of two editions by what they say.
 *
 * Documents are not compared: a change that no event tells of is no news, and one that reaches
 * an event from elsewhere (the name of a room, the title of the conference) is. Both editions
 * are written, and the octets of an event are held against those that it had. What it tells to
 * programs alone (X-HLD-MEETING) counts: whoever imports an update is to have the new edition. */
#include "export/ical_update.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/grow.h"

/* The next line of an event that says something of it: not when and how often it was revised.
 * None of these lines is long enough to be folded. */
static bool next_line(const char **at, const char *end, const char **line, size_t *length)
{
	static const char *const edition[] = {"DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:"};
	while (*at < end) {
		const char *feed = memchr(*at, '\n', (size_t)(end - *at));
		bool skipped = false;
		*line = *at;
		*at = feed != NULL ? feed + 1 : end;
		*length = (size_t)(*at - *line);
		for (size_t i = 0; i < sizeof edition / sizeof *edition; i++) {
			size_t name = strlen(edition[i]);
			skipped |= *length > name && strncmp(*line, edition[i], name) == 0;
		}
		if (!skipped)
			return true;
	}
	return false;
}

static bool says_the_same(const struct buffer *octets, const struct update_event *a,
                          const struct update_event *b)
{
	const char *x = octets->at + a->at, *x_end = x + a->size, *x_line;
	const char *y = octets->at + b->at, *y_end = y + b->size, *y_line;
	size_t x_length, y_length;
	for (;;) {
		bool x_more = next_line(&x, x_end, &x_line, &x_length);
		bool y_more = next_line(&y, y_end, &y_line, &y_length);
		if (!x_more || !y_more)
			return x_more == y_more;
		if (x_length != y_length || memcmp(x_line, y_line, x_length) != 0)
			return false;
	}
}

/* Write an event anew behind the octets that are there. */
static hld_status put_octets(struct update *update, struct update_event *event, hld_error *err)
{
	event->at = update->octets.size;
	hld_status status =
		calendar_add_event(event->calendar, &event->event, &update->octets, err);
	event->size = update->octets.size - event->at;
	return status;
}

static hld_status keep(struct update_events *events, const struct update_event *event,
                       hld_error *err)
{
	struct update_event *more = grown(events->at, events->count, &events->room, sizeof *more);
	if (more == NULL)
		return error_nomem(err);
	events->at = more;
	more[events->count++] = *event;
	return HLD_OK;
}

static hld_status make_event(struct update *update, struct calendar *calendar,
                             const struct event *event, struct update_event *out, hld_error *err)
{
	*out = (struct update_event){.calendar = calendar, .event = *event, .news = true};
	if (!calendar_uid(calendar, event, out->uid))
		return error_nomem(err);
	return put_octets(update, out, err);
}

static hld_status take_earlier(struct calendar *calendar, const struct event *event, void *to,
                               hld_error *err)
{
	struct update *update = to;
	struct update_event made;
	hld_status status = make_event(update, calendar, event, &made, err);
	return status == HLD_OK ? keep(&update->earlier, &made, err) : status;
}

/* The least number that says "newer": the revision's, where that was raised. */
static int32_t next_sequence(const struct update *update, const struct update_event *earlier)
{
	int32_t revision = update->now.programme->revision, next = earlier->event.sequence;
	next += next < INT32_MAX;
	return revision > next ? revision : next;
}

static bool is_cancelled(const struct update_event *event)
{
	return event->event.meeting->status == CANCELLED;
}

static hld_status take_now(struct calendar *calendar, const struct event *event, void *to,
                           hld_error *err)
{
	struct update *update = to;
	struct update_event made;
	hld_status status = make_event(update, calendar, event, &made, err);
	if (status != HLD_OK)
		return status;
	uint32_t n = update->earlier.count > 0 ? map_get(&update->by_uid, made.uid) : MAP_NONE;
	made.called_off = calendar->options->since == NULL && is_cancelled(&made);
	if (n == MAP_NONE)
		return keep(&update->events, &made, err);
	struct update_event *earlier = &update->earlier.at[n];
	made.known = earlier->known = true;
	made.news = !says_the_same(&update->octets, earlier, &made);
	buffer_cut(&update->octets, made.at);
	if (made.news) {
		made.event.sequence = next_sequence(update, earlier);
		made.called_off = is_cancelled(&made) && !is_cancelled(earlier);
		status = put_octets(update, &made, err);
	} else {
		made.at = earlier->at;
		made.size = earlier->size;
	}
	return status == HLD_OK ? keep(&update->events, &made, err) : status;
}

/* What this edition has of a meeting of the earlier one: nothing, or it under its id. */
static bool is_held(const struct update *update, const struct map *ids,
                    const struct meeting *meeting)
{
	const struct hld_programme *programme = update->now.programme;
	uint32_t n = map_get(ids, meeting->id);
	return n != MAP_NONE && programme->meetings.at[n].status != CANCELLED;
}

/* Cancel what is gone. It is told in the words of the earlier edition, and dated by this one. */
static hld_status add_gone(struct update *update, hld_error *err)
{
	const struct hld_programme *programme = update->now.programme;
	struct map ids;
	hld_status status = HLD_OK;
	if (!map_init(&ids, &update->now.arena, programme->meetings.count))
		return error_nomem(err);
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		map_put(&ids, programme->meetings.at[i].id, i);
	update->before.stamp = update->now.stamp;
	for (uint32_t i = 0; i < update->earlier.count && status == HLD_OK; i++) {
		struct update_event event = update->earlier.at[i];
		if (event.known)
			continue;
		event.news = event.called_off = !is_cancelled(&event);
		if (event.news) {
			bool held = event.event.statement == NULL &&
			            is_held(update, &ids, event.event.meeting);
			event.event.gone = held ? ICAL_OUT : ICAL_OFF;
			event.event.sequence = next_sequence(update, &event);
			status = put_octets(update, &event, err);
		}
		if (status == HLD_OK)
			status = keep(&update->events, &event, err);
	}
	return status;
}

/* Who is known to one edition only has a calendar too: of what is new, or of what is gone. A
 * participant that is renamed is found by its id. */
static hld_status find_who(struct update *update, const struct hld_programme *programme,
                           const hld_export_options *options, who_id *before, who_id *now,
                           hld_error *err)
{
	const char *wanted = options->participant;
	hld_error first = {0};
	hld_status status = personal_find(programme, wanted, now, &first);
	update->has_now = status == HLD_OK;
	*before = FOR_ALL;
	if (update->has_now && !is_for_all(*now))
		wanted = personal_id(programme, *now);
	update->has_before = options->since != NULL &&
	                     personal_find(options->since, wanted, before, NULL) == HLD_OK;
	if (!update->has_now && !update->has_before)
		return error_set(err, first.status, "%s", first.text);
	return HLD_OK;
}

static hld_status open_both(struct update *update, const struct hld_programme *programme,
                            const hld_export_options *options, struct buffer *out, hld_error *err)
{
	who_id before, now;
	const struct hld_programme *since = options->since;
	if (since != NULL && strcmp(since->id, programme->id) != 0)
		return error_set(err, HLD_USAGE,
		                 "an update is of one programme, and these have the ids '%.60s' "
		                 "and '%.60s'",
		                 since->id, programme->id);
	if (since != NULL && programme->revision != CIVIL_NONE &&
	    since->revision > programme->revision)
		return error_set(err, HLD_USAGE,
		                 "calendars are said to have revision %d, and this is revision %d: "
		                 "exchange the two, or raise its revision",
		                 (int)since->revision, (int)programme->revision);
	hld_status status = find_who(update, programme, options, &before, &now, err);
	if (status == HLD_OK && update->has_before)
		status = calendar_open(&update->before, since, options, before, out, err);
	if (status == HLD_OK)
		status = calendar_open(&update->now, programme, options,
		                       update->has_now ? now : FOR_ALL, out, err);
	return status;
}

static hld_status collect_earlier(struct update *update, hld_error *err)
{
	hld_status status = calendar_each(&update->before, take_earlier, update, err);
	if (status != HLD_OK || update->earlier.count == 0)
		return status;
	if (!map_init(&update->by_uid, &update->before.arena, update->earlier.count))
		return error_nomem(err);
	for (uint32_t i = 0; i < update->earlier.count; i++)
		map_put(&update->by_uid, update->earlier.at[i].uid, i);
	return HLD_OK;
}

hld_status update_make(struct update *update, const struct hld_programme *programme,
                       const hld_export_options *options, struct buffer *out, hld_error *err)
{
	*update = (struct update){0};
	hld_status status = open_both(update, programme, options, out, err);
	if (status == HLD_OK && update->has_before)
		status = collect_earlier(update, err);
	if (status == HLD_OK && update->has_now)
		status = calendar_each(&update->now, take_now, update, err);
	if (status == HLD_OK && update->has_before)
		status = add_gone(update, err);
	return status;
}

void update_release(struct update *update)
{
	calendar_close(&update->before);
	calendar_close(&update->now);
	buffer_release(&update->octets);
	free(update->earlier.at);
	free(update->events.at);
}

/* The use of the zone in which an event is: that of this edition, where it has that zone too. */
static struct ical_use *use_of(struct update *update, const struct update_event *event)
{
	uint32_t n = event->event.meeting->zone.id.n;
	if (event->calendar == &update->now)
		return &update->now.content.uses[n];
	const struct hld_programme *now = update->now.programme;
	const char *name = update->before.programme->zones.at[n].name;
	for (uint32_t i = 0; i < now->zones.count; i++)
		if (strcmp(now->zones.at[i].name, name) == 0)
			return &update->now.content.uses[i];
	return &update->before.content.uses[n];
}

static void forget_uses(struct calendar *calendar)
{
	for (uint32_t i = 0; calendar->programme != NULL && i < calendar->programme->zones.count;
	     i++)
		calendar->content.uses[i] = (struct ical_use){0};
}

static void find_uses(struct update *update, const struct update_event *events, uint32_t count)
{
	forget_uses(&update->before);
	forget_uses(&update->now);
	for (uint32_t i = 0; i < count; i++) {
		const struct meeting *meeting = events[i].event.meeting;
		const struct item *statement = events[i].event.statement;
		ical_use_add(use_of(update, &events[i]), meeting,
		             statement != NULL ? &statement->start : &meeting->start,
		             statement != NULL ? &statement->end : &meeting->end);
	}
}

static hld_status add_zones(struct calendar *calendar, struct buffer *out, hld_error *err)
{
	hld_status status = HLD_OK;
	if (calendar->programme == NULL || calendar->options->utc)
		return HLD_OK;
	for (uint32_t i = 0; i < calendar->programme->zones.count && status == HLD_OK; i++)
		if (calendar->content.uses[i].used)
			status = calendar_add_zone(calendar, i, out, err);
	return status;
}

hld_status update_write(struct update *update, const struct update_event *events, uint32_t count,
                        struct buffer *out, hld_error *err)
{
	struct calendar *named = update->has_now ? &update->now : &update->before;
	find_uses(update, events, count);
	named->content.events = count;
	hld_status status = calendar_add_frame(named, out, err);
	if (status == HLD_OK)
		status = add_zones(&update->now, out, err);
	if (status == HLD_OK)
		status = add_zones(&update->before, out, err);
	for (uint32_t i = 0; i < count && status == HLD_OK; i++)
		buffer_add(out, update->octets.at + events[i].at, events[i].size);
	calendar_add_end(out);
	return status == HLD_OK && out->failed ? error_nomem(err) : status;
}

hld_status ical_update(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err)
{
	struct update update;
	hld_status status = update_make(&update, programme, options, out, err);
	if (status == HLD_OK && update.events.count == 0)
		status = update.has_now ? ical_refuse_empty(programme, update.now.who, err)
		                        : ical_refuse_empty(options->since, update.before.who, err);
	if (status == HLD_OK)
		status = update_write(&update, update.events.at, update.events.count, out, err);
	update_release(&update);
	return status;
}
