/* ical_event.c - an event as the JSON of a meeting.
 *
 * ical_make_meeting() at the end is where to begin. Where the event has the record of a meeting,
 * that is the meeting, and what the event says otherwise was changed by somebody since: it
 * holds. */
#include <jansson.h>
#include <stdarg.h>
#include <string.h>

#include "base/caret.h"
#include "base/civil.h"
#include "base/error.h"
#include "load/ical_reader.h"
#include "model/words.h"

enum { DAY_S = 24 * 60 * 60 };

/* A meeting under way: its JSON, which the list of meetings holds. */
struct making {
	struct ical_reader *reader;
	const struct ical_event *event;
	json_t *meeting;
	bool is_known;                          /* it has a record */
	char was[MARK_ROOM], was_at[MARK_ROOM]; /* marks of its summary and location; "": none */
	const struct zone *zone;
};

static hld_status nomem(struct making *making)
{
	return error_nomem(making->reader->err);
}

/* Set a key, to a value that is taken. */
static hld_status set(struct making *making, const char *key, json_t *value)
{
	return json_object_set_new(making->meeting, key, value) == 0 ? HLD_OK : nomem(making);
}

static const char *get(const struct making *making, const char *key)
{
	return json_string_value(json_object_get(making->meeting, key));
}

__attribute__((format(printf, 3, 4))) static hld_status
say(struct making *making, const struct ical_line *line, const char *format, ...)
{
	const struct ical_part *part = &making->reader->lines.parts[making->event->part];
	va_list args;
	if (making->event->quiet)
		return HLD_OK;
	va_start(args, format);
	bool said =
		ical_vsay(making->reader, line, line != NULL ? line->value : 0, part, format, args);
	va_end(args);
	return said ? HLD_OK : nomem(making);
}

/* Take the marks out of a record. */
static void take_mark(json_t *record, const char *key, char to[MARK_ROOM])
{
	const char *mark = json_string_value(json_object_get(record, key));
	to[0] = '\0';
	if (mark != NULL && strlen(mark) == MARK_ROOM - 1)
		memcpy(to, mark, MARK_ROOM);
	json_object_del(record, key);
}

static hld_status read_items(struct making *making)
{
	json_t *items = NULL;
	for (uint32_t i = 0; i < making->event->count; i++) {
		json_t *item;
		if (!ical_is(making->event->lines[i], "X-HLD-ITEMS"))
			continue;
		hld_status status =
			ical_read_record(making->reader, making->event->lines[i], &item);
		if (status != HLD_OK)
			return status;
		if (item == NULL)
			continue;
		if (items == NULL) {
			items = json_array();
			if (set(making, "items", items) != HLD_OK) {
				json_decref(item);
				return HLD_NOMEM;
			}
		}
		if (json_array_append_new(items, item) != 0)
			return nomem(making);
	}
	return HLD_OK;
}

/* Begin with the record, or with nothing. */
static hld_status begin(struct making *making)
{
	const struct ical_line *line = ical_find(making->event, "X-HLD-MEETING");
	json_t *record = NULL;
	hld_status status = line != NULL ? ical_read_record(making->reader, line, &record) : HLD_OK;
	if (status != HLD_OK)
		return status;
	making->is_known = record != NULL;
	making->meeting = record != NULL ? record : json_object();
	if (json_array_append_new(making->reader->meetings, making->meeting) != 0)
		return nomem(making);
	take_mark(making->meeting, "summary", making->was);
	take_mark(making->meeting, "location", making->was_at);
	return making->is_known ? read_items(making) : HLD_OK;
}

/* An id that no meeting has: this one, or with a number behind it. */
static const char *free_id(struct making *making, const char *wanted)
{
	json_t *ids = making->reader->ids;
	json_t *taken = json_object_get(ids, wanted);
	json_int_t n = taken != NULL ? json_integer_value(taken) + 1 : 1;
	const char *id = wanted;
	for (; n > 1 && json_object_get(ids, id) != NULL; n++) {
		id = arena_printf(making->reader->scratch, "%s-%lld", wanted, (long long)n);
		if (id == NULL)
			return NULL;
	}
	if (json_object_set_new(ids, wanted, json_integer(n > 1 ? n - 1 : 1)) != 0 ||
	    (id != wanted && json_object_set_new(ids, id, json_integer(1)) != 0))
		return NULL;
	return id;
}

/* The id of the record, or one made of the UID: what stands in it before an "@" is enough. */
static const char *wanted_id(struct making *making)
{
	const struct ical_line *line = ical_find(making->event, "UID");
	const char *known = making->is_known ? get(making, "id") : NULL;
	if (known != NULL) /* a copy, since the meeting's own gives way to what becomes of it */
		return arena_copy(making->reader->scratch, known, strlen(known));
	char *uid = NULL;
	if (line != NULL) {
		const char *text = line->text + line->value;
		uid = arena_copy(making->reader->scratch, text, strcspn(text, "@"));
	}
	const char *id = ical_slug(making->reader->scratch, uid != NULL ? uid : "");
	return id == NULL || id[0] != '\0' ? id : "meeting";
}

static hld_status make_id(struct making *making, const char *date)
{
	const char *wanted = wanted_id(making), *id;
	if (wanted != NULL && date != NULL)
		wanted = arena_printf(making->reader->scratch, "%s-%s", wanted, date);
	id = wanted != NULL ? free_id(making, wanted) : NULL;
	if (id == NULL)
		return nomem(making);
	hld_status status = set(making, "id", json_string(id));
	if (status == HLD_OK && json_object_set(making->reader->by_id, id, making->meeting) != 0)
		status = nomem(making);
	if (status == HLD_OK && strcmp(id, wanted) != 0)
		status = say(making, ical_find(making->event, "UID"),
		             "another event has the id of this one, which is '%s' now", id);
	return status;
}

static const char *write_local(int64_t local_s, char to[CIVIL_ROOM])
{
	int32_t day = ical_day(local_s);
	return civil_write_moment(day, (int32_t)(local_s - (int64_t)day * DAY_S) / 60, to);
}

/* The zone of the meeting's times: that of its record, else of its start, else the programme's. */
static hld_status find_zone(struct making *making)
{
	struct ical_reader *reader = making->reader;
	const char *own = get(making, "zone");
	const struct zone *zone = NULL;
	making->zone = reader->zone;
	if (making->is_known && (own != NULL || reader->is_ours)) {
		/* A zone that there is not is for the reader of the record to refuse. */
		hld_status found = own != NULL ? ical_zone_named(reader, own, &zone, NULL) : HLD_OK;
		making->zone = zone != NULL ? zone : reader->zone;
		return found == HLD_NOMEM ? nomem(making) : HLD_OK;
	}
	hld_status status = ical_zone_of(reader, &making->event->times.start, &zone);
	if (status != HLD_OK || zone == NULL || zone == reader->zone)
		return status;
	making->zone = zone;
	return set(making, "zone", json_string(zone->name));
}

/* Move a time of an item, as written, by so many minutes. */
static hld_status shift(struct making *making, json_t *item, const char *key, int64_t by_min)
{
	const char *written = json_string_value(json_object_get(item, key));
	char why[CIVIL_WHY], to[CIVIL_ROOM];
	int32_t day, min;
	if (written == NULL || !civil_read_moment(written, &day, &min, why))
		return HLD_OK;
	int64_t moved_s = (int64_t)day * DAY_S + (min + by_min) * 60;
	if (json_object_set_new(item, key, json_string(write_local(moved_s, to))) != 0)
		return nomem(making);
	return HLD_OK;
}

/* The items of a meeting that was moved keep to its start. */
static hld_status shift_items(struct making *making, const char *from, int64_t to_s)
{
	char why[CIVIL_WHY];
	int32_t day, min;
	size_t index;
	json_t *item;
	if (from == NULL || !civil_read_moment(from, &day, &min, why))
		return HLD_OK;
	int64_t by_min = (to_s - ((int64_t)day * DAY_S + (int64_t)min * 60)) / 60;
	json_array_foreach(json_object_get(making->meeting, "items"), index, item)
	{
		hld_status status = shift(making, item, "start", by_min);
		if (status == HLD_OK)
			status = shift(making, item, "end", by_min);
		if (status != HLD_OK)
			return status;
	}
	return HLD_OK;
}

/* Put the time, unless the record has the same. */
static hld_status put_time(struct making *making, const char *key, const struct ical_line *line,
                           int64_t local_s)
{
	char to[CIVIL_ROOM];
	const char *known = get(making, key);
	hld_status status = HLD_OK;
	write_local(local_s, to);
	if (known != NULL && strcmp(known, to) == 0)
		return HLD_OK;
	if (known != NULL) {
		status = say(making, line,
		             "the time was changed since it was written: it was %s before", known);
		if (status == HLD_OK && strcmp(key, "start") == 0)
			status = shift_items(making, known, local_s);
	}
	if (status == HLD_OK && local_s % 60 != 0)
		status = say(making, line, "the time has seconds, which are left out: %s", to);
	return status == HLD_OK ? set(making, key, json_string(to)) : status;
}

/* How long the event is: by its end, its length, or not at all. */
static hld_status find_length(struct making *making, int64_t *length_s)
{
	const struct ical_times *times = &making->event->times;
	int64_t start_s, end_s;
	*length_s = times->duration_s;
	if (times->end.line == NULL)
		return times->duration != NULL
		               ? HLD_OK
		               : say(making, times->start.line,
		                     "the event has no %s: it ends when it starts", "DTEND");
	hld_status status = ical_instant(making->reader, &times->start, &start_s);
	if (status == HLD_OK)
		status = ical_instant(making->reader, &times->end, &end_s);
	if (status == HLD_OK)
		*length_s = end_s - start_s;
	return status;
}

/* The end of an event of one date is as written: its clocks may change while it lasts. */
static hld_status put_times(struct making *making, const struct ical_stamp *start)
{
	const struct ical_times *times = &making->event->times;
	int64_t start_s, end_s, length_s;
	hld_status status = ical_local(making->reader, start, making->zone, &start_s);
	if (status == HLD_OK)
		status = find_length(making, &length_s);
	if (status != HLD_OK)
		return status;
	end_s = start_s + length_s;
	if (start == &times->start && times->end.line != NULL)
		status = ical_local(making->reader, &times->end, making->zone, &end_s);
	if (status == HLD_OK)
		status = put_time(making, "start", start->line, start_s);
	if (status == HLD_OK)
		status = put_time(making, "end",
		                  times->end.line != NULL ? times->end.line : start->line, end_s);
	return status;
}

static hld_status put_kind(struct making *making, const struct ical_guess *guess)
{
	hld_status status = HLD_OK;
	if (guess->kind != 0)
		status = set(making, "kind",
		             json_string(words_name(&meeting_kind_words, guess->kind)));
	if (status == HLD_OK && guess->number != CIVIL_NONE)
		status = set(making, "number", json_integer(guess->number));
	return status;
}

/* A title in the language of the summary; English is what others fall back to. */
static hld_status put_title(struct making *making, const struct ical_line *line, const char *title)
{
	const char *lang;
	size_t octet;
	if (!ical_param(line, "LANGUAGE", making->reader->scratch, &lang, &octet))
		return nomem(making);
	json_t *known = json_object_get(making->meeting, "title");
	if (lang == NULL || strcmp(lang, "en") == 0 || known == NULL)
		return set(making, "title", json_string(title));
	json_t *texts = json_is_object(known) ? json_incref(known) : json_object();
	if (texts != known && json_object_set(texts, "en", known) != 0) {
		json_decref(texts);
		return nomem(making);
	}
	if (json_object_set_new(texts, lang, json_string(title)) != 0) {
		json_decref(texts);
		return nomem(making);
	}
	return set(making, "title", texts);
}

/* Whether the meeting's text says that already, in any language. */
static bool has_text(const struct making *making, const char *key, const char *text)
{
	json_t *known = json_object_get(making->meeting, key), *value;
	const char *lang, *string = json_string_value(known);
	if (string != NULL)
		return strcmp(string, text) == 0;
	json_object_foreach(known, lang, value)
	{
		string = json_string_value(value);
		if (string != NULL && strcmp(string, text) == 0)
			return true;
	}
	return false;
}

/* The summary of an event of ours, if somebody has changed it. */
static hld_status change_summary(struct making *making, const struct ical_line *line,
                                 const char *summary)
{
	char mark[MARK_ROOM];
	struct ical_guess guess;
	text_mark(summary, mark);
	if (making->was[0] == '\0' || strcmp(mark, making->was) == 0)
		return HLD_OK;
	if (!ical_guess_summary(making->reader->scratch, summary, &guess))
		return nomem(making);
	hld_status status =
		say(making, line, "the summary was changed since it was written: %.200s", summary);
	if (status == HLD_OK && guess.is_label)
		status = put_kind(making, &guess);
	bool same = has_text(making, "title", guess.title) ||
	            (json_object_get(making->meeting, "title") == NULL &&
	             has_text(making, "theme", guess.title));
	return status == HLD_OK && !same && guess.title[0] != '\0'
	               ? put_title(making, line, guess.title)
	               : status;
}

/* The kind that one of the categories names; 0: none does. */
static hld_status find_category(struct making *making, int32_t *kind)
{
	*kind = 0;
	for (uint32_t i = 0; i < making->event->count && *kind == 0; i++) {
		const struct ical_line *line = making->event->lines[i];
		if (!ical_is(line, "CATEGORIES"))
			continue;
		const char *at = line->text + line->value;
		while (*kind == 0 && *at != '\0') {
			size_t length = strcspn(at, ",");
			const char *one = arena_copy(making->reader->scratch, at, length);
			if (one == NULL || !ical_guess_category(making->reader->scratch, one, kind))
				return nomem(making);
			at += length + (at[length] == ',');
		}
	}
	return HLD_OK;
}

/* What kind of meeting a foreign event is, by its category, else by what its summary says. */
static hld_status guess_kind(struct making *making, const struct ical_line *line,
                             const char *summary)
{
	struct ical_guess guess;
	int32_t category;
	hld_status status = find_category(making, &category);
	if (status != HLD_OK)
		return status;
	if (!ical_guess_summary(making->reader->scratch, summary, &guess))
		return nomem(making);
	if (category != 0 && category != guess.kind)
		guess = (struct ical_guess){
			.kind = category, .number = CIVIL_NONE, .title = guess.title};
	const char *label = words_label(&meeting_kind_words, guess.kind != 0 ? guess.kind : OTHER);
	if (guess.kind == 0)
		status = say(making, line,
		             "the event says of no kind of meeting: it is taken as a %s", label);
	else if (category == 0)
		status = say(making, line, "the event is taken as a %s by its words", label);
	if (guess.kind == 0)
		guess.kind = OTHER;
	if (status == HLD_OK)
		status = put_kind(making, &guess);
	return status == HLD_OK && guess.title[0] != '\0' && line != NULL
	               ? set(making, "title", json_string(guess.title))
	               : status;
}

static hld_status put_summary(struct making *making)
{
	const struct ical_line *line = ical_find(making->event, "SUMMARY");
	const char *summary = line != NULL ? ical_text(line, making->reader->scratch) : "";
	if (summary == NULL)
		return nomem(making);
	if (!making->is_known)
		return guess_kind(making, line, summary);
	return line != NULL ? change_summary(making, line, summary) : HLD_OK;
}

static hld_status put_location(struct making *making)
{
	const struct ical_line *line = ical_find(making->event, "LOCATION");
	const char *location = line != NULL ? ical_text(line, making->reader->scratch) : "", *id;
	char mark[MARK_ROOM];
	if (location == NULL)
		return nomem(making);
	text_mark(location, mark);
	if (making->is_known && (making->was_at[0] == '\0' || strcmp(mark, making->was_at) == 0))
		return HLD_OK;
	hld_status status =
		making->is_known
			? say(making, line, "the location was changed since it was written: %.200s",
	                      location[0] != '\0' ? location : "no location")
			: HLD_OK;
	if (status != HLD_OK)
		return status;
	json_object_del(making->meeting, "room");
	if (location[strspn(location, " \t\n")] == '\0')
		return HLD_OK;
	status = ical_room(making->reader, making->meeting, line, location, &id);
	return status == HLD_OK && id != NULL ? set(making, "room", json_string(id)) : status;
}

static hld_status put_status(struct making *making)
{
	const struct ical_line *line = ical_find(making->event, "STATUS");
	const char *known = get(making, "status");
	char word[16] = "";
	const char *value = line != NULL ? line->text + line->value : "";
	for (size_t i = 0; value[i] != '\0' && i < sizeof word - 1; i++) {
		char c = value[i];
		word[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
		word[i + 1] = '\0';
	}
	bool same = strcmp(word, known != NULL ? known : "confirmed") == 0;
	if (words_value(&meeting_status_words, word) == 0 || (making->is_known && same))
		return HLD_OK;
	hld_status status = HLD_OK;
	if (making->is_known)
		status = say(making, line,
		             "the status was changed since it was written: it was %s before",
		             known != NULL ? known : "confirmed");
	return status == HLD_OK ? set(making, "status", json_string(word)) : status;
}

/* What others say of a meeting in so many words; hld's own say it by the record. */
static hld_status put_note(struct making *making)
{
	const struct ical_line *line = ical_find(making->event, "DESCRIPTION");
	if (making->is_known || line == NULL)
		return HLD_OK;
	const char *text = ical_text(line, making->reader->scratch);
	if (text == NULL)
		return nomem(making);
	return text[strspn(text, " \t\n")] != '\0' ? set(making, "note", json_string(text))
	                                           : HLD_OK;
}

static bool put_places(const struct making *making)
{
	static const struct {
		const char *key, *property;
	} rows[] = {{"/id", "UID"},           {"/title", "SUMMARY"},  {"/start", "DTSTART"},
	            {"/end", "DTEND"},        {"/status", "STATUS"},  {"/room", "LOCATION"},
	            {"/note", "DESCRIPTION"}, {"/kind", "CATEGORIES"}};
	struct ical_reader *reader = making->reader;
	const struct ical_event *event = making->event;
	const struct ical_line *record = ical_find(event, "X-HLD-MEETING");
	size_t n = json_array_size(reader->meetings) - 1, item = 0;
	bool put = ical_put_place(reader, making->is_known ? record : NULL,
	                          &reader->lines.parts[event->part], "/meetings/%zu", n);
	for (size_t i = 0; put && i < sizeof rows / sizeof *rows; i++) {
		const struct ical_line *line = ical_find(event, rows[i].property);
		if (line != NULL && (!making->is_known || (i > 1 && i < 6)))
			put = ical_put_place(reader, line, NULL, "/meetings/%zu%s", n, rows[i].key);
	}
	for (uint32_t i = 0; put && making->is_known && i < event->count; i++)
		if (ical_is(event->lines[i], "X-HLD-ITEMS"))
			put = ical_put_place(reader, event->lines[i], NULL,
			                     "/meetings/%zu/items/%zu", n, item++);
	return put;
}

hld_status ical_make_meeting(struct ical_reader *reader, const struct ical_event *event,
                             const struct ical_stamp *start, bool recurs)
{
	struct making making = {.reader = reader, .event = event};
	char date[CIVIL_ROOM];
	hld_status status = begin(&making);
	civil_write_date(ical_day(start->local_s), date);
	if (status == HLD_OK && !put_places(&making))
		status = nomem(&making);
	if (status == HLD_OK)
		status = make_id(&making, recurs ? date : NULL);
	if (status == HLD_OK)
		status = find_zone(&making);
	if (status == HLD_OK)
		status = put_times(&making, start);
	if (status == HLD_OK)
		status = put_summary(&making);
	if (status == HLD_OK)
		status = put_status(&making);
	if (status == HLD_OK)
		status = put_location(&making);
	return status == HLD_OK ? put_note(&making) : status;
}
