/* instant.h - local times as programs read them: with how far they are from UTC. */
#ifndef EXPORT_INSTANT_H
#define EXPORT_INSTANT_H

#include "base/buffer.h"
#include "model/shape.h"

/* Add "2006-09-14T10:00:00-04:00"; where clocks were no whole minutes away from UTC, the time in
 * UTC; where their zone is not known, the local time alone. Of no moment, add nothing. */
void instant_add(struct buffer *to, const struct moment *moment);

#endif
