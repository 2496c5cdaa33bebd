/* options.c - fuzz the reader of command lines: arguments are the lines of the input.
 *
 * The reader lies in planner/cli, which the targets do not link: it is taken in whole. */
#include "fuzz.h"

#include "../../planner/cli/options.c"

static const struct option fuzz_options[] = {
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates), "a mandate"},
	{'f', "format", "FORMAT", OPTION_VALUE, offsetof(struct args, format), "a format"},
	{0, "lang", "LANG", OPTION_VALUE, offsetof(struct args, lang), "a language"},
	{0, "strict", NULL, OPTION_FLAG, offsetof(struct args, strict), "strict"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "help"},
	{0}};

static const struct command fuzz_command = {
	.name = "fuzz",
	.operands = "FILE...",
	.least = 1,
	.most = 3,
	.summary = "a command",
	.doc = "A command.",
	.options = fuzz_options,
};

/* Every value is one of the arguments, or lies in one. */
static void must_lend(const struct values *values, const char *text, size_t size)
{
	MUST(values->count <= MOST_OPERANDS);
	for (size_t i = 0; i < values->count; i++)
		MUST(values->at[i] >= text && values->at[i] <= text + size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { MOST = 600 };
	char *argv[MOST + 1], *text = malloc(size + 1);
	int argc = 0;
	struct args args;
	hld_error err = {0};
	MUST(text != NULL);
	memcpy(text, data, size);
	text[size] = '\0';
	for (char *at = text; at != NULL && argc < MOST;) {
		char *end = strchr(at, '\n');
		argv[argc++] = at;
		if (end != NULL)
			*end++ = '\0';
		at = end;
	}
	argv[argc] = NULL;
	hld_status status = options_read(&fuzz_command, argc, argv, &args, &err);
	must_lend(&args.operands, text, size);
	must_lend(&args.mandates, text, size);
	if (status == HLD_OK)
		MUST(args.help || (args.operands.count >= 1 && args.operands.count <= 3));
	else
		MUST(status == HLD_USAGE && err.text[0] != '\0' &&
		     utf8_valid(err.text, strlen(err.text)) == strlen(err.text));
	free(text);
	return 0;
}
