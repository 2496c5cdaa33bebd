/* test_seats_why.c - whoever is not where he or she would rather be is told a reason that is true.
 *
 * A delegation that is told that a table is full, and sees an empty chair there, or that it is third
 * on a list on which nobody is second, will not believe the rest of the list either. */
#include "seating_tried.h"

enum { CONFERENCES = 2500, REASONS = 6 };

/* The kinds of those drawn, in the words of the limits. */
static int32_t category_of(int drawn)
{
	static const int32_t of[CATEGORIES] = {MEMBER_STATE, UN_ENTITY, NGO};
	return of[drawn];
}

static bool has_kind(const struct seat_limit *limit, int category, int group)
{
	int32_t word = words_value(&regional_group_words, drawn_groups[group]);
	return (limit->categories.count == 0 ||
	        list_has(&limit->categories, category_of(category))) &&
	       (limit->groups.count == 0 || (group > 0 && list_has(&limit->groups, word)));
}

static int count_of(const struct tried *tried, const struct seat_limit *limit, int t)
{
	int count = 0;
	for (int c = 0; c < CATEGORIES; c++)
		for (int g = 0; g <= GROUPS; g++)
			count += has_kind(limit, c, g) ? tried->there[t][c][g] : 0;
	return count;
}

static bool is_bar_true(const struct tried *tried, int n, int t, const struct seat_bar *bar)
{
	const struct drawn *drawn = tried->drawn;
	const struct tried_ask *ask = &tried->asks[n];
	const struct drawn_asker *asker = &drawn->askers[ask->asker];
	int others = 0;
	switch (bar->kind) {
	case BAR_NOT_OPEN:
		return !is_open(drawn, ask->category, t);
	case BAR_BUSY:
		return !has_time(drawn, asker, t);
	case BAR_HAS_PART:
		return has_part(drawn, asker, t);
	case BAR_ROUND:
		return round_of(drawn, ask->category, t) != ask->round;
	case BAR_SECOND:
		for (int i = 0; i < drawn->asker_count; i++)
			others += i != ask->asker && drawn->askers[i].party == asker->party;
		for (int i = 0; i < drawn->there_count; i++)
			others +=
				drawn->there[i].party == asker->party && drawn->there[i].table != t;
		return others > 0 && is_one_table(drawn, ask->category);
	default:
		return false;
	}
}

/* Whether all would be kept if one had another seat, and the others theirs. */
static bool could_move(struct tried *tried, struct tried_ask *ask, int t)
{
	int at = ask->at;
	rise(tried, ask);
	bool sits = sit(tried, ask, t), kept = sits && is_kept(tried);
	if (sits)
		rise(tried, ask);
	sit(tried, ask, at);
	return kept;
}

/* The first of the reasons that is given, and whether it is true. */
static int judge(struct tried *tried, int n, int t, const struct seat_why *why, bool *is_true)
{
	struct tried_ask *ask = &tried->asks[n];
	if (why->bar != NULL) {
		*is_true = is_bar_true(tried, n, t, why->bar) && why->place == 0;
		return 0;
	}
	*is_true = false;
	if (!ask->may[t])
		return 1;
	if (why->limit != NULL) {
		*is_true = has_kind(why->limit, ask->category, ask->group) &&
		           count_of(tried, why->limit, t) >= why->limit->most;
		return 1;
	}
	if (why->floor != NULL) {
		*is_true = ask->at != NONE && has_kind(why->floor, ask->category, ask->group) &&
		           count_of(tried, why->floor, ask->at) <= why->floor->least;
		return 2;
	}
	if (why->balance != NULL) {
		*is_true = ask->at == NONE && ask->group > 0 && !could_move(tried, ask, t);
		return 3;
	}
	if (why->is_kept) {
		*is_true = ask->at != NONE && ask->at == ask->was;
		return 4;
	}
	*is_true = !could_move(tried, ask, t);
	return 5;
}

static bool take_drawn(struct made *made, struct drawn *drawn, struct tried *tried, unsigned seed)
{
	int lots[MOST_ASKERS];
	draw(drawn, seed, seed % 2 == 1);
	if (drawn->asker_count == 0)
		return false;
	make(made, drawn);
	if (made->status == HLD_OK && !made->seats.is_impossible) {
		find_lots(made, drawn, lots);
		try_begin(tried, drawn, lots);
		take(made, tried);
		return true;
	}
	release(made);
	return false;
}

static bool is_told(const struct tried *tried, int n, uint32_t t)
{
	const struct tried_ask *ask = &tried->asks[n];
	return round_of(tried->drawn, ask->category, (int)t) == ask->round &&
	       (ask->at == NONE || ask->choice[t] < ask->choice[ask->at]);
}

static void what_is_told_is_true(void **state)
{
	static const char *const names[REASONS] = {"bar",     "limit", "floor",
	                                           "balance", "kept",  "others"};
	unsigned given[REASONS] = {0};
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		struct drawn drawn;
		struct made made;
		struct tried tried;
		if (!take_drawn(&made, &drawn, &tried, seed))
			continue;
		for (int n = 0; n < tried.count; n++)
			for (uint32_t t = 0; t < made.seats.tables.count; t++) {
				const struct ask *ask = &made.seats.asks.at[n];
				bool is_true;
				if (!is_told(&tried, n, t))
					continue;
				assert_true(seat_is_wanted(ask, t));
				struct seat_why why = seat_why(&made.seats, ask, t);
				int reason = judge(&tried, n, (int)t, &why, &is_true);
				if (!is_true)
					WRONG(&made, &drawn,
					      "why %s is not at table %u is not true: %s",
					      ask->registration->participant, t + 1, names[reason]);
				given[reason]++;
			}
		release(&made);
	}
	for (int i = 0; i < REASONS; i++)
		print_message("%s %u, ", names[i], given[i]);
	print_message("told\n");
	for (int i = 0; i < 5; i++)
		assert_true(given[i] > 5);
}

static void a_waiting_list_has_no_gaps(void **state)
{
	unsigned later = 0;
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		struct drawn drawn;
		struct made made;
		struct tried tried;
		if (!take_drawn(&made, &drawn, &tried, seed))
			continue;
		for (uint32_t t = 0; t < made.seats.tables.count; t++) {
			const struct seat_limit *limits[MOST_ASKS];
			uint32_t waiting = 0;
			for (int n = 0; n < tried.count; n++) {
				if (!is_told(&tried, n, t) || !tried.asks[n].may[t])
					continue;
				const struct ask *ask = &made.seats.asks.at[n];
				struct seat_why why = seat_why(&made.seats, ask, t);
				uint32_t place = 1;
				for (uint32_t i = 0; i < waiting; i++)
					place += limits[i] == why.limit;
				limits[waiting++] = why.limit;
				if (why.place != place)
					WRONG(&made, &drawn, "%s is %u, not %u, at table %u",
					      ask->registration->participant, why.place, place,
					      t + 1);
				later += place > 1;
			}
		}
		release(&made);
	}
	print_message("%u wait behind others\n", later);
	assert_true(later > CONFERENCES / 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_told_is_true),
	                                   cmocka_unit_test(a_waiting_list_has_no_gaps)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
