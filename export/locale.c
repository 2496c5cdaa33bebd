/* locale.c - find words in a compiled catalogue.
 *
 * The form is that of msgfmt, little-endian: at 8 the number of strings, at 12 and 16 the offsets
 * of two tables, of the English strings in the order of strcmp() and of their translations; a row
 * is a length and an offset. It is built in, so it is whole. */
#include "export/locale.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

#define CATALOGUES(X)                                           \
	X(ar, "ar", "Arabic", "العربية", true, CLOCK_HOURS)     \
	X(zh, "zh", "Chinese", "中文", false, CLOCK_HALF_FIRST) \
	X(fr, "fr", "French", "français", false, CLOCK_HOURS)   \
	X(ru, "ru", "Russian", "русский", false, CLOCK_HOURS)   \
	X(es, "es", "Spanish", "español", false, CLOCK_HOURS)

#define CATALOGUE(id, ...) extern const unsigned char locale_catalogue_##id[];
CATALOGUES(CATALOGUE)
#undef CATALOGUE

#define ROW(id, code, name, own_name, rtl, clock) \
	{code, name, own_name, rtl, clock, locale_catalogue_##id},
const struct locale locales[] = {{"en", "English", "English", false, CLOCK_HALF_LAST, NULL},
                                 CATALOGUES(ROW){0}};
#undef ROW

const struct locale *locale_find(const char *code)
{
	const struct locale *locale = locales;
	while (code != NULL && locale->code != NULL && !text_is_language(locale->code, code))
		locale++;
	return locale->code != NULL ? locale : locales;
}

static uint32_t number_at(const unsigned char *at)
{
	return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

const char *locale_text(const struct locale *locale, const char *english)
{
	const unsigned char *catalogue = locale->catalogue;
	if (catalogue == NULL)
		return english;
	enum { COUNT = 8, ENGLISH = 12, OWN = 16, ROW = 8, OFFSET = 4 };
	const unsigned char *from = catalogue + number_at(catalogue + ENGLISH);
	const unsigned char *to = catalogue + number_at(catalogue + OWN);
	size_t low = 0, high = number_at(catalogue + COUNT);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const unsigned char *key = catalogue + number_at(from + middle * ROW + OFFSET);
		int order = strcmp((const char *)key, english);
		if (order == 0)
			return (const char *)catalogue + number_at(to + middle * ROW + OFFSET);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return english;
}

void locale_print(struct buffer *to, const struct locale *locale, const char *english, ...)
{
	const char *filling[9] = {0}, *at = locale_text(locale, english), *brace;
	size_t count = 0;
	va_list args;
	va_start(args, english);
	while (count < sizeof filling / sizeof *filling &&
	       (filling[count] = va_arg(args, const char *)) != NULL)
		count++;
	va_end(args);
	while ((brace = strchr(at, '{')) != NULL) {
		buffer_add(to, at, (size_t)(brace - at));
		size_t n = (size_t)(brace[1] - '1');
		buffer_text(to, n < count ? filling[n] : "");
		at = brace + strlen("{1}");
	}
	buffer_text(to, at);
}
