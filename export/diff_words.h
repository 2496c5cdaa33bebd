/* diff_words.h - how a change of times and values is said. */
#ifndef EXPORT_DIFF_WORDS_H
#define EXPORT_DIFF_WORDS_H

#include "base/buffer.h"
#include "model/diff.h"

/* Add a span: "14 September 2006, 15:00-18:00"; with one end only "..., from 15:00" or
 * "..., until 18:00". Either may be absent, but not both. */
void diff_add_span(struct buffer *out, const struct moment *start, const struct moment *end);

/* Add what a key says and said: "room Conference Room 2, was Conference Room 1". */
void diff_add_values(struct buffer *out, const struct diff *diff, const struct change *change);

#endif
