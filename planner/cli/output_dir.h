/* output_dir.h - results of several files. */
#ifndef CLI_OUTPUT_DIR_H
#define CLI_OUTPUT_DIR_H

#include "export/split.h"

/* Write files into the directory at path, each whole or not at all; it is made if it is not
 * there, and files in it that have other names stay.
 * Fails: WRITE; those written before stay then. NOMEM. */
hld_status output_split(const char *path, const struct export_files *files, hld_error *err);

/* Let the directory at path hold files and nothing else, in one step: they are written to a new
 * directory beside it, which takes its place. A file that is the same as before stays the same,
 * with its times. A directory that holds what was not published is refused.
 * Fails: WRITE, NOMEM; what was there is as it was then. */
hld_status output_publish(const char *path, const struct export_files *files, hld_error *err);

#endif
