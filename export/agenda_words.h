/* agenda_words.h - how the Journal of the United Nations writes times, days, ordinals
 * and meetings, in each official language. Every agenda_add_...() adds to a buffer. */
#ifndef EXPORT_AGENDA_WORDS_H
#define EXPORT_AGENDA_WORDS_H

#include "base/buffer.h"
#include "export/locale.h"
#include "model/programme.h"

/* "1st", "22nd", "113th" */
void agenda_add_ordinal(struct buffer *to, const struct locale *locale, int32_t number);

/* "14 September 2006", "Thursday, 14 September 2006" */
void agenda_add_date(struct buffer *to, const struct locale *locale, int32_t day);
void agenda_add_weekday(struct buffer *to, const struct locale *locale, int32_t day);

/* Days from first to last: "14 and 15 September 2006", "30 June-2 July 2006". */
void agenda_add_days(struct buffer *to, const struct locale *locale, int32_t first, int32_t last);

/* The time from start to end under the heading of a day, either of which may be absent:
 * "10 a.m.-1 p.m.", "3-6 p.m.", "9 p.m.-midnight". What falls on another day says on
 * which: "10 p.m.-2 a.m. on Friday, 15 September". */
void agenda_add_span(struct buffer *to, const struct locale *locale, int32_t day,
                     const struct moment *start, const struct moment *end);

/* "Plenary meeting", "3rd plenary meeting", "Round table 2" */
void agenda_add_label(struct buffer *to, const struct locale *locale,
                      const struct meeting *meeting);

/* The same behind other words: "3rd plenary meeting", "plenary meeting", "round table 2". */
void agenda_add_label_within(struct buffer *to, const struct locale *locale,
                             const struct meeting *meeting);

/* The same within a sentence: "the 3rd plenary meeting", "round table 2". */
void agenda_add_mention(struct buffer *to, const struct locale *locale,
                        const struct meeting *meeting);

/* The word with its first letter in upper case. */
void agenda_add_capital(struct buffer *to, const char *word);

/* Whether text says phrase, as whole words: "Nigeria" does not say "Niger". */
bool agenda_says(const char *text, const char *phrase);

/* Whether title begins with label, in any case: "Round Table 12" does with "Round table
 * 12", but not with "Round table 1". */
bool agenda_begins(const char *title, const char *label);

#endif
