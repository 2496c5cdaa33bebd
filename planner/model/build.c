/* build.c - make objects, put values into records, free them. */
#include "model/build.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "model/value.h"

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

static bool keep_source(struct arena *arena, struct source *source, const char *name,
                        const char *text, size_t size)
{
	source->name = arena_copy(arena, name, strlen(name));
	source->text = arena_copy(arena, text, size);
	source->size = size;
	return source->name != NULL && source->text != NULL;
}

/* A new object whose arena and source come first; free_ takes it where that fails. */
#define NEW(type, free_, absent)                                      \
	struct type *new = malloc(sizeof *new);                       \
	if (new == NULL)                                              \
		return NULL;                                          \
	*new = (struct type){0};                                      \
	set_absent(new, &absent);                                     \
	if (keep_source(&new->arena, &new->source, name, text, size)) \
		return new;                                           \
	free_(new);                                                   \
	return NULL

struct hld_mandate *mandate_new(const char *name, const char *text, size_t size)
{
	NEW(hld_mandate, hld_mandate_free, mandate_shape);
}

struct hld_programme *programme_new(const char *name, const char *text, size_t size)
{
	NEW(hld_programme, hld_programme_free, programme_shape);
}

struct hld_participants *participants_new(const char *name, const char *text, size_t size)
{
	NEW(hld_participants, hld_participants_free, participants_shape);
}

struct hld_venue *venue_new(const char *name, const char *text, size_t size)
{
	NEW(hld_venue, hld_venue_free, venue_shape);
}

struct hld_preferences *preferences_new(const char *name, const char *text, size_t size)
{
	NEW(hld_preferences, hld_preferences_free, preferences_shape);
}

struct hld_registrations *registrations_new(const char *name, const char *text, size_t size)
{
	NEW(hld_registrations, hld_registrations_free, registrations_shape);
}

void hld_mandate_free(hld_mandate *mandate)
{
	if (mandate == NULL)
		return;
	arena_free(&mandate->arena);
	free(mandate);
}

void hld_participants_free(hld_participants *participants)
{
	if (participants == NULL)
		return;
	arena_free(&participants->arena);
	free(participants);
}

void hld_preferences_free(hld_preferences *preferences)
{
	if (preferences == NULL)
		return;
	arena_free(&preferences->arena);
	free(preferences);
}

void hld_registrations_free(hld_registrations *registrations)
{
	if (registrations == NULL)
		return;
	arena_free(&registrations->arena);
	free(registrations);
}

void hld_venue_free(hld_venue *venue)
{
	if (venue == NULL)
		return;
	arena_free(&venue->arena);
	free(venue);
}

void hld_programme_free(hld_programme *programme)
{
	if (programme == NULL)
		return;
	for (uint32_t i = 0; i < programme->venues.count; i++)
		hld_venue_free(programme->venues.at[i]);
	for (uint32_t i = 0; i < programme->lists.count; i++)
		hld_participants_free(programme->lists.at[i]);
	arena_free(&programme->arena);
	free(programme);
}

const char *hld_mandate_symbol(const hld_mandate *mandate)
{
	return mandate->symbol;
}

const char *hld_programme_remark(const hld_programme *programme, size_t index, uint32_t *line,
                                 uint32_t *column)
{
	if (index >= programme->source.remark_count)
		return NULL;
	const struct remark *remark = &programme->source.remarks[index];
	*line = remark->line;
	*column = remark->column;
	return remark->text;
}

const char *hld_programme_mandate(const hld_programme *programme, size_t index)
{
	return index < programme->mandates.count ? programme->mandates.at[index] : NULL;
}

const char *hld_programme_venue(const hld_programme *programme, size_t index)
{
	return index < programme->venue_ids.count ? programme->venue_ids.at[index] : NULL;
}

const char *hld_programme_participants(const hld_programme *programme)
{
	return programme->participants_listed;
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

void *build_list_element(const void *list, size_t size, uint32_t index)
{
	void *at;
	memcpy(&at, &list, sizeof at);
	return (char *)at + size * index;
}

void *build_filled(struct arena *arena, const struct shape *shape, const void *record,
                   const void *other)
{
	void *filled = arena_alloc(arena, shape->size);
	if (filled == NULL)
		return NULL;
	memcpy(filled, record, shape->size);
	for (const struct field *field = shape->fields; field->name != NULL; field++) {
		bool is_list = (field->flags & FIELD_LIST) != 0;
		size_t size = is_list                       ? sizeof(struct list)
		              : field->type == FIELD_RECORD ? sizeof(void *)
		                                            : field_size(field);
		if (field->type != FIELD_BOOL && !field_is_there(field, record))
			memcpy(build_at(filled, field), field_at(field, other), size);
	}
	return filled;
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

void build_put_calendar(struct source *source, const struct place *places, size_t place_count,
                        const struct remark *remarks, size_t remark_count)
{
	source->places = places;
	source->place_count = place_count;
	source->remarks = remarks;
	source->remark_count = remark_count;
}

void build_put_list(void *at, const void *list, uint32_t count)
{
	struct list put = {list, count};
	memcpy(at, &put, sizeof put);
}
