/* build.c - put values into records, resolve ids, fix instants. */
#include "model/build.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"

enum { POINTER_ROOM = 192 };

struct hld_mandate *mandate_new(const char *name)
{
	struct hld_mandate *mandate = malloc(sizeof *mandate);
	if (mandate == NULL)
		return NULL;
	*mandate = (struct hld_mandate){.adopted = CIVIL_NONE};
	mandate->name = arena_copy(&mandate->arena, name, strlen(name));
	if (mandate->name != NULL)
		return mandate;
	hld_mandate_free(mandate);
	return NULL;
}

struct hld_programme *programme_new(const char *name)
{
	struct hld_programme *programme = malloc(sizeof *programme);
	if (programme == NULL)
		return NULL;
	*programme = (struct hld_programme){.issued = CIVIL_NONE, .revision = CIVIL_NONE};
	programme->name = arena_copy(&programme->arena, name, strlen(name));
	if (programme->name != NULL)
		return programme;
	hld_programme_free(programme);
	return NULL;
}

bool programme_keep_source(struct hld_programme *programme, const char *text, size_t size)
{
	programme->source = arena_copy(&programme->arena, text, size);
	programme->source_size = size;
	return programme->source != NULL;
}

void hld_mandate_free(hld_mandate *mandate)
{
	if (mandate == NULL)
		return;
	arena_free(&mandate->arena);
	free(mandate);
}

void hld_programme_free(hld_programme *programme)
{
	if (programme == NULL)
		return;
	arena_free(&programme->arena);
	free(programme);
}

const char *hld_mandate_symbol(const hld_mandate *mandate)
{
	return mandate->symbol;
}

const char *hld_programme_mandate(const hld_programme *programme, size_t index)
{
	return index < programme->mandates.count ? programme->mandates.at[index] : NULL;
}

/* Absent is zero but for numbers and times. */
static void set_absent(void *record, const struct shape *shape)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++) {
		void *at = build_at(record, field);
		if (field->flags & FIELD_LIST)
			continue;
		if (field->type == FIELD_INT || field->type == FIELD_DATE ||
		    field->type == FIELD_TIME)
			build_put_int(at, CIVIL_NONE);
		else if (field->type == FIELD_MOMENT)
			build_put_moment(at, CIVIL_NONE, CIVIL_NONE);
		else if (field->type == FIELD_REF)
			build_put_ref(at, NULL);
	}
}

void *build_record(struct arena *arena, const struct shape *shape)
{
	void *record = arena_alloc(arena, shape->size);
	if (record != NULL)
		set_absent(record, shape);
	return record;
}

void *build_list(struct arena *arena, const struct field *field, uint32_t count)
{
	void *list = arena_array(arena, count, field_size(field));
	for (uint32_t i = 0; list != NULL && field->type == FIELD_RECORD && i < count; i++)
		set_absent(build_element(list, field, i), field->of);
	return list;
}

void *build_at(void *record, const struct field *field)
{
	return (char *)record + field->offset;
}

void *build_element(void *list, const struct field *field, uint32_t index)
{
	return (char *)list + index * field_size(field);
}

void build_put_string(void *at, const char *string)
{
	memcpy(at, &string, sizeof string);
}

void build_put_text(void *at, const struct text *text)
{
	memcpy(at, text, sizeof *text);
}

void build_put_int(void *at, int32_t value)
{
	memcpy(at, &value, sizeof value);
}

void build_put_bool(void *at, bool value)
{
	memcpy(at, &value, sizeof value);
}

void build_put_moment(void *at, int32_t day, int32_t min)
{
	struct moment moment = {.day = day, .min = min};
	memcpy(at, &moment, sizeof moment);
}

void build_put_ref(void *at, const char *name)
{
	struct ref ref = {name, NO_ELEMENT};
	memcpy(at, &ref, sizeof ref);
}

void build_put_record(void *at, const void *record)
{
	memcpy(at, &record, sizeof record);
}

void build_put_list(void *at, const void *list, uint32_t count)
{
	struct list put = {list, count};
	memcpy(at, &put, sizeof put);
}

/* The maps by which ids are resolved. */
struct ids {
	struct map rooms, who, meetings, zones;
};

/* An element of a list that is about to be finished: the model lends only const. */
static void *element(const void *list, size_t size, uint32_t index)
{
	void *at;
	memcpy(&at, &list, sizeof at);
	return (char *)at + size * index;
}
#define ELEMENT(list, i) element((list).at, sizeof *(list).at, i)

static bool map_ids(struct hld_programme *programme, struct ids *ids)
{
	struct arena *arena = &programme->arena;
	uint32_t people = programme->people.count, participants = programme->participants.count;
	if (!map_init(&ids->rooms, arena, programme->rooms.count) ||
	    !map_init(&ids->who, arena, people + participants) ||
	    !map_init(&ids->meetings, arena, programme->meetings.count))
		return false;
	for (uint32_t i = 0; i < programme->rooms.count; i++)
		map_put(&ids->rooms, programme->rooms.at[i].id, i);
	for (uint32_t i = 0; i < people; i++)
		map_put(&ids->who, programme->people.at[i].id, i);
	for (uint32_t i = 0; i < participants; i++)
		map_put(&ids->who, programme->participants.at[i].id, people + i);
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		map_put(&ids->meetings, programme->meetings.at[i].id, i);
	return true;
}

static uint32_t resolve(const struct map *map, const char *name)
{
	return name != NULL ? map_get(map, name) : NO_ELEMENT;
}

static void resolve_who(const struct ids *ids, const who_list *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		struct who_ref *who = ELEMENT(*list, i);
		who->id.n = resolve(&ids->who, who->name);
	}
}

static void fix(const struct zone *zone, struct moment *moment)
{
	if (moment->day != CIVIL_NONE)
		zone_fix(zone, moment);
}

static void finish_meeting(struct hld_programme *programme, const struct ids *ids,
                           struct meeting *meeting)
{
	meeting->zone.name = meeting->own_zone != NULL ? meeting->own_zone : programme->zone;
	meeting->zone.id.n = resolve(&ids->zones, meeting->zone.name);
	meeting->room.id.n = resolve(&ids->rooms, meeting->room.name);
	meeting->presides.id.n = resolve(&ids->who, meeting->presides.name);
	resolve_who(ids, &meeting->chairs);
	resolve_who(ids, &meeting->discussants);
	resolve_who(ids, &meeting->panellists);
	resolve_who(ids, &meeting->participants);
	const struct zone *zone = &programme->zones.at[meeting->zone.id.n];
	fix(zone, &meeting->start);
	fix(zone, &meeting->end);
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		struct item *item = ELEMENT(meeting->items, i);
		resolve_who(ids, &item->by);
		item->of.id.n = resolve(&ids->meetings, item->of.name);
		fix(zone, &item->start);
		fix(zone, &item->end);
	}
}

/* Read the zone of a name unless it was read before. */
static hld_status finish_zone(struct hld_programme *programme, struct ids *ids, const char *name,
                              const char *pointer, zone_reader *read_zone, hld_error *err)
{
	uint32_t count = programme->zones.count;
	if (map_put(&ids->zones, name, count) != count)
		return HLD_OK;
	hld_status status =
		read_zone(&programme->arena, name, ELEMENT(programme->zones, count), err);
	if (status != HLD_OK)
		error_place(err, pointer, 0, 0);
	programme->zones.count++;
	return status;
}

/* The zones that are named: as many as distinct names, so count those first. */
static hld_status finish_zones(struct hld_programme *programme, struct ids *ids,
                               zone_reader *read_zone, hld_error *err)
{
	struct map names;
	if (!map_init(&names, &programme->arena, programme->meetings.count + 1))
		return error_nomem(err);
	map_put(&names, programme->zone, 0);
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		if (programme->meetings.at[i].own_zone != NULL)
			map_put(&names, programme->meetings.at[i].own_zone, 0);
	programme->zones.at = arena_array(&programme->arena, names.count, sizeof(struct zone));
	if (programme->zones.at == NULL || !map_init(&ids->zones, &programme->arena, names.count))
		return error_nomem(err);
	hld_status status = finish_zone(programme, ids, programme->zone, "/zone", read_zone, err);
	for (uint32_t i = 0; status == HLD_OK && i < programme->meetings.count; i++) {
		const char *name = programme->meetings.at[i].own_zone;
		char pointer[POINTER_ROOM];
		if (name == NULL)
			continue;
		snprintf(pointer, sizeof pointer, "/meetings/%u/zone", (unsigned)i);
		status = finish_zone(programme, ids, name, pointer, read_zone, err);
	}
	return status;
}

struct start {
	int64_t utc_s;
	uint32_t n;
};

static int start_compare(const void *a, const void *b)
{
	const struct start *x = a, *y = b;
	if (x->utc_s != y->utc_s)
		return x->utc_s < y->utc_s ? -1 : 1;
	return x->n < y->n ? -1 : x->n > y->n;
}

static bool order_meetings(struct hld_programme *programme)
{
	uint32_t count = programme->meetings.count;
	struct start *starts = arena_array(&programme->arena, count, sizeof *starts);
	meeting_id *order = arena_array(&programme->arena, count, sizeof *order);
	if (starts == NULL || order == NULL)
		return false;
	for (uint32_t i = 0; i < count; i++)
		starts[i] = (struct start){programme->meetings.at[i].start.utc_s, i};
	qsort(starts, count, sizeof *starts, start_compare);
	for (uint32_t i = 0; i < count; i++)
		order[i].n = starts[i].n;
	programme->by_start.at = order;
	programme->by_start.count = count;
	return true;
}

hld_status programme_finish(struct hld_programme *programme, zone_reader *read_zone, hld_error *err)
{
	struct ids ids;
	if (!map_ids(programme, &ids))
		return error_nomem(err);
	hld_status status = finish_zones(programme, &ids, read_zone, err);
	if (status != HLD_OK)
		return status;
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		finish_meeting(programme, &ids, ELEMENT(programme->meetings, i));
	for (uint32_t i = 0; i < programme->deliverables.count; i++) {
		struct deliverable *deliverable = ELEMENT(programme->deliverables, i);
		deliverable->by.id.n = resolve(&ids.who, deliverable->by.name);
	}
	return order_meetings(programme) ? HLD_OK : error_nomem(err);
}
