/* seats_tell.h - who sits where, in the words of a report. */
#ifndef CLI_SEATS_TELL_H
#define CLI_SEATS_TELL_H

#include "export/seats_report.h"
#include "solve/seats.h"

/* Say it all, once it is settled in the programme.
 * Owns:  out lies in the arena and borrows the rest.
 * Fails: (false) when memory is out. */
bool seats_tell(struct arena *arena, const struct seats *seats,
                const struct hld_programme *programme, uint64_t seed, struct told_seats *out);

/* Say in one line why clauses ask for more than can be had. */
void seats_tell_clash(const struct seats *seats, struct buffer *out);

#endif
