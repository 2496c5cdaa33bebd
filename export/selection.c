/* selection.c - a view of a programme with fewer meetings: whatever goes through them by their
 * start sees no others. */
#include "export/selection.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "export/locale.h"
#include "model/room.h"

bool selection_is_all(const hld_export_options *options)
{
	return options->kinds_count == 0 && options->room == NULL;
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

static bool is_asked_for(const struct meeting *meeting, uint32_t kinds, const char *room)
{
	return (kinds == 0 || (kinds >> meeting->kind & 1) != 0) &&
	       (room == NULL ||
	        (meeting->room.name != NULL && strcmp(meeting->room.name, room) == 0));
}

static hld_status make_view(const struct hld_programme *programme,
                            const hld_export_options *options, struct arena *arena,
                            struct hld_programme *view, hld_error *err)
{
	uint32_t kinds, count = 0;
	*view = *programme;
	if (selection_is_all(options))
		return HLD_OK;
	hld_status status = find_kinds(options, &kinds, err);
	if (status != HLD_OK)
		return status;
	meeting_id *chosen = arena_array(arena, programme->by_start.count, sizeof *chosen);
	if (chosen == NULL)
		return error_nomem(err);
	for (uint32_t i = 0; i < programme->by_start.count; i++) {
		meeting_id id = programme->by_start.at[i];
		if (is_asked_for(programme_meeting(programme, id), kinds, options->room))
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
	if (options->since == NULL ||
	    room_find(options->since, options->room, &room, NULL) != HLD_OK ||
	    room_find(programme, options->room, &room, NULL) == HLD_OK)
		status = room_find(programme, options->room, &room, err);
	if (status == HLD_OK)
		options->room = room.name;
	return status;
}

hld_status selection_make(struct selection *selection, const struct hld_programme *programme,
                          const hld_export_options *options, hld_error *err)
{
	*selection = (struct selection){.options = *options};
	hld_export_options *of = &selection->options;
	hld_status status = find_room(programme, of, err);
	if (status == HLD_OK)
		status = make_view(programme, of, &selection->arena, &selection->now, err);
	if (status == HLD_OK && options->since != NULL)
		status = make_view(options->since, of, &selection->arena, &selection->since, err);
	if (options->since != NULL)
		of->since = &selection->since;
	return status;
}

void selection_release(struct selection *selection)
{
	arena_free(&selection->arena);
}

static const char *room_name(const struct hld_programme *programme, const char *room,
                             const char *lang)
{
	for (uint32_t i = 0; i < programme->meetings.count; i++) {
		const struct room_ref *ref = &programme->meetings.at[i].room;
		if (ref->name != NULL && strcmp(ref->name, room) == 0)
			return programme_room_name(programme, ref, lang);
	}
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
void selection_add_name(const struct hld_programme *programme, const hld_export_options *options,
                        struct buffer *to)
{
	const struct locale *locale = locale_find(options->lang);
	uint32_t kinds, left;
	bool first = true;
	if (find_kinds(options, &kinds, NULL) != HLD_OK)
		return;
	left = kinds;
	for (int32_t kind = 1; meeting_kind_words.names[kind] != NULL; kind++) {
		if ((kinds >> kind & 1) == 0)
			continue;
		left &= ~(UINT32_C(1) << kind);
		if (!first)
			buffer_text(to, locale_text(locale, left != 0 ? N_(", ") : N_(" and ")));
		buffer_text(to, locale_text(locale, plural(kind)));
		first = false;
	}
	if (options->room != NULL && !first)
		buffer_text(to, locale_text(locale, ", "));
	if (options->room != NULL)
		buffer_text(to, room_name(programme, options->room, options->lang));
}
