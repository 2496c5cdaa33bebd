/* Places: a finding that points at the wrong line costs an officer the afternoon. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/place.h"

static void expect(const char *text, const char *pointer, uint32_t line, uint32_t column)
{
	struct place place = {.pointer = pointer};
	place_find(text, strlen(text), &place, 1);
	if (place.line != line || place.column != column)
		fail_msg("%s is at %u:%u, not %u:%u", pointer, (unsigned)place.line,
		         (unsigned)place.column, (unsigned)line, (unsigned)column);
}

static void each_value_is_found_where_it_stands(void **state)
{
	(void)state;
	const char *text = "{\n  \"a\": [1, {\"b\": \"x]\\\"}\"}, 3],\n"
			   "  \"\xC3\xA9\": {\"k\": true}, \"a/b\": 5, \"t~\": 6,\n"
			   "  \"c\" : null }";
	expect(text, "", 1, 1);
	expect(text, "/a", 2, 8);
	expect(text, "/a/0", 2, 9);
	expect(text, "/a/1", 2, 12);
	expect(text, "/a/1/b", 2, 18);
	expect(text, "/a/2", 2, 28);
	expect(text, "/\xC3\xA9", 3, 8);
	expect(text, "/\xC3\xA9/k", 3, 14);
	expect(text, "/a~1b", 3, 28);
	expect(text, "/t~0", 3, 37);
	expect(text, "/c", 4, 9);
}

static void what_is_not_there_is_at_its_nearest_parent(void **state)
{
	(void)state;
	const char *text = "{\"meetings\":\n [{\"id\": 1},\n  {\"id\": 2}]}";
	expect(text, "/meetings/1/room", 3, 3);
	expect(text, "/meetings/7", 2, 2);
	expect(text, "/rooms/0", 1, 1);
}

/* A hundred pointers at once, among them beginnings of others, in one scan. */
static void many_are_found_in_one_scan(void **state)
{
	(void)state;
	char text[4096] = "[", pointers[101][16];
	struct place places[101];
	for (int i = 0; i < 100; i++)
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s{\"a\":1,\"a-b\":2}",
		         i > 0 ? ",\n" : "");
	strcat(text, "]");
	for (int i = 0; i <= 100; i++) {
		snprintf(pointers[i], sizeof pointers[i], i % 2 ? "/%d/a-b" : "/%d", 100 - i);
		places[i] = (struct place){.pointer = pointers[i]};
	}
	qsort(places, 101, sizeof *places, place_compare);
	place_find(text, strlen(text), places, 101);
	for (int i = 0; i <= 100; i++) {
		unsigned n = (unsigned)strtoul(places[i].pointer + 1, NULL, 10);
		assert_int_equal(places[i].line, n == 100 ? 1 : n + 1);
		if (n > 0 && n < 100)
			assert_int_equal(places[i].column, n % 2 ? 14 : 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_value_is_found_where_it_stands),
		cmocka_unit_test(what_is_not_there_is_at_its_nearest_parent),
		cmocka_unit_test(many_are_found_in_one_scan),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
