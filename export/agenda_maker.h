/* agenda_maker.h - the strings of an agenda while it is made, and the names in them. */
#ifndef EXPORT_AGENDA_MAKER_H
#define EXPORT_AGENDA_MAKER_H

#include "base/buffer.h"
#include "export/locale.h"
#include "model/programme.h"

/* Failures of memory are remembered: make all, then let maker_finish() say. */
struct maker {
	const struct hld_programme *programme;
	who_id who; /* whom it is for, see personal.h */
	const char *lang;
	const struct locale *locale;
	struct arena *arena;
	const char **people; /* by who_id: name, delegation and title */
	struct buffer line;  /* the string that is being made */
	const char *
		*missing; /* texts that were wanted in the reader's language, and are not there */
	uint32_t missing_count, missing_room;
	bool starred, failed;
};

/* Begin and end, with the texts that are missing in the order of the document. Either fails
 * (false) when memory is out; end in any case. */
bool maker_init(struct maker *maker, const struct hld_programme *programme, who_id who,
                const char *lang, struct arena *arena);
bool maker_finish(struct maker *maker, string_list *missing);

/* A zeroed array in the arena, NULL when memory is out. */
void *maker_array(struct maker *maker, size_t count, size_t size);

/* Keep the string that was made, and begin the next one. It is never NULL, but the
 * second function gives NULL for an empty one. */
const char *maker_take(struct maker *maker);
const char *maker_take_any(struct maker *maker);

/* Add the asterisk of what no source gives. */
void maker_star(struct maker *maker, bool illustrative);

/* The words for English ones in the reader's language; and to add them with what fills them. */
const char *maker_words(const struct maker *maker, const char *english);
#define maker_print(maker, ...) locale_print(&(maker)->line, (maker)->locale, __VA_ARGS__)

/* A number in digits. */
const char *maker_number(struct maker *maker, int32_t number);

/* Remember a text that is to be printed if it is there in English only. */
void maker_note(struct maker *maker, const struct text *text);

/* A text in the reader's language, NULL where there is none; the same as a theme. Both are noted. */
const char *maker_text(struct maker *maker, const struct text *text);
const char *maker_theme(struct maker *maker, const struct text *theme);

/* "Time limit: 5 minutes for each statement"; NULL where there is none. */
const char *maker_limit(struct maker *maker, int32_t limit_min);

/* "Ali Hachani (Tunisia), President of the Economic and Social Council"; the id of whoever
 * is not in the programme. What the text above the name says already is left out; NULL
 * where nothing is left, or nobody is named. */
const char *maker_who(struct maker *maker, const struct who_ref *who, const char *above);
string_list maker_everyone(struct maker *maker, const struct who_ref *who, uint32_t count,
                           const char *above);

#endif
