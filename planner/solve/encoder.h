/* encoder.h - variables of the meetings, and what can be said with them; for encode.c and
 * encode_times.c, which say it of each kind of rule. */
#ifndef SOLVE_ENCODER_H
#define SOLVE_ENCODER_H

#include "solve/encode.h"

struct encoder {
	struct arena *arena;
	struct sat *sat;
	const struct problem *problem;
	int yes;       /* a literal that is true */
	int *held;     /* of each sitting: it is held */
	int **at;      /* of each sitting, by slot: it has that one */
	int **earlier; /* of each pair: the first begins before the second; 0: not said yet */
	bool failed;
};

/* A sitting, and the literal that a selector means it. */
struct picked {
	uint32_t sitting;
	int literal;
};
struct picked_list {
	struct picked *at;
	uint32_t count;
};

bool encoder_begin(struct encoder *encoder, struct arena *arena, struct sat *sat,
                   const struct problem *problem);

/* What a selector means; sittings that it never means are left out. */
struct picked_list pick(struct encoder *encoder, const struct hld_mandate *mandate,
                        const struct selector *selector);

/* A literal that is true exactly if one of some literals is, or if both are. */
int any_of(struct encoder *encoder, const int *literals, uint32_t count);
int both(struct encoder *encoder, int a, int b);

/* A literal that a sitting has one of the slots that are marked. */
int in_slots(struct encoder *encoder, uint32_t sitting, const bool *marked);

/* While a literal is true, so many of some literals are. */
void require_count(struct encoder *encoder, int literal, const int *literals, uint32_t count,
                   int32_t exactly, int32_t min, int32_t max);

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
	const struct outline *outline;
	const struct hld_mandate *mandate;
	const void *params;
	int literal;
	int teams; /* that the venue has only the teams that it has */
	struct labels labels[LABELS_END];
};

/* The slots of a sitting. */
const struct slot *slot_at(const struct writer *writer, uint32_t sitting, uint32_t slot);
uint32_t slots_of(const struct writer *writer, uint32_t sitting);

/* Begin a clause of the solver that holds while this is required of what is meant. */
void begin_if(struct writer *writer, const struct picked *picked);

/* Two that are meant do not have two slots of which something does not hold. */
typedef bool is_pair_good(const struct writer *writer, const struct slot *a, const struct slot *b);
void only_pairs(struct writer *writer, const struct picked *a, const struct picked *b,
                is_pair_good *good);

/* What clauses of these kinds require. */
void write_dates(struct writer *writer);
void write_count(struct writer *writer);
void write_when(struct writer *writer);
void write_concurrent(struct writer *writer);
void write_order(struct writer *writer);
void write_duration(struct writer *writer);
void write_hours(struct writer *writer);

#endif
