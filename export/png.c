/* png.c - the timetable at a glance as PNG: the shapes of picture.h, painted.
 *
 * Nothing is taken from the settings of whoever runs it: edges and letters are smoothed in one
 * way, and the families of fonts are named, so that bytes are the same where fonts are. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "export/format.h"
#include "export/pdf_page.h"
#include "export/picture.h"

#define FONTS         "Noto Sans,Noto Sans Arabic,Noto Sans CJK SC"
#define FONTS_CHINESE "Noto Sans CJK SC,Noto Sans,Noto Sans Arabic"

/* A hundred megabytes while it is painted; no slide is as high. */
enum { MOST_HEIGHT = 16000 };

struct painter {
	struct pdf_calls lib;
	const struct picture *picture;
	cairo_t *cairo;
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout *layout;
	const char *unknown; /* a text for which there are no letters */
};

/* pango, glib and cairo end the process where an allocation of theirs fails, so what they are to
 * take, and somewhat more, is asked for before they are called, and given back. */
static bool has_memory(const struct picture *picture)
{
	enum { FONTS_BYTES = 96 << 20, PIXEL_BYTES = 8 };
	size_t pixels = (size_t)picture->width * (size_t)picture->height;
	char *reserve = malloc(FONTS_BYTES + pixels * PIXEL_BYTES);
	if (reserve == NULL)
		return false;
	*(volatile char *)reserve = 0; /* else compilers drop the pair of calls */
	free(reserve);
	return true;
}

static void painter_init(struct painter *painter, const struct picture *picture, cairo_t *cairo)
{
	cairo_font_options_t *options = painter->lib.cairo_font_options_create();
	painter->picture = picture;
	painter->cairo = cairo;
	painter->lib.cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	painter->lib.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	painter->lib.cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	painter->map = painter->lib.pango_cairo_font_map_new();
	painter->context = painter->lib.pango_font_map_create_context(painter->map);
	painter->lib.pango_cairo_context_set_font_options(painter->context, options);
	painter->lib.cairo_font_options_destroy(options);
	painter->lib.pango_context_set_round_glyph_positions(painter->context, FALSE);
	painter->lib.pango_context_set_language(
		painter->context, painter->lib.pango_language_from_string(picture->locale->code));
	painter->layout = painter->lib.pango_layout_new(painter->context);
	painter->lib.pango_layout_set_auto_dir(painter->layout, FALSE);
	painter->lib.pango_layout_set_single_paragraph_mode(painter->layout, TRUE);
}

static void painter_release(struct painter *painter)
{
	painter->lib.g_object_unref(painter->layout);
	painter->lib.g_object_unref(painter->context);
	painter->lib.g_object_unref(painter->map);
}

static void set_colour(const struct painter *painter, uint32_t colour)
{
	enum { BYTE = 255 };
	painter->lib.cairo_set_source_rgb(painter->cairo, (double)(colour >> 16 & BYTE) / BYTE,
	                                  (double)(colour >> 8 & BYTE) / BYTE,
	                                  (double)(colour & BYTE) / BYTE);
}

static void paint_tile(const struct painter *painter, const struct picture_shape *shape)
{
	const struct picture_tile_lines *tile = &picture_tiles[shape->tile];
	painter->lib.cairo_save(painter->cairo);
	painter->lib.cairo_rectangle(painter->cairo, shape->x, shape->y, shape->width,
	                             shape->height);
	painter->lib.cairo_clip(painter->cairo);
	painter->lib.cairo_set_line_width(painter->cairo, PICTURE_TILE_STROKE);
	set_colour(painter, shape->tile_stroke);
	for (int32_t y = 0; y < shape->height; y += PICTURE_TILE)
		for (int32_t x = 0; x < shape->width; x += PICTURE_TILE)
			for (uint8_t i = 0; i < tile->count; i++) {
				const struct picture_line *line = &tile->at[i];
				painter->lib.cairo_move_to(painter->cairo, shape->x + x + line->x1,
				                           shape->y + y + line->y1);
				painter->lib.cairo_line_to(painter->cairo, shape->x + x + line->x2,
				                           shape->y + y + line->y2);
			}
	painter->lib.cairo_stroke(painter->cairo);
	painter->lib.cairo_restore(painter->cairo);
}

/* An edge of one pixel lies on the middle of one. */
static void paint_box(const struct painter *painter, const struct picture_shape *shape)
{
	static const double dashes[] = {7, 5};
	if (shape->fill != PICTURE_NO_COLOUR) {
		set_colour(painter, shape->fill);
		painter->lib.cairo_rectangle(painter->cairo, shape->x, shape->y, shape->width,
		                             shape->height);
		painter->lib.cairo_fill(painter->cairo);
	}
	if (shape->tile != TILE_NONE)
		paint_tile(painter, shape);
	if (shape->stroke == PICTURE_NO_COLOUR)
		return;
	double middle = shape->dashed ? 0 : .5;
	set_colour(painter, shape->stroke);
	painter->lib.cairo_set_line_width(painter->cairo, shape->dashed ? 2 : 1);
	painter->lib.cairo_set_dash(painter->cairo, dashes, shape->dashed ? 2 : 0, 0);
	painter->lib.cairo_rectangle(painter->cairo, shape->x + middle, shape->y + middle,
	                             shape->width, shape->height);
	painter->lib.cairo_stroke(painter->cairo);
}

static void paint_line(const struct painter *painter, const struct picture_shape *shape)
{
	set_colour(painter, shape->stroke);
	painter->lib.cairo_set_line_width(painter->cairo, 1);
	painter->lib.cairo_set_dash(painter->cairo, NULL, 0, 0);
	painter->lib.cairo_move_to(painter->cairo, shape->x + .5, shape->y + .5);
	painter->lib.cairo_line_to(painter->cairo, shape->x + shape->width + .5,
	                           shape->y + shape->height + .5);
	painter->lib.cairo_stroke(painter->cairo);
}

static PangoFontDescription *make_font(const struct painter *painter,
                                       const struct picture_shape *shape)
{
	PangoFontDescription *font = painter->lib.pango_font_description_new();
	bool chinese = strcmp(painter->picture->locale->code, "zh") == 0;
	painter->lib.pango_font_description_set_family_static(font,
	                                                      chinese ? FONTS_CHINESE : FONTS);
	painter->lib.pango_font_description_set_weight(font, shape->bold ? PANGO_WEIGHT_BOLD
	                                                                 : PANGO_WEIGHT_NORMAL);
	painter->lib.pango_font_description_set_absolute_size(font,
	                                                      (double)shape->size * PANGO_SCALE);
	return font;
}

/* Chinese characters keep to their Chinese forms, whatever the environment prefers. */
static void set_language(const struct painter *painter, const char *text)
{
	PangoAttrList *attributes = NULL;
	for (const char *at = text; *at != '\0' && attributes == NULL;)
		if (pdf_is_han(utf8_next(&at)))
			attributes = painter->lib.pango_attr_list_new();
	if (attributes != NULL)
		painter->lib.pango_attr_list_insert(
			attributes, painter->lib.pango_attr_language_new(
					    painter->lib.pango_language_from_string("zh-cn")));
	painter->lib.pango_layout_set_attributes(painter->layout, attributes);
	if (attributes != NULL)
		painter->lib.pango_attr_list_unref(attributes);
}

/* What is wider than was reckoned is cut where it really ends. */
static void paint_words(struct painter *painter, const struct picture_shape *shape)
{
	PangoLayout *layout = painter->layout;
	PangoFontDescription *font = make_font(painter, shape);
	PangoRectangle size;
	painter->lib.pango_context_set_base_dir(
		painter->context, shape->from_right ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
	painter->lib.pango_layout_set_font_description(layout, font);
	painter->lib.pango_font_description_free(font);
	painter->lib.pango_layout_set_width(layout, -1);
	painter->lib.pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE);
	painter->lib.pango_layout_set_text(layout, shape->text, -1);
	set_language(painter, shape->text);
	painter->lib.pango_layout_context_changed(layout);
	if (painter->lib.pango_layout_get_unknown_glyphs_count(layout) > 0 &&
	    painter->unknown == NULL)
		painter->unknown = shape->text;
	painter->lib.pango_layout_get_extents(layout, NULL, &size);
	if (size.width > shape->width * PANGO_SCALE) {
		painter->lib.pango_layout_set_width(layout, shape->width * PANGO_SCALE);
		painter->lib.pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
		painter->lib.pango_layout_get_extents(layout, NULL, &size);
	}
	double left = shape->x - (double)size.x / PANGO_SCALE;
	double width = (double)size.width / PANGO_SCALE;
	if (shape->anchor != ANCHOR_LEFT)
		left -= shape->anchor == ANCHOR_MIDDLE ? width / 2 : width;
	set_colour(painter, shape->fill);
	painter->lib.cairo_move_to(
		painter->cairo, left,
		shape->y - (double)painter->lib.pango_layout_get_baseline(layout) / PANGO_SCALE);
	painter->lib.pango_cairo_show_layout(painter->cairo, layout);
}

static void paint(struct painter *painter)
{
	const struct picture *picture = painter->picture;
	painter->lib.cairo_set_source_rgb(painter->cairo, 1, 1, 1);
	painter->lib.cairo_paint(painter->cairo);
	for (uint32_t i = 0; i < picture->shape_count; i++) {
		const struct picture_shape *shape = &picture->shapes[i];
		if (shape->kind == SHAPE_TEXT)
			paint_words(painter, shape);
		else if (shape->kind == SHAPE_LINE)
			paint_line(painter, shape);
		else
			paint_box(painter, shape);
	}
}

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
	struct buffer *out = closure;
	buffer_add(out, (const char *)bytes, length);
	return out->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static hld_status write_picture(const struct picture *picture, struct buffer *out, hld_error *err)
{
	struct painter painter = {0};
	hld_status loaded = pdf_calls_load(&painter.lib, err);
	if (loaded != HLD_OK)
		return loaded;
	cairo_surface_t *surface = painter.lib.cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, picture->width, picture->height);
	cairo_t *cairo = painter.lib.cairo_create(surface);
	painter_init(&painter, picture, cairo);
	paint(&painter);
	cairo_status_t status = painter.lib.cairo_status(cairo);
	painter.lib.cairo_destroy(cairo);
	if (status == CAIRO_STATUS_SUCCESS && painter.unknown == NULL)
		status = painter.lib.cairo_surface_write_to_png_stream(surface, take_bytes, out);
	painter.lib.cairo_surface_destroy(surface);
	painter_release(&painter);
	if (out->failed || status == CAIRO_STATUS_NO_MEMORY)
		return error_nomem(err);
	if (status != CAIRO_STATUS_SUCCESS)
		return error_set(err, HLD_WRITE, "the picture cannot be painted: %s",
		                 painter.lib.cairo_status_to_string(status));
	if (painter.unknown != NULL)
		return error_set(err, HLD_WRITE,
		                 "no font has all that is in '%.200s': install fonts-noto-core "
		                 "and fonts-noto-cjk, or use svg",
		                 painter.unknown);
	return HLD_OK;
}

hld_status export_png(const struct hld_programme *programme, const hld_export_options *options,
                      struct buffer *out, hld_error *err)
{
	struct arena arena = {0};
	struct picture picture;
	hld_status status = picture_make(programme, options, &arena, &picture, err);
	if (status == HLD_OK && picture.height > MOST_HEIGHT)
		status =
			error_set(err, HLD_USAGE,
		                  "the picture would be %d pixels high, and %d are the end of png: "
		                  "use svg, or choose days with --day",
		                  (int)picture.height, MOST_HEIGHT);
	else if (status == HLD_OK && !has_memory(&picture))
		status = error_nomem(err);
	else if (status == HLD_OK)
		status = write_picture(&picture, out, err);
	picture_release(&picture);
	arena_free(&arena);
	return status;
}
