/* seats_report.h - who sits at which round table, as it is printed, and as data. */
#ifndef EXPORT_SEATS_REPORT_H
#define EXPORT_SEATS_REPORT_H

#include "base/buffer.h"
#include "model/programme.h"

enum { TOLD_CHOICES = 4 }; /* that are counted one by one */

/* Somebody who sits at a table, or waits for a seat at it. */
struct told_seat {
	const char *participant, *name; /* name "": nobody is named */
	int32_t category, group;        /* enum category, enum regional_group; 0: none */
	uint32_t choice;                /* the table is its n-th, from 1; 0: it named no table */
	const char *place;              /* where it sits while it waits, "round table 3"; "" */
	uint32_t waits;                 /* place on the waiting list, from 1; 0: it does not wait */
	const char *why;                /* it waits, or cannot be there; "" where it sits */
};

/* How many of some participants there may be at a table, or have to be. */
struct told_limit {
	const char *who;         /* "African States" */
	int32_t category, group; /* of whom it is the limit; 0: of others */
	uint32_t count;
	int32_t least, most; /* CIVIL_NONE: no bound */
	const char *source;  /* "A/RES/54/281, annex"; "": the room */
};

struct told_table {
	const struct meeting *meeting;
	const struct told_seat *seats; /* in the order of seating */
	const struct told_seat *waiting;
	const struct told_limit *limits;
	uint32_t count, waiting_count, limit_count;
};

/* Whose seat is another than before. */
struct told_move {
	const char *participant, *name;
	const char *from, *to; /* "": none */
};

struct told_seats {
	const struct hld_programme *programme;
	const struct told_table *tables;
	uint32_t table_count;
	uint32_t asked, seated;             /* seats */
	uint32_t askers, served;            /* who asked, and who of these has a seat at least */
	uint32_t choices[TOLD_CHOICES + 1]; /* at their first choice ...; the last: at others */
	uint32_t unnamed;                   /* seated who named no table */
	const char *order;  /* "as many as can be ..., proved", "in the order of their requests" */
	const char *source; /* of the order: "A/60/205, para 19"; "" */
	bool is_change;     /* there were seats before */
	const struct told_move *moves;
	uint32_t move_count;
};

/* Table by table: chairs, participants by category and group, who waits; then the totals. */
void report_seats(const struct told_seats *told, struct buffer *out);

/* The same as CSV, and as JSON ("hld-seats/1"; fails: NOMEM). */
void report_seats_csv(const struct told_seats *told, struct buffer *out);
hld_status report_seats_json(const struct told_seats *told, struct buffer *out, hld_error *err);

/* What somebody asked for, got, and why: those whose participant has the name. */
void report_seat_of(const struct told_seats *told, const char *participant, struct buffer *out);

#endif
