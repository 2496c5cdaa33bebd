/* generate.h - programmes of any size, the same for the same seed. */
#ifndef SUPPORT_GENERATE_H
#define SUPPORT_GENERATE_H

#include "base/buffer.h"

/* Add a programme of count meetings as JSON: with rooms, officers and items, in which
 * no two meetings share a room, or a person, at one time; each with so many participants
 * of the list below. */
void generate_programme(struct buffer *out, unsigned count, unsigned attendances, unsigned seed);

/* Add the list of participants for meetings with so many of them, each with one
 * representative. Gives: how many there are. */
unsigned generate_participants(struct buffer *out, unsigned attendances);

#endif
