/* clash.h - say which requirements clash: for explain, and for plan when it finds nothing. */
#ifndef CLI_CLASH_H
#define CLI_CLASH_H

#include "cli/sources.h"
#include "solve/why.h"

enum { PLAN_GRID_MIN = 15 }; /* between the starts that are tried, unless --grid says */

/* The documents that the command line gives for a programme that is planned.
 * Owns: what out holds, to be handed on; nothing on failure. */
hld_status plan_documents_open(const struct args *args, struct plan_documents *out, hld_error *err);

/* Find what clashes, and report it; of the draft that is given, if one is. Gives: how many sets
 * there are. */
hld_status clashes_tell(const struct mandates *mandates, const struct args *args,
                        struct why_limits limits, struct buffer *out, uint32_t *count,
                        hld_error *err);

/* Say in err what of that which binds cannot be met, if that is why nothing was found; of the
 * draft that is given, if one is.
 * Gives: IMPOSSIBLE then, else what err holds already. */
hld_status clashes_blame(const struct mandates *mandates, const struct args *args, hld_error *err);

#endif
