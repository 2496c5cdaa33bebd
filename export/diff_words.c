/* diff_words.c - times, single values, texts by language, and lists, in this order.
 *
 * diff_add_values() at the end chooses among them. */
#include "export/diff_words.h"

#include <assert.h>
#include <string.h>

#include "base/civil.h"
#include "base/map.h"
#include "model/value.h"

enum { LABEL_ROOM = 256 };

/* Adds the name of what a ref points at in a programme. */
typedef void namer(struct buffer *out, const struct hld_programme *programme,
                   const struct ref *ref);

static void name_who(struct buffer *out, const struct hld_programme *programme,
                     const struct ref *ref)
{
	const struct who_ref who = {.name = ref->name, .id = {ref->n}};
	buffer_text(out, programme_who(programme, &who, NULL));
}

static void name_room(struct buffer *out, const struct hld_programme *programme,
                      const struct ref *ref)
{
	const struct room_ref room = {ref->name, {ref->n}};
	buffer_text(out, programme_room_name(programme, &room, NULL));
}

static void name_meeting(struct buffer *out, const struct hld_programme *programme,
                         const struct ref *ref)
{
	const meeting_id id = {ref->n};
	const struct meeting *meeting = programme_meeting(programme, id);
	char label[LABEL_ROOM];
	buffer_text(out, meeting != NULL ? meeting_label(meeting, label, sizeof label) : ref->name);
}

/* Keys whose words are not the key itself, and what their refs point at. */
static const struct key_words {
	const char *key, *one, *many;
	namer *name; /* NULL: the id */
} key_words[] = {
	{"presides", "presiding officer", NULL, name_who},
	{"chairs", "chair", "chairs", name_who},
	{"discussants", "discussant", "discussants", name_who},
	{"panellists", "panellist", "panellists", name_who},
	{"participants", "participant", "participants", name_who},
	{"by", "by", "by", name_who},
	{"room", "room", NULL, name_room},
	{"of", "summary of", NULL, name_meeting},
	{"limit_min", "limit of a statement", NULL, NULL},
	{"issued", "day of issue", NULL, NULL},
	{"mandates", "mandate", "mandates", NULL},
};

static const struct key_words *find_words(const struct field *field)
{
	for (size_t i = 0; i < sizeof key_words / sizeof *key_words; i++)
		if (strcmp(key_words[i].key, field->name) == 0)
			return &key_words[i];
	return NULL;
}

/* The key in words, for one value or for many. */
static void add_key(struct buffer *out, const struct field *field, bool many)
{
	const struct key_words *words = find_words(field);
	if (words != NULL) {
		buffer_text(out, many && words->many != NULL ? words->many : words->one);
		return;
	}
	for (const char *c = field->name; *c != '\0'; c++)
		buffer_byte(out, *c == '_' ? ' ' : *c);
}

static void add_day_time(struct buffer *out, const struct moment *moment, const char *before)
{
	char day[CIVIL_ROOM], time[CIVIL_ROOM];
	buffer_printf(out, "%s, %s%s", civil_say_date(moment->day, day), before,
	              civil_write_time(moment->min, time));
}

void diff_add_span(struct buffer *out, const struct moment *start, const struct moment *end)
{
	char time[CIVIL_ROOM];
	bool starts = start->day != CIVIL_NONE, ends = end->day != CIVIL_NONE;
	assert(starts || ends);
	if (!starts) {
		add_day_time(out, end, "until ");
		return;
	}
	add_day_time(out, start, ends ? "" : "from ");
	if (!ends)
		return;
	if (start->day == end->day) {
		buffer_printf(out, "-%s", civil_write_time(end->min, time));
	} else {
		buffer_text(out, " to ");
		add_day_time(out, end, "");
	}
}

/* Adds one value that is there, of a field or of an element of its list. */
typedef void value_adder(struct buffer *out, const struct hld_programme *programme,
                         const struct field *field, const void *at);

static void add_string(struct buffer *out, const struct hld_programme *programme,
                       const struct field *field, const void *at)
{
	(void)programme;
	(void)field;
	buffer_text(out, value_pointer(at));
}

static void add_number(struct buffer *out, const struct hld_programme *programme,
                       const struct field *field, const void *at)
{
	(void)programme;
	static const char unit[] = "_min"; /* units are in the names of keys */
	size_t length = strlen(field->name), tail = sizeof unit - 1;
	int32_t value = value_int(at);
	buffer_printf(out, "%d", (int)value);
	if (length > tail && strcmp(field->name + length - tail, unit) == 0)
		buffer_text(out, value == 1 ? " minute" : " minutes");
}

static void add_word(struct buffer *out, const struct hld_programme *programme,
                     const struct field *field, const void *at)
{
	(void)programme;
	buffer_text(out, words_label(field->of, value_int(at)));
}

static void add_date(struct buffer *out, const struct hld_programme *programme,
                     const struct field *field, const void *at)
{
	(void)programme;
	(void)field;
	char day[CIVIL_ROOM];
	buffer_text(out, civil_say_date(value_int(at), day));
}

static void add_time(struct buffer *out, const struct hld_programme *programme,
                     const struct field *field, const void *at)
{
	(void)programme;
	(void)field;
	char time[CIVIL_ROOM];
	buffer_text(out, civil_write_time(value_int(at), time));
}

static void add_moment(struct buffer *out, const struct hld_programme *programme,
                       const struct field *field, const void *at)
{
	(void)programme;
	(void)field;
	add_day_time(out, at, "");
}

static void add_ref(struct buffer *out, const struct hld_programme *programme,
                    const struct field *field, const void *at)
{
	const struct key_words *words = find_words(field);
	struct ref ref;
	memcpy(&ref, at, sizeof ref);
	if (words != NULL && words->name != NULL)
		words->name(out, programme, &ref);
	else
		buffer_text(out, ref.name);
}

/* Texts, bools and records are said in ways of their own. */
static value_adder *const adders[] = {
	[FIELD_STRING] = add_string, [FIELD_ID] = add_string, [FIELD_INT] = add_number,
	[FIELD_WORD] = add_word,     [FIELD_DATE] = add_date, [FIELD_TIME] = add_time,
	[FIELD_MOMENT] = add_moment, [FIELD_REF] = add_ref,   [FIELD_PARAMS] = NULL};

static value_adder *adder_of(const struct field *field)
{
	assert(field->type < sizeof adders / sizeof *adders);
	return adders[field->type];
}

/* The values of both sides, apart; where two ids have one name, with the ids. */
static void add_both(struct buffer *out, const struct diff *diff, const struct field *field,
                     const void *const at[2])
{
	struct buffer value[2] = {{0}};
	for (enum side side = OLD; side <= NEW; side++)
		if (at[side] != NULL)
			adder_of(field)(&value[side], diff->programme[side], field, at[side]);
	bool alike = at[OLD] != NULL && at[NEW] != NULL &&
	             strcmp(buffer_str(&value[OLD]), buffer_str(&value[NEW])) == 0;
	for (enum side side = OLD; side <= NEW; side++)
		if (alike && field->type == FIELD_REF)
			buffer_printf(&value[side], " ('%s')",
			              (const char *)value_pointer(at[side]));
	if (at[NEW] == NULL) {
		buffer_text(out, "no ");
		add_key(out, field, false);
	} else {
		add_key(out, field, false);
		buffer_printf(out, " %s", buffer_str(&value[NEW]));
	}
	buffer_printf(out, ", was %s", at[OLD] != NULL ? buffer_str(&value[OLD]) : "none");
	out->failed |= value[OLD].failed || value[NEW].failed;
	buffer_release(&value[OLD]);
	buffer_release(&value[NEW]);
}

static void add_single(struct buffer *out, const struct diff *diff, const struct change *change)
{
	const void *at[2];
	for (enum side side = OLD; side <= NEW; side++)
		at[side] = field_is_there(change->field, change->record[side])
		                   ? field_at(change->field, change->record[side])
		                   : NULL;
	add_both(out, diff, change->field, at);
}

/* A flag: "now illustrative", "no longer illustrative". */
static void add_flag(struct buffer *out, const struct change *change)
{
	bool now = field_is_there(change->field, change->record[NEW]);
	buffer_text(out, now ? "now " : "no longer ");
	add_key(out, change->field, false);
}

/* One language of a text, unless it is the same; lang is NULL for English. */
static void add_language(struct buffer *out, const struct field *field, const char *lang,
                         const char *old, const char *new, const char **join)
{
	if (old == new || (old != NULL && new != NULL &&strcmp(old, new) == 0))
		return;
	buffer_text(out, *join);
	*join = "; ";
	if (new == NULL)
		buffer_text(out, "no ");
	add_key(out, field, false);
	if (lang != NULL)
		buffer_printf(out, " in %s", lang);
	if (new != NULL)
		buffer_printf(out, " '%s'", new);
	if (old != NULL)
		buffer_printf(out, ", was '%s'", old);
	else
		buffer_text(out, ", was none");
}

static void add_text(struct buffer *out, const struct change *change)
{
	const struct text *old = field_at(change->field, change->record[OLD]);
	const struct text *new = field_at(change->field, change->record[NEW]);
	const char *join = "";
	uint32_t at = 0;
	add_language(out, change->field, NULL, old->en, new->en, &join);
	for (uint32_t i = 0; i < new->count; i++) {
		const struct translation *other = &new->others[i];
		add_language(out, change->field, other->lang, text_seek(old, other->lang, &at),
		             other->string, &join);
	}
	at = 0;
	for (uint32_t i = 0; i < old->count; i++) {
		const struct translation *other = &old->others[i];
		if (text_seek(new, other->lang, &at) == NULL)
			add_language(out, change->field, other->lang, other->string, NULL, &join);
	}
}

/* The elements of a list that only one side has. */
struct lone {
	struct list list[2];
	bool *is[2]; /* by element */
	uint32_t count[2];
};

static const void *element(const struct lone *lone, enum side side, const struct field *field,
                           uint32_t n)
{
	return (const char *)lone->list[side].at + n * field_size(field);
}

/* What an element is known by. */
static const char *element_key(const struct field *field, const void *at)
{
	return field->type == FIELD_WORD ? words_name(field->of, value_int(at)) : value_pointer(at);
}

/* Match each element of NEW with one of OLD; unmatched[] counts those of OLD by key. */
static void match_elements(struct lone *lone, const struct field *field, struct map *keys,
                           uint32_t *unmatched)
{
	for (uint32_t i = 0; i < lone->list[OLD].count; i++) {
		const char *key = element_key(field, element(lone, OLD, field, i));
		unmatched[map_put(keys, key, keys->count)]++;
	}
	for (uint32_t i = 0; i < lone->list[NEW].count; i++) {
		uint32_t key = map_get(keys, element_key(field, element(lone, NEW, field, i)));
		lone->is[NEW][i] = key == MAP_NONE || unmatched[key] == 0;
		lone->count[NEW] += lone->is[NEW][i];
		if (!lone->is[NEW][i])
			unmatched[key]--;
	}
	for (uint32_t i = lone->list[OLD].count; i-- > 0;) {
		uint32_t key = map_get(keys, element_key(field, element(lone, OLD, field, i)));
		lone->is[OLD][i] = unmatched[key] > 0;
		lone->count[OLD] += lone->is[OLD][i];
		if (lone->is[OLD][i])
			unmatched[key]--;
	}
}

static bool find_lone(struct lone *lone, struct arena *arena, const struct change *change)
{
	struct map keys;
	for (enum side side = OLD; side <= NEW; side++) {
		lone->list[side] = field_list(change->field, change->record[side]);
		lone->is[side] = arena_array(arena, lone->list[side].count, sizeof(bool));
		if (lone->is[side] == NULL)
			return false;
	}
	uint32_t *unmatched = arena_array(arena, lone->list[OLD].count, sizeof *unmatched);
	if (unmatched == NULL || !map_init(&keys, arena, lone->list[OLD].count))
		return false;
	match_elements(lone, change->field, &keys, unmatched);
	return true;
}

/* "A, B and C" of one side, and what became of them. */
static void add_lone(struct buffer *out, const struct diff *diff, const struct field *field,
                     const struct lone *lone, enum side side)
{
	uint32_t said = 0, count = lone->count[side];
	for (uint32_t i = 0; i < lone->list[side].count; i++) {
		if (!lone->is[side][i])
			continue;
		if (said > 0)
			buffer_text(out, said + 1 < count ? ", " : " and ");
		adder_of(field)(out, diff->programme[side], field, element(lone, side, field, i));
		said++;
	}
	if (count > 0)
		buffer_text(out, side == NEW ? " added" : " dropped");
}

static void add_members(struct buffer *out, const struct diff *diff, const struct field *field,
                        const struct lone *lone)
{
	add_key(out, field, true);
	if (lone->count[OLD] + lone->count[NEW] > 0) {
		buffer_text(out, ": ");
		add_lone(out, diff, field, lone, NEW);
		buffer_text(out, lone->count[OLD] > 0 && lone->count[NEW] > 0 ? "; " : "");
		add_lone(out, diff, field, lone, OLD);
	} else if (lone->list[NEW].count > 0) {
		buffer_text(out, " in another order");
	} else {
		buffer_text(out, lone->list[NEW].at != NULL ? ": none, was not given"
		                                            : ": not given, was none");
	}
}

static void add_list(struct buffer *out, const struct diff *diff, const struct change *change)
{
	const struct field *field = change->field;
	struct arena arena = {0};
	struct lone lone = {0};
	bool found = find_lone(&lone, &arena, change);
	uint32_t old = lone.list[OLD].count, new = lone.list[NEW].count;
	if (!found) {
		out->failed = true;
	} else if (old <= 1 && new <= 1 && old + new > 0) {
		const void *at[2] = {lone.list[OLD].count > 0 ? lone.list[OLD].at : NULL,
		                     lone.list[NEW].count > 0 ? lone.list[NEW].at : NULL};
		add_both(out, diff, field, at);
	} else {
		add_members(out, diff, field, &lone);
	}
	arena_free(&arena);
}

/* Whether elements of a list are told apart by a word, as element_key() has it. */
static bool has_keys(const struct field *field)
{
	return field->type == FIELD_STRING || field->type == FIELD_ID || field->type == FIELD_REF ||
	       field->type == FIELD_WORD;
}

void diff_add_values(struct buffer *out, const struct diff *diff, const struct change *change)
{
	const struct field *field = change->field;
	bool is_list = (field->flags & FIELD_LIST) != 0;
	if (is_list && has_keys(field)) {
		add_list(out, diff, change);
	} else if (is_list || field->type == FIELD_RECORD) {
		add_key(out, field, true);
		buffer_text(out, " changed");
	} else if (field->type == FIELD_TEXT) {
		add_text(out, change);
	} else if (field->type == FIELD_BOOL) {
		add_flag(out, change);
	} else {
		add_single(out, diff, change);
	}
}
