/* command.c - choose the command, and help. */
#include "cli/command.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/output.h"

const struct command *const commands[] = {&check_command,   &compare_command, &diff_command,
                                          &explain_command, &plan_command,    &speakers_command,
                                          &seats_command,   &export_command,  &publish_command,
                                          &import_command,  &schema_command,  NULL};

static int print_help(void)
{
	struct buffer out = {0};
	hld_error err = {0};
	buffer_text(&out,
	            "Usage: hld COMMAND [OPTION]... [FILE]...\n\n"
	            "Check and publish the programmes of United Nations high-level meetings.\n\n"
	            "Commands:\n");
	for (size_t i = 0; commands[i] != NULL; i++)
		buffer_printf(&out, "  %-9s %s\n", commands[i]->name, commands[i]->summary);
	buffer_text(&out, "\nhld COMMAND --help tells more, and so does man hld.\n");
	return output_finish(&out, &err, 0);
}

static int print_version(void)
{
	struct buffer out = {0};
	hld_error err = {0};
	buffer_text(&out, "hld " HLD_VERSION "\n");
	return output_finish(&out, &err, 0);
}

static int run(const struct command *command, int argc, char *const argv[])
{
	struct args args;
	hld_error err = {0};
	if (options_read(command, argc, argv, &args, &err) != HLD_OK)
		return output_fail(&err);
	if (!args.help)
		return command->run(&args);
	struct buffer out = {0};
	options_help(command, &out);
	return output_finish(&out, &err, 0);
}

int cli_main(int argc, char *const argv[])
{
	const char *name = argc > 1 ? argv[1] : "";
	const char *nearest = NULL;
	hld_error err = {0};
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0)
		return print_help();
	if (strcmp(name, "--version") == 0)
		return print_version();
	for (size_t i = 0; commands[i] != NULL; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return run(commands[i], argc - 2, argv + 2);
		nearest = text_nearer(name, nearest, commands[i]->name);
	}
	if (name[0] == '\0')
		error_set(&err, HLD_USAGE, "what is to be done? see 'hld --help'");
	else if (nearest != NULL)
		error_set(&err, HLD_USAGE, "unknown command '%.60s'; did you mean '%s'?", name,
		          nearest);
	else
		error_set(&err, HLD_USAGE, "unknown command '%.60s'; see 'hld --help'", name);
	return output_fail(&err);
}
