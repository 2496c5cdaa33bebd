/* picture_maker.h - a picture while it is made: shapes and lines of words are added to it. */
#ifndef EXPORT_PICTURE_MAKER_H
#define EXPORT_PICTURE_MAKER_H

#include "export/picture.h"
#include "export/picture_text.h"

enum { INK = 0x14202B, SOFT = 0x4A5763, RULE = 0xC3CED8, SHADE = 0xF3F6F9, WHITE = 0xFFFFFF };

/* Failures of memory are remembered: make all, then look at `failed` once. */
struct picture_maker {
	struct picture *picture;
	struct arena *arena;
	struct buffer line; /* the string that is being made */
	bool failed;
};

/* How words are set. */
struct picture_setting {
	struct picture_type type;
	uint32_t ink, group;
	enum picture_anchor anchor;
	bool is_own; /* a text of the programme, which is read in its own direction */
};

/* Keep the string that was made, and begin the next one; it is never NULL. */
const char *picture_take(struct picture_maker *maker);

/* Add a shape, all zero but for its colours, of which it has none; NULL when memory is out. */
struct picture_shape *picture_add(struct picture_maker *maker, enum picture_shape_kind kind,
                                  uint32_t group);
struct picture_shape *picture_add_box(struct picture_maker *maker, uint32_t group, int32_t x,
                                      int32_t y, int32_t width, int32_t height, uint32_t fill);
void picture_add_line(struct picture_maker *maker, int32_t x, int32_t y, int32_t width,
                      int32_t height);

/* Height of a line of words. */
int32_t picture_line_height(int32_t size);

/* Add one line below *y, which is its upper edge, and step over it. */
void picture_add_words(struct picture_maker *maker, int32_t x, int32_t *y, int32_t width,
                       const char *text, const struct picture_setting *as);

/* The same with the lines that text (NULL: none) needs, count at most. */
void picture_add_lines(struct picture_maker *maker, int32_t x, int32_t *y, int32_t width,
                       const char *text, uint32_t count, const struct picture_setting *as);

/* Move all shapes from one on down, or turn all over, so that left is right. */
void picture_shift(struct picture *picture, uint32_t from, int32_t y);
void picture_turn_over(struct picture *picture);

#endif
