/* command.h - the commands of hld. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/options.h"

extern const struct command check_command, compare_command, diff_command, explain_command,
	plan_command, speakers_command, seats_command, export_command, publish_command,
	import_command, schema_command;

/* All of them, ending with NULL, in the order in which help lists them. */
extern const struct command *const commands[];

/* Run a command line; gives the exit status. argv[0] is not looked at. */
int cli_main(int argc, char *const argv[]);

#endif
