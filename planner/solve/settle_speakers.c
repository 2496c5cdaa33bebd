/* settle_speakers.c - the statements of a list as items of the programme.
 *
 * speakers_settle() at the end is where to begin. */
#include <string.h>

#include "base/civil.h"
#include "solve/speakers.h"

struct settler {
	struct hld_programme *programme;
	const struct speakers *speakers;
	bool failed;
};

static struct moment at_min(const struct meeting *meeting, int32_t min)
{
	return (struct moment){.day = meeting->start.day + min / DAY_MIN, .min = min % DAY_MIN};
}

/* Unique in its meeting: a participant may speak for a group too. */
static const char *id_of(struct settler *settler, const struct registration *of)
{
	struct arena *arena = &settler->programme->arena;
	const char *id = of->on_behalf_of.en != NULL
	                         ? arena_printf(arena, "statement-%s-for-group", of->participant)
	                         : arena_printf(arena, "statement-%s", of->participant);
	settler->failed = settler->failed || id == NULL;
	return id;
}

static void put_statement(struct settler *settler, const struct sitting_list *list,
                          const struct speaker *speaker, struct item *item)
{
	struct arena *arena = &settler->programme->arena;
	const struct meeting *meeting = programme_meeting(settler->programme, list->meeting);
	const struct registration *of = speaker->registration;
	struct who_ref *by = arena_array(arena, 1, sizeof *by);
	int32_t start = slot_start_min(list, speaker->slot);
	item->kind = STATEMENT;
	item->id = id_of(settler, of);
	item->start = at_min(meeting, start);
	item->end = at_min(meeting, start + list->limit_min);
	item->limit_min = list->limit_min;
	item->level = speaker->level;
	settler->failed = settler->failed || by == NULL;
	if (by == NULL)
		return;
	*by = (struct who_ref){.name = of->representative != NULL ? of->representative
	                                                          : of->participant,
	                       .id = speaker->who};
	item->by.at = by;
	item->by.count = 1;
	if (of->on_behalf_of.en == NULL)
		return;
	const char *group = arena_printf(arena, "%s", of->on_behalf_of.en);
	settler->failed = settler->failed || group == NULL;
	item->on_behalf_of = (struct text){.en = group};
}

/* The statements of a list by slot, and behind the last one what is left of its time. */
static uint32_t put_statements(struct settler *settler, const struct sitting_list *list, uint32_t n,
                               const struct item *block, struct item *to)
{
	const struct meeting *meeting = programme_meeting(settler->programme, list->meeting);
	uint32_t count = 0, end = 0;
	for (uint32_t slot = 0; slot < list->slots; slot++)
		for (uint32_t i = 0; i < settler->speakers->speakers.count; i++) {
			const struct speaker *speaker = &settler->speakers->speakers.at[i];
			if (speaker->list != n || speaker->slot != slot)
				continue;
			put_statement(settler, list, speaker, &to[count++]);
			end = slot + 1;
		}
	if (end < list->before_break) {
		to[count] = *block;
		to[count].start = at_min(meeting, slot_start_min(list, end));
		to[count++].end = at_min(meeting, list->start_min + list->len_min);
		end = list->before_break;
	}
	if (end == list->slots)
		return count;
	to[count] = block[list->item_count - 1];
	to[count].start = at_min(meeting, slot_start_min(list, end));
	to[count++].end = at_min(meeting, list->end_min);
	return count;
}

/* The lists of one meeting, and its other items around them. */
static void settle_meeting(struct settler *settler, uint32_t meeting)
{
	const struct speakers *speakers = settler->speakers;
	struct meeting *of = ELEMENT(settler->programme->meetings, meeting);
	uint32_t most = of->items.count, count = 0;
	for (uint32_t n = 0; n < speakers->lists.count; n++)
		if (speakers->lists.at[n].meeting.n == meeting)
			most += speakers->lists.at[n].slots + 2;
	const struct field *field = shape_field(&meeting_shape, "items", strlen("items"));
	struct item *items = build_list(&settler->programme->arena, field, most);
	settler->failed = settler->failed || items == NULL;
	for (uint32_t i = 0; items != NULL && i < of->items.count; i++) {
		uint32_t n = 0;
		while (n < speakers->lists.count && (speakers->lists.at[n].meeting.n != meeting ||
		                                     speakers->lists.at[n].item != i))
			n++;
		if (n == speakers->lists.count) {
			items[count++] = of->items.at[i];
			continue;
		}
		count += put_statements(settler, &speakers->lists.at[n], n, &of->items.at[i],
		                        items + count);
		i += speakers->lists.at[n].item_count - 1;
	}
	of->items.at = items;
	of->items.count = count;
}

bool speakers_settle(struct hld_programme *programme, const struct speakers *speakers)
{
	struct settler settler = {.programme = programme, .speakers = speakers};
	for (uint32_t i = 0; i < programme->meetings.count && !settler.failed; i++) {
		bool has_list = false;
		for (uint32_t n = 0; n < speakers->lists.count; n++)
			has_list = has_list || speakers->lists.at[n].meeting.n == i;
		if (has_list)
			settle_meeting(&settler, i);
	}
	return !settler.failed;
}
