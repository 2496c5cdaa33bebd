/* relist.h - a list of speakers as it changes: levels, exchanges, absences, withdrawals, late
 * inscriptions.
 *
 * The slots keep their times: what moves is who has them. */
#ifndef SOLVE_RELIST_H
#define SOLVE_RELIST_H

#include "model/build.h"
#include "solve/outline.h"

/* X(name, word, what is said behind it, what it does) */
#define CHANGES(X)                                                                             \
	X(CHANGE_LEVEL, "level", "PARTICIPANT LEVEL", "behind the last of the new tier")       \
	X(CHANGE_EXCHANGE, "exchange", "PARTICIPANT PARTICIPANT", "each has the other's slot") \
	X(CHANGE_ABSENT, "absent", "PARTICIPANT",                                              \
	  "was not there when called; behind the last of the own tier")                        \
	X(CHANGE_WITHDRAW, "withdraw", "PARTICIPANT", "does not speak; those behind move up")  \
	X(CHANGE_ADD, "add", "PARTICIPANT [LEVEL] [MEETING]",                                  \
	  "comes late; behind the last of the tier")

#define CHANGE_ENUM(name, word, usage, doc) name,
enum change_kind { CHANGE_NONE, CHANGES(CHANGE_ENUM) CHANGES_END };
#undef CHANGE_ENUM
extern const struct words change_words;

/* What is said behind each, by enum change_kind: "PARTICIPANT [LEVEL] [MEETING]". */
extern const char *const change_usage[];

/* A change. who and with are ids or names of participants, of whoever speaks for them, or ids
 * of statements; of CHANGE_ADD, of a delegation. */
struct list_change {
	int32_t kind; /* enum change_kind */
	const char *who, *with;
	int32_t level;       /* of CHANGE_LEVEL and, 0: as the list of participants has it, _ADD */
	const char *meeting; /* id, of CHANGE_ADD; NULL: the first with a free slot */
};

/* What late inscriptions need to be told. */
struct inscription_terms {
	int32_t on_day;    /* on which they come; CIVIL_NONE: not said */
	int32_t limit_min; /* of a statement, where nothing else says; CIVIL_NONE: none */
};

/* Make changes in the lists of a programme that has statements, one after the other, and raise
 * its revision once. The precedence is that of the first clause about the meeting; without one
 * there is one tier. For the programme to be written: it is not finished again.
 * Fails: USAGE (who is named is on no list, or on several, or cannot be inscribed), BREACHES
 *        (the list has closed), NOMEM; some changes may be made then. */
hld_status list_change(struct hld_programme *programme, const struct mandate_list *mandates,
                       const struct list_change *changes, size_t count,
                       struct inscription_terms terms, hld_error *err);

#endif
