/* speakers.h - what the files of "hld speakers" share: one makes the list, one changes and
 * forecasts a list that is there. */
#ifndef CLI_SPEAKERS_H
#define CLI_SPEAKERS_H

#include "cli/filter.h"
#include "export/speakers_report.h"
#include "solve/remedy.h"

enum { LIST_ORDER_ROOM = 96 };

/* What the command works on. */
struct work {
	struct filter in;
	struct speakers speakers;
	struct told_list *lists;
	struct told_speaker *left;
	uint32_t left_count;
	char order[LIST_ORDER_ROOM];
	uint64_t seed;
	struct night night;
};

/* A minute of the meeting's day, which may lie behind midnight, as a moment. */
struct moment list_moment(const struct meeting *meeting, int32_t min);

/* Make the list of all who asked to speak, with the remedy that is asked for. */
hld_status list_make(struct work *work, hld_error *err);

/* Change the lists that the programme has, and write it, or say what moves. */
hld_status list_change_all(struct work *work, struct buffer *out, hld_error *err);

/* Forecast the rest of a list while the meeting runs. */
hld_status list_run(struct work *work, struct buffer *out, hld_error *err);

#endif
