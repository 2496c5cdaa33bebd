/* speakers.h - what the files of "hld speakers" share: one makes the list, one changes and
 * forecasts a list that is there. */
#ifndef CLI_SPEAKERS_H
#define CLI_SPEAKERS_H

#include "cli/sources.h"
#include "export/speakers_report.h"
#include "solve/speakers.h"

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
	int32_t night_from, night_to;
};

/* Open the programme, and the mandates that the command line gives or else it names. */
hld_status list_open(struct work *work, hld_error *err);

struct mandate_list list_mandates(const struct work *work);

/* A minute of the meeting's day, which may lie behind midnight, as a moment. */
struct moment list_moment(const struct meeting *meeting, int32_t min);

/* Count the breaches that a programme has. */
hld_status list_count_breaches(const struct work *work, const hld_programme *programme,
                               size_t *count, hld_error *err);

/* Read back the programme as it is now, and see that it has no more breaches than before.
 * Owns:  *text and *again, to be freed by the caller, after a failure too. */
hld_status list_read_back(struct work *work, size_t before, char **text, size_t *size,
                          hld_programme **again, hld_error *err);

/* Change the lists that the programme has, and write it, or say what moves. */
hld_status list_change_all(struct work *work, struct buffer *out, hld_error *err);

/* Forecast the rest of a list while the meeting runs. */
hld_status list_run(struct work *work, struct buffer *out, hld_error *err);

#endif
