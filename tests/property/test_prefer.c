/* test_prefer.c - on small drafts with preferences, the plan is the one that trying everything finds.
 *
 * What somebody would rather have is heard only if it is counted right: were a cost told under a
 * wrong name, or a bound proved that is none, the bureau would choose by false figures. All
 * placements of each drawn draft are tried, and what each costs is counted anew, from the texts
 * of the preferences as this file has written them. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/civil.h"
#include "base/random.h"
#include "hld.h"
#include "solve/costs.h"
#include "solve/planned.h"
#include "solve/prove.h"

enum { DRAFTS = 120, MOST_MEETINGS = 4, MOST_WISHES = 5, GRID_MIN = 90, DAYS = 2, FIRST_DAY = 14 };

/* A meeting as it is drawn, and a preference: which meetings it means is known here. */
struct drawn_meeting {
	bool is_plenary, has_person, is_kept; /* a preference says what staying is worth */
	uint32_t seats;
};
struct drawn_wish {
	int32_t kind, weight, day, from, to; /* day -1: any; times CIVIL_NONE: open */
	bool means[MOST_MEETINGS];
};
struct drawn {
	struct drawn_meeting meetings[MOST_MEETINGS];
	struct drawn_wish wishes[MOST_WISHES];
	uint32_t meeting_count, wish_count;
	bool ordered; /* the first ends before the last begins */
};

static const uint32_t room_seats[] = {20, 60, 100};

static void write_mandate(const struct drawn *drawn, struct buffer *out)
{
	buffer_printf(out,
	              "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/D\", \"title\": \"D\", "
	              "\"force\": \"binding\", \"conference\": {\"id\": \"c\", \"title\": \"C\", "
	              "\"days\": [\"2006-09-14\", \"2006-09-15\"], \"parts\": [{\"part\": "
	              "\"morning\", \"from\": \"10:00\", \"to\": \"14:30\"}]}, \"clauses\": [");
	for (uint32_t n = 0; n < drawn->meeting_count; n++)
		buffer_printf(
			out,
			"%s{\"id\": \"s-%u\", \"para\": \"1\", \"verb\": \"decides\", \"quote\": "
			"\"q\", \"rule\": \"seats\", \"params\": {\"which\": {\"number\": %u}, "
			"\"min\": %u}}",
			n > 0 ? ", " : "", (unsigned)n, (unsigned)n + 1,
			(unsigned)drawn->meetings[n].seats);
	if (drawn->ordered)
		buffer_printf(
			out,
			", {\"id\": \"o\", \"para\": \"2\", \"verb\": \"decides\", \"quote\": "
			"\"q\", \"rule\": \"order\", \"params\": {\"first\": {\"number\": 1}, "
			"\"then\": {\"number\": %u}}}",
			(unsigned)drawn->meeting_count);
	buffer_text(out, "]}");
}

static void write_time(struct buffer *out, const char *key, int32_t min)
{
	char time[CIVIL_ROOM];
	if (min != CIVIL_NONE)
		buffer_printf(out, ", \"%s\": \"%s\"", key, civil_write_time(min, time));
}

/* Those it means by a list of ids, or where all who need the person are meant, by that. */
static void write_means(const struct drawn *drawn, const struct drawn_wish *wish,
                        struct buffer *out)
{
	bool first = true;
	if (wish->kind == WISH_COMPACT) {
		buffer_text(out, ", \"who\": \"p\"");
		return;
	}
	buffer_text(out, ", \"meeting\": [");
	for (uint32_t n = 0; n < drawn->meeting_count; n++) {
		if (!wish->means[n])
			continue;
		buffer_printf(out, "%s\"m-%u\"", first ? "" : ", ", (unsigned)n);
		first = false;
	}
	buffer_text(out, "]");
}

static void write_wishes(const struct drawn *drawn, struct buffer *out)
{
	buffer_text(out, "\"prefer\": [");
	for (uint32_t w = 0; w < drawn->wish_count; w++) {
		const struct drawn_wish *wish = &drawn->wishes[w];
		buffer_printf(out, "%s{\"id\": \"w-%u\", \"wish\": \"%s\", \"weight\": %d",
		              w > 0 ? ", " : "", (unsigned)w,
		              words_name(&wish_kind_words, wish->kind), (int)wish->weight);
		write_means(drawn, wish, out);
		if (wish->day >= 0)
			buffer_printf(out, ", \"day\": \"2006-09-%d\"", (int)wish->day);
		write_time(out, "from", wish->from);
		write_time(out, "to", wish->to);
		buffer_text(out, "}");
	}
	buffer_text(out, "], ");
}

static void write_programme(const struct drawn *drawn, struct random *random, struct buffer *out)
{
	static const char *const spans[][2] = {
		{"10:00", "11:30"}, {"11:30", "13:00"}, {"13:00", "14:30"}};
	buffer_text(out,
	            "{\"format\": \"hld-programme/1\", \"id\": \"d\", \"title\": \"D\", \"zone\": "
	            "\"America/New_York\", ");
	write_wishes(drawn, out);
	buffer_text(out,
	            "\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"seats\": 20}, {\"id\": \"b\", "
	            "\"name\": \"B\", \"seats\": 60}, {\"id\": \"c\", \"name\": \"C\", \"seats\": "
	            "100}], \"people\": [{\"id\": \"p\", \"name\": \"P\"}], \"meetings\": [");
	for (uint32_t n = 0; n < drawn->meeting_count; n++) {
		const char *const *span = spans[random_below(random, 3)];
		unsigned day = FIRST_DAY + random_below(random, DAYS);
		buffer_printf(out,
		              "%s{\"id\": \"m-%u\", \"kind\": \"%s\", \"number\": %u, \"start\": "
		              "\"2006-09-%uT%s\", \"end\": \"2006-09-%uT%s\", \"room\": \"%c\"%s}",
		              n > 0 ? ", " : "", (unsigned)n,
		              drawn->meetings[n].is_plenary ? "plenary" : "panel", (unsigned)n + 1,
		              day, span[0], day, span[1], "abc"[random_below(random, 3)],
		              drawn -> meetings[n].has_person ? ", \"presides\": \"p\"" : "");
	}
	buffer_text(out, "]}");
}

static void draw_wish(struct drawn *drawn, struct random *random, struct drawn_wish *wish)
{
	*wish = (struct drawn_wish){.kind = 1 + (int32_t)random_below(random, WISH_APART),
	                            .weight = (int32_t)random_below(random, 6),
	                            .day = -1,
	                            .from = CIVIL_NONE,
	                            .to = CIVIL_NONE};
	wish->means[random_below(random, drawn->meeting_count)] = true;
	for (uint32_t n = 0; n < drawn->meeting_count; n++)
		wish->means[n] = wish->kind == WISH_COMPACT
		                         ? drawn->meetings[n].has_person
		                         : wish->means[n] || random_below(random, 2) == 0;
	for (uint32_t n = 0; n < drawn->meeting_count; n++)
		drawn->meetings[n].is_kept |= wish->kind == WISH_KEEP && wish->means[n];
	if (wish->kind != WISH_AT && wish->kind != WISH_NOT_AT)
		return;
	if (random_below(random, 2) == 0)
		wish->day = FIRST_DAY + (int32_t)random_below(random, DAYS);
	if (wish->day < 0 || random_below(random, 2) == 0)
		wish->from = 600 + 45 * (int32_t)random_below(random, 5);
	if (wish->from != CIVIL_NONE && random_below(random, 2) == 0)
		wish->to = wish->from + 45 * (1 + (int32_t)random_below(random, 4));
}

static void draw(struct drawn *drawn, struct random *random)
{
	*drawn = (struct drawn){.meeting_count = 2 + random_below(random, MOST_MEETINGS - 1),
	                        .ordered = random_below(random, 2) == 0};
	for (uint32_t n = 0; n < drawn->meeting_count; n++)
		drawn->meetings[n] =
			(struct drawn_meeting){.is_plenary = random_below(random, 2) == 0,
		                               .has_person = random_below(random, 2) == 0,
		                               .seats = 10 + 25 * random_below(random, 5)};
	drawn->wish_count = 1 + random_below(random, MOST_WISHES);
	for (uint32_t w = 0; w < drawn->wish_count; w++)
		draw_wish(drawn, random, &drawn->wishes[w]);
}

/* Where a meeting is: the day of the month, and minutes of the day. */
struct where {
	int32_t day, from, to;
	char room;
};

static int32_t hours_idle(const struct drawn_wish *wish, const struct where *at, uint32_t count)
{
	int32_t hours = 0;
	for (int32_t day = FIRST_DAY; day < FIRST_DAY + DAYS; day++) {
		bool busy[DAY_MIN] = {false};
		int32_t first = DAY_MIN, last = 0, idle = 0;
		for (uint32_t n = 0; n < count; n++) {
			if (!wish->means[n] || at[n].day != day)
				continue;
			for (int32_t min = at[n].from; min < at[n].to; min++)
				busy[min] = true;
			first = at[n].from < first ? at[n].from : first;
			last = at[n].to > last ? at[n].to : last;
		}
		for (int32_t min = first; min < last; min++) {
			idle = busy[min] ? 0 : idle + 1;
			hours += idle % 60 == 1; /* an hour that is begun */
		}
	}
	return hours;
}

/* What departs from a wish about one meeting. */
static int32_t single_anew(const struct drawn *drawn, const struct drawn_wish *wish, uint32_t n,
                           const struct where *at, const struct where *draft)
{
	int32_t from = wish->from != CIVIL_NONE ? wish->from : 0;
	int32_t to = wish->to != CIVIL_NONE ? wish->to : DAY_MIN;
	bool on_day = wish->day < 0 || at[n].day == wish->day;
	uint32_t seats = room_seats[at[n].room - 'a'] / drawn->meetings[n].seats;
	switch (wish->kind) {
	case WISH_AT:
		return !(on_day && at[n].from >= from && at[n].to <= to);
	case WISH_NOT_AT:
		return on_day && at[n].from < to && at[n].to > from;
	case WISH_KEEP:
		return (at[n].room != draft[n].room ? COST_ROOM : 0) +
		       (at[n].day != draft[n].day     ? COST_TIME + COST_DAY
		        : at[n].from != draft[n].from ? COST_TIME
		                                      : 0);
	case WISH_ROOM_SIZE:
		return seats > 1 ? (int32_t)seats - 1 : 0;
	default:
		return 0;
	}
}

static int32_t several_anew(const struct drawn *drawn, const struct drawn_wish *wish,
                            const struct where *at)
{
	int32_t in_room[3] = {0}, on_day[DAYS] = {0}, count = 0, pairs = 0, over = 0;
	for (uint32_t n = 0; n < drawn->meeting_count; n++) {
		if (!wish->means[n])
			continue;
		in_room[at[n].room - 'a']++;
		on_day[at[n].day - FIRST_DAY]++;
		count++;
		for (uint32_t i = 0; i < n; i++)
			pairs += wish->means[i] && at[i].day == at[n].day &&
			         at[i].from < at[n].to && at[n].from < at[i].to;
	}
	int32_t most = in_room[0] > in_room[1] ? in_room[0] : in_room[1];
	most = in_room[2] > most ? in_room[2] : most;
	for (int d = 0; d < DAYS; d++)
		over += on_day[d] > (count + DAYS - 1) / DAYS
		                ? on_day[d] - (count + DAYS - 1) / DAYS
		                : 0;
	switch (wish->kind) {
	case WISH_ONE_ROOM:
		return count - most;
	case WISH_SPREAD:
		return over;
	case WISH_APART:
		return pairs;
	case WISH_COMPACT:
		return hours_idle(wish, at, drawn->meeting_count);
	default:
		return 0;
	}
}

static int64_t wish_anew(const struct drawn *drawn, const struct drawn_wish *wish,
                         const struct where *at, const struct where *draft)
{
	int64_t count = several_anew(drawn, wish, at);
	for (uint32_t n = 0; n < drawn->meeting_count; n++)
		count += wish->means[n] ? single_anew(drawn, wish, n, at, draft) : 0;
	return count * wish->weight;
}

/* The cost of a placement; -1: it has a breach. */
static int64_t cost_anew(const struct drawn *drawn, const struct where *at,
                         const struct where *draft)
{
	static const struct drawn_wish keep = {.kind = WISH_KEEP};
	int64_t cost = 0;
	for (uint32_t n = 0; n < drawn->meeting_count; n++) {
		if (room_seats[at[n].room - 'a'] < drawn->meetings[n].seats)
			return -1;
		for (uint32_t i = 0; i < n; i++)
			if (at[i].day == at[n].day && at[i].from < at[n].to &&
			    at[n].from < at[i].to &&
			    (at[i].room == at[n].room ||
			     (drawn->meetings[i].has_person && drawn->meetings[n].has_person)))
				return -1;
		if (!drawn->meetings[n].is_kept)
			cost += single_anew(drawn, &keep, n, at, draft);
	}
	const struct where *last = &at[drawn->meeting_count - 1];
	if (drawn->ordered &&
	    (at[0].day > last->day || (at[0].day == last->day && at[0].to > last->from)))
		return -1;
	for (uint32_t w = 0; w < drawn->wish_count; w++)
		cost += wish_anew(drawn, &drawn->wishes[w], at, draft);
	return cost;
}

static struct where where_of(const struct problem *problem, uint32_t n, uint32_t slot,
                             uint32_t room)
{
	const struct sitting *sitting = &problem->sittings.at[n];
	const struct slot *time = time_slot(problem, sitting, slot);
	return (struct where){time->day - civil_day(2006, 9, 0), time->start_min, time->end_min,
	                      (char)('a' + sitting->rooms[room].id.n)};
}

/* All placements: the least cost, -1 where each has a breach; and how many different sets of
 * times have none. */
struct all {
	int64_t least;
	uint32_t times;
};

static void try_all(const struct problem *problem, const struct drawn *drawn, struct where *at,
                    const struct where *draft, const uint32_t *order, uint32_t n, struct all *out,
                    bool *good)
{
	if (n == drawn->meeting_count) {
		int64_t cost = cost_anew(drawn, at, draft);
		*good = *good || cost >= 0;
		if (cost >= 0 && (out->least < 0 || cost < out->least))
			out->least = cost;
		return;
	}
	const struct sitting *sitting = &problem->sittings.at[order[n]];
	for (uint32_t r = 0; r < sitting->room_count; r++) {
		at[n].room = (char)('a' + sitting->rooms[r].id.n);
		try_all(problem, drawn, at, draft, order, n + 1, out, good);
	}
}

static void try_times(const struct problem *problem, const struct drawn *drawn, struct where *at,
                      const struct where *draft, const uint32_t *order, uint32_t n, struct all *out)
{
	bool good = false;
	if (n == drawn->meeting_count) {
		try_all(problem, drawn, at, draft, order, 0, out, &good);
		out->times += good;
		return;
	}
	for (uint32_t s = 0; s < problem->sittings.at[order[n]].time_count; s++) {
		at[n] = where_of(problem, order[n], s, 0);
		try_times(problem, drawn, at, draft, order, n + 1, out);
	}
}

/* One drawn draft, read and made a problem. */
struct question {
	struct drawn drawn;
	struct arena arena;
	struct problem problem;
	hld_programme *programme;
	hld_mandate *mandate;
	const hld_mandate *mandates[1];
	struct mandate_list list;
	uint32_t order[MOST_MEETINGS]; /* the sitting of each meeting as drawn */
	struct where draft[MOST_MEETINGS];
	struct all all;
};

static void ask(struct question *question, unsigned seed)
{
	struct random random = random_seeded(seed);
	struct buffer programme = {0}, mandate = {0};
	hld_error err = {0};
	*question = (struct question){.all = {.least = -1}};
	draw(&question->drawn, &random);
	write_programme(&question->drawn, &random, &programme);
	write_mandate(&question->drawn, &mandate);
	if (hld_programme_read(programme.at, programme.size, "p", &question->programme, &err) !=
	            HLD_OK ||
	    hld_mandate_read(mandate.at, mandate.size, "m", &question->mandate, &err) != HLD_OK)
		fail_msg("draft %u: %s %s\n%s", seed, err.pointer, err.text, programme.at);
	question->mandates[0] = question->mandate;
	question->list = (struct mandate_list){question->mandates, 1};
	assert_true(problem_make(&question->arena, question->programme, NULL, &question->list,
	                         GRID_MIN, &question->problem));
	for (uint32_t n = 0; n < question->drawn.meeting_count; n++) {
		uint32_t meeting = question->problem.sittings.at[n].meeting.n;
		question->order[meeting] = n;
		question->draft[meeting] = where_of(&question->problem, n, 0, 0);
	}
	struct where at[MOST_MEETINGS];
	try_times(&question->problem, &question->drawn, at, question->draft, question->order, 0,
	          &question->all);
	buffer_release(&programme);
	buffer_release(&mandate);
}

static void release(struct question *question)
{
	arena_free(&question->arena);
	hld_programme_free(question->programme);
	hld_mandate_free(question->mandate);
}

static int64_t cost_of(const struct question *question, const struct placement *at)
{
	struct where where[MOST_MEETINGS];
	for (uint32_t i = 0; i < question->drawn.meeting_count; i++) {
		uint32_t n = question->order[i];
		where[i] = where_of(&question->problem, n, at->slot[n], at->room[n]);
	}
	return cost_anew(&question->drawn, where, question->draft);
}

static void the_search_hears_what_is_preferred(void **state)
{
	unsigned valid = 0;
	(void)state;
	for (unsigned seed = 0; seed < DRAFTS; seed++) {
		struct question question;
		struct search_result found;
		ask(&question, seed);
		assert_true(search(&question.arena, &question.problem,
		                   (struct search_limits){.seed = 1}, &found));
		int64_t cost = found.cost < COST_BREACH ? found.cost : -1;
		if (cost != question.all.least || cost != cost_of(&question, &found.best))
			fail_msg("draft %u: the search comes to %lld, which costs %lld; the least "
			         "is %lld",
			         seed, (long long)cost, (long long)cost_of(&question, &found.best),
			         (long long)question.all.least);
		valid += cost >= 0;
		release(&question);
	}
	print_message("%u of %d drafts can be planned\n", valid, DRAFTS);
	assert_true(valid > DRAFTS / 3 && valid < DRAFTS);
}

static void costs_are_told_by_their_names(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < DRAFTS; seed++) {
		struct question question;
		struct search_result found;
		struct costs costs;
		struct where at[MOST_MEETINGS];
		int64_t told[MOST_WISHES] = {0}, sum = 0;
		ask(&question, seed);
		assert_true(search(&question.arena, &question.problem,
		                   (struct search_limits){.seed = seed}, &found));
		assert_true(costs_tell(&question.arena, &question.problem, &found.best, &costs));
		for (uint32_t i = 0; i < costs.count; i++) {
			unsigned w;
			sum += costs.at[i].cost;
			if (sscanf(costs.at[i].name, "w-%u", &w) == 1)
				told[w] = costs.at[i].cost;
		}
		for (uint32_t i = 0; i < question.drawn.meeting_count; i++) {
			uint32_t n = question.order[i];
			at[i] = where_of(&question.problem, n, found.best.slot[n],
			                 found.best.room[n]);
		}
		if (found.cost < COST_BREACH)
			assert_int_equal(sum, found.cost);
		for (uint32_t w = 0; w < question.drawn.wish_count; w++)
			assert_int_equal(told[w],
			                 wish_anew(&question.drawn, &question.drawn.wishes[w], at,
			                           question.draft));
		release(&question);
	}
}

static void what_is_proved_is_true(void **state)
{
	unsigned met = 0, asked = 0;
	(void)state;
	for (unsigned seed = 0; seed < DRAFTS / 3; seed++) {
		struct question question;
		struct search_result found;
		struct proof proof;
		hld_error err = {0};
		ask(&question, seed);
		/* No step is searched: what the draft costs, unless the solver knows better. */
		struct search_limits limits = {.seed = 1, .steps = 1};
		assert_true(search(&question.arena, &question.problem, limits, &found));
		limits.steps = 0;
		assert_int_equal(
			prove(&question.arena, &question.problem, limits, &found, &proof, &err),
			HLD_OK);
		if (question.all.least >= 0) {
			assert_true(proof.bound <= question.all.least);
			asked++;
			met += proof.bound == question.all.least;
		}
		release(&question);
	}
	print_message("%u of %u bounds are the least cost\n", met, asked);
	assert_true(met > asked / 4);
}

/* As many alternatives are found, each apart from all others, as there are. */
static void all_alternatives_are_found(void **state)
{
	enum { MOST_ALTERNATIVES = 30 };
	unsigned tried = 0;
	(void)state;
	for (unsigned seed = 0; seed < DRAFTS; seed++) {
		struct question question;
		struct placement kept[MOST_ALTERNATIVES + 1];
		struct others others = {kept, 0, 1};
		ask(&question, seed);
		bool few = question.all.times <= MOST_ALTERNATIVES;
		while (few && others.count <= question.all.times) {
			struct search_result found;
			struct search_limits limits = {.seed = 1, .others = &others};
			assert_true(search(&question.arena, &question.problem, limits, &found));
			if (found.cost >= COST_BREACH)
				break;
			for (uint32_t i = 0; i < others.count; i++)
				assert_memory_not_equal(kept[i].slot, found.best.slot,
				                        question.drawn.meeting_count *
				                                sizeof(uint32_t));
			assert_true(cost_of(&question, &found.best) >= 0);
			kept[others.count++] = found.best;
		}
		if (few)
			assert_int_equal(others.count, question.all.times);
		tried += few && question.all.times > 0;
		release(&question);
	}
	print_message("%u drafts with few alternatives\n", tried);
	assert_true(tried > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_search_hears_what_is_preferred),
	                                   cmocka_unit_test(costs_are_told_by_their_names),
	                                   cmocka_unit_test(what_is_proved_is_true),
	                                   cmocka_unit_test(all_alternatives_are_found)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
