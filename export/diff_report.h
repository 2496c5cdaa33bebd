/* diff_report.h - what changed between two programmes, for people and for programs. */
#ifndef EXPORT_DIFF_REPORT_H
#define EXPORT_DIFF_REPORT_H

#include "base/buffer.h"
#include "model/diff.h"

/* One line a change, then one line that counts the records which changed in each aspect;
 * name is that of the new programme. */
void report_diff(const struct diff *diff, const char *name, struct buffer *out);

/* The same as JSON ("hld-diff/1"): one object a key that changed, with what it held, as in
 * the documents, and JSON pointers into both.
 * Fails: NOMEM. */
hld_status report_diff_json(const struct diff *diff, struct buffer *out, hld_error *err);

/* What sentences have to know of the meeting around an item: how many items of each kind
 * it has. Zero is a good start; go through the changes in their order. */
#define ITEM_KIND_ONE(name, word, label) +1
struct diff_around {
	const void *in[2];
	uint32_t of_kind[2][1 ITEM_KINDS(ITEM_KIND_ONE)];
};
#undef ITEM_KIND_ONE

/* Add one change as a sentence, on one line and without its end. Start and end, which are
 * two keys, are one sentence. */
void diff_add_sentence(struct buffer *out, struct diff_around *around, const struct diff *diff,
                       const struct change *change);

#endif
