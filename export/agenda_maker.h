/* agenda_maker.h - the strings of an agenda while it is made, and the names in them. */
#ifndef EXPORT_AGENDA_MAKER_H
#define EXPORT_AGENDA_MAKER_H

#include "base/buffer.h"
#include "model/programme.h"

/* Failures of memory are remembered: make all, then let maker_finish() say. */
struct maker {
	const struct hld_programme *programme;
	who_id who; /* whom it is for, see personal.h */
	const char *lang;
	struct arena *arena;
	const char **people; /* by who_id: name, delegation and title */
	struct buffer line;  /* the string that is being made */
	bool starred, failed;
};

/* Begin and end. Either fails (false) when memory is out; end in any case. */
bool maker_init(struct maker *maker, const struct hld_programme *programme, who_id who,
                const char *lang, struct arena *arena);
bool maker_finish(struct maker *maker);

/* A zeroed array in the arena, NULL when memory is out. */
void *maker_array(struct maker *maker, size_t count, size_t size);

/* Keep the string that was made, and begin the next one. It is never NULL, but the
 * second function gives NULL for an empty one. */
const char *maker_take(struct maker *maker);
const char *maker_take_any(struct maker *maker);

/* Add the asterisk of what no source gives. */
void maker_star(struct maker *maker, bool illustrative);

/* A text in the reader's language, NULL where there is none; the same as a theme. */
const char *maker_text(const struct maker *maker, const struct text *text);
const char *maker_theme(struct maker *maker, const struct text *theme);

/* "Ali Hachani (Tunisia), President of the Economic and Social Council"; the id of whoever
 * is not in the programme. What the text above the name says already is left out; NULL
 * where nothing is left, or nobody is named. */
const char *maker_who(struct maker *maker, const struct who_ref *who, const char *above);
string_list maker_everyone(struct maker *maker, const struct who_ref *who, uint32_t count,
                           const char *above);

#endif
