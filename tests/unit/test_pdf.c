/* The agenda on paper: whatever a programme says, pages come out of it, or one line that tells why
 * not. A title that somebody pasted from elsewhere must not keep a conference without agendas. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "hld.h"
#include "nasty.h"

/* See tests/support/leaks_chinese.supp. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libcairo\n";
}

static hld_programme *read(const char *title, const char *note)
{
	struct buffer json = {0};
	hld_programme *programme;
	hld_error err = {0};
	buffer_printf(
		&json,
		"{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"%s\", "
		"\"note\": \"%s\", \"organ\": \"%s\", \"zone\": \"UTC\", \"meetings\": [{\"id\": "
		"\"m\", \"kind\": \"plenary\", \"start\": \"2006-09-14T10:00\", \"end\": "
		"\"2006-09-14T13:00\", \"title\": \"%s\", \"items\": [{\"kind\": \"opening\", "
		"\"title\": \"%s\", \"note\": \"%s\"}]}]}",
		title, note, title, title, title, note);
	hld_programme_read(json.at, json.size, "test", &programme, &err);
	assert_string_equal(err.text, "");
	buffer_release(&json);
	return programme;
}

/* Gives: how many pages there are. */
static unsigned count_pages(const char *bytes, size_t size)
{
	static const char page[] = "/Type /Page ";
	unsigned count = 0;
	for (size_t i = 0; i + sizeof page < size; i++)
		count += memcmp(bytes + i, page, sizeof page - 1) == 0;
	return count;
}

static unsigned export_well(const char *title, const char *note, const char *lang)
{
	hld_programme *programme = read(title, note);
	hld_export_options options = {.lang = lang};
	hld_error err = {0};
	char *out, *again;
	size_t size, size_again;
	hld_export(programme, "pdf", &options, &out, &size, &err);
	assert_string_equal(err.text, "");
	assert_int_equal(hld_export(programme, "pdf", &options, &again, &size_again, NULL), HLD_OK);
	assert_int_equal(size, size_again);
	assert_memory_equal(out, again, size);
	assert_memory_equal(out, "%PDF-1.4", 8);
	assert_memory_equal(out + size - 6, "%%EOF\n", 6);
	unsigned pages = count_pages(out, size);
	free(out);
	free(again);
	hld_programme_free(programme);
	return pages;
}

static char *repeat(const char *word, unsigned times)
{
	struct buffer text = {0};
	size_t size;
	for (unsigned i = 0; i < times; i++)
		buffer_text(&text, word);
	return buffer_take(&text, &size);
}

/* The first is as it is on one page; from the second on some have to go on on others. */
static void long_texts_go_on_on_the_next_page(void **state)
{
	static const char *const words[] = {
		"word ",  "x",      "A/RES/60/227",        "\u4e2d",
		"\u0645", "10:00-", "\u202e\u2067a\u2028", "a\u0301\u0301\u0301"};
	(void)state;
	assert_int_equal(export_well("T", "N", "en"), 1);
	for (size_t i = 0; i < LENGTH(words); i++) {
		char *text = repeat(words[i], 3000 / (unsigned)strlen(words[i]));
		assert_true(export_well(text, text, "en") > 1);
		assert_true(export_well("T", text, "ar") >= 1);
		free(text);
	}
}

static void nasty_texts_are_drawn(void **state)
{
	static const char *const texts[] = {"(\\\\) <</Type /Catalog>> endobj",
	                                    "%s %n {1} {2}",
	                                    "<span foreground='red'>&lt;",
	                                    "\u2066\u2069\u2069\u202a\u202c",
	                                    "\u05d0\u05d1 1/2 abc",
	                                    " ",
	                                    "\u00a0",
	                                    "-",
	                                    "A/",
	                                    "/"};
	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		assert_int_equal(export_well(texts[i], texts[i], "en"), 1);
		assert_int_equal(export_well(texts[i], texts[i], "ar"), 1);
		assert_int_equal(export_well(texts[i], texts[i], "zh"), 1);
	}
}

static void nasty_programmes_are_drawn(void **state)
{
	static const hld_export_options options = {.paper = "letter"};
	(void)state;
	for (size_t i = 0; i < NASTY_TEXTS; i++) {
		hld_programme *programme = nasty_programme(nasty_texts[i]);
		hld_error err = {0};
		char *out;
		size_t size;
		hld_status status = hld_export(programme, "pdf", &options, &out, &size, &err);
		if (status != HLD_OK) /* nobody has a glyph for it */
			assert_non_null(strstr(err.text, "there is no font for "));
		free(out);
		hld_programme_free(programme);
	}
}

static void what_no_font_has_is_named(void **state)
{
	static const struct {
		const char *title, *code, *package;
	} cases[] = {{"a \ue123 b", "(U+E123)", "fonts-noto-core"},
	             {"\U0001F600", "(U+1F600)", "fonts-noto-core"},
	             {"\U0003134A", "(U+3134A)", "fonts-noto-cjk"}};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		hld_programme *programme = read(cases[i].title, "N");
		hld_export_options options = {0};
		hld_error err = {0};
		char *out;
		size_t size;
		assert_int_equal(hld_export(programme, "pdf", &options, &out, &size, &err),
		                 HLD_WRITE);
		assert_null(out);
		assert_non_null(strstr(err.text, cases[i].code));
		assert_non_null(strstr(err.text, cases[i].package));
		assert_null(strchr(err.text, '\n'));
		hld_programme_free(programme);
	}
}

static void other_paper_is_refused(void **state)
{
	static const struct {
		const char *format, *paper, *text;
	} cases[] = {{"pdf", "A4", "no paper 'A4': use a4 or letter"},
	             {"pdf", "", "no paper '': use a4 or letter"},
	             {"ical", "a4", "--size goes with pdf, not with ical"}};
	(void)state;
	hld_programme *programme = read("T", "N");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		hld_export_options options = {.paper = cases[i].paper};
		hld_error err = {0};
		char *out;
		size_t size;
		assert_int_equal(
			hld_export(programme, cases[i].format, &options, &out, &size, &err),
			HLD_USAGE);
		assert_string_equal(err.text, cases[i].text);
	}
	hld_programme_free(programme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_texts_go_on_on_the_next_page),
		cmocka_unit_test(nasty_texts_are_drawn),
		cmocka_unit_test(nasty_programmes_are_drawn),
		cmocka_unit_test(what_no_font_has_is_named),
		cmocka_unit_test(other_paper_is_refused),
	};
	return HLD_PDF ? cmocka_run_group_tests(tests, NULL, NULL) : 77;
}
