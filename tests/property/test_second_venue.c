/* test_second_venue.c - a second, plainer judgement of rooms and interpreters, on small
 * conferences that are drawn.
 *
 * It tries every assignment of teams, and holds all meetings against all. */
#include "second.h"

enum { CONFERENCES = 2000, LEAST_SEEN = 20, MOST_STINTS = 4 * MOST_MEETINGS };

static const struct drawn_room *room_of(const struct drawn_conference *all,
                                        const struct drawn_meeting *meeting)
{
	bool known = meeting->room != NONE && meeting->room < all->venue.room_count;
	return known ? &all->venue.rooms[meeting->room] : NULL;
}

/* Whether a meeting is in the venue: without a room it is, unless its clock is another. */
static bool is_in_venue(const struct drawn_conference *all, const struct drawn_meeting *meeting)
{
	const struct drawn_room *room = room_of(all, meeting);
	if (!all->has_venue)
		return false;
	if (meeting->room != NONE)
		return room != NULL && !room->own;
	return all->venue.zone == NONE || all->venue.zone == meeting->zone;
}

static enum outcome judge_seats(const struct drawn_conference *all,
                                const struct drawn_clause *clause)
{
	enum outcome outcome = SILENT;
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_room *room = room_of(all, &all->meetings[i]);
		if (!is_meant(&clause->which, &all->meetings[i]))
			continue;
		outcome = worse(outcome, room == NULL || room->seats == NONE
		                                 ? OPEN
		                                 : met_if(room->seats >= clause->min));
	}
	return outcome;
}

/* A part of an interpreted meeting, which one team serves. */
struct stint {
	const struct drawn_meeting *meeting;
	long start, end; /* on the meeting's clock */
	int team;
};
struct stints {
	struct stint at[MOST_STINTS];
	int count;
};

static bool can_both(const struct drawn_venue *venue, const struct stint *a, const struct stint *b)
{
	int rest = venue->rest_min == NONE ? 0 : venue->rest_min;
	return utc(a->meeting, a->start) >= utc(b->meeting, b->end) + rest ||
	       utc(b->meeting, b->start) >= utc(a->meeting, a->end) + rest;
}

/* Whether some team can be given to each of the stints from the n-th on. */
static bool can_serve(const struct drawn_venue *venue, struct stints *stints, int n)
{
	if (n == stints->count)
		return true;
	struct stint *stint = &stints->at[n];
	for (int team = 0; team < venue->teams; team++) {
		int today = 1;
		bool free = true;
		for (int i = 0; i < n; i++) {
			if (stints->at[i].team != team)
				continue;
			free = free && can_both(venue, stint, &stints->at[i]);
			today +=
				stints->at[i].meeting->start / 1440 == stint->meeting->start / 1440;
		}
		stint->team = team;
		if (free && (venue->a_day == NONE || today <= venue->a_day) &&
		    can_serve(venue, stints, n + 1))
			return true;
	}
	return false;
}

static void add_stints(const struct drawn_venue *venue, const struct drawn_meeting *meeting,
                       struct stints *to)
{
	long most = venue->longest_min == NONE ? meeting->end - meeting->start : venue->longest_min;
	for (long start = meeting->start; start < meeting->end; start += most) {
		long end = start + most < meeting->end ? start + most : meeting->end;
		to->at[to->count++] = (struct stint){meeting, start, end, NONE};
	}
}

static int count_venue_rooms(const struct drawn_venue *venue)
{
	int count = 0;
	for (int i = 0; i < venue->room_count; i++)
		count += !venue->rooms[i].own;
	return count;
}

/* Whose meetings are looked at. */
enum whose { ALL, THE_OTHERS, THE_ASKED };

static bool is_of(enum whose whose, const struct drawn_clause *clause,
                  const struct drawn_meeting *meeting)
{
	return whose == ALL || (whose == THE_ASKED) == is_meant(&clause->which, meeting);
}

/* Whether, as each meeting begins, at most so many are held at one time where one of the
 * clause is among them. */
static bool suffice_at_once(const struct drawn_clause *clause,
                            const struct drawn_meeting *const *in, int count, int most)
{
	for (int i = 0; i < count; i++) {
		int at_once = 0, asked = 0;
		for (int n = 0; n < count; n++) {
			bool goes_on = utc(in[n], in[n]->start) <= utc(in[i], in[i]->start) &&
			               utc(in[n], in[n]->end) > utc(in[i], in[i]->start);
			at_once += goes_on;
			asked += goes_on && is_meant(&clause->which, in[n]);
		}
		if (at_once > most && asked > 0)
			return false;
	}
	return true;
}

/* Whether the teams can serve those of a day. */
static bool can_serve_on(const struct drawn_venue *venue, const struct drawn_clause *clause,
                         const struct drawn_meeting *const *in, int count, long day,
                         enum whose whose)
{
	struct stints stints = {.count = 0};
	for (int i = 0; i < count; i++)
		if (in[i]->start / 1440 == day && is_of(whose, clause, in[i]))
			add_stints(venue, in[i], &stints);
	return can_serve(venue, &stints, 0);
}

/* Whether it is the meetings of the clause that are too many for the teams on some day. */
static bool teams_suffice(const struct drawn_venue *venue, const struct drawn_clause *clause,
                          const struct drawn_meeting *const *in, int count)
{
	if (!suffice_at_once(clause, in, count, venue->teams))
		return false;
	for (int i = 0; i < count; i++) {
		long day = in[i]->start / 1440;
		if (!can_serve_on(venue, clause, in, count, day, ALL) &&
		    (can_serve_on(venue, clause, in, count, day, THE_OTHERS) ||
		     !can_serve_on(venue, clause, in, count, day, THE_ASKED)))
			return false;
	}
	return true;
}

static enum outcome judge_services(const struct drawn_conference *all,
                                   const struct drawn_clause *clause)
{
	const struct drawn_venue *venue = &all->venue;
	const struct drawn_meeting *in[MOST_MEETINGS], *interpreted[MOST_MEETINGS];
	enum outcome outcome = SILENT;
	int count = 0, interpreted_count = 0, asked = 0;
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *meeting = &all->meetings[i];
		bool is_asked = is_meant(&clause->which, meeting);
		if (is_asked)
			outcome = worse(outcome, is_in_venue(all, meeting) ? MET : OPEN);
		if (!meeting->held || !is_in_venue(all, meeting))
			continue;
		asked += is_asked;
		in[count++] = meeting;
		if (meeting->languages != 0)
			interpreted[interpreted_count++] = meeting;
	}
	if (asked == 0)
		return outcome;
	if (!venue->interprets)
		outcome = worse(outcome, OPEN);
	else if (!teams_suffice(venue, clause, interpreted, interpreted_count))
		outcome = BROKEN;
	if (!suffice_at_once(clause, in, count, count_venue_rooms(venue)))
		outcome = BROKEN;
	return outcome;
}

/* A meeting that is longer than a team serves can be cut in many ways: not tried here. */
static bool is_too_long(const struct drawn_conference *all)
{
	for (int i = 0; i < all->meeting_count; i++)
		if (all->has_venue && all->venue.longest_min != NONE &&
		    all->meetings[i].end - all->meetings[i].start > all->venue.longest_min)
			return true;
	return false;
}

/* Without it a third round table could be promised interpreters who are not there. */
static void both_judgements_of_services_agree(void **state)
{
	static unsigned seen[2][OUTCOMES];
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		static struct drawn_conference all;
		uint64_t random;
		conference_draw(&all, seed, &random);
		hld_findings *findings = conference_check(&all);
		for (int i = 0; i < all.clause_count; i++) {
			const struct drawn_clause *clause = &all.clauses[i];
			bool of_seats = clause->rule == DRAWN_SEATS;
			if (!of_seats && (clause->rule != DRAWN_SERVICES || is_too_long(&all)))
				continue;
			enum outcome first = outcome_of(hld_findings_verdict(findings, (size_t)i));
			enum outcome second =
				of_seats ? judge_seats(&all, clause) : judge_services(&all, clause);
			if (first != second)
				fail_msg("conference %u: 'c%d', a clause on %s, is %s, and %s in "
				         "the second judgement",
				         seed, i, rule_names[clause->rule], outcome_words[first],
				         outcome_words[second]);
			seen[of_seats][second]++;
		}
		hld_findings_free(findings);
	}
	for (int i = 0; i < 2; i++)
		for (int n = SILENT; n < OUTCOMES; n++)
			if (seen[i][n] < LEAST_SEEN)
				fail_msg("too few clauses are %s", outcome_words[n]);
}

/* Meetings that are found, and those of them that are no more than a warning, or may be. */
struct marks {
	unsigned found, warned;
};

/* Whether somebody who represents a participant sits in a meeting. */
static bool is_represented(const struct drawn_conference *all, const struct drawn_meeting *meeting,
                           int body)
{
	for (int part = CHAIRS; part < PARTS; part++)
		for (int n = 0; n < meeting->parts[part].count; n++) {
			const struct drawn_person *person =
				person_of(all, meeting->parts[part].at[n]);
			if (person != NULL && body != NONE && body < FIRST_PERSON &&
			    represents_body(person, body))
				return true;
		}
	return false;
}

static struct marks find_full(const struct drawn_conference *all)
{
	struct marks marks = {0};
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *meeting = &all->meetings[i];
		const struct drawn_room *room = room_of(all, meeting);
		int people[4 * MOST_NAMED], count = 0;
		for (int part = CHAIRS; part < PARTS; part++)
			for (int n = 0; n < meeting->parts[part].count; n++) {
				int who = meeting->parts[part].at[n];
				bool again = false;
				for (int k = 0; k < count; k++)
					again = again || (who != NONE && people[k] == who);
				if (!again && !is_represented(all, meeting, who))
					people[count++] = who;
			}
		if (!meeting->held || room == NULL || room->seats == NONE || count <= room->seats)
			continue;
		marks.found |= 1U << i;
		marks.warned |= room->illustrative ? 1U << i : 0;
	}
	return marks;
}

static struct marks find_booths(const struct drawn_conference *all)
{
	struct marks marks = {0};
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *meeting = &all->meetings[i];
		const struct drawn_room *room = room_of(all, meeting);
		int languages = meeting->languages;
		if (!meeting->held || room == NULL)
			continue;
		if (languages == NONE)
			languages = !room->own && all->venue.interprets ? all->venue.languages : 0;
		if ((room->booths == NONE || languages <= room->booths) &&
		    (room->languages == NONE || languages <= room->languages))
			continue;
		marks.found |= 1U << i;
	}
	marks.warned = marks.found;
	return marks;
}

/* A room of the venue, with the times of another zone. */
static bool has_other_clock(const struct drawn_conference *all, const struct drawn_meeting *meeting)
{
	const struct drawn_room *room = room_of(all, meeting);
	return meeting->held && room != NULL && !room->own && all->venue.zone != NONE &&
	       all->venue.zone != meeting->zone;
}

static struct marks find_other_clock(const struct drawn_conference *all)
{
	struct marks marks = {0};
	for (int i = 0; i < all->meeting_count; i++)
		marks.found |= has_other_clock(all, &all->meetings[i]) ? 1U << i : 0;
	return marks;
}

/* One with another clock than the venue is another finding. Two spans that touch are one. */
static struct marks find_outside_hours(const struct drawn_conference *all)
{
	struct marks marks = {0};
	const struct drawn_venue *venue = &all->venue;
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *meeting = &all->meetings[i];
		long from = meeting->start % 1440, to = from + meeting->end - meeting->start;
		bool inside = venue->hour_count == 0;
		bool touch = venue->hour_count == 2 && venue->hours[0].to == venue->hours[1].from;
		for (int n = 0; n < venue->hour_count; n++)
			inside = inside ||
			         (from >= venue->hours[n].from && to <= venue->hours[n].to);
		inside = inside ||
		         (touch && from >= venue->hours[0].from && to <= venue->hours[1].to);
		if (meeting->held && is_in_venue(all, meeting) && !inside &&
		    !has_other_clock(all, meeting))
			marks.found |= 1U << i;
	}
	marks.warned = marks.found;
	return marks;
}

/* Whether a meeting comes before another in one room; of those that begin at one moment by
 * kind, number and id, so that their order in the document says nothing. */
static bool is_before(const struct drawn_conference *all, int a, int b)
{
	const struct drawn_meeting *x = &all->meetings[a], *y = &all->meetings[b];
	long from = utc(x, x->start), other = utc(y, y->start);
	if (a == b || !x->held || !y->held || x->room != y->room || room_of(all, x) == NULL)
		return false;
	if (from != other)
		return from < other;
	if (x->kind != y->kind)
		return x->kind < y->kind;
	return x->number != y->number ? x->number < y->number : a < b;
}

/* Two in one room at one time: a breach if two are that are both agreed. */
static struct marks find_in_use(const struct drawn_conference *all)
{
	struct marks marks = {0};
	unsigned agreed = 0;
	for (int b = 0; b < all->meeting_count; b++)
		for (int a = 0; a < all->meeting_count; a++) {
			const struct drawn_meeting *x = &all->meetings[a], *y = &all->meetings[b];
			if (!is_before(all, a, b) || !overlap(x, y))
				continue;
			marks.found |= 1U << b;
			agreed |= x->tentative || y->tentative ? 0 : 1U << b;
		}
	marks.warned = marks.found & ~agreed;
	return marks;
}

/* The one before a meeting in its room that ends last; NULL: none. */
static const struct drawn_meeting *last_before(const struct drawn_conference *all, int b)
{
	int last = NONE;
	for (int a = 0; a < all->meeting_count; a++) {
		if (!is_before(all, a, b))
			continue;
		const struct drawn_meeting *x = &all->meetings[a];
		const struct drawn_meeting *y = last != NONE ? &all->meetings[last] : x;
		long end = utc(x, x->end), other = utc(y, y->end);
		if (last == NONE || end > other || (end == other && is_before(all, a, last)))
			last = a;
	}
	return last != NONE ? &all->meetings[last] : NULL;
}

static struct marks find_set_up(const struct drawn_conference *all)
{
	struct marks marks = {0};
	for (int b = 0; b < all->meeting_count; b++) {
		const struct drawn_meeting *y = &all->meetings[b], *x = last_before(all, b);
		if (x == NULL || room_of(all, x)->own || x->kind == y->kind)
			continue;
		long gap = utc(y, y->start) - utc(x, x->end);
		if (gap >= 0 && gap < all->venue.gap_min)
			marks.found |= 1U << b;
	}
	marks.warned = marks.found;
	return marks;
}

static const struct {
	const char *id;
	struct marks (*find)(const struct drawn_conference *all);
} always[] = {
	{"room-in-use", find_in_use},          {"room-full", find_full},
	{"too-few-booths", find_booths},       {"zone-of-venue", find_other_clock},
	{"outside-hours", find_outside_hours}, {"no-time-to-set-up", find_set_up},
};

static struct marks marks_named(const hld_findings *findings, const char *id)
{
	struct marks marks = {0};
	unsigned breaches = 0;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		if (!is_always(finding, id))
			continue;
		unsigned meeting = 1U << number_after(finding->pointer, "/meetings/");
		marks.found |= meeting;
		breaches |= finding->severity == HLD_BREACH ? meeting : 0;
	}
	marks.warned = marks.found & ~breaches;
	return marks;
}

/* Without it two round tables could be announced in one room. */
static void both_judgements_of_rooms_agree(void **state)
{
	static unsigned seen[LENGTH(always)];
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		static struct drawn_conference all;
		uint64_t random;
		conference_draw(&all, seed, &random);
		hld_findings *findings = conference_check(&all);
		for (size_t i = 0; i < LENGTH(always); i++) {
			struct marks named = marks_named(findings, always[i].id);
			struct marks right = always[i].find(&all);
			if (named.found != right.found || named.warned != right.warned)
				fail_msg("conference %u: '%s' names the meetings %x, %x as a "
				         "warning, and %x and %x in the second judgement",
				         seed, always[i].id, named.found, named.warned, right.found,
				         right.warned);
			seen[i] += right.found != 0;
		}
		hld_findings_free(findings);
	}
	for (size_t i = 0; i < LENGTH(always); i++)
		assert_true(seen[i] >= LEAST_SEEN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_judgements_of_services_agree),
		cmocka_unit_test(both_judgements_of_rooms_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
