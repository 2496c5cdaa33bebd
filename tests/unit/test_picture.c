/* test_picture.c - the timetable at a glance: every meeting is in it once, at its time, covered by no other, and its words
 * stay inside; colours that mean nothing are not explained, and those that mean something are. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "export/picture.h"
#include "export/picture_text.h"
#include "generate.h"
#include "nasty.h"
#include "written.h"

/* Give the box of each meeting: the first of its shapes. */
static const struct picture_shape **find_boxes(const struct picture *picture)
{
	const struct picture_shape **boxes =
		calloc(picture->meetings.count + 1, sizeof(struct picture_shape *));
	assert_non_null(boxes);
	for (uint32_t i = 0; i < picture->shape_count; i++) {
		const struct picture_shape *shape = &picture->shapes[i];
		if (shape->group == NO_ELEMENT)
			continue;
		assert_true(shape->group < picture->meetings.count);
		if (boxes[shape->group] != NULL)
			continue;
		assert_int_equal(shape->kind, SHAPE_BOX);
		boxes[shape->group] = shape;
	}
	return boxes;
}

static bool overlap(const struct picture_shape *a, const struct picture_shape *b)
{
	return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
	       b->y < a->y + a->height;
}

/* Where a text lies, if it is as wide as it may be. */
static struct picture_shape extent(const struct picture_shape *shape)
{
	struct picture_shape box = *shape;
	if (shape->anchor != ANCHOR_LEFT)
		box.x -= shape->anchor == ANCHOR_MIDDLE ? shape->width / 2 : shape->width;
	box.y -= shape->size;
	box.height = shape->size;
	return box;
}

static void assert_inside(const struct picture_shape *inner, const struct picture_shape *outer)
{
	assert_true(inner->x >= outer->x);
	assert_true(inner->y >= outer->y);
	assert_true(inner->x + inner->width <= outer->x + outer->width);
	assert_true(inner->y + inner->height <= outer->y + outer->height);
}

/* What holds of any picture. */
static void assert_laid_out(const struct hld_programme *programme, const struct picture *picture)
{
	const struct picture_shape page = {.width = picture->width, .height = picture->height};
	const struct picture_shape **boxes = find_boxes(picture);
	assert_int_equal(picture->width, PICTURE_WIDTH);
	assert_true(picture->height >= PICTURE_HEIGHT);
	for (uint32_t i = 0; i < picture->meetings.count; i++) {
		const struct picture_meeting *own = &picture->meetings.at[i];
		const struct meeting *meeting = programme_meeting(programme, own->id);
		assert_non_null(boxes[i]);
		assert_inside(boxes[i], &page);
		assert_true(boxes[i]->width > 0);
		assert_int_equal(own->day, meeting->start.day);
		for (uint32_t j = 0; j < i; j++)
			if (overlap(boxes[i], boxes[j]))
				fail_msg("%s covers %s", own->about, picture->meetings.at[j].about);
	}
	for (uint32_t i = 0; i < picture->shape_count; i++) {
		const struct picture_shape *shape = &picture->shapes[i];
		struct picture_shape box = *shape;
		if (shape->kind == SHAPE_TEXT) {
			struct picture_type type = {shape->size, shape->bold};
			assert_true(utf8_valid(shape->text, strlen(shape->text)) ==
			            strlen(shape->text));
			assert_int_not_equal(shape->text[0], '\0');
			if (picture_text_width(shape->text, type) > shape->width)
				fail_msg("'%s' is wider than %d", shape->text, (int)shape->width);
			box = extent(shape);
		}
		if (shape->group != NO_ELEMENT)
			assert_inside(&box, boxes[shape->group]);
		else if (shape->anchor != ANCHOR_MIDDLE) /* an hour stands on its line */
			assert_inside(&box, &page);
	}
	free(boxes);
}

static void generated_programmes_are_laid_out(void **state)
{
	static const unsigned counts[] = {0, 1, 3, 20, 81, 300};
	static const char *const languages[] = {"en", "ar", "zh"};
	(void)state;
	for (unsigned seed = 0; seed < 3 * LENGTH(counts); seed++) {
		struct buffer json = {0};
		struct arena arena = {0};
		struct picture picture;
		hld_export_options options = {.lang = languages[seed % 3]};
		generate_programme(&json, counts[seed / 3], 0, seed);
		hld_programme *programme = written_json(buffer_str(&json));
		assert_int_equal(picture_make(programme, &options, &arena, &picture, NULL), HLD_OK);
		assert_int_equal(picture.meetings.count, counts[seed / 3]);
		assert_laid_out(programme, &picture);
		picture_release(&picture);
		arena_free(&arena);
		hld_programme_free(programme);
		buffer_release(&json);
	}
}

#define HEAD                                                                            \
	"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": " \
	"\"America/New_York\", \"meetings\": ["
#define MEETING(id, kind, start, end, more)                                        \
	"{\"id\": \"" id "\", \"kind\": \"" kind "\", \"start\": \"2006-09-" start \
	"\", \"end\": \"2006-09-" end "\"" more "}"

/* One after the other, at once, in part at once, over midnight, for days, for no time at all. */
static const char odd[] = HEAD MEETING("a", "plenary", "14T10:00", "14T13:00", "") ", " MEETING("b", "plenary", "14T13:00", "14T15:00", "") ", " MEETING(
	"c", "round-table", "14T12:59", "14T13:01",
	"") ", " MEETING("d", "round-table", "14T10:00", "14T13:00",
                         ", \"status\": \"cancelled\"") ", " MEETING("e", "panel", "14T22:00",
                                                                     "15T02:00",
                                                                     ", "
                                                                     "\"status\": "
                                                                     "\"tentative"
                                                                     "\"") ","
									   " " MEETING("f", "hearing", "15T00:00", "15T00:00", "") ", " MEETING(
										   "g", "other",
										   "15T00:"
										   "10",
										   "20T09:"
										   "00",
										   "") ","
										       " " MEETING(
											       "h",
											       "oth"
											       "er",
											       "15T"
											       "10:"
											       "00",
											       "15T"
											       "11:"
											       "00",
											       ", "
											       "\"z"
											       "one"
											       "\":"
											       " \""
											       "Eur"
											       "ope"
											       "/Zu"
											       "ric"
											       "h"
											       "\"") "]}";

static void odd_times_are_laid_out(void **state)
{
	struct arena arena = {0};
	struct picture picture;
	hld_programme *programme = written_json(odd);
	(void)state;
	assert_int_equal(picture_make(programme, &(hld_export_options){0}, &arena, &picture, NULL),
	                 HLD_OK);
	assert_int_equal(picture.meetings.count, 8);
	assert_laid_out(programme, &picture);
	const struct picture_shape **boxes = find_boxes(&picture);
	for (uint32_t i = 0; i < picture.meetings.count; i++) {
		const char *id = programme_meeting(programme, picture.meetings.at[i].id)->id;
		/* one that another follows at once has no more room than that */
		assert_true(boxes[i]->width >= (id[0] == 'f' ? 3 : 10));
		assert_int_equal(boxes[i]->dashed, id[0] == 'd' || id[0] == 'e');
	}
	free(boxes);
	picture_release(&picture);
	arena_free(&arena);
	hld_programme_free(programme);
}

/* A reader of Arabic begins on the right. */
static void arabic_is_the_mirror_of_english(void **state)
{
	struct arena arena = {0};
	struct picture left, right;
	hld_programme *programme = written_json(odd);
	hld_export_options arabic = {.lang = "ar"};
	(void)state;
	assert_int_equal(picture_make(programme, &(hld_export_options){0}, &arena, &left, NULL),
	                 HLD_OK);
	assert_int_equal(picture_make(programme, &arabic, &arena, &right, NULL), HLD_OK);
	const struct picture_shape **a = find_boxes(&left), **b = find_boxes(&right);
	for (uint32_t i = 0; i < left.meetings.count; i++) {
		assert_int_equal(a[i]->x, PICTURE_WIDTH - b[i]->x - b[i]->width);
		assert_int_equal(a[i]->width, b[i]->width);
	}
	free(a);
	free(b);
	picture_release(&left);
	picture_release(&right);
	arena_free(&arena);
	hld_programme_free(programme);
}

static uint32_t count_texts(const struct picture *picture, const char *text)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < picture->shape_count; i++)
		count += picture->shapes[i].kind == SHAPE_TEXT &&
		         picture->shapes[i].group == NO_ELEMENT &&
		         strcmp(picture->shapes[i].text, text) == 0;
	return count;
}

static void the_key_has_what_is_used(void **state)
{
	static const char *const used[] = {"Plenary meeting", "Round table", "Panel discussion",
	                                   "Hearing",         "Meeting",     "[tentative]",
	                                   "[CANCELLED]"};
	static const char *const unused[] = {"Informal interactive meeting",
	                                     "Informal consultation"};
	static const char *const kinds[] = {"panel"};
	struct arena arena = {0};
	struct picture picture;
	hld_programme *programme = written_json(odd);
	hld_export_options panels = {.kinds = kinds, .kinds_count = 1};
	(void)state;
	assert_int_equal(picture_make(programme, &(hld_export_options){0}, &arena, &picture, NULL),
	                 HLD_OK);
	for (size_t i = 0; i < LENGTH(used); i++)
		assert_int_equal(count_texts(&picture, used[i]), 1);
	for (size_t i = 0; i < LENGTH(unused); i++)
		assert_int_equal(count_texts(&picture, unused[i]), 0);
	picture_release(&picture);
	arena_free(&arena);
	char *svg;
	size_t size;
	assert_int_equal(hld_export(programme, "svg", &panels, &svg, &size, NULL), HLD_OK);
	assert_non_null(strstr(svg, ">Panel discussion</text>"));
	assert_non_null(strstr(svg, ">Programme of panel discussions</text>"));
	assert_null(strstr(svg, ">Plenary meeting</text>"));
	free(svg);
	hld_programme_free(programme);
}

static void words_are_cut_at_whole_characters(void **state)
{
	static const struct {
		const char *text, *lines[3];
		int32_t width;
	} cases[] = {
		{"Round table 1", {"Round table 1"}, 200},
		{"Round table 1", {"Round", "table 1"}, 55},
		{"the the the the the", {"the", "the", "the\u2026"}, 25},
		{"e\u0301e\u0301e\u0301e\u0301", {"e\u0301e\u0301", "e\u0301e\u0301"}, 12},
		{"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
	         {"e\u0301e\u0301", "e\u0301e\u0301", "e\u0301\u2026"},
	         14},
		{"\u56fd\u9645\u79fb\u5f99\u4e0e\u53d1\u5c55\u95ee\u9898",
	         {"\u56fd\u9645\u79fb", "\u5f99\u4e0e\u53d1", "\u5c55\u95ee\u9898"},
	         35},
		{"\u56fd\u9645\uff0c\u5f99", {"\u56fd", "\u9645\uff0c", "\u5f99"}, 25},
		{"wide", {"w", "i", ""}, 1},
	};
	const struct picture_type type = {10, false};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const char *at = cases[i].text;
		for (size_t j = 0; j < 3; j++) {
			struct buffer line = {0};
			const char *wanted = cases[i].lines[j] != NULL ? cases[i].lines[j] : "";
			picture_text_take(&line, &at, type, cases[i].width, j == 2);
			if (strcmp(buffer_str(&line), wanted) != 0)
				fail_msg("'%s', line %zu: '%s'", cases[i].text, j + 1,
				         buffer_str(&line));
			buffer_release(&line);
		}
		assert_int_equal(*at, '\0');
	}
}

static void directions_are_told_by_the_first_letter(void **state)
{
	(void)state;
	assert_false(picture_text_from_right("10:00 - A", true));
	assert_true(picture_text_from_right("10:00 - \u0627\u0644", false));
	assert_true(picture_text_from_right("10:00-13:00*", true));
	assert_false(picture_text_from_right("10:00-13:00*", false));
	assert_false(picture_text_from_right("\u4f1a\u8bae \u0627", true));
	assert_true(picture_text_from_right("\u05d0", false));
}

static void hostile_texts_are_written_twice_alike(void **state)
{
	(void)state;
	for (size_t i = 0; i < NASTY_TEXTS; i++) {
		char *once = nasty_export(nasty_texts[i], "svg", &(hld_export_options){0});
		char *twice = nasty_export(nasty_texts[i], "svg", &(hld_export_options){0});
		assert_string_equal(once, twice);
		assert_null(strstr(once, "<event"));
		assert_null(strstr(once, "&amp;#"));
		free(once);
		free(twice);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(generated_programmes_are_laid_out),
		cmocka_unit_test(odd_times_are_laid_out),
		cmocka_unit_test(arabic_is_the_mirror_of_english),
		cmocka_unit_test(the_key_has_what_is_used),
		cmocka_unit_test(words_are_cut_at_whole_characters),
		cmocka_unit_test(directions_are_told_by_the_first_letter),
		cmocka_unit_test(hostile_texts_are_written_twice_alike)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
