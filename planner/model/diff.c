/* diff.c - walk two programmes by the rows of their shapes.
 *
 * diff_programmes() at the end is where to begin. A key needs no row here: one that the
 * table of aspects does not name is a detail. */
#include "model/diff.h"

#include <string.h>

#include "model/value.h"

#define ASPECT_ROW(name, word, total, covers) {word, total, covers},
const struct aspect_row aspects[ASPECTS_END] = {ASPECTS(ASPECT_ROW)};
#undef ASPECT_ROW

/* The aspects of keys, in whatever shape they are. */
static const struct {
	const char *key;
	enum aspect aspect;
} key_aspects[] = {
	{"start", ASPECT_MOVED},          {"end", ASPECT_MOVED},
	{"zone", ASPECT_MOVED},           {"room", ASPECT_PLACE},
	{"city", ASPECT_PLACE},           {"presides", ASPECT_OFFICERS},
	{"chairs", ASPECT_OFFICERS},      {"discussants", ASPECT_OFFICERS},
	{"panellists", ASPECT_OFFICERS},  {"by", ASPECT_OFFICERS},
	{"title", ASPECT_RENAMED},        {"theme", ASPECT_RENAMED},
	{"kind", ASPECT_RENAMED},         {"number", ASPECT_RENAMED},
	{"participants", ASPECT_INVITED}, {"open_to", ASPECT_INVITED},
	{"status", ASPECT_STATUS},        {"revision", ASPECT_STATUS},
	{"issued", ASPECT_STATUS},
};

/* The lists of a programme whose records have one aspect, whatever changes. */
static const struct {
	const char *key;
	enum aspect aspect;
} list_aspects[] = {
	{"deliverables", ASPECT_DOCUMENTS},
	{"rooms", ASPECT_LISTED},
	{"people", ASPECT_LISTED},
	{"participants", ASPECT_LISTED},
};

struct differ {
	struct diff *diff;
	struct arena *arena;     /* of the changes */
	struct arena scratch[2]; /* of the pairings: of a list, and of one nested in it */
	struct change *changes;
	uint32_t count, room;
	bool failed;
};

/* The one aspect of a list's records, or ASPECTS_END. */
static enum aspect list_aspect(const struct field *list)
{
	for (size_t i = 0; i < sizeof list_aspects / sizeof *list_aspects; i++)
		if (strcmp(list_aspects[i].key, list->name) == 0)
			return list_aspects[i].aspect;
	return ASPECTS_END;
}

/* Whether records of the list are paired, in place of comparing it as a whole. */
static bool is_paired(const struct change *at, const struct field *field)
{
	if (field->type != FIELD_RECORD || !(field->flags & FIELD_LIST) || at->nested != NULL)
		return false;
	const struct field *id = shape_field(field->of, "id", 2);
	return id != NULL && id->type == FIELD_ID;
}

static enum aspect status_aspect(const struct change *at, const struct field *field)
{
	if (value_int(field_at(field, at->record[NEW])) == CANCELLED)
		return ASPECT_CANCELLED;
	if (value_int(field_at(field, at->record[OLD])) == CANCELLED)
		return ASPECT_ADDED;
	return ASPECT_STATUS;
}

static bool is_confirmed(const struct meeting *meeting)
{
	return meeting->status == 0 || meeting->status == CONFIRMED;
}

/* A meeting that now says what it had from its programme, or what holds where nothing is
 * said, has no other zone, city or status. */
static bool means_the_same(const struct diff *diff, const struct change *at,
                           const struct field *field)
{
	if (at->shape != &meeting_shape)
		return false;
	const struct meeting *old = at->record[OLD], *new = at->record[NEW];
	if (strcmp(field->name, "zone") == 0)
		return strcmp(old->zone.name, new->zone.name) == 0;
	if (strcmp(field->name, "status") == 0)
		return is_confirmed(old) && is_confirmed(new);
	const char *before = meeting_city(diff->programme[OLD], old)->en;
	const char *after = meeting_city(diff->programme[NEW], new)->en;
	return strcmp(field->name, "city") == 0 && before != NULL && after != NULL &&
	       strcmp(before, after) == 0;
}

static enum aspect aspect_of(const struct diff *diff, const struct change *at,
                             const struct field *field)
{
	if (at->list != NULL && list_aspect(at->list) != ASPECTS_END)
		return list_aspect(at->list);
	if (field == NULL)
		return at->record[OLD] == NULL ? ASPECT_ADDED : ASPECT_CANCELLED;
	if (is_paired(at, field))
		return ASPECT_ORDER;
	if (means_the_same(diff, at, field))
		return ASPECT_DETAIL;
	if (field->of == &meeting_status_words)
		return status_aspect(at, field);
	for (size_t i = 0; i < sizeof key_aspects / sizeof *key_aspects; i++)
		if (strcmp(key_aspects[i].key, field->name) == 0)
			return key_aspects[i].aspect;
	return ASPECT_DETAIL;
}

static bool same_record(const struct change *a, const struct change *b)
{
	return a->record[OLD] == b->record[OLD] && a->record[NEW] == b->record[NEW];
}

/* Keep a change, before those of the same record whose aspect comes later; they are no
 * more than its shape has rows. */
static void keep(struct differ *d, const struct change *change)
{
	if (d->count == d->room) {
		uint32_t room = d->room != 0 ? d->room * 2 : 32;
		struct change *more = arena_array(d->arena, room, sizeof *more);
		d->failed = d->failed || more == NULL;
		if (d->failed)
			return;
		if (d->count > 0)
			memcpy(more, d->changes, d->count * sizeof *more);
		d->changes = more;
		d->room = room;
	}
	uint32_t to = d->count++;
	for (; to > 0; to--) {
		const struct change *before = &d->changes[to - 1];
		if (!same_record(before, change) || before->aspect <= change->aspect)
			break;
		d->changes[to] = *before;
	}
	d->changes[to] = *change;
}

/* Count and keep a change of the record at; seen are the aspects that it has changed in. */
static void add(struct differ *d, const struct change *at, const struct field *field,
                unsigned *seen)
{
	struct change change = *at;
	change.field = field;
	change.aspect = aspect_of(d->diff, at, field);
	unsigned bit = ASPECT_BIT(change.aspect);
	if (!(*seen & bit))
		d->diff->totals[change.aspect]++;
	*seen |= bit;
	if (!(d->diff->ignored & bit))
		keep(d, &change);
}

static void diff_keys(struct differ *d, const struct change *at)
{
	unsigned seen = 0;
	for (const struct field *field = at->shape->fields; field->name != NULL; field++)
		if (!is_paired(at, field) && !field_same(field, at->record[OLD], at->record[NEW]))
			add(d, at, field, &seen);
}

/* What the records of a list of the record `in` have in common. */
static struct change element_of(const struct change *in, const struct field *field)
{
	struct change at = *in;
	at.shape = field->of;
	if (in->list == NULL) {
		at.list = field;
		return at;
	}
	at.nested = field;
	for (enum side side = OLD; side <= NEW; side++)
		at.in[side] = in->record[side];
	return at;
}

static void set_side(struct change *at, const struct pairing *pairing, enum side side, uint32_t n)
{
	const char *list = pairing->list[side].at;
	at->record[side] = n != NO_ELEMENT ? list + n * at->shape->size : NULL;
	*(at->nested != NULL ? &at->nested_n[side] : &at->n[side]) = n;
}

/* The n-th record to tell of: meetings by their start. */
static uint32_t in_order(const struct differ *d, const struct change *at, enum side side,
                         uint32_t n)
{
	return at->shape == &meeting_shape ? d->diff->programme[side]->by_start.at[n].n : n;
}

static void diff_lists(struct differ *d, const struct change *in, enum aspect aspect);

static void diff_element(struct differ *d, struct change *at, const struct pairing *pairing,
                         uint32_t old, uint32_t new)
{
	unsigned seen = 0;
	set_side(at, pairing, OLD, old);
	set_side(at, pairing, NEW, new);
	if (old == NO_ELEMENT || new == NO_ELEMENT) {
		add(d, at, NULL, &seen);
		return;
	}
	diff_keys(d, at);
	diff_lists(d, at, ASPECTS_END);
}

static void diff_list(struct differ *d, const struct change *in, const struct field *field)
{
	struct change at = element_of(in, field);
	struct arena *scratch = &d->scratch[at.nested != NULL];
	struct pairing pairing;
	unsigned seen = 0;
	arena_clear(scratch);
	if (!pair_records(&pairing, scratch, at.shape, field_list(field, in->record[OLD]),
	                  field_list(field, in->record[NEW]))) {
		d->failed = true;
		return;
	}
	if (at.nested != NULL && !pair_keeps_order(&pairing))
		add(d, in, field, &seen);
	for (uint32_t i = 0; i < pairing.list[NEW].count; i++) {
		uint32_t new = in_order(d, &at, NEW, i);
		diff_element(d, &at, &pairing, pairing.other[NEW][new], new);
	}
	for (uint32_t i = 0; i < pairing.list[OLD].count; i++) {
		uint32_t old = in_order(d, &at, OLD, i);
		if (pairing.other[OLD][old] == NO_ELEMENT)
			diff_element(d, &at, &pairing, old, NO_ELEMENT);
	}
}

/* The lists of a record whose records have that one aspect, or none. */
static void diff_lists(struct differ *d, const struct change *in, enum aspect aspect)
{
	for (const struct field *field = in->shape->fields; field->name != NULL; field++) {
		enum aspect own = in->list == NULL ? list_aspect(field) : ASPECTS_END;
		if (own == aspect && is_paired(in, field) && !(field->flags & FIELD_ASIDE))
			diff_list(d, in, field);
	}
}

bool diff_programmes(const struct hld_programme *old, const struct hld_programme *new,
                     unsigned ignored, struct arena *arena, struct diff *out)
{
	struct differ d = {.diff = out, .arena = arena};
	struct change at = {.shape = &programme_shape, .record = {[OLD] = old, [NEW] = new}};
	*out = (struct diff){.programme = {[OLD] = old, [NEW] = new}, .ignored = ignored};
	diff_keys(&d, &at);
	diff_lists(&d, &at, ASPECTS_END);
	diff_lists(&d, &at, ASPECT_DOCUMENTS);
	diff_lists(&d, &at, ASPECT_LISTED);
	arena_free(&d.scratch[0]);
	arena_free(&d.scratch[1]);
	out->changes.at = d.changes;
	out->changes.count = d.count;
	return !d.failed;
}

bool diff_goes_on(const struct diff *diff, uint32_t index)
{
	if (index == 0)
		return false;
	const struct change *change = &diff->changes.at[index], *before = change - 1;
	return change->aspect == before->aspect && same_record(change, before);
}
