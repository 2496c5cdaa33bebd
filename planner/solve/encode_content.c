/* encode_content.c - what clauses require of the content of meetings: theme, presiding officer,
 * who may come, and what items they hold. */
#include "base/text.h"
#include "rules/rule.h"
#include "solve/encoder.h"

bool make_labels(struct writer *writer, const struct mandate_list *mandates)
{
	uint32_t most = OFFICER;
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++) {
			const struct clause *clause = &mandates->at[m]->clauses.at[c];
			const struct rule_presides *presides = clause->params;
			most += clause->rule == RULE_THEME;
			most += clause->rule == RULE_PRESIDES ? presides->offices.count : 0;
		}
	for (int i = 0; i < LABELS_END; i++) {
		size_t count = (size_t)most * writer->encoder->problem->sittings.count;
		writer->labels[i] = (struct labels){
			.names = arena_array(writer->encoder->arena, most, sizeof(char *)),
			.literals = literals(writer->encoder, count),
			.most = most,
			.at_most_one = i != CATEGORIES_OPEN};
		if (writer->labels[i].names == NULL)
			writer->encoder->failed = true;
	}
	return !writer->encoder->failed;
}

/* The literal that a meeting has a label; where it has at most one, it has no other then. */
static int has_label(struct writer *writer, struct labels *labels, uint32_t sitting,
                     const char *name)
{
	uint32_t n = 0;
	int *of = labels->literals + (size_t)sitting * labels->most;
	while (n < labels->count && !text_same_words(labels->names[n], name))
		n++;
	if (n == labels->count)
		labels->names[labels->count++] = name;
	if (of[n] != 0)
		return of[n];
	of[n] = sat_var(writer->encoder->sat);
	for (uint32_t i = 0; labels->at_most_one && i < labels->most; i++)
		if (i != n && of[i] != 0)
			sat_two(writer->encoder->sat, -of[n], -of[i]);
	return of[n];
}

void write_theme(struct writer *writer)
{
	const struct rule_theme *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	int *of = literals(writer->encoder, list.count);
	for (uint32_t i = 0; of != NULL && i < list.count; i++) {
		int is = has_label(writer, &writer->labels[THEMES], list.at[i].sitting,
		                   rule->theme.en);
		of[i] = both(writer->encoder, list.at[i].literal, is);
		if (rule->any)
			continue;
		begin_if(writer, &list.at[i]);
		sat_one(writer->encoder->sat, is);
	}
	int any = of != NULL && rule->any ? any_of(writer->encoder, of, list.count)
	                                  : writer->encoder->yes;
	for (uint32_t i = 0; i < list.count; i++) {
		begin_if(writer, &list.at[i]);
		sat_one(writer->encoder->sat, any);
	}
}

void write_open_to(struct writer *writer)
{
	const struct rule_open_to *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	for (uint32_t i = 0; i < list.count; i++)
		for (int32_t category = 1; category <= OFFICER; category++) {
			bool open = list_has(&rule->categories, category);
			bool may = rule->others || list_has(&rule->may, category);
			int is = has_label(writer, &writer->labels[CATEGORIES_OPEN],
			                   list.at[i].sitting,
			                   words_name(&category_words, category));
			if (!open && may)
				continue;
			begin_if(writer, &list.at[i]);
			sat_one(writer->encoder->sat, open ? is : -is);
		}
}

void write_presides(struct writer *writer)
{
	const struct rule_presides *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	for (uint32_t i = 0; i < list.count; i++) {
		int *of = literals(writer->encoder, rule->offices.count);
		for (uint32_t n = 0; of != NULL && n < rule->offices.count; n++)
			of[n] = has_label(writer, &writer->labels[OFFICES], list.at[i].sitting,
			                  rule->offices.at[n]);
		int any = of != NULL ? any_of(writer->encoder, of, rule->offices.count)
		                     : writer->encoder->yes;
		begin_if(writer, &list.at[i]);
		sat_one(writer->encoder->sat, any);
	}
}

void write_opening(struct writer *writer)
{
	static const int32_t kinds[] = {INTRODUCTION, STATEMENT};
	const struct rule_opening *rule = writer->params;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	for (uint32_t i = 0; i < list.count; i++) {
		/* One statement may be by all of them, and whatever else is said too. */
		int any = holds_item(writer->encoder, list.at[i].sitting, &(word_list){kinds, 2});
		begin_if(writer, &list.at[i]);
		sat_one(writer->encoder->sat, any);
	}
}

/* The literals that one of some sittings is meant, or that one that is holds an item about a
 * sitting. */
struct holders {
	int any, about;
};

static struct holders holders_of(struct writer *writer, struct picked_list list, uint32_t about)
{
	const struct rule_item *rule = writer->params;
	struct encoder *encoder = writer->encoder;
	int *any = literals(encoder, list.count), *of = literals(encoder, encoder->items.count);
	uint32_t count = 0;
	if (any == NULL || of == NULL)
		return (struct holders){encoder->yes, encoder->yes};
	for (uint32_t i = 0; i < list.count; i++) {
		uint32_t sitting = list.at[i].sitting;
		any[i] = list.at[i].literal;
		for (uint32_t n = encoder->items.of[sitting]; n < encoder->items.of[sitting + 1];
		     n++) {
			const struct token *token = &encoder->items.at[n];
			if (token->about == about && list_has(&rule->kinds, token->kind))
				of[count++] = both(encoder, any[i], token->held);
		}
	}
	return (struct holders){any_of(encoder, any, list.count), any_of(encoder, of, count)};
}

/* By whom an item is says nothing against it: it may be by several. */
void write_item(struct writer *writer)
{
	const struct rule_item *rule = writer->params;
	struct encoder *encoder = writer->encoder;
	struct picked_list list = pick(encoder, writer->mandate, rule->which);
	struct picked_list each = pick(encoder, writer->mandate, rule->each);
	for (uint32_t i = 0; i < each.count; i++) {
		struct holders of = holders_of(writer, list, each.at[i].sitting);
		begin_if(writer, &each.at[i]);
		sat_two(encoder->sat, -of.any, of.about);
	}
	for (uint32_t i = 0; rule->each == NULL && i < list.count; i++) {
		uint32_t sitting = list.at[i].sitting;
		int has = rule->position == 0
		                  ? holds_item(encoder, sitting, &rule->kinds)
		                  : has_at_edge(encoder, sitting, &rule->kinds,
		                                rule->position == FIRST ? FIRST_ITEM : LAST_ITEM);
		begin_if(writer, &list.at[i]);
		sat_one(encoder->sat, has);
	}
}
