/* sequence.h - slots for speakers: in which meeting, and when in it. */
#ifndef SOLVE_SEQUENCE_H
#define SOLVE_SEQUENCE_H

#include "solve/speakers.h"

/* Give the speakers, who come by rank, their lists and slots; say in out how many are placed,
 * which wishes are not met, and whether that is proved to be the best.
 * Fails: (false) when memory is out. */
bool sequence(struct arena *arena, const struct hld_programme *programme,
              const struct sitting_list *lists, uint32_t list_count, struct speaker *speakers,
              uint32_t speaker_count, struct speakers *out);

#endif
