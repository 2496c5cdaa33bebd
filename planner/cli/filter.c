/* filter.c - open, judge, read back. */
#include "cli/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "load/document.h"
#include "model/build.h"

hld_status filter_open(struct filter *filter, hld_error *err)
{
	const struct args *args = filter->args;
	hld_status status = programme_open(args->operands.at[0], args, &filter->programme, err);
	if (status != HLD_OK)
		return status;
	return args->mandates.count > 0 ? mandates_load(&filter->mandates, &args->mandates, err)
	                                : mandates_of(&filter->mandates, filter->programme, err);
}

hld_status filter_registrations(struct filter *filter, hld_error *err)
{
	hld_status status = registrations_open(filter->args, &filter->registrations, err);
	if (status != HLD_OK)
		return status;
	status = registrations_known(filter->programme, filter->registrations, err);
	if (status == HLD_SCHEMA)
		document_place_error(&filter->registrations->source, err);
	return status;
}

struct mandate_list filter_mandates(const struct filter *filter)
{
	return (struct mandate_list){(const hld_mandate *const *)filter->mandates.at,
	                             filter->mandates.count};
}

hld_status filter_judge(struct filter *filter, hld_error *err)
{
	const struct mandate_list mandates = filter_mandates(filter);
	return hld_check(mandates.at, mandates.count, filter->programme, &filter->before, err);
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

hld_status filter_see(const struct filter *filter, const hld_programme *after, hld_error *err)
{
	const struct mandate_list mandates = filter_mandates(filter);
	hld_findings *findings;
	hld_status status = hld_check(mandates.at, mandates.count, after, &findings, err);
	if (status != HLD_OK)
		return status;
	const hld_finding *breach = new_breach(filter->before, findings);
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

hld_status filter_read_back(struct filter *filter, char **text, size_t *size, hld_programme **again,
                            hld_error *err)
{
	const hld_export_options as_it_is = {0};
	const char *name = filter->args->output != NULL ? filter->args->output : "result";
	participants_name(filter->programme, filter->args);
	hld_status status = hld_export(filter->programme, "json", &as_it_is, text, size, err);
	if (status == HLD_OK)
		status = programme_open_text(*text, *size, name, filter->args, again, err);
	return status == HLD_OK ? filter_see(filter, *again, err) : status;
}

void filter_release(struct filter *filter)
{
	hld_programme_free(filter->programme);
	hld_registrations_free(filter->registrations);
	hld_findings_free(filter->before);
	mandates_release(&filter->mandates);
	arena_free(&filter->arena);
}
