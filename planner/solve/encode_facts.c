/* encode_facts.c - what holds for the meetings of a draft besides clauses: people, absences,
 * rooms and teams.
 *
 * In a large draft there are thousands of such facts, and few stand in the way of anything. A
 * placement that the solver gives is looked at, and only what it breaks is written: of a person
 * all, of rooms and teams what is short at that instant. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "solve/encoder.h"

static void *take(struct encoder *encoder, size_t count, size_t size)
{
	void *at = arena_array(encoder->arena, count, size);
	encoder->failed = encoder->failed || at == NULL;
	return at;
}

static const struct person *person_of(const struct problem *problem, uint32_t person)
{
	return problem->programme->persons.at[person].person;
}

size_t most_facts(const struct problem *problem)
{
	const struct hld_programme *programme = problem->programme;
	size_t count = programme->venues.count + problem->sittings.count;
	for (uint32_t i = 0; i < programme->persons.count; i++)
		count += 1 + person_of(problem, i)->absences.count;
	return count;
}

/* Whether the i-th who is needed in a sitting was counted before, in another part. */
static bool is_again(const struct sitting *sitting, uint32_t i)
{
	return i > 0 && sitting->people[i] == sitting->people[i - 1];
}

/* The sittings that each person is needed in, by person. */
struct needs {
	uint32_t *from; /* so many of sittings, of each person and behind the last */
	uint32_t *sittings;
};

static bool find_needs(struct encoder *encoder, struct needs *needs)
{
	const struct problem *problem = encoder->problem;
	uint32_t persons = problem->programme->persons.count;
	size_t all = 0;
	needs->from = take(encoder, (size_t)persons + 2, sizeof *needs->from);
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		all += problem->sittings.at[n].people_count;
	needs->sittings = take(encoder, all, sizeof *needs->sittings);
	if (encoder->failed)
		return false;
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		for (uint32_t i = 0; i < sitting->people_count; i++)
			needs->from[sitting->people[i] + 2] += !is_again(sitting, i);
	}
	for (uint32_t p = 2; p < persons + 2; p++)
		needs->from[p] += needs->from[p - 1];
	for (uint32_t n = 0; n < problem->sittings.count; n++) {
		const struct sitting *sitting = &problem->sittings.at[n];
		for (uint32_t i = 0; i < sitting->people_count; i++)
			if (!is_again(sitting, i))
				needs->sittings[needs->from[sitting->people[i] + 1]++] = n;
	}
	return true;
}

/* Whether an absence falls into a slot, on the clock of the meeting. */
static bool is_absent_in(const struct absence *absence, const struct slot *slot)
{
	bool begins = absence->from.day < slot->day ||
	              (absence->from.day == slot->day && absence->from.min < slot->end_min);
	bool ends = absence->until.day > slot->day ||
	            (absence->until.day == slot->day && absence->until.min > slot->start_min);
	return begins && ends;
}

static void write_absence(struct encoder *encoder, const struct requirement *of)
{
	for (uint32_t i = 0; i < of->member_count; i++)
		for (uint32_t s = 0; s < encoder_slots(encoder, of->members[i]); s++)
			if (is_absent_in(of->absence, encoder_slot(encoder, of->members[i], s)))
				sat_two(encoder->sat, -of->literal,
				        -encoder->at[of->members[i]][s]);
}

/* That somebody is in one place at a time, and is absent. */
static void add_person(struct encoder *encoder, uint32_t person, const uint32_t *sittings,
                       uint32_t count, struct requirements *out)
{
	const struct person *of = person_of(encoder->problem, person);
	struct requirement *at;
	if (count > 1) {
		at = requirements_add(out, encoder->sat, FACT_PERSON);
		at->members = sittings;
		at->member_count = count;
		at->person = person;
	}
	for (uint32_t i = 0; i < of->absences.count && count > 0; i++) {
		at = requirements_add(out, encoder->sat, FACT_ABSENCE);
		at->members = sittings;
		at->member_count = count;
		at->person = person;
		at->absence = &of->absences.at[i];
		write_absence(encoder, at);
	}
}

/* The rooms that suit a sitting, ascending; none: it needs none. */
struct room_set {
	uint32_t *at;
	uint32_t count;
};

static int number_compare(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static struct room_set rooms_of(struct encoder *encoder, uint32_t n)
{
	const struct sitting *sitting = &encoder->problem->sittings.at[n];
	struct room_set set = {take(encoder, sitting->room_count, sizeof *set.at), 0};
	for (uint32_t i = 0; set.at != NULL && i < sitting->room_count; i++)
		if (sitting->rooms[i].id.n != NO_ELEMENT)
			set.at[set.count++] = sitting->rooms[i].id.n;
	if (set.count > 1)
		qsort(set.at, set.count, sizeof *set.at, number_compare);
	return set;
}

static bool is_subset(const struct room_set *a, const struct room_set *b)
{
	uint32_t i = 0;
	for (uint32_t n = 0; i < a->count && n < b->count; n++)
		i += a->at[i] == b->at[n];
	return i == a->count;
}

static bool is_same(const struct room_set *a, const struct room_set *b)
{
	return a->count == b->count && is_subset(a, b);
}

/* The sittings that only these rooms suit cannot be more at a time than they are. */
static void add_rooms(struct encoder *encoder, const struct room_set *sets, uint32_t n,
                      struct requirements *out)
{
	uint32_t count = 0, sittings = encoder->problem->sittings.count;
	uint32_t *members = take(encoder, sittings, sizeof *members);
	for (uint32_t i = 0; i < n; i++)
		if (is_same(&sets[i], &sets[n]))
			return;
	for (uint32_t i = 0; members != NULL && i < sittings; i++)
		if (sets[i].count > 0 && is_subset(&sets[i], &sets[n]))
			members[count++] = i;
	if (count <= sets[n].count)
		return;
	struct requirement *at = requirements_add(out, encoder->sat, FACT_ROOMS);
	at->members = members;
	at->member_count = count;
	at->rooms = sets[n].at;
	at->most = sets[n].count;
}

static void add_all_rooms(struct encoder *encoder, struct requirements *out)
{
	uint32_t count = encoder->problem->sittings.count;
	struct room_set *sets = take(encoder, count, sizeof *sets);
	for (uint32_t n = 0; sets != NULL && n < count; n++)
		sets[n] = rooms_of(encoder, n);
	for (uint32_t n = 0; !encoder->failed && n < count; n++)
		if (sets[n].count > 0)
			add_rooms(encoder, sets, n, out);
}

/* The interpretation teams of a venue. */
static void add_teams(struct encoder *encoder, uint32_t venue, struct requirements *out)
{
	const struct problem *problem = encoder->problem;
	const struct hld_venue *of = problem->programme->venues.at[venue];
	uint32_t count = 0, *members = take(encoder, problem->sittings.count, sizeof *members);
	for (uint32_t n = 0; members != NULL && n < problem->sittings.count; n++)
		if (problem->sittings.at[n].venue == venue)
			members[count++] = n;
	if (of->interpretation == NULL || count <= (uint32_t)of->interpretation->teams)
		return;
	struct requirement *at = requirements_add(out, encoder->sat, FACT_TEAMS);
	at->members = members;
	at->member_count = count;
	at->venue = of;
	at->most = (uint32_t)of->interpretation->teams;
}

void add_facts_of_draft(struct encoder *encoder, bool binding_only, struct requirements *out)
{
	const struct hld_programme *programme = encoder->problem->programme;
	struct needs needs;
	if (!find_needs(encoder, &needs))
		return;
	for (uint32_t p = 0; p < programme->persons.count; p++)
		add_person(encoder, p, needs.sittings + needs.from[p],
		           needs.from[p + 1] - needs.from[p], out);
	add_all_rooms(encoder, out);
	bool teams_bind = encoder->problem->team_cost >= COST_BREACH;
	for (uint32_t i = 0; i < programme->venues.count && (teams_bind || !binding_only); i++)
		add_teams(encoder, i, out);
}

static bool overlap(const struct slot *a, const struct slot *b)
{
	return a->start_utc_s < b->end_utc_s && b->start_utc_s < a->end_utc_s;
}

static bool is_in_two_places(const struct requirements *all, const struct requirement *of)
{
	for (uint32_t i = 0; i < of->member_count; i++)
		for (uint32_t n = 0; n < i; n++)
			if (overlap(slot_placed(all, of->members[i]),
			            slot_placed(all, of->members[n])))
				return true;
	return false;
}

static bool is_needed_while_absent(const struct requirements *all, const struct requirement *of)
{
	for (uint32_t i = 0; i < of->member_count; i++)
		if (is_absent_in(of->absence, slot_placed(all, of->members[i])))
			return true;
	return false;
}

bool is_broken(const struct requirements *all, const struct requirement *of)
{
	switch (of->fact) {
	case FACT_PERSON:
		return is_in_two_places(all, of);
	case FACT_ABSENCE:
		return is_needed_while_absent(all, of);
	case FACT_ROOMS:
	case FACT_TEAMS:
		return is_crowded(all, of);
	default:
		return false;
	}
}

bool write_what_is_broken(struct requirements *all, const bool *marked)
{
	bool found = false;
	for (uint32_t i = 0; i < all->count && !all->encoder->failed; i++) {
		const struct requirement *of = &all->at[i];
		if (!marked[i] || of->fact == FACT_NONE || of->fact == FACT_ABSENCE)
			continue;
		if (of->fact != FACT_PERSON) {
			found = write_crowds(all, of) || found;
			continue;
		}
		if (!is_in_two_places(all, of))
			continue;
		found = true;
		for (uint32_t a = 0; a < of->member_count; a++)
			for (uint32_t b = 0; b < a; b++)
				keep_apart(all->encoder, of->literal, of->members[a],
				           of->members[b]);
	}
	return found;
}
