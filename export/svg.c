/* svg.c - the timetable at a glance as SVG: text that can be searched and read aloud, in any size. */
#include <string.h>

#include "base/error.h"
#include "export/format.h"
#include "export/picture.h"
#include "export/xml_write.h"

/* Names carry the name of the program: in a page there may be others. */
#define FONTS         "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', sans-serif"
#define FONTS_CHINESE "'Noto Sans CJK SC', 'Noto Sans', 'Noto Sans Arabic', sans-serif"

static void add_number(struct buffer *out, const char *name, int32_t number)
{
	buffer_printf(out, " %s=\"%d\"", name, (int)number);
}

static void add_colour(struct buffer *out, const char *name, uint32_t colour)
{
	if (colour == PICTURE_NO_COLOUR)
		buffer_printf(out, " %s=\"none\"", name);
	else
		buffer_printf(out, " %s=\"#%06X\"", name, (unsigned)colour);
}

static void add_element(struct buffer *out, const char *name, const char *attributes,
                        const char *text)
{
	buffer_printf(out, "<%s%s>", name, attributes);
	xml_write_text(out, text);
	buffer_printf(out, "</%s>\n", name);
}

/* A pattern is of one colour: those that are used. */
static bool is_first(const struct picture *picture, uint32_t n)
{
	const struct picture_shape *shape = &picture->shapes[n];
	if (shape->tile == TILE_NONE)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (picture->shapes[i].tile == shape->tile &&
		    picture->shapes[i].tile_stroke == shape->tile_stroke)
			return false;
	return true;
}

static void add_pattern(struct buffer *out, const struct picture_shape *shape)
{
	const struct picture_tile_lines *tile = &picture_tiles[shape->tile];
	buffer_printf(out,
	              "<pattern id=\"hld-%s\" patternUnits=\"userSpaceOnUse\" "
	              "shape-rendering=\"auto\"",
	              tile->name);
	add_number(out, "width", PICTURE_TILE);
	add_number(out, "height", PICTURE_TILE);
	buffer_text(out, "><path d=\"");
	for (uint8_t i = 0; i < tile->count; i++)
		buffer_printf(out, "M%d %dL%d %d", tile->at[i].x1, tile->at[i].y1, tile->at[i].x2,
		              tile->at[i].y2);
	buffer_byte(out, '"');
	add_colour(out, "stroke", shape->tile_stroke);
	add_number(out, "stroke-width", PICTURE_TILE_STROKE);
	buffer_text(out, "/></pattern>\n");
}

static void add_box(struct buffer *out, const struct picture_shape *shape)
{
	buffer_text(out, "<rect");
	add_number(out, "x", shape->x);
	add_number(out, "y", shape->y);
	add_number(out, "width", shape->width);
	add_number(out, "height", shape->height);
	add_colour(out, "fill", shape->fill);
	if (shape->stroke != PICTURE_NO_COLOUR)
		add_colour(out, "stroke", shape->stroke);
	if (shape->dashed)
		buffer_text(out, " stroke-width=\"2\" stroke-dasharray=\"7 5\"");
	buffer_text(out, "/>\n");
}

/* The pattern lies on the filling, and begins at its corner. */
static void add_tile(struct buffer *out, const struct picture_shape *shape)
{
	buffer_printf(out, "<rect transform=\"translate(%d %d)\"", (int)shape->x, (int)shape->y);
	add_number(out, "width", shape->width);
	add_number(out, "height", shape->height);
	buffer_printf(out, " fill=\"url(#hld-%s)\"/>\n", picture_tiles[shape->tile].name);
}

static void add_line(struct buffer *out, const struct picture_shape *shape)
{
	buffer_text(out, "<line");
	add_number(out, "x1", shape->x);
	add_number(out, "y1", shape->y);
	add_number(out, "x2", shape->x + shape->width);
	add_number(out, "y2", shape->y + shape->height);
	add_colour(out, "stroke", shape->stroke);
	buffer_text(out, "/>\n");
}

/* Where a text begins is where its reader begins. */
static void add_words(struct buffer *out, const struct picture *picture,
                      const struct picture_shape *shape)
{
	bool right = shape->anchor == ANCHOR_RIGHT;
	buffer_text(out, "<text");
	add_number(out, "x", shape->x);
	add_number(out, "y", shape->y);
	add_number(out, "font-size", shape->size);
	if (shape->bold)
		buffer_text(out, " font-weight=\"bold\"");
	add_colour(out, "fill", shape->fill);
	if (shape->from_right != picture->locale->right_to_left)
		buffer_printf(out, " direction=\"%s\"", shape->from_right ? "rtl" : "ltr");
	if (shape->anchor == ANCHOR_MIDDLE)
		buffer_text(out, " text-anchor=\"middle\"");
	else if (right != shape->from_right)
		buffer_text(out, " text-anchor=\"end\"");
	buffer_byte(out, '>');
	xml_write_text(out, shape->text);
	buffer_text(out, "</text>\n");
}

static void add_shape(struct buffer *out, const struct picture *picture,
                      const struct picture_shape *shape)
{
	if (shape->kind == SHAPE_TEXT)
		add_words(out, picture, shape);
	else if (shape->kind == SHAPE_LINE)
		add_line(out, shape);
	else
		add_box(out, shape);
	if (shape->tile != TILE_NONE)
		add_tile(out, shape);
}

static void add_head(struct buffer *out, const struct picture *picture)
{
	const struct locale *locale = picture->locale;
	const char *direction = locale->right_to_left ? "rtl" : "ltr";
	buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	                 "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	add_number(out, "width", picture->width);
	add_number(out, "height", picture->height);
	buffer_printf(out, " viewBox=\"0 0 %d %d\"", (int)picture->width, (int)picture->height);
	xml_write_attribute(out, "lang", locale->code);
	xml_write_attribute(out, "xml:lang", locale->code);
	xml_write_attribute(out, "direction", direction);
	buffer_text(out, " shape-rendering=\"crispEdges\"");
	xml_write_attribute(out, "font-family",
	                    strcmp(locale->code, "zh") == 0 ? FONTS_CHINESE : FONTS);
	buffer_text(out,
	            " role=\"img\" aria-labelledby=\"hld-title\" aria-describedby=\"hld-desc\">\n");
	add_element(out, "title", " id=\"hld-title\"", picture->title);
	add_element(out, "desc", " id=\"hld-desc\"", picture->about);
	buffer_text(out, "<defs>\n");
	for (uint32_t i = 0; i < picture->shape_count; i++)
		if (is_first(picture, i))
			add_pattern(out, &picture->shapes[i]);
	buffer_text(out, "</defs>\n");
	buffer_printf(out, "<rect width=\"%d\" height=\"%d\" fill=\"#FFFFFF\"/>\n",
	              (int)picture->width, (int)picture->height);
}

/* The shapes of a meeting are a group, which a pointer that rests on it tells. */
static void add_picture(struct buffer *out, const struct picture *picture)
{
	uint32_t open = NO_ELEMENT;
	add_head(out, picture);
	for (uint32_t i = 0; i < picture->shape_count; i++) {
		uint32_t group = picture->shapes[i].group;
		if (group != open && open != NO_ELEMENT)
			buffer_text(out, "</g>\n");
		if (group != open && group != NO_ELEMENT) {
			buffer_text(out, "<g>");
			add_element(out, "title", "", picture->meetings.at[group].about);
		}
		open = group;
		add_shape(out, picture, &picture->shapes[i]);
	}
	buffer_text(out, open != NO_ELEMENT ? "</g>\n</svg>\n" : "</svg>\n");
}

hld_status export_svg(const struct hld_programme *programme, const hld_export_options *options,
                      struct buffer *out, hld_error *err)
{
	struct arena arena = {0};
	struct picture picture;
	hld_status status = picture_make(programme, options, &arena, &picture, err);
	if (status == HLD_OK)
		add_picture(out, &picture);
	picture_release(&picture);
	arena_free(&arena);
	return status;
}
