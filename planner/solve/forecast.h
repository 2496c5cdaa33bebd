/* forecast.h - a list of speakers as it runs: when the others will speak, whether all will, and
 * when the rights of reply come. */
#ifndef SOLVE_FORECAST_H
#define SOLVE_FORECAST_H

#include "model/build.h"
#include "solve/outline.h"

/* One statement as it is to be expected, in minutes of the meeting's day. */
struct forecast {
	const struct item *item;
	int32_t level; /* of whoever speaks; 0: not known */
	int32_t planned_min, expected_min;
	bool fits;        /* it ends before the statements are to end */
	bool is_left_out; /* of a tier that speaks time permitting: there is no time */
};

/* A reply, which takes the limit that is given, and when it is to be expected. */
struct reply {
	who_id who;
	int32_t expected_min;
};

struct forecasts {
	const struct meeting *meeting;
	LIST_OF(struct forecast) at; /* the speaker at hand first */
	LIST_OF(struct reply) replies;
	int32_t late_min;  /* less than 0: early */
	int32_t limit_min; /* of those that follow and are not left out, at which all fit; 0: none */
};

/* What is asked: who begins to speak, when in minutes of the day, and who will reply, each at
 * most so long. */
struct forecast_question {
	const char *speaking;
	int32_t now_min;
	const char *const *replies;
	size_t reply_count;
	int32_t reply_limit_min;
};

/* Forecast the rest of a list. What does not fit any more is taken from those who speak time
 * permitting, the last first; those behind move up. Replies come behind the last statement of
 * the last plenary meeting of the day, however late that becomes.
 * Owns:  out lies in the arena and borrows the programme.
 * Source: time permitting: 67/219 paragraph 13; replies: decision 34/401.
 * Fails: USAGE (who is named is on no list, or on several, or no participant), NOMEM. */
hld_status list_forecast(struct arena *arena, const struct hld_programme *programme,
                         const struct mandate_list *mandates,
                         const struct forecast_question *question, struct forecasts *out,
                         hld_error *err);

#endif
