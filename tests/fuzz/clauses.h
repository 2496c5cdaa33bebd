/* clauses.h - a mandate with clauses of every kind, for the targets that check. */
#ifndef FUZZ_CLAUSES_H
#define FUZZ_CLAUSES_H

#include "base/buffer.h"
#include "fuzz.h"

#define P_WHICH   "\"which\": {\"kind\": [\"plenary\", \"round-table\"]}"
#define P_PLENARY "\"which\": {\"kind\": \"plenary\"}"
#define P_TABLES  "\"which\": {\"kind\": \"round-table\"}"
#define P_FIRST   "\"which\": {\"position\": \"first\"}"
#define P_LAST    "\"which\": {\"position\": \"last\"}"
#define P_OFFICES "\"offices\": [\"president-of-the-general-assembly\", \"chair\"]"

/* Rule and parameters. */
static const char *const clauses[][2] = {
	{"dates", P_WHICH ", \"every_day\": true"},
	{"place", P_WHICH ", \"city\": \"New York\""},
	{"count", P_TABLES ", \"exactly\": 4"},
	{"when", P_FIRST ", \"part\": \"morning\", \"day\": 1"},
	{"when", P_TABLES ", \"part\": \"afternoon\", \"count\": 2"},
	{"concurrent", P_TABLES},
	{"order", "\"first\": {\"kind\": \"plenary\"}, \"then\": {\"kind\": \"round-table\"}"},
	{"duration", P_WHICH ", \"days\": 2, \"min_len\": 60, \"max_len\": 180"},
	{"hours", P_WHICH ", \"from\": \"10:00\", \"to\": \"18:00\""},
	{"opening", P_PLENARY ", " P_OFFICES},
	{"item",
         P_PLENARY ", \"kind\": \"summary\", \"by_chair\": true,"
                   " \"each\": {\"kind\": \"round-table\", \"also\": {\"kind\": \"panel\"}}"},
	{"item", P_LAST ", \"kind\": \"closing\", \"position\": \"last\", " P_OFFICES},
	{"theme", "\"theme\": \"Migration\""},
	{"theme", P_TABLES ", \"theme\": \"Migration\""},
	{"theme", P_TABLES ", \"theme\": \"Migration\", \"any\": true"},
	{"presides", P_WHICH ", " P_OFFICES},
	{"participates", "\"participants\": [\"holy-see\", \"iom\"]"},
	{"participates", "\"categories\": [\"member-state\", \"ngo\"]"},
	{"open-to", P_TABLES ", \"categories\": [\"member-state\"], \"may\": [\"ngo\"]"},
	{"cap", P_TABLES ", \"max\": 2"},
	{"quota", P_TABLES ", \"categories\": \"member-state\", \"exactly\": 2"},
	{"quota", P_TABLES ", \"groups\": [\"african\", \"asian\"], \"each\": true, \"min\": 1"},
	{"quota", P_TABLES ", \"of\": \"chairs\", \"categories\": [\"un-entity\", \"ngo\"],"
                           " \"each\": true, \"max\": 1"},
	{"quota", P_PLENARY ", \"of\": \"speakers\", \"groups\": \"weog\", \"min\": 1, \"max\": 2"},
	{"quota", P_PLENARY ", \"of\": \"speakers\", \"categories\": \"ngo\", \"max\": 1, "
                            "\"together\": true"},
	{"one-table", P_TABLES},
	{"one-table", P_TABLES ", \"categories\": \"member-state\", \"at_one_time\": true"},
	{"level", "\"categories\": [\"member-state\", \"agency\"], \"at_least\": \"minister\""},
	{"chairs", P_TABLES ", \"min\": 1, \"max\": 2"},
	{"chairs",
         P_TABLES ", \"level\": \"head-of-government\", \"categories\": \"member-state\""},
	{"chairs", P_TABLES ", \"exactly\": 1, \"level\": \"minister\", \"include\": true"},
	{"chairs", P_TABLES ", \"different_groups\": true, \"not_group_of\": [\"chair\"]"},
	{"discussants", P_TABLES ", \"exactly\": 1"},
	{"discussants", P_TABLES ", \"categories\": \"un-entity\", \"different_groups\": true"},
	{"panellists", P_WHICH ", \"min\": 1, \"categories\": \"ngo\", \"include\": true"},
	{"balance", P_TABLES ", \"tolerance\": 10"},
	{"balance", P_TABLES ", \"of\": \"chairs\", \"categories\": \"member-state\","
                             " \"tolerance\": 0"},
	{"selected-at", P_TABLES ", \"categories\": [\"ngo\", \"member-state\"],"
                                 " \"at\": {\"kind\": \"hearing\"}"},
	{"list-closes", "\"categories\": [\"member-state\", \"ngo\"], \"except\": \"ngo\","
                        " \"date\": \"2006-09-01\""},
	{"list-closes", "\"categories\": \"member-state\", \"days_before\": 3, " P_WHICH},
	{"seats", P_WHICH ", \"min\": 3"},
	{"services", P_WHICH},
	{"speaking-time", P_PLENARY ", \"minutes\": 5"},
	{"speaking-time", "\"which\": {\"item\": \"statement\"}, \"minutes\": 5"},
	{"no-list", P_TABLES},
	{"deliverable",
         "\"kind\": \"overview\", " P_OFFICES ", \"before\": {\"kind\": \"plenary\"},"
         " \"after\": {\"kind\": \"hearing\"}"},
	{"note", "\"reason\": \"r\""},
};

static inline void write_mandate(struct buffer *to)
{
	buffer_text(to, "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/FUZZ\", \"title\": \"F\","
	                "\"force\": \"binding\", \"conference\": {\"id\": \"c\", \"title\": \"C\","
	                "\"days\": [\"2006-09-14\", \"2006-09-15\"], \"parts\": ["
	                "{\"part\": \"morning\", \"from\": \"08:00\", \"to\": \"14:00\"},"
	                "{\"part\": \"afternoon\", \"from\": \"12:00\", \"to\": \"18:30\"}]},"
	                "\"clauses\": [");
	for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
		buffer_printf(to,
		              "%s{\"id\": \"clause-%zu\", \"para\": \"%zu\", \"verb\": \"decides\","
		              "\"quote\": \"q\", \"rule\": \"%s\", \"params\": {%s}}",
		              i > 0 ? "," : "", i, i, clauses[i][0], clauses[i][1]);
	buffer_text(to, "]}");
}

static inline const hld_mandate *baked_mandate(void)
{
	static hld_mandate *mandate;
	struct buffer text = {0};
	hld_error err = {0};
	if (mandate != NULL)
		return mandate;
	write_mandate(&text);
	if (hld_mandate_read(buffer_str(&text), text.size, "baked", &mandate, &err) != HLD_OK)
		fprintf(stderr, "%s: %s\n", err.pointer, err.text);
	MUST(mandate != NULL);
	buffer_release(&text);
	return mandate;
}

#endif
