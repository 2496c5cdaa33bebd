/* test_clash_draft.c - what is said to clash in a draft is all that clashes in it.
 *
 * Small drafts are drawn: meetings with items, people, absences, one room or two, one team or
 * two, and clauses of every kind that is about times. All placements of their meetings are
 * tried. Which clauses one keeps is what the check finds; people, absences, rooms and teams are
 * counted here. From that follow the minimal sets that no placement keeps, and these are those
 * that must be said. A large draft has its sets proved by leaving out one requirement of each. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/civil.h"
#include "base/random.h"
#include "rules/contradiction.h"
#include "solve/why.h"

enum {
	DRAFTS = 120,
	PEOPLE = 3,
	MOST_MEETINGS = 4,
	MOST_PLACEMENTS = 700,
	MOST_REQUIREMENTS = 16,
	GRID_MIN = 60
};

static uint32_t draw(struct random *random, uint32_t below)
{
	return random_below(random, below);
}

static bool once_in(struct random *random, uint32_t times)
{
	return draw(random, times) == 0;
}

/* A selector: a kind or a number, now and then a position, a day, a part of it, items. */
static void write_selector(struct buffer *out, struct random *random)
{
	static const char *const whiches[] = {"\"kind\": \"plenary\"", "\"kind\": \"round-table\"",
	                                      "\"kind\": [\"plenary\", \"round-table\"]",
	                                      "\"number\": [1, 2]", "\"number\": 3"};
	static const char *const positions[] = {"first", "last"};
	static const char *const parts[] = {"morning", "afternoon"};
	buffer_printf(out, "{%s", whiches[draw(random, LENGTH(whiches))]);
	if (once_in(random, 5))
		buffer_printf(out, ", \"position\": \"%s\"", positions[draw(random, 2)]);
	if (once_in(random, 6))
		buffer_printf(out, ", \"day\": %u", 1 + draw(random, 2));
	if (once_in(random, 6))
		buffer_printf(out, ", \"part\": \"%s\"", parts[draw(random, 2)]);
	if (once_in(random, 5))
		buffer_text(out, ", \"item\": [\"opening\", \"statements\"]");
	if (once_in(random, 8))
		buffer_text(out, ", \"also\": {\"kind\": \"other\"}");
	buffer_text(out, "}");
}

/* A kind of rule and its parameters. */
static void write_rule(struct buffer *out, struct random *random)
{
	static const char *const rules[][2] = {{"dates", "\"every_day\": true"},
	                                       {"dates", "\"from\": \"2006-09-15\""},
	                                       {"dates", "\"to\": \"2006-09-14\""},
	                                       {"count", "\"exactly\": 1"},
	                                       {"count", "\"min\": 2"},
	                                       {"when", "\"day\": 1"},
	                                       {"when", "\"day\": 2, \"part\": \"morning\""},
	                                       {"when", "\"start\": \"10:00\", \"count\": 1"},
	                                       {"when", "\"part\": \"afternoon\", \"count\": 2"},
	                                       {"duration", "\"days\": 2"},
	                                       {"duration", "\"days\": 1"},
	                                       {"duration", "\"min_len\": 60"},
	                                       {"hours", "\"from\": \"10:00\", \"to\": \"12:00\""},
	                                       {"concurrent", NULL},
	                                       {"concurrent", "with"},
	                                       {"order", "then"},
	                                       {"order", "then"},
	                                       {"order", "then"}};
	const char *const *rule = rules[draw(random, LENGTH(rules))];
	bool order = strcmp(rule[0], "order") == 0;
	buffer_printf(out, "\"rule\": \"%s\", \"params\": {\"%s\": ", rule[0],
	              order ? "first" : "which");
	write_selector(out, random);
	if (order || (rule[1] != NULL && strcmp(rule[1], "with") == 0)) {
		buffer_printf(out, ", \"%s\": ", rule[1]);
		write_selector(out, random);
	} else if (rule[1] != NULL) {
		buffer_printf(out, ", %s", rule[1]);
	}
	buffer_text(out, "}");
}

static void write_mandate(struct buffer *out, struct random *random)
{
	uint32_t count = 3 + draw(random, 4);
	buffer_printf(
		out,
		"{\"format\": \"hld-mandate/1\", \"symbol\": \"A/B\", \"title\": \"B\", "
		"\"force\": \"binding\", \"conference\": {\"id\": \"b\", \"title\": \"B\", "
		"\"days\": [\"2006-09-14\", \"2006-09-15\"], \"parts\": [{\"part\": \"morning\", "
		"\"from\": \"10:00\", \"to\": \"12:00\"}, {\"part\": \"afternoon\", "
		"\"from\": \"13:00\", \"to\": \"15:00\"}]}, \"clauses\": [");
	for (uint32_t i = 0; i < count; i++) {
		buffer_printf(out,
		              "%s{\"id\": \"c-%u\", \"para\": \"%u\", \"verb\": \"decides\", "
		              "\"quote\": \"q\", ",
		              i > 0 ? ", " : "", i, i);
		write_rule(out, random);
		buffer_text(out, "}");
	}
	buffer_text(out, "]}");
}

static void write_venue(struct buffer *out, struct random *random)
{
	uint32_t rooms = 1 + draw(random, 2);
	buffer_text(out, "{\"format\": \"hld-venue/1\", \"id\": \"v\", \"name\": \"V\", \"zone\": "
	                 "\"America/New_York\", \"hours\": [{\"from\": \"10:00\", \"to\": "
	                 "\"12:00\"}, {\"from\": \"13:00\", \"to\": \"15:00\"}], ");
	if (once_in(random, 2))
		buffer_printf(out,
		              "\"interpretation\": {\"languages\": [\"en\"], \"teams\": %u, "
		              "\"rest_min\": %u}, ",
		              1 + draw(random, 2), 60 * draw(random, 2));
	buffer_text(out, "\"rooms\": [");
	for (uint32_t r = 0; r < rooms; r++)
		buffer_printf(out, "%s{\"id\": \"r-%u\", \"name\": \"R %u\"}", r > 0 ? ", " : "", r,
		              r);
	buffer_text(out, "]}");
}

static void write_people(struct buffer *out, struct random *random)
{
	for (uint32_t p = 0; p < PEOPLE; p++) {
		uint32_t hour = 10 + draw(random, 5), day = 14 + draw(random, 2);
		buffer_printf(out, "%s{\"id\": \"p-%u\", \"name\": \"P %u\"", p > 0 ? ", " : "", p,
		              p);
		if (once_in(random, 2))
			buffer_printf(out,
			              ", \"absences\": [{\"from\": \"2006-09-%uT%u:00\", "
			              "\"until\": \"2006-09-%uT%u:00\"}]",
			              day, hour, day, hour + 1 + draw(random, 4));
		buffer_text(out, "}");
	}
}

/* A meeting of an hour or two; of two hours, now and then with two items. */
static void write_meeting(struct buffer *out, struct random *random, uint32_t n)
{
	static const char *const kinds[] = {"plenary", "round-table", "other"};
	uint32_t day = 14 + draw(random, 2), hours = 1 + draw(random, 2);
	uint32_t hour = once_in(random, 2) ? 10 : 13;
	buffer_printf(out,
	              "%s{\"id\": \"m-%u\", \"kind\": \"%s\", \"number\": %u, \"start\": "
	              "\"2006-09-%uT%u:00\", \"end\": \"2006-09-%uT%u:00\", \"room\": \"r-0\", "
	              "\"chairs\": [\"p-%u\"], \"discussants\": [\"p-%u\"]",
	              n > 0 ? ", " : "", n, kinds[draw(random, 3)], 1 + draw(random, 3), day, hour,
	              day, hour + hours, draw(random, PEOPLE), draw(random, PEOPLE));
	if (hours == 2 && once_in(random, 2))
		buffer_printf(out,
		              ", \"items\": [{\"id\": \"i-1\", \"kind\": \"opening\", \"start\": "
		              "\"2006-09-%uT%u:00\", \"end\": \"2006-09-%uT%u:00\"}, {\"id\": "
		              "\"i-2\", \"kind\": \"statements\", \"start\": "
		              "\"2006-09-%uT%u:00\", \"end\": \"2006-09-%uT%u:00\"}]",
		              day, hour, day, hour + 1, day, hour + 1, day, hour + 2);
	buffer_text(out, "}");
}

static void write_programme(struct buffer *out, struct random *random)
{
	uint32_t count = 3 + draw(random, MOST_MEETINGS - 2);
	buffer_text(out, "{\"format\": \"hld-programme/1\", \"id\": \"b\", \"title\": \"B\", "
	                 "\"zone\": \"America/New_York\", \"people\": [");
	write_people(out, random);
	buffer_text(out, "], \"meetings\": [");
	for (uint32_t n = 0; n < count; n++)
		write_meeting(out, random, n);
	buffer_text(out, "]}");
}

/* A draft that is asked about. */
struct question {
	hld_mandate *mandate;
	const hld_mandate *at[1];
	struct mandate_list mandates;
	hld_programme *draft, *tried; /* the same; one is moved about */
	struct arena arena;
	struct problem problem;
	struct why why;
};

static hld_programme *read_draft(const struct buffer *text, const struct buffer *venue_text)
{
	hld_programme *draft;
	hld_venue *venue;
	hld_error err = {0};
	if (hld_programme_read(text->at, text->size, "draft", &draft, &err) != HLD_OK ||
	    hld_venue_read(venue_text->at, venue_text->size, "venue", &venue, &err) != HLD_OK ||
	    hld_programme_join_venue(draft, venue, &err) != HLD_OK)
		fail_msg("%s: %s\n%s", err.pointer, err.text, text->at);
	return draft;
}

static void ask(struct question *question, uint32_t seed)
{
	struct random random = random_seeded(seed);
	struct buffer mandate = {0}, venue = {0}, programme = {0};
	hld_error err = {0};
	*question = (struct question){0};
	write_mandate(&mandate, &random);
	write_venue(&venue, &random);
	write_programme(&programme, &random);
	if (hld_mandate_read(mandate.at, mandate.size, "mandate", &question->mandate, &err) !=
	    HLD_OK)
		fail_msg("%s: %s\n%s", err.pointer, err.text, mandate.at);
	question->at[0] = question->mandate;
	question->mandates = (struct mandate_list){question->at, 1};
	question->draft = read_draft(&programme, &venue);
	question->tried = read_draft(&programme, &venue);
	assert_true(problem_make_whole(&question->arena, question->tried, &question->mandates,
	                               GRID_MIN, &question->problem));
	const struct why_limits limits = {
		.clashes = UINT32_MAX, .questions = 1000000, .grid_min = GRID_MIN};
	assert_int_equal(
		why_not_mended(&question->mandates, question->draft, limits, &question->why, &err),
		HLD_OK);
	buffer_release(&mandate);
	buffer_release(&venue);
	buffer_release(&programme);
}

static void release(struct question *question)
{
	why_release(&question->why);
	hld_programme_free(question->tried);
	hld_mandate_free(question->mandate);
	arena_free(&question->arena);
}

static const struct slot *slot_of(const struct question *question, uint32_t n, uint32_t s)
{
	return time_slot(&question->problem, &question->problem.sittings.at[n], s);
}

static uint32_t slots_of(const struct question *question, uint32_t n)
{
	return question->problem.sittings.at[n].time_count;
}

static bool needs(const struct meeting *meeting, uint32_t person)
{
	return meeting->chairs.at[0].id.n == person || meeting->discussants.at[0].id.n == person;
}

/* Meetings of the draft that are under way at an instant, or whose team then rests. */
static uint32_t count_under_way(const hld_programme *draft, int64_t now, int64_t rest)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < draft->meetings.count; i++)
		count += draft->meetings.at[i].start.utc_s <= now &&
		         draft->meetings.at[i].end.utc_s + rest > now;
	return count;
}

static bool is_crowded(const hld_programme *draft, uint32_t most, int64_t rest)
{
	for (uint32_t i = 0; i < draft->meetings.count; i++)
		if (count_under_way(draft, draft->meetings.at[i].start.utc_s, rest) > most)
			return true;
	return false;
}

static bool is_in_two_places(const hld_programme *draft, uint32_t person)
{
	for (uint32_t i = 0; i < draft->meetings.count; i++)
		for (uint32_t n = 0; n < i; n++) {
			const struct meeting *a = &draft->meetings.at[i],
					     *b = &draft->meetings.at[n];
			if (needs(a, person) && needs(b, person) && a->start.utc_s < b->end.utc_s &&
			    b->start.utc_s < a->end.utc_s)
				return true;
		}
	return false;
}

static int32_t at_min(struct moment moment)
{
	return moment.day * DAY_MIN + moment.min;
}

static bool is_missed(const hld_programme *draft, uint32_t person, const struct absence *absence)
{
	for (uint32_t i = 0; i < draft->meetings.count; i++) {
		const struct meeting *meeting = &draft->meetings.at[i];
		if (needs(meeting, person) && at_min(absence->from) < at_min(meeting->end) &&
		    at_min(meeting->start) < at_min(absence->until))
			return true;
	}
	return false;
}

static bool is_clause_kept(const hld_findings *findings, const char *clause)
{
	for (size_t i = 0; i < hld_findings_verdicts(findings); i++) {
		const hld_verdict *verdict = hld_findings_verdict(findings, i);
		if (strcmp(verdict->clause, clause) == 0)
			return !verdict->applies || verdict->met || verdict->severity < HLD_WARNING;
	}
	return true;
}

/* Whether the programme as it lies keeps a requirement. */
static bool is_kept(const struct question *question, const struct requirement *of,
                    const hld_findings *findings)
{
	const hld_programme *draft = question->tried;
	const struct hld_venue *venue = draft->venues.at[0];
	switch (of->fact) {
	case FACT_PERSON:
		return !is_in_two_places(draft, of->person);
	case FACT_ABSENCE:
		return !is_missed(draft, of->person, of->absence);
	case FACT_ROOMS:
		return !is_crowded(draft, venue->rooms.count, 0);
	case FACT_TEAMS:
		return !is_crowded(draft, (uint32_t)venue->interpretation->teams,
		                   venue->interpretation->rest_min * INT64_C(60));
	default:
		return is_clause_kept(findings, of->clause->id);
	}
}

/* The requirements that the programme keeps, a bit each. */
static uint32_t kept_now(const struct question *question)
{
	const struct requirements *all = &question->why.requirements;
	hld_findings *findings;
	uint32_t kept = 0;
	assert_int_equal(hld_check(question->at, 1, question->tried, &findings, NULL), HLD_OK);
	for (uint32_t i = 0; i < all->count; i++)
		kept |= (uint32_t)is_kept(question, &all->at[i], findings) << i;
	hld_findings_free(findings);
	return kept;
}

static void place(struct question *question, uint32_t placement)
{
	for (uint32_t n = 0; n < question->problem.sittings.count; n++) {
		const struct slot *slot = slot_of(question, n, placement % slots_of(question, n));
		placement /= slots_of(question, n);
		programme_retime(question->tried, question->problem.sittings.at[n].meeting,
		                 (struct span_on_day){slot->day, slot->start_min, slot->end_min},
		                 NO_ELEMENT);
	}
	assert_true(programme_order(question->tried));
}

/* Mark the sets that some placement keeps. */
static void try_all(struct question *question, uint32_t placements, bool *can_be)
{
	uint32_t all = (UINT32_C(1) << question->why.requirements.count) - 1;
	memset(can_be, false, all + 1);
	for (uint32_t i = 0; i < placements; i++) {
		place(question, i);
		can_be[kept_now(question)] = true;
	}
	for (uint32_t set = all; set > 0; set--)
		for (uint32_t bit = 1; can_be[set] && bit <= set; bit <<= 1)
			if (set & bit)
				can_be[set & ~bit] = true;
}

/* Whether no placement keeps a set, but all of it without any one. */
static bool is_minimal(const bool *can_be, uint32_t set)
{
	for (uint32_t bit = 1; bit <= set; bit <<= 1)
		if ((set & bit) && !can_be[set & ~bit])
			return false;
	return !can_be[set];
}

/* Requirements that say what one before them says are no others. */
static bool has_again(const struct question *question, uint32_t set)
{
	const struct requirements *all = &question->why.requirements;
	for (uint32_t i = 0; i < all->count; i++)
		for (uint32_t n = 0; n < i && (set >> i & 1); n++)
			if (all->at[n].literal == all->at[i].literal)
				return true;
	return false;
}

static bool is_told(const struct clashes *told, uint32_t set)
{
	for (uint32_t c = 0; c < told->count; c++) {
		uint32_t bits = 0;
		for (uint32_t i = 0; i < told->at[c].count; i++)
			bits |= UINT32_C(1) << told->at[c].at[i];
		if (bits == set)
			return true;
	}
	return false;
}

static bool has_contradiction(const struct question *question)
{
	for (uint32_t c = 0; c < question->mandate->clauses.count; c++)
		if (contradicted_clause(question->mandate, &question->mandate->clauses.at[c]) !=
		    NULL)
			return true; /* the check does not judge the later */
	return false;
}

static uint32_t count_placements(const struct question *question)
{
	uint32_t count = 1;
	for (uint32_t n = 0; n < question->problem.sittings.count; n++)
		count *= slots_of(question, n);
	return count;
}

static void fail_of(const struct question *question, uint32_t seed, uint32_t set, const char *how)
{
	struct buffer says = {0};
	for (uint32_t i = 0; i < question->why.requirements.count; i++) {
		if ((set >> i & 1) == 0)
			continue;
		why_say(&question->why, &question->why.requirements.at[i], &says);
		buffer_text(&says, "; ");
	}
	fail_msg("draft %u: this %s: %s", (unsigned)seed, how, buffer_str(&says));
}

/* What is told clashes: no placement keeps it, but all of it without any one. */
static void see_told(const struct question *question, const struct clash *clash, uint32_t seed,
                     const bool *can_be)
{
	uint32_t set = 0;
	for (uint32_t i = 0; i < clash->count; i++)
		set |= UINT32_C(1) << clash->at[i];
	if (!is_minimal(can_be, set))
		fail_of(question, seed, set, can_be[set] ? "can be met" : "is not minimal");
}

/* All that clashes is told, and nothing else. Gives: how many sets there are. */
static uint32_t compare(struct question *question, uint32_t seed, bool *can_be)
{
	const struct clashes *told = &question->why.clashes;
	uint32_t count = 0, all = UINT32_C(1) << question->why.requirements.count;
	try_all(question, count_placements(question), can_be);
	for (uint32_t set = 1; set < all; set++) {
		if (!is_minimal(can_be, set) || has_again(question, set))
			continue;
		count++;
		if (!is_told(told, set))
			fail_of(question, seed, set, "clashes and is not told");
	}
	for (uint32_t c = 0; c < told->count; c++)
		see_told(question, &told->at[c], seed, can_be);
	assert_int_equal(told->count, count);
	assert_true(told->complete && told->smallest);
	return count;
}

static void all_that_clashes_in_a_draft_is_told(void **state)
{
	static bool can_be[UINT32_C(1) << MOST_REQUIREMENTS];
	uint32_t tried = 0, sets = 0, of_facts = 0;
	(void)state;
	for (uint32_t seed = 1; tried < DRAFTS; seed++) {
		struct question question;
		ask(&question, seed);
		if (question.why.requirements.count <= MOST_REQUIREMENTS &&
		    count_placements(&question) <= MOST_PLACEMENTS &&
		    !has_contradiction(&question)) {
			tried++;
			sets += compare(&question, seed, can_be);
			const struct clashes *told = &question.why.clashes;
			for (uint32_t c = 0; c < told->count; c++)
				of_facts += question.why.requirements.at[told->at[c].at[0]].fact !=
				            FACT_NONE;
		}
		release(&question);
	}
	assert_true(sets > DRAFTS);
	assert_true(of_facts > DRAFTS / 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_that_clashes_in_a_draft_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
