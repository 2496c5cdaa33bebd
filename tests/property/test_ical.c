/* test_ical.c - a programme comes back from its calendar, whatever it holds and whoever had the
 * calendar in between.
 *
 * Whoever keeps the programme of a conference in a calendar program would else lose, without a
 * word, what a calendar has no property for; and a title that could end a line could put a
 * meeting of its own into the calendar of every delegation. */
#include "unit.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "draw.h"
#include "generate.h"
#include "hld.h"
#include "model/programme.h"

/* A sanitizer makes each event fifty times as slow: with it, fewer are tried. */
#if defined(__SANITIZE_ADDRESS__)
enum { DRAWN = 40, GENERATED = 4, BATCHES = 10, BATCH = 100, CHANGED = 1 };
#else
enum { DRAWN = 300, GENERATED = 20, BATCHES = 100, BATCH = 100, CHANGED = 5 };
#endif

static hld_programme *read_any(const char *text, size_t size, const char *name)
{
	hld_programme *programme;
	hld_error err = {0};
	if (hld_programme_read(text, size, name, &programme, &err) != HLD_OK)
		fail_msg("%s:%u:%u: %s %s", name, err.line, err.column, err.pointer, err.text);
	return programme;
}

/* Read a calendar of ours, of which nothing is to be guessed. */
static hld_programme *read_back(const char *calendar, size_t size)
{
	uint32_t line, column;
	hld_programme *programme = read_any(calendar, size, "c.ics");
	const char *remark = hld_programme_remark(programme, 0, &line, &column);
	if (remark != NULL)
		fail_msg("c.ics:%u:%u: %s", line, column, remark);
	return programme;
}

static char *export(const hld_programme *programme, const char *format, bool utc, size_t *size)
{
	const hld_export_options options = {.utc = utc, .has_stamp = true, .stamp = 1157068800};
	hld_error err = {0};
	char *text;
	if (hld_export(programme, format, &options, &text, size, &err) != HLD_OK)
		fail_msg("%s: %s", format, err.text);
	return text;
}

/* The programme as JSON, with its meetings by id: a calendar has them by time. */
static json_t *by_id(const hld_programme *programme)
{
	size_t size, index;
	char *text = export(programme, "json", false, &size);
	json_t *json = json_loadb(text, size, 0, NULL), *meetings = json_object(), *meeting;
	assert_non_null(json);
	json_array_foreach(json_object_get(json, "meetings"), index, meeting)
	{
		const char *id = string_of(meeting, "id");
		assert_null(json_object_get(meetings, id));
		json_object_set(meetings, id, meeting);
	}
	json_object_set_new(json, "meetings", meetings);
	free(text);
	return json;
}

static void expect_same(const hld_programme *a, const hld_programme *b)
{
	json_t *x = by_id(a), *y = by_id(b);
	if (!json_equal(x, y))
		fail_msg("%s\n%s", json_dumps(x, JSON_INDENT(1)), json_dumps(y, JSON_INDENT(1)));
	json_decref(x);
	json_decref(y);
}

/* Out as a calendar and in again: the same programme, and the same calendar. */
static void expect_back(const hld_programme *programme, bool utc)
{
	size_t size, again_size;
	char *calendar = export(programme, "ical", utc, &size);
	hld_programme *again = read_back(calendar, size);
	char *second = export(again, "ical", utc, &again_size);
	expect_same(programme, again);
	assert_string_equal(calendar, second);
	assert_true(size == again_size && size == strlen(calendar));
	hld_programme_free(again);
	free(second);
	free(calendar);
}

static void drawn_programmes_come_back(void **state)
{
	(void)state;
	json_t *base = json_load_file(HLD_SOURCE_DIR "/data/programmes/hld-2006.json", 0, NULL);
	assert_non_null(base);
	unsigned tried = 0;
	for (unsigned seed = 0; seed < DRAWN; seed++) {
		uint64_t random;
		json_t *drawn = draw_programme(base, seed, &random);
		char *text = json_dumps(drawn, 0), *calendar;
		size_t size;
		hld_programme *programme = read_any(text, strlen(text), "drawn");
		const hld_export_options plain = {0};
		/* Some have meetings that end before they start, which no calendar can say. */
		if (hld_export(programme, "ical", &plain, &calendar, &size, NULL) == HLD_OK) {
			expect_back(programme, seed % 2 != 0);
			free(calendar);
			tried++;
		}
		hld_programme_free(programme);
		free(text);
		json_decref(drawn);
	}
	assert_true(tried > DRAWN / 2);
	json_decref(base);
}

static void generated_programmes_come_back(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < GENERATED; seed++) {
		struct buffer text = {0};
		generate_programme(&text, 100 + seed, seed % 3 * 10, seed);
		hld_programme *programme = read_any(text.at, text.size, "generated");
		expect_back(programme, seed % 2 != 0);
		hld_programme_free(programme);
		buffer_release(&text);
	}
}

static const char *const pieces[] = {
	"END:VEVENT",
	"\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Evil",
	"\r\nX-EVIL:1",
	"\r",
	"\n",
	"\t",
	" ",
	"  ",
	"\\",
	"\\n",
	"\\,",
	"\\\\",
	",",
	";",
	":",
	"\"",
	"^",
	"^n",
	"^^",
	"^'",
	"^|",
	"^u0041",
	"\\u0041",
	"%0D%0A",
	"=0D=0A",
	"&#10;",
	"e\xCC\x81\xCC\xA3",
	"\xD8\xA7\xD9\x84\xD9\x87\xD8\xAC\xD8\xB1\xD8\xA9",
	"\xE2\x80\x8F\xE2\x81\xA6x\xE2\x81\xA9",
	"\xE2\x80\xA8",
	"\xE2\x80\xA9",
	"\xEF\xBB\xBF",
	"\xEF\xBF\xBE",
	"\xEF\xBF\xBF",
	"\xE4\xBC\x9A\xE8\xAE\xAE",
	"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
	"https://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/60/227&Lang=E&x=12345",
	"{\"id\":\"x\"}",
	"X-HLD-MEETING:{}",
};

/* A text of a few pieces, most of them about as long as a line has room for. */
static void draw_text(struct buffer *to, uint64_t *random)
{
	buffer_cut(to, 0);
	buffer_fill(to, 'x', draw_below(random, 2) == 0 ? draw_below(random, 80) : 1);
	for (uint32_t n = draw_below(random, 5) + 1; n > 0; n--)
		buffer_text(to, pieces[draw_below(random, (uint32_t)LENGTH(pieces))]);
	if (draw_below(random, 2) == 0)
		buffer_byte(to, 'y');
}

/* A carriage return is no part of any programme: the reader refuses it, and it is left out. */
static json_t *text_without_returns(struct buffer *text)
{
	size_t kept = 0;
	for (size_t i = 0; i < text->size; i++)
		if (text->at[i] != '\r')
			text->at[kept++] = text->at[i];
	buffer_cut(text, kept);
	json_t *string = json_stringn(buffer_str(text), text->size);
	assert_non_null(string);
	return string;
}

static json_t *draw_nasty(unsigned batch)
{
	uint64_t random = batch + 1;
	struct buffer text = {0};
	json_t *meetings = json_array();
	for (int i = 0; i < BATCH; i++) {
		char id[16];
		snprintf(id, sizeof id, "m-%d", i);
		json_t *meeting = json_pack("{s:s, s:s, s:s, s:s}", "id", id, "kind",
		                            i % 2 != 0 ? "panel" : "plenary", "start",
		                            "2006-09-14T10:00", "end", "2006-09-14T13:00");
		static const char *const keys[] = {"title", "theme", "note", "city"};
		for (size_t k = 0; k < LENGTH(keys); k++) {
			draw_text(&text, &random);
			json_object_set_new(meeting, keys[k], text_without_returns(&text));
		}
		draw_text(&text, &random);
		json_object_set_new(meeting, "items",
		                    json_pack("[{s:s, s:o}]", "kind", "other", "title",
		                              text_without_returns(&text)));
		json_array_append_new(meetings, meeting);
	}
	draw_text(&text, &random);
	json_t *title = text_without_returns(&text);
	buffer_release(&text);
	return json_pack("{s:s, s:s, s:o, s:s, s:o}", "format", "hld-programme/1", "id", "nasty",
	                 "title", title, "zone", "America/New_York", "meetings", meetings);
}

/* Lines of one event, unfolded, are those of the properties that hld writes, in their order. */
static void expect_no_more_properties(const char *calendar, unsigned events)
{
	static const char *const names[] = {
		"BEGIN:VEVENT", "UID:",      "DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:",
		"DTSTART;",     "DTEND;",    "SUMMARY;", "LOCATION:",      "DESCRIPTION:",
		"CATEGORIES:",  "STATUS:",   "TRANSP:",  "ORGANIZER;",     "X-HLD-MEETING:",
		"X-HLD-ITEMS:", "END:VEVENT"};
	size_t n = 0;
	unsigned found = 0;
	const char *line = strstr(calendar, "\r\nBEGIN:VEVENT\r\n");
	assert_non_null(line);
	for (line += 2; *line != '\0'; line = strstr(line, "\r\n") + 2) {
		if (*line == ' ')
			continue;
		if (n == 0 && strncmp(line, "END:VCALENDAR\r\n", 15) == 0)
			break;
		if (n == 8 && strncmp(line, names[8], strlen(names[8])) != 0)
			n++; /* where the city is nothing but blanks */
		if (strncmp(line, names[n], strlen(names[n])) != 0)
			fail_msg("event %u: '%.40s' where %s is due", found, line, names[n]);
		n++;
		if (n == LENGTH(names)) {
			n = 0;
			found++;
		}
	}
	assert_int_equal(found, events);
}

/* Ten thousand titles (without a sanitizer), and as many themes, notes, cities and items. */
static void no_text_is_lost_or_becomes_a_property(void **state)
{
	(void)state;
	for (unsigned batch = 0; batch < BATCHES; batch++) {
		json_t *json = draw_nasty(batch);
		char *text = json_dumps(json, 0);
		assert_non_null(text);
		hld_programme *programme = read_any(text, strlen(text), "nasty");
		size_t size;
		char *calendar = export(programme, "ical", false, &size);
		expect_no_more_properties(calendar, BATCH);
		/* which a server could not put into its XML */
		assert_null(strstr(calendar, "\xEF\xBF\xBE"));
		assert_null(strstr(calendar, "\xEF\xBF\xBF"));
		expect_back(programme, false);
		free(calendar);
		hld_programme_free(programme);
		free(text);
		json_decref(json);
	}
}

static void a_carriage_return_is_refused(void **state)
{
	(void)state;
	static const char text[] = "{\"format\": \"hld-programme/1\", \"id\": \"x\", \"title\": "
				   "\"a\\r\\nX-EVIL:1\", \"zone\": \"UTC\", \"meetings\": []}";
	hld_programme *programme;
	hld_error err = {0};
	assert_int_equal(hld_programme_read(text, strlen(text), "x", &programme, &err), HLD_SCHEMA);
	assert_string_equal(err.text, "has the control character U+000D; take it out");
}

/* What other programs do to a calendar on its way. */
enum way { UNFOLDED, REFOLDED, NOT_ESCAPED, ESCAPED_AGAIN, LINE_FEEDS, WAYS };

static char *unfolded(const char *calendar)
{
	struct buffer to = {0};
	size_t size;
	for (; *calendar != '\0'; calendar++) {
		while (strncmp(calendar, "\r\n ", 3) == 0)
			calendar += 3;
		buffer_byte(&to, *calendar);
	}
	return buffer_take(&to, &size);
}

/* Fold at every tenth octet or so, between two characters. */
static void add_folded(struct buffer *to, const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (i % 10 == 9 && ((unsigned char)line[i] & 0xC0) != 0x80)
			buffer_text(to, "\r\n\t");
		buffer_byte(to, line[i]);
	}
}

static void add_changed(struct buffer *to, const char *line, size_t length, enum way way)
{
	bool is_record = strncmp(line, "X-HLD-", 6) == 0;
	for (size_t i = 0; i < length; i++) {
		if (is_record && line[i] == '\\' && way == NOT_ESCAPED)
			continue;
		if (is_record && strchr("\\,;", line[i]) != NULL && way == ESCAPED_AGAIN)
			buffer_byte(to, '\\');
		buffer_byte(to, line[i]);
	}
}

static char *changed(const char *calendar, enum way way)
{
	struct buffer to = {0};
	char *lines = unfolded(calendar);
	size_t size;
	for (const char *line = lines; *line != '\0';) {
		size_t length = strcspn(line, "\r");
		if (way == REFOLDED)
			add_folded(&to, line, length);
		else
			add_changed(&to, line, length, way);
		buffer_text(&to, way == LINE_FEEDS ? "\n" : "\r\n");
		line += length + 2;
	}
	free(lines);
	return buffer_take(&to, &size);
}

static void other_programs_may_fold_and_escape_as_they_like(void **state)
{
	(void)state;
	for (unsigned batch = 0; batch < CHANGED; batch++) {
		json_t *json = draw_nasty(batch);
		char *text = json_dumps(json, 0);
		hld_programme *programme = read_any(text, strlen(text), "nasty");
		size_t size;
		char *calendar = export(programme, "ical", false, &size);
		for (enum way way = 0; way < WAYS; way++) {
			char *other = changed(calendar, way);
			assert_string_not_equal(other, calendar);
			hld_programme *again = read_back(other, strlen(other));
			expect_same(programme, again);
			hld_programme_free(again);
			free(other);
		}
		free(calendar);
		hld_programme_free(programme);
		free(text);
		json_decref(json);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drawn_programmes_come_back),
		cmocka_unit_test(generated_programmes_come_back),
		cmocka_unit_test(no_text_is_lost_or_becomes_a_property),
		cmocka_unit_test(a_carriage_return_is_refused),
		cmocka_unit_test(other_programs_may_fold_and_escape_as_they_like),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
