/* nasty.h - texts that break formats which are written carelessly. */
#ifndef SUPPORT_NASTY_H
#define SUPPORT_NASTY_H

#include <stddef.h>

#include "hld.h"

enum { NASTY_TEXTS = 12 };
extern const char *const nasty_texts[NASTY_TEXTS];

/* A programme in which all that people write is that text: title, organ, city, room, person,
 * theme, note, item, document. It has one meeting, on 14 September 2006 from 10 to 1 o'clock. */
hld_programme *nasty_programme(const char *text);

/* What is left of a text in a calendar: its line separators are \n, and outer blanks go. To be
 * freed by the caller. */
char *nasty_clean(const char *text);

/* Write nasty_programme(text) in a format. Gives: what the caller frees. */
char *nasty_export(const char *text, const char *format, const hld_export_options *options);

#endif
