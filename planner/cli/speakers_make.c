/* speakers_make.c - the list of speakers is made: documents in, slots out, with a remedy where
 * one is asked for. */
#include "cli/speakers.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"

enum { SEED = 1, MOST_LIMIT = DAY_MIN, NIGHT_FROM_MIN = 19 * 60, NIGHT_TO_MIN = 22 * 60 };

/* "19:00-22:00". Fails: USAGE. */
static hld_status read_night(struct work *work, hld_error *err)
{
	const char *night = work->in.args->night, *dash = night != NULL ? strchr(night, '-') : NULL;
	struct night *to = &work->night;
	char from[CIVIL_ROOM], why[CIVIL_WHY];
	*to = (struct night){NIGHT_FROM_MIN, NIGHT_TO_MIN};
	if (night == NULL)
		return HLD_OK;
	text_print(from, sizeof from, "%.*s", dash != NULL ? (int)(dash - night) : 0, night);
	if (dash != NULL && civil_read_time(from, &to->from_min, why) &&
	    civil_read_time(dash + 1, &to->to_min, why) && to->from_min < to->to_min)
		return HLD_OK;
	return error_set(err, HLD_USAGE,
	                 "'--night %.40s' is no span of the day; give it as "
	                 "19:00-22:00",
	                 night);
}

struct moment list_moment(const struct meeting *meeting, int32_t min)
{
	return (struct moment){.day = meeting->start.day + min / DAY_MIN, .min = min % DAY_MIN};
}

static hld_status list_all(struct work *work, struct speakers_limits limits, hld_error *err)
{
	const struct mandate_list mandates = filter_mandates(&work->in);
	return speakers_make(&work->in.arena, &mandates, work->in.programme, work->in.registrations,
	                     limits, &work->speakers, err);
}

/* The remedy that is asked for; REMEDY_NONE: none is. Fails: USAGE. */
static hld_status read_remedy(const struct work *work, enum remedy *out, hld_error *err)
{
	const char *asked = work->in.args->remedy;
	char all[sizeof err->text] = "";
	*out = asked != NULL ? (enum remedy)words_value(&remedy_words, asked) : REMEDY_NONE;
	if (asked == NULL || *out != REMEDY_NONE)
		return HLD_OK;
	for (int32_t i = 1; i < REMEDIES_END; i++)
		text_append(all, sizeof all, "%s%s",
		            i == 1                 ? ""
		            : i + 1 < REMEDIES_END ? ", "
		                                   : " or ",
		            remedy_words.names[i]);
	return error_set(err, HLD_USAGE, "no remedy '%.40s': use %s", asked, all);
}

/* Apply a remedy where not all fit, see that it breaks nothing, and make the list anew. */
static hld_status heal(struct work *work, enum remedy remedy, struct speakers_limits limits,
                       hld_error *err)
{
	const hld_export_options as_it_is = {0};
	hld_programme *again = NULL;
	char *text = NULL;
	size_t size;
	struct remedies figures =
		remedies_count(&work->speakers, work->night.to_min - work->night.from_min);
	if (remedy == REMEDY_NONE || figures.over == 0)
		return HLD_OK;
	hld_status status = remedy_apply(work->in.programme, &work->speakers, remedy, &figures,
	                                 work->night, err);
	if (status == HLD_OK)
		status = hld_export(work->in.programme, "json", &as_it_is, &text, &size, err);
	if (status == HLD_OK)
		status = programme_open_text(text, size, work->in.args->operands.at[0],
		                             work->in.args, &again, err);
	free(text);
	if (status == HLD_OK)
		status = filter_see(&work->in, again, err);
	if (status != HLD_OK) {
		hld_programme_free(again);
		return status;
	}
	hld_programme_free(work->in.programme);
	work->in.programme = again;
	return list_all(work, limits, err);
}

hld_status list_make(struct work *work, hld_error *err)
{
	uint64_t limit = 0;
	enum remedy remedy = REMEDY_NONE;
	work->seed = SEED;
	hld_status status = number_read("seed", work->in.args->seed, UINT32_MAX, &work->seed, err);
	if (status == HLD_OK)
		status = number_read("limit", work->in.args->limit, MOST_LIMIT, &limit, err);
	if (status == HLD_OK)
		status = read_night(work, err);
	if (status == HLD_OK)
		status = read_remedy(work, &remedy, err);
	if (status == HLD_OK)
		status = filter_open(&work->in, err);
	if (status == HLD_OK)
		status = filter_registrations(&work->in, err);
	if (status == HLD_OK && (work->in.args->output != NULL || remedy != REMEDY_NONE))
		status = filter_judge(&work->in, err);
	if (status != HLD_OK)
		return status;
	struct speakers_limits limits = {work->seed, limit > 0 ? (int32_t)limit : CIVIL_NONE};
	status = list_all(work, limits, err);
	return status == HLD_OK ? heal(work, remedy, limits, err) : status;
}
