/* test_complete.c - whatever a draft lacks, it gets, and what it has stays.
 *
 * Programmes that are planned of the mandates that ship lose some of their meetings and documents,
 * drawn at random. What is added makes up for it: the check finds no breach, and of what was left
 * nothing is gone. A draft of which nothing was taken stays as it is, to the byte. */
#include "unit.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "load/zone.h"
#include "solve/plan.h"

enum { DRAFTS = 12, MOST_MANDATES = 3 };

static const char *const conferences[][MOST_MANDATES] = {
	{"a-res-60-227", "a-res-59-241", "a-res-58-208"},
	{"a-res-67-219"},
	{"a-res-54-261", "a-res-54-281"},
	{"a-60-205"},
};

static const struct plan_limits limits = {.search = {.seed = 1}, .grid_min = 15};

static hld_mandate *load_mandate(const char *name)
{
	char path[512];
	hld_mandate *mandate;
	snprintf(path, sizeof path, HLD_SOURCE_DIR "/data/mandates/%s.json", name);
	assert_int_equal(hld_mandate_load(path, &mandate, NULL), HLD_OK);
	return mandate;
}

static hld_venue *load_venue(void)
{
	hld_venue *venue;
	assert_int_equal(
		hld_venue_load(HLD_SOURCE_DIR "/data/venues/un-headquarters.json", &venue, NULL),
		HLD_OK);
	return venue;
}

static char *text_of(const hld_programme *programme)
{
	const hld_export_options as_it_is = {0};
	char *text;
	size_t size;
	assert_int_equal(hld_export(programme, "json", &as_it_is, &text, &size, NULL), HLD_OK);
	return text;
}

static hld_programme *read_text(const char *text)
{
	hld_programme *programme;
	assert_int_equal(hld_programme_read(text, strlen(text), "draft", &programme, NULL), HLD_OK);
	assert_int_equal(hld_programme_join_venue(programme, load_venue(), NULL), HLD_OK);
	return programme;
}

/* The programme that the mandates call for. */
static char *plan(const struct mandate_list *mandates)
{
	struct plan_documents documents = {.venue = load_venue()};
	struct plans plans = {.most = 1};
	hld_programme *made;
	assert_int_equal(plan_make(mandates, &documents, zone_read, limits, &plans, &made, NULL),
	                 HLD_OK);
	char *text = text_of(made);
	hld_programme_free(made);
	plans_release(&plans);
	return text;
}

/* Take some of a list out, but no summary of what is not there any more stays. */
static void take_some(json_t *list, uint32_t of, struct random *random)
{
	for (size_t i = json_array_size(list); i-- > 0;)
		if (random_below(random, of) == 0)
			json_array_remove(list, i);
}

static bool has_meeting(const json_t *meetings, const char *id)
{
	size_t i;
	json_t *meeting;
	json_array_foreach(meetings, i,
	                   meeting) if (strcmp(json_string_value(json_object_get(meeting, "id")),
	                                       id) == 0) return true;
	return false;
}

static void drop_summaries(json_t *meetings)
{
	size_t i;
	json_t *meeting;
	json_array_foreach(meetings, i, meeting)
	{
		json_t *items = json_object_get(meeting, "items");
		for (size_t n = json_array_size(items); n-- > 0;) {
			const char *of =
				json_string_value(json_object_get(json_array_get(items, n), "of"));
			if (of != NULL && !has_meeting(meetings, of))
				json_array_remove(items, n);
		}
	}
}

/* Complete the draft, and mend it. */
static hld_programme *mend(const struct mandate_list *mandates, const char *draft, bool *changed)
{
	hld_programme *programme = read_text(draft);
	struct plans plans = {.most = 1};
	struct completion completion;
	hld_error err = {0};
	assert_int_equal(draft_complete(&plans.arena, mandates, programme, limits.grid_min, false,
	                                &completion, &err),
	                 HLD_OK);
	*changed = completion.changed;
	if (completion.changed) {
		char *text = text_of(programme);
		hld_programme_free(programme);
		programme = read_text(text);
		plans.completion = &completion;
		free(text);
	}
	if (plan_mend(mandates, programme, limits, &plans, &err) != HLD_OK)
		fail_msg("%s\n%s", err.text, draft);
	plans_release(&plans);
	return programme;
}

/* What was left of the draft is there: its meetings, each with as many items or more. */
static void expect_kept(const json_t *meetings, const hld_programme *mended)
{
	size_t i;
	json_t *meeting;
	json_array_foreach(meetings, i, meeting)
	{
		const struct meeting *kept = &mended->meetings.at[i];
		assert_string_equal(kept->id, json_string_value(json_object_get(meeting, "id")));
		assert_true(kept->items.count >=
		            json_array_size(json_object_get(meeting, "items")));
	}
}

static void complete_some(const struct mandate_list *mandates, struct random *random,
                          unsigned *added)
{
	bool changed;
	char *whole = plan(mandates);
	hld_programme_free(mend(mandates, whole, &changed));
	assert_false(changed);
	for (int n = 0; n < DRAFTS; n++) {
		json_t *draft = json_loads(whole, 0, NULL);
		json_t *meetings = json_object_get(draft, "meetings");
		take_some(meetings, 2 + random_below(random, 6), random);
		take_some(json_object_get(draft, "deliverables"), 4, random);
		drop_summaries(meetings);
		char *text = json_dumps(draft, 0);
		hld_programme *mended = mend(mandates, text, &changed);
		expect_kept(meetings, mended);
		*added += mended->meetings.count - (unsigned)json_array_size(meetings);
		hld_programme_free(mended);
		free(text);
		json_decref(draft);
	}
	free(whole);
}

static void what_lacks_is_added(void **state)
{
	struct random random = random_seeded(3);
	unsigned added = 0;
	(void)state;
	for (size_t i = 0; i < LENGTH(conferences); i++) {
		hld_mandate *loaded[MOST_MANDATES];
		struct mandate_list mandates = {(const hld_mandate *const *)loaded, 0};
		for (int m = 0; m < MOST_MANDATES && conferences[i][m] != NULL; m++)
			loaded[mandates.count++] = load_mandate(conferences[i][m]);
		complete_some(&mandates, &random, &added);
		for (size_t m = 0; m < mandates.count; m++)
			hld_mandate_free(loaded[m]);
	}
	assert_true(added > 2 * DRAFTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_lacks_is_added),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
