/* agenda.c - from the programme to what a reader is told, block by block.
 *
 * agenda_make() at the end is where to begin. make_...() fills a block, say_...() gives
 * a string, NULL where there is nothing to say. */
#include "export/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "export/agenda_lists.h"
#include "export/agenda_words.h"
#include "export/selection.h"

static void make_roles(struct maker *maker, const struct meeting *meeting,
                       struct agenda_meeting *out)
{
	const struct {
		const char *one, *several;
		const struct who_ref *who;
		uint32_t count;
	} roles[] = {
		{N_("Presiding officer"), "", &meeting->presides, meeting->presides.name != NULL},
		{N_("Chair"), N_("Co-Chairs"), meeting->chairs.at, meeting->chairs.count},
		{N_("Lead discussant"), N_("Lead discussants"), meeting->discussants.at,
	         meeting->discussants.count},
		{N_("Panellist"), N_("Panellists"), meeting->panellists.at,
	         meeting->panellists.count}};
	enum { ROLES = sizeof roles / sizeof *roles };
	struct agenda_role *at = maker_array(maker, ROLES, sizeof *at);
	if (at == NULL)
		return;
	uint32_t count = 0;
	for (size_t i = 0; i < ROLES; i++) {
		if (roles[i].count == 0)
			continue;
		at[count].role =
			maker_words(maker, roles[i].count == 1 ? roles[i].one : roles[i].several);
		at[count++].people = maker_everyone(maker, roles[i].who, roles[i].count, "");
	}
	out->roles.at = at;
	out->roles.count = count;
}

static const char *say_open_to(struct maker *maker, const word_list *categories)
{
	for (uint32_t i = 0; i < categories->count; i++) {
		maker_print(maker, i == 0 ? N_("Open to {1}") : N_("; {1}"),
		            maker_words(maker, words_label(&category_words, categories->at[i])),
		            NULL);
	}
	return maker_take_any(maker);
}

/* What an item without a title is: "Statements", "Oral summary of round table 2". */
static void add_item_kind(struct maker *maker, const struct item *item)
{
	static const char *const several[] = {[STATEMENT] = N_("statements"),
	                                      [INTRODUCTION] = N_("introductory statements"),
	                                      [CONCLUDING] = N_("concluding statements")};
	const char *label = words_label(&item_kind_words, item->kind);
	const struct meeting *of = programme_meeting(maker->programme, item->of.id);
	struct buffer kind = {0}, mention = {0};
	if (item->by.count > 1 && item->kind < (int32_t)(sizeof several / sizeof *several) &&
	    several[item->kind] != NULL)
		label = several[item->kind];
	agenda_add_capital(&kind, maker_words(maker, label));
	if (of != NULL)
		agenda_add_mention(&mention, maker->locale, of);
	if (of != NULL)
		/* TRANSLATORS: "Oral summary", "round table 2" */
		maker_print(maker, "{1} of {2}", buffer_str(&kind), buffer_str(&mention), NULL);
	else
		buffer_text(&maker->line, buffer_str(&kind));
	maker->failed |= kind.failed || mention.failed;
	buffer_release(&kind);
	buffer_release(&mention);
}

/* For which group one speaks is said to the one who speaks. */
static const char *say_item(struct maker *maker, const struct item *item, bool star)
{
	const char *title = maker_text(maker, &item->title);
	const char *group = maker_text(maker, &item->on_behalf_of);
	if (title != NULL)
		buffer_text(&maker->line, title);
	else
		add_item_kind(maker, item);
	if (group != NULL && personal_statement(maker->programme, maker->who, item) &&
	    !agenda_says(buffer_str(&maker->line), group))
		maker_print(maker, " on behalf of {1}", group, NULL);
	maker_star(maker, star);
	return maker_take(maker);
}

static bool has_moment(const struct moment *moment)
{
	return moment->day != CIVIL_NONE;
}

static bool same_moment(const struct moment *a, const struct moment *b)
{
	return a->day == b->day && a->min == b->min;
}

/* An item without a time is within that of the item before it; where that is left out, the
 * time is said here. */
static void make_item(struct maker *maker, const struct meeting *meeting, uint32_t n, bool alone,
                      struct agenda_item *out)
{
	const struct item *item = &meeting->items.at[n];
	struct moment start = item->start, end = item->end;
	bool star = item->illustrative;
	if (alone && !has_moment(&start) && !has_moment(&end)) {
		start = item_start(meeting, n);
		end = item_end(meeting, n);
	}
	out->at = n;
	out->listed = is_for_all(maker->who) && lists_speaker(meeting, n);
	if (out->listed && lists_begins(meeting, n)) {
		out->run = lists_run(maker, meeting, n);
		out->run_span = lists_run_span(maker, meeting, n);
		out->run_limit = lists_run_limit(maker, meeting, n);
	}
	if (same_moment(&start, &meeting->start) && same_moment(&end, &meeting->end)) {
		star = star && !meeting->illustrative; /* else the meeting's span has it */
	} else {
		agenda_add_span(&maker->line, maker->locale, meeting->start.day, &start, &end);
		bool timed = maker->line.size > 0;
		maker_star(maker, star && timed);
		star = star && !timed;
	}
	out->span = maker_take_any(maker);
	out->title = say_item(maker, item, star);
	out->theme = maker_theme(maker, &item->theme);
	out->limit = maker_limit(maker, item->limit_min);
	out->note = maker_text(maker, &item->note);
	out->by = maker_everyone(maker, item->by.at, item->by.count, out->title);
}

static void make_items(struct maker *maker, const struct meeting *meeting,
                       struct agenda_meeting *out)
{
	struct agenda_item *items = maker_array(maker, meeting->items.count, sizeof *items);
	if (items == NULL)
		return;
	uint32_t count = 0;
	bool alone = false;
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		bool told = personal_item(maker->programme, maker->who, &meeting->items.at[i]);
		if (told)
			make_item(maker, meeting, i, alone, &items[count++]);
		alone = !told;
	}
	out->items.at = items;
	out->items.count = count;
}

static const char *say_span(struct maker *maker, const struct meeting *meeting)
{
	agenda_add_span(&maker->line, maker->locale, meeting->start.day, &meeting->start,
	                &meeting->end);
	maker_star(maker, meeting->illustrative);
	return maker_take(maker);
}

/* The label and the title, or one line where the title says the label again. */
static void make_heading(struct maker *maker, const struct meeting *meeting,
                         struct agenda_meeting *out)
{
	static const char *const marks[] = {
		[TENTATIVE] = N_(" [tentative]"), [CANCELLED] = N_(" [CANCELLED]")};
	agenda_add_label(&maker->line, maker->locale, meeting);
	out->title = maker_text(maker, &meeting->title);
	if (out->title != NULL && agenda_begins(out->title, buffer_str(&maker->line))) {
		buffer_text(&maker->line, out->title + maker->line.size);
		out->title = NULL;
	}
	if (meeting->status == TENTATIVE || meeting->status == CANCELLED)
		buffer_text(&maker->line, maker_words(maker, marks[meeting->status]));
	out->label = maker_take(maker);
}

static const char *say_room(struct maker *maker, const struct room_ref *room)
{
	const struct room *there = programme_room(maker->programme, room->id);
	buffer_text(&maker->line, programme_room_name(maker->programme, room, maker->lang));
	if (there != NULL)
		maker_note(maker, &there->name);
	maker_star(maker, there != NULL && there->illustrative);
	return maker_take_any(maker);
}

static bool in_own_city(const struct hld_programme *programme, const struct meeting *meeting)
{
	const char *city = programme->city.en;
	return meeting->city.en == NULL || (city != NULL && strcmp(meeting->city.en, city) == 0);
}

static bool in_own_zone(const struct hld_programme *programme, const struct meeting *meeting)
{
	return strcmp(meeting->zone.name, programme->zone) == 0;
}

static const char *say_place(struct maker *maker, const struct meeting *meeting)
{
	if (!in_own_city(maker->programme, meeting)) {
		maker_note(maker, &meeting->city);
		buffer_text(&maker->line, text_in(&meeting->city, maker->lang));
	}
	if (!in_own_zone(maker->programme, meeting))
		maker_print(maker,
		            maker->line.size > 0 ? N_(", local time ({1})")
		                                 : N_("Local time ({1})"),
		            meeting->zone.name, NULL);
	return maker_take_any(maker);
}

/* Of a cancelled meeting only what it would have been is said: nobody is to read in it
 * that an item is at ten. */
static void make_meeting(struct maker *maker, const struct meeting *meeting,
                         const struct meeting *above, struct agenda_meeting *out)
{
	const struct hld_programme *programme = maker->programme;
	const struct text *organ = meeting->organ.en != NULL ? &meeting->organ : &programme->organ;
	out->organ = maker_text(maker, organ);
	if (out->organ != NULL && above != NULL) {
		const struct text *last =
			above->organ.en != NULL ? &above->organ : &programme->organ;
		if (strcmp(out->organ, text_in(last, maker->lang)) == 0)
			out->organ = NULL;
	}
	out->span = say_span(maker, meeting);
	make_heading(maker, meeting, out);
	out->room = say_room(maker, &meeting->room);
	out->place = say_place(maker, meeting);
	out->theme = maker_theme(maker, &meeting->theme);
	out->note = maker_text(maker, &meeting->note);
	if (meeting->status == CANCELLED)
		return;
	out->open_to = say_open_to(maker, &meeting->open_to);
	make_roles(maker, meeting, out);
	make_items(maker, meeting, out);
}

/* A meeting and what it is sorted by. by_start alone will not do: at one instant it
 * may be another day elsewhere. */
struct slot {
	const struct meeting *meeting;
	uint32_t place; /* in by_start */
};

static int slot_compare(const void *a, const void *b)
{
	const struct slot *x = a, *y = b;
	if (x->meeting->start.day != y->meeting->start.day)
		return x->meeting->start.day < y->meeting->start.day ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static void make_day(struct maker *maker, const struct slot *slots, uint32_t count,
                     struct agenda_meeting *meetings, struct agenda_day *out)
{
	out->day = slots[0].meeting->start.day;
	agenda_add_weekday(&maker->line, maker->locale, out->day);
	out->date = maker_take(maker);
	for (uint32_t i = 0; i < count; i++) {
		meetings[i].id = maker->programme->by_start.at[slots[i].place];
		make_meeting(maker, slots[i].meeting, i > 0 ? slots[i - 1].meeting : NULL,
		             &meetings[i]);
	}
	out->meetings.at = meetings;
	out->meetings.count = count;
}

static void make_days(struct maker *maker, struct agenda *out)
{
	const struct hld_programme *programme = maker->programme;
	uint32_t all = programme->by_start.count, count = 0, days = 0;
	struct slot *slots = maker_array(maker, all, sizeof *slots);
	struct agenda_meeting *meetings = maker_array(maker, all, sizeof *meetings);
	struct agenda_day *at = maker_array(maker, all, sizeof *at);
	if (maker->failed)
		return;
	for (uint32_t i = 0; i < all; i++) {
		const struct meeting *meeting =
			programme_meeting(programme, programme->by_start.at[i]);
		if (personal_meeting(programme, maker->who, meeting))
			slots[count++] = (struct slot){meeting, i};
	}
	qsort(slots, count, sizeof *slots, slot_compare);
	for (uint32_t i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count; next++)
			if (slots[next].meeting->start.day != slots[i].meeting->start.day)
				break;
		make_day(maker, &slots[i], next - i, &meetings[i], &at[days++]);
	}
	out->days.at = at;
	out->days.count = days;
}

struct due {
	const struct deliverable *deliverable;
};

/* By date, those without one last, then as given: they lie in one array. */
static int due_compare(const void *a, const void *b)
{
	const struct deliverable *x = ((const struct due *)a)->deliverable;
	const struct deliverable *y = ((const struct due *)b)->deliverable;
	bool x_dated = x->date != CIVIL_NONE, y_dated = y->date != CIVIL_NONE;
	if (x_dated != y_dated)
		return x_dated ? -1 : 1;
	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	return x < y ? -1 : x > y;
}

static void make_document(struct maker *maker, const struct deliverable *deliverable,
                          struct agenda_document *out)
{
	bool dated = deliverable->date != CIVIL_NONE;
	if (dated)
		agenda_add_date(&maker->line, maker->locale, deliverable->date);
	maker_star(maker, dated && deliverable->illustrative);
	out->date = maker_take_any(maker);
	const char *title = maker_text(maker, &deliverable->title);
	buffer_text(&maker->line, title != NULL ? title : "");
	maker_star(maker, !dated && deliverable->illustrative);
	out->title = maker_take(maker);
	out->symbol = deliverable->symbol;
	out->by = maker_who(maker, &deliverable->by, out->title);
	out->note = maker_text(maker, &deliverable->note);
}

static void make_documents(struct maker *maker, struct agenda *out)
{
	const struct hld_programme *programme = maker->programme;
	uint32_t count = programme->deliverables.count;
	struct due *order = maker_array(maker, count, sizeof *order);
	struct agenda_document *at = maker_array(maker, count, sizeof *at);
	if (maker->failed)
		return;
	for (uint32_t i = 0; i < count; i++)
		order[i].deliverable = &programme->deliverables.at[i];
	qsort(order, count, sizeof *order, due_compare);
	for (uint32_t i = 0; i < count; i++)
		make_document(maker, order[i].deliverable, &at[i]);
	out->documents_heading = maker_words(maker, "Documents");
	out->documents.at = at;
	out->documents.count = count;
}

static bool is_weekend(int32_t from, int32_t to)
{
	enum { SUNDAY = 0, SATURDAY = 6 };
	for (; from < to; from++) {
		int32_t weekday = civil_weekday(from);
		if (weekday != SUNDAY && weekday != SATURDAY)
			return false;
	}
	return true;
}

/* First and last day on which a kind of meeting (0: any) is held where the programme is,
 * if nothing but weekends lies between: of days apart, a title says nothing. */
static bool find_days(const struct hld_programme *programme, int32_t kind, int32_t *first,
                      int32_t *last)
{
	*first = *last = CIVIL_NONE;
	for (uint32_t i = 0; i < programme->by_start.count; i++) {
		const struct meeting *meeting =
			programme_meeting(programme, programme->by_start.at[i]);
		bool counts = (kind == 0 || meeting->kind == kind) && meeting->status != CANCELLED;
		if (!counts || !in_own_city(programme, meeting) || !in_own_zone(programme, meeting))
			continue;
		int32_t day = meeting->start.day;
		if (*first == CIVIL_NONE)
			*first = *last = day;
		if (!is_weekend(*last + 1, day))
			return false;
		*last = day;
	}
	return *first != CIVIL_NONE;
}

/* The conference takes place when its plenary meetings do: hearings and panels come
 * before it. */
static const char *say_place_and_days(struct maker *maker)
{
	int32_t first, last;
	bool known = find_days(maker->programme, PLENARY, &first, &last);
	if (first == CIVIL_NONE)
		known = find_days(maker->programme, 0, &first, &last);
	const char *city = text_in(&maker->programme->city, maker->lang);
	struct buffer days = {0};
	maker_note(maker, &maker->programme->city);
	if (known)
		agenda_add_days(&days, maker->locale, first, last);
	if (city[0] != '\0' && known)
		/* TRANSLATORS: city, days */
		maker_print(maker, "{1}, {2}", city, buffer_str(&days), NULL);
	else
		buffer_text(&maker->line, known ? buffer_str(&days) : city);
	maker->failed |= days.failed;
	buffer_release(&days);
	return maker_take_any(maker);
}

static const char *say_edition(struct maker *maker)
{
	static const char *const names[] = {[PROGRAMME_STATUS_NONE] = N_("Programme"),
	                                    [DRAFT] = N_("Draft programme"),
	                                    [PROVISIONAL] = N_("Provisional programme"),
	                                    [FINAL] = N_("Final programme"),
	                                    [PROPOSED_ALTERNATIVE] = N_("Alternative programme")};
	const struct hld_programme *programme = maker->programme;
	struct buffer date = {0};
	buffer_text(&maker->line, maker_words(maker, names[programme->status]));
	if (programme->revision > 0) /* so not where there is none */
		maker_print(maker, ", revision {1}", maker_number(maker, programme->revision),
		            NULL);
	if (programme->issued != CIVIL_NONE) {
		agenda_add_date(&date, maker->locale, programme->issued);
		maker_print(maker, ", issued on {1}", buffer_str(&date), NULL);
	}
	maker->failed |= date.failed;
	buffer_release(&date);
	return maker_take(maker);
}

static const char *say_mandates(struct maker *maker)
{
	const string_list *mandates = &maker->programme->mandates;
	for (uint32_t i = 0; i < mandates->count; i++)
		maker_print(maker, i == 0 ? N_("Mandates: {1}") : N_("; {1}"), mandates->at[i],
		            NULL);
	return maker_take_any(maker);
}

static void make_front(struct maker *maker, struct agenda *out)
{
	const struct hld_programme *programme = maker->programme;
	out->title = maker_text(maker, &programme->title);
	out->theme = maker_theme(maker, &programme->theme);
	out->place = say_place_and_days(maker);
	out->edition = say_edition(maker);
	if (programme->illustrative)
		out->caution = maker_words(maker, "Illustrative: this programme was never issued.");
	out->note = maker_text(maker, &programme->note);
	out->mandates = say_mandates(maker);
	out->times = maker_words(maker, "All times are local.");
	out->who = maker->who;
	out->locale = maker->locale;
	if (maker->locale != LOCALE_ENGLISH)
		out->translation = maker_words(maker, "Unofficial translation.");
	if (!is_for_all(maker->who)) {
		const struct text *name = personal_name(programme, maker->who);
		maker_print(maker, "Programme of {1}", text_in(name, maker->lang), NULL);
		out->whose = maker_take(maker);
	}
}

static void say_nothing(const struct maker *maker, struct agenda *out)
{
	out->times = NULL;
	out->nothing =
		maker_words(maker, maker->programme->by_start.count == 0
	                                   ? N_("No meetings are scheduled.")
	                                   : N_("None of the meetings is for this participant."));
}

hld_status agenda_make(const struct hld_programme *programme, who_id who, const char *lang,
                       struct arena *arena, struct agenda *out, hld_error *err)
{
	struct maker maker;
	*out = (struct agenda){0};
	if (maker_init(&maker, programme, who, lang, arena)) {
		make_front(&maker, out);
		make_days(&maker, out);
		if (out->days.count == 0)
			say_nothing(&maker, out);
		lists_make(&maker, out);
		if (is_for_all(who))
			make_documents(&maker, out);
		if (maker.starred)
			out->footnote =
				maker_words(&maker, "* Illustrative: no source gives this value.");
	}
	return maker_finish(&maker, &out->missing) ? HLD_OK : error_nomem(err);
}

/* Say of which meetings it is: in the place of whose programme it is, or behind that. */
static bool say_selection(struct agenda *agenda, const struct hld_programme *programme,
                          const hld_export_options *options, struct arena *arena)
{
	struct buffer name = {0}, whose = {0};
	if (selection_is_all(options))
		return true;
	selection_add_name(programme, options, &name);
	if (agenda->whose != NULL)
		locale_print(&whose, agenda->locale, "{1}: {2}", agenda->whose, buffer_str(&name),
		             NULL);
	else
		locale_print(&whose, agenda->locale, "Programme of {1}", buffer_str(&name), NULL);
	agenda->whose = arena_copy(arena, buffer_str(&whose), whose.size);
	bool good = !name.failed && !whose.failed && agenda->whose != NULL;
	buffer_release(&name);
	buffer_release(&whose);
	if (agenda->nothing != NULL && programme->meetings.count > 0)
		agenda->nothing = locale_text(
			agenda->locale,
			is_for_all(agenda->who)
				? N_("None of the meetings is one of these.")
				: N_("None of these meetings is for this participant."));
	return good;
}

hld_status agenda_of(const struct hld_programme *programme, const hld_export_options *options,
                     struct arena *arena, struct agenda *out, hld_error *err)
{
	who_id who;
	hld_status status = personal_find(programme, options->participant, &who, err);
	if (status == HLD_OK)
		status = agenda_make(programme, who, options->lang, arena, out, err);
	if (status == HLD_OK && !say_selection(out, programme, options, arena))
		status = error_nomem(err);
	for (uint32_t i = 0; status == HLD_OK && options->missing != NULL && i < out->missing.count;
	     i++)
		options->missing(options->with, out->missing.at[i]);
	return status;
}

hld_status agenda_write(const struct hld_programme *programme, const hld_export_options *options,
                        agenda_layout *add, struct buffer *out, hld_error *err)
{
	struct arena arena = {0};
	struct agenda agenda;
	hld_status status = agenda_of(programme, options, &arena, &agenda, err);
	if (status == HLD_OK)
		add(out, &agenda);
	arena_free(&arena);
	return status;
}
