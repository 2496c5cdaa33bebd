/* sequence.c - assign speakers to meetings, and put those of each meeting in order.
 *
 * Whoever can speak at any time fits wherever a slot is left, so that to assign is enough. Where
 * somebody can only come at some times, a meeting may hold a set of speakers who fit one by one
 * and not together, since nobody comes before a higher tier: then one of them has to go
 * elsewhere, and each of these is tried. Whoever speaks time permitting is placed behind all
 * others, wherever the own tier stands. sequence() at the end is where to begin. */
#include "solve/sequence.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "solve/assign.h"

enum { MOST_TRIES = 400 }; /* until the best so far is taken, unproved */

struct sequencer {
	struct arena *arena;
	const struct hld_programme *programme;
	const struct sitting_list *lists;
	struct speaker *speakers;
	uint32_t list_count, speaker_count;
	uint32_t firm_count; /* who do not only speak time permitting: they have the first turns */
	uint32_t *first;     /* number of the first slot of each list among all */
	uint32_t slot_count; /* of all lists */
	bool **may;          /* of each speaker, by slot among all; NULL: all */
	uint32_t *turn;      /* of each speaker: as how many-th it is placed */
	uint32_t *at_turn;   /* the speaker of each turn */
	int32_t *cost;       /* by turn, as it is asked at the moment */
	uint32_t *room;      /* of each list: its slots */
	uint32_t **in;       /* of each list: its speakers by rank, at the moment */
	uint32_t *in_count;
	uint32_t *slot;   /* of each speaker, at the moment */
	uint32_t *holder; /* scratch, by slot of a list: the speaker; NO_ELEMENT: nobody */
	uint32_t *seen;   /* scratch, by speaker: the last round in which it was asked */
	uint32_t round;
	struct assignment best;
	uint32_t *best_slot;
	uint32_t tries;
	bool has_best;
};

/* A span of time, in UTC. */
struct span_of_time {
	int64_t start_utc_s, end_utc_s;
};

static struct span_of_time slot_time(const struct sequencer *s, uint32_t list, uint32_t slot)
{
	const struct sitting_list *of = &s->lists[list];
	const struct meeting *meeting = programme_meeting(s->programme, of->meeting);
	int64_t start = meeting->start.utc_s +
	                (slot_start_min(of, slot) - meeting->start.min) * INT64_C(60);
	return (struct span_of_time){start, start + of->limit_min * INT64_C(60)};
}

static bool overlaps(struct span_of_time a, int64_t start_utc_s, int64_t end_utc_s)
{
	return a.start_utc_s < end_utc_s && start_utc_s < a.end_utc_s;
}

static bool has_who(const who_list *list, uint32_t person)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->at[i].id.n == person)
			return true;
	return false;
}

/* Whether a person has a part in another meeting then that nobody else can take. */
static bool is_needed(const struct sequencer *s, uint32_t person, meeting_id here,
                      struct span_of_time time)
{
	for (uint32_t i = 0; i < s->programme->meetings.count; i++) {
		const struct meeting *meeting = &s->programme->meetings.at[i];
		if (i == here.n || meeting->status == CANCELLED ||
		    !overlaps(time, meeting->start.utc_s, meeting->end.utc_s))
			continue;
		if (meeting->presides.id.n == person || has_who(&meeting->chairs, person) ||
		    has_who(&meeting->discussants, person) || has_who(&meeting->panellists, person))
			return true;
	}
	return false;
}

/* Minutes since 1970 on the clock of the programme. */
static int64_t minute(struct moment moment)
{
	return (int64_t)moment.day * DAY_MIN + moment.min;
}

static bool is_away(const struct person *person, int64_t from, int64_t to)
{
	for (uint32_t i = 0; i < person->absences.count; i++)
		if (minute(person->absences.at[i].from) < to &&
		    from < minute(person->absences.at[i].until))
			return true;
	return false;
}

static bool may_speak(const struct sequencer *s, const struct speaker *speaker, uint32_t list,
                      uint32_t slot)
{
	const struct registration *of = speaker->registration;
	const struct sitting_list *at = &s->lists[list];
	const struct meeting *meeting = programme_meeting(s->programme, at->meeting);
	int64_t from = (int64_t)meeting->start.day * DAY_MIN + slot_start_min(at, slot);
	int64_t to = from + at->limit_min;
	const struct person *person = programme_person(s->programme, speaker->who);
	if ((of->earliest.day != CIVIL_NONE && from < minute(of->earliest)) ||
	    (of->latest.day != CIVIL_NONE && to > minute(of->latest)))
		return false;
	return person == NULL ||
	       (!is_away(person, from, to) &&
	        !is_needed(s, speaker->who.n, at->meeting, slot_time(s, list, slot)));
}

static bool is_bound(const struct sequencer *s, const struct speaker *speaker)
{
	return speaker->registration->earliest.day != CIVIL_NONE ||
	       speaker->registration->latest.day != CIVIL_NONE ||
	       programme_person(s->programme, speaker->who) != NULL;
}

/* The slots that somebody may have, where it is not all of them. */
static bool find_slots(struct sequencer *s, uint32_t n)
{
	bool all = true;
	if (!is_bound(s, &s->speakers[n]))
		return true;
	bool *may = arena_array(s->arena, s->slot_count, sizeof *may);
	if (may == NULL)
		return false;
	for (uint32_t l = 0; l < s->list_count; l++)
		for (uint32_t i = 0; i < s->lists[l].slots; i++) {
			may[s->first[l] + i] = may_speak(s, &s->speakers[n], l, i);
			all = all && may[s->first[l] + i];
		}
	s->may[n] = all ? NULL : may;
	return true;
}

static bool may_have(const struct sequencer *s, uint32_t n, uint32_t list, uint32_t slot)
{
	return s->may[n] == NULL || s->may[n][s->first[list] + slot];
}

/* The choice that a meeting is to a speaker: 0 the first; those that are not named come last. */
static int32_t choice_of(const struct sequencer *s, uint32_t n, uint32_t list)
{
	const string_list *wishes = &s->speakers[n].registration->meetings;
	meeting_id meeting = s->lists[s->lists[list].equal].meeting;
	const char *id = programme_meeting(s->programme, meeting)->id;
	uint32_t i = 0;
	if (s->speakers[n].barred != NULL)
		return ASSIGN_NEVER;
	bool possible = s->may[n] == NULL && s->lists[list].slots > 0;
	for (uint32_t slot = 0; !possible && slot < s->lists[list].slots; slot++)
		possible = may_have(s, n, list, slot);
	while (i < wishes->count && strcmp(wishes->at[i], id) != 0)
		i++;
	return possible ? (int32_t)i : ASSIGN_NEVER;
}

/* Let somebody have a slot, if need be by giving its holder another of those before the end. */
static bool take_slot(struct sequencer *s, uint32_t n, uint32_t list, uint32_t from, uint32_t to)
{
	if (s->seen[n] == s->round)
		return false;
	s->seen[n] = s->round;
	for (int free_only = 1; free_only >= 0; free_only--)
		for (uint32_t i = from; i < to; i++) {
			if (!may_have(s, n, list, i) || (free_only && s->holder[i] != NO_ELEMENT))
				continue;
			if (s->holder[i] != NO_ELEMENT &&
			    !take_slot(s, s->holder[i], list, from, to))
				continue;
			s->holder[i] = n;
			s->slot[n] = i;
			return true;
		}
	return false;
}

/* Give those of one tier slots from a slot on, as few as it takes; false: there are too few. */
static bool fit_tier(struct sequencer *s, uint32_t list, const uint32_t *of, uint32_t count,
                     uint32_t *from)
{
	uint32_t end = *from + count, slots = s->lists[list].slots, fitted = 0;
	for (; end <= slots; end++) {
		for (uint32_t i = *from; i < end; i++)
			s->holder[i] = NO_ELEMENT;
		for (fitted = 0; fitted < count; fitted++) {
			s->round++;
			if (!take_slot(s, of[fitted], list, *from, end))
				break;
		}
		if (fitted == count)
			break;
	}
	if (end > slots)
		return false;
	*from = end;
	return true;
}

/* As far as they can, those of one tier follow one another by rank. */
static void put_in_order(struct sequencer *s, uint32_t list, const uint32_t *of, uint32_t count)
{
	bool changed = true;
	while (changed) {
		changed = false;
		for (uint32_t a = 0; a < count; a++)
			for (uint32_t b = a + 1; b < count; b++) {
				uint32_t of_a = s->slot[of[a]], of_b = s->slot[of[b]];
				if (of_a < of_b || !may_have(s, of[a], list, of_b) ||
				    !may_have(s, of[b], list, of_a))
					continue;
				s->slot[of[a]] = of_b;
				s->slot[of[b]] = of_a;
				changed = true;
			}
	}
}

/* Give the speakers of a list their slots, tier by tier; false: those up to *bad, and one of
 * them after, do not all fit. */
static bool fit_list(struct sequencer *s, uint32_t list, uint32_t *bad)
{
	const uint32_t *in = s->in[list];
	uint32_t from = 0;
	for (uint32_t i = 0, end; i < s->in_count[list]; i = end) {
		bool bound = false;
		for (end = i; end < s->in_count[list] &&
		              s->speakers[in[end]].tier == s->speakers[in[i]].tier;
		     end++)
			bound = bound || s->may[in[end]] != NULL;
		*bad = end;
		if (bound) {
			if (!fit_tier(s, list, in + i, end - i, &from))
				return false;
			put_in_order(s, list, in + i, end - i);
			continue;
		}
		if (from + (end - i) > s->lists[list].slots)
			return false;
		for (uint32_t n = i; n < end; n++)
			s->slot[in[n]] = from++;
	}
	return true;
}

/* Compare which speakers two assignments place from one turn to another: how many, and then
 * the first whom only one of them places. Gives: more than 0 if a is better, less if b is. */
static int compare_placed(const struct assignment *a, const struct assignment *b, uint32_t from,
                          uint32_t to)
{
	int more = 0, first = 0;
	for (uint32_t turn = from; turn < to; turn++) {
		int only = (a->to[turn] != NO_ELEMENT) - (b->to[turn] != NO_ELEMENT);
		more += only;
		first = first != 0 ? first : only;
	}
	return more != 0 ? more : first;
}

/* Whether one assignment is better: places more, or somebody who comes first, or meets wishes
 * better. Nobody is left out for the sake of those who speak time permitting. */
static bool is_better(const struct sequencer *s, const struct assignment *a)
{
	if (!s->has_best)
		return true;
	int firm = compare_placed(a, &s->best, 0, s->firm_count);
	int permitted = compare_placed(a, &s->best, s->firm_count, s->speaker_count);
	if (firm != 0 || permitted != 0)
		return firm > 0 || (firm == 0 && permitted > 0);
	return a->cost < s->best.cost;
}

static void keep(struct sequencer *s, const struct assignment *a)
{
	s->has_best = true;
	s->best = *a;
	memcpy(s->best_slot, s->slot, s->speaker_count * sizeof *s->slot);
}

static void gather(struct sequencer *s, const struct assignment *a)
{
	memset(s->in_count, 0, s->list_count * sizeof *s->in_count);
	for (uint32_t n = 0; n < s->speaker_count; n++) {
		uint32_t to = a->to[s->turn[n]];
		if (to != NO_ELEMENT)
			s->in[to][s->in_count[to]++] = n;
	}
}

/* Assign with what is ruled out so far; where a meeting cannot hold those that it gets, rule
 * each of them out there in turn. Fails (false) when memory is out. */
static bool try(struct sequencer *s)
{
	struct assignment found;
	struct assign_question question = {s->speaker_count, s->list_count, s->room, s->cost};
	uint32_t bad = 0, list = 0;
	if (s->tries++ >= MOST_TRIES)
		return true;
	if (!assign(s->arena, &question, &found))
		return false;
	if (!is_better(s, &found))
		return true; /* nor is anything that is ruled out more of */
	gather(s, &found);
	while (list < s->list_count && fit_list(s, list, &bad))
		list++;
	if (list == s->list_count) {
		keep(s, &found);
		return true;
	}
	uint32_t *together = arena_array(s->arena, bad, sizeof *together);
	if (together == NULL)
		return false;
	memcpy(together, s->in[list], bad * sizeof *together);
	for (uint32_t i = bad; i-- > 0;) {
		uint32_t turn = s->turn[together[i]];
		int32_t *cost = &s->cost[(size_t)turn * s->list_count + list];
		int32_t was = *cost;
		*cost = ASSIGN_NEVER;
		if (!try(s))
			return false;
		*cost = was;
	}
	return true;
}

/* By rank, but for those who speak time permitting: they are placed when all others are. */
static void find_turns(struct sequencer *s)
{
	uint32_t count = 0;
	for (int permitted = 0; permitted <= 1; permitted++) {
		for (uint32_t n = 0; n < s->speaker_count; n++) {
			if (s->speakers[n].is_permitted != (permitted == 1))
				continue;
			s->at_turn[count] = n;
			s->turn[n] = count++;
		}
		s->firm_count = permitted == 0 ? count : s->firm_count;
	}
}

static bool begin(struct sequencer *s)
{
	uint32_t lists = s->list_count, speakers = s->speaker_count, most = 0;
	s->first = arena_array(s->arena, lists, sizeof *s->first);
	s->room = arena_array(s->arena, lists, sizeof *s->room);
	s->in = arena_array(s->arena, lists, sizeof *s->in);
	s->in_count = arena_array(s->arena, lists, sizeof *s->in_count);
	s->may = arena_array(s->arena, speakers, sizeof *s->may);
	s->turn = arena_array(s->arena, speakers, sizeof *s->turn);
	s->at_turn = arena_array(s->arena, speakers, sizeof *s->at_turn);
	s->cost = arena_array(s->arena, (size_t)speakers * lists, sizeof *s->cost);
	s->slot = arena_array(s->arena, speakers, sizeof *s->slot);
	s->best_slot = arena_array(s->arena, speakers, sizeof *s->best_slot);
	s->seen = arena_array(s->arena, speakers, sizeof *s->seen);
	if (s->first == NULL || s->room == NULL || s->in == NULL || s->in_count == NULL ||
	    s->may == NULL || s->turn == NULL || s->at_turn == NULL || s->cost == NULL ||
	    s->slot == NULL || s->best_slot == NULL || s->seen == NULL)
		return false;
	bool made = true;
	find_turns(s);
	for (uint32_t l = 0; l < lists; l++) {
		s->first[l] = s->slot_count;
		s->room[l] = s->lists[l].slots;
		s->slot_count += s->room[l];
		most = s->room[l] > most ? s->room[l] : most;
		s->in[l] = arena_array(s->arena, s->room[l], sizeof **s->in);
		made = made && s->in[l] != NULL;
	}
	s->holder = arena_array(s->arena, most, sizeof *s->holder);
	for (uint32_t n = 0; made && n < speakers; n++)
		made = find_slots(s, n);
	for (uint32_t turn = 0; made && turn < speakers; turn++)
		for (uint32_t l = 0; l < lists; l++)
			s->cost[(size_t)turn * lists + l] = choice_of(s, s->at_turn[turn], l);
	return made && s->holder != NULL;
}

/* Share the speakers of parallel segments out, in turn, so that each has as many; where somebody
 * could not speak then, they stay as they are. Fails (false) when memory is out. */
static bool share_out(struct sequencer *s, uint32_t first)
{
	uint32_t *lists = arena_array(s->arena, s->list_count, sizeof *lists), count = 0,
		 placed = 0;
	bool may = true;
	if (lists == NULL)
		return false;
	for (uint32_t l = first; l < s->list_count; l++)
		if (s->lists[l].equal == first)
			lists[count++] = l;
	for (int share = 0; count > 1 && may && share <= 1; share++) {
		placed = 0;
		for (uint32_t n = 0; n < s->speaker_count; n++) {
			struct speaker *speaker = &s->speakers[n];
			if (speaker->list == NO_ELEMENT || s->lists[speaker->list].equal != first)
				continue;
			uint32_t list = lists[placed % count], slot = placed / count;
			placed++;
			may = may && slot < s->lists[list].slots && may_have(s, n, list, slot);
			if (share == 1) {
				speaker->list = list;
				speaker->slot = slot;
			}
		}
	}
	return true;
}

bool sequence(struct arena *arena, const struct hld_programme *programme,
              const struct sitting_list *lists, uint32_t list_count, struct speaker *speakers,
              uint32_t speaker_count, struct speakers *out)
{
	struct sequencer s = {.arena = arena,
	                      .programme = programme,
	                      .lists = lists,
	                      .speakers = speakers,
	                      .list_count = list_count,
	                      .speaker_count = speaker_count};
	if (!begin(&s) || !try(&s))
		return false;
	out->is_proved = s.has_best && s.tries <= MOST_TRIES;
	out->placed = s.best.placed;
	out->wishes = s.best.cost;
	for (uint32_t n = 0; s.has_best && n < speaker_count; n++) {
		speakers[n].list = s.best.to[s.turn[n]];
		speakers[n].slot = s.best_slot[n];
	}
	bool shared = true;
	for (uint32_t l = 0; shared && l < list_count; l++)
		shared = lists[l].equal != l || share_out(&s, l);
	return shared;
}
