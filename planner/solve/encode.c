/* encode.c - what a clause requires while its literal is true: of the content of meetings, and
 * of the venue. */
#include "solve/encode.h"

#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "solve/encoder.h"
#include "solve/post.h"

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

static void write_theme(struct writer *writer)
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

static void write_open_to(struct writer *writer)
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

static void write_presides(struct writer *writer)
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

/* The literal that a sitting is under way at an instant, or that its team still rests. */
static int is_under_way(struct writer *writer, uint32_t sitting, int64_t now, int32_t rest_min)
{
	bool *marked = marks(writer->encoder, sitting);
	for (uint32_t s = 0; marked != NULL && s < slots_of(writer, sitting); s++) {
		const struct slot *slot = slot_at(writer, sitting, s);
		marked[s] =
			slot->start_utc_s <= now && slot->end_utc_s + rest_min * INT64_C(60) > now;
	}
	return marked != NULL ? in_slots(writer->encoder, sitting, marked) : writer->encoder->yes;
}

/* While the writer's literal is true, at most so many meetings are under way at an instant at
 * which one of some does begin. */
static void limit_at(struct writer *writer, int64_t now, int32_t most, int32_t rest_min,
                     struct picked_list about)
{
	uint32_t sittings = writer->encoder->problem->sittings.count, count = 0;
	int *of = literals(writer->encoder, sittings);
	int *part = literals(writer->encoder, about.count);
	if (of == NULL || part == NULL)
		return;
	for (uint32_t n = 0; n < sittings; n++) {
		int is = is_under_way(writer, n, now, rest_min);
		if (is != -writer->encoder->yes)
			of[count++] = is;
	}
	if (count <= (uint32_t)most)
		return;
	for (uint32_t i = 0; i < about.count; i++)
		part[i] = is_under_way(writer, about.at[i].sitting, now, 0);
	int here =
		both(writer->encoder, writer->literal, any_of(writer->encoder, part, about.count));
	require_count(writer->encoder, here, of, count, CIVIL_NONE, CIVIL_NONE, most);
}

/* The same at every instant at which a meeting may begin. */
static void limit_always(struct writer *writer, int32_t most, int32_t rest_min,
                         struct picked_list about)
{
	const struct problem *problem = writer->encoder->problem;
	size_t count = 0, seen_count = 0;
	for (uint32_t n = 0; n < problem->sittings.count; n++)
		count += problem->sittings.at[n].time_count;
	int64_t *seen = arena_array(writer->encoder->arena, count, sizeof *seen);
	writer->encoder->failed = writer->encoder->failed || seen == NULL;
	for (uint32_t n = 0; seen != NULL && n < problem->sittings.count; n++)
		for (uint32_t s = 0; s < slots_of(writer, n); s++) {
			int64_t now = slot_at(writer, n, s)->start_utc_s;
			size_t i = 0;
			while (i < seen_count && seen[i] != now)
				i++;
			if (i < seen_count)
				continue;
			seen[seen_count++] = now;
			limit_at(writer, now, most, rest_min, about);
		}
}

/* Services that a clause asks for are those that the venue has: both are required. */
static void write_services(struct writer *writer)
{
	const struct rule_services *rule = writer->params;
	const struct interpretation *of = writer->outline->venue->interpretation;
	if (of == NULL)
		return;
	int32_t rest_min = of->rest_min != CIVIL_NONE ? of->rest_min : 0;
	struct picked_list list = pick(writer->encoder, writer->mandate, rule->which);
	writer->literal = both(writer->encoder, writer->literal, writer->teams);
	limit_always(writer, of->teams, rest_min, list);
}

/* By enum rule_kind; NULL: nothing is said of such clauses. */
typedef void clause_writer(struct writer *writer);
static clause_writer *const writers[RULE_KINDS_END] = {
	[RULE_DATES] = write_dates,       [RULE_COUNT] = write_count,
	[RULE_WHEN] = write_when,         [RULE_CONCURRENT] = write_concurrent,
	[RULE_ORDER] = write_order,       [RULE_DURATION] = write_duration,
	[RULE_HOURS] = write_hours,       [RULE_THEME] = write_theme,
	[RULE_OPEN_TO] = write_open_to,   [RULE_PRESIDES] = write_presides,
	[RULE_SERVICES] = write_services,
};

static bool has_items(const struct selector *selector)
{
	for (; selector != NULL; selector = selector->also)
		if (selector->items.count > 0)
			return true;
	return false;
}

/* Clauses about items are left out: which meeting has them depends on which there are. So is
 * the theme of the conference, which no meeting has. */
bool encode_is_able(const struct clause *clause)
{
	const struct selector *selectors[2];
	const struct rule_theme *theme = clause->params;
	const struct rule_open_to *open_to = clause->params;
	if (writers[clause->rule] == NULL)
		return false;
	if (clause->rule == RULE_THEME)
		return theme->which != NULL && !has_items(theme->which);
	if (clause->rule == RULE_OPEN_TO)
		return !has_items(open_to->which);
	post_selectors(clause, selectors);
	return !has_items(selectors[0]) && !has_items(selectors[1]);
}

static struct requirement *add(struct requirements *all, struct sat *sat,
                               const struct hld_mandate *mandate, const struct clause *clause,
                               enum fact fact)
{
	struct requirement *at = &all->at[all->count++];
	*at = (struct requirement){mandate, clause, fact, sat_var(sat)};
	return at;
}

static bool do_not_overlap(const struct writer *writer, const struct slot *a, const struct slot *b)
{
	(void)writer;
	return a->end_utc_s <= b->start_utc_s || b->end_utc_s <= a->start_utc_s;
}

/* Plenary meetings are never two at a time, and there are no more rooms than there are. */
static void add_facts(struct writer *writer, struct requirements *out)
{
	const struct problem *problem = writer->encoder->problem;
	struct sat *sat = writer->encoder->sat;
	struct picked_list all = {
		arena_array(writer->encoder->arena, problem->sittings.count, sizeof *all.at), 0};
	writer->encoder->failed = writer->encoder->failed || all.at == NULL;
	if (writer->outline->venue->interpretation != NULL)
		writer->teams = add(out, sat, NULL, NULL, FACT_TEAMS)->literal;
	writer->literal = add(out, sat, NULL, NULL, FACT_PLENARIES)->literal;
	for (uint32_t n = 0; all.at != NULL && n < problem->sittings.count; n++) {
		all.at[all.count++] = (struct picked){n, writer->encoder->held[n]};
		for (uint32_t i = 0; i < n && problem->sittings.at[n].is_for_all; i++)
			if (problem->sittings.at[i].is_for_all)
				only_pairs(writer, &all.at[n], &all.at[i], do_not_overlap);
	}
	writer->literal = add(out, sat, NULL, NULL, FACT_ROOMS)->literal;
	if (problem->sittings.count > 0)
		limit_always(writer, (int32_t)problem->sittings.at[0].room_count, 0, all);
}

/* How many labels clauses may give. */
static bool make_labels(struct writer *writer)
{
	const struct mandate_list *mandates = writer->outline->mandates;
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
		if (writer->labels[i].names == NULL || writer->labels[i].literals == NULL)
			return false;
	}
	return true;
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

bool encode(struct arena *arena, const struct problem *problem, const struct outline *outline,
            bool binding_only, struct sat *sat, struct requirements *out)
{
	struct encoder encoder;
	struct writer writer = {.encoder = &encoder, .outline = outline};
	const struct mandate_list *mandates = outline->mandates;
	size_t most = FACT_PLENARIES;
	for (size_t m = 0; m < mandates->count; m++)
		most += mandates->at[m]->clauses.count;
	*out = (struct requirements){.at = arena_array(arena, most, sizeof *out->at)};
	if (out->at == NULL || !encoder_begin(&encoder, arena, sat, problem) ||
	    !make_labels(&writer))
		return false;
	out->slots = encoder.at;
	add_facts(&writer, out);
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++) {
			const struct clause *clause = &mandates->at[m]->clauses.at[c];
			bool binds = clause_severity(mandates->at[m], clause) == HLD_BREACH;
			if (!encode_is_able(clause) || (binding_only && !binds) || encoder.failed)
				continue;
			int same = said_before(out, clause, &encoder.failed);
			struct requirement *new = add(out, sat, mandates->at[m], clause, FACT_NONE);
			writer.mandate = mandates->at[m];
			writer.params = clause->params;
			writer.literal = new->literal;
			if (same != 0)
				new->literal = same;
			else
				writers[clause->rule](&writer);
		}
	return !encoder.failed;
}
