/* test_second_busy.c - a second, plainer judgement of people who are needed in two places, or
 * where they are not, on small conferences that are drawn.
 *
 * It holds all duties against all, and looks at every moment at which anything begins. */
#include "second.h"

enum { CONFERENCES = 2000, LEAST_SEEN = 20 };

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

/* Absences are by the clock of the programme. */
static long utc_of_programme(long local)
{
	static const struct drawn_meeting of_programme = {0};
	return utc(&of_programme, local);
}

static struct drawn_span utc_of(const struct drawn_conference *all, const struct duty *duty)
{
	const struct drawn_meeting *meeting = &all->meetings[duty->meeting];
	return (struct drawn_span){utc(meeting, duty->time.from), utc(meeting, duty->time.to)};
}

/* Whether absences that follow or overlap one another take all of a time. */
static bool is_away_throughout(const struct drawn_person *person, struct drawn_span time)
{
	for (int pass = 0; pass < person->absences; pass++)
		for (int i = 0; i < person->absences; i++)
			if (utc_of_programme(person->absent[i].from) <= time.from &&
			    utc_of_programme(person->absent[i].to) > time.from)
				time.from = utc_of_programme(person->absent[i].to);
	return time.from >= time.to;
}

/* Whether somebody is absent when a duty is: from any part of it, or, where some moment of it
 * would do, from the whole. */
static bool is_absent(const struct drawn_conference *all, const struct drawn_person *person,
                      const struct duty *duty)
{
	struct drawn_span time = utc_of(all, duty);
	if (duty->grip == SOMETIME)
		return is_away_throughout(person, time);
	for (int i = 0; i < person->absences; i++)
		if (utc_of_programme(person->absent[i].from) < time.to &&
		    time.from < utc_of_programme(person->absent[i].to))
			return true;
	return false;
}

static unsigned find_absent(const struct drawn_conference *all, const struct duties *duties)
{
	unsigned meetings = 0;
	for (int i = 0; i < duties->count; i++) {
		const struct drawn_person *person = person_of(all, duties->at[i].who);
		if (person != NULL && is_absent(all, person, &duties->at[i]))
			meetings |= 1U << duties->at[i].meeting;
	}
	return meetings;
}

static bool is_twice(const struct drawn_list *list)
{
	for (int i = 0; i < list->count; i++)
		for (int n = 0; n < i; n++)
			if (list->at[i] != NONE && list->at[i] == list->at[n])
				return true;
	return false;
}

static unsigned find_twice(const struct drawn_conference *all, const struct duties *duties)
{
	unsigned meetings = 0;
	(void)duties;
	for (int i = 0; i < all->meeting_count; i++)
		for (int part = CHAIRS; part < PARTS; part++)
			if (all->meetings[i].held && is_twice(&all->meetings[i].parts[part]))
				meetings |= 1U << i;
	return meetings;
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
	int there = 0;
	*known = 0;
	for (int i = 0; i < all->person_count; i++) {
		const struct drawn_person *person = &all->persons[i];
		bool away = false;
		if (!represents_body(person, body))
			continue;
		for (int n = 0; n < person->absences; n++)
			away = away || (utc_of_programme(person->absent[n].from) <= moment &&
			                moment < utc_of_programme(person->absent[n].to));
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

/* Participants that are needed in more places than they have people, when a duty of theirs
 * begins or when one of their people leaves. */
static unsigned find_too_few(const struct drawn_conference *all, const struct duties *duties)
{
	unsigned bodies = 0;
	for (int i = 0; i < duties->count; i++) {
		const struct drawn_person *person = person_of(all, duties->at[i].who);
		int body = body_of(all, duties->at[i].who);
		if (body == NONE || (person != NULL && !represents_body(person, body)))
			continue;
		if (lacks(all, duties, body, utc_of(all, &duties->at[i]).from))
			bodies |= 1U << body;
	}
	for (int i = 0; i < all->person_count; i++) {
		const struct drawn_person *person = &all->persons[i];
		for (int n = 0; n < person->absences && person->of != NONE; n++)
			if (lacks(all, duties, person->of,
			          utc_of_programme(person->absent[n].from)))
				bodies |= 1U << person->of;
	}
	return bodies;
}

static const struct {
	const char *id;
	const char *words; /* before the number of what is named */
	bool in_text;
	hld_severity severity;
	unsigned (*find)(const struct drawn_conference *all, const struct duties *duties);
} always[] = {
	{"person-absent", "/meetings/", false, HLD_BREACH, find_absent},
	{"listed-twice", "/meetings/", false, HLD_WARNING, find_twice},
	{"too-few-representatives", "body-", true, HLD_WARNING, find_too_few},
};

static void same_always(const struct drawn_conference *all, const struct duties *duties,
                        const hld_findings *findings, size_t which, unsigned seed)
{
	static unsigned seen[LENGTH(always)];
	unsigned named = 0, right = always[which].find(all, duties);
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		if (!is_always(finding, always[which].id))
			continue;
		named |=
			1U << number_after(always[which].in_text ? finding->text : finding->pointer,
		                           always[which].words);
		assert_int_equal(finding->severity, always[which].severity);
	}
	if (named != right)
		fail_msg("conference %u: '%s' names %x, and %x in the second judgement", seed,
		         always[which].id, named, right);
	seen[which] += right != 0;
	if (seed == CONFERENCES - 1)
		assert_true(seen[which] >= LEAST_SEEN);
}

static bool is_all_of(struct drawn_span a, struct drawn_span b)
{
	return a.from <= b.from && a.to >= b.to;
}

/* What it is that two duties fall together: a breach, or a warning where one who sits in one
 * meeting may leave it to speak in another; HLD_NOTE: nothing. */
static hld_severity clash_of(const struct drawn_conference *all, const struct duty *a,
                             const struct duty *b)
{
	struct drawn_span x = utc_of(all, a), y = utc_of(all, b);
	if (x.from >= y.to || y.from >= x.to)
		return HLD_NOTE;
	if (a->grip == SOMETIME || b->grip == SOMETIME) {
		bool of_a = a->grip == SOMETIME;
		enum grip other = of_a ? b->grip : a->grip;
		bool is_held = other == FIRM || other == SPEAKS;
		return is_held && (of_a ? is_all_of(y, x) : is_all_of(x, y)) ? HLD_BREACH
		                                                             : HLD_NOTE;
	}
	bool may_leave =
		(a->grip == SITS && b->grip == SPEAKS) || (a->grip == SPEAKS && b->grip == SITS);
	return may_leave ? HLD_WARNING : HLD_BREACH;
}

/* How often somebody is torn between two meetings: each two once, as the worst of it. */
struct torn {
	int breaches, warnings;
};

static struct torn find_torn(const struct drawn_conference *all, const struct duties *duties,
                             int who)
{
	struct torn torn = {0};
	hld_severity worst[MOST_MEETINGS][MOST_MEETINGS] = {0};
	for (int i = 0; i < duties->count; i++)
		for (int n = 0; n < duties->count; n++) {
			const struct duty *a = &duties->at[i], *b = &duties->at[n];
			if (a->who != who || b->who != who || a->meeting >= b->meeting)
				continue;
			hld_severity *pair = &worst[a->meeting][b->meeting];
			hld_severity severity = clash_of(all, a, b);
			*pair = severity > *pair ? severity : *pair;
		}
	for (int a = 0; a < all->meeting_count; a++)
		for (int b = a + 1; b < all->meeting_count; b++) {
			torn.breaches += worst[a][b] == HLD_BREACH;
			torn.warnings += worst[a][b] == HLD_WARNING;
		}
	return torn;
}

static struct torn find_named(const hld_findings *findings, int who)
{
	struct torn torn = {0};
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		if (!is_always(finding, "person-in-two-places") ||
		    number_after(finding->text, "person-") != who)
			continue;
		torn.breaches += finding->severity == HLD_BREACH;
		torn.warnings += finding->severity == HLD_WARNING;
	}
	return torn;
}

static int same_torn(const struct drawn_conference *all, const struct duties *duties,
                     const hld_findings *findings, unsigned seed)
{
	int torn = 0;
	for (int who = 0; who < all->person_count; who++) {
		struct torn right = find_torn(all, duties, who + FIRST_PERSON);
		struct torn named = find_named(findings, who);
		if (named.breaches != right.breaches || named.warnings != right.warnings)
			fail_msg("conference %u: person-%d is torn %d times and %d as a warning, "
			         "and %d and %d in the second judgement",
			         seed, who, named.breaches, named.warnings, right.breaches,
			         right.warnings);
		torn += right.breaches + right.warnings;
	}
	return torn;
}

/* Without it a minister could be expected in New York while she is known to be elsewhere. */
static void both_judgements_of_busy_people_agree(void **state)
{
	int torn = 0;
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		static struct drawn_conference all;
		static struct duties duties;
		uint64_t random;
		conference_draw(&all, seed, &random);
		hld_findings *findings = conference_check(&all);
		read_duties(&all, &duties);
		for (size_t i = 0; i < LENGTH(always); i++)
			same_always(&all, &duties, findings, i, seed);
		torn += same_torn(&all, &duties, findings, seed);
		hld_findings_free(findings);
	}
	assert_true(torn >= LEAST_SEEN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_judgements_of_busy_people_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
