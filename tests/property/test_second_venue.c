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

/* The interpreted meetings of a clause, and the team or the two that serve each. */
struct served {
	const struct drawn_meeting *meetings[MOST_MEETINGS];
	unsigned teams[MOST_MEETINGS];
	int count;
};

static bool is_possible(const struct drawn_venue *venue, const struct served *served)
{
	int rest = venue->rest_min == NONE ? 0 : venue->rest_min;
	for (int i = 0; i < served->count; i++) {
		const struct drawn_meeting *a = served->meetings[i];
		int today[4] = {0};
		for (int n = 0; n < served->count; n++) {
			const struct drawn_meeting *b = served->meetings[n];
			unsigned both = served->teams[i] & served->teams[n];
			for (int team = 0; team < venue->teams; team++)
				today[team] +=
					has(both, team) && a->start / 1440 == b->start / 1440;
			if (i != n && both != 0 && utc(a, a->start) < utc(b, b->end) + rest &&
			    utc(b, b->start) < utc(a, a->end) + rest)
				return false;
		}
		for (int team = 0; team < venue->teams; team++)
			if (venue->a_day != NONE && today[team] > venue->a_day)
				return false;
	}
	return true;
}

static int count_bits(unsigned set)
{
	int count = 0;
	for (; set != 0; set &= set - 1)
		count++;
	return count;
}

/* Whether some assignment of teams to the meetings from the n-th on is possible. */
static bool can_serve(const struct drawn_venue *venue, struct served *served, int n)
{
	if (n == served->count)
		return is_possible(venue, served);
	const struct drawn_meeting *meeting = served->meetings[n];
	bool is_long =
		venue->longest_min != NONE && meeting->end - meeting->start > venue->longest_min;
	for (unsigned set = 1; set < 1U << venue->teams; set++) {
		served->teams[n] = set;
		if (count_bits(set) == (is_long ? 2 : 1) && can_serve(venue, served, n + 1))
			return true;
	}
	return false;
}

static int count_venue_rooms(const struct drawn_venue *venue)
{
	int count = 0;
	for (int i = 0; i < venue->room_count; i++)
		count += !venue->rooms[i].own;
	return count;
}

static enum outcome judge_services(const struct drawn_conference *all,
                                   const struct drawn_clause *clause)
{
	const struct drawn_venue *venue = &all->venue;
	struct served in = {.count = 0}, interpreted = {.count = 0};
	bool any = false, rooms_suffice = true;
	for (int i = 0; i < all->meeting_count; i++) {
		const struct drawn_meeting *meeting = &all->meetings[i];
		if (!is_meant(&clause->which, meeting))
			continue;
		any = true;
		if (!is_in_venue(all, meeting))
			continue;
		in.meetings[in.count++] = meeting;
		if (venue->interprets && meeting->languages != 0)
			interpreted.meetings[interpreted.count++] = meeting;
	}
	if (!any || !all->has_venue)
		return any ? OPEN : SILENT;
	for (int i = 0; i < in.count; i++) {
		int at_once = 0;
		const struct drawn_meeting *one = in.meetings[i];
		for (int n = 0; n < in.count; n++)
			at_once += utc(in.meetings[n], in.meetings[n]->start) <=
			                   utc(one, one->start) &&
			           utc(in.meetings[n], in.meetings[n]->end) > utc(one, one->start);
		rooms_suffice = rooms_suffice && at_once <= count_venue_rooms(venue);
	}
	return met_if(rooms_suffice && can_serve(venue, &interpreted, 0));
}

/* The manual says that a meeting too long for one team takes two, and hld_check() takes as
 * many as can follow one another: in doubt where they differ. */
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

/* Somebody who is needed in a meeting, by the meeting's clock. */
struct duty {
	int who, meeting;
	struct drawn_span time;
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
				to->at[to->count++] = (struct duty){meeting->parts[part].at[n],
				                                    i,
				                                    {meeting->start, meeting->end}};
		for (int n = 0; n < meeting->item_count && meeting->held; n++) {
			const struct drawn_item *item = &meeting->items[n];
			struct drawn_span time = item->time;
			if (time.from == NONE)
				time = (struct drawn_span){meeting->start, meeting->end};
			to->at[to->count++] = (struct duty){item->by, i, time};
		}
	}
}

static bool is_absent(const struct drawn_person *person, struct drawn_span time)
{
	for (int i = 0; i < person->absences; i++)
		if (person->absent[i].from < time.to && time.from < person->absent[i].to)
			return true;
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
		if (person != NULL && is_absent(person, duties->at[i].time))
			marks.must |= 1U << duties->at[i].meeting;
	}
	marks.may = marks.must;
	return marks;
}

/* Of two that begin together either may be named; so only the later of others must. */
static struct marks find_two_places(const struct drawn_conference *all, const struct duties *duties)
{
	struct marks marks = {0, 0};
	for (int i = 0; i < duties->count; i++)
		for (int n = 0; n < duties->count; n++) {
			const struct duty *a = &duties->at[i], *b = &duties->at[n];
			struct drawn_span x = utc_of(all, a), y = utc_of(all, b);
			if (a->who < FIRST_PERSON || a->who != b->who || a->meeting == b->meeting ||
			    x.from > y.from || y.from >= x.to)
				continue;
			marks.may |= 1U << b->meeting;
			if (x.from < y.from)
				marks.must |= 1U << b->meeting;
		}
	return marks;
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
				if (!again)
					people[count++] = who;
			}
		if (meeting->held && room != NULL && room->seats != NONE && count > room->seats)
			marks.must |= 1U << i;
	}
	marks.may = marks.must;
	return marks;
}

/* In doubt where the meeting says its languages, and nothing is known of teams. */
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
		marks.may |= 1U << i;
		if (!room->own && all->venue.interprets)
			marks.must |= 1U << i;
	}
	return marks;
}

/* In doubt where the meeting has another clock than the venue, and over two spans that
 * touch. */
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
		bool in_doubt = (venue->zone != NONE && venue->zone != meeting->zone) ||
		                (touch && from >= venue->hours[0].from && to <= venue->hours[1].to);
		if (!meeting->held || !is_in_venue(all, meeting) || (inside && !in_doubt))
			continue;
		marks.may |= 1U << i;
		if (!in_doubt)
			marks.must |= 1U << i;
	}
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
	{"person-absent", find_absent},
	{"person-in-two-places", find_two_places},
	{"room-full", find_full},
	{"too-few-booths", find_booths},
	{"outside-hours", find_outside_hours},
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
		if (moment < time.from || moment >= time.to)
			continue;
		if (duty->who == body)
			without |= 1U << duty->meeting;
		if (person == NULL || !represents_body(person, body))
			continue;
		by_name |= 1U << duty->meeting;
		needed += !seen[person - all->persons];
		seen[person - all->persons] = true;
	}
	return without == 0 ? 0 : needed + count_bits(without & ~by_name);
}

static int count_there(const struct drawn_conference *all, int body, long local, bool *known)
{
	int there = 0;
	for (int i = 0; i < all->person_count; i++) {
		const struct drawn_person *person = &all->persons[i];
		if (!represents_body(person, body))
			continue;
		*known = true;
		there += !is_absent(person, (struct drawn_span){local, local + 1});
	}
	return there;
}

/* Participants that are needed in more places than they have people when some duty of them
 * begins. In doubt, and not found here: that only one person is needed, or that somebody
 * leaves in the middle of a meeting. */
static unsigned find_too_few(const struct drawn_conference *all, const struct duties *duties)
{
	unsigned bodies = 0;
	for (int i = 0; i < duties->count; i++) {
		const struct duty *duty = &duties->at[i];
		const struct drawn_person *person = person_of(all, duty->who);
		int body = body_of(all, duty->who);
		bool known = false;
		if (body == NONE || (person != NULL && !represents_body(person, body)))
			continue;
		int needed = count_needed(all, duties, body, utc_of(all, duty).from);
		int there = count_there(all, body, duty->time.from, &known);
		if (known && needed > 1 && needed > there)
			bodies |= 1U << body;
	}
	return bodies;
}

/* In doubt: participants one of whose people is in two places at one time, or absent. */
static unsigned find_doubtful_bodies(const struct drawn_conference *all,
                                     const struct duties *duties)
{
	unsigned bodies = 0;
	for (int i = 0; i < duties->count; i++) {
		const struct drawn_person *person = person_of(all, duties->at[i].who);
		if (person != NULL && person->of != NONE && is_absent(person, duties->at[i].time))
			bodies |= 1U << person->of;
		for (int n = 0; n < duties->count; n++) {
			const struct duty *a = &duties->at[i], *b = &duties->at[n];
			struct drawn_span x = utc_of(all, a), y = utc_of(all, b);
			int body = body_of(all, a->who);
			if (a->who == b->who && a->meeting != b->meeting && body != NONE &&
			    a->who >= FIRST_PERSON && x.from < y.to && y.from < x.to)
				bodies |= 1U << body;
		}
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

/* In doubt: whose clock an absence has, where meetings have several. */
static bool has_two_clocks(const struct drawn_conference *all)
{
	for (int i = 1; i < all->meeting_count; i++)
		if (all->meetings[i].zone != all->meetings[0].zone)
			return true;
	return false;
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
		unsigned named = bodies_named(findings), right = find_too_few(&all, &duties);
		unsigned in_doubt = find_doubtful_bodies(&all, &duties);
		if (!has_two_clocks(&all) && ((named ^ right) & ~in_doubt) != 0)
			fail_msg("conference %u: too few are those of %x, and of %x in the second "
			         "judgement",
			         seed, named, right);
		seen[LENGTH(always)] += (named & right & ~in_doubt) != 0;
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
