/* seating_made.h - a drawn conference as the documents that hld reads, and seated by it. */
#ifndef PROPERTY_SEATING_MADE_H
#define PROPERTY_SEATING_MADE_H

#include "seating.h"

#include <stdio.h>

/* A span of 100 minutes, behind what comes before it. */
static inline void write_span(struct buffer *out, char before, const char *from, const char *until,
                              int hour)
{
	char first[CIVIL_ROOM], last[CIVIL_ROOM];
	int32_t day = civil_day(2006, 9, 14), min = 480 + 60 * hour;
	civil_write_moment(day, min, first);
	civil_write_moment(day, min + 100, last);
	buffer_printf(out, "%c \"%s\": \"%s\", \"%s\": \"%s\"", before, from, first, until, last);
}

static inline void write_who(struct buffer *out, int party, int person)
{
	buffer_printf(out, "\"p%d", party);
	if (person != NONE)
		buffer_printf(out, "-r%d", person);
	buffer_text(out, "\"");
}

static inline void write_set(struct buffer *out, const char *key, const char *const *names,
                             unsigned set)
{
	buffer_printf(out, ", \"%s\": [", key);
	bool first = true;
	for (int i = 0; set >> i != 0; i++) {
		if (!(set >> i & 1U))
			continue;
		buffer_printf(out, "%s\"%s\"", first ? "" : ", ", names[i]);
		first = false;
	}
	buffer_text(out, "]");
}

static inline void write_parties(const struct drawn *drawn, struct buffer *out)
{
	for (int p = 0; p < drawn->party_count; p++) {
		const struct drawn_party *party = &drawn->parties[p];
		buffer_printf(out, "%s{\"id\": \"p%d\", \"name\": \"P %d\", \"category\": \"%s\"",
		              p > 0 ? ",\n" : "", p, p, drawn_categories[party->category]);
		if (party->group > 0)
			buffer_printf(out, ", \"group\": \"%s\"", drawn_groups[party->group]);
		for (int i = 0; i < party->people; i++) {
			buffer_printf(out, "%s{\"id\": \"p%d-r%d\", \"name\": \"R\"",
			              i == 0 ? ", \"representatives\": [" : ", ", p, i);
			if (party->away[i] != NONE) {
				buffer_text(out, ", \"absences\": [");
				write_span(out, '{', "from", "until", party->away[i]);
				buffer_text(out, "}]");
			}
			buffer_text(out, i + 1 < party->people ? "}" : "}]");
		}
		buffer_text(out, "}");
	}
}

static inline void write_table(const struct drawn *drawn, int t, int part, struct buffer *out)
{
	const struct drawn_table *table = &drawn->tables[t];
	bool first = true;
	buffer_printf(out, "%s{\"id\": \"t%d%s\", \"kind\": \"round-table\", \"number\": %d",
	              t + part > 0 ? ",\n" : "", t, part > 0 ? "-b" : "", t + 1);
	write_span(out, ',', "start", "end", table->hours[part]);
	if (table->seats != NONE || part == 0)
		buffer_printf(out, ", \"room\": \"room%d\"", t);
	if (table->chair != NONE)
		buffer_printf(out, ", \"chairs\": [\"p%d-r0\"]", table->chair);
	if (table->open_to[part] != 0)
		write_set(out, "open_to", drawn_categories, table->open_to[part]);
	for (int i = 0; i < drawn->there_count; i++) {
		const struct drawn_there *there = &drawn->there[i];
		if (there->table != t)
			continue;
		buffer_text(out, first ? ", \"participants\": [" : ", ");
		write_who(out, there->party, there->person);
		first = false;
	}
	buffer_text(out, first ? "}" : "]}");
}

static inline void write_programme(const struct drawn *drawn, struct buffer *out)
{
	buffer_text(out,
	            "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": "
	            "\"America/New_York\", \"rooms\": [");
	for (int t = 0; t < drawn->table_count; t++) {
		buffer_printf(out, "%s{\"id\": \"room%d\", \"name\": \"Room %d\"",
		              t > 0 ? ", " : "", t, t);
		if (drawn->tables[t].seats != NONE)
			buffer_printf(out, ", \"seats\": %d", drawn->tables[t].seats);
		buffer_text(out, "}");
	}
	buffer_text(out, "], \"participants\": [");
	write_parties(drawn, out);
	buffer_text(out, "], \"meetings\": [");
	for (int t = 0; t < drawn->table_count; t++)
		for (int part = 0; part < drawn->tables[t].parts; part++)
			write_table(drawn, t, part, out);
	for (int p = 0; p < drawn->party_count; p++)
		for (int i = 0; i < drawn->parties[p].people; i++) {
			if (drawn->parties[p].busy[i] == NONE)
				continue;
			buffer_printf(
				out, ",\n{\"id\": \"m%d-%d\", \"kind\": \"plenary\", \"chairs\": [",
				p, i);
			write_who(out, p, i);
			buffer_text(out, "]");
			write_span(out, ',', "start", "end", drawn->parties[p].busy[i]);
			buffer_text(out, "}");
		}
	buffer_text(out, "]}");
}

static inline void write_asker(const struct drawn_asker *asker, struct buffer *out)
{
	buffer_printf(out, "{\"participant\": \"p%d\", \"asks\": \"table\"", asker->party);
	if (asker->person != NONE)
		buffer_printf(out, ", \"representative\": \"p%d-r%d\"", asker->party,
		              asker->person);
	if (asker->requested != NONE)
		buffer_printf(out, ", \"requested\": \"2006-08-01T10:%02d\"", asker->requested);
	if (asker->lot != NONE)
		buffer_printf(out, ", \"lot\": %d", asker->lot);
	if (asker->place != NONE)
		buffer_printf(out, ", \"place\": %d", asker->place);
	for (int w = 0; w < asker->wish_count; w++)
		buffer_printf(out, "%s\"t%d\"", w == 0 ? ", \"meetings\": [" : ", ",
		              asker->wishes[w]);
	buffer_text(out, asker->wish_count > 0 ? "]}" : "}");
}

/* From a row on, and then those before it: the order of the rows is not to matter. */
static inline void write_registrations(const struct drawn *drawn, int first, struct buffer *out)
{
	buffer_text(out, "{\"format\": \"hld-registrations/1\", \"registrations\": [");
	for (int i = 0; i < drawn->asker_count; i++) {
		buffer_text(out, i > 0 ? ",\n" : "");
		write_asker(
			&drawn->askers[(drawn->asker_count - 1 - i + first) % drawn->asker_count],
			out);
	}
	buffer_text(out, "]}");
}

static inline void write_bounds(const struct drawn_rule *rule, struct buffer *out)
{
	if (rule->kind == DRAWN_QUOTA && rule->exactly) {
		buffer_printf(out, ", \"exactly\": %d", rule->min);
		return;
	}
	if (rule->min != NONE)
		buffer_printf(out, ", \"min\": %d", rule->min);
	if (rule->max != NONE)
		buffer_printf(out, ", \"%s\": %d",
		              rule->kind == DRAWN_ADVISERS ? "advisers"
		              : rule->kind == DRAWN_EVEN   ? "tolerance"
		                                           : "max",
		              rule->max);
}

static inline void write_rule(const struct drawn_rule *rule, int n, struct buffer *out)
{
	static const char *const names[] = {
		[DRAWN_CAP] = "cap",      [DRAWN_QUOTA] = "quota",    [DRAWN_ONE] = "one-table",
		[DRAWN_OPEN] = "open-to", [DRAWN_ADVISERS] = "seats", [DRAWN_EVEN] = "balance"};
	buffer_printf(out,
	              "%s{\"id\": \"c%d\", \"para\": \"%d\", \"verb\": \"decides\", \"quote\": "
	              "\"q\", \"rule\": \"%s\", \"params\": {\"which\": {\"kind\": "
	              "\"round-table\"",
	              n > 0 ? ",\n" : "", n, n + 1, names[rule->kind]);
	if (rule->table != NONE)
		buffer_printf(out, ", \"number\": %d", rule->table + 1);
	buffer_text(out, "}");
	if (rule->categories != 0)
		write_set(out, "categories", drawn_categories, rule->categories);
	if (rule->may != 0)
		write_set(out, "may", drawn_categories, rule->may);
	if (rule->groups != 0)
		write_set(out, "groups", drawn_groups, rule->groups);
	write_bounds(rule, out);
	buffer_text(out, rule->each ? ", \"each\": true" : "");
	buffer_text(out, rule->at_one_time ? ", \"at_one_time\": true" : "");
	buffer_text(out, rule->others ? ", \"others\": true}}" : "}}");
}

static inline void write_mandate(const struct drawn *drawn, struct buffer *out)
{
	buffer_text(out, "{\"format\": \"hld-mandate/1\", \"symbol\": \"M\", \"title\": \"M\", "
	                 "\"force\": \"binding\", \"conference\": {\"id\": \"p\", \"title\": "
	                 "\"P\", \"days\": [\"2006-09-14\"]}, \"clauses\": [");
	for (int r = 0; r < drawn->rule_count; r++)
		write_rule(&drawn->rules[r], r, out);
	if (drawn->order != UNORDERED)
		buffer_printf(out,
		              "%s{\"id\": \"order\", \"para\": \"9\", \"verb\": \"decides\", "
		              "\"quote\": \"q\", \"rule\": \"admission\", \"params\": {\"which\": "
		              "{\"kind\": \"round-table\"}, \"order\": \"%s\"}}",
		              drawn->rule_count > 0 ? ",\n" : "", drawn_orders[drawn->order]);
	else
		buffer_printf(out,
		              "%s{\"id\": \"note\", \"para\": \"9\", \"verb\": \"decides\", "
		              "\"quote\": \"q\", \"rule\": \"note\", \"params\": {\"reason\": "
		              "\"r\"}}",
		              drawn->rule_count > 0 ? ",\n" : "");
	buffer_text(out, "]}");
}

/* A drawn conference, read and seated. */
struct made {
	struct arena arena;
	struct buffer texts[3];
	hld_programme *programme;
	hld_registrations *registrations;
	hld_mandate *mandate;
	const hld_mandate *at[1];
	struct mandate_list mandates;
	struct seats seats;
	hld_status status;
};

/* The test fails, with the documents. */
#define WRONG(made, drawn, ...)                                                      \
	do {                                                                         \
		printf("conference %u:\n%s\n%s\n%s\n", (drawn)->seed,                \
		       buffer_str(&(made)->texts[0]), buffer_str(&(made)->texts[1]), \
		       buffer_str(&(made)->texts[2]));                               \
		fflush(stdout);                                                      \
		fail_msg(__VA_ARGS__);                                               \
	} while (0)

static inline void make_from(struct made *made, const struct drawn *drawn, int first, uint64_t seed)
{
	hld_error err = {0};
	*made = (struct made){0};
	write_programme(drawn, &made->texts[0]);
	write_registrations(drawn, first, &made->texts[1]);
	write_mandate(drawn, &made->texts[2]);
	if (hld_programme_read(made->texts[0].at, made->texts[0].size, "p", &made->programme,
	                       &err) != HLD_OK ||
	    hld_registrations_read(made->texts[1].at, made->texts[1].size, "r",
	                           &made->registrations, &err) != HLD_OK ||
	    hld_mandate_read(made->texts[2].at, made->texts[2].size, "m", &made->mandate, &err) !=
	            HLD_OK ||
	    registrations_known(made->programme, made->registrations, &err) != HLD_OK)
		WRONG(made, drawn, "%s %s %s", err.file, err.pointer, err.text);
	made->at[0] = made->mandate;
	made->mandates = (struct mandate_list){made->at, 1};
	made->status =
		seats_make(&made->arena, &made->mandates, made->programme, made->registrations,
	                   (struct seats_limits){.seed = seed}, &made->seats, &err);
}

static inline void make(struct made *made, const struct drawn *drawn)
{
	make_from(made, drawn, 0, 1);
}

static inline void release(struct made *made)
{
	arena_free(&made->arena);
	hld_programme_free(made->programme);
	hld_registrations_free(made->registrations);
	hld_mandate_free(made->mandate);
	for (size_t i = 0; i < LENGTH(made->texts); i++)
		buffer_release(&made->texts[i]);
}

#endif
