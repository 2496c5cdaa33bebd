/* planned.h - the programme of an outline: first with any times, for the search to place, and
 * then with all that depends on them. */
#ifndef SOLVE_PLANNED_H
#define SOLVE_PLANNED_H

#include "model/build.h"
#include "solve/outline.h"

/* Make the programme of an outline, not finished yet: every meeting is on the first day of the
 * conference, or when a clause has it. It borrows the outline and its mandates.
 * Fails: (NULL) when memory is out. */
struct hld_programme *planned_make(const struct outline *outline);

/* What planned_make() is made of: all meetings; the id of the n-th; the record of one at some time,
 * or only its items, or only one of them without a time. They lie in the arena of the
 * programme. Fail (NULL or false) when memory is out. */
bool planned_put_meetings(struct hld_programme *programme, const struct outline *outline);
const char *planned_id(struct arena *arena, const struct outline *outline, uint32_t n);
bool planned_put_meeting(struct hld_programme *programme, const struct outline *outline, uint32_t n,
                         struct anchor time, struct meeting *meeting);
bool planned_put_items(struct hld_programme *programme, const struct outline *outline,
                       const struct planned_meeting *planned, struct anchor time,
                       struct meeting *meeting);
void planned_put_item(struct hld_programme *programme, const struct outline *outline,
                      const struct planned_meeting *planned, const struct planned_item *from,
                      struct item *item);

/* Resolve what the record of the n-th meeting of an outline names, and its times, in the zone of a
 * finished programme; at is the meeting of the programme that each of the outline is, NULL: the
 * same. Who presides and speaks stays unresolved. */
void planned_resolve(const struct hld_programme *programme, const struct outline *outline,
                     const uint32_t *at, uint32_t n, struct meeting *meeting);

/* Put the mandates that bind first: where clauses differ, they are heard first. Fails (false)
 * when memory is out. */
bool mandates_order(struct arena *arena, const struct mandate_list *mandates,
                    struct mandate_list *out);

/* Where a programme is planned to be held, and who comes. The names are those by which the
 * programme is to find them again; NULL: it does not name them. */
struct plan_documents {
	struct hld_venue *venue;
	const char *venue_name;
	struct hld_participants *list; /* NULL: it is not known who takes part */
	const char *list_name;
	const struct hld_preferences *preferences; /* lent; NULL: none */
};

/* Let a programme be planned by preferences too, which it borrows.
 * Fails: SCHEMA (they name what is not there; with the pointer in them), NOMEM. */
hld_status planned_prefer(struct hld_programme *programme,
                          const struct hld_preferences *preferences, hld_error *err);

/* Make the outline of what mandates call for in a venue, and the programme of it, finished and
 * with the documents joined to it.
 * Gives: ordered, the mandates with those that bind first, by which the outline is made.
 * Owns:  ordered and outline lie in the arena; the documents are from now on the programme's,
 *        after a failure too; *out, to be freed by the caller, NULL where it was not made.
 * Fails: what outline_make() and the zone reader do, NOMEM. */
hld_status planned_begin(struct arena *arena, const struct mandate_list *mandates,
                         const struct plan_documents *documents, enum outline_size size,
                         zone_reader *read_zone, struct mandate_list *ordered,
                         struct outline *outline, struct hld_programme **out, hld_error *err);

/* Say who presides and speaks, where a clause names an office: whoever holds it on that day,
 * or where nobody is known the office itself; and which documents are due when. For the
 * programme to be written: it is not finished again.
 * Fails: (false) when memory is out. */
bool planned_settle(struct hld_programme *programme, const struct outline *outline);

#endif
