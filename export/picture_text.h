/* picture_text.h - how much of a text fits, without a font at hand.
 *
 * Widths are those of Noto Sans, letter by letter where that is ASCII, and of the scripts in the
 * mean elsewhere: a line that they let pass may be some pixels wider or narrower. */
#ifndef EXPORT_PICTURE_TEXT_H
#define EXPORT_PICTURE_TEXT_H

#include <stdint.h>

#include "base/buffer.h"

struct picture_type {
	int32_t size;
	bool bold;
};

/* Pixels that a text takes. */
int32_t picture_text_width(const char *text, struct picture_type type);

/* Add text with one space between words, and none at its ends. */
void picture_text_plain(struct buffer *to, const char *text);

/* Add what of *at fits into width, up to a blank if there is one, or beside a wide character, and
 * step over it. Where more is left in the last line, it ends in an ellipsis; no character loses its
 * accent. *at is plain; it is at its end when all is taken. */
void picture_text_take(struct buffer *to, const char **at, struct picture_type type, int32_t width,
                       bool is_last);

/* Whether a text is read from right to left: its first letter tells, else it is as all else. */
bool picture_text_from_right(const char *text, bool otherwise);

#endif
