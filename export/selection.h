/* selection.h - the meetings of a programme that the options ask for: of some kinds, or in one
 * room. */
#ifndef EXPORT_SELECTION_H
#define EXPORT_SELECTION_H

#include "base/buffer.h"
#include "hld.h"
#include "model/programme.h"

/* Whether they ask for all meetings. */
bool selection_is_all(const hld_export_options *options);

/* Make a view of programme in which by_start holds only the meetings that are asked for, and,
 * unless these are all, without its documents.
 * Owns:  view borrows from programme and arena, and is not to be freed.
 * Fails: USAGE (a kind that there is not, with the nearest), NOMEM. */
hld_status selection_view(const struct hld_programme *programme, const hld_export_options *options,
                          struct arena *arena, struct hld_programme *view, hld_error *err);

/* Add what is asked for in words: "round tables and hearings", "Conference Room 1"; nothing
 * where that is all. */
void selection_add_name(const struct hld_programme *programme, const hld_export_options *options,
                        struct buffer *to);

#endif
