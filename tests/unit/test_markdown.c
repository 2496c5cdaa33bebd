/* test_markdown.c - what people write shows in Markdown as they wrote it: no title becomes a list, no
 * symbol a link. Whole agendas are held against the text by tests/interop/markdown.sh. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "hld.h"
#include "nasty.h"
#include "written.h"

static void marks_are_escaped_and_nothing_else(void **state)
{
	static const struct {
		const char *title, *written;
	} cases[] = {
		{"A/61/PV.1 (Part 2): \"Migration\" & more; 50 % - today!",
	         "# A/61/PV.1 (Part 2): \"Migration\" & more; 50 % - today!\n"},
		{"*a* _b_ [c](d) <e> |f| #g ~h~ `i` \\j $k$",
	         "# \\*a\\* \\_b\\_ \\[c\\](d) \\<e> \\|f\\| \\#g \\~h\\~ \\`i\\` \\\\j \\$k\\$\n"},
		{"AT&T &amp; &#42;", "# AT&T \\&amp; \\&\\#42;\n"},
		{"- point", "# \\- point\n"},
		{"--- rule", "# \\--- rule\n"},
		{"> quoted", "# \\> quoted\n"},
		{"1. one", "# 1\\. one\n"},
		{"12)", "# 12\\)\n"},
		{"10.30 a.m.", "# 10.30 a.m.\n"},
		{" \n two\n\nlines\t", "# two lines\n"}};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *text = nasty_export(cases[i].title, "md", &(hld_export_options){0});
		if (strncmp(text, cases[i].written, strlen(cases[i].written)) != 0)
			fail_msg("'%s' gives\n%s", cases[i].title, text);
		free(text);
	}
}

static void a_meeting_is_a_heading_with_a_list_below(void **state)
{
	(void)state;
	char *text = nasty_export("X", "md", &(hld_export_options){0});
	assert_has(text, "\n## Thursday, 14 September 2006\n\nX\n\n"
	                 "### 10 a.m.-1 p.m.: Round table 1\n\nX\n\nX\n\nTheme: X\n\nChair: X\n\n"
	                 "X\n\n- X\n");
	assert_has(text, "\n## Documents\n\n| Date | Document | Symbol |\n|---|---|---|\n"
	                 "| 6 June 2006 | X |  |\n");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_are_escaped_and_nothing_else),
		cmocka_unit_test(a_meeting_is_a_heading_with_a_list_below)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
