/* picture.h - the timetable at a glance, for slides: shapes on a page, which svg.c writes and png.c
 * paints.
 *
 * A row a day, hours from the side where reading begins to the other, meetings that are held at
 * once one below the other. Units: pixels from the left and upper edge; sizes of type too. */
#ifndef EXPORT_PICTURE_H
#define EXPORT_PICTURE_H

#include "export/agenda.h"

/* 16:9, as slides are; many days make it higher. */
enum { PICTURE_WIDTH = 1600, PICTURE_HEIGHT = 900 };

/* Nothing is filled, or drawn around. */
#define PICTURE_NO_COLOUR UINT32_MAX

/* Patterns of lines, each in squares of so many pixels that follow one another: kinds of meeting are
 * told apart by them where there are no colours. */
enum { PICTURE_TILE = 8, PICTURE_TILE_STROKE = 3 };
enum picture_tile {
	TILE_NONE,
	TILE_ACROSS,
	TILE_RISING,
	TILE_DOWN,
	TILE_FALLING,
	TILE_GRID,
	TILE_DOTS,
	PICTURE_TILES
};
struct picture_line {
	int8_t x1, y1, x2, y2;
};
struct picture_tile_lines {
	const char *name;
	uint8_t count;
	struct picture_line at[3];
};
extern const struct picture_tile_lines picture_tiles[PICTURE_TILES];

enum picture_shape_kind { SHAPE_BOX, SHAPE_LINE, SHAPE_TEXT };
enum picture_anchor { ANCHOR_LEFT, ANCHOR_MIDDLE, ANCHOR_RIGHT };

struct picture_shape {
	enum picture_shape_kind kind;
	uint32_t group;        /* index of the meeting that it belongs to; NO_ELEMENT: none */
	int32_t x, y;          /* of a box its corner, of a line an end, of a text its anchor on the
	                 * line of its letters */
	int32_t width, height; /* of a line to its other end; of a text the width it may take */
	uint32_t fill;         /* 0xRRGGBB; of a text its letters */
	uint32_t stroke;       /* around a box, or of a line */
	bool dashed;
	enum picture_tile tile; /* on the filling, in that colour */
	uint32_t tile_stroke;
	const char *text;
	int32_t size;
	bool bold;
	bool from_right; /* it is read from right to left */
	enum picture_anchor anchor;
};

struct picture_meeting {
	meeting_id id;
	int32_t day;
	const char *about; /* "10 a.m.-1 p.m.: 3rd plenary meeting, General Assembly Hall" */
};

struct picture {
	const struct locale *locale;
	int32_t width, height;
	const char *title, *about; /* all that it shows, for whoever cannot see it */
	LIST_OF(struct picture_meeting) meetings;
	struct picture_shape *shapes; /* from the lowest to the uppermost */
	uint32_t shape_count, shape_room;
};

/* Make the picture of what the options ask for.
 * Owns:  *out, to be released after a failure too; its strings lie in arena and in programme.
 * Fails: USAGE (no such participant), NOMEM. */
hld_status picture_make(const struct hld_programme *programme, const hld_export_options *options,
                        struct arena *arena, struct picture *out, hld_error *err);
void picture_release(struct picture *picture);

#endif
