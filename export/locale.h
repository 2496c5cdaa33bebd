/* locale.h - the wording of agendas in the official languages of the United Nations: catalogues
 * of data/locale, which are built in. */
#ifndef EXPORT_LOCALE_H
#define EXPORT_LOCALE_H

#include <stdbool.h>

#include "base/buffer.h"

/* How the hours of a day are written. */
enum clock {
	CLOCK_HALF_LAST,  /* 10 a.m.-1 p.m., 3-6 p.m. */
	CLOCK_HALF_FIRST, /* the half of the day before the hour: said once, with the first */
	CLOCK_HOURS       /* from 0 to 24 */
};

struct locale {
	const char *code; /* "ar": BCP 47 */
	const char *name; /* "Arabic" */
	const char *own_name;
	bool right_to_left;
	enum clock clock;
	const unsigned char *catalogue; /* a compiled catalogue (.mo); NULL: English */
};

/* The language of that code, or of its first part ("fr-CH"); English for NULL and for any that
 * has no catalogue. */
const struct locale *locale_find(const char *code);

/* All of them; ends with a NULL code. English comes first. */
extern const struct locale locales[];
#define LOCALE_ENGLISH (&locales[0])

/* The words in that language for English ones; the English ones where it has none. */
const char *locale_text(const struct locale *locale, const char *english);

/* Marks English words for the catalogues where they do not stand in a call. */
#define N_(english) english

/* Add the words in that language for English ones to a buffer, with the strings that follow, up to
 * a NULL, in the place of {1}, {2} and so on. */
void locale_print(struct buffer *to, const struct locale *locale, const char *english, ...)
	__attribute__((sentinel));

#endif
