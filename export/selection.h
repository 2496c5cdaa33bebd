/* selection.h - the meetings of a programme that the options ask for: of some kinds, on some days,
 * or in one room. */
#ifndef EXPORT_SELECTION_H
#define EXPORT_SELECTION_H

#include "base/buffer.h"
#include "hld.h"
#include "model/programme.h"

/* Whether they ask for all meetings. */
bool selection_is_all(const hld_export_options *options);

/* Views of a programme and of the edition options->since, in which by_start holds only the
 * meetings that are asked for, and which, unless these are all, are without documents. */
struct selection {
	struct hld_programme now, since;
	hld_export_options options; /* with since, and the id of a room that may be named */
	struct arena arena;
};

/* Make the views.
 * Owns:  *selection, to be released after a failure too; it borrows the rest.
 * Fails: USAGE (a kind, room or day that there is not, with the nearest), NOMEM. */
hld_status selection_make(struct selection *selection, const struct hld_programme *programme,
                          const hld_export_options *options, hld_error *err);
void selection_release(struct selection *selection);

/* Add what is asked for in words: "round tables and hearings", "Conference Room 1", "14
 * and 15 September 2006"; nothing where that is all. */
void selection_add_name(const struct hld_programme *programme, const hld_export_options *options,
                        struct buffer *to);

#endif
