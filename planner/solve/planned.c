/* planned.c - from an outline to the records of a programme. */
#include "solve/planned.h"

#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "solve/wishes.h"

static const struct field *field_of(const struct shape *shape, const char *name)
{
	return shape_field(shape, name, strlen(name));
}

/* Which of the meetings of its kind it is, from 1, and how many there are. */
static uint32_t place_in_kind(const struct outline *outline, uint32_t n, uint32_t *count)
{
	uint32_t place = 0;
	*count = 0;
	for (uint32_t i = 0; i < outline->count; i++) {
		bool same = outline->meetings[i].kind == outline->meetings[n].kind;
		*count += same;
		place += same && i <= n;
	}
	return place;
}

const char *planned_id(struct arena *arena, const struct outline *outline, uint32_t n)
{
	const struct planned_meeting *meeting = &outline->meetings[n];
	const char *kind = words_name(&meeting_kind_words, meeting->kind);
	if (outline->ids != NULL)
		return outline->ids[n];
	uint32_t count, place = place_in_kind(outline, n, &count);
	if (meeting->number != CIVIL_NONE)
		return arena_printf(arena, "%s-%d", kind, (int)meeting->number);
	return count > 1 ? arena_printf(arena, "%s-%u", kind, (unsigned)place) : kind;
}

/* "opening", "summary-2": unique in its meeting. */
static const char *item_id_of(struct arena *arena, const struct planned_meeting *meeting,
                              const struct planned_item *item)
{
	const char *kind = words_name(&item_kind_words, item->kind);
	uint32_t count = 0, place = 0;
	for (const struct planned_item *other = meeting->items; other != NULL;
	     other = other->next) {
		count += other->kind == item->kind;
		if (other == item)
			place = count;
	}
	return count > 1 ? arena_printf(arena, "%s-%u", kind, (unsigned)place) : kind;
}

static struct anchor first_time(const struct outline *outline,
                                const struct planned_meeting *meeting)
{
	const struct span_of_day *session = &outline->venue->hours.at[0];
	if (meeting->anchor.day != CIVIL_NONE)
		return meeting->anchor;
	return (struct anchor){outline->conference->days.at[0], session->from, session->to};
}

static struct moment at_min(int32_t day, int32_t min)
{
	return (struct moment){.day = day + min / DAY_MIN, .min = min % DAY_MIN};
}

/* Put the items one after the other, the elastic one as long as there is time. One longer
 * than its meeting is left to the check, which says so. */
static void put_times(const struct planned_meeting *meeting, struct anchor time, struct item *items)
{
	int32_t fixed_min = 0, at = time.start_min;
	uint32_t elastic = outline_elastic(meeting), n = 0;
	for (const struct planned_item *item = meeting->items; item != NULL; item = item->next)
		fixed_min += n++ != elastic ? item->len_min : 0;
	n = 0;
	for (const struct planned_item *item = meeting->items; item != NULL; item = item->next) {
		int32_t rest = time.end_min - time.start_min - fixed_min;
		int32_t len_min = n != elastic ? item->len_min : rest > 0 ? rest : 0;
		if (len_min > 0 || n == elastic) {
			items[n].start = at_min(time.day, at);
			items[n].end = at_min(time.day, at + len_min);
		}
		at += len_min;
		n++;
	}
}

void planned_put_item(struct hld_programme *programme, const struct outline *outline,
                      const struct planned_meeting *planned, const struct planned_item *from,
                      struct item *item)
{
	item->id = item_id_of(&programme->arena, planned, from);
	item->kind = from->kind;
	item->theme = from->theme;
	item->limit_min = from->limit_min;
	if (from->of != NO_ELEMENT)
		item->of.name = planned_id(&programme->arena, outline, from->of);
}

bool planned_put_items(struct hld_programme *programme, const struct outline *outline,
                       const struct planned_meeting *planned, struct anchor time,
                       struct meeting *meeting)
{
	struct item *items = build_list(&programme->arena, field_of(&meeting_shape, "items"),
	                                planned->item_count);
	uint32_t n = 0;
	if (items == NULL)
		return false;
	for (const struct planned_item *item = planned->items; item != NULL; item = item->next)
		planned_put_item(programme, outline, planned, item, &items[n++]);
	put_times(planned, time, items);
	meeting->items.at = items;
	meeting->items.count = n;
	return true;
}

static bool copy_words(struct arena *arena, const word_list *from, word_list *to)
{
	int32_t *words = arena_array(arena, from->count, sizeof *words);
	if (words != NULL && from->count > 0)
		memcpy(words, from->at, from->count * sizeof *words);
	*to = (word_list){from->count > 0 ? words : NULL, from->count};
	return words != NULL;
}

bool planned_put_meeting(struct hld_programme *programme, const struct outline *outline, uint32_t n,
                         struct anchor time, struct meeting *meeting)
{
	const struct planned_meeting *planned = &outline->meetings[n];
	meeting->id = planned_id(&programme->arena, outline, n);
	meeting->kind = planned->kind;
	meeting->number = planned->number;
	meeting->theme = planned->theme;
	meeting->start = at_min(time.day, time.start_min);
	meeting->end = at_min(time.day, time.end_min);
	return planned_put_items(programme, outline, planned, time, meeting) &&
	       copy_words(&programme->arena, &planned->open_to, &meeting->open_to);
}

void planned_resolve(const struct hld_programme *programme, const struct outline *outline,
                     const uint32_t *at, uint32_t n, struct meeting *meeting)
{
	const struct zone *zone = &programme->zones.at[0];
	const struct planned_item *planned = outline->meetings[n].items;
	meeting->zone = (struct zone_ref){programme->zone, {0}};
	zone_fix(zone, &meeting->start);
	zone_fix(zone, &meeting->end);
	for (uint32_t i = 0; i < meeting->items.count; i++, planned = planned->next) {
		struct item *item = ELEMENT(meeting->items, i);
		bool is_about = planned->of != NO_ELEMENT;
		item->of.id.n = is_about && at != NULL ? at[planned->of] : planned->of;
		if (item->start.day == CIVIL_NONE)
			continue;
		zone_fix(zone, &item->start);
		zone_fix(zone, &item->end);
	}
}

bool planned_put_meetings(struct hld_programme *programme, const struct outline *outline)
{
	struct meeting *meetings = build_list(
		&programme->arena, field_of(&programme_shape, "meetings"), outline->count);
	bool put = meetings != NULL;
	for (uint32_t n = 0; put && n < outline->count; n++)
		put = planned_put_meeting(programme, outline, n,
		                          first_time(outline, &outline->meetings[n]), &meetings[n]);
	programme->meetings.at = meetings;
	programme->meetings.count = put ? outline->count : 0;
	return put;
}

/* The overall theme, where a clause gives one. */
static struct text overall_theme(const struct mandate_list *mandates)
{
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++) {
			const struct clause *clause = &mandates->at[m]->clauses.at[c];
			const struct rule_theme *rule = clause->params;
			if (clause->rule == RULE_THEME && rule->which == NULL)
				return rule->theme;
		}
	return (struct text){0};
}

static bool put_mandates(struct hld_programme *programme, const struct mandate_list *mandates)
{
	const char **symbols = arena_array(&programme->arena, mandates->count, sizeof *symbols);
	for (size_t m = 0; symbols != NULL && m < mandates->count; m++)
		symbols[m] = mandates->at[m]->symbol;
	programme->mandates.at = symbols;
	programme->mandates.count = (uint32_t)mandates->count;
	return symbols != NULL;
}

struct hld_programme *planned_make(const struct outline *outline)
{
	struct hld_programme *programme = programme_new("plan", "", 0);
	const struct conference *conference = outline->conference;
	if (programme == NULL)
		return NULL;
	programme->id = conference->id;
	programme->title = conference->title;
	programme->status = DRAFT;
	programme->revision = 0;
	programme->theme = overall_theme(outline->mandates);
	programme->zone = conference->zone != NULL ? conference->zone : outline->venue->zone;
	programme->city = (struct text){.en = conference->city};
	if (put_mandates(programme, outline->mandates) && planned_put_meetings(programme, outline))
		return programme;
	hld_programme_free(programme);
	return NULL;
}

bool mandates_order(struct arena *arena, const struct mandate_list *mandates,
                    struct mandate_list *out)
{
	const struct hld_mandate **at = arena_array(arena, mandates->count, sizeof(void *));
	*out = (struct mandate_list){at, 0};
	for (int32_t force = BINDING; at != NULL && force <= PROPOSED; force++)
		for (size_t m = 0; m < mandates->count; m++)
			if (mandates->at[m]->force == force)
				at[out->count++] = mandates->at[m];
	return at != NULL;
}

static hld_status join(struct hld_programme *programme, const struct plan_documents *documents,
                       hld_error *err)
{
	hld_status status = hld_programme_join_venue(programme, documents->venue, err);
	if (documents->list == NULL)
		return status;
	if (status == HLD_OK)
		return hld_programme_join_participants(programme, documents->list, err);
	hld_participants_free(documents->list);
	return status;
}

hld_status planned_prefer(struct hld_programme *programme,
                          const struct hld_preferences *preferences, hld_error *err)
{
	uint32_t own = programme->prefer.count, more = preferences->prefer.count;
	hld_status status = wishes_known(programme, preferences->prefer.at, more, err);
	if (status != HLD_OK)
		return status;
	struct wish *all = arena_array(&programme->arena, (size_t)own + more, sizeof *all);
	if (all == NULL)
		return error_nomem(err);
	if (own > 0)
		memcpy(all, programme->prefer.at, own * sizeof *all);
	if (more > 0)
		memcpy(all + own, preferences->prefer.at, more * sizeof *all);
	programme->prefer.at = all;
	programme->prefer.count = own + more;
	return HLD_OK;
}

/* Make the programme of an outline, and let its ids find what is in the documents. */
static hld_status make_joined(const struct outline *outline, const struct plan_documents *documents,
                              zone_reader *read_zone, struct hld_programme **out, hld_error *err)
{
	*out = planned_make(outline);
	hld_status status =
		*out != NULL ? programme_finish(*out, read_zone, err) : error_nomem(err);
	if (status == HLD_OK)
		return join(*out, documents, err);
	hld_venue_free(documents->venue);
	hld_participants_free(documents->list);
	return status;
}

hld_status planned_begin(struct arena *arena, const struct mandate_list *mandates,
                         const struct plan_documents *documents, enum outline_size size,
                         zone_reader *read_zone, struct mandate_list *ordered,
                         struct outline *outline, struct hld_programme **out, hld_error *err)
{
	*out = NULL;
	hld_status status = mandates_order(arena, mandates, ordered) ? HLD_OK : error_nomem(err);
	if (status == HLD_OK)
		status = outline_make(arena, ordered, documents->venue, size, outline, err);
	if (status == HLD_OK) {
		status = make_joined(outline, documents, read_zone, out, err);
		return *out != NULL && status == HLD_OK && documents->preferences != NULL
		               ? planned_prefer(*out, documents->preferences, err)
		               : status;
	}
	hld_venue_free(documents->venue);
	hld_participants_free(documents->list);
	return status;
}
