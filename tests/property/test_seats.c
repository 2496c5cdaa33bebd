/* test_seats.c - who sits at round tables is as good as the best that trying everything finds.
 *
 * A delegation that is left without a seat though one is free, or without its first choice for
 * nothing, or that sees a later request served before its own, has been wronged; and a minimum of a
 * resolution that is missed though it could be met would have to be mended in the room. */
#include "seating_tried.h"

enum { CONFERENCES = 900 };

/* Whether limits of a table count participants that are there in ways that overlap. */
static bool limits_cross(const struct tried *tried)
{
	bool here[CATEGORIES][GROUPS + 1] = {{false}};
	for (int n = 0; n < tried->count; n++)
		here[tried->asks[n].category][tried->asks[n].group] = true;
	for (int t = 0; t < tried->drawn->table_count; t++)
		for (int c = 0; c < CATEGORIES; c++)
			for (int g = 0; g <= GROUPS; g++)
				here[c][g] = here[c][g] || tried->fixed[t][c][g] > 0;
	for (int i = 0; i < tried->limit_count; i++)
		for (int k = 0; k < i; k++) {
			const struct tried_limit *a = &tried->limits[i], *b = &tried->limits[k];
			bool both = false, only_a = false, only_b = false;
			for (int kind = 0; kind < CATEGORIES * (GROUPS + 1); kind++) {
				int c = kind / (GROUPS + 1), g = kind % (GROUPS + 1);
				bool in_a = here[c][g] && is_counted(a, c, g);
				bool in_b = here[c][g] && is_counted(b, c, g);
				both = both || (in_a && in_b);
				only_a = only_a || (in_a && !in_b);
				only_b = only_b || (in_b && !in_a);
			}
			if (a->table == b->table && both && only_a && only_b)
				return true;
		}
	return false;
}

/* Whether somebody asks for whom no table is open. */
static bool somebody_is_shut_out(const struct drawn *drawn)
{
	for (int a = 0; a < drawn->asker_count; a++) {
		bool open = false;
		for (int t = 0; t < drawn->table_count; t++)
			open = open ||
			       is_open(drawn, drawn->parties[drawn->askers[a].party].category, t);
		if (!open)
			return true;
	}
	return false;
}

static bool begin(struct made *made, struct drawn *drawn, struct tried *tried, unsigned seed,
                  bool in_order)
{
	int lots[MOST_ASKERS];
	draw(drawn, seed, in_order);
	if (drawn->asker_count == 0)
		return false;
	make(made, drawn);
	if (made->status == HLD_OK)
		find_lots(made, drawn, lots);
	try_begin(tried, drawn, lots);
	if ((made->status == HLD_SCHEMA) != (limits_cross(tried) || somebody_is_shut_out(drawn)))
		WRONG(made, drawn, "status %d", made->status);
	if (made->status != HLD_OK)
		release(made);
	return made->status == HLD_OK;
}

static void a_seating_is_the_best_there_is(void **state)
{
	unsigned made_count = 0, impossible = 0, short_of = 0;
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		struct drawn drawn;
		struct made made;
		struct tried tried;
		struct tried_measure best, found;
		bool any = false;
		if (!begin(&made, &drawn, &tried, seed, false))
			continue;
		try_all(&tried, 0, &best, &any);
		if (made.seats.is_impossible == any)
			WRONG(&made, &drawn, "it is %simpossible", any ? "not " : "");
		take(&made, &tried);
		found = measure(&tried);
		if (any && !is_kept(&tried))
			WRONG(&made, &drawn, "a least number is not there");
		for (int i = 0; any && i < MEASURES; i++)
			if (found.at[i] != best.at[i])
				WRONG(&made, &drawn, "measure %d is %d; %d can be had", i,
				      found.at[i], best.at[i]);
		if (any && !made.seats.is_proved)
			WRONG(&made, &drawn, "it is not proved");
		made_count++;
		impossible += !any;
		short_of += any && found.at[0] < tried.count;
		release(&made);
	}
	print_message("of %u conferences %u are impossible, and at %u somebody stands\n",
	              made_count, impossible, short_of);
	assert_true(impossible > CONFERENCES / 20 && short_of > CONFERENCES / 4);
}

/* As many as can be are seated in balance, where the order alone would not keep it. */
static void try_in_balance(struct tried *tried)
{
	tried->is_uneven = true;
	try_in_turn(tried);
	tried->is_uneven = false;
	if (is_kept(tried))
		return;
	for (int n = 0; n < tried->count; n++)
		rise(tried, &tried->asks[n]);
	tried->places = MOST_ASKS + MOST_ASKERS + MOST_THERE;
	while (!can_end(tried, 0))
		tried->places--;
	try_in_turn(tried);
}

static void each_in_turn_gets_the_best_of_its_choices(void **state)
{
	unsigned short_of = 0, later = 0;
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		struct drawn drawn;
		struct made made;
		struct tried tried;
		if (!begin(&made, &drawn, &tried, seed, true))
			continue;
		if (made.seats.is_impossible == can_end(&tried, 0))
			WRONG(&made, &drawn, "it is %simpossible",
			      made.seats.is_impossible ? "not " : "");
		struct tried found = tried;
		take(&made, &found);
		if (!made.seats.is_impossible)
			try_in_balance(&tried);
		for (int n = 0; !made.seats.is_impossible && n < tried.count; n++) {
			if (found.asks[n].at != tried.asks[n].at)
				WRONG(&made, &drawn, "p%d sits at table %d, not %d",
				      drawn.askers[tried.asks[n].asker].party, found.asks[n].at + 1,
				      tried.asks[n].at + 1);
			short_of += tried.asks[n].at == NONE;
			later += tried.asks[n].at != NONE &&
			         tried.asks[n].choice[tried.asks[n].at] > 1;
		}
		if (!made.seats.is_impossible && !made.seats.is_proved)
			WRONG(&made, &drawn, "it is not proved");
		release(&made);
	}
	print_message("%u have no seat, and %u not that of their first choice\n", short_of, later);
	assert_true(short_of > CONFERENCES / 4 && later > CONFERENCES / 10);
}

/* Whether all would be kept if two had the seats of one another. */
static bool could_change(struct tried *tried, struct tried_ask *a, struct tried_ask *b)
{
	int at_a = a->at, at_b = b->at;
	rise(tried, a);
	rise(tried, b);
	bool first = sit(tried, a, at_b), second = first && sit(tried, b, at_a);
	bool kept = second && is_kept(tried);
	if (first)
		rise(tried, a);
	if (second)
		rise(tried, b);
	sit(tried, a, at_a);
	sit(tried, b, at_b);
	return kept;
}

static bool wants(const struct tried_ask *ask, int t)
{
	return ask->may[t] && (ask->at == NONE || ask->choice[t] < ask->choice[ask->at]);
}

/* Whether somebody behind has a seat without having kept it from before. */
static void nobody_is_passed_over(void **state)
{
	unsigned looked = 0;
	(void)state;
	for (unsigned seed = CONFERENCES; seed < 2 * CONFERENCES; seed++) {
		struct drawn drawn;
		struct made made;
		struct tried tried;
		if (!begin(&made, &drawn, &tried, seed, true))
			continue;
		take(&made, &tried);
		for (int n = 0; !made.seats.is_impossible && n < tried.count; n++)
			for (int k = n + 1; k < tried.count; k++) {
				struct tried_ask *a = &tried.asks[n], *b = &tried.asks[k];
				if (b->at == NONE || a->category != b->category ||
				    a->group != b->group || !wants(a, b->at) || b->at == b->was ||
				    (a->at != NONE && a->at == a->was))
					continue;
				looked++;
				if ((a->at == NONE || b->may[a->at]) && could_change(&tried, a, b))
					WRONG(&made, &drawn, "ask %d is passed over by %d", n, k);
			}
		release(&made);
	}
	print_message("%u would have the seat of somebody behind\n", looked);
}

static void the_order_of_the_rows_does_not_matter(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES / 2; seed++) {
		struct drawn drawn;
		struct made one, two;
		draw(&drawn, seed, seed % 2 == 1);
		if (drawn.asker_count == 0)
			continue;
		make(&one, &drawn);
		make_from(&two, &drawn, 1 + (int)(seed % 5), 1);
		assert_int_equal(one.status, two.status);
		for (uint32_t n = 0; one.status == HLD_OK && n < one.seats.asks.count; n++) {
			const struct ask *a = &one.seats.asks.at[n], *b = &two.seats.asks.at[n];
			if (strcmp(a->registration->participant, b->registration->participant) !=
			            0 ||
			    a->table != b->table)
				WRONG(&one, &drawn, "%s sits at table %u, and with other rows %u",
				      a->registration->participant, a->table + 1, b->table + 1);
		}
		release(&one);
		release(&two);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_seating_is_the_best_there_is),
		cmocka_unit_test(each_in_turn_gets_the_best_of_its_choices),
		cmocka_unit_test(nobody_is_passed_over),
		cmocka_unit_test(the_order_of_the_rows_does_not_matter)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
