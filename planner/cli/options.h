/* options.h - the options of a command as rows: they drive parsing, --help and the
 * man page. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "hld.h"

enum { MOST_OPERANDS = 256 };

/* Several values of one option, or the operands. */
struct values {
	const char *at[MOST_OPERANDS];
	size_t count;
};

/* What the command line said. */
struct args {
	struct values operands, mandates, participants, venues, registrations, ignored, changes,
		replies, kinds, days;
	const char *format, *output, *lang, *from, *seed, *steps, *grid, *number;
	const char *prefer, *apart, *limit, *night, *remedy, *participant, *room, *at, *speaking,
		*on, *reply_limit, *order;
	const char *split, *since, *method, *to, *url, *paper;
	bool help, json, strict, final, utc, coverage, prove, csv, deliverables, in_public,
		findings;
};

enum option_type { OPTION_FLAG, OPTION_VALUE, OPTION_VALUES };

struct option {
	char letter;       /* 0: none */
	const char *name;  /* "strict" */
	const char *value; /* "FILE"; NULL of a flag */
	enum option_type type;
	size_t offset; /* in struct args */
	const char *doc;
};

/* A word that an option takes, and what it means. */
struct term {
	const char *word, *doc;
};

struct command {
	const char *name;
	const char *operands;         /* "PROGRAMME..." */
	size_t least, most;           /* of operands */
	const char *summary;          /* one line, for the list of commands */
	const char *doc;              /* a paragraph, for --help and the man page */
	const struct option *options; /* ends with a NULL name */
	const char *terms_of;         /* the value that terms explain: "WORD"; NULL: none */
	const struct term *terms;     /* ends with a NULL word */
	int (*run)(const struct args *args);
};

/* Read what stands behind the command's name.
 * Fails: USAGE, with what would be right. */
hld_status options_read(const struct command *command, int argc, char *const argv[],
                        struct args *args, hld_error *err);

/* What --help prints. */
void options_help(const struct command *command, struct buffer *out);

/* The number that an option gives, from 1 to most; without it (NULL) number stays as it is.
 * Fails: USAGE. */
hld_status number_read(const char *name, const char *value, uint64_t most, uint64_t *number,
                       hld_error *err);

#endif
