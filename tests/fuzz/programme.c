/* programme.c - fuzz the reader of programmes; what it accepts is checked and exported,
 * compared with another, and its JSON has to be read again to the same bytes. */
#include "fuzz.h"
#include "mutate.h"

#include "base/buffer.h"
#include "export/diff_report.h"

#define WHICH   "\"which\": {\"kind\": [\"plenary\", \"round-table\"]}"
#define PLENARY "\"which\": {\"kind\": \"plenary\"}"
#define TABLES  "\"which\": {\"kind\": \"round-table\"}"
#define FIRST   "\"which\": {\"position\": \"first\"}"
#define LAST    "\"which\": {\"position\": \"last\"}"
#define OFFICES "\"offices\": [\"president-of-the-general-assembly\", \"chair\"]"

/* Clauses of every kind: rule and parameters. */
static const char *const clauses[][2] = {
	{"dates", WHICH ", \"every_day\": true"},
	{"place", WHICH ", \"city\": \"New York\""},
	{"count", TABLES ", \"exactly\": 4"},
	{"when", FIRST ", \"part\": \"morning\", \"day\": 1"},
	{"when", TABLES ", \"part\": \"afternoon\", \"count\": 2"},
	{"concurrent", TABLES},
	{"order", "\"first\": {\"kind\": \"plenary\"}, \"then\": {\"kind\": \"round-table\"}"},
	{"duration", WHICH ", \"days\": 2, \"min_len\": 60, \"max_len\": 180"},
	{"hours", WHICH ", \"from\": \"10:00\", \"to\": \"18:00\""},
	{"opening", PLENARY ", " OFFICES},
	{"item", PLENARY ", \"kind\": \"summary\", \"by_chair\": true,"
                         " \"each\": {\"kind\": \"round-table\", \"also\": {\"kind\": \"panel\"}}"},
	{"item", LAST ", \"kind\": \"closing\", \"position\": \"last\", " OFFICES},
	{"theme", "\"theme\": \"Migration\""},
	{"theme", TABLES ", \"theme\": \"Migration\""},
	{"theme", TABLES ", \"theme\": \"Migration\", \"any\": true"},
	{"presides", WHICH ", " OFFICES},
	{"participates", "\"participants\": [\"holy-see\", \"iom\"]"},
	{"open-to", TABLES ", \"categories\": [\"member-state\"], \"may\": [\"ngo\"]"},
	{"cap", TABLES ", \"max\": 2"},
	{"chairs", TABLES ", \"min\": 1, \"max\": 2"},
	{"discussants", TABLES ", \"exactly\": 1"},
	{"speaking-time", PLENARY ", \"minutes\": 5"},
	{"speaking-time", "\"which\": {\"item\": \"statement\"}, \"minutes\": 5"},
	{"no-list", TABLES},
	{"deliverable", "\"kind\": \"overview\", " OFFICES ", \"before\": {\"kind\": \"plenary\"},"
                        " \"after\": {\"kind\": \"hearing\"}"},
	{"note", "\"reason\": \"r\""},
};

static void write_mandate(struct buffer *to)
{
	buffer_text(to, "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/FUZZ\", \"title\": \"F\","
	                "\"force\": \"binding\", \"conference\": {\"id\": \"c\", \"title\": \"C\","
	                "\"days\": [\"2006-09-14\", \"2006-09-15\"], \"parts\": ["
	                "{\"part\": \"morning\", \"from\": \"08:00\", \"to\": \"14:00\"},"
	                "{\"part\": \"afternoon\", \"from\": \"12:00\", \"to\": \"18:30\"}]},"
	                "\"clauses\": [");
	for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
		buffer_printf(to,
		              "%s{\"id\": \"clause-%zu\", \"para\": \"%zu\", \"verb\": \"decides\","
		              "\"quote\": \"q\", \"rule\": \"%s\", \"params\": {%s}}",
		              i > 0 ? "," : "", i, i, clauses[i][0], clauses[i][1]);
	buffer_text(to, "]}");
}

static const hld_mandate *baked_mandate(void)
{
	static hld_mandate *mandate;
	struct buffer text = {0};
	hld_error err = {0};
	if (mandate != NULL)
		return mandate;
	write_mandate(&text);
	if (hld_mandate_read(buffer_str(&text), text.size, "baked", &mandate, &err) != HLD_OK)
		fprintf(stderr, "%s: %s\n", err.pointer, err.text);
	MUST(mandate != NULL);
	buffer_release(&text);
	return mandate;
}

static void must_say(const hld_findings *findings)
{
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *finding = hld_findings_at(findings, i);
		size_t length = strlen(finding->text);
		MUST(finding->line > 0 && finding->column > 0 && length > 0);
		MUST(strchr(finding->text, '\n') == NULL);
		MUST(utf8_valid(finding->text, length) == length);
	}
}

static void check(const hld_programme *programme)
{
	const hld_mandate *mandate = baked_mandate();
	hld_findings *findings;
	MUST(hld_check(NULL, 0, programme, &findings, NULL) == HLD_OK);
	must_say(findings);
	hld_findings_free(findings);
	MUST(hld_check(&mandate, 1, programme, &findings, NULL) == HLD_OK);
	must_say(findings);
	hld_findings_free(findings);
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
static void export_calendar(const hld_programme *programme)
{
	static const hld_export_options options = {0};
	hld_error err = {0};
	char *text;
	size_t size;
	hld_status status = hld_export(programme, "ical", &options, &text, &size, &err);
	MUST(status == HLD_OK || (status == HLD_SCHEMA && err.text[0] != '\0'));
	MUST((status == HLD_OK) == (text != NULL));
	MUST(text == NULL || utf8_valid(text, size) == size);
	free(text);
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
	export_calendar(programme);
	hld_programme_free(programme);
	return 0;
}
