#include "nasty.h"

#include "unit.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "export/ical_octets.h"

/* clang-format off */
const char *const nasty_texts[NASTY_TEXTS] = {
	"END:VEVENT",
	"line\nEND:VEVENT\nBEGIN:VEVENT",
	"a, b; c\\, d\\n e\\\\ \"f\": g ^n ^' ^^",
	"]]> <!-- & &amp; &#0; <event id='1'> \"</title>",
	"الهجرة الدولية والتنمية: حوار رفيع المستوى",
	"🕊️👩‍👩‍👧‍👦🌍, 会议；国际移徙与发展问题高级别对话",
	"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
	"https://www.un.org/en/development/desa/population/migration/generalassembly/hld",
	"of\u2028three\u2029sorts\tof blanks\u00a0and \u202e right to left \u202c",
	"{\"title\": [\"%s%n\", null]}",
	"'; DROP TABLE meetings; --",
	"\uFEFF\uFFFE\uFFFF\u200B a byte order mark, what is no character, and no width"};
/* clang-format on */

hld_programme *nasty_programme(const char *text)
{
	json_t *json = json_pack(
		"{s:s, s:s, s:s, s:i, s:s, s:s, s:s, s:s,"
		" s:[{s:s, s:s}], s:[{s:s, s:s, s:s}], s:[{s:s, s:s, s:s, s:s}],"
		" s:[{s:s, s:s, s:i, s:s, s:s, s:s, s:[s], s:s, s:s, s:s, s:[{s:s, s:s, s:[s]}]}]}",
		"format", "hld-programme/1", "id", "nasty", "issued", "2006-09-01", "revision", 2,
		"zone", "America/New_York", "title", text, "organ", text, "city", text, "rooms",
		"id", "r", "name", text, "people", "id", "p", "name", text, "title", text,
		"deliverables", "id", "d", "kind", "overview", "title", text, "date", "2006-06-06",
		"meetings", "id", "m", "kind", "round-table", "number", 1, "start",
		"2006-09-14T10:00", "end", "2006-09-14T13:00", "room", "r", "chairs", "p", "title",
		text, "theme", text, "note", text, "items", "kind", "other", "title", text, "by",
		"p");
	hld_programme *programme;
	hld_error err = {0};
	assert_non_null(json);
	char *octets = json_dumps(json, 0);
	if (hld_programme_read(octets, strlen(octets), "nasty", &programme, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	free(octets);
	json_decref(json);
	return programme;
}

char *nasty_clean(const char *text)
{
	struct buffer clean = {0};
	size_t size;
	buffer_text(&clean, text);
	ical_clean(&clean);
	return buffer_take(&clean, &size);
}

char *nasty_export(const char *text, const char *format, const hld_export_options *options)
{
	hld_programme *programme = nasty_programme(text);
	hld_error err = {0};
	char *out;
	size_t size;
	hld_status status = hld_export(programme, format, options, &out, &size, &err);
	if (status != HLD_OK)
		fail_msg("%s: %s", text, err.text);
	assert_int_equal(strlen(out), size);
	hld_programme_free(programme);
	return out;
}
