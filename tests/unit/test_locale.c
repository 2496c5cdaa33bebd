/* test_locale.c - times, days, ordinals and labels in the five languages that are translated. Were
 * they wrong, a delegate would come at another hour than one who reads English. */
#include "unit.h"

#include <string.h>

#include "base/civil.h"
#include "export/agenda_words.h"
#include "written.h"

static const struct locale *in(const char *code)
{
	const struct locale *locale = locale_find(code);
	assert_string_equal(locale->code, code);
	return locale;
}

static void languages_are_found_by_their_codes(void **state)
{
	(void)state;
	static const struct {
		const char *code, *found;
	} cases[] = {{NULL, "en"},  {"en", "en"},      {"fr", "fr"},    {"fr-CH", "fr"},
	             {"FR", "fr"},  {"zh-Hans", "zh"}, {"pt_BR", "en"}, {"", "en"},
	             {"frr", "en"}, {"f", "en"}};
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_string_equal(locale_find(cases[i].code)->code, cases[i].found);
	assert_true(in("ar")->right_to_left);
	assert_false(in("zh")->right_to_left);
}

static void spans_are_those_of_the_language(void **state)
{
	(void)state;
	static const struct {
		const char *lang, *start, *end, *span;
	} cases[] = {
		{"fr", "2006-09-14T10:00", "2006-09-14T13:00", "10\u00a0heures-13\u00a0heures"},
		{"fr", "2006-09-14T10:30", "2006-09-14T12:05",
	         "10\u00a0h\u00a030-12\u00a0h\u00a005"},
		{"fr", "2006-09-14T21:00", "2006-09-15T00:00", "21\u00a0heures-24\u00a0heures"},
		{"fr", "2006-09-14T00:00", "2006-09-14T00:30", "0\u00a0heures-0\u00a0h\u00a030"},
		{"fr", "2006-09-15T10:00", NULL, "10\u00a0heures le vendredi 15 septembre"},
		{"es", "2006-09-14T10:00", "2006-09-14T13:00", "10.00-13.00"},
		{"es", "2006-09-14T09:05", "2006-09-14T12:00", "9.05-12.00"},
		{"es", NULL, "2006-09-14T13:00", "hasta las 13.00"},
		{"ru", "2006-09-14T15:00", "2006-09-14T18:00", "15:00-18:00"},
		{"ru", "2006-09-14T22:00", "2006-09-15T02:00", "22:00-2:00 (пятница, 15 сентября)"},
		{"zh", "2006-09-14T10:00", "2006-09-14T13:00", "上午10时至下午1时"},
		{"zh", "2006-09-14T15:00", "2006-09-14T18:00", "下午3时至6时"},
		{"zh", "2006-09-14T10:05", "2006-09-14T10:10", "上午10时05分至10时10分"},
		{"zh", "2006-09-14T11:00", "2006-09-14T12:00", "上午11时至中午12时"},
		{"zh", "2006-09-14T12:00", "2006-09-14T13:30", "中午12时至下午1时30分"},
		{"zh", "2006-09-14T21:00", "2006-09-15T00:00", "下午9时至午夜12时"},
		{"ar", "2006-09-14T10:00", "2006-09-14T13:00", "\u206610:00-13:00\u2069"},
		{"ar", "2006-09-14T15:30", NULL, "15:30"}};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct moment start = written_moment(cases[i].start),
			      end = written_moment(cases[i].end);
		struct buffer span = {0};
		agenda_add_span(&span, in(cases[i].lang), civil_day(2006, 9, 14), &start, &end);
		assert_string_equal(buffer_str(&span), cases[i].span);
		buffer_release(&span);
	}
}

static void days_are_those_of_the_language(void **state)
{
	(void)state;
	static const struct {
		const char *lang, *weekday, *days, *longer;
	} cases[] = {{"fr", "Vendredi 1er septembre 2006", "1er et 2 septembre 2006",
	              "1er septembre-3 octobre 2006"},
	             {"es", "Viernes 1 de septiembre de 2006", "1 y 2 de septiembre de 2006",
	              "1 de septiembre a 3 de octubre de 2006"},
	             {"ru", "Пятница, 1 сентября 2006 года", "1 и 2 сентября 2006 года",
	              "1 сентября - 3 октября 2006 года"},
	             {"zh", "2006年9月1日，星期五", "2006年9月1日和2日", "2006年9月1日至10月3日"},
	             {"ar", "الجمعة، 1 أيلول/سبتمبر 2006", "1 و 2 أيلول/سبتمبر 2006",
	              "1 أيلول/سبتمبر - 3 تشرين الأول/أكتوبر 2006"}};
	const int32_t first = civil_day(2006, 9, 1);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buffer weekday = {0}, days = {0}, longer = {0};
		agenda_add_weekday(&weekday, in(cases[i].lang), first);
		agenda_add_days(&days, in(cases[i].lang), first, first + 1);
		agenda_add_days(&longer, in(cases[i].lang), first, civil_day(2006, 10, 3));
		assert_string_equal(buffer_str(&weekday), cases[i].weekday);
		assert_string_equal(buffer_str(&days), cases[i].days);
		assert_string_equal(buffer_str(&longer), cases[i].longer);
		buffer_release(&weekday);
		buffer_release(&days);
		buffer_release(&longer);
	}
}

static void labels_are_those_of_the_language(void **state)
{
	(void)state;
	static const struct {
		const char *lang, *first, *third, *table;
	} cases[] = {
		{"fr", "1re séance plénière", "21e séance plénière", "Table ronde 2"},
		{"es", "1ª sesión plenaria", "21ª sesión plenaria", "Mesa redonda 2"},
		{"ru", "1-е пленарное заседание", "21-е пленарное заседание", "Круглый стол 2"},
		{"zh", "第1次全体会议", "第21次全体会议", "圆桌会议2"},
		{"ar", "الجلسة العامة 1", "الجلسة العامة 21", "المائدة المستديرة 2"}};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const struct meeting meetings[] = {{.kind = PLENARY, .number = 1},
		                                   {.kind = PLENARY, .number = 21},
		                                   {.kind = ROUND_TABLE, .number = 2}};
		const char *const wanted[] = {cases[i].first, cases[i].third, cases[i].table};
		for (size_t j = 0; j < LENGTH(meetings); j++) {
			struct buffer label = {0};
			agenda_add_label(&label, in(cases[i].lang), &meetings[j]);
			assert_string_equal(buffer_str(&label), wanted[j]);
			buffer_release(&label);
		}
	}
}

static void expect_all(const struct locale *locale, const struct words *words)
{
	for (int32_t value = 1; words->names[value] != NULL; value++) {
		const char *label = words_label(words, value);
		if (locale_text(locale, label) == label)
			fail_msg("'%s' is not translated into %s", label, locale->name);
	}
}

/* The labels of the vocabularies are in no call that a tool could find them in. */
static void every_label_is_translated(void **state)
{
	(void)state;
	for (const struct locale *locale = locales + 1; locale->code != NULL; locale++) {
		expect_all(locale, &meeting_kind_words);
		expect_all(locale, &item_kind_words);
		expect_all(locale, &category_words);
		expect_all(locale, &level_words);
		for (int32_t month = 1; month <= 12; month++)
			assert_ptr_not_equal(locale_text(locale, civil_month_name(month)),
			                     civil_month_name(month));
		for (int32_t day = 0; day < 7; day++)
			assert_ptr_not_equal(locale_text(locale, civil_weekday_name(day)),
			                     civil_weekday_name(day));
	}
}

static void words_that_are_not_there_are_english(void **state)
{
	(void)state;
	static const char unknown[] = "what no catalogue has";
	struct buffer line = {0};
	assert_ptr_equal(locale_text(in("ru"), unknown), unknown);
	assert_string_equal(locale_text(in("ru"), "Documents"), "Документы");
	locale_print(&line, LOCALE_ENGLISH, "{2} before {1}, and {3}.", "one", "two", NULL);
	assert_string_equal(buffer_str(&line), "two before one, and .");
	buffer_cut(&line, 0);
	locale_print(&line, LOCALE_ENGLISH, "{1}", "{2} %s {1}", "two", NULL);
	assert_string_equal(buffer_str(&line), "{2} %s {1}");
	buffer_release(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(languages_are_found_by_their_codes),
	                                   cmocka_unit_test(spans_are_those_of_the_language),
	                                   cmocka_unit_test(days_are_those_of_the_language),
	                                   cmocka_unit_test(labels_are_those_of_the_language),
	                                   cmocka_unit_test(every_label_is_translated),
	                                   cmocka_unit_test(words_that_are_not_there_are_english)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
