/* bench_people.c - who is put forward, and where each may sit.
 *
 * bench_find_fits() at the end is where to begin. */
#include <string.h>

#include "base/civil.h"
#include "solve/bench_maker.h"

void bench_find_candidates(struct maker *maker)
{
	const struct hld_programme *programme = maker->programme;
	uint32_t count = 0;
	for (uint32_t i = 0; i < programme->persons.count; i++)
		count += programme->persons.at[i].person->candidate_for.count > 0;
	maker->candidates = bench_take(maker, count, sizeof *maker->candidates);
	maker->out->candidates.at = maker->candidates;
	for (uint32_t i = 0; maker->candidates != NULL && i < programme->persons.count; i++) {
		const struct known_person *known = &programme->persons.at[i];
		int32_t level = known->person->level;
		if (known->person->candidate_for.count == 0)
			continue;
		maker->candidates[maker->out->candidates.count++] = (struct candidate){
			.person = i,
			.roles = &known->person->candidate_for,
			.group = who_group(programme, (who_id){i}),
			.category = programme_category(programme, (who_id){i}),
			.level = level != 0 ? level : LEVELS_END,
			.delegation = represents(known) ? known->delegation : NO_ELEMENT};
	}
}

/* The groups of those who hold offices on a day. */
static void bar_groups(const struct hld_programme *programme, const string_list *offices,
                       int32_t day, bool barred[REGIONAL_GROUPS_END])
{
	memset(barred, 0, REGIONAL_GROUPS_END * sizeof *barred);
	for (uint32_t i = 0; i < programme->persons.count; i++)
		if (programme_holds(programme, (who_id){i}, offices, day))
			barred[who_group(programme, (who_id){i})] = true;
	for (uint32_t i = 0; i < programme->delegations.count; i++)
		if (programme_holds(programme, (who_id){i | WHO_DELEGATION}, offices, day))
			barred[programme->delegations.at[i].group] = true;
	barred[GROUP_NONE] = false;
}

/* Leave out of a bench whom a clause does not let be there, or of whom that is not known. */
static void narrow(struct maker *maker, const struct ask *ask, uint32_t bench, bool *fits)
{
	const struct hld_programme *programme = maker->programme;
	const struct rule_office *office = ask_office(ask);
	int32_t day = held_start(programme, &maker->benches[bench].of).day;
	bool barred[REGIONAL_GROUPS_END] = {false}, by_group = false;
	struct quality quality = {0};
	if (office != NULL) {
		bar_groups(programme, &office->not_group_of, day, barred);
		by_group = office->different_groups || office->not_group_of.count > 0;
		if (!office->include)
			quality = (struct quality){.categories = &office->categories,
			                           .level = office->level};
	}
	for (uint32_t i = 0; i < maker->out->candidates.count; i++) {
		const struct candidate *of = &maker->candidates[i];
		bool known = programme_delegation(programme, (who_id){of->person}) != NULL;
		bool *fit = &fits[(size_t)i * maker->out->list.count + bench];
		*fit = *fit && has_quality(&quality, of->category, of->group, of->level) &&
		       !barred[of->group] && (known || !by_group) &&
		       (ask->clause->rule != RULE_BALANCE || known);
	}
}

static void find_all_fits(struct maker *maker, const bool *placed)
{
	uint32_t benches = maker->out->list.count, count = maker->out->candidates.count;
	bool *fits = bench_take(maker, (size_t)count * benches, sizeof *fits);
	bool *presents = bench_take(maker, (size_t)count * benches, sizeof *presents);
	maker->out->fits = fits;
	maker->out->presents = presents;
	for (uint32_t i = 0; !maker->failed && i < count; i++)
		for (uint32_t b = 0; b < benches; b++) {
			const struct candidate *of = &maker->candidates[i];
			const struct bench *bench = &maker->benches[b];
			size_t at = (size_t)i * benches + b;
			fits[at] = bench->wants > 0 && !placed[of->person] &&
			           list_has(of->roles, bench->role) &&
			           is_free(maker->people, of->person, &bench->span);
			presents[at] = fits[at] && bench->summary != NO_ELEMENT &&
			               !spans_overlap(&maker->summaries[bench->summary].span,
			                              &bench->span) &&
			               is_free(maker->people, of->person,
			                       &maker->summaries[bench->summary].span);
		}
	for (uint32_t i = 0; !maker->failed && i < maker->ask_count; i++)
		for (uint32_t n = 0; n < maker->asks[i].count; n++)
			narrow(maker, &maker->asks[i], maker->asks[i].benches[n], fits);
}

static void place(const struct hld_programme *programme, const who_list *list, bool *placed)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->at[i].id.n < programme->persons.count)
			placed[list->at[i].id.n] = true;
}

/* Whoever has a place keeps to that. */
static const bool *find_placed(struct maker *maker)
{
	const struct hld_programme *programme = maker->programme;
	bool *placed = bench_take(maker, programme->persons.count, sizeof *placed);
	for (uint32_t m = 0; placed != NULL && m < programme->meetings.count; m++) {
		const struct meeting *meeting = &programme->meetings.at[m];
		if (meeting->status == CANCELLED)
			continue;
		place(programme, &meeting->chairs, placed);
		place(programme, &meeting->discussants, placed);
		place(programme, &meeting->panellists, placed);
		for (uint32_t i = 0; i < meeting->items.count; i++)
			if (meeting->items.at[i].kind == PANEL_ITEM)
				place(programme, &meeting->items.at[i].by, placed);
	}
	return placed;
}

/* Whether two may stand in for one another: of a delegation with several candidates, each is
 * somebody else, since they are not proposed for one time. */
static bool is_alike(const struct maker *maker, const uint32_t *of_delegations, uint32_t a,
                     uint32_t b)
{
	const struct benches *out = maker->out;
	const struct candidate *x = &maker->candidates[a], *y = &maker->candidates[b];
	size_t row = out->list.count;
	bool alike = x->group == y->group && x->level == y->level &&
	             (x->delegation == NO_ELEMENT || of_delegations[x->delegation] == 1) &&
	             (y->delegation == NO_ELEMENT || of_delegations[y->delegation] == 1) &&
	             memcmp(&out->fits[a * row], &out->fits[b * row], row) == 0 &&
	             memcmp(&out->presents[a * row], &out->presents[b * row], row) == 0;
	for (uint32_t i = 0; alike && i < out->demands.count; i++)
		alike = maker->demands[i].counts[a] == maker->demands[i].counts[b];
	for (uint32_t i = 0; alike && i < out->balances.count; i++)
		alike = maker->balances[i].counts[a] == maker->balances[i].counts[b];
	return alike;
}

static void number_alike(struct maker *maker)
{
	struct benches *out = maker->out;
	uint32_t *of_delegations =
		bench_take(maker, maker->programme->delegations.count, sizeof *of_delegations);
	uint32_t *first = bench_take(maker, out->candidates.count, sizeof *first);
	if (of_delegations == NULL || first == NULL)
		return;
	for (uint32_t i = 0; i < out->candidates.count; i++)
		if (maker->candidates[i].delegation != NO_ELEMENT)
			of_delegations[maker->candidates[i].delegation]++;
	for (uint32_t i = 0; i < out->candidates.count; i++) {
		uint32_t n = 0;
		while (n < out->alike_count && !is_alike(maker, of_delegations, first[n], i))
			n++;
		if (n == out->alike_count)
			first[out->alike_count++] = i;
		maker->candidates[i].alike = n;
	}
}

void bench_find_fits(struct maker *maker)
{
	const bool *placed = find_placed(maker);
	if (placed != NULL)
		find_all_fits(maker, placed);
	if (!maker->failed)
		number_alike(maker);
}
