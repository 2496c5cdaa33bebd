/* outline.h - which meetings the clauses of mandates call for, and what happens in them,
 * before any of them has its time.
 *
 * A resolution says "four plenary meetings", "the concluding plenary meeting", "two
 * concurrently": the outline has the four in their order, so that the first and the last are
 * known, and their items; solve/problem then says when each may be, and the search decides. */
#ifndef SOLVE_OUTLINE_H
#define SOLVE_OUTLINE_H

#include "base/arena.h"
#include "model/mandate.h"
#include "model/venue.h"

enum { MEETING_KINDS_END = OTHER + 1 };

/* The mandates that something is made by, those that bind first. */
struct mandate_list {
	const struct hld_mandate *const *at;
	size_t count;
};

/* An item of a meeting that is planned. */
struct planned_item {
	int32_t kind;       /* enum item_kind */
	int32_t len_min;    /* 0: it shares the time of the item before it */
	bool to_the_end;    /* of its meeting, by a clause: items behind it share its time */
	const char *office; /* whose holder speaks; NULL: none is named */
	uint32_t of;        /* the meeting that a summary is about; NO_ELEMENT: none */
	struct text theme;
	int32_t limit_min;
	int32_t change_over_min; /* behind a statement */
	int32_t rank;            /* among the items of its meeting */
	bool is_asked;           /* by a clause, not by custom */
	struct planned_item *next;
};

/* A time that a clause gives to a meeting. */
struct anchor {
	int32_t day, start_min, end_min; /* day CIVIL_NONE: no clause does */
};

struct planned_meeting {
	int32_t kind;
	int32_t number; /* CIVIL_NONE: it has none */
	struct text theme;
	struct anchor anchor;
	struct planned_item *items;
	uint32_t item_count;
	int32_t body_min;     /* that statements are to have room for; 0: what is left */
	const char *presides; /* an office; NULL: no clause says */
	word_list open_to;    /* enum category */
};

/* As many meetings as clauses ask for at least, or as any of them asks for. */
enum outline_size { OUTLINE_LEAST, OUTLINE_ALL };

struct outline {
	enum outline_size size;
	const struct mandate_list *mandates;
	const struct conference *conference; /* that they are about, with its days */
	const struct hld_venue *venue;       /* that it is planned for */
	struct planned_meeting *meetings;    /* by kind, and of one kind in their order */
	uint32_t count;
	uint32_t called[MEETING_KINDS_END]; /* of each kind, so many clauses call for at least */
	const char *const *ids;             /* of the meetings; NULL: they are made */
};

/* The elastic item of a meeting, which grows and shrinks with it: those before it keep to the
 * start of the meeting, those after it to its end. NO_ELEMENT: it has no items. */
uint32_t outline_elastic(const struct planned_meeting *meeting);

/* Where items of a kind stand among those of a meeting, by custom: what opens it, what takes the
 * time there is, what closes it. */
int32_t item_rank(int32_t kind);

/* Meetings of an outline, by their places in it. */
struct chosen {
	const uint32_t *at;
	uint32_t count;
};

/* Choose the meetings that a selector means (NULL: none), as far as that is known before they
 * have their times: of a day, those to which a clause gives a time on it.
 * Fails: (false) when memory is out; none are chosen. */
bool outline_choose(struct arena *arena, const struct outline *outline,
                    const struct conference *conference, const struct selector *selector,
                    struct chosen *out);

/* Whether a selector may mean a meeting of that kind and number. */
bool selector_may_mean(const struct selector *selector, int32_t kind, int32_t number);

/* Make the outline.
 * Owns:  out lies in the arena and borrows mandates and venue.
 * Fails: SCHEMA (the mandates are about several conferences, give no days, or call for no
 *        meeting; the venue gives no hours), NOMEM. */
hld_status outline_make(struct arena *arena, const struct mandate_list *mandates,
                        const struct hld_venue *venue, enum outline_size size, struct outline *out,
                        hld_error *err);

/* What outline_make() is made of: give the meetings the items that clauses and custom ask for,
 * and say to whom each is open and who presides. Fail (false) when memory is out. */
bool outline_add_items(struct arena *arena, struct outline *outline);
bool outline_add_people(struct arena *arena, struct outline *outline);

#endif
