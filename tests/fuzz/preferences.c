/* preferences.c - fuzz the reader of preferences; what it accepts has to be the same when it is
 * written and read again, and a small programme is planned by it. */
#include "joined.h"
#include "mutate.h"

#include "model/wish.h"
#include "solve/planned.h"
#include "solve/search.h"

static const char format[] = "hld-preferences/1";

enum { GRID_MIN = 60, STEPS = 300 };

static void must_be_the_same(const hld_preferences *preferences)
{
	char *text = written(format, &preferences_shape, preferences);
	hld_preferences *again;
	hld_error err = {0};
	if (hld_preferences_read(text, strlen(text), "json", &again, &err) != HLD_OK)
		fprintf(stderr, "%s: %s\n%s\n", err.pointer, err.text, text);
	MUST(again != NULL);
	char *second = written(format, &preferences_shape, again);
	MUST(strcmp(text, second) == 0);
	free(second);
	free(text);
	hld_preferences_free(again);
}

static void plan_by(const hld_preferences *preferences)
{
	hld_programme *programme = small_programme();
	const struct mandate_list none = {NULL, 0};
	struct arena arena = {0};
	struct problem problem;
	struct search_result found;
	hld_error err = {0};
	MUST(hld_programme_join_venue(programme, small_venue(), NULL) == HLD_OK);
	MUST(hld_programme_join_participants(programme, small_participants(), NULL) == HLD_OK);
	hld_status status = planned_prefer(programme, preferences, &err);
	MUST(status == HLD_OK || status == HLD_SCHEMA);
	MUST(status == HLD_OK || err.text[0] != '\0');
	MUST(problem_make(&arena, programme, NULL, &none, GRID_MIN, &problem));
	MUST(search(&arena, &problem, (struct search_limits){.seed = 1, .steps = STEPS}, &found));
	arena_free(&arena);
	hld_programme_free(programme);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	hld_preferences *preferences;
	hld_error err = {0};
	hld_status status =
		hld_preferences_read((const char *)data, size, "fuzz", &preferences, &err);
	MUST((status == HLD_OK) == (preferences != NULL));
	if (status != HLD_OK) {
		must_explain(status, &err);
		return 0;
	}
	must_be_the_same(preferences);
	plan_by(preferences);
	hld_preferences_free(preferences);
	return 0;
}
