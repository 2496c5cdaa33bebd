/* diff.c - hld diff: what changed from one programme to another. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/sources.h"
#include "export/diff_report.h"

static const struct option options[] = {
	{0, "ignore", "WORD", OPTION_VALUES, offsetof(struct args, ignored),
         "leave out these changes, and count them only"},
	JOINED_OPTIONS,
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json), "print JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

#define ASPECT_TERM(name, word, total, covers) {word, covers},
static const struct term terms[] = {ASPECTS(ASPECT_TERM){0}};
#undef ASPECT_TERM

static hld_status unknown_word(const char *word, hld_error *err)
{
	char all[256] = "";
	const char *nearest = NULL;
	for (enum aspect aspect = 0; aspect < ASPECTS_END; aspect++) {
		const char *join = aspect == 0 ? "" : aspect + 1 < ASPECTS_END ? ", " : " or ";
		text_append(all, sizeof all, "%s%s", join, aspects[aspect].word);
		nearest = text_nearer(word, nearest, aspects[aspect].word);
	}
	if (nearest != NULL)
		return error_set(err, HLD_USAGE,
		                 "cannot ignore '%.60s': use %s; did you mean '%s'?", word, all,
		                 nearest);
	return error_set(err, HLD_USAGE, "cannot ignore '%.60s': use %s", word, all);
}

static hld_status read_ignored(const struct values *words, unsigned *ignored, hld_error *err)
{
	for (size_t i = 0; i < words->count; i++) {
		enum aspect aspect = 0;
		while (aspect < ASPECTS_END && strcmp(aspects[aspect].word, words->at[i]) != 0)
			aspect++;
		if (aspect == ASPECTS_END)
			return unknown_word(words->at[i], err);
		*ignored |= ASPECT_BIT(aspect);
	}
	return HLD_OK;
}

/* Compare the programmes and put the report into out. */
static hld_status diff(const struct args *args, hld_programme *const programmes[2],
                       unsigned ignored, struct buffer *out, bool *same, hld_error *err)
{
	struct arena arena = {0};
	struct diff found;
	hld_status status = HLD_OK;
	if (!diff_programmes(programmes[OLD], programmes[NEW], ignored, &arena, &found))
		status = error_nomem(err);
	else if (args->json)
		status = report_diff_json(&found, out, err);
	else
		report_diff(&found, args->operands.at[NEW], out);
	*same = status == HLD_OK && found.changes.count == 0;
	arena_free(&arena);
	return status;
}

static int run(const struct args *args)
{
	const char *const *names = args->operands.at;
	hld_programme *programmes[2] = {NULL, NULL};
	struct buffer out = {0};
	hld_error err = {0};
	unsigned ignored = 0;
	bool same = false;
	hld_status status = read_ignored(&args->ignored, &ignored, &err);
	if (status == HLD_OK && strcmp(names[OLD], "-") == 0 && strcmp(names[NEW], "-") == 0)
		status = error_set(&err, HLD_USAGE,
		                   "standard input is one programme: OLD or NEW, not both");
	for (enum side side = OLD; status == HLD_OK && side <= NEW; side++)
		status = programme_open(names[side], args, &programmes[side], &err);
	if (status == HLD_OK)
		diff(args, programmes, ignored, &out, &same, &err);
	hld_programme_free(programmes[OLD]);
	hld_programme_free(programmes[NEW]);
	return output_finish(&out, &err, exit_of(same ? HLD_OK : HLD_BREACHES));
}

const struct command diff_command = {
	.name = "diff",
	.operands = "OLD NEW",
	.least = 2,
	.most = 2,
	.summary = "say what changed from one programme to another",
	.doc = "Compare the programmes OLD and NEW (one of them may be - for stdin). Each\n"
	       "change is a line, as RECORD: CHANGE; the last line counts the records that\n"
	       "changed in each way. Meetings are the same if they have the same id, or else\n"
	       "the same kind and number; items if they have the same id, or else are of one\n"
	       "kind, in their order. The order of meetings in the files says nothing.",
	.options = options,
	.terms_of = "WORD",
	.terms = terms,
	.run = run,
};
