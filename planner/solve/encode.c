/* encode.c - what a clause requires while its literal is true, and what was asked. */
#include "solve/encode.h"

#include <string.h>

#include "base/civil.h"
#include "rules/rule.h"
#include "solve/encoder.h"
#include "solve/post.h"
#include "solve/spread.h"

/* By enum rule_kind; NULL: nothing is said of such clauses. */
typedef void clause_writer(struct writer *writer);
static const struct {
	clause_writer *write;
	bool of_outline_only; /* in a draft they are what they are, or a fact of it */
} writers[RULE_KINDS_END] = {
	[RULE_DATES] = {.write = write_dates},
	[RULE_COUNT] = {.write = write_count},
	[RULE_WHEN] = {.write = write_when},
	[RULE_CONCURRENT] = {.write = write_concurrent},
	[RULE_ORDER] = {.write = write_order},
	[RULE_DURATION] = {.write = write_duration},
	[RULE_HOURS] = {.write = write_hours},
	[RULE_OPENING] = {.write = write_opening, .of_outline_only = true},
	[RULE_ITEM] = {.write = write_item, .of_outline_only = true},
	[RULE_THEME] = {.write = write_theme, .of_outline_only = true},
	[RULE_OPEN_TO] = {.write = write_open_to, .of_outline_only = true},
	[RULE_PRESIDES] = {.write = write_presides, .of_outline_only = true},
	[RULE_SERVICES] = {.write = write_services, .of_outline_only = true},
};

/* The theme of the conference is left out of an outline: no meeting has it. */
bool encode_is_able(const struct clause *clause, bool of_outline)
{
	const struct selector *selectors[2];
	const struct rule_theme *theme = clause->params;
	const struct rule_open_to *open_to = clause->params;
	if (writers[clause->rule].write == NULL)
		return false;
	if (!of_outline)
		return !writers[clause->rule].of_outline_only;
	if (clause->rule == RULE_THEME)
		return theme->which != NULL && !has_items(theme->which);
	if (clause->rule == RULE_OPEN_TO)
		return !has_items(open_to->which);
	post_selectors(clause, selectors);
	bool of_items = clause->rule == RULE_ITEM || clause->rule == RULE_OPENING ||
	                has_items(selectors[0]) || has_items(selectors[1]);
	return !of_items || items_are_able(clause);
}

/* Another clause that says the same in other words, or in the same again; 0: none does. */
static int said_before(const struct requirements *all, const struct clause *clause, bool *failed)
{
	struct buffer says = {0};
	int literal = 0;
	rules[clause->rule].say(clause, &says);
	for (uint32_t i = 0; i < all->count && literal == 0; i++) {
		const struct clause *other = all->at[i].clause;
		struct buffer said = {0};
		if (other == NULL || other->rule != clause->rule)
			continue;
		rules[other->rule].say(other, &said);
		if (strcmp(buffer_str(&says), buffer_str(&said)) == 0)
			literal = all->at[i].literal;
		*failed = *failed || said.failed;
		buffer_release(&said);
	}
	*failed = *failed || says.failed;
	buffer_release(&says);
	return literal;
}

/* The clauses of a mandate, behind what is there already. */
static void add_clauses(struct writer *writer, bool binding_only, struct requirements *out)
{
	const struct hld_mandate *mandate = writer->mandate;
	struct encoder *encoder = writer->encoder;
	for (uint32_t c = 0; c < mandate->clauses.count && !encoder->failed; c++) {
		const struct clause *clause = &mandate->clauses.at[c];
		bool binds = clause_severity(mandate, clause) == HLD_BREACH;
		if (!encode_is_able(clause, writer->outline != NULL) || (binding_only && !binds))
			continue;
		int same = said_before(out, clause, &encoder->failed);
		struct requirement *new = requirements_add(out, encoder->sat, FACT_NONE);
		new->mandate = mandate;
		new->clause = clause;
		writer->params = clause->params;
		writer->literal = new->literal;
		out->clauses++;
		if (same != 0)
			new->literal = same;
		else
			writers[clause->rule].write(writer);
	}
}

struct requirement *requirements_add(struct requirements *all, struct sat *sat, enum fact fact)
{
	struct requirement *at = &all->at[all->count++];
	*at = (struct requirement){.fact = fact, .literal = sat_var(sat)};
	return at;
}

bool encode(struct arena *arena, const struct problem *problem, const struct outline *outline,
            const struct mandate_list *mandates, bool binding_only, struct sat *sat,
            struct requirements *out)
{
	struct encoder *encoder = arena_alloc(arena, sizeof *encoder);
	struct writer writer = {.encoder = encoder, .outline = outline};
	size_t most = FACTS_OF_OUTLINE + (outline == NULL ? most_facts(problem) : 0);
	for (size_t m = 0; m < mandates->count; m++)
		most += mandates->at[m]->clauses.count;
	*out = (struct requirements){.at = arena_array(arena, most, sizeof *out->at),
	                             .encoder = encoder};
	if (outline == NULL) {
		out->placed = spread(arena, problem);
		out->may_move = arena_array(arena, problem->sittings.count, sizeof(bool));
		out->crowded = arena_array(arena, problem->sittings.count, sizeof(bool));
	}
	if (encoder == NULL || out->at == NULL ||
	    (outline == NULL &&
	     (out->placed == NULL || out->may_move == NULL || out->crowded == NULL)) ||
	    !encoder_begin(encoder, arena, sat, problem, out->placed))
		return false;
	out->slots = encoder->at;
	if (outline == NULL)
		add_facts_of_draft(encoder, binding_only, out);
	else if (make_labels(&writer, mandates) && items_make(encoder, mandates))
		add_facts_of_outline(&writer, out);
	for (size_t m = 0; m < mandates->count; m++) {
		writer.mandate = mandates->at[m];
		add_clauses(&writer, binding_only, out);
	}
	return !encoder->failed;
}

void requirements_assume(struct requirements *all, const bool *marked, const uint32_t *first,
                         uint32_t first_count)
{
	struct sat *sat = all->encoder->sat;
	for (uint32_t i = 0; i < first_count; i++)
		if (marked[first[i]])
			sat_assume(sat, all->at[first[i]].literal);
	for (uint32_t i = 0; i < all->count; i++)
		if (marked[i])
			sat_assume(sat, all->at[i].literal);
}

bool requirements_can_be_met(struct requirements *all, const bool *marked, const uint32_t *first,
                             uint32_t first_count)
{
	if (all->placed != NULL && first_count == 0)
		return draft_can_be_met(all, marked);
	requirements_assume(all, marked, first, first_count);
	return sat_solve(all->encoder->sat);
}

bool requirement_is_met(const struct requirements *all, uint32_t n)
{
	const struct requirement *of = &all->at[n];
	if (all->placed != NULL && of->fact != FACT_NONE)
		return !is_broken(all, of);
	return sat_is_true(all->encoder->sat, of->literal);
}

bool requirement_is_needed(const struct requirements *all, uint32_t n)
{
	return sat_is_needed(all->encoder->sat, all->at[n].literal);
}

bool requirements_failed(const struct requirements *all)
{
	return all->encoder->failed;
}

bool requirements_gave_up(const struct requirements *all)
{
	return sat_gave_up(all->encoder->sat);
}
