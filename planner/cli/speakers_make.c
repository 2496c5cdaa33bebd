/* speakers_make.c - the list of speakers is made: documents in, slots out, with a remedy where
 * one is asked for. */
#include "cli/speakers.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "load/document.h"

enum { SEED = 1, MOST_LIMIT = DAY_MIN, NIGHT_FROM_MIN = 19 * 60, NIGHT_TO_MIN = 22 * 60 };

static hld_status open_documents(struct work *work, hld_error *err)
{
	const struct args *args = work->args;
	hld_status status = list_open(work, err);
	if (status == HLD_OK)
		status = registrations_open(args, &work->registrations, err);
	if (status != HLD_OK)
		return status;
	status = registrations_known(work->programme, work->registrations, err);
	if (status == HLD_SCHEMA)
		document_place_error(&work->registrations->source, err);
	return status;
}

/* "19:00-22:00". Fails: USAGE. */
static hld_status read_night(struct work *work, hld_error *err)
{
	const char *night = work->args->night, *dash = night != NULL ? strchr(night, '-') : NULL;
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

static hld_status list_all(struct work *work, struct speakers_limits limits, hld_error *err)
{
	const struct mandate_list mandates = list_mandates(work);
	return speakers_make(&work->arena, &mandates, work->programme, work->registrations, limits,
	                     &work->speakers, err);
}

/* The remedy that is asked for; REMEDY_NONE: none is. Fails: USAGE. */
static hld_status read_remedy(const struct work *work, enum remedy *out, hld_error *err)
{
	const char *asked = work->args->remedy;
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
	hld_status status =
		remedy_apply(work->programme, &work->speakers, remedy, &figures, work->night, err);
	if (status == HLD_OK)
		status = hld_export(work->programme, "json", &as_it_is, &text, &size, err);
	if (status == HLD_OK)
		status = programme_open_text(text, size, work->args->operands.at[0], work->args,
		                             &again, err);
	free(text);
	if (status == HLD_OK)
		status = list_see(work, again, err);
	if (status != HLD_OK) {
		hld_programme_free(again);
		return status;
	}
	hld_programme_free(work->programme);
	work->programme = again;
	return list_all(work, limits, err);
}

hld_status list_make(struct work *work, hld_error *err)
{
	uint64_t limit = 0;
	enum remedy remedy = REMEDY_NONE;
	work->seed = SEED;
	hld_status status = number_read("seed", work->args->seed, UINT32_MAX, &work->seed, err);
	if (status == HLD_OK)
		status = number_read("limit", work->args->limit, MOST_LIMIT, &limit, err);
	if (status == HLD_OK)
		status = read_night(work, err);
	if (status == HLD_OK)
		status = read_remedy(work, &remedy, err);
	if (status == HLD_OK)
		status = open_documents(work, err);
	if (status == HLD_OK && (work->args->output != NULL || remedy != REMEDY_NONE))
		status = list_judge(work, err);
	if (status != HLD_OK)
		return status;
	struct speakers_limits limits = {work->seed, limit > 0 ? (int32_t)limit : CIVIL_NONE};
	status = list_all(work, limits, err);
	return status == HLD_OK ? heal(work, remedy, limits, err) : status;
}
