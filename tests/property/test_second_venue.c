/* test_second_venue.c - a second, plainer judgement of rooms, interpreters and busy people,
 * on small conferences that are drawn.
 *
 * It tries every assignment of teams, and looks at every moment at which anything begins. */
#include "second.h"

enum { CONFERENCES = 5000, LEAST_SEEN = 20 };

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
	struct stint at[2 * MOST_MEETINGS];
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

static int count_bits(unsigned set)
{
	int count = 0;
	for (; set != 0; set &= set - 1)
		count++;
	return count;
}

static int count_venue_rooms(const struct drawn_venue *venue)
{
	int count = 0;
	for (int i = 0; i < venue->room_count; i++)
		count += !venue->rooms[i].own;
	return count;
}

static bool rooms_suffice(const struct drawn_venue *venue, const struct drawn_meeting *const *in,
                          int count)
{
	for (int i = 0; i < count; i++) {
		int at_once = 0;
		for (int n = 0; n < count; n++)
			at_once += utc(in[n], in[n]->start) <= utc(in[i], in[i]->start) &&
			           utc(in[n], in[n]->end) > utc(in[i], in[i]->start);
		if (at_once > count_venue_rooms(venue))
			return false;
	}
	return true;
}

static enum outcome judge_services(const struct drawn_conference *all,
                                   const struct drawn_clause *clause)
{
	const struct drawn_venue *venue = &all->venue;
	const struct drawn_meeting *in[MOST_MEETINGS];
	struct stints stints = {.count = 0};
	enum outcome outcome = SILENT;
	int count = 0;
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *meeting = &all->meetings[i];
		if (!is_meant(&clause->which, meeting))
			continue;
		outcome = worse(outcome, is_in_venue(all, meeting) ? MET : OPEN);
		if (!is_in_venue(all, meeting))
			continue;
		in[count++] = meeting;
		if (venue->interprets && meeting->languages != 0)
			add_stints(venue, meeting, &stints);
	}
	if (count > 0 && !venue->interprets)
		outcome = worse(outcome, OPEN);
	if (count > 0 && (!rooms_suffice(venue, in, count) || !can_serve(venue, &stints, 0)))
		outcome = BROKEN;
	return outcome;
}

/* Three stints or more for each of many meetings would take too long to try out. */
static bool is_too_long(const struct drawn_conference *all)
{
	for (int i = 0; i < all->meeting_count; i++)
		if (all->has_venue && all->venue.longest_min != NONE &&
		    all->meetings[i].end - all->meetings[i].start > 2L * all->venue.longest_min)
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

/* How much of somebody's time a duty takes: all, as one who sits there, for a statement, or
 * at some moment of it. */
enum grip { FIRM, SITS, SPEAKS, SOMETIME };

/* Somebody who is needed in a meeting, by the meeting's clock. */
struct duty {
	int who, meeting;
	struct drawn_span time;
	enum grip grip;
};
struct duties {
	struct duty at[MOST_MEETINGS * (MOST_NAMED * PARTS + 2)];
	int count;
};

static void read_duties(const struct drawn_conference *all, struct duties *to)
{
	to->count = 0;
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *meeting = &all->meetings[i];
		for (int part = 0; part < PARTS && meeting->held; part++)
			for (int n = 0; n < meeting->parts[part].count; n++)
				to->at[to->count++] =
					(struct duty){meeting->parts[part].at[n],
				                      i,
				                      {meeting->start, meeting->end},
				                      part == PARTICIPANTS ? SITS : FIRM};
		for (int n = 0; n < meeting->item_count && meeting->held; n++) {
			const struct drawn_item *item = &meeting->items[n];
			struct drawn_span time = item->time;
			if (time.from == NONE)
				time = (struct drawn_span){meeting->start, meeting->end};
			enum grip grip = item->time.from == NONE ? SOMETIME : SPEAKS;
			to->at[to->count++] = (struct duty){item->by, i, time, grip};
		}
	}
}

/* Whether somebody is absent when a duty is: from any part of it, or, where some moment of it
 * would do, from the whole. */
static bool is_absent(const struct drawn_person *person, const struct duty *duty)
{
	for (int i = 0; i < person->absences; i++) {
		struct drawn_span absent = person->absent[i];
		if (absent.from < duty->time.to && duty->time.from < absent.to)
			return duty->grip != SOMETIME ||
			       (absent.from <= duty->time.from && absent.to >= duty->time.to);
	}
	return false;
}

static struct drawn_span utc_of(const struct drawn_conference *all, const struct duty *duty)
{
	const struct drawn_meeting *meeting = &all->meetings[duty->meeting];
	return (struct drawn_span){utc(meeting, duty->time.from), utc(meeting, duty->time.to)};
}

/* Meetings that must be named, and those that may be. */
struct marks {
	unsigned must, may;
};

static struct marks find_absent(const struct drawn_conference *all, const struct duties *duties)
{
	struct marks marks = {0, 0};
	for (int i = 0; i < duties->count; i++) {
		const struct drawn_person *person = person_of(all, duties->at[i].who);
		if (person != NULL && is_absent(person, &duties->at[i]))
			marks.must |= 1U << duties->at[i].meeting;
	}
	marks.may = marks.must;
	return marks;
}

static bool is_all_of(struct drawn_span a, struct drawn_span b)
{
	return a.from <= b.from && a.to >= b.to;
}

static bool is_clash_of(const struct drawn_conference *all, const struct duty *a,
                        const struct duty *b)
{
	struct drawn_span x = utc_of(all, a), y = utc_of(all, b);
	if (a->who < FIRST_PERSON || a->who != b->who || a->meeting == b->meeting ||
	    x.from >= y.to || y.from >= x.to)
		return false;
	if (a->grip != SOMETIME && b->grip != SOMETIME)
		return true;
	if (a->grip == SOMETIME && b->grip != SITS && b->grip != SOMETIME)
		return is_all_of(y, x);
	return b->grip == SOMETIME && a->grip != SITS && a->grip != SOMETIME && is_all_of(x, y);
}

/* Of each two meetings between which somebody is torn one is named. */
static void two_places_agree(const struct drawn_conference *all, const struct duties *duties,
                             unsigned named, unsigned seed)
{
	unsigned may = 0;
	for (int i = 0; i < duties->count; i++)
		for (int n = 0; n < duties->count; n++) {
			unsigned both = 1U << duties->at[i].meeting | 1U << duties->at[n].meeting;
			if (!is_clash_of(all, &duties->at[i], &duties->at[n]))
				continue;
			may |= both;
			if ((named & both) == 0)
				fail_msg("conference %u: nobody is torn between %x", seed, both);
		}
	if ((named & ~may) != 0)
		fail_msg("conference %u: somebody is torn in %x", seed, named & ~may);
}

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

static struct marks find_full(const struct drawn_conference *all, const struct duties *duties)
{
	struct marks marks = {0, 0};
	(void)duties;
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
		if (meeting->held && room != NULL && room->seats != NONE && count > room->seats)
			marks.must |= 1U << i;
	}
	marks.may = marks.must;
	return marks;
}

static struct marks find_booths(const struct drawn_conference *all, const struct duties *duties)
{
	struct marks marks = {0, 0};
	(void)duties;
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
		marks.must |= 1U << i;
	}
	marks.may = marks.must;
	return marks;
}

/* One with another clock than the venue is another finding. Two spans that touch are one. */
static struct marks find_outside_hours(const struct drawn_conference *all,
                                       const struct duties *duties)
{
	struct marks marks = {0, 0};
	const struct drawn_venue *venue = &all->venue;
	(void)duties;
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *meeting = &all->meetings[i];
		long from = meeting->start % 1440, to = from + meeting->end - meeting->start;
		bool inside = venue->hour_count == 0;
		bool touch = venue->hour_count == 2 && venue->hours[0].to == venue->hours[1].from;
		for (int n = 0; n < venue->hour_count; n++)
			inside = inside ||
			         (from >= venue->hours[n].from && to <= venue->hours[n].to);
		bool other_clock = venue->zone != NONE && venue->zone != meeting->zone;
		inside = inside ||
		         (touch && from >= venue->hours[0].from && to <= venue->hours[1].to);
		if (meeting->held && is_in_venue(all, meeting) && !inside && !other_clock)
			marks.must |= 1U << i;
	}
	marks.may = marks.must;
	return marks;
}

/* Whether a meeting overlaps another in its room: a breach, behind which others may hide. */
static bool is_clash(const struct drawn_conference *all, const struct drawn_meeting *a)
{
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *b = &all->meetings[i];
		if (a != b && b->held && a->room == b->room && overlap(a, b))
			return true;
	}
	return false;
}

/* Whether no other meeting in their room lies between two. */
static bool follows(const struct drawn_conference *all, const struct drawn_meeting *a,
                    const struct drawn_meeting *b)
{
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *c = &all->meetings[i];
		if (c != a && c != b && c->held && c->room == a->room &&
		    utc(c, c->start) >= utc(a, a->end) && utc(c, c->start) <= utc(b, b->start))
			return false;
	}
	return true;
}

static struct marks find_set_up(const struct drawn_conference *all, const struct duties *duties)
{
	struct marks marks = {0, 0};
	(void)duties;
	for (int i = 0; i < all->meeting_count; i++)
		for (int n = 0; n < all->meeting_count; n++) {
			const struct drawn_meeting *a = &all->meetings[i], *b = &all->meetings[n];
			const struct drawn_room *room = room_of(all, a);
			long gap = utc(b, b->start) - utc(a, a->end);
			if (!a->held || !b->held || room == NULL || room->own ||
			    a->room != b->room || a->kind == b->kind || gap < 0 ||
			    gap >= all->venue.gap_min)
				continue;
			marks.may |= 1U << n;
			if (!is_clash(all, a) && !is_clash(all, b) && follows(all, a, b))
				marks.must |= 1U << n;
		}
	return marks;
}

static const struct {
	const char *id;
	struct marks (*find)(const struct drawn_conference *all, const struct duties *duties);
} always[] = {
	{"person-absent", find_absent},     {"room-full", find_full},
	{"too-few-booths", find_booths},    {"outside-hours", find_outside_hours},
	{"no-time-to-set-up", find_set_up},
};

/* The number that follows some words, as a set of one. */
static unsigned number_after(const char *text, const char *words)
{
	assert_true(strncmp(text, words, strlen(words)) == 0);
	return 1U << strtoul(text + strlen(words), NULL, 10);
}

static unsigned meetings_named(const hld_findings *findings, const char *id)
{
	unsigned named = 0;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		if (strcmp(finding->clause, id) != 0 || finding->symbol[0] != '\0')
			continue;
		named |= number_after(finding->pointer, "/meetings/");
	}
	return named;
}

/* A participant needs each person whom it sends by name, and one more for each meeting in
 * which it is named and has none of them. */
static int count_needed(const struct drawn_conference *all, const struct duties *duties, int body,
                        long moment)
{
	unsigned by_name = 0, without = 0;
	int needed = 0;
	bool seen[MOST_PERSONS] = {false};
	for (int i = 0; i < duties->count; i++) {
		const struct duty *duty = &duties->at[i];
		struct drawn_span time = utc_of(all, duty);
		const struct drawn_person *person = person_of(all, duty->who);
		if (duty->grip == SOMETIME || moment < time.from || moment >= time.to)
			continue;
		if (duty->who == body)
			without |= 1U << duty->meeting;
		if (person == NULL || !represents_body(person, body))
			continue;
		by_name |= 1U << duty->meeting;
		needed += !seen[person - all->persons];
		seen[person - all->persons] = true;
	}
	return (without & ~by_name) == 0 ? 0 : needed + count_bits(without & ~by_name);
}

/* People of a participant who are not absent at a moment, by the clock of the programme; it
 * has *known of them. */
static int count_there(const struct drawn_conference *all, int body, long moment, int *known)
{
	static const struct drawn_meeting of_programme = {.zone = 0};
	int there = 0;
	*known = 0;
	for (int i = 0; i < all->person_count; i++) {
		const struct drawn_person *person = &all->persons[i];
		bool away = false;
		if (!represents_body(person, body))
			continue;
		for (int n = 0; n < person->absences; n++)
			away = away || (utc(&of_programme, person->absent[n].from) <= moment &&
			                moment < utc(&of_programme, person->absent[n].to));
		++*known;
		there += !away;
	}
	return there;
}

static bool lacks(const struct drawn_conference *all, const struct duties *duties, int body,
                  long moment)
{
	int known, there = count_there(all, body, moment, &known);
	return known > 0 && count_needed(all, duties, body, moment) > there;
}

/* Participants that are needed in more places than they have people, when a duty begins or
 * when somebody leaves. */
static unsigned find_too_few(const struct drawn_conference *all, const struct duties *duties)
{
	static const struct drawn_meeting of_programme = {.zone = 0};
	unsigned bodies = 0;
	for (int body = 0; body < all->participant_count; body++) {
		for (int i = 0; i < duties->count; i++)
			if (lacks(all, duties, body, utc_of(all, &duties->at[i]).from))
				bodies |= 1U << body;
		for (int i = 0; i < all->person_count; i++)
			for (int n = 0; n < all->persons[i].absences; n++)
				if (lacks(all, duties, body,
				          utc(&of_programme, all->persons[i].absent[n].from)))
					bodies |= 1U << body;
	}
	return bodies;
}

static unsigned bodies_named(const hld_findings *findings)
{
	unsigned named = 0;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		if (strcmp(finding->clause, "too-few-representatives") != 0)
			continue;
		named |= number_after(finding->text, "body-");
	}
	return named;
}

/* Without it a minister could be expected in New York while she is known to be elsewhere. */
static void both_judgements_of_what_always_holds_agree(void **state)
{
	static unsigned seen[LENGTH(always) + 1];
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		static struct drawn_conference all;
		static struct duties duties;
		uint64_t random;
		conference_draw(&all, seed, &random);
		hld_findings *findings = conference_check(&all);
		read_duties(&all, &duties);
		for (size_t i = 0; i < LENGTH(always); i++) {
			unsigned named = meetings_named(findings, always[i].id);
			struct marks marks = always[i].find(&all, &duties);
			if ((marks.must & ~named) != 0 || (named & ~marks.may) != 0)
				fail_msg("conference %u: '%s' names the meetings %x, of which %x "
				         "may be and %x must be",
				         seed, always[i].id, named, marks.may, marks.must);
			seen[i] += marks.must != 0;
		}
		two_places_agree(&all, &duties, meetings_named(findings, "person-in-two-places"),
		                 seed);
		unsigned named = bodies_named(findings), right = find_too_few(&all, &duties);
		if (named != right)
			fail_msg("conference %u: too few are those of %x, and of %x in the second "
			         "judgement",
			         seed, named, right);
		seen[LENGTH(always)] += right != 0;
		hld_findings_free(findings);
	}
	for (size_t i = 0; i <= LENGTH(always); i++)
		assert_true(seen[i] >= LEAST_SEEN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_judgements_of_services_agree),
		cmocka_unit_test(both_judgements_of_what_always_holds_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
