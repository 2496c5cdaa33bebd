/* test_speakers.c - lists of speakers are as good as the best that trying everything finds.
 *
 * A delegation that is left off the list though there is a slot, hears a lower level speak before it,
 * or is called while its minister chairs elsewhere, has been wronged before the eyes of all. Small
 * lists are drawn: a few who ask, two meetings, times at which some cannot come; all ways to give
 * them slots are tried. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/civil.h"
#include "base/random.h"
#include "hld.h"
#include "solve/relist.h"
#include "solve/speakers.h"

enum { LISTS = 600, MOST_SPEAKERS = 5, MEETINGS = 2, MOST_SLOTS = 3, LIMIT_MIN = 10 };

static const char *const levels[] = {"head-of-state", "minister", "permanent-representative"};
enum { TIERS = 3, NO_TIER = TIERS };

/* Somebody who asks, as drawn. */
struct drawn_speaker {
	uint32_t tier;             /* also the place in levels */
	uint32_t wishes[MEETINGS]; /* meetings in order of preference */
	uint32_t wish_count;
	int32_t earliest, latest; /* minutes of the first day; CIVIL_NONE */
	bool chairs;              /* a table that meets during the second meeting */
	bool is_ngo;              /* of these one speaks, where the drawn clause says so */
};
struct drawn {
	struct drawn_speaker speakers[MOST_SPEAKERS];
	uint32_t count, slots[MEETINGS];
	uint32_t permitted; /* the tier that speaks time permitting; NO_TIER: none */
	bool one_ngo;       /* there is a clause that one of them speaks at most */
};

static const int32_t starts[MEETINGS] = {600, 900};

static void draw(struct drawn *drawn, struct random *random)
{
	*drawn = (struct drawn){.count = 1 + random_below(random, MOST_SPEAKERS)};
	drawn->permitted = random_below(random, 2 * TIERS);
	drawn->permitted = drawn->permitted < TIERS ? drawn->permitted : NO_TIER;
	drawn->one_ngo = random_below(random, 3) == 0;
	for (uint32_t m = 0; m < MEETINGS; m++)
		drawn->slots[m] = random_below(random, MOST_SLOTS + 1);
	for (uint32_t i = 0; i < drawn->count; i++) {
		struct drawn_speaker *speaker = &drawn->speakers[i];
		*speaker = (struct drawn_speaker){.tier = random_below(random, LENGTH(levels)),
		                                  .wish_count = random_below(random, MEETINGS + 1),
		                                  .earliest = CIVIL_NONE,
		                                  .latest = CIVIL_NONE,
		                                  .chairs = random_below(random, 4) == 0};
		speaker->is_ngo = random_below(random, 3) == 0;
		speaker->wishes[0] = random_below(random, MEETINGS);
		speaker->wishes[1] = 1 - speaker->wishes[0];
		uint32_t meeting = random_below(random, MEETINGS);
		int32_t min =
			starts[meeting] + LIMIT_MIN * (int32_t)random_below(random, MOST_SLOTS);
		if (random_below(random, 3) == 0)
			speaker->earliest = min;
		else if (random_below(random, 3) == 0)
			speaker->latest = min + LIMIT_MIN;
	}
}

static void write_programme(const struct drawn *drawn, struct buffer *out)
{
	char from[CIVIL_ROOM], to[CIVIL_ROOM];
	buffer_text(out,
	            "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": "
	            "\"America/New_York\", \"participants\": [");
	for (uint32_t i = 0; i < drawn->count; i++)
		buffer_printf(
			out,
			"%s{\"id\": \"s-%u\", \"name\": \"S %u\", \"category\": \"%s\", "
			"\"representatives\": [{\"id\": \"r-%u\", \"name\": \"R\", \"level\": "
			"\"%s\"}]}",
			i > 0 ? ", " : "", (unsigned)i, (unsigned)i,
			drawn->speakers[i].is_ngo ? "ngo" : "member-state", (unsigned)i,
			levels[drawn->speakers[i].tier]);
	buffer_text(out, "], \"meetings\": [");
	for (uint32_t m = 0; m < MEETINGS; m++) {
		civil_write_moment(civil_day(2006, 9, 14), starts[m], from);
		civil_write_moment(civil_day(2006, 9, 14),
		                   starts[m] + LIMIT_MIN * (int32_t)drawn->slots[m] + 5, to);
		buffer_printf(
			out,
			"{\"id\": \"m-%u\", \"kind\": \"plenary\", \"start\": \"%s\", \"end\": "
			"\"%s\", \"items\": [{\"kind\": \"statements\", \"limit_min\": %d}]}, ",
			(unsigned)m, from, to, LIMIT_MIN);
	}
	buffer_text(out, "{\"id\": \"table\", \"kind\": \"round-table\", \"start\": "
	                 "\"2006-09-14T14:30\", \"end\": \"2006-09-14T18:00\", \"chairs\": [");
	bool first = true;
	for (uint32_t i = 0; i < drawn->count; i++) {
		if (!drawn->speakers[i].chairs)
			continue;
		buffer_printf(out, "%s\"r-%u\"", first ? "" : ", ", (unsigned)i);
		first = false;
	}
	buffer_text(out, "]}]}");
}

static void write_moment(struct buffer *out, const char *key, int32_t min)
{
	char text[CIVIL_ROOM];
	if (min != CIVIL_NONE)
		buffer_printf(out, ", \"%s\": \"%s\"", key,
		              civil_write_moment(civil_day(2006, 9, 14), min, text));
}

/* In the order of a permutation: it is not to matter. */
static void write_registrations(const struct drawn *drawn, const uint32_t *order,
                                struct buffer *out)
{
	buffer_text(out, "{\"format\": \"hld-registrations/1\", \"registrations\": [");
	for (uint32_t n = 0; n < drawn->count; n++) {
		uint32_t i = order[n];
		const struct drawn_speaker *speaker = &drawn->speakers[i];
		buffer_printf(out,
		              "%s{\"participant\": \"s-%u\", \"representative\": \"r-%u\", "
		              "\"requested\": \"2006-08-01T10:%02u\", \"meetings\": [",
		              n > 0 ? ", " : "", (unsigned)i, (unsigned)i, (unsigned)i);
		for (uint32_t w = 0; w < speaker->wish_count; w++)
			buffer_printf(out, "%s\"m-%u\"", w > 0 ? ", " : "",
			              (unsigned)speaker->wishes[w]);
		buffer_text(out, "]");
		write_moment(out, "earliest", speaker->earliest);
		write_moment(out, "latest", speaker->latest);
		buffer_text(out, "}");
	}
	buffer_text(out, "]}");
}

static void write_mandate(const struct drawn *drawn, struct buffer *out)
{
	buffer_text(out,
	            "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/L\", \"title\": \"L\", "
	            "\"force\": \"binding\", \"conference\": {\"id\": \"p\", \"title\": \"P\", "
	            "\"days\": [\"2006-09-14\"]}, \"clauses\": [{\"id\": \"precedence\", "
	            "\"para\": \"1\", \"verb\": \"decides\", \"quote\": \"q\", \"rule\": "
	            "\"precedence\", \"params\": {\"which\": {\"kind\": \"plenary\"}, "
	            "\"within\": \"request\", \"tiers\": [");
	for (uint32_t tier = 0; tier < TIERS; tier++)
		buffer_printf(out, "%s{\"levels\": \"%s\", \"time_permitting\": %s}",
		              tier > 0 ? ", " : "", levels[tier],
		              tier == drawn->permitted ? "true" : "false");
	buffer_text(out, "]}}");
	if (drawn->one_ngo)
		buffer_text(
			out,
			", {\"id\": \"one\", \"para\": \"2\", \"verb\": \"decides\", \"quote\": "
			"\"q\", \"rule\": \"quota\", \"params\": {\"which\": {\"kind\": "
			"\"plenary\", \"item\": \"statement\"}, \"of\": \"speakers\", "
			"\"categories\": \"ngo\", \"max\": 1, \"together\": true}}");
	buffer_text(out, "]}");
}

/* A slot: meeting and number in it; meeting MEETINGS: none. */
struct slot_at {
	uint32_t meeting, slot;
};

/* All ways: which are placed (the first has the highest bit; first those who do not only speak
 * time permitting), and wishes not met. */
struct best {
	uint32_t firm, permitted;
	int64_t wishes;
	bool any;
};

static uint32_t bits(uint32_t set)
{
	uint32_t count = 0;
	for (; set != 0; set &= set - 1)
		count++;
	return count;
}

/* Whether more are placed, or as many and of those whom only one places the first. */
static int compare_sets(uint32_t a, uint32_t b)
{
	if (bits(a) != bits(b))
		return bits(a) > bits(b) ? 1 : -1;
	return (a > b) - (a < b);
}

static bool is_better(const struct best *a, const struct best *b)
{
	int firm = compare_sets(a->firm, b->firm);
	int permitted = compare_sets(a->permitted, b->permitted);
	if (firm != 0 || permitted != 0)
		return firm > 0 || (firm == 0 && permitted > 0);
	return a->wishes < b->wishes;
}

/* Somebody of a rank is placed. */
static void add_placed(const struct drawn *drawn, const uint32_t *by_rank, uint32_t n, int64_t wish,
                       struct best *to)
{
	bool is_firm = drawn->speakers[by_rank[n]].tier != drawn->permitted;
	*(is_firm ? &to->firm : &to->permitted) |= 1U << (drawn->count - 1 - n);
	to->wishes += wish;
}

/* In the order of precedence: by tier, then as they asked. */
static void rank(const struct drawn *drawn, uint32_t out[MOST_SPEAKERS])
{
	uint32_t count = 0;
	for (uint32_t tier = 0; tier < LENGTH(levels); tier++)
		for (uint32_t i = 0; i < drawn->count; i++)
			if (drawn->speakers[i].tier == tier)
				out[count++] = i;
}

static bool may_have(const struct drawn *drawn, uint32_t i, struct slot_at at)
{
	const struct drawn_speaker *speaker = &drawn->speakers[i];
	int32_t min = starts[at.meeting] + LIMIT_MIN * (int32_t)at.slot;
	return (speaker->earliest == CIVIL_NONE || min >= speaker->earliest) &&
	       (speaker->latest == CIVIL_NONE || min + LIMIT_MIN <= speaker->latest) &&
	       (!speaker->chairs || at.meeting == 0);
}

static int64_t wish_of(const struct drawn *drawn, uint32_t i, uint32_t meeting)
{
	const struct drawn_speaker *speaker = &drawn->speakers[i];
	for (uint32_t w = 0; w < speaker->wish_count; w++)
		if (speaker->wishes[w] == meeting)
			return w;
	return speaker->wish_count;
}

/* Whether another of whom only one speaks comes first: nobody is put off for the sake of those
 * who speak time permitting. */
static bool is_barred(const struct drawn *drawn, const uint32_t *by_rank, uint32_t n)
{
	const struct drawn_speaker *speaker = &drawn->speakers[by_rank[n]];
	bool permitted = speaker->tier == drawn->permitted;
	for (uint32_t k = 0; drawn->one_ngo && speaker->is_ngo && k < drawn->count; k++) {
		const struct drawn_speaker *other = &drawn->speakers[by_rank[k]];
		bool other_permitted = other->tier == drawn->permitted;
		if (k != n && other->is_ngo && (other_permitted == permitted ? k < n : permitted))
			return true;
	}
	return false;
}

static bool fits(const struct drawn *drawn, const uint32_t *by_rank, const struct slot_at *at,
                 uint32_t n)
{
	for (uint32_t k = 0; k < n; k++) {
		if (at[k].meeting != at[n].meeting || at[k].meeting == MEETINGS)
			continue;
		uint32_t before = drawn->speakers[by_rank[k]].tier;
		uint32_t now = drawn->speakers[by_rank[n]].tier;
		if (at[k].slot == at[n].slot || (before < now && at[k].slot > at[n].slot))
			return false;
	}
	return at[n].meeting == MEETINGS ||
	       (!is_barred(drawn, by_rank, n) && may_have(drawn, by_rank[n], at[n]));
}

static void try_all(const struct drawn *drawn, const uint32_t *by_rank, struct slot_at *at,
                    uint32_t n, const struct best *so_far, struct best *best)
{
	if (n == drawn->count) {
		if (!best->any || is_better(so_far, best))
			*best = *so_far;
		best->any = true;
		return;
	}
	at[n] = (struct slot_at){MEETINGS, 0};
	try_all(drawn, by_rank, at, n + 1, so_far, best);
	for (uint32_t m = 0; m < MEETINGS; m++)
		for (uint32_t s = 0; s < drawn->slots[m]; s++) {
			at[n] = (struct slot_at){m, s};
			if (!fits(drawn, by_rank, at, n))
				continue;
			struct best with = *so_far;
			add_placed(drawn, by_rank, n, wish_of(drawn, by_rank[n], m), &with);
			try_all(drawn, by_rank, at, n + 1, &with, best);
		}
}

/* A drawn list as it was made. */
struct made {
	struct arena arena;
	hld_programme *programme;
	hld_registrations *registrations;
	hld_mandate *mandate;
	const hld_mandate *at[1];
	struct mandate_list mandates;
	struct speakers speakers;
};

static void make(struct made *made, const struct drawn *drawn, const uint32_t *order)
{
	struct buffer programme = {0}, registrations = {0}, mandate = {0};
	hld_error err = {0};
	*made = (struct made){0};
	write_programme(drawn, &programme);
	write_registrations(drawn, order, &registrations);
	write_mandate(drawn, &mandate);
	if (hld_programme_read(programme.at, programme.size, "p", &made->programme, &err) !=
	            HLD_OK ||
	    hld_registrations_read(registrations.at, registrations.size, "r", &made->registrations,
	                           &err) != HLD_OK ||
	    hld_mandate_read(mandate.at, mandate.size, "m", &made->mandate, &err) != HLD_OK ||
	    registrations_known(made->programme, made->registrations, &err) != HLD_OK)
		fail_msg("%s %s\n%s\n%s", err.pointer, err.text, programme.at, registrations.at);
	made->at[0] = made->mandate;
	made->mandates = (struct mandate_list){made->at, 1};
	struct speakers_limits limits = {.seed = 1, .limit_min = CIVIL_NONE};
	assert_int_equal(speakers_make(&made->arena, &made->mandates, made->programme,
	                               made->registrations, limits, &made->speakers, &err),
	                 HLD_OK);
	buffer_release(&programme);
	buffer_release(&registrations);
	buffer_release(&mandate);
}

static void release(struct made *made)
{
	arena_free(&made->arena);
	hld_programme_free(made->programme);
	hld_registrations_free(made->registrations);
	hld_mandate_free(made->mandate);
}

/* Hold a list that was made against the best. Gives: whether somebody is without a slot. */
static bool see_best(const struct drawn *drawn, const struct made *made, unsigned seed)
{
	struct best best = {0}, got = {0};
	const struct best none = {0};
	struct slot_at tried[MOST_SPEAKERS], at[MOST_SPEAKERS];
	uint32_t by_rank[MOST_SPEAKERS];
	rank(drawn, by_rank);
	try_all(drawn, by_rank, tried, 0, &none, &best);
	for (uint32_t n = 0; n < drawn->count; n++) {
		const struct speaker *speaker = &made->speakers.speakers.at[n];
		assert_int_equal(speaker->registration - made->registrations->registrations.at,
		                 by_rank[n]);
		at[n] = (struct slot_at){MEETINGS, 0};
		if (speaker->list == NO_ELEMENT)
			continue;
		const struct sitting_list *list = &made->speakers.lists.at[speaker->list];
		at[n] = (struct slot_at){list->meeting.n, speaker->slot};
		assert_true(fits(drawn, by_rank, at, n));
		add_placed(drawn, by_rank, n, wish_of(drawn, by_rank[n], list->meeting.n), &got);
	}
	assert_true(made->speakers.is_proved);
	if (is_better(&best, &got) || is_better(&got, &best))
		fail_msg("list %u: placed %x and %x, wishes %lld; the best is %x and %x, %lld",
		         seed, got.firm, got.permitted, (long long)got.wishes, best.firm,
		         best.permitted, (long long)best.wishes);
	return bits(got.firm) + bits(got.permitted) < drawn->count;
}

/* Whether somebody who speaks time permitting has no slot, and somebody behind has one. */
static bool is_put_off(const struct made *made)
{
	bool put_off = false, any = false;
	for (uint32_t n = 0; n < made->speakers.speakers.count; n++) {
		const struct speaker *speaker = &made->speakers.speakers.at[n];
		put_off = put_off || (speaker->is_permitted && speaker->list == NO_ELEMENT);
		any = any || (put_off && !speaker->is_permitted && speaker->list != NO_ELEMENT);
	}
	return any;
}

static void a_list_is_the_best_there_is(void **state)
{
	unsigned bound = 0, put_off = 0, barred = 0;
	(void)state;
	for (unsigned seed = 0; seed < LISTS; seed++) {
		struct random random = random_seeded(seed);
		struct drawn drawn;
		struct made made;
		uint32_t order[MOST_SPEAKERS];
		draw(&drawn, &random);
		for (uint32_t i = 0; i < drawn.count; i++)
			order[i] = i;
		make(&made, &drawn, order);
		bound += see_best(&drawn, &made, seed);
		put_off += is_put_off(&made);
		barred += made.speakers.barred > 0;
		release(&made);
	}
	print_message(
		"%u of %d lists are too short, in %u a higher tier is put off, in %u some are "
		"barred\n",
		bound, LISTS, put_off, barred);
	assert_true(bound > LISTS / 5 && bound < LISTS && put_off > LISTS / 40 &&
	            barred > LISTS / 40);
}

static void the_order_of_the_input_does_not_matter(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < LISTS / 4; seed++) {
		struct random random = random_seeded(seed);
		struct drawn drawn;
		struct made one, two;
		uint32_t order[MOST_SPEAKERS], turned[MOST_SPEAKERS];
		draw(&drawn, &random);
		for (uint32_t i = 0; i < drawn.count; i++)
			order[i] = turned[drawn.count - 1 - i] = i;
		make(&one, &drawn, order);
		make(&two, &drawn, turned);
		for (uint32_t n = 0; n < drawn.count; n++) {
			const struct speaker *a = &one.speakers.speakers.at[n];
			const struct speaker *b = &two.speakers.speakers.at[n];
			assert_string_equal(a->registration->participant,
			                    b->registration->participant);
			assert_true(a->list == b->list && a->slot == b->slot);
		}
		release(&one);
		release(&two);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_is_the_best_there_is),
		cmocka_unit_test(the_order_of_the_input_does_not_matter)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
