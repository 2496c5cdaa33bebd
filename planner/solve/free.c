/* free.c - the errands of people, and whether there is time for one more. Written apart from
 * rules/busy.c, which judges the same. */
#include "solve/free.h"

#include "base/civil.h"
#include "base/map.h"

struct finder {
	struct arena *arena;
	struct free_people *people;
	struct map who; /* ids that references may name though they are not resolved */
	bool failed;
};

static bool map_who(struct finder *finder, const struct hld_programme *programme)
{
	if (!map_init(&finder->who, finder->arena,
	              programme->persons.count + programme->delegations.count))
		return false;
	for (uint32_t i = 0; i < programme->persons.count; i++)
		map_put(&finder->who, programme->persons.at[i].person->id, i);
	for (uint32_t i = 0; i < programme->delegations.count; i++)
		map_put(&finder->who, programme->delegations.at[i].participant->id,
		        i | WHO_DELEGATION);
	return true;
}

static void push(struct finder *finder, const struct errand **list, const struct errand *errand)
{
	struct errand *copy = arena_alloc(finder->arena, sizeof *copy);
	finder->failed = finder->failed || copy == NULL;
	if (copy == NULL)
		return;
	*copy = *errand;
	copy->next = *list;
	*list = copy;
}

static void note(struct finder *finder, const struct who_ref *who, struct errand errand)
{
	const struct hld_programme *programme = finder->people->programme;
	who_id id = who->id;
	if (who->name == NULL || errand.span.from_utc_s >= errand.span.until_utc_s)
		return;
	if (id.n == NO_ELEMENT)
		id.n = map_get(&finder->who, who->name);
	const struct delegation *delegation = programme_delegation(programme, id);
	errand.person = id.n < programme->persons.count ? id.n : NO_ELEMENT;
	if (errand.person != NO_ELEMENT)
		push(finder, &finder->people->of_persons[id.n], &errand);
	if (delegation != NULL &&
	    (errand.person == NO_ELEMENT || represents(&programme->persons.at[errand.person])))
		push(finder,
		     &finder->people->of_delegations[delegation - programme->delegations.at],
		     &errand);
}

static void note_all(struct finder *finder, const who_list *list, struct errand errand)
{
	for (uint32_t i = 0; i < list->count; i++)
		note(finder, &list->at[i], errand);
}

static void note_meeting(struct finder *finder, uint32_t m)
{
	const struct meeting *meeting = &finder->people->programme->meetings.at[m];
	struct errand errand = {.span = {meeting->start.utc_s, meeting->end.utc_s, m}};
	note(finder, &meeting->presides, errand);
	note_all(finder, &meeting->chairs, errand);
	note_all(finder, &meeting->discussants, errand);
	note_all(finder, &meeting->panellists, errand);
	note_all(finder, &meeting->participants, errand);
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		const struct item *item = &meeting->items.at[i];
		errand.span.from_utc_s = item_start(meeting, i).utc_s;
		errand.span.until_utc_s = item_end(meeting, i).utc_s;
		errand.sometime = item->start.day == CIVIL_NONE || item->end.day == CIVIL_NONE ||
		                  item->kind == STATEMENTS;
		note_all(finder, &item->by, errand);
	}
}

bool free_find(struct arena *arena, const struct hld_programme *programme, struct free_people *out)
{
	struct finder finder = {.arena = arena, .people = out};
	*out = (struct free_people){
		programme, arena_array(arena, programme->persons.count, sizeof(void *)),
		arena_array(arena, programme->delegations.count, sizeof(void *))};
	if (out->of_persons == NULL || out->of_delegations == NULL || !map_who(&finder, programme))
		return false;
	for (uint32_t m = 0; m < programme->meetings.count; m++)
		if (programme->meetings.at[m].status != CANCELLED)
			note_meeting(&finder, m);
	return !finder.failed;
}

bool spans_overlap(const struct busy_span *a, const struct busy_span *b)
{
	return a->from_utc_s < b->until_utc_s && b->from_utc_s < a->until_utc_s;
}

/* An absence is by the clock of the programme. */
static struct busy_span absence_span(const struct hld_programme *programme,
                                     const struct absence *absence)
{
	struct moment from = absence->from, until = absence->until;
	zone_fix(&programme->zones.at[0], &from);
	zone_fix(&programme->zones.at[0], &until);
	return (struct busy_span){from.utc_s, until.utc_s, NO_ELEMENT};
}

static bool is_away(const struct hld_programme *programme, const struct person *person,
                    const struct busy_span *span)
{
	for (uint32_t i = 0; i < person->absences.count; i++) {
		struct busy_span away = absence_span(programme, &person->absences.at[i]);
		if (spans_overlap(&away, span))
			return true;
	}
	return false;
}

/* Whether somebody holds office, or stands for anything, in the days of a meeting. */
static bool serves(const struct hld_programme *programme, const struct person *person,
                   const struct busy_span *span)
{
	const struct meeting *meeting = &programme->meetings.at[span->meeting];
	return (person->from == CIVIL_NONE || meeting->start.day >= person->from) &&
	       (person->until == CIVIL_NONE || meeting->end.day <= person->until);
}

/* Whether two things clash: what is to be done at some moment does with what takes all of its
 * time. */
static bool clashes(const struct errand *errand, const struct busy_span *span)
{
	if (errand->span.meeting == span->meeting || !spans_overlap(&errand->span, span))
		return false;
	return !errand->sometime || (span->from_utc_s <= errand->span.from_utc_s &&
	                             span->until_utc_s >= errand->span.until_utc_s);
}

static bool goes_on(const struct errand *errand, int64_t utc_s)
{
	return !errand->sometime && errand->span.from_utc_s <= utc_s &&
	       utc_s < errand->span.until_utc_s;
}

/* Whether the delegation has somebody by name in a meeting at a moment, or all the same the
 * person whom it is about. */
static bool is_named_there(const struct errand *list, uint32_t meeting, int64_t utc_s,
                           const struct busy_span *span)
{
	if (meeting == span->meeting)
		return true;
	for (; list != NULL; list = list->next)
		if (list->person != NO_ELEMENT && list->span.meeting == meeting &&
		    goes_on(list, utc_s))
			return true;
	return false;
}

/* How many people a delegation needs at a moment, one of them in the span; *nameless are those
 * whom nobody names. */
static uint32_t count_needed(const struct errand *list, uint32_t person, int64_t utc_s,
                             const struct busy_span *span, uint32_t *nameless)
{
	uint32_t named = 1;
	*nameless = 0;
	for (const struct errand *e = list; e != NULL; e = e->next) {
		bool counts = goes_on(e, utc_s) && e->person != person;
		for (const struct errand *other = list; counts && other != e; other = other->next)
			counts =
				!goes_on(other, utc_s) || other->person != e->person ||
				(e->person == NO_ELEMENT && other->span.meeting != e->span.meeting);
		if (!counts)
			continue;
		if (e->person != NO_ELEMENT)
			named++;
		else
			*nameless += !is_named_there(list, e->span.meeting, utc_s, span);
	}
	return named + *nameless;
}

static uint32_t count_there(const struct hld_programme *programme,
                            const struct delegation *delegation, int64_t utc_s)
{
	struct busy_span now = {utc_s, utc_s + 1, NO_ELEMENT};
	uint32_t there = 0;
	for (uint32_t i = 0; i < delegation->count; i++) {
		const struct known_person *known = delegation_person(programme, delegation, i);
		there += represents(known) && !is_away(programme, known->person, &now);
	}
	return there;
}

static bool suffices(const struct hld_programme *programme, const struct delegation *delegation,
                     const struct errand *list, uint32_t person, int64_t utc_s,
                     const struct busy_span *span)
{
	uint32_t nameless, needed = count_needed(list, person, utc_s, span, &nameless);
	return nameless == 0 || needed <= count_there(programme, delegation, utc_s);
}

/* Whether a delegation has people enough whenever something begins, or somebody leaves, while
 * one of them is in a meeting. */
static bool can_spare(const struct free_people *people, uint32_t person,
                      const struct busy_span *span)
{
	const struct hld_programme *programme = people->programme;
	const struct known_person *known = &programme->persons.at[person];
	if (!represents(known))
		return true;
	const struct delegation *delegation = &programme->delegations.at[known->delegation];
	const struct errand *list = people->of_delegations[known->delegation];
	bool enough = suffices(programme, delegation, list, person, span->from_utc_s, span);
	for (const struct errand *e = list; enough && e != NULL; e = e->next)
		if (e->span.from_utc_s > span->from_utc_s && e->span.from_utc_s < span->until_utc_s)
			enough = suffices(programme, delegation, list, person, e->span.from_utc_s,
			                  span);
	for (uint32_t i = 0; enough && list != NULL && i < delegation->count; i++) {
		const struct person *other = delegation_person(programme, delegation, i)->person;
		for (uint32_t n = 0; enough && n < other->absences.count; n++) {
			int64_t from = absence_span(programme, &other->absences.at[n]).from_utc_s;
			if (from > span->from_utc_s && from < span->until_utc_s)
				enough = suffices(programme, delegation, list, person, from, span);
		}
	}
	return enough;
}

bool is_free(const struct free_people *people, uint32_t person, const struct busy_span *span)
{
	const struct person *of = people->programme->persons.at[person].person;
	if (span->from_utc_s >= span->until_utc_s || is_away(people->programme, of, span) ||
	    !serves(people->programme, of, span))
		return false;
	for (const struct errand *e = people->of_persons[person]; e != NULL; e = e->next)
		if (clashes(e, span))
			return false;
	return can_spare(people, person, span);
}
