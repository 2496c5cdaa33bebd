/* always.c - checks that need no clause: ids, times, rooms and people. */
#include "rules/always.h"

#include <stdlib.h>

#include "base/civil.h"
#include "base/map.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/say.h"
#include "rules/select.h"

const struct always_check always_checks[ALWAYS_END] = {
#define X(NAME, id, severity, text) {id, severity, text},
	ALWAYS_CHECKS(X)
#undef X
};

static void begin(struct check *check, enum always which)
{
	check->id = always_checks[which].id;
	check->severity = always_checks[which].severity;
}

static struct spot list_spot(struct check *check, const char *list, uint32_t n, const char *key)
{
	const char *pointer = arena_printf(check->scratch, "%s/%u/%s", list, (unsigned)n, key);
	check->failed = check->failed || pointer == NULL;
	return spot_programme(pointer != NULL ? pointer : "");
}

/* An id in its namespace; a second one is reported. */
static void see_id(struct check *check, struct map *map, const char *id, uint32_t n,
                   struct spot spot)
{
	if (map_put(map, id, n) != n)
		report(check, spot, "the id '%s' is taken by another before it", id);
}

static bool map_for(struct check *check, struct map *map, uint32_t count)
{
	bool there = map_init(map, check->scratch, count);
	check->failed = check->failed || !there;
	return there;
}

static void check_item_ids(struct check *check, uint32_t meeting)
{
	const struct meeting *of = &check->programme->meetings.at[meeting];
	struct map ids;
	uint32_t named = 0;
	for (uint32_t i = 0; i < of->items.count; i++)
		named += of->items.at[i].id != NULL;
	if (named < 2 || !map_for(check, &ids, named))
		return;
	for (uint32_t i = 0; i < of->items.count; i++)
		if (of->items.at[i].id != NULL)
			see_id(check, &ids, of->items.at[i].id, i,
			       spot_item((meeting_id){meeting}, i, "id"));
}

static void check_ids(struct check *check)
{
	const struct hld_programme *p = check->programme;
	struct map rooms, who, meetings, deliverables;
	begin(check, ALWAYS_DUPLICATE_ID);
	if (!map_for(check, &rooms, p->rooms.count) ||
	    !map_for(check, &who, p->people.count + p->participants.count) ||
	    !map_for(check, &meetings, p->meetings.count) ||
	    !map_for(check, &deliverables, p->deliverables.count))
		return;
	for (uint32_t i = 0; i < p->rooms.count; i++)
		see_id(check, &rooms, p->rooms.at[i].id, i, list_spot(check, "rooms", i, "id"));
	for (uint32_t i = 0; i < p->people.count; i++)
		see_id(check, &who, p->people.at[i].id, i, list_spot(check, "people", i, "id"));
	for (uint32_t i = 0; i < p->participants.count; i++)
		see_id(check, &who, p->participants.at[i].id, p->people.count + i,
		       list_spot(check, "participants", i, "id"));
	for (uint32_t i = 0; i < p->deliverables.count; i++)
		see_id(check, &deliverables, p->deliverables.at[i].id, i,
		       list_spot(check, "deliverables", i, "id"));
	for (uint32_t i = 0; i < p->meetings.count; i++) {
		see_id(check, &meetings, p->meetings.at[i].id, i,
		       spot_meeting((meeting_id){i}, "id"));
		check_item_ids(check, i);
	}
}

static void see_reference(struct check *check, const char *name, uint32_t n, const char *what,
                          struct spot spot)
{
	if (name != NULL && n == NO_ELEMENT)
		report(check, spot, "no %s has the id '%s'", what, name);
}

#define WHO "person or participant"

static void see_who_list(struct check *check, const who_list *list, struct spot spot)
{
	const char *member = spot.member;
	for (uint32_t i = 0; i < list->count; i++) {
		if (list->at[i].id.n != NO_ELEMENT)
			continue;
		const char *pointer = arena_printf(check->scratch, "%s/%u", member, (unsigned)i);
		check->failed = check->failed || pointer == NULL;
		spot.member = pointer != NULL ? pointer : "";
		see_reference(check, list->at[i].name, NO_ELEMENT, WHO, spot);
	}
}

static void check_references(struct check *check)
{
	const struct hld_programme *p = check->programme;
	begin(check, ALWAYS_UNKNOWN_REFERENCE);
	for (uint32_t m = 0; m < p->by_start.count; m++) {
		const meeting_id id = check->briefs[m].id;
		const struct meeting *meeting = programme_meeting(p, id);
		see_reference(check, meeting->room.name, meeting->room.id.n, "room",
		              spot_meeting(id, "room"));
		see_reference(check, meeting->presides.name, meeting->presides.id.n, WHO,
		              spot_meeting(id, "presides"));
		see_who_list(check, &meeting->chairs, spot_meeting(id, "chairs"));
		see_who_list(check, &meeting->discussants, spot_meeting(id, "discussants"));
		see_who_list(check, &meeting->panellists, spot_meeting(id, "panellists"));
		see_who_list(check, &meeting->participants, spot_meeting(id, "participants"));
		for (uint32_t i = 0; i < meeting->items.count; i++) {
			const struct item *item = &meeting->items.at[i];
			see_who_list(check, &item->by, spot_item(id, i, "by"));
			see_reference(check, item->of.name, item->of.id.n, "meeting",
			              spot_item(id, i, "of"));
		}
	}
	for (uint32_t i = 0; i < p->deliverables.count; i++) {
		const struct who_ref *by = &p->deliverables.at[i].by;
		see_reference(check, by->name, by->id.n, WHO,
		              list_spot(check, "deliverables", i, "by"));
	}
}

static void see_time(struct check *check, struct moment moment, const char *zone, struct spot spot)
{
	char written[CIVIL_ROOM];
	if (moment.state != MOMENT_NEVER && moment.state != MOMENT_TWICE)
		return;
	bool never = moment.state == MOMENT_NEVER;
	begin(check, never ? ALWAYS_NO_SUCH_TIME : ALWAYS_TIME_TWICE);
	report(check, spot,
	       never ? "%s does not exist in %s: clocks go forward over it; choose another time"
	             : "%s comes twice in %s, when clocks go back; choose another time",
	       civil_write_moment(moment.day, moment.min, written), zone);
}

/* Whether a span has both ends and the end is not after the start, which is reported. */
static bool see_span(struct check *check, struct moment start, struct moment end, struct spot spot)
{
	char from[CIVIL_ROOM], until[CIVIL_ROOM];
	if (start.state == MOMENT_UNKNOWN || end.state == MOMENT_UNKNOWN || start.utc_s < end.utc_s)
		return false;
	begin(check, ALWAYS_END_BEFORE_START);
	report(check, spot, "ends at %s, which is not after its start at %s",
	       civil_write_moment(end.day, end.min, until),
	       civil_write_moment(start.day, start.min, from));
	return true;
}

static void check_item_time(struct check *check, meeting_id id, uint32_t n)
{
	const struct meeting *meeting = programme_meeting(check->programme, id);
	const struct item *item = &meeting->items.at[n];
	char span[SAY_ROOM], whole[SAY_ROOM];
	see_time(check, item->start, meeting->zone.name, spot_item(id, n, "start"));
	see_time(check, item->end, meeting->zone.name, spot_item(id, n, "end"));
	if (see_span(check, item->start, item->end, spot_item(id, n, "end")))
		return;
	bool early =
		item->start.state != MOMENT_UNKNOWN && (item->start.utc_s < meeting->start.utc_s ||
	                                                item->start.utc_s >= meeting->end.utc_s);
	bool late = item->end.state != MOMENT_UNKNOWN && (item->end.utc_s > meeting->end.utc_s ||
	                                                  item->end.utc_s <= meeting->start.utc_s);
	if (!early && !late)
		return;
	begin(check, ALWAYS_ITEM_OUTSIDE);
	report(check, spot_item(id, n, early ? "start" : "end"),
	       "the item is on %s, its meeting on %s: an item lies inside its meeting",
	       say_span(item_start(meeting, n), item_end(meeting, n), span),
	       say_span(meeting->start, meeting->end, whole));
}

/* Something that takes up a room, a person or a meeting for a time. */
struct use {
	uint32_t of; /* the room, the person; nothing for items */
	int64_t start_utc_s, end_utc_s;
	uint32_t meeting, item; /* item NO_ELEMENT: the whole meeting */
	const char *member;
	size_t n; /* in the order in which uses are found */
};

static int use_compare(const void *a, const void *b)
{
	const struct use *x = a, *y = b;
	if (x->of != y->of)
		return x->of < y->of ? -1 : 1;
	if (x->start_utc_s != y->start_utc_s)
		return x->start_utc_s < y->start_utc_s ? -1 : 1;
	return x->n < y->n ? -1 : x->n > y->n;
}

struct uses {
	struct use *at;
	size_t count, room;
};

static void add_use(struct check *check, struct uses *uses, struct use use)
{
	if (use.start_utc_s >= use.end_utc_s)
		return; /* reported as such */
	if (uses->count == uses->room) {
		size_t room = uses->room != 0 ? uses->room * 2 : 256;
		struct use *at = realloc(uses->at, room * sizeof *at);
		if (at == NULL) {
			check->failed = true;
			return;
		}
		uses->at = at;
		uses->room = room;
	}
	use.n = uses->count;
	uses->at[uses->count++] = use;
}

typedef void clash(struct check *check, const struct use *earlier, const struct use *later);

/* Go through the uses of each room or person by start, and hold each against the one
 * before it that ends last. */
static void sweep(struct check *check, struct uses *uses, clash *on_clash)
{
	if (uses->count > 0)
		qsort(uses->at, uses->count, sizeof *uses->at, use_compare);
	const struct use *longest = NULL;
	for (size_t i = 0; i < uses->count; i++) {
		const struct use *use = &uses->at[i];
		if (longest == NULL || longest->of != use->of)
			longest = use;
		else if (use->start_utc_s < longest->end_utc_s)
			on_clash(check, longest, use);
		if (use->end_utc_s > longest->end_utc_s)
			longest = use;
	}
	free(uses->at);
	*uses = (struct uses){0};
}

static void items_clash(struct check *check, const struct use *earlier, const struct use *later)
{
	const struct meeting *meeting = &check->programme->meetings.at[later->meeting];
	char a[SAY_ROOM], b[SAY_ROOM];
	report(check, spot_item((meeting_id){later->meeting}, later->item, "start"),
	       "the item (%s) begins before item %u (%s) ends",
	       say_times(meeting->items.at[later->item].start, meeting->items.at[later->item].end,
	                 a),
	       (unsigned)earlier->item + 1,
	       say_times(meeting->items.at[earlier->item].start,
	                 meeting->items.at[earlier->item].end, b));
}

static void check_items(struct check *check, meeting_id id)
{
	const struct meeting *meeting = programme_meeting(check->programme, id);
	struct uses uses = {0};
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		const struct item *item = &meeting->items.at[i];
		check_item_time(check, id, i);
		if (item->start.state != MOMENT_UNKNOWN && item->end.state != MOMENT_UNKNOWN)
			add_use(check, &uses,
			        (struct use){0, item->start.utc_s, item->end.utc_s, id.n, i, "",
			                     0});
	}
	begin(check, ALWAYS_ITEMS_OVERLAP);
	sweep(check, &uses, items_clash);
}

static void check_times(struct check *check)
{
	for (uint32_t m = 0; m < check->programme->by_start.count; m++) {
		const meeting_id id = check->briefs[m].id;
		const struct meeting *meeting = programme_meeting(check->programme, id);
		see_time(check, meeting->start, meeting->zone.name, spot_meeting(id, "start"));
		see_time(check, meeting->end, meeting->zone.name, spot_meeting(id, "end"));
		if (!see_span(check, meeting->start, meeting->end, spot_meeting(id, "end")))
			check_items(check, id);
	}
}

/* What two uses are, in words: the meeting and when it is. */
static const char *say_use(const struct check *check, const struct use *use, char to[SAY_ROOM])
{
	const struct meeting *meeting = &check->programme->meetings.at[use->meeting];
	struct hit hit = {{use->meeting}, use->item, meeting->start, meeting->end, 0};
	char what[SAY_ROOM], span[SAY_ROOM];
	if (use->item != NO_ELEMENT) {
		hit.start = item_start(meeting, use->item);
		hit.end = item_end(meeting, use->item);
	}
	text_print(to, SAY_ROOM, "%s (%s)", say_hit(check, &hit, what),
	           say_span(hit.start, hit.end, span));
	return to;
}

static void room_clash(struct check *check, const struct use *earlier, const struct use *later)
{
	char a[SAY_ROOM], b[SAY_ROOM];
	report(check, spot_meeting((meeting_id){later->meeting}, "room"),
	       "%s is in use by %s when %s is to be there",
	       text_in(&check->programme->rooms.at[later->of].name, NULL),
	       say_use(check, earlier, a), say_use(check, later, b));
}

static void person_clash(struct check *check, const struct use *earlier, const struct use *later)
{
	char a[SAY_ROOM], b[SAY_ROOM];
	if (earlier->meeting == later->meeting)
		return;
	report(check, spot_item((meeting_id){later->meeting}, later->item, later->member),
	       "%s is needed in %s and in %s",
	       text_in(&check->programme->people.at[later->of].name, NULL),
	       say_use(check, earlier, a), say_use(check, later, b));
}

static void use_person(struct check *check, struct uses *uses, who_id who, struct use use)
{
	if (programme_person(check->programme, who) == NULL)
		return; /* a participant has several representatives */
	use.of = who.n;
	add_use(check, uses, use);
}

static void use_people(struct check *check, struct uses *uses, const who_list *list, struct use use)
{
	for (uint32_t i = 0; i < list->count; i++)
		use_person(check, uses, list->at[i].id, use);
}

/* All that the people of one meeting have to do in it. */
static void use_meeting_people(struct check *check, struct uses *uses, uint32_t m)
{
	const struct meeting *meeting = &check->programme->meetings.at[m];
	struct use use = {0, meeting->start.utc_s, meeting->end.utc_s, m, NO_ELEMENT, "presides",
	                  0};
	use_person(check, uses, meeting->presides.id, use);
	use.member = "chairs";
	use_people(check, uses, &meeting->chairs, use);
	use.member = "discussants";
	use_people(check, uses, &meeting->discussants, use);
	use.member = "panellists";
	use_people(check, uses, &meeting->panellists, use);
	use.member = "participants";
	use_people(check, uses, &meeting->participants, use);
	for (uint32_t i = 0; i < meeting->items.count; i++)
		use_people(check, uses, &meeting->items.at[i].by,
		           (struct use){0, item_start(meeting, i).utc_s, item_end(meeting, i).utc_s,
		                        m, i, "by", 0});
}

static void check_rooms_and_people(struct check *check)
{
	struct uses rooms = {0}, people = {0};
	for (uint32_t i = 0; i < check->programme->by_start.count; i++) {
		const uint32_t m = check->briefs[i].id.n;
		const struct meeting *meeting = &check->programme->meetings.at[m];
		if (meeting->status == CANCELLED)
			continue;
		if (meeting->room.id.n != NO_ELEMENT)
			add_use(check, &rooms,
			        (struct use){meeting->room.id.n, meeting->start.utc_s,
			                     meeting->end.utc_s, m, NO_ELEMENT, "room", 0});
		use_meeting_people(check, &people, m);
	}
	begin(check, ALWAYS_ROOM_IN_USE);
	sweep(check, &rooms, room_clash);
	begin(check, ALWAYS_TWO_PLACES);
	sweep(check, &people, person_clash);
}

void check_always(struct check *check)
{
	check_ids(check);
	check_references(check);
	check_times(check);
	check_rooms_and_people(check);
	arena_clear(check->scratch);
}
