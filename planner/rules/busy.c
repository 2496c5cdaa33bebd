/* busy.c - rooms and people that are needed in two places at one time.
 *
 * Whoever presides, chairs, discusses, speaks or sits in a meeting is busy for as long.
 * A delegation that is named without a person needs one of its people there; it may be in as
 * many meetings at one time as it has people. One whose people are not known is not judged.
 *
 * All duties are put into bins, one for each delegation and for each person without one, by
 * counting: a programme may have a million of them. check_busy() at the end is where to
 * begin. */
#include <stdlib.h>

#include "base/text.h"
#include "rules/always.h"
#include "rules/use.h"

/* Somebody who is needed somewhere. */
struct duty {
	int64_t start_utc_s, end_utc_s;
	uint32_t person; /* NO_ELEMENT: anyone of the delegation */
	uint32_t meeting, item;
	const char *member;
	uint32_t index, count; /* place in the list of that member */
};

struct bins {
	struct duty *duties;
	size_t *start; /* of each bin among the duties; one more than there are bins */
	bool counting; /* the first run only counts */
};

/* The bin of whoever is named; NO_ELEMENT: nobody. */
static uint32_t bin_of(const struct hld_programme *programme, who_id who)
{
	const struct delegation *delegation = programme_delegation(programme, who);
	bool is_person = who.n < programme->persons.count;
	if (is_person && !represents(&programme->persons.at[who.n]))
		return programme->delegations.count + who.n;
	return delegation != NULL ? (uint32_t)(delegation - programme->delegations.at) : NO_ELEMENT;
}

static void see_duty(const struct hld_programme *programme, struct bins *bins, who_id who,
                     struct duty duty)
{
	uint32_t bin = bin_of(programme, who);
	if (bin == NO_ELEMENT || duty.start_utc_s >= duty.end_utc_s)
		return; /* a time that ends before it begins is reported elsewhere */
	duty.person = who.n < programme->persons.count ? who.n : NO_ELEMENT;
	if (bins->counting)
		bins->start[bin]++;
	else
		bins->duties[bins->start[bin]++] = duty;
}

static void see_duties(const struct hld_programme *programme, struct bins *bins,
                       const who_list *list, struct duty duty, const char *member)
{
	duty.member = member;
	duty.count = list->count;
	for (duty.index = 0; duty.index < list->count; duty.index++)
		see_duty(programme, bins, list->at[duty.index].id, duty);
}

/* All that is to be done in one meeting. */
static void see_meeting(const struct hld_programme *programme, struct bins *bins, uint32_t m)
{
	const struct meeting *meeting = &programme->meetings.at[m];
	struct duty duty = {.meeting = m,
	                    .item = NO_ELEMENT,
	                    .member = "presides",
	                    .start_utc_s = meeting->start.utc_s,
	                    .end_utc_s = meeting->end.utc_s};
	if (meeting->status == CANCELLED)
		return;
	see_duty(programme, bins, meeting->presides.id, duty);
	see_duties(programme, bins, &meeting->chairs, duty, "chairs");
	see_duties(programme, bins, &meeting->discussants, duty, "discussants");
	see_duties(programme, bins, &meeting->panellists, duty, "panellists");
	see_duties(programme, bins, &meeting->participants, duty, "participants");
	for (duty.item = 0; duty.item < meeting->items.count; duty.item++) {
		duty.start_utc_s = item_start(meeting, duty.item).utc_s;
		duty.end_utc_s = item_end(meeting, duty.item).utc_s;
		see_duties(programme, bins, &meeting->items.at[duty.item].by, duty, "by");
	}
}

static void see_meetings(const struct check *check, struct bins *bins)
{
	for (uint32_t i = 0; i < check->programme->by_start.count; i++)
		see_meeting(check->programme, bins, check->briefs[i].id.n);
}

/* Put all duties into their bins, each bin by start. */
static bool fill_bins(struct check *check, struct bins *bins)
{
	size_t count =
		(size_t)check->programme->delegations.count + check->programme->persons.count;
	bins->start = calloc(count + 1, sizeof *bins->start);
	if (bins->start == NULL)
		return false;
	bins->counting = true;
	see_meetings(check, bins);
	size_t all = 0;
	for (size_t i = 0; i <= count; i++) {
		size_t here = bins->start[i];
		bins->start[i] = all;
		all += here;
	}
	bins->duties = malloc((all + 1) * sizeof *bins->duties);
	if (bins->duties == NULL)
		return false;
	bins->counting = false;
	see_meetings(check, bins);
	for (size_t i = count; i > 0; i--) /* each start has moved to the next */
		bins->start[i] = bins->start[i - 1];
	bins->start[0] = 0;
	return true;
}

/* Duties come by the start of their meetings; only items may stand out of order. */
static void sort_bin(struct duty *duties, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct duty duty = duties[i];
		size_t n = i;
		for (; n > 0 && duties[n - 1].start_utc_s > duty.start_utc_s; n--)
			duties[n] = duties[n - 1];
		duties[n] = duty;
	}
}

static struct spot duty_spot(struct check *check, const struct duty *duty)
{
	struct spot spot = spot_item((meeting_id){duty->meeting}, duty->item, duty->member);
	return duty->count > 1 ? spot_element(check, spot, duty->index) : spot;
}

static const char *say_duty(const struct check *check, const struct duty *duty, char to[SAY_ROOM])
{
	return say_use(check, duty->meeting, duty->item, to);
}

static const char *say_person(const struct check *check, uint32_t person, char to[SAY_ROOM])
{
	const char *id = check->programme->persons.at[person].person->id;
	return say_who(check, &(struct who_ref){id, {person}}, to);
}

/* Of the duties of a person so far the one that ends last, and the one that does so among
 * those of other meetings. */
struct latest {
	const struct duty *all, *others;
};

static void keep_latest(struct latest *latest, const struct duty *duty)
{
	if (latest->all == NULL || duty->end_utc_s > latest->all->end_utc_s) {
		if (latest->all != NULL && latest->all->meeting != duty->meeting)
			latest->others = latest->all;
		latest->all = duty;
	} else if (duty->meeting != latest->all->meeting &&
	           (latest->others == NULL || duty->end_utc_s > latest->others->end_utc_s)) {
		latest->others = duty;
	}
}

/* Hold each duty of a person against the latest before it in another meeting. */
static void check_person(struct check *check, const struct duty *duty, struct latest *latest)
{
	const struct duty *before = latest->all;
	char a[SAY_ROOM], b[SAY_ROOM], name[SAY_ROOM];
	if (before != NULL && before->meeting == duty->meeting)
		before = latest->others;
	if (before != NULL && duty->start_utc_s < before->end_utc_s) {
		always_begin(check, ALWAYS_TWO_PLACES);
		report(check, duty_spot(check, duty), "%s is needed in %s and in %s",
		       say_person(check, duty->person, name), say_duty(check, before, a),
		       say_duty(check, duty, b));
	}
	keep_latest(latest, duty);
}

static bool is_before(struct moment a, struct moment b)
{
	return a.day < b.day || (a.day == b.day && a.min < b.min);
}

/* The absence of a person that meets the span, in the local time of the meeting. */
static const struct absence *absence_in(const struct person *person, struct moment start,
                                        struct moment end)
{
	for (uint32_t i = 0; i < person->absences.count; i++) {
		const struct absence *absence = &person->absences.at[i];
		if (is_before(absence->from, end) && is_before(start, absence->until))
			return absence;
	}
	return NULL;
}

static void check_absence(struct check *check, const struct duty *duty)
{
	const struct meeting *meeting = &check->programme->meetings.at[duty->meeting];
	const struct person *person = check->programme->persons.at[duty->person].person;
	bool whole = duty->item == NO_ELEMENT;
	struct moment start = whole ? meeting->start : item_start(meeting, duty->item);
	struct moment end = whole ? meeting->end : item_end(meeting, duty->item);
	const struct absence *absence = absence_in(person, start, end);
	char what[SAY_ROOM], when[SAY_ROOM], name[SAY_ROOM];
	if (absence == NULL)
		return;
	always_begin(check, ALWAYS_ABSENT);
	report(check, duty_spot(check, duty), "%s is needed in %s, but is absent %s",
	       say_person(check, duty->person, name), say_duty(check, duty, what),
	       say_span(absence->from, absence->until, when));
}

/* How many people of a delegation could be there when a duty of it begins. */
static uint32_t count_there(const struct check *check, uint32_t delegation, const struct duty *duty)
{
	const struct hld_programme *programme = check->programme;
	const struct meeting *meeting = &programme->meetings.at[duty->meeting];
	struct moment start =
		duty->item == NO_ELEMENT ? meeting->start : item_start(meeting, duty->item);
	struct moment end = start;
	uint32_t there = 0;
	end.min++;
	for (uint32_t i = 0; i < programme->persons.count; i++)
		there += programme->persons.at[i].delegation == delegation &&
		         represents(&programme->persons.at[i]) &&
		         absence_in(programme->persons.at[i].person, start, end) == NULL;
	return there;
}

/* Whether the n-th of the duties that go on needs somebody of its own: a person is counted
 * once, and so is a meeting in which the delegation has nobody by name. */
static bool needs_another(struct duty *const *going, size_t count, size_t n)
{
	const struct duty *duty = going[n];
	for (size_t i = 0; i < count; i++) {
		bool same = duty->person != NO_ELEMENT ? going[i]->person == duty->person
		                                       : going[i]->meeting == duty->meeting;
		if (same && (i < n || going[i]->person != duty->person))
			return false;
	}
	return true;
}

static uint32_t count_needed(struct duty *const *going, size_t count)
{
	uint32_t needed = 0;
	for (size_t n = 0; n < count; n++)
		needed += needs_another(going, count, n);
	return needed;
}

static bool is_said(struct duty *const *going, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (going[i]->meeting == going[n]->meeting)
			return true;
	return false;
}

enum { GOING_ROOM = 4 * SAY_ROOM };

/* "in round table 1 (...), in round table 2 (...) and in ..." */
static void say_going(const struct check *check, struct duty *const *going, size_t count,
                      char to[GOING_ROOM])
{
	uint32_t meetings = 0, said = 0;
	char what[SAY_ROOM];
	to[0] = '\0';
	for (size_t i = 0; i < count; i++)
		meetings += !is_said(going, i);
	for (size_t i = 0; i < count; i++)
		if (!is_said(going, i))
			text_append(to, GOING_ROOM, "%sin %s",
			            say_between(said++, meetings, " and "),
			            say_duty(check, going[i], what));
}

static void report_missing(struct check *check, uint32_t delegation, struct duty *const *going,
                           size_t count, uint32_t needed, uint32_t there)
{
	const struct delegation *of = &check->programme->delegations.at[delegation];
	char where[GOING_ROOM], has[SAY_ROOM], missing[SAY_ROOM];
	say_going(check, going, count, where);
	always_begin(check, ALWAYS_TOO_FEW);
	report(check, duty_spot(check, going[count - 1]),
	       "%s is needed %s at one time and has %s %s there; %s %s missing",
	       text_in(&of->participant->name, NULL), where, say_number(there, has),
	       there == 1 ? "representative" : "representatives",
	       say_number(needed - there, missing), needed - there == 1 ? "is" : "are");
}

/* Go through the duties of a delegation by start, with those that go on at the moment, and
 * report each time that more people are missing than before. */
static void check_delegation(struct check *check, uint32_t delegation, struct duty *duties,
                             size_t count)
{
	const struct delegation *of = &check->programme->delegations.at[delegation];
	struct duty **going = arena_array(check->scratch, count, sizeof(void *));
	size_t on = 0;
	uint32_t reported = 0;
	check->failed = check->failed || going == NULL;
	for (size_t i = 0; going != NULL && i < count; i++) {
		size_t left = 0;
		for (size_t n = 0; n < on; n++)
			if (going[n]->end_utc_s > duties[i].start_utc_s)
				going[left++] = going[n];
		reported = left == 0 ? 0 : reported;
		going[left] = &duties[i];
		on = left + 1;
		if (on < 2 || (on <= of->representatives && !of->has_absences))
			continue; /* at most one person a duty */
		uint32_t needed = count_needed(going, on);
		uint32_t there = of->has_absences ? count_there(check, delegation, &duties[i])
		                                  : of->representatives;
		if (needed > 1 && needed > there && needed > reported) {
			report_missing(check, delegation, going, on, needed, there);
			reported = needed;
		}
	}
}

static bool has_unnamed(const struct duty *duties, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (duties[i].person == NO_ELEMENT)
			return true;
	return false;
}

static void check_bins(struct check *check, struct bins *bins, struct latest *latest)
{
	const struct hld_programme *programme = check->programme;
	size_t count = (size_t)programme->delegations.count + programme->persons.count;
	for (size_t bin = 0; bin < count; bin++) {
		struct duty *duties = &bins->duties[bins->start[bin]];
		size_t duty_count = bins->start[bin + 1] - bins->start[bin];
		sort_bin(duties, duty_count);
		for (size_t i = 0; i < duty_count; i++) {
			if (duties[i].person == NO_ELEMENT)
				continue;
			check_person(check, &duties[i], &latest[duties[i].person]);
			check_absence(check, &duties[i]);
		}
		if (bin < programme->delegations.count &&
		    programme->delegations.at[bin].representatives > 0 &&
		    has_unnamed(duties, duty_count))
			check_delegation(check, (uint32_t)bin, duties, duty_count);
		arena_clear(check->scratch);
	}
}

static void check_people(struct check *check)
{
	struct bins bins = {0};
	struct latest *latest = calloc((size_t)check->programme->persons.count + 1, sizeof *latest);
	if (latest != NULL && fill_bins(check, &bins))
		check_bins(check, &bins, latest);
	else
		check->failed = true;
	free(bins.duties);
	free(bins.start);
	free(latest);
}

static void room_clash(struct check *check, const struct use *earlier, const struct use *later)
{
	char a[SAY_ROOM], b[SAY_ROOM];
	report(check, spot_meeting((meeting_id){later->meeting}, "room"),
	       "%s is in use by %s when %s is to be there",
	       text_in(&programme_room(check->programme, (room_id){later->of})->name, NULL),
	       say_use(check, earlier->meeting, NO_ELEMENT, a),
	       say_use(check, later->meeting, NO_ELEMENT, b));
}

static void check_rooms(struct check *check)
{
	struct uses uses = {0};
	for (uint32_t i = 0; i < check->programme->by_start.count; i++) {
		const uint32_t m = check->briefs[i].id.n;
		const struct meeting *meeting = &check->programme->meetings.at[m];
		if (meeting->status != CANCELLED && meeting->room.id.n != NO_ELEMENT)
			uses_add(check, &uses,
			         (struct use){meeting->room.id.n, meeting->start.utc_s,
			                      meeting->end.utc_s, m, NO_ELEMENT, 0});
	}
	always_begin(check, ALWAYS_ROOM_IN_USE);
	uses_sweep(check, &uses, room_clash);
}

void check_busy(struct check *check)
{
	check_rooms(check);
	check_people(check);
}
