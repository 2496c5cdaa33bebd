/* Memory, bytes, maps and texts that everything else stands on. */
#include "unit.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"

static void an_arena_gives_zeroed_aligned_memory_of_any_size(void **state)
{
	(void)state;
	struct arena arena = {0};
	for (size_t size = 1; size < 100000; size = size * 3 + 1) {
		unsigned char *given = arena_alloc(&arena, size);
		assert_non_null(given);
		assert_int_equal((uintptr_t)given % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(given[i], 0);
		memset(given, 0xFF, size);
	}
	assert_null(arena_alloc(&arena, SIZE_MAX));
	assert_null(arena_array(&arena, SIZE_MAX / 2, 8));
	assert_non_null(arena_array(&arena, 0, 8));
	assert_string_equal(arena_printf(&arena, "%s %d", "round table", 2), "round table 2");
	arena_free(&arena);
}

static void a_buffer_keeps_what_is_added(void **state)
{
	(void)state;
	struct buffer buffer = {0};
	assert_string_equal(buffer_str(&buffer), "");
	for (int i = 0; i < 1000; i++)
		buffer_printf(&buffer, "%d,", i % 10);
	assert_int_equal(buffer.size, 2000);
	buffer_cut(&buffer, 4);
	buffer_fill(&buffer, 'x', 3);
	buffer_byte(&buffer, '!');
	assert_string_equal(buffer_str(&buffer), "0,1,xxx!");
	size_t size;
	char *taken = buffer_take(&buffer, &size);
	assert_int_equal(size, 8);
	assert_null(buffer.at);
	free(taken);
}

static void a_map_finds_each_of_many_and_nothing_else(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct map map;
	assert_true(map_init(&map, &arena, 5000));
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(map_put(&map, arena_printf(&arena, "key-%u", (unsigned)i), i), i);
	assert_int_equal(map_put(&map, "key-77", 9), 77);
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(map_get(&map, arena_printf(&arena, "key-%u", (unsigned)i)), i);
	assert_int_equal(map_get(&map, "key-5000"), MAP_NONE);
	struct map empty;
	assert_true(map_init(&empty, &arena, 0));
	assert_int_equal(map_get(&empty, "x"), MAP_NONE);
	arena_free(&arena);
}

static void only_valid_utf8_is_valid(void **state)
{
	(void)state;
	static const char *const good[] = {"",
	                                   "abc",
	                                   "\xC3\xA9",
	                                   "\xE2\x82\xAC",
	                                   "\xF0\x9F\x98\x80",
	                                   "\xED\x9F\xBF",
	                                   "\xF4\x8F\xBF\xBF"};
	static const char *const bad[] = {"\x80",
	                                  "\xC0\xAF",
	                                  "\xC3",
	                                  "\xE0\x80\x80",
	                                  "\xED\xA0\x80",
	                                  "\xF5\x80\x80\x80",
	                                  "\xF4\x90\x80\x80",
	                                  "\xE2\x82"};
	for (size_t i = 0; i < LENGTH(good); i++)
		assert_int_equal(utf8_valid(good[i], strlen(good[i])), strlen(good[i]));
	for (size_t i = 0; i < LENGTH(bad); i++)
		assert_int_equal(utf8_valid(bad[i], strlen(bad[i])), 0);
}

static void width_counts_columns_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(text_width("Plenary"), 7);
	assert_int_equal(text_width("\xC3\xA9t\xC3\xA9"), 3);
	assert_int_equal(text_width("\xE5\x85\xA8\xE4\xBD\x93"), 4); /* two Chinese characters */
	assert_int_equal(text_width("e\xCC\x81"), 1);                /* a combining accent */
	assert_int_equal(text_width("\xE2\x81\xA6"
	                            "10\xE2\x81\xA9"),
	                 2); /* isolates */
}

static void the_same_words_are_the_same_theme(void **state)
{
	(void)state;
	assert_true(
		text_same_words("Remittances, and development", "remittances and  development."));
	assert_true(text_same_words("capacity-building", "Capacity building"));
	assert_true(text_same_words("\xE2\x80\x9CMigration\xE2\x80\x9D", "migration"));
	assert_false(text_same_words("remittances", "remittance"));
	assert_false(text_same_words("a b", "ab"));
	assert_false(text_same_words("", "a"));
	assert_true(text_same_words("", " ."));
}

static void the_word_that_was_meant_is_found(void **state)
{
	(void)state;
	assert_int_equal(text_distance("start", "strat"), 1);
	assert_int_equal(text_distance("", "abc"), 3);
	assert_int_equal(text_distance("kitten", "sitting"), 3);
	const char *nearest = text_nearer("strat", NULL, "status");
	nearest = text_nearer("strat", nearest, "start");
	assert_string_equal(nearest, "start");
	assert_null(text_nearer("venue", NULL, "participants"));
}

static void a_cut_text_ends_with_a_whole_character(void **state)
{
	(void)state;
	char room[8] = "";
	text_print(room, sizeof room, "%s", "abcdef\xC3\xA9");
	assert_string_equal(room, "abcdef");
	text_append(room, sizeof room, "%s", "\xC3\xA9");
	assert_string_equal(room, "abcdef");
}

static void the_first_failure_stays_and_long_names_keep_their_end(void **state)
{
	(void)state;
	hld_error err = {0};
	char name[400];
	memset(name, 'a', sizeof name);
	strcpy(name + sizeof name - 10, "/last.json" + 1);
	assert_int_equal(error_set(&err, HLD_SCHEMA, "first"), HLD_SCHEMA);
	error_set(&err, HLD_NOMEM, "second");
	error_file(&err, name);
	assert_string_equal(err.text, "first");
	assert_int_equal(err.status, HLD_SCHEMA);
	assert_string_equal(err.file + strlen(err.file) - 9, "last.json");
	assert_int_equal(error_set(NULL, HLD_NOMEM, "nobody listens"), HLD_NOMEM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_arena_gives_zeroed_aligned_memory_of_any_size),
		cmocka_unit_test(a_buffer_keeps_what_is_added),
		cmocka_unit_test(a_map_finds_each_of_many_and_nothing_else),
		cmocka_unit_test(only_valid_utf8_is_valid),
		cmocka_unit_test(width_counts_columns_not_bytes),
		cmocka_unit_test(the_same_words_are_the_same_theme),
		cmocka_unit_test(the_word_that_was_meant_is_found),
		cmocka_unit_test(a_cut_text_ends_with_a_whole_character),
		cmocka_unit_test(the_first_failure_stays_and_long_names_keep_their_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
