/* venue.h - which venue a meeting is in, and in which languages it is interpreted. */
#ifndef RULES_VENUE_H
#define RULES_VENUE_H

#include "model/programme.h"

/* The venue of a meeting: that of its room; of a meeting without a room, the only venue in
 * its time zone. NULL: not known. */
const struct hld_venue *venue_of(const struct hld_programme *programme,
                                 const struct meeting *meeting);

/* The languages into which a meeting is interpreted; NULL: not known. venue may be NULL. */
const string_list *languages_of(const struct hld_venue *venue, const struct meeting *meeting);

/* Whether a room has a booth for each of the languages, and is equipped for them. */
bool room_serves(const struct room *room, const string_list *languages);

#endif
