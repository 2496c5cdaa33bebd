/* test_png.c - the timetable at a glance as PNG: it has the size that it says, something is on it, and it is the same each
 * time. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "generate.h"
#include "hld.h"
#include "nasty.h"
#include "written.h"

#if HLD_PDF
#include <cairo.h>

struct octets {
	char *at;
	size_t size, read;
};

static struct octets export_png(const hld_programme *programme, const char *lang)
{
	struct octets png = {0};
	hld_error err = {0};
	hld_export_options options = {.lang = lang};
	if (hld_export(programme, "png", &options, &png.at, &png.size, &err) != HLD_OK)
		fail_msg("%s", err.text);
	return png;
}

static cairo_status_t take(void *from, unsigned char *to, unsigned length)
{
	struct octets *png = from;
	if (length > png->size - png->read)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, png->at + png->read, length);
	png->read += length;
	return CAIRO_STATUS_SUCCESS;
}

/* How many pixels are neither white nor as the one before them: letters and edges. */
static unsigned count_changes(cairo_surface_t *surface)
{
	unsigned changes = 0;
	int width = cairo_image_surface_get_width(surface);
	int height = cairo_image_surface_get_height(surface);
	for (int y = 0; y < height; y++) {
		const unsigned char *row = cairo_image_surface_get_data(surface) +
		                           (ptrdiff_t)y * cairo_image_surface_get_stride(surface);
		for (int x = 1; x < width; x++)
			changes += memcmp(row + (ptrdiff_t)4 * x, row + (ptrdiff_t)4 * (x - 1),
			                  3) != 0;
	}
	return changes;
}

static void a_picture_is_painted(void **state)
{
	static const char signature[] = "\x89PNG\r\n\x1a\n";
	static const char *const languages[] = {"en", "ar", "zh"};
	struct buffer json = {0};
	(void)state;
	generate_programme(&json, 20, 0, 1);
	hld_programme *programme = written_json(buffer_str(&json));
	for (size_t i = 0; i < LENGTH(languages); i++) {
		struct octets once = export_png(programme, languages[i]);
		struct octets twice = export_png(programme, languages[i]);
		assert_int_equal(once.size, twice.size);
		assert_memory_equal(once.at, twice.at, once.size);
		assert_memory_equal(once.at, signature, strlen(signature));
		cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(take, &once);
		assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
		assert_int_equal(cairo_image_surface_get_width(surface), 1600);
		assert_in_range(cairo_image_surface_get_height(surface), 900, 2000);
		assert_true(count_changes(surface) > 5000);
		cairo_surface_destroy(surface);
		free(once.at);
		free(twice.at);
	}
	hld_programme_free(programme);
	buffer_release(&json);
}

/* What no font has is refused: a box with a number in it is no title. */
static void hostile_texts_are_painted_or_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < NASTY_TEXTS; i++) {
		hld_programme *programme = nasty_programme(nasty_texts[i]);
		hld_export_options options = {0};
		hld_error err = {0};
		char *png;
		size_t size;
		hld_status status = hld_export(programme, "png", &options, &png, &size, &err);
		assert_true(status == HLD_OK || status == HLD_WRITE);
		if (status == HLD_WRITE)
			assert_memory_equal(err.text, "no font has ", strlen("no font has "));
		free(png);
		hld_programme_free(programme);
	}
}

static void what_is_too_high_is_refused(void **state)
{
	struct buffer json = {0};
	hld_export_options options = {0};
	hld_error err = {0};
	char *out;
	size_t size;
	(void)state;
	generate_programme(&json, 1000, 0, 1);
	hld_programme *programme = written_json(buffer_str(&json));
	assert_int_equal(hld_export(programme, "png", &options, &out, &size, &err), HLD_USAGE);
	assert_non_null(strstr(err.text, "use svg, or choose days with --day"));
	assert_int_equal(hld_export(programme, "svg", &options, &out, &size, NULL), HLD_OK);
	free(out);
	hld_programme_free(programme);
	buffer_release(&json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_picture_is_painted),
	                                   cmocka_unit_test(hostile_texts_are_painted_or_refused),
	                                   cmocka_unit_test(what_is_too_high_is_refused)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
#else
static void without_pango_it_says_so(void **state)
{
	hld_programme *programme = nasty_programme("X");
	hld_export_options options = {0};
	hld_error err = {0};
	char *out;
	size_t size;
	(void)state;
	assert_int_equal(hld_export(programme, "png", &options, &out, &size, &err), HLD_WRITE);
	assert_non_null(strstr(err.text, "built without pango and cairo"));
	hld_programme_free(programme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(without_pango_it_says_so)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
