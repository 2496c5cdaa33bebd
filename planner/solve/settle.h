/* settle.h - name those who hold offices, and the documents that are due, in the records of a
 * programme that is to be written. */
#ifndef SOLVE_SETTLE_H
#define SOLVE_SETTLE_H

#include "model/build.h"
#include "solve/outline.h"

/* People and documents of a programme, as they become more. */
struct settler {
	struct hld_programme *programme;
	const struct outline *outline;
	const uint32_t
		*at; /* of each meeting of the outline, that of the programme; NULL: the same */
	struct person *people;
	uint32_t people_count;
	struct deliverable *deliverables;
	uint32_t deliverable_count;
	bool failed;
};

/* Begin with what is there. Fails (false) when memory is out. */
bool settler_begin(struct settler *settler, struct hld_programme *programme,
                   const struct outline *outline, const uint32_t *at);

/* The id of whoever holds an office on a day: a person, the State that does, or where nobody is
 * known the office itself, as a person to be named. */
const char *settler_holder(struct settler *settler, const char *office, int32_t day);

/* Say who speaks in an item (office NULL: nobody is named); who presides and speaks in a meeting
 * that is the n-th of the outline. */
void settler_name_speaker(struct settler *settler, const char *office, int32_t day,
                          struct item *item);
void settler_name_officers(struct settler *settler, uint32_t n, struct meeting *meeting);

/* Add the documents that clauses ask for and that are not there, and put people and documents
 * into the programme. Fails (false) when memory is out, since it was begun. */
bool settler_end(struct settler *settler);

#endif
