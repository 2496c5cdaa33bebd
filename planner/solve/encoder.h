/* encoder.h - variables of the meetings, and what can be said with them; for those who say it
 * of each kind of rule and fact: encode.c, encode_times.c, encode_facts.c. */
#ifndef SOLVE_ENCODER_H
#define SOLVE_ENCODER_H

#include "solve/encode.h"
#include "solve/encode_items.h"

/* The slots of a sitting in their order, with a literal at each place in it: that the sitting
 * has this slot or a later one, or that it has one before. What "before" and "after" need is
 * said by one of these, and not by all pairs of slots. */
struct course {
	uint32_t *by_start; /* slots by start, then end */
	int *from;          /* at each place and behind the last */
	uint32_t *by_end;   /* by end, then start; NULL until it is asked for */
	int *until;         /* at each place and behind the last: it has an earlier one */
};

/* The instants at which meetings of an outline may begin, but those at which no more can be
 * under way than at another; and literals that there more are than there are rooms, or than
 * there are teams; 0: not said yet. */
enum { ROOMS, TEAMS, CROWDS_END };
struct crowds {
	int64_t *at;
	uint32_t count;
	int *over[CROWDS_END];
};

struct encoder {
	struct arena *arena;
	struct sat *sat;
	const struct problem *problem;
	bool all_held; /* of a draft: each sitting is held */
	int yes;       /* a literal that is true */
	int *held;     /* of each sitting: it is held */
	int **at;      /* of each sitting, by slot: it has that one */
	int **earlier; /* of each pair: the first begins before the second; 0: not said yet */
	struct course *courses;
	struct crowds crowds;
	struct items items; /* of an outline */
	bool failed;
};

/* A sitting or one of its items, and the literal that a selector means it. */
struct picked {
	uint32_t sitting, part; /* part NO_ELEMENT: the whole of it */
	int literal;
	struct token *token; /* that the item is in an outline */
};
struct picked_list {
	struct picked *at;
	uint32_t count;
};

/* Make the variables. Of a draft, whose sittings are all held, the solver begins with a slot of
 * each; NULL: of an outline, with the first. */
bool encoder_begin(struct encoder *encoder, struct arena *arena, struct sat *sat,
                   const struct problem *problem, const uint32_t *preferred_slots);

/* The slots of a sitting, and the time of what is picked when its sitting has one of them; items
 * of an outline have none of their own. */
const struct slot *encoder_slot(const struct encoder *encoder, uint32_t sitting, uint32_t slot);
uint32_t encoder_slots(const struct encoder *encoder, uint32_t sitting);
struct slot time_of_picked(const struct encoder *encoder, const struct picked *picked,
                           uint32_t slot);

/* What a selector means; sittings that it never means are left out. */
struct picked_list pick(struct encoder *encoder, const struct hld_mandate *mandate,
                        const struct selector *selector);

/* A literal that is true exactly if one of some literals is, or if both are. */
int any_of(struct encoder *encoder, const int *literals, uint32_t count);
int both(struct encoder *encoder, int a, int b);

/* A literal that a sitting has one of the slots that are marked. */
int in_slots(struct encoder *encoder, uint32_t sitting, const bool *marked);

/* Literals that a sitting is held and begins at an instant or later, or ends by one. */
int begins_from(const struct encoder *encoder, uint32_t sitting, int64_t utc_s);
int ends_by(struct encoder *encoder, uint32_t sitting, int64_t utc_s);

/* While a literal is true, so many of some literals are. */
void require_count(struct encoder *encoder, int literal, const int *literals, uint32_t count,
                   int32_t exactly, int32_t min, int32_t max);

/* A literal that is true if more than so many of some literals are, and may be if not. */
int more_than(struct encoder *encoder, const int *literals, uint32_t count, uint32_t most);

/* While a literal is true, two sittings that are held do not overlap. */
void keep_apart(struct encoder *encoder, int literal, uint32_t a, uint32_t b);

/* Marks for the slots of a sitting, none set. */
bool *marks(struct encoder *encoder, uint32_t sitting);
int *literals(struct encoder *encoder, size_t count);

/* What meetings have by name: a theme, a presiding officer, categories that may come. */
struct labels {
	const char **names;
	int *literals; /* of each sitting, by label; 0: not said yet */
	uint32_t count, most;
	bool at_most_one; /* of them a sitting has */
};
enum { THEMES, OFFICES, CATEGORIES_OPEN, LABELS_END };

/* A clause as it is written down, and the literal that it is required. */
struct writer {
	struct encoder *encoder;
	const struct outline *outline; /* NULL: of a draft */
	const struct hld_mandate *mandate;
	const void *params;
	int literal;
	int teams; /* that the venue has only the teams that it has */
	struct labels labels[LABELS_END];
};

/* Begin a clause of the solver that holds while this is required of what is meant. */
void begin_if(struct writer *writer, const struct picked *picked);

/* What clauses of these kinds require. */
void write_dates(struct writer *writer);
void write_count(struct writer *writer);
void write_when(struct writer *writer);
void write_concurrent(struct writer *writer);
void write_order(struct writer *writer);
void write_duration(struct writer *writer);
void write_hours(struct writer *writer);
void write_theme(struct writer *writer);
void write_open_to(struct writer *writer);
void write_presides(struct writer *writer);
void write_services(struct writer *writer);

/* Make room for the labels that clauses may give. */
bool make_labels(struct writer *writer, const struct mandate_list *mandates);

/* Add a requirement, with a literal of its own. */
struct requirement *requirements_add(struct requirements *all, struct sat *sat, enum fact fact);

/* What holds besides clauses: for an outline that plenary meetings are not two at a time, and
 * the rooms and teams of its venue. */
enum { FACTS_OF_OUTLINE = 3 };
void add_facts_of_outline(struct writer *writer, struct requirements *out);

/* And for a draft people, absences, rooms and teams, of which only absences are written at
 * once; how many there are at most; whether one is broken in the last answer. */
size_t most_facts(const struct problem *problem);
void add_facts_of_draft(struct encoder *encoder, bool binding_only, struct requirements *out);
bool is_broken(const struct requirements *all, const struct requirement *of);

/* The slot that a sitting has in the last answer; whether there are more meetings than rooms or
 * teams in it, and the same, written to the solver. */
const struct slot *slot_placed(const struct requirements *all, uint32_t sitting);
bool is_crowded(const struct requirements *all, const struct requirement *of);
bool write_crowds(struct requirements *all, const struct requirement *of);

/* Of facts that are marked, write what the last answer breaks. Gives: whether there was any. */
bool write_what_is_broken(struct requirements *all, const bool *marked);

/* Assume what is marked, some of it first; and whether for a draft it can be met. */
void requirements_assume(struct requirements *all, const bool *marked, const uint32_t *first,
                         uint32_t first_count);
bool draft_can_be_met(struct requirements *all, const bool *marked);

#endif
