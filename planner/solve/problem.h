/* problem.h - what is to be placed: the meetings of a draft, or of an outline, with the times
 * and rooms that each may have, who cannot be in two places, how many teams interpret, and what
 * the clauses ask of times.
 *
 * A placement problem in the field's own terms, not a matrix: the search moves meetings on
 * it directly. */
#ifndef SOLVE_PROBLEM_H
#define SOLVE_PROBLEM_H

#include "base/arena.h"
#include "model/mandate.h"
#include "model/programme.h"
#include "solve/outline.h"

/* A time at which meetings may be, on their own clock and as instants. All time is cut into
 * spans wherever a slot begins or ends, so that nothing begins or ends within one. */
struct slot {
	int32_t day, start_min, end_min; /* end_min of the same day, up to DAY_MIN */
	int64_t start_utc_s, end_utc_s;
	int32_t rest_min;  /* that interpreters take then */
	uint32_t day_n;    /* among the days of the problem */
	uint32_t from, to; /* the spans [from, to) that it takes up ... */
	uint32_t rest_to;  /* ... and those until its interpreters are rested */
};

/* A possible time of a sitting; the first is that of the draft. */
struct time_choice {
	uint32_t slot;
	int32_t cost; /* of having it */
};

/* A possible room; the first of a sitting is that of the draft. */
struct room_choice {
	room_id id; /* n NO_ELEMENT: none */
	int32_t cost;
};

/* An edge of an item: so many minutes after its meeting begins, or before it ends. */
struct edge {
	int32_t min;
	bool before_end;
};
struct part {
	int32_t kind; /* enum item_kind */
	struct edge from, to;
};

/* A meeting that is placed. */
struct sitting {
	meeting_id meeting;
	int32_t kind, number;
	uint32_t rank; /* among those that begin together: by kind, number and id */
	struct time_choice *times;
	uint32_t time_count;
	struct room_choice *rooms;
	uint32_t room_count;
	const struct part *parts; /* its items */
	uint32_t part_count;
	const uint32_t *people; /* who cannot be elsewhere then, ascending */
	uint32_t people_count;
	bool is_for_all;      /* of an outline: a plenary meeting, to which everybody comes */
	const uint32_t *busy; /* those of them who are needed in other sittings too, by number */
	uint32_t busy_count;
	uint32_t venue; /* that interprets it; NO_ELEMENT: none does */
	const uint32_t *ties;
	uint32_t tie_count;
	int32_t seats_needed; /* 0: not known */
	bool is_kept_by_wish; /* a preference says what it is worth to stay */
};

/* A sitting, or one of its items; part NO_ELEMENT: the whole of it. */
struct meant {
	uint32_t sitting, part;
};

/* What a selector may mean, whenever the sittings are; chosen by when they are. */
struct pick {
	const struct selector *selector;
	const struct meant *may;
	uint32_t count;
};

/* A selector with those that are "also" meant. */
struct picks {
	const struct pick *at;
	uint32_t count;
};

/* What a clause asks of the times of several meetings; or where clause is NULL that the
 * meetings of an outline that are of one kind begin in their order, a series; or what somebody
 * would rather have of them, a wish. */
struct tie {
	const struct hld_mandate *mandate;
	const struct clause *clause;
	const struct wish *wish;
	bool is_series, is_of_rooms;
	int32_t cost;            /* of each thing that departs from it */
	struct picks picks[2];   /* by its selectors, of which some clauses have two */
	const uint32_t *members; /* sittings that it may be about */
	uint32_t member_count;
};

/* What is moved costs little, a warning more, a breach most. */
enum {
	COST_TEAM = 1, /* that there is none, where no clause asks for services */
	COST_ROOM = 1,
	COST_TIME = 4,
	COST_DAY = 6,
	COST_SERIES = 50,
	COST_WARNING = 1000,
	COST_BREACH = 100000000,
	EVERYBODY = 100 /* times as bad as for one person: two plenary meetings at one time */
};

/* Sittings that something is about, ascending. */
struct meeting_list {
	const uint32_t *at;
	uint32_t count;
};

struct problem {
	const struct hld_programme *programme;
	LIST_OF(struct slot) slots;
	LIST_OF(struct sitting) sittings;
	LIST_OF(struct tie) ties;
	const struct meeting_list *wished; /* by each preference of the programme */
	const char *const *offices;        /* numbered as people, behind the persons */
	bool is_outline;
	uint32_t conference_days;
	uint32_t span_count;
	uint32_t busy_count;  /* people who are needed more than once, and everybody as the last */
	uint32_t day_count;   /* different days of all slots */
	uint32_t most_chosen; /* things that the selectors of one tie can mean together */
	int32_t team_cost;    /* of each meeting that there is no interpretation team for */
};

/* The slot of the i-th time that a sitting may have. */
static inline const struct slot *time_slot(const struct problem *problem,
                                           const struct sitting *sitting, uint32_t i)
{
	return &problem->slots.at[sitting->times[i].slot];
}

/* Make the problem of a draft: whose meetings may be moved within the hours of their venue,
 * on a grid of grid_min minutes, on the days of the conference or around their own. With an
 * outline, that of the programme made from it: each meeting may have all the times and rooms
 * that suit it, and what costs is what suits it less.
 * Owns:  out lies in the arena and borrows what it is made of.
 * Fails: (false) when memory is out. */
bool problem_make(struct arena *arena, const struct hld_programme *programme,
                  const struct outline *outline, const struct mandate_list *mandates,
                  int32_t grid_min, struct problem *out);

/* The same of a draft with all times, those too at which somebody who is needed is absent. */
bool problem_make_whole(struct arena *arena, const struct hld_programme *programme,
                        const struct mandate_list *mandates, int32_t grid_min, struct problem *out);

#endif
