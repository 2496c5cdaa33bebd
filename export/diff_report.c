/* diff_report.c - what is named first, then what became of it: "round table 2: moved from
 * ... to ...". Records go by the name that they had, which is the one that readers know. */
#include "export/diff_report.h"

#include <assert.h>
#include <string.h>

#include "base/civil.h"
#include "export/diff_words.h"
#include "model/value.h"

enum { LABEL_ROOM = 256 };

/* The side on which a record is named. */
static enum side named_side(const struct change *change)
{
	return change->record[OLD] != NULL ? OLD : NEW;
}

static void count_kinds(struct diff_around *around, const struct change *change)
{
	if (around->in[OLD] == change->in[OLD] && around->in[NEW] == change->in[NEW])
		return;
	*around = (struct diff_around){0};
	for (enum side side = OLD; side <= NEW; side++) {
		const struct meeting *meeting = change->in[side];
		assert(meeting != NULL); /* an item changes where its meeting does not come or go */
		around->in[side] = meeting;
		for (uint32_t i = 0; i < meeting->items.count; i++)
			around->of_kind[side][meeting->items.at[i].kind]++;
	}
}

static void add_meeting_label(struct buffer *out, const struct meeting *meeting)
{
	char label[LABEL_ROOM];
	buffer_text(out, meeting_label(meeting, label, sizeof label));
}

/* "opening"; where a meeting has several of a kind, with what tells them apart. */
static void add_item_label(struct buffer *out, struct diff_around *around, const struct diff *diff,
                           const struct change *change)
{
	enum side side = named_side(change);
	const struct item *item = change->record[side];
	const struct meeting *about = programme_meeting(diff->programme[side], item->of.id);
	count_kinds(around, change);
	buffer_text(out, words_label(&item_kind_words, item->kind));
	if (around->of_kind[OLD][item->kind] <= 1 && around->of_kind[NEW][item->kind] <= 1)
		return;
	if (about != NULL) {
		buffer_text(out, " of ");
		add_meeting_label(out, about);
	} else if (item->id != NULL) {
		buffer_printf(out, " '%s'", item->id);
	} else {
		buffer_printf(out, " (item %u)", (unsigned)change->nested_n[side] + 1);
	}
}

/* "deliverable 'overview'": a record by its id. */
static void add_id_label(struct buffer *out, const struct shape *shape, const void *record)
{
	const struct field *id = shape_field(shape, "id", 2);
	const char *name = value_pointer(field_at(id, record));
	buffer_text(out, shape->name);
	if (name != NULL)
		buffer_printf(out, " '%s'", name);
}

static void add_list_label(struct buffer *out, const struct shape *shape, const void *record)
{
	if (shape == &meeting_shape)
		add_meeting_label(out, record);
	else
		add_id_label(out, shape, record);
}

static void add_label(struct buffer *out, struct diff_around *around, const struct diff *diff,
                      const struct change *change)
{
	enum side side = named_side(change);
	if (change->list == NULL) {
		buffer_text(out, change->shape->name);
		return;
	}
	if (change->nested == NULL) {
		add_list_label(out, change->shape, change->record[side]);
		return;
	}
	add_list_label(out, change->list->of, change->in[OLD]);
	buffer_text(out, ", ");
	if (change->shape == &item_shape)
		add_item_label(out, around, diff, change);
	else
		add_id_label(out, change->shape, change->record[side]);
}

/* The times of a meeting or an item. */
struct times {
	const struct moment *start, *end;
	const char *zone; /* "": goes without saying */
};

static struct times times_of(const struct change *change, enum side side)
{
	const void *record = change->record[side];
	if (change->shape == &item_shape) {
		const struct item *item = record;
		return (struct times){&item->start, &item->end, ""};
	}
	const struct meeting *meeting = record;
	return (struct times){&meeting->start, &meeting->end, meeting->zone.name};
}

static void add_times(struct buffer *out, const struct times *times, bool zone)
{
	if (times->start->day == CIVIL_NONE && times->end->day == CIVIL_NONE)
		buffer_text(out, "no time of its own");
	else
		diff_add_span(out, times->start, times->end);
	if (zone)
		buffer_printf(out, ", %s time", times->zone);
}

static void add_move(struct buffer *out, const struct change *change)
{
	struct times old = times_of(change, OLD), new = times_of(change, NEW);
	bool zone = strcmp(old.zone, new.zone) != 0;
	buffer_text(out, "moved from ");
	add_times(out, &old, zone);
	buffer_text(out, " to ");
	add_times(out, &new, zone);
}

static void add_new_meeting(struct buffer *out, const struct diff *diff,
                            const struct meeting *meeting)
{
	const char *room = programme_room_name(diff->programme[NEW], &meeting->room, NULL);
	buffer_text(out, meeting->status == CANCELLED ? "added as cancelled, " : "added, ");
	diff_add_span(out, &meeting->start, &meeting->end);
	if (room[0] != '\0')
		buffer_printf(out, ", %s", room);
}

static void add_gone_meeting(struct buffer *out, const struct meeting *meeting)
{
	if (meeting->status == CANCELLED) {
		buffer_text(out, "no longer listed, was cancelled");
		return;
	}
	buffer_text(out, "cancelled, was on ");
	diff_add_span(out, &meeting->start, &meeting->end);
}

/* A record that came or went. */
static void add_whole(struct buffer *out, const struct diff *diff, const struct change *change)
{
	bool came = change->record[OLD] == NULL;
	const struct item *item = change->record[came ? NEW : OLD];
	if (change->shape == &meeting_shape && came) {
		add_new_meeting(out, diff, change->record[NEW]);
	} else if (change->shape == &meeting_shape) {
		add_gone_meeting(out, change->record[OLD]);
	} else if (change->shape != &item_shape) {
		buffer_text(out, came ? "added" : "removed");
	} else if (!came) {
		buffer_text(out, "cancelled");
	} else {
		buffer_text(out, "added");
		if (item->start.day != CIVIL_NONE || item->end.day != CIVIL_NONE) {
			buffer_text(out, ", ");
			diff_add_span(out, &item->start, &item->end);
		}
	}
}

/* Start, end and zone of one record, which are one sentence. */
static bool is_move(const struct change *change)
{
	return change->aspect == ASPECT_MOVED &&
	       (change->shape == &meeting_shape || change->shape == &item_shape);
}

static void add_event(struct buffer *out, const struct diff *diff, const struct change *change)
{
	if (change->field == NULL) {
		add_whole(out, diff, change);
	} else if (change->aspect == ASPECT_CANCELLED) { /* by its status */
		buffer_text(out, "cancelled");
	} else if (change->aspect == ASPECT_ADDED) {
		const struct meeting *meeting = change->record[NEW];
		buffer_printf(out, "on again%s, was cancelled",
		              meeting->status == TENTATIVE ? " (tentative)" : "");
	} else if (change->aspect == ASPECT_ORDER) {
		buffer_printf(out, "%s in another order", change->field->name);
	} else if (is_move(change)) {
		add_move(out, change);
	} else {
		diff_add_values(out, diff, change);
	}
}

void diff_add_sentence(struct buffer *out, struct diff_around *around, const struct diff *diff,
                       const struct change *change)
{
	size_t from = out->size;
	add_label(out, around, diff, change);
	buffer_text(out, ": ");
	add_event(out, diff, change);
	for (size_t i = from; !out->failed && i < out->size; i++)
		if (out->at[i] == '\n' || out->at[i] == '\t')
			out->at[i] = ' '; /* one line, whatever it quotes */
}

static void add_totals(struct buffer *out, const struct diff *diff, const char *name)
{
	const char *join = ": ";
	uint32_t ignored = 0;
	buffer_text(out, name);
	for (enum aspect aspect = 0; aspect < ASPECTS_END; aspect++) {
		uint32_t total = diff->totals[aspect];
		if (diff->ignored & ASPECT_BIT(aspect)) {
			ignored += total;
		} else if (total > 0) {
			buffer_printf(out, "%s%u %s", join, (unsigned)total, aspects[aspect].total);
			join = ", ";
		}
	}
	if (diff->changes.count == 0)
		buffer_text(out, ": no differences");
	if (ignored > 0)
		buffer_printf(out, "; %u ignored", (unsigned)ignored);
	buffer_byte(out, '\n');
}

void report_diff(const struct diff *diff, const char *name, struct buffer *out)
{
	struct diff_around around = {0};
	for (uint32_t i = 0; i < diff->changes.count; i++) {
		const struct change *change = &diff->changes.at[i];
		if (is_move(change) && diff_goes_on(diff, i))
			continue;
		diff_add_sentence(out, &around, diff, change);
		buffer_byte(out, '\n');
	}
	add_totals(out, diff, name);
}
