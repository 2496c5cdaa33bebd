/* schema.c - hld schema: what a document may hold, for editors and validators. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "export/schema.h"

static const struct option options[] = {
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"}, {0}};

static hld_status schema(const char *name, struct buffer *out, hld_error *err)
{
	const char *nearest = NULL;
	for (size_t i = 0; documents[i] != NULL; i++) {
		if (strcmp(documents[i]->name, name) == 0)
			return schema_write(documents[i], out) ? HLD_OK : error_nomem(err);
		nearest = text_nearer(name, nearest, documents[i]->name);
	}
	if (nearest != NULL)
		return error_set(err, HLD_USAGE, "no document '%.60s'; did you mean '%s'?", name,
		                 nearest);
	char all[128] = "";
	for (size_t i = 0; documents[i] != NULL; i++)
		text_append(all, sizeof all, "%s%s", i > 0 ? ", " : "", documents[i]->name);
	return error_set(err, HLD_USAGE, "no document '%.60s'; there are: %s", name, all);
}

static int run(const struct args *args)
{
	struct buffer out = {0};
	hld_error err = {0};
	schema(args->operands.at[0], &out, &err);
	return output_finish(&out, &err, 0);
}

const struct command schema_command = {
	.name = "schema",
	.operands = "DOCUMENT",
	.least = 1,
	.most = 1,
	.summary = "print the JSON Schema of a document",
	.doc = "Print what DOCUMENT (programme, mandate, participants, venue, preferences or\n"
	       "registrations) may hold, as a JSON Schema of draft 2020-12. Editors complete and\n"
	       "check by it while one writes; copies ship in data/schema.",
	.options = options,
	.run = run,
};
