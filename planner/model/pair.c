/* pair.c - pass after pass, each by one key and over what the passes before it left. */
#include "model/pair.h"

#include "base/civil.h"
#include "base/map.h"
#include "model/programme.h"
#include "model/value.h"

/* Gives: a text that two records share which belong together; NULL: the record has none.
 * Fails: (false) when memory is out. */
typedef bool key_maker(struct arena *arena, const struct shape *shape, const void *record,
                       const char **key);

static bool key_id(struct arena *arena, const struct shape *shape, const void *record,
                   const char **key)
{
	(void)arena;
	*key = value_pointer(field_at(shape_field(shape, "id", 2), record));
	return true;
}

static bool key_number(struct arena *arena, const struct shape *shape, const void *record,
                       const char **key)
{
	(void)shape;
	const struct meeting *meeting = record;
	*key = NULL;
	if (meeting->number == CIVIL_NONE)
		return true;
	*key = arena_printf(arena, "%d %d", (int)meeting->kind, (int)meeting->number);
	return *key != NULL;
}

static bool key_about(struct arena *arena, const struct shape *shape, const void *record,
                      const char **key)
{
	(void)shape;
	const struct item *item = record;
	*key = NULL;
	if (item->of.name == NULL)
		return true;
	*key = arena_printf(arena, "%d %s", (int)item->kind, item->of.name);
	return *key != NULL;
}

static bool key_by(struct arena *arena, const struct shape *shape, const void *record,
                   const char **key)
{
	(void)shape;
	const struct item *item = record;
	*key = NULL;
	if (item->by.count != 1)
		return true;
	*key = arena_printf(arena, "%d %s", (int)item->kind, item->by.at[0].name);
	return *key != NULL;
}

static bool key_kind(struct arena *arena, const struct shape *shape, const void *record,
                     const char **key)
{
	(void)arena;
	(void)shape;
	const struct item *item = record;
	*key = words_name(&item_kind_words, item->kind);
	return true;
}

/* The passes, in their order. */
static const struct pass {
	const struct shape *shape; /* NULL: of any shape */
	key_maker *key;
	bool alone; /* only where one record on each side has the key */
} passes[] = {
	{NULL, key_id, false},           {&meeting_shape, key_number, true},
	{&item_shape, key_about, false}, {&item_shape, key_by, false},
	{&item_shape, key_kind, false},
};

/* The records of OLD that have one key, as a chain from first to last. */
struct chain {
	uint32_t first, last;
	uint32_t count[2]; /* of records with the key, on each side */
};

struct chains {
	struct map map; /* from the key to its chain */
	struct chain *at;
	uint32_t count;
	uint32_t *next;     /* of each record of OLD, in its chain */
	uint32_t *chain_of; /* of each record of NEW; MAP_NONE: no key, or none that OLD has */
};

static const void *record_at(const struct pairing *pairing, enum side side,
                             const struct shape *shape, uint32_t n)
{
	return (const char *)pairing->list[side].at + n * shape->size;
}

static bool chains_init(struct chains *chains, struct arena *arena, const struct pairing *pairing)
{
	uint32_t old = pairing->list[OLD].count, new = pairing->list[NEW].count;
	*chains = (struct chains){.at = arena_array(arena, old, sizeof *chains->at),
	                          .next = arena_array(arena, old, sizeof *chains->next),
	                          .chain_of = arena_array(arena, new, sizeof *chains->chain_of)};
	return chains->at != NULL && chains->next != NULL && chains->chain_of != NULL &&
	       map_init(&chains->map, arena, old);
}

static void chain_old(struct chains *chains, const char *key, uint32_t n)
{
	uint32_t c = map_put(&chains->map, key, chains->count);
	struct chain *chain = &chains->at[c];
	if (c == chains->count) {
		*chain = (struct chain){.first = n};
		chains->count++;
	} else {
		chains->next[chain->last] = n;
	}
	chains->next[n] = NO_ELEMENT;
	chain->last = n;
	chain->count[OLD]++;
}

/* Chain the unpaired records of both sides. */
static bool chain_all(struct chains *chains, struct arena *arena, const struct pairing *pairing,
                      const struct shape *shape, key_maker *make)
{
	const char *key;
	for (uint32_t i = 0; i < pairing->list[OLD].count; i++) {
		if (pairing->other[OLD][i] != NO_ELEMENT)
			continue;
		if (!make(arena, shape, record_at(pairing, OLD, shape, i), &key))
			return false;
		if (key != NULL)
			chain_old(chains, key, i);
	}
	for (uint32_t i = 0; i < pairing->list[NEW].count; i++) {
		chains->chain_of[i] = MAP_NONE;
		if (pairing->other[NEW][i] != NO_ELEMENT)
			continue;
		if (!make(arena, shape, record_at(pairing, NEW, shape, i), &key))
			return false;
		if (key != NULL)
			chains->chain_of[i] = map_get(&chains->map, key);
		if (chains->chain_of[i] != MAP_NONE)
			chains->at[chains->chain_of[i]].count[NEW]++;
	}
	return true;
}

static bool run_pass(struct pairing *pairing, struct arena *arena, const struct shape *shape,
                     const struct pass *pass)
{
	struct chains chains;
	if (!chains_init(&chains, arena, pairing) ||
	    !chain_all(&chains, arena, pairing, shape, pass->key))
		return false;
	for (uint32_t i = 0; i < pairing->list[NEW].count; i++) {
		if (chains.chain_of[i] == MAP_NONE)
			continue;
		struct chain *chain = &chains.at[chains.chain_of[i]];
		bool alone = chain->count[OLD] == 1 && chain->count[NEW] == 1;
		if (chain->first == NO_ELEMENT || (pass->alone && !alone))
			continue;
		pairing->other[OLD][chain->first] = i;
		pairing->other[NEW][i] = chain->first;
		chain->first = chains.next[chain->first];
	}
	return true;
}

static bool any_left(const struct pairing *pairing, enum side side)
{
	for (uint32_t i = 0; i < pairing->list[side].count; i++)
		if (pairing->other[side][i] == NO_ELEMENT)
			return true;
	return false;
}

bool pair_records(struct pairing *out, struct arena *arena, const struct shape *shape,
                  struct list old, struct list new)
{
	*out = (struct pairing){.list = {[OLD] = old, [NEW] = new}};
	for (enum side side = OLD; side <= NEW; side++) {
		uint32_t count = out->list[side].count;
		out->other[side] = arena_array(arena, count, sizeof *out->other[side]);
		if (out->other[side] == NULL)
			return false;
		for (uint32_t i = 0; i < count; i++)
			out->other[side][i] = NO_ELEMENT;
	}
	for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) {
		if (passes[i].shape != NULL && passes[i].shape != shape)
			continue;
		if (!any_left(out, OLD) || !any_left(out, NEW))
			return true;
		if (!run_pass(out, arena, shape, &passes[i]))
			return false;
	}
	return true;
}

bool pair_keeps_order(const struct pairing *pairing)
{
	uint32_t next = 0;
	for (uint32_t i = 0; i < pairing->list[NEW].count; i++) {
		uint32_t old = pairing->other[NEW][i];
		if (old == NO_ELEMENT)
			continue;
		if (old < next)
			return false;
		next = old + 1;
	}
	return true;
}
