/* test_second_speakers.c - a second, plainer judgement of who speaks before whom and of how many
 * statements there is room for, on lists of speakers that are drawn.
 *
 * It tries every level and category that somebody may have of whom they are not known, compares
 * each speaker with each, and lets statement after statement pass by the clock. */
#include "unit.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "draw.h"
#include "hld.h"

enum { LISTS = 6000, MOST_ITEMS = 6, MOST_TIERS = 3, LEAST_SEEN = 100 };
enum { MEETING_START = 600, MEETING_END = 780 };

/* Of words, 0 is none. */
static const char *const levels[] = {"", "head-of-state", "minister", "representative"};
static const char *const categories[] = {"", "member-state", "observer"};
enum { LEVELS = 4, CATEGORIES = 3 };

/* Who may speak: category and level; a person without a delegation has no category. */
static const struct {
	const char *id;
	int level, category;
} speakers[] = {{"a", 0, 1}, {"b", 2, 1}, {"c", 3, 2}, {"d", 0, 2}, {"p", 1, 0}, {"q", 0, 0}};

enum item { SINGLE, PAIR, SEVERAL, OTHER };
static const char *const kinds[] = {"statement", "statement", "statements", "other"};

struct drawn {
	struct {
		enum item kind;
		int start, end, limit; /* minutes of the day; NONE: not given */
		int speaker, level;
		bool for_group;
	} items[MOST_ITEMS];
	int item_count;
	struct {
		unsigned levels, categories; /* bits; none: all */
	} tiers[MOST_TIERS];
	int tier_count;
	bool groups_first;
	int minutes, over;     /* of the clause on speaking time; NONE: there is none */
	int exactly, min, max; /* NONE: not given */
};

static void draw_items(struct drawn *drawn, uint64_t *random)
{
	int at = MEETING_START;
	drawn->item_count = (int)draw_below(random, MOST_ITEMS + 1);
	for (int i = 0; i < drawn->item_count; i++) {
		bool timed = draw_below(random, 4) > 0;
		int start = at + (int)draw_below(random, 3), shift = (int)draw_below(random, 12);
		drawn->items[i].kind = (enum item)draw_below(random, 4);
		if (draw_below(random, 2) == 0)
			drawn->items[i].kind = SINGLE;
		drawn->items[i].start = timed ? start : NONE;
		drawn->items[i].end = timed && draw_below(random, 5) > 0 ? start + 1 + shift : NONE;
		drawn->items[i].limit =
			draw_below(random, 3) == 0 ? 1 + (int)draw_below(random, 4) : NONE;
		drawn->items[i].speaker = (int)draw_below(random, LENGTH(speakers));
		drawn->items[i].level =
			draw_below(random, 2) == 0 ? (int)draw_below(random, LEVELS) : 0;
		drawn->items[i].for_group = draw_below(random, 6) == 0;
		if (timed && draw_below(random, 4) > 0) /* else the next may begin before it */
			at = start + 1 + shift;
	}
}

static void draw_clauses(struct drawn *drawn, uint64_t *random)
{
	drawn->tier_count = 1 + (int)draw_below(random, MOST_TIERS);
	for (int t = 0; t < drawn->tier_count; t++) {
		drawn->tiers[t].levels = draw_below(random, 1 << (LEVELS - 1)) << 1;
		drawn->tiers[t].categories =
			draw_below(random, 2) == 0 ? 0
						   : draw_below(random, 1 << (CATEGORIES - 1)) << 1;
	}
	drawn->groups_first = draw_below(random, 2) == 0;
	drawn->minutes = draw_below(random, 4) > 0 ? 1 + (int)draw_below(random, 5) : NONE;
	drawn->over = draw_below(random, 2) == 0 ? (int)draw_below(random, 3) : NONE;
	drawn->exactly = draw_below(random, 3) == 0 ? (int)draw_below(random, 6) : NONE;
	drawn->min = drawn->exactly == NONE ? (int)draw_below(random, 4) : NONE;
	drawn->max = drawn->exactly == NONE && draw_below(random, 2) == 0
	                     ? drawn->min + (int)draw_below(random, 12)
	                     : NONE;
}

static void add_time(struct buffer *out, const char *key, int min)
{
	if (min != NONE)
		buffer_printf(out, ", \"%s\": \"2006-09-14T%02d:%02d\"", key, min / 60, min % 60);
}

static void write_programme(const struct drawn *drawn, struct buffer *out)
{
	buffer_text(out, "{\"format\": \"hld-programme/1\", \"id\": \"x\", \"title\": \"X\","
	                 " \"zone\": \"UTC\", \"people\": ["
	                 "{\"id\": \"p\", \"name\": \"P\", \"level\": \"head-of-state\"},"
	                 "{\"id\": \"q\", \"name\": \"Q\"}], \"participants\": [");
	for (size_t i = 0; i < 4; i++)
		buffer_printf(out,
		              "%s{\"id\": \"%s\", \"name\": \"N\", \"category\": \"%s\""
		              "%s%s%s}",
		              i > 0 ? ", " : "", speakers[i].id, categories[speakers[i].category],
		              speakers[i].level > 0
		                      ? ", \"representatives\": [{\"name\": \"R\", \"level\": \""
		                      : "",
		              levels[speakers[i].level], speakers[i].level > 0 ? "\"}]" : "");
	buffer_text(out, "], \"meetings\": [{\"id\": \"m\", \"kind\": \"plenary\"");
	add_time(out, "start", MEETING_START);
	add_time(out, "end", MEETING_END);
	buffer_text(out, ", \"items\": [");
	for (int i = 0; i < drawn->item_count; i++) {
		buffer_printf(out, "%s{\"kind\": \"%s\"", i > 0 ? ", " : "",
		              kinds[drawn->items[i].kind]);
		add_time(out, "start", drawn->items[i].start);
		add_time(out, "end", drawn->items[i].end);
		if (drawn->items[i].limit != NONE)
			buffer_printf(out, ", \"limit_min\": %d", drawn->items[i].limit);
		if (drawn->items[i].kind == SINGLE)
			buffer_printf(out, ", \"by\": \"%s\"",
			              speakers[drawn->items[i].speaker].id);
		if (drawn->items[i].kind == PAIR)
			buffer_text(out, ", \"by\": [\"a\", \"p\"]");
		if (drawn->items[i].level > 0)
			buffer_printf(out, ", \"level\": \"%s\"", levels[drawn->items[i].level]);
		if (drawn->items[i].for_group)
			buffer_text(out, ", \"on_behalf_of\": \"G\"");
		buffer_byte(out, '}');
	}
	buffer_text(out, "]}]}");
}

static void add_words(struct buffer *out, const char *key, unsigned bits, const char *const *words,
                      int count, bool *first)
{
	if (bits == 0)
		return;
	buffer_printf(out, "%s\"%s\": [", *first ? "" : ", ", key);
	*first = true;
	for (int word = 1; word < count; word++) {
		if ((bits >> word & 1) == 0)
			continue;
		buffer_printf(out, "%s\"%s\"", *first ? "" : ", ", words[word]);
		*first = false;
	}
	buffer_byte(out, ']');
}

static void add_number(struct buffer *out, const char *key, int number)
{
	if (number != NONE)
		buffer_printf(out, ", \"%s\": %d", key, number);
}

#define CLAUSE(id, rule)                                                                           \
	"{\"id\": \"" id "\", \"para\": \"1\", \"verb\": \"decides\", \"quote\": \"Q\", \"rule\":" \
	" \"" rule "\", \"params\": {\"which\": {\"kind\": \"plenary\"}"

static void write_mandate(const struct drawn *drawn, struct buffer *out)
{
	buffer_text(out, "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/1\", \"title\": \"T\","
	                 " \"force\": \"binding\", \"conference\": {\"id\": \"x\", \"title\":"
	                 " \"T\"}, \"clauses\": [" CLAUSE("order", "precedence"));
	buffer_printf(out, ", \"groups_first\": %s, \"tiers\": [",
	              drawn->groups_first ? "true" : "false");
	for (int t = 0; t < drawn->tier_count; t++) {
		bool first = true;
		buffer_printf(out, "%s{", t > 0 ? ", " : "");
		add_words(out, "levels", drawn->tiers[t].levels, levels, LEVELS, &first);
		add_words(out, "categories", drawn->tiers[t].categories, categories, CATEGORIES,
		          &first);
		buffer_byte(out, '}');
	}
	buffer_text(out, "]}}, " CLAUSE("room", "slots"));
	add_number(out, "exactly", drawn->exactly);
	add_number(out, "min", drawn->min);
	add_number(out, "max", drawn->max);
	buffer_text(out, "}}");
	if (drawn->minutes != NONE) {
		buffer_text(out, ", " CLAUSE("time", "speaking-time"));
		add_number(out, "minutes", drawn->minutes);
		add_number(out, "change_over", drawn->over);
		buffer_text(out, "}}");
	}
	buffer_text(out, "]}");
}

enum outcome { SILENT, MET, OPEN, BROKEN };

/* The time of an item: its own, else that of the nearest before it that has one. */
static int start_of(const struct drawn *drawn, int i)
{
	while (i >= 0 && drawn->items[i].start == NONE)
		i--;
	return i >= 0 ? drawn->items[i].start : MEETING_START;
}

static int end_of(const struct drawn *drawn, int i)
{
	while (i >= 0 && drawn->items[i].end == NONE)
		i--;
	return i >= 0 ? drawn->items[i].end : MEETING_END;
}

static bool is_in(unsigned bits, int word)
{
	return bits == 0 || (word > 0 && (bits >> word & 1) != 0);
}

static int tier_of(const struct drawn *drawn, int level, int category, bool for_group)
{
	if (drawn->groups_first && for_group)
		return -1;
	for (int t = 0; t < drawn->tier_count; t++)
		if (is_in(drawn->tiers[t].levels, level) &&
		    is_in(drawn->tiers[t].categories, category))
			return t;
	return drawn->tier_count;
}

/* The tiers that a speaker may belong to: what is not known may be anything, or none. */
static unsigned tiers_of(const struct drawn *drawn, int i)
{
	int level = drawn->items[i].level, speaker = drawn->items[i].speaker;
	int category = speakers[speaker].category;
	unsigned tiers = 0;
	if (level == 0)
		level = speakers[speaker].level;
	for (int l = 0; l < LEVELS; l++)
		for (int c = 0; c < CATEGORIES; c++)
			if ((level == 0 || l == level) && (category == 0 || c == category))
				tiers |= 1U
				         << (1 + tier_of(drawn, l, c, drawn->items[i].for_group));
	return tiers;
}

/* Whether of all tiers that one may belong to each is behind each that the other may. */
static bool is_behind(unsigned one, unsigned other)
{
	for (int a = 0; a < 8; a++)
		for (int b = 0; b < 8; b++)
			if ((one >> a & 1) != 0 && (other >> b & 1) != 0 && a <= b)
				return false;
	return true;
}

static bool is_before(const struct drawn *drawn, int a, int b)
{
	int start_a = start_of(drawn, a), start_b = start_of(drawn, b);
	return start_a != start_b ? start_a < start_b : a < b;
}

static enum outcome judge_order(const struct drawn *drawn)
{
	int singles = 0, several = 0, unknown = 0;
	for (int i = 0; i < drawn->item_count; i++) {
		unsigned tiers = tiers_of(drawn, i);
		several += drawn->items[i].kind == SEVERAL;
		if (drawn->items[i].kind != SINGLE)
			continue;
		singles++;
		unknown += (tiers & (tiers - 1)) != 0;
		for (int n = 0; n < drawn->item_count; n++)
			if (drawn->items[n].kind == SINGLE && is_before(drawn, i, n) &&
			    is_behind(tiers, tiers_of(drawn, n)))
				return BROKEN;
	}
	if (singles == 0)
		return several > 0 ? OPEN : SILENT;
	return singles > 1 && unknown > 0 ? OPEN : MET;
}

/* How many statements pass before time is over. */
static int pass(int start, int end, int limit, int over)
{
	int count = 0;
	for (int at = start; at + limit <= end; at += limit + over)
		count++;
	return count;
}

static bool is_statement(const struct drawn *drawn, int i)
{
	return i >= 0 && i < drawn->item_count && drawn->items[i].kind != OTHER;
}

static enum outcome judge_room(const struct drawn *drawn)
{
	int count = 0;
	bool no_time = false, no_limit = false;
	for (int i = 0; i < drawn->item_count; i++) {
		int start = MEETING_END, end = 0, limit = NONE, last = i;
		bool timed = i == 0;
		if (!is_statement(drawn, i) || is_statement(drawn, i - 1))
			continue;
		for (; is_statement(drawn, last); last++) {
			start = start_of(drawn, last) < start ? start_of(drawn, last) : start;
			end = end_of(drawn, last) > end ? end_of(drawn, last) : end;
			limit = limit == NONE ? drawn->items[last].limit : limit;
			timed = timed || drawn->items[last].start != NONE;
		}
		limit = limit == NONE ? drawn->minutes : limit;
		no_time = no_time || !timed;
		no_limit = no_limit || limit == NONE;
		if (limit != NONE)
			count += pass(start, end, limit,
			              drawn->minutes != NONE && drawn->over != NONE ? drawn->over
			                                                            : 0);
	}
	if (drawn->item_count == 0 || no_time || no_limit)
		return OPEN;
	bool met = (drawn->exactly == NONE || count == drawn->exactly) &&
	           (drawn->min == NONE || count >= drawn->min) &&
	           (drawn->max == NONE || count <= drawn->max);
	return met ? MET : BROKEN;
}

static enum outcome outcome_of(const hld_verdict *verdict)
{
	if (!verdict->applies)
		return SILENT;
	if (verdict->met)
		return MET;
	return verdict->severity == HLD_OPEN ? OPEN : BROKEN;
}

static void both_judge_lists_alike(void **state)
{
	unsigned seen[2][BROKEN + 1] = {{0}};
	(void)state;
	for (unsigned seed = 1; seed <= LISTS; seed++) {
		uint64_t random = seed;
		struct drawn drawn = {0};
		struct buffer programme_text = {0}, mandate_text = {0};
		hld_programme *programme;
		hld_mandate *mandate;
		hld_findings *findings;
		hld_error err = {0};
		draw_items(&drawn, &random);
		draw_clauses(&drawn, &random);
		write_programme(&drawn, &programme_text);
		write_mandate(&drawn, &mandate_text);
		if (hld_programme_read(buffer_str(&programme_text), programme_text.size, "p",
		                       &programme, &err) != HLD_OK ||
		    hld_mandate_read(buffer_str(&mandate_text), mandate_text.size, "m", &mandate,
		                     &err) != HLD_OK)
			fail_msg("%s: %s", err.pointer, err.text);
		const hld_mandate *one = mandate;
		assert_int_equal(hld_check(&one, 1, programme, &findings, NULL), HLD_OK);
		const enum outcome right[] = {judge_order(&drawn), judge_room(&drawn)};
		for (size_t i = 0; i < LENGTH(right); i++) {
			enum outcome found = outcome_of(hld_findings_verdict(findings, i));
			seen[i][right[i]]++;
			if (found != right[i])
				fail_msg("seed %u, clause %zu: outcome %d, not %d\n%s\n%s", seed, i,
				         (int)found, (int)right[i], buffer_str(&mandate_text),
				         buffer_str(&programme_text));
		}
		hld_findings_free(findings);
		hld_mandate_free(mandate);
		hld_programme_free(programme);
		buffer_release(&programme_text);
		buffer_release(&mandate_text);
	}
	for (int outcome = SILENT; outcome <= BROKEN; outcome++)
		assert_true(seen[0][outcome] >= LEAST_SEEN &&
		            (outcome == SILENT || seen[1][outcome] >= LEAST_SEEN));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_judge_lists_alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
