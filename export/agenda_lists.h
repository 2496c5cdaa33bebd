/* agenda_lists.h - lists of an agenda: who speaks when, and who sits at which table. */
#ifndef EXPORT_AGENDA_LISTS_H
#define EXPORT_AGENDA_LISTS_H

#include "export/agenda.h"
#include "export/agenda_maker.h"

/* Whether the item n of a meeting is one of several statements in turn, so that it stands in the
 * list of speakers, and whether it is the first of them. */
bool lists_speaker(const struct meeting *meeting, uint32_t n);
bool lists_begins(const struct meeting *meeting, uint32_t n);

/* Of the run of statements that begins at item n: "Statements: 24 speakers"; from when to when it
 * lasts, NULL where no time is set for its first; and the limit of all, NULL where they differ. */
const char *lists_run(struct maker *maker, const struct meeting *meeting, uint32_t n);
const char *lists_run_span(struct maker *maker, const struct meeting *meeting, uint32_t n);
const char *lists_run_limit(struct maker *maker, const struct meeting *meeting, uint32_t n);

/* The same times. Gives: false where none is set for its first; the end may be absent. */
bool lists_run_times(const struct meeting *meeting, uint32_t n, struct moment *start,
                     struct moment *end);

/* Make the lists of the meetings in the days of an agenda. */
void lists_make(struct maker *maker, struct agenda *agenda);

#endif
