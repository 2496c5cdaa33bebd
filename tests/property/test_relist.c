/* test_relist.c - a list that changes stays a list: whoever does not move keeps the slot.
 *
 * A delegation that was told 11.20 and is called at 11.10, or not at all, because another one
 * withdrew in another meeting, has been wronged. Lists are drawn and made; each change is
 * compared with what moving names about on a plain row of slots gives. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/civil.h"
#include "base/random.h"
#include "base/text.h"
#include "hld.h"
#include "solve/relist.h"
#include "solve/speakers.h"

enum { LISTS = 150, MOST = 9, MEETINGS = 2, MOST_ROWS = 40, LIMIT_MIN = 5, ID_ROOM = 48 };

static const char *const levels[] = {"head-of-state", "minister", "representative"};
enum { LEVELS = 3, TIERS = 3 };
static const int32_t starts[MEETINGS] = {600, 900};

struct drawn {
	struct {
		uint32_t level;
		bool is_ngo, for_group, asks;
	} of[MOST];
	uint32_t count, slots[MEETINGS], tail_min, change_min;
	bool groups_first;
};

/* The tier that somebody of a level has, counted apart from the program. */
static uint32_t tier_of(const struct drawn *drawn, uint32_t who, uint32_t level, bool for_group)
{
	if (drawn->groups_first && for_group)
		return 0;
	return 1 + (level < 2 ? level : drawn->of[who].is_ngo ? 2 : 3);
}

static void draw(struct drawn *drawn, struct random *random)
{
	*drawn = (struct drawn){.count = 3 + random_below(random, MOST - 2),
	                        .tail_min = random_below(random, 9),
	                        .change_min = random_below(random, 2),
	                        .groups_first = random_below(random, 2) == 0};
	for (uint32_t m = 0; m < MEETINGS; m++)
		drawn->slots[m] = 2 + random_below(random, 5);
	for (uint32_t i = 0; i < drawn->count; i++) {
		drawn->of[i].level = random_below(random, LEVELS);
		drawn->of[i].is_ngo = random_below(random, 3) == 0;
		drawn->of[i].for_group = random_below(random, 5) == 0;
		drawn->of[i].asks = i < 2 || random_below(random, 4) > 0;
	}
}

static void write_programme(const struct drawn *drawn, struct buffer *out)
{
	char from[CIVIL_ROOM], to[CIVIL_ROOM], end[CIVIL_ROOM];
	buffer_text(out, "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", "
	                 "\"revision\": 7, \"zone\": \"America/New_York\", \"participants\": [");
	for (uint32_t i = 0; i < drawn->count; i++)
		buffer_printf(out,
		              "%s{\"id\": \"s-%u\", \"name\": \"S %u\", \"category\": \"%s\", "
		              "\"representatives\": [{\"id\": \"r-%u\", \"name\": \"R\", "
		              "\"level\": \"%s\"}]}",
		              i > 0 ? ", " : "", (unsigned)i, (unsigned)i,
		              drawn->of[i].is_ngo ? "ngo" : "member-state", (unsigned)i,
		              levels[drawn->of[i].level]);
	buffer_text(out, "], \"meetings\": [");
	for (uint32_t m = 0; m < MEETINGS; m++) {
		int32_t len = (int32_t)(drawn->slots[m] * (LIMIT_MIN + drawn->change_min) +
		                        drawn->tail_min);
		civil_write_moment(civil_day(2006, 9, 14), starts[m], from);
		civil_write_moment(civil_day(2006, 9, 14), starts[m] + len, to);
		civil_write_moment(civil_day(2006, 9, 14), starts[m] + len + 10, end);
		buffer_printf(out,
		              "%s{\"id\": \"m-%u\", \"kind\": \"plenary\", \"start\": \"%s\", "
		              "\"end\": \"%s\", \"items\": [{\"id\": \"all\", \"kind\": "
		              "\"statements\", \"title\": \"All\", \"start\": \"%s\", \"end\": "
		              "\"%s\"}, {\"id\": \"end\", \"kind\": \"closing\", \"start\": "
		              "\"%s\", \"end\": \"%s\"}]}",
		              m > 0 ? ", " : "", (unsigned)m, from, end, from, to, to, end);
	}
	buffer_text(out, "]}");
}

static void write_registrations(const struct drawn *drawn, struct buffer *out)
{
	bool first = true;
	buffer_text(out, "{\"format\": \"hld-registrations/1\", \"registrations\": [");
	for (uint32_t i = 0; i < drawn->count; i++) {
		if (!drawn->of[i].asks)
			continue;
		buffer_printf(
			out,
			"%s{\"participant\": \"s-%u\", \"requested\": \"2006-08-01T10:%02u\"%s}",
			first ? "" : ", ", (unsigned)i, (unsigned)i,
			drawn->of[i].for_group ? ", \"on_behalf_of\": \"G\"" : "");
		first = false;
	}
	buffer_text(out, "]}");
}

#define CLAUSE(id, rule)                                                                  \
	"{\"id\": \"" id                                                                  \
	"\", \"para\": \"1\", \"verb\": \"decides\", \"quote\": \"q\", \"rule\": \"" rule \
	"\", \"params\": {\"which\": {\"kind\": \"plenary\"}, "

static void write_mandate(const struct drawn *drawn, struct buffer *out)
{
	buffer_printf(
		out,
		"{\"format\": \"hld-mandate/1\", \"symbol\": \"A/L\", \"title\": \"L\", "
		"\"force\": \"binding\", \"conference\": {\"id\": \"p\", \"title\": \"P\", "
		"\"days\": [\"2006-09-14\"]}, \"clauses\": [" CLAUSE(
			"order", "precedence") "\"within\": \"request\", "
					       "\"groups_first\": %s, \"tiers\": ["
					       "{\"levels\": \"head-of-state\"}, "
					       "{\"levels\": \"minister\"}, "
					       "{\"categories\": \"ngo\", "
					       "\"time_permitting\": true}]}}, " CLAUSE(
						       "time", "speaking-time") "\"minutes\": %d, "
										"\"change_over\": "
										"%u}}]}",
		drawn->groups_first ? "true" : "false", LIMIT_MIN, (unsigned)drawn->change_min);
}

/* A statement, and the slot that it has. */
struct row {
	char id[ID_ROOM];
	uint32_t meeting, who;
	int32_t start_min, level;
	bool for_group;
};
struct rows {
	struct row at[MOST_ROWS];
	uint32_t count;
};

static void read_rows(const hld_programme *programme, struct rows *out)
{
	out->count = 0;
	for (uint32_t m = 0; m < programme->meetings.count; m++)
		for (uint32_t i = 0; i < programme->meetings.at[m].items.count; i++) {
			const struct item *item = &programme->meetings.at[m].items.at[i];
			if (item->kind != STATEMENT)
				continue;
			assert_true(out->count < MOST_ROWS);
			struct row *row = &out->at[out->count++];
			*row = (struct row){.meeting = m,
			                    .start_min = item->start.min,
			                    .level = item->level,
			                    .for_group = item->on_behalf_of.en != NULL};
			assert_int_equal(item->end.min - item->start.min, LIMIT_MIN);
			text_print(row->id, ID_ROOM, "%s", item->id);
			row->who = (uint32_t)strtoul(item->by.at[0].name + 2, NULL, 10);
		}
}

/* A list that was drawn and made, as text, with its rows and breaches. */
struct base {
	struct drawn drawn;
	hld_mandate *mandate;
	const hld_mandate *at[1];
	struct mandate_list mandates;
	char *text;
	size_t size, breaches;
	struct rows rows;
};

static hld_programme *read_programme(const char *text, size_t size)
{
	hld_programme *programme;
	hld_error err = {0};
	if (hld_programme_read(text, size, "p", &programme, &err) != HLD_OK)
		fail_msg("%s %s\n%s", err.pointer, err.text, text);
	return programme;
}

static size_t count_breaches(const struct base *base, const hld_programme *programme)
{
	hld_findings *findings;
	size_t count = 0;
	assert_int_equal(hld_check(base->at, 1, programme, &findings, NULL), HLD_OK);
	for (size_t i = 0; i < hld_findings_count(findings); i++)
		count += hld_findings_at(findings, i)->severity == HLD_BREACH;
	hld_findings_free(findings);
	return count;
}

static void write_out(const hld_programme *programme, char **text, size_t *size)
{
	const hld_export_options as_it_is = {0};
	assert_int_equal(hld_export(programme, "json", &as_it_is, text, size, NULL), HLD_OK);
}

static void begin(struct base *base, unsigned seed)
{
	struct random random = random_seeded(seed);
	struct buffer programme_text = {0}, registrations_text = {0}, mandate_text = {0};
	struct arena arena = {0};
	struct speakers speakers;
	hld_registrations *registrations;
	hld_error err = {0};
	*base = (struct base){0};
	draw(&base->drawn, &random);
	write_programme(&base->drawn, &programme_text);
	write_registrations(&base->drawn, &registrations_text);
	write_mandate(&base->drawn, &mandate_text);
	hld_programme *programme = read_programme(programme_text.at, programme_text.size);
	if (hld_registrations_read(registrations_text.at, registrations_text.size, "r",
	                           &registrations, &err) != HLD_OK ||
	    hld_mandate_read(mandate_text.at, mandate_text.size, "m", &base->mandate, &err) !=
	            HLD_OK ||
	    registrations_known(programme, registrations, &err) != HLD_OK)
		fail_msg("%s %s", err.pointer, err.text);
	base->at[0] = base->mandate;
	base->mandates = (struct mandate_list){base->at, 1};
	struct speakers_limits limits = {.seed = seed, .limit_min = CIVIL_NONE};
	assert_int_equal(speakers_make(&arena, &base->mandates, programme, registrations, limits,
	                               &speakers, &err),
	                 HLD_OK);
	assert_true(speakers_settle(programme, &speakers));
	write_out(programme, &base->text, &base->size);
	hld_programme_free(programme);
	hld_registrations_free(registrations);
	arena_free(&arena);
	buffer_release(&programme_text);
	buffer_release(&registrations_text);
	buffer_release(&mandate_text);
	programme = read_programme(base->text, base->size);
	base->breaches = count_breaches(base, programme);
	assert_int_equal(base->breaches, 0);
	read_rows(programme, &base->rows);
	hld_programme_free(programme);
}

static void end(struct base *base)
{
	hld_mandate_free(base->mandate);
	free(base->text);
}

/* Make changes in a text of the programme. Gives: whether they could be made; then the text as
 * it is after them, with the revision that it had, and its rows: its precedence is kept. */
static bool change(const struct base *base, const char *before, const struct list_change *changes,
                   size_t count, char **text, struct rows *rows)
{
	const struct inscription_terms terms = {CIVIL_NONE, CIVIL_NONE};
	hld_programme *programme = read_programme(before, strlen(before));
	hld_error err = {0};
	size_t size;
	int32_t revision = programme->revision;
	*text = NULL;
	*rows = (struct rows){.count = 0};
	hld_status status = list_change(programme, &base->mandates, changes, count, terms, &err);
	assert_true(status == HLD_OK || status == HLD_USAGE);
	if (status == HLD_OK) {
		assert_int_equal(programme->revision, revision + 1);
		programme->revision = revision;
		write_out(programme, text, &size);
		hld_programme *again = read_programme(*text, size);
		assert_int_equal(count_breaches(base, again), base->breaches);
		read_rows(again, rows);
		hld_programme_free(again);
	}
	hld_programme_free(programme);
	return status == HLD_OK;
}

static uint32_t row_tier(const struct base *base, const struct row *row, int32_t level)
{
	uint32_t n = 0;
	while (n < LEVELS && words_value(&level_words, levels[n]) != level)
		n++;
	assert_true(n < LEVELS);
	return tier_of(&base->drawn, row->who, n, row->for_group);
}

static void see_rows(const struct rows *got, const struct rows *right)
{
	assert_int_equal(got->count, right->count);
	for (uint32_t i = 0; i < right->count; i++) {
		assert_string_equal(got->at[i].id, right->at[i].id);
		assert_int_equal(got->at[i].start_min, right->at[i].start_min);
		assert_int_equal(got->at[i].meeting, right->at[i].meeting);
		assert_int_equal(got->at[i].level, right->at[i].level);
	}
}

/* Put the statement of one slot into another; the slots keep their times. */
static void put(struct row *to, const struct row *from)
{
	struct row was = *to;
	*to = *from;
	to->meeting = was.meeting;
	to->start_min = was.start_min;
}

/* Take a row out of its meeting, and put it behind the last of the others there whose tier is
 * no lower; NO_ELEMENT as tier: behind them all. */
static void move_behind(const struct base *base, struct rows *rows, uint32_t from, uint32_t tier)
{
	struct row moved = rows->at[from];
	uint32_t to = from;
	for (; to > 0 && rows->at[to - 1].meeting == moved.meeting; to--)
		put(&rows->at[to], &rows->at[to - 1]);
	for (; to + 1 < rows->count && rows->at[to + 1].meeting == moved.meeting; to++) {
		bool before = false;
		for (uint32_t i = to + 1; i < rows->count && rows->at[i].meeting == moved.meeting;
		     i++)
			before = before || tier == NO_ELEMENT ||
			         row_tier(base, &rows->at[i], rows->at[i].level) <= tier;
		if (!before)
			break;
		put(&rows->at[to], &rows->at[to + 1]);
	}
	put(&rows->at[to], &moved);
}

static void an_exchange_of_two_is_undone_by_another(void **state)
{
	unsigned tried = 0;
	(void)state;
	for (unsigned seed = 0; seed < LISTS; seed++) {
		struct base base;
		begin(&base, seed);
		for (uint32_t a = 0; a < base.rows.count; a++)
			for (uint32_t b = 0; b < base.rows.count; b++) {
				const struct row *of_a = &base.rows.at[a], *of_b = &base.rows.at[b];
				if (a == b || row_tier(&base, of_a, of_a->level) !=
				                      row_tier(&base, of_b, of_b->level))
					continue;
				struct list_change once = {
					.kind = CHANGE_EXCHANGE, .who = of_a->id, .with = of_b->id};
				const struct list_change twice[] = {once, once};
				struct rows rows, right = base.rows;
				char *text;
				assert_true(change(&base, base.text, &once, 1, &text, &rows));
				put(&right.at[a], of_b);
				put(&right.at[b], of_a);
				see_rows(&rows, &right);
				free(text);
				assert_true(change(&base, base.text, twice, 2, &text, &rows));
				assert_string_equal(text, base.text);
				free(text);
				tried++;
			}
		end(&base);
	}
	assert_true(tried > LISTS);
}

static void whoever_does_not_move_keeps_the_slot(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < LISTS; seed++) {
		struct base base;
		begin(&base, seed);
		for (uint32_t n = 0; n < base.rows.count; n++) {
			const struct row *row = &base.rows.at[n];
			struct rows rows, right = base.rows;
			char *text;
			const struct list_change absent = {.kind = CHANGE_ABSENT, .who = row->id};
			assert_true(change(&base, base.text, &absent, 1, &text, &rows));
			move_behind(&base, &right, n, row_tier(&base, row, row->level));
			see_rows(&rows, &right);
			free(text);
			for (uint32_t l = 0; l < LEVELS; l++) {
				struct list_change level = {.kind = CHANGE_LEVEL, .who = row->id};
				level.level = words_value(&level_words, levels[l]);
				assert_true(change(&base, base.text, &level, 1, &text, &rows));
				right = base.rows;
				right.at[n].level = level.level;
				move_behind(&base, &right, n, row_tier(&base, row, level.level));
				see_rows(&rows, &right);
				free(text);
			}
		}
		end(&base);
	}
}

/* Who is left of those in the meeting moves up, and the last slot of it is free. */
static void a_withdrawal_removes_one(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < LISTS; seed++) {
		struct base base;
		begin(&base, seed);
		for (uint32_t n = 0; n < base.rows.count; n++) {
			struct rows rows, right = base.rows;
			char *text;
			const struct list_change withdraw = {.kind = CHANGE_WITHDRAW,
			                                     .who = base.rows.at[n].id};
			assert_true(change(&base, base.text, &withdraw, 1, &text, &rows));
			move_behind(&base, &right, n, NO_ELEMENT);
			uint32_t last = n;
			while (last + 1 < right.count &&
			       right.at[last + 1].meeting == right.at[n].meeting)
				last++;
			memmove(&right.at[last], &right.at[last + 1],
			        (right.count - last - 1) * sizeof *right.at);
			right.count--;
			see_rows(&rows, &right);
			free(text);
		}
		end(&base);
	}
}

/* See that somebody who was added stands behind the last of the own tier and before all of
 * those behind it, in the slot behind the last; give that slot back, and all is as it was. */
static void see_added(const struct base *base, uint32_t who, const struct list_change *add)
{
	struct rows rows, right = base->rows, back;
	char *text, *text_back;
	struct row added = {.who = who};
	if (!change(base, base->text, add, 1, &text, &rows))
		return;
	text_print(added.id, ID_ROOM, "statement-s-%u", (unsigned)who);
	assert_int_equal(rows.count, right.count + 1);
	uint32_t at = 0, end = 0;
	while (strcmp(rows.at[at].id, added.id) != 0)
		at++;
	for (uint32_t i = 0; i < rows.count; i++)
		if (rows.at[i].meeting == rows.at[at].meeting)
			end = i + 1;
	added.level = rows.at[at].level;
	added.meeting = rows.at[end - 1].meeting;
	added.start_min = rows.at[end - 1].start_min;
	memmove(&right.at[end], &right.at[end - 1], (right.count - end + 1) * sizeof *right.at);
	right.at[end - 1] = added;
	right.count++;
	for (uint32_t i = 0; i < end - 1; i++)
		assert_true(right.at[i].meeting != added.meeting ||
		            right.at[i].start_min < added.start_min);
	move_behind(base, &right, end - 1,
	            tier_of(&base->drawn, who, base->drawn.of[who].level, false));
	see_rows(&rows, &right);
	const struct list_change withdraw = {.kind = CHANGE_WITHDRAW, .who = added.id};
	assert_true(change(base, text, &withdraw, 1, &text_back, &back));
	see_rows(&back, &base->rows);
	free(text);
	free(text_back);
}

static void whoever_comes_late_speaks_behind_the_own_tier(void **state)
{
	unsigned added = 0, full = 0;
	(void)state;
	for (unsigned seed = 0; seed < LISTS; seed++) {
		struct base base;
		begin(&base, seed);
		for (uint32_t who = 0; who < base.drawn.count; who++)
			for (uint32_t m = 0; m <= MEETINGS; m++) {
				char name[ID_ROOM], meeting[ID_ROOM], *text;
				struct rows rows;
				text_print(name, sizeof name, "s-%u", (unsigned)who);
				text_print(meeting, sizeof meeting, "m-%u", (unsigned)m);
				struct list_change add = {.kind = CHANGE_ADD, .who = name};
				add.level =
					words_value(&level_words, levels[base.drawn.of[who].level]);
				add.meeting = m < MEETINGS ? meeting : NULL;
				bool on_list = false;
				uint32_t in_meeting = 0;
				for (uint32_t i = 0; i < base.rows.count; i++) {
					on_list = on_list || (base.rows.at[i].who == who &&
					                      !base.rows.at[i].for_group);
					in_meeting += base.rows.at[i].meeting == m;
				}
				bool could = change(&base, base.text, &add, 1, &text, &rows);
				if (could)
					free(text);
				/* the tail of less than nine minutes may hold one more */
				bool has_room = m < MEETINGS && in_meeting < base.drawn.slots[m];
				assert_true(!on_list || !could);
				assert_true(on_list || !has_room || could);
				added += could;
				full += !could && !on_list;
				see_added(&base, who, &add);
			}
		end(&base);
	}
	print_message("%u added, %u found no slot\n", added, full);
	assert_true(added > LISTS / 2 && full > LISTS / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_exchange_of_two_is_undone_by_another),
		cmocka_unit_test(whoever_does_not_move_keeps_the_slot),
		cmocka_unit_test(a_withdrawal_removes_one),
		cmocka_unit_test(whoever_comes_late_speaks_behind_the_own_tier)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
