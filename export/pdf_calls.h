/* pdf_calls.h - the functions of pango, cairo and glib that draw pages and pictures.
 *
 * They are found when something is to be drawn: with what they stand on they are thirty shared
 * objects, which every other command would have to load too, and that takes longer than most of
 * what hld does. */
#ifndef EXPORT_PDF_CALLS_H
#define EXPORT_PDF_CALLS_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "hld.h"

#define PDF_CALLS(X)                                \
	X(cairo_clip)                               \
	X(cairo_create)                             \
	X(cairo_destroy)                            \
	X(cairo_fill)                               \
	X(cairo_font_options_create)                \
	X(cairo_font_options_destroy)               \
	X(cairo_font_options_set_antialias)         \
	X(cairo_font_options_set_hint_metrics)      \
	X(cairo_font_options_set_hint_style)        \
	X(cairo_image_surface_create)               \
	X(cairo_line_to)                            \
	X(cairo_move_to)                            \
	X(cairo_paint)                              \
	X(cairo_pdf_surface_add_outline)            \
	X(cairo_pdf_surface_create_for_stream)      \
	X(cairo_pdf_surface_restrict_to_version)    \
	X(cairo_pdf_surface_set_metadata)           \
	X(cairo_rectangle)                          \
	X(cairo_restore)                            \
	X(cairo_save)                               \
	X(cairo_set_dash)                           \
	X(cairo_set_line_width)                     \
	X(cairo_set_source_rgb)                     \
	X(cairo_show_page)                          \
	X(cairo_status)                             \
	X(cairo_status_to_string)                   \
	X(cairo_stroke)                             \
	X(cairo_surface_destroy)                    \
	X(cairo_surface_finish)                     \
	X(cairo_surface_status)                     \
	X(cairo_surface_write_to_png_stream)        \
	X(cairo_tag_begin)                          \
	X(cairo_tag_end)                            \
	X(cairo_version_string)                     \
	X(g_object_unref)                           \
	X(g_unichar_isalpha)                        \
	X(pango_attr_family_new)                    \
	X(pango_attr_font_features_new)             \
	X(pango_attr_insert_hyphens_new)            \
	X(pango_attr_language_new)                  \
	X(pango_attr_list_insert)                   \
	X(pango_attr_list_new)                      \
	X(pango_attr_list_unref)                    \
	X(pango_cairo_context_set_font_options)     \
	X(pango_cairo_font_map_new)                 \
	X(pango_cairo_show_layout)                  \
	X(pango_cairo_show_layout_line)             \
	X(pango_context_set_base_dir)               \
	X(pango_context_set_language)               \
	X(pango_context_set_round_glyph_positions)  \
	X(pango_font_describe)                      \
	X(pango_font_description_free)              \
	X(pango_font_description_get_family)        \
	X(pango_font_description_new)               \
	X(pango_font_description_set_absolute_size) \
	X(pango_font_description_set_family_static) \
	X(pango_font_description_set_style)         \
	X(pango_font_description_set_weight)        \
	X(pango_font_map_create_context)            \
	X(pango_language_from_string)               \
	X(pango_layout_context_changed)             \
	X(pango_layout_get_baseline)                \
	X(pango_layout_get_extents)                 \
	X(pango_layout_get_iter)                    \
	X(pango_layout_get_size)                    \
	X(pango_layout_get_text)                    \
	X(pango_layout_get_unknown_glyphs_count)    \
	X(pango_layout_iter_free)                   \
	X(pango_layout_iter_get_baseline)           \
	X(pango_layout_iter_get_line_extents)       \
	X(pango_layout_iter_get_line_readonly)      \
	X(pango_layout_iter_next_line)              \
	X(pango_layout_new)                         \
	X(pango_layout_set_alignment)               \
	X(pango_layout_set_attributes)              \
	X(pango_layout_set_auto_dir)                \
	X(pango_layout_set_ellipsize)               \
	X(pango_layout_set_font_description)        \
	X(pango_layout_set_single_paragraph_mode)   \
	X(pango_layout_set_text)                    \
	X(pango_layout_set_width)                   \
	X(pango_layout_set_wrap)

struct pdf_calls {
#define X(name) __typeof__(name) *name;
	PDF_CALLS(X)
#undef X
};

/* Find them. They stay loaded until the process ends.
 * Fails: WRITE: the libraries are not there. */
hld_status pdf_calls_load(struct pdf_calls *calls, hld_error *err);

#endif
