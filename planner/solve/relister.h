/* relister.h - what changes of a list share: who is on it where, and who has which slot. */
#ifndef SOLVE_RELISTER_H
#define SOLVE_RELISTER_H

#include "solve/relist.h"
#include "solve/speakers.h"

/* A statement on a list. */
struct list_place {
	uint32_t meeting, item;
};

/* Find the one statement of somebody.
 * Fails: USAGE (there is none, or several). */
hld_status list_find(const struct hld_programme *programme, const char *who, struct list_place *out,
                     hld_error *err);

/* The delegation of an id or name.
 * Fails: USAGE, with the nearest. */
hld_status list_delegation(const struct hld_programme *programme, const char *who, who_id *out,
                           hld_error *err);

/* The statements of a meeting, by their places among its items; out has room for all of these. */
uint32_t list_statements(const struct meeting *meeting, uint32_t *out);

/* The minute of the meeting's day at which its n-th item begins, and ends. */
int32_t list_start_min(const struct meeting *meeting, uint32_t n);
int32_t list_end_min(const struct meeting *meeting, uint32_t n);

/* The tier of whoever makes a statement. */
uint32_t list_tier(const struct hld_programme *programme, const struct rule_precedence *rule,
                   const struct item *item);

/* The list of one meeting under change. */
struct relister {
	struct hld_programme *programme;
	const struct rule_precedence *rule; /* NULL: there is one tier */
	struct meeting *meeting;
	uint32_t *at;          /* its statements */
	uint32_t count, place; /* of whoever changes among them */
};

/* Begin with a meeting, and room for one more statement. Fails (false) when memory is out. */
bool relister_begin(struct relister *relister, struct arena *arena, struct hld_programme *programme,
                    const struct mandate_list *mandates, uint32_t meeting);

/* Move whoever changes behind the last of its tier, and those between by one slot. */
void relister_settle(struct relister *relister);

/* An id for an item of the meeting that none has: the word, or with a number behind it. NULL
 * when memory is out. */
const char *relister_id(struct relister *relister, const char *word);

/* Inscribe somebody late.
 * Fails: as list_change(). */
hld_status inscribe(struct hld_programme *programme, const struct mandate_list *mandates,
                    const struct list_change *change, struct inscription_terms terms,
                    hld_error *err);

#endif
