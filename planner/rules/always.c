/* always.c - checks that need no clause: ids, references and times. Those of rooms and
 * people are in busy.c and venue.c, those of a mandate in itself in
 * contradiction.c. */
#include "rules/always.h"

#include <string.h>

#include "base/civil.h"
#include "base/map.h"
#include "base/text.h"
#include "rules/contradiction.h"
#include "rules/rule.h"
#include "rules/use.h"

const struct always_check always_checks[ALWAYS_END] = {
#define X(NAME, id, severity, text) {id, severity, text},
	ALWAYS_CHECKS(X)
#undef X
};

void always_begin(struct check *check, enum always which)
{
	check->id = always_checks[which].id;
	check->severity = always_checks[which].severity;
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

/* People, participants and representatives share their ids. Joined documents come last and
 * have none twice, nor one that is taken. */
static void check_who_ids(struct check *check)
{
	const struct hld_programme *p = check->programme;
	struct map who;
	if (!map_for(check, &who, p->persons.count + p->delegations.count))
		return;
	for (uint32_t i = 0; i < p->persons.count; i++)
		see_id(check, &who, p->persons.at[i].person->id, i,
		       spot_origin(check, &p->persons.at[i].origin, "id"));
	for (uint32_t i = 0; i < p->delegations.count; i++)
		see_id(check, &who, p->delegations.at[i].participant->id, p->persons.count + i,
		       spot_origin(check, &p->delegations.at[i].origin, "id"));
	for (uint32_t i = 0; i < p->left_out.count; i++)
		report(check, spot_origin(check, &p->left_out.at[i].origin, "id"),
		       "'%s' is a person in one document and a participant in another",
		       p->left_out.at[i].id);
}

static void check_ids(struct check *check)
{
	const struct hld_programme *p = check->programme;
	struct map rooms, meetings, deliverables;
	always_begin(check, ALWAYS_DUPLICATE_ID);
	if (!map_for(check, &rooms, p->rooms.count) ||
	    !map_for(check, &meetings, p->meetings.count) ||
	    !map_for(check, &deliverables, p->deliverables.count))
		return;
	for (uint32_t i = 0; i < p->rooms.count; i++)
		see_id(check, &rooms, p->rooms.at[i].id, i, spot_list(check, "rooms", i, "id"));
	check_who_ids(check);
	for (uint32_t i = 0; i < p->deliverables.count; i++)
		see_id(check, &deliverables, p->deliverables.at[i].id, i,
		       spot_list(check, "deliverables", i, "id"));
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
	for (uint32_t i = 0; i < list->count; i++)
		if (list->at[i].id.n == NO_ELEMENT)
			see_reference(check, list->at[i].name, NO_ELEMENT, WHO,
			              spot_element(check, spot, i));
}

static void check_references(struct check *check)
{
	const struct hld_programme *p = check->programme;
	always_begin(check, ALWAYS_UNKNOWN_REFERENCE);
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
	for (uint32_t i = 0; i < p->persons.count; i++)
		if (p->persons.at[i].delegation == NO_ELEMENT)
			see_reference(check, p->persons.at[i].person->participant, NO_ELEMENT,
			              "participant",
			              spot_origin(check, &p->persons.at[i].origin, "participant"));
	for (uint32_t i = 0; i < p->deliverables.count; i++) {
		const struct who_ref *by = &p->deliverables.at[i].by;
		see_reference(check, by->name, by->id.n, WHO,
		              spot_list(check, "deliverables", i, "by"));
	}
}

static void see_time(struct check *check, struct moment moment, const char *zone, struct spot spot)
{
	char written[CIVIL_ROOM];
	if (moment.state != MOMENT_NEVER && moment.state != MOMENT_TWICE)
		return;
	bool never = moment.state == MOMENT_NEVER;
	always_begin(check, never ? ALWAYS_NO_SUCH_TIME : ALWAYS_TIME_TWICE);
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
	always_begin(check, ALWAYS_END_BEFORE_START);
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
	always_begin(check, ALWAYS_ITEM_OUTSIDE);
	report(check, spot_item(id, n, early ? "start" : "end"),
	       "the item is on %s, its meeting on %s: an item lies inside its meeting",
	       say_span(item_start(meeting, n), item_end(meeting, n), span),
	       say_span(meeting->start, meeting->end, whole));
}

static void items_clash(struct check *check, const struct use *earlier, const struct use *later,
                        void *unused)
{
	(void)unused;
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
			uses_add(check, &uses,
			         (struct use){0, item->start.utc_s, item->end.utc_s, id.n, i, 0});
	}
	always_begin(check, ALWAYS_ITEMS_OVERLAP);
	uses_sweep(check, &uses, items_clash, NULL);
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

/* Checks that find a breach at one time and a warning at another. */
static bool may_warn(const char *id)
{
	static const enum always which[] = {ALWAYS_ROOM_IN_USE, ALWAYS_TWO_PLACES,
	                                    ALWAYS_ROOM_FULL};
	for (size_t i = 0; i < sizeof which / sizeof *which; i++)
		if (strcmp(always_checks[which[i]].id, id) == 0)
			return true;
	return false;
}

/* What departing from a clause, or from a check that always runs, is; false: there is none
 * of that id. */
static bool find_severity(const struct check *check, const char *id, hld_severity *out)
{
	for (size_t i = 0; i < ALWAYS_END; i++) {
		*out = always_checks[i].severity;
		if (strcmp(always_checks[i].id, id) == 0)
			return true;
	}
	for (size_t m = 0; m < check->mandate_count; m++) {
		const struct hld_mandate *mandate = check->mandates[m];
		for (uint32_t i = 0; i < mandate->clauses.count; i++) {
			const struct clause *clause = &mandate->clauses.at[i];
			*out = contradicted_clause(mandate, clause) != NULL
			               ? HLD_WARNING
			               : clause_severity(mandate, clause);
			if (strcmp(clause->id, id) == 0)
				return true;
		}
	}
	return false;
}

/* Whether the programme is checked against all the mandates that it names: a waiver may be
 * of a clause of any of them. */
static bool has_all_mandates(const struct check *check)
{
	for (uint32_t i = 0; i < check->programme->mandates.count; i++) {
		bool there = false;
		for (size_t m = 0; m < check->mandate_count; m++)
			there = there || strcmp(check->mandates[m]->symbol,
			                        check->programme->mandates.at[i]) == 0;
		if (!there)
			return false;
	}
	return true;
}

static bool has_meeting(const struct hld_programme *programme, const char *id)
{
	for (uint32_t i = 0; i < programme->meetings.count; i++)
		if (strcmp(programme->meetings.at[i].id, id) == 0)
			return true;
	return false;
}

static void check_waivers(struct check *check)
{
	always_begin(check, ALWAYS_WAIVER);
	check->is_of_waivers = true;
	for (uint32_t i = 0; i < check->programme->waives.count; i++) {
		const char *id = check->programme->waives.at[i].clause;
		const char *meeting = check->programme->waives.at[i].meeting;
		hld_severity severity;
		if (meeting != NULL && !has_meeting(check->programme, meeting))
			report(check, spot_list(check, "waives", i, "meeting"),
			       "no meeting has the id '%s'", meeting);
		if (strcmp(id, check->id) == 0) {
			report(check, spot_list(check, "waives", i, "clause"),
			       "'%s' cannot be waived: it is about waivers", id);
		} else if (!find_severity(check, id, &severity)) {
			if (has_all_mandates(check))
				report(check, spot_list(check, "waives", i, "clause"),
				       "no clause of the mandates and no check has the id '%s'",
				       id);
		} else if (severity == HLD_BREACH && !may_warn(id)) {
			report(check, spot_list(check, "waives", i, "clause"),
			       "'%s' cannot be waived: departing from it is a breach, and only a "
			       "warning is waived",
			       id);
		}
	}
	check->is_of_waivers = false;
}

void check_always(struct check *check)
{
	check_ids(check);
	check_references(check);
	check_times(check);
	check_busy(check);
	check_venues(check);
	check_waivers(check);
	arena_clear(check->scratch);
}
