/* speakers_work.c - what all that "hld speakers" does begins and ends with: documents that are
 * opened, and a programme that is judged before it leaves. */
#include "cli/speakers.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"

hld_status list_open(struct work *work, hld_error *err)
{
	const struct args *args = work->args;
	hld_status status = programme_open(args->operands.at[0], args, &work->programme, err);
	if (status != HLD_OK)
		return status;
	return args->mandates.count > 0 ? mandates_load(&work->mandates, &args->mandates, err)
	                                : mandates_of(&work->mandates, work->programme, err);
}

struct mandate_list list_mandates(const struct work *work)
{
	return (struct mandate_list){(const hld_mandate *const *)work->mandates.at,
	                             work->mandates.count};
}

struct moment list_moment(const struct meeting *meeting, int32_t min)
{
	return (struct moment){.day = meeting->start.day + min / DAY_MIN, .min = min % DAY_MIN};
}

hld_status list_judge(struct work *work, hld_error *err)
{
	const struct mandate_list mandates = list_mandates(work);
	return hld_check(mandates.at, mandates.count, work->programme, &work->before, err);
}

/* How many breaches of one clause there are; text: only with these words, NULL: with any. */
static size_t count_breaches(const hld_findings *findings, const hld_finding *like,
                             const char *text)
{
	size_t count = 0;
	for (size_t i = 0; i < hld_findings_count(findings); i++) {
		const hld_finding *of = hld_findings_at(findings, i);
		count += of->severity == HLD_BREACH && strcmp(of->clause, like->clause) == 0 &&
		         strcmp(of->symbol, like->symbol) == 0 &&
		         (text == NULL || strcmp(of->text, text) == 0);
	}
	return count;
}

/* A breach of a clause that has more of them than before; NULL: there is none. */
static const hld_finding *new_breach(const hld_findings *before, const hld_findings *after)
{
	const hld_finding *found = NULL;
	for (size_t i = 0; i < hld_findings_count(after); i++) {
		const hld_finding *of = hld_findings_at(after, i);
		if (of->severity != HLD_BREACH ||
		    count_breaches(after, of, NULL) <= count_breaches(before, of, NULL))
			continue;
		found = found == NULL ? of : found;
		if (count_breaches(before, of, of->text) == 0)
			return of;
	}
	return found;
}

hld_status list_see(const struct work *work, const hld_programme *after, hld_error *err)
{
	const struct mandate_list mandates = list_mandates(work);
	hld_findings *findings;
	hld_status status = hld_check(mandates.at, mandates.count, after, &findings, err);
	if (status != HLD_OK)
		return status;
	const hld_finding *breach = new_breach(work->before, findings);
	if (breach != NULL && breach->symbol[0] != '\0')
		status = error_set(err, HLD_BREACHES,
		                   "that would be a breach: %.300s [%.60s para %.20s] [%.60s]",
		                   breach->text, breach->symbol, breach->para, breach->clause);
	else if (breach != NULL)
		status = error_set(err, HLD_BREACHES, "that would be a breach: %.300s [%.60s]",
		                   breach->text, breach->clause);
	hld_findings_free(findings);
	return status;
}

hld_status list_read_back(struct work *work, char **text, size_t *size, hld_programme **again,
                          hld_error *err)
{
	const hld_export_options as_it_is = {0};
	const char *name = work->args->output != NULL ? work->args->output : "list";
	hld_status status = hld_export(work->programme, "json", &as_it_is, text, size, err);
	if (status == HLD_OK)
		status = programme_open_text(*text, *size, name, work->args, again, err);
	return status == HLD_OK ? list_see(work, *again, err) : status;
}
