/* busy.c - rooms and people that are needed in two places at one time.
 *
 * Whoever presides, chairs, discusses or sits in a meeting is busy for as long, and whoever
 * speaks in an item that has a time of its own for that time. One of a list of speakers, and
 * one who speaks in an item without a time, is needed at some moment of it: that clashes only
 * with what takes all of it. A delegation that is named without a person needs one of its
 * people there; it may be in as many meetings at one time as it has people. One whose people
 * are not known is not judged.
 *
 * All duties are put into bins, one for each delegation and for each person without one, by
 * counting: a programme may have a million of them. check_busy() at the end is where to
 * begin. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/always.h"
#include "rules/use.h"

/* How much of somebody's time a duty takes. */
enum grip {
	FIRM,     /* a part in the meeting that nobody else can take */
	SITS,     /* among the participants */
	SPEAKS,   /* in an item with a time of its own */
	SOMETIME, /* at some moment of the time given */
};

/* Somebody who is needed somewhere. */
struct duty {
	int64_t start_utc_s, end_utc_s;
	struct who_ref who;
	uint32_t person; /* NO_ELEMENT: anyone of the delegation */
	uint32_t meeting, item;
	enum grip grip;
	const char *member;
	uint32_t index, count; /* place in the list of that member */
	uint32_t told;         /* meeting with which a clash was reported; NO_ELEMENT: none */
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

static void see_duty(const struct hld_programme *programme, struct bins *bins,
                     const struct who_ref *ref, struct duty duty)
{
	const who_id who = ref->id;
	uint32_t bin = bin_of(programme, who);
	if (bin == NO_ELEMENT || duty.start_utc_s >= duty.end_utc_s)
		return; /* a time that ends before it begins is reported elsewhere */
	duty.person = who.n < programme->persons.count ? who.n : NO_ELEMENT;
	duty.told = NO_ELEMENT;
	duty.who = *ref;
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
		see_duty(programme, bins, &list->at[duty.index], duty);
}

static enum grip grip_of(const struct item *item)
{
	bool timed = item->start.state != MOMENT_UNKNOWN && item->end.state != MOMENT_UNKNOWN;
	return timed && item->kind != STATEMENTS ? SPEAKS : SOMETIME;
}

/* All that is to be done in one meeting. */
static void see_meeting(const struct hld_programme *programme, struct bins *bins, uint32_t m)
{
	const struct meeting *meeting = &programme->meetings.at[m];
	struct duty duty = {.meeting = m,
	                    .item = NO_ELEMENT,
	                    .grip = FIRM,
	                    .member = "presides",
	                    .start_utc_s = meeting->start.utc_s,
	                    .end_utc_s = meeting->end.utc_s};
	if (meeting->status == CANCELLED)
		return;
	see_duty(programme, bins, &meeting->presides, duty);
	see_duties(programme, bins, &meeting->chairs, duty, "chairs");
	see_duties(programme, bins, &meeting->discussants, duty, "discussants");
	see_duties(programme, bins, &meeting->panellists, duty, "panellists");
	duty.grip = SITS;
	see_duties(programme, bins, &meeting->participants, duty, "participants");
	for (duty.item = 0; duty.item < meeting->items.count; duty.item++) {
		const struct item *item = &meeting->items.at[duty.item];
		duty.grip = grip_of(item);
		duty.start_utc_s = item_start(meeting, duty.item).utc_s;
		duty.end_utc_s = item_end(meeting, duty.item).utc_s;
		see_duties(programme, bins, &item->by, duty, "by");
	}
}

static void see_meetings(const struct check *check, struct bins *bins)
{
	for (uint32_t i = 0; i < check->programme->by_start.count; i++)
		see_meeting(check->programme, bins, check->briefs[i].id.n);
}

/* Put all duties into their bins, in the order of the meetings' starts. */
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

/* By start; of those that begin together, what takes more of the time comes first. */
static int duty_compare(const void *a, const void *b)
{
	const struct duty *x = a, *y = b;
	if (x->start_utc_s != y->start_utc_s)
		return x->start_utc_s < y->start_utc_s ? -1 : 1;
	if (x->meeting != y->meeting)
		return 0; /* the sort is stable: in the order of the meetings */
	return x->grip < y->grip ? -1 : x->grip > y->grip;
}

/* Duties come by the start of their meetings; only items may stand out of order. */
static void sort_bin(struct duty *duties, size_t count, struct duty *spare)
{
	bool sorted = true;
	for (size_t i = 1; sorted && i < count; i++)
		sorted = duty_compare(&duties[i - 1], &duties[i]) <= 0;
	for (size_t run = 1; !sorted && run < count; run *= 2) {
		for (size_t from = 0; from < count; from += 2 * run) {
			size_t middle = from + run < count ? from + run : count;
			size_t to = from + 2 * run < count ? from + 2 * run : count;
			size_t a = from, b = middle;
			for (size_t n = from; n < to; n++)
				spare[n] = b == to || (a < middle &&
				                       duty_compare(&duties[a], &duties[b]) <= 0)
				                   ? duties[a++]
				                   : duties[b++];
		}
		memcpy(duties, spare, count * sizeof *duties);
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

static const char *say_one(const struct check *check, const struct duty *duty, char to[SAY_ROOM])
{
	return say_who(check, &duty->who, to);
}

static bool covers(const struct duty *a, const struct duty *b)
{
	return a->start_utc_s <= b->start_utc_s && a->end_utc_s >= b->end_utc_s;
}

/* What it is that one person has two duties which overlap: a breach, or, where somebody who
 * sits in one meeting has a statement in another, a warning; HLD_NOTE: nothing. */
static hld_severity clash(const struct duty *a, const struct duty *b)
{
	const struct duty *firm = a->grip <= b->grip ? a : b, *other = firm == a ? b : a;
	bool may_leave = firm->grip == SITS || firm->grip == SOMETIME;
	if (other->grip == SOMETIME)
		return !may_leave && covers(firm, other) ? HLD_BREACH : HLD_NOTE;
	return firm->grip == SITS && other->grip == SPEAKS ? HLD_WARNING : HLD_BREACH;
}

/* The duties that go on at a moment. */
struct going {
	struct duty **at;
	size_t count;
	uint32_t persons;  /* who have them by name */
	uint32_t nameless; /* meetings among them in which the delegation has nobody by name */
	uint32_t *person;  /* of each person: duties that go on */
	uint32_t *named, *unnamed; /* of each meeting: likewise, by people and by nobody */
};

/* Count a duty that begins (by 1) or ends (by -1). */
static void going_count(struct going *going, const struct duty *duty, int by)
{
	uint32_t *named = &going->named[duty->meeting], *unnamed = &going->unnamed[duty->meeting];
	if (duty->grip == SOMETIME)
		return; /* others can go there in turn */
	going->nameless -= *unnamed > 0 && *named == 0;
	if (duty->person != NO_ELEMENT) {
		uint32_t *person = &going->person[duty->person];
		going->persons -= *person > 0;
		*person += (uint32_t)by;
		going->persons += *person > 0;
		*named += (uint32_t)by;
	} else {
		*unnamed += (uint32_t)by;
	}
	going->nameless += *unnamed > 0 && *named == 0;
}

static uint32_t needed(const struct going *going)
{
	return going->persons + going->nameless;
}

/* Let those go that have ended when a duty begins. */
static void going_until(struct going *going, int64_t utc_s)
{
	size_t left = 0;
	for (size_t i = 0; i < going->count; i++) {
		if (going->at[i]->end_utc_s > utc_s)
			going->at[left++] = going->at[i];
		else
			going_count(going, going->at[i], -1);
	}
	going->count = left;
}

static bool same_one(const struct duty *a, const struct duty *b)
{
	return a->person == b->person && a->meeting == b->meeting;
}

/* Whether somebody is in the meeting already for all the time that a duty takes: one who sits
 * there cannot be gone for the time of a statement. */
static bool is_there_anyway(const struct going *going, const struct duty *duty)
{
	for (size_t i = 0; i < going->count; i++) {
		const struct duty *other = going->at[i];
		bool adds = other->grip == SITS && duty->grip == SPEAKS;
		if (same_one(other, duty) && covers(other, duty) && !adds)
			return true;
	}
	return false;
}

/* See that nobody is in one list twice; the duties of a meeting follow one another. */
static void check_twice(struct check *check, const struct duty *duties, size_t n)
{
	const struct duty *duty = &duties[n];
	char name[SAY_ROOM];
	while (n-- > 0 && duties[n].meeting == duty->meeting &&
	       duties[n].start_utc_s == duty->start_utc_s) {
		if (!same_one(&duties[n], duty) || duties[n].member != duty->member ||
		    duties[n].item != duty->item)
			continue;
		always_begin(check, ALWAYS_TWICE);
		report(check, duty_spot(check, duty), "%s is in the list a second time",
		       say_one(check, duty, name));
		return;
	}
}

/* Hold the duty of a person against those that go on in other meetings. */
static void check_person(struct check *check, const struct going *going, const struct duty *duty)
{
	char a[SAY_ROOM], b[SAY_ROOM], name[SAY_ROOM];
	for (size_t i = 0; i < going->count; i++) {
		struct duty *other = going->at[i];
		if (other->person != duty->person || other->meeting == duty->meeting ||
		    other->told == duty->meeting)
			continue;
		hld_severity severity = clash(other, duty);
		if (severity == HLD_NOTE)
			continue;
		for (size_t n = 0; n < going->count; n++)
			if (same_one(going->at[n], other))
				going->at[n]->told = duty->meeting;
		always_begin(check, ALWAYS_TWO_PLACES);
		check->severity = severity;
		report(check, duty_spot(check, duty), "%s is needed in %s and in %s",
		       say_one(check, duty, name), say_duty(check, other, a),
		       say_duty(check, duty, b));
	}
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

static struct moment duty_start(const struct check *check, const struct duty *duty)
{
	const struct meeting *meeting = &check->programme->meetings.at[duty->meeting];
	return duty->item == NO_ELEMENT ? meeting->start : item_start(meeting, duty->item);
}

static struct moment duty_end(const struct check *check, const struct duty *duty)
{
	const struct meeting *meeting = &check->programme->meetings.at[duty->meeting];
	return duty->item == NO_ELEMENT ? meeting->end : item_end(meeting, duty->item);
}

static void check_absence(struct check *check, const struct duty *duty)
{
	const struct person *person = check->programme->persons.at[duty->person].person;
	struct moment start = duty_start(check, duty), end = duty_end(check, duty);
	const struct absence *absence = absence_in(person, start, end);
	char what[SAY_ROOM], when[SAY_ROOM], name[SAY_ROOM];
	bool in_between = absence != NULL && duty->grip == SOMETIME &&
	                  (is_before(start, absence->from) || is_before(absence->until, end));
	if (absence == NULL || in_between)
		return;
	always_begin(check, ALWAYS_ABSENT);
	report(check, duty_spot(check, duty), "%s is needed in %s, but is absent from %s",
	       say_one(check, duty, name), say_duty(check, duty, what),
	       say_span(absence->from, absence->until, when));
}

/* How many people of a delegation are not absent at an instant, by the clock of the
 * programme. */
static uint32_t count_there(const struct check *check, const struct delegation *delegation,
                            int64_t utc_s)
{
	const struct zone *zone = &check->programme->zones.at[0];
	uint32_t there = delegation->representatives;
	for (uint32_t i = 0; delegation->has_absences && i < delegation->count; i++) {
		const struct known_person *known =
			delegation_person(check->programme, delegation, i);
		bool away = false;
		for (uint32_t n = 0; n < known->person->absences.count; n++) {
			struct moment from = known->person->absences.at[n].from;
			struct moment until = known->person->absences.at[n].until;
			zone_fix(zone, &from);
			zone_fix(zone, &until);
			away = away || (from.utc_s <= utc_s && utc_s < until.utc_s);
		}
		there -= represents(known) && away;
	}
	return there;
}

static int instant_compare(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* The instants at which somebody of a delegation leaves, ascending. */
struct instants {
	int64_t *at;
	size_t count, next;
};

static struct instants absences_of(struct check *check, const struct delegation *delegation)
{
	const struct hld_programme *programme = check->programme;
	struct instants instants = {0};
	size_t most = 0;
	if (delegation == NULL || !delegation->has_absences)
		return instants;
	for (uint32_t i = 0; i < delegation->count; i++)
		most += delegation_person(programme, delegation, i)->person->absences.count;
	instants.at = arena_array(check->scratch, most, sizeof *instants.at);
	check->failed = check->failed || instants.at == NULL;
	for (uint32_t i = 0; instants.at != NULL && i < delegation->count; i++) {
		const struct person *person = delegation_person(programme, delegation, i)->person;
		for (uint32_t n = 0; n < person->absences.count; n++) {
			struct moment from = person->absences.at[n].from;
			zone_fix(&programme->zones.at[0], &from);
			instants.at[instants.count++] = from.utc_s;
		}
	}
	if (instants.count > 1)
		qsort(instants.at, instants.count, sizeof *instants.at, instant_compare);
	return instants;
}

enum { GOING_ROOM = 3 * SAY_ROOM, MOST_SAID = 3 };

/* "in round table 1 (...), in round table 2 (...) and in 4 others" */
static void say_going(const struct check *check, const struct going *going, char to[GOING_ROOM])
{
	uint32_t said[MOST_SAID], count = 0, others = 0;
	char what[SAY_ROOM];
	to[0] = '\0';
	for (size_t i = going->count; i-- > 0;) {
		const struct duty *duty = going->at[i];
		bool again = duty->grip == SOMETIME;
		for (uint32_t n = 0; n < count; n++)
			again = again || said[n] == duty->meeting;
		if (again)
			continue;
		if (count == MOST_SAID) {
			others++;
			continue;
		}
		text_append(to, GOING_ROOM, "%sin %s", count == 0 ? "" : " and ",
		            say_duty(check, duty, what));
		said[count++] = duty->meeting;
	}
	if (others > 0)
		text_append(to, GOING_ROOM, " and elsewhere %u times", (unsigned)others);
}

static void report_missing(struct check *check, const struct delegation *of,
                           const struct going *going, uint32_t there)
{
	char where[GOING_ROOM], has[SAY_ROOM], missing[SAY_ROOM];
	uint32_t lacks = needed(going) - there;
	say_going(check, going, where);
	always_begin(check, ALWAYS_TOO_FEW);
	report(check, duty_spot(check, going->at[going->count - 1]),
	       "%s has %s %s there, %s %s missing: at one time it is needed %s",
	       text_in(&of->participant->name, NULL), say_number(there, has),
	       there == 1 ? "representative" : "representatives", say_number(lacks, missing),
	       lacks == 1 ? "is" : "are", where);
}

static void take_up(struct check *check, struct going *going, struct duty *duty)
{
	if (duty->person != NO_ELEMENT) {
		check_person(check, going, duty);
		check_absence(check, duty);
	}
	going->at[going->count++] = duty;
	going_count(going, duty, 1);
}

/* Report, at an instant, that more people are missing than was reported before. */
static void see_missing(struct check *check, const struct delegation *of, const struct going *going,
                        int64_t utc_s, uint32_t *reported)
{
	uint32_t missing = 0;
	if (of != NULL && of->representatives > 0 && going->nameless > 0) {
		uint32_t there = count_there(check, of, utc_s);
		missing = needed(going) > there ? needed(going) - there : 0;
		if (missing > *reported)
			report_missing(check, of, going, there);
	}
	*reported = missing;
}

/* Go through the duties of a bin by start, with those that go on at the moment, and through
 * the absences between them; of NULL: the bin is of one person. */
static void check_bin(struct check *check, const struct delegation *of, struct duty *duties,
                      size_t count, struct going *going)
{
	struct instants leave = absences_of(check, of);
	uint32_t reported = 0;
	for (size_t i = 0; i <= count; i++) {
		int64_t now = i < count ? duties[i].start_utc_s : INT64_MAX;
		for (; leave.next < leave.count && leave.at[leave.next] < now; leave.next++) {
			going_until(going, leave.at[leave.next]);
			see_missing(check, of, going, leave.at[leave.next], &reported);
		}
		going_until(going, now);
		if (i == count)
			break;
		check_twice(check, duties, i);
		if (!is_there_anyway(going, &duties[i]))
			take_up(check, going, &duties[i]);
		if (i + 1 == count || duties[i + 1].start_utc_s > now)
			see_missing(check, of, going, now, &reported);
	}
}

static size_t longest_bin(const struct bins *bins, size_t count)
{
	size_t longest = 0;
	for (size_t i = 0; i < count; i++)
		if (bins->start[i + 1] - bins->start[i] > longest)
			longest = bins->start[i + 1] - bins->start[i];
	return longest;
}

static void check_bins(struct check *check, struct bins *bins)
{
	const struct hld_programme *programme = check->programme;
	size_t count = (size_t)programme->delegations.count + programme->persons.count;
	size_t longest = longest_bin(bins, count) + 1, meetings = programme->meetings.count;
	struct duty *spare = calloc(longest, sizeof *spare);
	struct going going = {.at = calloc(longest, sizeof(void *)),
	                      .person = calloc(count + 1, sizeof *going.person),
	                      .named = calloc(meetings + 1, sizeof *going.named),
	                      .unnamed = calloc(meetings + 1, sizeof *going.unnamed)};
	bool whole = spare != NULL && going.at != NULL && going.person != NULL &&
	             going.named != NULL && going.unnamed != NULL;
	for (size_t bin = 0; whole && bin < count; bin++) {
		struct duty *duties = &bins->duties[bins->start[bin]];
		size_t duty_count = bins->start[bin + 1] - bins->start[bin];
		const struct delegation *of =
			bin < programme->delegations.count ? &programme->delegations.at[bin] : NULL;
		sort_bin(duties, duty_count, spare);
		check_bin(check, of, duties, duty_count, &going);
		arena_clear(check->scratch);
	}
	check->failed |= !whole;
	free(going.unnamed);
	free(going.named);
	free(going.person);
	free(going.at);
	free(spare);
}

static void check_people(struct check *check)
{
	struct bins bins = {0};
	if (fill_bins(check, &bins))
		check_bins(check, &bins);
	else
		check->failed = true;
	free(bins.duties);
	free(bins.start);
}

static void room_clash(struct check *check, const struct use *earlier, const struct use *later)
{
	const struct meeting *meetings = check->programme->meetings.at;
	char a[SAY_ROOM], b[SAY_ROOM];
	bool agreed = meetings[earlier->meeting].status != TENTATIVE &&
	              meetings[later->meeting].status != TENTATIVE;
	check->severity = agreed ? HLD_BREACH : HLD_WARNING;
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
