/* ical_check.c - what a calendar cannot say is found before anything is written.
 *
 * ical_check() at the end is where to begin. */
#include "export/ical_check.h"

#include <stdio.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/map.h"
#include "base/place.h"
#include "base/text.h"

enum { KEY_ROOM = 48 };

/* Fail because of a value of the programme, and say where it stands. */
hld_status ical_refuse(const struct hld_programme *programme, const char *pointer, hld_error *err)
{
	struct place place = {.pointer = pointer};
	source_find(&programme->source, &place, 1);
	error_file(err, programme->source.name);
	/* In a calendar there is nothing that a pointer could point at. */
	error_place(err, programme->source.places == NULL ? pointer : "", place.line, place.column);
	return HLD_SCHEMA;
}

hld_status ical_refuse_meeting(const struct hld_programme *programme, const struct meeting *meeting,
                               const char *key, hld_error *err)
{
	char pointer[64];
	snprintf(pointer, sizeof pointer, "/meetings/%zu/%s",
	         (size_t)(meeting - programme->meetings.at), key);
	return ical_refuse(programme, pointer, err);
}

static hld_status check_moment(const struct hld_programme *programme, const struct meeting *meeting,
                               const struct moment *moment, const char *what, const char *key,
                               hld_error *err)
{
	static const char *const faults[] = {
		[MOMENT_UNKNOWN] = "is in no known zone: name one",
		[MOMENT_NEVER] = "does not exist there, because clocks go forward over it: "
				 "choose a time before or after that hour",
		[MOMENT_TWICE] = "comes twice there, because clocks go back over it: "
				 "choose a time before or after that hour"};
	char local[CIVIL_ROOM];
	if (moment->state == MOMENT_ONCE)
		return HLD_OK;
	error_set(err, HLD_SCHEMA, "meeting '%s': %s '%s' in %s %s", meeting->id, what,
	          civil_write_moment(moment->day, moment->min, local),
	          meeting->zone.name != NULL ? meeting->zone.name : programme->zone,
	          faults[moment->state]);
	return ical_refuse_meeting(programme, meeting, key, err);
}

static hld_status check_meeting(const struct hld_programme *programme,
                                const struct meeting *meeting, hld_error *err)
{
	hld_status status =
		check_moment(programme, meeting, &meeting->start, "start", "start", err);
	if (status == HLD_OK)
		status = check_moment(programme, meeting, &meeting->end, "end", "end", err);
	if (status != HLD_OK || meeting->end.utc_s > meeting->start.utc_s)
		return status;
	error_set(err, HLD_SCHEMA,
	          "meeting '%s' ends when it starts, or before: calendars need an end after "
	          "the start",
	          meeting->id);
	return ical_refuse_meeting(programme, meeting, "end", err);
}

/* Clients take events with one UID for one event. */
static hld_status check_ids(const struct hld_programme *programme, struct arena *arena,
                            hld_error *err)
{
	struct map ids;
	if (!map_init(&ids, arena, programme->meetings.count))
		return error_nomem(err);
	for (uint32_t i = 0; i < programme->meetings.count; i++) {
		const struct meeting *meeting = &programme->meetings.at[i];
		if (map_put(&ids, meeting->id, i) == i)
			continue;
		error_set(err, HLD_SCHEMA,
		          "two meetings have the id '%s', by which calendars know them: give each "
		          "its own",
		          meeting->id);
		return ical_refuse_meeting(programme, meeting, "id", err);
	}
	return HLD_OK;
}

bool ical_has_event(const struct hld_programme *programme, who_id who, const struct item *item)
{
	return item->start.day != CIVIL_NONE && item->end.day != CIVIL_NONE &&
	       personal_statement(programme, who, item);
}

static hld_status check_statement(const struct hld_programme *programme,
                                  const struct meeting *meeting, uint32_t n, hld_error *err)
{
	const struct item *item = &meeting->items.at[n];
	char start[KEY_ROOM], end[KEY_ROOM];
	text_print(start, sizeof start, "items/%u/start", (unsigned)n);
	text_print(end, sizeof end, "items/%u/end", (unsigned)n);
	hld_status status =
		check_moment(programme, meeting, &item->start, "start of a statement", start, err);
	if (status == HLD_OK)
		status = check_moment(programme, meeting, &item->end, "end of a statement", end,
		                      err);
	if (status != HLD_OK || item->end.utc_s > item->start.utc_s)
		return status;
	error_set(err, HLD_SCHEMA,
	          "meeting '%s': a statement ends when it starts, or before: calendars need an end "
	          "after the start",
	          meeting->id);
	return ical_refuse_meeting(programme, meeting, end, err);
}

static hld_status refuse_key(const struct hld_programme *programme, const struct meeting *meeting,
                             uint32_t n, hld_error *err)
{
	const struct item *item = &meeting->items.at[n];
	char key[KEY_ROOM];
	text_print(key, sizeof key, item->id != NULL ? "items/%u/id" : "items/%u", (unsigned)n);
	if (item->id != NULL)
		error_set(err, HLD_SCHEMA,
		          "meeting '%s': two statements have the id '%s', by which calendars know "
		          "them: give each its own",
		          meeting->id, item->id);
	else
		error_set(err, HLD_SCHEMA,
		          "meeting '%s': two statements by '%s' have no id, by which calendars "
		          "would know them: give each its own",
		          meeting->id, item->by.at[0].name);
	return ical_refuse_meeting(programme, meeting, key, err);
}

void ical_use_add(struct ical_use *use, const struct meeting *meeting, const struct moment *start,
                  const struct moment *end)
{
	if (!use->used)
		*use = (struct ical_use){.used = true,
		                         .first_s = start->utc_s,
		                         .last_s = end->utc_s,
		                         .first = meeting};
	if (start->utc_s < use->first_s)
		use->first_s = start->utc_s;
	if (end->utc_s > use->last_s)
		use->last_s = end->utc_s;
}

static void add_use(struct ical_content *to, const struct meeting *meeting,
                    const struct moment *start, const struct moment *end)
{
	ical_use_add(&to->uses[meeting->zone.id.n], meeting, start, end);
	to->events++;
}

/* Check the statements of a meeting that are events. */
static hld_status check_statements(const struct hld_programme *programme, who_id who,
                                   const struct meeting *meeting, struct arena *arena,
                                   struct ical_content *out, hld_error *err)
{
	struct map keys = {0};
	hld_status status = HLD_OK;
	for (uint32_t i = 0; i < meeting->items.count && status == HLD_OK; i++) {
		const struct item *item = &meeting->items.at[i];
		if (!ical_has_event(programme, who, item))
			continue;
		const char *key = personal_key(programme, item, arena);
		if (key == NULL ||
		    (keys.slots == NULL && !map_init(&keys, arena, meeting->items.count)))
			return error_nomem(err);
		status = map_put(&keys, key, i) == i ? check_statement(programme, meeting, i, err)
		                                     : refuse_key(programme, meeting, i, err);
		if (status == HLD_OK)
			add_use(out, meeting, &item->start, &item->end);
	}
	return status;
}

hld_status ical_refuse_empty(const struct hld_programme *programme, who_id who, hld_error *err)
{
	if (programme->meetings.count == 0)
		error_set(err, HLD_SCHEMA,
		          "the programme has no meetings, and a calendar must have one");
	else if (programme->by_start.count == 0)
		error_set(err, HLD_SCHEMA,
		          "the programme has none of these meetings, and a calendar must have "
		          "one");
	else
		error_set(
			err, HLD_SCHEMA,
			"the programme has no meetings for '%.100s', and a calendar must have one",
			text_in(personal_name(programme, who), NULL));
	return ical_refuse(programme, "/meetings", err);
}

hld_status ical_check_any(const struct hld_programme *programme, who_id who, struct arena *arena,
                          struct ical_content *out, hld_error *err)
{
	*out = (struct ical_content){
		.uses = arena_array(arena, programme->zones.count, sizeof *out->uses)};
	if (out->uses == NULL)
		return error_nomem(err);
	hld_status status = check_ids(programme, arena, err);
	for (uint32_t i = 0; i < programme->by_start.count && status == HLD_OK; i++) {
		const struct meeting *meeting =
			programme_meeting(programme, programme->by_start.at[i]);
		if (!personal_meeting(programme, who, meeting))
			continue;
		status = check_meeting(programme, meeting, err);
		if (status != HLD_OK)
			break;
		add_use(out, meeting, &meeting->start, &meeting->end);
		status = check_statements(programme, who, meeting, arena, out, err);
	}
	return status;
}

hld_status ical_check(const struct hld_programme *programme, who_id who, struct arena *arena,
                      struct ical_content *out, hld_error *err)
{
	hld_status status = ical_check_any(programme, who, arena, out, err);
	return status == HLD_OK && out->events == 0 ? ical_refuse_empty(programme, who, err)
	                                            : status;
}
