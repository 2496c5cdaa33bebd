/* speakers.h - the list of speakers: who speaks in which meeting, and when.
 *
 * The statements of the plenary meetings are cut into slots. As many speakers are placed as can
 * be, those who come first in precedence first; then, where slots are left, those of tiers that
 * speak time permitting, wherever these stand in precedence. Of all ways to place these, their
 * wishes for a meeting are met as far as they can be; inside a meeting nobody comes before
 * somebody of a higher tier, and within a tier they follow one another as the mandate says. */
#ifndef SOLVE_SPEAKERS_H
#define SOLVE_SPEAKERS_H

#include "model/build.h"
#include "model/registration.h"
#include "solve/outline.h"

/* What stands in the id of a parallel segment behind that of its meeting, and before its number. */
#define SEGMENT_WORD "-segment-"

/* The statements of one meeting. */
struct sitting_list {
	meeting_id meeting;
	uint32_t item, item_count; /* of the kind statements; two, if there is a break between */
	int32_t start_min;         /* of the meeting's day, where that begins */
	int32_t len_min;           /* of the first */
	int32_t limit_min;         /* of one statement */
	int32_t slot_min;          /* with the change to the next */
	uint32_t slots;
	uint32_t before_break; /* slots before it */
	int32_t resume_min;    /* when the second begins */
	int32_t end_min;       /* of the last of them */
	uint32_t equal; /* the list of the meeting of which this is a parallel segment, or itself */
};

/* Somebody who asked to speak. */
struct speaker {
	const struct registration *registration;
	who_id who;        /* the participant, or whoever of it was named */
	int32_t level;     /* enum level; 0: not known */
	uint32_t tier;     /* of precedence, from 0 */
	uint32_t rank;     /* among all, by tier and then as the mandate says, from 0 */
	uint32_t lot;      /* drawn, where lots are */
	bool is_permitted; /* of a tier that speaks time permitting */
	/* The clause by which too many would speak; NULL: none. */
	const struct clause *barred;
	const struct hld_mandate *barred_by;
	uint32_t list; /* NO_ELEMENT: there was no slot for it */
	uint32_t slot;
};

/* The precedence that mandates ask for in a meeting: the clause of the one that binds first. */
struct precedence_asked {
	const struct hld_mandate *mandate;
	const struct rule_precedence *rule; /* NULL: none is asked for */
};

struct speakers {
	LIST_OF(struct sitting_list) lists;
	LIST_OF(struct speaker) speakers; /* by rank */
	struct precedence_asked asked;    /* that is followed */
	uint32_t placed;
	uint32_t barred; /* who get no slot by a clause, however many there are */
	int64_t wishes;  /* choices that were not met, counted from each speaker's first */
	bool is_proved;  /* that no more can be placed, and wishes be met no better */
};

struct speakers_limits {
	uint64_t seed;     /* of the lots */
	int32_t limit_min; /* of a statement, where neither item nor clause says; CIVIL_NONE: none */
};

/* Make the list.
 * Owns:  out lies in the arena and borrows the rest.
 * Fails: SCHEMA (nothing says how long a statement may be; there are no statements; the
 *        programme has its list already), NOMEM. */
hld_status speakers_make(struct arena *arena, const struct mandate_list *mandates,
                         const struct hld_programme *programme,
                         const struct hld_registrations *registrations,
                         struct speakers_limits limits, struct speakers *out, hld_error *err);

/* How many statements of a limit there is time for, if each takes a slot up to the next. */
uint32_t slots_in(int32_t len_min, int32_t limit_min, int32_t slot_min);

/* When a slot of a list begins, in minutes of the meeting's day. */
int32_t slot_start_min(const struct sitting_list *list, uint32_t slot);

/* Find it. Fails (false) when memory is out. */
bool precedence_ask(struct arena *arena, const struct mandate_list *mandates,
                    const struct hld_programme *programme, meeting_id meeting,
                    struct precedence_asked *out);

/* The same of the clause on how long statements take; NULL in *out: there is none. */
bool speaking_time_ask(struct arena *arena, const struct mandate_list *mandates,
                       const struct hld_programme *programme, meeting_id meeting,
                       const struct rule_speaking_time **out);

/* The tier of somebody of a level and category: the first that fits; who fits none comes after
 * all. Those who speak for groups come before all where the clause says so. */
uint32_t precedence_tier(const struct rule_precedence *rule, int32_t level, int32_t category,
                         bool for_group);

/* Whether those of a tier speak only if time is left. */
bool tier_is_permitted(const struct rule_precedence *rule, uint32_t tier);

/* Put the statements into the programme, as items in place of those that stand for them all; what
 * is left of the time stays as it was. For the programme to be written: it is not finished again.
 * Fails: (false) when memory is out. */
bool speakers_settle(struct hld_programme *programme, const struct speakers *speakers);

#endif
