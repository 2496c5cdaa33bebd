/* diff.h - what changed from one programme to another. */
#ifndef MODEL_DIFF_H
#define MODEL_DIFF_H

#include "model/pair.h"
#include "model/programme.h"

/* X(name, word, how many records are so, what it covers): the one list behind --ignore,
 * the manual, JSON and the report. A record's changes come in this order. */
#define ASPECTS(X)                                                                                 \
	X(ADDED, "added", "added", "meetings and items that are new, meetings that are on again")  \
	X(CANCELLED, "cancelled", "cancelled",                                                     \
	  "meetings and items that are gone, meetings that are cancelled")                         \
	X(MOVED, "moved", "moved", "start, end and zone")                                          \
	X(PLACE, "room", "in another room", "room and city")                                       \
	X(OFFICERS, "chair", "with other officers or speakers",                                    \
	  "who presides, chairs, discusses, sits on the panel or speaks")                          \
	X(RENAMED, "renamed", "renamed", "title, theme, kind and number")                          \
	X(INVITED, "participants", "with other participants", "who takes part, and who may")       \
	X(STATUS, "status", "of another status or issue", "status, revision and day of issue")     \
	X(ORDER, "order", "with items in another order", "the order of a meeting's items")         \
	X(DETAIL, "other", "changed otherwise", "everything else: notes, limits, ids")             \
	X(DOCUMENTS, "documents", "among the documents", "the deliverables: new, gone or changed") \
	X(LISTED, "lists", "in the lists",                                                         \
	  "the rooms, people and participants that are listed: new, gone or changed")

#define ASPECT_ENUM(name, word, total, covers) ASPECT_##name,
enum aspect { ASPECTS(ASPECT_ENUM) ASPECTS_END };
#undef ASPECT_ENUM

struct aspect_row {
	const char *word, *total, *covers;
};
extern const struct aspect_row aspects[ASPECTS_END];

/* Aspects as a set: one bit each. */
#define ASPECT_BIT(aspect) (1U << (aspect))

/* One key of one record that says something else, or a record that came or went.
 * Arrays go by enum side. */
struct change {
	enum aspect aspect;
	const struct shape *shape;  /* of the record                                     */
	const struct field *field;  /* NULL: the record came (no old one) or went        */
	const struct field *list;   /* key of the programme; NULL: it is the programme   */
	const struct field *nested; /* key of a record in that list; NULL: it is that    */
	uint32_t n[2], nested_n[2]; /* indices in both lists; NO_ELEMENT: not there      */
	const void *record[2];      /* NULL: not there                                   */
	const void *in[2];          /* where it is nested, the record of the list itself */
};

struct diff {
	const struct hld_programme *programme[2];
	LIST_OF(struct change) changes; /* without those of ignored aspects */
	unsigned ignored;               /* set of aspects */
	uint32_t totals[ASPECTS_END];   /* records that changed so, the ignored ones too */
};

/* Compare two programmes, key by key of their shapes.
 * Gives: the changes of the programme itself; of its meetings by their start in NEW, then
 *        those that are gone by their start in OLD; of documents; of the other lists. In a
 *        record they come aspect by aspect, then come its items as they are in NEW, then
 *        those that are gone. The order of a programme's lists says nothing and is not
 *        compared, that of a meeting's items is; an empty one is as good as none.
 * Owns:  out borrows both programmes; its changes lie in the arena.
 * Fails: (false) when memory is out. */
bool diff_programmes(const struct hld_programme *old, const struct hld_programme *new,
                     unsigned ignored, struct arena *arena, struct diff *out);

/* Whether a change is of the same record and aspect as the one before it. */
bool diff_goes_on(const struct diff *diff, uint32_t index);

#endif
