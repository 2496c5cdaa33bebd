/* mandate.h - a document that rules the meeting, as clauses. Read-only once built. */
#ifndef MODEL_MANDATE_H
#define MODEL_MANDATE_H

#include "model/kind.h"

struct clause {
	const char *id;
	const char *para;    /* "9 (a)"; "note 1"; "annex" */
	int32_t verb;        /* enum verb */
	const char *quote;   /* the decisive words, exactly */
	const char *reading; /* the reading taken where the text is open; NULL: none */
	int32_t rule;        /* enum rule_kind */
	const void *params;  /* struct rule_... of that kind */
};

/* What morning means: a meeting is in it if it lies within [from, to). */
struct part_of_day {
	int32_t part;     /* enum day_part */
	int32_t from, to; /* times of day */
};

struct conference {
	const char *id;
	struct text title;
	const char *city, *zone;
	int_list days; /* dates, ascending */
	LIST_OF(struct part_of_day) parts;
};

struct hld_mandate {
	struct arena arena;
	struct source source;

	const char *symbol;
	struct text title;
	int32_t adopted; /* day */
	int32_t force;   /* enum force */
	const struct conference *conference;
	LIST_OF(struct clause) clauses;
};

extern const struct shape mandate_shape, clause_shape, conference_shape, part_of_day_shape;

/* What departing from the clause is. */
hld_severity clause_severity(const struct hld_mandate *mandate, const struct clause *clause);

#endif
