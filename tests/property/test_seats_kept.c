/* test_seats_kept.c - seats that are given hold: in the programme that is written, when it is seated
 * again, and when others withdraw; and whoever has none is told a reason that is true.
 *
 * A delegation that was told its table and finds another name there, or that is moved because some
 * other has withdrawn, or is told that a table is full which is not, would not trust a list again. */
#include "seating_tried.h"

enum { CONFERENCES = 700, MOST_FINDINGS = 64 };

/* The programme as it is written, read again. */
static hld_programme *read_again(struct made *made, const struct drawn *drawn, char **text)
{
	const hld_export_options as_it_is = {0};
	hld_programme *again = NULL;
	hld_error err = {0};
	size_t size;
	if (hld_export(made->programme, "json", &as_it_is, text, &size, &err) != HLD_OK ||
	    hld_programme_read(*text, size, "again", &again, &err) != HLD_OK)
		WRONG(made, drawn, "%s %s", err.pointer, err.text);
	return again;
}

/* How many breaches of each clause there are. */
struct breaches {
	char clauses[MOST_FINDINGS][32];
	int count;
};

static void find_breaches(const struct made *made, const hld_programme *programme,
                          struct breaches *to)
{
	hld_findings *findings;
	hld_error err;
	to->count = 0;
	assert_int_equal(hld_check(made->at, 1, programme, &findings, &err), HLD_OK);
	for (size_t i = 0; i < hld_findings_count(findings) && to->count < MOST_FINDINGS; i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		if (finding->severity == HLD_BREACH)
			snprintf(to->clauses[to->count++], sizeof to->clauses[0], "%s",
			         finding->clause);
	}
	hld_findings_free(findings);
}

static int count_of(const struct breaches *breaches, const char *clause)
{
	int count = 0;
	for (int i = 0; i < breaches->count; i++)
		count += strcmp(breaches->clauses[i], clause) == 0;
	return count;
}

/* Whether a clause counts a delegation once, of which two may have seats: then it may find fewer
 * than sit there. */
static bool counts_once(const struct drawn *drawn, const char *clause)
{
	int r = clause[1] - '0';
	if (clause[0] != 'c' || r < 0 || r >= drawn->rule_count || drawn->rules[r].groups == 0)
		return false;
	for (int i = 0; i < drawn->asker_count; i++)
		if (drawn->askers[i].person != NONE &&
		    drawn->parties[drawn->askers[i].party].people > 1)
			return true;
	return false;
}

static bool begin(struct made *made, struct drawn *drawn, unsigned seed)
{
	draw(drawn, seed, seed % 2 == 1);
	if (drawn->asker_count == 0)
		return false;
	make(made, drawn);
	if (made->status == HLD_OK && !made->seats.is_impossible)
		return true;
	release(made);
	return false;
}

/* Seat the programme that was written with the same registrations and mandate. */
static void seat_again(const struct made *made, const hld_programme *programme, struct arena *arena,
                       struct seats *out)
{
	hld_error err;
	assert_int_equal(registrations_known(programme, made->registrations, &err), HLD_OK);
	assert_int_equal(seats_make(arena, &made->mandates, programme, made->registrations,
	                            (struct seats_limits){.seed = 1}, out, &err),
	                 HLD_OK);
}

static void what_is_written_breaks_nothing(void **state)
{
	unsigned judged = 0;
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		struct drawn drawn;
		struct made made;
		struct breaches before, after;
		char *text;
		if (!begin(&made, &drawn, seed))
			continue;
		find_breaches(&made, made.programme, &before);
		assert_true(seats_settle(made.programme, &made.seats, (struct seating){0}));
		hld_programme *again = read_again(&made, &drawn, &text);
		find_breaches(&made, again, &after);
		for (int i = 0; i < after.count; i++)
			if (!counts_once(&drawn, after.clauses[i]) &&
			    count_of(&after, after.clauses[i]) >
			            count_of(&before, after.clauses[i]))
				WRONG(&made, &drawn, "%s is broken in\n%s", after.clauses[i], text);
		judged++;
		hld_programme_free(again);
		free(text);
		release(&made);
	}
	print_message("%u programmes are written\n", judged);
	assert_true(judged > CONFERENCES / 3);
}

/* Who of a meeting is named how often. */
static int count_named(const struct meeting *meeting, const char *name)
{
	int count = 0;
	for (uint32_t i = 0; i < meeting->participants.count; i++)
		count += strcmp(meeting->participants.at[i].name, name) == 0;
	return count;
}

/* Who sits there: whoever had the seat, where it is kept. */
static const char *sitter_name(const struct ask *ask)
{
	if (ask->table == ask->was)
		return ask->had->name;
	return ask->registration->representative != NULL ? ask->registration->representative
	                                                 : ask->registration->participant;
}

static void who_has_not_asked_stays_and_all_who_are_seated_are_there(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		struct drawn drawn;
		struct made made;
		uint32_t there[MOST_TABLES] = {0};
		char *text;
		if (!begin(&made, &drawn, seed))
			continue;
		assert_true(seats_settle(made.programme, &made.seats, (struct seating){0}));
		hld_programme *again = read_again(&made, &drawn, &text);
		for (uint32_t n = 0; n < made.seats.asks.count; n++) {
			const struct ask *ask = &made.seats.asks.at[n];
			if (ask->table == NO_ELEMENT)
				continue;
			there[ask->table]++;
			if (count_named(
				    programme_meeting(again,
			                              made.seats.tables.at[ask->table].parts.at[0]),
				    sitter_name(ask)) != 1)
				WRONG(&made, &drawn, "%s has no seat in\n%s", sitter_name(ask),
				      text);
		}
		for (int i = 0; i < drawn.there_count; i++) {
			const struct drawn_there *of = &drawn.there[i];
			char name[16];
			bool is_of_ask = false;
			snprintf(name, sizeof name, of->person != NONE ? "p%d-r%d" : "p%d",
			         of->party, of->person);
			for (uint32_t n = 0; n < made.seats.asks.count; n++) {
				const struct ask *ask = &made.seats.asks.at[n];
				is_of_ask = is_of_ask || (ask->was == (uint32_t)of->table &&
				                          strcmp(ask->had->name, name) == 0);
			}
			const struct seat_table *table = &made.seats.tables.at[of->table];
			there[of->table] += !is_of_ask;
			for (uint32_t p = 0; p < table->parts.count && !is_of_ask; p++)
				if (count_named(programme_meeting(again, table->parts.at[p]),
				                name) != 1)
					WRONG(&made, &drawn, "%s is gone", name);
		}
		for (uint32_t t = 0; t < made.seats.tables.count; t++)
			for (uint32_t p = 0; p < made.seats.tables.at[t].parts.count; p++) {
				meeting_id part = made.seats.tables.at[t].parts.at[p];
				if (programme_meeting(again, part)->participants.count != there[t])
					WRONG(&made, &drawn, "%u sit at table %u in\n%s", there[t],
					      t + 1, text);
			}
		hld_programme_free(again);
		free(text);
		release(&made);
	}
}

static void seating_again_changes_nothing(void **state)
{
	const hld_export_options as_it_is = {0};
	unsigned kept = 0;
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		struct drawn drawn;
		struct made made;
		struct arena arena = {0};
		struct seats seats;
		hld_error err;
		char *text, *second;
		size_t size;
		if (!begin(&made, &drawn, seed))
			continue;
		assert_true(seats_settle(made.programme, &made.seats, (struct seating){0}));
		hld_programme *again = read_again(&made, &drawn, &text);
		seat_again(&made, again, &arena, &seats);
		for (uint32_t n = 0; n < seats.asks.count; n++) {
			if (seats.asks.at[n].table != made.seats.asks.at[n].table ||
			    seats.asks.at[n].was != made.seats.asks.at[n].table)
				WRONG(&made, &drawn, "%s moves from table %d to %d in\n%s",
				      seats.asks.at[n].registration->participant,
				      (int)seats.asks.at[n].was + 1,
				      (int)seats.asks.at[n].table + 1, text);
			kept += seats.asks.at[n].table != NO_ELEMENT;
		}
		assert_true(seats_settle(again, &seats, (struct seating){0}));
		assert_int_equal(hld_export(again, "json", &as_it_is, &second, &size, &err),
		                 HLD_OK);
		assert_string_equal(text, second);
		arena_free(&arena);
		hld_programme_free(again);
		free(text);
		free(second);
		release(&made);
	}
	assert_true(kept > CONFERENCES);
}

/* The same conference when all are seated, and one of them has withdrawn. */
static void withdraw(struct drawn *drawn, const struct made *made, int gone)
{
	int there = 0, askers = 0;
	for (int i = 0; i < drawn->there_count; i++) {
		bool has_asked = false;
		for (uint32_t n = 0; n < made->seats.asks.count; n++)
			has_asked =
				has_asked ||
				(made->seats.asks.at[n].was == (uint32_t)drawn->there[i].table &&
			         made->seats.asks.at[n].registration->participant[1] ==
			                 '0' + drawn->there[i].party);
		if (!has_asked && drawn->there[i].party != gone)
			drawn->there[there++] = drawn->there[i];
	}
	for (uint32_t n = 0; n < made->seats.asks.count; n++) {
		const struct ask *ask = &made->seats.asks.at[n];
		int party = ask->registration->participant[1] - '0';
		const char *person = ask->registration->representative;
		if (ask->table != NO_ELEMENT && party != gone)
			drawn->there[there++] = (struct drawn_there){
				(int)ask->table, party, person != NULL ? person[4] - '0' : NONE};
	}
	for (int i = 0; i < drawn->asker_count; i++)
		if (drawn->askers[i].party != gone)
			drawn->askers[askers++] = drawn->askers[i];
	drawn->there_count = there;
	drawn->asker_count = askers;
}

static const char *text_or_none(const char *text)
{
	return text != NULL ? text : "";
}

/* Whether a clause wants some at a table, for which others may have to move. */
static bool has_floor(const struct drawn *drawn)
{
	bool has = false;
	for (int r = 0; r < drawn->rule_count; r++)
		has = has || drawn->rules[r].kind == DRAWN_EVEN || drawn->rules[r].min > 0;
	return has;
}

/* Those who are left come in the order in which they were. */
static void see_order(const struct made *before, const struct made *after,
                      const struct drawn *drawn)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < after->seats.asks.count; i++) {
		const struct registration *of = after->seats.asks.at[i].registration;
		while (n < before->seats.asks.count &&
		       (strcmp(before->seats.asks.at[n].registration->participant,
		               of->participant) != 0 ||
		        strcmp(text_or_none(before->seats.asks.at[n].registration->representative),
		               text_or_none(of->representative)) != 0))
			n++;
		if (n == before->seats.asks.count)
			WRONG(after, drawn, "%s is not where it was in the order", of->participant);
	}
}

static void who_withdraws_moves_no_more_than_must_be(void **state)
{
	unsigned moved = 0, seated = 0;
	(void)state;
	for (unsigned seed = 0; seed < CONFERENCES; seed++) {
		struct drawn drawn;
		struct made made, after;
		struct tried tried;
		struct tried_measure best;
		int lots[MOST_ASKERS] = {0}, stay = 0, count = 0;
		bool any = false;
		if (!begin(&made, &drawn, seed))
			continue;
		withdraw(&drawn, &made, drawn.askers[seed % (unsigned)drawn.asker_count].party);
		make(&after, &drawn);
		assert_int_equal(after.status, HLD_OK);
		see_order(&made, &after, &drawn);
		try_begin(&tried, &drawn, lots);
		for (uint32_t n = 0; n < after.seats.asks.count; n++) {
			const struct ask *ask = &after.seats.asks.at[n];
			bool moves = ask->was != NO_ELEMENT && ask->was != ask->table;
			stay += ask->table != NO_ELEMENT && ask->table == ask->was;
			count += ask->table != NO_ELEMENT;
			if (drawn.order != UNORDERED && moves && !has_floor(&drawn))
				WRONG(&after, &drawn, "%s loses its seat",
				      ask->registration->participant);
			moved += moves;
			seated += ask->was == NO_ELEMENT && ask->table != NO_ELEMENT;
		}
		if (drawn.order == UNORDERED && try_all(&tried, 0, &best, &any) &&
		    (count != best.at[2] || stay != best.at[3]))
			WRONG(&after, &drawn, "%d of %d stay; %d of %d could", stay, count,
			      best.at[3], best.at[2]);
		release(&after);
		release(&made);
	}
	print_message("%u move up, and %u move\n", seated, moved);
	assert_true(seated > CONFERENCES / 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_breaks_nothing),
		cmocka_unit_test(who_has_not_asked_stays_and_all_who_are_seated_are_there),
		cmocka_unit_test(seating_again_changes_nothing),
		cmocka_unit_test(who_withdraws_moves_no_more_than_must_be)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
