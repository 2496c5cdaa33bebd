/* speakers_report.h - the list of speakers as the Secretariat prints it, and as data. */
#ifndef EXPORT_SPEAKERS_REPORT_H
#define EXPORT_SPEAKERS_REPORT_H

#include "base/buffer.h"
#include "model/programme.h"

/* Somebody on the list, or who has found no place on it. */
struct told_speaker {
	const char *participant, *name; /* name "": nobody is named */
	int32_t level;                  /* enum level; 0: not known */
	struct moment start, end;       /* absent: there was no slot */
	uint32_t number;                /* on the list of the meeting, from 1 */
	int32_t choice;                 /* the meeting is its n-th, from 1; 0: it had no wish */
	const char *on_behalf_of;       /* "": of nobody else */
	uint32_t lot;                   /* 0: no lots were drawn */
	bool is_permitted;              /* speaks time permitting */
	const char *barred; /* by what there is no slot for it, whatever the time; NULL */
};

/* The list of one meeting. */
struct told_list {
	const struct meeting *meeting;
	const struct told_speaker *speakers; /* by slot */
	uint32_t count, slots;
	int32_t limit_min;
};

/* What would make room for those who are over. */
struct told_remedies {
	uint32_t over;     /* who find no slot */
	int32_t limit_min; /* of a statement, at which all fit; 0: none */
	uint32_t nights;   /* meetings of so many minutes each */
	int32_t night_min;
	int32_t extension_min; /* by which each meeting would have to be longer */
	uint32_t segments;     /* parallel ones of equal standing */
};

struct told_speakers {
	const struct hld_programme *programme;
	const struct told_list *lists;
	uint32_t list_count;
	const struct told_speaker *left; /* who are not on it, by rank */
	uint32_t left_count;
	const char *order;    /* "by lots, drawn with the seed 1" ... */
	const char *document; /* whose precedence is followed: "A/RES/54/261 annex"; "": none */
	bool is_proved;
	struct told_remedies remedies;
};

/* The list, meeting by meeting, then who is not on it and what would help. only: of one
 * participant, by its name; NULL: of all. */
void report_speakers(const struct told_speakers *told, const char *only, struct buffer *out);

/* The same as a table for spreadsheets, in CSV (RFC 4180). */
void report_speakers_csv(const struct told_speakers *told, const char *only, struct buffer *out);

/* The same as JSON ("hld-speakers/1"). Fails: NOMEM. */
hld_status report_speakers_json(const struct told_speakers *told, const char *only,
                                struct buffer *out, hld_error *err);

/* A statement as it is to be expected while a meeting runs, or a reply. */
struct told_forecast {
	struct told_speaker speaker; /* start: as it was planned */
	struct moment expected;
	bool fits, is_left_out; /* left out: who speaks time permitting, if there is none */
};
struct told_run {
	const struct meeting *meeting;
	const struct told_forecast *at; /* whoever speaks now first */
	uint32_t count;
	int32_t late_min;  /* less than 0: early */
	int32_t limit_min; /* of those that follow, at which all fit; 0: none does */
	const struct told_forecast *replies;
	uint32_t reply_count;
	int32_t reply_limit_min;
};
void report_run(const struct told_run *run, struct buffer *out);

/* The same as JSON ("hld-forecast/1"). Fails: NOMEM. */
hld_status report_run_json(const struct told_run *run, struct buffer *out, hld_error *err);

#endif
