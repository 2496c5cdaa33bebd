/* programme.c - fuzz the reader of programmes; what it accepts is checked and exported,
 * compared with another, and its JSON has to be read again to the same bytes. All that once more
 * with a list of participants and a venue joined to it, which are no part of what is written. */
#include "joined.h"
#include "mutate.h"

#include "clauses.h"
#include "export/diff_report.h"

static void check(const hld_programme *programme)
{
	must_find(NULL, programme);
	must_find(baked_mandate(), programme);
}

/* Gives: how many changes there are, each of which is said on one line. */
static size_t changes(const hld_programme *old, const hld_programme *new)
{
	struct arena arena = {0};
	struct buffer text = {0}, json = {0};
	struct diff diff;
	MUST(diff_programmes(old, new, 0, &arena, &diff));
	report_diff(&diff, "new", &text);
	MUST(!text.failed && utf8_valid(text.at, text.size) == text.size);
	size_t lines = 0, count = diff.changes.count;
	for (size_t i = 0; i < text.size; i++)
		lines += text.at[i] == '\n';
	MUST(lines <= count + 1 && (lines > 1) == (count > 0));
	MUST(report_diff_json(&diff, &json, NULL) == HLD_OK);
	MUST(utf8_valid(json.at, json.size) == json.size);
	buffer_release(&text);
	buffer_release(&json);
	arena_free(&arena);
	return count;
}

/* Against a programme that has little in common with any. */
static void compare(const hld_programme *programme)
{
	static const char other[] =
		"{\"format\": \"hld-programme/1\", \"id\": \"o\", \"title\": \"O\","
		"\"zone\": \"UTC\", \"meetings\": [{\"id\": \"round-table-1\","
		"\"kind\": \"round-table\", \"number\": 1, \"start\": \"2006-09-14T10:00\","
		"\"end\": \"2006-09-14T13:00\", \"items\": [{\"kind\": \"summary\"},"
		"{\"kind\": \"statements\", \"by\": [\"a\", \"b\"]}]}]}";
	hld_programme *baked;
	MUST(hld_programme_read(other, strlen(other), "baked", &baked, NULL) == HLD_OK);
	MUST(changes(baked, programme) == changes(programme, baked));
	hld_programme_free(baked);
}

static char *export(const hld_programme *programme, const char *format, size_t *size)
{
	static const hld_export_options in_french = {.lang = "fr"};
	hld_error err = {0};
	char *text;
	hld_status status = hld_export(programme, format, &in_french, &text, size, &err);
	MUST(status == HLD_OK && text != NULL && text[*size] == '\0' && strlen(text) == *size);
	MUST(utf8_valid(text, *size) == *size);
	return text;
}

static void export_all(const hld_programme *programme)
{
	hld_programme *again;
	hld_error err = {0};
	size_t size, size_again;
	free(export(programme, "text", &size));
	char *text = export(programme, "json", &size);
	if (hld_programme_read(text, size, "export", &again, &err) != HLD_OK)
		fprintf(stderr, "%s: %s\n%s\n", err.pointer, err.text, text);
	MUST(again != NULL);
	MUST(changes(programme, again) == 0);
	char *text_again = export(again, "json", &size_again);
	MUST(size == size_again && memcmp(text, text_again, size) == 0);
	free(text_again);
	free(text);
	hld_programme_free(again);
}

/* A calendar cannot say everything, but whatever it does say is text. */
static void export_some(const hld_programme *programme, const char *format,
                        const hld_export_options *options)
{
	hld_error err = {0};
	char *text;
	size_t size;
	hld_status status = hld_export(programme, format, options, &text, &size, &err);
	MUST(status == HLD_OK || (status == HLD_SCHEMA && err.text[0] != '\0'));
	MUST((status == HLD_OK) == (text != NULL));
	MUST(text == NULL || utf8_valid(text, size) == size);
	free(text);
}

static void export_calendar(const hld_programme *programme, const char *participant)
{
	static const char *const formats[] = {"ical", "jcal", "todo", "schedule-xml",
	                                      "schedule-json"};
	hld_export_options options = {.participant = participant};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		export_some(programme, formats[i], &options);
	if (participant != NULL)
		export_some(programme, "freebusy", &options);
	options.deliverables = true;
	export_some(programme, "jcal", &options);
	options = (hld_export_options){.room = programme->all_rooms.count > 0
	                                               ? programme->all_rooms.at[0].room->id
	                                               : NULL};
	if (options.room != NULL)
		export_some(programme, "freebusy", &options);
}

/* For a delegation and for a person. */
static void export_personal(const hld_programme *programme)
{
	const char *ids[] = {
		programme->delegations.count > 0 ? programme->delegations.at[0].participant->id
						 : NULL,
		programme->persons.count > 0 ? programme->persons.at[0].person->id : NULL};
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		const hld_export_options options = {.participant = ids[i]};
		char *text;
		size_t size;
		if (ids[i] == NULL)
			continue;
		MUST(hld_export(programme, "text", &options, &text, &size, NULL) == HLD_OK);
		MUST(utf8_valid(text, size) == size);
		free(text);
		export_calendar(programme, ids[i]);
	}
}

/* With the people and rooms of other documents. */
static void join(hld_programme *programme)
{
	size_t size, size_joined;
	char *text = export(programme, "json", &size);
	MUST(hld_programme_join_participants(programme, small_participants(), NULL) == HLD_OK);
	MUST(hld_programme_join_venue(programme, small_venue(), NULL) == HLD_OK);
	check(programme);
	char *joined = export(programme, "json", &size_joined);
	MUST(size == size_joined && memcmp(text, joined, size) == 0);
	free(joined);
	free(text);
	free(export(programme, "text", &size));
	export_calendar(programme, NULL);
	export_personal(programme);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	hld_programme *programme;
	hld_error err = {0};
	hld_status status = hld_programme_read((const char *)data, size, "fuzz", &programme, &err);
	if (status != HLD_OK) {
		must_explain(status, &err);
		return 0;
	}
	check(programme);
	compare(programme);
	export_all(programme);
	export_calendar(programme, NULL);
	join(programme);
	hld_programme_free(programme);
	return 0;
}
