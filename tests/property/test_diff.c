/* test_diff.c - what must hold of the difference of any two programmes.
 *
 * Whoever is told that nothing changed prints no new agenda; whoever goes back to the old
 * programme has to hear of each change again, the other way round. */
#include "unit.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "draw.h"
#include "model/diff.h"
#include "model/value.h"

enum { PROGRAMMES = 1500, NEIGHBOURS = 4 };

static json_t *base;
static hld_programme *programmes[PROGRAMMES];

static int load(void **state)
{
	(void)state;
	base = json_load_file(HLD_SOURCE_DIR "/data/programmes/hld-2006.json", 0, NULL);
	assert_non_null(base);
	for (unsigned seed = 0; seed < PROGRAMMES; seed++) {
		uint64_t random;
		json_t *drawn = draw_programme(base, seed, &random);
		char *text = json_dumps(drawn, 0);
		assert_int_equal(
			hld_programme_read(text, strlen(text), "drawn", &programmes[seed], NULL),
			HLD_OK);
		free(text);
		json_decref(drawn);
	}
	return 0;
}

static int release(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < PROGRAMMES; seed++)
		hld_programme_free(programmes[seed]);
	json_decref(base);
	return 0;
}

static void a_programme_does_not_differ_from_itself(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < PROGRAMMES; seed++) {
		struct arena arena = {0};
		struct diff diff;
		assert_true(diff_programmes(programmes[seed], programmes[seed], 0, &arena, &diff));
		if (diff.changes.count > 0)
			fail_msg("programme %u: '%s' of a %s changed", seed,
			         diff.changes.at[0].field != NULL ? diff.changes.at[0].field->name
			                                          : "all",
			         diff.changes.at[0].shape->name);
		arena_free(&arena);
	}
}

/* One order for the changes there and back. */
static int change_compare(const void *a, const void *b)
{
	const struct change *x = a, *y = b;
	const void *keys[][2] = {{x->record[OLD], y->record[OLD]},
	                         {x->record[NEW], y->record[NEW]},
	                         {x->field, y->field}};
	for (size_t i = 0; i < LENGTH(keys); i++)
		if (keys[i][0] != keys[i][1])
			return (uintptr_t)keys[i][0] < (uintptr_t)keys[i][1] ? -1 : 1;
	return 0;
}

static void turn_round(struct change *change)
{
	const void *record = change->record[OLD];
	change->record[OLD] = change->record[NEW];
	change->record[NEW] = record;
	if (change->aspect == ASPECT_ADDED || change->aspect == ASPECT_CANCELLED)
		change->aspect = change->aspect == ASPECT_ADDED ? ASPECT_CANCELLED : ASPECT_ADDED;
}

/* A copy of the changes, in one order. */
static struct change *sorted(const struct diff *diff, bool round)
{
	uint32_t count = diff->changes.count;
	struct change *changes = malloc((count + 1) * sizeof *changes);
	assert_non_null(changes);
	for (uint32_t i = 0; i < count; i++) {
		changes[i] = diff->changes.at[i];
		if (round)
			turn_round(&changes[i]);
	}
	qsort(changes, count, sizeof *changes, change_compare);
	return changes;
}

static void expect_mirror(const struct diff *there, const struct diff *back, unsigned a, unsigned b)
{
	struct change *changes = sorted(there, false), *mirror = sorted(back, true);
	assert_int_equal(there->changes.count, back->changes.count);
	for (uint32_t i = 0; i < there->changes.count; i++)
		if (change_compare(&changes[i], &mirror[i]) != 0 ||
		    changes[i].aspect != mirror[i].aspect)
			fail_msg("programmes %u and %u: no change back for '%s' of a %s", a, b,
			         changes[i].field != NULL ? changes[i].field->name : "all",
			         changes[i].shape->name);
	free(changes);
	free(mirror);
	assert_int_equal(there->totals[ASPECT_ADDED], back->totals[ASPECT_CANCELLED]);
	assert_int_equal(there->totals[ASPECT_CANCELLED], back->totals[ASPECT_ADDED]);
}

/* Each against some others: the changes are none if and only if all keys are the same. */
static void there_and_back_are_the_same_changes(void **state)
{
	unsigned same = 0;
	(void)state;
	for (unsigned a = 0; a < PROGRAMMES; a++)
		for (unsigned n = 1; n <= NEIGHBOURS; n++) {
			unsigned b = (a + n * n * 7) % PROGRAMMES;
			struct arena arena = {0};
			struct diff there, back;
			assert_true(
				diff_programmes(programmes[a], programmes[b], 0, &arena, &there));
			assert_true(
				diff_programmes(programmes[b], programmes[a], 0, &arena, &back));
			bool is_same = record_same(&programme_shape, programmes[a], programmes[b]);
			if (is_same != (there.changes.count == 0))
				fail_msg("programmes %u and %u: %u changes", a, b,
				         (unsigned)there.changes.count);
			expect_mirror(&there, &back, a, b);
			same += is_same;
			arena_free(&arena);
		}
	assert_in_range(same, 1, PROGRAMMES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_programme_does_not_differ_from_itself),
		cmocka_unit_test(there_and_back_are_the_same_changes),
	};
	return cmocka_run_group_tests(tests, load, release);
}
