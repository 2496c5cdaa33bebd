/* speakers_change.c - hld speakers --change: a list that is there, as it changes. */
#include "cli/speakers.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/output.h"
#include "export/diff_report.h"
#include "solve/relist.h"

/* The words of a change as it is read, with a NUL behind each. */
enum { CHANGE_ROOM = 256, MOST_WORDS = 32 };
struct read_words {
	char *at[MOST_WORDS];
	size_t count, next;
};

static hld_status cannot_change(const char *text, hld_error *err)
{
	char usage[sizeof err->text] = "";
	for (int32_t kind = 1; kind < CHANGES_END; kind++)
		text_append(usage, sizeof usage, "%s'%s %s'",
		            kind == 1                 ? ""
		            : kind + 1 == CHANGES_END ? " or "
		                                      : ", ",
		            change_words.names[kind], change_usage[kind]);
	return error_set(err, HLD_USAGE, "cannot change '%.60s': use %s", text, usage);
}

static bool is_known(const struct hld_programme *programme, const char *who)
{
	for (uint32_t i = 0; i < programme->delegations.count; i++) {
		const struct participant *of = programme->delegations.at[i].participant;
		if (strcmp(of->id, who) == 0 || text_same_words(text_in(&of->name, NULL), who))
			return true;
	}
	return false;
}

/* Take the words up to an end as one: they lie one behind the other. */
static const char *join(struct read_words *words, size_t end)
{
	size_t first = words->next;
	for (size_t i = first; i + 1 < end; i++)
		words->at[i][strlen(words->at[i])] = ' ';
	words->next = end;
	return words->at[first];
}

/* The next words that are a participant: as many as name one. Where none do, it is one word,
 * or all of them where no other has to follow. */
static const char *read_participant(const struct work *work, int32_t kind, struct read_words *words)
{
	char name[CHANGE_ROOM];
	if (words->next == words->count)
		return NULL;
	for (size_t end = words->count; end > words->next; end--) {
		name[0] = '\0';
		for (size_t i = words->next; i < end; i++)
			text_append(name, sizeof name, "%s%s", i > words->next ? " " : "",
			            words->at[i]);
		if (is_known(work->in.programme, name))
			return join(words, end);
	}
	return join(words, kind == CHANGE_ADD ? words->count : words->next + 1);
}

/* One word of what is said behind a change: "PARTICIPANT", "[LEVEL]". */
static hld_status read_word(const struct work *work, const char *usage, struct read_words *words,
                            struct list_change *out, hld_error *err)
{
	bool optional = usage[0] == '[', has_next = words->next < words->count;
	if (strcmp(usage, "PARTICIPANT") == 0) {
		const char *who = read_participant(work, out->kind, words);
		if (who == NULL)
			words->next++; /* it is missing: not all is read */
		*(out->who == NULL ? &out->who : &out->with) = who;
		return HLD_OK;
	}
	const char *word = has_next ? words->at[words->next] : NULL;
	if (strcmp(usage, "[MEETING]") == 0 || !has_next) {
		out->meeting = word;
		words->next += has_next || !optional;
		return HLD_OK;
	}
	out->level = words_value(&level_words, word);
	if (out->level == 0 && !optional)
		return error_set(err, HLD_USAGE, "'%.60s' is no level of a representative", word);
	words->next += out->level != 0;
	return HLD_OK;
}

/* "exchange ghana kenya": the words of a change, in room.
 * Fails: USAGE, with what would be right. */
static hld_status read_change(const struct work *work, const char *text, char room[CHANGE_ROOM],
                              struct list_change *out, hld_error *err)
{
	struct read_words words = {.count = 0};
	char usage[CHANGE_ROOM], *rest = room, *usage_rest = usage;
	text_print(room, CHANGE_ROOM, "%s", text);
	for (char *word; words.count < MOST_WORDS && (word = strtok_r(rest, " ", &rest)) != NULL;)
		words.at[words.count++] = word;
	*out = (struct list_change){0};
	out->kind = words.count > 0 ? words_value(&change_words, words.at[0]) : 0;
	words.next = 1;
	text_print(usage, sizeof usage, "%s", change_usage[out->kind]);
	hld_status status = HLD_OK;
	for (char *word;
	     status == HLD_OK && (word = strtok_r(usage_rest, " ", &usage_rest)) != NULL;)
		status = read_word(work, word, &words, out, err);
	if (status == HLD_OK && (out->kind == 0 || words.next != words.count))
		return cannot_change(text, err);
	return status;
}

static hld_status apply_all(struct work *work, hld_error *err)
{
	const struct args *args = work->in.args;
	const struct mandate_list mandates = filter_mandates(&work->in);
	struct inscription_terms terms = {CIVIL_NONE, CIVIL_NONE};
	struct list_change *changes =
		arena_array(&work->in.arena, args->changes.count, sizeof *changes);
	char why[CIVIL_WHY];
	uint64_t limit = 0;
	if (args->on != NULL && !civil_read_date(args->on, &terms.on_day, why))
		return error_set(err, HLD_USAGE, "'--on %.40s' %s", args->on, why);
	hld_status status = number_read("limit", args->limit, DAY_MIN, &limit, err);
	if (limit > 0)
		terms.limit_min = (int32_t)limit;
	for (size_t i = 0; status == HLD_OK && i < args->changes.count; i++) {
		char *room = arena_array(&work->in.arena, CHANGE_ROOM, 1);
		if (changes == NULL || room == NULL)
			return error_nomem(err);
		status = read_change(work, args->changes.at[i], room, &changes[i], err);
	}
	return status == HLD_OK ? list_change(work->in.programme, &mandates, changes,
	                                      args->changes.count, terms, err)
	                        : status;
}

/* Change the lists that the programme has, and write it, or say what moves. */
hld_status list_change_all(struct work *work, struct buffer *out, hld_error *err)
{
	hld_programme *before = NULL, *again = NULL;
	struct diff found;
	char *text = NULL;
	size_t size;
	hld_status status = filter_open(&work->in, err);
	if (status == HLD_OK)
		status = programme_open(work->in.args->operands.at[0], work->in.args, &before, err);
	if (status == HLD_OK)
		status = filter_judge(&work->in, err);
	if (status == HLD_OK)
		status = apply_all(work, err);
	if (status == HLD_OK)
		status = filter_read_back(&work->in, &text, &size, &again, err);
	if (status == HLD_OK && work->in.args->output != NULL)
		status = output_write(work->in.args->output, text, size, err);
	else if (status == HLD_OK && !diff_programmes(before, again, 0, &work->in.arena, &found))
		status = error_nomem(err);
	else if (status == HLD_OK && work->in.args->json)
		status = report_diff_json(&found, out, err);
	else if (status == HLD_OK)
		report_diff(&found, work->in.args->operands.at[0], out);
	hld_programme_free(before);
	hld_programme_free(again);
	free(text);
	return status;
}
