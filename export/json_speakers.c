/* json_speakers.c - the list of speakers as JSON, for programs. */
#include <jansson.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "export/json_write.h"
#include "export/speakers_report.h"

static json_t *speaker_json(const struct told_speaker *speaker)
{
	char start[CIVIL_ROOM], end[CIVIL_ROOM];
	json_t *object = json_object();
	bool whole =
		object != NULL &&
		json_put(object, "participant", json_string(speaker->participant)) &&
		json_put_text(object, "speaker", speaker->name) &&
		json_put_text(object, "level", words_name(&level_words, speaker->level)) &&
		json_put_text(object, "on_behalf_of", speaker->on_behalf_of) &&
		json_put_text(object, "start",
	                      civil_write_moment(speaker->start.day, speaker->start.min, start)) &&
		json_put_text(object, "end",
	                      civil_write_moment(speaker->end.day, speaker->end.min, end)) &&
		(speaker->barred == NULL ||
	         json_put(object, "barred", json_string(speaker->barred))) &&
		(!speaker->is_permitted || json_put(object, "time_permitting", json_true())) &&
		(speaker->number == 0 ||
	         json_put(object, "number", json_integer((json_int_t)speaker->number))) &&
		(speaker->lot == 0 ||
	         json_put(object, "lot", json_integer((json_int_t)speaker->lot)));
	if (whole)
		return object;
	json_decref(object);
	return NULL;
}

static json_t *speakers_json(const struct told_speaker *speakers, uint32_t count, const char *only)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; whole && i < count; i++)
		if (only == NULL || strcmp(speakers[i].participant, only) == 0)
			whole = json_array_append_new(list, speaker_json(&speakers[i])) == 0;
	if (whole)
		return list;
	json_decref(list);
	return NULL;
}

static json_t *list_json(const struct told_list *list, const char *only)
{
	json_t *speakers = speakers_json(list->speakers, list->count, only);
	if (speakers == NULL)
		return NULL;
	return json_pack("{s:s, s:I, s:I, s:o}", "meeting", list->meeting->id, "slots",
	                 (json_int_t)list->slots, "limit_min", (json_int_t)list->limit_min,
	                 "speakers", speakers);
}

static json_t *lists_json(const struct told_speakers *told, const char *only)
{
	json_t *lists = json_array();
	bool whole = lists != NULL;
	for (uint32_t i = 0; whole && i < told->list_count; i++)
		whole = json_array_append_new(lists, list_json(&told->lists[i], only)) == 0;
	if (whole)
		return lists;
	json_decref(lists);
	return NULL;
}

static json_t *remedies_json(const struct told_remedies *remedies)
{
	return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I}", "over", (json_int_t)remedies->over,
	                 "limit_min", (json_int_t)remedies->limit_min, "night_meetings",
	                 (json_int_t)remedies->nights, "night_min", (json_int_t)remedies->night_min,
	                 "extension_min", (json_int_t)remedies->extension_min, "parallel_segments",
	                 (json_int_t)remedies->segments);
}

hld_status report_speakers_json(const struct told_speakers *told, const char *only,
                                struct buffer *out, hld_error *err)
{
	json_t *root = json_object();
	bool whole =
		root != NULL && json_put(root, "format", json_string("hld-speakers/1")) &&
		json_put(root, "programme", json_string(told->programme->id)) &&
		json_put(root, "order", json_string(told->order)) &&
		json_put_text(root, "precedence", told->document) &&
		json_put(root, "proved", json_boolean(told->is_proved)) &&
		json_put(root, "lists", lists_json(told, only)) &&
		json_put(root, "without_slot", speakers_json(told->left, told->left_count, only)) &&
		json_put(root, "remedies", remedies_json(&told->remedies));
	if (whole)
		return json_write(root, out, err);
	json_decref(root);
	return error_nomem(err);
}

static json_t *forecast_json(const struct told_forecast *at)
{
	char planned[CIVIL_ROOM], expected[CIVIL_ROOM];
	const struct told_speaker *speaker = &at->speaker;
	json_t *object = json_object();
	bool whole = object != NULL &&
	             json_put(object, "participant", json_string(speaker->participant)) &&
	             json_put_text(object, "speaker", speaker->name) &&
	             json_put_text(object, "level", words_name(&level_words, speaker->level)) &&
	             json_put_text(object, "on_behalf_of", speaker->on_behalf_of) &&
	             json_put_text(
			     object, "planned",
			     civil_write_moment(speaker->start.day, speaker->start.min, planned)) &&
	             (at->is_left_out ||
	              json_put(object, "expected",
	                       json_string(civil_write_moment(at->expected.day, at->expected.min,
	                                                      expected))));
	if (whole)
		return object;
	json_decref(object);
	return NULL;
}

static json_t *forecasts_json(const struct told_forecast *at, uint32_t count, bool of_replies)
{
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; whole && i < count; i++) {
		json_t *object = forecast_json(&at[i]);
		whole = json_array_append_new(list, object) == 0 &&
		        (of_replies ||
		         (json_put(object, "fits", json_boolean(at[i].fits)) &&
		          json_put(object, "left_out", json_boolean(at[i].is_left_out))));
	}
	if (whole)
		return list;
	json_decref(list);
	return NULL;
}

hld_status report_run_json(const struct told_run *run, struct buffer *out, hld_error *err)
{
	json_t *root = json_object();
	bool whole =
		root != NULL && json_put(root, "format", json_string("hld-forecast/1")) &&
		json_put(root, "meeting", json_string(run->meeting->id)) &&
		json_put(root, "late_min", json_integer(run->late_min)) &&
		json_put(root, "limit_min", json_integer(run->limit_min)) &&
		json_put(root, "statements", forecasts_json(run->at, run->count, false)) &&
		(run->reply_count == 0 ||
	         (json_put(root, "reply_limit_min", json_integer(run->reply_limit_min)) &&
	          json_put(root, "replies", forecasts_json(run->replies, run->reply_count, true))));
	if (whole)
		return json_write(root, out, err);
	json_decref(root);
	return error_nomem(err);
}
