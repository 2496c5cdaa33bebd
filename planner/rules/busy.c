/* busy.c - people that are needed in two places at one time, or while they are absent.
 *
 * Whoever presides, chairs, discusses or sits in a meeting is busy for as long, and whoever
 * speaks in an item that has a time of its own for that time. One of a list of speakers, and
 * one who speaks in an item without a time, is needed at some moment of it: that clashes only
 * with what takes all of it. A delegation that is named without a person needs one of its
 * people there; it may be in as many meetings at one time as it has people. One whose people
 * are not known is not judged.
 *
 * check_busy() at the end is where to begin. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/always.h"
#include "rules/duty.h"
#include "rules/use.h"

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
static hld_severity clash_of(const struct duty *a, const struct duty *b)
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

/* Two duties of one person that clash. Of all those of two meetings the worst is told. */
struct clash {
	const struct duty *earlier, *later;
	hld_severity severity;
	size_t n; /* in the order in which they were found */
};

/* Those of a bin. Nobody learns more from a hundredth: of each duty so many are looked at. */
enum { MOST_CLASHES = 32 };
struct clashes {
	struct clash *at;
	size_t count, room;
};

static bool clashes_add(struct clashes *clashes, struct clash clash)
{
	if (clashes->count == clashes->room) {
		size_t room = clashes->room != 0 ? 2 * clashes->room : MOST_CLASHES;
		struct clash *at = realloc(clashes->at, room * sizeof *at);
		if (at == NULL)
			return false;
		clashes->at = at;
		clashes->room = room;
	}
	clash.n = clashes->count;
	clashes->at[clashes->count++] = clash;
	return true;
}

static uint32_t lower(const struct clash *clash)
{
	uint32_t a = clash->earlier->meeting, b = clash->later->meeting;
	return a < b ? a : b;
}

static uint32_t upper(const struct clash *clash)
{
	uint32_t a = clash->earlier->meeting, b = clash->later->meeting;
	return a < b ? b : a;
}

/* By person and meetings; of those that have all in common, whichever was said of a. */
static int pair_compare(const struct clash *a, const struct clash *b)
{
	if (a->later->person != b->later->person)
		return a->later->person < b->later->person ? -1 : 1;
	if (lower(a) != lower(b))
		return lower(a) < lower(b) ? -1 : 1;
	return upper(a) < upper(b) ? -1 : upper(a) > upper(b);
}

/* The same, and the worst first. */
static int clash_compare(const void *a, const void *b)
{
	const struct clash *x = a, *y = b;
	int pairs = pair_compare(x, y);
	if (pairs != 0)
		return pairs;
	if (x->severity != y->severity)
		return x->severity == HLD_BREACH ? -1 : 1;
	return x->n < y->n ? -1 : x->n > y->n;
}

/* Hold the duty of a person against those that go on in other meetings. */
static void see_clashes(struct check *check, struct clashes *clashes, const struct going *going,
                        const struct duty *duty)
{
	uint32_t seen = 0;
	for (size_t i = 0; i < going->count && seen < MOST_CLASHES; i++) {
		const struct duty *other = going->at[i];
		if (other->person != duty->person || other->meeting == duty->meeting)
			continue;
		hld_severity severity = clash_of(other, duty);
		if (severity == HLD_NOTE)
			continue;
		seen++;
		if (!clashes_add(clashes, (struct clash){other, duty, severity, 0}))
			check->failed = true;
	}
}

static void report_clashes(struct check *check, struct clashes *clashes)
{
	char a[SAY_ROOM], b[SAY_ROOM], name[SAY_ROOM];
	if (clashes->count > 1)
		qsort(clashes->at, clashes->count, sizeof *clashes->at, clash_compare);
	for (size_t i = 0; i < clashes->count; i++) {
		const struct clash *clash = &clashes->at[i];
		if (i > 0 && pair_compare(&clashes->at[i - 1], clash) == 0)
			continue;
		always_begin(check, ALWAYS_TWO_PLACES);
		check->severity = clash->severity;
		report(check, duty_spot(check, clash->later), "%s is needed in %s and in %s",
		       say_one(check, clash->later, name), say_duty(check, clash->earlier, a),
		       say_duty(check, clash->later, b));
	}
	clashes->count = 0;
}

/* When an absence is, by the clock of the programme. */
static void absence_times(const struct check *check, const struct absence *absence,
                          int64_t *from_utc_s, int64_t *until_utc_s)
{
	struct moment from = absence->from, until = absence->until;
	zone_fix(&check->programme->zones.at[0], &from);
	zone_fix(&check->programme->zones.at[0], &until);
	*from_utc_s = from.utc_s;
	*until_utc_s = until.utc_s;
}

/* The absence of a person that meets a time, and ends last of those that are there already as
 * it begins; NULL: none. */
static const struct absence *absence_at(const struct check *check, const struct person *person,
                                        int64_t start_utc_s, int64_t end_utc_s,
                                        int64_t *until_utc_s)
{
	const struct absence *met = NULL;
	bool begun = false;
	for (uint32_t i = 0; i < person->absences.count; i++) {
		int64_t from, until;
		absence_times(check, &person->absences.at[i], &from, &until);
		if (from >= end_utc_s || until <= start_utc_s)
			continue;
		bool is_there = from <= start_utc_s;
		if (met != NULL && (!is_there || (begun && until <= *until_utc_s)))
			continue;
		met = &person->absences.at[i];
		begun = is_there;
		*until_utc_s = until;
	}
	if (!begun)
		*until_utc_s = start_utc_s;
	return met;
}

/* Whether one absence after the other takes all of a time. */
static bool is_away_throughout(const struct check *check, const struct person *person,
                               int64_t start_utc_s, int64_t end_utc_s)
{
	for (int64_t until; start_utc_s < end_utc_s; start_utc_s = until)
		if (absence_at(check, person, start_utc_s, end_utc_s, &until) == NULL ||
		    until <= start_utc_s)
			return false;
	return true;
}

static void check_absence(struct check *check, const struct duty *duty)
{
	const struct person *person = check->programme->persons.at[duty->person].person;
	char what[SAY_ROOM], when[SAY_ROOM], name[SAY_ROOM];
	int64_t until;
	const struct absence *absence =
		absence_at(check, person, duty->start_utc_s, duty->end_utc_s, &until);
	if (absence == NULL ||
	    (duty->grip == SOMETIME &&
	     !is_away_throughout(check, person, duty->start_utc_s, duty->end_utc_s)))
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
	uint32_t there = delegation->representatives;
	for (uint32_t i = 0; delegation->has_absences && i < delegation->count; i++) {
		const struct known_person *known =
			delegation_person(check->programme, delegation, i);
		bool away = false;
		for (uint32_t n = 0; n < known->person->absences.count; n++) {
			int64_t from, until;
			absence_times(check, &known->person->absences.at[n], &from, &until);
			away = away || (from <= utc_s && utc_s < until);
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
			int64_t until;
			absence_times(check, &person->absences.at[n],
			              &instants.at[instants.count++], &until);
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
		text_append(to, GOING_ROOM, " and elsewhere %u time%s", (unsigned)others,
		            others == 1 ? "" : "s");
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

static void take_up(struct check *check, struct clashes *clashes, struct going *going,
                    struct duty *duty)
{
	if (duty->person != NO_ELEMENT) {
		see_clashes(check, clashes, going, duty);
		check_absence(check, duty);
	}
	going->at[going->count++] = duty;
	going_count(going, duty, 1);
}

/* How many people of a delegation are missing at an instant; *there are those who are not. */
static uint32_t missing_at(const struct check *check, const struct delegation *of,
                           const struct going *going, int64_t utc_s, uint32_t *there)
{
	if (of == NULL || of->representatives == 0 || going->nameless == 0)
		return 0;
	*there = count_there(check, of, utc_s);
	return needed(going) > *there ? needed(going) - *there : 0;
}

/* Report, at an instant, that more people are missing than was reported before. */
static void see_missing(struct check *check, const struct delegation *of, const struct going *going,
                        int64_t utc_s, uint32_t *reported)
{
	uint32_t there, missing = missing_at(check, of, going, utc_s, &there);
	if (missing > *reported)
		report_missing(check, of, going, there);
	*reported = missing;
}

/* Those who have ended leave fewer missing: whoever is missing then is told of anew. */
static void see_ended(const struct check *check, const struct delegation *of, struct going *going,
                      int64_t utc_s, uint32_t *reported)
{
	uint32_t there;
	size_t before = going->count;
	going_until(going, utc_s);
	if (*reported == 0 || going->count == before)
		return;
	uint32_t missing = missing_at(check, of, going, utc_s, &there);
	if (missing < *reported)
		*reported = missing;
}

/* Go through the duties of a bin by start, with those that go on at the moment, and through
 * the absences between them; of NULL: the bin is of one person. */
static void check_bin(struct check *check, const struct delegation *of, struct duty *duties,
                      size_t count, struct going *going, struct clashes *clashes)
{
	struct instants leave = absences_of(check, of);
	uint32_t reported = 0;
	for (size_t i = 0; i <= count; i++) {
		int64_t now = i < count ? duties[i].start_utc_s : INT64_MAX;
		for (; leave.next < leave.count && leave.at[leave.next] < now; leave.next++) {
			see_ended(check, of, going, leave.at[leave.next], &reported);
			see_missing(check, of, going, leave.at[leave.next], &reported);
		}
		if (i == count)
			break;
		see_ended(check, of, going, now, &reported);
		check_twice(check, duties, i);
		if (!is_there_anyway(going, &duties[i]))
			take_up(check, clashes, going, &duties[i]);
		if (i + 1 == count || duties[i + 1].start_utc_s > now)
			see_missing(check, of, going, now, &reported);
	}
	going_until(going, INT64_MAX);
	report_clashes(check, clashes);
}

static void check_bins(struct check *check, const struct bins *bins)
{
	const struct hld_programme *programme = check->programme;
	size_t longest = 0, meetings = programme->meetings.count;
	struct clashes clashes = {0};
	for (size_t i = 0; i < bins->count; i++)
		if (bins->start[i + 1] - bins->start[i] > longest)
			longest = bins->start[i + 1] - bins->start[i];
	struct going going = {.at = calloc(longest + 1, sizeof(void *)),
	                      .person = calloc(bins->count + 1, sizeof *going.person),
	                      .named = calloc(meetings + 1, sizeof *going.named),
	                      .unnamed = calloc(meetings + 1, sizeof *going.unnamed)};
	bool whole = going.at != NULL && going.person != NULL && going.named != NULL &&
	             going.unnamed != NULL;
	for (size_t bin = 0; whole && bin < bins->count; bin++) {
		const struct delegation *of =
			bin < programme->delegations.count ? &programme->delegations.at[bin] : NULL;
		check_bin(check, of, &bins->duties[bins->start[bin]],
		          bins->start[bin + 1] - bins->start[bin], &going, &clashes);
		arena_clear(check->scratch);
	}
	check->failed |= !whole;
	free(clashes.at);
	free(going.unnamed);
	free(going.named);
	free(going.person);
	free(going.at);
}

void check_busy(struct check *check)
{
	struct bins bins;
	if (bins_fill(check, &bins))
		check_bins(check, &bins);
	else
		check->failed = true;
	bins_free(&bins);
}
