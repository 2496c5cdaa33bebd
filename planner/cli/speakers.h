/* speakers.h - what the files of "hld speakers" share: one makes the list, one changes and
 * forecasts a list that is there. */
#ifndef CLI_SPEAKERS_H
#define CLI_SPEAKERS_H

#include "cli/sources.h"
#include "export/speakers_report.h"
#include "solve/remedy.h"

enum { LIST_ORDER_ROOM = 96 };

/* What the command works on. */
struct work {
	const struct args *args;
	struct arena arena;
	struct mandates mandates;
	hld_programme *programme;
	hld_registrations *registrations;
	struct speakers speakers;
	struct told_list *lists;
	struct told_speaker *left;
	uint32_t left_count;
	char order[LIST_ORDER_ROOM];
	uint64_t seed;
	struct night night;
	hld_findings *before; /* of the programme as it was; NULL: not judged */
};

/* Open the programme, and the mandates that the command line gives or else it names. */
hld_status list_open(struct work *work, hld_error *err);

struct mandate_list list_mandates(const struct work *work);

/* A minute of the meeting's day, which may lie behind midnight, as a moment. */
struct moment list_moment(const struct meeting *meeting, int32_t min);

/* Check the programme as it is, before anything is changed in it. */
hld_status list_judge(struct work *work, hld_error *err);

/* See that another programme has no breach that the first, as it was judged, had not.
 * Fails: BREACHES, with the clause; NOMEM. */
hld_status list_see(const struct work *work, const hld_programme *after, hld_error *err);

/* Read back the programme as it is now, and see that it has no new breach.
 * Owns:  *text and *again, to be freed by the caller, after a failure too.
 * Fails: as list_see() and readers do. */
hld_status list_read_back(struct work *work, char **text, size_t *size, hld_programme **again,
                          hld_error *err);

/* Make the list of all who asked to speak, with the remedy that is asked for. */
hld_status list_make(struct work *work, hld_error *err);

/* Change the lists that the programme has, and write it, or say what moves. */
hld_status list_change_all(struct work *work, struct buffer *out, hld_error *err);

/* Forecast the rest of a list while the meeting runs. */
hld_status list_run(struct work *work, struct buffer *out, hld_error *err);

#endif
