/* chairs.c - put those who are proposed into the programme. */
#include "solve/chairs.h"

#include <string.h>

#include "solve/benches.h"

enum { MOST_LOOKS = 4000000 }; /* at candidates; of some dozens of places it takes far fewer */

struct proposer {
	struct hld_programme *programme;
	const struct benches *benches;
};

/* Those who are proposed for one bench, of the highest level first. */
static void sort_candidates(const struct benches *benches, uint32_t *at, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		for (uint32_t n = i; n > 0; n--) {
			const struct candidate *a = &benches->candidates.at[at[n - 1]];
			const struct candidate *b = &benches->candidates.at[at[n]];
			if (a->level < b->level || (a->level == b->level && at[n - 1] < at[n]))
				break;
			uint32_t later = at[n - 1];
			at[n - 1] = at[n];
			at[n] = later;
		}
}

/* Where the people of a bench stand in the programme. */
static who_list *list_of(const struct proposer *proposer, const struct bench *bench)
{
	struct meeting *meeting = ELEMENT(proposer->programme->meetings, bench->of.meeting.n);
	if (bench->of.item != NO_ELEMENT) {
		struct item *item = ELEMENT(meeting->items, bench->of.item);
		return &item->by;
	}
	return bench->role == ROLE_CHAIRS        ? &meeting->chairs
	       : bench->role == ROLE_DISCUSSANTS ? &meeting->discussants
	                                         : &meeting->panellists;
}

static struct who_ref reference(const struct proposer *proposer, uint32_t candidate)
{
	uint32_t person = proposer->benches->candidates.at[candidate].person;
	return (struct who_ref){.name = proposer->programme->persons.at[person].person->id,
	                        .id = {person}};
}

/* Put people behind those who are there. Fails (false) when memory is out. */
static bool add(const struct proposer *proposer, const struct bench *bench, const uint32_t *at,
                uint32_t count)
{
	who_list *list = list_of(proposer, bench);
	struct who_ref *refs =
		arena_array(&proposer->programme->arena, (size_t)list->count + count, sizeof *refs);
	if (refs == NULL)
		return false;
	if (list->count > 0)
		memcpy(refs, list->at, list->count * sizeof *refs);
	for (uint32_t i = 0; i < count; i++)
		refs[list->count + i] = reference(proposer, at[i]);
	list->at = refs;
	list->count += count;
	return true;
}

/* The first of those proposed who can presents the summary. */
static bool give_summary(const struct proposer *proposer, uint32_t bench, const uint32_t *at,
                         uint32_t count)
{
	const struct benches *benches = proposer->benches;
	const struct bench *of = &benches->list.at[bench];
	for (uint32_t i = 0; of->summary != NO_ELEMENT && i < count; i++) {
		const struct summary *summary = &benches->summaries.at[of->summary];
		struct meeting *meeting =
			ELEMENT(proposer->programme->meetings, summary->of.meeting.n);
		struct item *item = ELEMENT(meeting->items, summary->of.item);
		if (!bench_presents(benches, at[i], bench))
			continue;
		struct who_ref *by = arena_array(&proposer->programme->arena, 1, sizeof *by);
		if (by == NULL)
			return false;
		*by = reference(proposer, at[i]);
		item->by.at = by;
		item->by.count = 1;
		return true;
	}
	return true;
}

static bool apply(const struct proposer *proposer, const struct filled *filled)
{
	const struct benches *benches = proposer->benches;
	uint32_t *at = filled->at;
	bool applied = true;
	for (uint32_t b = 0; applied && b < benches->list.count; b++) {
		const struct bench *bench = &benches->list.at[b];
		uint32_t count = 0;
		while (count < bench->wants && at[count] != NO_ELEMENT)
			count++;
		sort_candidates(benches, at, count);
		if (count > 0)
			applied = add(proposer, bench, at, count) &&
			          give_summary(proposer, b, at, count);
		at += bench->wants;
	}
	return applied && programme_see_seats(proposer->programme);
}

bool chairs_propose(const struct mandate_list *mandates, struct hld_programme *programme)
{
	struct arena arena = {0};
	struct benches benches;
	struct filled filled;
	struct proposer proposer = {programme, &benches};
	bool proposed = benches_make(&arena, mandates, programme, &benches);
	if (proposed && benches.candidates.count > 0)
		proposed = benches_fill(&arena, &benches, MOST_LOOKS, &filled) &&
		           apply(&proposer, &filled);
	arena_free(&arena);
	return proposed;
}
