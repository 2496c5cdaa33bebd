/* sources.h - the documents a command works on: mandates by symbol or file. */
#ifndef CLI_SOURCES_H
#define CLI_SOURCES_H

#include "cli/options.h"
#include "hld.h"

struct mandates {
	hld_mandate *at[MOST_OPERANDS];
	size_t count;
};

/* Load the mandates named by file or symbol ("A/RES/60/227"); one named twice is
 * loaded once. The caller releases them, after a failure too. */
hld_status mandates_load(struct mandates *mandates, const struct values *names, hld_error *err);

/* Load those that the programme names, and add them to what is there. */
hld_status mandates_of(struct mandates *mandates, const hld_programme *programme, hld_error *err);

/* Load all that ship. */
hld_status mandates_all(struct mandates *mandates, hld_error *err);

void mandates_release(struct mandates *mandates);

#endif
