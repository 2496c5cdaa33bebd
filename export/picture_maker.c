/* picture_maker.c - shapes of a picture. */
#include "export/picture_maker.h"

#include <stdlib.h>

#include "base/grow.h"

const struct picture_tile_lines picture_tiles[PICTURE_TILES] = {
	[TILE_NONE] = {"none", 0, {{0}}},
	[TILE_ACROSS] = {"across", 1, {{0, 4, 8, 4}}},
	[TILE_RISING] = {"rising", 3, {{0, 8, 8, 0}, {-2, 2, 2, -2}, {6, 10, 10, 6}}},
	[TILE_DOWN] = {"down", 1, {{4, 0, 4, 8}}},
	[TILE_FALLING] = {"falling", 3, {{0, 0, 8, 8}, {-2, 6, 2, 10}, {6, -2, 10, 2}}},
	[TILE_GRID] = {"grid", 2, {{0, 4, 8, 4}, {4, 0, 4, 8}}},
	[TILE_DOTS] = {"dots", 1, {{3, 4, 6, 4}}}};

struct picture_shape *picture_add(struct picture_maker *maker, enum picture_shape_kind kind,
                                  uint32_t group)
{
	struct picture *to = maker->picture;
	struct picture_shape *more =
		grown(to->shapes, to->shape_count, &to->shape_room, sizeof *more);
	maker->failed |= more == NULL;
	if (more == NULL)
		return NULL;
	to->shapes = more;
	more += to->shape_count++;
	*more = (struct picture_shape){.kind = kind,
	                               .group = group,
	                               .fill = PICTURE_NO_COLOUR,
	                               .stroke = PICTURE_NO_COLOUR,
	                               .tile_stroke = PICTURE_NO_COLOUR};
	return more;
}

struct picture_shape *picture_add_box(struct picture_maker *maker, uint32_t group, int32_t x,
                                      int32_t y, int32_t width, int32_t height, uint32_t fill)
{
	struct picture_shape *box = picture_add(maker, SHAPE_BOX, group);
	if (box == NULL)
		return NULL;
	box->x = x;
	box->y = y;
	box->width = width;
	box->height = height;
	box->fill = fill;
	return box;
}

void picture_add_line(struct picture_maker *maker, int32_t x, int32_t y, int32_t width,
                      int32_t height)
{
	struct picture_shape *line = picture_add(maker, SHAPE_LINE, NO_ELEMENT);
	if (line == NULL)
		return;
	line->x = x;
	line->y = y;
	line->width = width;
	line->height = height;
	line->stroke = RULE;
}

const char *picture_take(struct picture_maker *maker)
{
	const char *taken = arena_copy(maker->arena, buffer_str(&maker->line), maker->line.size);
	maker->failed |= taken == NULL || maker->line.failed;
	buffer_cut(&maker->line, 0);
	return taken != NULL ? taken : "";
}

int32_t picture_line_height(int32_t size)
{
	return size * 13 / 10;
}

void picture_add_words(struct picture_maker *maker, int32_t x, int32_t *y, int32_t width,
                       const char *text, const struct picture_setting *as)
{
	struct picture_shape *words = picture_add(maker, SHAPE_TEXT, as->group);
	if (words == NULL)
		return;
	words->x = x;
	words->y = *y + as->type.size;
	words->width = width;
	words->fill = as->ink;
	words->text = text;
	words->size = as->type.size;
	words->bold = as->type.bold;
	words->anchor = as->anchor;
	words->from_right = maker->picture->locale->right_to_left;
	*y += picture_line_height(as->type.size);
}

void picture_add_lines(struct picture_maker *maker, int32_t x, int32_t *y, int32_t width,
                       const char *text, uint32_t count, const struct picture_setting *as)
{
	picture_text_plain(&maker->line, text != NULL ? text : "");
	const char *at = picture_take(maker);
	uint32_t from = maker->picture->shape_count;
	bool from_right = picture_text_from_right(at, maker->picture->locale->right_to_left);
	for (uint32_t i = 1; *at != '\0' && i <= count && !maker->failed; i++) {
		picture_text_take(&maker->line, &at, as->type, width, i == count);
		const char *line = picture_take(maker);
		if (line[0] == '\0')
			break;
		picture_add_words(maker, x, y, width, line, as);
	}
	for (uint32_t i = from; as->is_own && i < maker->picture->shape_count; i++)
		maker->picture->shapes[i].from_right = from_right;
}

void picture_shift(struct picture *picture, uint32_t from, int32_t y)
{
	for (uint32_t i = from; i < picture->shape_count; i++)
		picture->shapes[i].y += y;
}

void picture_turn_over(struct picture *picture)
{
	static const enum picture_anchor other[] = {[ANCHOR_LEFT] = ANCHOR_RIGHT,
	                                            [ANCHOR_MIDDLE] = ANCHOR_MIDDLE,
	                                            [ANCHOR_RIGHT] = ANCHOR_LEFT};
	for (uint32_t i = 0; i < picture->shape_count; i++) {
		struct picture_shape *shape = &picture->shapes[i];
		shape->x = picture->width - shape->x;
		if (shape->kind == SHAPE_TEXT)
			shape->anchor = other[shape->anchor];
		else
			shape->x -= shape->width;
	}
}

void picture_release(struct picture *picture)
{
	free(picture->shapes);
	*picture = (struct picture){0};
}
