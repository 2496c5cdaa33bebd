/* remedy.c - change the meetings so that there are more slots.
 *
 * remedy_apply() at the end is where to begin. */
#include "solve/remedy.h"

#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"

#define REMEDY_NAME(name, word) word,
static const char *const remedy_names[] = {"", REMEDIES(REMEDY_NAME) NULL};
#undef REMEDY_NAME
const struct words remedy_words = {"remedy", remedy_names, NULL};

enum { LABEL_ROOM = 128 };

struct healer {
	struct hld_programme *programme;
	const struct speakers *speakers;
	const struct remedies *figures;
	struct night night;
};

static struct item *new_items(struct healer *healer, uint32_t count)
{
	const struct field *field = shape_field(&meeting_shape, "items", strlen("items"));
	return build_list(&healer->programme->arena, field, count);
}

/* Whether a list is the last of its day, and ends before the night begins. */
static bool may_resume(const struct healer *healer, uint32_t n)
{
	const struct speakers *speakers = healer->speakers;
	const struct hld_programme *programme = healer->programme;
	const struct sitting_list *list = &speakers->lists.at[n];
	const struct meeting *meeting = programme_meeting(programme, list->meeting);
	bool is_last = n + 1 == speakers->lists.count ||
	               programme_meeting(programme, speakers->lists.at[n + 1].meeting)->start.day !=
	                       meeting->start.day;
	return is_last && list->item_count == 1 && meeting->end.day == meeting->start.day &&
	       meeting->end.min <= healer->night.from_min && list->item + 1 == meeting->items.count;
}

static bool resume(struct healer *healer, meeting_id id)
{
	struct meeting *meeting = ELEMENT(healer->programme->meetings, id.n);
	uint32_t count = meeting->items.count;
	struct item *items = new_items(healer, count + 1);
	if (items == NULL)
		return false;
	memcpy(items, meeting->items.at, count * sizeof *items);
	struct item *last = &items[count];
	last->kind = STATEMENTS;
	last->id = "statements-night";
	last->limit_min = items[count - 1].limit_min;
	last->start = (struct moment){.day = meeting->start.day, .min = healer->night.from_min};
	last->end = (struct moment){.day = meeting->start.day, .min = healer->night.to_min};
	meeting->end = last->end;
	meeting->items.at = items;
	meeting->items.count++;
	return true;
}

static hld_status resume_nights(struct healer *healer, hld_error *err)
{
	const struct speakers *speakers = healer->speakers;
	uint32_t slots = slots_of_all(speakers), resumed = 0;
	char from[CIVIL_ROOM];
	uint32_t asked = speakers->speakers.count - speakers->barred;
	for (uint32_t n = 0; n < speakers->lists.count && slots < asked; n++) {
		const struct sitting_list *list = &speakers->lists.at[n];
		if (!may_resume(healer, n))
			continue;
		if (!resume(healer, list->meeting))
			return error_nomem(err);
		slots += slots_in(healer->night.to_min - healer->night.from_min, list->limit_min,
		                  list->slot_min);
		resumed++;
	}
	return resumed > 0
	               ? HLD_OK
	               : error_set(err, HLD_USAGE,
	                           "no meeting can be resumed at %s: none that is the last of its "
	                           "day ends before that, with its statements",
	                           civil_write_time(healer->night.from_min, from));
}

static hld_status shorten(struct healer *healer, hld_error *err)
{
	(void)err;
	for (uint32_t n = 0; n < healer->speakers->lists.count; n++) {
		const struct sitting_list *list = &healer->speakers->lists.at[n];
		struct meeting *meeting = ELEMENT(healer->programme->meetings, list->meeting.n);
		for (uint32_t i = 0; i < list->item_count; i++) {
			struct item *item = ELEMENT(meeting->items, list->item + i);
			item->limit_min = healer->figures->limit_min;
		}
	}
	return HLD_OK;
}

/* Civil time alone: the programme is read again. */
static void put_off(struct moment *moment, int32_t by_min)
{
	if (moment->day == CIVIL_NONE)
		return;
	moment->min += by_min;
	moment->day += moment->min / DAY_MIN;
	moment->min %= DAY_MIN;
}

static hld_status extend(struct healer *healer, hld_error *err)
{
	int32_t by_min = healer->figures->extension_min;
	(void)err;
	for (uint32_t n = 0; n < healer->speakers->lists.count; n++) {
		const struct sitting_list *list = &healer->speakers->lists.at[n];
		struct meeting *meeting = ELEMENT(healer->programme->meetings, list->meeting.n);
		uint32_t last = list->item + list->item_count - 1;
		if (!is_last_list(healer->speakers, n))
			continue;
		for (uint32_t i = last; i < meeting->items.count; i++) {
			struct item *item = ELEMENT(meeting->items, i);
			if (i > last)
				put_off(&item->start, by_min);
			put_off(&item->end, by_min);
		}
		put_off(&meeting->end, by_min);
	}
	return HLD_OK;
}

static bool has_meeting(const struct meeting *meetings, uint32_t count, const char *id)
{
	for (uint32_t i = 0; i < count; i++)
		if (strcmp(meetings[i].id, id) == 0)
			return true;
	return false;
}

static struct moment at_min(const struct meeting *meeting, int32_t min)
{
	return (struct moment){.day = meeting->start.day + min / DAY_MIN, .min = min % DAY_MIN};
}

/* The items of all lists of a meeting, the first of which is given, and the time they take. */
static bool put_segment_items(struct healer *healer, uint32_t first, struct meeting *to)
{
	const struct speakers *speakers = healer->speakers;
	const struct sitting_list *list = &speakers->lists.at[first];
	const struct meeting *of = programme_meeting(healer->programme, list->meeting);
	struct item *items = new_items(healer, of->items.count);
	uint32_t count = 0;
	if (items == NULL)
		return false;
	to->start = at_min(of, list->start_min);
	for (uint32_t l = first; l < speakers->lists.count; l++) {
		list = &speakers->lists.at[l];
		for (uint32_t i = 0; i < list->item_count; i++) {
			items[count] = of->items.at[list->item + i];
			items[count].start = item_start(of, list->item + i);
			items[count].end = item_end(of, list->item + i);
			items[count++].limit_min = list->limit_min;
		}
		to->end = at_min(of, list->end_min);
		if (is_last_list(speakers, l))
			break;
	}
	to->items.at = items;
	to->items.count = count;
	return true;
}

/* The n-th segment beside a meeting: for the time of its statements, in a room of its own, which
 * is still to be found, as is who presides. Fails (false) when memory is out. */
static bool make_segment(struct healer *healer, uint32_t first, uint32_t n, struct meeting *to)
{
	struct arena *arena = &healer->programme->arena;
	const struct meeting *of =
		programme_meeting(healer->programme, healer->speakers->lists.at[first].meeting);
	char label[LABEL_ROOM];
	to->id = arena_printf(arena, "%s" SEGMENT_WORD "%u", of->id, (unsigned)n);
	to->title.en = arena_printf(arena, "Segment %u of equal standing, in parallel with %s",
	                            (unsigned)n, meeting_label(of, label, sizeof label));
	to->kind = of->kind;
	to->status = of->status;
	to->organ = of->organ;
	to->theme = of->theme;
	to->own_zone = of->own_zone;
	to->city = of->city;
	to->open_to = of->open_to;
	to->languages = of->languages;
	return put_segment_items(healer, first, to) && to->id != NULL && to->title.en != NULL;
}

static hld_status split(struct healer *healer, hld_error *err)
{
	struct hld_programme *programme = healer->programme;
	const struct speakers *speakers = healer->speakers;
	const struct field *field = shape_field(&programme_shape, "meetings", strlen("meetings"));
	uint32_t more = healer->figures->segments - 1, count = programme->meetings.count;
	struct meeting *meetings =
		build_list(&programme->arena, field, count + speakers->lists.count * more);
	if (meetings == NULL)
		return error_nomem(err);
	memcpy(meetings, programme->meetings.at, count * sizeof *meetings);
	for (uint32_t l = 0; l < speakers->lists.count; l++)
		for (uint32_t n = 2; n < more + 2 && (l == 0 || is_last_list(speakers, l - 1));
		     n++) {
			struct meeting *to = &meetings[count];
			if (!make_segment(healer, l, n, to))
				return error_nomem(err);
			if (has_meeting(meetings, count, to->id))
				return error_set(err, HLD_USAGE,
				                 "there is a meeting '%.60s' already", to->id);
			count++;
		}
	programme->meetings.at = meetings;
	programme->meetings.count = count;
	return HLD_OK;
}

hld_status remedy_apply(struct hld_programme *programme, const struct speakers *speakers,
                        enum remedy remedy, const struct remedies *figures, struct night night,
                        hld_error *err)
{
	struct healer healer = {programme, speakers, figures, night};
	const struct {
		int32_t figure; /* 0: it makes no room */
		hld_status (*apply)(struct healer *healer, hld_error *err);
	} remedies[] = {[REMEDY_NIGHT] = {(int32_t)figures->nights, resume_nights},
	                [REMEDY_LIMIT] = {figures->limit_min, shorten},
	                [REMEDY_EXTEND] = {figures->extension_min, extend},
	                [REMEDY_PARALLEL] = {(int32_t)figures->segments, split}};
	if (remedies[remedy].figure == 0)
		return error_set(err, HLD_USAGE, "the remedy '%s' would not make room for all",
		                 remedy_words.names[remedy]);
	return remedies[remedy].apply(&healer, err);
}
