/* free.h - who is free when: of the people of a programme, by what it has them do, by their
 * absences, and by how many people their delegations have. */
#ifndef SOLVE_FREE_H
#define SOLVE_FREE_H

#include "base/arena.h"
#include "model/programme.h"

/* A span [from, until) in a meeting. */
struct busy_span {
	int64_t from_utc_s, until_utc_s;
	uint32_t meeting;
};

/* What somebody, or anybody of a delegation, has to do. */
struct errand {
	struct busy_span span;
	uint32_t person;           /* NO_ELEMENT: anybody of the delegation */
	bool sometime;             /* at some moment of it */
	const struct errand *next; /* of the same person or delegation */
};

struct free_people {
	const struct hld_programme *programme;
	const struct errand **of_persons, **of_delegations;
};

/* Note what a programme has people do. Ids that are not resolved yet are.
 * Owns:  out lies in the arena. Fails: (false) when memory is out. */
bool free_find(struct arena *arena, const struct hld_programme *programme, struct free_people *out);

/* Whether a person can be in a meeting, or speak in it, for all of a span. */
bool is_free(const struct free_people *people, uint32_t person, const struct busy_span *span);

bool spans_overlap(const struct busy_span *a, const struct busy_span *b);

#endif
