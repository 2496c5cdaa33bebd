/* encode_items.h - items that the meetings of an outline may hold.
 *
 * A meeting may hold as many items of a kind as all clauses together ask for, so that whatever
 * meets them finds room; each is held or not, and lies anywhere within its meeting. Its times
 * are told apart only by the minutes that clauses name for items like it: it begins and ends at
 * one of these or somewhere before, between or behind them. */
#ifndef SOLVE_ENCODE_ITEMS_H
#define SOLVE_ENCODE_ITEMS_H

#include <stdbool.h>
#include <stdint.h>

#include "model/mandate.h"

struct encoder;
struct slot;
struct mandate_list;
struct writer;

/* The minutes that are told apart of items of one kind in one sitting, ascending. Places in the
 * day are these, at odd numbers, and what lies before, between and behind them. */
struct ruler {
	const int32_t *minutes;
	uint32_t count;
	int *begins, *ends; /* by place: the sitting does there; NULL until it is asked for */
};

struct token {
	uint32_t sitting;
	int32_t kind;   /* enum item_kind */
	uint32_t about; /* the sitting that it is about; NO_ELEMENT: that is not said */
	int held;       /* its meeting holds it */
	struct ruler *ruler;
	int *from;  /* by place: it begins there or later; NULL until it is asked for */
	int *until; /* by place: it ends there or before */
};

enum item_edge { FIRST_ITEM, LAST_ITEM, ITEM_EDGES_END };

struct items {
	struct token *at; /* by sitting, then kind */
	uint32_t count;
	uint32_t *of; /* so many before each sitting, and behind the last; NULL: of a draft */
	int *edge[ITEM_EDGES_END]; /* by sitting and kind: its first item, or last, is such a
	                            * one; 0: not said yet */
};

/* Whether a clause that speaks of items can be said of an outline exactly. */
bool items_are_able(const struct clause *clause);

/* Whether a selector, or one that it means also, means items. */
bool has_items(const struct selector *selector);

/* Whether what such a clause says of an item may change when its meeting has the shorter of two
 * slots that begin together, and the item ends with it or before. */
bool items_tell(const struct hld_mandate *mandate, const struct clause *clause,
                const struct slot *shorter, const struct slot *longer);

/* Make the items of an outline. Fails (false) when memory is out. */
bool items_make(struct encoder *encoder, const struct mandate_list *mandates);

/* The place of a minute. */
uint32_t place_of(const struct ruler *ruler, int32_t min);

/* Literals that an item begins at a place or later, or ends at one or before. */
int item_from(struct encoder *encoder, struct token *token, uint32_t place);
int item_until(struct encoder *encoder, struct token *token, uint32_t place);

/* Literals that an item lies within two minutes that a clause names, where CIVIL_NONE is no
 * bound; that it begins, or ends, just then. */
int item_within(struct encoder *encoder, struct token *token, int32_t from, int32_t to);
int item_begins_at(struct encoder *encoder, struct token *token, int32_t min);
int item_ends_at(struct encoder *encoder, struct token *token, int32_t min);

/* The literal that a sitting holds an item of one of some kinds, or that its first or last item
 * is of one. */
int holds_item(struct encoder *encoder, uint32_t sitting, const word_list *kinds);
int has_at_edge(struct encoder *encoder, uint32_t sitting, const word_list *kinds,
                enum item_edge edge);

/* What clauses of these kinds require. */
void write_opening(struct writer *writer);
void write_item(struct writer *writer);

#endif
