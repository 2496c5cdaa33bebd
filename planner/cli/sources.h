/* sources.h - the documents a command works on: mandates by symbol or file, programmes with
 * the participants and venues that go with them. */
#ifndef CLI_SOURCES_H
#define CLI_SOURCES_H

#include "cli/options.h"
#include "export/coverage.h"
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

/* Load a programme, and join to it the lists of participants and the venues that the command
 * line gives, or else those that the programme names.
 * Owns: *out, to be freed by the caller; NULL on failure. */
hld_status programme_open(const char *path, const struct args *args, hld_programme **out,
                          hld_error *err);

/* The same for a programme that was just written: size bytes at text. */
hld_status programme_open_text(const char *text, size_t size, const char *name,
                               const struct args *args, hld_programme **out, hld_error *err);

/* Let a programme that is to be written name the list of participants that the command line gives,
 * where that is one and has a name: who is put into the programme may be known by it alone. */
void participants_name(hld_programme *programme, const struct args *args);

/* Load the venue that the command line gives, and the list of participants if it gives one, by
 * name or file. Gives: name, the word of the command line where it is no file, else NULL.
 * Owns: *out, to be freed by the caller; NULL on failure, and where there is no list.
 * Fails: USAGE (none or several are given), and as readers do. */
hld_status venue_open(const struct args *args, hld_venue **out, const char **name, hld_error *err);
hld_status participants_open(const struct args *args, hld_participants **out, const char **name,
                             hld_error *err);

/* Load the preferences that the command line gives, by name or file.
 * Owns: *out, to be freed by the caller; NULL on failure, and where there are none. */
hld_status preferences_open(const struct args *args, hld_preferences **out, hld_error *err);

/* Load the registrations that the command line gives, by name or file.
 * Owns: *out, to be freed by the caller; NULL on failure.
 * Fails: USAGE (none or several are given), and as readers do. */
hld_status registrations_open(const struct args *args, hld_registrations **out, hld_error *err);

/* Read how the clauses that ship were tried, data/coverage.csv, into the arena.
 * Fails: as readers do. */
hld_status tries_load(struct arena *arena, struct tries *tries, hld_error *err);

/* Rows of an option table for that. */
#define JOINED_OPTIONS                                                               \
	{'p',                                                                        \
	 "participants",                                                             \
	 "LIST",                                                                     \
	 OPTION_VALUES,                                                              \
	 offsetof(struct args, participants),                                        \
	 "a list of participants, JSON or CSV (default: the one it names)"},         \
	{                                                                            \
		'V', "venue", "VENUE", OPTION_VALUES, offsetof(struct args, venues), \
			"a venue (default: those it names)"                          \
	}

void mandates_release(struct mandates *mandates);

#endif
