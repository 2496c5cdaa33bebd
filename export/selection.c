/* selection.c - a view of a programme with fewer meetings: whatever goes through them by their
 * start sees no others. */
#include "export/selection.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "export/agenda_words.h"
#include "model/room.h"

bool selection_is_all(const hld_export_options *options)
{
	return options->kinds_count == 0 && options->days_count == 0 && options->room == NULL;
}

static hld_status unknown_kind(const char *word, hld_error *err)
{
	char all[256] = "";
	const char *nearest = words_nearest(&meeting_kind_words, word);
	for (int32_t kind = 1; meeting_kind_words.names[kind] != NULL; kind++) {
		const char *join = meeting_kind_words.names[kind + 1] != NULL ? ", " : " or ";
		text_append(all, sizeof all, "%s%s", kind > 1 ? join : "",
		            meeting_kind_words.names[kind]);
	}
	if (nearest != NULL)
		return error_set(err, HLD_USAGE,
		                 "no kind of meeting '%.60s': use %s; did you mean '%s'?", word,
		                 all, nearest);
	return error_set(err, HLD_USAGE, "no kind of meeting '%.60s': use %s", word, all);
}

static hld_status find_kinds(const hld_export_options *options, uint32_t *kinds, hld_error *err)
{
	*kinds = 0;
	for (size_t i = 0; i < options->kinds_count; i++) {
		int32_t kind = words_value(&meeting_kind_words, options->kinds[i]);
		if (kind == 0)
			return unknown_kind(options->kinds[i], err);
		*kinds |= UINT32_C(1) << kind;
	}
	return HLD_OK;
}

/* Days in order, each once. */
struct days {
	int32_t *at;
	uint32_t count;
};

static int day_compare(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;
	return *x < *y ? -1 : *x > *y;
}

static hld_status find_days(const hld_export_options *options, struct arena *arena,
                            struct days *days, hld_error *err)
{
	char why[CIVIL_WHY];
	*days = (struct days){.at = arena_array(arena, options->days_count, sizeof *days->at)};
	if (days->at == NULL)
		return error_nomem(err);
	for (size_t i = 0; i < options->days_count; i++)
		if (!civil_read_date(options->days[i], &days->at[i], why))
			return error_set(err, HLD_USAGE, "'%.60s' %s", options->days[i], why);
	qsort(days->at, options->days_count, sizeof *days->at, day_compare);
	for (size_t i = 0; i < options->days_count; i++)
		if (days->count == 0 || days->at[days->count - 1] != days->at[i])
			days->at[days->count++] = days->at[i];
	return HLD_OK;
}

static bool has_day(const struct days *days, int32_t day)
{
	for (uint32_t i = 0; i < days->count; i++)
		if (days->at[i] == day)
			return true;
	return false;
}

/* The nearest days on which there are meetings, up to that day and from it on; CIVIL_NONE: none. */
static void find_nearest(const struct hld_programme *programme, int32_t day, int32_t *before,
                         int32_t *after)
{
	for (uint32_t i = 0; programme != NULL && i < programme->meetings.count; i++) {
		int32_t at = programme->meetings.at[i].start.day;
		if (at <= day && (*before == CIVIL_NONE || at > *before))
			*before = at;
		if (at >= day && (*after == CIVIL_NONE || at < *after))
			*after = at;
	}
}

/* Every day that is asked for has a meeting, in one edition or the other: a wrong date would
 * else give an empty programme, which looks as if nothing were on. */
static hld_status check_days(const struct hld_programme *programme,
                             const hld_export_options *options, const struct days *days,
                             hld_error *err)
{
	char day[CIVIL_ROOM], first[CIVIL_ROOM], second[CIVIL_ROOM];
	for (uint32_t i = 0; i < days->count; i++) {
		int32_t before = CIVIL_NONE, after = CIVIL_NONE;
		find_nearest(programme, days->at[i], &before, &after);
		find_nearest(options->since, days->at[i], &before, &after);
		if (before == days->at[i])
			continue;
		bool both = before != CIVIL_NONE && after != CIVIL_NONE;
		civil_write_date(days->at[i], day);
		civil_write_date(before != CIVIL_NONE ? before : after, first);
		civil_write_date(after, second);
		if (first[0] == '\0')
			return error_set(err, HLD_USAGE, "no meeting on %s: there is none at all",
			                 day);
		return error_set(err, HLD_USAGE,
		                 "no meeting on %s: the nearest day%s with meetings %s %s%s%s", day,
		                 both ? "s" : "", both ? "are" : "is", first, both ? " and " : "",
		                 both ? second : "");
	}
	return HLD_OK;
}

struct asked {
	uint32_t kinds;
	struct days days;
	const char *room;
};

static bool is_asked_for(const struct meeting *meeting, const struct asked *asked)
{
	return (asked->kinds == 0 || (asked->kinds >> meeting->kind & 1) != 0) &&
	       (asked->days.count == 0 || has_day(&asked->days, meeting->start.day)) &&
	       (asked->room == NULL ||
	        (meeting->room.name != NULL && strcmp(meeting->room.name, asked->room) == 0));
}

static hld_status make_view(const struct hld_programme *programme, const struct asked *asked,
                            struct arena *arena, struct hld_programme *view, hld_error *err)
{
	uint32_t count = 0;
	meeting_id *chosen = arena_array(arena, programme->by_start.count, sizeof *chosen);
	*view = *programme;
	if (chosen == NULL)
		return error_nomem(err);
	for (uint32_t i = 0; i < programme->by_start.count; i++) {
		meeting_id id = programme->by_start.at[i];
		if (is_asked_for(programme_meeting(programme, id), asked))
			chosen[count++] = id;
	}
	view->by_start.at = chosen;
	view->by_start.count = count;
	view->deliverables.at = NULL;
	view->deliverables.count = 0;
	return HLD_OK;
}

/* The room's id, which may be one that only the earlier edition knows. */
static hld_status find_room(const struct hld_programme *programme, hld_export_options *options,
                            hld_error *err)
{
	struct room_ref room;
	hld_status status = HLD_OK;
	if (options->room == NULL)
		return HLD_OK;
	if (room_find(programme, options->room, &room, NULL) != HLD_OK &&
	    (options->since == NULL ||
	     room_find(options->since, options->room, &room, NULL) != HLD_OK))
		status = room_find(programme, options->room, &room, err);
	if (status == HLD_OK)
		options->room = room.name;
	return status;
}

/* Both views of all that is asked for. */
static hld_status make_views(struct selection *selection, const struct hld_programme *programme,
                             const hld_export_options *options, hld_error *err)
{
	struct asked asked = {.room = options->room};
	hld_status status = find_kinds(options, &asked.kinds, err);
	if (status == HLD_OK)
		status = find_days(options, &selection->arena, &asked.days, err);
	if (status == HLD_OK)
		status = check_days(programme, options, &asked.days, err);
	if (status == HLD_OK)
		status = make_view(programme, &asked, &selection->arena, &selection->now, err);
	if (status == HLD_OK && options->since != NULL)
		status = make_view(options->since, &asked, &selection->arena, &selection->since,
		                   err);
	return status;
}

hld_status selection_make(struct selection *selection, const struct hld_programme *programme,
                          const hld_export_options *options, hld_error *err)
{
	*selection = (struct selection){.now = *programme, .options = *options};
	hld_export_options *of = &selection->options;
	hld_status status = find_room(programme, of, err);
	if (options->since != NULL)
		selection->since = *options->since;
	if (status == HLD_OK && !selection_is_all(options))
		status = make_views(selection, programme, of, err);
	if (options->since != NULL)
		of->since = &selection->since;
	return status;
}

void selection_release(struct selection *selection)
{
	arena_free(&selection->arena);
}

static const char *room_name(const struct hld_programme *programme,
                             const struct hld_programme *since, const char *room, const char *lang)
{
	struct room_ref ref;
	if (room_find(programme, room, &ref, NULL) == HLD_OK)
		return programme_room_name(programme, &ref, lang);
	if (since != NULL && room_find(since, room, &ref, NULL) == HLD_OK)
		return programme_room_name(since, &ref, lang);
	return room;
}

static const char *plural(int32_t kind)
{
	static const char *const plurals[] = {[PLENARY] = N_("plenary meetings"),
	                                      [ROUND_TABLE] = N_("round tables"),
	                                      [PANEL] = N_("panel discussions"),
	                                      [HEARING] = N_("hearings"),
	                                      [INFORMAL] = N_("informal interactive meetings"),
	                                      [CONSULTATION] = N_("informal consultations"),
	                                      [OTHER] = N_("meetings")};
	return plurals[kind];
}

/* Each kind once, in the order of the vocabulary. */
static void add_kinds(uint32_t kinds, const struct locale *locale, struct buffer *to)
{
	uint32_t left = kinds;
	for (int32_t kind = 1; meeting_kind_words.names[kind] != NULL; kind++) {
		if ((kinds >> kind & 1) == 0)
			continue;
		bool first = left == kinds;
		left &= ~(UINT32_C(1) << kind);
		if (!first)
			buffer_text(to, locale_text(locale, left != 0 ? N_(", ") : N_(" and ")));
		buffer_text(to, locale_text(locale, plural(kind)));
	}
}

/* "14 and 15 September 2006, 1 October 2006" */
static void add_days(const struct days *days, const struct locale *locale, struct buffer *to)
{
	for (uint32_t i = 0, next; i < days->count; i = next) {
		for (next = i + 1; next < days->count; next++)
			if (days->at[next] != days->at[next - 1] + 1)
				break;
		if (i > 0)
			buffer_text(to, locale_text(locale, ", "));
		agenda_add_days(to, locale, days->at[i], days->at[next - 1]);
	}
}

void selection_add_name(const struct hld_programme *programme, const hld_export_options *options,
                        struct buffer *to)
{
	const struct locale *locale = locale_find(options->lang);
	struct arena arena = {0};
	struct days days;
	uint32_t kinds;
	size_t from = to->size;
	hld_status found = find_days(options, &arena, &days, NULL);
	to->failed |= found == HLD_NOMEM;
	if (find_kinds(options, &kinds, NULL) == HLD_OK && found == HLD_OK) {
		add_kinds(kinds, locale, to);
		if (options->room != NULL && to->size > from)
			buffer_text(to, locale_text(locale, ", "));
		if (options->room != NULL)
			buffer_text(to, room_name(programme, options->since, options->room,
			                          options->lang));
		if (days.count > 0 && to->size > from)
			buffer_text(to, locale_text(locale, ", "));
		add_days(&days, locale, to);
	}
	arena_free(&arena);
}
