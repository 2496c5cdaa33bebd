/* output.h - results leave whole or not at all. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/buffer.h"
#include "hld.h"
#include "model/source.h"

/* Write size bytes to the file at path ("-" or NULL: stdout). A file is written beside
 * its place, synced and renamed, so that the old one stays until the new one is whole.
 * Fails: WRITE. */
hld_status output_write(const char *path, const char *bytes, size_t size, hld_error *err);

/* Write size bytes to an open file, however often that is interrupted. Gives: false, with errno,
 * when they cannot be written. */
bool output_bytes(int fd, const char *bytes, size_t size);

/* End a command: write what is in the buffer to stdout, unless err says that something
 * failed, and release it. Gives: the exit status, exit_status where all went well. */
int output_finish(struct buffer *buffer, hld_error *err, int exit_status);

/* Whether stdout is a terminal that wants colours. */
bool output_in_colour(void);

/* Print a failure to stderr as "hld: file:line:column: /pointer: text". Gives its exit
 * status. */
int output_fail(const hld_error *err);

/* Print what was guessed of a document to stderr, a line each: "file:line:column: warning: text". */
void output_remarks(const struct source *source);

/* Say on stderr which texts stand in English in what is wanted in another language, a line each, and
 * whether hld has no words in that language. */
void output_missing(const char *lang, const char *const *texts, uint32_t count);

/* The exit status of a status. */
int exit_of(hld_status status);

#endif
