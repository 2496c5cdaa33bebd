/* filter.h - what commands begin and end with that take a programme and give one: documents that are
 * opened, and a programme that is judged before it leaves. */
#ifndef CLI_FILTER_H
#define CLI_FILTER_H

#include "base/arena.h"
#include "cli/sources.h"
#include "solve/outline.h"

/* What such a command works on. Begin with its args and zero. */
struct filter {
	const struct args *args;
	struct arena arena;
	struct mandates mandates;
	hld_programme *programme;
	hld_registrations *registrations; /* NULL: not opened */
	hld_findings *before;             /* of the programme as it was; NULL: not judged */
};

/* Open the programme, and the mandates that the command line gives or else it names. */
hld_status filter_open(struct filter *filter, hld_error *err);

/* Open the registrations, which name what the programme has. */
hld_status filter_registrations(struct filter *filter, hld_error *err);

struct mandate_list filter_mandates(const struct filter *filter);

/* Check the programme as it is, before anything is changed in it. */
hld_status filter_judge(struct filter *filter, hld_error *err);

/* See that another programme has no breach that the first, as it was judged, had not.
 * Fails: BREACHES, with the clause; NOMEM. */
hld_status filter_see(const struct filter *filter, const hld_programme *after, hld_error *err);

/* Read back the programme as it is now, which names the list of participants that the command line
 * does, and see that it has no new breach.
 * Owns:  *text and *again, to be freed by the caller, after a failure too.
 * Fails: as filter_see() and readers do. */
hld_status filter_read_back(struct filter *filter, char **text, size_t *size, hld_programme **again,
                            hld_error *err);

void filter_release(struct filter *filter);

#endif
