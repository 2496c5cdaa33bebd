/* options.c - a small reader of command lines: long options, letters, "--". */
#include "cli/options.h"

#include <errno.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

static const struct option *find_long(const struct command *command, const char *name,
                                      size_t length)
{
	for (const struct option *option = command->options; option->name != NULL; option++)
		if (strncmp(option->name, name, length) == 0 && option->name[length] == '\0')
			return option;
	return NULL;
}

static const struct option *find_letter(const struct command *command, char letter)
{
	for (const struct option *option = command->options; option->name != NULL; option++)
		if (option->letter == letter)
			return option;
	return NULL;
}

static hld_status unknown(const struct command *command, const char *word, hld_error *err)
{
	const char *nearest = NULL;
	for (const struct option *option = command->options; option->name != NULL; option++)
		nearest = text_nearer(word + strspn(word, "-"), nearest, option->name);
	if (nearest != NULL)
		return error_set(err, HLD_USAGE, "unknown option '%s'; did you mean '--%s'?", word,
		                 nearest);
	return error_set(err, HLD_USAGE, "unknown option '%s'; see 'hld %s --help'", word,
	                 command->name);
}

static hld_status add_value(struct values *values, const char *value, hld_error *err)
{
	if (values->count == MOST_OPERANDS)
		return error_set(err, HLD_USAGE, "more than %d of them: '%s'", MOST_OPERANDS,
		                 value);
	values->at[values->count++] = value;
	return HLD_OK;
}

static hld_status put(struct args *args, const struct option *option, const char *value,
                      hld_error *err)
{
	void *at = (char *)args + option->offset;
	if (option->type == OPTION_VALUES)
		return add_value(at, value, err);
	if (option->type == OPTION_VALUE)
		memcpy(at, &value, sizeof value);
	else
		*(bool *)at = true;
	return HLD_OK;
}

/* Read the option at argv[*at] and step over its value where it stands apart. */
static hld_status read_option(const struct command *command, int argc, char *const argv[], int *at,
                              struct args *args, hld_error *err)
{
	const char *word = argv[*at], *value = NULL;
	const struct option *option;
	if (word[1] == '-') {
		const char *equals = strchr(word, '=');
		size_t length = equals != NULL ? (size_t)(equals - word) - 2 : strlen(word + 2);
		option = find_long(command, word + 2, length);
		value = equals != NULL ? equals + 1 : NULL;
	} else {
		option = find_letter(command, word[1]);
		value = word[2] != '\0' ? word + 2 : NULL;
	}
	if (option == NULL)
		return unknown(command, word, err);
	if (option->value == NULL && value != NULL)
		return error_set(err, HLD_USAGE, "'--%s' takes no value", option->name);
	if (option->value != NULL && value == NULL && ++*at == argc)
		return error_set(err, HLD_USAGE, "'--%s' needs a value: %s", option->name,
		                 option->value);
	return put(args, option, value != NULL || option->value == NULL ? value : argv[*at], err);
}

hld_status options_read(const struct command *command, int argc, char *const argv[],
                        struct args *args, hld_error *err)
{
	bool only_operands = false;
	*args = (struct args){0};
	for (int i = 0; i < argc; i++) {
		const char *word = argv[i];
		hld_status status;
		if (!only_operands && strcmp(word, "--") == 0) {
			only_operands = true;
			continue;
		}
		if (!only_operands && word[0] == '-' && word[1] != '\0')
			status = read_option(command, argc, argv, &i, args, err);
		else
			status = add_value(&args->operands, word, err);
		if (status != HLD_OK)
			return status;
	}
	if (args->help)
		return HLD_OK;
	if (args->operands.count < command->least)
		return error_set(err, HLD_USAGE, "too little to go on: hld %s %s", command->name,
		                 command->operands);
	if (args->operands.count > command->most)
		return error_set(err, HLD_USAGE, "'%s' is one too many: hld %s %s",
		                 args->operands.at[command->most], command->name,
		                 command->operands);
	return HLD_OK;
}

void options_help(const struct command *command, struct buffer *out)
{
	buffer_printf(out, "Usage: hld %s [OPTION]... %s\n\n%s\n\nOptions:\n", command->name,
	              command->operands, command->doc);
	for (const struct option *option = command->options; option->name != NULL; option++) {
		char left[64];
		char letter[8] = "    ";
		if (option->letter != 0)
			snprintf(letter, sizeof letter, "-%c, ", option->letter);
		snprintf(left, sizeof left, "  %s--%s%s%s", letter, option->name,
		         option->value != NULL ? " " : "",
		         option->value != NULL ? option->value : "");
		buffer_printf(out, "%-26s  %s\n", left, option->doc);
	}
	if (command->terms_of != NULL)
		buffer_printf(out, "\n%s is one of:\n", command->terms_of);
	for (const struct term *term = command->terms; term != NULL && term->word != NULL; term++)
		buffer_printf(out, "  %-24s  %s\n", term->word, term->doc);
}

hld_status number_read(const char *name, const char *value, uint64_t most, uint64_t *number,
                       hld_error *err)
{
	char *end;
	if (value == NULL)
		return HLD_OK;
	errno = 0;
	unsigned long long read = strtoull(value, &end, 10);
	if (errno != 0 || *end != '\0' || value[0] < '0' || value[0] > '9' || read == 0 ||
	    read > most)
		return error_set(err, HLD_USAGE, "'--%s %.40s' is not a number from 1 to %llu",
		                 name, value, (unsigned long long)most);
	*number = read;
	return HLD_OK;
}
